//! Unit Kerja of an office: a tree without circles, of a few levels, with different names among siblings.
//!
//! Office and units are one record with one version: whoever saves on a stale one is refused.

use domain::perangkat_daerah::{
    UNIT_MAKS, UNIT_TINGKAT_MAKS,
    tabel::{SEL_UNIT_MAKS, kunci_unit, nama_unit, sel_unit},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde_json::{Value, json};
use std::collections::BTreeMap;

use super::{
    daftar::{UnitKerja, pohon},
    entitas::unit_kerja,
    kelola::{catat, naikkan_versi, pegang_aktif},
};
use crate::{Galat, Hasil, Layanan, Pelaku, Tulis};
use domain::izin::Tindakan;

/// A Unit Kerja as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IsianUnit {
    pub nama: String,
    /// The unit above; `None` for one directly below the office.
    pub induk: Option<i64>,
}

/// Adds a unit; `versi` is the office's.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Bentrok`], [`Galat::Isian`] beside `nama` or `induk`.
pub async fn add_unit(l: &Layanan, pelaku: &Pelaku, kantor: i64, versi: i64, isian: &IsianUnit) -> Hasil<i64> {
    pelaku.wajib(Tindakan::KelolaPerangkatDaerah, &[])?;
    let nama = nama_unit(&isian.nama).map_err(|pesan| Galat::isian("nama", pesan))?;
    let tulis = l.tulis().await?;
    let lama = pegang_aktif(&tulis, kantor, versi).await?;
    let mut semua = baris(&tulis.tx, kantor).await?;
    // 0 is no row's number.
    semua.push(unit_kerja::Model {
        id: 0,
        perangkat_daerah_id: kantor,
        induk_id: isian.induk,
        kode: String::new(),
        nama: nama.clone(),
    });
    periksa(&semua, 0)?;
    let id = sisip(&tulis, kantor, isian.induk, &nama).await?;
    naikkan_versi(l, &tulis, &lama).await?;
    let isi = json!({ "unit_kerja": jalur_dari(&semua, 0).join(" > ") });
    catat(l, &tulis, pelaku, "Unit Kerja ditambah", kantor, (Value::Null, isi)).await?;
    tulis.selesai().await?;
    Ok(id)
}

/// Renames or moves a unit with everything below it; `versi` is the office's.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Bentrok`], [`Galat::Isian`] beside `nama` or `induk`.
pub async fn update_unit(
    l: &Layanan,
    pelaku: &Pelaku,
    kantor: i64,
    versi: i64,
    id: i64,
    isian: &IsianUnit,
) -> Hasil<()> {
    pelaku.wajib(Tindakan::KelolaPerangkatDaerah, &[])?;
    let nama = nama_unit(&isian.nama).map_err(|pesan| Galat::isian("nama", pesan))?;
    let tulis = l.tulis().await?;
    let lama = pegang_aktif(&tulis, kantor, versi).await?;
    let mut semua = baris(&tulis.tx, kantor).await?;
    let sebelum = jalur_dari(&semua, id);
    let satu = semua.iter_mut().find(|u| u.id == id).ok_or(Galat::TidakAda)?;
    satu.nama.clone_from(&nama);
    satu.induk_id = isian.induk;
    periksa(&semua, id)?;
    let sesudah = jalur_dari(&semua, id);
    if sebelum == sesudah {
        return Ok(());
    }
    unit_kerja::Entity::update_many()
        .col_expr(unit_kerja::Column::Nama, Expr::value(nama))
        .col_expr(unit_kerja::Column::IndukId, Expr::value(isian.induk))
        .filter(unit_kerja::Column::Id.eq(id))
        .exec(&tulis.tx)
        .await?;
    naikkan_versi(l, &tulis, &lama).await?;
    let perubahan = (json!({ "unit_kerja": sebelum.join(" > ") }), json!({ "unit_kerja": sesudah.join(" > ") }));
    catat(l, &tulis, pelaku, "Unit Kerja diubah", kantor, perubahan).await?;
    tulis.selesai().await
}

/// Removes a unit that has none below it; `versi` is the office's. The audit trail keeps its name.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Bentrok`], [`Galat::Ditolak`] while units stand below it.
pub async fn remove_unit(l: &Layanan, pelaku: &Pelaku, kantor: i64, versi: i64, id: i64) -> Hasil<()> {
    pelaku.wajib(Tindakan::KelolaPerangkatDaerah, &[])?;
    let tulis = l.tulis().await?;
    let lama = pegang_aktif(&tulis, kantor, versi).await?;
    let semua = baris(&tulis.tx, kantor).await?;
    let satu = semua.iter().find(|u| u.id == id).ok_or(Galat::TidakAda)?;
    let bawahan = semua.iter().filter(|u| u.induk_id == Some(id)).count();
    if bawahan > 0 {
        return Err(Galat::Ditolak(format!(
            "{} masih membawahi {bawahan} Unit Kerja. Pindahkan atau hapus bawahannya lebih dulu.",
            satu.nama
        )));
    }
    unit_kerja::Entity::delete_by_id(id).exec(&tulis.tx).await?;
    naikkan_versi(l, &tulis, &lama).await?;
    let isi = json!({ "unit_kerja": jalur_dari(&semua, id).join(" > ") });
    catat(l, &tulis, pelaku, "Unit Kerja dihapus", kantor, (isi, Value::Null)).await?;
    tulis.selesai().await
}

/// Every unit as the path of names from the top, parents before children.
pub(super) fn jalur(baris: Vec<unit_kerja::Model>) -> Vec<Vec<String>> {
    fn turun(cabang: &[UnitKerja], atas: &[String], hasil: &mut Vec<Vec<String>>) {
        for unit in cabang {
            let sini: Vec<String> = atas.iter().cloned().chain([unit.nama.clone()]).collect();
            hasil.push(sini.clone());
            turun(&unit.anak, &sini, hasil);
        }
    }
    let mut hasil = Vec::new();
    turun(&pohon(baris), &[], &mut hasil);
    hasil
}

/// Makes the tree exactly these paths (parents before children), keeping the rows that are among them; one entry in the
/// history. Returns whether anything changed. The caller holds the office's row.
pub(super) async fn samakan(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    kantor: i64,
    tujuan: &[Vec<String>],
) -> Hasil<bool> {
    let semua = baris(&tulis.tx, kantor).await?;
    let sebelum = jalur(semua.clone());
    let mut ada: BTreeMap<Vec<String>, (i64, String)> =
        semua.iter().map(|u| (kunci(&jalur_dari(&semua, u.id)), (u.id, u.nama.clone()))).collect();
    let mut id_tujuan: BTreeMap<Vec<String>, i64> = BTreeMap::new();
    let mut berubah = false;
    for satu in tujuan {
        let (Some(nama), sini) = (satu.last(), kunci(satu)) else { continue };
        let induk = id_tujuan.get(&sini[..sini.len() - 1]).copied();
        let id = match ada.remove(&sini) {
            Some((id, lama)) => {
                if lama != *nama {
                    unit_kerja::Entity::update_many()
                        .col_expr(unit_kerja::Column::Nama, Expr::value(nama))
                        .filter(unit_kerja::Column::Id.eq(id))
                        .exec(&tulis.tx)
                        .await?;
                    berubah = true;
                }
                id
            }
            None => {
                berubah = true;
                sisip(tulis, kantor, induk, nama).await?
            }
        };
        id_tujuan.insert(sini, id);
    }
    // What is left is in the tree no longer; the deepest first, because a parent may not go before its children.
    let mut sisa: Vec<(usize, i64)> = ada.into_iter().map(|(kunci, (id, _))| (kunci.len(), id)).collect();
    sisa.sort_unstable_by(|a, b| b.cmp(a));
    for (_, id) in sisa {
        berubah = true;
        unit_kerja::Entity::delete_by_id(id).exec(&tulis.tx).await?;
    }
    if berubah {
        let perubahan = (json!({ "unit_kerja": sel_unit(&sebelum) }), json!({ "unit_kerja": sel_unit(tujuan) }));
        catat(l, tulis, pelaku, "Unit Kerja disesuaikan", kantor, perubahan).await?;
    }
    Ok(berubah)
}

/// How a path is compared.
pub(super) fn kunci(jalur: &[String]) -> Vec<String> {
    jalur.iter().map(|nama| kunci_unit(nama)).collect()
}

async fn baris<C: ConnectionTrait>(db: &C, kantor: i64) -> Hasil<Vec<unit_kerja::Model>> {
    Ok(unit_kerja::Entity::find().filter(unit_kerja::Column::PerangkatDaerahId.eq(kantor)).all(db).await?)
}

async fn sisip(tulis: &Tulis, kantor: i64, induk: Option<i64>, nama: &str) -> Hasil<i64> {
    let baru = unit_kerja::ActiveModel {
        perangkat_daerah_id: Set(kantor),
        induk_id: Set(induk),
        kode: Set(String::new()),
        nama: Set(nama.to_owned()),
        ..Default::default()
    };
    Ok(unit_kerja::Entity::insert(baru).exec(&tulis.tx).await?.last_insert_id)
}

/// Names from the top down to this unit; ends in a circle too.
fn jalur_dari(semua: &[unit_kerja::Model], id: i64) -> Vec<String> {
    let (mut nama, mut kini) = (Vec::new(), semua.iter().find(|u| u.id == id));
    while let Some(unit) = kini.filter(|_| nama.len() <= semua.len()) {
        nama.push(unit.nama.clone());
        kini = unit.induk_id.and_then(|induk| semua.iter().find(|u| u.id == induk));
    }
    nama.reverse();
    nama
}

/// Whether the tree may be like this after unit `id` was put where it is now.
fn periksa(semua: &[unit_kerja::Model], id: i64) -> Hasil<()> {
    let Some(satu) = semua.iter().find(|u| u.id == id) else { return Err(Galat::TidakAda) };
    let induk_dari = |id: i64| semua.iter().find(|u| u.id == id).and_then(|u| u.induk_id);
    if satu.induk_id.is_some_and(|induk| !semua.iter().any(|u| u.id == induk)) {
        return Err(Galat::isian("induk", "Unit atasan ini tidak ada. Pilih dari daftar."));
    }
    let mut atas = satu.induk_id;
    while let Some(kini) = atas {
        if kini == id {
            return Err(Galat::isian("induk", "Unit tidak dapat berada di bawah dirinya sendiri atau bawahannya."));
        }
        atas = induk_dari(kini);
    }
    let kembar = |u: &&unit_kerja::Model| u.id != id && u.induk_id == satu.induk_id;
    if semua.iter().filter(kembar).any(|u| kunci_unit(&u.nama) == kunci_unit(&satu.nama)) {
        return Err(Galat::isian("nama", "Unit dengan nama ini sudah ada di tempat yang sama."));
    }
    if semua.iter().any(|u| jalur_dari(semua, u.id).len() > UNIT_TINGKAT_MAKS) {
        return Err(Galat::isian("induk", format!("Susunan Unit Kerja paling dalam {UNIT_TINGKAT_MAKS} tingkat.")));
    }
    if semua.len() > UNIT_MAKS {
        return Err(Galat::isian(
            "nama",
            format!("Satu Perangkat Daerah paling banyak memiliki {UNIT_MAKS} Unit Kerja."),
        ));
    }
    if sel_unit(&jalur(semua.to_vec())).chars().count() > SEL_UNIT_MAKS {
        return Err(Galat::isian(
            "nama",
            "Nama Unit Kerja seluruhnya terlalu panjang untuk diekspor. Ringkas namanya.",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    /// 1 Sekretariat > 2 Subbagian; 3 Bidang > 4 Seksi > 5 Tim > 6 Regu > 7 Kelompok.
    fn contoh() -> Vec<unit_kerja::Model> {
        [
            (1, None, "Sekretariat"),
            (2, Some(1), "Subbagian"),
            (3, None, "Bidang"),
            (4, Some(3), "Seksi"),
            (5, Some(4), "Tim"),
            (6, Some(5), "Regu"),
            (7, Some(6), "Kelompok"),
        ]
        .into_iter()
        .map(|(id, induk_id, nama)| unit_kerja::Model {
            id,
            perangkat_daerah_id: 1,
            induk_id,
            kode: String::new(),
            nama: nama.into(),
        })
        .collect()
    }

    #[rstest]
    #[case(2, Some(3), "Subbagian", None)]
    #[case(2, None, "Subbagian", None)]
    #[case(2, None, "SEKRETARIAT", Some("nama"))]
    #[case(2, Some(4), "seksi", None)]
    #[case(2, Some(7), "Subbagian", Some("induk"))]
    #[case(3, Some(3), "Bidang", Some("induk"))]
    #[case(3, Some(7), "Bidang", Some("induk"))]
    #[case(3, Some(2), "Bidang", Some("induk"))]
    #[case(1, Some(99), "Sekretariat", Some("induk"))]
    fn a_unit_goes_only_where_the_tree_stays_one(
        #[case] id: i64,
        #[case] induk: Option<i64>,
        #[case] nama: &str,
        #[case] harap: Option<&str>,
    ) {
        let mut semua = contoh();
        let satu = semua.iter_mut().find(|u| u.id == id).unwrap();
        satu.induk_id = induk;
        satu.nama = nama.into();
        let bidang = match periksa(&semua, id) {
            Ok(()) => None,
            Err(Galat::Isian(galat)) => Some(galat[0].bidang.clone()),
            Err(lain) => panic!("{lain:?}"),
        };
        assert_eq!(bidang.as_deref(), harap);
    }

    #[test]
    fn rows_edited_into_a_circle_end() {
        let mut semua = contoh();
        semua[2].induk_id = Some(7);
        assert!(jalur_dari(&semua, 7).len() <= semua.len() + 1);
        assert_eq!(jalur(semua).len(), 2);
    }
}
