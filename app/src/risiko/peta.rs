//! The analysis matrix as a table: with counts that lead to their list, or bare to look a magnitude up (Formulir 2.9.A).

use domain::risiko::{
    Matriks, Titik,
    matriks::{LevelRisiko, Terukur},
};
use leptos::prelude::*;

/// A matrix with whatever stands in its cells. The caption says what the numbers are; the thick line is the appetite.
///
/// Each cell carries its magnitude and the initials of its level, so that it reads without colour.
pub(super) fn peta(m: &Matriks, ambang: Option<u8>, keterangan: String, isi: impl Fn(Terukur) -> AnyView) -> AnyView {
    let kepala = (1..=m.lebar())
        .map(|d| view! { <th scope="col"><b>{d}</b><small>{m.nama_dampak(d).to_owned()}</small></th> }.into_any())
        .collect_view();
    let baris = (1..=m.tinggi())
        .rev()
        .map(|k| {
            let sel = (1..=m.lebar())
                .filter_map(|d| m.ukur(Titik::baru(k, d)))
                .map(|ukur| sel(m, ambang, ukur, isi(ukur)))
                .collect_view();
            view! { <tr><th scope="row"><b>{k}</b><small>{m.nama_kemungkinan(k).to_owned()}</small></th>{sel}</tr> }
                .into_any()
        })
        .collect_view();
    view! {
        <table class="peta">
            <caption class="senyap">{keterangan}</caption>
            <thead>
                <tr><th scope="col" rowspan="2">"Kemungkinan"</th><th scope="colgroup" colspan=m.lebar().to_string()>"Dampak"</th></tr>
                <tr>{kepala}</tr>
            </thead>
            <tbody>{baris}</tbody>
        </table>
    }
    .into_any()
}

fn sel(m: &Matriks, ambang: Option<u8>, ukur: Terukur, isi: AnyView) -> AnyView {
    let level = m.level(ukur.besaran);
    let (nama, pita) = level.map_or(("–", 1), |l| (l.nama.as_str(), l.warna.pita()));
    view! {
        <td
            class=format!("p{pita}{}", tepi(m, ambang, ukur)) data-k=ukur.titik.kemungkinan.to_string() data-d=ukur.titik.dampak.to_string()
            data-besaran=ukur.besaran.to_string() data-level=nama.to_owned()
        >
            <span class="atas"><b>{ukur.besaran}</b> " " <abbr title=nama.to_owned()>{singkat(nama)}</abbr></span>
            {isi}
        </td>
    }
    .into_any()
}

/// Where the appetite's line runs beside a cell: cells at or above it lie right of and over the line.
fn tepi(m: &Matriks, ambang: Option<u8>, ukur: Terukur) -> &'static str {
    let Some(ambang) = ambang else { return "" };
    let di_bawah = |k: u8, d: u8| m.besaran(Titik::baru(k, d)).is_some_and(|besaran| besaran < ambang);
    let Titik { kemungkinan: k, dampak: d } = ukur.titik;
    if ukur.besaran < ambang {
        return "";
    }
    match (di_bawah(k, d.saturating_sub(1)), di_bawah(k.saturating_sub(1), d)) {
        (true, true) => " tepi-kiri tepi-bawah",
        (true, false) => " tepi-kiri",
        (false, true) => " tepi-bawah",
        (false, false) => "",
    }
}

/// `ST` of `Sangat Tinggi`.
pub(super) fn singkat(nama: &str) -> String {
    nama.split_whitespace().filter_map(|kata| kata.chars().next()).flat_map(char::to_uppercase).collect()
}

/// A magnitude on the colour of its level, with the level's name.
pub(super) fn besaran(m: &Matriks, besaran: u8) -> AnyView {
    let level = m.level(besaran);
    let kelas = format!("contoh p{}", level.map_or(1, |l| l.warna.pita()));
    view! { <span class="utuh"><span class=kelas>{besaran}</span> " " {m.nama_level(besaran).to_owned()}</span> }
        .into_any()
}

/// The same in short, for narrow columns.
pub(super) fn besaran_singkat(m: &Matriks, besaran: u8) -> AnyView {
    let nama = m.nama_level(besaran).to_owned();
    let kelas = format!("contoh p{}", m.level(besaran).map_or(1, |l| l.warna.pita()));
    view! { <span class="utuh"><span class=kelas>{besaran}</span> " " <abbr title=nama.clone()>{singkat(&nama)}</abbr></span> }
        .into_any()
}

/// The mark of a level of risk.
pub(super) fn tanda_level(l: &LevelRisiko) -> AnyView {
    view! { <span class=format!("contoh p{}", l.warna.pita())>{singkat(&l.nama)}</span> }.into_any()
}

/// A matrix to look magnitudes up in.
pub(super) fn peta_kosong(m: &Matriks, ambang: Option<u8>) -> AnyView {
    peta(m, ambang, "Besaran risiko menurut level kemungkinan dan level dampak.".into(), |_| ().into_any())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_of_the_appetite_parts_what_is_treated_from_what_is_not() {
        let m = Matriks::bawaan();
        let tepi = |k, d| tepi(m, Some(16), m.ukur(Titik::baru(k, d)).expect("sel"));
        // The stair of the official table at 16: 18 and 16 in the third column, 17 in the fourth, 21 and 20 in the fifth.
        assert_eq!(tepi(5, 3), " tepi-kiri");
        assert_eq!(tepi(4, 3), " tepi-kiri tepi-bawah");
        assert_eq!(tepi(3, 4), " tepi-kiri tepi-bawah");
        assert_eq!((tepi(2, 5), tepi(1, 5)), (" tepi-kiri", " tepi-kiri"));
        assert_eq!((tepi(5, 4), tepi(3, 3)), ("", ""));
    }

    #[test]
    fn initials_of_a_level() {
        assert_eq!((singkat("Sangat Tinggi").as_str(), singkat("rendah").as_str()), ("ST", "R"));
    }
}
