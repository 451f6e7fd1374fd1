//! What every workbook minds: texts that a cell can hold, days, names of sheets.

use chrono::{Datelike as _, NaiveDate};
use rust_xlsxwriter::{ExcelDateTime, XlsxError};

/// Excel holds at most this many characters in a cell.
const MAKS_SEL: usize = 32_767;

/// A text without what a cell cannot hold: control characters, and more than Excel's limit.
pub(crate) fn muat(teks: &str) -> String {
    teks.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).take(MAKS_SEL).collect()
}

/// A day as spreadsheets count it.
pub(crate) fn hari(hari: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let bagian = |n: u32| u8::try_from(n).unwrap_or(1);
    ExcelDateTime::from_ymd(u16::try_from(hari.year()).unwrap_or(1900), bagian(hari.month()), bagian(hari.day()))
}

/// A name a spreadsheet takes: short, without the marks it keeps for itself.
pub(crate) fn nama_lembar(nama: &str) -> String {
    let bersih: String =
        nama.chars().filter(|c| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\')).take(31).collect();
    if bersih.trim().is_empty() { "Data".into() } else { bersih }
}
