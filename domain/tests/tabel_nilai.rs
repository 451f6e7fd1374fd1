//! Level tables as people make them.

use domain::{
    angka::Nilai,
    instrumen::{Instrumen, Katalog},
    tabel_nilai::{BacaanNilai, ada_tabel, baca_nilai},
};
use proptest::prelude::*;
use rstest::rstest;

const SPBE: &str = "permenpanrb-59-2020";
const LAMA: &str = "permenpanrb-5-2018";
const PEMDI: &str = "permenpanrb-8-2026";

fn instrumen(id: &str) -> &'static Instrumen {
    Katalog::bersama().unwrap().cari(id).unwrap()
}

fn baris(teks: &str) -> Vec<Vec<String>> {
    teks.lines().map(|baris| baris.split('|').map(str::to_owned).collect()).collect()
}

fn baca(id: &str, teks: &str) -> Result<BacaanNilai, Vec<String>> {
    baca_nilai(instrumen(id), &baris(teks)).map_err(|galat| galat.iter().map(ToString::to_string).collect())
}

fn nilai(id: &str, teks: &str) -> Vec<(String, i32)> {
    let bacaan = baca(id, teks).unwrap();
    bacaan.nilai.into_iter().map(|(kode, nilai)| (kode, nilai.0)).collect()
}

#[rstest]
#[case::plain(SPBE, "indikator|nilai\n1|3\n2|4", &[("1", 300), ("2", 400)])]
#[case::no_header(SPBE, "1|3\n2|4", &[("1", 300), ("2", 400)])]
#[case::titles_and_footer(
    SPBE,
    "Hasil Evaluasi SPBE 2023||\n||\nNo.|Indikator|Tingkat  Kematangan\n1|Arsitektur|3\n|Aspek 2 Perencanaan|\n11|Arsitektur SPBE|2\nIndeks SPBE||2,98\n|Predikat|Baik\nDicetak 1 Januari||",
    &[("1", 300), ("11", 200)]
)]
#[case::code_column_wins_over_running_number(LAMA, "No|Kode Indikator|Nilai\n35|35-1|1\n36|35-2|3\n37|35-3|3", &[("35-1", 100), ("35-2", 300), ("35-3", 300)])]
#[case::spreadsheet_numbers(SPBE, "KODE|LEVEL\n1.0|3.0\n02|4,00", &[("1", 300), ("2", 400)])]
#[case::spelled_out(SPBE, "indikator|nilai\nIndikator 1|Tingkat 3\nI2|Level 4\n12. Peta Rencana|2\nLayanan Perencanaan|5", &[("1", 300), ("12", 200), ("2", 400), ("32", 500)])]
#[case::three_services(LAMA, "indikator|nilai\n35.1|0\n35 - 2|5\n35_3|1", &[("35-1", 0), ("35-2", 500), ("35-3", 100)])]
#[case::decimals(PEMDI, "indikator|nilai\n1|1,26\n2|1.17\n3|2.5", &[("1", 126), ("2", 117), ("3", 250)])]
#[case::dash_is_unfilled(SPBE, "indikator|nilai\n1|-\n2|–\n3|\n4|1", &[("4", 100)])]
#[case::header_remarks(SPBE, "kode_indikator|Nilai (1-5) 2024\n1|3", &[("1", 300)])]
#[case::repeated_header(SPBE, "indikator|nilai\n1|3\nIndikator|Nilai\n2|3", &[("1", 300), ("2", 300)])]
fn reads(#[case] id: &str, #[case] teks: &str, #[case] harap: &[(&str, i32)]) {
    let dapat = nilai(id, teks);
    let dapat: Vec<(&str, i32)> = dapat.iter().map(|(kode, nilai)| (kode.as_str(), *nilai)).collect();
    assert_eq!(dapat, harap);
    assert!(ada_tabel(instrumen(id), &baris(teks)));
}

#[rstest]
#[case("indikator|nilai\n1|3\n2|3\n3|3\n4|3\n5|3\n48|3", &["baris 7: indikator \"48\" tidak dikenal dalam PermenPANRB 59/2020"])]
#[case("indikator|nilai\n35-1|3", &["baris 2: indikator \"35-1\" tidak dikenal dalam PermenPANRB 59/2020"])]
#[case("indikator|nilai\ndua|3", &["baris 2: indikator \"dua\" tidak dikenal dalam PermenPANRB 59/2020"])]
#[case("indikator|nilai\n0|3\n-1|3", &["baris 2: indikator \"0\" tidak dikenal dalam PermenPANRB 59/2020", "baris 3: indikator \"-1\" tidak dikenal dalam PermenPANRB 59/2020"])]
#[case("indikator|nilai\n1|6\n2|0\n3|-1", &["baris 2: indikator 1: nilai 6 di luar skala 1 sampai 5", "baris 3: indikator 2: nilai 0 di luar skala 1 sampai 5", "baris 4: indikator 3: nilai −1 di luar skala 1 sampai 5"])]
#[case("indikator|nilai\n1|tiga\n2|2,5", &["baris 2: indikator 1: \"tiga\" bukan angka", "baris 3: indikator 2: nilai 2,50 bukan bilangan bulat, PermenPANRB 59/2020 hanya mengenal tingkat utuh"])]
#[case("indikator|nilai\n1|3\n2|3\n1|3", &["baris 4: indikator 1 sudah ada pada baris 2"])]
#[case("indikator|nilai\n1|-\n1|3", &["baris 3: indikator 1 sudah ada pada baris 2"])]
#[case("indikator|nilai\n|3", &["baris 2: nilai \"3\" tanpa kode indikator"])]
#[case("indikator|nilai", &["tabel indikator tidak ditemukan; siapkan dua kolom berkepala \"indikator\" dan \"nilai\""])]
#[case("", &["tabel indikator tidak ditemukan; siapkan dua kolom berkepala \"indikator\" dan \"nilai\""])]
#[case("halo dunia", &["tabel indikator tidak ditemukan; siapkan dua kolom berkepala \"indikator\" dan \"nilai\""])]
#[case("No|Nilai 2023|Nilai 2024\n1|3|4", &["baris 1: ada 2 kolom nilai, yaitu \"Nilai 2023\" dan \"Nilai 2024\"; sisakan satu"])]
#[case("1|3\nsatu|4", &["baris 2: indikator \"satu\" tidak dikenal dalam PermenPANRB 59/2020"])]
#[case("indikator|nilai\n999999999999999999999|3", &["baris 2: indikator \"999999999999999999999\" tidak dikenal dalam PermenPANRB 59/2020"])]
#[case("indikator|nilai\n1|9999999999999999999999999", &["baris 2: indikator 1: \"999999999999999999999999…\" terlalu besar"])]
fn refuses(#[case] teks: &str, #[case] harap: &[&str]) {
    assert_eq!(baca(SPBE, teks).unwrap_err(), harap);
}

#[test]
fn every_odd_reading_is_told() {
    let bacaan = baca(SPBE, "indikator|nilai\nIndikator 1|Tingkat 3\n2|-\nJumlah|3\nCatatan: sementara|").unwrap();
    let catatan: Vec<String> = bacaan.catatan.iter().map(ToString::to_string).collect();
    let harap = [
        "baris 2: \"Indikator 1\" dibaca sebagai indikator 1",
        "baris 2: \"Tingkat 3\" dibaca sebagai nilai 3",
        "baris 3: \"-\" dibaca sebagai belum terisi",
        "baris 4: \"Jumlah\" diabaikan",
        "baris 5: \"Catatan: sementara\" diabaikan",
    ];
    assert_eq!(catatan, harap);
    assert_eq!((bacaan.kosong, bacaan.tidak_ada.len(), bacaan.baris_kepala), (vec!["2".to_owned()], 45, Some(1)));
}

#[test]
fn every_short_and_full_name_finds_its_own_indicator() {
    for instrumen in &Katalog::bersama().unwrap().instrumen {
        for satu in &instrumen.indikator {
            let tabel = vec![vec![satu.nama.clone(), "3".to_owned()], vec![satu.kode.clone(), "3".to_owned()]];
            let galat = baca_nilai(instrumen, &tabel).unwrap_err();
            assert_eq!(galat[0].to_string(), format!("baris 2: indikator {} sudah ada pada baris 1", satu.kode));
        }
    }
}

proptest! {
    #[test]
    fn any_cells_are_read_or_refused_without_panic(isi in prop::collection::vec(prop::collection::vec("\\PC{0,12}", 0..4), 0..12)) {
        for instrumen in &Katalog::bersama().unwrap().instrumen {
            if let Ok(bacaan) = baca_nilai(instrumen, &isi) {
                for (kode, nilai) in bacaan.nilai {
                    prop_assert!(instrumen.indikator(&kode).is_some());
                    prop_assert_eq!(instrumen.periksa_nilai(nilai), Ok(()));
                }
            }
        }
    }

    #[test]
    fn what_is_written_comes_back(tingkat in prop::collection::vec(1_i32..=5, 47)) {
        let instrumen = instrumen(SPBE);
        let mut tabel = vec![vec!["Indikator".to_owned(), "Nilai".to_owned()]];
        let pasangan = || instrumen.indikator.iter().zip(&tingkat);
        tabel.extend(pasangan().map(|(satu, tingkat)| vec![satu.kode.clone(), tingkat.to_string()]));
        let bacaan = baca_nilai(instrumen, &tabel).unwrap();
        prop_assert_eq!(bacaan.nilai, pasangan().map(|(satu, tingkat)| (satu.kode.clone(), Nilai(tingkat * 100))).collect());
        prop_assert!(bacaan.catatan.is_empty() && bacaan.kosong.is_empty() && bacaan.tidak_ada.is_empty());
    }
}
