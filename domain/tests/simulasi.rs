//! The simulation promises the largest gain first and the fewest steps; both are checked against trying everything.

use std::collections::BTreeMap;

use domain::{
    angka::{Nilai, Pecahan},
    indeks::{hitung, predikat},
    instrumen::{Instrumen, Katalog},
    simulasi::{GalatSasaran, Sasaran, jalur, kenaikan, seperti_tahun_lalu},
};
use proptest::prelude::*;

/// Four indicators of different weights, small enough to try every combination of steps.
fn kecil(desimal: bool) -> Instrumen {
    let teks = r#"
id = "kecil"
judul = "Instrumen uji"
sebutan = "Uji"
nama_indeks = "Indeks Uji"
objek = "Uji"
tahun_awal = 2023
nilai_min = "1"
nilai_maks = "5"
desimal = DESIMAL
sumber = "uji"
keyakinan = "tinggi"
kebijakan_predikat = [
  { tahun = 2023, cara = "dibulatkan", keyakinan = "tinggi", catatan = "" },
  { tahun = 2024, cara = "tepat", keyakinan = "tinggi", catatan = "" },
]
kapabilitas = [{ kode = "p", nama = "P", tingkat = ["a", "b", "c", "d", "e"], sumber = "uji", keyakinan = "tinggi" }]
predikat = [
  { nama = "Baik", min = "2.6", maks = "5", maks_termasuk = true },
  { nama = "Kurang", min = "0", maks = "2.6", maks_termasuk = false },
]
aspek = [
  { no = 1, nama = "Satu", nama_pendek = "Satu", bobot = "60" },
  { no = 2, nama = "Dua", nama_pendek = "Dua", bobot = "40" },
]
indikator = [
  { kode = "1", nama = "A", nama_pendek = "A", aspek = 1, bobot = "35", kapabilitas = "p", tingkat = ["1", "2", "3", "4", "5"] },
  { kode = "2", nama = "B", nama_pendek = "B", aspek = 1, bobot = "25", kapabilitas = "p", tingkat = ["1", "2", "3", "4", "5"] },
  { kode = "3", nama = "C", nama_pendek = "C", aspek = 2, bobot = "80/3", kapabilitas = "p", tingkat = ["1", "2", "3", "4", "5"] },
  { kode = "4", nama = "D", nama_pendek = "D", aspek = 2, bobot = "40/3", kapabilitas = "p", tingkat = ["1", "2", "3", "4", "5"] },
]
"#;
    Instrumen::dari_toml("kecil.toml", &teks.replace("DESIMAL", &desimal.to_string())).unwrap()
}

/// Every combination of steps, the fewest that reach the target.
fn paling_sedikit(instrumen: &Instrumen, nilai: &BTreeMap<String, Nilai>, target: &Pecahan) -> Option<usize> {
    let mut terbaik = None;
    for kombinasi in 0..6_usize.pow(4) {
        let langkah: Vec<usize> = (0..4).map(|letak| kombinasi / 6_usize.pow(letak) % 6).collect();
        let mut sesudah = nilai.clone();
        let mut sah = true;
        for (indikator, &kali) in instrumen.indikator.iter().zip(&langkah) {
            for _ in 0..kali {
                let kini = sesudah.get(&indikator.kode).map_or(0, |nilai| nilai.0);
                sah &= kini < 500;
                sesudah.insert(indikator.kode.clone(), Nilai((kini + 100).min(500)));
            }
        }
        if sah && hitung(instrumen, &sesudah).indeks >= *target {
            let banyak = langkah.iter().sum();
            terbaik = Some(terbaik.map_or(banyak, |lama: usize| lama.min(banyak)));
        }
    }
    terbaik
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_shorter_way_exists(
        desimal in any::<bool>(),
        isi in prop::collection::vec(prop::option::weighted(0.8, 100_i32..=500), 4),
        target in 0_i128..=520,
    ) {
        let instrumen = kecil(desimal);
        let bulatkan = |nilai: i32| if desimal { nilai } else { nilai / 100 * 100 };
        let nilai: BTreeMap<String, Nilai> = instrumen.indikator.iter().zip(&isi)
            .filter_map(|(satu, nilai)| Some((satu.kode.clone(), Nilai(bulatkan((*nilai)?))))).collect();
        let target = Pecahan::new(target, 100);
        let hasil = jalur(&instrumen, &nilai, &Sasaran::Indeks(target));
        prop_assert_eq!(hasil.as_ref().ok().map(|jalur| jalur.langkah.len()), paling_sedikit(&instrumen, &nilai, &target));
        if let Ok(jalur) = hasil {
            let mut sesudah = nilai.clone();
            for langkah in &jalur.langkah {
                prop_assert_eq!(sesudah.get(&langkah.kode).copied().unwrap_or(Nilai(0)), langkah.dari);
                sesudah.insert(langkah.kode.clone(), langkah.ke);
                prop_assert_eq!(hitung(&instrumen, &sesudah).indeks, langkah.indeks);
            }
            prop_assert_eq!(hitung(&instrumen, &sesudah).indeks, jalur.indeks_akhir);
            prop_assert!(jalur.indeks_akhir >= target || jalur.langkah.is_empty());
        }
    }

    #[test]
    fn a_gain_is_the_difference_of_two_computations(ke in 0..3_usize, isi in prop::collection::vec(prop::option::weighted(0.9, 1_i32..=5), 47)) {
        let instrumen = &Katalog::bersama().unwrap().instrumen[ke];
        let nilai: BTreeMap<String, Nilai> = instrumen.indikator.iter().zip(&isi)
            .filter_map(|(satu, tingkat)| Some((satu.kode.clone(), Nilai((*tingkat)? * 100)))).collect();
        let dasar = hitung(instrumen, &nilai).indeks;
        let semua = kenaikan(instrumen, &nilai);
        let puncak = nilai.values().filter(|nilai| **nilai == instrumen.nilai_maks).count();
        prop_assert_eq!(semua.len(), instrumen.indikator.len() - puncak);
        let urutan = instrumen.urutan();
        prop_assert!(semua.windows(2).all(|dua| dua[0].tambahan > dua[1].tambahan
            || (dua[0].tambahan == dua[1].tambahan && urutan[dua[0].kode.as_str()] < urutan[dua[1].kode.as_str()])));
        for satu in semua {
            let mut sesudah = nilai.clone();
            sesudah.insert(satu.kode, satu.ke);
            let indeks = hitung(instrumen, &sesudah).indeks;
            prop_assert_eq!(indeks, satu.indeks);
            prop_assert_eq!(indeks - dasar, satu.tambahan);
        }
    }
}

#[test]
fn a_predicate_is_reached_by_the_policy_of_its_year() {
    let instrumen = kecil(true);
    let semua = |nilai: i32| -> BTreeMap<String, Nilai> {
        instrumen.indikator.iter().map(|satu| (satu.kode.clone(), Nilai(nilai))).collect()
    };
    let baik = |tahun| Sasaran::Predikat { nama: "Baik".to_owned(), tahun };
    for tahun in [2023, 2024] {
        let jalur = jalur(&instrumen, &semua(230), &baik(tahun)).unwrap();
        assert_eq!(predikat(&instrumen, tahun, &jalur.indeks_akhir).nama, "Baik");
        assert_eq!(jalur.ringkas(), [("1", Nilai(230), Nilai(330))]);
    }
    // 2,5965 rounds to 2,60: enough in 2023, not in 2024.
    let mut nilai = semua(260);
    nilai.insert("1".to_owned(), Nilai(259));
    assert!(jalur(&instrumen, &nilai, &baik(2023)).unwrap().langkah.is_empty());
    assert_eq!(jalur(&instrumen, &nilai, &baik(2024)).unwrap().langkah.len(), 1);
    let galat = jalur(&instrumen, &nilai, &Sasaran::Indeks(Pecahan::new(51, 10))).unwrap_err();
    assert_eq!(galat.to_string(), "Target 5,10 tidak dapat dicapai; indeks tertinggi adalah 5,00.");
    let galat = jalur(&instrumen, &nilai, &Sasaran::Predikat { nama: "Hebat".to_owned(), tahun: 2024 }).unwrap_err();
    assert_eq!(galat, GalatSasaran::PredikatTidakDikenal("Hebat".to_owned()));
}

#[test]
fn unfilled_takes_last_years_value() {
    let instrumen = kecil(false);
    let kini = BTreeMap::from([("1".to_owned(), Nilai::tingkat(4))]);
    let lalu = BTreeMap::from([
        ("1".to_owned(), Nilai::tingkat(1)),
        ("3".to_owned(), Nilai::tingkat(3)),
        ("x".to_owned(), Nilai::tingkat(5)),
    ]);
    let seperti = seperti_tahun_lalu(&instrumen, &kini, &lalu);
    assert_eq!(seperti.dari_lalu, ["3"]);
    assert_eq!(seperti.hasil.indeks, Pecahan::new(140 + 80, 100));
    assert_eq!(seperti.hasil.belum_terisi, ["2", "4"]);
}
