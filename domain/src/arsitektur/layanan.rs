//! Layanan SPBE: the catalogue of services for the administration and for the public (DKI68 Pasal 17, KALBAR Pasal 25 and
//! 26, BEKASI Pasal 17 and 24, PRABU Pasal 17).

use super::KELOMPOK;
use crate::{
    izin::Tindakan,
    register::{Alur, Bidang, Jenis, Opsi, Register},
};

const JENIS: &[Opsi] = &[
    Opsi::baru("administrasi", "Administrasi pemerintahan").sinonim(&["layanan administrasi pemerintahan", "internal"]),
    Opsi::baru("publik", "Publik").sinonim(&["layanan publik", "eksternal"]),
];

/// How many of [`KELOMPOK_LAYANAN`] serve the administration (DKI68 Pasal 17 ayat (3) huruf a s.d. i); the rest is public.
const ADMINISTRASI: usize = 9;

/// DKI68 Pasal 17 ayat (3) huruf a s.d. i and ayat (5) huruf a s.d. d.
const KELOMPOK_LAYANAN: &[Opsi] = &[
    Opsi::baru("perencanaan", "Perencanaan"),
    Opsi::baru("penganggaran", "Penganggaran"),
    Opsi::baru("keuangan", "Keuangan"),
    Opsi::baru("pengadaan", "Pengadaan barang dan jasa").sinonim(&["pbj"]),
    Opsi::baru("kepegawaian", "Kepegawaian"),
    Opsi::baru("kearsipan", "Kearsipan dinamis").sinonim(&["kearsipan"]),
    Opsi::baru("barang_milik", "Pengelolaan barang milik negara").sinonim(&["barang milik daerah", "bmd"]),
    Opsi::baru("pengawasan", "Pengawasan dan akuntabilitas kinerja").sinonim(&["akuntabilitas", "kinerja"]),
    Opsi::baru("internal_lain", "Layanan internal lain"),
    Opsi::baru("pengaduan", "Pengaduan publik").sinonim(&["pengaduan"]),
    Opsi::baru("hukum", "Dokumentasi dan informasi hukum").sinonim(&["jdih"]),
    Opsi::baru("pengawasan_internal", "Pengawasan internal").sinonim(&["wbs"]),
    Opsi::baru("urusan", "Layanan publik sesuai urusan"),
];

const TARGET: &[Opsi] = &[
    Opsi::baru("masyarakat", "Masyarakat").sinonim(&["warga"]),
    Opsi::baru("pelaku_usaha", "Pelaku usaha").sinonim(&["pelaku bisnis", "bisnis"]),
    Opsi::baru("asn", "ASN/pegawai").sinonim(&["asn", "pegawai"]),
    Opsi::baru("pemerintah", "Pemerintah").sinonim(&["k/l/pemda", "instansi"]),
];

const METODE: &[Opsi] = &[
    Opsi::baru("elektronik", "Elektronik").sinonim(&["online", "daring"]),
    Opsi::baru("hybrid", "Hybrid").sinonim(&["campuran"]),
    Opsi::baru("tatap_muka", "Tatap muka").sinonim(&["luring", "manual", "offline"]),
];

/// The kind of service a group belongs to; `None` for a code that is no group.
#[must_use]
pub fn jenis_kelompok(kelompok: &str) -> Option<&'static Opsi> {
    let ke = KELOMPOK_LAYANAN.iter().position(|o| o.kode == kelompok)?;
    let jenis = if ke < ADMINISTRASI { "administrasi" } else { "publik" };
    JENIS.iter().find(|o| o.kode == jenis)
}

/// What must be told of a public service, whichever regulation asks it ([`Bidang::menurut`]).
pub const INFORMASI: [&str; 8] = [
    "profil_penyelenggara",
    "profil_pelaksana",
    "standar_pelayanan",
    "sop",
    "maklumat",
    "pengaduan",
    "waktu_tanggap",
    "penilaian_kinerja",
];

pub static REGISTER: Register = Register {
    kode: "layanan",
    tabel: "layanan",
    awalan: "LYN",
    nama: "Layanan",
    sebutan: "layanan",
    guna: "Katalog layanan SPBE beserta penanggung jawab, pengguna, dan informasi pelayanannya.",
    pasal: "DKI68 Pasal 17; KALBAR Pasal 25 dan 26; BEKASI Pasal 17 dan 24; PRABU Pasal 17",
    kelompok: KELOMPOK,
    bidang: &[
        Bidang::nama("Nama layanan").bagian("Pokok"),
        Bidang::nomor(),
        Bidang::kantor("Penyelenggara"),
        Bidang::baru("unit_pelaksana", "Unit pelaksana", Jenis::Baris(160)).publik(),
        Bidang::uraian("Uraian"),
        Bidang::baru("jenis", "Jenis layanan", Jenis::Pilihan(JENIS))
            .wajib()
            .di_daftar()
            .disaring()
            .publik()
            .pasal("DKI68 Pasal 17 ayat (1)"),
        Bidang::baru("kelompok", "Kelompok layanan", Jenis::Pilihan(KELOMPOK_LAYANAN))
            .disaring()
            .publik()
            .bantu("Sesuai dengan jenis layanannya.")
            .pasal("DKI68 Pasal 17 ayat (3) dan (5)"),
        Bidang::baru("sektor", "Sektor", Jenis::Baris(120))
            .publik()
            .daftar("sektor_layanan")
            .menurut(&["KALBAR"])
            .pasal("KALBAR Pasal 26 ayat (1)"),
        Bidang::baru("wali_layanan_id", "Wali Layanan", Jenis::Kantor)
            .bantu("Perangkat Daerah yang mengoordinasikan layanan ini: yang membidangi organisasi dan reformasi birokrasi.")
            .menurut(&["DKI68"])
            .sinonim(&["koordinator layanan", "dikoordinasikan oleh"])
            .pasal("DKI68 Pasal 1 angka 31 dan Pasal 17 ayat (7)"),
        Bidang::baru("tujuan", "Tujuan", Jenis::Uraian(2_000)).publik(),
        Bidang::baru("fungsi", "Fungsi", Jenis::Uraian(2_000)),
        Bidang::baru("target", "Target layanan", Jenis::Ganda(TARGET))
            .disaring()
            .publik()
            .sinonim(&["target layanan", "pengguna"]),
        Bidang::baru("metode", "Metode layanan", Jenis::Pilihan(METODE)).di_daftar().disaring().publik(),
        Bidang::baru("kanal", "Kanal", Jenis::Baris(300))
            .bantu("Situs, aplikasi, loket, atau pusat panggilan.")
            .publik(),
        Bidang::baru("tautan", "Alamat layanan", Jenis::Tautan).publik(),
        Bidang::rujukan("RAL", "Referensi (RAL)").bagian("Arsitektur").sinonim(&["ral", "kode ral"]),
        Bidang::keadaan(),
        Bidang::baru("instansi_terkait", "Kementerian/lembaga terkait", Jenis::Baris(300)).tidak_diminta(),
        Bidang::baru("urusan", "Urusan pemerintahan terkait", Jenis::Baris(300)).tidak_diminta(),
        Bidang::baru("rencana", "Dasar dalam rencana", Jenis::Baris(300))
            .menurut(&["BEKASI"])
            .bantu(
                "Rencana Induk, Arsitektur, atau kegiatan Peta Rencana yang memuat layanan ini. Kaitkan pula sasaran yang \
                 didukungnya.",
            )
            .pasal("BEKASI Pasal 17 ayat (4)"),
        Bidang::baru("manfaat", "Potensi manfaat", Jenis::Uraian(2_000)).tidak_diminta(),
        Bidang::baru("ekonomi", "Potensi ekonomi", Jenis::Uraian(2_000)).tidak_diminta(),
        Bidang::baru("risiko", "Potensi risiko", Jenis::Uraian(2_000)).tidak_diminta(),
        Bidang::baru("mitigasi", "Mitigasi risiko", Jenis::Uraian(2_000)).tidak_diminta(),
        Bidang::baru("profil_penyelenggara", "Profil penyelenggara", Jenis::Uraian(4_000))
            .bagian("Informasi pelayanan publik")
            .publik()
            .menurut(&["PRABU", "BEKASI"])
            .bila("jenis", &["publik"])
            .pasal("PRABU Pasal 17 ayat (4) huruf a; BEKASI Pasal 24 ayat (4)"),
        Bidang::baru("profil_pelaksana", "Profil pelaksana", Jenis::Uraian(4_000))
            .publik()
            .menurut(&["PRABU", "BEKASI"])
            .bila("jenis", &["publik"])
            .pasal("PRABU Pasal 17 ayat (4) huruf b; BEKASI Pasal 24 ayat (4)"),
        Bidang::baru("standar_pelayanan", "Standar pelayanan", Jenis::Uraian(8_000))
            .publik()
            .menurut(&["PRABU", "BEKASI"])
            .bila("jenis", &["publik"])
            .pasal("PRABU Pasal 17 ayat (4) huruf c; BEKASI Pasal 24 ayat (4)"),
        Bidang::baru("sop", "Standar operasional prosedur", Jenis::Uraian(8_000))
            .publik()
            .menurut(&["BEKASI"])
            .bila("jenis", &["publik"])
            .pasal("BEKASI Pasal 24 ayat (4)"),
        Bidang::baru("maklumat", "Maklumat pelayanan", Jenis::Uraian(4_000))
            .publik()
            .menurut(&["PRABU", "BEKASI"])
            .bila("jenis", &["publik"])
            .pasal("PRABU Pasal 17 ayat (4) huruf d; BEKASI Pasal 24 ayat (4)"),
        Bidang::baru("pengaduan", "Pengelolaan pengaduan", Jenis::Uraian(4_000))
            .publik()
            .menurut(&["PRABU", "BEKASI"])
            .bila("jenis", &["publik"])
            .pasal("PRABU Pasal 17 ayat (4) huruf e; BEKASI Pasal 24 ayat (4)"),
        Bidang::baru("waktu_tanggap", "Waktu tanggap", Jenis::Baris(120))
            .publik()
            .menurut(&["BEKASI"])
            .bila("jenis", &["publik"])
            .pasal("BEKASI Pasal 24 ayat (4)"),
        Bidang::baru("penilaian_kinerja", "Penilaian kinerja", Jenis::Uraian(4_000))
            .publik()
            .menurut(&["PRABU"])
            .bila("jenis", &["publik"])
            .pasal("PRABU Pasal 17 ayat (4) huruf f"),
        Bidang::keterlihatan().bagian("Keterlihatan"),
    ],
    lihat: Tindakan::LihatRegister,
    ubah: Tindakan::IsiLayanan,
    alur: Alur::Bertahap,
    induk: None,
};
