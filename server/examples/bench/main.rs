//! Measures the product against its promises, on this machine, with databases that are thrown away.
//!
//! `cargo xtask bench` builds it and prints a table in Markdown for `docs/KINERJA.md`. Requests go through the whole
//! router without a network between, so the figures are server time. The assessment is measured on SQLite; the
//! registers and the risks on SQLite and, where `SPBE_BENCH_PG_URL` names an empty database, on PostgreSQL too.

mod hasil;
mod penilaian;
mod proses;
mod register;
mod risiko;

use std::{path::Path, time::Instant};

use axum::Router;
use domain::izin::Peran;
use hasil::{Baris, Gagal, masuk};
use server::{keadaan::Keadaan, mulai, pengaturan::Pengaturan, rute};
use services::{Layanan, Pelaku, demo};

const KANTOR: usize = 50;
const TAHUN: usize = 5;

fn main() -> Result<(), Gagal> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let folder = tempfile::tempdir()?;
    let mut hasil = runtime.block_on(sqlite(folder.path()))?;
    if let Ok(url) = std::env::var("SPBE_BENCH_PG_URL") {
        hasil.extend(runtime.block_on(postgres(&url))?);
    }
    println!("| yang diukur | janji | hasil | |\n|---|---|---|---|");
    let mut kurang = 0;
    for baris in &hasil {
        println!(
            "| {} | {} | {} | {} |",
            baris.apa,
            baris.janji,
            baris.ukur,
            if baris.ada { "tercapai" } else { "**belum**" }
        );
        kurang += usize::from(!baris.ada);
    }
    println!("\n{} of {} promises kept", hasil.len() - kurang, hasil.len());
    Ok(())
}

async fn sqlite(folder: &Path) -> Result<Vec<Baris>, Gagal> {
    let url = format!("sqlite://{}?mode=rwc", folder.join("spbe.db").display());
    let (l, router) = buka(folder, &url).await?;
    let akun = muat(&l).await?;
    let tim = masuk(&l, "beban.koordinasi").await?;
    let mut hasil = penilaian::ukur(&l, &router, &tim, &akun).await?;
    // Measured on the assessment alone: what a government has that keeps no registers yet.
    hasil.extend(proses::ukur(folder.to_owned()).await?);
    hasil.extend(register::ukur(&l, &router, &tim, &dinas(&l, &akun).await?, "SQLite").await?);
    hasil.extend(risiko::ukur(&l, &router, &tim.0, "SQLite").await?);
    Ok(hasil)
}

async fn postgres(url: &str) -> Result<Vec<Baris>, Gagal> {
    let folder = tempfile::tempdir()?;
    let (l, router) = buka(folder.path(), url).await?;
    let akun = muat(&l).await?;
    let tim = masuk(&l, "beban.koordinasi").await?;
    let mut hasil = register::ukur(&l, &router, &tim, &dinas(&l, &akun).await?, "PostgreSQL").await?;
    hasil.extend(risiko::ukur(&l, &router, &tim.0, "PostgreSQL").await?);
    Ok(hasil)
}

/// Who imports: the Dinas writes the registers of every office.
async fn dinas(l: &Layanan, akun: &[demo::AkunDemo]) -> Result<Pelaku, Gagal> {
    let satu = akun.iter().find(|a| a.peran == Peran::Dinas.nama()).ok_or("tanpa akun Dinas")?;
    Ok(masuk(l, &satu.nama_pengguna).await?.1)
}

async fn buka(folder: &Path, url: &str) -> Result<(Layanan, Router), Gagal> {
    let pengaturan = Pengaturan::uji(folder.to_owned(), url);
    let l = mulai::buka(&pengaturan, true).await?;
    let router = rute::router(Keadaan::new(l.clone(), pengaturan, None));
    Ok((l, router))
}

async fn muat(l: &Layanan) -> Result<Vec<demo::AkunDemo>, Gagal> {
    eprintln!("memuat {KANTOR} kantor x {TAHUN} tahun x 47 indikator");
    let mulai = Instant::now();
    let mut akun = demo::muat(l).await?;
    akun.extend(demo::beban(l, KANTOR, TAHUN).await?);
    eprintln!("  {:.1} s", mulai.elapsed().as_secs_f64());
    Ok(akun)
}
