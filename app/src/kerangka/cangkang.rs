//! The document around every page.

use leptos::{config::LeptosOptions, hydration::HydrationScripts, prelude::*};
use leptos_meta::MetaTags;

use crate::{App, komponen::StaticTitle};

/// Where the stylesheet, icons and scripts lie: a path that carries their version, so that they may be cached for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aset(pub String);

impl Aset {
    /// The path of one file: `/aset/<versi>/kendali.css`.
    #[must_use]
    pub fn jalur(berkas: &str) -> String {
        let pangkal = use_context::<Self>().map_or_else(|| "/aset".into(), |aset| aset.0);
        format!("{pangkal}/{berkas}")
    }
}

/// Where the assets of this server lie.
pub(super) fn aset(options: &LeptosOptions) -> Aset {
    Aset(format!("/{}", options.site_pkg_dir))
}

/// The document around a page that is rendered at once and has no islands.
pub(super) fn dokumen(judul: String, isi: AnyView) -> impl IntoView {
    view! {
        <html lang="id">
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <StaticTitle teks=judul/>
                <link rel="icon" href=Aset::jalur("favicon.svg") type="image/svg+xml"/>
                <link rel="stylesheet" href=Aset::jalur("kendali.css")/>
            </head>
            <body>{isi}</body>
        </html>
    }
}

/// The HTML document. `options.site_pkg_dir` is the versioned folder of all assets, scripts included.
#[must_use]
pub fn shell(options: LeptosOptions) -> impl IntoView {
    provide_context(aset(&options));
    view! {
        <!DOCTYPE html>
        <html lang="id" data-aset=Aset::jalur("")>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="icon" href=Aset::jalur("favicon.svg") type="image/svg+xml"/>
                <link rel="stylesheet" href=Aset::jalur("kendali.css")/>
                <HydrationScripts options islands=true/>
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}
