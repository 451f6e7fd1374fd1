//! Names of offices and records for ids: what lists and details show instead of numbers.

use std::collections::{BTreeSet, HashMap};

use domain::{
    izin::Tindakan,
    register::{Isi, Jenis, Register, saring::Syarat},
};
use sea_orm::{
    ConnectionTrait, ExprTrait, QueryResult,
    sea_query::{Expr, LikeExpr, Order, Query, SelectStatement},
};

use super::{Akses, Rekaman, akses::akses_untuk};
use crate::{
    Hasil, Layanan, Pelaku,
    galat::pola_like,
    perangkat_daerah::{self, KantorRingkas},
};

/// Names by id.
#[derive(Clone, Debug, Default)]
pub struct Nama {
    pub kantor: HashMap<i64, KantorRingkas>,
    /// Only records the person may see.
    pub catatan: HashMap<i64, RingkasCatatan>,
}

/// A record in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RingkasCatatan {
    pub id: i64,
    pub register: String,
    pub nomor: String,
    pub nama: String,
    pub perangkat_daerah_id: Option<i64>,
    pub arsip: bool,
}

impl RingkasCatatan {
    /// As a form field and a list show it: `APL-0007 · Surat Keluar`.
    #[must_use]
    pub fn sebutan(&self) -> String {
        format!("{} · {}", self.nomor, self.nama)
    }

    /// The address of the record.
    #[must_use]
    pub fn alamat(&self) -> String {
        format!("/register/{}/{}", self.register, self.id)
    }
}

impl Nama {
    /// The name of what an office or record field points at.
    #[must_use]
    pub fn sebut(&self, jenis: Jenis, id: i64) -> Option<String> {
        match jenis {
            Jenis::Kantor => self.kantor.get(&id).map(|k| k.nama.clone()),
            Jenis::Catatan(_) => Some(
                self.catatan
                    .get(&id)
                    .map_or_else(|| "Catatan milik Perangkat Daerah lain".into(), RingkasCatatan::sebutan),
            ),
            _ => None,
        }
    }
}

/// Names for everything these records point at. Two queries.
pub(super) async fn untuk(l: &Layanan, akses: &Akses, r: &Register, rekaman: &[&Rekaman]) -> Hasil<Nama> {
    let isi = rekaman.iter().flat_map(|satu| r.bidang.iter().map(|b| (b.jenis, satu.butir.isi(b.kode))));
    let (kantor, catatan) = ditunjuk(isi);
    untuk_id(l, akses, kantor, catatan).await
}

/// The same for the rows of a list and what it is filtered by. Two queries.
pub(super) async fn untuk_daftar(
    l: &Layanan,
    akses: &Akses,
    r: &Register,
    rekaman: &[Rekaman],
    saringan: &[(&'static str, Syarat)],
) -> Hasil<Nama> {
    let isi = rekaman.iter().flat_map(|satu| r.bidang.iter().map(|b| (b.jenis, satu.butir.isi(b.kode))));
    let disaring = saringan.iter().filter_map(|(kode, syarat)| match syarat {
        Syarat::Sama(isi) => Some((r.bidang(kode)?.jenis, isi)),
        _ => None,
    });
    let (kantor, catatan) = ditunjuk(isi.chain(disaring));
    untuk_id(l, akses, kantor, catatan).await
}

/// The offices and records that fields point at.
fn ditunjuk<'a>(isi: impl Iterator<Item = (Jenis, &'a Isi)>) -> (BTreeSet<i64>, BTreeSet<i64>) {
    let (mut kantor, mut catatan) = (BTreeSet::new(), BTreeSet::new());
    for satu in isi {
        match satu {
            (Jenis::Kantor, Isi::Bilangan(id)) => kantor.insert(*id),
            (Jenis::Catatan(_), Isi::Bilangan(id)) => catatan.insert(*id),
            _ => false,
        };
    }
    (kantor, catatan)
}

/// Names for these ids. Two queries.
pub(super) async fn untuk_id(l: &Layanan, akses: &Akses, kantor: BTreeSet<i64>, catatan: BTreeSet<i64>) -> Hasil<Nama> {
    Ok(Nama {
        kantor: perangkat_daerah::nama(&l.db, &kantor.into_iter().collect::<Vec<_>>()).await?,
        catatan: ringkas(&l.db, akses, &catatan.into_iter().collect::<Vec<_>>()).await?,
    })
}

/// Records by id, those within reach only.
pub(super) async fn ringkas<C: ConnectionTrait>(
    db: &C,
    akses: &Akses,
    id: &[i64],
) -> Hasil<HashMap<i64, RingkasCatatan>> {
    if id.is_empty() {
        return Ok(HashMap::new());
    }
    let mut kueri = pilih();
    kueri.and_where(Expr::col(("c", "id")).is_in(id.iter().copied())).cond_where(akses.syarat("c"));
    Ok(baca(db, &kueri).await?.into_iter().map(|c| (c.id, c)).collect())
}

/// Records of these registers that a person may pick, by words in number, name and texts; those whose name begins with
/// the words first.
///
/// # Errors
/// [`Galat::Dilarang`](crate::Galat::Dilarang).
pub async fn cari(
    l: &Layanan,
    pelaku: &Pelaku,
    register: &[&str],
    kata: &str,
    batas: u64,
) -> Hasil<Vec<RingkasCatatan>> {
    let akses = akses_untuk(pelaku, Tindakan::LihatRegister)?;
    let mut kueri = pilih();
    kueri
        .and_where(Expr::col(("c", "register")).is_in(register.iter().copied()))
        .and_where(Expr::col(("c", "diarsipkan_pada")).is_null())
        .cond_where(akses.syarat("c"));
    for satu in kata.split_whitespace().take(8) {
        kueri.and_where(Expr::col(("c", "cari")).like(pola_like(satu)));
    }
    let awal = LikeExpr::new(format!("{}%", kata.trim().to_lowercase().replace(['\\', '%', '_'], ""))).escape('\\');
    let depan =
        Expr::case(Expr::expr(sea_orm::sea_query::Func::lower(Expr::col(("c", "nama")))).like(awal), 0).finally(1);
    kueri.order_by_expr(depan.into(), Order::Asc).order_by(("c", "nama"), Order::Asc).order_by(("c", "id"), Order::Asc);
    kueri.limit(batas);
    baca(&l.db, &kueri).await
}

pub(super) fn pilih() -> SelectStatement {
    let mut kueri = Query::select();
    for kolom in ["id", "register", "nomor", "nama", "perangkat_daerah_id", "diarsipkan_pada"] {
        kueri.column(("c", kolom));
    }
    kueri.from_as("catatan", "c").to_owned()
}

pub(super) async fn baca<C: ConnectionTrait>(db: &C, kueri: &SelectStatement) -> Hasil<Vec<RingkasCatatan>> {
    db.query_all(kueri).await?.iter().map(ringkasan).collect()
}

/// One row of a statement that selects what [`pilih`] does.
pub(super) fn ringkasan(b: &QueryResult) -> Hasil<RingkasCatatan> {
    Ok(RingkasCatatan {
        id: b.try_get("", "id")?,
        register: b.try_get("", "register")?,
        nomor: b.try_get("", "nomor")?,
        nama: b.try_get("", "nama")?,
        perangkat_daerah_id: b.try_get("", "perangkat_daerah_id")?,
        arsip: b.try_get::<Option<chrono::DateTime<chrono::Utc>>>("", "diarsipkan_pada")?.is_some(),
    })
}
