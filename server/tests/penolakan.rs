//! What the framework refuses before a handler runs is said in the users' language, with its status, and changes nothing.

use crate::bersama::Aplikasi;
use axum::http::Method;
use domain::izin::Peran;

const FORMULIR: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

#[tokio::test]
async fn every_refusal_is_a_sentence() {
    let app = Aplikasi::baru().await;
    let admin = app.masuk("sri", &[(Peran::Admin, None)]).await;
    let panjang = format!("nama={}", "a".repeat(1_100_000));
    let raksasa = "a".repeat(21_500_000);
    let situs_lain = ("sec-fetch-site", "cross-site");
    let coba = [
        (Method::POST, "/pengguna/abc", vec![FORMULIR], "a=b", 400, "tidak dapat dibaca"),
        (Method::POST, "/pengguna", vec![("content-type", "application/json")], "{}", 415, "tidak dapat dibaca"),
        (Method::POST, "/pengguna", vec![FORMULIR], &panjang, 413, "terlalu besar"),
        (Method::POST, "/pengguna", vec![FORMULIR], &raksasa, 413, "terlalu besar"),
        (Method::POST, "/pengguna", vec![FORMULIR, situs_lain], "a=b", 403, "situs lain"),
        (Method::DELETE, "/pengguna", vec![], "", 405, "tidak menerima tindakan"),
    ];
    for (cara, alamat, kepala, isi, status, kata) in coba {
        let jawaban = admin.kirim(cara.clone(), alamat, &kepala, isi.to_owned()).await;
        assert_eq!(jawaban.status, status, "{cara} {alamat}");
        assert!(jawaban.isi.contains(kata) && jawaban.isi.contains("<h1>"), "{cara} {alamat}: {}", jawaban.isi);
        assert!(jawaban.kepala("content-type").starts_with("text/html"), "{cara} {alamat}");
        assert!(!jawaban.kepala("content-security-policy").is_empty(), "{cara} {alamat}");

        let mut kepala = kepala;
        kepala.push(("accept", "application/json"));
        let jawaban = admin.kirim(cara.clone(), alamat, &kepala, isi.to_owned()).await;
        assert_eq!(jawaban.status, status, "{cara} {alamat}");
        assert!(jawaban.isi.starts_with("{\"isian\":[],\"pesan\":\""), "{cara} {alamat}: {}", jawaban.isi);
    }
    let hapus = admin.kirim(Method::DELETE, "/pengguna", &[], String::new()).await;
    assert!(hapus.kepala("allow").contains("POST"));
}

#[tokio::test]
async fn machines_get_what_they_expect() {
    let app = Aplikasi::baru().await;
    let sehat = app.tamu().get("/healthz").await;
    assert_eq!((sehat.status.as_u16(), sehat.isi.as_str()), (200, "ok"));
    let aset = app.tamu().get("/aset/0/tidak-ada.css").await;
    assert_eq!((aset.status.as_u16(), aset.isi.as_str()), (404, ""));
}
