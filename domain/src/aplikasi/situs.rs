//! Websites, subdomains and social-media accounts, and how stale they are (PRABU Pasal 12 ayat (1) s.d. (3), BEKASI Pasal 25).

use super::KELOMPOK;
use crate::{
    izin::Tindakan,
    register::{Alur, Bidang, Jenis, Opsi, Register},
};

const JENIS: &[Opsi] = &[
    Opsi::baru("situs", "Situs web").sinonim(&["website", "web"]),
    Opsi::baru("subdomain", "Subdomain"),
    Opsi::baru("media_sosial", "Media sosial").sinonim(&["medsos", "instagram", "facebook", "youtube"]),
];

const KEADAAN: &[Opsi] = &[
    Opsi::baru("aktif", "Aktif"),
    Opsi::baru("diperingatkan", "Diperingatkan"),
    Opsi::baru("ditangguhkan", "Ditangguhkan").sinonim(&["suspend"]),
];

pub static REGISTER: Register = Register {
    kode: "situs",
    tabel: "situs",
    awalan: "SIT",
    nama: "Situs dan media sosial",
    sebutan: "situs",
    guna: "Situs, subdomain, dan akun media sosial resmi beserta pengelola dan pemutakhirannya.",
    pasal: "PRABU Pasal 12; BEKASI Pasal 25",
    kelompok: KELOMPOK,
    bidang: &[
        Bidang::nama("Nama").bagian("Pokok"),
        Bidang::nomor(),
        Bidang::kantor("Perangkat Daerah"),
        Bidang::baru("jenis", "Jenis", Jenis::Pilihan(JENIS)).wajib().di_daftar().disaring().publik(),
        Bidang::baru("tautan", "Alamat", Jenis::Tautan).wajib().di_daftar().publik(),
        Bidang::baru("admin", "Admin", Jenis::Baris(160)),
        Bidang::baru("penyedia_id", "Penyedia hosting", Jenis::Catatan("penyedia"))
            .bantu("Pihak ketiga yang menempatkan situs ini; kosongkan bila di pusat data sendiri.")
            .sinonim(&["penyedia", "hosting"])
            .tidak_diminta()
            .pasal("PRABU Pasal 12 ayat (4)"),
        Bidang::baru("pelatihan", "Pelatihan admin terakhir", Jenis::Tanggal).pasal("BEKASI Pasal 25"),
        Bidang::baru("dimutakhirkan", "Pemutakhiran terakhir", Jenis::Tanggal).di_daftar(),
        Bidang::baru("batas_hari", "Batas tanpa pemutakhiran", Jenis::Bilangan { min: 1, maks: 3_650, satuan: "hari" })
            .tidak_diminta()
            .bantu("Ditetapkan pemerintah daerah."),
        Bidang::baru("keadaan_situs", "Keadaan", Jenis::Pilihan(KEADAAN)).bagian("Pembinaan").disaring(),
        Bidang::baru("diperingatkan", "Tanggal peringatan", Jenis::Tanggal)
            .bila("keadaan_situs", &["diperingatkan", "ditangguhkan"])
            .pasal("BEKASI Penjelasan Pasal 25 ayat (3)"),
        Bidang::baru("ditangguhkan", "Tanggal penangguhan", Jenis::Tanggal).bila("keadaan_situs", &["ditangguhkan"]),
        Bidang::baru("dibuka", "Tanggal dibuka kembali", Jenis::Tanggal).tidak_diminta(),
        Bidang::keterlihatan().bagian("Keterlihatan"),
    ],
    lihat: Tindakan::LihatRegister,
    ubah: Tindakan::IsiAplikasi,
    alur: Alur::Langsung,
    induk: None,
};
