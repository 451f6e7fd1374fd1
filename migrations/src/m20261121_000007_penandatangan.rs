//! Who signs the documents, who heads each office, and the emblem of the letterhead.

use sea_orm_migration::prelude::*;

use crate::skema::{Skema, biasa, boolean, bulat, id, rujuk, tabel, teks, unik, unik_bila, versi, waktu};

/// Tables of its own, and what the register learns of the head of an office.
pub struct Migrasi(Skema);

pub const MIGRASI: Migrasi = Migrasi(Skema { berkas: file!(), tabel: semua_tabel, indeks, isi: Vec::new });

/// Empty until somebody enters it.
const KEPALA: [&str; 4] = ["kepala_jabatan", "kepala_nama", "kepala_nip", "kepala_pangkat"];

impl MigrationName for Migrasi {
    fn name(&self) -> &str {
        self.0.name()
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migrasi {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        self.0.up(manager).await?;
        // SQLite adds one column a statement.
        for kolom in KEPALA {
            let kolom = teks(kolom).default("").to_owned();
            manager.alter_table(Table::alter().table("perangkat_daerah").add_column(kolom).to_owned()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for kolom in KEPALA {
            manager.alter_table(Table::alter().table("perangkat_daerah").drop_column(kolom).to_owned()).await?;
        }
        self.0.down(manager).await
    }
}

fn semua_tabel() -> Vec<TableCreateStatement> {
    vec![
        tabel(
            "penandatangan",
            [
                id(),
                teks("dokumen"),
                teks("jabatan"),
                teks("nama"),
                teks("nip"),
                teks("pangkat"),
                versi(),
                waktu("diubah"),
            ],
            [],
        ),
        tabel(
            "lambang",
            [id(), teks("sha256"), bulat("lebar"), bulat("tinggi"), boolean("dipakai"), waktu("diunggah_pada")],
            [rujuk("sha256", "berkas", ForeignKeyAction::Restrict).pada("sha256")],
        ),
    ]
}

fn indeks() -> Vec<IndexCreateStatement> {
    vec![
        unik("penandatangan", "penandatangan_dokumen_key", &["dokumen"]),
        biasa("lambang", "lambang_sha256_idx", &["sha256"]),
        // One emblem is on the letterhead.
        unik_bila("lambang", "lambang_dipakai_key", &["dipakai"], Expr::col("dipakai").eq(true)),
    ]
}
