//! Exact numbers and the way Indonesians write them.

use num_rational::Ratio;
use serde::{Deserialize, Serialize};

/// An exact fraction. Indexes are never floats: 1,234 published results are only reproduced by exact aggregation.
pub type Pecahan = Ratio<i128>;

/// The value of one indicator in hundredths: level 3 is `Nilai(300)`, a Pemdi value of 1,26 is `Nilai(126)`.
///
/// Stored as an integer because SQLite keeps decimals as floats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Nilai(pub i32);

impl Nilai {
    /// A whole maturity level, 0 to 5.
    #[must_use]
    pub const fn tingkat(tingkat: u8) -> Self {
        Self(tingkat as i32 * 100)
    }

    /// The value as an exact fraction.
    #[must_use]
    pub fn pecahan(self) -> Pecahan {
        Pecahan::new(i128::from(self.0), 100)
    }
}
