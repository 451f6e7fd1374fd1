//! What risk management of a year follows, which years lack something, and risks that nobody watched in the last period.
//!
//! Rows J7, J8 and J10 for risk: KALBAR Pasal 27 ayat (3) and (4), Pasal 28 ayat (3) and (4); BEKASI Pasal 32 ayat (2) and
//! (3). The rules stand in [`domain::risiko::pedoman`].

use std::collections::BTreeMap;

use domain::{
    izin::Tindakan,
    risiko::{
        NAMA_MAKS,
        alur::Status,
        pedoman::{KurangPedoman, PedomanRisiko, SELANG_BAWAAN, masa_berakhir},
        periode::{JenisPantau, MasaPantau},
        potret::PotretPedoman,
    },
    teks, waktu,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter,
    sea_query::{Expr, Query},
};
use serde_json::{Value, json};

use super::{
    baris::{self, kolom, punya},
    dasar::{akses, basi_isian, catat},
    entitas::pedoman,
    tahun,
};
use crate::{
    Galat, Hasil, Layanan, Pelaku,
    isian::Periksa,
    perangkat_daerah::{self, KantorRingkas},
};

/// What the audit trail calls the guideline of a year.
pub(crate) const OBJEK: &str = "risiko_pedoman";

/// Longest number of a document.
const NOMOR_MAKS: usize = 120;

/// The guideline of a year as it is typed. `tanpa_sni` is `ya` when there is no SNI; `pengampu` is the id of an office.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IsianPedoman {
    pub pedoman_judul: String,
    pub pedoman_nomor: String,
    pub pedoman_tahun: String,
    pub sni_nomor: String,
    pub sni_tahun: String,
    pub standar_lain: String,
    pub tanpa_sni: String,
    pub rencana_nomor: String,
    pub rencana_tanggal: String,
    pub pengampu: String,
    pub selang: String,
}

/// What a year follows, and what is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PedomanTahun {
    pub tahun: i32,
    /// 0 while nothing has been kept.
    pub versi: i64,
    pub isi: PedomanRisiko,
    pub pengampu: Option<KantorRingkas>,
    pub kurang: Vec<KurangPedoman>,
    /// Other years in use that lack something, newest first.
    pub lain: Vec<(i32, Vec<KurangPedoman>)>,
    /// The last period that has ended; `None` while none has, and for a closed year.
    pub masa: Option<MasaPantau>,
    /// Risks in force without a report of that period, by office; those this person sees.
    pub belum_dipantau: BTreeMap<i64, usize>,
}

/// What a year follows.
///
/// # Errors
/// [`Galat::Dilarang`].
pub async fn get(l: &Layanan, pelaku: &Pelaku, tahun: i32) -> Hasil<PedomanTahun> {
    let milik = tahun::dalam_jangkauan(&akses(pelaku)?, None)?;
    let mut semua: BTreeMap<i32, pedoman::Model> =
        pedoman::Entity::find().all(&l.db).await?.into_iter().map(|b| (b.tahun, b)).collect();
    let ada = tahun::pilihan(l, pelaku).await?;
    let (versi, isi) = semua.remove(&tahun).map_or_else(Default::default, |b| (b.versi, dari(b)));
    let lain = ada
        .iter()
        .filter(|(t, _)| *t != tahun)
        .map(|(t, _)| (*t, semua.remove(t).map_or_else(PedomanRisiko::default, dari).kurang()))
        .filter(|(_, kurang)| !kurang.is_empty())
        .collect();
    let ditutup = ada.contains(&(tahun, true));
    let masa = masa_berakhir(isi.selang, tahun, l.hari_ini()).filter(|_| !ditutup);
    let syarat = baris::syarat(tahun, milik.as_deref(), false);
    let belum_dipantau = belum_dipantau(l, &l.db, &syarat, masa).await?;
    let pengampu = pengampu(&l.db, &isi).await?;
    Ok(PedomanTahun { tahun, versi, kurang: isi.kurang(), isi, pengampu, lain, masa, belum_dipantau })
}

/// Keeps what a year follows.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::Isian`], [`Galat::BentrokIsian`] for a stale version, [`Galat::Ditolak`] for a closed year,
/// [`Galat::TidakAda`] for a year that is none.
pub async fn simpan(l: &Layanan, pelaku: &Pelaku, tahun: i32, versi: i64, isian: &IsianPedoman) -> Hasil<()> {
    pelaku.wajib(Tindakan::KelolaRisiko, &[])?;
    let tulis = l.tulis().await?;
    tahun::kerja(l, &tulis.tx, tahun).await?.terbuka()?;
    let baru = baca(l, tahun, isian)?;
    if baru.pengampu.is_some() && pengampu(&tulis.tx, &baru).await?.is_none() {
        return Err(Galat::isian("pengampu", "Pilih Perangkat Daerah dari daftar."));
    }
    let lama = cari(&tulis.tx, tahun).await?;
    if lama.as_ref().map_or(0, |b| b.versi) != versi {
        return Err(lama
            .map_or_else(|| basi_isian("Orang lain", l.kini(), 0), |b| basi_isian(&b.diubah_oleh, b.diubah, b.versi)));
    }
    let id = lama.as_ref().map(|b| b.id);
    let sebelum = lama.map(dari);
    if sebelum.as_ref() == Some(&baru) {
        return Ok(());
    }
    let mut model = pedoman::ActiveModel {
        tahun: Set(tahun),
        pedoman_judul: Set(baru.judul.clone()),
        pedoman_nomor: Set(baru.nomor.clone()),
        pedoman_tahun: Set(baru.tahun),
        sni_nomor: Set(baru.sni_nomor.clone()),
        sni_tahun: Set(baru.sni_tahun),
        standar_lain: Set(baru.standar_lain.clone()),
        tanpa_sni: Set(baru.tanpa_sni),
        rencana_nomor: Set(baru.rencana_nomor.clone()),
        rencana_tanggal: Set(baru.rencana_tanggal),
        perangkat_daerah_id: Set(baru.pengampu),
        selang_pantau: Set(baru.selang.kode().into()),
        versi: Set(versi + 1),
        diubah: Set(l.kini()),
        diubah_oleh: Set(pelaku.nama.clone()),
        ..Default::default()
    };
    let id = match id {
        Some(id) => {
            model.id = Set(id);
            model.update(&tulis.tx).await?.id
        }
        None => model.insert(&tulis.tx).await?.id,
    };
    let isi = (sebelum.map_or(Value::Null, |p| rekam(&p)), rekam(&baru));
    catat(l, &tulis, pelaku, (OBJEK, id, None), "Pedoman dan rencana manajemen risiko dicatat", isi).await?;
    tulis.selesai().await
}

/// The same for the consolidated view, over the risks that meet its condition.
pub(super) async fn potret<C: ConnectionTrait>(
    l: &Layanan,
    db: &C,
    (tahun, ditutup): (i32, bool),
    syarat: &Condition,
) -> Hasil<PotretPedoman> {
    let isi = cari(db, tahun).await?.map_or_else(PedomanRisiko::default, dari);
    let masa = masa_berakhir(isi.selang, tahun, l.hari_ini()).filter(|_| !ditutup);
    let belum = belum_dipantau(l, db, syarat, masa).await?;
    Ok(PotretPedoman {
        pedoman: isi.pedoman(),
        standar: isi.standar(),
        rencana_nomor: isi.rencana_nomor.clone(),
        rencana_tanggal: isi.rencana_tanggal,
        pengampu: pengampu(db, &isi).await?.map(|k| k.nama).unwrap_or_default(),
        selang: isi.selang,
        kurang: isi.kurang(),
        masa,
        belum_dipantau: belum.values().sum(),
        kantor: belum.len(),
    })
}

/// The last period of monitoring of a year that has ended, by its guideline; `None` while none has, and for a closed year.
pub(super) async fn masa<C: ConnectionTrait>(
    l: &Layanan,
    db: &C,
    (tahun, ditutup): (i32, bool),
) -> Hasil<Option<MasaPantau>> {
    if ditutup {
        return Ok(None);
    }
    let selang = cari(db, tahun).await?.map_or(SELANG_BAWAAN, |b| dari(b).selang);
    Ok(masa_berakhir(selang, tahun, l.hari_ini()))
}

/// Risks in force without a report that ends within the period. One that was written only after the period could not be
/// watched in it.
pub(super) fn tanpa_laporan(l: &Layanan, masa: MasaPantau) -> Condition {
    let berlaku = Status::SEMUA.into_iter().filter(|s| s.berlaku()).map(Status::kode);
    let dilaporkan = Expr::col(("p", "sampai")).between(masa.mulai(), masa.sampai);
    Condition::all()
        .add(kolom("status").is_in(berlaku))
        .add(kolom("dibuat").lte(l.profil.zona_waktu.akhir_hari(masa.sampai)))
        .add(punya("risiko_pantauan", "p", dilaporkan).not())
}

/// How many of them there are, by office.
async fn belum_dipantau<C: ConnectionTrait>(
    l: &Layanan,
    db: &C,
    syarat: &Condition,
    masa: Option<MasaPantau>,
) -> Hasil<BTreeMap<i64, usize>> {
    let Some(masa) = masa else { return Ok(BTreeMap::new()) };
    let mut kueri = Query::select();
    kueri
        .column(("risiko", "perangkat_daerah_id"))
        .expr(kolom("id").count())
        .from("risiko")
        .cond_where(syarat.clone())
        .cond_where(tanpa_laporan(l, masa))
        .group_by_col(("risiko", "perangkat_daerah_id"));
    let satu = |b: &sea_orm::QueryResult| {
        let banyak: i64 = b.try_get_by_index(1)?;
        Ok((b.try_get_by_index(0)?, usize::try_from(banyak).unwrap_or_default()))
    };
    db.query_all(&kueri).await?.iter().map(satu).collect()
}

async fn cari<C: ConnectionTrait>(db: &C, tahun: i32) -> Hasil<Option<pedoman::Model>> {
    Ok(pedoman::Entity::find().filter(pedoman::Column::Tahun.eq(tahun)).one(db).await?)
}

async fn pengampu<C: ConnectionTrait>(db: &C, isi: &PedomanRisiko) -> Hasil<Option<KantorRingkas>> {
    let Some(id) = isi.pengampu else { return Ok(None) };
    Ok(perangkat_daerah::nama(db, &[id]).await?.remove(&id))
}

fn baca(l: &Layanan, tahun: i32, isian: &IsianPedoman) -> Hasil<PedomanRisiko> {
    let mut p = Periksa::default();
    let baru = PedomanRisiko {
        judul: p.ambil("pedoman_judul", teks::baris(&isian.pedoman_judul, "Nama pedoman", false, NAMA_MAKS)),
        nomor: p.ambil("pedoman_nomor", teks::baris(&isian.pedoman_nomor, "Nomor pedoman", false, NOMOR_MAKS)),
        tahun: baca_tahun(&mut p, "pedoman_tahun", &isian.pedoman_tahun),
        sni_nomor: p.ambil("sni_nomor", teks::baris(&isian.sni_nomor, "Nomor SNI", false, NOMOR_MAKS)),
        sni_tahun: baca_tahun(&mut p, "sni_tahun", &isian.sni_tahun),
        standar_lain: p
            .ambil("standar_lain", teks::baris(&isian.standar_lain, "Standar internasional", false, NAMA_MAKS)),
        tanpa_sni: match isian.tanpa_sni.trim() {
            "ya" => true,
            "" | "tidak" => false,
            _ => {
                p.salah("tanpa_sni", "Pilih apakah SNI tersedia.");
                false
            }
        },
        rencana_nomor: p.ambil("rencana_nomor", teks::baris(&isian.rencana_nomor, "Nomor rencana", false, NOMOR_MAKS)),
        rencana_tanggal: waktu::baca_tanggal_opsional(&isian.rencana_tanggal, "Tanggal rencana").unwrap_or_else(
            |sebab| {
                p.salah("rencana_tanggal", sebab.to_string());
                None
            },
        ),
        pengampu: match isian.pengampu.trim() {
            "" => None,
            teks => teks.parse().ok().or_else(|| {
                p.salah("pengampu", "Pilih Perangkat Daerah dari daftar.");
                None
            }),
        },
        selang: JenisPantau::dari_kode(isian.selang.trim()).unwrap_or(JenisPantau::Insidental),
    };
    // What cannot be read is told first: the rules would speak of it as empty.
    p.selesai()?;
    let galat = baru.periksa(tahun, l.hari_ini());
    if galat.is_empty() { Ok(baru) } else { Err(Galat::Isian(galat)) }
}

fn baca_tahun(p: &mut Periksa, bidang: &str, isian: &str) -> Option<i32> {
    let isian = isian.trim();
    if isian.is_empty() {
        return None;
    }
    let tahun = isian.parse().ok();
    if tahun.is_none() {
        p.salah(bidang, "Tulis tahun dengan empat angka, misalnya 2020.");
    }
    tahun
}

fn dari(b: pedoman::Model) -> PedomanRisiko {
    PedomanRisiko {
        judul: b.pedoman_judul,
        nomor: b.pedoman_nomor,
        tahun: b.pedoman_tahun,
        sni_nomor: b.sni_nomor,
        sni_tahun: b.sni_tahun,
        standar_lain: b.standar_lain,
        tanpa_sni: b.tanpa_sni,
        rencana_nomor: b.rencana_nomor,
        rencana_tanggal: b.rencana_tanggal,
        pengampu: b.perangkat_daerah_id,
        selang: JenisPantau::dari_kode(&b.selang_pantau).unwrap_or(SELANG_BAWAAN),
    }
}

/// What the trail keeps of it.
pub(crate) fn rekam(p: &PedomanRisiko) -> Value {
    json!({
        "pedoman_judul": p.judul,
        "pedoman_nomor": p.nomor,
        "pedoman_tahun": p.tahun,
        "sni_nomor": p.sni_nomor,
        "sni_tahun": p.sni_tahun,
        "standar_lain": p.standar_lain,
        "tanpa_sni": p.tanpa_sni,
        "rencana_nomor": p.rencana_nomor,
        "rencana_tanggal": p.rencana_tanggal,
        "perangkat_daerah_id": p.pengampu,
        "selang": p.selang.kode(),
    })
}
