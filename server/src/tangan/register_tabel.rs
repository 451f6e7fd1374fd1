//! Registers as tables: downloads, imports, changes of many records.

use axum::{
    extract::{DefaultBodyLimit, Multipart, Path, Query},
    response::Response,
    routing::{MethodRouter, get, post},
};
use domain::register::{self, Register};
use reports::BahanTabel;
use services::{
    Galat, Hasil,
    register::{
        Saringan,
        bersama::{self, Pilihan},
        ekspor::{self, Tabel},
        impor,
    },
};

use super::unggahan;
use crate::{
    jawaban::{Beres, sandi_url},
    keadaan::Keadaan,
    kiriman::{Isian, Kiriman, Pengirim, Unduhan},
};

/// Method, path and handler of every route of this capability.
pub fn daftar(batas_unggah: usize) -> Vec<(&'static str, &'static str, MethodRouter<Keadaan>)> {
    let besar = DefaultBodyLimit::max(batas_unggah);
    vec![
        ("GET", "/register/{kode}/ekspor.xlsx", get(get_xlsx)),
        ("GET", "/register/{kode}/ekspor.csv", get(get_csv)),
        ("GET", "/register/{kode}/templat.xlsx", get(get_templat)),
        ("POST", "/register/{kode}/impor", post(post_unggah).layer(besar)),
        ("POST", "/register/{kode}/impor/{impor}", post(post_impor)),
        ("POST", "/register/{kode}/impor/{impor}/urungkan", post(post_urungkan)),
        ("POST", "/register/{kode}/massal", post(post_massal)),
    ]
}

/// `GET /register/{kode}/ekspor.xlsx`: every column of what the list in the same address shows.
async fn get_xlsx(Path(kode): Path<String>, Query(kueri): Query<Vec<(String, String)>>, p: Pengirim) -> Response {
    p.kirim(async {
        let r = cari(&kode)?;
        let tabel = ekspor::ekspor(&p.l, &p.pelaku, r, &Saringan::dari_alamat(r, &kueri)).await?;
        Ok(Unduhan::simpan(format!("{}.xlsx", r.nama), Unduhan::XLSX, buku(tabel).await?))
    })
    .await
}

/// `GET /register/{kode}/ekspor.csv`: the same as CSV.
async fn get_csv(Path(kode): Path<String>, Query(kueri): Query<Vec<(String, String)>>, p: Pengirim) -> Response {
    p.kirim(async {
        let r = cari(&kode)?;
        let tabel = ekspor::ekspor(&p.l, &p.pelaku, r, &Saringan::dari_alamat(r, &kueri)).await?;
        Ok(Unduhan::simpan(format!("{}.csv", r.nama), Unduhan::CSV, ekspor::csv(&tabel)?))
    })
    .await
}

/// `GET /register/{kode}/templat.xlsx`.
async fn get_templat(Path(kode): Path<String>, p: Pengirim) -> Response {
    p.kirim(async {
        let r = cari(&kode)?;
        let tabel = ekspor::templat(&p.l, &p.pelaku, r).await?;
        Ok(Unduhan::simpan(format!("Templat {}.xlsx", r.nama), Unduhan::XLSX, buku(tabel).await?))
    })
    .await
}

/// `POST /register/{kode}/impor`: multipart with `berkas`.
async fn post_unggah(Path(kode): Path<String>, p: Pengirim, multipart: Multipart) -> Response {
    p.jawab_dengan(&format!("/register/{kode}/impor"), &Isian::default(), async {
        let r = cari(&kode)?;
        let (nama, isi) = unggahan::baca(multipart, p.l.batas_unggah.min(impor::BITA_MAKS)).await?.tabel()?;
        let sha = impor::unggah(&p.l, &p.pelaku, r, &nama, isi).await?;
        let nama = sandi_url(&domain::teks::nama_berkas(&nama));
        Ok(Beres::ke(format!("/register/{kode}/impor/{sha}?berkas={nama}"), ""))
    })
    .await
}

/// `POST /register/{kode}/impor/{sha}`: `sidik` of the preview; `berkas`, what the person calls it.
async fn post_impor(Path((kode, sha)): Path<(String, String)>, k: Kiriman) -> Response {
    k.jawab(&format!("/register/{kode}/impor/{sha}"), async {
        let r = cari(&kode)?;
        let disetujui = (sha.as_str(), k.isian.teks("sidik"));
        let id = impor::mulai(&k.l, &k.pelaku, r, disetujui, k.isian.teks("berkas")).await?;
        Ok(Beres::ke(format!("/register/{kode}/impor/{id}"), ""))
    })
    .await
}

/// `POST /register/{kode}/impor/{id}/urungkan`.
async fn post_urungkan(Path((kode, id)): Path<(String, String)>, k: Kiriman) -> Response {
    let hasil = format!("/register/{kode}/impor/{id}");
    k.jawab(&hasil, async {
        let r = cari(&kode)?;
        let id = id.parse().map_err(|_| Galat::TidakAda)?;
        let n = impor::urungkan(&k.l, &k.pelaku, r, id).await?;
        Ok(Beres::ke(hasil.clone(), format!("{n} catatan kembali seperti semula.")))
    })
    .await
}

/// `POST /register/{kode}/massal`: what the page showed: `pilih` (several) or `semua` with the filter, `bidang`, `nilai`
/// (several), `sidik`.
async fn post_massal(Path(kode): Path<String>, k: Kiriman) -> Response {
    k.jawab(&format!("/register/{kode}/massal"), async {
        let r = cari(&kode)?;
        let diubah = (k.isian.teks("bidang"), &k.isian.semua("nilai")[..]);
        let id = bersama::terapkan(&k.l, &k.pelaku, r, &pilihan(r, &k.isian), diubah, k.isian.teks("sidik")).await?;
        Ok(Beres::ke(format!("/register/{kode}/impor/{id}"), ""))
    })
    .await
}

/// The records a form chose: ticked ones, or all that its filter finds.
fn pilihan(r: &'static Register, isian: &Isian) -> Pilihan {
    let id: Vec<i64> = isian.semua("pilih").iter().filter_map(|teks| teks.parse().ok()).collect();
    if id.is_empty() || !isian.teks("semua").is_empty() {
        Pilihan::Semua(Saringan::dari_alamat(r, &isian.0))
    } else {
        Pilihan::Id(id)
    }
}

/// Writes the workbook on a thread of its own.
async fn buku(tabel: Tabel) -> Hasil<Vec<u8>> {
    let kerja = move || {
        let Tabel { register, kolom, baris, kantor } = tabel;
        reports::tabel_register(&BahanTabel { register, kolom: &kolom, baris: &baris, kantor: &kantor })
    };
    tokio::task::spawn_blocking(kerja).await.map_err(Galat::internal)?.map_err(Galat::internal)
}

fn cari(kode: &str) -> Hasil<&'static Register> {
    register::cari(kode).ok_or(Galat::TidakAda)
}
