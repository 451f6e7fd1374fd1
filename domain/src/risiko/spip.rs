//! The second scheme that offices owe: SPIP, 4x4, where the scale of a risk is impact times likelihood.
//!
//! An alternative evaluation of the same risk, with the codes RSP, RSO and ROO. The source is secondary and says so in
//! `assets/risiko/spip-bpkp-4-2019.toml`. Only harm is assessed here: SPIP knows no positive risk.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::{Titik, berkode, matriks::LevelRisiko};

/// Whose goal the risk threatens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KodeSpip {
    Rsp,
    Rso,
    Roo,
}

berkode! { KodeSpip, 3:
    Rsp => "rsp", "Risiko Strategis Pemerintah Daerah (RSP)";
    Rso => "rso", "Risiko Strategis OPD (RSO)";
    Roo => "roo", "Risiko Operasional OPD (ROO)";
}

/// Where the cause comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sumber {
    #[default]
    Internal,
    Eksternal,
}

berkode! { Sumber, 2:
    Internal => "internal", "Internal";
    Eksternal => "eksternal", "Eksternal";
}

/// What SPIP asks of a risk beyond Formulir 3.0.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evaluasi {
    pub kode: KodeSpip,
    /// Levels 1 to 4.
    pub titik: Titik,
    pub sumber: Sumber,
    /// `C`: the office can control the cause; else `UC`.
    pub terkendali: bool,
    /// Who is affected.
    pub pihak_terkena: String,
    /// What existing control leaves open.
    pub celah: String,
}

/// Scales and levels.
#[derive(Debug, Deserialize)]
pub struct SkemaSpip {
    pub kode: String,
    pub sumber: String,
    pub keyakinan: String,
    pub kemungkinan: Vec<String>,
    pub dampak: Vec<String>,
    pub level: Vec<LevelRisiko>,
}

static BAWAAN: LazyLock<SkemaSpip> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../assets/risiko/spip-bpkp-4-2019.toml"))
        .expect("assets/risiko/spip-bpkp-4-2019.toml is part of the program and covered by a test")
});

/// Levels each way.
pub const LEVEL: u8 = 4;

impl KodeSpip {
    /// `RSO`.
    #[must_use]
    pub const fn singkatan(self) -> &'static str {
        match self {
            Self::Rsp => "RSP",
            Self::Rso => "RSO",
            Self::Roo => "ROO",
        }
    }
}

impl SkemaSpip {
    /// The scheme that is part of the program.
    #[must_use]
    pub fn bawaan() -> &'static Self {
        &BAWAAN
    }

    /// The scale of a risk: impact times likelihood; `None` outside 1 to 4.
    #[must_use]
    pub fn skala(&self, titik: Titik) -> Option<u8> {
        let sah = |n: u8| (1..=LEVEL).contains(&n);
        (sah(titik.kemungkinan) && sah(titik.dampak)).then(|| titik.kemungkinan * titik.dampak)
    }

    /// The level a scale falls into.
    #[must_use]
    pub fn level(&self, skala: u8) -> Option<&LevelRisiko> {
        self.level.iter().find(|l| (l.min..=l.maks).contains(&skala))
    }
}

/// `RSO.26.4.01.03.007`: kind, year, code of the office, number in its register. How the parts are put together is this
/// product's own; the source gives the kinds only.
#[must_use]
pub fn kode_risiko(kode: KodeSpip, tahun: i32, kantor: &str, urutan: i32) -> String {
    format!("{}.{:02}.{kantor}.{urutan:03}", kode.singkatan(), tahun.rem_euclid(100))
}

/// A level proposed from the other scheme's, as a start that a person confirms: the same share of the scale, rounded up.
#[must_use]
pub fn usul_level(level: u8, dari: u8) -> u8 {
    let (level, dari) = (u16::from(level), u16::from(dari.max(1)));
    u8::try_from((level * u16::from(LEVEL)).div_ceil(dari)).unwrap_or(LEVEL).clamp(1, LEVEL)
}
