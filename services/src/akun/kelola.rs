//! What the admin does with everybody's accounts.

use std::collections::BTreeMap;

use domain::{
    izin::{Peran, PeranDiberikan, Tindakan},
    teks,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
    sea_query::{Expr, Func, OnConflict},
};
use serde_json::{Value, json};

use super::{
    entitas::{akun, peran},
    sandi, sesi,
};
use crate::{
    galat::{Galat, Hasil, PadaKembar, pola_like},
    isian::Periksa,
    jejak::{self, Catatan, Entri, Milik},
    layanan::{Layanan, Tulis},
    pelaku::Pelaku,
    perangkat_daerah::entitas::perangkat_daerah,
};

/// What an admin types about a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IsianOrang {
    pub nama_pengguna: String,
    pub nama: String,
    /// Eighteen digits, or empty.
    pub nip: String,
    pub jabatan: String,
    pub surel: String,
}

/// A person as the admin sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Orang {
    pub id: i64,
    pub nama_pengguna: String,
    pub nama: String,
    pub nip: String,
    pub jabatan: String,
    pub surel: String,
    pub aktif: bool,
    pub harus_ganti_sandi: bool,
    pub versi: i64,
    pub peran: Vec<PeranOrang>,
}

/// A role of a person, with the name of its office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeranOrang {
    pub peran: Peran,
    pub perangkat_daerah: Option<(i64, String)>,
}

/// Which people to list.
#[derive(Clone, Debug, Default)]
pub struct SaringanOrang {
    /// Words in name, nama pengguna or NIP.
    pub cari: String,
    pub peran: Option<Peran>,
    pub perangkat_daerah: Option<i64>,
    pub aktif: Option<bool>,
    /// Keyset: only people after this one in order of name.
    pub sesudah: Option<i64>,
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Halaman<T> {
    pub baris: Vec<T>,
    /// What to pass as `sesudah` for the next page; `None` on the last.
    pub lanjut: Option<i64>,
}

/// A new account, with the password to hand over: shown once, kept nowhere.
#[derive(Clone)]
pub struct AkunBaru {
    pub id: i64,
    pub nama_pengguna: String,
    pub sandi_awal: String,
}

/// People in order of name.
///
/// # Errors
/// [`Galat::Dilarang`] for all but admins.
pub async fn list(l: &Layanan, pelaku: &Pelaku, saringan: &SaringanOrang, batas: u64) -> Hasil<Halaman<Orang>> {
    pelaku.wajib(Tindakan::KelolaPengguna, &[])?;
    let mut kueri = akun::Entity::find()
        .filter(syarat(saringan))
        .order_by_asc(akun::Column::Nama)
        .order_by_asc(akun::Column::Id)
        .limit(batas + 1);
    if let Some(sesudah) = saringan.sesudah {
        let batas = akun::Entity::find_by_id(sesudah).one(&l.db).await?.ok_or(Galat::TidakAda)?;
        kueri = kueri.filter(
            Condition::any()
                .add(akun::Column::Nama.gt(&batas.nama))
                .add(Condition::all().add(akun::Column::Nama.eq(&batas.nama)).add(akun::Column::Id.gt(batas.id))),
        );
    }
    let mut baris = kueri.all(&l.db).await?;
    let masih = baris.len() as u64 > batas;
    baris.truncate(usize::try_from(batas).unwrap_or(usize::MAX));
    let lanjut = if masih { baris.last().map(|akhir| akhir.id) } else { None };
    let mut peran = peran_untuk(&l.db, &baris.iter().map(|a| a.id).collect::<Vec<_>>()).await?;
    Ok(Halaman { baris: baris.into_iter().map(|a| orang(a, &mut peran)).collect(), lanjut })
}

/// Active accounts that need an admin's attention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Perhatian {
    pub aktif: u64,
    pub tanpa_peran: u64,
    /// Never came in since the password was given out.
    pub sandi_awal: u64,
}

/// Counts of active accounts; three queries.
///
/// # Errors
/// [`Galat::Dilarang`] for all but admins.
pub async fn perhatian(l: &Layanan, pelaku: &Pelaku) -> Hasil<Perhatian> {
    pelaku.wajib(Tindakan::KelolaPengguna, &[])?;
    let aktif = || akun::Entity::find().filter(akun::Column::Aktif.eq(true));
    let berperan = peran::Entity::find().select_only().column(peran::Column::AkunId).into_query();
    Ok(Perhatian {
        aktif: aktif().count(&l.db).await?,
        tanpa_peran: aktif().filter(akun::Column::Id.not_in_subquery(berperan)).count(&l.db).await?,
        sandi_awal: aktif().filter(akun::Column::HarusGantiSandi.eq(true)).count(&l.db).await?,
    })
}

/// One person.
///
/// # Errors
/// [`Galat::Dilarang`] for all but admins, [`Galat::TidakAda`].
pub async fn get(l: &Layanan, pelaku: &Pelaku, id: i64) -> Hasil<Orang> {
    pelaku.wajib(Tindakan::KelolaPengguna, &[])?;
    let ada = akun::Entity::find_by_id(id).one(&l.db).await?.ok_or(Galat::TidakAda)?;
    let mut peran = peran_untuk(&l.db, &[id]).await?;
    Ok(orang(ada, &mut peran))
}

/// What happened to an account, newest first.
///
/// # Errors
/// [`Galat::Dilarang`] for all but admins.
pub async fn riwayat(l: &Layanan, pelaku: &Pelaku, id: i64, batas: u64) -> Hasil<Vec<Entri>> {
    let milik = Milik { objek: "akun", objek_id: id, tindakan: Tindakan::KelolaPengguna, kantor: &[] };
    jejak::riwayat(&l.db, pelaku, milik, batas).await
}

/// Makes an account with its first roles and a password to hand over.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::Isian`].
pub async fn create(
    l: &Layanan,
    pelaku: &Pelaku,
    isian: &IsianOrang,
    peran_awal: &[PeranDiberikan],
) -> Hasil<AkunBaru> {
    pelaku.wajib(Tindakan::KelolaPengguna, &[])?;
    let mut periksa = Periksa::default();
    let isian = periksa_orang(&mut periksa, isian);
    for diberikan in peran_awal {
        periksa_peran(&mut periksa, *diberikan);
    }
    periksa.selesai()?;
    let sandi_awal = sandi::awal()?;
    let hash = sandi::hash(&sandi_awal).await?;
    let (tulis, kini) = (l.tulis().await?, l.kini());
    let baris = akun::ActiveModel {
        nama_pengguna: Set(isian.nama_pengguna.clone()),
        nama: Set(isian.nama.clone()),
        nip: Set(isian.nip.clone()),
        jabatan: Set(isian.jabatan.clone()),
        surel: Set(isian.surel.clone()),
        sandi_hash: Set(hash),
        aktif: Set(true),
        harus_ganti_sandi: Set(true),
        versi: Set(1),
        dibuat: Set(kini),
        diubah: Set(kini),
        ..Default::default()
    };
    let id = kembar(akun::Entity::insert(baris).exec(&tulis.tx).await)?.last_insert_id;
    catat(&tulis, l, pelaku, "Dibuat", id, None, Value::Null, rekam(&isian, true)).await?;
    for diberikan in peran_awal {
        tambah_peran(&tulis, l, pelaku, id, *diberikan).await?;
    }
    tulis.selesai().await?;
    Ok(AkunBaru { id, nama_pengguna: isian.nama_pengguna, sandi_awal })
}

/// Changes what is known about a person.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Isian`], [`Galat::Bentrok`].
pub async fn update(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64, isian: &IsianOrang) -> Hasil<()> {
    pelaku.wajib(Tindakan::KelolaPengguna, &[])?;
    let mut periksa = Periksa::default();
    let isian = periksa_orang(&mut periksa, isian);
    periksa.selesai()?;
    let tulis = l.tulis().await?;
    let lama = akun::Entity::find_by_id(id).one(&tulis.tx).await?.ok_or(Galat::TidakAda)?;
    let hasil = kembar(
        akun::Entity::update_many()
            .col_expr(akun::Column::NamaPengguna, Expr::value(&isian.nama_pengguna))
            .col_expr(akun::Column::Nama, Expr::value(&isian.nama))
            .col_expr(akun::Column::Nip, Expr::value(&isian.nip))
            .col_expr(akun::Column::Jabatan, Expr::value(&isian.jabatan))
            .col_expr(akun::Column::Surel, Expr::value(&isian.surel))
            .col_expr(akun::Column::Versi, Expr::value(versi + 1))
            .col_expr(akun::Column::Diubah, Expr::value(l.kini()))
            .filter(akun::Column::Id.eq(id))
            .filter(akun::Column::Versi.eq(versi))
            .exec(&tulis.tx)
            .await,
    )?;
    wajib_berubah(hasil.rows_affected)?;
    let sebelum = rekam(&IsianOrang::from(&lama), lama.aktif);
    catat(&tulis, l, pelaku, "Diubah", id, None, sebelum, rekam(&isian, lama.aktif)).await?;
    tulis.selesai().await
}

/// Gives a role; giving it twice changes nothing.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Isian`] beside `perangkat_daerah`.
pub async fn give_role(l: &Layanan, pelaku: &Pelaku, id: i64, diberikan: PeranDiberikan) -> Hasil<()> {
    pelaku.wajib(Tindakan::KelolaPengguna, &[])?;
    let mut periksa = Periksa::default();
    periksa_peran(&mut periksa, diberikan);
    periksa.selesai()?;
    let tulis = l.tulis().await?;
    akun::Entity::find_by_id(id).one(&tulis.tx).await?.ok_or(Galat::TidakAda)?;
    tambah_peran(&tulis, l, pelaku, id, diberikan).await?;
    tulis.selesai().await
}

/// Withdraws a role, but never the last active admin's.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Ditolak`].
pub async fn withdraw_role(l: &Layanan, pelaku: &Pelaku, id: i64, diberikan: PeranDiberikan) -> Hasil<()> {
    pelaku.wajib(Tindakan::KelolaPengguna, &[])?;
    let tulis = l.tulis().await?;
    if diberikan.peran == Peran::Admin {
        kunci_admin(&tulis).await?;
    }
    let hasil = peran::Entity::delete_many()
        .filter(peran::Column::AkunId.eq(id))
        .filter(peran::Column::Peran.eq(diberikan.peran.kode()))
        .filter(kantor_eq(diberikan.perangkat_daerah))
        .exec(&tulis.tx)
        .await?;
    if hasil.rows_affected == 0 {
        return Err(Galat::TidakAda);
    }
    wajib_ada_admin(&tulis).await?;
    let isi = json!({ "peran": diberikan.peran.nama() });
    catat(&tulis, l, pelaku, "Peran dicabut", id, diberikan.perangkat_daerah, isi, Value::Null).await?;
    tulis.selesai().await
}

/// Switches an account off, which ends its sessions, or on again; never the last active admin's.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Ditolak`], [`Galat::Bentrok`].
pub async fn set_active(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64, aktif: bool) -> Hasil<()> {
    pelaku.wajib(Tindakan::KelolaPengguna, &[])?;
    let tulis = l.tulis().await?;
    kunci_admin(&tulis).await?;
    let lama = akun::Entity::find_by_id(id).one(&tulis.tx).await?.ok_or(Galat::TidakAda)?;
    let hasil = akun::Entity::update_many()
        .col_expr(akun::Column::Aktif, Expr::value(aktif))
        .col_expr(akun::Column::Versi, Expr::value(versi + 1))
        .col_expr(akun::Column::Diubah, Expr::value(l.kini()))
        .filter(akun::Column::Id.eq(id))
        .filter(akun::Column::Versi.eq(versi))
        .exec(&tulis.tx)
        .await?;
    wajib_berubah(hasil.rows_affected)?;
    if !aktif {
        wajib_ada_admin(&tulis).await?;
        sesi::akhiri(&tulis, id, None).await?;
    }
    let tindakan = if aktif { "Diaktifkan" } else { "Dinonaktifkan" };
    catat(&tulis, l, pelaku, tindakan, id, None, json!({ "aktif": lama.aktif }), json!({ "aktif": aktif })).await?;
    tulis.selesai().await
}

/// Gives an account a new password to hand over and ends its sessions.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`].
pub async fn reset_password(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64) -> Hasil<AkunBaru> {
    pelaku.wajib(Tindakan::KelolaPengguna, &[])?;
    let sandi_awal = sandi::awal()?;
    let hash = sandi::hash(&sandi_awal).await?;
    let tulis = l.tulis().await?;
    let ada = akun::Entity::find_by_id(id).one(&tulis.tx).await?.ok_or(Galat::TidakAda)?;
    let hasil = akun::Entity::update_many()
        .col_expr(akun::Column::SandiHash, Expr::value(hash))
        .col_expr(akun::Column::HarusGantiSandi, Expr::value(true))
        .col_expr(akun::Column::Versi, Expr::value(versi + 1))
        .col_expr(akun::Column::Diubah, Expr::value(l.kini()))
        .filter(akun::Column::Id.eq(id))
        .filter(akun::Column::Versi.eq(versi))
        .exec(&tulis.tx)
        .await?;
    // A second reset from the same page would void the password that the first one handed out.
    wajib_berubah(hasil.rows_affected)?;
    sesi::akhiri(&tulis, id, None).await?;
    catat(&tulis, l, pelaku, "Kata sandi disetel ulang", id, None, Value::Null, Value::Null).await?;
    tulis.selesai().await?;
    Ok(AkunBaru { id, nama_pengguna: ada.nama_pengguna, sandi_awal })
}

/// The fields of a person, checked and tidied; shared with the first admin.
pub(crate) fn periksa_orang(periksa: &mut Periksa, isian: &IsianOrang) -> IsianOrang {
    IsianOrang {
        nama_pengguna: periksa.ambil("nama_pengguna", teks::nama_pengguna(&isian.nama_pengguna)),
        nama: periksa.ambil("nama", teks::baris(&isian.nama, "Nama", true, 120)),
        nip: periksa.ambil("nip", teks::nip(&isian.nip)).unwrap_or_default(),
        jabatan: periksa.ambil("jabatan", teks::baris(&isian.jabatan, "Jabatan", false, 160)),
        surel: periksa.ambil("surel", teks::surel(&isian.surel)).unwrap_or_default(),
    }
}

impl From<&akun::Model> for IsianOrang {
    fn from(a: &akun::Model) -> Self {
        Self {
            nama_pengguna: a.nama_pengguna.clone(),
            nama: a.nama.clone(),
            nip: a.nip.clone(),
            jabatan: a.jabatan.clone(),
            surel: a.surel.clone(),
        }
    }
}

fn periksa_peran(periksa: &mut Periksa, diberikan: PeranDiberikan) {
    if diberikan.peran.per_kantor() && diberikan.perangkat_daerah.is_none() {
        periksa.salah("perangkat_daerah", format!("Pilih Perangkat Daerah untuk peran {}.", diberikan.peran.nama()));
    }
}

fn syarat(saringan: &SaringanOrang) -> Condition {
    let mut syarat = Condition::all();
    if !saringan.cari.trim().is_empty() {
        let pola = pola_like(&saringan.cari);
        let mut cocok = Condition::any();
        for kolom in [akun::Column::Nama, akun::Column::NamaPengguna, akun::Column::Nip, akun::Column::Jabatan] {
            cocok = cocok.add(Expr::expr(Func::lower(Expr::col(kolom))).like(pola.clone()));
        }
        syarat = syarat.add(cocok);
    }
    if let Some(aktif) = saringan.aktif {
        syarat = syarat.add(akun::Column::Aktif.eq(aktif));
    }
    if saringan.peran.is_some() || saringan.perangkat_daerah.is_some() {
        let mut pemilik = peran::Entity::find().select_only().column(peran::Column::AkunId);
        if let Some(peran) = saringan.peran {
            pemilik = pemilik.filter(peran::Column::Peran.eq(peran.kode()));
        }
        if let Some(kantor) = saringan.perangkat_daerah {
            pemilik = pemilik.filter(peran::Column::PerangkatDaerahId.eq(kantor));
        }
        syarat = syarat.add(akun::Column::Id.in_subquery(pemilik.into_query()));
    }
    syarat
}

/// The roles of these accounts, in the order screens list roles.
pub(crate) async fn peran_untuk<C: ConnectionTrait>(db: &C, id: &[i64]) -> Hasil<BTreeMap<i64, Vec<PeranOrang>>> {
    let baris = peran::Entity::find().filter(peran::Column::AkunId.is_in(id.iter().copied())).all(db).await?;
    let kantor: Vec<i64> = baris.iter().filter_map(|p| p.perangkat_daerah_id).collect();
    let nama: BTreeMap<i64, String> = perangkat_daerah::Entity::find()
        .filter(perangkat_daerah::Column::Id.is_in(kantor))
        .all(db)
        .await?
        .into_iter()
        .map(|k| (k.id, k.nama))
        .collect();
    let mut hasil: BTreeMap<i64, Vec<PeranOrang>> = BTreeMap::new();
    for p in baris {
        let Some(peran) = Peran::dari_kode(&p.peran) else { continue };
        let perangkat_daerah = p.perangkat_daerah_id.map(|id| (id, nama.get(&id).cloned().unwrap_or_default()));
        hasil.entry(p.akun_id).or_default().push(PeranOrang { peran, perangkat_daerah });
    }
    for daftar in hasil.values_mut() {
        daftar.sort_by(|a, b| (a.peran, &a.perangkat_daerah).cmp(&(b.peran, &b.perangkat_daerah)));
    }
    Ok(hasil)
}

fn orang(a: akun::Model, peran: &mut BTreeMap<i64, Vec<PeranOrang>>) -> Orang {
    Orang {
        peran: peran.remove(&a.id).unwrap_or_default(),
        id: a.id,
        nama_pengguna: a.nama_pengguna,
        nama: a.nama,
        nip: a.nip,
        jabatan: a.jabatan,
        surel: a.surel,
        aktif: a.aktif,
        harus_ganti_sandi: a.harus_ganti_sandi,
        versi: a.versi,
    }
}

async fn tambah_peran(tulis: &Tulis, l: &Layanan, pelaku: &Pelaku, id: i64, diberikan: PeranDiberikan) -> Hasil<()> {
    if let Some(kantor) = diberikan.perangkat_daerah {
        let ada = perangkat_daerah::Entity::find_by_id(kantor).one(&tulis.tx).await?;
        if ada.is_none_or(|kantor| !kantor.aktif) {
            return Err(Galat::isian("perangkat_daerah", "Pilih Perangkat Daerah yang masih aktif."));
        }
    }
    let baris = peran::ActiveModel {
        akun_id: Set(id),
        peran: Set(diberikan.peran.kode().into()),
        perangkat_daerah_id: Set(diberikan.perangkat_daerah),
        ..Default::default()
    };
    let baru = peran::Entity::insert(baris)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(&tulis.tx)
        .await?;
    if baru == 0 {
        return Ok(());
    }
    let isi = json!({ "peran": diberikan.peran.nama() });
    catat(tulis, l, pelaku, "Peran diberikan", id, diberikan.perangkat_daerah, Value::Null, isi).await
}

/// Holds the admins' rows until the transaction ends, so that two admins cannot remove each other at the same moment.
async fn kunci_admin(tulis: &Tulis) -> Hasil<()> {
    peran::Entity::find()
        .filter(peran::Column::Peran.eq(Peran::Admin.kode()))
        .order_by_asc(peran::Column::Id)
        .lock_exclusive()
        .all(&tulis.tx)
        .await?;
    Ok(())
}

/// Passes while somebody can still manage the accounts.
async fn wajib_ada_admin(tulis: &Tulis) -> Hasil<()> {
    let admin = peran::Entity::find()
        .select_only()
        .column(peran::Column::AkunId)
        .filter(peran::Column::Peran.eq(Peran::Admin.kode()));
    let ada = akun::Entity::find()
        .filter(akun::Column::Aktif.eq(true))
        .filter(akun::Column::Id.in_subquery(admin.into_query()))
        .one(&tulis.tx)
        .await?;
    if ada.is_none() {
        return Err(Galat::Ditolak("Ini admin aktif terakhir. Jadikan orang lain admin lebih dulu.".into()));
    }
    Ok(())
}

fn kantor_eq(kantor: Option<i64>) -> sea_orm::sea_query::Expr {
    match kantor {
        Some(id) => peran::Column::PerangkatDaerahId.eq(id),
        None => peran::Column::PerangkatDaerahId.is_null(),
    }
}

/// Names the field behind a unique index of `akun`.
pub(crate) fn kembar<T>(hasil: Result<T, sea_orm::DbErr>) -> Hasil<T> {
    match hasil {
        Err(sebab) if sebab.to_string().contains("nip") => {
            Err(sebab).pada_kembar("nip", "nip", "NIP ini sudah dipakai akun lain.")
        }
        lain => lain.pada_kembar("nama_pengguna", "nama_pengguna", "Nama pengguna ini sudah dipakai."),
    }
}

fn wajib_berubah(baris: u64) -> Hasil<()> {
    if baris == 0 {
        return Err(Galat::Bentrok(
            "Data orang ini baru saja diubah orang lain. Muat ulang halaman, lalu ulangi perubahan Anda.".into(),
        ));
    }
    Ok(())
}

fn rekam(isian: &IsianOrang, aktif: bool) -> Value {
    json!({
        "nama_pengguna": isian.nama_pengguna, "nama": isian.nama, "nip": isian.nip,
        "jabatan": isian.jabatan, "surel": isian.surel, "aktif": aktif,
    })
}

#[expect(clippy::too_many_arguments, reason = "one line per entry reads better than a builder")]
async fn catat(
    tulis: &Tulis,
    l: &Layanan,
    pelaku: &Pelaku,
    tindakan: &str,
    id: i64,
    kantor: Option<i64>,
    sebelum: Value,
    sesudah: Value,
) -> Hasil<()> {
    let catatan = Catatan { tindakan, objek: "akun", objek_id: id, perangkat_daerah: kantor, sebelum, sesudah };
    jejak::catat(tulis, l.kini(), pelaku, catatan).await
}
