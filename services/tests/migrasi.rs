//! The schema goes up, down and up again on both databases, and keeps its promises.

use crate::bantu;
use migrations::{Migrator, MigratorTrait};
use sea_orm::ConnectionTrait;
use services::layanan;

/// As many servers as may start at one moment.
const SERVER: usize = 6;

/// Each with a pool of its own, as processes would have.
async fn migrasi_serentak(url: &str) {
    let semua = (0..SERVER).map(|_| {
        let url = url.to_owned();
        tokio::spawn(async move {
            let db = layanan::sambung(&url).await?;
            layanan::migrasi(&db).await?;
            let terpasang = Migrator::get_applied_migrations(&db).await?.len();
            db.close().await.map(|()| terpasang)
        })
    });
    for hasil in futures::future::join_all(semua).await {
        assert_eq!(hasil.unwrap().unwrap(), Migrator::migrations().len());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn servers_that_start_together_migrate_once_on_sqlite() {
    for _ in 0..5 {
        let map = tempfile::tempdir().unwrap();
        migrasi_serentak(&format!("sqlite://{}?mode=rwc", map.path().join("uji.db").display())).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn servers_that_start_together_migrate_once_on_postgres() {
    for _ in 0..5 {
        migrasi_serentak(&bantu::postgres_kosong().await).await;
    }
}

pada_kedua! {
    async fn up_down_up(b: Bekal) {
        // One connection: a pool would hide a migration that leaves something open.
        let banyak = Migrator::migrations().len();
        Migrator::down(&b.l.db, None).await.unwrap();
        assert!(Migrator::get_applied_migrations(&b.l.db).await.unwrap().is_empty());
        assert!(b.l.db.execute_unprepared("SELECT id FROM akun").await.is_err(), "akun is still there");
        Migrator::up(&b.l.db, None).await.unwrap();
        assert_eq!(Migrator::get_applied_migrations(&b.l.db).await.unwrap().len(), banyak);
        b.l.db.execute_unprepared("SELECT id FROM akun").await.unwrap();
    }

    async fn foreign_keys_hold_on_every_connection(b: Bekal) {
        let sisip = "INSERT INTO kilat (sesi_id, kunci, isi) VALUES (987654, '/', '{}')";
        let semua = (0..12).map(|_| b.l.db.execute_unprepared(sisip));
        for hasil in futures::future::join_all(semua).await {
            assert!(hasil.is_err(), "a flash message without a session was kept");
        }
    }
}
