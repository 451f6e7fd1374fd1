//! The workbook read back as a spreadsheet program would.

use std::io::Cursor;

use crate::bersama::{bahan, bandar_lampung, identitas, katalog, lengkap, polos};
use calamine::{Data, Reader as _, Xlsx};
use reports::buku_kerja;

fn baca(bita: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bita)).unwrap()
}

fn lembar(buku: &mut Xlsx<Cursor<Vec<u8>>>, nama: &str) -> Vec<Vec<Data>> {
    buku.worksheet_range(nama).unwrap().rows().map(<[Data]>::to_vec).collect()
}

#[test]
fn the_published_index_is_a_number() {
    let instrumen = katalog().cari("permenpanrb-59-2020").unwrap();
    let potret = polos(instrumen, 2023, &bandar_lampung(2023));
    let identitas = identitas("kota-bekasi");
    let mut buku = baca(buku_kerja(&bahan(&potret, &identitas)).unwrap());
    assert_eq!(
        buku.sheet_names(),
        ["Ringkasan", "Domain & Aspek", "Indikator", "Uraian", "Rekomendasi", "Bukti", "Riwayat"]
    );
    let ringkasan = lembar(&mut buku, "Ringkasan");
    let isi = |nama: &str| ringkasan.iter().find(|b| b[0] == Data::String(nama.into())).unwrap()[1].clone();
    assert_eq!(isi("Indeks SPBE"), Data::Float(2.15));
    assert_eq!(isi("Predikat"), Data::String("Cukup".into()));
    let unsur = lembar(&mut buku, "Domain & Aspek");
    let domain: Vec<_> = unsur.iter().filter(|b| b[0] == Data::String("Domain".into())).map(|b| b[4].clone()).collect();
    assert_eq!(domain, [1.40, 1.70, 1.00, 3.04].map(Data::Float));
    let indikator = lembar(&mut buku, "Indikator");
    assert_eq!(indikator.len(), 48);
    assert_eq!(indikator[32][0], Data::Float(32.0));
    assert_eq!(indikator[32][6], Data::Float(4.0));
}

#[test]
fn texts_of_people_never_become_formulas() {
    let mut potret = lengkap();
    potret.rekomendasi[0].uraian = "=HYPERLINK(\"http://x\")".into();
    potret.indikator[0].bukti[0].nama = "@SUM(1)\u{0}".into();
    potret.rekomendasi[1].uraian = "a".repeat(40_000);
    let identitas = identitas("nusa-raya");
    let mut buku = baca(buku_kerja(&bahan(&potret, &identitas)).unwrap());
    assert_eq!(lembar(&mut buku, "Rekomendasi")[1][3], Data::String("=HYPERLINK(\"http://x\")".into()));
    assert_eq!(lembar(&mut buku, "Bukti")[1][2], Data::String("@SUM(1)".into()));
    for nama in buku.sheet_names() {
        assert!(buku.worksheet_formula(&nama).unwrap().is_empty(), "{nama} has a formula");
    }
}

#[test]
fn an_unfilled_value_is_an_empty_cell_and_every_stage_is_there() {
    let potret = lengkap();
    let identitas = identitas("nusa-raya");
    let mut buku = baca(buku_kerja(&bahan(&potret, &identitas)).unwrap());
    let indikator = lembar(&mut buku, "Indikator");
    let kepala: Vec<String> = indikator[0].iter().map(ToString::to_string).collect();
    for tahap in &potret.tahap {
        assert!(kepala.iter().any(|k| k == tahap.nama()), "{kepala:?}");
    }
    assert_eq!(indikator[13][6], Data::Empty);
    assert_eq!(lembar(&mut buku, "Riwayat").len(), 1 + 8 + 1);
}
