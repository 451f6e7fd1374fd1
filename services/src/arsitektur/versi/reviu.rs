//! Reviews of a version in force: on which ground, what was found, what was decided, which version it led to.

use chrono::NaiveDate;
use domain::{
    arsitektur::{
        potret::Potret,
        versi::{JenisReviu, Keadaan, Pemicu, dasar_reviu},
    },
    izin::Tindakan,
    teks::{self, GalatIsian},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};
use serde_json::json;

use super::{
    Versi, catat, draf_penerus,
    entitas::{arsitektur, potret, reviu as baris},
    satu,
};
use crate::{Galat, Hasil, Layanan, Pelaku, Tulis};

/// A review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviu {
    pub id: i64,
    pub arsitektur_id: i64,
    pub jenis: JenisReviu,
    /// Letters of the grounds in the profil.
    pub dasar: Vec<String>,
    /// What happened.
    pub sebab: String,
    /// The day the ground was recorded, or the review began.
    pub tanggal: NaiveDate,
    pub temuan: String,
    pub keputusan: String,
    /// The day it was finished; `None` while it is a task.
    pub selesai: Option<NaiveDate>,
    /// The version it led to.
    pub hasil_id: Option<i64>,
    pub versi: i64,
}

/// The fields of a new review.
#[derive(Clone, Debug, Default)]
pub struct IsianReviu {
    pub jenis: Option<JenisReviu>,
    pub dasar: Vec<String>,
    pub sebab: String,
    pub tanggal: Option<NaiveDate>,
}

/// The fields that finish a review.
#[derive(Clone, Debug, Default)]
pub struct HasilReviu {
    pub temuan: String,
    pub keputusan: String,
    pub selesai: Option<NaiveDate>,
    /// It leads to a new version: a draft that follows this one is made.
    pub versi_baru: bool,
}

/// The reviews of a version, newest first.
pub(super) async fn list<C: ConnectionTrait>(db: &C, arsitektur: i64) -> Hasil<Vec<Reviu>> {
    let semua = baris::Entity::find()
        .filter(baris::Column::ArsitekturId.eq(arsitektur))
        .order_by_desc(baris::Column::Tanggal)
        .order_by_desc(baris::Column::Id)
        .all(db)
        .await?;
    Ok(semua.into_iter().map(Reviu::from).collect())
}

/// Records that a review is due, with its ground: from then on it is a task until it is finished.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Isian`], [`Galat::Ditolak`] unless the version is in force.
pub async fn mulai(l: &Layanan, pelaku: &Pelaku, arsitektur: i64, isian: &IsianReviu) -> Hasil<i64> {
    pelaku.wajib(Tindakan::KelolaArsitektur, &[])?;
    let mut salah = Vec::new();
    let jenis = isian.jenis.unwrap_or_else(|| {
        salah.push(GalatIsian::baru("jenis", "Pilih jenis reviu."));
        JenisReviu::SewaktuWaktu
    });
    let dikenal: Vec<&str> =
        dasar_reviu(&l.profil).map(|d| d.butir.iter().map(|b| b.kode.as_str()).collect()).unwrap_or_default();
    let mut dasar: Vec<&str> = isian.dasar.iter().map(String::as_str).filter(|k| dikenal.contains(k)).collect();
    dasar.sort_unstable();
    dasar.dedup();
    if jenis == JenisReviu::SewaktuWaktu && dasar.is_empty() && !dikenal.is_empty() {
        salah.push(GalatIsian::baru("dasar", "Pilih paling sedikit satu dasar reviu."));
    }
    let sebab = teks::uraian(&isian.sebab, "Uraian dasar", jenis == JenisReviu::SewaktuWaktu, 4_000);
    let sebab = sebab.unwrap_or_else(|g| {
        salah.push(GalatIsian::baru("sebab", g.to_string()));
        String::new()
    });
    let hari_ini = l.profil.zona_waktu.tanggal(l.kini());
    let tanggal = isian.tanggal.unwrap_or(hari_ini);
    if tanggal > hari_ini {
        salah.push(GalatIsian::baru("tanggal", "Tanggal tidak boleh sesudah hari ini."));
    }
    if !salah.is_empty() {
        return Err(Galat::Isian(salah));
    }
    let tulis = l.tulis().await?;
    let versi = satu(&tulis.tx, arsitektur).await?;
    if versi.keadaan != Keadaan::Ditetapkan {
        return Err(Galat::Ditolak("Hanya versi yang ditetapkan yang direviu.".into()));
    }
    let id = tambah(l, &tulis, pelaku, arsitektur, (jenis, &dasar.join("|"), &sebab, tanggal)).await?;
    tulis.selesai().await?;
    Ok(id)
}

/// Opens a review by itself, because a ground of the profil happened: only for a version in force, and only one task a
/// ground at a time (row C4). Part of the transaction of what happened.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn picu(l: &Layanan, tulis: &Tulis, pelaku: &Pelaku, pemicu: Pemicu, sebab: &str) -> Hasil<()> {
    let Some(dasar) = pemicu.dasar(&l.profil) else { return Ok(()) };
    let hari_ini = l.hari_ini();
    let Some(versi) = berlaku(&tulis.tx, hari_ini).await? else { return Ok(()) };
    let terbuka = list(&tulis.tx, versi.id).await?;
    if terbuka.iter().any(|r| r.selesai.is_none() && r.dasar.iter().any(|d| d == dasar)) {
        return Ok(());
    }
    let isian = (JenisReviu::SewaktuWaktu, dasar, sebab, hari_ini);
    tambah(l, tulis, pelaku, versi.id, isian).await?;
    Ok(())
}

/// The version in force on a day.
async fn berlaku<C: ConnectionTrait>(db: &C, hari: NaiveDate) -> Hasil<Option<arsitektur::Model>> {
    let kueri = arsitektur::Entity::find()
        .filter(arsitektur::Column::Keadaan.eq(Keadaan::Ditetapkan.kode()))
        .filter(arsitektur::Column::Mulai.lte(hari))
        .filter(arsitektur::Column::Sampai.gte(hari))
        .order_by_desc(arsitektur::Column::Id);
    Ok(kueri.one(db).await?)
}

/// Whether a record is an element of the version in force, as its decree froze it, whatever has been changed since.
///
/// # Errors
/// When the database cannot be read, or what was frozen is no snapshot.
pub(crate) async fn unsur_berlaku(l: &Layanan, tulis: &Tulis, id: i64) -> Hasil<bool> {
    let Some(versi) = berlaku(&tulis.tx, l.hari_ini()).await? else { return Ok(false) };
    let Some(beku) = potret::Entity::find_by_id(versi.id).one(&tulis.tx).await? else { return Ok(false) };
    let isi: Potret = serde_json::from_str(&beku.isi)?;
    Ok(isi.butir.iter().any(|butir| butir.id == id))
}

/// Writes a review that begins, with its entry.
async fn tambah(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    arsitektur: i64,
    (jenis, dasar, sebab, tanggal): (JenisReviu, &str, &str, NaiveDate),
) -> Hasil<i64> {
    let kini = l.kini();
    let model = baris::ActiveModel {
        arsitektur_id: Set(arsitektur),
        jenis: Set(jenis.kode().into()),
        dasar: Set(dasar.into()),
        sebab: Set(sebab.into()),
        tanggal: Set(tanggal),
        temuan: Set(String::new()),
        keputusan: Set(String::new()),
        selesai: Set(None),
        hasil_id: Set(None),
        versi: Set(1),
        dibuat: Set(kini),
        dibuat_oleh: Set(pelaku.nama.clone()),
        diubah: Set(kini),
        diubah_oleh: Set(pelaku.nama.clone()),
        ..Default::default()
    };
    let id = baris::Entity::insert(model).exec(&tulis.tx).await?.last_insert_id;
    let dasar = dasar.replace('|', ", ");
    let isi = json!({ "reviu": jenis.nama(), "dasar": dasar, "sebab": sebab, "tanggal": tanggal.to_string() });
    catat(l, tulis, pelaku, arsitektur, "Reviu dimulai", (json!({}), isi)).await?;
    Ok(id)
}

/// Finishes a review with its findings and decisions; with [`HasilReviu::versi_baru`] the draft it led to is made and its id
/// answered.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Isian`], [`Galat::Bentrok`] on a stale version, [`Galat::Ditolak`]
/// when it is finished already.
pub async fn selesaikan(
    l: &Layanan,
    pelaku: &Pelaku,
    (arsitektur, id): (i64, i64),
    versi: i64,
    isian: &HasilReviu,
) -> Hasil<Option<i64>> {
    pelaku.wajib(Tindakan::KelolaArsitektur, &[])?;
    let mut salah = Vec::new();
    let mut teks = |bidang: &str, label: &str, isi: &str| {
        teks::uraian(isi, label, true, 8_000).unwrap_or_else(|g| {
            salah.push(GalatIsian::baru(bidang, g.to_string()));
            String::new()
        })
    };
    let temuan = teks("temuan", "Temuan", &isian.temuan);
    let keputusan = teks("keputusan", "Keputusan", &isian.keputusan);
    let hari_ini = l.profil.zona_waktu.tanggal(l.kini());
    let selesai = isian.selesai.unwrap_or(hari_ini);
    if selesai > hari_ini {
        salah.push(GalatIsian::baru("selesai", "Tanggal selesai tidak boleh sesudah hari ini."));
    }
    if !salah.is_empty() {
        return Err(Galat::Isian(salah));
    }
    let tulis = l.tulis().await?;
    let asal: Versi = satu(&tulis.tx, arsitektur).await?;
    let ada = baris::Entity::find_by_id(id)
        .filter(baris::Column::ArsitekturId.eq(arsitektur))
        .one(&tulis.tx)
        .await?
        .ok_or(Galat::TidakAda)?;
    if ada.versi != versi {
        return Err(Galat::Bentrok(format!("{} baru saja mengubah reviu ini. Muat ulang halaman.", ada.diubah_oleh)));
    }
    if ada.selesai.is_some() {
        return Err(Galat::Ditolak("Reviu ini sudah selesai.".into()));
    }
    if selesai < ada.tanggal {
        return Err(Galat::isian("selesai", "Reviu tidak selesai sebelum dimulai."));
    }
    let jenis = JenisReviu::dari_kode(&ada.jenis).unwrap_or(JenisReviu::SewaktuWaktu);
    let hasil = if isian.versi_baru { Some(draf_penerus(l, &tulis, pelaku, &asal, jenis).await?) } else { None };
    baris::Entity::update_many()
        .col_expr(baris::Column::Temuan, Expr::value(&temuan))
        .col_expr(baris::Column::Keputusan, Expr::value(&keputusan))
        .col_expr(baris::Column::Selesai, Expr::value(selesai))
        .col_expr(baris::Column::HasilId, Expr::value(hasil))
        .col_expr(baris::Column::Versi, Expr::value(versi + 1))
        .col_expr(baris::Column::Diubah, Expr::value(l.kini()))
        .col_expr(baris::Column::DiubahOleh, Expr::value(&pelaku.nama))
        .filter(baris::Column::Id.eq(id))
        .exec(&tulis.tx)
        .await?;
    let isi = json!({ "temuan": temuan, "keputusan": keputusan, "selesai": selesai.to_string(), "versi hasil": hasil });
    catat(l, &tulis, pelaku, arsitektur, "Reviu selesai", (json!({}), isi)).await?;
    tulis.selesai().await?;
    Ok(hasil)
}

impl From<baris::Model> for Reviu {
    fn from(b: baris::Model) -> Self {
        Self {
            id: b.id,
            arsitektur_id: b.arsitektur_id,
            jenis: JenisReviu::dari_kode(&b.jenis).unwrap_or(JenisReviu::SewaktuWaktu),
            dasar: b.dasar.split('|').filter(|k| !k.is_empty()).map(str::to_owned).collect(),
            sebab: b.sebab,
            tanggal: b.tanggal,
            temuan: b.temuan,
            keputusan: b.keputusan,
            selesai: b.selesai,
            hasil_id: b.hasil_id,
            versi: b.versi,
        }
    }
}
