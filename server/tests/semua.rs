//! All tests of `server` as one program: linking one for each file takes longer than compiling them and fills the disk.
//! `cargo test --workspace --exclude frontend --test uji_server -- berkas::` runs those of one file.

#[path = "../../services/tests/bantu/mod.rs"]
#[macro_use]
mod bantu;
mod bersama;
#[path = "../../app/tests/bersama/formulir.rs"]
mod formulir;
mod kueri;
mod layar;
mod lembaran;
mod masukan_buruk;
mod penolakan;
mod perintah;
mod pintu;
mod risiko;
mod risiko_basi;
mod risiko_pedoman;
mod risiko_riwayat;
mod risiko_tautan;
mod rute;
mod susunan;
mod unduhan;
