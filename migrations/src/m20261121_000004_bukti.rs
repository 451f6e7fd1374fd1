//! Evidence: one row per stored file (by SHA-256), and the pieces of evidence that use it.

use sea_orm_migration::prelude::*;

use crate::skema::{Skema, besar, biasa, boolean, id, kunci, opsional, rujuk, tabel, teks, versi, waktu};

pub const MIGRASI: Skema = Skema { berkas: file!(), tabel: semua_tabel, indeks, isi: Vec::new };

fn semua_tabel() -> Vec<TableCreateStatement> {
    use ForeignKeyAction::Restrict;
    vec![
        tabel("berkas", [kunci(teks("sha256")), besar("ukuran"), teks("jenis")], []),
        tabel(
            "bukti",
            [
                id(),
                teks("sha256"),
                teks("nama"),
                teks("keterangan"),
                opsional(besar("perangkat_daerah_id")),
                besar("diunggah_oleh"),
                waktu("diunggah_pada"),
                boolean("arsip"),
                versi(),
            ],
            [
                rujuk("sha256", "berkas", Restrict).pada("sha256").bernama("bukti_berkas_fk"),
                rujuk("perangkat_daerah_id", "perangkat_daerah", Restrict).bernama("bukti_perangkat_daerah_fk"),
                rujuk("diunggah_oleh", "akun", Restrict).bernama("bukti_diunggah_oleh_fk"),
            ],
        ),
    ]
}

fn indeks() -> Vec<IndexCreateStatement> {
    vec![
        biasa("bukti", "bukti_perangkat_daerah_idx", &["perangkat_daerah_id", "id"]),
        biasa("bukti", "bukti_sha256_idx", &["sha256"]),
    ]
}
