//! Names behind office ids, many in one query.

use std::collections::HashMap;

use domain::perangkat_daerah::Fungsi;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

use super::entitas::{fungsi, perangkat_daerah};
use crate::Hasil;

/// An office as screens name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KantorRingkas {
    pub id: i64,
    pub nama: String,
    pub singkatan: String,
}

/// Names by office id; ids that do not exist are missing.
///
/// # Errors
/// When the database cannot be read.
pub async fn nama<C: ConnectionTrait>(db: &C, id: &[i64]) -> Hasil<HashMap<i64, KantorRingkas>> {
    if id.is_empty() {
        return Ok(HashMap::new());
    }
    let kueri = perangkat_daerah::Entity::find().filter(perangkat_daerah::Column::Id.is_in(id.iter().copied()));
    Ok(ringkas(db, kueri).await?.into_iter().map(|k| (k.id, k)).collect())
}

/// Active offices by name: choices of a form. Not restricted: names of offices are public.
///
/// # Errors
/// When the database cannot be read.
pub async fn pilihan<C: ConnectionTrait>(db: &C) -> Hasil<Vec<KantorRingkas>> {
    let kueri = perangkat_daerah::Entity::find().filter(perangkat_daerah::Column::Aktif.eq(true));
    ringkas(db, kueri.order_by_asc(perangkat_daerah::Column::Nama)).await
}

/// Ids of the active offices.
///
/// # Errors
/// When the database cannot be read.
pub async fn list_aktif<C: ConnectionTrait>(db: &C) -> Hasil<Vec<i64>> {
    Ok(pilihan(db).await?.into_iter().map(|k| k.id).collect())
}

/// The active offices that hold a function, by name. Not restricted: names of offices are public.
///
/// # Errors
/// When the database cannot be read.
pub async fn pemegang<C: ConnectionTrait>(db: &C, fungsi: Fungsi) -> Hasil<Vec<KantorRingkas>> {
    let pemilik = fungsi::Entity::find()
        .select_only()
        .column(fungsi::Column::PerangkatDaerahId)
        .filter(fungsi::Column::Fungsi.eq(fungsi.kode()))
        .into_query();
    let kueri = perangkat_daerah::Entity::find()
        .filter(perangkat_daerah::Column::Aktif.eq(true))
        .filter(perangkat_daerah::Column::Id.in_subquery(pemilik));
    ringkas(db, kueri.order_by_asc(perangkat_daerah::Column::Nama)).await
}

async fn ringkas<C: ConnectionTrait>(
    db: &C,
    kueri: sea_orm::Select<perangkat_daerah::Entity>,
) -> Hasil<Vec<KantorRingkas>> {
    let baris: Vec<(i64, String, String)> = kueri
        .select_only()
        .column(perangkat_daerah::Column::Id)
        .column(perangkat_daerah::Column::Nama)
        .column(perangkat_daerah::Column::Singkatan)
        .into_tuple()
        .all(db)
        .await?;
    Ok(baris.into_iter().map(|(id, nama, singkatan)| KantorRingkas { id, nama, singkatan }).collect())
}
