//! The first admin of an empty installation, let in by a code that only the terminal shows.

use domain::izin::Peran;
use sea_orm::{ActiveValue::Set, EntityTrait, PaginatorTrait};
use sha2::{Digest, Sha256};

use super::{
    entitas::{akun, peran},
    kelola::{AkunBaru, IsianOrang, kembar, periksa_orang},
    sandi, sesi,
};
use crate::{
    galat::{Galat, Hasil},
    isian::Periksa,
    layanan::Layanan,
    pelaku::Pelaku,
};

/// The hash of the one-time code; the code itself is shown once and kept nowhere.
#[derive(Clone)]
pub struct KodeSiapkan([u8; 32]);

impl KodeSiapkan {
    /// A new code and what recognizes it.
    ///
    /// # Errors
    /// When the system has no randomness.
    pub fn baru() -> Hasil<(String, Self)> {
        let kode = sandi::awal()?;
        let kenal = Self(Sha256::digest(kode.as_bytes()).into());
        Ok((kode, kenal))
    }

    /// Whether this is the code, in the same time for every answer.
    #[must_use]
    pub fn cocok(&self, kode: &str) -> bool {
        let sidik: [u8; 32] = Sha256::digest(kode.trim().to_lowercase().as_bytes()).into();
        sidik.iter().zip(self.0).fold(0u8, |beda, (a, b)| beda | (a ^ b)) == 0
    }
}

/// What the page for the first admin sends.
pub struct IsianSiapkan<'a> {
    pub kode_siapkan: &'a str,
    pub orang: IsianOrang,
    pub sandi: &'a str,
    pub ulang: &'a str,
}

/// Whether there is no account yet.
///
/// # Errors
/// When the database cannot be read.
pub async fn masih_kosong(l: &Layanan) -> Hasil<bool> {
    masih_kosong_dalam(&l.db).await
}

/// The same within a transaction.
///
/// # Errors
/// When the database cannot be read.
pub(crate) async fn masih_kosong_dalam<C: sea_orm::ConnectionTrait>(db: &C) -> Hasil<bool> {
    Ok(akun::Entity::find().count(db).await? == 0)
}

/// Makes the first admin; works only while there is no account.
///
/// # Errors
/// [`Galat::TidakAda`] once there is an account, [`Galat::Isian`] for wrong fields or a wrong code.
pub async fn siapkan(l: &Layanan, kode: &KodeSiapkan, alamat: &str, isian: IsianSiapkan<'_>) -> Hasil<i64> {
    if !masih_kosong(l).await? {
        return Err(Galat::TidakAda);
    }
    if !kode.cocok(isian.kode_siapkan) {
        return Err(Galat::isian("kode_siapkan", "Kode tidak cocok dengan yang tampil di terminal server."));
    }
    let pelaku = Pelaku { alamat: alamat.to_owned(), ..Pelaku::sistem() };
    let mut periksa = Periksa::default();
    let orang = periksa_orang(&mut periksa, &isian.orang);
    sandi::periksa(&mut periksa, "sandi", isian.sandi, &orang.nama_pengguna);
    if isian.sandi != isian.ulang {
        periksa.salah("sandi_ulang", "Ketik kata sandi yang sama dua kali.");
    }
    periksa.selesai()?;
    buat_admin(l, &pelaku, orang, isian.sandi, true).await
}

/// Makes an admin from the command line, also beside others, with a password to change at the first sign-in.
///
/// # Errors
/// [`Galat::Isian`] for wrong fields.
pub async fn admin_dari_terminal(l: &Layanan, orang: &IsianOrang) -> Hasil<AkunBaru> {
    let mut periksa = Periksa::default();
    let orang = periksa_orang(&mut periksa, orang);
    periksa.selesai()?;
    let (sandi_awal, nama_pengguna) = (sandi::awal()?, orang.nama_pengguna.clone());
    let id = buat_admin(l, &Pelaku::sistem(), orang, &sandi_awal, false).await?;
    Ok(AkunBaru { id, nama_pengguna, sandi_awal })
}

/// `pertama`: only while there is no other account, and with a password its owner chose.
async fn buat_admin(l: &Layanan, pelaku: &Pelaku, orang: IsianOrang, sandi: &str, pertama: bool) -> Hasil<i64> {
    let hash = sandi::hash(sandi).await?;
    let (tulis, kini) = (l.tulis().await?, l.kini());
    let baris = akun::ActiveModel {
        nama_pengguna: Set(orang.nama_pengguna),
        nama: Set(orang.nama),
        nip: Set(orang.nip),
        jabatan: Set(orang.jabatan),
        surel: Set(orang.surel),
        sandi_hash: Set(hash),
        aktif: Set(true),
        harus_ganti_sandi: Set(!pertama),
        versi: Set(1),
        dibuat: Set(kini),
        diubah: Set(kini),
        ..Default::default()
    };
    let id = kembar(akun::Entity::insert(baris).exec(&tulis.tx).await)?.last_insert_id;
    let admin = peran::ActiveModel {
        akun_id: Set(id),
        peran: Set(Peran::Admin.kode().into()),
        perangkat_daerah_id: Set(None),
        ..Default::default()
    };
    peran::Entity::insert(admin).exec_without_returning(&tulis.tx).await?;
    sesi::catat_akun(&tulis, kini, pelaku, "Admin dibuat", id).await?;
    // The trail's head row is held now: whoever came at the same moment is either counted here or waits for it.
    if pertama && akun::Entity::find().count(&tulis.tx).await? != 1 {
        return Err(Galat::TidakAda);
    }
    tulis.selesai().await?;
    Ok(id)
}
