//! Spreadsheets between their preview and their import: kept under their SHA-256, swept when nobody comes back for them.

use chrono::{DateTime, TimeDelta, Utc};
use futures::StreamExt;
use object_store::{ObjectStore, ObjectStoreExt, path::Path};

use crate::{Galat, Hasil, Layanan};

const MAP: &str = "impor";
/// How long a preview may be looked at before its upload is swept.
const UMUR: TimeDelta = TimeDelta::hours(24);

/// Keeps an upload; the same file again is kept once, and as long as a new one.
pub(crate) async fn simpan(l: &Layanan, sha256: &str, isi: Vec<u8>) -> Hasil<()> {
    l.berkas.put(&lokasi(sha256)?, isi.into()).await.map_err(Galat::internal)?;
    Ok(())
}

/// An upload that was kept.
///
/// # Errors
/// [`Galat::TidakAda`].
pub(crate) async fn ambil(l: &Layanan, sha256: &str) -> Hasil<Vec<u8>> {
    match l.berkas.get(&lokasi(sha256)?).await {
        Ok(hasil) => Ok(hasil.bytes().await.map_err(Galat::internal)?.to_vec()),
        Err(object_store::Error::NotFound { .. }) => Err(Galat::TidakAda),
        Err(sebab) => Err(Galat::internal(sebab)),
    }
}

/// Deletes uploads that are older than their time; says how many. One that another server deletes meanwhile is no error.
pub(crate) async fn sapu(l: &Layanan, kini: DateTime<Utc>) -> Hasil<u64> {
    let mut daftar = l.berkas.list(Some(&Path::from(MAP)));
    let mut usang = Vec::new();
    while let Some(satu) = daftar.next().await {
        let satu = satu.map_err(Galat::internal)?;
        if satu.last_modified + UMUR < kini {
            usang.push(satu.location);
        }
    }
    drop(daftar);
    let mut banyak = 0;
    for lokasi in usang {
        match l.berkas.delete(&lokasi).await {
            Ok(()) => banyak += 1,
            Err(object_store::Error::NotFound { .. }) => {}
            Err(sebab) => return Err(Galat::internal(sebab)),
        }
    }
    Ok(banyak)
}

/// Where a kept upload lies; only a hash is a name.
fn lokasi(sha256: &str) -> Hasil<Path> {
    if sha256.len() == 64 && sha256.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)) {
        Ok(Path::from(format!("{MAP}/{sha256}")))
    } else {
        Err(Galat::TidakAda)
    }
}
