//! Forms and downloads of the architecture.

use axum::{
    extract::{Path, State},
    response::Response,
    routing::{MethodRouter, post},
};
use domain::{arsitektur::relasi::JenisRelasi, register};
use services::{Galat, arsitektur::relasi};

use crate::{
    jawaban::{Asal, Beres, Isian},
    keadaan::Keadaan,
    kunjungan::Masuk,
};

/// Method, path and handler of every route of this capability.
pub fn daftar() -> Vec<(&'static str, &'static str, MethodRouter<Keadaan>)> {
    vec![
        ("POST", "/register/{kode}/{id}/kaitan", post(post_kaitan)),
        ("POST", "/register/{kode}/{id}/kaitan/lepas", post(post_lepas)),
    ]
}

/// `POST /register/{kode}/{id}/kaitan`: `jenis`, `arah` (`maju`, `mundur`), `tujuan` (several).
async fn post_kaitan(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path((kode, id)): Path<(String, i64)>,
    isian: Isian,
) -> Response {
    let ke = format!("/register/{kode}/{id}/kaitan");
    let hasil = async {
        let r = register::cari(&kode).ok_or(Galat::TidakAda)?;
        let jenis = JenisRelasi::dari_kode(isian.teks("jenis")).ok_or(Galat::TidakAda)?;
        let maju = isian.teks("arah") != "mundur";
        relasi::tambah(&st.l, &pelaku, r, id, (jenis, maju), &nomor(&isian, "tujuan")).await
    };
    let beres = hasil.await.map(|n| match n {
        0 => Beres::ke(ke.clone(), "Semua yang dipilih sudah terkait sebelumnya."),
        n => Beres::ke(ke.clone(), format!("{n} kaitan ditambahkan.")),
    });
    asal.jawab(&st, &ke, &isian, beres).await
}

/// `POST /register/{kode}/{id}/kaitan/lepas`: `relasi` (several).
async fn post_lepas(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path((kode, id)): Path<(String, i64)>,
    isian: Isian,
) -> Response {
    let ke = format!("/register/{kode}/{id}/kaitan");
    let hasil = async {
        let r = register::cari(&kode).ok_or(Galat::TidakAda)?;
        relasi::lepas(&st.l, &pelaku, r, id, &nomor(&isian, "relasi")).await
    };
    let beres = hasil.await.map(|n| Beres::ke(ke.clone(), format!("{n} kaitan dilepas.")));
    asal.jawab(&st, &ke, &isian, beres).await
}

/// Ids of a field that came several times; what is no number names nothing.
fn nomor(isian: &Isian, nama: &str) -> Vec<i64> {
    isian.semua(nama).into_iter().map(|teks| teks.trim().parse().unwrap_or(0)).collect()
}
