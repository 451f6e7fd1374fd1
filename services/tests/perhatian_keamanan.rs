//! What the lists know of procedures and checklists, and what the heads see of public information.

use std::sync::Arc;

use domain::{
    arsitektur::{keamanan::DAFTAR_PERIKSA, relasi::JenisRelasi},
    izin::Peran,
    profil::Profil,
    register::perhatian::Perhatian,
};
use services::{
    arsitektur::relasi::tambah,
    demo,
    register::{informasi_publik, pantau},
};

use crate::{bantu::catatan::catatan_dengan, perhatian::masuk};

pada_kedua! {
    async fn a_procedure_that_has_ended_is_none(b: Bekal) {
        let (satu, dua, tiga) = (b.kantor("SATU", "Dinas Satu").await, b.kantor("DUA", "Dinas Dua").await, b.kantor("TIGA", "Dinas Tiga").await);
        let dinas = b.orang("Dinas", Peran::Dinas, None).await;
        let hari = |selisih: i64| (b.l.hari_ini() + chrono::Duration::days(selisih)).to_string();
        let buat = async |kantor: i64, jenis: &str, mulai: &str, sampai: &str| {
            let isi = [("jenis", jenis), ("berlaku_mulai", mulai), ("berlaku_sampai", sampai)];
            catatan_dengan(&b, &dinas, "prosedur-keamanan", "SOP", kantor, &isi).await;
        };
        // Ended twice; ended and renewed; last day today; not yet in force.
        buat(satu, "pencegahan", "", &hari(-400)).await;
        buat(satu, "pencegahan", "", &hari(-1)).await;
        buat(dua, "pencegahan", "", &hari(-400)).await;
        buat(dua, "pencegahan", &hari(-399), "").await;
        buat(tiga, "pencegahan", "", &hari(0)).await;
        buat(tiga, "penanggulangan", &hari(1), &hari(400)).await;
        let p = pantau(&b.l, &dinas).await.unwrap();
        let prosedur: Vec<_> = p.tanpa_entri.iter().filter(|t| t.register.kode == "prosedur-keamanan").collect();
        let [cegah, tanggulang] = prosedur[..] else { panic!("{prosedur:?}") };
        let kemarin = b.l.hari_ini() - chrono::Duration::days(1);
        assert_eq!((cegah.kantor.as_slice(), cegah.berakhir.clone()), (&[satu][..], [(satu, kemarin)].into()));
        assert_eq!((tanggulang.kantor.len(), tanggulang.berakhir.len()), (3, 0), "{tanggulang:?}");
        let t = p.tabel("tanpa-entri", None).unwrap();
        let baris = t.baris.iter().find(|b| format!("{:?}", b[0]).contains("Dinas Satu")).unwrap();
        assert!(format!("{baris:?}").contains(&format!("Berakhir {kemarin}")), "{baris:?}");
    }

    async fn an_item_answers_the_checklist_by_its_controls(b: Bekal) {
        let kantor = b.kantor("SATU", "Dinas Satu").await;
        let dinas = b.orang("Dinas", Peran::Dinas, None).await;
        let app = catatan_dengan(&b, &dinas, "aplikasi", "Surat", kantor, &[("siklus", "pemeliharaan")]).await;
        let alasan = async || {
            let p = pantau(&b.l, &dinas).await.unwrap();
            p.isi(Perhatian::TanpaDaftarPeriksa).iter().find(|i| i.id == app).map(|i| i.temuan.alasan.clone())
        };
        assert_eq!(alasan().await.unwrap(), "Belum satu pun dari 11 butir dijawab.");
        let mut kontrol = Vec::new();
        for o in DAFTAR_PERIKSA {
            let (penerapan, sebab) = match o.kode {
                "b2" => ("direncanakan", ""),
                "b3" => ("tidak_perlu", "Di pusat data provinsi"),
                _ => ("diterapkan", ""),
            };
            let isi = [("periksa", o.kode), ("penerapan", penerapan), ("alasan", sebab)];
            kontrol.push(catatan_dengan(&b, &dinas, "keamanan", o.nama, kantor, &isi).await);
        }
        let (firewall, lain) = (kontrol.remove(4), kontrol);
        let r = domain::register::cari("aplikasi").unwrap();
        tambah(&b.l, &dinas, r, app, (JenisRelasi::DilindungiOleh, true), &lain).await.unwrap();
        assert_eq!(alasan().await.unwrap(), "Belum dijawab: Firewall.");
        tambah(&b.l, &dinas, r, app, (JenisRelasi::DilindungiOleh, true), &[firewall]).await.unwrap();
        assert_eq!(alasan().await.unwrap(), "Baru direncanakan: Firewall.");
        let jadi = catatan_dengan(&b, &dinas, "keamanan", "Firewall pusat", kantor, &[("periksa", "b2"), ("penerapan", "sebagian")]).await;
        tambah(&b.l, &dinas, r, app, (JenisRelasi::DilindungiOleh, true), &[jadi]).await.unwrap();
        assert_eq!(alasan().await, None);
    }

    async fn the_heads_see_how_much_public_information_is_missing(b: Bekal) {
        let l = b.l.clone().dengan_jam(demo::jam);
        let akun = demo::muat(&l).await.unwrap();
        let mut kurang = 0;
        for nama in ["sekda", "kepala.diskominfo", "kepala.dinas-kesehatan", "maria", "operator.dinas-kesehatan"] {
            assert!(akun.iter().any(|a| a.nama_pengguna == nama), "{nama}");
            let orang = masuk(&l, nama).await;
            let info = informasi_publik::hitung(&l, &orang).await.unwrap().unwrap();
            let daftar = pantau(&l, &orang).await.unwrap().isi(Perhatian::InformasiKurang).len();
            assert_eq!(usize::try_from(info.kurang).unwrap(), daftar, "{nama}");
            assert!(info.kurang <= info.layanan, "{nama}: {info:?}");
            assert_eq!(info.sendiri, !matches!(nama, "sekda" | "maria"), "{nama}");
            kurang += info.kurang;
        }
        assert!(kurang > 0);
        // Where no regulation asks for it, there is nothing to show.
        let mut dki = l.clone();
        dki.profil = Arc::new(Profil::bawaan("dki-jakarta").unwrap().unwrap());
        let pimpinan = masuk(&l, "sekda").await;
        assert_eq!(informasi_publik::hitung(&dki, &pimpinan).await.unwrap(), None);
        assert!(informasi_publik::hitung(&l, &masuk(&l, "admin").await).await.is_err());
    }
}
