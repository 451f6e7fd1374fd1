//! Tables that go out, as CSV.

use domain::{perangkat_daerah::tabel::lindungi, tabel::Sel};

use crate::{Galat, Hasil};

/// A cell as CSV has it. A number is no formula, however it begins.
#[must_use]
pub fn sel_csv(sel: &Sel) -> String {
    match sel {
        Sel::Angka(_) | Sel::Desimal(_) => sel.teks(),
        lain => lindungi(&lain.teks()),
    }
}

/// CSV as spreadsheets here read it: UTF-8 with its mark, semicolons, CRLF. The caller has protected the cells.
///
/// # Errors
/// When the rows cannot be written.
pub fn csv(kepala: &[impl AsRef<[u8]>], baris: impl Iterator<Item = Vec<String>>) -> Hasil<Vec<u8>> {
    let mut penulis = ::csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(::csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    penulis.write_record(kepala).map_err(Galat::internal)?;
    for satu in baris {
        penulis.write_record(satu).map_err(Galat::internal)?;
    }
    penulis.into_inner().map_err(|galat| Galat::internal(galat.into_error()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_becomes_a_formula() {
        let jahat = ["=1+1", "+62", "-2", "@SUM(A1)", "\t=1", "\r=1", "a;\"b\"\nc", "aman"];
        let baris = jahat.iter().map(|j| vec![sel_csv(&Sel::Teks((*j).to_owned()))]);
        let teks = String::from_utf8(csv(&["Isi"], baris).unwrap()).unwrap();
        assert!(teks.starts_with("\u{feff}Isi\r\n"));
        let mut baca =
            ::csv::ReaderBuilder::new().delimiter(b';').from_reader(teks.trim_start_matches('\u{feff}').as_bytes());
        let sel: Vec<String> = baca.records().map(|b| b.unwrap()[0].to_owned()).collect();
        assert_eq!(sel.len(), jahat.len());
        assert!(sel.iter().all(|s| !s.starts_with(['=', '+', '-', '@', '\t', '\r'])), "{sel:?}");
        assert_eq!(sel[6], "a;\"b\"\nc");
    }
}
