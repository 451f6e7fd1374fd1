//! The audit trail: an append-only, hash-chained table and the head of its chain.
//!
//! `jejak_kepala` has one row. Updating it first in a transaction serializes writers on PostgreSQL, so the chain has no
//! forks; SQLite has one writer anyway.

use sea_orm_migration::prelude::*;

use crate::skema::{Skema, besar, biasa, bulat, kunci, opsional, tabel, teks, waktu};

pub const MIGRASI: Skema = Skema { berkas: file!(), tabel: semua_tabel, indeks, isi };

fn semua_tabel() -> Vec<TableCreateStatement> {
    vec![
        tabel(
            "jejak",
            [
                kunci(besar("urutan")),
                waktu("waktu"),
                opsional(besar("akun_id")),
                teks("pelaku"),
                teks("alamat"),
                teks("tindakan"),
                teks("objek"),
                besar("objek_id"),
                opsional(besar("perangkat_daerah_id")),
                teks("sebelum"),
                teks("sesudah"),
                teks("sidik_sebelum"),
                teks("sidik"),
            ],
            [],
        ),
        tabel("jejak_kepala", [kunci(bulat("id")), besar("urutan"), teks("sidik")], []),
    ]
}

fn indeks() -> Vec<IndexCreateStatement> {
    vec![
        biasa("jejak", "jejak_objek_idx", &["objek", "objek_id", "urutan"]),
        biasa("jejak", "jejak_akun_idx", &["akun_id", "urutan"]),
    ]
}

fn isi() -> Vec<InsertStatement> {
    let kepala = Query::insert()
        .into_table("jejak_kepala")
        .columns(["id", "urutan", "sidik"])
        .values_panic([1.into(), 0i64.into(), "".into()])
        .to_owned();
    vec![kepala]
}
