//! What a document is made from.

use std::{collections::BTreeMap, fmt::Write as _};

use chrono::NaiveDate;
use domain::{
    instrumen::{Instrumen, Katalog},
    laporan::Potret,
    penandatangan::{Dokumen, Penandatangan},
    profil::{JenisPemerintah, Profil, Topik},
    waktu::{ZonaWaktu, panjang, pendek},
};
use sha2::{Digest as _, Sha256};
use thiserror::Error;

use crate::tata::GalatLukis;

/// Everything one document needs.
#[derive(Clone, Copy, Debug)]
pub struct BahanLaporan<'a> {
    pub potret: &'a Potret,
    /// All instruments: earlier years may have been assessed with another one.
    pub katalog: &'a Katalog,
    pub identitas: &'a Identitas,
    /// Number of the document; `None` makes a draft that says so on every page.
    pub nomor: Option<&'a str>,
    /// Date of the document.
    pub tanggal: NaiveDate,
}

/// The government in the words of its profil, and who signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identitas {
    /// `Pemerintah Provinsi Kalimantan Barat`.
    pub pemerintah: String,
    pub jenis: JenisPemerintah,
    /// `Gubernur Kalimantan Barat`: who the report goes to.
    pub kepala_daerah: String,
    /// Who passes the report on: `Tim koordinasi SPBE`.
    pub melalui: String,
    /// Who fixes the result, within a sentence: `tim koordinasi SPBE`.
    pub pengelola: String,
    /// What forms the tim asesor internal: `Keputusan Gubernur`.
    pub keputusan_asesor: String,
    /// `Perangkat Daerah` or what the regulation calls an office.
    pub perangkat_daerah: String,
    /// Lines of the letterhead, largest first.
    pub kop: Vec<String>,
    /// Emblem as PNG.
    pub logo: Option<Vec<u8>>,
    /// Where documents are signed: `Pontianak`.
    pub tempat: String,
    pub dasar_hukum: Vec<DasarCetak>,
    /// Citation for the report to the head of government.
    pub rujukan_laporan: Option<String>,
    pub zona: ZonaWaktu,
    /// An invented government: every page says so.
    pub rekaan: bool,
    /// Who signs where the snapshot does not say it.
    pub penandatangan: BTreeMap<Dokumen, Penandatangan>,
}

/// A regulation in the list of legal bases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DasarCetak {
    /// `PermenPANRB 59/2020`.
    pub singkat: String,
    /// Full title.
    pub judul: String,
}

/// Why a document could not be made.
#[derive(Debug, Error)]
pub enum GalatLaporan {
    #[error("Instrumen {0} tidak dikenal, sehingga laporan tidak dapat dihitung.")]
    Instrumen(String),
    #[error(transparent)]
    Pdf(#[from] GalatLukis),
    #[error("Buku kerja XLSX tidak dapat ditulis: {0}")]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
}

impl Identitas {
    /// The words of a profil, with blank signature lines below the positions it names.
    #[must_use]
    pub fn dari_profil(profil: &Profil) -> Self {
        let tim = profil.struktur("tim_koordinasi").filter(|tim| !tim.dapat);
        let jabatan = |dokumen| (dokumen, Penandatangan::bawaan(profil, dokumen));
        Self {
            pemerintah: profil.pemerintah.clone(),
            jenis: profil.jenis,
            kepala_daerah: profil.sebutan.kepala_daerah_lengkap.clone(),
            melalui: tim.map_or_else(|| "Koordinator SPBE".to_owned(), |tim| tim.nama.clone()),
            pengelola: profil.pengelola_penilaian_kalimat(),
            keputusan_asesor: profil.keputusan_asesor().to_owned(),
            perangkat_daerah: profil.sebutan.perangkat_daerah.clone(),
            kop: profil.kop.baris.clone(),
            logo: None,
            tempat: profil.kedudukan.clone(),
            dasar_hukum: profil
                .dasar_hukum
                .iter()
                .map(|d| DasarCetak { singkat: d.singkat.clone(), judul: d.judul.clone() })
                .collect(),
            rujukan_laporan: profil.kutipan(Topik::LaporanKepadaKepalaDaerah),
            zona: profil.zona_waktu,
            rekaan: profil.rekaan,
            penandatangan: Dokumen::PEMERINTAH.into_iter().map(jabatan).collect(),
        }
    }
}

impl<'a> BahanLaporan<'a> {
    /// The instrument of the assessment.
    ///
    /// # Errors
    /// [`GalatLaporan::Instrumen`] when the catalogue does not have it.
    pub(crate) fn instrumen(&self) -> Result<&'a Instrumen, GalatLaporan> {
        let id = &self.potret.instrumen;
        self.katalog.cari(id).ok_or_else(|| GalatLaporan::Instrumen(id.clone()))
    }

    /// Who is assessed: the government, or one office of it.
    pub(crate) fn subjek(&self) -> &'a str {
        self.potret.perangkat_daerah.as_deref().unwrap_or(&self.identitas.pemerintah)
    }

    /// "dibentuk dengan Keputusan Gubernur Nomor 1 tanggal 2 Januari 2026", where the decree is recorded (row B5).
    pub(crate) fn pembentukan_asesor(&self) -> Option<String> {
        let (bentuk, k) = (&self.identitas.keputusan_asesor, self.potret.tim_asesor.as_ref()?);
        Some(format!("dibentuk dengan {bentuk} Nomor {} tanggal {}", k.nomor, panjang(k.tanggal)))
    }

    /// Who signs a document: as the snapshot says, else the position of the profil with a line to write on.
    pub(crate) fn penanda(&self, dokumen: Dokumen) -> Penandatangan {
        let siapa = self.potret.penandatangan.get(&dokumen).or_else(|| self.identitas.penandatangan.get(&dokumen));
        siapa.cloned().unwrap_or_default()
    }

    /// The number, or that there is none yet.
    pub(crate) fn nomor(&self) -> &'a str {
        self.nomor.unwrap_or("konsep, belum bernomor")
    }

    /// `20 November 2026 pukul 10.42 WIB`.
    pub(crate) fn per(&self) -> String {
        self.identitas.zona.lengkap(self.potret.per)
    }

    /// The line at the foot of every page: number, cut-off, hash.
    pub(crate) fn kaki(&self, sidik: &str) -> String {
        let zona = self.identitas.zona;
        let mut kaki = match self.nomor {
            Some(nomor) => format!("Nomor {nomor}"),
            None => "KONSEP".to_owned(),
        };
        let per = self.potret.per;
        let _ = write!(kaki, " · Data per {} {}", pendek(zona.tanggal(per)), zona.jam_menit(per));
        let _ = write!(kaki, " · SHA-256 {}", sidik.get(..12).unwrap_or(sidik));
        if self.identitas.rekaan {
            kaki.push_str(" · DATA REKAAN");
        }
        kaki
    }
}

/// SHA-256 of the snapshot's canonical JSON, in hexadecimal: what proves that a document belongs to a snapshot.
///
/// Canonical means serde's order of fields and sorted maps without white space, so the same data always gives the same
/// digits.
#[must_use]
pub fn sidik(potret: &Potret) -> String {
    // Plain data with string keys: serializing cannot fail.
    sidik_json(&serde_json::to_string(potret).unwrap_or_default())
}

/// The same of any snapshot in its canonical JSON.
pub(crate) fn sidik_json(json: &str) -> String {
    Sha256::digest(json.as_bytes()).iter().fold(String::with_capacity(64), |mut hasil, bita| {
        let _ = write!(hasil, "{bita:02x}");
        hasil
    })
}
