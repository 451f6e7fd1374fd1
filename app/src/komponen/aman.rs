//! The elements whose text Leptos does not escape: `<title>`, `<textarea>` and the data block of search engines. Nothing
//! else may use them raw.

use html_escape::encode_text;
use leptos::prelude::*;
use leptos_meta::Title;

/// The window title, escaped.
#[component]
pub fn PageTitle(#[prop(into)] teks: String) -> impl IntoView {
    let teks: String = teks.chars().map(|huruf| if huruf.is_control() { ' ' } else { huruf }).collect();
    view! { <Title text=encode_text(&teks).into_owned()/> }
}

/// The same for a document that is rendered at once, where nothing collects titles.
#[component]
pub fn StaticTitle(#[prop(into)] teks: String) -> impl IntoView {
    view! { <title>{encode_text(&teks).into_owned()}</title> }
}

/// A multi-line field, escaped; a first newline is kept, which HTML would swallow.
#[component]
pub fn TextArea(
    #[prop(into)] id: String,
    #[prop(into)] nama: String,
    #[prop(into)] nilai: String,
    #[prop(optional)] baris: Option<u16>,
    #[prop(optional)] maks: Option<usize>,
    #[prop(optional)] wajib: bool,
    #[prop(optional)] salah: bool,
    /// Ids of help and message.
    #[prop(optional_no_strip, into)]
    uraian: Option<String>,
) -> impl IntoView {
    view! {
        <textarea
            class="masukan"
            id=id
            name=nama
            rows=baris.unwrap_or(5).to_string()
            maxlength=maks.map(|maks| maks.to_string())
            required=wajib
            aria-invalid=salah.then_some("true")
            aria-describedby=uraian
        >
            {format!("\n{}", encode_text(&nilai))}
        </textarea>
    }
}

/// Structured data (JSON-LD) for search engines: no code, and nothing in it can end the element it stands in.
#[component]
pub fn DataTerstruktur(isi: serde_json::Value) -> impl IntoView {
    let teks: String = isi
        .to_string()
        .chars()
        .map(|huruf| match huruf {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => format!("\\u{:04x}", u32::from(huruf)),
            lain => lain.to_string(),
        })
        .collect();
    view! { <script type="application/ld+json">{teks}</script> }
}
