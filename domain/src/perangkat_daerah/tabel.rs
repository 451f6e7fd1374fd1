//! The register as a table: how an office is written into a row, and how a table that somebody brings is read.
//!
//! Writing and reading are inverse: what is exported and imported again is the same office.

use std::{collections::BTreeMap, fmt};

use super::{
    Fungsi, Jenis, KODE_MAKS, NAMA_MAKS, NAMA_UNIT_MAKS, SINGKATAN_MAKS, UNIT_MAKS, UNIT_TINGKAT_MAKS, periksa_kode,
};
use crate::teks;

/// Headings of the columns, in the order of [`BarisKantor::sel`].
pub const KOLOM: [&str; 6] = ["kode", "nama", "singkatan", "jenis", "fungsi", "unit kerja"];

/// Characters of one cell of Unit Kerja; a spreadsheet cell holds 32.767.
pub const SEL_UNIT_MAKS: usize = 30_000;

/// Rows a table may have; more offices than any government has.
pub const BARIS_MAKS: usize = 2_000;

/// Titles above a table are few.
const BARIS_JUDUL: usize = 50;

/// An office as a row of the register's table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarisKantor {
    pub kode: String,
    pub nama: String,
    pub singkatan: String,
    pub jenis: Jenis,
    /// In the order of [`Fungsi::SEMUA`].
    pub fungsi: Vec<Fungsi>,
    /// Every Unit Kerja as the path of names from the top, parents before children.
    pub unit: Vec<Vec<String>>,
}

/// A row as a file says it; what the file has no column for is `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarisBaca {
    /// Row of the spreadsheet, from 1.
    pub nomor: usize,
    /// Column of the code, from 0: where an error about the whole row is shown.
    pub kolom_kode: usize,
    pub kode: String,
    pub nama: String,
    pub singkatan: Option<String>,
    pub jenis: Jenis,
    pub fungsi: Option<Vec<Fungsi>>,
    pub unit: Option<Vec<Vec<String>>>,
}

/// A table that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bacaan {
    pub baris: Vec<BarisBaca>,
    /// Headings that mean nothing here, as they stand in the file.
    pub diabaikan: Vec<String>,
}

/// A cell that cannot be taken: `C7: ...`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GalatSel {
    /// Row of the spreadsheet, from 1.
    pub baris: usize,
    /// From 0.
    pub kolom: usize,
    pub pesan: String,
}

impl fmt::Display for GalatSel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}: {}", huruf_kolom(self.kolom), self.baris, self.pesan)
    }
}

impl BarisKantor {
    /// The cells, in the order of [`KOLOM`].
    #[must_use]
    pub fn sel(&self) -> [String; 6] {
        [
            self.kode.clone(),
            self.nama.clone(),
            self.singkatan.clone(),
            self.jenis.nama().to_owned(),
            self.fungsi.iter().map(|f| f.nama()).collect::<Vec<_>>().join("; "),
            sel_unit(&self.unit),
        ]
    }
}

/// The cell of Unit Kerja: one path for each unit without units below it, `Bidang > Seksi; Sekretariat`.
#[must_use]
pub fn sel_unit(jalur: &[Vec<String>]) -> String {
    let daun = jalur.iter().filter(|satu| !jalur.iter().any(|lain| lain.len() > satu.len() && lain.starts_with(satu)));
    daun.map(|satu| satu.join(" > ")).collect::<Vec<_>>().join("; ")
}

/// A Unit Kerja's name, checked: its cell in the table parts names by `;` and `>`.
///
/// # Errors
/// The sentence to show.
pub fn nama_unit(isian: &str) -> Result<String, String> {
    let nama = teks::baris(isian, "Nama Unit Kerja", true, NAMA_UNIT_MAKS).map_err(|galat| galat.to_string())?;
    if nama.contains([';', '>']) {
        return Err("Nama Unit Kerja tidak boleh memuat titik koma atau tanda >.".to_owned());
    }
    Ok(nama)
}

/// How a Unit Kerja's name is compared with its siblings': without case.
#[must_use]
pub fn kunci_unit(nama: &str) -> String {
    nama.to_lowercase()
}

/// Whether a table has the register's header.
#[must_use]
pub fn ada_kepala(baris: &[Vec<String>]) -> bool {
    letak_kepala(baris).is_some()
}

/// Reads a table; columns in any order, `kode`, `nama` and `jenis` required.
///
/// # Errors
/// Every wrong cell, in order.
pub fn baca(baris: &[Vec<String>]) -> Result<Bacaan, Vec<GalatSel>> {
    let Some(letak) = letak_kepala(baris) else {
        let pesan = format!("baris judul dengan kolom kode dan nama tidak ditemukan. Kolomnya: {}.", KOLOM.join(", "));
        return Err(vec![GalatSel { baris: 1, kolom: 0, pesan }]);
    };
    let (kolom, diabaikan) =
        kolom(&baris[letak]).map_err(|(kolom, pesan)| vec![GalatSel { baris: letak + 1, kolom, pesan }])?;
    let (mut hasil, mut galat) = (Bacaan { baris: Vec::new(), diabaikan }, Vec::new());
    let mut sudah: BTreeMap<String, usize> = BTreeMap::new();
    for (i, isi) in baris.iter().enumerate().skip(letak + 1) {
        if isi.iter().all(|sel| sel.trim().is_empty()) {
            continue;
        }
        if hasil.baris.len() + galat.len() >= BARIS_MAKS {
            let pesan = format!("tabel ini lebih dari {BARIS_MAKS} baris. Bagi menjadi beberapa berkas.");
            galat.push(GalatSel { baris: i + 1, kolom: 0, pesan });
            break;
        }
        let Some(satu) = baca_baris(&kolom, i + 1, isi, &mut galat) else { continue };
        if let Some(lain) = sudah.insert(satu.kode.clone(), i + 1) {
            let pesan = format!("kode {} sudah ada pada baris {lain}.", satu.kode);
            galat.push(GalatSel { baris: i + 1, kolom: kolom[0].unwrap_or(0), pesan });
        }
        hasil.baris.push(satu);
    }
    if galat.is_empty() && hasil.baris.is_empty() {
        let pesan = "belum ada Perangkat Daerah di bawah baris judul.".to_owned();
        galat.push(GalatSel { baris: letak + 2, kolom: 0, pesan });
    }
    if galat.is_empty() { Ok(hasil) } else { Err(galat) }
}

/// A CSV cell that no spreadsheet takes for a formula (OWASP, CSV injection); [`buka_lindung`] takes it back.
#[must_use]
pub fn lindungi(sel: &str) -> String {
    let mut huruf = sel.chars();
    let bahaya = |c: Option<char>| matches!(c, Some('=' | '+' | '-' | '@' | '\t' | '\r'));
    let perlu = match huruf.next() {
        // A cell that already looks protected would lose its own apostrophe.
        Some('\'') => bahaya(huruf.clone().next()) || huruf.next() == Some('\''),
        awal => bahaya(awal),
    };
    if perlu { format!("'{sel}") } else { sel.to_owned() }
}

/// The cell before [`lindungi`].
#[must_use]
pub fn buka_lindung(sel: &str) -> &str {
    match sel.strip_prefix('\'') {
        Some(sisa) if sisa.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']) => sisa,
        _ => sel,
    }
}

/// Where each of [`KOLOM`] stands.
type Letak = [Option<usize>; 6];

fn letak_kepala(baris: &[Vec<String>]) -> Option<usize> {
    let punya = |isi: &[String], kolom: usize| isi.iter().any(|sel| kolom_dari(sel) == Some(kolom));
    baris.iter().take(BARIS_JUDUL).position(|isi| punya(isi, 0) && punya(isi, 1))
}

fn kolom(kepala: &[String]) -> Result<(Letak, Vec<String>), (usize, String)> {
    let (mut letak, mut diabaikan) = (Letak::default(), Vec::new());
    for (i, sel) in kepala.iter().enumerate() {
        match kolom_dari(sel) {
            Some(ke) if letak[ke].is_some() => return Err((i, format!("kolom {} ada dua; sisakan satu.", KOLOM[ke]))),
            Some(ke) => letak[ke] = Some(i),
            None if sel.trim().is_empty() => {}
            None => diabaikan.push(sel.trim().to_owned()),
        }
    }
    if letak[3].is_none() {
        return Err((0, "kolom jenis tidak ada. Pakai templat, lalu unggah lagi.".to_owned()));
    }
    Ok((letak, diabaikan))
}

fn kolom_dari(sel: &str) -> Option<usize> {
    match samakan(sel).as_str() {
        "kode" | "kode perangkat daerah" | "kode pd" | "kode opd" => Some(0),
        "nama" | "nama perangkat daerah" | "nama pd" | "nama opd" => Some(1),
        "singkatan" | "nama singkat" => Some(2),
        "jenis" | "jenis perangkat daerah" => Some(3),
        "fungsi" => Some(4),
        "unit kerja" | "unit" => Some(5),
        _ => None,
    }
}

/// `None` when a cell is wrong; the errors are noted.
fn baca_baris(letak: &Letak, nomor: usize, isi: &[String], galat: &mut Vec<GalatSel>) -> Option<BarisBaca> {
    let awal = galat.len();
    let sel = |ke: usize| letak[ke].map(|kolom| isi.get(kolom).map_or("", |sel| sel.trim()));
    let mut catat = |ke: usize, hasil: Result<String, String>| {
        hasil.unwrap_or_else(|pesan| {
            galat.push(GalatSel { baris: nomor, kolom: letak[ke].unwrap_or(0), pesan });
            String::new()
        })
    };
    let satu_baris = |ke: usize, nama: &str, wajib: bool, maks: usize| {
        teks::baris(sel(ke).unwrap_or(""), nama, wajib, maks).map_err(|sebab| sebab.to_string())
    };
    let kode = satu_baris(0, "Kode", true, KODE_MAKS).and_then(|kode| match periksa_kode(&kode) {
        Ok(()) => Ok(kode),
        Err(pesan) => Err(format!("{pesan} Tertulis {}.", kutip(&kode))),
    });
    let kode = catat(0, kode);
    let nama = catat(1, satu_baris(1, "Nama", true, NAMA_MAKS));
    let singkatan = letak[2].map(|_| catat(2, satu_baris(2, "Singkatan", false, SINGKATAN_MAKS)));
    let (jenis, fungsi, unit) = (jenis(sel(3).unwrap_or("")), sel(4).map(fungsi), sel(5).map(unit));
    if let Err(pesan) = &jenis {
        catat(3, Err(pesan.clone()));
    }
    if let Some(Err(pesan)) = &fungsi {
        catat(4, Err(pesan.clone()));
    }
    if let Some(Err(pesan)) = &unit {
        catat(5, Err(pesan.clone()));
    }
    let (Ok(jenis), Ok(fungsi), Ok(unit)) = (jenis, fungsi.transpose(), unit.transpose()) else { return None };
    (galat.len() == awal).then(|| BarisBaca {
        nomor,
        kolom_kode: letak[0].unwrap_or(0),
        kode,
        nama,
        singkatan,
        jenis,
        fungsi,
        unit,
    })
}

fn jenis(sel: &str) -> Result<Jenis, String> {
    let dikenal = Jenis::SEMUA.into_iter().find(|j| cocok(sel, j.kode(), j.nama()));
    dikenal.ok_or_else(|| {
        let pilihan = Jenis::SEMUA.map(Jenis::nama).join(", ");
        if sel.is_empty() {
            format!("jenis belum diisi. Pakai salah satu: {pilihan}.")
        } else {
            format!("jenis {} tidak dikenal. Pakai salah satu: {pilihan}.", kutip(sel))
        }
    })
}

fn fungsi(sel: &str) -> Result<Vec<Fungsi>, String> {
    let mut ada = Vec::new();
    for satu in pisah(sel) {
        let dikenal = Fungsi::SEMUA.into_iter().find(|f| cocok(satu, f.kode(), f.nama()));
        ada.push(
            dikenal
                .ok_or_else(|| format!("fungsi {} tidak dikenal. Lihat daftar fungsi pada templat.", kutip(satu)))?,
        );
    }
    Ok(Fungsi::SEMUA.into_iter().filter(|f| ada.contains(f)).collect())
}

/// Every unit the cell names, parents before children; a parent need not be named on its own.
fn unit(sel: &str) -> Result<Vec<Vec<String>>, String> {
    let mut hasil: Vec<Vec<String>> = Vec::new();
    let mut sudah: BTreeMap<Vec<String>, Vec<String>> = BTreeMap::new();
    for jalur in pisah(sel) {
        let (mut kunci, mut tulisan) = (Vec::new(), Vec::new());
        for nama in jalur.split('>') {
            let nama = nama_unit(nama).map_err(|pesan| format!("{}: {pesan}", kutip(jalur)))?;
            kunci.push(kunci_unit(&nama));
            if kunci.len() > UNIT_TINGKAT_MAKS {
                return Err(format!("{} lebih dari {UNIT_TINGKAT_MAKS} tingkat.", kutip(jalur)));
            }
            // The first spelling of a name holds.
            let induk = tulisan.clone();
            tulisan = sudah
                .entry(kunci.clone())
                .or_insert_with(|| {
                    let baru: Vec<String> = induk.into_iter().chain([nama]).collect();
                    hasil.push(baru.clone());
                    baru
                })
                .clone();
        }
    }
    if hasil.len() > UNIT_MAKS {
        return Err(format!("ada {} Unit Kerja; paling banyak {UNIT_MAKS}.", hasil.len()));
    }
    if sel_unit(&hasil).chars().count() > SEL_UNIT_MAKS {
        return Err(format!("nama Unit Kerja seluruhnya lebih dari {SEL_UNIT_MAKS} karakter. Ringkas namanya."));
    }
    Ok(hasil)
}

fn pisah(sel: &str) -> impl Iterator<Item = &str> {
    sel.split(';').map(str::trim).filter(|bagian| !bagian.is_empty())
}

fn cocok(sel: &str, kode: &str, nama: &str) -> bool {
    let sel = samakan(sel);
    sel == samakan(kode) || sel == samakan(nama)
}

/// Without case and underscores, with single spaces.
fn samakan(teks: &str) -> String {
    teks.replace(['_', '\u{feff}', '*'], " ").split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn kutip(teks: &str) -> String {
    const MAKS: usize = 60;
    let pendek: String = teks.chars().take(MAKS).collect();
    if pendek.len() < teks.len() { format!("\u{201c}{pendek}…\u{201d}") } else { format!("\u{201c}{pendek}\u{201d}") }
}

/// The letters of a column, from 0: `huruf_kolom(27)` is `AB`.
#[must_use]
pub fn huruf_kolom(kolom: usize) -> String {
    let (mut huruf, mut sisa) = (Vec::new(), kolom + 1);
    while sisa > 0 {
        huruf.push(char::from(b'A' + ((sisa - 1) % 26) as u8));
        sisa = (sisa - 1) / 26;
    }
    huruf.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    fn tabel(baris: &[&[&str]]) -> Vec<Vec<String>> {
        baris.iter().map(|b| b.iter().map(|s| (*s).to_owned()).collect()).collect()
    }

    #[test]
    fn columns_stand_in_any_order_below_a_title() {
        let bacaan = baca(&tabel(&[
            &["Daftar Perangkat Daerah"],
            &["Nama", "KODE", "Jenis", "Unit_Kerja", "Fungsi", "Telepon"],
            &["Dinas Kominfo", "2.16", "dinas", "Sekretariat; Bidang A > Seksi 1", "Statistik;kominfo"],
            &["", " "],
        ]))
        .unwrap();
        assert_eq!(bacaan.diabaikan, ["Telepon"]);
        let [satu] = &bacaan.baris[..] else { panic!("{bacaan:?}") };
        assert_eq!((satu.nomor, satu.kode.as_str(), satu.nama.as_str()), (3, "2.16", "Dinas Kominfo"));
        assert_eq!(satu.singkatan, None, "a file without the column says nothing about it");
        // "Komunikasi dan informatika" by its code, whatever the order.
        assert_eq!(satu.fungsi.as_deref(), Some(&[Fungsi::Kominfo, Fungsi::Statistik][..]));
        let harap = tabel(&[&["Sekretariat"], &["Bidang A"], &["Bidang A", "Seksi 1"]]);
        assert_eq!(satu.unit.as_deref(), Some(&harap[..]));
    }

    #[rstest]
    #[case(&["", "Dinas A", "", "Dinas", "", ""], "A2: Kode belum diisi.")]
    #[case(&["=1+1", "Dinas A", "", "Dinas", "", ""], "A2: Kode hanya berisi huruf")]
    #[case(&["A", "", "", "Dinas", "", ""], "B2: Nama belum diisi.")]
    #[case(&["A", "Dinas\nA", "", "Dinas", "", ""], "B2: Nama memuat pindah baris")]
    #[case(&["A", "Dinas A", "", "", "", ""], "D2: jenis belum diisi.")]
    #[case(&["A", "Dinas A", "", "Kantor pos", "", ""], "D2: jenis “Kantor pos” tidak dikenal.")]
    #[case(&["A", "Dinas A", "", "Dinas", "kominfo; sihir", ""], "E2: fungsi “sihir” tidak dikenal.")]
    #[case(&["A", "Dinas A", "", "Dinas", "", "Bidang >"], "F2: “Bidang >”: Nama Unit Kerja belum diisi.")]
    #[case(&["A", "Dinas A", "", "Dinas", "", "1 > 2 > 3 > 4 > 5 > 6"], "F2: “1 > 2 > 3 > 4 > 5 > 6” lebih dari 5 tingkat.")]
    fn a_wrong_cell_is_named(#[case] isi: &[&str], #[case] harap: &str) {
        let galat = baca(&tabel(&[&KOLOM, isi])).unwrap_err();
        assert_eq!(galat.len(), 1, "{galat:?}");
        assert!(galat[0].to_string().starts_with(harap), "{}", galat[0]);
    }

    #[test]
    fn every_wrong_cell_is_named_at_once() {
        let galat = baca(&tabel(&[
            &KOLOM,
            &["A", "", "", "Dinas", "sihir", ""],
            &["B", "Dinas B", "", "Dinas", "", ""],
            &["B", "Dinas B", "", "Dinas", "", ""],
        ]))
        .unwrap_err();
        let teks: Vec<String> = galat.iter().map(ToString::to_string).collect();
        assert!(teks[0].starts_with("B2: ") && teks[1].starts_with("E2: "), "{teks:?}");
        assert_eq!(teks[2], "A4: kode B sudah ada pada baris 3.");
    }

    #[rstest]
    #[case(&[], "A1: baris judul")]
    #[case(&["satu", "dua"], "A1: baris judul")]
    #[case(&["kode", "nama"], "A1: kolom jenis tidak ada")]
    #[case(&["kode", "nama", "jenis", "Kode"], "D1: kolom kode ada dua")]
    #[case(&["kode", "nama", "jenis"], "A2: belum ada Perangkat Daerah")]
    fn a_table_without_rows_or_header_is_refused(#[case] kepala: &[&str], #[case] harap: &str) {
        let galat = baca(&tabel(&[kepala])).unwrap_err();
        assert!(galat[0].to_string().starts_with(harap), "{}", galat[0]);
    }

    prop_compose! {
        fn kantor()(
            kode in "[A-Z0-9][A-Z0-9./_-]{0,20}",
            nama in "[A-Za-z=+'@(-][A-Za-z0-9 .,;>='\"&é-]{0,40}[a-z)]",
            singkatan in "([A-Z'=][A-Za-z0-9]{0,8})?",
            jenis in proptest::sample::select(Jenis::SEMUA.to_vec()),
            fungsi in proptest::sample::subsequence(Fungsi::SEMUA.to_vec(), 0..=Fungsi::SEMUA.len()),
            daun in proptest::collection::vec(
                proptest::collection::vec("[A-Z=][a-z]{0,3}( [a-z,.&=]{1,4}){0,2}", 1..=5), 0..8,
            ),
        ) -> BarisKantor {
            let unit = unit(&daun.iter().map(|satu| satu.join(" > ")).collect::<Vec<_>>().join("; ")).unwrap();
            BarisKantor { kode, nama, singkatan, jenis, fungsi, unit }
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back_the_same(kantor in kantor()) {
            let baris = vec![KOLOM.map(str::to_owned).to_vec(), kantor.sel().to_vec()];
            let bacaan = baca(&baris).map_err(|galat| TestCaseError::fail(format!("{galat:?}")))?;
            let b = bacaan.baris[0].clone();
            let (mut lama, mut baru) = (kantor.unit.clone(), b.unit.unwrap());
            lama.sort();
            baru.sort();
            prop_assert_eq!(baru, lama);
            prop_assert_eq!(
                (b.kode, b.nama, b.singkatan, b.jenis, b.fungsi),
                (kantor.kode, kantor.nama, Some(kantor.singkatan), kantor.jenis, Some(kantor.fungsi))
            );
        }

        #[test]
        fn a_protected_cell_is_no_formula_and_opens_to_itself(sel in "['=+@a-]{0,4}.{0,8}") {
            let terlindung = lindungi(&sel);
            prop_assert!(!terlindung.starts_with(['=', '+', '-', '@', '\t', '\r']));
            prop_assert_eq!(buka_lindung(&terlindung), sel);
        }
    }
}
