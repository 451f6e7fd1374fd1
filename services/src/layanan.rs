//! What every use case needs: database, object store, profil, instruments, clock.

use std::{sync::Arc, time::Duration};

use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use domain::{instrumen::Katalog, profil::Profil};
use migrations::{Migrator, MigratorTrait};
use object_store::ObjectStore;
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, Database, DatabaseBackend, DatabaseConnection, DatabaseTransaction,
    DbErr, IsolationLevel, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use tokio::sync::{Mutex, OwnedMutexGuard};

use crate::{galat::Hasil, jejak};

/// Handle to everything use cases work with; cheap to clone.
#[derive(Clone)]
pub struct Layanan {
    pub db: DatabaseConnection,
    pub berkas: Arc<dyn ObjectStore>,
    pub profil: Arc<Profil>,
    pub katalog: Arc<Katalog>,
    /// Largest upload in bytes.
    pub batas_unggah: u64,
    jam: fn() -> DateTime<Utc>,
    antrean: Arc<Mutex<()>>,
    /// How far the jobs of this server are.
    pub(crate) papan: crate::register::impor::Papan,
    /// Applications prepared for comparing with a proposal.
    pub(crate) kemiripan: crate::aplikasi::usulan::Tembolok,
    /// What needs somebody in the registers.
    pub(crate) pantauan: crate::register::IngatanPantauan,
    /// What the architecture lacks.
    pub(crate) kurang: crate::arsitektur::kurang::IngatanKurang,
    /// The consolidated view of risks.
    pub(crate) konsolidasi: crate::risiko::konsolidasi::IngatanKonsolidasi,
}

/// A write transaction, one at a time on both databases: what it has read still holds when it writes.
///
/// SQLite has one writer: writers queue here in order instead of polling a busy file. On PostgreSQL the head of the audit
/// trail is the lock, for every server that shares the database.
pub struct Tulis {
    pub tx: DatabaseTransaction,
    _giliran: Option<OwnedMutexGuard<()>>,
}

impl Layanan {
    /// Puts the parts together; the database must be migrated.
    #[must_use]
    pub fn new(
        db: DatabaseConnection,
        berkas: Arc<dyn ObjectStore>,
        profil: Arc<Profil>,
        katalog: Arc<Katalog>,
    ) -> Self {
        Self {
            db,
            berkas,
            profil,
            katalog,
            batas_unggah: 20_000_000,
            jam: Utc::now,
            antrean: Arc::default(),
            papan: Default::default(),
            kemiripan: Default::default(),
            pantauan: Default::default(),
            kurang: Default::default(),
            konsolidasi: Default::default(),
        }
    }

    /// The same, with another clock (tests, demo).
    #[must_use]
    pub fn dengan_jam(self, jam: fn() -> DateTime<Utc>) -> Self {
        Self { jam, ..self }
    }

    /// Now, in whole microseconds: PostgreSQL keeps no more, and equality must hold on both databases.
    #[must_use]
    pub fn kini(&self) -> DateTime<Utc> {
        (self.jam)().trunc_subsecs(6)
    }

    /// The day it is now in the government's own time zone.
    #[must_use]
    pub fn hari_ini(&self) -> NaiveDate {
        self.profil.zona_waktu.tanggal(self.kini())
    }

    /// Begins a write transaction.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn tulis(&self) -> Hasil<Tulis> {
        let sqlite = self.db.get_database_backend() == DatabaseBackend::Sqlite;
        let giliran = if sqlite { Some(self.antrean.clone().lock_owned().await) } else { None };
        let pilihan = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..Default::default()
        };
        let tx = self.db.begin_with_options(pilihan).await?;
        if !sqlite {
            jejak::pegang(&tx).await?;
        }
        Ok(Tulis { tx, _giliran: giliran })
    }

    /// Begins a read transaction that sees one consistent moment on both databases.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn baca_serentak(&self) -> Hasil<DatabaseTransaction> {
        let pilihan = match self.db.get_database_backend() {
            DatabaseBackend::Sqlite => TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Deferred),
                ..Default::default()
            },
            _ => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..Default::default()
            },
        };
        Ok(self.db.begin_with_options(pilihan).await?)
    }
}

impl Tulis {
    /// Makes the writes last.
    ///
    /// # Errors
    /// When the database refuses; nothing was written then.
    pub async fn selesai(self) -> Hasil<()> {
        Ok(self.tx.commit().await?)
    }
}

/// Opens a database: SQLite in WAL mode with full durability, or PostgreSQL.
///
/// # Errors
/// When the address is wrong or the database cannot be reached.
pub async fn sambung(url: &str) -> Result<DatabaseConnection, DbErr> {
    const PERCOBAAN: u32 = 100;
    const JEDA: Duration = Duration::from_millis(50);
    let mut ke = 1;
    loop {
        match Database::connect(pilihan(url)).await {
            // Two processes that turn a new SQLite file to WAL at once stand in each other's way; the one that is refused
            // finds the file turned on its next try.
            Err(galat) if ke < PERCOBAAN && galat.to_string().contains("database is locked") => {
                ke += 1;
                tokio::time::sleep(JEDA).await;
            }
            hasil => return hasil,
        }
    }
}

/// Every register has statements of its own; preparing one anew costs more than running it.
const CADANGAN_PERNYATAAN: usize = 500;

fn pilihan(url: &str) -> ConnectOptions {
    let mut pilihan = ConnectOptions::new(url);
    pilihan.sqlx_logging(false).connect_timeout(Duration::from_secs(8)).acquire_timeout(Duration::from_secs(8));
    pilihan.max_connections(if url.starts_with("sqlite") { 8 } else { 16 });
    // Pages ask short questions: compiling one to machine code takes longer than answering it.
    // Nor does a statement that is kept need a plan for each of its values: planning the menu takes longer than its answer.
    pilihan.map_sqlx_postgres_opts(|pilihan| {
        pilihan
            .options([("jit", "off"), ("plan_cache_mode", "force_generic_plan")])
            .statement_cache_capacity(CADANGAN_PERNYATAAN)
    });
    pilihan.map_sqlx_sqlite_opts(|pilihan| {
        pilihan
            .create_if_missing(true)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .pragma("journal_mode", "WAL")
            .pragma("synchronous", "FULL")
            .pragma("cache_size", "-8000")
            .pragma("temp_store", "MEMORY")
            // Rows come from a thread of their own: it waits whenever this many are not taken yet.
            .row_buffer_size(2_000)
            .statement_cache_capacity(CADANGAN_PERNYATAAN)
    });
    pilihan
}

/// Any number, as long as every version of the program takes the same one: "spbe" in ASCII.
const KUNCI_MIGRASI: i64 = 0x7370_6265;

/// Brings the schema up to date: all pending migrations in one transaction, or none.
///
/// Servers that start at the same moment on one database do it one after the other; the later ones find nothing left to
/// do. On PostgreSQL an advisory lock keeps the order, on SQLite the write lock of the file.
///
/// # Errors
/// When a migration fails; everything is rolled back then.
pub async fn migrasi(db: &DatabaseConnection) -> Result<(), DbErr> {
    let pilihan =
        TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..Default::default() };
    let tx = db.begin_with_options(pilihan).await?;
    if db.get_database_backend() == DatabaseBackend::Postgres {
        tx.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({KUNCI_MIGRASI})")).await?;
    }
    Migrator::up(&tx, None).await?;
    tx.commit().await
}
