//! Rows of the audit trail.

pub mod jejak {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "jejak")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub urutan: i64,
        pub waktu: DateTimeUtc,
        pub akun_id: Option<i64>,
        pub pelaku: String,
        pub alamat: String,
        pub tindakan: String,
        pub objek: String,
        pub objek_id: i64,
        pub perangkat_daerah_id: Option<i64>,
        #[sea_orm(column_type = "Text")]
        pub sebelum: String,
        #[sea_orm(column_type = "Text")]
        pub sesudah: String,
        pub sidik_sebelum: String,
        pub sidik: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod kepala {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "jejak_kepala")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i32,
        pub urutan: i64,
        pub sidik: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
