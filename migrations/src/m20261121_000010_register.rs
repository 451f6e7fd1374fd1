//! What every register stands on: records, the relations between them, their documents, the views people keep.
//!
//! The fields of one register stand in a table of their own whose `id` points at `catatan`.

use sea_orm_migration::prelude::*;

use crate::skema::{
    Skema, besar, biasa, bulat, diarsipkan_pada, id, opsional, rujuk, tabel, tanggal, teks, unik, versi, waktu,
};

pub const MIGRASI: Skema = Skema { berkas: file!(), tabel: semua_tabel, indeks, isi: Vec::new };

fn semua_tabel() -> Vec<TableCreateStatement> {
    use ForeignKeyAction::{Cascade, Restrict};
    vec![
        tabel(
            "catatan",
            [
                id(),
                teks("register"),
                // How many records the register had given a number when this one came.
                besar("urutan"),
                teks("nomor"),
                teks("nama"),
                opsional(teks("uraian")),
                opsional(besar("perangkat_daerah_id")),
                opsional(teks("kode_rujukan")),
                opsional(teks("keadaan")),
                teks("keterlihatan"),
                teks("tahap"),
                // Who submitted it: the same person never verifies it.
                opsional(besar("diajukan_oleh")),
                bulat("kelengkapan"),
                // The texts of the record in lower case, for the search.
                teks("cari"),
                versi(),
                waktu("dibuat"),
                waktu("diubah"),
                teks("diubah_oleh"),
                diarsipkan_pada(),
            ],
            [rujuk("perangkat_daerah_id", "perangkat_daerah", Restrict), rujuk("diajukan_oleh", "akun", Restrict)],
        ),
        tabel(
            "relasi",
            [id(), teks("jenis"), besar("dari_id"), besar("ke_id"), waktu("dibuat"), teks("dibuat_oleh")],
            [rujuk("dari_id", "catatan", Cascade), rujuk("ke_id", "catatan", Cascade)],
        ),
        tabel(
            "lampiran",
            [
                id(),
                besar("catatan_id"),
                besar("bukti_id"),
                // What the document is, a code of the register's list; empty for any other.
                teks("dokumen"),
                opsional(tanggal("tanggal")),
                waktu("dibuat"),
                teks("dibuat_oleh"),
            ],
            [rujuk("catatan_id", "catatan", Cascade), rujuk("bukti_id", "bukti", Restrict)],
        ),
        tabel(
            "pandangan",
            [id(), besar("akun_id"), teks("register"), teks("nama"), teks("kueri"), waktu("dibuat")],
            [rujuk("akun_id", "akun", Cascade)],
        ),
    ]
}

fn indeks() -> Vec<IndexCreateStatement> {
    vec![
        unik("catatan", "catatan_nomor_key", &["register", "nomor"]),
        biasa("catatan", "catatan_nama_idx", &["register", "nama"]),
        biasa("catatan", "catatan_kantor_idx", &["perangkat_daerah_id", "register"]),
        biasa("catatan", "catatan_diubah_idx", &["register", "diubah"]),
        unik("relasi", "relasi_key", &["dari_id", "jenis", "ke_id"]),
        biasa("relasi", "relasi_ke_idx", &["ke_id", "jenis"]),
        unik("lampiran", "lampiran_key", &["catatan_id", "bukti_id", "dokumen"]),
        biasa("lampiran", "lampiran_bukti_idx", &["bukti_id"]),
        unik("pandangan", "pandangan_nama_key", &["akun_id", "register", "nama"]),
    ]
}
