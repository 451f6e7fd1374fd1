//! The door and what holds for every answer.

use crate::bantu;
use crate::bersama::{self, Aplikasi, SANDI};
use axum::http::{Method, StatusCode};
use domain::izin::Peran;
use services::akun::kelola::{self, IsianOrang};

#[tokio::test]
async fn a_wrong_password_comes_back_with_the_name_and_a_message_once() {
    let app = Aplikasi::baru().await;
    app.masuk("budi", &[]).await;
    let tamu = app.tamu();
    let jawaban =
        tamu.post("/masuk", &[("nama", "budi"), ("sandi", "salah-sekali-ini"), ("lanjut", "/pengguna")]).await;
    assert_eq!((jawaban.status, jawaban.tujuan()), (StatusCode::SEE_OTHER, "/masuk?lanjut=/pengguna"));
    let tamu = tamu.dengan_kue(&jawaban);
    let halaman = tamu.get(jawaban.tujuan()).await;
    assert!(halaman.isi.contains("tidak cocok") && halaman.isi.contains("value=\"budi\""), "{}", halaman.isi);
    assert!(!halaman.isi.contains("salah-sekali-ini"));
    assert!(!tamu.get("/masuk").await.isi.contains("tidak cocok"));
}

#[tokio::test]
async fn signing_in_goes_on_to_where_one_was_going() {
    let app = Aplikasi::baru().await;
    app.masuk("budi", &[(Peran::Auditor, None)]).await;
    let masuk = |lanjut: &'static str| {
        let tamu = app.tamu();
        async move { tamu.post("/masuk", &[("nama", "budi"), ("sandi", SANDI), ("lanjut", lanjut)]).await }
    };
    let jawaban = masuk("/jejak?q=a").await;
    assert_eq!((jawaban.status, jawaban.tujuan()), (StatusCode::SEE_OTHER, "/jejak?q=a"));
    let kue = jawaban.kepala("set-cookie");
    assert!(kue.starts_with("spbe_sesi=") && kue.contains("HttpOnly") && kue.contains("SameSite=Lax"), "{kue}");
    assert_eq!(app.tamu().dengan_kue(&jawaban).get("/jejak").await.status, StatusCode::OK);
    for jahat in ["https://jahat.example", "//jahat.example", "/\\jahat.example"] {
        assert_eq!(masuk(jahat).await.tujuan(), "/", "{jahat}");
    }
}

#[tokio::test]
async fn signing_out_ends_the_session_and_the_cookie() {
    let app = Aplikasi::baru().await;
    let budi = app.masuk("budi", &[]).await;
    let jawaban = budi.post("/keluar", &[]).await;
    assert_eq!((jawaban.status, jawaban.tujuan()), (StatusCode::SEE_OTHER, "/masuk"));
    assert!(jawaban.kepala("set-cookie").contains("Max-Age=0"));
    assert_eq!(budi.get("/").await.tujuan(), "/masuk");
}

#[tokio::test]
async fn another_site_cannot_post() {
    let app = Aplikasi::baru().await;
    let budi = app.masuk("budi", &[(Peran::Admin, None)]).await;
    let isi = "nama_pengguna=jahat&nama=Jahat".to_owned();
    for kepala in
        [&[("sec-fetch-site", "cross-site")][..], &[("origin", "https://jahat.example")], &[("origin", "null")]]
    {
        let mut semua = vec![("content-type", "application/x-www-form-urlencoded")];
        semua.extend(kepala);
        let jawaban = budi.kirim(Method::POST, "/pengguna", &semua, isi.clone()).await;
        assert_eq!(jawaban.status, StatusCode::FORBIDDEN, "{kepala:?}");
    }
    let sendiri = [("content-type", "application/x-www-form-urlencoded"), ("origin", "http://spbe.uji")];
    assert_eq!(budi.kirim(Method::POST, "/pengguna", &sendiri, isi).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_first_password_opens_only_the_page_to_change_it() {
    let app = Aplikasi::baru().await;
    let isian = IsianOrang { nama_pengguna: "baru".into(), nama: "Orang Baru".into(), ..Default::default() };
    let akun = kelola::create(&app.b.l, &bantu::admin(), &isian, &[]).await.unwrap();
    let jawaban =
        app.tamu().post("/masuk", &[("nama", "baru"), ("sandi", &akun.sandi_awal), ("lanjut", "/jejak")]).await;
    assert_eq!(jawaban.tujuan(), "/akun/sandi");
    let baru = app.tamu().dengan_kue(&jawaban);
    assert_eq!(baru.get("/").await.tujuan(), "/akun/sandi");
    assert_eq!(baru.get("/bantuan").await.tujuan(), "/akun/sandi");
    assert_eq!(baru.post("/penilaian/baru", &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(baru.get("/akun/sandi").await.status, StatusCode::OK);
    let ganti = [("sandi_lama", akun.sandi_awal.as_str()), ("sandi_baru", SANDI), ("sandi_ulang", SANDI)];
    assert_eq!(baru.post("/akun/sandi", &ganti).await.status, StatusCode::SEE_OTHER);
    assert_eq!(baru.get("/").await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_first_admin_comes_in_with_the_code_of_the_terminal() {
    let app = Aplikasi::baru().await;
    assert_eq!(app.tamu().get("/siapkan").await.status, StatusCode::OK);
    let isian = |kode: &'static str| {
        [("kode_siapkan", kode), ("nama_pengguna", "sri"), ("nama", "Sri"), ("sandi", SANDI), ("sandi_ulang", SANDI)]
    };
    assert_eq!(app.tamu().post("/siapkan", &isian("bukan-kode")).await.tujuan(), "/siapkan");
    let mut benar = isian("");
    benar[0].1 = Box::leak(app.kode.clone().into_boxed_str());
    assert_eq!(app.tamu().post("/siapkan", &benar).await.tujuan(), "/masuk");
    assert_eq!(app.tamu().post("/siapkan", &benar).await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.tamu().post("/masuk", &[("nama", "sri"), ("sandi", SANDI)]).await.tujuan(), "/");
}

#[tokio::test]
async fn a_first_password_is_shown_once_and_kept_nowhere() {
    let app = Aplikasi::baru().await;
    let admin = app.masuk("admin", &[(Peran::Admin, None)]).await;
    let jawaban = admin.post("/pengguna", &[("nama_pengguna", "budi"), ("nama", "Budi")]).await;
    assert_eq!((jawaban.status, jawaban.kepala("cache-control")), (StatusCode::OK, "no-store"));
    let sandi = jawaban.isi.split("data-uji=\"sandi-awal\">").nth(1).and_then(|sisa| sisa.split('<').next()).unwrap();
    assert_eq!(app.tamu().post("/masuk", &[("nama", "budi"), ("sandi", sandi)]).await.tujuan(), "/akun/sandi");
    assert!(!admin.get("/pengguna").await.isi.contains(sandi));
}

#[tokio::test]
async fn every_answer_is_guarded_by_headers() {
    let app = Aplikasi::baru().await;
    let budi = app.masuk("budi", &[]).await;
    for alamat in ["/", "/tidak/ada", "/healthz", "/pengguna"] {
        let jawaban = budi.get(alamat).await;
        assert_eq!(jawaban.kepala("x-content-type-options"), "nosniff", "{alamat}");
        assert_eq!(jawaban.kepala("referrer-policy"), "same-origin", "{alamat}");
        assert_eq!(jawaban.kepala("cache-control"), "no-store", "{alamat}");
        assert!(jawaban.kepala("content-security-policy").contains("frame-ancestors 'none'"), "{alamat}");
        assert!(!jawaban.kepala("x-request-id").is_empty(), "{alamat}");
    }
}

#[tokio::test]
async fn scripts_of_a_page_carry_the_nonce_of_its_policy() {
    let app = Aplikasi::baru().await;
    let budi = app.masuk("budi", &[]).await;
    let (satu, dua) = (budi.get("/").await, budi.get("/").await);
    let tanda = |jawaban: &bersama::Jawaban| {
        jawaban
            .kepala("content-security-policy")
            .split("'nonce-")
            .nth(1)
            .unwrap()
            .split('\'')
            .next()
            .unwrap()
            .to_owned()
    };
    assert_ne!(tanda(&satu), tanda(&dua));
    let skrip: Vec<&str> =
        satu.isi.match_indices("<script").map(|(i, _)| &satu.isi[i..i + satu.isi[i..].find('>').unwrap()]).collect();
    assert!(!skrip.is_empty());
    for satu_skrip in skrip {
        assert!(satu_skrip.contains(&format!("nonce=\"{}\"", tanda(&satu))), "{satu_skrip}");
    }
    assert!(!satu.isi.contains(" style=\""), "the policy forbids style attributes");
}

#[tokio::test]
async fn islands_get_errors_as_json() {
    let app = Aplikasi::baru().await;
    let budi = app.masuk("budi", &[]).await;
    let kepala = [("accept", "application/json"), ("content-type", "application/x-www-form-urlencoded")];
    let jawaban = budi.kirim(Method::POST, "/pengguna", &kepala, "nama=x").await;
    assert_eq!(jawaban.status, StatusCode::FORBIDDEN);
    assert!(jawaban.isi.starts_with("{") && jawaban.isi.contains("\"pesan\""), "{}", jawaban.isi);
    let jawaban = app.tamu().kirim(Method::POST, "/pengguna", &kepala, "nama=x").await;
    assert_eq!(jawaban.status, StatusCode::UNAUTHORIZED);
    let jawaban = budi.kirim(Method::POST, "/akun/sandi", &kepala, "sandi_lama=x").await;
    assert_eq!(jawaban.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(jawaban.isi.contains("\"bidang\":\"sandi_baru\""), "{}", jawaban.isi);
}

#[tokio::test]
async fn a_form_may_not_be_endless() {
    let app = Aplikasi::baru().await;
    let budi = app.masuk("budi", &[(Peran::Admin, None)]).await;
    let isi = format!("nama={}", "a".repeat(1_100_000));
    let kepala = [("content-type", "application/x-www-form-urlencoded")];
    assert_eq!(budi.kirim(Method::POST, "/pengguna", &kepala, isi).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn stylesheets_are_kept_for_ever_under_their_version() {
    let app = Aplikasi::baru().await;
    let gaya = app.tamu().get(&format!("{}/kendali.css", server::aset::pangkal())).await;
    assert_eq!((gaya.status, gaya.kepala("content-type")), (StatusCode::OK, "text/css; charset=utf-8"));
    assert!(gaya.kepala("cache-control").contains("immutable"));
    let lama = app.tamu().get("/aset/0000000000000000/kendali.css").await;
    assert_eq!(lama.kepala("cache-control"), "no-cache");
}
