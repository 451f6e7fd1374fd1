//! The addresses of this part. Fixed words stand before numbers, because the first match wins.

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, any_nested_route::IntoAnyNestedRoute, components::Route, path};

use super::{baru, daftar, keputusan, putaran, ringkasan};

/// Every page about rounds and assessments.
#[component(transparent)]
pub fn RutePenilaian() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/penilaian") view=daftar::halaman_daftar ssr=SsrMode::Async/>
        <Route path=path!("/penilaian/baru") view=baru::halaman_baru ssr=SsrMode::Async/>
        <Route path=path!("/putaran/:id") view=putaran::halaman_putaran ssr=SsrMode::Async/>
        <Route path=path!("/putaran/:id/tetapkan") view=keputusan::halaman_tetapkan ssr=SsrMode::Async/>
        <Route path=path!("/putaran/:id/buka-kembali") view=keputusan::halaman_buka_kembali ssr=SsrMode::Async/>
        <Route path=path!("/penilaian/:id") view=ringkasan::halaman_ringkasan ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}
