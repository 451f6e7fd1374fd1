//! A graph as SVG whose boxes are links. The layout comes from the domain; here is only ink.

use domain::grafik::{Jalur, Kotak, TataGraf, koordinat, titik_svg};
use leptos::prelude::*;

/// What a box leads to, and its full name for those who cannot see it.
pub struct Tautan {
    pub alamat: String,
    pub nama: String,
}

/// The picture; `tautan` in the order of the layout's boxes. What the edges say stands in the table beside it.
pub fn lukis(judul: &str, tata: &TataGraf, tautan: Vec<Tautan>) -> AnyView {
    let kepala = tata
        .kepala
        .iter()
        .map(|(x, teks)| {
            view! { <text class="t2" x=koordinat(*x) y="20" text-anchor="middle">{teks.clone()}</text> }.into_any()
        })
        .collect_view();
    let garis = tata.jalur.iter().map(satu_sisi).collect_view();
    let kotak = tata.kotak.iter().zip(tautan).map(|(k, t)| satu_kotak(k, t)).collect_view();
    view! {
        <svg
            id="graf" class="grafik graf" role="group" aria-label=judul.to_owned()
            viewBox=format!("0 0 {} {}", koordinat(tata.lebar), koordinat(tata.tinggi))
            width=koordinat(tata.lebar) height=koordinat(tata.tinggi)
        >
            {kepala}
            <g aria-hidden="true">{garis}</g>
            {kotak}
        </svg>
    }
    .into_any()
}

fn satu_sisi(jalur: &Jalur) -> AnyView {
    view! {
        <g class="sisi-graf">
            <polyline points=titik_svg(&jalur.titik)/>
            <polygon points=titik_svg(&jalur.panah)/>
        </g>
    }
    .into_any()
}

fn satu_kotak(kotak: &Kotak, tautan: Tautan) -> AnyView {
    let baris = kotak
        .baris
        .iter()
        .enumerate()
        .map(|(i, teks)| {
            let (x, y) = (koordinat(kotak.awal_teks()), koordinat(kotak.garis_dasar(i)));
            view! { <text class=(i == 0).then_some("tebal") x=x y=y>{teks.clone()}</text> }.into_any()
        })
        .collect_view();
    let kelas = if kotak.pusat { "simpul pusat" } else { "simpul" };
    view! {
        <a class=kelas href=tautan.alamat aria-label=tautan.nama aria-current=kotak.pusat.then_some("true")>
            <rect
                x=koordinat(kotak.x) y=koordinat(kotak.y) width=koordinat(kotak.lebar) height=koordinat(kotak.tinggi) rx="2"
            />
            {baris}
        </a>
    }
    .into_any()
}
