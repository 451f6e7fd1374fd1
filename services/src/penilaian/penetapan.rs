//! Penetapan by the tim koordinasi and reopening: both are recorded decisions.

use chrono::NaiveDate;
use domain::{
    arsitektur::versi::Pemicu,
    izin::Tindakan,
    penilaian::{Status, Tertutup},
    teks::{self, GalatIsian},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationTrait,
};
use serde_json::json;

use super::{
    entitas::{isian, keputusan, penilaian, putaran},
    konteks::{aturan, status},
    ringkasan::Keputusan,
};
use crate::{
    Galat, Hasil, Layanan, Pelaku, Tulis,
    arsitektur::versi::picu,
    jejak::{self, Catatan},
};

/// A decision as it is typed.
#[derive(Clone, Debug)]
pub struct KeputusanBaru {
    pub versi: i64,
    pub nomor: String,
    pub tanggal: NaiveDate,
    pub alasan: String,
    /// The person has seen that unfinished indicators stay as they are.
    pub terima_belum_tuntas: bool,
}

/// What stands between a round and its penetapan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kesiapan {
    /// Indicators in all, over every assessment of the round.
    pub jumlah: usize,
    /// Without any value: they count 0.
    pub belum_terisi: usize,
    /// Filled, but not at the end of the flow.
    pub belum_tuntas: usize,
}

/// How far the round is from penetapan.
///
/// # Errors
/// [`Galat::TidakAda`], [`Galat::Dilarang`].
pub async fn kesiapan(l: &Layanan, pelaku: &Pelaku, putaran_id: i64) -> Hasil<Kesiapan> {
    pelaku.wajib(Tindakan::LihatSeluruhPenilaian, &[])?;
    let p = putaran::Entity::find_by_id(putaran_id).one(&l.db).await?.ok_or(Galat::TidakAda)?;
    hitung_kesiapan(&l.db, &p).await
}

/// Fixes the result: nothing in the round changes afterwards.
///
/// # Errors
/// [`Galat::Isian`] when indicators are unfinished and this was not accepted, [`Galat::Bentrok`], [`Galat::Tertutup`].
pub async fn tetapkan(l: &Layanan, pelaku: &Pelaku, putaran_id: i64, baru: KeputusanBaru) -> Hasil<()> {
    pelaku.wajib(Tindakan::Tetapkan, &[])?;
    let (nomor, alasan) = periksa(&baru, false)?;
    let tulis = l.tulis().await?;
    let p = muat(&tulis, putaran_id, baru.versi).await?;
    if p.terkunci {
        return Err(Tertutup::Terkunci.into());
    }
    let siap = hitung_kesiapan(&tulis.tx, &p).await?;
    if siap.belum_terisi + siap.belum_tuntas > 0 && !baru.terima_belum_tuntas {
        return Err(Galat::isian(
            "terima_belum_tuntas",
            format!(
                "{} indikator belum terisi (dihitung 0) dan {} belum tuntas. Centang pernyataan ini untuk tetap menetapkan.",
                siap.belum_terisi, siap.belum_tuntas
            ),
        ));
    }
    putuskan(l, &tulis, pelaku, &p, "penetapan", &nomor, baru.tanggal, &alasan, true).await?;
    // A finished evaluation is a ground to review the architecture in force (DKI68 Pasal 4 ayat (3) huruf b).
    let sebab = format!("{} ditetapkan.", p.nama);
    picu(l, &tulis, pelaku, Pemicu::Evaluasi, &sebab).await?;
    tulis.selesai().await
}

/// Opens a fixed round again; the decision and its reason stay on record.
///
/// # Errors
/// [`Galat::Isian`] without a reason, [`Galat::Bentrok`], [`Galat::Ditolak`] when it is not fixed.
pub async fn buka_kembali(l: &Layanan, pelaku: &Pelaku, putaran_id: i64, baru: KeputusanBaru) -> Hasil<()> {
    pelaku.wajib(Tindakan::BukaKembali, &[])?;
    let (nomor, alasan) = periksa(&baru, true)?;
    let tulis = l.tulis().await?;
    let p = muat(&tulis, putaran_id, baru.versi).await?;
    if !p.terkunci {
        return Err(Galat::Ditolak("Putaran ini belum ditetapkan, jadi tidak perlu dibuka kembali.".into()));
    }
    putuskan(l, &tulis, pelaku, &p, "buka_kembali", &nomor, baru.tanggal, &alasan, false).await?;
    tulis.selesai().await
}

/// Decisions on a round, newest first.
///
/// # Errors
/// [`Galat::Dilarang`].
pub async fn list(l: &Layanan, pelaku: &Pelaku, putaran_id: i64) -> Hasil<Vec<Keputusan>> {
    pelaku.wajib(Tindakan::LihatSeluruhPenilaian, &[])?;
    let baris = keputusan::Entity::find()
        .filter(keputusan::Column::PutaranId.eq(putaran_id))
        .order_by_desc(keputusan::Column::Id)
        .all(&l.db)
        .await?;
    Ok(baris.into_iter().map(Keputusan::from).collect())
}

/// Locks or unlocks with its decision; imports of past years use it too.
#[expect(clippy::too_many_arguments, reason = "the parts of one decision, written in one place")]
pub(super) async fn putuskan(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    p: &putaran::Model,
    jenis: &str,
    nomor: &str,
    tanggal: NaiveDate,
    alasan: &str,
    terkunci: bool,
) -> Hasil<()> {
    let kini = l.kini();
    putaran::ActiveModel {
        id: Set(p.id),
        terkunci: Set(terkunci),
        versi: Set(p.versi + 1),
        diubah: Set(kini),
        ..Default::default()
    }
    .update(&tulis.tx)
    .await?;
    let baris = keputusan::ActiveModel {
        putaran_id: Set(p.id),
        jenis: Set(jenis.into()),
        nomor: Set(nomor.into()),
        tanggal: Set(tanggal),
        alasan: Set(alasan.into()),
        oleh: Set(pelaku.akun_id),
        pada: Set(kini),
        ..Default::default()
    };
    keputusan::Entity::insert(baris).exec_without_returning(&tulis.tx).await?;
    let entri = Catatan {
        tindakan: if terkunci { "Putaran ditetapkan" } else { "Putaran dibuka kembali" },
        objek: "putaran",
        objek_id: p.id,
        perangkat_daerah: None,
        sebelum: json!({"terkunci": p.terkunci}),
        sesudah: json!({"terkunci": terkunci, "nomor": nomor, "tanggal": tanggal, "alasan": alasan}),
    };
    jejak::catat(tulis, kini, pelaku, entri).await
}

async fn muat(tulis: &Tulis, putaran_id: i64, versi: i64) -> Hasil<putaran::Model> {
    let p = putaran::Entity::find_by_id(putaran_id).one(&tulis.tx).await?.ok_or(Galat::TidakAda)?;
    if p.versi != versi {
        return Err(Galat::Bentrok(
            "Putaran ini baru saja diubah orang lain. Muat ulang halaman dan periksa isinya.".into(),
        ));
    }
    Ok(p)
}

async fn hitung_kesiapan<C: sea_orm::ConnectionTrait>(db: &C, p: &putaran::Model) -> Hasil<Kesiapan> {
    let aturan = aturan(p)?;
    let per_status: Vec<(String, i64)> = isian::Entity::find()
        .select_only()
        .column(isian::Column::Status)
        .column_as(isian::Column::Id.count(), "jumlah")
        .join(JoinType::InnerJoin, isian::Relation::Penilaian.def())
        .filter(penilaian::Column::PutaranId.eq(p.id))
        .group_by(isian::Column::Status)
        .into_tuple()
        .all(db)
        .await?;
    let mut siap = Kesiapan::default();
    for (kode, jumlah) in per_status {
        let jumlah = usize::try_from(jumlah).unwrap_or_default();
        siap.jumlah += jumlah;
        match status(&kode)? {
            Status::Belum => siap.belum_terisi += jumlah,
            s if !s.tuntas(aturan.jenis) => siap.belum_tuntas += jumlah,
            _ => {}
        }
    }
    Ok(siap)
}

fn periksa(baru: &KeputusanBaru, alasan_wajib: bool) -> Hasil<(String, String)> {
    let mut galat = Vec::new();
    let nomor = teks::baris(&baru.nomor, "Nomor keputusan", true, 120)
        .map_err(|g| galat.push(GalatIsian { bidang: "nomor".into(), pesan: g.to_string() }))
        .unwrap_or_default();
    let alasan = teks::uraian(&baru.alasan, "Alasan", alasan_wajib, 2_000)
        .map_err(|g| galat.push(GalatIsian { bidang: "alasan".into(), pesan: g.to_string() }))
        .unwrap_or_default();
    if galat.is_empty() { Ok((nomor, alasan)) } else { Err(Galat::Isian(galat)) }
}
