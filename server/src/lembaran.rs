//! Pages that no route renders: errors, refusals of the framework, answers shown once. A handler answers with a
//! [`Lembaran`]; the outermost layer puts the application's frame around it, with the menu of who asked.
//!
//! The frame needs no query, so an error page can be shown while the database is away.

use std::sync::{Arc, OnceLock};

use app::kerangka::{Isi, lembaran};
use axum::{
    http::{StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use services::Pelaku;

use crate::keadaan::Keadaan;

/// The content of a page still to be framed; travels in the extensions of the response.
#[derive(Clone)]
pub struct Lembaran(Arc<dyn Fn(Option<String>) -> Isi + Send + Sync>);

impl Lembaran {
    /// Content that is made when the page is rendered.
    pub fn baru(isi: impl Fn() -> Isi + Send + Sync + 'static) -> Self {
        Self(Arc::new(move |_| isi()))
    }

    /// An error; our own faults name the request id.
    pub fn galat(status: StatusCode, pesan: impl Into<String>) -> Self {
        let pesan = pesan.into();
        Self(Arc::new(move |kode| {
            let kode = kode.filter(|_| status == StatusCode::INTERNAL_SERVER_ERROR);
            lembaran::isi_galat(status, pesan.clone(), kode)
        }))
    }
}

impl IntoResponse for Lembaran {
    fn into_response(self) -> Response {
        let mut jawaban = ().into_response();
        jawaban.extensions_mut().insert(self);
        jawaban
    }
}

/// Who asked, as soon as it is known; the outermost layer lends it and reads it afterwards, so that refusals of the layers
/// between know it too.
#[derive(Clone, Default)]
pub struct Pengunjung(Arc<OnceLock<Pelaku>>);

impl Pengunjung {
    /// Says who it is; the first word counts.
    pub fn kenal(&self, pelaku: &Pelaku) {
        let _ = self.0.set(pelaku.clone());
    }
}

/// Puts the frame around the page; status and headers of `jawaban` stay.
pub fn bingkai(st: &Keadaan, siapa: &Pengunjung, jalur: &str, jawaban: Response, isi: &Lembaran) -> Response {
    let (bagian, _) = jawaban.into_parts();
    let kode = bagian.headers.get("x-request-id").and_then(|kode| kode.to_str().ok()).map(str::to_owned);
    let html = lembaran::lembaran(&st.l, &st.leptos, siapa.0.get(), jalur, || (isi.0)(kode));
    let mut baru = (bagian.status, Html(html)).into_response();
    for (nama, nilai) in &bagian.headers {
        if ![header::CONTENT_TYPE, header::CONTENT_LENGTH, header::CONTENT_ENCODING].contains(nama) {
            baru.headers_mut().append(nama, nilai.clone());
        }
    }
    baru
}
