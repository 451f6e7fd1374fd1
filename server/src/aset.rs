//! Stylesheets, scripts and images inside the binary, under a path that carries their version.
//!
//! `/aset/<versi>/<berkas>`: the version is a hash over all files, so a browser may keep what it has for ever. Compressed
//! siblings (`.br`, `.gz`) made by `cargo xtask` are sent as they are. In a debug build the files are read from disk.

use std::sync::LazyLock;

use axum::{
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

/// What `cargo xtask` built: the browser part and compressed copies.
#[derive(RustEmbed)]
#[folder = "$SPBE_SITE_DIR"]
#[allow_missing = true]
struct Bangunan;

/// The stylesheet and icons as they are in the sources: there also when nothing was built.
#[derive(RustEmbed)]
#[folder = "../style"]
#[allow_missing = true]
struct Gaya;

static PANGKAL: LazyLock<String> = LazyLock::new(|| format!("/aset/{}", versi()));

/// The path all assets lie under, with the version: `/aset/3f9c…`.
#[must_use]
pub fn pangkal() -> &'static str {
    &PANGKAL
}

/// Sends one file.
pub async fn kirim(Path((versi, nama)): Path<(String, String)>, kepala: HeaderMap) -> Response {
    let diterima = kepala.get(header::ACCEPT_ENCODING).and_then(|nilai| nilai.to_str().ok()).unwrap_or_default();
    let Some((isi, sandi)) = pilih(&nama, diterima) else { return StatusCode::NOT_FOUND.into_response() };
    let mut jawaban = isi.into_response();
    let kepala = jawaban.headers_mut();
    kepala.insert(header::CONTENT_TYPE, HeaderValue::from_static(jenis(&nama)));
    kepala.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(sandi) = sandi {
        kepala.insert(header::CONTENT_ENCODING, HeaderValue::from_static(sandi));
    }
    // A page of another version may still ask during an update; it gets the file, but must not keep it.
    let simpan = if pangkal().ends_with(&versi) { "public, max-age=31536000, immutable" } else { "no-cache" };
    kepala.insert(header::CACHE_CONTROL, HeaderValue::from_static(simpan));
    jawaban
}

fn pilih(nama: &str, diterima: &str) -> Option<(Vec<u8>, Option<&'static str>)> {
    let boleh = |sandi: &str| {
        diterima
            .split(',')
            .any(|bagian| bagian.split(';').next().is_some_and(|b| b.trim() == sandi) && !bagian.contains("q=0"))
    };
    for (sandi, akhiran) in [("br", "br"), ("gzip", "gz")] {
        if boleh(sandi)
            && let Some(isi) = ambil(&format!("{nama}.{akhiran}"))
        {
            return Some((isi, Some(sandi)));
        }
    }
    ambil(nama).map(|isi| (isi, None))
}

/// Folders of the build are one folder to the browser.
fn ambil(nama: &str) -> Option<Vec<u8>> {
    if nama.split('/').any(|bagian| bagian.is_empty() || bagian.starts_with('.')) {
        return None;
    }
    ["", "pkg/", "style/", "images/"]
        .into_iter()
        .find_map(|map| Bangunan::get(&format!("{map}{nama}")))
        .or_else(|| Gaya::get(nama))
        .map(|berkas| berkas.data.into_owned())
}

fn versi() -> String {
    let mut nama: Vec<(bool, String)> =
        Bangunan::iter().map(|n| (false, n.into_owned())).chain(Gaya::iter().map(|n| (true, n.into_owned()))).collect();
    nama.sort();
    let mut hash = Sha256::new();
    for (gaya, nama) in nama {
        let isi = if gaya { Gaya::get(&nama) } else { Bangunan::get(&nama) };
        if let Some(isi) = isi {
            hash.update(nama.as_bytes());
            hash.update(isi.metadata.sha256_hash());
        }
    }
    services::jejak::heks(&hash.finalize()[..8])
}

fn jenis(nama: &str) -> &'static str {
    match nama.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "json" => "application/json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_the_folders_is_sent() {
        for nama in ["../Cargo.toml", "pkg/../../Cargo.toml", "/etc/passwd", ".inputs", "pkg/.inputs", ""] {
            assert!(ambil(nama).is_none(), "{nama}");
        }
    }

    #[test]
    fn a_refused_encoding_is_not_used() {
        assert!(pilih("tidak-ada.css", "br, gzip").is_none());
        assert!(pangkal().starts_with("/aset/") && pangkal().len() == "/aset/".len() + 16);
    }
}
