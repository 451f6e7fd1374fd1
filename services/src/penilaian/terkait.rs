//! Last year's answers in the other instrument that our own map relates to an indicator: to find text and evidence again,
//! never a value to carry over.

use std::collections::{BTreeSet, HashMap};

use domain::{
    angka::Nilai,
    instrumen::{Acuan, Instrumen, Kedekatan},
    penilaian::Tahap,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{
    Akses,
    bukti_isian::{self, BuktiIsian},
    entitas::{isian, nilai, penugasan},
    isian::{penilaian_lalu, per_tahap},
    konteks::KonteksIsian,
};
use crate::{Galat, Hasil, Layanan};

/// The related indicators of the newest fixed round made with the other instrument.
#[derive(Clone, Debug)]
pub struct Terkait {
    pub penilaian_id: i64,
    pub tahun: i32,
    /// Id of the other instrument.
    pub instrumen: String,
    /// What the map says of itself: that it is ours and not official.
    pub sumber: String,
    /// In the order of the map.
    pub indikator: Vec<IndikatorTerkait>,
}

/// One related indicator.
#[derive(Clone, Debug)]
pub struct IndikatorTerkait {
    pub kode: String,
    pub kedekatan: Kedekatan,
    pub alasan: String,
    /// `None` when the answer belongs to other offices.
    pub jawaban: Option<JawabanTerkait>,
}

/// What it said.
#[derive(Clone, Debug, Default)]
pub struct JawabanTerkait {
    /// On the scale of its own instrument.
    pub nilai: Option<Nilai>,
    pub fakta: String,
    pub analisis: String,
    pub bukti: Vec<BuktiIsian>,
}

/// The related answers of an indicator, if the map knows any and there is an earlier round.
pub(super) async fn muat(l: &Layanan, k: &KonteksIsian, instrumen: &Instrumen) -> Hasil<Option<Terkait>> {
    let db = &l.db;
    let peta = &Acuan::bersama().map_err(|galat| Galat::internal(galat.to_string()))?.peta;
    let Some((lain, baris)) = peta.terkait(&instrumen.id, &k.isian.indikator) else { return Ok(None) };
    let Some((penilaian, putaran)) = penilaian_lalu(db, k, lain).await? else { return Ok(None) };
    let isian = isian::Entity::find()
        .filter(isian::Column::PenilaianId.eq(penilaian.id))
        .filter(isian::Column::Indikator.is_in(baris.iter().map(|satu| satu.kode)))
        .all(db)
        .await?;
    let semua: Vec<i64> = isian.iter().map(|i| i.id).collect();
    let boleh: BTreeSet<i64> = match &k.konteks.akses {
        Akses::Kantor(kantor) if penilaian.perangkat_daerah_id.is_none() => penugasan::Entity::find()
            .filter(penugasan::Column::IsianId.is_in(semua))
            .filter(penugasan::Column::PerangkatDaerahId.is_in(kantor.iter().copied()))
            .all(db)
            .await?
            .into_iter()
            .map(|t| t.isian_id)
            .collect(),
        _ => semua.into_iter().collect(),
    };
    let mut per_isian: HashMap<i64, Vec<nilai::Model>> = HashMap::new();
    for n in nilai::Entity::find().filter(nilai::Column::IsianId.is_in(boleh.iter().copied())).all(db).await? {
        per_isian.entry(n.isian_id).or_default().push(n);
    }
    let id: Vec<i64> = boleh.iter().copied().collect();
    let mut bukti = bukti_isian::list_banyak(db, &id).await?;
    let mut jawaban = HashMap::new();
    for i in isian {
        if !boleh.contains(&i.id) {
            continue;
        }
        let nilai = per_tahap(per_isian.remove(&i.id).unwrap_or_default(), &|_| None)?;
        let mandiri = nilai.get(&Tahap::Mandiri).cloned().unwrap_or_default();
        let isi = JawabanTerkait {
            nilai: nilai.values().rev().find_map(|n| n.nilai),
            fakta: mandiri.fakta,
            analisis: mandiri.analisis,
            bukti: bukti.remove(&i.id).unwrap_or_default(),
        };
        jawaban.insert(i.indikator, isi);
    }
    Ok(Some(Terkait {
        penilaian_id: penilaian.id,
        tahun: putaran.tahun,
        instrumen: putaran.instrumen,
        sumber: peta.sumber.clone(),
        indikator: baris
            .into_iter()
            .map(|satu| IndikatorTerkait {
                jawaban: jawaban.remove(satu.kode),
                kode: satu.kode.into(),
                kedekatan: satu.kedekatan,
                alasan: satu.alasan.into(),
            })
            .collect(),
    }))
}
