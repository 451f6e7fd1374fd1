//! Tables for people to fill in, and the register of Perangkat Daerah in the same shape: what is exported can be imported.

use domain::{
    instrumen::Instrumen,
    penilaian::Tahap,
    perangkat_daerah::{
        Fungsi, Jenis,
        tabel::{BARIS_MAKS, BarisKantor, KOLOM},
    },
    tabel_nilai::BarisTemplatTahap,
};
use rust_xlsxwriter::{
    DataValidation, DataValidationRule, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// Width of each of [`KOLOM`] in characters.
const LEBAR: [f64; 6] = [14.0, 48.0, 20.0, 18.0, 36.0, 60.0];

/// The empty register: header, choices for the kind, and a sheet that explains the columns.
///
/// # Errors
/// When the workbook cannot be written.
pub fn templat_kantor() -> Result<Vec<u8>, XlsxError> {
    daftar_kantor(&[])
}

/// The register as a workbook, readable by its own import; every cell is text, never a formula.
///
/// # Errors
/// When the workbook cannot be written.
pub fn daftar_kantor(baris: &[BarisKantor]) -> Result<Vec<u8>, XlsxError> {
    let mut lembar = Worksheet::new();
    lembar.set_name("Perangkat Daerah")?;
    kepala(&mut lembar, &KOLOM.map(str::to_owned), &LEBAR)?;
    // Text format in the whole column: a spreadsheet would make the number 1.1 of the code 1.10.
    let teks = Format::new().set_num_format("@").set_align(FormatAlign::Top).set_text_wrap();
    for kolom in 0..KOLOM.len() {
        lembar.set_column_format(kolom as u16, &teks)?;
    }
    for (i, satu) in (1_u32..).zip(baris) {
        for (kolom, sel) in (0_u16..).zip(satu.sel()) {
            if !sel.is_empty() {
                lembar.write_string_with_format(i, kolom, sel, &teks)?;
            }
        }
    }
    let jenis = DataValidation::new()
        .allow_list_strings(&Jenis::SEMUA.map(Jenis::nama))?
        .set_error_title("Jenis tidak dikenal")?
        .set_error_message("Pilih jenis dari daftar.")?;
    lembar.add_data_validation(1, 3, BARIS_MAKS as u32, 3, &jenis)?;
    if !baris.is_empty() {
        lembar.autofilter(0, 0, baris.len() as u32, KOLOM.len() as u16 - 1)?;
    }
    let mut buku = Workbook::new();
    buku.push_worksheet(lembar);
    buku.push_worksheet(petunjuk_kantor()?);
    buku.save_to_buffer()
}

/// The level table of an instrument: one row an indicator, with the values that are allowed.
///
/// # Errors
/// When the workbook cannot be written.
pub fn templat_nilai(instrumen: &Instrumen) -> Result<Vec<u8>, XlsxError> {
    let mut lembar = Worksheet::new();
    lembar.set_name("Nilai")?;
    let judul = ["indikator", "nama", "nilai"].map(str::to_owned);
    kepala(&mut lembar, &judul, &[12.0, 80.0, 12.0])?;
    let teks = Format::new().set_num_format("@").set_align(FormatAlign::Top).set_text_wrap();
    for (i, satu) in (1_u32..).zip(&instrumen.indikator) {
        lembar.write_string_with_format(i, 0, &satu.kode, &teks)?;
        lembar.write_string_with_format(i, 1, &satu.nama, &teks)?;
    }
    let akhir = instrumen.indikator.len().max(1) as u32;
    lembar.add_data_validation(1, 2, akhir, 2, &batas_nilai(instrumen)?)?;
    let mut buku = Workbook::new();
    buku.set_properties(&rust_xlsxwriter::DocProperties::new().set_title(format!("Tabel nilai {}", instrumen.sebutan)));
    buku.push_worksheet(lembar);
    buku.save_to_buffer()
}

/// The table a stage's values are filled into: what stood before, what the stage says so far, and its justification.
///
/// # Errors
/// When the workbook cannot be written.
pub fn templat_tahap(instrumen: &Instrumen, tahap: Tahap, baris: &[BarisTemplatTahap]) -> Result<Vec<u8>, XlsxError> {
    let mut lembar = Worksheet::new();
    lembar.set_name("Nilai")?;
    let judul = ["indikator", "nama", "nilai tahap sebelumnya", "nilai", "justifikasi"].map(str::to_owned);
    kepala(&mut lembar, &judul, &[12.0, 70.0, 16.0, 12.0, 70.0])?;
    let teks = Format::new().set_num_format("@").set_align(FormatAlign::Top).set_text_wrap();
    let angka = Format::new().set_align(FormatAlign::Top);
    for (i, satu) in (1_u32..).zip(baris) {
        lembar.write_string_with_format(i, 0, &satu.kode, &teks)?;
        let nama = instrumen.indikator(&satu.kode).map_or("", |indikator| indikator.nama.as_str());
        lembar.write_string_with_format(i, 1, nama, &teks)?;
        for (kolom, nilai) in [(2, satu.sebelumnya), (3, satu.nilai)] {
            if let Some(nilai) = nilai {
                lembar.write_number_with_format(i, kolom, f64::from(nilai.0) / 100.0, &angka)?;
            }
        }
        lembar.write_string_with_format(i, 4, &satu.justifikasi, &teks)?;
    }
    let akhir = baris.len().max(1) as u32;
    lembar.add_data_validation(1, 3, akhir, 3, &batas_nilai(instrumen)?)?;
    let mut buku = Workbook::new();
    let judul = format!("{} {}", tahap.nama(), instrumen.sebutan);
    buku.set_properties(&rust_xlsxwriter::DocProperties::new().set_title(judul));
    buku.push_worksheet(lembar);
    buku.save_to_buffer()
}

/// What a cell for a value accepts.
fn batas_nilai(instrumen: &Instrumen) -> Result<DataValidation, XlsxError> {
    let (min, maks) = (instrumen.nilai_min, instrumen.nilai_maks);
    let batas = DataValidation::new();
    let batas = if instrumen.desimal {
        batas.allow_decimal_number(DataValidationRule::Between(f64::from(min.0) / 100.0, f64::from(maks.0) / 100.0))
    } else {
        batas.allow_whole_number(DataValidationRule::Between(min.0 / 100, maks.0 / 100))
    };
    let jenis = if instrumen.desimal { "angka, boleh berdesimal," } else { "bilangan bulat" };
    batas
        .set_input_title("Nilai")?
        .set_input_message(format!(
            "Isi {jenis} {} sampai {}. Kosong berarti belum terisi.",
            min.tampil(),
            maks.tampil()
        ))?
        .set_error_title("Nilai di luar batas")?
        .set_error_message(format!("Nilai {} {jenis} {} sampai {}.", instrumen.sebutan, min.tampil(), maks.tampil()))
}

pub(crate) fn kepala(lembar: &mut Worksheet, judul: &[String], lebar: &[f64]) -> Result<(), XlsxError> {
    let format = Format::new().set_bold().set_border_bottom(FormatBorder::Medium).set_background_color("#F6F4EF");
    for (i, (judul, lebar)) in (0_u16..).zip(judul.iter().zip(lebar)) {
        lembar.write_string_with_format(0, i, judul, &format)?;
        lembar.set_column_width(i, *lebar)?;
    }
    lembar.set_freeze_panes(1, 0)?;
    lembar.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    Ok(())
}

/// What each column takes; the first column is `kolom`, so that no reader takes this sheet for the register.
fn petunjuk_kantor() -> Result<Worksheet, XlsxError> {
    let mut lembar = Worksheet::new();
    lembar.set_name("Petunjuk")?;
    kepala(&mut lembar, &["kolom", "cara mengisi"].map(str::to_owned), &[16.0, 90.0])?;
    let pilihan = |daftar: Vec<&str>| daftar.join("; ");
    let isi: [(&str, String); 6] = [
        (KOLOM[0], "Wajib, satu kode untuk satu Perangkat Daerah. Kode yang sudah tercatat memperbarui catatannya.".into()),
        (KOLOM[1], "Wajib, seperti pada peraturan pembentukannya.".into()),
        (KOLOM[2], "Boleh kosong.".into()),
        (KOLOM[3], format!("Wajib, salah satu: {}.", pilihan(Jenis::SEMUA.map(Jenis::nama).to_vec()))),
        (KOLOM[4], format!("Boleh beberapa, dipisah titik koma: {}.", pilihan(Fungsi::SEMUA.map(Fungsi::nama).to_vec()))),
        (
            KOLOM[5],
            "Boleh beberapa, dipisah titik koma. Unit di bawah unit lain ditulis dengan tanda >: Sekretariat > Subbagian \
             Umum; Bidang Aplikasi."
                .into(),
        ),
    ];
    let bungkus = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (i, (kolom, cara)) in (1_u32..).zip(isi) {
        lembar.write_string_with_format(i, 0, kolom, &bungkus)?;
        lembar.write_string_with_format(i, 1, cara, &bungkus)?;
    }
    let akhir = "Isi sel adalah kebenarannya: sel kosong mengosongkan singkatan, fungsi, atau Unit Kerja yang tercatat. \
                 Kolom yang tidak ada dalam berkas tidak mengubah apa pun.";
    lembar.write_string_with_format(8, 1, akhir, &bungkus)?;
    Ok(lembar)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};
    use domain::{angka::Nilai, instrumen::Katalog, perangkat_daerah::tabel, tabel_nilai};

    use super::*;

    fn baris(isi: Vec<u8>, lembar: &str) -> Vec<Vec<String>> {
        let mut buku: Xlsx<_> = Xlsx::new(Cursor::new(isi)).unwrap();
        let rentang = buku.worksheet_range(lembar).unwrap();
        let teks = |sel: &Data| match sel {
            Data::String(teks) => teks.clone(),
            Data::Empty => String::new(),
            lain => panic!("not a text: {lain:?}"),
        };
        rentang.rows().map(|baris| baris.iter().map(teks).collect()).collect()
    }

    #[test]
    fn the_register_reads_back_and_no_cell_is_a_formula() {
        let kantor = BarisKantor {
            kode: "1.10".into(),
            nama: "=HYPERLINK(\"x\")".into(),
            singkatan: "+D".into(),
            jenis: Jenis::Dinas,
            fungsi: vec![Fungsi::Kominfo, Fungsi::Statistik],
            unit: vec![vec!["Bidang".into()], vec!["Bidang".into(), "Seksi".into()]],
        };
        let bacaan =
            tabel::baca(&baris(daftar_kantor(std::slice::from_ref(&kantor)).unwrap(), "Perangkat Daerah")).unwrap();
        let b = &bacaan.baris[0];
        assert_eq!((&b.kode, &b.nama, b.unit.as_ref()), (&kantor.kode, &kantor.nama, Some(&kantor.unit)));
    }

    #[test]
    fn the_empty_template_has_the_header_and_its_guide_is_no_register() {
        let isi = templat_kantor().unwrap();
        assert_eq!(baris(isi.clone(), "Perangkat Daerah"), [KOLOM.map(str::to_owned).to_vec()]);
        assert!(!tabel::ada_kepala(&baris(isi, "Petunjuk")));
    }

    #[test]
    fn a_level_template_names_every_indicator_in_order() {
        for instrumen in &Katalog::bawaan().unwrap().instrumen {
            let isi = baris(templat_nilai(instrumen).unwrap(), "Nilai");
            let kode: Vec<&str> = isi.iter().skip(1).map(|baris| baris[0].as_str()).collect();
            let harap: Vec<&str> = instrumen.indikator.iter().map(|i| i.kode.as_str()).collect();
            assert_eq!(kode, harap, "{}", instrumen.id);
            // Filled with the largest value it is read without a remark.
            let terisi: Vec<Vec<String>> = isi
                .into_iter()
                .enumerate()
                .map(|(i, b)| vec![b[0].clone(), b[1].clone(), if i == 0 { "nilai".into() } else { "5".into() }])
                .collect();
            let bacaan = tabel_nilai::baca_nilai(instrumen, &terisi).unwrap();
            assert_eq!(bacaan.nilai.len(), instrumen.indikator.len(), "{}", instrumen.id);
        }
    }

    #[test]
    fn a_stage_template_reads_back_as_what_is_recorded() {
        let katalog = Katalog::bawaan().unwrap();
        for instrumen in &katalog.instrumen {
            let baris: Vec<BarisTemplatTahap> = instrumen
                .indikator
                .iter()
                .enumerate()
                .map(|(i, satu)| BarisTemplatTahap {
                    kode: satu.kode.clone(),
                    sebelumnya: Some(Nilai::tingkat(3)),
                    nilai: (i % 2 == 0).then_some(Nilai::tingkat(2)),
                    justifikasi: if i == 0 { "=1+1".into() } else { String::new() },
                })
                .collect();
            let isi = templat_tahap(instrumen, Tahap::Dokumen, &baris).unwrap();
            let mut buku: Xlsx<_> = Xlsx::new(Cursor::new(isi)).unwrap();
            let rentang = buku.worksheet_range("Nilai").unwrap();
            let sel: Vec<Vec<String>> = rentang.rows().map(|b| b.iter().map(ToString::to_string).collect()).collect();
            let bacaan = tabel_nilai::baca_tahap(instrumen, &[Tahap::Dokumen], &sel).unwrap();
            assert_eq!(bacaan.baris.len(), instrumen.indikator.len().div_ceil(2), "{}", instrumen.id);
            let (nilai, alasan) = &bacaan.baris[0].nilai[&Tahap::Dokumen];
            assert_eq!((*nilai, alasan.as_str()), (Nilai::tingkat(2), "=1+1"));
        }
    }
}
