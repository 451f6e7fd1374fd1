//! Offices: Perangkat Daerah, their Unit Kerja as a tree, their functions, and the roles people hold in them.
//!
//! `peran_akun` stands here and not with the accounts because it points at both.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        perangkat_daerah(manager).await?;
        unit_kerja(manager).await?;
        fungsi(manager).await?;
        peran(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for tabel in ["peran_akun", "fungsi_perangkat_daerah", "unit_kerja", "perangkat_daerah"] {
            manager.drop_table(Table::drop().table(tabel).to_owned()).await?;
        }
        Ok(())
    }
}

async fn perangkat_daerah(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("perangkat_daerah")
                .col(ColumnDef::new("id").big_integer().not_null().auto_increment().primary_key())
                .col(ColumnDef::new("kode").text().not_null())
                .col(ColumnDef::new("nama").text().not_null())
                .col(ColumnDef::new("singkatan").text().not_null())
                .col(ColumnDef::new("jenis").text().not_null())
                .col(ColumnDef::new("aktif").boolean().not_null())
                .col(ColumnDef::new("versi").big_integer().not_null())
                .col(ColumnDef::new("dibuat").timestamp_with_time_zone().not_null())
                .col(ColumnDef::new("diubah").timestamp_with_time_zone().not_null())
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create().name("perangkat_daerah_kode_key").table("perangkat_daerah").col("kode").unique().to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create().name("perangkat_daerah_nama_idx").table("perangkat_daerah").col("nama").to_owned(),
        )
        .await
}

async fn unit_kerja(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("unit_kerja")
                .col(ColumnDef::new("id").big_integer().not_null().auto_increment().primary_key())
                .col(ColumnDef::new("perangkat_daerah_id").big_integer().not_null())
                .col(ColumnDef::new("induk_id").big_integer().null())
                .col(ColumnDef::new("kode").text().not_null())
                .col(ColumnDef::new("nama").text().not_null())
                .foreign_key(
                    ForeignKey::create()
                        .name("unit_kerja_perangkat_daerah_fk")
                        .from("unit_kerja", "perangkat_daerah_id")
                        .to("perangkat_daerah", "id")
                        .on_delete(ForeignKeyAction::Restrict),
                )
                .foreign_key(
                    ForeignKey::create()
                        .name("unit_kerja_induk_fk")
                        .from("unit_kerja", "induk_id")
                        .to("unit_kerja", "id")
                        .on_delete(ForeignKeyAction::Restrict),
                )
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create().name("unit_kerja_kantor_idx").table("unit_kerja").col("perangkat_daerah_id").to_owned(),
        )
        .await?;
    manager
        .create_index(Index::create().name("unit_kerja_induk_idx").table("unit_kerja").col("induk_id").to_owned())
        .await
}

async fn fungsi(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("fungsi_perangkat_daerah")
                .col(ColumnDef::new("id").big_integer().not_null().auto_increment().primary_key())
                .col(ColumnDef::new("perangkat_daerah_id").big_integer().not_null())
                .col(ColumnDef::new("fungsi").text().not_null())
                .foreign_key(
                    ForeignKey::create()
                        .name("fungsi_perangkat_daerah_fk")
                        .from("fungsi_perangkat_daerah", "perangkat_daerah_id")
                        .to("perangkat_daerah", "id")
                        .on_delete(ForeignKeyAction::Cascade),
                )
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("fungsi_perangkat_daerah_key")
                .table("fungsi_perangkat_daerah")
                .col("perangkat_daerah_id")
                .col("fungsi")
                .unique()
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("fungsi_perangkat_daerah_fungsi_idx")
                .table("fungsi_perangkat_daerah")
                .col("fungsi")
                .to_owned(),
        )
        .await
}

async fn peran(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("peran_akun")
                .col(ColumnDef::new("id").big_integer().not_null().auto_increment().primary_key())
                .col(ColumnDef::new("akun_id").big_integer().not_null())
                .col(ColumnDef::new("peran").text().not_null())
                .col(ColumnDef::new("perangkat_daerah_id").big_integer().null())
                .foreign_key(
                    ForeignKey::create()
                        .name("peran_akun_akun_fk")
                        .from("peran_akun", "akun_id")
                        .to("akun", "id")
                        .on_delete(ForeignKeyAction::Cascade),
                )
                .foreign_key(
                    ForeignKey::create()
                        .name("peran_akun_perangkat_daerah_fk")
                        .from("peran_akun", "perangkat_daerah_id")
                        .to("perangkat_daerah", "id")
                        .on_delete(ForeignKeyAction::Restrict),
                )
                .to_owned(),
        )
        .await?;
    // A unique index treats every NULL as different, so a role that spans the government needs one of its own.
    manager
        .create_index(
            Index::create()
                .name("peran_akun_kantor_key")
                .table("peran_akun")
                .col("akun_id")
                .col("peran")
                .col("perangkat_daerah_id")
                .unique()
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("peran_akun_umum_key")
                .table("peran_akun")
                .col("akun_id")
                .col("peran")
                .unique()
                .cond_where(Expr::col("perangkat_daerah_id").is_null())
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("peran_akun_perangkat_daerah_idx")
                .table("peran_akun")
                .col("perangkat_daerah_id")
                .to_owned(),
        )
        .await?;
    manager.create_index(Index::create().name("peran_akun_peran_idx").table("peran_akun").col("peran").to_owned()).await
}
