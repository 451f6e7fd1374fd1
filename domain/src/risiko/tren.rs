//! How the magnitude of a risk moves through a year.
//!
//! PermenPANRB 5/2020 Lampiran Bab III huruf G angka 3 huruf b: the yearly report sums up the quarters and looks at the
//! tendency of the magnitude.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{JenisRisiko, periode};

/// A measurement on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pengukuran {
    /// The last day of the period it speaks of.
    pub pada: NaiveDate,
    /// Which of two of the same day came later.
    pub urutan: i64,
    pub besaran: u8,
}

/// Where the magnitude stands at the end of a quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TitikTren {
    pub besaran: u8,
    /// Nobody measured in this quarter: the value of before still stands.
    pub dibawa: bool,
}

/// The magnitude at the beginning of a year and at the end of each quarter that has begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tren {
    pub tahun: i32,
    pub awal: u8,
    pub triwulan: [Option<TitikTren>; 4],
}

/// Where it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tendensi {
    Turun,
    Tetap,
    Naik,
}

super::berkode! { Tendensi, 3:
    Turun => "turun", "Turun";
    Tetap => "tetap", "Tetap";
    Naik => "naik", "Naik";
}

/// The trend of a year as it stands on a day; quarters that have not begun by then are empty.
#[must_use]
pub fn tren(tahun: i32, awal: u8, ukur: &[Pengukuran], hari_ini: NaiveDate) -> Tren {
    let mut urut: Vec<&Pengukuran> = ukur.iter().collect();
    urut.sort_by_key(|u| (u.pada, u.urutan));
    let mut kini = awal;
    let mut sebelum = NaiveDate::from_ymd_opt(tahun - 1, 12, 31).unwrap_or(NaiveDate::MIN);
    let triwulan = [1, 2, 3, 4].map(|ke| {
        let akhir = periode::akhir_triwulan(tahun, ke);
        let dalam = urut.iter().rfind(|u| u.pada > sebelum && u.pada <= akhir);
        let mulai = sebelum;
        sebelum = akhir;
        if let Some(ukur) = dalam {
            kini = ukur.besaran;
        }
        (dalam.is_some() || hari_ini > mulai).then_some(TitikTren { besaran: kini, dibawa: dalam.is_none() })
    });
    Tren { tahun, awal, triwulan }
}

impl Tren {
    /// The last magnitude there is.
    #[must_use]
    pub fn akhir(&self) -> u8 {
        self.triwulan.iter().rev().flatten().next().map_or(self.awal, |t| t.besaran)
    }

    /// From the beginning of the year to the last magnitude.
    #[must_use]
    pub fn tendensi(&self) -> Tendensi {
        match self.akhir().cmp(&self.awal) {
            std::cmp::Ordering::Less => Tendensi::Turun,
            std::cmp::Ordering::Equal => Tendensi::Tetap,
            std::cmp::Ordering::Greater => Tendensi::Naik,
        }
    }

    /// Whether it went the way the government wants; `None` while it did not move.
    #[must_use]
    pub fn membaik(&self, jenis: JenisRisiko) -> Option<bool> {
        match (self.tendensi(), jenis) {
            (Tendensi::Tetap, _) => None,
            (Tendensi::Turun, JenisRisiko::Negatif) | (Tendensi::Naik, JenisRisiko::Positif) => Some(true),
            _ => Some(false),
        }
    }
}
