//! The registers of the demo government: whole, valid, the same every time, with something for every list.

use std::collections::BTreeSet;

use crate::bantu::{Basis, Bekal};
use domain::register::{self, Alur, tahap::Tahap};
use sea_orm::{
    ConnectionTrait,
    sea_query::{Expr, Func, Query},
};
use services::{
    Layanan, Pelaku, akun, demo, jejak,
    register::{Rekaman, Saringan, get_publik, list, semua},
};

async fn masuk(l: &Layanan, nama: &str) -> Pelaku {
    let isian = akun::masuk::Kredensial { nama, sandi: demo::SANDI, alamat: "192.0.2.7", agen: "uji", sesi_lama: None };
    let masuk = akun::masuk::masuk(l, isian).await.unwrap();
    match akun::sesi::kenali(l, &masuk.token, "192.0.2.7").await.unwrap() {
        Some(akun::sesi::Kunjungan::Akun(kenal)) => kenal.pelaku,
        _ => panic!("{nama} tidak dikenali"),
    }
}

async fn muat(b: &Bekal) -> (Layanan, Pelaku) {
    let l = b.l.clone().dengan_jam(demo::jam);
    demo::muat(&l).await.unwrap();
    let maria = masuk(&l, "maria").await;
    (l, maria)
}

async fn isi(l: &Layanan, pelaku: &Pelaku, r: &'static register::Register) -> Vec<Rekaman> {
    let s = Saringan { urut: "nomor".into(), ..Saringan::default() };
    semua(l, pelaku, r, &s, 1_000).await.unwrap().0
}

async fn hitung(l: &Layanan, tabel: &'static str) -> i64 {
    let kueri = Query::select().expr_as(Func::count(Expr::col("id")), "jumlah").from(tabel).to_owned();
    l.db.query_one(&kueri).await.unwrap().unwrap().try_get("", "jumlah").unwrap()
}

pada_kedua! {
    async fn every_register_has_valid_records_in_every_state(b: Bekal) {
        let (l, maria) = muat(&b).await;
        let (mut kantor, mut tahap, mut lengkap) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for r in register::SEMUA {
            let rekaman = isi(&l, &maria, r).await;
            let paling_sedikit = match r.kode {
                "proses-bisnis" => 40,
                "layanan" => 60,
                "data" => 90,
                "aplikasi" => 75,
                "infrastruktur" => 55,
                "keamanan" => 25,
                _ => 5,
            };
            assert!(rekaman.len() >= paling_sedikit, "{}: {}", r.kode, rekaman.len());
            for satu in &rekaman {
                assert!(satu.butir.periksa(r).is_empty(), "{} {:?}", satu.nomor(), satu.butir.periksa(r));
                assert!(r.alur == Alur::Bertahap || satu.tahap == Tahap::Terbit, "{}", satu.nomor());
                assert!(satu.diubah <= demo::jam(), "{}", satu.nomor());
                kantor.extend(satu.kantor());
                tahap.insert(satu.tahap);
                lengkap.insert(satu.kelengkapan / 20);
            }
            let daftar = list(&l, &maria, r, &Saringan::default()).await.unwrap();
            assert_eq!(daftar.jumlah as usize, rekaman.len(), "{}", r.kode);
        }
        // Four offices have entered nothing.
        assert_eq!(kantor.len(), 41);
        assert_eq!(tahap, Tahap::SEMUA.into_iter().collect());
        assert!(lengkap.len() >= 4, "{lengkap:?}");
        assert!(hitung(&l, "relasi").await >= 250);
        assert!(matches!(jejak::verify(&l).await.unwrap(), jejak::Pemeriksaan::Utuh { .. }));
    }

    async fn public_services_carry_the_information_the_law_asks(b: Bekal) {
        let (l, maria) = muat(&b).await;
        let r = register::cari("layanan").unwrap();
        let publik: Vec<_> =
            isi(&l, &maria, r).await.into_iter().filter(|s| s.butir.teks("keterlihatan") == "publik").collect();
        assert!(publik.len() >= 12, "{}", publik.len());
        for satu in &publik {
            assert_eq!(satu.tahap, Tahap::Terbit);
            let (terlihat, _) = get_publik(&l, r, satu.id).await.unwrap();
            // PRABU Pasal 17 ayat (4), BEKASI Pasal 24 ayat (4).
            for kode in ["profil_penyelenggara", "profil_pelaksana", "standar_pelayanan", "sop", "maklumat", "pengaduan"] {
                assert!(!terlihat.butir.teks(kode).is_empty(), "{} {kode}", satu.nomor());
            }
        }
    }

    async fn a_load_for_measuring_stands_beside_it(b: Bekal) {
        let (l, maria) = muat(&b).await;
        let (catatan, relasi) = (hitung(&l, "catatan").await, hitung(&l, "relasi").await);
        demo::beban_register(&l, 600, 1_500).await.unwrap();
        assert_eq!(hitung(&l, "catatan").await, catatan + 600);
        assert_eq!(hitung(&l, "relasi").await, relasi + 1_500);
        let r = register::cari("aplikasi").unwrap();
        let beban = Saringan { cari: "uji beban".into(), ..Saringan::default() };
        let (baris, _) = semua(&l, &maria, r, &beban, 1_000).await.unwrap();
        assert_eq!(baris.len(), 100);
        assert!(baris.iter().all(|s| s.butir.periksa(r).is_empty()));
        // Twelve records cannot carry so many.
        assert!(demo::beban_register(&l, 12, 1_000).await.is_err());
    }

    async fn an_office_sees_its_own_and_what_is_shared(b: Bekal) {
        let (l, maria) = muat(&b).await;
        let ratri = masuk(&l, "ratri").await;
        let r = register::cari("aplikasi").unwrap();
        let (semua, terlihat) = (isi(&l, &maria, r).await, isi(&l, &ratri, r).await);
        let bappeda = ratri.kantor()[0];
        assert!(terlihat.len() < semua.len());
        assert!(terlihat.iter().any(|s| s.kantor() == Some(bappeda)));
        assert!(terlihat.iter().all(|s| s.kantor() == Some(bappeda) || s.butir.teks("keterlihatan") != "kantor"));
        // Two offices keep an application of the same name.
        assert!(semua.iter().filter(|s| s.nama() == "Aplikasi Surat Keluar").count() > 2);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_loads_give_the_same_registers_on_every_database() {
    let mut semua_isi = Vec::new();
    for basis in [Basis::Sqlite, Basis::Sqlite, Basis::Postgres] {
        let b = Bekal::baru(basis).await;
        let (l, maria) = muat(&b).await;
        let mut potret = Vec::new();
        for r in register::SEMUA {
            potret.extend(isi(&l, &maria, r).await);
        }
        semua_isi.push((potret, hitung(&l, "relasi").await));
    }
    assert_eq!(semua_isi[0], semua_isi[1]);
    assert_eq!(semua_isi[0], semua_isi[2]);
}
