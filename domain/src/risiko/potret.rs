//! Snapshots that risk documents are made from: plain data, ready to print.
//!
//! Formulir 1.0 to 5.0, the register of an office, the consolidated report and the SPIP forms all read these. Names stand
//! in them as they were on the day, so an issued document does not change with the lists.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{
    JenisRisiko, Kerangka, Matriks,
    alur::Status,
    eskalasi::{Putusan, Tingkat},
    konteks::{InformasiUmum, Pakta, PemangkuKepentingan, PeraturanTerkait, Sasaran, Struktur},
    matriks::Terukur,
    pedoman::KurangPedoman,
    penanganan::{Kemajuan, Opsi},
    periode::{Jadwal, JenisPantau, MasaPantau},
    spip::Evaluasi,
    tren::Tren,
};
use crate::penandatangan::Penandatangan;

/// Everything of one office in one year: Formulir 1.0 to 5.0, the office register, the SPIP forms.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PotretRegister {
    /// `Pemerintah Provinsi Nusa Raya`.
    pub pemerintah: String,
    pub kantor: String,
    /// Code of the office in the register of offices.
    pub kode_kantor: String,
    pub tahun: i32,
    /// Whether the year is closed.
    pub ditutup: bool,
    /// The moment the snapshot was taken.
    pub per: DateTime<Utc>,
    pub umum: InformasiUmum,
    pub pakta: Pakta,
    pub sasaran: Vec<Sasaran>,
    pub struktur: Struktur,
    pub pemangku: Vec<PemangkuKepentingan>,
    pub peraturan: Vec<PeraturanTerkait>,
    pub kerangka: Kerangka,
    pub matriks: Matriks,
    /// By priority.
    pub risiko: Vec<PotretRisiko>,
    /// Head of the office, who signs as the owner.
    pub pemilik: Penandatangan,
    /// Advice of the pengawasan office; left out where none is asked and none was given, so that a snapshot kept before it was
    /// printed keeps its hash.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pendampingan: Option<RekapPendampingan>,
}

/// One risk with everything about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PotretRisiko {
    pub id: i64,
    /// `RSK-007`.
    pub nomor: String,
    pub urutan: i32,
    pub sasaran: Option<Sasaran>,
    pub jenis: JenisRisiko,
    pub kejadian: String,
    pub penyebab: String,
    /// Name of the category.
    pub kategori: String,
    pub dampak: String,
    /// Name of the impact area.
    pub area: String,
    pub pengendalian: String,
    pub awal: Terukur,
    pub penjelasan_kemungkinan: String,
    pub penjelasan_dampak: String,
    pub kini: Terukur,
    /// Level of risk of the analysis, by name.
    pub level_awal: String,
    pub level_kini: String,
    pub ambang: Option<u8>,
    pub keputusan: bool,
    pub alasan_keputusan: String,
    pub prioritas: usize,
    /// The order among risks of the same magnitude has not been decided.
    pub seri: bool,
    pub status: Status,
    pub tingkat: Tingkat,
    pub pemilik: String,
    pub penanganan: Vec<PotretPenanganan>,
    /// `Apakah terdapat risiko residual?`
    pub ada_residual: bool,
    pub residual: Option<Terukur>,
    pub alasan_residual: String,
    pub target: Option<Terukur>,
    pub kontinjensi: String,
    pub pantauan: Vec<PotretPantauan>,
    pub tren: Tren,
    pub kejadian_nyata: Vec<PotretKejadian>,
    /// Number and name of the records it is about.
    pub tautan: Vec<String>,
    pub spip: Option<Evaluasi>,
}

/// An action of the plan (Formulir 4.0).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PotretPenanganan {
    pub opsi: Opsi,
    pub aksi: String,
    pub keluaran: String,
    pub jadwal: Jadwal,
    pub penanggung_jawab: String,
    /// Supporting unit.
    pub pendukung: String,
    /// Rupiah.
    pub biaya: Option<i64>,
    pub kemajuan: Kemajuan,
    pub realisasi: String,
    pub selesai_pada: Option<NaiveDate>,
    /// Not done and its date has passed, on the day of the snapshot.
    pub terlambat: bool,
}

/// A monitoring report (Formulir 5.0).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PotretPantauan {
    pub masa: MasaPantau,
    pub ukur: Terukur,
    /// Name of the level of risk.
    pub level: String,
    pub uraian: String,
    pub proyeksi: String,
    pub dilakukan: String,
    pub rencana: String,
    pub penanggung_jawab: String,
    pub waktu: String,
    pub rekomendasi: String,
}

/// A risk that came about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PotretKejadian {
    pub tanggal: NaiveDate,
    pub sebab: String,
    pub dampak: String,
    /// Rupiah.
    pub kerugian: Option<i64>,
    pub tindakan: String,
    pub pelajaran: String,
}

/// The consolidated report to the komite and the head of the government.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PotretKonsolidasi {
    pub pemerintah: String,
    pub tahun: i32,
    pub ditutup: bool,
    pub per: DateTime<Utc>,
    pub matriks: Matriks,
    pub kerangka: Kerangka,
    pub komite: Struktur,
    pub kepatuhan: Struktur,
    /// Counts per cell for each measurement, by its code (`awal`, `kini`, `residual`, `target`); negative and positive risks
    /// apart.
    pub peta: BTreeMap<String, Vec<IsiPeta>>,
    /// By magnitude now, greatest first.
    pub teratas: Vec<RingkasRisiko>,
    pub per_kategori: Vec<Hitungan>,
    /// Every office that has begun a register, also one without risks.
    pub per_kantor: Vec<Hitungan>,
    pub per_pemilik: Vec<Hitungan>,
    pub melampaui_selera: Vec<RingkasRisiko>,
    /// Waiting for a decision, or in the hands of a higher level.
    pub eskalasi: Vec<PotretEskalasi>,
    pub terlambat: Vec<PotretTerlambat>,
    pub kejadian: Vec<(RingkasRisiko, PotretKejadian)>,
    /// Names of offices without a register.
    pub tanpa_register: Vec<String>,
    /// Mean magnitude of negative risks at the beginning and after each quarter, in hundredths; `None` without any.
    pub tren_negatif: Vec<Option<i32>>,
    pub penanda_tangan: Penandatangan,
    /// What the year follows; left out where it is not said, so that a snapshot kept before it was keeps its hash.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pedoman: Option<PotretPedoman>,
    /// Advice of the pengawasan office; left out as in [`PotretRegister`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pendampingan: Option<RekapPendampingan>,
}

/// What the pengawasan office advised in a year, and whom it has not accompanied (BEKASI Pasal 33 ayat (3)).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RekapPendampingan {
    /// The Pasal that asks for it; empty where the government's regulation does not.
    pub dasar: String,
    /// Newest first.
    pub daftar: Vec<PotretPendampingan>,
    /// Names of offices without any.
    pub tanpa: Vec<String>,
}

/// One accompaniment of an office: date, advice, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PotretPendampingan {
    pub kantor: String,
    pub tanggal: NaiveDate,
    pub saran: String,
    /// Who recorded it.
    pub oleh: String,
    pub tindak_lanjut: String,
    /// `None` while nothing was done about it.
    pub ditindaklanjuti_pada: Option<NaiveDate>,
}

impl PotretRisiko {
    /// Whether its residual is worse than what stands now without a word about it ([`super::residual::dipertanyakan`]).
    #[must_use]
    pub fn residual_dipertanyakan(&self) -> bool {
        let residual = self.residual.map(|u| u.besaran);
        super::residual::dipertanyakan(self.jenis, self.kini.besaran, residual, &self.alasan_residual)
    }
}

impl RekapPendampingan {
    /// Those nobody has followed up.
    pub fn terbuka(&self) -> impl Iterator<Item = &PotretPendampingan> {
        self.daftar.iter().filter(|p| p.ditindaklanjuti_pada.is_none())
    }
}

/// Guideline, standard and plan of a year, and what nobody watched in its last period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PotretPedoman {
    /// Name, number and year; empty without one.
    pub pedoman: String,
    /// SNI with its year, or an international standard with the note that there is none; empty without one.
    pub standar: String,
    pub rencana_nomor: String,
    pub rencana_tanggal: Option<NaiveDate>,
    /// The office that answers for the plan.
    pub pengampu: String,
    pub selang: JenisPantau,
    pub kurang: Vec<KurangPedoman>,
    /// The last period that has ended.
    pub masa: Option<MasaPantau>,
    /// Risks in force without a report of that period, and the offices they are of.
    pub belum_dipantau: usize,
    pub kantor: usize,
}

/// Risks in one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IsiPeta {
    pub jenis: JenisRisiko,
    pub ukur: Terukur,
    pub banyak: usize,
}

/// A risk in one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RingkasRisiko {
    pub id: i64,
    pub nomor: String,
    pub kantor_id: i64,
    pub kantor: String,
    pub jenis: JenisRisiko,
    pub kejadian: String,
    /// Code of the category.
    pub kategori: String,
    /// Name of the category.
    pub nama_kategori: String,
    pub awal: Terukur,
    pub kini: Terukur,
    pub residual: Option<Terukur>,
    pub target: Option<Terukur>,
    pub ambang: Option<u8>,
    pub keputusan: bool,
    pub status: Status,
    pub tingkat: Tingkat,
    /// The level that still has to decide.
    pub menunggu: Option<Tingkat>,
}

/// An escalated risk with what was asked last, and what was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PotretEskalasi {
    pub risiko: RingkasRisiko,
    /// The level that was asked.
    pub diminta: Tingkat,
    pub alasan: String,
    pub oleh: String,
    /// The day it was asked.
    pub pada: Option<NaiveDate>,
    /// `None` while it waits.
    pub putusan: Option<PotretPutusan>,
}

/// What a level decided about an escalated risk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PotretPutusan {
    pub putusan: Putusan,
    /// Number and date of the minutes or the decree.
    pub nomor: String,
    pub tanggal: Option<NaiveDate>,
    /// The direction given.
    pub arahan: String,
}

/// How many risks of a group stand in each level of risk now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hitungan {
    /// Code of the category, id of the office or name of the owner: what a filter takes.
    pub kunci: String,
    pub nama: String,
    /// One a level of risk, the lowest first.
    pub per_level: Vec<usize>,
    pub jumlah: usize,
    /// At or above their appetite now.
    pub melampaui: usize,
    /// Actions past their date.
    pub terlambat: usize,
}

/// An action past its date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PotretTerlambat {
    pub risiko_id: i64,
    pub nomor: String,
    pub kantor_id: i64,
    pub kantor: String,
    pub kejadian: String,
    pub aksi: String,
    pub penanggung_jawab: String,
    pub tenggat: NaiveDate,
    /// Days since.
    pub hari: i64,
}

impl RingkasRisiko {
    /// Whether it has to be treated by the appetite as it stands now.
    #[must_use]
    pub fn melampaui_selera(&self) -> bool {
        super::kerangka::keputusan(self.ambang, self.kini.besaran) == Some(true)
    }
}
