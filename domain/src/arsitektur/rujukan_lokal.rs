//! Reference codes that the government defines itself below the national ones: levels 3 to 7 (`arsitektur.json`, DKI68
//! Pasal 3 ayat (2)).

use crate::{
    izin::Tindakan,
    register::{Alur, Bidang, Jenis, Register},
};

pub static REGISTER: Register = Register {
    kode: "rujukan-lokal",
    tabel: "rujukan_lokal",
    awalan: "RJL",
    nama: "Kode referensi daerah",
    sebutan: "kode referensi",
    guna: "Kode referensi arsitektur level 3 sampai 7 yang ditetapkan pemerintah daerah di bawah kode nasional.",
    pasal: "DKI68 Pasal 3 ayat (2)",
    kelompok: "Acuan arsitektur",
    bidang: &[
        Bidang::nama("Nama").bagian("Pokok"),
        Bidang {
            label: "Kode",
            bantu: "Di bawah kode nasional yang ada, misalnya RAB.01.01.07.",
            sinonim: &["kode referensi", "nomor", "id"],
            ..Bidang::nomor()
        },
        Bidang::uraian("Uraian"),
        Bidang::baru("dasar", "Dasar penetapan", Jenis::Baris(200)).bantu("Nomor dan tanggal keputusan."),
        Bidang::baru("berlaku", "Berlaku sejak", Jenis::Tanggal).tidak_diminta(),
        Bidang::keterlihatan().bagian("Keterlihatan"),
    ],
    lihat: Tindakan::LihatRegister,
    ubah: Tindakan::IsiSasaran,
    alur: Alur::Langsung,
    induk: None,
};
