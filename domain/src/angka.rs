//! Exact numbers and the way Indonesians write them.

use num_rational::Ratio;
use num_traits::Signed;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// An exact fraction. Indexes are never floats: 1,234 published results are only reproduced by exact aggregation.
pub type Pecahan = Ratio<i128>;

/// The value of one indicator in hundredths: level 3 is `Nilai(300)`, a Pemdi value of 1,26 is `Nilai(126)`.
///
/// Stored as an integer because SQLite keeps decimals as floats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Nilai(pub i32);

/// Why a text is not a number, in words for the person who typed it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum GalatAngka {
    #[error("nilai kosong")]
    Kosong,
    #[error("{0} bukan angka")]
    BukanAngka(String),
    #[error("{0} memiliki lebih dari 2 angka di belakang koma")]
    TerlaluTeliti(String),
    #[error("{0} terlalu besar")]
    TerlaluBesar(String),
}

impl Nilai {
    /// A whole maturity level, 0 to 5.
    #[must_use]
    pub const fn tingkat(tingkat: u8) -> Self {
        Self(tingkat as i32 * 100)
    }

    /// The value as an exact fraction.
    #[must_use]
    pub fn pecahan(self) -> Pecahan {
        Pecahan::new(i128::from(self.0), 100)
    }

    /// Whether the value is a whole level.
    #[must_use]
    pub const fn bulat(self) -> bool {
        self.0 % 100 == 0
    }

    /// The level whose criteria are fully met: 1,26 has reached level 1.
    #[must_use]
    pub const fn tingkat_tercapai(self) -> u8 {
        if self.0 < 0 { 0 } else { (self.0 / 100) as u8 }
    }

    /// `3` for a whole level, `1,26` for a decimal.
    #[must_use]
    pub fn tampil(self) -> String {
        if self.bulat() { (self.0 / 100).to_string().replacen('-', "−", 1) } else { tampil_2(&self.pecahan()) }
    }

    /// Always two decimals with a comma: `3,00`.
    #[must_use]
    pub fn tampil_2(self) -> String {
        tampil_2(&self.pecahan())
    }

    /// With a dot and only as many decimals as needed, for files: `3`, `1.26`.
    #[must_use]
    pub fn berkas(self) -> String {
        if self.bulat() { (self.0 / 100).to_string() } else { bulat_2(&self.pecahan()) }
    }

    /// Reads what people type: `3`, `3,5`, `2.98`.
    ///
    /// # Errors
    /// [`GalatAngka`] when it is empty, no number, or finer than hundredths.
    pub fn baca(teks: &str) -> Result<Self, GalatAngka> {
        let perseratus = baca_desimal(teks)? * Pecahan::from_integer(100);
        if !perseratus.is_integer() {
            return Err(GalatAngka::TerlaluTeliti(teks.trim().to_owned()));
        }
        i32::try_from(perseratus.to_integer()).map(Self).map_err(|_| GalatAngka::TerlaluBesar(teks.trim().to_owned()))
    }

    /// An exact fraction rounded half up to hundredths.
    #[must_use]
    pub fn dari_pecahan(pecahan: &Pecahan) -> Self {
        Self(i32::try_from(perseratus(pecahan)).unwrap_or(if pecahan.is_negative() { i32::MIN } else { i32::MAX }))
    }
}

/// Half up to two decimals, with a dot: `2.98` (negative numbers mirror positive ones).
#[must_use]
pub fn bulat_2(pecahan: &Pecahan) -> String {
    desimal(pecahan, 2, '.')
}

/// Half up to four decimals, with a dot: `0.0275`. What one indicator adds to an index: with two decimals weights of
/// 1,30 % and 1,50 % would look alike.
#[must_use]
pub fn bulat_4(pecahan: &Pecahan) -> String {
    desimal(pecahan, 4, '.')
}

/// Half up to two decimals, with a comma: `2,98`.
#[must_use]
pub fn tampil_2(pecahan: &Pecahan) -> String {
    desimal(pecahan, 2, ',').replacen('-', "−", 1)
}

/// A difference with its sign: `+0,12`, `−0,05`, `0,00`.
#[must_use]
pub fn tampil_selisih(pecahan: &Pecahan) -> String {
    let teks = tampil_2(pecahan);
    if perseratus(pecahan) > 0 { format!("+{teks}") } else { teks }
}

/// A percentage with one decimal; the argument is in percent: `13,0 %`.
#[must_use]
pub fn persen(pecahan: &Pecahan) -> String {
    format!("{} %", desimal(pecahan, 1, ',').replacen('-', "−", 1))
}

/// A weight in percent with two decimals: `1,30 %`.
#[must_use]
pub fn persen_2(pecahan: &Pecahan) -> String {
    format!("{} %", tampil_2(pecahan))
}

/// Thousands with dots: `1.284.500`.
#[must_use]
pub fn ribuan(angka: i64) -> String {
    let teks = kelompokkan(&angka.unsigned_abs().to_string());
    if angka < 0 { format!("−{teks}") } else { teks }
}

/// Whole rupiah: `Rp1.284.500.000`.
#[must_use]
pub fn rupiah(angka: i64) -> String {
    let teks = kelompokkan(&angka.unsigned_abs().to_string());
    if angka < 0 { format!("−Rp{teks}") } else { format!("Rp{teks}") }
}

/// A file size in decimal units: `812 B`, `18,4 KB`, `2,41 MB`, `1,20 GB`; a whole number has no decimals: `20 MB`.
#[must_use]
pub fn ukuran_berkas(bita: u64) -> String {
    let bagian = |satuan: u64, angka: usize| {
        let teks = desimal(&Pecahan::new(i128::from(bita), i128::from(satuan)), angka, ',');
        match teks.split_once(',') {
            Some((utuh, pecah)) if pecah.bytes().all(|b| b == b'0') => utuh.to_owned(),
            _ => teks,
        }
    };
    match bita {
        0..=999 => format!("{bita} B"),
        // 999.950 and more would round up to "1000,0 KB".
        1_000..=999_949 => format!("{} KB", bagian(1_000, 1)),
        999_950..=999_994_999 => format!("{} MB", bagian(1_000_000, 2)),
        _ => format!("{} GB", bagian(1_000_000_000, 2)),
    }
}

/// Reads a decimal with a comma or a dot: `2,98`, `2.98`, `−1`; the separator may occur once.
///
/// # Errors
/// [`GalatAngka`] when it is empty, no number, or longer than 18 digits.
pub fn baca_desimal(teks: &str) -> Result<Pecahan, GalatAngka> {
    let teks = teks.trim();
    if teks.is_empty() {
        return Err(GalatAngka::Kosong);
    }
    let bukan = || GalatAngka::BukanAngka(kutip(teks));
    let (negatif, angka) = match teks.strip_prefix(['-', '−']) {
        Some(sisa) => (true, sisa),
        None => (false, teks.strip_prefix('+').unwrap_or(teks)),
    };
    let (utuh, pecah) = angka.split_once([',', '.']).unwrap_or((angka, ""));
    let hanya_angka = |bagian: &str| bagian.bytes().all(|bita| bita.is_ascii_digit());
    let pemisah_tanpa_angka = angka.contains([',', '.']) && pecah.is_empty();
    if utuh.is_empty() || pemisah_tanpa_angka || !hanya_angka(utuh) || !hanya_angka(pecah) {
        return Err(bukan());
    }
    if utuh.len() + pecah.len() > 18 {
        return Err(GalatAngka::TerlaluBesar(kutip(teks)));
    }
    let pembilang: i128 = format!("{utuh}{pecah}").parse().map_err(|_| bukan())?;
    let hasil = Pecahan::new(pembilang, 10_i128.pow(pecah.len() as u32));
    Ok(if negatif { -hasil } else { hasil })
}

/// Reads a whole number with the marks people group thousands by: `1500000`, `1.500.000`, `1,500,000`, `1.500,00`.
///
/// A mark before anything but three digits is the decimal one; a number with decimals that are not nought is `None`,
/// instead of growing tenfold: `2.5` is not 25.
#[must_use]
pub fn baca_utuh(teks: &str) -> Option<i64> {
    let (tanda, teks) = teks.strip_prefix(['-', '−']).map_or((1, teks), |sisa| (-1, sisa));
    if teks.is_empty() || !teks.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',')) {
        return None;
    }
    // The last mark is the decimal one when fewer or more than three digits follow it, or when the other mark stands
    // before it.
    let akhir = teks.rfind(['.', ',']);
    let (depan, pecahan) = match akhir {
        Some(i) => {
            let (depan, ekor) = (&teks[..i], &teks[i + 1..]);
            let tanda_akhir = &teks[i..=i];
            let lain = if tanda_akhir == "." { ',' } else { '.' };
            if ekor.len() == 3 && !depan.contains(lain) { (teks, "") } else { (depan, ekor) }
        }
        None => (teks, ""),
    };
    if !pecahan.bytes().all(|b| b == b'0') {
        return None;
    }
    let ruas: Vec<&str> = depan.split(['.', ',']).collect();
    let beruas = ruas.len() > 1;
    let baik = ruas
        .iter()
        .enumerate()
        .all(|(i, r)| if i == 0 { !r.is_empty() && (!beruas || r.len() <= 3) } else { r.len() == 3 });
    if !baik {
        return None;
    }
    ruas.concat().parse::<i64>().ok()?.checked_mul(tanda)
}

/// What was typed, in quotes and short enough for a message.
fn kutip(teks: &str) -> String {
    let mut potong: String = teks.chars().filter(|huruf| !huruf.is_control()).take(24).collect();
    if teks.chars().count() > 24 {
        potong.push('…');
    }
    format!("\"{potong}\"")
}

fn perseratus(pecahan: &Pecahan) -> i128 {
    (pecahan * Pecahan::from_integer(100)).round().to_integer()
}

/// `Ratio::round` rounds halves away from zero, which is half up for everything an index can be.
fn desimal(pecahan: &Pecahan, angka: usize, pemisah: char) -> String {
    let skala = 10_i128.pow(angka as u32);
    let bulat = (pecahan * Pecahan::from_integer(skala)).round().to_integer();
    let tanda = if bulat < 0 { "-" } else { "" };
    let mutlak = bulat.unsigned_abs();
    let skala = skala.unsigned_abs();
    format!("{tanda}{}{pemisah}{:0angka$}", mutlak / skala, mutlak % skala)
}

fn kelompokkan(angka: &str) -> String {
    let mut hasil = String::with_capacity(angka.len() + angka.len() / 3);
    for (ke, huruf) in angka.chars().enumerate() {
        if ke > 0 && (angka.len() - ke).is_multiple_of(3) {
            hasil.push('.');
        }
        hasil.push(huruf);
    }
    hasil
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(34_985, 10_000, "3.50", "3,50")]
    #[case(2_594, 1_000, "2.59", "2,59")]
    #[case(2_595, 1_000, "2.60", "2,60")]
    #[case(5, 1, "5.00", "5,00")]
    #[case(0, 1, "0.00", "0,00")]
    #[case(-1, 8, "-0.13", "−0,13")]
    #[case(-1, 1000, "0.00", "0,00")]
    fn two_decimals_half_up(#[case] a: i128, #[case] b: i128, #[case] titik: &str, #[case] koma: &str) {
        assert_eq!(bulat_2(&Pecahan::new(a, b)), titik);
        assert_eq!(tampil_2(&Pecahan::new(a, b)), koma);
    }

    #[test]
    fn writes_the_indonesian_way() {
        assert_eq!(rupiah(1_284_500_000), "Rp1.284.500.000");
        assert_eq!(rupiah(-500), "−Rp500");
        assert_eq!(ribuan(1_284), "1.284");
        assert_eq!(ribuan(999), "999");
        assert_eq!(persen(&Pecahan::from_integer(13)), "13,0 %");
        assert_eq!(persen_2(&Pecahan::new(10, 3)), "3,33 %");
        assert_eq!(bulat_4(&Pecahan::new(13, 1_000)), "0.0130");
        assert_eq!(bulat_4(&Pecahan::new(1, 3)), "0.3333");
        assert_eq!(tampil_selisih(&Pecahan::new(12, 100)), "+0,12");
        assert_eq!(tampil_selisih(&Pecahan::new(-5, 100)), "−0,05");
        assert_eq!(tampil_selisih(&Pecahan::new(1, 1000)), "0,00");
        assert_eq!(Nilai::tingkat(3).tampil(), "3");
        assert_eq!(Nilai(126).tampil(), "1,26");
        assert_eq!(Nilai(126).berkas(), "1.26");
        assert_eq!(Nilai::tingkat(3).tampil_2(), "3,00");
    }

    #[rstest]
    #[case(812, "812 B")]
    #[case(18_400, "18,4 KB")]
    #[case(999_949, "999,9 KB")]
    #[case(999_950, "1 MB")]
    #[case(20_000_000, "20 MB")]
    #[case(2_410_000, "2,41 MB")]
    #[case(1_200_000_000, "1,20 GB")]
    fn sizes(#[case] bita: u64, #[case] harap: &str) {
        assert_eq!(ukuran_berkas(bita), harap);
    }

    #[rstest]
    #[case("3", 300)]
    #[case(" 2,98 ", 298)]
    #[case("2.98", 298)]
    #[case("1.50", 150)]
    #[case("1,500", 150)]
    #[case("-1", -100)]
    fn reads_both_separators(#[case] teks: &str, #[case] harap: i32) {
        assert_eq!(Nilai::baca(teks), Ok(Nilai(harap)));
    }

    #[rstest]
    #[case("", "nilai kosong")]
    #[case("tiga", "\"tiga\" bukan angka")]
    #[case("1.234,5", "\"1.234,5\" bukan angka")]
    #[case("3,", "\"3,\" bukan angka")]
    #[case("1,234", "1,234 memiliki lebih dari 2 angka di belakang koma")]
    #[case("99999999999999999999", "\"99999999999999999999\" terlalu besar")]
    #[case("9999999999", "9999999999 terlalu besar")]
    #[case("٣", "\"٣\" bukan angka")]
    fn refuses_with_a_reason(#[case] teks: &str, #[case] harap: &str) {
        assert_eq!(Nilai::baca(teks).unwrap_err().to_string(), harap);
    }

    proptest! {
        #[test]
        fn what_is_written_can_be_read(perseratus in -100_000_i32..100_000) {
            let nilai = Nilai(perseratus);
            prop_assert_eq!(Nilai::baca(&nilai.tampil()), Ok(nilai));
            prop_assert_eq!(Nilai::baca(&nilai.berkas()), Ok(nilai));
            prop_assert_eq!(Nilai::dari_pecahan(&nilai.pecahan()), nilai);
        }

        #[test]
        fn rounding_is_never_more_than_half_a_hundredth_off(a in 0_i128..1_000_000, b in 1_i128..10_000) {
            let tepat = Pecahan::new(a, b);
            let selisih = baca_desimal(&bulat_2(&tepat)).unwrap() - tepat;
            prop_assert!(selisih > Pecahan::new(-1, 200) && selisih <= Pecahan::new(1, 200));
        }
    }
}
