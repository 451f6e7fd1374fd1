//! Registers of exceptions to shared use and of local reference codes, and fields that records of the architecture lacked.

use sea_orm_migration::prelude::{ForeignKeyAction::Cascade, *};

use crate::skema::{besar, kunci, opsional, rujuk, tabel, tanggal, teks};

#[derive(DeriveMigrationName)]
pub struct Migration;

fn semua_tabel() -> [TableCreateStatement; 2] {
    let id = || kunci(besar("id"));
    let rujukan = || [rujuk("id", "catatan", Cascade)];
    [
        tabel(
            "pengecualian_bersama",
            [
                id(),
                opsional(teks("apa")),
                opsional(teks("alasan")),
                opsional(teks("dasar")),
                opsional(teks("keputusan")),
                opsional(tanggal("tanggal_keputusan")),
                opsional(tanggal("sampai")),
            ],
            rujukan(),
        ),
        tabel("rujukan_lokal", [id(), opsional(teks("dasar")), opsional(tanggal("berlaku"))], rujukan()),
    ]
}

/// Table and column; all of them may be empty.
fn kolom() -> [(&'static str, ColumnDef); 6] {
    [
        ("aplikasi", opsional(teks("dasar_penempatan"))),
        ("infrastruktur", opsional(besar("ketersediaan_nyata"))),
        ("data_informasi", opsional(teks("keputusan_tambahan"))),
        ("data_informasi", opsional(tanggal("tanggal_tambahan"))),
        ("data_informasi", opsional(teks("tingkat_digital"))),
        ("data_informasi", opsional(teks("berita_acara"))),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for tabel in semua_tabel() {
            manager.create_table(tabel).await?;
        }
        for (tabel, kolom) in kolom() {
            manager.alter_table(Table::alter().table(tabel).add_column(kolom).to_owned()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (tabel, kolom) in kolom().into_iter().rev() {
            let nama = kolom.get_column_name();
            manager.alter_table(Table::alter().table(tabel).drop_column(nama).to_owned()).await?;
        }
        for tabel in semua_tabel().iter().rev().filter_map(TableCreateStatement::get_table_name) {
            manager.drop_table(Table::drop().table(tabel.clone()).to_owned()).await?;
        }
        Ok(())
    }
}
