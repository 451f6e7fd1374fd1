//! What every service test stands on: the same test body on SQLite and on PostgreSQL, each with a database of its own.
//!
//! ```ignore
//! pada_kedua! {
//!     async fn an_office_submits(b: Bekal) { ... }
//! }
//! ```
//!
//! PostgreSQL comes from `SPBE_TEST_PG_URL`; `cargo xtask test` starts a throw-away cluster and sets it.

#![allow(dead_code, reason = "the tests of `server` use a part of this")]

pub mod catatan;
pub mod risiko;

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use domain::{
    instrumen::Katalog,
    izin::{Peran, PeranDiberikan},
    profil::Profil,
};
use object_store::memory::InMemory;
use sea_orm::{ConnectionTrait, DatabaseConnection};
use services::{
    Layanan, Pelaku, layanan,
    perangkat_daerah::{self, IsianKantor},
};
use tokio::sync::OnceCell;

/// A migrated, empty database with everything around it; gone when dropped.
pub struct Bekal {
    pub l: Layanan,
    _folder: Option<tempfile::TempDir>,
}

/// Which database a test runs on.
#[derive(Clone, Copy, Debug)]
pub enum Basis {
    Sqlite,
    Postgres,
}

/// Makes `name::sqlite` and `name::postgres` from one body.
#[macro_export]
macro_rules! pada_kedua {
    ($($(#[$meta:meta])* async fn $nama:ident($b:ident: Bekal) $badan:block)+) => {$(
        $(#[$meta])*
        mod $nama {
            #[allow(unused_imports)]
            use super::*;

            async fn jalankan($b: $crate::bantu::Bekal) $badan

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                jalankan($crate::bantu::Bekal::baru($crate::bantu::Basis::Sqlite).await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                jalankan($crate::bantu::Bekal::baru($crate::bantu::Basis::Postgres).await).await;
            }
        }
    )+};
}

impl Bekal {
    pub async fn baru(basis: Basis) -> Self {
        let (db, folder) = match basis {
            Basis::Sqlite => sqlite().await,
            Basis::Postgres => (postgres().await, None),
        };
        let profil = Profil::bawaan("nusa-raya").expect("profil demo ada").expect("profil demo sah");
        let katalog = Katalog::bawaan().expect("instrumen sah");
        let l = Layanan::new(db, Arc::new(InMemory::new()), Arc::new(profil), Arc::new(katalog));
        Self { l, _folder: folder }
    }

    /// An active office.
    pub async fn kantor(&self, kode: &str, nama: &str) -> i64 {
        let isian = IsianKantor {
            kode: kode.into(),
            nama: nama.into(),
            singkatan: kode.into(),
            jenis: Some(domain::perangkat_daerah::Jenis::Badan),
            ..IsianKantor::default()
        };
        perangkat_daerah::create(&self.l, &admin(), &isian).await.expect("kantor dibuat")
    }

    /// A person with one role, as a session would make them; the account really exists.
    pub async fn orang(&self, nama: &str, peran: Peran, kantor: Option<i64>) -> Pelaku {
        let diberikan = PeranDiberikan { peran, perangkat_daerah: kantor };
        let isian = services::akun::kelola::IsianOrang {
            nama_pengguna: nama.to_lowercase().replace(' ', "."),
            nama: nama.into(),
            ..Default::default()
        };
        let baru = services::akun::kelola::create(&self.l, &admin(), &isian, &[diberikan]).await.expect("akun dibuat");
        Pelaku {
            akun_id: Some(baru.id),
            nama: nama.into(),
            peran: vec![diberikan],
            sesi_id: None,
            alamat: "192.0.2.1".into(),
        }
    }
}

/// An admin without an account, to set a test up.
pub fn admin() -> Pelaku {
    Pelaku { peran: vec![PeranDiberikan { peran: Peran::Admin, perangkat_daerah: None }], ..Pelaku::sistem() }
}

/// The migrated file is made once and copied: migrating for every test would take most of the time.
async fn sqlite() -> (DatabaseConnection, Option<tempfile::TempDir>) {
    static TEMPLAT: OnceCell<tempfile::TempDir> = OnceCell::const_new();
    let templat = TEMPLAT
        .get_or_init(|| async {
            let folder = tempfile::tempdir().expect("folder sementara");
            let db = layanan::sambung(&alamat(&folder)).await.expect("SQLite terbuka");
            layanan::migrasi(&db).await.expect("migrasi");
            db.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await.expect("checkpoint");
            db.close().await.expect("tertutup");
            folder
        })
        .await;
    let folder = tempfile::tempdir().expect("folder sementara");
    std::fs::copy(templat.path().join("spbe.db"), folder.path().join("spbe.db")).expect("salinan");
    (layanan::sambung(&alamat(&folder)).await.expect("SQLite terbuka"), Some(folder))
}

fn alamat(folder: &tempfile::TempDir) -> String {
    format!("sqlite://{}?mode=rwc", folder.path().join("spbe.db").display())
}

async fn postgres() -> DatabaseConnection {
    static TEMPLAT: OnceCell<String> = OnceCell::const_new();
    let templat = TEMPLAT
        .get_or_init(|| async {
            let url = postgres_kosong().await;
            let db = layanan::sambung(&url).await.expect("templat terbuka");
            layanan::migrasi(&db).await.expect("migrasi");
            db.close().await.expect("tertutup");
            url.rsplit('/').next().unwrap_or_default().to_owned()
        })
        .await;
    let url = buat_postgres(&format!("TEMPLATE {templat}")).await;
    layanan::sambung(&url).await.expect("basis data uji terbuka")
}

/// Address of a new PostgreSQL database without any table.
pub async fn postgres_kosong() -> String {
    buat_postgres("TEMPLATE template0 ENCODING 'UTF8'").await
}

async fn buat_postgres(pilihan: &str) -> String {
    static NOMOR: AtomicU32 = AtomicU32::new(0);
    let induk = std::env::var("SPBE_TEST_PG_URL")
        .expect("SPBE_TEST_PG_URL belum ada. Jalankan `cargo xtask test`, yang menyalakan PostgreSQL sementara.");
    let (pangkal, _) = induk.rsplit_once('/').expect("SPBE_TEST_PG_URL berakhir dengan nama basis data");
    let nama = format!("spbe_uji_{}_{}", std::process::id(), NOMOR.fetch_add(1, Ordering::Relaxed));
    let db = layanan::sambung(&induk).await.expect("PostgreSQL terbuka");
    db.execute_unprepared(&format!("CREATE DATABASE {nama} {pilihan}")).await.expect("basis data uji dibuat");
    db.close().await.expect("tertutup");
    format!("{pangkal}/{nama}")
}
