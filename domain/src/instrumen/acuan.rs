//! What stands beside the instruments: the way from the old indicators to the new, benchmarks, and templates.

use std::sync::OnceLock;

use serde::Deserialize;

use super::{GalatInstrumen, Indikator, Instrumen, Katalog, berkas::Pembaca, berkas::urai};
use crate::{angka::Nilai, penilaian::Tahap};

/// Everything beside the instruments, parsed and checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Acuan {
    pub peta: PetaIndikator,
    pub tolok_ukur: TolokUkur,
    pub proses: Proses,
}

/// Where the subjects of one instrument's indicators went in another. Our own work, never a conversion of values.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PetaIndikator {
    /// Id of the older instrument.
    pub dari: String,
    /// Id of the newer instrument.
    pub ke: String,
    pub sumber: String,
    pub keyakinan: String,
    /// One for each indicator of the older instrument, in its order.
    pub baris: Vec<BarisPeta>,
}

/// One indicator of the older instrument.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BarisPeta {
    pub dari: String,
    /// Best first; empty when nothing asks for it any more.
    pub ke: Vec<String>,
    pub kedekatan: Kedekatan,
    pub alasan: String,
    /// Always says that the row is our own mapping.
    pub sumber: String,
}

/// One related indicator of the other instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terkait<'a> {
    pub kode: &'a str,
    pub kedekatan: Kedekatan,
    pub alasan: &'a str,
}

/// How much of the subject is asked for again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Kedekatan {
    #[serde(rename = "dekat")]
    Dekat,
    #[serde(rename = "sebagian")]
    Sebagian,
    #[serde(rename = "tidak ada")]
    TidakAda,
}

/// Published national averages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TolokUkur {
    pub sumber: String,
    pub kelompok: Vec<KelompokTolokUkur>,
}

/// The averages of one group of governments in one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KelompokTolokUkur {
    pub tahun: i32,
    /// Id of the instrument they were measured with.
    pub instrumen: String,
    /// `nasional`, `provinsi`, `kabupaten` or `kota`.
    pub kode: String,
    pub nama: String,
    pub indeks: Nilai,
    /// By aspect number, in order.
    pub aspek: Vec<(u8, Nilai)>,
}

/// How an assessment is explained and evidenced.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proses {
    pub sumber: String,
    pub keyakinan: String,
    pub bukti: AturanBukti,
    pub tahap: Vec<TahapProses>,
    templat: Vec<Templat>,
}

/// How evidence is named and how old it may be.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AturanBukti {
    pub pola: String,
    pub pola_keyakinan: String,
    pub contoh: Vec<String>,
    pub masa_reviu: String,
    pub sumber: String,
}

/// A stage: who acts and which parts the explanation has.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TahapProses {
    pub kode: Tahap,
    pub nama: String,
    pub oleh: String,
    /// `fakta`, `analisis`, `justifikasi`.
    pub bagian: Vec<String>,
    pub sumber: String,
}

/// Sentences to start an explanation from; `<...>` is for the person to fill in.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Templat {
    pub peran: Peran,
    /// Domain of PermenPANRB 59/2020; `None` for indicators without one.
    pub domain: Option<u8>,
    pub fakta: String,
    pub analisis: String,
    pub justifikasi: Option<String>,
    pub sumber: String,
}

/// Who writes the explanation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Peran {
    Internal,
    Eksternal,
    Reviu,
}

impl Acuan {
    /// The built-in data, parsed once per process and checked against the built-in instruments.
    ///
    /// # Errors
    /// [`GalatInstrumen`] naming file, key and reason.
    pub fn bersama() -> Result<&'static Self, &'static GalatInstrumen> {
        static ACUAN: OnceLock<Result<Acuan, GalatInstrumen>> = OnceLock::new();
        ACUAN.get_or_init(|| Self::bawaan(Katalog::bersama().map_err(Clone::clone)?)).as_ref()
    }

    fn bawaan(katalog: &Katalog) -> Result<Self, GalatInstrumen> {
        let peta = ("peta-59-ke-8.toml", include_str!("../../../assets/instrumen/peta-59-ke-8.toml"));
        let tolok_ukur = ("tolok-ukur.toml", include_str!("../../../assets/instrumen/tolok-ukur.toml"));
        let proses = ("proses-penilaian.toml", include_str!("../../../assets/instrumen/proses-penilaian.toml"));
        Ok(Self {
            peta: PetaIndikator::dari_toml(peta.0, peta.1, katalog)?,
            tolok_ukur: TolokUkur::dari_toml(tolok_ukur.0, tolok_ukur.1, katalog)?,
            proses: urai(proses.0, proses.1)?,
        })
    }
}

impl PetaIndikator {
    /// Parses a map and checks it against both instruments.
    ///
    /// # Errors
    /// [`GalatInstrumen`]: unknown instrument or indicator, an indicator missing or twice, a row that contradicts itself.
    pub fn dari_toml(berkas: &str, teks: &str, katalog: &Katalog) -> Result<Self, GalatInstrumen> {
        let peta: Self = urai(berkas, teks)?;
        let pembaca = Pembaca { berkas };
        let cari = |kunci: &str, id: &str| {
            katalog.cari(id).ok_or_else(|| pembaca.galat(kunci, format!("instrumen \"{id}\" tidak ada")))
        };
        let (dari, ke) = (cari("dari", &peta.dari)?, cari("ke", &peta.ke)?);
        let kode = |instrumen: &Instrumen| instrumen.indikator.iter().map(|satu| satu.kode.clone()).collect::<Vec<_>>();
        if peta.baris.iter().map(|baris| baris.dari.clone()).collect::<Vec<_>>() != kode(dari) {
            return Err(pembaca.galat("baris", format!("harus memuat setiap indikator {} sekali, urut", dari.sebutan)));
        }
        for baris in &peta.baris {
            let kunci = format!("baris {}", baris.dari);
            if let Some(asing) = baris.ke.iter().find(|kode| ke.indikator(kode).is_none()) {
                return Err(pembaca.galat(kunci, format!("indikator {asing} tidak ada dalam {}", ke.sebutan)));
            }
            if baris.ke.is_empty() != (baris.kedekatan == Kedekatan::TidakAda) {
                return Err(pembaca.galat(kunci, "kedekatan tidak sesuai dengan isi ke"));
            }
        }
        Ok(peta)
    }

    /// Where an indicator of the older instrument went.
    #[must_use]
    pub fn maju(&self, kode: &str) -> Option<&BarisPeta> {
        self.baris.iter().find(|baris| baris.dari == kode)
    }

    /// The older indicators behind a newer one, in order.
    pub fn mundur<'a>(&'a self, kode: &'a str) -> impl Iterator<Item = &'a BarisPeta> {
        self.baris.iter().filter(move |baris| baris.ke.iter().any(|ke| ke == kode))
    }
}

impl PetaIndikator {
    /// The indicators of the other instrument that an indicator of either one is related to, with the id of the other.
    ///
    /// `None` when the map does not know the instrument or nothing is related.
    #[must_use]
    pub fn terkait(&self, instrumen: &str, kode: &str) -> Option<(&str, Vec<Terkait<'_>>)> {
        let (lain, daftar): (&str, Vec<_>) = if instrumen == self.ke {
            let baris = self.baris.iter().filter(|baris| baris.ke.iter().any(|ke| ke == kode));
            (&self.dari, baris.map(|baris| Terkait::baru(&baris.dari, baris)).collect())
        } else if instrumen == self.dari {
            let baris = self.maju(kode)?;
            (&self.ke, baris.ke.iter().map(|ke| Terkait::baru(ke, baris)).collect())
        } else {
            return None;
        };
        (!daftar.is_empty()).then_some((lain, daftar))
    }
}

impl<'a> Terkait<'a> {
    fn baru(kode: &'a str, baris: &'a BarisPeta) -> Self {
        Self { kode, kedekatan: baris.kedekatan, alasan: &baris.alasan }
    }
}

impl Kedekatan {
    /// As a screen says it.
    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::Dekat => "pokok yang sama",
            Self::Sebagian => "sebagian pokoknya",
            Self::TidakAda => "tidak terkait",
        }
    }
}

impl TolokUkur {
    /// Parses published averages and checks them against their instruments.
    ///
    /// # Errors
    /// [`GalatInstrumen`]: unknown instrument, a number out of scale, a wrong count of aspects.
    pub fn dari_toml(berkas: &str, teks: &str, katalog: &Katalog) -> Result<Self, GalatInstrumen> {
        let isi: BerkasTolokUkur = urai(berkas, teks)?;
        let pembaca = Pembaca { berkas };
        let kelompok = isi.kelompok.into_iter().map(|satu| {
            let kunci = format!("kelompok {} {}", satu.tahun, satu.kode);
            let Some(instrumen) = katalog.cari(&satu.instrumen) else {
                return Err(pembaca.galat(kunci, format!("instrumen \"{}\" tidak ada", satu.instrumen)));
            };
            if instrumen.aspek.len() != satu.aspek.len() {
                return Err(pembaca.galat(kunci, format!("seharusnya {} aspek", instrumen.aspek.len())));
            }
            let aspek: Vec<(u8, Nilai)> = instrumen
                .aspek
                .iter()
                .zip(&satu.aspek)
                .map(|(aspek, teks)| Ok((aspek.no, pembaca.nilai(&kunci, teks)?)))
                .collect::<Result<_, GalatInstrumen>>()?;
            let indeks = pembaca.nilai(&kunci, &satu.indeks)?;
            let dalam_skala = |nilai: Nilai| (instrumen.nilai_min..=instrumen.nilai_maks).contains(&nilai);
            if !dalam_skala(indeks) || !aspek.iter().all(|(_, nilai)| dalam_skala(*nilai)) {
                return Err(pembaca.galat(kunci, "di luar skala"));
            }
            let BerkasKelompok { tahun, instrumen, kode, nama, .. } = satu;
            Ok(KelompokTolokUkur { tahun, instrumen, kode, nama, indeks, aspek })
        });
        Ok(Self { kelompok: kelompok.collect::<Result<_, _>>()?, sumber: isi.sumber })
    }

    /// The groups of the latest year not after `tahun` that were measured with an instrument.
    #[must_use]
    pub fn untuk(&self, instrumen: &str, tahun: i32) -> Vec<&KelompokTolokUkur> {
        let cocok = |satu: &&KelompokTolokUkur| satu.instrumen == instrumen && satu.tahun <= tahun;
        let Some(terakhir) = self.kelompok.iter().filter(cocok).map(|satu| satu.tahun).max() else { return Vec::new() };
        self.kelompok.iter().filter(cocok).filter(|satu| satu.tahun == terakhir).collect()
    }
}

impl Proses {
    /// The sentences to start from: of the indicator's domain under PermenPANRB 59/2020, else the general ones.
    #[must_use]
    pub fn templat(&self, peran: Peran, instrumen: &Instrumen, indikator: &Indikator) -> Option<&Templat> {
        // The domains of 5/2018 carry the same numbers for other things.
        let domain = if instrumen.id == "permenpanrb-59-2020" { indikator.domain } else { None };
        let berdomain =
            self.templat.iter().find(|satu| satu.peran == peran && satu.domain == domain && domain.is_some());
        berdomain.or_else(|| self.templat.iter().find(|satu| satu.peran == peran && satu.domain.is_none()))
    }
}

impl Peran {
    /// Who explains at a stage.
    #[must_use]
    pub const fn pada(tahap: Tahap) -> Self {
        match tahap {
            Tahap::Mandiri => Self::Internal,
            Tahap::Dokumen | Tahap::Interviu | Tahap::Visitasi => Self::Eksternal,
            Tahap::Reviu => Self::Reviu,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BerkasTolokUkur {
    sumber: String,
    #[serde(rename = "keyakinan")]
    _keyakinan: String,
    kelompok: Vec<BerkasKelompok>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BerkasKelompok {
    tahun: i32,
    instrumen: String,
    kode: String,
    nama: String,
    indeks: String,
    aspek: Vec<String>,
}
