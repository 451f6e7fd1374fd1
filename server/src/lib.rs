//! The server of Kendali SPBE: command line, settings, HTTP.

pub mod aset;
pub mod batas_waktu;
pub mod cli;
pub mod indeks;
pub mod jawaban;
pub mod keadaan;
pub mod keamanan;
pub mod kiriman;
pub mod kunjungan;
pub mod layar;
pub mod lembaran;
pub mod mulai;
pub mod pekerjaan;
pub mod pengaturan;
pub mod penolakan;
pub mod rute;
pub mod tangan;
