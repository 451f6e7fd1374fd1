//! Treatment (Formulir 4.0): which option fits which kind of risk, and how far an action is.
//!
//! PermenPANRB 5/2020 Lampiran Bab III huruf D angka 2.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{JenisRisiko, berkode};

/// What is done with a risk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Opsi {
    Eskalasi,
    Eksploitasi,
    Peningkatan,
    Pembagian,
    Mitigasi,
    Transfer,
    Penghindaran,
    Penerimaan,
}

berkode! { Opsi, 8:
    Eskalasi => "eskalasi", "Eskalasi Risiko";
    Eksploitasi => "eksploitasi", "Eksploitasi Risiko";
    Peningkatan => "peningkatan", "Peningkatan Risiko";
    Pembagian => "pembagian", "Pembagian Risiko";
    Mitigasi => "mitigasi", "Mitigasi Risiko";
    Transfer => "transfer", "Transfer Risiko";
    Penghindaran => "penghindaran", "Penghindaran Risiko";
    Penerimaan => "penerimaan", "Penerimaan Risiko";
}

/// How far an action is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kemajuan {
    #[default]
    Rencana,
    Berjalan,
    Selesai,
    Batal,
}

berkode! { Kemajuan, 4:
    Rencana => "rencana", "Direncanakan";
    Berjalan => "berjalan", "Berjalan";
    Selesai => "selesai", "Selesai";
    Batal => "batal", "Dibatalkan";
}

/// The option belongs to the other kind of risk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{} bukan opsi untuk risiko {}. Pilih {}.", .opsi.nama(), jenis_kecil(*.jenis), daftar(*.jenis))]
pub struct OpsiSalah {
    pub opsi: Opsi,
    pub jenis: JenisRisiko,
}

impl Opsi {
    /// The options of a kind, in the order of the regulation.
    #[must_use]
    pub const fn untuk(jenis: JenisRisiko) -> [Self; 5] {
        match jenis {
            JenisRisiko::Positif => {
                [Self::Eskalasi, Self::Eksploitasi, Self::Peningkatan, Self::Pembagian, Self::Penerimaan]
            }
            JenisRisiko::Negatif => {
                [Self::Eskalasi, Self::Mitigasi, Self::Transfer, Self::Penghindaran, Self::Penerimaan]
            }
        }
    }

    /// Passes an option of the right kind.
    ///
    /// # Errors
    /// [`OpsiSalah`] with the options to choose from.
    pub fn cocok(self, jenis: JenisRisiko) -> Result<Self, OpsiSalah> {
        if Self::untuk(jenis).contains(&self) { Ok(self) } else { Err(OpsiSalah { opsi: self, jenis }) }
    }

    /// When to choose it, in the words of the regulation.
    #[must_use]
    pub const fn petunjuk(self, jenis: JenisRisiko) -> &'static str {
        match (self, jenis) {
            (Self::Eskalasi, _) => {
                "Dipilih jika risiko berada di luar atau melampaui wewenang; tanggung jawabnya dipindahkan ke unit kerja \
                 yang lebih tinggi."
            }
            (Self::Eksploitasi, _) => {
                "Dipilih jika risiko dapat dipastikan terjadi; risiko dimanfaatkan semaksimal mungkin."
            }
            (Self::Peningkatan, _) => "Meningkatkan level kemungkinan dan/atau level dampak.",
            (Self::Pembagian, _) => {
                "Dipilih jika risiko tidak dapat ditangani secara langsung dan membutuhkan pihak lain."
            }
            (Self::Mitigasi, _) => "Mengurangi level kemungkinan dan/atau level dampak.",
            (Self::Transfer, _) => {
                "Dipilih jika sumber daya untuk mengelola risiko kurang; kepemilikannya dialihkan kepada pihak lain."
            }
            (Self::Penghindaran, _) => {
                "Mengubah perencanaan, penganggaran, program, kegiatan, atau aspek lain untuk mencapai sasaran."
            }
            (Self::Penerimaan, JenisRisiko::Positif) => {
                "Dipilih jika upaya penanganan lebih tinggi dibandingkan manfaatnya atau kemungkinan terjadinya kecil."
            }
            (Self::Penerimaan, JenisRisiko::Negatif) => {
                "Dipilih jika biaya dan usaha penanganan lebih tinggi dibandingkan manfaatnya, kemungkinan terjadinya sangat \
                 kecil, atau dampaknya sangat tidak signifikan."
            }
        }
    }
}

impl Kemajuan {
    /// Whether something still has to be done, so that its date can pass.
    #[must_use]
    pub const fn terbuka(self) -> bool {
        matches!(self, Self::Rencana | Self::Berjalan)
    }
}

const fn jenis_kecil(jenis: JenisRisiko) -> &'static str {
    match jenis {
        JenisRisiko::Positif => "positif",
        JenisRisiko::Negatif => "negatif",
    }
}

fn daftar(jenis: JenisRisiko) -> String {
    let nama = Opsi::untuk(jenis).map(Opsi::nama);
    let (akhir, awal) = nama.split_last().expect("five options");
    format!("{}, atau {akhir}", awal.join(", "))
}
