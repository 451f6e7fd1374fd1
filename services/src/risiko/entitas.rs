//! Rows of risk management.

/// The frame of a year.
pub mod tahun {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "risiko_tahun")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub tahun: i32,
        #[sea_orm(column_type = "Text")]
        pub matriks: String,
        #[sea_orm(column_type = "Text")]
        pub kerangka: String,
        pub ditutup_pada: Option<DateTimeUtc>,
        #[sea_orm(column_type = "Text")]
        pub ditutup_oleh: String,
        pub versi: i64,
        pub diubah: DateTimeUtc,
        #[sea_orm(column_type = "Text")]
        pub diubah_oleh: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// What risk management of a year follows.
pub mod pedoman {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "risiko_pedoman")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub tahun: i32,
        #[sea_orm(column_type = "Text")]
        pub pedoman_judul: String,
        #[sea_orm(column_type = "Text")]
        pub pedoman_nomor: String,
        pub pedoman_tahun: Option<i32>,
        #[sea_orm(column_type = "Text")]
        pub sni_nomor: String,
        pub sni_tahun: Option<i32>,
        #[sea_orm(column_type = "Text")]
        pub standar_lain: String,
        pub tanpa_sni: bool,
        #[sea_orm(column_type = "Text")]
        pub rencana_nomor: String,
        pub rencana_tanggal: Option<Date>,
        pub perangkat_daerah_id: Option<i64>,
        #[sea_orm(column_type = "Text")]
        pub selang_pantau: String,
        pub versi: i64,
        pub diubah: DateTimeUtc,
        #[sea_orm(column_type = "Text")]
        pub diubah_oleh: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A body of the structure.
pub mod penyelenggara {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "penyelenggara")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        #[sea_orm(column_type = "Text")]
        pub unsur: String,
        pub tahun: i32,
        pub perangkat_daerah_id: Option<i64>,
        /// What kind of decision `nomor` is of; empty where it was not said.
        #[sea_orm(column_type = "Text")]
        pub keputusan: String,
        #[sea_orm(column_type = "Text")]
        pub nomor: String,
        pub tanggal: Option<Date>,
        pub versi: i64,
        pub diubah: DateTimeUtc,
        #[sea_orm(column_type = "Text")]
        pub diubah_oleh: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Somebody in a body.
pub mod anggota {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "penyelenggara_anggota")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub penyelenggara_id: i64,
        pub urutan: i32,
        #[sea_orm(column_type = "Text")]
        pub kedudukan: String,
        #[sea_orm(column_type = "Text")]
        pub nama: String,
        #[sea_orm(column_type = "Text")]
        pub nip: String,
        #[sea_orm(column_type = "Text")]
        pub jabatan: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// The context of an office in a year.
pub mod konteks {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "risiko_konteks")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub tahun: i32,
        pub perangkat_daerah_id: i64,
        #[sea_orm(column_type = "Text")]
        pub nama_upr: String,
        #[sea_orm(column_type = "Text")]
        pub tugas: String,
        #[sea_orm(column_type = "Text")]
        pub fungsi: String,
        pub mulai: Date,
        pub selesai: Date,
        #[sea_orm(column_type = "Text")]
        pub pemangku: String,
        #[sea_orm(column_type = "Text")]
        pub peraturan: String,
        #[sea_orm(column_type = "Text")]
        pub kerangka: String,
        #[sea_orm(column_type = "Text")]
        pub pakta_nomor: String,
        #[sea_orm(column_type = "Text")]
        pub pakta_tempat: String,
        pub pakta_tanggal: Option<Date>,
        pub versi: i64,
        pub dibuat: DateTimeUtc,
        pub diubah: DateTimeUtc,
        #[sea_orm(column_type = "Text")]
        pub diubah_oleh: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A goal of a context.
pub mod sasaran {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "risiko_sasaran")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub konteks_id: i64,
        pub urutan: i32,
        #[sea_orm(column_type = "Text")]
        pub sasaran_upr: String,
        #[sea_orm(column_type = "Text")]
        pub sasaran_spbe: String,
        #[sea_orm(column_type = "Text")]
        pub indikator: String,
        #[sea_orm(column_type = "Text")]
        pub target: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A risk.
pub mod risiko {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "risiko")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub konteks_id: i64,
        pub tahun: i32,
        pub perangkat_daerah_id: i64,
        pub urutan: i32,
        pub sasaran_id: Option<i64>,
        #[sea_orm(column_type = "Text")]
        pub jenis: String,
        #[sea_orm(column_type = "Text")]
        pub kejadian: String,
        #[sea_orm(column_type = "Text")]
        pub penyebab: String,
        #[sea_orm(column_type = "Text")]
        pub kategori: String,
        #[sea_orm(column_type = "Text")]
        pub uraian_dampak: String,
        #[sea_orm(column_type = "Text")]
        pub area: String,
        #[sea_orm(column_type = "Text")]
        pub pengendalian: String,
        pub kemungkinan: i32,
        pub dampak: i32,
        pub besaran: i32,
        #[sea_orm(column_type = "Text")]
        pub penjelasan_kemungkinan: String,
        #[sea_orm(column_type = "Text")]
        pub penjelasan_dampak: String,
        pub ambang: Option<i32>,
        pub keputusan: bool,
        #[sea_orm(column_type = "Text")]
        pub alasan_keputusan: String,
        pub pertimbangan: Option<i32>,
        pub kini_kemungkinan: i32,
        pub kini_dampak: i32,
        pub kini_besaran: i32,
        pub ada_residual: bool,
        pub residual_kemungkinan: Option<i32>,
        pub residual_dampak: Option<i32>,
        pub residual_besaran: Option<i32>,
        #[sea_orm(column_type = "Text")]
        pub alasan_residual: String,
        pub target_kemungkinan: Option<i32>,
        pub target_dampak: Option<i32>,
        pub target_besaran: Option<i32>,
        #[sea_orm(column_type = "Text")]
        pub kontinjensi: String,
        #[sea_orm(column_type = "Text")]
        pub pemilik: String,
        #[sea_orm(column_type = "Text")]
        pub status: String,
        pub penyusun_id: Option<i64>,
        pub diajukan_oleh: Option<i64>,
        pub disetujui_oleh: Option<i64>,
        #[sea_orm(column_type = "Text")]
        pub tingkat: String,
        #[sea_orm(column_type = "Text")]
        pub menunggu: Option<String>,
        pub asal_id: Option<i64>,
        #[sea_orm(column_type = "Text")]
        pub spip: String,
        #[sea_orm(column_type = "Text")]
        pub cari: String,
        pub versi: i64,
        pub dibuat: DateTimeUtc,
        pub diubah: DateTimeUtc,
        #[sea_orm(column_type = "Text")]
        pub diubah_oleh: String,
        pub diarsipkan_pada: Option<DateTimeUtc>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Somebody who wrote a risk or its treatment since others last accepted it.
pub mod penyusun {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "risiko_penyusun")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub akun_id: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub risiko_id: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// An action of the plan of treatment.
pub mod penanganan {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "risiko_penanganan")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub risiko_id: i64,
        pub urutan: i32,
        #[sea_orm(column_type = "Text")]
        pub opsi: String,
        #[sea_orm(column_type = "Text")]
        pub aksi: String,
        #[sea_orm(column_type = "Text")]
        pub keluaran: String,
        #[sea_orm(column_type = "Text")]
        pub jadwal: String,
        pub mulai: Date,
        pub tenggat: Date,
        #[sea_orm(column_type = "Text")]
        pub penanggung_jawab: String,
        #[sea_orm(column_type = "Text")]
        pub pendukung: String,
        pub biaya: Option<i64>,
        #[sea_orm(column_type = "Text")]
        pub kemajuan: String,
        #[sea_orm(column_type = "Text")]
        pub realisasi: String,
        pub selesai_pada: Option<Date>,
        pub versi: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A monitoring report.
pub mod pantauan {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "risiko_pantauan")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub risiko_id: i64,
        #[sea_orm(column_type = "Text")]
        pub jenis: String,
        pub ke: i32,
        pub sampai: Date,
        pub kemungkinan: i32,
        pub dampak: i32,
        pub besaran: i32,
        #[sea_orm(column_type = "Text")]
        pub uraian: String,
        #[sea_orm(column_type = "Text")]
        pub proyeksi: String,
        #[sea_orm(column_type = "Text")]
        pub dilakukan: String,
        #[sea_orm(column_type = "Text")]
        pub rencana: String,
        #[sea_orm(column_type = "Text")]
        pub penanggung_jawab: String,
        #[sea_orm(column_type = "Text")]
        pub waktu: String,
        #[sea_orm(column_type = "Text")]
        pub rekomendasi: String,
        pub versi: i64,
        pub dibuat: DateTimeUtc,
        #[sea_orm(column_type = "Text")]
        pub dibuat_oleh: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A risk that came about.
pub mod kejadian {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "risiko_kejadian")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub risiko_id: i64,
        pub tanggal: Date,
        #[sea_orm(column_type = "Text")]
        pub sebab: String,
        #[sea_orm(column_type = "Text")]
        pub dampak: String,
        pub kerugian: Option<i64>,
        #[sea_orm(column_type = "Text")]
        pub tindakan: String,
        #[sea_orm(column_type = "Text")]
        pub pelajaran: String,
        pub versi: i64,
        pub dibuat: DateTimeUtc,
        #[sea_orm(column_type = "Text")]
        pub dibuat_oleh: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// An escalation with its decision.
pub mod eskalasi {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "risiko_eskalasi")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub risiko_id: i64,
        #[sea_orm(column_type = "Text")]
        pub ke: String,
        #[sea_orm(column_type = "Text")]
        pub alasan: String,
        #[sea_orm(column_type = "Text")]
        pub diajukan_oleh: String,
        pub diajukan_pada: DateTimeUtc,
        /// Whose question it is: who passes it on decides, and asks nothing of their own.
        pub pemohon_id: Option<i64>,
        #[sea_orm(column_type = "Text")]
        pub putusan: Option<String>,
        #[sea_orm(column_type = "Text")]
        pub catatan: String,
        #[sea_orm(column_type = "Text")]
        pub nomor: String,
        pub tanggal: Option<Date>,
        #[sea_orm(column_type = "Text")]
        pub diputus_oleh: String,
        pub diputus_pada: Option<DateTimeUtc>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A remark that came with a step.
pub mod catatan {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "risiko_catatan")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub risiko_id: i64,
        #[sea_orm(column_type = "Text")]
        pub perbuatan: String,
        #[sea_orm(column_type = "Text")]
        pub catatan: String,
        #[sea_orm(column_type = "Text")]
        pub oleh: String,
        pub pada: DateTimeUtc,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A link to a record elsewhere.
pub mod tautan {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "risiko_tautan")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub risiko_id: i64,
        #[sea_orm(column_type = "Text")]
        pub jenis: String,
        pub objek_id: i64,
        pub catatan_id: Option<i64>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Accompaniment of an office by the supervision.
pub mod pendampingan {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "risiko_pendampingan")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub tahun: i32,
        pub perangkat_daerah_id: i64,
        pub tanggal: Date,
        #[sea_orm(column_type = "Text")]
        pub saran: String,
        #[sea_orm(column_type = "Text")]
        pub tindak_lanjut: String,
        pub ditindaklanjuti_pada: Option<Date>,
        pub versi: i64,
        pub dibuat: DateTimeUtc,
        #[sea_orm(column_type = "Text")]
        pub dibuat_oleh: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
