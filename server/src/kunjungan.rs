//! From the cookie to the person, and the door in front of everything that is not public.

use std::net::{IpAddr, SocketAddr};

use axum::{
    extract::{ConnectInfo, FromRequestParts, Request, State},
    http::{HeaderMap, Method, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use services::{
    Galat, Pelaku,
    akun::sesi::{self, Kunjungan, SesiId},
};

use crate::{
    jawaban::{self, ingin_json, jalur_lokal, sandi_url},
    keadaan::Keadaan,
    lembaran::Pengunjung,
};

/// The page where a person changes their password; the only one open while they must.
pub const HALAMAN_SANDI: &str = "/akun/sandi";

/// Addresses anybody may reach.
const TERBUKA: [&str; 5] = ["/masuk", "/siapkan", "/healthz", "/aksesibilitas", "/bantuan"];
/// And everything below these: assets, and records that are public.
const CABANG_TERBUKA: [&str; 2] = ["/aset/", "/publik/"];
/// Addresses open to somebody who must change the password first.
const SAAT_GANTI_SANDI: [&str; 5] = ["/akun", HALAMAN_SANDI, "/keluar", "/keluar-semua", "/masuk"];

/// Network address of the visitor, behind trusted proxies too.
#[derive(Clone, Debug)]
pub struct Alamat(pub String);

/// Who sent the request; handlers of protected routes take it as an argument.
#[derive(Clone, Debug)]
pub struct Masuk(pub Pelaku);

/// The session row of the request, signed in or not.
#[derive(Clone, Copy, Debug)]
pub struct Tamu(pub Option<i64>);

/// Recognizes the visitor and lets through what they may reach at all; what they may do there, services decide.
pub async fn kenali(State(st): State<Keadaan>, mut permintaan: Request, lanjut: Next) -> Response {
    let alamat = alamat(&permintaan, &st.pengaturan.proksi_tepercaya);
    let kunjungan = match token(permintaan.headers(), st.pengaturan.https) {
        Some(token) => match sesi::kenali(&st.l, token, &alamat).await {
            Ok(kunjungan) => kunjungan,
            Err(galat) => return jawaban::galat(&galat, ingin_json(permintaan.headers())),
        },
        None => None,
    };
    let jalur = permintaan.uri().path().to_owned();
    let (pelaku, sesi_id, harus_ganti) = match kunjungan {
        Some(Kunjungan::Akun(kenal)) => (Some(kenal.pelaku), Some(kenal.sesi_id), kenal.harus_ganti_sandi),
        Some(Kunjungan::Tamu(id)) => (None, Some(id), false),
        None => (None, None, false),
    };
    let terbuka = TERBUKA.contains(&jalur.as_str()) || CABANG_TERBUKA.iter().any(|awal| jalur.starts_with(awal));
    if pelaku.is_none() && !terbuka {
        return ke_pintu(&permintaan);
    }
    if harus_ganti && !SAAT_GANTI_SANDI.contains(&jalur.as_str()) && !jalur.starts_with("/aset/") {
        return ke_ganti_sandi(&permintaan);
    }
    let bekal = permintaan.extensions_mut();
    bekal.insert(Alamat(alamat));
    bekal.insert(Tamu(sesi_id));
    if let Some(id) = sesi_id {
        bekal.insert(SesiId(id));
    }
    if let Some(pelaku) = pelaku {
        if let Some(siapa) = bekal.get::<Pengunjung>() {
            siapa.kenal(&pelaku);
        }
        bekal.insert(pelaku);
    }
    lanjut.run(permintaan).await
}

/// The header that puts a session's token into the browser.
#[must_use]
pub fn kue(token: &str, https: bool) -> String {
    let aman = if https { "; Secure" } else { "" };
    format!("{}={token}; Path=/; HttpOnly; SameSite=Lax{aman}", nama_kue(https))
}

/// The header that takes it out again.
#[must_use]
pub fn kue_hapus(https: bool) -> String {
    format!("{}; Max-Age=0", kue("", https))
}

/// A browser accepts `__Host-` only with `Secure`, and `Secure` only by https or from this very machine.
const fn nama_kue(https: bool) -> &'static str {
    if https { "__Host-spbe" } else { "spbe_sesi" }
}

fn token(kepala: &HeaderMap, https: bool) -> Option<&str> {
    let nama = nama_kue(https);
    kepala
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|nilai| nilai.to_str().ok())
        .flat_map(|nilai| nilai.split(';'))
        .filter_map(|pasang| pasang.trim().split_once('='))
        .find(|(n, nilai)| *n == nama && nilai.len() == 64)
        .map(|(_, nilai)| nilai)
}

fn ke_pintu(permintaan: &Request) -> Response {
    let melihat = matches!(*permintaan.method(), Method::GET | Method::HEAD);
    if !melihat || ingin_json(permintaan.headers()) {
        return jawaban::belum_masuk(ingin_json(permintaan.headers()));
    }
    let tujuan = permintaan.uri().path_and_query().map_or("/", |alamat| alamat.as_str());
    match jalur_lokal(tujuan).filter(|tujuan| *tujuan != "/") {
        Some(tujuan) => Redirect::to(&format!("/masuk?lanjut={}", sandi_url(tujuan))).into_response(),
        None => Redirect::to("/masuk").into_response(),
    }
}

fn ke_ganti_sandi(permintaan: &Request) -> Response {
    if matches!(*permintaan.method(), Method::GET | Method::HEAD) && !ingin_json(permintaan.headers()) {
        return Redirect::to(HALAMAN_SANDI).into_response();
    }
    jawaban::galat(&Galat::Dilarang("Ganti kata sandi awal Anda lebih dulu.".into()), ingin_json(permintaan.headers()))
}

/// The last address that no trusted proxy added: earlier ones can be made up by the visitor.
fn alamat(permintaan: &Request, proksi: &[IpAddr]) -> String {
    let Some(ConnectInfo(ujung)) = permintaan.extensions().get::<ConnectInfo<SocketAddr>>() else {
        return "lokal".into();
    };
    let mut alamat = ujung.ip().to_canonical();
    let rantai: Vec<IpAddr> = permintaan
        .headers()
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|nilai| nilai.to_str().ok())
        .flat_map(|nilai| nilai.split(','))
        .filter_map(|bagian| bagian.trim().parse().ok())
        .collect();
    for lebih_jauh in rantai.into_iter().rev() {
        if !proksi.contains(&alamat) {
            break;
        }
        alamat = lebih_jauh;
    }
    alamat.to_string()
}

impl<S: Send + Sync> FromRequestParts<S> for Masuk {
    type Rejection = Response;

    async fn from_request_parts(bagian: &mut Parts, _: &S) -> Result<Self, Response> {
        bagian
            .extensions
            .get::<Pelaku>()
            .cloned()
            .map(Self)
            .ok_or_else(|| jawaban::belum_masuk(ingin_json(&bagian.headers)))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Tamu {
    type Rejection = StatusCode;

    async fn from_request_parts(bagian: &mut Parts, _: &S) -> Result<Self, StatusCode> {
        bagian.extensions.get::<Self>().copied().ok_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Alamat {
    type Rejection = StatusCode;

    async fn from_request_parts(bagian: &mut Parts, _: &S) -> Result<Self, StatusCode> {
        bagian.extensions.get::<Self>().cloned().ok_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn permintaan(ujung: &str, diteruskan: &str) -> Request {
        let mut permintaan =
            Request::builder().header("x-forwarded-for", diteruskan).body(axum::body::Body::empty()).unwrap();
        permintaan.extensions_mut().insert(ConnectInfo(ujung.parse::<SocketAddr>().unwrap()));
        permintaan
    }

    #[test]
    fn only_trusted_proxies_speak_for_others() {
        let proksi = ["10.0.0.1".parse().unwrap(), "10.0.0.2".parse().unwrap()];
        assert_eq!(alamat(&permintaan("203.0.113.9:1", "198.51.100.1"), &proksi), "203.0.113.9");
        assert_eq!(alamat(&permintaan("10.0.0.1:1", "198.51.100.1"), &proksi), "198.51.100.1");
        assert_eq!(alamat(&permintaan("10.0.0.1:1", "6.6.6.6, 198.51.100.1, 10.0.0.2"), &proksi), "198.51.100.1");
        assert_eq!(alamat(&permintaan("[::ffff:10.0.0.1]:1", "198.51.100.1"), &proksi), "198.51.100.1");
    }

    #[test]
    fn the_cookie_is_secure_exactly_when_served_by_https() {
        assert_eq!(kue("abc", false), "spbe_sesi=abc; Path=/; HttpOnly; SameSite=Lax");
        assert_eq!(kue("abc", true), "__Host-spbe=abc; Path=/; HttpOnly; SameSite=Lax; Secure");
        assert!(kue_hapus(true).ends_with("Max-Age=0"));
    }
}
