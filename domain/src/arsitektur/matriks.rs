//! Matrices of two domains: which record of one is related to which of the other (DKI68 Pasal 3 ayat (7)).

use super::relasi::JenisRelasi;

/// A matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matriks {
    LayananAplikasi,
    AplikasiData,
    AplikasiInfrastruktur,
}

/// A relation shown in a matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tanda {
    pub jenis: JenisRelasi,
    /// The record of the row is the first item.
    pub maju: bool,
    /// What stands in the cell.
    pub tanda: &'static str,
}

impl Matriks {
    pub const SEMUA: [Self; 3] = [Self::LayananAplikasi, Self::AplikasiData, Self::AplikasiInfrastruktur];

    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::LayananAplikasi => "layanan-aplikasi",
            Self::AplikasiData => "aplikasi-data",
            Self::AplikasiInfrastruktur => "aplikasi-infrastruktur",
        }
    }

    #[must_use]
    pub fn dari_kode(kode: &str) -> Option<Self> {
        Self::SEMUA.into_iter().find(|m| m.kode() == kode)
    }

    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::LayananAplikasi => "Layanan dan aplikasi",
            Self::AplikasiData => "Aplikasi dan data",
            Self::AplikasiInfrastruktur => "Aplikasi dan infrastruktur",
        }
    }

    /// Register of the rows.
    #[must_use]
    pub const fn baris(self) -> &'static str {
        match self {
            Self::LayananAplikasi => "layanan",
            Self::AplikasiData | Self::AplikasiInfrastruktur => "aplikasi",
        }
    }

    /// Register of the columns.
    #[must_use]
    pub const fn kolom(self) -> &'static str {
        match self {
            Self::LayananAplikasi => "aplikasi",
            Self::AplikasiData => "data",
            Self::AplikasiInfrastruktur => "infrastruktur",
        }
    }

    /// The relations shown; a cell with several shows all their marks.
    #[must_use]
    pub const fn tanda(self) -> &'static [Tanda] {
        match self {
            Self::LayananAplikasi => &[Tanda { jenis: JenisRelasi::Melayani, maju: false, tanda: "●" }],
            Self::AplikasiData => &[
                Tanda { jenis: JenisRelasi::Memakai, maju: true, tanda: "P" },
                Tanda { jenis: JenisRelasi::Menghasilkan, maju: true, tanda: "H" },
            ],
            Self::AplikasiInfrastruktur => &[Tanda { jenis: JenisRelasi::BerjalanDi, maju: true, tanda: "●" }],
        }
    }
}
