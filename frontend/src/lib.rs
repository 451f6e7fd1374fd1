//! The browser's entry: wakes the islands of the page that the server sent.

// Without this the islands are not linked, since nothing here names them.
use app as _;

/// Called once by the page after the wasm is loaded.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
}
