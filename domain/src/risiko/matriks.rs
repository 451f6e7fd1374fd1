//! The analysis matrix (Formulir 2.9): two levels give a magnitude, the magnitude gives a level of risk.
//!
//! PermenPANRB 5/2020 Lampiran Bab III huruf B angka 9. The official 5x5 table is not a product of the levels: it is looked
//! up. A government may use 3, 4 or 5 levels and its own magnitudes, as long as every cell has its own.

use serde::{Deserialize, Serialize};

use super::berkode;
use crate::teks::{self, GalatIsian};

/// Levels a scale may have.
pub const LEVEL_MIN: usize = 3;
pub const LEVEL_MAKS: usize = 5;

const NAMA_LEVEL_MAKS: usize = 60;

/// The matrix and the levels of risk of one government in one year. Made only by [`Matriks::periksa`] or from the scheme,
/// so that a lookup never misses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matriks {
    /// Names of the likelihood levels, level 1 first.
    pub kemungkinan: Vec<String>,
    /// Names of the impact levels, level 1 first.
    pub dampak: Vec<String>,
    /// One row a likelihood level, level 1 first; one column an impact level.
    pub besaran: Vec<Vec<u8>>,
    /// Levels of risk, the lowest first.
    pub level: Vec<LevelRisiko>,
}

/// A range of magnitudes with its name and colour (Formulir 2.9.B).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LevelRisiko {
    pub nama: String,
    pub min: u8,
    pub maks: u8,
    pub warna: Warna,
}

/// The colour that stands for a level of risk; never without its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Warna {
    Biru,
    Hijau,
    Kuning,
    Jingga,
    Merah,
}

berkode! { Warna, 5:
    Biru => "biru", "Biru";
    Hijau => "hijau", "Hijau";
    Kuning => "kuning", "Kuning";
    Jingga => "jingga", "Jingga";
    Merah => "merah", "Merah";
}

impl Warna {
    /// Its place in the palette of the stylesheet, 1 to 5.
    #[must_use]
    pub const fn pita(self) -> u8 {
        match self {
            Self::Biru => 1,
            Self::Hijau => 2,
            Self::Kuning => 3,
            Self::Jingga => 4,
            Self::Merah => 5,
        }
    }
}

/// A likelihood and an impact level: a cell of the matrix. Levels count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Titik {
    pub kemungkinan: u8,
    pub dampak: u8,
}

/// A cell with what the matrix says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Terukur {
    pub titik: Titik,
    pub besaran: u8,
}

/// A matrix as it is typed: an empty cell is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IsianMatriks {
    pub kemungkinan: Vec<String>,
    pub dampak: Vec<String>,
    /// `besaran[k - 1][d - 1]`.
    pub besaran: Vec<Vec<Option<u8>>>,
    pub level: Vec<IsianLevel>,
}

/// A level of risk as it is typed: the ranges follow each other, so only the upper end is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IsianLevel {
    pub nama: String,
    pub maks: Option<u8>,
    /// Code of a [`Warna`].
    pub warna: String,
}

impl Titik {
    #[must_use]
    pub const fn baru(kemungkinan: u8, dampak: u8) -> Self {
        Self { kemungkinan, dampak }
    }
}

impl Matriks {
    /// The official 5x5 table (Tabel 10 and 11).
    #[must_use]
    pub fn bawaan() -> &'static Self {
        &super::Skema::bawaan().matriks
    }

    /// Number of likelihood levels.
    #[must_use]
    pub fn tinggi(&self) -> u8 {
        u8::try_from(self.kemungkinan.len()).unwrap_or(u8::MAX)
    }

    /// Number of impact levels.
    #[must_use]
    pub fn lebar(&self) -> u8 {
        u8::try_from(self.dampak.len()).unwrap_or(u8::MAX)
    }

    /// The greatest magnitude: the number of cells.
    #[must_use]
    pub fn maks(&self) -> u8 {
        self.tinggi().saturating_mul(self.lebar())
    }

    /// The magnitude of a cell; `None` outside the scale.
    #[must_use]
    pub fn besaran(&self, titik: Titik) -> Option<u8> {
        let (k, d) = (usize::from(titik.kemungkinan).checked_sub(1)?, usize::from(titik.dampak).checked_sub(1)?);
        self.besaran.get(k)?.get(d).copied()
    }

    /// The cell with its magnitude; `None` outside the scale.
    #[must_use]
    pub fn ukur(&self, titik: Titik) -> Option<Terukur> {
        self.besaran(titik).map(|besaran| Terukur { titik, besaran })
    }

    /// Number of the level of risk, from 1, that a magnitude falls into.
    #[must_use]
    pub fn nomor_level(&self, besaran: u8) -> Option<u8> {
        let letak = self.level.iter().position(|l| (l.min..=l.maks).contains(&besaran))?;
        u8::try_from(letak + 1).ok()
    }

    /// The level of risk that a magnitude falls into.
    #[must_use]
    pub fn level(&self, besaran: u8) -> Option<&LevelRisiko> {
        self.level.iter().find(|l| (l.min..=l.maks).contains(&besaran))
    }

    /// Name of the level of risk; a dash outside the scale.
    #[must_use]
    pub fn nama_level(&self, besaran: u8) -> &str {
        self.level(besaran).map_or("–", |l| l.nama.as_str())
    }

    /// Name of a likelihood level, counted from 1.
    #[must_use]
    pub fn nama_kemungkinan(&self, level: u8) -> &str {
        nama(&self.kemungkinan, level)
    }

    /// Name of an impact level, counted from 1.
    #[must_use]
    pub fn nama_dampak(&self, level: u8) -> &str {
        nama(&self.dampak, level)
    }

    /// Every cell, likelihood from the highest, impact from the lowest: the order of the printed table.
    pub fn sel(&self) -> impl Iterator<Item = Terukur> + '_ {
        (1..=self.tinggi())
            .rev()
            .flat_map(|k| (1..=self.lebar()).map(move |d| Titik::baru(k, d)))
            .filter_map(|titik| self.ukur(titik))
    }

    /// Checks what was typed: 3 to 5 levels each way, every magnitude from 1 to the number of cells exactly once and never
    /// smaller towards a higher level, levels of risk without gap or overlap. Field names: `kemungkinan_<k>`, `dampak_<d>`,
    /// `besaran_<k>_<d>`, `level_nama_<n>`, `level_maks_<n>`, `level_warna_<n>`, all from 1.
    ///
    /// # Errors
    /// Every field to correct.
    pub fn periksa(isian: &IsianMatriks) -> Result<Self, Vec<GalatIsian>> {
        let mut galat = Vec::new();
        let kemungkinan = nama_level(&isian.kemungkinan, "kemungkinan", "Level kemungkinan", &mut galat);
        let dampak = nama_level(&isian.dampak, "dampak", "Level dampak", &mut galat);
        let besaran = angka(isian, kemungkinan.len(), dampak.len(), &mut galat);
        let maks = u8::try_from(kemungkinan.len() * dampak.len()).unwrap_or(u8::MAX);
        let level = level(&isian.level, maks, &mut galat);
        if galat.is_empty() { Ok(Self { kemungkinan, dampak, besaran, level }) } else { Err(galat) }
    }

    /// The same matrix as a form shows it.
    #[must_use]
    pub fn isian(&self) -> IsianMatriks {
        IsianMatriks {
            kemungkinan: self.kemungkinan.clone(),
            dampak: self.dampak.clone(),
            besaran: self.besaran.iter().map(|baris| baris.iter().copied().map(Some).collect()).collect(),
            level: self
                .level
                .iter()
                .map(|l| IsianLevel { nama: l.nama.clone(), maks: Some(l.maks), warna: l.warna.kode().into() })
                .collect(),
        }
    }
}

fn nama(daftar: &[String], level: u8) -> &str {
    usize::from(level).checked_sub(1).and_then(|i| daftar.get(i)).map_or("–", String::as_str)
}

fn nama_level(isian: &[String], bidang: &str, label: &str, galat: &mut Vec<GalatIsian>) -> Vec<String> {
    if !(LEVEL_MIN..=LEVEL_MAKS).contains(&isian.len()) {
        let pesan = format!("{label} harus {LEVEL_MIN} sampai {LEVEL_MAKS}; sekarang {}.", isian.len());
        galat.push(GalatIsian::baru(format!("{bidang}_1"), pesan));
    }
    let mut hasil: Vec<String> = Vec::with_capacity(isian.len());
    for (i, satu) in isian.iter().enumerate() {
        let kolom = format!("{bidang}_{}", i + 1);
        match teks::baris(satu, &format!("Nama {} {}", label.to_lowercase(), i + 1), true, NAMA_LEVEL_MAKS) {
            Ok(nama) if hasil.contains(&nama) => {
                galat.push(GalatIsian::baru(kolom, format!("Nama {nama} sudah dipakai level lain. Beri nama lain.")));
                hasil.push(nama);
            }
            Ok(nama) => hasil.push(nama),
            Err(sebab) => {
                galat.push(sebab.pada(kolom));
                hasil.push(String::new());
            }
        }
    }
    hasil
}

fn angka(isian: &IsianMatriks, tinggi: usize, lebar: usize, galat: &mut Vec<GalatIsian>) -> Vec<Vec<u8>> {
    let maks = tinggi * lebar;
    let mut letak: Vec<Option<(usize, usize)>> = vec![None; maks + 1];
    let mut hasil = vec![vec![0_u8; lebar]; tinggi];
    for (k, baris) in hasil.iter_mut().enumerate() {
        for (d, sel) in baris.iter_mut().enumerate() {
            let bidang = format!("besaran_{}_{}", k + 1, d + 1);
            let Some(nilai) = isian.besaran.get(k).and_then(|b| b.get(d)).copied().flatten() else {
                let pesan = format!("Besaran untuk kemungkinan {} dan dampak {} belum diisi.", k + 1, d + 1);
                galat.push(GalatIsian::baru(bidang, pesan));
                continue;
            };
            let n = usize::from(nilai);
            if n == 0 || n > maks {
                galat.push(GalatIsian::baru(bidang, format!("Besaran {nilai} di luar 1 sampai {maks}.")));
            } else if let Some((k2, d2)) = letak[n] {
                let pesan = format!(
                    "Besaran {nilai} sudah dipakai pada kemungkinan {} dan dampak {}. Setiap besaran hanya satu kali.",
                    k2 + 1,
                    d2 + 1
                );
                galat.push(GalatIsian::baru(bidang, pesan));
            } else {
                letak[n] = Some((k, d));
                *sel = nilai;
            }
        }
    }
    // A swapped pair is only worth telling once every cell is there.
    if galat.is_empty() {
        naik(&hasil, galat);
    }
    hasil
}

/// More likely or graver is never a smaller magnitude.
fn naik(besaran: &[Vec<u8>], galat: &mut Vec<GalatIsian>) {
    for (k, baris) in besaran.iter().enumerate() {
        for (d, &nilai) in baris.iter().enumerate() {
            let kiri = d.checked_sub(1).map(|d| baris[d]);
            let bawah = k.checked_sub(1).map(|k| besaran[k][d]);
            if let Some(lebih) = [kiri, bawah].into_iter().flatten().find(|&lain| lain > nilai) {
                let pesan = format!(
                    "Besaran {nilai} lebih kecil daripada {lebih} di level sebelumnya. Besaran tidak boleh turun saat \
                     level naik."
                );
                galat.push(GalatIsian::baru(format!("besaran_{}_{}", k + 1, d + 1), pesan));
            }
        }
    }
}

fn level(isian: &[IsianLevel], maks: u8, galat: &mut Vec<GalatIsian>) -> Vec<LevelRisiko> {
    let nama: Vec<String> = isian.iter().map(|l| l.nama.clone()).collect();
    let nama = nama_level(&nama, "level_nama", "Level risiko", galat);
    let mut min = 1_u8;
    let mut hasil = Vec::with_capacity(isian.len());
    for (i, (satu, nama)) in isian.iter().zip(nama).enumerate() {
        let bidang = |kolom: &str| format!("level_{kolom}_{}", i + 1);
        let terakhir = i + 1 == isian.len();
        let Some(warna) = Warna::dari_kode(&satu.warna) else {
            galat.push(GalatIsian::baru(bidang("warna"), "Pilih warna dari daftar."));
            continue;
        };
        match satu.maks {
            None => galat.push(GalatIsian::baru(bidang("maks"), "Besaran tertinggi level ini belum diisi.")),
            Some(atas) if atas < min => {
                let pesan = format!("Level ini mulai dari besaran {min}; isi {min} atau lebih.");
                galat.push(GalatIsian::baru(bidang("maks"), pesan));
            }
            Some(atas) if terakhir && atas != maks => {
                let pesan = format!("Level tertinggi harus berakhir pada besaran {maks}, yaitu banyaknya sel matriks.");
                galat.push(GalatIsian::baru(bidang("maks"), pesan));
            }
            Some(atas) if !terakhir && atas >= maks => {
                let pesan = format!("Isi kurang dari {maks}, agar level di atasnya mendapat besaran.");
                galat.push(GalatIsian::baru(bidang("maks"), pesan));
            }
            Some(atas) => {
                hasil.push(LevelRisiko { nama, min, maks: atas, warna });
                min = atas + 1;
            }
        }
    }
    hasil
}
