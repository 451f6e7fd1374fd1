//! The door: signing in and out, and the first admin.

use axum::{
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Redirect, Response},
};
use services::{
    Galat,
    akun::{
        kelola::IsianOrang,
        masuk::{Kredensial, masuk},
        sesi,
        siapkan::{IsianSiapkan, siapkan},
    },
};

use crate::{
    jawaban::{Asal, Beres, Isian, jalur_lokal, sandi_url, sisipkan_kue},
    keadaan::Keadaan,
    kunjungan::{Alamat, HALAMAN_SANDI, Masuk, Tamu, kue, kue_hapus},
};

/// `POST /masuk`: `nama`, `sandi`, `lanjut`.
pub async fn post_masuk(
    State(st): State<Keadaan>,
    asal: Asal,
    Tamu(sesi_lama): Tamu,
    Alamat(alamat): Alamat,
    kepala: HeaderMap,
    isian: Isian,
) -> Response {
    let agen = kepala.get(header::USER_AGENT).and_then(|nilai| nilai.to_str().ok()).unwrap_or_default();
    let lanjut = jalur_lokal(isian.teks("lanjut"));
    let kredensial =
        Kredensial { nama: isian.teks("nama"), sandi: isian.teks("sandi"), alamat: &alamat, agen, sesi_lama };
    match masuk(&st.l, kredensial).await {
        Ok(baru) => {
            let tujuan = if baru.harus_ganti_sandi { HALAMAN_SANDI } else { lanjut.unwrap_or("/") };
            let mut jawaban = Redirect::to(tujuan).into_response();
            sisipkan_kue(&mut jawaban, &kue(&baru.token, st.pengaturan.https));
            jawaban
        }
        Err(galat) => {
            let formulir =
                lanjut.map_or_else(|| "/masuk".into(), |lanjut| format!("/masuk?lanjut={}", sandi_url(lanjut)));
            asal.jawab(&st, &formulir, &isian, Err(galat)).await
        }
    }
}

/// `POST /keluar`.
pub async fn post_keluar(State(st): State<Keadaan>, asal: Asal, Masuk(pelaku): Masuk) -> Response {
    let hasil = sesi::keluar(&st.l, &pelaku).await;
    sesudah_keluar(&st, &asal, hasil).await
}

/// `POST /keluar-semua`.
pub async fn post_keluar_semua(State(st): State<Keadaan>, asal: Asal, Masuk(pelaku): Masuk) -> Response {
    let hasil = sesi::keluar_semua(&st.l, &pelaku).await;
    sesudah_keluar(&st, &asal, hasil).await
}

/// `POST /siapkan`: `kode_siapkan`, the fields of a person, `sandi`, `sandi_ulang`.
pub async fn post_siapkan(State(st): State<Keadaan>, asal: Asal, Alamat(alamat): Alamat, isian: Isian) -> Response {
    let hasil = match &st.kode_siapkan {
        None => Err(Galat::TidakAda),
        Some(kode) => {
            let orang = orang(&isian);
            let isi = IsianSiapkan {
                kode_siapkan: isian.teks("kode_siapkan"),
                orang,
                sandi: isian.teks("sandi"),
                ulang: isian.teks("sandi_ulang"),
            };
            siapkan(&st.l, kode, &alamat, isi).await
        }
    };
    let beres =
        hasil.map(|_| Beres::ke("/masuk", "Akun admin sudah dibuat. Masuk dengan nama pengguna dan kata sandi tadi."));
    asal.jawab(&st, "/siapkan", &isian, beres).await
}

/// The fields of a person in a form.
pub(super) fn orang(isian: &Isian) -> IsianOrang {
    let teks = |nama: &str| isian.teks(nama).to_owned();
    IsianOrang {
        nama_pengguna: teks("nama_pengguna"),
        nama: teks("nama"),
        nip: teks("nip"),
        jabatan: teks("jabatan"),
        surel: teks("surel"),
    }
}

async fn sesudah_keluar(st: &Keadaan, asal: &Asal, hasil: services::Hasil<()>) -> Response {
    let mut jawaban = asal.jawab(st, "/", &Isian::default(), hasil.map(|()| Beres::ke("/masuk", ""))).await;
    sisipkan_kue(&mut jawaban, &kue_hapus(st.pengaturan.https));
    jawaban
}
