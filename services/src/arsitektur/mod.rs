//! Arsitektur SPBE over the registers of its domains: relations, the graph of them, matrices, gaps, versions.
//!
//! Nothing here knows the fields of one register: records are read as [`Titik`], what every record has.

pub mod archimate;
pub mod digital;
pub mod dokumen;
pub mod graf;
pub mod isi;
pub mod kurang;
pub mod matriks;
pub mod pengamanan;
pub mod pohon;
pub mod prioritas;
pub mod pusat_data;
pub mod relasi;
pub mod rujukan;
mod titik;
pub mod versi;

pub use titik::Titik;
pub(crate) use titik::{Jangkauan, kolom_titik};
