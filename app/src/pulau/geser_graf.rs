//! Zoom for a graph: the picture is larger than its box, which scrolls by itself; this brings the centre into view and
//! makes the picture larger, smaller, or as wide as its box.

use leptos::{prelude::*, web_sys};
use wasm_bindgen::JsCast;

/// Steps of the zoom in percent.
const LANGKAH: [u32; 7] = [25, 50, 75, 100, 125, 150, 200];

/// Zoom for the `svg` with id `graf` inside.
#[island]
pub fn GeserGraf(children: Children) -> impl IntoView {
    let skala = RwSignal::new(None::<u32>);
    Effect::new(move |_| {
        if skala.get_untracked().is_none() {
            skala.set(Some(100));
            ke_tengah();
        }
    });
    Effect::new(move |_| {
        if let Some(persen) = skala.get() {
            perbesar(persen);
        }
    });
    let geser = move |arah: i32| {
        let kini = skala.get_untracked().unwrap_or(100);
        let letak = LANGKAH.iter().position(|l| *l >= kini).unwrap_or(LANGKAH.len() - 1);
        let lanjut = if arah > 0 { (letak + 1).min(LANGKAH.len() - 1) } else { letak.saturating_sub(1) };
        skala.set(Some(LANGKAH[lanjut]));
    };
    view! {
        {move || skala.get().map(|persen| view! {
            <p class="baris jarak" role="group" aria-label="Ukuran gambar">
                <button class="tombol kecil" type="button" on:click=move |_| geser(-1)>"Perkecil"</button>
                <span class="utuh" role="status">{format!("{persen} %")}</span>
                <button class="tombol kecil" type="button" on:click=move |_| geser(1)>"Perbesar"</button>
                <button class="tombol kecil" type="button" on:click=move |_| skala.set(muat())>"Muat selebar kotak"</button>
                <button class="tombol kecil" type="button" on:click=move |_| { ke_tengah(); }>"Ke pusat"</button>
            </p>
        })}
        {children()}
    }
}

fn gambar() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.get_element_by_id("graf")
}

/// Width and height of the picture in its own units.
fn ukuran(gambar: &web_sys::Element) -> Option<(f64, f64)> {
    let kotak = gambar.get_attribute("viewBox")?;
    let mut angka = kotak.split(' ').skip(2).map(|n| n.parse::<f64>());
    Some((angka.next()?.ok()?, angka.next()?.ok()?))
}

fn perbesar(persen: u32) -> Option<()> {
    let gambar = gambar()?;
    let (lebar, tinggi) = ukuran(&gambar)?;
    let kali = f64::from(persen) / 100.0;
    gambar.set_attribute("width", &format!("{:.0}", lebar * kali)).ok()?;
    gambar.set_attribute("height", &format!("{:.0}", tinggi * kali)).ok()
}

fn muat() -> Option<u32> {
    let gambar = gambar()?;
    let (lebar, _) = ukuran(&gambar)?;
    let kotak = f64::from(gambar.parent_element()?.client_width());
    Some(((kotak / lebar * 100.0).floor() as u32).clamp(10, 200))
}

/// Brings the centre's box to the middle of what is seen.
fn ke_tengah() -> Option<()> {
    let gambar = gambar()?;
    let kotak = gambar.parent_element()?.dyn_into::<web_sys::HtmlElement>().ok()?;
    let rect = gambar.query_selector(".pusat rect").ok()??;
    let (lebar, _) = ukuran(&gambar)?;
    let kali = gambar.get_attribute("width")?.parse::<f64>().ok()? / lebar;
    let nilai = |nama: &str| rect.get_attribute(nama).and_then(|n| n.parse::<f64>().ok()).unwrap_or(0.0);
    let tengah = |awal: f64, panjang: f64, terlihat: i32| (awal + panjang / 2.0) * kali - f64::from(terlihat) / 2.0;
    kotak.set_scroll_left(tengah(nilai("x"), nilai("width"), kotak.client_width()) as i32);
    kotak.set_scroll_top(tengah(nilai("y"), nilai("height"), kotak.client_height()) as i32);
    Some(())
}
