//! Offices: Perangkat Daerah with their Unit Kerja and functions (`persyaratan` row B1).

mod daftar;
pub(crate) mod entitas;
pub mod impor;
mod kelola;
mod kepala;
mod nama;
mod unit;

pub use daftar::{Daftar, Kantor, OrangKantor, PER_HALAMAN, Rincian, Saringan, UnitKerja, get, list};
pub use kelola::{IsianKantor, archive, create, restore, set_fungsi, update};
pub(crate) use kepala::kepala;
pub use nama::{KantorRingkas, list_aktif, nama, pemegang, pilihan};
pub use unit::{IsianUnit, add_unit, remove_unit, update_unit};
