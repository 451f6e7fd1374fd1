//! Indexes that hold all that lists and counts of risks ask: a risk is a long text, and a year has thousands of them.

use sea_orm_migration::prelude::*;

use crate::skema::biasa;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Table, name, columns.
const INDEKS: [(&str, &str, &[&str]); 5] = [
    // A year filtered, counted and ordered.
    (
        "risiko",
        "risiko_hitungan_idx",
        &[
            "tahun",
            "diarsipkan_pada",
            "perangkat_daerah_id",
            "jenis",
            "kategori",
            "kini_besaran",
            "ambang",
            "besaran",
            "kemungkinan",
            "dampak",
            "kini_kemungkinan",
            "kini_dampak",
            "residual_kemungkinan",
            "residual_dampak",
            "target_kemungkinan",
            "target_dampak",
            "tingkat",
            "menunggu",
            "status",
            "konteks_id",
            "urutan",
            "pertimbangan",
            "pemilik",
        ],
    ),
    // What awaits somebody, over all years.
    (
        "risiko",
        "risiko_langkah_idx",
        &[
            "diarsipkan_pada",
            "tahun",
            "status",
            "perangkat_daerah_id",
            "menunggu",
            "penyusun_id",
            "diajukan_oleh",
            "disetujui_oleh",
        ],
    ),
    // Actions of a risk that are late, and how far its plan is.
    ("risiko_penanganan", "risiko_penanganan_kemajuan_idx", &["risiko_id", "kemajuan", "tenggat"]),
    // Reports of a risk in the order of time.
    ("risiko_pantauan", "risiko_pantauan_sampai_idx", &["risiko_id", "sampai", "id", "besaran"]),
    ("risiko_kejadian", "risiko_kejadian_tanggal_idx", &["tanggal", "risiko_id"]),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (tabel, nama, kolom) in INDEKS {
            manager.create_index(biasa(tabel, nama, kolom)).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (tabel, nama, _) in INDEKS {
            manager.drop_index(Index::drop().name(nama).table(tabel).to_owned()).await?;
        }
        Ok(())
    }
}
