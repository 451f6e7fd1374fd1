//! Text widths without a font: charts are laid out where no font can be measured, so widths are estimated too wide.

use super::UKURAN_TEKS;
use crate::angka::{Nilai, Pecahan, tampil_selisih};

/// Distance between the baselines of two lines of a label, in user units.
pub(super) const BARIS: f64 = 15.0;

/// An upper estimate of the width of a text in user units, valid for the system fonts of the stylesheet.
#[must_use]
pub fn lebar_teks(teks: &str) -> f64 {
    teks.chars().map(lebar_huruf).sum::<f64>() * UKURAN_TEKS
}

/// Width of one character in em, measured on Verdana's proportions, the widest font in use.
fn lebar_huruf(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 0.38,
        ' ' | 'f' | 't' | 'r' | '(' | ')' | '/' | '-' => 0.45,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 1.0,
        'A'..='Z' => 0.76,
        'a'..='z' | '0'..='9' => 0.64,
        _ if (c as u32) < 0x2E80 => 0.76,
        _ => 1.05,
    }
}

/// The difference of two values as they are shown: `+0,40`, `−0,01`, `tetap`.
pub(super) fn beda(kini: Pecahan, lalu: Pecahan) -> String {
    let selisih = Nilai::dari_pecahan(&kini).0 - Nilai::dari_pecahan(&lalu).0;
    if selisih == 0 { "tetap".to_owned() } else { tampil_selisih(&Nilai(selisih).pecahan()) }
}

/// A label broken at spaces into lines of at most `lebar` user units; a longer word is broken inside.
#[must_use]
pub fn bungkus(teks: &str, lebar: f64) -> Vec<String> {
    let mut baris: Vec<String> = Vec::new();
    for kata in teks.split_whitespace() {
        match baris.last_mut() {
            Some(akhir) if lebar_teks(akhir) + lebar_teks(" ") + lebar_teks(kata) <= lebar => {
                akhir.push(' ');
                akhir.push_str(kata);
            }
            _ => baris.extend(potong(kata, lebar)),
        }
    }
    baris
}

/// A word in pieces of at most `lebar` user units, one character at least.
fn potong(kata: &str, lebar: f64) -> Vec<String> {
    let mut keping = vec![String::new()];
    for c in kata.chars() {
        let akhir = keping.last_mut().expect("starts with one piece");
        if !akhir.is_empty() && lebar_teks(akhir) + lebar_huruf(c) * UKURAN_TEKS > lebar {
            keping.push(c.to_string());
        } else {
            akhir.push(c);
        }
    }
    keping
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn wrapping_keeps_every_character_within_the_width(teks in "[a-zA-Z0-9 ]{0,80}", lebar in 20.0..200.0_f64) {
            let baris = bungkus(&teks, lebar);
            let asli: String = teks.split_whitespace().collect();
            prop_assert_eq!(baris.iter().flat_map(|b| b.split_whitespace()).collect::<String>(), asli);
            for b in baris {
                prop_assert!(lebar_teks(&b) <= lebar + 1e-9, "{b}");
            }
        }
    }
}
