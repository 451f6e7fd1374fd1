//! Tables: the scroll box that keeps a wide table inside a phone, sortable headings, empty cells.

use leptos::prelude::*;

use super::tanda::ikon;
use crate::kerangka::{Alamat, alamat::rangkai};

/// The box around a table: scrolls on its own, reachable by keyboard, named. `lepas` frees it on wide screens.
pub fn gulir(nama: impl Into<String>, lepas: bool, tabel: impl IntoAny) -> AnyView {
    let kelas = if lepas { "gulir lepas" } else { "gulir" };
    view! { <div class=kelas tabindex="0" role="group" aria-label=nama.into()>{tabel.into_any()}</div> }.into_any()
}

/// A table of records in its box: what stands over each column with its class (`nama`, `angka`, or none), and the rows.
pub fn tabel_kartu(nama: impl Into<String>, kepala: &[(&'static str, &'static str)], baris: impl IntoAny) -> AnyView {
    let kepala = kepala
        .iter()
        .map(|&(kelas, teks)| {
            let kelas = (!kelas.is_empty()).then_some(kelas);
            view! { <th scope="col" class=kelas>{teks}</th> }.into_any()
        })
        .collect_view();
    let tabel = view! {
        <table class="tabel kartu">
            <thead><tr>{kepala}</tr></thead>
            <tbody>{baris.into_any()}</tbody>
        </table>
    };
    gulir(nama, true, tabel)
}

/// A heading that sorts: pressing it again turns the order. State stands in `urut=<kunci>` or `urut=-<kunci>`; `awal`
/// is the order when the address says nothing.
pub fn kolom_urut(alamat: &Alamat, kunci: &str, label: &'static str, kelas: &'static str, awal: &str) -> AnyView {
    let kini = alamat.ada("urut").unwrap_or(awal);
    let (arah, tujuan) = if kini == kunci {
        (Some("ascending"), format!("-{kunci}"))
    } else if kini.strip_prefix('-') == Some(kunci) {
        (Some("descending"), kunci.to_owned())
    } else {
        (None, kunci.to_owned())
    };
    let tanda = match arah {
        Some("ascending") => " ↑",
        Some(_) => " ↓",
        None => "",
    };
    view! {
        <th scope="col" class=kelas aria-sort=arah>
            <a href=alamat.dengan("urut", &tujuan)>{label}<span aria-hidden="true">{tanda}</span></a>
        </th>
    }
    .into_any()
}

/// Links that take a table along whole, as XLSX and CSV; `kueri` are the parameters that name and filter it.
pub fn unduh_tabel(nama: &str, kueri: &[(&str, &str)]) -> AnyView {
    unduh_dari(&format!("/tabel/{nama}"), kueri)
}

/// The same for a table with an address of its own, without its ending.
pub fn unduh_dari(alamat: &str, kueri: &[(&str, &str)]) -> AnyView {
    let tujuan = |akhiran: &str| rangkai(&format!("{alamat}.{akhiran}"), kueri);
    unduh_pasang(&tujuan("xlsx"), &tujuan("csv"))
}

/// The same for files whose addresses differ in more than their ending.
pub fn unduh_pasang(xlsx: &str, csv: &str) -> AnyView {
    view! {
        <p class="baris jarak">
            <a href=xlsx.to_owned() download="">{ikon("unduh")} " Unduh XLSX"</a>
            <a href=csv.to_owned() download="">{ikon("unduh")} " Unduh CSV"</a>
        </p>
    }
    .into_any()
}

/// A number in a table cell, or the dash of an empty one.
pub fn angka_tabel(angka: Option<String>) -> AnyView {
    angka.map_or_else(kosong_strip, |angka| view! { {angka} }.into_any())
}

/// The dash of an empty cell: nothing known, never 0.
pub fn kosong_strip() -> AnyView {
    view! { <span class="kosong">"–"</span> }.into_any()
}
