//! What indicator 21 (penerapan manajemen risiko SPBE) can lean on: which records there are for an office and a year.

use domain::risiko::{alur::Status, penanganan::Kemajuan};
use sea_orm::{
    Condition, ConnectionTrait, ExprTrait, QueryResult,
    sea_query::{Expr, Query},
};

use super::{
    baris::{self, kolom, punya},
    dasar::akses,
    hitungan::banyak_bila,
    tahun,
};
use crate::{Hasil, Layanan, Pelaku};

/// The records of a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AdaRisiko {
    /// Registers with a context.
    pub konteks: usize,
    /// The register itself where there is only one.
    pub register: Option<i64>,
    /// Registers whose owner signed the pact.
    pub pakta: usize,
    pub risiko: usize,
    /// Approved by their owner.
    pub berlaku: usize,
    /// Reviewed by the unit kepatuhan.
    pub direviu: usize,
    /// With a plan of treatment that was not dropped.
    pub ditangani: usize,
    /// With a monitoring report.
    pub dipantau: usize,
    /// That came about in the year, with what was learned.
    pub terjadi: usize,
}

/// The records of an office, or of everything this person sees. Two queries.
///
/// # Errors
/// [`Galat::Dilarang`](crate::Galat::Dilarang), [`Galat::TidakAda`](crate::Galat::TidakAda) for an office out of reach.
pub async fn ada(l: &Layanan, pelaku: &Pelaku, kantor: Option<i64>, tahun: i32) -> Hasil<AdaRisiko> {
    let milik = tahun::dalam_jangkauan(&akses(pelaku)?, kantor)?;
    let dari = |nama: &'static str| Expr::col(("k", nama));
    let mut kueri = Query::select();
    kueri
        .exprs([dari("id").count(), dari("pakta_tanggal").count(), dari("id").min()])
        .from_as("risiko_konteks", "k")
        .and_where(dari("tahun").eq(tahun))
        .cond_where(
            Condition::all().add_option(milik.as_ref().map(|k| dari("perangkat_daerah_id").is_in(k.iter().copied()))),
        );
    let mut ada = AdaRisiko::default();
    if let Some(b) = l.db.query_one(&kueri).await? {
        (ada.konteks, ada.pakta) = (cacah(&b, 0)?, cacah(&b, 1)?);
        ada.register = b.try_get_by_index::<Option<i64>>(2)?.filter(|_| ada.konteks == 1);
    }
    let status = |pilih: fn(Status) -> bool| {
        let kode = Status::SEMUA.into_iter().filter(move |s| pilih(*s)).map(Status::kode);
        banyak_bila(Condition::all().add(kolom("status").is_in(kode)))
    };
    let ditangani = punya("risiko_penanganan", "p", Expr::col(("p", "kemajuan")).ne(Kemajuan::Batal.kode()));
    let mut kueri = Query::select();
    kueri
        .expr(kolom("id").count())
        .exprs([status(Status::berlaku), status(|s| s >= Status::Direviu)])
        .expr(banyak_bila(Condition::all().add(ditangani)))
        .expr(banyak_bila(Condition::all().add(punya("risiko_pantauan", "n", Condition::all()))))
        .expr(banyak_bila(Condition::all().add(baris::terjadi(tahun))))
        .from("risiko")
        .cond_where(baris::syarat(tahun, milik.as_deref(), false));
    if let Some(b) = l.db.query_one(&kueri).await? {
        (ada.risiko, ada.berlaku, ada.direviu) = (cacah(&b, 0)?, cacah(&b, 1)?, cacah(&b, 2)?);
        (ada.ditangani, ada.dipantau, ada.terjadi) = (cacah(&b, 3)?, cacah(&b, 4)?, cacah(&b, 5)?);
    }
    Ok(ada)
}

/// A count; a sum over nothing is none.
fn cacah(b: &QueryResult, ke: usize) -> Hasil<usize> {
    Ok(b.try_get_by_index::<Option<i64>>(ke)?.and_then(|n| usize::try_from(n).ok()).unwrap_or_default())
}
