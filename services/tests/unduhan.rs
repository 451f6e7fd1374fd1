//! Tables of screens as spreadsheets: whole, exact, and for those who may see the page.

mod bantu;

use bantu::Bekal;
use domain::{
    izin::Peran,
    tabel::{Sel, Tabel},
};
use services::{
    Galat, Hasil, Pelaku, demo,
    penilaian::putaran,
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
        for (pelaku, nama, kueri, judul, banyak) in [
            (&tim, "putaran", vec![], "Putaran penilaian", semua.len()),
            (&tim, "indikator", vec![("penilaian", internal.as_str())], "Indikator ", 47),
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
        for nama in ["indikator", "kemajuan", "peringkat", "rekomendasi", "pengguna", "jejak"] {
            let (kunci, id) = milik(nama);
            let hasil = tabel(&b, &lain, nama, &[(kunci, id.as_str())]).await;
            assert!(matches!(hasil, Err(Galat::TidakAda | Galat::Dilarang(_))), "{nama}: {hasil:?}");
        }
        assert_eq!(tabel(&b, &lain, "putaran", &[]).await.unwrap().baris.len(), 0);
        for (nama, kueri) in [("tidak-ada", vec![]), ("indikator", vec![]), ("indikator", vec![("penilaian", "x")])] {
            assert!(matches!(tabel(&b, &tim, nama, &kueri).await, Err(Galat::TidakAda)), "{nama}");
        }
    }
}
