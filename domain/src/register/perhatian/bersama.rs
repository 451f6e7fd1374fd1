//! What every office must use together, and how far each does.

use chrono::NaiveDate;

use super::{super::Butir, aturan::beroperasi};

/// What every office must use together (DKI68 Pasal 10 ayat (3), 11 ayat (1) and 13 ayat (3); KALBAR Pasal 13 ayat (2) and
/// 15 ayat (2); PRABU Pasal 10 ayat (4) and 13 ayat (2); BEKASI Pasal 23 ayat (1) and 27 ayat (1)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bersama {
    PusatData,
    JaringanIntra,
    Penghubung,
}

/// How far an office uses one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pakai {
    /// The office has nothing registered that could.
    TanpaEntri,
    /// Not all of it, and the government agreed to that.
    Dikecualikan,
    Tidak,
    /// So many of so many.
    Sebagian(usize, usize),
    Ya(usize),
}

impl Bersama {
    pub const SEMUA: [Self; 3] = [Self::PusatData, Self::JaringanIntra, Self::Penghubung];

    /// Stable name, also in the register of exceptions.
    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::PusatData => "pusat_data",
            Self::JaringanIntra => "jaringan_intra",
            Self::Penghubung => "penghubung",
        }
    }

    #[must_use]
    pub fn dari_kode(kode: &str) -> Option<Self> {
        Self::SEMUA.into_iter().find(|b| b.kode() == kode)
    }

    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::PusatData => "Pusat data",
            Self::JaringanIntra => "Jaringan intra",
            Self::Penghubung => "Sistem penghubung layanan",
        }
    }

    /// What a shared piece of infrastructure is, by its `objek` and `peran_fasilitas`.
    #[must_use]
    pub fn dari_infrastruktur(objek: &str, peran: &str) -> Option<Self> {
        match (objek, peran) {
            ("fasilitas", "pusat_data") => Some(Self::PusatData),
            ("jaringan_intra", _) => Some(Self::JaringanIntra),
            ("penghubung", _) => Some(Self::Penghubung),
            _ => None,
        }
    }

    /// Whether a record counts: applications in use, and for the data centre datasets too.
    #[must_use]
    pub fn menghitung(self, register: &str, butir: &Butir) -> bool {
        match register {
            "aplikasi" => beroperasi(butir),
            "data" => self == Self::PusatData,
            _ => false,
        }
    }

    /// Whether the record itself says that it is there.
    #[must_use]
    pub fn menurut_catatan(self, register: &str, butir: &Butir) -> bool {
        self == Self::PusatData
            && match register {
                "aplikasi" => butir.teks("penempatan") == "integrasi",
                "data" => butir.ya("di_pusat_data") == Some(true),
                _ => false,
            }
    }
}

impl Pakai {
    /// The same for an office that is excused: what it uses anyway is said, what it does not is no arrears.
    #[must_use]
    pub const fn dikecualikan(self) -> Self {
        match self {
            Self::Tidak | Self::Sebagian(..) => Self::Dikecualikan,
            lain => lain,
        }
    }

    /// From the number of records that use it and of those that could.
    #[must_use]
    pub const fn dari(memakai: usize, semua: usize) -> Self {
        match (memakai, semua) {
            (_, 0) => Self::TanpaEntri,
            (0, _) => Self::Tidak,
            (m, s) if m < s => Self::Sebagian(m, s),
            (_, s) => Self::Ya(s),
        }
    }
}

/// Whether an exception holds on this day: agreed to, and not yet ended.
#[must_use]
pub fn pengecualian_berlaku(butir: &Butir, hari_ini: NaiveDate) -> bool {
    butir.teks("keputusan") == "setuju"
        && butir.tanggal("tanggal_keputusan").is_none_or(|t| t <= hari_ini)
        && butir.tanggal("sampai").is_none_or(|t| hari_ini <= t)
}
