//! Around the services: priority services and the basic capabilities they stand on.

pub mod kapabilitas;
pub mod prioritas;

/// Heading in the menu.
const KELOMPOK: &str = "Layanan prioritas";
