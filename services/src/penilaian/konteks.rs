//! Looking up is authorizing: no assessment or answer leaves this module for somebody who may not have it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::{
    instrumen::Instrumen,
    izin::Tindakan,
    penilaian::{Aturan, Jenis, Lingkup, Perbuatan, Status, Tahap, Tertutup, alih, tenggat},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, RelationTrait};

use super::{
    entitas::{isian, penilaian, penugasan, putaran, rekomendasi},
    putaran::tenggat_putaran,
};
use crate::{Galat, Hasil, Layanan, Pelaku};

/// How far a person sees into an assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Akses {
    /// Coordinating roles see everything.
    Seluruh,
    /// Others see what belongs to their offices.
    Kantor(Vec<i64>),
}

/// An assessment with its round, as loaded for somebody who may see at least a part of it.
#[derive(Clone, Debug)]
pub(crate) struct Konteks {
    pub putaran: putaran::Model,
    pub penilaian: penilaian::Model,
    pub aturan: Aturan,
    pub akses: Akses,
    /// Deadlines that close; empty when they only remind.
    pub penutup: BTreeMap<Tahap, NaiveDate>,
}

/// One answer, with the offices it belongs to.
#[derive(Clone, Debug)]
pub(crate) struct KonteksIsian {
    pub konteks: Konteks,
    pub isian: isian::Model,
    pub status: Status,
    /// Responsible offices, the leading one first.
    pub kantor: Vec<i64>,
}

/// How far this person sees.
#[must_use]
pub fn akses(pelaku: &Pelaku) -> Akses {
    if pelaku.boleh(Tindakan::LihatSeluruhPenilaian, &[]) {
        return Akses::Seluruh;
    }
    let kantor = pelaku.kantor().into_iter().filter(|id| pelaku.boleh(Tindakan::LihatPenilaian, &[*id])).collect();
    Akses::Kantor(kantor)
}

impl Akses {
    /// Whether a record of these offices may be seen.
    #[must_use]
    pub fn mencakup(&self, kantor: &[i64]) -> bool {
        match self {
            Self::Seluruh => true,
            Self::Kantor(milik) => milik.iter().any(|id| kantor.contains(id)),
        }
    }
}

impl Konteks {
    /// The assessment, if this person may see at least a part of it.
    pub async fn muat<C: ConnectionTrait>(db: &C, pelaku: &Pelaku, penilaian_id: i64) -> Hasil<Self> {
        let akses = akses(pelaku);
        let (penilaian, putaran) = penilaian::Entity::find_by_id(penilaian_id)
            .find_also_related(putaran::Entity)
            .one(db)
            .await?
            .ok_or(Galat::TidakAda)?;
        let putaran = putaran.ok_or(Galat::TidakAda)?;
        let mut konteks = Self { aturan: aturan(&putaran)?, putaran, penilaian, akses, penutup: BTreeMap::new() };
        if !konteks.terlihat(db).await? {
            return Err(Galat::TidakAda);
        }
        if konteks.putaran.tutup_lewat_tenggat {
            let id = konteks.putaran.id;
            konteks.penutup = tenggat_putaran(db, Some(id)).await?.remove(&id).unwrap_or_default();
        }
        Ok(konteks)
    }

    /// The same, for those who see all of it.
    pub async fn muat_seluruh<C: ConnectionTrait>(db: &C, pelaku: &Pelaku, penilaian_id: i64) -> Hasil<Self> {
        let konteks = Self::muat(db, pelaku, penilaian_id).await?;
        if konteks.lihat_seluruh() { Ok(konteks) } else { Err(Galat::dilarang()) }
    }

    /// Whether the person sees every indicator: a coordinating role, or the office whose own assessment this is.
    pub fn lihat_seluruh(&self) -> bool {
        match self.penilaian.perangkat_daerah_id {
            Some(milik) => self.akses.mencakup(&[milik]),
            None => self.akses == Akses::Seluruh,
        }
    }

    /// The state an act leads to today, or why it is closed: by the state machine, or by a deadline that closes.
    pub fn alih(&self, hari_ini: NaiveDate, status: Status, perbuatan: Perbuatan) -> Result<Status, Tertutup> {
        let sesudah = alih(self.aturan, status, perbuatan)?;
        self.tepat_waktu(hari_ini, status, perbuatan)?;
        Ok(sesudah)
    }

    /// Whether the act is still in time.
    pub fn tepat_waktu(&self, hari_ini: NaiveDate, status: Status, perbuatan: Perbuatan) -> Result<(), Tertutup> {
        tenggat::periksa(self.aturan.lingkup, &self.penutup, status, perbuatan, hari_ini)
    }

    /// Stages of the round, in order.
    pub fn tahap(&self) -> Vec<Tahap> {
        self.aturan.jenis.tahap(self.aturan.visitasi)
    }

    /// The instrument the round keeps.
    pub fn instrumen<'l>(&self, l: &'l Layanan) -> Hasil<&'l Instrumen> {
        instrumen(l, &self.putaran.instrumen)
    }

    async fn terlihat<C: ConnectionTrait>(&self, db: &C) -> Hasil<bool> {
        let Akses::Kantor(kantor) = &self.akses else { return Ok(true) };
        if kantor.is_empty() {
            return Ok(false);
        }
        if self.penilaian.perangkat_daerah_id.is_some_and(|milik| kantor.contains(&milik)) {
            return Ok(true);
        }
        if self.penilaian.perangkat_daerah_id.is_some() {
            return self.direkomendasikan(db, kantor).await;
        }
        let tugas = penugasan::Entity::find()
            .join(sea_orm::JoinType::InnerJoin, penugasan::Relation::Isian.def())
            .filter(isian::Column::PenilaianId.eq(self.penilaian.id))
            .filter(penugasan::Column::PerangkatDaerahId.is_in(kantor.iter().copied()))
            .limit(1)
            .one(db)
            .await?;
        Ok(tugas.is_some() || self.direkomendasikan(db, kantor).await?)
    }

    /// Whether one of these offices owns a recommendation here: it must be able to read what it is asked to do.
    async fn direkomendasikan<C: ConnectionTrait>(&self, db: &C, kantor: &[i64]) -> Hasil<bool> {
        let satu = rekomendasi::Entity::find()
            .filter(rekomendasi::Column::PenilaianId.eq(self.penilaian.id))
            .filter(rekomendasi::Column::PerangkatDaerahId.is_in(kantor.iter().copied()))
            .filter(rekomendasi::Column::Arsip.eq(false))
            .limit(1)
            .one(db)
            .await?;
        Ok(satu.is_some())
    }
}

impl KonteksIsian {
    /// The answer to one indicator, if this person may see it.
    pub async fn muat<C: ConnectionTrait>(db: &C, pelaku: &Pelaku, penilaian_id: i64, kode: &str) -> Hasil<Self> {
        let konteks = Konteks::muat(db, pelaku, penilaian_id).await?;
        let isian = isian::Entity::find()
            .filter(isian::Column::PenilaianId.eq(penilaian_id))
            .filter(isian::Column::Indikator.eq(kode))
            .one(db)
            .await?
            .ok_or(Galat::TidakAda)?;
        let mut tugas = penugasan::Entity::find().filter(penugasan::Column::IsianId.eq(isian.id)).all(db).await?;
        tugas.sort_by_key(|t| (!t.utama, t.id));
        let mut kantor: Vec<_> = tugas.into_iter().map(|t| t.perangkat_daerah_id).collect();
        if let Some(milik) = konteks.penilaian.perangkat_daerah_id
            && !kantor.contains(&milik)
        {
            kantor.insert(0, milik);
        }
        if !konteks.akses.mencakup(&kantor) {
            return Err(Galat::TidakAda);
        }
        let status = status(&isian.status)?;
        Ok(Self { konteks, isian, status, kantor })
    }
}

/// The instrument behind an id that a round keeps.
pub(crate) fn instrumen<'l>(l: &'l Layanan, id: &str) -> Hasil<&'l Instrumen> {
    l.katalog.cari(id).ok_or_else(|| Galat::internal(format!("instrumen {id} tidak ada")))
}

/// What the state machine needs to know of a round.
pub(crate) fn aturan(putaran: &putaran::Model) -> Hasil<Aturan> {
    Ok(Aturan {
        jenis: Jenis::dari_kode(&putaran.jenis).ok_or_else(|| rusak("putaran.jenis", &putaran.jenis))?,
        lingkup: Lingkup::dari_kode(&putaran.lingkup).ok_or_else(|| rusak("putaran.lingkup", &putaran.lingkup))?,
        visitasi: putaran.visitasi,
        terkunci: putaran.terkunci,
    })
}

/// Where an answer stands, behind the code in the database.
pub(crate) fn status(kode: &str) -> Hasil<Status> {
    Status::dari_kode(kode).ok_or_else(|| rusak("isian.status", kode))
}

/// The stage behind a code in the database.
pub(crate) fn tahap(kode: &str) -> Hasil<Tahap> {
    Tahap::dari_kode(kode).ok_or_else(|| rusak("tahap", kode))
}

/// Distinct ids, for one `IN` query instead of many.
pub(crate) fn unik(id: impl IntoIterator<Item = Option<i64>>) -> Vec<i64> {
    id.into_iter().flatten().collect::<BTreeSet<_>>().into_iter().collect()
}

fn rusak(kolom: &str, isi: &str) -> Galat {
    Galat::internal(format!("{kolom} berisi kode yang tidak dikenal: {isi}"))
}
