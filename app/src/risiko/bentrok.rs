//! Two people changed one risk: both versions beside each other, and a choice for each field that differs. The other version
//! is what is stored now.

use leptos::prelude::*;

use crate::komponen::{Borang, Nada, gulir, kabar};

/// The comparison after a refused save; nothing when nobody else came first. `kini` holds field, label and what is stored.
/// A field whose other version is chosen is sent as it is stored.
///
/// `sebut` turns a stored value of a field into words.
pub(super) fn tampil(
    b: &Borang,
    kini: &[(&'static str, &'static str, String)],
    formulir: &'static str,
    sebut: impl Fn(&str, &str) -> String,
) -> Option<AnyView> {
    let oleh = b.nilai("bentrok_oleh", "");
    if oleh.is_empty() {
        return None;
    }
    let baris: Vec<AnyView> = kini
        .iter()
        .filter_map(|(nama, label, lain)| {
            let saya = b.nilai(nama, lain);
            (saya.trim() != lain.trim()).then(|| {
                let kata = (sebut(nama, &saya), sebut(nama, lain));
                satu(nama, label, kata, lain.clone(), &oleh, formulir)
            })
        })
        .collect();
    if baris.is_empty() {
        let isi = view! { <p><strong>{format!("{oleh} sudah menyimpan isi yang sama.")}</strong>" Tidak ada yang perlu dipilih."</p> };
        return Some(kabar(Nada::Biasa, isi));
    }
    let tabel = view! {
        <table class="tabel">
            <caption class="senyap">"Dua versi"</caption>
            <thead><tr><th scope="col">"Isian"</th><th scope="col">"Isian Anda"</th><th scope="col">{format!("Isian {oleh}")}</th></tr></thead>
            <tbody>{baris}</tbody>
        </table>
    };
    let isi = view! {
        <p><strong>"Isian Anda belum tersimpan."</strong>" Pilih untuk setiap isian yang berbeda, lalu tekan Simpan di bawah."</p>
        {gulir("Perbandingan dua versi", false, tabel)}
    };
    Some(kabar(Nada::Awas, isi))
}

/// For forms of lists, where a choice for each cell would be a page of its own: who came first, and where it stands.
pub(super) fn singkat(b: &Borang, tersimpan: &str) -> Option<AnyView> {
    let oleh = b.nilai("bentrok_oleh", "");
    let tersimpan = tersimpan.to_owned();
    (!oleh.is_empty()).then(|| {
        kabar(
            Nada::Awas,
            view! {
                <p><strong>"Isian Anda belum tersimpan; yang Anda ketik ada di bawah."</strong></p>
                <p><a href=tersimpan target="_blank" rel="noopener">{format!("Lihat isian {oleh} yang tersimpan (tab baru)")}</a>". Menyimpan lagi memakai isian Anda."</p>
            },
        )
    })
}

fn satu(
    nama: &str,
    label: &'static str,
    (saya, lain): (String, String),
    tersimpan: String,
    oleh: &str,
    formulir: &'static str,
) -> AnyView {
    let pilih = |nilai: &'static str, teks: &str, dipilih: bool, siapa: &str| {
        let isi = if teks.is_empty() { "(kosong)".to_owned() } else { teks.to_owned() };
        view! {
            <td>
                <label class="pilih">
                    <input type="radio" name=format!("pilih_{nama}") value=nilai form=formulir checked=dipilih/>
                    <span><span class="senyap">{format!("{label}, isian {siapa}: ")}</span><span class="pra">{isi}</span></span>
                </label>
            </td>
        }
    };
    let tersembunyi = view! { <input type="hidden" name=format!("lain_{nama}") value=tersimpan form=formulir/> };
    view! {
        <tr>
            <th scope="row">{label}{tersembunyi}</th>
            {pilih("saya", &saya, true, "Anda")}
            {pilih("lain", &lain, false, oleh)}
        </tr>
    }
    .into_any()
}
