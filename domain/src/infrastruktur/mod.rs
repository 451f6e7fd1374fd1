//! Around the infrastructure: providers, maintenance, standards, connections, recovery, exceptions.

pub mod interkoneksi;
pub mod pemeliharaan;
pub mod pemulihan;
pub mod pengecualian;
pub mod penyedia;
pub mod standar;

/// Heading in the menu.
const KELOMPOK: &str = "Infrastruktur";
