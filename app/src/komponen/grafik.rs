//! Charts of `domain::grafik` painted as SVG. The picture and its words come from the domain; here is only ink.

use domain::grafik::{Gaya, Grafik, Unsur, koordinat, titik_svg};
use leptos::prelude::*;

/// The picture alone, with its name and every value in words for those who cannot see it.
pub fn gambar(grafik: &Grafik) -> AnyView {
    let unsur = grafik.unsur.iter().map(unsur).collect_view();
    view! {
        <svg
            class="grafik"
            viewBox=format!("0 0 {} {}", koordinat(grafik.lebar), koordinat(grafik.tinggi))
            role="img"
            aria-label=format!("{}. {}", grafik.judul, grafik.uraian)
        >
            {unsur}
        </svg>
    }
    .into_any()
}

/// The picture with the key of its lines below.
pub fn gambar_berkunci(grafik: &Grafik) -> AnyView {
    let kunci = grafik
        .legenda
        .iter()
        .map(|butir| {
            let contoh = match butir.gaya {
                Gaya::Kini | Gaya::Lalu | Gaya::Jaring => {
                    view! { <path class=butir.gaya.kelas() d="M0 6h28"/> }.into_any()
                }
                gaya => view! { <rect class=gaya.kelas() y="2" width="28" height="8"/> }.into_any(),
            };
            view! { <li><svg class="grafik" viewBox="0 0 28 12" aria-hidden="true">{contoh}</svg>{butir.teks.clone()}</li> }
                .into_any()
        })
        .collect_view();
    view! { <figure>{gambar(grafik)}<figcaption><ul class="kunci">{kunci}</ul></figcaption></figure> }.into_any()
}

fn unsur(unsur: &Unsur) -> AnyView {
    match unsur {
        Unsur::Garis { x1, y1, x2, y2, gaya } => view! {
            <line class=gaya.kelas() x1=koordinat(*x1) y1=koordinat(*y1) x2=koordinat(*x2) y2=koordinat(*y2)/>
        }
        .into_any(),
        Unsur::Poligon { titik, gaya } => view! { <polygon class=gaya.kelas() points=titik_svg(titik)/> }.into_any(),
        Unsur::Kotak { x, y, lebar, tinggi, gaya } => view! {
            <rect class=gaya.kelas() x=koordinat(*x) y=koordinat(*y) width=koordinat(*lebar) height=koordinat(*tinggi)/>
        }
        .into_any(),
        Unsur::Lingkaran { x, y, jari, gaya } => {
            view! { <circle class=gaya.kelas() cx=koordinat(*x) cy=koordinat(*y) r=koordinat(*jari)/> }.into_any()
        }
        Unsur::Teks { x, y, isi, jangkar, gaya } => {
            let kelas = Some(gaya.kelas()).filter(|kelas| !kelas.is_empty());
            view! {
                <text class=kelas x=koordinat(*x) y=koordinat(*y) text-anchor=jangkar.svg()>{isi.clone()}</text>
            }
            .into_any()
        }
    }
}
