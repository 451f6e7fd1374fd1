//! The way of one risk through the hands: the office writes, its head approves as the owner, the unit kepatuhan reviews
//! with remarks, the secretariat of the komite consolidates.
//!
//! Who has which task: PermenPANRB 5/2020 Lampiran Bab IV huruf A. The order of hands is the product's own. What is
//! escalated goes on in [`super::eskalasi`].

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::berkode;
use crate::izin::Tindakan;

/// Where a risk stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    #[default]
    Draf,
    /// Back at the office, with remarks.
    Dikembalikan,
    Diajukan,
    Disetujui,
    Direviu,
    Terkonsolidasi,
}

berkode! { Status, 6:
    Draf => "draf", "Draf";
    Dikembalikan => "dikembalikan", "Dikembalikan";
    Diajukan => "diajukan", "Menunggu pemilik risiko";
    Disetujui => "disetujui", "Menunggu reviu kepatuhan";
    Direviu => "direviu", "Sudah direviu";
    Terkonsolidasi => "terkonsolidasi", "Terkonsolidasi";
}

/// What somebody does with a risk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Perbuatan {
    Isi,
    Ajukan,
    /// The office takes it back before its head has decided.
    Tarik,
    Setujui,
    /// The head sends it back.
    Kembalikan,
    Reviu,
    /// The unit kepatuhan sends it back.
    KembalikanReviu,
    Konsolidasikan,
    /// The head opens an approved risk again, because something changed.
    Buka,
}

berkode! { Perbuatan, 9:
    Isi => "isi", "Ubah";
    Ajukan => "ajukan", "Ajukan";
    Tarik => "tarik", "Tarik kembali";
    Setujui => "setujui", "Setujui";
    Kembalikan => "kembalikan", "Kembalikan";
    Reviu => "reviu", "Nyatakan sesuai";
    KembalikanReviu => "kembalikan-reviu", "Kembalikan dengan catatan";
    Konsolidasikan => "konsolidasikan", "Konsolidasikan";
    Buka => "buka", "Buka untuk diubah";
}

/// What the state machine needs to know beside the state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Aturan {
    /// The year is closed: nothing moves any more.
    pub terkunci: bool,
    /// The person wrote any of this risk or its treatment since others last accepted it, or filed it.
    pub penyusun: bool,
    /// The person approved this risk.
    pub penyetuju: bool,
    /// The risk waits for the decision of a higher level.
    pub menunggu: bool,
}

/// Why a step is closed, in words for the person who tried.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Tertutup {
    #[error("Tahun register risiko ini sudah ditutup, sehingga isinya tidak berubah lagi.")]
    Terkunci,
    #[error("{langkah} tidak dapat dilakukan karena risiko ini {status}.")]
    BukanSaatnya { langkah: &'static str, status: &'static str },
    #[error("Risiko yang Anda susun sendiri disetujui dan direviu oleh orang lain.")]
    Penyusun,
    #[error("Risiko yang Anda setujui direviu oleh orang lain.")]
    Penyetuju,
    #[error("Risiko ini menunggu putusan eskalasi. Buka setelah putusannya dicatat.")]
    MenungguPutusan,
}

impl Status {
    /// In a sentence: "risiko ini <sebutan>".
    #[must_use]
    pub const fn sebutan(self) -> &'static str {
        match self {
            Self::Draf => "masih draf",
            Self::Dikembalikan => "dikembalikan untuk diperbaiki",
            Self::Diajukan => "menunggu persetujuan pemilik risiko",
            Self::Disetujui => "menunggu reviu unit kepatuhan",
            Self::Direviu => "sudah direviu",
            Self::Terkonsolidasi => "sudah dikonsolidasikan",
        }
    }

    /// Whether the office may still change the assessment and the plan of treatment.
    #[must_use]
    pub const fn dapat_diisi(self) -> bool {
        matches!(self, Self::Draf | Self::Dikembalikan)
    }

    /// Whether others than its authors have approved and reviewed what stands in it: opened again, whoever writes from
    /// there on is its author. What was approved but not reviewed, or was sent back, keeps its authors: nobody has accepted
    /// the whole of it.
    #[must_use]
    pub const fn teruji(self) -> bool {
        matches!(self, Self::Direviu | Self::Terkonsolidasi)
    }

    /// Whether its owner has approved it: from here on it is watched, counted and may be escalated.
    #[must_use]
    pub const fn berlaku(self) -> bool {
        matches!(self, Self::Disetujui | Self::Direviu | Self::Terkonsolidasi)
    }
}

impl Perbuatan {
    /// The permission it takes.
    #[must_use]
    pub const fn tindakan(self) -> Tindakan {
        match self {
            Self::Isi | Self::Ajukan | Self::Tarik => Tindakan::IsiRisiko,
            Self::Setujui | Self::Kembalikan | Self::Buka => Tindakan::SetujuiRisiko,
            Self::Reviu | Self::KembalikanReviu => Tindakan::ReviuRisiko,
            Self::Konsolidasikan => Tindakan::KonsolidasiRisiko,
        }
    }

    /// The verb of the audit trail.
    #[must_use]
    pub const fn lampau(self) -> &'static str {
        match self {
            Self::Isi => "Risiko diubah",
            Self::Ajukan => "Risiko diajukan",
            Self::Tarik => "Pengajuan risiko ditarik",
            Self::Setujui => "Risiko disetujui",
            Self::Kembalikan => "Risiko dikembalikan pemilik",
            Self::Reviu => "Risiko direviu",
            Self::KembalikanReviu => "Risiko dikembalikan unit kepatuhan",
            Self::Konsolidasikan => "Risiko dikonsolidasikan",
            Self::Buka => "Risiko dibuka untuk diubah",
        }
    }

    /// Whether a remark has to come with it.
    #[must_use]
    pub const fn wajib_catatan(self) -> bool {
        matches!(self, Self::Kembalikan | Self::KembalikanReviu | Self::Buka)
    }

    /// Whether a remark may come with it.
    #[must_use]
    pub const fn boleh_catatan(self) -> bool {
        self.wajib_catatan() || matches!(self, Self::Setujui | Self::Reviu)
    }
}

/// The state a step leads to, or why it is closed now.
///
/// # Errors
/// [`Tertutup`] with the sentence to show.
pub const fn alih(aturan: Aturan, status: Status, perbuatan: Perbuatan) -> Result<Status, Tertutup> {
    use Perbuatan as P;
    use Status as S;
    if aturan.terkunci {
        return Err(Tertutup::Terkunci);
    }
    let hasil = match (status, perbuatan) {
        (S::Draf, P::Isi) | (S::Diajukan, P::Tarik) | (S::Disetujui | S::Direviu | S::Terkonsolidasi, P::Buka) => {
            S::Draf
        }
        (S::Dikembalikan, P::Isi) | (S::Diajukan, P::Kembalikan) | (S::Disetujui, P::KembalikanReviu) => {
            S::Dikembalikan
        }
        (S::Draf | S::Dikembalikan, P::Ajukan) => S::Diajukan,
        (S::Diajukan, P::Setujui) => S::Disetujui,
        (S::Disetujui, P::Reviu) => S::Direviu,
        (S::Direviu, P::Konsolidasikan) => S::Terkonsolidasi,
        _ => return Err(Tertutup::BukanSaatnya { langkah: perbuatan.nama(), status: status.sebutan() }),
    };
    match perbuatan {
        P::Setujui | P::Reviu if aturan.penyusun => Err(Tertutup::Penyusun),
        P::Reviu if aturan.penyetuju => Err(Tertutup::Penyetuju),
        // What is being decided on does not change meanwhile.
        P::Buka if aturan.menunggu => Err(Tertutup::MenungguPutusan),
        _ => Ok(hasil),
    }
}
