//! Offices: Perangkat Daerah, their Unit Kerja as a tree, their functions, and the roles people hold in them.
//!
//! `peran_akun` stands here and not with the accounts because it points at both.

use sea_orm_migration::prelude::*;

use crate::skema::{Skema, besar, biasa, boolean, id, opsional, rujuk, tabel, teks, unik, unik_bila, versi, waktu};

pub const MIGRASI: Skema = Skema { berkas: file!(), tabel: semua_tabel, indeks, isi: Vec::new };

fn semua_tabel() -> Vec<TableCreateStatement> {
    use ForeignKeyAction::{Cascade, Restrict};
    vec![
        tabel(
            "perangkat_daerah",
            [
                id(),
                teks("kode"),
                teks("nama"),
                teks("singkatan"),
                teks("jenis"),
                boolean("aktif"),
                versi(),
                waktu("dibuat"),
                waktu("diubah"),
            ],
            [],
        ),
        tabel(
            "unit_kerja",
            [id(), besar("perangkat_daerah_id"), opsional(besar("induk_id")), teks("kode"), teks("nama")],
            [
                rujuk("perangkat_daerah_id", "perangkat_daerah", Restrict).bernama("unit_kerja_perangkat_daerah_fk"),
                rujuk("induk_id", "unit_kerja", Restrict).bernama("unit_kerja_induk_fk"),
            ],
        ),
        tabel(
            "fungsi_perangkat_daerah",
            [id(), besar("perangkat_daerah_id"), teks("fungsi")],
            [rujuk("perangkat_daerah_id", "perangkat_daerah", Cascade).bernama("fungsi_perangkat_daerah_fk")],
        ),
        tabel(
            "peran_akun",
            [id(), besar("akun_id"), teks("peran"), opsional(besar("perangkat_daerah_id"))],
            [
                rujuk("akun_id", "akun", Cascade).bernama("peran_akun_akun_fk"),
                rujuk("perangkat_daerah_id", "perangkat_daerah", Restrict).bernama("peran_akun_perangkat_daerah_fk"),
            ],
        ),
    ]
}

fn indeks() -> Vec<IndexCreateStatement> {
    let umum = Expr::col("perangkat_daerah_id").is_null();
    vec![
        unik("perangkat_daerah", "perangkat_daerah_kode_key", &["kode"]),
        biasa("perangkat_daerah", "perangkat_daerah_nama_idx", &["nama"]),
        biasa("unit_kerja", "unit_kerja_kantor_idx", &["perangkat_daerah_id"]),
        biasa("unit_kerja", "unit_kerja_induk_idx", &["induk_id"]),
        unik("fungsi_perangkat_daerah", "fungsi_perangkat_daerah_key", &["perangkat_daerah_id", "fungsi"]),
        biasa("fungsi_perangkat_daerah", "fungsi_perangkat_daerah_fungsi_idx", &["fungsi"]),
        unik("peran_akun", "peran_akun_kantor_key", &["akun_id", "peran", "perangkat_daerah_id"]),
        // A unique index treats every NULL as different, so a role that spans the government needs one of its own.
        unik_bila("peran_akun", "peran_akun_umum_key", &["akun_id", "peran"], umum),
        biasa("peran_akun", "peran_akun_perangkat_daerah_idx", &["perangkat_daerah_id"]),
        biasa("peran_akun", "peran_akun_peran_idx", &["peran"]),
    ]
}
