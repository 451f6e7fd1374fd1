//! The audit trail shows every tampering.

use crate::bantu::{Bekal, admin};
use domain::{
    izin::Peran,
    penilaian::{Jenis, Lingkup},
};
use sea_orm::ConnectionTrait;
use services::{
    Galat,
    akun::kelola::{self, IsianOrang},
    jejak::{self, Pemeriksaan, Saringan},
    penilaian::{
        penugasan::{self, Cara},
        putaran::{self, PutaranBaru},
        rekomendasi::{self, RekomendasiIsian},
    },
    perangkat_daerah,
};

/// Three accounts: three entries.
async fn isi(b: &Bekal) {
    for nama in ["ani", "budi", "citra"] {
        let isian = IsianOrang { nama_pengguna: nama.into(), nama: nama.into(), ..Default::default() };
        kelola::create(&b.l, &admin(), &isian, &[]).await.unwrap();
    }
    assert_eq!(utuh(b).await, 3);
}

/// Number of entries of a whole trail.
async fn utuh(b: &Bekal) -> i64 {
    match jejak::verify(&b.l).await.unwrap() {
        Pemeriksaan::Utuh { banyak, .. } => banyak,
        rusak => panic!("{rusak:?}"),
    }
}

async fn rusak(b: &Bekal, sql: &str) -> (i64, String) {
    b.l.db.execute_unprepared(sql).await.unwrap();
    match jejak::verify(&b.l).await.unwrap() {
        Pemeriksaan::Rusak { urutan, sebab } => (urutan, sebab),
        Pemeriksaan::Utuh { .. } => panic!("not noticed: {sql}"),
    }
}

pada_kedua! {
    async fn an_empty_trail_is_whole(b: Bekal) {
        assert_eq!(utuh(&b).await, 0);
    }

    async fn an_edited_entry_shows(b: Bekal) {
        isi(&b).await;
        assert_eq!(rusak(&b, "UPDATE jejak SET pelaku = 'Orang lain' WHERE urutan = 2").await, (2, "isinya berubah setelah ditulis".into()));
    }

    async fn every_field_is_covered(b: Bekal) {
        isi(&b).await;
        for (kolom, nilai) in [
            ("akun_id", "77"),
            ("pelaku", "'x'"),
            ("alamat", "'x'"),
            ("tindakan", "'x'"),
            ("objek", "'x'"),
            ("objek_id", "77"),
            ("perangkat_daerah_id", "77"),
            ("sebelum", "'{}'"),
            ("sesudah", "'{}'"),
        ] {
            b.l.db.execute_unprepared("CREATE TABLE simpan AS SELECT * FROM jejak WHERE urutan = 2").await.unwrap();
            assert_eq!(rusak(&b, &format!("UPDATE jejak SET {kolom} = {nilai} WHERE urutan = 2")).await.0, 2, "{kolom}");
            b.l.db.execute_unprepared(&format!("UPDATE jejak SET {kolom} = (SELECT {kolom} FROM simpan) WHERE urutan = 2")).await.unwrap();
            b.l.db.execute_unprepared("DROP TABLE simpan").await.unwrap();
            assert_eq!(utuh(&b).await, 3, "{kolom}");
        }
    }

    async fn a_removed_entry_shows(b: Bekal) {
        isi(&b).await;
        assert_eq!(rusak(&b, "DELETE FROM jejak WHERE urutan = 2").await, (3, "entri 2 hilang".into()));
    }

    async fn a_removed_last_entry_shows(b: Bekal) {
        isi(&b).await;
        assert_eq!(rusak(&b, "DELETE FROM jejak WHERE urutan = 3").await, (3, "entri terakhir hilang".into()));
    }

    async fn a_removed_tail_shows_also_when_the_head_is_set_back(b: Bekal) {
        isi(&b).await;
        b.l.db.execute_unprepared("DELETE FROM jejak WHERE urutan = 3").await.unwrap();
        assert_eq!(rusak(&b, "UPDATE jejak_kepala SET urutan = 2").await.0, 3);
    }

    async fn exchanged_entries_show(b: Bekal) {
        isi(&b).await;
        b.l.db.execute_unprepared("UPDATE jejak SET urutan = 99 WHERE urutan = 1").await.unwrap();
        b.l.db.execute_unprepared("UPDATE jejak SET urutan = 1 WHERE urutan = 2").await.unwrap();
        assert_eq!(rusak(&b, "UPDATE jejak SET urutan = 2 WHERE urutan = 99").await.0, 1);
    }

    async fn writers_at_the_same_moment_make_one_chain(b: Bekal) {
        let semua = (0..12).map(|i| {
            let l = b.l.clone();
            tokio::spawn(async move {
                let isian = IsianOrang { nama_pengguna: format!("orang{i:02}"), nama: format!("Orang {i}"), ..Default::default() };
                kelola::create(&l, &admin(), &isian, &[]).await.map(|_| ())
            })
        });
        for hasil in futures::future::join_all(semua).await {
            hasil.unwrap().unwrap();
        }
        assert_eq!(utuh(&b).await, 12);
    }

    /// An auditor reads who and what, not numbers: also of what was switched off, archived or removed since.
    async fn every_entry_names_its_record(b: Bekal) {
        let kantor = b.kantor("BAPPEDA", "Badan Perencanaan").await;
        let tim = b.orang("Maria Goreti", Peran::TimKoordinasi, None).await;
        let akun = b.orang("Ratri Kusuma", Peran::Operator, Some(kantor)).await.akun_id.unwrap();
        b.orang("Admin Utama", Peran::Admin, None).await;
        let aktif = kelola::get(&b.l, &admin(), akun).await.unwrap().versi;
        kelola::set_active(&b.l, &admin(), akun, aktif, false).await.unwrap();
        let putaran = putaran::buka(&b.l, &tim, PutaranBaru {
            tahun: 2025,
            nama: "Pemantauan 2025".into(),
            jenis: Jenis::Pemantauan,
            lingkup: Lingkup::Internal,
            visitasi: false,
            instrumen: "permenpanrb-59-2020".into(),
            target: None,
            tenggat: Default::default(),
            salin_penugasan_dari: None,
        }).await.unwrap();
        let penilaian = putaran::get(&b.l, &tim, putaran).await.unwrap().penilaian[0];
        penugasan::tugaskan(&b.l, &tim, penilaian, &["21".into()], &[kantor], Cara::Ganti).await.unwrap();
        let isi = RekomendasiIsian {
            versi: None,
            indikator: None,
            aspek: None,
            uraian: "Tetapkan konteks risiko.".into(),
            pemilik: Some(kantor),
            tenggat: None,
            selesai: false,
        };
        let saran = rekomendasi::simpan(&b.l, &tim, penilaian, None, isi).await.unwrap();
        rekomendasi::arsipkan(&b.l, &tim, penilaian, saran, 1).await.unwrap();
        let versi = perangkat_daerah::get(&b.l, &tim, kantor).await.unwrap().kantor.versi;
        penugasan::tugaskan(&b.l, &tim, penilaian, &["21".into()], &[kantor], Cara::Lepas).await.unwrap();
        perangkat_daerah::archive(&b.l, &admin(), kantor, versi).await.unwrap();

        let semua = jejak::list(&b.l, &tim, &Saringan::default(), 50).await.unwrap();
        let nama = |tindakan: &str| {
            let entri = semua.iter().find(|e| e.tindakan == tindakan).unwrap_or_else(|| panic!("{tindakan}: {semua:#?}"));
            entri.nama.clone().unwrap_or_default()
        };
        for (tindakan, harap) in [
            ("Dinonaktifkan", "Ratri Kusuma (ratri.kusuma)"),
            ("Rekomendasi diarsipkan", "Tetapkan konteks risiko. · Pemantauan 2025"),
        ] {
            assert_eq!(nama(tindakan), harap);
        }
        let cari = |objek: &str| semua.iter().find(|e| e.objek == objek).unwrap();
        assert_eq!(cari("putaran").nama.as_deref(), Some("Pemantauan 2025"));
        assert_eq!(cari("perangkat_daerah").nama.as_deref(), Some("Badan Perencanaan"), "archived");
        let isian = cari("isian");
        assert_eq!(isian.nama.as_deref(), Some("Indikator 21 · Pemantauan 2025"));
        // What values point at is named too.
        assert_eq!(isian.perubahan["kantor"].0, serde_json::json!(["Badan Perencanaan"]));
        let peran = semua.iter().find(|e| e.objek == "akun" && e.objek_id == akun && e.perubahan.contains_key("peran"));
        assert_eq!(peran.unwrap().kantor.as_deref(), Some("Badan Perencanaan"), "a role is given for an office");
        let riwayat = kelola::riwayat(&b.l, &admin(), akun, 50).await.unwrap();
        assert!(riwayat.iter().any(|e| e.kantor.as_deref() == Some("Badan Perencanaan")), "{riwayat:#?}");
    }

    async fn only_those_who_may_read_it(b: Bekal) {
        isi(&b).await;
        let operator = services::Pelaku { peran: Vec::new(), ..admin() };
        assert!(matches!(jejak::list(&b.l, &operator, &Saringan::default(), 10).await, Err(Galat::Dilarang(_))));
        let baris = jejak::list(&b.l, &admin(), &Saringan::default(), 2).await.unwrap();
        assert_eq!(baris.iter().map(|e| e.urutan).collect::<Vec<_>>(), [3, 2]);
        let lanjut = Saringan { sebelum: Some(2), ..Default::default() };
        assert_eq!(jejak::list(&b.l, &admin(), &lanjut, 2).await.unwrap().len(), 1);
    }
}
