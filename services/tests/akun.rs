//! Accounts and sessions, on both databases.

use crate::bantu::{Bekal, admin};
use chrono::{TimeDelta, Utc};
use domain::izin::{Peran, PeranDiberikan};
use sea_orm::{ConnectionTrait, Statement};
use services::{
    Galat, Hasil, Layanan, Pelaku,
    akun::{
        kelola::{self, IsianOrang, SaringanOrang},
        kilat::{self, FormKilat, Nada},
        masuk::{Kredensial, Masuk, masuk},
        pribadi::{self, SandiBaru},
        sesi::{self, Kenal, Kunjungan},
        siapkan::{IsianSiapkan, KodeSiapkan, siapkan},
    },
    jejak,
};

const SANDI: &str = "empat-kuda-lari-jauh";
const ALAMAT: &str = "192.0.2.7";

/// A first admin with a password of their own.
async fn admin_pertama(b: &Bekal) -> i64 {
    let (kode, kenal) = KodeSiapkan::baru().unwrap();
    let orang = IsianOrang {
        nama_pengguna: "sri".into(),
        nama: "Sri Lestari".into(),
        nip: "198001012005012001".into(),
        ..Default::default()
    };
    siapkan(&b.l, &kenal, ALAMAT, IsianSiapkan { kode_siapkan: &kode, orang, sandi: SANDI, ulang: SANDI })
        .await
        .unwrap()
}

async fn coba(l: &Layanan, nama: &str, sandi: &str) -> Hasil<Masuk> {
    coba_dari(l, nama, sandi, ALAMAT).await
}

async fn coba_dari(l: &Layanan, nama: &str, sandi: &str, alamat: &str) -> Hasil<Masuk> {
    masuk(l, Kredensial { nama, sandi, alamat, agen: "uji", sesi_lama: None }).await
}

async fn kenali(l: &Layanan, token: &str) -> Option<Kenal> {
    match sesi::kenali(l, token, ALAMAT).await.unwrap() {
        Some(Kunjungan::Akun(kenal)) => Some(kenal),
        _ => None,
    }
}

fn kemudian(b: &Bekal, jam: fn() -> chrono::DateTime<Utc>) -> Layanan {
    b.l.clone().dengan_jam(jam)
}

fn orang(nama: &str) -> IsianOrang {
    IsianOrang { nama_pengguna: nama.into(), nama: nama.to_uppercase(), ..Default::default() }
}

const fn peran(peran: Peran, perangkat_daerah: Option<i64>) -> PeranDiberikan {
    PeranDiberikan { peran, perangkat_daerah }
}

fn bidang<T: std::fmt::Debug>(hasil: Hasil<T>) -> Vec<String> {
    match hasil {
        Err(Galat::Isian(daftar)) => daftar.into_iter().map(|g| g.bidang).collect(),
        lain => panic!("no field error: {lain:?}"),
    }
}

async fn semua_teks(l: &Layanan, tabel: &str, kolom: &str) -> String {
    let kueri = Statement::from_string(l.db.get_database_backend(), format!("SELECT {kolom} AS isi FROM {tabel}"));
    let baris = l.db.query_all_raw(kueri).await.unwrap();
    baris.iter().map(|b| b.try_get::<String>("", "isi").unwrap()).collect::<Vec<_>>().join("\n")
}

pada_kedua! {
    async fn signing_in_gives_the_person_with_roles(b: Bekal) {
        let id = admin_pertama(&b).await;
        for nama in ["sri", " SRI ", "198001012005012001"] {
            let masuk = coba(&b.l, nama, SANDI).await.unwrap();
            assert!(!masuk.harus_ganti_sandi);
            let kenal = kenali(&b.l, &masuk.token).await.unwrap();
            assert_eq!((kenal.pelaku.akun_id, kenal.pelaku.sesi_id), (Some(id), Some(masuk.sesi_id)));
            assert_eq!(kenal.pelaku.peran, [peran(Peran::Admin, None)]);
        }
        assert!(kenali(&b.l, "bukan-token").await.is_none());
    }

    async fn a_wrong_name_and_a_wrong_password_read_the_same(b: Bekal) {
        admin_pertama(&b).await;
        let pesan = |hasil: Hasil<Masuk>| match hasil {
            Err(Galat::Isian(daftar)) => format!("{daftar:?}"),
            _ => panic!("signed in"),
        };
        let salah = pesan(coba(&b.l, "sri", "bukan-kata-sandi").await);
        assert_eq!(salah, pesan(coba(&b.l, "tidak-ada", SANDI).await));
        assert_eq!(salah, pesan(coba(&b.l, "", "").await));
    }

    async fn five_failures_make_an_account_wait(b: Bekal) {
        let id = admin_pertama(&b).await;
        for _ in 0..5 {
            assert!(matches!(coba(&b.l, "sri", "salah-sekali").await, Err(Galat::Isian(_))));
        }
        match coba(&b.l, "sri", SANDI).await {
            Err(Galat::TerlaluSering(pesan)) => assert!(pesan.contains("1 menit"), "{pesan}"),
            _ => panic!("not slowed down"),
        }
        // The account's owner and the auditor see it; an unknown name leaves no entry.
        for _ in 0..5 {
            assert!(coba_dari(&b.l, "tidak-ada", SANDI, "198.51.100.8").await.is_err());
        }
        let entri = jejak::list(&b.l, &admin(), &jejak::Saringan::default(), 9).await.unwrap();
        assert_eq!(entri.len(), 2, "{entri:?}");
        assert_eq!((entri[0].tindakan.as_str(), entri[0].objek_id, entri[0].alamat.as_str()), ("Masuk ditunda setelah percobaan gagal", id, ALAMAT));
        assert!(entri[0].perubahan.contains_key("ditunda_sampai"));
        // Elsewhere too: the count belongs to the account.
        assert!(matches!(coba_dari(&b.l, "198001012005012001", SANDI, "198.51.100.9").await, Err(Galat::TerlaluSering(_))));
        let nanti = kemudian(&b, || Utc::now() + TimeDelta::seconds(61));
        coba(&nanti, "sri", SANDI).await.unwrap();
        // The right password cleared the count.
        assert!(matches!(coba(&nanti, "sri", "salah-sekali").await, Err(Galat::Isian(_))));
        coba(&nanti, "sri", SANDI).await.unwrap();
    }

    async fn guesses_at_the_same_moment_are_all_counted(b: Bekal) {
        admin_pertama(&b).await;
        let semua = (0..12).map(|_| {
            let l = b.l.clone();
            tokio::spawn(async move { coba(&l, "sri", "salah-sekali").await.map(|_| ()) })
        });
        let hasil = futures::future::join_all(semua).await;
        let dicoba = hasil.into_iter().filter(|h| matches!(h.as_ref().unwrap(), Err(Galat::Isian(_)))).count();
        assert_eq!(dicoba, 5);
    }

    async fn an_address_waits_after_twenty_names(b: Bekal) {
        admin_pertama(&b).await;
        for i in 0..20 {
            assert!(matches!(coba(&b.l, &format!("nama{i}"), "salah-sekali").await, Err(Galat::Isian(_))), "{i}");
        }
        assert!(matches!(coba(&b.l, "sri", SANDI).await, Err(Galat::TerlaluSering(_))));
        coba_dari(&b.l, "sri", SANDI, "198.51.100.9").await.unwrap();
    }

    async fn a_session_ends_after_an_hour_of_silence(b: Bekal) {
        admin_pertama(&b).await;
        let masuk = coba(&b.l, "sri", SANDI).await.unwrap();
        assert!(kenali(&kemudian(&b, || Utc::now() + TimeDelta::minutes(59)), &masuk.token).await.is_some());
        // That request counted: an hour from then.
        assert!(kenali(&kemudian(&b, || Utc::now() + TimeDelta::minutes(118)), &masuk.token).await.is_some());
        assert!(kenali(&kemudian(&b, || Utc::now() + TimeDelta::minutes(179)), &masuk.token).await.is_none());
    }

    async fn a_session_ends_after_twelve_hours_however_busy(b: Bekal) {
        admin_pertama(&b).await;
        let masuk = coba(&b.l, "sri", SANDI).await.unwrap();
        let langkah: [fn() -> chrono::DateTime<Utc>; 13] = [
            || Utc::now() + TimeDelta::minutes(55),
            || Utc::now() + TimeDelta::minutes(110),
            || Utc::now() + TimeDelta::minutes(165),
            || Utc::now() + TimeDelta::minutes(220),
            || Utc::now() + TimeDelta::minutes(275),
            || Utc::now() + TimeDelta::minutes(330),
            || Utc::now() + TimeDelta::minutes(385),
            || Utc::now() + TimeDelta::minutes(440),
            || Utc::now() + TimeDelta::minutes(495),
            || Utc::now() + TimeDelta::minutes(550),
            || Utc::now() + TimeDelta::minutes(605),
            || Utc::now() + TimeDelta::minutes(660),
            || Utc::now() + TimeDelta::minutes(715),
        ];
        for jam in langkah {
            assert!(kenali(&kemudian(&b, jam), &masuk.token).await.is_some());
        }
        assert!(kenali(&kemudian(&b, || Utc::now() + TimeDelta::minutes(721)), &masuk.token).await.is_none());
    }

    async fn no_secret_is_stored(b: Bekal) {
        admin_pertama(&b).await;
        let masuk = coba(&b.l, "sri", SANDI).await.unwrap();
        let baru = kelola::create(&b.l, &admin(), &orang("budi"), &[]).await.unwrap();
        let mut isi = semua_teks(&b.l, "sesi", "token_sidik").await;
        isi += &semua_teks(&b.l, "akun", "sandi_hash").await;
        for kolom in ["sebelum", "sesudah", "tindakan"] {
            isi += &semua_teks(&b.l, "jejak", kolom).await;
        }
        for rahasia in [SANDI, &masuk.token, &baru.sandi_awal] {
            assert!(!isi.contains(rahasia));
        }
        assert!(!semua_teks(&b.l, "jejak", "sesudah").await.contains("argon2"));
    }

    async fn signing_in_ends_the_session_before_it(b: Bekal) {
        admin_pertama(&b).await;
        let (tamu, id) = sesi::buka_tamu(&b.l, ALAMAT).await.unwrap();
        assert!(matches!(sesi::kenali(&b.l, &tamu, ALAMAT).await.unwrap(), Some(Kunjungan::Tamu(sama)) if sama == id));
        masuk(&b.l, Kredensial { nama: "sri", sandi: SANDI, alamat: ALAMAT, agen: "", sesi_lama: Some(id) }).await.unwrap();
        assert!(sesi::kenali(&b.l, &tamu, ALAMAT).await.unwrap().is_none());
    }

    async fn people_end_their_own_sessions_only(b: Bekal) {
        admin_pertama(&b).await;
        let (satu, dua) = (coba(&b.l, "sri", SANDI).await.unwrap(), coba(&b.l, "sri", SANDI).await.unwrap());
        let pelaku = kenali(&b.l, &satu.token).await.unwrap().pelaku;
        let daftar = sesi::list_saya(&b.l, &pelaku).await.unwrap();
        assert_eq!(daftar.len(), 2);
        assert_eq!(daftar.iter().filter(|s| s.ini).map(|s| s.id).collect::<Vec<_>>(), [satu.sesi_id]);
        let budi = b.orang("Budi", Peran::TimKoordinasi, None).await;
        assert!(matches!(sesi::akhiri_satu(&b.l, &budi, dua.sesi_id).await, Err(Galat::TidakAda)));
        sesi::akhiri_satu(&b.l, &pelaku, dua.sesi_id).await.unwrap();
        assert!(kenali(&b.l, &dua.token).await.is_none());
        sesi::keluar(&b.l, &pelaku).await.unwrap();
        assert!(kenali(&b.l, &satu.token).await.is_none());
        let (satu, dua) = (coba(&b.l, "sri", SANDI).await.unwrap(), coba(&b.l, "sri", SANDI).await.unwrap());
        sesi::keluar_semua(&b.l, &pelaku).await.unwrap();
        assert!(kenali(&b.l, &satu.token).await.is_none() && kenali(&b.l, &dua.token).await.is_none());
    }

    async fn a_new_password_ends_the_other_sessions(b: Bekal) {
        admin_pertama(&b).await;
        let (ini, lain) = (coba(&b.l, "sri", SANDI).await.unwrap(), coba(&b.l, "sri", SANDI).await.unwrap());
        let pelaku = kenali(&b.l, &ini.token).await.unwrap().pelaku;
        let ganti = |lama, baru, ulang| pribadi::ganti_sandi(&b.l, &pelaku, SandiBaru { lama, baru, ulang });
        assert_eq!(bidang(ganti("salah", "lima-kapal-laut-biru", "lima-kapal-laut-biru").await), ["sandi_lama"]);
        assert_eq!(bidang(ganti(SANDI, "lima-kapal-laut-biru", "lain").await), ["sandi_ulang"]);
        assert_eq!(bidang(ganti(SANDI, "pendek", "pendek").await), ["sandi_baru"]);
        assert_eq!(bidang(ganti(SANDI, SANDI, SANDI).await), ["sandi_baru"]);
        ganti(SANDI, "lima-kapal-laut-biru", "lima-kapal-laut-biru").await.unwrap();
        assert!(kenali(&b.l, &ini.token).await.is_some());
        assert!(kenali(&b.l, &lain.token).await.is_none());
        assert!(coba(&b.l, "sri", SANDI).await.is_err());
        coba(&b.l, "sri", "lima-kapal-laut-biru").await.unwrap();
    }

    async fn a_first_password_must_be_changed(b: Bekal) {
        let baru = kelola::create(&b.l, &admin(), &orang("budi"), &[]).await.unwrap();
        let masuk = coba(&b.l, "budi", &baru.sandi_awal).await.unwrap();
        assert!(masuk.harus_ganti_sandi);
        let kenal = kenali(&b.l, &masuk.token).await.unwrap();
        assert!(kenal.harus_ganti_sandi);
        pribadi::ganti_sandi(&b.l, &kenal.pelaku, SandiBaru { lama: &baru.sandi_awal, baru: SANDI, ulang: SANDI }).await.unwrap();
        assert!(!kenali(&b.l, &masuk.token).await.unwrap().harus_ganti_sandi);
        let versi = kelola::get(&b.l, &admin(), baru.id).await.unwrap().versi;
        let ulang = kelola::reset_password(&b.l, &admin(), baru.id, versi).await.unwrap();
        let basi = kelola::reset_password(&b.l, &admin(), baru.id, versi).await;
        assert!(matches!(basi, Err(Galat::Bentrok(_))), "the password handed out stays good");
        assert!(kenali(&b.l, &masuk.token).await.is_none(), "a reset leaves no session");
        assert!(coba(&b.l, "budi", &ulang.sandi_awal).await.unwrap().harus_ganti_sandi);
    }

    async fn a_switched_off_account_is_out_at_once(b: Bekal) {
        admin_pertama(&b).await;
        let baru = kelola::create(&b.l, &admin(), &orang("budi"), &[]).await.unwrap();
        let masuk = coba(&b.l, "budi", &baru.sandi_awal).await.unwrap();
        let versi = kelola::get(&b.l, &admin(), baru.id).await.unwrap().versi;
        kelola::set_active(&b.l, &admin(), baru.id, versi, false).await.unwrap();
        assert!(kenali(&b.l, &masuk.token).await.is_none());
        assert_eq!(bidang(coba(&b.l, "budi", &baru.sandi_awal).await.map(|_| ())), ["nama"]);
        kelola::set_active(&b.l, &admin(), baru.id, versi + 1, true).await.unwrap();
        coba(&b.l, "budi", &baru.sandi_awal).await.unwrap();
    }

    async fn the_last_admin_stays(b: Bekal) {
        let id = admin_pertama(&b).await;
        let cabut = kelola::withdraw_role(&b.l, &admin(), id, peran(Peran::Admin, None)).await;
        assert!(matches!(cabut, Err(Galat::Ditolak(_))), "{cabut:?}");
        let mati = kelola::set_active(&b.l, &admin(), id, 1, false).await;
        assert!(matches!(mati, Err(Galat::Ditolak(_))), "{mati:?}");
        // An admin who cannot sign in does not count.
        let lain = kelola::create(&b.l, &admin(), &orang("budi"), &[peran(Peran::Admin, None)]).await.unwrap();
        kelola::set_active(&b.l, &admin(), lain.id, 1, false).await.unwrap();
        assert!(kelola::set_active(&b.l, &admin(), id, 1, false).await.is_err());
        kelola::set_active(&b.l, &admin(), lain.id, 2, true).await.unwrap();
        kelola::set_active(&b.l, &admin(), id, 1, false).await.unwrap();
    }

    async fn two_admins_cannot_remove_each_other_at_once(b: Bekal) {
        let satu = admin_pertama(&b).await;
        let dua = kelola::create(&b.l, &admin(), &orang("budi"), &[peran(Peran::Admin, None)]).await.unwrap().id;
        let (admin_satu, admin_dua) = (admin(), admin());
        let (a, z) = tokio::join!(
            kelola::withdraw_role(&b.l, &admin_satu, satu, peran(Peran::Admin, None)),
            kelola::set_active(&b.l, &admin_dua, dua, 1, false),
        );
        assert_eq!([a.is_ok(), z.is_ok()].into_iter().filter(|&ok| ok).count(), 1, "{a:?} {z:?}");
    }

    async fn roles_are_given_once_and_where_they_make_sense(b: Bekal) {
        let id = admin_pertama(&b).await;
        let kantor = b.kantor("BAPPEDA", "Badan Perencanaan").await;
        for _ in 0..2 {
            kelola::give_role(&b.l, &admin(), id, peran(Peran::Auditor, None)).await.unwrap();
            kelola::give_role(&b.l, &admin(), id, peran(Peran::Operator, Some(kantor))).await.unwrap();
        }
        let sri = kelola::get(&b.l, &admin(), id).await.unwrap();
        let nama: Vec<_> = sri.peran.iter().map(|p| (p.peran, p.perangkat_daerah.as_ref().map(|(id, _)| *id))).collect();
        assert_eq!(nama, [(Peran::Admin, None), (Peran::Operator, Some(kantor)), (Peran::Auditor, None)]);
        assert_eq!(bidang(kelola::give_role(&b.l, &admin(), id, peran(Peran::Operator, None)).await), ["perangkat_daerah"]);
        assert_eq!(bidang(kelola::give_role(&b.l, &admin(), id, peran(Peran::Operator, Some(987_654))).await), ["perangkat_daerah"]);
        // A role that reaches one office only would see nothing without one.
        for satu in Peran::SEMUA.into_iter().filter(|satu| satu.per_kantor()) {
            assert_eq!(bidang(kelola::give_role(&b.l, &admin(), id, peran(satu, None)).await), ["perangkat_daerah"], "{satu:?}");
            kelola::give_role(&b.l, &admin(), id, peran(satu, Some(kantor))).await.unwrap();
        }
        kelola::withdraw_role(&b.l, &admin(), id, peran(Peran::Operator, Some(kantor))).await.unwrap();
        assert!(matches!(kelola::withdraw_role(&b.l, &admin(), id, peran(Peran::Operator, Some(kantor))).await, Err(Galat::TidakAda)));
    }

    async fn a_stale_form_is_refused(b: Bekal) {
        let id = kelola::create(&b.l, &admin(), &orang("budi"), &[]).await.unwrap().id;
        kelola::update(&b.l, &admin(), id, 1, &IsianOrang { jabatan: "Analis".into(), ..orang("budi") }).await.unwrap();
        let basi = kelola::update(&b.l, &admin(), id, 1, &orang("budi")).await;
        assert!(matches!(basi, Err(Galat::Bentrok(_))), "{basi:?}");
        assert_eq!(kelola::get(&b.l, &admin(), id).await.unwrap().jabatan, "Analis");
        assert!(matches!(kelola::update(&b.l, &admin(), 987_654, 1, &orang("x-y-z")).await, Err(Galat::TidakAda)));
    }

    async fn names_and_numbers_belong_to_one_account(b: Bekal) {
        admin_pertama(&b).await;
        assert_eq!(bidang(kelola::create(&b.l, &admin(), &orang("SRI"), &[]).await.map(|_| ())), ["nama_pengguna"]);
        let nip = IsianOrang { nip: "19800101 200501 2 001".into(), ..orang("budi") };
        assert_eq!(bidang(kelola::create(&b.l, &admin(), &nip, &[]).await.map(|_| ())), ["nip"]);
        // Having none is no number.
        kelola::create(&b.l, &admin(), &orang("budi"), &[]).await.unwrap();
        kelola::create(&b.l, &admin(), &orang("citra"), &[]).await.unwrap();
        let buruk = IsianOrang { nama_pengguna: "1budi".into(), nama: " ".into(), nip: "12".into(), surel: "bukan".into(), ..Default::default() };
        assert_eq!(bidang(kelola::create(&b.l, &admin(), &buruk, &[]).await.map(|_| ())), ["nama_pengguna", "nama", "nip", "surel"]);
    }

    async fn only_admins_manage_accounts(b: Bekal) {
        let id = admin_pertama(&b).await;
        for peran_lain in Peran::SEMUA.into_iter().filter(|p| *p != Peran::Admin) {
            let pelaku = Pelaku { peran: vec![peran(peran_lain, None)], ..admin() };
            assert!(matches!(kelola::list(&b.l, &pelaku, &SaringanOrang::default(), 10).await, Err(Galat::Dilarang(_))));
            assert!(matches!(kelola::get(&b.l, &pelaku, id).await, Err(Galat::Dilarang(_))));
            assert!(matches!(kelola::create(&b.l, &pelaku, &orang("x"), &[]).await, Err(Galat::Dilarang(_))));
            assert!(matches!(kelola::update(&b.l, &pelaku, id, 1, &orang("x")).await, Err(Galat::Dilarang(_))));
            assert!(matches!(kelola::give_role(&b.l, &pelaku, id, peran(Peran::Admin, None)).await, Err(Galat::Dilarang(_))));
            assert!(matches!(kelola::withdraw_role(&b.l, &pelaku, id, peran(Peran::Admin, None)).await, Err(Galat::Dilarang(_))));
            assert!(matches!(kelola::set_active(&b.l, &pelaku, id, 1, false).await, Err(Galat::Dilarang(_))));
            assert!(matches!(kelola::reset_password(&b.l, &pelaku, id, 1).await, Err(Galat::Dilarang(_))));
        }
    }

    async fn people_are_found_and_paged(b: Bekal) {
        let kantor = b.kantor("BAPPEDA", "Badan Perencanaan").await;
        for i in 0..7 {
            // Two share a name: the page boundary must not lose one.
            let isian = IsianOrang { nama: format!("Orang {}", i / 2), ..orang(&format!("orang{i}")) };
            let awal = if i < 3 { vec![peran(Peran::Operator, Some(kantor))] } else { Vec::new() };
            kelola::create(&b.l, &admin(), &isian, &awal).await.unwrap();
        }
        let persen = IsianOrang { nama: "Seratus %".into(), ..orang("persen") };
        kelola::create(&b.l, &admin(), &persen, &[]).await.unwrap();
        let mut saringan = SaringanOrang { cari: "ORANG".into(), ..Default::default() };
        let mut semua = Vec::new();
        loop {
            let halaman = kelola::list(&b.l, &admin(), &saringan, 2).await.unwrap();
            semua.extend(halaman.baris.into_iter().map(|o| o.nama_pengguna));
            match halaman.lanjut {
                Some(_) => saringan.sesudah = halaman.lanjut,
                None => break,
            }
        }
        assert_eq!(semua, ["orang0", "orang1", "orang2", "orang3", "orang4", "orang5", "orang6"]);
        let satu = kelola::list(&b.l, &admin(), &SaringanOrang { cari: "%".into(), ..Default::default() }, 9).await.unwrap();
        assert_eq!(satu.baris.len(), 1);
        let operator = SaringanOrang { peran: Some(Peran::Operator), perangkat_daerah: Some(kantor), ..Default::default() };
        assert_eq!(kelola::list(&b.l, &admin(), &operator, 9).await.unwrap().baris.len(), 3);
    }

    async fn there_is_one_first_admin(b: Bekal) {
        let (kode, kenal) = KodeSiapkan::baru().unwrap();
        let coba = |nama: &'static str, kode: String| {
            let (l, kenal) = (b.l.clone(), kenal.clone());
            async move { siapkan(&l, &kenal, ALAMAT, IsianSiapkan { kode_siapkan: &kode, orang: orang(nama), sandi: SANDI, ulang: SANDI }).await }
        };
        assert_eq!(bidang(coba("salah", "bukan-kode".into()).await), ["kode_siapkan"]);
        let (a, z) = tokio::join!(coba("satu", kode.clone()), coba("dua", kode.clone()));
        assert_eq!([&a, &z].into_iter().filter(|hasil| hasil.is_ok()).count(), 1, "{a:?} {z:?}");
        assert!(matches!(coba("tiga", kode).await, Err(Galat::TidakAda)));
    }

    async fn a_flash_is_read_once_and_holds_no_password(b: Bekal) {
        let (_, id) = sesi::buka_tamu(&b.l, ALAMAT).await.unwrap();
        let diketik = [("nama", "sri"), ("sandi", SANDI), ("sandi_baru", SANDI), ("kode_siapkan", "rahasia")];
        let form = FormKilat::kabar(Nada::Galat, "Periksa isian.").dengan_isian(diketik.map(|(k, v)| (k.into(), v.into())));
        kilat::simpan(&b.l, id, "/masuk", &FormKilat::kabar(Nada::Info, "lama")).await.unwrap();
        kilat::simpan(&b.l, id, "/masuk", &form).await.unwrap();
        assert!(!semua_teks(&b.l, "kilat", "isi").await.contains(SANDI));
        assert_eq!(kilat::ambil(&b.l, id, "/lain").await.unwrap(), None);
        let kembali = kilat::ambil(&b.l, id, "/masuk").await.unwrap().unwrap();
        assert_eq!((kembali.nilai("nama"), kembali.nilai("sandi"), kembali.isian.len()), (Some("sri"), None, 1));
        assert_eq!(kilat::ambil(&b.l, id, "/masuk").await.unwrap(), None);
    }
}
