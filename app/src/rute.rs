//! Every address a person can open. All of them are rendered whole ([`SsrMode::Async`]), so that status, title and
//! redirect are right before the first byte leaves.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    SsrMode,
    components::{Route, Router, Routes},
    path,
};

use crate::{bantuan, beranda, kerangka, masuk};

/// The application: one route a page.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <Routes fallback=kerangka::tidak_ada>
                <Route path=path!("/") view=beranda::halaman_beranda ssr=SsrMode::Async/>
                <Route path=path!("/masuk") view=masuk::halaman_masuk ssr=SsrMode::Async/>
                <Route path=path!("/siapkan") view=masuk::halaman_siapkan ssr=SsrMode::Async/>
                <Route path=path!("/bantuan") view=bantuan::halaman_bantuan ssr=SsrMode::Async/>
                <Route path=path!("/aksesibilitas") view=bantuan::halaman_aksesibilitas ssr=SsrMode::Async/>
            </Routes>
        </Router>
    }
}
