//! How much of risk management awaits a person, for the menu and for "Menunggu saya".

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
    Condition, ConnectionTrait, ExprTrait, JoinType,
    sea_query::{Expr, Query, SelectStatement},
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

/// What awaits this person, by year and act. One query, and one more for who reports on actions.
///
/// # Errors
/// When the database cannot be read.
pub async fn tugas(l: &Layanan, pelaku: &Pelaku) -> Hasil<Vec<TugasRisiko>> {
    let Ok(akses) = akses(pelaku) else { return Ok(Vec::new()) };
    let kantor = pelaku.kantor();
    let di_mana_pun = |t: Tindakan| pelaku.boleh(t, &[]) || kantor.iter().any(|&k| pelaku.boleh(t, &[k]));
    let berperan = [Tindakan::IsiRisiko, Tindakan::SetujuiRisiko, Tindakan::ReviuRisiko, Tindakan::KonsolidasiRisiko];
    if !berperan.into_iter().any(di_mana_pun) {
        return Ok(Vec::new());
    }
    let mut hasil = Kumpulan::default();
    langkah(l, pelaku, batas(&akses), &mut hasil).await?;
    if di_mana_pun(Tindakan::IsiRisiko) {
        terlambat(l, pelaku, batas(&akses), &mut hasil).await?;
    }
    Ok(hasil.0.into_values().collect())
}

#[derive(Default)]
struct Kumpulan(BTreeMap<(i32, JenisTugas), TugasRisiko>);

impl Kumpulan {
    fn catat(&mut self, tahun: i32, jenis: JenisTugas, banyak: usize, id: i64, tenggat: Option<NaiveDate>) {
        let baru = TugasRisiko { jenis, tahun, banyak: 0, tenggat: None, risiko_id: None };
        let t = self.0.entry((tahun, jenis)).or_insert(baru);
        t.risiko_id = (t.banyak == 0 && banyak == 1).then_some(id);
        t.banyak += banyak;
        t.tenggat = [t.tenggat, tenggat].into_iter().flatten().min();
    }
}

/// Risks of open years within reach. Years are looked up among the few registers, so that no closed one is looked through for
/// what can wait.
fn terbuka(kueri: &mut SelectStatement, milik: Option<&[i64]>) {
    let tahun = Query::select()
        .column(("k", "tahun"))
        .from_as("risiko_konteks", "k")
        .join_as(JoinType::LeftJoin, "risiko_tahun", "t", Expr::col(("t", "tahun")).equals(("k", "tahun")))
        .and_where(Expr::col(("t", "ditutup_pada")).is_null())
        .to_owned();
    kueri
        .and_where(Expr::col(("r", "diarsipkan_pada")).is_null())
        .and_where(Expr::col(("r", "tahun")).in_subquery(tahun));
    if let Some(milik) = milik {
        kueri.and_where(Expr::col(("r", "perangkat_daerah_id")).is_in(milik.iter().copied()));
    }
}

/// The step that awaits somebody in each state.
const LANGKAH: [(Status, Perbuatan, JenisTugas); 5] = [
    (Status::Dikembalikan, Perbuatan::Isi, JenisTugas::Perbaiki),
    (Status::Draf, Perbuatan::Ajukan, JenisTugas::Ajukan),
    (Status::Diajukan, Perbuatan::Setujui, JenisTugas::Setujui),
    (Status::Disetujui, Perbuatan::Reviu, JenisTugas::Reviu),
    (Status::Direviu, Perbuatan::Konsolidasikan, JenisTugas::Konsolidasi),
];

/// Steps and decisions. Only states are read in which a step of this person can follow, and only what separates them from
/// their own work: the menu asks this on every page.
async fn langkah(l: &Layanan, pelaku: &Pelaku, milik: Option<&[i64]>, hasil: &mut Kumpulan) -> Hasil<()> {
    let kantor = pelaku.kantor();
    let bisa = |t: Tindakan| pelaku.boleh(t, &kantor);
    let langkah = LANGKAH.into_iter().filter(|(_, p, _)| bisa(p.tindakan()));
    let mut menunggu = Condition::any().add(Expr::col(("r", "status")).is_in(langkah.map(|(s, ..)| s.kode())));
    if bisa(Tindakan::KonsolidasiRisiko) {
        menunggu = menunggu.add(Expr::col(("r", "menunggu")).is_not_null());
    }
    let mut tiap = Query::select();
    tiap.columns(["id", "tahun", "perangkat_daerah_id", "status"].map(|k| ("r", k)))
        .expr_as(Expr::col(("r", "menunggu")).is_not_null(), "naik")
        .from_as("risiko", "r");
    // What this person wrote, approved or asked waits for somebody else.
    let aku = |kolom: &'static str| Expr::col(("r", kolom)).eq(pelaku.akun_id);
    let milikku = |tabel: &'static str, kolom: &'static str| {
        Query::select().column("risiko_id").from(tabel).and_where(Expr::col(kolom).eq(pelaku.akun_id)).to_owned()
    };
    let id = || Expr::col(("r", "id"));
    let memutus = bisa(Tindakan::KonsolidasiRisiko);
    let memeriksa = memutus || bisa(Tindakan::SetujuiRisiko) || bisa(Tindakan::ReviuRisiko);
    let menyusun = Condition::any()
        .add(aku("penyusun_id"))
        .add(aku("diajukan_oleh"))
        .add(id().in_subquery(milikku("risiko_penyusun", "akun_id")));
    let pertanyaanku = milikku("risiko_eskalasi", "pemohon_id").and_where(Expr::col("putusan").is_null()).to_owned();
    let memohon = Condition::all().add(Expr::col(("r", "menunggu")).is_not_null()).add(id().in_subquery(pertanyaanku));
    for (nama, perlu, syarat) in [
        ("menyusun", memeriksa, menyusun),
        ("menyetujui", memeriksa, Condition::all().add(aku("disetujui_oleh"))),
        ("memohon", memutus, memohon),
    ] {
        tiap.expr_as(if perlu { Expr::case(syarat, true).finally(false).into() } else { Expr::val(false) }, nama);
    }
    terbuka(&mut tiap, milik);
    tiap.cond_where(menunggu);
    let mut kueri = Query::select();
    kueri.from_subquery(tiap, "r");
    for kolom in ["tahun", "perangkat_daerah_id", "status", "naik", "menyusun", "menyetujui", "memohon"] {
        kueri.column(("r", kolom)).add_group_by([Expr::col(("r", kolom))]);
    }
    kueri.expr(Expr::col(("r", "id")).count()).expr(Expr::col(("r", "id")).min());
    for b in l.db.query_all(&kueri).await? {
        let tahun: i32 = b.try_get_by_index(0)?;
        let kantor = [b.try_get_by_index::<i64>(1)?];
        let status = Status::dari_kode(&b.try_get_by_index::<String>(2)?).unwrap_or_default();
        let menunggu: bool = b.try_get_by_index(3)?;
        let [menyusun, menyetujui, memohon] = [4, 5, 6].map(|ke| b.try_get_by_index::<bool>(ke));
        let (menyusun, menyetujui, memohon) = (menyusun?, menyetujui?, memohon?);
        let banyak = usize::try_from(b.try_get_by_index::<i64>(7)?).unwrap_or_default();
        let id: i64 = b.try_get_by_index(8)?;
        let langkah = LANGKAH.into_iter().find(|(s, p, _)| *s == status && pelaku.boleh(p.tindakan(), &kantor));
        let sendiri = match langkah {
            Some((_, Perbuatan::Setujui, _)) => menyusun,
            Some((_, Perbuatan::Reviu, _)) => menyusun || menyetujui,
            _ => false,
        };
        if let Some((_, _, jenis)) = langkah.filter(|_| !sendiri) {
            hasil.catat(tahun, jenis, banyak, id, None);
        }
        // Sent back by the review meanwhile, it is decided on once its owner has approved it again.
        let memutus = menunggu && status.berlaku() && !menyusun && !memohon;
        if memutus && pelaku.boleh(Tindakan::KonsolidasiRisiko, &kantor) {
            hasil.catat(tahun, JenisTugas::Putus, banyak, id, None);
        }
    }
    Ok(())
}

/// Actions of approved risks whose date has passed, of the offices this person reports for.
async fn terlambat(l: &Layanan, pelaku: &Pelaku, milik: Option<&[i64]>, hasil: &mut Kumpulan) -> Hasil<()> {
    let belum = Kemajuan::SEMUA.into_iter().filter(|k| k.terbuka()).map(Kemajuan::kode);
    let berlaku = Status::SEMUA.into_iter().filter(|s| s.berlaku()).map(Status::kode);
    let mut kueri = Query::select();
    kueri
        .from_as("risiko", "r")
        .join_as(JoinType::InnerJoin, "risiko_penanganan", "p", Expr::col(("p", "risiko_id")).equals(("r", "id")))
        .and_where(Expr::col(("r", "status")).is_in(berlaku))
        .and_where(Expr::col(("p", "kemajuan")).is_in(belum))
        .and_where(Expr::col(("p", "tenggat")).lt(l.hari_ini()));
    terbuka(&mut kueri, milik);
    for kolom in ["tahun", "perangkat_daerah_id"] {
        kueri.column(("r", kolom)).add_group_by([Expr::col(("r", kolom))]);
    }
    kueri
        .expr(Expr::col(("p", "id")).count())
        .expr(Expr::col(("p", "tenggat")).min())
        .expr(Expr::col(("r", "id")).min());
    for b in l.db.query_all(&kueri).await? {
        if pelaku.boleh(Tindakan::IsiRisiko, &[b.try_get_by_index::<i64>(1)?]) {
            let banyak = usize::try_from(b.try_get_by_index::<i64>(2)?).unwrap_or_default();
            let (tenggat, id) = (b.try_get_by_index(3)?, b.try_get_by_index(4)?);
            hasil.catat(b.try_get_by_index(0)?, JenisTugas::Terlambat, banyak, id, tenggat);
        }
    }
    Ok(())
}
