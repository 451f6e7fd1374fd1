//! Penilaian: the yearly Pemantauan/Evaluasi from opening the round to the report.
//!
//! DKI68 Pasal 32, KALBAR Pasal 44, PermenPANRB 59/2020. A command here reads: load with permission
//! ([`konteks`]) -> ask the state machine of `domain::penilaian` -> write the row and its audit entry.

pub mod alur;
pub mod beranda;
pub mod bukti_isian;
pub(crate) mod entitas;
pub mod impor;
pub mod impor_tahap;
pub mod isian;
mod konteks;
pub mod laporan;
pub mod menunggu;
pub mod penetapan;
pub mod penugasan;
pub mod peringkat;
pub mod putaran;
pub mod rekomendasi;
pub mod ringkasan;
pub mod riwayat;
pub mod simulasi;
pub mod terkait;

pub use konteks::{Akses, akses};
