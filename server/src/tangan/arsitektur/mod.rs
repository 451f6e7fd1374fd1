//! Forms and downloads of the architecture.

mod versi;

use std::collections::HashMap;

use axum::{
    extract::{DefaultBodyLimit, Path, Query},
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
    Galat,
    arsitektur::{
        matriks::{HasilMatriks, Saringan, seluruh},
        relasi,
    },
};

use crate::{
    jawaban::Beres,
    keadaan::Keadaan,
    kiriman::{Isian, Kiriman, Pengirim, Unduhan},
};

/// Method, path and handler of every route of this capability.
pub fn daftar(batas_unggah: usize) -> Vec<(&'static str, &'static str, MethodRouter<Keadaan>)> {
    vec![
        ("POST", "/register/{kode}/{id}/kaitan", post(post_kaitan)),
        ("POST", "/register/{kode}/{id}/kaitan/lepas", post(post_lepas)),
        ("GET", "/arsitektur/matriks.xlsx", get(get_matriks)),
        ("POST", "/arsitektur", post(versi::post_buat)),
        ("POST", "/arsitektur/{id}", post(versi::post_ubah)),
        ("POST", "/arsitektur/{id}/langkah", post(versi::post_langkah)),
        ("POST", "/arsitektur/{id}/kegiatan", post(versi::post_kegiatan)),
        ("POST", "/arsitektur/{id}/reviu", post(versi::post_reviu)),
        ("POST", "/arsitektur/{id}/reviu/{rid}", post(versi::post_hasil)),
        ("GET", "/arsitektur/{id}/archimate.xml", get(versi::get_archimate)),
        ("GET", "/arsitektur/archimate.xml", get(versi::get_archimate_kini)),
        ("POST", "/arsitektur/impor", post(versi::post_unggah).layer(DefaultBodyLimit::max(batas_unggah))),
        ("POST", "/arsitektur/impor/{sha}", post(versi::post_impor)),
    ]
}

/// `POST /register/{kode}/{id}/kaitan`: `jenis`, `arah` (`maju`, `mundur`), `tujuan` (several).
async fn post_kaitan(Path((kode, id)): Path<(String, i64)>, k: Kiriman) -> Response {
    let ke = format!("/register/{kode}/{id}/kaitan");
    k.jawab(&ke, async {
        let r = register::cari(&kode).ok_or(Galat::TidakAda)?;
        let jenis = JenisRelasi::dari_kode(k.isian.teks("jenis")).ok_or(Galat::TidakAda)?;
        let arah = (jenis, k.isian.teks("arah") != "mundur");
        let n = relasi::tambah(&k.l, &k.pelaku, r, id, arah, &nomor(&k.isian, "tujuan")).await?;
        Ok(Beres::ke(ke.clone(), kabar_kaitan(n)))
    })
    .await
}

fn kabar_kaitan(n: usize) -> String {
    if n == 0 { "Semua yang dipilih sudah terkait sebelumnya.".into() } else { format!("{n} kaitan ditambahkan.") }
}

/// `POST /register/{kode}/{id}/kaitan/lepas`: `relasi` (several).
async fn post_lepas(Path((kode, id)): Path<(String, i64)>, k: Kiriman) -> Response {
    let ke = format!("/register/{kode}/{id}/kaitan");
    k.jawab(&ke, async {
        let r = register::cari(&kode).ok_or(Galat::TidakAda)?;
        let n = relasi::lepas(&k.l, &k.pelaku, r, id, &nomor(&k.isian, "relasi")).await?;
        Ok(Beres::ke(ke.clone(), format!("{n} kaitan dilepas.")))
    })
    .await
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
async fn get_matriks(p: Pengirim, Query(kueri): Query<KueriMatriks>) -> Response {
    p.kirim(async {
        let jenis = Matriks::dari_kode(&kueri.jenis).ok_or(Galat::TidakAda)?;
        let kosong = !kueri.kosong.trim().is_empty();
        let s = Saringan { cari: kueri.q, kantor: kueri.kantor.parse().ok(), kosong };
        let bahan = bahan(&seluruh(&p.l, &p.pelaku, jenis, &s).await?);
        let buku = tokio::task::spawn_blocking(move || reports::matriks(&bahan));
        let isi = buku.await.map_err(Galat::internal)?.map_err(Galat::internal)?;
        Ok(Unduhan::simpan(format!("Matriks {}.xlsx", jenis.nama().to_lowercase()), Unduhan::XLSX, isi))
    })
    .await
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
