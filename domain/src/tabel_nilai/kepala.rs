//! Where the table begins and which of its columns hold code, values and their justification.

use super::{GalatBaris, indikator, kutip};
use crate::{analisis::sambung, instrumen::Instrumen, penilaian::Tahap};

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

/// Words of a column that explains a value.
const JUSTIFIKASI: [&str; 5] = ["justifikasi", "alasan", "catatan", "penjelasan", "keterangan"];

/// Which values a table is asked for.
#[derive(Clone, Copy)]
pub(super) enum Bentuk<'a> {
    /// One column of values.
    Satu,
    /// The values of these stages: a column each, or one column of values when it is one stage.
    Tahap(&'a [Tahap]),
}

/// The columns of a table and the row of its header.
pub(super) struct Kolom {
    /// From 0; `None` for a table without a header.
    pub(super) baris: Option<usize>,
    pub(super) kode: usize,
    /// The stage each column of values belongs to, if it was asked for by stage.
    pub(super) nilai: Vec<(Option<Tahap>, usize)>,
    /// Columns that explain the value of one stage, or of every stage.
    pub(super) justifikasi: Vec<(Option<Tahap>, usize)>,
}

/// The first row that has a word for the code and a word for a value in two columns; else columns 1 and 2.
///
/// Where several columns could hold the code ("No" beside "Indikator") the one with the most known codes is taken.
///
/// # Errors
/// A header with two columns of the same value word ("Nilai 2023", "Nilai 2024"), or without the stage that is asked
/// for: nobody may guess which one counts.
pub(super) fn cari_kepala(
    instrumen: &Instrumen,
    bentuk: Bentuk<'_>,
    baris: &[Vec<String>],
) -> Result<Kolom, GalatBaris> {
    for (letak, isi) in baris.iter().enumerate().take(BARIS_JUDUL) {
        let rapi: Vec<String> = isi.iter().map(|sel| kata_kepala(sel)).collect();
        let Some(nilai) = kolom_nilai_pada(bentuk, &rapi, isi) else { continue };
        let dipakai: Vec<usize> = nilai.iter().flatten().map(|(_, kolom)| *kolom).collect();
        let dikenal = |kolom: usize| {
            let data = baris[letak + 1..].iter().filter_map(|isi| isi.get(kolom));
            data.filter(|sel| !sel.trim().is_empty() && indikator(instrumen, sel).is_some()).count()
        };
        let pada = |kata: &str| -> Vec<usize> { (0..rapi.len()).filter(|&kolom| rapi[kolom] == kata).collect() };
        let mut calon: Vec<usize> =
            KODE.iter().flat_map(|kata| pada(kata)).filter(|kolom| !dipakai.contains(kolom)).collect();
        // Stable: equal counts keep the better word first.
        calon.sort_by_key(|kolom| std::cmp::Reverse(dikenal(*kolom)));
        let Some(&kode) = calon.first() else { continue };
        let nilai = nilai.map_err(|alasan| GalatBaris { baris: letak + 1, alasan })?;
        return Ok(Kolom { baris: Some(letak), kode, nilai, justifikasi: kolom_justifikasi(&rapi) });
    }
    match bentuk {
        Bentuk::Satu => Ok(tanpa_kepala(None)),
        Bentuk::Tahap(&[tahap]) => Ok(tanpa_kepala(Some(tahap))),
        Bentuk::Tahap(_) => {
            let alasan = "kepala kolom tidak ditemukan; siapkan kolom \"indikator\" dan satu kolom untuk setiap tahap";
            Err(GalatBaris { baris: 0, alasan: alasan.to_owned() })
        }
    }
}

fn tanpa_kepala(tahap: Option<Tahap>) -> Kolom {
    Kolom { baris: None, kode: 0, nilai: vec![(tahap, 1)], justifikasi: Vec::new() }
}

/// The columns of values in a row that could be the header; `None` when it has none.
type KolomNilai = Option<Result<Vec<(Option<Tahap>, usize)>, String>>;

fn kolom_nilai_pada(bentuk: Bentuk<'_>, rapi: &[String], isi: &[String]) -> KolomNilai {
    let pilihan = match bentuk {
        Bentuk::Satu => return kolom_polos(rapi, isi, None),
        Bentuk::Tahap(pilihan) => pilihan,
    };
    let bertahap = kolom_tahap(rapi);
    if bertahap.is_empty() {
        return match pilihan {
            [satu] => kolom_polos(rapi, isi, Some(*satu)),
            _ => kolom_polos(rapi, isi, None).map(|_| {
                Err("tabel ini hanya memuat satu kolom nilai; pilih tahapnya, atau beri nama kolom menurut tahap"
                    .into())
            }),
        };
    }
    let nama = |kolom: &[usize]| sambung(kolom.iter().map(|&kolom| kutip(&isi[kolom])));
    for tahap in Tahap::SEMUA {
        let kembar: Vec<usize> = bertahap.iter().filter(|(t, _)| *t == tahap).map(|(_, kolom)| *kolom).collect();
        if kembar.len() > 1 && pilihan.contains(&tahap) {
            return Some(Err(format!(
                "ada {} kolom {}, yaitu {}; sisakan satu",
                kembar.len(),
                tahap.nama(),
                nama(&kembar)
            )));
        }
    }
    let (dipilih, lain): (Vec<_>, Vec<_>) = bertahap.into_iter().partition(|(tahap, _)| pilihan.contains(tahap));
    let lain: Vec<usize> = lain.into_iter().map(|(_, kolom)| kolom).collect();
    if let ([satu], true) = (pilihan, dipilih.is_empty()) {
        return Some(Err(format!("tidak ada kolom {}; yang ada {}", satu.nama(), nama(&lain))));
    }
    if pilihan.len() > 1 && !lain.is_empty() {
        return Some(Err(format!("kolom {} bukan tahap putaran ini; hapus kolomnya", nama(&lain))));
    }
    Some(Ok(dipilih.into_iter().map(|(tahap, kolom)| (Some(tahap), kolom)).collect()))
}

/// The one column of values, whatever it is called.
fn kolom_polos(rapi: &[String], isi: &[String], tahap: Option<Tahap>) -> KolomNilai {
    let pada = |kata: &str| -> Vec<usize> { (0..rapi.len()).filter(|&kolom| rapi[kolom] == kata).collect() };
    let calon = NILAI.iter().map(|kata| pada(kata)).find(|kolom| !kolom.is_empty())?;
    if calon.len() > 1 {
        let nama = sambung(calon.iter().map(|&kolom| kutip(&isi[kolom])));
        return Some(Err(format!("ada {} kolom nilai, yaitu {nama}; sisakan satu", calon.len())));
    }
    Some(Ok(vec![(tahap, calon[0])]))
}

/// Columns named by a later stage; the penilaian mandiri is the team's own and never read from outside.
///
/// "Nilai akhir" names the review only beside another stage; alone it is the one column of values.
fn kolom_tahap(rapi: &[String]) -> Vec<(Tahap, usize)> {
    let semua: Vec<(Tahap, usize, bool)> = rapi
        .iter()
        .enumerate()
        .filter_map(|(kolom, kata)| {
            let (tahap, tegas) = kata_tahap(kata)?;
            (tahap != Tahap::Mandiri).then_some((tahap, kolom, tegas))
        })
        .collect();
    if semua.iter().any(|(.., tegas)| *tegas) {
        semua.into_iter().map(|(tahap, kolom, _)| (tahap, kolom)).collect()
    } else {
        Vec::new()
    }
}

/// The stage a header names, and whether it names it outright: `Nilai Penilaian Interviu`, `Hasil Reviu`, `Nilai Akhir`.
fn kata_tahap(rapi: &str) -> Option<(Tahap, bool)> {
    const AWALAN: [&str; 8] = ["nilai", "penilaian", "hasil", "tahap", "tingkat", "kematangan", "level", "asesor"];
    let kata: Vec<&str> = rapi.split(' ').skip_while(|kata| AWALAN.contains(kata)).collect();
    match kata[..] {
        ["mandiri"] => Some((Tahap::Mandiri, true)),
        ["dokumen"] => Some((Tahap::Dokumen, true)),
        ["interviu" | "interview" | "wawancara"] => Some((Tahap::Interviu, true)),
        ["visitasi"] => Some((Tahap::Visitasi, true)),
        ["reviu" | "review"] => Some((Tahap::Reviu, true)),
        ["akhir" | "final"] => Some((Tahap::Reviu, false)),
        _ => None,
    }
}

fn kolom_justifikasi(rapi: &[String]) -> Vec<(Option<Tahap>, usize)> {
    let mut hasil = Vec::new();
    for awal in JUSTIFIKASI {
        for (kolom, kata) in rapi.iter().enumerate() {
            let Some(sisa) = kata.strip_prefix(awal) else { continue };
            match sisa.trim() {
                "" | "asesor" | "asesor eksternal" | "hasil" => hasil.push((None, kolom)),
                sisa => hasil.extend(kata_tahap(sisa).map(|(tahap, _)| (Some(tahap), kolom))),
            }
        }
    }
    hasil
}

/// Whether a cell is a header word for the code.
pub(super) fn kolom_kode(sel: &str) -> bool {
    KODE.contains(&kata_kepala(sel).as_str())
}

/// Whether a cell is a header word for a value.
pub(super) fn kolom_nilai(sel: &str) -> bool {
    let rapi = kata_kepala(sel);
    NILAI.contains(&rapi.as_str()) || kata_tahap(&rapi).is_some()
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
