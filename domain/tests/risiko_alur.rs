//! The way of a risk through the hands, escalation, periods, the second scheme, the catalogue, the pictures.

use chrono::NaiveDate;
use domain::{
    grafik::{Gaya, Unsur, peta_panas, sel_panas, tren_rata, tren_risiko},
    risiko::{
        Matriks, Skema, Titik,
        alur::{Aturan, Perbuatan, Status, Tertutup, alih},
        eskalasi::{EskalasiTertutup, Letak, Putusan, Tingkat},
        katalog::Katalog,
        kelengkapan::{Kurang, Terisi, kalimat, terencana},
        konteks::{Unsur as UnsurStruktur, pernyataan_pakta},
        penanganan::Opsi,
        periode::{Jadwal, JenisPantau, JenisPeriode, MasaPantau},
        spip::{KodeSpip, SkemaSpip, kode_risiko, usul_level},
        tren::{Pengukuran, tren},
    },
};
use rstest::rstest;

fn hari(teks: &str) -> NaiveDate {
    teks.parse().unwrap()
}

#[test]
fn a_risk_runs_from_draft_to_consolidated() {
    let mut status = Status::Draf;
    for (perbuatan, harap) in [
        (Perbuatan::Isi, Status::Draf),
        (Perbuatan::Ajukan, Status::Diajukan),
        (Perbuatan::Setujui, Status::Disetujui),
        (Perbuatan::Reviu, Status::Direviu),
        (Perbuatan::Konsolidasikan, Status::Terkonsolidasi),
        (Perbuatan::Buka, Status::Draf),
    ] {
        status = alih(Aturan::default(), status, perbuatan).unwrap();
        assert_eq!(status, harap);
    }
}

const LENGKAP: Terisi<'static> = Terisi {
    sasaran: true,
    dampak: "Penurunan kinerja",
    penjelasan_kemungkinan: "Terjadi sekitar 15% dalam satu periode",
    penjelasan_dampak: "Penurunan kinerja hingga 50%",
    keputusan: true,
    rencana: true,
    residual_beralasan: true,
};

/// PermenPANRB 5/2020 Lampiran Bab III huruf C angka 2 huruf b and c; Formulir 3.0 and 4.0.
#[rstest]
#[case(LENGKAP, &[])]
#[case(Terisi { sasaran: false, ..LENGKAP }, &[Kurang::Sasaran])]
#[case(Terisi { dampak: " ", ..LENGKAP }, &[Kurang::Dampak])]
#[case(Terisi { penjelasan_kemungkinan: " \n", ..LENGKAP }, &[Kurang::PenjelasanKemungkinan])]
#[case(Terisi { penjelasan_dampak: "", ..LENGKAP }, &[Kurang::PenjelasanDampak])]
#[case(Terisi { rencana: false, ..LENGKAP }, &[Kurang::Rencana])]
#[case(Terisi { rencana: false, keputusan: false, ..LENGKAP }, &[])]
#[case(Terisi { residual_beralasan: false, ..LENGKAP }, &[Kurang::AlasanResidual])]
#[case(Terisi { sasaran: false, dampak: "", penjelasan_kemungkinan: "", penjelasan_dampak: "", rencana: false, residual_beralasan: false, ..LENGKAP }, &Kurang::SEMUA)]
fn what_a_risk_lacks_is_named_before_it_is_submitted(#[case] isi: Terisi<'_>, #[case] harap: &[Kurang]) {
    let kurang = isi.kurang();
    assert_eq!(kurang, harap);
    let kalimat = kalimat(&kurang).unwrap_or_default();
    assert_eq!(kalimat.is_empty(), harap.is_empty());
    for satu in Kurang::SEMUA {
        assert_eq!(kalimat.contains(satu.nama()), harap.contains(&satu), "{satu:?}: {kalimat}");
    }
}

#[rstest]
#[case("Rekrutmen", "Evaluator", "Asisten Deputi", true)]
#[case(" ", "Evaluator", "Asisten Deputi", false)]
#[case("Rekrutmen", "", "Asisten Deputi", false)]
#[case("Rekrutmen", "Evaluator", "\n", false)]
fn an_action_is_planned_when_it_says_what_and_who(
    #[case] aksi: &str,
    #[case] keluaran: &str,
    #[case] pj: &str,
    #[case] harap: bool,
) {
    assert_eq!(terencana(aksi, keluaran, pj), harap);
}

/// Every state against every step: what is not written here is closed.
#[test]
fn no_other_step_is_open() {
    use {Perbuatan as P, Status as S};
    let terbuka = [
        (S::Draf, P::Isi, S::Draf),
        (S::Dikembalikan, P::Isi, S::Dikembalikan),
        (S::Draf, P::Ajukan, S::Diajukan),
        (S::Dikembalikan, P::Ajukan, S::Diajukan),
        (S::Diajukan, P::Tarik, S::Draf),
        (S::Diajukan, P::Setujui, S::Disetujui),
        (S::Diajukan, P::Kembalikan, S::Dikembalikan),
        (S::Disetujui, P::Reviu, S::Direviu),
        (S::Disetujui, P::KembalikanReviu, S::Dikembalikan),
        (S::Direviu, P::Konsolidasikan, S::Terkonsolidasi),
        (S::Disetujui, P::Buka, S::Draf),
        (S::Direviu, P::Buka, S::Draf),
        (S::Terkonsolidasi, P::Buka, S::Draf),
    ];
    for status in S::SEMUA {
        for perbuatan in P::SEMUA {
            let harap = terbuka.iter().find(|t| t.0 == status && t.1 == perbuatan).map(|t| t.2);
            assert_eq!(alih(Aturan::default(), status, perbuatan).ok(), harap, "{status:?} {perbuatan:?}");
            let terkunci = Aturan { terkunci: true, ..Aturan::default() };
            assert_eq!(alih(terkunci, status, perbuatan), Err(Tertutup::Terkunci));
        }
    }
}

#[test]
fn nobody_approves_or_reviews_what_they_wrote() {
    let penyusun = Aturan { penyusun: true, ..Aturan::default() };
    assert_eq!(alih(penyusun, Status::Diajukan, Perbuatan::Setujui), Err(Tertutup::Penyusun));
    assert_eq!(alih(penyusun, Status::Disetujui, Perbuatan::Reviu), Err(Tertutup::Penyusun));
    let penyetuju = Aturan { penyetuju: true, ..Aturan::default() };
    assert_eq!(alih(penyetuju, Status::Disetujui, Perbuatan::Reviu), Err(Tertutup::Penyetuju));
    // What waits for a decision above is not changed meanwhile; everything else goes on.
    let menunggu = Aturan { menunggu: true, ..Aturan::default() };
    for status in [Status::Disetujui, Status::Direviu, Status::Terkonsolidasi] {
        assert_eq!(alih(menunggu, status, Perbuatan::Buka), Err(Tertutup::MenungguPutusan));
    }
    assert!(alih(menunggu, Status::Disetujui, Perbuatan::Reviu).is_ok());
    // Sending one's own work back, or taking it back, harms nobody.
    assert!(alih(penyusun, Status::Diajukan, Perbuatan::Kembalikan).is_ok());
    assert!(alih(penyusun, Status::Diajukan, Perbuatan::Tarik).is_ok());
}

#[test]
fn escalation_moves_up_one_level_at_a_time() {
    let letak = Letak::default().eskalasi().unwrap();
    assert_eq!((letak.tingkat, letak.menunggu), (Tingkat::Pemilik, Some(Tingkat::Komite)));
    assert_eq!(letak.eskalasi(), Err(EskalasiTertutup::SudahMenunggu(Tingkat::Komite)));
    assert_eq!(letak.putus(Putusan::Terima), Ok(Letak { tingkat: Tingkat::Komite, menunggu: None }));
    assert_eq!(letak.putus(Putusan::Kembalikan), Ok(Letak::default()));
    let diteruskan = letak.putus(Putusan::Teruskan).unwrap();
    assert_eq!((diteruskan.tingkat, diteruskan.menunggu), (Tingkat::Pemilik, Some(Tingkat::Pimpinan)));
    assert_eq!(diteruskan.putus(Putusan::Teruskan), Err(EskalasiTertutup::Tertinggi));
    let pimpinan = diteruskan.putus(Putusan::Terima).unwrap();
    assert_eq!(pimpinan.eskalasi(), Err(EskalasiTertutup::Tertinggi));
    assert_eq!(Letak::default().putus(Putusan::Terima), Err(EskalasiTertutup::TidakMenunggu));
}

#[rstest]
#[case(JenisPeriode::Bulan, 2, 2, "2024-02-01", "2024-02-29", "Februari 2024")]
#[case(JenisPeriode::Bulan, 3, 12, "2024-03-01", "2024-12-31", "Maret s.d. Desember 2024")]
#[case(JenisPeriode::Triwulan, 1, 1, "2024-01-01", "2024-03-31", "Triwulan I 2024")]
#[case(JenisPeriode::Triwulan, 2, 4, "2024-04-01", "2024-12-31", "Triwulan II s.d. Triwulan IV 2024")]
#[case(JenisPeriode::Semester, 2, 2, "2024-07-01", "2024-12-31", "Semester II 2024")]
fn a_schedule_knows_its_days(
    #[case] jenis: JenisPeriode,
    #[case] dari: u8,
    #[case] sampai: u8,
    #[case] mulai: &str,
    #[case] selesai: &str,
    #[case] teks: &str,
) {
    let jadwal = Jadwal::bagian(jenis, 2024, dari, sampai).unwrap();
    assert_eq!((jadwal.mulai(), jadwal.selesai()), (hari(mulai), hari(selesai)));
    assert_eq!(jadwal.tampil(), teks);
    assert_eq!(jadwal.jenis(), jenis);
}

#[test]
fn a_schedule_that_is_none_is_refused() {
    assert_eq!(Jadwal::bagian(JenisPeriode::Triwulan, 2026, 0, 1), None);
    assert_eq!(Jadwal::bagian(JenisPeriode::Triwulan, 2026, 4, 5), None);
    assert_eq!(Jadwal::bagian(JenisPeriode::Bulan, 2026, 5, 4), None);
    assert_eq!(Jadwal::bagian(JenisPeriode::Tanggal, 2026, 1, 1), None);
    assert_eq!(Jadwal::tanggal(hari("2026-03-02"), hari("2026-03-01")), None);
    let jadwal = Jadwal::tanggal(hari("2026-03-01"), hari("2026-03-01")).unwrap();
    assert_eq!(jadwal.tampil(), "1 Maret 2026");
}

#[rstest]
#[case(JenisPantau::Bulanan, 2, "2026-02-28", "Februari 2026")]
#[case(JenisPantau::Triwulanan, 3, "2026-09-30", "Triwulan III 2026")]
#[case(JenisPantau::Semesteran, 1, "2026-06-30", "Semester I 2026")]
#[case(JenisPantau::Tahunan, 1, "2026-12-31", "Tahun 2026")]
fn a_report_knows_the_last_day_of_its_period(
    #[case] jenis: JenisPantau,
    #[case] ke: u8,
    #[case] sampai: &str,
    #[case] teks: &str,
) {
    let masa = MasaPantau::berkala(jenis, 2026, ke).unwrap();
    assert_eq!((masa.sampai, masa.tampil().as_str()), (hari(sampai), teks));
    assert_eq!(MasaPantau::berkala(jenis, 2026, 0), None);
    assert_eq!(MasaPantau::berkala(jenis, 2026, jenis.banyak() + 1), None);
    assert_eq!(MasaPantau::berkala(JenisPantau::Insidental, 2026, 1), None);
}

/// `referensi/risiko`: 4x4, product, levels 1-3, 4-6, 8-9, 12-16.
#[test]
fn the_spip_scale_is_a_product_and_every_product_has_a_level() {
    let s = SkemaSpip::bawaan();
    for k in 1..=4 {
        for d in 1..=4 {
            let skala = s.skala(Titik::baru(k, d)).unwrap();
            assert_eq!(skala, k * d);
            assert!(s.level(skala).is_some(), "{skala}");
        }
    }
    let nama = |n: u8| s.level(n).unwrap().nama.clone();
    assert_eq!([nama(3), nama(6), nama(9), nama(12)], ["Rendah", "Sedang", "Tinggi", "Sangat Tinggi"]);
    assert_eq!(s.skala(Titik::baru(5, 1)), None);
    assert_eq!(s.skala(Titik::baru(0, 1)), None);
    assert_eq!(s.keyakinan, "sekunder");
    assert_eq!(KodeSpip::SEMUA.map(KodeSpip::singkatan), ["RSP", "RSO", "ROO"]);
    assert_eq!(kode_risiko(KodeSpip::Rso, 2026, "4.01.03", 7), "RSO.26.4.01.03.007");
    assert_eq!([1, 2, 3, 4, 5].map(|n| usul_level(n, 5)), [1, 2, 3, 4, 4]);
    assert_eq!([1, 2, 3].map(|n| usul_level(n, 3)), [2, 3, 4]);
}

#[test]
fn the_catalogue_fits_the_scheme_and_covers_every_category() {
    let (katalog, skema) = (Katalog::bawaan(), Skema::bawaan().kerangka());
    for k in &skema.kategori {
        assert!(katalog.kategori(&k.kode).count() > 0, "{} has no example", k.nama);
    }
    for (i, c) in katalog.contoh.iter().enumerate() {
        assert!(skema.kategori(&c.kategori).is_some() && skema.area(&c.area).is_some(), "{}", c.kode);
        assert!(Opsi::cocok(c.opsi, c.jenis).is_ok(), "{}", c.kode);
        assert!(!katalog.contoh[..i].iter().any(|lain| lain.kode == c.kode), "{} stands twice", c.kode);
    }
    assert!(katalog.keterangan.contains("bukan daftar resmi"));
}

#[test]
fn the_structure_and_the_pact_are_those_of_the_regulation() {
    assert_eq!(UnsurStruktur::PemilikRisiko.kedudukan().len(), 3);
    let pernyataan = pernyataan_pakta("Pemerintah Provinsi Nusa Raya");
    assert!(pernyataan[0].ends_with("yang berlaku di Pemerintah Provinsi Nusa Raya;"));
    assert!(pernyataan[2].starts_with("Pemantauan dan reviu akan dilaksanakan secara berkala"));
}

#[test]
fn the_heat_map_says_every_count_in_words_and_lays_cells_side_by_side() {
    let m = Matriks::bawaan();
    let banyak = |t: Titik| if t == Titik::baru(3, 3) { 7 } else { 0 };
    let sel = sel_panas(m, banyak);
    assert_eq!(sel.len(), 25);
    assert_eq!((sel[0].besaran, sel[24].besaran), (9, 20));
    assert!(sel.iter().all(|s| sel.iter().filter(|l| (l.x, l.y) == (s.x, s.y)).count() == 1));
    let grafik = peta_panas("Peta risiko 2026", m, banyak);
    assert_eq!(grafik.uraian, "Jumlah risiko per sel. kemungkinan 3 dan dampak 3, besaran 14 (Sedang): 7.");
    let tebal: Vec<_> = grafik
        .unsur
        .iter()
        .filter_map(|u| match u {
            Unsur::Teks { isi, gaya: Gaya::TebalSel(_), .. } => Some(isi.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(tebal, ["7"]);
    assert_eq!(grafik.legenda.len(), 5);
    assert_eq!(peta_panas("x", m, |_| 0).uraian, "Belum ada risiko.");
    for u in &grafik.unsur {
        if let Unsur::Kotak { x, y, lebar, tinggi, .. } = u {
            assert!(*x >= 0.0 && *y >= 0.0 && x + lebar <= grafik.lebar && y + tinggi <= grafik.tinggi);
        }
    }
}

#[test]
fn the_trend_picture_reads_without_eyes() {
    let m = Matriks::bawaan();
    let ukur = [Pengukuran { pada: hari("2026-03-31"), urutan: 1, besaran: 10 }];
    let t = tren(2026, 14, &ukur, hari("2026-05-01"));
    let grafik = tren_risiko("Tren RSK-002", m, &t, Some(14));
    assert_eq!(
        grafik.uraian,
        "Awal tahun 14 (Sedang); triwulan I 10 (Rendah); triwulan II 10 (Rendah), belum dipantau; ditangani mulai besaran 14."
    );
    let titik = grafik.unsur.iter().filter(|u| matches!(u, Unsur::Lingkaran { .. })).count();
    assert_eq!(titik, 2, "what was only carried over has no dot");
    let dalam_kurung = |u: &&Unsur| matches!(u, Unsur::Teks { isi, gaya: Gaya::Teks2, .. } if isi == "(10)");
    assert_eq!(grafik.unsur.iter().filter(dalam_kurung).count(), 1, "and stands in brackets");
    assert!(grafik.legenda.iter().any(|l| l.teks == "Dalam kurung: belum dipantau"));
}

#[test]
fn the_mean_of_all_risks_has_the_picture_of_one_risk() {
    let m = Matriks::bawaan();
    let grafik = tren_rata("Rata-rata", m, &[Some(1_262), None, Some(1_005), None, None]);
    assert_eq!(grafik.uraian, "Awal tahun 12,62; triwulan II 10,05.");
    let titik: Vec<(f64, f64)> = grafik
        .unsur
        .iter()
        .filter_map(|u| match u {
            Unsur::Lingkaran { x, y, .. } => Some((*x, *y)),
            _ => None,
        })
        .collect();
    assert_eq!(titik.len(), 2, "a quarter without a mean has no dot");
    assert!(titik[0].0 < titik[1].0 && titik[0].1 < titik[1].1, "later is right, smaller is below: {titik:?}");
    assert_eq!(tren_rata("x", m, &[None; 5]).uraian, "Belum ada risiko.");
}
