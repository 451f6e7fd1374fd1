//! The assessment as the regulation and its users require it, on both databases.

use std::collections::BTreeMap;

use crate::bantu::{Bekal, admin};
use bytes::Bytes;
use chrono::NaiveDate;
use domain::{
    angka::{Nilai, tampil_2},
    indeks::{hitung, predikat},
    izin::Peran,
    penilaian::{Jenis, Lingkup, Status, Tahap, Tertutup},
};
use services::{
    Galat, Pelaku, bukti, jejak,
    penilaian::{
        alur::{self, Aksi, Penjelasan},
        beranda, bukti_isian,
        impor::{self, ImporIsian},
        isian::{self, IsianBaru},
        laporan::{self, Bentuk},
        menunggu,
        penetapan::{self, KeputusanBaru},
        penugasan::{self, Cara},
        peringkat,
        putaran::{self, PutaranBaru},
        rekomendasi::{self, RekomendasiIsian},
        ringkasan,
    },
};

const INSTRUMEN: &str = "permenpanrb-59-2020";

/// A running round with everybody in it: Bappeda answers indicator 21, Inspektorat 29.
struct Panggung {
    b: Bekal,
    bappeda: i64,
    inspektorat: i64,
    operator: Pelaku,
    kepala: Pelaku,
    lain: Pelaku,
    asesor: Pelaku,
    asesor2: Pelaku,
    tim: Pelaku,
    pimpinan: Pelaku,
    putaran: i64,
    penilaian: i64,
}

impl Panggung {
    async fn baru(b: Bekal, jenis: Jenis) -> Self {
        let bappeda = b.kantor("BAPPEDA", "Badan Perencanaan Pembangunan Daerah").await;
        let inspektorat = b.kantor("INSPEKTORAT", "Inspektorat Daerah").await;
        let operator = b.orang("Ratri Kusumawardhani", Peran::Operator, Some(bappeda)).await;
        let kepala = b.orang("Bagas Harimurti", Peran::KepalaPerangkatDaerah, Some(bappeda)).await;
        let lain = b.orang("Marten Lodo", Peran::Operator, Some(inspektorat)).await;
        let asesor = b.orang("Nur Aisyah Lubis", Peran::AsesorInternal, None).await;
        let asesor2 = b.orang("Yosua Rumengan", Peran::AsesorInternal, None).await;
        let tim = b.orang("Maria Goreti Tanggu", Peran::TimKoordinasi, None).await;
        let pimpinan = b.orang("Sekretaris Daerah", Peran::Pimpinan, None).await;
        let putaran = putaran::buka(&b.l, &tim, baru(2025, jenis, Lingkup::Internal)).await.unwrap();
        let penilaian = putaran::get(&b.l, &tim, putaran).await.unwrap().penilaian[0];
        let tugas = |kode: &str, kantor: i64| (vec![kode.to_owned()], vec![kantor]);
        for (kode, kantor) in [tugas("21", bappeda), tugas("29", inspektorat)] {
            penugasan::tugaskan(&b.l, &tim, penilaian, &kode, &kantor, Cara::Ganti).await.unwrap();
        }
        Self { b, bappeda, inspektorat, operator, kepala, lain, asesor, asesor2, tim, pimpinan, putaran, penilaian }
    }

    async fn isi(&self, tingkat: &str) -> i64 {
        let versi = isian::get(&self.b.l, &self.operator, self.penilaian, "21").await.unwrap().versi;
        let isi = IsianBaru {
            versi,
            tingkat: tingkat.into(),
            fakta: "Bab II halaman 7.".into(),
            analisis: "Memenuhi kriteria.".into(),
        };
        isian::simpan(&self.b.l, &self.operator, self.penilaian, "21", isi).await.unwrap().versi
    }

    async fn lampirkan(&self) -> i64 {
        let id = bukti::unggah(
            &self.b.l,
            &self.operator,
            Some(self.bappeda),
            "21.a.Konteks.pdf",
            Bytes::from_static(b"%PDF-1.7\nrekaan"),
        )
        .await
        .unwrap();
        bukti_isian::lampirkan(&self.b.l, &self.operator, self.penilaian, "21", id, Some(3)).await.unwrap();
        id
    }

    async fn langkah(&self, pelaku: &Pelaku, aksi: Aksi) -> Result<Status, Galat> {
        let versi = isian::get(&self.b.l, pelaku, self.penilaian, "21").await.unwrap().versi;
        alur::lakukan(&self.b.l, pelaku, self.penilaian, "21", versi, aksi).await
    }

    async fn sampai_disetujui(&self) {
        self.isi("3").await;
        self.lampirkan().await;
        self.langkah(&self.operator, Aksi::Ajukan).await.unwrap();
        self.langkah(&self.kepala, Aksi::Setujui).await.unwrap();
    }

    async fn sampai_tuntas(&self) {
        self.sampai_disetujui().await;
        self.langkah(&self.asesor, Aksi::Verifikasi(penjelasan("2", "Baru rancangan."))).await.unwrap();
        self.langkah(&self.asesor, Aksi::Klarifikasikan(None)).await.unwrap();
        self.langkah(&self.asesor2, Aksi::Reviu(None)).await.unwrap();
    }

    async fn versi_putaran(&self) -> i64 {
        putaran::get(&self.b.l, &self.tim, self.putaran).await.unwrap().versi
    }
}

fn baru(tahun: i32, jenis: Jenis, lingkup: Lingkup) -> PutaranBaru {
    PutaranBaru {
        tahun,
        nama: format!("{} {} {tahun}", jenis.nama(), lingkup.nama()),
        jenis,
        lingkup,
        visitasi: false,
        instrumen: INSTRUMEN.into(),
        target: Some(Nilai(300)),
        tenggat: BTreeMap::from([(Tahap::Mandiri, tanggal("2025-11-27")), (Tahap::Dokumen, tanggal("2025-12-11"))]),
        salin_penugasan_dari: None,
    }
}

fn penjelasan(tingkat: &str, justifikasi: &str) -> Penjelasan {
    Penjelasan { tingkat: tingkat.into(), justifikasi: justifikasi.into(), ..Penjelasan::default() }
}

fn tanggal(teks: &str) -> NaiveDate {
    teks.parse().unwrap()
}

fn keputusan(versi: i64) -> KeputusanBaru {
    KeputusanBaru {
        versi,
        nomor: "555/2025".into(),
        tanggal: tanggal("2025-12-30"),
        alasan: "Rapat tim koordinasi.".into(),
        terima_belum_tuntas: true,
    }
}

fn bidang(galat: Galat) -> Vec<String> {
    match galat {
        Galat::Isian(daftar) => daftar.into_iter().map(|g| g.bidang).collect(),
        lain => panic!("bukan galat isian: {lain:?}"),
    }
}

pada_kedua! {
    /// PermenPANRB 59/2020 hlm. 29: mandiri, dokumen, interviu, reviu; then penetapan locks.
    async fn an_indicator_goes_through_the_year(b: Bekal) {
        let p = Panggung::baru(b, Jenis::Evaluasi).await;
        p.sampai_disetujui().await;
        p.langkah(&p.asesor, Aksi::Verifikasi(penjelasan("2", "Pedoman belum ditetapkan."))).await.unwrap();
        p.langkah(&p.asesor, Aksi::Tanya { pertanyaan: "Di mana pedomannya?".into(), batas: Some(tanggal("2025-12-15")) }).await.unwrap();
        assert_eq!(p.langkah(&p.operator, Aksi::Jawab { jawaban: "Pergub rekaan 12.".into() }).await.unwrap(), Status::Terjawab);
        p.langkah(&p.asesor, Aksi::Klarifikasikan(Some(penjelasan("3", "Pedoman ditunjukkan.")))).await.unwrap();
        let sendiri = p.langkah(&p.asesor, Aksi::Reviu(None)).await.unwrap_err();
        assert!(matches!(sendiri, Galat::Dilarang(sebab) if sebab.contains("asesor lain")), "reviewing one's own verification");
        assert_eq!(p.langkah(&p.asesor2, Aksi::Reviu(None)).await.unwrap(), Status::Tereviu);

        let h = isian::get(&p.b.l, &p.operator, p.penilaian, "21").await.unwrap();
        let nilai: Vec<_> = h.nilai.iter().map(|(t, n)| (*t, n.nilai.unwrap())).collect();
        assert_eq!(nilai, [(Tahap::Mandiri, Nilai(300)), (Tahap::Dokumen, Nilai(200)), (Tahap::Interviu, Nilai(300))]);
        assert_eq!(h.klarifikasi[0].jawaban.as_deref(), Some("Pergub rekaan 12."));

        let versi = p.versi_putaran().await;
        penetapan::tetapkan(&p.b.l, &p.tim, p.putaran, keputusan(versi)).await.unwrap();
        let galat = p.langkah(&p.asesor2, Aksi::Reviu(Some(penjelasan("5", "x")))).await.unwrap_err();
        assert!(matches!(galat, Galat::Tertutup(Tertutup::Terkunci)));
        let isi = IsianBaru { versi: h.versi, tingkat: "5".into(), fakta: String::new(), analisis: String::new() };
        assert!(isian::simpan(&p.b.l, &p.operator, p.penilaian, "21", isi).await.is_err());
        let terakhir = jejak::list(&p.b.l, &p.tim, &jejak::Saringan::default(), 1).await.unwrap()[0].urutan;
        assert!(matches!(jejak::verify(&p.b.l).await.unwrap(), jejak::Pemeriksaan::Utuh { banyak, .. } if banyak == terakhir));
        // Row B11: who sees no assessment reads none in the trail either.
        let semua = jejak::list(&p.b.l, &p.tim, &jejak::Saringan::default(), 500).await.unwrap();
        let admin = jejak::list(&p.b.l, &admin(), &jejak::Saringan::default(), 500).await.unwrap();
        assert!(semua.iter().any(|e| e.objek == "isian") && !admin.is_empty());
        assert!(admin.iter().all(|e| ["akun", "perangkat_daerah"].contains(&e.objek.as_str())), "{admin:?}");
    }

    /// A deadline does not press an office that has done its part; it presses the others.
    async fn a_stage_is_over_for_who_has_passed_it(b: Bekal) {
        let p = Panggung::baru(b, Jenis::Evaluasi).await;
        let selesai = async |siapa: &Pelaku| putaran::list(&p.b.l, siapa).await.unwrap()[0].selesai.clone();
        assert!(selesai(&p.operator).await.is_empty());
        p.sampai_disetujui().await;
        assert_eq!(selesai(&p.operator).await, [Tahap::Mandiri]);
        assert!(selesai(&p.lain).await.is_empty() && selesai(&p.tim).await.is_empty());
        p.langkah(&p.asesor, Aksi::Verifikasi(penjelasan("3", ""))).await.unwrap();
        assert_eq!(selesai(&p.operator).await, [Tahap::Mandiri, Tahap::Dokumen]);
    }

    async fn reopening_is_a_recorded_decision(b: Bekal) {
        let p = Panggung::baru(b, Jenis::Evaluasi).await;
        let versi = p.versi_putaran().await;
        penetapan::tetapkan(&p.b.l, &p.tim, p.putaran, keputusan(versi)).await.unwrap();
        let tanpa_alasan = KeputusanBaru { alasan: "  ".into(), ..keputusan(versi + 1) };
        assert_eq!(bidang(penetapan::buka_kembali(&p.b.l, &p.tim, p.putaran, tanpa_alasan).await.unwrap_err()), ["alasan"]);
        penetapan::buka_kembali(&p.b.l, &p.tim, p.putaran, keputusan(versi + 1)).await.unwrap();
        let semua = penetapan::list(&p.b.l, &p.tim, p.putaran).await.unwrap();
        assert_eq!(semua.iter().map(|k| k.jenis.as_str()).collect::<Vec<_>>(), ["buka_kembali", "penetapan"]);
        p.isi("2").await;
    }

    async fn a_round_with_open_work_is_fixed_only_knowingly(b: Bekal) {
        let p = Panggung::baru(b, Jenis::Evaluasi).await;
        p.isi("3").await;
        let siap = penetapan::kesiapan(&p.b.l, &p.tim, p.putaran).await.unwrap();
        assert_eq!((siap.jumlah, siap.belum_terisi, siap.belum_tuntas), (47, 46, 1));
        let versi = p.versi_putaran().await;
        let tanpa_centang = KeputusanBaru { terima_belum_tuntas: false, ..keputusan(versi) };
        assert_eq!(bidang(penetapan::tetapkan(&p.b.l, &p.tim, p.putaran, tanpa_centang).await.unwrap_err()), ["terima_belum_tuntas"]);
        assert!(!putaran::get(&p.b.l, &p.tim, p.putaran).await.unwrap().terkunci);
    }

    async fn what_is_missing_is_named_before_submitting(b: Bekal) {
        let p = Panggung::baru(b, Jenis::Evaluasi).await;
        let isi = IsianBaru { versi: 1, tingkat: "3".into(), fakta: String::new(), analisis: " \n ".into() };
        isian::simpan(&p.b.l, &p.operator, p.penilaian, "21", isi).await.unwrap();
        assert_eq!(bidang(p.langkah(&p.operator, Aksi::Ajukan).await.unwrap_err()), ["fakta", "analisis", "berkas"]);
        assert_eq!(isian::get(&p.b.l, &p.operator, p.penilaian, "21").await.unwrap().status, Status::Draf);
    }

    async fn every_change_of_level_needs_its_justification(b: Bekal) {
        let p = Panggung::baru(b, Jenis::Evaluasi).await;
        p.sampai_disetujui().await;
        assert_eq!(bidang(p.langkah(&p.asesor, Aksi::Verifikasi(penjelasan("2", " "))).await.unwrap_err()), ["justifikasi"]);
        p.langkah(&p.asesor, Aksi::Verifikasi(penjelasan("3", ""))).await.unwrap();
    }

    /// A submitter never verifies the same indicator, a head never approves their own submission.
    async fn duties_are_separate(b: Bekal) {
        let p = Panggung::baru(b, Jenis::Evaluasi).await;
        let mut rangkap = p.operator.clone();
        rangkap.peran.extend(p.kepala.peran.iter().chain(&p.asesor.peran).copied());
        p.isi("3").await;
        p.lampirkan().await;
        p.langkah(&rangkap, Aksi::Ajukan).await.unwrap();
        assert!(matches!(p.langkah(&rangkap, Aksi::Setujui).await, Err(Galat::Dilarang(_))));
        p.langkah(&p.kepala, Aksi::Setujui).await.unwrap();
        assert!(matches!(p.langkah(&rangkap, Aksi::Verifikasi(penjelasan("3", ""))).await, Err(Galat::Dilarang(_))));
        assert!(matches!(p.langkah(&p.operator, Aksi::Verifikasi(penjelasan("3", ""))).await, Err(Galat::Dilarang(_))));
    }

    async fn another_office_learns_nothing(b: Bekal) {
        let p = Panggung::baru(b, Jenis::Evaluasi).await;
        p.sampai_disetujui().await;
        let l = &p.b.l;
        assert!(matches!(isian::get(l, &p.lain, p.penilaian, "21").await, Err(Galat::TidakAda)));
        let isi = IsianBaru { versi: 1, tingkat: "1".into(), fakta: String::new(), analisis: String::new() };
        assert!(matches!(isian::simpan(l, &p.lain, p.penilaian, "21", isi).await, Err(Galat::TidakAda)));
        assert!(matches!(alur::lakukan(l, &p.lain, p.penilaian, "21", 1, Aksi::Ajukan).await, Err(Galat::TidakAda)));
        assert!(matches!(laporan::potret(l, &p.lain, p.penilaian).await, Err(Galat::Dilarang(_))));
        assert!(matches!(laporan::potret_kantor(l, &p.lain, p.penilaian, p.bappeda).await, Err(Galat::TidakAda)));
        let r = ringkasan::get(l, &p.lain, p.penilaian).await.unwrap();
        assert_eq!(r.indikator.iter().map(|i| i.kode.as_str()).collect::<Vec<_>>(), ["29"]);
        assert!(!r.seluruh && r.riwayat.is_empty());
        let bukti_id = isian::get(l, &p.operator, p.penilaian, "21").await.unwrap().bukti[0].bukti_id;
        assert!(matches!(bukti::buka(l, &p.lain, bukti_id).await, Err(Galat::TidakAda)));
        assert!(matches!(bukti_isian::lampirkan(l, &p.lain, p.penilaian, "29", bukti_id, None).await, Err(Galat::TidakAda)));
        assert!(bukti::buka(l, &p.kepala, bukti_id).await.is_ok());
    }

    async fn pimpinan_reads_and_never_writes(b: Bekal) {
        let p = Panggung::baru(b, Jenis::Evaluasi).await;
        assert_eq!(ringkasan::get(&p.b.l, &p.pimpinan, p.penilaian).await.unwrap().indikator.len(), 47);
        assert!(laporan::potret(&p.b.l, &p.pimpinan, p.penilaian).await.is_ok());
        let isi = IsianBaru { versi: 1, tingkat: "1".into(), fakta: String::new(), analisis: String::new() };
        assert!(matches!(isian::simpan(&p.b.l, &p.pimpinan, p.penilaian, "21", isi).await, Err(Galat::Dilarang(_))));
        assert!(matches!(putaran::buka(&p.b.l, &p.pimpinan, baru(2024, Jenis::Evaluasi, Lingkup::Internal)).await, Err(Galat::Dilarang(_))));
    }

    async fn a_stale_save_shows_both_versions_and_changes_nothing(b: Bekal) {
        let p = Panggung::baru(b, Jenis::Evaluasi).await;
        let isi = |versi, fakta: &str| IsianBaru { versi, tingkat: "2".into(), fakta: fakta.into(), analisis: String::new() };
        isian::simpan(&p.b.l, &p.operator, p.penilaian, "21", isi(1, "Versi pertama")).await.unwrap();
        let Err(Galat::BentrokIsian(bentrok)) = isian::simpan(&p.b.l, &p.operator, p.penilaian, "21", isi(1, "Versi kedua")).await else {
            panic!("versi usang diterima");
        };
        assert_eq!((bentrok.versi, bentrok.oleh.as_str(), bentrok.isian["fakta"].as_str()), (2, "Ratri Kusumawardhani", "Versi pertama"));
        let h = isian::get(&p.b.l, &p.operator, p.penilaian, "21").await.unwrap();
        assert_eq!((h.versi, h.nilai[&Tahap::Mandiri].fakta.as_str()), (2, "Versi pertama"));
    }

    async fn saving_unchanged_changes_nothing(b: Bekal) {
        let p = Panggung::baru(b, Jenis::Evaluasi).await;
        let versi = p.isi("3").await;
        let riwayat = isian::get(&p.b.l, &p.operator, p.penilaian, "21").await.unwrap().riwayat.len();
        assert_eq!(p.isi("3").await, versi);
        assert_eq!(isian::get(&p.b.l, &p.operator, p.penilaian, "21").await.unwrap().riwayat.len(), riwayat);
    }

    async fn bad_values_are_refused_field_by_field(b: Bekal) {
        let p = Panggung::baru(b, Jenis::Evaluasi).await;
        for tingkat in ["0", "6", "-1", "2,5", "2.5", "tiga", "3 ", "३", "1e0", "999999999999"] {
            let isi = IsianBaru { versi: 1, tingkat: tingkat.into(), fakta: "a\u{0}b".into(), analisis: "x".repeat(10_001) };
            let salah = bidang(isian::simpan(&p.b.l, &p.operator, p.penilaian, "21", isi).await.unwrap_err());
            let harap: &[&str] = if tingkat == "3 " { &["fakta", "analisis"] } else { &["tingkat", "fakta", "analisis"] };
            assert_eq!(salah, harap, "{tingkat}");
        }
        let aman = "<script>alert(1)</script> 🙂 </textarea>";
        let isi = IsianBaru { versi: 1, tingkat: "3".into(), fakta: aman.into(), analisis: String::new() };
        isian::simpan(&p.b.l, &p.operator, p.penilaian, "21", isi).await.unwrap();
        assert_eq!(isian::get(&p.b.l, &p.operator, p.penilaian, "21").await.unwrap().nilai[&Tahap::Mandiri].fakta, aman);
    }

    async fn a_bulk_step_moves_what_it_can_and_names_the_rest(b: Bekal) {
        let p = Panggung::baru(b, Jenis::Evaluasi).await;
        p.isi("3").await;
        p.lampirkan().await;
        let hasil = alur::lakukan_banyak(&p.b.l, &p.operator, p.penilaian, &["21".into(), "29".into()], Aksi::Ajukan).await.unwrap();
        assert_eq!(hasil.berhasil, ["21"]);
        assert_eq!(hasil.dilewati[0].0, "29");
    }

    async fn twenty_people_save_at_once_and_nothing_is_lost(b: Bekal) {
        let p = Panggung::baru(b, Jenis::Evaluasi).await;
        let kode: Vec<String> = (1..=20).map(|n| n.to_string()).collect();
        penugasan::tugaskan(&p.b.l, &p.tim, p.penilaian, &kode, &[p.bappeda], Cara::Ganti).await.unwrap();
        let kerja = kode.iter().map(|kode| {
            let (l, pelaku, id, kode) = (p.b.l.clone(), p.operator.clone(), p.penilaian, kode.clone());
            tokio::spawn(async move {
                let mut versi = 1;
                for ke in 1..=5 {
                    let isi = IsianBaru { versi, tingkat: "3".into(), fakta: format!("{kode}/{ke}"), analisis: String::new() };
                    versi = isian::simpan(&l, &pelaku, id, &kode, isi).await.unwrap().versi;
                }
            })
        });
        for satu in kerja.collect::<Vec<_>>() {
            satu.await.unwrap();
        }
        for kode in &kode {
            let h = isian::get(&p.b.l, &p.operator, p.penilaian, kode).await.unwrap();
            assert_eq!(h.nilai[&Tahap::Mandiri].fakta, format!("{kode}/5"));
        }
        assert!(matches!(jejak::verify(&p.b.l).await.unwrap(), jejak::Pemeriksaan::Utuh { banyak, .. } if banyak >= 100));
    }

    async fn what_awaits_whom(b: Bekal) {
        let p = Panggung::baru(b, Jenis::Evaluasi).await;
        let apa = async |pelaku: &Pelaku| -> Vec<(beranda::Apa, Vec<String>)> {
            beranda::tugas(&p.b.l, pelaku).await.unwrap().into_iter().map(|t| (t.apa, t.indikator)).collect()
        };
        let satu = |apa| vec![(apa, vec!["21".to_owned()])];
        assert_eq!(apa(&p.operator).await, satu(beranda::Apa::Isi));
        assert_eq!(apa(&p.tim).await[0].0, beranda::Apa::Tugaskan);
        p.isi("3").await;
        p.lampirkan().await;
        assert_eq!(apa(&p.operator).await, satu(beranda::Apa::Ajukan));
        p.langkah(&p.operator, Aksi::Ajukan).await.unwrap();
        assert_eq!(apa(&p.kepala).await, satu(beranda::Apa::Setujui));
        p.langkah(&p.kepala, Aksi::Kembalikan { alasan: "Lengkapi halaman.".into() }).await.unwrap();
        assert_eq!(apa(&p.operator).await, satu(beranda::Apa::Perbaiki));
        p.langkah(&p.operator, Aksi::Ajukan).await.unwrap();
        p.langkah(&p.kepala, Aksi::Setujui).await.unwrap();
        assert_eq!(apa(&p.asesor).await, satu(beranda::Apa::Verifikasi));
    }

    async fn last_year_stands_beside_this_year(b: Bekal) {
        let p = Panggung::baru(b, Jenis::Evaluasi).await;
        p.sampai_tuntas().await;
        let versi = p.versi_putaran().await;
        penetapan::tetapkan(&p.b.l, &p.tim, p.putaran, keputusan(versi)).await.unwrap();
        let mut ini = baru(2026, Jenis::Pemantauan, Lingkup::Internal);
        ini.salin_penugasan_dari = Some(p.putaran);
        ini.tenggat.clear();
        let id = putaran::buka(&p.b.l, &p.tim, ini).await.unwrap();
        let penilaian = putaran::get(&p.b.l, &p.tim, id).await.unwrap().penilaian[0];
        let h = isian::get(&p.b.l, &p.operator, penilaian, "21").await.unwrap();
        let lalu = h.lalu.unwrap();
        assert_eq!((lalu.tahun, lalu.nilai, lalu.fakta.as_str(), lalu.justifikasi.as_str()), (2025, Some(Nilai(200)), "Bab II halaman 7.", "Baru rancangan."));
        bukti_isian::lampirkan(&p.b.l, &p.operator, penilaian, "21", lalu.bukti[0].bukti_id, None).await.unwrap();
        assert_eq!(isian::get(&p.b.l, &p.operator, penilaian, "21").await.unwrap().bukti.len(), 1);
        let tugas = penugasan::get(&p.b.l, &p.tim, penilaian).await.unwrap();
        assert_eq!((tugas["21"].as_slice(), tugas["29"].as_slice()), ([p.bappeda].as_slice(), [p.inspektorat].as_slice()));
    }

    /// Real figures: Laporan Hasil Evaluasi SPBE Kota Bandar Lampung 2021 and 2023.
    async fn published_results_are_imported_exactly(b: Bekal) {
        let tim = b.orang("Maria Goreti Tanggu", Peran::TimKoordinasi, None).await;
        let vektor: serde_json::Value = serde_json::from_str(include_str!("../../domain/tests/data/vektor-indeks.json")).unwrap();
        let instrumen = b.l.katalog.cari(INSTRUMEN).unwrap();
        for (id, tahun, indeks, nama) in [("r59-bandar-lampung-2021", 2021, "1,20", "Kurang"), ("r59-bandar-lampung-2023", 2023, "2,15", "Cukup")] {
            let v = vektor["vectors"].as_array().unwrap().iter().find(|v| v["id"] == id).unwrap();
            let mut csv = String::from("indikator,nilai\n");
            for n in 1..=47 {
                csv.push_str(&format!("{n},{}\n", v["levels"][n.to_string()]));
            }
            let p = impor::pratinjau(&b.l, &tim, "bandar-lampung.csv", csv.into_bytes(), INSTRUMEN).await.unwrap().unwrap();
            let isian = ImporIsian {
                tahun,
                nama: format!("Evaluasi nasional {tahun}"),
                jenis: Jenis::Evaluasi,
                instrumen: INSTRUMEN.into(),
                nomor: format!("Laporan {tahun}"),
                tanggal: tanggal("2024-01-31"),
            };
            let penilaian = impor::impor(&b.l, &tim, &p.sha256, isian).await.unwrap();
            let potret = laporan::potret(&b.l, &tim, penilaian).await.unwrap();
            let hasil = hitung(instrumen, &potret.nilai_akhir());
            assert_eq!((tampil_2(&hasil.indeks).as_str(), predikat(instrumen, tahun, &hasil.indeks).nama.as_str()), (indeks, nama));
            for (no, harap) in v["expect"]["aspect"].as_object().unwrap() {
                let aspek = hasil.aspek_no(no.parse().unwrap()).unwrap();
                assert_eq!(tampil_2(&aspek).replace(',', "."), harap.as_str().unwrap(), "{tahun} aspek {no}");
            }
            for (no, harap) in v["expect"]["domain"].as_object().unwrap() {
                let domain = hasil.domain_no(no.parse().unwrap()).unwrap();
                assert_eq!(tampil_2(&domain).replace(',', "."), harap.as_str().unwrap(), "{tahun} domain {no}");
            }
        }
    }

    async fn a_wrong_row_imports_nothing(b: Bekal) {
        let tim = b.orang("Maria Goreti Tanggu", Peran::TimKoordinasi, None).await;
        let csv = b"indikator,nilai\n1,3\n48,2\n2,9\n1,4\n".to_vec();
        let impor::BarisSalah(salah) = impor::pratinjau(&b.l, &tim, "salah.csv", csv, INSTRUMEN).await.unwrap().unwrap_err();
        assert_eq!(salah.len(), 3, "{salah:?}");
        assert!(salah[0].starts_with("baris 3") && salah[1].starts_with("baris 4") && salah[2].starts_with("baris 5"), "{salah:?}");
        assert!(putaran::list(&b.l, &tim).await.unwrap().is_empty());
    }

    async fn each_office_has_its_own_index_and_rank(b: Bekal) {
        let p = Panggung::baru(b, Jenis::Pemantauan).await;
        let id = putaran::buka(&p.b.l, &p.tim, baru(2025, Jenis::Pemantauan, Lingkup::PerPerangkatDaerah)).await.unwrap();
        let rincian = putaran::get(&p.b.l, &p.tim, id).await.unwrap();
        assert_eq!(rincian.penilaian.len(), 2);
        let milik = putaran::list(&p.b.l, &p.operator).await.unwrap().into_iter().find(|r| r.id == id).unwrap().penilaian;
        assert_eq!(milik.len(), 1, "an office sees its own assessment only");
        let isi = IsianBaru { versi: 1, tingkat: "5".into(), fakta: "x".into(), analisis: "y".into() };
        isian::simpan(&p.b.l, &p.operator, milik[0], "1", isi).await.unwrap();
        let urut = peringkat::list(&p.b.l, &p.tim, id).await.unwrap();
        assert_eq!(urut.iter().map(|r| (r.tempat, r.kantor.id, r.terisi)).collect::<Vec<_>>(), [(1, p.bappeda, 1), (2, p.inspektorat, 0)]);
        assert!(urut.iter().all(|r| r.seperingkat == 1 && r.keterangan().is_empty()), "{urut:?}");
        assert!(matches!(ringkasan::get(&p.b.l, &p.lain, milik[0]).await, Err(Galat::TidakAda)));
        assert!(matches!(peringkat::list(&p.b.l, &p.operator, id).await, Err(Galat::Dilarang(_))));
    }

    async fn an_issued_report_never_changes(b: Bekal) {
        let p = Panggung::baru(b, Jenis::Evaluasi).await;
        p.isi("3").await;
        let id = laporan::terbitkan(&p.b.l, &p.tim, p.penilaian, Bentuk::Evaluasi, "700/1/2025", tanggal("2025-12-30")).await.unwrap();
        let terbit = laporan::get(&p.b.l, &p.tim, p.penilaian, id).await.unwrap();
        p.isi("4").await;
        assert_eq!(laporan::get(&p.b.l, &p.tim, p.penilaian, id).await.unwrap().potret, terbit.potret);
        assert_ne!(laporan::potret(&p.b.l, &p.tim, p.penilaian).await.unwrap().indikator, terbit.potret.indikator);
        let kembar = laporan::terbitkan(&p.b.l, &p.tim, p.penilaian, Bentuk::Evaluasi, "700/1/2025", tanggal("2025-12-31")).await;
        assert_eq!(bidang(kembar.unwrap_err()), ["nomor"]);
        assert!(matches!(laporan::terbitkan(&p.b.l, &p.operator, p.penilaian, Bentuk::Evaluasi, "1", tanggal("2025-12-30")).await, Err(Galat::Dilarang(_))));
    }

    async fn a_recommendation_has_an_owner_and_a_date(b: Bekal) {
        let p = Panggung::baru(b, Jenis::Evaluasi).await;
        let isi = RekomendasiIsian {
            versi: None,
            indikator: Some("21".into()),
            aspek: None,
            uraian: "Tetapkan konteks risiko.".into(),
            pemilik: Some(p.bappeda),
            tenggat: Some(tanggal("2026-06-30")),
            selesai: false,
        };
        let id = rekomendasi::simpan(&p.b.l, &p.asesor, p.penilaian, None, isi.clone()).await.unwrap();
        assert_eq!(rekomendasi::list(&p.b.l, &p.operator, p.penilaian).await.unwrap().len(), 1);
        assert!(rekomendasi::list(&p.b.l, &p.lain, p.penilaian).await.unwrap().is_empty());
        let usang = RekomendasiIsian { versi: Some(7), ..isi.clone() };
        assert!(matches!(rekomendasi::simpan(&p.b.l, &p.tim, p.penilaian, Some(id), usang).await, Err(Galat::Bentrok(_))));
        assert!(matches!(rekomendasi::simpan(&p.b.l, &p.operator, p.penilaian, None, isi).await, Err(Galat::Dilarang(_))));
        rekomendasi::arsipkan(&p.b.l, &p.tim, p.penilaian, id, 1).await.unwrap();
        assert!(rekomendasi::list(&p.b.l, &p.tim, p.penilaian).await.unwrap().is_empty());
    }

    /// What an office is to improve awaits its people from thirty days before its date until it is done, also after the round
    /// was fixed, and where the office answered none of its indicators.
    async fn a_recommendation_awaits_the_office_that_owns_it(b: Bekal) {
        let p = Panggung::baru(b, Jenis::Evaluasi).await;
        let dinas = p.b.kantor("DISKOMINFO", "Dinas Komunikasi dan Informatika").await;
        let operator = p.b.orang("Sari Wulandari", Peran::Operator, Some(dinas)).await;
        let l = &p.b.l;
        assert!(matches!(rekomendasi::list(l, &operator, p.penilaian).await, Err(Galat::TidakAda)));
        let hari = l.hari_ini();
        let isi = |uraian: &str, pemilik: Option<i64>, tenggat: Option<NaiveDate>| RekomendasiIsian {
            versi: None,
            indikator: None,
            aspek: None,
            uraian: uraian.into(),
            pemilik,
            tenggat,
            selesai: false,
        };
        let (lewat, sebulan) = (hari - chrono::Days::new(9), hari + chrono::Days::new(30));
        let mut id = Vec::new();
        for (uraian, pemilik, tenggat) in [
            ("Susun pedoman.", Some(dinas), Some(lewat)),
            ("Latih operator.", Some(dinas), Some(hari - chrono::Days::new(1))),
            ("Sebulan lagi.", Some(dinas), Some(sebulan)),
            ("Masih lama.", Some(dinas), Some(hari + chrono::Days::new(31))),
            ("Tanpa tenggat.", Some(dinas), None),
            ("Kantor lain.", Some(p.bappeda), Some(lewat)),
            ("Tanpa pemilik.", None, Some(lewat)),
        ] {
            id.push(rekomendasi::simpan(l, &p.tim, p.penilaian, None, isi(uraian, pemilik, tenggat)).await.unwrap());
        }
        let versi = p.versi_putaran().await;
        penetapan::tetapkan(l, &p.tim, p.putaran, keputusan(versi)).await.unwrap();
        let baca = |tugas: Vec<rekomendasi::TugasRekomendasi>| -> Vec<(NaiveDate, String)> {
            tugas.into_iter().map(|t| (t.tenggat, t.uraian.join(" "))).collect()
        };
        let satu = |tenggat: NaiveDate, teks: &str| (tenggat, teks.to_owned());
        let milik = baca(rekomendasi::tugas(l, &operator).await.unwrap());
        assert_eq!(milik, [satu(lewat, "Susun pedoman. Latih operator."), satu(sebulan, "Sebulan lagi.")]);
        assert_eq!(baca(rekomendasi::tugas(l, &p.kepala).await.unwrap()), [satu(lewat, "Kantor lain.")]);
        for tanpa in [&p.tim, &p.asesor, &p.pimpinan, &p.lain] {
            assert!(rekomendasi::tugas(l, tanpa).await.unwrap().is_empty());
        }
        let m = menunggu::hitung(l, &operator).await.unwrap();
        assert_eq!((m.pekerjaan, m.terlambat), (2, 1), "the menu counts the lines of the home page");
        // Where the line leads: its own recommendations, and nothing that other offices wrote.
        assert_eq!(rekomendasi::list(l, &operator, p.penilaian).await.unwrap().len(), 5);
        assert!(ringkasan::get(l, &operator, p.penilaian).await.unwrap().indikator.is_empty());
        assert!(matches!(isian::get(l, &operator, p.penilaian, "21").await, Err(Galat::TidakAda)));
        assert!(matches!(laporan::potret_kantor(l, &operator, p.penilaian, dinas).await, Err(Galat::TidakAda)));
        // Done, and archived.
        let selesai = RekomendasiIsian { versi: Some(1), selesai: true, ..isi("Susun pedoman.", Some(dinas), Some(lewat)) };
        rekomendasi::simpan(l, &p.tim, p.penilaian, Some(id[0]), selesai).await.unwrap();
        rekomendasi::arsipkan(l, &p.tim, p.penilaian, id[1], 1).await.unwrap();
        assert_eq!(baca(rekomendasi::tugas(l, &operator).await.unwrap()), [satu(sebulan, "Sebulan lagi.")]);
    }

    /// Several offices may answer; the head of the leading one approves.
    async fn only_the_leading_office_approves(b: Bekal) {
        let p = Panggung::baru(b, Jenis::Evaluasi).await;
        let kepala_lain = p.b.orang("Kepala Inspektorat", Peran::KepalaPerangkatDaerah, Some(p.inspektorat)).await;
        penugasan::tugaskan(&p.b.l, &p.tim, p.penilaian, &["21".into()], &[p.inspektorat], Cara::Tambah).await.unwrap();
        p.isi("3").await;
        p.lampirkan().await;
        p.langkah(&p.lain, Aksi::Ajukan).await.unwrap();
        assert!(matches!(p.langkah(&kepala_lain, Aksi::Setujui).await, Err(Galat::Dilarang(_))));
        assert!(beranda::tugas(&p.b.l, &kepala_lain).await.unwrap().iter().all(|t| t.apa != beranda::Apa::Setujui));
        p.langkah(&p.kepala, Aksi::Setujui).await.unwrap();
    }

    /// PermenPANRB 59/2020 Lampiran hlm. 78-79: only one of the two in a year.
    async fn a_year_has_one_kind_of_national_round(b: Bekal) {
        let tim = b.orang("Maria Goreti Tanggu", Peran::TimKoordinasi, None).await;
        putaran::buka(&b.l, &tim, baru(2025, Jenis::Evaluasi, Lingkup::Nasional)).await.unwrap();
        let kedua = putaran::buka(&b.l, &tim, baru(2025, Jenis::Pemantauan, Lingkup::Nasional)).await;
        assert_eq!(bidang(kedua.unwrap_err()), ["jenis"]);
        putaran::buka(&b.l, &tim, baru(2024, Jenis::Pemantauan, Lingkup::Nasional)).await.unwrap();
        putaran::buka(&b.l, &tim, baru(2025, Jenis::Pemantauan, Lingkup::Internal)).await.unwrap();
    }

    /// The ministry's round: the team assesses, and records what the ministry found (row L7).
    async fn a_national_round_is_kept_by_the_team(b: Bekal) {
        let p = Panggung::baru(b, Jenis::Evaluasi).await;
        let id = putaran::buka(&p.b.l, &p.tim, baru(2025, Jenis::Evaluasi, Lingkup::Nasional)).await.unwrap();
        let n = putaran::get(&p.b.l, &p.tim, id).await.unwrap().penilaian[0];
        let l = &p.b.l;
        let isi = IsianBaru { versi: 1, tingkat: "1".into(), fakta: "f".into(), analisis: "a".into() };
        assert!(matches!(isian::simpan(l, &p.operator, n, "21", isi.clone()).await, Err(Galat::TidakAda)));
        let versi = isian::simpan(l, &p.asesor, n, "21", isi).await.unwrap().versi;
        alur::lakukan(l, &p.asesor, n, "21", versi, Aksi::Ajukan).await.unwrap();
        alur::lakukan(l, &p.tim, n, "21", versi + 1, Aksi::Setujui).await.unwrap();
        assert!(matches!(alur::lakukan(l, &p.asesor, n, "21", versi + 2, Aksi::Verifikasi(penjelasan("1", ""))).await, Err(Galat::Dilarang(_))));
        alur::lakukan(l, &p.tim, n, "21", versi + 2, Aksi::Verifikasi(penjelasan("1", ""))).await.unwrap();
    }
}
