//! Proposals as a use case: what is asked, what stops a filing, who decides, what a decision leaves behind.

use std::collections::BTreeMap;

use crate::bantu::Bekal;
use bytes::Bytes;
use domain::{
    aplikasi::usulan::{Status, syarat::Cara},
    izin::{Peran, PeranDiberikan},
    register,
};
use sea_orm::ConnectionTrait;
use services::{
    Galat, Hasil, Pelaku,
    aplikasi::usulan::{
        self, IsianKeputusan, IsianMulai, IsianUsulan, Pilihan, ajukan, create, get, lampirkan, lepas, list, mulai,
        perbaiki, serupa, setujui, tarik, tolak, update, verifikasi,
    },
    register::Formulir,
};

fn isian(kantor: i64, nama: &str) -> IsianUsulan {
    IsianUsulan {
        perangkat_daerah: Some(kantor),
        jenis: "pembangunan".into(),
        nama: nama.into(),
        fungsi: "Mencatat kehadiran dan cuti".into(),
        jenis_aplikasi: "khusus".into(),
        dalam_rencana: true,
        ..IsianUsulan::default()
    }
}

async fn aplikasi(b: &Bekal, pelaku: &Pelaku, kantor: i64, nama: &str, jenis: &str) -> i64 {
    let f: Vec<(String, String)> =
        [("nama", nama), ("perangkat_daerah_id", &kantor.to_string()), ("jenis", jenis), ("siklus", "pemeliharaan")]
            .map(|(n, v)| (n.to_owned(), v.to_owned()))
            .into();
    services::register::create(&b.l, pelaku, register::cari("aplikasi").unwrap(), Formulir(&f)).await.unwrap()
}

async fn versi(b: &Bekal, pelaku: &Pelaku, id: i64) -> i64 {
    get(&b.l, pelaku, id).await.unwrap().versi
}

/// Answers and attaches everything that is asked before filing.
async fn lengkapi(b: &Bekal, pelaku: &Pelaku, id: i64) {
    let u = get(&b.l, pelaku, id).await.unwrap();
    let mut f = isian(u.kantor_id, &u.nama);
    f.jenis_aplikasi = u.jenis_aplikasi.kode().into();
    f.kode_tertutup = u.kode_tertutup;
    f.dalam_rencana = u.dalam_rencana;
    let kode = |cara: Cara| u.dibawa.iter().filter(move |d| d.syarat.butir.cara == cara).map(|d| d.syarat.butir.kode);
    f.jawaban = kode(Cara::Uraian).map(|k| (k.to_owned(), format!("Jawaban {k}"))).collect();
    update(&b.l, pelaku, id, u.versi, &f).await.unwrap();
    let dokumen: Vec<&str> = kode(Cara::Dokumen).collect();
    let isi = Bytes::from(format!("%PDF-1.7\nusulan {id}"));
    let versi = versi(b, pelaku, id).await;
    lampirkan(&b.l, pelaku, id, versi, &dokumen, vec![("usulan.pdf".into(), isi)]).await.unwrap();
}

fn putusan(nomor: &str, b: &Bekal) -> IsianKeputusan {
    let hari = b.l.hari_ini();
    IsianKeputusan {
        nomor: nomor.into(),
        tanggal: hari.to_string(),
        berlaku_sampai: (hari + chrono::Days::new(365)).to_string(),
        uraian: "Gunakan data induk pegawai.".into(),
        pernyataan: Vec::new(),
    }
}

fn bidang(hasil: Hasil<()>) -> Vec<String> {
    match hasil {
        Err(Galat::Isian(daftar)) => daftar.into_iter().map(|g| g.bidang).collect(),
        lain => panic!("{lain:?}"),
    }
}

fn alasan(hasil: Hasil<()>) -> String {
    match hasil {
        Err(Galat::Ditolak(pesan)) => pesan,
        lain => panic!("{lain:?}"),
    }
}

pada_kedua! {
    async fn a_similar_application_stops_the_filing_until_it_is_answered(b: Bekal) {
        let (satu, dua) = (b.kantor("SATU", "Dinas Satu").await, b.kantor("DUA", "Badan Kepegawaian").await);
        let operator = b.orang("Operator Satu", Peran::Operator, Some(satu)).await;
        let lain = b.orang("Operator Dua", Peran::Operator, Some(dua)).await;
        let ada = aplikasi(&b, &lain, dua, "Sistem Informasi Manajemen Kepegawaian", "umum").await;
        aplikasi(&b, &lain, dua, "Retribusi Parkir", "khusus").await;
        let id = create(&b.l, &operator, &isian(satu, "SIMPEG")).await.unwrap();
        let daftar = serupa(&b.l, &operator, id).await.unwrap();
        assert_eq!(daftar.len(), 1, "{daftar:?}");
        let temuan = &daftar[0];
        assert_eq!((temuan.aplikasi_id, temuan.kantor.as_str(), temuan.umum, temuan.wajib), (ada, "Badan Kepegawaian", true, true));
        assert_eq!(temuan.alasan, ["nama sama"]);
        // Nothing is there yet: every text, every document and the similar application are named.
        let kurang = bidang(ajukan(&b.l, &operator, id, 1, &BTreeMap::new()).await);
        assert!(kurang.contains(&format!("alasan_{ada}")) && kurang.len() > 10, "{kurang:?}");
        lengkapi(&b, &operator, id).await;
        let v = versi(&b, &operator, id).await;
        assert_eq!(bidang(ajukan(&b.l, &operator, id, v, &BTreeMap::new()).await), [format!("alasan_{ada}")]);
        let jawaban = BTreeMap::from([(ada, "Tidak mencatat kehadiran tenaga harian.".to_owned())]);
        ajukan(&b.l, &operator, id, v, &jawaban).await.unwrap();
        let u = get(&b.l, &operator, id).await.unwrap();
        assert_eq!((u.status, u.revisi), (Status::Diajukan, 1));
        assert_eq!(serupa(&b.l, &operator, id).await.unwrap()[0].jawaban, "Tidak mencatat kehadiran tenaga harian.");
        // Filed twice, changed while it waits, by a form from before: each refused with a sentence.
        assert!(alasan(ajukan(&b.l, &operator, id, u.versi, &jawaban).await).contains("sudah diajukan"));
        assert!(alasan(update(&b.l, &operator, id, u.versi, &isian(satu, "Lain")).await).contains("sudah diajukan"));
        assert!(matches!(ajukan(&b.l, &operator, id, v, &jawaban).await, Err(Galat::Bentrok(_))));
        // Another office does not know of it.
        assert!(matches!(get(&b.l, &lain, id).await, Err(Galat::TidakAda)));
        assert!(matches!(tarik(&b.l, &lain, id, u.versi).await, Err(Galat::TidakAda)));
        assert!(list(&b.l, &lain, Pilihan::default()).await.unwrap().is_empty());
        assert!(matches!(create(&b.l, &lain, &isian(satu, "Titipan")).await, Err(Galat::Dilarang(_))));
    }

    async fn what_is_similar_follows_every_change_of_the_register(b: Bekal) {
        let satu = b.kantor("SATU", "Dinas Satu").await;
        let operator = b.orang("Operator Satu", Peran::Operator, Some(satu)).await;
        let r = register::cari("aplikasi").unwrap();
        let id = create(&b.l, &operator, &isian(satu, "Antrean Loket Puskesmas")).await.unwrap();
        let nama = async || serupa(&b.l, &operator, id).await.unwrap().into_iter().map(|s| s.nama).collect::<Vec<_>>();
        assert!(nama().await.is_empty());
        let ada = aplikasi(&b, &operator, satu, "Antrean Loket Puskesmas", "khusus").await;
        assert_eq!(nama().await, ["Antrean Loket Puskesmas"]);
        let ubah = |isi: &str| vec![("nama".to_owned(), isi.to_owned())];
        services::register::update(&b.l, &operator, r, ada, 1, Formulir(&ubah("Gaji Pegawai"))).await.unwrap();
        assert!(nama().await.is_empty());
        services::register::update(&b.l, &operator, r, ada, 2, Formulir(&ubah("Antrean Loket Puskesmas"))).await.unwrap();
        assert_eq!(nama().await.len(), 1);
        services::register::archive(&b.l, &operator, r, ada, 3).await.unwrap();
        assert!(nama().await.is_empty());
        services::register::restore(&b.l, &operator, r, ada, 4).await.unwrap();
        assert_eq!(nama().await.len(), 1);
        // The name of the office is that of now.
        b.l.db.execute_unprepared("UPDATE perangkat_daerah SET nama = 'Dinas Pertama' WHERE kode = 'SATU'").await.unwrap();
        assert_eq!(serupa(&b.l, &operator, id).await.unwrap()[0].kantor, "Dinas Pertama");
    }

    async fn refused_with_advice_filed_again_and_approved(b: Bekal) {
        let satu = b.kantor("SATU", "Dinas Satu").await;
        let operator = b.orang("Operator Satu", Peran::Operator, Some(satu)).await;
        let dinas = b.orang("Penilai Dinas", Peran::Dinas, None).await;
        let id = create(&b.l, &operator, &isian(satu, "Antrean Puskesmas")).await.unwrap();
        lengkapi(&b, &operator, id).await;
        ajukan(&b.l, &operator, id, 3, &BTreeMap::new()).await.unwrap();
        // The union of the regulations asks the verification before a decision.
        assert!(alasan(tolak(&b.l, &dinas, id, 4, &putusan("1/2026", &b)).await).contains("belum diverifikasi"));
        assert_eq!(bidang(verifikasi(&b.l, &dinas, id, 4, " ").await), ["verifikasi"]);
        verifikasi(&b.l, &dinas, id, 4, "Belum memakai data induk.").await.unwrap();
        assert!(matches!(verifikasi(&b.l, &operator, id, 5, "Saya").await, Err(Galat::Dilarang(_))));
        let kosong = IsianKeputusan::default();
        assert_eq!(bidang(tolak(&b.l, &dinas, id, 5, &kosong).await), ["nomor", "uraian", "tanggal"]);
        let kelak = IsianKeputusan { tanggal: "2999-01-01".into(), ..putusan("1/2026", &b) };
        assert_eq!(bidang(tolak(&b.l, &dinas, id, 5, &kelak).await), ["tanggal"]);
        tolak(&b.l, &dinas, id, 5, &putusan("1/2026", &b)).await.unwrap();
        for hasil in [
            tolak(&b.l, &dinas, id, 6, &putusan("2/2026", &b)).await,
            setujui(&b.l, &dinas, id, 6, &putusan("2/2026", &b)).await,
            verifikasi(&b.l, &dinas, id, 6, "Lagi").await,
        ] {
            assert!(alasan(hasil).contains("sudah diputuskan: ditolak"));
        }
        perbaiki(&b.l, &operator, id, 6).await.unwrap();
        ajukan(&b.l, &operator, id, 7, &BTreeMap::new()).await.unwrap();
        tarik(&b.l, &operator, id, 8).await.unwrap();
        assert!(alasan(verifikasi(&b.l, &dinas, id, 9, "Baik").await).contains("sudah ditarik"));
        perbaiki(&b.l, &operator, id, 9).await.unwrap();
        ajukan(&b.l, &operator, id, 10, &BTreeMap::new()).await.unwrap();
        verifikasi(&b.l, &dinas, id, 11, "Sesuai arsitektur.").await.unwrap();
        // The number of the earlier letter is taken; a permit does not end before it begins.
        assert_eq!(bidang(setujui(&b.l, &dinas, id, 12, &putusan("1/2026", &b)).await), ["nomor"]);
        let lampau = IsianKeputusan { berlaku_sampai: "2020-01-01".into(), ..putusan("2/2026", &b) };
        assert_eq!(bidang(setujui(&b.l, &dinas, id, 12, &lampau).await), ["berlaku_sampai"]);
        setujui(&b.l, &dinas, id, 12, &putusan("2/2026", &b)).await.unwrap();
        let u = get(&b.l, &operator, id).await.unwrap();
        assert_eq!((u.status, u.revisi, u.keputusan.len()), (Status::Disetujui, 3, 2));
        assert!(u.keputusan[0].surat.disetujui && !u.keputusan[1].surat.disetujui);
        assert!(u.keputusan[0].surat.sebelum_mulai[0].contains("KALBAR Pasal 19 ayat (3)"), "{:?}", u.keputusan[0]);
        assert_eq!(usulan::surat(&b.l, &operator, id, u.keputusan[1].id).await.unwrap().uraian, "Gunakan data induk pegawai.");
        assert!(alasan(tarik(&b.l, &operator, id, u.versi).await).contains("sudah diputuskan: disetujui"));
        assert!(alasan(setujui(&b.l, &dinas, id, u.versi, &putusan("3/2026", &b)).await).contains("sudah diputuskan"));
        // It stands in the register: planned and new, with the office as its owner.
        let r = register::cari("aplikasi").unwrap();
        let masuk = services::register::get(&b.l, &operator, r, u.aplikasi_id.unwrap()).await.unwrap().rekaman;
        let butir = &masuk.butir;
        assert_eq!((masuk.nama(), butir.teks("siklus"), butir.teks("keadaan")), ("Antrean Puskesmas", "perencanaan", "new"));
        assert_eq!(masuk.kantor(), Some(satu));
    }

    async fn building_begins_with_the_letters_of_the_ministries(b: Bekal) {
        let satu = b.kantor("SATU", "Dinas Satu").await;
        let operator = b.orang("Operator Satu", Peran::Operator, Some(satu)).await;
        let dinas = b.orang("Penilai Dinas", Peran::Dinas, None).await;
        let id = create(&b.l, &operator, &isian(satu, "Antrean Puskesmas")).await.unwrap();
        lengkapi(&b, &operator, id).await;
        let hari = b.l.hari_ini();
        let mut catatan = IsianMulai { mulai: hari.to_string(), ..IsianMulai::default() };
        assert!(alasan(mulai(&b.l, &operator, id, 3, &catatan).await).contains("setelah usulan disetujui"));
        ajukan(&b.l, &operator, id, 3, &BTreeMap::new()).await.unwrap();
        verifikasi(&b.l, &dinas, id, 4, "Sesuai.").await.unwrap();
        setujui(&b.l, &dinas, id, 5, &putusan("1/2026", &b)).await.unwrap();
        let kurang = bidang(mulai(&b.l, &operator, id, 6, &catatan).await);
        assert_eq!(kurang, ["menteri_panrb_nomor", "menteri_panrb_tanggal", "menteri_terkait_nomor", "menteri_terkait_tanggal"]);
        // KALBAR Pasal 19 ayat (3): before building begins, so a letter of that day or later does not do.
        for terlambat in [hari + chrono::Days::new(1), hari] {
            for kode in ["menteri_panrb", "menteri_terkait"] {
                catatan.surat.insert(kode.into(), ("B/7/2026".into(), terlambat.to_string()));
            }
            let salah = bidang(mulai(&b.l, &operator, id, 6, &catatan).await);
            assert_eq!(salah, ["menteri_panrb_tanggal", "menteri_terkait_tanggal"], "{terlambat}");
        }
        let kemarin = hari - chrono::Days::new(1);
        for surat in catatan.surat.values_mut() {
            surat.1 = kemarin.to_string();
        }
        let dulu = IsianMulai { mulai: "2020-01-01".into(), ..catatan.clone() };
        assert!(bidang(mulai(&b.l, &operator, id, 6, &dulu).await).contains(&"mulai".to_owned()));
        mulai(&b.l, &operator, id, 6, &catatan).await.unwrap();
        let u = get(&b.l, &operator, id).await.unwrap();
        assert_eq!(u.mulai, Some(hari));
        let panrb = u.dibawa.iter().find(|d| d.syarat.butir.kode == "menteri_panrb").unwrap();
        assert_eq!((panrb.jawaban.nomor.as_str(), panrb.jawaban.tanggal), ("B/7/2026", Some(kemarin)));
    }

    async fn who_filed_never_decides_and_the_dinas_states_what_the_rule_asks(b: Bekal) {
        let satu = b.kantor("SATU", "Dinas Satu").await;
        let mut keduanya = b.orang("Serba Bisa", Peran::Operator, Some(satu)).await;
        keduanya.peran.push(PeranDiberikan { peran: Peran::Dinas, perangkat_daerah: None });
        let dinas = b.orang("Penilai Dinas", Peran::Dinas, None).await;
        let f = IsianUsulan { dalam_rencana: false, kode_tertutup: true, ..isian(satu, "Rekam Medis") };
        let id = create(&b.l, &keduanya, &f).await.unwrap();
        lengkapi(&b, &keduanya, id).await;
        ajukan(&b.l, &keduanya, id, 3, &BTreeMap::new()).await.unwrap();
        assert!(!get(&b.l, &keduanya, id).await.unwrap().boleh_memutuskan);
        assert!(alasan(verifikasi(&b.l, &keduanya, id, 4, "Sesuai.").await).contains("Yang mengajukan"));
        verifikasi(&b.l, &dinas, id, 4, "Sesuai.").await.unwrap();
        assert!(alasan(setujui(&b.l, &keduanya, id, 5, &putusan("1/2026", &b)).await).contains("Yang mengajukan"));
        let tanpa = bidang(setujui(&b.l, &dinas, id, 5, &putusan("1/2026", &b)).await);
        assert_eq!(tanpa, ["setuju_luar_rencana", "setuju_tertutup"]);
        let lengkap = IsianKeputusan { pernyataan: tanpa, ..putusan("1/2026", &b) };
        setujui(&b.l, &dinas, id, 5, &lengkap).await.unwrap();
        let u = get(&b.l, &dinas, id).await.unwrap();
        assert!(u.keputusan[0].surat.pernyataan[1].contains("KALBAR Pasal 19 ayat (4)"));
        assert_eq!(u.riwayat.len(), 6, "{:?}", u.riwayat.iter().map(|e| &e.tindakan).collect::<Vec<_>>());
    }

    async fn a_draft_saved_as_it_was_opened_stays_and_wrong_fields_are_named(b: Bekal) {
        let satu = b.kantor("SATU", "Dinas Satu").await;
        let operator = b.orang("Operator Satu", Peran::Operator, Some(satu)).await;
        let buruk = IsianUsulan {
            perangkat_daerah: Some(satu), jenis: "pengembangan".into(), aplikasi: "APL-9999".into(),
            kode_rujukan: "RAA.99.99".into(), jenis_aplikasi: "lain".into(), rencana_mulai: "31/02/2026".into(),
            ..IsianUsulan::default()
        };
        let Err(Galat::Isian(galat)) = create(&b.l, &operator, &buruk).await else { panic!("accepted") };
        let nama: Vec<_> = galat.iter().map(|g| g.bidang.as_str()).collect();
        assert_eq!(nama, ["jenis_aplikasi", "aplikasi", "nama", "fungsi", "kode_rujukan", "rencana_mulai"]);
        let ada = aplikasi(&b, &operator, satu, "Surat Keluar", "khusus").await;
        let f = IsianUsulan { jenis: "pengembangan".into(), aplikasi: "apl-0001".into(), ..isian(satu, "Surat Keluar") };
        let id = create(&b.l, &operator, &f).await.unwrap();
        update(&b.l, &operator, id, 1, &f).await.unwrap();
        let u = get(&b.l, &operator, id).await.unwrap();
        assert_eq!((u.versi, u.aplikasi_id), (1, Some(ada)));
        // What is being changed is no duplicate of itself.
        assert!(serupa(&b.l, &operator, id).await.unwrap().is_empty());
        let isi = || vec![("a.pdf".to_owned(), Bytes::from_static(b"%PDF-1.7\nisi"))];
        for butir in [&[][..], &["capaian"], &["tidak_ada"]] {
            assert_eq!(bidang(lampirkan(&b.l, &operator, id, 1, butir, isi()).await), ["butir"]);
        }
        lampirkan(&b.l, &operator, id, 1, &["kak", "urgensi"], isi()).await.unwrap();
        let u = get(&b.l, &operator, id).await.unwrap();
        let berkas: Vec<i64> = u.dibawa.iter().flat_map(|d| &d.berkas).map(|f| f.id).collect();
        assert_eq!(berkas.len(), 2);
        lepas(&b.l, &operator, id, 2, berkas[0]).await.unwrap();
        assert!(get(&b.l, &operator, id).await.unwrap().dibawa.iter().all(|d| d.berkas.is_empty()));
        assert!(matches!(lepas(&b.l, &operator, id, 3, berkas[0]).await, Err(Galat::TidakAda)));
    }
}
