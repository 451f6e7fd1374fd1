//! XLSX workbooks, guarded against archives that unpack to far more than they weigh.

use std::io::{self, Cursor, Read};

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx};
use zip::ZipArchive;

use super::{Batas, GalatTabel, Lembar, taruh};

/// Small workbooks compress well; the ratio says nothing about them.
const RASIO_MULAI: u64 = 1_000_000;
/// A workbook has a handful of parts for each sheet.
const BAGIAN_MAKS: usize = 2_000;
/// Merged regions of a sheet that are told; a table has a few hundred.
const GABUNGAN_MAKS: usize = 20_000;

pub(super) fn baca(nama: &str, isi: &[u8], batas: &Batas) -> Result<Vec<Lembar>, GalatTabel> {
    periksa_arsip(nama, isi, batas)?;
    let rusak = || GalatTabel::Rusak(nama.to_owned());
    let mut buku: Xlsx<_> = Xlsx::new(Cursor::new(isi)).map_err(|_| rusak())?;
    let lembar: Vec<String> = buku
        .sheets_metadata()
        .iter()
        .filter(|satu| satu.typ == SheetType::WorkSheet && satu.visible == SheetVisible::Visible)
        .map(|satu| satu.name.clone())
        .collect();
    if lembar.len() > batas.lembar {
        return Err(GalatTabel::TerlaluBanyak { nama: nama.to_owned(), apa: "lembar", batas: batas.lembar });
    }
    lembar.into_iter().map(|satu| baca_lembar(nama, &mut buku, satu, batas)).collect()
}

/// Cell by cell: a sheet with one cell in the last row must not become a million rows of nothing.
fn baca_lembar(nama: &str, buku: &mut Xlsx<Cursor<&[u8]>>, judul: String, batas: &Batas) -> Result<Lembar, GalatTabel> {
    let rusak = |_| GalatTabel::Rusak(nama.to_owned());
    let gabungan = buku.merge_cells_by_sheet_name(&judul).map_err(rusak)?;
    let gabungan = gabungan.into_iter().take(GABUNGAN_MAKS).map(|g| {
        let angka = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
        (angka(g.start.0), angka(g.start.1), angka(g.end.0), angka(g.end.1))
    });
    let mut lembar = Lembar { gabungan: gabungan.collect(), nama: judul, baris: Vec::new() };
    let mut sel = buku.worksheet_cells_reader(&lembar.nama).map_err(rusak)?;
    while let Some(satu) = sel.next_cell().map_err(rusak)? {
        let (baris, kolom) = satu.get_position();
        taruh(&mut lembar, nama, (baris as usize, kolom as usize), teks(satu.get_value()), batas)?;
    }
    Ok(lembar)
}

/// First what the directory claims, then what really comes out; both under the limits.
fn periksa_arsip(nama: &str, isi: &[u8], batas: &Batas) -> Result<(), GalatTabel> {
    let rusak = || GalatTabel::Rusak(nama.to_owned());
    let mengembang = || GalatTabel::TerlaluMengembang(nama.to_owned());
    let mut arsip = ZipArchive::new(Cursor::new(isi)).map_err(|_| rusak())?;
    if arsip.len() > BAGIAN_MAKS {
        return Err(mengembang());
    }
    let batas_terurai = batas.terurai.min((isi.len() as u64).saturating_mul(batas.rasio).max(RASIO_MULAI));
    let mut jumlah = 0_u64;
    for letak in 0..arsip.len() {
        let bagian = arsip.by_index_raw(letak).map_err(|_| rusak())?;
        if bagian.encrypted() {
            return Err(GalatTabel::Terkunci(nama.to_owned()));
        }
        jumlah = jumlah.saturating_add(bagian.size());
    }
    if jumlah > batas_terurai {
        return Err(mengembang());
    }
    if arsip.index_for_name("xl/workbook.xml").is_none() {
        return Err(GalatTabel::BukanTabel { nama: nama.to_owned(), jenis: jenis_arsip(&mut arsip) });
    }
    let mut sisa = batas_terurai;
    for letak in 0..arsip.len() {
        let bagian = arsip.by_index(letak).map_err(|_| rusak())?;
        let keluar = io::copy(&mut bagian.take(sisa + 1), &mut io::sink()).map_err(|_| rusak())?;
        sisa = sisa.checked_sub(keluar).ok_or_else(mengembang)?;
    }
    Ok(())
}

/// What a ZIP archive without an Excel workbook is.
fn jenis_arsip(arsip: &mut ZipArchive<Cursor<&[u8]>>) -> &'static str {
    let ada = |nama: &str| arsip.index_for_name(nama).is_some();
    if ada("word/document.xml") {
        "dokumen Word"
    } else if ada("ppt/presentation.xml") {
        "presentasi PowerPoint"
    } else if ada("xl/workbook.bin") {
        "buku kerja XLSB"
    } else if ada("content.xml") {
        "dokumen OpenDocument"
    } else {
        "arsip ZIP"
    }
}

/// A cell as it is typed: whole numbers without decimals, dates as year-month-day.
fn teks(nilai: &DataRef<'_>) -> String {
    match nilai {
        DataRef::Empty => String::new(),
        DataRef::String(teks) | DataRef::DateTimeIso(teks) | DataRef::DurationIso(teks) => teks.trim().to_owned(),
        DataRef::SharedString(teks) => teks.trim().to_owned(),
        DataRef::Int(angka) => angka.to_string(),
        DataRef::Float(angka) => pecahan(*angka),
        DataRef::Bool(true) => "Ya".to_owned(),
        DataRef::Bool(false) => "Tidak".to_owned(),
        DataRef::Error(galat) => galat.to_string(),
        DataRef::DateTime(waktu) if waktu.is_datetime() => {
            let (tahun, bulan, hari, jam, menit, ..) = waktu.to_ymd_hms_milli();
            let tanggal = format!("{tahun:04}-{bulan:02}-{hari:02}");
            if (jam, menit) == (0, 0) { tanggal } else { format!("{tanggal} {jam:02}:{menit:02}") }
        }
        DataRef::DateTime(waktu) => pecahan(waktu.as_f64()),
    }
}

/// Ten decimals are finer than anything typed and coarser than the noise of binary fractions (2.9800000000000004).
fn pecahan(angka: f64) -> String {
    let teks = format!("{angka:.10}");
    let ringkas = teks.trim_end_matches('0').trim_end_matches('.');
    if ringkas == "-0" { "0".to_owned() } else { ringkas.to_owned() }
}
