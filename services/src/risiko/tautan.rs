//! What a risk is about: links to records of registers, read from both sides.

use std::collections::BTreeMap;

use domain::{
    izin::Tindakan,
    register::Keterlihatan,
    risiko::{
        potret::RingkasRisiko,
        tautan::{JenisTautan, REGISTER},
    },
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, IntoActiveModel, ModelTrait, QueryFilter,
    QueryOrder, QuerySelect,
    sea_query::{Expr, Query},
};
use serde_json::{Value, json};

use super::{
    OBJEK, baris, daftar,
    dasar::{akses, catat, pegang, tulis_risiko},
    entitas::tautan,
    tahun,
};
use crate::{
    Galat, Hasil, Layanan, Pelaku, Tulis,
    galat::PadaKembar,
    register::{self, akses_untuk, entitas::catatan},
};

/// A record that a risk is about, when this person may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tautan {
    pub id: i64,
    pub catatan_id: i64,
    pub register: String,
    pub nomor: String,
    pub nama: String,
}

/// Links of a risk; those that lead to what one may not see are counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DaftarTautan {
    pub tautan: Vec<Tautan>,
    pub tersembunyi: usize,
}

/// Links a risk to the record that `isian` names: `LAY-0003`, `LAY-0003 · Nama`, or the exact name.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Isian`] beside `catatan`, [`Galat::Bentrok`], [`Galat::Ditolak`].
pub async fn tambah(l: &Layanan, pelaku: &Pelaku, risiko_id: i64, versi: i64, isian: &str) -> Hasil<()> {
    // A risk of another office is not there, whatever the form says.
    super::dasar::muat(l, &l.db, pelaku, risiko_id).await?;
    // Found among what the person may see, before the turn to write is taken.
    let ketemu = temukan(l, pelaku, isian).await?;
    let tulis = l.tulis().await?;
    let m = pegang(l, &tulis, pelaku, Tindakan::IsiRisiko, (risiko_id, versi)).await?;
    tautan::ActiveModel {
        risiko_id: Set(risiko_id),
        jenis: Set(JenisTautan::Catatan.kode().into()),
        objek_id: Set(ketemu.id),
        catatan_id: Set(Some(ketemu.id)),
        ..Default::default()
    }
    .insert(&tulis.tx)
    .await
    .pada_kembar("risiko_tautan", "catatan", "Risiko ini sudah ditautkan ke catatan itu.")?;
    let isi = (Value::Null, json!({"catatan": ketemu.sebutan()}));
    tulis_risiko(l, &tulis, pelaku, m.risiko, "Risiko ditautkan", isi).await?;
    tulis.selesai().await
}

/// Takes a link away.
///
/// # Errors
/// As [`tambah`].
pub async fn lepas(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64) -> Hasil<()> {
    let tulis = l.tulis().await?;
    let baris = tautan::Entity::find_by_id(id).one(&tulis.tx).await?.ok_or(Galat::TidakAda)?;
    let m = pegang(l, &tulis, pelaku, Tindakan::IsiRisiko, (baris.risiko_id, versi)).await?;
    // Named as it was when it was linked; what this person may not see stays a number.
    let ada = dari(&tulis.tx, pelaku, baris.risiko_id).await?.tautan.into_iter().find(|t| t.id == id);
    let sebelum = match ada {
        Some(t) => json!({"catatan": format!("{} · {}", t.nomor, t.nama)}),
        None => json!({"jenis": baris.jenis, "objek_id": baris.objek_id}),
    };
    let isi = (sebelum, Value::Null);
    baris.delete(&tulis.tx).await?;
    tulis_risiko(l, &tulis, pelaku, m.risiko, "Tautan risiko dilepas", isi).await?;
    tulis.selesai().await
}

/// What risks are about, for their successors (by id): records that are no longer in use are left behind.
pub(super) async fn salin(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    kantor: i64,
    pasangan: &BTreeMap<i64, i64>,
) -> Hasil<()> {
    let lama = tautan::Entity::find()
        .filter(tautan::Column::RisikoId.is_in(pasangan.keys().copied()))
        .filter(tautan::Column::CatatanId.is_not_null())
        .order_by_asc(tautan::Column::Id)
        .all(&tulis.tx)
        .await?;
    let dipakai: BTreeMap<i64, String> = catatan::Entity::find()
        .select_only()
        .columns([catatan::Column::Id, catatan::Column::Nomor, catatan::Column::Nama])
        .filter(catatan::Column::Id.is_in(lama.iter().filter_map(|t| t.catatan_id)))
        .filter(catatan::Column::DiarsipkanPada.is_null())
        .into_tuple::<(i64, String, String)>()
        .all(&tulis.tx)
        .await?
        .into_iter()
        .map(|(id, nomor, nama)| (id, format!("{nomor} · {nama}")))
        .collect();
    for t in lama {
        let baru = pasangan.get(&t.risiko_id).zip(t.catatan_id.and_then(|id| dipakai.get(&id)));
        let Some((&risiko_id, sebutan)) = baru else { continue };
        let isi = (Value::Null, json!({"catatan": sebutan}));
        catat(l, tulis, pelaku, (OBJEK, risiko_id, Some(kantor)), "Risiko ditautkan", isi).await?;
        let mut model = tautan::Model { risiko_id, ..t }.into_active_model();
        model.id = NotSet;
        model.insert(&tulis.tx).await?;
    }
    Ok(())
}

/// The risks about a record that this person sees, the newest year and the greatest magnitude first; empty for who sees no
/// risks at all.
///
/// # Errors
/// When the database cannot be read.
pub async fn untuk_catatan(l: &Layanan, pelaku: &Pelaku, catatan_id: i64) -> Hasil<Vec<RingkasRisiko>> {
    let Ok(akses) = akses(pelaku) else { return Ok(Vec::new()) };
    let milik = tahun::dalam_jangkauan(&akses, None)?;
    let tertaut = Query::select()
        .column("risiko_id")
        .from("risiko_tautan")
        .and_where(Expr::col("jenis").eq(JenisTautan::Catatan.kode()))
        .and_where(Expr::col("objek_id").eq(catatan_id))
        .to_owned();
    let syarat = Condition::all()
        .add(Expr::col(("risiko", "diarsipkan_pada")).is_null())
        .add(Expr::col(("risiko", "id")).in_subquery(tertaut))
        .add_option(milik.as_deref().map(|k| Expr::col(("risiko", "perangkat_daerah_id")).is_in(k.iter().copied())));
    let baris = baris::muat(&l.db, syarat, daftar::terbaru).await?;
    daftar::ringkasan(l, baris).await
}

/// The records a risk is about, with what this person sees of them. Two queries.
pub(super) async fn dari<C: ConnectionTrait>(db: &C, pelaku: &Pelaku, risiko_id: i64) -> Hasil<DaftarTautan> {
    let semua = banyak(db, Some(pelaku), &[risiko_id]).await?;
    Ok(semua.into_values().next().unwrap_or_default())
}

/// The same for many risks; without a person everything is named, for documents that were allowed already.
pub(super) async fn banyak<C: ConnectionTrait>(
    db: &C,
    pelaku: Option<&Pelaku>,
    risiko: &[i64],
) -> Hasil<BTreeMap<i64, DaftarTautan>> {
    let mut hasil: BTreeMap<i64, DaftarTautan> = BTreeMap::new();
    if risiko.is_empty() {
        return Ok(hasil);
    }
    let baris = tautan::Entity::find()
        .filter(tautan::Column::RisikoId.is_in(risiko.iter().copied()))
        .filter(tautan::Column::CatatanId.is_not_null())
        .all(db)
        .await?;
    let id: Vec<i64> = baris.iter().filter_map(|t| t.catatan_id).collect();
    let catatan: BTreeMap<i64, (String, String, String, String, Option<i64>)> = if id.is_empty() {
        BTreeMap::new()
    } else {
        catatan::Entity::find()
            .select_only()
            .columns([
                catatan::Column::Id,
                catatan::Column::Register,
                catatan::Column::Nomor,
                catatan::Column::Nama,
                catatan::Column::Keterlihatan,
                catatan::Column::PerangkatDaerahId,
            ])
            .filter(catatan::Column::Id.is_in(id))
            .into_tuple::<(i64, String, String, String, String, Option<i64>)>()
            .all(db)
            .await?
            .into_iter()
            .map(|(id, register, nomor, nama, terlihat, kantor)| (id, (register, nomor, nama, terlihat, kantor)))
            .collect()
    };
    let akses = pelaku.map(|p| akses_untuk(p, Tindakan::LihatRegister));
    for t in baris {
        let satu = hasil.entry(t.risiko_id).or_default();
        let Some((catatan_id, (register, nomor, nama, terlihat, kantor))) =
            t.catatan_id.and_then(|id| catatan.get(&id).map(|c| (id, c)))
        else {
            continue;
        };
        let boleh = match &akses {
            None => true,
            Some(Ok(akses)) => akses.melihat(Keterlihatan::dari_kode(terlihat), *kantor),
            Some(Err(_)) => false,
        };
        if boleh {
            let (register, nomor, nama) = (register.clone(), nomor.clone(), nama.clone());
            satu.tautan.push(Tautan { id: t.id, catatan_id, register, nomor, nama });
        } else {
            satu.tersembunyi += 1;
        }
    }
    Ok(hasil)
}

async fn temukan(l: &Layanan, pelaku: &Pelaku, isian: &str) -> Hasil<register::RingkasCatatan> {
    let isian = isian.trim();
    let nomor = isian.split(" · ").next().unwrap_or(isian).trim();
    let salah = || Galat::isian("catatan", "Pilih layanan, aplikasi, infrastruktur, atau data, misalnya LAY-0003.");
    if nomor.is_empty() {
        return Err(salah());
    }
    let cocok = register::cari(l, pelaku, &REGISTER, nomor, 20).await?;
    cocok
        .into_iter()
        .find(|c| c.nomor.eq_ignore_ascii_case(nomor) || c.nama.eq_ignore_ascii_case(isian))
        .ok_or_else(salah)
}
