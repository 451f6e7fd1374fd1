//! A matrix of two domains as a workbook: one row a record, one column a record, marks where they are related.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

/// Columns a sheet can hold beside the first three.
const KOLOM_MAKS: usize = 16_000;

/// What the sheet shows; every cell is text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BahanMatriks {
    /// "Aplikasi dan data".
    pub judul: String,
    /// Heading of the first column, what the rows are.
    pub baris_nama: String,
    /// Number and name of every column.
    pub kolom: Vec<(String, String)>,
    pub baris: Vec<BarisMatriks>,
    /// What the marks mean.
    pub arti: String,
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BarisMatriks {
    pub nomor: String,
    pub nama: String,
    pub kantor: String,
    /// Column, mark.
    pub sel: Vec<(usize, String)>,
}

/// The matrix as a workbook.
///
/// # Errors
/// When the workbook cannot be written.
pub fn matriks(bahan: &BahanMatriks) -> Result<Vec<u8>, XlsxError> {
    let mut lembar = Worksheet::new();
    lembar.set_name("Matriks")?;
    let tebal = Format::new().set_bold().set_border_bottom(FormatBorder::Thin).set_align(FormatAlign::Bottom);
    let tegak = Format::new().set_bold().set_rotation(90).set_border_bottom(FormatBorder::Thin);
    let tengah = Format::new().set_align(FormatAlign::Center);
    for (i, judul) in (0_u16..).zip(["Nomor", &bahan.baris_nama, "Perangkat Daerah", "Jumlah"]) {
        lembar.write_string_with_format(0, i, judul, &tebal)?;
    }
    for (i, lebar) in [(0, 12.0), (1, 44.0), (2, 32.0), (3, 8.0)] {
        lembar.set_column_width(i, lebar)?;
    }
    for (i, (nomor, nama)) in (4_u16..).zip(bahan.kolom.iter().take(KOLOM_MAKS)) {
        lembar.write_string_with_format(0, i, format!("{nomor} {nama}"), &tegak)?;
        lembar.set_column_width(i, 4.0)?;
    }
    for (n, baris) in (1_u32..).zip(&bahan.baris) {
        lembar.write_string(n, 0, &baris.nomor)?;
        lembar.write_string(n, 1, &baris.nama)?;
        lembar.write_string(n, 2, &baris.kantor)?;
        lembar.write_number(n, 3, baris.sel.len() as f64)?;
        for (kolom, tanda) in baris.sel.iter().filter(|(kolom, _)| *kolom < KOLOM_MAKS) {
            lembar.write_string_with_format(n, *kolom as u16 + 4, tanda, &tengah)?;
        }
    }
    lembar.set_freeze_panes(1, 2)?;
    let mut keterangan = Worksheet::new();
    keterangan.set_name("Keterangan")?;
    keterangan.write_string(0, 0, &bahan.judul)?;
    keterangan.write_string(1, 0, &bahan.arti)?;
    let mut buku = Workbook::new();
    buku.push_worksheet(lembar);
    buku.push_worksheet(keterangan);
    buku.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use calamine::{Data, Reader, Xlsx};

    use super::*;

    #[test]
    fn marks_stand_under_their_column_and_nothing_is_a_formula() {
        let bahan = BahanMatriks {
            judul: "Aplikasi dan data".into(),
            baris_nama: "Aplikasi".into(),
            kolom: vec![("DAT-0001".into(), "=1+1".into()), ("DAT-0002".into(), "Pegawai".into())],
            baris: vec![BarisMatriks {
                nomor: "APL-0001".into(),
                nama: "=cmd|'/c calc'!A1".into(),
                kantor: "Dinas Satu".into(),
                sel: vec![(1, "P".into())],
            }],
            arti: "P memakai data".into(),
        };
        let isi = matriks(&bahan).expect("buku kerja");
        let mut buku: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(isi)).expect("terbuka");
        let lembar = buku.worksheet_range("Matriks").expect("lembar");
        let sel = |b, k| lembar.get_value((b, k)).cloned().unwrap_or(Data::Empty);
        assert_eq!(sel(1, 1), Data::String("=cmd|'/c calc'!A1".into()));
        assert_eq!((sel(1, 4), sel(1, 5)), (Data::Empty, Data::String("P".into())));
        assert_eq!(sel(0, 5), Data::String("DAT-0002 Pegawai".into()));
        assert!(buku.worksheet_formula("Matriks").expect("rumus").is_empty());
    }
}
