//! Housekeeping: rows and files that nobody will come back for.
//!
//! It deletes nothing a person entered, so it asks for no permission and leaves no entry in the audit trail. Several servers
//! may sweep at once: each deletes what the others have left.

use chrono::{DateTime, Utc};

use crate::{
    Hasil, Layanan,
    akun::{masuk, sesi},
    tabel::simpanan,
};

/// What a sweep has deleted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tersapu {
    /// Sessions that are over, with their flash messages.
    pub sesi: u64,
    /// Counts of failed sign-ins that no longer count.
    pub percobaan: u64,
    /// Uploads whose import was never confirmed.
    pub unggahan: u64,
}

/// Deletes what is over at this moment.
///
/// # Errors
/// When the database or the object store refuses.
pub async fn sapu(l: &Layanan, kini: DateTime<Utc>) -> Hasil<Tersapu> {
    let tulis = l.tulis().await?;
    let sesi = sesi::hapus_usang(&tulis, kini).await?;
    let percobaan = masuk::hapus_usang(&tulis, kini).await?;
    tulis.selesai().await?;
    Ok(Tersapu { sesi, percobaan, unggahan: simpanan::sapu(l, kini).await? })
}
