//! Lists that follow from what stands in the registers: what is late, what ends, what is missing. The day is an argument.
//!
//! Each rule looks at one record and, where the law asks for a second one (a review, a test, a plan), at what is known of
//! those around it.

mod aturan;
mod bersama;
mod keamanan;
mod selang;
#[cfg(test)]
mod uji;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

pub use aturan::{SYARAT_SEJENIS, di_luar_hukum, pekerjaan, pemutakhiran_berikut, periksa};
pub use bersama::{Bersama, Pakai, pengecualian_berlaku};
pub use keamanan::prosedur_berlaku;
pub use selang::Selang;

use super::Bidang;
use crate::{
    arsitektur::keamanan::Penerapan,
    profil::{Batas, Profil},
};

/// Days before the end of a contract, licence, procedure or exception at which it is listed.
pub const HARI_SEBELUM_BERAKHIR: u64 = 90;
/// Days without an update after which a website is stale, where neither the record nor the profil sets any.
///
/// PRABU Pasal 12 and BEKASI Pasal 25 leave the number to the government.
pub const HARI_SITUS: u64 = 90;
/// Months between two trainings and between two tests of restoring, where the profil sets none: the product's measure.
pub const BULAN_BAWAAN: u32 = 12;

/// A list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Perhatian {
    DataTerlambat,
    DataTanpaKlasifikasi,
    AksesTanpaPemegang,
    TambahanMenunggu,
    RetensiHabis,
    CadanganTerlambat,
    UjiPulihTerlambat,
    DiLuarPusatData,
    LayananTanpaRencana,
    InformasiKurang,
    TanpaReviu,
    TanpaUji,
    TertutupTanpaLegalitas,
    SejenisBeroperasi,
    SitusBasi,
    AdminBelumDilatih,
    AkanBerakhir,
    PenyediaLuar,
    TanpaPemulihan,
    TanpaStandar,
    AsetTanpaSinkronisasi,
    PemeliharaanTerlambat,
    TanpaDaftarPeriksa,
}

/// Why a record stands in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Temuan {
    /// A sentence with the figures.
    pub alasan: String,
    /// The day it was or will be due; lists are ordered by it, those without one first.
    pub jatuh_tempo: Option<NaiveDate>,
}

/// What is known of the records around, by id, and what the government's regulation sets.
#[derive(Clone, Debug, Default)]
pub struct Sekitar {
    /// Latest review of an application.
    pub reviu: BTreeMap<i64, NaiveDate>,
    /// Applications with a passed feasibility test, and the days of the first and of the last one.
    pub laik: BTreeMap<i64, (NaiveDate, NaiveDate)>,
    /// The checklist of KALBAR Pasal 23 ayat (1) of an item: the furthest control of each of its points that has one.
    pub periksa: BTreeMap<i64, BTreeMap<String, Penerapan>>,
    /// Facilities with a recovery plan; of several the best.
    pub pemulihan: BTreeMap<i64, Pemulihan>,
    /// Kinds of standard a piece of infrastructure was examined for, and whether every standard of the kind is met.
    pub standar: BTreeMap<i64, BTreeMap<String, bool>>,
    /// The latest planned maintenance of a piece of infrastructure or an application, by the kind of work ([`pekerjaan`]).
    pub rencana: BTreeMap<(i64, String), NaiveDate>,
    /// Public data are updated at least once a year (KALBAR Pasal 11 ayat (5)).
    pub setahun: bool,
    /// A recovery centre stands outside the city (BEKASI Pasal 26 ayat (11), Penjelasan Pasal 26 ayat (1) huruf a).
    pub di_luar_kota: bool,
    /// Records that run in shared infrastructure, by their relation.
    pub sambungan: BTreeSet<(Bersama, i64)>,
    /// Offices excused from shared use.
    pub dikecualikan: BTreeSet<(Bersama, i64)>,
    /// Providers outside Indonesian law, and what is outside it.
    pub penyedia_luar: BTreeMap<i64, &'static str>,
    /// Services that a sasaran, an iteration of priority services or an activity of the architecture speaks of.
    pub berdasar: BTreeSet<i64>,
    /// An application like an aplikasi umum may go on under four conditions (KALBAR Pasal 18 ayat (2)); elsewhere only the
    /// aplikasi umum is used (DKI68 Pasal 15 ayat (5)).
    pub empat_syarat: bool,
    /// The conditions that the approved proposal of an application proved, by the codes of their fields in the register.
    pub terbukti: BTreeMap<i64, BTreeSet<&'static str>>,
    /// What must be told of a public service.
    pub informasi: Vec<&'static Bidang>,
    pub batas: Batas,
}

/// A recovery plan; a better one is greater.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pemulihan {
    /// It names a recovery centre.
    pub pusat: bool,
    /// That centre stands outside the city.
    pub di_luar_kota: bool,
    /// It was tested.
    pub diuji: bool,
}

/// What a list is.
struct Uraian {
    kode: &'static str,
    nama: &'static str,
    pasal: &'static str,
    register: &'static [&'static str],
    /// Regulations that alone ask it; empty for all.
    menurut: &'static [&'static str],
}

const fn uraian(
    kode: &'static str,
    nama: &'static str,
    pasal: &'static str,
    register: &'static [&'static str],
    menurut: &'static [&'static str],
) -> Uraian {
    Uraian { kode, nama, pasal, register, menurut }
}

impl Perhatian {
    /// In the order of the page: data, services, applications, websites, infrastructure, security.
    pub const SEMUA: [Self; 23] = [
        Self::DataTerlambat,
        Self::DataTanpaKlasifikasi,
        Self::AksesTanpaPemegang,
        Self::TambahanMenunggu,
        Self::RetensiHabis,
        Self::CadanganTerlambat,
        Self::UjiPulihTerlambat,
        Self::DiLuarPusatData,
        Self::LayananTanpaRencana,
        Self::InformasiKurang,
        Self::TanpaReviu,
        Self::TanpaUji,
        Self::TertutupTanpaLegalitas,
        Self::SejenisBeroperasi,
        Self::SitusBasi,
        Self::AdminBelumDilatih,
        Self::AkanBerakhir,
        Self::PenyediaLuar,
        Self::TanpaPemulihan,
        Self::TanpaStandar,
        Self::AsetTanpaSinkronisasi,
        Self::PemeliharaanTerlambat,
        Self::TanpaDaftarPeriksa,
    ];

    const fn uraian(self) -> Uraian {
        match self {
            Self::DataTerlambat => uraian(
                "data-terlambat",
                "Data belum dimutakhirkan",
                "KALBAR Pasal 11 ayat (5); DKI6 Pasal 5 ayat (1) huruf a; PRABU Pasal 10 ayat (3)",
                &["data"],
                &[],
            ),
            Self::DataTanpaKlasifikasi => uraian(
                "data-tanpa-klasifikasi",
                "Data belum diklasifikasi",
                "DKI6 Pasal 5 ayat (1) huruf d; PRABU Pasal 15 ayat (4); BEKASI Pasal 30 ayat (3); KALBAR Pasal 20 ayat (2)",
                &["data"],
                &[],
            ),
            Self::AksesTanpaPemegang => uraian(
                "akses-tanpa-pemegang",
                "Data terbatas tanpa pemegang akses",
                "KALBAR Pasal 24 ayat (2)",
                &["data"],
                &[],
            ),
            Self::TambahanMenunggu => uraian(
                "tambahan-menunggu",
                "Tambahan data menunggu Walidata",
                "DKI6 Pasal 2 ayat (3)",
                &["data"],
                &["DKI6"],
            ),
            Self::RetensiHabis => uraian(
                "retensi-habis",
                "Akhir retensi belum selesai diputuskan",
                "KALBAR Pasal 11 ayat (7) dan Pasal 24 ayat (2) huruf d",
                &["data"],
                &[],
            ),
            Self::CadanganTerlambat => uraian(
                "cadangan-terlambat",
                "Cadangan terlambat",
                "KALBAR Pasal 20 ayat (4)",
                &["data", "aplikasi"],
                &[],
            ),
            Self::UjiPulihTerlambat => uraian(
                "uji-pulih-terlambat",
                "Uji pemulihan terlambat",
                "KALBAR Pasal 20 ayat (4); BEKASI Pasal 26 ayat (10)",
                &["data", "aplikasi"],
                &[],
            ),
            Self::DiLuarPusatData => uraian(
                "di-luar-pusat-data",
                "Aplikasi dan data di luar pusat data",
                "DKI68 Pasal 13 ayat (3); KALBAR Pasal 13 ayat (2); BEKASI Pasal 23 ayat (1); PRABU Pasal 10 ayat (4)",
                &["aplikasi", "data"],
                &[],
            ),
            Self::LayananTanpaRencana => uraian(
                "layanan-tanpa-rencana",
                "Layanan tanpa dasar rencana",
                "BEKASI Pasal 17 ayat (4)",
                &["layanan"],
                &["BEKASI"],
            ),
            Self::InformasiKurang => uraian(
                "informasi-kurang",
                "Informasi layanan publik belum lengkap",
                "PRABU Pasal 17 ayat (4); BEKASI Pasal 24 ayat (4)",
                &["layanan"],
                &["PRABU", "BEKASI"],
            ),
            Self::TanpaReviu => uraian(
                "tanpa-reviu",
                "Aplikasi tanpa reviu setahun",
                "KALBAR Pasal 19 ayat (12)",
                &["aplikasi"],
                &["KALBAR"],
            ),
            Self::TanpaUji => uraian(
                "tanpa-uji",
                "Aplikasi tanpa uji kelaikan sebelum beroperasi",
                "DKI68 Pasal 15 ayat (3) huruf e; PRABU Pasal 11 ayat (1)",
                &["aplikasi"],
                &[],
            ),
            Self::TertutupTanpaLegalitas => uraian(
                "tertutup-tanpa-legalitas",
                "Kode sumber tertutup tanpa legalitas",
                "BEKASI Pasal 20 ayat (8); KALBAR Pasal 19 ayat (4); PRABU Pasal 11 ayat (2)",
                &["aplikasi"],
                &[],
            ),
            Self::SejenisBeroperasi => uraian(
                "sejenis-beroperasi",
                "Aplikasi sejenis aplikasi umum masih beroperasi",
                "DKI68 Pasal 15 ayat (5); KALBAR Pasal 18 ayat (1) dan (2)",
                &["aplikasi"],
                &[],
            ),
            Self::SitusBasi => uraian(
                "situs-basi",
                "Situs tanpa pemutakhiran",
                "PRABU Pasal 12; BEKASI Pasal 25 dan Penjelasan Pasal 25 ayat (3)",
                &["situs"],
                &[],
            ),
            Self::AdminBelumDilatih => uraian(
                "admin-belum-dilatih",
                "Admin situs perlu dilatih",
                "BEKASI Pasal 25 ayat (3) dan Penjelasannya; PRABU Pasal 12 ayat (3)",
                &["situs"],
                &[],
            ),
            Self::AkanBerakhir => uraian(
                "akan-berakhir",
                "Kontrak, lisensi, prosedur, dan pengecualian berakhir",
                "PRABU Pasal 13 ayat (5) dan Pasal 15 ayat (2); BEKASI Pasal 26 ayat (9)",
                &["penyedia", "infrastruktur", "prosedur-keamanan", "pengecualian-bersama"],
                &[],
            ),
            Self::PenyediaLuar => uraian(
                "penyedia-luar",
                "Penyedia di luar hukum Indonesia",
                "PRABU Pasal 12 ayat (4) dan Pasal 13 ayat (5); BEKASI Pasal 26 ayat (9)",
                &["penyedia", "situs", "aplikasi", "infrastruktur"],
                &[],
            ),
            Self::TanpaPemulihan => uraian(
                "tanpa-pemulihan",
                "Pusat data tanpa pemulihan yang lengkap dan teruji",
                "KALBAR Pasal 13 ayat (4) s.d. (6); BEKASI Pasal 26 ayat (10) dan (11)",
                &["infrastruktur"],
                &[],
            ),
            Self::TanpaStandar => uraian(
                "tanpa-standar",
                "Infrastruktur dengan standar belum diperiksa atau belum terpenuhi",
                "DKI68 Pasal 10 ayat (5); KALBAR Pasal 14 ayat (4) dan Pasal 15 ayat (3) huruf c",
                &["infrastruktur"],
                &[],
            ),
            Self::AsetTanpaSinkronisasi => uraian(
                "aset-tanpa-sinkronisasi",
                "Aset dari luar tanpa sinkronisasi",
                "BEKASI Pasal 26 ayat (12)",
                &["infrastruktur"],
                &["BEKASI"],
            ),
            Self::PemeliharaanTerlambat => uraian(
                "pemeliharaan-terlambat",
                "Pemeliharaan terlambat",
                "PRABU Pasal 13 ayat (1); BEKASI Pasal 26 ayat (2); KALBAR Pasal 35 ayat (4)",
                &["pemeliharaan"],
                &[],
            ),
            Self::TanpaDaftarPeriksa => uraian(
                "tanpa-daftar-periksa",
                "Daftar periksa pengamanan belum lengkap",
                "KALBAR Pasal 23 ayat (1)",
                &["aplikasi", "infrastruktur", "data"],
                &["KALBAR"],
            ),
        }
    }

    /// Stable name in addresses.
    #[must_use]
    pub const fn kode(self) -> &'static str {
        self.uraian().kode
    }

    #[must_use]
    pub fn dari_kode(kode: &str) -> Option<Self> {
        Self::SEMUA.into_iter().find(|p| p.kode() == kode)
    }

    /// Heading of the list.
    #[must_use]
    pub const fn nama(self) -> &'static str {
        self.uraian().nama
    }

    /// Where the rule comes from.
    #[must_use]
    pub const fn pasal(self) -> &'static str {
        self.uraian().pasal
    }

    /// Registers whose records can stand in it.
    #[must_use]
    pub const fn register(self) -> &'static [&'static str] {
        self.uraian().register
    }

    /// Whether the government's regulation asks for the list.
    #[must_use]
    pub fn berlaku(self, profil: &Profil) -> bool {
        profil.mengikuti(self.uraian().menurut)
    }
}

/// Fields of a register that the rules read.
#[must_use]
pub fn bidang(register: &str) -> &'static [&'static str] {
    match register {
        "data" => &[
            "perangkat_daerah_id",
            "validitas",
            "dimutakhirkan",
            "retensi_sampai",
            "akhir_retensi",
            "berita_acara",
            "selang_cadangan",
            "cadangan_terakhir",
            "uji_pulih",
            "di_pusat_data",
            "sifat",
            "publikasi",
            "pemegang_akses",
            "asal",
            "keputusan_tambahan",
            "kelompok",
            "urusan",
        ],
        "layanan" => &[
            "jenis",
            "rencana",
            "profil_penyelenggara",
            "profil_pelaksana",
            "standar_pelayanan",
            "sop",
            "maklumat",
            "pengaduan",
            "waktu_tanggap",
            "penilaian_kinerja",
        ],
        "aplikasi" => &[
            "perangkat_daerah_id",
            "jenis",
            "siklus",
            "mulai_operasi",
            "selang_cadangan",
            "cadangan_terakhir",
            "uji_pulih",
            "penempatan",
            "lisensi",
            "legalitas",
            "penyedia_id",
            "sejenis_sebelum",
            "sejenis_kajian",
            "sejenis_penyesuaian",
            "sejenis_pertimbangan",
        ],
        "penyedia" => &["kontrak_akhir", "berbadan_hukum_indonesia", "di_indonesia"],
        "infrastruktur" => {
            &["objek", "siklus", "lisensi_sampai", "peran_fasilitas", "asal", "sinkronisasi", "penyedia_id"]
        }
        "situs" => &["dimutakhirkan", "batas_hari", "keadaan_situs", "pelatihan", "penyedia_id"],
        "pemeliharaan" => {
            &["infrastruktur_id", "aplikasi_id", "nama", "jenis", "rencana", "selang_bulan", "dikerjakan"]
        }
        "prosedur-keamanan" => &["jenis", "berlaku_mulai", "berlaku_sampai"],
        "pengecualian-bersama" => &["perangkat_daerah_id", "apa", "alasan", "keputusan", "tanggal_keputusan", "sampai"],
        _ => &[],
    }
}
