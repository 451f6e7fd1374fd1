//! Form handlers, one file a capability: principal, service, answer.

pub mod akun;
pub mod arsitektur;
pub mod dokumen_arsitektur;
pub mod penandatangan;
pub mod pengguna;
pub mod penilaian;
pub mod perangkat_daerah;
pub mod pintu;
pub mod register;
pub mod register_laporan;
pub mod register_tabel;
pub mod risiko;
pub mod tabel;
mod unggahan;
pub mod usulan_aplikasi;
