//! Recommendations: add, change, archive.

use axum::{extract::Path, response::Response};
use domain::waktu;
use services::{
    Galat, Hasil,
    penilaian::rekomendasi::{self, RekomendasiIsian},
};

use crate::{
    jawaban::Beres,
    kiriman::{Isian, Kiriman},
};

/// `POST /penilaian/{id}/rekomendasi`.
pub async fn post_tambah(Path(id): Path<i64>, k: Kiriman) -> Response {
    let ke = alamat(id);
    k.jawab(&ke, async {
        rekomendasi::simpan(&k.l, &k.pelaku, id, None, baca(&k.isian, None)?).await?;
        Ok(Beres::ke(ke.clone(), "Rekomendasi ditambahkan."))
    })
    .await
}

/// `POST /penilaian/{id}/rekomendasi/{rid}`.
pub async fn post_ubah(Path((id, rid)): Path<(i64, i64)>, k: Kiriman) -> Response {
    k.jawab(&format!("{}/{rid}", alamat(id)), async {
        rekomendasi::simpan(&k.l, &k.pelaku, id, Some(rid), baca(&k.isian, Some(k.isian.versi()))?).await?;
        Ok(Beres::ke(alamat(id), "Rekomendasi tersimpan."))
    })
    .await
}

/// `POST /penilaian/{id}/rekomendasi/{rid}/arsip`: `versi`.
pub async fn post_arsip(Path((id, rid)): Path<(i64, i64)>, k: Kiriman) -> Response {
    // Back on the record nothing was typed: its fields show what is stored now.
    k.jawab_dengan(&format!("{}/{rid}", alamat(id)), &Isian::default(), async {
        rekomendasi::arsipkan(&k.l, &k.pelaku, id, rid, k.isian.versi()).await?;
        Ok(Beres::ke(alamat(id), "Rekomendasi diarsipkan."))
    })
    .await
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
