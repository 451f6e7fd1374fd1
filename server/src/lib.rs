//! The server of Kendali SPBE: command line, settings, HTTP.

pub mod aset;
pub mod cli;
pub mod indeks;
pub mod jawaban;
pub mod keadaan;
pub mod keamanan;
pub mod kunjungan;
pub mod layar;
pub mod mulai;
pub mod pengaturan;
pub mod penolakan;
pub mod rute;
pub mod tangan;
