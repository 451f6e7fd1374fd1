//! The audit trail: an append-only, hash-chained table and the head of its chain.
//!
//! `jejak_kepala` has one row. Updating it first in a transaction serializes writers on PostgreSQL, so the chain has no
//! forks; SQLite has one writer anyway.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("jejak")
                    .col(ColumnDef::new("urutan").big_integer().not_null().primary_key())
                    .col(ColumnDef::new("waktu").timestamp_with_time_zone().not_null())
                    .col(ColumnDef::new("akun_id").big_integer().null())
                    .col(ColumnDef::new("pelaku").text().not_null())
                    .col(ColumnDef::new("alamat").text().not_null())
                    .col(ColumnDef::new("tindakan").text().not_null())
                    .col(ColumnDef::new("objek").text().not_null())
                    .col(ColumnDef::new("objek_id").big_integer().not_null())
                    .col(ColumnDef::new("perangkat_daerah_id").big_integer().null())
                    .col(ColumnDef::new("sebelum").text().not_null())
                    .col(ColumnDef::new("sesudah").text().not_null())
                    .col(ColumnDef::new("sidik_sebelum").text().not_null())
                    .col(ColumnDef::new("sidik").text().not_null())
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("jejak_objek_idx")
                    .table("jejak")
                    .col("objek")
                    .col("objek_id")
                    .col("urutan")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(Index::create().name("jejak_akun_idx").table("jejak").col("akun_id").col("urutan").to_owned())
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("jejak_kepala")
                    .col(ColumnDef::new("id").integer().not_null().primary_key())
                    .col(ColumnDef::new("urutan").big_integer().not_null())
                    .col(ColumnDef::new("sidik").text().not_null())
                    .to_owned(),
            )
            .await?;
        let awal = Query::insert()
            .into_table("jejak_kepala")
            .columns(["id", "urutan", "sidik"])
            .values_panic([1.into(), 0i64.into(), "".into()])
            .to_owned();
        manager.execute(awal).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("jejak_kepala").to_owned()).await?;
        manager.drop_table(Table::drop().table("jejak").to_owned()).await
    }
}
