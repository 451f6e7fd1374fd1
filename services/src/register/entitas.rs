//! Rows that every register shares. The fields of one register are read and written by `sql`, from its description.

/// What every record has.
pub mod catatan {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "catatan")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub register: String,
        pub urutan: i64,
        pub nomor: String,
        pub nama: String,
        #[sea_orm(column_type = "Text")]
        pub uraian: Option<String>,
        pub perangkat_daerah_id: Option<i64>,
        pub kode_rujukan: Option<String>,
        pub keadaan: Option<String>,
        pub keterlihatan: String,
        pub tahap: String,
        pub diajukan_oleh: Option<i64>,
        pub kelengkapan: i32,
        #[sea_orm(column_type = "Text")]
        pub cari: String,
        pub versi: i64,
        pub dibuat: DateTimeUtc,
        pub diubah: DateTimeUtc,
        pub diubah_oleh: String,
        pub diarsipkan_pada: Option<DateTimeUtc>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// What was asked of a register's records when their completeness was computed.
pub mod kelengkapan_register {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "kelengkapan_register")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub register: String,
        #[sea_orm(column_type = "Text")]
        pub diminta: String,
        pub dihitung: DateTimeUtc,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A document of the register that was issued.
pub mod dokumen_register {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "dokumen_register")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub register: String,
        pub judul: String,
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

/// A document of a record.
pub mod lampiran {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "lampiran")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub catatan_id: i64,
        pub bukti_id: i64,
        pub dokumen: String,
        pub tanggal: Option<Date>,
        pub dibuat: DateTimeUtc,
        pub dibuat_oleh: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A view of a list that a person keeps.
pub mod pandangan {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "pandangan")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub akun_id: i64,
        pub register: String,
        pub nama: String,
        pub kueri: String,
        pub dibuat: DateTimeUtc,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
