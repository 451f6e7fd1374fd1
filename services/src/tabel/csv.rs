//! Comma, semicolon or tab separated text.

use super::{Batas, GalatTabel, Lembar, taruh};

/// Rows to look at when guessing the separator.
const CONTOH: usize = 50;

pub(super) fn baca(nama: &str, teks: &str, batas: &Batas) -> Result<Lembar, GalatTabel> {
    let (teks, pemisah) = pemisah(teks);
    let mut pembaca =
        ::csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(pemisah).from_reader(teks.as_bytes());
    let mut lembar = Lembar { nama: nama.to_owned(), ..Lembar::default() };
    let mut catatan = ::csv::StringRecord::new();
    let mut baris = 0;
    loop {
        // The reader passes over empty lines; they are rows of the sheet all the same.
        let di = pembaca.position().byte() as usize;
        baris += baris_kosong(teks, di);
        if !pembaca.read_record(&mut catatan).map_err(|_| GalatTabel::Rusak(nama.to_owned()))? {
            break;
        }
        for (kolom, isi) in catatan.iter().enumerate() {
            taruh(&mut lembar, nama, (baris, kolom), isi.to_owned(), batas)?;
        }
        baris += 1;
    }
    Ok(lembar)
}

/// Empty lines from a byte on; the second half of a CR LF that the reader stopped inside is none.
fn baris_kosong(teks: &str, di: usize) -> usize {
    let bita = teks.as_bytes();
    let sisa = bita.get(di..).unwrap_or_default();
    let sisa = if di > 0 && bita.get(di - 1) == Some(&b'\r') { sisa.strip_prefix(b"\n").unwrap_or(sisa) } else { sisa };
    let kosong = sisa.iter().take_while(|bita| matches!(bita, b'\r' | b'\n'));
    kosong.filter(|bita| **bita == b'\n').count()
}

/// The separator that most lines have outside quotes, and the text without Excel's `sep=` line.
///
/// A tie goes to tab, then semicolon: where a comma is as frequent as a semicolon it is the decimal comma.
fn pemisah(teks: &str) -> (&str, u8) {
    let (pertama, sisa) = teks.split_once('\n').unwrap_or((teks, ""));
    if let Some(pemisah) = pertama.trim_end().strip_prefix("sep=").filter(|pemisah| pemisah.len() == 1) {
        return (sisa, pemisah.as_bytes()[0]);
    }
    let mut banyak = [(b'\t', 0_u32), (b';', 0), (b',', 0)];
    let mut ada = [false; 3];
    let (mut dalam_kutip, mut awal_sel, mut catatan) = (false, true, 0);
    // A quoted cell may go on over several lines; a quote inside a cell (5" disk) opens nothing.
    for bita in teks.bytes().chain([b'\n']) {
        match bita {
            b'"' if dalam_kutip || awal_sel => dalam_kutip = !dalam_kutip,
            b'\n' if !dalam_kutip => {
                for (hitungan, ada) in banyak.iter_mut().zip(std::mem::take(&mut ada)) {
                    hitungan.1 += u32::from(ada);
                }
                catatan += 1;
                if catatan == CONTOH {
                    break;
                }
            }
            _ => {}
        }
        let letak = banyak.iter().position(|(pemisah, _)| *pemisah == bita).filter(|_| !dalam_kutip);
        if let Some(letak) = letak {
            ada[letak] = true;
        }
        awal_sel = letak.is_some() || bita == b'\n' || (awal_sel && bita == b' ');
    }
    let terbanyak = banyak.iter().map(|(_, banyak)| *banyak).max().unwrap_or(0);
    let pilihan = banyak.iter().find(|(_, banyak)| *banyak == terbanyak && terbanyak > 0);
    (teks, pilihan.map_or(b',', |(pemisah, _)| *pemisah))
}
