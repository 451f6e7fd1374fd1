//! Handlers of the assessment: forms, saving as you type, uploads, downloads.

mod impor;
mod isian;
mod laporan;
mod putaran;
mod rekomendasi;

use axum::{
    extract::{DefaultBodyLimit, Path},
    response::Response,
    routing::{MethodRouter, get, post},
};

use crate::{
    keadaan::Keadaan,
    kiriman::{Pengirim, Unduhan},
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
async fn get_bukti(p: Pengirim, Path(id): Path<i64>) -> Response {
    p.kirim(async {
        let (bukti, isi) = services::bukti::buka(&p.l, &p.pelaku, id).await?;
        let tampil = services::bukti::jenis::dari_mime(&bukti.jenis).is_some_and(|jenis| jenis.tampil);
        Ok(Unduhan { nama: bukti.nama, jenis: bukti.jenis, tampil, isi })
    })
    .await
}
