//! When: the schedule of an action and the period of a monitoring report.
//!
//! PermenPANRB 5/2020 Lampiran Bab III huruf D angka 2 huruf d (schedule) and huruf E (monitoring by quarter, semester, year
//! or as needed); months are what the ministry's own application offers beside them.

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::berkode;
use crate::waktu;

/// How a schedule is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JenisPeriode {
    Tanggal,
    Bulan,
    Triwulan,
    Semester,
}

berkode! { JenisPeriode, 4:
    Tanggal => "tanggal", "Tanggal";
    Bulan => "bulan", "Bulan";
    Triwulan => "triwulan", "Triwulan";
    Semester => "semester", "Semester";
}

/// How often a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JenisPantau {
    Bulanan,
    Triwulanan,
    Semesteran,
    Tahunan,
    Insidental,
}

berkode! { JenisPantau, 5:
    Bulanan => "bulanan", "Bulanan";
    Triwulanan => "triwulanan", "Triwulanan";
    Semesteran => "semesteran", "Semesteran";
    Tahunan => "tahunan", "Tahunan";
    Insidental => "insidental", "Sewaktu-waktu (insidental)";
}

/// A schedule: two days, or parts of a year from one to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "jenis", rename_all = "snake_case")]
pub enum Jadwal {
    Tanggal {
        mulai: NaiveDate,
        selesai: NaiveDate,
    },
    /// Months 1 to 12.
    Bulan {
        tahun: i32,
        dari: u8,
        sampai: u8,
    },
    /// Quarters 1 to 4.
    Triwulan {
        tahun: i32,
        dari: u8,
        sampai: u8,
    },
    /// Semesters 1 and 2.
    Semester {
        tahun: i32,
        dari: u8,
        sampai: u8,
    },
}

/// The period of a report within a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MasaPantau {
    pub jenis: JenisPantau,
    pub tahun: i32,
    /// Month, quarter or semester; 1 for the year; 0 as needed.
    pub ke: u8,
    /// The last day of the period; the day itself as needed.
    pub sampai: NaiveDate,
}

impl JenisPeriode {
    /// Parts in a year; 0 for days.
    #[must_use]
    pub const fn banyak(self) -> u8 {
        match self {
            Self::Tanggal => 0,
            Self::Bulan => 12,
            Self::Triwulan => 4,
            Self::Semester => 2,
        }
    }

    /// Name of a part: `Maret`, `Triwulan II`, `Semester I`.
    #[must_use]
    pub fn bagian(self, ke: u8) -> String {
        match self {
            Self::Tanggal => String::new(),
            Self::Bulan => waktu::nama_bulan(u32::from(ke)).to_owned(),
            Self::Triwulan | Self::Semester => format!("{} {}", self.nama(), romawi(ke)),
        }
    }
}

impl JenisPantau {
    /// Periods in a year; 0 as needed.
    #[must_use]
    pub const fn banyak(self) -> u8 {
        match self {
            Self::Bulanan => 12,
            Self::Triwulanan => 4,
            Self::Semesteran => 2,
            Self::Tahunan => 1,
            Self::Insidental => 0,
        }
    }
}

impl Jadwal {
    /// Parts of one year; `None` when there is no such part or they run backwards.
    #[must_use]
    pub fn bagian(jenis: JenisPeriode, tahun: i32, dari: u8, sampai: u8) -> Option<Self> {
        let sah = (1..=jenis.banyak()).contains(&dari) && (dari..=jenis.banyak()).contains(&sampai);
        if !sah || NaiveDate::from_ymd_opt(tahun, 1, 1).is_none() {
            return None;
        }
        match jenis {
            JenisPeriode::Tanggal => None,
            JenisPeriode::Bulan => Some(Self::Bulan { tahun, dari, sampai }),
            JenisPeriode::Triwulan => Some(Self::Triwulan { tahun, dari, sampai }),
            JenisPeriode::Semester => Some(Self::Semester { tahun, dari, sampai }),
        }
    }

    /// Two days; `None` when they run backwards.
    #[must_use]
    pub fn tanggal(mulai: NaiveDate, selesai: NaiveDate) -> Option<Self> {
        (mulai <= selesai).then_some(Self::Tanggal { mulai, selesai })
    }

    #[must_use]
    pub const fn jenis(self) -> JenisPeriode {
        match self {
            Self::Tanggal { .. } => JenisPeriode::Tanggal,
            Self::Bulan { .. } => JenisPeriode::Bulan,
            Self::Triwulan { .. } => JenisPeriode::Triwulan,
            Self::Semester { .. } => JenisPeriode::Semester,
        }
    }

    /// The first day.
    #[must_use]
    pub fn mulai(self) -> NaiveDate {
        match self {
            Self::Tanggal { mulai, .. } => mulai,
            Self::Bulan { tahun, dari, .. }
            | Self::Triwulan { tahun, dari, .. }
            | Self::Semester { tahun, dari, .. } => awal(tahun, self.jenis().banyak(), dari),
        }
    }

    /// The last day: after it the action is overdue.
    #[must_use]
    pub fn selesai(self) -> NaiveDate {
        match self {
            Self::Tanggal { selesai, .. } => selesai,
            Self::Bulan { tahun, sampai, .. }
            | Self::Triwulan { tahun, sampai, .. }
            | Self::Semester { tahun, sampai, .. } => akhir(tahun, self.jenis().banyak(), sampai),
        }
    }

    /// `Triwulan I–II 2026`, `3 Maret 2026 s.d. 20 April 2026`.
    #[must_use]
    pub fn tampil(self) -> String {
        match self {
            Self::Tanggal { mulai, selesai } if mulai == selesai => waktu::panjang(mulai),
            Self::Tanggal { mulai, selesai } => format!("{} s.d. {}", waktu::panjang(mulai), waktu::panjang(selesai)),
            Self::Bulan { tahun, dari, sampai }
            | Self::Triwulan { tahun, dari, sampai }
            | Self::Semester { tahun, dari, sampai } => {
                let jenis = self.jenis();
                if dari == sampai {
                    format!("{} {tahun}", jenis.bagian(dari))
                } else {
                    format!("{} s.d. {} {tahun}", jenis.bagian(dari), jenis.bagian(sampai))
                }
            }
        }
    }
}

impl MasaPantau {
    /// A regular period of a year; `None` when there is no such one.
    #[must_use]
    pub fn berkala(jenis: JenisPantau, tahun: i32, ke: u8) -> Option<Self> {
        NaiveDate::from_ymd_opt(tahun, 1, 1)?;
        (1..=jenis.banyak()).contains(&ke).then(|| Self { jenis, tahun, ke, sampai: akhir(tahun, jenis.banyak(), ke) })
    }

    /// A report as needed, on a day.
    #[must_use]
    pub fn insidental(tanggal: NaiveDate) -> Self {
        Self { jenis: JenisPantau::Insidental, tahun: tanggal.year(), ke: 0, sampai: tanggal }
    }

    /// The first day of the period.
    #[must_use]
    pub fn mulai(self) -> NaiveDate {
        match self.jenis {
            JenisPantau::Insidental => self.sampai,
            jenis => awal(self.tahun, jenis.banyak(), self.ke),
        }
    }

    /// `Triwulan I 2026`, `Tahun 2026`, `4 Mei 2026`.
    #[must_use]
    pub fn tampil(self) -> String {
        let (ke, tahun) = (self.ke, self.tahun);
        match self.jenis {
            JenisPantau::Bulanan => format!("{} {tahun}", waktu::nama_bulan(u32::from(ke))),
            JenisPantau::Triwulanan => format!("Triwulan {} {tahun}", romawi(ke)),
            JenisPantau::Semesteran => format!("Semester {} {tahun}", romawi(ke)),
            JenisPantau::Tahunan => format!("Tahun {tahun}"),
            JenisPantau::Insidental => waktu::panjang(self.sampai),
        }
    }
}

/// The last day of a quarter, 1 to 4.
#[must_use]
pub fn akhir_triwulan(tahun: i32, triwulan: u8) -> NaiveDate {
    akhir(tahun, 4, triwulan.clamp(1, 4))
}

/// First day of part `ke` of `banyak` in a year.
fn awal(tahun: i32, banyak: u8, ke: u8) -> NaiveDate {
    let bulan = 12 / u32::from(banyak.max(1)) * u32::from(ke.max(1) - 1) + 1;
    NaiveDate::from_ymd_opt(tahun, bulan.clamp(1, 12), 1).unwrap_or(NaiveDate::MAX)
}

fn akhir(tahun: i32, banyak: u8, ke: u8) -> NaiveDate {
    let bulan = 12 / u32::from(banyak.max(1));
    awal(tahun, banyak, ke).checked_add_months(Months::new(bulan)).and_then(|h| h.pred_opt()).unwrap_or(NaiveDate::MAX)
}

/// `IV`; numbers of a year's parts are small.
#[must_use]
pub const fn romawi(angka: u8) -> &'static str {
    match angka {
        1 => "I",
        2 => "II",
        3 => "III",
        4 => "IV",
        _ => "–",
    }
}
