//! Risk management: the frame of a year, the structure, the context of an office, its risks with treatment, monitoring,
//! occurrences, escalation, remarks and links.

use sea_orm_migration::prelude::*;

use crate::skema::{
    Skema, besar, biasa, boolean, bulat, diarsipkan_pada, id, opsional, rujuk, tabel, tanggal, teks, unik, unik_bila,
    versi, waktu,
};

pub const MIGRASI: Skema = Skema { berkas: file!(), tabel: semua_tabel, indeks, isi: Vec::new };

fn semua_tabel() -> Vec<TableCreateStatement> {
    let mut hasil = kerangka();
    hasil.extend(risiko());
    hasil.extend(sekitar());
    hasil
}

/// What stands around the risks: years, bodies, contexts.
fn kerangka() -> Vec<TableCreateStatement> {
    use ForeignKeyAction::{Cascade, Restrict};
    vec![
        tabel(
            "risiko_tahun",
            [
                id(),
                bulat("tahun"),
                // Matrix and frame as JSON: read and written whole, and kept as they were once the year is closed.
                teks("matriks"),
                teks("kerangka"),
                opsional(waktu("ditutup_pada")),
                teks("ditutup_oleh"),
                versi(),
                waktu("diubah"),
                teks("diubah_oleh"),
            ],
            [],
        ),
        tabel(
            "penyelenggara",
            [
                id(),
                // Which body: `komite_risiko`, `pemilik_risiko`, `kepatuhan_risiko`.
                teks("unsur"),
                bulat("tahun"),
                opsional(besar("perangkat_daerah_id")),
                teks("nomor"),
                opsional(tanggal("tanggal")),
                versi(),
                waktu("diubah"),
                teks("diubah_oleh"),
            ],
            [rujuk("perangkat_daerah_id", "perangkat_daerah", Restrict)],
        ),
        tabel(
            "penyelenggara_anggota",
            [
                id(),
                besar("penyelenggara_id"),
                bulat("urutan"),
                teks("kedudukan"),
                teks("nama"),
                teks("nip"),
                teks("jabatan"),
            ],
            [rujuk("penyelenggara_id", "penyelenggara", Cascade)],
        ),
        tabel(
            "risiko_konteks",
            [
                id(),
                bulat("tahun"),
                besar("perangkat_daerah_id"),
                teks("nama_upr"),
                teks("tugas"),
                teks("fungsi"),
                tanggal("mulai"),
                tanggal("selesai"),
                teks("pemangku"),
                teks("peraturan"),
                teks("kerangka"),
                teks("pakta_nomor"),
                teks("pakta_tempat"),
                opsional(tanggal("pakta_tanggal")),
                versi(),
                waktu("dibuat"),
                waktu("diubah"),
                teks("diubah_oleh"),
            ],
            [rujuk("perangkat_daerah_id", "perangkat_daerah", Restrict)],
        ),
        tabel(
            "risiko_sasaran",
            [
                id(),
                besar("konteks_id"),
                bulat("urutan"),
                teks("sasaran_upr"),
                teks("sasaran_spbe"),
                teks("indikator"),
                teks("target"),
            ],
            [rujuk("konteks_id", "risiko_konteks", Cascade)],
        ),
    ]
}

/// The risks.
fn risiko() -> Vec<TableCreateStatement> {
    use ForeignKeyAction::{Restrict, SetNull};
    vec![tabel(
        "risiko",
        [
            id(),
            besar("konteks_id"),
            bulat("tahun"),
            besar("perangkat_daerah_id"),
            // The number within the year, over all offices.
            bulat("urutan"),
            opsional(besar("sasaran_id")),
            teks("jenis"),
            teks("kejadian"),
            teks("penyebab"),
            teks("kategori"),
            teks("uraian_dampak"),
            teks("area"),
            teks("pengendalian"),
            bulat("kemungkinan"),
            bulat("dampak"),
            bulat("besaran"),
            teks("penjelasan_kemungkinan"),
            teks("penjelasan_dampak"),
            // The appetite of its category and kind, from the context; empty where there is none.
            opsional(bulat("ambang")),
            boolean("keputusan"),
            teks("alasan_keputusan"),
            // The place among risks of the same magnitude that experts gave.
            opsional(bulat("pertimbangan")),
            // As the last monitoring says, or as analysed.
            bulat("kini_kemungkinan"),
            bulat("kini_dampak"),
            bulat("kini_besaran"),
            boolean("ada_residual"),
            opsional(bulat("residual_kemungkinan")),
            opsional(bulat("residual_dampak")),
            opsional(bulat("residual_besaran")),
            teks("alasan_residual"),
            opsional(bulat("target_kemungkinan")),
            opsional(bulat("target_dampak")),
            opsional(bulat("target_besaran")),
            teks("kontinjensi"),
            teks("pemilik"),
            teks("status"),
            opsional(besar("penyusun_id")),
            opsional(besar("diajukan_oleh")),
            opsional(besar("disetujui_oleh")),
            // Who is responsible, and who still has to decide.
            teks("tingkat"),
            opsional(teks("menunggu")),
            // The same risk of the year before.
            opsional(besar("asal_id")),
            // The SPIP evaluation as JSON; empty without one.
            teks("spip"),
            teks("cari"),
            versi(),
            waktu("dibuat"),
            waktu("diubah"),
            teks("diubah_oleh"),
            diarsipkan_pada(),
        ],
        [
            rujuk("konteks_id", "risiko_konteks", Restrict),
            rujuk("perangkat_daerah_id", "perangkat_daerah", Restrict),
            rujuk("sasaran_id", "risiko_sasaran", SetNull),
            rujuk("penyusun_id", "akun", Restrict),
            rujuk("diajukan_oleh", "akun", Restrict),
            rujuk("disetujui_oleh", "akun", Restrict),
            rujuk("asal_id", "risiko", SetNull),
        ],
    )]
}

/// What belongs to a risk, and the accompaniment of an office.
fn sekitar() -> Vec<TableCreateStatement> {
    use ForeignKeyAction::{Cascade, Restrict};
    let milik = || rujuk("risiko_id", "risiko", Cascade);
    vec![
        tabel(
            "risiko_penanganan",
            [
                id(),
                besar("risiko_id"),
                bulat("urutan"),
                teks("opsi"),
                teks("aksi"),
                teks("keluaran"),
                // The schedule as it was written, and its days.
                teks("jadwal"),
                tanggal("mulai"),
                tanggal("tenggat"),
                teks("penanggung_jawab"),
                teks("pendukung"),
                opsional(besar("biaya")),
                teks("kemajuan"),
                teks("realisasi"),
                opsional(tanggal("selesai_pada")),
                versi(),
            ],
            [milik()],
        ),
        tabel(
            "risiko_pantauan",
            [
                id(),
                besar("risiko_id"),
                teks("jenis"),
                bulat("ke"),
                tanggal("sampai"),
                bulat("kemungkinan"),
                bulat("dampak"),
                bulat("besaran"),
                teks("uraian"),
                teks("proyeksi"),
                teks("dilakukan"),
                teks("rencana"),
                teks("penanggung_jawab"),
                teks("waktu"),
                teks("rekomendasi"),
                versi(),
                waktu("dibuat"),
                teks("dibuat_oleh"),
            ],
            [milik()],
        ),
        tabel(
            "risiko_kejadian",
            [
                id(),
                besar("risiko_id"),
                tanggal("tanggal"),
                teks("sebab"),
                teks("dampak"),
                opsional(besar("kerugian")),
                teks("tindakan"),
                teks("pelajaran"),
                versi(),
                waktu("dibuat"),
                teks("dibuat_oleh"),
            ],
            [milik()],
        ),
        tabel(
            "risiko_eskalasi",
            [
                id(),
                besar("risiko_id"),
                teks("ke"),
                teks("alasan"),
                teks("diajukan_oleh"),
                waktu("diajukan_pada"),
                opsional(teks("putusan")),
                teks("catatan"),
                teks("nomor"),
                opsional(tanggal("tanggal")),
                teks("diputus_oleh"),
                opsional(waktu("diputus_pada")),
            ],
            [milik()],
        ),
        tabel(
            "risiko_catatan",
            [id(), besar("risiko_id"), teks("perbuatan"), teks("catatan"), teks("oleh"), waktu("pada")],
            [milik()],
        ),
        tabel(
            "risiko_tautan",
            [
                id(),
                besar("risiko_id"),
                teks("jenis"),
                besar("objek_id"),
                // The same id again where it is a record of a register, so that the database keeps it alive.
                opsional(besar("catatan_id")),
            ],
            [milik(), rujuk("catatan_id", "catatan", Cascade)],
        ),
        tabel(
            "risiko_pendampingan",
            [
                id(),
                bulat("tahun"),
                besar("perangkat_daerah_id"),
                tanggal("tanggal"),
                teks("saran"),
                teks("tindak_lanjut"),
                opsional(tanggal("ditindaklanjuti_pada")),
                versi(),
                waktu("dibuat"),
                teks("dibuat_oleh"),
            ],
            [rujuk("perangkat_daerah_id", "perangkat_daerah", Restrict)],
        ),
    ]
}

fn indeks() -> Vec<IndexCreateStatement> {
    vec![
        unik("risiko_tahun", "risiko_tahun_key", &["tahun"]),
        unik("penyelenggara", "penyelenggara_key", &["unsur", "tahun", "perangkat_daerah_id"]),
        unik_bila(
            "penyelenggara",
            "penyelenggara_pemerintah_key",
            &["unsur", "tahun"],
            Expr::col("perangkat_daerah_id").is_null(),
        ),
        biasa("penyelenggara_anggota", "penyelenggara_anggota_idx", &["penyelenggara_id"]),
        unik("risiko_konteks", "risiko_konteks_key", &["tahun", "perangkat_daerah_id"]),
        biasa("risiko_konteks", "risiko_konteks_kantor_idx", &["perangkat_daerah_id"]),
        biasa("risiko_sasaran", "risiko_sasaran_idx", &["konteks_id"]),
        unik("risiko", "risiko_urutan_key", &["tahun", "urutan"]),
        biasa("risiko", "risiko_konteks_idx", &["konteks_id"]),
        biasa("risiko", "risiko_besaran_idx", &["tahun", "kini_besaran"]),
        biasa("risiko", "risiko_kantor_idx", &["perangkat_daerah_id", "tahun"]),
        biasa("risiko", "risiko_sasaran_rujuk_idx", &["sasaran_id"]),
        biasa("risiko", "risiko_asal_idx", &["asal_id"]),
        biasa("risiko_penanganan", "risiko_penanganan_idx", &["risiko_id"]),
        biasa("risiko_penanganan", "risiko_penanganan_tenggat_idx", &["kemajuan", "tenggat"]),
        // A period has one report; as needed there is one a day.
        unik("risiko_pantauan", "risiko_pantauan_key", &["risiko_id", "jenis", "sampai"]),
        biasa("risiko_kejadian", "risiko_kejadian_idx", &["risiko_id"]),
        biasa("risiko_eskalasi", "risiko_eskalasi_idx", &["risiko_id"]),
        biasa("risiko_catatan", "risiko_catatan_idx", &["risiko_id"]),
        unik("risiko_tautan", "risiko_tautan_key", &["risiko_id", "jenis", "objek_id"]),
        biasa("risiko_tautan", "risiko_tautan_objek_idx", &["jenis", "objek_id"]),
        biasa("risiko_tautan", "risiko_tautan_catatan_idx", &["catatan_id"]),
        biasa("risiko_pendampingan", "risiko_pendampingan_idx", &["tahun", "perangkat_daerah_id"]),
    ]
}
