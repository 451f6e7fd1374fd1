//! One measured promise, and how a figure is taken.

use std::time::{Duration, Instant};

use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{Request, StatusCode, header},
};
use sea_orm::{ConnectionTrait, DatabaseBackend};
use services::{
    Layanan, Pelaku,
    akun::sesi,
    demo,
    jejak::{self, Catatan},
};
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

/// What PostgreSQL does by itself within a minute of so many new rows: it counts what its plans go by.
pub(crate) async fn statistik(l: &Layanan) -> Result<(), Gagal> {
    if l.db.get_database_backend() == DatabaseBackend::Postgres {
        l.db.execute_unprepared("VACUUM ANALYZE").await?;
    }
    Ok(())
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
    sebanyak(router, jalur, kue, 40).await
}

/// The same, opened so many times.
pub(crate) async fn sebanyak(router: &Router, jalur: &str, kue: &str, kali: usize) -> Result<Duration, Gagal> {
    let mut waktu = Vec::new();
    for _ in 0..kali {
        waktu.push(satu(router, jalur, kue, "").await?.0);
    }
    Ok(p95(&mut waktu))
}

/// The smallest write there is: an entry in the trail.
async fn tulis(l: &Layanan) -> Result<(), Gagal> {
    let tulis = l.tulis().await?;
    let catatan = Catatan {
        tindakan: "Uji beban",
        objek: "akun",
        objek_id: 1,
        perangkat_daerah: None,
        sebelum: serde_json::Value::Null,
        sesudah: serde_json::Value::Null,
    };
    jejak::catat(&tulis, l.kini(), &Pelaku::sistem(), catatan).await?;
    Ok(tulis.selesai().await?)
}

/// The same where each opening follows a write, so that nothing kept from the one before answers it.
pub(crate) async fn sesudah_tulis(l: &Layanan, router: &Router, jalur: &str, kue: &str) -> Result<Duration, Gagal> {
    let mut waktu = Vec::new();
    for _ in 0..40 {
        tulis(l).await?;
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
