//! The register as it is read: the list with its counts, and one office with everything that belongs to it.

use std::collections::{BTreeMap, HashMap};

use domain::{
    izin::{Peran, Tindakan},
    penandatangan::Penandatangan,
    perangkat_daerah::{Fungsi, Jenis},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
    sea_query::{Expr, Func},
};

use super::entitas::{fungsi, perangkat_daerah, unit_kerja};
use crate::{
    Galat, Hasil, Layanan, Pelaku,
    akun::entitas::{akun, peran},
    galat::pola_like,
    jejak::{self, Entri, Milik},
};

/// Offices on one page of the list.
pub const PER_HALAMAN: u64 = 25;

/// Entries of the history on the page of an office.
const RIWAYAT: u64 = 20;

/// Which offices to list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saringan {
    /// Words in code, name or short name.
    pub cari: String,
    pub fungsi: Option<Fungsi>,
    /// `None` lists archived ones too.
    pub aktif: Option<bool>,
}

/// One page of the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Daftar {
    pub baris: Vec<Kantor>,
    /// Offices that fit the whole filter.
    pub jumlah: u64,
    /// Offices that fit the filter without its function.
    pub semua_fungsi: u64,
    /// Of those, how many carry each function; in the order of [`Fungsi::SEMUA`], with zeros.
    pub hitungan: Vec<(Fungsi, u64)>,
}

/// An office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kantor {
    pub id: i64,
    pub kode: String,
    pub nama: String,
    pub singkatan: String,
    pub jenis: Jenis,
    pub aktif: bool,
    pub versi: i64,
    /// In the order of [`Fungsi::SEMUA`].
    pub fungsi: Vec<Fungsi>,
    /// Number of its Unit Kerja on every level.
    pub jumlah_unit: u64,
}

/// An office with what belongs to it.
#[derive(Clone, Debug)]
pub struct Rincian {
    pub kantor: Kantor,
    /// Who heads it; without a position where nobody wrote one.
    pub kepala: Penandatangan,
    pub unit: Vec<UnitKerja>,
    /// People with a role in it; accounts that are switched off are left out.
    pub orang: Vec<OrangKantor>,
    /// Indicators it is responsible for in rounds that are not locked; while there are any it cannot be archived.
    pub tugas_berjalan: u64,
    /// Newest first; `None` for those who may neither manage the register nor read the audit trail.
    pub riwayat: Option<Vec<Entri>>,
}

/// A Unit Kerja with those below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitKerja {
    pub id: i64,
    pub nama: String,
    pub anak: Vec<UnitKerja>,
}

/// A person and a role they hold in the office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrangKantor {
    pub akun_id: i64,
    pub nama: String,
    pub jabatan: String,
    pub peran: Peran,
}

/// One page of the register, by name; `halaman` counts from 1. Five queries whatever the number of offices.
///
/// # Errors
/// [`Galat::Dilarang`].
pub async fn list(l: &Layanan, pelaku: &Pelaku, saringan: &Saringan, halaman: u64) -> Hasil<Daftar> {
    pelaku.wajib(Tindakan::LihatPerangkatDaerah, &[])?;
    let tanpa_fungsi = syarat(&Saringan { fungsi: None, ..saringan.clone() });
    let semua_fungsi = perangkat_daerah::Entity::find().filter(tanpa_fungsi.clone()).count(&l.db).await?;
    let hitungan = hitung_fungsi(&l.db, tanpa_fungsi).await?;
    let jumlah = match saringan.fungsi {
        Some(dicari) => hitungan.iter().find(|(f, _)| *f == dicari).map_or(0, |(_, n)| *n),
        None => semua_fungsi,
    };
    // Far beyond any register, and within what both databases take as an offset.
    let lewati = Ord::min(halaman.saturating_sub(1), 1_000_000) * PER_HALAMAN;
    let baris = urut(perangkat_daerah::Entity::find().filter(syarat(saringan)))
        .offset(lewati)
        .limit(PER_HALAMAN)
        .all(&l.db)
        .await?;
    Ok(Daftar { baris: lengkapi(&l.db, baris).await?, jumlah, semua_fungsi, hitungan })
}

/// One office.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`].
pub async fn get(l: &Layanan, pelaku: &Pelaku, id: i64) -> Hasil<Rincian> {
    pelaku.wajib(Tindakan::LihatPerangkatDaerah, &[])?;
    let baris = perangkat_daerah::Entity::find_by_id(id).one(&l.db).await?.ok_or(Galat::TidakAda)?;
    let unit = unit_kerja::Entity::find().filter(unit_kerja::Column::PerangkatDaerahId.eq(id)).all(&l.db).await?;
    let fungsi = fungsi_untuk(&l.db, &[id]).await?.remove(&id).unwrap_or_default();
    let kepala = super::kepala::dari(&baris);
    let kantor = kantor(baris, fungsi, unit.len() as u64);
    let dibuka_oleh =
        [Tindakan::KelolaPerangkatDaerah, Tindakan::LihatJejak].into_iter().find(|t| pelaku.boleh(*t, &[]));
    let riwayat = match dibuka_oleh {
        Some(tindakan) => {
            let milik = Milik { objek: "perangkat_daerah", objek_id: id, tindakan, kantor: &[] };
            Some(jejak::riwayat(&l.db, pelaku, milik, RIWAYAT).await?)
        }
        None => None,
    };
    Ok(Rincian {
        kantor,
        kepala,
        unit: pohon(unit),
        orang: orang(&l.db, id).await?,
        tugas_berjalan: super::kelola::tugas_berjalan(&l.db, id).await?,
        riwayat,
    })
}

/// The condition of a filter.
pub(super) fn syarat(saringan: &Saringan) -> Condition {
    let mut syarat = Condition::all();
    if !saringan.cari.trim().is_empty() {
        let pola = pola_like(&saringan.cari);
        let mut cocok = Condition::any();
        for kolom in
            [perangkat_daerah::Column::Kode, perangkat_daerah::Column::Nama, perangkat_daerah::Column::Singkatan]
        {
            cocok = cocok.add(Expr::expr(Func::lower(Expr::col(kolom))).like(pola.clone()));
        }
        syarat = syarat.add(cocok);
    }
    if let Some(aktif) = saringan.aktif {
        syarat = syarat.add(perangkat_daerah::Column::Aktif.eq(aktif));
    }
    if let Some(dicari) = saringan.fungsi {
        let pemilik = fungsi::Entity::find()
            .select_only()
            .column(fungsi::Column::PerangkatDaerahId)
            .filter(fungsi::Column::Fungsi.eq(dicari.kode()));
        syarat = syarat.add(perangkat_daerah::Column::Id.in_subquery(pemilik.into_query()));
    }
    syarat
}

/// The order of the register.
pub(super) fn urut(kueri: sea_orm::Select<perangkat_daerah::Entity>) -> sea_orm::Select<perangkat_daerah::Entity> {
    kueri.order_by_asc(perangkat_daerah::Column::Nama).order_by_asc(perangkat_daerah::Column::Id)
}

/// Functions by office, in the order of [`Fungsi::SEMUA`].
pub(super) async fn fungsi_untuk<C: ConnectionTrait>(db: &C, id: &[i64]) -> Hasil<HashMap<i64, Vec<Fungsi>>> {
    let mut hasil: HashMap<i64, Vec<Fungsi>> = HashMap::new();
    if id.is_empty() {
        return Ok(hasil);
    }
    let baris =
        fungsi::Entity::find().filter(fungsi::Column::PerangkatDaerahId.is_in(id.iter().copied())).all(db).await?;
    for f in baris {
        if let Some(fungsi) = Fungsi::dari_kode(&f.fungsi) {
            hasil.entry(f.perangkat_daerah_id).or_default().push(fungsi);
        }
    }
    for daftar in hasil.values_mut() {
        daftar.sort_unstable();
    }
    Ok(hasil)
}

/// Rows of one office as a tree; siblings by code, then name. A row whose parent is missing stands at the top.
pub(super) fn pohon(baris: Vec<unit_kerja::Model>) -> Vec<UnitKerja> {
    let ada: Vec<i64> = baris.iter().map(|u| u.id).collect();
    let mut anak: BTreeMap<Option<i64>, Vec<unit_kerja::Model>> = BTreeMap::new();
    for unit in baris {
        anak.entry(unit.induk_id.filter(|induk| ada.contains(induk))).or_default().push(unit);
    }
    for saudara in anak.values_mut() {
        saudara.sort_by(|a, b| {
            (a.kode.is_empty(), &a.kode, a.nama.to_lowercase(), a.id).cmp(&(
                b.kode.is_empty(),
                &b.kode,
                b.nama.to_lowercase(),
                b.id,
            ))
        });
    }
    cabang(&mut anak, None)
}

fn cabang(anak: &mut BTreeMap<Option<i64>, Vec<unit_kerja::Model>>, induk: Option<i64>) -> Vec<UnitKerja> {
    // Taking the children out ends the walk even if rows were edited into a circle outside the program.
    let saudara = anak.remove(&induk).unwrap_or_default();
    saudara.into_iter().map(|u| UnitKerja { anak: cabang(anak, Some(u.id)), id: u.id, nama: u.nama }).collect()
}

async fn hitung_fungsi<C: ConnectionTrait>(db: &C, syarat: Condition) -> Hasil<Vec<(Fungsi, u64)>> {
    let cocok =
        perangkat_daerah::Entity::find().select_only().column(perangkat_daerah::Column::Id).filter(syarat).into_query();
    let baris: Vec<(String, i64)> = fungsi::Entity::find()
        .select_only()
        .column(fungsi::Column::Fungsi)
        .column_as(fungsi::Column::Id.count(), "jumlah")
        .filter(fungsi::Column::PerangkatDaerahId.in_subquery(cocok))
        .group_by(fungsi::Column::Fungsi)
        .into_tuple()
        .all(db)
        .await?;
    let jumlah: HashMap<String, i64> = baris.into_iter().collect();
    let n = |f: Fungsi| jumlah.get(f.kode()).and_then(|n| u64::try_from(*n).ok()).unwrap_or(0);
    Ok(Fungsi::SEMUA.into_iter().map(|f| (f, n(f))).collect())
}

async fn lengkapi<C: ConnectionTrait>(db: &C, baris: Vec<perangkat_daerah::Model>) -> Hasil<Vec<Kantor>> {
    let id: Vec<i64> = baris.iter().map(|k| k.id).collect();
    if id.is_empty() {
        return Ok(Vec::new());
    }
    let mut fungsi = fungsi_untuk(db, &id).await?;
    let unit: Vec<(i64, i64)> = unit_kerja::Entity::find()
        .select_only()
        .column(unit_kerja::Column::PerangkatDaerahId)
        .column_as(unit_kerja::Column::Id.count(), "jumlah")
        .filter(unit_kerja::Column::PerangkatDaerahId.is_in(id))
        .group_by(unit_kerja::Column::PerangkatDaerahId)
        .into_tuple()
        .all(db)
        .await?;
    let unit: HashMap<i64, i64> = unit.into_iter().collect();
    let jumlah = |id: i64| unit.get(&id).and_then(|n| u64::try_from(*n).ok()).unwrap_or(0);
    Ok(baris
        .into_iter()
        .map(|k| (k.id, k))
        .map(|(id, k)| kantor(k, fungsi.remove(&id).unwrap_or_default(), jumlah(id)))
        .collect())
}

async fn orang<C: ConnectionTrait>(db: &C, id: i64) -> Hasil<Vec<OrangKantor>> {
    let diberikan = peran::Entity::find().filter(peran::Column::PerangkatDaerahId.eq(id)).all(db).await?;
    if diberikan.is_empty() {
        return Ok(Vec::new());
    }
    let akun: HashMap<i64, akun::Model> = akun::Entity::find()
        .filter(akun::Column::Id.is_in(diberikan.iter().map(|p| p.akun_id)))
        .filter(akun::Column::Aktif.eq(true))
        .all(db)
        .await?
        .into_iter()
        .map(|a| (a.id, a))
        .collect();
    let mut hasil: Vec<OrangKantor> = diberikan
        .into_iter()
        .filter_map(|p| {
            let orang = akun.get(&p.akun_id)?;
            Some(OrangKantor {
                akun_id: orang.id,
                nama: orang.nama.clone(),
                jabatan: orang.jabatan.clone(),
                peran: Peran::dari_kode(&p.peran)?,
            })
        })
        .collect();
    hasil.sort_by(|a, b| (a.peran, &a.nama, a.akun_id).cmp(&(b.peran, &b.nama, b.akun_id)));
    Ok(hasil)
}

fn kantor(k: perangkat_daerah::Model, fungsi: Vec<Fungsi>, jumlah_unit: u64) -> Kantor {
    Kantor {
        id: k.id,
        kode: k.kode,
        nama: k.nama,
        singkatan: k.singkatan,
        jenis: Jenis::dari_kode(&k.jenis).unwrap_or(Jenis::Lainnya),
        aktif: k.aktif,
        versi: k.versi,
        fungsi,
        jumlah_unit,
    }
}
