//! Views of a list that a person keeps under a name: filters, order and columns, as the address holds them.

use domain::{register::Register, teks};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};

use super::{akses, entitas::pandangan};
use crate::{
    Galat, Hasil, Layanan, Pelaku, Tulis,
    galat::PadaKembar,
    jejak::{self, Catatan},
};

/// Views that one person may keep of one register.
pub const MAKS: u64 = 30;
/// Longest name and longest address.
const NAMA_MAKS: usize = 80;
const KUERI_MAKS: usize = 2_000;

/// A view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pandangan {
    pub id: i64,
    pub nama: String,
    /// The parameters of the list, without the question mark.
    pub kueri: String,
}

/// The person's own views of a register, by name.
///
/// # Errors
/// When the database cannot be read.
pub async fn list(l: &Layanan, pelaku: &Pelaku, r: &Register) -> Hasil<Vec<Pandangan>> {
    let Some(akun) = pelaku.akun_id else { return Ok(Vec::new()) };
    let baris = pandangan::Entity::find()
        .filter(pandangan::Column::AkunId.eq(akun))
        .filter(pandangan::Column::Register.eq(r.kode))
        .order_by_asc(pandangan::Column::Nama)
        .all(&l.db)
        .await?;
    Ok(baris.into_iter().map(|b| Pandangan { id: b.id, nama: b.nama, kueri: b.kueri }).collect())
}

/// Keeps a view under a name.
///
/// # Errors
/// [`Galat::Dilarang`] without access to the register, [`Galat::Isian`] on `nama_pandangan`.
pub async fn simpan(l: &Layanan, pelaku: &Pelaku, r: &'static Register, nama: &str, kueri: &str) -> Hasil<i64> {
    const BIDANG: &str = "nama_pandangan";
    akses(pelaku, r)?;
    let akun = pelaku.akun_id.ok_or_else(Galat::dilarang)?;
    let nama = teks::baris(nama, "Nama tampilan", true, NAMA_MAKS).map_err(|g| Galat::isian(BIDANG, g.to_string()))?;
    let kueri = kueri.trim_start_matches('?');
    if kueri.len() > KUERI_MAKS || kueri.chars().any(char::is_control) {
        return Err(Galat::isian(BIDANG, "Saringan ini terlalu panjang untuk disimpan. Kurangi saringannya."));
    }
    let tulis = l.tulis().await?;
    let milik = pandangan::Entity::find()
        .filter(pandangan::Column::AkunId.eq(akun))
        .filter(pandangan::Column::Register.eq(r.kode));
    if milik.count(&tulis.tx).await? >= MAKS {
        return Err(Galat::isian(BIDANG, format!("Paling banyak {MAKS} tampilan. Hapus yang tidak dipakai.")));
    }
    let baris = pandangan::ActiveModel {
        akun_id: Set(akun),
        register: Set(r.kode.into()),
        nama: Set(nama.clone()),
        kueri: Set(kueri.into()),
        dibuat: Set(l.kini()),
        ..Default::default()
    };
    let id = pandangan::Entity::insert(baris)
        .exec(&tulis.tx)
        .await
        .pada_kembar("pandangan", BIDANG, "Sudah ada tampilan bernama ini. Tulis nama lain, atau hapus yang lama.")?
        .last_insert_id;
    catat(l, &tulis, pelaku, id, "Tampilan disimpan", (Value::Null, isi(r, &nama, kueri))).await?;
    tulis.selesai().await?;
    Ok(id)
}

/// Takes a view away.
///
/// # Errors
/// [`Galat::TidakAda`] when it is not this person's.
pub async fn hapus(l: &Layanan, pelaku: &Pelaku, r: &'static Register, id: i64) -> Hasil<()> {
    let akun = pelaku.akun_id.ok_or_else(Galat::dilarang)?;
    let tulis = l.tulis().await?;
    let ada = pandangan::Entity::find_by_id(id)
        .filter(pandangan::Column::AkunId.eq(akun))
        .filter(pandangan::Column::Register.eq(r.kode))
        .one(&tulis.tx)
        .await?
        .ok_or(Galat::TidakAda)?;
    pandangan::Entity::delete_by_id(id).exec(&tulis.tx).await?;
    catat(l, &tulis, pelaku, id, "Tampilan dihapus", (isi(r, &ada.nama, &ada.kueri), Value::Null)).await?;
    tulis.selesai().await
}

fn isi(r: &Register, nama: &str, kueri: &str) -> Value {
    json!({ "register": r.kode, "nama": nama, "saringan": kueri })
}

async fn catat(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    id: i64,
    tindakan: &str,
    (sebelum, sesudah): (Value, Value),
) -> Hasil<()> {
    let entri = Catatan { tindakan, objek: "pandangan", objek_id: id, perangkat_daerah: None, sebelum, sesudah };
    jejak::catat(tulis, l.kini(), pelaku, entri).await
}
