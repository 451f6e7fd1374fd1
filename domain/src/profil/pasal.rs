//! A place in a regulation, written short in data and in full on screens.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A place in a regulation in the short form of the data files.
///
/// | written | shown |
/// |---|---|
/// | `32(2)` | Pasal 32 ayat (2) |
/// | `4(2)(3)` | Pasal 4 ayat (2) dan ayat (3) |
/// | `28(1)a` | Pasal 28 ayat (1) huruf a |
/// | `13(1)a,b` | Pasal 13 ayat (1) huruf a dan huruf b |
/// | `30(3) kedua` | Pasal 30 ayat (3) yang kedua |
/// | `1#23` | Pasal 1 angka 23 |
/// | `16` | Pasal 16 |
/// | `Penj. 6(4)` | Penjelasan Pasal 6 ayat (4) |
/// | `L.II B3` | Lampiran II huruf B angka 3 |
/// | `L.I` | Lampiran I |
/// | `Lampiran` | Lampiran |
/// | `L. hlm. 29` | Lampiran halaman 29 |
///
/// Several places are separated by `; `.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Pasal {
    tertulis: String,
    kutipan: String,
}

/// A Pasal that does not read as one.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("`{0}` tidak terbaca sebagai Pasal; contoh yang benar: `32(2)`, `28(1)a`, `1#23`, `Penj. 6(4)`, `L.II B3`")]
pub struct GalatPasal(String);

impl Pasal {
    /// As written in the file.
    #[must_use]
    pub fn tertulis(&self) -> &str {
        &self.tertulis
    }

    /// In full, for screens and reports.
    #[must_use]
    pub fn kutipan(&self) -> &str {
        &self.kutipan
    }
}

impl FromStr for Pasal {
    type Err = GalatPasal;

    fn from_str(teks: &str) -> Result<Self, GalatPasal> {
        let galat = || GalatPasal(teks.to_owned());
        let bagian: Vec<String> = teks.split("; ").map(satu).collect::<Option<_>>().ok_or_else(galat)?;
        Ok(Self { tertulis: teks.to_owned(), kutipan: rangkai(&bagian) })
    }
}

impl TryFrom<String> for Pasal {
    type Error = GalatPasal;

    fn try_from(teks: String) -> Result<Self, GalatPasal> {
        teks.parse()
    }
}

impl From<Pasal> for String {
    fn from(pasal: Pasal) -> Self {
        pasal.tertulis
    }
}

impl fmt::Display for Pasal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.kutipan)
    }
}

fn satu(teks: &str) -> Option<String> {
    if teks == "Lampiran" {
        return Some(teks.to_owned());
    }
    if let Some(halaman) = teks.strip_prefix("L. hlm. ") {
        let sah = halaman.split('-').all(is_bilangan);
        return sah.then(|| format!("Lampiran halaman {}", halaman.replace('-', " sampai dengan ")));
    }
    if let Some(sisa) = teks.strip_prefix("L.") {
        return lampiran(sisa);
    }
    if let Some(sisa) = teks.strip_prefix("Penj. ") {
        return Some(format!("Penjelasan {}", batang_tubuh(sisa)?));
    }
    batang_tubuh(teks)
}

/// `II`, `II B3`, `II A1a`.
fn lampiran(teks: &str) -> Option<String> {
    let (nomor, letak) = teks.split_once(' ').unwrap_or((teks, ""));
    if nomor.is_empty() || !nomor.chars().all(|c| matches!(c, 'I' | 'V' | 'X')) {
        return None;
    }
    let mut kutipan = format!("Lampiran {nomor}");
    let mut huruf = letak.chars();
    if let Some(besar) = huruf.next() {
        if !besar.is_ascii_uppercase() {
            return None;
        }
        kutipan.push_str(&format!(" huruf {besar}"));
        let sisa = huruf.as_str();
        let akhir = sisa.find(|c: char| !c.is_ascii_digit()).unwrap_or(sisa.len());
        let (angka, kecil) = sisa.split_at(akhir);
        if !angka.is_empty() {
            kutipan.push_str(&format!(" angka {angka}"));
        }
        match kecil {
            "" => {}
            kecil if kecil.len() == 1 && kecil.chars().all(|c| c.is_ascii_lowercase()) => {
                kutipan.push_str(&format!(" huruf {kecil}"))
            }
            _ => return None,
        }
    }
    Some(kutipan)
}

/// `32(2)`, `4(2)(3)`, `28(1)a,b`, `1#23`, `1#23,24`, `30(3) kedua`, `16`.
fn batang_tubuh(teks: &str) -> Option<String> {
    let (teks, kedua) = teks.strip_suffix(" kedua").map_or((teks, false), |teks| (teks, true));
    let akhir = teks.find(|c: char| !c.is_ascii_digit()).unwrap_or(teks.len());
    let (nomor, mut sisa) = teks.split_at(akhir);
    if !is_bilangan(nomor) {
        return None;
    }
    let mut kutipan = format!("Pasal {nomor}");
    if let Some(angka) = sisa.strip_prefix('#') {
        let angka: Vec<String> =
            angka.split(',').map(|a| is_bilangan(a).then(|| format!("angka {a}"))).collect::<Option<_>>()?;
        return (!kedua).then(|| format!("{kutipan} {}", rangkai(&angka)));
    }
    let mut ayat = Vec::new();
    while let Some(dalam) = sisa.strip_prefix('(') {
        let (angka, berikut) = dalam.split_once(')')?;
        if !is_bilangan(angka) {
            return None;
        }
        ayat.push(format!("ayat ({angka})"));
        sisa = berikut;
    }
    if !ayat.is_empty() {
        kutipan.push_str(&format!(" {}", rangkai(&ayat)));
    }
    if !sisa.is_empty() {
        let huruf: Vec<String> =
            sisa.split(',').map(|h| is_huruf(h).then(|| format!("huruf {h}"))).collect::<Option<_>>()?;
        kutipan.push_str(&format!(" {}", rangkai(&huruf)));
    }
    if kedua {
        // The text prints the number of this ayat twice (DKI68 Pasal 30).
        kutipan.push_str(" yang kedua");
    }
    Some(kutipan)
}

fn is_bilangan(teks: &str) -> bool {
    (1..=3).contains(&teks.len()) && teks.bytes().all(|b| b.is_ascii_digit()) && !teks.starts_with('0')
}

fn is_huruf(teks: &str) -> bool {
    teks.len() == 1 && teks.bytes().all(|b| b.is_ascii_lowercase())
}

/// "a", "a dan b", "a, b, dan c".
fn rangkai(bagian: &[String]) -> String {
    match bagian {
        [] => String::new(),
        [satu] => satu.clone(),
        [satu, dua] => format!("{satu} dan {dua}"),
        [awal @ .., akhir] => format!("{}, dan {akhir}", awal.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("16", "Pasal 16")]
    #[case("32(2)", "Pasal 32 ayat (2)")]
    #[case("4(2)(3)", "Pasal 4 ayat (2) dan ayat (3)")]
    #[case("28(2)(3)(4)", "Pasal 28 ayat (2), ayat (3), dan ayat (4)")]
    #[case("28(1)a", "Pasal 28 ayat (1) huruf a")]
    #[case("20(3)a,b", "Pasal 20 ayat (3) huruf a dan huruf b")]
    #[case("5f", "Pasal 5 huruf f")]
    #[case("30(3) kedua", "Pasal 30 ayat (3) yang kedua")]
    #[case("1#23", "Pasal 1 angka 23")]
    #[case("1#23,24", "Pasal 1 angka 23 dan angka 24")]
    #[case("Penj. 6(4)", "Penjelasan Pasal 6 ayat (4)")]
    #[case("L.I", "Lampiran I")]
    #[case("L.II B3", "Lampiran II huruf B angka 3")]
    #[case("L.II B1a", "Lampiran II huruf B angka 1 huruf a")]
    #[case("Lampiran", "Lampiran")]
    #[case("L. hlm. 29", "Lampiran halaman 29")]
    #[case("10(3); Penj. 10", "Pasal 10 ayat (3) dan Penjelasan Pasal 10")]
    fn a_place_is_cited_in_full(#[case] tertulis: &str, #[case] kutipan: &str) {
        let pasal: Pasal = tertulis.parse().unwrap();
        assert_eq!(pasal.kutipan(), kutipan);
        assert_eq!(pasal.tertulis(), tertulis);
    }

    #[rstest]
    #[case("")]
    #[case("Pasal 32")]
    #[case("32(")]
    #[case("32()")]
    #[case("32(dua)")]
    #[case("0")]
    #[case("32(2)A")]
    #[case("32 (2)")]
    #[case("1#")]
    #[case("1#2 kedua")]
    #[case("L.")]
    #[case("L.2")]
    #[case("L.II b")]
    #[case("32(2);33")]
    #[case("Penj.6")]
    fn what_is_no_place_is_refused(#[case] tertulis: &str) {
        assert_eq!(tertulis.parse::<Pasal>(), Err(GalatPasal(tertulis.to_owned())));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(teks in any::<String>()) {
            if let Ok(pasal) = teks.parse::<Pasal>() {
                prop_assert!(pasal.kutipan().contains("Pasal") || pasal.kutipan().contains("Lampiran"));
            }
        }
    }
}
