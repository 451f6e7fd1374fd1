//! Proposals and the aplikasi umum that are there: what must be answered before filing, what the letter keeps, what proves
//! that an application like one may go on.

use std::collections::BTreeMap;

use crate::bantu::{Bekal, catatan::catatan_dengan};
use bytes::Bytes;
use domain::{
    aplikasi::usulan::syarat::{Cara, TANPA_UMUM},
    izin::Peran,
    register::{self, perhatian::Perhatian},
};
use services::{
    Galat, Hasil, Pelaku,
    aplikasi::usulan::{
        IsianKeputusan, IsianMulai, IsianUsulan, ajukan, create, get, lampirkan, mulai, serupa, setujui, update,
        verifikasi,
    },
    register::{Formulir, pantau},
};

fn isian(kantor: i64, nama: &str, jenis: &str, kode: &str) -> IsianUsulan {
    IsianUsulan {
        perangkat_daerah: Some(kantor),
        jenis: "pembangunan".into(),
        nama: nama.into(),
        fungsi: "Mencatat retribusi".into(),
        jenis_aplikasi: jenis.into(),
        kode_rujukan: kode.into(),
        dalam_rencana: true,
        ..IsianUsulan::default()
    }
}

/// Answers every text but those left out, and attaches every document; answers the version.
async fn lengkapi(b: &Bekal, pelaku: &Pelaku, id: i64, f: &IsianUsulan, tanpa: &[&str]) -> i64 {
    let u = get(&b.l, pelaku, id).await.unwrap();
    let kode = |cara: Cara| u.dibawa.iter().filter(move |d| d.syarat.butir.cara == cara).map(|d| d.syarat.butir.kode);
    let jawaban = kode(Cara::Uraian).filter(|k| !tanpa.contains(k)).map(|k| (k.to_owned(), format!("Jawaban {k}")));
    update(&b.l, pelaku, id, u.versi, &IsianUsulan { jawaban: jawaban.collect(), ..f.clone() }).await.unwrap();
    let versi = get(&b.l, pelaku, id).await.unwrap().versi;
    let dokumen: Vec<&str> = kode(Cara::Dokumen).collect();
    let isi = Bytes::from(format!("%PDF-1.7\nusulan {id}"));
    lampirkan(&b.l, pelaku, id, versi, &dokumen, vec![("usulan.pdf".into(), isi)]).await.unwrap();
    get(&b.l, pelaku, id).await.unwrap().versi
}

fn putusan(b: &Bekal) -> IsianKeputusan {
    let hari = b.l.hari_ini();
    IsianKeputusan {
        nomor: "1/2026".into(),
        tanggal: hari.to_string(),
        berlaku_sampai: (hari + chrono::Days::new(365)).to_string(),
        ..IsianKeputusan::default()
    }
}

fn kurang(hasil: Hasil<()>) -> Vec<(String, String)> {
    match hasil {
        Err(Galat::Isian(daftar)) => daftar.into_iter().map(|g| (g.bidang, g.pesan)).collect(),
        lain => panic!("{lain:?}"),
    }
}

pada_kedua! {
    async fn an_aplikasi_umum_of_the_same_code_is_answered_though_it_is_little_alike(b: Bekal) {
        let (satu, pusat) = (b.kantor("SATU", "Dinas Satu").await, b.kantor("KOMINFO", "Dinas Kominfo").await);
        let operator = b.orang("Operator", Peran::Operator, Some(satu)).await;
        let dinas = b.orang("Dinas", Peran::Dinas, None).await;
        let umum = [("jenis", "umum"), ("siklus", "pemeliharaan"), ("kode_rujukan", "RAA.01.02")];
        let ada = catatan_dengan(&b, &dinas, "aplikasi", "Loket Bersama", pusat, &umum).await;
        let khusus = [("jenis", "khusus"), ("siklus", "pemeliharaan"), ("kode_rujukan", "RAA.01.02")];
        catatan_dengan(&b, &dinas, "aplikasi", "Timbangan Jalan", pusat, &khusus).await;
        let f = isian(satu, "Retribusi Parkir", "khusus", "RAA.01.02");
        let id = create(&b.l, &operator, &f).await.unwrap();
        let daftar = serupa(&b.l, &operator, id).await.unwrap();
        assert_eq!(daftar.iter().map(|s| (s.aplikasi_id, s.umum, s.wajib)).collect::<Vec<_>>(), [(ada, true, true)]);
        // One that is near was answered: the statement that none is, is not asked as well.
        let versi = lengkapi(&b, &operator, id, &f, &[TANPA_UMUM]).await;
        let salah = kurang(ajukan(&b.l, &operator, id, versi, &BTreeMap::new()).await);
        assert_eq!(salah, [(format!("alasan_{ada}"), "Jelaskan mengapa Loket Bersama tidak dapat digunakan.".to_owned())]);
        ajukan(&b.l, &operator, id, versi, &[(ada, "Tidak menghitung tarif.".to_owned())].into()).await.unwrap();
        verifikasi(&b.l, &dinas, id, versi + 1, "Sesuai.").await.unwrap();
        setujui(&b.l, &dinas, id, versi + 2, &putusan(&b)).await.unwrap();
        let surat = get(&b.l, &operator, id).await.unwrap().keputusan[0].surat.clone();
        assert_eq!(surat.aplikasi_umum, ["Loket Bersama: Tidak menghitung tarif."]);
    }

    async fn without_an_aplikasi_umum_near_the_office_says_that_none_fits(b: Bekal) {
        let satu = b.kantor("SATU", "Dinas Satu").await;
        let operator = b.orang("Operator", Peran::Operator, Some(satu)).await;
        let dinas = b.orang("Dinas", Peran::Dinas, None).await;
        let f = isian(satu, "Retribusi Parkir", "khusus", "");
        let id = create(&b.l, &operator, &f).await.unwrap();
        let versi = lengkapi(&b, &operator, id, &f, &[TANPA_UMUM]).await;
        let salah = kurang(ajukan(&b.l, &operator, id, versi, &BTreeMap::new()).await);
        assert_eq!(salah.len(), 1, "{salah:?}");
        assert!(salah[0].1.starts_with("Tidak ada aplikasi umum yang sesuai karena belum diisi."), "{salah:?}");
        let versi = lengkapi(&b, &operator, id, &f, &[]).await;
        ajukan(&b.l, &operator, id, versi, &BTreeMap::new()).await.unwrap();
        verifikasi(&b.l, &dinas, id, versi + 1, "Sesuai.").await.unwrap();
        setujui(&b.l, &dinas, id, versi + 2, &putusan(&b)).await.unwrap();
        let u = get(&b.l, &operator, id).await.unwrap();
        assert_eq!(u.keputusan[0].surat.aplikasi_umum, ["Tidak ada aplikasi umum yang sesuai karena Jawaban tanpa_umum"]);
        // What is proposed as an aplikasi umum makes no such statement.
        let f = isian(satu, "Loket Seluruh Daerah", "umum", "");
        let id = create(&b.l, &operator, &f).await.unwrap();
        assert!(get(&b.l, &operator, id).await.unwrap().dibawa.iter().all(|d| d.syarat.butir.kode != TANPA_UMUM));
    }

    async fn what_resembles_an_aplikasi_umum_leaves_the_list_with_its_four_proofs(b: Bekal) {
        let satu = b.kantor("SATU", "Dinas Satu").await;
        let operator = b.orang("Operator", Peran::Operator, Some(satu)).await;
        let dinas = b.orang("Dinas", Peran::Dinas, None).await;
        let f = isian(satu, "Presensi Daerah", "sejenis", "");
        let id = create(&b.l, &operator, &f).await.unwrap();
        let versi = lengkapi(&b, &operator, id, &f, &[]).await;
        ajukan(&b.l, &operator, id, versi, &BTreeMap::new()).await.unwrap();
        verifikasi(&b.l, &dinas, id, versi + 1, "Sesuai.").await.unwrap();
        setujui(&b.l, &dinas, id, versi + 2, &putusan(&b)).await.unwrap();
        let r = register::cari("aplikasi").unwrap();
        let aplikasi = get(&b.l, &operator, id).await.unwrap().aplikasi_id.unwrap();
        let beroperasi = [("siklus".to_owned(), "pemeliharaan".to_owned())];
        services::register::update(&b.l, &operator, r, aplikasi, 1, Formulir(&beroperasi)).await.unwrap();
        let alasan = async || {
            let p = pantau(&b.l, &dinas).await.unwrap();
            p.isi(Perhatian::SejenisBeroperasi).iter().find(|i| i.id == aplikasi).map(|i| i.temuan.alasan.clone())
        };
        // The letter of the ministry comes before building begins; the documents came with the proposal.
        let belum = alasan().await.unwrap();
        assert!(belum.ends_with("syaratnya: pertimbangan menteri bidang komunikasi dan informatika."), "{belum}");
        let hari = b.l.hari_ini();
        let kemarin = (hari - chrono::Days::new(1)).to_string();
        let surat = |kode: &str| (kode.to_owned(), ("B/7/2026".to_owned(), kemarin.clone()));
        let catatan = IsianMulai {
            mulai: hari.to_string(),
            surat: [surat("menteri_kominfo"), surat("menteri_terkait")].into(),
        };
        mulai(&b.l, &operator, id, versi + 3, &catatan).await.unwrap();
        assert_eq!(alasan().await, None);
        // One that has no proposal names its proofs itself.
        let isi = [("jenis", "sejenis"), ("siklus", "pemeliharaan"), ("sejenis_sebelum", "BAST 7/2016"), ("sejenis_kajian", "K-1"),
            ("sejenis_penyesuaian", "P-2"), ("sejenis_pertimbangan", "B-9/2020")];
        catatan_dengan(&b, &operator, "aplikasi", "Gaji", satu, &isi).await;
        let lama = catatan_dengan(&b, &operator, "aplikasi", "Surat Keluar", satu, &isi[..4]).await;
        let p = pantau(&b.l, &dinas).await.unwrap();
        assert_eq!(p.isi(Perhatian::SejenisBeroperasi).iter().map(|i| i.id).collect::<Vec<_>>(), [lama]);
    }
}
