//! The whole server without a port: requests go straight to its router, people sign in for real.

pub mod buruk;
pub mod formulir;
pub mod jelajah;
pub mod risiko;

use std::collections::BTreeMap;

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Method, Request, StatusCode, header},
};
use domain::{
    izin::{Peran, PeranDiberikan},
    penilaian::{Jenis, Lingkup},
};
use server::{keadaan::Keadaan, pengaturan::Pengaturan, rute};
use services::{
    Pelaku,
    akun::{
        kelola::{self, IsianOrang},
        masuk::{Kredensial, masuk},
        pribadi::{self, SandiBaru},
        sesi::{self, Kunjungan},
        siapkan::KodeSiapkan,
    },
    penilaian::{
        penugasan::{self, Cara},
        putaran::{self, PutaranBaru},
    },
};
use tower::ServiceExt;

use crate::bantu::{Basis, Bekal, admin};

pub const SANDI: &str = "empat-kuda-lari-jauh";

/// A server on a database of its own.
pub struct Aplikasi {
    pub b: Bekal,
    pub router: Router,
    /// The code of `/siapkan`.
    pub kode: String,
    _folder: tempfile::TempDir,
}

/// An answer, read whole.
#[derive(Debug)]
pub struct Jawaban {
    pub status: StatusCode,
    pub kepala: axum::http::HeaderMap,
    /// As text; what is no text is lost.
    pub isi: String,
    /// Length over the wire.
    pub bita: usize,
}

/// Somebody with a cookie, or without.
#[derive(Clone)]
pub struct Orang<'a> {
    app: &'a Aplikasi,
    pub kue: Option<String>,
    pub akun_id: i64,
}

impl Aplikasi {
    pub async fn baru() -> Self {
        Self::pada(Basis::Sqlite).await
    }

    pub async fn pada(basis: Basis) -> Self {
        let b = Bekal::baru(basis).await;
        let folder = tempfile::tempdir().expect("folder");
        let (kode, kenal) = KodeSiapkan::baru().expect("kode");
        let pengaturan = Pengaturan::uji(folder.path().into(), "sqlite::memory:");
        let router = rute::router(Keadaan::new(b.l.clone(), pengaturan, Some(kenal)));
        Self { b, router, kode, _folder: folder }
    }

    pub const fn tamu(&self) -> Orang<'_> {
        Orang { app: self, kue: None, akun_id: 0 }
    }

    /// Somebody signed in with these roles and a password of their own.
    pub async fn masuk(&self, nama: &str, peran: &[(Peran, Option<i64>)]) -> Orang<'_> {
        let l = &self.b.l;
        let isian = IsianOrang { nama_pengguna: nama.into(), nama: nama.to_uppercase(), ..Default::default() };
        let peran: Vec<_> =
            peran.iter().map(|&(peran, perangkat_daerah)| PeranDiberikan { peran, perangkat_daerah }).collect();
        let baru = kelola::create(l, &admin(), &isian, &peran).await.expect("akun");
        let kredensial = Kredensial { nama, sandi: &baru.sandi_awal, alamat: "lokal", agen: "uji", sesi_lama: None };
        let token = masuk(l, kredensial).await.unwrap_or_else(|galat| panic!("{galat}")).token;
        let pelaku = self.pelaku(&token).await;
        let ganti = SandiBaru { lama: &baru.sandi_awal, baru: SANDI, ulang: SANDI };
        pribadi::ganti_sandi(l, &pelaku, ganti).await.expect("kata sandi");
        Orang { app: self, kue: Some(format!("spbe_sesi={token}")), akun_id: baru.id }
    }

    /// Somebody with an account, signed in past the door's own page.
    pub async fn sebagai(&self, nama: &str, sandi: &str) -> Orang<'_> {
        let kredensial = Kredensial { nama, sandi, alamat: "lokal", agen: "uji", sesi_lama: None };
        let token = masuk(&self.b.l, kredensial).await.unwrap_or_else(|galat| panic!("{galat}")).token;
        let akun_id = self.pelaku(&token).await.akun_id.expect("akun");
        Orang { app: self, kue: Some(format!("spbe_sesi={token}")), akun_id }
    }

    pub async fn pelaku(&self, token: &str) -> Pelaku {
        match sesi::kenali(&self.b.l, token, "lokal").await.expect("sesi") {
            Some(Kunjungan::Akun(kenal)) => kenal.pelaku,
            lain => panic!("not signed in: {lain:?}"),
        }
    }

    /// An internal evaluation of 2025 in which `kantor` answers indicator 21; its round and assessment.
    pub async fn putaran(&self, kantor: i64) -> (i64, i64) {
        let tim = self.b.orang("Tim Pembuka", Peran::TimKoordinasi, None).await;
        let isian = PutaranBaru {
            tahun: 2025,
            nama: "Evaluasi 2025".into(),
            jenis: Jenis::Evaluasi,
            lingkup: Lingkup::Internal,
            visitasi: false,
            instrumen: "permenpanrb-59-2020".into(),
            target: None,
            tenggat: BTreeMap::new(),
            salin_penugasan_dari: None,
        };
        let putaran = putaran::buka(&self.b.l, &tim, isian).await.expect("putaran");
        let penilaian = putaran::get(&self.b.l, &tim, putaran).await.expect("putaran").penilaian[0];
        penugasan::tugaskan(&self.b.l, &tim, penilaian, &["21".into()], &[kantor], Cara::Ganti).await.expect("tugas");
        (putaran, penilaian)
    }
}

impl Orang<'_> {
    pub async fn get(&self, alamat: &str) -> Jawaban {
        self.kirim(Method::GET, alamat, &[], String::new()).await
    }

    pub async fn post(&self, alamat: &str, isian: &[(&str, &str)]) -> Jawaban {
        let isi: Vec<String> =
            isian.iter().map(|(nama, nilai)| format!("{nama}={}", server::jawaban::sandi_url(nilai))).collect();
        self.kirim(Method::POST, alamat, &[("content-type", "application/x-www-form-urlencoded")], isi.join("&")).await
    }

    /// One file in a multipart form.
    pub async fn unggah(&self, alamat: &str, nama: &str, isi: &str) -> Jawaban {
        let badan = format!(
            "--batas\r\ncontent-disposition: form-data; name=\"berkas\"; filename=\"{nama}\"\r\n\r\n{isi}\r\n--batas--\r\n"
        );
        self.kirim(Method::POST, alamat, &[("content-type", "multipart/form-data; boundary=batas")], badan).await
    }

    pub async fn kirim(&self, cara: Method, alamat: &str, kepala: &[(&str, &str)], isi: impl Into<Body>) -> Jawaban {
        let mut permintaan = Request::builder().method(cara).uri(alamat).header("host", "spbe.uji");
        if let Some(kue) = &self.kue {
            permintaan = permintaan.header(header::COOKIE, kue);
        }
        for (nama, nilai) in kepala {
            permintaan = permintaan.header(*nama, *nilai);
        }
        let jawaban =
            self.app.router.clone().oneshot(permintaan.body(isi.into()).expect("permintaan")).await.expect("jawaban");
        let (bagian, badan) = jawaban.into_parts();
        let isi = to_bytes(badan, 50_000_000).await.expect("isi");
        let bita = isi.len();
        Jawaban { status: bagian.status, kepala: bagian.headers, isi: String::from_utf8_lossy(&isi).into_owned(), bita }
    }

    /// The same person after an answer that set a cookie.
    pub fn dengan_kue(&self, jawaban: &Jawaban) -> Self {
        let kue = jawaban.kepala.get(header::SET_COOKIE).and_then(|nilai| nilai.to_str().ok()).expect("cookie");
        Self { kue: kue.split(';').next().map(str::to_owned), ..self.clone() }
    }
}

impl Jawaban {
    pub fn tujuan(&self) -> &str {
        self.kepala(header::LOCATION.as_str())
    }

    pub fn kepala(&self, nama: &str) -> &str {
        self.kepala.get(nama).and_then(|nilai| nilai.to_str().ok()).unwrap_or_default()
    }
}
