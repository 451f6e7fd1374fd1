//! Escalation: the owner asks the next level, the level that was asked decides, and the history stays.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    izin::Tindakan,
    risiko::{
        eskalasi::{EskalasiTertutup, Letak, Putusan, Tingkat},
        penanganan::{Kemajuan, Opsi},
    },
    teks, waktu,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use serde_json::{Value, json};

use super::{
    OBJEK, alur,
    dasar::{Muatan, catat, pegang_isian, status, tulis_risiko},
    entitas::{eskalasi, penanganan, risiko},
};
use crate::{Galat, Hasil, Layanan, Pelaku, Tulis, isian::Periksa};

/// What the trail calls the question to the next level.
const DIESKALASI: &str = "Risiko dieskalasi";

/// A decision as it is typed; number and date are those of the minutes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IsianPutusan {
    pub putusan: String,
    pub nomor: String,
    pub tanggal: String,
    pub catatan: String,
}

/// A line of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Eskalasi {
    pub id: i64,
    pub ke: Tingkat,
    pub alasan: String,
    pub oleh: String,
    pub pada: DateTime<Utc>,
    /// `None` while it waits.
    pub putusan: Option<Putusan>,
    pub catatan: String,
    pub nomor: String,
    pub tanggal: Option<NaiveDate>,
    pub diputus_oleh: String,
    pub diputus_pada: Option<DateTime<Utc>>,
}

/// Asks the next level to take an approved risk over. The head of the office asks the komite; what the komite has taken over
/// its secretariat brings before the head of the government.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Isian`], [`Galat::BentrokIsian`], [`Galat::Ditolak`].
pub async fn ajukan(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64, alasan: &str) -> Hasil<()> {
    let tulis = l.tulis().await?;
    let m = super::dasar::muat(l, &tulis.tx, pelaku, id).await?;
    let m = pegang_isian(l, &tulis, pelaku, pengaju(&letak(&m.risiko)), (id, versi)).await?;
    let mut p = Periksa::default();
    let alasan = p.ambil("alasan", teks::uraian(alasan, "Alasan eskalasi", true, 2_000));
    p.selesai()?;
    if !status(&m.risiko).berlaku() {
        return Err(Galat::Ditolak("Risiko dieskalasi setelah disetujui pemiliknya.".into()));
    }
    let baru = letak(&m.risiko).eskalasi().map_err(ditolak)?;
    let Some(ke) = baru.menunggu else { return Err(ditolak(EskalasiTertutup::Tertinggi)) };
    minta(l, &tulis, pelaku, (id, ke, pelaku.akun_id), &alasan).await?;
    let isi = (Value::Null, json!({"ke": ke.kode(), "alasan": alasan}));
    tulis_letak(l, &tulis, pelaku, m.risiko, baru, (DIESKALASI, isi)).await?;
    tulis.selesai().await
}

/// Records what the komite or the head of the government decided about a risk that is in force; not by who asked for it or
/// wrote it.
///
/// # Errors
/// As [`ajukan`].
pub async fn putus(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64, isian: &IsianPutusan) -> Hasil<()> {
    let tulis = l.tulis().await?;
    let m = pegang_isian(l, &tulis, pelaku, Tindakan::KonsolidasiRisiko, (id, versi)).await?;
    let lama = letak(&m.risiko);
    let diminta = lama.menunggu.ok_or_else(|| ditolak(EskalasiTertutup::TidakMenunggu))?;
    let baris = eskalasi::Entity::find()
        .filter(eskalasi::Column::RisikoId.eq(id))
        .filter(eskalasi::Column::Putusan.is_null())
        .one(&tulis.tx)
        .await?
        .ok_or_else(|| ditolak(EskalasiTertutup::TidakMenunggu))?;
    if let Some(sebab) = halangan(pelaku, &m, baris.pemohon_id) {
        return Err(ditolak(sebab));
    }
    let mut p = Periksa::default();
    let putusan = Putusan::dari_kode(&isian.putusan);
    if putusan.is_none() {
        p.salah("putusan", "Pilih putusan dari daftar.");
    }
    let nomor = p.ambil("nomor", teks::baris(&isian.nomor, "Nomor risalah atau keputusan", true, 120));
    let tanggal = match waktu::baca_tanggal(&isian.tanggal, "Tanggal putusan") {
        Ok(hari) if hari > l.hari_ini() => {
            p.salah("tanggal", "Tanggal putusan belum tiba.");
            None
        }
        Ok(hari) => Some(hari),
        Err(sebab) => {
            p.salah("tanggal", sebab.to_string());
            None
        }
    };
    let wajib = putusan != Some(Putusan::Terima);
    let catatan = p.ambil("catatan", teks::uraian(&isian.catatan, "Arahan", wajib, 2_000));
    p.selesai()?;
    let Some(putusan) = putusan else { return Err(Galat::TidakAda) };
    let baru = lama.putus(putusan).map_err(ditolak)?;
    let pemohon = baris.pemohon_id;
    let mut model = baris.into_active_model();
    model.putusan = Set(Some(putusan.kode().into()));
    model.catatan = Set(catatan.clone());
    model.nomor = Set(nomor.clone());
    model.tanggal = Set(tanggal);
    model.diputus_oleh = Set(pelaku.nama.clone());
    model.diputus_pada = Set(Some(l.kini()));
    model.update(&tulis.tx).await?;
    if let Some(ke) = baru.menunggu {
        minta(l, &tulis, pelaku, (id, ke, pemohon), &catatan).await?;
    }
    let isi = (
        json!({"menunggu": diminta.kode()}),
        json!({"putusan": putusan.kode(), "nomor": nomor, "tanggal": tanggal, "catatan": catatan}),
    );
    tulis_letak(l, &tulis, pelaku, m.risiko, baru, ("Eskalasi risiko diputus", isi)).await?;
    tulis.selesai().await
}

/// Where the responsibility lies.
pub(super) fn letak(r: &risiko::Model) -> Letak {
    Letak {
        tingkat: Tingkat::dari_kode(&r.tingkat).unwrap_or_default(),
        menunggu: r.menunggu.as_deref().and_then(Tingkat::dari_kode),
    }
}

/// Why this person may not decide on what waits, though their role may: who asked and who wrote the risk leave it to others,
/// and what is being written anew waits for its owner.
pub(super) fn halangan(pelaku: &Pelaku, m: &Muatan, pemohon: Option<i64>) -> Option<EskalasiTertutup> {
    if !status(&m.risiko).berlaku() {
        Some(EskalasiTertutup::BelumBerlaku)
    } else if pemohon.is_some() && pemohon == pelaku.akun_id {
        Some(EskalasiTertutup::Pengaju)
    } else if alur::aturan(pelaku, m).penyusun {
        Some(EskalasiTertutup::Penyusun)
    } else {
        None
    }
}

/// What the plan of a risk asks of the next level once its owner approves it, by its actions of the option Eskalasi Risiko;
/// the risk waits from here on.
pub(super) async fn menurut_rencana(tulis: &Tulis, r: &mut risiko::Model) -> Hasil<Option<(Tingkat, String)>> {
    let Some(ke) = letak(r).rencana() else { return Ok(None) };
    let semua = penanganan::Entity::find()
        .filter(penanganan::Column::RisikoId.eq(r.id))
        .filter(penanganan::Column::Opsi.eq(Opsi::Eskalasi.kode()))
        .order_by_asc(penanganan::Column::Urutan)
        .all(&tulis.tx)
        .await?;
    let aksi: Vec<String> = semua
        .into_iter()
        .filter(|p| Kemajuan::dari_kode(&p.kemajuan).is_some_and(Kemajuan::terbuka))
        .map(|p| p.aksi)
        .collect();
    if aksi.is_empty() {
        return Ok(None);
    }
    r.menunggu = Some(ke.kode().to_owned());
    Ok(Some((ke, format!("{}: {}", Opsi::Eskalasi.nama(), aksi.join("; ")))))
}

/// Asks what [`menurut_rencana`] found, in the name of who approved the plan.
pub(super) async fn minta_menurut_rencana(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    (id, kantor): (i64, i64),
    (ke, alasan): (Tingkat, String),
) -> Hasil<()> {
    minta(l, tulis, pelaku, (id, ke, pelaku.akun_id), &alasan).await?;
    let isi = (Value::Null, json!({"ke": ke.kode(), "alasan": alasan}));
    catat(l, tulis, pelaku, (OBJEK, id, Some(kantor)), DIESKALASI, isi).await
}

/// Who may ask the next level.
pub(super) const fn pengaju(letak: &Letak) -> Tindakan {
    match letak.tingkat {
        Tingkat::Pemilik => Tindakan::SetujuiRisiko,
        Tingkat::Komite | Tingkat::Pimpinan => Tindakan::KonsolidasiRisiko,
    }
}

/// The history, newest first.
pub(super) fn susun(mut baris: Vec<eskalasi::Model>) -> Vec<Eskalasi> {
    baris.sort_by_key(|e| std::cmp::Reverse(e.id));
    baris
        .into_iter()
        .map(|e| Eskalasi {
            id: e.id,
            ke: Tingkat::dari_kode(&e.ke).unwrap_or_default(),
            putusan: e.putusan.as_deref().and_then(Putusan::dari_kode),
            alasan: e.alasan,
            oleh: e.diajukan_oleh,
            pada: e.diajukan_pada,
            catatan: e.catatan,
            nomor: e.nomor,
            tanggal: e.tanggal,
            diputus_oleh: e.diputus_oleh,
            diputus_pada: e.diputus_pada,
        })
        .collect()
}

/// A question to a level, of whose it is.
async fn minta(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    (id, ke, pemohon): (i64, Tingkat, Option<i64>),
    alasan: &str,
) -> Hasil<()> {
    eskalasi::ActiveModel {
        pemohon_id: Set(pemohon),
        risiko_id: Set(id),
        ke: Set(ke.kode().into()),
        alasan: Set(alasan.to_owned()),
        diajukan_oleh: Set(pelaku.nama.clone()),
        diajukan_pada: Set(l.kini()),
        putusan: Set(None),
        catatan: Set(String::new()),
        nomor: Set(String::new()),
        tanggal: Set(None),
        diputus_oleh: Set(String::new()),
        diputus_pada: Set(None),
        ..Default::default()
    }
    .insert(&tulis.tx)
    .await?;
    Ok(())
}

async fn tulis_letak(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    mut r: risiko::Model,
    letak: Letak,
    (tindakan, isi): (&str, (Value, Value)),
) -> Hasil<()> {
    r.tingkat = letak.tingkat.kode().into();
    r.menunggu = letak.menunggu.map(|t| t.kode().to_owned());
    tulis_risiko(l, tulis, pelaku, r, tindakan, isi).await
}

fn ditolak(sebab: EskalasiTertutup) -> Galat {
    Galat::Ditolak(sebab.to_string())
}
