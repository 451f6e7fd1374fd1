//! Reading a level table that people made in a spreadsheet.
//!
//! The table finds itself: title rows above the header and footers below the data are passed over, the header is known by
//! its words, and a plain two-column table without a header is read too. Anything that could be a value gone wrong is an
//! error with its row; nothing is guessed silently.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use thiserror::Error;

use crate::{
    angka::Nilai,
    instrumen::{Indikator, Instrumen},
};

mod kepala;

use kepala::{Kolom, cari_kepala, rapikan};

/// What a table said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BacaanNilai {
    /// By indicator code.
    pub nilai: BTreeMap<String, Nilai>,
    /// Indicators that stand in the table without a value (`-` or empty), in the order of the instrument.
    pub kosong: Vec<String>,
    /// Indicators that do not stand in the table, in the order of the instrument.
    pub tidak_ada: Vec<String>,
    /// Row of the header, from 1; `None` when there is none.
    pub baris_kepala: Option<usize>,
    /// What was ignored and how odd cells were read.
    pub catatan: Vec<Catatan>,
}

/// How one odd row was read, to show before anything is imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catatan {
    /// From 1.
    pub baris: usize,
    /// What the cell says, shortened.
    pub isi: String,
    pub dibaca: Dibaca,
}

/// What an odd cell became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dibaca {
    /// Not part of the table: a footer, a heading of an aspect.
    Diabaikan,
    /// The indicator of this code.
    Indikator(String),
    /// No value.
    BelumTerisi,
    /// This value.
    Nilai(Nilai),
}

/// One row that cannot be accepted; shows as `baris 7: indikator "48" tidak dikenal dalam PermenPANRB 59/2020`.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub struct GalatBaris {
    /// From 1; 0 for the table as a whole.
    pub baris: usize,
    pub alasan: String,
}

impl fmt::Display for GalatBaris {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.baris {
            0 => f.write_str(&self.alasan),
            baris => write!(f, "baris {baris}: {}", self.alasan),
        }
    }
}

impl fmt::Display for Catatan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { baris, isi, dibaca } = self;
        match dibaca {
            Dibaca::Diabaikan => write!(f, "baris {baris}: {isi} diabaikan"),
            Dibaca::Indikator(kode) => write!(f, "baris {baris}: {isi} dibaca sebagai indikator {kode}"),
            Dibaca::BelumTerisi => write!(f, "baris {baris}: {isi} dibaca sebagai belum terisi"),
            Dibaca::Nilai(nilai) => write!(f, "baris {baris}: {isi} dibaca sebagai nilai {}", nilai.tampil()),
        }
    }
}

/// Reads the values of a table; row `i` of the argument is row `i + 1` of the sheet.
///
/// # Errors
/// Every row that is wrong, in order: unknown indicator, value that is no number, out of range or with decimals where
/// whole levels are asked for, an indicator that stands twice; or one error for a table that cannot be found.
pub fn baca_nilai(instrumen: &Instrumen, baris: &[Vec<String>]) -> Result<BacaanNilai, Vec<GalatBaris>> {
    let kolom = cari_kepala(instrumen, baris).map_err(|galat| vec![galat])?;
    let mut pembaca = Pembaca { instrumen, bacaan: BacaanNilai::default(), letak: BTreeMap::new(), galat: Vec::new() };
    pembaca.bacaan.baris_kepala = kolom.baris.map(|letak| letak + 1);
    let mulai = kolom.baris.map_or(0, |letak| letak + 1);
    for (letak, isi) in baris.iter().enumerate().skip(mulai) {
        pembaca.baris(letak + 1, &kolom, isi);
    }
    pembaca.selesai()
}

struct Pembaca<'a> {
    instrumen: &'a Instrumen,
    bacaan: BacaanNilai,
    /// Row each code was first seen in.
    letak: BTreeMap<String, usize>,
    galat: Vec<GalatBaris>,
}

impl Pembaca<'_> {
    fn baris(&mut self, baris: usize, kolom: &Kolom, isi: &[String]) {
        let sel = |letak: usize| isi.get(letak).map_or("", |sel| sel.trim());
        let (kode, nilai) = (sel(kolom.kode), sel(kolom.nilai));
        if isi.iter().all(|sel| sel.trim().is_empty()) {
            return;
        }
        if kode.is_empty() {
            return self.tanpa_kode(baris, kolom, isi, nilai);
        }
        // A header repeated on every printed page.
        if kepala::kolom_kode(kode) && kepala::kolom_nilai(nilai) {
            return;
        }
        match indikator(self.instrumen, kode) {
            Some(indikator) => self.indikator(baris, indikator, kode, nilai),
            None if bukan_butir(kode, nilai) => self.catat(baris, kode, Dibaca::Diabaikan),
            None => {
                let alasan = format!("indikator {} tidak dikenal dalam {}", kutip(kode), self.instrumen.sebutan);
                self.tolak(baris, alasan);
            }
        }
    }

    /// A footer has words elsewhere in the row; a lone value has lost its indicator.
    fn tanpa_kode(&mut self, baris: usize, kolom: &Kolom, isi: &[String], nilai: &str) {
        let kata = isi.iter().enumerate().find(|(letak, sel)| *letak != kolom.nilai && !sel.trim().is_empty());
        match kata {
            None if !nilai.is_empty() && !kosong(nilai) && Nilai::baca(nilai).is_ok() => {
                self.tolak(baris, format!("nilai {} tanpa kode indikator", kutip(nilai)));
            }
            None => self.catat(baris, nilai, Dibaca::Diabaikan),
            Some((_, sel)) => self.catat(baris, sel, Dibaca::Diabaikan),
        }
    }

    fn indikator(&mut self, baris: usize, indikator: &Indikator, kode: &str, nilai: &str) {
        if kode != indikator.kode {
            self.catat(baris, kode, Dibaca::Indikator(indikator.kode.clone()));
        }
        if let Some(pertama) = self.letak.get(&indikator.kode) {
            let alasan = format!("indikator {} sudah ada pada baris {pertama}", indikator.kode);
            return self.tolak(baris, alasan);
        }
        self.letak.insert(indikator.kode.clone(), baris);
        if kosong(nilai) {
            if !nilai.is_empty() {
                self.catat(baris, nilai, Dibaca::BelumTerisi);
            }
            return;
        }
        let polos = tanpa_sebutan(nilai);
        let hasil = Nilai::baca(polos)
            .map_err(|galat| galat.to_string())
            .and_then(|angka| self.instrumen.periksa_nilai(angka).map(|()| angka));
        match hasil {
            Ok(angka) => {
                if polos != nilai {
                    self.catat(baris, nilai, Dibaca::Nilai(angka));
                }
                self.bacaan.nilai.insert(indikator.kode.clone(), angka);
            }
            Err(alasan) => self.tolak(baris, format!("indikator {}: {alasan}", indikator.kode)),
        }
    }

    fn catat(&mut self, baris: usize, isi: &str, dibaca: Dibaca) {
        self.bacaan.catatan.push(Catatan { baris, isi: kutip(isi), dibaca });
    }

    fn tolak(&mut self, baris: usize, alasan: String) {
        self.galat.push(GalatBaris { baris, alasan });
    }

    fn selesai(mut self) -> Result<BacaanNilai, Vec<GalatBaris>> {
        if !self.galat.is_empty() {
            return Err(self.galat);
        }
        if self.letak.is_empty() {
            let alasan = "tabel indikator tidak ditemukan; siapkan dua kolom berkepala \"indikator\" dan \"nilai\"";
            return Err(vec![GalatBaris { baris: 0, alasan: alasan.to_owned() }]);
        }
        for indikator in &self.instrumen.indikator {
            if !self.letak.contains_key(&indikator.kode) {
                self.bacaan.tidak_ada.push(indikator.kode.clone());
            } else if !self.bacaan.nilai.contains_key(&indikator.kode) {
                self.bacaan.kosong.push(indikator.kode.clone());
            }
        }
        Ok(self.bacaan)
    }
}

/// Whether rows hold a level table at all: to pick the sheet of a workbook.
#[must_use]
pub fn ada_tabel(instrumen: &Instrumen, baris: &[Vec<String>]) -> bool {
    match cari_kepala(instrumen, baris) {
        Ok(Kolom { baris: None, kode, nilai }) => baris.iter().any(|isi| {
            let sel = |letak: usize| isi.get(letak).map_or("", |sel| sel.trim());
            !sel(nilai).is_empty() && indikator(instrumen, sel(kode)).is_some()
        }),
        _ => true,
    }
}

/// The indicator a cell names: `12`, `012`, `12.0`, `Indikator 12`, `I12`, `12. Peta Rencana`, `35.1`, or its full name.
fn indikator<'a>(instrumen: &'a Instrumen, sel: &str) -> Option<&'a Indikator> {
    let rapi = rapikan(sel);
    let bernama = instrumen
        .indikator
        .iter()
        .find(|satu| [&satu.nama, &satu.nama_pendek].into_iter().any(|nama| rapikan(nama) == rapi));
    bernama.or_else(|| {
        let kode = kode(sel);
        let dikenal: BTreeSet<&str> = kode.iter().map(String::as_str).collect();
        instrumen.indikator.iter().find(|satu| dikenal.contains(satu.kode.as_str()))
    })
}

/// The codes a cell could mean.
fn kode(sel: &str) -> Vec<String> {
    let kecil = rapikan(sel);
    let tanpa_kata = ["indikator", "ind", "no", "i"].iter().find_map(|kata| {
        let sisa = kecil.strip_prefix(kata)?.trim_start_matches([' ', '.', ':', '-']);
        sisa.starts_with(|huruf: char| huruf.is_ascii_digit()).then_some(sisa)
    });
    let sisa = tanpa_kata.unwrap_or(&kecil);
    let nomor: String = sisa.chars().take_while(char::is_ascii_digit).collect();
    if nomor.is_empty() || nomor.len() > 6 {
        return Vec::new();
    }
    let utuh = nomor.trim_start_matches('0').to_owned();
    let ekor = sisa[nomor.len()..].trim_start();
    let Some(pemisah) = ekor.chars().next() else { return vec![utuh] };
    let lanjut = ekor[pemisah.len_utf8()..].trim_start();
    let anak: String = lanjut.chars().take_while(char::is_ascii_digit).collect();
    let habis = lanjut[anak.len()..].trim().is_empty();
    match pemisah {
        // 35-1, 35.1, 35_1, 35/1; 12.0 is what a spreadsheet makes of 12.
        '-' | '.' | '_' | '/' | '–' if !anak.is_empty() && habis => {
            if pemisah == '.' && anak.bytes().all(|bita| bita == b'0') {
                vec![utuh]
            } else {
                vec![format!("{utuh}-{anak}")]
            }
        }
        // 12. Peta Rencana, 12 Peta Rencana, 12) Peta Rencana, 12 - Peta Rencana
        '.' | ')' | ':' | '-' | '–' if anak.is_empty() => vec![utuh],
        huruf if huruf.is_alphabetic() && ekor.len() < sisa.len() - nomor.len() => vec![utuh],
        _ => Vec::new(),
    }
}

/// A row under or between the data that is no indicator: words without a value, or a line of totals.
fn bukan_butir(kode: &str, nilai: &str) -> bool {
    let rapi = rapikan(kode);
    let berawalan_angka = rapi.trim_start_matches("indikator").trim_start().starts_with(|h: char| h.is_ascii_digit());
    if berawalan_angka {
        return false;
    }
    const PENUTUP: [&str; 16] = [
        "indeks",
        "jumlah",
        "total",
        "rata",
        "predikat",
        "domain",
        "aspek",
        "catatan",
        "sumber",
        "keterangan",
        "ket",
        "nilai indeks",
        "nilai akhir",
        "tanggal",
        "dicetak",
        "hasil",
    ];
    let kata_penutup = PENUTUP
        .iter()
        .any(|kata| rapi.strip_prefix(kata).is_some_and(|sisa| !sisa.starts_with(|huruf: char| huruf.is_alphabetic())));
    kata_penutup || Nilai::baca(tanpa_sebutan(nilai)).is_err()
}

/// `-`, a dash or nothing.
fn kosong(nilai: &str) -> bool {
    nilai.chars().all(|huruf| matches!(huruf, '-' | '–' | '—' | '−') || huruf.is_whitespace())
}

/// `Tingkat 3` and `Level 3` are 3.
fn tanpa_sebutan(nilai: &str) -> &str {
    let nilai = nilai.trim();
    ["tingkat", "level", "nilai"]
        .iter()
        .find_map(|kata| {
            let awal = nilai.get(..kata.len())?;
            let sisa = nilai[kata.len()..].trim_start();
            (awal.eq_ignore_ascii_case(kata) && !sisa.is_empty()).then_some(sisa)
        })
        .unwrap_or(nilai)
}

/// What a cell says, in quotes, on one line, short enough for a message.
fn kutip(isi: &str) -> String {
    let satu_baris: String = isi.chars().map(|huruf| if huruf.is_control() { ' ' } else { huruf }).collect();
    let potong: String = satu_baris.trim().chars().take(40).collect();
    let lanjut = if satu_baris.trim().chars().count() > 40 { "…" } else { "" };
    format!("\"{potong}{lanjut}\"")
}
