//! Rows of proposals.

pub mod usulan {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "usulan_aplikasi")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub perangkat_daerah_id: i64,
        pub jenis: String,
        pub aplikasi_id: Option<i64>,
        pub nama: String,
        #[sea_orm(column_type = "Text")]
        pub fungsi: String,
        #[sea_orm(column_type = "Text")]
        pub uraian: String,
        pub kode_rujukan: String,
        pub jenis_aplikasi: String,
        pub kode_tertutup: bool,
        pub dalam_rencana: bool,
        pub rencana_mulai: Option<Date>,
        pub status: String,
        pub revisi: i32,
        pub diajukan_oleh: Option<i64>,
        pub diajukan_pada: Option<DateTimeUtc>,
        pub diverifikasi_pada: Option<DateTimeUtc>,
        #[sea_orm(column_type = "Text")]
        pub verifikasi: String,
        pub mulai: Option<Date>,
        pub versi: i64,
        pub dibuat: DateTimeUtc,
        pub diubah: DateTimeUtc,
        pub diubah_oleh: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod jawaban {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "usulan_jawaban")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub usulan_id: i64,
        pub butir: String,
        #[sea_orm(column_type = "Text")]
        pub isi: String,
        pub nomor: String,
        pub tanggal: Option<Date>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod dokumen {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "usulan_dokumen")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub usulan_id: i64,
        pub butir: String,
        pub bukti_id: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod serupa {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "usulan_serupa")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub usulan_id: i64,
        pub aplikasi_id: i64,
        pub skor: i32,
        pub alasan: String,
        #[sea_orm(column_type = "Text")]
        pub jawaban: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod keputusan {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "usulan_keputusan")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub usulan_id: i64,
        pub revisi: i32,
        pub disetujui: bool,
        pub nomor: String,
        pub tanggal: Date,
        pub berlaku_sampai: Option<Date>,
        #[sea_orm(column_type = "Text")]
        pub potret: String,
        pub oleh: Option<i64>,
        pub pada: DateTimeUtc,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
