//! Whom to reach in an office: its operators and its head, for those who coordinate the assessment.

use std::collections::HashMap;

use domain::izin::{Peran, Tindakan};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::entitas::{akun, peran};
use crate::{Hasil, Layanan, Pelaku};

/// A person who answers for an office in the assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kontak {
    /// The office.
    pub kantor: i64,
    pub peran: Peran,
    pub nama: String,
    /// Empty when unknown.
    pub surel: String,
}

/// Active operators and heads of these offices, by office and name.
///
/// # Errors
/// [`crate::Galat::Dilarang`] for who does not see the whole assessment.
pub async fn kontak(l: &Layanan, pelaku: &Pelaku, kantor: &[i64]) -> Hasil<Vec<Kontak>> {
    pelaku.wajib(Tindakan::LihatSeluruhPenilaian, &[])?;
    let cari = [Peran::Operator, Peran::KepalaPerangkatDaerah];
    let peran = peran::Entity::find()
        .filter(peran::Column::PerangkatDaerahId.is_in(kantor.iter().copied()))
        .filter(peran::Column::Peran.is_in(cari.map(Peran::kode)))
        .all(&l.db)
        .await?;
    let orang: HashMap<i64, (usize, akun::Model)> = akun::Entity::find()
        .filter(akun::Column::Id.is_in(peran.iter().map(|p| p.akun_id)))
        .filter(akun::Column::Aktif.eq(true))
        .order_by_asc(akun::Column::Nama)
        .all(&l.db)
        .await?
        .into_iter()
        .enumerate()
        .map(|(letak, orang)| (orang.id, (letak, orang)))
        .collect();
    let mut hasil: Vec<_> = peran
        .into_iter()
        .filter_map(|p| {
            let (letak, orang) = orang.get(&p.akun_id)?;
            let kontak = Kontak {
                kantor: p.perangkat_daerah_id?,
                peran: Peran::dari_kode(&p.peran)?,
                nama: orang.nama.clone(),
                surel: orang.surel.clone(),
            };
            Some((kontak.kantor, *letak, kontak))
        })
        .collect();
    hasil.sort_by_key(|(kantor, letak, kontak)| (*kantor, *letak, kontak.peran));
    Ok(hasil.into_iter().map(|(_, _, kontak)| kontak).collect())
}
