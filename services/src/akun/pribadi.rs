//! What people do with their own account.

use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};

use super::{entitas::akun, sandi, sesi};
use crate::{
    galat::{Galat, Hasil},
    isian::Periksa,
    layanan::Layanan,
    pelaku::Pelaku,
};

/// A person's own account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AkunSaya {
    pub id: i64,
    pub nama_pengguna: String,
    pub nama: String,
    pub nip: String,
    pub jabatan: String,
    pub surel: String,
    pub harus_ganti_sandi: bool,
}

/// What the form for a new password sends.
#[derive(Clone, Copy)]
pub struct SandiBaru<'a> {
    pub lama: &'a str,
    pub baru: &'a str,
    pub ulang: &'a str,
}

/// The account of this person.
///
/// # Errors
/// [`Galat::TidakAda`] for the system.
pub async fn get(l: &Layanan, pelaku: &Pelaku) -> Hasil<AkunSaya> {
    let id = pelaku.akun_id.ok_or(Galat::TidakAda)?;
    let ada = akun::Entity::find_by_id(id).one(&l.db).await?.ok_or(Galat::TidakAda)?;
    Ok(AkunSaya {
        id,
        nama_pengguna: ada.nama_pengguna,
        nama: ada.nama,
        nip: ada.nip,
        jabatan: ada.jabatan,
        surel: ada.surel,
        harus_ganti_sandi: ada.harus_ganti_sandi,
    })
}

/// Changes the person's own password and ends their other sessions.
///
/// # Errors
/// [`Galat::Isian`] beside `sandi_lama`, `sandi_baru` or `sandi_ulang`.
pub async fn ganti_sandi(l: &Layanan, pelaku: &Pelaku, isian: SandiBaru<'_>) -> Hasil<()> {
    let id = pelaku.akun_id.ok_or(Galat::TidakAda)?;
    let ada = akun::Entity::find_by_id(id).one(&l.db).await?.ok_or(Galat::TidakAda)?;
    let mut periksa = Periksa::default();
    sandi::periksa(&mut periksa, "sandi_baru", isian.baru, &ada.nama_pengguna);
    if isian.baru != isian.ulang {
        periksa.salah("sandi_ulang", "Ketik kata sandi baru yang sama dua kali.");
    }
    if isian.baru == isian.lama {
        periksa.salah("sandi_baru", "Pilih kata sandi yang berbeda dari yang sekarang.");
    }
    if !sandi::cocok(isian.lama, Some(&ada.sandi_hash)).await? {
        periksa.salah("sandi_lama", "Kata sandi sekarang tidak cocok.");
    }
    periksa.selesai()?;
    let hash = sandi::hash(isian.baru).await?;
    let (tulis, kini) = (l.tulis().await?, l.kini());
    let hasil = akun::Entity::update_many()
        .col_expr(akun::Column::SandiHash, Expr::value(hash))
        .col_expr(akun::Column::HarusGantiSandi, Expr::value(false))
        .col_expr(akun::Column::Diubah, Expr::value(kini))
        .col_expr(akun::Column::Versi, Expr::col(akun::Column::Versi).add(1))
        .filter(akun::Column::Id.eq(id))
        // Somebody who knew the old password may have been faster.
        .filter(akun::Column::SandiHash.eq(ada.sandi_hash))
        .exec(&tulis.tx)
        .await?;
    if hasil.rows_affected == 0 {
        return Err(Galat::Bentrok("Kata sandi akun ini baru saja diganti dari tempat lain.".into()));
    }
    sesi::akhiri(&tulis, id, pelaku.sesi_id).await?;
    sesi::catat_akun(&tulis, kini, pelaku, "Mengganti kata sandi", id).await?;
    tulis.selesai().await
}
