//! What every part of risk management stands on: whose records a person sees, rows that are held for a change, the trail.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::{
    izin::Tindakan,
    risiko::{
        Matriks, Titik,
        alur::{Status, Tertutup},
        matriks::Terukur,
    },
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
};
use serde_json::Value;

use super::{
    OBJEK,
    entitas::{konteks, penyusun, risiko},
    tahun::{self, Kerja},
};
use crate::{
    Galat, Hasil, Layanan, Pelaku, Tulis,
    galat::Bentrokan,
    isian::Periksa,
    jejak::{self, Catatan},
    register::{Akses, akses_untuk},
};

/// The offices whose risks a person sees.
pub(super) fn akses(pelaku: &Pelaku) -> Hasil<Akses> {
    akses_untuk(pelaku, Tindakan::LihatRisiko)
}

/// Whether an office is within reach.
pub(super) fn mencakup(akses: &Akses, kantor: i64) -> bool {
    match akses {
        Akses::Semua => true,
        Akses::Kantor(milik) => milik.contains(&kantor),
    }
}

/// A risk for somebody who may see it, with its context and the frame of its year.
pub(super) struct Muatan {
    pub risiko: risiko::Model,
    pub konteks: konteks::Model,
    pub kerja: Kerja,
    /// Whether the person who asks is one of its authors.
    pub menyusun: bool,
}

/// Reads a risk for somebody who may see it.
///
/// # Errors
/// [`Galat::Dilarang`] for who sees no risks at all, [`Galat::TidakAda`].
pub(super) async fn muat<C: ConnectionTrait>(l: &Layanan, db: &C, pelaku: &Pelaku, id: i64) -> Hasil<Muatan> {
    let akses = akses(pelaku)?;
    let risiko = risiko::Entity::find_by_id(id).one(db).await?.ok_or(Galat::TidakAda)?;
    if !mencakup(&akses, risiko.perangkat_daerah_id) {
        return Err(Galat::TidakAda);
    }
    let konteks = konteks::Entity::find_by_id(risiko.konteks_id).one(db).await?.ok_or(Galat::TidakAda)?;
    let kerja = tahun::kerja(l, db, risiko.tahun).await?;
    let menyusun = menyusun(db, pelaku, id).await?;
    Ok(Muatan { risiko, konteks, kerja, menyusun })
}

/// Reads a risk that somebody is about to change: permission, version and an open year are checked.
///
/// # Errors
/// As [`muat`]; [`Galat::Bentrok`] for a stale version, [`Galat::Ditolak`] for a closed year.
pub(super) async fn pegang(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    tindakan: Tindakan,
    (id, versi): (i64, i64),
) -> Hasil<Muatan> {
    genggam(l, tulis, pelaku, tindakan, id, |r| sama(r.versi, versi, || basi(&r.diubah_oleh))).await
}

/// The same for a form: a stale one keeps what was typed, and the page says who came first.
///
/// # Errors
/// As [`pegang`], with [`Galat::BentrokIsian`] for a stale version.
pub(super) async fn pegang_isian(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    tindakan: Tindakan,
    (id, versi): (i64, i64),
) -> Hasil<Muatan> {
    genggam(l, tulis, pelaku, tindakan, id, |r| sama(r.versi, versi, || bentrok(r))).await
}

/// Reads the risk of a row below it that somebody is about to change; `versi` is what the row has and what the form was
/// filled on. A form (`isian`) keeps what was typed.
///
/// # Errors
/// As [`pegang`] or [`pegang_isian`].
pub(super) async fn pegang_anak(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    risiko_id: i64,
    (ada, versi): (i64, i64),
    isian: bool,
) -> Hasil<Muatan> {
    let galat = |r: &risiko::Model| if isian { bentrok(r) } else { basi(&r.diubah_oleh) };
    genggam(l, tulis, pelaku, Tindakan::IsiRisiko, risiko_id, |r| sama(ada, versi, || galat(r))).await
}

fn sama(ada: i64, versi: i64, galat: impl FnOnce() -> Galat) -> Hasil<()> {
    if ada == versi { Ok(()) } else { Err(galat()) }
}

async fn genggam(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    tindakan: Tindakan,
    id: i64,
    versi: impl FnOnce(&risiko::Model) -> Hasil<()>,
) -> Hasil<Muatan> {
    let m = muat(l, &tulis.tx, pelaku, id).await?;
    pelaku.wajib(tindakan, &[m.risiko.perangkat_daerah_id])?;
    versi(&m.risiko)?;
    m.kerja.terbuka()?;
    if m.risiko.diarsipkan_pada.is_some() {
        return Err(Galat::Ditolak("Risiko ini diarsipkan. Pulihkan lebih dulu.".into()));
    }
    Ok(m)
}

/// Reads the context of an office that somebody is about to change.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Ditolak`] for a closed year.
pub(super) async fn pegang_konteks(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    id: i64,
) -> Hasil<(konteks::Model, Kerja)> {
    let konteks = konteks_terlihat(&tulis.tx, pelaku, id).await?;
    pelaku.wajib(Tindakan::IsiRisiko, &[konteks.perangkat_daerah_id])?;
    let kerja = tahun::kerja(l, &tulis.tx, konteks.tahun).await?;
    kerja.terbuka()?;
    Ok((konteks, kerja))
}

/// The context, for somebody who may see it.
pub(super) async fn konteks_terlihat<C: ConnectionTrait>(db: &C, pelaku: &Pelaku, id: i64) -> Hasil<konteks::Model> {
    let akses = akses(pelaku)?;
    let konteks = konteks::Entity::find_by_id(id).one(db).await?.ok_or(Galat::TidakAda)?;
    if mencakup(&akses, konteks.perangkat_daerah_id) { Ok(konteks) } else { Err(Galat::TidakAda) }
}

/// Somebody else saved in between: the step was not taken.
pub(super) fn basi(oleh: &str) -> Galat {
    Galat::Bentrok(format!(
        "{oleh} baru saja mengubahnya, sehingga langkah ini belum dilakukan. Periksa isinya, lalu ulangi."
    ))
}

/// Somebody else saved in between: what was typed stays in its form.
fn bentrok(r: &risiko::Model) -> Galat {
    basi_isian(&r.diubah_oleh, r.diubah, r.versi)
}

/// The same for any row with a version.
pub(super) fn basi_isian(oleh: &str, pada: DateTime<Utc>, versi: i64) -> Galat {
    Galat::BentrokIsian(Box::new(Bentrokan { oleh: oleh.to_owned(), pada, versi, isian: BTreeMap::new() }))
}

pub(super) fn tertutup(sebab: Tertutup) -> Galat {
    Galat::Ditolak(sebab.to_string())
}

pub(super) fn status(r: &risiko::Model) -> Status {
    Status::dari_kode(&r.status).unwrap_or_default()
}

/// Writes a risk that is held, one version on, with its entry in the trail.
pub(super) async fn tulis_risiko(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    mut r: risiko::Model,
    tindakan: &str,
    (sebelum, sesudah): (Value, Value),
) -> Hasil<()> {
    r.versi += 1;
    r.diubah = l.kini();
    r.diubah_oleh.clone_from(&pelaku.nama);
    r.cari = cari(&r);
    catat(l, tulis, pelaku, (OBJEK, r.id, Some(r.perangkat_daerah_id)), tindakan, (sebelum, sesudah)).await?;
    r.into_active_model().reset_all().update(&tulis.tx).await?;
    Ok(())
}

/// The same for what a risk says, and what its treatment does: from here on the person is one of its authors.
pub(super) async fn tulis_isi(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    mut r: risiko::Model,
    tindakan: &str,
    isi: (Value, Value),
) -> Hasil<()> {
    r.penyusun_id = pelaku.akun_id.or(r.penyusun_id);
    catat_penyusun(tulis, pelaku, r.id).await?;
    tulis_risiko(l, tulis, pelaku, r, tindakan, isi).await
}

/// Keeps that this person wrote a risk.
pub(super) async fn catat_penyusun(tulis: &Tulis, pelaku: &Pelaku, risiko_id: i64) -> Hasil<()> {
    let Some(akun_id) = pelaku.akun_id else { return Ok(()) };
    if !menyusun(&tulis.tx, pelaku, risiko_id).await? {
        let baris = penyusun::ActiveModel { akun_id: Set(akun_id), risiko_id: Set(risiko_id) };
        penyusun::Entity::insert(baris).exec_without_returning(&tulis.tx).await?;
    }
    Ok(())
}

/// What stands in a risk was accepted by others ([`Status::teruji`]): its authors are those who write from here on.
pub(super) async fn lepas_penyusun(tulis: &Tulis, risiko_id: i64) -> Hasil<()> {
    penyusun::Entity::delete_many().filter(penyusun::Column::RisikoId.eq(risiko_id)).exec(&tulis.tx).await?;
    Ok(())
}

async fn menyusun<C: ConnectionTrait>(db: &C, pelaku: &Pelaku, risiko_id: i64) -> Hasil<bool> {
    let Some(akun_id) = pelaku.akun_id else { return Ok(false) };
    Ok(penyusun::Entity::find_by_id((akun_id, risiko_id)).one(db).await?.is_some())
}

/// One entry of the trail.
pub(super) async fn catat(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    (objek, objek_id, perangkat_daerah): (&str, i64, Option<i64>),
    tindakan: &str,
    (sebelum, sesudah): (Value, Value),
) -> Hasil<()> {
    let entri = Catatan { tindakan, objek, objek_id, perangkat_daerah, sebelum, sesudah };
    jejak::catat(tulis, l.kini(), pelaku, entri).await
}

/// The texts of a risk in lower case, for the search.
pub(crate) fn cari(r: &risiko::Model) -> String {
    let nomor = domain::risiko::nomor(r.urutan);
    [&nomor, &r.kejadian, &r.penyebab, &r.uraian_dampak, &r.pengendalian, &r.pemilik]
        .map(|t| t.to_lowercase())
        .join("\n")
}

/// A level from 1 up to the number of names, as it is typed.
pub(super) fn level(p: &mut Periksa, bidang: &str, label: &str, isian: &str, nama: &[String]) -> u8 {
    let isian = isian.trim();
    if isian.is_empty() {
        p.salah(bidang, format!("{label} belum dipilih."));
        return 0;
    }
    match isian.parse::<u8>() {
        Ok(n) if (1..=nama.len()).contains(&usize::from(n)) => n,
        _ => {
            p.salah(bidang, format!("{label} di luar skala. Pilih 1 sampai {}.", nama.len()));
            0
        }
    }
}

/// Both levels of a cell, as they are typed, with the magnitude; `None` beside the errors that were noted.
pub(super) fn sel(p: &mut Periksa, m: &Matriks, (k, d): (&str, &str), (bk, bd): (&str, &str)) -> Option<Terukur> {
    let kemungkinan = level(p, bk, "Level kemungkinan", k, &m.kemungkinan);
    let dampak = level(p, bd, "Level dampak", d, &m.dampak);
    m.ukur(Titik::baru(kemungkinan, dampak))
}

/// Both levels where the cell may be left empty.
pub(super) fn sel_opsional(p: &mut Periksa, m: &Matriks, isian: (&str, &str), bidang: (&str, &str)) -> Option<Terukur> {
    if isian.0.trim().is_empty() && isian.1.trim().is_empty() { None } else { sel(p, m, isian, bidang) }
}

/// Whole rupiah, as it is typed; empty is unknown.
pub(super) fn rupiah(p: &mut Periksa, bidang: &str, label: &str, isian: &str) -> Option<i64> {
    let polos: String = isian.trim().trim_start_matches("Rp").chars().filter(|c| !matches!(c, '.' | ' ')).collect();
    if polos.is_empty() {
        return None;
    }
    match polos.parse::<i64>() {
        Ok(n) if (0..=1_000_000_000_000_000).contains(&n) => Some(n),
        _ => {
            p.salah(bidang, format!("{label} tidak terbaca sebagai rupiah. Tulis angka saja, misalnya 25.000.000."));
            None
        }
    }
}

/// A small number of the database as the domain counts; what does not fit never was stored.
pub(super) fn kecil(n: i32) -> u8 {
    u8::try_from(n).unwrap_or_default()
}

/// A cell as three columns hold it.
pub(super) fn terukur(k: i32, d: i32, b: i32) -> Terukur {
    Terukur { titik: Titik::baru(kecil(k), kecil(d)), besaran: kecil(b) }
}

pub(super) fn terukur_opsional(k: Option<i32>, d: Option<i32>, b: Option<i32>) -> Option<Terukur> {
    Some(terukur(k?, d?, b?))
}

/// The three columns of a cell.
pub(super) fn kolom(u: Terukur) -> (i32, i32, i32) {
    (i32::from(u.titik.kemungkinan), i32::from(u.titik.dampak), i32::from(u.besaran))
}

/// The same where there may be none.
pub(super) fn kolom_opsional(u: Option<Terukur>) -> (Option<i32>, Option<i32>, Option<i32>) {
    match u.map(kolom) {
        Some((k, d, b)) => (Some(k), Some(d), Some(b)),
        None => (None, None, None),
    }
}
