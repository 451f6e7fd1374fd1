//! Use cases of Kendali SPBE: the only crate that speaks SQL.
//!
//! A command checks the permission, asks the domain rule, writes the row and its audit-trail entry in one transaction,
//! and returns a plain type. A query returns only what the person may see.

pub mod akun;
pub mod aplikasi;
pub mod arsitektur;
pub mod bukti;
pub mod cari;
pub mod demo;
pub mod galat;
mod ingatan;
mod isian;
pub mod jejak;
pub mod layanan;
pub mod pelaku;
pub mod pemeliharaan;
pub mod penandatangan;
pub mod penilaian;
pub mod perangkat_daerah;
pub mod register;
pub mod risiko;
pub mod tabel;
pub mod unduhan;

pub use galat::{Galat, Hasil};
pub use layanan::{Layanan, Tulis};
pub use pelaku::Pelaku;
