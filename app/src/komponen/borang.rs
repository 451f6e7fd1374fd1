//! What the last POST left for this page: its message, the fields to correct, and what was typed.

use std::sync::Arc;

use domain::{profil::Profil, teks::GalatIsian};
use services::{
    Layanan,
    akun::{
        kilat::{self, FormKilat, Urung},
        sesi::SesiId,
    },
};

use super::kabar::Nada;

/// The state of the forms on a page; cheap to clone. Empty on an ordinary visit.
#[derive(Clone, Debug, Default)]
pub struct Borang(Arc<Sisa>);

#[derive(Debug, Default)]
struct Sisa {
    kabar: Option<(Nada, String)>,
    galat: Vec<GalatIsian>,
    isian: Vec<(String, Vec<String>)>,
    letak: String,
    urung: Option<Urung>,
    profil: Option<Arc<Profil>>,
}

impl Borang {
    /// Puts it together (tests, and from the session's flash).
    #[must_use]
    pub fn baru(kabar: Option<(Nada, String)>, galat: Vec<GalatIsian>, isian: Vec<(String, Vec<String>)>) -> Self {
        Self(Arc::new(Sisa { kabar, galat, isian, ..Sisa::default() }))
    }

    /// The value to show in a field: what was typed, else what is stored.
    #[must_use]
    pub fn nilai(&self, nama: &str, awal: &str) -> String {
        self.terisi(nama).and_then(|nilai| nilai.first().cloned()).unwrap_or_else(|| awal.to_owned())
    }

    /// The values to show in a field with several: what was ticked, else what is stored.
    #[must_use]
    pub fn banyak(&self, nama: &str, awal: &[String]) -> Vec<String> {
        if self.0.isian.is_empty() { awal.to_vec() } else { self.terisi(nama).cloned().unwrap_or_default() }
    }

    /// Whether the last form sent this field.
    #[must_use]
    pub fn ada(&self, nama: &str) -> bool {
        self.terisi(nama).is_some()
    }

    /// The message beside a field.
    #[must_use]
    pub fn pesan(&self, nama: &str) -> Option<&str> {
        self.0.galat.iter().find(|galat| galat.bidang == nama).map(|galat| galat.pesan.as_str())
    }

    /// Everything to correct, in the order the form was checked.
    #[must_use]
    pub fn galat(&self) -> &[GalatIsian] {
        &self.0.galat
    }

    /// The sentence for the top of the page.
    #[must_use]
    pub fn kabar(&self) -> Option<&(Nada, String)> {
        self.0.kabar.as_ref()
    }

    /// The section that says the sentence; empty for the top of the page.
    #[must_use]
    pub fn letak(&self) -> &str {
        &self.0.letak
    }

    /// How to take back what the sentence tells.
    #[must_use]
    pub fn urung(&self) -> Option<&Urung> {
        self.0.urung.as_ref()
    }

    /// Whether something was typed and came back.
    #[must_use]
    pub fn kembali(&self) -> bool {
        !self.0.isian.is_empty() || !self.0.galat.is_empty()
    }

    /// The Pasal beside a field, by the profil's own key (`putaran.tahun`).
    #[must_use]
    pub fn kutipan(&self, kunci: &str) -> Option<String> {
        self.0.profil.as_ref()?.kutipan_bidang(kunci)
    }

    fn terisi(&self, nama: &str) -> Option<&Vec<String>> {
        self.0.isian.iter().find(|(n, _)| n == nama).map(|(_, nilai)| nilai)
    }
}

impl From<FormKilat> for Borang {
    fn from(kilat: FormKilat) -> Self {
        let kabar = kilat.kabar.map(|kabar| (kabar.nada.into(), kabar.teks));
        let isian = kilat.isian.into_iter().collect();
        Self(Arc::new(Sisa { kabar, galat: kilat.galat, isian, letak: kilat.letak, urung: kilat.urung, profil: None }))
    }
}

impl From<kilat::Nada> for Nada {
    fn from(nada: kilat::Nada) -> Self {
        match nada {
            kilat::Nada::Baik => Self::Selesai,
            kilat::Nada::Info => Self::Biasa,
            kilat::Nada::Awas => Self::Awas,
            kilat::Nada::Galat => Self::Galat,
        }
    }
}

/// Takes what the session keeps for the page at `jalur`; a second visit finds nothing. A page is worth more than its
/// message, so a failure to read it is logged and the page shown without.
pub(crate) async fn ambil(l: &Layanan, sesi: Option<SesiId>, jalur: &str) -> Borang {
    let kilat = match sesi {
        Some(SesiId(sesi_id)) => kilat::ambil(l, sesi_id, jalur).await,
        None => Ok(None),
    };
    let borang = match kilat {
        Ok(kilat) => kilat.map(Borang::from).unwrap_or_default(),
        Err(sebab) => {
            tracing::error!(%sebab, "the flash of a page cannot be read");
            Borang::default()
        }
    };
    let sisa = Arc::into_inner(borang.0).unwrap_or_default();
    Borang(Arc::new(Sisa { profil: Some(l.profil.clone()), ..sisa }))
}
