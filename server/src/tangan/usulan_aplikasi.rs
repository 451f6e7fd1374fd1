//! Proposals to build or change an application: forms, documents, letters.

use std::collections::BTreeMap;

use axum::{
    extract::{DefaultBodyLimit, Multipart, Path},
    response::Response,
    routing::{MethodRouter, get, post},
};
use domain::aplikasi::usulan::surat::SuratUsulan;
use reports::Identitas;
use services::{
    Galat, Hasil, Layanan,
    aplikasi::usulan::{self, IsianKeputusan, IsianMulai, IsianUsulan},
    penandatangan::lambang,
};

use super::unggahan;
use crate::{
    jawaban::Beres,
    keadaan::Keadaan,
    kiriman::{Isian, Kiriman, Pengirim, Unduhan},
};

const UTAMA: &str = "/usulan-aplikasi";

/// Method, path and handler of every route of this capability.
pub fn daftar(batas_unggah: usize) -> Vec<(&'static str, &'static str, MethodRouter<Keadaan>)> {
    let besar = DefaultBodyLimit::max(batas_unggah);
    vec![
        ("POST", "/usulan-aplikasi", post(post_buat)),
        ("POST", "/usulan-aplikasi/{id}", post(post_ubah)),
        ("POST", "/usulan-aplikasi/{id}/dokumen", post(post_dokumen).layer(besar)),
        ("POST", "/usulan-aplikasi/{id}/dokumen/lepas", post(post_lepas)),
        ("POST", "/usulan-aplikasi/{id}/kemiripan", post(post_kemiripan)),
        ("POST", "/usulan-aplikasi/{id}/tarik", post(post_tarik)),
        ("POST", "/usulan-aplikasi/{id}/perbaiki", post(post_perbaiki)),
        ("POST", "/usulan-aplikasi/{id}/verifikasi", post(post_verifikasi)),
        ("POST", "/usulan-aplikasi/{id}/setujui", post(post_setujui)),
        ("POST", "/usulan-aplikasi/{id}/tolak", post(post_tolak)),
        ("POST", "/usulan-aplikasi/{id}/mulai", post(post_mulai)),
        ("GET", "/usulan-aplikasi/{id}/surat/{berkas}", get(get_surat)),
    ]
}

/// `POST /usulan-aplikasi`: the fields of [`isian`].
async fn post_buat(k: Kiriman) -> Response {
    k.jawab("/usulan-aplikasi/baru", async {
        let id = usulan::create(&k.l, &k.pelaku, &isian(&k.isian)).await?;
        Ok(Beres::ke(alamat(id), "Usulan disimpan sebagai draf. Lengkapi isi dan dokumennya, lalu ajukan."))
    })
    .await
}

/// `POST /usulan-aplikasi/{id}`: the same fields, the texts that are asked, `versi`.
async fn post_ubah(Path(id): Path<i64>, k: Kiriman) -> Response {
    k.jawab(&format!("{}/ubah", alamat(id)), async {
        usulan::update(&k.l, &k.pelaku, id, k.isian.versi(), &isian(&k.isian)).await?;
        Ok(Beres::ke(alamat(id), "Usulan diperbarui."))
    })
    .await
}

/// `POST /usulan-aplikasi/{id}/dokumen`: multipart with `berkas` (several), `butir` (several), `versi`.
async fn post_dokumen(Path(id): Path<i64>, p: Pengirim, multipart: Multipart) -> Response {
    let dibaca = unggahan::baca(multipart, p.l.batas_unggah).await;
    let (isian, berkas) = match dibaca {
        Ok(u) => (Isian(u.isian), Ok(u.berkas)),
        Err(galat) => (Isian::default(), Err(galat)),
    };
    p.jawab_dengan(&alamat(id), &isian, async {
        usulan::lampirkan(&p.l, &p.pelaku, id, isian.versi(), &isian.semua("butir"), berkas?).await?;
        Ok(Beres::ke(alamat(id), "Dokumen dilampirkan."))
    })
    .await
}

/// `POST /usulan-aplikasi/{id}/dokumen/lepas`: `bukti`, `versi`.
async fn post_lepas(Path(id): Path<i64>, k: Kiriman) -> Response {
    k.jawab(&alamat(id), async {
        let bukti = k.isian.angka("bukti").ok_or(Galat::TidakAda)?;
        usulan::lepas(&k.l, &k.pelaku, id, k.isian.versi(), bukti).await?;
        Ok(Beres::ke(alamat(id), "Dokumen dilepas dari usulan. Berkasnya tetap tersimpan."))
    })
    .await
}

/// `POST /usulan-aplikasi/{id}/kemiripan`: `alasan_<aplikasi>` (several), `aksi` (`simpan` or `ajukan`), `versi`.
async fn post_kemiripan(Path(id): Path<i64>, k: Kiriman) -> Response {
    k.jawab(&format!("{}/kemiripan", alamat(id)), async {
        let (jawaban, versi) = (alasan(&k.isian), k.isian.versi());
        if k.isian.teks("aksi") == "ajukan" {
            usulan::ajukan(&k.l, &k.pelaku, id, versi, &jawaban).await?;
            return Ok(Beres::ke(alamat(id), format!("Usulan diajukan kepada {}.", k.l.profil.sebutan.dinas)));
        }
        usulan::jawab(&k.l, &k.pelaku, id, versi, &jawaban).await?;
        Ok(Beres::ke(format!("{}/kemiripan", alamat(id)), "Alasan disimpan."))
    })
    .await
}

/// `POST /usulan-aplikasi/{id}/tarik`: `versi`.
async fn post_tarik(Path(id): Path<i64>, k: Kiriman) -> Response {
    k.jawab(&alamat(id), async {
        usulan::tarik(&k.l, &k.pelaku, id, k.isian.versi()).await?;
        Ok(Beres::ke(alamat(id), "Usulan ditarik."))
    })
    .await
}

/// `POST /usulan-aplikasi/{id}/perbaiki`: `versi`.
async fn post_perbaiki(Path(id): Path<i64>, k: Kiriman) -> Response {
    k.jawab(&alamat(id), async {
        usulan::perbaiki(&k.l, &k.pelaku, id, k.isian.versi()).await?;
        Ok(Beres::ke(alamat(id), "Usulan dibuka untuk diperbaiki. Jawaban dan dokumennya tetap ada."))
    })
    .await
}

/// `POST /usulan-aplikasi/{id}/verifikasi`: `verifikasi`, `versi`.
async fn post_verifikasi(Path(id): Path<i64>, k: Kiriman) -> Response {
    k.jawab(&putuskan(id), async {
        usulan::verifikasi(&k.l, &k.pelaku, id, k.isian.versi(), k.isian.teks("verifikasi")).await?;
        Ok(Beres::ke(putuskan(id), "Hasil verifikasi dicatat. Putuskan usulan ini."))
    })
    .await
}

/// `POST /usulan-aplikasi/{id}/setujui`: `nomor`, `tanggal`, `berlaku_sampai`, `uraian`, `setuju_*`, `versi`.
async fn post_setujui(Path(id): Path<i64>, k: Kiriman) -> Response {
    k.jawab(&format!("{}?hasil=setuju", putuskan(id)), async {
        usulan::setujui(&k.l, &k.pelaku, id, k.isian.versi(), &keputusan(&k.isian)).await?;
        Ok(Beres::ke(alamat(id), "Usulan disetujui. Surat rekomendasi dapat diunduh."))
    })
    .await
}

/// `POST /usulan-aplikasi/{id}/tolak`: `nomor`, `tanggal`, `uraian`, `versi`.
async fn post_tolak(Path(id): Path<i64>, k: Kiriman) -> Response {
    k.jawab(&format!("{}?hasil=tolak", putuskan(id)), async {
        usulan::tolak(&k.l, &k.pelaku, id, k.isian.versi(), &keputusan(&k.isian)).await?;
        Ok(Beres::ke(alamat(id), "Usulan ditolak dengan saran. Surat penolakan dapat diunduh."))
    })
    .await
}

/// `POST /usulan-aplikasi/{id}/mulai`: `mulai`, `<butir>_nomor` and `<butir>_tanggal` of every letter, `versi`.
async fn post_mulai(Path(id): Path<i64>, k: Kiriman) -> Response {
    k.jawab(&alamat(id), async {
        usulan::mulai(&k.l, &k.pelaku, id, k.isian.versi(), &mulai(&k.isian)).await?;
        Ok(Beres::ke(alamat(id), "Mulai pembangunan dicatat."))
    })
    .await
}

/// `GET /usulan-aplikasi/{id}/surat/{berkas}`: the number of a decision with `.pdf`.
async fn get_surat(Path((id, berkas)): Path<(i64, String)>, p: Pengirim) -> Response {
    p.kirim(async {
        let keputusan = berkas.strip_suffix(".pdf").and_then(|id| id.parse().ok()).ok_or(Galat::TidakAda)?;
        cetak(&p.l, usulan::surat(&p.l, &p.pelaku, id, keputusan).await?).await
    })
    .await
}

/// The letter, rendered on a thread of its own.
async fn cetak(l: &Layanan, surat: SuratUsulan) -> Hasil<Unduhan> {
    let logo = match &surat.lambang {
        Some(sha256) => Some(lambang::isi(l, sha256).await?.to_vec()),
        None => None,
    };
    let nama = format!("{} {}.pdf", surat.sebutan(), surat.nama);
    let bawaan = Identitas::dari_profil(&l.profil);
    // The Dinas writes under its own name; the address below it in the profil is that of another office.
    let kop = bawaan.kop.iter().take(1).cloned().chain([l.profil.sebutan.dinas_lengkap.to_uppercase()]).collect();
    let identitas = Identitas { logo, kop, ..bawaan };
    let kerja = move || reports::surat_usulan(&surat, &identitas);
    let isi = tokio::task::spawn_blocking(kerja).await.map_err(Galat::internal)?.map_err(Galat::internal)?;
    Ok(Unduhan::simpan(nama, "application/pdf", isi))
}

/// The answers about similar applications, by their number.
fn alasan(borang: &Isian) -> BTreeMap<i64, String> {
    let satu = |(nama, isi): &(String, String)| Some((nama.strip_prefix("alasan_")?.parse().ok()?, isi.clone()));
    borang.0.iter().filter_map(satu).collect()
}

fn mulai(borang: &Isian) -> IsianMulai {
    let surat = borang.0.iter().filter_map(|(nama, nomor)| {
        let butir = nama.strip_suffix("_nomor")?;
        Some((butir.to_owned(), (nomor.clone(), borang.teks(&format!("{butir}_tanggal")).to_owned())))
    });
    IsianMulai { mulai: borang.teks("mulai").into(), surat: surat.collect() }
}

/// `perangkat_daerah`, `jenis`, `aplikasi`, `nama`, `fungsi`, `uraian`, `kode_rujukan`, `jenis_aplikasi`, `kode_tertutup`,
/// `dalam_rencana`, `rencana_mulai`; every other field is a text by its code.
fn isian(borang: &Isian) -> IsianUsulan {
    let ambil = |nama: &str| borang.teks(nama).to_owned();
    IsianUsulan {
        perangkat_daerah: borang.angka("perangkat_daerah"),
        jenis: ambil("jenis"),
        aplikasi: ambil("aplikasi"),
        nama: ambil("nama"),
        fungsi: ambil("fungsi"),
        uraian: ambil("uraian"),
        kode_rujukan: ambil("kode_rujukan"),
        jenis_aplikasi: ambil("jenis_aplikasi"),
        kode_tertutup: borang.teks("kode_tertutup") == "1",
        dalam_rencana: borang.teks("dalam_rencana") == "1",
        rencana_mulai: ambil("rencana_mulai"),
        jawaban: borang.0.iter().cloned().collect(),
    }
}

fn keputusan(borang: &Isian) -> IsianKeputusan {
    let ambil = |nama: &str| borang.teks(nama).to_owned();
    IsianKeputusan {
        nomor: ambil("nomor"),
        tanggal: ambil("tanggal"),
        berlaku_sampai: ambil("berlaku_sampai"),
        uraian: ambil("uraian"),
        pernyataan: borang.0.iter().filter(|(_, nilai)| nilai == "1").map(|(nama, _)| nama.clone()).collect(),
    }
}

fn alamat(id: i64) -> String {
    format!("{UTAMA}/{id}")
}

fn putuskan(id: i64) -> String {
    format!("{UTAMA}/{id}/putuskan")
}
