//! The feasibility test of an application before it goes live (DKI68 Pasal 15 ayat (3) huruf e, KALBAR Pasal 19).

use super::KELOMPOK;
use crate::{
    izin::Tindakan,
    register::{Alur, Bidang, Jenis, Opsi, Register},
};

const HASIL: &[Opsi] = &[
    Opsi::baru("laik", "Laik").sinonim(&["lulus"]),
    Opsi::baru("bersyarat", "Laik dengan syarat"),
    Opsi::baru("tidak", "Tidak laik").sinonim(&["tidak lulus"]),
];

pub static REGISTER: Register = Register {
    kode: "uji-kelaikan",
    tabel: "uji_kelaikan",
    awalan: "UJI",
    nama: "Uji kelaikan",
    sebutan: "uji kelaikan",
    guna: "Uji fungsi, integrasi, dan keamanan sebelum aplikasi dioperasikan.",
    pasal: "DKI68 Pasal 15 ayat (3) huruf e; PRABU Pasal 11 ayat (1); BEKASI Pasal 20 ayat (1)",
    kelompok: KELOMPOK,
    bidang: &[
        Bidang::nama("Judul uji").bagian("Pokok"),
        Bidang::nomor(),
        Bidang::kantor("Perangkat Daerah"),
        Bidang::baru("aplikasi_id", "Aplikasi", Jenis::Catatan("aplikasi")).wajib().di_daftar(),
        Bidang::baru("tanggal", "Tanggal uji", Jenis::Tanggal).wajib().di_daftar(),
        Bidang::baru("penguji", "Penguji", Jenis::Baris(160)).wajib(),
        Bidang::baru("fungsi", "Uji fungsi", Jenis::Pilihan(HASIL)).bagian("Hasil"),
        Bidang::baru("integrasi", "Uji integrasi", Jenis::Pilihan(HASIL)),
        Bidang::baru("keamanan", "Uji keamanan", Jenis::Pilihan(HASIL)),
        Bidang::baru("hasil", "Hasil", Jenis::Pilihan(HASIL)).wajib().di_daftar().disaring(),
        Bidang::uraian("Catatan penguji"),
        Bidang::keterlihatan().bagian("Keterlihatan"),
    ],
    lihat: Tindakan::LihatRegister,
    ubah: Tindakan::IsiAplikasi,
    alur: Alur::Langsung,
    induk: None,
};
