//! The content of a version: frozen when it was determined, the published records of now before that.

use std::collections::BTreeMap;

use domain::{
    arsitektur::{
        potret::{Butir, Perbandingan, Potret, Relasi, banding},
        relasi::{DOMAIN, SASARAN},
    },
    register::{self, tahap::Tahap},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::Query};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{
    entitas::{kegiatan, potret as baris},
    satu,
};
use crate::{
    Galat, Hasil, Layanan, Pelaku,
    arsitektur::{Jangkauan, Titik},
    jejak::heks,
    register::{Saringan, semua},
};

/// Records of one register that a snapshot takes.
const BATAS: u64 = 50_000;

/// The content of a version, as far as this person sees it.
#[derive(Clone, Debug)]
pub struct IsiVersi {
    pub potret: Potret,
    /// Frozen by a decree, with its SHA-256; `None` for the records of now.
    pub sidik: Option<String>,
    /// Items this person does not see.
    pub tersembunyi: usize,
}

/// The content of a version.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`]; [`Galat::Internal`] when what was frozen has been changed.
pub async fn isi(l: &Layanan, pelaku: &Pelaku, id: i64) -> Hasil<IsiVersi> {
    let jangkauan = Jangkauan::baru(pelaku)?;
    let versi = satu(&l.db, id).await?;
    let Some(baris) = baris::Entity::find_by_id(id).one(&l.db).await? else {
        let mut potret = kini(l, pelaku, true).await?;
        if versi.keadaan.terbuka() {
            potret.kegiatan = kegiatan_versi(&l.db, id).await?;
        }
        return Ok(IsiVersi { potret, sidik: None, tersembunyi: 0 });
    };
    if sidik(&baris.isi) != baris.sidik {
        return Err(Galat::internal(format!("isi beku versi arsitektur {id} tidak cocok dengan sidiknya")));
    }
    let potret: Potret = serde_json::from_str(&baris.isi)?;
    let semua = potret.butir.len();
    let potret = potret.saring(|b| terlihat(&jangkauan, b));
    Ok(IsiVersi { tersembunyi: semua - potret.butir.len(), potret, sidik: Some(baris.sidik) })
}

/// Two versions beside each other, as far as this person sees them; `dengan` is another version, or the records of now.
///
/// # Errors
/// As [`isi`].
pub async fn bandingkan(l: &Layanan, pelaku: &Pelaku, lama: i64, dengan: Option<i64>) -> Hasil<Perbandingan> {
    let dulu = isi(l, pelaku, lama).await?.potret;
    let baru = match dengan {
        Some(id) => isi(l, pelaku, id).await?.potret,
        None => kini(l, pelaku, true).await?,
    };
    Ok(banding(&dulu, &baru))
}

/// The records of now that this person sees, with the relations between them; only those in force with `terbit`.
///
/// # Errors
/// [`Galat::Dilarang`].
pub async fn kini(l: &Layanan, pelaku: &Pelaku, terbit: bool) -> Hasil<Potret> {
    let mut potret = Potret::default();
    let saringan = Saringan { tahap: terbit.then_some(Tahap::Terbit), ..Saringan::default() };
    for r in DOMAIN.into_iter().chain([SASARAN]).filter_map(register::cari) {
        let (rekaman, nama) = semua(l, pelaku, r, &saringan, BATAS).await?;
        for satu in rekaman {
            let Value::Object(isi) = satu.butir.json(r) else { continue };
            potret.butir.push(Butir { id: satu.id, register: r.kode.into(), isi });
        }
        potret.kantor.extend(nama.kantor.into_iter().map(|(id, k)| (id, (k.singkatan, k.nama))));
        potret.rujukan.extend(nama.catatan.into_iter().map(|(id, c)| (id, c.sebutan())));
    }
    potret.relasi = semua_relasi(&l.db).await?;
    Ok(potret.saring(|_| true).urut())
}

/// Freezes the records in force for a version, within the caller's transaction. Writers wait for each other, so that what
/// is read here is what the transaction sees.
pub(super) async fn bekukan(l: &Layanan, tulis: &crate::Tulis, pelaku: &Pelaku, id: i64) -> Hasil<(String, usize)> {
    let mut potret = kini(l, pelaku, true).await?;
    potret.kegiatan = kegiatan_versi(&tulis.tx, id).await?;
    let potret = potret.saring(|_| true);
    let teks = serde_json::to_string(&potret)?;
    let sidik = sidik(&teks);
    let hitung = |n: usize| sea_orm::ActiveValue::Set(i32::try_from(n).unwrap_or(i32::MAX));
    baris::Entity::insert(baris::ActiveModel {
        arsitektur_id: sea_orm::ActiveValue::Set(id),
        isi: sea_orm::ActiveValue::Set(teks),
        sidik: sea_orm::ActiveValue::Set(sidik.clone()),
        butir: hitung(potret.butir.len()),
        relasi: hitung(potret.relasi.len()),
        dibuat: sea_orm::ActiveValue::Set(l.kini()),
    })
    .exec_without_returning(&tulis.tx)
    .await?;
    Ok((sidik, potret.butir.len()))
}

pub(super) async fn kegiatan_versi<C: ConnectionTrait>(db: &C, id: i64) -> Hasil<BTreeMap<i64, String>> {
    let semua = kegiatan::Entity::find().filter(kegiatan::Column::ArsitekturId.eq(id)).all(db).await?;
    Ok(semua.into_iter().map(|k| (k.catatan_id, k.kegiatan)).collect())
}

async fn semua_relasi<C: ConnectionTrait>(db: &C) -> Hasil<Vec<Relasi>> {
    let mut kueri = Query::select();
    kueri.columns(["jenis", "dari_id", "ke_id"]).from("relasi");
    db.query_all(&kueri)
        .await?
        .iter()
        .map(|b| {
            Ok(Relasi { jenis: b.try_get("", "jenis")?, dari: b.try_get("", "dari_id")?, ke: b.try_get("", "ke_id")? })
        })
        .collect()
}

fn terlihat(jangkauan: &Jangkauan, b: &Butir) -> bool {
    jangkauan.melihat(&Titik {
        id: b.id,
        register: b.register.clone(),
        nomor: String::new(),
        nama: String::new(),
        kantor: b.kantor(),
        keterlihatan: b.keterlihatan(),
        keadaan: None,
        tahap: Tahap::Terbit,
        arsip: false,
    })
}

fn sidik(teks: &str) -> String {
    heks(&Sha256::digest(teks.as_bytes()))
}
