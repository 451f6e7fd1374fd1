//! What every handler has at hand.

use std::sync::Arc;

use axum::extract::FromRef;
use leptos::config::LeptosOptions;
use services::{Layanan, akun::siapkan::KodeSiapkan};

use crate::pengaturan::Pengaturan;

/// State of the router; cheap to clone, holds nothing that belongs to one request.
#[derive(Clone)]
pub struct Keadaan {
    pub l: Layanan,
    pub pengaturan: Arc<Pengaturan>,
    pub leptos: LeptosOptions,
    /// Recognizes the one-time code for the first admin; `None` unless the server started empty.
    pub kode_siapkan: Option<KodeSiapkan>,
}

impl Keadaan {
    /// Puts the parts together.
    #[must_use]
    pub fn new(l: Layanan, pengaturan: Pengaturan, kode_siapkan: Option<KodeSiapkan>) -> Self {
        let leptos = LeptosOptions::builder()
            .output_name("spbe")
            .site_pkg_dir(crate::aset::pangkal().trim_start_matches('/'))
            .build();
        Self { l, pengaturan: Arc::new(pengaturan), leptos, kode_siapkan }
    }
}

impl FromRef<Keadaan> for LeptosOptions {
    fn from_ref(st: &Keadaan) -> Self {
        st.leptos.clone()
    }
}
