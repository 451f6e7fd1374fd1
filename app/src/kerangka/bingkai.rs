//! What stands around the content: skip link, header, menu, breadcrumbs, heading, messages, footer.

use domain::{profil::Topik, waktu::ZonaWaktu};
use leptos::prelude::*;
use services::{Layanan, Pelaku, penilaian::menunggu::Menunggu};

use super::{
    alamat::Alamat,
    cangkang::Aset,
    halaman::{Isi, Ragam},
    menu,
};
use crate::{
    komponen::{Borang, PageTitle, kabar, remah},
    pulau::Pendamping,
};

/// The name of the government in a heading: in full where it fits.
#[must_use]
pub fn pemerintah(l: &Layanan) -> String {
    const MUAT: usize = 32;
    if l.profil.nama.chars().count() <= MUAT { l.profil.nama.clone() } else { l.profil.nama_singkat.clone() }
}

/// The government's time zone.
#[must_use]
pub fn zona(l: &Layanan) -> ZonaWaktu {
    l.profil.zona_waktu
}

/// A page with everything around it; `masuk` is the person, if one signed in, with what awaits them.
pub(super) fn susun(
    l: &Layanan,
    masuk: Option<(&Pelaku, &Menunggu)>,
    alamat: &Alamat,
    borang: &Borang,
    isi: Isi,
) -> AnyView {
    let pendamping = (!matches!(isi.ragam, Ragam::Pintu)).then(|| view! { <Pendamping/> });
    let (judul, badan) = badan(l, masuk, alamat, borang, isi);
    view! { <PageTitle teks=judul/> {badan} {pendamping} }.into_any()
}

/// Title of the window, and everything in the body.
pub(super) fn badan(
    l: &Layanan,
    masuk: Option<(&Pelaku, &Menunggu)>,
    alamat: &Alamat,
    borang: &Borang,
    isi: Isi,
) -> (String, AnyView) {
    let pemerintah = pemerintah(l);
    let judul = format!("{} · Kendali SPBE {pemerintah}", isi.judul);
    let badan = match isi.ragam {
        Ragam::Pintu => view! { <a class="lompat" href="#isi">"Langsung ke isi"</a> {isi.isi} }.into_any(),
        Ragam::Biasa | Ragam::Alih(_) => {
            let pelaku = masuk.map(|(pelaku, _)| pelaku);
            let langkah = remah(isi.remah, &isi.judul);
            let pesan = kabar::dari_kilat(borang);
            let dasar = dasar(l, isi.dasar);
            view! {
                <a class="lompat" href="#isi">"Langsung ke isi"</a>
                {kepala(&pemerintah, pelaku)}
                {masuk.map(|(pelaku, menunggu)| sisi(pelaku, menunggu, alamat))}
                <main class="isi" id="isi" tabindex="-1">
                    {langkah}
                    <div class="pembuka">
                        <div><h1>{isi.judul}</h1>{isi.keterangan.map(|teks| view! { <p>{teks}</p> })} {dasar}</div>
                        {isi.tindakan.map(|tindakan| view! { <div class="baris">{tindakan}</div> })}
                    </div>
                    {pesan}
                    {isi.isi}
                </main>
                {kaki(l)}
            }
            .into_any()
        }
    };
    (judul, badan)
}

/// The Pasal a page rests on, each once.
fn dasar(l: &Layanan, topik: &[Topik]) -> Option<AnyView> {
    let mut kutipan: Vec<String> = topik.iter().filter_map(|topik| l.profil.kutipan(*topik)).collect();
    kutipan.dedup();
    let teks = format!("Dasar: {}", kutipan.join("; "));
    (!kutipan.is_empty()).then(|| view! { <p class="dasar">{teks}</p> }.into_any())
}

fn kepala(pemerintah: &str, pelaku: Option<&Pelaku>) -> AnyView {
    let saya = pelaku.map(saya);
    let buka = pelaku
        .is_some()
        .then(|| view! { <button class="buka-menu" type="button" popovertarget="menu">"Menu"</button> });
    let masuk = pelaku.is_none().then(|| view! { <a class="saya" href="/masuk">"Masuk"</a> });
    view! {
        <header class="kepala">
            <a class="lambang" href="/">
                <svg aria-hidden="true"><use href=Aset::jalur("ikon.svg#lambang")></use></svg>
                <span>"Kendali SPBE " <small>{pemerintah.to_owned()}</small></span>
            </a>
            {saya}
            {masuk}
            {buka}
        </header>
    }
    .into_any()
}

fn saya(pelaku: &Pelaku) -> AnyView {
    let peran = pelaku.peran.first().map(|p| p.peran.nama()).unwrap_or("Belum berperan");
    let lengkap = format!("{} · {peran}", pelaku.nama);
    view! {
        <details class="saya">
            <summary><span class="sempit">"Akun"</span><span class="lebar">{lengkap.clone()}</span></summary>
            <ul>
                <li class="sempit">{lengkap}</li>
                <li><a href="/akun">"Profil dan kata sandi"</a></li>
                <li><a href="/bantuan">"Bantuan"</a></li>
                <li><form method="post" action="/keluar"><button class="tombol tautan" type="submit">"Keluar"</button></form></li>
            </ul>
        </details>
    }
    .into_any()
}

fn sisi(pelaku: &Pelaku, menunggu: &Menunggu, alamat: &Alamat) -> AnyView {
    view! {
        <nav class="sisi" id="menu" popover="auto" aria-label="Menu utama">
            <button class="tutup-menu" type="button" popovertarget="menu" popovertargetaction="hide">"Tutup menu"</button>
            {menu::cari(alamat)}
            {menu::menu(pelaku, menunggu, alamat)}
        </nav>
    }
    .into_any()
}

fn kaki(l: &Layanan) -> AnyView {
    let rekaan = l.profil.rekaan.then_some(" · Pemerintah dan isinya rekaan, untuk peragaan");
    view! {
        <footer class="kaki">
            <p>
                {format!("Kendali SPBE · {} · ", l.profil.pemerintah)} <a href="/bantuan">"Bantuan"</a> " · "
                <a href="/aksesibilitas">"Pernyataan aksesibilitas"</a> {rekaan}
            </p>
        </footer>
    }
    .into_any()
}
