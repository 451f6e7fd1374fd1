//! What a risk must say before it goes to its owner.
//!
//! PermenPANRB 5/2020 Lampiran Bab III huruf C angka 2 huruf b and c: the level of likelihood and the level of impact "harus
//! didukung dengan penjelasan singkat". Formulir 3.0 names the goal with its indicator and the impact of every risk, and
//! Formulir 4.0 plans the treatment of every risk that is decided to be treated, with its output and who answers for it
//! (huruf D angka 2). A residual that is worse than what stands now says why (huruf D angka 3; our reading). A draft may lack
//! all of them.

use super::berkode;

/// What a submitted risk may not lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kurang {
    Sasaran,
    Dampak,
    PenjelasanKemungkinan,
    PenjelasanDampak,
    Rencana,
    AlasanResidual,
}

berkode! { Kurang, 6:
    Sasaran => "sasaran", "sasaran SPBE";
    Dampak => "dampak", "uraian dampak";
    PenjelasanKemungkinan => "penjelasan_kemungkinan", "penjelasan level kemungkinan";
    PenjelasanDampak => "penjelasan_dampak", "penjelasan level dampak";
    Rencana => "rencana", "paling sedikit satu rencana penanganan";
    AlasanResidual => "alasan_residual", "alasan risiko residual";
}

/// What a risk says of what is asked.
#[derive(Clone, Copy, Debug)]
pub struct Terisi<'a> {
    /// Whether it names a goal of the context (Formulir 2.2).
    pub sasaran: bool,
    /// What happens when it comes about.
    pub dampak: &'a str,
    pub penjelasan_kemungkinan: &'a str,
    pub penjelasan_dampak: &'a str,
    /// Whether it is decided to be treated.
    pub keputusan: bool,
    /// Whether its plan has an action that is planned ([`terencana`]).
    pub rencana: bool,
    /// Whether the residual asks for no reason, or has one ([`super::residual::dipertanyakan`]).
    pub residual_beralasan: bool,
}

/// Whether an action is planned: it says what is done, what comes of it, and who answers for it. An option alone is a
/// choice, no plan.
#[must_use]
pub fn terencana(aksi: &str, keluaran: &str, penanggung_jawab: &str) -> bool {
    [aksi, keluaran, penanggung_jawab].iter().all(|isi| !isi.trim().is_empty())
}

impl Terisi<'_> {
    /// What is missing, in the order of the forms; empty when the risk may be submitted.
    #[must_use]
    pub fn kurang(&self) -> Vec<Kurang> {
        let ada = |satu: &Kurang| match satu {
            Kurang::Sasaran => self.sasaran,
            Kurang::Dampak => !self.dampak.trim().is_empty(),
            Kurang::PenjelasanKemungkinan => !self.penjelasan_kemungkinan.trim().is_empty(),
            Kurang::PenjelasanDampak => !self.penjelasan_dampak.trim().is_empty(),
            Kurang::Rencana => self.rencana || !self.keputusan,
            Kurang::AlasanResidual => self.residual_beralasan,
        };
        Kurang::SEMUA.into_iter().filter(|satu| !ada(satu)).collect()
    }
}

/// The sentence for who tried to submit; `None` when nothing is missing.
#[must_use]
pub fn kalimat(kurang: &[Kurang]) -> Option<String> {
    let nama: Vec<&str> = kurang.iter().map(|satu| satu.nama()).collect();
    let daftar = match nama.as_slice() {
        [] => return None,
        [satu] => (*satu).to_owned(),
        [satu, dua] => format!("{satu} dan {dua}"),
        [awal @ .., akhir] => format!("{}, dan {akhir}", awal.join(", ")),
    };
    let mut hasil = format!("Risiko ini belum lengkap untuk diajukan. Isi {daftar}.");
    if kurang.contains(&Kurang::Sasaran) {
        hasil.push_str(" Sasaran dipilih dari konteks kantor (Formulir 2.2).");
    }
    if kurang.contains(&Kurang::Rencana) {
        hasil.push_str(
            " Risiko ini diputuskan untuk ditangani (Formulir 4.0): rencananya memuat aksi, keluaran, dan penanggung jawab.",
        );
    }
    if kurang.contains(&Kurang::AlasanResidual) {
        hasil.push_str(
            " Besaran residualnya lebih buruk daripada besaran saat ini: periksa levelnya, atau tulis alasannya.",
        );
    }
    Some(hasil)
}
