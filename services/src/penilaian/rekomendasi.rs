//! Recommendations for improvement, each with an owner and a date (DKI68 Pasal 32 ayat (1) huruf b).

use chrono::{Days, NaiveDate};
use domain::{
    izin::Tindakan,
    teks::{self, GalatIsian},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationTrait,
};
use serde_json::{Value, json};

use super::{
    entitas::{penilaian, putaran, rekomendasi},
    konteks::{Akses, Konteks, unik},
};
use crate::{
    Galat, Hasil, Layanan, Pelaku,
    jejak::{self, Catatan},
    perangkat_daerah::KantorRingkas,
};

/// A recommendation as screens list it.
#[derive(Clone, Debug)]
pub struct Rekomendasi {
    pub id: i64,
    pub indikator: Option<String>,
    pub aspek: Option<u8>,
    pub uraian: String,
    pub pemilik: Option<KantorRingkas>,
    pub tenggat: Option<NaiveDate>,
    pub selesai: bool,
    pub versi: i64,
}

/// A recommendation as it is typed.
#[derive(Clone, Debug)]
pub struct RekomendasiIsian {
    /// Version read, for a change; `None` for a new one.
    pub versi: Option<i64>,
    pub indikator: Option<String>,
    pub aspek: Option<u8>,
    pub uraian: String,
    pub pemilik: Option<i64>,
    pub tenggat: Option<NaiveDate>,
    pub selesai: bool,
}

/// Those of an assessment; an office sees the ones it owns.
///
/// # Errors
/// [`Galat::TidakAda`].
pub async fn list(l: &Layanan, pelaku: &Pelaku, penilaian_id: i64) -> Hasil<Vec<Rekomendasi>> {
    let konteks = Konteks::muat(&l.db, pelaku, penilaian_id).await?;
    let mut kueri = rekomendasi::Entity::find()
        .filter(rekomendasi::Column::PenilaianId.eq(penilaian_id))
        .filter(rekomendasi::Column::Arsip.eq(false))
        .order_by_asc(rekomendasi::Column::Tenggat)
        .order_by_asc(rekomendasi::Column::Id);
    if !konteks.lihat_seluruh()
        && let Akses::Kantor(kantor) = &konteks.akses
    {
        kueri = kueri.filter(rekomendasi::Column::PerangkatDaerahId.is_in(kantor.iter().copied()));
    }
    let baris = kueri.all(&l.db).await?;
    let nama = crate::perangkat_daerah::nama(&l.db, &unik(baris.iter().map(|r| r.perangkat_daerah_id))).await?;
    Ok(baris
        .into_iter()
        .map(|r| Rekomendasi {
            id: r.id,
            indikator: r.indikator,
            aspek: r.aspek.and_then(|a| u8::try_from(a).ok()),
            uraian: r.uraian,
            pemilik: r.perangkat_daerah_id.and_then(|id| nama.get(&id).cloned()),
            tenggat: r.tenggat,
            selesai: r.selesai,
            versi: r.versi,
        })
        .collect())
}

/// Open recommendations of one assessment, as a line of "Menunggu saya" of the office that owns them: the late ones
/// together, those to come by their date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TugasRekomendasi {
    pub penilaian_id: i64,
    pub putaran: String,
    /// Of late ones the earliest.
    pub tenggat: NaiveDate,
    /// What is recommended, the earliest first.
    pub uraian: Vec<String>,
}

/// From how many days before its date an open recommendation awaits the office that owns it.
const MULAI_HARI: u64 = 30;

/// Open recommendations of the offices this person fills or approves for that are late or due within thirty days, the
/// nearest first; also of rounds that are fixed, because most are written then. One query.
///
/// # Errors
/// When the database cannot be read.
pub async fn tugas(l: &Layanan, pelaku: &Pelaku) -> Hasil<Vec<TugasRekomendasi>> {
    let kerja = [Tindakan::IsiIndikator, Tindakan::SetujuiIndikator];
    let kantor: Vec<i64> =
        pelaku.kantor().into_iter().filter(|id| kerja.iter().any(|&t| pelaku.boleh(t, &[*id]))).collect();
    if kantor.is_empty() {
        return Ok(Vec::new());
    }
    let hari_ini = l.hari_ini();
    let sampai = hari_ini + Days::new(MULAI_HARI);
    let baris: Vec<(i64, String, NaiveDate, String)> = rekomendasi::Entity::find()
        .select_only()
        .column(rekomendasi::Column::PenilaianId)
        .column(putaran::Column::Nama)
        .column(rekomendasi::Column::Tenggat)
        .column(rekomendasi::Column::Uraian)
        .join(JoinType::InnerJoin, rekomendasi::Relation::Penilaian.def())
        .join(JoinType::InnerJoin, penilaian::Relation::Putaran.def())
        .filter(rekomendasi::Column::PerangkatDaerahId.is_in(kantor))
        .filter(rekomendasi::Column::Selesai.eq(false))
        .filter(rekomendasi::Column::Arsip.eq(false))
        .filter(rekomendasi::Column::Tenggat.lte(sampai))
        .order_by_asc(rekomendasi::Column::Tenggat)
        .order_by_asc(rekomendasi::Column::PenilaianId)
        .order_by_asc(rekomendasi::Column::Id)
        .into_tuple()
        .all(&l.db)
        .await?;
    let mut hasil: Vec<TugasRekomendasi> = Vec::new();
    for (penilaian_id, putaran, tenggat, uraian) in baris {
        let serupa = |t: &&mut TugasRekomendasi| {
            t.penilaian_id == penilaian_id && (t.tenggat == tenggat || (t.tenggat < hari_ini && tenggat < hari_ini))
        };
        match hasil.iter_mut().find(serupa) {
            Some(sama) => sama.uraian.push(uraian),
            None => hasil.push(TugasRekomendasi { penilaian_id, putaran, tenggat, uraian: vec![uraian] }),
        }
    }
    Ok(hasil)
}

/// Adds one, or changes the one with this id.
///
/// # Errors
/// [`Galat::Isian`], [`Galat::Bentrok`], [`Galat::Dilarang`].
pub async fn simpan(
    l: &Layanan,
    pelaku: &Pelaku,
    penilaian_id: i64,
    id: Option<i64>,
    baru: RekomendasiIsian,
) -> Hasil<i64> {
    pelaku.wajib(Tindakan::KelolaRekomendasi, &[])?;
    let tulis = l.tulis().await?;
    let konteks = Konteks::muat_seluruh(&tulis.tx, pelaku, penilaian_id).await?;
    let instrumen = konteks.instrumen(l)?;
    let mut galat = Vec::new();
    let uraian = teks::uraian(&baru.uraian, "Rekomendasi", true, 4_000)
        .map_err(|g| galat.push(GalatIsian { bidang: "uraian".into(), pesan: g.to_string() }))
        .unwrap_or_default();
    if baru.indikator.as_deref().is_some_and(|kode| instrumen.indikator(kode).is_none()) {
        galat.push(GalatIsian {
            bidang: "indikator".into(),
            pesan: "Indikator ini tidak ada pada instrumen. Pilih dari daftar.".into(),
        });
    }
    if baru.aspek.is_some_and(|no| instrumen.aspek(no).is_none()) {
        galat.push(GalatIsian {
            bidang: "aspek".into(),
            pesan: "Aspek ini tidak ada pada instrumen. Pilih dari daftar.".into(),
        });
    }
    if let Some(kantor) = baru.pemilik
        && crate::perangkat_daerah::nama(&tulis.tx, &[kantor]).await?.is_empty()
    {
        galat.push(GalatIsian {
            bidang: "pemilik".into(),
            pesan: "Perangkat Daerah ini tidak ada. Pilih dari daftar.".into(),
        });
    }
    if !galat.is_empty() {
        return Err(Galat::Isian(galat));
    }
    let lama = match id {
        Some(id) => Some(
            rekomendasi::Entity::find_by_id(id)
                .filter(rekomendasi::Column::PenilaianId.eq(penilaian_id))
                .one(&tulis.tx)
                .await?
                .ok_or(Galat::TidakAda)?,
        ),
        None => None,
    };
    if let Some(lama) = &lama
        && baru.versi != Some(lama.versi)
    {
        return Err(Galat::Bentrok(
            "Rekomendasi ini baru saja diubah orang lain. Muat ulang halaman, lalu ulangi perubahan Anda.".into(),
        ));
    }
    let kini = l.kini();
    let isi = json!({
        "uraian": uraian, "indikator": baru.indikator, "aspek": baru.aspek, "pemilik": baru.pemilik, "tenggat": baru.tenggat,
        "selesai": baru.selesai,
    });
    let model = rekomendasi::ActiveModel {
        penilaian_id: Set(penilaian_id),
        indikator: Set(baru.indikator),
        aspek: Set(baru.aspek.map(i32::from)),
        uraian: Set(uraian),
        perangkat_daerah_id: Set(baru.pemilik),
        tenggat: Set(baru.tenggat),
        selesai: Set(baru.selesai),
        arsip: Set(false),
        versi: Set(lama.as_ref().map_or(1, |r| r.versi + 1)),
        diubah: Set(kini),
        ..Default::default()
    };
    let sebelum = lama.as_ref().map_or(Value::Null, sebagai_json);
    let tindakan = if lama.is_some() { "Rekomendasi diubah" } else { "Rekomendasi ditambah" };
    let hasil = match lama {
        Some(lama) => rekomendasi::ActiveModel { id: Set(lama.id), ..model }.update(&tulis.tx).await?,
        None => model.insert(&tulis.tx).await?,
    };
    let entri = Catatan {
        tindakan,
        objek: "rekomendasi",
        objek_id: hasil.id,
        perangkat_daerah: baru.pemilik,
        sebelum,
        sesudah: isi,
    };
    jejak::catat(&tulis, kini, pelaku, entri).await?;
    tulis.selesai().await?;
    Ok(hasil.id)
}

/// Puts one away; it stays in the audit trail and in reports already issued.
///
/// # Errors
/// [`Galat::TidakAda`], [`Galat::Bentrok`], [`Galat::Dilarang`].
pub async fn arsipkan(l: &Layanan, pelaku: &Pelaku, penilaian_id: i64, id: i64, versi: i64) -> Hasil<()> {
    pelaku.wajib(Tindakan::KelolaRekomendasi, &[])?;
    let tulis = l.tulis().await?;
    Konteks::muat_seluruh(&tulis.tx, pelaku, penilaian_id).await?;
    let lama = rekomendasi::Entity::find_by_id(id)
        .filter(rekomendasi::Column::PenilaianId.eq(penilaian_id))
        .filter(rekomendasi::Column::Arsip.eq(false))
        .one(&tulis.tx)
        .await?
        .ok_or(Galat::TidakAda)?;
    if lama.versi != versi {
        return Err(Galat::Bentrok("Rekomendasi ini baru saja diubah orang lain. Muat ulang halaman.".into()));
    }
    let kini = l.kini();
    rekomendasi::ActiveModel {
        id: Set(id),
        arsip: Set(true),
        versi: Set(versi + 1),
        diubah: Set(kini),
        ..Default::default()
    }
    .update(&tulis.tx)
    .await?;
    let entri = Catatan {
        tindakan: "Rekomendasi diarsipkan",
        objek: "rekomendasi",
        objek_id: id,
        perangkat_daerah: lama.perangkat_daerah_id,
        sebelum: sebagai_json(&lama),
        sesudah: Value::Null,
    };
    jejak::catat(&tulis, kini, pelaku, entri).await?;
    tulis.selesai().await
}

fn sebagai_json(r: &rekomendasi::Model) -> Value {
    json!({
        "uraian": r.uraian, "indikator": r.indikator, "aspek": r.aspek, "pemilik": r.perangkat_daerah_id, "tenggat": r.tenggat,
        "selesai": r.selesai,
    })
}
