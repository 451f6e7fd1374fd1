//! Matrices of two domains, a page of rows at a time, or whole for a workbook.

use std::collections::{BTreeMap, HashMap};

use domain::arsitektur::matriks::Matriks;
use sea_orm::{
    Condition, ConnectionTrait, ExprTrait, JoinType,
    sea_query::{Expr, Func, Order, Query, SelectStatement},
};

use super::{Jangkauan, Titik, kolom_titik};
use crate::{
    Galat, Hasil, Layanan, Pelaku,
    galat::pola_like,
    perangkat_daerah::{self, KantorRingkas},
};

/// Rows of one page.
pub const PER_HALAMAN: u64 = 40;
/// Columns of one page; more cannot be read beside each other.
pub const KOLOM_MAKS: usize = 60;
/// Rows of a workbook.
const BARIS_BUKU: u64 = 20_000;

/// Which rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saringan {
    pub cari: String,
    pub kantor: Option<i64>,
    /// Only rows without any relation of this matrix.
    pub kosong: bool,
}

/// A row: the record, and what stands in its cells by column record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Baris {
    pub titik: Titik,
    pub sel: BTreeMap<i64, String>,
    /// Relations that lead to records this person may not see.
    pub tersembunyi: usize,
}

/// A page of a matrix.
#[derive(Clone, Debug)]
pub struct HasilMatriks {
    pub jenis: Matriks,
    pub baris: Vec<Baris>,
    /// The columns any of these rows has a mark in, by name.
    pub kolom: Vec<Titik>,
    /// More columns were left out.
    pub terpotong: bool,
    /// Rows the filter finds, on all pages.
    pub jumlah: u64,
    /// Rows without a mark, whatever the filter says about that.
    pub kosong: u64,
    /// Records of the columns' register, and how many of them stand in no row.
    pub jumlah_kolom: u64,
    pub kolom_kosong: u64,
    pub kantor: HashMap<i64, KantorRingkas>,
}

/// A page of a matrix. Seven queries, whatever it holds.
///
/// # Errors
/// [`Galat::Dilarang`].
pub async fn list(l: &Layanan, pelaku: &Pelaku, jenis: Matriks, s: &Saringan, halaman: u64) -> Hasil<HasilMatriks> {
    let mulai = halaman.saturating_sub(1).saturating_mul(PER_HALAMAN);
    let mut hasil = muat(l, pelaku, jenis, s, (mulai, PER_HALAMAN)).await?;
    if hasil.kolom.len() > KOLOM_MAKS {
        hasil.kolom.truncate(KOLOM_MAKS);
        hasil.terpotong = true;
    }
    Ok(hasil)
}

/// The whole matrix, every row and every column that has a mark.
///
/// # Errors
/// [`Galat::Dilarang`].
pub async fn seluruh(l: &Layanan, pelaku: &Pelaku, jenis: Matriks, s: &Saringan) -> Hasil<HasilMatriks> {
    muat(l, pelaku, jenis, s, (0, BARIS_BUKU)).await
}

async fn muat(
    l: &Layanan,
    pelaku: &Pelaku,
    jenis: Matriks,
    s: &Saringan,
    (mulai, batas): (u64, u64),
) -> Hasil<HasilMatriks> {
    let jangkauan = Jangkauan::baru(pelaku)?;
    let dasar = |kosong: bool| {
        let mut syarat = terlihat(&jangkauan, jenis.baris());
        for kata in s.cari.split_whitespace().take(8) {
            syarat = syarat.add(Expr::col(("c", "cari")).like(pola_like(kata)));
        }
        if let Some(id) = s.kantor {
            syarat = syarat.add(Expr::col(("c", "perangkat_daerah_id")).eq(id));
        }
        if kosong { syarat.add(Expr::exists(isi_baris(jenis)).not()) } else { syarat }
    };
    let jumlah = hitung(l, dasar(s.kosong)).await?;
    let kosong = hitung(l, dasar(true)).await?;
    let jumlah_kolom = hitung(l, terlihat(&jangkauan, jenis.kolom())).await?;
    let kolom_kosong = hitung(l, terlihat(&jangkauan, jenis.kolom()).add(Expr::exists(isi_kolom(jenis)).not())).await?;
    let mut kueri = Query::select();
    kolom_titik(&mut kueri, "c");
    kueri
        .from_as("catatan", "c")
        .cond_where(dasar(s.kosong))
        .order_by_expr(Func::lower(Expr::col(("c", "nama"))).into(), Order::Asc)
        .order_by(("c", "id"), Order::Asc)
        .offset(mulai)
        .limit(batas);
    let mut baris: Vec<Baris> =
        l.db.query_all(&kueri)
            .await?
            .iter()
            .map(|b| Ok(Baris { titik: Titik::baca(b)?, sel: BTreeMap::new(), tersembunyi: 0 }))
            .collect::<Hasil<_>>()?;
    let letak: HashMap<i64, usize> = baris.iter().enumerate().map(|(i, b)| (b.titik.id, i)).collect();
    let mut kolom: BTreeMap<(String, i64), Titik> = BTreeMap::new();
    for baris_sel in l.db.query_all(&sel(jenis, &letak, batas)).await? {
        let id: i64 = baris_sel.try_get("", "baris")?;
        let tanda: String = baris_sel.try_get("", "tanda")?;
        let lain = Titik::baca(&baris_sel)?;
        let Some(satu) = letak.get(&id).and_then(|i| baris.get_mut(*i)) else { continue };
        if jangkauan.melihat(&lain) && !lain.arsip {
            satu.sel.entry(lain.id).or_default().push_str(&tanda);
            kolom.entry((lain.nama.to_lowercase(), lain.id)).or_insert(lain);
        } else {
            satu.tersembunyi += 1;
        }
    }
    let id: std::collections::BTreeSet<i64> = baris.iter().filter_map(|b| b.titik.kantor).collect();
    let kantor = perangkat_daerah::nama(&l.db, &id.into_iter().collect::<Vec<_>>()).await?;
    let kolom = kolom.into_values().collect();
    Ok(HasilMatriks { jenis, baris, kolom, terpotong: false, jumlah, kosong, jumlah_kolom, kolom_kosong, kantor })
}

fn terlihat(jangkauan: &Jangkauan, register: &str) -> Condition {
    Condition::all()
        .add(Expr::col(("c", "register")).eq(register))
        .add(Expr::col(("c", "diarsipkan_pada")).is_null())
        .add(jangkauan.syarat("c"))
}

/// The relations of the matrix that touch the record `c` of a row; all of them, seen or not.
fn isi_baris(jenis: Matriks) -> SelectStatement {
    ada(jenis.tanda().iter().map(|t| (t.jenis.kode(), t.maju)))
}

/// The same for a record `c` of a column.
fn isi_kolom(jenis: Matriks) -> SelectStatement {
    ada(jenis.tanda().iter().map(|t| (t.jenis.kode(), !t.maju)))
}

/// Relations of these kinds that begin (`true`) or end at `c`.
pub(super) fn ada<'a>(jenis: impl Iterator<Item = (&'a str, bool)>) -> SelectStatement {
    let syarat = jenis.fold(Condition::any(), |syarat, (kode, maju)| {
        let ujung = if maju { "dari_id" } else { "ke_id" };
        syarat.add(
            Condition::all().add(Expr::col(("r", ujung)).equals(("c", "id"))).add(Expr::col(("r", "jenis")).eq(kode)),
        )
    });
    Query::select().expr(Expr::value(1)).from_as("relasi", "r").cond_where(syarat).to_owned()
}

pub(super) async fn hitung(l: &Layanan, syarat: Condition) -> Hasil<u64> {
    let mut kueri = Query::select();
    kueri.expr_as(Func::count(Expr::col(("c", "id"))), "jumlah").from_as("catatan", "c").cond_where(syarat);
    let baris = l.db.query_one(&kueri).await?.ok_or_else(|| Galat::internal("COUNT tanpa baris"))?;
    Ok(baris.try_get::<i64>("", "jumlah")?.unsigned_abs())
}

/// The marks: row record, mark, column record. Rows of a page are named; for the whole matrix the register says it.
fn sel(jenis: Matriks, letak: &HashMap<i64, usize>, batas: u64) -> SelectStatement {
    let satu = |t: &domain::arsitektur::matriks::Tanda| {
        let (sini, sana) = if t.maju { ("dari_id", "ke_id") } else { ("ke_id", "dari_id") };
        let mut kueri = Query::select();
        kolom_titik(&mut kueri, "c");
        kueri
            .expr_as(Expr::col(("r", sini)), "baris")
            .expr_as(Expr::value(t.tanda), "tanda")
            .from_as("relasi", "r")
            .join_as(JoinType::InnerJoin, "catatan", "c", Expr::col(("c", "id")).equals(("r", sana)))
            .and_where(Expr::col(("r", "jenis")).eq(t.jenis.kode()))
            .and_where(Expr::col(("c", "register")).eq(jenis.kolom()));
        if batas <= PER_HALAMAN {
            kueri.and_where(Expr::col(("r", sini)).is_in(letak.keys().copied()));
        }
        kueri
    };
    let mut semua = jenis.tanda().iter().map(satu);
    let mut kueri = semua.next().unwrap_or_default();
    for lain in semua {
        kueri.union(sea_orm::sea_query::UnionType::All, lain);
    }
    kueri
}
