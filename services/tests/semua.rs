//! All tests of `services` as one program: linking one for each file takes longer than compiling them and fills the disk.
//! `cargo test --workspace --exclude frontend --test uji_services -- berkas::` runs those of one file.

#[macro_use]
mod bantu;
mod akun;
mod archimate_susunan;
mod arsitektur;
mod arsitektur_versi;
mod demo;
mod demo_register;
mod impor_kaitan;
mod impor_kemajuan;
mod impor_register;
mod impor_tahap;
mod jejak;
mod menunggu;
mod menunggu_register;
mod migrasi;
mod pemeliharaan;
mod pemicu_reviu;
mod penandatangan;
mod penilaian;
mod perangkat_daerah;
mod perhatian;
mod perhatian_keamanan;
mod pisah_tugas;
mod register;
mod register_lampiran;
mod register_saring;
mod risiko;
mod risiko_demo;
mod risiko_jaga;
mod risiko_konsolidasi;
mod risiko_pantau;
mod risiko_pedoman;
mod risiko_penyusun;
mod risiko_struktur;
mod risiko_tahun;
mod serentak;
mod tabel;
mod tenggat;
mod terkait;
mod unduhan;
mod usulan_aplikasi;
mod usulan_umum;
