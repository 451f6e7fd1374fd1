//! A table of a screen, to be taken along as a spreadsheet.

use num_traits::ToPrimitive;

use crate::angka::{Pecahan, bulat_2};
pub use crate::register::tulis::Sel;

/// Widest column of a table of texts, in characters; longer texts wrap.
const LEBAR_MAKS: usize = 60;

/// Headings and rows; every row has a cell for each heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tabel {
    /// What it shows, as the name of the file and of the sheet.
    pub judul: String,
    pub kolom: Vec<Kolom>,
    pub baris: Vec<Vec<Sel>>,
}

/// A heading and the width of its column in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kolom {
    pub judul: String,
    pub lebar: u16,
}

impl Tabel {
    /// A table without rows.
    pub fn baru(judul: impl Into<String>, kolom: &[(&str, u16)]) -> Self {
        let satu = |&(judul, lebar): &(&str, u16)| Kolom { judul: judul.to_owned(), lebar };
        Self { judul: judul.into(), kolom: kolom.iter().map(satu).collect(), baris: Vec::new() }
    }

    /// A table of texts alone; columns as wide as what stands in them.
    pub fn dari_teks(judul: impl Into<String>, kepala: &[&str], baris: Vec<Vec<String>>) -> Self {
        let lebar = |k: usize| {
            let isi = baris.iter().filter_map(|b| b.get(k)).map(|s| s.chars().count()).max().unwrap_or(0);
            isi.max(kepala[k].chars().count()).clamp(8, LEBAR_MAKS).to_u16().unwrap_or(8) + 2
        };
        let kolom: Vec<(&str, u16)> = (0..kepala.len()).map(|k| (kepala[k], lebar(k))).collect();
        Self::baru(judul, &kolom).dengan(baris.into_iter().map(|b| b.into_iter().map(teks).collect()))
    }

    /// The same with these rows.
    #[must_use]
    pub fn dengan(mut self, baris: impl IntoIterator<Item = Vec<Sel>>) -> Self {
        self.baris.extend(baris);
        self
    }
}

/// A text, nothing when it is empty.
pub fn teks(isi: impl Into<String>) -> Sel {
    Sel::dari(isi.into())
}

/// A count.
#[must_use]
pub fn jumlah(n: usize) -> Sel {
    n.to_i64().map_or(Sel::Kosong, Sel::Angka)
}

/// An index as screens show it: half up to two decimals.
#[must_use]
pub fn indeks(nilai: &Pecahan) -> Sel {
    Sel::Desimal(bulat_2(nilai))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_is_written_as_the_screen_shows_it() {
        assert_eq!(indeks(&Pecahan::new(2_495, 1_000)), Sel::Desimal("2.50".into()));
        assert_eq!(indeks(&Pecahan::new(2_495, 1_000)).teks(), "2,50");
        assert_eq!((teks(""), jumlah(3)), (Sel::Kosong, Sel::Angka(3)));
    }
}
