//! What every page gains from scripts: `/` leads to the search box, Escape closes the account menu, a form half filled
//! asks before it is left, and the result of the last act is read out.

use std::time::Duration;

use leptos::{
    prelude::*,
    web_sys::{BeforeUnloadEvent, Element, Event, HtmlElement, HtmlFormElement, KeyboardEvent},
};
use wasm_bindgen::JsCast;

use super::peramban as p;

/// Screen readers speak what changes while they listen.
const JEDA_BACA: Duration = Duration::from_millis(60);
/// Marks a form that is on its way, so that leaving the page is no loss.
const DIKIRIM: &str = "data-dikirim";

/// The companion of the frame; shows nothing.
#[island]
pub fn Pendamping() -> impl IntoView {
    Effect::new(move |_| {
        let (Some(jendela), Some(dokumen)) = (p::jendela(), p::dokumen()) else { return };
        p::dengar(&dokumen, "keydown", |peristiwa| {
            if let Some(tombol) = peristiwa.dyn_ref::<KeyboardEvent>() {
                tekan(tombol);
            }
        });
        p::dengar(&dokumen, "submit", |peristiwa| {
            if let Some(form) = formulir(&peristiwa).filter(|_| !peristiwa.default_prevented()) {
                let _ = form.set_attribute(DIKIRIM, "");
            }
        });
        p::dengar(&jendela, "beforeunload", |peristiwa| {
            if setengah_isi() {
                peristiwa.prevent_default();
                if let Some(peristiwa) = peristiwa.dyn_ref::<BeforeUnloadEvent>() {
                    peristiwa.set_return_value("belum tersimpan");
                }
            }
        });
        umumkan();
    });
}

fn formulir(peristiwa: &Event) -> Option<HtmlFormElement> {
    peristiwa.target()?.dyn_into().ok()
}

fn tekan(tombol: &KeyboardEvent) {
    if tombol.default_prevented() || tombol.ctrl_key() || tombol.alt_key() || tombol.meta_key() {
        return;
    }
    match tombol.key().as_str() {
        "/" if !mengetik(tombol) && ke_pencarian().is_some() => tombol.prevent_default(),
        "Escape" => tutup_akun(),
        _ => {}
    }
}

/// Whether the key belongs to a field.
fn mengetik(tombol: &KeyboardEvent) -> bool {
    let unsur = tombol.target().and_then(|unsur| unsur.dyn_into::<Element>().ok());
    unsur.is_some_and(|unsur| matches!(unsur.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
}

fn ke_pencarian() -> Option<()> {
    let dokumen = p::dokumen()?;
    let kotak: HtmlElement = dokumen.get_element_by_id("cari-semua")?.dyn_into().ok()?;
    // On a narrow screen the box lies in the closed menu.
    if kotak.offset_parent().is_none() {
        let buka = dokumen.query_selector(".buka-menu").ok().flatten()?;
        buka.dyn_into::<HtmlElement>().ok()?.click();
    }
    kotak.focus().ok()
}

fn tutup_akun() {
    let terbuka = p::dokumen().and_then(|d| d.query_selector("details.saya[open]").ok().flatten());
    let Some(akun) = terbuka else { return };
    let _ = akun.remove_attribute("open");
    if let Some(judul) = akun.query_selector("summary").ok().flatten().and_then(|s| s.dyn_into::<HtmlElement>().ok()) {
        let _ = judul.focus();
    }
}

/// Whether a form that saves only by its button holds something nobody has sent. Choosing rows of a table is no text.
fn setengah_isi() -> bool {
    let Some(daftar) =
        p::dokumen().and_then(|d| d.query_selector_all("main form[method=post]:not(.massal, .bilah)").ok())
    else {
        return false;
    };
    (0..daftar.length())
        .filter_map(|i| daftar.item(i)?.dyn_into::<HtmlFormElement>().ok())
        .filter(|form| !form.has_attribute(DIKIRIM) && !form.has_attribute("data-otomatis"))
        .any(|form| p::diubah(&form))
}

fn umumkan() {
    let tempat = p::dokumen().and_then(|d| d.query_selector("[data-umumkan][role=status]").ok().flatten());
    let Some((tempat, isi)) = tempat.and_then(|t| t.first_element_child().map(|isi| (t, isi))) else { return };
    isi.remove();
    set_timeout(
        move || {
            let _ = tempat.append_child(&isi);
        },
        JEDA_BACA,
    );
}
