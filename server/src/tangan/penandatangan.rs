//! Who signs, and the emblem on the letterhead.

use axum::{
    extract::{DefaultBodyLimit, Multipart, Path},
    response::Response,
    routing::{MethodRouter, get, post},
};
use domain::penandatangan::{Dokumen, IsianPenandatangan};
use services::{
    Galat,
    penandatangan::{self, lambang},
};

use super::unggahan;
use crate::{
    jawaban::Beres,
    keadaan::Keadaan,
    kiriman::{Isian, Kiriman, Pengirim, Unduhan},
};

const UTAMA: &str = "/penandatangan";
const LAMBANG: &str = "/penandatangan/lambang";

/// Method, path and handler of every route of this capability.
pub fn daftar() -> Vec<(&'static str, &'static str, MethodRouter<Keadaan>)> {
    let besar = DefaultBodyLimit::max(2 * usize::try_from(lambang::UKURAN_MAKS).unwrap_or_default());
    vec![
        ("POST", "/penandatangan/{dokumen}", post(post_simpan)),
        ("POST", "/penandatangan/lambang", post(post_lambang).layer(besar)),
        ("POST", "/penandatangan/lambang/lepas", post(post_lepas)),
        ("GET", "/penandatangan/lambang.png", get(get_lambang)),
    ]
}

/// `POST /penandatangan/{dokumen}`: `jabatan`, `nama`, `nip`, `pangkat`, `versi`.
async fn post_simpan(Path(kode): Path<String>, k: Kiriman) -> Response {
    k.jawab(&format!("{UTAMA}/{kode}"), async {
        let dokumen = Dokumen::dari_kode(&kode).ok_or(Galat::TidakAda)?;
        penandatangan::simpan(&k.l, &k.pelaku, dokumen, k.isian.versi(), &isian(&k.isian, "")).await?;
        Ok(Beres::ke(UTAMA, format!("Penandatangan disimpan: {}.", dokumen.nama())))
    })
    .await
}

/// `POST /penandatangan/lambang`: multipart with `berkas`.
async fn post_lambang(p: Pengirim, multipart: Multipart) -> Response {
    p.jawab_dengan(LAMBANG, &Isian::default(), async {
        let berkas = unggahan::baca(multipart, lambang::UKURAN_MAKS).await?.berkas.into_iter().next();
        let (_, isi) = berkas.ok_or_else(|| Galat::isian("berkas", "Pilih berkas PNG."))?;
        lambang::unggah(&p.l, &p.pelaku, isi).await?;
        Ok(Beres::ke(UTAMA, "Lambang dipasang pada kop. Laporan yang sudah terbit tidak berubah."))
    })
    .await
}

/// `POST /penandatangan/lambang/lepas`: `id` of the emblem in use.
async fn post_lepas(k: Kiriman) -> Response {
    k.jawab(LAMBANG, async {
        lambang::lepas(&k.l, &k.pelaku, k.isian.angka("id").unwrap_or_default()).await?;
        Ok(Beres::ke(UTAMA, "Lambang dilepas dari kop."))
    })
    .await
}

/// `GET /penandatangan/lambang.png`: the emblem in use.
async fn get_lambang(p: Pengirim) -> Response {
    p.kirim(async {
        let isi = lambang::buka(&p.l, &p.pelaku).await?;
        Ok(Unduhan { nama: "lambang.png".into(), jenis: "image/png".into(), tampil: true, isi })
    })
    .await
}

/// The fields of a signer; `awalan` stands before their names.
pub(super) fn isian(borang: &Isian, awalan: &str) -> IsianPenandatangan {
    let ambil = |nama: &str| borang.teks(&format!("{awalan}{nama}")).to_owned();
    IsianPenandatangan { jabatan: ambil("jabatan"), nama: ambil("nama"), nip: ambil("nip"), pangkat: ambil("pangkat") }
}
