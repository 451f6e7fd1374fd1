//! The ministry's results of a stage come in from a table: all of them or none.

use std::collections::BTreeMap;

use crate::bantu::Bekal;
use bytes::Bytes;
use domain::{
    angka::Nilai,
    izin::Peran,
    penilaian::{Jenis, Lingkup, Status, Tahap, Tertutup, hasil_luar::Akibat},
};
use services::{
    Galat, Pelaku, bukti, jejak,
    penilaian::{
        alur::{self, Aksi},
        bukti_isian,
        impor::BarisSalah,
        impor_tahap::{self, HasilImpor, ImporTahap, PratinjauTahap},
        isian::{self, IsianBaru},
        penetapan::{self, KeputusanBaru},
        putaran::{self, PutaranBaru},
    },
};

const INSTRUMEN: &str = "permenpanrb-59-2020";

/// A national round whose indicators 1, 2 and 3 stand at level 3, approved and waiting for the ministry.
struct Panggung {
    b: Bekal,
    tim: Pelaku,
    asesor: Pelaku,
    operator: Pelaku,
    putaran: i64,
    penilaian: i64,
}

impl Panggung {
    async fn baru(b: Bekal) -> Self {
        let kantor = b.kantor("BAPPEDA", "Badan Perencanaan Pembangunan Daerah").await;
        let tim = b.orang("Maria Goreti Tanggu", Peran::TimKoordinasi, None).await;
        let asesor = b.orang("Nur Aisyah Lubis", Peran::AsesorInternal, None).await;
        let operator = b.orang("Ratri Kusumawardhani", Peran::Operator, Some(kantor)).await;
        let putaran = putaran::buka(&b.l, &tim, baru("Evaluasi nasional 2025", Lingkup::Nasional)).await.unwrap();
        let penilaian = putaran::get(&b.l, &tim, putaran).await.unwrap().penilaian[0];
        let berkas = Bytes::from_static(b"%PDF-1.7\nrekaan");
        let id = bukti::unggah(&b.l, &operator, Some(kantor), "1.Kebijakan.pdf", berkas).await.unwrap();
        for kode in ["1", "2", "3"] {
            let isi = IsianBaru {
                versi: 1,
                tingkat: "3".into(),
                fakta: "Pergub 12/2024.".into(),
                analisis: "Memenuhi.".into(),
            };
            let versi = isian::simpan(&b.l, &asesor, penilaian, kode, isi).await.unwrap().versi;
            bukti_isian::lampirkan(&b.l, &asesor, penilaian, kode, id, None).await.unwrap();
            alur::lakukan(&b.l, &asesor, penilaian, kode, versi, Aksi::Ajukan).await.unwrap();
            alur::lakukan(&b.l, &tim, penilaian, kode, versi + 1, Aksi::Setujui).await.unwrap();
        }
        Self { b, tim, asesor, operator, putaran, penilaian }
    }

    async fn baca(&self, tahap: &str, isi: &str) -> Result<Result<String, BarisSalah>, Galat> {
        impor_tahap::pratinjau(&self.b.l, &self.tim, self.putaran, tahap, "hasil.csv", isi.into()).await
    }

    async fn lihat(&self, tahap: &str, isi: &str) -> PratinjauTahap {
        let sha = self.baca(tahap, isi).await.unwrap().unwrap();
        impor_tahap::pratinjau_tersimpan(&self.b.l, &self.tim, self.putaran, tahap, &sha).await.unwrap().unwrap()
    }

    async fn impor(&self, tahap: &str, p: &PratinjauTahap, justifikasi: &str) -> Result<HasilImpor, Galat> {
        let isian = ImporTahap {
            tahap: tahap.into(),
            sidik: p.sidik.clone(),
            nomor: "B/77/SPBE/2025".into(),
            tanggal: "2025-12-01".parse().unwrap(),
            justifikasi: justifikasi.into(),
        };
        impor_tahap::impor(&self.b.l, &self.tim, self.putaran, &p.sha256, isian).await
    }

    /// Status, the value and justification of a stage, and the version of an indicator.
    async fn lihat_satu(&self, kode: &str, tahap: Tahap) -> (Status, Option<Nilai>, String, i64) {
        let h = isian::get(&self.b.l, &self.tim, self.penilaian, kode).await.unwrap();
        let n = h.nilai.get(&tahap).cloned().unwrap_or_default();
        (h.status, n.nilai, n.justifikasi, h.versi)
    }
}

fn baru(nama: &str, lingkup: Lingkup) -> PutaranBaru {
    PutaranBaru {
        tahun: 2025,
        nama: nama.into(),
        jenis: Jenis::Evaluasi,
        lingkup,
        visitasi: false,
        instrumen: INSTRUMEN.into(),
        target: None,
        tenggat: BTreeMap::new(),
        salin_penugasan_dari: None,
    }
}

pada_kedua! {
    async fn a_stage_comes_in_whole_with_its_justifications(b: Bekal) {
        let p = Panggung::baru(b).await;
        let csv = "Indikator;Nilai;Justifikasi\n1;3;\n2;2;SK belum ditandatangani.\n3;4;\n4;-;";
        let lihat = p.lihat("dokumen", csv).await;
        let akibat: Vec<_> = lihat.baris.iter().map(|b| (b.kode.as_str(), b.dampak.akibat, b.kurang_justifikasi())).collect();
        assert_eq!(akibat, [("1", Akibat::Sama, false), ("2", Akibat::Berubah, false), ("3", Akibat::Berubah, true)]);
        assert_eq!(lihat.baris[1].dampak.sebelumnya, Some(Nilai::tingkat(3)));
        assert_eq!(lihat.tanpa_nilai.len(), 44);

        let tanpa = p.impor("dokumen", &lihat, "").await.unwrap_err();
        assert!(matches!(&tanpa, Galat::Isian(g) if g[0].bidang == "justifikasi" && g[0].pesan.contains("indikator 3 belum")), "{tanpa:?}");
        assert_eq!(p.lihat_satu("1", Tahap::Dokumen).await.0, Status::Disetujui, "something was written");

        let hasil = p.impor("dokumen", &lihat, "Hasil verifikasi kementerian").await.unwrap();
        assert_eq!((hasil.ditulis, hasil.tercatat), (3, 0));
        let (status, nilai, justifikasi, _) = p.lihat_satu("2", Tahap::Dokumen).await;
        assert_eq!((status, nilai, justifikasi.as_str()), (Status::Terverifikasi, Some(Nilai::tingkat(2)), "SK belum ditandatangani."));
        let (_, nilai, justifikasi, _) = p.lihat_satu("3", Tahap::Dokumen).await;
        assert_eq!(nilai, Some(Nilai::tingkat(4)));
        assert_eq!(justifikasi, "Hasil verifikasi kementerian. Surat nomor B/77/SPBE/2025 tanggal 1 Desember 2025.");
        assert_eq!(p.lihat_satu("4", Tahap::Dokumen).await.0, Status::Belum);

        let h = isian::get(&p.b.l, &p.tim, p.penilaian, "3").await.unwrap();
        assert!(h.riwayat.iter().any(|e| e.tindakan == "Diverifikasi"), "{:?}", h.riwayat);
        let auditor = p.b.orang("Auditor Rekaan", Peran::Auditor, None).await;
        let entri = jejak::list(&p.b.l, &auditor, &jejak::Saringan::default(), 20).await.unwrap();
        assert!(entri.iter().any(|e| e.tindakan == "Nilai tahap diimpor"), "no entry of the import itself");
        assert!(matches!(jejak::verify(&p.b.l).await.unwrap(), jejak::Pemeriksaan::Utuh { .. }));
    }

    async fn the_same_file_again_writes_nothing_and_a_correction_says_so(b: Bekal) {
        let p = Panggung::baru(b).await;
        let lihat = p.lihat("dokumen", "indikator,nilai\n1,3\n2,2").await;
        p.impor("dokumen", &lihat, "Hasil verifikasi.").await.unwrap();
        let versi = p.lihat_satu("2", Tahap::Dokumen).await.3;
        let lagi = p.lihat("dokumen", "indikator,nilai\n1,3\n2,2").await;
        assert!(lagi.baris.iter().all(|b| b.dampak.akibat == Akibat::Tercatat));
        let hasil = p.impor("dokumen", &lagi, "").await.unwrap();
        assert_eq!((hasil.ditulis, hasil.tercatat), (0, 2));
        assert_eq!(p.lihat_satu("2", Tahap::Dokumen).await.3, versi);

        let koreksi = p.lihat("dokumen", "indikator,nilai\n2,3").await;
        assert_eq!((koreksi.baris[0].dampak.akibat, koreksi.baris[0].dampak.tercatat), (Akibat::Mengganti, Some(Nilai::tingkat(2))));
        assert!(matches!(p.impor("dokumen", &koreksi, "").await, Err(Galat::Isian(_))));
        p.impor("dokumen", &koreksi, "Surat ralat.").await.unwrap();
        assert_eq!(p.lihat_satu("2", Tahap::Dokumen).await.1, Some(Nilai::tingkat(3)));
    }

    async fn a_wide_table_walks_every_stage_in_order(b: Bekal) {
        let p = Panggung::baru(b).await;
        let csv = "indikator,mandiri,dokumen,interviu,reviu\n1,3,2,3,3\n2,3,3,,\n";
        let lihat = p.lihat("semua", csv).await;
        assert_eq!(lihat.baris.len(), 4);
        p.impor("semua", &lihat, "Hasil evaluasi.").await.unwrap();
        let h = isian::get(&p.b.l, &p.tim, p.penilaian, "1").await.unwrap();
        let nilai: Vec<_> = h.nilai.iter().map(|(t, n)| (*t, n.nilai)).collect();
        let tingkat = |t: u8| Some(Nilai::tingkat(t));
        // The review found it valid: it carries the value of the interview.
        assert_eq!(nilai, [(Tahap::Mandiri, tingkat(3)), (Tahap::Dokumen, tingkat(2)), (Tahap::Interviu, tingkat(3))]);
        assert_eq!(h.status, Status::Tereviu);
        assert_eq!(p.lihat_satu("2", Tahap::Dokumen).await.0, Status::Terverifikasi);
        // A stage cannot be jumped over.
        let salah = p.baca("reviu", "indikator,nilai\n2,3").await.unwrap().unwrap_err();
        assert_eq!(salah.0, ["baris 2: indikator 2, Reviu: Reviu tidak dapat dilakukan karena indikator ini sudah diverifikasi."]);
    }

    async fn one_wrong_row_and_nothing_is_imported(b: Bekal) {
        let p = Panggung::baru(b).await;
        let salah = p.baca("dokumen", "indikator,nilai\n1,3\n2,9\n48,3\n").await.unwrap().unwrap_err();
        assert_eq!(salah.0.len(), 2, "{:?}", salah.0);
        // Row 3 is well read, but its indicator is not there yet.
        let salah = p.baca("dokumen", "indikator,nilai\n1,3\n5,3\n").await.unwrap().unwrap_err();
        assert_eq!(salah.0, ["baris 3: indikator 5, Penilaian dokumen: Verifikasi tidak dapat dilakukan karena indikator ini belum diisi."]);
        assert_eq!(p.lihat_satu("1", Tahap::Dokumen).await.0, Status::Disetujui);
        assert!(matches!(p.baca("mandiri", "indikator,nilai\n1,3").await, Err(Galat::Isian(_))));
        assert!(matches!(p.baca("visitasi", "indikator,nilai\n1,3").await, Err(Galat::Isian(_))));
    }

    async fn a_change_since_the_preview_and_a_fixed_round_refuse_it(b: Bekal) {
        let p = Panggung::baru(b).await;
        let lihat = p.lihat("dokumen", "indikator,nilai\n1,3\n2,3").await;
        let versi = p.lihat_satu("2", Tahap::Dokumen).await.3;
        alur::lakukan(&p.b.l, &p.tim, p.penilaian, "2", versi, Aksi::KembalikanAsesor { alasan: "Perbaiki.".into() }).await.unwrap();
        // Closed now: the row is named. Open again, but not the one that was shown: a conflict.
        assert!(matches!(p.impor("dokumen", &lihat, "").await, Err(Galat::Ditolak(_))));
        alur::lakukan(&p.b.l, &p.asesor, p.penilaian, "2", versi + 1, Aksi::Ajukan).await.unwrap();
        alur::lakukan(&p.b.l, &p.tim, p.penilaian, "2", versi + 2, Aksi::Setujui).await.unwrap();
        assert!(matches!(p.impor("dokumen", &lihat, "").await, Err(Galat::Bentrok(_))));
        assert_eq!(p.lihat_satu("1", Tahap::Dokumen).await.0, Status::Disetujui);

        let lihat = p.lihat("dokumen", "indikator,nilai\n1,3\n2,3").await;
        let keputusan = KeputusanBaru {
            versi: putaran::get(&p.b.l, &p.tim, p.putaran).await.unwrap().versi,
            nomor: "KEP/1".into(),
            tanggal: "2025-12-30".parse().unwrap(),
            alasan: String::new(),
            terima_belum_tuntas: true,
        };
        penetapan::tetapkan(&p.b.l, &p.tim, p.putaran, keputusan).await.unwrap();
        let hasil = p.impor("dokumen", &lihat, "").await;
        assert!(matches!(hasil, Err(Galat::Tertutup(Tertutup::Terkunci))), "{hasil:?}");
        let hasil = p.baca("dokumen", "indikator,nilai\n1,3").await;
        assert!(matches!(hasil, Err(Galat::Tertutup(Tertutup::Terkunci))), "{hasil:?}");
    }

    async fn only_the_tim_koordinasi_and_only_in_a_national_round(b: Bekal) {
        let p = Panggung::baru(b).await;
        let lihat = p.lihat("dokumen", "indikator,nilai\n1,3").await;
        for orang in [&p.operator, &p.asesor] {
            let hasil = impor_tahap::putaran(&p.b.l, orang, p.putaran).await;
            assert!(matches!(hasil, Err(Galat::Dilarang(_))), "{hasil:?}");
            let isi = b"indikator,nilai\n1,3".to_vec();
            let hasil = impor_tahap::pratinjau(&p.b.l, orang, p.putaran, "dokumen", "a.csv", isi).await;
            assert!(matches!(hasil, Err(Galat::Dilarang(_))), "{hasil:?}");
            let isian = ImporTahap {
                tahap: "dokumen".into(), sidik: lihat.sidik.clone(), nomor: "B/1".into(),
                tanggal: "2025-12-01".parse().unwrap(), justifikasi: String::new(),
            };
            let hasil = impor_tahap::impor(&p.b.l, orang, p.putaran, &lihat.sha256, isian).await;
            assert!(matches!(hasil, Err(Galat::Dilarang(_))), "{hasil:?}");
            assert!(impor_tahap::templat(&p.b.l, orang, p.putaran, Tahap::Dokumen).await.is_err());
        }
        let internal = putaran::buka(&p.b.l, &p.tim, baru("Evaluasi internal 2025", Lingkup::Internal)).await.unwrap();
        assert!(matches!(impor_tahap::putaran(&p.b.l, &p.tim, internal).await, Err(Galat::Ditolak(_))));
        assert!(matches!(impor_tahap::putaran(&p.b.l, &p.tim, 987_654).await, Err(Galat::TidakAda)));
    }

    async fn the_template_carries_what_is_recorded(b: Bekal) {
        let p = Panggung::baru(b).await;
        let lihat = p.lihat("dokumen", "indikator,nilai,justifikasi\n1,3,\n2,2,Belum berlaku.").await;
        p.impor("dokumen", &lihat, "").await.unwrap();
        let (instrumen, baris) = impor_tahap::templat(&p.b.l, &p.tim, p.putaran, Tahap::Dokumen).await.unwrap();
        assert_eq!((instrumen.as_str(), baris.len()), (INSTRUMEN, 47));
        let tiga = Some(Nilai::tingkat(3));
        assert_eq!((baris[0].sebelumnya, baris[0].nilai), (tiga, tiga));
        assert_eq!((baris[1].sebelumnya, baris[1].nilai, baris[1].justifikasi.as_str()), (tiga, Some(Nilai::tingkat(2)), "Belum berlaku."));
        assert_eq!((baris[2].sebelumnya, baris[2].nilai), (tiga, None));
        assert_eq!((baris[4].sebelumnya, baris[4].nilai), (None, None));
    }
}
