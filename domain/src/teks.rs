//! What people type, parsed once: single lines, longer texts, user names, passwords, file names.
//!
//! Text is stored as typed; HTML, quotes and emoji are ordinary characters here, because every output escapes them. What is
//! refused is what no screen can show truthfully: control characters, and marks that reverse the reading order.

use serde::{Deserialize, Serialize};
use thiserror::Error;

mod sandi;

pub use sandi::{SANDI_MAKS, SANDI_MIN, sandi};

/// The longest evidence file name kept, in characters, extension included.
pub const NAMA_BERKAS_MAKS: usize = 120;

/// One field that cannot be accepted, as forms show it: the field's name and the sentence beside it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct GalatIsian {
    /// The `name` of the form field; empty for what concerns the whole form.
    pub bidang: String,
    /// What is wrong and what to do, ready to show.
    pub pesan: String,
}

/// Why a text is refused; the words name the field by its label.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum GalatTeks {
    #[error("{0} belum diisi.")]
    Kosong(String),
    #[error("{nama} paling banyak {maks} karakter; sekarang {panjang}. Ringkas isiannya.")]
    TerlaluPanjang { nama: String, maks: usize, panjang: usize },
    #[error("{nama} paling sedikit {min} karakter; sekarang {panjang}. Lengkapi isiannya.")]
    TerlaluPendek { nama: String, min: usize, panjang: usize },
    #[error("{0} memuat pindah baris atau tab. Tulis dalam satu baris.")]
    BukanSatuBaris(String),
    #[error(
        "{nama} memuat karakter yang tidak dapat ditampilkan pada posisi {posisi}. Hapus karakter itu, lalu ketik ulang."
    )]
    KarakterKendali { nama: String, posisi: usize },
    #[error(
        "Nama pengguna hanya boleh berisi huruf kecil a sampai z, angka, titik, garis bawah, dan tanda hubung, serta diawali huruf."
    )]
    BentukNamaPengguna,
    #[error("NIP terdiri atas 18 angka; sekarang {0} angka. Periksa kembali NIP pada surat keputusan.")]
    PanjangNip(usize),
    #[error("NIP hanya berisi angka. Hapus huruf atau tanda baca di dalamnya.")]
    BentukNip,
    #[error("Alamat surel tidak lengkap. Tulis seperti nama@contoh.go.id.")]
    BentukSurel,
    #[error("Kata sandi paling sedikit {min} karakter; sekarang {panjang}. Rangkai beberapa kata agar mudah diingat.")]
    SandiPendek { min: usize, panjang: usize },
    #[error("Kata sandi memuat nama pengguna. Pakai kata lain.")]
    SandiNamaPengguna,
    #[error("Kata sandi ini terlalu mudah ditebak. Rangkai beberapa kata yang tidak berhubungan.")]
    SandiUmum,
}

impl GalatIsian {
    /// A field error from anything that reads as a sentence.
    #[must_use]
    pub fn baru(bidang: impl Into<String>, pesan: impl std::fmt::Display) -> Self {
        Self { bidang: bidang.into(), pesan: pesan.to_string() }
    }
}

impl GalatTeks {
    /// The error as a form shows it, at the field of this name.
    #[must_use]
    pub fn pada(&self, bidang: impl Into<String>) -> GalatIsian {
        GalatIsian::baru(bidang, self)
    }
}

/// A single line: trimmed, without control characters or line breaks, at most `maks` characters.
///
/// `nama` is the label of the field; an optional field may come back empty.
///
/// # Errors
/// [`GalatTeks`] with the sentence to show.
pub fn baris(isian: &str, nama: &str, wajib: bool, maks: usize) -> Result<String, GalatTeks> {
    let teks = pangkas(isian);
    if teks.contains(is_pindah_baris) {
        return Err(GalatTeks::BukanSatuBaris(nama.to_owned()));
    }
    periksa(teks, nama, wajib, maks, |_| false)?;
    Ok(teks.to_owned())
}

/// A longer text: as [`baris`], but with line breaks (always `\n` afterwards) and tabs.
///
/// # Errors
/// [`GalatTeks`] with the sentence to show.
pub fn uraian(isian: &str, nama: &str, wajib: bool, maks: usize) -> Result<String, GalatTeks> {
    let satu_jenis =
        isian.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{85}', '\u{b}', '\u{c}'], "\n");
    let teks = pangkas(&satu_jenis);
    periksa(teks, nama, wajib, maks, |c| c == '\n' || c == '\t')?;
    Ok(teks.to_owned())
}

/// A user name: 3 to 40 characters, lower case; capitals are folded, so that one person has one name.
///
/// # Errors
/// [`GalatTeks`] with the sentence to show.
pub fn nama_pengguna(isian: &str) -> Result<String, GalatTeks> {
    const NAMA: &str = "Nama pengguna";
    let teks = baris(isian, NAMA, true, 40)?.to_ascii_lowercase();
    let panjang = teks.chars().count();
    if panjang < 3 {
        return Err(GalatTeks::TerlaluPendek { nama: NAMA.to_owned(), min: 3, panjang });
    }
    let boleh = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '_' | '-');
    if teks.starts_with(|c: char| c.is_ascii_lowercase()) && teks.chars().all(boleh) {
        Ok(teks)
    } else {
        Err(GalatTeks::BentukNamaPengguna)
    }
}

/// A civil servant's number: 18 digits; the spaces people write between its groups are dropped.
///
/// Only the length is checked, because the numbers of PPPK do not hold a date of appointment. Empty is `None`.
///
/// # Errors
/// [`GalatTeks`] with the sentence to show.
pub fn nip(isian: &str) -> Result<Option<String>, GalatTeks> {
    let teks = baris(isian, "NIP", false, 40)?;
    let angka: String = teks.chars().filter(|c| !c.is_whitespace()).collect();
    match angka.chars().count() {
        0 => Ok(None),
        _ if !angka.chars().all(|c| c.is_ascii_digit()) => Err(GalatTeks::BentukNip),
        18 => Ok(Some(angka)),
        panjang => Err(GalatTeks::PanjangNip(panjang)),
    }
}

/// An e-mail address by its shape only; whether it exists shows when something is sent. Empty is `None`.
///
/// # Errors
/// [`GalatTeks`] with the sentence to show.
pub fn surel(isian: &str) -> Result<Option<String>, GalatTeks> {
    let teks = baris(isian, "Alamat surel", false, 254)?;
    if teks.is_empty() {
        return Ok(None);
    }
    let (lokal, domain) = teks.rsplit_once('@').ok_or(GalatTeks::BentukSurel)?;
    let lokal_baik = (1..=64).contains(&lokal.len())
        && !lokal.starts_with('.')
        && !lokal.ends_with('.')
        && !lokal.contains("..")
        && lokal.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+/=?^_`{|}~.-".contains(c));
    let bagian_baik = |bagian: &str| {
        (1..=63).contains(&bagian.len())
            && !bagian.starts_with('-')
            && !bagian.ends_with('-')
            && bagian.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    if lokal_baik && domain.contains('.') && domain.split('.').all(bagian_baik) {
        Ok(Some(format!("{lokal}@{}", domain.to_ascii_lowercase())))
    } else {
        Err(GalatTeks::BentukSurel)
    }
}

/// The name an evidence file is kept and offered under: no folder, no control character, safe on every system.
///
/// Never fails: what is left of an impossible name is "berkas".
#[must_use]
pub fn nama_berkas(isian: &str) -> String {
    let dasar = isian.rsplit(['/', '\\']).next().unwrap_or_default();
    let bersih: String = dasar
        .chars()
        .filter(|&c| !is_tersembunyi(c))
        .map(|c| if matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*') { '_' } else { c })
        .collect();
    let rapi = bersih.split_whitespace().collect::<Vec<_>>().join(" ");
    let rapi = rapi.trim_matches(['.', ' ']);
    let ada_nama = rapi.split('.').next().is_some_and(|nama| !nama.is_empty());
    if !ada_nama {
        return "berkas".to_owned();
    }
    let aman = if is_nama_perangkat(rapi) { format!("_{rapi}") } else { rapi.to_owned() };
    potong_nama(&aman)
}

/// Leading and trailing blanks, visible or not.
fn pangkas(teks: &str) -> &str {
    teks.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}'))
}

fn periksa(
    teks: &str,
    nama: &str,
    wajib: bool,
    maks: usize,
    dikecualikan: impl Fn(char) -> bool,
) -> Result<(), GalatTeks> {
    if wajib && teks.is_empty() {
        return Err(GalatTeks::Kosong(nama.to_owned()));
    }
    if let Some(letak) = teks.chars().position(|c| is_tersembunyi(c) && !dikecualikan(c)) {
        return Err(GalatTeks::KarakterKendali { nama: nama.to_owned(), posisi: letak + 1 });
    }
    let panjang = teks.chars().count();
    if panjang > maks {
        return Err(GalatTeks::TerlaluPanjang { nama: nama.to_owned(), maks, panjang });
    }
    Ok(())
}

const fn is_pindah_baris(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Control characters, and the marks that let a text read differently from what it is. The joiner U+200D stays: emoji
/// and several scripts need it.
fn is_tersembunyi(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2028}' | '\u{2029}' | '\u{2066}'..='\u{2069}' | '\u{fff9}'..='\u{fffb}' | '\u{feff}')
}

/// Names that Windows keeps for devices, whatever the extension.
fn is_nama_perangkat(nama: &str) -> bool {
    let batang = nama.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    match batang.as_str() {
        "CON" | "PRN" | "AUX" | "NUL" => true,
        lain => {
            lain.len() == 4
                && (lain.starts_with("COM") || lain.starts_with("LPT"))
                && lain.ends_with(|c: char| ('1'..='9').contains(&c))
        }
    }
}

/// Shortens the stem and keeps the extension, so that the file still opens.
fn potong_nama(nama: &str) -> String {
    if nama.chars().count() <= NAMA_BERKAS_MAKS {
        return nama.to_owned();
    }
    let (batang, akhiran) =
        nama.rsplit_once('.').filter(|(_, akhiran)| akhiran.chars().count() <= 10).unwrap_or((nama, ""));
    let sisa = NAMA_BERKAS_MAKS - if akhiran.is_empty() { 0 } else { akhiran.chars().count() + 1 };
    let batang: String = batang.chars().take(sisa).collect();
    let batang = batang.trim_end_matches(['.', ' ']);
    if akhiran.is_empty() { batang.to_owned() } else { format!("{batang}.{akhiran}") }
}

/// The first letter large, as a heading, a choice or the beginning of a sentence has it.
#[must_use]
pub fn awal_besar(teks: &str) -> String {
    let mut huruf = teks.chars();
    huruf.next().map(|awal| awal.to_uppercase().chain(huruf).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[test]
    fn a_line_is_trimmed_and_kept_as_typed() {
        assert_eq!(baris("  Dinas <b>Kominfo</b> 🚀 \u{200b}", "Nama", true, 200).unwrap(), "Dinas <b>Kominfo</b> 🚀");
        assert_eq!(baris("", "Nama", false, 200).unwrap(), "");
        assert_eq!(baris("👩‍💻", "Nama", true, 3).unwrap(), "👩‍💻");
    }

    #[rstest]
    #[case("", "Nama belum diisi.")]
    #[case(" \u{a0}\u{200b}\u{feff} ", "Nama belum diisi.")]
    #[case("satu\ndua", "Nama memuat pindah baris atau tab. Tulis dalam satu baris.")]
    #[case("satu\tdua", "Nama memuat pindah baris atau tab. Tulis dalam satu baris.")]
    #[case("satu\u{2028}dua", "Nama memuat pindah baris atau tab. Tulis dalam satu baris.")]
    #[case(
        "a\0b",
        "Nama memuat karakter yang tidak dapat ditampilkan pada posisi 2. Hapus karakter itu, lalu ketik ulang."
    )]
    #[case(
        "ab\u{202e}",
        "Nama memuat karakter yang tidak dapat ditampilkan pada posisi 3. Hapus karakter itu, lalu ketik ulang."
    )]
    #[case("é🚀abc!", "Nama paling banyak 5 karakter; sekarang 6. Ringkas isiannya.")]
    fn a_wrong_line_is_refused_with_advice(#[case] isian: &str, #[case] pesan: &str) {
        let galat = baris(isian, "Nama", true, 5).unwrap_err();
        assert_eq!(galat.to_string(), pesan);
        assert_eq!(galat.pada("nama"), GalatIsian { bidang: "nama".to_owned(), pesan: pesan.to_owned() });
    }

    #[test]
    fn a_longer_text_keeps_its_lines_in_one_form() {
        assert_eq!(uraian(" a\r\nb\rc\u{2028}d\t1\n ", "Fakta", true, 50).unwrap(), "a\nb\nc\nd\t1");
        assert!(matches!(uraian("a\u{7}", "Fakta", true, 50), Err(GalatTeks::KarakterKendali { posisi: 2, .. })));
        assert_eq!(uraian("\r\n \t", "Fakta", true, 50), Err(GalatTeks::Kosong("Fakta".to_owned())));
        assert_eq!(
            uraian(&"a".repeat(213), "Nama", true, 200).unwrap_err().to_string(),
            "Nama paling banyak 200 karakter; sekarang 213. Ringkas isiannya."
        );
    }

    #[rstest]
    #[case("Budi.Santoso", Some("budi.santoso"))]
    #[case(" asesor-2 ", Some("asesor-2"))]
    #[case("ab", None)]
    #[case("2asesor", None)]
    #[case("budi santoso", None)]
    #[case("búdi", None)]
    #[case("<script>", None)]
    #[case("", None)]
    fn a_user_name_is_plain_and_lower_case(#[case] isian: &str, #[case] harap: Option<&str>) {
        assert_eq!(nama_pengguna(isian).ok().as_deref(), harap);
    }

    #[rstest]
    #[case("19650824 199403 2 003", Ok(Some("196508241994032003")))]
    #[case("196508241994032003", Ok(Some("196508241994032003")))]
    #[case("", Ok(None))]
    #[case("1965082419940320", Err(GalatTeks::PanjangNip(16)))]
    #[case("19650824199403200X", Err(GalatTeks::BentukNip))]
    #[case("١٩٦٥٠٨٢٤١٩٩٤٠٣٢٠٠٣", Err(GalatTeks::BentukNip))]
    fn a_nip_has_eighteen_digits(#[case] isian: &str, #[case] harap: Result<Option<&str>, GalatTeks>) {
        assert_eq!(nip(isian), harap.map(|nip| nip.map(str::to_owned)));
    }

    #[rstest]
    #[case("Budi@Contoh.GO.ID", true)]
    #[case("budi.s+spbe@kominfo.nusaraya.go.id", true)]
    #[case("budi", false)]
    #[case("budi@", false)]
    #[case("@contoh.go.id", false)]
    #[case("budi@contoh", false)]
    #[case("budi@contoh..id", false)]
    #[case("budi@-contoh.id", false)]
    #[case("bu di@contoh.id", false)]
    #[case("budi@contoh.id\" onclick=\"x", false)]
    fn an_address_has_the_shape_of_one(#[case] isian: &str, #[case] sah: bool) {
        assert_eq!(surel(isian).is_ok(), sah);
        assert_eq!(surel("  "), Ok(None));
    }

    #[rstest]
    #[case("SK Tim.pdf", "SK Tim.pdf")]
    #[case("../../etc/passwd", "passwd")]
    #[case("C:\\Users\\Budi\\laporan.docx", "laporan.docx")]
    #[case("..\\..\\a.pdf", "a.pdf")]
    #[case("a\0b\n\u{202e}fdp.exe", "abfdp.exe")]
    #[case("  Notulen   rapat  .pdf ", "Notulen rapat .pdf")]
    #[case("<img src=x>.png", "_img src=x_.png")]
    #[case(".htaccess", "htaccess")]
    #[case("...", "berkas")]
    #[case("/", "berkas")]
    #[case("", "berkas")]
    #[case("con.pdf", "_con.pdf")]
    #[case("COM1", "_COM1")]
    #[case("Kajian 📊.xlsx", "Kajian 📊.xlsx")]
    fn a_file_name_is_made_harmless(#[case] isian: &str, #[case] harap: &str) {
        assert_eq!(nama_berkas(isian), harap);
    }

    #[test]
    fn a_long_file_name_keeps_its_extension() {
        let nama = nama_berkas(&format!("{}.pdf", "panjang ".repeat(60)));
        assert!(nama.chars().count() <= NAMA_BERKAS_MAKS);
        assert!(nama.starts_with("panjang panjang") && nama.ends_with(".pdf"), "{nama}");
        assert_eq!(nama_berkas(&"é".repeat(500)).chars().count(), NAMA_BERKAS_MAKS);
    }

    #[test]
    fn a_word_that_begins_a_sentence_has_a_large_letter() {
        assert_eq!(awal_besar("enam"), "Enam");
        assert_eq!(awal_besar("47"), "47");
        assert_eq!(awal_besar(""), "");
    }

    proptest! {
        #[test]
        fn what_is_accepted_is_accepted_again_unchanged(isian in "\\PC{0,60}|.{0,60}") {
            if let Ok(sekali) = baris(&isian, "Nama", false, 60) {
                prop_assert_eq!(baris(&sekali, "Nama", false, 60), Ok(sekali));
            }
            if let Ok(sekali) = uraian(&isian, "Fakta", false, 60) {
                prop_assert_eq!(uraian(&sekali, "Fakta", false, 60), Ok(sekali));
            }
        }

        #[test]
        fn the_limit_holds_in_characters(isian in "[a-zé🚀 \n]{0,80}", maks in 0_usize..40) {
            if let Ok(teks) = uraian(&isian, "Fakta", false, maks) {
                prop_assert!(teks.chars().count() <= maks);
            }
        }

        #[test]
        fn no_file_name_escapes_its_folder(isian in any::<String>()) {
            let nama = nama_berkas(&isian);
            prop_assert!(!nama.is_empty() && nama.chars().count() <= NAMA_BERKAS_MAKS);
            prop_assert!(!nama.contains(['/', '\\', '\0', '\n', '"', '<']) && nama != "." && nama != "..");
            prop_assert!(!nama.starts_with('.') && !nama.ends_with('.'));
            prop_assert_eq!(nama_berkas(&nama), nama);
        }

        #[test]
        fn an_accepted_user_name_is_safe_in_an_address(isian in any::<String>()) {
            if let Ok(nama) = nama_pengguna(&isian) {
                prop_assert!(nama.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b)));
            }
        }
    }
}
