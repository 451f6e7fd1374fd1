//! Collects what is wrong with a form, so that a person sees every error at once.

use domain::teks::GalatIsian;

use crate::galat::{Galat, Hasil};

/// The errors found so far.
#[derive(Debug, Default)]
pub(crate) struct Periksa(Vec<GalatIsian>);

impl Periksa {
    /// Notes an error beside a field.
    pub(crate) fn salah(&mut self, bidang: &str, pesan: impl Into<String>) {
        self.0.push(GalatIsian { bidang: bidang.into(), pesan: pesan.into() });
    }

    /// One line of text that must be there, trimmed, inner whitespace collapsed.
    pub(crate) fn wajib(&mut self, bidang: &str, label: &str, nilai: &str, maks: usize) -> String {
        let teks = self.boleh(bidang, label, nilai, maks);
        if teks.is_empty() {
            self.salah(bidang, format!("Isi {label}."));
        }
        teks
    }

    /// One line of text that may stay empty.
    pub(crate) fn boleh(&mut self, bidang: &str, label: &str, nilai: &str, maks: usize) -> String {
        let bersih: String = nilai.chars().map(|huruf| if huruf.is_control() { ' ' } else { huruf }).collect();
        let teks = bersih.split_whitespace().collect::<Vec<_>>().join(" ");
        if teks.chars().count() > maks {
            self.salah(bidang, format!("Ringkas {label} menjadi paling banyak {maks} huruf."));
        }
        teks
    }

    /// Passes when nothing was wrong.
    ///
    /// # Errors
    /// [`Galat::Isian`] with everything found.
    pub(crate) fn selesai(self) -> Hasil<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Galat::Isian(self.0)) }
    }
}
