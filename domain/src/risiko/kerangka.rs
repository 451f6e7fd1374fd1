//! The frame of a year: categories, impact areas, criteria and appetite (Formulir 2.6 to 2.8 and 2.10).
//!
//! The government sets one for the year; an office takes it over into its context and may narrow or sharpen it
//! (PermenPANRB 5/2020 Pasal 3, Lampiran Bab III huruf B angka 6 to 10).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{JenisRisiko, Matriks};
use crate::teks::{self, GalatIsian};

/// Key of the likelihood criteria that hold for every category without its own.
pub const SEMUA_KATEGORI: &str = "";

const NAMA_MAKS: usize = 120;
const URAIAN_MAKS: usize = 500;
const KRITERIA_MAKS: usize = 200;
/// More categories or areas than anybody can tell apart.
const BUTIR_MAKS: usize = 40;

/// A threshold of an office that lets more pass than the government's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Longgar {
    /// Name of the category.
    pub kategori: String,
    pub jenis: JenisRisiko,
    /// Smallest magnitude the office has to treat; `None` for nothing at all.
    pub kantor: Option<u8>,
    /// The same for the government.
    pub pemerintah: u8,
}

/// A category or an impact area.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ButirDaftar {
    /// Lower case, digits and `_`; risks keep it.
    pub kode: String,
    pub nama: String,
    #[serde(default)]
    pub uraian: String,
}

/// When a likelihood level is met (Formulir 2.8.A): by share, by frequency, or as experts judge.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KriteriaKemungkinan {
    /// Share within a year.
    pub persentase: String,
    /// Times within a year.
    pub frekuensi: String,
}

/// What each impact level means in one area (Formulir 2.8.B), level 1 first; empty where the area has no such side.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KriteriaDampak {
    #[serde(default)]
    pub positif: Vec<String>,
    #[serde(default)]
    pub negatif: Vec<String>,
}

/// The smallest magnitude that has to be treated (Formulir 2.10); `None` where nobody set one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ambang {
    #[serde(default)]
    pub positif: Option<u8>,
    #[serde(default)]
    pub negatif: Option<u8>,
}

/// Categories, areas, criteria and appetite.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kerangka {
    pub kategori: Vec<ButirDaftar>,
    pub area: Vec<ButirDaftar>,
    /// By code of category; [`SEMUA_KATEGORI`] holds for the rest. One a likelihood level, level 1 first.
    pub kemungkinan: BTreeMap<String, Vec<KriteriaKemungkinan>>,
    /// By code of area.
    pub dampak: BTreeMap<String, KriteriaDampak>,
    /// By code of category.
    pub selera: BTreeMap<String, Ambang>,
}

impl KriteriaDampak {
    #[must_use]
    pub fn sisi(&self, jenis: JenisRisiko) -> &[String] {
        match jenis {
            JenisRisiko::Positif => &self.positif,
            JenisRisiko::Negatif => &self.negatif,
        }
    }
}

impl Ambang {
    #[must_use]
    pub const fn sisi(self, jenis: JenisRisiko) -> Option<u8> {
        match jenis {
            JenisRisiko::Positif => self.positif,
            JenisRisiko::Negatif => self.negatif,
        }
    }
}

impl Kerangka {
    /// The category behind a code.
    #[must_use]
    pub fn kategori(&self, kode: &str) -> Option<&ButirDaftar> {
        self.kategori.iter().find(|b| b.kode == kode)
    }

    /// The impact area behind a code.
    #[must_use]
    pub fn area(&self, kode: &str) -> Option<&ButirDaftar> {
        self.area.iter().find(|b| b.kode == kode)
    }

    /// Name of a category; the code itself for one that was taken out of the list since.
    #[must_use]
    pub fn nama_kategori<'a>(&'a self, kode: &'a str) -> &'a str {
        self.kategori(kode).map_or(kode, |b| b.nama.as_str())
    }

    /// Name of an impact area; the code itself for one that was taken out of the list since.
    #[must_use]
    pub fn nama_area<'a>(&'a self, kode: &'a str) -> &'a str {
        self.area(kode).map_or(kode, |b| b.nama.as_str())
    }

    /// The likelihood criteria of a category: its own, else those of all.
    #[must_use]
    pub fn kriteria_kemungkinan(&self, kategori: &str) -> &[KriteriaKemungkinan] {
        self.kemungkinan.get(kategori).or_else(|| self.kemungkinan.get(SEMUA_KATEGORI)).map_or(&[], Vec::as_slice)
    }

    /// What an impact level means for an area and kind; empty where nothing is written.
    #[must_use]
    pub fn kriteria_dampak(&self, area: &str, jenis: JenisRisiko, level: u8) -> &str {
        let letak = usize::from(level).checked_sub(1);
        let sisi = self.dampak.get(area).map(|k| k.sisi(jenis)).unwrap_or_default();
        letak.and_then(|i| sisi.get(i)).map_or("", String::as_str)
    }

    /// The appetite: the smallest magnitude of this category and kind that has to be treated.
    #[must_use]
    pub fn selera(&self, kategori: &str, jenis: JenisRisiko) -> Option<u8> {
        self.selera.get(kategori).and_then(|a| a.sisi(jenis))
    }

    /// Where this frame, of an office, treats less than that of its government: a higher threshold, or none where the
    /// government has one. Categories that only one of the two has are not compared.
    #[must_use]
    pub fn lebih_longgar(&self, pemerintah: &Self) -> Vec<Longgar> {
        let pasangan = self.kategori.iter().flat_map(|k| JenisRisiko::SEMUA.map(|jenis| (k, jenis)));
        pasangan
            .filter_map(|(k, jenis)| {
                let acuan = pemerintah.selera(&k.kode, jenis)?;
                let kantor = self.selera(&k.kode, jenis);
                let longgar = Longgar { kategori: k.nama.clone(), jenis, kantor, pemerintah: acuan };
                kantor.is_none_or(|n| n > acuan).then_some(longgar)
            })
            .collect()
    }

    /// The decision that the appetite gives (Lampiran Bab III huruf C angka 3): treat from the threshold upwards. `None`
    /// without a threshold: then a person has to decide and say why.
    #[must_use]
    pub fn keputusan(&self, kategori: &str, jenis: JenisRisiko, besaran: u8) -> Option<bool> {
        keputusan(self.selera(kategori, jenis), besaran)
    }

    /// What this frame says and `baru` does not, in words: categories, areas, criteria of levels, appetites.
    #[must_use]
    pub fn hilang(&self, baru: &Self) -> Vec<String> {
        let mut hasil = Vec::new();
        for k in self.kategori.iter().filter(|k| baru.kategori(&k.kode).is_none()) {
            hasil.push(format!("Kategori {}", k.nama));
        }
        for a in self.area.iter().filter(|a| baru.area(&a.kode).is_none()) {
            hasil.push(format!("Area dampak {}", a.nama));
        }
        for (kode, lama) in &self.kemungkinan {
            let sisa = baru.kemungkinan.get(kode).map_or(&[][..], Vec::as_slice);
            let nama = if kode == SEMUA_KATEGORI { "semua kategori" } else { self.nama_kategori(kode) };
            let kosong = KriteriaKemungkinan::default();
            let beda = |(i, k): &(usize, &KriteriaKemungkinan)| **k != kosong && sisa.get(*i) != Some(k);
            let level = lama.iter().enumerate().filter(beda).map(|(i, _)| i + 1);
            hasil.extend(level.map(|n| format!("Kriteria kemungkinan level {n} untuk {nama}")));
        }
        for (kode, lama) in &self.dampak {
            for jenis in JenisRisiko::SEMUA {
                let sisa = baru.dampak.get(kode).map_or(&[][..], |k| k.sisi(jenis));
                let beda = |(i, k): &(usize, &String)| !k.is_empty() && sisa.get(*i) != Some(k);
                let level = lama.sisi(jenis).iter().enumerate().filter(beda).map(|(i, _)| i + 1);
                let nama = self.nama_area(kode);
                hasil.extend(
                    level.map(|n| format!("Kriteria dampak {} level {n} untuk {nama}", jenis.nama().to_lowercase())),
                );
            }
        }
        for k in self.kategori.iter().filter(|k| baru.kategori(&k.kode).is_some()) {
            for jenis in JenisRisiko::SEMUA {
                if let Some(ambang) = self.selera(&k.kode, jenis).filter(|a| baru.selera(&k.kode, jenis) != Some(*a)) {
                    let jenis = jenis.nama().to_lowercase();
                    hasil.push(format!("Selera {} untuk risiko {jenis}, besaran {ambang}", k.nama));
                }
            }
        }
        hasil
    }

    /// Checks codes, names, that criteria fit the levels and appetites fit the magnitudes. Field names: `kategori_<n>`,
    /// `area_<n>` (from 1), `kemungkinan_<kategori>_<level>`, `dampak_<area>_<jenis>_<level>`,
    /// `selera_<kategori>_<jenis>`.
    ///
    /// # Errors
    /// Every field to correct.
    pub fn periksa(mut self, matriks: &Matriks) -> Result<Self, Vec<GalatIsian>> {
        let mut galat = Vec::new();
        self.kategori = daftar(self.kategori, "kategori", "Kategori risiko", &mut galat);
        self.area = daftar(self.area, "area", "Area dampak", &mut galat);
        let punya = |daftar: &[ButirDaftar], kode: &str| daftar.iter().any(|b| b.kode == kode);
        self.kemungkinan.retain(|kode, _| kode == SEMUA_KATEGORI || punya(&self.kategori, kode));
        self.dampak.retain(|kode, _| punya(&self.area, kode));
        self.selera.retain(|kode, _| punya(&self.kategori, kode));
        for (kode, daftar) in &mut self.kemungkinan {
            daftar.resize(matriks.kemungkinan.len(), KriteriaKemungkinan::default());
            for (i, satu) in daftar.iter_mut().enumerate() {
                let bidang = format!("kemungkinan_{kode}_{}", i + 1);
                rapikan(&mut satu.persentase, &bidang, "Persentase", &mut galat);
                rapikan(&mut satu.frekuensi, &bidang, "Frekuensi", &mut galat);
            }
        }
        for (kode, kriteria) in &mut self.dampak {
            for jenis in JenisRisiko::SEMUA {
                let sisi = match jenis {
                    JenisRisiko::Positif => &mut kriteria.positif,
                    JenisRisiko::Negatif => &mut kriteria.negatif,
                };
                if sisi.iter().all(|s| s.trim().is_empty()) {
                    sisi.clear();
                    continue;
                }
                sisi.resize(matriks.dampak.len(), String::new());
                for (i, satu) in sisi.iter_mut().enumerate() {
                    let bidang = format!("dampak_{kode}_{}_{}", jenis.kode(), i + 1);
                    rapikan(satu, &bidang, "Kriteria dampak", &mut galat);
                }
            }
        }
        let maks = matriks.maks();
        for (kode, ambang) in &self.selera {
            for jenis in JenisRisiko::SEMUA {
                if ambang.sisi(jenis).is_some_and(|n| n == 0 || n > maks) {
                    let bidang = format!("selera_{kode}_{}", jenis.kode());
                    galat.push(GalatIsian::baru(bidang, format!("Isi besaran 1 sampai {maks}, atau kosongkan.")));
                }
            }
        }
        self.selera.retain(|_, a| *a != Ambang::default());
        if galat.is_empty() { Ok(self) } else { Err(galat) }
    }
}

/// Whether a magnitude has to be treated under a threshold; `None` without one.
#[must_use]
pub fn keputusan(ambang: Option<u8>, besaran: u8) -> Option<bool> {
    ambang.map(|ambang| besaran >= ambang)
}

fn rapikan(isi: &mut String, bidang: &str, label: &str, galat: &mut Vec<GalatIsian>) {
    match teks::baris(isi, label, false, KRITERIA_MAKS) {
        Ok(rapi) => *isi = rapi,
        Err(sebab) => galat.push(sebab.pada(bidang)),
    }
}

fn daftar(isian: Vec<ButirDaftar>, bidang: &str, label: &str, galat: &mut Vec<GalatIsian>) -> Vec<ButirDaftar> {
    if isian.is_empty() {
        galat.push(GalatIsian::baru(
            format!("{bidang}_1"),
            format!("{label} belum dipilih. Pilih paling sedikit satu."),
        ));
    }
    if isian.len() > BUTIR_MAKS {
        galat.push(GalatIsian::baru(format!("{bidang}_1"), format!("{label} paling banyak {BUTIR_MAKS}.")));
    }
    let mut hasil: Vec<ButirDaftar> = Vec::with_capacity(isian.len());
    for (i, satu) in isian.into_iter().enumerate() {
        let kolom = format!("{bidang}_{}", i + 1);
        let mut ambil = |hasil: Result<String, teks::GalatTeks>| {
            hasil.unwrap_or_else(|sebab| {
                galat.push(sebab.pada(&kolom));
                String::new()
            })
        };
        let nama = ambil(teks::baris(&satu.nama, label, true, NAMA_MAKS));
        let uraian = ambil(teks::baris(&satu.uraian, "Uraian", false, URAIAN_MAKS));
        let kode = if satu.kode.is_empty() { kode_dari(&nama) } else { satu.kode };
        if kode.is_empty() || !kode.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_') {
            galat.push(GalatIsian::baru(&kolom, "Tulis nama yang memuat huruf."));
        } else if hasil.iter().any(|b| b.kode == kode || b.nama == nama) {
            galat.push(GalatIsian::baru(&kolom, format!("{label} {nama} sudah ada dalam daftar.")));
        }
        hasil.push(ButirDaftar { kode, nama, uraian });
    }
    hasil
}

/// A code made from a name: `Ketahanan Siber` is `ketahanan_siber`.
#[must_use]
pub fn kode_dari(nama: &str) -> String {
    let polos: String =
        crate::register::baca::samakan(nama).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    polos.trim_matches('_').to_owned()
}
