//! Offices excused from the shared use that the law makes common, with the reason and who agreed (row F6: DKI68 Pasal 10
//! ayat (3), 11 ayat (1), 13 ayat (3); KALBAR Pasal 13 ayat (2), 15 ayat (2); PRABU Pasal 13 ayat (2); BEKASI Pasal 27 ayat (1)).

use super::KELOMPOK;
use crate::{
    izin::{Peran, Tindakan},
    register::{Alur, Bidang, Jenis, Opsi, Register},
};

/// What is to be used together, by [`Bersama::kode`](crate::register::perhatian::Bersama::kode).
const APA: &[Opsi] = &[
    Opsi::baru("pusat_data", "Pusat data"),
    Opsi::baru("jaringan_intra", "Jaringan intra").sinonim(&["intranet"]),
    Opsi::baru("penghubung", "Sistem penghubung layanan").sinonim(&["spl", "gsb", "splp"]),
];

const KEPUTUSAN: &[Opsi] =
    &[Opsi::baru("diajukan", "Diajukan"), Opsi::baru("setuju", "Disetujui"), Opsi::baru("tolak", "Ditolak")];

pub static REGISTER: Register = Register {
    kode: "pengecualian-bersama",
    tabel: "pengecualian_bersama",
    awalan: "PCB",
    nama: "Pengecualian pemakaian bersama",
    sebutan: "pengecualian",
    guna: "Perangkat Daerah yang dikecualikan dari pemakaian bersama infrastruktur, beserta alasan dan keputusannya.",
    pasal: "DKI68 Pasal 10 ayat (3), 11 ayat (1), 13 ayat (3); KALBAR Pasal 13 ayat (2), 15 ayat (2); PRABU Pasal 13 ayat (2); BEKASI Pasal 27 ayat (1)",
    kelompok: KELOMPOK,
    bidang: &[
        Bidang::nama("Perihal").bagian("Permohonan"),
        Bidang::nomor(),
        Bidang::kantor("Perangkat Daerah"),
        Bidang::baru("apa", "Yang tidak dipakai bersama", Jenis::Pilihan(APA)).wajib().di_daftar().disaring(),
        Bidang::baru("alasan", "Alasan", Jenis::Uraian(2_000)).wajib(),
        Bidang::uraian("Yang dipakai sebagai gantinya"),
        Bidang::baru("keputusan", "Keputusan", Jenis::Pilihan(KEPUTUSAN))
            .bagian("Keputusan")
            .bantu("Diputuskan Dinas; tanpa keputusan, Perangkat Daerah tetap wajib memakai bersama.")
            .di_daftar()
            .disaring()
            .penulis(&[Peran::Dinas]),
        Bidang::baru("dasar", "Nomor dan tanggal surat", Jenis::Baris(200)).bila("keputusan", &["setuju", "tolak"]),
        Bidang::baru("tanggal_keputusan", "Tanggal keputusan", Jenis::Tanggal).bila("keputusan", &["setuju", "tolak"]),
        Bidang::baru("sampai", "Berlaku sampai", Jenis::Tanggal)
            .bantu("Tanpa tanggal, berlaku sampai dicabut.")
            .bila("keputusan", &["setuju"])
            .di_daftar()
            .tidak_diminta(),
        Bidang::keterlihatan().bagian("Keterlihatan"),
    ],
    lihat: Tindakan::LihatRegister,
    ubah: Tindakan::IsiInfrastruktur,
    alur: Alur::Langsung,
    induk: None,
};
