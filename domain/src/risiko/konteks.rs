//! The context of one office in one year (Formulir 1.0 and 2.1 to 2.5), as plain data for screens and reports.
//!
//! PermenPANRB 5/2020 Lampiran Bab III huruf B angka 1 to 5 and huruf G angka 1.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::berkode;

/// General information (Formulir 2.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InformasiUmum {
    pub nama_upr: String,
    pub tugas: String,
    /// One function a line.
    pub fungsi: String,
    pub mulai: NaiveDate,
    pub selesai: NaiveDate,
}

/// A goal (Formulir 2.2); risks are assessed for each.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sasaran {
    /// 0 while it has not been kept.
    #[serde(default)]
    pub id: i64,
    pub sasaran_upr: String,
    pub sasaran_spbe: String,
    pub indikator: String,
    pub target: String,
}

/// A stakeholder (Formulir 2.4).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PemangkuKepentingan {
    pub nama: String,
    pub hubungan: String,
}

/// A regulation (Formulir 2.5).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeraturanTerkait {
    pub nama: String,
    pub amanat: String,
}

/// A body of the structure (Lampiran Bab IV huruf A; DKI68 Pasal 19 ayat (3) to (5)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unsur {
    Komite,
    PemilikRisiko,
    KepatuhanRisiko,
}

berkode! { Unsur, 3:
    Komite => "komite_risiko", "Komite Manajemen Risiko (KMR) SPBE";
    PemilikRisiko => "pemilik_risiko", "Unit Pemilik Risiko (UPR) SPBE";
    KepatuhanRisiko => "kepatuhan_risiko", "Unit Kepatuhan Risiko (UKR) SPBE";
}

/// A place within a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kedudukan {
    Ketua,
    Sekretaris,
    Anggota,
    Pemilik,
    Koordinator,
    Pengelola,
}

berkode! { Kedudukan, 6:
    Ketua => "ketua", "Ketua";
    Sekretaris => "sekretaris", "Sekretaris";
    Anggota => "anggota", "Anggota";
    Pemilik => "pemilik", "Pemilik Risiko SPBE";
    Koordinator => "koordinator", "Koordinator Risiko SPBE";
    Pengelola => "pengelola", "Pengelola Risiko SPBE";
}

/// Somebody in a body (Formulir 2.3 for an office).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pelaksana {
    pub kedudukan: Kedudukan,
    pub nama: String,
    #[serde(default)]
    pub nip: String,
    pub jabatan: String,
}

/// A body as it was formed, and by which decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Struktur {
    pub unsur: Unsur,
    /// What kind of decision forms it (`Keputusan Gubernur`); empty where it was not said. Left out then, so that a snapshot
    /// kept before it was asked keeps its hash.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub keputusan: String,
    /// Number of that decision; empty while there is none.
    pub nomor: String,
    pub tanggal: Option<NaiveDate>,
    pub pelaksana: Vec<Pelaksana>,
}

/// Pakta Integritas (Formulir 1.0); the owner signs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pakta {
    pub nomor: String,
    pub tempat: String,
    pub tanggal: Option<NaiveDate>,
}

impl Unsur {
    /// The places it has.
    #[must_use]
    pub const fn kedudukan(self) -> &'static [Kedudukan] {
        match self {
            Self::Komite | Self::KepatuhanRisiko => &[Kedudukan::Ketua, Kedudukan::Sekretaris, Kedudukan::Anggota],
            Self::PemilikRisiko => &[Kedudukan::Pemilik, Kedudukan::Koordinator, Kedudukan::Pengelola],
        }
    }

    /// What it does, in the words of the regulation.
    #[must_use]
    pub const fn tugas(self) -> &'static str {
        match self {
            Self::Komite => "penetapan kebijakan strategis terkait Manajemen Risiko SPBE",
            Self::PemilikRisiko => "pelaksanaan Manajemen Risiko SPBE",
            Self::KepatuhanRisiko => "pengawasan terhadap pelaksanaan Manajemen Risiko SPBE",
        }
    }
}

impl Struktur {
    /// A body that nobody has formed.
    #[must_use]
    pub const fn kosong(unsur: Unsur) -> Self {
        Self { unsur, keputusan: String::new(), nomor: String::new(), tanggal: None, pelaksana: Vec::new() }
    }

    /// The decision that forms it: `Keputusan Gubernur Nomor 42/2026`; `None` while there is none. Its date stands apart. Who
    /// typed the kind into the number already reads it once.
    #[must_use]
    pub fn sebut_keputusan(&self) -> Option<String> {
        if self.nomor.is_empty() || self.nomor.to_lowercase().starts_with("keputusan") {
            return Some(self.nomor.clone()).filter(|nomor| !nomor.is_empty());
        }
        let jenis = if self.keputusan.is_empty() { "Keputusan" } else { &self.keputusan };
        Some(format!("{jenis} Nomor {}", self.nomor))
    }

    /// Whoever holds a place; the first one where several do.
    #[must_use]
    pub fn pada(&self, kedudukan: Kedudukan) -> Option<&Pelaksana> {
        self.pelaksana.iter().find(|p| p.kedudukan == kedudukan)
    }
}

/// The three statements of the Pakta Integritas, word by word (Formulir 1.0).
#[must_use]
pub fn pernyataan_pakta(pemerintah: &str) -> [String; 3] {
    [
        format!(
            "Penetapan konteks, identifikasi, analisis, evaluasi, dan rencana penanganan Risiko SPBE telah sesuai dengan \
             ketentuan Manajemen Risiko SPBE yang berlaku di {pemerintah};"
        ),
        "Rencana penanganan Risiko SPBE yang merupakan bagian yang tidak terpisahkan dari pakta integritas ini akan \
         dilaksanakan oleh seluruh jajaran dalam unit yang saya pimpin;"
            .into(),
        "Pemantauan dan reviu akan dilaksanakan secara berkala untuk meningkatkan efektivitas Manajemen Risiko SPBE."
            .into(),
    ]
}
