//! The screens of Kendali SPBE, in Bahasa Indonesia.
//!
//! Pages are rendered on the server only (`ssr`); the browser receives HTML and hydrates the few islands in [`pulau`].
//! A page is one function that calls [`kerangka::halaman`] with what to load and returns an [`kerangka::Isi`].
#![recursion_limit = "256"]

pub mod pulau;

#[cfg(feature = "ssr")]
pub mod akun;
#[cfg(feature = "ssr")]
pub mod aplikasi;
#[cfg(feature = "ssr")]
pub mod arsitektur;
#[cfg(feature = "ssr")]
pub mod bantuan;
#[cfg(feature = "ssr")]
pub mod beranda;
#[cfg(feature = "ssr")]
pub mod cari;
#[cfg(feature = "ssr")]
pub mod jejak;
#[cfg(feature = "ssr")]
pub mod kerangka;
#[cfg(feature = "ssr")]
pub mod komponen;
#[cfg(feature = "ssr")]
pub mod masuk;
#[cfg(feature = "ssr")]
pub mod penandatangan;
#[cfg(feature = "ssr")]
pub mod pengguna;
#[cfg(feature = "ssr")]
pub mod penilaian;
#[cfg(feature = "ssr")]
pub mod perangkat_daerah;
#[cfg(feature = "ssr")]
pub mod register;
#[cfg(feature = "ssr")]
pub mod risiko;
#[cfg(feature = "ssr")]
mod rute;

#[cfg(feature = "ssr")]
pub use kerangka::{cangkang::shell, galat::status};
#[cfg(feature = "ssr")]
pub use rute::App;
