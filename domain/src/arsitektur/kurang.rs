//! What an architecture lacks: records without a relation, an owner or a reference code, and records entered twice.
//!
//! DKI68 Pasal 3 ayat (4) and (7), KALBAR Pasal 5 ayat (1) and (5), BEKASI Pasal 9 ayat (1).

use super::relasi::{DOMAIN, JenisRelasi};

/// One thing that may be missing.
#[derive(Clone, Copy, Debug)]
pub struct Kurang {
    /// Stable name, in addresses.
    pub kode: &'static str,
    pub nama: &'static str,
    /// What to do about it.
    pub saran: &'static str,
    /// Registers it is asked of.
    pub register: &'static [&'static str],
    pub syarat: Syarat,
}

/// When a record counts.
#[derive(Clone, Copy, Debug)]
pub enum Syarat {
    /// It has none of these relations; `true` when it is the first item.
    TanpaKaitan(&'static [(JenisRelasi, bool)]),
    /// This column of `catatan` is empty.
    TanpaIsi(&'static str),
    /// It has no owning office, or one that is archived.
    TanpaPemilik,
    /// Another office has a record of the same register and the same name, read by [`nama_baku`].
    Kembar,
}

use JenisRelasi as J;

/// Everything that is asked, in the order of the page.
pub const SEMUA: &[Kurang] = &[
    Kurang {
        kode: "layanan-tanpa-aplikasi",
        nama: "Layanan tanpa aplikasi",
        saran: "Kaitkan layanan dengan aplikasi yang melayaninya, atau rencanakan aplikasinya.",
        register: &["layanan"],
        syarat: Syarat::TanpaKaitan(&[(J::Melayani, false)]),
    },
    Kurang {
        kode: "layanan-tanpa-proses-bisnis",
        nama: "Layanan tanpa proses bisnis",
        saran: "Kaitkan layanan dengan proses bisnis yang diwujudkannya.",
        register: &["layanan"],
        syarat: Syarat::TanpaKaitan(&[(J::Mewujudkan, true)]),
    },
    Kurang {
        kode: "layanan-tanpa-data",
        nama: "Layanan tanpa data",
        saran: "Kaitkan layanan dengan data yang dipakainya.",
        register: &["layanan"],
        syarat: Syarat::TanpaKaitan(&[(J::Memakai, true)]),
    },
    Kurang {
        kode: "proses-bisnis-tanpa-layanan",
        nama: "Proses bisnis tanpa layanan",
        saran: "Kaitkan proses bisnis dengan layanan yang mewujudkannya.",
        register: &["proses-bisnis"],
        syarat: Syarat::TanpaKaitan(&[(J::Mewujudkan, false)]),
    },
    Kurang {
        kode: "aplikasi-tanpa-layanan",
        nama: "Aplikasi tanpa layanan",
        saran: "Kaitkan aplikasi dengan layanan yang didukungnya, atau tinjau apakah masih diperlukan.",
        register: &["aplikasi"],
        syarat: Syarat::TanpaKaitan(&[(J::Melayani, true)]),
    },
    Kurang {
        kode: "aplikasi-tanpa-data",
        nama: "Aplikasi tanpa data",
        saran: "Kaitkan aplikasi dengan data yang dipakai atau dihasilkannya.",
        register: &["aplikasi"],
        syarat: Syarat::TanpaKaitan(&[(J::Memakai, true), (J::Menghasilkan, true)]),
    },
    Kurang {
        kode: "aplikasi-tanpa-infrastruktur",
        nama: "Aplikasi tanpa infrastruktur",
        saran: "Kaitkan aplikasi dengan infrastruktur tempatnya berjalan.",
        register: &["aplikasi"],
        syarat: Syarat::TanpaKaitan(&[(J::BerjalanDi, true)]),
    },
    Kurang {
        kode: "aplikasi-tanpa-keamanan",
        nama: "Aplikasi tanpa kontrol keamanan",
        saran: "Kaitkan aplikasi dengan kontrol keamanan yang melindunginya.",
        register: &["aplikasi"],
        syarat: Syarat::TanpaKaitan(&[(J::DilindungiOleh, true)]),
    },
    Kurang {
        kode: "aplikasi-tanpa-pemilik",
        nama: "Aplikasi tanpa pemilik yang aktif",
        saran: "Pindahkan aplikasi kepada Perangkat Daerah yang aktif.",
        register: &["aplikasi"],
        syarat: Syarat::TanpaPemilik,
    },
    Kurang {
        kode: "aplikasi-tanpa-rujukan",
        nama: "Aplikasi tanpa kode rujukan",
        saran: "Isi kode referensi arsitektur nasional (RAA).",
        register: &["aplikasi"],
        syarat: Syarat::TanpaIsi("kode_rujukan"),
    },
    Kurang {
        kode: "data-tanpa-penghasil",
        nama: "Data tanpa penghasil",
        saran: "Kaitkan data dengan proses bisnis atau aplikasi yang menghasilkannya.",
        register: &["data"],
        syarat: Syarat::TanpaKaitan(&[(J::Menghasilkan, false)]),
    },
    Kurang {
        kode: "data-tanpa-infrastruktur",
        nama: "Data tanpa infrastruktur",
        saran: "Kaitkan data dengan infrastruktur tempatnya disimpan.",
        register: &["data"],
        syarat: Syarat::TanpaKaitan(&[(J::BerjalanDi, true)]),
    },
    Kurang {
        kode: "infrastruktur-tanpa-isi",
        nama: "Infrastruktur tanpa aplikasi, data, atau sambungan",
        saran: "Kaitkan infrastruktur dengan aplikasi atau data yang berjalan di atasnya, atau dengan infrastruktur yang terhubung.",
        register: &["infrastruktur"],
        syarat: Syarat::TanpaKaitan(&[(J::BerjalanDi, false), (J::TerhubungKe, true), (J::TerhubungKe, false)]),
    },
    Kurang {
        kode: "keamanan-tanpa-objek",
        nama: "Kontrol keamanan yang tidak melindungi apa pun",
        saran: "Kaitkan kontrol keamanan dengan layanan, data, aplikasi, atau infrastruktur yang dilindunginya.",
        register: &["keamanan"],
        syarat: Syarat::TanpaKaitan(&[(J::DilindungiOleh, false)]),
    },
    Kurang {
        kode: "tanpa-rujukan",
        nama: "Butir domain lain tanpa kode rujukan",
        saran: "Isi kode referensi arsitektur nasional (RAB, RAD, RAI, RAK, RAL).",
        register: &["proses-bisnis", "data", "infrastruktur", "keamanan", "layanan"],
        syarat: Syarat::TanpaIsi("kode_rujukan"),
    },
    Kurang {
        kode: "tanpa-sasaran",
        nama: "Butir tanpa sasaran RPJMD",
        saran: "Kaitkan butir dengan sasaran RPJMD yang didukungnya.",
        register: &DOMAIN,
        syarat: Syarat::TanpaKaitan(&[(J::Mendukung, true)]),
    },
    Kurang {
        kode: "kembar",
        nama: "Nama yang sama pada Perangkat Daerah berbeda",
        saran: "Periksa apakah ini satu butir yang dicatat dua kali, atau dapat dipakai bersama.",
        register: &DOMAIN,
        syarat: Syarat::Kembar,
    },
];

/// The question of this code.
#[must_use]
pub fn cari(kode: &str) -> Option<&'static Kurang> {
    SEMUA.iter().find(|k| k.kode == kode)
}

/// A name as it is compared: lower case, letters and digits only, one space between words.
#[must_use]
pub fn nama_baku(nama: &str) -> String {
    let kecil: String = nama.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    kecil.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_is_asked_of_registers_that_can_answer_it() {
        for k in SEMUA {
            assert!(k.register.iter().all(|r| DOMAIN.contains(r)), "{}", k.kode);
            if let Syarat::TanpaKaitan(jenis) = k.syarat {
                for (jenis, maju) in jenis {
                    let ujung = if *maju { jenis.ujung().0 } else { jenis.ujung().1 };
                    assert!(k.register.iter().all(|r| ujung.contains(r)), "{} {jenis:?}", k.kode);
                }
            }
            assert_eq!(cari(k.kode).map(|k| k.kode), Some(k.kode));
        }
    }

    #[test]
    fn names_are_compared_without_case_and_punctuation() {
        assert_eq!(nama_baku("  e-Surat  (v.2) "), "e surat v 2");
        assert_eq!(nama_baku("SIMPEG"), nama_baku("Simpeg."));
    }
}
