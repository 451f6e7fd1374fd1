//! How complete a record is: what applies, what is filled, what is missing.

use super::{Bidang, Butir, Register};
use crate::profil::Profil;

/// The completeness of a record.
#[derive(Clone, Debug)]
pub struct Kelengkapan {
    pub terisi: usize,
    pub diminta: usize,
    /// Fields that are asked for and empty, in the order of the form.
    pub kurang: Vec<&'static Bidang>,
}

impl Kelengkapan {
    /// Whole percent, rounded down: 100 means that nothing is missing.
    #[must_use]
    pub const fn persen(&self) -> i64 {
        match (self.terisi * 100).checked_div(self.diminta) {
            Some(persen) => persen as i64,
            None => 100,
        }
    }
}

/// Counts the fields that apply and are asked for under this profil.
#[must_use]
pub fn kelengkapan(profil: &Profil, register: &Register, butir: &Butir) -> Kelengkapan {
    let diminta: Vec<_> = register.bidang.iter().filter(|b| b.diminta_di(profil) && b.berlaku(butir)).collect();
    let kurang: Vec<_> = diminta.iter().copied().filter(|b| butir.isi(b.kode).kosong()).collect();
    Kelengkapan { terisi: diminta.len() - kurang.len(), diminta: diminta.len(), kurang }
}

/// What completeness is counted from under this profil: the fields asked for, each with when it applies. Two texts alike
/// mean that the completeness of no record differs.
#[must_use]
pub fn diminta(profil: &Profil, register: &Register) -> String {
    let satu = |b: &Bidang| match b.bila {
        Some((bidang, nilai)) => format!("{}?{bidang}={}", b.kode, nilai.join("|")),
        None => b.kode.to_owned(),
    };
    let semua: Vec<String> = register.bidang.iter().filter(|b| b.diminta_di(profil)).map(satu).collect();
    semua.join(" ")
}
