//! Who signs, and the emblem on the letterhead.

use axum::{
    extract::{DefaultBodyLimit, Multipart, Path, State},
    response::Response,
    routing::{MethodRouter, get, post},
};
use domain::penandatangan::{Dokumen, IsianPenandatangan};
use services::{
    Galat,
    penandatangan::{self, lambang},
};

use super::penilaian::{unduhan, unggahan};
use crate::{
    jawaban::{Asal, Beres, Isian},
    keadaan::Keadaan,
    kunjungan::Masuk,
};

const UTAMA: &str = "/penandatangan";

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
async fn post_simpan(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path(kode): Path<String>,
    borang: Isian,
) -> Response {
    let hasil = async {
        let dokumen = Dokumen::dari_kode(&kode).ok_or(Galat::TidakAda)?;
        penandatangan::simpan(&st.l, &pelaku, dokumen, borang.versi(), &isian(&borang, "")).await?;
        Ok(Beres::ke(UTAMA, format!("Penandatangan disimpan: {}.", dokumen.nama())))
    };
    asal.jawab(&st, &format!("{UTAMA}/{kode}"), &borang, hasil.await).await
}

/// `POST /penandatangan/lambang`: multipart with `berkas`.
async fn post_lambang(State(st): State<Keadaan>, asal: Asal, Masuk(pelaku): Masuk, multipart: Multipart) -> Response {
    let hasil = async {
        let berkas = unggahan::baca(multipart, lambang::UKURAN_MAKS).await?.berkas.into_iter().next();
        let (_, isi) = berkas.ok_or_else(|| Galat::isian("berkas", "Pilih berkas PNG."))?;
        lambang::unggah(&st.l, &pelaku, isi).await?;
        Ok(Beres::ke(UTAMA, "Lambang dipasang pada kop. Laporan yang sudah terbit tidak berubah."))
    };
    asal.jawab(&st, "/penandatangan/lambang", &Isian::default(), hasil.await).await
}

/// `POST /penandatangan/lambang/lepas`: `id` of the emblem in use.
async fn post_lepas(State(st): State<Keadaan>, asal: Asal, Masuk(pelaku): Masuk, borang: Isian) -> Response {
    let hasil = lambang::lepas(&st.l, &pelaku, borang.angka("id").unwrap_or_default()).await;
    let beres = hasil.map(|()| Beres::ke(UTAMA, "Lambang dilepas dari kop."));
    asal.jawab(&st, "/penandatangan/lambang", &borang, beres).await
}

/// `GET /penandatangan/lambang.png`: the emblem in use.
async fn get_lambang(State(st): State<Keadaan>, asal: Asal, Masuk(pelaku): Masuk) -> Response {
    match lambang::buka(&st.l, &pelaku).await {
        Ok(isi) => unduhan("lambang.png", "image/png", true, isi),
        Err(galat) => asal.galat(&galat),
    }
}

/// The fields of a signer; `awalan` stands before their names.
pub(super) fn isian(borang: &Isian, awalan: &str) -> IsianPenandatangan {
    let ambil = |nama: &str| borang.teks(&format!("{awalan}{nama}")).to_owned();
    IsianPenandatangan { jabatan: ambil("jabatan"), nama: ambil("nama"), nip: ambil("nip"), pangkat: ambil("pangkat") }
}
