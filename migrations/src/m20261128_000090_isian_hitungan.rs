//! How far every assessment is, without reading its answers.

use sea_orm_migration::prelude::*;

use crate::skema::biasa;

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABEL: &str = "isian";
const NAMA: &str = "isian_hitungan_idx";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_index(biasa(TABEL, NAMA, &["penilaian_id", "status", "id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name(NAMA).table(TABEL).to_owned()).await
    }
}
