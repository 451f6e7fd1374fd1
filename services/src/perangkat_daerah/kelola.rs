//! What the keepers of the register change: offices and their functions.

use domain::{
    izin::Tindakan,
    penandatangan::{IsianPenandatangan, Penandatangan},
    perangkat_daerah::{Fungsi, Jenis, KODE_MAKS, NAMA_MAKS, SINGKATAN_MAKS, periksa_kode},
    teks,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, JoinType, PaginatorTrait, QueryFilter,
    QuerySelect, RelationTrait, sea_query::Expr,
};
use serde_json::{Value, json};

use super::{
    daftar::fungsi_untuk,
    entitas::{fungsi, perangkat_daerah},
    kepala,
};
use crate::{
    Galat, Hasil, Layanan, Pelaku, Tulis,
    galat::PadaKembar,
    isian::Periksa,
    jejak::{self, Catatan},
    penilaian::entitas::{isian, penilaian, penugasan, putaran},
};

/// An office as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IsianKantor {
    pub kode: String,
    pub nama: String,
    pub singkatan: String,
    /// `None` when nothing was chosen, which is an error beside `jenis`.
    pub jenis: Option<Jenis>,
    pub fungsi: Vec<Fungsi>,
    /// Who heads it; all empty when that is not known.
    pub kepala: IsianPenandatangan,
}

/// An office whose fields were checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct KantorSah {
    pub kode: String,
    pub nama: String,
    pub singkatan: String,
    pub jenis: Jenis,
}

/// Adds an office to the register.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::Isian`].
pub async fn create(l: &Layanan, pelaku: &Pelaku, isian: &IsianKantor) -> Hasil<i64> {
    pelaku.wajib(Tindakan::KelolaPerangkatDaerah, &[])?;
    let (sah, baru) = periksa(isian)?;
    let tulis = l.tulis().await?;
    let id = tambah(l, &tulis, pelaku, &sah, &isian.fungsi).await?;
    kepala::tulis_kepala(l, &tulis, pelaku, id, (&Penandatangan::default(), &baru)).await?;
    tulis.selesai().await?;
    Ok(id)
}

/// Changes what is known about an office, its functions included.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Isian`], [`Galat::Bentrok`], [`Galat::Ditolak`] when it is
/// archived.
pub async fn update(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64, isian: &IsianKantor) -> Hasil<()> {
    pelaku.wajib(Tindakan::KelolaPerangkatDaerah, &[])?;
    let (sah, baru) = periksa(isian)?;
    let tulis = l.tulis().await?;
    let lama = pegang_aktif(&tulis, id, versi).await?;
    ubah(l, &tulis, pelaku, &lama, &sah).await?;
    kepala::tulis_kepala(l, &tulis, pelaku, id, (&kepala::dari(&lama), &baru)).await?;
    tulis_fungsi(l, &tulis, pelaku, id, &isian.fungsi).await?;
    tulis.selesai().await
}

/// Takes an office out of use. Everything it is named in stays; it is only offered no longer.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Bentrok`], [`Galat::Ditolak`] while it is responsible for
/// indicators in a round that is not locked.
pub async fn archive(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64) -> Hasil<()> {
    pelaku.wajib(Tindakan::KelolaPerangkatDaerah, &[])?;
    let tulis = l.tulis().await?;
    let lama = pegang_aktif(&tulis, id, versi).await?;
    let tugas = tugas_berjalan(&tulis.tx, id).await?;
    if tugas > 0 {
        return Err(Galat::Ditolak(format!(
            "{} masih bertanggung jawab atas {tugas} indikator pada putaran yang belum terkunci. Alihkan penugasannya \
             atau tetapkan hasil putaran itu lebih dulu.",
            lama.nama
        )));
    }
    set_aktif(l, &tulis, pelaku, &lama, false).await?;
    tulis.selesai().await
}

/// Puts an archived office back into use.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Bentrok`].
pub async fn restore(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64) -> Hasil<()> {
    pelaku.wajib(Tindakan::KelolaPerangkatDaerah, &[])?;
    let tulis = l.tulis().await?;
    let lama = pegang(&tulis, id, versi).await?;
    if lama.aktif {
        return Err(Galat::Ditolak("Perangkat Daerah ini masih aktif.".into()));
    }
    set_aktif(l, &tulis, pelaku, &lama, true).await?;
    tulis.selesai().await
}

/// Sets the functions an office carries out.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Bentrok`], [`Galat::Ditolak`] when it is archived.
pub async fn set_fungsi(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64, fungsi: &[Fungsi]) -> Hasil<()> {
    pelaku.wajib(Tindakan::KelolaPerangkatDaerah, &[])?;
    let tulis = l.tulis().await?;
    let lama = pegang_aktif(&tulis, id, versi).await?;
    naikkan_versi(l, &tulis, &lama).await?;
    tulis_fungsi(l, &tulis, pelaku, id, fungsi).await?;
    tulis.selesai().await
}

/// Indicators this office must still work on: assigned to it, or of its own assessment, in rounds not locked.
pub(super) async fn tugas_berjalan<C: ConnectionTrait>(db: &C, id: i64) -> Hasil<u64> {
    let ditugaskan = penugasan::Entity::find()
        .join(JoinType::InnerJoin, penugasan::Relation::Isian.def())
        .join(JoinType::InnerJoin, isian::Relation::Penilaian.def())
        .join(JoinType::InnerJoin, penilaian::Relation::Putaran.def())
        .filter(penugasan::Column::PerangkatDaerahId.eq(id))
        // Its own assessment is counted below, whoever is assigned there.
        .filter(
            Condition::any()
                .add(penilaian::Column::PerangkatDaerahId.is_null())
                .add(penilaian::Column::PerangkatDaerahId.ne(id)),
        )
        .filter(putaran::Column::Terkunci.eq(false))
        .count(db)
        .await?;
    let sendiri = isian::Entity::find()
        .join(JoinType::InnerJoin, isian::Relation::Penilaian.def())
        .join(JoinType::InnerJoin, penilaian::Relation::Putaran.def())
        .filter(penilaian::Column::PerangkatDaerahId.eq(id))
        .filter(putaran::Column::Terkunci.eq(false))
        .count(db)
        .await?;
    Ok(ditugaskan + sendiri)
}

/// The fields of an office, checked and tidied.
fn periksa(isian: &IsianKantor) -> Hasil<(KantorSah, Penandatangan)> {
    let mut periksa = Periksa::default();
    let kode = periksa.ambil("kode", teks::baris(&isian.kode, "Kode", true, KODE_MAKS));
    if !kode.is_empty()
        && let Err(pesan) = periksa_kode(&kode)
    {
        periksa.salah("kode", pesan);
    }
    let sah = KantorSah {
        kode,
        nama: periksa.ambil("nama", teks::baris(&isian.nama, "Nama", true, NAMA_MAKS)),
        singkatan: periksa.ambil("singkatan", teks::baris(&isian.singkatan, "Singkatan", false, SINGKATAN_MAKS)),
        jenis: isian.jenis.unwrap_or(Jenis::Lainnya),
    };
    if isian.jenis.is_none() {
        periksa.salah("jenis", "Pilih jenis Perangkat Daerah.");
    }
    let kepala = isian.kepala.periksa("kepala_").unwrap_or_else(|galat| {
        galat.into_iter().for_each(|g| periksa.salah(&g.bidang, g.pesan));
        Penandatangan::default()
    });
    periksa.selesai()?;
    Ok((sah, kepala))
}

/// Writes a new office with its functions and its entry.
pub(super) async fn tambah(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    sah: &KantorSah,
    fungsi: &[Fungsi],
) -> Hasil<i64> {
    let kini = l.kini();
    let baris = perangkat_daerah::ActiveModel {
        kode: Set(sah.kode.clone()),
        nama: Set(sah.nama.clone()),
        singkatan: Set(sah.singkatan.clone()),
        jenis: Set(sah.jenis.kode().into()),
        aktif: Set(true),
        versi: Set(1),
        dibuat: Set(kini),
        diubah: Set(kini),
        ..Default::default()
    };
    let id = kembar(perangkat_daerah::Entity::insert(baris).exec(&tulis.tx).await)?.last_insert_id;
    let fungsi = rapikan(fungsi);
    sisipkan_fungsi(tulis, id, &fungsi).await?;
    let mut isi = rekam(sah, true);
    isi["fungsi"] = nama_fungsi(&fungsi);
    catat(l, tulis, pelaku, "Perangkat Daerah ditambah", id, (Value::Null, isi)).await?;
    Ok(id)
}

/// Writes changed fields and their entry; the caller holds the row.
pub(super) async fn ubah(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    lama: &perangkat_daerah::Model,
    sah: &KantorSah,
) -> Hasil<()> {
    kembar(
        perangkat_daerah::Entity::update_many()
            .col_expr(perangkat_daerah::Column::Kode, Expr::value(&sah.kode))
            .col_expr(perangkat_daerah::Column::Nama, Expr::value(&sah.nama))
            .col_expr(perangkat_daerah::Column::Singkatan, Expr::value(&sah.singkatan))
            .col_expr(perangkat_daerah::Column::Jenis, Expr::value(sah.jenis.kode()))
            .col_expr(perangkat_daerah::Column::Versi, Expr::value(lama.versi + 1))
            .col_expr(perangkat_daerah::Column::Diubah, Expr::value(l.kini()))
            .filter(perangkat_daerah::Column::Id.eq(lama.id))
            .exec(&tulis.tx)
            .await,
    )?;
    let sebelum = json!({
        "kode": lama.kode, "nama": lama.nama, "singkatan": lama.singkatan, "jenis": lama.jenis, "aktif": lama.aktif,
    });
    let perubahan = (sebelum, rekam(sah, lama.aktif));
    catat(l, tulis, pelaku, "Perangkat Daerah diubah", lama.id, perubahan).await
}

/// Replaces the functions; writes nothing when they are the same.
pub(super) async fn tulis_fungsi(l: &Layanan, tulis: &Tulis, pelaku: &Pelaku, id: i64, baru: &[Fungsi]) -> Hasil<()> {
    let lama = fungsi_untuk(&tulis.tx, &[id]).await?.remove(&id).unwrap_or_default();
    let baru = rapikan(baru);
    if lama == baru {
        return Ok(());
    }
    fungsi::Entity::delete_many().filter(fungsi::Column::PerangkatDaerahId.eq(id)).exec(&tulis.tx).await?;
    sisipkan_fungsi(tulis, id, &baru).await?;
    let perubahan = (json!({ "fungsi": nama_fungsi(&lama) }), json!({ "fungsi": nama_fungsi(&baru) }));
    catat(l, tulis, pelaku, "Fungsi Perangkat Daerah diubah", id, perubahan).await
}

/// Holds the office's row until the transaction ends and checks the version the form was filled on.
pub(super) async fn pegang(tulis: &Tulis, id: i64, versi: i64) -> Hasil<perangkat_daerah::Model> {
    let baris = perangkat_daerah::Entity::find_by_id(id).lock_exclusive().one(&tulis.tx).await?;
    let baris = baris.ok_or(Galat::TidakAda)?;
    if baris.versi != versi {
        return Err(Galat::Bentrok(
            "Perangkat Daerah ini baru saja diubah orang lain. Muat ulang halaman, lalu ulangi perubahan Anda.".into(),
        ));
    }
    Ok(baris)
}

/// The same, for an office in use.
pub(super) async fn pegang_aktif(tulis: &Tulis, id: i64, versi: i64) -> Hasil<perangkat_daerah::Model> {
    let baris = pegang(tulis, id, versi).await?;
    if !baris.aktif {
        return Err(Galat::Ditolak("Perangkat Daerah ini diarsipkan. Pulihkan lebih dulu, lalu ubah.".into()));
    }
    Ok(baris)
}

/// Raises the version for a change in what belongs to the office; the caller holds the row.
pub(super) async fn naikkan_versi(l: &Layanan, tulis: &Tulis, lama: &perangkat_daerah::Model) -> Hasil<()> {
    perangkat_daerah::Entity::update_many()
        .col_expr(perangkat_daerah::Column::Versi, Expr::value(lama.versi + 1))
        .col_expr(perangkat_daerah::Column::Diubah, Expr::value(l.kini()))
        .filter(perangkat_daerah::Column::Id.eq(lama.id))
        .exec(&tulis.tx)
        .await?;
    Ok(())
}

/// An entry in the office's history: before and after.
pub(super) async fn catat(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    tindakan: &str,
    id: i64,
    (sebelum, sesudah): (Value, Value),
) -> Hasil<()> {
    let catatan =
        Catatan { tindakan, objek: "perangkat_daerah", objek_id: id, perangkat_daerah: Some(id), sebelum, sesudah };
    jejak::catat(tulis, l.kini(), pelaku, catatan).await
}

async fn set_aktif(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    lama: &perangkat_daerah::Model,
    aktif: bool,
) -> Hasil<()> {
    perangkat_daerah::Entity::update_many()
        .col_expr(perangkat_daerah::Column::Aktif, Expr::value(aktif))
        .col_expr(perangkat_daerah::Column::Versi, Expr::value(lama.versi + 1))
        .col_expr(perangkat_daerah::Column::Diubah, Expr::value(l.kini()))
        .filter(perangkat_daerah::Column::Id.eq(lama.id))
        .exec(&tulis.tx)
        .await?;
    let tindakan = if aktif { "Perangkat Daerah dipulihkan" } else { "Perangkat Daerah diarsipkan" };
    catat(l, tulis, pelaku, tindakan, lama.id, (json!({ "aktif": !aktif }), json!({ "aktif": aktif }))).await
}

async fn sisipkan_fungsi(tulis: &Tulis, id: i64, daftar: &[Fungsi]) -> Hasil<()> {
    if daftar.is_empty() {
        return Ok(());
    }
    let baris = daftar.iter().map(|f| fungsi::ActiveModel {
        perangkat_daerah_id: Set(id),
        fungsi: Set(f.kode().into()),
        ..Default::default()
    });
    fungsi::Entity::insert_many(baris).exec_without_returning(&tulis.tx).await?;
    Ok(())
}

fn rapikan(fungsi: &[Fungsi]) -> Vec<Fungsi> {
    Fungsi::SEMUA.into_iter().filter(|f| fungsi.contains(f)).collect()
}

fn nama_fungsi(fungsi: &[Fungsi]) -> Value {
    json!(fungsi.iter().map(|f| f.nama()).collect::<Vec<_>>())
}

fn rekam(sah: &KantorSah, aktif: bool) -> Value {
    json!({
        "kode": sah.kode, "nama": sah.nama, "singkatan": sah.singkatan, "jenis": sah.jenis.kode(), "aktif": aktif,
    })
}

fn kembar<T>(hasil: Result<T, sea_orm::DbErr>) -> Hasil<T> {
    hasil.pada_kembar("kode", "kode", "Kode ini sudah dipakai Perangkat Daerah lain.")
}
