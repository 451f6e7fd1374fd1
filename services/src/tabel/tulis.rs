//! Cells of a table that goes out.

use domain::{perangkat_daerah::tabel::lindungi, tabel::Sel};

/// A cell as CSV has it. A number is no formula, however it begins.
#[must_use]
pub fn sel_csv(sel: &Sel) -> String {
    match sel {
        Sel::Angka(_) | Sel::Desimal(_) => sel.teks(),
        lain => lindungi(&lain.teks()),
    }
}
