//! The rendered pages: the application's routes, with what they need from the request.

use axum::{Router, http::request::Parts};
use leptos::{
    nonce::Nonce,
    prelude::{provide_context, use_context},
};
use leptos_axum::{LeptosRoutes, generate_route_list};
use services::{Pelaku, akun::sesi::SesiId};

use crate::{keadaan::Keadaan, keamanan::TandaSekali};

/// Every page's path as axum writes it, for the test that each has its expectations.
#[must_use]
pub fn alamat() -> Vec<String> {
    generate_route_list(app::App).iter().map(|halaman| halaman.path().to_owned()).collect()
}

/// Adds every page of the application.
///
/// Pages find in their context: [`services::Layanan`], `Option<Pelaku>`, `Option<SesiId>`, the request's `Parts`.
pub fn tambah(router: Router<Keadaan>, st: &Keadaan) -> Router<Keadaan> {
    let (l, pilihan) = (st.l.clone(), st.leptos.clone());
    let konteks = move || {
        provide_context(l.clone());
        let bekal = use_context::<Parts>().map(|bagian| bagian.extensions).unwrap_or_default();
        provide_context(bekal.get::<Pelaku>().cloned());
        provide_context(bekal.get::<SesiId>().copied());
        if let Some(TandaSekali(tanda)) = bekal.get::<TandaSekali>() {
            provide_context(Nonce::from_value(tanda.as_str()));
        }
    };
    router.leptos_routes_with_context(st, generate_route_list(app::App), konteks, move || app::shell(pilihan.clone()))
}
