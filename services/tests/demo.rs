//! The demo government: whole, the same every time, and something that people can go on working with.

use std::collections::{BTreeMap, BTreeSet};

use crate::bantu::{Basis, Bekal};
use domain::{
    angka::bulat_2,
    indeks,
    izin::Peran,
    laporan::Potret,
    penilaian::{Lingkup, Tahap},
};
use services::{
    Galat, Layanan, Pelaku, akun, bukti, demo, jejak,
    penilaian::{beranda, isian, laporan, peringkat, putaran, ringkasan},
    perangkat_daerah,
};

/// Signs in as somebody of the demo.
async fn masuk(l: &Layanan, nama: &str) -> Pelaku {
    let isian = akun::masuk::Kredensial { nama, sandi: demo::SANDI, alamat: "192.0.2.7", agen: "uji", sesi_lama: None };
    let masuk = akun::masuk::masuk(l, isian).await.unwrap_or_else(|sebab| panic!("{nama}: {sebab}"));
    assert!(!masuk.harus_ganti_sandi, "{nama}");
    match akun::sesi::kenali(l, &masuk.token, "192.0.2.7").await.unwrap() {
        Some(akun::sesi::Kunjungan::Akun(kenal)) => kenal.pelaku,
        _ => panic!("{nama} tidak dikenali"),
    }
}

fn peragaan(b: &Bekal) -> Layanan {
    b.l.clone().dengan_jam(demo::jam)
}

async fn potret(l: &Layanan, pelaku: &Pelaku, nama: &str) -> Potret {
    let ringkas = putaran::list(l, pelaku).await.unwrap();
    let satu = ringkas.iter().find(|p| p.nama == nama).unwrap_or_else(|| panic!("{nama} tidak ada"));
    laporan::potret(l, pelaku, satu.penilaian[0]).await.unwrap()
}

fn indeks(l: &Layanan, potret: &Potret) -> String {
    bulat_2(&indeks::hitung(l.katalog.cari(&potret.instrumen).unwrap(), &potret.nilai_akhir()).indeks)
}

pada_kedua! {
    async fn the_government_is_whole_and_loads_once(b: Bekal) {
        let l = peragaan(&b);
        let mulai = std::time::Instant::now();
        let akun = demo::muat(&l).await.unwrap();
        println!("dimuat dalam {:?}", mulai.elapsed());
        assert!(matches!(demo::muat(&l).await, Err(Galat::Ditolak(_))));

        let peran: BTreeSet<&str> = akun.iter().map(|a| a.peran.as_str()).collect();
        assert_eq!(peran, Peran::SEMUA.iter().map(|p| p.nama()).collect());
        let ringkas: Vec<&str> = demo::satu_per_peran(&akun).iter().map(|a| a.nama_pengguna.as_str()).collect();
        assert_eq!(ringkas.len(), Peran::SEMUA.len());
        assert!(["admin", "maria", "ratri", "bagas", "aisyah"].iter().all(|nama| ringkas.contains(nama)), "{ringkas:?}");
        assert_eq!(perangkat_daerah::list_aktif(&l.db).await.unwrap().len(), 45);

        match jejak::verify(&l).await.unwrap() {
            jejak::Pemeriksaan::Utuh { banyak: jumlah, .. } => assert!(jumlah > 10_000, "{jumlah}"),
            rusak => panic!("{rusak:?}"),
        }
        let maria = masuk(&l, "maria").await;
        let entri = jejak::list(&l, &maria, &jejak::Saringan::default(), 200).await.unwrap();
        assert!(entri.iter().all(|e| e.waktu <= demo::jam()));
        assert!(entri.windows(2).all(|dua| dua[0].waktu >= dua[1].waktu));
    }

    async fn the_years_rise_to_the_intended_index(b: Bekal) {
        let l = peragaan(&b);
        demo::muat(&l).await.unwrap();
        let maria = masuk(&l, "maria").await;
        let mut nasional = BTreeMap::new();
        for tahun in 2018..=2025 {
            let p = potret(&l, &maria, &format!("Evaluasi SPBE {tahun}")).await;
            assert!(p.penetapan.is_some(), "{tahun}");
            nasional.insert(tahun, indeks(&l, &p));
        }
        let harap = ["2.09", "2.31", "2.51", "2.16", "2.38", "2.62", "2.81", "2.97"];
        assert_eq!(nasional.values().map(String::as_str).collect::<Vec<_>>(), harap);
        assert_eq!(indeks(&l, &potret(&l, &maria, "Pemantauan internal 2024").await), "2.86");
        assert_eq!(indeks(&l, &potret(&l, &maria, "Pemantauan internal 2025").await), "3.02");
    }

    async fn texts_and_evidence_stand_where_a_value_stands(b: Bekal) {
        let l = peragaan(&b);
        demo::muat(&l).await.unwrap();
        let maria = masuk(&l, "maria").await;
        // Two rounds of one year share evidence: it was there when the first of them was filled.
        let ringkas = putaran::list(&l, &maria).await.unwrap();
        let kini = ringkas.iter().find(|p| p.nama == "Evaluasi internal triwulan IV 2026").unwrap().penilaian[0];
        for kode in ["14", "15", "23"] {
            let h = isian::get(&l, &maria, kini, kode).await.unwrap();
            let diisi = h.nilai[&Tahap::Mandiri].pada.unwrap();
            assert!(h.bukti.iter().all(|b| b.diunggah_pada <= diisi), "{kode}: {:?} {diisi}", h.bukti);
        }
        for nama in ["Evaluasi SPBE 2023", "Evaluasi SPBE 2024", "Evaluasi SPBE 2025", "Pemantauan internal 2025"] {
            let p = potret(&l, &maria, nama).await;
            for i in &p.indikator {
                for (tahap, nilai) in &i.nilai {
                    for teks in [&nilai.fakta, &nilai.analisis] {
                        assert!(teks.len() > 60, "{nama} {} {tahap:?}", i.kode);
                        for sisa in ["{", "Instansi Pusat", "belum atau", "  ", "..", "Penerapan Pelaksanaan", "Raya lain"] {
                            assert!(!teks.contains(sisa), "{nama} {} {tahap:?}: {sisa}: {teks}", i.kode);
                        }
                    }
                    let berdasar = *tahap == Tahap::Mandiri || !nilai.justifikasi.is_empty();
                    assert!(berdasar, "{nama} {} {tahap:?} tanpa justifikasi", i.kode);
                }
                assert_eq!(i.bukti.len(), 2, "{nama} {}", i.kode);
            }
        }
        let semua = bukti::list(&l, &maria, "", 5_000).await.unwrap();
        assert!(semua.len() > 500, "{}", semua.len());
        for satu in semua.iter().step_by(23) {
            let (bukti, isi) = bukti::buka(&l, &maria, satu.id).await.unwrap();
            assert_eq!(bukti::jenis::kenali(&bukti.nama, &isi).unwrap().mime, bukti.jenis);
            assert_eq!(isi.len() as i64, bukti.ukuran);
            assert!(isi.len() < 8_000, "{} {}", bukti.nama, isi.len());
        }
    }

    async fn the_running_year_has_work_for_everybody(b: Bekal) {
        let l = peragaan(&b);
        demo::muat(&l).await.unwrap();
        let maria = masuk(&l, "maria").await;
        let ringkas = putaran::list(&l, &maria).await.unwrap();
        let terbuka: Vec<&str> = ringkas.iter().filter(|p| !p.terkunci).map(|p| p.nama.as_str()).collect();
        assert_eq!(terbuka, ["Evaluasi internal triwulan IV 2026", "Pemantauan internal 2026", "Evaluasi Pemdi 2026"]);
        let id = ringkas.iter().find(|p| p.nama == "Pemantauan internal 2026").unwrap().penilaian[0];
        let r = ringkasan::get(&l, &maria, id).await.unwrap();
        let mut status: BTreeMap<&str, usize> = BTreeMap::new();
        for i in &r.indikator {
            *status.entry(i.status.kode()).or_default() += 1;
        }
        let harap = [("belum", 6), ("diajukan", 4), ("dikembalikan", 1), ("disetujui", 4), ("draf", 4), ("terverifikasi", 28)];
        assert_eq!(status, BTreeMap::from(harap));
        for nama in ["maria", "ratri", "bagas", "yosua", "aisyah", "operator.diskominfo", "kepala.diskominfo"] {
            let orang = masuk(&l, nama).await;
            assert!(!beranda::tugas(&l, &orang).await.unwrap().is_empty(), "{nama}");
        }
        let kantor = ringkas.iter().find(|p| p.lingkup == Lingkup::PerPerangkatDaerah).unwrap();
        let peringkat = peringkat::list(&l, &maria, kantor.id).await.unwrap();
        assert_eq!(peringkat.len(), 45);
        assert_eq!(peringkat[0].kantor.singkatan, "Diskominfo");
        assert!(peringkat[0].hasil.indeks > peringkat[44].hasil.indeks);
    }

    async fn reports_are_dated_after_what_they_tell_and_signed(b: Bekal) {
        let l = peragaan(&b);
        demo::muat(&l).await.unwrap();
        let maria = masuk(&l, "maria").await;
        let mut semua = Vec::new();
        for p in putaran::list(&l, &maria).await.unwrap() {
            for id in &p.penilaian {
                for satu in laporan::list(&l, &maria, *id).await.unwrap_or_default() {
                    let beku = laporan::get(&l, &maria, *id, satu.id).await.unwrap();
                    assert_eq!(l.profil.zona_waktu.tanggal(beku.potret.per), beku.tanggal, "{}", beku.nomor);
                    let siapa = &beku.potret.penandatangan[&beku.bentuk.dokumen()];
                    assert_eq!(siapa.nama.as_deref(), Some("Dr. Lukman Wenas, M.A.P."));
                    assert!(siapa.nip.as_deref().is_some_and(|nip| nip.len() == 18 && nip.starts_with("9999")));
                    let gambar = services::penandatangan::lambang::isi(&l, beku.potret.lambang.as_deref().unwrap()).await;
                    assert!(gambar.unwrap().starts_with(b"\x89PNG"));
                    if let Some(tetap) = &beku.potret.penetapan {
                        assert!(beku.tanggal > tetap.tanggal, "{}", beku.nomor);
                    }
                    semua.push((beku.tanggal.to_string(), beku.bentuk.kode(), beku.potret.penetapan.is_some()));
                }
            }
        }
        semua.sort();
        let harap = [
            ("2025-06-30", "berita-acara", false),
            ("2025-06-30", "persetujuan-publikasi", false),
            ("2025-12-22", "evaluasi", true),
            ("2026-01-06", "evaluasi", true),
        ];
        assert_eq!(semua, harap.map(|(tanggal, bentuk, tetap)| (tanggal.to_owned(), bentuk, tetap)));
        // The trail tells it in its place: in the order of time.
        assert!(matches!(jejak::verify(&l).await.unwrap(), jejak::Pemeriksaan::Utuh { .. }));
    }

    async fn people_go_on_working_with_it(b: Bekal) {
        let l = peragaan(&b);
        demo::muat(&l).await.unwrap();
        let ratri = masuk(&l, "ratri").await;
        let ringkas = putaran::list(&l, &ratri).await.unwrap();
        let id = ringkas.iter().find(|p| p.nama == "Pemantauan internal 2026").unwrap().penilaian[0];
        let halaman = isian::get(&l, &ratri, id, "13").await.unwrap();
        let lalu = halaman.lalu.expect("tahun lalu ada");
        assert_eq!((lalu.tahun, lalu.nilai.map(|n| n.0), lalu.bukti.len()), (2025, Some(300), 2));
        let baru = isian::IsianBaru {
            versi: halaman.versi,
            tingkat: "3".into(),
            fakta: "Telaah belanja SPBE dilakukan.".into(),
            analisis: "Kriteria terpenuhi.".into(),
        };
        isian::simpan(&l, &ratri, id, "13", baru).await.unwrap();
        // New rows get ids of their own on both databases.
        b.orang("orang baru", Peran::Operator, ratri.kantor().first().copied()).await;
        assert!(matches!(jejak::verify(&l).await.unwrap(), jejak::Pemeriksaan::Utuh { .. }));
    }

    async fn a_load_for_measuring_stands_beside_it(b: Bekal) {
        let l = peragaan(&b);
        demo::muat(&l).await.unwrap();
        let akun = demo::beban(&l, 3, 2).await.unwrap();
        assert_eq!(akun.len(), 5 + 2 * 3);
        let koordinasi = masuk(&l, "beban.koordinasi").await;
        let ringkas = putaran::list(&l, &koordinasi).await.unwrap();
        let beban: Vec<_> = ringkas.iter().filter(|p| p.nama.starts_with("Uji beban")).collect();
        assert_eq!(beban.len(), 4);
        assert_eq!(beban.iter().filter(|p| !p.terkunci).count(), 2);
        let per_kantor = beban.iter().find(|p| p.lingkup == Lingkup::PerPerangkatDaerah).unwrap();
        assert_eq!((per_kantor.penilaian.len(), per_kantor.jumlah), (3, 3 * 47));
        assert!(matches!(jejak::verify(&l).await.unwrap(), jejak::Pemeriksaan::Utuh { .. }));
        assert!(matches!(demo::beban(&l, 0, 1).await, Err(Galat::Ditolak(_))));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_loads_are_the_same_on_every_database() {
    let mut potret_semua = Vec::new();
    for basis in [Basis::Sqlite, Basis::Sqlite, Basis::Postgres] {
        let b = Bekal::baru(basis).await;
        let l = peragaan(&b);
        let akun = demo::muat(&l).await.unwrap();
        let pelaku = masuk(&l, "sekda").await;
        let mut sidik = Vec::new();
        for p in putaran::list(&l, &pelaku).await.unwrap() {
            for id in p.penilaian.iter().take(3) {
                sidik.push(serde_json::to_string(&laporan::potret(&l, &pelaku, *id).await.unwrap()).unwrap());
            }
        }
        potret_semua.push((akun, sidik));
    }
    assert_eq!(potret_semua[0], potret_semua[1]);
    assert_eq!(potret_semua[0], potret_semua[2]);
}
