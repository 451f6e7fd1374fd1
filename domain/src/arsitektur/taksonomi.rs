//! The reference taxonomies RAB, RAL, RAD, RAA, RAI, RAK: versioned data, with search and a check of what people type.
//!
//! Levels 1 and 2 are national; levels 3 and below are the government's own to define, so an unknown one is a remark,
//! never an error. Where the source is not primary text the entry says how sure it is.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;

/// One version of the reference.
#[derive(Debug, Deserialize)]
pub struct Taksonomi {
    pub versi: String,
    pub sumber: String,
    /// How sure each part is, by name of the part.
    pub keyakinan: BTreeMap<String, String>,
    referensi: BTreeMap<String, Vec<Entri>>,
}

/// A code and its name.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Entri {
    pub kode: String,
    pub nama: String,
    /// Set where the number or name is not verified.
    #[serde(default)]
    pub keyakinan: Option<String>,
}

/// What is known of a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pengenalan<'a> {
    Dikenal(&'a Entri),
    /// A level that governments define themselves, under a known one.
    Lokal {
        induk: &'a Entri,
    },
    /// A level 1 or 2 that the national reference does not have.
    TidakDikenal,
}

static BAWAAN: LazyLock<Taksonomi> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../assets/referensi/arsitektur-2022.json"))
        .expect("assets/referensi/arsitektur-2022.json is part of the program and covered by a test")
});

impl Taksonomi {
    /// The version that is part of the program.
    #[must_use]
    pub fn bawaan() -> &'static Self {
        &BAWAAN
    }

    /// Entries of one taxonomy (`RAB`), in order.
    #[must_use]
    pub fn daftar(&self, awalan: &str) -> &[Entri] {
        self.referensi.get(awalan).map_or(&[], Vec::as_slice)
    }

    /// The entry with this code.
    #[must_use]
    pub fn entri(&self, kode: &str) -> Option<&Entri> {
        let awalan = kode.split('.').next().unwrap_or_default();
        self.daftar(awalan).iter().find(|e| e.kode == kode)
    }

    /// Whether a code is known, or stands under a known one.
    #[must_use]
    pub fn kenali(&self, kode: &str) -> Pengenalan<'_> {
        if let Some(entri) = self.entri(kode) {
            return Pengenalan::Dikenal(entri);
        }
        let mut induk = kode;
        while let Some((atas, _)) = induk.rsplit_once('.') {
            if let Some(entri) = self.entri(atas) {
                // Two segments after the prefix are level 2.
                let lokal = kode.split('.').count() > 3;
                return if lokal { Pengenalan::Lokal { induk: entri } } else { Pengenalan::TidakDikenal };
            }
            induk = atas;
        }
        Pengenalan::TidakDikenal
    }

    /// Names from the first level down to this code: what a reader needs beside the number.
    #[must_use]
    pub fn jalur(&self, kode: &str) -> Vec<&Entri> {
        let ruas: Vec<&str> = kode.split('.').collect();
        (2..=ruas.len()).filter_map(|n| self.entri(&ruas[..n].join("."))).collect()
    }

    /// Entries whose code or name has all the words.
    #[must_use]
    pub fn cari(&self, awalan: &str, kata: &str, batas: usize) -> Vec<&Entri> {
        let kata: Vec<String> = kata.split_whitespace().map(str::to_lowercase).collect();
        let cocok = |e: &&Entri| {
            let (kode, nama) = (e.kode.to_lowercase(), e.nama.to_lowercase());
            kata.iter().all(|k| kode.starts_with(k.as_str()) || nama.contains(k.as_str()))
        };
        self.daftar(awalan).iter().filter(cocok).take(batas).collect()
    }
}
