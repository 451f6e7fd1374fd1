//! Registers as documents: the list of any register, as a draft of now or as it was issued with a number.

use axum::{
    extract::{Path, Query},
    response::Response,
    routing::{MethodRouter, get, post},
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::register::{self, Register, cetak::PotretDaftar};
use reports::{BahanDaftar, BingkaiRegister, GalatLaporan, Identitas};
use services::{
    Galat, Hasil, Layanan,
    penandatangan::lambang,
    register::{cetak, terbitan},
};

use crate::{
    jawaban::Beres,
    keadaan::Keadaan,
    kiriman::{Kiriman, Pengirim, Unduhan},
};

const PDF: &str = "application/pdf";

/// Method, path and handler of every route of this capability.
pub fn daftar() -> Vec<(&'static str, &'static str, MethodRouter<Keadaan>)> {
    vec![
        ("GET", "/register/{kode}/laporan.pdf", get(get_laporan)),
        ("POST", "/register/{kode}/terbitan", post(post_terbitan)),
        ("GET", "/register/{kode}/terbitan/{berkas}", get(get_terbitan)),
    ]
}

/// `GET /register/{kode}/laporan.pdf`: what the list shows with the same parameters; `kolom` (several, or joined by `,`)
/// chooses fields.
async fn get_laporan(p: Pengirim, Path(kode): Path<String>, Query(kueri): Query<Vec<(String, String)>>) -> Response {
    p.kirim(laporan(&p, &kode, &kueri)).await
}

async fn laporan(p: &Pengirim, kode: &str, kueri: &[(String, String)]) -> Hasil<Unduhan> {
    let isi = cetak::potret(&p.l, &p.pelaku, cari(kode)?, kueri, p.l.hari_ini()).await?;
    cetak_daftar(&p.l, isi, None).await
}

/// `POST /register/{kode}/terbitan`: `nomor`, `tanggal`, `kembali`, and the parameters of the list that is issued.
async fn post_terbitan(Path(kode): Path<String>, k: Kiriman) -> Response {
    let ke = format!("/register/{kode}/terbitan");
    k.jawab(&ke, async {
        let surat = (k.isian.teks("nomor"), k.isian.teks("tanggal"));
        terbitan::terbitkan(&k.l, &k.pelaku, cari(&kode)?, &k.isian.0, surat).await?;
        Ok(Beres::ke(ke.clone(), "Dokumen diterbitkan. Isinya tidak berubah lagi."))
    })
    .await
}

/// `GET /register/{kode}/terbitan/{id}.pdf`: a document as it was issued.
async fn get_terbitan(Path((kode, berkas)): Path<(String, String)>, p: Pengirim) -> Response {
    p.kirim(async {
        let id = berkas.strip_suffix(".pdf").and_then(|id| id.parse().ok()).ok_or(Galat::TidakAda)?;
        let satu = terbitan::get(&p.l, &p.pelaku, cari(&kode)?, id).await?;
        cetak_daftar(&p.l, satu.isi, Some(Surat { nomor: satu.nomor, tanggal: satu.tanggal, per: satu.per })).await
    })
    .await
}

fn cari(kode: &str) -> Hasil<&'static Register> {
    register::cari(kode).ok_or(Galat::TidakAda)
}

/// What gives a document its number: a decree, or the agenda it was issued under.
pub(super) struct Surat {
    pub nomor: String,
    pub tanggal: NaiveDate,
    /// When the data were read.
    pub per: DateTime<Utc>,
}

async fn cetak_daftar(l: &Layanan, isi: PotretDaftar, surat: Option<Surat>) -> Hasil<Unduhan> {
    let nama = format!("{}.pdf", isi.judul);
    cetak(l, nama, surat, move |bingkai| reports::laporan_daftar(&BahanDaftar { bingkai, isi })).await
}

/// Renders on a thread of its own: a document of many pages must not hold up those who are saving.
pub(super) async fn cetak<F>(l: &Layanan, nama: String, surat: Option<Surat>, buat: F) -> Hasil<Unduhan>
where
    F: FnOnce(BingkaiRegister<'_>) -> Result<Vec<u8>, GalatLaporan> + Send + 'static,
{
    let logo = lambang::untuk_kop(l).await?.map(|isi| isi.to_vec());
    let l = l.clone();
    let kerja = move || {
        let identitas = Identitas { logo, ..Identitas::dari_profil(&l.profil) };
        let per = surat.as_ref().map_or_else(|| l.kini(), |s| s.per);
        let tanggal = surat.as_ref().map_or_else(|| l.profil.zona_waktu.tanggal(per), |s| s.tanggal);
        let nomor = surat.as_ref().map(|s| s.nomor.as_str());
        buat(BingkaiRegister { identitas: &identitas, nomor, tanggal, per })
    };
    let isi = tokio::task::spawn_blocking(kerja).await.map_err(Galat::internal)?.map_err(Galat::internal)?;
    Ok(Unduhan { tampil: true, ..Unduhan::simpan(nama, PDF, isi) })
}
