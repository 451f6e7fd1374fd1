//! Filling one indicator: what the page shows, and saving it (by the button or as you type).

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    angka::Nilai,
    instrumen::Instrumen,
    izin::Tindakan,
    penilaian::{Lingkup, Perbuatan, Status, Tahap},
    teks::{self, GalatIsian},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;

use super::{
    alur::{self, Pilihan},
    bukti_isian::{self, BuktiIsian},
    entitas::{isian, klarifikasi, nilai, penilaian, penugasan, putaran},
    konteks::{KonteksIsian, tahap, unik},
    putaran::tenggat_putaran,
    terkait::{self, Terkait},
};
use crate::{
    Galat, Hasil, Layanan, Pelaku, Tulis,
    galat::Bentrokan,
    jejak::{self, Catatan, Entri, Milik},
    perangkat_daerah::KantorRingkas,
};

/// Longest Fakta, Analisis, Justifikasi, in characters.
pub const URAIAN_MAKS: usize = 10_000;

/// Everything the page of one indicator shows.
#[derive(Clone, Debug)]
pub struct HalamanIsian {
    pub penilaian_id: i64,
    pub putaran_id: i64,
    pub isian_id: i64,
    pub tahun: i32,
    pub nama_putaran: String,
    pub instrumen: String,
    pub lingkup: Lingkup,
    pub terkunci: bool,
    pub kode: String,
    pub status: Status,
    pub versi: i64,
    /// Reason of the last return, if it was returned.
    pub catatan: String,
    pub kantor: Vec<KantorRingkas>,
    pub nilai: BTreeMap<Tahap, NilaiTahap>,
    pub tahap: Vec<Tahap>,
    pub tenggat: BTreeMap<Tahap, NaiveDate>,
    /// Deadlines close what belongs to their stage.
    pub tutup_lewat_tenggat: bool,
    pub lalu: Option<TahunLalu>,
    /// Last year's answers in the other instrument, when there is none in this one.
    pub terkait: Option<Terkait>,
    pub bukti: Vec<BuktiIsian>,
    pub klarifikasi: Vec<Klarifikasi>,
    pub riwayat: Vec<Entri>,
    /// What this person may do now, and why not where a step is closed.
    pub pilihan: Vec<Pilihan>,
    /// Neighbours among the indicators this person sees: code before, code after, position, count.
    pub urutan: Urutan,
    pub diisi_oleh: Option<String>,
    pub diajukan_oleh: Option<String>,
    pub disetujui_oleh: Option<String>,
    pub diubah: DateTime<Utc>,
}

/// Neighbours of an indicator in the person's own list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Urutan {
    pub sebelumnya: Option<String>,
    pub berikutnya: Option<String>,
    pub ke: usize,
    pub dari: usize,
}

/// What a stage said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NilaiTahap {
    pub nilai: Option<Nilai>,
    pub fakta: String,
    pub analisis: String,
    pub justifikasi: String,
    pub oleh: Option<String>,
    pub pada: Option<DateTime<Utc>>,
}

/// The same indicator in the round before.
#[derive(Clone, Debug)]
pub struct TahunLalu {
    pub penilaian_id: i64,
    pub tahun: i32,
    pub instrumen: String,
    pub kode: String,
    pub nilai: Option<Nilai>,
    pub fakta: String,
    pub analisis: String,
    pub justifikasi: String,
    pub bukti: Vec<BuktiIsian>,
}

/// A question and its answer.
#[derive(Clone, Debug)]
pub struct Klarifikasi {
    pub id: i64,
    pub pertanyaan: String,
    pub ditanya_oleh: Option<String>,
    pub ditanya_pada: DateTime<Utc>,
    pub batas: Option<NaiveDate>,
    pub jawaban: Option<String>,
    pub dijawab_oleh: Option<String>,
    pub dijawab_pada: Option<DateTime<Utc>>,
}

/// What the office typed.
#[derive(Clone, Debug)]
pub struct IsianBaru {
    pub versi: i64,
    pub tingkat: String,
    pub fakta: String,
    pub analisis: String,
}

/// The answer to a save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tersimpan {
    pub versi: i64,
    pub pada: DateTime<Utc>,
    pub status: Status,
}

/// The page of one indicator.
///
/// # Errors
/// [`Galat::TidakAda`] for what this person may not know of.
pub async fn get(l: &Layanan, pelaku: &Pelaku, penilaian_id: i64, kode: &str) -> Hasil<HalamanIsian> {
    let db = &l.db;
    let k = KonteksIsian::muat(db, pelaku, penilaian_id, kode).await?;
    let instrumen = k.konteks.instrumen(l)?;
    let nilai = nilai::Entity::find().filter(nilai::Column::IsianId.eq(k.isian.id)).all(db).await?;
    let klarifikasi = klarifikasi::Entity::find()
        .filter(klarifikasi::Column::IsianId.eq(k.isian.id))
        .order_by_asc(klarifikasi::Column::Id)
        .all(db)
        .await?;
    let orang = nama_orang(db, &k, &nilai, &klarifikasi).await?;
    let nama = |id: Option<i64>| id.and_then(|id| orang.get(&id).cloned());
    let kantor = crate::perangkat_daerah::nama(db, &k.kantor).await?;
    let penilai = alur::penilai(&nilai);
    let per_tahap = per_tahap(nilai, &nama)?;
    let pilihan = alur::pilihan(pelaku, &k, &per_tahap, &penilai, l.hari_ini());
    let lalu = tahun_lalu(l, &k, instrumen).await?;
    let terkait = if lalu.is_none() { terkait::muat(l, &k, instrumen).await? } else { None };
    let milik = Milik { objek: "isian", objek_id: k.isian.id, tindakan: Tindakan::LihatPenilaian, kantor: &k.kantor };
    let riwayat = jejak::riwayat(db, pelaku, milik, 30).await?;
    Ok(HalamanIsian {
        penilaian_id,
        putaran_id: k.konteks.putaran.id,
        isian_id: k.isian.id,
        tahun: k.konteks.putaran.tahun,
        nama_putaran: k.konteks.putaran.nama.clone(),
        instrumen: k.konteks.putaran.instrumen.clone(),
        lingkup: k.konteks.aturan.lingkup,
        terkunci: k.konteks.aturan.terkunci,
        kode: k.isian.indikator.clone(),
        status: k.status,
        versi: k.isian.versi,
        catatan: k.isian.catatan.clone(),
        kantor: k.kantor.iter().filter_map(|id| kantor.get(id).cloned()).collect(),
        nilai: per_tahap,
        tahap: k.konteks.tahap(),
        tenggat: tenggat_putaran(db, Some(k.konteks.putaran.id))
            .await?
            .remove(&k.konteks.putaran.id)
            .unwrap_or_default(),
        tutup_lewat_tenggat: k.konteks.putaran.tutup_lewat_tenggat,
        lalu,
        terkait,
        bukti: bukti_isian::list(db, k.isian.id).await?,
        klarifikasi: klarifikasi
            .into_iter()
            .map(|q| Klarifikasi {
                id: q.id,
                pertanyaan: q.pertanyaan,
                ditanya_oleh: nama(q.ditanya_oleh),
                ditanya_pada: q.ditanya_pada,
                batas: q.batas,
                jawaban: q.jawaban,
                dijawab_oleh: nama(q.dijawab_oleh),
                dijawab_pada: q.dijawab_pada,
            })
            .collect(),
        riwayat,
        pilihan,
        urutan: urutan(db, &k).await?,
        diisi_oleh: nama(k.isian.diisi_oleh),
        diajukan_oleh: nama(k.isian.diajukan_oleh),
        disetujui_oleh: nama(k.isian.disetujui_oleh),
        diubah: k.isian.diubah,
    })
}

/// Saves level, Fakta and Analisis of the penilaian mandiri. Saving it unchanged changes nothing.
///
/// # Errors
/// [`Galat::BentrokIsian`] with the other version, [`Galat::Isian`], [`Galat::Tertutup`], [`Galat::Dilarang`].
pub async fn simpan(l: &Layanan, pelaku: &Pelaku, penilaian_id: i64, kode: &str, baru: IsianBaru) -> Hasil<Tersimpan> {
    let tulis = l.tulis().await?;
    let k = KonteksIsian::muat(&tulis.tx, pelaku, penilaian_id, kode).await?;
    pelaku.wajib(Perbuatan::Isi.tindakan(k.konteks.aturan.lingkup), &k.kantor)?;
    let status = k.konteks.alih(l.hari_ini(), k.status, Perbuatan::Isi)?;
    let (tingkat, fakta, analisis) = periksa(k.konteks.instrumen(l)?, &baru)?;
    let lama = nilai::Entity::find()
        .filter(nilai::Column::IsianId.eq(k.isian.id))
        .filter(nilai::Column::Tahap.eq(Tahap::Mandiri.kode()))
        .one(&tulis.tx)
        .await?;
    let sama = lama.as_ref().map_or(tingkat.is_none() && fakta.is_empty() && analisis.is_empty(), |n| {
        n.nilai == tingkat.map(|t| t.0) && n.fakta == fakta && n.analisis == analisis
    });
    if sama {
        return Ok(Tersimpan { versi: k.isian.versi, pada: k.isian.diubah, status: k.status });
    }
    if k.isian.versi != baru.versi {
        return Err(bentrok(&tulis, &k, lama).await?);
    }
    let kini = l.kini();
    let sebelum = lama
        .as_ref()
        .map_or(serde_json::Value::Null, |n| json!({"tingkat": n.nilai, "fakta": n.fakta, "analisis": n.analisis}));
    let sesudah = json!({"tingkat": tingkat, "fakta": fakta, "analisis": analisis});
    tulis_nilai(
        &tulis,
        k.isian.id,
        Tahap::Mandiri,
        lama.map(|n| n.id),
        pelaku,
        kini,
        NilaiTahap { nilai: tingkat, fakta, analisis, ..Default::default() },
    )
    .await?;
    let versi = k.isian.versi + 1;
    isian::ActiveModel {
        id: Set(k.isian.id),
        status: Set(status.kode().into()),
        diisi_oleh: Set(pelaku.akun_id),
        versi: Set(versi),
        diubah: Set(kini),
        ..Default::default()
    }
    .update(&tulis.tx)
    .await?;
    let catatan = Catatan {
        tindakan: "Diisi",
        objek: "isian",
        objek_id: k.isian.id,
        perangkat_daerah: k.kantor.first().copied(),
        sebelum,
        sesudah,
    };
    jejak::catat(&tulis, kini, pelaku, catatan).await?;
    tulis.selesai().await?;
    Ok(Tersimpan { versi, pada: kini, status })
}

/// Writes what a stage says: a new row, or over the one that is there.
pub(super) async fn tulis_nilai(
    tulis: &Tulis,
    isian_id: i64,
    tahap: Tahap,
    lama: Option<i64>,
    pelaku: &Pelaku,
    kini: DateTime<Utc>,
    isi: NilaiTahap,
) -> Hasil<()> {
    let model = model_nilai(isian_id, tahap, pelaku, kini, isi);
    match lama {
        Some(id) => {
            nilai::ActiveModel { id: Set(id), ..model }.update(&tulis.tx).await?;
        }
        None => {
            nilai::Entity::insert(model).exec_without_returning(&tulis.tx).await?;
        }
    }
    Ok(())
}

/// The row of what a stage says.
pub(super) fn model_nilai(
    isian_id: i64,
    tahap: Tahap,
    pelaku: &Pelaku,
    kini: DateTime<Utc>,
    isi: NilaiTahap,
) -> nilai::ActiveModel {
    nilai::ActiveModel {
        isian_id: Set(isian_id),
        tahap: Set(tahap.kode().into()),
        nilai: Set(isi.nilai.map(|n| n.0)),
        fakta: Set(isi.fakta),
        analisis: Set(isi.analisis),
        justifikasi: Set(isi.justifikasi),
        oleh: Set(pelaku.akun_id),
        pada: Set(kini),
        ..Default::default()
    }
}

/// A level or decimal value as typed, within the instrument's scale; empty means not yet chosen.
pub(super) fn urai_nilai(instrumen: &Instrumen, bidang: &str, teks: &str) -> Result<Option<Nilai>, GalatIsian> {
    let teks = teks.trim();
    if teks.is_empty() {
        return Ok(None);
    }
    let salah = |pesan: String| GalatIsian { bidang: bidang.into(), pesan };
    let rentang = || {
        if instrumen.desimal {
            format!(
                "Nilai harus angka {} sampai {}, paling banyak dua desimal.",
                instrumen.nilai_min.0 / 100,
                instrumen.nilai_maks.0 / 100
            )
        } else {
            format!("Pilih tingkat {} sampai {}.", instrumen.nilai_min.0 / 100, instrumen.nilai_maks.0 / 100)
        }
    };
    let (bulat, desimal) = teks.split_once([',', '.']).unwrap_or((teks, ""));
    let hanya_angka = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if bulat.is_empty() || bulat.len() > 2 || desimal.len() > 2 || !hanya_angka(bulat) || !hanya_angka(desimal) {
        return Err(salah(rentang()));
    }
    let seratusan = bulat.parse::<i32>().unwrap_or(0) * 100 + format!("{desimal:0<2}").parse::<i32>().unwrap_or(0);
    let nilai = Nilai(seratusan);
    if nilai < instrumen.nilai_min || nilai > instrumen.nilai_maks || (!instrumen.desimal && seratusan % 100 != 0) {
        return Err(salah(rentang()));
    }
    Ok(Some(nilai))
}

fn periksa(instrumen: &Instrumen, baru: &IsianBaru) -> Hasil<(Option<Nilai>, String, String)> {
    let mut galat = Vec::new();
    let tingkat = urai_nilai(instrumen, "tingkat", &baru.tingkat).map_err(|g| galat.push(g)).unwrap_or_default();
    let mut uraian = |bidang: &str, nama: &str, isi: &str| {
        teks::uraian(isi, nama, false, URAIAN_MAKS)
            .map_err(|g| galat.push(GalatIsian { bidang: bidang.into(), pesan: g.to_string() }))
            .unwrap_or_default()
    };
    let fakta = uraian("fakta", "Fakta", &baru.fakta);
    let analisis = uraian("analisis", "Analisis", &baru.analisis);
    if galat.is_empty() { Ok((tingkat, fakta, analisis)) } else { Err(Galat::Isian(galat)) }
}

async fn bentrok(tulis: &Tulis, k: &KonteksIsian, lama: Option<nilai::Model>) -> Hasil<Galat> {
    let oleh = match lama.as_ref().and_then(|n| n.oleh) {
        Some(id) => crate::akun::nama(&tulis.tx, &[id]).await?.remove(&id),
        None => None,
    }
    .unwrap_or_else(|| "orang lain".into());
    let lama = lama.map(|n| (n.nilai, n.fakta, n.analisis)).unwrap_or_default();
    Ok(Galat::BentrokIsian(Box::new(Bentrokan {
        oleh,
        pada: k.isian.diubah,
        versi: k.isian.versi,
        isian: BTreeMap::from([
            ("tingkat".into(), lama.0.map(|n| tampil_nilai(Nilai(n))).unwrap_or_default()),
            ("fakta".into(), lama.1),
            ("analisis".into(), lama.2),
        ]),
    })))
}

/// As the form's own field holds it: `3`, `2.35`.
fn tampil_nilai(nilai: Nilai) -> String {
    if nilai.0 % 100 == 0 { (nilai.0 / 100).to_string() } else { format!("{}.{:02}", nilai.0 / 100, nilai.0 % 100) }
}

pub(super) fn per_tahap(
    nilai: Vec<nilai::Model>,
    nama: &impl Fn(Option<i64>) -> Option<String>,
) -> Hasil<BTreeMap<Tahap, NilaiTahap>> {
    nilai
        .into_iter()
        .map(|n| {
            let isi = NilaiTahap {
                nilai: n.nilai.map(Nilai),
                fakta: n.fakta,
                analisis: n.analisis,
                justifikasi: n.justifikasi,
                oleh: nama(n.oleh),
                pada: Some(n.pada),
            };
            Ok((tahap(&n.tahap)?, isi))
        })
        .collect()
}

async fn nama_orang<C: ConnectionTrait>(
    db: &C,
    k: &KonteksIsian,
    nilai: &[nilai::Model],
    klarifikasi: &[klarifikasi::Model],
) -> Hasil<HashMap<i64, String>> {
    let isian = [k.isian.diisi_oleh, k.isian.diajukan_oleh, k.isian.disetujui_oleh];
    let id = unik(
        isian
            .into_iter()
            .chain(nilai.iter().map(|n| n.oleh))
            .chain(klarifikasi.iter().flat_map(|q| [q.ditanya_oleh, q.dijawab_oleh])),
    );
    crate::akun::nama(db, &id).await
}

async fn urutan<C: ConnectionTrait>(db: &C, k: &KonteksIsian) -> Hasil<Urutan> {
    let mut kueri = isian::Entity::find()
        .filter(isian::Column::PenilaianId.eq(k.konteks.penilaian.id))
        .order_by_asc(isian::Column::Urutan);
    if !k.konteks.lihat_seluruh()
        && let super::Akses::Kantor(kantor) = &k.konteks.akses
    {
        let tugas = sea_orm::QuerySelect::column(
            sea_orm::QuerySelect::select_only(penugasan::Entity::find()),
            penugasan::Column::IsianId,
        )
        .filter(penugasan::Column::PerangkatDaerahId.is_in(kantor.iter().copied()));
        kueri = kueri.filter(isian::Column::Id.in_subquery(sea_orm::QueryTrait::into_query(tugas)));
    }
    let kode: Vec<String> = kueri.all(db).await?.into_iter().map(|i| i.indikator).collect();
    let Some(di) = kode.iter().position(|kode| *kode == k.isian.indikator) else { return Ok(Urutan::default()) };
    Ok(Urutan {
        sebelumnya: di.checked_sub(1).and_then(|n| kode.get(n).cloned()),
        berikutnya: kode.get(di + 1).cloned(),
        ke: di + 1,
        dari: kode.len(),
    })
}

/// The newest earlier round of the same subject that was made with an instrument and is fixed.
pub(super) async fn penilaian_lalu<C: ConnectionTrait>(
    db: &C,
    k: &KonteksIsian,
    instrumen: &str,
) -> Hasil<Option<(penilaian::Model, putaran::Model)>> {
    let kueri = penilaian::Entity::find()
        .find_also_related(putaran::Entity)
        .filter(putaran::Column::Tahun.lt(k.konteks.putaran.tahun))
        .filter(putaran::Column::Instrumen.eq(instrumen))
        .filter(putaran::Column::Terkunci.eq(true))
        .order_by_desc(putaran::Column::Tahun)
        .order_by_desc(putaran::Column::Id);
    let kueri = match k.konteks.penilaian.perangkat_daerah_id {
        Some(id) => kueri.filter(penilaian::Column::PerangkatDaerahId.eq(id)),
        None => kueri.filter(penilaian::Column::PerangkatDaerahId.is_null()),
    };
    Ok(kueri.one(db).await?.and_then(|(penilaian, putaran)| Some((penilaian, putaran?))))
}

/// The same indicator in the newest earlier round that was made with the same instrument.
async fn tahun_lalu(l: &Layanan, k: &KonteksIsian, instrumen: &Instrumen) -> Hasil<Option<TahunLalu>> {
    let db = &l.db;
    let Some((penilaian, putaran)) = penilaian_lalu(db, k, &instrumen.id).await? else { return Ok(None) };
    let Some(isian) = isian::Entity::find()
        .filter(isian::Column::PenilaianId.eq(penilaian.id))
        .filter(isian::Column::Indikator.eq(k.isian.indikator.as_str()))
        .one(db)
        .await?
    else {
        return Ok(None);
    };
    let nilai = per_tahap(nilai::Entity::find().filter(nilai::Column::IsianId.eq(isian.id)).all(db).await?, &|_| None)?;
    let akhir = nilai.values().rev().find(|n| n.nilai.is_some()).cloned().unwrap_or_default();
    let mandiri = nilai.get(&Tahap::Mandiri).cloned().unwrap_or_default();
    Ok(Some(TahunLalu {
        penilaian_id: penilaian.id,
        tahun: putaran.tahun,
        instrumen: putaran.instrumen,
        kode: isian.indikator,
        nilai: akhir.nilai,
        fakta: mandiri.fakta,
        analisis: mandiri.analisis,
        justifikasi: akhir.justifikasi,
        bukti: bukti_isian::list(db, isian.id).await?,
    }))
}
