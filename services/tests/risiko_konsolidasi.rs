//! The consolidated view and the document of the komite: what they count, and that no line of the document is left out.

use crate::bantu::risiko::{Orang, aksi, antusias, evaluator, tahun};
use chrono::NaiveDate;
use domain::risiko::{
    JenisRisiko,
    eskalasi::{Putusan, Tingkat},
    potret::PotretKonsolidasi,
};
use services::risiko::{
    daftar::{self, Saringan},
    eskalasi::{self, IsianPutusan},
    kejadian::{self, IsianKejadian},
    konsolidasi::{self, Dimensi, SaringanKonsolidasi},
    konteks,
    pantauan::{self, IsianPantauan},
    penanganan::{self, IsianResidual},
    potret, register, rinci,
    simpan::IsianRisiko,
};

pada_kedua! {
    async fn the_consolidated_view_counts_every_measurement(b: Bekal) {
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        let satu = o.risiko(&b, reg, &antusias()).await;
        let dua = o.risiko(&b, reg, &evaluator()).await;
        let v = o.versi(&b, dua).await;
        let sisa = IsianResidual { ada_residual: "ya".into(), residual_kemungkinan: "3".into(), residual_dampak: "2".into(), ..IsianResidual::default() };
        penanganan::simpan_residual(&b.l, &o.operator, dua, v, &sisa).await.unwrap();
        let k = konsolidasi::get(&b.l, &o.tim, &SaringanKonsolidasi::default()).await.unwrap();
        let isi = |ukuran: &str| k.potret.peta[ukuran].iter().map(|i| (i.jenis, i.ukur.besaran, i.banyak)).collect::<Vec<_>>();
        assert_eq!(isi("awal"), [(JenisRisiko::Positif, 25, 1), (JenisRisiko::Negatif, 14, 1)]);
        assert_eq!(isi("residual"), [(JenisRisiko::Negatif, 10, 1)]);
        assert_eq!(isi("target"), []);
        assert_eq!(k.potret.teratas.iter().map(|r| r.id).collect::<Vec<_>>(), [dua], "chances are no threats");
        assert_eq!(k.potret.melampaui_selera.iter().map(|r| r.id).collect::<Vec<_>>(), [dua]);
        assert_eq!(k.potret.per_kategori.len(), 16);
        assert_eq!(k.potret.per_kantor[0].jumlah, 2);
        assert_eq!((k.banyak.risiko, k.banyak.melampaui, k.banyak.tanpa_penanganan), (2, 1, 0));
        assert_eq!(k.potret.tanpa_register.len(), 2);
        assert_eq!(k.potret.tren_negatif[0], Some(1400));
        // The action was due in March; the day is later.
        assert_eq!(k.potret.terlambat.is_empty(), b.l.hari_ini() <= NaiveDate::from_ymd_opt(tahun(&b), 3, 31).unwrap());
        let s = SaringanKonsolidasi { jenis: Some(JenisRisiko::Positif), ..SaringanKonsolidasi::default() };
        let k = konsolidasi::get(&b.l, &o.tim, &s).await.unwrap();
        assert_eq!((k.banyak.risiko, k.potret.tren_negatif.iter().flatten().count()), (1, 0));
        assert_eq!(k.potret.per_kantor.iter().map(|h| h.jumlah).collect::<Vec<_>>(), [1]);
        let _ = satu;
        // An office sees its own only.
        let lain = konsolidasi::get(&b.l, &o.operator_lain, &SaringanKonsolidasi::default()).await.unwrap();
        assert_eq!((lain.banyak.risiko, lain.potret.per_kantor.len(), lain.potret.tanpa_register.len()), (0, 0, 1));
    }

    async fn an_office_that_has_begun_stands_in_the_figures_without_a_risk(b: Bekal) {
        let o = Orang::baru(&b).await;
        o.register(&b).await;
        let kosong = register::create(&b.l, &o.operator_lain, o.lain, tahun(&b)).await.unwrap();
        assert!(kosong > 0);
        let k = konsolidasi::get(&b.l, &o.tim, &SaringanKonsolidasi::default()).await.unwrap();
        let per_kantor: Vec<_> = k.potret.per_kantor.iter().map(|h| (h.nama.as_str(), h.jumlah, h.per_level.len())).collect();
        assert_eq!(per_kantor, [("Dinas Dua", 0, 5), ("Dinas Satu", 0, 5)]);
        assert_eq!(k.potret.tanpa_register, ["Inspektorat"]);
        let s = SaringanKonsolidasi { kantor: Some(o.lain), ..SaringanKonsolidasi::default() };
        let k = konsolidasi::get(&b.l, &o.tim, &s).await.unwrap();
        assert_eq!((k.potret.per_kantor.len(), k.potret.tanpa_register.len(), k.register.len()), (1, 0, 3));
    }

    async fn risks_without_an_owner_are_a_group_with_a_list(b: Bekal) {
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        for pemilik in ["", "-", "Asisten Deputi SPBE"] {
            o.risiko(&b, reg, &IsianRisiko { pemilik: pemilik.into(), ..evaluator() }).await;
        }
        let sebut = |p: &PotretKonsolidasi| {
            p.per_pemilik.iter().map(|h| (h.kunci.clone(), h.nama.clone(), h.jumlah)).collect::<Vec<_>>()
        };
        let nama = |kunci: &str, nama: &str, n| (kunci.to_owned(), nama.to_owned(), n);
        let semua = [nama("-", "Belum ditetapkan", 2), nama("Asisten Deputi SPBE", "Asisten Deputi SPBE", 1)];
        let k = konsolidasi::get(&b.l, &o.tim, &SaringanKonsolidasi::default()).await.unwrap();
        assert_eq!(sebut(&k.potret), semua);
        // The documents name it the same way.
        assert_eq!(sebut(&potret::konsolidasi(&b.l, &o.tim, tahun(&b)).await.unwrap()), semua);
        let s = Saringan { pemilik: Some("-".into()), ..Saringan::default() };
        let d = daftar::list(&b.l, &o.tim, &s).await.unwrap();
        assert_eq!(d.jumlah, 2);
        assert_eq!(d.hitungan.pemilik[0], nama("-", "Belum ditetapkan", 2));
    }

    async fn late_risks_are_counted_beside_late_actions(b: Bekal) {
        let o = Orang::baru(&b).await;
        let lalu = tahun(&b) - 1;
        let reg = register::create(&b.l, &o.operator, o.kantor, lalu).await.unwrap();
        let id = o.risiko(&b, reg, &evaluator()).await;
        let isian = aksi("negatif");
        penanganan::create(&b.l, &o.operator, id, o.versi(&b, id).await, &isian).await.unwrap();
        let k = konsolidasi::get(&b.l, &o.tim, &SaringanKonsolidasi { tahun: lalu, ..Default::default() }).await.unwrap();
        assert_eq!((k.banyak.terlambat, k.potret.per_kantor[0].terlambat), (2, 2));
        assert_eq!(k.risiko_terlambat[&(Dimensi::Kantor, o.kantor.to_string())], 1);
        let s = Saringan { tahun: lalu, terlambat: true, ..Saringan::default() };
        assert_eq!(daftar::list(&b.l, &o.tim, &s).await.unwrap().jumlah, 1);
    }

    async fn an_appetite_looser_than_the_governments_is_told(b: Bekal) {
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        register::create(&b.l, &o.operator_lain, o.lain, tahun(&b)).await.unwrap();
        let r = register::get(&b.l, &o.operator, reg).await.unwrap();
        assert_eq!(r.lebih_longgar, [], "taken over as it is");
        let mut kerangka = r.kerangka.clone();
        let ambang = kerangka.selera.get_mut("sdm").unwrap();
        let lama = ambang.negatif.unwrap();
        ambang.negatif = Some(lama + 2);
        konteks::simpan_kerangka(&b.l, &o.operator, reg, r.versi, kerangka.clone()).await.unwrap();
        let r = register::get(&b.l, &o.operator, reg).await.unwrap();
        let [satu] = r.lebih_longgar.as_slice() else { panic!("{:?}", r.lebih_longgar) };
        assert_eq!((satu.jenis, satu.kantor, satu.pemerintah), (JenisRisiko::Negatif, Some(lama + 2), lama));
        let longgar = async || {
            let k = konsolidasi::get(&b.l, &o.tim, &SaringanKonsolidasi::default()).await.unwrap();
            k.lebih_longgar.iter().map(|(id, kantor, n)| (*id, kantor.nama.clone(), *n)).collect::<Vec<_>>()
        };
        assert_eq!(longgar().await, [(reg, "Dinas Satu".to_owned(), 1)]);
        // Sharper than the government's is nobody's concern.
        kerangka.selera.get_mut("sdm").unwrap().negatif = Some(lama - 1);
        konteks::simpan_kerangka(&b.l, &o.operator, reg, r.versi, kerangka).await.unwrap();
        assert_eq!(longgar().await, []);
    }

    async fn lists_are_cut_on_the_page_and_whole_in_the_document(b: Bekal) {
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        let mut semua = Vec::new();
        for n in 0..13 {
            let id = o.risiko(&b, reg, &IsianRisiko { kejadian: format!("Kejadian {n}"), ..evaluator() }).await;
            o.setujui(&b, id).await;
            let terjadi = IsianKejadian {
                tanggal: b.l.hari_ini().to_string(),
                dampak: "Dampak".into(),
                pelajaran: "Pelajaran".into(),
                ..IsianKejadian::default()
            };
            kejadian::create(&b.l, &o.operator, id, o.versi(&b, id).await, &terjadi).await.unwrap();
            eskalasi::ajukan(&b.l, &o.kepala, id, o.versi(&b, id).await, &format!("Alasan {n}")).await.unwrap();
            semua.push(id);
        }
        let hari = b.l.hari_ini();
        let lewat = hari > NaiveDate::from_ymd_opt(tahun(&b), 3, 31).unwrap();
        let k = konsolidasi::get(&b.l, &o.tim, &SaringanKonsolidasi::default()).await.unwrap();
        assert_eq!((k.banyak.melampaui, k.banyak.eskalasi, k.banyak.kejadian), (13, 13, 13));
        assert_eq!(k.banyak.terlambat, if lewat { 13 } else { 0 });
        let panjang = |p: &PotretKonsolidasi| {
            [p.melampaui_selera.len(), p.eskalasi.len(), p.kejadian.len()]
        };
        assert_eq!((panjang(&k.potret), k.potret.teratas.len()), ([10, 10, 10], 10));
        let p = potret::konsolidasi(&b.l, &o.tim, tahun(&b)).await.unwrap();
        assert_eq!((panjang(&p), p.teratas.len(), p.terlambat.len()), ([13, 13, 13], 10, k.banyak.terlambat));
        // Every one of them, with what is asked of whom, when and why.
        let mut id: Vec<i64> = p.eskalasi.iter().map(|e| e.risiko.id).collect();
        id.sort_unstable();
        assert_eq!(id, semua);
        let e = p.eskalasi.iter().find(|e| e.risiko.id == semua[4]).unwrap();
        assert_eq!((e.diminta, e.alasan.as_str(), e.oleh.as_str()), (Tingkat::Komite, "Alasan 4", "Kepala Satu"));
        assert_eq!((e.pada, e.putusan.as_ref()), (Some(hari), None));
        // Decided, it says what and by which minutes; asked again above, the last question stands.
        let putusan = |kode: &str| IsianPutusan {
            putusan: kode.into(),
            nomor: "RIS/01/2026".into(),
            tanggal: hari.to_string(),
            catatan: "Anggarkan pada perubahan.".into(),
        };
        for (id, kode) in [(semua[4], "terima"), (semua[5], "teruskan")] {
            eskalasi::putus(&b.l, &o.tim, id, o.versi(&b, id).await, &putusan(kode)).await.unwrap();
        }
        let p = potret::konsolidasi(&b.l, &o.tim, tahun(&b)).await.unwrap();
        let cari = |id| p.eskalasi.iter().find(|e| e.risiko.id == id).unwrap();
        let diambil = cari(semua[4]).putusan.as_ref().unwrap();
        assert_eq!((diambil.putusan, diambil.nomor.as_str(), diambil.tanggal), (Putusan::Terima, "RIS/01/2026", Some(hari)));
        let diteruskan = cari(semua[5]);
        assert_eq!((diteruskan.diminta, diteruskan.alasan.as_str()), (Tingkat::Pimpinan, "Anggarkan pada perubahan."));
        assert!(diteruskan.putusan.is_none());
        // The full list of what came about.
        let terjadi = Saringan { terjadi: true, ..Saringan::default() };
        assert_eq!(daftar::list(&b.l, &o.tim, &terjadi).await.unwrap().jumlah, 13);
        kejadian::remove(&b.l, &o.operator, rinci::get(&b.l, &o.tim, semua[0]).await.unwrap().kejadian[0].id, 1).await.unwrap();
        assert_eq!(daftar::list(&b.l, &o.tim, &terjadi).await.unwrap().jumlah, 12);
    }

    async fn the_trend_follows_the_last_report_of_each_quarter(b: Bekal) {
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        let (satu, dua) = (o.risiko(&b, reg, &evaluator()).await, o.risiko(&b, reg, &evaluator()).await);
        // A chance counts for nothing here.
        let peluang = o.risiko(&b, reg, &antusias()).await;
        for id in [satu, dua, peluang] {
            o.setujui(&b, id).await;
        }
        let lapor = async |id: i64, jenis: &str, ke: &str, k: &str, d: &str| {
            let isian = IsianPantauan {
                jenis: jenis.into(),
                ke: ke.into(),
                kemungkinan: k.into(),
                level_dampak: d.into(),
                dilakukan: "Rekrutmen evaluator eksternal.".into(),
                ..IsianPantauan::default()
            };
            pantauan::create(&b.l, &o.operator, id, o.versi(&b, id).await, &isian).await.unwrap();
        };
        lapor(satu, "triwulanan", "1", "3", "2").await;
        lapor(satu, "bulanan", "1", "5", "5").await;
        lapor(peluang, "triwulanan", "1", "1", "1").await;
        let tren = konsolidasi::get(&b.l, &o.tim, &SaringanKonsolidasi::default()).await.unwrap().potret.tren_negatif.clone();
        // 14 and 14 at first; January's report does not overrule the quarter's: 10 and 14.
        assert_eq!(tren[..2], [Some(1400), Some(1200)]);
        let mulai = |bulan| NaiveDate::from_ymd_opt(tahun(&b), bulan, 1).unwrap() <= b.l.hari_ini();
        assert_eq!(tren[2..], [4, 7, 10].map(|bulan| mulai(bulan).then_some(1200)));
    }
}
