//! Documents of risks: Formulir 1.0 to 5.0, registers, SPIP forms, the consolidated report, the template of the import.

use axum::{
    extract::Path,
    response::Response,
    routing::{MethodRouter, get},
};
use chrono::NaiveDate;
use reports::{
    BahanKonsolidasi, BahanRisiko, BahanTemplatRisiko, Formulir, GalatLaporan, Identitas, buku_konsolidasi,
    buku_risiko, buku_spip, formulir_risiko, formulir_spip, laporan_konsolidasi_risiko, register_risiko,
    templat_risiko,
};
use services::{
    Galat, Hasil, Layanan,
    penandatangan::lambang,
    risiko::{potret, register},
};

use crate::{
    keadaan::Keadaan,
    kiriman::{Pengirim, Unduhan},
};

const PDF: &str = "application/pdf";

/// Renders the consolidated report in one of its forms.
type BuatKonsolidasi = fn(&BahanKonsolidasi<'_>) -> Result<Vec<u8>, GalatLaporan>;

pub fn daftar() -> Vec<(&'static str, &'static str, MethodRouter<Keadaan>)> {
    vec![
        ("GET", "/risiko/register/{rid}/unduh/{berkas}", get(get_register)),
        ("GET", "/risiko/laporan/{tahun}/{berkas}", get(get_konsolidasi)),
    ]
}

/// `GET /risiko/register/{rid}/unduh/{berkas}`: `register.pdf`, `formulir.pdf`, `formulir-1.pdf` to `formulir-5.pdf`,
/// `formulir.xlsx`, `spip.pdf`, `spip.xlsx`, `templat.xlsx`.
async fn get_register(Path((rid, berkas)): Path<(i64, String)>, p: Pengirim) -> Response {
    p.kirim(dokumen(&p, rid, &berkas)).await
}

/// `GET /risiko/laporan/{tahun}/{berkas}`: `konsolidasi.pdf`, `konsolidasi.xlsx`.
async fn get_konsolidasi(Path((tahun, berkas)): Path<(i32, String)>, p: Pengirim) -> Response {
    p.kirim(konsolidasi(&p, tahun, &berkas)).await
}

/// Makes one document of an office.
type Buat = fn(&BahanRisiko<'_>) -> Result<Vec<u8>, GalatLaporan>;

/// What the documents of an office are called, and how they are made.
const DOKUMEN: [(&str, &str, Buat); 9] = [
    ("register.pdf", "Register risiko", register_risiko),
    ("formulir.pdf", "Formulir 1.0 sampai 5.0", |b| formulir_risiko(b, &Formulir::SEMUA)),
    ("formulir-1.pdf", "Formulir 1.0", |b| formulir_risiko(b, &[Formulir::Pakta])),
    ("formulir-2.pdf", "Formulir 2.0", |b| formulir_risiko(b, &[Formulir::Konteks])),
    ("formulir-3.pdf", "Formulir 3.0", |b| formulir_risiko(b, &[Formulir::Penilaian])),
    ("formulir-4.pdf", "Formulir 4.0", |b| formulir_risiko(b, &[Formulir::Penanganan])),
    ("formulir-5.pdf", "Formulir 5.0", |b| formulir_risiko(b, &[Formulir::Pantauan])),
    ("formulir.xlsx", "Formulir 2.1 sampai 5.0", buku_risiko),
    ("spip.pdf", "Formulir SPIP", formulir_spip),
];

async fn dokumen(p: &Pengirim, rid: i64, berkas: &str) -> Hasil<Unduhan> {
    if berkas == "templat.xlsx" {
        let r = register::get(&p.l, &p.pelaku, rid).await?;
        return jalankan(format!("Templat register risiko {}.xlsx", r.tahun), Unduhan::XLSX, move || {
            let bahan = BahanTemplatRisiko { kerangka: &r.kerangka, matriks: &r.matriks, sasaran: &r.sasaran };
            templat_risiko(&bahan).map_err(Galat::internal)
        })
        .await;
    }
    let spip = ("spip.xlsx", "Formulir SPIP", buku_spip as Buat);
    let (_, nama, buat) = DOKUMEN.into_iter().chain([spip]).find(|(b, ..)| *b == berkas).ok_or(Galat::TidakAda)?;
    let potret = potret::register(&p.l, &p.pelaku, rid).await?;
    let (identitas, tanggal) = kop(&p.l).await?;
    let akhiran = berkas.rsplit('.').next().unwrap_or_default();
    let jenis = if akhiran == "pdf" { PDF } else { Unduhan::XLSX };
    let nama = format!("{nama} {} {}.{akhiran}", potret.kantor, potret.tahun);
    jalankan(nama, jenis, move || {
        let bahan = BahanRisiko { identitas: &identitas, potret: &potret, nomor: None, tanggal, masa: None };
        buat(&bahan).map_err(Galat::internal)
    })
    .await
}

async fn konsolidasi(p: &Pengirim, tahun: i32, berkas: &str) -> Hasil<Unduhan> {
    let (jenis, buat) = match berkas {
        "konsolidasi.pdf" => (PDF, laporan_konsolidasi_risiko as BuatKonsolidasi),
        "konsolidasi.xlsx" => (Unduhan::XLSX, buku_konsolidasi as BuatKonsolidasi),
        _ => return Err(Galat::TidakAda),
    };
    let potret = potret::konsolidasi(&p.l, &p.pelaku, tahun).await?;
    let (identitas, tanggal) = kop(&p.l).await?;
    let akhiran = berkas.rsplit('.').next().unwrap_or_default();
    jalankan(format!("Laporan konsolidasi risiko SPBE {tahun}.{akhiran}"), jenis, move || {
        let bahan = BahanKonsolidasi { identitas: &identitas, potret: &potret, nomor: None, tanggal };
        buat(&bahan).map_err(Galat::internal)
    })
    .await
}

/// Letterhead and date of today's documents.
async fn kop(l: &Layanan) -> Hasil<(Identitas, NaiveDate)> {
    let logo = lambang::untuk_kop(l).await?.map(|isi| isi.to_vec());
    let identitas = Identitas { logo, ..Identitas::dari_profil(&l.profil) };
    Ok((identitas, l.profil.zona_waktu.tanggal(l.kini())))
}

/// Renders on a thread of its own: a document of many pages must not hold up those who are saving.
async fn jalankan<F>(nama: String, jenis: &str, kerja: F) -> Hasil<Unduhan>
where
    F: FnOnce() -> Hasil<Vec<u8>> + Send + 'static,
{
    let isi = tokio::task::spawn_blocking(kerja).await.map_err(Galat::internal)??;
    Ok(Unduhan { tampil: jenis == PDF, ..Unduhan::simpan(nama, jenis, isi) })
}
