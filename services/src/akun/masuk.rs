//! Signing in, with a brake on guessing per account and per address.
//!
//! An attempt is counted before the password is checked, so that many guesses at once are counted too. After five
//! failures an account waits one minute, then two, four, ... up to fifteen; an address waits after twenty. The count
//! starts over an hour after its first failure, and for an account when the right password comes.
//!
//! A failure goes to the log with the account's number and the address, never with what was typed. An account that must
//! wait because of it gets an entry in the audit trail.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, OnConflict},
};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::{
    entitas::{akun, percobaan, sesi as baris_sesi},
    sandi, sesi,
};
use crate::{
    galat::{Galat, Hasil},
    jejak::{self, Catatan, heks},
    layanan::{Layanan, Tulis},
    pelaku::Pelaku,
};

/// Failures before an account waits.
const BATAS_AKUN: i64 = 5;
/// Failures before an address waits; a whole office may share one.
const BATAS_ALAMAT: i64 = 20;
const HITUNG_ULANG: TimeDelta = TimeDelta::hours(1);

const TIDAK_COCOK: &str = "Nama pengguna atau kata sandi tidak cocok. Periksa keduanya, lalu coba lagi.";

/// What somebody typed to come in.
#[derive(Clone, Copy)]
pub struct Kredensial<'a> {
    /// Nama pengguna or NIP.
    pub nama: &'a str,
    pub sandi: &'a str,
    /// Network address.
    pub alamat: &'a str,
    /// Browser, as it calls itself.
    pub agen: &'a str,
    /// Session row the request came with; it ends, so that no token lives through a sign-in.
    pub sesi_lama: Option<i64>,
}

/// A new session.
#[derive(Clone)]
pub struct Masuk {
    /// Goes into the cookie and nowhere else.
    pub token: String,
    pub sesi_id: i64,
    pub harus_ganti_sandi: bool,
}

/// Signs somebody in.
///
/// # Errors
/// [`Galat::Isian`] beside `sandi` when name and password do not fit, [`Galat::TerlaluSering`] with how long to wait.
pub async fn masuk(l: &Layanan, isian: Kredensial<'_>) -> Hasil<Masuk> {
    let nama = isian.nama.trim().to_lowercase();
    let cocok_nama = Condition::any()
        .add(akun::Column::NamaPengguna.eq(&nama))
        .add(Condition::all().add(akun::Column::Nip.eq(&nama)).add(akun::Column::Nip.ne("")));
    let ada = if nama.is_empty() { None } else { akun::Entity::find().filter(cocok_nama).one(&l.db).await? };
    let kunci_akun = kunci(&ada.as_ref().map_or_else(|| format!("nama:{nama}"), |ada| format!("akun:{}", ada.id)));
    let kunci_alamat = kunci(&format!("alamat:{}", isian.alamat));
    let gagal = Gagal { akun_id: ada.as_ref().map(|ada| ada.id), alamat: isian.alamat };
    let [terkunci, _] = hitung_percobaan(l, [(&kunci_akun, BATAS_AKUN), (&kunci_alamat, BATAS_ALAMAT)])
        .await
        .inspect_err(|galat| gagal.ditunda(galat))?;
    let cocok = sandi::cocok(isian.sandi, ada.as_ref().map(|ada| ada.sandi_hash.as_str())).await?;
    let Some(ada) = ada.filter(|_| cocok) else {
        gagal.catat(l, terkunci).await?;
        return Err(Galat::isian("sandi", TIDAK_COCOK));
    };
    if !ada.aktif {
        gagal.catat(l, None).await?;
        return Err(Galat::isian("nama", "Akun ini tidak aktif. Hubungi admin untuk mengaktifkannya."));
    }
    let (tulis, kini) = (l.tulis().await?, l.kini());
    percobaan::Entity::delete_many().filter(percobaan::Column::Kunci.eq(kunci_akun)).exec(&tulis.tx).await?;
    kembalikan_satu(&tulis, &kunci_alamat).await?;
    if let Some(lama) = isian.sesi_lama {
        baris_sesi::Entity::delete_by_id(lama).exec(&tulis.tx).await?;
    }
    let (token, sesi_id) = sesi::buka(&tulis, kini, Some(ada.id), isian.alamat, isian.agen, sesi::PALING_LAMA).await?;
    let pelaku = Pelaku {
        akun_id: Some(ada.id),
        nama: ada.nama,
        peran: Vec::new(),
        sesi_id: Some(sesi_id),
        alamat: isian.alamat.into(),
    };
    sesi::catat_akun(&tulis, kini, &pelaku, "Masuk", ada.id).await?;
    tulis.selesai().await?;
    Ok(Masuk { token, sesi_id, harus_ganti_sandi: ada.harus_ganti_sandi })
}

/// Who could not come in, as far as it may be known.
struct Gagal<'a> {
    /// `None` when nobody has the name that was typed.
    akun_id: Option<i64>,
    alamat: &'a str,
}

impl Gagal<'_> {
    /// To the log; and into the trail when the account waits from now on.
    async fn catat(&self, l: &Layanan, terkunci: Option<DateTime<Utc>>) -> Hasil<()> {
        tracing::warn!(akun_id = self.akun_id, alamat = self.alamat, "a sign-in failed");
        let (Some(akun_id), Some(sampai)) = (self.akun_id, terkunci) else { return Ok(()) };
        let tulis = l.tulis().await?;
        let pelaku = Pelaku { alamat: self.alamat.into(), ..Pelaku::sistem() };
        let catatan = Catatan {
            tindakan: "Masuk ditunda setelah percobaan gagal",
            objek: "akun",
            objek_id: akun_id,
            perangkat_daerah: None,
            sebelum: serde_json::Value::Null,
            sesudah: json!({ "ditunda_sampai": sampai }),
        };
        jejak::catat(&tulis, l.kini(), &pelaku, catatan).await?;
        tulis.selesai().await
    }

    /// An attempt that was refused unread.
    fn ditunda(&self, galat: &Galat) {
        if matches!(galat, Galat::TerlaluSering(_)) {
            tracing::warn!(akun_id = self.akun_id, alamat = self.alamat, "a sign-in was put off after failures");
        }
    }
}

/// Counts this attempt against every key, or refuses it when one of them must wait. Says until when each key waits should
/// this attempt fail.
async fn hitung_percobaan<const N: usize>(
    l: &Layanan,
    kunci: [(&String, i64); N],
) -> Hasil<[Option<DateTime<Utc>>; N]> {
    let (tulis, kini) = (l.tulis().await?, l.kini());
    hapus_usang(&tulis, kini).await?;
    let mut terkunci = [None; N];
    for (satu, (kunci, batas)) in terkunci.iter_mut().zip(kunci) {
        *satu = hitung_satu(&tulis, kini, kunci, batas).await?;
    }
    tulis.selesai().await?;
    Ok(terkunci)
}

/// Deletes the counts that no longer count; says how many.
pub(crate) async fn hapus_usang(tulis: &Tulis, kini: DateTime<Utc>) -> Hasil<u64> {
    let usang = Condition::all().add(percobaan::Column::Mulai.lt(kini - HITUNG_ULANG)).add(
        Condition::any()
            .add(percobaan::Column::TerkunciSampai.is_null())
            .add(percobaan::Column::TerkunciSampai.lt(kini)),
    );
    Ok(percobaan::Entity::delete_many().filter(usang).exec(&tulis.tx).await?.rows_affected)
}

async fn hitung_satu(tulis: &Tulis, kini: DateTime<Utc>, kunci: &str, batas: i64) -> Hasil<Option<DateTime<Utc>>> {
    let awal =
        percobaan::ActiveModel { kunci: Set(kunci.into()), jumlah: Set(0), mulai: Set(kini), ..Default::default() };
    let sudah_ada = OnConflict::column(percobaan::Column::Kunci).do_nothing().to_owned();
    percobaan::Entity::insert(awal).on_conflict(sudah_ada).exec_without_returning(&tulis.tx).await?;
    let baris = percobaan::Entity::find()
        .filter(percobaan::Column::Kunci.eq(kunci))
        .lock_exclusive()
        .one(&tulis.tx)
        .await?
        .ok_or_else(|| Galat::internal("percobaan_masuk hilang"))?;
    if let Some(sampai) = baris.terkunci_sampai.filter(|&sampai| sampai > kini) {
        return Err(Galat::TerlaluSering(tunggu(sampai - kini)));
    }
    let jumlah = baris.jumlah + 1;
    let terkunci = (jumlah >= batas)
        .then(|| kini + TimeDelta::minutes(1 << (jumlah - batas).clamp(0, 4)).min(TimeDelta::minutes(15)));
    percobaan::Entity::update_many()
        .col_expr(percobaan::Column::Jumlah, Expr::value(jumlah))
        .col_expr(percobaan::Column::TerkunciSampai, Expr::value(terkunci))
        .filter(percobaan::Column::Id.eq(baris.id))
        .exec(&tulis.tx)
        .await?;
    Ok(terkunci)
}

/// Takes the successful attempt off the address again, so that a busy office behind one address is never slowed down.
async fn kembalikan_satu(tulis: &Tulis, kunci: &str) -> Hasil<()> {
    use sea_orm::ExprTrait;
    percobaan::Entity::update_many()
        .col_expr(percobaan::Column::Jumlah, Expr::col(percobaan::Column::Jumlah).sub(1))
        .col_expr(percobaan::Column::TerkunciSampai, Expr::value(None::<DateTime<Utc>>))
        .filter(percobaan::Column::Kunci.eq(kunci))
        .exec(&tulis.tx)
        .await?;
    Ok(())
}

fn tunggu(lama: TimeDelta) -> String {
    let menit = (lama.num_seconds() + 59) / 60;
    format!("Terlalu banyak percobaan masuk. Coba lagi {menit} menit lagi.")
}

/// Names and addresses are not kept with the counts, only what tells them apart.
fn kunci(teks: &str) -> String {
    heks(&Sha256::digest(teks.as_bytes()))
}
