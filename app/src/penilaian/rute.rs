//! The addresses of this part. Fixed words stand before numbers, because the first match wins.

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, any_nested_route::IntoAnyNestedRoute, components::Route, path};

use super::{
    baru, daftar, impor, impor_tahap, keputusan, laporan, pengingat, penugasan, putaran, rekomendasi, ringkasan,
    simulasi,
};

/// Every page about rounds and assessments.
#[component(transparent)]
pub fn RutePenilaian() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/penilaian") view=daftar::halaman_daftar ssr=SsrMode::Async/>
        <Route path=path!("/penilaian/baru") view=baru::halaman_baru ssr=SsrMode::Async/>
        <Route path=path!("/penilaian/impor") view=impor::halaman_unggah ssr=SsrMode::Async/>
        <Route path=path!("/penilaian/impor/:sha") view=impor::halaman_pratinjau ssr=SsrMode::Async/>
        <Route path=path!("/putaran/:id") view=putaran::halaman_putaran ssr=SsrMode::Async/>
        <Route path=path!("/putaran/:id/tetapkan") view=keputusan::halaman_tetapkan ssr=SsrMode::Async/>
        <Route path=path!("/putaran/:id/buka-kembali") view=keputusan::halaman_buka_kembali ssr=SsrMode::Async/>
        <Route path=path!("/putaran/:id/impor") view=impor_tahap::halaman_unggah ssr=SsrMode::Async/>
        <Route path=path!("/putaran/:id/impor/:sha") view=impor_tahap::halaman_pratinjau ssr=SsrMode::Async/>
        <Route path=path!("/penilaian/:id") view=ringkasan::halaman_ringkasan ssr=SsrMode::Async/>
        <Route path=path!("/penilaian/:id/pengingat") view=pengingat::halaman_pengingat ssr=SsrMode::Async/>
        <Route path=path!("/penilaian/:id/penugasan") view=penugasan::halaman_penugasan ssr=SsrMode::Async/>
        <Route path=path!("/penilaian/:id/simulasi") view=simulasi::halaman_simulasi ssr=SsrMode::Async/>
        <Route path=path!("/penilaian/:id/laporan") view=laporan::halaman_laporan ssr=SsrMode::Async/>
        <Route path=path!("/penilaian/:id/rekomendasi") view=rekomendasi::halaman_daftar ssr=SsrMode::Async/>
        <Route path=path!("/penilaian/:id/rekomendasi/:rid") view=rekomendasi::halaman_ubah ssr=SsrMode::Async/>
        <Route path=path!("/penilaian/:id/rekomendasi/:rid/arsip") view=rekomendasi::halaman_arsip ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}
