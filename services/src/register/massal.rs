//! Many records at once, for data that comes whole: written in a few statements, without an entry of their own each. The
//! caller has checked every record and writes the trail.

use std::collections::BTreeMap;

use domain::{
    profil::Profil,
    register::{Butir, Keterlihatan, Register, kelengkapan},
};
use sea_orm::{
    ConnectionTrait, DatabaseBackend, DatabaseTransaction, EntityTrait, IntoActiveModel, QuerySelect,
    sea_query::{Expr, ExprTrait, Query},
};

use super::{entitas::catatan, sql};
use crate::{Galat, Hasil};

/// Values one statement may bind on SQLite (32,766), rounded down.
const NILAI: usize = 30_000;

/// A record ready to be written.
#[derive(Clone, Debug)]
pub(crate) struct BarisMassal {
    pub register: &'static Register,
    pub dasar: catatan::Model,
    pub butir: Butir,
}

/// A relation by the ids of its ends.
#[derive(Clone, Debug)]
pub(crate) struct RelasiMassal {
    pub jenis: &'static str,
    pub dari_id: i64,
    pub ke_id: i64,
    pub dibuat: chrono::DateTime<chrono::Utc>,
    pub dibuat_oleh: String,
}

/// The last id a record has.
///
/// # Errors
/// When the database cannot be read.
pub(crate) async fn id_terakhir(tx: &DatabaseTransaction) -> Hasil<i64> {
    use sea_orm::ColumnTrait;
    let id: Option<Option<i64>> =
        catatan::Entity::find().select_only().expr(catatan::Column::Id.into_expr().max()).into_tuple().one(tx).await?;
    Ok(id.flatten().unwrap_or_default())
}

/// The columns of `catatan` that follow from the values of a record.
pub(crate) fn turunkan(profil: &Profil, r: &Register, butir: &Butir, dasar: &mut catatan::Model) {
    let teks = |kode: &str| Some(butir.teks(kode).to_owned()).filter(|t| !t.is_empty());
    dasar.register = r.kode.into();
    dasar.nomor = butir.teks("nomor").into();
    dasar.nama = butir.teks("nama").into();
    dasar.uraian = teks("uraian");
    dasar.perangkat_daerah_id = butir.bilangan("perangkat_daerah_id");
    dasar.kode_rujukan = teks("kode_rujukan");
    dasar.keadaan = teks("keadaan");
    dasar.keterlihatan = Keterlihatan::dari_kode(butir.teks("keterlihatan")).kode().into();
    dasar.kelengkapan = i32::try_from(kelengkapan(profil, r, butir).persen()).unwrap_or(100);
    dasar.cari = butir.teks_cari(r);
}

/// Writes records with the ids they carry.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn sisip(tx: &DatabaseTransaction, baris: Vec<BarisMassal>) -> Hasil<()> {
    // Records may point at each other across registers, so all of them stand before any field does.
    for potong in baris.chunks(NILAI / 20) {
        let semua = potong.iter().map(|b| b.dasar.clone().into_active_model());
        catatan::Entity::insert_many(semua).exec_without_returning(tx).await?;
    }
    let mut per_register: BTreeMap<&str, Vec<&BarisMassal>> = BTreeMap::new();
    for satu in &baris {
        per_register.entry(satu.register.kode).or_default().push(satu);
    }
    for isi in per_register.values() {
        let Some(r) = isi.first().map(|b| b.register) else { continue };
        let kolom: Vec<&str> = std::iter::once("id").chain(r.bidang_sendiri().map(|b| b.kode)).collect();
        for potong in isi.chunks(NILAI / kolom.len()) {
            let mut kueri = Query::insert();
            kueri.into_table(r.tabel).columns(kolom.iter().copied());
            for satu in potong {
                let nilai = r.bidang_sendiri().map(|b| sql::nilai(b, satu.butir.isi(b.kode)));
                kueri.values(std::iter::once(Expr::value(satu.dasar.id)).chain(nilai)).map_err(Galat::internal)?;
            }
            tx.execute(&kueri).await?;
        }
    }
    // PostgreSQL counts its ids apart from the rows; SQLite follows by itself.
    if tx.get_database_backend() == DatabaseBackend::Postgres && !baris.is_empty() {
        let sql = "SELECT setval(pg_get_serial_sequence('catatan', 'id'), (SELECT max(id) FROM catatan))";
        tx.execute_unprepared(sql).await?;
    }
    Ok(())
}

/// Writes relations.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn sisip_relasi(tx: &DatabaseTransaction, relasi: &[RelasiMassal]) -> Hasil<()> {
    for potong in relasi.chunks(NILAI / 5) {
        let mut kueri = Query::insert();
        kueri.into_table("relasi").columns(["jenis", "dari_id", "ke_id", "dibuat", "dibuat_oleh"]);
        for r in potong {
            let nilai = [
                Expr::value(r.jenis),
                Expr::value(r.dari_id),
                Expr::value(r.ke_id),
                Expr::value(r.dibuat),
                Expr::value(r.dibuat_oleh.as_str()),
            ];
            kueri.values(nilai).map_err(Galat::internal)?;
        }
        tx.execute(&kueri).await?;
    }
    Ok(())
}
