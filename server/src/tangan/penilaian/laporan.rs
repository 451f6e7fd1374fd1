//! Reports as files: drafts of now, issued ones from their snapshot.

use axum::{
    extract::{Path, State},
    response::Response,
};
use chrono::NaiveDate;
use domain::{laporan::Potret, waktu};
use reports::{BahanLaporan, GalatLaporan, Identitas};
use services::{
    Galat, Hasil,
    penandatangan::lambang,
    penilaian::laporan::{self, Bentuk},
};

use super::unduhan;
use crate::{
    jawaban::{Asal, Beres, Isian},
    keadaan::Keadaan,
    kunjungan::Masuk,
};

const PDF: &str = "application/pdf";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// `POST /penilaian/{id}/laporan`: `bentuk`, `nomor`, `tanggal`.
pub async fn post_terbitkan(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path(id): Path<i64>,
    borang: Isian,
) -> Response {
    let ke = format!("/penilaian/{id}/laporan");
    let hasil = async {
        let bentuk =
            Bentuk::dari_kode(borang.teks("bentuk")).ok_or_else(|| Galat::isian("bentuk", "Pilih bentuk laporan."))?;
        let tanggal = waktu::baca_tanggal(borang.teks("tanggal"), "Tanggal laporan")
            .map_err(|g| Galat::isian("tanggal", g.to_string()))?;
        laporan::terbitkan(&st.l, &pelaku, id, bentuk, borang.teks("nomor"), tanggal).await?;
        Ok(Beres::ke(ke.clone(), "Laporan diterbitkan. Isinya tidak berubah lagi."))
    };
    asal.jawab(&st, &ke, &borang, hasil.await).await
}

/// `GET /penilaian/{id}/laporan/{berkas}`: `sementara.pdf`, `sementara.xlsx`, `berita-acara.pdf`,
/// `persetujuan-publikasi.pdf`, or the number of an issued report with `.pdf` or `.xlsx`.
pub async fn get_berkas(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path((id, berkas)): Path<(i64, String)>,
) -> Response {
    let hasil = async {
        let (nama, akhiran) = berkas.rsplit_once('.').ok_or(Galat::TidakAda)?;
        let hari_ini = st.l.profil.zona_waktu.tanggal(st.l.kini());
        let (bentuk, nomor, tanggal, potret) = match nama.parse::<i64>() {
            Ok(laporan_id) => {
                let beku = laporan::get(&st.l, &pelaku, id, laporan_id).await?;
                (beku.bentuk, Some(beku.nomor), beku.tanggal, beku.potret)
            }
            Err(_) => {
                let bentuk = if nama == "sementara" { Some(Bentuk::Evaluasi) } else { Bentuk::dari_kode(nama) };
                let bentuk = bentuk.ok_or(Galat::TidakAda)?;
                (bentuk, None, hari_ini, laporan::potret(&st.l, &pelaku, id).await?)
            }
        };
        let cetak = match (bentuk, akhiran) {
            (Bentuk::Evaluasi, "pdf") => Cetak::Evaluasi,
            (Bentuk::Evaluasi, "xlsx") => Cetak::BukuKerja,
            (Bentuk::BeritaAcara, "pdf") => Cetak::BeritaAcara,
            (Bentuk::PersetujuanPublikasi, "pdf") => Cetak::Publikasi,
            _ => return Err(Galat::TidakAda),
        };
        buat(&st, cetak, potret, nomor, tanggal).await
    };
    kirim(&asal, hasil.await)
}

/// `GET /penilaian/{id}/laporan/kantor/{kantor}.pdf`: the sheet of one office.
pub async fn get_kantor(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path((id, berkas)): Path<(i64, String)>,
) -> Response {
    let hasil = async {
        let kantor = berkas.strip_suffix(".pdf").and_then(|id| id.parse().ok()).ok_or(Galat::TidakAda)?;
        let potret = laporan::potret_kantor(&st.l, &pelaku, id, kantor).await?;
        let hari_ini = st.l.profil.zona_waktu.tanggal(st.l.kini());
        buat(&st, Cetak::Kantor, potret, None, hari_ini).await
    };
    kirim(&asal, hasil.await)
}

/// A document ready to send: file name, type, content.
struct Berkas(String, &'static str, Vec<u8>);

#[derive(Clone, Copy)]
enum Cetak {
    Evaluasi,
    BukuKerja,
    BeritaAcara,
    Publikasi,
    Kantor,
}

/// Renders on a thread of its own: a report of many pages must not hold up those who are saving.
async fn buat(st: &Keadaan, cetak: Cetak, potret: Potret, nomor: Option<String>, tanggal: NaiveDate) -> Hasil<Berkas> {
    let l = st.l.clone();
    let logo = match &potret.lambang {
        Some(sha256) => Some(lambang::isi(&l, sha256).await?.to_vec()),
        None => None,
    };
    let kerja = move || -> Result<Berkas, GalatLaporan> {
        let identitas = Identitas { logo, ..Identitas::dari_profil(&l.profil) };
        let bahan = BahanLaporan {
            potret: &potret,
            katalog: &l.katalog,
            identitas: &identitas,
            nomor: nomor.as_deref(),
            tanggal,
        };
        let (awal, akhiran, jenis, isi) = match cetak {
            Cetak::Evaluasi => ("Laporan", "pdf", PDF, reports::laporan_evaluasi(&bahan)?),
            Cetak::BukuKerja => ("Laporan", "xlsx", XLSX, reports::buku_kerja(&bahan)?),
            Cetak::BeritaAcara => ("Berita acara", "pdf", PDF, reports::berita_acara(&bahan)?),
            Cetak::Publikasi => ("Persetujuan publikasi", "pdf", PDF, reports::persetujuan_publikasi(&bahan)?),
            Cetak::Kantor => ("Lembar", "pdf", PDF, reports::lembar_perangkat_daerah(&bahan)?),
        };
        let subjek = potret.perangkat_daerah.as_deref().map(|nama| format!(" {nama}")).unwrap_or_default();
        Ok(Berkas(format!("{awal} {}{subjek}.{akhiran}", potret.nama), jenis, isi))
    };
    tokio::task::spawn_blocking(kerja).await.map_err(Galat::internal)?.map_err(Galat::internal)
}

fn kirim(asal: &Asal, hasil: Hasil<Berkas>) -> Response {
    match hasil {
        Ok(Berkas(nama, jenis, isi)) => unduhan(&nama, jenis, jenis == PDF, isi),
        Err(galat) => asal.galat(&galat),
    }
}
