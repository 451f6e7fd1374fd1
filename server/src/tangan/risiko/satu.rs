//! One risk: its form, its steps, escalation, links, the archive.

use axum::{
    extract::Path,
    response::Response,
    routing::{MethodRouter, post},
};
use domain::risiko::{alur::Perbuatan, tautan::REGISTER};
use services::{
    Galat, Hasil,
    risiko::{
        alur,
        eskalasi::{self, IsianPutusan},
        simpan::{self, IsianRisiko},
        tautan,
    },
};

use super::alamat;
use crate::{
    jawaban::Beres,
    keadaan::Keadaan,
    kiriman::{Isian, Kiriman},
};

pub fn daftar() -> Vec<(&'static str, &'static str, MethodRouter<Keadaan>)> {
    vec![
        ("POST", "/risiko/register/{rid}/risiko", post(post_buat)),
        ("POST", "/risiko/{id}", post(post_ubah)),
        ("POST", "/risiko/{id}/arsipkan", post(post_arsipkan)),
        ("POST", "/risiko/{id}/aktifkan", post(post_aktifkan)),
        ("POST", "/risiko/{id}/langkah/{perbuatan}", post(post_langkah)),
        ("POST", "/risiko/{id}/eskalasi", post(post_eskalasi)),
        ("POST", "/risiko/{id}/putusan", post(post_putusan)),
        ("POST", "/risiko/{id}/kaitan", post(post_kaitkan)),
        ("POST", "/risiko/{id}/kaitan/{tid}/lepas", post(post_lepas)),
    ]
}

/// `POST /risiko/register/{rid}/risiko`: the fields of [`isian`].
async fn post_buat(Path(rid): Path<i64>, k: Kiriman) -> Response {
    k.jawab(&format!("/risiko/register/{rid}/baru"), async {
        let id = simpan::create(&k.l, &k.pelaku, rid, &isian(&k.isian)).await?;
        Ok(Beres::ke(alamat(id), "Risiko disimpan sebagai draf. Tambahkan rencana penanganannya, lalu ajukan."))
    })
    .await
}

/// `POST /risiko/{id}`: the same fields, `versi`; `pilih_<field>=lain` keeps what another person made of a field.
async fn post_ubah(Path(id): Path<i64>, k: Kiriman) -> Response {
    k.jawab(&format!("{}/ubah", alamat(id)), async {
        simpan::update(&k.l, &k.pelaku, id, k.isian.versi(), &isian(&k.isian)).await?;
        Ok(Beres::ke(alamat(id), "Risiko diperbarui."))
    })
    .await
}

/// `POST /risiko/{id}/arsipkan`: `alasan`, `versi`.
async fn post_arsipkan(Path(id): Path<i64>, k: Kiriman) -> Response {
    k.jawab(&format!("{}/arsipkan", alamat(id)), async {
        simpan::archive(&k.l, &k.pelaku, id, k.isian.versi(), k.isian.teks("alasan")).await?;
        Ok(Beres::ke(alamat(id), "Risiko diarsipkan."))
    })
    .await
}

/// `POST /risiko/{id}/aktifkan`: `versi`.
async fn post_aktifkan(Path(id): Path<i64>, k: Kiriman) -> Response {
    k.jawab(&alamat(id), async {
        simpan::restore(&k.l, &k.pelaku, id, k.isian.versi()).await?;
        Ok(Beres::ke(alamat(id), "Risiko dikeluarkan dari arsip."))
    })
    .await
}

/// `POST /risiko/{id}/langkah/{perbuatan}`: `catatan`, `versi`.
async fn post_langkah(Path((id, perbuatan)): Path<(i64, String)>, k: Kiriman) -> Response {
    let langkah = Perbuatan::dari_kode(&perbuatan).filter(|p| *p != Perbuatan::Isi);
    k.jawab(&asal_langkah(id, langkah), async {
        let langkah = langkah.ok_or(Galat::TidakAda)?;
        alur::lakukan(&k.l, &k.pelaku, id, k.isian.versi(), langkah, k.isian.teks("catatan")).await?;
        Ok(Beres::ke(alamat(id), format!("{}.", langkah.lampau())))
    })
    .await
}

/// `POST /risiko/{id}/eskalasi`: `alasan`, `versi`.
async fn post_eskalasi(Path(id): Path<i64>, k: Kiriman) -> Response {
    k.jawab(&format!("{}/eskalasi", alamat(id)), async {
        eskalasi::ajukan(&k.l, &k.pelaku, id, k.isian.versi(), k.isian.teks("alasan")).await?;
        Ok(Beres::ke(alamat(id), "Risiko dieskalasi. Putusannya dicatat di halaman ini."))
    })
    .await
}

/// `POST /risiko/{id}/putusan`: `putusan`, `nomor`, `tanggal`, `catatan`, `versi`.
async fn post_putusan(Path(id): Path<i64>, k: Kiriman) -> Response {
    k.jawab(&format!("{}/putusan", alamat(id)), async {
        let isi = super::dari_isian!(IsianPutusan, k.isian; putusan, nomor, tanggal, catatan);
        eskalasi::putus(&k.l, &k.pelaku, id, k.isian.versi(), &isi).await?;
        Ok(Beres::ke(alamat(id), "Putusan dicatat."))
    })
    .await
}

/// `POST /risiko/{id}/kaitan`: `catatan_<register>` (one of them), `versi`.
async fn post_kaitkan(Path(id): Path<i64>, k: Kiriman) -> Response {
    let kembali = format!("{}/kaitan", alamat(id));
    k.jawab(&kembali, async {
        let (bidang, sebutan) = dikaitkan(&k.isian)?;
        let hasil = tautan::tambah(&k.l, &k.pelaku, id, k.isian.versi(), &sebutan).await;
        pada_bidang(hasil, &bidang)?;
        Ok(Beres::ke(kembali.clone(), "Kaitan ditambahkan."))
    })
    .await
}

/// `POST /risiko/{id}/kaitan/{tid}/lepas`: `versi`.
async fn post_lepas(Path((id, tid)): Path<(i64, i64)>, k: Kiriman) -> Response {
    let kembali = format!("{}/kaitan", alamat(id));
    k.jawab(&kembali, async {
        tautan::lepas(&k.l, &k.pelaku, tid, k.isian.versi()).await?;
        Ok(Beres::ke(kembali.clone(), "Kaitan dilepas."))
    })
    .await
}

/// Where a step was asked for: its own page with a remark, else a button on the page of the risk.
fn asal_langkah(id: i64, langkah: Option<Perbuatan>) -> String {
    match langkah {
        Some(p) if p.boleh_catatan() => format!("{}/langkah/{}", alamat(id), p.kode()),
        _ => alamat(id),
    }
}

/// The field of the link that was filled in, and what stands in it.
fn dikaitkan(isian: &Isian) -> Hasil<(String, String)> {
    REGISTER
        .iter()
        .map(|kode| format!("catatan_{kode}"))
        .map(|bidang| (isian.teks(&bidang).trim().to_owned(), bidang))
        .find(|(teks, _)| !teks.is_empty())
        .map(|(teks, bidang)| (bidang, teks))
        .ok_or_else(|| Galat::isian(format!("catatan_{}", REGISTER[0]), "Pilih satu catatan untuk dikaitkan."))
}

/// The errors of a form with one field, beside the field that was filled in.
fn pada_bidang<T>(hasil: Hasil<T>, bidang: &str) -> Hasil<T> {
    hasil.map_err(|galat| match galat {
        Galat::Isian(mut daftar) => {
            for satu in &mut daftar {
                bidang.clone_into(&mut satu.bidang);
            }
            Galat::Isian(daftar)
        }
        lain => lain,
    })
}

fn isian(isian: &Isian) -> IsianRisiko {
    super::dari_isian!(IsianRisiko, isian; sasaran, jenis, kejadian, penyebab, kategori, dampak, area, pengendalian, kemungkinan,
        level_dampak, penjelasan_kemungkinan, penjelasan_dampak, keputusan, alasan_keputusan, pertimbangan, pemilik)
}
