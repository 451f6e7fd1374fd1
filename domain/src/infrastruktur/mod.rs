//! Around the infrastructure: providers, maintenance, standards, connections, recovery.

pub mod interkoneksi;
pub mod pemeliharaan;
pub mod pemulihan;
pub mod penyedia;
pub mod standar;

/// Heading in the menu.
const KELOMPOK: &str = "Infrastruktur";
