//! Radar of the aspects: this year filled, the year before dashed.

use super::{
    Butir, Gaya, Grafik, Jangkar, Legenda, Unsur, bagian,
    teks::{BARIS, bungkus},
};
use crate::angka::{Pecahan, tampil_2};

const LEBAR: f64 = 480.0;
const JARI: f64 = 122.0;
const JARAK_LABEL: f64 = 14.0;
const TEPI: f64 = 4.0;
/// Widest label straight above and below the centre, so that it stays clear of its neighbours.
const LEBAR_TENGAH: f64 = 150.0;

/// Where a label goes around the circle.
struct Label {
    baris: Vec<String>,
    x: f64,
    /// Upper edge.
    y: f64,
    jangkar: Jangkar,
}

impl Label {
    fn tinggi(&self) -> f64 {
        self.baris.len() as f64 * BARIS
    }
}

/// A radar with one axis a thing, clockwise from the top, rings at every whole level up to `maks`.
///
/// `nama_kini` and `nama_lalu` name the two lines in the key (`2026 sementara`, `2025`). The line of the year before is
/// drawn only when every thing has a value of that year: half a line would read as zeros.
#[must_use]
pub fn radar(judul: &str, butir: &[Butir], maks: u8, nama_kini: &str, nama_lalu: Option<&str>) -> Grafik {
    let n = butir.len().max(1) as f64;
    let arah = |i: usize| (i as f64 / n * std::f64::consts::TAU).sin_cos();
    let maks_pecahan = Pecahan::from_integer(i128::from(maks.max(1)));
    let mut label = tata_label(butir, arah);
    let atas = label.iter().map(|l| l.y).fold(-JARI, f64::min) - TEPI;
    let bawah = label.iter().map(|l| l.y + l.tinggi()).fold(JARI, f64::max) + TEPI;
    let (cx, cy) = (LEBAR / 2.0, -atas);
    for l in &mut label {
        l.y += cy;
    }
    let titik = |i: usize, r: f64| {
        let (sin, cos) = arah(i);
        (cx + r * sin, cy - r * cos)
    };

    let mut unsur = Vec::new();
    for tingkat in 1..=maks.max(1) {
        let r = JARI * f64::from(tingkat) / f64::from(maks.max(1));
        unsur.push(Unsur::Poligon { titik: (0..butir.len()).map(|i| titik(i, r)).collect(), gaya: Gaya::Jaring });
    }
    for i in 0..butir.len() {
        let (x2, y2) = titik(i, JARI);
        unsur.push(Unsur::Garis { x1: cx, y1: cy, x2, y2, gaya: Gaya::Jaring });
    }
    let lalu: Option<Vec<Pecahan>> = nama_lalu.and_then(|_| butir.iter().map(|b| b.lalu).collect());
    if let Some(lalu) = &lalu {
        let titik = lalu.iter().enumerate().map(|(i, &nilai)| titik(i, JARI * bagian(nilai, maks_pecahan))).collect();
        unsur.push(Unsur::Poligon { titik, gaya: Gaya::Lalu });
    }
    let kini: Vec<_> = butir.iter().enumerate().map(|(i, b)| titik(i, JARI * bagian(b.kini, maks_pecahan))).collect();
    unsur.push(Unsur::Poligon { titik: kini.clone(), gaya: Gaya::Kini });
    unsur.extend(kini.into_iter().map(|(x, y)| Unsur::Lingkaran { x, y, jari: 3.0, gaya: Gaya::Titik }));
    for tingkat in 1..=maks.max(1) {
        let r = JARI * f64::from(tingkat) / f64::from(maks.max(1));
        unsur.push(Unsur::Teks {
            x: cx + 4.0,
            y: cy - r + 11.0,
            isi: tingkat.to_string(),
            jangkar: Jangkar::Awal,
            gaya: Gaya::Teks2,
        });
    }
    for l in &label {
        let terakhir = l.baris.len() - 1;
        for (i, isi) in l.baris.iter().enumerate() {
            let gaya = if i == terakhir { Gaya::Tebal } else { Gaya::Teks };
            let y = l.y + (i as f64 + 1.0) * BARIS - 4.0;
            unsur.push(Unsur::Teks { x: l.x, y, isi: isi.clone(), jangkar: l.jangkar, gaya });
        }
    }

    let mut legenda = vec![Legenda { gaya: Gaya::Kini, teks: nama_kini.to_owned() }];
    if let (Some(nama), Some(_)) = (nama_lalu, &lalu) {
        legenda.push(Legenda { gaya: Gaya::Lalu, teks: nama.to_owned() });
    }
    Grafik {
        lebar: LEBAR,
        tinggi: cy + bawah,
        judul: judul.to_owned(),
        uraian: uraian(butir, nama_lalu),
        unsur,
        legenda,
    }
}

/// Every value in words: `1. Kebijakan 3,20 (2025: 2,80); ...`.
pub(super) fn uraian(butir: &[Butir], nama_lalu: Option<&str>) -> String {
    let satu = |b: &Butir| match (nama_lalu, b.lalu) {
        (Some(nama), Some(lalu)) => format!("{} {} ({nama}: {})", b.label, tampil_2(&b.kini), tampil_2(&lalu)),
        _ => format!("{} {}", b.label, tampil_2(&b.kini)),
    };
    let daftar = butir.iter().map(satu).collect::<Vec<_>>().join("; ");
    if daftar.is_empty() { "Belum ada nilai.".to_owned() } else { format!("{daftar}.") }
}

/// Labels around the circle, relative to its centre; those of one side are pushed apart until none overlaps.
fn tata_label(butir: &[Butir], arah: impl Fn(usize) -> (f64, f64)) -> Vec<Label> {
    let mut semua = Vec::with_capacity(butir.len());
    for (i, b) in butir.iter().enumerate() {
        let (sin, cos) = arah(i);
        let r = JARI + JARAK_LABEL;
        let x = LEBAR / 2.0 + r * sin;
        let (jangkar, lebar) = if sin.abs() < 0.1 {
            (Jangkar::Tengah, LEBAR_TENGAH)
        } else if sin > 0.0 {
            (Jangkar::Awal, LEBAR - TEPI - x)
        } else {
            (Jangkar::Akhir, x - TEPI)
        };
        let mut baris = bungkus(&b.label, lebar);
        baris.push(tampil_2(&b.kini));
        let tinggi = baris.len() as f64 * BARIS;
        let y = match jangkar {
            Jangkar::Tengah if cos > 0.0 => -r - tinggi + 6.0,
            Jangkar::Tengah => r - 6.0,
            _ => -r * cos - tinggi / 2.0,
        };
        semua.push(Label { baris, x, y, jangkar });
    }
    for sisi in [Jangkar::Awal, Jangkar::Akhir] {
        let mut urut: Vec<usize> = (0..semua.len()).filter(|&i| semua[i].jangkar == sisi).collect();
        urut.sort_by(|&a, &b| semua[a].y.total_cmp(&semua[b].y));
        renggangkan(&mut semua, &urut);
    }
    semua
}

/// Pushes stacked labels apart, half of each overlap upwards and half downwards by centring the whole stack again.
fn renggangkan(semua: &mut [Label], urut: &[usize]) {
    let jumlah = |semua: &[Label]| urut.iter().map(|&i| semua[i].y + semua[i].tinggi() / 2.0).sum::<f64>();
    let sebelum = jumlah(semua);
    for pasang in urut.windows(2) {
        let batas = semua[pasang[0]].y + semua[pasang[0]].tinggi();
        let y = &mut semua[pasang[1]].y;
        *y = y.max(batas + 2.0);
    }
    let geser = if urut.is_empty() { 0.0 } else { (jumlah(semua) - sebelum) / urut.len() as f64 };
    for &i in urut {
        semua[i].y -= geser;
    }
}

#[cfg(test)]
mod tests {
    use super::{super::lebar_teks, *};

    fn butir(n: usize, label: &str) -> Vec<Butir> {
        (0..n)
            .map(|i| {
                Butir::baru(format!("{}. {label}", i + 1), Pecahan::new(i as i128 + 1, 2))
                    .dengan_lalu(Some(Pecahan::from_integer(1)))
            })
            .collect()
    }

    fn kotak_teks(grafik: &Grafik) -> Vec<(f64, f64, f64, f64, String)> {
        grafik
            .unsur
            .iter()
            .filter_map(|u| match u {
                Unsur::Teks { x, y, isi, jangkar, gaya } if *gaya != Gaya::Teks2 => {
                    let lebar = lebar_teks(isi);
                    let kiri = match jangkar {
                        Jangkar::Awal => *x,
                        Jangkar::Tengah => x - lebar / 2.0,
                        Jangkar::Akhir => x - lebar,
                    };
                    Some((kiri, y - 10.0, kiri + lebar, y + 3.0, isi.clone()))
                }
                _ => None,
            })
            .collect()
    }

    #[test]
    fn labels_never_overlap_nor_leave_the_picture() {
        for n in 3..=12 {
            for label in ["TIK", "Layanan administrasi pemerintahan berbasis elektronik", "Penyelenggara SPBE"] {
                let grafik = radar("Aspek", &butir(n, label), 5, "2026", Some("2025"));
                let kotak = kotak_teks(&grafik);
                for (i, a) in kotak.iter().enumerate() {
                    assert!(a.0 >= 0.0 && a.2 <= grafik.lebar, "{n} {}: {a:?}", a.4);
                    assert!(a.1 >= 0.0 && a.3 <= grafik.tinggi, "{n} {}: {a:?} {}", a.4, grafik.tinggi);
                    for b in &kotak[i + 1..] {
                        let tumpang = a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3;
                        assert!(!tumpang, "{n} axes: {a:?} and {b:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_year_with_a_missing_value_is_not_drawn() {
        let mut b = butir(8, "Aspek");
        b[3].lalu = None;
        let grafik = radar("Aspek", &b, 5, "2026", Some("2025"));
        assert_eq!(grafik.legenda.len(), 1);
        assert!(!grafik.unsur.iter().any(|u| matches!(u, Unsur::Poligon { gaya: Gaya::Lalu, .. })));
    }

    #[test]
    fn the_description_says_every_value() {
        let grafik = radar("Aspek", &butir(2, "Aspek"), 5, "2026", Some("2025"));
        assert_eq!(grafik.uraian, "1. Aspek 0,50 (2025: 1,00); 2. Aspek 1,00 (2025: 1,00).");
    }
}
