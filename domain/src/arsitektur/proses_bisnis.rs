//! Proses bisnis: what the government does, as a tree (DKI68 Pasal 8, KALBAR Pasal 8 to 10, BEKASI Pasal 16).

use super::KELOMPOK;
use crate::{
    izin::Tindakan,
    register::{Alur, Bidang, Jenis, Opsi, Register},
};

/// Kinds of process (PermenPANRB 19/2018).
const JENIS: &[Opsi] = &[
    Opsi::baru("inti", "Proses inti").sinonim(&["utama", "core"]),
    Opsi::baru("manajemen", "Proses manajemen").sinonim(&["manajerial"]),
    Opsi::baru("pendukung", "Proses pendukung").sinonim(&["penunjang", "support"]),
];

pub static REGISTER: Register = Register {
    kode: "proses-bisnis",
    tabel: "proses_bisnis",
    awalan: "PB",
    nama: "Proses bisnis",
    sebutan: "proses bisnis",
    guna: "Rangkaian kerja Perangkat Daerah, tempat layanan, data, dan aplikasi berpijak.",
    pasal: "DKI68 Pasal 8; KALBAR Pasal 8 s.d. 10; BEKASI Pasal 16",
    kelompok: KELOMPOK,
    bidang: &[
        Bidang::nama("Nama proses bisnis").bagian("Pokok").sinonim(&["nama bisnis", "urusan", "nama bisnis/urusan"]),
        Bidang::nomor(),
        Bidang::kantor("Perangkat Daerah"),
        Bidang::baru("unit_kerja", "Unit Kerja", Jenis::Baris(160)),
        Bidang::uraian("Uraian"),
        Bidang::baru("induk_id", "Bagian dari", Jenis::Catatan("proses-bisnis"))
            .bantu("Proses yang mencakup proses ini; kosongkan untuk tingkat teratas.")
            .tidak_diminta(),
        Bidang::baru("jenis", "Jenis proses", Jenis::Pilihan(JENIS)).di_daftar().disaring(),
        Bidang::rujukan("RAB", "Referensi (RAB)").bagian("Arsitektur").sinonim(&["rab", "rab level 3", "kode rab"]),
        Bidang::keadaan(),
        Bidang::baru("periode", "Periode", Jenis::Baris(40)).tidak_diminta(),
        Bidang::baru("dokumen_peta", "Dokumen peta proses bisnis", Jenis::Baris(200))
            .bantu("Nomor dan judul keputusan yang memuat proses ini.")
            .pasal("KALBAR Pasal 9; BEKASI Pasal 15"),
        Bidang::baru("pemasok", "Pemasok (supplier)", Jenis::Uraian(1_000)).bagian("SIPOC").tidak_diminta(),
        Bidang::baru("masukan", "Masukan (input)", Jenis::Uraian(1_000)).tidak_diminta(),
        Bidang::baru("keluaran", "Keluaran (output)", Jenis::Uraian(1_000)).tidak_diminta(),
        Bidang::baru("penerima", "Penerima (customer)", Jenis::Uraian(1_000)).tidak_diminta(),
        Bidang::keterlihatan().bagian("Keterlihatan"),
    ],
    lihat: Tindakan::LihatRegister,
    ubah: Tindakan::IsiProsesBisnis,
    alur: Alur::Bertahap,
    induk: Some("induk_id"),
};
