//! Pages that no route renders: errors of the server, and answers that are shown once. They stand in the frame of all other
//! pages, and need neither the database nor a script.

use axum::http::StatusCode;
use leptos::{config::LeptosOptions, prelude::*, reactive::owner::Owner};
use services::{Layanan, Pelaku, penilaian::menunggu::Menunggu};

use super::{Alamat, bingkai, cangkang, galat, halaman::Isi};
use crate::komponen::Borang;

/// A whole document. `pelaku` and `jalur` decide the menu, `isi` is made where the page is rendered.
pub fn lembaran(
    l: &Layanan,
    options: &LeptosOptions,
    pelaku: Option<&Pelaku>,
    jalur: &str,
    isi: impl FnOnce() -> Isi,
) -> String {
    Owner::new_root(None).with(|| {
        provide_context(cangkang::aset(options));
        // The counts of the menu would need queries.
        let menunggu = Menunggu::default();
        let masuk = pelaku.map(|pelaku| (pelaku, &menunggu));
        let (judul, badan) = bingkai::badan(l, masuk, &Alamat::baru(jalur, None), &Borang::default(), isi());
        format!("<!DOCTYPE html>{}", cangkang::dokumen(judul, badan).to_html())
    })
}

/// What went wrong, in one sentence. `kode` is the request id a person can pass on.
#[must_use]
pub fn isi_galat(status: StatusCode, pesan: String, kode: Option<String>) -> Isi {
    galat::isi(status, pesan, kode)
}
