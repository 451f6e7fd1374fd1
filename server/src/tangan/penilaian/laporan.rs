//! Reports as files: drafts of now, issued ones from their snapshot.

use axum::{extract::Path, response::Response};
use chrono::NaiveDate;
use domain::{laporan::Potret, waktu};
use reports::{BahanLaporan, GalatLaporan, Identitas};
use services::{
    Galat, Hasil, Layanan,
    penandatangan::lambang,
    penilaian::laporan::{self, Bentuk},
};

use crate::{
    jawaban::Beres,
    kiriman::{Isian, Kiriman, Pengirim, Unduhan},
};

const PDF: &str = "application/pdf";

/// `POST /penilaian/{id}/laporan`: `bentuk`, `nomor`, `tanggal`.
pub async fn post_terbitkan(Path(id): Path<i64>, k: Kiriman) -> Response {
    let ke = format!("/penilaian/{id}/laporan");
    k.jawab(&ke, async {
        let (bentuk, tanggal) = terbitan(&k.isian)?;
        laporan::terbitkan(&k.l, &k.pelaku, id, bentuk, k.isian.teks("nomor"), tanggal).await?;
        Ok(Beres::ke(ke.clone(), "Laporan diterbitkan. Isinya tidak berubah lagi."))
    })
    .await
}

/// `GET /penilaian/{id}/laporan/{berkas}`: `sementara.pdf`, `sementara.xlsx`, `berita-acara.pdf`,
/// `persetujuan-publikasi.pdf`, or the number of an issued report with `.pdf` or `.xlsx`.
pub async fn get_berkas(p: Pengirim, Path((id, berkas)): Path<(i64, String)>) -> Response {
    p.kirim(async {
        let (nama, akhiran) = berkas.rsplit_once('.').ok_or(Galat::TidakAda)?;
        let (bentuk, bahan) = bahan(&p, id, nama).await?;
        buat(&p.l, cetak(bentuk, akhiran)?, bahan).await
    })
    .await
}

/// `GET /penilaian/{id}/laporan/kantor/{kantor}.pdf`: the sheet of one office.
pub async fn get_kantor(p: Pengirim, Path((id, berkas)): Path<(i64, String)>) -> Response {
    p.kirim(async {
        let kantor = berkas.strip_suffix(".pdf").and_then(|id| id.parse().ok()).ok_or(Galat::TidakAda)?;
        let potret = laporan::potret_kantor(&p.l, &p.pelaku, id, kantor).await?;
        buat(&p.l, Cetak::Kantor, Bahan { potret, nomor: None, tanggal: hari_ini(&p.l) }).await
    })
    .await
}

fn terbitan(isian: &Isian) -> Hasil<(Bentuk, NaiveDate)> {
    let bentuk = Bentuk::dari_kode(isian.teks("bentuk"));
    let tanggal = waktu::baca_tanggal(isian.teks("tanggal"), "Tanggal laporan");
    Ok((
        bentuk.ok_or_else(|| Galat::isian("bentuk", "Pilih bentuk laporan."))?,
        tanggal.map_err(|g| Galat::isian("tanggal", g.to_string()))?,
    ))
}

/// What a document is made of.
struct Bahan {
    potret: Potret,
    /// Of an issued report; a draft has none.
    nomor: Option<String>,
    tanggal: NaiveDate,
}

/// An issued report by its number, or a draft of now by its kind.
async fn bahan(p: &Pengirim, penilaian_id: i64, nama: &str) -> Hasil<(Bentuk, Bahan)> {
    if let Ok(laporan_id) = nama.parse() {
        let beku = laporan::get(&p.l, &p.pelaku, penilaian_id, laporan_id).await?;
        return Ok((beku.bentuk, Bahan { potret: beku.potret, nomor: Some(beku.nomor), tanggal: beku.tanggal }));
    }
    let bentuk = if nama == "sementara" { Some(Bentuk::Evaluasi) } else { Bentuk::dari_kode(nama) };
    let bentuk = bentuk.ok_or(Galat::TidakAda)?;
    let potret = laporan::potret(&p.l, &p.pelaku, penilaian_id).await?;
    Ok((bentuk, Bahan { potret, nomor: None, tanggal: hari_ini(&p.l) }))
}

fn cetak(bentuk: Bentuk, akhiran: &str) -> Hasil<Cetak> {
    Ok(match (bentuk, akhiran) {
        (Bentuk::Evaluasi, "pdf") => Cetak::Evaluasi,
        (Bentuk::Evaluasi, "xlsx") => Cetak::BukuKerja,
        (Bentuk::BeritaAcara, "pdf") => Cetak::BeritaAcara,
        (Bentuk::PersetujuanPublikasi, "pdf") => Cetak::Publikasi,
        _ => return Err(Galat::TidakAda),
    })
}

fn hari_ini(l: &Layanan) -> NaiveDate {
    l.profil.zona_waktu.tanggal(l.kini())
}

#[derive(Clone, Copy)]
enum Cetak {
    Evaluasi,
    BukuKerja,
    BeritaAcara,
    Publikasi,
    Kantor,
}

/// Renders on a thread of its own: a report of many pages must not hold up those who are saving.
async fn buat(l: &Layanan, cetak: Cetak, bahan: Bahan) -> Hasil<Unduhan> {
    let l = l.clone();
    let logo = match &bahan.potret.lambang {
        Some(sha256) => Some(lambang::isi(&l, sha256).await?.to_vec()),
        None => None,
    };
    let kerja = move || -> Result<Unduhan, GalatLaporan> {
        let Bahan { potret, nomor, tanggal } = bahan;
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
            Cetak::BukuKerja => ("Laporan", "xlsx", Unduhan::XLSX, reports::buku_kerja(&bahan)?),
            Cetak::BeritaAcara => ("Berita acara", "pdf", PDF, reports::berita_acara(&bahan)?),
            Cetak::Publikasi => ("Persetujuan publikasi", "pdf", PDF, reports::persetujuan_publikasi(&bahan)?),
            Cetak::Kantor => ("Lembar", "pdf", PDF, reports::lembar_perangkat_daerah(&bahan)?),
        };
        let subjek = potret.perangkat_daerah.as_deref().map(|nama| format!(" {nama}")).unwrap_or_default();
        let berkas = Unduhan::simpan(format!("{awal} {}{subjek}.{akhiran}", potret.nama), jenis, isi);
        Ok(Unduhan { tampil: jenis == PDF, ..berkas })
    };
    tokio::task::spawn_blocking(kerja).await.map_err(Galat::internal)?.map_err(Galat::internal)
}
