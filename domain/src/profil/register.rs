//! What a profil decides about registers: whose regulation asks what, who validates which domain, who decides what.

use serde::{Deserialize, Serialize};

use super::{Pasal, Profil};
use crate::izin::{Peran, Tindakan, peran_boleh};

/// Who takes a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Penetap {
    /// One of them.
    pub peran: Vec<Peran>,
    /// Only for records of their own office, also where the role coordinates every office.
    #[serde(default)]
    pub pemilik: bool,
    /// The `kode` of the regulation that says so.
    pub dasar: String,
    pub pasal: Pasal,
    /// What the text itself says, where the roles of the product are not its words.
    pub catatan: Option<String>,
}

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

/// The first wrong entry of `penetap`, with the reason; whether its regulation is there is not asked.
pub(super) fn penetap_salah(profil: &Profil) -> Option<(String, String)> {
    use crate::register::SEMUA;
    profil.penetap.iter().find_map(|(subjek, penetap)| {
        let kunci = |nama: &str| format!("penetap.{subjek}{nama}");
        let ubah = SEMUA.iter().find(|r| r.bidang.iter().any(|b| b.penetap == Some(subjek.as_str()))).map(|r| r.ubah);
        let Some(ubah) = ubah else { return Some((kunci(""), "tidak dikenal sebagai keputusan".into())) };
        if penetap.peran.is_empty() {
            return Some((kunci(".peran"), "kosong, sehingga tidak seorang pun dapat menetapkan".into()));
        }
        penetap.peran.iter().find_map(|peran| match peran {
            p if !peran_boleh(*p, ubah) => {
                Some((kunci(".peran"), format!("peran \"{}\" tidak mengubah catatan itu", p.kode())))
            }
            p if penetap.pemilik && !p.per_kantor() => {
                Some((kunci(".pemilik"), format!("peran \"{}\" tidak terikat pada satu kantor", p.kode())))
            }
            _ => None,
        })
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
    fn the_profil_names_who_takes_a_decision() {
        use crate::{arsitektur::data::KLASIFIKASI, profil::BAWAAN, register::SEMUA};
        for id in BAWAAN {
            let profil = Profil::bawaan(id).unwrap().unwrap();
            assert!(profil.penetap.contains_key(KLASIFIKASI), "{id}");
        }
        // Nobody is named who could not change the record at all.
        for r in SEMUA {
            for b in r.bidang {
                assert!(b.penulis.iter().all(|p| peran_boleh(*p, r.ubah)), "{} {}", r.kode, b.kode);
            }
        }
        let profil = Profil::bawaan("kota-prabumulih").unwrap().unwrap();
        let salah = |ubah: &dyn Fn(&mut Penetap)| {
            let mut lain = profil.clone();
            ubah(lain.penetap.get_mut(KLASIFIKASI).unwrap());
            penetap_salah(&lain).map(|(kunci, _)| kunci)
        };
        assert_eq!(salah(&|_| ()), None);
        let kunci = |nama: &str| Some(format!("penetap.{KLASIFIKASI}.{nama}"));
        assert_eq!(salah(&|p| p.peran.clear()), kunci("peran"));
        assert_eq!(salah(&|p| p.peran = vec![Peran::Pimpinan]), kunci("peran"));
        assert_eq!(salah(&|p| p.peran = vec![Peran::Dinas]), kunci("pemilik"));
        let mut lain = profil.clone();
        let penetap = lain.penetap.remove(KLASIFIKASI).unwrap();
        lain.penetap.insert("tidak_ada".into(), penetap);
        assert_eq!(penetap_salah(&lain).unwrap().0, "penetap.tidak_ada");
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
