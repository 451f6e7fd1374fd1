//! Who wrote a risk leaves it to others to approve, review and decide: everybody who wrote, not only who wrote last. The
//! option Eskalasi Risiko reaches the next level by itself.

use crate::bantu::{
    self,
    risiko::{Orang, aksi, alasan, evaluator},
};
use domain::{
    izin::Peran,
    risiko::{
        alur::{Perbuatan, Status},
        eskalasi::{EskalasiTertutup, Tingkat},
    },
};
use migrations::{Migrator, MigratorTrait};
use services::{
    Galat, Pelaku, jejak,
    risiko::{
        alur,
        eskalasi::{self, IsianPutusan},
        menunggu::{self, JenisTugas},
        penanganan::{self, IsianKemajuan, IsianPenanganan},
        rinci,
        simpan::{self, IsianRisiko},
    },
};

fn putusan(b: &bantu::Bekal, kode: &str) -> IsianPutusan {
    IsianPutusan {
        putusan: kode.into(),
        nomor: "RIS/01/2026".into(),
        tanggal: b.l.hari_ini().to_string(),
        catatan: "Susun bersama Bappeda.".into(),
    }
}

/// The same account with the roles of another besides.
fn merangkap(satu: &Pelaku, lain: &Pelaku) -> Pelaku {
    let mut hasil = satu.clone();
    hasil.peran.extend(lain.peran.clone());
    hasil
}

async fn tunggu(b: &bantu::Bekal, orang: &Pelaku, jenis: JenisTugas) -> usize {
    menunggu::hitung(&b.l, orang).await.unwrap().banyak(jenis)
}

/// The reason why a step is closed for this person on the page.
async fn tertutup(b: &bantu::Bekal, orang: &Pelaku, id: i64, perbuatan: Perbuatan) -> Option<String> {
    let r = rinci::get(&b.l, orang, id).await.unwrap();
    r.pilihan.into_iter().find(|p| p.perbuatan == perbuatan).expect("langkah").tertutup
}

/// A risk by the operator, changed by one comma by somebody else of the office, and submitted by them.
async fn berubah_koma(b: &bantu::Bekal, o: &Orang) -> (i64, Pelaku) {
    let reg = o.register(b).await;
    let id = o.risiko(b, reg, &evaluator()).await;
    let kedua = b.orang("Operator Kedua", Peran::Operator, Some(o.kantor)).await;
    let isian = IsianRisiko { penyebab: "Kurangnya jumlah evaluator, eksternal".into(), ..evaluator() };
    let isian = o.bersasaran(b, reg, &isian).await;
    simpan::update(&b.l, &kedua, id, o.versi(b, id).await, &isian).await.unwrap();
    o.langkah(b, &kedua, id, Perbuatan::Ajukan).await;
    (id, kedua)
}

/// Rows of the plan with the option Eskalasi Risiko.
fn naik() -> IsianPenanganan {
    IsianPenanganan { opsi: "eskalasi".into(), aksi: "Mengajukan penambahan formasi".into(), ..aksi("negatif") }
}

async fn dengan_eskalasi(b: &bantu::Bekal, o: &Orang) -> i64 {
    let reg = o.register(b).await;
    let id = o.risiko(b, reg, &evaluator()).await;
    penanganan::create(&b.l, &o.operator, id, o.versi(b, id).await, &naik()).await.unwrap();
    id
}

pada_kedua! {
    async fn every_author_leaves_the_approval_to_others(b: Bekal) {
        let o = Orang::baru(&b).await;
        let (id, kedua) = berubah_koma(&b, &o).await;
        // Both wrote; each is head of the office as well.
        for penulis in [&o.operator, &kedua] {
            let kepala = merangkap(penulis, &o.kepala);
            let v = o.versi(&b, id).await;
            let pesan = alasan(alur::lakukan(&b.l, &kepala, id, v, Perbuatan::Setujui, "").await);
            assert!(pesan.contains("Anda susun sendiri"), "{pesan}");
            assert_eq!(tertutup(&b, &kepala, id, Perbuatan::Setujui).await, Some(pesan));
            assert_eq!(tunggu(&b, &kepala, JenisTugas::Setujui).await, 0, "{}", kepala.nama);
            let (selesai, ditolak) = alur::lakukan_massal(&b.l, &kepala, &[id], Perbuatan::Setujui, "").await.unwrap();
            assert_eq!((selesai, ditolak.len()), (0, 1));
        }
        assert_eq!(tunggu(&b, &o.kepala, JenisTugas::Setujui).await, 1);
        o.langkah(&b, &o.kepala, id, Perbuatan::Setujui).await;
    }

    async fn who_wrote_the_plan_is_an_author_too(b: Bekal) {
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        let id = o.risiko(&b, reg, &evaluator()).await;
        let kedua = b.orang("Operator Kedua", Peran::Operator, Some(o.kantor)).await;
        let p = rinci::get(&b.l, &kedua, id).await.unwrap().penanganan[0].clone();
        let ubah = IsianPenanganan { keluaran: "Dua evaluator baru".into(), ..aksi("negatif") };
        penanganan::update(&b.l, &kedua, p.id, p.versi, &ubah).await.unwrap();
        let isian = IsianRisiko { pengendalian: "Analisis beban kerja".into(), ..evaluator() };
        let isian = o.bersasaran(&b, reg, &isian).await;
        simpan::update(&b.l, &o.operator, id, o.versi(&b, id).await, &isian).await.unwrap();
        o.langkah(&b, &o.operator, id, Perbuatan::Ajukan).await;
        let kepala = merangkap(&kedua, &o.kepala);
        let v = o.versi(&b, id).await;
        assert!(alasan(alur::lakukan(&b.l, &kepala, id, v, Perbuatan::Setujui, "").await).contains("Anda susun sendiri"));
        // Reporting how far an action is writes nothing of the plan.
        let reg = b.orang("Operator Ketiga", Peran::Operator, Some(o.kantor)).await;
        let p = rinci::get(&b.l, &reg, id).await.unwrap().penanganan[0].clone();
        let maju = IsianKemajuan { kemajuan: "berjalan".into(), ..IsianKemajuan::default() };
        penanganan::laporkan(&b.l, &reg, p.id, p.versi, &maju).await.unwrap();
        o.langkah(&b, &merangkap(&reg, &o.kepala), id, Perbuatan::Setujui).await;
    }

    async fn an_author_neither_reviews_nor_decides(b: Bekal) {
        let o = Orang::baru(&b).await;
        let (id, _) = berubah_koma(&b, &o).await;
        o.langkah(&b, &o.kepala, id, Perbuatan::Setujui).await;
        let penilik = merangkap(&o.operator, &o.kepatuhan);
        let v = o.versi(&b, id).await;
        assert!(alasan(alur::lakukan(&b.l, &penilik, id, v, Perbuatan::Reviu, "").await).contains("Anda susun sendiri"));
        assert_eq!((tunggu(&b, &penilik, JenisTugas::Reviu).await, tunggu(&b, &o.kepatuhan, JenisTugas::Reviu).await), (0, 1));
        eskalasi::ajukan(&b.l, &o.kepala, id, v, "Melampaui wewenang").await.unwrap();
        let sekretariat = merangkap(&o.operator, &o.tim);
        let pesan = alasan(eskalasi::putus(&b.l, &sekretariat, id, v + 1, &putusan(&b, "terima")).await);
        assert!(pesan.contains("Anda susun sendiri"), "{pesan}");
        let r = rinci::get(&b.l, &sekretariat, id).await.unwrap();
        assert_eq!((r.boleh.memutus, r.putusan_tertutup), (false, Some(EskalasiTertutup::Penyusun)));
        assert_eq!((tunggu(&b, &sekretariat, JenisTugas::Putus).await, tunggu(&b, &o.tim, JenisTugas::Putus).await), (0, 1));
    }

    async fn who_asked_is_not_offered_the_decision(b: Bekal) {
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        let id = o.risiko(&b, reg, &evaluator()).await;
        o.setujui(&b, id).await;
        let rangkap = merangkap(&o.kepala, &o.tim);
        eskalasi::ajukan(&b.l, &rangkap, id, o.versi(&b, id).await, "Melampaui wewenang").await.unwrap();
        let r = rinci::get(&b.l, &rangkap, id).await.unwrap();
        assert_eq!((r.boleh.memutus, r.putusan_tertutup), (false, Some(EskalasiTertutup::Pengaju)));
        assert_eq!(tunggu(&b, &rangkap, JenisTugas::Putus).await, 0);
        // Passed on by others, it is still the question of who asked.
        eskalasi::putus(&b.l, &o.tim, id, r.versi, &putusan(&b, "teruskan")).await.unwrap();
        let r = rinci::get(&b.l, &rangkap, id).await.unwrap();
        assert_eq!((r.letak.menunggu, r.putusan_tertutup), (Some(Tingkat::Pimpinan), Some(EskalasiTertutup::Pengaju)));
        let r = rinci::get(&b.l, &o.tim, id).await.unwrap();
        assert_eq!((r.boleh.memutus, r.putusan_tertutup), (true, None));
        assert_eq!((tunggu(&b, &rangkap, JenisTugas::Putus).await, tunggu(&b, &o.tim, JenisTugas::Putus).await), (0, 1));
        // Whose role does not decide is told nothing about it.
        assert_eq!(rinci::get(&b.l, &o.operator, id).await.unwrap().putusan_tertutup, None);
    }

    async fn what_was_sent_back_keeps_its_authors_and_what_was_reviewed_begins_anew(b: Bekal) {
        let o = Orang::baru(&b).await;
        let (id, kedua) = berubah_koma(&b, &o).await;
        let kepala = merangkap(&o.operator, &o.kepala);
        let v = o.versi(&b, id).await;
        alur::lakukan(&b.l, &o.kepala, id, v, Perbuatan::Kembalikan, "Perjelas dampaknya.").await.unwrap();
        // Nobody has accepted it: the first author still may not.
        o.langkah(&b, &kedua, id, Perbuatan::Ajukan).await;
        let v = o.versi(&b, id).await;
        assert!(alasan(alur::lakukan(&b.l, &kepala, id, v, Perbuatan::Setujui, "").await).contains("Anda susun sendiri"));
        o.langkah(&b, &o.kepala, id, Perbuatan::Setujui).await;
        o.langkah(&b, &o.kepatuhan, id, Perbuatan::Reviu).await;
        // Approved and reviewed by others, what stands is theirs; the change that follows is the second operator's.
        let v = o.versi(&b, id).await;
        alur::lakukan(&b.l, &o.kepala, id, v, Perbuatan::Buka, "Ada penyebab baru.").await.unwrap();
        let r = rinci::get(&b.l, &kedua, id).await.unwrap();
        let isian = IsianRisiko { sasaran: r.sasaran_id.unwrap().to_string(), penyebab: "Evaluator pensiun".into(), ..evaluator() };
        simpan::update(&b.l, &kedua, id, r.versi, &isian).await.unwrap();
        o.langkah(&b, &kedua, id, Perbuatan::Ajukan).await;
        let lain = merangkap(&kedua, &o.kepala);
        assert_eq!((tunggu(&b, &lain, JenisTugas::Setujui).await, tunggu(&b, &kepala, JenisTugas::Setujui).await), (0, 1));
        o.langkah(&b, &kepala, id, Perbuatan::Setujui).await;
    }

    async fn authors_before_the_table_come_from_the_trail(b: Bekal) {
        let o = Orang::baru(&b).await;
        let (id, _) = berubah_koma(&b, &o).await;
        let reg = rinci::get(&b.l, &o.operator, id).await.unwrap().register_id;
        let naik = o.risiko(&b, reg, &IsianRisiko { kejadian: "Evaluator sakit".into(), ..evaluator() }).await;
        o.setujui(&b, naik).await;
        let rangkap = merangkap(&o.kepala, &o.tim);
        eskalasi::ajukan(&b.l, &rangkap, naik, o.versi(&b, naik).await, "Melampaui wewenang").await.unwrap();
        let semua = Migrator::migrations();
        let ke = semua.iter().position(|m| m.name() == "m20261129_000020_penyusun_risiko").expect("migrasi");
        Migrator::down(&b.l.db, Some(u32::try_from(semua.len() - ke).unwrap())).await.unwrap();
        Migrator::up(&b.l.db, None).await.unwrap();
        let kepala = merangkap(&o.operator, &o.kepala);
        assert_eq!(tunggu(&b, &kepala, JenisTugas::Setujui).await, 0);
        assert_eq!(tunggu(&b, &o.kepala, JenisTugas::Setujui).await, 1);
        assert_eq!(rinci::get(&b.l, &rangkap, naik).await.unwrap().putusan_tertutup, Some(EskalasiTertutup::Pengaju));
    }

    /// PermenPANRB 5/2020 Lampiran Bab III huruf D angka 2 huruf a.
    async fn the_option_escalation_asks_the_next_level_once_approved(b: Bekal) {
        let o = Orang::baru(&b).await;
        let id = dengan_eskalasi(&b, &o).await;
        o.langkah(&b, &o.operator, id, Perbuatan::Ajukan).await;
        assert_eq!(rinci::get(&b.l, &o.kepala, id).await.unwrap().letak.menunggu, None, "not before its owner approves");
        let v = o.versi(&b, id).await;
        o.langkah(&b, &o.kepala, id, Perbuatan::Setujui).await;
        let r = rinci::get(&b.l, &o.kepala, id).await.unwrap();
        assert_eq!((r.versi, r.risiko.status, r.letak.menunggu), (v + 1, Status::Disetujui, Some(Tingkat::Komite)));
        let e = &r.eskalasi[0];
        assert_eq!((e.alasan.as_str(), e.oleh.as_str()), ("Eskalasi Risiko: Mengajukan penambahan formasi", "Kepala Satu"));
        let jalan: Vec<&str> = r.riwayat.iter().take(2).map(|e| e.tindakan.as_str()).collect();
        assert_eq!(jalan, ["Risiko dieskalasi", "Risiko disetujui"]);
        assert!(matches!(jejak::verify(&b.l).await.unwrap(), jejak::Pemeriksaan::Utuh { .. }));
        assert_eq!(tunggu(&b, &o.tim, JenisTugas::Putus).await, 1);
        // Who approved has asked.
        let rangkap = merangkap(&o.kepala, &o.tim);
        assert!(alasan(eskalasi::putus(&b.l, &rangkap, id, r.versi, &putusan(&b, "terima")).await).contains("Anda ajukan sendiri"));
        // Asked already, it is not asked again.
        assert!(alasan(eskalasi::ajukan(&b.l, &o.kepala, id, r.versi, "Lagi").await).contains("sudah menunggu"));
    }

    async fn approved_again_there_is_one_question_and_none_for_what_was_taken_over(b: Bekal) {
        let o = Orang::baru(&b).await;
        let id = dengan_eskalasi(&b, &o).await;
        o.setujui(&b, id).await;
        let banyak = async |b: &bantu::Bekal| {
            let r = rinci::get(&b.l, &o.tim, id).await.unwrap();
            (r.eskalasi.len(), r.eskalasi.iter().filter(|e| e.putusan.is_none()).count())
        };
        assert_eq!(banyak(&b).await, (1, 1));
        // The review sends it back while it waits.
        let v = o.versi(&b, id).await;
        alur::lakukan(&b.l, &o.kepatuhan, id, v, Perbuatan::KembalikanReviu, "Ukur dampaknya.").await.unwrap();
        o.setujui(&b, id).await;
        assert_eq!(banyak(&b).await, (1, 1));
        eskalasi::putus(&b.l, &o.tim, id, o.versi(&b, id).await, &putusan(&b, "terima")).await.unwrap();
        let v = o.versi(&b, id).await;
        alur::lakukan(&b.l, &o.kepala, id, v, Perbuatan::Buka, "Ada penyebab baru.").await.unwrap();
        o.setujui(&b, id).await;
        assert_eq!(banyak(&b).await, (1, 0), "the komite has it already");
    }

    async fn a_dropped_escalation_asks_nothing(b: Bekal) {
        let o = Orang::baru(&b).await;
        let id = dengan_eskalasi(&b, &o).await;
        let r = rinci::get(&b.l, &o.operator, id).await.unwrap();
        let p = r.penanganan.iter().find(|p| p.isi.aksi.contains("formasi")).unwrap();
        let batal = IsianKemajuan { kemajuan: "batal".into(), realisasi: "Formasi sudah ada.".into(), ..IsianKemajuan::default() };
        penanganan::laporkan(&b.l, &o.operator, p.id, p.versi, &batal).await.unwrap();
        o.setujui(&b, id).await;
        let r = rinci::get(&b.l, &o.kepala, id).await.unwrap();
        assert_eq!((r.letak.menunggu, r.eskalasi.len()), (None, 0));
    }

    async fn many_approved_at_once_ask_each_for_itself(b: Bekal) {
        let o = Orang::baru(&b).await;
        let satu = dengan_eskalasi(&b, &o).await;
        let reg = rinci::get(&b.l, &o.operator, satu).await.unwrap().register_id;
        let dua = o.risiko(&b, reg, &IsianRisiko { kejadian: "Evaluator sakit".into(), ..evaluator() }).await;
        let v = o.versi(&b, dua).await;
        assert!(matches!(penanganan::create(&b.l, &o.operator, dua, v, &IsianPenanganan { aksi: String::new(), ..naik() }).await, Err(Galat::Isian(_))));
        alur::lakukan_massal(&b.l, &o.operator, &[satu, dua], Perbuatan::Ajukan, "").await.unwrap();
        let (selesai, _) = alur::lakukan_massal(&b.l, &o.kepala, &[satu, dua], Perbuatan::Setujui, "").await.unwrap();
        assert_eq!(selesai, 2);
        let mut menunggu = Vec::new();
        for id in [satu, dua] {
            menunggu.push(rinci::get(&b.l, &o.kepala, id).await.unwrap().letak.menunggu);
        }
        assert_eq!(menunggu, [Some(Tingkat::Komite), None]);
    }
}
