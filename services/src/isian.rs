//! Collects what is wrong with a form, so that a person sees every error at once.

use domain::teks::{GalatIsian, GalatTeks};

use crate::galat::{Galat, Hasil};

/// The errors found so far.
#[derive(Debug, Default)]
pub(crate) struct Periksa(Vec<GalatIsian>);

impl Periksa {
    /// Notes an error beside a field.
    pub(crate) fn salah(&mut self, bidang: &str, pesan: impl Into<String>) {
        self.0.push(GalatIsian { bidang: bidang.into(), pesan: pesan.into() });
    }

    /// The checked value, or its default with the error noted.
    pub(crate) fn ambil<T: Default>(&mut self, bidang: &str, hasil: Result<T, GalatTeks>) -> T {
        hasil.unwrap_or_else(|galat| {
            self.0.push(galat.pada(bidang));
            T::default()
        })
    }

    /// Passes when nothing was wrong.
    ///
    /// # Errors
    /// [`Galat::Isian`] with everything found.
    pub(crate) fn selesai(self) -> Hasil<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Galat::Isian(self.0)) }
    }
}
