//! The predicate scale: one stair step a predicate, a needle at the index.

use super::{
    Gaya, Grafik, Jangkar, Unsur, bagian,
    teks::{BARIS, bungkus, lebar_teks},
};
use crate::{
    angka::{Pecahan, tampil_2},
    instrumen::Predikat,
};

const LEBAR: f64 = 480.0;
/// For a narrow column, where the names of the predicates have no room.
const LEBAR_RINGKAS: f64 = 320.0;
const LANTAI: f64 = 66.0;
const ANAK_TANGGA: f64 = 10.0;
const CELAH: f64 = 2.0;
const TINGGI_TERENDAH: f64 = 10.0;
/// Room left and right so that the outer numbers stay inside.
const TEPI: f64 = 12.0;

/// The predicates as steps from low to high (given from the highest, as in the instrument), the one called `capaian`
/// filled, a needle at `indeks`.
///
/// The predicate is an argument because a policy of the year decides it, not this picture.
#[must_use]
pub fn tangga(judul: &str, predikat: &[Predikat], indeks: Option<Pecahan>, capaian: Option<&str>) -> Grafik {
    lukis(judul, predikat, indeks, capaian, LEBAR, true)
}

/// The same scale for a narrow column: numbers only, the name of the predicate stands beside the picture.
#[must_use]
pub fn tangga_ringkas(judul: &str, predikat: &[Predikat], indeks: Option<Pecahan>, capaian: Option<&str>) -> Grafik {
    lukis(judul, predikat, indeks, capaian, LEBAR_RINGKAS, false)
}

fn lukis(
    judul: &str,
    predikat: &[Predikat],
    indeks: Option<Pecahan>,
    capaian: Option<&str>,
    lebar_gambar: f64,
    bernama: bool,
) -> Grafik {
    let naik: Vec<&Predikat> = predikat.iter().rev().collect();
    let nol = Pecahan::from_integer(0);
    let (awal, akhir) = (naik.first().map_or(nol, |p| p.min), naik.last().map_or(nol, |p| p.maks));
    let x = |nilai: Pecahan| TEPI + (lebar_gambar - 2.0 * TEPI) * bagian(nilai - awal, akhir - awal);
    let mut unsur = Vec::new();
    let mut bawah = LANTAI + 16.0;
    for (i, p) in naik.iter().enumerate() {
        let tinggi = TINGGI_TERENDAH + i as f64 * ANAK_TANGGA;
        let (kiri, kanan) = (x(p.min), x(p.maks));
        let ini = capaian == Some(p.nama.as_str());
        let lebar = (kanan - kiri - CELAH).max(0.0);
        let gaya = if ini { Gaya::Penuh } else { Gaya::Sisa };
        unsur.push(Unsur::Kotak { x: kiri, y: LANTAI - tinggi, lebar, tinggi, gaya });
        unsur.push(angka(kiri, p.min));
        if !bernama {
            continue;
        }
        let gaya = if ini { Gaya::Tebal } else { Gaya::Teks2 };
        for (j, isi) in per_kata(&p.nama, kanan - kiri).into_iter().enumerate() {
            let y = LANTAI + 32.0 + j as f64 * BARIS;
            bawah = f64::max(bawah, y + 4.0);
            unsur.push(Unsur::Teks { x: f64::midpoint(kiri, kanan), y, isi, jangkar: Jangkar::Tengah, gaya });
        }
    }
    unsur.push(angka(x(akhir), akhir));
    if let Some(nilai) = indeks {
        unsur.push(Unsur::Kotak { x: x(nilai) - 1.0, y: 2.0, lebar: 2.0, tinggi: LANTAI - 2.0, gaya: Gaya::Jarum });
    }
    Grafik {
        lebar: lebar_gambar,
        tinggi: bawah,
        judul: judul.to_owned(),
        uraian: uraian(&naik, indeks, capaian),
        unsur,
        legenda: vec![],
    }
}

/// A name in lines, broken between words only: the steps are wide enough for every single word in use.
fn per_kata(nama: &str, lebar: f64) -> Vec<String> {
    let terpanjang = nama.split_whitespace().map(lebar_teks).fold(lebar, f64::max);
    bungkus(nama, terpanjang)
}

fn angka(x: f64, nilai: Pecahan) -> Unsur {
    Unsur::Teks { x, y: LANTAI + 14.0, isi: satu_desimal(nilai), jangkar: Jangkar::Tengah, gaya: Gaya::Teks2 }
}

/// An edge of a predicate, `1,8`; edges have one decimal in every instrument, others are shown with two.
fn satu_desimal(nilai: Pecahan) -> String {
    let sepuluh = nilai * 10;
    if sepuluh.is_integer() {
        let puluh = sepuluh.to_integer();
        format!("{},{}", puluh / 10, (puluh % 10).abs())
    } else {
        tampil_2(&nilai)
    }
}

fn uraian(naik: &[&Predikat], indeks: Option<Pecahan>, capaian: Option<&str>) -> String {
    let mut batas: Vec<String> = Vec::new();
    for (i, p) in naik.iter().enumerate() {
        let kata = if i + 1 == naik.len() { "sampai" } else { "di bawah" };
        batas.push(format!("{} {kata} {}", p.nama, satu_desimal(p.maks)));
    }
    let mut uraian = format!("Skala predikat: {}.", batas.join("; "));
    if let (Some(nilai), Some(nama)) = (indeks, capaian) {
        uraian.push_str(&format!(" Indeks {} berpredikat {nama}.", tampil_2(&nilai)));
    }
    uraian
}

#[cfg(test)]
mod tests {
    use super::*;

    fn skala() -> Vec<Predikat> {
        let batas =
            [("Memuaskan", 42, 50), ("Sangat Baik", 35, 42), ("Baik", 26, 35), ("Cukup", 18, 26), ("Kurang", 0, 18)];
        batas
            .into_iter()
            .map(|(nama, min, maks)| Predikat {
                nama: nama.to_owned(),
                min: Pecahan::new(min, 10),
                maks: Pecahan::new(maks, 10),
                maks_termasuk: maks == 50,
                alias: None,
            })
            .collect()
    }

    #[test]
    fn only_the_reached_step_is_filled() {
        let grafik = tangga("Predikat", &skala(), Some(Pecahan::new(302, 100)), Some("Baik"));
        let penuh = grafik.unsur.iter().filter(|u| matches!(u, Unsur::Kotak { gaya: Gaya::Penuh, .. })).count();
        assert_eq!(penuh, 1);
        assert_eq!(
            grafik.uraian,
            "Skala predikat: Kurang di bawah 1,8; Cukup di bawah 2,6; Baik di bawah 3,5; Sangat Baik di bawah 4,2; \
             Memuaskan sampai 5,0. Indeks 3,02 berpredikat Baik."
        );
    }

    #[test]
    fn the_narrow_scale_has_numbers_only_and_says_the_same() {
        let (lebar, ringkas) =
            (tangga("P", &skala(), None, Some("Baik")), tangga_ringkas("P", &skala(), None, Some("Baik")));
        let teks = |g: &Grafik| -> Vec<String> {
            g.unsur
                .iter()
                .filter_map(|u| if let Unsur::Teks { isi, .. } = u { Some(isi.clone()) } else { None })
                .collect()
        };
        assert_eq!(teks(&ringkas), ["0,0", "1,8", "2,6", "3,5", "4,2", "5,0"]);
        assert!(teks(&lebar).contains(&"Memuaskan".to_owned()));
        assert_eq!(ringkas.uraian, lebar.uraian);
        assert!(ringkas.lebar < lebar.lebar);
    }

    #[test]
    fn the_needle_stays_on_the_scale() {
        let grafik = tangga("Predikat", &skala(), Some(Pecahan::from_integer(9)), None);
        let jarum = grafik.unsur.iter().find_map(|u| match u {
            Unsur::Kotak { x, gaya: Gaya::Jarum, .. } => Some(*x),
            _ => None,
        });
        assert_eq!(jarum, Some(LEBAR - TEPI - 1.0));
    }
}
