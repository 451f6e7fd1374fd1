//! Around the inventory of applications: websites, yearly reviews, feasibility tests, use outside the government.

pub mod pemakaian_luar;
pub mod reviu;
pub mod situs;
pub mod uji_kelaikan;

/// Heading in the menu.
const KELOMPOK: &str = "Aplikasi";
