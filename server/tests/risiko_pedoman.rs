//! The guideline of a year on its pages: what is missing is said with the way to it, the form keeps it, and each office says
//! whether it applies risk management.

use domain::izin::Peran;

use crate::bantu;
use crate::bersama::{Aplikasi, risiko};

const ALAMAT: &str = "/risiko/pengaturan/2026";

#[tokio::test]
async fn what_is_missing_leads_to_the_form_and_goes_once_it_is_kept() {
    let app = Aplikasi::baru().await;
    let kantor = app.b.kantor("BAPPEDA", "Badan Perencanaan").await;
    app.b.kantor("SATPOL", "Satuan Polisi").await;
    let operator = app.b.orang("Operator Satu", Peran::Operator, Some(kantor)).await;
    let catatan = bantu::catatan::catatan(&app.b, &operator, "aplikasi", "Aplikasi kita", kantor).await;
    risiko::contoh(&app.b, &operator, kantor, catatan).await;
    let tim = app.masuk("tim", &[(Peran::TimKoordinasi, None)]).await;
    let ikhtisar = tim.get("/risiko?tahun=2026").await.isi;
    for kata in ["Pedoman belum dicatat", "SNI belum dicatat", "Rencana belum ada"] {
        assert!(ikhtisar.contains(kata), "{kata}");
    }
    assert!(ikhtisar.contains(&format!("{ALAMAT}#pedoman")) && !ikhtisar.contains("Pengampu rencana belum ditunjuk"));
    let halaman = tim.get(ALAMAT).await.isi;
    assert!(halaman.contains(&format!("href=\"{ALAMAT}/pedoman\"")) && halaman.contains("id=\"pedoman\""));
    assert_eq!(halaman.matches(">Belum diterapkan<").count(), 2, "a draft alone applies nothing");

    let salah = tim
        .post(
            &format!("{ALAMAT}/pedoman"),
            &[("standar_lain", "ISO 31000:2018"), ("selang", "triwulanan"), ("versi", "0")],
        )
        .await;
    assert_eq!((salah.status.as_u16(), salah.tujuan()), (303, "/risiko/pengaturan/2026/pedoman"));
    let form = tim.get(salah.tujuan()).await;
    assert!(form.isi.contains("hanya bila SNI belum tersedia") && form.isi.contains("ISO 31000:2018"));

    let pengampu = kantor.to_string();
    let isi = [
        ("pedoman_judul", "Pedoman <b>Risiko</b>"),
        ("pedoman_nomor", "5"),
        ("pedoman_tahun", "2020"),
        ("tanpa_sni", "ya"),
        ("standar_lain", "ISO 31000:2018"),
        ("rencana_nomor", "500/1"),
        ("rencana_tanggal", "2026-01-15"),
        ("pengampu", &pengampu),
        ("selang", "triwulanan"),
        ("versi", "0"),
    ];
    let beres = tim.post(&format!("{ALAMAT}/pedoman"), &isi).await;
    assert_eq!((beres.status.as_u16(), beres.tujuan()), (303, "/risiko/pengaturan/2026#pedoman"));
    let halaman = tim.get(ALAMAT).await.isi;
    for kata in [
        "Pedoman &lt;b&gt;Risiko&lt;/b&gt;, Nomor 5 Tahun 2020",
        "ISO 31000:2018 (SNI belum tersedia)",
        "Nomor 500/1, 15 Januari 2026",
    ] {
        assert!(halaman.contains(kata), "{kata}");
    }
    let ikhtisar = tim.get("/risiko?tahun=2026").await.isi;
    assert!(!ikhtisar.contains("belum dicatat") && !ikhtisar.contains("Rencana belum ada"));

    // Somebody else came first: both versions stand there and nothing was changed.
    let basi = tim
        .post(
            &format!("{ALAMAT}/pedoman"),
            &[
                ("pedoman_judul", "Ketikan saya"),
                ("pedoman_nomor", "5"),
                ("pedoman_tahun", "2020"),
                ("selang", "tahunan"),
                ("versi", "0"),
            ],
        )
        .await;
    let form = tim.get(basi.tujuan()).await;
    assert!(form.isi.contains("Isian Anda belum tersimpan") && form.isi.contains("Ketikan saya"));
    assert!(tim.get(ALAMAT).await.isi.contains("Nomor 5 Tahun 2020"));
}
