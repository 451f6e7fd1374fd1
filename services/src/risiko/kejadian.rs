//! Risks that came about: when, what it did, what was learned.

use domain::{
    izin::Tindakan,
    risiko::{URAIAN_MAKS, potret::PotretKejadian},
    teks, waktu,
};
use sea_orm::{ActiveModelTrait, ActiveValue::NotSet, EntityTrait, IntoActiveModel, ModelTrait};
use serde_json::{Value, json};

use super::{
    dasar::{Muatan, pegang_anak, pegang_isian, rupiah, tulis_risiko},
    entitas::kejadian,
};
use crate::{Galat, Hasil, Layanan, Pelaku, Tulis, isian::Periksa};

/// An occurrence as it is typed. Field names are those of the struct.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IsianKejadian {
    pub tanggal: String,
    pub sebab: String,
    pub dampak: String,
    /// Rupiah; empty when nobody knows.
    pub kerugian: String,
    pub tindakan: String,
    pub pelajaran: String,
}

/// An occurrence with what a form needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kejadian {
    pub id: i64,
    pub versi: i64,
    pub isi: PotretKejadian,
    pub oleh: String,
}

/// Records that a risk came about; `versi` is the risk's.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Isian`], [`Galat::BentrokIsian`], [`Galat::Ditolak`].
pub async fn create(l: &Layanan, pelaku: &Pelaku, risiko_id: i64, versi: i64, isian: &IsianKejadian) -> Hasil<i64> {
    let tulis = l.tulis().await?;
    let m = pegang_isian(l, &tulis, pelaku, Tindakan::IsiRisiko, (risiko_id, versi)).await?;
    let kosong = kejadian::Model {
        id: 0,
        risiko_id,
        tanggal: l.hari_ini(),
        sebab: String::new(),
        dampak: String::new(),
        kerugian: None,
        tindakan: String::new(),
        pelajaran: String::new(),
        versi: 1,
        dibuat: l.kini(),
        dibuat_oleh: pelaku.nama.clone(),
    };
    let baru = baca(l, kosong, isian)?;
    let isi = (Value::Null, rekam(&baru));
    let mut model = baru.into_active_model();
    model.id = NotSet;
    let id = model.insert(&tulis.tx).await?.id;
    tulis_risiko(l, &tulis, pelaku, m.risiko, "Kejadian risiko dicatat", isi).await?;
    tulis.selesai().await?;
    Ok(id)
}

/// Changes an occurrence; `versi` is its own.
///
/// # Errors
/// As [`create`].
pub async fn update(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64, isian: &IsianKejadian) -> Hasil<()> {
    let tulis = l.tulis().await?;
    let (lama, m) = ambil(l, &tulis, pelaku, (id, versi), true).await?;
    let mut baru = baca(l, lama.clone(), isian)?;
    if baru == lama {
        return Ok(());
    }
    baru.versi += 1;
    let isi = (rekam(&lama), rekam(&baru));
    baru.into_active_model().reset_all().update(&tulis.tx).await?;
    tulis_risiko(l, &tulis, pelaku, m.risiko, "Kejadian risiko diubah", isi).await?;
    tulis.selesai().await
}

/// Takes an occurrence back that was none.
///
/// # Errors
/// As [`create`], with [`Galat::Bentrok`] for a stale version.
pub async fn remove(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64) -> Hasil<()> {
    let tulis = l.tulis().await?;
    let (lama, m) = ambil(l, &tulis, pelaku, (id, versi), false).await?;
    let isi = (rekam(&lama), Value::Null);
    lama.delete(&tulis.tx).await?;
    tulis_risiko(l, &tulis, pelaku, m.risiko, "Kejadian risiko dihapus", isi).await?;
    tulis.selesai().await
}

/// Occurrences of a risk, newest first.
pub(super) fn susun(mut baris: Vec<kejadian::Model>) -> Vec<Kejadian> {
    baris.sort_by_key(|k| std::cmp::Reverse((k.tanggal, k.id)));
    baris
        .into_iter()
        .map(|k| Kejadian { id: k.id, versi: k.versi, oleh: k.dibuat_oleh.clone(), isi: potret(k) })
        .collect()
}

/// An occurrence as documents show it.
pub(super) fn potret(k: kejadian::Model) -> PotretKejadian {
    PotretKejadian {
        tanggal: k.tanggal,
        sebab: k.sebab,
        dampak: k.dampak,
        kerugian: k.kerugian,
        tindakan: k.tindakan,
        pelajaran: k.pelajaran,
    }
}

async fn ambil(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    (id, versi): (i64, i64),
    isian: bool,
) -> Hasil<(kejadian::Model, Muatan)> {
    let baris = kejadian::Entity::find_by_id(id).one(&tulis.tx).await?.ok_or(Galat::TidakAda)?;
    let m = pegang_anak(l, tulis, pelaku, baris.risiko_id, (baris.versi, versi), isian).await?;
    Ok((baris, m))
}

fn baca(l: &Layanan, mut baru: kejadian::Model, isian: &IsianKejadian) -> Hasil<kejadian::Model> {
    let mut p = Periksa::default();
    match waktu::baca_tanggal(&isian.tanggal, "Tanggal terjadi") {
        Ok(hari) if hari > l.hari_ini() => p.salah("tanggal", "Tanggal terjadi belum tiba."),
        Ok(hari) => baru.tanggal = hari,
        Err(sebab) => p.salah("tanggal", sebab.to_string()),
    }
    let mut uraian = |bidang: &str, isi: &str, label: &str, wajib: bool| {
        p.ambil(bidang, teks::uraian(isi, label, wajib, URAIAN_MAKS))
    };
    baru.sebab = uraian("sebab", &isian.sebab, "Sebab", false);
    baru.dampak = uraian("dampak", &isian.dampak, "Dampak", true);
    baru.tindakan = uraian("tindakan", &isian.tindakan, "Tindakan", false);
    baru.pelajaran = uraian("pelajaran", &isian.pelajaran, "Pelajaran", true);
    baru.kerugian = rupiah(&mut p, "kerugian", "Kerugian", &isian.kerugian);
    p.selesai()?;
    Ok(baru)
}

fn rekam(k: &kejadian::Model) -> Value {
    json!({
        "tanggal": k.tanggal, "sebab": k.sebab, "dampak": k.dampak, "kerugian": k.kerugian, "tindakan": k.tindakan,
        "pelajaran": k.pelajaran,
    })
}
