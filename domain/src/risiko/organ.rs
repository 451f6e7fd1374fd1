//! The bodies of risk management as the government's own regulation orders them, and what each still lacks.
//!
//! DKI68 Pasal 19 ayat (3) to (5) names them and the decree of the komite; where a government's regulation is silent,
//! PermenPANRB 5/2020 Lampiran Bab IV huruf A: the kepala daerah forms the komite (angka 1), a Unit Pemilik Risiko consists of
//! pemilik, koordinator and pengelola (angka 2). It asks for no places within the other two.

use super::konteks::{Kedudukan, Struktur, Unsur};
use crate::profil::Profil;

const NASIONAL: &str = "PermenPANRB 5/2020 Lampiran Bab IV huruf A";

/// A body as it is ordered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organ {
    pub unsur: Unsur,
    /// As the regulation calls it.
    pub nama: String,
    /// The Pasal that orders it.
    pub dasar: String,
    /// The regulation says "dapat": nothing is lacking without it.
    pub dapat: bool,
    /// The kind of decree that forms it, and the Pasal; `None` where none is ordered.
    pub keputusan: Option<(String, String)>,
}

/// What a body lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KurangOrgan {
    /// Nobody is in it.
    Susunan,
    /// Nobody holds this place.
    Kedudukan(Kedudukan),
    /// The decree that forms it has no number or no date.
    Keputusan,
    /// It was formed by another kind of decree.
    JenisKeputusan,
}

impl Unsur {
    /// What the structures of a profil call it.
    #[must_use]
    pub const fn kode_profil(self) -> &'static str {
        match self {
            Self::Komite => "komite_manajemen_risiko",
            Self::PemilikRisiko => "unit_pemilik_risiko",
            Self::KepatuhanRisiko => "unit_kepatuhan_risiko",
        }
    }

    /// Places that may not stay empty.
    #[must_use]
    pub const fn kedudukan_wajib(self) -> &'static [Kedudukan] {
        match self {
            Self::PemilikRisiko => &[Kedudukan::Pemilik, Kedudukan::Koordinator, Kedudukan::Pengelola],
            Self::Komite | Self::KepatuhanRisiko => &[],
        }
    }
}

impl Organ {
    /// The body as this government's regulation orders it, else as the national one does.
    #[must_use]
    pub fn dari(profil: &Profil, unsur: Unsur) -> Self {
        let nasional = || match unsur {
            Unsur::Komite => {
                Some((format!("Keputusan {}", profil.sebutan.kepala_daerah), format!("{NASIONAL} angka 1")))
            }
            Unsur::PemilikRisiko | Unsur::KepatuhanRisiko => None,
        };
        let angka = match unsur {
            Unsur::Komite => 1,
            Unsur::PemilikRisiko => 2,
            Unsur::KepatuhanRisiko => 3,
        };
        match profil.struktur(unsur.kode_profil()) {
            Some(s) => Self {
                unsur,
                nama: s.nama.clone(),
                dasar: profil.kutip(&s.dasar, &s.pasal),
                dapat: s.dapat,
                keputusan: s
                    .instrumen
                    .clone()
                    .map(|jenis| (jenis, profil.kutip(&s.dasar, s.pasal_instrumen.as_ref().unwrap_or(&s.pasal))))
                    .or_else(nasional),
            },
            None => Self {
                unsur,
                nama: unsur.nama().to_owned(),
                dasar: format!("{NASIONAL} angka {angka}"),
                dapat: false,
                keputusan: nasional(),
            },
        }
    }

    /// What is missing, the greatest first; empty for a body that is whole, and for one that need not be.
    #[must_use]
    pub fn kurang(&self, s: &Struktur) -> Vec<KurangOrgan> {
        if s.pelaksana.is_empty() {
            return if self.dapat { Vec::new() } else { vec![KurangOrgan::Susunan] };
        }
        let kosong = self.unsur.kedudukan_wajib().iter().filter(|k| s.pada(**k).is_none());
        let mut hasil: Vec<KurangOrgan> = kosong.map(|k| KurangOrgan::Kedudukan(*k)).collect();
        if let Some((jenis, _)) = &self.keputusan {
            if s.nomor.is_empty() || s.tanggal.is_none() {
                hasil.push(KurangOrgan::Keputusan);
            } else if !s.keputusan.is_empty() && s.keputusan != *jenis {
                hasil.push(KurangOrgan::JenisKeputusan);
            }
        }
        hasil
    }

    /// The same as a sentence with its Pasal.
    #[must_use]
    pub fn kalimat(&self, kurang: KurangOrgan) -> String {
        let Self { nama, dasar, .. } = self;
        let (jenis, pasal) = self.keputusan.as_ref().map_or(("Keputusan", dasar.as_str()), |(j, p)| (j, p));
        match kurang {
            KurangOrgan::Susunan => format!("{nama} belum disusun ({dasar})"),
            KurangOrgan::Kedudukan(k) => format!("{nama} belum mempunyai {} ({NASIONAL} angka 2)", k.nama()),
            KurangOrgan::Keputusan => format!("{jenis} yang membentuk {nama} belum dicatat ({pasal})"),
            KurangOrgan::JenisKeputusan => format!("{nama} dibentuk dengan {jenis} ({pasal}), bukan keputusan lain"),
        }
    }
}
