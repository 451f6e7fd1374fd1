//! Progress: how many of how many.

use super::{Gaya, Grafik, Unsur};

const LEBAR: f64 = 100.0;
const TINGGI: f64 = 8.0;

/// A plain progress bar of 100 by 8 units.
#[must_use]
pub fn kemajuan(judul: &str, selesai: usize, semua: usize) -> Grafik {
    let bagian = if semua == 0 { 0.0 } else { (selesai.min(semua) as f64) / semua as f64 };
    let unsur = vec![
        Unsur::Kotak { x: 0.0, y: 0.0, lebar: LEBAR, tinggi: TINGGI, gaya: Gaya::Sisa },
        Unsur::Kotak { x: 0.0, y: 0.0, lebar: LEBAR * bagian, tinggi: TINGGI, gaya: Gaya::Penuh },
    ];
    let uraian = format!("{selesai} dari {semua}.");
    Grafik { lebar: LEBAR, tinggi: TINGGI, judul: judul.to_owned(), uraian, unsur, legenda: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_to_do_is_an_empty_bar() {
        let kosong = kemajuan("Terisi", 0, 0);
        assert!(matches!(kosong.unsur[1], Unsur::Kotak { lebar, .. } if lebar == 0.0));
        assert!(matches!(kemajuan("Terisi", 9, 3).unsur[1], Unsur::Kotak { lebar, .. } if lebar == 100.0));
    }
}
