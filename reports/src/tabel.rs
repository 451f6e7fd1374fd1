//! A table of a screen as a workbook of one sheet.

use domain::tabel::{Sel, Tabel};
use rust_xlsxwriter::{DocProperties, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use crate::{
    templat::kepala,
    xlsx::{hari, muat, nama_lembar},
};

/// How cells of each kind look. Texts are texts, never formulas.
pub(crate) struct Bentuk {
    pub teks: Format,
    pub angka: Format,
    pub tanggal: Format,
    desimal: Format,
    halus: Format,
}

/// Decimals that an index is shown with; what has more is shown with four.
const DESIMAL: usize = 2;

impl Bentuk {
    pub fn baru() -> Self {
        let atas = || Format::new().set_align(FormatAlign::Top);
        Self {
            // A spreadsheet would make the number 1.1 of the code 1.10.
            teks: atas().set_num_format("@").set_text_wrap(),
            angka: atas().set_num_format("#,##0"),
            tanggal: atas().set_num_format("yyyy-mm-dd"),
            desimal: atas().set_num_format("0.00"),
            halus: atas().set_num_format("0.0000"),
        }
    }

    /// Writes rows below the header.
    ///
    /// # Errors
    /// When a cell cannot be written.
    pub fn tulis(&self, lembar: &mut Worksheet, baris: &[Vec<Sel>]) -> Result<(), XlsxError> {
        for (i, baris) in (1_u32..).zip(baris) {
            for (k, sel) in (0_u16..).zip(baris) {
                match sel {
                    Sel::Kosong => continue,
                    Sel::Teks(isi) => lembar.write_string_with_format(i, k, muat(isi), &self.teks)?,
                    Sel::Angka(n) => lembar.write_number_with_format(i, k, *n as f64, &self.angka)?,
                    Sel::Desimal(n) => {
                        let halus = n.split_once('.').is_some_and(|(_, pecah)| pecah.len() > DESIMAL);
                        let bentuk = if halus { &self.halus } else { &self.desimal };
                        lembar.write_number_with_format(i, k, n.parse::<f64>().unwrap_or_default(), bentuk)?
                    }
                    Sel::Tanggal(t) => lembar.write_datetime_with_format(i, k, hari(*t)?, &self.tanggal)?,
                };
            }
        }
        Ok(())
    }
}

/// The workbook.
///
/// # Errors
/// When it cannot be written.
pub fn tabel(tabel: &Tabel) -> Result<Vec<u8>, XlsxError> {
    let mut lembar = Worksheet::new();
    lembar.set_name(nama_lembar(&tabel.judul))?;
    let judul: Vec<String> = tabel.kolom.iter().map(|k| k.judul.clone()).collect();
    let lebar: Vec<f64> = tabel.kolom.iter().map(|k| f64::from(k.lebar)).collect();
    kepala(&mut lembar, &judul, &lebar)?;
    Bentuk::baru().tulis(&mut lembar, &tabel.baris)?;
    if let (Ok(baris @ 1..), Ok(kolom @ 1..)) = (u32::try_from(tabel.baris.len()), u16::try_from(tabel.kolom.len())) {
        lembar.autofilter(0, 0, baris, kolom - 1)?;
    }
    let mut buku = Workbook::new();
    buku.set_properties(&DocProperties::new().set_title(&tabel.judul));
    buku.push_worksheet(lembar);
    buku.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use calamine::{Data, Reader, Xlsx};
    use domain::{angka::Pecahan, tabel};

    use super::*;

    fn buka(isi: &Tabel) -> Xlsx<std::io::Cursor<Vec<u8>>> {
        let isi = super::tabel(isi).expect("buku kerja");
        calamine::open_workbook_from_rs(std::io::Cursor::new(isi)).expect("terbuka")
    }

    #[test]
    fn every_kind_of_cell_stays_what_it_is_and_nothing_is_a_formula() {
        let hari = chrono::NaiveDate::from_ymd_opt(2026, 11, 20).expect("tanggal");
        let baris = vec![
            tabel::teks("=cmd|'/c calc'!A1"),
            tabel::jumlah(1_284),
            tabel::indeks(&Pecahan::new(2_495, 1_000)),
            Sel::Tanggal(hari),
            Sel::Kosong,
        ];
        let kolom = [("Teks", 20), ("Jumlah", 8), ("Indeks", 8), ("Tenggat", 12), ("Kosong", 8)];
        let isi = Tabel::baru("Kemajuan [2026]: semua/seluruh Perangkat Daerah", &kolom).dengan([baris]);
        let mut buku = buka(&isi);
        let nama = buku.sheet_names()[0].clone();
        assert_eq!(nama, "Kemajuan 2026 semuaseluruh Pera");
        let lembar = buku.worksheet_range(&nama).expect("lembar");
        let sel = |k| lembar.get_value((1, k)).cloned().unwrap_or(Data::Empty);
        assert_eq!(sel(0), Data::String("=cmd|'/c calc'!A1".into()));
        assert_eq!((sel(1), sel(2), sel(4)), (Data::Float(1_284.0), Data::Float(2.5), Data::Empty));
        assert!(matches!(sel(3), Data::DateTime(_)), "{:?}", sel(3));
        assert!(buku.worksheet_formula(&nama).expect("rumus").is_empty());
    }

    #[test]
    fn a_text_longer_than_a_cell_is_cut_and_an_empty_table_has_its_headings() {
        let panjang = "a".repeat(40_000);
        let isi = Tabel::baru("Jejak audit", &[("Perubahan", 90)]);
        assert_eq!(buka(&isi).worksheet_range("Jejak audit").expect("lembar").height(), 1);
        let mut buku = buka(&isi.dengan([vec![tabel::teks(panjang)]]));
        let lembar = buku.worksheet_range("Jejak audit").expect("lembar");
        let Some(Data::String(sel)) = lembar.get_value((1, 0)) else { panic!("no text") };
        assert_eq!(sel.len(), 32_767);
    }
}
