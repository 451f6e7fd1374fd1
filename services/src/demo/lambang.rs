//! The emblem of the invented government: a shield with a star over waves, and the word REKAAN, so that nobody takes it for
//! the emblem of a real one.

use png::{BitDepth, ColorType, Encoder};

use crate::{Galat, Hasil};

pub(super) const LEBAR: i32 = 320;
pub(super) const TINGGI: i32 = 400;

const TARUM: [u8; 4] = [0x1f, 0x3a, 0x6e, 0xff];
const KUNING: [u8; 4] = [0xd9, 0xa4, 0x2c, 0xff];
const TERANG: [u8; 4] = [0xf6, 0xf4, 0xef, 0xff];
const LAUT: [u8; 4] = [0x3f, 0x7f, 0x9f, 0xff];
const KOSONG: [u8; 4] = [0, 0, 0, 0];

/// The letters of REKAAN, five bits a row, seven rows.
const HURUF: [[u8; 7]; 6] = [
    [0b11110, 0b10001, 0b10001, 0b11110, 0b10100, 0b10010, 0b10001],
    [0b11111, 0b10000, 0b10000, 0b11110, 0b10000, 0b10000, 0b11111],
    [0b10001, 0b10010, 0b10100, 0b11000, 0b10100, 0b10010, 0b10001],
    [0b01110, 0b10001, 0b10001, 0b11111, 0b10001, 0b10001, 0b10001],
    [0b01110, 0b10001, 0b10001, 0b11111, 0b10001, 0b10001, 0b10001],
    [0b10001, 0b11001, 0b10101, 0b10101, 0b10011, 0b10001, 0b10001],
];

/// The picture as PNG, always the same bytes.
///
/// # Errors
/// When the encoder refuses.
pub(super) fn gambar() -> Hasil<Vec<u8>> {
    let titik: Vec<u8> = (0..TINGGI).flat_map(|y| (0..LEBAR).flat_map(move |x| warna(x, y))).collect();
    let mut hasil = Vec::new();
    let mut penyandi = Encoder::new(&mut hasil, LEBAR.unsigned_abs(), TINGGI.unsigned_abs());
    penyandi.set_color(ColorType::Rgba);
    penyandi.set_depth(BitDepth::Eight);
    let mut penulis = penyandi.write_header().map_err(Galat::internal)?;
    penulis.write_image_data(&titik).map_err(Galat::internal)?;
    penulis.finish().map_err(Galat::internal)?;
    Ok(hasil)
}

fn warna(x: i32, y: i32) -> [u8; 4] {
    if !perisai(x, y, 0) {
        return KOSONG;
    }
    if !perisai(x, y, 12) {
        return TARUM;
    }
    if (36..92).contains(&y) {
        return if huruf(x, y) { TERANG } else { TARUM };
    }
    if bintang(x - LEBAR / 2, y - 172) {
        return KUNING;
    }
    // Three waves, each a row of half circles.
    for (ke, dasar) in [258, 294, 330].into_iter().enumerate() {
        let (dx, dy) = ((x + 20 * i32::try_from(ke).unwrap_or_default()) % 40 - 20, y - dasar);
        if dx * dx + dy * dy <= 400 && dy <= 0 {
            return LAUT;
        }
    }
    TERANG
}

/// Straight sides above, an ellipse below, `tepi` pixels inside the outline.
fn perisai(x: i32, y: i32, tepi: i32) -> bool {
    let (jari_x, jari_y, tengah) = (LEBAR / 2 - tepi, TINGGI * 5 / 9 - tepi, TINGGI * 4 / 9);
    let dx = x - LEBAR / 2;
    if y < tengah {
        return y >= tepi && dx.abs() <= jari_x;
    }
    let (dx, dy) = (i64::from(dx), i64::from(y - tengah));
    let (a, b) = (i64::from(jari_x), i64::from(jari_y));
    dx * dx * b * b + dy * dy * a * a <= a * a * b * b
}

/// A star of eight points: two squares, one of them standing on its corner.
fn bintang(dx: i32, dy: i32) -> bool {
    (dx.abs() <= 36 && dy.abs() <= 36) || dx.abs() + dy.abs() <= 51
}

fn huruf(x: i32, y: i32) -> bool {
    const SISI: i32 = 6;
    let lebar = 6 * (5 * SISI) + 5 * 8;
    let (kiri, atas) = ((LEBAR - lebar) / 2, 43);
    let (dx, dy) = (x - kiri, y - atas);
    if dx < 0 || dx >= lebar || !(0..7 * SISI).contains(&dy) {
        return false;
    }
    let (ke, sisa) = (dx / (5 * SISI + 8), dx % (5 * SISI + 8));
    let (Ok(ke), Ok(baris)) = (usize::try_from(ke), usize::try_from(dy / SISI)) else { return false };
    sisa < 5 * SISI && HURUF.get(ke).is_some_and(|h| h[baris] & (0b10000 >> (sisa / SISI)) != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_emblem_is_one_that_would_be_taken() {
        let png = gambar().unwrap();
        assert_eq!(png, gambar().unwrap());
        assert!(png.len() < 20_000, "{}", png.len());
        assert!(crate::penandatangan::lambang::rapikan(&png).is_ok());
    }
}
