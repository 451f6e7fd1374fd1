//! The frame of a year, its lock, contexts and what is copied; import of registers that exist.

use crate::bantu::risiko::{Orang, alasan, berurutan, empat, evaluator, tahun};
use domain::{
    izin::Tindakan,
    risiko::{
        Matriks, Titik,
        alur::Perbuatan,
        katalog::Katalog,
        kerangka::Ambang,
        konteks::{Kedudukan, PemangkuKepentingan, PeraturanTerkait, Unsur},
    },
};
use services::{
    Galat, Hasil, jejak,
    risiko::{
        OBJEK_REGISTER, alur,
        daftar::{self, Saringan},
        impor,
        konsolidasi::{self, SaringanKonsolidasi},
        konteks,
        konteks::{IsianPakta, IsianSasaran, IsianUmum},
        pantauan::{self, IsianPantauan},
        penanganan::{self, IsianResidual},
        pendampingan::{self, IsianPendampingan, Keadaan},
        potret,
        register::{self, KeadaanRegister},
        rinci, salinan,
        simpan::{self, IsianRisiko},
        struktur::{self, IsianPelaksana, IsianStruktur},
        tahun as kerangka_tahun,
    },
};

fn bidang<T: std::fmt::Debug>(hasil: Hasil<T>) -> Vec<String> {
    match hasil {
        Err(Galat::Isian(daftar)) => daftar.into_iter().map(|g| g.bidang).collect(),
        lain => panic!("{lain:?}"),
    }
}

fn pelaksana(kedudukan: &str, nama: &str) -> IsianPelaksana {
    IsianPelaksana { kedudukan: kedudukan.into(), nama: nama.into(), nip: String::new(), jabatan: "Jabatan".into() }
}

pada_kedua! {
    async fn a_new_matrix_recomputes_open_risks_and_leaves_closed_years(b: Bekal) {
        let o = Orang::baru(&b).await;
        let kini = tahun(&b);
        let lalu = register::create(&b.l, &o.operator, o.kantor, kini - 1).await.unwrap();
        let lama = o.risiko(&b, lalu, &evaluator()).await;
        let t = kerangka_tahun::get(&b.l, &o.tim, kini - 1).await.unwrap();
        assert!(matches!(kerangka_tahun::tutup(&b.l, &o.operator, kini - 1, t.versi).await, Err(Galat::Dilarang(_))));
        kerangka_tahun::tutup(&b.l, &o.tim, kini - 1, t.versi).await.unwrap();
        let reg = o.register(&b).await;
        let id = o.risiko(&b, reg, &evaluator()).await;
        let sisa = IsianResidual {
            ada_residual: "ya".into(),
            residual_kemungkinan: "2".into(),
            residual_dampak: "3".into(),
            target_kemungkinan: "1".into(),
            target_dampak: "3".into(),
            ..IsianResidual::default()
        };
        penanganan::simpan_residual(&b.l, &o.operator, id, o.versi(&b, id).await, &sisa).await.unwrap();
        let tersisa = async || {
            let r = rinci::get(&b.l, &o.operator, id).await.unwrap().risiko;
            (r.residual.unwrap().besaran, r.target.unwrap().besaran)
        };
        assert_eq!(tersisa().await, (11, 5));
        o.setujui(&b, id).await;
        let v = o.versi(&b, id).await;
        let pantau = IsianPantauan { jenis: "triwulanan".into(), ke: "1".into(), kemungkinan: "3".into(), level_dampak: "2".into(), dilakukan: "Rekrutmen".into(), alasan_residual: "Belum bertahan setahun.".into(), ..IsianPantauan::default() };
        pantauan::create(&b.l, &o.operator, id, v, &pantau).await.unwrap();
        let t = kerangka_tahun::get(&b.l, &o.tim, kini).await.unwrap();
        let beda = kerangka_tahun::pratinjau_matriks(&b.l, &o.tim, kini, &berurutan()).await.unwrap();
        assert_eq!((beda.len(), beda[0].lama, beda[0].baru, beda[0].titik), (1, 10, 12, Titik::baru(3, 2)));
        assert_eq!(kerangka_tahun::simpan_matriks(&b.l, &o.tim, kini, t.versi, &berurutan()).await.unwrap(), 1);
        let r = rinci::get(&b.l, &o.operator, id).await.unwrap();
        assert_eq!((r.risiko.awal.besaran, r.risiko.kini.besaran, r.risiko.pantauan[0].ukur.besaran), (13, 12, 12));
        assert_eq!(tersisa().await, (8, 3), "what is left and where it should be too");
        assert!(r.riwayat.iter().any(|e| e.tindakan == "Besaran risiko dihitung ulang"));
        // The closed year keeps both its matrix and its magnitudes, and nothing in it moves.
        let l = rinci::get(&b.l, &o.operator, lama).await.unwrap();
        assert_eq!((l.risiko.awal.besaran, l.matriks == *Matriks::bawaan(), l.terkunci), (14, true, true));
        assert!(alasan(simpan::update(&b.l, &o.operator, lama, l.versi, &evaluator()).await).contains("sudah ditutup"));
        assert!(alasan(alur::lakukan(&b.l, &o.operator, lama, l.versi, Perbuatan::Ajukan, "").await).contains("sudah ditutup"));
        let t = kerangka_tahun::get(&b.l, &o.tim, kini - 1).await.unwrap();
        assert!(alasan(kerangka_tahun::simpan_matriks(&b.l, &o.tim, kini - 1, t.versi, &berurutan()).await).contains("sudah ditutup"));
        // Opened again with a reason, it can be worked on.
        assert_eq!(bidang(kerangka_tahun::buka_kembali(&b.l, &o.tim, kini - 1, t.versi, "").await), ["alasan"]);
        kerangka_tahun::buka_kembali(&b.l, &o.tim, kini - 1, t.versi, "Keputusan komite 3/2026").await.unwrap();
        simpan::update(&b.l, &o.operator, lama, l.versi, &IsianRisiko { penyebab: "Lain".into(), ..evaluator() }).await.unwrap();
    }

    async fn a_wrong_matrix_or_one_that_is_too_small_changes_nothing(b: Bekal) {
        let o = Orang::baru(&b).await;
        let kini = tahun(&b);
        let reg = o.register(&b).await;
        let id = o.risiko(&b, reg, &IsianRisiko { kemungkinan: "5".into(), ..evaluator() }).await;
        let t = kerangka_tahun::get(&b.l, &o.tim, kini).await.unwrap();
        let mut ganda = Matriks::bawaan().isian();
        ganda.besaran[0][0] = Some(25);
        ganda.besaran[1][1] = None;
        let salah = bidang(kerangka_tahun::simpan_matriks(&b.l, &o.tim, kini, t.versi, &ganda).await);
        assert!(salah.contains(&"besaran_2_2".to_owned()) && salah.contains(&"besaran_5_5".to_owned()), "{salah:?}");
        let pesan = alasan(kerangka_tahun::simpan_matriks(&b.l, &o.tim, kini, t.versi, &empat()).await);
        assert!(pesan.contains("1 risiko") && pesan.contains("RSK-001"), "{pesan}");
        assert!(matches!(kerangka_tahun::simpan_matriks(&b.l, &o.kepala, kini, t.versi, &empat()).await, Err(Galat::Dilarang(_))));
        assert_eq!(rinci::get(&b.l, &o.tim, id).await.unwrap().risiko.awal.besaran, 18);
        // With the level lowered, four levels fit; thresholds beyond 16 are dropped.
        let v = o.versi(&b, id).await;
        simpan::update(&b.l, &o.operator, id, v, &evaluator()).await.unwrap();
        kerangka_tahun::simpan_matriks(&b.l, &o.tim, kini, t.versi, &empat()).await.unwrap();
        let r = rinci::get(&b.l, &o.tim, id).await.unwrap();
        assert_eq!((r.risiko.awal.besaran, r.matriks.maks(), r.risiko.ambang), (11, 16, Some(14)));
        assert!(!r.risiko.keputusan, "11 lies below the threshold of 14");
        assert_eq!(r.kerangka.selera.get("pengadaan").copied(), Some(Ambang { positif: None, negatif: Some(11) }));
        assert_eq!(bidang(simpan::update(&b.l, &o.operator, id, r.versi, &IsianRisiko { kemungkinan: "5".into(), ..evaluator() }).await), ["kemungkinan"]);
        assert!(matches!(kerangka_tahun::simpan_matriks(&b.l, &o.tim, kini, t.versi, &berurutan()).await, Err(Galat::Bentrok(_))));
    }

    async fn the_context_is_filled_and_copied_into_the_next_year(b: Bekal) {
        let o = Orang::baru(&b).await;
        let lalu = tahun(&b) - 1;
        assert!(alasan(register::salin(&b.l, &o.operator, o.kantor, lalu, false).await).contains("Belum ada register"));
        let reg = register::create(&b.l, &o.operator, o.kantor, lalu).await.unwrap();
        assert!(alasan(register::create(&b.l, &o.operator, o.kantor, lalu).await).contains("sudah ada"));
        let umum = IsianUmum {
            nama_upr: "Dinas Satu".into(),
            tugas: "Menyelenggarakan urusan".into(),
            fungsi: "1. perumusan kebijakan".into(),
            mulai: format!("{lalu}-01-01"),
            selesai: format!("{lalu}-12-31"),
        };
        let panjang = IsianUmum { selesai: format!("{}-01-01", lalu + 1), tugas: String::new(), ..umum.clone() };
        assert_eq!(bidang(konteks::simpan_umum(&b.l, &o.operator, reg, 1, &panjang).await), ["tugas", "selesai"]);
        konteks::simpan_umum(&b.l, &o.operator, reg, 1, &umum).await.unwrap();
        assert!(matches!(konteks::simpan_umum(&b.l, &o.operator, reg, 1, &umum).await, Err(Galat::BentrokIsian(_))));
        let sasaran = |target: &str| IsianSasaran {
            sasaran_upr: "Terwujudnya tata kelola pemerintahan yang berbasis elektronik".into(),
            sasaran_spbe: "Meningkatnya kualitas penyelenggaraan SPBE".into(),
            indikator: "Indeks SPBE".into(),
            target: target.into(),
            ..IsianSasaran::default()
        };
        assert_eq!(bidang(konteks::simpan_sasaran(&b.l, &o.operator, reg, 2, &[sasaran("2,1"), sasaran("")]).await), ["target_2"]);
        konteks::simpan_sasaran(&b.l, &o.operator, reg, 2, &[sasaran("2,1")]).await.unwrap();
        match konteks::simpan_sasaran(&b.l, &o.operator, reg, 2, &[sasaran("3,0")]).await {
            Err(Galat::BentrokIsian(d)) => assert_eq!((d.oleh.as_str(), d.versi), ("Operator Satu", 3)),
            lain => panic!("{lain:?}"),
        }
        let pemangku = PemangkuKepentingan { nama: "Badan Siber dan Sandi Negara".into(), hubungan: "Penyedia layanan".into() };
        konteks::simpan_pemangku(&b.l, &o.operator, reg, 3, &[pemangku.clone(), PemangkuKepentingan::default()]).await.unwrap();
        let separuh = PeraturanTerkait { nama: "Peraturan Presiden 95/2018".into(), amanat: String::new() };
        assert_eq!(bidang(konteks::simpan_peraturan(&b.l, &o.operator, reg, 4, &[separuh]).await), ["amanat_1"]);
        let struktur = IsianStruktur {
            pelaksana: vec![pelaksana("pemilik", "Rini"), pelaksana("koordinator", "Eddy"), pelaksana("pengelola", "Imam")],
            ..IsianStruktur::default()
        };
        let salah = IsianStruktur { pelaksana: vec![pelaksana("ketua", "Rini")], tanggal: "kemarin".into(), ..IsianStruktur::default() };
        assert_eq!(bidang(konteks::simpan_struktur(&b.l, &o.operator, reg, 0, &salah).await), ["tanggal", "kedudukan_1"]);
        konteks::simpan_struktur(&b.l, &o.operator, reg, 0, &struktur).await.unwrap();
        let pakta = IsianPakta { nomor: "PI/1".into(), tempat: "Nusa Raya".into(), tanggal: format!("{lalu}-01-05") };
        konteks::simpan_pakta(&b.l, &o.kepala, reg, 4, &pakta).await.unwrap();
        let r = register::get(&b.l, &o.operator, reg).await.unwrap();
        assert_eq!((r.pemangku.len(), r.struktur.pelaksana.len(), r.pakta.nomor.as_str()), (1, 3, "PI/1"));
        assert_eq!(r.struktur.pada(Kedudukan::Pemilik).unwrap().nama, "Rini");
        assert!(r.kurang.contains(&"2.5 Daftar Peraturan Perundang-Undangan") && !r.kurang.contains(&"2.1 Informasi Umum"));
        // A goal in use stays; so does a category.
        let id = o.risiko(&b, reg, &IsianRisiko { sasaran: r.sasaran[0].id.to_string(), ..evaluator() }).await;
        assert_eq!(bidang(konteks::simpan_sasaran(&b.l, &o.operator, reg, r.versi, &[]).await), ["sasaran_spbe_1"]);
        let mut tanpa = r.kerangka.clone();
        tanpa.kategori.retain(|k| k.kode != "sdm");
        assert_eq!(bidang(konteks::simpan_kerangka(&b.l, &o.operator, reg, r.versi, tanpa).await), ["kategori_1"]);
        // A stricter appetite changes the decision of a draft.
        let mut longgar = r.kerangka.clone();
        longgar.selera.insert("sdm".into(), Ambang { positif: None, negatif: Some(20) });
        konteks::simpan_kerangka(&b.l, &o.operator, reg, r.versi, longgar).await.unwrap();
        let risiko = rinci::get(&b.l, &o.operator, id).await.unwrap();
        assert_eq!((risiko.risiko.ambang, risiko.risiko.keputusan), (Some(20), false));
        o.setujui(&b, id).await;
        // Into the next year: the context, and the risk as a draft that remembers where it comes from.
        let (baru, ringkas) = register::salin(&b.l, &o.operator, o.kantor, lalu + 1, true).await.unwrap();
        assert_eq!((ringkas.dari, ringkas.disalin, ringkas.konteks.len(), ringkas.risiko.len()), (lalu, 1, 0, 0));
        let n = register::get(&b.l, &o.operator, baru).await.unwrap();
        assert_eq!((n.pemangku.as_slice(), n.sasaran.len(), n.struktur.pelaksana.len()), ([pemangku].as_slice(), 1, 3));
        assert_eq!((n.umum.mulai.to_string(), n.pakta.nomor.as_str()), (format!("{}-01-01", lalu + 1), ""), "a pact is signed anew");
        let d = daftar::list(&b.l, &o.operator, &Saringan { register: Some(baru), ..Saringan::default() }).await.unwrap();
        assert_eq!(d.jumlah, 1);
        let disalin = rinci::get(&b.l, &o.operator, d.baris[0].ringkas.id).await.unwrap();
        assert_eq!(disalin.asal, Some((id, "RSK-001".into())));
        assert_eq!((disalin.risiko.sasaran.unwrap().id, disalin.risiko.penanganan.len()), (n.sasaran[0].id, 1));
    }

    async fn a_copy_names_what_it_leaves_behind_and_why(b: Bekal) {
        let o = Orang::baru(&b).await;
        let lalu = tahun(&b) - 1;
        assert_eq!(salinan::pratinjau(&b.l, &o.operator, o.kantor, lalu).await.unwrap(), None);
        let reg = register::create(&b.l, &o.operator, o.kantor, lalu).await.unwrap();
        let r = register::get(&b.l, &o.operator, reg).await.unwrap();
        let sasaran = IsianSasaran {
            sasaran_upr: "Tata kelola".into(),
            sasaran_spbe: "Kualitas".into(),
            indikator: "Indeks SPBE".into(),
            target: "2,1".into(),
            ..IsianSasaran::default()
        };
        konteks::simpan_sasaran(&b.l, &o.operator, reg, r.versi, &[sasaran]).await.unwrap();
        let satu = |kejadian: &str, k: &str| IsianRisiko { kejadian: kejadian.into(), kemungkinan: k.into(), ..evaluator() };
        let ikut = o.risiko(&b, reg, &satu("Ikut disalin", "3")).await;
        let tinggi = o.risiko(&b, reg, &satu("Di luar skala", "5")).await;
        o.risiko(&b, reg, &satu("Masih draf", "3")).await;
        let arsip = o.risiko(&b, reg, &satu("Diarsipkan", "3")).await;
        simpan::archive(&b.l, &o.operator, arsip, o.versi(&b, arsip).await, "Ganda").await.unwrap();
        for id in [ikut, tinggi] {
            o.setujui(&b, id).await;
        }
        // The next year measures with four levels: the fifth of last year's criteria has no place.
        let t = kerangka_tahun::get(&b.l, &o.tim, lalu + 1).await.unwrap();
        kerangka_tahun::simpan_matriks(&b.l, &o.tim, lalu + 1, t.versi, &empat()).await.unwrap();
        let p = salinan::pratinjau(&b.l, &o.operator, o.kantor, lalu + 1).await.unwrap().expect("pratinjau");
        let apa: Vec<(&str, bool)> = p.risiko.iter().map(|t| (t.apa.as_str(), t.sebab.contains("masih draf"))).collect();
        assert_eq!((p.dari, p.disalin, apa), (lalu, 1, vec![("RSK-002 Di luar skala", false), ("RSK-003 Masih draf", true)]));
        assert!(p.risiko[0].sebab.contains("Kemungkinan 5 dan dampak 3 tidak ada pada matriks"), "{:?}", p.risiko);
        assert!(p.konteks.iter().any(|t| t.apa.starts_with("Kriteria kemungkinan level 5")), "{:?}", p.konteks);
        assert!(matches!(salinan::pratinjau(&b.l, &o.operator_lain, o.kantor, lalu + 1).await, Err(Galat::TidakAda)));
        // The copy does what was shown, and the trail keeps it.
        let (baru, ringkas) = register::salin(&b.l, &o.operator, o.kantor, lalu + 1, true).await.unwrap();
        assert_eq!(ringkas, p);
        let milik = jejak::Milik { objek: OBJEK_REGISTER, objek_id: baru, tindakan: Tindakan::LihatRisiko, kantor: &[o.kantor] };
        let entri = jejak::riwayat(&b.l.db, &o.operator, milik, 10).await.unwrap();
        let salin = entri.iter().find(|e| e.tindakan == "Register risiko disalin").expect("jejak");
        assert!(format!("{:?}", salin.perubahan).contains("RSK-003 Masih draf"), "{:?}", salin.perubahan);
        let d = daftar::list(&b.l, &o.operator, &Saringan { register: Some(baru), tahun: lalu + 1, ..Saringan::default() }).await.unwrap();
        assert_eq!(d.baris.iter().map(|r| r.ringkas.kejadian.as_str()).collect::<Vec<_>>(), ["Ikut disalin"]);
    }

    async fn the_list_of_registers_says_how_far_each_office_is(b: Bekal) {
        let o = Orang::baru(&b).await;
        let kini = tahun(&b);
        let keadaan = async || -> Vec<KeadaanRegister> {
            register::list(&b.l, &o.tim, kini).await.unwrap().into_iter().map(|r| r.keadaan).collect()
        };
        // By name: Dinas Dua, Dinas Satu, Inspektorat.
        assert_eq!(keadaan().await, [KeadaanRegister::Belum; 3]);
        let reg = o.register(&b).await;
        assert_eq!(keadaan().await[1], KeadaanRegister::Konteks);
        let id = o.risiko(&b, reg, &evaluator()).await;
        assert_eq!(keadaan().await[1], KeadaanRegister::Disusun);
        o.setujui(&b, id).await;
        assert_eq!(keadaan().await[1], KeadaanRegister::Disetujui);
        o.langkah(&b, &o.kepatuhan, id, Perbuatan::Reviu).await;
        o.langkah(&b, &o.tim, id, Perbuatan::Konsolidasikan).await;
        assert_eq!(keadaan().await[1], KeadaanRegister::Terkonsolidasi);
        let sendiri = register::list(&b.l, &o.operator_lain, kini).await.unwrap();
        assert_eq!(sendiri.iter().map(|r| r.kantor.id).collect::<Vec<_>>(), [o.lain]);
        let tahun = kerangka_tahun::daftar(&b.l, &o.tim).await.unwrap();
        assert_eq!((tahun[0].tahun, tahun[0].register, tahun[0].risiko), (kini, 1, 1));
        assert!(matches!(kerangka_tahun::get(&b.l, &o.tim, 1999).await, Err(Galat::TidakAda)));
    }

    async fn the_structure_of_the_government_is_kept_by_year(b: Bekal) {
        let o = Orang::baru(&b).await;
        let kini = tahun(&b);
        let isian = IsianStruktur {
            keputusan: "Keputusan Gubernur".into(),
            nomor: "100.3/12/2026".into(),
            tanggal: format!("{kini}-01-12"),
            pelaksana: vec![pelaksana("ketua", "Lukman"), pelaksana("anggota", "Maria"), pelaksana("anggota", "Benyamin")],
        };
        assert!(matches!(struktur::simpan(&b.l, &o.kepala, kini, Unsur::Komite, 0, &isian).await, Err(Galat::Dilarang(_))));
        let dua = IsianStruktur { pelaksana: vec![pelaksana("ketua", "A"), pelaksana("ketua", "B")], ..isian.clone() };
        assert_eq!(bidang(struktur::simpan(&b.l, &o.tim, kini, Unsur::Komite, 0, &dua).await), ["kedudukan_1"]);
        struktur::simpan(&b.l, &o.tim, kini, Unsur::Komite, 0, &isian).await.unwrap();
        assert!(matches!(struktur::simpan(&b.l, &o.tim, kini, Unsur::Komite, 0, &isian).await, Err(Galat::BentrokIsian(_))));
        let badan = struktur::get(&b.l, &o.operator, kini).await.unwrap();
        assert_eq!((badan[0].struktur.pelaksana.len(), badan[0].versi, badan[1].versi), (3, 1, 0));
        // The next year shows it until it forms its own.
        let depan = struktur::get(&b.l, &o.operator, kini + 1).await.unwrap();
        assert_eq!((depan[0].struktur.nomor.as_str(), depan[0].versi), ("100.3/12/2026", 0));
        assert_eq!(depan[0].struktur.sebut_keputusan().as_deref(), Some("Keputusan Gubernur Nomor 100.3/12/2026"));
        // A number says nothing without the kind of decision it is of, and only kinds that may form the body count.
        for jenis in ["", "Keputusan Presiden"] {
            let tanpa = IsianStruktur { keputusan: jenis.into(), ..isian.clone() };
            assert_eq!(bidang(struktur::simpan(&b.l, &o.tim, kini, Unsur::Komite, 1, &tanpa).await), ["keputusan"], "{jenis}");
        }
    }

    async fn the_supervision_accompanies_an_office(b: Bekal) {
        let o = Orang::baru(&b).await;
        let kini = tahun(&b);
        let hari = b.l.hari_ini().to_string();
        let isian = IsianPendampingan { tanggal: hari.clone(), saran: "Lengkapi penjelasan dampak.".into() };
        assert!(matches!(pendampingan::create(&b.l, &o.operator, o.kantor, kini, &isian).await, Err(Galat::Dilarang(_))));
        assert_eq!(bidang(pendampingan::create(&b.l, &o.kepatuhan, o.kantor, kini, &IsianPendampingan::default()).await), ["saran", "tanggal"]);
        let id = pendampingan::create(&b.l, &o.kepatuhan, o.kantor, kini, &isian).await.unwrap();
        assert!(matches!(pendampingan::tindak_lanjut(&b.l, &o.operator_lain, id, 1, "Sudah", &hari).await, Err(Galat::TidakAda)));
        pendampingan::tindak_lanjut(&b.l, &o.operator, id, 1, "Sudah dilengkapi", &hari).await.unwrap();
        assert!(matches!(pendampingan::tindak_lanjut(&b.l, &o.operator, id, 1, "Lagi", &hari).await, Err(Galat::Bentrok(_))));
        let d = pendampingan::list(&b.l, &o.operator, kini, None).await.unwrap();
        assert_eq!((d.len(), d[0].tindak_lanjut.as_str()), (1, "Sudah dilengkapi"));
        assert!(pendampingan::list(&b.l, &o.operator_lain, kini, None).await.unwrap().is_empty());
    }

    // BEKASI Pasal 33 ayat (3): what waits and whom nobody accompanied is counted as the lists show it, and printed.
    async fn accompaniment_is_counted_listed_and_printed(b: Bekal) {
        let o = Orang::baru(&b).await;
        let kini = tahun(&b);
        let isian = |saran: &str| IsianPendampingan { tanggal: b.l.hari_ini().to_string(), saran: saran.into() };
        let sebelum = konsolidasi::get(&b.l, &o.tim, &SaringanKonsolidasi::default()).await.unwrap();
        assert_eq!(sebelum.potret.pendampingan, None, "nobody asks for it and nobody gave any");
        let satu = pendampingan::create(&b.l, &o.kepatuhan, o.kantor, kini, &isian("Lengkapi konteks.")).await.unwrap();
        pendampingan::create(&b.l, &o.kepatuhan, o.kantor, kini, &isian("Uji rencana aksi.")).await.unwrap();
        pendampingan::tindak_lanjut(&b.l, &o.operator, satu, 1, "Dilengkapi.", &b.l.hari_ini().to_string()).await.unwrap();
        let semua = pendampingan::get(&b.l, &o.tim, kini, None, None).await.unwrap();
        assert_eq!((semua.banyak, semua.terbuka, semua.daftar.len()), (2, 1, 2));
        assert!(!semua.tanpa.is_empty() && semua.tanpa.iter().all(|k| k.id != o.kantor));
        // The overview counts what each list opens, under the filter of an office too.
        for kantor in [None, Some(o.kantor)] {
            let s = SaringanKonsolidasi { kantor, ..SaringanKonsolidasi::default() };
            let r = konsolidasi::get(&b.l, &o.tim, &s).await.unwrap().potret.pendampingan.clone().unwrap();
            let terbuka = pendampingan::get(&b.l, &o.tim, kini, kantor, Some(Keadaan::Terbuka)).await.unwrap();
            let saran: Vec<&str> = terbuka.daftar.iter().map(|p| p.saran.as_str()).collect();
            assert_eq!(r.terbuka().map(|p| p.saran.as_str()).collect::<Vec<_>>(), saran, "{kantor:?}");
            let tanpa = pendampingan::get(&b.l, &o.tim, kini, kantor, Some(Keadaan::Tanpa)).await.unwrap();
            assert_eq!(r.tanpa, tanpa.tanpa.iter().map(|k| k.nama.clone()).collect::<Vec<_>>(), "{kantor:?}");
            assert!(tanpa.daftar.is_empty());
        }
        // An office that nobody accompanied lacks nothing where no Pasal asks for it.
        let s = SaringanKonsolidasi { kantor: Some(semua.tanpa[0].id), ..SaringanKonsolidasi::default() };
        assert_eq!(konsolidasi::get(&b.l, &o.tim, &s).await.unwrap().potret.pendampingan, None);
        let selesai = pendampingan::get(&b.l, &o.tim, kini, None, Some(Keadaan::Ditindaklanjuti)).await.unwrap();
        assert_eq!(selesai.daftar.iter().map(|p| p.id).collect::<Vec<_>>(), [satu]);
        // Another office neither sees nor counts it; whoever is out of reach is not found.
        let lain = pendampingan::get(&b.l, &o.operator_lain, kini, None, None).await.unwrap();
        assert_eq!((lain.banyak, lain.terbuka), (0, 0));
        assert!(matches!(pendampingan::get(&b.l, &o.operator_lain, kini, Some(o.kantor), None).await, Err(Galat::TidakAda)));
        let reg = o.register(&b).await;
        let cetak = potret::register(&b.l, &o.operator, reg).await.unwrap().pendampingan.unwrap();
        assert_eq!((cetak.daftar.len(), cetak.terbuka().count(), cetak.tanpa.len()), (2, 1, 0));
        let laporan = potret::konsolidasi(&b.l, &o.tim, kini).await.unwrap().pendampingan.unwrap();
        assert_eq!((laporan.daftar.len(), laporan.dasar.as_str()), (2, ""));
        assert_eq!(laporan.daftar[0].tindak_lanjut, "");
    }

    async fn a_register_from_a_spreadsheet_is_recomputed(b: Bekal) {
        let o = Orang::baru(&b).await;
        let reg = register::create(&b.l, &o.operator, o.kantor, tahun(&b)).await.unwrap();
        let csv = "Sasaran SPBE;Indikator Kinerja;Jenis;Kejadian;Penyebab;Kategori;Dampak;Area Dampak;Level Kemungkinan;Level Dampak;Besaran Risiko;Opsi Penanganan;Rencana Aksi\n\
            Meningkatnya kualitas;Indeks SPBE;Negatif;Tidak dievaluasi;Kurang evaluator;SDM SPBE;Kinerja turun;Kinerja;3;3;9;Mitigasi;Rekrutmen\n\
            Meningkatnya kualitas;Indeks SPBE;Negatif;Anggaran habis;Salah hitung;Rencana dan Anggaran;Layanan berhenti;Finansial;4;4;19;;\n";
        let p = impor::pratinjau(&b.l, &o.operator, reg, "risiko.csv", csv.into()).await.unwrap().unwrap();
        assert_eq!((p.jumlah.baru, p.perbedaan.len(), p.baris[0].kode.as_str()), (2, 1, "14 (Sedang)"));
        assert!(p.perbedaan[0].1.contains("menjadi 14"), "{:?}", p.perbedaan);
        assert_eq!(daftar::list(&b.l, &o.operator, &Saringan::default()).await.unwrap().jumlah, 0, "a preview keeps nothing");
        assert!(matches!(impor::impor(&b.l, &o.operator_lain, reg, &p.sha256).await, Err(Galat::TidakAda)));
        assert_eq!(impor::impor(&b.l, &o.operator, reg, &p.sha256).await.unwrap().baru, 2);
        let ulang = impor::pratinjau_tersimpan(&b.l, &o.operator, reg, &p.sha256).await.unwrap().unwrap();
        assert_eq!((ulang.jumlah.baru, ulang.jumlah.tetap), (0, 2));
        assert!(!ulang.catatan.iter().any(|c| c.contains("sudah ada")), "{:?}", ulang.catatan);
        // The same event with another cause is a new risk, and who did not mean that is told before it is kept.
        let mirip = csv.replace("Kurang evaluator", "Evaluator pindah");
        let mirip = impor::pratinjau(&b.l, &o.operator, reg, "mirip.csv", mirip.into()).await.unwrap().unwrap();
        assert_eq!((mirip.jumlah.baru, mirip.jumlah.tetap), (1, 1));
        assert!(mirip.catatan.iter().any(|c| c.starts_with("Baris 2: kejadian ini sudah ada pada RSK-001")), "{:?}", mirip.catatan);
        let d = daftar::list(&b.l, &o.operator, &Saringan::default()).await.unwrap();
        assert_eq!(d.baris.iter().map(|r| r.ringkas.kini.besaran).collect::<Vec<_>>(), [19, 14]);
        assert_eq!(register::get(&b.l, &o.operator, reg).await.unwrap().sasaran.len(), 1);
        let salah = csv.replace(";3;3;9;", ";7;3;9;");
        let tolak = impor::pratinjau(&b.l, &o.operator, reg, "salah.csv", salah.into()).await.unwrap().unwrap_err();
        assert!(tolak.0[0].contains("level 7 di luar skala"), "{:?}", tolak.0);
    }

    async fn examples_start_a_register(b: Bekal) {
        let o = Orang::baru(&b).await;
        let reg = o.register(&b).await;
        assert_eq!(bidang(simpan::dari_katalog(&b.l, &o.operator, reg, &["tidak-ada".into()]).await), ["contoh"]);
        let kode = ["kea-1".to_owned(), "ino-1".into(), "sdm-1".into()];
        assert_eq!(simpan::dari_katalog(&b.l, &o.operator, reg, &kode).await.unwrap(), 3);
        let d = daftar::list(&b.l, &o.operator, &Saringan::default()).await.unwrap();
        assert!(d.baris.iter().all(|r| r.ringkas.awal.besaran == 14), "the middle until somebody analyses it");
        // The treatment of the example comes along; who answers for it is the office's to say before it is submitted.
        for r in &d.baris {
            let r = rinci::get(&b.l, &o.operator, r.ringkas.id).await.unwrap();
            let contoh = Katalog::bawaan().contoh.iter().find(|c| c.kejadian == r.risiko.kejadian).unwrap();
            let p = &r.penanganan[0].isi;
            assert_eq!((p.opsi, &p.aksi, &p.keluaran), (contoh.opsi, &contoh.aksi, &contoh.keluaran));
            assert_eq!((r.penanganan.len(), p.penanggung_jawab.as_str()), (1, ""));
            let pesan = alasan(alur::lakukan(&b.l, &o.operator, r.risiko.id, r.versi, Perbuatan::Ajukan, "").await);
            assert_eq!(pesan.contains("rencana penanganan"), r.risiko.keputusan, "{pesan}");
        }
        // All of the same magnitude: the order waits for expert judgement.
        assert!(d.baris.iter().all(|r| r.seri));
    }
}
