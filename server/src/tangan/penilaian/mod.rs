//! Handlers of the assessment: forms, saving as you type, uploads, downloads.

mod impor;
mod isian;
mod laporan;
mod putaran;
mod rekomendasi;
pub(super) mod unggahan;

use axum::{
    extract::{DefaultBodyLimit, Path, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
    routing::{MethodRouter, get, post},
};

use crate::{
    jawaban::{self, Asal},
    keadaan::Keadaan,
    kunjungan::Masuk,
};

/// Method, path and handler of every route of this capability.
pub fn daftar(batas_unggah: usize) -> Vec<(&'static str, &'static str, MethodRouter<Keadaan>)> {
    let besar = DefaultBodyLimit::max(batas_unggah);
    vec![
        ("POST", "/penilaian/baru", post(putaran::post_buka)),
        ("POST", "/putaran/{id}", post(putaran::post_ubah)),
        ("POST", "/putaran/{id}/tetapkan", post(putaran::post_tetapkan)),
        ("POST", "/putaran/{id}/buka-kembali", post(putaran::post_buka_kembali)),
        ("GET", "/putaran/{id}/impor/templat.xlsx", get(impor::get_templat_tahap)),
        ("POST", "/putaran/{id}/impor", post(impor::post_unggah_tahap).layer(besar)),
        ("POST", "/putaran/{id}/impor/{sha}", post(impor::post_impor_tahap)),
        ("POST", "/penilaian/{id}/penugasan", post(putaran::post_tugaskan)),
        ("POST", "/penilaian/{id}/indikator/massal", post(isian::post_massal)),
        ("POST", "/penilaian/{id}/indikator/{kode}", post(isian::post_simpan)),
        ("POST", "/penilaian/{id}/indikator/{kode}/otomatis", post(isian::post_otomatis)),
        ("POST", "/penilaian/{id}/indikator/{kode}/aksi", post(isian::post_aksi)),
        ("POST", "/penilaian/{id}/indikator/{kode}/bukti", post(isian::post_bukti).layer(besar)),
        ("POST", "/penilaian/{id}/indikator/{kode}/bukti/{bukti}/lampirkan", post(isian::post_lampirkan)),
        ("POST", "/penilaian/{id}/indikator/{kode}/bukti/{bukti}/lepas", post(isian::post_lepas)),
        ("GET", "/bukti/{id}", get(get_bukti)),
        ("POST", "/penilaian/{id}/rekomendasi", post(rekomendasi::post_tambah)),
        ("POST", "/penilaian/{id}/rekomendasi/{rid}", post(rekomendasi::post_ubah)),
        ("POST", "/penilaian/{id}/rekomendasi/{rid}/arsip", post(rekomendasi::post_arsip)),
        ("POST", "/penilaian/{id}/laporan", post(laporan::post_terbitkan)),
        ("GET", "/penilaian/{id}/laporan/{berkas}", get(laporan::get_berkas)),
        ("GET", "/penilaian/{id}/laporan/kantor/{berkas}", get(laporan::get_kantor)),
        ("GET", "/penilaian/impor/templat.xlsx", get(impor::get_templat)),
        ("POST", "/penilaian/impor", post(impor::post_unggah).layer(besar)),
        ("POST", "/penilaian/impor/{sha}", post(impor::post_impor)),
    ]
}

/// `GET /bukti/{id}`: the file itself, never rendered as a page of ours.
async fn get_bukti(State(st): State<Keadaan>, asal: Asal, Masuk(pelaku): Masuk, Path(id): Path<i64>) -> Response {
    match services::bukti::buka(&st.l, &pelaku, id).await {
        Ok((bukti, isi)) => {
            let tampil = services::bukti::jenis::dari_mime(&bukti.jenis).is_some_and(|jenis| jenis.tampil);
            unduhan(&bukti.nama, &bukti.jenis, tampil, isi)
        }
        Err(galat) => asal.galat(&galat),
    }
}

/// A file as an answer: its own name, its own type, no sniffing, no scripts.
pub(super) fn unduhan(nama: &str, jenis: &str, tampil: bool, isi: impl IntoResponse) -> Response {
    let cara = if tampil { "inline" } else { "attachment" };
    let nilai = format!("{cara}; filename*=UTF-8''{}", jawaban::sandi_url(nama).replace('/', "%2F"));
    let mut jawaban = isi.into_response();
    let kepala = jawaban.headers_mut();
    for (nama, nilai) in [
        (header::CONTENT_TYPE, jenis),
        (header::CONTENT_DISPOSITION, &nilai),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox; style-src 'unsafe-inline'"),
        (header::CACHE_CONTROL, "private, no-store"),
    ] {
        if let Ok(nilai) = HeaderValue::from_str(nilai) {
            kepala.insert(nama, nilai);
        }
    }
    jawaban
}
