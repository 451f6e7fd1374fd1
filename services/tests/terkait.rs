//! Last year's answers in the old instrument stand beside a Pemdi indicator, for those who may read them.

use std::collections::BTreeMap;

use crate::bantu::Bekal;
use bytes::Bytes;
use domain::{
    angka::Nilai,
    izin::Peran,
    penilaian::{Jenis, Lingkup},
};
use services::{
    Pelaku, bukti,
    penilaian::{
        bukti_isian,
        isian::{self, IsianBaru},
        penetapan::{self, KeputusanBaru},
        penugasan::{self, Cara},
        putaran::{self, PutaranBaru},
    },
};

async fn putaran(b: &Bekal, tim: &Pelaku, tahun: i32, instrumen: &str) -> (i64, i64) {
    let baru = PutaranBaru {
        tahun,
        nama: format!("Pemantauan internal {tahun}"),
        jenis: Jenis::Pemantauan,
        lingkup: Lingkup::Internal,
        visitasi: false,
        instrumen: instrumen.into(),
        target: None,
        tenggat: BTreeMap::new(),
        salin_penugasan_dari: None,
    };
    let id = putaran::buka(&b.l, tim, baru).await.unwrap();
    (id, putaran::get(&b.l, tim, id).await.unwrap().penilaian[0])
}

async fn tetapkan(b: &Bekal, tim: &Pelaku, id: i64) {
    let keputusan = KeputusanBaru {
        versi: putaran::get(&b.l, tim, id).await.unwrap().versi,
        nomor: format!("KEP/{id}"),
        tanggal: "2025-12-30".parse().unwrap(),
        alasan: String::new(),
        terima_belum_tuntas: true,
    };
    penetapan::tetapkan(&b.l, tim, id, keputusan).await.unwrap();
}

pada_kedua! {
    async fn related_answers_are_shown_by_the_map_and_only_ones_own(b: Bekal) {
        let tim = b.orang("Maria Goreti Tanggu", Peran::TimKoordinasi, None).await;
        let (satu, dua) = (b.kantor("KOMINFO", "Dinas Kominfo").await, b.kantor("BAPPEDA", "Bappeda").await);
        let operator = b.orang("Ratri Kusumawardhani", Peran::Operator, Some(satu)).await;
        let (lama, penilaian_lama) = putaran(&b, &tim, 2025, "permenpanrb-59-2020").await;
        // Pemdi 16 is related to 7 and 18 (and others); each belongs to another office.
        for (kode, kantor) in [("7", satu), ("18", dua)] {
            penugasan::tugaskan(&b.l, &tim, penilaian_lama, &[kode.into()], &[kantor], Cara::Ganti).await.unwrap();
        }
        let isi = IsianBaru { versi: 1, tingkat: "3".into(), fakta: "Penghubung layanan.".into(), analisis: "Memenuhi.".into() };
        isian::simpan(&b.l, &operator, penilaian_lama, "7", isi).await.unwrap();
        let berkas = Bytes::from_static(b"%PDF-1.7\nrekaan");
        let bukti = bukti::unggah(&b.l, &operator, Some(satu), "7.Penghubung.pdf", berkas).await.unwrap();
        bukti_isian::lampirkan(&b.l, &operator, penilaian_lama, "7", bukti, None).await.unwrap();

        let (baru, penilaian) = putaran(&b, &tim, 2026, "permenpanrb-8-2026").await;
        penugasan::tugaskan(&b.l, &tim, penilaian, &["16".into()], &[satu], Cara::Ganti).await.unwrap();
        let belum = isian::get(&b.l, &operator, penilaian, "16").await.unwrap();
        assert!(belum.terkait.is_none(), "a round that is not fixed is no last year");
        tetapkan(&b, &tim, lama).await;

        let h = isian::get(&b.l, &operator, penilaian, "16").await.unwrap();
        assert!(h.lalu.is_none() && h.nilai.is_empty(), "a value was carried over");
        let t = h.terkait.expect("the map relates 16");
        assert_eq!((t.tahun, t.instrumen.as_str()), (2025, "permenpanrb-59-2020"));
        assert!(t.sumber.contains("bukan pemetaan resmi"));
        let cari = |t: &services::penilaian::terkait::Terkait, kode: &str| {
            t.indikator.iter().find(|satu| satu.kode == kode).expect("related").jawaban.clone()
        };
        let milik = cari(&t, "7").expect("one's own answer");
        assert_eq!((milik.nilai, milik.fakta.as_str()), (Some(Nilai::tingkat(3)), "Penghubung layanan."));
        assert_eq!(milik.bukti[0].bukti_id, bukti);
        assert!(cari(&t, "18").is_none(), "another office's answer was shown");
        // The evidence can be picked again.
        bukti_isian::lampirkan(&b.l, &operator, penilaian, "16", bukti, None).await.unwrap();
        let semua = isian::get(&b.l, &tim, penilaian, "16").await.unwrap().terkait.unwrap();
        assert!(cari(&semua, "18").is_some(), "the tim koordinasi sees everything");

        // The other direction: back to the old instrument, where nothing is carried over either.
        tetapkan(&b, &tim, baru).await;
        let (_, mundur) = putaran(&b, &tim, 2027, "permenpanrb-59-2020").await;
        let h = isian::get(&b.l, &tim, mundur, "7").await.unwrap();
        assert!(h.lalu.is_some() && h.terkait.is_none(), "the same instrument is nearer");
    }
}
