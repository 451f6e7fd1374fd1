//! Versions of the architecture: their decree, the content it froze, the activities that close the gaps, the reviews.

use sea_orm_migration::prelude::*;

use crate::skema::{Skema, besar, biasa, bulat, id, kunci, opsional, rujuk, tabel, tanggal, teks, unik, versi, waktu};

pub const MIGRASI: Skema = Skema { berkas: file!(), tabel: semua_tabel, indeks, isi: Vec::new };

fn semua_tabel() -> Vec<TableCreateStatement> {
    use ForeignKeyAction::Restrict;
    vec![
        tabel(
            "arsitektur",
            [
                id(),
                teks("nama"),
                teks("keadaan"),
                tanggal("mulai"),
                tanggal("sampai"),
                teks("uraian"),
                // The version this one takes the place of.
                opsional(besar("pendahulu_id")),
                opsional(teks("keputusan_nomor")),
                opsional(tanggal("keputusan_tanggal")),
                opsional(teks("keputusan_tentang")),
                opsional(waktu("ditetapkan_pada")),
                opsional(tanggal("dicabut_tanggal")),
                opsional(teks("dicabut_alasan")),
                versi(),
                waktu("dibuat"),
                teks("dibuat_oleh"),
                waktu("diubah"),
                teks("diubah_oleh"),
            ],
            [rujuk("pendahulu_id", "arsitektur", Restrict)],
        ),
        // Written once, when the version is determined.
        tabel(
            "arsitektur_potret",
            [
                kunci(besar("arsitektur_id")),
                teks("isi"),
                teks("sidik"),
                bulat("butir"),
                bulat("relasi"),
                waktu("dibuat"),
            ],
            [rujuk("arsitektur_id", "arsitektur", Restrict)],
        ),
        tabel(
            "arsitektur_kegiatan",
            [id(), besar("arsitektur_id"), besar("catatan_id"), teks("kegiatan"), waktu("diubah"), teks("diubah_oleh")],
            [rujuk("arsitektur_id", "arsitektur", Restrict), rujuk("catatan_id", "catatan", Restrict)],
        ),
        tabel(
            "arsitektur_reviu",
            [
                id(),
                besar("arsitektur_id"),
                teks("jenis"),
                // Letters of the grounds in the profil, between bars.
                teks("dasar"),
                teks("sebab"),
                tanggal("tanggal"),
                teks("temuan"),
                teks("keputusan"),
                // The day it was finished; empty while it is a task.
                opsional(tanggal("selesai")),
                // The version it led to.
                opsional(besar("hasil_id")),
                versi(),
                waktu("dibuat"),
                teks("dibuat_oleh"),
                waktu("diubah"),
                teks("diubah_oleh"),
            ],
            [rujuk("arsitektur_id", "arsitektur", Restrict), rujuk("hasil_id", "arsitektur", Restrict)],
        ),
    ]
}

fn indeks() -> Vec<IndexCreateStatement> {
    vec![
        biasa("arsitektur", "arsitektur_mulai_idx", &["mulai"]),
        unik("arsitektur_kegiatan", "arsitektur_kegiatan_key", &["arsitektur_id", "catatan_id"]),
        biasa("arsitektur_kegiatan", "arsitektur_kegiatan_catatan_idx", &["catatan_id"]),
        biasa("arsitektur_reviu", "arsitektur_reviu_arsitektur_idx", &["arsitektur_id"]),
    ]
}
