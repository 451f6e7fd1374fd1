//! The basic digital capabilities (DKI68 Lampiran II huruf C angka 2).

use super::KELOMPOK;
use crate::{
    izin::Tindakan,
    register::{Alur, Bidang, Jenis, Opsi, Register},
};

pub const KAPABILITAS: &[Opsi] = &[
    Opsi::baru("a", "Tata kelola SPBE dan tim pengelola program TI"),
    Opsi::baru("b", "Tata kelola dan manajemen data"),
    Opsi::baru("c", "Standardisasi platform integrasi"),
    Opsi::baru("d", "Dompet digital dan pembayaran digital"),
];

pub const KEADAAN: &[Opsi] =
    &[Opsi::baru("belum", "Belum ada"), Opsi::baru("disusun", "Disusun"), Opsi::baru("berjalan", "Berjalan")];

pub static REGISTER: Register = Register {
    kode: "kapabilitas",
    tabel: "kapabilitas",
    awalan: "KPB",
    nama: "Kapabilitas digital dasar",
    sebutan: "kapabilitas",
    guna: "Kapabilitas digital dasar yang ditingkatkan bersama layanan prioritas.",
    pasal: "DKI68 Lampiran II huruf C angka 2",
    kelompok: KELOMPOK,
    bidang: &[
        Bidang::nama("Nama").bagian("Pokok"),
        Bidang::nomor(),
        Bidang::kantor("Penanggung jawab"),
        Bidang::baru("kapabilitas", "Kapabilitas", Jenis::Pilihan(KAPABILITAS)).wajib().di_daftar().disaring(),
        Bidang::baru("keadaan_kapabilitas", "Keadaan", Jenis::Pilihan(KEADAAN)).wajib().di_daftar().disaring(),
        Bidang::baru("bukti", "Bukti", Jenis::Uraian(2_000)),
        Bidang::uraian("Uraian"),
        Bidang::keterlihatan().bagian("Keterlihatan"),
    ],
    lihat: Tindakan::LihatRegister,
    ubah: Tindakan::IsiLayanan,
    alur: Alur::Langsung,
    induk: None,
};
