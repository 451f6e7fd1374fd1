//! Prevention and response procedures of each office (KALBAR Pasal 21 and 22, DKI68 Pasal 16 ayat (3) and (5), PRABU Pasal 15 ayat (2), BEKASI Pasal 30 ayat (2)).

use super::KELOMPOK;
use crate::{
    izin::Tindakan,
    register::{Alur, Bidang, Jenis, Opsi, Register},
};

const JENIS: &[Opsi] = &[Opsi::baru("pencegahan", "Pencegahan"), Opsi::baru("penanggulangan", "Penanggulangan")];

pub static REGISTER: Register = Register {
    kode: "prosedur-keamanan",
    tabel: "prosedur_keamanan",
    awalan: "PKM",
    nama: "Prosedur keamanan",
    sebutan: "prosedur",
    guna: "Prosedur pencegahan dan penanggulangan ancaman pada tiap Perangkat Daerah.",
    pasal: "PRABU Pasal 15 ayat (2); BEKASI Pasal 30 ayat (2); KALBAR Pasal 22 ayat (1); DKI68 Pasal 16 ayat (3)",
    kelompok: KELOMPOK,
    bidang: &[
        Bidang::nama("Judul prosedur").bagian("Pokok"),
        Bidang::nomor(),
        Bidang::kantor("Perangkat Daerah"),
        Bidang::baru("jenis", "Jenis", Jenis::Pilihan(JENIS)).wajib().di_daftar().disaring(),
        Bidang::baru("nomor_dokumen", "Nomor dokumen", Jenis::Baris(120)),
        Bidang::baru("berlaku_mulai", "Berlaku mulai", Jenis::Tanggal),
        Bidang::baru("berlaku_sampai", "Berlaku sampai", Jenis::Tanggal).di_daftar(),
        Bidang::baru("penanggung_jawab", "Penanggung jawab", Jenis::Baris(160)),
        Bidang::uraian("Ringkasan"),
        Bidang::keterlihatan().bagian("Keterlihatan"),
    ],
    lihat: Tindakan::LihatRegister,
    ubah: Tindakan::IsiKeamanan,
    alur: Alur::Langsung,
    induk: None,
};
