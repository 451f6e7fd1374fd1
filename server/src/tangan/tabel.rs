//! Tables of pages as XLSX and CSV (row O2).

use std::collections::HashMap;

use axum::{
    extract::{Path, Query},
    response::Response,
    routing::{MethodRouter, get},
};
use domain::{aplikasi::usulan::Status, arsitektur::kurang};
use services::{
    Galat, Hasil, aplikasi::usulan, arsitektur::kurang as daftar_kurang, register::pantau, tabel::polos::TabelPolos,
};

use crate::{
    keadaan::Keadaan,
    kiriman::{Pengirim, Unduhan},
};

/// Method, path and handler of every route of this capability.
pub fn daftar() -> Vec<(&'static str, &'static str, MethodRouter<Keadaan>)> {
    vec![
        ("GET", "/register/perhatian/{tabel}", get(get_perhatian)),
        ("GET", "/arsitektur/kurang/{tabel}", get(get_kurang)),
        ("GET", "/usulan-aplikasi/tabel.xlsx", get(get_usulan_xlsx)),
        ("GET", "/usulan-aplikasi/tabel.csv", get(get_usulan_csv)),
    ]
}

type Kueri = Query<HashMap<String, String>>;

/// `GET /register/perhatian/tabel.xlsx?daftar=`, and `tabel.csv`.
async fn get_perhatian(Path(tabel): Path<String>, Query(kueri): Kueri, p: Pengirim) -> Response {
    let isi = async { pantau(&p.l, &p.pelaku).await?.tabel(kueri.get("daftar").map_or("", String::as_str)) };
    p.kirim(berkas(&tabel, isi)).await
}

/// `GET /arsitektur/kurang/tabel.xlsx?jenis=`, and `tabel.csv`.
async fn get_kurang(Path(tabel): Path<String>, Query(kueri): Kueri, p: Pengirim) -> Response {
    let isi = async {
        let jenis = kueri.get("jenis").map(|kode| kurang::cari(kode).ok_or(Galat::TidakAda)).transpose()?;
        daftar_kurang::tabel(&p.l, &p.pelaku, jenis).await
    };
    p.kirim(berkas(&tabel, isi)).await
}

/// `GET /usulan-aplikasi/tabel.xlsx?status=`.
async fn get_usulan_xlsx(Query(kueri): Kueri, p: Pengirim) -> Response {
    p.kirim(berkas("tabel.xlsx", usulan::tabel(&p.l, &p.pelaku, status(&kueri)))).await
}

/// `GET /usulan-aplikasi/tabel.csv?status=`.
async fn get_usulan_csv(Query(kueri): Kueri, p: Pengirim) -> Response {
    p.kirim(berkas("tabel.csv", usulan::tabel(&p.l, &p.pelaku, status(&kueri)))).await
}

fn status(kueri: &HashMap<String, String>) -> Option<Status> {
    kueri.get("status").and_then(|kode| Status::dari_kode(kode))
}

/// The table in the form its name asks for.
async fn berkas(nama: &str, isi: impl Future<Output = Hasil<TabelPolos>>) -> Hasil<Unduhan> {
    let xlsx = match nama {
        "tabel.xlsx" => true,
        "tabel.csv" => false,
        _ => return Err(Galat::TidakAda),
    };
    let isi = isi.await?;
    if !xlsx {
        return Ok(Unduhan::simpan(format!("{}.csv", isi.judul), Unduhan::CSV, isi.csv()?));
    }
    let judul = format!("{}.xlsx", isi.judul);
    let kerja = move || reports::tabel_polos(&isi.judul, &isi.kepala, &isi.baris);
    let bita = tokio::task::spawn_blocking(kerja).await.map_err(Galat::internal)?.map_err(Galat::internal)?;
    Ok(Unduhan::simpan(judul, Unduhan::XLSX, bita))
}
