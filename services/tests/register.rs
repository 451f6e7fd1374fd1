//! Registers as a use case: what offices write, who sees it, what a stale form does, how a record comes into force.

use std::sync::Arc;

use crate::bantu::Bekal;
use domain::{
    izin::{Peran, PeranDiberikan},
    profil::Profil,
    register::{self, Isi, Jenis, Register, saring::Syarat, tahap::Langkah, tahap::Tahap},
};
use sea_orm::ConnectionTrait;
use services::{
    Galat, Layanan, Pelaku,
    register::{
        Arah, Formulir, Saringan, archive, bersama, cetak, create, get,
        impor::{self, KeadaanKerja},
        kelengkapan, kembalikan, langkahkan, list, restore, terbitan, update,
    },
};

fn aplikasi() -> &'static Register {
    register::cari("aplikasi").unwrap()
}

fn isian(pasangan: &[(&str, &str)]) -> Vec<(String, String)> {
    pasangan.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect()
}

/// A form with the fields that an application cannot do without.
fn lengkap(nama: &str, kantor: i64) -> Vec<(String, String)> {
    isian(&[
        ("nama", nama),
        ("perangkat_daerah_id", &kantor.to_string()),
        ("jenis", "khusus"),
        ("siklus", "pemeliharaan"),
    ])
}

async fn buat(b: &Bekal, pelaku: &Pelaku, nama: &str, kantor: i64) -> i64 {
    create(&b.l, pelaku, aplikasi(), Formulir(&lengkap(nama, kantor))).await.unwrap()
}

/// Somebody who may do everything, in the whole government and in this office.
pub(crate) async fn serba_bisa(b: &Bekal, kantor: i64) -> Pelaku {
    let mut pelaku = b.orang("Serba Bisa", Peran::TimKoordinasi, None).await;
    for peran in Peran::SEMUA {
        pelaku.peran.push(PeranDiberikan { peran, perangkat_daerah: peran.per_kantor().then_some(kantor) });
    }
    pelaku
}

/// Every register, those that others point at first.
pub(crate) fn berurutan() -> Vec<&'static Register> {
    let mut urut: Vec<&'static Register> = register::SEMUA.to_vec();
    urut.sort_by_key(|r| r.bidang.iter().filter(|f| matches!(f.jenis, Jenis::Catatan(ke) if ke != r.kode)).count());
    urut
}

/// A form with a value in every field; `contoh` are records of other registers to point at.
pub(crate) fn penuh(
    r: &Register,
    kantor: i64,
    contoh: &std::collections::BTreeMap<&str, i64>,
) -> Vec<(String, String)> {
    let mut f = Vec::new();
    for bidang in r.bidang.iter().filter(|f| f.kode != "nomor") {
        let nilai = match bidang.jenis {
            Jenis::Baris(_) | Jenis::Uraian(_) => format!("Isi <b>{}</b> & \"kutip\"", bidang.kode),
            Jenis::Pilihan(opsi) => opsi[0].kode.to_owned(),
            Jenis::Ganda(opsi) => {
                f.push((bidang.kode.to_owned(), opsi[1].kode.to_owned()));
                opsi[0].kode.to_owned()
            }
            Jenis::Bilangan { min, .. } => min.to_string(),
            Jenis::Rupiah => "1500000".into(),
            Jenis::Tanggal => "2026-03-31".into(),
            Jenis::YaTidak => "ya".into(),
            Jenis::Tautan => "contoh.go.id/alamat".into(),
            Jenis::Kantor => kantor.to_string(),
            Jenis::Rujukan(awalan) => format!("{}.01", awalan.to_lowercase()),
            Jenis::Catatan(ke) => contoh.get(ke).map(ToString::to_string).unwrap_or_default(),
        };
        f.push((bidang.kode.to_owned(), nilai));
    }
    f
}

pada_kedua! {
    async fn every_register_takes_a_record_with_every_field_and_gives_it_back(b: Bekal) {
        let kantor = b.kantor("BAPPEDA", "Badan Perencanaan").await;
        let pelaku = serba_bisa(&b, kantor).await;
        let mut contoh: std::collections::BTreeMap<&str, i64> = std::collections::BTreeMap::new();
        for r in berurutan() {
            let f = penuh(r, kantor, &contoh);
            let id = create(&b.l, &pelaku, r, Formulir(&f)).await.unwrap_or_else(|g| panic!("{}: {g:?}", r.kode));
            contoh.insert(r.kode, id);
            let ada = get(&b.l, &pelaku, r, id).await.unwrap();
            for bidang in r.bidang {
                let isi = ada.rekaman.butir.isi(bidang.kode);
                assert_eq!(isi.kosong(), !bidang.berlaku(&ada.rekaman.butir) || matches!(bidang.jenis, Jenis::Catatan(ke) if ke == r.kode),
                    "{} {}: {isi:?}", r.kode, bidang.kode);
                if let (Jenis::Ganda(opsi), Isi::Ganda(kode)) = (bidang.jenis, isi) {
                    assert_eq!(*kode, [opsi[0].kode, opsi[1].kode]);
                }
            }
            assert_eq!(ada.rekaman.nomor(), format!("{}-0001", r.awalan));
            // Saved as it was opened: nothing changes, not even the version, and no entry is written.
            let sama: Vec<(String, String)> = r.bidang.iter().flat_map(|f| {
                let isi = ada.rekaman.butir.isi(f.kode);
                match isi {
                    Isi::Ganda(kode) => kode.iter().map(|k| (f.kode.to_owned(), k.clone())).collect(),
                    _ => vec![(f.kode.to_owned(), isi.isian())],
                }
            }).collect();
            update(&b.l, &pelaku, r, id, ada.rekaman.versi, Formulir(&sama)).await.unwrap();
            let lagi = get(&b.l, &pelaku, r, id).await.unwrap();
            assert_eq!(lagi.rekaman, ada.rekaman, "{}", r.kode);
            assert_eq!(lagi.riwayat.len(), ada.riwayat.len());
            // Every way to sort is a statement both databases take.
            for bidang in r.bidang {
                for turun in [false, true] {
                    let s = Saringan { urut: bidang.kode.into(), turun, arah: Arah::Sesudah(id), ..Saringan::default() };
                    let daftar = list(&b.l, &pelaku, r, &s).await.unwrap_or_else(|g| panic!("{} {}: {g:?}", r.kode, bidang.kode));
                    assert_eq!((daftar.jumlah, daftar.baris.len()), (1, 0), "{} {}", r.kode, bidang.kode);
                }
            }
        }
    }

    // DKI68 Pasal 15 ayat (8): the office asks, the Kominfo office decides.
    async fn an_office_asks_for_a_use_outside_and_the_dinas_decides(b: Bekal) {
        let satu = b.kantor("SATU", "Dinas Satu").await;
        let operator = b.orang("Operator Satu", Peran::Operator, Some(satu)).await;
        let dinas = b.orang("Dinas", Peran::Dinas, None).await;
        let r = register::cari("pemakaian-luar").unwrap();
        let aplikasi = buat(&b, &operator, "Surat Keluar", satu).await.to_string();
        let mut isian = crate::bantu::catatan::isian(r, "Pemakaian oleh kabupaten", satu, &[("aplikasi_id", &aplikasi)]);
        let id = create(&b.l, &operator, r, Formulir(&isian)).await.unwrap();
        let putus = [("keputusan".to_owned(), "setuju".to_owned())];
        assert!(matches!(update(&b.l, &operator, r, id, 1, Formulir(&putus)).await, Err(Galat::Isian(g)) if g[0].bidang == "keputusan"));
        isian.extend(putus.clone());
        assert!(matches!(create(&b.l, &operator, r, Formulir(&isian)).await, Err(Galat::Isian(_))), "nobody decides for themselves");
        update(&b.l, &dinas, r, id, 1, Formulir(&putus)).await.unwrap();
        assert_eq!(get(&b.l, &operator, r, id).await.unwrap().rekaman.butir.teks("keputusan"), "setuju");
    }

    async fn offices_see_their_own_and_what_is_shared(b: Bekal) {
        let (satu, dua) = (b.kantor("SATU", "Dinas Satu").await, b.kantor("DUA", "Dinas Dua").await);
        let operator = b.orang("Operator Satu", Peran::Operator, Some(satu)).await;
        let lain = b.orang("Operator Dua", Peran::Operator, Some(dua)).await;
        let tim = b.orang("Tim Satu", Peran::TimKoordinasi, None).await;
        let id = buat(&b, &operator, "Surat Keluar", satu).await;
        assert!(matches!(get(&b.l, &lain, aplikasi(), id).await, Err(Galat::TidakAda)));
        assert!(list(&b.l, &lain, aplikasi(), &Saringan::default()).await.unwrap().baris.is_empty());
        assert_eq!(list(&b.l, &tim, aplikasi(), &Saringan::default()).await.unwrap().jumlah, 1);
        assert!(matches!(create(&b.l, &lain, aplikasi(), Formulir(&lengkap("Titipan", satu))).await, Err(Galat::Dilarang(_))));
        assert!(matches!(update(&b.l, &lain, aplikasi(), id, 1, Formulir(&isian(&[("nama", "Diambil")]))).await, Err(Galat::TidakAda)));
        // Given away to an office that is not one's own: refused.
        let pindah = isian(&[("perangkat_daerah_id", &dua.to_string())]);
        assert!(matches!(update(&b.l, &operator, aplikasi(), id, 1, Formulir(&pindah)).await, Err(Galat::Isian(_))));
        update(&b.l, &operator, aplikasi(), id, 1, Formulir(&isian(&[("keterlihatan", "pemerintah")]))).await.unwrap();
        let terlihat = get(&b.l, &lain, aplikasi(), id).await.unwrap();
        assert!(!terlihat.boleh_ubah && terlihat.riwayat.is_empty() && terlihat.langkah.is_empty());
        assert!(matches!(archive(&b.l, &lain, aplikasi(), id, 2).await, Err(Galat::Dilarang(_))));
    }

    async fn a_stale_form_changes_nothing_and_shows_the_other_version(b: Bekal) {
        let kantor = b.kantor("SATU", "Dinas Satu").await;
        let operator = b.orang("Operator Satu", Peran::Operator, Some(kantor)).await;
        let id = buat(&b, &operator, "Surat Keluar", kantor).await;
        update(&b.l, &operator, aplikasi(), id, 1, Formulir(&isian(&[("fungsi", "Mengirim surat")]))).await.unwrap();
        let galat = update(&b.l, &operator, aplikasi(), id, 1, Formulir(&isian(&[("fungsi", "Lain")]))).await.unwrap_err();
        let Galat::BentrokIsian(lain) = galat else { panic!("{galat:?}") };
        assert_eq!((lain.versi, lain.isian["fungsi"].as_str()), (2, "Mengirim surat"));
        let kini = get(&b.l, &operator, aplikasi(), id).await.unwrap();
        assert_eq!(kini.rekaman.butir.teks("fungsi"), "Mengirim surat");
        // The history puts the earlier value back.
        let urutan = kini.riwayat[0].urutan;
        kembalikan(&b.l, &operator, aplikasi(), id, 2, urutan, Some("fungsi")).await.unwrap();
        assert_eq!(get(&b.l, &operator, aplikasi(), id).await.unwrap().rekaman.butir.teks("fungsi"), "");
    }

    async fn wrong_fields_are_all_named_and_nothing_is_written(b: Bekal) {
        let kantor = b.kantor("SATU", "Dinas Satu").await;
        let operator = b.orang("Operator Satu", Peran::Operator, Some(kantor)).await;
        let f = isian(&[
            ("nama", ""), ("perangkat_daerah_id", &kantor.to_string()), ("jenis", "<script>"), ("siklus", "pemeliharaan"),
            ("biaya_tahun", "banyak"), ("tautan", "javascript:alert(1)"), ("cadangan_terakhir", "31/02/2026"),
            ("jumlah_pengguna", "-3"), ("kode_rujukan", "RAA.99"), ("uraian", "a\u{0}b"), ("pengguna", "raja"),
        ]);
        let Err(Galat::Isian(galat)) = create(&b.l, &operator, aplikasi(), Formulir(&f)).await else { panic!() };
        let mut bidang: Vec<&str> = galat.iter().map(|g| g.bidang.as_str()).collect();
        bidang.sort_unstable();
        assert_eq!(bidang, ["biaya_tahun", "cadangan_terakhir", "jenis", "jumlah_pengguna", "kode_rujukan", "nama", "pengguna", "tautan", "uraian"]);
        assert_eq!(list(&b.l, &operator, aplikasi(), &Saringan::default()).await.unwrap().jumlah, 0);
        let dua = [lengkap("Satu", kantor), isian(&[("nomor", "A-1")])].concat();
        create(&b.l, &operator, aplikasi(), Formulir(&dua)).await.unwrap();
        let Err(Galat::Isian(galat)) = create(&b.l, &operator, aplikasi(), Formulir(&dua)).await else { panic!() };
        assert_eq!(galat[0].bidang, "nomor");
    }

    async fn a_record_comes_into_force_through_other_hands(b: Bekal) {
        let kantor = b.kantor("SATU", "Dinas Satu").await;
        let operator = b.orang("Operator Satu", Peran::Operator, Some(kantor)).await;
        let dinas = b.orang("Dinas Satu", Peran::Dinas, None).await;
        let tim = b.orang("Tim Satu", Peran::TimKoordinasi, None).await;
        let id = buat(&b, &operator, "Surat Keluar", kantor).await;
        let langkah = |pelaku: Pelaku, versi, langkah, alasan: &'static str| {
            let l = b.l.clone();
            async move { langkahkan(&l, &pelaku, aplikasi(), id, versi, langkah, alasan).await }
        };
        assert!(matches!(langkah(operator.clone(), 1, Langkah::Verifikasi, "").await, Err(Galat::Dilarang(_))));
        langkah(operator.clone(), 1, Langkah::Ajukan, "").await.unwrap();
        // While it is examined its content stands still.
        let ubah = isian(&[("fungsi", "x")]);
        assert!(matches!(update(&b.l, &operator, aplikasi(), id, 2, Formulir(&ubah)).await, Err(Galat::Ditolak(_))));
        assert!(matches!(langkah(dinas.clone(), 2, Langkah::Kembalikan, " ").await, Err(Galat::Isian(_))));
        langkah(dinas.clone(), 2, Langkah::Kembalikan, "Lengkapi fungsinya.").await.unwrap();
        update(&b.l, &operator, aplikasi(), id, 3, Formulir(&ubah)).await.unwrap();
        langkah(operator.clone(), 4, Langkah::Ajukan, "").await.unwrap();
        assert!(matches!(langkah(dinas.clone(), 4, Langkah::Verifikasi, "").await, Err(Galat::Bentrok(_))));
        langkah(dinas.clone(), 5, Langkah::Verifikasi, "").await.unwrap();
        langkah(dinas.clone(), 6, Langkah::Validasi, "").await.unwrap();
        assert!(matches!(langkah(dinas, 7, Langkah::Terbitkan, "").await, Err(Galat::Dilarang(_))));
        langkah(tim, 7, Langkah::Terbitkan, "").await.unwrap();
        assert_eq!(get(&b.l, &operator, aplikasi(), id).await.unwrap().rekaman.tahap, Tahap::Terbit);
        // What is in force and is changed begins again.
        update(&b.l, &operator, aplikasi(), id, 8, Formulir(&isian(&[("fungsi", "y")]))).await.unwrap();
        assert_eq!(get(&b.l, &operator, aplikasi(), id).await.unwrap().rekaman.tahap, Tahap::Draf);
    }

    async fn the_profil_says_who_validates_and_what_is_asked(b: Bekal) {
        let kantor = b.kantor("SATU", "Dinas Satu").await;
        let dinas = b.orang("Dinas Satu", Peran::Dinas, None).await;
        let operator = b.orang("Operator", Peran::Operator, Some(kantor)).await;
        let walidata = b.orang("Walidata", Peran::Walidata, Some(kantor)).await;
        let mut l = b.l.clone();
        let profil = |id: &str, ubah: fn(&mut Profil)| {
            let mut profil = Profil::bawaan(id).unwrap().unwrap();
            ubah(&mut profil);
            Arc::new(profil)
        };
        l.profil = profil("kota-bekasi", |p| {
            p.koordinator_domain.insert("aplikasi".into(), Peran::Walidata);
        });
        let id = buat(&b, &operator, "Surat Keluar", kantor).await;
        langkahkan(&l, &operator, aplikasi(), id, 1, Langkah::Ajukan, "").await.unwrap();
        langkahkan(&l, &dinas, aplikasi(), id, 2, Langkah::Verifikasi, "").await.unwrap();
        assert!(matches!(langkahkan(&l, &dinas, aplikasi(), id, 3, Langkah::Validasi, "").await, Err(Galat::Dilarang(_))));
        langkahkan(&l, &walidata, aplikasi(), id, 3, Langkah::Validasi, "").await.unwrap();

        // KALBAR asks eight documents, the manuals among them in three parts, PRABU five, BEKASI none of the application itself.
        let dokumen = async |l: &Layanan| {
            let kurang = get(l, &dinas, aplikasi(), id).await.unwrap().kelengkapan.kurang;
            kurang.iter().filter(|b| b.kode.starts_with("dok_")).count()
        };
        for (profil_id, harap) in [("kalimantan-barat", 10), ("kota-prabumulih", 5), ("kota-bekasi", 0), ("nusa-raya", 12)] {
            l.profil = profil(profil_id, |_| ());
            assert_eq!(dokumen(&l).await, harap, "{profil_id}");
        }
        // The sector of a service is one of the list, whatever its case; what the list does not have is refused.
        l.profil = profil("kalimantan-barat", |_| ());
        let layanan = register::cari("layanan").unwrap();
        let isi = |sektor: &str| isian(&[("nama", "Izin"), ("perangkat_daerah_id", &kantor.to_string()), ("jenis", "publik"), ("sektor", sektor)]);
        let Err(Galat::Isian(galat)) = create(&l, &operator, layanan, Formulir(&isi("sihir"))).await else { panic!() };
        assert!(galat[0].bidang == "sektor" && galat[0].pesan.contains("Pasal 26 ayat (1)"), "{galat:?}");
        let id = create(&l, &operator, layanan, Formulir(&isi("Pendidikan"))).await.unwrap();
        assert_eq!(get(&l, &operator, layanan, id).await.unwrap().rekaman.butir.teks("sektor"), "pendidikan");
        // Elsewhere it is a line like any other.
        assert!(create(&b.l, &operator, layanan, Formulir(&isi("sihir"))).await.is_ok());
    }

    async fn nobody_verifies_what_they_submitted(b: Bekal) {
        let kantor = b.kantor("SATU", "Dinas Satu").await;
        let dinas = b.orang("Dinas Satu", Peran::Dinas, None).await;
        let id = buat(&b, &dinas, "Portal Data", kantor).await;
        langkahkan(&b.l, &dinas, aplikasi(), id, 1, Langkah::Ajukan, "").await.unwrap();
        let galat = langkahkan(&b.l, &dinas, aplikasi(), id, 2, Langkah::Verifikasi, "").await.unwrap_err();
        assert!(matches!(galat, Galat::Dilarang(_)), "{galat:?}");
    }

    async fn pages_follow_each_other_in_both_directions_and_both_orders(b: Bekal) {
        let kantor = b.kantor("SATU", "Dinas Satu").await;
        let operator = b.orang("Operator Satu", Peran::Operator, Some(kantor)).await;
        // Equal names too: the id decides.
        for n in 0..120 {
            buat(&b, &operator, &format!("Aplikasi {:02}", n / 3), kantor).await;
        }
        for (urut, turun) in [("nama", false), ("nama", true), ("diubah", true), ("kelengkapan", false), ("siklus", false)] {
            let s = |arah| Saringan { urut: urut.into(), turun, arah, ..Saringan::default() };
            let satu = list(&b.l, &operator, aplikasi(), &s(Arah::Awal)).await.unwrap();
            let id = |d: &services::register::Daftar| d.baris.iter().map(|x| x.id).collect::<Vec<_>>();
            assert_eq!((satu.jumlah, satu.baris.len(), satu.ada_sebelum, satu.ada_sesudah), (120, 50, false, true));
            let dua = list(&b.l, &operator, aplikasi(), &s(Arah::Sesudah(id(&satu)[49]))).await.unwrap();
            let tiga = list(&b.l, &operator, aplikasi(), &s(Arah::Sesudah(id(&dua)[49]))).await.unwrap();
            assert_eq!((tiga.baris.len(), tiga.ada_sesudah), (20, false));
            let mut semua = [id(&satu), id(&dua), id(&tiga)].concat();
            let balik = list(&b.l, &operator, aplikasi(), &s(Arah::Sebelum(id(&tiga)[0]))).await.unwrap();
            assert_eq!(id(&balik), id(&dua), "{urut}");
            semua.sort_unstable();
            semua.dedup();
            assert_eq!(semua.len(), 120, "{urut}");
        }
    }

    async fn filters_count_what_they_would_show(b: Bekal) {
        let (satu, dua) = (b.kantor("SATU", "Dinas Satu").await, b.kantor("DUA", "Dinas Dua").await);
        let tim = b.orang("Dinas Kominfo", Peran::Dinas, None).await;
        for (nama, kantor) in [("Arsip 100%", satu), ("Arsip_A", satu), ("Izin", dua)] {
            buat(&b, &tim, nama, kantor).await;
        }
        let cari = |kata: &str| Saringan { cari: kata.into(), ..Saringan::default() };
        let jumlah = |kata: &'static str| { let (l, tim, s) = (b.l.clone(), tim.clone(), cari(kata)); async move { list(&l, &tim, aplikasi(), &s).await.unwrap().jumlah } };
        assert_eq!((jumlah("arsip").await, jumlah("ARSIP 100%").await, jumlah("arsip_").await, jumlah("apl-0003 izin").await), (2, 1, 1, 1));
        let s = Saringan { bidang: vec![("perangkat_daerah_id", Syarat::Sama(Isi::Bilangan(satu)))], ..Saringan::default() };
        let daftar = list(&b.l, &tim, aplikasi(), &s).await.unwrap();
        assert_eq!(daftar.jumlah, 2);
        let kantor = daftar.hitungan.iter().find(|h| h.bidang.kode == "perangkat_daerah_id").unwrap();
        let n: Vec<_> = kantor.nilai.iter().map(|(_, nama, n)| (nama.as_str(), *n)).collect();
        assert_eq!(n, [("Dinas Dua", 1), ("Dinas Satu", 2)]);
        let id = daftar.baris[0].id;
        archive(&b.l, &tim, aplikasi(), id, 1).await.unwrap();
        assert_eq!(list(&b.l, &tim, aplikasi(), &s).await.unwrap().jumlah, 1);
        assert_eq!(list(&b.l, &tim, aplikasi(), &Saringan { arsip: true, ..Saringan::default() }).await.unwrap().jumlah, 1);
        restore(&b.l, &tim, aplikasi(), id, 2).await.unwrap();
        assert_eq!(list(&b.l, &tim, aplikasi(), &s).await.unwrap().jumlah, 2);
    }

    // DKI6 Pasal 5 ayat (1) huruf d and KALBAR Pasal 11 ayat (7) huruf c: the office that has the data. BEKASI Pasal 30 ayat
    // (3) with Pasal 1 angka 27: the walidata, which is the Dinas. PRABU Pasal 15 ayat (4) with Pasal 1 angka 17: the walidata
    // that owns the data.
    async fn the_profil_says_who_classifies_data(b: Bekal) {
        let (satu, dua) = (b.kantor("SATU", "Dinas Satu").await, b.kantor("DUA", "Dinas Dua").await);
        let r = register::cari("data").unwrap();
        let mut orang = Vec::new();
        for (nama, peran, kantor) in [
            ("Produsen", Peran::ProdusenData, satu),
            ("Walidata", Peran::Walidata, satu),
            ("Walidata Lain", Peran::Walidata, dua),
            ("Dinas", Peran::Dinas, dua),
            ("Operator", Peran::Operator, satu),
        ] {
            orang.push((nama, b.orang(nama, peran, Some(kantor)).await));
        }
        // A producer of one office who writes for another is no producer there.
        let mut rangkap = b.orang("Rangkap", Peran::Operator, Some(satu)).await;
        rangkap.peran.push(PeranDiberikan { peran: Peran::ProdusenData, perangkat_daerah: Some(dua) });
        orang.push(("Rangkap", rangkap));
        let klasifikasi = [("sifat", "terbuka"), ("tanggal_klasifikasi", "2026-03-31"), ("dasar_klasifikasi", "Keputusan 1")];
        for (id, boleh, pasal) in [
            ("dki-jakarta", &["Produsen"][..], "Pasal 5 ayat (1) huruf d"),
            ("kalimantan-barat", &["Produsen"], "Pasal 11 ayat (7) huruf c"),
            ("kota-bekasi", &["Walidata", "Walidata Lain", "Dinas"], "Pasal 30 ayat (3)"),
            ("kota-prabumulih", &["Walidata"], "Pasal 15 ayat (4)"),
        ] {
            let mut l = b.l.clone();
            l.profil = Arc::new(Profil::bawaan(id).unwrap().unwrap());
            for (nama, pelaku) in &orang {
                let baru = isian(&[("nama", &format!("Data {nama} {id}")), ("perangkat_daerah_id", &satu.to_string())]);
                let data = create(&l, pelaku, r, Formulir(&baru)).await.unwrap();
                let hasil = update(&l, pelaku, r, data, 1, Formulir(&isian(&klasifikasi))).await;
                let kini = get(&l, pelaku, r, data).await.unwrap().rekaman;
                let ditawarkan = bersama::bidang(&l.profil, pelaku, r).any(|f| f.kode == "sifat");
                if boleh.contains(nama) {
                    hasil.unwrap_or_else(|g| panic!("{id} {nama}: {g:?}"));
                    assert_eq!((kini.butir.teks("sifat"), ditawarkan), ("terbuka", true), "{id} {nama}");
                    continue;
                }
                let Err(Galat::Isian(salah)) = hasil else { panic!("{id} {nama}: {hasil:?}") };
                assert_eq!(salah.len(), klasifikasi.len(), "{id} {nama}");
                assert!(salah[0].pesan.starts_with("Klasifikasi hanya diisi oleh "), "{salah:?}");
                assert!(salah.iter().all(|g| g.pesan.contains(pasal)), "{id} {nama}: {salah:?}");
                assert_eq!((kini.versi, kini.butir.teks("sifat")), (1, ""), "{id} {nama}");
            }
        }
    }

    // PRABU Pasal 15 ayat (4): the walidata that owns the data decides, in a table and when a change is taken back too.
    async fn a_classification_comes_and_goes_by_who_decides_on_it(b: Bekal) {
        let kominfo = b.kantor("KOMINFO", "Dinas Kominfo").await;
        let (mut l, r) = (b.l.clone(), register::cari("data").unwrap());
        l.profil = Arc::new(Profil::bawaan("kota-prabumulih").unwrap().unwrap());
        let dinas = b.orang("Dinas", Peran::Dinas, None).await;
        let walidata = b.orang("Walidata", Peran::Walidata, Some(kominfo)).await;
        let baru = isian(&[("nomor", "D1"), ("nama", "Surat"), ("perangkat_daerah_id", &kominfo.to_string())]);
        create(&l, &dinas, r, Formulir(&baru)).await.unwrap();
        let isi = "ID;Nama data;Klasifikasi\nD1;Surat;Terbuka\n";
        let sha = impor::unggah(&l, &dinas, r, "a.csv", isi.into()).await.unwrap();
        let salah = impor::pratinjau(&l, &dinas, r, &sha).await.unwrap().salah.unwrap().0;
        assert!(salah[0].starts_with("C2: Klasifikasi hanya diisi oleh Walidata"), "{salah:?}");
        let sidik = impor::pratinjau(&l, &walidata, r, &sha).await.unwrap().sidik;
        let id = impor::mulai(&l, &walidata, r, (&sha, &sidik), "a.csv").await.unwrap();
        while matches!(impor::get(&l, &walidata, r, id).await.unwrap().keadaan, KeadaanKerja::Berjalan(..)) {
            tokio::task::yield_now().await;
        }
        let halangan = impor::halangan(&l, &dinas, r, id).await.unwrap();
        assert!(halangan.len() == 1 && halangan[0].contains("Klasifikasi hanya diisi oleh Walidata"), "{halangan:?}");
        assert_eq!(impor::urungkan(&l, &walidata, r, id).await.unwrap(), 1);
    }

    async fn completeness_follows_what_the_profil_asks(b: Bekal) {
        let kantor = b.kantor("SATU", "Dinas Satu").await;
        let dinas = b.orang("Dinas", Peran::Dinas, None).await;
        // All that is asked is counted from the first start on, and not again while nothing else is asked.
        let semua: Vec<(&str, usize)> = register::SEMUA.iter().map(|r| (r.kode, 0)).collect();
        assert_eq!(kelengkapan::segarkan(&b.l).await.unwrap(), semua);
        let id = buat(&b, &dinas, "Surat Keluar", kantor).await;
        let arsip = buat(&b, &dinas, "Surat Lama", kantor).await;
        archive(&b.l, &dinas, aplikasi(), arsip, 1).await.unwrap();
        assert_eq!(kelengkapan::segarkan(&b.l).await.unwrap(), []);
        let awal = get(&b.l, &dinas, aplikasi(), id).await.unwrap();

        // DKI68 asks for none of the documents of KALBAR Pasal 19 ayat (10).
        let mut l = b.l.clone();
        l.profil = Arc::new(Profil::bawaan("dki-jakarta").unwrap().unwrap());
        let hasil = kelengkapan::segarkan(&l).await.unwrap();
        assert!(hasil.contains(&("aplikasi", 2)), "{hasil:?}");
        assert!(hasil.iter().all(|(kode, n)| *kode == "aplikasi" || *n == 0), "{hasil:?}");
        for satu in [id, arsip] {
            let kini = get(&l, &dinas, aplikasi(), satu).await.unwrap();
            assert_eq!(i64::from(kini.rekaman.kelengkapan), kini.kelengkapan.persen());
            assert!(kini.rekaman.kelengkapan > awal.rekaman.kelengkapan, "{}", kini.rekaman.kelengkapan);
        }
        // It is no change of the record: a form that is open stays good.
        let kini = get(&l, &dinas, aplikasi(), id).await.unwrap();
        assert_eq!((kini.rekaman.versi, kini.rekaman.diubah), (awal.rekaman.versi, awal.rekaman.diubah));
        assert_eq!(kini.riwayat.len(), awal.riwayat.len());
        assert_eq!(kelengkapan::segarkan(&l).await.unwrap(), []);
        // Servers that start together on the earlier profil compute it once.
        let (satu, dua) = tokio::join!(kelengkapan::segarkan(&b.l), kelengkapan::segarkan(&b.l));
        let (satu, dua) = (satu.unwrap(), dua.unwrap());
        assert!(satu.is_empty() != dua.is_empty() && [satu, dua].concat().contains(&("aplikasi", 2)));
        assert_eq!(get(&b.l, &dinas, aplikasi(), id).await.unwrap().rekaman, awal.rekaman);
    }

    async fn a_document_with_a_number_never_changes(b: Bekal) {
        let (satu, dua) = (b.kantor("SATU", "Dinas Satu").await, b.kantor("DUA", "Dinas Dua").await);
        let tim = b.orang("Tim", Peran::TimKoordinasi, None).await;
        let dinas = b.orang("Dinas", Peran::Dinas, None).await;
        let operator = b.orang("Operator", Peran::Operator, Some(satu)).await;
        let auditor = b.orang("Auditor", Peran::Auditor, None).await;
        let id = buat(&b, &dinas, "Surat Keluar", satu).await;
        buat(&b, &dinas, "Surat Masuk", dua).await;
        let r = aplikasi();
        let kueri = isian(&[("f_perangkat_daerah_id", &satu.to_string()), ("kolom", "jenis")]);
        // Who sees a part of the register, and who only reads it, gives no number.
        for lain in [&operator, &auditor] {
            let hasil = terbitan::terbitkan(&b.l, lain, r, &kueri, ("1", "2026-11-20")).await;
            assert!(matches!(hasil, Err(Galat::Dilarang(_))), "{}: {hasil:?}", lain.nama);
        }
        for (nomor, tanggal, bidang) in [(" ", "2026-11-20", "nomor"), ("1", "", "tanggal"), ("1", "kemarin", "tanggal")] {
            let Err(Galat::Isian(salah)) = terbitan::terbitkan(&b.l, &tim, r, &kueri, (nomor, tanggal)).await else { panic!("{nomor} {tanggal}") };
            assert_eq!(salah[0].bidang, bidang);
        }
        let dokumen = terbitan::terbitkan(&b.l, &dinas, r, &kueri, ("800/1/Kominfo", "2026-11-20")).await.unwrap();
        let kembar = terbitan::terbitkan(&b.l, &tim, r, &[], ("800/1/Kominfo", "2026-11-21")).await;
        assert!(matches!(kembar, Err(Galat::Isian(salah)) if salah[0].bidang == "nomor"));
        update(&b.l, &dinas, r, id, 1, Formulir(&isian(&[("nama", "Surat Elektronik")]))).await.unwrap();
        let terbit = terbitan::list(&b.l, &auditor, r).await.unwrap();
        assert_eq!(terbit.iter().map(|t| (t.id, t.nomor.as_str(), t.oleh.as_deref())).collect::<Vec<_>>(), [(dokumen, "800/1/Kominfo", Some("Dinas"))]);
        let beku = terbitan::get(&b.l, &auditor, r, dokumen).await.unwrap();
        assert_eq!((beku.nomor.as_str(), beku.tanggal.to_string().as_str()), ("800/1/Kominfo", "2026-11-20"));
        let nama: Vec<&str> = beku.isi.baris.iter().map(|x| x.nama.as_str()).collect();
        assert_eq!((nama, beku.isi.saringan.join("")), (vec!["Surat Keluar"], "Perangkat Daerah pemilik: Dinas Satu".into()));
        assert_eq!(beku.isi.kolom.len(), 1);
        // The draft of now says what is now.
        let kini = cetak::potret(&b.l, &dinas, r, &kueri, beku.tanggal).await.unwrap();
        assert_eq!(kini.baris[0].nama, "Surat Elektronik");
        assert!(matches!(terbitan::get(&b.l, &operator, r, dokumen).await, Err(Galat::Dilarang(_))));
        assert!(matches!(terbitan::list(&b.l, &operator, r).await, Err(Galat::Dilarang(_))));
        let lain = register::cari("layanan").unwrap();
        assert!(matches!(terbitan::get(&b.l, &dinas, lain, dokumen).await, Err(Galat::TidakAda)));
        // What was tampered with is not handed out as what was issued.
        b.l.db.execute_unprepared("UPDATE dokumen_register SET potret = replace(potret, 'Surat Keluar', 'Surat Lain')").await.unwrap();
        assert!(matches!(terbitan::get(&b.l, &dinas, r, dokumen).await, Err(Galat::Internal(_))));
    }

    async fn tables_have_the_columns_of_their_descriptions(b: Bekal) {
        for r in register::SEMUA {
            // Selecting every column fails where one is missing; a column too many would be a field nobody can fill.
            let kolom: Vec<&str> = r.bidang_sendiri().map(|f| f.kode).collect();
            let sql = format!("SELECT id, {} FROM {}", kolom.join(", "), r.tabel);
            b.l.db.execute_unprepared(&sql).await.unwrap_or_else(|g| panic!("{}: {g}", r.kode));
        }
    }
}
