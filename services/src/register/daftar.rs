//! The list of a register: search, filters with counts, order, paging by key.
//!
//! A page is found by the row it follows, never by counting past rows: the thousandth page costs what the first does, and
//! a record added meanwhile shifts nothing.

use std::collections::HashMap;

use domain::register::{Bidang, Jenis, Register, tahap::Tahap};
use sea_orm::{
    Condition, ConnectionTrait, ExprTrait,
    sea_query::{Expr, Func, LikeExpr, Order, SelectStatement},
};

use super::{
    Akses, Rekaman, akses,
    hitungan::{self, Hitungan},
    nama::{self, Nama},
    sql,
};
use crate::{Hasil, Layanan, Pelaku, galat::pola_like};

/// Rows of one page.
pub const PER_HALAMAN: u64 = 50;

/// Words of a search that count; more are somebody pasting a text.
const KATA_MAKS: usize = 8;

/// Which rows of a register.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saringan {
    /// Words that all must occur in number, name and texts.
    pub cari: String,
    /// Field -> value; an empty value asks for records where the field is empty.
    pub bidang: Vec<(String, String)>,
    pub tahap: Option<Tahap>,
    /// Archived records instead of those in use.
    pub arsip: bool,
    /// Only records that are not complete.
    pub kurang: bool,
    /// Field to order by, or `diubah` or `kelengkapan`; anything else means by name.
    pub urut: String,
    pub turun: bool,
    pub arah: Arah,
}

/// Where a page begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arah {
    #[default]
    Awal,
    /// After the record with this id.
    Sesudah(i64),
    /// Before the record with this id.
    Sebelum(i64),
}

/// One page.
#[derive(Clone, Debug)]
pub struct Daftar {
    pub baris: Vec<Rekaman>,
    /// Records on all pages.
    pub jumlah: u64,
    pub hitungan: Vec<Hitungan>,
    /// Records in each stage; empty for registers without stages.
    pub tahap: Vec<(Tahap, u64)>,
    pub nama: Nama,
    pub ada_sebelum: bool,
    pub ada_sesudah: bool,
}

/// One page of a register. The number of queries depends on the register, never on its rows.
///
/// # Errors
/// [`Galat::Dilarang`]; [`Galat::TidakAda`] when the record that the page begins at is gone.
pub async fn list(l: &Layanan, pelaku: &Pelaku, r: &'static Register, s: &Saringan) -> Hasil<Daftar> {
    let akses = akses(pelaku, r)?;
    let hitungan::Semua { jumlah, hitungan, tahap } = hitungan::semua(&l.db, r, &akses, s).await?;
    let (baris, ada_sebelum, ada_sesudah) = halaman(&l.db, r, &akses, s).await?;
    let nama = nama::untuk(l, &akses, r, &baris.iter().collect::<Vec<_>>()).await?;
    Ok(Daftar { baris, jumlah, hitungan, tahap, nama, ada_sebelum, ada_sesudah })
}

/// The registers that a person may open, each with how many records in use they see of it. One query.
///
/// # Errors
/// When the database cannot be read.
pub async fn jumlah_tiap(l: &Layanan, pelaku: &Pelaku) -> Hasil<Vec<(&'static Register, u64)>> {
    let terbuka: Vec<(&'static Register, Akses)> =
        domain::register::SEMUA.iter().filter_map(|r| akses(pelaku, r).ok().map(|akses| (*r, akses))).collect();
    if terbuka.is_empty() {
        return Ok(Vec::new());
    }
    let milik = terbuka.iter().fold(Condition::any(), |syarat, (r, akses)| {
        syarat.add(Condition::all().add(Expr::col(("c", "register")).eq(r.kode)).add(akses.syarat("c")))
    });
    let mut kueri = sea_orm::sea_query::Query::select();
    kueri
        .column(("c", "register"))
        .expr_as(Func::count(Expr::col(("c", "id"))), "jumlah")
        .from_as("catatan", "c")
        .and_where(Expr::col(("c", "diarsipkan_pada")).is_null())
        .cond_where(milik)
        .add_group_by([Expr::col(("c", "register"))]);
    let mut jumlah: HashMap<String, u64> = HashMap::new();
    for baris in l.db.query_all(&kueri).await? {
        jumlah.insert(baris.try_get("", "register")?, baris.try_get::<i64>("", "jumlah")?.unsigned_abs());
    }
    Ok(terbuka.into_iter().map(|(r, _)| (r, jumlah.get(r.kode).copied().unwrap_or(0))).collect())
}

/// Every record the filter finds, in its order, for exports; at most `batas`.
///
/// # Errors
/// [`Galat::Dilarang`].
pub async fn semua(
    l: &Layanan,
    pelaku: &Pelaku,
    r: &'static Register,
    s: &Saringan,
    batas: u64,
) -> Hasil<(Vec<Rekaman>, Nama)> {
    let akses = akses(pelaku, r)?;
    let mut kueri = terurut(r, s, s.turun);
    kueri.cond_where(syarat(r, &akses, s)).limit(batas);
    let baris: Vec<Rekaman> = l.db.query_all(&kueri).await?.iter().map(|b| sql::rekaman(r, b)).collect::<Hasil<_>>()?;
    let nama = nama::untuk(l, &akses, r, &baris.iter().collect::<Vec<_>>()).await?;
    Ok((baris, nama))
}

/// The condition of a filter.
pub(super) fn syarat(r: &Register, akses: &Akses, s: &Saringan) -> Condition {
    saringan_bidang(r, s).into_iter().fold(dasar(akses, s), |semua, (_, satu)| semua.add(satu))
}

/// What a filter asks of the record as a whole: who may see it, the archive, the words of a search, completeness.
pub(super) fn dasar(akses: &Akses, s: &Saringan) -> Condition {
    let arsip = Expr::col(("c", "diarsipkan_pada"));
    let mut syarat =
        Condition::all().add(akses.syarat("c")).add(if s.arsip { arsip.is_not_null() } else { arsip.is_null() });
    for kata in s.cari.split_whitespace().take(KATA_MAKS) {
        syarat = syarat.add(Expr::col(("c", "cari")).like(pola_like(kata)));
    }
    if s.kurang {
        syarat = syarat.add(Expr::col(("c", "kelengkapan")).lt(100));
    }
    syarat
}

/// What a filter asks of single fields and of the stage: the field's code, and the condition.
pub(super) fn saringan_bidang(r: &Register, s: &Saringan) -> Vec<(String, Expr)> {
    let bidang = s.bidang.iter().filter_map(|(kode, nilai)| Some((kode.clone(), sama(r.bidang(kode)?, nilai))));
    let tahap = s.tahap.map(|t| ("tahap".to_owned(), Expr::col(("c", "tahap")).eq(t.kode())));
    bidang.chain(tahap).collect()
}

fn sama(bidang: &Bidang, nilai: &str) -> Expr {
    let kolom = sql::ekspresi(bidang);
    if nilai.is_empty() || nilai == "-" {
        return kolom.is_null();
    }
    match bidang.jenis {
        Jenis::Kantor | Jenis::Catatan(_) | Jenis::Bilangan { .. } | Jenis::Rupiah => {
            nilai.parse::<i64>().map_or_else(|_| Expr::value(false), |n| kolom.eq(n))
        }
        Jenis::YaTidak => kolom.eq(nilai == "ya"),
        Jenis::Tanggal => nilai.parse::<chrono::NaiveDate>().map_or_else(|_| Expr::value(false), |t| kolom.eq(t)),
        Jenis::Ganda(_) => {
            kolom.like(LikeExpr::new(format!("%|{}|%", nilai.replace(['%', '_', '\\'], ""))).escape('\\'))
        }
        Jenis::Rujukan(_) => {
            // A code stands for everything below it.
            let awalan = format!("{}.%", nilai.replace(['%', '_', '\\'], ""));
            kolom.clone().eq(nilai).or(kolom.like(LikeExpr::new(awalan).escape('\\')))
        }
        _ => kolom.eq(nilai),
    }
}

/// The expression a list is ordered by.
fn kunci(r: &Register, s: &Saringan) -> Expr {
    match s.urut.as_str() {
        "diubah" => Expr::col(("c", "diubah")),
        "kelengkapan" => Expr::col(("c", "kelengkapan")),
        kode => r.bidang(kode).or_else(|| r.bidang("nama")).map_or_else(|| Expr::col(("c", "id")), sql::urutan),
    }
}

fn terurut(r: &Register, s: &Saringan, turun: bool) -> SelectStatement {
    let arah = if turun { Order::Desc } else { Order::Asc };
    let mut kueri = sql::dari(r);
    sql::kolom(r, &mut kueri);
    kueri.order_by_expr(kunci(r, s), arah.clone()).order_by(("c", "id"), arah);
    kueri
}

async fn halaman<C: ConnectionTrait>(
    db: &C,
    r: &Register,
    akses: &Akses,
    s: &Saringan,
) -> Hasil<(Vec<Rekaman>, bool, bool)> {
    let mundur = matches!(s.arah, Arah::Sebelum(_));
    let turun = s.turun != mundur;
    let mut kueri = terurut(r, s, turun);
    kueri.cond_where(syarat(r, akses, s)).limit(PER_HALAMAN + 1);
    if let Arah::Sesudah(id) | Arah::Sebelum(id) = s.arah {
        let mut acuan = sql::dari(r);
        acuan.expr_as(kunci(r, s), "kunci").and_where(Expr::col(("c", "id")).eq(id));
        let acuan = Expr::from(acuan);
        let (lewat, id_lewat) = (kunci(r, s), Expr::col(("c", "id")));
        let (lewat, id_lewat) =
            if turun { (lewat.lt(acuan.clone()), id_lewat.lt(id)) } else { (lewat.gt(acuan.clone()), id_lewat.gt(id)) };
        kueri.cond_where(Condition::any().add(lewat).add(Condition::all().add(kunci(r, s).eq(acuan)).add(id_lewat)));
    }
    let mut baris: Vec<Rekaman> =
        db.query_all(&kueri).await?.iter().map(|b| sql::rekaman(r, b)).collect::<Hasil<_>>()?;
    let lebih = baris.len() as u64 > PER_HALAMAN;
    baris.truncate(usize::try_from(PER_HALAMAN).unwrap_or(usize::MAX));
    Ok(match s.arah {
        Arah::Awal => (baris, false, lebih),
        Arah::Sesudah(_) => (baris, true, lebih),
        Arah::Sebelum(_) => {
            baris.reverse();
            (baris, lebih, true)
        }
    })
}
