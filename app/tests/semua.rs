//! All tests of `app` as one program: linking one for each file takes longer than compiling them and fills the disk.
//! `cargo test --workspace --exclude frontend --test uji_app -- berkas::` runs those of one file.

#![cfg(feature = "ssr")]
#![recursion_limit = "256"]

mod aman;
mod benang;
mod bersama;
mod halaman;
mod penilaian;
mod register;
mod risiko;
mod risiko_pasal;
