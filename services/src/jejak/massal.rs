//! Many entries at once, for data that comes in whole: chained like single ones, written in few statements.

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, sea_query::Expr};
use serde_json::Value;

use super::{ambil_giliran, baris, entitas, sidik};
use crate::{galat::Hasil, layanan::Tulis};

/// Rows per statement: 13 columns each, well under the 32,766 values SQLite binds.
const SEKALI: usize = 1_500;

/// An entry with its own moment and person.
#[derive(Clone, Debug)]
pub(crate) struct CatatanLengkap {
    pub waktu: DateTime<Utc>,
    pub akun_id: Option<i64>,
    pub pelaku: String,
    pub alamat: String,
    pub tindakan: &'static str,
    pub objek: &'static str,
    pub objek_id: i64,
    pub perangkat_daerah: Option<i64>,
    pub sebelum: Value,
    pub sesudah: Value,
}

/// Writes entries in their order behind the newest one, within the caller's transaction.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn catat_banyak(tulis: &Tulis, catatan: Vec<CatatanLengkap>) -> Hasil<()> {
    if catatan.is_empty() {
        return Ok(());
    }
    let (mut urutan, mut sidik_lalu) = ambil_giliran(&tulis.tx).await?;
    let jumlah = catatan.len();
    let mut potong = Vec::with_capacity(SEKALI.min(jumlah));
    for (ke, c) in catatan.into_iter().enumerate() {
        if ke > 0 {
            urutan += 1;
        }
        let mut model = baris::Model {
            urutan,
            waktu: c.waktu,
            akun_id: c.akun_id,
            pelaku: c.pelaku,
            alamat: c.alamat,
            tindakan: c.tindakan.into(),
            objek: c.objek.into(),
            objek_id: c.objek_id,
            perangkat_daerah_id: c.perangkat_daerah,
            sebelum: c.sebelum.to_string(),
            sesudah: c.sesudah.to_string(),
            sidik_sebelum: sidik_lalu,
            sidik: String::new(),
        };
        model.sidik = sidik(&model);
        sidik_lalu = model.sidik.clone();
        potong.push(model.into_active_model());
        if potong.len() == SEKALI || ke + 1 == jumlah {
            baris::Entity::insert_many(std::mem::take(&mut potong)).exec_without_returning(&tulis.tx).await?;
        }
    }
    entitas::kepala::Entity::update_many()
        .col_expr(entitas::kepala::Column::Urutan, Expr::value(urutan))
        .col_expr(entitas::kepala::Column::Sidik, Expr::value(sidik_lalu))
        .filter(entitas::kepala::Column::Id.eq(1))
        .exec(&tulis.tx)
        .await?;
    Ok(())
}
