//! Perangkat Daerah: kinds and functions. Rules refer to the function, not to an office's name (`persyaratan` row B1).

pub mod tabel;

use serde::{Deserialize, Serialize};

/// What kind of office it is: UU 23/2014 Pasal 209, with the parts of a sekretariat daerah and the offices below a city.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Jenis {
    Sekretariat,
    Biro,
    Inspektorat,
    Badan,
    Dinas,
    Satuan,
    RumahSakit,
    KotaAdministrasi,
    Kecamatan,
    Kelurahan,
    Lainnya,
}

impl Jenis {
    /// Every kind, in the order screens list them.
    pub const SEMUA: [Self; 11] = [
        Self::Sekretariat,
        Self::Biro,
        Self::Inspektorat,
        Self::Badan,
        Self::Dinas,
        Self::Satuan,
        Self::RumahSakit,
        Self::KotaAdministrasi,
        Self::Kecamatan,
        Self::Kelurahan,
        Self::Lainnya,
    ];

    /// The stable name in the database and in files.
    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Sekretariat => "sekretariat",
            Self::Biro => "biro",
            Self::Inspektorat => "inspektorat",
            Self::Badan => "badan",
            Self::Dinas => "dinas",
            Self::Satuan => "satuan",
            Self::RumahSakit => "rumah_sakit",
            Self::KotaAdministrasi => "kota_administrasi",
            Self::Kecamatan => "kecamatan",
            Self::Kelurahan => "kelurahan",
            Self::Lainnya => "lainnya",
        }
    }

    /// The kind behind a stable name.
    #[must_use]
    pub fn dari_kode(kode: &str) -> Option<Self> {
        Self::SEMUA.into_iter().find(|jenis| jenis.kode() == kode)
    }

    /// What screens call it.
    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::Sekretariat => "Sekretariat",
            Self::Biro => "Biro",
            Self::Inspektorat => "Inspektorat",
            Self::Badan => "Badan",
            Self::Dinas => "Dinas",
            Self::Satuan => "Satuan",
            Self::RumahSakit => "Rumah sakit",
            Self::KotaAdministrasi => "Kota atau kabupaten administrasi",
            Self::Kecamatan => "Kecamatan",
            Self::Kelurahan => "Kelurahan",
            Self::Lainnya => "Lainnya",
        }
    }
}

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

/// Most characters of an office's code, name and short name, and of a Unit Kerja's name.
pub const KODE_MAKS: usize = 40;
pub const NAMA_MAKS: usize = 160;
pub const SINGKATAN_MAKS: usize = 40;
pub const NAMA_UNIT_MAKS: usize = 160;

/// Most Unit Kerja of one office, and most levels below it.
pub const UNIT_MAKS: usize = 300;
pub const UNIT_TINGKAT_MAKS: usize = 5;

/// Whether a code can stand in a file and an address: letters, digits, `.`, `-`, `_`, `/`, beginning with a letter or digit.
///
/// # Errors
/// The sentence to show beside the field.
pub fn periksa_kode(kode: &str) -> Result<(), &'static str> {
    let awal = kode.chars().next().is_some_and(|c| c.is_ascii_alphanumeric());
    if awal && kode.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '/')) {
        Ok(())
    } else {
        Err(
            "Kode hanya berisi huruf, angka, titik, garis miring, garis bawah, dan tanda hubung, serta diawali huruf atau angka.",
        )
    }
}
