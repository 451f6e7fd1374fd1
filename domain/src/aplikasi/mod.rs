//! Around the inventory of applications: proposals and what they resemble, websites, yearly reviews, feasibility tests,
//! use outside the government.

pub mod kemiripan;
pub mod pemakaian_luar;
pub mod reviu;
pub mod situs;
pub mod uji_kelaikan;
pub mod usulan;

/// Heading in the menu.
const KELOMPOK: &str = "Aplikasi";
