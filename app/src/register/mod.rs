//! Registers: one set of pages for all of them, made from the description of each.

mod bentrok;
pub mod borang;
mod daftar;
mod impor;
pub mod kaitan;
mod lampiran;
mod massal;
mod pasti;
mod perhatian;
mod publik;
mod rinci;
mod riwayat;
mod rujukan;
mod rute;
mod rute_tabel;
mod saring;
mod saring_bidang;
mod semua;
pub mod tata;
mod terbitan;

pub use rute::RuteRegister;
pub use rute_tabel::RuteTabelRegister;

use domain::register::Register;
use services::{Galat, Hasil};

use crate::kerangka::Konteks;

/// The register in the address.
fn register<P>(k: &Konteks<P>) -> Hasil<&'static Register> {
    domain::register::cari(k.param("kode")).ok_or(Galat::TidakAda)
}

/// The first step of the breadcrumbs.
fn remah(r: &Register) -> (String, String) {
    (r.nama.to_owned(), r.alamat())
}

/// The address of a record.
fn alamat(r: &Register, id: i64) -> String {
    format!("{}/{id}", r.alamat())
}
