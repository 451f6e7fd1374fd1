//! A register as a workbook: the table itself, readable by its own import, a guide to its columns, and the choices that
//! cells offer.

use domain::register::{
    Bidang, Jenis, Register,
    tulis::{Kolom, Sel, Tujuan},
};
use rust_xlsxwriter::{DataValidation, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError};

use crate::{
    tabel::Bentuk,
    templat::kepala,
    xlsx::{muat, nama_lembar},
};

/// Rows below the header in which cells offer their choices.
const BARIS_TEMPLAT: u32 = 2_000;

/// Characters a spreadsheet allows in the hint beside a cell.
const BANTU_MAKS: usize = 250;

/// The sheet that holds the choices.
const PILIHAN: &str = "Pilihan";

/// What a workbook of a register is made of.
#[derive(Debug)]
pub struct BahanTabel<'a> {
    pub register: &'a Register,
    pub kolom: &'a [Kolom],
    pub baris: &'a [Vec<Sel>],
    /// Names of the offices to offer.
    pub kantor: &'a [String],
}

/// The workbook; without rows it is the template. Texts are texts, never formulas.
///
/// # Errors
/// When the workbook cannot be written.
pub fn tabel_register(bahan: &BahanTabel<'_>) -> Result<Vec<u8>, XlsxError> {
    let akhir = "Isi sel adalah kebenarannya: sel kosong mengosongkan isian yang tercatat. Kolom yang tidak ada dalam berkas \
                 tidak mengubah apa pun. Catatan dikenali dari ID-nya; tanpa ID, dari nama dan Perangkat Daerah.";
    tabel_dengan(bahan, &Tambahan { pilihan: &[], wajib: &[], akhir })
}

/// What a table knows beyond the description of its columns.
pub(crate) struct Tambahan<'a> {
    /// Choices of fields that the description leaves open, by code.
    pub(crate) pilihan: &'a [(&'static str, Vec<String>)],
    /// Codes of fields that this table asks for besides.
    pub(crate) wajib: &'a [&'static str],
    /// The sentence below the guide.
    pub(crate) akhir: &'a str,
}

impl Tambahan<'_> {
    fn daftar(&self, bidang: &Bidang) -> Option<&[String]> {
        self.pilihan.iter().find(|(kode, _)| *kode == bidang.kode).map(|(_, isi)| isi.as_slice())
    }
}

/// The workbook with choices of its own.
pub(crate) fn tabel_dengan(bahan: &BahanTabel<'_>, tambahan: &Tambahan<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut buku = Workbook::new();
    buku.set_properties(&rust_xlsxwriter::DocProperties::new().set_title(bahan.register.nama));
    let (pilihan, letak) = pilihan(bahan, tambahan)?;
    buku.push_worksheet(data(bahan, &letak)?);
    buku.push_worksheet(petunjuk(bahan, tambahan)?);
    buku.push_worksheet(pilihan);
    buku.save_to_buffer()
}

fn data(bahan: &BahanTabel<'_>, letak: &[Option<String>]) -> Result<Worksheet, XlsxError> {
    let mut lembar = Worksheet::new();
    lembar.set_name(nama_lembar(bahan.register.nama))?;
    let judul: Vec<String> = bahan.kolom.iter().map(|k| k.judul.clone()).collect();
    let lebar: Vec<f64> = bahan.kolom.iter().map(lebar).collect();
    kepala(&mut lembar, &judul, &lebar)?;
    let bentuk = Bentuk::baru();
    for (i, kolom) in (0_u16..).zip(bahan.kolom) {
        let kolom = match &kolom.tujuan {
            Tujuan::Bidang(Bidang { jenis: Jenis::Bilangan { .. } | Jenis::Rupiah, .. }) => &bentuk.angka,
            Tujuan::Bidang(Bidang { jenis: Jenis::Tanggal, .. }) => &bentuk.tanggal,
            _ => &bentuk.teks,
        };
        lembar.set_column_format(i, kolom)?;
    }
    bentuk.tulis(&mut lembar, bahan.baris)?;
    let akhir = u32::try_from(bahan.baris.len()).unwrap_or(u32::MAX).max(BARIS_TEMPLAT);
    for (i, (kolom, letak)) in (0_u16..).zip(bahan.kolom.iter().zip(letak)) {
        let Tujuan::Bidang(bidang) = &kolom.tujuan else { continue };
        let mut aturan = match letak {
            Some(rentang) => DataValidation::new()
                .allow_list_formula(Formula::new(rentang))
                // Several choices stand in one cell, and other spellings are understood.
                .show_error_message(false),
            None => DataValidation::new().allow_any_value(),
        };
        let bantu: String = bantu(bidang).chars().take(BANTU_MAKS).collect();
        if !bantu.is_empty() {
            let judul: String = kolom.judul.chars().take(32).collect();
            aturan = aturan.set_input_title(judul)?.set_input_message(bantu)?;
        }
        lembar.add_data_validation(1, i, akhir, i, &aturan)?;
    }
    if !bahan.baris.is_empty() {
        let akhir = (u32::try_from(bahan.baris.len()).unwrap_or(1), u16::try_from(bahan.kolom.len()).unwrap_or(1));
        lembar.autofilter(0, 0, akhir.0, akhir.1.saturating_sub(1))?;
    }
    Ok(lembar)
}

/// What each column takes. Its headings are no field's, so that no reader takes this sheet for the register.
fn petunjuk(bahan: &BahanTabel<'_>, tambahan: &Tambahan<'_>) -> Result<Worksheet, XlsxError> {
    let mut lembar = Worksheet::new();
    lembar.set_name("Petunjuk")?;
    kepala(
        &mut lembar,
        &["Isi kolom", "Wajib diisi", "Cara mengisi", "Dasar aturan"].map(str::to_owned),
        &[34.0, 12.0, 90.0, 50.0],
    )?;
    let bungkus = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let mut i = 0;
    for kolom in bahan.kolom {
        let (wajib, cara, pasal) = match &kolom.tujuan {
            Tujuan::Bidang(bidang) => {
                let wajib = bidang.wajib || tambahan.wajib.contains(&bidang.kode);
                let cara = if tambahan.daftar(bidang).is_some() { "Pilih dari daftar.".into() } else { cara(bidang) };
                (wajib, cara, bidang.pasal)
            }
            Tujuan::Relasi(_, _, register) => {
                let cara = format!("ID catatan pada register {}, dipisah titik koma.", register.join(", "));
                (false, cara, "DKI68 Pasal 3 ayat (7)")
            }
            Tujuan::Keterangan => continue,
        };
        i += 1;
        lembar.write_string_with_format(i, 0, &kolom.judul, &bungkus)?;
        lembar.write_string_with_format(i, 1, if wajib { "Ya" } else { "" }, &bungkus)?;
        lembar.write_string_with_format(i, 2, muat(&cara), &bungkus)?;
        lembar.write_string_with_format(i, 3, pasal, &bungkus)?;
    }
    lembar.write_string_with_format(i + 2, 2, tambahan.akhir, &bungkus)?;
    Ok(lembar)
}

/// The sheet of choices, and for each column the range it offers.
fn pilihan(bahan: &BahanTabel<'_>, tambahan: &Tambahan<'_>) -> Result<(Worksheet, Vec<Option<String>>), XlsxError> {
    let mut lembar = Worksheet::new();
    lembar.set_name(PILIHAN)?;
    let tebal = Format::new().set_bold().set_border_bottom(FormatBorder::Medium);
    let mut letak = Vec::new();
    let mut ke = 0_u16;
    for kolom in bahan.kolom {
        let Tujuan::Bidang(bidang) = &kolom.tujuan else {
            letak.push(None);
            continue;
        };
        let daftar: Vec<&str> = match bidang.jenis {
            Jenis::Pilihan(opsi) | Jenis::Ganda(opsi) => opsi.iter().map(|o| o.nama).collect(),
            Jenis::YaTidak => vec!["Ya", "Tidak"],
            Jenis::Kantor => bahan.kantor.iter().map(String::as_str).collect(),
            _ => tambahan.daftar(bidang).unwrap_or_default().iter().map(String::as_str).collect(),
        };
        if daftar.is_empty() {
            letak.push(None);
            continue;
        }
        // No heading of a field, so that this sheet is no register either.
        lembar.write_string_with_format(0, ke, format!("Pilihan {}", kolom.judul), &tebal)?;
        lembar.set_column_width(ke, 34.0)?;
        for (i, satu) in (1_u32..).zip(&daftar) {
            lembar.write_string(i, ke, *satu)?;
        }
        let huruf = domain::perangkat_daerah::tabel::huruf_kolom(usize::from(ke));
        letak.push(Some(format!("={PILIHAN}!${huruf}$2:${huruf}${}", daftar.len() + 1)));
        ke += 1;
    }
    Ok((lembar, letak))
}

fn bantu(bidang: &Bidang) -> String {
    let wajib = if bidang.wajib { "Wajib. " } else { "" };
    let sela = if bidang.bantu.is_empty() { "" } else { " " };
    format!("{wajib}{}{sela}{}", bidang.bantu, bentuk(bidang)).trim().to_owned()
}

fn cara(bidang: &Bidang) -> String {
    let pilihan = bidang.opsi().iter().map(|o| o.nama).collect::<Vec<_>>().join("; ");
    let daftar = if pilihan.is_empty() { String::new() } else { format!(" Pilihan: {pilihan}.") };
    let syarat = match bidang.bila {
        Some((lain, _)) => format!(" Hanya berlaku pada pilihan {lain} tertentu."),
        None => String::new(),
    };
    format!("{} {}{daftar}{syarat}", bidang.bantu, bentuk(bidang)).trim().to_owned()
}

fn bentuk(bidang: &Bidang) -> String {
    match bidang.jenis {
        Jenis::Baris(maks) => format!("Satu baris, paling banyak {maks} karakter."),
        Jenis::Uraian(maks) => format!("Boleh beberapa baris, paling banyak {maks} karakter."),
        Jenis::Pilihan(_) => "Pilih satu dari daftar.".into(),
        Jenis::Ganda(_) => "Boleh beberapa dari daftar, dipisah titik koma.".into(),
        Jenis::Bilangan { satuan: "", .. } => "Bilangan bulat.".into(),
        Jenis::Bilangan { satuan, .. } => format!("Bilangan bulat, dalam {satuan}."),
        Jenis::Rupiah => "Rupiah penuh tanpa sen.".into(),
        Jenis::Tanggal => "Tanggal, misalnya 2025-03-03.".into(),
        Jenis::YaTidak => "Ya atau Tidak.".into(),
        Jenis::Tautan => "Alamat web, misalnya https://contoh.go.id.".into(),
        Jenis::Kantor => "Nama atau kode Perangkat Daerah.".into(),
        Jenis::Rujukan(awalan) => format!("Kode rujukan, misalnya {awalan}.01.02."),
        Jenis::Catatan(register) => format!("ID catatan pada register {register}."),
    }
}

fn lebar(kolom: &Kolom) -> f64 {
    match &kolom.tujuan {
        Tujuan::Bidang(bidang) => match bidang.jenis {
            Jenis::Uraian(_) => 50.0,
            Jenis::Baris(_) if bidang.kode == "nama" => 44.0,
            Jenis::Baris(_) | Jenis::Kantor | Jenis::Ganda(_) | Jenis::Tautan => 30.0,
            Jenis::Tanggal | Jenis::YaTidak | Jenis::Bilangan { .. } => 14.0,
            _ => 22.0,
        },
        Tujuan::Relasi(..) => 30.0,
        Tujuan::Keterangan => 18.0,
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};
    use domain::register::{self, baca, tulis};

    use super::*;

    #[test]
    fn every_template_has_its_header_and_guides_that_are_no_register() {
        for r in register::SEMUA {
            let kolom = tulis::kolom(r, false);
            let kantor = ["Dinas A".to_owned()];
            let isi = tabel_register(&BahanTabel { register: r, kolom: &kolom, baris: &[], kantor: &kantor }).unwrap();
            let mut buku: Xlsx<_> = Xlsx::new(Cursor::new(isi)).unwrap();
            for (ke, nama) in buku.sheet_names().into_iter().enumerate() {
                let rentang = buku.worksheet_range(&nama).unwrap();
                let baris: Vec<Vec<String>> =
                    rentang.rows().map(|b| b.iter().map(ToString::to_string).collect()).collect();
                let yakin = baca::keyakinan(r, &baris, &[]);
                if ke == 0 {
                    assert_eq!(yakin, kolom.len(), "{}", r.kode);
                } else {
                    assert_eq!(yakin, 0, "{} {nama}", r.kode);
                }
            }
        }
    }

    #[test]
    fn no_cell_is_a_formula() {
        let r = register::SEMUA[0];
        let kolom = tulis::kolom(r, false);
        let baris = [vec![Sel::Teks("=1+1".into()), Sel::Angka(-5)]];
        let isi = tabel_register(&BahanTabel { register: r, kolom: &kolom, baris: &baris, kantor: &[] }).unwrap();
        let mut buku: Xlsx<_> = Xlsx::new(Cursor::new(isi)).unwrap();
        let rentang = buku.worksheet_range_at(0).unwrap().unwrap();
        assert_eq!(rentang.get((1, 0)), Some(&Data::String("=1+1".into())));
        assert_eq!(rentang.get((1, 1)), Some(&Data::Float(-5.0)));
    }
}
