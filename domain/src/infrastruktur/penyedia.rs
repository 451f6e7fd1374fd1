//! Third-party providers of infrastructure, hosting or websites (PRABU Pasal 12 ayat (4) and 13 ayat (5), BEKASI Pasal 26 ayat (9), KALBAR Pasal 13 ayat (6)).

use super::KELOMPOK;
use crate::{
    izin::Tindakan,
    register::{Alur, Bidang, Jenis, Register},
};

pub static REGISTER: Register = Register {
    kode: "penyedia",
    tabel: "penyedia",
    awalan: "PYD",
    nama: "Penyedia",
    sebutan: "penyedia",
    guna: "Pihak ketiga yang menyediakan infrastruktur, hosting, atau situs.",
    pasal: "PRABU Pasal 12 ayat (4) dan Pasal 13 ayat (5); BEKASI Pasal 26 ayat (9); KALBAR Pasal 13 ayat (6)",
    kelompok: KELOMPOK,
    bidang: &[
        Bidang::nama("Nama badan hukum").bagian("Pokok"),
        Bidang::nomor(),
        Bidang::kantor("Perangkat Daerah"),
        Bidang::baru("layanan", "Yang disediakan", Jenis::Baris(200)).wajib().di_daftar(),
        Bidang::baru("berbadan_hukum_indonesia", "Berbadan hukum Indonesia", Jenis::YaTidak)
            .wajib()
            .di_daftar()
            .disaring()
            .pasal("PRABU Pasal 12 ayat (4)"),
        Bidang::baru("di_indonesia", "Perangkat di wilayah Indonesia", Jenis::YaTidak)
            .wajib()
            .disaring()
            .pasal("PRABU Pasal 12 ayat (4) dan Pasal 13 ayat (5)"),
        Bidang::baru("tempat", "Tempat perangkat", Jenis::Baris(200)),
        Bidang::baru("kontrak", "Nomor kontrak", Jenis::Baris(120)),
        Bidang::baru("kontrak_mulai", "Kontrak mulai", Jenis::Tanggal),
        Bidang::baru("kontrak_akhir", "Kontrak berakhir", Jenis::Tanggal).di_daftar(),
        Bidang::uraian("Catatan"),
        Bidang::keterlihatan().bagian("Keterlihatan"),
    ],
    lihat: Tindakan::LihatRegister,
    ubah: Tindakan::IsiInfrastruktur,
    alur: Alur::Langsung,
    induk: None,
};
