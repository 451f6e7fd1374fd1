//! The addresses of tables and documents, in and out. Fixed words, so they stand before the addresses of single records.

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, any_nested_route::IntoAnyNestedRoute, components::Route, path};

use super::{impor, massal, terbitan};

/// Pages for many records at once.
#[component(transparent)]
pub fn RuteTabelRegister() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/register/:kode/impor") view=impor::halaman_impor ssr=SsrMode::Async/>
        <Route path=path!("/register/:kode/impor/:impor") view=impor::halaman_hasil ssr=SsrMode::Async/>
        <Route path=path!("/register/:kode/impor/:impor/urungkan") view=impor::halaman_urung ssr=SsrMode::Async/>
        <Route path=path!("/register/:kode/massal") view=massal::halaman_massal ssr=SsrMode::Async/>
        <Route path=path!("/register/:kode/terbitan") view=terbitan::halaman_terbitan ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}
