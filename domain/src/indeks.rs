//! Index per aspect, domain and whole.
//!
//! PermenPANRB 59/2020 Lampiran hlm. 21-24: an aspect is the weighted mean of its indicators, a domain of its aspects,
//! the index of its domains. Computed exactly; rounding domains first contradicts 138 of 1,234 published results.

use std::collections::BTreeMap;

use crate::{
    angka::{Nilai, Pecahan, baca_desimal, bulat_2},
    instrumen::{CaraPredikat, Instrumen, KebijakanPredikat, Predikat},
};

/// The exact result of one set of values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HasilIndeks {
    pub indeks: Pecahan,
    /// In the order of the instrument; empty for Pemdi.
    pub domain: Vec<(u8, Pecahan)>,
    /// In the order of the instrument.
    pub aspek: Vec<(u8, Pecahan)>,
    /// Codes of indicators without a value, in the order of the instrument; they count 0.
    pub belum_terisi: Vec<String>,
}

/// The predicate of an index, both ways of looking it up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutusanPredikat {
    /// By the year's policy.
    pub nama: String,
    pub nama_dibulatkan: String,
    pub nama_tepat: String,
    /// The two ways differ: show both and say so.
    pub berbeda: bool,
    pub cara: CaraPredikat,
    /// Whether the year's policy is proven by published results.
    pub pasti: bool,
}

impl HasilIndeks {
    /// The index of a domain.
    #[must_use]
    pub fn domain_no(&self, no: u8) -> Option<Pecahan> {
        self.domain.iter().find(|(satu, _)| *satu == no).map(|(_, indeks)| *indeks)
    }

    /// The index of an aspect.
    #[must_use]
    pub fn aspek_no(&self, no: u8) -> Option<Pecahan> {
        self.aspek.iter().find(|(satu, _)| *satu == no).map(|(_, indeks)| *indeks)
    }
}

/// Index, domains and aspects of a set of values by indicator code.
///
/// An indicator without a value counts 0 and is listed. Codes the instrument does not know are ignored; whoever reads
/// values from people refuses them before (`tabel_nilai`).
#[must_use]
pub fn hitung(instrumen: &Instrumen, nilai: &BTreeMap<String, Nilai>) -> HasilIndeks {
    let mut butir: BTreeMap<u8, Pecahan> = BTreeMap::new();
    let mut belum_terisi = Vec::new();
    for indikator in &instrumen.indikator {
        match nilai.get(&indikator.kode) {
            Some(nilai) => *butir.entry(indikator.aspek).or_default() += nilai.pecahan() * indikator.bobot,
            None => belum_terisi.push(indikator.kode.clone()),
        }
    }
    let aspek: Vec<_> = instrumen
        .aspek
        .iter()
        .map(|aspek| (aspek.no, butir.get(&aspek.no).copied().unwrap_or_default() / aspek.bobot))
        .collect();
    let per_aspek = aspek.iter().copied().collect();
    let domain = instrumen.domain.iter().map(|domain| (domain.no, domain_dari_aspek(instrumen, domain.no, &per_aspek)));
    let indeks = butir.values().sum::<Pecahan>() / Pecahan::from_integer(100);
    HasilIndeks { indeks, domain: domain.collect(), aspek, belum_terisi }
}

/// The index of a domain from the exact indexes of its aspects; a missing aspect counts 0.
#[must_use]
pub fn domain_dari_aspek(instrumen: &Instrumen, no: u8, aspek: &BTreeMap<u8, Pecahan>) -> Pecahan {
    let (mut jumlah, mut bobot) = (Pecahan::default(), Pecahan::default());
    for satu in instrumen.aspek_domain(no) {
        jumlah += aspek.get(&satu.no).copied().unwrap_or_default() * satu.bobot;
        bobot += satu.bobot;
    }
    if bobot == Pecahan::default() { bobot } else { jumlah / bobot }
}

/// The index from the exact indexes of the domains; a missing domain counts 0.
#[must_use]
pub fn indeks_dari_domain(instrumen: &Instrumen, domain: &BTreeMap<u8, Pecahan>) -> Pecahan {
    let butir = instrumen.domain.iter().map(|satu| domain.get(&satu.no).copied().unwrap_or_default() * satu.bobot);
    butir.sum::<Pecahan>() / Pecahan::from_integer(100)
}

/// The predicate of an exact index in a year.
///
/// An index under the lowest bound (unfilled indicators under a scale from 1) has the lowest predicate.
#[must_use]
pub fn predikat(instrumen: &Instrumen, tahun: i32, indeks: &Pecahan) -> PutusanPredikat {
    let KebijakanPredikat { cara, pasti, .. } = instrumen.kebijakan_predikat(tahun);
    // Rounding a number just written with two decimals cannot fail; the exact index is the safe reading if it did.
    let bulat = baca_desimal(&bulat_2(indeks)).unwrap_or(*indeks);
    let nama_dibulatkan = predikat_pada(instrumen, &bulat).nama.clone();
    let nama_tepat = predikat_pada(instrumen, indeks).nama.clone();
    let nama = match cara {
        CaraPredikat::Dibulatkan => nama_dibulatkan.clone(),
        CaraPredikat::Tepat => nama_tepat.clone(),
    };
    PutusanPredikat {
        nama,
        berbeda: nama_dibulatkan != nama_tepat,
        nama_dibulatkan,
        nama_tepat,
        cara: *cara,
        pasti: *pasti,
    }
}

/// The row of the predicate table a number lies in.
#[must_use]
pub fn predikat_pada<'a>(instrumen: &'a Instrumen, angka: &Pecahan) -> &'a Predikat {
    let baris = instrumen.predikat.iter().find(|predikat| *angka >= predikat.min);
    // Validation refuses an instrument without predicates.
    baris.unwrap_or_else(|| &instrumen.predikat[instrumen.predikat.len() - 1])
}
