//! Registers of risks of 45 offices over five years: the pages that read a whole year.

use std::time::Duration;

use axum::Router;
use chrono::Datelike;
use services::{Layanan, demo};

use crate::hasil::{Baris, Gagal, baris, empat_puluh, sesudah_tulis, statistik};

const KANTOR: usize = 45;
const TAHUN: i32 = 5;
const RISIKO: i32 = 60;

/// Every promise of risk management on the database behind `l`, which `di` names.
pub(crate) async fn ukur(l: &Layanan, router: &Router, kue: &str, di: &str) -> Result<Vec<Baris>, Gagal> {
    eprintln!("{di}: memuat register risiko {KANTOR} kantor x {TAHUN} tahun x {RISIKO} risiko");
    demo::beban_risiko(l, KANTOR, TAHUN, RISIKO).await?;
    statistik(l).await?;
    let tahun = l.hari_ini().year();
    let mut hasil = Vec::new();
    for (nama, jalur) in [
        ("ikhtisar risiko dengan peta", format!("/risiko?tahun={tahun}")),
        ("peta risiko, disaring", format!("/risiko?tahun={tahun}&ukur=residual&kategori=keamanan")),
        ("risiko teratas di atas selera", format!("/risiko/daftar?tahun={tahun}&melampaui=1")),
        ("daftar risiko", format!("/risiko/daftar?tahun={tahun}")),
        ("daftar risiko tahun lalu, halaman 3", format!("/risiko/daftar?tahun={}&halaman=3", tahun - 1)),
    ] {
        let p = empat_puluh(router, &jalur, kue).await?;
        hasil.push(baris(format!("{di}: {nama}, p95"), "< 40 ms", p, Duration::from_millis(40)));
    }
    let p = sesudah_tulis(l, router, &format!("/risiko?tahun={tahun}"), kue).await?;
    let apa = format!("{di}: ikhtisar risiko, sesudah ada yang ditulis, p95");
    hasil.push(baris(apa, "-", p, Duration::from_secs(1)));
    Ok(hasil)
}
