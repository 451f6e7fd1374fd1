//! Who signs, and the emblem: kept with a version, told in the trail, and fixed in what was issued.

use std::collections::BTreeMap;

use crate::bantu::{Bekal, admin};
use bytes::Bytes;
use chrono::NaiveDate;
use domain::{
    izin::Peran,
    penandatangan::{Dokumen, IsianPenandatangan},
    penilaian::{Jenis, Lingkup},
};
use png::{BitDepth, ColorType, Encoder};
use services::{
    Galat, Pelaku,
    jejak::{self, Pemeriksaan},
    penandatangan::{self, lambang},
    penilaian::{
        laporan::{self, Bentuk},
        penugasan::{self, Cara},
        putaran::{self, PutaranBaru},
    },
    perangkat_daerah::{self, IsianKantor},
    register::{cetak, terbitan},
};

const NIP: &str = "99990101 202001 1 001";

fn siapa(nama: &str, nip: &str) -> IsianPenandatangan {
    IsianPenandatangan { nama: nama.into(), nip: nip.into(), ..IsianPenandatangan::default() }
}

fn gambar(sisi: u32, warna: u8) -> Bytes {
    let mut isi = Vec::new();
    let mut penyandi = Encoder::new(&mut isi, sisi, sisi);
    penyandi.set_color(ColorType::Rgb);
    penyandi.set_depth(BitDepth::Eight);
    let mut penulis = penyandi.write_header().unwrap();
    penulis.write_image_data(&vec![warna; (sisi * sisi * 3) as usize]).unwrap();
    penulis.finish().unwrap();
    isi.into()
}

/// An assessment of the government with one office responsible for indicator 21.
async fn penilaian(b: &Bekal, tim: &Pelaku, kantor: i64) -> i64 {
    let baru = PutaranBaru {
        tahun: 2025,
        nama: "Evaluasi 2025".into(),
        jenis: Jenis::Evaluasi,
        lingkup: Lingkup::Internal,
        visitasi: false,
        instrumen: "permenpanrb-59-2020".into(),
        target: None,
        tenggat: BTreeMap::new(),
        salin_penugasan_dari: None,
    };
    let putaran = putaran::buka(&b.l, tim, baru).await.unwrap();
    let id = putaran::get(&b.l, tim, putaran).await.unwrap().penilaian[0];
    penugasan::tugaskan(&b.l, tim, id, &["21".to_owned()], &[kantor], Cara::Ganti).await.unwrap();
    id
}

pada_kedua! {
    async fn a_signer_is_kept_with_a_version_and_told(b: Bekal) {
        let tim = b.orang("Tim", Peran::TimKoordinasi, None).await;
        let awal = penandatangan::list(&b.l, &tim).await.unwrap();
        assert_eq!(awal.len(), 4);
        assert!(awal.iter().all(|t| t.bawaan && t.versi == 0 && t.siapa.nama.is_none()));
        assert_eq!(awal[1].siapa.jabatan, "Sekretaris Daerah selaku Koordinator SPBE");

        let baru = siapa("Dr. Contoh Rekaan, M.Si.", NIP);
        penandatangan::simpan(&b.l, &tim, Dokumen::BeritaAcara, 0, &baru).await.unwrap();
        let t = penandatangan::get(&b.l, &tim, Dokumen::BeritaAcara).await.unwrap();
        assert_eq!((t.versi, t.bawaan), (1, true));
        assert_eq!(t.siapa.nip.as_deref(), Some("999901012020011001"));
        // A form that was opened before is refused, the first time and later.
        for usang in [0, 2] {
            let hasil = penandatangan::simpan(&b.l, &tim, Dokumen::BeritaAcara, usang, &baru).await;
            assert!(matches!(hasil, Err(Galat::Bentrok(_))), "{hasil:?}");
        }
        let plt = IsianPenandatangan { jabatan: "Plt. Sekretaris Daerah".into(), ..siapa("Contoh Lain", "") };
        penandatangan::simpan(&b.l, &tim, Dokumen::BeritaAcara, 1, &plt).await.unwrap();
        let t = penandatangan::get(&b.l, &tim, Dokumen::BeritaAcara).await.unwrap();
        assert_eq!((t.versi, t.bawaan, t.siapa.jabatan.as_str(), t.siapa.nip), (2, false, "Plt. Sekretaris Daerah", None));

        let salah = penandatangan::simpan(&b.l, &tim, Dokumen::BeritaAcara, 2, &siapa("Contoh", "12")).await;
        assert!(matches!(&salah, Err(Galat::Isian(g)) if g[0].bidang == "nip"), "{salah:?}");
        let tiada = penandatangan::simpan(&b.l, &tim, Dokumen::LembarPerangkatDaerah, 0, &baru).await;
        assert!(matches!(tiada, Err(Galat::TidakAda)));
        assert!(matches!(jejak::verify(&b.l).await.unwrap(), Pemeriksaan::Utuh { .. }));
    }

    async fn only_the_coordinators_and_admins_may(b: Bekal) {
        let kantor = b.kantor("BAPPEDA", "Badan Perencanaan").await;
        for (peran, di) in [
            (Peran::Operator, Some(kantor)),
            (Peran::KepalaPerangkatDaerah, Some(kantor)),
            (Peran::AsesorInternal, None),
            (Peran::Auditor, None),
            (Peran::Pimpinan, None),
        ] {
            let lain = b.orang(peran.nama(), peran, di).await;
            let isian = siapa("Penyusup", "");
            let simpan = penandatangan::simpan(&b.l, &lain, Dokumen::LaporanHasil, 0, &isian).await;
            assert!(matches!(simpan, Err(Galat::Dilarang(_))), "{peran:?}");
            assert!(matches!(penandatangan::list(&b.l, &lain).await, Err(Galat::Dilarang(_))), "{peran:?}");
            assert!(matches!(lambang::unggah(&b.l, &lain, gambar(120, 1)).await, Err(Galat::Dilarang(_))), "{peran:?}");
            assert!(matches!(lambang::buka(&b.l, &lain).await, Err(Galat::Dilarang(_))), "{peran:?}");
        }
        assert!(penandatangan::list(&b.l, &admin()).await.is_ok());
    }

    async fn an_issued_report_keeps_its_signer_and_emblem(b: Bekal) {
        let kantor = b.kantor("BAPPEDA", "Badan Perencanaan").await;
        let tim = b.orang("Tim", Peran::TimKoordinasi, None).await;
        let id = penilaian(&b, &tim, kantor).await;
        let tanggal = NaiveDate::from_ymd_opt(2025, 12, 22).unwrap();

        penandatangan::simpan(&b.l, &tim, Dokumen::LaporanHasil, 0, &siapa("Contoh Pertama", NIP)).await.unwrap();
        lambang::unggah(&b.l, &tim, gambar(120, 10)).await.unwrap();
        let pertama = lambang::get(&b.l, &tim).await.unwrap().unwrap();
        let laporan_id = laporan::terbitkan(&b.l, &tim, id, Bentuk::Evaluasi, "1/2025", tanggal).await.unwrap();
        let beku = laporan::get(&b.l, &tim, id, laporan_id).await.unwrap();
        assert_eq!(beku.potret.penandatangan.keys().collect::<Vec<_>>(), [&Dokumen::LaporanHasil]);
        assert_eq!(beku.potret.penandatangan[&Dokumen::LaporanHasil].nama.as_deref(), Some("Contoh Pertama"));
        assert_eq!(beku.potret.lambang.as_deref(), Some(pertama.sha256.as_str()));

        penandatangan::simpan(&b.l, &tim, Dokumen::LaporanHasil, 1, &siapa("Contoh Kedua", "")).await.unwrap();
        lambang::unggah(&b.l, &tim, gambar(130, 20)).await.unwrap();
        let kedua = lambang::get(&b.l, &tim).await.unwrap().unwrap();
        assert_ne!(kedua.sha256, pertama.sha256);
        assert!(matches!(lambang::lepas(&b.l, &tim, pertama.id).await, Err(Galat::Bentrok(_))));
        lambang::lepas(&b.l, &tim, kedua.id).await.unwrap();
        assert_eq!(lambang::get(&b.l, &tim).await.unwrap(), None);

        let lagi = laporan::get(&b.l, &tim, id, laporan_id).await.unwrap();
        assert_eq!((lagi.sidik, &lagi.potret), (beku.sidik, &beku.potret));
        assert!(!lambang::isi(&b.l, &pertama.sha256).await.unwrap().is_empty(), "the old picture is still there");
        let draf = laporan::potret(&b.l, &tim, id).await.unwrap();
        assert_eq!(draf.penandatangan[&Dokumen::LaporanHasil].nama.as_deref(), Some("Contoh Kedua"));
        assert_eq!(draf.lambang, None);
        assert!(matches!(jejak::verify(&b.l).await.unwrap(), Pemeriksaan::Utuh { .. }));
    }

    async fn a_document_of_a_register_keeps_its_signer_and_has_a_number_of_its_own(b: Bekal) {
        let kantor = b.kantor("BAPPEDA", "Badan Perencanaan").await;
        let tim = b.orang("Tim", Peran::TimKoordinasi, None).await;
        let id = penilaian(&b, &tim, kantor).await;
        let tanggal = NaiveDate::from_ymd_opt(2026, 2, 2).unwrap();
        let r = domain::register::cari("aplikasi").unwrap();
        laporan::terbitkan(&b.l, &tim, id, Bentuk::Evaluasi, "700/Setda/9", tanggal).await.unwrap();
        // One agenda numbers all of them; capitals make no other number.
        for nomor in ["700/Setda/9", " 700/SETDA/9 "] {
            let kembar = terbitan::terbitkan(&b.l, &tim, r, &[], (nomor, "2026-02-03")).await;
            let Err(Galat::Isian(salah)) = kembar else { panic!("{kembar:?}") };
            assert_eq!(salah[0].bidang, "nomor");
            assert!(salah[0].pesan.starts_with("Nomor ini sudah dipakai laporan penilaian tanggal 2 Februari 2026."), "{salah:?}");
        }
        assert_eq!(terbitan::list(&b.l, &tim, r).await.unwrap(), []);
        penandatangan::simpan(&b.l, &tim, Dokumen::DaftarRegister, 0, &siapa("Contoh Pertama", NIP)).await.unwrap();
        let dokumen = terbitan::terbitkan(&b.l, &tim, r, &[], ("700/Setda/10", "2026-02-03")).await.unwrap();
        let kembar = laporan::terbitkan(&b.l, &tim, id, Bentuk::BeritaAcara, "700/setda/10", tanggal).await;
        let Err(Galat::Isian(salah)) = kembar else { panic!("{kembar:?}") };
        assert!(salah[0].pesan.contains("Inventaris Aplikasi SPBE tanggal 3 Februari 2026"), "{salah:?}");
        // Another signer later: what was issued keeps its own, the draft of now has the new one.
        penandatangan::simpan(&b.l, &tim, Dokumen::DaftarRegister, 1, &siapa("Contoh Kedua", "")).await.unwrap();
        let beku = terbitan::get(&b.l, &tim, r, dokumen).await.unwrap();
        let kini = cetak::potret(&b.l, &tim, r, &[], tanggal).await.unwrap();
        for (potret, nama) in [(beku.isi, "Contoh Pertama"), (kini, "Contoh Kedua")] {
            let siapa = potret.penandatangan.unwrap();
            assert_eq!(siapa.nama.as_deref(), Some(nama));
            assert_eq!(siapa.jabatan, "Sekretaris Daerah selaku Koordinator SPBE");
        }
        // A report of an assessment says nothing of the signer of registers.
        let draf = laporan::potret(&b.l, &tim, id).await.unwrap();
        assert!(!draf.penandatangan.contains_key(&Dokumen::DaftarRegister));
    }

    async fn the_head_of_an_office_signs_its_sheet(b: Bekal) {
        let tim = b.orang("Tim", Peran::TimKoordinasi, None).await;
        let isian = IsianKantor {
            kode: "INSPEKTORAT".into(),
            nama: "Inspektorat Daerah".into(),
            jenis: Some(domain::perangkat_daerah::Jenis::Inspektorat),
            kepala: siapa("Contoh Kepala", NIP),
            ..IsianKantor::default()
        };
        let kantor = perangkat_daerah::create(&b.l, &admin(), &isian).await.unwrap();
        let id = penilaian(&b, &tim, kantor).await;
        let lembar = laporan::potret_kantor(&b.l, &tim, id, kantor).await.unwrap();
        let kepala = &lembar.penandatangan[&Dokumen::LembarPerangkatDaerah];
        assert_eq!((kepala.jabatan.as_str(), kepala.nama.as_deref()), ("Inspektur Daerah", Some("Contoh Kepala")));

        let r = perangkat_daerah::get(&b.l, &admin(), kantor).await.unwrap();
        assert_eq!(r.kepala.jabatan, "", "the usual position is not written down");
        let versi = r.kantor.versi;
        let buruk = IsianKantor { kepala: siapa("", NIP), ..isian.clone() };
        let hasil = perangkat_daerah::update(&b.l, &admin(), kantor, versi, &buruk).await;
        assert!(matches!(&hasil, Err(Galat::Isian(g)) if g[0].bidang == "kepala_nama"), "{hasil:?}");
        let kosong = IsianKantor { kepala: IsianPenandatangan::default(), ..isian };
        perangkat_daerah::update(&b.l, &admin(), kantor, versi, &kosong).await.unwrap();
        let r = perangkat_daerah::get(&b.l, &admin(), kantor).await.unwrap();
        assert_eq!(r.kepala, domain::penandatangan::Penandatangan::default());
        assert!(r.riwayat.unwrap().iter().any(|e| e.tindakan == "Kepala Perangkat Daerah diubah"));
    }

    async fn a_picture_that_is_none_is_refused(b: Bekal) {
        let tim = b.orang("Tim", Peran::TimKoordinasi, None).await;
        for isi in [Bytes::from_static(b"%PDF-1.7\n"), Bytes::new(), gambar(40, 1)] {
            let hasil = lambang::unggah(&b.l, &tim, isi).await;
            assert!(matches!(&hasil, Err(Galat::Isian(g)) if g[0].bidang == "berkas"), "{hasil:?}");
        }
        let besar = Bytes::from(vec![0; 1_000_001]);
        assert!(matches!(lambang::unggah(&b.l, &tim, besar).await, Err(Galat::TerlaluBesar(_))));
        assert_eq!(lambang::get(&b.l, &tim).await.unwrap(), None);
        // The same picture again is the same file and a new entry of the letterhead.
        lambang::unggah(&b.l, &tim, gambar(120, 7)).await.unwrap();
        let pertama = lambang::get(&b.l, &tim).await.unwrap().unwrap();
        lambang::unggah(&b.l, &tim, gambar(120, 7)).await.unwrap();
        let kedua = lambang::get(&b.l, &tim).await.unwrap().unwrap();
        assert_eq!(pertama.sha256, kedua.sha256);
        assert_eq!(lambang::buka(&b.l, &tim).await.unwrap(), lambang::isi(&b.l, &kedua.sha256).await.unwrap());
    }
}
