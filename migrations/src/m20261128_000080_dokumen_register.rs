//! Documents of registers that were issued with a number and a date, with what they say.

use sea_orm_migration::prelude::*;

use crate::skema::{Skema, besar, biasa, id, opsional, rujuk, tabel, tanggal, teks, unik, waktu};

pub const MIGRASI: Skema = Skema { berkas: file!(), tabel: semua_tabel, indeks, isi: Vec::new };

fn semua_tabel() -> Vec<TableCreateStatement> {
    vec![tabel(
        "dokumen_register",
        [
            id(),
            teks("register"),
            teks("judul"),
            teks("nomor"),
            tanggal("tanggal"),
            // When the data were read.
            waktu("per"),
            // SHA-256 of `potret`.
            teks("sidik"),
            teks("potret"),
            opsional(besar("oleh")),
        ],
        [rujuk("oleh", "akun", ForeignKeyAction::Restrict)],
    )]
}

fn indeks() -> Vec<IndexCreateStatement> {
    vec![
        unik("dokumen_register", "dokumen_register_nomor_key", &["nomor"]),
        biasa("dokumen_register", "dokumen_register_idx", &["register", "id"]),
    ]
}
