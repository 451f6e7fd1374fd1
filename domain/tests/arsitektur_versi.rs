//! Versions of the architecture: states, periods, reviews that are due, comparison, gaps.

use chrono::NaiveDate;
use domain::{
    arsitektur::{
        potret::{Beda, Butir, JenisKesenjangan, Potret, Relasi, banding},
        versi::{
            Aksi, JenisReviu, Keadaan, KeadaanReviu, Pemicu, akhir_periode, alih, dasar_reviu, kewajiban_reviu,
            reviu_berkala,
        },
    },
    profil::Profil,
};
use proptest::prelude::*;
use rstest::rstest;
use serde_json::json;

fn hari(teks: &str) -> NaiveDate {
    teks.parse().unwrap()
}

#[test]
fn the_states_follow_each_other_and_nothing_else_is_open() {
    use {Aksi as A, Keadaan as K};
    let boleh = [
        (K::Draf, A::AjukanReviu, K::Reviu),
        (K::Reviu, A::KembalikanDraf, K::Draf),
        (K::Reviu, A::Tetapkan, K::Ditetapkan),
        (K::Draf, A::Cabut, K::Dicabut),
        (K::Reviu, A::Cabut, K::Dicabut),
        (K::Ditetapkan, A::Cabut, K::Dicabut),
    ];
    for keadaan in K::SEMUA {
        for aksi in A::SEMUA {
            let diharap = boleh.iter().find(|(k, a, _)| (*k, *a) == (keadaan, aksi)).map(|(_, _, ke)| *ke);
            assert_eq!(alih(keadaan, aksi).ok(), diharap, "{keadaan:?} {aksi:?}");
        }
        assert_eq!(K::dari_kode(keadaan.kode()), Some(keadaan));
    }
    let galat = alih(K::Ditetapkan, A::Tetapkan).unwrap_err().to_string();
    assert_eq!(galat, "Tetapkan tidak dapat dilakukan karena versi ini sudah ditetapkan.");
}

#[rstest]
#[case("2024-01-01", "2028-12-31")]
#[case("2024-02-29", "2029-02-27")]
#[case("2023-07-15", "2028-07-14")]
fn a_period_lasts_five_years(#[case] mulai: &str, #[case] sampai: &str) {
    assert_eq!(akhir_periode(hari(mulai)), hari(sampai));
}

/// The states on a day, for a period from 2024 to 2028.
fn keadaan(hari_ini: &str, selesai: &[(JenisReviu, &str)]) -> Vec<KeadaanReviu> {
    let selesai: Vec<_> = selesai.iter().map(|(j, h)| (*j, hari(h))).collect();
    let periode = (hari("2024-01-01"), hari("2028-12-31"));
    reviu_berkala(periode, &selesai, (false, "Pasal 4 ayat (2)"), hari(hari_ini)).iter().map(|r| r.keadaan).collect()
}

#[rstest]
#[case("2025-12-30", &[], [KeadaanReviu::BelumWaktunya, KeadaanReviu::BelumWaktunya])]
#[case("2026-01-02", &[], [KeadaanReviu::Berjalan, KeadaanReviu::BelumWaktunya])]
#[case("2027-01-02", &[], [KeadaanReviu::Berjalan, KeadaanReviu::BelumWaktunya])]
#[case("2027-01-03", &[], [KeadaanReviu::Terlewat, KeadaanReviu::BelumWaktunya])]
#[case("2028-01-01", &[], [KeadaanReviu::Terlewat, KeadaanReviu::Berjalan])]
#[case("2028-12-31", &[], [KeadaanReviu::Terlewat, KeadaanReviu::Berjalan])]
#[case("2029-01-01", &[], [KeadaanReviu::Terlewat, KeadaanReviu::Terlewat])]
// A review counts in its own window only.
#[case("2027-06-01", &[(JenisReviu::ParuhWaktu, "2026-08-17")], [KeadaanReviu::Selesai(NaiveDate::from_ymd_opt(2026, 8, 17).unwrap()), KeadaanReviu::BelumWaktunya])]
#[case("2027-06-01", &[(JenisReviu::ParuhWaktu, "2025-08-17")], [KeadaanReviu::Terlewat, KeadaanReviu::BelumWaktunya])]
#[case("2027-06-01", &[(JenisReviu::SewaktuWaktu, "2026-08-17")], [KeadaanReviu::Terlewat, KeadaanReviu::BelumWaktunya])]
fn reviews_are_due_at_mid_term_and_in_the_last_year(
    #[case] hari_ini: &str,
    #[case] selesai: &[(JenisReviu, &str)],
    #[case] diharap: [KeadaanReviu; 2],
) {
    assert_eq!(keadaan(hari_ini, selesai), diharap);
}

#[test]
fn the_days_left_are_those_to_the_end_of_the_window() {
    let periode = (hari("2024-01-01"), hari("2028-12-31"));
    let r = reviu_berkala(periode, &[], (true, ""), hari("2028-12-01"));
    assert_eq!(
        (r[1].dari, r[1].sampai, r[1].tenggat.sisa_hari, r[1].dapat),
        (hari("2028-01-01"), hari("2028-12-31"), 30, true)
    );
}

#[rstest]
#[case("dki-jakarta", false, 4)]
#[case("kalimantan-barat", false, 4)]
#[case("kota-bekasi", true, 4)]
#[case("nusa-raya", false, 4)]
fn the_profil_says_whether_a_review_is_a_duty_and_on_which_grounds(
    #[case] id: &str,
    #[case] dapat: bool,
    #[case] dasar: usize,
) {
    let profil = Profil::bawaan(id).unwrap().unwrap();
    assert_eq!(kewajiban_reviu(&profil).map(|k| k.dapat), Some(dapat));
    assert_eq!(dasar_reviu(&profil).map(|d| d.butir.len()), Some(dasar));
}

fn butir(id: i64, register: &str, nama: &str, keadaan: &str) -> Butir {
    let isi = json!({ "nomor": format!("X-{id}"), "nama": nama, "keadaan": keadaan, "perangkat_daerah_id": 3 });
    Butir { id, register: register.into(), isi: isi.as_object().unwrap().clone() }
}

fn relasi(jenis: &str, dari: i64, ke: i64) -> Relasi {
    Relasi { jenis: jenis.into(), dari, ke }
}

fn potret(butir: Vec<Butir>, relasi: Vec<Relasi>) -> Potret {
    let kantor = [(3, ("KOMINFO".to_owned(), "Dinas Kominfo".to_owned()))].into();
    Potret { butir, relasi, kantor, ..Potret::default() }.urut()
}

#[test]
fn two_versions_are_compared_field_by_field() {
    let lama = potret(
        vec![
            butir(1, "aplikasi", "Satu", "as_is"),
            butir(2, "data", "Dua", "as_is"),
            butir(3, "data", "Tiga", "as_is"),
        ],
        vec![relasi("memakai", 1, 2), relasi("memakai", 1, 3)],
    );
    let mut baru = lama.clone();
    baru.butir[0].isi.insert("nama".into(), "Satu Baru".into());
    baru.butir[0].isi.insert("keadaan".into(), "upgrade".into());
    baru.butir.remove(2);
    baru.butir.push(butir(4, "layanan", "Empat", "new"));
    baru.relasi = vec![relasi("memakai", 1, 2), relasi("melayani", 1, 4)];
    let b = banding(&lama, &baru.urut());
    let ringkas: Vec<_> = b.butir.iter().map(|b| (b.beda, b.id)).collect();
    assert_eq!(ringkas, [(Beda::Baru, 4), (Beda::Hilang, 3), (Beda::Berubah, 1)]);
    assert_eq!(
        b.butir[2].bidang,
        [
            ("Nama aplikasi".to_owned(), "Satu".to_owned(), "Satu Baru".to_owned()),
            ("Status arsitektur".to_owned(), "Saat ini (as-is)".to_owned(), "Ditingkatkan (upgrade)".to_owned()),
        ]
    );
    assert_eq!((b.butir_tetap, b.relasi_tetap), (1, 1));
    let relasi: Vec<_> = b.relasi.iter().map(|r| (r.beda, r.jenis.kode(), r.ke.as_str())).collect();
    assert_eq!(relasi, [(Beda::Baru, "melayani", "X-4 · Empat"), (Beda::Hilang, "memakai", "X-3 · Tiga")]);
}

#[test]
fn every_gap_has_an_activity() {
    let mut p = potret(
        vec![
            butir(1, "aplikasi", "Lama", "as_is"),
            butir(2, "aplikasi", "Pengganti", "new"),
            butir(3, "aplikasi", "Tambahan", "new"),
            butir(4, "data", "Lebih baik", "upgrade"),
        ],
        vec![relasi("menggantikan", 2, 1)],
    );
    p.kegiatan.insert(3, "Bangun Tambahan pada 2027.".into());
    let g: Vec<_> = p.kesenjangan().into_iter().map(|k| (k.id, k.jenis, k.kegiatan, k.usul)).collect();
    assert_eq!(
        g,
        [
            (4, JenisKesenjangan::Peningkatan, "Meningkatkan Lebih baik.".to_owned(), true),
            (2, JenisKesenjangan::Penggantian, "Mengganti Lama dengan Pengganti.".to_owned(), true),
            (3, JenisKesenjangan::Baru, "Bangun Tambahan pada 2027.".to_owned(), false),
        ]
    );
}

fn acak() -> impl Strategy<Value = Potret> {
    let isi = prop::collection::btree_map(1_i64..12, ("[a-c]{1,3}", prop::sample::select(vec!["as_is", "new"])), 0..8);
    let sisi = prop::collection::vec((1_i64..12, 1_i64..12), 0..8);
    (isi, sisi).prop_map(|(isi, sisi)| {
        let butir = isi.into_iter().map(|(id, (nama, k))| butir(id, "aplikasi", &nama, k)).collect();
        let kaitan = sisi.into_iter().map(|(a, b)| relasi("bertukar_dengan", a, b)).collect();
        potret(butir, kaitan).saring(|_| true)
    })
}

proptest! {
    #[test]
    fn nothing_differs_from_itself_and_every_difference_has_its_mirror(a in acak(), b in acak()) {
        let sama = banding(&a, &a);
        prop_assert!(sama.butir.is_empty() && sama.relasi.is_empty());
        prop_assert_eq!((sama.butir_tetap, sama.relasi_tetap), (a.butir.len(), a.relasi.len()));
        let (maju, mundur) = (banding(&a, &b), banding(&b, &a));
        let hitung = |p: &domain::arsitektur::potret::Perbandingan, beda| p.butir.iter().filter(|x| x.beda == beda).count();
        prop_assert_eq!(hitung(&maju, Beda::Baru), hitung(&mundur, Beda::Hilang));
        prop_assert_eq!(hitung(&maju, Beda::Berubah), hitung(&mundur, Beda::Berubah));
        prop_assert_eq!(a.butir.len() + hitung(&maju, Beda::Baru), b.butir.len() + hitung(&maju, Beda::Hilang));
    }
}

#[rstest]
#[case("dki-jakarta", ["b", "d", "c"])]
#[case("kalimantan-barat", ["b", "d", "c"])]
#[case("kota-bekasi", ["c", "b", "d"])]
#[case("nusa-raya", ["b", "d", "c"])]
fn what_happens_elsewhere_is_a_ground_by_its_letter(#[case] id: &str, #[case] harap: [&str; 3]) {
    let profil = Profil::bawaan(id).unwrap().unwrap();
    assert_eq!([Pemicu::Evaluasi, Pemicu::Rpjmd, Pemicu::Unsur].map(|p| p.dasar(&profil).unwrap()), harap);
}

#[test]
fn a_regulation_without_grounds_opens_nothing() {
    let profil = Profil::bawaan("kota-prabumulih").unwrap().unwrap();
    assert_eq!(Pemicu::Rpjmd.dasar(&profil), None);
}
