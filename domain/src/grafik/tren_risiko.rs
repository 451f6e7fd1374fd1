//! The magnitude of one risk over a year, against the levels of risk and the appetite.

use super::{Gaya, Grafik, Jangkar, Legenda, Unsur, teks::lebar_teks};
use crate::{
    angka::{Pecahan, tampil_2},
    risiko::{Matriks, periode::romawi, tren::Tren},
};

const LEBAR: f64 = 480.0;
const TINGGI_BIDANG: f64 = 170.0;
const ATAS: f64 = 8.0;

/// A point of the line: which end of a quarter (0 is the beginning of the year), how high, what is written beside it.
struct TitikGaris {
    ke: usize,
    nilai: f64,
    label: String,
    /// Only carried over, not measured.
    dibawa: bool,
}

/// The trend picture of the yearly report: bands of the levels of risk, the magnitude at the beginning and at the end of
/// each quarter, and the appetite as a dashed line. A value that was only carried over has no dot and stands in brackets.
#[must_use]
pub fn tren_risiko(judul: &str, matriks: &Matriks, tren: &Tren, ambang: Option<u8>) -> Grafik {
    let satu = |ke, besaran: u8, dibawa| {
        let label = if dibawa { format!("({besaran})") } else { besaran.to_string() };
        TitikGaris { ke, nilai: f64::from(besaran), label, dibawa }
    };
    let titik = std::iter::once(satu(0, tren.awal, false))
        .chain(tren.triwulan.iter().enumerate().filter_map(|(i, t)| t.map(|t| satu(i + 1, t.besaran, t.dibawa))))
        .collect();
    lukis(judul, matriks, titik, ambang, uraian(matriks, tren, ambang))
}

/// The same picture of a mean magnitude, in hundredths, at the beginning of the year and at the end of each quarter.
#[must_use]
pub fn tren_rata(judul: &str, matriks: &Matriks, rata: &[Option<i32>]) -> Grafik {
    let titik: Vec<TitikGaris> = rata
        .iter()
        .take(5)
        .enumerate()
        .filter_map(|(ke, n)| {
            let label = tampil_2(&Pecahan::new(i128::from((*n)?), 100));
            Some(TitikGaris { ke, nilai: f64::from((*n)?) / 100.0, label, dibawa: false })
        })
        .collect();
    let sebut = |t: &TitikGaris| match u8::try_from(t.ke) {
        Ok(0) | Err(_) => format!("Awal tahun {}", t.label),
        Ok(ke) => format!("triwulan {} {}", romawi(ke), t.label),
    };
    let isi: Vec<String> = titik.iter().map(sebut).collect();
    let uraian = if isi.is_empty() { "Belum ada risiko.".into() } else { format!("{}.", isi.join("; ")) };
    lukis(judul, matriks, titik, None, uraian)
}

fn lukis(judul: &str, matriks: &Matriks, titik: Vec<TitikGaris>, ambang: Option<u8>, uraian: String) -> Grafik {
    let maks = f64::from(matriks.maks().max(1));
    let bawah = ATAS + TINGGI_BIDANG;
    let y = |besaran: f64| bawah - TINGGI_BIDANG * (besaran / maks).clamp(0.0, 1.0);
    let nama = matriks.level.iter().map(|l| lebar_teks(&l.nama)).fold(0.0_f64, f64::max);
    let kiri = nama + 12.0;
    let langkah = (LEBAR - kiri - 40.0) / 4.0;
    let x = |ke: usize| kiri + 20.0 + langkah * ke as f64;
    let belum = titik
        .iter()
        .any(|t| t.dibawa)
        .then(|| Legenda { gaya: Gaya::Kini, teks: "Dalam kurung: belum dipantau".into() });
    let ambang_legenda =
        ambang.map(|n| Legenda { gaya: Gaya::Lalu, teks: format!("Selera risiko: ditangani mulai besaran {n}") });
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
    for dua in titik.windows(2) {
        let (x1, y1) = (x(dua[0].ke), y(dua[0].nilai));
        let (x2, y2) = (x(dua[1].ke), y(dua[1].nilai));
        unsur.push(Unsur::Garis { x1, y1, x2, y2, gaya: Gaya::Kini });
    }
    for satu in titik {
        let (px, py) = (x(satu.ke), y(satu.nilai));
        if !satu.dibawa {
            unsur.push(Unsur::Lingkaran { x: px, y: py, jari: 4.0, gaya: Gaya::Titik });
        }
        let ty = if py - 9.0 < ATAS + 10.0 { py + 18.0 } else { py - 9.0 };
        unsur.push(Unsur::Teks {
            x: px,
            y: ty,
            isi: satu.label,
            jangkar: Jangkar::Tengah,
            gaya: if satu.dibawa { Gaya::Teks2 } else { Gaya::Tebal },
        });
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
        uraian,
        unsur,
        legenda: ambang_legenda.into_iter().chain(belum).collect(),
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
