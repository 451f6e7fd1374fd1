//! Sweeping takes what is over, at the moment it is told, and nothing else.

use crate::bantu::admin;
use chrono::{TimeDelta, Utc};
use services::{
    Galat,
    akun::{
        kilat::{self, FormKilat, Nada},
        masuk::{Kredensial, masuk},
        sesi,
    },
    pemeliharaan::{Tersapu, sapu},
    perangkat_daerah::impor,
};

const CSV: &[u8] = b"kode,nama,jenis\nK1,Dinas Perhubungan,Dinas\n";

pada_kedua! {
    async fn what_is_over_goes_and_what_lives_stays(b: Bekal) {
        let kini = Utc::now();
        let (token, id) = sesi::buka_tamu(&b.l, "192.0.2.1").await.unwrap();
        kilat::simpan(&b.l, id, "/masuk", &FormKilat::kabar(Nada::Info, "lama")).await.unwrap();
        let salah = Kredensial { nama: "tidak-ada", sandi: "salah-sekali", alamat: "192.0.2.1", agen: "", sesi_lama: None };
        assert!(masuk(&b.l, salah).await.is_err());
        let unggahan = impor::pratinjau(&b.l, &admin(), "kantor.csv", CSV.to_vec()).await.unwrap();
        let sha = unggahan.unwrap_or_else(|salah| panic!("{salah:?}")).sha256;

        assert_eq!(sapu(&b.l, kini).await.unwrap(), Tersapu::default());
        assert!(sesi::kenali(&b.l, &token, "192.0.2.1").await.unwrap().is_some());
        assert!(kilat::ambil(&b.l, id, "/lain").await.unwrap().is_none());

        // Name and address are counted apart; the flash goes with its session.
        let satu_jam = sapu(&b.l, kini + TimeDelta::minutes(61)).await.unwrap();
        assert_eq!(satu_jam, Tersapu { sesi: 1, percobaan: 2, unggahan: 0 });
        assert!(kilat::ambil(&b.l, id, "/masuk").await.unwrap().is_none());

        let sehari = sapu(&b.l, kini + TimeDelta::hours(25)).await.unwrap();
        assert_eq!(sehari, Tersapu { unggahan: 1, ..Tersapu::default() });
        assert!(matches!(impor::impor(&b.l, &admin(), &sha, "").await, Err(Galat::TidakAda)));
    }

    async fn servers_may_sweep_at_once(b: Bekal) {
        for i in 0..10 {
            sesi::buka_tamu(&b.l, "192.0.2.1").await.unwrap();
            let csv = format!("kode,nama,jenis\nK{i},Dinas {i},Dinas\n");
            let unggahan = impor::pratinjau(&b.l, &admin(), "kantor.csv", csv.into_bytes()).await.unwrap();
            assert!(unggahan.is_ok());
        }
        let nanti = Utc::now() + TimeDelta::hours(25);
        let semua = futures::future::join_all((0..4).map(|_| sapu(&b.l, nanti))).await;
        let tersapu: Vec<Tersapu> = semua.into_iter().map(Result::unwrap).collect();
        assert_eq!(tersapu.iter().map(|t| t.sesi).sum::<u64>(), 10);
        assert_eq!(sapu(&b.l, nanti).await.unwrap(), Tersapu::default());
    }
}
