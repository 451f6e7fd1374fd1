//! Filters of lists: every field of every register narrows its list as it says, the counts tell what a choice would show,
//! and what cannot be read lets nothing through, on the page, in an export and in a change of many.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::{
    bantu::{Bekal, catatan::perlu},
    register::{berurutan, penuh, serba_bisa},
};
use domain::{
    izin::Peran,
    register::{self, Bidang, Isi, Jenis, Register},
};
use services::{
    Galat, Pelaku,
    register::{
        Arah, Formulir, Saringan,
        bersama::{self, Pilihan},
        cetak, create, ekspor, get, jumlah, list, semua,
    },
};

type Kueri = Vec<(String, String)>;

fn kueri(pasangan: &[(&str, &str)]) -> Kueri {
    pasangan.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect()
}

/// Parameters that filter by a field, and whether a record that holds `isi` passes.
fn kasus(bidang: &Bidang, isi: &Isi, lain: i64) -> Vec<(Kueri, bool)> {
    let f = |awalan: &str, nilai: &str| kueri(&[(&format!("{awalan}{}", bidang.kode), nilai)]);
    let mut hasil = vec![(f("f_", "-"), isi.kosong()), (f("f_", "*"), !isi.kosong())];
    let mut rentang = |kini: String, sesudah: String, sebelum: String| {
        hasil.extend([
            (f("f_", &kini), true),
            (f("dari_", &kini), true),
            (f("sampai_", &kini), true),
            ([f("dari_", &kini), f("sampai_", &kini)].concat(), true),
            (f("dari_", &sesudah), false),
            (f("sampai_", &sebelum), false),
        ]);
    };
    match (isi, bidang.jenis) {
        (Isi::Kosong, _) => {}
        (Isi::Tanggal(t), _) => {
            rentang(t.to_string(), t.succ_opt().unwrap().to_string(), t.pred_opt().unwrap().to_string());
        }
        (Isi::Bilangan(id), Jenis::Kantor) => {
            hasil.extend([(f("f_", &id.to_string()), true), (f("f_", &lain.to_string()), false)]);
        }
        (Isi::Bilangan(id), Jenis::Catatan(ke)) => {
            let nomor = format!("{}-0001", register::cari(ke).unwrap().awalan);
            hasil.extend([
                (f("f_", &id.to_string()), true),
                (f("ke_", &nomor), true),
                (f("ke_", &format!("{} · namanya", nomor.to_lowercase())), true),
                (f("ke_", "XYZ-0001"), false),
            ]);
        }
        (Isi::Bilangan(n), _) => rentang(n.to_string(), (n + 1).to_string(), (n - 1).to_string()),
        (Isi::Ya(ya), _) => hasil.extend([(f("f_", "ya"), *ya), (f("f_", "tidak"), !*ya)]),
        (Isi::Ganda(kode), _) => {
            hasil.extend(bidang.opsi().iter().map(|o| (f("f_", o.kode), kode.iter().any(|k| k == o.kode))));
            hasil.push(([f("f_", &kode[0]), f("f_", &kode[1])].concat(), true));
        }
        (Isi::Teks(kode), Jenis::Pilihan(opsi)) => {
            hasil.extend(opsi.iter().map(|o| (f("f_", o.kode), kode == o.kode)));
        }
        (Isi::Teks(kode), Jenis::Rujukan(awalan)) => {
            hasil.extend([(f("f_", kode), true), (f("f_", &format!("{awalan}.99")), false)]);
        }
        (Isi::Teks(teks), _) => {
            let potong: String = teks.chars().skip(1).take(8).collect();
            hasil.push((f("f_", teks), true));
            for bagian in [potong.to_uppercase().as_str(), "zzqx", "%", "_"] {
                let ada = teks.to_lowercase().contains(&bagian.to_lowercase());
                hasil.push((f("memuat_", bagian), ada));
            }
        }
    }
    hasil
}

/// The ids a filter finds; every way to ask gives the same.
async fn cocok(b: &Bekal, pelaku: &Pelaku, r: &'static Register, kueri: &[(String, String)]) -> BTreeSet<i64> {
    let s = Saringan::dari_alamat(r, kueri);
    let daftar = list(&b.l, pelaku, r, &s).await.unwrap_or_else(|g| panic!("{} {kueri:?}: {g:?}", r.kode));
    let id: BTreeSet<i64> = daftar.baris.iter().map(|x| x.id).collect();
    assert_eq!(daftar.jumlah, id.len() as u64, "{} {kueri:?}", r.kode);
    if daftar.salah.is_empty() {
        assert_eq!(jumlah(&b.l, pelaku, r, &s).await.unwrap(), daftar.jumlah, "{} {kueri:?}", r.kode);
        let (semua, _) = semua(&b.l, pelaku, r, &s, 100).await.unwrap();
        assert_eq!(semua.iter().map(|x| x.id).collect::<BTreeSet<_>>(), id, "{} {kueri:?}", r.kode);
    } else {
        assert!(id.is_empty(), "{} {kueri:?}: {:?}", r.kode, daftar.salah);
        assert!(matches!(semua(&b.l, pelaku, r, &s, 100).await, Err(Galat::Isian(_))));
    }
    id
}

pada_kedua! {
    async fn every_field_of_every_register_narrows_its_list(b: Bekal) {
        let (kantor, lain) = (b.kantor("BAPPEDA", "Badan Perencanaan").await, b.kantor("LAIN", "Dinas Lain").await);
        let pelaku = serba_bisa(&b, kantor).await;
        let mut contoh: BTreeMap<&str, i64> = BTreeMap::new();
        let mut jenis = HashSet::new();
        for r in berurutan() {
            let isian = penuh(r, kantor, &contoh);
            let wajib: Kueri = isian
                .iter()
                .filter(|(kode, _)| r.bidang(kode).is_some_and(|f| perlu(r, f)))
                .map(|(kode, nilai)| (kode.clone(), if kode == "nama" { "Hampir kosong".into() } else { nilai.clone() }))
                .collect();
            let mut ada = Vec::new();
            for isian in [&isian, &wajib] {
                let id = create(&b.l, &pelaku, r, Formulir(isian)).await.unwrap_or_else(|g| panic!("{}: {g:?}", r.kode));
                ada.push(get(&b.l, &pelaku, r, id).await.unwrap().rekaman);
            }
            contoh.insert(r.kode, ada[0].id);
            for bidang in r.bidang {
                for satu in &ada {
                    let isi = satu.butir.isi(bidang.kode);
                    if !isi.kosong() {
                        jenis.insert(std::mem::discriminant(&bidang.jenis));
                    }
                    for (kueri, kena) in kasus(bidang, isi, lain) {
                        let id = cocok(&b, &pelaku, r, &kueri).await;
                        assert_eq!(id.contains(&satu.id), kena, "{} {kueri:?} {isi:?}", r.kode);
                    }
                }
            }
        }
        // Every kind of field there is was filled in somewhere.
        let semua: HashSet<_> =
            register::SEMUA.iter().flat_map(|r| r.bidang).map(|f| std::mem::discriminant(&f.jenis)).collect();
        assert_eq!(jenis, semua);
    }

    async fn of_several_choices_each_is_counted(b: Bekal) {
        let kantor = b.kantor("SATU", "Dinas Satu").await;
        let dinas = b.orang("Dinas", Peran::Dinas, None).await;
        let r = register::cari("aplikasi").unwrap();
        let metode = r.bidang("metode").unwrap().opsi()[0].kode;
        for (nama, metode, pengguna) in
            [("Surat", "", &["warga", "pegawai"][..]), ("Arsip", metode, &["warga"]), ("Izin", metode, &[])]
        {
            let mut isian = kueri(&[
                ("nama", nama), ("perangkat_daerah_id", &kantor.to_string()), ("jenis", "khusus"),
                ("siklus", "pemeliharaan"), ("metode", metode),
            ]);
            isian.extend(pengguna.iter().map(|p| ("pengguna".to_owned(), (*p).to_owned())));
            create(&b.l, &dinas, r, Formulir(&isian)).await.unwrap();
        }
        let hitungan = async |pasangan: &[(&str, &str)], kode: &str| {
            let daftar = list(&b.l, &dinas, r, &Saringan::dari_alamat(r, &kueri(pasangan))).await.unwrap();
            let nilai = daftar.hitungan.into_iter().find(|h| h.bidang.kode == kode).map(|h| h.nilai);
            (daftar.jumlah, nilai.map(|n| n.into_iter().map(|(kode, _, n)| (kode, n)).collect::<Vec<_>>()))
        };
        let pengguna = |n: &[(&str, u64)]| Some(n.iter().map(|(kode, n)| ((*kode).to_owned(), *n)).collect::<Vec<_>>());
        // In the order of the choices; what is not filled in last.
        let semua = pengguna(&[("warga", 2), ("pegawai", 1), ("", 1)]);
        assert_eq!(hitungan(&[], "pengguna").await, (3, semua.clone()));
        // A filter does not narrow its own counts, but those of the others.
        assert_eq!(hitungan(&[("f_pengguna", "pegawai")], "pengguna").await, (1, semua));
        assert_eq!(hitungan(&[("q", "arsip")], "pengguna").await, (1, pengguna(&[("warga", 1)])));
        assert_eq!(hitungan(&[("f_pengguna", "warga"), ("f_pengguna", "pegawai")], "jenis").await, (1, pengguna(&[("khusus", 1)])));
        // A choice that is not always offered is counted once somebody asks for it, or filters by it.
        assert_eq!(hitungan(&[], "metode").await.1, None);
        let harap = pengguna(&[(metode, 2), ("", 1)]);
        assert_eq!(hitungan(&[("saring", "metode")], "metode").await, (3, harap.clone()));
        assert_eq!(hitungan(&[("f_metode", "-")], "metode").await, (1, harap));
    }

    async fn what_cannot_be_read_lets_nothing_through(b: Bekal) {
        let kantor = b.kantor("SATU", "Dinas Satu").await;
        let pelaku = serba_bisa(&b, kantor).await;
        let r = register::cari("aplikasi").unwrap();
        create(&b.l, &pelaku, r, Formulir(&penuh(r, kantor, &BTreeMap::new()))).await.unwrap();
        for (nama, nilai) in [
            ("f_jenis", "mainan"),
            ("f_perangkat_daerah_id", "dinas"),
            ("dari_biaya_tahun", "banyak"),
            ("sampai_mulai_operasi", "31/12/2026"),
            ("memuat_uraian", "a\u{0}b"),
        ] {
            let kueri = kueri(&[(nama, nilai), ("f_siklus", "*")]);
            let s = Saringan::dari_alamat(r, &kueri);
            assert!(s.menyaring());
            let daftar = list(&b.l, &pelaku, r, &s).await.unwrap();
            assert_eq!((daftar.jumlah, daftar.baris.len(), daftar.salah.len()), (0, 0, 1), "{nama}");
            assert_eq!(daftar.salah[0].bidang, nama);
            let pilihan = Pilihan::Semua(s.clone());
            let tanggal = b.l.hari_ini();
            for hasil in [
                ekspor::ekspor(&b.l, &pelaku, r, &s).await.err(),
                bersama::terpilih(&b.l, &pelaku, r, &pilihan).await.err(),
                bersama::pratinjau(&b.l, &pelaku, r, &pilihan, "fungsi", &["x"]).await.err(),
                cetak::potret(&b.l, &pelaku, r, &kueri, tanggal).await.err(),
            ] {
                assert!(matches!(&hasil, Some(Galat::Isian(salah)) if salah[0].bidang == nama), "{nama}: {hasil:?}");
            }
        }
    }

    async fn a_change_of_many_and_an_export_keep_to_the_filter(b: Bekal) {
        let kantor = b.kantor("SATU", "Dinas Satu").await;
        let dinas = b.orang("Dinas", Peran::Dinas, None).await;
        let r = register::cari("aplikasi").unwrap();
        for (nama, biaya) in [("Murah", "5"), ("Sedang", "50"), ("Mahal", "500")] {
            let isian = kueri(&[
                ("nama", nama), ("perangkat_daerah_id", &kantor.to_string()), ("jenis", "khusus"),
                ("siklus", "pemeliharaan"), ("biaya_tahun", biaya),
            ]);
            create(&b.l, &dinas, r, Formulir(&isian)).await.unwrap();
        }
        let kueri = kueri(&[("dari_biaya_tahun", "10"), ("sampai_biaya_tahun", "100")]);
        let s = Saringan::dari_alamat(r, &kueri);
        let dipilih = bersama::terpilih(&b.l, &dinas, r, &Pilihan::Semua(s.clone())).await.unwrap();
        assert_eq!(dipilih.iter().map(|x| x.nama()).collect::<Vec<_>>(), ["Sedang"]);
        assert_eq!(ekspor::ekspor(&b.l, &dinas, r, &s).await.unwrap().baris.len(), 1);
        let potret = cetak::potret(&b.l, &dinas, r, &kueri, b.l.hari_ini()).await.unwrap();
        assert_eq!((potret.baris.len(), potret.saringan.join("")), (1, "Biaya setahun: Rp10 sampai Rp100".into()));
    }

    // A number that only others may see must not tell whether it exists, or what leads to it.
    async fn a_link_to_a_hidden_record_cannot_be_asked_for(b: Bekal) {
        let (satu, dua) = (b.kantor("SATU", "Dinas Satu").await, b.kantor("DUA", "Dinas Dua").await);
        let pelaku = serba_bisa(&b, satu).await;
        let (aplikasi, pelihara) = (register::cari("aplikasi").unwrap(), register::cari("pemeliharaan").unwrap());
        let tersembunyi: Kueri =
            penuh(aplikasi, satu, &BTreeMap::new()).into_iter().filter(|(kode, _)| kode != "keterlihatan").collect();
        let id = create(&b.l, &pelaku, aplikasi, Formulir(&tersembunyi)).await.unwrap();
        let mut isian: Kueri = penuh(pelihara, satu, &BTreeMap::from([("aplikasi", id)]))
            .into_iter()
            .filter(|(kode, _)| kode != "keterlihatan")
            .collect();
        isian.push(("keterlihatan".into(), "pemerintah".into()));
        let terlihat = create(&b.l, &pelaku, pelihara, Formulir(&isian)).await.unwrap();
        let nomor = get(&b.l, &pelaku, aplikasi, id).await.unwrap().rekaman.nomor().to_owned();
        let lain = b.orang("Operator Dua", Peran::Operator, Some(dua)).await;
        assert_eq!(cocok(&b, &lain, pelihara, &[]).await, BTreeSet::from([terlihat]));
        for (nama, nilai) in [("ke_aplikasi_id", nomor.as_str()), ("f_aplikasi_id", &id.to_string()), ("ke_aplikasi_id", "APL-9999")] {
            let s = Saringan::dari_alamat(pelihara, &kueri(&[(nama, nilai)]));
            let daftar = list(&b.l, &lain, pelihara, &s).await.unwrap();
            assert_eq!((daftar.jumlah, daftar.salah.len()), (0, 1), "{nama}={nilai}");
            assert!(daftar.salah[0].pesan.contains("yang dapat Anda lihat"), "{:?}", daftar.salah);
        }
        let s = Saringan::dari_alamat(pelihara, &kueri(&[("ke_aplikasi_id", &nomor)]));
        assert_eq!(list(&b.l, &pelaku, pelihara, &s).await.unwrap().baris[0].id, terlihat);
    }

    async fn a_page_that_begins_nowhere_is_empty(b: Bekal) {
        let kantor = b.kantor("SATU", "Dinas Satu").await;
        let dinas = b.orang("Dinas", Peran::Dinas, None).await;
        let r = register::cari("aplikasi").unwrap();
        let isian = kueri(&[("nama", "Surat"), ("perangkat_daerah_id", &kantor.to_string()), ("jenis", "khusus"), ("siklus", "pemeliharaan")]);
        create(&b.l, &dinas, r, Formulir(&isian)).await.unwrap();
        for arah in [Arah::Sesudah(987_654), Arah::Sebelum(987_654)] {
            let daftar = list(&b.l, &dinas, r, &Saringan { arah, ..Saringan::default() }).await.unwrap();
            assert_eq!((daftar.jumlah, daftar.baris.len()), (1, 0), "{arah:?}");
        }
    }
}
