//! Risk management as a use case: the assessment, the steps, who may do what, and what bad input is answered.

use crate::bantu;
use crate::bantu::risiko::{Orang, aksi, antusias, evaluator, tahun};
use domain::risiko::{
    alur::{Perbuatan, Status},
    eskalasi::Tingkat,
    penanganan::Kemajuan,
};
use services::{
    Galat, Hasil,
    risiko::{
        alur, bukti_indikator,
        daftar::{self, Saringan},
        eskalasi::{self, IsianPutusan},
        kejadian::{self, IsianKejadian},
        konsolidasi::{self, SaringanKonsolidasi},
        menunggu::{self, JenisTugas},
        pantauan::{self, IsianPantauan},
        penanganan::{self, IsianKemajuan, IsianPenanganan, IsianResidual},
        potret, register, rinci,
        simpan::{self, IsianRisiko},
        spip::{self, IsianSpip},
        tautan,
    },
};

fn bidang<T: std::fmt::Debug>(hasil: Hasil<T>) -> Vec<String> {
    match hasil {
        Err(Galat::Isian(daftar)) => daftar.into_iter().map(|g| g.bidang).collect(),
        lain => panic!("{lain:?}"),
    }
}

fn alasan<T: std::fmt::Debug>(hasil: Hasil<T>) -> String {
    match hasil {
        Err(Galat::Ditolak(pesan)) => pesan,
        lain => panic!("{lain:?}"),
    }
}

fn pantau(k: &str, d: &str) -> IsianPantauan {
    IsianPantauan {
        jenis: "triwulanan".into(),
        ke: "1".into(),
        kemungkinan: k.into(),
        level_dampak: d.into(),
        dilakukan: "Rekrutmen evaluator eksternal.".into(),
        ..IsianPantauan::default()
    }
}

pada_kedua! {
    async fn the_worked_examples_run_from_draft_to_consolidated(b: Bekal) {
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        let dua = o.risiko(&b, reg, &evaluator()).await;
        let satu = o.risiko(&b, reg, &antusias()).await;
        let r = rinci::get(&b.l, &o.operator, dua).await.unwrap();
        assert_eq!((r.risiko.awal.besaran, r.risiko.level_awal.as_str(), r.risiko.keputusan), (14, "Sedang", true));
        assert_eq!((r.risiko.prioritas, r.risiko.ambang, r.risiko.penanganan.len()), (2, Some(14), 1));
        assert_eq!(r.risiko.penanganan[0].biaya, Some(25_000_000));
        let p = rinci::get(&b.l, &o.operator, satu).await.unwrap();
        assert_eq!((p.risiko.awal.besaran, p.risiko.level_awal.as_str(), p.risiko.prioritas), (25, "Sangat Tinggi", 1));
        // The head decides, the unit kepatuhan remarks, the team consolidates.
        for id in [satu, dua] {
            o.setujui(&b, id).await;
            o.langkah(&b, &o.kepatuhan, id, Perbuatan::Reviu).await;
            o.langkah(&b, &o.tim, id, Perbuatan::Konsolidasikan).await;
        }
        let r = rinci::get(&b.l, &o.operator, dua).await.unwrap();
        assert_eq!(r.risiko.status, Status::Terkonsolidasi);
        assert!(r.riwayat.len() >= 5, "{:?}", r.riwayat);
        // Formulir 5.0: from 14 to 10 in the first quarter.
        pantauan::create(&b.l, &o.operator, dua, r.versi, &pantau("3", "2")).await.unwrap();
        let r = rinci::get(&b.l, &o.operator, dua).await.unwrap();
        assert_eq!((r.risiko.kini.besaran, r.risiko.level_kini.as_str(), r.risiko.tren.akhir()), (10, "Rendah", 10));
        assert_eq!(r.risiko.awal.besaran, 14, "the analysis stays as it was");
        let per = potret::register(&b.l, &o.operator, reg).await.unwrap();
        assert_eq!(per.risiko.iter().map(|r| r.id).collect::<Vec<_>>(), [satu, dua]);
        assert_eq!(per.risiko[1].pantauan.len(), 1);
        // What indicator 21 can lean on.
        let ada = bukti_indikator::ada(&b.l, &o.operator, Some(o.kantor), tahun(&b)).await.unwrap();
        assert_eq!((ada.konteks, ada.risiko, ada.berlaku, ada.direviu, ada.ditangani, ada.dipantau), (1, 2, 2, 2, 2, 1));
    }

    async fn bad_levels_and_missing_texts_are_named_and_change_nothing(b: Bekal) {
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        let salah = IsianRisiko {
            jenis: "netral".into(),
            kemungkinan: "6".into(),
            level_dampak: "0".into(),
            kategori: "antah".into(),
            area: String::new(),
            kejadian: "  ".into(),
            pertimbangan: "-1".into(),
            sasaran: "999".into(),
            ..evaluator()
        };
        let salah = bidang(simpan::create(&b.l, &o.operator, reg, &salah).await);
        for satu in ["jenis", "kemungkinan", "level_dampak", "kategori", "area", "kejadian", "pertimbangan", "sasaran"] {
            assert!(salah.iter().any(|b| b == satu), "{satu} {salah:?}");
        }
        assert_eq!(daftar::list(&b.l, &o.operator, &Saringan::default()).await.unwrap().jumlah, 0);
        // A category without appetite asks for a decision and its reason.
        let tanpa = IsianRisiko { kategori: "keamanan".into(), ..evaluator() };
        assert_eq!(bidang(simpan::create(&b.l, &o.operator, reg, &tanpa).await), ["keputusan"]);
        let tanpa = IsianRisiko { keputusan: "ya".into(), ..tanpa };
        assert_eq!(bidang(simpan::create(&b.l, &o.operator, reg, &tanpa).await), ["alasan_keputusan"]);
        // Against the appetite too.
        let lawan = IsianRisiko { keputusan: "tidak".into(), ..evaluator() };
        assert_eq!(bidang(simpan::create(&b.l, &o.operator, reg, &lawan).await), ["alasan_keputusan"]);
    }

    async fn a_treatment_of_the_wrong_kind_is_refused(b: Bekal) {
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        let id = o.risiko(&b, reg, &evaluator()).await;
        let v = o.versi(&b, id).await;
        let salah = IsianPenanganan { opsi: "eksploitasi".into(), dari: "5".into(), biaya: "mahal".into(), ..aksi("negatif") };
        assert_eq!(bidang(penanganan::create(&b.l, &o.operator, id, v, &salah).await), ["opsi", "biaya", "dari"]);
        let terbalik = IsianPenanganan {
            jenis_periode: "tanggal".into(),
            mulai: "2026-05-02".into(),
            selesai: "2026-05-01".into(),
            ..aksi("negatif")
        };
        assert_eq!(bidang(penanganan::create(&b.l, &o.operator, id, v, &terbalik).await), ["selesai"]);
        // Turned into a chance, its mitigation would be of the wrong kind.
        let positif = IsianRisiko { jenis: "positif".into(), ..evaluator() };
        assert_eq!(bidang(simpan::update(&b.l, &o.operator, id, v, &positif).await), ["jenis"]);
        // Progress needs its day, a dropped action its reason.
        let p = rinci::get(&b.l, &o.operator, id).await.unwrap().penanganan[0].clone();
        let lapor = |kemajuan: &str| IsianKemajuan { kemajuan: kemajuan.into(), ..IsianKemajuan::default() };
        assert_eq!(bidang(penanganan::laporkan(&b.l, &o.operator, p.id, p.versi, &lapor("selesai")).await), ["selesai_pada"]);
        assert_eq!(bidang(penanganan::laporkan(&b.l, &o.operator, p.id, p.versi, &lapor("batal")).await), ["realisasi"]);
        let selesai = IsianKemajuan { selesai_pada: b.l.hari_ini().to_string(), ..lapor("selesai") };
        penanganan::laporkan(&b.l, &o.operator, p.id, p.versi, &selesai).await.unwrap();
        let r = rinci::get(&b.l, &o.operator, id).await.unwrap();
        assert_eq!(r.penanganan[0].isi.kemajuan, Kemajuan::Selesai);
        assert!(matches!(penanganan::laporkan(&b.l, &o.operator, p.id, p.versi, &selesai).await, Err(Galat::BentrokIsian(_))));
        let p = &r.penanganan[0];
        penanganan::update(&b.l, &o.operator, p.id, p.versi, &IsianPenanganan { dari: "4".into(), ..aksi("negatif") }).await.unwrap();
        let p = rinci::get(&b.l, &o.operator, id).await.unwrap().penanganan[0].clone();
        assert_eq!(p.isi.jadwal.tampil(), format!("Triwulan IV {}", tahun(&b)));
        penanganan::remove(&b.l, &o.operator, p.id, p.versi).await.unwrap();
        let v = o.versi(&b, id).await;
        assert!(alasan(alur::lakukan(&b.l, &o.operator, id, v, Perbuatan::Ajukan, "").await).contains("rencana penanganan"));
    }

    /// PermenPANRB 5/2020 Lampiran Bab III huruf C angka 2 huruf b and c: both levels "harus didukung dengan penjelasan
    /// singkat"; Formulir 3.0 names the goal.
    async fn a_risk_without_its_goal_and_reasons_is_not_submitted(b: Bekal) {
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        let kurang = IsianRisiko { penjelasan_kemungkinan: "  ".into(), penjelasan_dampak: String::new(), ..evaluator() };
        let id = simpan::create(&b.l, &o.operator, reg, &kurang).await.expect("a draft may lack them");
        let v = o.versi(&b, id).await;
        let pesan = alasan(alur::lakukan(&b.l, &o.operator, id, v, Perbuatan::Ajukan, "").await);
        for kata in ["sasaran SPBE", "penjelasan level kemungkinan", "penjelasan level dampak", "rencana penanganan"] {
            assert!(pesan.contains(kata), "{kata}: {pesan}");
        }
        // The page says it before anybody presses the button.
        let r = rinci::get(&b.l, &o.operator, id).await.unwrap();
        let ajukan = r.pilihan.iter().find(|p| p.perbuatan == Perbuatan::Ajukan).unwrap();
        assert_eq!((ajukan.tertutup.as_deref(), r.risiko.status), (Some(pesan.as_str()), Status::Draf));
        // Many at once: this one is left out with the reason, the complete one goes.
        let lengkap = o.risiko(&b, reg, &evaluator()).await;
        let (selesai, ditolak) = alur::lakukan_massal(&b.l, &o.operator, &[id, lengkap], Perbuatan::Ajukan, "").await.unwrap();
        assert_eq!((selesai, ditolak), (1, vec![("RSK-001".to_owned(), pesan)]));
        // Each alone is asked for.
        penanganan::create(&b.l, &o.operator, id, v, &aksi("negatif")).await.unwrap();
        let utuh = o.bersasaran(&b, reg, &evaluator()).await;
        for (isian, kata) in [
            (IsianRisiko { sasaran: String::new(), ..utuh.clone() }, "Isi sasaran SPBE."),
            (IsianRisiko { penjelasan_kemungkinan: String::new(), ..utuh.clone() }, "Isi penjelasan level kemungkinan."),
            (IsianRisiko { penjelasan_dampak: String::new(), ..utuh.clone() }, "Isi penjelasan level dampak."),
        ] {
            simpan::update(&b.l, &o.operator, id, o.versi(&b, id).await, &isian).await.unwrap();
            let v = o.versi(&b, id).await;
            let pesan = alasan(alur::lakukan(&b.l, &o.operator, id, v, Perbuatan::Ajukan, "").await);
            assert!(pesan.contains(kata), "{kata}: {pesan}");
        }
        simpan::update(&b.l, &o.operator, id, o.versi(&b, id).await, &utuh).await.unwrap();
        o.setujui(&b, id).await;
    }

    async fn a_residual_above_what_is_now_asks_why(b: Bekal) {
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        let id = o.risiko(&b, reg, &evaluator()).await;
        let v = o.versi(&b, id).await;
        let naik = IsianResidual {
            ada_residual: "ya".into(),
            residual_kemungkinan: "4".into(),
            residual_dampak: "3".into(),
            target_kemungkinan: "2".into(),
            target_dampak: "2".into(),
            ..IsianResidual::default()
        };
        match penanganan::simpan_residual(&b.l, &o.operator, id, v, &naik).await {
            Err(Galat::Isian(g)) => {
                assert_eq!(g[0].bidang, "alasan_residual");
                assert!(g[0].pesan.contains("16") && g[0].pesan.contains("14"), "{}", g[0].pesan);
            }
            lain => panic!("{lain:?}"),
        }
        let luar = IsianResidual { residual_kemungkinan: "9".into(), ..naik.clone() };
        assert_eq!(bidang(penanganan::simpan_residual(&b.l, &o.operator, id, v, &luar).await), ["residual_kemungkinan"]);
        let beralasan = IsianResidual { alasan_residual: "Beban kerja naik sebelum evaluator baru bekerja.".into(), ..naik };
        penanganan::simpan_residual(&b.l, &o.operator, id, v, &beralasan).await.unwrap();
        let r = rinci::get(&b.l, &o.operator, id).await.unwrap();
        assert_eq!((r.risiko.residual.unwrap().besaran, r.risiko.target.unwrap().besaran), (16, 7));
        assert!(r.residual.unwrap().perlu_alasan && r.residual.unwrap().masih_ditangani);
        assert!(matches!(penanganan::simpan_residual(&b.l, &o.operator, id, v, &beralasan).await, Err(Galat::BentrokIsian(_))));
    }

    async fn nobody_approves_what_they_wrote(b: Bekal) {
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        let id = o.risiko(&b, reg, &evaluator()).await;
        // The same person as operator and as head of the office.
        let mut rangkap = o.operator.clone();
        rangkap.peran.extend(o.kepala.peran.clone());
        o.langkah(&b, &rangkap, id, Perbuatan::Ajukan).await;
        let v = o.versi(&b, id).await;
        let pesan = alasan(alur::lakukan(&b.l, &rangkap, id, v, Perbuatan::Setujui, "").await);
        assert!(pesan.contains("disetujui dan direviu oleh orang lain"), "{pesan}");
        let pilihan = rinci::get(&b.l, &rangkap, id).await.unwrap().pilihan;
        assert!(pilihan.iter().any(|p| p.perbuatan == Perbuatan::Setujui && p.tertutup.is_some()), "{pilihan:?}");
        // Sent back with a reason only; then the office may change it again.
        assert_eq!(bidang(alur::lakukan(&b.l, &o.kepala, id, v, Perbuatan::Kembalikan, " ").await), ["catatan"]);
        alur::lakukan(&b.l, &o.kepala, id, v, Perbuatan::Kembalikan, "Perjelas penyebabnya.").await.unwrap();
        let r = rinci::get(&b.l, &o.operator, id).await.unwrap();
        assert_eq!((r.risiko.status, r.catatan[0].catatan.as_str()), (Status::Dikembalikan, "Perjelas penyebabnya."));
        let perbaiki = IsianRisiko { penyebab: "Formasi evaluator tidak dibuka".into(), ..evaluator() };
        let perbaiki = o.bersasaran(&b, reg, &perbaiki).await;
        simpan::update(&b.l, &o.operator, id, r.versi, &perbaiki).await.unwrap();
        o.setujui(&b, id).await;
        // An approved risk is closed to the office; its head opens it again.
        let v = o.versi(&b, id).await;
        assert!(alasan(simpan::update(&b.l, &o.operator, id, v, &perbaiki).await).contains("menunggu reviu"));
        assert!(matches!(alur::lakukan(&b.l, &o.operator, id, v, Perbuatan::Reviu, "").await, Err(Galat::Dilarang(_))));
        alur::lakukan(&b.l, &o.kepala, id, v, Perbuatan::Buka, "Ada penyebab baru.").await.unwrap();
        assert_eq!(rinci::get(&b.l, &o.operator, id).await.unwrap().risiko.status, Status::Draf);
    }

    async fn stale_saves_are_refused_with_both_versions(b: Bekal) {
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        let id = o.risiko(&b, reg, &evaluator()).await;
        let v = o.versi(&b, id).await;
        let baru = IsianRisiko { penyebab: "Evaluator pensiun".into(), ..evaluator() };
        simpan::update(&b.l, &o.operator, id, v, &baru).await.unwrap();
        match simpan::update(&b.l, &o.operator, id, v, &evaluator()).await {
            Err(Galat::BentrokIsian(d)) => {
                assert_eq!(d.isian.get("penyebab").map(String::as_str), Some("Evaluator pensiun"));
                assert_eq!((d.versi, d.oleh.as_str()), (v + 1, "Operator Satu"));
            }
            lain => panic!("{lain:?}"),
        }
        assert!(matches!(alur::lakukan(&b.l, &o.operator, id, v, Perbuatan::Ajukan, "").await, Err(Galat::Bentrok(_))));
        // The same content is no change.
        simpan::update(&b.l, &o.operator, id, v + 1, &baru).await.unwrap();
        assert_eq!(o.versi(&b, id).await, v + 1);
    }

    async fn stale_forms_below_a_risk_are_refused_and_say_who_came_first(b: Bekal) {
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        let id = o.risiko(&b, reg, &evaluator()).await;
        let sebelum = o.versi(&b, id).await - 1;
        let terjadi = IsianKejadian {
            tanggal: b.l.hari_ini().to_string(),
            dampak: "Tiga instansi tidak dievaluasi".into(),
            pelajaran: "Hitung kebutuhan evaluator".into(),
            ..IsianKejadian::default()
        };
        let bentrok = |hasil: Hasil<()>| match hasil {
            Err(Galat::BentrokIsian(d)) => d.oleh,
            lain => panic!("{lain:?}"),
        };
        let baru = penanganan::create(&b.l, &o.operator, id, sebelum, &aksi("negatif")).await.map(|_| ());
        assert_eq!(bentrok(baru), "Operator Satu");
        bentrok(kejadian::create(&b.l, &o.operator, id, sebelum, &terjadi).await.map(|_| ()));
        bentrok(spip::simpan(&b.l, &o.operator, id, sebelum, &IsianSpip::default()).await);
        let k = kejadian::create(&b.l, &o.operator, id, o.versi(&b, id).await, &terjadi).await.unwrap();
        let p = rinci::get(&b.l, &o.operator, id).await.unwrap().penanganan[0].clone();
        bentrok(penanganan::update(&b.l, &o.operator, p.id, p.versi - 1, &aksi("negatif")).await);
        bentrok(kejadian::update(&b.l, &o.operator, k, 0, &terjadi).await);
        o.setujui(&b, id).await;
        let v = o.versi(&b, id).await;
        bentrok(pantauan::create(&b.l, &o.operator, id, v - 1, &pantau("3", "2")).await.map(|_| ()));
        let laporan = pantauan::create(&b.l, &o.operator, id, v, &pantau("3", "2")).await.unwrap();
        bentrok(pantauan::update(&b.l, &o.operator, laporan, 0, &pantau("2", "2")).await);
        bentrok(eskalasi::ajukan(&b.l, &o.kepala, id, v, "Alasan").await);
        // Nothing of it was kept.
        let r = rinci::get(&b.l, &o.operator, id).await.unwrap();
        assert_eq!((r.versi, r.penanganan.len(), r.kejadian.len(), r.pantauan.len()), (v + 1, 1, 1, 1));
        assert_eq!((r.penanganan[0].versi, r.kejadian[0].versi, r.pantauan[0].versi), (1, 1, 1));
        // A decision is on what was read: not on a risk as it was before, and not once more over the one that was recorded.
        let v = r.versi;
        eskalasi::ajukan(&b.l, &o.kepala, id, v, "Alasan").await.unwrap();
        let putusan = |kode: &str| IsianPutusan {
            putusan: kode.into(),
            nomor: "RIS/02/2026".into(),
            tanggal: b.l.hari_ini().to_string(),
            catatan: "Arahan".into(),
        };
        assert_eq!(bentrok(eskalasi::putus(&b.l, &o.tim, id, v, &putusan("terima")).await), "Kepala Satu");
        eskalasi::putus(&b.l, &o.tim, id, v + 1, &putusan("terima")).await.unwrap();
        bentrok(eskalasi::putus(&b.l, &o.tim, id, v + 1, &putusan("kembalikan")).await);
        let r = rinci::get(&b.l, &o.operator, id).await.unwrap();
        assert_eq!((r.versi, r.letak.tingkat, r.eskalasi.len()), (v + 2, Tingkat::Komite, 1));
        assert_eq!(r.eskalasi[0].putusan.map(domain::risiko::eskalasi::Putusan::kode), Some("terima"));
    }

    async fn other_offices_do_not_know_of_it(b: Bekal) {
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        let id = o.risiko(&b, reg, &evaluator()).await;
        let v = o.versi(&b, id).await;
        let x = &o.operator_lain;
        assert!(matches!(rinci::get(&b.l, x, id).await, Err(Galat::TidakAda)));
        assert!(matches!(register::get(&b.l, x, reg).await, Err(Galat::TidakAda)));
        assert!(matches!(simpan::create(&b.l, x, reg, &evaluator()).await, Err(Galat::TidakAda)));
        assert!(matches!(simpan::update(&b.l, x, id, v, &evaluator()).await, Err(Galat::TidakAda)));
        assert!(matches!(simpan::archive(&b.l, x, id, v, "Alasan").await, Err(Galat::TidakAda)));
        assert!(matches!(alur::lakukan(&b.l, x, id, v, Perbuatan::Ajukan, "").await, Err(Galat::TidakAda)));
        assert!(matches!(penanganan::create(&b.l, x, id, v, &aksi("negatif")).await, Err(Galat::TidakAda)));
        assert!(matches!(pantauan::create(&b.l, x, id, v, &pantau("1", "1")).await, Err(Galat::TidakAda)));
        assert!(matches!(eskalasi::ajukan(&b.l, x, id, v, "Alasan").await, Err(Galat::TidakAda)));
        assert!(matches!(spip::simpan(&b.l, x, id, v, &IsianSpip::default()).await, Err(Galat::TidakAda)));
        assert!(matches!(potret::register(&b.l, x, reg).await, Err(Galat::TidakAda)));
        assert!(matches!(register::create(&b.l, x, o.kantor, tahun(&b)).await, Err(Galat::TidakAda)));
        let s = Saringan { kantor: Some(o.kantor), ..Saringan::default() };
        assert!(matches!(daftar::list(&b.l, x, &s).await, Err(Galat::TidakAda)));
        assert_eq!(daftar::list(&b.l, x, &Saringan::default()).await.unwrap().jumlah, 0);
        assert!(daftar::cari(&b.l, x, "evaluator", 10).await.unwrap().is_empty());
        // Coordinating roles see all of it and write none of it.
        for pelaku in [&o.tim, &o.auditor, &o.kepatuhan] {
            assert_eq!(daftar::list(&b.l, pelaku, &Saringan::default()).await.unwrap().jumlah, 1);
            assert!(matches!(simpan::update(&b.l, pelaku, id, v, &evaluator()).await, Err(Galat::Dilarang(_))));
        }
        assert_eq!(daftar::cari(&b.l, &o.auditor, "RSK-001", 10).await.unwrap().len(), 1);
    }

    async fn an_escalated_risk_goes_up_with_its_history(b: Bekal) {
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        let id = o.risiko(&b, reg, &evaluator()).await;
        let v = o.versi(&b, id).await;
        assert!(alasan(eskalasi::ajukan(&b.l, &o.kepala, id, v, "Melampaui wewenang").await).contains("setelah disetujui"));
        o.setujui(&b, id).await;
        let v = o.versi(&b, id).await;
        assert_eq!(bidang(eskalasi::ajukan(&b.l, &o.kepala, id, v, "").await), ["alasan"]);
        assert!(matches!(eskalasi::ajukan(&b.l, &o.operator, id, v, "Melampaui wewenang").await, Err(Galat::Dilarang(_))));
        eskalasi::ajukan(&b.l, &o.kepala, id, v, "Melampaui wewenang kantor").await.unwrap();
        let v = o.versi(&b, id).await;
        assert!(alasan(eskalasi::ajukan(&b.l, &o.kepala, id, v, "Lagi").await).contains("sudah menunggu"));
        let putusan = |kode: &str| IsianPutusan {
            putusan: kode.into(),
            nomor: "RIS/01/2026".into(),
            tanggal: b.l.hari_ini().to_string(),
            catatan: "Anggarkan pada perubahan.".into(),
        };
        assert!(matches!(eskalasi::putus(&b.l, &o.kepala, id, v, &putusan("terima")).await, Err(Galat::Dilarang(_))));
        let kosong = IsianPutusan { putusan: "entah".into(), ..IsianPutusan::default() };
        assert_eq!(bidang(eskalasi::putus(&b.l, &o.tim, id, v, &kosong).await), ["putusan", "nomor", "tanggal", "catatan"]);
        eskalasi::putus(&b.l, &o.tim, id, v, &putusan("teruskan")).await.unwrap();
        let v = o.versi(&b, id).await;
        eskalasi::putus(&b.l, &o.tim, id, v, &putusan("terima")).await.unwrap();
        let r = rinci::get(&b.l, &o.operator, id).await.unwrap();
        assert_eq!((r.letak.tingkat, r.letak.menunggu), (Tingkat::Pimpinan, None));
        assert_eq!(r.eskalasi.iter().map(|e| e.ke).collect::<Vec<_>>(), [Tingkat::Pimpinan, Tingkat::Komite]);
        assert!(r.eskalasi.iter().all(|e| e.putusan.is_some()));
        assert!(alasan(eskalasi::putus(&b.l, &o.tim, id, r.versi, &putusan("terima")).await).contains("tidak sedang menunggu"));
        let s = Saringan { eskalasi: true, ..Saringan::default() };
        assert_eq!(daftar::list(&b.l, &o.tim, &s).await.unwrap().jumlah, 1);
    }

    async fn monitoring_follows_the_latest_period(b: Bekal) {
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        let id = o.risiko(&b, reg, &evaluator()).await;
        let v = o.versi(&b, id).await;
        assert!(alasan(pantauan::create(&b.l, &o.operator, id, v, &pantau("3", "2")).await).contains("setelah disetujui"));
        o.setujui(&b, id).await;
        let v = o.versi(&b, id).await;
        let salah = IsianPantauan { ke: "7".into(), dilakukan: String::new(), ..pantau("6", "") };
        assert_eq!(bidang(pantauan::create(&b.l, &o.operator, id, v, &salah).await), ["ke", "kemungkinan", "level_dampak", "dilakukan"]);
        let tahunan = IsianPantauan { jenis: "tahunan".into(), ..pantau("3", "2") };
        assert_eq!(bidang(pantauan::create(&b.l, &o.operator, id, v, &tahunan).await), ["rekomendasi"]);
        let pertama = pantauan::create(&b.l, &o.operator, id, v, &pantau("3", "2")).await.unwrap();
        let v = o.versi(&b, id).await;
        assert_eq!(bidang(pantauan::create(&b.l, &o.operator, id, v, &pantau("1", "1")).await), ["ke"]);
        // A report on January does not overrule the quarter.
        let januari = IsianPantauan { jenis: "bulanan".into(), ..pantau("5", "5") };
        pantauan::create(&b.l, &o.operator, id, v, &januari).await.unwrap();
        let r = rinci::get(&b.l, &o.operator, id).await.unwrap();
        assert_eq!((r.risiko.kini.besaran, r.pantauan.len()), (10, 2));
        let p = r.pantauan.iter().find(|p| p.id == pertama).unwrap();
        pantauan::update(&b.l, &o.operator, p.id, p.versi, &pantau("2", "2")).await.unwrap();
        assert_eq!(rinci::get(&b.l, &o.operator, id).await.unwrap().risiko.kini.besaran, 7);
        assert!(matches!(pantauan::remove(&b.l, &o.operator, p.id, p.versi).await, Err(Galat::Bentrok(_))));
        pantauan::remove(&b.l, &o.operator, p.id, p.versi + 1).await.unwrap();
        assert_eq!(rinci::get(&b.l, &o.operator, id).await.unwrap().risiko.kini.besaran, 25);
    }

    async fn what_came_about_keeps_its_lesson(b: Bekal) {
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        let id = o.risiko(&b, reg, &evaluator()).await;
        let v = o.versi(&b, id).await;
        let isian = IsianKejadian {
            tanggal: b.l.hari_ini().to_string(),
            dampak: "Tiga instansi tidak dievaluasi".into(),
            pelajaran: "Hitung kebutuhan evaluator pada awal tahun".into(),
            kerugian: "1.500.000".into(),
            ..IsianKejadian::default()
        };
        let salah = IsianKejadian { tanggal: "2999-01-01".into(), pelajaran: String::new(), kerugian: "banyak".into(), ..isian.clone() };
        assert_eq!(bidang(kejadian::create(&b.l, &o.operator, id, v, &salah).await), ["tanggal", "pelajaran", "kerugian"]);
        let k = kejadian::create(&b.l, &o.operator, id, v, &isian).await.unwrap();
        let r = rinci::get(&b.l, &o.operator, id).await.unwrap();
        assert_eq!(r.kejadian[0].isi.kerugian, Some(1_500_000));
        let ubah = IsianKejadian { tindakan: "Menyewa evaluator".into(), ..isian };
        kejadian::update(&b.l, &o.operator, k, 1, &ubah).await.unwrap();
        assert!(matches!(kejadian::remove(&b.l, &o.operator, k, 1).await, Err(Galat::Bentrok(_))));
        let s = SaringanKonsolidasi::default();
        assert_eq!(konsolidasi::get(&b.l, &o.tim, &s).await.unwrap().potret.kejadian.len(), 1);
        kejadian::remove(&b.l, &o.operator, k, 2).await.unwrap();
        assert!(rinci::get(&b.l, &o.operator, id).await.unwrap().kejadian.is_empty());
    }

    async fn the_second_scheme_stands_beside_the_first(b: Bekal) {
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        let id = o.risiko(&b, reg, &evaluator()).await;
        let isian = IsianSpip {
            kode: "roo".into(),
            kemungkinan: "3".into(),
            level_dampak: "4".into(),
            sumber: "internal".into(),
            terkendali: "ya".into(),
            pihak_terkena: "Instansi yang dievaluasi".into(),
            celah: String::new(),
        };
        let v = o.versi(&b, id).await;
        let salah = IsianSpip { kode: "rsx".into(), kemungkinan: "5".into(), terkendali: String::new(), ..isian.clone() };
        assert_eq!(bidang(spip::simpan(&b.l, &o.operator, id, v, &salah).await), ["kode", "kemungkinan", "terkendali"]);
        spip::simpan(&b.l, &o.operator, id, v, &isian).await.unwrap();
        let r = rinci::get(&b.l, &o.operator, id).await.unwrap();
        let e = r.risiko.spip.unwrap();
        assert_eq!((e.titik.kemungkinan * e.titik.dampak, r.risiko.awal.besaran), (12, 14));
        let positif = o.risiko(&b, reg, &antusias()).await;
        let v = o.versi(&b, positif).await;
        assert!(alasan(spip::simpan(&b.l, &o.operator, positif, v, &isian).await).contains("hanya mengenal risiko negatif"));
        let v = o.versi(&b, id).await;
        spip::simpan(&b.l, &o.operator, id, v, &IsianSpip::default()).await.unwrap();
        assert_eq!(rinci::get(&b.l, &o.operator, id).await.unwrap().risiko.spip, None);
    }

    async fn a_risk_and_what_it_is_about_know_each_other(b: Bekal) {
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        let id = o.risiko(&b, reg, &evaluator()).await;
        let milik = bantu::catatan::catatan(&b, &o.operator, "aplikasi", "Aplikasi Evaluasi", o.kantor).await;
        let asing = bantu::catatan::catatan(&b, &o.operator_lain, "aplikasi", "Aplikasi Lain", o.lain).await;
        let v = o.versi(&b, id).await;
        assert_eq!(bidang(tautan::tambah(&b.l, &o.operator, id, v, "APL-9999").await), ["catatan"]);
        assert_eq!(bidang(tautan::tambah(&b.l, &o.operator, id, v, "Aplikasi Lain").await), ["catatan"]);
        tautan::tambah(&b.l, &o.operator, id, v, "Aplikasi Evaluasi").await.unwrap();
        let v = o.versi(&b, id).await;
        assert_eq!(bidang(tautan::tambah(&b.l, &o.operator, id, v, "Aplikasi Evaluasi").await), ["catatan"]);
        let r = rinci::get(&b.l, &o.operator, id).await.unwrap();
        assert_eq!((r.tautan.tautan[0].catatan_id, r.tautan.tersembunyi), (milik, 0));
        assert_eq!(tautan::untuk_catatan(&b.l, &o.operator, milik).await.unwrap()[0].id, id);
        assert!(tautan::untuk_catatan(&b.l, &o.operator_lain, milik).await.unwrap().is_empty());
        assert!(tautan::untuk_catatan(&b.l, &o.operator, asing).await.unwrap().is_empty());
        let t = r.tautan.tautan[0].id;
        assert!(matches!(tautan::lepas(&b.l, &o.operator_lain, t, r.versi).await, Err(Galat::TidakAda)));
        tautan::lepas(&b.l, &o.operator, t, r.versi).await.unwrap();
        assert!(tautan::untuk_catatan(&b.l, &o.operator, milik).await.unwrap().is_empty());
    }

    async fn what_awaits_each_role_is_counted(b: Bekal) {
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        let mut id = Vec::new();
        for n in 0..3 {
            let isian = IsianRisiko { kejadian: format!("Kejadian {n}"), ..evaluator() };
            id.push(o.risiko(&b, reg, &isian).await);
        }
        let banyak = |h: services::risiko::menunggu::HitunganRisiko, j| h.banyak(j);
        assert_eq!(banyak(menunggu::hitung(&b.l, &o.operator).await.unwrap(), JenisTugas::Ajukan), 3);
        let (selesai, tolak) = alur::lakukan_massal(&b.l, &o.operator, &id, Perbuatan::Ajukan, "").await.unwrap();
        assert_eq!((selesai, tolak.len()), (3, 0));
        assert_eq!(banyak(menunggu::hitung(&b.l, &o.kepala).await.unwrap(), JenisTugas::Setujui), 3);
        assert_eq!(banyak(menunggu::hitung(&b.l, &o.operator).await.unwrap(), JenisTugas::Ajukan), 0);
        let (selesai, _) = alur::lakukan_massal(&b.l, &o.kepala, &id[..2], Perbuatan::Setujui, "").await.unwrap();
        assert_eq!(selesai, 2);
        // The third is not approved yet and is told with its reason.
        let (selesai, tolak) = alur::lakukan_massal(&b.l, &o.kepatuhan, &id, Perbuatan::Reviu, "").await.unwrap();
        assert_eq!((selesai, tolak.len()), (2, 1));
        assert!(tolak[0].1.contains("menunggu persetujuan"), "{tolak:?}");
        assert_eq!(banyak(menunggu::hitung(&b.l, &o.tim).await.unwrap(), JenisTugas::Konsolidasi), 2);
        let tugas = menunggu::tugas(&b.l, &o.kepala).await.unwrap();
        assert_eq!((tugas.len(), tugas[0].risiko_id), (1, Some(id[2])));
        assert_eq!(menunggu::hitung(&b.l, &o.auditor).await.unwrap().jumlah(), 0);
        // Past March, the actions of the approved ones are the office's to report on.
        let lewat = if b.l.hari_ini() > chrono::NaiveDate::from_ymd_opt(tahun(&b), 3, 31).unwrap() { 2 } else { 0 };
        assert_eq!(banyak(menunggu::hitung(&b.l, &o.operator).await.unwrap(), JenisTugas::Terlambat), lewat);
        // Another office's head has nothing to do with them.
        let (selesai, tolak) = alur::lakukan_massal(&b.l, &o.operator_lain, &id, Perbuatan::Ajukan, "").await.unwrap();
        assert_eq!((selesai, tolak.len()), (0, 0));
    }

    async fn the_list_filters_counts_and_orders(b: Bekal) {
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        let satu = o.risiko(&b, reg, &antusias()).await;
        let dua = o.risiko(&b, reg, &evaluator()).await;
        let tiga = o.risiko(&b, reg, &IsianRisiko { kejadian: "Evaluator sakit".into(), kemungkinan: "1".into(), keputusan: "ya".into(), alasan_keputusan: "Dampaknya luas.".into(), ..evaluator() }).await;
        let d = daftar::list(&b.l, &o.operator, &Saringan::default()).await.unwrap();
        assert_eq!(d.baris.iter().map(|r| r.ringkas.id).collect::<Vec<_>>(), [satu, dua, tiga]);
        assert_eq!(d.hitungan.jenis, [("positif".into(), "Positif".into(), 1), ("negatif".into(), "Negatif".into(), 2)]);
        let alamat = |kunci: &str, nilai: &str| Saringan::dari_alamat(&[(kunci.to_owned(), nilai.to_owned())]);
        for (kunci, nilai, harap) in [
            ("jenis", "negatif", vec![dua, tiga]),
            ("level", "5", vec![satu]),
            ("kategori", "sdm", vec![dua, tiga]),
            ("sel", "kini-3-3", vec![dua]),
            ("melampaui", "1", vec![dua]),
            ("q", "sakit evaluator", vec![tiga]),
            ("status", "terkonsolidasi", vec![]),
            ("urut", "besaran", vec![tiga, dua, satu]),
            ("sel", "omong-kosong", vec![satu, dua, tiga]),
        ] {
            let d = daftar::list(&b.l, &o.operator, &alamat(kunci, nilai)).await.unwrap();
            assert_eq!(d.baris.iter().map(|r| r.ringkas.id).collect::<Vec<_>>(), harap, "{kunci}={nilai}");
        }
        // A filter is not counted by itself: the other kind still shows how many it has.
        let d = daftar::list(&b.l, &o.operator, &alamat("jenis", "negatif")).await.unwrap();
        assert_eq!(d.hitungan.jenis.len(), 2);
        let v = o.versi(&b, tiga).await;
        simpan::archive(&b.l, &o.operator, tiga, v, "Ganda").await.unwrap();
        assert_eq!(daftar::list(&b.l, &o.operator, &Saringan::default()).await.unwrap().jumlah, 2);
        assert_eq!(daftar::list(&b.l, &o.operator, &alamat("arsip", "1")).await.unwrap().jumlah, 1);
        assert!(alasan(alur::lakukan(&b.l, &o.operator, tiga, v + 1, Perbuatan::Ajukan, "").await).contains("diarsipkan"));
        simpan::restore(&b.l, &o.operator, tiga, v + 1).await.unwrap();
        assert_eq!(daftar::list(&b.l, &o.operator, &Saringan::default()).await.unwrap().jumlah, 3);
    }

    async fn priorities_speak_of_the_whole_register_whatever_is_filtered(b: Bekal) {
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        o.risiko(&b, reg, &antusias()).await;
        let kedua = o.risiko(&b, reg, &IsianRisiko { kejadian: "Evaluator sakit".into(), ..evaluator() }).await;
        let s = Saringan { q: "sakit".into(), ..Saringan::default() };
        let d = daftar::list(&b.l, &o.operator, &s).await.unwrap();
        assert_eq!(d.baris.iter().map(|r| (r.ringkas.id, r.prioritas)).collect::<Vec<_>>(), [(kedua, 2)]);
    }
}
