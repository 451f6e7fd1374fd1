//! The head of an office, who signs what the office hands in.

use domain::{penandatangan::Penandatangan, perangkat_daerah::Jenis};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde_json::{Value, json};

use super::{entitas::perangkat_daerah, kelola::catat};
use crate::{Galat, Hasil, Layanan, Pelaku, Tulis};

/// The head of an office, always with a position.
pub(crate) async fn kepala<C: ConnectionTrait>(db: &C, id: i64) -> Hasil<Penandatangan> {
    let k = perangkat_daerah::Entity::find_by_id(id).one(db).await?.ok_or(Galat::TidakAda)?;
    Ok(dari(&k).kepala(Jenis::dari_kode(&k.jenis).unwrap_or(Jenis::Lainnya), &k.nama))
}

/// As it is recorded: without a position where nobody wrote one.
pub(super) fn dari(k: &perangkat_daerah::Model) -> Penandatangan {
    let ada = |isi: &str| (!isi.is_empty()).then(|| isi.to_owned());
    Penandatangan {
        jabatan: k.kepala_jabatan.clone(),
        nama: ada(&k.kepala_nama),
        nip: ada(&k.kepala_nip),
        pangkat: ada(&k.kepala_pangkat),
    }
}

/// Sets the head; writes nothing when it is the same. The caller holds the row and raises its version.
pub(super) async fn tulis_kepala(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    id: i64,
    (lama, baru): (&Penandatangan, &Penandatangan),
) -> Hasil<()> {
    if lama == baru {
        return Ok(());
    }
    let isi = |isi: &Option<String>| Expr::value(isi.as_deref().unwrap_or_default());
    perangkat_daerah::Entity::update_many()
        .col_expr(perangkat_daerah::Column::KepalaJabatan, Expr::value(&baru.jabatan))
        .col_expr(perangkat_daerah::Column::KepalaNama, isi(&baru.nama))
        .col_expr(perangkat_daerah::Column::KepalaNip, isi(&baru.nip))
        .col_expr(perangkat_daerah::Column::KepalaPangkat, isi(&baru.pangkat))
        .filter(perangkat_daerah::Column::Id.eq(id))
        .exec(&tulis.tx)
        .await?;
    catat(l, tulis, pelaku, "Kepala Perangkat Daerah diubah", id, (rekam(lama), rekam(baru))).await
}

fn rekam(siapa: &Penandatangan) -> Value {
    json!({
        "kepala_jabatan": siapa.jabatan, "kepala_nama": siapa.nama, "kepala_nip": siapa.nip,
        "kepala_pangkat": siapa.pangkat,
    })
}
