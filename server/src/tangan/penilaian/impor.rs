//! Imports of level tables, of a past year and of the ministry's stages: upload, look, confirm.

use axum::{
    extract::{Multipart, Path, Query},
    response::Response,
};
use domain::{
    penilaian::{Jenis, Tahap},
    teks::GalatIsian,
    waktu,
};
use services::{
    Galat, Hasil,
    penilaian::{
        impor::{self, BarisSalah, ImporIsian},
        impor_tahap::{self, ImporTahap},
    },
};

use crate::{
    jawaban::{Beres, sandi_url},
    kiriman::{Isian, Kiriman, Pengirim, Unduhan},
    tangan::unggahan::{self, Unggahan},
};

const FORMULIR: &str = "/penilaian/impor";

/// `POST /penilaian/impor`: multipart with `berkas`, `instrumen`, `tahun`.
pub async fn post_unggah(p: Pengirim, multipart: Multipart) -> Response {
    match unggahan::baca(multipart, p.l.batas_unggah).await {
        Ok(u) => {
            let isian = Isian(u.isian.clone());
            p.jawab_dengan(FORMULIR, &isian, pratinjau(&p, &isian, u)).await
        }
        Err(galat) => p.jawab_dengan(FORMULIR, &Isian::default(), async { Err(galat) }).await,
    }
}

async fn pratinjau(p: &Pengirim, isian: &Isian, unggahan: Unggahan) -> Hasil<Beres> {
    let instrumen = isian.teks("instrumen").trim();
    let (nama, isi) = unggahan.tabel()?;
    match impor::pratinjau(&p.l, &p.pelaku, &nama, isi, instrumen).await? {
        Ok(p) => Ok(Beres::ke(halaman_pratinjau(&p.sha256, isian), "Berkas terbaca. Periksa nilainya, lalu impor.")),
        Err(salah) => Err(pada_berkas(salah)),
    }
}

fn halaman_pratinjau(sha: &str, isian: &Isian) -> String {
    let sandi = |nama: &str| sandi_url(isian.teks(nama).trim());
    format!("{FORMULIR}/{sha}?instrumen={}&tahun={}", sandi("instrumen"), sandi("tahun"))
}

/// `POST /penilaian/impor/{sha}`: `tahun`, `nama`, `jenis`, `instrumen`, `nomor`, `tanggal`.
pub async fn post_impor(Path(sha): Path<String>, k: Kiriman) -> Response {
    k.jawab(&halaman_pratinjau(&sha, &k.isian), async {
        let id = impor::impor(&k.l, &k.pelaku, &sha, baca(&k.isian)?).await?;
        Ok(Beres::ke(format!("/penilaian/{id}"), "Hasil tahun lalu diimpor."))
    })
    .await
}

/// The instrument a template is for.
#[derive(Debug, serde::Deserialize)]
pub struct KueriTemplat {
    #[serde(default)]
    instrumen: String,
}

/// `GET /penilaian/impor/templat.xlsx?instrumen=`: the level table to fill in.
pub async fn get_templat(p: Pengirim, Query(kueri): Query<KueriTemplat>) -> Response {
    p.kirim(async {
        p.pelaku.wajib(domain::izin::Tindakan::ImporNilai, &[])?;
        let katalog = p.l.katalog.clone();
        let kerja = move || katalog.cari(&kueri.instrumen).map(|i| (i.id.clone(), reports::templat_nilai(i)));
        let (id, isi) = tokio::task::spawn_blocking(kerja).await.map_err(Galat::internal)?.ok_or(Galat::TidakAda)?;
        Ok(templat(&format!("nilai {id}"), isi.map_err(Galat::internal)?))
    })
    .await
}

/// `POST /putaran/{id}/impor`: multipart with `berkas` and `tahap`.
pub async fn post_unggah_tahap(p: Pengirim, Path(id): Path<i64>, multipart: Multipart) -> Response {
    let formulir = format!("/putaran/{id}/impor");
    match unggahan_tahap(&p, id, multipart).await {
        Ok(u) => {
            let isian = Isian(u.isian.clone());
            p.jawab_dengan(&formulir, &isian, pratinjau_tahap(&p, id, &isian, u)).await
        }
        Err(galat) => p.jawab_dengan(&formulir, &Isian::default(), async { Err(galat) }).await,
    }
}

async fn unggahan_tahap(p: &Pengirim, id: i64, multipart: Multipart) -> Hasil<Unggahan> {
    impor_tahap::putaran(&p.l, &p.pelaku, id).await?;
    unggahan::baca(multipart, p.l.batas_unggah).await
}

async fn pratinjau_tahap(p: &Pengirim, id: i64, isian: &Isian, unggahan: Unggahan) -> Hasil<Beres> {
    let tahap = isian.teks("tahap").trim();
    let (nama, isi) = unggahan.tabel()?;
    match impor_tahap::pratinjau(&p.l, &p.pelaku, id, tahap, &nama, isi).await? {
        Ok(sha) => {
            let ke = format!("/putaran/{id}/impor/{sha}?tahap={}", sandi_url(tahap));
            Ok(Beres::ke(ke, "Berkas terbaca. Periksa nilainya, lalu impor."))
        }
        Err(salah) => Err(pada_berkas(salah)),
    }
}

/// `POST /putaran/{id}/impor/{sha}`: `tahap`, `sidik`, `nomor`, `tanggal`, `justifikasi`.
pub async fn post_impor_tahap(Path((id, sha)): Path<(i64, String)>, k: Kiriman) -> Response {
    let formulir = format!("/putaran/{id}/impor/{sha}?tahap={}", sandi_url(k.isian.teks("tahap")));
    k.jawab(&formulir, async {
        let hasil = impor_tahap::impor(&k.l, &k.pelaku, id, &sha, baca_tahap(&k.isian)?).await?;
        let kabar = format!("{} nilai diimpor, {} sudah tercatat sebelumnya.", hasil.ditulis, hasil.tercatat);
        Ok(Beres::ke(format!("/penilaian/{}/indikator", hasil.penilaian_id), kabar))
    })
    .await
}

fn baca_tahap(borang: &Isian) -> Hasil<ImporTahap> {
    Ok(ImporTahap {
        tahap: borang.teks("tahap").into(),
        sidik: borang.teks("sidik").into(),
        nomor: borang.teks("nomor").into(),
        tanggal: waktu::baca_tanggal(borang.teks("tanggal"), "Tanggal surat")
            .map_err(|g| Galat::isian("tanggal", g.to_string()))?,
        justifikasi: borang.teks("justifikasi").into(),
    })
}

/// The stage a template is for.
#[derive(Debug, serde::Deserialize)]
pub struct KueriTahap {
    #[serde(default)]
    tahap: String,
}

/// `GET /putaran/{id}/impor/templat.xlsx?tahap=`: the round's indicators with what is recorded so far.
pub async fn get_templat_tahap(p: Pengirim, Path(id): Path<i64>, Query(kueri): Query<KueriTahap>) -> Response {
    p.kirim(async {
        impor_tahap::putaran(&p.l, &p.pelaku, id).await?;
        let tahap = Tahap::dari_kode(&kueri.tahap).ok_or(Galat::TidakAda)?;
        let (instrumen, baris) = impor_tahap::templat(&p.l, &p.pelaku, id, tahap).await?;
        let katalog = p.l.katalog.clone();
        let kerja = move || katalog.cari(&instrumen).map(|i| reports::templat_tahap(i, tahap, &baris));
        let isi = tokio::task::spawn_blocking(kerja).await.map_err(Galat::internal)?.ok_or(Galat::TidakAda)?;
        Ok(templat(&tahap.nama().to_lowercase(), isi.map_err(Galat::internal)?))
    })
    .await
}

fn templat(nama: &str, isi: Vec<u8>) -> Unduhan {
    Unduhan::simpan(format!("Templat {nama}.xlsx"), Unduhan::XLSX, isi)
}

fn pada_berkas(BarisSalah(baris): BarisSalah) -> Galat {
    Galat::Isian(baris.into_iter().map(|pesan| GalatIsian { bidang: "berkas".into(), pesan }).collect())
}

fn baca(borang: &Isian) -> Hasil<ImporIsian> {
    let tahun = borang.angka("tahun").and_then(|t| i32::try_from(t).ok());
    Ok(ImporIsian {
        tahun: tahun.ok_or_else(|| Galat::isian("tahun", "Isi tahun dengan empat angka, misalnya 2023."))?,
        nama: borang.teks("nama").into(),
        jenis: Jenis::dari_kode(borang.teks("jenis"))
            .ok_or_else(|| Galat::isian("jenis", "Pilih Pemantauan atau Evaluasi."))?,
        instrumen: borang.teks("instrumen").into(),
        nomor: borang.teks("nomor").into(),
        tanggal: waktu::baca_tanggal(borang.teks("tanggal"), "Tanggal")
            .map_err(|g| Galat::isian("tanggal", g.to_string()))?,
    })
}
