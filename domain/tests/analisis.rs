//! Strengths, weaknesses and sentences agree with the values, for every set of values.

use std::collections::BTreeMap;

use domain::{
    analisis::{Analisis, analisis},
    angka::{Nilai, tampil_2},
    instrumen::{Instrumen, Katalog},
};
use proptest::prelude::*;
use serde_json::Value;

fn instrumen(id: &str) -> &'static Instrumen {
    Katalog::bersama().unwrap().cari(id).unwrap()
}

fn bandar_lampung() -> Analisis {
    let berkas: Value = serde_json::from_str(include_str!("data/vektor-indeks.json")).unwrap();
    let vektor =
        berkas["vectors"].as_array().unwrap().iter().find(|satu| satu["id"] == "r59-bandar-lampung-2023").unwrap();
    let nilai = vektor["levels"].as_object().unwrap().iter();
    let nilai: BTreeMap<String, Nilai> =
        nilai.map(|(kode, tingkat)| (kode.clone(), Nilai::tingkat(tingkat.as_u64().unwrap() as u8))).collect();
    analisis(instrumen("permenpanrb-59-2020"), 2023, "Pemerintah Kota Bandar Lampung", &nilai)
}

#[test]
fn a_real_result_reads_well() {
    let analisis = bandar_lampung();
    assert_eq!((analisis.unggul.as_slice(), analisis.lemah.as_slice()), (&[7][..], &[5, 6][..]));
    assert_eq!(analisis.prioritas, [5, 6, 2, 1, 3, 8, 4, 7]);
    let tujuh = analisis.aspek_no(7).unwrap();
    let layanan_publik = analisis.aspek_no(8).unwrap();
    let dua = analisis.aspek_no(2).unwrap();
    insta::assert_snapshot!([&tujuh.kalimat.pemenuhan, &tujuh.kalimat.kekuatan, &tujuh.kalimat.kelemahan, &layanan_publik.kalimat.kekuatan, &dua.kalimat.pemenuhan, &dua.kalimat.kelemahan].map(String::as_str).join("\n"), @r#"
Pada Aspek Layanan Administrasi Pemerintahan Berbasis Elektronik, 9 dari 10 indikator mencapai tingkat 2 atau lebih, yaitu Layanan Perencanaan (indikator 32), Layanan Penganggaran (indikator 33), Layanan Keuangan (indikator 34), Layanan Pengadaan Barang dan Jasa (indikator 35), Layanan Kepegawaian (indikator 36), Layanan Kearsipan Dinamis (indikator 37), Layanan Pengelolaan Barang Milik Negara/Daerah (indikator 38), Layanan Akuntabilitas Kinerja Organisasi (indikator 40), dan Layanan Kinerja Pegawai (indikator 41).
Kekuatan pada Aspek Layanan Administrasi Pemerintahan Berbasis Elektronik adalah Layanan Perencanaan (indikator 32), Layanan Penganggaran (indikator 33), Layanan Keuangan (indikator 34), Layanan Pengadaan Barang dan Jasa (indikator 35), Layanan Kepegawaian (indikator 36), Layanan Kearsipan Dinamis (indikator 37), dan Layanan Akuntabilitas Kinerja Organisasi (indikator 40) pada tingkat 4.
Kelemahan pada Aspek Layanan Administrasi Pemerintahan Berbasis Elektronik adalah Layanan Pengawasan Internal Pemerintah (indikator 39) pada tingkat 1.
Kekuatan pada Aspek Layanan Publik Berbasis Elektronik adalah Layanan Pengaduan Pelayanan Publik (indikator 42) dan Jaringan Dokumentasi dan Informasi Hukum (JDIH) (indikator 44) pada tingkat 4.
Pada Aspek Perencanaan Strategis SPBE, 1 dari 4 indikator mencapai tingkat 2 atau lebih, yaitu Inovasi Proses Bisnis SPBE (indikator 14).
Kelemahan pada Aspek Perencanaan Strategis SPBE adalah Arsitektur SPBE (indikator 11), Peta Rencana SPBE (indikator 12), dan Keterpaduan Rencana dan Anggaran SPBE (indikator 13) pada tingkat 1; Inovasi Proses Bisnis SPBE (indikator 14) pada tingkat 2.
"#);
    let rekomendasi = &analisis.rekomendasi;
    insta::assert_snapshot!([rekomendasi.ringkasan.as_str(), &rekomendasi.keunggulan, &rekomendasi.kelemahan, &rekomendasi.saran[0], &rekomendasi.saran[7]].join("\n"), @r#"
Penerapan Kebijakan Internal SPBE, Tata Kelola SPBE, Manajemen SPBE, dan Layanan SPBE saling menopang dalam mewujudkan layanan pemerintah yang terpadu. Indeks SPBE Pemerintah Kota Bandar Lampung tahun 2023 adalah 2,15 dengan predikat Cukup. Capaian ini belum memenuhi target predikat Baik, yaitu indeks paling sedikit 2,60. Dari 47 indikator, 9 berada pada tingkat 4 atau lebih dan 32 di bawah tingkat 3.
Keunggulan Pemerintah Kota Bandar Lampung terletak pada Aspek Layanan Administrasi Pemerintahan Berbasis Elektronik (3,50). Keunggulan pada Aspek Layanan Administrasi Pemerintahan Berbasis Elektronik terlihat dari Layanan Perencanaan (indikator 32), Layanan Penganggaran (indikator 33), Layanan Keuangan (indikator 34), Layanan Pengadaan Barang dan Jasa (indikator 35), Layanan Kepegawaian (indikator 36), Layanan Kearsipan Dinamis (indikator 37), dan Layanan Akuntabilitas Kinerja Organisasi (indikator 40) pada tingkat 4.
Kelemahan Pemerintah Kota Bandar Lampung terletak pada Aspek Penerapan Manajemen SPBE (1,00) dan Aspek Pelaksanaan Audit TIK (1,00). Pada Aspek Penerapan Manajemen SPBE yang perlu diperbaiki adalah Penerapan Manajemen Risiko SPBE (indikator 21, kini tingkat 1), Penerapan Manajemen Keamanan Informasi (indikator 22, kini tingkat 1), Penerapan Manajemen Data (indikator 23, kini tingkat 1), Penerapan Manajemen Aset TIK (indikator 24, kini tingkat 1), Penerapan Kompetensi Sumber Daya Manusia (indikator 25, kini tingkat 1), Penerapan Manajemen Pengetahuan (indikator 26, kini tingkat 1), Penerapan Manajemen Perubahan (indikator 27, kini tingkat 1), dan Penerapan Manajemen Layanan SPBE (indikator 28, kini tingkat 1). Pada Aspek Pelaksanaan Audit TIK yang perlu diperbaiki adalah Pelaksanaan Audit Infrastruktur SPBE (indikator 29, kini tingkat 1), Pelaksanaan Audit Aplikasi SPBE (indikator 30, kini tingkat 1), dan Pelaksanaan Audit Keamanan SPBE (indikator 31, kini tingkat 1).
Prioritas 1: Aspek Penerapan Manajemen SPBE (1,00), dengan menaikkan Penerapan Manajemen Risiko SPBE (indikator 21, kini tingkat 1), Penerapan Manajemen Keamanan Informasi (indikator 22, kini tingkat 1), Penerapan Manajemen Data (indikator 23, kini tingkat 1), Penerapan Manajemen Aset TIK (indikator 24, kini tingkat 1), Penerapan Kompetensi Sumber Daya Manusia (indikator 25, kini tingkat 1), Penerapan Manajemen Pengetahuan (indikator 26, kini tingkat 1), Penerapan Manajemen Perubahan (indikator 27, kini tingkat 1), dan Penerapan Manajemen Layanan SPBE (indikator 28, kini tingkat 1) hingga paling sedikit tingkat 3.
Prioritas 8: Aspek Layanan Administrasi Pemerintahan Berbasis Elektronik (3,50), dengan menaikkan Layanan Pengawasan Internal Pemerintah (indikator 39, kini tingkat 1) hingga paling sedikit tingkat 3.
"#);
}

#[test]
fn a_predicate_decided_by_rounding_is_explained() {
    let instrumen = instrumen("permenpanrb-59-2020");
    // Sums of Kabupaten Pacitan 2024: 47, 30, 23 and 179.25 points; shown 3,50 but Baik.
    let mut nilai = BTreeMap::new();
    for (indikator, jumlah) in [(1..=10, 47), (11..=20, 30), (21..=31, 23), (32..=41, 39), (42..=47, 24)] {
        let banyak = indikator.clone().count();
        for (ke, no) in indikator.enumerate() {
            nilai.insert(
                i32::to_string(&no),
                Nilai::tingkat((jumlah / banyak + usize::from(ke < jumlah % banyak)) as u8),
            );
        }
    }
    let ringkasan = analisis(instrumen, 2024, "Kabupaten Pacitan", &nilai).rekomendasi.ringkasan;
    assert!(ringkasan.contains("adalah 3,50 dengan predikat Baik."));
    assert!(
        ringkasan.contains("ditetapkan dari indeks sebelum pembulatan; dengan cara yang lain predikatnya Sangat Baik.")
    );
    assert!(ringkasan.contains("Capaian ini sudah memenuhi target predikat Baik"));
}

#[test]
fn nothing_filled_is_said_as_such() {
    let analisis = analisis(instrumen("permenpanrb-8-2026"), 2026, "Dinas Kesehatan", &BTreeMap::new());
    let kalimat = &analisis.aspek[0].kalimat;
    assert!(kalimat.pemenuhan.contains("belum ada indikator yang mencapai tingkat 2"));
    assert!(kalimat.kelemahan.contains("belum dapat diuraikan"));
    assert!(kalimat.belum_terisi.as_deref().unwrap().ends_with("indikator yang belum terisi dihitung 0."));
    assert!(analisis.lemah.is_empty() && analisis.rekomendasi.ringkasan.contains("Sebanyak 20 indikator belum terisi"));
}

proptest! {
    #[test]
    fn sentences_name_exactly_the_indicators_of_their_list(
        ke in 0..3_usize,
        isi in prop::collection::vec(prop::option::weighted(0.85, 0_i32..=500), 47),
    ) {
        let instrumen = &Katalog::bersama().unwrap().instrumen[ke];
        let bulatkan = |nilai: i32| if instrumen.desimal { nilai } else { nilai / 100 * 100 };
        let nilai: BTreeMap<String, Nilai> = instrumen.indikator.iter().zip(&isi)
            .filter_map(|(satu, nilai)| Some((satu.kode.clone(), Nilai(bulatkan((*nilai)?).max(instrumen.nilai_min.0)))))
            .collect();
        let analisis = analisis(instrumen, instrumen.tahun_bawaan(), "Dinas Kesehatan", &nilai);
        for aspek in &analisis.aspek {
            let disebut = |kalimat: &str, kode: &str| kalimat.contains(&format!("(indikator {kode})"));
            for indikator in instrumen.indikator_aspek(aspek.no) {
                let kode = indikator.kode.as_str();
                let nilai = nilai.get(kode).copied();
                prop_assert_eq!(disebut(&aspek.kalimat.pemenuhan, kode), nilai.is_some_and(|nilai| nilai.0 >= 200));
                prop_assert_eq!(disebut(&aspek.kalimat.kekuatan, kode), nilai.is_some_and(|nilai| nilai.0 >= 400));
                prop_assert_eq!(disebut(&aspek.kalimat.kelemahan, kode), nilai.is_some_and(|nilai| nilai.0 < 300));
                let kosong = aspek.kalimat.belum_terisi.as_deref().unwrap_or("");
                prop_assert_eq!(disebut(kosong, kode), nilai.is_none());
            }
            let menurun = aspek.kekuatan.windows(2).all(|dua| dua[0].nilai >= dua[1].nilai);
            let menaik = aspek.kelemahan.windows(2).all(|dua| dua[0].nilai <= dua[1].nilai);
            prop_assert!(menurun && menaik);
            let semua = aspek.kekuatan.iter().chain(&aspek.kelemahan);
            for butir in semua {
                prop_assert_eq!(butir.nilai, nilai.get(&butir.kode).copied());
            }
        }
        for aspek in &analisis.aspek {
            let terbaik = tampil_2(&aspek.indeks);
            let disebut = analisis.rekomendasi.keunggulan.contains(&format!("{} ({terbaik})", aspek.nama));
            prop_assert!(analisis.lemah.is_empty() || disebut == analisis.unggul.contains(&aspek.no));
        }
        prop_assert!(analisis.unggul.iter().all(|no| !analisis.lemah.contains(no)));
        let predikat_disebut = format!("dengan predikat {}.", analisis.putusan.nama);
        prop_assert!(analisis.rekomendasi.ringkasan.contains(&predikat_disebut));
    }
}
