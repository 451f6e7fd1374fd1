//! Everybody's accounts, for admins.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use domain::izin::{Peran, PeranDiberikan};
use services::{
    Galat, Hasil,
    akun::kelola::{self, AkunBaru},
};

use super::pintu::orang;
use crate::{
    jawaban::{Asal, Beres, Isian, halaman, lolos},
    keadaan::Keadaan,
    kunjungan::Masuk,
};

/// `POST /pengguna`: the fields of a person; `peran` and `perangkat_daerah` for a first role.
pub async fn post_buat(State(st): State<Keadaan>, asal: Asal, Masuk(pelaku): Masuk, isian: Isian) -> Response {
    let hasil = async {
        let peran = if isian.teks("peran").is_empty() { Vec::new() } else { vec![peran(&isian)?] };
        kelola::create(&st.l, &pelaku, &orang(&isian), &peran).await
    };
    asal.jawab_sekali(&st, "/pengguna/baru", &isian, hasil.await, |baru| sandi_awal("Akun dibuat", &baru)).await
}

/// `POST /pengguna/{id}`: the fields of a person, `versi`.
pub async fn post_ubah(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path(id): Path<i64>,
    isian: Isian,
) -> Response {
    let hasil = kelola::update(&st.l, &pelaku, id, isian.versi(), &orang(&isian)).await;
    beres(&st, &asal, id, &isian, hasil, "Data orang ini diperbarui.").await
}

/// `POST /pengguna/{id}/peran`: `peran`, `perangkat_daerah`.
pub async fn post_beri_peran(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path(id): Path<i64>,
    isian: Isian,
) -> Response {
    let hasil = async { kelola::give_role(&st.l, &pelaku, id, peran(&isian)?).await };
    beres(&st, &asal, id, &isian, hasil.await, "Peran diberikan.").await
}

/// `POST /pengguna/{id}/cabut-peran`: `peran`, `perangkat_daerah`.
pub async fn post_cabut_peran(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path(id): Path<i64>,
    isian: Isian,
) -> Response {
    let hasil = async { kelola::withdraw_role(&st.l, &pelaku, id, peran(&isian)?).await };
    beres(&st, &asal, id, &isian, hasil.await, "Peran dicabut.").await
}

/// `POST /pengguna/{id}/nonaktifkan`: `versi`.
pub async fn post_nonaktifkan(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path(id): Path<i64>,
    isian: Isian,
) -> Response {
    let hasil = kelola::set_active(&st.l, &pelaku, id, isian.versi(), false).await;
    beres(&st, &asal, id, &isian, hasil, "Akun dinonaktifkan dan semua sesinya berakhir.").await
}

/// `POST /pengguna/{id}/aktifkan`: `versi`.
pub async fn post_aktifkan(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path(id): Path<i64>,
    isian: Isian,
) -> Response {
    let hasil = kelola::set_active(&st.l, &pelaku, id, isian.versi(), true).await;
    beres(&st, &asal, id, &isian, hasil, "Akun diaktifkan.").await
}

/// `POST /pengguna/{id}/setel-ulang`.
pub async fn post_setel_ulang(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path(id): Path<i64>,
    isian: Isian,
) -> Response {
    let hasil = kelola::reset_password(&st.l, &pelaku, id).await;
    asal.jawab_sekali(&st, &alamat(id), &isian, hasil, |baru| sandi_awal("Kata sandi disetel ulang", &baru)).await
}

/// The password is in this answer and nowhere else: neither kept nor repeatable by a reload.
fn sandi_awal(judul: &str, akun: &AkunBaru) -> Response {
    let isi = format!(
        "<p>Serahkan kata sandi awal ini langsung kepada orangnya. Kata sandi hanya tampil sekali dan wajib diganti saat pertama masuk.</p>\
         <dl><dt>Nama pengguna</dt><dd><code data-uji=\"nama-pengguna\">{}</code></dd><dt>Kata sandi awal</dt><dd><code data-uji=\"sandi-awal\">{}</code></dd></dl>\
         <p><a href=\"/pengguna/{}\">Lanjut ke akun ini</a></p>",
        lolos(&akun.nama_pengguna),
        lolos(&akun.sandi_awal),
        akun.id
    );
    halaman(judul, &isi).into_response()
}

fn peran(isian: &Isian) -> Hasil<PeranDiberikan> {
    let peran = Peran::dari_kode(isian.teks("peran")).ok_or_else(|| Galat::isian("peran", "Pilih peran."))?;
    Ok(PeranDiberikan { peran, perangkat_daerah: isian.angka("perangkat_daerah") })
}

async fn beres(st: &Keadaan, asal: &Asal, id: i64, isian: &Isian, hasil: Hasil<()>, kabar: &str) -> Response {
    asal.jawab(st, &alamat(id), isian, hasil.map(|()| Beres::ke(alamat(id), kabar))).await
}

fn alamat(id: i64) -> String {
    format!("/pengguna/{id}")
}
