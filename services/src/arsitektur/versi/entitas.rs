//! Rows of this part.

pub mod arsitektur {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "arsitektur")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub nama: String,
        pub keadaan: String,
        pub mulai: Date,
        pub sampai: Date,
        #[sea_orm(column_type = "Text")]
        pub uraian: String,
        pub pendahulu_id: Option<i64>,
        pub keputusan_nomor: Option<String>,
        pub keputusan_tanggal: Option<Date>,
        pub keputusan_tentang: Option<String>,
        pub ditetapkan_pada: Option<DateTimeUtc>,
        pub dicabut_tanggal: Option<Date>,
        #[sea_orm(column_type = "Text")]
        pub dicabut_alasan: Option<String>,
        pub versi: i64,
        pub dibuat: DateTimeUtc,
        pub dibuat_oleh: String,
        pub diubah: DateTimeUtc,
        pub diubah_oleh: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod potret {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "arsitektur_potret")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub arsitektur_id: i64,
        #[sea_orm(column_type = "Text")]
        pub isi: String,
        pub sidik: String,
        pub butir: i32,
        pub relasi: i32,
        pub dibuat: DateTimeUtc,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod kegiatan {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "arsitektur_kegiatan")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub arsitektur_id: i64,
        pub catatan_id: i64,
        #[sea_orm(column_type = "Text")]
        pub kegiatan: String,
        pub diubah: DateTimeUtc,
        pub diubah_oleh: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod reviu {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "arsitektur_reviu")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub arsitektur_id: i64,
        pub jenis: String,
        pub dasar: String,
        #[sea_orm(column_type = "Text")]
        pub sebab: String,
        pub tanggal: Date,
        #[sea_orm(column_type = "Text")]
        pub temuan: String,
        #[sea_orm(column_type = "Text")]
        pub keputusan: String,
        pub selesai: Option<Date>,
        pub hasil_id: Option<i64>,
        pub versi: i64,
        pub dibuat: DateTimeUtc,
        pub dibuat_oleh: String,
        pub diubah: DateTimeUtc,
        pub diubah_oleh: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
