//! Risk management of the SPBE: the frame of a year, the registers of the offices, and what the komite steers by.
//!
//! PermenPANRB 5/2020; DKI68 Pasal 19, KALBAR Pasal 28, BEKASI Pasal 33. The rules stand in [`domain::risiko`]; here is who
//! may do what when, and that every change leaves its trace.

pub mod alur;
mod baris;
pub mod bukti_indikator;
pub mod daftar;
mod dasar;
pub(crate) mod entitas;
pub mod eskalasi;
mod hitungan;
pub mod impor;
pub mod kejadian;
pub mod konsolidasi;
pub mod konteks;
pub mod menunggu;
pub mod pantauan;
pub mod pedoman;
pub mod penanganan;
pub mod pendampingan;
pub mod potret;
pub mod register;
pub mod rinci;
pub mod salinan;
pub mod simpan;
pub mod spip;
pub mod struktur;
pub mod tahun;
pub mod tautan;

pub(crate) use dasar::cari as teks_cari;

/// What the audit trail calls a risk.
pub const OBJEK: &str = "risiko";

/// What the audit trail calls the context of an office in a year.
pub const OBJEK_REGISTER: &str = "risiko_konteks";

/// What the audit trail calls the frame of a year.
pub const OBJEK_TAHUN: &str = "risiko_tahun";
