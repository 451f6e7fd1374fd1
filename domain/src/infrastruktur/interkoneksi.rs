//! Connections to the central government and other regions, and what they carry (DKI68 Pasal 11 and 12, KALBAR Pasal 15).

use super::KELOMPOK;
use crate::{
    izin::Tindakan,
    register::{Alur, Bidang, Jenis, Opsi, Register},
};

const JENIS: &[Opsi] = &[
    Opsi::baru("spl", "Sistem penghubung layanan").sinonim(&["splp", "gsb"]),
    Opsi::baru("pusat_data", "Pusat data"),
    Opsi::baru("jaringan_intra", "Jaringan intra"),
];

const KEADAAN: &[Opsi] = &[
    Opsi::baru("rencana", "Direncanakan"),
    Opsi::baru("uji", "Diuji"),
    Opsi::baru("berjalan", "Berjalan"),
    Opsi::baru("berhenti", "Berhenti"),
];

pub static REGISTER: Register = Register {
    kode: "interkoneksi",
    tabel: "interkoneksi",
    awalan: "IKN",
    nama: "Interkoneksi",
    sebutan: "interkoneksi",
    guna: "Keterhubungan dengan instansi pusat dan daerah lain beserta layanan yang lewat.",
    pasal: "DKI68 Pasal 11 ayat (4) dan 12 ayat (1); KALBAR Pasal 15 ayat (3) s.d. (5)",
    kelompok: KELOMPOK,
    bidang: &[
        Bidang::nama("Nama").bagian("Pokok"),
        Bidang::nomor(),
        Bidang::kantor("Perangkat Daerah"),
        Bidang::baru("jenis", "Jenis", Jenis::Pilihan(JENIS)).wajib().di_daftar().disaring(),
        Bidang::baru("infrastruktur_id", "Infrastruktur", Jenis::Catatan("infrastruktur")).tidak_diminta(),
        Bidang::baru("pihak", "Terhubung dengan", Jenis::Baris(200)).wajib().di_daftar(),
        Bidang::baru("keadaan_sambungan", "Keadaan", Jenis::Pilihan(KEADAAN)).wajib().di_daftar().disaring(),
        Bidang::baru("sejak", "Sejak", Jenis::Tanggal),
        Bidang::uraian("Layanan dan pertukaran yang lewat"),
        Bidang::keterlihatan().bagian("Keterlihatan"),
    ],
    lihat: Tindakan::LihatRegister,
    ubah: Tindakan::IsiInfrastruktur,
    alur: Alur::Langsung,
    induk: None,
};
