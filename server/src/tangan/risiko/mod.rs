//! Risks of the SPBE: forms of the year, of registers, of one risk, and their documents.

mod bawah;
mod kerangka;
mod laporan;
mod register;
mod satu;
mod tahun;

use axum::routing::MethodRouter;
use services::{Galat, Hasil};

use crate::{keadaan::Keadaan, kiriman::Isian};

/// Fills a form of texts from the fields of the same names.
macro_rules! dari_isian {
    ($jenis:ident, $isian:expr; $($bidang:ident),+ $(,)?) => {
        $jenis { $($bidang: $isian.teks(stringify!($bidang)).to_owned()),+ }
    };
}
use dari_isian;

/// Method, path and handler of every route of this capability.
pub fn daftar(batas_unggah: usize) -> Vec<(&'static str, &'static str, MethodRouter<Keadaan>)> {
    let mut semua = tahun::daftar();
    semua.extend(register::daftar(batas_unggah));
    semua.extend(satu::daftar());
    semua.extend(bawah::daftar());
    semua.extend(laporan::daftar());
    semua
}

/// The page of a risk.
fn alamat(id: i64) -> String {
    format!("/risiko/{id}")
}

/// The rows of a list typed as `<kolom>_<n>` from 1 up to the last one that was sent. A row between may be missing: of two
/// rows somebody else added only the second was chosen.
fn baris<const N: usize>(isian: &Isian, kolom: [&str; N]) -> Vec<[String; N]> {
    let nomor = |nama: &str| {
        let (_, n) = nama.rsplit_once('_').filter(|(awal, _)| kolom.contains(awal))?;
        n.parse::<usize>().ok().filter(|n| *n <= isian.0.len())
    };
    let akhir = isian.0.iter().filter_map(|(nama, _)| nomor(nama)).max().unwrap_or_default();
    (1..=akhir).map(|n| kolom.map(|k| isian.teks(&format!("{k}_{n}")).trim().to_owned())).collect()
}

/// The typed rows that count, by their place on the page.
fn terisi<const N: usize>(semua: Vec<[String; N]>) -> (Vec<usize>, Vec<[String; N]>) {
    semua.into_iter().enumerate().filter(|(_, b)| !b[0].is_empty()).map(|(i, b)| (i + 1, b)).unzip()
}

/// Errors of a list name its n-th row; empty rows were left out before, so the number is led back to the place on the page.
fn pada_baris<T>(hasil: Hasil<T>, letak: &[usize]) -> Hasil<T> {
    hasil.map_err(|galat| match galat {
        Galat::Isian(mut daftar) => {
            for satu in &mut daftar {
                let Some((kolom, n)) = satu.bidang.rsplit_once('_') else { continue };
                let tujuan = n.parse::<usize>().ok().and_then(|n| letak.get(n.checked_sub(1)?));
                if let Some(n) = tujuan {
                    satu.bidang = format!("{kolom}_{n}");
                }
            }
            Galat::Isian(daftar)
        }
        lain => lain,
    })
}

#[cfg(test)]
mod tests {
    use domain::teks::GalatIsian;

    use super::*;

    fn isian(pasang: &[(&str, &str)]) -> Isian {
        Isian(pasang.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect())
    }

    #[test]
    fn empty_rows_are_left_out_and_messages_find_their_row_again() {
        let isian = isian(&[
            ("nama_1", " A "),
            ("hubungan_1", "x"),
            ("nama_2", ""),
            ("hubungan_2", "y"),
            ("nama_3", "B"),
            ("hubungan_3", ""),
        ]);
        let (letak, isi) = terisi(baris(&isian, ["nama", "hubungan"]));
        assert_eq!(isi, [["A".to_owned(), "x".to_owned()], ["B".to_owned(), String::new()]]);
        let salah = Galat::Isian(vec![GalatIsian::baru("hubungan_2", "kosong")]);
        let Err(Galat::Isian(daftar)) = pada_baris::<()>(Err(salah), &letak) else { panic!() };
        assert_eq!(daftar[0].bidang, "hubungan_3");
    }

    #[test]
    fn a_gap_between_rows_hides_none_and_a_wild_number_makes_none() {
        let isian = isian(&[("nama_1", "A"), ("nama_3", "C"), ("nama_999999999", "x"), ("nama_b", "y")]);
        assert_eq!(terisi(baris(&isian, ["nama"])).1, [["A".to_owned()], ["C".to_owned()]]);
    }
}
