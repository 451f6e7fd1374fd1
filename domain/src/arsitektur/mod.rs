//! Arsitektur SPBE: six domains of items, the goals they support, the relations between them (DKI68 Pasal 2 to 5).

pub mod aplikasi;
pub mod archimate;
pub mod data;
pub mod gambar;
pub mod infrastruktur;
pub mod keamanan;
pub mod kurang;
pub mod layanan;
pub mod matriks;
pub mod potret;
pub mod proses_bisnis;
pub mod relasi;
pub mod rujukan_lokal;
pub mod sasaran;
pub mod taksonomi;
pub mod urusan;
pub mod versi;

/// Heading in the menu.
const KELOMPOK: &str = "Arsitektur dan register";
