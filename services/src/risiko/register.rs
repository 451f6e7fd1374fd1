//! The register of an office in a year: begun, copied from the year before, listed, opened.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    izin::Tindakan,
    penandatangan::Penandatangan,
    risiko::{
        Kerangka, Matriks,
        alur::Status,
        kerangka::Longgar,
        konteks::{InformasiUmum, Pakta, PemangkuKepentingan, PeraturanTerkait, Sasaran, Struktur},
    },
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use serde_json::{Value, json};

use super::{
    OBJEK_REGISTER,
    dasar::{akses, catat, konteks_terlihat, mencakup},
    entitas::{konteks, risiko, sasaran},
    salinan::{self, RingkasSalin},
    struktur,
    tahun::{self, Kerja},
};
use crate::{
    Galat, Hasil, Layanan, Pelaku, Tulis,
    perangkat_daerah::{self, KantorRingkas},
    register::Akses,
};

/// How far the register of an office is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeadaanRegister {
    /// The office has not begun.
    Belum,
    /// A context without a risk.
    Konteks,
    /// Risks, not all of them approved.
    Disusun,
    /// Every risk approved by its owner.
    Disetujui,
    /// Every risk consolidated.
    Terkonsolidasi,
}

/// A register in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterRingkas {
    /// `None` while the office has not begun.
    pub id: Option<i64>,
    pub kantor: KantorRingkas,
    pub keadaan: KeadaanRegister,
    pub risiko: usize,
    /// Risks by state.
    pub per_status: Vec<(Status, usize)>,
    pub diubah: Option<DateTime<Utc>>,
}

impl RegisterRingkas {
    /// Risks that have come at least this far.
    #[must_use]
    pub fn sampai(&self, status: Status) -> usize {
        self.hitung(|s| s >= status)
    }

    /// Risks in force: approved by their owner.
    #[must_use]
    pub fn berlaku(&self) -> usize {
        self.hitung(Status::berlaku)
    }

    fn hitung(&self, ikut: impl Fn(Status) -> bool) -> usize {
        self.per_status.iter().filter(|(s, _)| ikut(*s)).map(|(_, n)| n).sum()
    }

    /// Whether the office applies risk management, in words.
    #[must_use]
    pub fn penerapan(&self) -> &'static str {
        if self.berlaku() > 0 { "Diterapkan" } else { "Belum diterapkan" }
    }
}

/// The register of an office with its context.
#[derive(Clone, Debug, PartialEq)]
pub struct Register {
    pub id: i64,
    pub versi: i64,
    pub kantor: KantorRingkas,
    pub kode_kantor: String,
    pub tahun: i32,
    /// The year is closed.
    pub terkunci: bool,
    pub umum: InformasiUmum,
    pub sasaran: Vec<Sasaran>,
    pub struktur: Struktur,
    pub versi_struktur: i64,
    pub pemangku: Vec<PemangkuKepentingan>,
    pub peraturan: Vec<PeraturanTerkait>,
    pub kerangka: Kerangka,
    pub matriks: Matriks,
    /// Thresholds that let more pass than the government's.
    pub lebih_longgar: Vec<Longgar>,
    pub pakta: Pakta,
    /// The head of the office, who signs as the owner.
    pub pemilik: Penandatangan,
    /// Risks in use.
    pub jumlah: usize,
    /// Forms that say nothing yet, by number and name.
    pub kurang: Vec<&'static str>,
    pub boleh_mengisi: bool,
    pub boleh_menyetujui: bool,
    pub diubah: DateTime<Utc>,
    pub diubah_oleh: String,
}

impl KeadaanRegister {
    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::Belum => "Belum ada register",
            Self::Konteks => "Konteks saja",
            Self::Disusun => "Sedang disusun",
            Self::Disetujui => "Disetujui pemilik",
            Self::Terkonsolidasi => "Terkonsolidasi",
        }
    }
}

/// Every active office that this person sees, with its register of a year. A fixed number of queries.
///
/// # Errors
/// [`Galat::Dilarang`].
pub async fn list(l: &Layanan, pelaku: &Pelaku, tahun: i32) -> Hasil<Vec<RegisterRingkas>> {
    semua(&l.db, &akses(pelaku)?, tahun).await
}

/// The same for who reads more from the same moment.
pub(super) async fn semua<C: ConnectionTrait>(db: &C, akses: &Akses, tahun: i32) -> Hasil<Vec<RegisterRingkas>> {
    // Without the context itself: its frame is long, and a list does not show it.
    let ada: HashMap<i64, (i64, DateTime<Utc>)> = konteks::Entity::find()
        .select_only()
        .columns([konteks::Column::PerangkatDaerahId, konteks::Column::Id, konteks::Column::Diubah])
        .filter(konteks::Column::Tahun.eq(tahun))
        .into_tuple::<(i64, i64, DateTime<Utc>)>()
        .all(db)
        .await?
        .into_iter()
        .map(|(kantor, id, diubah)| (kantor, (id, diubah)))
        .collect();
    let hitung: Vec<(i64, String, i64)> = risiko::Entity::find()
        .select_only()
        .column(risiko::Column::PerangkatDaerahId)
        .column(risiko::Column::Status)
        .column_as(risiko::Column::Id.count(), "banyak")
        .filter(risiko::Column::Tahun.eq(tahun))
        .filter(risiko::Column::DiarsipkanPada.is_null())
        // In the order of an index, so that nothing is sorted.
        .group_by(risiko::Column::Status)
        .group_by(risiko::Column::PerangkatDaerahId)
        .into_tuple()
        .all(db)
        .await?;
    // An office that is no longer in use keeps its register.
    let mut kantor = perangkat_daerah::pilihan(db).await?;
    let lama: Vec<i64> = ada.keys().copied().filter(|id| !kantor.iter().any(|k| k.id == *id)).collect();
    kantor.extend(perangkat_daerah::nama(db, &lama).await?.into_values());
    kantor.retain(|k| mencakup(akses, k.id));
    kantor.sort_by(|a, b| a.nama.cmp(&b.nama));
    Ok(kantor
        .into_iter()
        .map(|kantor| {
            let k = ada.get(&kantor.id);
            let per_status: Vec<(Status, usize)> = hitung
                .iter()
                .filter(|(milik, ..)| *milik == kantor.id)
                .filter_map(|(_, s, n)| Some((Status::dari_kode(s)?, usize::try_from(*n).ok()?)))
                .collect();
            RegisterRingkas {
                id: k.map(|(id, _)| *id),
                keadaan: keadaan(k.is_some(), &per_status),
                risiko: per_status.iter().map(|(_, n)| n).sum(),
                diubah: k.map(|(_, diubah)| *diubah),
                per_status,
                kantor,
            }
        })
        .collect())
}

fn keadaan(ada: bool, per_status: &[(Status, usize)]) -> KeadaanRegister {
    match (ada, per_status.is_empty()) {
        (false, _) => KeadaanRegister::Belum,
        (true, true) => KeadaanRegister::Konteks,
        _ if per_status.iter().all(|(s, _)| *s == Status::Terkonsolidasi) => KeadaanRegister::Terkonsolidasi,
        _ if per_status.iter().all(|(s, _)| s.berlaku()) => KeadaanRegister::Disetujui,
        _ => KeadaanRegister::Disusun,
    }
}

/// A register with its context.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`].
pub async fn get(l: &Layanan, pelaku: &Pelaku, id: i64) -> Hasil<Register> {
    let k = konteks_terlihat(&l.db, pelaku, id).await?;
    let kerja = tahun::kerja(l, &l.db, k.tahun).await?;
    susun(&l.db, pelaku, k, kerja).await
}

pub(super) async fn susun<C: ConnectionTrait>(
    db: &C,
    pelaku: &Pelaku,
    k: konteks::Model,
    kerja: Kerja,
) -> Hasil<Register> {
    let kantor = k.perangkat_daerah_id;
    let badan = struktur::kantor(db, kantor, k.tahun).await?;
    let sasaran = sasaran_dari(db, k.id).await?;
    let jumlah = risiko::Entity::find()
        .filter(risiko::Column::KonteksId.eq(k.id))
        .filter(risiko::Column::DiarsipkanPada.is_null())
        .count(db)
        .await?;
    let nama = perangkat_daerah::nama(db, &[kantor]).await?.remove(&kantor).ok_or(Galat::TidakAda)?;
    let terkunci = kerja.ditutup.is_some();
    let kerangka: Kerangka = serde_json::from_str(&k.kerangka)?;
    let mut hasil = Register {
        id: k.id,
        versi: k.versi,
        kode_kantor: kode_kantor(db, kantor).await?,
        kantor: nama,
        tahun: k.tahun,
        terkunci,
        umum: umum(&k),
        sasaran,
        struktur: badan.struktur,
        versi_struktur: badan.versi,
        pemangku: serde_json::from_str(&k.pemangku)?,
        peraturan: serde_json::from_str(&k.peraturan)?,
        lebih_longgar: kerangka.lebih_longgar(&kerja.kerangka),
        kerangka,
        matriks: kerja.matriks,
        pakta: pakta(&k),
        pemilik: perangkat_daerah::kepala(db, kantor).await?,
        jumlah: usize::try_from(jumlah).unwrap_or_default(),
        kurang: Vec::new(),
        boleh_mengisi: !terkunci && pelaku.boleh(Tindakan::IsiRisiko, &[kantor]),
        boleh_menyetujui: !terkunci && pelaku.boleh(Tindakan::SetujuiRisiko, &[kantor]),
        diubah: k.diubah,
        diubah_oleh: k.diubah_oleh,
    };
    hasil.kurang = kurang(&hasil);
    Ok(hasil)
}

/// Forms of the context that say nothing yet.
fn kurang(r: &Register) -> Vec<&'static str> {
    let wajib = r.struktur.unsur.kedudukan_wajib();
    let tanpa_pelaksana = wajib.iter().any(|kedudukan| r.struktur.pada(*kedudukan).is_none());
    let tanpa_selera = r.kerangka.kategori.iter().any(|k| !r.kerangka.selera.contains_key(&k.kode));
    [
        (r.pakta.nomor.is_empty() || r.pakta.tanggal.is_none(), "1.0 Pakta Integritas"),
        (r.umum.tugas.is_empty() || r.umum.fungsi.is_empty(), "2.1 Informasi Umum"),
        (r.sasaran.is_empty(), "2.2 Sasaran SPBE"),
        (tanpa_pelaksana, "2.3 Struktur Pelaksana"),
        (r.pemangku.is_empty(), "2.4 Daftar Pemangku Kepentingan"),
        (r.peraturan.is_empty(), "2.5 Daftar Peraturan Perundang-Undangan"),
        (r.kerangka.dampak.len() < r.kerangka.area.len(), "2.8 Kriteria Risiko SPBE"),
        (tanpa_selera, "2.10 Selera Risiko SPBE"),
    ]
    .into_iter()
    .filter_map(|(kurang, nama)| kurang.then_some(nama))
    .collect()
}

/// Begins the register of an office for a year, with the frame of the government.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Ditolak`] when the office has one or the year is closed.
pub async fn create(l: &Layanan, pelaku: &Pelaku, kantor: i64, tahun: i32) -> Hasil<i64> {
    let tulis = l.tulis().await?;
    let kerja = mulai(l, &tulis, pelaku, kantor, tahun).await?;
    let nama = perangkat_daerah::nama(&tulis.tx, &[kantor]).await?.remove(&kantor).ok_or(Galat::TidakAda)?;
    let umum = InformasiUmum {
        nama_upr: nama.nama,
        tugas: String::new(),
        fungsi: String::new(),
        mulai: hari(tahun, 1, 1)?,
        selesai: hari(tahun, 12, 31)?,
    };
    let kosong = serde_json::to_string::<[(); 0]>(&[])?;
    let id = sisip(l, &tulis, pelaku, (kantor, &kerja, &kerja.kerangka), &umum, (&kosong, &kosong)).await?;
    tulis.selesai().await?;
    Ok(id)
}

/// Begins the register of an office with everything that its newest one before said: context, structure, and, when asked,
/// the risks that were in force, as drafts with the year's scale. Answers its id and what was not taken over.
///
/// # Errors
/// As [`create`]; [`Galat::Ditolak`] when there is none before.
pub async fn salin(
    l: &Layanan,
    pelaku: &Pelaku,
    kantor: i64,
    tahun: i32,
    dengan_risiko: bool,
) -> Hasil<(i64, RingkasSalin)> {
    let tulis = l.tulis().await?;
    let kerja = mulai(l, &tulis, pelaku, kantor, tahun).await?;
    let lama = salinan::asal(&tulis.tx, kantor, tahun)
        .await?
        .ok_or_else(|| Galat::Ditolak(format!("Belum ada register sebelum {tahun}. Mulai dari register kosong.")))?;
    let (kerangka, sisa) = salinan::kerangka_baru(&lama, &kerja)?;
    let mut ringkas = RingkasSalin { dari: lama.tahun, konteks: sisa, ..RingkasSalin::default() };
    let umum = InformasiUmum { mulai: hari(tahun, 1, 1)?, selesai: hari(tahun, 12, 31)?, ..umum(&lama) };
    let daftar = (lama.pemangku.as_str(), lama.peraturan.as_str());
    let id = sisip(l, &tulis, pelaku, (kantor, &kerja, &kerangka), &umum, daftar).await?;
    let mut pasangan = HashMap::new();
    for s in sasaran_dari(&tulis.tx, lama.id).await? {
        let baris = sasaran::ActiveModel {
            konteks_id: Set(id),
            urutan: Set(i32::try_from(pasangan.len() + 1).unwrap_or(i32::MAX)),
            sasaran_upr: Set(s.sasaran_upr),
            sasaran_spbe: Set(s.sasaran_spbe),
            indikator: Set(s.indikator),
            target: Set(s.target),
            ..Default::default()
        };
        pasangan.insert(s.id, baris.insert(&tulis.tx).await?.id);
    }
    struktur::salin(l, &tulis, pelaku, kantor, lama.tahun, tahun).await?;
    if dengan_risiko {
        (ringkas.disalin, ringkas.risiko) =
            salinan::salin(l, &tulis, pelaku, (lama.id, id), (&kerja, &kerangka), &pasangan).await?;
    }
    let objek = (OBJEK_REGISTER, id, Some(kantor));
    catat(l, &tulis, pelaku, objek, "Register risiko disalin", (Value::Null, ringkas.rekam())).await?;
    tulis.selesai().await?;
    Ok((id, ringkas))
}

/// What both ways to begin check.
async fn mulai(l: &Layanan, tulis: &Tulis, pelaku: &Pelaku, kantor: i64, tahun: i32) -> Hasil<Kerja> {
    let akses = akses(pelaku)?;
    if !mencakup(&akses, kantor) {
        return Err(Galat::TidakAda);
    }
    pelaku.wajib(Tindakan::IsiRisiko, &[kantor])?;
    if !perangkat_daerah::list_aktif(&tulis.tx).await?.contains(&kantor) {
        return Err(Galat::TidakAda);
    }
    let kerja = tahun::kerja(l, &tulis.tx, tahun).await?;
    kerja.terbuka()?;
    let ada = konteks::Entity::find()
        .filter(konteks::Column::Tahun.eq(tahun))
        .filter(konteks::Column::PerangkatDaerahId.eq(kantor))
        .count(&tulis.tx)
        .await?;
    if ada > 0 {
        return Err(Galat::Ditolak(format!(
            "Register risiko {tahun} kantor ini sudah ada. Buka dari daftar register."
        )));
    }
    tahun::pastikan(l, tulis, pelaku, &kerja).await?;
    Ok(kerja)
}

async fn sisip(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    (kantor, kerja, kerangka): (i64, &Kerja, &Kerangka),
    umum: &InformasiUmum,
    (pemangku, peraturan): (&str, &str),
) -> Hasil<i64> {
    let kini = l.kini();
    let baris = konteks::ActiveModel {
        tahun: Set(kerja.tahun),
        perangkat_daerah_id: Set(kantor),
        nama_upr: Set(umum.nama_upr.clone()),
        tugas: Set(umum.tugas.clone()),
        fungsi: Set(umum.fungsi.clone()),
        mulai: Set(umum.mulai),
        selesai: Set(umum.selesai),
        pemangku: Set(pemangku.to_owned()),
        peraturan: Set(peraturan.to_owned()),
        kerangka: Set(serde_json::to_string(kerangka)?),
        pakta_nomor: Set(String::new()),
        pakta_tempat: Set(String::new()),
        pakta_tanggal: Set(None),
        versi: Set(1),
        dibuat: Set(kini),
        diubah: Set(kini),
        diubah_oleh: Set(pelaku.nama.clone()),
        ..Default::default()
    };
    let id = baris.insert(&tulis.tx).await?.id;
    let isi = json!({"tahun": kerja.tahun, "nama_upr": umum.nama_upr});
    let objek = (OBJEK_REGISTER, id, Some(kantor));
    catat(l, tulis, pelaku, objek, "Register risiko dimulai", (Value::Null, isi)).await?;
    Ok(id)
}

/// Goals of a context, in their order.
pub(super) async fn sasaran_dari<C: ConnectionTrait>(db: &C, konteks: i64) -> Hasil<Vec<Sasaran>> {
    Ok(sasaran::Entity::find()
        .filter(sasaran::Column::KonteksId.eq(konteks))
        .order_by_asc(sasaran::Column::Urutan)
        .all(db)
        .await?
        .into_iter()
        .map(|s| Sasaran {
            id: s.id,
            sasaran_upr: s.sasaran_upr,
            sasaran_spbe: s.sasaran_spbe,
            indikator: s.indikator,
            target: s.target,
        })
        .collect())
}

pub(super) fn umum(k: &konteks::Model) -> InformasiUmum {
    InformasiUmum {
        nama_upr: k.nama_upr.clone(),
        tugas: k.tugas.clone(),
        fungsi: k.fungsi.clone(),
        mulai: k.mulai,
        selesai: k.selesai,
    }
}

fn pakta(k: &konteks::Model) -> Pakta {
    Pakta { nomor: k.pakta_nomor.clone(), tempat: k.pakta_tempat.clone(), tanggal: k.pakta_tanggal }
}

fn hari(tahun: i32, bulan: u32, tanggal: u32) -> Hasil<NaiveDate> {
    NaiveDate::from_ymd_opt(tahun, bulan, tanggal).ok_or(Galat::TidakAda)
}

async fn kode_kantor<C: ConnectionTrait>(db: &C, id: i64) -> Hasil<String> {
    use crate::perangkat_daerah::entitas::perangkat_daerah;
    let kode: Option<String> = perangkat_daerah::Entity::find_by_id(id)
        .select_only()
        .column(perangkat_daerah::Column::Kode)
        .into_tuple()
        .one(db)
        .await?;
    kode.ok_or(Galat::TidakAda)
}

/// Registers of a year that this person sees: what other parts restrict themselves to.
pub(super) fn batas(akses: &Akses) -> Option<&[i64]> {
    match akses {
        Akses::Semua => None,
        Akses::Kantor(milik) => Some(milik),
    }
}
