//! Refusals that come from the web framework, not from a use case: a wrong address, an endless form, a post from another
//! site, a request that takes too long. They are answered in the words and the form of all other answers.

use axum::{
    Json,
    extract::Request,
    http::{StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use serde_json::json;

use crate::jawaban::{halaman, ingin_json, lolos};

/// Replaces an empty or plain-text refusal; status and other headers stay.
pub async fn sebutkan(permintaan: Request, lanjut: Next) -> Response {
    let json = ingin_json(permintaan.headers());
    let jalur = permintaan.uri().path();
    // Machines ask these two.
    let mesin = jalur == "/healthz" || jalur.starts_with("/aset/");
    let jawaban = lanjut.run(permintaan).await;
    if mesin || !tanpa_kata(&jawaban) {
        return jawaban;
    }
    let (bagian, _) = jawaban.into_parts();
    let pesan = pesan(bagian.status);
    let mut baru = if json {
        (bagian.status, Json(json!({ "pesan": pesan, "isian": [] }))).into_response()
    } else {
        (bagian.status, halaman(judul(bagian.status), &format!("<p>{}</p>", lolos(pesan)))).into_response()
    };
    for (nama, nilai) in &bagian.headers {
        if ![header::CONTENT_TYPE, header::CONTENT_LENGTH, header::CONTENT_ENCODING].contains(nama) {
            baru.headers_mut().append(nama, nilai.clone());
        }
    }
    baru
}

/// Our own errors are pages or JSON.
fn tanpa_kata(jawaban: &Response) -> bool {
    let status = jawaban.status();
    let jenis = jawaban.headers().get(header::CONTENT_TYPE).and_then(|nilai| nilai.to_str().ok());
    (status.is_client_error() || status.is_server_error()) && jenis.is_none_or(|jenis| jenis.starts_with("text/plain"))
}

const fn judul(status: StatusCode) -> &'static str {
    match status.as_u16() {
        403 => "Permintaan ditolak",
        404 => "Halaman tidak ada",
        413 => "Terlalu besar",
        503 => "Terlalu lama",
        500.. => "Gangguan pada server",
        _ => "Permintaan tidak dapat dikerjakan",
    }
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
