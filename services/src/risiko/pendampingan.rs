//! Accompaniment of an office by the supervision: date, advice, follow-up (BEKASI Pasal 33 ayat (3), row J1).

use chrono::NaiveDate;
use domain::{izin::Tindakan, risiko::URAIAN_MAKS, teks, waktu};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use serde_json::{Value, json};

use super::{
    dasar::{akses, basi, catat, mencakup},
    entitas::pendampingan,
    tahun,
};
use crate::{
    Galat, Hasil, Layanan, Pelaku,
    isian::Periksa,
    perangkat_daerah::{self, KantorRingkas},
};

const OBJEK: &str = "risiko_pendampingan";

/// An accompaniment as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IsianPendampingan {
    pub tanggal: String,
    pub saran: String,
}

/// An accompaniment with what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pendampingan {
    pub id: i64,
    pub versi: i64,
    pub kantor: Option<KantorRingkas>,
    pub tanggal: NaiveDate,
    pub saran: String,
    pub tindak_lanjut: String,
    pub ditindaklanjuti_pada: Option<NaiveDate>,
    pub oleh: String,
    /// Whether this person may record the follow-up.
    pub boleh_menindaklanjuti: bool,
}

/// Accompaniments of a year, newest first.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`] for an office out of reach.
pub async fn list(l: &Layanan, pelaku: &Pelaku, tahun: i32, kantor: Option<i64>) -> Hasil<Vec<Pendampingan>> {
    let milik = tahun::dalam_jangkauan(&akses(pelaku)?, kantor)?;
    let mut kueri = pendampingan::Entity::find()
        .filter(pendampingan::Column::Tahun.eq(tahun))
        .order_by_desc(pendampingan::Column::Tanggal)
        .order_by_desc(pendampingan::Column::Id);
    if let Some(milik) = milik {
        kueri = kueri.filter(pendampingan::Column::PerangkatDaerahId.is_in(milik));
    }
    let baris = kueri.all(&l.db).await?;
    let terbuka = tahun::kerja(l, &l.db, tahun).await?.ditutup.is_none();
    let id: Vec<i64> = baris.iter().map(|b| b.perangkat_daerah_id).collect();
    let nama = perangkat_daerah::nama(&l.db, &id).await?;
    Ok(baris
        .into_iter()
        .map(|b| Pendampingan {
            id: b.id,
            versi: b.versi,
            kantor: nama.get(&b.perangkat_daerah_id).cloned(),
            boleh_menindaklanjuti: terbuka && pelaku.boleh(Tindakan::IsiRisiko, &[b.perangkat_daerah_id]),
            tanggal: b.tanggal,
            saran: b.saran,
            tindak_lanjut: b.tindak_lanjut,
            ditindaklanjuti_pada: b.ditindaklanjuti_pada,
            oleh: b.dibuat_oleh,
        })
        .collect())
}

/// Records an accompaniment.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Isian`], [`Galat::Ditolak`] for a closed year.
pub async fn create(l: &Layanan, pelaku: &Pelaku, kantor: i64, tahun: i32, isian: &IsianPendampingan) -> Hasil<i64> {
    let jangkauan = akses(pelaku)?;
    if !mencakup(&jangkauan, kantor) {
        return Err(Galat::TidakAda);
    }
    pelaku.wajib(Tindakan::ReviuRisiko, &[kantor])?;
    let tulis = l.tulis().await?;
    tahun::kerja(l, &tulis.tx, tahun).await?.terbuka()?;
    if !perangkat_daerah::nama(&tulis.tx, &[kantor]).await?.contains_key(&kantor) {
        return Err(Galat::TidakAda);
    }
    let mut p = Periksa::default();
    let saran = p.ambil("saran", teks::uraian(&isian.saran, "Saran", true, URAIAN_MAKS));
    let tanggal = hari(l, &mut p, "tanggal", &isian.tanggal, "Tanggal pendampingan");
    p.selesai()?;
    let tanggal = tanggal.ok_or(Galat::TidakAda)?;
    let baris = pendampingan::ActiveModel {
        tahun: Set(tahun),
        perangkat_daerah_id: Set(kantor),
        tanggal: Set(tanggal),
        saran: Set(saran.clone()),
        tindak_lanjut: Set(String::new()),
        ditindaklanjuti_pada: Set(None),
        versi: Set(1),
        dibuat: Set(l.kini()),
        dibuat_oleh: Set(pelaku.nama.clone()),
        ..Default::default()
    };
    let id = baris.insert(&tulis.tx).await?.id;
    let isi = (Value::Null, json!({"tahun": tahun, "tanggal": tanggal, "saran": saran}));
    catat(l, &tulis, pelaku, (OBJEK, id, Some(kantor)), "Pendampingan risiko dicatat", isi).await?;
    tulis.selesai().await?;
    Ok(id)
}

/// Records what the office did with the advice.
///
/// # Errors
/// As [`create`]; [`Galat::Bentrok`].
pub async fn tindak_lanjut(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64, isian: &str, tanggal: &str) -> Hasil<()> {
    let tulis = l.tulis().await?;
    let jangkauan = akses(pelaku)?;
    let lama = pendampingan::Entity::find_by_id(id).one(&tulis.tx).await?.ok_or(Galat::TidakAda)?;
    if !mencakup(&jangkauan, lama.perangkat_daerah_id) {
        return Err(Galat::TidakAda);
    }
    pelaku.wajib(Tindakan::IsiRisiko, &[lama.perangkat_daerah_id])?;
    tahun::kerja(l, &tulis.tx, lama.tahun).await?.terbuka()?;
    if lama.versi != versi {
        return Err(basi(&lama.dibuat_oleh));
    }
    let mut p = Periksa::default();
    let mut baru = lama.clone();
    baru.tindak_lanjut = p.ambil("tindak_lanjut", teks::uraian(isian, "Tindak lanjut", true, URAIAN_MAKS));
    baru.ditindaklanjuti_pada = hari(l, &mut p, "tanggal", tanggal, "Tanggal tindak lanjut");
    if baru.ditindaklanjuti_pada.is_some_and(|hari| hari < lama.tanggal) {
        p.salah("tanggal", "Tindak lanjut tidak mendahului pendampingannya.");
    }
    p.selesai()?;
    if baru == lama {
        return Ok(());
    }
    baru.versi += 1;
    let isi = (
        json!({"tindak_lanjut": lama.tindak_lanjut, "tanggal": lama.ditindaklanjuti_pada}),
        json!({"tindak_lanjut": baru.tindak_lanjut, "tanggal": baru.ditindaklanjuti_pada}),
    );
    let objek = (OBJEK, id, Some(lama.perangkat_daerah_id));
    catat(l, &tulis, pelaku, objek, "Pendampingan risiko ditindaklanjuti", isi).await?;
    baru.into_active_model().reset_all().update(&tulis.tx).await?;
    tulis.selesai().await
}

fn hari(l: &Layanan, p: &mut Periksa, bidang: &str, isian: &str, label: &str) -> Option<NaiveDate> {
    match waktu::baca_tanggal(isian, label) {
        Ok(hari) if hari > l.hari_ini() => {
            p.salah(bidang, format!("{label} belum tiba."));
            None
        }
        Ok(hari) => Some(hari),
        Err(sebab) => {
            p.salah(bidang, sebab.to_string());
            None
        }
    }
}
