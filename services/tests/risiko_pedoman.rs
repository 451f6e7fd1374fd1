//! What risk management of a year follows, and which risks in force nobody watched in the last period.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeZone as _, Utc};
use domain::risiko::{pedoman::KurangPedoman, periode::JenisPantau};
use services::{
    Galat, Hasil,
    risiko::{
        konsolidasi::{self, SaringanKonsolidasi},
        pantauan::{self, IsianPantauan},
        pedoman::{self, IsianPedoman},
        register, tahun as kerangka_tahun,
    },
};

use crate::bantu::risiko::{Orang, evaluator, tahun};

fn bidang<T: std::fmt::Debug>(hasil: Hasil<T>) -> Vec<String> {
    match hasil {
        Err(Galat::Isian(daftar)) => daftar.into_iter().map(|g| g.bidang).collect(),
        lain => panic!("{lain:?}"),
    }
}

fn lengkap(kantor: i64) -> IsianPedoman {
    IsianPedoman {
        pedoman_judul: "Pedoman Manajemen Risiko SPBE".into(),
        pedoman_nomor: "5".into(),
        pedoman_tahun: "2020".into(),
        sni_nomor: "SNI ISO 31000".into(),
        sni_tahun: "2018".into(),
        tanpa_sni: "tidak".into(),
        rencana_nomor: "500/1".into(),
        rencana_tanggal: "2020-01-15".into(),
        pengampu: kantor.to_string(),
        selang: "triwulanan".into(),
        ..IsianPedoman::default()
    }
}

fn februari() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 2, 2, 3, 0, 0).unwrap()
}

fn april() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 4, 15, 3, 0, 0).unwrap()
}

fn juli() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 7, 2, 3, 0, 0).unwrap()
}

pada_kedua! {
    async fn what_a_year_follows_is_kept_by_who_may(b: Bekal) {
        let o = Orang::baru(&b).await;
        let kini = tahun(&b);
        let isi = lengkap(o.lain);
        let p = pedoman::get(&b.l, &o.operator, kini).await.unwrap();
        assert_eq!((p.versi, p.kurang.len(), p.isi.selang, p.lain.len()), (0, 4, JenisPantau::Triwulanan, 0));
        for siapa in [&o.operator, &o.kepala, &o.kepatuhan, &o.auditor] {
            assert!(matches!(pedoman::simpan(&b.l, siapa, kini, 0, &isi).await, Err(Galat::Dilarang(_))), "{}", siapa.nama);
        }
        let simpan = async |isi: &IsianPedoman, versi| pedoman::simpan(&b.l, &o.tim, kini, versi, isi).await;
        // KALBAR Pasal 27 ayat (4): an international standard only while there is no SNI.
        let asing = IsianPedoman { standar_lain: "ISO 31000:2018".into(), ..isi.clone() };
        assert_eq!(bidang(simpan(&asing, 0).await), ["standar_lain"]);
        assert_eq!(bidang(simpan(&IsianPedoman { pedoman_tahun: "dua ribu".into(), ..isi.clone() }, 0).await), ["pedoman_tahun"]);
        assert_eq!(bidang(simpan(&IsianPedoman { pengampu: "999999".into(), ..isi.clone() }, 0).await), ["pengampu"]);
        assert_eq!(bidang(simpan(&IsianPedoman { selang: "insidental".into(), ..isi.clone() }, 0).await), ["selang"]);
        assert_eq!(pedoman::get(&b.l, &o.tim, kini).await.unwrap().versi, 0, "what is refused keeps nothing");
        simpan(&isi, 0).await.unwrap();
        let p = pedoman::get(&b.l, &o.auditor, kini).await.unwrap();
        assert_eq!((p.versi, p.kurang.len(), p.isi.standar().as_str()), (1, 0, "SNI ISO 31000:2018"));
        assert_eq!(p.pengampu.map(|k| k.nama).as_deref(), Some("Dinas Dua"));
        assert!(matches!(simpan(&isi, 0).await, Err(Galat::BentrokIsian(_))));
        simpan(&isi, 1).await.unwrap();
        assert_eq!(pedoman::get(&b.l, &o.tim, kini).await.unwrap().versi, 1, "the same again is no change");
        let tanpa = IsianPedoman {
            sni_nomor: String::new(),
            sni_tahun: String::new(),
            tanpa_sni: "ya".into(),
            rencana_nomor: String::new(),
            rencana_tanggal: String::new(),
            ..asing
        };
        simpan(&tanpa, 1).await.unwrap();
        let p = pedoman::get(&b.l, &o.tim, kini).await.unwrap();
        assert_eq!((p.versi, p.kurang), (2, vec![KurangPedoman::Rencana]));
        // Another year in use that has nothing is listed; a closed one keeps what it says.
        register::create(&b.l, &o.operator, o.kantor, kini - 1).await.unwrap();
        let p = pedoman::get(&b.l, &o.tim, kini).await.unwrap();
        assert_eq!(p.lain, [(kini - 1, KurangPedoman::SEMUA.to_vec())]);
        let t = kerangka_tahun::get(&b.l, &o.tim, kini - 1).await.unwrap();
        kerangka_tahun::tutup(&b.l, &o.tim, kini - 1, t.versi).await.unwrap();
        assert!(matches!(pedoman::simpan(&b.l, &o.tim, kini - 1, 0, &isi).await, Err(Galat::Ditolak(_))));
        assert!(matches!(pedoman::simpan(&b.l, &o.tim, 1999, 0, &isi).await, Err(Galat::TidakAda)));
    }

    async fn risks_in_force_without_a_report_of_the_last_period_are_counted(b: Bekal) {
        let mut b = b;
        b.l = b.l.clone().dengan_jam(februari);
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        let mut semua = Vec::new();
        for kejadian in ["Satu", "Dua", "Draf"] {
            semua.push(o.risiko(&b, reg, &services::risiko::simpan::IsianRisiko { kejadian: kejadian.into(), ..evaluator() }).await);
        }
        o.setujui(&b, semua[0]).await;
        o.setujui(&b, semua[1]).await;
        assert_eq!(pedoman::get(&b.l, &o.tim, 2026).await.unwrap().masa, None, "no quarter has ended");
        b.l = b.l.clone().dengan_jam(april);
        let p = pedoman::get(&b.l, &o.tim, 2026).await.unwrap();
        assert_eq!((p.masa.map(|m| m.ke), p.belum_dipantau), (Some(1), BTreeMap::from([(o.kantor, 2)])));
        assert!(pedoman::get(&b.l, &o.operator_lain, 2026).await.unwrap().belum_dipantau.is_empty());
        let saringan = SaringanKonsolidasi { tahun: 2026, ..SaringanKonsolidasi::default() };
        let potret = konsolidasi::get(&b.l, &o.tim, &saringan).await.unwrap().potret.pedoman.clone().unwrap();
        assert_eq!((potret.belum_dipantau, potret.kantor, potret.kurang.len()), (2, 1, 4));
        let v = o.versi(&b, semua[0]).await;
        let pantau = IsianPantauan { jenis: "triwulanan".into(), ke: "1".into(), kemungkinan: "3".into(), level_dampak: "2".into(), dilakukan: "Rekrutmen".into(), ..IsianPantauan::default() };
        pantauan::create(&b.l, &o.operator, semua[0], v, &pantau).await.unwrap();
        // What was written after the quarter could not be watched in it.
        let baru = o.risiko(&b, reg, &services::risiko::simpan::IsianRisiko { kejadian: "Tiga".into(), ..evaluator() }).await;
        o.setujui(&b, baru).await;
        assert_eq!(pedoman::get(&b.l, &o.tim, 2026).await.unwrap().belum_dipantau, BTreeMap::from([(o.kantor, 1)]));
        // By semester nothing has ended yet; in July a report of the first quarter says enough.
        let semester = IsianPedoman { selang: "semesteran".into(), ..lengkap(o.kantor) };
        pedoman::simpan(&b.l, &o.tim, 2026, 0, &semester).await.unwrap();
        assert!(pedoman::get(&b.l, &o.tim, 2026).await.unwrap().belum_dipantau.is_empty());
        b.l = b.l.clone().dengan_jam(juli);
        let p = pedoman::get(&b.l, &o.tim, 2026).await.unwrap();
        assert_eq!((p.masa.map(|m| m.jenis), p.belum_dipantau), (Some(JenisPantau::Semesteran), BTreeMap::from([(o.kantor, 2)])));
        let potret = konsolidasi::get(&b.l, &o.tim, &saringan).await.unwrap().potret.pedoman.clone().unwrap();
        assert_eq!((potret.belum_dipantau, potret.kurang.len(), potret.pengampu.as_str()), (2, 0, "Dinas Satu"));
    }
}
