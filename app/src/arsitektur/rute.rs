//! The addresses of this part. Fixed words stand before numbers, because the first match wins.

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, any_nested_route::IntoAnyNestedRoute, components::Route, path};

use super::{dampak, graf, kaitan, kurang, matriks, utama};

/// Every page about the architecture.
#[component(transparent)]
pub fn RuteArsitektur() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/arsitektur") view=utama::halaman_utama ssr=SsrMode::Async/>
        <Route path=path!("/arsitektur/graf") view=graf::halaman_graf ssr=SsrMode::Async/>
        <Route path=path!("/arsitektur/matriks") view=matriks::halaman_matriks ssr=SsrMode::Async/>
        <Route path=path!("/arsitektur/kurang") view=kurang::halaman_kurang ssr=SsrMode::Async/>
        <Route path=path!("/register/:kode/:id/kaitan") view=kaitan::halaman_kaitan ssr=SsrMode::Async/>
        <Route path=path!("/register/:kode/:id/dampak") view=dampak::halaman_dampak ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}
