//! The map to Pemdi, the national averages and the templates agree with the instruments.

use domain::{
    angka::Nilai,
    instrumen::{Acuan, Katalog, Kedekatan, Peran, PetaIndikator, TolokUkur},
    penilaian::Tahap,
};
use rstest::rstest;

const PETA: &str = include_str!("../../assets/instrumen/peta-59-ke-8.toml");
const TOLOK_UKUR: &str = include_str!("../../assets/instrumen/tolok-ukur.toml");

#[test]
fn every_old_indicator_has_a_row_that_says_it_is_ours() {
    let peta = &Acuan::bersama().unwrap().peta;
    assert_eq!(peta.baris.len(), 47);
    assert!(peta.sumber.contains("bukan pemetaan resmi"));
    assert!(peta.baris.iter().all(|baris| baris.sumber == "pemetaan sendiri" && !baris.alasan.is_empty()));
    assert_eq!(peta.maju("21").unwrap().kedekatan, Kedekatan::TidakAda);
    let audit: Vec<&str> = peta.mundur("9").map(|baris| baris.dari.as_str()).collect();
    assert_eq!(audit, ["9", "29", "30", "31"]);
}

#[test]
fn the_map_is_asked_from_either_side() {
    let peta = &Acuan::bersama().unwrap().peta;
    let kode = |instrumen, kode| {
        let (lain, daftar) = peta.terkait(instrumen, kode)?;
        Some((lain, daftar.into_iter().map(|satu| satu.kode).collect::<Vec<_>>()))
    };
    assert_eq!(kode("permenpanrb-8-2026", "9"), Some(("permenpanrb-59-2020", vec!["9", "29", "30", "31"])));
    assert_eq!(kode("permenpanrb-59-2020", "7"), Some(("permenpanrb-8-2026", vec!["16", "18"])));
    assert_eq!(kode("permenpanrb-59-2020", "21"), None, "nothing asks for it any more");
    assert_eq!(kode("permenpanrb-5-2018", "1"), None);
    let (_, daftar) = peta.terkait("permenpanrb-8-2026", "4").unwrap();
    assert!(daftar.iter().all(|satu| !satu.alasan.is_empty() && satu.kedekatan != Kedekatan::TidakAda));
}

#[test]
fn the_averages_are_those_published() {
    let tolok_ukur = &Acuan::bersama().unwrap().tolok_ukur;
    let kota = tolok_ukur.untuk("permenpanrb-59-2020", 2024);
    assert_eq!(
        kota.iter().map(|satu| satu.kode.as_str()).collect::<Vec<_>>(),
        ["nasional", "provinsi", "kabupaten", "kota"]
    );
    assert_eq!((kota[3].indeks, kota[3].aspek[7]), (Nilai(339), (8, Nilai(415))));
    let lama = tolok_ukur.untuk("permenpanrb-59-2020", 2023);
    assert_eq!((lama[0].indeks, lama[0].aspek[5]), (Nilai(279), (6, Nilai(157))));
    assert_eq!(tolok_ukur.untuk("permenpanrb-59-2020", 2025)[0].tahun, 2024);
    assert!(tolok_ukur.untuk("permenpanrb-59-2020", 2022).is_empty());
    assert!(tolok_ukur.untuk("permenpanrb-8-2026", 2026).is_empty());
}

#[test]
fn every_indicator_has_sentences_to_start_from() {
    let proses = &Acuan::bersama().unwrap().proses;
    for instrumen in &Katalog::bersama().unwrap().instrumen {
        for indikator in &instrumen.indikator {
            for peran in [Peran::Internal, Peran::Eksternal, Peran::Reviu] {
                let templat = proses.templat(peran, instrumen, indikator).unwrap();
                assert_eq!(templat.justifikasi.is_some(), peran != Peran::Internal);
                let berdomain = instrumen.id == "permenpanrb-59-2020" && peran != Peran::Reviu;
                assert_eq!(templat.domain, indikator.domain.filter(|_| berdomain));
            }
        }
    }
    let tahap: Vec<Tahap> = proses.tahap.iter().map(|satu| satu.kode).collect();
    assert_eq!(tahap, Tahap::SEMUA);
    assert_eq!(Peran::pada(Tahap::Interviu), Peran::Eksternal);
}

#[rstest]
#[case(
    "dari = \"7\", ke = [\"16\", \"18\"]",
    "dari = \"7\", ke = [\"16\", \"21\"]",
    "p.toml: baris 7: indikator 21 tidak ada dalam PermenPANRB 8/2026"
)]
#[case(
    "dari = \"7\", ke = [\"16\", \"18\"]",
    "dari = \"7\", ke = []",
    "p.toml: baris 7: kedekatan tidak sesuai dengan isi ke"
)]
#[case(
    "{ dari = \"7\"",
    "{ dari = \"8\"",
    "p.toml: baris: harus memuat setiap indikator PermenPANRB 59/2020 sekali, urut"
)]
#[case(
    "ke = \"permenpanrb-8-2026\"",
    "ke = \"permenpanrb-9-2026\"",
    "p.toml: ke: instrumen \"permenpanrb-9-2026\" tidak ada"
)]
fn a_wrong_map_is_refused(#[case] dari: &str, #[case] ke: &str, #[case] harap: &str) {
    assert!(PETA.contains(dari));
    let galat =
        PetaIndikator::dari_toml("p.toml", &PETA.replacen(dari, ke, 1), Katalog::bersama().unwrap()).unwrap_err();
    assert_eq!(galat.to_string(), harap);
}

#[rstest]
#[case("\"2.91\", ", "", "t.toml: kelompok 2023 nasional: seharusnya 8 aspek")]
#[case("\"2.91\"", "\"29.1\"", "t.toml: kelompok 2023 nasional: di luar skala")]
fn wrong_averages_are_refused(#[case] dari: &str, #[case] ke: &str, #[case] harap: &str) {
    let galat =
        TolokUkur::dari_toml("t.toml", &TOLOK_UKUR.replacen(dari, ke, 1), Katalog::bersama().unwrap()).unwrap_err();
    assert_eq!(galat.to_string(), harap);
}
