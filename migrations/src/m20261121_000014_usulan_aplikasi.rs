//! Proposals to build or change an application: their content, what they answer and attach, what they resemble, and the
//! decision on every filing with the letter as it was signed.

use sea_orm_migration::prelude::*;

use crate::skema::{
    Skema, besar, biasa, boolean, bulat, id, opsional, rujuk, tabel, tanggal, teks, unik, versi, waktu,
};

pub const MIGRASI: Skema = Skema { berkas: file!(), tabel: semua_tabel, indeks, isi: Vec::new };

fn semua_tabel() -> Vec<TableCreateStatement> {
    use ForeignKeyAction::{Cascade, Restrict};
    vec![
        tabel(
            "usulan_aplikasi",
            [
                id(),
                besar("perangkat_daerah_id"),
                teks("jenis"),
                // The application that is to be changed, or the one that the approval brought into the register.
                opsional(besar("aplikasi_id")),
                teks("nama"),
                teks("fungsi"),
                teks("uraian"),
                teks("kode_rujukan"),
                teks("jenis_aplikasi"),
                boolean("kode_tertutup"),
                boolean("dalam_rencana"),
                opsional(tanggal("rencana_mulai")),
                teks("status"),
                bulat("revisi"),
                opsional(besar("diajukan_oleh")),
                opsional(waktu("diajukan_pada")),
                opsional(waktu("diverifikasi_pada")),
                teks("verifikasi"),
                opsional(tanggal("mulai")),
                versi(),
                waktu("dibuat"),
                waktu("diubah"),
                teks("diubah_oleh"),
            ],
            [
                rujuk("perangkat_daerah_id", "perangkat_daerah", Restrict),
                rujuk("aplikasi_id", "catatan", Restrict),
                rujuk("diajukan_oleh", "akun", Restrict),
            ],
        ),
        tabel(
            "usulan_jawaban",
            [id(), besar("usulan_id"), teks("butir"), teks("isi"), teks("nomor"), opsional(tanggal("tanggal"))],
            [rujuk("usulan_id", "usulan_aplikasi", Cascade)],
        ),
        tabel(
            "usulan_dokumen",
            [id(), besar("usulan_id"), teks("butir"), besar("bukti_id")],
            [rujuk("usulan_id", "usulan_aplikasi", Cascade), rujuk("bukti_id", "bukti", Restrict)],
        ),
        tabel(
            "usulan_serupa",
            [id(), besar("usulan_id"), besar("aplikasi_id"), bulat("skor"), teks("alasan"), teks("jawaban")],
            [rujuk("usulan_id", "usulan_aplikasi", Cascade), rujuk("aplikasi_id", "catatan", Restrict)],
        ),
        tabel(
            "usulan_keputusan",
            [
                id(),
                besar("usulan_id"),
                bulat("revisi"),
                boolean("disetujui"),
                teks("nomor"),
                tanggal("tanggal"),
                opsional(tanggal("berlaku_sampai")),
                teks("potret"),
                opsional(besar("oleh")),
                waktu("pada"),
            ],
            [rujuk("usulan_id", "usulan_aplikasi", Restrict), rujuk("oleh", "akun", Restrict)],
        ),
    ]
}

fn indeks() -> Vec<IndexCreateStatement> {
    vec![
        biasa("usulan_aplikasi", "usulan_aplikasi_kantor_idx", &["perangkat_daerah_id"]),
        biasa("usulan_aplikasi", "usulan_aplikasi_aplikasi_idx", &["aplikasi_id"]),
        unik("usulan_jawaban", "usulan_jawaban_key", &["usulan_id", "butir"]),
        unik("usulan_dokumen", "usulan_dokumen_key", &["usulan_id", "butir", "bukti_id"]),
        biasa("usulan_dokumen", "usulan_dokumen_bukti_idx", &["bukti_id"]),
        unik("usulan_serupa", "usulan_serupa_key", &["usulan_id", "aplikasi_id"]),
        biasa("usulan_serupa", "usulan_serupa_aplikasi_idx", &["aplikasi_id"]),
        unik("usulan_keputusan", "usulan_keputusan_revisi_key", &["usulan_id", "revisi"]),
        unik("usulan_keputusan", "usulan_keputusan_nomor_key", &["nomor"]),
    ]
}
