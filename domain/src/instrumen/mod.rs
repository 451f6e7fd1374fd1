//! An assessment instrument as data: domains, aspects, indicators, weights, level texts and predicates.

mod acuan;
mod berkas;
mod katalog;
mod periksa;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use self::{
    acuan::{
        Acuan, AturanBukti, BarisPeta, Kedekatan, KelompokTolokUkur, Peran, PetaIndikator, Proses, TahapProses,
        Templat, Terkait, TolokUkur,
    },
    katalog::Katalog,
};
use crate::angka::{Nilai, Pecahan};

/// One instrument, complete and checked (weights sum to 100 %, every indicator has its levels).
#[derive(Clone, Debug, PartialEq)]
pub struct Instrumen {
    /// `permenpanrb-59-2020`, `permenpanrb-5-2018` or `permenpanrb-8-2026`.
    pub id: String,
    /// Full title of the regulation.
    pub judul: String,
    /// Short citation for screens: `PermenPANRB 59/2020`.
    pub sebutan: String,
    /// Citation of the guidance, if any: `Pedoman Menteri PANRB 3/2024`.
    pub pedoman: Option<String>,
    /// What the index is called: `Indeks SPBE` or `Indeks Pemdi`.
    pub nama_indeks: String,
    /// The field's own word for what is assessed: `SPBE` or `Pemdi`.
    pub objek: String,
    /// Years the instrument is valid for; `None` as end means until replaced.
    pub tahun_awal: i32,
    pub tahun_akhir: Option<i32>,
    /// Smallest and largest value an indicator can be given (5/2018 starts at 0).
    pub nilai_min: Nilai,
    pub nilai_maks: Nilai,
    /// Whether values may have decimals (Pemdi).
    pub desimal: bool,
    /// Empty for Pemdi, which has aspects only.
    pub domain: Vec<Domain>,
    pub aspek: Vec<Aspek>,
    pub indikator: Vec<Indikator>,
    /// From the highest to the lowest.
    pub predikat: Vec<Predikat>,
    /// First year the guidance holds for; earlier years read the regulation's own wording.
    pub pedoman_sejak: Option<i32>,
    /// Names of the levels by kind of capability.
    pub kapabilitas: Vec<Kapabilitas>,
    /// On which value the predicate is looked up, by year; an entry holds until the next one.
    pub kebijakan_predikat: Vec<KebijakanPredikat>,
    /// Where the facts come from.
    pub sumber: String,
    /// How sure they are.
    pub keyakinan: String,
    /// Caution to show next to texts that are not official wording.
    pub peringatan: Option<String>,
}

/// Why an instrument file is refused: file, key and reason.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{berkas}: {kunci}: {alasan}")]
pub struct GalatInstrumen {
    pub berkas: String,
    pub kunci: String,
    pub alasan: String,
}

/// A kind of capability and what its levels are called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kapabilitas {
    /// `proses`, `layanan`, `fungsi`, `pemdi`.
    pub kode: String,
    pub nama: String,
    /// Lowest first.
    pub tingkat: Vec<TingkatKapabilitas>,
    pub sumber: String,
    pub keyakinan: String,
}

/// The name and general criterion of one level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TingkatKapabilitas {
    pub tingkat: u8,
    pub nama: String,
    pub kriteria: Option<String>,
}

/// On which value a year's predicate was looked up. The regulation does not say; two years are observed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KebijakanPredikat {
    /// First year it holds for.
    pub tahun: i32,
    pub cara: CaraPredikat,
    /// Whether the year's published results prove it.
    pub pasti: bool,
    pub catatan: String,
}

/// The value a predicate is looked up on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaraPredikat {
    /// The index rounded half up to two decimals.
    Dibulatkan,
    /// The exact index.
    Tepat,
}

/// A domain of the instrument.
#[derive(Clone, Debug, PartialEq)]
pub struct Domain {
    pub no: u8,
    pub nama: String,
    /// Percent.
    pub bobot: Pecahan,
}

/// An aspect; `domain` is `None` for Pemdi.
#[derive(Clone, Debug, PartialEq)]
pub struct Aspek {
    pub no: u8,
    pub domain: Option<u8>,
    pub nama: String,
    pub nama_pendek: String,
    /// Percent.
    pub bobot: Pecahan,
}

/// One thing that gets a value. 5/2018's indicator 35 is three of them: `35-1`, `35-2`, `35-3`.
#[derive(Clone, Debug, PartialEq)]
pub struct Indikator {
    /// As people write it: `1` ... `47`, `35-1`.
    pub kode: String,
    pub nama: String,
    /// Without the words every name begins with ("Tingkat Kematangan ...").
    pub nama_pendek: String,
    pub domain: Option<u8>,
    pub aspek: u8,
    /// Percent, exact (20/6 for the three services of 5/2018).
    pub bobot: Pecahan,
    pub pertanyaan: Option<String>,
    /// Explanation of the guidance (Pedoman 3/2024 "deskripsi").
    pub penjelasan: Option<String>,
    /// How to assess (Pedoman 3/2024 "ketentuan penilaian").
    pub ketentuan: Option<String>,
    pub contoh_bukti: Option<String>,
    /// Lowest first.
    pub tingkat: Vec<Tingkat>,
    /// Page in the regulation.
    pub halaman: Option<u16>,
    /// Page in the guidance.
    pub halaman_pedoman: Option<u16>,
    /// Code of its [`Kapabilitas`].
    pub kapabilitas: String,
    /// A remark about this indicator's source or wording.
    pub catatan: Option<String>,
    /// The index of another agency this indicator's value is taken from (some Pemdi indicators).
    pub indeks_luar: Option<IndeksLuar>,
}

/// An index made by another agency that is converted into a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndeksLuar {
    pub nama: String,
    pub pemilik: String,
    /// Points of a piecewise linear conversion, rising: (outside index, value). Empty when unknown.
    pub titik: Vec<(Pecahan, Pecahan)>,
    /// Value used while the outside index is not available.
    pub tanpa_nilai: Nilai,
    pub keyakinan: String,
}

/// One maturity level of one indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Tingkat {
    pub tingkat: u8,
    /// `Rintisan`, `Informasi`, ...
    pub nama: String,
    pub kriteria: String,
    /// Wording of 59/2020 where the guidance of 2024 words it differently.
    pub kriteria_asli: Option<String>,
    pub pemenuhan: Option<String>,
    pub bukti: Option<String>,
}

/// A predicate: from `min` (inclusive) up to the next one.
#[derive(Clone, Debug, PartialEq)]
pub struct Predikat {
    pub nama: String,
    pub min: Pecahan,
    pub maks: Pecahan,
    pub maks_termasuk: bool,
    /// Second name, as Pemdi's `Melembaga` for Sangat Baik.
    pub alias: Option<String>,
}

impl Instrumen {
    /// The indicator with a code: `12`, `35-1`.
    #[must_use]
    pub fn indikator(&self, kode: &str) -> Option<&Indikator> {
        self.indikator.iter().find(|indikator| indikator.kode == kode)
    }

    /// Place of every indicator in the order of the instrument, from 0.
    #[must_use]
    pub fn urutan(&self) -> BTreeMap<&str, usize> {
        self.indikator.iter().enumerate().map(|(ke, indikator)| (indikator.kode.as_str(), ke)).collect()
    }

    /// The aspect with a number.
    #[must_use]
    pub fn aspek(&self, no: u8) -> Option<&Aspek> {
        self.aspek.iter().find(|aspek| aspek.no == no)
    }

    /// The domain with a number.
    #[must_use]
    pub fn domain_no(&self, no: u8) -> Option<&Domain> {
        self.domain.iter().find(|domain| domain.no == no)
    }

    /// The indicators of an aspect, in order.
    pub fn indikator_aspek(&self, no: u8) -> impl Iterator<Item = &Indikator> {
        self.indikator.iter().filter(move |indikator| indikator.aspek == no)
    }

    /// The aspects of a domain, in order.
    pub fn aspek_domain(&self, no: u8) -> impl Iterator<Item = &Aspek> {
        self.aspek.iter().filter(move |aspek| aspek.domain == Some(no))
    }

    /// The kind of capability an indicator is measured with.
    #[must_use]
    pub fn kapabilitas(&self, kode: &str) -> Option<&Kapabilitas> {
        self.kapabilitas.iter().find(|kapabilitas| kapabilitas.kode == kode)
    }

    /// Whether a year is assessed with this instrument.
    #[must_use]
    pub fn tahun_berlaku(&self, tahun: i32) -> bool {
        tahun >= self.tahun_awal && self.tahun_akhir.is_none_or(|akhir| tahun <= akhir)
    }

    /// The last year of the instrument, or its first while it has no end: what a missing year is read as.
    #[must_use]
    pub fn tahun_bawaan(&self) -> i32 {
        self.tahun_akhir.unwrap_or(self.tahun_awal)
    }

    /// The years as text: `2021–2025`, `sejak 2026`.
    #[must_use]
    pub fn masa(&self) -> String {
        match self.tahun_akhir {
            Some(akhir) if akhir == self.tahun_awal => akhir.to_string(),
            Some(akhir) => format!("{}–{akhir}", self.tahun_awal),
            None => format!("sejak {}", self.tahun_awal),
        }
    }

    /// The policy a year's predicate follows: the latest entry not after the year, else the first.
    #[must_use]
    pub fn kebijakan_predikat(&self, tahun: i32) -> &KebijakanPredikat {
        let berlaku = self.kebijakan_predikat.iter().rev().find(|kebijakan| kebijakan.tahun <= tahun);
        // Validation refuses an instrument without a policy.
        berlaku.unwrap_or(&self.kebijakan_predikat[0])
    }

    /// The criterion of a level as a year read it: the guidance's wording from the year it holds for.
    #[must_use]
    pub fn kriteria<'a>(&self, tingkat: &'a Tingkat, tahun: i32) -> &'a str {
        match (&tingkat.kriteria_asli, self.pedoman_sejak) {
            (Some(asli), Some(sejak)) if tahun < sejak => asli,
            _ => &tingkat.kriteria,
        }
    }

    /// The values a form offers, lowest first; whole levels also for decimal instruments.
    #[must_use]
    pub fn pilihan_tingkat(&self) -> std::ops::RangeInclusive<u8> {
        self.nilai_min.tingkat_tercapai()..=self.nilai_maks.tingkat_tercapai()
    }

    /// Checks one value against the scale.
    ///
    /// # Errors
    /// The reason in words: `nilai 6 di luar skala 1 sampai 5`, `nilai 2,5 bukan bilangan bulat`.
    pub fn periksa_nilai(&self, nilai: Nilai) -> Result<(), String> {
        if nilai < self.nilai_min || nilai > self.nilai_maks {
            let (min, maks) = (self.nilai_min.tampil(), self.nilai_maks.tampil());
            return Err(format!("nilai {} di luar skala {min} sampai {maks}", nilai.tampil()));
        }
        if !self.desimal && !nilai.bulat() {
            return Err(format!(
                "nilai {} bukan bilangan bulat, {} hanya mengenal tingkat utuh",
                nilai.tampil(),
                self.sebutan
            ));
        }
        Ok(())
    }
}

impl Indikator {
    /// One of its levels.
    #[must_use]
    pub fn tingkat(&self, tingkat: u8) -> Option<&Tingkat> {
        self.tingkat.iter().find(|satu| satu.tingkat == tingkat)
    }
}

impl IndeksLuar {
    /// The value for an outside index: linear between the points, held at the ends; `None` when the points are unknown.
    #[must_use]
    pub fn konversi(&self, indeks: &Pecahan) -> Option<Nilai> {
        let (pertama, terakhir) = (self.titik.first()?, self.titik.last()?);
        if indeks <= &pertama.0 {
            return Some(Nilai::dari_pecahan(&pertama.1));
        }
        let ruas = self.titik.windows(2).find(|ruas| indeks <= &ruas[1].0);
        let nilai = ruas.map_or(terakhir.1, |ruas| {
            let ((x0, y0), (x1, y1)) = (ruas[0], ruas[1]);
            y0 + (indeks - x0) * (y1 - y0) / (x1 - x0)
        });
        Some(Nilai::dari_pecahan(&nilai))
    }
}
