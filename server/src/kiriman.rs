//! What a handler is given: who sends, what was sent, and how to answer.
//!
//! A form handler is its arguments, one use case and the page to go to:
//!
//! ```text
//! async fn post_fungsi(Path(id): Path<i64>, k: Kiriman) -> Response {
//!     k.jawab(&alamat(id), async {
//!         register::set_fungsi(&k.l, &k.pelaku, id, k.isian.versi(), &fungsi(&k.isian)?).await?;
//!         Ok(Beres::ke(alamat(id), "Fungsi diperbarui."))
//!     })
//!     .await
//! }
//! ```

use std::ops::Deref;

use axum::{
    extract::{FromRequest, FromRequestParts, Request},
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use services::{Hasil, Layanan, Pelaku};

use crate::{
    jawaban::{Asal, Beres, sandi_url},
    keadaan::Keadaan,
    kunjungan::Masuk,
};

/// What a form sent, in order, names as often as they came.
#[derive(Clone, Debug, Default)]
pub struct Isian(pub Vec<(String, String)>);

impl Isian {
    /// The first value of a field; empty when it was not sent.
    #[must_use]
    pub fn teks(&self, nama: &str) -> &str {
        self.0.iter().find(|(n, _)| n == nama).map_or("", |(_, nilai)| nilai.as_str())
    }

    /// All values of a field that are not empty.
    #[must_use]
    pub fn semua(&self, nama: &str) -> Vec<&str> {
        self.0.iter().filter(|(n, nilai)| n == nama && !nilai.is_empty()).map(|(_, nilai)| nilai.as_str()).collect()
    }

    /// A number; `None` when the field is empty or no number.
    #[must_use]
    pub fn angka(&self, nama: &str) -> Option<i64> {
        self.teks(nama).trim().parse().ok()
    }

    /// With the other person's version of what it was chosen for: `pilih_<kunci>=lain` puts every `lain_<kunci>:<field>` into
    /// its field. Both kinds of names are used up, so that a form that comes back holds what was chosen.
    #[must_use]
    fn terpilih(self) -> Self {
        let lain = |nama: &str| {
            let (kunci, bidang) = nama.strip_prefix("lain_")?.split_once(':')?;
            Some((kunci.to_owned(), bidang.to_owned()))
        };
        let kunci: Vec<String> = self.0.iter().filter_map(|(nama, _)| Some(lain(nama)?.0)).collect();
        if kunci.is_empty() {
            return self;
        }
        let (mut sisa, mut pilihan) = (Vec::new(), Vec::new());
        for (nama, nilai) in self.0 {
            match (lain(&nama), nama.strip_prefix("pilih_")) {
                (Some((kunci, bidang)), _) => pilihan.push((kunci, bidang, nilai)),
                (None, Some(satu)) if kunci.iter().any(|k| k == satu) => {
                    pilihan.push((satu.to_owned(), String::new(), nilai))
                }
                (None, _) => sisa.push((nama, nilai)),
            }
        }
        let dipakai: Vec<&str> = pilihan
            .iter()
            .filter(|(_, bidang, nilai)| bidang.is_empty() && nilai == "lain")
            .map(|(kunci, ..)| kunci.as_str())
            .collect();
        for (_, bidang, nilai) in pilihan.iter().filter(|(k, b, _)| !b.is_empty() && dipakai.contains(&k.as_str())) {
            match sisa.iter_mut().find(|(nama, _)| nama == bidang) {
                Some((_, ada)) => ada.clone_from(nilai),
                None => sisa.push((bidang.clone(), nilai.clone())),
            }
        }
        Self(sisa)
    }

    /// The record's version the form was filled on; a form without one is stale.
    #[must_use]
    pub fn versi(&self) -> i64 {
        self.angka("versi").unwrap_or(0)
    }
}

impl<S: Send + Sync> FromRequest<S> for Isian {
    type Rejection = Response;

    async fn from_request(permintaan: Request, st: &S) -> Result<Self, Response> {
        let isian = axum::Form::<Vec<(String, String)>>::from_request(permintaan, st).await;
        let axum::Form(isian) = isian.map_err(IntoResponse::into_response)?;
        // No database text can hold NUL, and nobody can type it.
        if isian.iter().any(|(nama, nilai)| nama.contains('\0') || nilai.contains('\0')) {
            return Err(StatusCode::UNPROCESSABLE_ENTITY.into_response());
        }
        Ok(Self(isian))
    }
}

/// Somebody signed in who sends a request, with everything a use case needs.
pub struct Pengirim {
    pub st: Keadaan,
    pub l: Layanan,
    pub pelaku: Pelaku,
    pub asal: Asal,
}

impl FromRequestParts<Keadaan> for Pengirim {
    type Rejection = Response;

    async fn from_request_parts(bagian: &mut Parts, st: &Keadaan) -> Result<Self, Response> {
        let Masuk(pelaku) = Masuk::from_request_parts(bagian, st).await?;
        let asal = Asal::from_request_parts(bagian, st).await.map_err(IntoResponse::into_response)?;
        Ok(Self { st: st.clone(), l: st.l.clone(), pelaku, asal })
    }
}

impl Pengirim {
    /// Answers a form whose fields are `isian`; see [`Asal::jawab`].
    pub async fn jawab_dengan(
        &self,
        formulir: &str,
        isian: &Isian,
        kerja: impl Future<Output = Hasil<Beres>>,
    ) -> Response {
        self.asal.jawab(&self.st, formulir, isian, kerja.await).await
    }

    /// Answers with a file, or the error page.
    pub async fn kirim(&self, kerja: impl Future<Output = Hasil<Unduhan>>) -> Response {
        kerja.await.map_or_else(|galat| self.asal.galat(&galat), IntoResponse::into_response)
    }
}

/// A form of text fields, and who sent it.
pub struct Kiriman {
    pengirim: Pengirim,
    pub isian: Isian,
}

impl Kiriman {
    /// Answers the form: on success to the next page, on errors a person can mend back to `formulir` with what was typed.
    pub async fn jawab(&self, formulir: &str, kerja: impl Future<Output = Hasil<Beres>>) -> Response {
        self.jawab_dengan(formulir, &self.isian, kerja).await
    }
}

impl Deref for Kiriman {
    type Target = Pengirim;

    fn deref(&self) -> &Pengirim {
        &self.pengirim
    }
}

impl FromRequest<Keadaan> for Kiriman {
    type Rejection = Response;

    async fn from_request(permintaan: Request, st: &Keadaan) -> Result<Self, Response> {
        let (mut bagian, badan) = permintaan.into_parts();
        let pengirim = Pengirim::from_request_parts(&mut bagian, st).await?;
        let isian = Isian::from_request(Request::from_parts(bagian, badan), st).await?.terpilih();
        Ok(Self { pengirim, isian })
    }
}

/// A file as an answer: its own name, its own type, no sniffing, no scripts.
pub struct Unduhan {
    pub nama: String,
    pub jenis: String,
    /// Shown in the browser; else saved.
    pub tampil: bool,
    pub isi: Bytes,
}

impl Unduhan {
    pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    pub const CSV: &str = "text/csv; charset=utf-8";

    /// A file to save.
    pub fn simpan(nama: impl Into<String>, jenis: &str, isi: Vec<u8>) -> Self {
        Self { nama: nama.into(), jenis: jenis.into(), tampil: false, isi: isi.into() }
    }
}

impl IntoResponse for Unduhan {
    fn into_response(self) -> Response {
        let cara = if self.tampil { "inline" } else { "attachment" };
        let nama = format!("{cara}; filename*=UTF-8''{}", sandi_url(&self.nama).replace('/', "%2F"));
        let mut jawaban = self.isi.into_response();
        let kepala = jawaban.headers_mut();
        for (kunci, nilai) in [
            (header::CONTENT_TYPE, self.jenis.as_str()),
            (header::CONTENT_DISPOSITION, &nama),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
            (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox; style-src 'unsafe-inline'"),
            (header::CACHE_CONTROL, "private, no-store"),
        ] {
            if let Ok(nilai) = HeaderValue::from_str(nilai) {
                kepala.insert(kunci, nilai);
            }
        }
        jawaban
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_other_version_stands_where_it_was_chosen() {
        let pasang = |isi: &[(&str, &str)]| Isian(isi.iter().map(|(n, v)| ((*n).into(), (*v).into())).collect());
        let isian = pasang(&[
            ("versi", "3"),
            ("aksi", "saya"),
            ("tahun", "2026"),
            ("dari", "1"),
            ("pilih_aksi", "saya"),
            ("lain_aksi:aksi", "dia"),
            ("pilih_jadwal", "lain"),
            ("lain_jadwal:tahun", "2027"),
            ("lain_jadwal:sampai", "2"),
            ("lain_jadwal:dari", ""),
        ]);
        let jadi = pasang(&[("versi", "3"), ("aksi", "saya"), ("tahun", "2027"), ("dari", ""), ("sampai", "2")]);
        assert_eq!(isian.terpilih().0, jadi.0);
        // Names of other forms are left alone, and a choice without its values chooses nothing.
        let biasa = pasang(&[("pilih_nama", "lain"), ("pilih", "1"), ("lain_lain", "x"), ("nama", "y")]);
        assert_eq!(biasa.clone().terpilih().0, biasa.0);
    }
}
