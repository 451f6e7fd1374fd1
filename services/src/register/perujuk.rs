//! What refers to a record: asked before it is archived, because everything that names it stays.

use domain::{
    arsitektur::relasi::JenisRelasi,
    register::{self, Jenis, Keterlihatan, Register},
};
use sea_orm::{
    ConnectionTrait, ExprTrait, JoinType, QueryResult,
    sea_query::{Expr, Query, SelectStatement},
};

use super::{Akses, RingkasCatatan, akses, nama, simpan};
use crate::{Hasil, Layanan, Pelaku};

/// Of each kind of reference, at most so many are listed.
const BATAS: u64 = 50;

/// Records that name one.
#[derive(Clone, Debug, Default)]
pub struct DaftarPerujuk {
    /// How they name it ("Induk", "Melayani layanan"), and which they are; those the person may see.
    pub terlihat: Vec<(String, RingkasCatatan)>,
    /// How many more there are that are not for this person.
    pub tersembunyi: usize,
}

/// Records in use that name this one: by a field, or by a relation. The number of queries depends on the registers alone.
///
/// # Errors
/// [`Galat::Dilarang`](crate::Galat::Dilarang), [`Galat::TidakAda`](crate::Galat::TidakAda).
pub async fn perujuk(l: &Layanan, pelaku: &Pelaku, r: &'static Register, id: i64) -> Hasil<DaftarPerujuk> {
    let akses = akses(pelaku, r)?;
    simpan::terlihat(&l.db, pelaku, r, id).await?;
    let mut hasil = DaftarPerujuk::default();
    for lain in register::SEMUA {
        for bidang in lain.bidang.iter().filter(|b| matches!(b.jenis, Jenis::Catatan(kode) if kode == r.kode)) {
            let mut kueri = baris();
            if bidang.dasar {
                kueri.and_where(Expr::col(("c", bidang.kode)).eq(id));
            } else {
                let pada = Expr::col(("d", "id")).equals(("c", "id"));
                kueri
                    .join_as(JoinType::InnerJoin, lain.tabel, "d", pada)
                    .and_where(Expr::col(("d", bidang.kode)).eq(id));
            }
            kueri.and_where(Expr::col(("c", "register")).eq(lain.kode));
            let sebutan = format!("{} ({})", bidang.label, lain.nama);
            kumpulkan(&l.db, &akses, &kueri, |_| Ok(sebutan.clone()), &mut hasil).await?;
        }
    }
    // The other end reads the relation from its own side.
    for (ujung, lawan) in [("ke_id", "dari_id"), ("dari_id", "ke_id")] {
        let mut kueri = baris();
        kueri
            .join_as(JoinType::InnerJoin, "relasi", "r", Expr::col(("r", lawan)).equals(("c", "id")))
            .column(("r", "jenis"))
            .and_where(Expr::col(("r", ujung)).eq(id));
        let sebutan = |baris: &QueryResult| {
            let jenis: String = baris.try_get("", "jenis")?;
            let jenis = JenisRelasi::dari_kode(&jenis);
            let kata = jenis.map_or("Terkait", |j| if ujung == "ke_id" { j.maju() } else { j.mundur() });
            Ok(kata.to_owned())
        };
        kumpulkan(&l.db, &akses, &kueri, sebutan, &mut hasil).await?;
    }
    Ok(hasil)
}

fn baris() -> SelectStatement {
    let mut kueri = Query::select();
    for kolom in ["id", "register", "nomor", "nama", "perangkat_daerah_id", "diarsipkan_pada", "keterlihatan"] {
        kueri.column(("c", kolom));
    }
    kueri.from_as("catatan", "c").and_where(Expr::col(("c", "diarsipkan_pada")).is_null());
    kueri.order_by(("c", "nama"), sea_orm::sea_query::Order::Asc).limit(BATAS);
    kueri.to_owned()
}

async fn kumpulkan<C: ConnectionTrait>(
    db: &C,
    akses: &Akses,
    kueri: &SelectStatement,
    sebutan: impl Fn(&QueryResult) -> Hasil<String>,
    hasil: &mut DaftarPerujuk,
) -> Hasil<()> {
    for baris in &db.query_all(kueri).await? {
        let catatan = nama::ringkasan(baris)?;
        let keterlihatan: String = baris.try_get("", "keterlihatan")?;
        let terlihat = match akses {
            Akses::Semua => true,
            Akses::Kantor(milik) => {
                Keterlihatan::dari_kode(&keterlihatan) != Keterlihatan::Kantor
                    || catatan.perangkat_daerah_id.is_some_and(|id| milik.contains(&id))
            }
        };
        if terlihat {
            hasil.terlihat.push((sebutan(baris)?, catatan));
        } else {
            hasil.tersembunyi += 1;
        }
    }
    Ok(())
}
