//! Versions of the architecture: a period of five years, their states, and the reviews that are due.
//!
//! DKI68 Pasal 3 ayat (10) and Pasal 4, KALBAR Pasal 5 ayat (2), (3), (6) to (8), BEKASI Pasal 9 ayat (2) to (5).

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{
    profil::{Aturan, Daftar, Kewajiban, Profil},
    waktu::{self, Tenggat},
};

/// Years a version is made for (DKI68 Pasal 4 ayat (1), KALBAR Pasal 5 ayat (2), BEKASI Pasal 9 ayat (2)).
pub const TAHUN: u32 = 5;

/// Months on either side of mid-term in which its review counts; the texts print no width.
const LEBAR_PARUH_WAKTU: u32 = 6;

/// Where a version stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Keadaan {
    /// Being written.
    #[default]
    Draf,
    /// Before the tim koordinasi.
    Reviu,
    /// In force by decree; its content does not change any more.
    Ditetapkan,
    /// Withdrawn, or replaced by its successor.
    Dicabut,
}

/// What somebody does with a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Aksi {
    AjukanReviu,
    KembalikanDraf,
    Tetapkan,
    Cabut,
}

/// Why an act is closed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{aksi} tidak dapat dilakukan karena versi ini {keadaan}.")]
pub struct AksiTertutup {
    aksi: &'static str,
    keadaan: &'static str,
}

/// When a review is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JenisReviu {
    ParuhWaktu,
    TahunTerakhir,
    /// On one of the grounds of the Pasal.
    SewaktuWaktu,
}

/// How a review that the calendar asks for stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeadaanReviu {
    /// Held on this day, within its window.
    Selesai(NaiveDate),
    /// Its window has not opened.
    BelumWaktunya,
    /// Its window is open.
    Berjalan,
    /// Its window has closed without one.
    Terlewat,
}

/// A review that the calendar asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviuBerkala {
    pub jenis: JenisReviu,
    /// The window: both days belong to it.
    pub dari: NaiveDate,
    pub sampai: NaiveDate,
    pub tenggat: Tenggat,
    pub keadaan: KeadaanReviu,
    /// The rule says "dapat": a reminder, never late.
    pub dapat: bool,
    /// The rule, "Pergub ... Pasal 4 ayat (2)"; empty when the profil has none.
    pub dasar: String,
}

impl ReviuBerkala {
    /// Where it stands, in words.
    #[must_use]
    pub fn sebutan(&self) -> String {
        match self.keadaan {
            KeadaanReviu::Selesai(hari) => format!("selesai {}", waktu::pendek(hari)),
            KeadaanReviu::BelumWaktunya => format!("mulai {}", waktu::pendek(self.dari)),
            KeadaanReviu::Berjalan if self.dapat => format!("dapat dilakukan, {}", self.tenggat.frasa()),
            KeadaanReviu::Terlewat if self.dapat => "tidak dilakukan".to_owned(),
            KeadaanReviu::Berjalan | KeadaanReviu::Terlewat => self.tenggat.frasa(),
        }
    }
}

impl Keadaan {
    pub const SEMUA: [Self; 4] = [Self::Draf, Self::Reviu, Self::Ditetapkan, Self::Dicabut];

    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Draf => "draf",
            Self::Reviu => "reviu",
            Self::Ditetapkan => "ditetapkan",
            Self::Dicabut => "dicabut",
        }
    }

    #[must_use]
    pub fn dari_kode(kode: &str) -> Option<Self> {
        Self::SEMUA.into_iter().find(|k| k.kode() == kode)
    }

    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::Draf => "Draf",
            Self::Reviu => "Direviu",
            Self::Ditetapkan => "Ditetapkan",
            Self::Dicabut => "Dicabut",
        }
    }

    const fn sebutan(self) -> &'static str {
        match self {
            Self::Draf => "masih draf",
            Self::Reviu => "sedang direviu",
            Self::Ditetapkan => "sudah ditetapkan",
            Self::Dicabut => "sudah dicabut",
        }
    }

    /// Whether its name, period and activities may still change.
    #[must_use]
    pub const fn terbuka(self) -> bool {
        matches!(self, Self::Draf | Self::Reviu)
    }
}

impl Aksi {
    pub const SEMUA: [Self; 4] = [Self::AjukanReviu, Self::KembalikanDraf, Self::Tetapkan, Self::Cabut];

    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::AjukanReviu => "ajukan_reviu",
            Self::KembalikanDraf => "kembalikan_draf",
            Self::Tetapkan => "tetapkan",
            Self::Cabut => "cabut",
        }
    }

    #[must_use]
    pub fn dari_kode(kode: &str) -> Option<Self> {
        Self::SEMUA.into_iter().find(|a| a.kode() == kode)
    }

    /// The word on the button.
    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::AjukanReviu => "Ajukan untuk direviu",
            Self::KembalikanDraf => "Kembalikan menjadi draf",
            Self::Tetapkan => "Tetapkan",
            Self::Cabut => "Cabut",
        }
    }

    /// The verb of the audit trail.
    #[must_use]
    pub const fn lampau(self) -> &'static str {
        match self {
            Self::AjukanReviu => "Diajukan untuk direviu",
            Self::KembalikanDraf => "Dikembalikan menjadi draf",
            Self::Tetapkan => "Ditetapkan",
            Self::Cabut => "Dicabut",
        }
    }
}

/// The state after an act.
///
/// # Errors
/// [`AksiTertutup`] when the act is not open now.
pub const fn alih(keadaan: Keadaan, aksi: Aksi) -> Result<Keadaan, AksiTertutup> {
    match (keadaan, aksi) {
        (Keadaan::Draf, Aksi::AjukanReviu) => Ok(Keadaan::Reviu),
        (Keadaan::Reviu, Aksi::KembalikanDraf) => Ok(Keadaan::Draf),
        (Keadaan::Reviu, Aksi::Tetapkan) => Ok(Keadaan::Ditetapkan),
        (Keadaan::Draf | Keadaan::Reviu | Keadaan::Ditetapkan, Aksi::Cabut) => Ok(Keadaan::Dicabut),
        _ => Err(AksiTertutup { aksi: aksi.nama(), keadaan: keadaan.sebutan() }),
    }
}

/// The last day of a period of [`TAHUN`] years; the last day a calendar knows when there is none.
#[must_use]
pub fn akhir_periode(mulai: NaiveDate) -> NaiveDate {
    mulai.checked_add_months(Months::new(12 * TAHUN)).and_then(|akhir| akhir.pred_opt()).unwrap_or(NaiveDate::MAX)
}

impl JenisReviu {
    pub const SEMUA: [Self; 3] = [Self::ParuhWaktu, Self::TahunTerakhir, Self::SewaktuWaktu];

    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::ParuhWaktu => "paruh_waktu",
            Self::TahunTerakhir => "tahun_terakhir",
            Self::SewaktuWaktu => "sewaktu_waktu",
        }
    }

    #[must_use]
    pub fn dari_kode(kode: &str) -> Option<Self> {
        Self::SEMUA.into_iter().find(|j| j.kode() == kode)
    }

    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::ParuhWaktu => "Paruh waktu",
            Self::TahunTerakhir => "Tahun terakhir",
            Self::SewaktuWaktu => "Sewaktu-waktu",
        }
    }

    /// The days on which this review of a period counts; `None` for one that no calendar asks for.
    #[must_use]
    pub fn jendela(self, mulai: NaiveDate, sampai: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        let dalam = |hari: NaiveDate| hari.clamp(mulai, sampai);
        match self {
            Self::ParuhWaktu => {
                let hari = sampai.signed_duration_since(mulai).num_days() + 1;
                let tengah = mulai.checked_add_days(chrono::Days::new(hari.max(0).unsigned_abs() / 2))?;
                let lebar = Months::new(LEBAR_PARUH_WAKTU);
                Some((dalam(tengah.checked_sub_months(lebar)?), dalam(tengah.checked_add_months(lebar)?)))
            }
            Self::TahunTerakhir => Some((dalam(sampai.checked_sub_months(Months::new(12))?.succ_opt()?), sampai)),
            Self::SewaktuWaktu => None,
        }
    }
}

/// The reviews that the calendar asks of a version in force. `selesai` are the finished ones with their day.
#[must_use]
pub fn reviu_berkala(
    (mulai, sampai): (NaiveDate, NaiveDate),
    selesai: &[(JenisReviu, NaiveDate)],
    (dapat, dasar): (bool, &str),
    hari_ini: NaiveDate,
) -> Vec<ReviuBerkala> {
    [JenisReviu::ParuhWaktu, JenisReviu::TahunTerakhir]
        .into_iter()
        .filter_map(|jenis| {
            let (dari, batas) = jenis.jendela(mulai, sampai)?;
            let ada = selesai.iter().find(|(j, hari)| *j == jenis && (dari..=batas).contains(hari));
            let keadaan = match ada {
                Some((_, hari)) => KeadaanReviu::Selesai(*hari),
                None if hari_ini < dari => KeadaanReviu::BelumWaktunya,
                None if hari_ini <= batas => KeadaanReviu::Berjalan,
                None => KeadaanReviu::Terlewat,
            };
            Some(ReviuBerkala {
                jenis,
                dari,
                sampai: batas,
                tenggat: Tenggat::dari(batas, hari_ini),
                keadaan,
                dapat,
                dasar: dasar.to_owned(),
            })
        })
        .collect()
}

/// The obligation of a profil to review the architecture in force at mid-term and in the last year.
#[must_use]
pub fn kewajiban_reviu(profil: &Profil) -> Option<&Kewajiban> {
    profil
        .kewajiban
        .iter()
        .find(|k| matches!(k.aturan, Aturan::ParuhWaktuDanAkhir { .. }) && k.objek == "Arsitektur SPBE yang berlaku")
}

/// The grounds of a review, as the Pasal of a profil lists them.
#[must_use]
pub fn dasar_reviu(profil: &Profil) -> Option<&Daftar> {
    profil.daftar.iter().find(|d| d.kode == "dasar_reviu_arsitektur")
}

/// What happened elsewhere and is a ground of a review by itself (DKI68 Pasal 4 ayat (3), KALBAR Pasal 5 ayat (7), BEKASI
/// Pasal 9 ayat (4)). A new national architecture is recorded by a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pemicu {
    /// A round of evaluation was fixed.
    Evaluasi,
    /// A goal of the RPJMD was added, changed or archived.
    Rpjmd,
    /// An element of the architecture came into force in another form, or one in force was taken out of use.
    Unsur,
}

impl Pemicu {
    /// Words by which the lists of the profils name the ground.
    const fn kata(self) -> &'static str {
        match self {
            Self::Evaluasi => "evaluasi",
            Self::Rpjmd => "jangka menengah",
            Self::Unsur => "unsur",
        }
    }

    /// The letter of the ground in the list of a profil; `None` where its regulation does not know it.
    #[must_use]
    pub fn dasar(self, profil: &Profil) -> Option<&str> {
        let butir = &dasar_reviu(profil)?.butir;
        butir.iter().find(|b| b.nama.to_lowercase().contains(self.kata())).map(|b| b.kode.as_str())
    }
}
