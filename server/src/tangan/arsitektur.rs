//! Forms and downloads of the architecture.

use std::collections::HashMap;

use axum::{
    extract::{Path, Query, State},
    response::Response,
    routing::{MethodRouter, get, post},
};
use domain::{
    arsitektur::{matriks::Matriks, relasi::JenisRelasi},
    register,
};
use reports::{BahanMatriks, BarisMatriks};
use serde::Deserialize;
use services::{
    Galat, Hasil,
    arsitektur::{
        matriks::{HasilMatriks, Saringan, seluruh},
        relasi,
    },
};

use super::penilaian::unduhan;
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
        ("GET", "/arsitektur/matriks.xlsx", get(get_matriks)),
    ]
}

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

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

/// What a matrix is filtered by; the same words as in the address of its page.
#[derive(Debug, Default, Deserialize)]
struct KueriMatriks {
    #[serde(default)]
    jenis: String,
    #[serde(default)]
    q: String,
    #[serde(default)]
    kosong: String,
    #[serde(default)]
    kantor: String,
}

/// `GET /arsitektur/matriks.xlsx?jenis=&q=&kosong=&kantor=`: the whole matrix.
async fn get_matriks(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Query(kueri): Query<KueriMatriks>,
) -> Response {
    let hasil: Hasil<(String, Vec<u8>)> = async {
        let jenis = Matriks::dari_kode(&kueri.jenis).ok_or(Galat::TidakAda)?;
        let kosong = !kueri.kosong.trim().is_empty();
        let s = Saringan { cari: kueri.q, kantor: kueri.kantor.parse().ok(), kosong };
        let bahan = bahan(&seluruh(&st.l, &pelaku, jenis, &s).await?);
        let buku = tokio::task::spawn_blocking(move || reports::matriks(&bahan));
        let isi = buku.await.map_err(Galat::internal)?.map_err(Galat::internal)?;
        Ok((format!("Matriks {}.xlsx", jenis.nama().to_lowercase()), isi))
    }
    .await;
    match hasil {
        Ok((nama, isi)) => unduhan(&nama, XLSX, false, isi),
        Err(galat) => asal.galat(&galat),
    }
}

fn bahan(m: &HasilMatriks) -> BahanMatriks {
    let letak: HashMap<i64, usize> = m.kolom.iter().enumerate().map(|(i, t)| (t.id, i)).collect();
    let nama = |kode: &str| register::cari(kode).map_or_else(|| kode.to_owned(), |r| r.nama.to_owned());
    let baris = m.baris.iter().map(|b| BarisMatriks {
        nomor: b.titik.nomor.clone(),
        nama: b.titik.nama.clone(),
        kantor: b.titik.kantor.and_then(|id| m.kantor.get(&id)).map(|k| k.nama.clone()).unwrap_or_default(),
        sel: b.sel.iter().filter_map(|(id, tanda)| Some((*letak.get(id)?, tanda.clone()))).collect(),
    });
    let arti = m.jenis.tanda().iter().map(|t| format!("{}: {}", t.tanda, t.jenis.sebutan(t.maju)));
    BahanMatriks {
        judul: m.jenis.nama().into(),
        baris_nama: nama(m.jenis.baris()),
        kolom: m.kolom.iter().map(|t| (t.nomor.clone(), t.nama.clone())).collect(),
        baris: baris.collect(),
        arti: arti.collect::<Vec<_>>().join("; "),
    }
}
