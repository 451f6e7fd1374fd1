//! A risk beyond the authority of its owner goes to the next level, with its history.
//!
//! PermenPANRB 5/2020 Lampiran Bab III huruf D angka 2 huruf a (eskalasi: the responsibility moves to the higher unit) and
//! Bab IV huruf A (Unit Pemilik Risiko, Komite Manajemen Risiko, pimpinan).

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::berkode;

/// Who is responsible for the treatment of a risk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tingkat {
    /// The Unit Pemilik Risiko: the office.
    #[default]
    Pemilik,
    Komite,
    /// The head of the government.
    Pimpinan,
}

berkode! { Tingkat, 3:
    Pemilik => "pemilik", "Unit Pemilik Risiko";
    Komite => "komite", "Komite Manajemen Risiko";
    Pimpinan => "pimpinan", "Pimpinan pemerintah daerah";
}

/// What is decided about a risk that was escalated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Putusan {
    /// The level takes the treatment over.
    Terima,
    /// Back to the office, with direction.
    Kembalikan,
    /// On to the next level.
    Teruskan,
}

berkode! { Putusan, 3:
    Terima => "terima", "Diambil alih";
    Kembalikan => "kembalikan", "Dikembalikan dengan arahan";
    Teruskan => "teruskan", "Diteruskan ke tingkat berikutnya";
}

/// Where the responsibility for a risk lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letak {
    /// Who is responsible now.
    pub tingkat: Tingkat,
    /// The level that still has to decide whether it takes the risk over.
    pub menunggu: Option<Tingkat>,
}

/// Why a risk cannot be escalated or decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum EskalasiTertutup {
    #[error("Risiko ini sudah menunggu putusan {}.", .0.nama())]
    SudahMenunggu(Tingkat),
    #[error("Risiko ini tidak sedang menunggu putusan eskalasi.")]
    TidakMenunggu,
    #[error("Risiko ini sudah berada pada tingkat tertinggi dan tidak dapat dieskalasi lagi.")]
    Tertinggi,
    #[error("Risiko ini sedang disusun ulang. Putusan dicatat setelah pemiliknya menyetujuinya lagi.")]
    BelumBerlaku,
    #[error("Eskalasi yang Anda ajukan sendiri diputus dan dicatat oleh orang lain.")]
    Pengaju,
    #[error("Eskalasi risiko yang Anda susun sendiri diputus dan dicatat oleh orang lain.")]
    Penyusun,
}

impl Tingkat {
    /// The level above.
    #[must_use]
    pub const fn atas(self) -> Option<Self> {
        match self {
            Self::Pemilik => Some(Self::Komite),
            Self::Komite => Some(Self::Pimpinan),
            Self::Pimpinan => None,
        }
    }
}

impl Letak {
    /// Asks the next level to take the risk over.
    ///
    /// # Errors
    /// [`EskalasiTertutup`] with the sentence to show.
    pub fn eskalasi(self) -> Result<Self, EskalasiTertutup> {
        if let Some(tingkat) = self.menunggu {
            return Err(EskalasiTertutup::SudahMenunggu(tingkat));
        }
        let atas = self.tingkat.atas().ok_or(EskalasiTertutup::Tertinggi)?;
        Ok(Self { menunggu: Some(atas), ..self })
    }

    /// The level that is asked of itself when the owner approves a plan with the option Eskalasi Risiko: the one above the
    /// office. `None` while a question waits already, and for what a higher level has taken over: it asks on its own.
    #[must_use]
    pub const fn rencana(self) -> Option<Tingkat> {
        match (self.tingkat, self.menunggu) {
            (Tingkat::Pemilik, None) => Tingkat::Pemilik.atas(),
            _ => None,
        }
    }

    /// What the level that was asked decides.
    ///
    /// # Errors
    /// [`EskalasiTertutup`] with the sentence to show.
    pub fn putus(self, putusan: Putusan) -> Result<Self, EskalasiTertutup> {
        let diminta = self.menunggu.ok_or(EskalasiTertutup::TidakMenunggu)?;
        match putusan {
            Putusan::Terima => Ok(Self { tingkat: diminta, menunggu: None }),
            // What the level above had taken over before stays there; an office's risk stays the office's.
            Putusan::Kembalikan => Ok(Self { menunggu: None, ..self }),
            Putusan::Teruskan => match diminta.atas() {
                Some(atas) => Ok(Self { menunggu: Some(atas), ..self }),
                None => Err(EskalasiTertutup::Tertinggi),
            },
        }
    }
}
