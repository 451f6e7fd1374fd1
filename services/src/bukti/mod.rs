//! Bukti: files kept once by their SHA-256, named by records that belong to an office.

mod entitas;
pub mod jenis;

use std::collections::HashMap;

use bytes::Bytes;
use chrono::{DateTime, Utc};
use domain::{izin::Tindakan, teks};
use object_store::{ObjectStoreExt, path::Path};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, Func, OnConflict},
};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::{
    Galat, Hasil, Layanan, Pelaku,
    galat::pola_like,
    jejak::{self, Catatan},
    penilaian::{Akses, akses, bukti_isian},
    register::lampiran,
};
pub(crate) use entitas::{berkas, bukti as baris};

/// A piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bukti {
    pub id: i64,
    pub nama: String,
    /// MIME type, sniffed from the content.
    pub jenis: String,
    /// Bytes.
    pub ukuran: i64,
    pub sha256: String,
    /// The office it belongs to; `None` for the government.
    pub perangkat_daerah_id: Option<i64>,
    pub diunggah_pada: DateTime<Utc>,
}

/// Takes a file in: kept once by its hash, recorded under a clean name for an office.
///
/// # Errors
/// [`Galat::Isian`] on `berkas` when it is empty, of a wrong kind or the ending lies; [`Galat::TerlaluBesar`].
pub async fn unggah(l: &Layanan, pelaku: &Pelaku, kantor: Option<i64>, nama: &str, isi: Bytes) -> Hasil<i64> {
    let milik: Vec<i64> = kantor.into_iter().collect();
    if !pelaku.boleh(Tindakan::KelolaBukti, &milik) && !pelaku.boleh(Tindakan::VerifikasiIndikator, &[]) {
        return Err(Galat::dilarang());
    }
    terima(l, pelaku, kantor, nama, isi).await
}

/// The same for a caller that has asked whether the person may.
pub(crate) async fn terima(l: &Layanan, pelaku: &Pelaku, kantor: Option<i64>, nama: &str, isi: Bytes) -> Hasil<i64> {
    let oleh = pelaku.akun_id.ok_or_else(Galat::dilarang)?;
    let nama = teks::nama_berkas(nama);
    if isi.is_empty() {
        return Err(Galat::isian("berkas", format!("Berkas {nama} kosong. Periksa berkasnya, lalu unggah lagi.")));
    }
    if isi.len() as u64 > l.batas_unggah {
        return Err(Galat::TerlaluBesar(format!(
            "Berkas {nama} berukuran {}; paling besar {}. Perkecil atau bagi berkasnya.",
            domain::angka::ukuran_berkas(isi.len() as u64),
            domain::angka::ukuran_berkas(l.batas_unggah)
        )));
    }
    let jenis = jenis::kenali(&nama, &isi).map_err(|pesan| Galat::isian("berkas", pesan))?;
    let (sha256, isi) = tokio::task::spawn_blocking(move || (jejak::heks(&Sha256::digest(&isi)), isi))
        .await
        .map_err(Galat::internal)?;
    let ukuran = i64::try_from(isi.len()).map_err(Galat::internal)?;
    // The file first: a record must never name a file that is not there.
    l.berkas.put(&lokasi(&sha256), isi.into()).await.map_err(Galat::internal)?;

    let kini = l.kini();
    let tulis = l.tulis().await?;
    berkas::Entity::insert(berkas::ActiveModel {
        sha256: Set(sha256.clone()),
        ukuran: Set(ukuran),
        jenis: Set(jenis.mime.into()),
    })
    .on_conflict(OnConflict::column(berkas::Column::Sha256).do_nothing().to_owned())
    .exec_without_returning(&tulis.tx)
    .await?;
    let model = baris::ActiveModel {
        sha256: Set(sha256.clone()),
        nama: Set(nama.clone()),
        keterangan: Set(String::new()),
        perangkat_daerah_id: Set(kantor),
        diunggah_oleh: Set(oleh),
        diunggah_pada: Set(kini),
        arsip: Set(false),
        versi: Set(1),
        ..Default::default()
    }
    .insert(&tulis.tx)
    .await?;
    let entri = Catatan {
        tindakan: "Bukti diunggah",
        objek: "bukti",
        objek_id: model.id,
        perangkat_daerah: kantor,
        sebelum: serde_json::Value::Null,
        sesudah: json!({"nama": nama, "sha256": sha256, "ukuran": ukuran}),
    };
    jejak::catat(&tulis, kini, pelaku, entri).await?;
    tulis.selesai().await?;
    Ok(model.id)
}

/// A file with its content, for somebody who may open it: the owning office, coordinating roles, and everybody
/// responsible for an indicator it is attached to, or who sees a record it is a document of.
///
/// # Errors
/// [`Galat::TidakAda`] for everybody else.
pub async fn buka(l: &Layanan, pelaku: &Pelaku, id: i64) -> Hasil<(Bukti, Bytes)> {
    let bukti = get_dalam(&l.db, id).await?.ok_or(Galat::TidakAda)?;
    if !boleh_buka(&l.db, pelaku, &bukti).await? {
        return Err(Galat::TidakAda);
    }
    let isi =
        l.berkas.get(&lokasi(&bukti.sha256)).await.map_err(Galat::internal)?.bytes().await.map_err(Galat::internal)?;
    Ok((bukti, isi))
}

/// Whether a person may open a file: theirs, or attached to an indicator or a record they see.
pub(crate) async fn boleh_buka<C: ConnectionTrait>(db: &C, pelaku: &Pelaku, bukti: &Bukti) -> Hasil<bool> {
    let milik: Vec<i64> = bukti.perangkat_daerah_id.into_iter().collect();
    Ok(akses(pelaku).mencakup(&milik)
        || bukti_isian::terlampir_terlihat(db, pelaku, bukti.id).await?
        || lampiran::terlampir_terlihat(db, pelaku, bukti.id).await?)
}

/// Evidence a person may pick from, newest first: their offices' own, or all for coordinating roles.
///
/// # Errors
/// When the database cannot be read.
pub async fn list(l: &Layanan, pelaku: &Pelaku, cari: &str, batas: u64) -> Hasil<Vec<Bukti>> {
    let mut kueri = baris::Entity::find()
        .find_also_related(berkas::Entity)
        .filter(baris::Column::Arsip.eq(false))
        .order_by_desc(baris::Column::Id)
        .limit(batas);
    if let Akses::Kantor(kantor) = akses(pelaku) {
        kueri = kueri.filter(baris::Column::PerangkatDaerahId.is_in(kantor));
    }
    if !cari.trim().is_empty() {
        kueri = kueri
            .filter(Expr::expr(Func::lower(Expr::col((baris::Entity, baris::Column::Nama)))).like(pola_like(cari)));
    }
    Ok(kueri.all(&l.db).await?.into_iter().filter_map(gabung).collect())
}

/// One record without asking who wants it; the caller authorizes.
pub(crate) async fn get_dalam<C: ConnectionTrait>(db: &C, id: i64) -> Hasil<Option<Bukti>> {
    Ok(baris::Entity::find_by_id(id).find_also_related(berkas::Entity).one(db).await?.and_then(gabung))
}

/// Many records by id; the caller authorizes.
pub(crate) async fn get_banyak<C: ConnectionTrait>(db: &C, id: &[i64]) -> Hasil<HashMap<i64, Bukti>> {
    if id.is_empty() {
        return Ok(HashMap::new());
    }
    let semua = baris::Entity::find()
        .find_also_related(berkas::Entity)
        .filter(baris::Column::Id.is_in(id.iter().copied()))
        .all(db)
        .await?;
    Ok(semua.into_iter().filter_map(gabung).map(|b| (b.id, b)).collect())
}

fn gabung((b, berkas): (baris::Model, Option<berkas::Model>)) -> Option<Bukti> {
    let berkas = berkas?;
    Some(Bukti {
        id: b.id,
        nama: b.nama,
        jenis: berkas.jenis,
        ukuran: berkas.ukuran,
        sha256: b.sha256,
        perangkat_daerah_id: b.perangkat_daerah_id,
        diunggah_pada: b.diunggah_pada,
    })
}

/// Files lie under their hash, in folders of its first two characters.
pub(crate) fn lokasi(sha256: &str) -> Path {
    let (awal, _) = sha256.split_at(usize::min(2, sha256.len()));
    Path::from(format!("berkas/{awal}/{sha256}"))
}
