//! Disaster recovery: the plan, its test, the recovery centre (KALBAR Pasal 11 ayat (7) huruf e and 13 ayat (4) s.d. (6), BEKASI Pasal 26 ayat (10) and (11)).

use super::KELOMPOK;
use crate::{
    izin::Tindakan,
    register::{Alur, Bidang, Jenis, Register},
};

pub static REGISTER: Register = Register {
    kode: "pemulihan",
    tabel: "pemulihan",
    awalan: "DRP",
    nama: "Rencana pemulihan",
    sebutan: "rencana pemulihan",
    guna: "Rencana pemulihan bencana, pusat pemulihannya, dan ujinya.",
    pasal: "KALBAR Pasal 11 ayat (7) huruf e dan 13 ayat (4) s.d. (6); BEKASI Pasal 26 ayat (10) dan (11)",
    kelompok: KELOMPOK,
    bidang: &[
        Bidang::nama("Nama rencana").bagian("Pokok"),
        Bidang::nomor(),
        Bidang::kantor("Perangkat Daerah"),
        Bidang::baru("pusat_data_id", "Pusat data", Jenis::Catatan("infrastruktur")).wajib().di_daftar(),
        Bidang::baru("drc_id", "Pusat pemulihan", Jenis::Catatan("infrastruktur")),
        Bidang::baru("di_luar_kota", "Pusat pemulihan di luar kota", Jenis::YaTidak)
            .disaring()
            .pasal("BEKASI Pasal 26 ayat (11)"),
        Bidang::baru("dokumen", "Nomor dan tanggal dokumen", Jenis::Baris(200)),
        Bidang::baru("diuji", "Diuji terakhir", Jenis::Tanggal).di_daftar(),
        Bidang::baru("hasil_uji", "Hasil uji", Jenis::Uraian(2_000)),
        Bidang::uraian("Catatan"),
        Bidang::keterlihatan().bagian("Keterlihatan"),
    ],
    lihat: Tindakan::LihatRegister,
    ubah: Tindakan::IsiInfrastruktur,
    alur: Alur::Langsung,
    induk: None,
};
