//! What the lists of [`super::daftar_perhatian`] know of security: the checklist of each item, and the offices whose
//! procedures are missing or have ended.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    arsitektur::{keamanan::Penerapan, relasi::JenisRelasi},
    register::{Butir, perhatian::prosedur_berlaku},
};
use sea_orm::{
    ConnectionTrait, ExprTrait, JoinType,
    sea_query::{Expr, Query},
};

use crate::Hasil;

/// The furthest control of every point of the checklist (KALBAR Pasal 23 ayat (1)) that an item has, by item. One query.
///
/// # Errors
/// When the database cannot be read.
pub(super) async fn daftar_periksa<C: ConnectionTrait>(db: &C) -> Hasil<BTreeMap<i64, BTreeMap<String, Penerapan>>> {
    let mut kueri = Query::select();
    kueri
        .column(("r", "dari_id"))
        .columns([("d", "periksa"), ("d", "penerapan")])
        .from_as("relasi", "r")
        .join_as(JoinType::InnerJoin, "catatan", "c", Expr::col(("c", "id")).equals(("r", "ke_id")))
        .join_as(JoinType::InnerJoin, "keamanan", "d", Expr::col(("d", "id")).equals(("c", "id")))
        .and_where(Expr::col(("r", "jenis")).eq(JenisRelasi::DilindungiOleh.kode()))
        .and_where(Expr::col(("c", "diarsipkan_pada")).is_null())
        .and_where(Expr::col(("d", "periksa")).is_not_null())
        .and_where(Expr::col(("d", "penerapan")).is_not_null());
    let mut hasil: BTreeMap<i64, BTreeMap<String, Penerapan>> = BTreeMap::new();
    for baris in db.query_all(&kueri).await? {
        let (periksa, penerapan): (String, String) = (baris.try_get("", "periksa")?, baris.try_get("", "penerapan")?);
        let Some(penerapan) = Penerapan::dari_kode(&penerapan) else { continue };
        let butir = hasil.entry(baris.try_get("", "dari_id")?).or_default();
        let ada = butir.entry(periksa).or_insert(penerapan);
        *ada = Ord::max(penerapan, *ada);
    }
    Ok(hasil)
}

/// The procedures of one kind: offices that have one in force, and of those whose last one has ended, since when.
#[derive(Default)]
pub(super) struct Prosedur {
    berlaku: std::collections::BTreeSet<i64>,
    berakhir: BTreeMap<i64, NaiveDate>,
}

impl Prosedur {
    /// From office and fields of each procedure.
    pub(super) fn dari<'a>(semua: impl Iterator<Item = (i64, &'a Butir)>, hari_ini: NaiveDate) -> Self {
        let mut hasil = Self::default();
        for (kantor, butir) in semua {
            if prosedur_berlaku(butir, hari_ini) {
                hasil.berlaku.insert(kantor);
            } else if let Some(sampai) = butir.tanggal("berlaku_sampai").filter(|sampai| *sampai < hari_ini) {
                let ada = hasil.berakhir.entry(kantor).or_insert(sampai);
                *ada = Ord::max(sampai, *ada);
            }
        }
        hasil.berakhir.retain(|kantor, _| !hasil.berlaku.contains(kantor));
        hasil
    }

    /// Whether the office has one in force.
    pub(super) fn punya(&self, kantor: i64) -> bool {
        self.berlaku.contains(&kantor)
    }

    /// The offices of these whose last one has ended.
    pub(super) fn berakhir(&self, kantor: &[i64]) -> BTreeMap<i64, NaiveDate> {
        kantor.iter().filter_map(|id| Some((*id, *self.berakhir.get(id)?))).collect()
    }
}
