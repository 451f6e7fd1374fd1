//! Index over the years. Every instrument is a series of its own: one line never runs through two instruments, because
//! their indexes do not measure the same thing.

use super::{
    Gaya, Grafik, Jangkar, Unsur, bagian,
    teks::{BARIS, lebar_teks},
};
use crate::angka::{Pecahan, tampil_2};

const LEBAR: f64 = 480.0;
const KIRI: f64 = 28.0;
const KANAN: f64 = 466.0;
/// Room above the plot for one row of names.
const ATAS: f64 = 24.0;
const TINGGI_BIDANG: f64 = 160.0;
/// Phones show words this much larger than the rest of the chart, so names keep that room.
const BESAR_DI_PONSEL: f64 = 1.2;
/// The piece of line before the name of a series that runs beside another.
const CONTOH: f64 = 24.0;

/// The results of one instrument over the years.
#[derive(Clone, Debug, PartialEq)]
pub struct Seri {
    /// Short citation: `PermenPANRB 59/2020`.
    pub instrumen: String,
    /// Year and index; at most one a year.
    pub titik: Vec<(i32, Pecahan)>,
}

/// A line per series from the first to the last year, levels 0 to `maks`, with an optional target line.
#[must_use]
pub fn tren(judul: &str, seri: &[Seri], maks: u8, target: Option<Pecahan>) -> Grafik {
    let maks_pecahan = Pecahan::from_integer(i128::from(maks.max(1)));
    let tahun = || seri.iter().flat_map(|s| s.titik.iter().map(|t| t.0));
    let (awal, akhir) = (tahun().min().unwrap_or(0), tahun().max().unwrap_or(0));
    let mut urut: Vec<(&Seri, Vec<(i32, Pecahan)>)> = seri
        .iter()
        .filter(|s| !s.titik.is_empty())
        .map(|s| {
            let mut titik = s.titik.clone();
            titik.sort_by_key(|t| t.0);
            (s, titik)
        })
        .collect();
    urut.sort_by_key(|(_, titik)| titik[0].0);
    let langkah = f64::from((akhir - awal).max(1));
    let lebar_bidang = KANAN - KIRI - 24.0;
    let x = |tahun: i32| match akhir - awal {
        0 => f64::midpoint(KIRI, KANAN),
        _ => KIRI + 18.0 + lebar_bidang * f64::from(tahun - awal) / langkah,
    };
    let nama = letak_nama(&urut, x);
    let atas = ATAS + nama.iter().map(|&(_, baris)| baris).max().unwrap_or(0) as f64 * BARIS;
    let bawah = atas + TINGGI_BIDANG;
    let y = |nilai: Pecahan| bawah - TINGGI_BIDANG * bagian(nilai, maks_pecahan);

    let mut unsur = Vec::new();
    for tingkat in 0..=maks {
        let y = y(Pecahan::from_integer(i128::from(tingkat)));
        unsur.push(Unsur::Garis { x1: KIRI, y1: y, x2: KANAN, y2: y, gaya: Gaya::Jaring });
        let isi = tingkat.to_string();
        unsur.push(Unsur::Teks { x: KIRI - 8.0, y: y + 4.0, isi, jangkar: Jangkar::Akhir, gaya: Gaya::Teks2 });
    }
    // With many years only every second or third is named.
    let lompat = ((lebar_teks("2026") + 6.0) / (lebar_bidang / langkah)).ceil().max(1.0) as usize;
    let nama_tahun = if seri.iter().all(|s| s.titik.is_empty()) { 0..0 } else { awal..akhir + 1 };
    for t in nama_tahun.step_by(lompat) {
        let y = bawah + 16.0;
        unsur.push(Unsur::Teks { x: x(t), y, isi: t.to_string(), jangkar: Jangkar::Tengah, gaya: Gaya::Teks2 });
    }
    if let Some(target) = target {
        let (y, isi) = (y(target), format!("Target {}", tampil_2(&target)));
        unsur.push(Unsur::Garis { x1: KIRI, y1: y, x2: KANAN, y2: y, gaya: Gaya::Lalu });
        unsur.push(Unsur::Teks { x: KIRI + 2.0, y: y - 4.0, isi, jangkar: Jangkar::Awal, gaya: Gaya::Teks2 });
    }
    for (i, (s, titik)) in urut.iter().enumerate() {
        let gaya = if berdampingan(&urut[..i], titik) { Gaya::Samping } else { Gaya::Kini };
        for dua in titik.windows(2) {
            let (x1, y1, x2, y2) = (x(dua[0].0), y(dua[0].1), x(dua[1].0), y(dua[1].1));
            unsur.push(Unsur::Garis { x1, y1, x2, y2, gaya });
        }
        for &(t, nilai) in titik {
            unsur.push(Unsur::Lingkaran { x: x(t), y: y(nilai), jari: 3.5, gaya: Gaya::Titik });
        }
        let (mut kiri, baris) = nama[i];
        let ty = 12.0 + baris as f64 * BARIS;
        if punya_contoh(&urut, i) {
            unsur.push(Unsur::Garis { x1: kiri, y1: ty - 4.0, x2: kiri + CONTOH - 6.0, y2: ty - 4.0, gaya });
            kiri += CONTOH;
        }
        unsur.push(Unsur::Teks { x: kiri, y: ty, isi: s.instrumen.clone(), jangkar: Jangkar::Awal, gaya: Gaya::Teks2 });
        // A border stands where an instrument ends; series that run side by side have none.
        if i > 0 && urut[i - 1].1.last().is_some_and(|akhir| akhir.0 < titik[0].0) {
            let batas = (x(titik[0].0) - lebar_bidang / langkah / 2.0).max(KIRI);
            unsur.push(Unsur::Garis { x1: batas, y1: atas, x2: batas, y2: bawah, gaya: Gaya::Jaring });
        }
    }
    let semua: Vec<(i32, Pecahan)> = urut.iter().flat_map(|(_, titik)| titik.iter().copied()).collect();
    for (px, py, isi) in letak_nilai(semua, x, y, target.map(y)) {
        unsur.push(Unsur::Teks { x: px, y: py, isi, jangkar: Jangkar::Tengah, gaya: Gaya::Tebal });
    }
    Grafik {
        lebar: LEBAR,
        tinggi: bawah + 22.0,
        judul: judul.to_owned(),
        uraian: uraian(&urut, target),
        unsur,
        legenda: vec![],
    }
}

/// Whether these points share years with one of the series.
fn berdampingan(seri: &[(&Seri, Vec<(i32, Pecahan)>)], titik: &[(i32, Pecahan)]) -> bool {
    let (awal, akhir) = (titik[0].0, titik[titik.len() - 1].0);
    seri.iter().any(|(_, lain)| lain[0].0 <= akhir && awal <= lain[lain.len() - 1].0)
}

/// A name needs a piece of its line only where another line runs beside it.
fn punya_contoh(urut: &[(&Seri, Vec<(i32, Pecahan)>)], i: usize) -> bool {
    berdampingan(&urut[..i], &urut[i].1) || berdampingan(&urut[i + 1..], &urut[i].1)
}

/// Where the values of the points stand: within a year the higher one above, the lower one below, and none where another
/// value or the target line is.
fn letak_nilai(
    mut titik: Vec<(i32, Pecahan)>,
    x: impl Fn(i32) -> f64,
    y: impl Fn(Pecahan) -> f64,
    target: Option<f64>,
) -> Vec<(f64, f64, String)> {
    titik.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
    let mut hasil: Vec<(f64, f64, String)> = Vec::new();
    for (i, &(tahun, nilai)) in titik.iter().enumerate() {
        let (px, py) = (x(tahun), y(nilai));
        let bebas = |ty: f64| {
            let di_target = target.is_some_and(|target| ty - 12.0 < target && target < ty + 3.0);
            !di_target && !hasil.iter().any(|&(ox, oy, _)| (ox - px).abs() < 30.0 && (oy - ty).abs() < 13.0)
        };
        let di_bawah = i > 0 && titik[i - 1].0 == tahun;
        let calon = if di_bawah {
            [py + 17.0, py + 31.0, py + 45.0, py - 8.0]
        } else if titik.get(i + 1).is_some_and(|lain| lain.0 == tahun) {
            [py - 8.0, py - 22.0, py - 36.0, py + 17.0]
        } else {
            [py - 8.0, py + 17.0, py + 31.0, py - 22.0]
        };
        let ty = calon.into_iter().find(|ty| bebas(*ty)).unwrap_or(calon[0]);
        hasil.push((px, ty, tampil_2(&nilai)));
    }
    hasil
}

/// Left edge and row of every name: each in the first row where it touches no other.
fn letak_nama(urut: &[(&Seri, Vec<(i32, Pecahan)>)], x: impl Fn(i32) -> f64) -> Vec<(f64, usize)> {
    let mut ujung: Vec<f64> = Vec::new();
    urut.iter()
        .enumerate()
        .map(|(i, (s, titik))| {
            let contoh = if punya_contoh(urut, i) { CONTOH } else { 0.0 };
            let lebar = contoh + lebar_teks(&s.instrumen) * BESAR_DI_PONSEL;
            let tengah = f64::midpoint(x(titik[0].0), x(titik[titik.len() - 1].0));
            let kiri = (tengah - lebar / 2.0).clamp(0.0, (LEBAR - lebar).max(0.0));
            let baris = ujung.iter().position(|&akhir| kiri >= akhir + 8.0).unwrap_or(ujung.len());
            if baris == ujung.len() {
                ujung.push(0.0);
            }
            ujung[baris] = kiri + lebar;
            (kiri, baris)
        })
        .collect()
}

fn uraian(urut: &[(&Seri, Vec<(i32, Pecahan)>)], target: Option<Pecahan>) -> String {
    let satu = |(s, titik): &(&Seri, Vec<(i32, Pecahan)>)| {
        let nilai: Vec<_> = titik.iter().map(|(t, nilai)| format!("{t} {}", tampil_2(nilai))).collect();
        format!("{}: {}", s.instrumen, nilai.join(", "))
    };
    let mut bagian: Vec<String> = urut.iter().map(satu).collect();
    if let Some(target) = target {
        bagian.push(format!("Target {}", tampil_2(&target)));
    }
    if bagian.is_empty() { "Belum ada hasil tahun mana pun.".to_owned() } else { format!("{}.", bagian.join(". ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_runs_through_two_instruments() {
        let p = |n: i128| Pecahan::new(n, 100);
        let seri = [
            Seri {
                instrumen: "PermenPANRB 5/2018".into(),
                titik: vec![(2018, p(264)), (2019, p(270)), (2020, p(280))],
            },
            Seri { instrumen: "PermenPANRB 59/2020".into(), titik: (2021..=2025).map(|t| (t, p(120))).collect() },
            Seri { instrumen: "PermenPANRB 8/2026".into(), titik: vec![(2026, p(131))] },
        ];
        let grafik = tren("Indeks", &seri, 5, Some(p(260)));
        let garis: Vec<(f64, f64)> = grafik
            .unsur
            .iter()
            .filter_map(|u| match u {
                Unsur::Garis { x1, x2, gaya: Gaya::Kini, .. } => Some((*x1, *x2)),
                _ => None,
            })
            .collect();
        // 2 + 4 + 0 segments; none starts at the last year of one instrument and ends at the first of the next.
        assert_eq!(garis.len(), 6);
        let x = |isi: &str| {
            grafik.unsur.iter().find_map(|u| match u {
                Unsur::Teks { x, isi: teks, .. } if teks == isi => Some(*x),
                _ => None,
            })
        };
        for (dari, ke) in [("2020", "2021"), ("2025", "2026")] {
            let celah = (x(dari).unwrap(), x(ke).unwrap());
            assert!(garis.iter().all(|g| g.1 <= celah.0 + 1e-9 || g.0 >= celah.1 - 1e-9), "{celah:?} {garis:?}");
        }
    }

    #[test]
    fn names_of_series_side_by_side_do_not_touch() {
        let titik: Vec<_> = (2021..=2025).map(|t| (t, Pecahan::from_integer(3))).collect();
        let seri = [
            Seri { instrumen: "PermenPANRB 59/2020, nasional".into(), titik: titik.clone() },
            Seri { instrumen: "PermenPANRB 59/2020, internal".into(), titik },
        ];
        let baris: Vec<f64> = tren("Indeks", &seri, 5, None)
            .unsur
            .iter()
            .filter_map(|u| match u {
                Unsur::Teks { y, isi, .. } if isi.starts_with("Permen") => Some(*y),
                _ => None,
            })
            .collect();
        assert_eq!(baris.len(), 2);
        assert!((baris[1] - baris[0]).abs() >= BARIS);
    }

    #[test]
    fn values_of_one_year_do_not_cover_each_other_or_the_target() {
        let p = |n: i128| Pecahan::new(n, 100);
        let seri = [
            Seri { instrumen: "nasional".into(), titik: vec![(2024, p(281)), (2025, p(297))] },
            Seri { instrumen: "internal".into(), titik: vec![(2024, p(286)), (2025, p(302))] },
        ];
        let grafik = tren("Indeks", &seri, 5, Some(p(330)));
        let nilai: Vec<(f64, f64)> = grafik
            .unsur
            .iter()
            .filter_map(|u| match u {
                Unsur::Teks { x, y, gaya: Gaya::Tebal, .. } => Some((*x, *y)),
                _ => None,
            })
            .collect();
        assert_eq!(nilai.len(), 4);
        for (i, a) in nilai.iter().enumerate() {
            for b in &nilai[i + 1..] {
                assert!((a.0 - b.0).abs() >= 30.0 || (a.1 - b.1).abs() >= 13.0, "{a:?} {b:?}");
            }
        }
        let target = grafik.unsur.iter().find_map(|u| match u {
            Unsur::Garis { y1, gaya: Gaya::Lalu, .. } => Some(*y1),
            _ => None,
        });
        let target = target.unwrap();
        assert!(nilai.iter().all(|n| target <= n.1 - 12.0 || target >= n.1 + 3.0), "{target} {nilai:?}");
    }

    #[test]
    fn of_two_values_in_a_year_the_higher_stands_above_and_the_lines_differ() {
        let p = |n: i128| Pecahan::new(n, 100);
        let seri = [
            Seri { instrumen: "nasional".into(), titik: vec![(2024, p(281)), (2025, p(297))] },
            Seri { instrumen: "internal".into(), titik: vec![(2024, p(286)), (2025, p(302))] },
        ];
        for target in [None, Some(p(310)), Some(p(290))] {
            let grafik = tren("Indeks", &seri, 5, target);
            let y = |isi: &str| {
                grafik.unsur.iter().find_map(|u| match u {
                    Unsur::Teks { y, isi: teks, .. } if teks == isi => Some(*y),
                    _ => None,
                })
            };
            assert!(y("2,86").unwrap() < y("2,81").unwrap());
            assert!(y("3,02").unwrap() < y("2,97").unwrap());
            let garis = |mau: Gaya| {
                grafik.unsur.iter().filter(|u| matches!(u, Unsur::Garis { gaya, .. } if *gaya == mau)).count()
            };
            // Each has its one segment and the piece before its name.
            assert_eq!((garis(Gaya::Kini), garis(Gaya::Samping)), (2, 2));
        }
    }

    #[test]
    fn a_single_year_and_no_year_are_drawn_too() {
        let satu = [Seri { instrumen: "X".into(), titik: vec![(2026, Pecahan::from_integer(3))] }];
        assert_eq!(tren("Indeks", &satu, 5, None).uraian, "X: 2026 3,00.");
        assert_eq!(tren("Indeks", &[], 5, None).uraian, "Belum ada hasil tahun mana pun.");
    }
}
