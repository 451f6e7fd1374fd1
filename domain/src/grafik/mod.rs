//! Charts as plain geometry, painted as SVG by `app` and as vectors by `reports`: screen and PDF show the same picture.
//!
//! A [`Grafik`] is a list of primitives in user units (y grows downwards, as in SVG) with the words a screen reader
//! needs. Its looks are roles ([`Gaya`]), never colours, so that one stylesheet and one PDF palette decide.

mod batang;
mod graf;
mod kemajuan;
mod panas;
mod radar;
mod tangga;
mod teks;
mod tren;
mod tren_risiko;

pub use batang::{batang, batang_satu};
pub use graf::{Jalur, Kotak, LEBAR_KOTAK, SimpulGraf, SisiGraf, TataGraf, jarak, tata_graf};
pub use kemajuan::kemajuan;
pub use panas::{SelPanas, peta_panas, sel_panas};
pub use radar::radar;
pub use tangga::{tangga, tangga_ringkas};
pub use teks::{bungkus, lebar_teks};
pub use tren::{Seri, tren};
pub use tren_risiko::{tren_rata, tren_risiko};

use crate::{angka::Pecahan, risiko::matriks::Warna};

/// Height of the text every chart uses, in user units.
pub const UKURAN_TEKS: f64 = 12.0;

/// One chart: a picture of `lebar` by `tinggi` user units with its origin at the upper left.
#[derive(Clone, Debug, PartialEq)]
pub struct Grafik {
    pub lebar: f64,
    pub tinggi: f64,
    /// Accessible name.
    pub judul: String,
    /// Accessible description: every value the picture shows, in words.
    pub uraian: String,
    /// In painting order.
    pub unsur: Vec<Unsur>,
    /// What the line styles mean; painted beside or below the picture.
    pub legenda: Vec<Legenda>,
}

/// One line of the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Legenda {
    pub gaya: Gaya,
    pub teks: String,
}

/// A primitive.
#[derive(Clone, Debug, PartialEq)]
pub enum Unsur {
    Garis {
        x1: f64,
        y1: f64,
        x2: f64,
        y2: f64,
        gaya: Gaya,
    },
    /// A closed polygon.
    Poligon {
        titik: Vec<(f64, f64)>,
        gaya: Gaya,
    },
    Kotak {
        x: f64,
        y: f64,
        lebar: f64,
        tinggi: f64,
        gaya: Gaya,
    },
    Lingkaran {
        x: f64,
        y: f64,
        jari: f64,
        gaya: Gaya,
    },
    /// One line of text of [`UKURAN_TEKS`]; `y` is the baseline.
    Teks {
        x: f64,
        y: f64,
        isi: String,
        jangkar: Jangkar,
        gaya: Gaya,
    },
}

/// Which point of a text stands at its `x`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Jangkar {
    Awal,
    Tengah,
    Akhir,
}

/// The role of a primitive; its colour and line are decided by who paints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gaya {
    /// Thin guide line, no fill.
    Jaring,
    /// This year: strong line, light fill.
    Kini,
    /// The year before: dashed line, no fill.
    Lalu,
    /// A second line over the same years: as strong, dotted, no fill.
    Samping,
    /// A data point.
    Titik,
    /// The filled part of a bar.
    Penuh,
    /// The rest of a bar.
    Sisa,
    /// Mark of the year before on a bar.
    TandaLalu,
    /// The needle of the predicate scale.
    Jarum,
    /// The box of a node: outline, plain fill.
    Simpul,
    /// An edge of a graph and its arrowhead.
    Sisi,
    /// A cell of the risk matrix in the colour of its level.
    Risiko(Warna),
    /// The same colour as a light band behind lines.
    Pita(Warna),
    /// Text on such a cell.
    TeksSel(Warna),
    /// The count on such a cell.
    TebalSel(Warna),
    Teks,
    /// Secondary text.
    Teks2,
    Tebal,
}

/// One measured thing of a chart: an aspect, a domain, an office.
#[derive(Clone, Debug, PartialEq)]
pub struct Butir {
    pub label: String,
    /// A short remark behind the label, such as the weight.
    pub keterangan: Option<String>,
    pub kini: Pecahan,
    pub lalu: Option<Pecahan>,
}

impl Gaya {
    /// The CSS class within `.grafik`; empty for plain text.
    #[must_use]
    pub const fn kelas(self) -> &'static str {
        match self {
            Self::Jaring => "jaring",
            Self::Kini => "kini",
            Self::Lalu => "lalu",
            Self::Samping => "garis-samping",
            Self::Titik => "titik",
            Self::Penuh => "penuh",
            Self::Sisa => "sisa",
            Self::TandaLalu => "tanda-lalu",
            Self::Jarum => "jarum",
            Self::Simpul => "simpul",
            Self::Sisi => "sisi",
            Self::Risiko(warna) => ["r1", "r2", "r3", "r4", "r5"][warna.pita() as usize - 1],
            Self::Pita(warna) => ["pita r1", "pita r2", "pita r3", "pita r4", "pita r5"][warna.pita() as usize - 1],
            Self::TeksSel(warna) => ["a1", "a2", "a3", "a4", "a5"][warna.pita() as usize - 1],
            Self::TebalSel(warna) => {
                ["tebal a1", "tebal a2", "tebal a3", "tebal a4", "tebal a5"][warna.pita() as usize - 1]
            }
            Self::Teks => "",
            Self::Teks2 => "t2",
            Self::Tebal => "tebal",
        }
    }
}

impl Jangkar {
    /// The value of SVG's `text-anchor`.
    #[must_use]
    pub const fn svg(self) -> &'static str {
        match self {
            Self::Awal => "start",
            Self::Tengah => "middle",
            Self::Akhir => "end",
        }
    }
}

impl Butir {
    /// A thing without remark and without last year's value.
    #[must_use]
    pub fn baru(label: impl Into<String>, kini: Pecahan) -> Self {
        Self { label: label.into(), keterangan: None, kini, lalu: None }
    }

    /// The same with last year's value.
    #[must_use]
    pub fn dengan_lalu(self, lalu: Option<Pecahan>) -> Self {
        Self { lalu, ..self }
    }

    /// The same with a remark behind the label.
    #[must_use]
    pub fn dengan_keterangan(self, keterangan: impl Into<String>) -> Self {
        Self { keterangan: Some(keterangan.into()), ..self }
    }
}

/// A coordinate for an SVG attribute: at most two decimals, point as separator.
#[must_use]
pub fn koordinat(nilai: f64) -> String {
    let teks = format!("{nilai:.2}");
    let ringkas = teks.trim_end_matches('0').trim_end_matches('.');
    if ringkas == "-0" { "0".to_owned() } else { ringkas.to_owned() }
}

/// The `points` attribute of a polygon.
#[must_use]
pub fn titik_svg(titik: &[(f64, f64)]) -> String {
    titik.iter().map(|&(x, y)| format!("{},{}", koordinat(x), koordinat(y))).collect::<Vec<_>>().join(" ")
}

/// How far along `[0, maks]` a value is, clamped to the picture.
fn bagian(nilai: Pecahan, maks: Pecahan) -> f64 {
    if maks <= Pecahan::from_integer(0) {
        return 0.0;
    }
    let hasil = nilai / maks;
    (*hasil.numer() as f64 / *hasil.denom() as f64).clamp(0.0, 1.0)
}
