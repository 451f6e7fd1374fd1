//! Everybody's accounts, for admins.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use domain::izin::{Peran, PeranDiberikan};
use services::{
    Galat, Hasil,
    akun::kelola::{self, AkunBaru},
};

use super::pintu::orang;
use crate::{
    jawaban::Beres,
    kiriman::{Isian, Kiriman},
    lembaran::Lembaran,
};

/// `POST /pengguna`: the fields of a person; `peran` and `perangkat_daerah` for a first role.
pub async fn post_buat(k: Kiriman) -> Response {
    let hasil = async {
        let peran = if k.isian.teks("peran").is_empty() { Vec::new() } else { vec![peran(&k.isian)?] };
        kelola::create(&k.l, &k.pelaku, &orang(&k.isian), &peran).await
    };
    sekali(&k, "/pengguna/baru", "Akun dibuat", hasil.await).await
}

/// `POST /pengguna/{id}`: the fields of a person, `versi`.
pub async fn post_ubah(Path(id): Path<i64>, k: Kiriman) -> Response {
    let hasil = kelola::update(&k.l, &k.pelaku, id, k.isian.versi(), &orang(&k.isian)).await;
    beres(&k, id, hasil, "Data orang ini diperbarui.").await
}

/// `POST /pengguna/{id}/peran`: `peran`, `perangkat_daerah`.
pub async fn post_beri_peran(Path(id): Path<i64>, k: Kiriman) -> Response {
    let hasil = async { kelola::give_role(&k.l, &k.pelaku, id, peran(&k.isian)?).await };
    beres(&k, id, hasil.await, "Peran diberikan.").await
}

/// `POST /pengguna/{id}/cabut-peran`: `peran`, `perangkat_daerah`.
pub async fn post_cabut_peran(Path(id): Path<i64>, k: Kiriman) -> Response {
    let hasil = async { kelola::withdraw_role(&k.l, &k.pelaku, id, peran(&k.isian)?).await };
    beres(&k, id, hasil.await, "Peran dicabut.").await
}

/// `POST /pengguna/{id}/nonaktifkan`: `versi`.
pub async fn post_nonaktifkan(Path(id): Path<i64>, k: Kiriman) -> Response {
    let hasil = kelola::set_active(&k.l, &k.pelaku, id, k.isian.versi(), false).await;
    beres(&k, id, hasil, "Akun dinonaktifkan dan semua sesinya berakhir.").await
}

/// `POST /pengguna/{id}/aktifkan`: `versi`.
pub async fn post_aktifkan(Path(id): Path<i64>, k: Kiriman) -> Response {
    let hasil = kelola::set_active(&k.l, &k.pelaku, id, k.isian.versi(), true).await;
    beres(&k, id, hasil, "Akun diaktifkan.").await
}

/// `POST /pengguna/{id}/setel-ulang`: `versi`.
pub async fn post_setel_ulang(Path(id): Path<i64>, k: Kiriman) -> Response {
    let hasil = kelola::reset_password(&k.l, &k.pelaku, id, k.isian.versi()).await;
    sekali(&k, &alamat(id), "Kata sandi disetel ulang", hasil).await
}

async fn beres(k: &Kiriman, id: i64, hasil: Hasil<()>, kabar: &str) -> Response {
    k.jawab(&alamat(id), async { hasil.map(|()| Beres::ke(alamat(id), kabar)) }).await
}

/// The password is in this answer and nowhere else, so there is no page to go to.
async fn sekali(k: &Kiriman, formulir: &str, judul: &'static str, hasil: Hasil<AkunBaru>) -> Response {
    match hasil {
        Ok(akun) => Lembaran::baru(move || app::pengguna::sandi_awal(judul, &akun)).into_response(),
        Err(galat) => k.jawab(formulir, async { Err(galat) }).await,
    }
}

fn peran(isian: &Isian) -> Hasil<PeranDiberikan> {
    let peran = Peran::dari_kode(isian.teks("peran")).ok_or_else(|| Galat::isian("peran", "Pilih peran."))?;
    Ok(PeranDiberikan { peran, perangkat_daerah: isian.angka("perangkat_daerah") })
}

fn alamat(id: i64) -> String {
    format!("/pengguna/{id}")
}
