//! Rows of evidence: files by hash, and the records that name them.

pub mod berkas {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "berkas")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub sha256: String,
        pub ukuran: i64,
        pub jenis: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod bukti {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "bukti")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub sha256: String,
        pub nama: String,
        #[sea_orm(column_type = "Text")]
        pub keterangan: String,
        pub perangkat_daerah_id: Option<i64>,
        pub diunggah_oleh: i64,
        pub diunggah_pada: DateTimeUtc,
        pub arsip: bool,
        pub versi: i64,
        #[sea_orm(belongs_to, from = "sha256", to = "sha256")]
        pub berkas: BelongsTo<super::berkas::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
