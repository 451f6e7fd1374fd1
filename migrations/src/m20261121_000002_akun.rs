//! People and how they come in: accounts, sessions, flash messages, and the count of failed sign-ins.
//!
//! A session without an account belongs to somebody who has not signed in yet; it only carries the flash of the sign-in
//! page. Only the SHA-256 of a session's token and the argon2id hash of a password are ever stored.

use sea_orm_migration::prelude::*;

use crate::skema::{Skema, besar, biasa, boolean, id, opsional, rujuk, tabel, teks, unik, unik_bila, versi, waktu};

pub const MIGRASI: Skema = Skema { berkas: file!(), tabel: semua_tabel, indeks, isi: Vec::new };

fn semua_tabel() -> Vec<TableCreateStatement> {
    vec![
        tabel(
            "akun",
            [
                id(),
                teks("nama_pengguna"),
                teks("nama"),
                teks("nip"),
                teks("jabatan"),
                teks("surel"),
                teks("sandi_hash"),
                boolean("aktif"),
                boolean("harus_ganti_sandi"),
                versi(),
                waktu("dibuat"),
                waktu("diubah"),
            ],
            [],
        ),
        tabel(
            "sesi",
            [
                id(),
                teks("token_sidik"),
                opsional(besar("akun_id")),
                waktu("dibuat"),
                waktu("terakhir"),
                waktu("kedaluwarsa"),
                teks("alamat"),
                teks("agen"),
            ],
            [rujuk("akun_id", "akun", ForeignKeyAction::Cascade).bernama("sesi_akun_fk")],
        ),
        tabel(
            "kilat",
            [id(), besar("sesi_id"), teks("kunci"), teks("isi")],
            [rujuk("sesi_id", "sesi", ForeignKeyAction::Cascade).bernama("kilat_sesi_fk")],
        ),
        tabel(
            "percobaan_masuk",
            [id(), teks("kunci"), besar("jumlah"), waktu("mulai"), opsional(waktu("terkunci_sampai"))],
            [],
        ),
    ]
}

fn indeks() -> Vec<IndexCreateStatement> {
    vec![
        unik("akun", "akun_nama_pengguna_key", &["nama_pengguna"]),
        biasa("akun", "akun_nama_idx", &["nama", "id"]),
        // People may sign in with their NIP, so it must point at one account; many accounts have none.
        unik_bila("akun", "akun_nip_key", &["nip"], Expr::col("nip").ne("")),
        unik("sesi", "sesi_token_sidik_key", &["token_sidik"]),
        biasa("sesi", "sesi_akun_idx", &["akun_id"]),
        biasa("sesi", "sesi_kedaluwarsa_idx", &["kedaluwarsa"]),
        unik("kilat", "kilat_sesi_kunci_key", &["sesi_id", "kunci"]),
        unik("percobaan_masuk", "percobaan_masuk_kunci_key", &["kunci"]),
    ]
}
