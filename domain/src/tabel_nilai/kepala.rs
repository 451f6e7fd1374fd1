//! Where the table begins and which of its columns hold code and value.

use super::{GalatBaris, indikator, kutip};
use crate::{analisis::sambung, instrumen::Instrumen};

/// Words for the code column, best first.
const KODE: [&str; 12] = [
    "kode indikator",
    "nomor indikator",
    "no indikator",
    "no ind",
    "kode",
    "indikator",
    "nomor",
    "no",
    "id indikator",
    "id",
    "nama indikator",
    "no urut",
];
/// Words for the value column, best first.
const NILAI: [&str; 18] = [
    "tingkat kematangan",
    "nilai tingkat kematangan",
    "nilai akhir",
    "nilai",
    "nilai indikator",
    "tingkat",
    "level",
    "level kematangan",
    "nilai kematangan",
    "tk",
    "tingkat kematangan indikator",
    "hasil",
    "skor",
    "capaian",
    "hasil penilaian",
    "nilai tingkat",
    "hasil evaluasi",
    "hasil akhir",
];
/// Titles above a table are few.
const BARIS_JUDUL: usize = 200;

/// The columns of a table and the row of its header.
pub(super) struct Kolom {
    /// From 0; `None` for a table without a header.
    pub(super) baris: Option<usize>,
    pub(super) kode: usize,
    pub(super) nilai: usize,
}

/// The first row that has a word for the code and a word for the value in two columns; else columns 1 and 2.
///
/// Where several columns could hold the code ("No" beside "Indikator") the one with the most known codes is taken.
///
/// # Errors
/// A header with two columns of the same value word ("Nilai 2023", "Nilai 2024"): nobody may guess which one counts.
pub(super) fn cari_kepala(instrumen: &Instrumen, baris: &[Vec<String>]) -> Result<Kolom, GalatBaris> {
    for (letak, isi) in baris.iter().enumerate().take(BARIS_JUDUL) {
        let rapi: Vec<String> = isi.iter().map(|sel| kata_kepala(sel)).collect();
        let pada = |kata: &str| -> Vec<usize> { (0..rapi.len()).filter(|&kolom| rapi[kolom] == kata).collect() };
        let Some(calon_nilai) = NILAI.iter().map(|kata| pada(kata)).find(|kolom| !kolom.is_empty()) else { continue };
        let nilai = calon_nilai[0];
        let dikenal = |kolom: usize| {
            let data = baris[letak + 1..].iter().filter_map(|isi| isi.get(kolom));
            data.filter(|sel| !sel.trim().is_empty() && indikator(instrumen, sel).is_some()).count()
        };
        let mut calon: Vec<usize> = KODE.iter().flat_map(|kata| pada(kata)).filter(|kolom| *kolom != nilai).collect();
        // Stable: equal counts keep the better word first.
        calon.sort_by_key(|kolom| std::cmp::Reverse(dikenal(*kolom)));
        let Some(&kode) = calon.first() else { continue };
        if calon_nilai.len() > 1 {
            let nama = sambung(calon_nilai.iter().map(|&kolom| kutip(&isi[kolom])));
            let alasan = format!("ada {} kolom nilai, yaitu {nama}; sisakan satu", calon_nilai.len());
            return Err(GalatBaris { baris: letak + 1, alasan });
        }
        return Ok(Kolom { baris: Some(letak), kode, nilai });
    }
    Ok(Kolom { baris: None, kode: 0, nilai: 1 })
}

/// Whether a cell is a header word for the code.
pub(super) fn kolom_kode(sel: &str) -> bool {
    KODE.contains(&kata_kepala(sel).as_str())
}

/// Whether a cell is a header word for the value.
pub(super) fn kolom_nilai(sel: &str) -> bool {
    NILAI.contains(&kata_kepala(sel).as_str())
}

/// Lower case, single spaces, without the marks people put around header words.
pub(super) fn rapikan(sel: &str) -> String {
    let huruf = sel.trim().to_lowercase();
    let kata: Vec<&str> = huruf.split_whitespace().collect();
    kata.join(" ").trim_matches(['.', ':', '*', '#', '"']).replace(". ", " ")
}

/// A header cell without underscores, remarks in brackets and a year: `Nilai_Akhir (1-5) 2024` is `nilai akhir`.
fn kata_kepala(sel: &str) -> String {
    let mut polos = String::new();
    let mut dalam = 0_u32;
    for huruf in sel.chars() {
        match huruf {
            '(' => dalam += 1,
            ')' => dalam = dalam.saturating_sub(1),
            '_' if dalam == 0 => polos.push(' '),
            _ if dalam == 0 => polos.push(huruf),
            _ => {}
        }
    }
    let rapi = rapikan(&polos);
    let tanpa_tahun = rapi.rsplit_once(' ').filter(|(_, akhir)| {
        let akhir = akhir.strip_prefix("tahun").unwrap_or(akhir);
        akhir.len() == 4 && akhir.starts_with("20") && akhir.bytes().all(|bita| bita.is_ascii_digit())
    });
    tanpa_tahun.map_or(rapi.clone(), |(kata, _)| kata.trim_end_matches(" tahun").to_owned())
}
