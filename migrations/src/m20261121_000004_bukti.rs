//! Evidence: one row per stored file (by SHA-256), and the pieces of evidence that use it.

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
                    .table("berkas")
                    .col(ColumnDef::new("sha256").text().not_null().primary_key())
                    .col(ColumnDef::new("ukuran").big_integer().not_null())
                    .col(ColumnDef::new("jenis").text().not_null())
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("bukti")
                    .col(ColumnDef::new("id").big_integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("sha256").text().not_null())
                    .col(ColumnDef::new("nama").text().not_null())
                    .col(ColumnDef::new("keterangan").text().not_null())
                    .col(ColumnDef::new("perangkat_daerah_id").big_integer().null())
                    .col(ColumnDef::new("diunggah_oleh").big_integer().not_null())
                    .col(ColumnDef::new("diunggah_pada").timestamp_with_time_zone().not_null())
                    .col(ColumnDef::new("arsip").boolean().not_null())
                    .col(ColumnDef::new("versi").big_integer().not_null())
                    .foreign_key(
                        ForeignKey::create()
                            .name("bukti_berkas_fk")
                            .from("bukti", "sha256")
                            .to("berkas", "sha256")
                            .on_delete(ForeignKeyAction::Restrict),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("bukti_perangkat_daerah_fk")
                            .from("bukti", "perangkat_daerah_id")
                            .to("perangkat_daerah", "id")
                            .on_delete(ForeignKeyAction::Restrict),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("bukti_diunggah_oleh_fk")
                            .from("bukti", "diunggah_oleh")
                            .to("akun", "id")
                            .on_delete(ForeignKeyAction::Restrict),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("bukti_perangkat_daerah_idx")
                    .table("bukti")
                    .col("perangkat_daerah_id")
                    .col("id")
                    .to_owned(),
            )
            .await?;
        manager.create_index(Index::create().name("bukti_sha256_idx").table("bukti").col("sha256").to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("bukti").to_owned()).await?;
        manager.drop_table(Table::drop().table("berkas").to_owned()).await
    }
}
