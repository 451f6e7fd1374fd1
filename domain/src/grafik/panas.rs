//! The risk matrix as a picture: how many risks stand in each cell, with the magnitude of the cell.

use super::{
    Gaya, Grafik, Jangkar, Legenda, Unsur,
    teks::{BARIS, bungkus, lebar_teks},
};
use crate::risiko::{Matriks, Titik};

const SEL_LEBAR: f64 = 84.0;
const SEL_TINGGI: f64 = 52.0;
const NAMA_LEBAR: f64 = 112.0;
/// Room for the axis' name.
const SUMBU: f64 = 20.0;

/// Where the cells of a heat map lie, so that a screen can put a link over each.
#[derive(Clone, Debug, PartialEq)]
pub struct SelPanas {
    pub titik: Titik,
    pub besaran: u8,
    pub banyak: usize,
    pub x: f64,
    pub y: f64,
    pub lebar: f64,
    pub tinggi: f64,
}

/// The cells in user units, likelihood from the highest down, impact to the right.
#[must_use]
pub fn sel_panas(matriks: &Matriks, banyak: impl Fn(Titik) -> usize) -> Vec<SelPanas> {
    matriks
        .sel()
        .map(|ukur| SelPanas {
            titik: ukur.titik,
            besaran: ukur.besaran,
            banyak: banyak(ukur.titik),
            x: SUMBU + NAMA_LEBAR + SEL_LEBAR * f64::from(ukur.titik.dampak - 1),
            y: SEL_TINGGI * f64::from(matriks.tinggi() - ukur.titik.kemungkinan),
            lebar: SEL_LEBAR,
            tinggi: SEL_TINGGI,
        })
        .collect()
}

/// A heat map: each cell in the colour of its level of risk, its magnitude in the corner, the count in the middle. The
/// words say every cell that is not empty, so the picture is readable without colour.
#[must_use]
pub fn peta_panas(judul: &str, matriks: &Matriks, banyak: impl Fn(Titik) -> usize) -> Grafik {
    let sel = sel_panas(matriks, banyak);
    let kiri = SUMBU + NAMA_LEBAR;
    let bidang = SEL_TINGGI * f64::from(matriks.tinggi());
    let lebar = kiri + SEL_LEBAR * f64::from(matriks.lebar());
    let mut unsur = Vec::new();
    for k in 1..=matriks.tinggi() {
        let y = SEL_TINGGI * f64::from(matriks.tinggi() - k) + SEL_TINGGI / 2.0;
        label(
            &mut unsur,
            (kiri - 8.0, y),
            NAMA_LEBAR - 8.0,
            &format!("{k} {}", matriks.nama_kemungkinan(k)),
            Jangkar::Akhir,
        );
    }
    for s in &sel {
        let Some(level) = matriks.level(s.besaran) else { continue };
        // A gap between the cells, so that they stay apart in black and white.
        let (x, y, lebar, tinggi) = (s.x + 1.0, s.y + 1.0, s.lebar - 2.0, s.tinggi - 2.0);
        unsur.push(Unsur::Kotak { x, y, lebar, tinggi, gaya: Gaya::Risiko(level.warna) });
        let sudut = s.besaran.to_string();
        unsur.push(Unsur::Teks {
            x: s.x + 6.0,
            y: s.y + 15.0,
            isi: sudut,
            jangkar: Jangkar::Awal,
            gaya: Gaya::TeksSel(level.warna),
        });
        if s.banyak > 0 {
            let (x, y) = (s.x + s.lebar / 2.0, s.y + s.tinggi / 2.0 + 8.0);
            let isi = s.banyak.to_string();
            unsur.push(Unsur::Teks { x, y, isi, jangkar: Jangkar::Tengah, gaya: Gaya::TebalSel(level.warna) });
        }
    }
    let mut bawah = 0.0_f64;
    for d in 1..=matriks.lebar() {
        let x = kiri + SEL_LEBAR * (f64::from(d) - 0.5);
        let teks = format!("{d} {}", matriks.nama_dampak(d));
        let baris = bungkus(&teks, SEL_LEBAR - 6.0);
        bawah = bawah.max(baris.len() as f64 * BARIS);
        for (i, isi) in baris.into_iter().enumerate() {
            let y = bidang + 16.0 + i as f64 * BARIS;
            unsur.push(Unsur::Teks { x, y, isi, jangkar: Jangkar::Tengah, gaya: Gaya::Teks2 });
        }
    }
    let tinggi = bidang + 20.0 + bawah + 16.0;
    let tengah = f64::midpoint(kiri, lebar);
    let sumbu = |x: f64, y: f64, isi: &str, jangkar| Unsur::Teks { x, y, isi: isi.into(), jangkar, gaya: Gaya::Tebal };
    unsur.push(sumbu(tengah, tinggi - 4.0, "Dampak", Jangkar::Tengah));
    unsur.push(sumbu(0.0, tinggi - 4.0, "↑ Kemungkinan", Jangkar::Awal));
    Grafik {
        lebar: lebar.max(lebar_teks("↑ Kemungkinan")),
        tinggi,
        judul: judul.to_owned(),
        uraian: uraian(matriks, &sel),
        unsur,
        legenda: matriks
            .level
            .iter()
            .map(|l| Legenda { gaya: Gaya::Risiko(l.warna), teks: format!("{} {}–{}", l.nama, l.min, l.maks) })
            .collect(),
    }
}

/// A name of a level, broken into lines around its middle.
fn label(unsur: &mut Vec<Unsur>, (x, tengah): (f64, f64), lebar: f64, teks: &str, jangkar: Jangkar) {
    let baris = bungkus(teks, lebar);
    let atas = tengah + 4.0 - (baris.len() as f64 - 1.0) * BARIS / 2.0;
    for (i, isi) in baris.into_iter().enumerate() {
        unsur.push(Unsur::Teks { x, y: atas + i as f64 * BARIS, isi, jangkar, gaya: Gaya::Teks2 });
    }
}

fn uraian(matriks: &Matriks, sel: &[SelPanas]) -> String {
    let isi: Vec<String> = sel
        .iter()
        .filter(|s| s.banyak > 0)
        .map(|s| {
            format!(
                "kemungkinan {} dan dampak {}, besaran {} ({}): {}",
                s.titik.kemungkinan,
                s.titik.dampak,
                s.besaran,
                matriks.nama_level(s.besaran),
                s.banyak
            )
        })
        .collect();
    if isi.is_empty() { "Belum ada risiko.".into() } else { format!("Jumlah risiko per sel. {}.", isi.join("; ")) }
}
