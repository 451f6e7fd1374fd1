//! A person's own account.

use axum::{
    extract::{Path, State},
    response::Response,
};
use services::akun::{
    pribadi::{self, SandiBaru},
    sesi,
};

use crate::{
    jawaban::{Asal, Beres, Isian},
    keadaan::Keadaan,
    kunjungan::Masuk,
};

/// `POST /akun/sandi`: `sandi_lama`, `sandi_baru`, `sandi_ulang`.
pub async fn post_sandi(State(st): State<Keadaan>, asal: Asal, Masuk(pelaku): Masuk, isian: Isian) -> Response {
    let baru =
        SandiBaru { lama: isian.teks("sandi_lama"), baru: isian.teks("sandi_baru"), ulang: isian.teks("sandi_ulang") };
    let hasil = pribadi::ganti_sandi(&st.l, &pelaku, baru).await;
    let beres = hasil.map(|()| Beres::ke("/akun", "Kata sandi diganti. Sesi Anda di perangkat lain sudah berakhir."));
    asal.jawab(&st, "/akun/sandi", &isian, beres).await
}

/// `POST /akun/sesi/{id}/akhiri`.
pub async fn post_akhiri_sesi(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path(id): Path<i64>,
) -> Response {
    let hasil = sesi::akhiri_satu(&st.l, &pelaku, id).await;
    asal.jawab(&st, "/akun", &Isian::default(), hasil.map(|()| Beres::ke("/akun", "Sesi diakhiri."))).await
}
