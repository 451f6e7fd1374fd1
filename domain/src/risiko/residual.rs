//! What is left after treatment.
//!
//! PermenPANRB 5/2020 Lampiran Bab III huruf D angka 3: what remains is assessed again until it lies below the appetite; it
//! may be set by expert judgement. A treatment that makes things worse is either a slip or needs a reason.

use super::JenisRisiko;

/// What a residual magnitude means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sisa {
    /// The treatment goes the wrong way: a reason is asked.
    pub perlu_alasan: bool,
    /// It still has to be treated by the appetite: the assessment is repeated.
    pub masih_ditangani: bool,
}

/// Compares what is left with what is now. A negative risk should shrink; a positive one should not.
#[must_use]
pub fn sisa(jenis: JenisRisiko, kini: u8, residual: u8, ambang: Option<u8>) -> Sisa {
    let perlu_alasan = match jenis {
        JenisRisiko::Negatif => residual > kini,
        JenisRisiko::Positif => residual < kini,
    };
    let masih_ditangani = jenis == JenisRisiko::Negatif && super::kerangka::keputusan(ambang, residual) == Some(true);
    Sisa { perlu_alasan, masih_ditangani }
}

/// Whether a residual goes the wrong way and nobody has said why. It may do so long after it was set: a later monitoring
/// report finds the risk better than the plan hoped for.
#[must_use]
pub fn dipertanyakan(jenis: JenisRisiko, kini: u8, residual: Option<u8>, alasan: &str) -> bool {
    alasan.trim().is_empty() && residual.is_some_and(|residual| sisa(jenis, kini, residual, None).perlu_alasan)
}

/// Why a reason is asked, as a sentence.
#[must_use]
pub fn tanya(jenis: JenisRisiko, kini: u8, residual: u8) -> String {
    match jenis {
        JenisRisiko::Negatif => format!(
            "Besaran residual {residual} lebih tinggi daripada besaran saat ini {kini}. Periksa levelnya, atau tulis alasannya."
        ),
        JenisRisiko::Positif => format!(
            "Besaran residual {residual} lebih rendah daripada besaran saat ini {kini}, padahal risiko positif hendak \
             dimanfaatkan. Periksa levelnya, atau tulis alasannya."
        ),
    }
}
