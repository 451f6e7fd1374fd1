//! Arsitektur SPBE: relations between records, the graph of them, what is missing, versions.

pub mod dampak;
pub mod digital;
pub mod graf;
pub mod kaitan;
pub mod kurang;
mod lukis;
pub mod matriks;
pub(crate) mod penanggung_jawab;
pub mod pengamanan;
pub mod pohon;
pub mod prioritas;
pub mod pusat_data;
mod rute;
pub mod utama;
pub mod versi;

pub use rute::RuteArsitektur;

use domain::register::{self, Register};
use services::{Galat, Hasil};

use crate::kerangka::Konteks;

/// Where every page of this part leads back to.
const UTAMA: (&str, &str) = ("Arsitektur SPBE", "/arsitektur");

/// The register and the record that the address names.
fn catatan(k: &Konteks) -> Hasil<(&'static Register, i64)> {
    let r = register::cari(k.param("kode")).ok_or(Galat::TidakAda)?;
    Ok((r, k.id("id")?))
}

/// What screens call a register.
fn nama_register(kode: &str) -> &'static str {
    register::cari(kode).map_or("Catatan", |r| r.nama)
}

/// Where a page about a record lies.
fn remah(r: &Register, id: i64, sebutan: &str) -> Vec<(String, String)> {
    vec![(r.nama.to_owned(), r.alamat()), (sebutan.to_owned(), format!("{}/{id}", r.alamat()))]
}
