//! Iterations of the priority services (DKI68 Pasal 31 and Lampiran II huruf A and C, KALBAR Pasal 38).

use super::KELOMPOK;
use crate::{
    izin::Tindakan,
    register::{Alur, Bidang, Jenis, Opsi, Register},
};

/// DKI68 Lampiran II huruf C angka 1, and what KALBAR Pasal 38 adds.
const AREA: &[Opsi] = &[
    Opsi::baru("pendidikan", "Pendidikan"),
    Opsi::baru("kesehatan", "Kesehatan"),
    Opsi::baru("sosial", "Sosial"),
    Opsi::baru("perizinan", "Perizinan"),
    Opsi::baru("pendapatan", "Pendapatan"),
    Opsi::baru("bencana", "Pengendalian bencana"),
    Opsi::baru("ketenteraman", "Pengelolaan ketenteraman dan ketertiban").sinonim(&["ketentraman ketertiban"]),
    Opsi::baru("lingkungan", "Pengendalian lingkungan"),
    Opsi::baru("lain", "Layanan prioritas lain"),
];

const JANGKA: &[Opsi] = &[
    Opsi::baru("pendek", "Jangka pendek"),
    Opsi::baru("menengah", "Jangka menengah"),
    Opsi::baru("panjang", "Jangka panjang"),
];

/// DKI68 Lampiran II huruf A angka 1 huruf a s.d. e.
const KEPASTIAN: &[Opsi] = &[
    Opsi::baru("pelanggan", "Fokus pada pelanggan"),
    Opsi::baru("kinerja", "Peningkatan kinerja layanan lintas sektor"),
    Opsi::baru("data", "Pengelolaan data lintas sektor"),
    Opsi::baru("integrasi", "Integrasi secara digital"),
    Opsi::baru("kerangka", "Dikelola berdasarkan SPBE"),
];

/// DKI68 Lampiran II huruf C angka 3.
const TEKNOLOGI: &[Opsi] = &[
    Opsi::baru("cloud", "Cloud computing"),
    Opsi::baru("mobile", "Mobile internet"),
    Opsi::baru("iot", "Internet of things"),
    Opsi::baru("big_data", "Big data analytics"),
    Opsi::baru("ai", "Artificial intelligence"),
];

pub static REGISTER: Register = Register {
    kode: "layanan-prioritas",
    tabel: "layanan_prioritas",
    awalan: "PRI",
    nama: "Layanan prioritas",
    sebutan: "iterasi layanan prioritas",
    guna: "Iterasi layanan prioritas: prioritas, visi, peta jalan, dan solusinya.",
    pasal: "DKI68 Pasal 31 dan Lampiran II; KALBAR Pasal 38",
    kelompok: KELOMPOK,
    bidang: &[
        Bidang::nama("Nama iterasi").bagian("Pokok"),
        Bidang::nomor(),
        Bidang::kantor("Penanggung jawab"),
        Bidang::baru("layanan_id", "Layanan", Jenis::Catatan("layanan")).wajib().di_daftar(),
        Bidang::baru("area", "Area prioritas", Jenis::Pilihan(AREA))
            .wajib()
            .di_daftar()
            .disaring()
            .pasal("DKI68 Lampiran II huruf C angka 1"),
        Bidang::baru("jangka", "Jangka", Jenis::Pilihan(JANGKA))
            .wajib()
            .di_daftar()
            .disaring()
            .pasal("DKI68 Lampiran II huruf A angka 2"),
        Bidang::baru("mulai", "Mulai", Jenis::Tanggal).wajib(),
        Bidang::baru("selesai", "Selesai", Jenis::Tanggal).wajib().di_daftar(),
        Bidang::uraian("Alasan prioritas"),
        Bidang::baru("visi", "Visi layanan", Jenis::Uraian(2_000))
            .bagian("Isi iterasi")
            .pasal("DKI68 Lampiran II huruf A angka 2 huruf b"),
        Bidang::baru("peta_jalan", "Peta jalan", Jenis::Uraian(4_000))
            .pasal("DKI68 Lampiran II huruf A angka 2 huruf c"),
        Bidang::baru("solusi", "Solusi", Jenis::Uraian(4_000)).pasal("DKI68 Lampiran II huruf A angka 2 huruf d"),
        Bidang::baru("kepastian", "Kepastian yang diberikan", Jenis::Ganda(KEPASTIAN))
            .pasal("DKI68 Lampiran II huruf A angka 1"),
        Bidang::baru("teknologi", "Teknologi yang dipakai", Jenis::Ganda(TEKNOLOGI))
            .pasal("DKI68 Lampiran II huruf C angka 3"),
        Bidang::baru("aplikasi_umum", "Aplikasi umum yang dipakai", Jenis::Baris(300))
            .pasal("KALBAR Pasal 38 ayat (2)"),
        Bidang::baru("infrastruktur_dipakai", "Infrastruktur yang dipakai", Jenis::Baris(300))
            .pasal("KALBAR Pasal 38 ayat (2)"),
        Bidang::keterlihatan().bagian("Keterlihatan"),
    ],
    lihat: Tindakan::LihatRegister,
    ubah: Tindakan::IsiLayanan,
    alur: Alur::Langsung,
    induk: None,
};
