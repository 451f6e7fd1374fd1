//! Sasaran of the RPJMD: visi, misi, tujuan, sasaran strategis, IKU, which the architecture supports (DKI68 Pasal 3 ayat
//! (4) and (5), KALBAR Pasal 5 ayat (1), BEKASI Pasal 9 ayat (1)).

use super::KELOMPOK;
use crate::{
    izin::Tindakan,
    register::{Alur, Bidang, Jenis, Opsi, Register},
};

const TINGKAT: &[Opsi] = &[
    Opsi::baru("visi", "Visi"),
    Opsi::baru("misi", "Misi"),
    Opsi::baru("tujuan", "Tujuan"),
    Opsi::baru("sasaran", "Sasaran strategis").sinonim(&["sasaran"]),
    Opsi::baru("iku", "Indikator kinerja utama (IKU)").sinonim(&["iku"]),
];

pub static REGISTER: Register = Register {
    kode: super::relasi::SASARAN,
    tabel: "sasaran",
    awalan: "RPJMD",
    nama: "Sasaran RPJMD",
    sebutan: "sasaran",
    guna: "Visi, misi, tujuan, sasaran, dan IKU yang didukung oleh Arsitektur SPBE.",
    pasal: "DKI68 Pasal 3 ayat (4) dan (5); KALBAR Pasal 5 ayat (1); BEKASI Pasal 9 ayat (1)",
    kelompok: KELOMPOK,
    bidang: &[
        Bidang::nama("Rumusan").bagian("Pokok"),
        Bidang::nomor(),
        Bidang::baru("tingkat", "Tingkat", Jenis::Pilihan(TINGKAT)).wajib().di_daftar().disaring(),
        Bidang::baru("induk_id", "Bagian dari", Jenis::Catatan(super::relasi::SASARAN)).tidak_diminta(),
        Bidang::baru("periode", "Periode RPJMD", Jenis::Baris(40)).wajib().di_daftar().disaring(),
        Bidang::uraian("Uraian"),
        Bidang::baru("satuan", "Satuan IKU", Jenis::Baris(80)).bagian("Ukuran").bila("tingkat", &["iku"]),
        Bidang::baru("target", "Nilai IKU target", Jenis::Baris(80)).bila("tingkat", &["iku"]),
        Bidang::baru("realisasi", "Nilai IKU realisasi", Jenis::Baris(80)).bila("tingkat", &["iku"]).tidak_diminta(),
        Bidang::keterlihatan().bagian("Keterlihatan"),
    ],
    lihat: Tindakan::LihatRegister,
    ubah: Tindakan::IsiSasaran,
    alur: Alur::Langsung,
    induk: Some("induk_id"),
};
