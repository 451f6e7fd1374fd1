//! Messages: the result of the last act, what holds work up, and the summary of fields to correct.

use leptos::prelude::*;

use super::{borang::Borang, tanda::ikon};

/// How a state or a message is meant; each has its own shape, so that it reads in black and white.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Nada {
    /// Not begun, or plain information.
    #[default]
    Biasa,
    Proses,
    Selesai,
    Awas,
    Galat,
    Kunci,
}

impl Nada {
    /// The CSS class; empty for the plain one.
    #[must_use]
    pub const fn kelas(self) -> &'static str {
        match self {
            Self::Biasa | Self::Kunci => "",
            Self::Proses => "proses",
            Self::Selesai => "selesai",
            Self::Awas => "awas",
            Self::Galat => "galat",
        }
    }

    /// The icon of a state.
    #[must_use]
    pub const fn ikon(self) -> &'static str {
        match self {
            Self::Biasa => "belum",
            Self::Proses => "proses",
            Self::Selesai => "selesai",
            Self::Awas => "awas",
            Self::Galat => "galat",
            Self::Kunci => "kunci",
        }
    }
}

/// A message block; `isi` is one or more paragraphs.
pub fn kabar(nada: Nada, isi: impl IntoAny) -> AnyView {
    let gambar = match nada {
        Nada::Biasa | Nada::Proses => "kabar",
        Nada::Awas => "galat",
        lain => lain.ikon(),
    };
    view! { <div class=format!("kabar baca {}", nada.kelas())>{ikon(gambar)}<div>{isi.into_any()}</div></div> }
        .into_any()
}

/// Sections that say the result of their own forms; an address that ends in another place has its sentence at the top.
const BERKABAR: [&str; 1] = ["bukti"];

/// The message and the error summary that the last POST left for this page.
pub(crate) fn dari_kilat(borang: &Borang) -> Option<AnyView> {
    let galat = ringkas_galat(borang);
    let di_bagian = BERKABAR.contains(&borang.letak());
    // The summary says the same, with more to go by.
    let pesan = borang
        .kabar()
        .filter(|(nada, _)| !di_bagian && (galat.is_none() || *nada != Nada::Galat))
        .map(|kabar| hasil(borang, kabar));
    (pesan.is_some() || galat.is_some()).then(|| view! { {pesan} {galat} }.into_any())
}

/// The message for one section, which must be named in `BERKABAR`.
pub(crate) fn di_bagian(borang: &Borang, bagian: &str) -> Option<AnyView> {
    borang.kabar().filter(|_| borang.letak() == bagian).map(|kabar| hasil(borang, kabar))
}

/// A message is told where it appears; a refusal takes the focus, so that the keyboard goes on from there.
fn hasil(borang: &Borang, (nada, teks): &(Nada, String)) -> AnyView {
    let buruk = matches!(nada, Nada::Galat | Nada::Awas);
    let peran = if buruk { "alert" } else { "status" };
    let urung = borang.urung().map(|urung| {
        let isian = urung
            .isian
            .iter()
            .map(|(nama, nilai)| view! { <input type="hidden" name=nama.clone() value=nilai.clone()/> }.into_any())
            .collect_view();
        view! {
            <form method="post" action=urung.alamat.clone()>
                {isian} <button class="tombol tautan" type="submit">"Batalkan"</button>
            </form>
        }
    });
    view! {
        <div class="jarak" role=peran data-umumkan="" tabindex=buruk.then_some("-1") autofocus=buruk>
            {kabar(*nada, view! { <p>{teks.clone()}</p> {urung} })}
        </div>
    }
    .into_any()
}

/// Everything to correct, each leading to its field. The frame shows it on every page; forms need not.
pub fn ringkas_galat(borang: &Borang) -> Option<AnyView> {
    let daftar = borang.galat();
    if daftar.is_empty() {
        return None;
    }
    let judul = format!("Ada {} isian yang perlu diperbaiki", bilangan(daftar.len()));
    let butir = daftar
        .iter()
        .map(|galat| {
            let pesan = galat.pesan.clone();
            if galat.bidang.is_empty() {
                view! { <li>{pesan}</li> }.into_any()
            } else {
                view! { <li><a href=format!("#{}", galat.bidang)>{pesan}</a></li> }.into_any()
            }
        })
        .collect_view();
    Some(
        view! {
            <div class="ringkas-galat jarak" role="alert" aria-labelledby="ringkas-galat" tabindex="-1" autofocus=true>
                <h2 class="h3" id="ringkas-galat">{judul}</h2>
                <ul>{butir}</ul>
            </div>
        }
        .into_any(),
    )
}

/// Small numbers in words, as sentences write them.
#[must_use]
pub fn bilangan(n: usize) -> String {
    const KATA: [&str; 11] =
        ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"];
    KATA.get(n).map_or_else(|| n.to_string(), |kata| (*kata).to_owned())
}
