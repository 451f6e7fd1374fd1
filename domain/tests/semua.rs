//! All tests of `domain` as one program: linking one for each file takes longer than compiling them and fills the disk.
//! `cargo test --workspace --exclude frontend --test uji_domain -- berkas::` runs those of one file.

mod acuan;
mod analisis;
mod arsitektur_versi;
mod cetak_indeks;
mod graf;
mod katalog;
mod matriks_peran;
mod register_saring;
mod register_tabel;
mod relasi;
mod risiko_alur;
mod risiko_baca;
mod risiko_matriks;
mod risiko_organ;
mod risiko_pedoman;
mod sifat_indeks;
mod simulasi;
mod tabel_nilai;
mod tabel_tahap;
mod vektor_indeks;
