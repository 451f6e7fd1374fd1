//! Risks of a year in the order of their states and offices, with the moment they were written: what nobody watched, and how
//! far each office is, without reading a risk or sorting any.

use sea_orm_migration::prelude::*;

use crate::skema::biasa;

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABEL: &str = "risiko";
const NAMA: &str = "risiko_dipantau_idx";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let kolom = ["tahun", "diarsipkan_pada", "status", "perangkat_daerah_id", "dibuat", "id"];
        manager.create_index(biasa(TABEL, NAMA, &kolom)).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name(NAMA).table(TABEL).to_owned()).await
    }
}
