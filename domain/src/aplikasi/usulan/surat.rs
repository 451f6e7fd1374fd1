//! What a letter about a proposal says: kept with the decision, so that the letter never changes afterwards.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::penandatangan::Penandatangan;

/// The content of a recommendation or a refusal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuratUsulan {
    /// A recommendation; else a refusal with advice.
    pub disetujui: bool,
    pub nomor: String,
    pub tanggal: NaiveDate,
    /// Last day of the permit; only of a recommendation.
    pub berlaku_sampai: Option<NaiveDate>,
    /// The office that filed it.
    pub perangkat_daerah: String,
    /// Name of the application.
    pub nama: String,
    /// "Pembangunan aplikasi baru".
    pub jenis: String,
    /// "Aplikasi khusus".
    pub jenis_aplikasi: String,
    pub fungsi: String,
    /// Which filing of the proposal, from 1.
    pub revisi: i32,
    pub diajukan: NaiveDate,
    /// What the verification found.
    pub verifikasi: String,
    /// Conditions of a recommendation, or the advice of a refusal.
    pub uraian: String,
    /// What the Dinas states with it, each with its place.
    pub pernyataan: Vec<String>,
    /// Why the aplikasi umum that are there cannot be used, one a line, or why none does what is proposed (DKI68 Pasal 15
    /// ayat (5), KALBAR Pasal 18 ayat (1)).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aplikasi_umum: Vec<String>,
    /// What must be there before building begins, each with its place.
    pub sebelum_mulai: Vec<String>,
    /// Regulations the decision rests on.
    pub dasar: Vec<String>,
    pub penandatangan: Penandatangan,
    /// SHA-256 of the emblem on the letterhead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lambang: Option<String>,
}

impl SuratUsulan {
    /// "Rekomendasi" or "Penolakan", as headings and file names have it.
    #[must_use]
    pub const fn sebutan(&self) -> &'static str {
        if self.disetujui { "Rekomendasi" } else { "Penolakan" }
    }
}
