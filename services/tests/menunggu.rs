//! What the menu counts is what the home page lists, and the search finds what a person may see.

use domain::penilaian::Lingkup;
use services::{
    Layanan, Pelaku, akun, cari, demo,
    penilaian::{
        beranda::{self, Apa},
        menunggu, rekomendasi,
    },
    risiko::menunggu::tugas as tugas_risiko,
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
    async fn the_menu_counts_what_the_home_page_lists(b: Bekal) {
        let l = b.l.clone().dengan_jam(demo::jam);
        let akun = demo::muat(&l).await.unwrap();
        let beban = demo::beban(&l, 3, 2).await.unwrap();
        let mut nama: Vec<String> = demo::satu_per_peran(&akun).iter().map(|a| a.nama_pengguna.clone()).collect();
        nama.extend(["yosua", "operator.diskominfo", "kepala.diskominfo"].map(str::to_owned));
        nama.extend(beban.iter().map(|a| a.nama_pengguna.clone()));
        let hari_ini = l.profil.zona_waktu.tanggal(l.kini());
        let mut bekerja = 0;
        for nama in nama {
            let orang = masuk(&l, &nama).await;
            let tugas = beranda::tugas(&l, &orang).await.unwrap();
            let m = menunggu::hitung(&l, &orang).await.unwrap();
            let risiko = tugas_risiko(&l, &orang).await.unwrap();
            let saran = rekomendasi::tugas(&l, &orang).await.unwrap();
            let lain = m.register.len() + m.usulan.len() + m.reviu.len();
            assert_eq!(m.pekerjaan, tugas.len() + risiko.len() + saran.len() + lain, "{nama}: {tugas:#?} {m:?}");
            assert_eq!(m.rekomendasi, saran, "{nama}");
            assert_eq!(m.risiko, risiko, "{nama}");
            let lewat = |t: &&beranda::Tugas| {
                !matches!(t.apa, Apa::Tugaskan | Apa::Tetapkan) && t.tenggat.is_some_and(|d| d < hari_ini)
            };
            let risiko_lewat = risiko.iter().filter(|t| t.tenggat.is_some_and(|d| d < hari_ini)).count();
            let saran_lewat = saran.iter().filter(|t| t.tenggat < hari_ini).count();
            let reviu_lewat = m.reviu.iter().filter(|t| t.tenggat.is_some_and(|d| d < hari_ini)).count();
            let lain = risiko_lewat + saran_lewat + reviu_lewat;
            assert_eq!(m.terlambat, tugas.iter().filter(lewat).count() + lain, "{nama}");
            bekerja += usize::from(!tugas.is_empty());
            let Some(kini) = m.kini else { continue };
            for apa in [Apa::JawabKlarifikasi, Apa::Setujui, Apa::Verifikasi, Apa::Isi, Apa::Ajukan] {
                let daftar: usize = tugas
                    .iter()
                    .filter(|t| t.penilaian_id == kini.id && t.apa == apa)
                    .map(|t| t.indikator.len())
                    .sum();
                assert_eq!(m.indikator(apa), i64::try_from(daftar).unwrap(), "{nama} {apa:?}");
            }
        }
        assert!(bekerja > 6, "{bekerja}");
    }

    async fn the_search_finds_what_a_person_may_see(b: Bekal) {
        let l = b.l.clone().dengan_jam(demo::jam);
        demo::muat(&l).await.unwrap();
        let maria = masuk(&l, "maria").await;
        let ratri = masuk(&l, "ratri").await;
        let semua = cari::cari(&l, &maria, " Manajemen RISIKO ").await.unwrap();
        assert!(semua.indikator.iter().any(|i| i.kode == "21"), "{semua:?}");
        let milik = cari::cari(&l, &ratri, "manajemen").await.unwrap();
        let kini = menunggu::hitung(&l, &ratri).await.unwrap().kini.unwrap();
        assert_eq!(kini.lingkup, Lingkup::Internal);
        let boleh = services::penilaian::ringkasan::get(&l, &ratri, kini.id).await.unwrap();
        assert!(!milik.indikator.is_empty());
        for i in milik.indikator.iter().filter(|i| i.penilaian_id == kini.id) {
            assert!(boleh.indikator.iter().any(|satu| satu.kode == i.kode), "{i:?}");
        }
        let nomor = cari::cari(&l, &maria, "7").await.unwrap();
        assert!(nomor.indikator.iter().all(|i| i.kode == "7") && !nomor.indikator.is_empty(), "{nomor:?}");
        let kantor = cari::cari(&l, &ratri, "inspektorat").await.unwrap();
        assert!(kantor.kantor.iter().any(|k| k.nama.contains("Inspektorat")), "{kantor:?}");
        assert!(cari::cari(&l, &maria, "2025").await.unwrap().putaran.iter().all(|p| p.nama.contains("2025")));
        for (nama, kata) in [("maria", "x"), ("maria", ""), ("maria", "%_"), ("pengguna", "risiko"), ("admin", "manajemen")] {
            let temuan = cari::cari(&l, &masuk(&l, nama).await, kata).await.unwrap();
            assert!(temuan.indikator.is_empty() && temuan.bukti.is_empty() && temuan.putaran.is_empty(), "{nama} {kata}");
        }
        assert!(cari::cari(&l, &masuk(&l, "pengguna").await, "dinas").await.unwrap().kosong());
    }
}
