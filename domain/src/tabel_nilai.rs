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
    penilaian::Tahap,
};

mod kepala;

use kepala::{Bentuk, Kolom, cari_kepala, rapikan};

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

/// What a table said of the stages of a round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BacaanTahap {
    /// In the order of the table; a row without a value is not in it.
    pub baris: Vec<BarisTahap>,
    /// Indicators without a value in the table, in the order of the instrument.
    pub tanpa_nilai: Vec<String>,
    /// Row of the header, from 1; `None` when there is none.
    pub baris_kepala: Option<usize>,
    pub catatan: Vec<Catatan>,
}

/// What one row says of one indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarisTahap {
    /// From 1.
    pub baris: usize,
    pub kode: String,
    /// The value of each stage that has one, with the justification that stands beside it; empty when there is none.
    pub nilai: BTreeMap<Tahap, (Nilai, String)>,
}

/// One row of the table a stage's values are filled into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarisTemplatTahap {
    pub kode: String,
    /// In force just before the stage.
    pub sebelumnya: Option<Nilai>,
    /// What the stage says, once it has been recorded.
    pub nilai: Option<Nilai>,
    pub justifikasi: String,
}

/// Reads the values of a table; row `i` of the argument is row `i + 1` of the sheet.
///
/// # Errors
/// Every row that is wrong, in order: unknown indicator, value that is no number, out of range or with decimals where
/// whole levels are asked for, an indicator that stands twice; or one error for a table that cannot be found.
pub fn baca_nilai(instrumen: &Instrumen, baris: &[Vec<String>]) -> Result<BacaanNilai, Vec<GalatBaris>> {
    let (kepala, terbaca, catatan) = baca(instrumen, Bentuk::Satu, baris)?;
    let mut bacaan = BacaanNilai { baris_kepala: kepala, catatan, ..BacaanNilai::default() };
    let ada: BTreeSet<String> = terbaca.iter().map(|satu| satu.kode.clone()).collect();
    for satu in terbaca {
        if let Some((_, nilai, _)) = satu.nilai.into_iter().next() {
            bacaan.nilai.insert(satu.kode, nilai);
        }
    }
    for indikator in &instrumen.indikator {
        if !ada.contains(&indikator.kode) {
            bacaan.tidak_ada.push(indikator.kode.clone());
        } else if !bacaan.nilai.contains_key(&indikator.kode) {
            bacaan.kosong.push(indikator.kode.clone());
        }
    }
    Ok(bacaan)
}

/// Reads the values of stages: one column for one stage, or a wide table with a column each; a column of justifications
/// or remarks goes with them. A cell without a value says nothing of its indicator.
///
/// # Errors
/// As [`baca_nilai`]; also a table without any value, and columns that cannot be told apart.
pub fn baca_tahap(
    instrumen: &Instrumen,
    tahap: &[Tahap],
    baris: &[Vec<String>],
) -> Result<BacaanTahap, Vec<GalatBaris>> {
    let (baris_kepala, terbaca, catatan) = baca(instrumen, Bentuk::Tahap(tahap), baris)?;
    let mut bacaan = BacaanTahap { baris_kepala, catatan, ..BacaanTahap::default() };
    for satu in terbaca {
        let nilai: BTreeMap<_, _> =
            satu.nilai.into_iter().filter_map(|(tahap, nilai, alasan)| Some((tahap?, (nilai, alasan)))).collect();
        if !nilai.is_empty() {
            bacaan.baris.push(BarisTahap { baris: satu.baris, kode: satu.kode, nilai });
        }
    }
    if bacaan.baris.is_empty() {
        let alasan = "tabel ini tidak memuat satu nilai pun; isi kolom nilainya".to_owned();
        return Err(vec![GalatBaris { baris: 0, alasan }]);
    }
    let ada: BTreeSet<&str> = bacaan.baris.iter().map(|satu| satu.kode.as_str()).collect();
    let semua = instrumen.indikator.iter().map(|satu| satu.kode.as_str());
    bacaan.tanpa_nilai = semua.filter(|kode| !ada.contains(kode)).map(str::to_owned).collect();
    Ok(bacaan)
}

/// One row of an indicator; cells without a value are left out.
struct Terbaca {
    baris: usize,
    kode: String,
    nilai: Vec<(Option<Tahap>, Nilai, String)>,
}

type Hasil = (Option<usize>, Vec<Terbaca>, Vec<Catatan>);

fn baca(instrumen: &Instrumen, bentuk: Bentuk<'_>, baris: &[Vec<String>]) -> Result<Hasil, Vec<GalatBaris>> {
    let kolom = cari_kepala(instrumen, bentuk, baris).map_err(|galat| vec![galat])?;
    let mut pembaca = Pembaca {
        instrumen,
        kolom: &kolom,
        terbaca: Vec::new(),
        catatan: Vec::new(),
        letak: BTreeMap::new(),
        galat: Vec::new(),
    };
    let mulai = kolom.baris.map_or(0, |letak| letak + 1);
    for (letak, isi) in baris.iter().enumerate().skip(mulai) {
        pembaca.baris(letak + 1, isi);
    }
    if !pembaca.galat.is_empty() {
        return Err(pembaca.galat);
    }
    if pembaca.letak.is_empty() {
        let alasan = "tabel indikator tidak ditemukan; siapkan dua kolom berkepala \"indikator\" dan \"nilai\"";
        return Err(vec![GalatBaris { baris: 0, alasan: alasan.to_owned() }]);
    }
    Ok((kolom.baris.map(|letak| letak + 1), pembaca.terbaca, pembaca.catatan))
}

struct Pembaca<'a> {
    instrumen: &'a Instrumen,
    kolom: &'a Kolom,
    terbaca: Vec<Terbaca>,
    catatan: Vec<Catatan>,
    /// Row each code was first seen in.
    letak: BTreeMap<String, usize>,
    galat: Vec<GalatBaris>,
}

impl Pembaca<'_> {
    fn baris(&mut self, baris: usize, isi: &[String]) {
        let kolom = self.kolom;
        if isi.iter().all(|sel| sel.trim().is_empty()) {
            return;
        }
        let kode = sel(isi, kolom.kode);
        let nilai: Vec<&str> = kolom.nilai.iter().map(|(_, letak)| sel(isi, *letak)).collect();
        if kode.is_empty() {
            return self.tanpa_kode(baris, isi, &nilai);
        }
        // A header repeated on every printed page.
        if kepala::kolom_kode(kode) && nilai.iter().any(|nilai| kepala::kolom_nilai(nilai)) {
            return;
        }
        match indikator(self.instrumen, kode) {
            Some(indikator) => self.indikator(baris, indikator, kode, isi),
            None if bukan_butir(kode, &nilai) => self.catat(baris, kode, Dibaca::Diabaikan),
            None => {
                let alasan = format!("indikator {} tidak dikenal dalam {}", kutip(kode), self.instrumen.sebutan);
                self.tolak(baris, alasan);
            }
        }
    }

    /// A footer has words elsewhere in the row; a lone value has lost its indicator.
    fn tanpa_kode(&mut self, baris: usize, isi: &[String], nilai: &[&str]) {
        let bukan_nilai = |letak: usize| self.kolom.nilai.iter().all(|(_, kolom)| *kolom != letak);
        let kata = isi.iter().enumerate().find(|(letak, sel)| bukan_nilai(*letak) && !sel.trim().is_empty());
        let angka = nilai.iter().find(|nilai| !kosong(nilai) && Nilai::baca(nilai).is_ok());
        match (kata, angka) {
            (None, Some(nilai)) => self.tolak(baris, format!("nilai {} tanpa kode indikator", kutip(nilai))),
            (None, None) => self.catat(baris, nilai.first().unwrap_or(&""), Dibaca::Diabaikan),
            (Some((_, sel)), _) => self.catat(baris, sel, Dibaca::Diabaikan),
        }
    }

    fn indikator(&mut self, baris: usize, indikator: &Indikator, kode: &str, isi: &[String]) {
        if kode != indikator.kode {
            self.catat(baris, kode, Dibaca::Indikator(indikator.kode.clone()));
        }
        if let Some(pertama) = self.letak.get(&indikator.kode) {
            let alasan = format!("indikator {} sudah ada pada baris {pertama}", indikator.kode);
            return self.tolak(baris, alasan);
        }
        self.letak.insert(indikator.kode.clone(), baris);
        let kolom = self.kolom;
        let nilai = kolom.nilai.iter().filter_map(|&(tahap, letak)| {
            let nilai = self.nilai(baris, indikator, tahap, sel(isi, letak))?;
            Some((tahap, nilai, justifikasi(kolom, tahap, isi)))
        });
        let nilai = nilai.collect();
        self.terbaca.push(Terbaca { baris, kode: indikator.kode.clone(), nilai });
    }

    fn nilai(&mut self, baris: usize, indikator: &Indikator, tahap: Option<Tahap>, nilai: &str) -> Option<Nilai> {
        if kosong(nilai) {
            if !nilai.is_empty() {
                self.catat(baris, nilai, Dibaca::BelumTerisi);
            }
            return None;
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
                Some(angka)
            }
            Err(alasan) => {
                let pada = tahap.filter(|_| self.kolom.nilai.len() > 1);
                let pada = pada.map(|tahap| format!(" pada {}", tahap.nama())).unwrap_or_default();
                self.tolak(baris, format!("indikator {}{pada}: {alasan}", indikator.kode));
                None
            }
        }
    }

    fn catat(&mut self, baris: usize, isi: &str, dibaca: Dibaca) {
        self.catatan.push(Catatan { baris, isi: kutip(isi), dibaca });
    }

    fn tolak(&mut self, baris: usize, alasan: String) {
        self.galat.push(GalatBaris { baris, alasan });
    }
}

fn sel(isi: &[String], letak: usize) -> &str {
    isi.get(letak).map_or("", |sel| sel.trim())
}

/// The stage's own column where it says something, else what stands in the common ones.
fn justifikasi(kolom: &Kolom, tahap: Option<Tahap>, isi: &[String]) -> String {
    let milik = |pemilik: Option<Tahap>| {
        let letak = kolom.justifikasi.iter().filter(move |(satu, _)| *satu == pemilik);
        let teks: Vec<&str> = letak.map(|(_, letak)| sel(isi, *letak)).filter(|teks| !kosong(teks)).collect();
        teks.join(" ")
    };
    let sendiri = tahap.map(|tahap| milik(Some(tahap))).unwrap_or_default();
    if sendiri.is_empty() { milik(None) } else { sendiri }
}

/// Whether rows hold a level table at all: to pick the sheet of a workbook.
#[must_use]
pub fn ada_tabel(instrumen: &Instrumen, baris: &[Vec<String>]) -> bool {
    ada(instrumen, Bentuk::Satu, baris)
}

/// The same for a table of these stages.
#[must_use]
pub fn ada_tabel_tahap(instrumen: &Instrumen, tahap: &[Tahap], baris: &[Vec<String>]) -> bool {
    ada(instrumen, Bentuk::Tahap(tahap), baris)
}

fn ada(instrumen: &Instrumen, bentuk: Bentuk<'_>, baris: &[Vec<String>]) -> bool {
    match cari_kepala(instrumen, bentuk, baris) {
        Ok(Kolom { baris: None, kode, nilai, .. }) => baris.iter().any(|isi| {
            nilai.iter().any(|(_, letak)| !sel(isi, *letak).is_empty())
                && indikator(instrumen, sel(isi, kode)).is_some()
        }),
        Ok(_) => true,
        // A header that cannot be used is still the table; no header at all is not.
        Err(galat) => galat.baris > 0,
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
fn bukan_butir(kode: &str, nilai: &[&str]) -> bool {
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
    kata_penutup || nilai.iter().all(|nilai| Nilai::baca(tanpa_sebutan(nilai)).is_err())
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
