//! Jejak audit: who changed what, when, from where, before and after; append-only and hash-chained.
//!
//! KALBAR Pasal 20 ayat (3) and Pasal 24 ayat (3) huruf b (pendeteksian modifikasi), DKI68 Pasal 16 ayat (2) huruf b
//! (keutuhan). Every entry carries the hash of the one before, so an edited, removed or reordered entry shows. It says who
//! did what, but is no digital signature: KALBAR Pasal 20 ayat (6) asks for one.

mod entitas;
pub(crate) mod massal;
mod nama;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::izin::Tindakan;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait, ExprTrait,
    QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::{
    galat::{Galat, Hasil},
    layanan::{Layanan, Tulis},
    pelaku::Pelaku,
};
pub(crate) use entitas::jejak as baris;

/// What happened to which record.
#[derive(Clone, Debug)]
pub struct Catatan<'a> {
    /// Verb in the past as screens show it: `Diajukan`, `Diubah`, `Masuk`.
    pub tindakan: &'a str,
    /// Kind of record: `isian`, `putaran`, `akun`, ...
    pub objek: &'a str,
    pub objek_id: i64,
    pub perangkat_daerah: Option<i64>,
    /// Fields before; [`Value::Null`] when the record is new.
    pub sebelum: Value,
    /// Fields after; [`Value::Null`] when it is gone.
    pub sesudah: Value,
}

/// An entry as screens show it.
#[derive(Clone, Debug)]
pub struct Entri {
    pub urutan: i64,
    pub waktu: DateTime<Utc>,
    pub pelaku: String,
    pub alamat: String,
    pub tindakan: String,
    pub objek: String,
    pub objek_id: i64,
    /// What the record is called, also when it is archived; `None` where it has no name of its own, and in the history of
    /// one record.
    pub nama: Option<String>,
    /// The office the entry is about: of a role the one it was given for.
    pub kantor: Option<String>,
    pub(crate) kantor_id: Option<i64>,
    /// Only the fields that differ: name -> (before, after).
    pub perubahan: BTreeMap<String, (Value, Value)>,
}

/// What a check of the whole chain found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pemeriksaan {
    /// Number of entries, all in order, and the hash of the last one: noted elsewhere, it proves later that the chain was
    /// not written anew.
    Utuh { banyak: i64, sidik: String },
    /// The first entry that does not fit, and why.
    Rusak { urutan: i64, sebab: String },
}

/// Writes an entry within the caller's transaction: the change and its trace stand or fall together.
///
/// # Errors
/// When the database refuses.
pub async fn catat(tulis: &Tulis, kini: DateTime<Utc>, pelaku: &Pelaku, catatan: Catatan<'_>) -> Hasil<()> {
    let tx = &tulis.tx;
    let (urutan, sidik_sebelum) = ambil_giliran(tx).await?;
    let mut model = baris::Model {
        urutan,
        waktu: kini,
        akun_id: pelaku.akun_id,
        pelaku: pelaku.nama.clone(),
        alamat: pelaku.alamat.clone(),
        tindakan: catatan.tindakan.into(),
        objek: catatan.objek.into(),
        objek_id: catatan.objek_id,
        perangkat_daerah_id: catatan.perangkat_daerah,
        sebelum: catatan.sebelum.to_string(),
        sesudah: catatan.sesudah.to_string(),
        sidik_sebelum,
        sidik: String::new(),
    };
    model.sidik = sidik(&model);
    entitas::kepala::Entity::update_many()
        .col_expr(entitas::kepala::Column::Sidik, Expr::value(model.sidik.clone()))
        .filter(entitas::kepala::Column::Id.eq(1))
        .exec(tx)
        .await?;
    baris::Entity::insert(baris::ActiveModel {
        urutan: Set(model.urutan),
        waktu: Set(model.waktu),
        akun_id: Set(model.akun_id),
        pelaku: Set(model.pelaku),
        alamat: Set(model.alamat),
        tindakan: Set(model.tindakan),
        objek: Set(model.objek),
        objek_id: Set(model.objek_id),
        perangkat_daerah_id: Set(model.perangkat_daerah_id),
        sebelum: Set(model.sebelum),
        sesudah: Set(model.sesudah),
        sidik_sebelum: Set(model.sidik_sebelum),
        sidik: Set(model.sidik),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// A record and what opens it: the entries of a record are read by those who may do this to a record of these offices.
#[derive(Clone, Copy, Debug)]
pub struct Milik<'a> {
    /// Kind of record: `isian`, `akun`, ...
    pub objek: &'a str,
    pub objek_id: i64,
    pub tindakan: Tindakan,
    pub kantor: &'a [i64],
}

/// The entries of one record, newest first: two queries.
///
/// # Errors
/// [`Galat::Dilarang`], or when the database cannot be read.
pub async fn riwayat<C: ConnectionTrait>(db: &C, pelaku: &Pelaku, milik: Milik<'_>, batas: u64) -> Hasil<Vec<Entri>> {
    pelaku.wajib(milik.tindakan, milik.kantor)?;
    let baris = baris::Entity::find()
        .filter(baris::Column::Objek.eq(milik.objek))
        .filter(baris::Column::ObjekId.eq(milik.objek_id))
        .order_by_desc(baris::Column::Urutan)
        .limit(batas)
        .all(db)
        .await?;
    let mut entri: Vec<Entri> = baris.into_iter().map(Entri::from).collect();
    nama::namai(db, &mut entri, nama::Cakupan::SatuCatatan).await?;
    Ok(entri)
}

/// A search in the whole trail.
#[derive(Clone, Debug, Default)]
pub struct Saringan {
    /// Words in the person's name or the action.
    pub cari: String,
    pub objek: Option<String>,
    /// Keyset: only entries before this number.
    pub sebelum: Option<i64>,
}

/// Kinds of record in the trail that are no register, and what screens call them.
pub const OBJEK: [(&str, &str); 21] = [
    ("akun", "Akun"),
    ("perangkat_daerah", "Perangkat Daerah"),
    ("unit_kerja", "Unit Kerja"),
    ("putaran", "Putaran penilaian"),
    ("isian", "Isian indikator"),
    ("bukti", "Bukti dukung"),
    ("rekomendasi", "Rekomendasi"),
    ("laporan", "Laporan"),
    ("dokumen_register", "Dokumen register"),
    ("penandatangan", "Penandatangan"),
    ("lambang", "Lambang kop"),
    ("usulan_aplikasi", "Usulan aplikasi"),
    ("profil", "Profil daerah"),
    ("pandangan", "Pandangan daftar"),
    ("arsitektur", "Versi Arsitektur SPBE"),
    ("risiko", "Risiko"),
    ("risiko_konteks", "Register risiko"),
    ("risiko_tahun", "Tahun register risiko"),
    ("risiko_pedoman", "Pedoman dan rencana risiko"),
    ("risiko_pendampingan", "Pendampingan risiko"),
    ("penyelenggara", "Penyelenggara Manajemen Risiko"),
];

/// What screens call a kind of record.
#[must_use]
pub fn nama_objek(kode: &str) -> Option<&'static str> {
    let tetap = OBJEK.iter().find(|(ada, _)| *ada == kode).map(|(_, nama)| *nama);
    tetap.or_else(|| domain::register::cari(kode).map(|r| r.nama))
}

/// Records that hold nothing an office entered into an assessment.
const TANPA_ISIAN: [&str; 3] = ["akun", "perangkat_daerah", "unit_kerja"];

/// Newest entries first with the names of their records, for those who may read the trail; who sees no assessment sees no
/// entry of one either (row B11). Two queries.
///
/// # Errors
/// [`Galat::Dilarang`], or when the database cannot be read.
pub async fn list(l: &Layanan, pelaku: &Pelaku, saringan: &Saringan, batas: u64) -> Hasil<Vec<Entri>> {
    pelaku.wajib(Tindakan::LihatJejak, &[])?;
    let mut kueri = baris::Entity::find().order_by_desc(baris::Column::Urutan).limit(batas);
    if !sampai_penilaian(pelaku) {
        kueri = kueri.filter(baris::Column::Objek.is_in(TANPA_ISIAN));
    }
    if !saringan.cari.trim().is_empty() {
        let pola = crate::galat::pola_like(&saringan.cari);
        kueri = kueri.filter(
            Condition::any()
                .add(Expr::expr(sea_orm::sea_query::Func::lower(Expr::col(baris::Column::Pelaku))).like(pola.clone()))
                .add(Expr::expr(sea_orm::sea_query::Func::lower(Expr::col(baris::Column::Tindakan))).like(pola)),
        );
    }
    if let Some(objek) = &saringan.objek {
        kueri = kueri.filter(baris::Column::Objek.eq(objek));
    }
    if let Some(sebelum) = saringan.sebelum {
        kueri = kueri.filter(baris::Column::Urutan.lt(sebelum));
    }
    let mut entri: Vec<Entri> = kueri.all(&l.db).await?.into_iter().map(Entri::from).collect();
    nama::namai(&l.db, &mut entri, nama::Cakupan::Semua).await?;
    Ok(entri)
}

/// Whether the trail shows this person entries of such records.
#[must_use]
pub fn terbuka(pelaku: &Pelaku, objek: &str) -> bool {
    pelaku.boleh(Tindakan::LihatJejak, &[]) && (sampai_penilaian(pelaku) || TANPA_ISIAN.contains(&objek))
}

fn sampai_penilaian(pelaku: &Pelaku) -> bool {
    pelaku.boleh(Tindakan::LihatSeluruhPenilaian, &[])
}

/// Walks the chain from the first entry to the head.
///
/// # Errors
/// When the database cannot be read.
pub async fn verify(l: &Layanan) -> Hasil<Pemeriksaan> {
    const SEKALI: u64 = 1_000;
    let tx = l.baca_serentak().await?;
    let kepala =
        entitas::kepala::Entity::find_by_id(1).one(&tx).await?.ok_or_else(|| Galat::internal("jejak_kepala kosong"))?;
    let (mut urutan, mut sidik_lalu) = (0, String::new());
    loop {
        let potong = baris::Entity::find()
            .filter(baris::Column::Urutan.gt(urutan))
            .order_by_asc(baris::Column::Urutan)
            .limit(SEKALI)
            .all(&tx)
            .await?;
        if potong.is_empty() {
            break;
        }
        for entri in potong {
            let sebab = if entri.urutan != urutan + 1 {
                Some(format!("entri {} hilang", urutan + 1))
            } else if entri.sidik_sebelum != sidik_lalu {
                Some("tidak menyambung ke entri sebelumnya".into())
            } else if sidik(&entri) != entri.sidik {
                Some("isinya berubah setelah ditulis".into())
            } else {
                None
            };
            if let Some(sebab) = sebab {
                return Ok(Pemeriksaan::Rusak { urutan: entri.urutan, sebab });
            }
            (urutan, sidik_lalu) = (entri.urutan, entri.sidik);
        }
    }
    if kepala.urutan != urutan || kepala.sidik != sidik_lalu {
        return Ok(Pemeriksaan::Rusak { urutan: urutan + 1, sebab: "entri terakhir hilang".into() });
    }
    Ok(Pemeriksaan::Utuh { banyak: urutan, sidik: sidik_lalu })
}

/// The number of the last entry; 0 before the first.
///
/// # Errors
/// When the database cannot be read.
pub(crate) async fn akhir<C: ConnectionTrait>(db: &C) -> Hasil<i64> {
    let kepala = entitas::kepala::Entity::find_by_id(1).one(db).await?;
    Ok(kepala.map_or(0, |k| k.urutan))
}

/// Holds the head row until the transaction ends, so that nobody else writes meanwhile (PostgreSQL).
///
/// # Errors
/// When the database refuses.
pub(crate) async fn pegang(tx: &DatabaseTransaction) -> Hasil<()> {
    entitas::kepala::Entity::find_by_id(1).lock_exclusive().one(tx).await?;
    Ok(())
}

/// Takes the next number; holds the head row until the transaction ends.
async fn ambil_giliran(tx: &DatabaseTransaction) -> Hasil<(i64, String)> {
    let kepala = entitas::kepala::Entity::update_many()
        .col_expr(entitas::kepala::Column::Urutan, Expr::col(entitas::kepala::Column::Urutan).add(1))
        .filter(entitas::kepala::Column::Id.eq(1))
        .exec_with_returning(tx)
        .await?
        .into_iter()
        .next()
        .ok_or_else(|| Galat::internal("jejak_kepala kosong"))?;
    Ok((kepala.urutan, kepala.sidik))
}

/// Hash over every field, each with its length so that no two entries read the same.
fn sidik(entri: &baris::Model) -> String {
    let mut hash = Sha256::new();
    let bagian = [
        entri.urutan.to_string(),
        entri.waktu.timestamp_micros().to_string(),
        entri.akun_id.map_or_else(String::new, |id| id.to_string()),
        entri.pelaku.clone(),
        entri.alamat.clone(),
        entri.tindakan.clone(),
        entri.objek.clone(),
        entri.objek_id.to_string(),
        entri.perangkat_daerah_id.map_or_else(String::new, |id| id.to_string()),
        entri.sebelum.clone(),
        entri.sesudah.clone(),
        entri.sidik_sebelum.clone(),
    ];
    for teks in bagian {
        hash.update((teks.len() as u64).to_be_bytes());
        hash.update(teks.as_bytes());
    }
    heks(&hash.finalize())
}

/// Lower-case hexadecimal.
#[must_use]
pub fn heks(bita: &[u8]) -> String {
    use std::fmt::Write;
    bita.iter().fold(String::with_capacity(bita.len() * 2), |mut teks, b| {
        let _ = write!(teks, "{b:02x}");
        teks
    })
}

impl From<baris::Model> for Entri {
    fn from(model: baris::Model) -> Self {
        let (sebelum, sesudah) = (objek(&model.sebelum), objek(&model.sesudah));
        let kunci: std::collections::BTreeSet<_> = sebelum.keys().chain(sesudah.keys()).cloned().collect();
        let perubahan = kunci
            .into_iter()
            .map(|kunci| {
                let lama = sebelum.get(&kunci).cloned().unwrap_or(Value::Null);
                let baru = sesudah.get(&kunci).cloned().unwrap_or(Value::Null);
                (kunci, (lama, baru))
            })
            .filter(|(_, (lama, baru))| lama != baru)
            .collect();
        Self {
            urutan: model.urutan,
            waktu: model.waktu,
            pelaku: model.pelaku,
            alamat: model.alamat,
            tindakan: model.tindakan,
            objek: model.objek,
            objek_id: model.objek_id,
            nama: None,
            kantor: None,
            kantor_id: model.perangkat_daerah_id,
            perubahan,
        }
    }
}

fn objek(teks: &str) -> Map<String, Value> {
    match serde_json::from_str(teks) {
        Ok(Value::Object(map)) => map,
        _ => Map::new(),
    }
}
