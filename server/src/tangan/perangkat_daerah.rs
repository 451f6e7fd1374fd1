//! The register of Perangkat Daerah: forms, import, downloads.

use axum::{
    extract::{DefaultBodyLimit, Multipart, Path, Query, State},
    response::Response,
    routing::{MethodRouter, get, post},
};
use domain::perangkat_daerah::{Fungsi, Jenis, tabel::BarisKantor};
use serde::Deserialize;
use services::{
    Galat, Hasil,
    perangkat_daerah::{self as register, IsianKantor, IsianUnit, Saringan, impor},
};

use super::{
    penandatangan,
    penilaian::{unduhan, unggahan},
};
use crate::{
    jawaban::{Asal, Beres, Isian},
    keadaan::Keadaan,
    kunjungan::Masuk,
};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const CSV: &str = "text/csv; charset=utf-8";

/// Method, path and handler of every route of this capability.
pub fn daftar(batas_unggah: usize) -> Vec<(&'static str, &'static str, MethodRouter<Keadaan>)> {
    let besar = DefaultBodyLimit::max(batas_unggah);
    vec![
        ("POST", "/perangkat-daerah", post(post_buat)),
        ("POST", "/perangkat-daerah/{id}", post(post_ubah)),
        ("POST", "/perangkat-daerah/{id}/fungsi", post(post_fungsi)),
        ("POST", "/perangkat-daerah/{id}/arsipkan", post(post_arsipkan)),
        ("POST", "/perangkat-daerah/{id}/aktifkan", post(post_aktifkan)),
        ("POST", "/perangkat-daerah/{id}/unit", post(post_unit)),
        ("POST", "/perangkat-daerah/{id}/unit/{uid}", post(post_ubah_unit)),
        ("POST", "/perangkat-daerah/{id}/unit/{uid}/hapus", post(post_hapus_unit)),
        ("POST", "/perangkat-daerah/impor", post(post_unggah).layer(besar)),
        ("POST", "/perangkat-daerah/impor/{sha}", post(post_impor)),
        ("GET", "/perangkat-daerah/templat.xlsx", get(get_templat)),
        ("GET", "/perangkat-daerah/ekspor.xlsx", get(get_xlsx)),
        ("GET", "/perangkat-daerah/ekspor.csv", get(get_csv)),
    ]
}

/// `POST /perangkat-daerah`: `kode`, `nama`, `singkatan`, `jenis`, `fungsi` (several).
async fn post_buat(State(st): State<Keadaan>, asal: Asal, Masuk(pelaku): Masuk, isian: Isian) -> Response {
    let hasil = async {
        let id = register::create(&st.l, &pelaku, &kantor(&isian)?).await?;
        Ok(Beres::ke(alamat(id), "Perangkat Daerah ditambahkan."))
    };
    asal.jawab(&st, "/perangkat-daerah/baru", &isian, hasil.await).await
}

/// `POST /perangkat-daerah/{id}`: the same fields, `versi`.
async fn post_ubah(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path(id): Path<i64>,
    isian: Isian,
) -> Response {
    let hasil = async { register::update(&st.l, &pelaku, id, isian.versi(), &kantor(&isian)?).await };
    let beres = hasil.await.map(|()| Beres::ke(alamat(id), "Perangkat Daerah diperbarui."));
    asal.jawab(&st, &format!("{}/ubah", alamat(id)), &isian, beres).await
}

/// `POST /perangkat-daerah/{id}/fungsi`: `fungsi` (several), `versi`.
async fn post_fungsi(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path(id): Path<i64>,
    isian: Isian,
) -> Response {
    let hasil = async { register::set_fungsi(&st.l, &pelaku, id, isian.versi(), &fungsi(&isian)?).await };
    let beres = hasil.await.map(|()| Beres::ke(alamat(id), "Fungsi diperbarui."));
    asal.jawab(&st, &alamat(id), &isian, beres).await
}

/// `POST /perangkat-daerah/{id}/arsipkan`: `versi`.
async fn post_arsipkan(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path(id): Path<i64>,
    isian: Isian,
) -> Response {
    let hasil = register::archive(&st.l, &pelaku, id, isian.versi()).await;
    let beres = hasil.map(|()| Beres::ke(alamat(id), "Perangkat Daerah diarsipkan."));
    asal.jawab(&st, &alamat(id), &isian, beres).await
}

/// `POST /perangkat-daerah/{id}/aktifkan`: `versi`.
async fn post_aktifkan(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path(id): Path<i64>,
    isian: Isian,
) -> Response {
    let hasil = register::restore(&st.l, &pelaku, id, isian.versi()).await;
    let beres = hasil.map(|()| Beres::ke(alamat(id), "Perangkat Daerah dikeluarkan dari arsip."));
    asal.jawab(&st, &alamat(id), &isian, beres).await
}

/// `POST /perangkat-daerah/{id}/unit`: `nama`, `induk`, `versi` of the office.
async fn post_unit(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path(id): Path<i64>,
    isian: Isian,
) -> Response {
    let ke = format!("{}/unit", alamat(id));
    let hasil = async { register::add_unit(&st.l, &pelaku, id, isian.versi(), &unit(&isian)?).await };
    let beres = hasil.await.map(|_| Beres::ke(ke.clone(), "Unit Kerja ditambahkan."));
    asal.jawab(&st, &ke, &isian, beres).await
}

/// `POST /perangkat-daerah/{id}/unit/{uid}`: the same fields.
async fn post_ubah_unit(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path((id, uid)): Path<(i64, i64)>,
    isian: Isian,
) -> Response {
    let hasil = async { register::update_unit(&st.l, &pelaku, id, isian.versi(), uid, &unit(&isian)?).await };
    let beres = hasil.await.map(|()| Beres::ke(format!("{}/unit", alamat(id)), "Unit Kerja diperbarui."));
    asal.jawab(&st, &format!("{}/unit/{uid}", alamat(id)), &isian, beres).await
}

/// `POST /perangkat-daerah/{id}/unit/{uid}/hapus`: `versi` of the office.
async fn post_hapus_unit(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path((id, uid)): Path<(i64, i64)>,
    isian: Isian,
) -> Response {
    let hasil = register::remove_unit(&st.l, &pelaku, id, isian.versi(), uid).await;
    let beres = hasil.map(|()| Beres::ke(format!("{}/unit", alamat(id)), "Unit Kerja dihapus."));
    asal.jawab(&st, &format!("{}/unit/{uid}", alamat(id)), &isian, beres).await
}

/// `POST /perangkat-daerah/impor`: multipart with `berkas`.
async fn post_unggah(State(st): State<Keadaan>, asal: Asal, Masuk(pelaku): Masuk, multipart: Multipart) -> Response {
    let hasil = async {
        let berkas = unggahan::baca(multipart, st.l.batas_unggah).await?.berkas.into_iter().next();
        let (nama, isi) = berkas.ok_or_else(|| Galat::isian("berkas", "Pilih berkas XLSX atau CSV."))?;
        match impor::pratinjau(&st.l, &pelaku, &nama, isi.to_vec()).await? {
            Ok(p) => Ok(Beres::ke(format!("/perangkat-daerah/impor/{}", p.sha256), "")),
            Err(salah) => Err(salah.galat()),
        }
    };
    asal.jawab(&st, "/perangkat-daerah/impor", &Isian::default(), hasil.await).await
}

/// `POST /perangkat-daerah/impor/{sha}`.
async fn post_impor(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path(sha): Path<String>,
    isian: Isian,
) -> Response {
    let beres = impor::impor(&st.l, &pelaku, &sha).await.map(|h| {
        let kabar = format!("Impor selesai: {} baru, {} diubah, {} tetap.", h.baru, h.berubah, h.tetap);
        Beres::ke("/perangkat-daerah", kabar)
    });
    asal.jawab(&st, &format!("/perangkat-daerah/impor/{sha}"), &isian, beres).await
}

/// What a download is filtered by; the same words as in the address of the list.
#[derive(Debug, Default, Deserialize)]
struct Kueri {
    #[serde(default)]
    q: String,
    #[serde(default)]
    fungsi: String,
    #[serde(default)]
    arsip: String,
}

impl From<Kueri> for Saringan {
    fn from(k: Kueri) -> Self {
        Self { fungsi: Fungsi::dari_kode(&k.fungsi), aktif: Some(k.arsip.trim().is_empty()), cari: k.q }
    }
}

/// `GET /perangkat-daerah/templat.xlsx`.
async fn get_templat(asal: Asal, Masuk(pelaku): Masuk) -> Response {
    let hasil = async {
        pelaku.wajib(domain::izin::Tindakan::LihatPerangkatDaerah, &[])?;
        buku(Vec::new()).await
    };
    kirim(&asal, "Templat Perangkat Daerah.xlsx", XLSX, hasil.await)
}

/// `GET /perangkat-daerah/ekspor.xlsx?q=&fungsi=&arsip=`.
async fn get_xlsx(State(st): State<Keadaan>, asal: Asal, Masuk(pelaku): Masuk, Query(kueri): Query<Kueri>) -> Response {
    let hasil = async {
        let baris = impor::ekspor(&st.l, &pelaku, &kueri.into()).await?;
        buku(baris).await
    };
    kirim(&asal, "Perangkat Daerah.xlsx", XLSX, hasil.await)
}

/// `GET /perangkat-daerah/ekspor.csv?q=&fungsi=&arsip=`.
async fn get_csv(State(st): State<Keadaan>, asal: Asal, Masuk(pelaku): Masuk, Query(kueri): Query<Kueri>) -> Response {
    let hasil = async { impor::csv(&impor::ekspor(&st.l, &pelaku, &kueri.into()).await?) };
    kirim(&asal, "Perangkat Daerah.csv", CSV, hasil.await)
}

/// Writes the workbook on a thread of its own.
async fn buku(baris: Vec<BarisKantor>) -> Hasil<Vec<u8>> {
    let kerja = move || reports::daftar_kantor(&baris);
    tokio::task::spawn_blocking(kerja).await.map_err(Galat::internal)?.map_err(Galat::internal)
}

fn kirim(asal: &Asal, nama: &str, jenis: &str, hasil: Hasil<Vec<u8>>) -> Response {
    match hasil {
        Ok(isi) => unduhan(nama, jenis, false, isi),
        Err(galat) => asal.galat(&galat),
    }
}

fn kantor(isian: &Isian) -> Hasil<IsianKantor> {
    Ok(IsianKantor {
        kode: isian.teks("kode").into(),
        nama: isian.teks("nama").into(),
        singkatan: isian.teks("singkatan").into(),
        jenis: Jenis::dari_kode(isian.teks("jenis")),
        fungsi: fungsi(isian)?,
        kepala: penandatangan::isian(isian, "kepala_"),
    })
}

fn fungsi(isian: &Isian) -> Hasil<Vec<Fungsi>> {
    let dikenal = |kode| Fungsi::dari_kode(kode).ok_or_else(|| Galat::isian("fungsi", "Pilih fungsi dari daftar."));
    isian.semua("fungsi").into_iter().map(dikenal).collect()
}

fn unit(isian: &Isian) -> Hasil<IsianUnit> {
    let induk = match isian.teks("induk").trim() {
        "" => None,
        teks => Some(teks.parse().map_err(|_| Galat::isian("induk", "Unit atasan ini tidak ada. Pilih dari daftar."))?),
    };
    Ok(IsianUnit { nama: isian.teks("nama").into(), induk })
}

fn alamat(id: i64) -> String {
    format!("/perangkat-daerah/{id}")
}
