//! Around the security controls: the procedures of each office.

pub mod prosedur;

/// Heading in the menu.
const KELOMPOK: &str = "Keamanan";
