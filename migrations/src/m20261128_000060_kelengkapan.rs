//! What was asked of the records of a register when their completeness was last computed.

use sea_orm_migration::prelude::*;

use crate::skema::{Skema, kunci, tabel, teks, waktu};

pub const MIGRASI: Skema = Skema { berkas: file!(), tabel: semua_tabel, indeks: Vec::new, isi: Vec::new };

fn semua_tabel() -> Vec<TableCreateStatement> {
    // The fields that are asked for, as `domain::register::diminta` writes them.
    vec![tabel("kelengkapan_register", [kunci(teks("register")), teks("diminta"), waktu("dihitung")], [])]
}
