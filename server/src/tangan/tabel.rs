//! The tables of screens as spreadsheets.

use axum::{
    extract::{Path, Query},
    response::Response,
    routing::{MethodRouter, get},
};
use domain::tabel::Tabel;
use services::{
    Galat, Hasil,
    tabel::tulis::{csv, sel_csv},
    unduhan::{self, Kueri},
};

use crate::{
    keadaan::Keadaan,
    kiriman::{Pengirim, Unduhan},
};

/// Method, path and handler of every route of this capability.
pub fn daftar() -> Vec<(&'static str, &'static str, MethodRouter<Keadaan>)> {
    vec![("GET", "/tabel/{berkas}", get(get_tabel))]
}

/// `GET /tabel/{nama}.xlsx` or `.csv`, with the parameters of the page the table stands on.
async fn get_tabel(Path(berkas): Path<String>, Query(kueri): Query<Vec<(String, String)>>, p: Pengirim) -> Response {
    p.kirim(async {
        let (nama, akhiran) = berkas.rsplit_once('.').ok_or(Galat::TidakAda)?;
        let tulis = bentuk(akhiran)?;
        let tabel = unduhan::tabel(&p.l, &p.pelaku, nama, &Kueri(kueri)).await?;
        tokio::task::spawn_blocking(move || tulis(&tabel)).await.map_err(Galat::internal)?
    })
    .await
}

fn bentuk(akhiran: &str) -> Hasil<fn(&Tabel) -> Hasil<Unduhan>> {
    match akhiran {
        "xlsx" => Ok(|tabel| {
            let isi = reports::tabel(tabel).map_err(Galat::internal)?;
            Ok(Unduhan::simpan(format!("{}.xlsx", tabel.judul), Unduhan::XLSX, isi))
        }),
        "csv" => Ok(|tabel| {
            let baris = tabel.baris.iter().map(|baris| baris.iter().map(sel_csv).collect());
            let kepala: Vec<&str> = tabel.kolom.iter().map(|k| k.judul.as_str()).collect();
            let isi = csv(&kepala, baris)?;
            Ok(Unduhan::simpan(format!("{}.csv", tabel.judul), Unduhan::CSV, isi))
        }),
        _ => Err(Galat::TidakAda),
    }
}
