//! Dates as tables hold them: ISO, Indonesian words, day/month/year, the numbers spreadsheets count days with.

use chrono::{Days, NaiveDate};

/// Names and common abbreviations of months; English ones because spreadsheets write them.
const BULAN: [&[&str]; 12] = [
    &["januari", "jan", "january", "pebuari"],
    &["februari", "feb", "pebruari", "peb", "february"],
    &["maret", "mar", "march"],
    &["april", "apr"],
    &["mei", "may"],
    &["juni", "jun", "june"],
    &["juli", "jul", "july"],
    &["agustus", "agu", "agt", "ags", "aug", "august", "agust"],
    &["september", "sep", "sept"],
    &["oktober", "okt", "oct", "october"],
    &["november", "nov", "nopember", "nop"],
    &["desember", "des", "dec", "december"],
];

/// A date that is not written as year-month-day; `None` when it is none.
pub(super) fn baca(teks: &str) -> Option<NaiveDate> {
    let teks = teks.trim();
    serial(teks).or_else(|| kata(teks)).or_else(|| angka(teks))
}

/// Days since the turn of 1899 as spreadsheets count them, for dates from 1954 to 2119.
fn serial(teks: &str) -> Option<NaiveDate> {
    let utuh = teks.split_once('.').map_or(teks, |(utuh, _)| utuh);
    if utuh.len() != 5 || !teks.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return None;
    }
    let hari: u64 = utuh.parse().ok().filter(|n| (20_000..80_000).contains(n))?;
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(hari))
}

/// `3 Maret 2025`, `Senin, 3 Maret 2025`, `Jakarta, 03-Mar-25`, `Maret 3, 2025`.
fn kata(teks: &str) -> Option<NaiveDate> {
    let kecil = teks.to_lowercase();
    let potong: Vec<&str> =
        kecil.split(|c: char| !c.is_alphanumeric()).filter(|bagian| !bagian.is_empty() && *bagian != "00").collect();
    let letak = potong.iter().position(|bagian| bulan(bagian).is_some())?;
    let bulan = bulan(potong[letak])?;
    let angka: Vec<(usize, u32)> =
        potong.iter().enumerate().filter_map(|(i, bagian)| Some((i, bagian.parse().ok()?))).collect();
    let [(di_hari, hari), (_, tahun)] = angka.get(..2)? else { return None };
    // A time after the date is allowed, words before it too; a number before the day is not.
    let berurutan = di_hari.abs_diff(letak) == 1;
    berurutan.then(|| NaiveDate::from_ymd_opt(abad(*tahun), bulan, *hari)).flatten()
}

/// `03/03/2025`, `3-3-25`, `3.3.2025`: day, month, year as Indonesia writes them; `2025/03/03` too.
fn angka(teks: &str) -> Option<NaiveDate> {
    let tanggal = teks.split([' ', 'T']).next()?;
    let bagian: Vec<&str> = tanggal.split(['/', '-', '.']).collect();
    let [a, b, c] = bagian.as_slice() else { return None };
    let baca = |teks: &str| (1..=4).contains(&teks.len()).then(|| teks.parse::<u32>().ok()).flatten();
    let (satu, dua, tiga) = (baca(a)?, baca(b)?, baca(c)?);
    if a.len() == 4 {
        NaiveDate::from_ymd_opt(i32::try_from(satu).ok()?, dua, tiga)
    } else {
        NaiveDate::from_ymd_opt(abad(tiga), dua, satu)
    }
}

fn bulan(kata: &str) -> Option<u32> {
    let letak = BULAN.iter().position(|nama| nama.contains(&kata)).or_else(|| {
        // "Maert", "Agutus": one slip in a name written out.
        let mut cocok = BULAN.iter().enumerate().filter(|(_, nama)| super::kata::jarak(kata, nama[0]).is_some());
        cocok.next().map(|(i, _)| i).filter(|_| cocok.next().is_none())
    })?;
    u32::try_from(letak).ok().map(|n| n + 1)
}

/// Two digits are of this century until 69.
fn abad(tahun: u32) -> i32 {
    let tahun = i32::try_from(tahun).unwrap_or(0);
    match tahun {
        0..70 => 2000 + tahun,
        70..100 => 1900 + tahun,
        _ => tahun,
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    #[rstest]
    #[case("3 Maret 2025", "2025-03-03")]
    #[case("03/03/2025", "2025-03-03")]
    #[case("31-12-25", "2025-12-31")]
    #[case("3.3.2025", "2025-03-03")]
    #[case("Senin, 3 Maret 2025", "2025-03-03")]
    #[case("Nusa Raya, 17 Agustus 1998", "1998-08-17")]
    #[case("03-Mar-25", "2025-03-03")]
    #[case("maret 3, 2025", "2025-03-03")]
    #[case("1 Nopember 2024", "2024-11-01")]
    #[case("1 Agutus 2024", "2024-08-01")]
    #[case("45719", "2025-03-03")]
    #[case("45719.5", "2025-03-03")]
    #[case("2025/03/03", "2025-03-03")]
    #[case("2025-03-03 10:42", "2025-03-03")]
    fn a_date_as_people_write_it(#[case] teks: &str, #[case] harap: &str) {
        assert_eq!(super::baca(teks), harap.parse().ok(), "{teks}");
    }

    #[rstest]
    #[case("31/02/2025")]
    #[case("12/31/2025")]
    #[case("2025")]
    #[case("Maret 2025")]
    #[case("kemarin")]
    #[case("5")]
    #[case("123456")]
    #[case("")]
    fn what_is_no_date_is_none(#[case] teks: &str) {
        assert_eq!(super::baca(teks), None);
    }
}
