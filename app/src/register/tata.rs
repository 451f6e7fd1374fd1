//! How values, stages and completeness of records look, in lists and on pages alike.

pub use domain::teks::awal_besar;
use domain::{
    profil::Profil,
    register::{Bidang, Isi, Jenis, Register, tahap::Tahap},
};
use leptos::prelude::*;
use services::register::Nama;

use super::rujukan;
use crate::komponen::{Nada, keadaan, kosong_strip};

/// A value as people read it; what points somewhere leads there when `tertaut`.
pub fn nilai(bidang: &'static Bidang, isi: &Isi, nama: &Nama, tertaut: bool) -> AnyView {
    match (bidang.jenis, isi) {
        (_, Isi::Kosong) => kosong_strip(),
        (Jenis::Uraian(_), Isi::Teks(teks)) => view! { <span class="pra">{teks.clone()}</span> }.into_any(),
        (Jenis::Tautan, Isi::Teks(teks)) if teks.starts_with("https://") || teks.starts_with("http://") => {
            view! { <a href=teks.clone() rel="noopener noreferrer">{teks.clone()}</a> }.into_any()
        }
        (Jenis::Rujukan(_), Isi::Teks(kode)) => rujukan::sebutan(kode).into_any(),
        (Jenis::Catatan(_), Isi::Bilangan(id)) if tertaut && nama.catatan.contains_key(id) => {
            nama.catatan.get(id).map(|c| view! { <a href=c.alamat()>{c.sebutan()}</a> }).into_any()
        }
        _ => teks(bidang, isi, nama).into_any(),
    }
}

/// A value in one line of plain text; empty when there is none.
#[must_use]
pub fn teks(bidang: &Bidang, isi: &Isi, nama: &Nama) -> String {
    isi.tampil(bidang, |id| nama.sebut(bidang.jenis, id))
}

/// Who takes the decision that a field is the first part of, where the profil says so.
#[must_use]
pub fn penetap(r: &Register, bidang: &Bidang, profil: &Profil) -> Option<String> {
    let subjek = bidang.penetap.filter(|subjek| profil.penetap.contains_key(*subjek))?;
    let pertama = r.bidang.iter().find(|b| b.penetap == Some(subjek))?;
    (pertama.kode == bidang.kode).then(|| format!("Ditetapkan oleh {}.", bidang.penulis_di(profil).sebutan()))
}

/// Where a record of a staged register stands.
pub fn tahap(tahap: Tahap) -> AnyView {
    let nada = match tahap {
        Tahap::Draf => Nada::Biasa,
        Tahap::Dikembalikan => Nada::Galat,
        Tahap::Diajukan | Tahap::Diverifikasi | Tahap::Divalidasi => Nada::Proses,
        Tahap::Terbit => Nada::Selesai,
    };
    keadaan(nada, tahap.nama())
}

/// Whole percent as a small bar with its number.
pub fn kelengkapan(persen: i64, nama: &str) -> AnyView {
    view! {
        <span class="ukur">
            <progress max="100" value=persen.to_string() aria-label=format!("Kelengkapan {nama}")></progress>
            " " <span class="angka">{format!("{persen} %")}</span>
        </span>
    }
    .into_any()
}

/// The headings of a form or page with the fields under each, in the order of the description.
#[must_use]
pub fn bagian(r: &'static Register) -> Vec<(&'static str, Vec<&'static Bidang>)> {
    let mut hasil: Vec<(&str, Vec<&Bidang>)> = Vec::new();
    for bidang in r.bidang {
        match hasil.last_mut() {
            Some((judul, isi)) if bidang.bagian.is_empty() || *judul == bidang.bagian => isi.push(bidang),
            _ => hasil.push((if bidang.bagian.is_empty() { "Pokok" } else { bidang.bagian }, vec![bidang])),
        }
    }
    hasil
}

/// A section of a page under a heading that comes from a description.
pub fn seksi(id: String, judul: &'static str, isi: impl IntoAny) -> AnyView {
    view! {
        <section class="bagian" aria-labelledby=id.clone()>
            <div class="judul"><h2 id=id.clone()>{judul}</h2></div>
            {isi.into_any()}
        </section>
    }
    .into_any()
}

/// A long text cut for a cell.
#[must_use]
pub fn potong(teks: &str, maks: usize) -> String {
    if teks.chars().count() <= maks { teks.to_owned() } else { teks.chars().take(maks).chain(['…']).collect() }
}
