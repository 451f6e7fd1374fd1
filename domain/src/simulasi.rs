//! Which indicator, raised by one level, lifts the index most, and the shortest way to a target.
//!
//! The index is a weighted sum, so raising one indicator by one level always adds its weight / 100, whatever the others
//! are; only the last step under the top of the scale may add less. Gains per indicator never grow, therefore taking the
//! largest gain each time gives the largest sum of any number of steps, and the first sum that reaches the target is
//! reached with the fewest steps.

use std::{cmp::Reverse, collections::BTreeMap};

use thiserror::Error;

use crate::{
    angka::{Nilai, Pecahan, tampil_2},
    indeks::{HasilIndeks, hitung},
    instrumen::{CaraPredikat, Instrumen},
};

/// One indicator raised by one level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kenaikan {
    pub kode: String,
    /// 0 when unfilled.
    pub dari: Nilai,
    pub ke: Nilai,
    /// What the index gains, exact.
    pub tambahan: Pecahan,
    /// The index after this step.
    pub indeks: Pecahan,
}

/// What is to be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sasaran {
    /// An exact index, reached when the unrounded index is not below it.
    Indeks(Pecahan),
    /// A predicate by the policy of a year.
    Predikat { nama: String, tahun: i32 },
}

/// The fewest steps that reach a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jalur {
    pub indeks_awal: Pecahan,
    pub indeks_akhir: Pecahan,
    /// In order of gain; equal gains prefer the lower level, then the order of the instrument. Empty when reached already.
    pub langkah: Vec<Kenaikan>,
}

/// Why there is no way to a target.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum GalatSasaran {
    #[error("Target {} tidak dapat dicapai; indeks tertinggi adalah {}.", tampil_2(target), tampil_2(tertinggi))]
    TakTercapai { target: Pecahan, tertinggi: Pecahan },
    #[error("Predikat {0} tidak dikenal dalam instrumen ini.")]
    PredikatTidakDikenal(String),
}

/// The result when what is unfilled stays as it was last year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SepertiLalu {
    pub hasil: HasilIndeks,
    /// This year's values and, where there is none, last year's.
    pub nilai: BTreeMap<String, Nilai>,
    /// Indicators that took last year's value, in the order of the instrument.
    pub dari_lalu: Vec<String>,
}

/// The effect of raising each indicator by one level, largest gain first, ties in the order of the instrument.
///
/// An unfilled indicator is raised from 0. Indicators at the top of the scale are left out.
#[must_use]
pub fn kenaikan(instrumen: &Instrumen, nilai: &BTreeMap<String, Nilai>) -> Vec<Kenaikan> {
    let indeks = hitung(instrumen, nilai).indeks;
    let mut semua: Vec<Kenaikan> = instrumen
        .indikator
        .iter()
        .filter_map(|indikator| {
            let dari = nilai.get(&indikator.kode).copied().unwrap_or(Nilai(0));
            let ke = naik(instrumen, dari)?;
            let tambahan = tambahan(&indikator.bobot, dari, ke);
            Some(Kenaikan { kode: indikator.kode.clone(), dari, ke, tambahan, indeks: indeks + tambahan })
        })
        .collect();
    semua.sort_by_key(|satu| Reverse(satu.tambahan));
    semua
}

/// The shortest set of one-level steps that reaches a target; an indicator may be raised several times.
///
/// # Errors
/// [`GalatSasaran`] when even the top of the scale does not reach it, or the predicate is unknown.
pub fn jalur(instrumen: &Instrumen, nilai: &BTreeMap<String, Nilai>, sasaran: &Sasaran) -> Result<Jalur, GalatSasaran> {
    let target = ambang(instrumen, sasaran)?;
    let indeks_awal = hitung(instrumen, nilai).indeks;
    let mut kini: Vec<Nilai> =
        instrumen.indikator.iter().map(|indikator| nilai.get(&indikator.kode).copied().unwrap_or(Nilai(0))).collect();
    let mut indeks = indeks_awal;
    let mut langkah = Vec::new();
    while indeks < target {
        let calon = instrumen.indikator.iter().enumerate().filter_map(|(letak, indikator)| {
            let ke = naik(instrumen, kini[letak])?;
            Some((tambahan(&indikator.bobot, kini[letak], ke), Reverse(kini[letak]), Reverse(letak), ke))
        });
        let Some((tambahan, Reverse(dari), Reverse(letak), ke)) = calon.max() else {
            return Err(GalatSasaran::TakTercapai { target, tertinggi: indeks });
        };
        kini[letak] = ke;
        indeks += tambahan;
        langkah.push(Kenaikan { kode: instrumen.indikator[letak].kode.clone(), dari, ke, tambahan, indeks });
    }
    Ok(Jalur { indeks_awal, indeks_akhir: indeks, langkah })
}

/// The index "if filled as last year": unfilled indicators take the value of an earlier year of the same instrument.
#[must_use]
pub fn seperti_tahun_lalu(
    instrumen: &Instrumen,
    kini: &BTreeMap<String, Nilai>,
    lalu: &BTreeMap<String, Nilai>,
) -> SepertiLalu {
    let mut nilai = kini.clone();
    let mut dari_lalu = Vec::new();
    for indikator in &instrumen.indikator {
        if let (false, Some(&tahun_lalu)) = (kini.contains_key(&indikator.kode), lalu.get(&indikator.kode)) {
            nilai.insert(indikator.kode.clone(), tahun_lalu);
            dari_lalu.push(indikator.kode.clone());
        }
    }
    SepertiLalu { hasil: hitung(instrumen, &nilai), nilai, dari_lalu }
}

impl Jalur {
    /// Per indicator the first and the last value, in the order they are first raised.
    #[must_use]
    pub fn ringkas(&self) -> Vec<(&str, Nilai, Nilai)> {
        let mut hasil: Vec<(&str, Nilai, Nilai)> = Vec::new();
        for langkah in &self.langkah {
            match hasil.iter_mut().find(|(kode, ..)| *kode == langkah.kode) {
                Some(satu) => satu.2 = langkah.ke,
                None => hasil.push((&langkah.kode, langkah.dari, langkah.ke)),
            }
        }
        hasil
    }
}

/// The exact index from which a target counts as reached.
fn ambang(instrumen: &Instrumen, sasaran: &Sasaran) -> Result<Pecahan, GalatSasaran> {
    match sasaran {
        Sasaran::Indeks(indeks) => Ok(*indeks),
        Sasaran::Predikat { nama, tahun } => {
            let tidak_dikenal = || GalatSasaran::PredikatTidakDikenal(nama.clone());
            let predikat = instrumen.predikat.iter().find(|satu| satu.nama == *nama).ok_or_else(tidak_dikenal)?;
            Ok(match instrumen.kebijakan_predikat(*tahun).cara {
                CaraPredikat::Tepat => predikat.min,
                // Half up: 2,595 is shown as 2,60.
                CaraPredikat::Dibulatkan => predikat.min - Pecahan::new(1, 200),
            })
        }
    }
}

/// One level up, not above the scale; `None` at the top.
fn naik(instrumen: &Instrumen, dari: Nilai) -> Option<Nilai> {
    let ke = Nilai(dari.0 + 100).min(instrumen.nilai_maks);
    (ke > dari).then_some(ke)
}

fn tambahan(bobot: &Pecahan, dari: Nilai, ke: Nilai) -> Pecahan {
    (ke.pecahan() - dari.pecahan()) * bobot / Pecahan::from_integer(100)
}
