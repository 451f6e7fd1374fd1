//! Registers: one engine for every [`Register`], from its description.
//!
//! Reading and writing know the register only as a description; what a capability adds of its own (a workflow, a letter,
//! a check) stands in its own module and calls these.

mod akses;
mod alamat;
pub mod bersama;
pub mod cetak;
mod daftar;
mod daftar_perhatian;
mod dasar_perhatian;
pub mod ekspor;
pub(crate) mod entitas;
mod hitungan;
pub mod impor;
pub mod informasi_publik;
pub mod kelengkapan;
pub mod lampiran;
pub(crate) mod massal;
pub mod menunggu;
mod nama;
pub mod pandangan;
mod perhatian_keamanan;
mod perujuk;
mod publik;
mod rinci;
pub mod riwayat;
mod simpan;
mod sql;
pub mod tabel_perhatian;
mod tahap;
pub mod terbitan;

use chrono::{DateTime, Utc};
use domain::register::{Butir, tahap::Tahap};

pub use akses::{Akses, akses};
pub(crate) use akses::{akses_untuk, boleh_ubah};
pub use alamat::TAMBAH_SARINGAN;
pub use daftar::{Arah, Daftar, PER_HALAMAN, Saringan, jumlah, jumlah_tiap, list, semua};
pub(crate) use daftar_perhatian::IngatanPantauan;
pub use daftar_perhatian::{ButirPerhatian, PakaiKantor, Pantauan, Pengecualian, TanpaEntri, pantau};
pub use dasar_perhatian::UrusanKosong;
pub use hitungan::Hitungan;
pub use nama::{Nama, RingkasCatatan, cari};
pub use perujuk::{DaftarPerujuk, perujuk};
pub use publik::{DaftarPublik, PER_HALAMAN as PER_HALAMAN_PUBLIK, berpublik, get_publik, list_publik};
pub(crate) use rinci::get_seluruh;
pub use rinci::{Rincian, get};
pub(crate) use simpan::tambah;
pub use simpan::{Formulir, archive, create, kembalikan, restore, update};
pub(crate) use simpan::{pegang, terlihat};
pub use tahap::{ditunggu, langkahkan};

/// Writing records within a transaction of the caller's: imports, bulk changes.
pub(crate) mod tulis_rekaman {
    pub(crate) use super::simpan::{baca, tambah, ubah};
}

/// A record as it stands in the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rekaman {
    pub id: i64,
    pub versi: i64,
    pub tahap: Tahap,
    /// Whole percent.
    pub kelengkapan: i32,
    pub diubah: DateTime<Utc>,
    pub diubah_oleh: String,
    /// Since when it is in the archive.
    pub diarsipkan: Option<DateTime<Utc>>,
    pub butir: Butir,
}

impl Rekaman {
    /// `APL-0007`.
    #[must_use]
    pub fn nomor(&self) -> &str {
        self.butir.teks("nomor")
    }

    #[must_use]
    pub fn nama(&self) -> &str {
        self.butir.teks("nama")
    }

    /// The owning office.
    #[must_use]
    pub fn kantor(&self) -> Option<i64> {
        self.butir.bilangan("perangkat_daerah_id")
    }
}
