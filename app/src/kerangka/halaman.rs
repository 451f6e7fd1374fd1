//! The one way a page loads its data: who asks, what stands in the address, what the last form left behind; then the
//! content, an error page with its status, or a redirect.

use std::future::Future;

use axum::http::{HeaderName, HeaderValue, StatusCode, header, request::Parts};
use domain::{profil::Topik, waktu::ZonaWaktu};
use leptos::{prelude::*, reactive::owner::Owner};
use leptos_axum::ResponseOptions;
use leptos_router::{hooks::use_params_map, params::ParamsMap};
use services::{
    Galat, Hasil, Layanan, Pelaku,
    akun::sesi::SesiId,
    penilaian::menunggu::{self, Menunggu},
};

use super::{alamat::Alamat, alamat::sandi_alamat, bingkai, galat};
use crate::komponen::Borang;

/// What a page has at hand. `P` is [`Pelaku`] on pages for people who signed in, `Option<Pelaku>` on public ones.
#[derive(Clone)]
pub struct Konteks<P = Pelaku> {
    pub l: Layanan,
    pub pelaku: P,
    pub alamat: Alamat,
    /// Form errors and typed values that the last POST left for this page, and its message.
    pub borang: Borang,
    /// What the menu counts; empty for a visitor.
    pub menunggu: Menunggu,
    param: ParamsMap,
}

/// The content of a page, or where to go instead.
pub struct Isi {
    pub(super) judul: String,
    pub(super) remah: Vec<(String, String)>,
    pub(super) keterangan: Option<AnyView>,
    pub(super) dasar: &'static [Topik],
    pub(super) tindakan: Option<AnyView>,
    pub(super) isi: AnyView,
    pub(super) ragam: Ragam,
    ulang: Option<u16>,
}

pub(super) enum Ragam {
    Biasa,
    /// The door: no menu, its own heading.
    Pintu,
    Alih(String),
}

impl Isi {
    /// A page with its heading; everything else is optional.
    pub fn baru(judul: impl Into<String>, isi: impl IntoAny) -> Self {
        Self {
            judul: judul.into(),
            remah: Vec::new(),
            keterangan: None,
            dasar: &[],
            tindakan: None,
            isi: isi.into_any(),
            ragam: Ragam::Biasa,
            ulang: None,
        }
    }

    /// A page without menu, for those who are not inside yet; `isi` brings its own `h1`.
    pub fn pintu(judul: impl Into<String>, isi: impl IntoAny) -> Self {
        Self { ragam: Ragam::Pintu, ..Self::baru(judul, isi) }
    }

    /// Go somewhere else instead.
    pub fn alih(tujuan: impl Into<String>) -> Self {
        Self { ragam: Ragam::Alih(tujuan.into()), ..Self::baru("", ()) }
    }

    /// Where the page lies: name and address of each step above it.
    pub fn remah<N: Into<String>, A: Into<String>>(mut self, langkah: impl IntoIterator<Item = (N, A)>) -> Self {
        self.remah = langkah.into_iter().map(|(nama, alamat)| (nama.into(), alamat.into())).collect();
        self
    }

    /// One sentence under the heading.
    pub fn keterangan(mut self, teks: impl IntoAny) -> Self {
        self.keterangan = Some(teks.into_any());
        self
    }

    /// What the page rests on: the Pasal of these subjects, as the profil cites them.
    #[must_use]
    pub const fn dasar(mut self, topik: &'static [Topik]) -> Self {
        self.dasar = topik;
        self
    }

    /// The browser asks for the page again after so many seconds, with and without scripts: something is under way.
    ///
    /// By header, because a `<Meta>` of a page that waits for its data registers itself while it is rendered, in the context
    /// of whichever request its thread began last: it may reach the head of another page, or none.
    #[must_use]
    pub const fn muat_ulang(mut self, detik: u16) -> Self {
        self.ulang = Some(detik);
        self
    }

    /// Buttons and links at the right of the heading.
    pub fn tindakan(mut self, tindakan: impl IntoAny) -> Self {
        self.tindakan = Some(tindakan.into_any());
        self
    }
}

impl<P> Konteks<P> {
    /// A number in the path; anything else is a page that does not exist.
    ///
    /// # Errors
    /// [`Galat::TidakAda`].
    pub fn id(&self, nama: &str) -> Hasil<i64> {
        self.param.get_str(nama).and_then(|teks| teks.parse().ok()).ok_or(Galat::TidakAda)
    }

    /// A word in the path; empty when the route has none of this name.
    #[must_use]
    pub fn param(&self, nama: &str) -> &str {
        self.param.get_str(nama).unwrap_or_default()
    }

    /// The government's time zone.
    #[must_use]
    pub fn zona(&self) -> ZonaWaktu {
        bingkai::zona(&self.l)
    }

    /// Today in the government's time zone.
    #[must_use]
    pub fn hari_ini(&self) -> chrono::NaiveDate {
        self.zona().tanggal(self.l.kini())
    }
}

/// A page for people who signed in; everybody else is sent to the door and comes back afterwards.
///
/// ```text
/// pub fn halaman_daftar() -> AnyView {
///     halaman(|k| async move {
///         let daftar = services::akun::list(&k.l, &k.pelaku, &saringan).await?;
///         Ok(Isi::baru("Pengguna dan peran", view! { ... }).remah([("Pengguna", "/pengguna")]))
///     })
/// }
/// ```
pub fn halaman<F, M>(muat: F) -> AnyView
where
    F: FnOnce(Konteks) -> M + Send + 'static,
    M: Future<Output = Hasil<Isi>> + Send + 'static,
{
    tampilkan(move |k| async move {
        match k.pelaku.clone() {
            Some(pelaku) => {
                let Konteks { l, alamat, borang, menunggu, param, .. } = k;
                muat(Konteks { l, pelaku, alamat, borang, menunggu, param }).await
            }
            None if k.alamat.jalur == "/" => Ok(Isi::alih("/masuk")),
            None => Ok(Isi::alih(format!("/masuk?lanjut={}", sandi_alamat(&k.alamat.teks())))),
        }
    })
}

/// A page that anybody may open.
pub fn halaman_umum<F, M>(muat: F) -> AnyView
where
    F: FnOnce(Konteks<Option<Pelaku>>) -> M + Send + 'static,
    M: Future<Output = Hasil<Isi>> + Send + 'static,
{
    tampilkan(muat)
}

fn tampilkan<F, M>(muat: F) -> AnyView
where
    F: FnOnce(Konteks<Option<Pelaku>>) -> M + Send + 'static,
    M: Future<Output = Hasil<Isi>> + Send + 'static,
{
    // The list of routes is made once at start by running the application without a request.
    let (Some(l), Some(bagian)) = (use_context::<Layanan>(), use_context::<Parts>()) else {
        return ().into_any();
    };
    let pelaku = use_context::<Option<Pelaku>>().flatten();
    let sesi =
        use_context::<Option<SesiId>>().flatten().or_else(|| pelaku.as_ref().and_then(|p| p.sesi_id).map(SesiId));
    let alamat = Alamat::baru(bagian.uri.path(), bagian.uri.query());
    let kode = bagian.headers.get("x-request-id").and_then(|kode| kode.to_str().ok()).map(str::to_owned);
    let param = use_params_map().get_untracked();
    let pemilik = Owner::current();
    Suspend::new(async move {
        let borang = crate::komponen::borang::ambil(&l, sesi, &alamat.jalur).await;
        let menunggu = match &pelaku {
            Some(pelaku) => menunggu(&l, pelaku).await,
            None => Menunggu::default(),
        };
        let k = Konteks {
            l: l.clone(),
            pelaku: pelaku.clone(),
            alamat: alamat.clone(),
            borang: borang.clone(),
            menunggu: menunggu.clone(),
            param,
        };
        let hasil = muat(k).await;
        let susun = move || {
            let isi = match hasil {
                Ok(Isi { ragam: Ragam::Alih(tujuan), .. }) => {
                    alihkan(&tujuan);
                    return ().into_any();
                }
                Ok(isi) => {
                    if let Some(detik) = isi.ulang {
                        atur_kepala(header::REFRESH, HeaderValue::from(detik));
                    }
                    isi
                }
                Err(galat) => {
                    if let Galat::Internal(sebab) = &galat {
                        tracing::error!(%sebab, request_id = kode.as_deref().unwrap_or("-"), "a page failed");
                    }
                    let kode = matches!(galat, Galat::Internal(_)).then_some(kode).flatten();
                    galat::isi_galat(&galat, kode)
                }
            };
            bingkai::susun(&l, pelaku.as_ref().map(|pelaku| (pelaku, &menunggu)), &alamat, &borang, isi)
        };
        match pemilik {
            Some(pemilik) => pemilik.with(susun),
            None => susun(),
        }
    })
    .into_any()
}

/// The counts of the menu. A page is worth more than they are, so a failure is logged and the page shown without.
async fn menunggu(l: &Layanan, pelaku: &Pelaku) -> Menunggu {
    menunggu::hitung(l, pelaku).await.unwrap_or_else(|sebab| {
        tracing::error!(%sebab, "the counts of the menu cannot be read");
        Menunggu::default()
    })
}

pub(super) fn atur_status(status: StatusCode) {
    if let Some(jawaban) = use_context::<ResponseOptions>() {
        jawaban.set_status(status);
    }
}

fn atur_kepala(nama: HeaderName, nilai: HeaderValue) {
    if let Some(jawaban) = use_context::<ResponseOptions>() {
        jawaban.insert_header(nama, nilai);
    }
}

fn alihkan(tujuan: &str) {
    if let Ok(nilai) = HeaderValue::from_str(tujuan) {
        atur_kepala(header::LOCATION, nilai);
        atur_status(StatusCode::SEE_OTHER);
    }
}
