//! From settings to running services: opening the database and the store, then serving until told to stop.

use std::{net::SocketAddr, sync::Arc};

use domain::profil::Profil;
use object_store::local::LocalFileSystem;
use services::{
    Layanan,
    akun::siapkan::{KodeSiapkan, masih_kosong},
    layanan,
    register::kelengkapan,
};
use tokio::net::TcpListener;

use crate::{keadaan::Keadaan, pekerjaan, pengaturan::Pengaturan, rute};

/// Why a command could not do its work; the last word on the terminal.
pub type Gagal = Box<dyn std::error::Error + Send + Sync>;

/// Opens database and store. `migrasi` also brings the schema up to date.
///
/// # Errors
/// When folder, database, profil or instruments cannot be used.
pub async fn buka(pengaturan: &Pengaturan, migrasi: bool) -> Result<Layanan, Gagal> {
    let berkas = pengaturan.data_dir.join("berkas");
    std::fs::create_dir_all(&berkas)
        .map_err(|galat| format!("map {} tidak dapat dibuat: {galat}", berkas.display()))?;
    let db = layanan::sambung(&pengaturan.database_url.0)
        .await
        .map_err(|galat| format!("basis data {:?} tidak dapat dibuka: {galat}", pengaturan.database_url))?;
    if migrasi {
        layanan::migrasi(&db).await.map_err(|galat| format!("skema basis data tidak dapat dimutakhirkan: {galat}"))?;
    }
    let store = LocalFileSystem::new_with_prefix(&berkas)?.with_fsync(true);
    let mut l = Layanan::new(db, Arc::new(store), Arc::new(profil(pengaturan)?), Arc::new(katalog()?));
    l.batas_unggah = pengaturan.batas_unggah_mb.saturating_mul(1_000_000);
    Ok(l)
}

/// Serves until the process is told to stop, then lets running requests finish.
///
/// # Errors
/// When the server cannot start.
pub async fn serve(pengaturan: Pengaturan, kosong: bool) -> Result<(), Gagal> {
    let l = buka(&pengaturan, true).await?;
    // Before anything is loaded or promised: a port in use ends the start.
    let pendengar = TcpListener::bind(pengaturan.listen)
        .await
        .map_err(|galat| format!("tidak dapat mendengarkan di {}: {galat}", pengaturan.listen))?;
    let alamat = pendengar.local_addr()?;
    for (register, berubah) in kelengkapan::segarkan(&l).await? {
        tracing::info!(register, berubah, "another completeness is asked: computed again");
    }
    let mut kode_siapkan = None;
    if masih_kosong(&l).await? {
        // A real government never finds invented offices in its database.
        if kosong || !l.profil.rekaan {
            let (kode, kenal) = KodeSiapkan::baru()?;
            println!("Belum ada akun. Buka http://{alamat}/siapkan dan pakai kode ini sekali: {kode}");
            kode_siapkan = Some(kenal);
        } else {
            muat_peragaan(&l).await?;
        }
    } else if kosong {
        println!("Basis data ini sudah berisi, jadi tidak dimulai dari kosong. Sebutkan --data-dir lain untuk itu.");
    }
    if !pengaturan.https && !pengaturan.listen.ip().is_loopback() {
        tracing::warn!("listening beyond this machine without https: set SPBE_HTTPS=ya behind a TLS proxy");
    }
    println!("Kendali SPBE melayani http://{alamat}");
    let terjadwal = pekerjaan::mulai(l.clone());
    let router = rute::router(Keadaan::new(l.clone(), pengaturan, kode_siapkan));
    axum::serve(pendengar, router.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(berhenti())
        .await?;
    terjadwal.abort();
    l.db.close().await?;
    Ok(())
}

/// Loads the demo government and prints who can sign in.
///
/// # Errors
/// When the database is not empty.
pub async fn muat_peragaan(l: &Layanan) -> Result<(), Gagal> {
    println!("Memuat data peragaan …");
    let akun = services::demo::muat(l).await?;
    println!("Akun peragaan, semuanya berkata sandi {}:", services::demo::SANDI);
    let lebar = akun.iter().map(|a| a.nama_pengguna.len()).max().unwrap_or(0);
    // One person a role is enough to look around; the others are in the list of people.
    for a in services::demo::satu_per_peran(&akun) {
        let kantor = a.kantor.as_deref().map(|k| format!(", {k}")).unwrap_or_default();
        println!("  {:lebar$}  {}{kantor} ({})", a.nama_pengguna, a.peran, a.nama);
    }
    Ok(())
}

/// The government's profil: a file when the setting names one, else one of those this version brings along.
fn profil(pengaturan: &Pengaturan) -> Result<Profil, Gagal> {
    let nama = &pengaturan.profil;
    if nama.ends_with(".toml") {
        let isi =
            std::fs::read_to_string(nama).map_err(|galat| format!("profil {nama} tidak dapat dibaca: {galat}"))?;
        return Ok(Profil::dari_toml(nama, &isi)?);
    }
    Ok(Profil::bawaan(nama)
        .ok_or_else(|| format!("profil \"{nama}\" tidak dikenal; sebutkan nama bawaan atau berkas .toml"))??)
}

/// The instruments this version knows.
fn katalog() -> Result<domain::instrumen::Katalog, Gagal> {
    domain::instrumen::Katalog::bawaan()
        .map_err(|galat| format!("instrumen bawaan tidak dapat dipakai: {galat}").into())
}

/// Ctrl-C on the terminal, or SIGTERM from a service manager.
async fn berhenti() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut selesai) = signal(SignalKind::terminate()) else {
        let _ = tokio::signal::ctrl_c().await;
        return;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = selesai.recv() => {}
    }
    tracing::info!("stopping: no new requests, running ones finish");
}
