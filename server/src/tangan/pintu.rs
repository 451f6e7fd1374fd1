//! The door: signing in and out, and the first admin.

use axum::{
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Redirect, Response},
};
use services::{
    Galat, Hasil,
    akun::{
        kelola::IsianOrang,
        masuk::{Kredensial, masuk},
        sesi,
        siapkan::{IsianSiapkan, siapkan},
    },
};

use crate::{
    jawaban::{Asal, Beres, jalur_lokal, sandi_url, sisipkan_kue},
    keadaan::Keadaan,
    kiriman::{Isian, Pengirim},
    kunjungan::{Alamat, HALAMAN_SANDI, Tamu, kue, kue_hapus},
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
    let lanjut = jalur_lokal(isian.teks("lanjut"));
    let (nama, sandi, agen) = (isian.teks("nama"), isian.teks("sandi"), agen(&kepala));
    let kredensial = Kredensial { nama, sandi, alamat: &alamat, agen, sesi_lama };
    match masuk(&st.l, kredensial).await {
        Ok(baru) => {
            let tujuan = if baru.harus_ganti_sandi { HALAMAN_SANDI } else { lanjut.unwrap_or("/") };
            ke_dalam(tujuan, &kue(&baru.token, st.pengaturan.https))
        }
        Err(galat) => asal.jawab(&st, &pintu(lanjut), &isian, Err(galat)).await,
    }
}

/// The browser, as it calls itself.
fn agen(kepala: &HeaderMap) -> &str {
    kepala.get(header::USER_AGENT).and_then(|nilai| nilai.to_str().ok()).unwrap_or_default()
}

fn ke_dalam(tujuan: &str, kue: &str) -> Response {
    let mut jawaban = Redirect::to(tujuan).into_response();
    sisipkan_kue(&mut jawaban, kue);
    jawaban
}

/// The door, which remembers where the person wanted to go.
fn pintu(lanjut: Option<&str>) -> String {
    lanjut.map_or_else(|| "/masuk".into(), |lanjut| format!("/masuk?lanjut={}", sandi_url(lanjut)))
}

/// `POST /keluar`.
pub async fn post_keluar(p: Pengirim) -> Response {
    sesudah_keluar(&p, sesi::keluar(&p.l, &p.pelaku).await).await
}

/// `POST /keluar-semua`.
pub async fn post_keluar_semua(p: Pengirim) -> Response {
    sesudah_keluar(&p, sesi::keluar_semua(&p.l, &p.pelaku).await).await
}

/// `POST /siapkan`: `kode_siapkan`, the fields of a person, `sandi`, `sandi_ulang`.
pub async fn post_siapkan(State(st): State<Keadaan>, asal: Asal, Alamat(alamat): Alamat, isian: Isian) -> Response {
    let hasil = async {
        let kode = st.kode_siapkan.as_ref().ok_or(Galat::TidakAda)?;
        siapkan(&st.l, kode, &alamat, admin_pertama(&isian)).await?;
        Ok(Beres::ke("/masuk", "Akun admin sudah dibuat. Masuk dengan nama pengguna dan kata sandi tadi."))
    };
    asal.jawab(&st, "/siapkan", &isian, hasil.await).await
}

fn admin_pertama(isian: &Isian) -> IsianSiapkan<'_> {
    IsianSiapkan {
        kode_siapkan: isian.teks("kode_siapkan"),
        orang: orang(isian),
        sandi: isian.teks("sandi"),
        ulang: isian.teks("sandi_ulang"),
    }
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

async fn sesudah_keluar(p: &Pengirim, hasil: Hasil<()>) -> Response {
    let beres = async { hasil.map(|()| Beres::ke("/masuk", "")) };
    let mut jawaban = p.jawab_dengan("/", &Isian::default(), beres).await;
    sisipkan_kue(&mut jawaban, &kue_hapus(p.st.pengaturan.https));
    jawaban
}
