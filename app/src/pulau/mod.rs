//! Islands: the few parts that need the browser. Each one improves a page that already works without it, and talks to
//! the browser directly, because every kilobyte here is paid on the first page.

pub mod borang_register;
pub mod geser_graf;
pub mod pendamping;
pub mod peramban;
pub mod pilih_matriks;
pub mod simpan_otomatis;
pub mod unggah;

pub use borang_register::BorangRegister;
pub use geser_graf::GeserGraf;
pub use pendamping::Pendamping;
pub use pilih_matriks::PilihMatriks;
pub use simpan_otomatis::SimpanOtomatis;
pub use unggah::Unggah;
