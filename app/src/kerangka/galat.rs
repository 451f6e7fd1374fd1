//! Every error as a page: what happened, what to do, the right status. Internal causes go to the log only.

use axum::http::StatusCode;
use leptos::prelude::*;
use services::Galat;

use super::{
    halaman::{Isi, atur_status},
    halaman_umum,
};
use crate::komponen::{ikon, kabar::Nada};

/// The HTTP status of an error; the one place that decides it.
#[must_use]
pub const fn status(galat: &Galat) -> StatusCode {
    match galat {
        Galat::TidakAda => StatusCode::NOT_FOUND,
        Galat::Dilarang(_) => StatusCode::FORBIDDEN,
        Galat::Isian(_) | Galat::Ditolak(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Galat::Bentrok(_) | Galat::BentrokIsian(_) | Galat::Tertutup(_) => StatusCode::CONFLICT,
        Galat::TerlaluSering(_) => StatusCode::TOO_MANY_REQUESTS,
        Galat::TerlaluBesar(_) => StatusCode::PAYLOAD_TOO_LARGE,
        Galat::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// The page for an address that leads nowhere.
pub fn tidak_ada() -> AnyView {
    halaman_umum(|_| async { Err(Galat::TidakAda) })
}

/// An error as the content of a page. `kode` is the request id a person can pass on.
pub(super) fn isi_galat(galat: &Galat, kode: Option<String>) -> Isi {
    let status = status(galat);
    atur_status(status);
    let pesan = match galat {
        Galat::Internal(_) => "Halaman ini belum dapat dibuka. Coba lagi beberapa saat.".to_owned(),
        Galat::Isian(daftar) => daftar.iter().map(|g| g.pesan.clone()).collect::<Vec<_>>().join(" "),
        lain => lain.to_string(),
    };
    isi(status, pesan, kode)
}

/// The same from a sentence.
pub(super) fn isi(status: StatusCode, pesan: String, kode: Option<String>) -> Isi {
    Isi::baru(judul(status), badan_galat(status, pesan, kode))
}

/// The headline of an error.
#[must_use]
pub const fn judul(status: StatusCode) -> &'static str {
    match status.as_u16() {
        401 => "Masuk dulu",
        404 => "Halaman tidak ada",
        403 => "Tidak berwenang",
        409 => "Keadaannya sudah berubah",
        413 => "Terlalu besar",
        429 => "Terlalu sering mencoba",
        503 => "Terlalu lama",
        500.. => "Gangguan pada server",
        _ => "Permintaan tidak dapat dikerjakan",
    }
}

fn badan_galat(status: StatusCode, pesan: String, kode: Option<String>) -> AnyView {
    let jalan_keluar = if status == StatusCode::UNAUTHORIZED {
        view! { <a href="/masuk">"Masuk"</a> }.into_any()
    } else {
        view! { <a href="/">"Kembali ke beranda"</a> }.into_any()
    };
    let gambar = if status == StatusCode::FORBIDDEN { "kunci" } else { Nada::Galat.ikon() };
    view! {
        <div class="kabar galat baca">
            {ikon(gambar)}
            <div>
                <p>{pesan}</p>
                {kode.map(|kode| view! { <p>"Bila berulang, sampaikan kode " <b class="utuh">{kode}</b> " kepada pengelola."</p> })}
                <p>{jalan_keluar}</p>
            </div>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_has_its_status() {
        let daftar = [
            (Galat::TidakAda, 404),
            (Galat::dilarang(), 403),
            (Galat::isian("nama", "Isi nama."), 422),
            (Galat::Ditolak("x".into()), 422),
            (Galat::Bentrok("x".into()), 409),
            (Galat::Tertutup(domain::penilaian::Tertutup::Terkunci), 409),
            (Galat::TerlaluSering("x".into()), 429),
            (Galat::TerlaluBesar("x".into()), 413),
            (Galat::internal("x"), 500),
        ];
        for (galat, harap) in daftar {
            assert_eq!(status(&galat).as_u16(), harap, "{galat:?}");
        }
    }
}
