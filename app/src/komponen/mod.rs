//! The parts pages are made of. Atoms are functions that return a view; a form field is a [`Bidang`] finished with its
//! input; free text only ever leaves through [`TextArea`] and [`PageTitle`], which escape it.

pub mod aman;
pub mod bidang;
pub mod borang;
pub mod daftar;
pub mod grafik;
pub mod kabar;
pub mod pratinjau;
pub mod tabel;
pub mod tanda;
pub mod tata;
pub mod terbit;

pub use aman::{DataTerstruktur, PageTitle, StaticTitle, TextArea};
pub use bidang::{Bidang, Opsi};
pub use borang::Borang;
pub use daftar::{bilah_halaman, paging, paging_kunci, tab};
pub use grafik::{batang, gambar, gambar_berkunci};
pub use kabar::{Nada, kabar, ringkas_galat};
pub use tabel::{angka_tabel, gulir, kolom_urut, kosong_strip, tabel_kartu, unduh_dari, unduh_pasang, unduh_tabel};
pub use tanda::{ikon, keadaan, status_indikator, status_simpan, tangga, tenggat};
pub use tata::{Langkah, Lembar, bagian, kosong_besar, remah, tahap_alur, waktu, waktu_tanggal};
pub use terbit::{Terbit, tabel_terbit};
