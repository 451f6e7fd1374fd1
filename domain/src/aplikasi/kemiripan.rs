//! Which applications are already there that do what a proposal wants: a ranking by name, function, description and
//! reference code, each with its reasons in words.
//!
//! DKI68 Pasal 15 ayat (5): where an aplikasi umum is available it is used; KALBAR Pasal 18 ayat (1): a similar one is
//! built only where none is provided. Scores are integers in hundredths of a percent, so that the same texts give the
//! same order everywhere.

use std::{collections::HashMap, fmt};

/// How alike, in hundredths of a percent: 0 to 10 000.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Skor(u32);

/// From here on a proposal has to say why the application cannot be used. The product's own measure: two applications of
/// one name reach it whatever their descriptions say, two of a few common words do not.
pub const AMBANG: Skor = Skor(4_500);

/// From here on it has to say so of an aplikasi umum: what the government provides for all is used, not only what is
/// nearly the same (DKI68 Pasal 15 ayat (5)). The product's own measure.
pub const AMBANG_UMUM: Skor = Skor(2_500);
/// Segments of a reference code that name the same service: `RAA.02.01`, level 2.
const RUAS_SAMA: usize = 3;

/// What is compared of an application; texts may be empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pembanding<'a> {
    pub nama: &'a str,
    pub fungsi: &'a str,
    pub uraian: &'a str,
    /// Reference code: `RAA.02.01`.
    pub kode: &'a str,
}

/// How alike two applications are, part by part; `None` where one of them says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kemiripan {
    pub skor: Skor,
    pub nama: Option<Skor>,
    pub fungsi: Option<Skor>,
    pub uraian: Option<Skor>,
    /// Function and description together, where one of the two has only one of them.
    pub isi: Option<Skor>,
    pub kode: Option<Kode>,
}

/// How far two reference codes agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kode {
    Sama,
    /// Up to this code.
    Sampai(String),
    Beda,
}

/// Applications prepared for comparing, made once for many questions.
#[derive(Debug, Default)]
pub struct Indeks {
    kata: HashMap<String, u32>,
    butir: Vec<(i64, Sidik)>,
}

/// An application found, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Temuan {
    pub id: i64,
    pub kemiripan: Kemiripan,
}

/// Sorted, without doubles.
type Himpunan = Vec<u32>;

#[derive(Clone, Debug, Default)]
struct Sidik {
    nama: Himpunan,
    trigram: Himpunan,
    fungsi: Himpunan,
    uraian: Himpunan,
    isi: Himpunan,
    kode: Vec<String>,
}

/// Weights of the parts. What one of the two leaves out counts for neither.
const BOBOT_NAMA: u32 = 50;
const BOBOT_FUNGSI: u32 = 25;
const BOBOT_URAIAN: u32 = 15;
const BOBOT_KODE: u32 = 10;

impl Skor {
    pub const NOL: Self = Self(0);
    pub const PENUH: Self = Self(10_000);

    /// Hundredths of a percent; more than all of it is all of it.
    #[must_use]
    pub const fn baru(perseratus: u32) -> Self {
        Self(if perseratus > Self::PENUH.0 { Self::PENUH.0 } else { perseratus })
    }

    #[must_use]
    pub const fn perseratus(self) -> u32 {
        self.0
    }

    /// Whole percent, rounded down: 99,99 is not yet the same.
    #[must_use]
    pub const fn persen(self) -> u32 {
        self.0 / 100
    }

    /// `2·bersama ÷ (a + b)`.
    fn dice(bersama: usize, a: usize, b: usize) -> Self {
        match a + b {
            0 => Self::NOL,
            semua => Self::baru(u32::try_from(20_000 * bersama / semua).unwrap_or(u32::MAX)),
        }
    }
}

impl fmt::Display for Skor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} %", self.persen())
    }
}

impl Indeks {
    /// Prepares applications; the number is the caller's.
    pub fn baru<'a>(semua: impl IntoIterator<Item = (i64, Pembanding<'a>)>) -> Self {
        let mut indeks = Self::default();
        for (id, satu) in semua {
            let sidik = sidik(&satu, |kata| {
                let berikut = u32::try_from(indeks.kata.len()).unwrap_or(u32::MAX);
                *indeks.kata.entry(kata).or_insert(berikut)
            });
            indeks.butir.push((id, sidik));
        }
        indeks
    }

    /// Those at least this much alike, most alike first, then in the order of their numbers; at most `batas`.
    #[must_use]
    pub fn peringkat(&self, usulan: &Pembanding<'_>, ambang: Skor, batas: usize) -> Vec<Temuan> {
        let mut lain: HashMap<String, u32> = HashMap::new();
        let awal = u32::try_from(self.kata.len()).unwrap_or(u32::MAX);
        let milik = sidik(usulan, |kata| match self.kata.get(&kata) {
            Some(nomor) => *nomor,
            None => {
                let berikut = awal.saturating_add(u32::try_from(lain.len()).unwrap_or(u32::MAX));
                *lain.entry(kata).or_insert(berikut)
            }
        });
        let mut hasil: Vec<Temuan> = self
            .butir
            .iter()
            .map(|(id, sidik)| Temuan { id: *id, kemiripan: bandingkan(&milik, sidik) })
            .filter(|t| t.kemiripan.skor >= ambang && t.kemiripan.skor > Skor::NOL)
            .collect();
        hasil.sort_by(|a, b| b.kemiripan.skor.cmp(&a.kemiripan.skor).then(a.id.cmp(&b.id)));
        hasil.truncate(batas);
        hasil
    }
}

impl Kemiripan {
    /// Two applications without an index.
    #[must_use]
    pub fn antara(a: &Pembanding<'_>, b: &Pembanding<'_>) -> Self {
        let mut semua: HashMap<String, u32> = HashMap::new();
        let mut nomor = |kata: String| {
            let berikut = u32::try_from(semua.len()).unwrap_or(u32::MAX);
            *semua.entry(kata).or_insert(berikut)
        };
        let (a, b) = (sidik(a, &mut nomor), sidik(b, &mut nomor));
        bandingkan(&a, &b)
    }

    /// Whether a proposal has to say why this application cannot be used: any that is very much alike, and an aplikasi umum
    /// that is somewhat alike or of the same reference code.
    #[must_use]
    pub fn wajib_dijawab(&self, umum: bool) -> bool {
        let kode_sama = match &self.kode {
            Some(Kode::Sama) => true,
            Some(Kode::Sampai(kode)) => kode.split('.').count() >= RUAS_SAMA,
            Some(Kode::Beda) | None => false,
        };
        self.skor >= AMBANG || (umum && (self.skor >= AMBANG_UMUM || kode_sama))
    }

    /// Why, in words, the strongest first; parts that say little are left out.
    #[must_use]
    pub fn alasan(&self) -> Vec<String> {
        const BERARTI: Skor = Skor(2_500);
        let bagian =
            [("nama", self.nama), ("fungsi", self.fungsi), ("uraian", self.uraian), ("fungsi dan uraian", self.isi)];
        let mut kata: Vec<(Skor, String)> = bagian
            .into_iter()
            .filter_map(|(sebutan, skor)| Some((sebutan, skor.filter(|s| *s >= BERARTI)?)))
            .map(|(sebutan, skor)| {
                (skor, if skor == Skor::PENUH { format!("{sebutan} sama") } else { format!("{sebutan} mirip {skor}") })
            })
            .collect();
        // A stable sort keeps the name before the function where both say as much.
        kata.sort_by_key(|(skor, _)| std::cmp::Reverse(*skor));
        let mut alasan: Vec<String> = kata.into_iter().map(|(_, teks)| teks).collect();
        match &self.kode {
            Some(Kode::Sama) => alasan.push("kode RAA sama".into()),
            Some(Kode::Sampai(kode)) => alasan.push(format!("kode RAA sama sampai {kode}")),
            Some(Kode::Beda) | None => {}
        }
        alasan
    }
}

fn sidik(p: &Pembanding<'_>, mut nomor: impl FnMut(String) -> u32) -> Sidik {
    let nama = kata_pokok(p.nama);
    let (fungsi, uraian) = (kata_pokok(p.fungsi), kata_pokok(p.uraian));
    let trigram = nama.iter().flat_map(|kata| trigram(kata)).map(|t| nomor(format!("\u{1}{t}"))).collect();
    let mut himpun = |kata: &[String]| himpunan(kata.iter().map(|k| nomor(akar(k))).collect());
    let (nama, fungsi, uraian) = (himpun(&nama), himpun(&fungsi), himpun(&uraian));
    let isi = himpunan(fungsi.iter().chain(&uraian).copied().collect());
    let kode = p.kode.trim().to_uppercase();
    let kode = kode.split('.').filter(|r| !r.is_empty()).map(str::to_owned).collect();
    Sidik { nama, trigram: himpunan(trigram), fungsi, uraian, isi, kode }
}

fn bandingkan(a: &Sidik, b: &Sidik) -> Kemiripan {
    let (mut jumlah, mut bobot) = (0_u32, 0_u32);
    let mut hitung = |skor: Option<Skor>, berat: u32| {
        if let Some(skor) = skor {
            jumlah += skor.0 * berat;
            bobot += berat;
        }
        skor
    };
    // Trigrams forgive endings and slips, words do not confuse "surat masuk" with "surat masa".
    let nama = alike(&a.nama, &b.nama)
        .zip(alike(&a.trigram, &b.trigram))
        .map(|(kata, huruf)| Skor((kata.0 + 2 * huruf.0) / 3));
    let nama = hitung(nama, BOBOT_NAMA);
    let lengkap = [&a.fungsi, &b.fungsi, &a.uraian, &b.uraian].into_iter().all(|h| !h.is_empty());
    let (fungsi, uraian, isi) = if lengkap {
        let fungsi = hitung(alike(&a.fungsi, &b.fungsi), BOBOT_FUNGSI);
        (fungsi, hitung(alike(&a.uraian, &b.uraian), BOBOT_URAIAN), None)
    } else {
        (None, None, hitung(alike(&a.isi, &b.isi), BOBOT_FUNGSI + BOBOT_URAIAN))
    };
    let kode = banding_kode(&a.kode, &b.kode);
    hitung(kode.as_ref().map(|(skor, _)| *skor), BOBOT_KODE);
    let skor = jumlah.checked_div(bobot).map_or(Skor::NOL, Skor::baru);
    Kemiripan { skor, nama, fungsi, uraian, isi, kode: kode.map(|(_, kode)| kode) }
}

/// `None` when one says nothing.
fn alike(a: &Himpunan, b: &Himpunan) -> Option<Skor> {
    (!a.is_empty() && !b.is_empty()).then(|| Skor::dice(bersama(a, b), a.len(), b.len()))
}

fn banding_kode(a: &[String], b: &[String]) -> Option<(Skor, Kode)> {
    if a.len() < 2 || b.len() < 2 {
        return None;
    }
    let sama = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    Some(if sama == a.len() && sama == b.len() {
        (Skor::PENUH, Kode::Sama)
    } else if sama < 2 {
        // `RAA` alone is no agreement.
        (Skor::NOL, Kode::Beda)
    } else {
        (Skor::dice(sama - 1, a.len() - 1, b.len() - 1), Kode::Sampai(a[..sama].join(".")))
    })
}

fn bersama(a: &[u32], b: &[u32]) -> usize {
    let (mut i, mut j, mut jumlah) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                jumlah += 1;
                i += 1;
                j += 1;
            }
        }
    }
    jumlah
}

fn himpunan(mut nomor: Vec<u32>) -> Himpunan {
    nomor.sort_unstable();
    nomor.dedup();
    nomor
}

/// Words that say nothing of what an application does.
const UMUM: [&str; 68] = [
    "a",
    "ada",
    "adalah",
    "agar",
    "akan",
    "antara",
    "aplikasi",
    "app",
    "atas",
    "atau",
    "bagi",
    "bahwa",
    "berbasis",
    "berdasarkan",
    "beserta",
    "bisa",
    "dalam",
    "dan",
    "dapat",
    "dari",
    "dengan",
    "di",
    "digital",
    "e",
    "elektronik",
    "guna",
    "hingga",
    "ini",
    "informasi",
    "itu",
    "juga",
    "ke",
    "kepada",
    "lain",
    "maupun",
    "melalui",
    "manajemen",
    "mobile",
    "oleh",
    "online",
    "pada",
    "para",
    "sebagai",
    "secara",
    "seluruh",
    "semua",
    "serta",
    "setiap",
    "si",
    "sim",
    "sistem",
    "suatu",
    "sudah",
    "telah",
    "terhadap",
    "terpadu",
    "terintegrasi",
    "tersebut",
    "the",
    "untuk",
    "web",
    "website",
    "yaitu",
    "yang",
    "program",
    "platform",
    "portal",
    "modul",
];

/// Abbreviations that offices use as names, and what they stand for without the general words.
const SINGKATAN: [(&str, &str); 30] = [
    ("simpeg", "kepegawaian"),
    ("simka", "kepegawaian"),
    ("simrs", "rumah sakit"),
    ("rs", "rumah sakit"),
    ("simda", "daerah"),
    ("sipd", "pemerintahan daerah"),
    ("sipkd", "pengelolaan keuangan daerah"),
    ("simkeu", "keuangan"),
    ("siskeudes", "keuangan desa"),
    ("simbada", "barang daerah"),
    ("simbmd", "barang milik daerah"),
    ("bmd", "barang milik daerah"),
    ("siakad", "akademik"),
    ("simpus", "puskesmas"),
    ("ppdb", "penerimaan peserta didik baru"),
    ("lpse", "pengadaan barang jasa"),
    ("pbj", "pengadaan barang jasa"),
    ("ppid", "pengelola dokumentasi"),
    ("jdih", "dokumentasi hukum"),
    ("sig", "geografis"),
    ("gis", "geografis"),
    ("simbg", "bangunan gedung"),
    ("imb", "izin mendirikan bangunan"),
    ("tnd", "tata naskah dinas"),
    ("tnde", "tata naskah dinas"),
    ("sakip", "akuntabilitas kinerja"),
    ("esakip", "akuntabilitas kinerja"),
    ("asn", "pegawai"),
    ("pns", "pegawai"),
    ("pbb", "pajak bumi bangunan"),
];

/// Lower-case words without marks, abbreviations written out, general words dropped. A text of nothing but general words
/// keeps them: two applications called "Portal" are alike.
fn kata_pokok(teks: &str) -> Vec<String> {
    let kecil = teks.to_lowercase();
    // "e-office" and "eoffice" are one word; "SIM-PEG" is "simpeg".
    let rapat: String = kecil.chars().filter(|c| !matches!(c, '-' | '\'' | '’')).collect();
    let semua: Vec<&str> = rapat.split(|c: char| !c.is_alphanumeric()).filter(|k| !k.is_empty()).collect();
    let mut pokok = Vec::new();
    for kata in &semua {
        match SINGKATAN.iter().find(|(singkatan, _)| singkatan == kata) {
            Some((_, panjang)) => pokok.extend(panjang.split(' ').map(str::to_owned)),
            None if UMUM.contains(kata) => {}
            None => pokok.push((*kata).to_owned()),
        }
    }
    if pokok.is_empty() { semua.into_iter().map(str::to_owned).collect() } else { pokok }
}

/// The word without the commonest affixes, so that "kepegawaian" meets "pegawai"; never shorter than four letters.
fn akar(kata: &str) -> String {
    const AKHIRAN: [&str; 5] = ["nya", "kan", "lah", "an", "i"];
    const AWALAN: [&str; 15] =
        ["meng", "meny", "peng", "peny", "mem", "men", "pem", "pen", "per", "ber", "ter", "di", "ke", "me", "pe"];
    let cukup = |sisa: &str| sisa.chars().count() >= 4;
    let mut kata = kata;
    // "i" only after a longer ending would cut "pegawai".
    if let Some(sisa) = AKHIRAN[..4].iter().find_map(|a| kata.strip_suffix(a).filter(|s| cukup(s))) {
        kata = sisa;
    }
    // Again and again: "kepegawaian" has two, and must end where "pegawai" ends.
    while let Some(sisa) = AWALAN.iter().find_map(|a| kata.strip_prefix(a).filter(|s| cukup(s))) {
        kata = sisa;
    }
    kata.to_owned()
}

/// Three letters at a time, with the edges of the word.
fn trigram(kata: &str) -> Vec<String> {
    let huruf: Vec<char> = [' ', ' '].into_iter().chain(kata.chars()).chain([' ']).collect();
    huruf.windows(3).map(|tiga| tiga.iter().collect()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    fn bernama(nama: &str) -> Pembanding<'_> {
        Pembanding { nama, ..Pembanding::default() }
    }

    #[rstest]
    #[case("SIMPEG", "Sistem Informasi Manajemen Kepegawaian", 100)]
    #[case("SIM-PEG", "simpeg", 100)]
    #[case("Aplikasi Surat Masuk", "surat masuk", 100)]
    #[case("SIMRS", "Sistem Informasi Rumah Sakit", 100)]
    #[case("Surat Keluar Elektronik", "Aplikasi Surat Keluar", 100)]
    #[case("e-Surat", "esurat", 100)]
    #[case("Pengaduan Masyarakat", "Aduan Masyarakat", 55)]
    #[case("Sistem Kepegawaian", "Data Pegawai", 40)]
    #[case("Antrean Rumah Sakit", "Antrian Rumah Sakit", 70)]
    fn what_is_the_same_is_found(#[case] a: &str, #[case] b: &str, #[case] paling_sedikit: u32) {
        let mirip = Kemiripan::antara(&bernama(a), &bernama(b));
        assert!(mirip.skor.persen() >= paling_sedikit, "{a} · {b}: {mirip:?}");
    }

    #[rstest]
    #[case::alike("SIMPEG", "Kepegawaian", "", "", true, true)]
    #[case::somewhat("Antrean Loket Kecamatan", "Antrean Puskesmas", "", "", false, true)]
    #[case::another("Retribusi Parkir", "Rekam Medis", "", "", false, false)]
    #[case::same_code("Retribusi Parkir", "Rekam Medis", "RAA.02.01", "RAA.02.01", false, true)]
    #[case::same_service("Retribusi Parkir", "Rekam Medis", "RAA.02.01.03", "RAA.02.01.04", false, true)]
    #[case::same_domain("Retribusi Parkir", "Rekam Medis", "RAA.02.01", "RAA.02.02", false, false)]
    fn an_aplikasi_umum_is_answered_from_less(
        #[case] a: &str,
        #[case] b: &str,
        #[case] kode_a: &str,
        #[case] kode_b: &str,
        #[case] khusus: bool,
        #[case] umum: bool,
    ) {
        let mirip =
            Kemiripan::antara(&Pembanding { kode: kode_a, ..bernama(a) }, &Pembanding { kode: kode_b, ..bernama(b) });
        assert_eq!((mirip.wajib_dijawab(false), mirip.wajib_dijawab(true)), (khusus, umum), "{a} · {b}: {mirip:?}");
    }

    #[rstest]
    #[case("Sistem Informasi Perizinan", "Sistem Informasi Kepegawaian", 25)]
    #[case("Aplikasi Surat Keluar", "Aplikasi Pajak Daerah", 15)]
    #[case("SIMPEG", "SIMDA", 25)]
    #[case("Portal Data", "Portal Wisata", 30)]
    #[case("Retribusi Parkir", "Rekam Medis", 15)]
    fn what_is_different_stays_low(#[case] a: &str, #[case] b: &str, #[case] paling_banyak: u32) {
        let mirip = Kemiripan::antara(&bernama(a), &bernama(b));
        assert!(mirip.skor.persen() <= paling_banyak && mirip.skor < AMBANG, "{a} · {b}: {mirip:?}");
    }

    #[test]
    fn one_name_is_asked_about_whatever_the_texts_say() {
        let a =
            Pembanding { nama: "SIMPEG", fungsi: "mencatat cuti", uraian: "dipakai bidang umum", kode: "RAA.01.02" };
        let b = Pembanding {
            nama: "Sistem Informasi Manajemen Kepegawaian",
            fungsi: "riwayat jabatan",
            uraian: "induk seluruh pegawai",
            kode: "RAA.02.01",
        };
        let mirip = Kemiripan::antara(&a, &b);
        assert!(mirip.skor >= AMBANG, "{mirip:?}");
        assert_eq!(mirip.alasan(), ["nama sama"]);
    }

    #[test]
    fn the_reasons_are_in_words() {
        let a = Pembanding { nama: "Surat Masuk", fungsi: "Mencatat surat dinas", uraian: "", kode: "RAA.02.01.03" };
        let b = Pembanding {
            nama: "Surat Masuk Daerah",
            fungsi: "",
            uraian: "Pencatatan surat dinas",
            kode: "raa.02.01.04",
        };
        let mirip = Kemiripan::antara(&a, &b);
        assert_eq!(mirip.alasan(), ["fungsi dan uraian sama", "nama mirip 78 %", "kode RAA sama sampai RAA.02.01"]);
        let sama = Kemiripan::antara(&Pembanding { kode: "RAA.02.01.04", ..a }, &b);
        assert_eq!(sama.alasan().last().map(String::as_str), Some("kode RAA sama"));
        assert!(sama.skor > mirip.skor);
    }

    #[test]
    fn the_ranking_is_by_likeness_then_number() {
        let semua = [(7, "Surat Masuk"), (3, "Surat Masuk"), (1, "Pajak Hotel"), (2, "Surat Keluar")];
        let indeks = Indeks::baru(semua.map(|(id, nama)| (id, bernama(nama))));
        let urut = |ambang, batas| {
            let temuan = indeks.peringkat(&bernama("Aplikasi Surat Masuk"), ambang, batas);
            temuan.into_iter().map(|t| t.id).collect::<Vec<_>>()
        };
        assert_eq!(urut(Skor::baru(5_000), 10), [3, 7]);
        assert_eq!(urut(Skor::NOL, 10), [3, 7, 2]);
        assert_eq!(urut(Skor::NOL, 1), [3]);
        assert!(indeks.peringkat(&Pembanding::default(), Skor::NOL, 10).is_empty());
    }

    fn kalimat() -> impl Strategy<Value = String> {
        let kata = prop_oneof![
            3 => "[a-z]{1,9}",
            2 => prop::sample::select(UMUM.to_vec()).prop_map(str::to_owned),
            1 => prop::sample::select(SINGKATAN.to_vec()).prop_map(|(s, _)| s.to_uppercase()),
            1 => any::<String>(),
        ];
        prop::collection::vec(kata, 0..6).prop_map(|k| k.join(" "))
    }

    fn kode() -> impl Strategy<Value = String> {
        prop_oneof!["", "RAA(\\.0[1-3]){1,4}", "[A-Z.0-9]{0,8}"]
    }

    proptest! {
        #[test]
        fn it_is_symmetric_bounded_and_whole_for_itself(
            (na, fa, ua, ka) in (kalimat(), kalimat(), kalimat(), kode()),
            (nb, fb, ub, kb) in (kalimat(), kalimat(), kalimat(), kode()),
        ) {
            let a = Pembanding { nama: &na, fungsi: &fa, uraian: &ua, kode: &ka };
            let b = Pembanding { nama: &nb, fungsi: &fb, uraian: &ub, kode: &kb };
            let (ab, ba) = (Kemiripan::antara(&a, &b), Kemiripan::antara(&b, &a));
            prop_assert_eq!(&ab, &ba);
            prop_assert!(ab.skor <= Skor::PENUH);
            let diri = Kemiripan::antara(&a, &a);
            if diri.nama.is_some() {
                prop_assert_eq!(diri.skor, Skor::PENUH);
            }
            // The index answers as the pair does.
            let indeks = Indeks::baru([(1, b)]);
            let temuan = indeks.peringkat(&a, Skor::NOL, 1);
            prop_assert_eq!(temuan.first().map(|t| &t.kemiripan), Some(&ab).filter(|k| k.skor > Skor::NOL));
        }
    }
}
