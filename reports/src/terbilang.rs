//! Numbers in words, as a Berita Acara writes its date.

const SATUAN: [&str; 12] =
    ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"];

/// 0 to 9999 in words: 2026 is `dua ribu dua puluh enam`. A larger number stays in digits.
pub(crate) fn terbilang(angka: u32) -> String {
    let gabung = |depan: String, sisa: u32| if sisa == 0 { depan } else { format!("{depan} {}", terbilang(sisa)) };
    match angka {
        0..=11 => SATUAN[angka as usize].to_owned(),
        12..=19 => format!("{} belas", terbilang(angka - 10)),
        20..=99 => gabung(format!("{} puluh", terbilang(angka / 10)), angka % 10),
        100..=199 => gabung("seratus".to_owned(), angka - 100),
        200..=999 => gabung(format!("{} ratus", terbilang(angka / 100)), angka % 100),
        1000..=1999 => gabung("seribu".to_owned(), angka - 1000),
        2000..=9999 => gabung(format!("{} ribu", terbilang(angka / 1000)), angka % 1000),
        _ => angka.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::terbilang;

    #[test]
    fn numbers_read_as_people_say_them() {
        let harap = [
            (0, "nol"),
            (11, "sebelas"),
            (21, "dua puluh satu"),
            (47, "empat puluh tujuh"),
            (115, "seratus lima belas"),
            (1900, "seribu sembilan ratus"),
            (2026, "dua ribu dua puluh enam"),
        ];
        for (angka, kata) in harap {
            assert_eq!(terbilang(angka), kata);
        }
    }
}
