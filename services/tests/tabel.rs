//! Spreadsheets as people and attackers make them.

use std::io::{Cursor, Write};

use domain::instrumen::Katalog;
use proptest::prelude::*;
use rstest::rstest;
use rust_xlsxwriter::{Format, Formula, Workbook};
use services::tabel::{Batas, GalatTabel, Lembar, baca, baca_dengan, baca_nilai};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

fn baris(isi: &[u8]) -> Vec<Vec<String>> {
    let mut lembar = baca("nilai.csv", isi).unwrap();
    assert_eq!(lembar.len(), 1);
    lembar.remove(0).baris
}

fn arsip(bagian: &[(&str, &[u8])]) -> Vec<u8> {
    let mut tulis = ZipWriter::new(Cursor::new(Vec::new()));
    for (nama, isi) in bagian {
        let pilihan = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        tulis.start_file(*nama, pilihan).unwrap();
        tulis.write_all(isi).unwrap();
    }
    tulis.finish().unwrap().into_inner()
}

fn buku(isi: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut buku = Workbook::new();
    isi(&mut buku);
    buku.save_to_buffer().unwrap()
}

#[rstest]
#[case::comma(b"indikator,nilai\n1,3\n")]
#[case::semicolon(b"indikator;nilai\r\n1;3\r\n")]
#[case::tab(b"indikator\tnilai\n1\t3")]
#[case::bom(b"\xEF\xBB\xBFindikator,nilai\n1,3\n")]
#[case::excel_hint(b"sep=;\nindikator;nilai\n1;3\n")]
#[case::quoted(b"\"indikator\",\"nilai\"\n\"1\",\"3\"\n")]
#[case::utf16(b"\xFF\xFEi\0n\0d\0i\0k\0a\0t\0o\0r\0\t\0n\0i\0l\0a\0i\0\n\x001\0\t\x003\0")]
fn every_separator_and_encoding(#[case] isi: &[u8]) {
    assert_eq!(baris(isi), [["indikator", "nilai"], ["1", "3"]]);
}

#[test]
fn old_spreadsheets_write_windows_1252() {
    assert_eq!(baris(b"nama,nilai\ncaf\xE9 \x96 \x80,1\n")[1], ["café – €", "1"]);
}

#[test]
fn a_decimal_comma_is_not_a_separator() {
    assert_eq!(baris(b"1;2,50\n2;3,00\n"), [["1", "2,50"], ["2", "3,00"]]);
    assert_eq!(baris(b"1,\"2,50\"\n2,\"3,00\"\n"), [["1", "2,50"], ["2", "3,00"]]);
}

#[test]
fn rows_keep_the_numbers_people_see() {
    for akhir in ["\n", "\r\n"] {
        let isi = baris("Judul\n\n\nindikator,nilai\n\"satu\ndua\",3\n\n5,4\n".replace('\n', akhir).as_bytes());
        assert_eq!(isi[3], ["indikator", "nilai"]);
        assert_eq!(isi[4], [format!("satu{akhir}dua").as_str(), "3"]);
        assert_eq!(isi[6], ["5", "4"]);
        assert_eq!(isi.len(), 7);
    }
    assert_eq!(Lembar::alamat(6, 1), "B7");
    assert_eq!(Lembar::alamat(0, 27), "AB1");
}

#[test]
fn a_workbook_keeps_addresses_types_and_visible_sheets() {
    let isi = buku(|buku| {
        let lembar = buku.add_worksheet().set_name("Nilai").unwrap();
        lembar.write(2, 1, "Indikator").unwrap();
        lembar.write(2, 2, "Nilai").unwrap();
        lembar.write(3, 1, 1).unwrap();
        lembar.write(3, 2, 2.98).unwrap();
        lembar.write(4, 1, true).unwrap();
        lembar.write_formula(4, 2, Formula::new("=1+1").set_result("2")).unwrap();
        let tanggal = Format::new().set_num_format("yyyy-mm-dd");
        lembar.write_number_with_format(5, 1, 45_000, &tanggal).unwrap();
        lembar.write(5, 2, 0.1 + 0.2).unwrap();
        buku.add_worksheet().set_name("Acuan").unwrap().set_hidden(true).write(0, 0, "rahasia").unwrap();
        buku.add_worksheet().set_name("Kosong").unwrap();
    });
    // The name says CSV; the content decides.
    let lembar = baca("C:\\unggah\\nilai.csv", &isi).unwrap();
    assert_eq!(lembar.iter().map(|satu| satu.nama.as_str()).collect::<Vec<_>>(), ["Nilai", "Kosong"]);
    assert_eq!(lembar[0].baris[2], ["", "Indikator", "Nilai"]);
    assert_eq!(lembar[0].baris[3], ["", "1", "2.98"]);
    assert_eq!(lembar[0].baris[4], ["", "Ya", "2"]);
    assert_eq!(lembar[0].baris[5], ["", "2023-03-15", "0.3"]);
    assert!(lembar[1].baris.is_empty());
}

#[test]
fn the_level_table_is_found_on_a_later_sheet() {
    let instrumen = Katalog::bersama().unwrap().cari("permenpanrb-59-2020").unwrap();
    let isi = buku(|buku| {
        buku.add_worksheet().set_name("Sampul").unwrap().write(0, 0, "Laporan").unwrap();
        let lembar = buku.add_worksheet().set_name("Tingkat").unwrap();
        for (kolom, kepala) in ["No", "Indikator", "Tingkat Kematangan"].iter().enumerate() {
            lembar.write(3, kolom as u16, *kepala).unwrap();
        }
        for (ke, indikator) in instrumen.indikator.iter().enumerate() {
            lembar.write(4 + ke as u32, 0, ke as u32 + 1).unwrap();
            lembar.write(4 + ke as u32, 1, &indikator.nama).unwrap();
            lembar.write(4 + ke as u32, 2, 3).unwrap();
        }
        lembar.write(52, 1, "Indeks SPBE").unwrap();
        lembar.write(52, 2, 3.0).unwrap();
    });
    let bacaan = baca_nilai(instrumen, "tahun-lalu.xlsx", &isi).unwrap();
    assert_eq!((bacaan.nilai.len(), bacaan.baris_kepala), (47, Some(4)));
    let galat = baca_nilai(instrumen, "-", b"indikator,nilai\n1,3\n48,2\n").unwrap_err();
    assert_eq!(galat.to_string(), "baris 3: indikator \"48\" tidak dikenal dalam PermenPANRB 59/2020");
}

#[rstest]
#[case(b"", "Berkas uji.xlsx kosong.")]
#[case(b" \r\n\t", "Berkas uji.xlsx kosong.")]
#[case(b"%PDF-1.7 ...", "Berkas uji.xlsx adalah PDF. Simpan tabelnya sebagai XLSX atau CSV.")]
#[case(
    b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
    "Berkas uji.xlsx adalah buku kerja Excel lama (XLS) atau berkas bersandi. Simpan tabelnya sebagai XLSX atau CSV."
)]
#[case(
    b"<!DOCTYPE html><table></table>",
    "Berkas uji.xlsx adalah halaman HTML. Simpan tabelnya sebagai XLSX atau CSV."
)]
#[case(
    b"\x00\x01\x02\x03",
    "Berkas uji.xlsx adalah berkas biner yang tidak dikenal. Simpan tabelnya sebagai XLSX atau CSV."
)]
#[case(
    b"PK\x03\x04 bukan arsip",
    "Berkas uji.xlsx rusak atau tidak lengkap. Buka di aplikasi lembar kerja, lalu simpan kembali sebagai XLSX atau CSV."
)]
fn other_files_are_named_for_what_they_are(#[case] isi: &[u8], #[case] harap: &str) {
    assert_eq!(baca("../../uji.xlsx", isi).unwrap_err().to_string(), harap);
}

#[test]
fn other_archives_are_named_too() {
    let galat = |bagian| baca("uji.xlsx", &arsip(&[(bagian, b"x".as_slice())])).unwrap_err();
    let jenis = |bagian| match galat(bagian) {
        GalatTabel::BukanTabel { jenis, .. } => jenis,
        lain => panic!("{lain}"),
    };
    assert_eq!(jenis("word/document.xml"), "dokumen Word");
    assert_eq!(jenis("content.xml"), "dokumen OpenDocument");
    assert_eq!(jenis("foto.png"), "arsip ZIP");
    assert_eq!(galat("xl/workbook.xml"), GalatTabel::Rusak("uji.xlsx".to_owned()));
}

#[test]
fn a_truncated_workbook_is_broken_not_a_panic() {
    let utuh = buku(|buku| {
        buku.add_worksheet().write(0, 0, "indikator").unwrap();
    });
    for panjang in (4..utuh.len()).step_by(37) {
        assert!(baca("potong.xlsx", &utuh[..panjang]).is_err());
    }
}

/// 30 MB of spaces that weigh some 30 kB.
fn bom() -> Vec<u8> {
    let isi = vec![b' '; 30_000_000];
    arsip(&[("xl/workbook.xml", b"<workbook/>"), ("xl/worksheets/sheet1.xml", &isi)])
}

#[test]
fn a_bomb_is_refused() {
    let bom = bom();
    assert!(bom.len() < 100_000);
    assert_eq!(baca("bom.xlsx", &bom).unwrap_err(), GalatTabel::TerlaluMengembang("bom.xlsx".to_owned()));
}

#[test]
fn a_bomb_that_lies_about_its_size_is_refused_by_what_comes_out() {
    let mut bom = bom();
    let benar = 30_000_000_u32.to_le_bytes();
    let letak: Vec<usize> = (0..bom.len() - 4).filter(|&letak| bom[letak..letak + 4] == benar).collect();
    assert!(!letak.is_empty());
    for letak in letak {
        bom[letak..letak + 4].copy_from_slice(&1_000_u32.to_le_bytes());
    }
    let galat = baca("bom.xlsx", &bom).unwrap_err();
    assert!(matches!(galat, GalatTabel::TerlaluMengembang(_) | GalatTabel::Rusak(_)), "{galat}");
}

#[test]
fn one_cell_far_away_costs_nothing_and_is_refused() {
    let isi = buku(|buku| {
        buku.add_worksheet().write(1_048_575, 16_383, "jauh").unwrap();
    });
    let galat = baca("jauh.xlsx", &isi).unwrap_err().to_string();
    assert_eq!(galat, "Berkas jauh.xlsx memiliki lebih dari 20000 baris. Bagi tabelnya menjadi beberapa berkas.");
}

#[test]
fn limits_hold_for_text_too() {
    let batas = Batas { bita: 1_000, baris: 3, kolom: 2, sel: 5, ..Batas::default() };
    let galat = |isi: &[u8]| baca_dengan("a.csv", isi, &batas).unwrap_err().to_string();
    let harap = "Berkas a.csv berukuran 1,1 KB, batasnya 1 KB. Hapus lembar dan gambar yang tidak diperlukan.";
    assert_eq!(galat(&[b'a'; 1_100]), harap);
    assert_eq!(
        galat(b"1\n2\n3\n4\n"),
        "Berkas a.csv memiliki lebih dari 3 baris. Bagi tabelnya menjadi beberapa berkas."
    );
    assert_eq!(galat(b"1,2,3\n"), "Berkas a.csv memiliki lebih dari 2 kolom. Bagi tabelnya menjadi beberapa berkas.");
    assert_eq!(
        galat(b"1,panjang\n"),
        "Berkas a.csv memuat isi lebih dari 5 karakter pada sel B1. Ringkas isi sel itu."
    );
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(isi in prop::collection::vec(any::<u8>(), 0..300)) {
        let kosong = isi.iter().all(u8::is_ascii_whitespace);
        prop_assert_eq!(baca("x", &isi) == Err(GalatTabel::Kosong("x".to_owned())), kosong);
    }

    #[test]
    fn damaged_workbooks_never_panic(letak in any::<prop::sample::Index>(), bita in any::<u8>()) {
        let mut isi = buku(|buku| {
            buku.add_worksheet().write(0, 0, "indikator").unwrap();
        });
        let letak = letak.index(isi.len());
        isi[letak] = bita;
        if let Ok(lembar) = baca("x.xlsx", &isi) {
            prop_assert!(lembar.len() <= 1);
        }
    }
}
