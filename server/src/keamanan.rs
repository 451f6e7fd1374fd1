//! Response headers that hold for every answer, and the nonce of its content security policy.

use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

use crate::keadaan::Keadaan;

/// The nonce of this response, for the renderer.
#[derive(Clone, Debug)]
pub struct TandaSekali(pub String);

const TETAP: [(HeaderName, &str); 7] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // Not `no-referrer`: a form handler needs to know the page it came from.
    (header::REFERRER_POLICY, "same-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    (header::CACHE_CONTROL, "no-store"),
];

/// Makes the nonce and sets what the handler has not set itself.
pub async fn kepala(State(st): State<Keadaan>, mut permintaan: Request, lanjut: Next) -> Response {
    let mut acak = [0u8; 16];
    // Without randomness there is no nonce: the scripts of the page stay silent, the page itself works.
    let tanda = getrandom::fill(&mut acak).map(|()| services::jejak::heks(&acak)).unwrap_or_default();
    permintaan.extensions_mut().insert(TandaSekali(tanda.clone()));
    let mut jawaban = lanjut.run(permintaan).await;
    let kepala = jawaban.headers_mut();
    for (nama, nilai) in TETAP {
        kepala.entry(nama).or_insert(HeaderValue::from_static(nilai));
    }
    if let Ok(nilai) = HeaderValue::from_str(&csp(&tanda)) {
        kepala.entry(header::CONTENT_SECURITY_POLICY).or_insert(nilai);
    }
    if st.pengaturan.https {
        kepala.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    jawaban
}

fn csp(tanda: &str) -> String {
    let skrip =
        if tanda.is_empty() { "'none'".to_owned() } else { format!("'self' 'nonce-{tanda}' 'wasm-unsafe-eval'") };
    format!(
        "default-src 'self'; script-src {skrip}; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; \
         form-action 'self'; frame-ancestors 'none'"
    )
}
