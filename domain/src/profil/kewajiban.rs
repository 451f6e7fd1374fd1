//! Obligations: one clause with a period, a deadline, an event or a minimum number (`cakupan`, section 1).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Pasal;
use crate::perangkat_daerah::Fungsi;

/// One clause of a regulation that somebody must meet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kewajiban {
    /// Stable across versions of the file: records of having met it point here.
    pub kode: String,
    /// The `kode` of the regulation.
    pub dasar: String,
    pub pasal: Pasal,
    pub jenis: JenisKewajiban,
    /// The duty, in the regulation's words as far as they are short.
    pub uraian: String,
    /// Who must, the first one answering for it. Empty only for an entry into force.
    #[serde(default)]
    pub pelaksana: Vec<Pelaksana>,
    /// The Pasal names no actor; `pelaksana` is who is nearest.
    #[serde(default)]
    pub pelaksana_tidak_tercetak: bool,
    /// When it is due.
    pub aturan: Aturan,
    /// The period as printed, shown beside the computed date.
    pub tercetak: String,
    /// What it is counted for: one due date per object.
    pub objek: String,
    /// What shows that it was met.
    pub bukti: String,
    /// "dapat": a reminder, never arrears.
    #[serde(default)]
    pub dapat: bool,
    /// Done by a body outside the government: recorded when received, never the government's arrears.
    #[serde(default)]
    pub pihak_luar: bool,
}

/// The kind of clause, as `cakupan` letters it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum JenisKewajiban {
    /// A number or a fixed point in time.
    #[serde(rename = "T")]
    Terjadwal,
    /// Periodic or continuing without a printed number.
    #[serde(rename = "B")]
    Berkala,
    /// Bound to an event.
    #[serde(rename = "P")]
    Peristiwa,
    /// A minimum number: completeness, not a date.
    #[serde(rename = "J")]
    Jumlah,
    /// Entry into force: the anchor other dates count from.
    #[serde(rename = "M")]
    MulaiBerlaku,
}

/// The date rule. Months and years are calendar ones; a due day lasts until its local midnight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "cara", rename_all = "snake_case", deny_unknown_fields)]
pub enum Aturan {
    /// Once in each calendar year: due on 31 December.
    TahunKalender,
    /// With the yearly planning and budgeting cycle, whose dates the government sets.
    SiklusAnggaran,
    /// So many months after it was last done for the object.
    SejakTerakhir { bulan: u32 },
    /// In force for so many years; a successor is due before the end.
    MasaBerlaku { tahun: u32 },
    /// At mid-term and within the last year of a document in force for `tahun` years; mid-term is start + half, the width
    /// of the window is the government's choice. `tahun` is absent where the text prints no period.
    ParuhWaktuDanAkhir { tahun: Option<u32> },
    /// One date for all, counted once by the regulation.
    PalingLambat { tanggal: NaiveDate },
    /// No number is printed: the government sets the interval, and until then the duty is "belum diatur".
    IntervalSendiri { bulan: Option<u32> },
    /// Runs without end.
    TerusMenerus,
    /// Due when something happens.
    Peristiwa { pemicu: String, saat: Saat },
    /// So many months before something begins.
    SebelumPeristiwa { pemicu: String, bulan: u32 },
    /// At least so many, at all times.
    PalingSedikit { jumlah: u32 },
    /// The day the regulation came into force.
    MulaiBerlaku { tanggal: NaiveDate },
}

/// How a duty lies to its event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Saat {
    /// Must be there before it.
    Sebelum,
    /// At once.
    Seketika,
    /// After it.
    Setelah,
    /// May run on until it.
    Sampai,
}

/// Who a duty falls on: a position, a body, or the office with a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pelaksana {
    KepalaDaerah,
    SekretarisDaerah,
    KoordinatorSpbe,
    TimKoordinasi,
    TimAsesorInternal,
    TimAuditor,
    SetiapPerangkatDaerah,
    KepalaPerangkatDaerah,
    PerangkatDaerahPemilik,
    PerangkatDaerahPengusul,
    PerangkatDaerahPengelolaData,
    PenyelenggaraSistemElektronik,
    PenyediaLayanan,
    Walidata,
    WalidataPendukung,
    ProdusenData,
    PenggunaData,
    LembagaPemerintah,
    LembagaTerakreditasi,
    InstansiPusat,
    Kominfo,
    Perencanaan,
    Pengawasan,
    Persandian,
    Kepegawaian,
    BiroKomunikasi,
}

impl JenisKewajiban {
    pub const SEMUA: [Self; 5] = [Self::Terjadwal, Self::Berkala, Self::Peristiwa, Self::Jumlah, Self::MulaiBerlaku];

    /// The letter in the data.
    #[must_use]
    pub const fn kode(self) -> char {
        match self {
            Self::Terjadwal => 'T',
            Self::Berkala => 'B',
            Self::Peristiwa => 'P',
            Self::Jumlah => 'J',
            Self::MulaiBerlaku => 'M',
        }
    }

    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::Terjadwal => "Berjangka waktu",
            Self::Berkala => "Berkala tanpa angka",
            Self::Peristiwa => "Bergantung peristiwa",
            Self::Jumlah => "Jumlah paling sedikit",
            Self::MulaiBerlaku => "Mulai berlaku",
        }
    }
}

impl Aturan {
    /// Whether this date rule can belong to a clause of this kind.
    #[must_use]
    pub const fn cocok(&self, jenis: JenisKewajiban) -> bool {
        match self {
            Self::TahunKalender
            | Self::SiklusAnggaran
            | Self::SejakTerakhir { .. }
            | Self::MasaBerlaku { .. }
            | Self::ParuhWaktuDanAkhir { .. }
            | Self::PalingLambat { .. }
            | Self::SebelumPeristiwa { .. } => matches!(jenis, JenisKewajiban::Terjadwal),
            Self::IntervalSendiri { .. } | Self::TerusMenerus => matches!(jenis, JenisKewajiban::Berkala),
            Self::Peristiwa { .. } => matches!(jenis, JenisKewajiban::Peristiwa),
            Self::PalingSedikit { .. } => matches!(jenis, JenisKewajiban::Jumlah),
            Self::MulaiBerlaku { .. } => matches!(jenis, JenisKewajiban::MulaiBerlaku),
        }
    }
}

impl Pelaksana {
    /// The function whose office it is, if it is one.
    #[must_use]
    pub const fn fungsi(self) -> Option<Fungsi> {
        match self {
            Self::Kominfo => Some(Fungsi::Kominfo),
            Self::Perencanaan => Some(Fungsi::Perencanaan),
            Self::Pengawasan => Some(Fungsi::Pengawasan),
            Self::Persandian => Some(Fungsi::Persandian),
            Self::Kepegawaian => Some(Fungsi::Kepegawaian),
            Self::BiroKomunikasi => Some(Fungsi::BiroKomunikasi),
            _ => None,
        }
    }
}
