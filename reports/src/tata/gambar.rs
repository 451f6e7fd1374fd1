//! Charts of `domain::grafik` as drawing commands.

use domain::grafik::{Gaya, Grafik, Jangkar, Legenda, UKURAN_TEKS, Unsur};

use super::{
    halaman::{Perintah, Pola, Warna},
    huruf::{Muka, bersih, cetak},
};

const TINGGI_LEGENDA: f32 = 16.0;
const UKURAN_LEGENDA: f32 = 8.5;
const CONTOH: f32 = 20.0;
const SELA_LEGENDA: f32 = 16.0;

/// Height of a chart of this width with its key.
pub(super) fn tinggi(grafik: &Grafik, lebar: f32) -> f32 {
    let skala = lebar / grafik.lebar as f32;
    grafik.tinggi as f32 * skala + legenda(grafik, lebar).len() as f32 * TINGGI_LEGENDA
}

/// The chart with its upper left corner at `(x, y)`, its key below.
pub(super) fn perintah(grafik: &Grafik, lebar: f32, x: f32, y: f32) -> Vec<Perintah> {
    let skala = lebar / grafik.lebar as f32;
    let letak = |px: f64, py: f64| (x + px as f32 * skala, y + py as f32 * skala);
    let mut hasil = Vec::with_capacity(grafik.unsur.len() + 4);
    // The light filling goes below the guide lines, where the screen uses transparency.
    for unsur in &grafik.unsur {
        if let Unsur::Poligon { titik, gaya: Gaya::Kini } = unsur {
            let titik = titik.iter().map(|&(px, py)| letak(px, py)).collect();
            hasil.push(Perintah::Poligon { titik, isi: Some(Warna::TarumMuda), garis: None });
        }
    }
    for unsur in &grafik.unsur {
        match unsur {
            Unsur::Garis { x1, y1, x2, y2, gaya } => {
                let ((x1, y1), (x2, y2)) = (letak(*x1, *y1), letak(*x2, *y2));
                let (warna, tebal, pola) = pena(*gaya);
                hasil.push(Perintah::Garis { x1, y1, x2, y2, tebal, warna, pola });
            }
            Unsur::Poligon { titik, gaya } => {
                let titik = titik.iter().map(|&(px, py)| letak(px, py)).collect();
                hasil.push(Perintah::Poligon { titik, isi: None, garis: Some(pena(*gaya)) });
            }
            Unsur::Kotak { x, y, lebar, tinggi, gaya } => {
                let (x, y) = letak(*x, *y);
                let (lebar, tinggi) = (*lebar as f32 * skala, *tinggi as f32 * skala);
                hasil.push(Perintah::Kotak { x, y, lebar, tinggi, warna: isi(*gaya) });
            }
            Unsur::Lingkaran { x, y, jari, gaya } => {
                let (x, y) = letak(*x, *y);
                hasil.push(Perintah::Lingkaran { x, y, jari: *jari as f32 * skala, warna: isi(*gaya) });
            }
            Unsur::Teks { x, y, isi, jangkar, gaya } => {
                let (x, y) = letak(*x, *y);
                hasil.push(teks(isi, x, y, UKURAN_TEKS as f32 * skala, *jangkar, *gaya));
            }
        }
    }
    for (i, baris) in (1_u8..).zip(legenda(grafik, lebar)) {
        let jumlah: f32 = baris.iter().map(|l| lebar_kata(&l.teks) + SELA_LEGENDA).sum();
        let mut kx = x + ((lebar - jumlah + SELA_LEGENDA) / 2.0).max(0.0);
        let ky = y + grafik.tinggi as f32 * skala + TINGGI_LEGENDA * f32::from(i) - 4.0;
        for Legenda { gaya, teks: kata } in baris {
            hasil.push(contoh(*gaya, kx, ky));
            let (isi, tx, ukuran) = (cetak(&bersih(kata)), kx + CONTOH + 5.0, UKURAN_LEGENDA);
            hasil.push(Perintah::Teks { x: tx, y: ky, isi, muka: Muka::Biasa, ukuran, warna: Warna::Tinta2 });
            kx += lebar_kata(kata) + SELA_LEGENDA;
        }
    }
    hasil
}

/// Width of one entry of the key.
fn lebar_kata(kata: &str) -> f32 {
    CONTOH + 5.0 + Muka::Biasa.lebar(&cetak(&bersih(kata)), UKURAN_LEGENDA)
}

/// The key in lines that fit below the chart.
fn legenda(grafik: &Grafik, lebar: f32) -> Vec<Vec<&Legenda>> {
    let mut baris: Vec<Vec<&Legenda>> = Vec::new();
    let mut sisa = 0.0;
    for satu in &grafik.legenda {
        let butuh = lebar_kata(&satu.teks);
        match baris.last_mut() {
            Some(kini) if butuh <= sisa => kini.push(satu),
            _ => {
                baris.push(vec![satu]);
                sisa = lebar;
            }
        }
        sisa -= butuh + SELA_LEGENDA;
    }
    baris
}

/// The sample before a word of the key.
fn contoh(gaya: Gaya, x: f32, y: f32) -> Perintah {
    match gaya {
        Gaya::Penuh | Gaya::Sisa | Gaya::Risiko(_) => {
            Perintah::Kotak { x, y: y - 5.5, lebar: CONTOH, tinggi: 5.0, warna: isi(gaya) }
        }
        Gaya::TandaLalu => {
            Perintah::Kotak { x: x + CONTOH / 2.0 - 1.0, y: y - 8.0, lebar: 2.0, tinggi: 10.0, warna: isi(gaya) }
        }
        _ => {
            let (warna, tebal, pola) = pena(gaya);
            Perintah::Garis { x1: x, y1: y - 3.0, x2: x + CONTOH, y2: y - 3.0, tebal, warna, pola }
        }
    }
}

fn teks(isi: &str, x: f32, y: f32, ukuran: f32, jangkar: Jangkar, gaya: Gaya) -> Perintah {
    let isi = cetak(&bersih(isi));
    let (muka, warna) = match gaya {
        Gaya::Tebal => (Muka::Tebal, Warna::Tinta),
        Gaya::TeksSel(warna) => (Muka::Biasa, Warna::di_atas(warna)),
        Gaya::TebalSel(warna) => (Muka::Tebal, Warna::di_atas(warna)),
        Gaya::Teks2 => (Muka::Biasa, Warna::Tinta2),
        _ => (Muka::Biasa, Warna::Tinta),
    };
    let lebar = muka.lebar(&isi, ukuran);
    let x = match jangkar {
        Jangkar::Awal => x,
        Jangkar::Tengah => x - lebar / 2.0,
        Jangkar::Akhir => x - lebar,
    };
    Perintah::Teks { x, y, isi, muka, ukuran, warna }
}

/// Colour, width and dashes of a line in this role.
fn pena(gaya: Gaya) -> (Warna, f32, Pola) {
    match gaya {
        Gaya::Kini => (Warna::Tarum, 1.5, Pola::Utuh),
        Gaya::Lalu => (Warna::Soga, 1.1, Pola::Putus),
        Gaya::Samping => (Warna::Tarum, 1.5, Pola::Titik),
        Gaya::Simpul | Gaya::Sisi => (Warna::Tinta2, 0.6, Pola::Utuh),
        _ => (Warna::Garis, 0.6, Pola::Utuh),
    }
}

fn isi(gaya: Gaya) -> Warna {
    match gaya {
        Gaya::TandaLalu | Gaya::Lalu => Warna::Soga,
        Gaya::Sisa | Gaya::Jaring => Warna::Garis,
        Gaya::Jarum => Warna::Tinta,
        Gaya::Risiko(warna) => Warna::Pita(warna),
        Gaya::Pita(warna) => Warna::PitaMuda(warna),
        _ => Warna::Tarum,
    }
}
