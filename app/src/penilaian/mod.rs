//! Screens of the yearly assessment: rounds, overview, indicators, assignment, simulation, recommendations, reports,
//! import.

mod baru;
pub(crate) mod daftar;
mod impor;
mod impor_tahap;
pub mod indikator;
pub(crate) mod kata;
mod keputusan;
mod laporan;
mod pengingat;
mod penugasan;
mod putaran;
mod rekomendasi;
pub(crate) mod ringkasan;
mod rute;
mod simulasi;
pub mod tab;

pub use rute::RutePenilaian;
