//! Which offices answer which indicator; several may, one leads. Assigned in bulk by the tim koordinasi.

use std::collections::{BTreeMap, BTreeSet};

use domain::izin::Tindakan;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;

use super::{
    entitas::{isian, penugasan},
    konteks::Konteks,
};
use crate::{
    Galat, Hasil, Layanan, Pelaku,
    jejak::{self, Catatan},
};

/// How a bulk assignment treats what is already there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cara {
    /// Exactly these offices; the first leads.
    Ganti,
    /// These offices too.
    Tambah,
    /// Not these offices any more.
    Lepas,
}

/// Responsible offices by indicator code, the leading one first.
pub type Penugasan = BTreeMap<String, Vec<i64>>;

/// Who answers what in an assessment.
///
/// # Errors
/// [`Galat::TidakAda`], [`Galat::Dilarang`].
pub async fn get(l: &Layanan, pelaku: &Pelaku, penilaian_id: i64) -> Hasil<Penugasan> {
    Konteks::muat_seluruh(&l.db, pelaku, penilaian_id).await?;
    muat(&l.db, penilaian_id).await.map(|(tugas, _)| tugas)
}

/// Gives (or takes) the chosen indicators to (from) the chosen offices, all or nothing.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::Tertutup`] once fixed, [`Galat::Isian`] when nothing was chosen.
pub async fn tugaskan(
    l: &Layanan,
    pelaku: &Pelaku,
    penilaian_id: i64,
    indikator: &[String],
    kantor: &[i64],
    cara: Cara,
) -> Hasil<usize> {
    pelaku.wajib(Tindakan::TugaskanIndikator, &[])?;
    if indikator.is_empty() {
        return Err(Galat::isian("indikator", "Pilih paling sedikit satu indikator."));
    }
    if kantor.is_empty() && cara != Cara::Ganti {
        return Err(Galat::isian("kantor", "Pilih paling sedikit satu Perangkat Daerah."));
    }
    let tulis = l.tulis().await?;
    let konteks = Konteks::muat_seluruh(&tulis.tx, pelaku, penilaian_id).await?;
    if konteks.aturan.terkunci {
        return Err(domain::penilaian::Tertutup::Terkunci.into());
    }
    if konteks.penilaian.perangkat_daerah_id.is_some() {
        return Err(Galat::Ditolak("Penilaian per Perangkat Daerah dijawab oleh Perangkat Daerah itu sendiri dan tidak dapat ditugaskan ke yang lain.".into()));
    }
    let sah: BTreeSet<_> = crate::perangkat_daerah::list_aktif(&tulis.tx).await?.into_iter().collect();
    if kantor.iter().any(|id| !sah.contains(id)) {
        return Err(Galat::isian("kantor", "Perangkat Daerah ini tidak ada atau tidak aktif. Pilih dari daftar."));
    }
    let (lama, isian) = muat(&tulis.tx, penilaian_id).await?;
    let mut berubah = 0;
    for kode in indikator {
        let isian_id = *isian
            .get(kode)
            .ok_or_else(|| Galat::isian("indikator", format!("Indikator {kode} tidak ada pada instrumen ini.")))?;
        let sebelum = lama.get(kode).cloned().unwrap_or_default();
        let sesudah = terapkan(&sebelum, kantor, cara);
        if sebelum == sesudah {
            continue;
        }
        berubah += 1;
        penugasan::Entity::delete_many().filter(penugasan::Column::IsianId.eq(isian_id)).exec(&tulis.tx).await?;
        let baris: Vec<_> = sesudah
            .iter()
            .enumerate()
            .map(|(n, id)| penugasan::ActiveModel {
                isian_id: Set(isian_id),
                perangkat_daerah_id: Set(*id),
                utama: Set(n == 0),
                ..Default::default()
            })
            .collect();
        if !baris.is_empty() {
            penugasan::Entity::insert_many(baris).exec_without_returning(&tulis.tx).await?;
        }
        let catatan = Catatan {
            tindakan: "Penanggung jawab diubah",
            objek: "isian",
            objek_id: isian_id,
            perangkat_daerah: sesudah.first().copied(),
            sebelum: json!({"kantor": sebelum}),
            sesudah: json!({"kantor": sesudah}),
        };
        jejak::catat(&tulis, l.kini(), pelaku, catatan).await?;
    }
    tulis.selesai().await?;
    Ok(berubah)
}

/// The offices after the change; the lead stays the lead unless replaced or removed.
fn terapkan(sebelum: &[i64], kantor: &[i64], cara: Cara) -> Vec<i64> {
    let mut hasil: Vec<i64> = match cara {
        Cara::Ganti => kantor.to_vec(),
        Cara::Tambah => sebelum.iter().chain(kantor).copied().collect(),
        Cara::Lepas => sebelum.iter().filter(|id| !kantor.contains(id)).copied().collect(),
    };
    let mut dilihat = BTreeSet::new();
    hasil.retain(|id| dilihat.insert(*id));
    hasil
}

/// Assignments and the ids of the answers, by indicator code: two queries.
pub(super) async fn muat<C: sea_orm::ConnectionTrait>(
    db: &C,
    penilaian_id: i64,
) -> Hasil<(Penugasan, BTreeMap<String, i64>)> {
    let isian: BTreeMap<String, i64> = isian::Entity::find()
        .filter(isian::Column::PenilaianId.eq(penilaian_id))
        .order_by_asc(isian::Column::Urutan)
        .all(db)
        .await?
        .into_iter()
        .map(|i| (i.indikator, i.id))
        .collect();
    let per_id: BTreeMap<i64, &String> = isian.iter().map(|(kode, id)| (*id, kode)).collect();
    let mut tugas =
        penugasan::Entity::find().filter(penugasan::Column::IsianId.is_in(isian.values().copied())).all(db).await?;
    tugas.sort_by_key(|t| (t.isian_id, !t.utama, t.id));
    let mut hasil = Penugasan::new();
    for t in tugas {
        if let Some(kode) = per_id.get(&t.isian_id) {
            hasil.entry((*kode).clone()).or_default().push(t.perangkat_daerah_id);
        }
    }
    Ok((hasil, isian))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adding_keeps_the_lead_and_never_doubles() {
        assert_eq!(terapkan(&[3, 1], &[1, 2], Cara::Tambah), [3, 1, 2]);
        assert_eq!(terapkan(&[3, 1], &[2, 1], Cara::Ganti), [2, 1]);
        assert_eq!(terapkan(&[3, 1], &[3], Cara::Lepas), [1]);
    }
}
