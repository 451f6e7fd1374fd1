//! From the outcome of a use case to an HTTP answer: the one place that knows redirects and flash messages.

use app::status;
use axum::{
    Json,
    extract::FromRequestParts,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use serde_json::json;
use services::{
    Galat, Hasil,
    akun::{
        kilat::{self, FormKilat, Kabar, Nada, Urung},
        sesi,
    },
};

use crate::{
    keadaan::Keadaan,
    kiriman::Isian,
    kunjungan::{Alamat, Tamu, kue},
    lembaran::Lembaran,
};

/// The request a form came with: where to keep its flash, and what the caller wants back.
#[derive(Clone, Debug)]
pub struct Asal {
    sesi_id: Option<i64>,
    alamat: String,
    json: bool,
}

impl<S: Send + Sync> FromRequestParts<S> for Asal {
    type Rejection = StatusCode;

    async fn from_request_parts(bagian: &mut axum::http::request::Parts, st: &S) -> Result<Self, StatusCode> {
        let Tamu(sesi_id) = Tamu::from_request_parts(bagian, st).await?;
        let Alamat(alamat) = Alamat::from_request_parts(bagian, st).await?;
        Ok(Self { sesi_id, alamat, json: ingin_json(&bagian.headers) })
    }
}

/// A form that was accepted: where to go and what to say there.
pub struct Beres {
    pub tujuan: String,
    pub kabar: String,
    /// How to take it back, offered beside the sentence.
    pub urung: Option<Urung>,
}

impl Beres {
    /// To this page with this sentence.
    pub fn ke(tujuan: impl Into<String>, kabar: impl Into<String>) -> Self {
        Self { tujuan: tujuan.into(), kabar: kabar.into(), urung: None }
    }

    /// The same with a button that takes it back.
    #[must_use]
    pub fn dengan_urung(self, urung: Urung) -> Self {
        Self { urung: Some(urung), ..self }
    }
}

impl Asal {
    /// Answers a form: on success to the next page with its message; on errors a person can mend back to `formulir` (or
    /// to the form's own field `kembali`) with messages and what was typed; else an error page.
    pub async fn jawab(&self, st: &Keadaan, formulir: &str, isian: &Isian, hasil: Hasil<Beres>) -> Response {
        let galat = match hasil {
            Ok(beres) => {
                let form = (!beres.kabar.is_empty()).then(|| FormKilat {
                    letak: beres.tujuan.split_once('#').map(|(_, letak)| letak.to_owned()).unwrap_or_default(),
                    urung: beres.urung,
                    ..FormKilat::kabar(Nada::Baik, beres.kabar.clone())
                });
                let jawaban = self.alihkan(st, &beres.tujuan, form).await;
                if !self.json || !jawaban.status().is_redirection() {
                    return jawaban;
                }
                // The island goes to the page itself, where the same sentence waits.
                return Json(json!({ "kabar": beres.kabar, "tujuan": beres.tujuan })).into_response();
            }
            Err(galat) => galat,
        };
        if self.json || matches!(galat, Galat::TidakAda | Galat::Dilarang(_) | Galat::Internal(_)) {
            return self::galat(&galat, self.json);
        }
        let kembali = jalur_lokal(isian.teks("kembali")).unwrap_or(formulir).to_owned();
        let kabar = Kabar { nada: Nada::Galat, teks: galat.to_string() };
        let form = FormKilat { kabar: Some(kabar), ..FormKilat::default() };
        let mut form = form.dengan_isian(isian.0.iter().filter(|(nama, _)| nama != "kembali").cloned());
        match galat {
            Galat::Isian(daftar) => form.galat = daftar,
            // The page shows the other version beside what was typed; saving again is then a choice.
            Galat::BentrokIsian(lain) => {
                form.isian.insert("bentrok_oleh".into(), vec![lain.oleh]);
                form.isian.extend(lain.isian.into_iter().map(|(nama, nilai)| (format!("bentrok_{nama}"), vec![nilai])));
            }
            _ => {}
        }
        self.alihkan(st, &kembali, Some(form)).await
    }

    /// Answers with `buat` instead of a redirect, for what may be shown once and kept nowhere.
    pub async fn jawab_sekali<T>(
        &self,
        st: &Keadaan,
        formulir: &str,
        isian: &Isian,
        hasil: Hasil<T>,
        buat: impl FnOnce(T) -> Response,
    ) -> Response {
        match hasil {
            Ok(isi) => buat(isi),
            Err(galat) => self.jawab(st, formulir, isian, Err(galat)).await,
        }
    }

    /// An error where there is no form to go back to.
    #[must_use]
    pub fn galat(&self, galat: &Galat) -> Response {
        self::galat(galat, self.json)
    }

    async fn alihkan(&self, st: &Keadaan, tujuan: &str, form: Option<FormKilat>) -> Response {
        let mut jawaban = Redirect::to(tujuan).into_response();
        let Some(form) = form else { return jawaban };
        let kunci = tujuan.split(['?', '#']).next().unwrap_or(tujuan);
        let simpan = async {
            let sesi_id = match self.sesi_id {
                Some(id) => id,
                None => {
                    let (token, id) = sesi::buka_tamu(&st.l, &self.alamat).await?;
                    sisipkan_kue(&mut jawaban, &kue(&token, st.pengaturan.https));
                    id
                }
            };
            kilat::simpan(&st.l, sesi_id, kunci, &form).await
        };
        match simpan.await {
            Ok(()) => jawaban,
            Err(galat) => self::galat(&galat, false),
        }
    }
}

/// Adds a `Set-Cookie`.
pub fn sisipkan_kue(jawaban: &mut Response, kue: &str) {
    if let Ok(nilai) = HeaderValue::from_str(kue) {
        jawaban.headers_mut().append(header::SET_COOKIE, nilai);
    }
}

/// An error as JSON for islands or as a page for people. Our own faults go to the log, here and only here.
pub fn galat(galat: &Galat, json: bool) -> Response {
    if let Galat::Internal(sebab) = galat {
        tracing::error!(sebab = %rantai(sebab.as_ref()), "a use case failed");
    }
    let status = status(galat);
    if json {
        let isian = match galat {
            Galat::Isian(daftar) => daftar.iter().map(|g| json!({ "bidang": g.bidang, "pesan": g.pesan })).collect(),
            _ => Vec::new(),
        };
        return (status, Json(json!({ "pesan": galat.to_string(), "isian": isian }))).into_response();
    }
    let pesan = match galat {
        Galat::Isian(daftar) => daftar.iter().map(|g| g.pesan.as_str()).collect::<Vec<_>>().join(" "),
        lain => lain.to_string(),
    };
    (status, Lembaran::galat(status, pesan)).into_response()
}

/// The answer to somebody who must sign in first and cannot be sent to a page.
pub fn belum_masuk(json: bool) -> Response {
    const PESAN: &str = "Sesi Anda berakhir. Masuk kembali, lalu ulangi.";
    if json {
        return (StatusCode::UNAUTHORIZED, Json(json!({ "pesan": PESAN, "isian": [] }))).into_response();
    }
    (StatusCode::UNAUTHORIZED, Lembaran::galat(StatusCode::UNAUTHORIZED, PESAN)).into_response()
}

/// Whether the caller is an island and not a person's browser loading a page.
#[must_use]
pub fn ingin_json(kepala: &HeaderMap) -> bool {
    kepala
        .get(header::ACCEPT)
        .and_then(|nilai| nilai.to_str().ok())
        .is_some_and(|nilai| nilai.contains("application/json"))
}

/// An address on this server to go on to; anything else is none.
#[must_use]
pub fn jalur_lokal(alamat: &str) -> Option<&str> {
    let lokal = alamat.starts_with('/') && !alamat.starts_with("//") && !alamat.contains('\\');
    (lokal && alamat.len() <= 2_000 && alamat.chars().all(|huruf| huruf.is_ascii_graphic())).then_some(alamat)
}

/// Text as a value in a query.
#[must_use]
pub fn sandi_url(teks: &str) -> String {
    use std::fmt::Write;
    teks.bytes().fold(String::new(), |mut hasil, b| {
        if b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'~' | b'/') {
            hasil.push(char::from(b));
        } else {
            let _ = write!(hasil, "%{b:02X}");
        }
        hasil
    })
}

fn rantai(galat: &(dyn std::error::Error + 'static)) -> String {
    let mut teks = galat.to_string();
    let mut sebab = galat.source();
    while let Some(dalam) = sebab {
        teks.push_str(": ");
        teks.push_str(&dalam.to_string());
        sebab = dalam.source();
    }
    teks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_to_another_site() {
        assert_eq!(jalur_lokal("/pengguna?q=a"), Some("/pengguna?q=a"));
        for buruk in
            ["//jahat.example", "/\\jahat.example", "https://jahat.example", "javascript:alert(1)", "", "/a\nb", "/a b"]
        {
            assert_eq!(jalur_lokal(buruk), None, "{buruk:?}");
        }
    }

    #[test]
    fn an_internal_cause_stays_inside() {
        let jawaban = format!("{:?}", galat(&Galat::internal("password=abc"), true));
        assert!(!jawaban.contains("abc"));
    }
}
