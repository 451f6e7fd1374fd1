//! Rows of signers, and of emblems of the letterhead.

pub mod penandatangan {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "penandatangan")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub dokumen: String,
        pub jabatan: String,
        pub nama: String,
        pub nip: String,
        pub pangkat: String,
        pub versi: i64,
        pub diubah: DateTimeUtc,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod lambang {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "lambang")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub sha256: String,
        pub lebar: i32,
        pub tinggi: i32,
        /// The one on the letterhead; earlier ones stay for the reports that were issued with them.
        pub dipakai: bool,
        pub diunggah_pada: DateTimeUtc,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
