//! Every relation a person may see, for the document of the architecture.

use domain::{arsitektur::relasi::JenisRelasi, izin::Tindakan};
use sea_orm::{
    ConnectionTrait, JoinType,
    sea_query::{Expr, ExprTrait, Query},
};

use crate::{Hasil, Layanan, Pelaku, register::akses_untuk};

/// A relation by the ids of its ends.
pub type KaitanSemua = (JenisRelasi, i64, i64);

/// Relations between records in use that this person sees on both sides, by the order in which they were made. One query.
///
/// # Errors
/// [`Galat::Dilarang`](crate::Galat::Dilarang).
pub async fn kaitan(l: &Layanan, pelaku: &Pelaku) -> Hasil<Vec<KaitanSemua>> {
    let akses = akses_untuk(pelaku, Tindakan::LihatRegister)?;
    let mut kueri = Query::select();
    kueri.column(("r", "jenis")).column(("r", "dari_id")).column(("r", "ke_id")).from_as("relasi", "r");
    for (alias, ujung) in [("a", "dari_id"), ("b", "ke_id")] {
        kueri
            .join_as(JoinType::InnerJoin, "catatan", alias, Expr::col((alias, "id")).equals(("r", ujung)))
            .and_where(Expr::col((alias, "diarsipkan_pada")).is_null())
            .cond_where(akses.syarat(alias));
    }
    kueri.order_by(("r", "id"), sea_orm::sea_query::Order::Asc);
    let mut hasil = Vec::new();
    for baris in l.db.query_all(&kueri).await? {
        let kode: String = baris.try_get("", "jenis")?;
        if let Some(jenis) = JenisRelasi::dari_kode(&kode) {
            hasil.push((jenis, baris.try_get("", "dari_id")?, baris.try_get("", "ke_id")?));
        }
    }
    Ok(hasil)
}
