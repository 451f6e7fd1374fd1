//! Manajemen risiko SPBE: the rules of PermenPANRB 5/2020, which DKI68 Pasal 19, KALBAR Pasal 28 and BEKASI Pasal 33 ask
//! for.
//!
//! A government fixes its matrix and frame for a year ([`matriks`], [`kerangka`]); an office states its context
//! ([`konteks`]), identifies and analyses its risks, decides by its appetite, treats, and watches. Positive and negative
//! risks run through the same forms. Everything official stands in `assets/risiko/` with its source.

pub mod alur;
pub mod baca;
pub mod eskalasi;
pub mod katalog;
pub mod kelengkapan;
pub mod kerangka;
pub mod konteks;
pub mod matriks;
pub mod organ;
pub mod pedoman;
pub mod penanganan;
pub mod periode;
pub mod potret;
pub mod prioritas;
pub mod residual;
pub mod skema;
pub mod spip;
pub mod tautan;
pub mod tren;

use serde::{Deserialize, Serialize};

pub use kerangka::Kerangka;
pub use matriks::{Matriks, Titik};
pub use skema::Skema;

/// Most characters of a long text of a risk; a cell of a printed form cannot hold more.
pub const URAIAN_MAKS: usize = 2_000;

/// Most characters of a name, a position, a unit.
pub const NAMA_MAKS: usize = 200;

/// Whether an event helps or harms the goal (PermenPANRB 5/2020 Lampiran Bab I huruf E angka 3 and 4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JenisRisiko {
    Positif,
    Negatif,
}

/// Which of the four measurements of a risk is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ukuran {
    /// The analysis of Formulir 3.0, at the beginning of the year.
    Awal,
    /// The last monitoring, or the analysis while there is none.
    Kini,
    /// What is expected to be left after the treatment (Lampiran Bab III huruf D angka 3).
    Residual,
    /// Where the owner wants it.
    Target,
}

/// The pieces that almost every enumeration of this product has: all values, code, value behind a code, name.
macro_rules! berkode {
    ($jenis:ident, $jumlah:literal: $($varian:ident => $kode:literal, $nama:literal;)+) => {
        impl $jenis {
            /// Every value, in the order screens list them.
            pub const SEMUA: [Self; $jumlah] = [$(Self::$varian),+];

            /// The stable name in the database and in addresses.
            #[must_use]
            pub const fn kode(self) -> &'static str {
                match self { $(Self::$varian => $kode),+ }
            }

            /// The value behind a stable name.
            #[must_use]
            pub fn dari_kode(kode: &str) -> Option<Self> {
                Self::SEMUA.into_iter().find(|satu| satu.kode() == kode)
            }

            /// What screens call it.
            #[must_use]
            pub const fn nama(self) -> &'static str {
                match self { $(Self::$varian => $nama),+ }
            }
        }
    };
}
pub(crate) use berkode;

berkode! { JenisRisiko, 2:
    Positif => "positif", "Positif";
    Negatif => "negatif", "Negatif";
}

berkode! { Ukuran, 4:
    Awal => "awal", "Awal tahun (inheren)";
    Kini => "kini", "Saat ini";
    Residual => "residual", "Residual";
    Target => "target", "Target";
}

/// `RSK-007`: how a risk is called within one year, over all offices.
#[must_use]
pub fn nomor(urutan: i32) -> String {
    format!("RSK-{urutan:03}")
}
