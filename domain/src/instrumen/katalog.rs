//! All instruments the product knows.

use std::sync::OnceLock;

use super::{GalatInstrumen, Instrumen};

/// Every instrument, oldest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Katalog {
    pub instrumen: Vec<Instrumen>,
}

macro_rules! aset {
    ($nama:literal) => {
        ($nama, include_str!(concat!("../../../assets/instrumen/", $nama)))
    };
}

impl Katalog {
    /// The instruments that come with the product, parsed and checked. Prefer [`Katalog::bersama`] after start-up.
    ///
    /// # Errors
    /// [`GalatInstrumen`] naming file, key and reason.
    pub fn bawaan() -> Result<Self, GalatInstrumen> {
        let baca = |(berkas, teks): (&str, &str)| Instrumen::dari_toml(berkas, teks);
        let (pedoman, isi_pedoman) = aset!("pedoman-menpanrb-3-2024.toml");
        let instrumen = vec![
            baca(aset!("permenpanrb-5-2018.toml"))?,
            baca(aset!("permenpanrb-59-2020.toml"))?.dengan_pedoman(pedoman, isi_pedoman)?,
            baca(aset!("permenpanrb-8-2026.toml"))?,
        ];
        Ok(Self { instrumen })
    }

    /// The built-in instruments, parsed once per process.
    ///
    /// # Errors
    /// As [`Katalog::bawaan`].
    pub fn bersama() -> Result<&'static Self, &'static GalatInstrumen> {
        static KATALOG: OnceLock<Result<Katalog, GalatInstrumen>> = OnceLock::new();
        KATALOG.get_or_init(Self::bawaan).as_ref()
    }

    /// The instrument with an id: `permenpanrb-59-2020`.
    #[must_use]
    pub fn cari(&self, id: &str) -> Option<&Instrumen> {
        self.instrumen.iter().find(|instrumen| instrumen.id == id)
    }

    /// The instrument a year is assessed with; the newest when two claim the year.
    #[must_use]
    pub fn untuk_tahun(&self, tahun: i32) -> Option<&Instrumen> {
        self.instrumen.iter().rev().find(|instrumen| instrumen.tahun_berlaku(tahun))
    }
}
