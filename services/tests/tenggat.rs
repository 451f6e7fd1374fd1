//! A round that closes after its deadlines, on the last day and the day after, in every zone.

use std::{collections::BTreeMap, sync::Arc};

use crate::bantu::Bekal;
use bytes::Bytes;
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    izin::Peran,
    laporan::Penetapan,
    penilaian::{Jenis, Lingkup, Perbuatan, Tahap, Tertutup},
    waktu::ZonaWaktu,
};
use services::{
    Galat, Layanan, Pelaku, bukti, jejak,
    penilaian::{
        alur::{self, Aksi},
        bukti_isian,
        isian::{self, IsianBaru},
        laporan,
        penugasan::{self, Cara},
        putaran::{self, PutaranBaru, PutaranUbah},
    },
};

const HARI: &str = "2026-11-27";

struct Panggung {
    b: Bekal,
    tim: Pelaku,
    operator: Pelaku,
    kepala: Pelaku,
    asesor: Pelaku,
    kantor: i64,
    putaran: i64,
    penilaian: i64,
}

impl Panggung {
    async fn baru(b: Bekal) -> Self {
        let kantor = b.kantor("BAPPEDA", "Badan Perencanaan Pembangunan Daerah").await;
        let operator = b.orang("Ratri Kusumawardhani", Peran::Operator, Some(kantor)).await;
        let kepala = b.orang("Bagas Harimurti", Peran::KepalaPerangkatDaerah, Some(kantor)).await;
        let asesor = b.orang("Nur Aisyah Lubis", Peran::AsesorInternal, None).await;
        let tim = b.orang("Maria Goreti Tanggu", Peran::TimKoordinasi, None).await;
        let baru = PutaranBaru {
            tahun: 2026,
            nama: "Pemantauan internal 2026".into(),
            jenis: Jenis::Pemantauan,
            lingkup: Lingkup::Internal,
            visitasi: false,
            instrumen: "permenpanrb-59-2020".into(),
            target: None,
            tenggat: [(Tahap::Mandiri, tanggal(HARI)), (Tahap::Dokumen, tanggal("2026-12-11"))].into(),
            salin_penugasan_dari: None,
        };
        let putaran = putaran::buka(&b.l, &tim, baru).await.unwrap();
        let penilaian = putaran::get(&b.l, &tim, putaran).await.unwrap().penilaian[0];
        penugasan::tugaskan(&b.l, &tim, penilaian, &["21".into(), "22".into()], &[kantor], Cara::Ganti).await.unwrap();
        Self { b, tim, operator, kepala, asesor, kantor, putaran, penilaian }
    }

    /// The same server with another clock.
    fn pada(&self, jam: fn() -> DateTime<Utc>) -> Layanan {
        self.b.l.clone().dengan_jam(jam)
    }

    async fn atur(&self, tutup: bool, mandiri: &str) -> Result<(), Galat> {
        let versi = putaran::get(&self.b.l, &self.tim, self.putaran).await.unwrap().versi;
        let tenggat = BTreeMap::from([(Tahap::Mandiri, tanggal(mandiri)), (Tahap::Dokumen, tanggal("2026-12-11"))]);
        let ubah = PutaranUbah {
            versi,
            nama: "Pemantauan internal 2026".into(),
            target: None,
            tenggat,
            tutup_lewat_tenggat: tutup,
            tim_asesor: None,
        };
        putaran::ubah(&self.b.l, &self.tim, self.putaran, ubah).await
    }

    async fn isi(&self, l: &Layanan, kode: &str, fakta: &str) -> Result<i64, Galat> {
        let versi = isian::get(l, &self.operator, self.penilaian, kode).await.unwrap().versi;
        let baru = IsianBaru { versi, tingkat: "1".into(), fakta: fakta.into(), analisis: "Belum ada.".into() };
        isian::simpan(l, &self.operator, self.penilaian, kode, baru).await.map(|t| t.versi)
    }
}

fn tanggal(teks: &str) -> NaiveDate {
    teks.parse().unwrap()
}

fn saat(teks: &str) -> DateTime<Utc> {
    teks.parse().unwrap()
}

fn lewat<T: std::fmt::Debug>(hasil: Result<T, Galat>) -> bool {
    matches!(hasil, Err(Galat::Tertutup(Tertutup::LewatTenggat { .. })))
}

pada_kedua! {
    async fn the_decree_of_the_assessors_is_kept_with_the_round_and_told(b: Bekal) {
        let p = Panggung::baru(b).await;
        let keputusan = Penetapan { nomor: "188.4/66/REKAAN/2026".into(), tanggal: tanggal("2026-01-19") };
        let atur = async |tim_asesor: Option<Penetapan>| {
            let awal = putaran::get(&p.b.l, &p.tim, p.putaran).await.unwrap();
            let ubah = PutaranUbah {
                versi: awal.versi,
                nama: awal.nama,
                target: None,
                tenggat: awal.tenggat,
                tutup_lewat_tenggat: false,
                tim_asesor,
            };
            putaran::ubah(&p.b.l, &p.tim, p.putaran, ubah).await.unwrap();
            putaran::get(&p.b.l, &p.tim, p.putaran).await.unwrap().tim_asesor
        };
        assert_eq!(atur(Some(keputusan.clone())).await, Some(keputusan.clone()));
        let potret = laporan::potret(&p.b.l, &p.tim, p.penilaian).await.unwrap();
        assert_eq!(potret.tim_asesor, Some(keputusan));
        let entri = jejak::list(&p.b.l, &p.tim, &jejak::Saringan::default(), 1).await.unwrap().remove(0);
        let sesudah = &entri.perubahan["keputusan_tim_asesor"].1;
        assert_eq!(sesudah.as_str(), Some("188.4/66/REKAAN/2026 tanggal 19 Januari 2026"));
        assert_eq!(atur(None).await, None);
    }

    async fn the_last_day_is_open_in_every_zone_and_the_next_is_closed(b: Bekal) {
        let p = Panggung::baru(b).await;
        p.atur(true, HARI).await.unwrap();
        type Jam = fn() -> DateTime<Utc>;
        let zona: [(ZonaWaktu, Jam, Jam); 3] = [
            (ZonaWaktu::Wib, || saat("2026-11-27T16:59:59Z"), || saat("2026-11-27T17:00:00Z")),
            (ZonaWaktu::Wita, || saat("2026-11-27T15:59:59Z"), || saat("2026-11-27T16:00:00Z")),
            (ZonaWaktu::Wit, || saat("2026-11-27T14:59:59Z"), || saat("2026-11-27T15:00:00Z")),
        ];
        for (zona, sebelum, sesudah) in zona {
            let di = |jam: Jam| {
                let mut l = p.pada(jam);
                let mut profil = (*l.profil).clone();
                profil.zona_waktu = zona;
                l.profil = Arc::new(profil);
                l
            };
            p.isi(&di(sebelum), "21", &format!("Sebelum {zona:?}.")).await.unwrap();
            let hasil = p.isi(&di(sesudah), "21", &format!("Sesudah {zona:?}.")).await;
            assert!(lewat(hasil), "{zona:?}");
        }
    }

    async fn without_the_choice_a_deadline_only_reminds(b: Bekal) {
        let p = Panggung::baru(b).await;
        let l = p.pada(|| saat("2026-12-20T03:00:00Z"));
        let versi = p.isi(&l, "21", "Terlambat.").await.unwrap();
        alur::lakukan(&l, &p.operator, p.penilaian, "21", versi, Aksi::Ajukan).await.unwrap();
        assert!(!putaran::get(&l, &p.tim, p.putaran).await.unwrap().tutup_lewat_tenggat);
    }

    async fn closed_means_filling_submitting_and_evidence_and_the_page_says_why(b: Bekal) {
        let p = Panggung::baru(b).await;
        let versi = p.isi(&p.pada(|| saat("2026-11-20T03:00:00Z")), "21", "Tepat waktu.").await.unwrap();
        let lain = p.isi(&p.pada(|| saat("2026-11-20T03:00:00Z")), "22", "Tepat waktu.").await.unwrap();
        alur::lakukan(&p.pada(|| saat("2026-11-20T03:00:00Z")), &p.operator, p.penilaian, "22", lain, Aksi::Ajukan).await.unwrap();
        p.atur(true, HARI).await.unwrap();
        let l = p.pada(|| saat("2026-11-28T03:00:00Z"));
        assert!(lewat(p.isi(&l, "21", "Terlambat.").await));
        assert!(lewat(alur::lakukan(&l, &p.operator, p.penilaian, "21", versi, Aksi::Ajukan).await));
        let berkas = Bytes::from_static(b"%PDF-1.7\nrekaan");
        let id = bukti::unggah(&l, &p.operator, Some(p.kantor), "21.a.pdf", berkas).await.unwrap();
        assert!(lewat(bukti_isian::lampirkan(&l, &p.operator, p.penilaian, "21", id, None).await));
        let massal = alur::lakukan_banyak(&l, &p.operator, p.penilaian, &["21".into()], Aksi::Ajukan).await.unwrap();
        assert!(massal.berhasil.is_empty() && massal.dilewati[0].1.contains("27 November 2026"), "{massal:?}");

        let h = isian::get(&l, &p.operator, p.penilaian, "21").await.unwrap();
        assert!(h.tutup_lewat_tenggat);
        let isi = h.pilihan.iter().find(|p| p.perbuatan == Perbuatan::Isi).expect("the step is shown");
        let sebab = isi.sebab.as_deref().unwrap_or_default();
        assert!(sebab.contains("27 November 2026") && sebab.contains("memperpanjang tenggat"), "{sebab}");

        // What was submitted in time goes on until the verification ends.
        alur::lakukan(&l, &p.kepala, p.penilaian, "22", lain + 1, Aksi::Setujui).await.unwrap();
        let kembali = Aksi::KembalikanAsesor { alasan: "Sebutkan halamannya.".into() };
        alur::lakukan(&l, &p.asesor, p.penilaian, "22", lain + 2, kembali).await.unwrap();
        p.isi(&l, "22", "Halaman 7.").await.unwrap();
        let l = p.pada(|| saat("2026-12-12T03:00:00Z"));
        assert!(lewat(p.isi(&l, "22", "Halaman 8.").await));
    }

    async fn extending_opens_it_again_and_is_in_the_trail(b: Bekal) {
        let p = Panggung::baru(b).await;
        p.atur(true, HARI).await.unwrap();
        let l = p.pada(|| saat("2026-11-28T03:00:00Z"));
        assert!(lewat(p.isi(&l, "21", "Terlambat.").await));
        p.atur(true, "2026-12-04").await.unwrap();
        p.isi(&l, "21", "Diperpanjang.").await.unwrap();
        let saringan = jejak::Saringan { objek: Some("putaran".into()), ..Default::default() };
        let entri = jejak::list(&p.b.l, &p.tim, &saringan, 5).await.unwrap();
        let (lama, baru) = &entri[0].perubahan["tenggat"];
        assert!(lama.to_string().contains(HARI) && baru.to_string().contains("2026-12-04"), "{entri:?}");
        assert!(entri[1].perubahan.contains_key("tutup_lewat_tenggat"), "{entri:?}");
    }
}
