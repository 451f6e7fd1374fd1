//! Spreadsheets that people bring: XLSX or CSV bytes to rows of text.
//!
//! The kind is decided by content, never by the name. An XLSX is a ZIP archive somebody else made, so its directory is
//! checked first, then every part is unpacked into nothing under a limit, and only then it is parsed, cell by cell.

mod csv;
pub mod pratinjau;
pub(crate) mod simpanan;
mod teks;
pub mod tulis;
mod xlsx;

use domain::{
    instrumen::Instrumen,
    penilaian::Tahap,
    tabel_nilai::{self, BacaanNilai, BacaanTahap, GalatBaris},
};
use thiserror::Error;

/// One sheet. Row `i` is row `i + 1` of the spreadsheet, column 0 is A; rows end at their last filled cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lembar {
    /// Name of the sheet; the file name for a CSV.
    pub nama: String,
    pub baris: Vec<Vec<String>>,
    /// Merged regions: first row and column, last row and column, from 0; only their first cell is filled.
    pub gabungan: Vec<(usize, usize, usize, usize)>,
}

/// How much a file may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Batas {
    /// Bytes of the file.
    pub bita: usize,
    /// Bytes of everything in an XLSX once unpacked.
    pub terurai: u64,
    /// How many times its own size an XLSX may unpack to, once it unpacks to more than a megabyte.
    pub rasio: u64,
    pub lembar: usize,
    /// Row number of the last filled cell.
    pub baris: usize,
    /// Column number of the last filled cell.
    pub kolom: usize,
    /// Characters in one cell.
    pub sel: usize,
}

/// Why a file cannot be read: one sentence for the person who brought it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum GalatTabel {
    #[error("Berkas {0} kosong.")]
    Kosong(String),
    #[error("Berkas {nama} berukuran {ukuran}, batasnya {batas}. Hapus lembar dan gambar yang tidak diperlukan.")]
    TerlaluBesar { nama: String, ukuran: String, batas: String },
    #[error(
        "Berkas {0} mengembang melebihi batas saat dibuka, sehingga tidak dibaca. Salin tabelnya ke buku kerja baru."
    )]
    TerlaluMengembang(String),
    #[error("Berkas {nama} memiliki lebih dari {batas} {apa}. Bagi tabelnya menjadi beberapa berkas.")]
    TerlaluBanyak { nama: String, apa: &'static str, batas: usize },
    #[error("Berkas {nama} memuat isi lebih dari {batas} karakter pada sel {sel}. Ringkas isi sel itu.")]
    SelTerlaluPanjang { nama: String, sel: String, batas: usize },
    #[error("Berkas {nama} adalah {jenis}. Simpan tabelnya sebagai XLSX atau CSV.")]
    BukanTabel { nama: String, jenis: &'static str },
    #[error("Berkas {0} dilindungi kata sandi. Hapus sandinya, lalu simpan kembali sebagai XLSX.")]
    Terkunci(String),
    #[error(
        "Berkas {0} rusak atau tidak lengkap. Buka di aplikasi lembar kerja, lalu simpan kembali sebagai XLSX atau CSV."
    )]
    Rusak(String),
}

/// Why a level table cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum GalatTabelNilai {
    #[error(transparent)]
    Berkas(#[from] GalatTabel),
    /// In order; shows as the first.
    #[error("{}", .0.first().map_or_else(String::new, ToString::to_string))]
    Baris(Vec<GalatBaris>),
}

impl Default for Batas {
    fn default() -> Self {
        Self {
            bita: 10_000_000,
            terurai: 100_000_000,
            rasio: 150,
            lembar: 50,
            baris: 20_000,
            kolom: 256,
            // The longest text a spreadsheet cell can hold.
            sel: 32_767,
        }
    }
}

impl Lembar {
    /// The address of a cell as the spreadsheet shows it; both numbers from 0: `alamat(6, 1)` is `B7`.
    #[must_use]
    pub fn alamat(baris: usize, kolom: usize) -> String {
        let mut huruf = Vec::new();
        let mut sisa = kolom + 1;
        while sisa > 0 {
            huruf.push(b'A' + ((sisa - 1) % 26) as u8);
            sisa = (sisa - 1) / 26;
        }
        huruf.reverse();
        let huruf: String = huruf.into_iter().map(char::from).collect();
        format!("{huruf}{}", baris + 1)
    }
}

/// Reads a file with the usual limits.
///
/// # Errors
/// [`GalatTabel`], one sentence naming the file.
pub fn baca(nama_berkas: &str, isi: &[u8]) -> Result<Vec<Lembar>, GalatTabel> {
    baca_dengan(nama_berkas, isi, &Batas::default())
}

/// Reads a file with limits of one's own.
///
/// # Errors
/// [`GalatTabel`], one sentence naming the file.
pub fn baca_dengan(nama_berkas: &str, isi: &[u8], batas: &Batas) -> Result<Vec<Lembar>, GalatTabel> {
    let nama = nama_singkat(nama_berkas);
    if isi.iter().all(u8::is_ascii_whitespace) {
        return Err(GalatTabel::Kosong(nama));
    }
    if isi.len() > batas.bita {
        let ukuran = |bita: usize| domain::angka::ukuran_berkas(bita as u64);
        return Err(GalatTabel::TerlaluBesar { ukuran: ukuran(isi.len()), batas: ukuran(batas.bita), nama });
    }
    match jenis(isi) {
        Jenis::Zip => xlsx::baca(&nama, isi, batas),
        Jenis::Teks => csv::baca(&nama, &teks::urai(isi), batas).map(|lembar| vec![lembar]),
        Jenis::Lain(jenis) => Err(GalatTabel::BukanTabel { nama, jenis }),
    }
}

/// Reads the level table of a file: the first sheet that has one.
///
/// # Errors
/// [`GalatTabelNilai`]: the file cannot be read, or rows are wrong.
pub fn baca_nilai(instrumen: &Instrumen, nama_berkas: &str, isi: &[u8]) -> Result<BacaanNilai, GalatTabelNilai> {
    let lembar = baca(nama_berkas, isi)?;
    let baris = bertabel(&lembar, |baris| tabel_nilai::ada_tabel(instrumen, baris));
    tabel_nilai::baca_nilai(instrumen, baris).map_err(GalatTabelNilai::Baris)
}

/// Reads the values of stages in a file: the first sheet that has them.
///
/// # Errors
/// [`GalatTabelNilai`]: the file cannot be read, or rows are wrong.
pub fn baca_tahap(
    instrumen: &Instrumen,
    tahap: &[Tahap],
    nama_berkas: &str,
    isi: &[u8],
) -> Result<BacaanTahap, GalatTabelNilai> {
    let lembar = baca(nama_berkas, isi)?;
    let baris = bertabel(&lembar, |baris| tabel_nilai::ada_tabel_tahap(instrumen, tahap, baris));
    tabel_nilai::baca_tahap(instrumen, tahap, baris).map_err(GalatTabelNilai::Baris)
}

/// The rows of the first sheet that has a table; of the first sheet when none has.
fn bertabel(lembar: &[Lembar], ada: impl Fn(&[Vec<String>]) -> bool) -> &[Vec<String>] {
    lembar.iter().find(|satu| ada(&satu.baris)).or(lembar.first()).map_or(&[], |satu| &satu.baris)
}

enum Jenis {
    Zip,
    Teks,
    Lain(&'static str),
}

/// What the first bytes say; a name can lie.
fn jenis(isi: &[u8]) -> Jenis {
    const DIKENAL: [(&[u8], &str); 8] = [
        (&[0xD0, 0xCF, 0x11, 0xE0], "buku kerja Excel lama (XLS) atau berkas bersandi"),
        (b"%PDF", "PDF"),
        (&[0x89, b'P', b'N', b'G'], "gambar PNG"),
        (&[0xFF, 0xD8, 0xFF], "gambar JPEG"),
        (b"GIF8", "gambar GIF"),
        (&[0x1F, 0x8B], "arsip GZIP"),
        (b"Rar!", "arsip RAR"),
        (b"{\\rtf", "dokumen RTF"),
    ];
    if isi.starts_with(b"PK\x03\x04") || isi.starts_with(b"PK\x05\x06") {
        return Jenis::Zip;
    }
    if let Some((_, jenis)) = DIKENAL.iter().find(|(awal, _)| isi.starts_with(awal)) {
        return Jenis::Lain(jenis);
    }
    let awal: &[u8] = isi.trim_ascii_start();
    let awal = awal.get(..64).unwrap_or(awal).to_ascii_lowercase();
    if awal.starts_with(b"<!doctype html") || awal.starts_with(b"<html") || awal.starts_with(b"<table") {
        return Jenis::Lain("halaman HTML");
    }
    if awal.starts_with(b"<?xml") {
        return Jenis::Lain("dokumen XML");
    }
    if teks::seperti_teks(isi) { Jenis::Teks } else { Jenis::Lain("berkas biner yang tidak dikenal") }
}

/// The last part of a name, on one line and short: names come from outside.
fn nama_singkat(nama: &str) -> String {
    let akhir = nama.rsplit(['/', '\\']).next().unwrap_or(nama);
    let bersih: String = akhir.chars().filter(|huruf| !huruf.is_control()).take(80).collect();
    if bersih.trim().is_empty() || bersih == "-" { "masukan".to_owned() } else { bersih }
}

/// Puts a cell where it belongs, within the limits; both numbers from 0.
fn taruh(lembar: &mut Lembar, nama: &str, letak: (usize, usize), isi: String, batas: &Batas) -> Result<(), GalatTabel> {
    let (baris, kolom) = letak;
    let terlalu_banyak = |apa, batas| Err(GalatTabel::TerlaluBanyak { nama: nama.to_owned(), apa, batas });
    if isi.trim().is_empty() {
        return Ok(());
    }
    if baris >= batas.baris {
        return terlalu_banyak("baris", batas.baris);
    }
    if kolom >= batas.kolom {
        return terlalu_banyak("kolom", batas.kolom);
    }
    // Bytes bound characters from above, so the common short cell is not counted.
    if isi.len() > batas.sel && isi.chars().count() > batas.sel {
        let sel = Lembar::alamat(baris, kolom);
        return Err(GalatTabel::SelTerlaluPanjang { nama: nama.to_owned(), sel, batas: batas.sel });
    }
    if lembar.baris.len() <= baris {
        lembar.baris.resize(baris + 1, Vec::new());
    }
    let tujuan = &mut lembar.baris[baris];
    if tujuan.len() <= kolom {
        tujuan.resize(kolom + 1, String::new());
    }
    tujuan[kolom] = isi;
    Ok(())
}
