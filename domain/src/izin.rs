//! Who may do what: one table for the whole product.
//!
//! A permission is a question about a person's roles, an action and the offices the record belongs to. Services ask it
//! before anything is read or written; screens ask it to show only what will be accepted.

use serde::{Deserialize, Serialize};

/// A role of a person, mostly within one office (`persyaratan` row B11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Peran {
    Admin,
    TimKoordinasi,
    Dinas,
    Perencanaan,
    Operator,
    KepalaPerangkatDaerah,
    AsesorInternal,
    Auditor,
    Keamanan,
    Walidata,
    ProdusenData,
    PenggunaData,
    WaliLayanan,
    KepatuhanRisiko,
    Pimpinan,
}

/// A role as it was given: `perangkat_daerah` is `None` for a role that spans the government.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PeranDiberikan {
    pub peran: Peran,
    pub perangkat_daerah: Option<i64>,
}

/// What a person wants to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tindakan {
    KelolaPengguna,
    KelolaPerangkatDaerah,
    LihatPerangkatDaerah,
    LihatJejak,
    BukaPutaran,
    UbahPutaran,
    TugaskanIndikator,
    Tetapkan,
    BukaKembali,
    ImporNilai,
    LihatPenilaian,
    LihatSeluruhPenilaian,
    IsiIndikator,
    AjukanIndikator,
    SetujuiIndikator,
    VerifikasiIndikator,
    MintaKlarifikasi,
    JawabKlarifikasi,
    CatatHasilLuar,
    Reviu,
    KelolaRekomendasi,
    TerbitkanLaporan,
    UnduhLaporan,
    KelolaBukti,
    LihatRegister,
    IsiProsesBisnis,
    IsiLayanan,
    IsiData,
    IsiAplikasi,
    IsiInfrastruktur,
    IsiKeamanan,
    IsiSasaran,
    VerifikasiCatatan,
    ValidasiCatatan,
    KelolaArsitektur,
    PutuskanUsulan,
    KelolaPenandatangan,
    LihatRisiko,
    IsiRisiko,
    SetujuiRisiko,
    ReviuRisiko,
    KonsolidasiRisiko,
    KelolaRisiko,
}

impl Peran {
    /// Every role, in the order screens list them.
    pub const SEMUA: [Self; 15] = [
        Self::Admin,
        Self::TimKoordinasi,
        Self::Dinas,
        Self::Perencanaan,
        Self::Operator,
        Self::KepalaPerangkatDaerah,
        Self::AsesorInternal,
        Self::Auditor,
        Self::Keamanan,
        Self::Walidata,
        Self::ProdusenData,
        Self::PenggunaData,
        Self::WaliLayanan,
        Self::KepatuhanRisiko,
        Self::Pimpinan,
    ];

    /// The stable name in the database and in addresses.
    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::TimKoordinasi => "tim_koordinasi",
            Self::Dinas => "dinas",
            Self::Perencanaan => "perencanaan",
            Self::Operator => "operator",
            Self::KepalaPerangkatDaerah => "kepala_perangkat_daerah",
            Self::AsesorInternal => "asesor_internal",
            Self::Auditor => "auditor",
            Self::Keamanan => "keamanan",
            Self::Walidata => "walidata",
            Self::ProdusenData => "produsen_data",
            Self::PenggunaData => "pengguna_data",
            Self::WaliLayanan => "wali_layanan",
            Self::KepatuhanRisiko => "kepatuhan_risiko",
            Self::Pimpinan => "pimpinan",
        }
    }

    /// The role behind a stable name.
    #[must_use]
    pub fn dari_kode(kode: &str) -> Option<Self> {
        Self::SEMUA.into_iter().find(|peran| peran.kode() == kode)
    }

    /// What screens call it.
    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::Admin => "Admin",
            Self::TimKoordinasi => "Tim koordinasi SPBE",
            Self::Dinas => "Dinas (komunikasi dan informatika)",
            Self::Perencanaan => "Perencanaan",
            Self::Operator => "Operator Perangkat Daerah",
            Self::KepalaPerangkatDaerah => "Kepala Perangkat Daerah",
            Self::AsesorInternal => "Asesor internal",
            Self::Auditor => "Auditor",
            Self::Keamanan => "Keamanan dan persandian",
            Self::Walidata => "Walidata",
            Self::ProdusenData => "Produsen data",
            Self::PenggunaData => "Pengguna data",
            Self::WaliLayanan => "Wali layanan",
            Self::KepatuhanRisiko => "Unit kepatuhan risiko",
            Self::Pimpinan => "Pimpinan",
        }
    }

    /// Whether the role only makes sense within one office: it is given for one, and reaches that office's records alone.
    ///
    /// Row B11: what an office enters is visible to that office and to the coordinating roles. Persandian, walidata, wali
    /// layanan and the unit kepatuhan risiko are functions of an office (row B1, B14) and coordinate no assessment. The
    /// other roles span the government, also when an office is noted beside them.
    #[must_use]
    pub const fn per_kantor(self) -> bool {
        matches!(
            self,
            Self::Operator
                | Self::KepalaPerangkatDaerah
                | Self::Keamanan
                | Self::Walidata
                | Self::ProdusenData
                | Self::WaliLayanan
                | Self::KepatuhanRisiko
        )
    }
}

impl Tindakan {
    /// Every action, in the order of the role matrix.
    pub const SEMUA: [Self; 43] = [
        Self::KelolaPengguna,
        Self::KelolaPerangkatDaerah,
        Self::LihatPerangkatDaerah,
        Self::LihatJejak,
        Self::BukaPutaran,
        Self::UbahPutaran,
        Self::TugaskanIndikator,
        Self::Tetapkan,
        Self::BukaKembali,
        Self::ImporNilai,
        Self::LihatPenilaian,
        Self::LihatSeluruhPenilaian,
        Self::IsiIndikator,
        Self::AjukanIndikator,
        Self::SetujuiIndikator,
        Self::VerifikasiIndikator,
        Self::MintaKlarifikasi,
        Self::JawabKlarifikasi,
        Self::CatatHasilLuar,
        Self::Reviu,
        Self::KelolaRekomendasi,
        Self::TerbitkanLaporan,
        Self::UnduhLaporan,
        Self::KelolaBukti,
        Self::LihatRegister,
        Self::IsiProsesBisnis,
        Self::IsiLayanan,
        Self::IsiData,
        Self::IsiAplikasi,
        Self::IsiInfrastruktur,
        Self::IsiKeamanan,
        Self::IsiSasaran,
        Self::VerifikasiCatatan,
        Self::ValidasiCatatan,
        Self::KelolaArsitektur,
        Self::PutuskanUsulan,
        Self::KelolaPenandatangan,
        Self::LihatRisiko,
        Self::IsiRisiko,
        Self::SetujuiRisiko,
        Self::ReviuRisiko,
        Self::KonsolidasiRisiko,
        Self::KelolaRisiko,
    ];
}

impl Tindakan {
    /// Whether it is done to risks.
    const fn tentang_risiko(self) -> bool {
        matches!(self, Self::LihatRisiko | Self::ReviuRisiko)
    }

    /// Whether it is done to records of registers.
    const fn tentang_register(self) -> bool {
        matches!(
            self,
            Self::LihatRegister
                | Self::IsiProsesBisnis
                | Self::IsiLayanan
                | Self::IsiData
                | Self::IsiAplikasi
                | Self::IsiInfrastruktur
                | Self::IsiKeamanan
                | Self::IsiSasaran
                | Self::VerifikasiCatatan
                | Self::ValidasiCatatan
        )
    }
}

/// Whether these roles may do this to a record of these offices.
///
/// `kantor` lists the offices the record belongs to (the responsible offices of an indicator, the owner of a piece of
/// evidence); empty for what belongs to the government as a whole.
#[must_use]
pub fn boleh(peran: &[PeranDiberikan], tindakan: Tindakan, kantor: &[i64]) -> bool {
    peran.iter().any(|p| {
        let menjangkau = match p.perangkat_daerah {
            Some(id) => !terikat_kantor(p.peran, tindakan) || kantor.contains(&id),
            None => !p.peran.per_kantor() || matches!(tindakan, Tindakan::LihatPerangkatDaerah),
        };
        menjangkau && peran_boleh(p.peran, tindakan)
    })
}

/// The table: what a role may do at all.
pub(crate) const fn peran_boleh(peran: Peran, tindakan: Tindakan) -> bool {
    use Peran as P;
    use Tindakan as T;
    match tindakan {
        T::KelolaPengguna => matches!(peran, P::Admin),
        T::KelolaPerangkatDaerah | T::KelolaPenandatangan => matches!(peran, P::Admin | P::TimKoordinasi),
        T::LihatPerangkatDaerah => !matches!(peran, P::PenggunaData),
        T::LihatJejak => matches!(peran, P::Admin | P::TimKoordinasi | P::Auditor),
        // DKI68 Pasal 32 ayat (3): pemantauan dan evaluasi dilaksanakan oleh tim koordinasi SPBE.
        T::BukaPutaran
        | T::UbahPutaran
        | T::TugaskanIndikator
        | T::Tetapkan
        | T::BukaKembali
        | T::ImporNilai
        | T::CatatHasilLuar
        | T::TerbitkanLaporan => {
            matches!(peran, P::TimKoordinasi)
        }
        T::LihatPenilaian => !matches!(peran, P::PenggunaData | P::Admin | P::ProdusenData),
        T::LihatSeluruhPenilaian | T::UnduhLaporan => {
            matches!(peran, P::TimKoordinasi | P::Dinas | P::Perencanaan | P::AsesorInternal | P::Auditor | P::Pimpinan)
        }
        T::IsiIndikator | T::AjukanIndikator | T::KelolaBukti | T::JawabKlarifikasi => matches!(peran, P::Operator),
        T::SetujuiIndikator => matches!(peran, P::KepalaPerangkatDaerah),
        // DKI68 Pasal 32 ayat (4): tim asesor internal.
        T::VerifikasiIndikator | T::MintaKlarifikasi | T::Reviu => matches!(peran, P::AsesorInternal),
        T::KelolaRekomendasi => matches!(peran, P::TimKoordinasi | P::AsesorInternal),
        T::LihatRegister => !matches!(peran, P::Admin | P::PenggunaData),
        // KALBAR Pasal 10, DKI68 Pasal 26: proses bisnis dikoordinasikan oleh urusan organisasi (wali layanan).
        T::IsiProsesBisnis | T::IsiLayanan => matches!(peran, P::Operator | P::WaliLayanan | P::Dinas),
        T::IsiData => matches!(peran, P::Operator | P::ProdusenData | P::Walidata | P::Dinas),
        T::IsiAplikasi | T::IsiInfrastruktur => matches!(peran, P::Operator | P::Dinas),
        T::IsiKeamanan => matches!(peran, P::Operator | P::Keamanan | P::Dinas),
        T::IsiSasaran => matches!(peran, P::Perencanaan | P::TimKoordinasi),
        // KALBAR Pasal 16 ayat (4), DKI68 Pasal 15 ayat (4): verifikasi oleh urusan komunikasi dan informatika.
        T::VerifikasiCatatan | T::PutuskanUsulan => matches!(peran, P::Dinas),
        // Which of them validates which domain stands in the profil.
        T::ValidasiCatatan => {
            matches!(peran, P::WaliLayanan | P::Perencanaan | P::Dinas | P::Walidata | P::Keamanan)
        }
        // DKI68 Pasal 4 ayat (2): penyusunan dan reviu dikoordinasikan oleh tim koordinasi SPBE.
        // So does the secretariat of the komite manajemen risiko, which fixes the frame and decides what is escalated:
        // PermenPANRB 5/2020 Lampiran Bab IV huruf A angka 1, DKI68 Pasal 19 ayat (3) and (4).
        T::KelolaArsitektur | T::KonsolidasiRisiko | T::KelolaRisiko => matches!(peran, P::TimKoordinasi),
        T::LihatRisiko => !matches!(peran, P::Admin | P::PenggunaData | P::ProdusenData),
        T::IsiRisiko => matches!(peran, P::Operator),
        // The head of an office is its pemilik risiko (Lampiran Bab IV huruf A angka 2 huruf a).
        T::SetujuiRisiko => matches!(peran, P::KepalaPerangkatDaerah),
        // The unit kepatuhan is the internal supervision (Lampiran Bab IV huruf A angka 3; BEKASI Pasal 33 ayat (3)).
        T::ReviuRisiko => matches!(peran, P::KepatuhanRisiko),
    }
}

/// Whether the role reaches only the records of the office it was given for; the list of offices is open to all of them.
const fn terikat_kantor(peran: Peran, tindakan: Tindakan) -> bool {
    // In registers the walidata, the wali layanan and persandian coordinate their domain for every office.
    let koordinator =
        matches!(peran, Peran::Walidata | Peran::WaliLayanan | Peran::Keamanan) && tindakan.tentang_register();
    // The unit kepatuhan supervises the risk management of every office.
    let pengawas = matches!(peran, Peran::KepatuhanRisiko) && tindakan.tentang_risiko();
    peran.per_kantor() && !koordinator && !pengawas && !matches!(tindakan, Tindakan::LihatPerangkatDaerah)
}
