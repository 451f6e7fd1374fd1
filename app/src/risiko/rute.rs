//! The addresses of risks. Fixed words stand before numbers, because the first match wins.

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, any_nested_route::IntoAnyNestedRoute, components::Route, path};

use super::{
    borang, daftar, eskalasi, ikhtisar, impor, isian, kaitan, katalog, konteks, langkah, pasti, pedoman, pendampingan,
    pengaturan, register, rinci,
};

/// The whole government, registers of offices, and the policy of a year.
#[component(transparent)]
pub fn RuteRegisterRisiko() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/risiko") view=ikhtisar::halaman_ikhtisar ssr=SsrMode::Async/>
        <Route path=path!("/risiko/daftar") view=daftar::halaman_daftar ssr=SsrMode::Async/>
        <Route path=path!("/risiko/mulai") view=register::halaman_mulai ssr=SsrMode::Async/>
        <Route path=path!("/risiko/pendampingan") view=pendampingan::halaman_daftar ssr=SsrMode::Async/>
        <Route path=path!("/risiko/pendampingan/:id") view=pendampingan::halaman_tindak_lanjut ssr=SsrMode::Async/>
        <Route path=path!("/risiko/pengaturan/:tahun") view=pengaturan::halaman_pengaturan ssr=SsrMode::Async/>
        <Route path=path!("/risiko/pengaturan/:tahun/matriks") view=pengaturan::halaman_matriks ssr=SsrMode::Async/>
        <Route path=path!("/risiko/pengaturan/:tahun/pedoman") view=pedoman::halaman_pedoman ssr=SsrMode::Async/>
        <Route path=path!("/risiko/pengaturan/:tahun/tutup") view=pengaturan::halaman_tutup ssr=SsrMode::Async/>
        <Route path=path!("/risiko/pengaturan/:tahun/buka") view=pengaturan::halaman_tutup ssr=SsrMode::Async/>
        <Route path=path!("/risiko/pengaturan/:tahun/struktur/:unsur") view=pengaturan::halaman_struktur ssr=SsrMode::Async/>
        <Route path=path!("/risiko/pengaturan/:tahun/:bagian") view=pengaturan::halaman_bagian ssr=SsrMode::Async/>
        <Route path=path!("/risiko/register/:rid") view=register::halaman_register ssr=SsrMode::Async/>
        <Route path=path!("/risiko/register/:rid/baru") view=borang::halaman_baru ssr=SsrMode::Async/>
        <Route path=path!("/risiko/register/:rid/katalog") view=katalog::halaman_katalog ssr=SsrMode::Async/>
        <Route path=path!("/risiko/register/:rid/impor") view=impor::halaman_impor ssr=SsrMode::Async/>
        <Route path=path!("/risiko/register/:rid/impor/:sha") view=impor::halaman_pratinjau ssr=SsrMode::Async/>
        <Route path=path!("/risiko/register/:rid/konteks") view=konteks::halaman_konteks ssr=SsrMode::Async/>
        <Route path=path!("/risiko/register/:rid/konteks/:bagian") view=konteks::halaman_bagian ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

/// One risk and the forms below it.
#[component(transparent)]
pub fn RuteRisiko() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/risiko/:id") view=rinci::halaman_rinci ssr=SsrMode::Async/>
        <Route path=path!("/risiko/:id/ubah") view=borang::halaman_ubah ssr=SsrMode::Async/>
        <Route path=path!("/risiko/:id/arsipkan") view=pasti::halaman_arsip ssr=SsrMode::Async/>
        <Route path=path!("/risiko/:id/aktifkan") view=pasti::halaman_arsip ssr=SsrMode::Async/>
        <Route path=path!("/risiko/:id/langkah/:perbuatan") view=langkah::halaman_langkah ssr=SsrMode::Async/>
        <Route path=path!("/risiko/:id/eskalasi") view=eskalasi::halaman_eskalasi ssr=SsrMode::Async/>
        <Route path=path!("/risiko/:id/putusan") view=eskalasi::halaman_putusan ssr=SsrMode::Async/>
        <Route path=path!("/risiko/:id/kaitan") view=kaitan::halaman_kaitan ssr=SsrMode::Async/>
        <Route path=path!("/risiko/:id/residual") view=isian::halaman_residual ssr=SsrMode::Async/>
        <Route path=path!("/risiko/:id/spip") view=isian::halaman_spip ssr=SsrMode::Async/>
        <Route path=path!("/risiko/:id/penanganan/baru") view=isian::halaman_penanganan ssr=SsrMode::Async/>
        <Route path=path!("/risiko/:id/penanganan/:pid") view=isian::halaman_penanganan ssr=SsrMode::Async/>
        <Route path=path!("/risiko/:id/penanganan/:pid/kemajuan") view=isian::halaman_kemajuan ssr=SsrMode::Async/>
        <Route path=path!("/risiko/:id/penanganan/:pid/hapus") view=isian::halaman_hapus ssr=SsrMode::Async/>
        <Route path=path!("/risiko/:id/pantauan/baru") view=isian::halaman_pantauan ssr=SsrMode::Async/>
        <Route path=path!("/risiko/:id/pantauan/:pid") view=isian::halaman_pantauan ssr=SsrMode::Async/>
        <Route path=path!("/risiko/:id/pantauan/:pid/hapus") view=isian::halaman_hapus ssr=SsrMode::Async/>
        <Route path=path!("/risiko/:id/kejadian/baru") view=isian::halaman_kejadian ssr=SsrMode::Async/>
        <Route path=path!("/risiko/:id/kejadian/:pid") view=isian::halaman_kejadian ssr=SsrMode::Async/>
        <Route path=path!("/risiko/:id/kejadian/:pid/hapus") view=isian::halaman_hapus ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}
