//! One part of a frame as its page sends it, put into the frame that stands.

use std::collections::BTreeMap;

use domain::risiko::{
    JenisRisiko, Kerangka, Matriks,
    kerangka::{Ambang, ButirDaftar, KriteriaDampak, KriteriaKemungkinan},
};
use services::{Galat, Hasil};

use super::{baris, pada_baris, terisi};
use crate::kiriman::Isian;

/// The frame with one part (`kategori`, `area`, `kemungkinan`, `dampak`, `selera`) as it was typed, and the places of the
/// rows on the page.
pub(super) fn baca(mut kini: Kerangka, m: &Matriks, bagian: &str, isian: &Isian) -> Hasil<(Kerangka, Vec<usize>)> {
    let mut letak = Vec::new();
    match bagian {
        "kategori" => {
            (letak, kini.kategori) = butir(isian, &kini.kategori, ["kategori", "kategori_uraian", "kategori_kode"])
        }
        "area" => (letak, kini.area) = butir(isian, &kini.area, ["area", "area_uraian", "area_kode"]),
        "kemungkinan" => kini.kemungkinan = kemungkinan(isian, m),
        "dampak" => kini.dampak = dampak(&kini, m, isian),
        "selera" => kini.selera = selera(&kini, isian)?,
        _ => return Err(Galat::TidakAda),
    }
    Ok((kini, letak))
}

/// Errors of a list of the frame beside their row on the page.
pub(super) fn pada<T>(hasil: Hasil<T>, letak: &[usize]) -> Hasil<T> {
    if letak.is_empty() { hasil } else { pada_baris(hasil, letak) }
}

/// A row keeps the code it came with, as long as the list has it; every other row is a new one and gets its code by its name.
fn butir(isian: &Isian, ada: &[ButirDaftar], kolom: [&str; 3]) -> (Vec<usize>, Vec<ButirDaftar>) {
    let (letak, isi) = terisi(baris(isian, kolom));
    let dikenal = |kode: String| if ada.iter().any(|b| b.kode == kode) { kode } else { String::new() };
    let daftar =
        isi.into_iter().map(|[nama, uraian, kode]| ButirDaftar { kode: dikenal(kode), nama, uraian }).collect();
    (letak, daftar)
}

/// `kemungkinan_<kategori>_<level>` and `frekuensi_<kategori>_<level>`; a category emptied falls back to the common criteria.
fn kemungkinan(isian: &Isian, m: &Matriks) -> BTreeMap<String, Vec<KriteriaKemungkinan>> {
    let kode: Vec<String> = isian
        .0
        .iter()
        .filter_map(|(nama, _)| nama.strip_prefix("kemungkinan_")?.strip_suffix("_1").map(str::to_owned))
        .collect();
    kode.into_iter()
        .map(|kode| {
            let daftar: Vec<KriteriaKemungkinan> = (1..=m.tinggi())
                .map(|l| KriteriaKemungkinan {
                    persentase: isian.teks(&format!("kemungkinan_{kode}_{l}")).to_owned(),
                    frekuensi: isian.teks(&format!("frekuensi_{kode}_{l}")).to_owned(),
                })
                .collect();
            (kode, daftar)
        })
        .filter(|(kode, daftar)| {
            kode.is_empty() || daftar.iter().any(|k| !k.persentase.trim().is_empty() || !k.frekuensi.trim().is_empty())
        })
        .collect()
}

fn dampak(kini: &Kerangka, m: &Matriks, isian: &Isian) -> BTreeMap<String, KriteriaDampak> {
    let sisi = |kode: &str, jenis: JenisRisiko| {
        (1..=m.lebar()).map(|l| isian.teks(&format!("dampak_{kode}_{}_{l}", jenis.kode())).to_owned()).collect()
    };
    kini.area
        .iter()
        .map(|a| {
            let kriteria = KriteriaDampak {
                positif: sisi(&a.kode, JenisRisiko::Positif),
                negatif: sisi(&a.kode, JenisRisiko::Negatif),
            };
            (a.kode.clone(), kriteria)
        })
        // An area nobody described says nothing.
        .filter(|(_, k)| k.positif.iter().chain(&k.negatif).any(|teks: &String| !teks.trim().is_empty()))
        .collect()
}

fn selera(kini: &Kerangka, isian: &Isian) -> Hasil<BTreeMap<String, Ambang>> {
    let mut galat = Vec::new();
    let mut satu = |kode: &str, jenis: JenisRisiko| {
        let bidang = format!("selera_{kode}_{}", jenis.kode());
        let teks = isian.teks(&bidang).trim();
        if teks.is_empty() {
            return None;
        }
        // What no magnitude can be is told by the rule; what is no number is told here.
        teks.parse()
            .map_err(|_| galat.push(domain::teks::GalatIsian::baru(bidang, "Tulis bilangan bulat, misalnya 16.")))
            .ok()
    };
    let hasil = kini
        .kategori
        .iter()
        .map(|s| {
            let ambang =
                Ambang { positif: satu(&s.kode, JenisRisiko::Positif), negatif: satu(&s.kode, JenisRisiko::Negatif) };
            (s.kode.clone(), ambang)
        })
        .collect();
    if galat.is_empty() { Ok(hasil) } else { Err(Galat::Isian(galat)) }
}
