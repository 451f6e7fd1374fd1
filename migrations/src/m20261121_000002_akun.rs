//! People and how they come in: accounts, sessions, flash messages, and the count of failed sign-ins.
//!
//! A session without an account belongs to somebody who has not signed in yet; it only carries the flash of the sign-in
//! page. Only the SHA-256 of a session's token and the argon2id hash of a password are ever stored.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        akun(manager).await?;
        sesi(manager).await?;
        kilat(manager).await?;
        percobaan(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for tabel in ["percobaan_masuk", "kilat", "sesi", "akun"] {
            manager.drop_table(Table::drop().table(tabel).to_owned()).await?;
        }
        Ok(())
    }
}

async fn akun(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("akun")
                .col(ColumnDef::new("id").big_integer().not_null().auto_increment().primary_key())
                .col(ColumnDef::new("nama_pengguna").text().not_null())
                .col(ColumnDef::new("nama").text().not_null())
                .col(ColumnDef::new("nip").text().not_null())
                .col(ColumnDef::new("jabatan").text().not_null())
                .col(ColumnDef::new("surel").text().not_null())
                .col(ColumnDef::new("sandi_hash").text().not_null())
                .col(ColumnDef::new("aktif").boolean().not_null())
                .col(ColumnDef::new("harus_ganti_sandi").boolean().not_null())
                .col(ColumnDef::new("versi").big_integer().not_null())
                .col(ColumnDef::new("dibuat").timestamp_with_time_zone().not_null())
                .col(ColumnDef::new("diubah").timestamp_with_time_zone().not_null())
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create().name("akun_nama_pengguna_key").table("akun").col("nama_pengguna").unique().to_owned(),
        )
        .await?;
    manager.create_index(Index::create().name("akun_nama_idx").table("akun").col("nama").col("id").to_owned()).await?;
    // People may sign in with their NIP, so it must point at one account; many accounts have none.
    manager
        .create_index(
            Index::create()
                .name("akun_nip_key")
                .table("akun")
                .col("nip")
                .unique()
                .cond_where(Expr::col("nip").ne(""))
                .to_owned(),
        )
        .await
}

async fn sesi(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("sesi")
                .col(ColumnDef::new("id").big_integer().not_null().auto_increment().primary_key())
                .col(ColumnDef::new("token_sidik").text().not_null())
                .col(ColumnDef::new("akun_id").big_integer().null())
                .col(ColumnDef::new("dibuat").timestamp_with_time_zone().not_null())
                .col(ColumnDef::new("terakhir").timestamp_with_time_zone().not_null())
                .col(ColumnDef::new("kedaluwarsa").timestamp_with_time_zone().not_null())
                .col(ColumnDef::new("alamat").text().not_null())
                .col(ColumnDef::new("agen").text().not_null())
                .foreign_key(
                    ForeignKey::create()
                        .name("sesi_akun_fk")
                        .from("sesi", "akun_id")
                        .to("akun", "id")
                        .on_delete(ForeignKeyAction::Cascade),
                )
                .to_owned(),
        )
        .await?;
    manager
        .create_index(Index::create().name("sesi_token_sidik_key").table("sesi").col("token_sidik").unique().to_owned())
        .await?;
    manager.create_index(Index::create().name("sesi_akun_idx").table("sesi").col("akun_id").to_owned()).await?;
    manager.create_index(Index::create().name("sesi_kedaluwarsa_idx").table("sesi").col("kedaluwarsa").to_owned()).await
}

async fn kilat(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("kilat")
                .col(ColumnDef::new("id").big_integer().not_null().auto_increment().primary_key())
                .col(ColumnDef::new("sesi_id").big_integer().not_null())
                .col(ColumnDef::new("kunci").text().not_null())
                .col(ColumnDef::new("isi").text().not_null())
                .foreign_key(
                    ForeignKey::create()
                        .name("kilat_sesi_fk")
                        .from("kilat", "sesi_id")
                        .to("sesi", "id")
                        .on_delete(ForeignKeyAction::Cascade),
                )
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create().name("kilat_sesi_kunci_key").table("kilat").col("sesi_id").col("kunci").unique().to_owned(),
        )
        .await
}

async fn percobaan(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("percobaan_masuk")
                .col(ColumnDef::new("id").big_integer().not_null().auto_increment().primary_key())
                .col(ColumnDef::new("kunci").text().not_null())
                .col(ColumnDef::new("jumlah").big_integer().not_null())
                .col(ColumnDef::new("mulai").timestamp_with_time_zone().not_null())
                .col(ColumnDef::new("terkunci_sampai").timestamp_with_time_zone().null())
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create().name("percobaan_masuk_kunci_key").table("percobaan_masuk").col("kunci").unique().to_owned(),
        )
        .await
}
