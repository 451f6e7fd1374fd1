//! The profil of one government: everything its own regulation decides, as data (`persyaratan` rows A1 and A2).
//!
//! A deployment serves one government. Its titles, terms, legal basis, obligations, required documents, structures and
//! lists come from one TOML file, read and checked at start; a new government is a new file, no code. Every fact carries
//! the Pasal it comes from, so that screens and reports can cite it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{izin::Peran, penilaian::Jenis, perangkat_daerah::Fungsi, risiko::konteks::Unsur, waktu::ZonaWaktu};

mod kewajiban;
mod pasal;
mod periksa;
mod register;
mod urai;

pub use kewajiban::{Aturan, JenisKewajiban, Kewajiban, Pelaksana, Saat};
pub use pasal::{GalatPasal, Pasal};
pub use register::{DIKENAL, Penetap};
pub use urai::GalatProfil;

/// The profil of one government, checked: every `dasar` it names exists and every Pasal reads as one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profil {
    /// The stable name, also the name of the file: `dki-jakarta`.
    pub id: String,
    /// "Provinsi Daerah Khusus Ibukota Jakarta".
    pub nama: String,
    /// "Provinsi DKI Jakarta", for headings and narrow places.
    pub nama_singkat: String,
    /// "Pemerintah Provinsi Daerah Khusus Ibukota Jakarta", for letters and reports.
    pub pemerintah: String,
    pub jenis: JenisPemerintah,
    pub zona_waktu: ZonaWaktu,
    /// The place letters are dated from.
    pub kedudukan: String,
    /// Invented for demonstration: screens and reports say so.
    #[serde(default)]
    pub rekaan: bool,
    pub sebutan: Sebutan,
    pub kop: Kop,
    /// The regulations cited, the government's own first.
    pub dasar_hukum: Vec<DasarHukum>,
    /// What to cite for a subject of this product.
    #[serde(deserialize_with = "urai::rujukan")]
    pub rujukan: BTreeMap<Topik, Rujukan>,
    /// The Pasal shown beside a form field or register column, by `register.bidang`.
    #[serde(default)]
    pub pasal_bidang: BTreeMap<String, Rujukan>,
    /// Kinds of assessment round, and where each comes from.
    pub jenis_evaluasi: Vec<JenisEvaluasi>,
    /// Who runs SPBE, and the decree each body needs.
    #[serde(default)]
    pub struktur: Vec<Struktur>,
    /// Sets of documents that something must be accompanied by.
    #[serde(default)]
    pub dokumen_wajib: Vec<DokumenWajib>,
    /// Category lists in the regulation's own words and order.
    #[serde(default)]
    pub daftar: Vec<Daftar>,
    /// Instruments that a Pasal orders to be made.
    #[serde(default)]
    pub peraturan_pelaksana: Vec<PeraturanPelaksana>,
    /// Every clause with a period, a deadline, an event or a minimum.
    #[serde(default)]
    pub kewajiban: Vec<Kewajiban>,
    /// Who validates the records of a register, by its code; see [`Profil::koordinator_domain`] for those left out.
    #[serde(default)]
    pub koordinator_domain: BTreeMap<String, Peran>,
    /// Who takes a decision that a regulation gives to somebody, by what is decided: `klasifikasi_data`.
    #[serde(default)]
    pub penetap: BTreeMap<String, Penetap>,
    /// Periods that a regulation leaves to the government to set.
    #[serde(default)]
    pub batas: Batas,
}

/// Periods that a regulation leaves to the government; without one the product's own measure counts, and lists say so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Batas {
    /// Days a website may go without an update (PRABU Pasal 12, BEKASI Pasal 25 ayat (3)).
    pub situs_hari: Option<u32>,
    /// Months between two trainings of who runs a website (BEKASI Pasal 25).
    pub pelatihan_admin_bulan: Option<u32>,
    /// Months between two tests of restoring a backup (KALBAR Pasal 20 ayat (4)).
    pub uji_pulih_bulan: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JenisPemerintah {
    Provinsi,
    Kota,
    Kabupaten,
}

/// What this government calls people and offices, spelled as its regulation spells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sebutan {
    /// "Gubernur", "Wali Kota", "Walikota" or "Bupati".
    pub kepala_daerah: String,
    /// With its place, for the addressee of a report: "Gubernur Kalimantan Barat".
    pub kepala_daerah_lengkap: String,
    /// What one office is called in a sentence.
    pub perangkat_daerah: String,
    /// For narrow columns; equal to `perangkat_daerah` where the regulation gives no abbreviation.
    pub perangkat_daerah_singkat: String,
    pub unit_kerja: String,
    /// The ICT office as the regulation calls it in its sentences: "Dinas", "Diskominfo".
    pub dinas: String,
    /// The ICT office in full.
    pub dinas_lengkap: String,
    /// Who coordinates SPBE: the Sekretaris Daerah.
    pub koordinator: String,
    /// What the product's subject is called: "SPBE"; PRABU's regulation says "e-Government".
    pub penyelenggaraan: String,
    /// Where the words come from.
    pub rujukan: Vec<Rujukan>,
}

/// The letterhead of reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kop {
    /// Largest first; one to five lines, upper case as they are to be printed.
    pub baris: Vec<String>,
}

/// One regulation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DasarHukum {
    /// What other keys of the file call it: `DKI68`.
    pub kode: String,
    pub lingkup: Lingkup,
    /// "Pergub DKI Jakarta 68/2022".
    pub singkat: String,
    /// The full title, as cited in "Dasar hukum" of a report.
    pub judul: String,
    pub ditetapkan: Option<NaiveDate>,
    pub diundangkan: Option<NaiveDate>,
    /// The day it came into force, where it is known.
    pub mulai_berlaku: Option<NaiveDate>,
    /// The closing Pasal that says so.
    pub pasal_berlaku: Option<Pasal>,
    /// The gazette: "Berita Daerah ... Tahun 2022 Nomor 71026".
    pub lembaran: Option<String>,
    /// What a reader should know about this text: unsure dates, missing annexes.
    pub catatan: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lingkup {
    Daerah,
    Nasional,
}

/// A place in one of the regulations of the profil.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rujukan {
    /// The `kode` of a [`DasarHukum`].
    pub dasar: String,
    pub pasal: Pasal,
    pub catatan: Option<String>,
}

/// Subjects of this product that cite a Pasal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topik {
    /// The yearly round.
    PemantauanEvaluasi,
    /// What Pemantauan is.
    Pemantauan,
    /// What Evaluasi is.
    Evaluasi,
    PenilaianMandiri,
    TimAsesorInternal,
    TimKoordinasi,
    /// The koordinator SPBE where there is no team, or its chair.
    KoordinatorSpbe,
    /// The result goes to the head of government.
    LaporanKepadaKepalaDaerah,
    /// What the index is measured for.
    TujuanPenilaian,
    /// Recommendations for improvement.
    SaranPerbaikan,
    /// Results feed the reviu of Arsitektur and Peta Rencana.
    ReviuArsitektur,
    ReviuPetaRencana,
    PerangkatDaerah,
    UnitKerja,
    /// Detecting changes: the audit trail.
    Keutuhan,
    /// Not being able to deny: who did it, when, from where.
    Kenirsangkalan,
    /// Access by role.
    PembatasanAkses,
    /// Electronic documents hold as documents.
    DokumenElektronik,
}

/// A kind of assessment round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JenisEvaluasi {
    pub jenis: Jenis,
    pub dasar: String,
    pub pasal: Pasal,
    /// The duty to report the result to the head of government is printed for this kind (DKI68 Pasal 32 ayat (5)).
    #[serde(default)]
    pub wajib_lapor: bool,
}

/// A body that runs SPBE (rows B2 to B9).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Struktur {
    /// `tim_koordinasi`, `tim_asesor_internal`, ...
    pub kode: String,
    pub nama: String,
    pub dasar: String,
    pub pasal: Pasal,
    /// Who leads it, where the text says so.
    pub pimpinan: Option<String>,
    /// The kind of decree: "Keputusan Gubernur"; none where the text orders none.
    pub instrumen: Option<String>,
    pub pasal_instrumen: Option<Pasal>,
    /// The function whose office prepares the decree.
    pub pemroses: Option<Fungsi>,
    /// The function whose office it is by law; none where every office is it for itself.
    pub fungsi: Option<Fungsi>,
    /// Held by virtue of another office.
    #[serde(default)]
    pub ex_officio: bool,
    /// "dapat": no arrears without one.
    #[serde(default)]
    pub dapat: bool,
    pub susunan: Option<Susunan>,
    pub catatan: Option<String>,
}

/// The smallest allowed composition of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Susunan {
    /// Positions that each need one person.
    #[serde(default)]
    pub jabatan: Vec<String>,
    /// Fewest ordinary members.
    #[serde(default)]
    pub anggota_min: u32,
    /// The number of members must be odd.
    #[serde(default)]
    pub anggota_ganjil: bool,
    pub pasal: Pasal,
}

/// A set of documents that must accompany something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DokumenWajib {
    pub kode: String,
    pub nama: String,
    /// What they accompany: `aplikasi` or `usulan_aplikasi`.
    pub objek: String,
    pub dasar: String,
    pub pasal: Pasal,
    pub butir: Vec<Butir>,
}

/// A list in the regulation's own words, shortened where they are long.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Daftar {
    pub kode: String,
    pub nama: String,
    pub dasar: String,
    pub pasal: Pasal,
    #[serde(default)]
    pub butir: Vec<Butir>,
    /// Why it is empty: "lampiran belum tersedia", until somebody enters it.
    pub belum_tersedia: Option<String>,
    pub catatan: Option<String>,
}

/// One item of a list or one required document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Butir {
    /// The letter the text gives it; by its place where the text gives none.
    pub kode: String,
    pub nama: String,
}

/// An instrument that a Pasal orders (row M4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeraturanPelaksana {
    /// "Keputusan Gubernur", "Peraturan Wali Kota", ...
    pub bentuk: String,
    pub tentang: String,
    pub dasar: String,
    pub pasal: Pasal,
    /// Presupposed or operational, not ordered as a legal instrument: listed, never missing.
    #[serde(default)]
    pub pendukung: bool,
}

/// The ids of the profils that come with the product.
pub const BAWAAN: [&str; 5] = ["dki-jakarta", "kalimantan-barat", "kota-bekasi", "kota-prabumulih", "nusa-raya"];

/// The id of the invented government of the demonstration.
pub const DEMO: &str = "nusa-raya";

impl Profil {
    /// Reads and checks a profil; `nama_berkas` is only for the message.
    ///
    /// # Errors
    /// [`GalatProfil`] naming file, key and reason.
    pub fn dari_toml(nama_berkas: &str, isi: &str) -> Result<Self, GalatProfil> {
        let profil = urai::urai(nama_berkas, isi)?;
        periksa::periksa(nama_berkas, &profil)?;
        Ok(profil)
    }

    /// A profil that comes with the product, or `None` for another id.
    ///
    /// # Errors
    /// [`GalatProfil`] if the built-in file is wrong, which the tests of this crate rule out.
    pub fn bawaan(id: &str) -> Option<Result<Self, GalatProfil>> {
        let isi = teks_bawaan(id)?;
        Some(Self::dari_toml(&format!("assets/profil/{id}.toml"), isi))
    }

    /// The regulation behind a code of this profil.
    #[must_use]
    pub fn dasar(&self, kode: &str) -> Option<&DasarHukum> {
        self.dasar_hukum.iter().find(|dasar| dasar.kode == kode)
    }

    /// Who carries out the yearly Pemantauan and Evaluasi: the tim koordinasi where a regulation forms one (DKI68 Pasal 32
    /// ayat (3)), else the koordinator SPBE (KALBAR Pasal 44 ayat (2); PermenPANRB 59/2020 Pasal 1 angka 16).
    #[must_use]
    pub fn pengelola_penilaian(&self) -> &str {
        let cari = |kode: &str| self.struktur.iter().find(|satu| satu.kode == kode && !satu.dapat);
        let satu = cari("tim_koordinasi").or_else(|| cari("koordinator_spbe"));
        satu.map_or("Koordinator SPBE", |satu| satu.nama.as_str())
    }

    /// The same within a sentence: "tim koordinasi SPBE", but "Koordinator SPBE Pemerintah Daerah".
    #[must_use]
    pub fn pengelola_penilaian_kalimat(&self) -> String {
        let nama = self.pengelola_penilaian();
        let umum = nama.split(' ').nth(1).is_some_and(|kata| kata.starts_with(char::is_lowercase));
        let mut huruf = nama.chars();
        match huruf.next() {
            Some(awal) if umum => awal.to_lowercase().chain(huruf).collect(),
            _ => nama.to_owned(),
        }
    }

    /// "Pergub DKI Jakarta 68/2022 Pasal 32 ayat (2)": what to print beside a fact.
    #[must_use]
    pub fn kutip(&self, dasar: &str, pasal: &Pasal) -> String {
        let singkat = self.dasar(dasar).map_or(dasar, |dasar| dasar.singkat.as_str());
        format!("{singkat} {}", pasal.kutipan())
    }

    /// The citation for a subject; every topic is present in a checked profil.
    #[must_use]
    pub fn kutipan(&self, topik: Topik) -> Option<String> {
        self.rujukan.get(&topik).map(|rujukan| self.kutip(&rujukan.dasar, &rujukan.pasal))
    }

    /// The citation beside a form field, by `register.bidang`.
    #[must_use]
    pub fn kutipan_bidang(&self, kunci: &str) -> Option<String> {
        self.pasal_bidang.get(kunci).map(|rujukan| self.kutip(&rujukan.dasar, &rujukan.pasal))
    }

    /// Whether the government's own regulation orders the yearly evaluation; elsewhere the round rests on the national
    /// instrument alone (row L1).
    #[must_use]
    pub fn memerintahkan_evaluasi(&self) -> bool {
        let dasar = self.rujukan.get(&Topik::PemantauanEvaluasi).and_then(|rujukan| self.dasar(&rujukan.dasar));
        dasar.is_some_and(|dasar| dasar.lingkup == Lingkup::Daerah)
    }

    /// What the decree that forms the tim asesor internal is called: "Keputusan Gubernur" (DKI68 Pasal 32 ayat (4)).
    #[must_use]
    pub fn keputusan_asesor(&self) -> &str {
        self.struktur("tim_asesor_internal").and_then(|tim| tim.instrumen.as_deref()).unwrap_or("Keputusan")
    }

    /// The kinds of decision that may form a body of risk management, the most likely first: what the government's regulation
    /// orders for it (DKI68 Pasal 19 ayat (4): "Keputusan Gubernur"), else for the komite that of the kepala daerah
    /// (PermenPANRB 5/2020 Lampiran Bab IV huruf A angka 1), for an office that of its head.
    #[must_use]
    pub fn keputusan_risiko(&self, unsur: Unsur) -> Vec<String> {
        let kode = match unsur {
            Unsur::Komite => "komite_manajemen_risiko",
            Unsur::PemilikRisiko => "unit_pemilik_risiko",
            Unsur::KepatuhanRisiko => "unit_kepatuhan_risiko",
        };
        let diminta = self.struktur(kode).and_then(|s| s.instrumen.clone());
        let mut umum = [
            format!("Keputusan {}", self.sebutan.kepala_daerah),
            "Keputusan Sekretaris Daerah".to_owned(),
            "Keputusan Kepala Perangkat Daerah".to_owned(),
        ];
        if unsur == Unsur::PemilikRisiko {
            umum.reverse();
        }
        let lain: Vec<String> = umum.into_iter().filter(|satu| Some(satu) != diminta.as_ref()).collect();
        diminta.into_iter().chain(lain).collect()
    }

    #[must_use]
    pub fn struktur(&self, kode: &str) -> Option<&Struktur> {
        self.struktur.iter().find(|struktur| struktur.kode == kode)
    }

    #[must_use]
    pub fn daftar(&self, kode: &str) -> Option<&Daftar> {
        self.daftar.iter().find(|daftar| daftar.kode == kode)
    }

    #[must_use]
    pub fn dokumen_wajib(&self, kode: &str) -> Option<&DokumenWajib> {
        self.dokumen_wajib.iter().find(|dokumen| dokumen.kode == kode)
    }

    /// The obligations that come from one regulation.
    pub fn kewajiban_dari<'a>(&'a self, dasar: &'a str) -> impl Iterator<Item = &'a Kewajiban> {
        self.kewajiban.iter().filter(move |kewajiban| kewajiban.dasar == dasar)
    }
}

impl JenisPemerintah {
    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::Provinsi => "Provinsi",
            Self::Kota => "Kota",
            Self::Kabupaten => "Kabupaten",
        }
    }

    /// Spellings of the title of its head that regulations use.
    #[must_use]
    pub const fn kepala_daerah(self) -> &'static [&'static str] {
        match self {
            Self::Provinsi => &["Gubernur"],
            Self::Kota => &["Wali Kota", "Walikota"],
            Self::Kabupaten => &["Bupati"],
        }
    }
}

impl Topik {
    /// Every topic; a profil that leaves one out is refused.
    pub const SEMUA: [Self; 18] = [
        Self::PemantauanEvaluasi,
        Self::Pemantauan,
        Self::Evaluasi,
        Self::PenilaianMandiri,
        Self::TimAsesorInternal,
        Self::TimKoordinasi,
        Self::KoordinatorSpbe,
        Self::LaporanKepadaKepalaDaerah,
        Self::TujuanPenilaian,
        Self::SaranPerbaikan,
        Self::ReviuArsitektur,
        Self::ReviuPetaRencana,
        Self::PerangkatDaerah,
        Self::UnitKerja,
        Self::Keutuhan,
        Self::Kenirsangkalan,
        Self::PembatasanAkses,
        Self::DokumenElektronik,
    ];

    /// The key under `[rujukan]`.
    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::PemantauanEvaluasi => "pemantauan_evaluasi",
            Self::Pemantauan => "pemantauan",
            Self::Evaluasi => "evaluasi",
            Self::PenilaianMandiri => "penilaian_mandiri",
            Self::TimAsesorInternal => "tim_asesor_internal",
            Self::TimKoordinasi => "tim_koordinasi",
            Self::KoordinatorSpbe => "koordinator_spbe",
            Self::LaporanKepadaKepalaDaerah => "laporan_kepada_kepala_daerah",
            Self::TujuanPenilaian => "tujuan_penilaian",
            Self::SaranPerbaikan => "saran_perbaikan",
            Self::ReviuArsitektur => "reviu_arsitektur",
            Self::ReviuPetaRencana => "reviu_peta_rencana",
            Self::PerangkatDaerah => "perangkat_daerah",
            Self::UnitKerja => "unit_kerja",
            Self::Keutuhan => "keutuhan",
            Self::Kenirsangkalan => "kenirsangkalan",
            Self::PembatasanAkses => "pembatasan_akses",
            Self::DokumenElektronik => "dokumen_elektronik",
        }
    }
}

fn teks_bawaan(id: &str) -> Option<&'static str> {
    match id {
        "dki-jakarta" => Some(include_str!("../../assets/profil/dki-jakarta.toml")),
        "kalimantan-barat" => Some(include_str!("../../assets/profil/kalimantan-barat.toml")),
        "kota-bekasi" => Some(include_str!("../../assets/profil/kota-bekasi.toml")),
        "kota-prabumulih" => Some(include_str!("../../assets/profil/kota-prabumulih.toml")),
        "nusa-raya" => Some(include_str!("../../assets/profil/nusa-raya.toml")),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
