//! Tables of screens as spreadsheets: whole, exact, and for those who may see the page.

use crate::bantu::Bekal;
use domain::{
    angka::{Nilai, Pecahan, bulat_2, bulat_4},
    indeks,
    izin::Peran,
    register,
    tabel::{Sel, Tabel},
};
use services::{
    Galat, Hasil, Pelaku,
    arsitektur::versi,
    demo,
    penilaian::{putaran, ringkasan, simulasi},
    register::{Saringan, list},
    risiko::daftar,
    unduhan::{self, Kueri},
};

async fn tabel(b: &Bekal, pelaku: &Pelaku, nama: &str, kueri: &[(&str, &str)]) -> Hasil<Tabel> {
    let kueri = kueri.iter().map(|(n, nilai)| ((*n).to_owned(), (*nilai).to_owned())).collect();
    unduhan::tabel(&b.l, pelaku, nama, &Kueri(kueri)).await
}

fn kolom<'a>(tabel: &'a Tabel, judul: &str) -> Vec<&'a Sel> {
    let ke = tabel.kolom.iter().position(|k| k.judul == judul).unwrap_or_else(|| panic!("{judul}: {:?}", tabel.kolom));
    tabel.baris.iter().map(|baris| &baris[ke]).collect()
}

pada_kedua! {
    async fn every_table_is_whole_and_has_a_cell_for_each_heading(b: Bekal) {
        demo::muat(&b.l).await.unwrap();
        let tim = b.orang("Tim Baru", Peran::TimKoordinasi, None).await;
        let admin = b.orang("Admin Baru", Peran::Admin, None).await;
        let semua = putaran::list(&b.l, &tim).await.unwrap();
        let internal = semua.iter().find(|p| p.nama.contains("2026") && p.jumlah == 47).unwrap().penilaian[0].to_string();
        let kantor = semua.iter().find(|p| p.penilaian.len() > 1).unwrap().id.to_string();
        let lama = semua.iter().find(|p| p.tahun == 2025 && p.terkunci).unwrap().penilaian[0].to_string();
        // What stands at the top of the scale cannot be raised.
        let nilai = ringkasan::get(&b.l, &tim, lama.parse().unwrap()).await.unwrap().nilai_kini();
        let naik = 47 - nilai.values().filter(|n| **n == Nilai::tingkat(5)).count();
        for (pelaku, nama, kueri, judul, banyak) in [
            (&tim, "putaran", vec![], "Putaran penilaian", semua.len()),
            (&tim, "indikator", vec![("penilaian", internal.as_str())], "Indikator ", 47),
            (&tim, "kenaikan", vec![("penilaian", lama.as_str())], "Kenaikan indeks - ", naik),
            (&tim, "peringkat", vec![("putaran", kantor.as_str())], "Peringkat ", 45),
            (&admin, "pengguna", vec![], "Pengguna dan peran", 109),
        ] {
            let t = tabel(&b, pelaku, nama, &kueri).await.unwrap();
            assert!(t.judul.starts_with(judul), "{}", t.judul);
            assert_eq!(t.baris.len(), banyak, "{nama}");
        }
        for (nama, kueri) in [
            ("riwayat", vec![]),
            ("kemajuan", vec![("penilaian", internal.as_str())]),
            ("rekomendasi", vec![("penilaian", lama.as_str())]),
            ("jalur", vec![("penilaian", lama.as_str()), ("predikat", "Memuaskan")]),
            ("jejak", vec![]),
            ("perhatian", vec![]),
            ("perhatian", vec![("daftar", "tanpa-entri")]),
            ("kurang", vec![]),
        ] {
            let t = tabel(&b, &tim, nama, &kueri).await.unwrap();
            assert!(!t.baris.is_empty(), "{nama}");
            assert!(t.baris.iter().all(|baris| baris.len() == t.kolom.len()), "{nama}");
        }
        // Longer than one page of the list and longer than one question to the database.
        let jejak = tabel(&b, &tim, "jejak", &[]).await.unwrap();
        let nomor: Vec<&Sel> = kolom(&jejak, "Nomor");
        assert!(jejak.baris.len() > 1_000 && nomor.last() == Some(&&Sel::Angka(1)), "{}", jejak.baris.len());
        // A number alone says nothing to who reads it.
        let kosong: std::collections::BTreeSet<String> = kolom(&jejak, "Nama catatan")
            .into_iter()
            .zip(kolom(&jejak, "Jenis catatan"))
            .filter(|(nama, _)| nama.teks().is_empty())
            .map(|(_, jenis)| jenis.teks())
            .collect();
        assert!(kosong.iter().all(|jenis| jenis == "Lambang kop"), "{kosong:?}");
        // The figures are those of the screen.
        let riwayat = tabel(&b, &tim, "riwayat", &[]).await.unwrap();
        assert!(kolom(&riwayat, "Indeks").contains(&&Sel::Desimal("2.97".into())), "{riwayat:?}");
    }

    async fn tables_of_every_part_are_whole_and_count_as_their_pages_do(b: Bekal) {
        demo::muat(&b.l).await.unwrap();
        let (l, tim) = (&b.l, b.orang("Tim Baru", Peran::TimKoordinasi, None).await);
        let mulai = chrono::NaiveDate::from_ymd_opt(2026, 1, 1);
        let draf = versi::IsianVersi { nama: "Arsitektur 2026".into(), mulai, ..Default::default() };
        let versi = versi::create(l, &tim, &draf).await.unwrap().to_string();
        let r = register::cari("aplikasi").unwrap();
        let aplikasi = list(l, &tim, r, &Saringan::default()).await.unwrap();
        let id = aplikasi.baris[0].id.to_string();
        let d = daftar::list(l, &tim, &daftar::Saringan::default()).await.unwrap();
        let (satu, rid) = (d.baris[0].ringkas.id.to_string(), d.baris[0].register_id.to_string());
        let milik = || vec![("register", "aplikasi"), ("id", id.as_str())];
        let semua = putaran::list(l, &tim).await.unwrap();
        let lama = semua.iter().find(|p| p.tahun == 2025 && p.terkunci).unwrap();
        let (lama_id, penilaian) = (lama.id.to_string(), lama.penilaian[0].to_string());
        for (nama, kueri) in [
            ("arsitektur-area", vec![]),
            ("arsitektur-digital", vec![]),
            ("arsitektur-domain", vec![]),
            ("arsitektur-graf", vec![("pusat", id.as_str()), ("dalam", "2")]),
            ("arsitektur-iterasi", vec![]),
            ("arsitektur-jaminan", milik()),
            ("arsitektur-kaitan", milik()),
            ("arsitektur-kapabilitas", vec![]),
            ("arsitektur-kepastian", vec![]),
            ("arsitektur-kesenjangan", vec![("versi", versi.as_str())]),
            ("arsitektur-matriks", vec![("jenis", "layanan-aplikasi")]),
            ("arsitektur-penempatan", vec![]),
            ("arsitektur-pengamanan", milik()),
            ("arsitektur-pengguna", vec![]),
            ("arsitektur-pusat-data", vec![]),
            ("arsitektur-teknologi", vec![]),
            ("arsitektur-versi", vec![]),
            ("penilaian-analisis", vec![("penilaian", penilaian.as_str())]),
            ("penilaian-keputusan", vec![("putaran", lama_id.as_str())]),
            ("penilaian-riwayat", vec![("penilaian", penilaian.as_str()), ("kode", "1")]),
            ("penilaian-tahap", vec![("penilaian", penilaian.as_str())]),
            ("penilaian-tahun", vec![("penilaian", penilaian.as_str())]),
            ("register-riwayat", milik()),
            ("register-rujukan", vec![("awalan", "RAB")]),
            ("register-semua", vec![]),
            ("risiko-dampak", vec![("register", rid.as_str())]),
            ("risiko-katalog", vec![("register", rid.as_str())]),
            ("risiko-kelompok", vec![("menurut", "kantor")]),
            ("risiko-kemungkinan", vec![]),
            ("risiko-level", vec![]),
            ("risiko-matriks", vec![]),
            ("risiko-penanganan", vec![("id", satu.as_str())]),
            ("risiko-penerapan", vec![]),
            ("risiko-peta", vec![]),
            ("risiko-register", vec![]),
            ("risiko-rekap", vec![]),
            ("risiko-sasaran", vec![("register", rid.as_str())]),
            ("risiko-selera", vec![]),
            ("risiko-tren", vec![]),
            ("risiko-utama", vec![]),
        ] {
            let t = tabel(&b, &tim, nama, &kueri).await.unwrap_or_else(|g| panic!("{nama}: {g:?}"));
            assert!(!t.baris.is_empty(), "{nama} is empty");
            assert!(t.baris.iter().all(|baris| baris.len() == t.kolom.len()), "{nama}: cells and headings");
        }
        // A draft that stands on the records of now does not differ from them; without a decree nothing is due.
        let banding = tabel(&b, &tim, "arsitektur-banding", &[("versi", &versi)]).await.unwrap();
        assert!(banding.baris.is_empty(), "{banding:?}");
        assert!(matches!(tabel(&b, &tim, "arsitektur-reviu", &[]).await, Err(Galat::TidakAda)));
        // All rows, not one page of them.
        let risiko = tabel(&b, &tim, "risiko-daftar", &[]).await.unwrap();
        assert!(d.jumlah > d.baris.len(), "{} risks", d.jumlah);
        assert_eq!(risiko.baris.len(), d.jumlah);
        let kode: Vec<String> = kolom(&risiko, "Kode").iter().map(|sel| sel.teks()).collect();
        let layar: Vec<String> = d.baris.iter().map(|satu| satu.ringkas.nomor.clone()).collect();
        assert_eq!(kode[..layar.len()], layar, "in the order of the page");
        // Every application stands at one stage.
        let penempatan = tabel(&b, &tim, "arsitektur-penempatan", &[]).await.unwrap();
        let jumlah = |t: &Tabel, judul: &str| -> i64 {
            kolom(t, judul).iter().map(|sel| if let Sel::Angka(n) = sel { *n } else { 0 }).sum()
        };
        assert_eq!(jumlah(&penempatan, "Aplikasi"), i64::try_from(aplikasi.jumlah).unwrap());
        // And so do its levels: placed ones and those that are not.
        let digital = tabel(&b, &tim, "arsitektur-digital", &[]).await.unwrap();
        assert_eq!(jumlah(&digital, "Aplikasi"), i64::try_from(aplikasi.jumlah).unwrap());
        // The map counts every risk of the year once.
        assert_eq!(jumlah(&tabel(&b, &tim, "risiko-peta", &[]).await.unwrap(), "Risiko, besaran saat ini"), i64::try_from(d.jumlah).unwrap());
    }

    async fn filters_of_the_page_hold_and_rights_are_those_of_the_page(b: Bekal) {
        demo::muat(&b.l).await.unwrap();
        let tim = b.orang("Tim Baru", Peran::TimKoordinasi, None).await;
        let admin = b.orang("Admin Baru", Peran::Admin, None).await;
        let asesor = tabel(&b, &admin, "pengguna", &[("peran", "asesor_internal")]).await.unwrap();
        assert!(!asesor.baris.is_empty() && asesor.baris.len() < 20);
        assert!(kolom(&asesor, "Peran").iter().all(|sel| sel.teks().contains("Asesor internal")));
        let jejak = tabel(&b, &tim, "jejak", &[("objek", "putaran")]).await.unwrap();
        assert!(kolom(&jejak, "Jenis catatan").iter().all(|sel| sel.teks() == "Putaran penilaian"));

        let kantor = b.kantor("BARU", "Badan Baru").await;
        let lain = b.orang("Operator Baru", Peran::Operator, Some(kantor)).await;
        let semua = putaran::list(&b.l, &tim).await.unwrap();
        let milik = |nama: &'static str| {
            let p = semua.iter().find(|p| p.jumlah == 47 && !p.terkunci).unwrap();
            if nama == "peringkat" { ("putaran", p.id.to_string()) } else { ("penilaian", p.penilaian[0].to_string()) }
        };
        for nama in ["indikator", "kemajuan", "kenaikan", "jalur", "peringkat", "rekomendasi", "pengguna", "jejak"] {
            let (kunci, id) = milik(nama);
            let hasil = tabel(&b, &lain, nama, &[(kunci, id.as_str())]).await;
            assert!(matches!(hasil, Err(Galat::TidakAda | Galat::Dilarang(_))), "{nama}: {hasil:?}");
        }
        assert_eq!(tabel(&b, &lain, "putaran", &[]).await.unwrap().baris.len(), 0);
        for (nama, kueri) in [("tidak-ada", vec![]), ("indikator", vec![]), ("indikator", vec![("penilaian", "x")])] {
            assert!(matches!(tabel(&b, &tim, nama, &kueri).await, Err(Galat::TidakAda)), "{nama}");
        }
    }

    async fn the_simulation_is_taken_along_as_the_page_shows_it(b: Bekal) {
        demo::muat(&b.l).await.unwrap();
        let tim = b.orang("Tim Baru", Peran::TimKoordinasi, None).await;
        let semua = putaran::list(&b.l, &tim).await.unwrap();
        let satu = semua.iter().find(|p| p.nama.contains("2026") && p.jumlah == 47).unwrap().penilaian[0];
        let id = satu.to_string();
        let s = simulasi::get(&b.l, &tim, satu, &simulasi::Permintaan::default()).await.unwrap();
        let instrumen = b.l.katalog.cari(&s.ringkasan.instrumen).unwrap();
        let awal = indeks::hitung(instrumen, &s.nilai).indeks;

        // Both parts, each in the order and with the figures of the page.
        let kenaikan = tabel(&b, &tim, "kenaikan", &[("penilaian", &id)]).await.unwrap();
        let harap: Vec<(String, String)> = domain::simulasi::kenaikan(instrumen, &s.nilai)
            .into_iter()
            .map(|k| (k.kode, bulat_4(&k.tambahan)))
            .collect();
        let isi: Vec<(String, String)> = kolom(&kenaikan, "Nomor")
            .into_iter()
            .zip(kolom(&kenaikan, "Tambahan indeks"))
            .map(|(kode, tambahan)| (kode.teks(), tambahan.teks().replace(',', ".")))
            .collect();
        assert_eq!(isi, harap);

        let naik = |tambah: i128| bulat_2(&(awal + Pecahan::new(tambah, 100))).replace('.', ",");
        for target in [naik(5), naik(40)] {
            let t = tabel(&b, &tim, "jalur", &[("penilaian", &id), ("target", &target)]).await.unwrap();
            assert!(t.judul.starts_with(&format!("Jalan ke Indeks {target} - ")), "{}", t.judul);
            let akhir = kolom(&t, "Indeks menjadi").last().unwrap().teks();
            assert!(akhir >= target && !t.baris.is_empty(), "{akhir} for {target}");
        }
        let pendek = tabel(&b, &tim, "jalur", &[("penilaian", &id), ("target", &naik(5))]).await.unwrap();
        let panjang = tabel(&b, &tim, "jalur", &[("penilaian", &id), ("target", &naik(40))]).await.unwrap();
        assert!(pendek.baris.len() < panjang.baris.len());

        // Reached already: nothing to raise. Not readable, not reachable: a sentence.
        let tercapai = tabel(&b, &tim, "jalur", &[("penilaian", &id), ("target", "0,01")]).await.unwrap();
        assert!(tercapai.baris.is_empty(), "{tercapai:?}");
        for (kunci, nilai, kata) in
            [("target", "tiga", "Target belum terbaca"), ("target", "5,01", "tidak dapat dicapai"), ("predikat", "x", "tidak dikenal")]
        {
            let hasil = tabel(&b, &tim, "jalur", &[("penilaian", &id), (kunci, nilai)]).await;
            assert!(matches!(&hasil, Err(Galat::Ditolak(pesan)) if pesan.contains(kata)), "{nilai}: {hasil:?}");
        }
    }

    async fn what_is_not_filled_yet_may_count_as_last_year(b: Bekal) {
        demo::muat(&b.l).await.unwrap();
        let tim = b.orang("Tim Baru", Peran::TimKoordinasi, None).await;
        let semua = putaran::list(&b.l, &tim).await.unwrap();
        let satu = semua.iter().find(|p| p.jumlah == 47 && p.terisi < 47 && !p.terkunci).unwrap().penilaian[0];
        let id = satu.to_string();
        let kini = ringkasan::get(&b.l, &tim, satu).await.unwrap().nilai_kini();
        let tanpa = tabel(&b, &tim, "kenaikan", &[("penilaian", &id)]).await.unwrap();
        let dengan = tabel(&b, &tim, "kenaikan", &[("penilaian", &id), ("lalu", "1")]).await.unwrap();
        let kosong = |t: &Tabel| kolom(t, "Sekarang").iter().filter(|sel| ***sel == Sel::Kosong).count();
        assert_eq!(kosong(&tanpa), 47 - kini.len());
        assert!(kosong(&tanpa) > 0 && kosong(&dengan) < kosong(&tanpa), "{} {}", kosong(&tanpa), kosong(&dengan));
        assert!(dengan.judul.ends_with(", yang belum diisi seperti 2025"), "{}", dengan.judul);
    }
}
