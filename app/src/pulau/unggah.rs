//! Upload with a progress bar that can be cancelled, on top of an ordinary multipart form.
//!
//! The server answers `Accept: application/json` with `{"tujuan": "/alamat"}`, or with a refusal like every other form.

use std::{cell::RefCell, rc::Rc};

use leptos::{
    prelude::*,
    web_sys::{FormData, HtmlFormElement, HtmlInputElement, ProgressEvent, XmlHttpRequest, js_sys},
};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;

use super::peramban as p;

/// Progress for the multipart form with id `formulir`; `maks` is the largest file in bytes, `maks_teks` how screens
/// write it ("20 MB").
#[island]
pub fn Unggah(formulir: String, maks: u64, maks_teks: String) -> impl IntoView {
    let maju = RwSignal::new(None::<u32>);
    let pesan = RwSignal::new(String::new());
    let kiriman: Kiriman = StoredValue::new(None);
    Effect::new(move |_| {
        let Some(form) = p::formulir(&formulir) else { return };
        let (milik, maks_teks) = (form.clone(), maks_teks.clone());
        let berjalan = Rc::new(RefCell::new(false));
        p::dengar(&form, "submit", move |peristiwa| {
            peristiwa.prevent_default();
            if *berjalan.borrow() {
                return;
            }
            if let Some(nama) = terlalu_besar(&milik, maks) {
                pesan.set(format!("Berkas “{nama}” lebih besar dari {maks_teks}. Pilih berkas yang lebih kecil."));
                return;
            }
            *berjalan.borrow_mut() = true;
            pesan.set(String::new());
            maju.set(Some(0));
            let xhr = kirim(&milik, maju, pesan, &berjalan);
            if xhr.is_none() {
                // The browser cannot do it this way: the form does it its own way.
                let _ = milik.submit();
            }
            kiriman.set_value(xhr.map(SendWrapper::new));
        });
    });
    // Once everything has arrived the server may already be keeping it.
    let batal = Memo::new(move |_| maju.get().is_some_and(|persen| persen < 100));
    view! {
        <div class="unggah">
          <div role="status">
            {move || maju.get().map(|persen| view! {
                <p><progress max="100" value=persen.to_string() aria-label="Kemajuan unggahan"></progress></p>
                <p class="redup">{if persen < 100 { format!("Mengunggah, {persen} %") } else { "Memeriksa berkas…".to_owned() }}</p>
            })}
            {move || { let pesan = pesan.get(); (!pesan.is_empty()).then(|| view! { <p class="pesan-unggah">{pesan}</p> }) }}
          </div>
            // Its own condition: the button must not be made anew with every per cent, or a press on it is lost.
            {move || batal.get().then(|| view! {
                <p><button class="tombol kecil" type="button" on:click=move |_| batalkan(kiriman)>"Batalkan unggahan"</button></p>
            })}
        </div>
    }
}

fn kirim(
    form: &HtmlFormElement,
    maju: RwSignal<Option<u32>>,
    pesan: RwSignal<String>,
    berjalan: &Rc<RefCell<bool>>,
) -> Option<XmlHttpRequest> {
    let xhr = XmlHttpRequest::new().ok()?;
    let data = FormData::new_with_form(form).ok()?;
    xhr.open("POST", &form.get_attribute("action").unwrap_or_default()).ok()?;
    xhr.set_request_header("Accept", "application/json").ok()?;
    p::dengar(xhr.upload().ok()?.as_ref(), "progress", move |peristiwa| {
        if let Some(p) = peristiwa.dyn_ref::<ProgressEvent>().filter(|p| p.total() > 0.0) {
            maju.set(Some((p.loaded() * 100.0 / p.total()).clamp(0.0, 100.0) as u32));
        }
    });
    let (jawaban, usai) = (xhr.clone(), berjalan.clone());
    p::dengar(xhr.as_ref(), "load", move |_| {
        let teks = jawaban.response_text().ok().flatten().unwrap_or_default();
        let json = js_sys::JSON::parse(&teks).unwrap_or(wasm_bindgen::JsValue::NULL);
        let ke = p::teks(&json, "tujuan");
        if jawaban.status().is_ok_and(|status| status < 400) && !ke.is_empty() {
            buka(&ke);
            return;
        }
        *usai.borrow_mut() = false;
        maju.set(None);
        let sebab = p::pesan_galat(&json);
        pesan.set(if sebab.is_empty() {
            "Berkas belum terunggah. Muat ulang halaman ini, lalu coba lagi.".to_owned()
        } else {
            sebab
        });
    });
    let usai = berjalan.clone();
    p::dengar(xhr.as_ref(), "error", move |_| {
        *usai.borrow_mut() = false;
        maju.set(None);
        pesan.set("Unggahan terputus. Periksa sambungan, lalu coba lagi.".to_owned());
    });
    let usai = berjalan.clone();
    p::dengar(xhr.as_ref(), "abort", move |_| {
        *usai.borrow_mut() = false;
        maju.set(None);
        pesan.set("Unggahan dibatalkan. Tidak ada berkas yang dilampirkan.".to_owned());
    });
    xhr.send_with_opt_form_data(Some(&data)).ok()?;
    Some(xhr)
}

/// The upload under way; empty on the server, whose threads share a page (a local store would be bound to one of them).
type Kiriman = StoredValue<Option<SendWrapper<XmlHttpRequest>>>;

fn batalkan(kiriman: Kiriman) {
    if let Some(xhr) = kiriman.get_value() {
        let _ = xhr.abort();
    }
}

/// Goes to the page that shows the result. A browser takes an address that differs only after `#` for a place on the
/// page it already has, and would not ask the server again.
fn buka(tujuan: &str) {
    let Some(tempat) = p::jendela().map(|jendela| jendela.location()) else { return };
    let _ = tempat.assign(tujuan);
    let sini = format!("{}{}", tempat.pathname().unwrap_or_default(), tempat.search().unwrap_or_default());
    if tujuan.contains('#') && tujuan.split('#').next() == Some(sini.as_str()) {
        let _ = tempat.reload();
    }
}

fn terlalu_besar(form: &HtmlFormElement, maks: u64) -> Option<String> {
    let daftar = form.elements();
    (0..daftar.length())
        .filter_map(|i| daftar.item(i)?.dyn_into::<HtmlInputElement>().ok()?.files())
        .flat_map(|berkas| (0..berkas.length()).filter_map(move |i| berkas.item(i)).collect::<Vec<_>>())
        .find(|berkas| berkas.size() > maks as f64)
        .map(|berkas| berkas.name())
}
