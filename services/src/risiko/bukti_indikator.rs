//! What indicator 21 (penerapan manajemen risiko SPBE) can lean on: which records there are for an office and a year.

use domain::risiko::alur::Status;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter,
    sea_query::{Expr, Query, SelectStatement},
};

use super::{
    dasar::akses,
    entitas::{konteks, risiko},
    tahun,
};
use crate::{Hasil, Layanan, Pelaku};

/// The records of a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AdaRisiko {
    /// Registers with a context.
    pub konteks: usize,
    /// Registers whose owner signed the pact.
    pub pakta: usize,
    pub risiko: usize,
    /// Approved by their owner.
    pub berlaku: usize,
    /// Reviewed by the unit kepatuhan.
    pub direviu: usize,
    /// With a plan of treatment.
    pub ditangani: usize,
    /// With a monitoring report.
    pub dipantau: usize,
    /// That came about, with what was learned.
    pub terjadi: usize,
}

/// The records of an office, or of everything this person sees.
///
/// # Errors
/// [`Galat::Dilarang`](crate::Galat::Dilarang), [`Galat::TidakAda`](crate::Galat::TidakAda) for an office out of reach.
pub async fn ada(l: &Layanan, pelaku: &Pelaku, kantor: Option<i64>, tahun: i32) -> Hasil<AdaRisiko> {
    let milik = tahun::dalam_jangkauan(&akses(pelaku)?, kantor)?;
    let register = konteks::Entity::find().filter(
        Condition::all()
            .add(konteks::Column::Tahun.eq(tahun))
            .add_option(milik.as_ref().map(|k| konteks::Column::PerangkatDaerahId.is_in(k.iter().copied()))),
    );
    let semua = risiko::Entity::find().filter(
        Condition::all()
            .add(risiko::Column::Tahun.eq(tahun))
            .add(risiko::Column::DiarsipkanPada.is_null())
            .add_option(milik.as_ref().map(|k| risiko::Column::PerangkatDaerahId.is_in(k.iter().copied()))),
    );
    let status = |pilih: fn(Status) -> bool| {
        let kode = Status::SEMUA.into_iter().filter(move |s| pilih(*s)).map(Status::kode);
        semua.clone().filter(risiko::Column::Status.is_in(kode))
    };
    let dengan = |tabel: &'static str| semua.clone().filter(risiko::Column::Id.in_subquery(milik_dari(tabel)));
    Ok(AdaRisiko {
        konteks: hitung(&l.db, register.clone()).await?,
        pakta: hitung(&l.db, register.filter(konteks::Column::PaktaTanggal.is_not_null())).await?,
        risiko: hitung(&l.db, semua.clone()).await?,
        berlaku: hitung(&l.db, status(Status::berlaku)).await?,
        direviu: hitung(&l.db, status(|s| s >= Status::Direviu)).await?,
        ditangani: hitung(&l.db, dengan("risiko_penanganan")).await?,
        dipantau: hitung(&l.db, dengan("risiko_pantauan")).await?,
        terjadi: hitung(&l.db, dengan("risiko_kejadian")).await?,
    })
}

async fn hitung<C: ConnectionTrait, E: EntityTrait>(db: &C, kueri: sea_orm::Select<E>) -> Hasil<usize>
where
    E::Model: Send + Sync,
{
    Ok(usize::try_from(kueri.count(db).await?).unwrap_or_default())
}

fn milik_dari(tabel: &'static str) -> SelectStatement {
    Query::select().expr(Expr::col("risiko_id")).from(tabel).to_owned()
}
