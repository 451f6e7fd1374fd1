//! Recommendations: add, change, archive.

use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::waktu;
use services::{
    Galat, Hasil,
    penilaian::rekomendasi::{self, RekomendasiIsian},
};

use crate::{
    jawaban::{Asal, Beres, Isian},
    keadaan::Keadaan,
    kunjungan::Masuk,
};

/// `POST /penilaian/{id}/rekomendasi`.
pub async fn post_tambah(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path(id): Path<i64>,
    borang: Isian,
) -> Response {
    let ke = alamat(id);
    let hasil = async {
        rekomendasi::simpan(&st.l, &pelaku, id, None, baca(&borang, None)?).await?;
        Ok(Beres::ke(ke.clone(), "Rekomendasi ditambahkan."))
    };
    asal.jawab(&st, &ke, &borang, hasil.await).await
}

/// `POST /penilaian/{id}/rekomendasi/{rid}`.
pub async fn post_ubah(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path((id, rid)): Path<(i64, i64)>,
    borang: Isian,
) -> Response {
    let hasil = async {
        rekomendasi::simpan(&st.l, &pelaku, id, Some(rid), baca(&borang, Some(borang.versi()))?).await?;
        Ok(Beres::ke(alamat(id), "Rekomendasi tersimpan."))
    };
    asal.jawab(&st, &format!("{}/{rid}", alamat(id)), &borang, hasil.await).await
}

/// `POST /penilaian/{id}/rekomendasi/{rid}/arsip`: `versi`.
pub async fn post_arsip(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path((id, rid)): Path<(i64, i64)>,
    borang: Isian,
) -> Response {
    let hasil = rekomendasi::arsipkan(&st.l, &pelaku, id, rid, borang.versi()).await;
    let hasil = hasil.map(|()| Beres::ke(alamat(id), "Rekomendasi diarsipkan."));
    // Back on the record nothing was typed: its fields show what is stored now.
    asal.jawab(&st, &format!("{}/{rid}", alamat(id)), &Isian::default(), hasil).await
}

fn baca(borang: &Isian, versi: Option<i64>) -> Hasil<RekomendasiIsian> {
    let isi = |nama: &str| Some(borang.teks(nama).trim().to_owned()).filter(|teks| !teks.is_empty());
    Ok(RekomendasiIsian {
        versi,
        indikator: isi("indikator"),
        aspek: borang.angka("aspek").and_then(|no| u8::try_from(no).ok()),
        uraian: borang.teks("uraian").into(),
        pemilik: borang.angka("pemilik"),
        tenggat: waktu::baca_tanggal_opsional(borang.teks("tenggat"), "Tenggat")
            .map_err(|g| Galat::isian("tenggat", g.to_string()))?,
        selesai: borang.teks("selesai") == "1",
    })
}

fn alamat(id: i64) -> String {
    format!("/penilaian/{id}/rekomendasi")
}
