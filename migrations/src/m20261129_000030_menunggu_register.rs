//! What awaits a person in the registers, without reading the records that await nobody: the menu asks it on every page.
//! And the kind of work of a maintenance, by which the next plan of the same work is told from that of another.

use sea_orm_migration::prelude::*;

use crate::skema::{biasa, opsional, teks};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Table, index, columns.
const INDEKS: [(&str, &str, &[&str]); 2] = [
    ("catatan", "catatan_tahap_idx", &["tahap", "register", "diarsipkan_pada"]),
    ("usulan_aplikasi", "usulan_aplikasi_status_idx", &["status", "perangkat_daerah_id"]),
];

const PEMELIHARAAN: &str = "pemeliharaan";
const JENIS: &str = "jenis";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (tabel, nama, kolom) in INDEKS {
            manager.create_index(biasa(tabel, nama, kolom)).await?;
        }
        let kolom = Table::alter().table(PEMELIHARAAN).add_column(opsional(teks(JENIS))).to_owned();
        manager.alter_table(kolom).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table(PEMELIHARAAN).drop_column(JENIS).to_owned()).await?;
        for (tabel, nama, _) in INDEKS {
            manager.drop_index(Index::drop().name(nama).table(tabel).to_owned()).await?;
        }
        Ok(())
    }
}
