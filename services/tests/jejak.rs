//! The audit trail shows every tampering.

use crate::bantu::{Bekal, admin};
use sea_orm::ConnectionTrait;
use services::{
    Galat,
    akun::kelola::{self, IsianOrang},
    jejak::{self, Pemeriksaan, Saringan},
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
