//! The magnitude of one risk over a year, against the levels of risk and the appetite.

use super::{Gaya, Grafik, Jangkar, Unsur, teks::lebar_teks};
use crate::risiko::{Matriks, periode::romawi, tren::Tren};

const LEBAR: f64 = 480.0;
const TINGGI_BIDANG: f64 = 170.0;
const ATAS: f64 = 8.0;

/// The trend picture of the yearly report: bands of the levels of risk, the magnitude at the beginning and at the end of
/// each quarter, and the appetite as a dashed line. A value that was only carried over has no dot.
#[must_use]
pub fn tren_risiko(judul: &str, matriks: &Matriks, tren: &Tren, ambang: Option<u8>) -> Grafik {
    let maks = f64::from(matriks.maks().max(1));
    let bawah = ATAS + TINGGI_BIDANG;
    let y = |besaran: f64| bawah - TINGGI_BIDANG * (besaran / maks).clamp(0.0, 1.0);
    let nama = matriks.level.iter().map(|l| lebar_teks(&l.nama)).fold(0.0_f64, f64::max);
    let kiri = nama + 12.0;
    let langkah = (LEBAR - kiri - 40.0) / 4.0;
    let x = |ke: usize| kiri + 20.0 + langkah * ke as f64;
    let mut unsur = Vec::new();
    for level in &matriks.level {
        let (atas, dasar) = (y(f64::from(level.maks)), y(f64::from(level.min) - 1.0));
        let gaya = Gaya::Pita(level.warna);
        unsur.push(Unsur::Kotak { x: kiri, y: atas, lebar: LEBAR - kiri, tinggi: dasar - atas, gaya });
        let tengah = f64::midpoint(atas, dasar) + 4.0;
        unsur.push(Unsur::Teks {
            x: kiri - 6.0,
            y: tengah,
            isi: level.nama.clone(),
            jangkar: Jangkar::Akhir,
            gaya: Gaya::Teks2,
        });
    }
    if let Some(ambang) = ambang {
        let y = y(f64::from(ambang));
        unsur.push(Unsur::Garis { x1: kiri, y1: y, x2: LEBAR, y2: y, gaya: Gaya::Lalu });
    }
    let titik: Vec<(usize, u8, bool)> = std::iter::once((0, tren.awal, false))
        .chain(tren.triwulan.iter().enumerate().filter_map(|(i, t)| t.map(|t| (i + 1, t.besaran, t.dibawa))))
        .collect();
    for dua in titik.windows(2) {
        let (x1, y1) = (x(dua[0].0), y(f64::from(dua[0].1)));
        let (x2, y2) = (x(dua[1].0), y(f64::from(dua[1].1)));
        unsur.push(Unsur::Garis { x1, y1, x2, y2, gaya: Gaya::Kini });
    }
    for &(ke, besaran, dibawa) in &titik {
        let (px, py) = (x(ke), y(f64::from(besaran)));
        if !dibawa {
            unsur.push(Unsur::Lingkaran { x: px, y: py, jari: 4.0, gaya: Gaya::Titik });
        }
        let ty = if py - 9.0 < ATAS + 10.0 { py + 18.0 } else { py - 9.0 };
        let isi = besaran.to_string();
        unsur.push(Unsur::Teks { x: px, y: ty, isi, jangkar: Jangkar::Tengah, gaya: Gaya::Tebal });
    }
    for ke in 0..=4_u8 {
        let isi = if ke == 0 { "Awal".to_owned() } else { format!("TW {}", romawi(ke)) };
        let x = x(usize::from(ke));
        unsur.push(Unsur::Teks { x, y: bawah + 17.0, isi, jangkar: Jangkar::Tengah, gaya: Gaya::Teks2 });
    }
    Grafik {
        lebar: LEBAR,
        tinggi: bawah + 24.0,
        judul: judul.to_owned(),
        uraian: uraian(matriks, tren, ambang),
        unsur,
        legenda: ambang
            .map(|n| super::Legenda { gaya: Gaya::Lalu, teks: format!("Selera risiko: ditangani mulai besaran {n}") })
            .into_iter()
            .collect(),
    }
}

fn uraian(matriks: &Matriks, tren: &Tren, ambang: Option<u8>) -> String {
    let satu = |besaran: u8| format!("{besaran} ({})", matriks.nama_level(besaran));
    let mut isi = vec![format!("Awal tahun {}", satu(tren.awal))];
    for (ke, t) in (1_u8..).zip(&tren.triwulan) {
        if let Some(t) = t {
            let dibawa = if t.dibawa { ", belum dipantau" } else { "" };
            isi.push(format!("triwulan {} {}{dibawa}", romawi(ke), satu(t.besaran)));
        }
    }
    if let Some(ambang) = ambang {
        isi.push(format!("ditangani mulai besaran {ambang}"));
    }
    format!("{}.", isi.join("; "))
}
