//! A person's own account.

use axum::{extract::Path, response::Response};
use services::akun::{
    pribadi::{self, SandiBaru},
    sesi,
};

use crate::{jawaban::Beres, kiriman::Kiriman};

/// `POST /akun/sandi`: `sandi_lama`, `sandi_baru`, `sandi_ulang`.
pub async fn post_sandi(k: Kiriman) -> Response {
    k.jawab("/akun/sandi", async {
        let teks = |nama| k.isian.teks(nama);
        let baru = SandiBaru { lama: teks("sandi_lama"), baru: teks("sandi_baru"), ulang: teks("sandi_ulang") };
        pribadi::ganti_sandi(&k.l, &k.pelaku, baru).await?;
        Ok(Beres::ke("/akun", "Kata sandi diganti. Sesi Anda di perangkat lain sudah berakhir."))
    })
    .await
}

/// `POST /akun/sesi/{id}/akhiri`.
pub async fn post_akhiri_sesi(Path(id): Path<i64>, k: Kiriman) -> Response {
    k.jawab("/akun", async {
        sesi::akhiri_satu(&k.l, &k.pelaku, id).await?;
        Ok(Beres::ke("/akun", "Sesi diakhiri."))
    })
    .await
}
