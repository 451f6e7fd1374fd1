//! What happens elsewhere and is a ground of a review opens one by itself (row C4): DKI68 Pasal 4 ayat (3), KALBAR Pasal 5
//! ayat (7), BEKASI Pasal 9 ayat (4).

use std::sync::Arc;

use domain::{
    arsitektur::versi::{Aksi, Pemicu},
    izin::Peran,
    profil::Profil,
    register::tahap::Langkah,
};
use sea_orm::ConnectionTrait;
use services::{
    Layanan, Pelaku,
    arsitektur::versi::{self, HasilReviu, IsianAksi, IsianVersi},
    register::{Formulir, archive, get, impor, langkahkan, restore, update},
};

use crate::bantu::{
    Bekal,
    catatan::{catatan, catatan_dengan, register},
};
use crate::impor_register::{masukkan, serba};

struct Orang {
    operator: Pelaku,
    dinas: Pelaku,
    tim: Pelaku,
    kantor: i64,
}

async fn orang(b: &Bekal) -> Orang {
    let kantor = b.kantor("SATU", "Dinas Satu").await;
    Orang {
        operator: b.orang("Operator", Peran::Operator, Some(kantor)).await,
        dinas: b.orang("Dinas", Peran::Dinas, None).await,
        tim: b.orang("Tim", Peran::TimKoordinasi, None).await,
        kantor,
    }
}

async fn terbitkan(b: &Bekal, o: &Orang, id: i64) {
    b.l.db.execute_unprepared("UPDATE catatan SET kelengkapan = 100").await.unwrap();
    for (pelaku, langkah) in [
        (&o.operator, Langkah::Ajukan),
        (&o.dinas, Langkah::Verifikasi),
        (&o.dinas, Langkah::Validasi),
        (&o.tim, Langkah::Terbitkan),
    ] {
        let versi = get(&b.l, &o.tim, register("aplikasi"), id).await.unwrap().rekaman.versi;
        langkahkan(&b.l, pelaku, register("aplikasi"), id, versi, langkah, "").await.unwrap();
    }
}

/// A version in force whose content is what is published now.
async fn tetapkan(b: &Bekal, o: &Orang) -> i64 {
    let isian = IsianVersi { nama: "V1".into(), mulai: Some(b.l.hari_ini()), ..Default::default() };
    let id = versi::create(&b.l, &o.tim, &isian).await.unwrap();
    let keputusan = IsianAksi { nomor: "1".into(), tanggal: Some(b.l.hari_ini()), ..Default::default() };
    for (aksi, isian) in [(Aksi::AjukanReviu, IsianAksi::default()), (Aksi::Tetapkan, keputusan)] {
        let versi = versi::get(&b.l, &o.tim, id).await.unwrap().versi.versi;
        versi::lakukan(&b.l, &o.tim, id, versi, aksi, &isian).await.unwrap();
    }
    id
}

/// Ground and cause of every open review.
async fn terbuka(l: &Layanan, tim: &Pelaku, id: i64) -> Vec<(String, String)> {
    let reviu = versi::get(l, tim, id).await.unwrap().reviu;
    reviu.into_iter().filter(|r| r.selesai.is_none()).map(|r| (r.dasar.join(""), r.sebab)).collect()
}

/// Finishes every open review.
async fn selesaikan(l: &Layanan, tim: &Pelaku, id: i64) {
    for satu in versi::get(l, tim, id).await.unwrap().reviu.into_iter().filter(|r| r.selesai.is_none()) {
        let hasil = HasilReviu { temuan: "Ada".into(), keputusan: "Tetap".into(), ..Default::default() };
        versi::selesaikan_reviu(l, tim, (id, satu.id), satu.versi, &hasil).await.unwrap();
    }
}

pada_kedua! {
    async fn an_element_in_force_that_is_archived_opens_a_review(b: Bekal) {
        let o = orang(&b).await;
        let r = register("aplikasi");
        let (satu, dua) = (catatan(&b, &o.operator, "aplikasi", "Surat", o.kantor).await, catatan(&b, &o.operator, "aplikasi", "Cuti", o.kantor).await);
        let draf = catatan(&b, &o.operator, "aplikasi", "Rencana", o.kantor).await;
        terbitkan(&b, &o, satu).await;
        terbitkan(&b, &o, dua).await;
        let id = tetapkan(&b, &o).await;
        let unsur = Pemicu::Unsur.dasar(&b.l.profil).unwrap().to_owned();
        let arsip = async |l: &Layanan, catatan: i64, masuk: bool| {
            let versi = get(l, &o.operator, r, catatan).await.unwrap().rekaman.versi;
            if masuk {
                archive(l, &o.operator, r, catatan, versi).await.unwrap();
            } else {
                restore(l, &o.operator, r, catatan, versi).await.unwrap();
            }
        };
        // A draft that never was in force is no element of it.
        arsip(&b.l, draf, true).await;
        assert!(terbuka(&b.l, &o.tim, id).await.is_empty());
        arsip(&b.l, satu, true).await;
        let ada = terbuka(&b.l, &o.tim, id).await;
        assert_eq!(ada.len(), 1, "{ada:?}");
        assert!(ada[0].0 == unsur && ada[0].1.contains("Surat diarsipkan"), "{ada:?}");
        // One task a ground at a time; finished, the next change opens the next one.
        arsip(&b.l, satu, false).await;
        assert_eq!(terbuka(&b.l, &o.tim, id).await.len(), 1);
        selesaikan(&b.l, &o.tim, id).await;
        arsip(&b.l, satu, true).await;
        assert_eq!(terbuka(&b.l, &o.tim, id).await.len(), 1);
        selesaikan(&b.l, &o.tim, id).await;
        // Changed since the decree it is a draft again, and still an element of what is in force.
        let versi = get(&b.l, &o.operator, r, dua).await.unwrap().rekaman.versi;
        let f = vec![("nama".to_owned(), "Cuti pegawai".to_owned())];
        update(&b.l, &o.operator, r, dua, versi, Formulir(&f)).await.unwrap();
        assert!(terbuka(&b.l, &o.tim, id).await.is_empty(), "a draft changes nothing in force");
        arsip(&b.l, dua, true).await;
        let ada = terbuka(&b.l, &o.tim, id).await;
        assert!(ada.len() == 1 && ada[0].1.contains("Cuti pegawai diarsipkan"), "{ada:?}");
        selesaikan(&b.l, &o.tim, id).await;
        // Where the regulation does not know the ground, nothing opens.
        let mut prabu = b.l.clone();
        prabu.profil = Arc::new(Profil::bawaan("kota-prabumulih").unwrap().unwrap());
        assert!(Pemicu::Unsur.dasar(&prabu.profil).is_none());
        arsip(&prabu, dua, false).await;
        assert!(terbuka(&b.l, &o.tim, id).await.is_empty());
    }

    async fn an_import_of_rpjmd_goals_and_its_undoing_open_a_review_each(b: Bekal) {
        let o = orang(&b).await;
        let app = catatan(&b, &o.operator, "aplikasi", "Surat", o.kantor).await;
        terbitkan(&b, &o, app).await;
        let id = tetapkan(&b, &o).await;
        let pelaku = serba(&b).await;
        let r = register("sasaran");
        catatan_dengan(&b, &pelaku, "sasaran", "Sasaran awal", o.kantor, &[]).await;
        let rpjmd = Pemicu::Rpjmd.dasar(&b.l.profil).unwrap().to_owned();
        assert_eq!(terbuka(&b.l, &o.tim, id).await, [(rpjmd.clone(), "Sasaran RPJMD berubah: Sasaran awal.".to_owned())]);
        selesaikan(&b.l, &o.tim, id).await;
        let mut f = crate::bantu::catatan::isian(r, "Sasaran impor", o.kantor, &[]);
        f.retain(|(kode, _)| r.bidang(kode).is_some());
        let kepala: Vec<&str> = f.iter().map(|(kode, _)| r.bidang(kode).unwrap().label).collect();
        let isi: Vec<&str> = f.iter().map(|(_, nilai)| nilai.as_str()).collect();
        let kerja = masukkan(&b.l, &pelaku, r, format!("{}\n{}\n", kepala.join(";"), isi.join(";")).as_bytes()).await;
        assert_eq!(terbuka(&b.l, &o.tim, id).await.len(), 1);
        selesaikan(&b.l, &o.tim, id).await;
        assert_eq!(impor::urungkan(&b.l, &pelaku, r, kerja.id).await.unwrap(), 1);
        let ada = terbuka(&b.l, &o.tim, id).await;
        assert!(ada.len() == 1 && ada[0].0 == rpjmd && ada[0].1.contains("diurungkan"), "{ada:?}");
        // Undoing an import of anything else says nothing of the RPJMD.
        selesaikan(&b.l, &o.tim, id).await;
        let lain = register("aplikasi");
        let mut f = crate::bantu::catatan::isian(lain, "Aplikasi impor", o.kantor, &[]);
        for (kode, nilai) in &mut f {
            if kode == "perangkat_daerah_id" {
                "SATU".clone_into(nilai);
            }
        }
        let kepala: Vec<&str> = f.iter().map(|(kode, _)| lain.bidang(kode).unwrap().label).collect();
        let isi: Vec<&str> = f.iter().map(|(_, nilai)| nilai.as_str()).collect();
        let kerja = masukkan(&b.l, &pelaku, lain, format!("{}\n{}\n", kepala.join(";"), isi.join(";")).as_bytes()).await;
        impor::urungkan(&b.l, &pelaku, lain, kerja.id).await.unwrap();
        assert!(terbuka(&b.l, &o.tim, id).await.is_empty());
    }
}
