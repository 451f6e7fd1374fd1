//! Documents from plain view models: PDF and XLSX as bytes. Knows neither database nor web.
//!
//! Every document is made from one [`domain::laporan::Potret`]: the same snapshot gives the same text, and [`sidik`] of
//! the snapshot is printed on it.

mod bahan;
mod berita_acara;
mod buku_kerja;
mod evaluasi;
mod hitungan;
mod kop;
mod lembar;
mod matriks;
mod publikasi;
mod register;
mod risiko;
mod surat_usulan;
mod tabel;
mod tabel_register;
mod tata;
mod templat;
mod terbilang;
mod xlsx;

pub use bahan::{BahanLaporan, DasarCetak, GalatLaporan, Identitas, sidik};
pub use berita_acara::berita_acara;
pub use buku_kerja::buku_kerja;
pub use evaluasi::laporan_evaluasi;
pub use lembar::lembar_perangkat_daerah;
pub use matriks::{BahanMatriks, BarisMatriks, matriks};
pub use publikasi::persetujuan_publikasi;
pub use register::{
    BahanArsitektur, BahanDaftar, BingkaiRegister, KelompokKurang, TabelKaitan, dokumen_arsitektur, laporan_daftar,
};
pub use risiko::{
    BahanKonsolidasi, BahanRisiko, BahanTemplatRisiko, Formulir, buku_konsolidasi, buku_risiko, buku_spip,
    formulir_risiko, formulir_spip, laporan_konsolidasi_risiko, register_risiko, templat_risiko,
};
pub use surat_usulan::surat_usulan;
pub use tabel::tabel;
pub use tabel_register::{BahanTabel, tabel_register};
pub use templat::{daftar_kantor, templat_kantor, templat_nilai, templat_tahap};
