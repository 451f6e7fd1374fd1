//! How a record of a staged register comes into force: the office submits, the Dinas verifies, the coordinator of the
//! domain validates, the tim koordinasi publishes.
//!
//! DKI68 Pasal 3 and 4, KALBAR Pasal 5, BEKASI Pasal 9: the tim koordinasi coordinates the drafting of the Arsitektur.
//! The order of hands is the product's own; who validates which domain stands in the profil.

use thiserror::Error;

/// Where a record stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tahap {
    #[default]
    Draf,
    Dikembalikan,
    Diajukan,
    Diverifikasi,
    Divalidasi,
    Terbit,
}

/// What somebody does with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Langkah {
    Ajukan,
    Tarik,
    Verifikasi,
    Validasi,
    Terbitkan,
    /// Back to the office, with a reason.
    Kembalikan,
}

/// Why a step is closed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LangkahTertutup {
    #[error("{langkah} tidak dapat dilakukan karena catatan ini {tahap}.")]
    BukanSaatnya { langkah: &'static str, tahap: &'static str },
    #[error("Catatan ini sedang {0}. Tarik kembali atau tunggu dikembalikan sebelum mengubahnya.")]
    SedangDiperiksa(&'static str),
}

impl Tahap {
    pub const SEMUA: [Self; 6] =
        [Self::Draf, Self::Dikembalikan, Self::Diajukan, Self::Diverifikasi, Self::Divalidasi, Self::Terbit];

    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Draf => "draf",
            Self::Dikembalikan => "dikembalikan",
            Self::Diajukan => "diajukan",
            Self::Diverifikasi => "diverifikasi",
            Self::Divalidasi => "divalidasi",
            Self::Terbit => "terbit",
        }
    }

    #[must_use]
    pub fn dari_kode(kode: &str) -> Option<Self> {
        Self::SEMUA.into_iter().find(|t| t.kode() == kode)
    }

    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::Draf => "Draf",
            Self::Dikembalikan => "Dikembalikan",
            Self::Diajukan => "Diajukan",
            Self::Diverifikasi => "Diverifikasi",
            Self::Divalidasi => "Divalidasi",
            Self::Terbit => "Terbit",
        }
    }

    const fn sebutan(self) -> &'static str {
        match self {
            Self::Draf => "masih draf",
            Self::Dikembalikan => "dikembalikan",
            Self::Diajukan => "diajukan",
            Self::Diverifikasi => "diverifikasi",
            Self::Divalidasi => "divalidasi",
            Self::Terbit => "sudah terbit",
        }
    }
}

impl Langkah {
    pub const SEMUA: [Self; 6] =
        [Self::Ajukan, Self::Tarik, Self::Verifikasi, Self::Validasi, Self::Terbitkan, Self::Kembalikan];

    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Ajukan => "ajukan",
            Self::Tarik => "tarik",
            Self::Verifikasi => "verifikasi",
            Self::Validasi => "validasi",
            Self::Terbitkan => "terbitkan",
            Self::Kembalikan => "kembalikan",
        }
    }

    #[must_use]
    pub fn dari_kode(kode: &str) -> Option<Self> {
        Self::SEMUA.into_iter().find(|l| l.kode() == kode)
    }

    /// The word on the button.
    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::Ajukan => "Ajukan",
            Self::Tarik => "Tarik kembali",
            Self::Verifikasi => "Verifikasi",
            Self::Validasi => "Validasi",
            Self::Terbitkan => "Terbitkan",
            Self::Kembalikan => "Kembalikan",
        }
    }

    /// The verb of the audit trail.
    #[must_use]
    pub const fn lampau(self) -> &'static str {
        match self {
            Self::Ajukan => "Diajukan",
            Self::Tarik => "Ditarik kembali",
            Self::Verifikasi => "Diverifikasi",
            Self::Validasi => "Divalidasi",
            Self::Terbitkan => "Diterbitkan",
            Self::Kembalikan => "Dikembalikan",
        }
    }
}

/// The stage after a step.
///
/// # Errors
/// [`LangkahTertutup`] when the step is not open now.
pub const fn langkahkan(tahap: Tahap, langkah: Langkah) -> Result<Tahap, LangkahTertutup> {
    use Langkah as L;
    use Tahap as T;
    match (tahap, langkah) {
        (T::Draf | T::Dikembalikan, L::Ajukan) => Ok(T::Diajukan),
        (T::Diajukan, L::Tarik) => Ok(T::Draf),
        (T::Diajukan, L::Verifikasi) => Ok(T::Diverifikasi),
        (T::Diverifikasi, L::Validasi) => Ok(T::Divalidasi),
        (T::Divalidasi, L::Terbitkan) => Ok(T::Terbit),
        (T::Diajukan | T::Diverifikasi | T::Divalidasi, L::Kembalikan) => Ok(T::Dikembalikan),
        _ => Err(LangkahTertutup::BukanSaatnya { langkah: langkah.nama(), tahap: tahap.sebutan() }),
    }
}

/// The stage after the content was changed: what was published is a draft again, what is being examined is closed.
///
/// # Errors
/// [`LangkahTertutup::SedangDiperiksa`].
pub const fn ubah(tahap: Tahap) -> Result<Tahap, LangkahTertutup> {
    match tahap {
        Tahap::Draf | Tahap::Terbit => Ok(Tahap::Draf),
        Tahap::Dikembalikan => Ok(Tahap::Dikembalikan),
        _ => Err(LangkahTertutup::SedangDiperiksa(tahap.sebutan())),
    }
}
