//! Rows of accounts, roles, sessions, flash messages and sign-in attempts.

pub mod akun {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "akun")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub nama_pengguna: String,
        pub nama: String,
        pub nip: String,
        pub jabatan: String,
        pub surel: String,
        pub sandi_hash: String,
        pub aktif: bool,
        pub harus_ganti_sandi: bool,
        pub versi: i64,
        pub dibuat: DateTimeUtc,
        pub diubah: DateTimeUtc,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod peran {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "peran_akun")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub akun_id: i64,
        pub peran: String,
        pub perangkat_daerah_id: Option<i64>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod sesi {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "sesi")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub token_sidik: String,
        pub akun_id: Option<i64>,
        pub dibuat: DateTimeUtc,
        pub terakhir: DateTimeUtc,
        pub kedaluwarsa: DateTimeUtc,
        pub alamat: String,
        pub agen: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod kilat {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "kilat")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub sesi_id: i64,
        pub kunci: String,
        #[sea_orm(column_type = "Text")]
        pub isi: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod percobaan {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "percobaan_masuk")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub kunci: String,
        pub jumlah: i64,
        pub mulai: DateTimeUtc,
        pub terkunci_sampai: Option<DateTimeUtc>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
