//! Rows of the assessment tables; codes of enums are kept as text and parsed by the modules that read them.

/// A round of a year.
pub mod putaran {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "putaran")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub tahun: i32,
        pub nama: String,
        pub jenis: String,
        pub lingkup: String,
        pub instrumen: String,
        pub visitasi: bool,
        pub target: Option<i32>,
        pub terkunci: bool,
        pub impor: bool,
        /// Deadlines close what belongs to their stage.
        pub tutup_lewat_tenggat: bool,
        /// The decree that formed the tim asesor internal.
        pub asesor_nomor: Option<String>,
        pub asesor_tanggal: Option<Date>,
        pub versi: i64,
        pub dibuat: DateTimeUtc,
        pub diubah: DateTimeUtc,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Model {
        /// The decree that formed the tim asesor internal.
        pub fn tim_asesor(&self) -> Option<domain::laporan::Penetapan> {
            let (nomor, tanggal) = self.asesor_nomor.clone().zip(self.asesor_tanggal)?;
            Some(domain::laporan::Penetapan { nomor, tanggal })
        }
    }
}

/// The deadline of one stage of a round.
pub mod tenggat {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "tenggat_tahap")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub putaran_id: i64,
        pub tahap: String,
        pub tanggal: Date,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Who is assessed in a round: the government (`None`) or one office.
pub mod penilaian {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "penilaian")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub putaran_id: i64,
        pub perangkat_daerah_id: Option<i64>,
        #[sea_orm(belongs_to, from = "putaran_id", to = "id")]
        pub putaran: BelongsTo<super::putaran::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// One indicator of one assessment.
pub mod isian {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "isian")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub penilaian_id: i64,
        pub indikator: String,
        pub urutan: i32,
        pub status: String,
        pub diisi_oleh: Option<i64>,
        pub diajukan_oleh: Option<i64>,
        pub diajukan_pada: Option<DateTimeUtc>,
        pub disetujui_oleh: Option<i64>,
        pub disetujui_pada: Option<DateTimeUtc>,
        #[sea_orm(column_type = "Text")]
        pub catatan: String,
        pub versi: i64,
        pub diubah: DateTimeUtc,
        #[sea_orm(belongs_to, from = "penilaian_id", to = "id")]
        pub penilaian: BelongsTo<super::penilaian::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// What one stage said about one indicator; a stage that said nothing has no row.
pub mod nilai {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "nilai_tahap")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub isian_id: i64,
        pub tahap: String,
        pub nilai: Option<i32>,
        #[sea_orm(column_type = "Text")]
        pub fakta: String,
        #[sea_orm(column_type = "Text")]
        pub analisis: String,
        #[sea_orm(column_type = "Text")]
        pub justifikasi: String,
        pub oleh: Option<i64>,
        pub pada: DateTimeUtc,
        #[sea_orm(belongs_to, from = "isian_id", to = "id")]
        pub isian: BelongsTo<super::isian::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// An office responsible for an indicator.
pub mod penugasan {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "penugasan")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub isian_id: i64,
        pub perangkat_daerah_id: i64,
        pub utama: bool,
        #[sea_orm(belongs_to, from = "isian_id", to = "id")]
        pub isian: BelongsTo<super::isian::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// An assessor's question and the office's answer.
pub mod klarifikasi {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "klarifikasi")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub isian_id: i64,
        #[sea_orm(column_type = "Text")]
        pub pertanyaan: String,
        pub ditanya_oleh: Option<i64>,
        pub ditanya_pada: DateTimeUtc,
        pub batas: Option<Date>,
        #[sea_orm(column_type = "Text", nullable)]
        pub jawaban: Option<String>,
        pub dijawab_oleh: Option<i64>,
        pub dijawab_pada: Option<DateTimeUtc>,
        #[sea_orm(belongs_to, from = "isian_id", to = "id")]
        pub isian: BelongsTo<super::isian::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Evidence attached to an indicator.
pub mod isian_bukti {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "isian_bukti")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub isian_id: i64,
        pub bukti_id: i64,
        pub tingkat: Option<i32>,
        #[sea_orm(belongs_to, from = "isian_id", to = "id")]
        pub isian: BelongsTo<super::isian::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A recommendation for improvement.
pub mod rekomendasi {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "rekomendasi")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub penilaian_id: i64,
        pub indikator: Option<String>,
        pub aspek: Option<i32>,
        #[sea_orm(column_type = "Text")]
        pub uraian: String,
        pub perangkat_daerah_id: Option<i64>,
        pub tenggat: Option<Date>,
        pub selesai: bool,
        pub arsip: bool,
        pub versi: i64,
        pub diubah: DateTimeUtc,
        #[sea_orm(belongs_to, from = "penilaian_id", to = "id")]
        pub penilaian: BelongsTo<super::penilaian::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A decision that fixed or reopened a round.
pub mod keputusan {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "keputusan_putaran")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub putaran_id: i64,
        pub jenis: String,
        pub nomor: String,
        pub tanggal: Date,
        #[sea_orm(column_type = "Text")]
        pub alasan: String,
        pub oleh: Option<i64>,
        pub pada: DateTimeUtc,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// An issued report with the snapshot it was made from.
pub mod laporan {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "laporan")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub penilaian_id: i64,
        pub bentuk: String,
        pub nomor: String,
        pub tanggal: Date,
        pub per: DateTimeUtc,
        pub sidik: String,
        #[sea_orm(column_type = "Text")]
        pub potret: String,
        pub oleh: Option<i64>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
