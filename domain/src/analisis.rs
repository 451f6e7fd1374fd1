//! Strengths, weaknesses and the parts of a recommendation (Pedoman Menteri PANRB 3/2024 hlm. 225-228).
//!
//! The guidance counts levels: fulfilled 2-5, strength 4-5 from the highest, weakness 1-2 from the lowest. Pemdi has
//! decimals, and a decimal has reached the level of its whole part only, because the criteria of the level above are not
//! all met. So fulfilled is >= 2, strength >= 4 and weakness < 3, which for whole levels is exactly the guidance.

use std::collections::BTreeMap;

use crate::{
    angka::{Nilai, Pecahan, tampil_2},
    indeks::{HasilIndeks, PutusanPredikat, hitung, predikat},
    instrumen::{Instrumen, Predikat},
};

mod kalimat;

pub use kalimat::{KalimatAspek, Rekomendasi, sambung};

/// From this value on an indicator counts as fulfilled.
pub const TERPENUHI: Nilai = Nilai::tingkat(2);
/// From this value on an indicator is a strength.
pub const KUAT: Nilai = Nilai::tingkat(4);
/// Under this value an indicator is a weakness; also the target per indicator in the ministry's reports.
pub const SASARAN_INDIKATOR: Nilai = Nilai::tingkat(3);
/// The predicate that the national reports state as target.
pub const PREDIKAT_SASARAN: &str = "Baik";

/// What one set of values says, ready for screens and reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Analisis {
    pub hasil: HasilIndeks,
    pub putusan: PutusanPredikat,
    /// In the order of the instrument.
    pub aspek: Vec<AnalisisAspek>,
    /// Numbers of the aspects with the highest index as shown; several when they are equal.
    pub unggul: Vec<u8>,
    /// Numbers of the aspects with the lowest index as shown; empty when all aspects are equal.
    pub lemah: Vec<u8>,
    /// Aspects with a weakness or an unfilled indicator, lowest index first: the order of improvement.
    pub prioritas: Vec<u8>,
    pub rekomendasi: Rekomendasi,
}

/// One aspect: which indicators carry it and which hold it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnalisisAspek {
    pub no: u8,
    pub nama: String,
    pub indeks: Pecahan,
    /// How many indicators the aspect has.
    pub banyak: usize,
    /// In the order of the instrument.
    pub terpenuhi: Vec<Butir>,
    /// Highest first, then in order.
    pub kekuatan: Vec<Butir>,
    /// Lowest first, then in order.
    pub kelemahan: Vec<Butir>,
    /// Without a value, in order; neither strength nor weakness.
    pub belum_terisi: Vec<Butir>,
    pub kalimat: KalimatAspek,
}

/// An indicator in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Butir {
    pub kode: String,
    /// Short name.
    pub nama: String,
    /// `None` when unfilled.
    pub nilai: Option<Nilai>,
}

/// Analyses one set of values of one year.
///
/// `subjek` is who is assessed, as it stands in a sentence: `Pemerintah Provinsi Nusa Raya`, `Dinas Kesehatan`.
#[must_use]
pub fn analisis(instrumen: &Instrumen, tahun: i32, subjek: &str, nilai: &BTreeMap<String, Nilai>) -> Analisis {
    let hasil = hitung(instrumen, nilai);
    let putusan = predikat(instrumen, tahun, &hasil.indeks);
    let aspek: Vec<AnalisisAspek> =
        hasil.aspek.iter().map(|&(no, indeks)| satu_aspek(instrumen, no, indeks, nilai)).collect();
    let tertinggi = aspek.iter().map(|satu| tampil(&satu.indeks)).max();
    let terendah = aspek.iter().map(|satu| tampil(&satu.indeks)).min();
    let pada = |batas: Option<Nilai>| {
        aspek.iter().filter(|satu| Some(tampil(&satu.indeks)) == batas).map(|satu| satu.no).collect::<Vec<_>>()
    };
    let unggul = pada(tertinggi);
    let lemah = if tertinggi == terendah { Vec::new() } else { pada(terendah) };
    let mut prioritas: Vec<&AnalisisAspek> =
        aspek.iter().filter(|satu| !satu.kelemahan.is_empty() || !satu.belum_terisi.is_empty()).collect();
    prioritas.sort_by_key(|satu| satu.indeks);
    let prioritas = prioritas.into_iter().map(|satu| satu.no).collect();
    let mut analisis =
        Analisis { hasil, putusan, aspek, unggul, lemah, prioritas, rekomendasi: Rekomendasi::default() };
    analisis.rekomendasi = kalimat::rekomendasi(instrumen, tahun, subjek, &analisis);
    analisis
}

impl Analisis {
    /// The analysis of one aspect.
    #[must_use]
    pub fn aspek_no(&self, no: u8) -> Option<&AnalisisAspek> {
        self.aspek.iter().find(|satu| satu.no == no)
    }
}

/// The predicate whose lower bound is the target, if the instrument has it.
#[must_use]
pub fn sasaran(instrumen: &Instrumen) -> Option<&Predikat> {
    instrumen.predikat.iter().find(|predikat| predikat.nama == PREDIKAT_SASARAN)
}

fn satu_aspek(instrumen: &Instrumen, no: u8, indeks: Pecahan, nilai: &BTreeMap<String, Nilai>) -> AnalisisAspek {
    let butir: Vec<Butir> = instrumen
        .indikator_aspek(no)
        .map(|satu| Butir {
            kode: satu.kode.clone(),
            nama: satu.nama_pendek.clone(),
            nilai: nilai.get(&satu.kode).copied(),
        })
        .collect();
    let pilih = |syarat: &dyn Fn(Nilai) -> bool| -> Vec<Butir> {
        butir.iter().filter(|satu| satu.nilai.is_some_and(syarat)).cloned().collect()
    };
    let terpenuhi = pilih(&|nilai| nilai >= TERPENUHI);
    let mut kekuatan = pilih(&|nilai| nilai >= KUAT);
    kekuatan.sort_by_key(|satu| std::cmp::Reverse(satu.nilai));
    let mut kelemahan = pilih(&|nilai| nilai < SASARAN_INDIKATOR);
    kelemahan.sort_by_key(|satu| satu.nilai);
    let belum_terisi = butir.iter().filter(|satu| satu.nilai.is_none()).cloned().collect();
    let nama = instrumen.aspek(no).map_or_else(|| no.to_string(), |aspek| aspek.nama.clone());
    let mut aspek = AnalisisAspek {
        no,
        nama,
        indeks,
        banyak: butir.len(),
        terpenuhi,
        kekuatan,
        kelemahan,
        belum_terisi,
        kalimat: KalimatAspek::default(),
    };
    aspek.kalimat = kalimat::aspek(instrumen, &aspek);
    aspek
}

/// An index as people see it: two aspects that both show 3,67 are equal to the reader.
fn tampil(indeks: &Pecahan) -> Nilai {
    Nilai::dari_pecahan(indeks)
}

impl AnalisisAspek {
    /// `Aspek Perencanaan Strategis SPBE (2,75)`.
    #[must_use]
    pub fn sebutan(&self) -> String {
        format!("Aspek {} ({})", self.nama, tampil_2(&self.indeks))
    }
}
