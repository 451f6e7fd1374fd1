//! The documents of a proposal: one file may hold several of the things that are asked.

use bytes::Bytes;
use domain::{
    aplikasi::usulan::syarat::{self, Cara},
    izin::Tindakan,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::OnConflict};
use serde_json::{Value, json};

use super::{catat, ciri, ditolak, entitas::dokumen, pegang, simpan::tulis_baris, status_dari, terlihat};
use crate::{Galat, Hasil, Layanan, Pelaku, bukti};

/// Takes files in and attaches them to what they hold.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Isian`], [`Galat::Bentrok`], [`Galat::Ditolak`] unless it is a draft.
pub async fn lampirkan(
    l: &Layanan,
    pelaku: &Pelaku,
    id: i64,
    versi: i64,
    butir: &[&str],
    berkas: Vec<(String, Bytes)>,
) -> Hasil<()> {
    let baris = terlihat(&l.db, pelaku, id).await?;
    pelaku.wajib(Tindakan::IsiAplikasi, &[baris.perangkat_daerah_id])?;
    status_dari(&baris).boleh_diubah().map_err(ditolak)?;
    let diminta = syarat::diminta(&l.profil, &ciri(&baris));
    let dikenal = |kode: &&str| diminta.iter().any(|s| s.butir.kode == *kode && s.butir.cara == Cara::Dokumen);
    if butir.is_empty() || !butir.iter().all(dikenal) {
        return Err(Galat::isian("butir", "Pilih apa yang dimuat berkas ini."));
    }
    if berkas.is_empty() {
        return Err(Galat::isian("berkas", "Pilih berkas yang akan dilampirkan."));
    }
    let mut bukti_id = Vec::new();
    for (nama, isi) in berkas {
        bukti_id.push((bukti::unggah(l, pelaku, Some(baris.perangkat_daerah_id), &nama, isi).await?, nama));
    }
    let tulis = l.tulis().await?;
    let mut baris = pegang(&tulis, pelaku, Tindakan::IsiAplikasi, (id, versi)).await?;
    status_dari(&baris).boleh_diubah().map_err(ditolak)?;
    for (bukti, _) in &bukti_id {
        for kode in butir {
            let tautan = dokumen::ActiveModel {
                usulan_id: Set(id),
                butir: Set((*kode).to_owned()),
                bukti_id: Set(*bukti),
                ..Default::default()
            };
            let kunci = [dokumen::Column::UsulanId, dokumen::Column::Butir, dokumen::Column::BuktiId];
            dokumen::Entity::insert(tautan)
                .on_conflict(OnConflict::columns(kunci).do_nothing().to_owned())
                .exec_without_returning(&tulis.tx)
                .await?;
        }
    }
    baris.versi += 1;
    baris.diubah = l.kini();
    baris.diubah_oleh.clone_from(&pelaku.nama);
    let nama: Vec<&str> = bukti_id.iter().map(|(_, nama)| nama.as_str()).collect();
    // The history is read by people: what the file holds is named, not coded.
    let memuat: Vec<&str> = diminta.iter().filter(|s| butir.contains(&s.butir.kode)).map(|s| s.butir.label).collect();
    catat(l, &tulis, pelaku, &baris, "Dokumen dilampirkan", (Value::Null, json!({ "berkas": nama, "memuat": memuat })))
        .await?;
    tulis_baris(&tulis, baris).await?;
    tulis.selesai().await
}

/// Takes a document off a proposal; the file itself stays.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Bentrok`], [`Galat::Ditolak`] unless it is a draft.
pub async fn lepas(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64, bukti_id: i64) -> Hasil<()> {
    let tulis = l.tulis().await?;
    let mut baris = pegang(&tulis, pelaku, Tindakan::IsiAplikasi, (id, versi)).await?;
    status_dari(&baris).boleh_diubah().map_err(ditolak)?;
    let berkas = bukti::get_dalam(&tulis.tx, bukti_id).await?.ok_or(Galat::TidakAda)?;
    let hapus = dokumen::Entity::delete_many()
        .filter(dokumen::Column::UsulanId.eq(id))
        .filter(dokumen::Column::BuktiId.eq(bukti_id))
        .exec(&tulis.tx)
        .await?;
    if hapus.rows_affected == 0 {
        return Err(Galat::TidakAda);
    }
    baris.versi += 1;
    baris.diubah = l.kini();
    baris.diubah_oleh.clone_from(&pelaku.nama);
    catat(l, &tulis, pelaku, &baris, "Dokumen dilepas", (json!({ "berkas": berkas.nama }), Value::Null)).await?;
    tulis_baris(&tulis, baris).await?;
    tulis.selesai().await
}
