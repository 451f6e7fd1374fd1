//! What a browser adds to the form of a record: fields that do not apply are hidden, and names are suggested while a
//! person types. Without it every field is shown and the form saves all the same.

use std::{cell::RefCell, rc::Rc, time::Duration};

use leptos::{
    leptos_dom::helpers::TimeoutHandle,
    prelude::*,
    task::spawn_local,
    web_sys::{Element, FormData, Headers, HtmlFormElement, HtmlInputElement, RequestInit, Response},
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::peramban as p;

/// Quiet time after the last key before names are asked for.
const JEDA: Duration = Duration::from_millis(250);
/// Shorter words find too much.
const HURUF_MIN: usize = 2;

/// For the form with id `formulir`.
///
/// An element with `data-bila="<field>"` and `data-nilai="a|b"` is shown while that field holds one of the values. An input
/// with `data-saran="<address>"` gets the choices of its `list` from there.
#[island]
pub fn BorangRegister(formulir: String) -> impl IntoView {
    Effect::new(move |_| {
        let Some(form) = p::formulir(&formulir) else { return };
        tampilkan_yang_berlaku(&form);
        let milik = form.clone();
        p::dengar(&form, "change", move |_| tampilkan_yang_berlaku(&milik));
        for masukan in cari(&form, "input[data-saran][list]") {
            if let Ok(masukan) = masukan.dyn_into::<HtmlInputElement>() {
                sarankan(masukan);
            }
        }
    });
}

/// Hides what does not apply; its inputs are switched off, so that a browser does not ask to correct what nobody sees.
fn tampilkan_yang_berlaku(form: &HtmlFormElement) {
    for wadah in cari(form, "[data-bila]") {
        let nilai = wadah.get_attribute("data-nilai").unwrap_or_default();
        let kini = FormData::new_with_form(form)
            .ok()
            .and_then(|data| data.get(&wadah.get_attribute("data-bila").unwrap_or_default()).as_string())
            .unwrap_or_default();
        let berlaku = nilai.split('|').any(|satu| satu == kini);
        atur(&wadah, "hidden", !berlaku);
        for masukan in cari(&wadah, "input, select, textarea") {
            atur(&masukan, "disabled", !berlaku);
        }
    }
}

fn sarankan(masukan: HtmlInputElement) {
    let jeda = Rc::new(RefCell::new(None::<TimeoutHandle>));
    let milik = masukan.clone();
    p::dengar(&masukan, "input", move |_| {
        if let Some(lama) = jeda.borrow_mut().take() {
            lama.clear();
        }
        let masukan = milik.clone();
        let kata = masukan.value();
        if kata.trim().chars().count() < HURUF_MIN || kata.contains(" · ") {
            return;
        }
        let nanti = move || {
            spawn_local(async move {
                let url = masukan.get_attribute("data-saran").unwrap_or_default();
                let saran = ambil(&url, &kata).await.unwrap_or(JsValue::NULL);
                // An answer to what was typed before is no answer any more.
                if masukan.value() == kata {
                    isi_daftar(&masukan, &saran);
                }
            });
        };
        *jeda.borrow_mut() = set_timeout_with_handle(nanti, JEDA).ok();
    });
}

async fn ambil(url: &str, kata: &str) -> Result<JsValue, JsValue> {
    let kepala = Headers::new()?;
    kepala.set("Accept", "application/json")?;
    let pilihan = RequestInit::new();
    pilihan.set_headers(&kepala);
    let sambung = if url.contains('?') { '&' } else { '?' };
    let kata = String::from(leptos::web_sys::js_sys::encode_uri_component(kata));
    let jendela = p::jendela().ok_or(JsValue::NULL)?;
    let alamat = format!("{url}{sambung}q={kata}");
    let jawaban: Response = JsFuture::from(jendela.fetch_with_str_and_init(&alamat, &pilihan)).await?.dyn_into()?;
    if !jawaban.ok() {
        return Err(JsValue::NULL);
    }
    JsFuture::from(jawaban.json()?).await
}

/// Puts the texts of a JSON list into the list of an input.
fn isi_daftar(masukan: &HtmlInputElement, saran: &JsValue) {
    let Some(dokumen) = p::dokumen() else { return };
    let id = masukan.get_attribute("list").unwrap_or_default();
    let (Some(daftar), Some(saran)) =
        (dokumen.get_element_by_id(&id), saran.dyn_ref::<leptos::web_sys::js_sys::Array>())
    else {
        return;
    };
    daftar.set_text_content(None);
    for satu in saran.iter().filter_map(|s| s.as_string()) {
        if let Ok(opsi) = dokumen.create_element("option") {
            let _ = opsi.set_attribute("value", &satu);
            let _ = daftar.append_child(&opsi);
        }
    }
}

fn cari(dalam: &Element, pemilih: &str) -> Vec<Element> {
    let Ok(daftar) = dalam.query_selector_all(pemilih) else { return Vec::new() };
    (0..daftar.length()).filter_map(|i| daftar.item(i)?.dyn_into().ok()).collect()
}

fn atur(unsur: &Element, nama: &str, ada: bool) {
    let _ = if ada { unsur.set_attribute(nama, "") } else { unsur.remove_attribute(nama) };
}
