//! A page is made by one thread of the server and may be dropped by another, in the middle of being sent: nothing in it
//! may belong to a thread.

use app::pulau::{SimpanOtomatis, Unggah};
use leptos::prelude::*;

/// Makes a piece of a page here and lets another thread drop what it holds; whether that went well.
fn dibuang_benang_lain(buat: impl FnOnce() -> AnyView) -> bool {
    let pemilik = Owner::new();
    let html = pemilik.with(|| buat().to_html());
    assert!(!html.is_empty());
    std::thread::spawn(move || drop(pemilik)).join().is_ok()
}

#[test]
fn the_autosave_belongs_to_no_thread() {
    assert!(dibuang_benang_lain(|| {
        view! {
            <SimpanOtomatis
                formulir="isian".to_owned()
                kunci="isian:1:1".to_owned()
                label=vec![("fakta".to_owned(), "Fakta".to_owned())]
                geser=420
                zona="WIB".to_owned()
            />
        }
        .into_any()
    }));
}

#[test]
fn the_upload_belongs_to_no_thread() {
    assert!(dibuang_benang_lain(|| {
        view! { <Unggah formulir="unggah".to_owned() maks=20_000_000 maks_teks="20 MB".to_owned() /> }.into_any()
    }));
}

#[test]
fn what_belongs_to_one_thread_is_noticed() {
    assert!(!dibuang_benang_lain(|| {
        StoredValue::new_local(None::<std::rc::Rc<()>>);
        view! { <p>"isi"</p> }.into_any()
    }));
}
