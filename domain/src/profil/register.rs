//! What a profil decides about registers: whose regulation asks what, who validates which domain.

use super::Profil;
use crate::izin::{Peran, Tindakan, peran_boleh};

/// The regulations whose requirements the registers know, by their code in the profils.
pub const DIKENAL: [&str; 4] = ["DKI68", "KALBAR", "BEKASI", "PRABU"];

impl Profil {
    /// Whether the government's own regulation is none of those the registers know, so that it is asked the union of them.
    #[must_use]
    pub fn gabungan(&self) -> bool {
        !DIKENAL.iter().any(|kode| self.dasar(kode).is_some())
    }

    /// Whether something that only these regulations ask is asked of this government.
    #[must_use]
    pub fn mengikuti(&self, dasar: &[&str]) -> bool {
        dasar.is_empty() || self.gabungan() || dasar.iter().any(|kode| self.dasar(kode).is_some())
    }

    /// Who validates the records of a register: what the profil says, else organisasi for proses bisnis (DKI68 Pasal 8,
    /// KALBAR Pasal 10), perencanaan for data, komunikasi dan informatika for the rest.
    #[must_use]
    pub fn koordinator_domain(&self, register: &str) -> Peran {
        self.koordinator_domain.get(register).copied().unwrap_or(match register {
            "proses-bisnis" => Peran::WaliLayanan,
            "data" => Peran::Perencanaan,
            _ => Peran::Dinas,
        })
    }
}

/// The first wrong entry of `koordinator_domain`, with the reason.
pub(super) fn koordinator_salah(profil: &Profil) -> Option<(String, String)> {
    use crate::register::{Alur, cari};
    profil.koordinator_domain.iter().find_map(|(kode, peran)| {
        let kunci = format!("koordinator_domain.{kode}");
        match cari(kode) {
            None => Some((kunci, "tidak dikenal sebagai register".into())),
            Some(r) if r.alur == Alur::Langsung => Some((kunci, "register ini tidak divalidasi".into())),
            Some(_) if !peran_boleh(*peran, Tindakan::ValidasiCatatan) => {
                Some((kunci, format!("peran \"{}\" tidak memvalidasi catatan", peran.kode())))
            }
            Some(_) => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profil_names_who_validates_a_domain() {
        let mut profil = Profil::bawaan("kota-bekasi").unwrap().unwrap();
        assert_eq!(profil.koordinator_domain("proses-bisnis"), Peran::WaliLayanan);
        assert_eq!(profil.koordinator_domain("layanan"), Peran::Dinas);
        profil.koordinator_domain.insert("data".into(), Peran::Walidata);
        assert_eq!(profil.koordinator_domain("data"), Peran::Walidata);
        assert_eq!(koordinator_salah(&profil), None);
        for (kode, peran) in [("tidak-ada", Peran::Dinas), ("situs", Peran::Dinas), ("data", Peran::Pimpinan)] {
            let mut salah = profil.clone();
            salah.koordinator_domain.insert(kode.into(), peran);
            assert_eq!(koordinator_salah(&salah).unwrap().0, format!("koordinator_domain.{kode}"));
        }
    }

    #[test]
    fn a_government_is_asked_what_its_own_regulation_asks() {
        let profil = |id| Profil::bawaan(id).unwrap().unwrap();
        assert!(profil("kalimantan-barat").mengikuti(&["KALBAR"]));
        assert!(!profil("kalimantan-barat").mengikuti(&["PRABU", "BEKASI"]));
        assert!(profil("kalimantan-barat").mengikuti(&[]));
        assert!(profil("nusa-raya").gabungan() && profil("nusa-raya").mengikuti(&["PRABU"]));
    }
}
