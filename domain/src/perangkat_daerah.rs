//! Perangkat Daerah: kinds and functions. Rules refer to the function, not to an office's name (`persyaratan` row B1).

use serde::{Deserialize, Serialize};

/// A function an office carries out; one office may carry several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fungsi {
    Kominfo,
    Statistik,
    Perencanaan,
    Organisasi,
    Pengawasan,
    Kepegawaian,
    Diklat,
    Aset,
    Persandian,
    Pemerintahan,
    BiroKomunikasi,
    BiroAparatur,
    Hukum,
    Keuangan,
    Pengadaan,
    Kearsipan,
}

impl Fungsi {
    /// Every function, in the order screens list them.
    pub const SEMUA: [Self; 16] = [
        Self::Kominfo,
        Self::Statistik,
        Self::Perencanaan,
        Self::Organisasi,
        Self::Pengawasan,
        Self::Kepegawaian,
        Self::Diklat,
        Self::Aset,
        Self::Persandian,
        Self::Pemerintahan,
        Self::BiroKomunikasi,
        Self::BiroAparatur,
        Self::Hukum,
        Self::Keuangan,
        Self::Pengadaan,
        Self::Kearsipan,
    ];

    /// The stable name in the database, in files and in addresses.
    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Kominfo => "kominfo",
            Self::Statistik => "statistik",
            Self::Perencanaan => "perencanaan",
            Self::Organisasi => "organisasi",
            Self::Pengawasan => "pengawasan",
            Self::Kepegawaian => "kepegawaian",
            Self::Diklat => "diklat",
            Self::Aset => "aset",
            Self::Persandian => "persandian",
            Self::Pemerintahan => "pemerintahan",
            Self::BiroKomunikasi => "biro_komunikasi",
            Self::BiroAparatur => "biro_aparatur",
            Self::Hukum => "hukum",
            Self::Keuangan => "keuangan",
            Self::Pengadaan => "pengadaan",
            Self::Kearsipan => "kearsipan",
        }
    }

    /// The function behind a stable name.
    #[must_use]
    pub fn dari_kode(kode: &str) -> Option<Self> {
        Self::SEMUA.into_iter().find(|fungsi| fungsi.kode() == kode)
    }

    /// What screens call it.
    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::Kominfo => "Komunikasi dan informatika",
            Self::Statistik => "Statistik",
            Self::Perencanaan => "Perencanaan pembangunan",
            Self::Organisasi => "Organisasi dan reformasi birokrasi",
            Self::Pengawasan => "Pengawasan intern",
            Self::Kepegawaian => "Kepegawaian",
            Self::Diklat => "Pendidikan dan pelatihan",
            Self::Aset => "Aset",
            Self::Persandian => "Persandian",
            Self::Pemerintahan => "Pemerintahan",
            Self::BiroKomunikasi => "Biro komunikasi dan informasi",
            Self::BiroAparatur => "Biro aparatur negara",
            Self::Hukum => "Hukum",
            Self::Keuangan => "Keuangan",
            Self::Pengadaan => "Pengadaan barang dan jasa",
            Self::Kearsipan => "Kearsipan",
        }
    }
}
