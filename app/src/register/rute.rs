//! The addresses of every register. Fixed words stand before numbers, because the first match wins.

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, any_nested_route::IntoAnyNestedRoute, components::Route, path};

use super::{borang, daftar, lampiran, pasti, perhatian, publik, rinci, riwayat, rujukan, semua};

/// Pages of all registers, and what is public of them.
#[component(transparent)]
pub fn RuteRegister() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/register") view=semua::halaman_semua ssr=SsrMode::Async/>
        <Route path=path!("/register/perhatian") view=perhatian::halaman_perhatian ssr=SsrMode::Async/>
        <Route path=path!("/register/:kode") view=daftar::halaman_daftar ssr=SsrMode::Async/>
        <Route path=path!("/register/:kode/baru") view=borang::halaman_baru ssr=SsrMode::Async/>
        <Route path=path!("/register/:kode/:id") view=rinci::halaman_rinci ssr=SsrMode::Async/>
        <Route path=path!("/register/:kode/:id/ubah") view=borang::halaman_ubah ssr=SsrMode::Async/>
        <Route path=path!("/register/:kode/:id/bukti") view=lampiran::halaman_pilih ssr=SsrMode::Async/>
        <Route path=path!("/register/:kode/:id/arsipkan") view=pasti::halaman_arsip ssr=SsrMode::Async/>
        <Route path=path!("/register/:kode/:id/aktifkan") view=pasti::halaman_arsip ssr=SsrMode::Async/>
        <Route path=path!("/register/:kode/:id/kembalikan") view=riwayat::halaman_kembalikan ssr=SsrMode::Async/>
        <Route path=path!("/rujukan/:awalan") view=rujukan::halaman_rujukan ssr=SsrMode::Async/>
        <Route path=path!("/publik/:kode") view=publik::halaman_daftar ssr=SsrMode::Async/>
        <Route path=path!("/publik/:kode/:id") view=publik::halaman_rinci ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}
