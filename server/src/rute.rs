//! Every address of the server in one place, and the layers around them.

use std::{any::Any, time::Duration};

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request, State},
    http::StatusCode,
    middleware::{from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::{MethodRouter, get, post},
};
use services::Galat;
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{CompressionLayer, DefaultPredicate, Predicate, predicate::NotForContentType},
    csrf::CsrfLayer,
    limit::RequestBodyLimitLayer,
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer},
    trace::TraceLayer,
};

use crate::{
    aset,
    batas_waktu::{self, Batas, JamDinding},
    jawaban,
    keadaan::Keadaan,
    keamanan, kunjungan, layar, penolakan,
    tangan::{
        akun, arsitektur, dokumen_arsitektur, penandatangan, pengguna, penilaian, perangkat_daerah, pintu, register,
        register_laporan, register_tabel, risiko, tabel, usulan_aplikasi,
    },
};

/// Forms are text; only uploads may be larger.
const BATAS_FORMULIR: usize = 1_000_000;

/// Method and path of every route that is not a rendered page, with its handler.
fn daftar(batas_unggah: usize) -> Vec<(&'static str, &'static str, MethodRouter<Keadaan>)> {
    let mut daftar: Vec<(&'static str, &'static str, MethodRouter<Keadaan>)> = vec![
        ("GET", "/healthz", get(healthz)),
        ("GET", "/aset/{versi}/{*nama}", get(aset::kirim)),
        ("POST", "/masuk", post(pintu::post_masuk)),
        ("POST", "/siapkan", post(pintu::post_siapkan)),
        ("POST", "/keluar", post(pintu::post_keluar)),
        ("POST", "/keluar-semua", post(pintu::post_keluar_semua)),
        ("POST", "/akun/sandi", post(akun::post_sandi)),
        ("POST", "/akun/sesi/{id}/akhiri", post(akun::post_akhiri_sesi)),
        ("POST", "/pengguna", post(pengguna::post_buat)),
        ("POST", "/pengguna/{id}", post(pengguna::post_ubah)),
        ("POST", "/pengguna/{id}/peran", post(pengguna::post_beri_peran)),
        ("POST", "/pengguna/{id}/cabut-peran", post(pengguna::post_cabut_peran)),
        ("POST", "/pengguna/{id}/nonaktifkan", post(pengguna::post_nonaktifkan)),
        ("POST", "/pengguna/{id}/aktifkan", post(pengguna::post_aktifkan)),
        ("POST", "/pengguna/{id}/setel-ulang", post(pengguna::post_setel_ulang)),
    ];
    daftar.extend(penilaian::daftar(batas_unggah));
    daftar.extend(perangkat_daerah::daftar(batas_unggah));
    daftar.extend(register::daftar(batas_unggah));
    daftar.extend(penandatangan::daftar());
    daftar.extend(arsitektur::daftar(batas_unggah));
    daftar.extend(usulan_aplikasi::daftar(batas_unggah));
    daftar.extend(register_laporan::daftar());
    daftar.extend(register_tabel::daftar(batas_unggah));
    daftar.extend(tabel::daftar());
    daftar.extend(dokumen_arsitektur::daftar());
    daftar.extend(risiko::daftar(batas_unggah));
    daftar
}

/// Method and path of every handler route, for the test that each has its expectations.
#[must_use]
pub fn alamat() -> Vec<(&'static str, &'static str)> {
    daftar(0).into_iter().map(|(cara, jalur, _)| (cara, jalur)).collect()
}

/// The whole server as a service.
pub fn router(st: Keadaan) -> Router {
    let batas_unggah = usize::try_from(st.pengaturan.batas_unggah_mb.saturating_mul(1_000_000)).unwrap_or(usize::MAX);
    let batas = Batas { lama: Duration::from_secs(st.pengaturan.batas_waktu_detik), jam: JamDinding };
    let mut router = Router::new();
    for (_, jalur, penangan) in daftar(batas_unggah.saturating_add(BATAS_FORMULIR)) {
        router = router.route(jalur, penangan);
    }
    layar::tambah(router, &st)
        .fallback(tidak_ada)
        .layer(DefaultBodyLimit::max(BATAS_FORMULIR))
        .layer(from_fn_with_state(st.clone(), kunjungan::kenali))
        .layer(RequestBodyLimitLayer::new(batas_unggah.saturating_add(BATAS_FORMULIR)))
        .layer(CompressionLayer::new().compress_when(yang_dimampatkan()))
        .layer(from_fn_with_state(batas, batas_waktu::batasi::<JamDinding>))
        .layer(CatchPanicLayer::custom(panik))
        .layer(TraceLayer::new_for_http().make_span_with(rentang))
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
        .layer(from_fn(buang_kode_luar))
        .layer(CsrfLayer::new())
        .layer(from_fn_with_state(st.clone(), penolakan::sebutkan))
        .layer(from_fn_with_state(st.clone(), keamanan::kepala))
        .with_state(st)
}

/// Ready when the database answers.
async fn healthz(State(st): State<Keadaan>) -> Response {
    match st.l.db.ping().await {
        Ok(()) => "ok".into_response(),
        Err(sebab) => {
            tracing::error!(%sebab, "the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "basis data tidak menjawab").into_response()
        }
    }
}

async fn tidak_ada(permintaan: Request) -> Response {
    jawaban::galat(&Galat::TidakAda, jawaban::ingin_json(permintaan.headers()))
}

/// A request id is ours to give: one from outside could write into the log.
async fn buang_kode_luar(mut permintaan: Request, lanjut: axum::middleware::Next) -> Response {
    permintaan.headers_mut().remove("x-request-id");
    lanjut.run(permintaan).await
}

fn panik(isi: Box<dyn Any + Send + 'static>) -> Response {
    let pesan = isi.downcast_ref::<String>().cloned().or_else(|| isi.downcast_ref::<&str>().map(|&s| s.to_owned()));
    jawaban::galat(&Galat::internal(format!("panic: {}", pesan.unwrap_or_default())), false)
}

/// Pages, not what is compressed already. No page carries a secret beside what a visitor can choose (BREACH).
fn yang_dimampatkan() -> impl Predicate {
    DefaultPredicate::new()
        .and(NotForContentType::const_new("application/pdf"))
        .and(NotForContentType::const_new("application/vnd.openxmlformats"))
        .and(NotForContentType::const_new("video/"))
        .and(NotForContentType::const_new("application/wasm"))
}

/// The route's pattern, never the path itself: ids and searches are personal data.
fn rentang(permintaan: &Request) -> tracing::Span {
    let pola = permintaan.extensions().get::<axum::extract::MatchedPath>().map_or("-", |pola| pola.as_str());
    let kode = permintaan.headers().get("x-request-id").and_then(|kode| kode.to_str().ok()).unwrap_or("-");
    tracing::info_span!("http", method = %permintaan.method(), route = pola, request_id = kode)
}
