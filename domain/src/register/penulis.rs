//! Who may fill a field: everybody who may change the record, the roles of the description, or those whom the profil
//! names for a decision that its regulation gives to somebody.

use super::{Bidang, Register};
use crate::{
    izin::{Peran, PeranDiberikan, boleh},
    profil::{Penetap, Profil},
};

/// Who may fill a field under a profil.
#[derive(Clone, Copy, Debug)]
pub struct Penulis<'a> {
    /// Empty for everybody who may change the record.
    pub peran: &'a [Peran],
    penetap: Option<(&'a Profil, &'a Penetap)>,
}

impl Bidang {
    /// Who may fill the field where this profil holds.
    #[must_use]
    pub fn penulis_di<'a>(&'a self, profil: &'a Profil) -> Penulis<'a> {
        match self.penetap.and_then(|subjek| profil.penetap.get(subjek)) {
            Some(penetap) => Penulis { peran: &penetap.peran, penetap: Some((profil, penetap)) },
            None => Penulis { peran: self.penulis, penetap: None },
        }
    }
}

impl Penulis<'_> {
    /// Whether these roles fill the field in a record of this office; without one, in some record.
    #[must_use]
    pub fn boleh(&self, r: &Register, peran: &[PeranDiberikan], kantor: Option<i64>) -> bool {
        let pemilik = self.penetap.is_some_and(|(_, penetap)| penetap.pemilik);
        self.peran.is_empty()
            || peran.iter().filter(|p| self.peran.contains(&p.peran)).any(|p| match kantor {
                None => true,
                Some(id) if pemilik => p.perangkat_daerah == Some(id),
                // The role itself must reach the record: a producer decides on the data of their own office alone.
                Some(id) => boleh(std::slice::from_ref(p), r.ubah, &[id]),
            })
    }

    /// Who that is, in a sentence: "Walidata dari Perangkat Daerah pemiliknya (... Pasal 15 ayat (4))".
    #[must_use]
    pub fn sebutan(&self) -> String {
        let nama: Vec<&str> = self.peran.iter().map(|p| p.nama()).collect();
        let nama = nama.join(" atau ");
        match self.penetap {
            Some((profil, p)) => {
                let pemilik = if p.pemilik {
                    format!(" dari {} pemiliknya", profil.sebutan.perangkat_daerah)
                } else {
                    String::new()
                };
                format!("{nama}{pemilik} ({})", profil.kutip(&p.dasar, &p.pasal))
            }
            None => nama,
        }
    }
}
