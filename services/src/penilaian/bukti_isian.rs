//! Evidence of an indicator: attached from what is there (also from last year), taken off again.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use domain::penilaian::{Perbuatan, Status};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};

use super::{
    entitas::{isian, isian_bukti, penilaian, penugasan},
    konteks::{Akses, KonteksIsian, akses},
};
use crate::{
    Galat, Hasil, Layanan, Pelaku, bukti,
    galat::PadaKembar,
    jejak::{self, Catatan},
};

/// A piece of evidence as an indicator's page lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BuktiIsian {
    pub bukti_id: i64,
    pub nama: String,
    pub jenis: String,
    /// Bytes.
    pub ukuran: i64,
    pub sha256: String,
    /// The level it proves, if said.
    pub tingkat: Option<u8>,
    pub diunggah_pada: DateTime<Utc>,
}

/// Attaches evidence that is already there; attaching it twice changes nothing.
///
/// # Errors
/// [`Galat::TidakAda`] when the evidence is not for this person, [`Galat::Tertutup`], [`Galat::Dilarang`].
pub async fn lampirkan(
    l: &Layanan,
    pelaku: &Pelaku,
    penilaian_id: i64,
    kode: &str,
    bukti_id: i64,
    tingkat: Option<u8>,
) -> Hasil<()> {
    let tulis = l.tulis().await?;
    let k = KonteksIsian::muat(&tulis.tx, pelaku, penilaian_id, kode).await?;
    wajib_ubah(pelaku, &k, l.hari_ini())?;
    let berkas = bukti::get_dalam(&tulis.tx, bukti_id).await?.ok_or(Galat::TidakAda)?;
    let milik: Vec<i64> = berkas.perangkat_daerah_id.into_iter().collect();
    if !akses(pelaku).mencakup(&milik) && !terlampir_terlihat(&tulis.tx, pelaku, bukti_id).await? {
        return Err(Galat::TidakAda);
    }
    let sudah = isian_bukti::Entity::find()
        .filter(isian_bukti::Column::IsianId.eq(k.isian.id))
        .filter(isian_bukti::Column::BuktiId.eq(bukti_id))
        .one(&tulis.tx)
        .await?;
    if sudah.is_some() {
        return Ok(());
    }
    let baris = isian_bukti::ActiveModel {
        isian_id: Set(k.isian.id),
        bukti_id: Set(bukti_id),
        tingkat: Set(tingkat.map(i32::from)),
        ..Default::default()
    };
    isian_bukti::Entity::insert(baris).exec_without_returning(&tulis.tx).await.pada_kembar(
        "isian_bukti",
        "berkas",
        "Bukti ini sudah terlampir pada indikator ini.",
    )?;
    catat(
        l,
        &tulis,
        pelaku,
        &k,
        "Bukti dilampirkan",
        Value::Null,
        json!({"bukti": berkas.nama, "sha256": berkas.sha256}),
    )
    .await?;
    tulis.selesai().await
}

/// What was taken off, to be able to put it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lepasan {
    pub nama: String,
    /// The level it was said to prove.
    pub tingkat: Option<u8>,
}

/// Takes evidence off an indicator; the file itself stays.
///
/// # Errors
/// [`Galat::TidakAda`], [`Galat::Tertutup`], [`Galat::Dilarang`].
pub async fn lepas(l: &Layanan, pelaku: &Pelaku, penilaian_id: i64, kode: &str, bukti_id: i64) -> Hasil<Lepasan> {
    let tulis = l.tulis().await?;
    let k = KonteksIsian::muat(&tulis.tx, pelaku, penilaian_id, kode).await?;
    wajib_ubah(pelaku, &k, l.hari_ini())?;
    let berkas = bukti::get_dalam(&tulis.tx, bukti_id).await?.ok_or(Galat::TidakAda)?;
    let tautan = isian_bukti::Entity::find()
        .filter(isian_bukti::Column::IsianId.eq(k.isian.id))
        .filter(isian_bukti::Column::BuktiId.eq(bukti_id))
        .one(&tulis.tx)
        .await?
        .ok_or(Galat::TidakAda)?;
    isian_bukti::Entity::delete_by_id(tautan.id).exec(&tulis.tx).await?;
    catat(l, &tulis, pelaku, &k, "Bukti dilepas", json!({"bukti": berkas.nama, "sha256": berkas.sha256}), Value::Null)
        .await?;
    tulis.selesai().await?;
    Ok(Lepasan { nama: berkas.nama, tingkat: tautan.tingkat.and_then(|t| u8::try_from(t).ok()) })
}

/// Passes only those who may add evidence to this indicator now; uploads ask it before taking the file.
///
/// # Errors
/// [`Galat::TidakAda`], [`Galat::Tertutup`], [`Galat::Dilarang`]. Answers the office the evidence will belong to.
pub async fn boleh_unggah(l: &Layanan, pelaku: &Pelaku, penilaian_id: i64, kode: &str) -> Hasil<Option<i64>> {
    let k = KonteksIsian::muat(&l.db, pelaku, penilaian_id, kode).await?;
    wajib_ubah(pelaku, &k, l.hari_ini())?;
    let milik = pelaku.kantor();
    Ok(k.kantor.iter().find(|id| milik.contains(id)).or(k.kantor.first()).copied())
}

/// Evidence that can be attached to this indicator: what the person may see and is not attached yet, newest first.
///
/// # Errors
/// [`Galat::TidakAda`], [`Galat::Tertutup`], [`Galat::Dilarang`].
pub async fn pilihan(
    l: &Layanan,
    pelaku: &Pelaku,
    penilaian_id: i64,
    kode: &str,
    cari: &str,
) -> Hasil<Vec<BuktiIsian>> {
    let k = KonteksIsian::muat(&l.db, pelaku, penilaian_id, kode).await?;
    wajib_ubah(pelaku, &k, l.hari_ini())?;
    let terlampir: BTreeSet<_> = list(&l.db, k.isian.id).await?.into_iter().map(|b| b.bukti_id).collect();
    let ada = bukti::list(l, pelaku, cari, 100).await?;
    Ok(ada.into_iter().filter(|b| !terlampir.contains(&b.id)).map(|b| sebagai(b, None)).collect())
}

/// Whether evidence is attached to an indicator this person may see: then its file may be opened.
///
/// # Errors
/// When the database cannot be read.
pub async fn terlampir_terlihat<C: ConnectionTrait>(db: &C, pelaku: &Pelaku, bukti_id: i64) -> Hasil<bool> {
    let Akses::Kantor(kantor) = akses(pelaku) else { return Ok(true) };
    let tautan = isian_bukti::Entity::find()
        .filter(isian_bukti::Column::BuktiId.eq(bukti_id))
        .find_also_related(isian::Entity)
        .all(db)
        .await?;
    let isian: Vec<_> = tautan.iter().map(|(t, _)| t.isian_id).collect();
    let penilaian: BTreeSet<_> = tautan.iter().filter_map(|(_, i)| Some(i.as_ref()?.penilaian_id)).collect();
    if isian.is_empty() {
        return Ok(false);
    }
    let tugas = penugasan::Entity::find()
        .filter(penugasan::Column::IsianId.is_in(isian))
        .filter(penugasan::Column::PerangkatDaerahId.is_in(kantor.iter().copied()))
        .one(db)
        .await?;
    if tugas.is_some() {
        return Ok(true);
    }
    let sendiri = penilaian::Entity::find()
        .filter(penilaian::Column::Id.is_in(penilaian))
        .filter(penilaian::Column::PerangkatDaerahId.is_in(kantor))
        .one(db)
        .await?;
    Ok(sendiri.is_some())
}

/// The evidence of an answer, in the order it was attached.
pub(super) async fn list<C: ConnectionTrait>(db: &C, isian_id: i64) -> Hasil<Vec<BuktiIsian>> {
    Ok(list_banyak(db, &[isian_id]).await?.remove(&isian_id).unwrap_or_default())
}

/// The evidence of several answers, each in the order it was attached.
pub(super) async fn list_banyak<C: ConnectionTrait>(db: &C, isian_id: &[i64]) -> Hasil<HashMap<i64, Vec<BuktiIsian>>> {
    let tautan = isian_bukti::Entity::find()
        .filter(isian_bukti::Column::IsianId.is_in(isian_id.iter().copied()))
        .order_by_asc(isian_bukti::Column::Id)
        .all(db)
        .await?;
    let mut hasil: HashMap<i64, Vec<BuktiIsian>> = HashMap::new();
    if tautan.is_empty() {
        return Ok(hasil);
    }
    let id: Vec<_> = tautan.iter().map(|t| t.bukti_id).collect();
    let berkas = bukti::get_banyak(db, &id).await?;
    for t in tautan {
        if let Some(b) = berkas.get(&t.bukti_id) {
            let tingkat = t.tingkat.and_then(|t| u8::try_from(t).ok());
            hasil.entry(t.isian_id).or_default().push(sebagai(b.clone(), tingkat));
        }
    }
    Ok(hasil)
}

fn sebagai(b: bukti::Bukti, tingkat: Option<u8>) -> BuktiIsian {
    BuktiIsian {
        bukti_id: b.id,
        nama: b.nama,
        jenis: b.jenis,
        ukuran: b.ukuran,
        sha256: b.sha256,
        tingkat,
        diunggah_pada: b.diunggah_pada,
    }
}

/// The office may add evidence while it fills and while it answers a question (PermenPANRB 59/2020 hlm. 86:
/// data dukung tambahan at the interview).
fn wajib_ubah(pelaku: &Pelaku, k: &KonteksIsian, hari_ini: NaiveDate) -> Hasil<()> {
    pelaku.wajib(Perbuatan::Isi.tindakan(k.konteks.aturan.lingkup), &k.kantor)?;
    if k.status == Status::Klarifikasi && !k.konteks.aturan.terkunci {
        return Ok(k.konteks.tepat_waktu(hari_ini, k.status, Perbuatan::Jawab)?);
    }
    k.konteks.alih(hari_ini, k.status, Perbuatan::Isi)?;
    Ok(())
}

async fn catat(
    l: &Layanan,
    tulis: &crate::Tulis,
    pelaku: &Pelaku,
    k: &KonteksIsian,
    tindakan: &str,
    sebelum: Value,
    sesudah: Value,
) -> Hasil<()> {
    let entri = Catatan {
        tindakan,
        objek: "isian",
        objek_id: k.isian.id,
        perangkat_daerah: k.kantor.first().copied(),
        sebelum,
        sesudah,
    };
    jejak::catat(tulis, l.kini(), pelaku, entri).await
}
