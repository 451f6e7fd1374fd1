//! Small helpers around the browser's own objects.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{
    self, Document, Element, Event, FormData, HtmlElement, HtmlFormElement, HtmlInputElement, HtmlTextAreaElement,
    Storage, UrlSearchParams, Window,
    js_sys::{Array, Date, Object, Reflect},
};

/// The window; `None` anywhere but in a browser.
pub fn jendela() -> Option<Window> {
    web_sys::window()
}

/// The document.
pub fn dokumen() -> Option<Document> {
    jendela()?.document()
}

/// The store of this browser; `None` when the person or the policy forbids it.
pub fn simpanan() -> Option<Storage> {
    jendela()?.local_storage().ok().flatten()
}

/// The form with this id.
pub fn formulir(id: &str) -> Option<HtmlFormElement> {
    dokumen()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Listens for as long as the page lives.
pub fn dengar(pada: &web_sys::EventTarget, peristiwa: &str, lakukan: impl FnMut(Event) + 'static) {
    let penutup = Closure::<dyn FnMut(Event)>::new(lakukan);
    let _ = pada.add_event_listener_with_callback(peristiwa, penutup.as_ref().unchecked_ref());
    penutup.forget();
}

/// The fields of a form as `application/x-www-form-urlencoded`, without files and without `lewati`.
pub fn serialkan(form: &HtmlFormElement, lewati: &[&str]) -> String {
    let Ok(data) = FormData::new_with_form(form) else { return String::new() };
    for masukan in unsur(form) {
        if let Some(masukan) = masukan.dyn_ref::<HtmlInputElement>().filter(|m| m.type_() == "file") {
            data.delete(&masukan.name());
        }
    }
    for nama in lewati {
        data.delete(nama);
    }
    UrlSearchParams::new_with_str_sequence_sequence(data.as_ref())
        .map(|p| String::from(p.to_string()))
        .unwrap_or_default()
}

/// Whether two serialized forms say the same once the server has taken the space off both ends of every field.
pub fn sama(satu: &str, lain: &str) -> bool {
    let rapi = |isi: &str| -> Vec<(String, String)> {
        let pasang = isi.split('&').map(|pasang| pasang.split_once('=').unwrap_or((pasang, "")));
        pasang.map(|(nama, nilai)| (nama.to_owned(), pangkas(&nilai.replace("%0D%0A", "%0A")).to_owned())).collect()
    };
    rapi(satu) == rapi(lain)
}

/// A serialized value without space at its ends.
fn pangkas(mut nilai: &str) -> &str {
    loop {
        let ruang = ["+", "%0A", "%0D", "%09"];
        let lebih_pendek =
            ruang.iter().find_map(|ruang| nilai.strip_prefix(ruang).or_else(|| nilai.strip_suffix(ruang)));
        match lebih_pendek {
            Some(sisa) => nilai = sisa,
            None => return nilai,
        }
    }
}

/// Puts values back into a form; fields that `isi` does not mention stay as they are.
pub fn isikan(form: &HtmlFormElement, isi: &UrlSearchParams) {
    for unsur in unsur(form) {
        if let Some(paragraf) = unsur.dyn_ref::<HtmlTextAreaElement>() {
            if let Some(nilai) = isi.get(&paragraf.name()) {
                paragraf.set_value(&nilai);
            }
        } else if let Some(masukan) = unsur.dyn_ref::<HtmlInputElement>() {
            let nama = masukan.name();
            match masukan.type_().as_str() {
                "hidden" | "file" | "submit" | "button" => {}
                "radio" | "checkbox" => {
                    if isi.has(&nama) {
                        let nilai = JsValue::from_str(&masukan.value());
                        masukan.set_checked(isi.get_all(&nama).includes(&nilai, 0));
                    }
                }
                _ => {
                    if let Some(nilai) = isi.get(&nama) {
                        masukan.set_value(&nilai);
                    }
                }
            }
        }
    }
}

/// The value a hidden or visible input of this name holds.
pub fn nilai(form: &HtmlFormElement, nama: &str) -> Option<String> {
    masukan(form, nama).map(|m| m.value())
}

/// Sets the input of this name.
pub fn atur_nilai(form: &HtmlFormElement, nama: &str, nilai: &str) {
    if let Some(masukan) = masukan(form, nama) {
        masukan.set_value(nilai);
    }
}

/// A property of a JSON object as text; numbers are written out, anything else is empty.
pub fn teks(json: &JsValue, nama: &str) -> String {
    let nilai = properti(json, nama);
    nilai.as_string().or_else(|| nilai.as_f64().map(|n| n.to_string())).unwrap_or_default()
}

/// A property of a JSON object; `undefined` when there is none.
pub fn properti(json: &JsValue, nama: &str) -> JsValue {
    Reflect::get(json, &JsValue::from_str(nama)).unwrap_or(JsValue::UNDEFINED)
}

/// The text properties of a JSON object.
pub fn pasangan(json: &JsValue) -> Vec<(String, String)> {
    let Some(objek) = json.dyn_ref::<Object>() else { return Vec::new() };
    Object::keys(objek)
        .iter()
        .filter_map(|kunci| kunci.as_string())
        .map(|kunci| (kunci.clone(), teks(json, &kunci)))
        .collect()
}

/// The messages of a refusal: that of every field in `bidang` or `isian`, else `pesan`.
pub fn pesan_galat(json: &JsValue) -> String {
    let daftar = ["bidang", "isian"].into_iter().map(|nama| properti(json, nama)).find(|nilai| nilai.is_array());
    let bidang: Vec<String> = daftar
        .unwrap_or(JsValue::UNDEFINED)
        .dyn_ref::<Array>()
        .map(|daftar| daftar.iter().map(|b| teks(&b, "pesan")).collect())
        .unwrap_or_default();
    if bidang.is_empty() { teks(json, "pesan") } else { bidang.join(" ") }
}

/// This moment in milliseconds since 1970, as text.
pub fn saat() -> String {
    format!("{:.0}", Date::now())
}

/// A moment of [`saat`] as screens write it: "21 November 2026 pukul 10.42 WIB". `geser` is the time zone in minutes ahead
/// of UTC. What is no such moment is shown as it is.
pub fn kapan(saat: &str, geser: i32, zona: &str) -> String {
    let Ok(milidetik) = saat.parse::<f64>() else { return saat.to_owned() };
    let lokal = Date::new(&JsValue::from_f64(milidetik + f64::from(geser) * 60_000.0));
    format!(
        "{} {} {} pukul {:02}.{:02} {zona}",
        lokal.get_utc_date(),
        domain::waktu::nama_bulan(lokal.get_utc_month() + 1),
        lokal.get_utc_full_year(),
        lokal.get_utc_hours(),
        lokal.get_utc_minutes()
    )
}

/// Whether somebody has changed a field since the server wrote the page. Passwords, files and hidden fields do not count.
pub fn diubah(form: &HtmlFormElement) -> bool {
    unsur(form).iter().any(|unsur| {
        if let Some(paragraf) = unsur.dyn_ref::<HtmlTextAreaElement>() {
            return paragraf.default_value().is_ok_and(|awal| awal != paragraf.value());
        }
        if unsur.tag_name() == "SELECT" {
            return pilihan_lain(unsur);
        }
        unsur.dyn_ref::<HtmlInputElement>().is_some_and(|masukan| match masukan.type_().as_str() {
            "hidden" | "file" | "submit" | "button" | "password" | "search" => false,
            "radio" | "checkbox" => masukan.checked() != masukan.default_checked(),
            _ => masukan.value() != masukan.default_value(),
        })
    })
}

/// Whether another choice than the first one is taken; the attribute says which one the server wrote.
fn pilihan_lain(pilihan: &Element) -> bool {
    let cari = |pemilih: &str| pilihan.query_selector(pemilih).ok().flatten();
    let awal = cari("option[selected]").or_else(|| cari("option"));
    match (cari("option:checked"), awal) {
        (Some(kini), Some(awal)) => !kini.is_same_node(Some(&awal)),
        _ => false,
    }
}

/// The address of an icon; the document says where its assets lie.
pub fn ikon(nama: &str) -> String {
    let aset = dokumen()
        .and_then(|d| d.document_element())
        .and_then(|akar| akar.get_attribute("data-aset"))
        .unwrap_or_default();
    format!("{aset}ikon.svg#i-{nama}")
}

/// Shows a state in the element that `status_simpan` rendered: class, icon, words.
pub fn tulis_keadaan(id: &str, kelas: &str, ikon: &str, kata: &str) {
    let Some(dokumen) = dokumen() else { return };
    let Some(tempat) = dokumen.get_element_by_id(id) else { return };
    let cari = |pemilih: &str| -> Option<Element> { tempat.query_selector(pemilih).ok().flatten() };
    if let Some(keadaan) = cari(".keadaan") {
        keadaan.set_class_name(&format!("keadaan {kelas}"));
    }
    if let Some(gambar) = cari("use") {
        let _ = gambar.set_attribute("href", &self::ikon(ikon));
    }
    if let Some(tempat_kata) = cari(".kata") {
        tempat_kata.set_text_content(Some(kata));
    }
}

/// Moves the focus, so that a new panel is read out.
pub fn fokus(id: &str) {
    if let Some(unsur) = dokumen().and_then(|d| d.get_element_by_id(id)).and_then(|u| u.dyn_into::<HtmlElement>().ok())
    {
        let _ = unsur.focus();
    }
}

fn unsur(form: &HtmlFormElement) -> Vec<Element> {
    let daftar = form.elements();
    (0..daftar.length()).filter_map(|i| daftar.item(i)).collect()
}

fn masukan(form: &HtmlFormElement, nama: &str) -> Option<HtmlInputElement> {
    unsur(form).into_iter().filter_map(|u| u.dyn_into::<HtmlInputElement>().ok()).find(|m| m.name() == nama)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn space_at_the_ends_is_no_difference() {
        assert!(sama("tingkat=3&fakta=Bab+II%0D%0A", "tingkat=3&fakta=+Bab+II"));
        assert!(sama("fakta=", "fakta=+%0A"));
        assert!(!sama("fakta=Bab+II", "fakta=BabII"));
        assert!(!sama("tingkat=3&fakta=a", "fakta=a"));
    }
}
