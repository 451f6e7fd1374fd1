//! Comparing words as people write them: case, spaces, marks, small misspellings.

/// Lower case, letters and digits only, single spaces: `Nama_Aplikasi *` is `nama aplikasi`.
#[must_use]
pub fn samakan(teks: &str) -> String {
    let mut hasil = String::with_capacity(teks.len());
    let mut jeda = false;
    for huruf in teks.chars().flat_map(char::to_lowercase) {
        if huruf.is_alphanumeric() {
            if jeda && !hasil.is_empty() {
                hasil.push(' ');
            }
            jeda = false;
            hasil.push(huruf);
        } else {
            jeda = true;
        }
    }
    hasil
}

/// The same without what stands in brackets: `Nama aplikasi (sesuai SK)` is `nama aplikasi`.
pub(super) fn tanpa_kurung(teks: &str) -> String {
    let mut polos = String::new();
    let mut dalam = 0_u32;
    for huruf in teks.chars() {
        match huruf {
            '(' | '[' => dalam += 1,
            ')' | ']' => dalam = dalam.saturating_sub(1),
            _ if dalam == 0 => polos.push(huruf),
            _ => {}
        }
    }
    samakan(&polos)
}

/// How much two words may differ and still be the same one misspelt; none for short words.
fn batas(a: &str, b: &str) -> usize {
    match a.chars().count().max(b.chars().count()) {
        0..=4 => 0,
        5..=7 => 1,
        8..=15 => 2,
        _ => 3,
    }
}

/// Words that turn the meaning round: `naktif` is no misspelt `aktif`.
const INGKAR: [&str; 10] = ["n", "non", "no ", "un", "tak", "tdk", "tidak", "bukan", "belum", "blm"];

/// Number of slips (a letter missing, added, changed, two letters swapped) when it is small enough; `None` otherwise.
/// Both are folded by [`samakan`].
pub(super) fn jarak(a: &str, b: &str) -> Option<usize> {
    let maks = batas(a, b);
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if maks == 0 || a.len().abs_diff(b.len()) > maks || ingkar(&a, &b) || ingkar(&b, &a) {
        return None;
    }
    // A number is never misspelt: 2024 and 2025 are two years.
    let angka = |kata: &[char]| kata.iter().filter(|c| c.is_ascii_digit()).collect::<String>();
    if angka(&a) != angka(&b) {
        return None;
    }
    let mut lalu: Vec<usize> = Vec::new();
    let mut atas: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut kini = vec![i];
        for j in 1..=b.len() {
            let ganti = atas[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut nilai = ganti.min(atas[j] + 1).min(kini[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                nilai = nilai.min(lalu[j - 2] + 1);
            }
            kini.push(nilai);
        }
        lalu = std::mem::replace(&mut atas, kini);
    }
    let hasil = atas.last().copied().unwrap_or(0);
    (hasil <= maks).then_some(hasil)
}

fn ingkar(panjang: &[char], pendek: &[char]) -> bool {
    panjang.len() > pendek.len() && panjang.ends_with(pendek) && {
        let awal: String = panjang[..panjang.len() - pendek.len()].iter().collect();
        INGKAR.iter().any(|kata| awal == *kata || awal.strip_suffix(' ') == Some(kata))
    }
}

/// The one candidate that a misspelt word means: the nearest, when no other stands as near.
pub fn terdekat<T: Copy + PartialEq>(kata: &str, calon: impl Iterator<Item = (T, String)>) -> Terdekat<T> {
    let mut hasil: Vec<(usize, T)> = Vec::new();
    for (nilai, sebutan) in calon {
        if let Some(slip) = jarak(kata, &sebutan) {
            match hasil.iter_mut().find(|(_, lain)| *lain == nilai) {
                Some(ada) => ada.0 = ada.0.min(slip),
                None => hasil.push((slip, nilai)),
            }
        }
    }
    match hasil.as_slice() {
        [] => Terdekat::TidakAda,
        [(_, satu)] => Terdekat::Satu(*satu),
        banyak => Terdekat::Banyak(banyak.iter().map(|(_, nilai)| *nilai).collect()),
    }
}

/// What a misspelt word may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Terdekat<T> {
    TidakAda,
    Satu(T),
    Banyak(Vec<T>),
}

/// `-`, dashes or nothing.
pub(crate) fn strip(teks: &str) -> bool {
    teks.chars().all(|huruf| matches!(huruf, '-' | '–' | '—' | '−' | '_') || huruf.is_whitespace())
}

/// What a cell says, in quotes, on one line, short enough for a message.
#[must_use]
pub fn kutip(isi: &str) -> String {
    const MAKS: usize = 60;
    let satu_baris: String = isi.chars().map(|huruf| if huruf.is_control() { ' ' } else { huruf }).collect();
    let rapi = satu_baris.trim();
    let potong: String = rapi.chars().take(MAKS).collect();
    if potong.len() < rapi.len() { format!("\u{201c}{potong}…\u{201d}") } else { format!("\u{201c}{potong}\u{201d}") }
}
