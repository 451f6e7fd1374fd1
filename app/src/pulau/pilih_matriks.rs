//! The risk matrix as a way to choose: pressing a cell or moving with the arrow keys sets the two lists of the form, and
//! what the matrix and the appetite say of the choice is told at once. Without it the lists do the same when saved.

use leptos::{
    prelude::*,
    web_sys::{Element, Event, FormData, HtmlElement, HtmlFormElement, HtmlInputElement, KeyboardEvent},
};
use wasm_bindgen::JsCast;

use super::peramban as p;

/// What the matrix says of a cell, and whether the appetite wants it treated; `bersama_selera` is false where there is no
/// such question.
#[must_use]
pub fn kalimat_ukur(besaran: u8, level: &str, ambang: Option<u8>, bersama_selera: bool) -> String {
    if !bersama_selera {
        return format!("Besaran {besaran}, level {level}.");
    }
    let keputusan = match ambang {
        Some(ambang) if besaran >= ambang => format!("Ditangani: ya, selera risiko mulai dari besaran {ambang}."),
        Some(ambang) => format!("Ditangani: tidak wajib, selera risiko mulai dari besaran {ambang}."),
        None => "Selera risiko belum ditetapkan untuk pilihan ini.".to_owned(),
    };
    format!("Besaran {besaran}, level {level}. {keputusan}")
}

/// For the element with id `wadah` in the form `formulir`: its `data-k` and `data-d` name the two lists; `td[data-besaran]`
/// are the cells.
#[island]
pub fn PilihMatriks(wadah: String, formulir: String) -> impl IntoView {
    Effect::new(move |_| {
        let Some(form) = p::formulir(&formulir) else { return };
        let Some(wadah) = p::dokumen().and_then(|d| d.get_element_by_id(&wadah)) else { return };
        siapkan(&wadah);
        segarkan(&wadah, &form);
        let (milik, sendiri) = (wadah.clone(), form.clone());
        p::dengar(&form, "change", move |_| segarkan(&milik, &sendiri));
        let (milik, sendiri) = (wadah.clone(), form.clone());
        p::dengar(&wadah, "click", move |peristiwa| {
            if let Some(sel) = sel_dari(&peristiwa) {
                pilih(&milik, &sendiri, &sel);
            }
        });
        let milik = wadah.clone();
        p::dengar(&wadah, "keydown", move |peristiwa| {
            if let (Some(tombol), Some(sel)) = (peristiwa.dyn_ref::<KeyboardEvent>(), sel_dari(&peristiwa)) {
                tekan(tombol, &milik, &form, &sel);
            }
        });
    });
}

/// The table becomes a grid of cells that can be chosen.
fn siapkan(wadah: &Element) {
    let atur = |unsur: &Element, nama: &str, nilai: &str| {
        let _ = unsur.set_attribute(nama, nilai);
    };
    if let Ok(Some(tabel)) = wadah.query_selector("table") {
        atur(&tabel, "role", "grid");
        atur(&tabel, "aria-label", "Matriks: pilih kemungkinan dan dampak");
    }
    for sel in semua_sel(wadah) {
        let kata = |nama: &str| sel.get_attribute(nama).unwrap_or_default();
        let (k, d, besaran, level) = (kata("data-k"), kata("data-d"), kata("data-besaran"), kata("data-level"));
        atur(&sel, "role", "gridcell");
        atur(&sel, "aria-label", &format!("Kemungkinan {k}, dampak {d}, besaran {besaran}, {level}"));
    }
}

fn tekan(tombol: &KeyboardEvent, wadah: &Element, form: &HtmlFormElement, sel: &Element) {
    if tombol.ctrl_key() || tombol.alt_key() || tombol.meta_key() {
        return;
    }
    let (k, d) = (angka(sel, "data-k"), angka(sel, "data-d"));
    let (tinggi, lebar) =
        semua_sel(wadah).iter().fold((1, 1), |(t, l), s| (t.max(angka(s, "data-k")), l.max(angka(s, "data-d"))));
    let (k, d) = match tombol.key().as_str() {
        "ArrowUp" => ((k + 1).min(tinggi), d),
        "ArrowDown" => ((k - 1).max(1), d),
        "ArrowRight" => (k, (d + 1).min(lebar)),
        "ArrowLeft" => (k, (d - 1).max(1)),
        "Home" => (k, 1),
        "End" => (k, lebar),
        "PageUp" => (tinggi, d),
        "PageDown" => (1, d),
        "Enter" | " " => (k, d),
        _ => return,
    };
    tombol.prevent_default();
    if let Some(tujuan) = sel_pada(wadah, k, d) {
        pilih(wadah, form, &tujuan);
        if let Some(tujuan) = tujuan.dyn_ref::<HtmlElement>() {
            let _ = tujuan.focus();
        }
    }
}

/// Sets both lists to a cell and tells the form, as if a person had pressed them.
fn pilih(wadah: &Element, form: &HtmlFormElement, sel: &Element) {
    let mut diubah = None;
    for daftar in ["data-k", "data-d"] {
        let nama = wadah.get_attribute(daftar).unwrap_or_default();
        let pemilih = format!("input[name=\"{nama}\"][value=\"{}\"]", angka(sel, daftar));
        let masukan = form.query_selector(&pemilih).ok().flatten().and_then(|m| m.dyn_into::<HtmlInputElement>().ok());
        if let Some(masukan) = masukan {
            masukan.set_checked(true);
            diubah = Some(masukan);
        }
    }
    let peristiwa = p::dokumen().and_then(|d| d.create_event("Event").ok());
    if let (Some(masukan), Some(peristiwa)) = (diubah, peristiwa) {
        peristiwa.init_event_with_bubbles("change", true);
        let _ = masukan.dispatch_event(&peristiwa);
    }
}

/// Marks the chosen cell and says what it means.
fn segarkan(wadah: &Element, form: &HtmlFormElement) {
    let Ok(data) = FormData::new_with_form(form) else { return };
    let nilai = |nama: &str| data.get(nama).as_string().unwrap_or_default();
    let dipilih =
        |daftar: &str| nilai(&wadah.get_attribute(daftar).unwrap_or_default()).parse::<i32>().unwrap_or_default();
    let (k, d) = (dipilih("data-k"), dipilih("data-d"));
    let ambang = ambang(wadah, &nilai("kategori"), &nilai("jenis"));
    let semua = semua_sel(wadah);
    let ada = sel_pada(wadah, k, d).is_some();
    for (i, sel) in semua.iter().enumerate() {
        let kini = angka(sel, "data-k") == k && angka(sel, "data-d") == d;
        let _ = sel.set_attribute("aria-selected", if kini { "true" } else { "false" });
        // One stop for the Tab key: the chosen cell, else the first.
        let _ = sel.set_attribute("tabindex", if kini || (!ada && i == 0) { "0" } else { "-1" });
        garis(wadah, sel, ambang);
    }
    let Some(sel) = sel_pada(wadah, k, d) else { return };
    let besaran = u8::try_from(angka(&sel, "data-besaran")).unwrap_or_default();
    let level = sel.get_attribute("data-level").unwrap_or_default();
    if let Ok(Some(hasil)) = wadah.query_selector("[data-hasil]") {
        hasil.set_text_content(Some(&kalimat_ukur(besaran, &level, ambang, !wadah.has_attribute("data-tanpa-selera"))));
    }
    alasan(wadah, form, besaran);
}

/// The appetite that holds: fixed with the element, or by the category and kind that the form chooses.
fn ambang(wadah: &Element, kategori: &str, jenis: &str) -> Option<u8> {
    if let Some(tetap) = wadah.get_attribute("data-ambang") {
        return tetap.parse().ok();
    }
    let daftar = wadah.query_selector_all("[data-selera]").ok()?;
    (0..daftar.length())
        .filter_map(|i| daftar.item(i)?.dyn_into::<Element>().ok())
        .find(|satu| satu.get_attribute("data-selera").as_deref() == Some(kategori))?
        .get_attribute(&format!("data-{jenis}"))?
        .parse()
        .ok()
}

/// Draws the line of the appetite anew.
fn garis(wadah: &Element, sel: &Element, ambang: Option<u8>) {
    let batas = ambang.map_or(i32::MAX, i32::from);
    let (k, d) = (angka(sel, "data-k"), angka(sel, "data-d"));
    let di_bawah = |k, d| sel_pada(wadah, k, d).is_some_and(|s| angka(&s, "data-besaran") < batas);
    let atas = angka(sel, "data-besaran") >= batas;
    let pita = sel.get_attribute("class").unwrap_or_default();
    let pita = pita.split(' ').next().unwrap_or_default();
    let kiri = if atas && di_bawah(k, d - 1) { " tepi-kiri" } else { "" };
    let bawah = if atas && di_bawah(k - 1, d) { " tepi-bawah" } else { "" };
    let _ = sel.set_attribute("class", &format!("{pita}{kiri}{bawah}"));
}

/// A treatment that makes things worse is asked why.
fn alasan(wadah: &Element, form: &HtmlFormElement, besaran: u8) {
    let kini = wadah.get_attribute("data-kini").and_then(|n| n.parse::<u8>().ok());
    let (Some(kini), Ok(Some(tempat))) = (kini, form.query_selector("[data-alasan]")) else { return };
    let positif = wadah.get_attribute("data-jenis").as_deref() == Some("positif");
    let buruk = if positif { besaran < kini } else { besaran > kini };
    let _ = if buruk { tempat.remove_attribute("hidden") } else { tempat.set_attribute("hidden", "") };
}

fn semua_sel(wadah: &Element) -> Vec<Element> {
    let Ok(daftar) = wadah.query_selector_all("td[data-besaran]") else { return Vec::new() };
    (0..daftar.length()).filter_map(|i| daftar.item(i)?.dyn_into().ok()).collect()
}

fn sel_pada(wadah: &Element, k: i32, d: i32) -> Option<Element> {
    wadah.query_selector(&format!("td[data-k=\"{k}\"][data-d=\"{d}\"]")).ok().flatten()
}

fn sel_dari(peristiwa: &Event) -> Option<Element> {
    peristiwa.target()?.dyn_into::<Element>().ok()?.closest("td[data-besaran]").ok().flatten()
}

fn angka(unsur: &Element, nama: &str) -> i32 {
    unsur.get_attribute(nama).and_then(|n| n.parse().ok()).unwrap_or_default()
}
