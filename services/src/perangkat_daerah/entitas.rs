//! Rows of offices, their Unit Kerja and their functions.

pub mod perangkat_daerah {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "perangkat_daerah")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub kode: String,
        pub nama: String,
        pub singkatan: String,
        pub jenis: String,
        pub aktif: bool,
        pub versi: i64,
        pub dibuat: DateTimeUtc,
        pub diubah: DateTimeUtc,
        pub kepala_jabatan: String,
        pub kepala_nama: String,
        pub kepala_nip: String,
        pub kepala_pangkat: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod unit_kerja {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "unit_kerja")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub perangkat_daerah_id: i64,
        pub induk_id: Option<i64>,
        pub kode: String,
        pub nama: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod fungsi {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "fungsi_perangkat_daerah")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub perangkat_daerah_id: i64,
        pub fungsi: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
