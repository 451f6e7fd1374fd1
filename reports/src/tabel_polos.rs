//! A table of texts as a workbook.

use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

use crate::{
    templat::kepala,
    xlsx::{muat, nama_lembar},
};

/// Rows with their headings; every cell is text, never a formula.
///
/// # Errors
/// When the workbook cannot be written.
pub fn tabel_polos(judul: &str, judul_kolom: &[String], baris: &[Vec<String>]) -> Result<Vec<u8>, XlsxError> {
    let mut lembar = Worksheet::new();
    lembar.set_name(nama_lembar(judul))?;
    let lebar: Vec<f64> = (0..judul_kolom.len())
        .map(|k| {
            let isi = baris.iter().filter_map(|b| b.get(k)).map(|s| s.chars().count()).max().unwrap_or(0);
            isi.max(judul_kolom[k].chars().count()).clamp(8, 60) as f64 + 2.0
        })
        .collect();
    kepala(&mut lembar, judul_kolom, &lebar)?;
    let teks = Format::new().set_num_format("@").set_align(FormatAlign::Top).set_text_wrap();
    for (i, satu) in (1_u32..).zip(baris) {
        for (k, sel) in (0_u16..).zip(satu) {
            lembar.write_string_with_format(i, k, muat(sel), &teks)?;
        }
    }
    let mut buku = Workbook::new();
    buku.set_properties(&rust_xlsxwriter::DocProperties::new().set_title(judul));
    buku.push_worksheet(lembar);
    buku.save_to_buffer()
}
