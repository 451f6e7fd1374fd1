//! What a file would do to a register, row by row, before anything is kept: the same for every table that is imported.

use std::borrow::Cow;

use domain::{perangkat_daerah::tabel::GalatSel, teks::GalatIsian};

use crate::Galat;

/// Errors shown of one file.
const GALAT_MAKS: usize = 100;

/// What one row would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarisPratinjau {
    /// Row of the spreadsheet, from 1; 0 for a record that no file names.
    pub nomor: usize,
    pub kode: String,
    pub nama: String,
    pub keadaan: Keadaan,
}

/// New, changed or the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keadaan {
    Baru,
    Berubah(Vec<Perubahan>),
    Tetap,
}

/// A cell that differs from the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Perubahan {
    /// Heading of the column.
    pub kolom: Cow<'static, str>,
    pub lama: String,
    pub baru: String,
}

/// How many rows were new, changed, the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HasilImpor {
    pub baru: usize,
    pub berubah: usize,
    pub tetap: usize,
}

/// Why a file was not taken: one sentence a cell, beginning with its address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelSalah(pub Vec<String>);

impl HasilImpor {
    /// Counts a row.
    pub fn hitung(&mut self, keadaan: &Keadaan) {
        match keadaan {
            Keadaan::Baru => self.baru += 1,
            Keadaan::Berubah(_) => self.berubah += 1,
            Keadaan::Tetap => self.tetap += 1,
        }
    }

    /// Rows that would be written.
    #[must_use]
    pub const fn ditulis(&self) -> usize {
        self.baru + self.berubah
    }

    /// `3 baru, 2 diubah, 10 tetap.`
    #[must_use]
    pub fn kalimat(&self) -> String {
        let angka = |n: usize| domain::angka::ribuan(i64::try_from(n).unwrap_or(i64::MAX));
        format!("{} baru, {} diubah, {} tetap.", angka(self.baru), angka(self.berubah), angka(self.tetap))
    }
}

impl SelSalah {
    /// The first errors, and how many more there are.
    #[must_use]
    pub fn dari(galat: &[GalatSel]) -> Self {
        let mut teks: Vec<String> = galat.iter().take(GALAT_MAKS).map(ToString::to_string).collect();
        if galat.len() > GALAT_MAKS {
            teks.push(format!("Masih ada {} sel lain yang salah.", galat.len() - GALAT_MAKS));
        }
        Self(teks)
    }

    /// As errors of the field `berkas`.
    #[must_use]
    pub fn galat(self) -> Galat {
        Galat::Isian(self.0.into_iter().map(|pesan| GalatIsian { bidang: "berkas".into(), pesan }).collect())
    }
}
