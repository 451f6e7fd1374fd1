//! Who signs which document, and who heads an office: a position, and the person who holds it.
//!
//! PermenPANRB 59/2020 Lampiran hlm. 85 angka 6: the Koordinator SPBE signs the Berita Acara; DKI68 Pasal 32 ayat (5): the
//! tim koordinasi reports to the Gubernur. The position comes from the profil unless the government writes another one.

use serde::{Deserialize, Serialize};

use crate::{
    perangkat_daerah::Jenis,
    profil::Profil,
    teks::{self, GalatIsian, GalatTeks},
};

/// Most characters of a position, a name, and a rank.
pub const JABATAN_MAKS: usize = 200;
pub const NAMA_MAKS: usize = 120;
pub const PANGKAT_MAKS: usize = 80;

/// A document that somebody signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dokumen {
    /// Laporan Hasil Pemantauan/Evaluasi.
    LaporanHasil,
    /// Berita Acara Penilaian Mandiri.
    BeritaAcara,
    /// Pernyataan Persetujuan Publikasi.
    PersetujuanPublikasi,
    /// The sheet of one office, signed by its head.
    LembarPerangkatDaerah,
    /// Lists of registers that carry a number, such as the report on the assets (BEKASI Pasal 26 ayat (8)).
    DaftarRegister,
}

/// A position and who holds it; without a name the document leaves a line to write on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Penandatangan {
    /// `Sekretaris Daerah selaku Koordinator SPBE`.
    pub jabatan: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nama: Option<String>,
    /// 18 digits without spaces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nip: Option<String>,
    /// Rank and class: `Pembina Utama Muda, IV/c`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pangkat: Option<String>,
}

/// The same as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IsianPenandatangan {
    pub jabatan: String,
    pub nama: String,
    pub nip: String,
    pub pangkat: String,
}

impl Dokumen {
    /// Documents whose signer is kept for the whole government; the sheet of an office is signed by its head.
    pub const PEMERINTAH: [Self; 4] =
        [Self::LaporanHasil, Self::BeritaAcara, Self::PersetujuanPublikasi, Self::DaftarRegister];

    /// The stable name in the database and in addresses.
    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::LaporanHasil => "laporan-hasil",
            Self::BeritaAcara => "berita-acara",
            Self::PersetujuanPublikasi => "persetujuan-publikasi",
            Self::LembarPerangkatDaerah => "lembar-perangkat-daerah",
            Self::DaftarRegister => "daftar-register",
        }
    }

    /// The document behind a stable name, among those of the government.
    #[must_use]
    pub fn dari_kode(kode: &str) -> Option<Self> {
        Self::PEMERINTAH.into_iter().find(|dokumen| dokumen.kode() == kode)
    }

    /// What screens call it.
    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::LaporanHasil => "Laporan hasil pemantauan atau evaluasi",
            Self::BeritaAcara => "Berita acara penilaian mandiri",
            Self::PersetujuanPublikasi => "Pernyataan persetujuan publikasi",
            Self::LembarPerangkatDaerah => "Lembar Perangkat Daerah",
            Self::DaftarRegister => "Dokumen register",
        }
    }
}

impl Penandatangan {
    /// A position whose holder is not known.
    #[must_use]
    pub fn jabatan(jabatan: impl Into<String>) -> Self {
        Self { jabatan: jabatan.into(), ..Self::default() }
    }

    /// The position a document is signed in when nobody wrote another one, in the words of the profil.
    #[must_use]
    pub fn bawaan(profil: &Profil, dokumen: Dokumen) -> Self {
        let koordinator = || format!("{} selaku Koordinator SPBE", profil.sebutan.koordinator);
        Self::jabatan(match dokumen {
            Dokumen::LaporanHasil => match profil.struktur("tim_koordinasi").filter(|tim| !tim.dapat) {
                Some(tim) => match &tim.pimpinan {
                    Some(pimpinan) => format!("{pimpinan} selaku Ketua {}", tim.nama),
                    None => format!("Ketua {}", tim.nama),
                },
                // Not every regulation forms a team (KALBAR Pasal 37 knows the Koordinator SPBE only).
                None => koordinator(),
            },
            Dokumen::BeritaAcara | Dokumen::PersetujuanPublikasi | Dokumen::DaftarRegister => koordinator(),
            Dokumen::LembarPerangkatDaerah => format!("Kepala {}", profil.sebutan.perangkat_daerah),
        })
    }

    /// The head of an office: their own position where one is written, else the one its kind has.
    #[must_use]
    pub fn kepala(mut self, jenis: Jenis, kantor: &str) -> Self {
        if self.jabatan.is_empty() {
            self.jabatan = jabatan_kepala(jenis, kantor);
        }
        self
    }

    /// Four groups as a civil servant's number is printed: `19700101 199503 1 001`; another number stays as it is.
    #[must_use]
    pub fn nip_tercetak(&self) -> Option<String> {
        let nip = self.nip.as_deref()?;
        if nip.len() != 18 || !nip.bytes().all(|b| b.is_ascii_digit()) {
            return Some(nip.to_owned());
        }
        Some(format!("{} {} {} {}", &nip[..8], &nip[8..14], &nip[14..15], &nip[15..]))
    }
}

impl IsianPenandatangan {
    /// Tidied and checked; an empty position is allowed and means the usual one. `awalan` comes before the names of the
    /// fields `jabatan`, `nama`, `nip`, `pangkat` in the errors.
    ///
    /// # Errors
    /// Every field to correct.
    pub fn periksa(&self, awalan: &str) -> Result<Penandatangan, Vec<GalatIsian>> {
        let mut galat = Vec::new();
        let mut catat = |bidang: &str, hasil: Result<String, GalatTeks>| {
            hasil.unwrap_or_else(|sebab| {
                galat.push(sebab.pada(format!("{awalan}{bidang}")));
                String::new()
            })
        };
        let jabatan = catat("jabatan", teks::baris(&self.jabatan, "Jabatan", false, JABATAN_MAKS));
        let nama = catat("nama", teks::baris(&self.nama, "Nama", false, NAMA_MAKS));
        let nip = catat("nip", teks::nip(&self.nip).map(Option::unwrap_or_default));
        let pangkat = catat("pangkat", teks::baris(&self.pangkat, "Pangkat", false, PANGKAT_MAKS));
        if nama.is_empty() && galat.is_empty() && !(nip.is_empty() && pangkat.is_empty()) {
            galat.push(GalatIsian {
                bidang: format!("{awalan}nama"),
                pesan: "Isi nama pejabat yang memiliki NIP atau pangkat ini.".into(),
            });
        }
        if !galat.is_empty() {
            return Err(galat);
        }
        let ada = |isi: String| (!isi.is_empty()).then_some(isi);
        Ok(Penandatangan { jabatan, nama: ada(nama), nip: ada(nip), pangkat: ada(pangkat) })
    }
}

/// What the head of such an office is called: `Inspektorat Daerah` is headed by the `Inspektur Daerah`.
#[must_use]
pub fn jabatan_kepala(jenis: Jenis, kantor: &str) -> String {
    let ganti = |dari: &str, menjadi: &str| kantor.strip_prefix(dari).map(|sisa| format!("{menjadi}{sisa}"));
    let khusus = match jenis {
        Jenis::Sekretariat => ganti("Sekretariat", "Sekretaris"),
        Jenis::Inspektorat => ganti("Inspektorat", "Inspektur"),
        Jenis::RumahSakit => Some(format!("Direktur {kantor}")),
        Jenis::Kecamatan => ganti("Kecamatan", "Camat"),
        Jenis::Kelurahan => ganti("Kelurahan", "Lurah"),
        Jenis::Biro | Jenis::Badan | Jenis::Dinas | Jenis::Satuan | Jenis::KotaAdministrasi | Jenis::Lainnya => None,
    };
    khusus.unwrap_or_else(|| format!("Kepala {kantor}"))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn isian(jabatan: &str, nama: &str, nip: &str, pangkat: &str) -> IsianPenandatangan {
        IsianPenandatangan { jabatan: jabatan.into(), nama: nama.into(), nip: nip.into(), pangkat: pangkat.into() }
    }

    #[test]
    fn a_signer_is_tidied() {
        let siapa =
            isian(" Sekretaris  Daerah ", "Dr. Contoh, M.Si.", "99990101 202001 1 001", "").periksa("").unwrap();
        assert_eq!(siapa.nip.as_deref(), Some("999901012020011001"));
        assert_eq!(siapa.nip_tercetak().as_deref(), Some("99990101 202001 1 001"));
        assert_eq!(siapa.pangkat, None);
        assert_eq!(IsianPenandatangan::default().periksa("").unwrap(), Penandatangan::default());
    }

    #[rstest]
    #[case(isian("", "", "999901012020011001", ""), "kepala_nama")]
    #[case(isian("", "", "", "Pembina, IV/a"), "kepala_nama")]
    #[case(isian("", "Contoh", "12345", ""), "kepala_nip")]
    #[case(isian("", "Contoh", "99990101202001100A", ""), "kepala_nip")]
    #[case(isian("", "Con\ntoh", "", ""), "kepala_nama")]
    #[case(isian(&"x".repeat(JABATAN_MAKS + 1), "", "", ""), "kepala_jabatan")]
    fn a_wrong_field_is_named(#[case] isian: IsianPenandatangan, #[case] bidang: &str) {
        let galat = isian.periksa("kepala_").unwrap_err();
        assert_eq!(galat.iter().map(|g| g.bidang.as_str()).collect::<Vec<_>>(), [bidang]);
    }

    #[rstest]
    #[case(Jenis::Dinas, "Dinas Komunikasi dan Informatika", "Kepala Dinas Komunikasi dan Informatika")]
    #[case(Jenis::Inspektorat, "Inspektorat Daerah", "Inspektur Daerah")]
    #[case(Jenis::Sekretariat, "Sekretariat DPRD", "Sekretaris DPRD")]
    #[case(Jenis::Kecamatan, "Kecamatan Cambai", "Camat Cambai")]
    #[case(Jenis::RumahSakit, "RSUD Contoh", "Direktur RSUD Contoh")]
    #[case(Jenis::Inspektorat, "Kantor Pengawasan", "Kepala Kantor Pengawasan")]
    fn the_head_is_called_as_the_kind_of_office_has_it(#[case] jenis: Jenis, #[case] nama: &str, #[case] harap: &str) {
        assert_eq!(jabatan_kepala(jenis, nama), harap);
    }

    #[test]
    fn every_profil_has_a_position_for_every_document() {
        for id in crate::profil::BAWAAN {
            let profil = Profil::bawaan(id).unwrap().unwrap();
            for dokumen in Dokumen::PEMERINTAH {
                assert!(!Penandatangan::bawaan(&profil, dokumen).jabatan.is_empty(), "{id}");
                assert_eq!(Dokumen::dari_kode(dokumen.kode()), Some(dokumen));
            }
        }
    }
}
