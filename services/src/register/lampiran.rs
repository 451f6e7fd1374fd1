//! Documents of a record: uploaded or picked from what is there, taken off again. The file itself is evidence like any
//! other (`bukti`), kept once by its hash; who reads the record opens it.

use std::collections::BTreeSet;

use bytes::Bytes;
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    register::{self, Keterlihatan, Register},
    waktu,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, Query},
};
use serde_json::{Value, json};

use super::{
    Akses, Rekaman,
    akses::{akses_untuk, boleh_ubah},
    entitas::{catatan, lampiran},
    simpan::{buka, catat, terlihat},
};
use crate::{
    Galat, Hasil, Layanan, Pelaku,
    bukti::{self, Bukti},
};

/// A document as the record's page lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lampiran {
    pub id: i64,
    pub bukti_id: i64,
    /// Name of the file.
    pub nama: String,
    /// Bytes.
    pub ukuran: i64,
    /// Code of what it is, one of [`jenis_dokumen`]; empty for any other.
    pub dokumen: String,
    /// The date on the document.
    pub tanggal: Option<NaiveDate>,
    pub dibuat: DateTime<Utc>,
    pub dibuat_oleh: String,
}

/// A document that records of a register must be accompanied by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JenisDokumen {
    pub kode: String,
    pub nama: String,
    /// `KALBAR Pasal 19 ayat (10)`.
    pub pasal: String,
}

/// What a person says about a document they attach, as typed.
#[derive(Clone, Copy, Debug, Default)]
pub struct IsianDokumen<'a> {
    pub dokumen: &'a str,
    pub tanggal: &'a str,
}

/// The documents that the profil asks of this register, in the order of the rule.
#[must_use]
pub fn jenis_dokumen(l: &Layanan, r: &Register) -> Vec<JenisDokumen> {
    let untuk_ini = l.profil.dokumen_wajib.iter().filter(|d| d.objek == r.kode);
    untuk_ini
        .flat_map(|d| {
            let pasal = format!("{} Pasal {}", d.dasar, d.pasal.tertulis());
            d.butir.iter().map(move |b| JenisDokumen {
                kode: format!("{}.{}", d.kode, b.kode),
                nama: b.nama.clone(),
                pasal: pasal.clone(),
            })
        })
        .collect()
}

/// Passes only those who may attach documents to this record now; uploads ask it before taking the file.
///
/// # Errors
/// [`Galat::TidakAda`], [`Galat::Dilarang`], [`Galat::Ditolak`].
pub async fn boleh_unggah(l: &Layanan, pelaku: &Pelaku, r: &'static Register, id: i64) -> Hasil<()> {
    dapat_diubah(&l.db, pelaku, r, id).await.map(drop)
}

/// Takes files in and attaches them; answers how many.
///
/// # Errors
/// [`Galat::TidakAda`], [`Galat::Dilarang`], [`Galat::Ditolak`] while the record is examined or archived,
/// [`Galat::Isian`] on `berkas`, `dokumen`, `tanggal`, [`Galat::TerlaluBesar`].
pub async fn unggah(
    l: &Layanan,
    pelaku: &Pelaku,
    r: &'static Register,
    id: i64,
    berkas: Vec<(String, Bytes)>,
    isian: IsianDokumen<'_>,
) -> Hasil<usize> {
    let rekaman = dapat_diubah(&l.db, pelaku, r, id).await?;
    baca(l, r, isian)?;
    if berkas.is_empty() {
        return Err(Galat::isian("berkas", "Pilih berkas yang akan diunggah."));
    }
    let jumlah = berkas.len();
    for (nama, isi) in berkas {
        let bukti = bukti::terima(l, pelaku, rekaman.kantor(), &nama, isi).await?;
        lampirkan(l, pelaku, r, id, bukti, isian).await?;
    }
    Ok(jumlah)
}

/// Attaches a file that is already there; attaching it twice as the same document changes nothing.
///
/// # Errors
/// [`Galat::TidakAda`] when the file is not for this person, [`Galat::Dilarang`], [`Galat::Ditolak`], [`Galat::Isian`].
pub async fn lampirkan(
    l: &Layanan,
    pelaku: &Pelaku,
    r: &'static Register,
    id: i64,
    bukti_id: i64,
    isian: IsianDokumen<'_>,
) -> Hasil<()> {
    let (dokumen, tanggal) = baca(l, r, isian)?;
    let tulis = l.tulis().await?;
    let rekaman = dapat_diubah(&tulis.tx, pelaku, r, id).await?;
    let berkas = bukti::get_dalam(&tulis.tx, bukti_id).await?.ok_or(Galat::TidakAda)?;
    if !bukti::boleh_buka(&tulis.tx, pelaku, &berkas).await? {
        return Err(Galat::TidakAda);
    }
    let sudah = lampiran::Entity::find()
        .filter(lampiran::Column::CatatanId.eq(id))
        .filter(lampiran::Column::BuktiId.eq(bukti_id))
        .filter(lampiran::Column::Dokumen.eq(&dokumen))
        .one(&tulis.tx)
        .await?;
    if sudah.is_some() {
        return Ok(());
    }
    let baris = lampiran::ActiveModel {
        catatan_id: Set(id),
        bukti_id: Set(bukti_id),
        dokumen: Set(dokumen.clone()),
        tanggal: Set(tanggal),
        dibuat: Set(l.kini()),
        dibuat_oleh: Set(pelaku.nama.clone()),
        ..Default::default()
    };
    lampiran::Entity::insert(baris).exec_without_returning(&tulis.tx).await?;
    let ubahan = (Value::Null, jejak_dokumen(l, r, &berkas, &dokumen, tanggal));
    catat(l, &tulis, pelaku, r, id, (&rekaman.butir, "Dokumen dilampirkan"), ubahan).await?;
    tulis.selesai().await
}

/// Takes a document off a record; the file itself stays.
///
/// # Errors
/// [`Galat::TidakAda`], [`Galat::Dilarang`], [`Galat::Ditolak`].
pub async fn lepas(l: &Layanan, pelaku: &Pelaku, r: &'static Register, id: i64, lampiran_id: i64) -> Hasil<()> {
    let tulis = l.tulis().await?;
    let rekaman = dapat_diubah(&tulis.tx, pelaku, r, id).await?;
    let baris = lampiran::Entity::find_by_id(lampiran_id)
        .filter(lampiran::Column::CatatanId.eq(id))
        .one(&tulis.tx)
        .await?
        .ok_or(Galat::TidakAda)?;
    let berkas = bukti::get_dalam(&tulis.tx, baris.bukti_id).await?.ok_or(Galat::TidakAda)?;
    lampiran::Entity::delete_by_id(lampiran_id).exec(&tulis.tx).await?;
    let ubahan = (jejak_dokumen(l, r, &berkas, &baris.dokumen, baris.tanggal), Value::Null);
    catat(l, &tulis, pelaku, r, id, (&rekaman.butir, "Dokumen dilepas"), ubahan).await?;
    tulis.selesai().await
}

/// Files that can be attached: what the person may pick from and is not attached yet, newest first.
///
/// # Errors
/// [`Galat::TidakAda`], [`Galat::Dilarang`], [`Galat::Ditolak`].
pub async fn pilihan(l: &Layanan, pelaku: &Pelaku, r: &'static Register, id: i64, cari: &str) -> Hasil<Vec<Bukti>> {
    dapat_diubah(&l.db, pelaku, r, id).await?;
    let terlampir: BTreeSet<i64> = list(&l.db, id).await?.into_iter().map(|d| d.bukti_id).collect();
    let ada = bukti::list(l, pelaku, cari, 100).await?;
    Ok(ada.into_iter().filter(|b| !terlampir.contains(&b.id)).collect())
}

/// The documents of a record in the order they came; the caller authorizes.
pub(super) async fn list<C: ConnectionTrait>(db: &C, id: i64) -> Hasil<Vec<Lampiran>> {
    let baris = lampiran::Entity::find()
        .filter(lampiran::Column::CatatanId.eq(id))
        .order_by_asc(lampiran::Column::Id)
        .all(db)
        .await?;
    let bukti_id: Vec<i64> = baris.iter().map(|b| b.bukti_id).collect();
    let berkas = bukti::get_banyak(db, &bukti_id).await?;
    Ok(baris
        .into_iter()
        .filter_map(|b| {
            let berkas = berkas.get(&b.bukti_id)?;
            Some(Lampiran {
                id: b.id,
                bukti_id: b.bukti_id,
                nama: berkas.nama.clone(),
                ukuran: berkas.ukuran,
                dokumen: b.dokumen,
                tanggal: b.tanggal,
                dibuat: b.dibuat,
                dibuat_oleh: b.dibuat_oleh,
            })
        })
        .collect())
}

/// Whether a file is a document of a record that this person sees: then it may be opened.
pub(crate) async fn terlampir_terlihat<C: ConnectionTrait>(db: &C, pelaku: &Pelaku, bukti_id: i64) -> Hasil<bool> {
    let pemakai =
        Query::select().column("catatan_id").from("lampiran").and_where(Expr::col("bukti_id").eq(bukti_id)).to_owned();
    let catatan: Vec<(String, Option<i64>, String)> = catatan::Entity::find()
        .select_only()
        .column(catatan::Column::Register)
        .column(catatan::Column::PerangkatDaerahId)
        .column(catatan::Column::Keterlihatan)
        .filter(Expr::col((catatan::Entity, catatan::Column::Id)).in_subquery(pemakai))
        .into_tuple()
        .all(db)
        .await?;
    Ok(catatan.into_iter().any(|(kode, kantor, keterlihatan)| {
        let Some(r) = register::cari(&kode) else { return false };
        match akses_untuk(pelaku, r.lihat) {
            Ok(Akses::Semua) => true,
            Ok(Akses::Kantor(milik)) => {
                Keterlihatan::dari_kode(&keterlihatan) != Keterlihatan::Kantor
                    || kantor.is_some_and(|id| milik.contains(&id))
            }
            Err(_) => false,
        }
    }))
}

/// The record, for somebody who may change what belongs to it now.
async fn dapat_diubah<C: ConnectionTrait>(db: &C, pelaku: &Pelaku, r: &'static Register, id: i64) -> Hasil<Rekaman> {
    let rekaman = terlihat(db, pelaku, r, id).await?;
    if !boleh_ubah(pelaku, r, rekaman.kantor()) {
        return Err(Galat::dilarang());
    }
    buka(r, &rekaman)?;
    Ok(rekaman)
}

fn baca(l: &Layanan, r: &Register, isian: IsianDokumen<'_>) -> Hasil<(String, Option<NaiveDate>)> {
    let dokumen = isian.dokumen.trim();
    if !dokumen.is_empty() && !jenis_dokumen(l, r).iter().any(|d| d.kode == dokumen) {
        return Err(Galat::isian("dokumen", "Pilih jenis dokumen dari daftar."));
    }
    let tanggal = waktu::baca_tanggal_opsional(isian.tanggal, "Tanggal dokumen")
        .map_err(|g| Galat::isian("tanggal", g.to_string()))?;
    Ok((dokumen.to_owned(), tanggal))
}

fn jejak_dokumen(l: &Layanan, r: &Register, berkas: &Bukti, dokumen: &str, tanggal: Option<NaiveDate>) -> Value {
    let nama = jenis_dokumen(l, r).into_iter().find(|d| d.kode == dokumen).map_or_else(String::new, |d| d.nama);
    json!({
        "berkas": berkas.nama,
        "sha256": berkas.sha256,
        "dokumen": nama,
        "tanggal_dokumen": tanggal.map(waktu::iso),
    })
}
