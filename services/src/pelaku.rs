//! The person (or the system) on whose behalf a use case runs.

use domain::izin::{Peran, PeranDiberikan, Tindakan, boleh};

use crate::galat::{Galat, Hasil};

/// Who acts. Made from a session by `akun::sesi`, or [`Pelaku::sistem`] for scheduled work and the command line.
#[derive(Clone, Debug)]
pub struct Pelaku {
    /// `None` for the system itself.
    pub akun_id: Option<i64>,
    pub nama: String,
    pub peran: Vec<PeranDiberikan>,
    /// Session row, for flash messages and "sign out here".
    pub sesi_id: Option<i64>,
    /// Network address as the audit trail keeps it.
    pub alamat: String,
}

impl Pelaku {
    /// The system: allowed nothing by role, used only by commands that say so.
    #[must_use]
    pub fn sistem() -> Self {
        Self { akun_id: None, nama: "Sistem".into(), peran: Vec::new(), sesi_id: None, alamat: "lokal".into() }
    }

    /// Whether the person may do this to a record of these offices.
    #[must_use]
    pub fn boleh(&self, tindakan: Tindakan, kantor: &[i64]) -> bool {
        boleh(&self.peran, tindakan, kantor)
    }

    /// Passes only those who may: the first line of every command.
    ///
    /// # Errors
    /// [`Galat::Dilarang`].
    pub fn wajib(&self, tindakan: Tindakan, kantor: &[i64]) -> Hasil<()> {
        if self.boleh(tindakan, kantor) { Ok(()) } else { Err(Galat::dilarang()) }
    }

    /// Whether the person holds the role anywhere.
    #[must_use]
    pub fn ber(&self, peran: Peran) -> bool {
        self.peran.iter().any(|p| p.peran == peran)
    }

    /// Offices the person holds a role for.
    #[must_use]
    pub fn kantor(&self) -> Vec<i64> {
        let mut kantor: Vec<_> = self.peran.iter().filter_map(|p| p.perangkat_daerah).collect();
        kantor.sort_unstable();
        kantor.dedup();
        kantor
    }
}
