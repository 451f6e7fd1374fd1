//! The standards an infrastructure item must meet (DKI68 Pasal 3 ayat (6), 10 ayat (5); KALBAR Pasal 12 ayat (2), 13 ayat (3), 14 ayat (4) and (6)).

use super::KELOMPOK;
use crate::{
    izin::Tindakan,
    register::{Alur, Bidang, Jenis, Opsi, Register},
};

const JENIS: &[Opsi] = &[
    Opsi::baru("perangkat", "Perangkat"),
    Opsi::baru("manajemen_jaringan", "Manajemen jaringan"),
    Opsi::baru("ruang", "Ruang perangkat"),
    Opsi::baru("interoperabilitas", "Interoperabilitas"),
    Opsi::baru("keamanan", "Keamanan"),
];

const HASIL: &[Opsi] = &[
    Opsi::baru("terpenuhi", "Terpenuhi").sinonim(&["ya", "sudah"]),
    Opsi::baru("sebagian", "Terpenuhi sebagian"),
    Opsi::baru("belum", "Belum terpenuhi").sinonim(&["tidak"]),
];

pub static REGISTER: Register = Register {
    kode: "standar-infrastruktur",
    tabel: "standar_infrastruktur",
    awalan: "STD",
    nama: "Standar infrastruktur",
    sebutan: "standar",
    guna: "Standar yang harus dipenuhi tiap infrastruktur beserta hasil dan buktinya.",
    pasal: "DKI68 Pasal 3 ayat (6) dan Pasal 10 ayat (5); KALBAR Pasal 12 ayat (2), 13 ayat (3), 14 ayat (4) dan (6)",
    kelompok: KELOMPOK,
    bidang: &[
        Bidang::nama("Standar").bagian("Pokok"),
        Bidang::nomor(),
        Bidang::kantor("Perangkat Daerah"),
        Bidang::baru("infrastruktur_id", "Infrastruktur", Jenis::Catatan("infrastruktur")).wajib().di_daftar(),
        Bidang::baru("jenis", "Jenis standar", Jenis::Pilihan(JENIS)).wajib().di_daftar().disaring(),
        Bidang::baru("rujukan", "Nomor standar atau dasar", Jenis::Baris(200)),
        Bidang::baru("hasil", "Pemenuhan", Jenis::Pilihan(HASIL)).wajib().di_daftar().disaring(),
        Bidang::baru("tanggal", "Diperiksa", Jenis::Tanggal),
        Bidang::uraian("Bukti dan catatan"),
        Bidang::keterlihatan().bagian("Keterlihatan"),
    ],
    lihat: Tindakan::LihatRegister,
    ubah: Tindakan::IsiInfrastruktur,
    alur: Alur::Langsung,
    induk: None,
};
