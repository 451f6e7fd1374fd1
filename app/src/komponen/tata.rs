//! Larger parts of a page: section headings, breadcrumbs, stages, empty states, confirmations.

use chrono::{DateTime, NaiveDate, Utc};
use domain::waktu::{self, ZonaWaktu};
use leptos::prelude::*;

use super::{kabar::Nada, tanda::ikon};
use crate::kerangka::cangkang::Aset;

/// A section with its heading and, at the right, one link or note.
pub fn bagian(id: &'static str, judul: impl Into<String>, kanan: Option<AnyView>, isi: impl IntoAny) -> AnyView {
    view! {
        <section class="bagian" aria-labelledby=id>
            <div class="judul"><h2 id=id>{judul.into()}</h2>{kanan}</div>
            {isi.into_any()}
        </section>
    }
    .into_any()
}

/// Breadcrumbs; nothing for a page at the top.
pub fn remah(langkah: Vec<(String, String)>, sini: &str) -> Option<AnyView> {
    if langkah.is_empty() {
        return None;
    }
    let langkah = langkah
        .into_iter()
        .map(|(nama, alamat)| view! { <li><a href=alamat>{nama}</a></li> }.into_any())
        .collect_view();
    let sini = sini.to_owned();
    Some(view! { <nav aria-label="Letak halaman"><ol class="remah">{langkah}<li aria-current="page">{sini}</li></ol></nav> }.into_any())
}

/// One stage of a workflow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Langkah {
    pub nama: String,
    pub keterangan: String,
    pub nada: Nada,
    /// The stage we are in.
    pub kini: bool,
}

/// The stages of a workflow: upright at the side, or flat across the page.
pub fn tahap_alur(nama: &'static str, langkah: Vec<Langkah>, datar: bool) -> AnyView {
    let butir = langkah
        .into_iter()
        .map(|l| {
            let gambar = (!datar).then(|| ikon(l.nada.ikon()));
            view! { <li class=l.nada.kelas() aria-current=l.kini.then_some("step")>{gambar}<strong>{l.nama}</strong> " " {l.keterangan}</li> }.into_any()
        })
        .collect_view();
    view! { <ol class=if datar { "tahap datar" } else { "tahap" } aria-label=nama>{butir}</ol> }.into_any()
}

/// A list with nothing in it: why, then the first step. `isi` holds paragraphs, a list of ways, at most one main button.
pub fn kosong_besar(judul: impl Into<String>, isi: impl IntoAny) -> AnyView {
    view! {
        <div class="kosong-besar tumpuk">
            <svg aria-hidden="true"><use href=Aset::jalur("ikon.svg#t0")></use></svg>
            <h2 class="h3">{judul.into()}</h2>
            {isi.into_any()}
        </div>
    }
    .into_any()
}

/// A confirmation page for what is hard to undo; its button names the act.
#[derive(Clone, Debug, Default)]
pub struct Lembar {
    /// The question: "Nonaktifkan Ratri Kusumawardhani?".
    pub tanya: String,
    /// Where the form posts.
    pub aksi: String,
    pub tombol: String,
    pub bahaya: bool,
    /// Where "Batal" leads.
    pub batal: String,
    /// Hidden fields.
    pub tersembunyi: Vec<(String, String)>,
}

impl Lembar {
    /// The sheet; `isi` says what will happen, and may hold fields.
    pub fn tampil(self, isi: impl IntoAny) -> AnyView {
        let tersembunyi = self
            .tersembunyi
            .into_iter()
            .map(|(nama, nilai)| view! { <input type="hidden" name=nama value=nilai/> }.into_any())
            .collect_view();
        view! {
            <form class="lembar tumpuk" action=self.aksi method="post" aria-labelledby="lembar-tanya">
                <h2 class="h3" id="lembar-tanya">{self.tanya}</h2>
                {tersembunyi}
                {isi.into_any()}
                <p class="baris">
                    <button class=if self.bahaya { "tombol bahaya" } else { "tombol utama" } type="submit">{self.tombol}</button>
                    <a class="tombol" href=self.batal>"Batal"</a>
                </p>
            </form>
        }
        .into_any()
    }
}

/// Names and values beside each other; what is empty shows a dash.
pub fn rinci(pasangan: Vec<(&'static str, String)>) -> AnyView {
    let isi = pasangan
        .into_iter()
        .map(|(nama, nilai)| {
            let nilai = if nilai.is_empty() { super::kosong_strip() } else { nilai.into_any() };
            view! { <dt>{nama}</dt><dd>{nilai}</dd> }.into_any()
        })
        .collect_view();
    view! { <dl class="rinci">{isi}</dl> }.into_any()
}

/// A moment: "21 Nov 2026 10.42" with the full one for machines.
pub fn waktu(zona: ZonaWaktu, saat: DateTime<Utc>) -> AnyView {
    view! { <time class="utuh" datetime=zona.iso(saat)>{zona.ringkas(saat)}</time> }.into_any()
}

/// A date as tables write it.
pub fn waktu_tanggal(tanggal: NaiveDate) -> AnyView {
    view! { <time class="utuh" datetime=waktu::iso(tanggal)>{waktu::pendek(tanggal)}</time> }.into_any()
}
