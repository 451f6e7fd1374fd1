//! The official matrix cell by cell, the regulation's own examples, and what a government may change.

use chrono::NaiveDate;
use domain::risiko::{
    JenisRisiko, Kerangka, Matriks, Skema, Titik,
    kerangka::{self, Ambang, ButirDaftar},
    matriks::Warna,
    penanganan::Opsi,
    prioritas::{Calon, urutkan},
    residual::sisa,
    tren::{Pengukuran, Tendensi, tren},
};
use proptest::prelude::*;
use rstest::rstest;

fn hari(teks: &str) -> NaiveDate {
    teks.parse().unwrap()
}

/// PermenPANRB 5/2020 Lampiran Tabel 10: likelihood from 5 down, impact from 1 up.
const TABEL_10: [[u8; 5]; 5] =
    [[9, 15, 18, 23, 25], [6, 12, 16, 19, 24], [4, 10, 14, 17, 22], [2, 7, 11, 13, 21], [1, 3, 5, 8, 20]];

#[test]
fn all_25_cells_are_those_of_the_regulation() {
    let m = Matriks::bawaan();
    let mut banyak = 0;
    for (i, baris) in TABEL_10.iter().enumerate() {
        for (j, &besaran) in baris.iter().enumerate() {
            let titik = Titik::baru(5 - u8::try_from(i).unwrap(), 1 + u8::try_from(j).unwrap());
            assert_eq!(m.besaran(titik), Some(besaran), "{titik:?}");
            banyak += 1;
        }
    }
    assert_eq!(banyak, 25);
    assert_eq!(m.maks(), 25);
}

#[rstest]
#[case(1, 5, "Sangat Rendah", Warna::Biru)]
#[case(6, 10, "Rendah", Warna::Hijau)]
#[case(11, 15, "Sedang", Warna::Kuning)]
#[case(16, 20, "Tinggi", Warna::Jingga)]
#[case(21, 25, "Sangat Tinggi", Warna::Merah)]
fn levels_are_those_of_table_11(#[case] min: u8, #[case] maks: u8, #[case] nama: &str, #[case] warna: Warna) {
    let m = Matriks::bawaan();
    for besaran in min..=maks {
        let level = m.level(besaran).unwrap();
        assert_eq!((level.nama.as_str(), level.warna), (nama, warna), "{besaran}");
    }
    assert_eq!(m.level(0), None);
    assert_eq!(m.level(26), None);
}

#[test]
fn levels_out_of_scale_have_no_magnitude() {
    let m = Matriks::bawaan();
    for (k, d) in [(0, 1), (1, 0), (6, 1), (1, 6), (255, 255)] {
        assert_eq!(m.ukur(Titik::baru(k, d)), None, "{k} {d}");
    }
}

/// Tabel 13 to 15: both worked examples of the regulation.
#[test]
fn the_worked_examples_come_out() {
    let m = Matriks::bawaan();
    let kerangka = Skema::bawaan().kerangka();
    let antusias = m.ukur(Titik::baru(5, 5)).unwrap();
    assert_eq!((antusias.besaran, m.nama_level(antusias.besaran)), (25, "Sangat Tinggi"));
    let evaluator = m.ukur(Titik::baru(3, 3)).unwrap();
    assert_eq!((evaluator.besaran, m.nama_level(evaluator.besaran)), (14, "Sedang"));
    // SDM SPBE, negative: treated from 14 (Tabel 12). The second example is decided "Ya".
    assert_eq!(kerangka.keputusan("sdm", JenisRisiko::Negatif, evaluator.besaran), Some(true));
    assert_eq!(kerangka.keputusan("sdm", JenisRisiko::Negatif, 13), Some(false));
    assert_eq!(kerangka.keputusan("rencana_anggaran", JenisRisiko::Positif, 16), Some(true));
    assert_eq!(kerangka.keputusan("pengadaan", JenisRisiko::Negatif, 10), Some(false));
    // The regulation gives no appetite for the other categories, so nothing decides by itself.
    assert_eq!(kerangka.keputusan("keamanan", JenisRisiko::Negatif, 25), None);
    let calon = |id, besaran| Calon { id, besaran, pertimbangan: None, urutan: i32::try_from(id).unwrap() };
    let urut = urutkan(vec![calon(2, 14), calon(1, 25)]);
    assert_eq!(urut.iter().map(|p| (p.id, p.nomor, p.seri)).collect::<Vec<_>>(), [(1, 1, false), (2, 2, false)]);
}

/// Gambar 3 and 4: from 14 to 10 in the first quarter, and 10 through the year.
#[test]
fn the_quarterly_trend_of_the_regulation_ends_at_10() {
    let m = Matriks::bawaan();
    let awal = m.besaran(Titik::baru(3, 3)).unwrap();
    let turun = m.besaran(Titik::baru(3, 2)).unwrap();
    let triwulan = ["2020-03-31", "2020-06-30", "2020-09-30", "2020-12-31"];
    let ukur: Vec<_> =
        (1..).zip(triwulan).map(|(u, t)| Pengukuran { pada: hari(t), urutan: u, besaran: turun }).collect();
    let t = tren(2020, awal, &ukur, hari("2021-01-04"));
    assert_eq!((t.awal, t.akhir(), t.tendensi()), (14, 10, Tendensi::Turun));
    assert!(t.triwulan.iter().flatten().all(|t| t.besaran == 10 && !t.dibawa));
    assert_eq!(m.nama_level(t.akhir()), "Rendah");
    assert_eq!(t.membaik(JenisRisiko::Negatif), Some(true));
    assert_eq!(t.membaik(JenisRisiko::Positif), Some(false));
}

#[test]
fn a_quarter_without_a_report_carries_the_value_and_says_so() {
    let ukur = [
        Pengukuran { pada: hari("2026-03-31"), urutan: 1, besaran: 10 },
        Pengukuran { pada: hari("2026-02-28"), urutan: 2, besaran: 14 },
        Pengukuran { pada: hari("2026-08-17"), urutan: 3, besaran: 17 },
        Pengukuran { pada: hari("2026-08-17"), urutan: 4, besaran: 16 },
    ];
    let t = tren(2026, 14, &ukur, hari("2026-09-30"));
    let isi: Vec<_> = t.triwulan.iter().map(|t| t.map(|t| (t.besaran, t.dibawa))).collect();
    assert_eq!(isi, [Some((10, false)), Some((10, true)), Some((16, false)), None]);
    assert_eq!((t.akhir(), t.tendensi()), (16, Tendensi::Naik));
    // A year without any report is flat as far as it has run.
    let kosong = tren(2026, 14, &[], hari("2026-04-01"));
    assert_eq!((kosong.triwulan.iter().flatten().count(), kosong.tendensi()), (2, Tendensi::Tetap));
    // A report written ahead for the last quarter is shown.
    let dini = tren(2026, 14, &[Pengukuran { pada: hari("2026-12-31"), urutan: 1, besaran: 5 }], hari("2026-11-20"));
    assert_eq!(dini.akhir(), 5);
}

#[test]
fn the_scheme_has_16_categories_7_areas_and_their_examples() {
    let skema = Skema::bawaan();
    assert_eq!((skema.kategori.len(), skema.area.len()), (16, 7));
    let nama: Vec<_> = skema.kategori.iter().map(|k| k.nama.as_str()).collect();
    assert_eq!((nama[0], nama[14], nama[15]), ("Rencana Induk SPBE Nasional", "SDM SPBE", "Bencana Alam"));
    let kerangka = skema.kerangka();
    assert_eq!(kerangka.kriteria_kemungkinan("apa saja")[2].persentase, "10% < X ≤ 20%");
    assert_eq!(kerangka.kriteria_dampak("kinerja", JenisRisiko::Negatif, 3), "Penurunan kinerja 40% s.d. < 60%");
    assert_eq!(kerangka.kriteria_dampak("finansial", JenisRisiko::Negatif, 3), "");
    assert_eq!(
        kerangka.clone().periksa(Matriks::bawaan()).unwrap(),
        kerangka,
        "the official frame passes its own check"
    );
    assert_eq!(Matriks::periksa(&Matriks::bawaan().isian()).as_ref(), Ok(Matriks::bawaan()));
}

#[rstest]
#[case(3)]
#[case(4)]
#[case(5)]
fn a_government_may_use_its_own_magnitudes(#[case] level: usize) {
    let mut isian = Matriks::bawaan().isian();
    isian.kemungkinan.truncate(level);
    isian.dampak.truncate(level);
    let sel = u8::try_from(level).unwrap();
    isian.besaran = (0..sel).map(|k| (0..sel).map(|d| Some(k * sel + d + 1)).collect()).collect();
    isian.level.truncate(3);
    isian.level[2].maks = Some(sel * sel);
    isian.level[1].maks = Some(sel * sel - 2);
    isian.level[0].maks = Some(2);
    let m = Matriks::periksa(&isian).unwrap();
    assert_eq!(m.maks(), sel * sel);
    assert_eq!(m.besaran(Titik::baru(sel, sel)), Some(sel * sel));
    assert_eq!(m.nomor_level(sel * sel), Some(3));
    assert_eq!(m.besaran(Titik::baru(sel + 1, 1)), None);
}

#[rstest]
#[case::missing(|b: &mut Vec<Vec<Option<u8>>>| b[1][2] = None, "besaran_2_3", "belum diisi")]
#[case::duplicate(|b: &mut Vec<Vec<Option<u8>>>| b[1][2] = Some(25), "besaran_5_5", "sudah dipakai pada kemungkinan 2 dan dampak 3")]
#[case::out_of_bounds(|b: &mut Vec<Vec<Option<u8>>>| b[0][0] = Some(26), "besaran_1_1", "di luar 1 sampai 25")]
#[case::zero(|b: &mut Vec<Vec<Option<u8>>>| b[0][0] = Some(0), "besaran_1_1", "di luar 1 sampai 25")]
#[case::swapped(|b: &mut Vec<Vec<Option<u8>>>| { b[0][0] = Some(2); b[1][0] = Some(1) }, "besaran_2_1", "tidak boleh turun")]
fn a_wrong_matrix_is_refused_with_its_cell(
    #[case] ubah: fn(&mut Vec<Vec<Option<u8>>>),
    #[case] bidang: &str,
    #[case] pesan: &str,
) {
    let mut isian = Matriks::bawaan().isian();
    ubah(&mut isian.besaran);
    let galat = Matriks::periksa(&isian).unwrap_err();
    assert!(galat.iter().any(|g| g.bidang == bidang && g.pesan.contains(pesan)), "{galat:?}");
}

#[test]
fn levels_of_risk_follow_each_other_without_gap() {
    let mut isian = Matriks::bawaan().isian();
    isian.level[4].maks = Some(24);
    let galat = Matriks::periksa(&isian).unwrap_err();
    assert_eq!(galat[0].bidang, "level_maks_5");
    let mut isian = Matriks::bawaan().isian();
    isian.level[1].maks = Some(3);
    assert_eq!(Matriks::periksa(&isian).unwrap_err()[0].bidang, "level_maks_2");
    let mut isian = Matriks::bawaan().isian();
    isian.level[0].warna = "ungu".into();
    isian.level[1].nama = isian.level[2].nama.clone();
    isian.kemungkinan.truncate(2);
    let bidang: Vec<_> = Matriks::periksa(&isian).unwrap_err().into_iter().map(|g| g.bidang).collect();
    for satu in ["level_warna_1", "level_nama_3", "kemungkinan_1"] {
        assert!(bidang.iter().any(|b| b == satu), "{satu} {bidang:?}");
    }
}

#[test]
fn a_frame_is_checked_against_its_matrix() {
    let mut k = Skema::bawaan().kerangka();
    k.kategori.push(ButirDaftar { kode: String::new(), nama: "Ketahanan Siber".into(), uraian: String::new() });
    k.selera.insert("ketahanan_siber".into(), Ambang { positif: None, negatif: Some(26) });
    k.selera.insert("tidak_ada".into(), Ambang { positif: Some(1), negatif: None });
    let galat = k.clone().periksa(Matriks::bawaan()).unwrap_err();
    assert_eq!(galat.len(), 1, "{galat:?}");
    assert_eq!(galat[0].bidang, "selera_ketahanan_siber_negatif");
    k.selera.insert("ketahanan_siber".into(), Ambang { positif: None, negatif: Some(12) });
    let rapi = k.periksa(Matriks::bawaan()).unwrap();
    assert_eq!(rapi.kategori.last().unwrap().kode, "ketahanan_siber");
    assert!(!rapi.selera.contains_key("tidak_ada"));
    let kosong = Kerangka::default().periksa(Matriks::bawaan()).unwrap_err();
    assert_eq!(kosong.iter().map(|g| g.bidang.as_str()).collect::<Vec<_>>(), ["kategori_1", "area_1"]);
}

#[test]
fn each_kind_has_its_own_five_options() {
    let kode = |jenis| Opsi::untuk(jenis).map(Opsi::kode);
    assert_eq!(kode(JenisRisiko::Positif), ["eskalasi", "eksploitasi", "peningkatan", "pembagian", "penerimaan"]);
    assert_eq!(kode(JenisRisiko::Negatif), ["eskalasi", "mitigasi", "transfer", "penghindaran", "penerimaan"]);
    let salah = Opsi::Mitigasi.cocok(JenisRisiko::Positif).unwrap_err().to_string();
    assert_eq!(
        salah,
        "Mitigasi Risiko bukan opsi untuk risiko positif. Pilih Eskalasi Risiko, Eksploitasi Risiko, Peningkatan Risiko, \
         Pembagian Risiko, atau Penerimaan Risiko."
    );
    for jenis in JenisRisiko::SEMUA {
        for opsi in Opsi::SEMUA {
            assert_eq!(opsi.cocok(jenis).is_ok(), Opsi::untuk(jenis).contains(&opsi));
        }
    }
}

#[rstest]
#[case(JenisRisiko::Negatif, 14, 15, true)]
#[case(JenisRisiko::Negatif, 14, 14, false)]
#[case(JenisRisiko::Negatif, 14, 10, false)]
#[case(JenisRisiko::Positif, 14, 10, true)]
#[case(JenisRisiko::Positif, 14, 25, false)]
fn what_is_left_the_wrong_way_needs_a_reason(
    #[case] jenis: JenisRisiko,
    #[case] kini: u8,
    #[case] residual: u8,
    #[case] alasan: bool,
) {
    assert_eq!(sisa(jenis, kini, residual, None).perlu_alasan, alasan);
    assert!(domain::risiko::residual::tanya(jenis, kini, residual).contains(&residual.to_string()));
}

#[test]
fn what_is_left_is_assessed_again_until_below_the_appetite() {
    assert!(sisa(JenisRisiko::Negatif, 20, 11, Some(11)).masih_ditangani);
    assert!(!sisa(JenisRisiko::Negatif, 20, 10, Some(11)).masih_ditangani);
    assert!(!sisa(JenisRisiko::Positif, 20, 25, Some(11)).masih_ditangani);
}

#[test]
fn equals_are_ordered_by_expert_judgement() {
    let calon = |id, besaran, pertimbangan, urutan| Calon { id, besaran, pertimbangan, urutan };
    let urut = urutkan(vec![
        calon(1, 14, None, 1),
        calon(2, 14, Some(2), 2),
        calon(3, 14, Some(1), 3),
        calon(4, 14, None, 4),
        calon(5, 22, None, 5),
    ]);
    assert_eq!(
        urut.iter().map(|p| (p.id, p.nomor, p.seri)).collect::<Vec<_>>(),
        [(5, 1, false), (3, 2, false), (2, 3, false), (1, 4, true), (4, 5, true)]
    );
    // A judgement that gives two risks the same place has not decided.
    assert!(urutkan(vec![calon(1, 9, Some(1), 1), calon(2, 9, Some(1), 2)]).iter().all(|p| p.seri));
}

proptest! {
    #[test]
    fn magnitudes_are_unique_and_never_fall_towards_a_higher_level(k in 1_u8..=5, d in 1_u8..=5, k2 in 1_u8..=5, d2 in 1_u8..=5) {
        let m = Matriks::bawaan();
        let (a, b) = (m.besaran(Titik::baru(k, d)).unwrap(), m.besaran(Titik::baru(k2, d2)).unwrap());
        prop_assert_eq!(a == b, (k, d) == (k2, d2));
        if k <= k2 && d <= d2 {
            prop_assert!(a <= b);
        }
    }

    #[test]
    fn measuring_again_changes_nothing(k in 0_u8..8, d in 0_u8..8) {
        let m = Matriks::bawaan();
        let sekali = m.ukur(Titik::baru(k, d));
        prop_assert_eq!(sekali.and_then(|u| m.ukur(u.titik)), sekali);
        prop_assert_eq!(sekali.is_some(), (1..=5).contains(&k) && (1..=5).contains(&d));
    }

    #[test]
    fn the_order_is_total_whatever_comes_first(
        isi in prop::collection::vec((1_u8..=25, prop::option::of(1_i32..4)), 0..40),
        putar in 0_usize..40,
    ) {
        let calon: Vec<Calon> = (1..).zip(&isi)
            .map(|(id, &(besaran, pertimbangan))| Calon { id, besaran, pertimbangan, urutan: i32::try_from(id).unwrap() })
            .collect();
        let urut = urutkan(calon.clone());
        let mut lain = calon.clone();
        lain.rotate_left(if calon.is_empty() { 0 } else { putar % calon.len() });
        prop_assert_eq!(&urut, &urutkan(lain));
        prop_assert_eq!(urut.iter().map(|p| p.nomor).collect::<Vec<_>>(), (1..=calon.len()).collect::<Vec<_>>());
        let besaran: Vec<u8> = urut.iter().map(|p| calon[usize::try_from(p.id).unwrap() - 1].besaran).collect();
        prop_assert!(besaran.windows(2).all(|b| b[0] >= b[1]));
    }

    #[test]
    fn a_checked_matrix_is_its_own_check(benih in any::<u64>()) {
        // Any monotone filling: cells in an order that never puts a higher level before a lower one.
        let (mut benih, mut isi) = (benih, vec![vec![None; 4]; 3]);
        for besaran in 1_u8..=12 {
            let bebas: Vec<(usize, usize)> = (0..3)
                .flat_map(|k| (0..4).map(move |d| (k, d)))
                .filter(|&(k, d)| isi[k][d].is_none() && (k == 0 || isi[k - 1][d].is_some()) && (d == 0 || isi[k][d - 1].is_some()))
                .collect();
            let (k, d) = bebas[(benih % bebas.len() as u64) as usize];
            benih = benih.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            isi[k][d] = Some(besaran);
        }
        let mut isian = Matriks::bawaan().isian();
        isian.kemungkinan.truncate(3);
        isian.dampak.truncate(4);
        isian.besaran = isi;
        isian.level.truncate(3);
        isian.level[2].maks = Some(12);
        let m = Matriks::periksa(&isian).unwrap();
        prop_assert_eq!(Matriks::periksa(&m.isian()), Ok(m));
    }

    #[test]
    fn the_decision_follows_the_threshold(ambang in prop::option::of(1_u8..=25), besaran in 1_u8..=25) {
        prop_assert_eq!(kerangka::keputusan(ambang, besaran), ambang.map(|a| a <= besaran));
    }
}
