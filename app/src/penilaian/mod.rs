//! Screens of the yearly assessment: rounds, overview, indicators, assignment, simulation, recommendations, reports,
//! import.

mod baru;
mod daftar;
pub mod indikator;
mod kata;
mod keputusan;
mod putaran;
mod ringkasan;
mod rute;
pub mod tab;

pub use rute::RutePenilaian;
