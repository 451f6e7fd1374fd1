//! The addresses of this part. Fixed words stand before numbers, because the first match wins.

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, any_nested_route::IntoAnyNestedRoute, components::Route, path};

use super::{dampak, digital, graf, kaitan, kurang, matriks, pengamanan, pohon, prioritas, pusat_data, utama, versi};

/// Every page about the architecture.
#[component(transparent)]
pub fn RuteArsitektur() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/arsitektur") view=utama::halaman_utama ssr=SsrMode::Async/>
        <Route path=path!("/arsitektur/graf") view=graf::halaman_graf ssr=SsrMode::Async/>
        <Route path=path!("/arsitektur/matriks") view=matriks::halaman_matriks ssr=SsrMode::Async/>
        <Route path=path!("/arsitektur/kurang") view=kurang::halaman_kurang ssr=SsrMode::Async/>
        <Route path=path!("/arsitektur/proses-bisnis") view=pohon::halaman_pohon ssr=SsrMode::Async/>
        <Route path=path!("/arsitektur/digital") view=digital::halaman_digital ssr=SsrMode::Async/>
        <Route path=path!("/arsitektur/prioritas") view=prioritas::halaman_prioritas ssr=SsrMode::Async/>
        <Route path=path!("/arsitektur/pusat-data") view=pusat_data::halaman_pusat_data ssr=SsrMode::Async/>
        <Route path=path!("/arsitektur/baru") view=versi::halaman_baru ssr=SsrMode::Async/>
        <Route path=path!("/arsitektur/impor") view=versi::halaman_impor ssr=SsrMode::Async/>
        <Route path=path!("/arsitektur/impor/:sha") view=versi::halaman_pratinjau ssr=SsrMode::Async/>
        <Route path=path!("/arsitektur/:id") view=versi::halaman_rinci ssr=SsrMode::Async/>
        <Route path=path!("/arsitektur/:id/langkah") view=versi::halaman_aksi ssr=SsrMode::Async/>
        <Route path=path!("/arsitektur/:id/kesenjangan") view=versi::halaman_kesenjangan ssr=SsrMode::Async/>
        <Route path=path!("/arsitektur/:id/banding") view=versi::halaman_banding ssr=SsrMode::Async/>
        <Route path=path!("/arsitektur/:id/reviu/:rid") view=versi::halaman_reviu ssr=SsrMode::Async/>
        <Route path=path!("/register/:kode/:id/kaitan") view=kaitan::halaman_kaitan ssr=SsrMode::Async/>
        <Route path=path!("/register/:kode/:id/dampak") view=dampak::halaman_dampak ssr=SsrMode::Async/>
        <Route path=path!("/register/:kode/:id/pengamanan") view=pengamanan::halaman_pengamanan ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}
