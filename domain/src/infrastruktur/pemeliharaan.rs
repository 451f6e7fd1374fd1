//! Maintenance of infrastructure and applications: plan, work done, down time, cost (PRABU Pasal 13 ayat (1), BEKASI Pasal 26 ayat (2), KALBAR Pasal 35 ayat (4), DKI68 Pasal 26 ayat (2)).

use super::KELOMPOK;
use crate::{
    izin::Tindakan,
    register::{Alur, Bidang, Jenis, Opsi, Register},
};

/// Kinds of work. No regulation lists them: the list is our own.
const JENIS: &[Opsi] = &[
    Opsi::baru("pemeriksaan", "Pemeriksaan dan pengujian").sinonim(&["inspeksi", "uji"]),
    Opsi::baru("perawatan", "Perawatan berkala").sinonim(&["servis", "preventif"]),
    Opsi::baru("pembaruan", "Pembaruan dan penambalan").sinonim(&["update", "patch"]),
    Opsi::baru("perbaikan", "Perbaikan").sinonim(&["korektif"]),
    Opsi::baru("penggantian", "Penggantian"),
];

pub static REGISTER: Register = Register {
    kode: "pemeliharaan",
    tabel: "pemeliharaan",
    awalan: "PLH",
    nama: "Pemeliharaan",
    sebutan: "pemeliharaan",
    guna: "Rencana dan pelaksanaan pemeliharaan infrastruktur dan aplikasi.",
    pasal: "PRABU Pasal 13 ayat (1); BEKASI Pasal 26 ayat (2); KALBAR Pasal 35 ayat (4); DKI68 Pasal 26 ayat (2)",
    kelompok: KELOMPOK,
    bidang: &[
        Bidang::nama("Pekerjaan").bagian("Pokok"),
        Bidang::nomor(),
        Bidang::kantor("Perangkat Daerah"),
        Bidang::baru("infrastruktur_id", "Infrastruktur", Jenis::Catatan("infrastruktur")).di_daftar().tidak_diminta(),
        Bidang::baru("aplikasi_id", "Aplikasi", Jenis::Catatan("aplikasi")).di_daftar().tidak_diminta(),
        Bidang::baru("jenis", "Jenis pekerjaan", Jenis::Pilihan(JENIS))
            .bantu("Pilihannya susunan Kendali SPBE. Jadwal berikutnya dikenali dari jenis pekerjaan yang sama pada infrastruktur atau aplikasi yang sama; tanpa jenis, dari nama pekerjaan yang sama.")
            .disaring()
            .tidak_diminta(),
        Bidang::baru("rencana", "Dijadwalkan", Jenis::Tanggal).wajib().di_daftar(),
        Bidang::baru("selang_bulan", "Diulang setiap", Jenis::Bilangan { min: 1, maks: 120, satuan: "bulan" })
            .tidak_diminta(),
        Bidang::baru("dikerjakan", "Dikerjakan", Jenis::Tanggal).bagian("Pelaksanaan").di_daftar(),
        Bidang::uraian("Pekerjaan yang dilakukan"),
        Bidang::baru("gangguan_menit", "Lama gangguan", Jenis::Bilangan { min: 0, maks: 1_000_000, satuan: "menit" }),
        Bidang::baru("biaya", "Biaya", Jenis::Rupiah),
        Bidang::baru("mata_anggaran", "Mata anggaran", Jenis::Baris(160)),
        Bidang::keterlihatan().bagian("Keterlihatan"),
    ],
    lihat: Tindakan::LihatRegister,
    ubah: Tindakan::IsiInfrastruktur,
    alur: Alur::Langsung,
    induk: None,
};
