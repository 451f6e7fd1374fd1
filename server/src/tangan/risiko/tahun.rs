//! The policy of a year: matrix, frame, structure, closing; and the advice of the pengawasan office.

use axum::{
    extract::Path,
    response::Response,
    routing::{MethodRouter, post},
};
use domain::risiko::{
    konteks::Unsur,
    matriks::{IsianLevel, IsianMatriks, LEVEL_MAKS},
};
use services::{
    Galat,
    risiko::{
        pedoman::{self, IsianPedoman},
        pendampingan::{self, IsianPendampingan},
        struktur::{self, IsianPelaksana, IsianStruktur},
        tahun,
    },
};

use super::{baris, kerangka, pada_baris, terisi};
use crate::{
    jawaban::Beres,
    keadaan::Keadaan,
    kiriman::{Isian, Kiriman},
};

pub fn daftar() -> Vec<(&'static str, &'static str, MethodRouter<Keadaan>)> {
    vec![
        ("POST", "/risiko/pengaturan/{tahun}/matriks", post(post_matriks)),
        ("POST", "/risiko/pengaturan/{tahun}/pedoman", post(post_pedoman)),
        ("POST", "/risiko/pengaturan/{tahun}/tutup", post(post_tutup)),
        ("POST", "/risiko/pengaturan/{tahun}/buka", post(post_buka)),
        ("POST", "/risiko/pengaturan/{tahun}/struktur/{unsur}", post(post_struktur)),
        ("POST", "/risiko/pengaturan/{tahun}/{bagian}", post(post_bagian)),
        ("POST", "/risiko/pendampingan", post(post_pendampingan)),
        ("POST", "/risiko/pendampingan/{id}", post(post_tindak_lanjut)),
    ]
}

/// `POST /risiko/pengaturan/{tahun}/matriks`: `k`, `d`, `l` (how many), the fields of [`isian_matriks`], `versi`.
async fn post_matriks(Path(tahun): Path<i32>, k: Kiriman) -> Response {
    k.jawab(&format!("{}/matriks", alamat(tahun)), async {
        let n = tahun::simpan_matriks(&k.l, &k.pelaku, tahun, k.isian.versi(), &isian_matriks(&k.isian)).await?;
        Ok(Beres::ke(alamat(tahun), format!("Matriks disimpan. {n} risiko dihitung ulang.")))
    })
    .await
}

/// `POST /risiko/pengaturan/{tahun}/pedoman`: the fields of [`IsianPedoman`], `versi`.
async fn post_pedoman(Path(tahun): Path<i32>, k: Kiriman) -> Response {
    k.jawab(&format!("{}/pedoman", alamat(tahun)), async {
        pedoman::simpan(&k.l, &k.pelaku, tahun, k.isian.versi(), &isian_pedoman(&k.isian)).await?;
        Ok(Beres::ke(format!("{}#pedoman", alamat(tahun)), "Pedoman dan rencana manajemen risiko disimpan."))
    })
    .await
}

/// `POST /risiko/pengaturan/{tahun}/{bagian}`: the fields of the part, `versi`.
async fn post_bagian(Path((tahun, bagian)): Path<(i32, String)>, k: Kiriman) -> Response {
    k.jawab(&format!("{}/{bagian}", alamat(tahun)), async {
        let kini = tahun::get(&k.l, &k.pelaku, tahun).await?;
        let (baru, letak) = kerangka::baca(kini.kerangka, &kini.matriks, &bagian, &k.isian)?;
        let hasil = tahun::simpan_kerangka(&k.l, &k.pelaku, tahun, k.isian.versi(), baru).await;
        kerangka::pada(hasil, &letak)?;
        Ok(Beres::ke(format!("{}#{bagian}", alamat(tahun)), "Kebijakan risiko disimpan."))
    })
    .await
}

/// `POST /risiko/pengaturan/{tahun}/struktur/{unsur}`: `keputusan`, `nomor`, `tanggal`, rows of people, `versi`.
async fn post_struktur(Path((tahun, unsur)): Path<(i32, String)>, k: Kiriman) -> Response {
    k.jawab(&format!("{}/struktur/{unsur}", alamat(tahun)), async {
        let satu = Unsur::dari_kode(&unsur).ok_or(Galat::TidakAda)?;
        let (isi, letak) = isian_struktur(&k.isian);
        let hasil = struktur::simpan(&k.l, &k.pelaku, tahun, satu, k.isian.versi(), &isi).await;
        pada_baris(hasil, &letak)?;
        Ok(Beres::ke(format!("{}#s-{unsur}", alamat(tahun)), format!("{} disimpan.", satu.nama())))
    })
    .await
}

/// `POST /risiko/pengaturan/{tahun}/tutup`: `versi`.
async fn post_tutup(Path(tahun): Path<i32>, k: Kiriman) -> Response {
    k.jawab(&alamat(tahun), async {
        tahun::tutup(&k.l, &k.pelaku, tahun, k.isian.versi()).await?;
        Ok(Beres::ke(alamat(tahun), format!("Register risiko {tahun} ditutup.")))
    })
    .await
}

/// `POST /risiko/pengaturan/{tahun}/buka`: `alasan`, `versi`.
async fn post_buka(Path(tahun): Path<i32>, k: Kiriman) -> Response {
    k.jawab(&format!("{}/buka", alamat(tahun)), async {
        tahun::buka_kembali(&k.l, &k.pelaku, tahun, k.isian.versi(), k.isian.teks("alasan")).await?;
        Ok(Beres::ke(alamat(tahun), format!("Register risiko {tahun} dibuka kembali.")))
    })
    .await
}

/// `POST /risiko/pendampingan`: `kantor`, `tahun`, `tanggal`, `saran`.
async fn post_pendampingan(k: Kiriman) -> Response {
    let tahun = k.isian.angka("tahun").and_then(|t| i32::try_from(t).ok()).unwrap_or_default();
    k.jawab(&pendampingan_alamat(tahun), async {
        let kantor = k.isian.angka("kantor").ok_or_else(|| Galat::isian("kantor", "Pilih Perangkat Daerah."))?;
        let isi = super::dari_isian!(IsianPendampingan, k.isian; tanggal, saran);
        pendampingan::create(&k.l, &k.pelaku, kantor, tahun, &isi).await?;
        Ok(Beres::ke(pendampingan_alamat(tahun), "Pendampingan dicatat."))
    })
    .await
}

/// `POST /risiko/pendampingan/{id}`: `tindak_lanjut`, `tanggal`, `tahun`, `versi`.
async fn post_tindak_lanjut(Path(id): Path<i64>, k: Kiriman) -> Response {
    let tahun = k.isian.angka("tahun").and_then(|t| i32::try_from(t).ok()).unwrap_or_default();
    k.jawab(&format!("/risiko/pendampingan/{id}?tahun={tahun}"), async {
        let (teks, tanggal) = (k.isian.teks("tindak_lanjut"), k.isian.teks("tanggal"));
        pendampingan::tindak_lanjut(&k.l, &k.pelaku, id, k.isian.versi(), teks, tanggal).await?;
        Ok(Beres::ke(pendampingan_alamat(tahun), "Tindak lanjut dicatat."))
    })
    .await
}

fn alamat(tahun: i32) -> String {
    format!("/risiko/pengaturan/{tahun}")
}

fn pendampingan_alamat(tahun: i32) -> String {
    format!("/risiko/pendampingan?tahun={tahun}")
}

/// `kemungkinan_<k>`, `dampak_<d>`, `besaran_<k>_<d>`, `level_nama_<n>`, `level_maks_<n>`, `level_warna_<n>`.
fn isian_matriks(isian: &Isian) -> IsianMatriks {
    let banyak = |nama: &str| usize::try_from(isian.angka(nama).unwrap_or(0)).unwrap_or(0).min(LEVEL_MAKS + 1);
    let (tinggi, lebar) = (banyak("k"), banyak("d"));
    let teks = |nama: String| isian.teks(&nama).to_owned();
    IsianMatriks {
        kemungkinan: (1..=tinggi).map(|k| teks(format!("kemungkinan_{k}"))).collect(),
        dampak: (1..=lebar).map(|d| teks(format!("dampak_{d}"))).collect(),
        besaran: (1..=tinggi)
            .map(|k| (1..=lebar).map(|d| teks(format!("besaran_{k}_{d}")).trim().parse().ok()).collect())
            .collect(),
        level: (1..=banyak("l"))
            .map(|n| IsianLevel {
                nama: teks(format!("level_nama_{n}")),
                maks: teks(format!("level_maks_{n}")).trim().parse().ok(),
                warna: teks(format!("level_warna_{n}")),
            })
            .collect(),
    }
}

fn isian_pedoman(isian: &Isian) -> IsianPedoman {
    super::dari_isian!(
        IsianPedoman, isian; pedoman_judul, pedoman_nomor, pedoman_tahun, sni_nomor, sni_tahun, standar_lain, tanpa_sni,
        rencana_nomor, rencana_tanggal, pengampu, selang
    )
}

/// The people of a body, and the places of their rows on the page.
pub(super) fn isian_struktur(isian: &Isian) -> (IsianStruktur, Vec<usize>) {
    let semua = baris(isian, ["nama", "kedudukan", "nip", "jabatan"]);
    let (letak, isi) = terisi(semua);
    let pelaksana = isi
        .into_iter()
        .map(|[nama, kedudukan, nip, jabatan]| IsianPelaksana { kedudukan, nama, nip, jabatan })
        .collect();
    let ambil = |nama: &str| isian.teks(nama).to_owned();
    let isi =
        IsianStruktur { keputusan: ambil("keputusan"), nomor: ambil("nomor"), tanggal: ambil("tanggal"), pelaksana };
    (isi, letak)
}
