//! Monitoring of every period, the schedules of treatments, a residual that a later report overtakes, and risks that nobody
//! watched in the period that is due.

use chrono::{DateTime, NaiveDate, TimeZone as _, Utc};
use domain::risiko::{
    alur::{Perbuatan, Status},
    periode::{JenisPantau, JenisPeriode},
};
use services::{
    Galat, Hasil,
    risiko::{
        alur,
        daftar::{self, Saringan},
        konsolidasi::{self, SaringanKonsolidasi},
        pantauan::{self, IsianPantauan},
        pedoman::{self, IsianPedoman},
        penanganan::{self, IsianPenanganan, IsianResidual},
        potret, rinci,
        simpan::IsianRisiko,
        tahun as kerangka_tahun,
    },
};

use crate::bantu::{
    self,
    risiko::{Orang, aksi, alasan, antusias, evaluator},
};

fn bidang<T: std::fmt::Debug>(hasil: Hasil<T>) -> Vec<String> {
    match hasil {
        Err(Galat::Isian(daftar)) => daftar.into_iter().map(|g| g.bidang).collect(),
        lain => panic!("{lain:?}"),
    }
}

fn pada(bulan: u32, hari: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, bulan, hari).unwrap()
}

fn februari() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 2, 2, 3, 0, 0).unwrap()
}

fn april() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 4, 15, 3, 0, 0).unwrap()
}

fn desember() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 12, 30, 3, 0, 0).unwrap()
}

fn pantau(jenis: &str, ke: &str, (k, d): (&str, &str)) -> IsianPantauan {
    IsianPantauan {
        jenis: jenis.into(),
        ke: ke.into(),
        kemungkinan: k.into(),
        level_dampak: d.into(),
        dilakukan: "Rekrutmen evaluator eksternal.".into(),
        ..IsianPantauan::default()
    }
}

fn sisa(k: &str, d: &str) -> IsianResidual {
    IsianResidual {
        ada_residual: "ya".into(),
        residual_kemungkinan: k.into(),
        residual_dampak: d.into(),
        ..IsianResidual::default()
    }
}

/// A register of 2026 with an approved risk, the residual set before, on the last days of the year.
async fn bersisa(b: &mut bantu::Bekal, isian: &IsianRisiko, (k, d): (&str, &str)) -> (Orang, i64) {
    b.l = b.l.clone().dengan_jam(desember);
    let o = Orang::baru(b).await;
    let reg = o.register(b).await;
    let id = o.risiko(b, reg, isian).await;
    penanganan::simpan_residual(&b.l, &o.operator, id, o.versi(b, id).await, &sisa(k, d)).await.unwrap();
    o.setujui(b, id).await;
    (o, id)
}

async fn ganjil(b: &bantu::Bekal, o: &Orang) -> Vec<(i64, bool)> {
    let s = Saringan { tahun: 2026, residual_ganjil: true, ..Saringan::default() };
    let d = daftar::list(&b.l, &o.operator, &s).await.unwrap();
    d.baris.iter().map(|r| (r.ringkas.id, r.residual_ganjil)).collect()
}

pada_kedua! {
    /// PermenPANRB 5/2020 Lampiran Bab III huruf D angka 2 huruf d; Formulir 4.0.
    async fn an_action_is_scheduled_by_day_month_quarter_or_semester(b: Bekal) {
        let mut b = b;
        b.l = b.l.clone().dengan_jam(februari);
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        let id = o.risiko(&b, reg, &evaluator()).await;
        let jadwal = |jenis: &str, dari: &str, sampai: &str, tahun: &str| IsianPenanganan {
            jenis_periode: jenis.into(),
            dari: dari.into(),
            sampai: sampai.into(),
            tahun: tahun.into(),
            ..aksi("negatif")
        };
        let hari = IsianPenanganan { mulai: "2026-03-02".into(), selesai: "2026-05-29".into(), ..jadwal("tanggal", "", "", "") };
        for (isian, harap, jenis) in [
            (hari.clone(), ("2 Maret 2026 s.d. 29 Mei 2026", pada(3, 2), pada(5, 29)), JenisPeriode::Tanggal),
            (jadwal("bulan", "2", "", ""), ("Februari 2026", pada(2, 1), pada(2, 28)), JenisPeriode::Bulan),
            (jadwal("bulan", "3", "11", "2026"), ("Maret s.d. November 2026", pada(3, 1), pada(11, 30)), JenisPeriode::Bulan),
            (jadwal("triwulan", "2", "3", ""), ("Triwulan II s.d. Triwulan III 2026", pada(4, 1), pada(9, 30)), JenisPeriode::Triwulan),
            (jadwal("semester", "1", "", ""), ("Semester I 2026", pada(1, 1), pada(6, 30)), JenisPeriode::Semester),
            (jadwal("semester", "1", "2", ""), ("Semester I s.d. Semester II 2026", pada(1, 1), pada(12, 31)), JenisPeriode::Semester),
        ] {
            let baru = penanganan::create(&b.l, &o.operator, id, o.versi(&b, id).await, &isian).await.unwrap();
            let r = rinci::get(&b.l, &o.operator, id).await.unwrap();
            let p = r.penanganan.iter().find(|p| p.id == baru).unwrap();
            let j = p.isi.jadwal;
            assert_eq!((j.tampil().as_str(), j.mulai(), j.selesai(), j.jenis()), (harap.0, harap.1, harap.2, jenis));
        }
        let v = o.versi(&b, id).await;
        for (isian, harap) in [
            (jadwal("bulan", "13", "", ""), "dari"),
            (jadwal("bulan", "11", "3", ""), "dari"),
            (jadwal("semester", "3", "", ""), "dari"),
            (jadwal("semester", "", "", ""), "dari"),
            (jadwal("semester", "1", "", "2025"), "tahun"),
            (jadwal("bulan", "1", "", "kapan"), "tahun"),
            (jadwal("windu", "1", "", ""), "jenis_periode"),
            (IsianPenanganan { mulai: String::new(), ..hari.clone() }, "mulai"),
            (IsianPenanganan { selesai: "2026-02-30".into(), ..hari }, "selesai"),
        ] {
            assert_eq!(bidang(penanganan::create(&b.l, &o.operator, id, v, &isian).await), [harap], "{isian:?}");
        }
        assert_eq!(rinci::get(&b.l, &o.operator, id).await.unwrap().penanganan.len(), 7, "what is refused adds nothing");
    }

    /// PermenPANRB 5/2020 Lampiran Bab III huruf E: monthly, quarterly, by semester, yearly, and as needed.
    async fn monitoring_knows_semesters_and_reports_as_needed(b: Bekal) {
        let mut b = b;
        b.l = b.l.clone().dengan_jam(desember);
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        let id = o.risiko(&b, reg, &evaluator()).await;
        o.setujui(&b, id).await;
        let insidental = |hari: &str, titik| IsianPantauan { tanggal: hari.into(), ..pantau("insidental", "", titik) };
        let tahunan = IsianPantauan { rekomendasi: "Tambah formasi.".into(), ..pantau("tahunan", "", ("1", "1")) };
        let mut kini = Vec::new();
        for isian in [
            pantau("semesteran", "1", ("3", "2")),
            // On 10 July, after the semester; then one of May, which is older and overrules nothing.
            insidental("2026-07-10", ("4", "4")),
            insidental("2026-05-04", ("5", "5")),
            pantau("bulanan", "8", ("2", "2")),
            pantau("semesteran", "2", ("2", "1")),
            tahunan,
        ] {
            let v = o.versi(&b, id).await;
            pantauan::create(&b.l, &o.operator, id, v, &isian).await.unwrap();
            kini.push(rinci::get(&b.l, &o.operator, id).await.unwrap().risiko.kini.besaran);
        }
        // The semester and the year end on one day: what was reported last counts.
        assert_eq!(kini, [10, 19, 19, 7, 2, 1]);
        let r = rinci::get(&b.l, &o.operator, id).await.unwrap();
        let mut masa: Vec<(JenisPantau, NaiveDate)> = r.pantauan.iter().map(|p| (p.isi.masa.jenis, p.isi.masa.sampai)).collect();
        masa.sort_by_key(|(jenis, sampai)| (*sampai, *jenis));
        let harap = [
            (JenisPantau::Insidental, pada(5, 4)),
            (JenisPantau::Semesteran, pada(6, 30)),
            (JenisPantau::Insidental, pada(7, 10)),
            (JenisPantau::Bulanan, pada(8, 31)),
            (JenisPantau::Semesteran, pada(12, 31)),
            (JenisPantau::Tahunan, pada(12, 31)),
        ];
        assert_eq!(masa.len(), harap.len());
        assert!(harap.iter().all(|satu| masa.contains(satu)), "{masa:?}");
        let v = o.versi(&b, id).await;
        for (isian, harap) in [
            (pantau("semesteran", "3", ("3", "3")), "ke"),
            (pantau("semesteran", "", ("3", "3")), "ke"),
            (pantau("semesteran", "1", ("3", "3")), "ke"),
            (insidental("", ("3", "3")), "tanggal"),
            (insidental("2025-12-31", ("3", "3")), "tanggal"),
            (insidental("2026-12-31", ("3", "3")), "tanggal"),
            (insidental("2026-02-30", ("3", "3")), "tanggal"),
            (insidental("2026-07-10", ("3", "3")), "ke"),
            (pantau("harian", "1", ("3", "3")), "jenis"),
        ] {
            assert_eq!(bidang(pantauan::create(&b.l, &o.operator, id, v, &isian).await), [harap], "{isian:?}");
        }
    }

    async fn the_mean_of_a_year_moves_with_every_quarter(b: Bekal) {
        let mut b = b;
        b.l = b.l.clone().dengan_jam(desember);
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        let (satu, dua) = (o.risiko(&b, reg, &evaluator()).await, o.risiko(&b, reg, &evaluator()).await);
        for id in [satu, dua] {
            o.setujui(&b, id).await;
        }
        let tahunan = IsianPantauan { rekomendasi: "Tambah formasi.".into(), ..pantau("tahunan", "", ("1", "1")) };
        let insidental = IsianPantauan { tanggal: "2026-08-02".into(), ..pantau("insidental", "", ("4", "3")) };
        // Out of order, as offices catch up.
        for (id, isian) in [
            (satu, tahunan),
            (dua, insidental),
            (satu, pantau("triwulanan", "1", ("3", "2"))),
            (satu, pantau("triwulanan", "3", ("2", "2"))),
            (dua, pantau("bulanan", "5", ("5", "5"))),
            // In the same quarter, but earlier.
            (satu, pantau("bulanan", "8", ("5", "4"))),
        ] {
            pantauan::create(&b.l, &o.operator, id, o.versi(&b, id).await, &isian).await.unwrap();
        }
        let s = SaringanKonsolidasi { tahun: 2026, ..SaringanKonsolidasi::default() };
        let tren = konsolidasi::get(&b.l, &o.tim, &s).await.unwrap().potret.tren_negatif.clone();
        // 14 and 14; 10 and 14; 10 and 25; 7 and 16; 1 and 16.
        assert_eq!(tren, [1400, 1200, 1750, 1150, 850].map(Some));
    }

    /// PermenPANRB 5/2020 Lampiran Bab III huruf D angka 3.
    async fn a_report_better_than_the_residual_says_why_the_residual_stays(b: Bekal) {
        let mut b = b;
        // Now 14; the plan hopes for 10 (3 x 2).
        let (o, id) = bersisa(&mut b, &evaluator(), ("3", "2")).await;
        let v = o.versi(&b, id).await;
        pantauan::create(&b.l, &o.operator, id, v, &pantau("triwulanan", "1", ("3", "2"))).await.unwrap();
        let lebih = pantau("triwulanan", "2", ("2", "2"));
        match pantauan::create(&b.l, &o.operator, id, v + 1, &lebih).await {
            Err(Galat::Isian(g)) => {
                assert_eq!((g.len(), g[0].bidang.as_str()), (1, "alasan_residual"));
                assert!(g[0].pesan.contains("residual 10 lebih tinggi daripada besaran saat ini 7"), "{}", g[0].pesan);
            }
            lain => panic!("{lain:?}"),
        }
        assert_eq!(rinci::get(&b.l, &o.operator, id).await.unwrap().risiko.kini.besaran, 10, "nothing was kept");
        // An older report does not say where the risk stands, so it asks nothing.
        pantauan::create(&b.l, &o.operator, id, v + 1, &pantau("bulanan", "1", ("1", "1"))).await.unwrap();
        let beralasan = IsianPantauan { alasan_residual: "Perbaikan belum bertahan setahun.".into(), ..lebih };
        pantauan::create(&b.l, &o.operator, id, v + 2, &beralasan).await.unwrap();
        let r = rinci::get(&b.l, &o.operator, id).await.unwrap();
        assert_eq!((r.risiko.kini.besaran, r.risiko.alasan_residual.as_str()), (7, "Perbaikan belum bertahan setahun."));
        assert!(!r.risiko.residual_dipertanyakan() && r.residual.unwrap().perlu_alasan);
        assert!(r.riwayat[0].perubahan.contains_key("alasan_residual"), "{:?}", r.riwayat[0]);
        assert_eq!(ganjil(&b, &o).await, []);
        // What was said once stays said.
        pantauan::create(&b.l, &o.operator, id, r.versi, &pantau("triwulanan", "3", ("1", "1"))).await.unwrap();
        let r = rinci::get(&b.l, &o.operator, id).await.unwrap();
        assert_eq!((r.risiko.kini.besaran, r.risiko.alasan_residual.as_str()), (1, "Perbaikan belum bertahan setahun."));
    }

    async fn a_residual_overtaken_without_a_report_is_flagged_until_somebody_says_why(b: Bekal) {
        let mut b = b;
        let (o, id) = bersisa(&mut b, &evaluator(), ("3", "2")).await;
        let v = o.versi(&b, id).await;
        let pertama = pantau("triwulanan", "1", ("2", "2"));
        assert_eq!(bidang(pantauan::create(&b.l, &o.operator, id, v, &pertama).await), ["alasan_residual"]);
        // Behind a later report it says nothing of now.
        pantauan::create(&b.l, &o.operator, id, v, &pantau("triwulanan", "2", ("3", "3"))).await.unwrap();
        pantauan::create(&b.l, &o.operator, id, v + 1, &pertama).await.unwrap();
        assert_eq!(ganjil(&b, &o).await, []);
        // The later report is taken back: the older one, better than the residual, says where the risk stands.
        let p = rinci::get(&b.l, &o.operator, id).await.unwrap().pantauan.into_iter().find(|p| p.isi.masa.ke == 2).unwrap();
        pantauan::remove(&b.l, &o.operator, p.id, p.versi).await.unwrap();
        let r = rinci::get(&b.l, &o.operator, id).await.unwrap();
        assert_eq!((r.risiko.kini.besaran, r.risiko.residual_dipertanyakan()), (7, true));
        assert_eq!(ganjil(&b, &o).await, [(id, true)]);
        // Opened again, it is not complete until somebody says why.
        alur::lakukan(&b.l, &o.kepala, id, r.versi, Perbuatan::Buka, "Residual ditinjau.").await.unwrap();
        let r = rinci::get(&b.l, &o.operator, id).await.unwrap();
        let pesan = alasan(alur::lakukan(&b.l, &o.operator, id, r.versi, Perbuatan::Ajukan, "").await);
        assert!(pesan.contains("alasan risiko residual"), "{pesan}");
        assert_eq!(r.pilihan.iter().find(|p| p.perbuatan == Perbuatan::Ajukan).unwrap().tertutup, Some(pesan));
        assert_eq!(bidang(penanganan::simpan_residual(&b.l, &o.operator, id, r.versi, &sisa("3", "2")).await), ["alasan_residual"]);
        penanganan::simpan_residual(&b.l, &o.operator, id, r.versi, &sisa("2", "1")).await.unwrap();
        o.setujui(&b, id).await;
        assert_eq!(rinci::get(&b.l, &o.operator, id).await.unwrap().risiko.status, Status::Disetujui);
        assert_eq!(ganjil(&b, &o).await, []);
    }

    async fn a_chance_is_questioned_the_other_way_round(b: Bekal) {
        let mut b = b;
        let (o, id) = bersisa(&mut b, &IsianRisiko { kemungkinan: "3".into(), level_dampak: "3".into(), ..antusias() }, ("4", "4")).await;
        let v = o.versi(&b, id).await;
        // A chance grows beyond what was hoped for: the residual is lower than now.
        assert_eq!(bidang(pantauan::create(&b.l, &o.operator, id, v, &pantau("triwulanan", "1", ("5", "5"))).await), ["alasan_residual"]);
        pantauan::create(&b.l, &o.operator, id, v, &pantau("triwulanan", "1", ("2", "2"))).await.unwrap();
        assert_eq!(ganjil(&b, &o).await, []);
    }

    async fn what_nobody_watched_is_a_list_with_its_count_and_the_overview_opens_it(b: Bekal) {
        let mut b = b;
        b.l = b.l.clone().dengan_jam(februari);
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        let mut id = Vec::new();
        for (n, kategori) in ["sdm", "sdm", "sdm", "aplikasi"].into_iter().enumerate() {
            let isian = IsianRisiko {
                kejadian: format!("Kejadian {n}"),
                kategori: kategori.into(),
                keputusan: if kategori == "sdm" { String::new() } else { "ya".into() },
                alasan_keputusan: if kategori == "sdm" { String::new() } else { "Dampaknya luas.".into() },
                ..evaluator()
            };
            id.push(o.risiko(&b, reg, &isian).await);
        }
        for satu in [id[0], id[1], id[3]] {
            o.setujui(&b, satu).await;
        }
        let belum = async |b: &bantu::Bekal, s: Saringan| {
            let d = daftar::list(&b.l, &o.operator, &Saringan { tahun: 2026, ..s }).await.unwrap();
            let mut baris: Vec<i64> = d.baris.iter().map(|r| r.ringkas.id).collect();
            baris.sort_unstable();
            (baris, d.hitungan.belum_dipantau, d.masa.map(|m| m.tampil()))
        };
        let asal = || Saringan::dari_alamat(&[("belum_dipantau".to_owned(), "1".to_owned())]);
        // No period has ended: there is nothing to be watched.
        assert_eq!(belum(&b, asal()).await, (vec![], 0, None));
        b.l = b.l.clone().dengan_jam(april);
        let masa = Some("Triwulan I 2026".to_owned());
        assert_eq!(belum(&b, Saringan::default()).await, (id.clone(), 3, masa.clone()), "counted without the filter too");
        let v = o.versi(&b, id[0]).await;
        pantauan::create(&b.l, &o.operator, id[0], v, &pantau("bulanan", "3", ("3", "3"))).await.unwrap();
        assert_eq!(belum(&b, asal()).await, (vec![id[1], id[3]], 2, masa.clone()), "a report within the period is one");
        let satu = Saringan { kategori: Some("sdm".into()), ..asal() };
        assert_eq!(belum(&b, satu.clone()).await, (vec![id[1]], 1, masa));
        // The figure of the overview is that list, under the filter of the page.
        for (kategori, s) in [(None, asal()), (Some("sdm".to_owned()), satu)] {
            let saringan = SaringanKonsolidasi { tahun: 2026, kategori, ..SaringanKonsolidasi::default() };
            let p = konsolidasi::get(&b.l, &o.tim, &saringan).await.unwrap().potret.pedoman.clone().unwrap();
            let d = daftar::list(&b.l, &o.tim, &Saringan { tahun: 2026, ..s }).await.unwrap();
            assert_eq!((p.belum_dipantau, p.masa), (d.jumlah, d.masa));
        }
        // By semester none has ended; a closed year waits for nothing; the archive neither.
        let semester = IsianPedoman { pengampu: o.kantor.to_string(), selang: "semesteran".into(), ..IsianPedoman::default() };
        pedoman::simpan(&b.l, &o.tim, 2026, 0, &semester).await.unwrap();
        assert_eq!(belum(&b, asal()).await, (vec![], 0, None));
        let triwulan = IsianPedoman { selang: "triwulanan".into(), ..semester };
        pedoman::simpan(&b.l, &o.tim, 2026, 1, &triwulan).await.unwrap();
        assert_eq!(belum(&b, Saringan { arsip: true, ..asal() }).await, (vec![], 0, None));
        let t = kerangka_tahun::get(&b.l, &o.tim, 2026).await.unwrap();
        kerangka_tahun::tutup(&b.l, &o.tim, 2026, t.versi).await.unwrap();
        assert_eq!(belum(&b, asal()).await, (vec![], 0, None));
        assert_eq!(potret::register(&b.l, &o.operator, reg).await.unwrap().risiko.len(), 4);
    }
}
