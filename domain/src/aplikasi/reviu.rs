//! The yearly review of an application that was built or developed (KALBAR Pasal 19 ayat (12)).

use super::KELOMPOK;
use crate::{
    izin::Tindakan,
    register::{Alur, Bidang, Jenis, Opsi, Register},
};

const HASIL: &[Opsi] = &[
    Opsi::baru("lanjut", "Dilanjutkan"),
    Opsi::baru("kembangkan", "Dikembangkan"),
    Opsi::baru("gabung", "Digabung dengan aplikasi lain"),
    Opsi::baru("henti", "Dihentikan"),
];

pub static REGISTER: Register = Register {
    kode: "reviu-aplikasi",
    tabel: "reviu_aplikasi",
    awalan: "RVA",
    nama: "Reviu aplikasi",
    sebutan: "reviu",
    guna: "Reviu dan evaluasi tiap aplikasi, paling sedikit sekali setahun.",
    pasal: "KALBAR Pasal 19 ayat (12)",
    kelompok: KELOMPOK,
    bidang: &[
        Bidang::nama("Judul reviu").bagian("Pokok"),
        Bidang::nomor(),
        Bidang::kantor("Perangkat Daerah"),
        Bidang::baru("aplikasi_id", "Aplikasi", Jenis::Catatan("aplikasi")).wajib().di_daftar(),
        Bidang::baru("tanggal", "Tanggal reviu", Jenis::Tanggal).wajib().di_daftar(),
        Bidang::baru("temuan", "Temuan", Jenis::Uraian(4_000)),
        Bidang::baru("hasil", "Keputusan", Jenis::Pilihan(HASIL)).di_daftar().disaring(),
        Bidang::uraian("Penjelasan keputusan"),
        Bidang::keterlihatan().bagian("Keterlihatan"),
    ],
    lihat: Tindakan::LihatRegister,
    ubah: Tindakan::IsiAplikasi,
    alur: Alur::Langsung,
    induk: None,
};
