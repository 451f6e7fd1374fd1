//! Horizontal bars with a mark where the year before stood.

use super::{
    Butir, Gaya, Grafik, Jangkar, Legenda, Unsur, bagian,
    radar::uraian,
    teks::{BARIS, beda, bungkus, lebar_teks},
};
use crate::angka::{Pecahan, tampil_2};

/// As wide as the side column of a page, so that the text keeps its size there.
const LEBAR: f64 = 300.0;
const LEBAR_NILAI: f64 = 44.0;
const TEBAL: f64 = 8.0;
const TINGGI_TANDA: f64 = 16.0;
const TEBAL_TANDA: f64 = 3.0;
const JARAK: f64 = 12.0;

/// Bars from 0 to `maks`, one below the other, each with its label, value and the difference to the year before.
///
/// `nama_lalu` names that year (`2025`).
#[must_use]
pub fn batang(judul: &str, butir: &[Butir], maks: u8, nama_kini: &str, nama_lalu: Option<&str>) -> Grafik {
    let maks = Pecahan::from_integer(i128::from(maks.max(1)));
    let mut unsur = Vec::new();
    let mut y = 0.0;
    for b in butir {
        y = satu(&mut unsur, b, maks, nama_lalu, y) + JARAK;
    }
    let mut legenda = vec![Legenda { gaya: Gaya::Penuh, teks: nama_kini.to_owned() }];
    if let Some(nama) = nama_lalu.filter(|_| butir.iter().any(|b| b.lalu.is_some())) {
        legenda.push(Legenda { gaya: Gaya::TandaLalu, teks: nama.to_owned() });
    }
    let tinggi = (y - JARAK).max(1.0);
    Grafik { lebar: LEBAR, tinggi, judul: judul.to_owned(), uraian: uraian(butir, nama_lalu), unsur, legenda }
}

/// Only the bar of one value with the mark of the year before, for a table cell: 300 by 16 units, no text.
#[must_use]
pub fn batang_satu(judul: &str, butir: &Butir, maks: u8, nama_lalu: Option<&str>) -> Grafik {
    let mut unsur = Vec::new();
    bilah(&mut unsur, butir, Pecahan::from_integer(i128::from(maks.max(1))), 0.0);
    let uraian = uraian(std::slice::from_ref(butir), nama_lalu);
    Grafik { lebar: LEBAR, tinggi: TINGGI_TANDA, judul: judul.to_owned(), uraian, unsur, legenda: Vec::new() }
}

/// One thing from `y` down; returns its lower edge.
fn satu(unsur: &mut Vec<Unsur>, b: &Butir, maks: Pecahan, nama_lalu: Option<&str>, y: f64) -> f64 {
    let baris = bungkus(&b.label, LEBAR - LEBAR_NILAI);
    for (i, isi) in baris.iter().enumerate() {
        let y = y + (i as f64 + 1.0) * BARIS - 4.0;
        unsur.push(Unsur::Teks { x: 0.0, y, isi: isi.clone(), jangkar: Jangkar::Awal, gaya: Gaya::Teks });
    }
    let mut bawah = y + baris.len().max(1) as f64 * BARIS;
    unsur.push(Unsur::Teks {
        x: LEBAR,
        y: bawah - 4.0,
        isi: tampil_2(&b.kini),
        jangkar: Jangkar::Akhir,
        gaya: Gaya::Tebal,
    });
    if let Some(keterangan) = &b.keterangan {
        let x = baris.last().map_or(0.0, |akhir| lebar_teks(akhir) + 6.0);
        // A remark that does not fit behind the label gets a line of its own.
        if x + lebar_teks(keterangan) > LEBAR - LEBAR_NILAI {
            bawah += BARIS;
            unsur.push(teks2(0.0, bawah - 4.0, keterangan.clone()));
        } else {
            unsur.push(teks2(x, bawah - 4.0, keterangan.clone()));
        }
    }
    bilah(unsur, b, maks, bawah + 1.0);
    bawah += TINGGI_TANDA + 2.0;
    if let (Some(nama), Some(lalu)) = (nama_lalu, b.lalu) {
        bawah += BARIS;
        unsur.push(teks2(0.0, bawah - 4.0, format!("{nama}: {} ({})", tampil_2(&lalu), beda(b.kini, lalu))));
    }
    bawah
}

fn bilah(unsur: &mut Vec<Unsur>, b: &Butir, maks: Pecahan, y: f64) {
    let atas = y + (TINGGI_TANDA - TEBAL) / 2.0;
    unsur.push(Unsur::Kotak { x: 0.0, y: atas, lebar: LEBAR, tinggi: TEBAL, gaya: Gaya::Sisa });
    let lebar = LEBAR * bagian(b.kini, maks);
    unsur.push(Unsur::Kotak { x: 0.0, y: atas, lebar, tinggi: TEBAL, gaya: Gaya::Penuh });
    if let Some(lalu) = b.lalu {
        let x = (LEBAR * bagian(lalu, maks) - TEBAL_TANDA / 2.0).clamp(0.0, LEBAR - TEBAL_TANDA);
        unsur.push(Unsur::Kotak { x, y, lebar: TEBAL_TANDA, tinggi: TINGGI_TANDA, gaya: Gaya::TandaLalu });
    }
}

fn teks2(x: f64, y: f64, isi: String) -> Unsur {
    Unsur::Teks { x, y, isi, jangkar: Jangkar::Awal, gaya: Gaya::Teks2 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_value() {
        let b = Butir::baru("Kebijakan", Pecahan::new(5, 2)).dengan_lalu(Some(Pecahan::from_integer(5)));
        let grafik = batang_satu("Kebijakan", &b, 5, Some("2025"));
        assert!(grafik.unsur.contains(&Unsur::Kotak { x: 0.0, y: 4.0, lebar: 150.0, tinggi: 8.0, gaya: Gaya::Penuh }));
        assert!(grafik.unsur.contains(&Unsur::Kotak {
            x: 297.0,
            y: 0.0,
            lebar: 3.0,
            tinggi: 16.0,
            gaya: Gaya::TandaLalu
        }));
    }

    #[test]
    fn the_difference_is_said_in_words() {
        let b = Butir::baru("Kebijakan", Pecahan::new(32, 10)).dengan_lalu(Some(Pecahan::new(28, 10)));
        let grafik = batang("Domain", &[b], 5, "2026", Some("2025"));
        let ada = |dicari: &str| grafik.unsur.iter().any(|u| matches!(u, Unsur::Teks { isi, .. } if isi == dicari));
        assert!(ada("2025: 2,80 (+0,40)"));
        assert!(ada("3,20"));
    }
}
