//! All tests of `reports` as one program: linking one for each file takes longer than compiling them and fills the disk.
//! `cargo test --workspace --exclude frontend --test uji_reports -- berkas::` runs those of one file.

mod bersama;
mod buku_kerja;
mod buku_risiko;
mod laporan;
#[path = "bersama/risiko.rs"]
mod potret;
mod register;
mod risiko;
mod surat_usulan;
