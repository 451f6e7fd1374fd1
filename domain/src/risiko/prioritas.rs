//! Which risk comes first.
//!
//! PermenPANRB 5/2020 Lampiran Bab III huruf C angka 3: by magnitude, the greatest first; risks of the same magnitude are
//! ordered by expert judgement. A person writes that judgement as a place among the equals; until somebody has, the
//! order is that of the register, and the tie is shown as open.

use serde::{Deserialize, Serialize};

/// What the order of a risk depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calon {
    pub id: i64,
    pub besaran: u8,
    /// The place among risks of the same magnitude that experts gave, from 1.
    pub pertimbangan: Option<i32>,
    /// Number within the register.
    pub urutan: i32,
}

/// A place in the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prioritas {
    pub id: i64,
    /// From 1; no two risks share a place.
    pub nomor: usize,
    /// Another risk has the same magnitude and nothing says which of them comes first.
    pub seri: bool,
}

/// The order of risks: a total one, whatever order they come in.
#[must_use]
pub fn urutkan(mut calon: Vec<Calon>) -> Vec<Prioritas> {
    // Who was given a place among the equals comes before those who were not.
    let kunci = |c: &Calon| (std::cmp::Reverse(c.besaran), c.pertimbangan.unwrap_or(i32::MAX), c.urutan, c.id);
    calon.sort_by_key(kunci);
    let seri = |a: &Calon, b: &Calon| a.besaran == b.besaran && a.pertimbangan == b.pertimbangan;
    calon
        .iter()
        .enumerate()
        .map(|(i, c)| {
            let sebelum = i.checked_sub(1).and_then(|i| calon.get(i));
            let sama = sebelum.into_iter().chain(calon.get(i + 1)).any(|lain| seri(c, lain));
            Prioritas { id: c.id, nomor: i + 1, seri: sama }
        })
        .collect()
}
