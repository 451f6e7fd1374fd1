//! The yearly assessment: kinds of round, stages, and the state machine of one indicator.
//!
//! Stages and who acts in them: PermenPANRB 59/2020 Lampiran hlm. 29 dan 85-86; carry-over of a value that a stage did
//! not touch: Pedoman Menteri PANRB 3/2024 hlm. 219 dan 222; reviu: hlm. 228-231.

pub mod hasil_luar;
pub mod tenggat;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{angka::Nilai, izin::Tindakan, waktu};

/// Pemantauan verifies; Evaluasi also clarifies and may validate (PermenPANRB 59/2020 Pasal 1 angka 2 dan 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Jenis {
    Pemantauan,
    Evaluasi,
}

/// Who assesses whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lingkup {
    /// Offices assess, the tim asesor internal verifies (DKI68 Pasal 32 ayat (4)); one index for the government.
    Internal,
    /// The tim asesor internal makes the penilaian mandiri; the ministry's stages are recorded beside it.
    Nasional,
    /// Every Perangkat Daerah answers every indicator and has its own index.
    PerPerangkatDaerah,
}

/// A stage that can give a value to an indicator, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tahap {
    Mandiri,
    Dokumen,
    Interviu,
    Visitasi,
    Reviu,
}

/// Where one indicator stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    Belum,
    Draf,
    Dikembalikan,
    Diajukan,
    Disetujui,
    Terverifikasi,
    Klarifikasi,
    Terjawab,
    Terklarifikasi,
    Tervalidasi,
    Tereviu,
}

/// What somebody does to one indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Perbuatan {
    /// Save level, Fakta, Analisis, evidence.
    Isi,
    Ajukan,
    /// The office takes its submission back before the head has approved it.
    Tarik,
    Setujui,
    /// The head sends it back to the operator.
    Kembalikan,
    Verifikasi,
    /// The assessor sends it back to the office instead of verifying.
    KembalikanAsesor,
    Tanya,
    Jawab,
    /// Close the interview for this indicator, with a value or carrying the last one over.
    Klarifikasikan,
    Validasi,
    Reviu,
}

/// What the state machine needs to know of the round an indicator belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aturan {
    pub jenis: Jenis,
    pub lingkup: Lingkup,
    /// Visitasi is optional and decided per round.
    pub visitasi: bool,
    /// Ditetapkan: nothing may change any more.
    pub terkunci: bool,
}

/// Why a transition is closed, in words for the person who tried.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Tertutup {
    #[error(
        "Penilaian ini sudah ditetapkan dan terkunci. Pengelola putaran dapat membukanya kembali dengan keputusan."
    )]
    Terkunci,
    #[error("{perbuatan} tidak dapat dilakukan karena indikator ini {status}.")]
    BukanSaatnya { perbuatan: &'static str, status: &'static str },
    #[error("{0} hanya ada pada Evaluasi, sedangkan putaran ini Pemantauan.")]
    BukanEvaluasi(&'static str),
    #[error("Putaran ini tidak memakai tahap visitasi.")]
    TanpaVisitasi,
    #[error(
        "{perbuatan} tidak dapat dilakukan lagi: tenggat {}, {}, sudah lewat. Minta pengelola putaran (tim \
         koordinasi atau koordinator SPBE) memperpanjang tenggat.",
        .tahap.nama(),
        waktu::panjang(*.tanggal)
    )]
    LewatTenggat { perbuatan: &'static str, tahap: Tahap, tanggal: NaiveDate },
}

impl Jenis {
    pub const SEMUA: [Self; 2] = [Self::Pemantauan, Self::Evaluasi];

    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Pemantauan => "pemantauan",
            Self::Evaluasi => "evaluasi",
        }
    }

    #[must_use]
    pub fn dari_kode(kode: &str) -> Option<Self> {
        Self::SEMUA.into_iter().find(|jenis| jenis.kode() == kode)
    }

    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::Pemantauan => "Pemantauan",
            Self::Evaluasi => "Evaluasi",
        }
    }

    /// The stages of this kind, in order.
    #[must_use]
    pub fn tahap(self, visitasi: bool) -> Vec<Tahap> {
        match self {
            Self::Pemantauan => vec![Tahap::Mandiri, Tahap::Dokumen],
            Self::Evaluasi if visitasi => {
                vec![Tahap::Mandiri, Tahap::Dokumen, Tahap::Interviu, Tahap::Visitasi, Tahap::Reviu]
            }
            Self::Evaluasi => vec![Tahap::Mandiri, Tahap::Dokumen, Tahap::Interviu, Tahap::Reviu],
        }
    }
}

impl Lingkup {
    pub const SEMUA: [Self; 3] = [Self::Internal, Self::Nasional, Self::PerPerangkatDaerah];

    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Internal => "internal",
            Self::Nasional => "nasional",
            Self::PerPerangkatDaerah => "per_perangkat_daerah",
        }
    }

    #[must_use]
    pub fn dari_kode(kode: &str) -> Option<Self> {
        Self::SEMUA.into_iter().find(|lingkup| lingkup.kode() == kode)
    }

    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::Internal => "Internal",
            Self::Nasional => "Nasional",
            Self::PerPerangkatDaerah => "Per Perangkat Daerah",
        }
    }
}

impl Tahap {
    pub const SEMUA: [Self; 5] = [Self::Mandiri, Self::Dokumen, Self::Interviu, Self::Visitasi, Self::Reviu];

    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Mandiri => "mandiri",
            Self::Dokumen => "dokumen",
            Self::Interviu => "interviu",
            Self::Visitasi => "visitasi",
            Self::Reviu => "reviu",
        }
    }

    #[must_use]
    pub fn dari_kode(kode: &str) -> Option<Self> {
        Self::SEMUA.into_iter().find(|tahap| tahap.kode() == kode)
    }

    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::Mandiri => "Penilaian mandiri",
            Self::Dokumen => "Penilaian dokumen",
            Self::Interviu => "Penilaian interviu",
            Self::Visitasi => "Penilaian visitasi",
            Self::Reviu => "Reviu",
        }
    }
}

impl Status {
    pub const SEMUA: [Self; 11] = [
        Self::Belum,
        Self::Draf,
        Self::Dikembalikan,
        Self::Diajukan,
        Self::Disetujui,
        Self::Terverifikasi,
        Self::Klarifikasi,
        Self::Terjawab,
        Self::Terklarifikasi,
        Self::Tervalidasi,
        Self::Tereviu,
    ];

    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Belum => "belum",
            Self::Draf => "draf",
            Self::Dikembalikan => "dikembalikan",
            Self::Diajukan => "diajukan",
            Self::Disetujui => "disetujui",
            Self::Terverifikasi => "terverifikasi",
            Self::Klarifikasi => "klarifikasi",
            Self::Terjawab => "terjawab",
            Self::Terklarifikasi => "terklarifikasi",
            Self::Tervalidasi => "tervalidasi",
            Self::Tereviu => "tereviu",
        }
    }

    #[must_use]
    pub fn dari_kode(kode: &str) -> Option<Self> {
        Self::SEMUA.into_iter().find(|status| status.kode() == kode)
    }

    /// In a sentence: "indikator ini <nama>".
    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::Belum => "belum diisi",
            Self::Draf => "masih draf",
            Self::Dikembalikan => "dikembalikan untuk diperbaiki",
            Self::Diajukan => "menunggu persetujuan",
            Self::Disetujui => "menunggu verifikasi",
            Self::Terverifikasi => "sudah diverifikasi",
            Self::Klarifikasi => "menunggu jawaban klarifikasi",
            Self::Terjawab => "sudah dijawab, menunggu asesor",
            Self::Terklarifikasi => "sudah diklarifikasi",
            Self::Tervalidasi => "sudah divalidasi",
            Self::Tereviu => "sudah direviu",
        }
    }

    /// Whether the office may still change its answer.
    #[must_use]
    pub const fn dapat_diisi(self) -> bool {
        matches!(self, Self::Belum | Self::Draf | Self::Dikembalikan)
    }

    /// Whether this is the last state an indicator reaches in a round of this kind.
    #[must_use]
    pub const fn tuntas(self, jenis: Jenis) -> bool {
        match jenis {
            Jenis::Pemantauan => matches!(self, Self::Terverifikasi),
            Jenis::Evaluasi => matches!(self, Self::Tereviu),
        }
    }
}

impl Perbuatan {
    pub const SEMUA: [Self; 12] = [
        Self::Isi,
        Self::Ajukan,
        Self::Tarik,
        Self::Setujui,
        Self::Kembalikan,
        Self::Verifikasi,
        Self::KembalikanAsesor,
        Self::Tanya,
        Self::Jawab,
        Self::Klarifikasikan,
        Self::Validasi,
        Self::Reviu,
    ];

    /// As a verb at the beginning of a sentence.
    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::Isi => "Mengisi",
            Self::Ajukan => "Mengajukan",
            Self::Tarik => "Menarik pengajuan",
            Self::Setujui => "Menyetujui",
            Self::Kembalikan | Self::KembalikanAsesor => "Mengembalikan",
            Self::Verifikasi => "Verifikasi",
            Self::Tanya => "Meminta klarifikasi",
            Self::Jawab => "Menjawab klarifikasi",
            Self::Klarifikasikan => "Menutup interviu",
            Self::Validasi => "Validasi",
            Self::Reviu => "Reviu",
        }
    }

    /// The stage whose value this act gives, if it gives one.
    #[must_use]
    pub const fn tahap(self) -> Option<Tahap> {
        match self {
            Self::Isi => Some(Tahap::Mandiri),
            Self::Verifikasi => Some(Tahap::Dokumen),
            Self::Klarifikasikan => Some(Tahap::Interviu),
            Self::Validasi => Some(Tahap::Visitasi),
            Self::Reviu => Some(Tahap::Reviu),
            _ => None,
        }
    }

    /// The permission it takes; in a national round the team stands in for offices and ministry.
    #[must_use]
    pub const fn tindakan(self, lingkup: Lingkup) -> Tindakan {
        match (lingkup, self) {
            (Lingkup::Nasional, Self::Isi | Self::Ajukan | Self::Tarik | Self::Jawab) => Tindakan::VerifikasiIndikator,
            (Lingkup::Nasional, Self::Setujui | Self::Kembalikan) => Tindakan::Tetapkan,
            (Lingkup::Nasional, _) => Tindakan::CatatHasilLuar,
            (_, Self::Isi) => Tindakan::IsiIndikator,
            (_, Self::Ajukan | Self::Tarik) => Tindakan::AjukanIndikator,
            (_, Self::Setujui | Self::Kembalikan) => Tindakan::SetujuiIndikator,
            (_, Self::Verifikasi | Self::KembalikanAsesor | Self::Klarifikasikan | Self::Validasi) => {
                Tindakan::VerifikasiIndikator
            }
            (_, Self::Tanya) => Tindakan::MintaKlarifikasi,
            (_, Self::Jawab) => Tindakan::JawabKlarifikasi,
            (_, Self::Reviu) => Tindakan::Reviu,
        }
    }
}

/// The state an act leads to, or why it is closed now.
///
/// # Errors
/// [`Tertutup`] with the sentence to show.
pub fn alih(aturan: Aturan, status: Status, perbuatan: Perbuatan) -> Result<Status, Tertutup> {
    use Perbuatan as P;
    use Status as S;
    if aturan.terkunci {
        return Err(Tertutup::Terkunci);
    }
    let hanya_evaluasi = matches!(perbuatan, P::Tanya | P::Jawab | P::Klarifikasikan | P::Validasi | P::Reviu);
    if hanya_evaluasi && aturan.jenis == Jenis::Pemantauan {
        return Err(Tertutup::BukanEvaluasi(perbuatan.nama()));
    }
    if perbuatan == P::Validasi && !aturan.visitasi {
        return Err(Tertutup::TanpaVisitasi);
    }
    match (status, perbuatan) {
        (S::Belum | S::Draf, P::Isi) => Ok(S::Draf),
        (S::Dikembalikan, P::Isi) => Ok(S::Dikembalikan),
        (S::Draf | S::Dikembalikan, P::Ajukan) => Ok(S::Diajukan),
        (S::Diajukan, P::Tarik) => Ok(S::Draf),
        (S::Diajukan, P::Setujui) => Ok(S::Disetujui),
        (S::Diajukan, P::Kembalikan) | (S::Disetujui, P::KembalikanAsesor) => Ok(S::Dikembalikan),
        // A verification may be corrected until the interview has begun.
        (S::Disetujui | S::Terverifikasi, P::Verifikasi) => Ok(S::Terverifikasi),
        (S::Terverifikasi | S::Terjawab, P::Tanya) => Ok(S::Klarifikasi),
        (S::Klarifikasi, P::Jawab) => Ok(S::Terjawab),
        (S::Terverifikasi | S::Terjawab | S::Terklarifikasi, P::Klarifikasikan) => Ok(S::Terklarifikasi),
        (S::Terklarifikasi | S::Tervalidasi, P::Validasi) => Ok(S::Tervalidasi),
        (S::Tervalidasi | S::Tereviu, P::Reviu) => Ok(S::Tereviu),
        // Also in a round with a visit: the ministry decides who is visited (PermenPANRB 59/2020 Pasal 3 ayat (3), Lampiran
        // hlm. 86), only validated indicators get a value there (hlm. 29), and one left alone keeps the value of the stage
        // before by itself (Pedoman 3/2024 hlm. 221-222).
        (S::Terklarifikasi, P::Reviu) => Ok(S::Tereviu),
        _ => Err(Tertutup::BukanSaatnya { perbuatan: perbuatan.nama(), status: status.nama() }),
    }
}

/// The value in force at a stage: the stage's own, else carried over from the nearest earlier one.
///
/// The flag says whether it was carried over (Pedoman 3/2024 hlm. 219, 222).
#[must_use]
pub fn nilai_efektif(nilai: &BTreeMap<Tahap, Nilai>, tahap: Tahap) -> Option<(Nilai, bool)> {
    nilai.range(..=tahap).next_back().map(|(&pada, &nilai)| (nilai, pada != tahap))
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVALUASI: Aturan =
        Aturan { jenis: Jenis::Evaluasi, lingkup: Lingkup::Internal, visitasi: false, terkunci: false };

    #[test]
    fn the_year_runs_from_empty_to_reviewed() {
        let jalan = [
            (Perbuatan::Isi, Status::Draf),
            (Perbuatan::Ajukan, Status::Diajukan),
            (Perbuatan::Setujui, Status::Disetujui),
            (Perbuatan::Verifikasi, Status::Terverifikasi),
            (Perbuatan::Tanya, Status::Klarifikasi),
            (Perbuatan::Jawab, Status::Terjawab),
            (Perbuatan::Klarifikasikan, Status::Terklarifikasi),
            (Perbuatan::Reviu, Status::Tereviu),
        ];
        let mut status = Status::Belum;
        for (perbuatan, harap) in jalan {
            status = alih(EVALUASI, status, perbuatan).unwrap();
            assert_eq!(status, harap);
        }
        assert!(status.tuntas(Jenis::Evaluasi));
    }

    #[test]
    fn nothing_moves_once_the_round_is_fixed() {
        let terkunci = Aturan { terkunci: true, ..EVALUASI };
        for status in Status::SEMUA {
            for perbuatan in Perbuatan::SEMUA {
                assert_eq!(alih(terkunci, status, perbuatan), Err(Tertutup::Terkunci));
            }
        }
    }

    #[test]
    fn pemantauan_ends_with_the_verification() {
        let pemantauan = Aturan { jenis: Jenis::Pemantauan, ..EVALUASI };
        for perbuatan in [Perbuatan::Tanya, Perbuatan::Klarifikasikan, Perbuatan::Validasi, Perbuatan::Reviu] {
            assert!(matches!(alih(pemantauan, Status::Terverifikasi, perbuatan), Err(Tertutup::BukanEvaluasi(_))));
        }
        assert!(Status::Terverifikasi.tuntas(Jenis::Pemantauan));
    }

    #[test]
    fn an_indicator_that_was_not_visited_is_reviewed_after_the_interview() {
        for visitasi in [false, true] {
            let aturan = Aturan { visitasi, ..EVALUASI };
            assert_eq!(alih(aturan, Status::Terklarifikasi, Perbuatan::Reviu), Ok(Status::Tereviu));
            // A review before the interview is closed stays impossible.
            assert!(alih(aturan, Status::Terverifikasi, Perbuatan::Reviu).is_err());
        }
        let berkunjung = Aturan { visitasi: true, ..EVALUASI };
        assert_eq!(alih(berkunjung, Status::Terklarifikasi, Perbuatan::Validasi), Ok(Status::Tervalidasi));
        assert_eq!(alih(berkunjung, Status::Tervalidasi, Perbuatan::Reviu), Ok(Status::Tereviu));
    }

    #[test]
    fn an_untouched_stage_carries_the_value_over() {
        let nilai = BTreeMap::from([(Tahap::Mandiri, Nilai::tingkat(3)), (Tahap::Dokumen, Nilai::tingkat(2))]);
        assert_eq!(nilai_efektif(&nilai, Tahap::Dokumen), Some((Nilai::tingkat(2), false)));
        assert_eq!(nilai_efektif(&nilai, Tahap::Reviu), Some((Nilai::tingkat(2), true)));
        assert_eq!(nilai_efektif(&BTreeMap::new(), Tahap::Reviu), None);
    }
}
