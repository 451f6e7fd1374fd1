//! The proposal to build or change an application: who does what when, and what an office has to bring.
//!
//! KALBAR Pasal 16 (permohonan pemilihan sistem, persetujuan atau penolakan, saran, pengajuan kembali), BEKASI Pasal 20
//! ayat (5) and (6) (dokumen, verifikasi dan rekomendasi Dinas), DKI68 Pasal 15 ayat (4) and (7), PRABU Pasal 8 ayat (4).
//! What is asked stands in [`syarat`].

pub mod surat;
pub mod syarat;

use chrono::NaiveDate;
use thiserror::Error;

/// Where a proposal stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    #[default]
    Draf,
    Diajukan,
    Diverifikasi,
    Disetujui,
    Ditolak,
    Ditarik,
}

/// What somebody does with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Langkah {
    Ajukan,
    Tarik,
    Verifikasi,
    Setujui,
    Tolak,
    /// Opens the next revision after a refusal or a withdrawal (KALBAR Pasal 16 ayat (6)).
    Perbaiki,
    /// Building begins.
    Mulai,
}

/// What is proposed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Jenis {
    #[default]
    Pembangunan,
    Pengembangan,
}

/// The kind of application (DKI68 Pasal 15 ayat (2); KALBAR Pasal 18 ayat (1)).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum JenisAplikasi {
    Umum,
    #[default]
    Khusus,
    /// Like an aplikasi umum, built because the government provides none.
    Sejenis,
}

/// Why a step is closed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Tertutup {
    #[error("Usulan ini masih draf. Ajukan lebih dahulu.")]
    MasihDraf,
    #[error("Usulan ini sudah diajukan dan menunggu keputusan.")]
    SudahDiajukan,
    #[error("Usulan ini sudah diverifikasi dan menunggu keputusan.")]
    SudahDiverifikasi,
    #[error(
        "Usulan ini sudah diputuskan: disetujui. Keputusan tidak diubah; usulkan pengembangan bila perlu perubahan."
    )]
    SudahDisetujui,
    #[error("Usulan ini sudah diputuskan: ditolak. Perbaiki menurut saran, lalu ajukan kembali.")]
    SudahDitolak,
    #[error("Usulan ini sudah ditarik. Perbaiki dan ajukan kembali bila masih diperlukan.")]
    SudahDitarik,
    #[error("Usulan ini belum diverifikasi. Verifikasi dahulu, lalu putuskan.")]
    BelumDiverifikasi,
    #[error("Pembangunan dicatat mulai setelah usulan disetujui.")]
    BelumDisetujui,
    #[error("Yang mengajukan usulan tidak memverifikasi atau memutuskannya. Serahkan kepada rekan lain.")]
    PengajuSendiri,
    #[error("Izin berlaku dari {} sampai {}. Pilih tanggal mulai di antaranya, atau ajukan usulan baru.", .0.format("%d/%m/%Y"), .1.format("%d/%m/%Y"))]
    DiLuarIzin(NaiveDate, NaiveDate),
}

impl Status {
    pub const SEMUA: [Self; 6] =
        [Self::Draf, Self::Diajukan, Self::Diverifikasi, Self::Disetujui, Self::Ditolak, Self::Ditarik];

    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Draf => "draf",
            Self::Diajukan => "diajukan",
            Self::Diverifikasi => "diverifikasi",
            Self::Disetujui => "disetujui",
            Self::Ditolak => "ditolak",
            Self::Ditarik => "ditarik",
        }
    }

    #[must_use]
    pub fn dari_kode(kode: &str) -> Option<Self> {
        Self::SEMUA.into_iter().find(|s| s.kode() == kode)
    }

    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::Draf => "Draf",
            Self::Diajukan => "Diajukan",
            Self::Diverifikasi => "Diverifikasi",
            Self::Disetujui => "Disetujui",
            Self::Ditolak => "Ditolak",
            Self::Ditarik => "Ditarik",
        }
    }

    /// Whether the content may be changed.
    ///
    /// # Errors
    /// Why not.
    pub const fn boleh_diubah(self) -> Result<(), Tertutup> {
        match self {
            Self::Draf => Ok(()),
            lain => Err(lain.sebab()),
        }
    }

    const fn sebab(self) -> Tertutup {
        match self {
            Self::Draf => Tertutup::MasihDraf,
            Self::Diajukan => Tertutup::SudahDiajukan,
            Self::Diverifikasi => Tertutup::SudahDiverifikasi,
            Self::Disetujui => Tertutup::SudahDisetujui,
            Self::Ditolak => Tertutup::SudahDitolak,
            Self::Ditarik => Tertutup::SudahDitarik,
        }
    }
}

impl Langkah {
    pub const SEMUA: [Self; 7] =
        [Self::Ajukan, Self::Tarik, Self::Verifikasi, Self::Setujui, Self::Tolak, Self::Perbaiki, Self::Mulai];

    /// Done by the Dinas; the rest by the office.
    #[must_use]
    pub const fn oleh_dinas(self) -> bool {
        matches!(self, Self::Verifikasi | Self::Setujui | Self::Tolak)
    }

    /// The verb of the audit trail.
    #[must_use]
    pub const fn lampau(self) -> &'static str {
        match self {
            Self::Ajukan => "Usulan diajukan",
            Self::Tarik => "Usulan ditarik",
            Self::Verifikasi => "Usulan diverifikasi",
            Self::Setujui => "Usulan disetujui",
            Self::Tolak => "Usulan ditolak",
            Self::Perbaiki => "Usulan diperbaiki",
            Self::Mulai => "Pembangunan dimulai",
        }
    }
}

/// The state after a step. `wajib_verifikasi`: a decision needs the verification before it
/// ([`syarat::wajib_verifikasi`]).
///
/// # Errors
/// [`Tertutup`] with what to do instead.
pub const fn langkahkan(status: Status, langkah: Langkah, wajib_verifikasi: bool) -> Result<Status, Tertutup> {
    use Langkah as L;
    use Status as S;
    match (status, langkah) {
        (S::Draf, L::Ajukan) => Ok(S::Diajukan),
        // A refused one may be filed again (KALBAR Pasal 16 ayat (6): "dapat"); who will not withdraws it.
        (S::Diajukan | S::Diverifikasi | S::Ditolak, L::Tarik) => Ok(S::Ditarik),
        (S::Diajukan, L::Verifikasi) => Ok(S::Diverifikasi),
        (S::Diajukan, L::Setujui | L::Tolak) if wajib_verifikasi => Err(Tertutup::BelumDiverifikasi),
        (S::Diajukan | S::Diverifikasi, L::Setujui) => Ok(S::Disetujui),
        (S::Diajukan | S::Diverifikasi, L::Tolak) => Ok(S::Ditolak),
        (S::Ditolak | S::Ditarik, L::Perbaiki) => Ok(S::Draf),
        (S::Disetujui, L::Mulai) => Ok(S::Disetujui),
        (_, L::Mulai) => Err(Tertutup::BelumDisetujui),
        (lain, _) => Err(lain.sebab()),
    }
}

/// Whether building may begin on a day under a permit.
///
/// # Errors
/// [`Tertutup::DiLuarIzin`].
pub fn dalam_izin(mulai: NaiveDate, terbit: NaiveDate, sampai: NaiveDate) -> Result<(), Tertutup> {
    if (terbit..=sampai).contains(&mulai) { Ok(()) } else { Err(Tertutup::DiLuarIzin(terbit, sampai)) }
}

impl Jenis {
    pub const SEMUA: [Self; 2] = [Self::Pembangunan, Self::Pengembangan];

    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Pembangunan => "pembangunan",
            Self::Pengembangan => "pengembangan",
        }
    }

    #[must_use]
    pub fn dari_kode(kode: &str) -> Option<Self> {
        Self::SEMUA.into_iter().find(|j| j.kode() == kode)
    }

    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::Pembangunan => "Pembangunan aplikasi baru",
            Self::Pengembangan => "Pengembangan aplikasi yang ada",
        }
    }
}

impl JenisAplikasi {
    pub const SEMUA: [Self; 3] = [Self::Khusus, Self::Umum, Self::Sejenis];

    /// The same code as in the register of applications.
    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Umum => "umum",
            Self::Khusus => "khusus",
            Self::Sejenis => "sejenis",
        }
    }

    #[must_use]
    pub fn dari_kode(kode: &str) -> Option<Self> {
        Self::SEMUA.into_iter().find(|j| j.kode() == kode)
    }

    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::Umum => "Aplikasi umum",
            Self::Khusus => "Aplikasi khusus",
            Self::Sejenis => "Sejenis aplikasi umum",
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use {Langkah as L, Status as S};

    #[test]
    fn every_step_from_every_state() {
        let terbuka = [
            (S::Draf, L::Ajukan, S::Diajukan),
            (S::Diajukan, L::Tarik, S::Ditarik),
            (S::Diverifikasi, L::Tarik, S::Ditarik),
            (S::Ditolak, L::Tarik, S::Ditarik),
            (S::Diajukan, L::Verifikasi, S::Diverifikasi),
            (S::Diajukan, L::Setujui, S::Disetujui),
            (S::Diajukan, L::Tolak, S::Ditolak),
            (S::Diverifikasi, L::Setujui, S::Disetujui),
            (S::Diverifikasi, L::Tolak, S::Ditolak),
            (S::Ditolak, L::Perbaiki, S::Draf),
            (S::Ditarik, L::Perbaiki, S::Draf),
            (S::Disetujui, L::Mulai, S::Disetujui),
        ];
        for status in S::SEMUA {
            for langkah in L::SEMUA {
                let harap = terbuka.iter().find(|(s, l, _)| (*s, *l) == (status, langkah)).map(|(.., ke)| *ke);
                assert_eq!(langkahkan(status, langkah, false).ok(), harap, "{status:?} {langkah:?}");
            }
        }
    }

    #[rstest]
    #[case(S::Diajukan, L::Ajukan, Tertutup::SudahDiajukan)]
    #[case(S::Disetujui, L::Tarik, Tertutup::SudahDisetujui)]
    #[case(S::Disetujui, L::Tolak, Tertutup::SudahDisetujui)]
    #[case(S::Ditolak, L::Setujui, Tertutup::SudahDitolak)]
    #[case(S::Ditolak, L::Ajukan, Tertutup::SudahDitolak)]
    #[case(S::Diajukan, L::Setujui, Tertutup::BelumDiverifikasi)]
    #[case(S::Draf, L::Mulai, Tertutup::BelumDisetujui)]
    fn a_closed_step_says_why(#[case] status: S, #[case] langkah: L, #[case] sebab: Tertutup) {
        assert_eq!(langkahkan(status, langkah, true), Err(sebab));
    }

    #[test]
    fn building_begins_within_the_permit() {
        let hari = |h| NaiveDate::from_ymd_opt(2026, 11, h).unwrap();
        assert_eq!(dalam_izin(hari(5), hari(5), hari(9)), Ok(()));
        assert_eq!(dalam_izin(hari(9), hari(5), hari(9)), Ok(()));
        let galat = dalam_izin(hari(10), hari(5), hari(9)).unwrap_err();
        assert!(galat.to_string().contains("05/11/2026 sampai 09/11/2026"), "{galat}");
    }

    #[test]
    fn codes_lead_back() {
        assert!(S::SEMUA.into_iter().all(|s| S::dari_kode(s.kode()) == Some(s)));
        assert!(Jenis::SEMUA.into_iter().all(|j| Jenis::dari_kode(j.kode()) == Some(j)));
        assert!(JenisAplikasi::SEMUA.into_iter().all(|j| JenisAplikasi::dari_kode(j.kode()) == Some(j)));
    }
}
