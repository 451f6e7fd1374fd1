//! How much of risk management awaits a person: one query for the menu, the same with dates for "Menunggu saya".

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    izin::Tindakan,
    risiko::{
        alur::{Perbuatan, Status},
        penanganan::Kemajuan,
    },
};
use sea_orm::{
    Condition, ConnectionTrait, ExprTrait,
    sea_query::{Expr, Query},
};

use super::{dasar::akses, register::batas};
use crate::{Hasil, Layanan, Pelaku};

/// What awaits a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JenisTugas {
    /// Came back with remarks.
    Perbaiki,
    /// Drafts to be handed in.
    Ajukan,
    Setujui,
    Reviu,
    Konsolidasi,
    /// Escalated, waiting for a decision.
    Putus,
    /// Actions past their date.
    Terlambat,
}

/// Risks that await this person, by what there is to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HitunganRisiko(pub BTreeMap<JenisTugas, usize>);

/// A line of "Menunggu saya".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TugasRisiko {
    pub jenis: JenisTugas,
    pub tahun: i32,
    pub banyak: usize,
    /// The earliest date of an action that is late.
    pub tenggat: Option<NaiveDate>,
    /// The risk, when it is exactly one.
    pub risiko_id: Option<i64>,
}

impl JenisTugas {
    pub const SEMUA: [Self; 7] =
        [Self::Perbaiki, Self::Ajukan, Self::Setujui, Self::Reviu, Self::Konsolidasi, Self::Putus, Self::Terlambat];

    /// As the beginning of a line.
    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::Perbaiki => "Perbaiki risiko yang dikembalikan",
            Self::Ajukan => "Ajukan draf risiko",
            Self::Setujui => "Setujui risiko",
            Self::Reviu => "Reviu risiko",
            Self::Konsolidasi => "Konsolidasikan risiko",
            Self::Putus => "Catat putusan eskalasi",
            Self::Terlambat => "Laporkan penanganan yang lewat jadwal",
        }
    }
}

impl HitunganRisiko {
    #[must_use]
    pub fn banyak(&self, jenis: JenisTugas) -> usize {
        self.0.get(&jenis).copied().unwrap_or_default()
    }

    #[must_use]
    pub fn jumlah(&self) -> usize {
        self.0.values().sum()
    }
}

/// Counts for this person; nothing is read for who takes no part in risk management.
///
/// # Errors
/// When the database cannot be read.
pub async fn hitung(l: &Layanan, pelaku: &Pelaku) -> Hasil<HitunganRisiko> {
    let mut hasil = HitunganRisiko::default();
    for t in tugas(l, pelaku).await? {
        *hasil.0.entry(t.jenis).or_default() += t.banyak;
    }
    Ok(hasil)
}

/// What awaits this person, by year and act. One query.
///
/// # Errors
/// When the database cannot be read.
pub async fn tugas(l: &Layanan, pelaku: &Pelaku) -> Hasil<Vec<TugasRisiko>> {
    let Ok(akses) = akses(pelaku) else { return Ok(Vec::new()) };
    let berperan = [Tindakan::IsiRisiko, Tindakan::SetujuiRisiko, Tindakan::ReviuRisiko, Tindakan::KonsolidasiRisiko];
    let kantor = pelaku.kantor();
    if !berperan.into_iter().any(|t| pelaku.boleh(t, &[]) || kantor.iter().any(|&k| pelaku.boleh(t, &[k]))) {
        return Ok(Vec::new());
    }
    let hari_ini = l.hari_ini();
    let terbuka = Kemajuan::SEMUA.into_iter().filter(|k| k.terbuka()).map(Kemajuan::kode);
    let lewat = Condition::all()
        .add(Expr::col(("p", "risiko_id")).equals(("r", "id")))
        .add(Expr::col(("p", "kemajuan")).is_in(terbuka))
        .add(Expr::col(("p", "tenggat")).lt(hari_ini));
    let tahun = Expr::col(("t", "tahun")).equals(("r", "tahun"));
    let mut kueri = Query::select();
    kueri
        .from_as("risiko", "r")
        .join_as(sea_orm::JoinType::LeftJoin, "risiko_tahun", "t", tahun)
        .join_as(sea_orm::JoinType::LeftJoin, "risiko_penanganan", "p", lewat)
        .and_where(Expr::col(("r", "diarsipkan_pada")).is_null())
        .and_where(Expr::col(("t", "ditutup_pada")).is_null());
    if let Some(milik) = batas(&akses) {
        kueri.and_where(Expr::col(("r", "perangkat_daerah_id")).is_in(milik.iter().copied()));
    }
    let kolom =
        ["tahun", "perangkat_daerah_id", "status", "menunggu", "penyusun_id", "diajukan_oleh", "disetujui_oleh"];
    for kolom in kolom {
        kueri.column(("r", kolom)).add_group_by([Expr::col(("r", kolom))]);
    }
    kueri
        .expr(Expr::col(("r", "id")).count_distinct())
        .expr(Expr::col(("r", "id")).min())
        .expr(Expr::col(("p", "id")).count())
        .expr(Expr::col(("p", "tenggat")).min())
        .expr(Expr::col(("p", "risiko_id")).min());
    let mut hasil: BTreeMap<(i32, JenisTugas), TugasRisiko> = BTreeMap::new();
    for b in l.db.query_all(&kueri).await? {
        let angka = |ke: usize| b.try_get_by_index::<i64>(ke).map(|n| usize::try_from(n).unwrap_or_default());
        // What was written or approved by this person waits for somebody else.
        let sendiri = |ke: usize| b.try_get_by_index::<Option<i64>>(ke).map(|id| id.is_some() && id == pelaku.akun_id);
        let tahun: i32 = b.try_get_by_index(0)?;
        let kantor = [b.try_get_by_index::<i64>(1)?];
        let status = Status::dari_kode(&b.try_get_by_index::<String>(2)?).unwrap_or_default();
        let menunggu = b.try_get_by_index::<Option<String>>(3)?.is_some();
        let (penyusun, pengaju, penyetuju) = (sendiri(4)?, sendiri(5)?, sendiri(6)?);
        let (banyak, id, lewat) = (angka(7)?, b.try_get_by_index::<i64>(8)?, angka(9)?);
        let tenggat: Option<NaiveDate> = b.try_get_by_index(10)?;
        let mut catat = |jenis: JenisTugas, banyak: usize, id: Option<i64>, tenggat: Option<NaiveDate>| {
            if banyak == 0 {
                return;
            }
            let baru = TugasRisiko { jenis, tahun, banyak: 0, tenggat: None, risiko_id: None };
            let t = hasil.entry((tahun, jenis)).or_insert(baru);
            t.risiko_id = if t.banyak == 0 && banyak == 1 { id } else { None };
            t.banyak += banyak;
            t.tenggat = [t.tenggat, tenggat].into_iter().flatten().min();
        };
        let tindakan = |p: Perbuatan| pelaku.boleh(p.tindakan(), &kantor);
        match status {
            Status::Dikembalikan if tindakan(Perbuatan::Isi) => catat(JenisTugas::Perbaiki, banyak, Some(id), None),
            Status::Draf if tindakan(Perbuatan::Ajukan) => catat(JenisTugas::Ajukan, banyak, Some(id), None),
            Status::Diajukan if tindakan(Perbuatan::Setujui) && !penyusun && !pengaju => {
                catat(JenisTugas::Setujui, banyak, Some(id), None);
            }
            Status::Disetujui if tindakan(Perbuatan::Reviu) && !penyusun && !pengaju && !penyetuju => {
                catat(JenisTugas::Reviu, banyak, Some(id), None);
            }
            Status::Direviu if tindakan(Perbuatan::Konsolidasikan) => {
                catat(JenisTugas::Konsolidasi, banyak, Some(id), None);
            }
            _ => {}
        }
        if menunggu && pelaku.boleh(Tindakan::KonsolidasiRisiko, &kantor) {
            catat(JenisTugas::Putus, banyak, Some(id), None);
        }
        if status.berlaku() && pelaku.boleh(Tindakan::IsiRisiko, &kantor) {
            catat(JenisTugas::Terlambat, lewat, b.try_get_by_index::<Option<i64>>(11)?, tenggat);
        }
    }
    Ok(hasil.into_values().collect())
}
