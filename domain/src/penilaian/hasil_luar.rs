//! What a stage's value from outside, the ministry's result, does to an indicator.

use std::collections::BTreeMap;

use super::{Aturan, Perbuatan, Status, Tahap, Tertutup, alih, nilai_efektif};
use crate::angka::Nilai;

/// How a value from outside stands to what is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Akibat {
    /// No stage before has a value.
    Pertama,
    /// The stage gives another value than the one before.
    Berubah,
    /// The stage leaves the value as it was (Pedoman Menteri PANRB 3/2024 hlm. 219 dan 222).
    Sama,
    /// The stage had been recorded with another value.
    Mengganti,
    /// The stage has been recorded with this very value: nothing to write.
    Tercatat,
}

/// What would be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dampak {
    pub akibat: Akibat,
    /// In force just before the stage.
    pub sebelumnya: Option<Nilai>,
    /// What the stage says now, if it has been recorded.
    pub tercatat: Option<Nilai>,
    /// Where the indicator stands afterwards.
    pub status: Status,
}

impl Akibat {
    /// Every change of level needs its justification.
    #[must_use]
    pub const fn perlu_justifikasi(self) -> bool {
        matches!(self, Self::Pertama | Self::Berubah | Self::Mengganti)
    }
}

impl Perbuatan {
    /// The act that gives the value of a stage.
    #[must_use]
    pub fn untuk_tahap(tahap: Tahap) -> Self {
        match tahap {
            Tahap::Mandiri => Self::Isi,
            Tahap::Dokumen => Self::Verifikasi,
            Tahap::Interviu => Self::Klarifikasikan,
            Tahap::Visitasi => Self::Validasi,
            Tahap::Reviu => Self::Reviu,
        }
    }
}

impl Status {
    /// Whether a stage has been through with an indicator in this state.
    #[must_use]
    pub fn melewati(self, tahap: Tahap) -> bool {
        let selesai = match tahap {
            Tahap::Mandiri => Self::Diajukan,
            Tahap::Dokumen => Self::Terverifikasi,
            Tahap::Interviu => Self::Terklarifikasi,
            Tahap::Visitasi => Self::Tervalidasi,
            Tahap::Reviu => Self::Tereviu,
        };
        self >= selesai
    }
}

/// What recording `baru` as the value of a stage would do, or why it is closed.
///
/// # Errors
/// [`Tertutup`] with the sentence to show.
pub fn dampak(
    aturan: Aturan,
    status: Status,
    nilai: &BTreeMap<Tahap, Nilai>,
    tahap: Tahap,
    baru: Nilai,
) -> Result<Dampak, Tertutup> {
    if aturan.terkunci {
        return Err(Tertutup::Terkunci);
    }
    let sebelumnya = nilai.range(..tahap).next_back().map(|(_, nilai)| *nilai);
    let tercatat = if status.melewati(tahap) { nilai_efektif(nilai, tahap).map(|(nilai, _)| nilai) } else { None };
    if tercatat == Some(baru) {
        return Ok(Dampak { akibat: Akibat::Tercatat, sebelumnya, tercatat, status });
    }
    let status = alih(aturan, status, Perbuatan::untuk_tahap(tahap))?;
    let akibat = match (tercatat, sebelumnya) {
        (Some(_), _) => Akibat::Mengganti,
        (None, None) => Akibat::Pertama,
        (None, Some(lama)) if lama == baru => Akibat::Sama,
        (None, Some(_)) => Akibat::Berubah,
    };
    Ok(Dampak { akibat, sebelumnya, tercatat, status })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::penilaian::{Jenis, Lingkup};

    const EVALUASI: Aturan =
        Aturan { jenis: Jenis::Evaluasi, lingkup: Lingkup::Nasional, visitasi: false, terkunci: false };

    fn nilai(isi: &[(Tahap, u8)]) -> BTreeMap<Tahap, Nilai> {
        isi.iter().map(|&(tahap, tingkat)| (tahap, Nilai::tingkat(tingkat))).collect()
    }

    fn coba(status: Status, isi: &[(Tahap, u8)], tahap: Tahap, baru: u8) -> Result<(Akibat, Status), Tertutup> {
        dampak(EVALUASI, status, &nilai(isi), tahap, Nilai::tingkat(baru)).map(|d| (d.akibat, d.status))
    }

    #[test]
    fn a_value_is_told_against_the_stage_before_and_what_was_recorded() {
        use Akibat as A;
        use Status as S;
        let isi = [(Tahap::Mandiri, 3)];
        assert_eq!(coba(S::Disetujui, &isi, Tahap::Dokumen, 3), Ok((A::Sama, S::Terverifikasi)));
        assert_eq!(coba(S::Disetujui, &isi, Tahap::Dokumen, 2), Ok((A::Berubah, S::Terverifikasi)));
        assert_eq!(coba(S::Disetujui, &[], Tahap::Dokumen, 2), Ok((A::Pertama, S::Terverifikasi)));
        let isi = [(Tahap::Mandiri, 3), (Tahap::Dokumen, 2)];
        assert_eq!(coba(S::Terverifikasi, &isi, Tahap::Dokumen, 2), Ok((A::Tercatat, S::Terverifikasi)));
        assert_eq!(coba(S::Terverifikasi, &isi, Tahap::Dokumen, 3), Ok((A::Mengganti, S::Terverifikasi)));
        // A stage that carried the value over counts as recorded with it.
        assert_eq!(coba(S::Terklarifikasi, &isi, Tahap::Interviu, 2), Ok((A::Tercatat, S::Terklarifikasi)));
        assert_eq!(coba(S::Terklarifikasi, &isi, Tahap::Interviu, 4), Ok((A::Mengganti, S::Terklarifikasi)));
        assert!(A::Mengganti.perlu_justifikasi() && !A::Sama.perlu_justifikasi() && !A::Tercatat.perlu_justifikasi());
    }

    #[test]
    fn the_state_machine_and_a_fixed_round_close_it() {
        let isi = [(Tahap::Mandiri, 3)];
        assert!(matches!(coba(Status::Draf, &isi, Tahap::Dokumen, 3), Err(Tertutup::BukanSaatnya { .. })));
        assert!(matches!(coba(Status::Terklarifikasi, &isi, Tahap::Dokumen, 2), Err(Tertutup::BukanSaatnya { .. })));
        assert_eq!(coba(Status::Terklarifikasi, &isi, Tahap::Visitasi, 2), Err(Tertutup::TanpaVisitasi));
        let terkunci = Aturan { terkunci: true, ..EVALUASI };
        for tahap in Tahap::SEMUA {
            for status in Status::SEMUA {
                let hasil = dampak(terkunci, status, &nilai(&isi), tahap, Nilai::tingkat(3));
                assert_eq!(hasil, Err(Tertutup::Terkunci));
            }
        }
    }

    #[test]
    fn every_stage_has_the_act_that_gives_its_value() {
        for tahap in Tahap::SEMUA {
            assert_eq!(Perbuatan::untuk_tahap(tahap).tahap(), Some(tahap));
        }
    }
}
