//! Every address a person can open. All of them are rendered whole ([`SsrMode::Async`]), so that status, title and
//! redirect are right before the first byte leaves.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    SsrMode,
    components::{Route, Router, Routes},
    path,
};

use crate::{
    akun,
    aplikasi::RuteUsulan,
    arsitektur::RuteArsitektur,
    bantuan, beranda, cari, jejak, kerangka, masuk, penandatangan, pengguna,
    penilaian::{RutePenilaian, indikator},
    perangkat_daerah,
    register::{RuteRegister, RuteTabelRegister},
    risiko::{RuteRegisterRisiko, RuteRisiko},
};

/// The application: one route a page.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <Routes fallback=kerangka::tidak_ada>
                <Route path=path!("/") view=beranda::halaman_beranda ssr=SsrMode::Async/>
                <Route path=path!("/cari") view=cari::halaman_cari ssr=SsrMode::Async/>
                <Route path=path!("/masuk") view=masuk::halaman_masuk ssr=SsrMode::Async/>
                <Route path=path!("/siapkan") view=masuk::halaman_siapkan ssr=SsrMode::Async/>
                <Route path=path!("/akun") view=akun::halaman_akun ssr=SsrMode::Async/>
                <Route path=path!("/akun/sandi") view=akun::halaman_sandi ssr=SsrMode::Async/>
                <Route path=path!("/akun/keluar-semua") view=akun::halaman_keluar_semua ssr=SsrMode::Async/>
                <Route path=path!("/pengguna") view=pengguna::halaman_daftar ssr=SsrMode::Async/>
                <Route path=path!("/pengguna/baru") view=pengguna::halaman_baru ssr=SsrMode::Async/>
                <Route path=path!("/pengguna/:id") view=pengguna::halaman_rinci ssr=SsrMode::Async/>
                <Route path=path!("/pengguna/:id/setel-ulang") view=pengguna::halaman_pasti ssr=SsrMode::Async/>
                <Route path=path!("/pengguna/:id/nonaktifkan") view=pengguna::halaman_pasti ssr=SsrMode::Async/>
                <Route path=path!("/pengguna/:id/aktifkan") view=pengguna::halaman_pasti ssr=SsrMode::Async/>
                <Route path=path!("/pengguna/:id/cabut-peran") view=pengguna::halaman_pasti ssr=SsrMode::Async/>
                <Route path=path!("/perangkat-daerah") view=perangkat_daerah::halaman_daftar ssr=SsrMode::Async/>
                <Route path=path!("/perangkat-daerah/baru") view=perangkat_daerah::halaman_baru ssr=SsrMode::Async/>
                <Route path=path!("/perangkat-daerah/impor") view=perangkat_daerah::halaman_impor ssr=SsrMode::Async/>
                <Route path=path!("/perangkat-daerah/impor/:sha") view=perangkat_daerah::halaman_pratinjau ssr=SsrMode::Async/>
                <Route path=path!("/perangkat-daerah/:id") view=perangkat_daerah::halaman_rinci ssr=SsrMode::Async/>
                <Route path=path!("/perangkat-daerah/:id/ubah") view=perangkat_daerah::halaman_ubah ssr=SsrMode::Async/>
                <Route path=path!("/perangkat-daerah/:id/unit") view=perangkat_daerah::halaman_unit ssr=SsrMode::Async/>
                <Route path=path!("/perangkat-daerah/:id/unit/:uid") view=perangkat_daerah::halaman_ubah_unit ssr=SsrMode::Async/>
                <Route path=path!("/perangkat-daerah/:id/unit/:uid/hapus") view=perangkat_daerah::halaman_hapus_unit ssr=SsrMode::Async/>
                <Route path=path!("/perangkat-daerah/:id/arsipkan") view=perangkat_daerah::halaman_arsip ssr=SsrMode::Async/>
                <Route path=path!("/perangkat-daerah/:id/aktifkan") view=perangkat_daerah::halaman_arsip ssr=SsrMode::Async/>
                <Route path=path!("/penandatangan") view=penandatangan::halaman_daftar ssr=SsrMode::Async/>
                <Route path=path!("/penandatangan/lambang") view=penandatangan::halaman_lambang ssr=SsrMode::Async/>
                <Route path=path!("/penandatangan/lambang/lepas") view=penandatangan::halaman_lepas ssr=SsrMode::Async/>
                <Route path=path!("/penandatangan/:dokumen") view=penandatangan::halaman_ubah ssr=SsrMode::Async/>
                <Route path=path!("/jejak") view=jejak::halaman_jejak ssr=SsrMode::Async/>
                <Route path=path!("/bantuan") view=bantuan::halaman_bantuan ssr=SsrMode::Async/>
                <Route path=path!("/aksesibilitas") view=bantuan::halaman_aksesibilitas ssr=SsrMode::Async/>
                <Route path=path!("/penilaian/:id/indikator") view=indikator::daftar::halaman_daftar ssr=SsrMode::Async/>
                <Route path=path!("/penilaian/:id/indikator/:kode") view=indikator::halaman_indikator ssr=SsrMode::Async/>
                <Route path=path!("/penilaian/:id/indikator/:kode/bukti") view=indikator::halaman_pilih_bukti ssr=SsrMode::Async/>
                <RutePenilaian/>
                <RuteTabelRegister/>
                <RuteArsitektur/>
                <RuteRegister/>
                <RuteUsulan/>
                <RuteRegisterRisiko/>
                <RuteRisiko/>
                <Route path=path!("/*lain") view=kerangka::tidak_ada ssr=SsrMode::Async/>
            </Routes>
        </Router>
    }
}
