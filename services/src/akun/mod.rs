//! Accounts: who may come in, how, and with which roles (`persyaratan` row B11).
//!
//! - [`masuk`]: sign in and out, with a brake on guessing;
//! - [`sesi`]: from a cookie's token to a [`crate::Pelaku`];
//! - [`pribadi`]: what people do with their own account;
//! - [`kelola`]: what the admin does with everybody's;
//! - [`siapkan`]: the first admin of an empty installation;
//! - [`kilat`]: what a form wants to say after a redirect.

pub(crate) mod entitas;
pub mod kelola;
pub mod kilat;
mod kontak;
pub mod masuk;
mod nama;
pub mod pribadi;
pub mod sandi;
pub mod sesi;
pub mod siapkan;
pub use kontak::{Kontak, kontak};
pub use nama::nama;
