//! Typical SPBE risks to start from: events with cause, impact, control and treatment, by category.
//!
//! Written for this product as examples; no regulation lists them.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{JenisRisiko, penanganan::Opsi};

/// The examples.
#[derive(Debug, Deserialize)]
pub struct Katalog {
    /// Says that these are examples; shown wherever one is offered.
    pub keterangan: String,
    pub contoh: Vec<ContohRisiko>,
}

/// One example.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ContohRisiko {
    pub kode: String,
    /// Code of a category of the official list.
    pub kategori: String,
    pub jenis: JenisRisiko,
    pub kejadian: String,
    pub penyebab: String,
    pub dampak: String,
    /// Code of an impact area of the official list.
    pub area: String,
    pub pengendalian: String,
    pub opsi: Opsi,
    pub aksi: String,
    pub keluaran: String,
}

static BAWAAN: LazyLock<Katalog> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../assets/risiko/katalog.toml"))
        .expect("assets/risiko/katalog.toml is part of the program and covered by a test")
});

impl Katalog {
    /// The examples that are part of the program.
    #[must_use]
    pub fn bawaan() -> &'static Self {
        &BAWAAN
    }

    /// Examples of a category, in order.
    pub fn kategori<'a>(&'a self, kode: &'a str) -> impl Iterator<Item = &'a ContohRisiko> {
        self.contoh.iter().filter(move |c| c.kategori == kode)
    }

    /// The example with a code.
    #[must_use]
    pub fn cari(&self, kode: &str) -> Option<&ContohRisiko> {
        self.contoh.iter().find(|c| c.kode == kode)
    }
}
