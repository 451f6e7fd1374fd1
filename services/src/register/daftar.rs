//! The list of a register: search, filters with counts, order, paging by key.
//!
//! A page is found by the row it follows, never by counting past rows: the thousandth page costs what the first does, and
//! a record added meanwhile shifts nothing.

use std::collections::HashMap;

use domain::{
    register::{
        Isi, Jenis, Register,
        saring::{self, Syarat},
        tahap::Tahap,
    },
    teks::GalatIsian,
};
use sea_orm::{
    Condition, ConnectionTrait, ExprTrait,
    sea_query::{Expr, Func, Order, SelectStatement},
};

use super::{
    Akses, Rekaman, akses,
    hitungan::{self, Hitungan},
    menunggu::Milik,
    nama::{self, Nama},
    sql,
};
use crate::{Galat, Hasil, Layanan, Pelaku, galat::pola_like};

/// Rows of one page.
pub const PER_HALAMAN: u64 = 50;

/// Words of a search that count; more are somebody pasting a text.
const KATA_MAKS: usize = 8;

/// Which rows of a register.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saringan {
    /// Words that all must occur in number, name and texts.
    pub cari: String,
    /// What single fields must hold, by the code of the field.
    pub bidang: Vec<(&'static str, Syarat)>,
    /// What was asked of fields and could not be read, by its parameter. While something stands here no record passes: a
    /// list, an export or a change of more than was asked for would be taken for the answer.
    pub salah: Vec<GalatIsian>,
    /// Fields whose filter a person asked for beside those that are always offered.
    pub tambahan: Vec<&'static str>,
    pub tahap: Option<Tahap>,
    /// Archived records instead of those in use.
    pub arsip: bool,
    /// Only records that are not complete.
    pub kurang: bool,
    /// Only records that await the person who asks ([`Milik`]).
    pub menunggu: bool,
    /// Which these are; set by whoever reads the list, for the person they read it for.
    pub milik: Milik,
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
    /// The filters of fields as they were understood: records that were named by number stand by id.
    pub saringan: Vec<(&'static str, Syarat)>,
    /// What of them could not be read or found, by its parameter.
    pub salah: Vec<GalatIsian>,
    /// Records in each stage; empty for registers without stages.
    pub tahap: Vec<(Tahap, u64)>,
    pub nama: Nama,
    pub ada_sebelum: bool,
    pub ada_sesudah: bool,
}

/// One page of a register. The number of queries depends on the register and on which filters are set, never on its rows.
/// A page that begins at a record which is not there is empty, with the way to the first page before it.
///
/// # Errors
/// [`Galat::Dilarang`].
pub async fn list(l: &Layanan, pelaku: &Pelaku, r: &'static Register, s: &Saringan) -> Hasil<Daftar> {
    let akses = akses(pelaku, r)?;
    let s = &kenali(l, pelaku, &akses, r, s).await?;
    let hitungan::Semua { jumlah, hitungan, tahap } = hitungan::semua(&l.db, r, &akses, s).await?;
    let (baris, ada_sebelum, ada_sesudah) = halaman(&l.db, r, &akses, s).await?;
    let nama = nama::untuk_daftar(l, &akses, r, &baris, &s.bidang).await?;
    let (saringan, salah) = (s.bidang.clone(), s.salah.clone());
    Ok(Daftar { baris, jumlah, hitungan, saringan, salah, tahap, nama, ada_sebelum, ada_sesudah })
}

/// How many records the filter finds. What cannot be read finds none.
///
/// # Errors
/// [`Galat::Dilarang`].
pub async fn jumlah(l: &Layanan, pelaku: &Pelaku, r: &'static Register, s: &Saringan) -> Hasil<u64> {
    let akses = akses(pelaku, r)?;
    let s = kenali(l, pelaku, &akses, r, s).await?;
    let mut kueri = sql::dari(r);
    kueri.expr_as(Func::count(Expr::col(("c", "id"))), "jumlah").cond_where(syarat(r, &akses, &s));
    let baris = l.db.query_one(&kueri).await?.ok_or_else(|| Galat::internal("COUNT tanpa baris"))?;
    Ok(baris.try_get::<i64>("", "jumlah")?.unsigned_abs())
}

/// The filter as this person means it: with the records it names by number or id looked up among those they see (one that
/// is not among them is wrong), and with what awaits them. One query when the filter names a record, none else.
///
/// # Errors
/// When the database cannot be read.
pub(super) async fn kenali(
    l: &Layanan,
    pelaku: &Pelaku,
    akses: &Akses,
    r: &'static Register,
    s: &Saringan,
) -> Hasil<Saringan> {
    let (mut hasil, mut dicari) = (s.clone(), Vec::new());
    if s.menunggu {
        hasil.milik = Milik::untuk(l, pelaku, r);
    }
    for (kode, syarat) in &s.bidang {
        let Some(Jenis::Catatan(lain)) = r.bidang(kode).map(|b| b.jenis) else { continue };
        let satu = match syarat {
            Syarat::Nomor(nomor) => Expr::col(("c", "nomor")).is_in([nomor.clone(), nomor.to_uppercase()]),
            Syarat::Sama(Isi::Bilangan(id)) => Expr::col(("c", "id")).eq(*id),
            _ => continue,
        };
        dicari.push(Condition::all().add(Expr::col(("c", "register")).eq(lain)).add(satu));
    }
    if dicari.is_empty() {
        return Ok(hasil);
    }
    let mut kueri = nama::pilih();
    kueri
        .cond_where(dicari.into_iter().fold(Condition::any(), |semua, satu| semua.add(satu)))
        .cond_where(akses.syarat("c"));
    let ada = nama::baca(&l.db, &kueri).await?;
    hasil.bidang.clear();
    for (kode, syarat) in &s.bidang {
        let bidang = r.bidang(kode).filter(|b| matches!(b.jenis, Jenis::Catatan(_)));
        let (id, awalan, sebutan) = match (bidang.map(|b| b.jenis), syarat) {
            (Some(Jenis::Catatan(lain)), Syarat::Nomor(nomor)) => {
                let besar = nomor.to_uppercase();
                let cocok = |teks: &str| ada.iter().find(|c| c.register == lain && c.nomor == teks).map(|c| c.id);
                (cocok(nomor).or_else(|| cocok(&besar)), saring::KE, nomor.clone())
            }
            (Some(_), Syarat::Sama(Isi::Bilangan(id))) => {
                (ada.iter().find(|c| c.id == *id).map(|c| c.id), saring::NILAI, id.to_string())
            }
            _ => {
                hasil.bidang.push((*kode, syarat.clone()));
                continue;
            }
        };
        match id {
            Some(id) => hasil.bidang.push((*kode, Syarat::Sama(Isi::Bilangan(id)))),
            None => {
                let label = bidang.map_or("", |b| b.label);
                let pesan = format!("{label}: tidak ada catatan {sebutan} yang dapat Anda lihat. Periksa ID-nya.");
                hasil.salah.push(GalatIsian::baru(format!("{awalan}{kode}"), pesan));
            }
        }
    }
    Ok(hasil)
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
/// [`Galat::Dilarang`]; [`Galat::Isian`] by parameter when the filter cannot be read.
pub async fn semua(
    l: &Layanan,
    pelaku: &Pelaku,
    r: &'static Register,
    s: &Saringan,
    batas: u64,
) -> Hasil<(Vec<Rekaman>, Nama)> {
    let akses = akses(pelaku, r)?;
    let s = &kenali(l, pelaku, &akses, r, s).await?;
    if !s.salah.is_empty() {
        return Err(Galat::Isian(s.salah.clone()));
    }
    let mut kueri = terurut(r, s, s.turun);
    kueri.cond_where(syarat(r, &akses, s)).limit(batas);
    let baris: Vec<Rekaman> = l.db.query_all(&kueri).await?.iter().map(|b| sql::rekaman(r, b)).collect::<Hasil<_>>()?;
    let nama = nama::untuk_daftar(l, &akses, r, &baris, &s.bidang).await?;
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
    if s.menunggu {
        syarat = syarat.add(s.milik.syarat());
    }
    syarat
}

/// What a filter asks of single fields and of the stage: the field's code, and the condition.
pub(super) fn saringan_bidang(r: &Register, s: &Saringan) -> Vec<(&'static str, Expr)> {
    let bidang = s.bidang.iter().filter_map(|(kode, satu)| Some((*kode, sql::syarat(r.bidang(kode)?, satu))));
    let tahap = s.tahap.map(|t| ("tahap", Expr::col(("c", "tahap")).eq(t.kode())));
    let salah = (!s.salah.is_empty()).then(|| ("?", Expr::value(false)));
    bidang.chain(tahap).chain(salah).collect()
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
