//! A small layout engine: blocks in, pages of plain drawing commands out, painted as PDF at the very end.
//!
//! Three steps, each pure: [`teks`] breaks rich text into lines, [`penata`] flows blocks over pages ([`halaman`]), and
//! [`lukis`] turns the finished pages into a PDF. Everything before `lukis` can be looked at by a test without a PDF.
//! Lengths are points; the origin is the upper left corner of the page and y grows downwards.

pub(crate) mod blok;
mod gambar;
pub(crate) mod halaman;
pub(crate) mod huruf;
mod lukis;
mod penata;
mod tabel;
pub(crate) mod teks;

#[cfg(test)]
mod uji;

pub(crate) use blok::{Baris, Blok, Dokumen, Keterangan, Kolom, Paragraf, Rata, Sel, Tabel};
pub(crate) use halaman::{KANAN, KIRI, Kertas, Warna};
pub(crate) use huruf::Muka;
pub(crate) use lukis::{GalatLukis, pdf};
pub(crate) use penata::CELAH_DUA;
pub(crate) use teks::Teks;
