//! Offices: Perangkat Daerah with their Unit Kerja and functions (`persyaratan` row B1).

pub(crate) mod entitas;
mod nama;

pub use nama::{KantorRingkas, list_aktif, nama, pilihan};
