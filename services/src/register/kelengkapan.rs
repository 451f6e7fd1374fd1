//! The completeness stored with records follows what is asked of them: with another profil, or a version of the product
//! that asks something else, it is computed again, and only then.

use std::collections::{BTreeMap, HashMap};

use domain::{
    profil::Profil,
    register::{Register, SEMUA, diminta},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, Order, QueryFilter,
    sea_query::{Expr, OnConflict},
};
use serde_json::json;

use super::{
    entitas::{catatan, kelengkapan_register as tanda},
    simpan::persen,
    sql,
};
use crate::{
    Hasil, Layanan, Pelaku, Tulis,
    jejak::{self, Catatan},
};

/// Records read, and ids bound, in one statement.
const SEKALI: u64 = 4_000;

/// Computes what has become stale; answers the registers that were looked at, with how many records changed.
///
/// Several servers may do it at once: each looks again once it has the turn, and finds what the others have left. The
/// content of no record changes, so neither does its version.
///
/// # Errors
/// When the database refuses; then nothing has changed.
pub async fn segarkan(l: &Layanan) -> Hasil<Vec<(&'static str, usize)>> {
    if basi(&l.db, &l.profil).await?.is_empty() {
        return Ok(Vec::new());
    }
    let tulis = l.tulis().await?;
    let mut hasil = Vec::new();
    for (r, kini) in basi(&tulis.tx, &l.profil).await? {
        let berubah = hitung(&tulis, &l.profil, r).await?;
        let baris = tanda::ActiveModel { register: Set(r.kode.into()), diminta: Set(kini), dihitung: Set(l.kini()) };
        let timpa = OnConflict::column(tanda::Column::Register)
            .update_columns([tanda::Column::Diminta, tanda::Column::Dihitung])
            .to_owned();
        tanda::Entity::insert(baris).on_conflict(timpa).exec_without_returning(&tulis.tx).await?;
        if berubah > 0 {
            let entri = Catatan {
                tindakan: "Kelengkapan dihitung ulang",
                objek: r.kode,
                objek_id: 0,
                perangkat_daerah: None,
                sebelum: json!({}),
                sesudah: json!({ "profil": l.profil.id, "catatan_berubah": berubah }),
            };
            jejak::catat(&tulis, l.kini(), &Pelaku::sistem(), entri).await?;
        }
        hasil.push((r.kode, berubah));
    }
    tulis.selesai().await?;
    Ok(hasil)
}

/// The registers of which something else is asked now than when their completeness was computed, with what that is.
async fn basi<C: ConnectionTrait>(db: &C, profil: &Profil) -> Hasil<Vec<(&'static Register, String)>> {
    let tercatat: HashMap<String, String> =
        tanda::Entity::find().all(db).await?.into_iter().map(|t| (t.register, t.diminta)).collect();
    let semua = SEMUA.iter().map(|r| (*r, diminta(profil, r)));
    Ok(semua.filter(|(r, kini)| tercatat.get(r.kode) != Some(kini)).collect())
}

/// Sets the completeness of a register's records, archived ones too; answers how many had another one.
async fn hitung(tulis: &Tulis, profil: &Profil, r: &Register) -> Hasil<usize> {
    let mut berubah: BTreeMap<i32, Vec<i64>> = BTreeMap::new();
    let mut sesudah = 0;
    loop {
        let mut kueri = sql::dari(r);
        sql::kolom(r, &mut kueri);
        kueri.and_where(Expr::col(("c", "id")).gt(sesudah)).order_by(("c", "id"), Order::Asc).limit(SEKALI);
        let baris = tulis.tx.query_all(&kueri).await?;
        for satu in &baris {
            let rekaman = sql::rekaman(r, satu)?;
            sesudah = rekaman.id;
            let kini = persen(profil, r, &rekaman.butir);
            if kini != rekaman.kelengkapan {
                berubah.entry(kini).or_default().push(rekaman.id);
            }
        }
        if baris.is_empty() {
            break;
        }
    }
    for (nilai, id) in &berubah {
        for potong in id.chunks(usize::try_from(SEKALI).unwrap_or(usize::MAX)) {
            catatan::Entity::update_many()
                .col_expr(catatan::Column::Kelengkapan, Expr::value(*nilai))
                .filter(catatan::Column::Id.is_in(potong.iter().copied()))
                .exec(&tulis.tx)
                .await?;
        }
    }
    Ok(berubah.values().map(Vec::len).sum())
}
