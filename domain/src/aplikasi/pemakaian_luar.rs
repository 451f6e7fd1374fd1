//! Use of an application outside the government (DKI68 Pasal 15 ayat (8)).

use super::KELOMPOK;
use crate::{
    izin::{Peran, Tindakan},
    register::{Alur, Bidang, Jenis, Opsi, Register},
};

const KEPUTUSAN: &[Opsi] =
    &[Opsi::baru("diajukan", "Diajukan"), Opsi::baru("setuju", "Disetujui"), Opsi::baru("tolak", "Ditolak")];

pub static REGISTER: Register = Register {
    kode: "pemakaian-luar",
    tabel: "pemakaian_luar",
    awalan: "PML",
    nama: "Pemakaian di luar pemerintah",
    sebutan: "pemakaian",
    guna: "Permohonan dan keputusan pemakaian aplikasi di luar pemerintah daerah.",
    pasal: "DKI68 Pasal 15 ayat (8)",
    kelompok: KELOMPOK,
    bidang: &[
        Bidang::nama("Perihal").bagian("Pokok"),
        Bidang::nomor(),
        Bidang::kantor("Perangkat Daerah"),
        Bidang::baru("aplikasi_id", "Aplikasi", Jenis::Catatan("aplikasi")).wajib().di_daftar(),
        Bidang::baru("pemakai", "Pemakai", Jenis::Baris(200)).wajib().di_daftar(),
        Bidang::baru("tanggal_permohonan", "Tanggal permohonan", Jenis::Tanggal).wajib(),
        Bidang::baru("keputusan", "Keputusan", Jenis::Pilihan(KEPUTUSAN))
            .bantu("Diputuskan Dinas; tanpa persetujuan, aplikasi tidak dipakai di luar pemerintah daerah.")
            .di_daftar()
            .disaring()
            .penulis(&[Peran::Dinas]),
        Bidang::baru("tanggal_keputusan", "Tanggal keputusan", Jenis::Tanggal).bila("keputusan", &["setuju", "tolak"]),
        Bidang::uraian("Syarat atau alasan"),
        Bidang::keterlihatan().bagian("Keterlihatan"),
    ],
    lihat: Tindakan::LihatRegister,
    ubah: Tindakan::IsiAplikasi,
    alur: Alur::Langsung,
    induk: None,
};
