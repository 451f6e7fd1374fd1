//! Records of every register: forms, steps, documents, views, suggestions.

use axum::{
    Json,
    extract::{DefaultBodyLimit, Multipart, Path, Query},
    response::{IntoResponse, Response},
    routing::{MethodRouter, get, post},
};
use domain::register::{self, Register, tahap::Langkah};
use serde::Deserialize;
use services::{
    Galat, Hasil,
    arsitektur::rujukan,
    register::{
        self as layanan, Formulir,
        lampiran::{self, IsianDokumen},
        pandangan,
    },
};

use super::unggahan;
use crate::{
    jawaban::{Beres, jalur_lokal},
    keadaan::Keadaan,
    kiriman::{Isian, Kiriman, Pengirim},
};

/// Names offered while a person types.
const SARAN: u64 = 20;

/// Method, path and handler of every route of this capability.
pub fn daftar(batas_unggah: usize) -> Vec<(&'static str, &'static str, MethodRouter<Keadaan>)> {
    let besar = DefaultBodyLimit::max(batas_unggah);
    vec![
        ("POST", "/register/{kode}", post(post_tambah)),
        ("GET", "/register/{kode}/cari", get(get_saran)),
        ("POST", "/register/{kode}/pandangan", post(post_pandangan)),
        ("POST", "/register/{kode}/pandangan/{pandangan}/hapus", post(post_hapus_pandangan)),
        ("POST", "/register/{kode}/{id}", post(post_ubah)),
        ("POST", "/register/{kode}/{id}/langkah", post(post_langkah)),
        ("POST", "/register/{kode}/{id}/arsipkan", post(post_arsipkan)),
        ("POST", "/register/{kode}/{id}/aktifkan", post(post_aktifkan)),
        ("POST", "/register/{kode}/{id}/kembalikan", post(post_kembalikan)),
        ("POST", "/register/{kode}/{id}/lampiran", post(post_lampiran).layer(besar)),
        ("POST", "/register/{kode}/{id}/lampiran/{lampiran}/lepas", post(post_lepas)),
        ("POST", "/register/{kode}/{id}/bukti/{bukti}/lampirkan", post(post_lampirkan)),
        ("GET", "/rujukan/{awalan}/cari", get(get_rujukan)),
    ]
}

/// `POST /register/{kode}`: the fields of a new record.
async fn post_tambah(Path(kode): Path<String>, k: Kiriman) -> Response {
    k.jawab(&format!("/register/{kode}/baru"), async {
        let r = cari(&kode)?;
        let id = layanan::create(&k.l, &k.pelaku, r, Formulir(&k.isian.0)).await?;
        Ok(Beres::ke(alamat(&kode, id), format!("{} ditambahkan.", r.nama)))
    })
    .await
}

/// `POST /register/{kode}/{id}`: the fields, `versi`; `pilih_<field>=lain` keeps what another person made of a field.
async fn post_ubah(Path((kode, id)): Path<(String, i64)>, k: Kiriman) -> Response {
    let isian = terpilih(&k.isian);
    k.jawab_dengan(&format!("{}/ubah", alamat(&kode, id)), &isian, async {
        layanan::update(&k.l, &k.pelaku, cari(&kode)?, id, isian.versi(), Formulir(&isian.0)).await?;
        Ok(Beres::ke(alamat(&kode, id), "Perubahan tersimpan."))
    })
    .await
}

/// `POST /register/{kode}/{id}/langkah`: `langkah`, `alasan`, `versi`.
async fn post_langkah(Path((kode, id)): Path<(String, i64)>, k: Kiriman) -> Response {
    k.jawab(&alamat(&kode, id), async {
        let langkah = Langkah::dari_kode(k.isian.teks("langkah"))
            .ok_or_else(|| Galat::Ditolak("Langkah ini tidak dikenal. Muat ulang halaman.".into()))?;
        let alasan = k.isian.teks("alasan");
        layanan::langkahkan(&k.l, &k.pelaku, cari(&kode)?, id, k.isian.versi(), langkah, alasan).await?;
        Ok(Beres::ke(alamat(&kode, id), format!("{}.", langkah.lampau())))
    })
    .await
}

/// `POST /register/{kode}/{id}/arsipkan`: `versi`.
async fn post_arsipkan(Path((kode, id)): Path<(String, i64)>, k: Kiriman) -> Response {
    k.jawab(&alamat(&kode, id), async {
        layanan::archive(&k.l, &k.pelaku, cari(&kode)?, id, k.isian.versi()).await?;
        Ok(Beres::ke(alamat(&kode, id), "Catatan diarsipkan."))
    })
    .await
}

/// `POST /register/{kode}/{id}/aktifkan`: `versi`.
async fn post_aktifkan(Path((kode, id)): Path<(String, i64)>, k: Kiriman) -> Response {
    k.jawab(&alamat(&kode, id), async {
        layanan::restore(&k.l, &k.pelaku, cari(&kode)?, id, k.isian.versi()).await?;
        Ok(Beres::ke(alamat(&kode, id), "Catatan dikeluarkan dari arsip."))
    })
    .await
}

/// `POST /register/{kode}/{id}/kembalikan`: `urutan` of the trail, `bidang` for one field alone, `versi`.
async fn post_kembalikan(Path((kode, id)): Path<(String, i64)>, k: Kiriman) -> Response {
    k.jawab(&alamat(&kode, id), async {
        let bidang = Some(k.isian.teks("bidang")).filter(|kode| !kode.is_empty());
        let urutan = k.isian.angka("urutan").ok_or(Galat::TidakAda)?;
        layanan::kembalikan(&k.l, &k.pelaku, cari(&kode)?, id, k.isian.versi(), urutan, bidang).await?;
        Ok(Beres::ke(alamat(&kode, id), "Isi lama dikembalikan."))
    })
    .await
}

/// `POST /register/{kode}/{id}/lampiran`: multipart with `berkas` (several), `dokumen`, `tanggal`.
async fn post_lampiran(p: Pengirim, Path((kode, id)): Path<(String, i64)>, multipart: Multipart) -> Response {
    p.jawab_dengan(&alamat(&kode, id), &Isian::default(), async {
        let r = cari(&kode)?;
        lampiran::boleh_unggah(&p.l, &p.pelaku, r, id).await?;
        let mut unggahan = unggahan::baca(multipart, p.l.batas_unggah).await?;
        let berkas = std::mem::take(&mut unggahan.berkas);
        let isian = IsianDokumen { dokumen: unggahan.teks("dokumen"), tanggal: unggahan.teks("tanggal") };
        let jumlah = lampiran::unggah(&p.l, &p.pelaku, r, id, berkas, isian).await?;
        Ok(Beres::ke(format!("{}#dokumen-judul", alamat(&kode, id)), format!("{jumlah} dokumen dilampirkan.")))
    })
    .await
}

/// `POST /register/{kode}/{id}/lampiran/{lampiran}/lepas`.
async fn post_lepas(Path((kode, id, lampiran)): Path<(String, i64, i64)>, k: Kiriman) -> Response {
    let ke = alamat(&kode, id);
    k.jawab(&ke, async {
        lampiran::lepas(&k.l, &k.pelaku, cari(&kode)?, id, lampiran).await?;
        Ok(Beres::ke(format!("{ke}#dokumen-judul"), "Dokumen dilepas. Berkasnya tetap ada pada berkas yang sudah ada."))
    })
    .await
}

/// `POST /register/{kode}/{id}/bukti/{bukti}/lampirkan`: `dokumen`, `tanggal`.
async fn post_lampirkan(Path((kode, id, bukti)): Path<(String, i64, i64)>, k: Kiriman) -> Response {
    let ke = alamat(&kode, id);
    k.jawab(&ke, async {
        let dokumen = IsianDokumen { dokumen: k.isian.teks("dokumen"), tanggal: k.isian.teks("tanggal") };
        lampiran::lampirkan(&k.l, &k.pelaku, cari(&kode)?, id, bukti, dokumen).await?;
        Ok(Beres::ke(format!("{ke}#dokumen-judul"), "Dokumen dilampirkan."))
    })
    .await
}

/// `POST /register/{kode}/pandangan`: `nama_pandangan`, `kueri`.
async fn post_pandangan(Path(kode): Path<String>, k: Kiriman) -> Response {
    let (nama, kueri) = (k.isian.teks("nama_pandangan"), k.isian.teks("kueri"));
    let ke = format!("/register/{kode}?{kueri}");
    let ke = jalur_lokal(ke.trim_end_matches('?')).unwrap_or("/register").to_owned();
    k.jawab(&ke, async {
        pandangan::simpan(&k.l, &k.pelaku, cari(&kode)?, nama, kueri).await?;
        Ok(Beres::ke(ke.clone(), "Tampilan tersimpan."))
    })
    .await
}

/// `POST /register/{kode}/pandangan/{pandangan}/hapus`.
async fn post_hapus_pandangan(Path((kode, id)): Path<(String, i64)>, k: Kiriman) -> Response {
    let ke = format!("/register/{kode}");
    k.jawab(&ke, async {
        pandangan::hapus(&k.l, &k.pelaku, cari(&kode)?, id).await?;
        Ok(Beres::ke(ke.clone(), "Tampilan dihapus."))
    })
    .await
}

/// What was typed so far.
#[derive(Debug, Default, Deserialize)]
struct Kata {
    #[serde(default)]
    q: String,
}

/// `GET /register/{kode}/cari?q=`: records by number or name as `APL-0007 · Nama`, as JSON.
async fn get_saran(p: Pengirim, Path(kode): Path<String>, Query(kata): Query<Kata>) -> Response {
    let hasil = async {
        let r = cari(&kode)?;
        layanan::akses(&p.pelaku, r)?;
        layanan::cari(&p.l, &p.pelaku, &[r.kode], &kata.q, SARAN).await
    };
    match hasil.await {
        Ok(ada) => Json(ada.iter().map(|c| c.sebutan()).collect::<Vec<_>>()).into_response(),
        Err(galat) => p.asal.galat(&galat),
    }
}

/// `GET /rujukan/{awalan}/cari?q=`: codes of a reference taxonomy as `RAB.01.02 · Nama`, as JSON.
async fn get_rujukan(p: Pengirim, Path(awalan): Path<String>, Query(kata): Query<Kata>) -> Response {
    match rujukan::cari(&p.l, &p.pelaku, &awalan, &kata.q, usize::try_from(SARAN).unwrap_or_default()).await {
        Ok(ada) => Json(ada.iter().map(rujukan::Kode::sebutan).collect::<Vec<_>>()).into_response(),
        Err(galat) => p.asal.galat(&galat),
    }
}

/// Without the fields whose other version was chosen: what a form does not send stays what it is.
fn terpilih(isian: &Isian) -> Isian {
    let lain: Vec<String> = isian
        .0
        .iter()
        .filter(|(_, nilai)| nilai == "lain")
        .filter_map(|(nama, _)| nama.strip_prefix("pilih_").map(str::to_owned))
        .collect();
    let pilihan = |nama: &str| nama.starts_with("pilih_") || lain.iter().any(|kode| kode == nama);
    Isian(isian.0.iter().filter(|(nama, _)| !pilihan(nama)).cloned().collect())
}

fn cari(kode: &str) -> Hasil<&'static Register> {
    register::cari(kode).ok_or(Galat::TidakAda)
}

fn alamat(kode: &str, id: i64) -> String {
    format!("/register/{kode}/{id}")
}
