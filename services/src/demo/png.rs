//! A small valid PNG that looks like the screen of an application: a header, a menu and rows.

use std::io::Write;

use flate2::{Compression, Crc, write::ZlibEncoder};

use super::acak::acak;
use crate::{Galat, Hasil};

const LEBAR: usize = 640;
const TINGGI: usize = 400;
/// Ground, header, lines, accent.
const WARNA: [[u8; 3]; 4] = [[0xf6, 0xf7, 0xf9], [0x14, 0x3a, 0x5a], [0xc5, 0xcc, 0xd6], [0x2f, 0x7d, 0x5b]];

/// The picture of one key; other keys give other rows.
///
/// # Errors
/// When the encoder refuses.
pub(super) fn tangkapan_layar(kunci: &str) -> Hasil<Vec<u8>> {
    let mut titik = vec![0_u8; LEBAR * TINGGI];
    let mut kotak = |x: usize, y: usize, lebar: usize, tinggi: usize, warna: u8| {
        for baris in titik.chunks_mut(LEBAR).skip(y).take(tinggi) {
            baris[x.min(LEBAR)..(x + lebar).min(LEBAR)].fill(warna);
        }
    };
    let panjang = |nomor: i64, batas: u64| usize::try_from(acak(kunci, nomor, batas)).unwrap_or_default();
    kotak(0, 0, LEBAR, 44, 1);
    kotak(16, 16, 120 + panjang(0, 60), 12, 0);
    for menu in 0..7 {
        kotak(16, 68 + 30 * menu, 70 + panjang(1, 40 + menu as u64), 10, if menu == panjang(2, 7) { 3 } else { 2 });
    }
    kotak(176, 68, 220 + panjang(3, 120), 16, 1);
    for baris in 0..9 {
        let (y, nomor) = (110 + 30 * baris, 10 + baris as i64);
        kotak(176, y + 18, 448, 1, 2);
        kotak(176, y, 40 + panjang(nomor, 120), 9, 2);
        kotak(350, y, 60 + panjang(nomor + 20, 90), 9, 2);
        kotak(560, y, 48, 9, if panjang(nomor + 40, 3) == 0 { 2 } else { 3 });
    }
    susun(&titik)
}

fn susun(titik: &[u8]) -> Hasil<Vec<u8>> {
    let mut mentah = Vec::with_capacity(TINGGI * (1 + LEBAR / 4));
    for baris in titik.chunks(LEBAR) {
        mentah.push(0);
        mentah.extend(baris.chunks(4).map(|empat| empat.iter().fold(0, |bita, warna| (bita << 2) | warna)));
    }
    let mut padat = ZlibEncoder::new(Vec::new(), Compression::best());
    padat.write_all(&mentah).map_err(Galat::internal)?;
    let padat = padat.finish().map_err(Galat::internal)?;
    let mut kepala = Vec::with_capacity(13);
    kepala.extend((LEBAR as u32).to_be_bytes());
    kepala.extend((TINGGI as u32).to_be_bytes());
    kepala.extend([2, 3, 0, 0, 0]);
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    potong(&mut png, *b"IHDR", &kepala);
    potong(&mut png, *b"PLTE", WARNA.as_flattened());
    potong(&mut png, *b"IDAT", &padat);
    potong(&mut png, *b"IEND", &[]);
    Ok(png)
}

fn potong(png: &mut Vec<u8>, jenis: [u8; 4], isi: &[u8]) {
    let mut sidik = Crc::new();
    sidik.update(&jenis);
    sidik.update(isi);
    png.extend((isi.len() as u32).to_be_bytes());
    png.extend(jenis);
    png.extend(isi);
    png.extend(sidik.sum().to_be_bytes());
}
