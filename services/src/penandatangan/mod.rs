//! Who signs the documents of the government, and the emblem of its letterhead.
//!
//! Both are taken into the snapshot of a report, so that an issued one does not change when a person or an emblem does.

mod entitas;
pub mod lambang;

use std::collections::BTreeMap;

use domain::{
    izin::Tindakan,
    penandatangan::{Dokumen, IsianPenandatangan, Penandatangan},
    profil::Profil,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
};
use serde_json::{Value, json};

use crate::{
    Galat, Hasil, Layanan, Pelaku,
    jejak::{self, Catatan},
};
pub(crate) use entitas::{lambang as baris_lambang, penandatangan as baris};

/// The signer of one document as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tercatat {
    pub dokumen: Dokumen,
    /// With the position of the profil where nobody wrote another one.
    pub siapa: Penandatangan,
    /// Whether the position is the one of the profil.
    pub bawaan: bool,
    /// 0 while nothing is recorded.
    pub versi: i64,
}

/// The signers of every document of the government.
///
/// # Errors
/// [`Galat::Dilarang`].
pub async fn list(l: &Layanan, pelaku: &Pelaku) -> Hasil<Vec<Tercatat>> {
    pelaku.wajib(Tindakan::KelolaPenandatangan, &[])?;
    muat(&l.db, &l.profil).await
}

/// The signer of one document.
///
/// # Errors
/// [`Galat::Dilarang`].
pub async fn get(l: &Layanan, pelaku: &Pelaku, dokumen: Dokumen) -> Hasil<Tercatat> {
    list(l, pelaku).await?.into_iter().find(|t| t.dokumen == dokumen).ok_or(Galat::TidakAda)
}

/// Sets who signs a document from now on; issued reports keep their signer.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::Isian`], [`Galat::Bentrok`] when somebody else saved in between, [`Galat::TidakAda`] for
/// a document that the government does not sign.
pub async fn simpan(
    l: &Layanan,
    pelaku: &Pelaku,
    dokumen: Dokumen,
    versi: i64,
    isian: &IsianPenandatangan,
) -> Hasil<()> {
    pelaku.wajib(Tindakan::KelolaPenandatangan, &[])?;
    if !Dokumen::PEMERINTAH.contains(&dokumen) {
        return Err(Galat::TidakAda);
    }
    let mut siapa = isian.periksa("").map_err(Galat::Isian)?;
    if siapa.jabatan == Penandatangan::bawaan(&l.profil, dokumen).jabatan {
        siapa.jabatan.clear();
    }
    let tulis = l.tulis().await?;
    let lama =
        baris::Entity::find().filter(baris::Column::Dokumen.eq(dokumen.kode())).lock_exclusive().one(&tulis.tx).await?;
    if lama.as_ref().map_or(0, |lama| lama.versi) != versi {
        return Err(Galat::Bentrok(
            "Penandatangan ini baru saja diubah orang lain. Muat ulang halaman, lalu ulangi perubahan Anda.".into(),
        ));
    }
    let kini = l.kini();
    let mut model = baris::ActiveModel {
        dokumen: Set(dokumen.kode().into()),
        jabatan: Set(siapa.jabatan.clone()),
        nama: Set(siapa.nama.clone().unwrap_or_default()),
        nip: Set(siapa.nip.clone().unwrap_or_default()),
        pangkat: Set(siapa.pangkat.clone().unwrap_or_default()),
        versi: Set(versi + 1),
        diubah: Set(kini),
        ..Default::default()
    };
    let (id, sebelum) = match lama {
        None => (model.insert(&tulis.tx).await?.id, Value::Null),
        Some(lama) => {
            model.id = Set(lama.id);
            model.update(&tulis.tx).await?;
            (lama.id, rekam(dokumen, &dari(lama)))
        }
    };
    let entri = Catatan {
        tindakan: "Penandatangan diubah",
        objek: "penandatangan",
        objek_id: id,
        perangkat_daerah: None,
        sebelum,
        sesudah: rekam(dokumen, &siapa),
    };
    jejak::catat(&tulis, kini, pelaku, entri).await?;
    tulis.selesai().await
}

/// The signers for the snapshot of an assessment, each with a position.
pub(crate) async fn untuk_potret<C: ConnectionTrait>(
    db: &C,
    profil: &Profil,
) -> Hasil<BTreeMap<Dokumen, Penandatangan>> {
    let semua = muat(db, profil).await?.into_iter().filter(|t| t.dokumen != Dokumen::DaftarRegister);
    Ok(semua.map(|t| (t.dokumen, t.siapa)).collect())
}

/// The signer of one document of the government, with a position.
pub(crate) async fn satu<C: ConnectionTrait>(
    db: &C,
    profil: &Profil,
    dokumen: Dokumen,
) -> Hasil<Option<Penandatangan>> {
    Ok(muat(db, profil).await?.into_iter().find(|t| t.dokumen == dokumen).map(|t| t.siapa))
}

/// What the audit trail keeps of a signer.
pub(crate) fn rekam(dokumen: Dokumen, siapa: &Penandatangan) -> Value {
    json!({
        "dokumen": dokumen.nama(), "jabatan": siapa.jabatan, "nama": siapa.nama, "nip": siapa.nip,
        "pangkat": siapa.pangkat,
    })
}

async fn muat<C: ConnectionTrait>(db: &C, profil: &Profil) -> Hasil<Vec<Tercatat>> {
    let mut tercatat: BTreeMap<String, baris::Model> =
        baris::Entity::find().all(db).await?.into_iter().map(|b| (b.dokumen.clone(), b)).collect();
    Ok(Dokumen::PEMERINTAH
        .into_iter()
        .map(|dokumen| {
            let (versi, mut siapa) =
                tercatat.remove(dokumen.kode()).map_or((0, Penandatangan::default()), |b| (b.versi, dari(b)));
            let bawaan = siapa.jabatan.is_empty();
            if bawaan {
                siapa.jabatan = Penandatangan::bawaan(profil, dokumen).jabatan;
            }
            Tercatat { dokumen, siapa, bawaan, versi }
        })
        .collect())
}

fn dari(b: baris::Model) -> Penandatangan {
    let ada = |isi: String| (!isi.is_empty()).then_some(isi);
    Penandatangan { jabatan: b.jabatan, nama: ada(b.nama), nip: ada(b.nip), pangkat: ada(b.pangkat) }
}
