//! Changes of many records at once (imports, bulk edits), each of which can be taken back as one step.

use sea_orm_migration::prelude::*;

use crate::skema::{Skema, besar, biasa, bulat, id, opsional, rujuk, tabel, teks, unik, unik_bila, waktu};

pub const MIGRASI: Skema = Skema { berkas: file!(), tabel: semua_tabel, indeks, isi: Vec::new };

fn semua_tabel() -> Vec<TableCreateStatement> {
    use ForeignKeyAction::{Cascade, Restrict};
    vec![
        tabel(
            "impor_register",
            [
                id(),
                teks("register"),
                // `impor` or `massal`.
                teks("jenis"),
                opsional(besar("akun_id")),
                teks("oleh"),
                // SHA-256 of the file; of the chosen records and the change for a bulk edit.
                teks("sha256"),
                // What a person calls it: the name of the file, the field that was changed.
                teks("sebutan"),
                // `berjalan`, `selesai`, `gagal` or `diurungkan`.
                teks("keadaan"),
                bulat("baru"),
                bulat("berubah"),
                bulat("tetap"),
                // One sentence a line, when it failed.
                teks("galat"),
                waktu("mulai"),
                opsional(waktu("selesai")),
                opsional(waktu("diurungkan_pada")),
                opsional(teks("diurungkan_oleh")),
            ],
            [rujuk("akun_id", "akun", Restrict)],
        ),
        tabel(
            "impor_register_baris",
            [
                id(),
                besar("impor_id"),
                besar("catatan_id"),
                // The version the record had afterwards; another one means that somebody changed it since.
                besar("versi"),
                // The fields before as JSON; `null` when the record came with it.
                teks("sebelum"),
                // The stage before; empty when the record came with it.
                teks("tahap"),
                // Relations added and removed as JSON: kind, first and second item.
                teks("relasi"),
            ],
            [rujuk("impor_id", "impor_register", Cascade), rujuk("catatan_id", "catatan", Cascade)],
        ),
    ]
}

fn indeks() -> Vec<IndexCreateStatement> {
    vec![
        // A second click joins the first.
        unik_bila(
            "impor_register",
            "impor_register_berjalan_key",
            &["register", "sha256"],
            Expr::col("keadaan").eq("berjalan"),
        ),
        biasa("impor_register", "impor_register_register_idx", &["register", "mulai"]),
        unik("impor_register_baris", "impor_register_baris_key", &["impor_id", "catatan_id"]),
        biasa("impor_register_baris", "impor_register_baris_catatan_idx", &["catatan_id"]),
    ]
}
