//! The password policy: long, not the user name, not among the first guesses.
//!
//! Length instead of character classes (NIST SP 800-63B 5.1.1.2): people choose better long phrases than short riddles.

use super::GalatTeks;

/// Fewest characters of a password.
pub const SANDI_MIN: usize = 12;

/// Most characters of a password; bounds the work of the hash.
pub const SANDI_MAKS: usize = 200;

/// Fewer different characters than this is a pattern, not a password.
const RAGAM_MIN: usize = 5;

/// Words that open the lists of leaked Indonesian and English passwords. A password made of these and of digits or
/// signs only is refused, also when a word stands twice.
const KATA_UMUM: [&str; 74] = [
    "abc",
    "admin",
    "administrator",
    "aku",
    "anjing",
    "asdf",
    "asdfgh",
    "asdfghjkl",
    "bandung",
    "bekasi",
    "bintang",
    "bismillah",
    "bogor",
    "cinta",
    "cantik",
    "dinas",
    "diskominfo",
    "dragon",
    "football",
    "ganteng",
    "garuda",
    "gubernur",
    "hello",
    "iloveyou",
    "indonesia",
    "jakarta",
    "jaya",
    "kalbar",
    "kamu",
    "kata",
    "kepala",
    "kominfo",
    "kucing",
    "letmein",
    "login",
    "love",
    "malam",
    "master",
    "mantap",
    "merdeka",
    "monkey",
    "nasional",
    "nusaraya",
    "operator",
    "pancasila",
    "pass",
    "passw",
    "password",
    "passwd",
    "pegawai",
    "pemerintah",
    "pontianak",
    "prabumulih",
    "prov",
    "provinsi",
    "qwe",
    "qwerty",
    "qwertyuiop",
    "rahasia",
    "sandi",
    "sayang",
    "secret",
    "selamat",
    "server",
    "spbe",
    "sunshine",
    "superman",
    "surabaya",
    "test",
    "user",
    "welcome",
    "zxcvbn",
    "zxcvbnm",
    "datang",
];

/// Runs people type along the keyboard or the alphabet; a password that is a stretch of one is refused.
const DERET: [&str; 6] = [
    "01234567890123456789012345678901234567890",
    "98765432109876543210987654321098765432109",
    "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
    "zyxwvutsrqponmlkjihgfedcbazyxwvutsrqponmlkjihgfedcba",
    "qwertyuiopasdfghjklzxcvbnmqwertyuiop",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
];

/// A password that may be set for this user name. Nothing is trimmed or changed.
///
/// # Errors
/// [`GalatTeks`] with the sentence to show; it never repeats the password.
pub fn sandi(isian: &str, nama_pengguna: &str) -> Result<String, GalatTeks> {
    if isian.is_empty() {
        return Err(GalatTeks::Kosong("Kata sandi".to_owned()));
    }
    let panjang = isian.chars().count();
    if panjang < SANDI_MIN {
        return Err(GalatTeks::SandiPendek { min: SANDI_MIN, panjang });
    }
    if panjang > SANDI_MAKS {
        return Err(GalatTeks::TerlaluPanjang { nama: "Kata sandi".to_owned(), maks: SANDI_MAKS, panjang });
    }
    let kecil = isian.to_lowercase();
    let nama = nama_pengguna.to_lowercase();
    if nama.chars().count() >= 3 && kecil.contains(&nama) {
        return Err(GalatTeks::SandiNamaPengguna);
    }
    if is_mudah_ditebak(&kecil) { Err(GalatTeks::SandiUmum) } else { Ok(isian.to_owned()) }
}

fn is_mudah_ditebak(kecil: &str) -> bool {
    let mut ragam: Vec<char> = kecil.chars().collect();
    ragam.sort_unstable();
    ragam.dedup();
    let angka_saja = kecil.chars().all(|c| c.is_numeric() || c.is_whitespace());
    angka_saja || ragam.len() < RAGAM_MIN || DERET.iter().any(|deret| deret.contains(kecil)) || is_kata_umum_saja(kecil)
}

/// Whether nothing is left once digits, signs and common words are taken away ("P4ssw0rd" reads as "password").
fn is_kata_umum_saja(kecil: &str) -> bool {
    let eja: String = kecil
        .chars()
        .map(|c| match c {
            '@' | '4' => 'a',
            '0' => 'o',
            '3' => 'e',
            '$' | '5' => 's',
            lain => lain,
        })
        .collect();
    [kecil, &eja].into_iter().any(|bentuk| {
        let (umum, lain): (Vec<&str>, Vec<&str>) = bentuk
            .split(|c: char| !c.is_alphabetic())
            .filter(|huruf| !huruf.is_empty())
            .partition(|huruf| is_rangkai_kata_umum(huruf));
        // One or two stray letters make no word of their own ("password123x").
        !umum.is_empty() && lain.iter().map(|huruf| huruf.chars().count()).sum::<usize>() <= 2
    })
}

/// Whether a run of letters is nothing but common words one after the other.
fn is_rangkai_kata_umum(huruf: &str) -> bool {
    let mut tercapai = vec![false; huruf.len() + 1];
    tercapai[0] = true;
    for awal in 0..huruf.len() {
        if tercapai[awal] {
            for kata in KATA_UMUM {
                if huruf[awal..].starts_with(kata) {
                    tercapai[awal + kata.len()] = true;
                }
            }
        }
    }
    tercapai[huruf.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("pendek", "Kata sandi paling sedikit 12 karakter; sekarang 6. Rangkai beberapa kata agar mudah diingat.")]
    #[case("", "Kata sandi belum diisi.")]
    #[case("budi.santoso!77x", "Kata sandi memuat nama pengguna. Pakai kata lain.")]
    #[case("BUDI.SANTOSO-kuda", "Kata sandi memuat nama pengguna. Pakai kata lain.")]
    fn a_weak_password_is_refused_with_advice(#[case] isian: &str, #[case] pesan: &str) {
        assert_eq!(sandi(isian, "budi.santoso").unwrap_err().to_string(), pesan);
    }

    #[rstest]
    #[case("password1234")]
    #[case("P@ssw0rd2026!")]
    #[case("bismillah123")]
    #[case("Indonesia45Jaya")]
    #[case("rahasia-rahasia")]
    #[case("123456789012")]
    #[case("abcdefghijkl")]
    #[case("qwertyuiopas")]
    #[case("1qaz2wsx3edc")]
    #[case("aaaaaaaaaaaaaaaa")]
    #[case("admin-spbe-2026")]
    #[case("kominfobekasi2026")]
    #[case("................")]
    #[case("17 08 1945 2026")]
    #[case("Password123456x")]
    fn first_guesses_are_refused(#[case] isian: &str) {
        assert_eq!(sandi(isian, "budi"), Err(GalatTeks::SandiUmum));
    }

    #[rstest]
    #[case("lampu kereta mangga 7")]
    #[case("tiang-payung-biru")]
    #[case("  spasi ikut dihitung ")]
    #[case("sepeda🚲hujan🌧pasar")]
    #[case("xK7!pQ2#mN9$")]
    fn a_phrase_is_accepted_unchanged(#[case] isian: &str) {
        assert_eq!(sandi(isian, "budi").as_deref(), Ok(isian));
    }

    #[test]
    fn the_length_is_bounded() {
        assert!(matches!(
            sandi(&"lampu kereta ".repeat(20), "budi"),
            Err(GalatTeks::TerlaluPanjang { maks: SANDI_MAKS, .. })
        ));
    }

    proptest! {
        #[test]
        fn no_input_makes_the_check_fail_otherwise(isian in any::<String>(), nama in "[a-z]{3,10}") {
            if let Ok(sandi) = sandi(&isian, &nama) {
                prop_assert!(sandi.chars().count() >= SANDI_MIN && sandi == isian);
                prop_assert!(!sandi.to_lowercase().contains(&nama));
            }
        }
    }
}
