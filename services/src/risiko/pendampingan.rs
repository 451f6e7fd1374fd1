//! Accompaniment of an office by the supervision: date, advice, follow-up (BEKASI Pasal 33 ayat (3), row J1). Where the
//! government's regulation asks for it, every office without one is told; elsewhere they are counted once somebody began.

use chrono::NaiveDate;
use domain::{
    izin::Tindakan,
    risiko::{
        URAIAN_MAKS,
        potret::{PotretPendampingan, RekapPendampingan},
    },
    teks, waktu,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};
use serde_json::{Value, json};

use super::{
    dasar::{akses, basi, catat, mencakup},
    entitas::pendampingan,
    register, tahun,
};
use crate::{
    Galat, Hasil, Layanan, Pelaku,
    isian::Periksa,
    perangkat_daerah::{self, KantorRingkas},
};

const OBJEK: &str = "risiko_pendampingan";

/// Key of the profil's Pasal that asks for it.
pub const DASAR: &str = "risiko.pendampingan";

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

/// What a list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keadaan {
    /// Advice that nobody has followed up.
    Terbuka,
    Ditindaklanjuti,
    /// Offices without any.
    Tanpa,
}

impl Keadaan {
    pub const SEMUA: [Self; 3] = [Self::Terbuka, Self::Ditindaklanjuti, Self::Tanpa];

    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Terbuka => "terbuka",
            Self::Ditindaklanjuti => "selesai",
            Self::Tanpa => "tanpa",
        }
    }

    #[must_use]
    pub fn dari_kode(kode: &str) -> Option<Self> {
        Self::SEMUA.into_iter().find(|satu| satu.kode() == kode)
    }

    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::Terbuka => "Belum ditindaklanjuti",
            Self::Ditindaklanjuti => "Sudah ditindaklanjuti",
            Self::Tanpa => "Tanpa pendampingan",
        }
    }
}

/// Accompaniments of a year, with what is lacking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendampinganTahun {
    /// Those that were asked for, newest first; none while offices without any are.
    pub daftar: Vec<Pendampingan>,
    /// Offices within reach without any, by name.
    pub tanpa: Vec<KantorRingkas>,
    /// However the list is narrowed: all of them, and those without follow-up.
    pub banyak: usize,
    pub terbuka: usize,
    /// Every office within reach, to choose from.
    pub kantor: Vec<KantorRingkas>,
}

/// Accompaniments of a year; of one office, or in one state.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`] for an office out of reach.
pub async fn get(
    l: &Layanan,
    pelaku: &Pelaku,
    tahun: i32,
    kantor: Option<i64>,
    keadaan: Option<Keadaan>,
) -> Hasil<PendampinganTahun> {
    let semua = list(l, pelaku, tahun, kantor).await?;
    let register = register::semua(&l.db, &akses(pelaku)?, tahun).await?;
    let terbuka = |p: &Pendampingan| p.ditindaklanjuti_pada.is_none();
    let didampingi = |id: i64| semua.iter().any(|p| p.kantor.as_ref().is_some_and(|k| k.id == id));
    let kantor_semua: Vec<KantorRingkas> = register.into_iter().map(|r| r.kantor).collect();
    Ok(PendampinganTahun {
        banyak: semua.len(),
        terbuka: semua.iter().filter(|p| terbuka(p)).count(),
        tanpa: kantor_semua
            .iter()
            .filter(|k| kantor.is_none_or(|id| id == k.id) && !didampingi(k.id))
            .cloned()
            .collect(),
        daftar: match keadaan {
            None => semua,
            Some(Keadaan::Tanpa) => Vec::new(),
            Some(k) => semua.into_iter().filter(|p| terbuka(p) == (k == Keadaan::Terbuka)).collect(),
        },
        kantor: kantor_semua,
    })
}

/// The same for documents and for the overview: of the offices with these ids (`None`: of all), of whom `kantor` are looked at
/// for one without any. `None` where nothing asks for it and none was given.
pub(super) async fn rekap<'a, C: ConnectionTrait>(
    l: &Layanan,
    db: &C,
    tahun: i32,
    milik: Option<Vec<i64>>,
    kantor: impl IntoIterator<Item = &'a KantorRingkas>,
) -> Hasil<Option<RekapPendampingan>> {
    let baris = baris(db, tahun, milik).await?;
    let dasar = l.profil.kutipan_bidang(DASAR).unwrap_or_default();
    if baris.is_empty() && dasar.is_empty() {
        return Ok(None);
    }
    let tanpa = kantor.into_iter().filter(|k| !baris.iter().any(|b| b.perangkat_daerah_id == k.id));
    let tanpa = tanpa.map(|k| k.nama.clone()).collect();
    let id: Vec<i64> = baris.iter().map(|b| b.perangkat_daerah_id).collect();
    let nama = perangkat_daerah::nama(db, &id).await?;
    let daftar = baris.into_iter().map(|b| PotretPendampingan {
        kantor: nama.get(&b.perangkat_daerah_id).map(|k| k.nama.clone()).unwrap_or_default(),
        tanggal: b.tanggal,
        saran: b.saran,
        oleh: b.dibuat_oleh,
        tindak_lanjut: b.tindak_lanjut,
        ditindaklanjuti_pada: b.ditindaklanjuti_pada,
    });
    Ok(Some(RekapPendampingan { dasar, daftar: daftar.collect(), tanpa }))
}

/// Accompaniments of a year, newest first.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`] for an office out of reach.
pub async fn list(l: &Layanan, pelaku: &Pelaku, tahun: i32, kantor: Option<i64>) -> Hasil<Vec<Pendampingan>> {
    let baris = baris(&l.db, tahun, tahun::dalam_jangkauan(&akses(pelaku)?, kantor)?).await?;
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

/// The rows of a year, newest first; of these offices.
async fn baris<C: ConnectionTrait>(db: &C, tahun: i32, milik: Option<Vec<i64>>) -> Hasil<Vec<pendampingan::Model>> {
    let mut kueri = pendampingan::Entity::find()
        .filter(pendampingan::Column::Tahun.eq(tahun))
        .order_by_desc(pendampingan::Column::Tanggal)
        .order_by_desc(pendampingan::Column::Id);
    if let Some(milik) = milik {
        kueri = kueri.filter(pendampingan::Column::PerangkatDaerahId.is_in(milik));
    }
    Ok(kueri.all(db).await?)
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
