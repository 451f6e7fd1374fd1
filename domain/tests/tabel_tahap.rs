//! Tables of the ministry's results, one stage or several.

use domain::{
    instrumen::{Instrumen, Katalog},
    penilaian::Tahap,
    tabel_nilai::{BacaanTahap, ada_tabel_tahap, baca_tahap},
};
use proptest::prelude::*;
use rstest::rstest;

use Tahap::{Dokumen, Interviu, Reviu, Visitasi};

const SEMUA: &[Tahap] = &[Dokumen, Interviu, Reviu];

fn instrumen() -> &'static Instrumen {
    Katalog::bersama().unwrap().cari("permenpanrb-59-2020").unwrap()
}

fn baris(teks: &str) -> Vec<Vec<String>> {
    teks.lines().map(|baris| baris.split('|').map(str::to_owned).collect()).collect()
}

fn baca(tahap: &[Tahap], teks: &str) -> Result<BacaanTahap, Vec<String>> {
    baca_tahap(instrumen(), tahap, &baris(teks)).map_err(|galat| galat.iter().map(ToString::to_string).collect())
}

/// Row, code, stage, value in hundredths, justification.
type Terbaca<'a> = (usize, &'a str, Tahap, i32, &'a str);

#[rstest]
#[case::plain(&[Dokumen], "indikator|nilai\n1|3\n2|4", &[(2, "1", Dokumen, 300, ""), (3, "2", Dokumen, 400, "")])]
#[case::no_header(&[Reviu], "1|3\n2|4", &[(1, "1", Reviu, 300, ""), (2, "2", Reviu, 400, "")])]
#[case::justified(
    &[Interviu],
    "No|Indikator|Tingkat Kematangan|Justifikasi\n1|1|3|SK terlampir.\n2|2|4|-",
    &[(2, "1", Interviu, 300, "SK terlampir."), (3, "2", Interviu, 400, "")]
)]
#[case::remarks_join(&[Dokumen], "indikator|nilai|Catatan|Justifikasi\n1|3|Lihat hlm. 2.|Bukti kurang.", &[(2, "1", Dokumen, 300, "Bukti kurang. Lihat hlm. 2.")])]
#[case::one_stage_of_a_wide_table(
    &[Interviu],
    "Indikator|Nilai Mandiri|Nilai Penilaian Dokumen|Nilai Interviu|Nilai Akhir\n1|5|4|3|2",
    &[(2, "1", Interviu, 300, "")]
)]
#[case::all_stages_of_a_wide_table(
    SEMUA,
    "Indikator|Mandiri|Dokumen|Interview|Nilai Akhir|Justifikasi Interviu|Catatan\n1|5|4|3|3|Saat interviu.|Umum.\n2|5|4||4||",
    &[
        (2, "1", Dokumen, 400, "Umum."),
        (2, "1", Interviu, 300, "Saat interviu."),
        (2, "1", Reviu, 300, "Umum."),
        (3, "2", Dokumen, 400, ""),
        (3, "2", Reviu, 400, ""),
    ]
)]
#[case::the_only_final_value_is_the_value(&[Dokumen], "indikator|mandiri|nilai akhir\n1|4|3", &[(2, "1", Dokumen, 300, "")])]
#[case::the_template(
    &[Dokumen],
    "indikator|nama|nilai tahap sebelumnya|nilai|justifikasi\n1|Kebijakan|3|2|Rancangan.\n2|Peta|4||",
    &[(2, "1", Dokumen, 200, "Rancangan.")]
)]
fn reads(#[case] tahap: &[Tahap], #[case] teks: &str, #[case] harap: &[Terbaca<'_>]) {
    let bacaan = baca(tahap, teks).unwrap();
    let dapat: Vec<Terbaca<'_>> = bacaan
        .baris
        .iter()
        .flat_map(|b| b.nilai.iter().map(move |(t, (n, j))| (b.baris, b.kode.as_str(), *t, n.0, j.as_str())))
        .collect();
    assert_eq!(dapat, harap);
    assert!(ada_tabel_tahap(instrumen(), tahap, &baris(teks)));
}

#[rstest]
#[case(&[Dokumen], "indikator|nilai\n1|7\n48|3\n2|dua\n1|3\n3|2,5", &[
    "baris 2: indikator 1: nilai 7 di luar skala 1 sampai 5",
    "baris 3: indikator \"48\" tidak dikenal dalam PermenPANRB 59/2020",
    "baris 4: indikator 2: \"dua\" bukan angka",
    "baris 5: indikator 1 sudah ada pada baris 2",
    "baris 6: indikator 3: nilai 2,50 bukan bilangan bulat, PermenPANRB 59/2020 hanya mengenal tingkat utuh",
])]
#[case(SEMUA, "indikator|dokumen|interviu\n1|3|9", &["baris 2: indikator 1 pada Penilaian interviu: nilai 9 di luar skala 1 sampai 5"])]
#[case(SEMUA, "indikator|nilai\n1|3", &["baris 1: tabel ini hanya memuat satu kolom nilai; pilih tahapnya, atau beri nama kolom menurut tahap"])]
#[case(SEMUA, "indikator|dokumen|visitasi\n1|3|3", &["baris 1: kolom \"visitasi\" bukan tahap putaran ini; hapus kolomnya"])]
#[case(SEMUA, "1|3", &["kepala kolom tidak ditemukan; siapkan kolom \"indikator\" dan satu kolom untuk setiap tahap"])]
#[case(&[Visitasi], "indikator|dokumen|interviu\n1|3|3", &["baris 1: tidak ada kolom Penilaian visitasi; yang ada \"dokumen\" dan \"interviu\""])]
#[case(&[Dokumen], "indikator|Nilai Dokumen|Penilaian Dokumen\n1|3|3", &["baris 1: ada 2 kolom Penilaian dokumen, yaitu \"Nilai Dokumen\" dan \"Penilaian Dokumen\"; sisakan satu"])]
#[case(&[Dokumen], "indikator|Nilai 2023|Nilai 2024\n1|3|4", &["baris 1: ada 2 kolom nilai, yaitu \"Nilai 2023\" dan \"Nilai 2024\"; sisakan satu"])]
#[case(&[Dokumen], "indikator|nilai\n1|-\n2|", &["tabel ini tidak memuat satu nilai pun; isi kolom nilainya"])]
#[case(&[Dokumen], "halo dunia", &["tabel indikator tidak ditemukan; siapkan dua kolom berkepala \"indikator\" dan \"nilai\""])]
fn refuses(#[case] tahap: &[Tahap], #[case] teks: &str, #[case] harap: &[&str]) {
    assert_eq!(baca(tahap, teks).unwrap_err(), harap);
}

#[test]
fn what_the_table_leaves_out_is_told() {
    let bacaan = baca(&[Dokumen], "indikator|nilai\n1|3\n2|-\nIndeks|2,98").unwrap();
    assert_eq!(bacaan.tanpa_nilai.len(), 46);
    assert_eq!(bacaan.tanpa_nilai[0], "2");
    let catatan: Vec<String> = bacaan.catatan.iter().map(ToString::to_string).collect();
    assert_eq!(catatan, ["baris 3: \"-\" dibaca sebagai belum terisi", "baris 4: \"Indeks\" diabaikan"]);
}

proptest! {
    #[test]
    fn any_cells_are_read_or_refused_without_panic(isi in prop::collection::vec(prop::collection::vec("(dokumen|interviu|indikator|nilai|catatan|[1-5]|\\PC{0,6})", 0..5), 0..10)) {
        for tahap in [&[Dokumen][..], SEMUA] {
            if let Ok(bacaan) = baca_tahap(instrumen(), tahap, &isi) {
                prop_assert!(!bacaan.baris.is_empty());
                for satu in bacaan.baris {
                    prop_assert!(satu.nilai.keys().all(|t| tahap.contains(t)));
                    prop_assert!(satu.nilai.values().all(|(n, _)| instrumen().periksa_nilai(*n).is_ok()));
                }
            }
        }
    }
}
