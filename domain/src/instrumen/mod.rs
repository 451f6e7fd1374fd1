//! An assessment instrument as data: domains, aspects, indicators, weights, level texts and predicates.

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
    /// Caution to show next to texts that are not official wording.
    pub peringatan: Option<String>,
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
    /// Page in the regulation or guidance.
    pub halaman: Option<u16>,
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
}
#[derive(Debug)]
pub struct Katalog;
