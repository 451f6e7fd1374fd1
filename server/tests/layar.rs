//! What a person meets on the screens: a home page for every role, results that are said, acts that can be taken back.

#[path = "../../services/tests/bantu/mod.rs"]
mod bantu;
mod bersama;

use axum::http::Method;
use bersama::{Aplikasi, Orang};
use domain::izin::Peran;
use services::demo;

async fn sebagai<'a>(app: &'a Aplikasi, nama: &str) -> Orang<'a> {
    let tamu = app.tamu();
    let jawaban = tamu.post("/masuk", &[("nama", nama), ("sandi", demo::SANDI)]).await;
    assert_eq!((jawaban.status.as_u16(), jawaban.tujuan()), (303, "/"), "{nama}");
    tamu.dengan_kue(&jawaban)
}

/// The content of a page, without frame and menu.
fn isi(html: &str) -> &str {
    html.split("<main").nth(1).and_then(|sisa| sisa.split("</main>").next()).unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_home_page_tells_every_role_something() {
    let app = Aplikasi::baru().await;
    let akun = demo::muat(&app.b.l).await.unwrap();
    let satu = demo::satu_per_peran(&akun);
    assert_eq!(satu.len(), 15);
    let harap: &[(&str, &[&str])] = &[
        ("maria", &["Perangkat Daerah yang ditunggu", "/pengingat?kantor=", "Tenggat setiap tahap", "Buka ringkasan"]),
        ("ratri", &["pekerjaan menunggu Anda", "Indikator kantor Anda", "Tenggat setiap tahap"]),
        ("bagas", &["Setujui"]),
        ("aisyah", &["Verifikasi"]),
        ("auditor", &["Hasil tetap terakhir, 2025", "2,97", "laporan"]),
        ("sekda", &["Hasil tetap terakhir, 2025", "3,02", "laporan"]),
        ("admin", &["akun aktif", "/pengguna/baru"]),
        ("produsen", &["/perangkat-daerah", "/bantuan#data"]),
        ("pengguna", &["/akun", "/bantuan#data"]),
    ];
    for a in &satu {
        let orang = sebagai(&app, &a.nama_pengguna).await;
        let jawaban = orang.get("/").await;
        assert_eq!(jawaban.status, 200, "{}", a.nama_pengguna);
        let isi = isi(&jawaban.isi);
        assert!(isi.matches("<a ").count() >= 2, "{}: {isi}", a.nama_pengguna);
        for kata in harap.iter().filter(|(nama, _)| *nama == a.nama_pengguna).flat_map(|(_, kata)| *kata) {
            assert!(isi.contains(kata), "{} {kata}: {isi}", a.nama_pengguna);
        }
        // Nothing is offered that is then refused.
        let tautan: Vec<&str> = jawaban.isi.split("<a href=\"/").skip(1).filter_map(|s| s.split('"').next()).collect();
        for alamat in tautan.iter().filter(|a| !a.contains(".pdf") && !a.starts_with("aset/")) {
            let alamat = format!("/{}", alamat.split('#').next().unwrap_or_default().replace("&amp;", "&"));
            assert_eq!(orang.get(&alamat).await.status, 200, "{} {alamat}", a.nama_pengguna);
        }
    }
    for nama in harap.iter().map(|(nama, _)| *nama) {
        assert!(satu.iter().any(|a| a.nama_pengguna == nama), "{nama} is not among the fifteen");
    }
}

#[tokio::test]
async fn help_is_open_to_who_cannot_sign_in() {
    let app = Aplikasi::baru().await;
    app.masuk("admin", &[(Peran::Admin, None)]).await;
    let html = app.tamu().get("/bantuan").await.isi;
    assert!(html.contains("Lupa kata sandi: hubungi admin") && html.contains("id=\"operator\""), "{html}");
    assert!(html.contains("href=\"/masuk\"") && !html.contains("Menu utama"), "{html}");
    assert!(app.tamu().get("/masuk").await.isi.contains("/bantuan#masuk"));
}

#[tokio::test]
async fn evidence_is_named_when_it_comes_and_can_be_put_back() {
    let app = Aplikasi::baru().await;
    let kantor = app.b.kantor("BAPPEDA", "Badan Perencanaan").await;
    let (_, penilaian) = app.putaran(kantor).await;
    let ratri = app.masuk("ratri", &[(Peran::Operator, Some(kantor))]).await;
    let alamat = format!("/penilaian/{penilaian}/indikator/21");
    let bagian = |nama: &str, isi: &str| format!("--batas\r\ncontent-disposition: form-data; {nama}\r\n\r\n{isi}\r\n");
    let badan = format!(
        "{}{}--batas--\r\n",
        bagian("name=\"berkas\"; filename=\"KAK risiko.pdf\"", "%PDF-1.7\nrekaan"),
        bagian("name=\"membuktikan\"", "3"),
    );
    let kepala = [("content-type", "multipart/form-data; boundary=batas"), ("accept", "application/json")];
    let jawaban = ratri.kirim(Method::POST, &format!("{alamat}/bukti"), &kepala, badan).await;
    assert_eq!(jawaban.status, 200, "{}", jawaban.isi);
    assert!(jawaban.isi.contains("KAK risiko.pdf dilampirkan."), "{}", jawaban.isi);
    let html = ratri.get(&alamat).await.isi;
    let bukti = html.split("id=\"bukti\"").nth(1).unwrap_or_default();
    assert!(bukti.contains("KAK risiko.pdf dilampirkan.") && bukti.contains("role=\"status\""), "{bukti}");
    assert_eq!(html.matches("KAK risiko.pdf dilampirkan.").count(), 1, "said once");

    let id = html.split("href=\"/bukti/").nth(1).and_then(|s| s.split('"').next()).unwrap().to_owned();
    let jawaban = ratri.post(&format!("{alamat}/bukti/{id}/lepas"), &[]).await;
    assert_eq!(jawaban.tujuan(), format!("{alamat}#bukti"));
    let html = ratri.get(&alamat).await.isi;
    assert!(html.contains("KAK risiko.pdf dilepas dari indikator ini."), "{html}");
    assert!(html.contains(&format!("action=\"{alamat}/bukti/{id}/lampirkan\"")) && html.contains("Batalkan"), "{html}");
    ratri.post(&format!("{alamat}/bukti/{id}/lampirkan"), &[("membuktikan", "3")]).await;
    let html = ratri.get(&alamat).await.isi;
    assert!(html.contains(&format!("href=\"/bukti/{id}\"")) && html.contains(">Tingkat 3</td>"), "{html}");
}

#[tokio::test]
async fn forms_return_to_where_they_came_from() {
    let app = Aplikasi::baru().await;
    let kantor = app.b.kantor("BAPPEDA", "Badan Perencanaan").await;
    let (_, penilaian) = app.putaran(kantor).await;
    let tim = app.masuk("tim", &[(Peran::TimKoordinasi, None)]).await;
    let pangkal = format!("/penilaian/{penilaian}");
    let nomor = kantor.to_string();
    let asal = format!("{pangkal}/penugasan?aspek=2&kosong=1");
    let isian = [("cara", "ganti"), ("indikator", "12"), ("kantor", nomor.as_str()), ("kembali", asal.as_str())];
    let jawaban = tim.post(&format!("{pangkal}/penugasan"), &isian).await;
    assert_eq!(jawaban.tujuan(), asal);
    assert!(tim.get(&asal).await.isi.contains("Penanggung jawab 1 indikator diubah."));
    let jahat = [isian[0], isian[1], isian[2], ("kembali", "https://jahat.example")];
    assert_eq!(tim.post(&format!("{pangkal}/penugasan"), &jahat).await.tujuan(), format!("{pangkal}/penugasan"));

    tim.post(&format!("{pangkal}/rekomendasi"), &[("uraian", "Tetapkan pedoman."), ("tenggat", "2027-03-31")]).await;
    let daftar = tim.get(&format!("{pangkal}/rekomendasi")).await.isi;
    let satu = daftar.split(&format!("{pangkal}/rekomendasi/")).nth(1).and_then(|s| s.split('"').next()).unwrap();
    let rekomendasi = format!("{pangkal}/rekomendasi/{satu}");
    let jawaban = tim.post(&format!("{rekomendasi}/arsip"), &[("versi", "99")]).await;
    assert_eq!(jawaban.tujuan(), rekomendasi);
    let html = tim.get(&rekomendasi).await.isi;
    assert!(html.contains("role=\"alert\"") && html.contains("Tetapkan pedoman."), "{html}");
}
