//! What risk management of a year follows: its guideline and standard, its plan with who answers for it, and how often risks
//! are watched.

use sea_orm_migration::prelude::*;

use crate::skema::{
    Skema, besar, biasa, boolean, bulat, id, opsional, rujuk, tabel, tanggal, teks, unik, versi, waktu,
};

pub const MIGRASI: Skema = Skema { berkas: file!(), tabel: semua_tabel, indeks, isi: Vec::new };

const TABEL: &str = "risiko_pedoman";

fn semua_tabel() -> Vec<TableCreateStatement> {
    vec![tabel(
        TABEL,
        [
            id(),
            bulat("tahun"),
            teks("pedoman_judul"),
            teks("pedoman_nomor"),
            opsional(bulat("pedoman_tahun")),
            teks("sni_nomor"),
            opsional(bulat("sni_tahun")),
            teks("standar_lain"),
            boolean("tanpa_sni"),
            teks("rencana_nomor"),
            opsional(tanggal("rencana_tanggal")),
            // Who answers for the plan.
            opsional(besar("perangkat_daerah_id")),
            // Code of a kind of report: `bulanan`, `triwulanan`, `semesteran`, `tahunan`.
            teks("selang_pantau"),
            versi(),
            waktu("diubah"),
            teks("diubah_oleh"),
        ],
        [rujuk("perangkat_daerah_id", "perangkat_daerah", ForeignKeyAction::Restrict)],
    )]
}

fn indeks() -> Vec<IndexCreateStatement> {
    vec![
        unik(TABEL, "risiko_pedoman_tahun_key", &["tahun"]),
        biasa(TABEL, "risiko_pedoman_perangkat_daerah_idx", &["perangkat_daerah_id"]),
    ]
}
