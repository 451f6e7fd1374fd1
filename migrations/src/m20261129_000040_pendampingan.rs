//! What kind of decision forms a body of risk management, beside its number; and accompaniments looked up by year and office.

use sea_orm_migration::prelude::*;

use crate::skema::{biasa, teks};

#[derive(DeriveMigrationName)]
pub struct Migration;

const BADAN: &str = "penyelenggara";
const KEPUTUSAN: &str = "keputusan";
const PENDAMPINGAN: &str = "risiko_pendampingan";
const INDEKS: &str = "risiko_pendampingan_tahun_idx";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Empty for what was recorded before: nobody said it.
        let kolom = Table::alter().table(BADAN).add_column(teks(KEPUTUSAN).default("")).to_owned();
        manager.alter_table(kolom).await?;
        manager.create_index(biasa(PENDAMPINGAN, INDEKS, &["tahun", "perangkat_daerah_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name(INDEKS).table(PENDAMPINGAN).to_owned()).await?;
        manager.alter_table(Table::alter().table(BADAN).drop_column(KEPUTUSAN).to_owned()).await
    }
}
