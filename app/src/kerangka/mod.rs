//! The frame around every page: document shell, header, side menu, breadcrumbs, footer, error pages, and [`halaman`],
//! the one way a page loads its data.

pub mod alamat;
pub mod bingkai;
pub mod cangkang;
pub mod galat;
pub mod halaman;
pub mod lembaran;
pub mod menu;

pub use alamat::Alamat;
pub use galat::tidak_ada;
pub use halaman::{Isi, Konteks, halaman, halaman_umum};
