//! One measured promise, and how a figure is taken.

use std::time::{Duration, Instant};

use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{Request, StatusCode, header},
};
use services::{Layanan, Pelaku, akun::sesi, demo};
use tower::ServiceExt;

pub(crate) type Gagal = Box<dyn std::error::Error + Send + Sync>;

/// One line of the result.
pub(crate) struct Baris {
    pub(crate) apa: String,
    pub(crate) janji: &'static str,
    pub(crate) ukur: String,
    pub(crate) ada: bool,
}

pub(crate) fn baris(apa: String, janji: &'static str, ukur: Duration, batas: Duration) -> Baris {
    Baris { apa, janji, ukur: format!("{:.1} ms", ukur.as_secs_f64() * 1_000.0), ada: ukur < batas }
}

/// The 95th percentile; the longest of a few.
pub(crate) fn p95(waktu: &mut [Duration]) -> Duration {
    waktu.sort_unstable();
    waktu.get((waktu.len() * 95).div_ceil(100).saturating_sub(1)).copied().unwrap_or_default()
}

/// One request: how long, and how many bytes came back.
pub(crate) async fn satu(router: &Router, jalur: &str, kue: &str, mampat: &str) -> Result<(Duration, usize), Gagal> {
    let mut permintaan = Request::builder()
        .uri(jalur)
        .header(header::COOKIE, kue)
        .header(header::ACCEPT_ENCODING, mampat)
        .body(Body::empty())?;
    permintaan.extensions_mut().insert(ConnectInfo(std::net::SocketAddr::from(([127, 0, 0, 1], 1))));
    let mulai = Instant::now();
    let jawaban = router.clone().oneshot(permintaan).await?;
    let status = jawaban.status();
    let isi = axum::body::to_bytes(jawaban.into_body(), usize::MAX).await?;
    if status != StatusCode::OK {
        return Err(format!("{jalur}: {status}").into());
    }
    Ok((mulai.elapsed(), isi.len()))
}

/// How long a page takes, opened 40 times one after another: p95.
pub(crate) async fn empat_puluh(router: &Router, jalur: &str, kue: &str) -> Result<Duration, Gagal> {
    let mut waktu = Vec::new();
    for _ in 0..40 {
        waktu.push(satu(router, jalur, kue, "").await?.0);
    }
    Ok(p95(&mut waktu))
}

/// A session for an account, as the sign-in makes it: its cookie and who it is.
pub(crate) async fn masuk(l: &Layanan, nama: &str) -> Result<(String, Pelaku), Gagal> {
    let kredensial = services::akun::masuk::Kredensial {
        nama,
        sandi: demo::SANDI,
        alamat: "127.0.0.1",
        agen: "bench",
        sesi_lama: None,
    };
    let masuk = services::akun::masuk::masuk(l, kredensial).await?;
    let pelaku = match sesi::kenali(l, &masuk.token, "127.0.0.1").await? {
        Some(sesi::Kunjungan::Akun(kenal)) => kenal.pelaku,
        _ => return Err("sesi tidak dikenali".into()),
    };
    Ok((format!("spbe_sesi={}", masuk.token), pelaku))
}
