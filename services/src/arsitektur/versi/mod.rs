//! Versions of the architecture: written, reviewed, determined by decree, replaced.

mod entitas;
pub mod menunggu;
mod potret;
mod reviu;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    arsitektur::versi::{Aksi, JenisReviu, Keadaan, ReviuBerkala, akhir_periode, alih, kewajiban_reviu, reviu_berkala},
    izin::Tindakan,
    teks::{self, GalatIsian},
    waktu::Tenggat,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};
use serde_json::{Value, json};

use crate::{
    Galat, Hasil, Layanan, Pelaku, Tulis,
    arsitektur::Jangkauan,
    jejak::{self, Catatan},
};
use entitas::{arsitektur, kegiatan, potret as beku};

pub use potret::{IsiVersi, bandingkan, isi, kini};
pub use reviu::{HasilReviu, IsianReviu, Reviu, mulai as mulai_reviu, selesaikan as selesaikan_reviu};
pub(crate) use reviu::{picu, unsur_berlaku};

/// Kind of record in the trail.
const OBJEK: &str = "arsitektur";

/// A version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Versi {
    pub id: i64,
    pub nama: String,
    pub keadaan: Keadaan,
    /// First and last day of its period.
    pub mulai: NaiveDate,
    pub sampai: NaiveDate,
    pub uraian: String,
    pub pendahulu_id: Option<i64>,
    /// Number, date and subject of the decree.
    pub keputusan: Option<(String, NaiveDate, String)>,
    pub ditetapkan_pada: Option<DateTime<Utc>>,
    /// Since when and why it is no longer in force.
    pub dicabut: Option<(NaiveDate, String)>,
    pub versi: i64,
    /// Items and relations of its frozen content.
    pub beku: Option<(i32, i32)>,
}

/// A version with everything around it.
#[derive(Clone, Debug)]
pub struct RincianVersi {
    pub versi: Versi,
    /// Newest first.
    pub reviu: Vec<Reviu>,
    /// What the calendar asks of a version in force.
    pub berkala: Vec<ReviuBerkala>,
    /// The day by which a successor must be there, of a version in force that has none yet.
    pub penerus: Option<Tenggat>,
    /// The other versions, by id.
    pub lain: BTreeMap<i64, Versi>,
    /// What this person may do now.
    pub aksi: Vec<Aksi>,
    pub boleh_kelola: bool,
    pub riwayat: Vec<jejak::Entri>,
}

/// Fields of a version.
#[derive(Clone, Debug, Default)]
pub struct IsianVersi {
    pub nama: String,
    pub mulai: Option<NaiveDate>,
    pub uraian: String,
    pub pendahulu_id: Option<i64>,
}

/// What an act needs beside itself.
#[derive(Clone, Debug, Default)]
pub struct IsianAksi {
    /// Number, date, subject of the decree, for [`Aksi::Tetapkan`].
    pub nomor: String,
    pub tanggal: Option<NaiveDate>,
    pub tentang: String,
    /// For [`Aksi::Cabut`] and [`Aksi::KembalikanDraf`].
    pub alasan: String,
}

/// Every version, newest period first.
///
/// # Errors
/// [`Galat::Dilarang`].
pub async fn list(l: &Layanan, pelaku: &Pelaku) -> Hasil<Vec<Versi>> {
    Jangkauan::baru(pelaku)?;
    semua(&l.db).await
}

/// One version.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`].
pub async fn get(l: &Layanan, pelaku: &Pelaku, id: i64) -> Hasil<RincianVersi> {
    Jangkauan::baru(pelaku)?;
    let mut lain: BTreeMap<i64, Versi> = semua(&l.db).await?.into_iter().map(|v| (v.id, v)).collect();
    let versi = lain.remove(&id).ok_or(Galat::TidakAda)?;
    let reviu = reviu::list(&l.db, id).await?;
    let boleh_kelola = pelaku.boleh(Tindakan::KelolaArsitektur, &[]);
    let (berkala, penerus) = jatuh_tempo(l, &versi, &reviu, lain.values());
    let milik = jejak::Milik { objek: OBJEK, objek_id: id, tindakan: Tindakan::KelolaArsitektur, kantor: &[] };
    let riwayat = if boleh_kelola { jejak::riwayat(&l.db, pelaku, milik, 50).await? } else { Vec::new() };
    let aksi = if boleh_kelola {
        Aksi::SEMUA.into_iter().filter(|&a| alih(versi.keadaan, a).is_ok()).collect()
    } else {
        Vec::new()
    };
    Ok(RincianVersi { versi, reviu, berkala, penerus, lain, aksi, boleh_kelola, riwayat })
}

/// The reviews due of the version in force today, for pages about the whole; of the latest one determined where none is in
/// force today, empty without any.
///
/// # Errors
/// [`Galat::Dilarang`].
pub async fn berkala(l: &Layanan, pelaku: &Pelaku) -> Hasil<Option<(Versi, Vec<ReviuBerkala>, Option<Tenggat>)>> {
    let (semua, hari_ini) = (list(l, pelaku).await?, l.hari_ini());
    // A successor may be determined before its period begins: until then the one in force is reviewed.
    let kini = semua.iter().find(|v| v.berlaku(hari_ini));
    let Some(versi) = kini.or_else(|| semua.iter().find(|v| v.keadaan == Keadaan::Ditetapkan)) else {
        return Ok(None);
    };
    let reviu = reviu::list(&l.db, versi.id).await?;
    let (berkala, penerus) = jatuh_tempo(l, versi, &reviu, semua.iter());
    Ok(Some((versi.clone(), berkala, penerus)))
}

/// Adds a draft.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::Isian`].
pub async fn create(l: &Layanan, pelaku: &Pelaku, isian: &IsianVersi) -> Hasil<i64> {
    pelaku.wajib(Tindakan::KelolaArsitektur, &[])?;
    let (nama, mulai, uraian) = periksa(isian)?;
    let tulis = l.tulis().await?;
    if let Some(id) = isian.pendahulu_id {
        satu(&tulis.tx, id).await.map_err(|_| Galat::isian("pendahulu", "Versi pendahulu ini tidak ada."))?;
    }
    let id = tambah(l, &tulis, pelaku, &nama, mulai, &uraian, isian.pendahulu_id).await?;
    tulis.selesai().await?;
    Ok(id)
}

/// Changes name, period and description of a version that is not determined yet.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Isian`], [`Galat::Bentrok`], [`Galat::Ditolak`] after its decree.
pub async fn update(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64, isian: &IsianVersi) -> Hasil<()> {
    pelaku.wajib(Tindakan::KelolaArsitektur, &[])?;
    let (nama, mulai, uraian) = periksa(isian)?;
    let tulis = l.tulis().await?;
    let lama = pegang(&tulis, id, versi).await?;
    if !lama.keadaan.terbuka() {
        return Err(Galat::Ditolak(
            "Versi yang sudah ditetapkan atau dicabut tidak diubah lagi. Buat versi baru.".into(),
        ));
    }
    if (&lama.nama, lama.mulai, &lama.uraian) == (&nama, mulai, &uraian) {
        return Ok(());
    }
    arsitektur::Entity::update_many()
        .col_expr(arsitektur::Column::Nama, Expr::value(&nama))
        .col_expr(arsitektur::Column::Mulai, Expr::value(mulai))
        .col_expr(arsitektur::Column::Sampai, Expr::value(akhir_periode(mulai)))
        .col_expr(arsitektur::Column::Uraian, Expr::value(&uraian))
        .col_expr(arsitektur::Column::Versi, Expr::value(versi + 1))
        .col_expr(arsitektur::Column::Diubah, Expr::value(l.kini()))
        .col_expr(arsitektur::Column::DiubahOleh, Expr::value(&pelaku.nama))
        .filter(arsitektur::Column::Id.eq(id))
        .exec(&tulis.tx)
        .await?;
    let lihat = |nama: &str, mulai: NaiveDate, uraian: &str| json!({ "nama": nama, "mulai": mulai.to_string(), "uraian": uraian });
    let ubahan = (lihat(&lama.nama, lama.mulai, &lama.uraian), lihat(&nama, mulai, &uraian));
    catat(l, &tulis, pelaku, id, "Diubah", ubahan).await?;
    tulis.selesai().await
}

/// Takes an act. Determining freezes the published records with their relations, and takes the version in force of an
/// overlapping period out of force.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Bentrok`], [`Galat::Ditolak`] when the act is closed or there is
/// nothing to freeze, [`Galat::Isian`] without decree or reason.
pub async fn lakukan(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64, aksi: Aksi, isian: &IsianAksi) -> Hasil<()> {
    pelaku.wajib(Tindakan::KelolaArsitektur, &[])?;
    let hari_ini = l.profil.zona_waktu.tanggal(l.kini());
    let keputusan = match aksi {
        Aksi::Tetapkan => Some(periksa_keputusan(isian, hari_ini)?),
        _ => None,
    };
    let wajib = matches!(aksi, Aksi::Cabut | Aksi::KembalikanDraf);
    let alasan =
        teks::uraian(&isian.alasan, "Alasan", wajib, 2_000).map_err(|g| Galat::isian("alasan", g.to_string()))?;
    let tulis = l.tulis().await?;
    let lama = pegang(&tulis, id, versi).await?;
    let keadaan = alih(lama.keadaan, aksi).map_err(|sebab| Galat::Ditolak(sebab.to_string()))?;
    let mut sesudah = json!({ "keadaan": keadaan.nama() });
    let mut kueri = arsitektur::Entity::update_many()
        .col_expr(arsitektur::Column::Keadaan, Expr::value(keadaan.kode()))
        .col_expr(arsitektur::Column::Versi, Expr::value(versi + 1))
        .col_expr(arsitektur::Column::Diubah, Expr::value(l.kini()))
        .col_expr(arsitektur::Column::DiubahOleh, Expr::value(&pelaku.nama));
    if let Some((nomor, tanggal, tentang)) = &keputusan {
        let (sidik, butir) = potret::bekukan(l, &tulis, pelaku, id).await?;
        if butir == 0 {
            return Err(Galat::Ditolak("Belum ada catatan arsitektur yang terbit untuk ditetapkan.".into()));
        }
        gantikan(l, &tulis, pelaku, &lama, (nomor, *tanggal)).await?;
        sesudah = json!({ "keadaan": keadaan.nama(), "keputusan": nomor, "tanggal": tanggal.to_string(), "tentang": tentang,
            "butir": butir, "sidik": sidik });
        kueri = kueri
            .col_expr(arsitektur::Column::KeputusanNomor, Expr::value(nomor))
            .col_expr(arsitektur::Column::KeputusanTanggal, Expr::value(*tanggal))
            .col_expr(arsitektur::Column::KeputusanTentang, Expr::value(tentang))
            .col_expr(arsitektur::Column::DitetapkanPada, Expr::value(l.kini()));
    }
    if aksi == Aksi::Cabut {
        kueri = kueri
            .col_expr(arsitektur::Column::DicabutTanggal, Expr::value(hari_ini))
            .col_expr(arsitektur::Column::DicabutAlasan, Expr::value(&alasan));
    }
    if !alasan.is_empty() {
        sesudah["alasan"] = Value::String(alasan);
    }
    kueri.filter(arsitektur::Column::Id.eq(id)).exec(&tulis.tx).await?;
    catat(l, &tulis, pelaku, id, aksi.lampau(), (json!({ "keadaan": lama.keadaan.nama() }), sesudah)).await?;
    tulis.selesai().await
}

/// Writes the activities that close gaps, by record; an empty text goes back to the suggestion. Only before the decree.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`] for a version or record that does not exist, [`Galat::Isian`],
/// [`Galat::Ditolak`] after the decree.
pub async fn simpan_kegiatan(l: &Layanan, pelaku: &Pelaku, id: i64, isian: &[(i64, String)]) -> Hasil<usize> {
    pelaku.wajib(Tindakan::KelolaArsitektur, &[])?;
    let tulis = l.tulis().await?;
    let versi = satu(&tulis.tx, id).await?;
    if !versi.keadaan.terbuka() {
        return Err(Galat::Ditolak("Kegiatan versi yang sudah ditetapkan atau dicabut tidak diubah lagi.".into()));
    }
    let dulu = potret::kegiatan_versi(&tulis.tx, id).await?;
    let (mut sebelum, mut sesudah) = (serde_json::Map::new(), serde_json::Map::new());
    for (catatan, isi) in isian {
        let isi = teks::uraian(isi, "Kegiatan", false, 2_000)
            .map_err(|g| Galat::isian(format!("kegiatan_{catatan}"), g.to_string()))?;
        let lama = dulu.get(catatan).cloned().unwrap_or_default();
        if isi == lama {
            continue;
        }
        kegiatan::Entity::delete_many()
            .filter(kegiatan::Column::ArsitekturId.eq(id))
            .filter(kegiatan::Column::CatatanId.eq(*catatan))
            .exec(&tulis.tx)
            .await?;
        if !isi.is_empty() {
            let ada = crate::arsitektur::relasi::titik(&tulis.tx, &[*catatan]).await?;
            if !ada.contains_key(catatan) {
                return Err(Galat::TidakAda);
            }
            kegiatan::Entity::insert(kegiatan::ActiveModel {
                arsitektur_id: Set(id),
                catatan_id: Set(*catatan),
                kegiatan: Set(isi.clone()),
                diubah: Set(l.kini()),
                diubah_oleh: Set(pelaku.nama.clone()),
                ..Default::default()
            })
            .exec(&tulis.tx)
            .await?;
        }
        sebelum.insert(catatan.to_string(), lama.into());
        sesudah.insert(catatan.to_string(), isi.into());
    }
    let jumlah = sesudah.len();
    if jumlah > 0 {
        let ubahan = (json!({ "kegiatan": sebelum }), json!({ "kegiatan": sesudah }));
        catat(l, &tulis, pelaku, id, "Kegiatan diubah", ubahan).await?;
    }
    tulis.selesai().await?;
    Ok(jumlah)
}

/// What the calendar asks of a version in force; its successor is due until one of `semua` is determined.
fn jatuh_tempo<'a>(
    l: &Layanan,
    versi: &Versi,
    reviu: &[Reviu],
    mut semua: impl Iterator<Item = &'a Versi>,
) -> (Vec<ReviuBerkala>, Option<Tenggat>) {
    if versi.keadaan != Keadaan::Ditetapkan {
        return (Vec::new(), None);
    }
    let hari_ini = l.profil.zona_waktu.tanggal(l.kini());
    let selesai: Vec<_> = reviu.iter().filter_map(|r| Some((r.jenis, r.selesai?))).collect();
    let berkala = kewajiban_reviu(&l.profil)
        .map(|k| {
            let dasar = l.profil.kutip(&k.dasar, &k.pasal);
            reviu_berkala((versi.mulai, versi.sampai), &selesai, (k.dapat, &dasar), hari_ini)
        })
        .unwrap_or_default();
    let berpenerus = semua.any(|v| v.keadaan == Keadaan::Ditetapkan && v.mulai > versi.mulai);
    (berkala, (!berpenerus).then(|| Tenggat::dari(versi.sampai, hari_ini)))
}

fn periksa(isian: &IsianVersi) -> Hasil<(String, NaiveDate, String)> {
    let mut salah = Vec::new();
    let mut ambil = |bidang: &str, hasil: Result<String, String>| {
        hasil.unwrap_or_else(|pesan| {
            salah.push(GalatIsian::baru(bidang, pesan));
            String::new()
        })
    };
    let nama = ambil("nama", teks::baris(&isian.nama, "Nama versi", true, 200).map_err(|g| g.to_string()));
    let uraian = ambil("uraian", teks::uraian(&isian.uraian, "Uraian", false, 4_000).map_err(|g| g.to_string()));
    let mulai = isian.mulai.unwrap_or_default();
    if isian.mulai.is_none() {
        salah.push(GalatIsian::baru("mulai", "Awal periode belum diisi. Pilih tanggalnya."));
    }
    if salah.is_empty() { Ok((nama, mulai, uraian)) } else { Err(Galat::Isian(salah)) }
}

fn periksa_keputusan(isian: &IsianAksi, hari_ini: NaiveDate) -> Hasil<(String, NaiveDate, String)> {
    let mut salah = Vec::new();
    let mut ambil = |bidang: &str, label: &str, isi: &str, wajib: bool| {
        teks::baris(isi, label, wajib, 200).unwrap_or_else(|g| {
            salah.push(GalatIsian::baru(bidang, g.to_string()));
            String::new()
        })
    };
    let nomor = ambil("nomor", "Nomor keputusan", &isian.nomor, true);
    let tentang = ambil("tentang", "Tentang", &isian.tentang, false);
    match isian.tanggal {
        None => salah.push(GalatIsian::baru("tanggal", "Tanggal keputusan belum diisi. Pilih tanggalnya.")),
        Some(tanggal) if tanggal > hari_ini => {
            salah.push(GalatIsian::baru("tanggal", "Tanggal keputusan tidak boleh sesudah hari ini."));
        }
        Some(tanggal) if salah.is_empty() => return Ok((nomor, tanggal, tentang)),
        Some(_) => {}
    }
    Err(Galat::Isian(salah))
}

/// Takes versions in force whose period overlaps out of force: two architectures never hold at once.
async fn gantikan(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    baru: &Versi,
    (nomor, tanggal): (&str, NaiveDate),
) -> Hasil<()> {
    let lama = arsitektur::Entity::find()
        .filter(arsitektur::Column::Keadaan.eq(Keadaan::Ditetapkan.kode()))
        .filter(arsitektur::Column::Id.ne(baru.id))
        .filter(arsitektur::Column::Sampai.gte(baru.mulai))
        .filter(arsitektur::Column::Mulai.lte(baru.sampai))
        .all(&tulis.tx)
        .await?;
    for satu in lama {
        let alasan = format!("Digantikan oleh {} dengan keputusan {nomor}.", baru.nama);
        arsitektur::Entity::update_many()
            .col_expr(arsitektur::Column::Keadaan, Expr::value(Keadaan::Dicabut.kode()))
            .col_expr(arsitektur::Column::DicabutTanggal, Expr::value(tanggal))
            .col_expr(arsitektur::Column::DicabutAlasan, Expr::value(&alasan))
            .col_expr(arsitektur::Column::Versi, Expr::value(satu.versi + 1))
            .col_expr(arsitektur::Column::Diubah, Expr::value(l.kini()))
            .col_expr(arsitektur::Column::DiubahOleh, Expr::value(&pelaku.nama))
            .filter(arsitektur::Column::Id.eq(satu.id))
            .exec(&tulis.tx)
            .await?;
        let ubahan = (
            json!({ "keadaan": Keadaan::Ditetapkan.nama() }),
            json!({ "keadaan": Keadaan::Dicabut.nama(), "alasan": alasan }),
        );
        catat(l, tulis, pelaku, satu.id, Aksi::Cabut.lampau(), ubahan).await?;
    }
    Ok(())
}

/// The draft that a review led to. The review of the last year leads to the next period, which begins the day after this one
/// ends; any other one changes this period.
async fn draf_penerus(l: &Layanan, tulis: &Tulis, pelaku: &Pelaku, asal: &Versi, jenis: JenisReviu) -> Hasil<i64> {
    let mulai = match jenis {
        JenisReviu::TahunTerakhir => asal.sampai.succ_opt().unwrap_or(asal.sampai),
        JenisReviu::ParuhWaktu | JenisReviu::SewaktuWaktu => asal.mulai,
    };
    let nama = format!("{} (hasil reviu)", asal.nama.chars().take(180).collect::<String>());
    tambah(l, tulis, pelaku, &nama, mulai, &asal.uraian, Some(asal.id)).await
}

async fn tambah(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    nama: &str,
    mulai: NaiveDate,
    uraian: &str,
    pendahulu: Option<i64>,
) -> Hasil<i64> {
    let kini = l.kini();
    let model = arsitektur::ActiveModel {
        nama: Set(nama.into()),
        keadaan: Set(Keadaan::Draf.kode().into()),
        mulai: Set(mulai),
        sampai: Set(akhir_periode(mulai)),
        uraian: Set(uraian.into()),
        pendahulu_id: Set(pendahulu),
        keputusan_nomor: Set(None),
        keputusan_tanggal: Set(None),
        keputusan_tentang: Set(None),
        ditetapkan_pada: Set(None),
        dicabut_tanggal: Set(None),
        dicabut_alasan: Set(None),
        versi: Set(1),
        dibuat: Set(kini),
        dibuat_oleh: Set(pelaku.nama.clone()),
        diubah: Set(kini),
        diubah_oleh: Set(pelaku.nama.clone()),
        ..Default::default()
    };
    let id = arsitektur::Entity::insert(model).exec(&tulis.tx).await?.last_insert_id;
    let isi = json!({ "nama": nama, "mulai": mulai.to_string(), "pendahulu": pendahulu });
    catat(l, tulis, pelaku, id, "Dibuat", (Value::Null, isi)).await?;
    Ok(id)
}

async fn pegang(tulis: &Tulis, id: i64, versi: i64) -> Hasil<Versi> {
    arsitektur::Entity::find_by_id(id).lock_exclusive().one(&tulis.tx).await?.ok_or(Galat::TidakAda)?;
    let lama = satu(&tulis.tx, id).await?;
    if lama.versi == versi {
        Ok(lama)
    } else {
        Err(Galat::Bentrok("Versi ini baru saja diubah orang lain. Muat ulang halaman, lalu ulangi.".into()))
    }
}

async fn satu<C: ConnectionTrait>(db: &C, id: i64) -> Hasil<Versi> {
    let model = arsitektur::Entity::find_by_id(id).one(db).await?.ok_or(Galat::TidakAda)?;
    Versi::dari(model, None)
}

async fn semua<C: ConnectionTrait>(db: &C) -> Hasil<Vec<Versi>> {
    let jumlah: BTreeMap<i64, (i32, i32)> = beku::Entity::find()
        .select_only()
        .columns([beku::Column::ArsitekturId, beku::Column::Butir, beku::Column::Relasi])
        .into_tuple::<(i64, i32, i32)>()
        .all(db)
        .await?
        .into_iter()
        .map(|(id, butir, relasi)| (id, (butir, relasi)))
        .collect();
    arsitektur::Entity::find()
        .order_by_desc(arsitektur::Column::Mulai)
        .order_by_desc(arsitektur::Column::Id)
        .all(db)
        .await?
        .into_iter()
        .map(|m| {
            let beku = jumlah.get(&m.id).copied();
            Versi::dari(m, beku)
        })
        .collect()
}

async fn catat(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    id: i64,
    tindakan: &str,
    (sebelum, sesudah): (Value, Value),
) -> Hasil<()> {
    let catatan = Catatan { tindakan, objek: OBJEK, objek_id: id, perangkat_daerah: None, sebelum, sesudah };
    jejak::catat(tulis, l.kini(), pelaku, catatan).await
}

impl Versi {
    fn dari(m: arsitektur::Model, beku: Option<(i32, i32)>) -> Hasil<Self> {
        let keadaan = Keadaan::dari_kode(&m.keadaan)
            .ok_or_else(|| Galat::internal(format!("keadaan versi arsitektur tidak dikenal: {}", m.keadaan)))?;
        let keputusan = m
            .keputusan_nomor
            .zip(m.keputusan_tanggal)
            .map(|(nomor, tanggal)| (nomor, tanggal, m.keputusan_tentang.unwrap_or_default()));
        Ok(Self {
            id: m.id,
            nama: m.nama,
            keadaan,
            mulai: m.mulai,
            sampai: m.sampai,
            uraian: m.uraian,
            pendahulu_id: m.pendahulu_id,
            keputusan,
            ditetapkan_pada: m.ditetapkan_pada,
            dicabut: m.dicabut_tanggal.map(|hari| (hari, m.dicabut_alasan.unwrap_or_default())),
            versi: m.versi,
            beku,
        })
    }

    /// Whether the version is in force on this day.
    #[must_use]
    pub fn berlaku(&self, hari: NaiveDate) -> bool {
        self.keadaan == Keadaan::Ditetapkan && (self.mulai..=self.sampai).contains(&hari)
    }
}
