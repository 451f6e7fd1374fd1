//! Tables of screens as spreadsheets: whole, exact, and for those who may see the page.

use crate::bantu::Bekal;
use domain::{
    angka::{Nilai, Pecahan, bulat_2, bulat_4},
    indeks,
    izin::Peran,
    tabel::{Sel, Tabel},
};
use services::{
    Galat, Hasil, Pelaku, demo,
    penilaian::{putaran, ringkasan, simulasi},
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
