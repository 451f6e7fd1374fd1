//! The yearly assessment: rounds, who is assessed, answers per indicator with their value at every stage, questions,
//! evidence links, recommendations, decisions and issued reports.
//!
//! Values are integers in hundredths: SQLite keeps decimals as floats.

use sea_orm_migration::prelude::*;

use crate::skema::{
    Skema, besar, biasa, boolean, bulat, id, opsional, rujuk, tabel, tanggal, teks, unik, versi, waktu,
};

pub const MIGRASI: Skema = Skema { berkas: file!(), tabel: semua_tabel, indeks, isi: Vec::new };

fn semua_tabel() -> Vec<TableCreateStatement> {
    use ForeignKeyAction::{Cascade, Restrict};
    vec![
        tabel(
            "putaran",
            [
                id(),
                bulat("tahun"),
                teks("nama"),
                teks("jenis"),
                teks("lingkup"),
                teks("instrumen"),
                boolean("visitasi"),
                opsional(bulat("target")),
                boolean("terkunci"),
                boolean("impor"),
                versi(),
                waktu("dibuat"),
                waktu("diubah"),
            ],
            [],
        ),
        tabel(
            "tenggat_tahap",
            [id(), besar("putaran_id"), teks("tahap"), tanggal("tanggal")],
            [rujuk("putaran_id", "putaran", Cascade)],
        ),
        tabel(
            "penilaian",
            [id(), besar("putaran_id"), opsional(besar("perangkat_daerah_id"))],
            [rujuk("putaran_id", "putaran", Restrict), rujuk("perangkat_daerah_id", "perangkat_daerah", Restrict)],
        ),
        tabel(
            "isian",
            [
                id(),
                besar("penilaian_id"),
                teks("indikator"),
                bulat("urutan"),
                teks("status"),
                opsional(besar("diisi_oleh")),
                opsional(besar("diajukan_oleh")),
                opsional(waktu("diajukan_pada")),
                opsional(besar("disetujui_oleh")),
                opsional(waktu("disetujui_pada")),
                teks("catatan"),
                versi(),
                waktu("diubah"),
            ],
            [
                rujuk("penilaian_id", "penilaian", Restrict),
                rujuk("diisi_oleh", "akun", Restrict),
                rujuk("diajukan_oleh", "akun", Restrict),
                rujuk("disetujui_oleh", "akun", Restrict),
            ],
        ),
        tabel(
            "nilai_tahap",
            [
                id(),
                besar("isian_id"),
                teks("tahap"),
                opsional(bulat("nilai")),
                teks("fakta"),
                teks("analisis"),
                teks("justifikasi"),
                opsional(besar("oleh")),
                waktu("pada"),
            ],
            [rujuk("isian_id", "isian", Restrict), rujuk("oleh", "akun", Restrict)],
        ),
        tabel(
            "penugasan",
            [id(), besar("isian_id"), besar("perangkat_daerah_id"), boolean("utama")],
            [rujuk("isian_id", "isian", Cascade), rujuk("perangkat_daerah_id", "perangkat_daerah", Restrict)],
        ),
        tabel(
            "klarifikasi",
            [
                id(),
                besar("isian_id"),
                teks("pertanyaan"),
                opsional(besar("ditanya_oleh")),
                waktu("ditanya_pada"),
                opsional(tanggal("batas")),
                opsional(teks("jawaban")),
                opsional(besar("dijawab_oleh")),
                opsional(waktu("dijawab_pada")),
            ],
            [
                rujuk("isian_id", "isian", Restrict),
                rujuk("ditanya_oleh", "akun", Restrict),
                rujuk("dijawab_oleh", "akun", Restrict),
            ],
        ),
        tabel(
            "isian_bukti",
            [id(), besar("isian_id"), besar("bukti_id"), opsional(bulat("tingkat"))],
            [rujuk("isian_id", "isian", Cascade), rujuk("bukti_id", "bukti", Restrict)],
        ),
        tabel(
            "rekomendasi",
            [
                id(),
                besar("penilaian_id"),
                opsional(teks("indikator")),
                opsional(bulat("aspek")),
                teks("uraian"),
                opsional(besar("perangkat_daerah_id")),
                opsional(tanggal("tenggat")),
                boolean("selesai"),
                boolean("arsip"),
                versi(),
                waktu("diubah"),
            ],
            [rujuk("penilaian_id", "penilaian", Restrict), rujuk("perangkat_daerah_id", "perangkat_daerah", Restrict)],
        ),
        tabel(
            "keputusan_putaran",
            [
                id(),
                besar("putaran_id"),
                teks("jenis"),
                teks("nomor"),
                tanggal("tanggal"),
                teks("alasan"),
                opsional(besar("oleh")),
                waktu("pada"),
            ],
            [rujuk("putaran_id", "putaran", Restrict), rujuk("oleh", "akun", Restrict)],
        ),
        tabel(
            "laporan",
            [
                id(),
                besar("penilaian_id"),
                teks("bentuk"),
                teks("nomor"),
                tanggal("tanggal"),
                waktu("per"),
                teks("sidik"),
                teks("potret"),
                opsional(besar("oleh")),
            ],
            [rujuk("penilaian_id", "penilaian", Restrict), rujuk("oleh", "akun", Restrict)],
        ),
    ]
}

fn indeks() -> Vec<IndexCreateStatement> {
    vec![
        unik("putaran", "putaran_nama_key", &["tahun", "nama"]),
        unik("tenggat_tahap", "tenggat_tahap_key", &["putaran_id", "tahap"]),
        unik("penilaian", "penilaian_subjek_key", &["putaran_id", "perangkat_daerah_id"]),
        unik("isian", "isian_indikator_key", &["penilaian_id", "indikator"]),
        unik("nilai_tahap", "nilai_tahap_key", &["isian_id", "tahap"]),
        unik("penugasan", "penugasan_key", &["isian_id", "perangkat_daerah_id"]),
        biasa("penugasan", "penugasan_kantor_idx", &["perangkat_daerah_id"]),
        biasa("klarifikasi", "klarifikasi_isian_idx", &["isian_id"]),
        unik("isian_bukti", "isian_bukti_key", &["isian_id", "bukti_id"]),
        biasa("isian_bukti", "isian_bukti_bukti_idx", &["bukti_id"]),
        biasa("rekomendasi", "rekomendasi_penilaian_idx", &["penilaian_id"]),
        biasa("keputusan_putaran", "keputusan_putaran_idx", &["putaran_id"]),
        unik("laporan", "laporan_nomor_key", &["nomor"]),
        biasa("laporan", "laporan_penilaian_idx", &["penilaian_id"]),
    ]
}
