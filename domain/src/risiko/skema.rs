//! The official scheme as data, read once.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;

use super::{
    kerangka::{Ambang, ButirDaftar, Kerangka, KriteriaDampak, KriteriaKemungkinan, SEMUA_KATEGORI},
    matriks::Matriks,
};

/// PermenPANRB 5/2020 as `assets/risiko/permenpanrb-5-2020.toml` says it.
#[derive(Debug, Deserialize)]
pub struct Skema {
    pub kode: String,
    /// Where all of this stands.
    pub sumber: String,
    pub matriks: Matriks,
    /// The sixteen categories (Tabel 6).
    pub kategori: Vec<ButirDaftar>,
    /// The seven impact areas (Tabel 7).
    pub area: Vec<ButirDaftar>,
    pub contoh: Contoh,
}

/// What the regulation gives as an example of filling in, not as a rule.
#[derive(Debug, Deserialize)]
pub struct Contoh {
    pub sumber: String,
    /// One a likelihood level (Tabel 8).
    pub kemungkinan: Vec<KriteriaKemungkinan>,
    /// Impact criteria by area (Tabel 9).
    pub dampak: BTreeMap<String, KriteriaDampak>,
    /// Appetites (Tabel 12).
    selera: Vec<SeleraContoh>,
}

#[derive(Debug, Deserialize)]
struct SeleraContoh {
    kategori: String,
    #[serde(flatten)]
    ambang: Ambang,
}

static BAWAAN: LazyLock<Skema> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../assets/risiko/permenpanrb-5-2020.toml"))
        .expect("assets/risiko/permenpanrb-5-2020.toml is part of the program and covered by a test")
});

impl Skema {
    /// The scheme that is part of the program.
    #[must_use]
    pub fn bawaan() -> &'static Self {
        &BAWAAN
    }

    /// The frame a government starts from: all categories and areas, the regulation's examples where it gives any, and
    /// nothing where it gives none.
    #[must_use]
    pub fn kerangka(&self) -> Kerangka {
        Kerangka {
            kategori: self.kategori.clone(),
            area: self.area.clone(),
            kemungkinan: BTreeMap::from([(SEMUA_KATEGORI.to_owned(), self.contoh.kemungkinan.clone())]),
            dampak: self.contoh.dampak.clone(),
            selera: self.contoh.selera.iter().map(|s| (s.kategori.clone(), s.ambang)).collect(),
        }
    }
}
