//! Refusals that come from the web framework, not from a use case: a wrong address, an endless form, a post from another
//! site, a request that takes too long. They are answered in the words and the form of all other answers.

use axum::{
    Json,
    extract::{Request, State},
    http::{StatusCode, Uri, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use serde_json::json;

use crate::{
    jawaban::ingin_json,
    keadaan::Keadaan,
    lembaran::{Lembaran, Pengunjung, bingkai},
};

/// Frames pages that no route renders, and replaces an empty or plain-text refusal by one; status and other headers stay.
pub async fn sebutkan(State(st): State<Keadaan>, mut permintaan: Request, lanjut: Next) -> Response {
    let json = ingin_json(permintaan.headers());
    let jalur = permintaan.uri().path().to_owned();
    // Machines ask these two.
    let mesin = jalur == "/healthz" || jalur.starts_with("/aset/");
    let siapa = Pengunjung::default();
    permintaan.extensions_mut().insert(siapa.clone());
    let mut jawaban =
        if bernol(permintaan.uri()) { StatusCode::BAD_REQUEST.into_response() } else { lanjut.run(permintaan).await };
    if let Some(isi) = jawaban.extensions_mut().remove::<Lembaran>() {
        return bingkai(&st, &siapa, &jalur, jawaban, &isi);
    }
    if mesin || !tanpa_kata(&jawaban) {
        return jawaban;
    }
    let (status, pesan) = (jawaban.status(), pesan(jawaban.status()));
    if !json {
        return bingkai(&st, &siapa, &jalur, jawaban, &Lembaran::galat(status, pesan));
    }
    let mut baru = (status, Json(json!({ "pesan": pesan, "isian": [] }))).into_response();
    for (nama, nilai) in jawaban.headers() {
        if ![header::CONTENT_TYPE, header::CONTENT_LENGTH, header::CONTENT_ENCODING].contains(nama) {
            baru.headers_mut().append(nama, nilai.clone());
        }
    }
    baru
}

/// Whether an address carries the character NUL, which no database text can hold and nobody can type.
fn bernol(uri: &Uri) -> bool {
    uri.path_and_query().is_some_and(|isi| isi.as_str().contains("%00"))
}

/// Our own errors are pages or JSON.
fn tanpa_kata(jawaban: &Response) -> bool {
    let status = jawaban.status();
    let jenis = jawaban.headers().get(header::CONTENT_TYPE).and_then(|nilai| nilai.to_str().ok());
    (status.is_client_error() || status.is_server_error()) && jenis.is_none_or(|jenis| jenis.starts_with("text/plain"))
}

const fn pesan(status: StatusCode) -> &'static str {
    match status.as_u16() {
        403 => {
            "Permintaan ini datang dari situs lain, jadi tidak dikerjakan. Buka halamannya di aplikasi ini, lalu ulangi."
        }
        404 => "Alamat ini tidak ada. Periksa alamatnya atau kembali ke beranda.",
        405 => "Alamat ini tidak menerima tindakan itu. Ulangi dari halaman yang memuat formulirnya.",
        413 => "Kiriman terlalu besar dan tidak disimpan. Perkecil berkasnya, atau kirim satu per satu.",
        503 => {
            "Permintaan ini terlalu lama dan dihentikan. Periksa apakah isian Anda sudah tersimpan sebelum mengulanginya."
        }
        500.. => "Terjadi gangguan pada server. Coba lagi sebentar lagi.",
        _ => "Alamat atau isian permintaan ini tidak dapat dibaca. Muat ulang halamannya, lalu ulangi.",
    }
}
