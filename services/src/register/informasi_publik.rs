//! Whether the public services tell what they must: the live view of the head of an office and of the head of the
//! government (PRABU Pasal 17 ayat (2): "terhubung langsung dengan seluruh pimpinan perangkat daerah terkait dan Walikota").

use domain::{register::Bidang, register::perhatian::Perhatian};
use sea_orm::{
    ConnectionTrait, ExprTrait, JoinType,
    sea_query::{Expr, Func, Query},
};

use super::{Akses, akses, daftar_perhatian::informasi};
use crate::{Galat, Hasil, Layanan, Pelaku};

/// Public services within reach, and how many of them lack something of [`Perhatian::InformasiKurang`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InformasiPublik {
    pub layanan: u64,
    pub kurang: u64,
    /// Of one's own offices only.
    pub sendiri: bool,
}

/// How many public services a person watches over and how many of them are listed; `None` where the government's regulation
/// asks no such information. One query.
///
/// # Errors
/// [`Galat::Dilarang`].
pub async fn hitung(l: &Layanan, pelaku: &Pelaku) -> Hasil<Option<InformasiPublik>> {
    let Some(r) = domain::register::cari("layanan") else { return Ok(None) };
    let akses = akses(pelaku, r)?;
    let diminta = informasi(l);
    if diminta.is_empty() || !Perhatian::InformasiKurang.berlaku(&l.profil) {
        return Ok(None);
    }
    let kosong = |b: &&'static Bidang| Expr::col(("d", b.kode)).is_null();
    let kurang = diminta.iter().map(kosong).reduce(|a, b| a.or(b)).unwrap_or_else(|| Expr::value(false));
    let mut kueri = Query::select();
    kueri
        .expr_as(Expr::col(("d", "id")).count(), "layanan")
        .expr_as(Func::count(Expr::case(kurang, 1)), "kurang")
        .from_as(r.tabel, "d")
        .join_as(JoinType::InnerJoin, "catatan", "c", Expr::col(("c", "id")).equals(("d", "id")))
        .and_where(Expr::col(("c", "diarsipkan_pada")).is_null())
        .and_where(Expr::col(("d", "jenis")).eq("publik"));
    // The lists watch over one's own offices only, not over what others show.
    let sendiri = match akses {
        Akses::Semua => false,
        Akses::Kantor(kantor) => {
            kueri.and_where(Expr::col(("c", "perangkat_daerah_id")).is_in(kantor));
            true
        }
    };
    let baris = l.db.query_one(&kueri).await?.ok_or_else(|| Galat::internal("COUNT tanpa baris"))?;
    let banyak = |kolom: &str| Ok::<_, Galat>(baris.try_get::<i64>("", kolom)?.unsigned_abs());
    Ok(Some(InformasiPublik { layanan: banyak("layanan")?, kurang: banyak("kurang")?, sendiri }))
}
