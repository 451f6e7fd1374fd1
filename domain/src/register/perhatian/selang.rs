//! Periods that a regulation leaves to the government: what is used, and whether the government set it.

use super::{BULAN_BAWAAN, HARI_SITUS, Perhatian};
use crate::profil::Batas;

/// The period a list counts by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selang {
    /// What is repeated, as in "batas pemutakhiran situs".
    pub apa: &'static str,
    pub banyak: u64,
    /// "hari" or "bulan".
    pub satuan: &'static str,
    /// The profil sets it; else it is the product's own measure.
    pub ditetapkan: bool,
}

impl Perhatian {
    /// The period of the list, where its regulation leaves one to the government.
    #[must_use]
    pub fn selang(self, batas: Batas) -> Option<Selang> {
        let (apa, satuan, ditetapkan, bawaan) = match self {
            Self::SitusBasi => ("batas pemutakhiran situs", "hari", batas.situs_hari, HARI_SITUS),
            Self::AdminBelumDilatih => {
                ("selang pelatihan admin situs", "bulan", batas.pelatihan_admin_bulan, u64::from(BULAN_BAWAAN))
            }
            Self::UjiPulihTerlambat => {
                ("selang uji pemulihan cadangan", "bulan", batas.uji_pulih_bulan, u64::from(BULAN_BAWAAN))
            }
            _ => return None,
        };
        let banyak = ditetapkan.map_or(bawaan, u64::from);
        Some(Selang { apa, banyak, satuan, ditetapkan: ditetapkan.is_some() })
    }
}

impl Selang {
    /// What the list counts by, and whose number it is.
    #[must_use]
    pub fn kalimat(&self, pemerintah: &str) -> String {
        let Self { apa, banyak, satuan, ditetapkan } = self;
        if *ditetapkan {
            format!("{pemerintah} menetapkan {apa} {banyak} {satuan}.")
        } else {
            format!(
                "{pemerintah} belum menetapkan {apa}. Daftar ini memakai {banyak} {satuan}, ukuran Kendali SPBE sendiri, \
                 sampai angka pemerintah diisi pada profilnya."
            )
        }
    }
}
