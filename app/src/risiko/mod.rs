//! Manajemen risiko SPBE: the consolidated view, the register of each office, and what leads from a context to the decision
//! of the komite.

mod baris;
mod bentrok;
mod borang;
mod daftar;
mod dua_versi;
mod eskalasi;
mod ikhtisar;
mod impor;
mod isian;
pub mod kaitan;
pub mod kata;
mod katalog;
mod kerangka;
mod konteks;
mod langkah;
mod matriks;
mod pasti;
mod pedoman;
mod pendampingan;
mod pengaturan;
mod peta;
mod pilih;
mod register;
mod rinci;
pub mod riwayat;
mod rute;
mod tabel;

pub use rute::{RuteRegisterRisiko, RuteRisiko};

use domain::risiko::{JenisRisiko, Matriks, alur::Status, eskalasi::Tingkat, tren::Tendensi};
use leptos::prelude::*;
use services::risiko::register::KeadaanRegister;

use crate::komponen::{Nada, keadaan};

/// The start, as breadcrumbs name it.
const UTAMA: (&str, &str) = ("Risiko SPBE", "/risiko");
/// The list of risks, as far as a person sees them.
pub(crate) const DAFTAR: &str = "/risiko/daftar";

/// Documents of a register: file name and what it is called.
const UNDUHAN_REGISTER: [(&str, &str); 10] = [
    ("register.pdf", "Register risiko (PDF)"),
    ("formulir.pdf", "Formulir 1.0 sampai 5.0 (PDF)"),
    ("formulir-1.pdf", "Formulir 1.0 Pakta integritas (PDF)"),
    ("formulir-2.pdf", "Formulir 2.0 Konteks risiko (PDF)"),
    ("formulir-3.pdf", "Formulir 3.0 Penilaian risiko (PDF)"),
    ("formulir-4.pdf", "Formulir 4.0 Rencana penanganan (PDF)"),
    ("formulir-5.pdf", "Formulir 5.0 Laporan pemantauan (PDF)"),
    ("formulir.xlsx", "Formulir 2.1 sampai 5.0 (XLSX)"),
    ("spip.pdf", "Formulir SPIP (PDF)"),
    ("spip.xlsx", "Formulir SPIP (XLSX)"),
];

/// The page of a risk.
#[must_use]
pub fn alamat(id: i64) -> String {
    format!("{}/{id}", UTAMA.1)
}

/// The register of an office in a year.
pub(crate) fn register(id: i64) -> String {
    format!("{}/register/{id}", UTAMA.1)
}

/// Where a risk stands, as every list shows it.
pub fn status(status: Status) -> AnyView {
    let nada = match status {
        Status::Draf => Nada::Biasa,
        Status::Dikembalikan => Nada::Galat,
        Status::Diajukan | Status::Disetujui | Status::Direviu => Nada::Proses,
        Status::Terkonsolidasi => Nada::Selesai,
    };
    keadaan(nada, status.nama())
}

/// Who answers for a risk beyond its office, and who is asked to.
fn tingkat(tingkat: Tingkat, menunggu: Option<Tingkat>) -> Option<AnyView> {
    match (tingkat, menunggu) {
        (_, Some(diminta)) => Some(keadaan(Nada::Awas, format!("Menunggu putusan {}", diminta.nama()))),
        (Tingkat::Pemilik, None) => None,
        (tingkat, None) => Some(keadaan(Nada::Proses, format!("Diambil alih {}", tingkat.nama()))),
    }
}

/// Where a magnitude goes, with an arrow beside the word.
fn tendensi(t: Tendensi) -> &'static str {
    match t {
        Tendensi::Turun => "↓ turun",
        Tendensi::Tetap => "→ tetap",
        Tendensi::Naik => "↑ naik",
    }
}

/// Whether the appetite wants a risk treated, in a word.
fn keputusan(ditangani: bool) -> &'static str {
    if ditangani { "Ya" } else { "Tidak" }
}

/// What reads beside the kind of a risk.
const fn sebut_jenis(jenis: JenisRisiko) -> &'static str {
    match jenis {
        JenisRisiko::Positif => "positif",
        JenisRisiko::Negatif => "negatif",
    }
}

/// The range of magnitudes of the level with this number, from 1.
fn rentang(m: &Matriks, nomor: u8) -> String {
    usize::from(nomor)
        .checked_sub(1)
        .and_then(|i| m.level.get(i))
        .map_or_else(String::new, |l| format!("{}–{}", l.min, l.maks))
}

/// How far the register of an office is, with its shape.
const fn keadaan_register(keadaan: KeadaanRegister) -> (Nada, &'static str) {
    let nada = match keadaan {
        KeadaanRegister::Belum => Nada::Awas,
        KeadaanRegister::Konteks => Nada::Biasa,
        KeadaanRegister::Disusun | KeadaanRegister::Disetujui => Nada::Proses,
        KeadaanRegister::Terkonsolidasi => Nada::Selesai,
    };
    (nada, keadaan.nama())
}
