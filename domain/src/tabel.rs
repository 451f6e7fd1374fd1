//! A table of a screen, to be taken along as a spreadsheet.

use num_traits::ToPrimitive;

use crate::angka::{Pecahan, bulat_2};
pub use crate::register::tulis::Sel;

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
