//! Whose records a person sees.
//!
//! What an office enters is seen by that office and the coordinating roles, unless it is marked to be seen by more
//! (`persyaratan` row B11).

use domain::{
    izin::Tindakan,
    register::{Keterlihatan, Register},
};
use sea_orm::{Condition, ExprTrait, sea_query::Expr};

use super::Rekaman;
use crate::{Galat, Hasil, Pelaku};

/// The reach of a person in a register.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Akses {
    Semua,
    /// These offices' records, and what is shown to every office.
    Kantor(Vec<i64>),
}

/// What a person sees of a register.
///
/// # Errors
/// [`Galat::Dilarang`] when they see nothing of it.
pub fn akses(pelaku: &Pelaku, r: &Register) -> Hasil<Akses> {
    akses_untuk(pelaku, r.lihat)
}

pub(crate) fn akses_untuk(pelaku: &Pelaku, lihat: Tindakan) -> Hasil<Akses> {
    if pelaku.boleh(lihat, &[]) {
        return Ok(Akses::Semua);
    }
    let kantor: Vec<i64> = pelaku.kantor().into_iter().filter(|&id| pelaku.boleh(lihat, &[id])).collect();
    if kantor.is_empty() { Err(Galat::dilarang()) } else { Ok(Akses::Kantor(kantor)) }
}

impl Akses {
    /// The condition on `catatan`, which the statement calls `alias`.
    pub(crate) fn syarat(&self, alias: &'static str) -> Condition {
        match self {
            Self::Semua => Condition::all(),
            Self::Kantor(kantor) => {
                Condition::any().add(Expr::col((alias, "perangkat_daerah_id")).is_in(kantor.iter().copied())).add(
                    Expr::col((alias, "keterlihatan"))
                        .is_in([Keterlihatan::Pemerintah.kode(), Keterlihatan::Publik.kode()]),
                )
            }
        }
    }

    /// Whether the record is within reach.
    #[must_use]
    pub fn mencakup(&self, rekaman: &Rekaman) -> bool {
        self.melihat(Keterlihatan::dari_kode(rekaman.butir.teks("keterlihatan")), rekaman.kantor())
    }

    /// Whether a record of this office, shown to these, is within reach.
    #[must_use]
    pub fn melihat(&self, terlihat: Keterlihatan, pemilik: Option<i64>) -> bool {
        match self {
            Self::Semua => true,
            Self::Kantor(kantor) => terlihat != Keterlihatan::Kantor || pemilik.is_some_and(|id| kantor.contains(&id)),
        }
    }
}

/// Whether a person may change records of this office in the register; `None` is the government.
pub(crate) fn boleh_ubah(pelaku: &Pelaku, r: &Register, kantor: Option<i64>) -> bool {
    pelaku.boleh(r.ubah, &kantor.into_iter().collect::<Vec<_>>())
}
