//! What keeps the figures of a risk provable: who decides, what a change from above leaves alone, and what is copied or
//! imported whole.

use crate::bantu::{
    self,
    catatan::register as daftar_catatan,
    risiko::{Orang, alasan, antusias, berurutan, empat, evaluator, tahun},
};
use domain::{
    izin::{Peran, Tindakan},
    risiko::{
        alur::{Perbuatan, Status},
        kerangka::Ambang,
    },
};
use serde_json::json;
use services::{
    Galat, jejak,
    risiko::{
        OBJEK_REGISTER, alur,
        daftar::{self, Saringan},
        eskalasi::{self, IsianPutusan},
        impor, konteks,
        menunggu::{self, JenisTugas},
        pantauan::{self, IsianPantauan},
        register, rinci,
        simpan::{self, IsianRisiko},
        tahun as kerangka_tahun, tautan,
    },
    tabel::pratinjau::Keadaan,
};

fn putusan(b: &bantu::Bekal, kode: &str) -> IsianPutusan {
    IsianPutusan {
        putusan: kode.into(),
        nomor: "RIS/01/2026".into(),
        tanggal: b.l.hari_ini().to_string(),
        catatan: "Anggarkan pada perubahan.".into(),
    }
}

/// The ids of a register, in the order of their numbers.
async fn isi_register(b: &bantu::Bekal, o: &Orang, register: i64) -> Vec<i64> {
    let s = Saringan { register: Some(register), ..Saringan::default() };
    let mut id: Vec<i64> =
        daftar::list(&b.l, &o.operator, &s).await.unwrap().baris.iter().map(|r| r.ringkas.id).collect();
    id.sort_unstable();
    id
}

pada_kedua! {
    async fn a_new_matrix_decides_only_over_what_is_still_written(b: Bekal) {
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        let disetujui = o.risiko(&b, reg, &evaluator()).await;
        o.setujui(&b, disetujui).await;
        let draf = o.risiko(&b, reg, &IsianRisiko { kejadian: "Evaluator sakit".into(), ..evaluator() }).await;
        let t = kerangka_tahun::get(&b.l, &o.tim, tahun(&b)).await.unwrap();
        kerangka_tahun::simpan_matriks(&b.l, &o.tim, tahun(&b), t.versi, &berurutan()).await.unwrap();
        // 13 lies below the threshold of 14: the draft follows, what its owner has approved stays decided.
        for (id, ya) in [(disetujui, true), (draf, false)] {
            let r = rinci::get(&b.l, &o.operator, id).await.unwrap();
            assert_eq!((r.risiko.awal.besaran, r.risiko.ambang, r.risiko.keputusan), (13, Some(14), ya));
            let entri = &r.riwayat[0];
            assert_eq!(entri.tindakan, "Besaran risiko dihitung ulang");
            assert_eq!(entri.perubahan.get("besaran"), Some(&(json!(14), json!(13))));
            let harap = (!ya).then_some((json!(true), json!(false)));
            assert_eq!(entri.perubahan.get("keputusan").cloned(), harap);
        }
    }

    async fn a_threshold_that_a_new_matrix_drops_is_in_the_trail(b: Bekal) {
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        let id = o.risiko(&b, reg, &evaluator()).await;
        let r = register::get(&b.l, &o.operator, reg).await.unwrap();
        let mut kerangka = r.kerangka.clone();
        kerangka.selera.insert("sdm".into(), Ambang { positif: None, negatif: Some(20) });
        konteks::simpan_kerangka(&b.l, &o.operator, reg, r.versi, kerangka).await.unwrap();
        let t = kerangka_tahun::get(&b.l, &o.tim, tahun(&b)).await.unwrap();
        kerangka_tahun::simpan_matriks(&b.l, &o.tim, tahun(&b), t.versi, &empat()).await.unwrap();
        let r = rinci::get(&b.l, &o.operator, id).await.unwrap();
        assert_eq!(r.risiko.ambang, None);
        assert_eq!(r.riwayat[0].perubahan.get("ambang"), Some(&(json!(20), json!(null))));
        // The frame of the register was cut with the scale, and says by whom.
        let r = register::get(&b.l, &o.operator, reg).await.unwrap();
        assert_eq!(r.diubah_oleh, "Tim Koordinasi");
        let milik = jejak::Milik { objek: OBJEK_REGISTER, objek_id: reg, tindakan: Tindakan::LihatRisiko, kantor: &[o.kantor] };
        let entri = jejak::riwayat(&b.l.db, &o.operator, milik, 10).await.unwrap();
        assert_eq!((entri[0].tindakan.as_str(), entri[0].pelaku.as_str()), ("Kerangka disesuaikan dengan matriks", "Tim Koordinasi"));
        assert!(entri[0].perubahan.contains_key("kerangka"));
    }

    async fn a_new_appetite_leaves_its_trace_on_every_risk_it_changes(b: Bekal) {
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        let id = o.risiko(&b, reg, &evaluator()).await;
        let lain = o.risiko(&b, reg, &antusias()).await;
        let (v, v_lain) = (o.versi(&b, id).await, o.versi(&b, lain).await);
        let ketiga = b.orang("Operator Tiga", Peran::Operator, Some(o.kantor)).await;
        let r = register::get(&b.l, &o.operator, reg).await.unwrap();
        let mut kerangka = r.kerangka.clone();
        kerangka.selera.insert("sdm".into(), Ambang { positif: None, negatif: Some(20) });
        konteks::simpan_kerangka(&b.l, &ketiga, reg, r.versi, kerangka).await.unwrap();
        let r = rinci::get(&b.l, &o.operator, id).await.unwrap();
        assert_eq!((r.versi, r.diubah_oleh.as_str()), (v + 1, "Operator Tiga"));
        let entri = &r.riwayat[0];
        assert_eq!((entri.tindakan.as_str(), entri.pelaku.as_str()), ("Risiko mengikuti selera baru", "Operator Tiga"));
        assert_eq!(entri.perubahan.get("ambang"), Some(&(json!(14), json!(20))));
        assert_eq!(entri.perubahan.get("keputusan"), Some(&(json!(true), json!(false))));
        assert_eq!(o.versi(&b, lain).await, v_lain, "another category stays");
        assert!(matches!(jejak::verify(&b.l).await.unwrap(), jejak::Pemeriksaan::Utuh { .. }));
    }

    async fn a_new_analysis_leaves_what_was_monitored(b: Bekal) {
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        let dipantau = o.risiko(&b, reg, &evaluator()).await;
        let tidak = o.risiko(&b, reg, &IsianRisiko { kejadian: "Evaluator sakit".into(), ..evaluator() }).await;
        for id in [dipantau, tidak] {
            o.setujui(&b, id).await;
        }
        // The report finds the risk where the analysis put it.
        let laporan = IsianPantauan {
            jenis: "triwulanan".into(),
            ke: "1".into(),
            kemungkinan: "3".into(),
            level_dampak: "3".into(),
            dilakukan: "Rekrutmen".into(),
            ..IsianPantauan::default()
        };
        pantauan::create(&b.l, &o.operator, dipantau, o.versi(&b, dipantau).await, &laporan).await.unwrap();
        for (id, kini) in [(dipantau, 14), (tidak, 16)] {
            let v = o.versi(&b, id).await;
            alur::lakukan(&b.l, &o.kepala, id, v, Perbuatan::Buka, "Analisis keliru.").await.unwrap();
            let isian = o.bersasaran(&b, reg, &IsianRisiko { kemungkinan: "4".into(), ..evaluator() }).await;
            simpan::update(&b.l, &o.operator, id, v + 1, &isian).await.unwrap();
            let r = rinci::get(&b.l, &o.operator, id).await.unwrap();
            assert_eq!((r.risiko.awal.besaran, r.risiko.kini.besaran), (16, kini));
        }
    }

    /// PermenPANRB 5/2020 Formulir 3.0 and 4.0.
    async fn an_import_without_impact_or_plan_is_not_submitted(b: Bekal) {
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        let csv = "Sasaran SPBE;Jenis;Kejadian;Penyebab;Kategori;Dampak;Area Dampak;Level Kemungkinan;Penjelasan Kemungkinan;Level Dampak;Penjelasan Dampak;Opsi Penanganan;Rencana Aksi\n\
            Kualitas;Negatif;Tidak dievaluasi;Kurang evaluator;SDM SPBE;;Kinerja;3;Pernah;3;Separuh;Mitigasi;\n\
            Kualitas;Negatif;Evaluator sakit;Beban kerja;SDM SPBE;Kinerja turun;Kinerja;3;Pernah;3;Separuh;Mitigasi;Rekrutmen\n";
        let p = impor::pratinjau(&b.l, &o.operator, reg, "risiko.csv", csv.into()).await.unwrap().unwrap();
        impor::impor(&b.l, &o.operator, reg, &p.sha256).await.unwrap();
        let id = isi_register(&b, &o, reg).await;
        let mut pesan = Vec::new();
        for id in &id {
            pesan.push(alasan(alur::lakukan(&b.l, &o.operator, *id, 1, Perbuatan::Ajukan, "").await));
            let r = rinci::get(&b.l, &o.operator, *id).await.unwrap();
            let ajukan = r.pilihan.iter().find(|p| p.perbuatan == Perbuatan::Ajukan).unwrap();
            assert_eq!(ajukan.tertutup.as_ref(), pesan.last(), "the page says the same");
        }
        assert!(pesan[0].contains("Isi uraian dampak dan paling sedikit satu rencana penanganan."), "{pesan:?}");
        // An action without its output and who answers for it is no plan either.
        assert!(pesan[1].contains("Isi paling sedikit satu rencana penanganan."), "{pesan:?}");
        assert!(pesan[1].contains("aksi, keluaran, dan penanggung jawab"), "{pesan:?}");
    }

    /// Formulir 4.0 gives every action of a risk a row of its own.
    async fn rows_of_one_risk_are_its_actions(b: Bekal) {
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        let mut csv = "Jenis;Kejadian;Penyebab;Kategori;Dampak;Area Dampak;Level Kemungkinan;Level Dampak;Opsi Penanganan;Rencana Aksi;Keluaran;Penanggung Jawab\n".to_owned();
        for (opsi, aksi) in [("Mitigasi", "Rekrutmen"), ("Mitigasi", "Pelatihan"), ("Mitigasi", "Rekrutmen"), ("Transfer", "Pihak ketiga")] {
            csv += &format!("Negatif;Tidak dievaluasi;Kurang evaluator;SDM SPBE;Kinerja turun;Kinerja;3;3;{opsi};{aksi};Laporan;Kepala Bidang\n");
        }
        let p = impor::pratinjau(&b.l, &o.operator, reg, "risiko.csv", csv.clone().into()).await.unwrap().unwrap();
        assert_eq!((p.jumlah.baru, p.jumlah.berubah, p.jumlah.tetap), (1, 0, 1), "risks are counted");
        assert!(matches!(&p.baris[1].keadaan, Keadaan::Berubah(beda) if beda[0].baru == "Pelatihan"));
        assert_eq!(p.baris[2].keadaan, Keadaan::Tetap);
        let ada = |awal: &str, isi: &str| p.catatan.iter().any(|c| c.starts_with(awal) && c.contains(isi));
        assert!(ada("Baris 3:", "sama dengan baris 2, sehingga rencana aksinya ditambahkan"), "{:?}", p.catatan);
        assert!(ada("Baris 4:", "tidak disimpan") && ada("Baris 5:", "ditambahkan"), "{:?}", p.catatan);
        let hasil = impor::impor(&b.l, &o.operator, reg, &p.sha256).await.unwrap();
        assert_eq!(hasil, p.jumlah, "what the preview said");
        let id = isi_register(&b, &o, reg).await;
        let r = rinci::get(&b.l, &o.operator, id[0]).await.unwrap();
        let aksi: Vec<&str> = r.penanganan.iter().map(|p| p.isi.aksi.as_str()).collect();
        assert_eq!((id.len(), aksi), (1, vec!["Rekrutmen", "Pelatihan", "Pihak ketiga"]));
        // The same file again adds nothing.
        let p = impor::pratinjau(&b.l, &o.operator, reg, "risiko.csv", csv.into()).await.unwrap().unwrap();
        assert_eq!((p.jumlah.ditulis(), p.jumlah.tetap), (0, 4));
        assert_eq!(impor::impor(&b.l, &o.operator, reg, &p.sha256).await.unwrap().ditulis(), 0);
        assert_eq!(rinci::get(&b.l, &o.operator, id[0]).await.unwrap().penanganan.len(), 3);
    }

    async fn who_asks_above_does_not_decide_and_the_risk_holds_still(b: Bekal) {
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        let id = o.risiko(&b, reg, &evaluator()).await;
        o.setujui(&b, id).await;
        // The head of the office who also keeps the minutes of the komite.
        let mut rangkap = o.kepala.clone();
        rangkap.peran.extend(o.tim.peran.clone());
        let v = o.versi(&b, id).await;
        eskalasi::ajukan(&b.l, &rangkap, id, v, "Melampaui wewenang").await.unwrap();
        let pesan = alasan(eskalasi::putus(&b.l, &rangkap, id, v + 1, &putusan(&b, "terima")).await);
        assert!(pesan.contains("diputus dan dicatat oleh orang lain"), "{pesan}");
        // Nothing of the risk changes while it is decided on; the page says so.
        let pesan = alasan(alur::lakukan(&b.l, &o.kepala, id, v + 1, Perbuatan::Buka, "Ada penyebab baru.").await);
        assert!(pesan.contains("menunggu putusan eskalasi"), "{pesan}");
        let r = rinci::get(&b.l, &o.kepala, id).await.unwrap();
        let buka = r.pilihan.iter().find(|p| p.perbuatan == Perbuatan::Buka).unwrap();
        assert_eq!((buka.tertutup.as_ref(), r.versi), (Some(&pesan), v + 1));
        eskalasi::putus(&b.l, &o.tim, id, v + 1, &putusan(&b, "terima")).await.unwrap();
        alur::lakukan(&b.l, &o.kepala, id, v + 2, Perbuatan::Buka, "Ada penyebab baru.").await.unwrap();
    }

    async fn what_the_review_sent_back_is_decided_on_after_it_is_approved_again(b: Bekal) {
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        let id = o.risiko(&b, reg, &evaluator()).await;
        o.setujui(&b, id).await;
        eskalasi::ajukan(&b.l, &o.kepala, id, o.versi(&b, id).await, "Melampaui wewenang").await.unwrap();
        let putus = async || menunggu::hitung(&b.l, &o.tim).await.unwrap().banyak(JenisTugas::Putus);
        assert_eq!(putus().await, 1);
        let v = o.versi(&b, id).await;
        match alur::lakukan(&b.l, &o.kepatuhan, id, v, Perbuatan::KembalikanReviu, " ").await {
            Err(Galat::Isian(g)) => assert_eq!(g[0].bidang, "catatan"),
            lain => panic!("{lain:?}"),
        }
        alur::lakukan(&b.l, &o.kepatuhan, id, v, Perbuatan::KembalikanReviu, "Ukur dampaknya.").await.unwrap();
        let r = rinci::get(&b.l, &o.tim, id).await.unwrap();
        let c = &r.catatan[0];
        assert_eq!((r.risiko.status, c.perbuatan, c.catatan.as_str()), (Status::Dikembalikan, Perbuatan::KembalikanReviu, "Ukur dampaknya."));
        assert_eq!((c.oleh.as_str(), r.boleh.memutus, putus().await), ("Unit Kepatuhan", false, 0));
        let pesan = alasan(eskalasi::putus(&b.l, &o.tim, id, r.versi, &putusan(&b, "terima")).await);
        assert!(pesan.contains("sedang disusun ulang"), "{pesan}");
        o.setujui(&b, id).await;
        assert_eq!(putus().await, 1);
        eskalasi::putus(&b.l, &o.tim, id, o.versi(&b, id).await, &putusan(&b, "terima")).await.unwrap();
    }

    async fn an_office_takes_back_what_its_head_has_not_decided(b: Bekal) {
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        let id = o.risiko(&b, reg, &evaluator()).await;
        o.langkah(&b, &o.operator, id, Perbuatan::Ajukan).await;
        let v = o.versi(&b, id).await;
        assert!(matches!(alur::lakukan(&b.l, &o.kepala, id, v, Perbuatan::Tarik, "").await, Err(Galat::Dilarang(_))));
        o.langkah(&b, &o.operator, id, Perbuatan::Tarik).await;
        let r = rinci::get(&b.l, &o.operator, id).await.unwrap();
        assert_eq!((r.risiko.status, r.boleh.mengisi), (Status::Draf, true));
        assert_eq!(r.riwayat[0].tindakan, "Pengajuan risiko ditarik");
        assert!(alasan(alur::lakukan(&b.l, &o.kepala, id, r.versi, Perbuatan::Setujui, "").await).contains("masih draf"));
        o.setujui(&b, id).await;
        let v = o.versi(&b, id).await;
        assert!(alasan(alur::lakukan(&b.l, &o.operator, id, v, Perbuatan::Tarik, "").await).contains("menunggu reviu"));
    }

    async fn a_copied_risk_keeps_what_it_is_about(b: Bekal) {
        let o = Orang::baru(&b).await;
        let lalu = tahun(&b) - 1;
        let reg = register::create(&b.l, &o.operator, o.kantor, lalu).await.unwrap();
        let r = register::get(&b.l, &o.operator, reg).await.unwrap();
        let sasaran = konteks::IsianSasaran {
            sasaran_upr: "Tata kelola".into(),
            sasaran_spbe: "Kualitas".into(),
            indikator: "Indeks SPBE".into(),
            target: "2,1".into(),
            ..konteks::IsianSasaran::default()
        };
        konteks::simpan_sasaran(&b.l, &o.operator, reg, r.versi, &[sasaran]).await.unwrap();
        let id = o.risiko(&b, reg, &evaluator()).await;
        let dipakai = bantu::catatan::catatan(&b, &o.operator, "aplikasi", "Aplikasi Evaluasi", o.kantor).await;
        let lama = bantu::catatan::catatan(&b, &o.operator, "aplikasi", "Aplikasi Lama", o.kantor).await;
        for nama in ["Aplikasi Evaluasi", "Aplikasi Lama"] {
            tautan::tambah(&b.l, &o.operator, id, o.versi(&b, id).await, nama).await.unwrap();
        }
        o.setujui(&b, id).await;
        services::register::archive(&b.l, &o.operator, daftar_catatan("aplikasi"), lama, 1).await.unwrap();
        let (baru, _) = register::salin(&b.l, &o.operator, o.kantor, lalu + 1, true).await.unwrap();
        let salinan = isi_register(&b, &o, baru).await;
        let r = rinci::get(&b.l, &o.operator, salinan[0]).await.unwrap();
        let tertaut: Vec<i64> = r.tautan.tautan.iter().map(|t| t.catatan_id).collect();
        assert_eq!((salinan.len(), tertaut, r.tautan.tersembunyi), (1, vec![dipakai], 0), "not what is archived");
        assert!(r.riwayat.iter().any(|e| e.tindakan == "Risiko ditautkan"), "{:?}", r.riwayat);
        assert_eq!(tautan::untuk_catatan(&b.l, &o.operator, dipakai).await.unwrap().len(), 2, "last year's and this year's");
        assert_eq!(rinci::get(&b.l, &o.operator, id).await.unwrap().tautan.tautan.len(), 2, "the old one keeps both");
    }
}
