//! Changes of many records as jobs: begun once, watched on a page, finished whole or not at all, and taken back as one step.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use chrono::{DateTime, TimeDelta, Utc};
use domain::register::{Butir, Register, tahap::Tahap};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};
use serde_json::{Value, json};

use super::tulis::Tertulis;
use crate::{
    Galat, Hasil, Layanan, Pelaku, Tulis,
    register::akses::{akses_untuk, boleh_ubah},
    tabel::pratinjau::HasilImpor,
};

/// A job that nobody works on any more after this long was cut off with its server.
const TERPUTUS: TimeDelta = TimeDelta::minutes(15);

/// Rows of a head's own table bound in one statement.
const SEKALI: usize = 4_000;

pub(super) mod kepala {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "impor_register")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub register: String,
        pub jenis: String,
        pub akun_id: Option<i64>,
        pub oleh: String,
        pub sha256: String,
        pub sebutan: String,
        pub keadaan: String,
        pub baru: i32,
        pub berubah: i32,
        pub tetap: i32,
        #[sea_orm(column_type = "Text")]
        pub galat: String,
        pub mulai: DateTimeUtc,
        pub selesai: Option<DateTimeUtc>,
        pub diurungkan_pada: Option<DateTimeUtc>,
        pub diurungkan_oleh: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod rincian {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "impor_register_baris")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub impor_id: i64,
        pub catatan_id: i64,
        pub versi: i64,
        #[sea_orm(column_type = "Text")]
        pub sebelum: String,
        pub tahap: String,
        #[sea_orm(column_type = "Text")]
        pub relasi: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// How far the jobs of this server are, by id.
#[derive(Clone, Default)]
pub(crate) struct Papan(Arc<Mutex<HashMap<i64, Arc<Kemajuan>>>>);

/// How far one job is.
#[derive(Debug, Default)]
pub(crate) struct Kemajuan {
    selesai: AtomicUsize,
    semua: AtomicUsize,
}

/// What a job is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JenisKerja {
    Impor,
    Massal,
}

/// Where a job stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeadaanKerja {
    /// Rows done and all rows; 0 of 0 while the file is read.
    Berjalan(usize, usize),
    Selesai,
    /// Why, one sentence a line; nothing was written.
    Gagal(Vec<String>),
    /// When and by whom.
    Diurungkan(DateTime<Utc>, String),
}

/// A job as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kerja {
    pub id: i64,
    pub jenis: JenisKerja,
    /// Name of the file, or the field that was changed.
    pub sebutan: String,
    pub oleh: String,
    pub mulai: DateTime<Utc>,
    pub selesai: Option<DateTime<Utc>>,
    pub keadaan: KeadaanKerja,
    pub jumlah: HasilImpor,
}

impl Papan {
    fn mulai(&self, id: i64) -> Arc<Kemajuan> {
        let kemajuan = Arc::new(Kemajuan::default());
        if let Ok(mut papan) = self.0.lock() {
            papan.insert(id, Arc::clone(&kemajuan));
        }
        kemajuan
    }

    fn lihat(&self, id: i64) -> Option<(usize, usize)> {
        let papan = self.0.lock().ok()?;
        papan.get(&id).map(|k| (k.selesai.load(Ordering::Relaxed), k.semua.load(Ordering::Relaxed)))
    }

    fn usai(&self, id: i64) {
        if let Ok(mut papan) = self.0.lock() {
            papan.remove(&id);
        }
    }
}

impl Kemajuan {
    /// How many rows there are.
    pub(super) fn sebanyak(&self, semua: usize) {
        self.semua.store(semua, Ordering::Relaxed);
    }

    /// How many are done.
    pub(super) fn maju(&self, selesai: usize) {
        self.selesai.store(selesai, Ordering::Relaxed);
    }
}

impl JenisKerja {
    const fn kode(self) -> &'static str {
        match self {
            Self::Impor => "impor",
            Self::Massal => "massal",
        }
    }
}

/// Notes that a job begins, unless the same one is running: then that one is meant. Answers its id and whether it is new.
pub(super) async fn mulai(
    l: &Layanan,
    pelaku: &Pelaku,
    r: &Register,
    jenis: JenisKerja,
    sha256: &str,
    sebutan: &str,
) -> Hasil<(i64, bool)> {
    // Asked before the queue of writers too, because the job itself holds it.
    if let Some(satu) = berjalan(&l.db, r, sha256).await?
        && l.papan.lihat(satu.id).is_some()
    {
        return Ok((satu.id, false));
    }
    let tulis = l.tulis().await?;
    if let Some(satu) = berjalan(&tulis.tx, r, sha256).await? {
        if l.papan.lihat(satu.id).is_some() || l.kini() - satu.mulai < TERPUTUS {
            return Ok((satu.id, false));
        }
        tandai(&tulis, satu.id, "gagal", TERHENTI, l.kini()).await?;
    }
    let id = catat_kepala(l, &tulis, pelaku, r, jenis, (sha256, sebutan, "berjalan")).await?;
    tulis.selesai().await?;
    Ok((id, true))
}

/// The head of a job in a state, before anything is counted.
async fn catat_kepala(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    r: &Register,
    jenis: JenisKerja,
    (sha256, sebutan, keadaan): (&str, &str, &str),
) -> Hasil<i64> {
    let baris = kepala::ActiveModel {
        register: Set(r.kode.into()),
        jenis: Set(jenis.kode().into()),
        akun_id: Set(pelaku.akun_id),
        oleh: Set(pelaku.nama.clone()),
        sha256: Set(sha256.into()),
        sebutan: Set(sebutan.into()),
        keadaan: Set(keadaan.into()),
        baru: Set(0),
        berubah: Set(0),
        tetap: Set(0),
        galat: Set(String::new()),
        mulai: Set(l.kini()),
        ..Default::default()
    };
    Ok(kepala::Entity::insert(baris).exec(&tulis.tx).await?.last_insert_id)
}

async fn berjalan<C: ConnectionTrait>(db: &C, r: &Register, sha256: &str) -> Hasil<Option<kepala::Model>> {
    let kueri = kepala::Entity::find()
        .filter(kepala::Column::Register.eq(r.kode))
        .filter(kepala::Column::Sha256.eq(sha256))
        .filter(kepala::Column::Keadaan.eq("berjalan"));
    Ok(kueri.one(db).await?)
}

const TERHENTI: &str = "Server berhenti sebelum pekerjaan ini selesai, sehingga tidak ada yang tersimpan. Ulangi.";

/// Works on a job without anybody waiting for it.
pub(super) fn jalankan<F, M>(l: &Layanan, id: i64, kerja: F)
where
    F: FnOnce(Layanan, Arc<Kemajuan>) -> M + Send + 'static,
    M: Future<Output = Hasil<()>> + Send + 'static,
{
    let kemajuan = l.papan.mulai(id);
    let l = l.clone();
    tokio::spawn(async move {
        // A panic of the job must not leave it running for ever.
        let hasil = tokio::spawn(kerja(l.clone(), kemajuan)).await.map_err(Galat::internal).flatten();
        if let Err(galat) = hasil {
            if let Galat::Internal(sebab) = &galat {
                tracing::error!(%sebab, impor = id, "a job failed");
            }
            if let Err(lain) = gagal(&l, id, &galat).await {
                tracing::error!(sebab = %lain, impor = id, "a failed job cannot be marked");
            }
        }
        l.papan.usai(id);
    });
}

async fn gagal(l: &Layanan, id: i64, galat: &Galat) -> Hasil<()> {
    let sebab = match galat {
        Galat::Isian(daftar) => daftar.iter().map(|g| g.pesan.clone()).collect::<Vec<_>>().join("\n"),
        lain => lain.to_string(),
    };
    let tulis = l.tulis().await?;
    tandai(&tulis, id, "gagal", &sebab, l.kini()).await?;
    tulis.selesai().await
}

async fn tandai(tulis: &Tulis, id: i64, keadaan: &str, galat: &str, kini: DateTime<Utc>) -> Hasil<()> {
    kepala::Entity::update_many()
        .col_expr(kepala::Column::Keadaan, Expr::value(keadaan))
        .col_expr(kepala::Column::Galat, Expr::value(galat))
        .col_expr(kepala::Column::Selesai, Expr::value(kini))
        .filter(kepala::Column::Id.eq(id))
        .exec(&tulis.tx)
        .await?;
    Ok(())
}

/// Notes what a job wrote, in the transaction that wrote it.
pub(super) async fn selesai(
    l: &Layanan,
    tulis: &Tulis,
    r: &Register,
    id: i64,
    jumlah: HasilImpor,
    tertulis: &[Tertulis],
) -> Hasil<()> {
    let angka = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
    kepala::Entity::update_many()
        .col_expr(kepala::Column::Keadaan, Expr::value("selesai"))
        .col_expr(kepala::Column::Selesai, Expr::value(l.kini()))
        .col_expr(kepala::Column::Baru, Expr::value(angka(jumlah.baru)))
        .col_expr(kepala::Column::Berubah, Expr::value(angka(jumlah.berubah)))
        .col_expr(kepala::Column::Tetap, Expr::value(angka(jumlah.tetap)))
        .filter(kepala::Column::Id.eq(id))
        .exec(&tulis.tx)
        .await?;
    for potong in tertulis.chunks(SEKALI) {
        let baris = potong.iter().map(|t| rincian::ActiveModel {
            impor_id: Set(id),
            catatan_id: Set(t.id),
            versi: Set(t.versi),
            sebelum: Set(t.sebelum.as_ref().map_or(Value::Null, |(butir, _)| butir.json(r)).to_string()),
            tahap: Set(t.sebelum.as_ref().map_or("", |(_, tahap)| tahap.kode()).to_owned()),
            relasi: Set(relasi_json(t).to_string()),
            ..Default::default()
        });
        rincian::Entity::insert_many(baris).exec_without_returning(&tulis.tx).await?;
    }
    Ok(())
}

fn relasi_json(t: &Tertulis) -> Value {
    let daftar = |tautan: &[super::gudang::Tautan]| -> Vec<Value> {
        tautan.iter().map(|(jenis, dari, ke)| json!([jenis.kode(), dari, ke])).collect()
    };
    json!({ "tambah": daftar(&t.tambah), "hapus": daftar(&t.hapus) })
}

/// One job, for who began it and for who writes the whole register.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`].
pub async fn get(l: &Layanan, pelaku: &Pelaku, r: &'static Register, id: i64) -> Hasil<Kerja> {
    let satu = terlihat(&l.db, pelaku, r, id).await?;
    Ok(susun(l, satu))
}

/// The latest jobs of a register that this person may see.
///
/// # Errors
/// [`Galat::Dilarang`].
pub async fn list(l: &Layanan, pelaku: &Pelaku, r: &'static Register, batas: u64) -> Hasil<Vec<Kerja>> {
    akses_untuk(pelaku, r.lihat)?;
    let mut kueri = kepala::Entity::find()
        .filter(kepala::Column::Register.eq(r.kode))
        .order_by_desc(kepala::Column::Mulai)
        .order_by_desc(kepala::Column::Id)
        .limit(batas);
    if !boleh_ubah(pelaku, r, None) {
        kueri = kueri.filter(kepala::Column::AkunId.eq(pelaku.akun_id.unwrap_or(0)));
    }
    Ok(kueri.all(&l.db).await?.into_iter().map(|satu| susun(l, satu)).collect())
}

pub(super) async fn terlihat<C: ConnectionTrait>(
    db: &C,
    pelaku: &Pelaku,
    r: &'static Register,
    id: i64,
) -> Hasil<kepala::Model> {
    akses_untuk(pelaku, r.lihat)?;
    let satu = kepala::Entity::find_by_id(id).one(db).await?.filter(|k| k.register == r.kode).ok_or(Galat::TidakAda)?;
    let sendiri = pelaku.akun_id.is_some() && satu.akun_id == pelaku.akun_id;
    if sendiri || boleh_ubah(pelaku, r, None) { Ok(satu) } else { Err(Galat::TidakAda) }
}

fn susun(l: &Layanan, satu: kepala::Model) -> Kerja {
    let angka = |n: i32| usize::try_from(n).unwrap_or(0);
    let keadaan = match satu.keadaan.as_str() {
        "selesai" => KeadaanKerja::Selesai,
        "diurungkan" => KeadaanKerja::Diurungkan(
            satu.diurungkan_pada.unwrap_or(satu.mulai),
            satu.diurungkan_oleh.clone().unwrap_or_default(),
        ),
        "berjalan" => match l.papan.lihat(satu.id) {
            Some((selesai, semua)) => KeadaanKerja::Berjalan(selesai, semua),
            // Another server may be at it.
            None if l.kini() - satu.mulai < TERPUTUS => KeadaanKerja::Berjalan(0, 0),
            None => KeadaanKerja::Gagal(vec![TERHENTI.into()]),
        },
        _ => KeadaanKerja::Gagal(satu.galat.lines().map(str::to_owned).collect()),
    };
    Kerja {
        id: satu.id,
        jenis: if satu.jenis == JenisKerja::Massal.kode() { JenisKerja::Massal } else { JenisKerja::Impor },
        sebutan: satu.sebutan,
        oleh: satu.oleh,
        mulai: satu.mulai,
        selesai: satu.selesai,
        keadaan,
        jumlah: HasilImpor { baru: angka(satu.baru), berubah: angka(satu.berubah), tetap: angka(satu.tetap) },
    }
}

/// What a row was before the job.
pub(super) fn sebelum(r: &Register, baris: &rincian::Model) -> Hasil<Option<(Butir, Tahap)>> {
    Ok(match serde_json::from_str(&baris.sebelum)? {
        Value::Object(map) => Some((Butir::dari_json(r, &map), Tahap::dari_kode(&baris.tahap).unwrap_or_default())),
        _ => None,
    })
}

/// The head of a change that is written at once, in its own transaction.
pub(super) async fn catat_selesai(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    r: &Register,
    (sidik, sebutan): (&str, &str),
) -> Hasil<i64> {
    catat_kepala(l, tulis, pelaku, r, JenisKerja::Massal, (sidik, sebutan, "selesai")).await
}
