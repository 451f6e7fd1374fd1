//! The schema, forward and back, on SQLite and PostgreSQL. One file a capability, append-only.
//!
//! Migrate with [`Migrator::up`] only: `fresh` and `refresh` switch foreign keys off on a pooled SQLite connection and
//! leave them off.

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::*;

mod m20261121_000001_jejak;
mod m20261121_000002_akun;
mod m20261121_000003_perangkat_daerah;
mod m20261121_000004_bukti;
mod m20261121_000005_penilaian;
mod m20261121_000006_tenggat;
mod m20261121_000007_penandatangan;
mod m20261121_000010_register;
mod m20261121_000011_arsitektur;
mod m20261121_000012_impor_register;
mod m20261121_000013_arsitektur_versi;
mod m20261121_000014_usulan_aplikasi;
mod m20261128_000020_risiko;
mod m20261128_000030_register_lanjutan;
mod m20261128_000050_tim_asesor;
mod m20261128_000060_kelengkapan;
mod m20261128_000070_risiko_hitungan;
mod m20261128_000080_dokumen_register;
mod m20261128_000090_isian_hitungan;
mod m20261128_000100_risiko_pedoman;
mod m20261129_000010_bidang_register;
mod m20261129_000020_penyusun_risiko;
mod m20261129_000021_risiko_dipantau;
mod m20261129_000030_menunggu_register;
mod m20261129_000040_pendampingan;
pub mod skema;

/// All migrations, oldest first.
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261121_000001_jejak::MIGRASI),
            Box::new(m20261121_000002_akun::MIGRASI),
            Box::new(m20261121_000003_perangkat_daerah::MIGRASI),
            Box::new(m20261121_000004_bukti::MIGRASI),
            Box::new(m20261121_000005_penilaian::MIGRASI),
            Box::new(m20261121_000006_tenggat::Migration),
            Box::new(m20261121_000007_penandatangan::MIGRASI),
            Box::new(m20261121_000010_register::MIGRASI),
            Box::new(m20261121_000011_arsitektur::MIGRASI),
            Box::new(m20261121_000012_impor_register::MIGRASI),
            Box::new(m20261121_000013_arsitektur_versi::MIGRASI),
            Box::new(m20261121_000014_usulan_aplikasi::MIGRASI),
            Box::new(m20261128_000020_risiko::MIGRASI),
            Box::new(m20261128_000030_register_lanjutan::Migration),
            Box::new(m20261128_000050_tim_asesor::Migration),
            Box::new(m20261128_000060_kelengkapan::MIGRASI),
            Box::new(m20261128_000070_risiko_hitungan::Migration),
            Box::new(m20261128_000080_dokumen_register::MIGRASI),
            Box::new(m20261128_000090_isian_hitungan::Migration),
            Box::new(m20261128_000100_risiko_pedoman::MIGRASI),
            Box::new(m20261129_000010_bidang_register::Migration),
            Box::new(m20261129_000020_penyusun_risiko::Migration),
            Box::new(m20261129_000021_risiko_dipantau::Migration),
            Box::new(m20261129_000030_menunggu_register::Migration),
            Box::new(m20261129_000040_pendampingan::Migration),
        ]
    }
}
