//! Reference codes to look up: the national ones, and below them those the government defined itself.

use domain::arsitektur::{
    rujukan_lokal::REGISTER,
    taksonomi::{Pengenalan, Taksonomi},
};
use sea_orm::{
    ConnectionTrait, ExprTrait, Order,
    sea_query::{Expr, Func, LikeExpr, Query},
};

use crate::{Hasil, Layanan, Pelaku, galat::pola_like, register::akses};

/// A code with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kode {
    pub kode: String,
    pub nama: String,
    /// The record that defines it; `None` for a national code.
    pub catatan: Option<i64>,
    /// It stands below no national code.
    pub tanpa_induk: bool,
}

impl Kode {
    /// As a field offers it: `RAB.01.02 · Nama`.
    #[must_use]
    pub fn sebutan(&self) -> String {
        format!("{} · {}", self.kode, self.nama)
    }
}

/// Codes of a taxonomy whose code or name has all the words, in the order of the codes; one query.
///
/// # Errors
/// [`Galat::Dilarang`](crate::Galat::Dilarang).
pub async fn cari(l: &Layanan, pelaku: &Pelaku, awalan: &str, kata: &str, batas: usize) -> Hasil<Vec<Kode>> {
    let akses = akses(pelaku, &REGISTER)?;
    let taksonomi = Taksonomi::bawaan();
    let nasional = taksonomi.cari(awalan, kata, usize::MAX).into_iter().map(|e| Kode {
        kode: e.kode.clone(),
        nama: e.nama.clone(),
        catatan: None,
        tanpa_induk: false,
    });
    let mut semua: Vec<Kode> = nasional.collect();
    let di_bawah = format!("{}.%", awalan.replace(['%', '_', '\\'], ""));
    let mut kueri = Query::select();
    kueri
        .columns([("c", "id"), ("c", "nomor"), ("c", "nama")])
        .from_as("catatan", "c")
        .and_where(Expr::col(("c", "register")).eq(REGISTER.kode))
        .and_where(Expr::col(("c", "diarsipkan_pada")).is_null())
        .and_where(Expr::col(("c", "nomor")).like(LikeExpr::new(di_bawah).escape('\\')))
        .cond_where(akses.syarat("c"))
        .order_by(("c", "nomor"), Order::Asc);
    for satu in kata.split_whitespace().take(8) {
        let sama = Expr::from(Func::lower(Expr::col(("c", "nomor")))).like(pola_like(satu));
        kueri.and_where(sama.or(Expr::col(("c", "cari")).like(pola_like(satu))));
    }
    for baris in l.db.query_all(&kueri).await? {
        let kode: String = baris.try_get("", "nomor")?;
        let tanpa_induk = taksonomi.kenali(&kode) == Pengenalan::TidakDikenal;
        semua.push(Kode {
            nama: baris.try_get("", "nama")?,
            catatan: Some(baris.try_get("", "id")?),
            tanpa_induk,
            kode,
        });
    }
    semua.sort_by(|a, b| (&a.kode, a.catatan).cmp(&(&b.kode, b.catatan)));
    semua.truncate(batas);
    Ok(semua)
}
