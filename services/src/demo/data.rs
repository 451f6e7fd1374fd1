//! The demo government as written in `assets/demo`: offices, people, and what is said of each indicator.

use std::collections::BTreeMap;

use domain::angka::Nilai;
use serde::Deserialize;

use crate::{Galat, Hasil};

/// An office with the two people every office has.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct KantorDemo {
    pub kode: String,
    pub nama: String,
    pub singkatan: String,
    pub jenis: String,
    /// Codes of functions, separated by `|`.
    pub fungsi: String,
    /// Unit Kerja below the head, separated by `|`.
    pub bidang: String,
    pub kepala: String,
    pub operator: String,
    /// How far the office is against the others: -1 to 4.
    pub mutu: i32,
}

/// A person with a role besides the operators and heads.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct OrangDemo {
    pub nama_pengguna: String,
    pub nama: String,
    pub jabatan: String,
    pub peran: String,
    /// `singkatan` of the office the role is for; empty for the whole government.
    pub kantor: String,
}

/// A document: file name, title, place in it, what stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dokumen {
    pub berkas: String,
    pub judul: String,
    pub letak: String,
    pub isi: String,
}

/// What is said of one indicator, whatever the instrument.
#[derive(Clone, Debug)]
pub(super) struct Butir {
    pub kode: String,
    /// Responsible offices by `singkatan`, the leading one first.
    pub kantor: Vec<String>,
    /// May hold `{tahun}` and `{masa}`.
    pub dok: Dokumen,
    pub lain: Option<Dokumen>,
    pub aplikasi: Option<String>,
    /// Why the next level is not reached, as a clause.
    pub kurang: String,
    /// The level `kurang` keeps it at.
    pub batas: u8,
    pub saran: String,
    pub tanya: String,
    pub jawab: String,
}

/// An indicator of 59/2020 with its levels.
#[derive(Clone, Debug)]
pub(super) struct Butir59 {
    pub butir: Butir,
    /// 2021 to 2025.
    pub nilai: [u8; 5],
    /// Internal monitoring of 2026: penilaian mandiri, penilaian dokumen (0 = none yet), status code.
    pub berjalan: (u8, u8, String),
}

/// An indicator of Pemdi with its values of 2026.
#[derive(Clone, Debug)]
pub(super) struct Butir8 {
    pub butir: Butir,
    pub mandiri: Option<Nilai>,
    pub luar: Option<Nilai>,
    pub status: String,
}

/// Everything read from `assets/demo`.
pub(super) struct Data {
    pub kantor: Vec<KantorDemo>,
    pub orang: Vec<OrangDemo>,
    pub butir_59: Vec<Butir59>,
    pub butir_8: Vec<Butir8>,
    /// Fixed values of 2018, 2019, 2020 by indicator code.
    pub nilai_5: BTreeMap<i32, BTreeMap<String, Nilai>>,
}

impl Data {
    /// # Errors
    /// When a file in `assets/demo` is not as expected: our fault, never the person's.
    pub fn baca() -> Hasil<Self> {
        Ok(Self {
            kantor: csv(include_str!("../../../assets/demo/kantor.csv"))?,
            orang: csv(include_str!("../../../assets/demo/orang.csv"))?,
            butir_59: butir_59()?,
            butir_8: butir_8()?,
            nilai_5: nilai_5()?,
        })
    }
}

impl Dokumen {
    /// The document of a year.
    pub fn tahun(&self, tahun: i32) -> Self {
        // Plans run for five years.
        let masa = if tahun < 2025 { "2020-2024" } else { "2025-2029" };
        let ganti = |teks: &str| teks.replace("{tahun}", &tahun.to_string()).replace("{masa}", masa);
        Self {
            berkas: ganti(&self.berkas),
            judul: ganti(&self.judul),
            letak: self.letak.clone(),
            isi: self.isi.clone(),
        }
    }
}

impl Butir {
    /// The same with the documents of a year.
    pub fn tahun(&self, tahun: i32) -> Self {
        Self { dok: self.dok.tahun(tahun), lain: self.lain.as_ref().map(|d| d.tahun(tahun)), ..self.clone() }
    }

    /// Its documents, the main one first.
    pub fn dokumen(&self) -> impl Iterator<Item = &Dokumen> {
        std::iter::once(&self.dok).chain(&self.lain).filter(|d| !d.berkas.is_empty())
    }
}

fn csv<T: for<'de> Deserialize<'de>>(teks: &str) -> Hasil<Vec<T>> {
    let mut baca = ::csv::ReaderBuilder::new().delimiter(b';').from_reader(teks.as_bytes());
    baca.deserialize().collect::<Result<_, _>>().map_err(Galat::internal)
}

fn butir_59() -> Hasil<Vec<Butir59>> {
    #[derive(Deserialize)]
    struct Berkas {
        indikator: Vec<Baris>,
    }
    #[derive(Deserialize)]
    struct Baris {
        kode: String,
        kantor: Vec<String>,
        nilai: [u8; 5],
        berjalan: (u8, u8, String),
        aplikasi: Option<String>,
        dok: [String; 4],
        lain: [String; 4],
        kurang: String,
        saran: String,
        tanya: String,
        jawab: String,
    }
    let dokumen = |[berkas, judul, letak, isi]: [String; 4]| Dokumen { berkas, judul, letak, isi };
    let berkas: Berkas =
        toml::from_str(include_str!("../../../assets/demo/indikator-59.toml")).map_err(Galat::internal)?;
    Ok(berkas
        .indikator
        .into_iter()
        .map(|b| Butir59 {
            nilai: b.nilai,
            berjalan: b.berjalan,
            butir: Butir {
                kode: b.kode,
                kantor: b.kantor,
                dok: dokumen(b.dok),
                lain: Some(dokumen(b.lain)),
                aplikasi: b.aplikasi,
                kurang: b.kurang,
                batas: b.nilai[4],
                saran: b.saran,
                tanya: b.tanya,
                jawab: b.jawab,
            },
        })
        .collect())
}

fn butir_8() -> Hasil<Vec<Butir8>> {
    #[derive(Deserialize)]
    struct Berkas {
        indikator: Vec<Baris>,
    }
    #[derive(Deserialize)]
    struct Baris {
        kode: String,
        kantor: Vec<String>,
        mandiri: String,
        luar: String,
        status: String,
        berkas: String,
        judul: String,
        isi: String,
        kurang: String,
    }
    let angka = |teks: &str| match teks {
        "" => Ok(None),
        teks => Nilai::baca(teks).map(Some).map_err(Galat::internal),
    };
    let berkas: Berkas =
        toml::from_str(include_str!("../../../assets/demo/indikator-8.toml")).map_err(Galat::internal)?;
    berkas
        .indikator
        .into_iter()
        .map(|b| {
            let mandiri = angka(&b.mandiri)?;
            Ok(Butir8 {
                mandiri,
                luar: angka(&b.luar)?,
                status: b.status,
                butir: Butir {
                    saran: String::new(),
                    batas: mandiri.map_or(1, Nilai::tingkat_tercapai),
                    tanya: format!("Jelaskan langkah yang sudah diambil, mengingat {}.", b.kurang),
                    jawab: "Langkah perbaikan tercantum dalam rencana aksi triwulan IV pada data dukung.".into(),
                    kode: b.kode,
                    kantor: b.kantor,
                    dok: Dokumen { berkas: b.berkas, judul: b.judul, letak: "bab II".into(), isi: b.isi },
                    lain: None,
                    aplikasi: None,
                    kurang: b.kurang,
                },
            })
        })
        .collect()
}

fn nilai_5() -> Hasil<BTreeMap<i32, BTreeMap<String, Nilai>>> {
    let baris: Vec<(String, u8, u8, u8)> = csv(include_str!("../../../assets/demo/nilai-5-2018.csv"))?;
    let mut hasil: BTreeMap<i32, BTreeMap<String, Nilai>> = BTreeMap::new();
    for (kode, a, b, c) in baris {
        for (tahun, tingkat) in (2018..).zip([a, b, c]) {
            hasil.entry(tahun).or_default().insert(kode.clone(), Nilai::tingkat(tingkat));
        }
    }
    Ok(hasil)
}
