//! Imports of level tables, of a past year and of the ministry's stages: upload, look, confirm.

use axum::{
    extract::{Multipart, Path, Query, State},
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

use super::{unduhan, unggahan};
use crate::{
    jawaban::{Asal, Beres, Isian, sandi_url},
    keadaan::Keadaan,
    kunjungan::Masuk,
};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// `POST /penilaian/impor`: multipart with `berkas`, `instrumen`, `tahun`.
pub async fn post_unggah(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    multipart: Multipart,
) -> Response {
    let mut borang = Isian::default();
    let hasil = async {
        let mut u = unggahan::baca(multipart, st.l.batas_unggah).await?;
        let (instrumen, tahun) = (u.teks("instrumen").to_owned(), u.teks("tahun").to_owned());
        borang.0.append(&mut u.isian);
        let (nama, isi) =
            u.berkas.into_iter().next().ok_or_else(|| Galat::isian("berkas", "Pilih berkas XLSX atau CSV."))?;
        match impor::pratinjau(&st.l, &pelaku, &nama, isi.to_vec(), &instrumen).await? {
            Ok(p) => Ok(Beres::ke(
                format!(
                    "/penilaian/impor/{}?instrumen={}&tahun={}",
                    p.sha256,
                    sandi_url(&instrumen),
                    sandi_url(&tahun)
                ),
                "Berkas terbaca. Periksa nilainya, lalu impor.",
            )),
            Err(salah) => Err(pada_berkas(salah)),
        }
    }
    .await;
    asal.jawab(&st, "/penilaian/impor", &borang, hasil).await
}

/// `POST /penilaian/impor/{sha}`: `tahun`, `nama`, `jenis`, `instrumen`, `nomor`, `tanggal`.
pub async fn post_impor(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path(sha): Path<String>,
    borang: Isian,
) -> Response {
    let formulir = format!(
        "/penilaian/impor/{sha}?instrumen={}&tahun={}",
        sandi_url(borang.teks("instrumen")),
        sandi_url(borang.teks("tahun"))
    );
    let hasil = async {
        let id = impor::impor(&st.l, &pelaku, &sha, baca(&borang)?).await?;
        Ok(Beres::ke(format!("/penilaian/{id}"), "Hasil tahun lalu diimpor."))
    };
    asal.jawab(&st, &formulir, &borang, hasil.await).await
}

/// The instrument a template is for.
#[derive(Debug, serde::Deserialize)]
pub struct KueriTemplat {
    #[serde(default)]
    instrumen: String,
}

/// `GET /penilaian/impor/templat.xlsx?instrumen=`: the level table to fill in.
pub async fn get_templat(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Query(kueri): Query<KueriTemplat>,
) -> Response {
    let hasil = async {
        pelaku.wajib(domain::izin::Tindakan::ImporNilai, &[])?;
        let katalog = st.l.katalog.clone();
        let kerja = move || katalog.cari(&kueri.instrumen).map(|i| (i.id.clone(), reports::templat_nilai(i)));
        let (id, isi) = tokio::task::spawn_blocking(kerja).await.map_err(Galat::internal)?.ok_or(Galat::TidakAda)?;
        Ok((id, isi.map_err(Galat::internal)?))
    };
    match hasil.await {
        Ok((id, isi)) => unduhan(&format!("Templat nilai {id}.xlsx"), XLSX, false, isi),
        Err(galat) => asal.galat(&galat),
    }
}

/// `POST /putaran/{id}/impor`: multipart with `berkas` and `tahap`.
pub async fn post_unggah_tahap(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path(id): Path<i64>,
    multipart: Multipart,
) -> Response {
    let mut borang = Isian::default();
    let hasil = async {
        impor_tahap::putaran(&st.l, &pelaku, id).await?;
        let mut u = unggahan::baca(multipart, st.l.batas_unggah).await?;
        let tahap = u.teks("tahap").to_owned();
        borang.0.append(&mut u.isian);
        let (nama, isi) =
            u.berkas.into_iter().next().ok_or_else(|| Galat::isian("berkas", "Pilih berkas XLSX atau CSV."))?;
        match impor_tahap::pratinjau(&st.l, &pelaku, id, &tahap, &nama, isi.to_vec()).await? {
            Ok(sha) => Ok(Beres::ke(
                format!("/putaran/{id}/impor/{sha}?tahap={}", sandi_url(&tahap)),
                "Berkas terbaca. Periksa nilainya, lalu impor.",
            )),
            Err(salah) => Err(pada_berkas(salah)),
        }
    }
    .await;
    asal.jawab(&st, &format!("/putaran/{id}/impor"), &borang, hasil).await
}

/// `POST /putaran/{id}/impor/{sha}`: `tahap`, `sidik`, `nomor`, `tanggal`, `justifikasi`.
pub async fn post_impor_tahap(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path((id, sha)): Path<(i64, String)>,
    borang: Isian,
) -> Response {
    let formulir = format!("/putaran/{id}/impor/{sha}?tahap={}", sandi_url(borang.teks("tahap")));
    let hasil = async {
        let isian = ImporTahap {
            tahap: borang.teks("tahap").into(),
            sidik: borang.teks("sidik").into(),
            nomor: borang.teks("nomor").into(),
            tanggal: waktu::baca_tanggal(borang.teks("tanggal"), "Tanggal surat")
                .map_err(|g| Galat::isian("tanggal", g.to_string()))?,
            justifikasi: borang.teks("justifikasi").into(),
        };
        let hasil = impor_tahap::impor(&st.l, &pelaku, id, &sha, isian).await?;
        let kabar = format!("{} nilai diimpor, {} sudah tercatat sebelumnya.", hasil.ditulis, hasil.tercatat);
        Ok(Beres::ke(format!("/penilaian/{}/indikator", hasil.penilaian_id), kabar))
    };
    asal.jawab(&st, &formulir, &borang, hasil.await).await
}

/// The stage a template is for.
#[derive(Debug, serde::Deserialize)]
pub struct KueriTahap {
    #[serde(default)]
    tahap: String,
}

/// `GET /putaran/{id}/impor/templat.xlsx?tahap=`: the round's indicators with what is recorded so far.
pub async fn get_templat_tahap(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path(id): Path<i64>,
    Query(kueri): Query<KueriTahap>,
) -> Response {
    let hasil = async {
        impor_tahap::putaran(&st.l, &pelaku, id).await?;
        let tahap = Tahap::dari_kode(&kueri.tahap).ok_or(Galat::TidakAda)?;
        let (instrumen, baris) = impor_tahap::templat(&st.l, &pelaku, id, tahap).await?;
        let katalog = st.l.katalog.clone();
        let kerja = move || katalog.cari(&instrumen).map(|i| reports::templat_tahap(i, tahap, &baris));
        let isi = tokio::task::spawn_blocking(kerja).await.map_err(Galat::internal)?.ok_or(Galat::TidakAda)?;
        Ok((tahap, isi.map_err(Galat::internal)?))
    };
    match hasil.await {
        Ok((tahap, isi)) => unduhan(&format!("Templat {}.xlsx", tahap.nama().to_lowercase()), XLSX, false, isi),
        Err(galat) => asal.galat(&galat),
    }
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
