//! `/usulan-aplikasi`: proposals to build or change an application, from draft to decision.

mod borang;
mod daftar;
mod kemiripan;
mod putuskan;
mod rinci;
mod rute;

pub use rute::RuteUsulan;

use domain::aplikasi::usulan::Status;
use leptos::prelude::*;

use crate::komponen::{Nada, keadaan};

/// The list, as breadcrumbs name it.
const UTAMA: (&str, &str) = ("Usulan aplikasi", "/usulan-aplikasi");

fn alamat(id: i64) -> String {
    format!("{}/{id}", UTAMA.1)
}

/// Where a proposal stands, as every list shows it.
fn status(status: Status) -> AnyView {
    let (nada, teks) = match status {
        Status::Draf => (Nada::Biasa, "Draf"),
        Status::Diajukan => (Nada::Proses, "Menunggu verifikasi"),
        Status::Diverifikasi => (Nada::Proses, "Menunggu keputusan"),
        Status::Disetujui => (Nada::Selesai, "Disetujui"),
        Status::Ditolak => (Nada::Galat, "Ditolak dengan saran"),
        Status::Ditarik => (Nada::Biasa, "Ditarik"),
    };
    keadaan(nada, teks)
}
