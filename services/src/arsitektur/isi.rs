//! How much the architecture holds, domain by domain.

use std::collections::HashMap;

use domain::{
    arsitektur::relasi::{DOMAIN, SASARAN},
    register::{self, Register, tahap::Tahap},
};
use sea_orm::{
    ConnectionTrait, ExprTrait,
    sea_query::{Expr, Func, Query},
};

use super::Jangkauan;
use crate::{Hasil, Layanan, Pelaku};

/// One domain.
#[derive(Clone, Copy, Debug)]
pub struct IsiDomain {
    pub register: &'static Register,
    /// Records this person sees, without archived ones.
    pub jumlah: u64,
    /// Those of them that are in force.
    pub terbit: u64,
    /// Those that are new or to be improved.
    pub sasaran: u64,
}

/// The domains in the order of the regulation, then the goals. One query.
///
/// # Errors
/// [`Galat::Dilarang`](crate::Galat::Dilarang).
pub async fn isi(l: &Layanan, pelaku: &Pelaku) -> Hasil<Vec<IsiDomain>> {
    let jangkauan = Jangkauan::baru(pelaku)?;
    let kode: Vec<&'static str> = DOMAIN.into_iter().chain([SASARAN]).collect();
    let mut kueri = Query::select();
    kueri
        .columns([("c", "register"), ("c", "tahap"), ("c", "keadaan")])
        .expr_as(Func::count(Expr::col(("c", "id"))), "jumlah")
        .from_as("catatan", "c")
        .cond_where(jangkauan.syarat("c"))
        .and_where(Expr::col(("c", "register")).is_in(kode.iter().copied()))
        .and_where(Expr::col(("c", "diarsipkan_pada")).is_null())
        .add_group_by(["register", "tahap", "keadaan"].map(|k| Expr::col(("c", k))));
    let mut hitung: HashMap<String, (u64, u64, u64)> = HashMap::new();
    for baris in l.db.query_all(&kueri).await? {
        let jumlah = baris.try_get::<i64>("", "jumlah")?.unsigned_abs();
        let tahap: String = baris.try_get("", "tahap")?;
        let keadaan: Option<String> = baris.try_get("", "keadaan")?;
        let satu = hitung.entry(baris.try_get("", "register")?).or_default();
        satu.0 += jumlah;
        satu.1 += if tahap == Tahap::Terbit.kode() { jumlah } else { 0 };
        satu.2 += if matches!(keadaan.as_deref(), Some("new" | "upgrade")) { jumlah } else { 0 };
    }
    Ok(kode
        .into_iter()
        .filter_map(|kode| {
            let (jumlah, terbit, sasaran) = hitung.get(kode).copied().unwrap_or_default();
            Some(IsiDomain { register: register::cari(kode)?, jumlah, terbit, sasaran })
        })
        .collect())
}
