//! The addresses of proposals. Fixed words stand before numbers, because the first match wins.

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, any_nested_route::IntoAnyNestedRoute, components::Route, path};

use super::{borang, daftar, kemiripan, putuskan, rinci};

/// Every page about proposals.
#[component(transparent)]
pub fn RuteUsulan() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/usulan-aplikasi") view=daftar::halaman_daftar ssr=SsrMode::Async/>
        <Route path=path!("/usulan-aplikasi/baru") view=borang::halaman_baru ssr=SsrMode::Async/>
        <Route path=path!("/usulan-aplikasi/:id") view=rinci::halaman_rinci ssr=SsrMode::Async/>
        <Route path=path!("/usulan-aplikasi/:id/ubah") view=borang::halaman_ubah ssr=SsrMode::Async/>
        <Route path=path!("/usulan-aplikasi/:id/kemiripan") view=kemiripan::halaman_kemiripan ssr=SsrMode::Async/>
        <Route path=path!("/usulan-aplikasi/:id/tarik") view=putuskan::halaman_tarik ssr=SsrMode::Async/>
        <Route path=path!("/usulan-aplikasi/:id/putuskan") view=putuskan::halaman_putuskan ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}
