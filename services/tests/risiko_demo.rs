//! The registers of the demo, and a government large enough to measure with.

use domain::risiko::{
    alur::Status,
    eskalasi::Tingkat,
    kelengkapan::{Terisi, terencana},
};
use services::{
    Layanan, Pelaku, akun, demo, jejak,
    risiko::{
        daftar::{self, Saringan},
        konsolidasi::{self, SaringanKonsolidasi},
        menunggu::{self, JenisTugas},
        potret, register, rinci, tahun, tautan,
    },
};

async fn masuk(l: &Layanan, nama: &str) -> Pelaku {
    let isian = akun::masuk::Kredensial { nama, sandi: demo::SANDI, alamat: "192.0.2.7", agen: "uji", sesi_lama: None };
    let masuk = akun::masuk::masuk(l, isian).await.unwrap_or_else(|sebab| panic!("{nama}: {sebab}"));
    match akun::sesi::kenali(l, &masuk.token, "192.0.2.7").await.unwrap() {
        Some(akun::sesi::Kunjungan::Akun(kenal)) => kenal.pelaku,
        _ => panic!("{nama} tidak dikenali"),
    }
}

pada_kedua! {
    async fn the_demo_shows_every_state_a_register_can_be_in(b: Bekal) {
        let l = b.l.clone().dengan_jam(demo::jam);
        demo::muat(&l).await.unwrap();
        let maria = masuk(&l, "maria").await;
        assert!(matches!(jejak::verify(&l).await.unwrap(), jejak::Pemeriksaan::Utuh { .. }));
        let tahun = tahun::daftar(&l, &maria).await.unwrap();
        assert_eq!(tahun.iter().map(|t| (t.tahun, t.ditutup.is_some())).collect::<Vec<_>>(), [(2026, false), (2025, true), (2024, true)]);
        assert!(tahun.iter().all(|t| t.register > 20 && t.risiko > 100), "{tahun:?}");
        let k = konsolidasi::get(&l, &maria, &SaringanKonsolidasi::default()).await.unwrap();
        assert_eq!(k.potret.tahun, 2026);
        assert!(!k.tanpa_register.is_empty() && !k.potret.terlambat.is_empty() && !k.potret.kejadian.is_empty());
        assert!(k.potret.eskalasi.iter().any(|e| e.risiko.menunggu == Some(Tingkat::Komite) && !e.alasan.is_empty()));
        assert!(k.potret.eskalasi.iter().any(|e| e.risiko.tingkat == Tingkat::Komite && e.putusan.is_some()));
        assert_eq!(k.potret.teratas.len(), 10);
        assert!(k.potret.komite.pelaksana.len() >= 2);
        assert_eq!(k.potret.tren_negatif.iter().flatten().count(), 5);
        let d = daftar::list(&l, &maria, &Saringan::default()).await.unwrap();
        for status in Status::SEMUA {
            assert!(d.hitungan.status.iter().any(|(kode, ..)| kode == status.kode()), "{status:?}");
        }
        // What the steps allow awaits the roles that take them.
        assert!(menunggu::hitung(&l, &maria).await.unwrap().banyak(JenisTugas::Putus) > 0);
        assert!(menunggu::hitung(&l, &masuk(&l, "risiko").await).await.unwrap().banyak(JenisTugas::Reviu) > 0);
        // A register prints whole, and every magnitude is the matrix's.
        let mut semua = Vec::new();
        for r in register::list(&l, &maria, 2026).await.unwrap().into_iter().filter_map(|r| r.id) {
            semua.push(potret::register(&l, &maria, r).await.unwrap());
        }
        for (p, r) in semua.iter().flat_map(|p| p.risiko.iter().map(move |r| (p, r))) {
            // What was submitted says what the regulation asks.
            let isi = Terisi {
                sasaran: r.sasaran.is_some(),
                dampak: &r.dampak,
                penjelasan_kemungkinan: &r.penjelasan_kemungkinan,
                penjelasan_dampak: &r.penjelasan_dampak,
                keputusan: r.keputusan,
                rencana: r.penanganan.iter().any(|p| terencana(&p.aksi, &p.keluaran, &p.penanggung_jawab)),
                residual_beralasan: !r.residual_dipertanyakan(),
            };
            assert_eq!(isi.kurang(), [], "{}", r.nomor);
            assert_eq!(p.matriks.ukur(r.awal.titik), Some(r.awal), "{}", r.nomor);
            assert_eq!(p.matriks.ukur(r.kini.titik), Some(r.kini), "{}", r.nomor);
            assert_eq!(r.tren.akhir(), r.kini.besaran, "{}", r.nomor);
        }
        // Risks know the records they are about, and go on from last year's.
        let mut tertaut = 0;
        let mut beriwayat = 0;
        for r in d.baris.iter().take(30) {
            let satu = rinci::get(&l, &maria, r.ringkas.id).await.unwrap();
            beriwayat += usize::from(satu.asal.is_some());
            if let Some(t) = satu.tautan.tautan.first() {
                tertaut += 1;
                let balik = tautan::untuk_catatan(&l, &maria, t.catatan_id).await.unwrap();
                assert!(balik.iter().any(|b| b.id == r.ringkas.id));
            }
        }
        assert!(tertaut > 0 && beriwayat > 0, "{tertaut} {beriwayat}");
        // What is measured with is loaded beside it: who has a register keeps it, the others get one.
        demo::beban_risiko(&l, usize::MAX, 5, 2).await.unwrap();
        let penuh = konsolidasi::get(&l, &maria, &SaringanKonsolidasi::default()).await.unwrap();
        assert_eq!((penuh.tanpa_register.len(), penuh.banyak.risiko), (0, k.banyak.risiko + 2 * k.tanpa_register.len()));
    }

    async fn a_large_government_is_loaded_beside_other_data(b: Bekal) {
        let l = b.l.clone();
        for n in 0..3 {
            b.kantor(&format!("K{n}"), &format!("Kantor {n}")).await;
        }
        demo::beban_risiko(&l, usize::MAX, 2, 20).await.unwrap();
        assert!(demo::beban_risiko(&l, usize::MAX, 1, 1).await.is_err());
        let tim = b.orang("Tim", domain::izin::Peran::TimKoordinasi, None).await;
        let k = konsolidasi::get(&l, &tim, &SaringanKonsolidasi::default()).await.unwrap();
        assert_eq!(k.banyak.risiko, 60);
        let p = potret::konsolidasi(&l, &tim, k.potret.tahun).await.unwrap();
        let tertulis = |e: &domain::risiko::potret::PotretEskalasi| !e.alasan.is_empty() && e.pada.is_some();
        assert!(!p.eskalasi.is_empty() && p.eskalasi.iter().all(tertulis), "{:?}", p.eskalasi);
        for r in &potret::register(&l, &tim, k.register[0].id.unwrap()).await.unwrap().risiko {
            assert!(r.sasaran.is_some() && !r.penjelasan_kemungkinan.is_empty() && !r.penjelasan_dampak.is_empty());
        }
        assert_eq!(daftar::list(&l, &tim, &Saringan::default()).await.unwrap().banyak_halaman, 2);
    }
}
