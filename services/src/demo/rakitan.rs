//! Rows put together in memory and written in a few statements, with their audit trail in the order of time.

use std::mem::take;

use chrono::{DateTime, Utc};
use futures::{StreamExt, TryStreamExt, stream};
use object_store::{ObjectStoreExt, path::Path};
use sea_orm::{
    ActiveModelTrait, ConnectionTrait, DatabaseBackend, DatabaseTransaction, EntityTrait, IntoActiveModel, Iterable,
    QuerySelect,
    sea_query::{ExprTrait, OnConflict},
};
use serde_json::Value;

use crate::{
    Galat, Hasil, Layanan,
    akun::entitas::{akun, peran},
    bukti::{baris as bukti, berkas},
    jejak::massal::{CatatanLengkap, catat_banyak},
    penandatangan::{baris as penandatangan, baris_lambang as lambang},
    penilaian::entitas::{
        isian, isian_bukti, keputusan, klarifikasi, nilai, penilaian, penugasan, putaran, rekomendasi, tenggat,
    },
    perangkat_daerah::entitas::{fungsi, perangkat_daerah, unit_kerja},
};

/// Who does something, as the audit trail names them.
#[derive(Clone, Debug)]
pub(super) struct Siapa {
    pub id: i64,
    pub nama: String,
    pub alamat: String,
}

/// Everything that will be written; ids are given out here, following those already used.
#[derive(Default)]
pub(super) struct Rakitan {
    pub kantor: Vec<perangkat_daerah::Model>,
    pub unit: Vec<unit_kerja::Model>,
    pub fungsi: Vec<fungsi::Model>,
    pub akun: Vec<akun::Model>,
    pub peran: Vec<peran::Model>,
    pub putaran: Vec<putaran::Model>,
    pub tenggat: Vec<tenggat::Model>,
    pub penilaian: Vec<penilaian::Model>,
    pub isian: Vec<isian::Model>,
    pub nilai: Vec<nilai::Model>,
    pub penugasan: Vec<penugasan::Model>,
    pub klarifikasi: Vec<klarifikasi::Model>,
    pub berkas: Vec<berkas::Model>,
    pub bukti: Vec<bukti::Model>,
    pub isian_bukti: Vec<isian_bukti::Model>,
    pub rekomendasi: Vec<rekomendasi::Model>,
    pub keputusan: Vec<keputusan::Model>,
    pub penandatangan: Vec<penandatangan::Model>,
    pub lambang: Vec<lambang::Model>,
    /// Files to put into the object store.
    pub isi: Vec<(Path, Vec<u8>)>,
    catatan: Vec<CatatanLengkap>,
    awal: Awal,
}

/// The last id of each table before anything is added.
#[derive(Default)]
struct Awal {
    kantor: i64,
    unit: i64,
    fungsi: i64,
    akun: i64,
    peran: i64,
    putaran: i64,
    tenggat: i64,
    penilaian: i64,
    isian: i64,
    nilai: i64,
    penugasan: i64,
    klarifikasi: i64,
    bukti: i64,
    isian_bukti: i64,
    rekomendasi: i64,
    keputusan: i64,
    penandatangan: i64,
    lambang: i64,
}

/// The id the next row of a table gets.
macro_rules! id_berikut {
    ($($nama:ident => $tabel:ident),+ $(,)?) => {
        impl Rakitan {
            $(
                pub fn $nama(&self) -> i64 {
                    self.awal.$tabel + 1 + i64::try_from(self.$tabel.len()).unwrap_or(i64::MAX - 1)
                }
            )+
        }
    };
}

id_berikut! {
    id_kantor => kantor, id_unit => unit, id_fungsi => fungsi, id_akun => akun, id_peran => peran,
    id_putaran => putaran, id_tenggat => tenggat, id_penilaian => penilaian, id_isian => isian, id_nilai => nilai,
    id_penugasan => penugasan, id_klarifikasi => klarifikasi, id_bukti => bukti, id_isian_bukti => isian_bukti,
    id_rekomendasi => rekomendasi, id_keputusan => keputusan, id_penandatangan => penandatangan, id_lambang => lambang,
}

impl Rakitan {
    /// Starts behind the ids already used.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn mulai(tx: &DatabaseTransaction) -> Hasil<Self> {
        let awal = Awal {
            kantor: terbesar::<perangkat_daerah::Entity>(tx, perangkat_daerah::Column::Id).await?,
            unit: terbesar::<unit_kerja::Entity>(tx, unit_kerja::Column::Id).await?,
            fungsi: terbesar::<fungsi::Entity>(tx, fungsi::Column::Id).await?,
            akun: terbesar::<akun::Entity>(tx, akun::Column::Id).await?,
            peran: terbesar::<peran::Entity>(tx, peran::Column::Id).await?,
            putaran: terbesar::<putaran::Entity>(tx, putaran::Column::Id).await?,
            tenggat: terbesar::<tenggat::Entity>(tx, tenggat::Column::Id).await?,
            penilaian: terbesar::<penilaian::Entity>(tx, penilaian::Column::Id).await?,
            isian: terbesar::<isian::Entity>(tx, isian::Column::Id).await?,
            nilai: terbesar::<nilai::Entity>(tx, nilai::Column::Id).await?,
            penugasan: terbesar::<penugasan::Entity>(tx, penugasan::Column::Id).await?,
            klarifikasi: terbesar::<klarifikasi::Entity>(tx, klarifikasi::Column::Id).await?,
            bukti: terbesar::<bukti::Entity>(tx, bukti::Column::Id).await?,
            isian_bukti: terbesar::<isian_bukti::Entity>(tx, isian_bukti::Column::Id).await?,
            rekomendasi: terbesar::<rekomendasi::Entity>(tx, rekomendasi::Column::Id).await?,
            keputusan: terbesar::<keputusan::Entity>(tx, keputusan::Column::Id).await?,
            penandatangan: terbesar::<penandatangan::Entity>(tx, penandatangan::Column::Id).await?,
            lambang: terbesar::<lambang::Entity>(tx, lambang::Column::Id).await?,
        };
        Ok(Self { awal, ..Self::default() })
    }

    /// One entry of the audit trail; `oleh` is `None` for the system.
    #[expect(clippy::too_many_arguments, reason = "one line per entry reads better than a builder")]
    pub fn catat(
        &mut self,
        waktu: DateTime<Utc>,
        oleh: Option<&Siapa>,
        tindakan: &'static str,
        objek: &'static str,
        objek_id: i64,
        kantor: Option<i64>,
        sebelum: Value,
        sesudah: Value,
    ) {
        self.catatan.push(CatatanLengkap {
            waktu,
            akun_id: oleh.map(|s| s.id),
            pelaku: oleh.map_or_else(|| "Sistem".into(), |s| s.nama.clone()),
            alamat: oleh.map_or_else(|| "lokal".into(), |s| s.alamat.clone()),
            tindakan,
            objek,
            objek_id,
            perangkat_daerah: kantor,
            sebelum,
            sesudah,
        });
    }

    /// Evidence was there when it was attached, also where the rounds are not told in the order of time.
    pub fn majukan_bukti(&mut self, id: i64, kapan: DateTime<Utc>) {
        let Some(bukti) = self.bukti.iter_mut().find(|b| b.id == id && b.diunggah_pada > kapan) else { return };
        bukti.diunggah_pada = kapan;
        for catatan in self.catatan.iter_mut().filter(|c| c.objek == "bukti" && c.objek_id == id && c.waktu > kapan) {
            catatan.waktu = kapan;
        }
    }

    /// Writes the rows within the transaction; files first, because a record must never name a file that is not there.
    /// The audit trail waits for [`Rakitan::tutup`], so that what is made from the rows can still be told in its place.
    ///
    /// # Errors
    /// When the store or the database refuses.
    pub async fn simpan(&mut self, l: &Layanan, tulis: &crate::Tulis) -> Hasil<()> {
        stream::iter(take(&mut self.isi).into_iter().map(Ok::<_, Galat>))
            .map(|isi| async {
                let (lokasi, isi) = isi?;
                l.berkas.put(&lokasi, isi.into()).await.map_err(Galat::internal)
            })
            .buffer_unordered(16)
            .try_collect::<Vec<_>>()
            .await?;
        let tx = &tulis.tx;
        sisip::<perangkat_daerah::Entity, _>(tx, take(&mut self.kantor)).await?;
        sisip::<unit_kerja::Entity, _>(tx, take(&mut self.unit)).await?;
        sisip::<fungsi::Entity, _>(tx, take(&mut self.fungsi)).await?;
        sisip::<akun::Entity, _>(tx, take(&mut self.akun)).await?;
        sisip::<peran::Entity, _>(tx, take(&mut self.peran)).await?;
        sisip::<putaran::Entity, _>(tx, take(&mut self.putaran)).await?;
        sisip::<tenggat::Entity, _>(tx, take(&mut self.tenggat)).await?;
        sisip::<penilaian::Entity, _>(tx, take(&mut self.penilaian)).await?;
        sisip::<isian::Entity, _>(tx, take(&mut self.isian)).await?;
        sisip::<nilai::Entity, _>(tx, take(&mut self.nilai)).await?;
        sisip::<penugasan::Entity, _>(tx, take(&mut self.penugasan)).await?;
        sisip::<klarifikasi::Entity, _>(tx, take(&mut self.klarifikasi)).await?;
        sisip_berkas(tx, take(&mut self.berkas)).await?;
        sisip::<bukti::Entity, _>(tx, take(&mut self.bukti)).await?;
        sisip::<isian_bukti::Entity, _>(tx, take(&mut self.isian_bukti)).await?;
        sisip::<rekomendasi::Entity, _>(tx, take(&mut self.rekomendasi)).await?;
        sisip::<keputusan::Entity, _>(tx, take(&mut self.keputusan)).await?;
        sisip::<penandatangan::Entity, _>(tx, take(&mut self.penandatangan)).await?;
        sisip::<lambang::Entity, _>(tx, take(&mut self.lambang)).await?;
        lanjutkan_nomor(tx, &TABEL).await
    }

    /// Writes the audit trail in the order of time.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn tutup(self, tulis: &crate::Tulis) -> Hasil<()> {
        let mut catatan = self.catatan;
        catatan.sort_by_key(|c| c.waktu);
        catat_banyak(tulis, catatan).await
    }
}

/// The greatest id of a table; 0 without rows.
///
/// # Errors
/// When the database cannot be read.
pub(super) async fn terbesar<E: EntityTrait>(tx: &DatabaseTransaction, id: E::Column) -> Hasil<i64> {
    use sea_orm::ColumnTrait;
    let terbesar: Option<Option<i64>> = E::find().select_only().expr(id.into_expr().max()).into_tuple().one(tx).await?;
    Ok(terbesar.flatten().unwrap_or_default())
}

/// Writes rows with their ids in as few statements as the database allows.
///
/// # Errors
/// When the database refuses.
pub(super) async fn sisip<E, A>(tx: &DatabaseTransaction, baris: Vec<E::Model>) -> Hasil<()>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<A>,
    A: ActiveModelTrait<Entity = E> + Send,
{
    // SQLite binds at most 32,766 values a statement.
    let sekali = 30_000 / E::Column::iter().count().max(1);
    let mut baris = baris.into_iter().peekable();
    while baris.peek().is_some() {
        let potong: Vec<A> = baris.by_ref().take(sekali).map(IntoActiveModel::into_active_model).collect();
        E::insert_many(potong).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// The same file may have been taken in before.
async fn sisip_berkas(tx: &DatabaseTransaction, baris: Vec<berkas::Model>) -> Hasil<()> {
    for potong in baris.chunks(5_000) {
        berkas::Entity::insert_many(potong.iter().cloned().map(IntoActiveModel::into_active_model))
            .on_conflict(OnConflict::column(berkas::Column::Sha256).do_nothing().to_owned())
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// Tables whose ids are given out here.
const TABEL: [&str; 18] = [
    "perangkat_daerah",
    "unit_kerja",
    "fungsi_perangkat_daerah",
    "akun",
    "peran_akun",
    "putaran",
    "tenggat_tahap",
    "penilaian",
    "isian",
    "nilai_tahap",
    "penugasan",
    "klarifikasi",
    "bukti",
    "isian_bukti",
    "rekomendasi",
    "keputusan_putaran",
    "penandatangan",
    "lambang",
];

/// PostgreSQL counts its ids apart from the rows; SQLite follows by itself.
///
/// # Errors
/// When the database refuses.
pub(super) async fn lanjutkan_nomor(tx: &DatabaseTransaction, tabel: &[&str]) -> Hasil<()> {
    if tx.get_database_backend() != DatabaseBackend::Postgres {
        return Ok(());
    }
    for tabel in tabel {
        let sql = format!(
            "SELECT setval(pg_get_serial_sequence('{tabel}', 'id'), max(id)) FROM {tabel} HAVING max(id) IS NOT NULL"
        );
        tx.execute_unprepared(&sql).await?;
    }
    Ok(())
}
