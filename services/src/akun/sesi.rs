//! Sessions: a random 256-bit token in a cookie, its SHA-256 in the database.
//!
//! A session ends 12 hours after it began, or after 60 minutes without a request, or when somebody ends it. One without
//! an account carries the flash messages of a person who has not signed in yet; it opens nothing.

use chrono::{DateTime, TimeDelta, Utc};
use domain::izin::{Peran, PeranDiberikan};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QueryResult,
    sea_query::{Expr, Query},
};
use sha2::{Digest, Sha256};

use super::entitas::sesi;
use crate::{
    galat::{Galat, Hasil},
    jejak::{self, Catatan, heks},
    layanan::{Layanan, Tulis},
    pelaku::Pelaku,
};

/// A session ends this long after it began.
pub const PALING_LAMA: TimeDelta = TimeDelta::hours(12);
/// A session ends after this long without a request.
pub const DIAM: TimeDelta = TimeDelta::minutes(60);
/// How long somebody who has not signed in keeps a flash message.
pub const TAMU: TimeDelta = TimeDelta::minutes(15);
/// `terakhir` is written at most this often.
const SENTUH: TimeDelta = TimeDelta::seconds(60);

/// Whose request this is.
#[derive(Clone, Debug)]
pub enum Kunjungan {
    /// Somebody signed in.
    Akun(Kenal),
    /// A session without an account: its row, for flash messages only.
    Tamu(i64),
}

/// Somebody signed in.
#[derive(Clone, Debug)]
pub struct Kenal {
    pub pelaku: Pelaku,
    pub sesi_id: i64,
    /// Only the page to change the password is open.
    pub harus_ganti_sandi: bool,
}

/// The session row of a request, signed in or not: the key to its flash messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SesiId(pub i64);

/// A session as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SesiSaya {
    pub id: i64,
    pub dibuat: DateTime<Utc>,
    pub terakhir: DateTime<Utc>,
    pub alamat: String,
    pub agen: String,
    /// The one this request came with.
    pub ini: bool,
}

/// Who sent this token, from this address; one query.
///
/// # Errors
/// When the database cannot be read.
pub async fn kenali(l: &Layanan, token: &str, alamat: &str) -> Hasil<Option<Kunjungan>> {
    let kini = l.kini();
    let kueri = Query::select()
        .expr_as(Expr::col(("sesi", "id")), "sesi_id")
        .expr_as(Expr::col(("sesi", "akun_id")), "akun_id")
        .expr_as(Expr::col(("sesi", "terakhir")), "terakhir")
        .expr_as(Expr::col(("akun", "nama")), "nama")
        .expr_as(Expr::col(("akun", "aktif")), "aktif")
        .expr_as(Expr::col(("akun", "harus_ganti_sandi")), "harus_ganti_sandi")
        .expr_as(Expr::col(("peran_akun", "peran")), "peran")
        .expr_as(Expr::col(("peran_akun", "perangkat_daerah_id")), "perangkat_daerah_id")
        .from("sesi")
        .left_join("akun", Expr::col(("akun", "id")).equals(("sesi", "akun_id")))
        .left_join("peran_akun", Expr::col(("peran_akun", "akun_id")).equals(("akun", "id")))
        .and_where(Expr::col(("sesi", "token_sidik")).eq(sidik(token)))
        .and_where(Expr::col(("sesi", "kedaluwarsa")).gt(kini))
        .and_where(Expr::col(("sesi", "terakhir")).gt(kini - DIAM))
        .to_owned();
    let baris = l.db.query_all(&kueri).await?;
    let Some(pertama) = baris.first() else { return Ok(None) };
    let sesi_id: i64 = pertama.try_get("", "sesi_id")?;
    let Some(akun_id) = pertama.try_get::<Option<i64>>("", "akun_id")? else {
        return Ok(Some(Kunjungan::Tamu(sesi_id)));
    };
    if !pertama.try_get::<bool>("", "aktif")? {
        return Ok(None);
    }
    if pertama.try_get::<DateTime<Utc>>("", "terakhir")? < kini - SENTUH {
        sentuh(l, sesi_id, kini).await?;
    }
    let pelaku = Pelaku {
        akun_id: Some(akun_id),
        nama: pertama.try_get("", "nama")?,
        peran: baris.iter().map(peran_baris).filter_map(Result::transpose).collect::<Result<_, _>>()?,
        sesi_id: Some(sesi_id),
        alamat: alamat.to_owned(),
    };
    Ok(Some(Kunjungan::Akun(Kenal { pelaku, sesi_id, harus_ganti_sandi: pertama.try_get("", "harus_ganti_sandi")? })))
}

/// Opens a session for somebody who has not signed in, to carry a flash message; returns its token and row.
///
/// # Errors
/// When the database refuses.
pub async fn buka_tamu(l: &Layanan, alamat: &str) -> Hasil<(String, i64)> {
    let tulis = l.tulis().await?;
    let buka = buka(&tulis, l.kini(), None, alamat, "", TAMU).await?;
    tulis.selesai().await?;
    Ok(buka)
}

/// Ends the session this request came with.
///
/// # Errors
/// When the database refuses.
pub async fn keluar(l: &Layanan, pelaku: &Pelaku) -> Hasil<()> {
    let (Some(akun_id), Some(sesi_id)) = (pelaku.akun_id, pelaku.sesi_id) else { return Ok(()) };
    let tulis = l.tulis().await?;
    sesi::Entity::delete_many()
        .filter(sesi::Column::Id.eq(sesi_id))
        .filter(sesi::Column::AkunId.eq(akun_id))
        .exec(&tulis.tx)
        .await?;
    catat_akun(&tulis, l.kini(), pelaku, "Keluar", akun_id).await?;
    tulis.selesai().await
}

/// Ends every session of this person, this one too.
///
/// # Errors
/// When the database refuses.
pub async fn keluar_semua(l: &Layanan, pelaku: &Pelaku) -> Hasil<()> {
    let Some(akun_id) = pelaku.akun_id else { return Ok(()) };
    let tulis = l.tulis().await?;
    akhiri(&tulis, akun_id, None).await?;
    catat_akun(&tulis, l.kini(), pelaku, "Keluar dari semua perangkat", akun_id).await?;
    tulis.selesai().await
}

/// Ends one of this person's sessions.
///
/// # Errors
/// [`Galat::TidakAda`] when it is not theirs or already over.
pub async fn akhiri_satu(l: &Layanan, pelaku: &Pelaku, sesi_id: i64) -> Hasil<()> {
    let akun_id = pelaku.akun_id.ok_or(Galat::TidakAda)?;
    let tulis = l.tulis().await?;
    let hasil = sesi::Entity::delete_many()
        .filter(sesi::Column::Id.eq(sesi_id))
        .filter(sesi::Column::AkunId.eq(akun_id))
        .exec(&tulis.tx)
        .await?;
    if hasil.rows_affected == 0 {
        return Err(Galat::TidakAda);
    }
    catat_akun(&tulis, l.kini(), pelaku, "Mengakhiri sesi", akun_id).await?;
    tulis.selesai().await
}

/// The live sessions of this person, newest first.
///
/// # Errors
/// When the database cannot be read.
pub async fn list_saya(l: &Layanan, pelaku: &Pelaku) -> Hasil<Vec<SesiSaya>> {
    let Some(akun_id) = pelaku.akun_id else { return Ok(Vec::new()) };
    let kini = l.kini();
    let baris = sesi::Entity::find()
        .filter(sesi::Column::AkunId.eq(akun_id))
        .filter(sesi::Column::Kedaluwarsa.gt(kini))
        .filter(sesi::Column::Terakhir.gt(kini - DIAM))
        .order_by_desc(sesi::Column::Terakhir)
        .all(&l.db)
        .await?;
    Ok(baris
        .into_iter()
        .map(|s| SesiSaya {
            id: s.id,
            dibuat: s.dibuat,
            terakhir: s.terakhir,
            alamat: s.alamat,
            agen: s.agen,
            ini: Some(s.id) == pelaku.sesi_id,
        })
        .collect())
}

/// Writes a new session row and returns its token; old rows go on the way.
pub(crate) async fn buka(
    tulis: &Tulis,
    kini: DateTime<Utc>,
    akun_id: Option<i64>,
    alamat: &str,
    agen: &str,
    umur: TimeDelta,
) -> Hasil<(String, i64)> {
    hapus_usang(tulis, kini).await?;
    let mut acak = [0u8; 32];
    getrandom::fill(&mut acak).map_err(|e| Galat::internal(e.to_string()))?;
    let token = heks(&acak);
    let baris = sesi::ActiveModel {
        token_sidik: Set(sidik(&token)),
        akun_id: Set(akun_id),
        dibuat: Set(kini),
        terakhir: Set(kini),
        kedaluwarsa: Set(kini + umur),
        alamat: Set(alamat.to_owned()),
        agen: Set(agen.chars().filter(|huruf| !huruf.is_control()).take(200).collect()),
        ..Default::default()
    };
    let id = sesi::Entity::insert(baris).exec(&tulis.tx).await?.last_insert_id;
    Ok((token, id))
}

/// Deletes the sessions that are over; their flash messages go with them. Says how many.
pub(crate) async fn hapus_usang(tulis: &Tulis, kini: DateTime<Utc>) -> Hasil<u64> {
    let usang = Condition::any().add(sesi::Column::Kedaluwarsa.lte(kini)).add(sesi::Column::Terakhir.lte(kini - DIAM));
    Ok(sesi::Entity::delete_many().filter(usang).exec(&tulis.tx).await?.rows_affected)
}

/// Ends the sessions of an account, but for one.
pub(crate) async fn akhiri(tulis: &Tulis, akun_id: i64, kecuali: Option<i64>) -> Hasil<()> {
    let mut hapus = sesi::Entity::delete_many().filter(sesi::Column::AkunId.eq(akun_id));
    if let Some(id) = kecuali {
        hapus = hapus.filter(sesi::Column::Id.ne(id));
    }
    hapus.exec(&tulis.tx).await?;
    Ok(())
}

async fn sentuh(l: &Layanan, sesi_id: i64, kini: DateTime<Utc>) -> Hasil<()> {
    let tulis = l.tulis().await?;
    sesi::Entity::update_many()
        .col_expr(sesi::Column::Terakhir, Expr::value(kini))
        .filter(sesi::Column::Id.eq(sesi_id))
        .filter(sesi::Column::Terakhir.lt(kini - SENTUH))
        .exec(&tulis.tx)
        .await?;
    tulis.selesai().await
}

pub(crate) async fn catat_akun(
    tulis: &Tulis,
    kini: DateTime<Utc>,
    pelaku: &Pelaku,
    tindakan: &str,
    akun_id: i64,
) -> Hasil<()> {
    let catatan = Catatan {
        tindakan,
        objek: "akun",
        objek_id: akun_id,
        perangkat_daerah: None,
        sebelum: serde_json::Value::Null,
        sesudah: serde_json::Value::Null,
    };
    jejak::catat(tulis, kini, pelaku, catatan).await
}

fn sidik(token: &str) -> String {
    heks(&Sha256::digest(token.as_bytes()))
}

fn peran_baris(baris: &QueryResult) -> Result<Option<PeranDiberikan>, DbErr> {
    let kode: Option<String> = baris.try_get("", "peran")?;
    let perangkat_daerah = baris.try_get("", "perangkat_daerah_id")?;
    // A code this version does not know gives no right.
    Ok(kode.and_then(|kode| Peran::dari_kode(&kode)).map(|peran| PeranDiberikan { peran, perangkat_daerah }))
}
