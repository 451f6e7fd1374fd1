//! The rules of Kendali SPBE: pure functions over plain types.
//!
//! Nothing here reads a clock, a file or a database; the date is an argument. Every rule cites the Pasal it comes from.
//! The crate compiles to wasm, so islands and the server share one arithmetic.

pub mod analisis;
pub mod angka;
pub mod aplikasi;
pub mod arsitektur;
pub mod cetak_indeks;
pub mod grafik;
pub mod indeks;
pub mod infrastruktur;
pub mod instrumen;
pub mod izin;
pub mod keamanan;
pub mod laporan;
pub mod layanan;
pub mod penandatangan;
pub mod penilaian;
pub mod perangkat_daerah;
pub mod profil;
pub mod register;
pub mod risiko;
pub mod simulasi;
pub mod tabel;
pub mod tabel_nilai;
pub mod teks;
pub mod waktu;
