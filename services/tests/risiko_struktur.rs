//! The bodies of risk management that the regulation orders: what is missing is told for the government and for each office.

use domain::risiko::{
    konteks::{Kedudukan, Unsur},
    organ::{KurangOrgan, Organ},
};
use services::{
    Galat, Hasil,
    risiko::{
        konsolidasi::{self, SaringanKonsolidasi},
        konteks, register,
        struktur::{self, IsianPelaksana, IsianStruktur},
        tahun as kerangka_tahun,
    },
};

use crate::bantu::risiko::{Orang, tahun};

fn bidang<T: std::fmt::Debug>(hasil: Hasil<T>) -> Vec<String> {
    match hasil {
        Err(Galat::Isian(daftar)) => daftar.into_iter().map(|g| g.bidang).collect(),
        lain => panic!("{lain:?}"),
    }
}

fn orang(kedudukan: Kedudukan) -> IsianPelaksana {
    IsianPelaksana {
        kedudukan: kedudukan.kode().into(),
        nama: "Rini".into(),
        nip: String::new(),
        jabatan: "Jabatan".into(),
    }
}

pada_kedua! {
    /// DKI68 Pasal 19 ayat (4); PermenPANRB 5/2020 Lampiran Bab IV huruf A angka 1.
    async fn the_komite_is_formed_by_the_decree_that_is_ordered(b: Bekal) {
        let o = Orang::baru(&b).await;
        let kini = tahun(&b);
        let komite = Organ::dari(&b.l.profil, Unsur::Komite);
        let (jenis, dasar) = komite.keputusan.clone().expect("keputusan");
        let susun = async |isian: &IsianStruktur, versi| struktur::simpan(&b.l, &o.tim, kini, Unsur::Komite, versi, isian).await;
        let tanpa = IsianStruktur { pelaksana: vec![orang(Kedudukan::Ketua)], ..IsianStruktur::default() };
        match susun(&tanpa, 0).await {
            Err(Galat::Isian(g)) => {
                assert_eq!(g.iter().map(|g| g.bidang.as_str()).collect::<Vec<_>>(), ["nomor", "tanggal"]);
                assert!(g[0].pesan.contains(&jenis) && g[0].pesan.contains(&dasar), "{}", g[0].pesan);
            }
            lain => panic!("{lain:?}"),
        }
        let salah = IsianStruktur { tanggal: "kemarin".into(), nomor: "12/2026".into(), keputusan: jenis.clone(), ..tanpa.clone() };
        assert_eq!(bidang(susun(&salah, 0).await), ["tanggal"]);
        let lihat = async || konsolidasi::get(&b.l, &o.tim, &SaringanKonsolidasi { tahun: kini, ..SaringanKonsolidasi::default() }).await.unwrap();
        let kepatuhan = Organ::dari(&b.l.profil, Unsur::KepatuhanRisiko).kalimat(KurangOrgan::Susunan);
        let harap = [(Unsur::Komite, komite.kalimat(KurangOrgan::Susunan)), (Unsur::KepatuhanRisiko, kepatuhan)];
        assert_eq!(lihat().await.struktur_kurang, harap);
        susun(&IsianStruktur { tanggal: b.l.hari_ini().to_string(), ..salah }, 0).await.unwrap();
        assert_eq!(lihat().await.struktur_kurang, harap[1..]);
        // Nobody in it, nobody appointed: an empty body needs no decree.
        struktur::simpan(&b.l, &o.tim, kini, Unsur::KepatuhanRisiko, 0, &IsianStruktur { pelaksana: vec![orang(Kedudukan::Anggota)], ..IsianStruktur::default() }).await.unwrap();
        assert_eq!(lihat().await.struktur_kurang, []);
        // A closed year waits for nobody.
        let t = kerangka_tahun::get(&b.l, &o.tim, kini).await.unwrap();
        kerangka_tahun::tutup(&b.l, &o.tim, kini, t.versi).await.unwrap();
        let d = lihat().await;
        assert_eq!((d.struktur_kurang.len(), d.tanpa_upr.len()), (0, 0));
    }

    /// PermenPANRB 5/2020 Lampiran Bab IV huruf A angka 2: pemilik, koordinator, pengelola.
    async fn offices_without_a_whole_unit_are_listed(b: Bekal) {
        let o = Orang::baru(&b).await;
        let kini = tahun(&b);
        let reg = o.register(&b).await;
        let tanpa = async |kantor| {
            let s = SaringanKonsolidasi { tahun: kini, kantor, ..SaringanKonsolidasi::default() };
            let d = konsolidasi::get(&b.l, &o.tim, &s).await.unwrap();
            d.tanpa_upr.iter().map(|(id, k)| (*id, k.nama.clone())).collect::<Vec<_>>()
        };
        let (dua, insp) = ((None, "Dinas Dua".to_owned()), (None, "Inspektorat".to_owned()));
        let satu = (Some(reg), "Dinas Satu".to_owned());
        assert_eq!(tanpa(None).await, [dua.clone(), satu.clone(), insp.clone()]);
        let isi = |kedudukan: &[Kedudukan]| IsianStruktur { pelaksana: kedudukan.iter().map(|k| orang(*k)).collect(), ..IsianStruktur::default() };
        // Three people, but nobody coordinates.
        let separuh = isi(&[Kedudukan::Pemilik, Kedudukan::Pengelola, Kedudukan::Pengelola]);
        konteks::simpan_struktur(&b.l, &o.operator, reg, 0, &separuh).await.unwrap();
        assert_eq!(tanpa(None).await, [dua.clone(), satu, insp.clone()]);
        let r = register::get(&b.l, &o.operator, reg).await.unwrap();
        assert!(r.kurang.contains(&"2.3 Struktur Pelaksana"), "{:?}", r.kurang);
        let utuh = isi(&[Kedudukan::Pemilik, Kedudukan::Koordinator, Kedudukan::Pengelola]);
        konteks::simpan_struktur(&b.l, &o.operator, reg, 1, &utuh).await.unwrap();
        assert_eq!(tanpa(None).await, [dua, insp]);
        assert_eq!(tanpa(Some(o.kantor)).await, []);
        let r = register::get(&b.l, &o.operator, reg).await.unwrap();
        assert!(!r.kurang.contains(&"2.3 Struktur Pelaksana"), "{:?}", r.kurang);
    }
}
