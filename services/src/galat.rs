//! What can go wrong in a use case, as the answers a person can be given.

use domain::{penilaian::Tertutup, teks::GalatIsian};
use thiserror::Error;

/// Result of a use case.
pub type Hasil<T> = Result<T, Galat>;

/// Each variant is an answer; only [`Galat::Internal`] hides its cause from the person and goes to the log.
#[derive(Debug, Error)]
pub enum Galat {
    /// Not there, or not for this person to know about (404).
    #[error("Catatan ini tidak ada, atau bukan untuk Anda. Periksa alamatnya atau kembali ke beranda.")]
    TidakAda,
    /// Known but not allowed (403).
    #[error("{0}")]
    Dilarang(String),
    /// Fields to correct (422).
    #[error("Beberapa isian perlu diperbaiki.")]
    Isian(Vec<GalatIsian>),
    /// Somebody else saved in between (409).
    #[error("{0}")]
    Bentrok(String),
    /// Somebody else saved the same record in between; both versions are shown (409).
    #[error("{} menyimpan perubahan lebih dahulu. Isian Anda belum tersimpan; bandingkan dahulu.", .0.oleh)]
    BentrokIsian(Box<Bentrokan>),
    /// The transition is closed (409).
    #[error(transparent)]
    Tertutup(#[from] Tertutup),
    /// A request that makes no sense as a whole (422).
    #[error("{0}")]
    Ditolak(String),
    /// Too many tries (429).
    #[error("{0}")]
    TerlaluSering(String),
    /// Too large (413).
    #[error("{0}")]
    TerlaluBesar(String),
    /// Our fault; the cause is for the log only (500).
    #[error("Terjadi gangguan pada server. Isian Anda belum tersimpan; coba lagi sebentar lagi.")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// The version somebody else saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bentrokan {
    pub oleh: String,
    pub pada: chrono::DateTime<chrono::Utc>,
    pub versi: i64,
    /// Field name -> what stands there now.
    pub isian: std::collections::BTreeMap<String, String>,
}

impl Galat {
    /// One field to correct.
    pub fn isian(bidang: impl Into<String>, pesan: impl Into<String>) -> Self {
        Self::Isian(vec![GalatIsian { bidang: bidang.into(), pesan: pesan.into() }])
    }

    /// Not allowed, in the words every screen uses.
    #[must_use]
    pub fn dilarang() -> Self {
        Self::Dilarang(
            "Peran Anda tidak mencakup tindakan ini. Hubungi admin bila menurut Anda seharusnya boleh.".into(),
        )
    }

    /// Our fault, with its cause for the log.
    pub fn internal(sebab: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal(sebab.into())
    }
}

impl From<sea_orm::DbErr> for Galat {
    fn from(sebab: sea_orm::DbErr) -> Self {
        Self::internal(sebab)
    }
}

impl From<serde_json::Error> for Galat {
    fn from(sebab: serde_json::Error) -> Self {
        Self::internal(sebab)
    }
}

/// Turns a unique-constraint violation into a message beside the field that caused it.
pub trait PadaKembar<T> {
    /// `penanda` is a part of the constraint's or column's name in the database's message.
    ///
    /// # Errors
    /// The field error, or the original one as internal.
    fn pada_kembar(self, penanda: &str, bidang: &str, pesan: &str) -> Hasil<T>;
}

impl<T> PadaKembar<T> for Result<T, sea_orm::DbErr> {
    fn pada_kembar(self, penanda: &str, bidang: &str, pesan: &str) -> Hasil<T> {
        self.map_err(|sebab| match sebab.sql_err() {
            Some(sea_orm::SqlErr::UniqueConstraintViolation(teks)) if teks.contains(penanda) => {
                Galat::isian(bidang, pesan)
            }
            _ => Galat::internal(sebab),
        })
    }
}

/// A lower-case `LIKE` pattern that finds the words anywhere, with the wildcards people type taken literally.
pub(crate) fn pola_like(cari: &str) -> sea_orm::sea_query::LikeExpr {
    let mut teks = String::from("%");
    for huruf in cari.trim().to_lowercase().chars() {
        if matches!(huruf, '%' | '_' | '\\') {
            teks.push('\\');
        }
        teks.push(huruf);
    }
    teks.push('%');
    sea_orm::sea_query::LikeExpr::new(teks).escape('\\')
}
