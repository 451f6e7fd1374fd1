//! What must hold of the index for every set of values of every instrument.

use std::collections::BTreeMap;

use domain::{
    angka::{Nilai, Pecahan},
    indeks::{hitung, predikat},
    instrumen::{Instrumen, Katalog},
};
use proptest::{collection::vec, prelude::*};

fn instrumen(ke: usize) -> &'static Instrumen {
    &Katalog::bersama().expect("instruments").instrumen[ke]
}

/// An instrument and a value (or none) for each of its indicators.
fn isian() -> impl Strategy<Value = (usize, Vec<Option<Nilai>>)> {
    (0..3_usize).prop_flat_map(|ke| {
        let instrumen = instrumen(ke);
        let (min, maks) = (instrumen.nilai_min.0, instrumen.nilai_maks.0);
        let nilai = if instrumen.desimal {
            (min..=maks).prop_map(Nilai).boxed()
        } else {
            (min / 100..=maks / 100).prop_map(|tingkat| Nilai(tingkat * 100)).boxed()
        };
        (Just(ke), vec(proptest::option::weighted(0.9, nilai), instrumen.indikator.len()))
    })
}

fn peta(instrumen: &Instrumen, nilai: &[Option<Nilai>]) -> BTreeMap<String, Nilai> {
    let pasangan = instrumen.indikator.iter().zip(nilai);
    pasangan.filter_map(|(indikator, nilai)| Some((indikator.kode.clone(), (*nilai)?))).collect()
}

proptest! {
    #[test]
    fn raising_a_value_never_lowers_anything((ke, nilai) in isian(), pilih in any::<prop::sample::Index>()) {
        let instrumen = instrumen(ke);
        let sebelum = peta(instrumen, &nilai);
        let indikator = &instrumen.indikator[pilih.index(nilai.len())];
        let mut sesudah = sebelum.clone();
        let naik = sebelum.get(&indikator.kode).map_or(instrumen.nilai_min, |nilai| Nilai(nilai.0 + 100));
        prop_assume!(naik <= instrumen.nilai_maks);
        sesudah.insert(indikator.kode.clone(), naik);
        let (a, b) = (hitung(instrumen, &sebelum), hitung(instrumen, &sesudah));
        prop_assert!(b.indeks >= a.indeks);
        if naik > Nilai(0) {
            prop_assert!(b.indeks > a.indeks);
            prop_assert!(b.aspek_no(indikator.aspek) > a.aspek_no(indikator.aspek));
        }
        for (a, b) in a.aspek.iter().zip(&b.aspek).chain(a.domain.iter().zip(&b.domain)) {
            prop_assert!(b.1 >= a.1);
        }
    }

    #[test]
    fn everything_stays_within_the_scale((ke, nilai) in isian()) {
        let instrumen = instrumen(ke);
        let hasil = hitung(instrumen, &peta(instrumen, &nilai));
        let maks = instrumen.nilai_maks.pecahan();
        let bawah = if hasil.belum_terisi.is_empty() { instrumen.nilai_min.pecahan() } else { Pecahan::default() };
        for indeks in hasil.aspek.iter().chain(&hasil.domain).map(|satu| satu.1).chain([hasil.indeks]) {
            prop_assert!(indeks >= bawah && indeks <= maks);
        }
    }

    #[test]
    fn the_order_of_input_does_not_matter(
        (ke, nilai, acak) in isian().prop_flat_map(|(ke, nilai)| {
            let pasangan: Vec<_> = peta(instrumen(ke), &nilai).into_iter().collect();
            (Just(ke), Just(nilai), Just(pasangan).prop_shuffle())
        })
    ) {
        let instrumen = instrumen(ke);
        let hasil = hitung(instrumen, &acak.into_iter().collect());
        prop_assert_eq!(hasil, hitung(instrumen, &peta(instrumen, &nilai)));
    }

    #[test]
    fn equal_values_give_that_value(ke in 0..3_usize, tingkat in 1_u8..=5) {
        let instrumen = instrumen(ke);
        let nilai = vec![Some(Nilai::tingkat(tingkat)); instrumen.indikator.len()];
        let hasil = hitung(instrumen, &peta(instrumen, &nilai));
        let harap = Nilai::tingkat(tingkat).pecahan();
        for indeks in hasil.aspek.iter().chain(&hasil.domain).map(|satu| satu.1).chain([hasil.indeks]) {
            prop_assert_eq!(indeks, harap);
        }
    }

    #[test]
    fn unfilled_counts_nothing_and_is_listed((ke, nilai) in isian()) {
        let instrumen = instrumen(ke);
        let ada = peta(instrumen, &nilai);
        let hasil = hitung(instrumen, &ada);
        let kosong: Vec<_> = instrumen.indikator.iter().map(|satu| &satu.kode).filter(|kode| !ada.contains_key(*kode)).collect();
        prop_assert_eq!(hasil.belum_terisi.iter().collect::<Vec<_>>(), kosong);
        let mut nol = ada;
        for kode in &hasil.belum_terisi {
            nol.insert(kode.clone(), Nilai(0));
        }
        prop_assert_eq!(hitung(instrumen, &nol).indeks, hasil.indeks);
    }

    #[test]
    fn every_index_has_a_predicate_and_they_rise((ke, nilai) in isian(), tahun in 2010..2040) {
        let instrumen = instrumen(ke);
        let hasil = hitung(instrumen, &peta(instrumen, &nilai));
        let letak = |nama: &str| instrumen.predikat.iter().position(|satu| satu.nama == nama).unwrap();
        let putusan = predikat(instrumen, tahun, &hasil.indeks);
        prop_assert!(letak(&putusan.nama_dibulatkan) <= letak(&putusan.nama_tepat));
        prop_assert_eq!(putusan.berbeda, putusan.nama_dibulatkan != putusan.nama_tepat);
    }
}

#[test]
fn the_policy_of_the_year_decides_where_rounding_matters() {
    let instrumen = Katalog::bersama().unwrap().cari("permenpanrb-59-2020").unwrap();
    let pacitan = Pecahan::new(34_985, 10_000);
    let putusan = predikat(instrumen, 2024, &pacitan);
    assert_eq!((putusan.nama.as_str(), putusan.berbeda, putusan.pasti), ("Baik", true, true));
    let putusan = predikat(instrumen, 2023, &pacitan);
    assert_eq!((putusan.nama.as_str(), putusan.nama_tepat.as_str()), ("Sangat Baik", "Baik"));
    assert!(!predikat(instrumen, 2022, &pacitan).pasti);
    assert!(!predikat(instrumen, 2025, &pacitan).pasti);
}
