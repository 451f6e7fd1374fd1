//! Two people at the same moment, on both databases: nothing is lost, and nothing is written after the round is fixed.

use std::collections::BTreeMap;

use crate::bantu::Bekal;
use domain::{
    izin::Peran,
    penilaian::{Jenis, Lingkup},
};
use services::{
    Galat, Pelaku, jejak,
    penilaian::{
        isian::{self, IsianBaru},
        penetapan::{self, KeputusanBaru},
        penugasan::{self, Cara},
        putaran::{self, PutaranBaru},
    },
};

const KODE: &str = "21";
/// A race shows in about a third of the tries when nothing prevents it.
const KALI: usize = 20;

struct Panggung {
    b: Bekal,
    satu: Pelaku,
    dua: Pelaku,
    tim: Pelaku,
    putaran: i64,
    penilaian: i64,
}

impl Panggung {
    async fn baru(b: Bekal) -> Self {
        let kantor = b.kantor("BAPPEDA", "Badan Perencanaan Pembangunan Daerah").await;
        let satu = b.orang("Ratri Kusumawardhani", Peran::Operator, Some(kantor)).await;
        let dua = b.orang("Marten Lodo", Peran::Operator, Some(kantor)).await;
        let tim = b.orang("Maria Goreti Tanggu", Peran::TimKoordinasi, None).await;
        let baru = PutaranBaru {
            tahun: 2025,
            nama: "Pemantauan internal 2025".into(),
            jenis: Jenis::Pemantauan,
            lingkup: Lingkup::Internal,
            visitasi: false,
            instrumen: "permenpanrb-59-2020".into(),
            target: None,
            tenggat: BTreeMap::new(),
            salin_penugasan_dari: None,
        };
        let putaran = putaran::buka(&b.l, &tim, baru).await.unwrap();
        let penilaian = putaran::get(&b.l, &tim, putaran).await.unwrap().penilaian[0];
        penugasan::tugaskan(&b.l, &tim, penilaian, &[KODE.into()], &[kantor], Cara::Ganti).await.unwrap();
        Self { b, satu, dua, tim, putaran, penilaian }
    }

    async fn simpan(&self, pelaku: &Pelaku, versi: i64, fakta: &str) -> Result<(), Galat> {
        let isi = IsianBaru { versi, tingkat: "3".into(), fakta: fakta.into(), analisis: "Memenuhi.".into() };
        isian::simpan(&self.b.l, pelaku, self.penilaian, KODE, isi).await.map(|_| ())
    }

    async fn versi(&self) -> i64 {
        isian::get(&self.b.l, &self.satu, self.penilaian, KODE).await.unwrap().versi
    }

    async fn keputusan(&self) -> KeputusanBaru {
        KeputusanBaru {
            versi: putaran::get(&self.b.l, &self.tim, self.putaran).await.unwrap().versi,
            nomor: "000.9/1".into(),
            tanggal: "2025-12-01".parse().unwrap(),
            alasan: "Rapat penetapan.".into(),
            terima_belum_tuntas: true,
        }
    }
}

pada_kedua! {
    async fn of_two_saves_on_one_version_one_is_refused(b: Bekal) {
        let p = Panggung::baru(b).await;
        for kali in 0..KALI {
            let versi = p.versi().await;
            let (teks_satu, teks_dua) = (format!("satu {kali}"), format!("dua {kali}"));
            let (satu, dua) = tokio::join!(p.simpan(&p.satu, versi, &teks_satu), p.simpan(&p.dua, versi, &teks_dua));
            let ditolak = match (&satu, &dua) {
                (Ok(()), Err(galat)) | (Err(galat), Ok(())) => galat,
                lain => panic!("{lain:?}"),
            };
            assert!(matches!(ditolak, Galat::BentrokIsian(_)), "{ditolak:?}");
            assert_eq!(p.versi().await, versi + 1);
        }
    }

    async fn nothing_is_saved_after_the_round_is_fixed(b: Bekal) {
        let p = Panggung::baru(b).await;
        for kali in 0..KALI {
            let (versi, keputusan) = (p.versi().await, p.keputusan().await);
            let teks = format!("isian {kali}");
            let (_, tetap) = tokio::join!(
                p.simpan(&p.satu, versi, &teks),
                penetapan::tetapkan(&p.b.l, &p.tim, p.putaran, keputusan)
            );
            tetap.unwrap();
            let terakhir = jejak::list(&p.b.l, &p.tim, &jejak::Saringan::default(), 1).await.unwrap();
            assert_eq!(terakhir[0].tindakan, "Putaran ditetapkan");
            penetapan::buka_kembali(&p.b.l, &p.tim, p.putaran, p.keputusan().await).await.unwrap();
        }
    }
}
