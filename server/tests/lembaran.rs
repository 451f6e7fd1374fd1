//! Pages that no route renders stand in the application's frame, and need no database.

use crate::bersama::{Aplikasi, Jawaban};
use axum::http::Method;
use domain::izin::Peran;

fn wajib_berbingkai(jawaban: &Jawaban) {
    for isi in ["<!DOCTYPE html>", "kendali.css", "class=\"kepala\"", "id=\"isi\"", "class=\"kaki\"", "<title>"] {
        assert!(jawaban.isi.contains(isi), "{isi}: {}", jawaban.isi);
    }
    assert_eq!(jawaban.isi.matches("<h1").count(), 1, "{}", jawaban.isi);
    assert_eq!(jawaban.isi.matches("<title>").count(), 1, "{}", jawaban.isi);
    assert!(jawaban.kepala("content-type").starts_with("text/html"));
    assert!(!jawaban.kepala("content-security-policy").is_empty());
    assert_eq!(jawaban.kepala("cache-control"), "no-store");
}

#[tokio::test]
async fn an_error_keeps_the_menu_of_who_asked() {
    let app = Aplikasi::baru().await;
    let admin = app.masuk("sri", &[(Peran::Admin, None)]).await;
    let formulir = [("content-type", "application/x-www-form-urlencoded")];
    let panjang = format!("nama={}", "a".repeat(1_100_000));
    for (alamat, isi, status, judul) in [
        ("/pengguna/987654/aktifkan", "versi=1", 404, "Halaman tidak ada"),
        ("/penilaian/7/rekomendasi/1/arsip", "versi=1", 403, "Tidak berwenang"),
        ("/pengguna", panjang.as_str(), 413, "Terlalu besar"),
        ("/tidak/ada/di/sini", "", 405, "Permintaan tidak dapat dikerjakan"),
    ] {
        let jawaban = admin.kirim(Method::POST, alamat, &formulir, isi.to_owned()).await;
        assert_eq!(jawaban.status.as_u16(), status, "{alamat}: {}", jawaban.isi);
        wajib_berbingkai(&jawaban);
        assert!(jawaban.isi.contains(&format!("<h1>{judul}</h1>")), "{alamat}: {}", jawaban.isi);
        assert!(jawaban.isi.contains("aria-label=\"Menu utama\"") && jawaban.isi.contains("SRI"), "{}", jawaban.isi);
        assert!(jawaban.isi.contains("href=\"/pengguna\""), "{alamat}: {}", jawaban.isi);
    }
}

#[tokio::test]
async fn a_first_password_is_shown_in_the_frame_and_escaped() {
    let app = Aplikasi::baru().await;
    let admin = app.masuk("sri", &[(Peran::Admin, None)]).await;
    let jawaban = admin.post("/pengguna", &[("nama_pengguna", "budi"), ("nama", "Budi <b>Utomo</b>")]).await;
    assert_eq!(jawaban.status.as_u16(), 200, "{}", jawaban.isi);
    wajib_berbingkai(&jawaban);
    assert!(jawaban.isi.contains("aria-label=\"Menu utama\"") && jawaban.isi.contains("data-uji=\"sandi-awal\">"));
    assert!(!jawaban.isi.contains("<b>Utomo"), "{}", jawaban.isi);
}

#[tokio::test]
async fn an_error_page_needs_no_database() {
    let app = Aplikasi::baru().await;
    let admin = app.masuk("sri", &[(Peran::Admin, None)]).await;
    app.b.l.db.clone().close().await.unwrap();
    for (cara, alamat) in [(Method::GET, "/pengguna"), (Method::POST, "/pengguna/1/aktifkan"), (Method::GET, "/")] {
        let jawaban = admin.kirim(cara, alamat, &[], String::new()).await;
        assert_eq!(jawaban.status.as_u16(), 500, "{alamat}");
        wajib_berbingkai(&jawaban);
        assert!(jawaban.isi.contains("Gangguan pada server"), "{}", jawaban.isi);
        // The id is ours, and names the line in the log.
        assert!(jawaban.isi.contains(jawaban.kepala("x-request-id")), "{}", jawaban.isi);
    }
    // The door asks the database too; its error is a page and no redirect to itself.
    let tamu = app.tamu().get("/masuk").await;
    assert_eq!(tamu.status.as_u16(), 500);
    assert!(tamu.isi.contains("Gangguan pada server"), "{}", tamu.isi);
}
