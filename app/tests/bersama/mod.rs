//! What page tests stand on: the rendered application over an empty database of its own.

pub mod formulir;
pub mod pasal;

use std::sync::Arc;

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use domain::{
    instrumen::Katalog,
    izin::{Peran, PeranDiberikan},
    profil::Profil,
};
use leptos::{config::LeptosOptions, prelude::provide_context};
use leptos_axum::{LeptosRoutes, generate_route_list};
use object_store::memory::InMemory;
use services::{
    Layanan, Pelaku,
    akun::{kelola::IsianOrang, sesi::SesiId, siapkan},
    layanan,
};
use tempfile::TempDir;
use tower::ServiceExt;

/// A server with an empty database of its own.
pub struct Uji {
    pub l: Layanan,
    _map: TempDir,
}

impl Uji {
    pub async fn baru() -> Self {
        let map = tempfile::tempdir().unwrap();
        let db = layanan::sambung(&format!("sqlite://{}?mode=rwc", map.path().join("uji.db").display())).await.unwrap();
        layanan::migrasi(&db).await.unwrap();
        let profil = Profil::bawaan("nusa-raya").unwrap().unwrap();
        let l = Layanan::new(db, Arc::new(InMemory::new()), Arc::new(profil), Arc::new(Katalog::bawaan().unwrap()));
        Self { l, _map: map }
    }

    pub async fn admin(&self) -> Pelaku {
        let orang =
            IsianOrang { nama_pengguna: "ratri".into(), nama: "Ratri <b>Kusuma</b>".into(), ..IsianOrang::default() };
        let akun = siapkan::admin_dari_terminal(&self.l, &orang).await.unwrap();
        pelaku(Some(akun.id), &[Peran::Admin])
    }

    /// Status, where it redirects to, and the body.
    pub async fn buka(
        &self,
        alamat: &str,
        pelaku: Option<Pelaku>,
        sesi: Option<SesiId>,
    ) -> (StatusCode, String, String) {
        let pilihan = LeptosOptions::builder().output_name("spbe").site_pkg_dir("aset/uji").build();
        let l = self.l.clone();
        let konteks = move || {
            provide_context(l.clone());
            provide_context(pelaku.clone());
            provide_context(sesi);
        };
        let cangkang = pilihan.clone();
        let router: Router = Router::new()
            .leptos_routes_with_context(&pilihan, generate_route_list(app::App), konteks, move || {
                app::shell(cangkang.clone())
            })
            .with_state(pilihan);
        let permintaan =
            Request::builder().uri(alamat).header(header::ACCEPT, "text/html").body(Body::empty()).unwrap();
        let jawaban = router.oneshot(permintaan).await.unwrap();
        let tujuan =
            jawaban.headers().get(header::LOCATION).map(|t| t.to_str().unwrap().to_owned()).unwrap_or_default();
        let (status, badan) = (jawaban.status(), to_bytes(jawaban.into_body(), 4_000_000).await.unwrap());
        (status, tujuan, String::from_utf8(badan.to_vec()).unwrap())
    }
}

/// A person with roles that span the government.
pub fn pelaku(akun_id: Option<i64>, peran: &[Peran]) -> Pelaku {
    let peran = peran.iter().map(|&peran| PeranDiberikan { peran, perangkat_daerah: None }).collect();
    Pelaku { akun_id, nama: "Ratri Kusuma".into(), peran, sesi_id: None, alamat: "lokal".into() }
}
