//! What everybody may read without signing in: records marked public, and of them only the fields marked public.

use domain::register::{Alur, Isi, Keterlihatan, Register, tahap::Tahap};
use sea_orm::{
    ConnectionTrait, ExprTrait,
    sea_query::{Expr, Func, Order},
};

use super::{Akses, Nama, Rekaman, nama, sql};
use crate::{Galat, Hasil, Layanan, galat::pola_like};

/// Rows of one page of a public list.
pub const PER_HALAMAN: u64 = 50;

/// A public list.
#[derive(Clone, Debug)]
pub struct DaftarPublik {
    pub baris: Vec<Rekaman>,
    pub nama: Nama,
    /// Whether there are more after the last one.
    pub lanjut: bool,
}

/// Whether records of this register can be public at all.
#[must_use]
pub fn berpublik(r: &Register) -> bool {
    r.bidang("keterlihatan").is_some()
}

/// A public record, for anybody; only fields marked public are left in it. A record of a staged register is public once it
/// is published: nobody but the office has looked at a draft.
///
/// # Errors
/// [`Galat::TidakAda`] for every other record.
pub async fn get_publik(l: &Layanan, r: &'static Register, id: i64) -> Hasil<(Rekaman, Nama)> {
    let rekaman = sql::satu(&l.db, r, id).await?;
    let publik = Keterlihatan::dari_kode(rekaman.butir.teks("keterlihatan")) == Keterlihatan::Publik;
    let berlaku = r.alur == Alur::Langsung || rekaman.tahap == Tahap::Terbit;
    if !publik || !berlaku || rekaman.diarsipkan.is_some() {
        return Err(Galat::TidakAda);
    }
    let rekaman = saring(r, rekaman);
    let nama = nama::untuk(l, &orang_luar(), r, &[&rekaman]).await?;
    Ok((rekaman, nama))
}

/// Public records by name, those whose name holds the words; after the one with the id `sesudah`.
///
/// # Errors
/// [`Galat::TidakAda`] for registers that are never public.
pub async fn list_publik(l: &Layanan, r: &'static Register, kata: &str, sesudah: Option<i64>) -> Hasil<DaftarPublik> {
    if !berpublik(r) {
        return Err(Galat::TidakAda);
    }
    let mut kueri = sql::dari(r);
    sql::kolom(r, &mut kueri);
    kueri
        .and_where(Expr::col(("c", "keterlihatan")).eq(Keterlihatan::Publik.kode()))
        .and_where(Expr::col(("c", "diarsipkan_pada")).is_null());
    if r.alur == Alur::Bertahap {
        kueri.and_where(Expr::col(("c", "tahap")).eq(Tahap::Terbit.kode()));
    }
    // Only the name is searched: the search text of a record holds fields that do not leave.
    for satu in kata.split_whitespace().take(8) {
        kueri.and_where(Expr::expr(Func::lower(Expr::col(("c", "nama")))).like(pola_like(satu)));
    }
    if let Some(id) = sesudah {
        let mut acuan = sql::dari(r);
        acuan.expr_as(Func::lower(Expr::col(("c", "nama"))), "nama").and_where(Expr::col(("c", "id")).eq(id));
        let (acuan, nama) = (Expr::from(acuan), Expr::expr(Func::lower(Expr::col(("c", "nama")))));
        let seri = nama.clone().eq(acuan.clone()).and(Expr::col(("c", "id")).gt(id));
        kueri.and_where(nama.gt(acuan).or(seri));
    }
    kueri
        .order_by_expr(Func::lower(Expr::col(("c", "nama"))).into(), Order::Asc)
        .order_by(("c", "id"), Order::Asc)
        .limit(PER_HALAMAN + 1);
    let mut baris: Vec<Rekaman> =
        l.db.query_all(&kueri).await?.iter().map(|b| Ok(saring(r, sql::rekaman(r, b)?))).collect::<Hasil<_>>()?;
    let lanjut = baris.len() as u64 > PER_HALAMAN;
    baris.truncate(usize::try_from(PER_HALAMAN).unwrap_or(usize::MAX));
    let nama = nama::untuk(l, &orang_luar(), r, &baris.iter().collect::<Vec<_>>()).await?;
    Ok(DaftarPublik { baris, nama, lanjut })
}

fn saring(r: &Register, mut rekaman: Rekaman) -> Rekaman {
    for bidang in r.bidang.iter().filter(|b| !b.publik) {
        rekaman.butir.set(bidang.kode, Isi::Kosong);
    }
    rekaman.diubah_oleh.clear();
    rekaman
}

/// A record field of a public page names only what every office sees, so it asks as nobody.
const fn orang_luar() -> Akses {
    Akses::Kantor(Vec::new())
}
