//! Keterkaitan antar-domain: the typed relations between items of the architecture (DKI68 Pasal 3 ayat (7), Lampiran I).

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;

/// A kind of relation, read from the first item to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JenisRelasi {
    /// Layanan -> proses bisnis.
    Mewujudkan,
    /// Aplikasi -> layanan.
    Melayani,
    /// Proses bisnis, layanan or aplikasi -> data.
    Memakai,
    /// Proses bisnis or aplikasi -> data.
    Menghasilkan,
    /// Aplikasi or data -> infrastruktur.
    BerjalanDi,
    /// Infrastruktur -> infrastruktur.
    TerhubungKe,
    /// Aplikasi -> aplikasi.
    BertukarDengan,
    /// Layanan, data, aplikasi, infrastruktur -> keamanan.
    DilindungiOleh,
    /// Any item -> sasaran of the RPJMD (DKI68 Pasal 3 ayat (4)).
    Mendukung,
    /// Aplikasi -> proses bisnis (DKI68 Pasal 8 ayat (2)).
    Menjalankan,
    /// Initiative -> aplikasi umum or infrastruktur (KALBAR Pasal 38 ayat (2)).
    Menggunakan,
    /// A target item -> the as-is item it takes the place of; an item of the same register.
    Menggantikan,
}

/// Which end of a relation stands still when the other one fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bergantung {
    /// The first item needs the second: an application needs the data it uses.
    Pertama,
    /// The second item needs the first: a service needs the application that serves it.
    Kedua,
    /// Each needs the other.
    Saling,
    /// Neither does.
    Tidak,
}

/// Why a relation is not taken.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RelasiTertutup {
    #[error("Catatan tidak dapat dikaitkan dengan dirinya sendiri.")]
    DiriSendiri,
    #[error("Kaitan \"{0}\" tidak berlaku antara kedua register ini.")]
    TidakCocok(&'static str),
    #[error("Kaitan \"{0}\" membentuk lingkaran: sebuah catatan akan kembali kepada dirinya sendiri.")]
    Lingkaran(&'static str),
}

/// Codes of the registers of the six domains, in the order DKI68 Pasal 3 ayat (7) names them.
pub const DOMAIN: [&str; 6] = ["proses-bisnis", "data", "infrastruktur", "aplikasi", "keamanan", "layanan"];

/// The register of the goals that items support.
pub const SASARAN: &str = "sasaran";

/// The register of initiatives: iterations of priority services. They are no part of the architecture and use what is.
pub const INISIATIF: &str = "layanan-prioritas";

impl JenisRelasi {
    pub const SEMUA: [Self; 12] = [
        Self::Mewujudkan,
        Self::Melayani,
        Self::Memakai,
        Self::Menghasilkan,
        Self::BerjalanDi,
        Self::TerhubungKe,
        Self::BertukarDengan,
        Self::DilindungiOleh,
        Self::Mendukung,
        Self::Menjalankan,
        Self::Menggunakan,
        Self::Menggantikan,
    ];

    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Mewujudkan => "mewujudkan",
            Self::Melayani => "melayani",
            Self::Memakai => "memakai",
            Self::Menghasilkan => "menghasilkan",
            Self::BerjalanDi => "berjalan_di",
            Self::TerhubungKe => "terhubung_ke",
            Self::BertukarDengan => "bertukar_dengan",
            Self::DilindungiOleh => "dilindungi_oleh",
            Self::Mendukung => "mendukung",
            Self::Menjalankan => "menjalankan",
            Self::Menggunakan => "menggunakan",
            Self::Menggantikan => "menggantikan",
        }
    }

    #[must_use]
    pub fn dari_kode(kode: &str) -> Option<Self> {
        Self::SEMUA.into_iter().find(|j| j.kode() == kode)
    }

    /// Read from the first item: "Aplikasi ini melayani".
    #[must_use]
    pub const fn maju(self) -> &'static str {
        match self {
            Self::Mewujudkan => "Mewujudkan proses bisnis",
            Self::Melayani => "Melayani layanan",
            Self::Memakai => "Memakai data",
            Self::Menghasilkan => "Menghasilkan data",
            Self::BerjalanDi => "Berjalan di infrastruktur",
            Self::TerhubungKe => "Terhubung ke infrastruktur",
            Self::BertukarDengan => "Bertukar data dengan aplikasi",
            Self::DilindungiOleh => "Dilindungi oleh kontrol keamanan",
            Self::Mendukung => "Mendukung sasaran",
            Self::Menjalankan => "Menjalankan proses bisnis",
            Self::Menggunakan => "Menggunakan aplikasi umum atau infrastruktur",
            Self::Menggantikan => "Menggantikan",
        }
    }

    /// Read from the second item.
    #[must_use]
    pub const fn mundur(self) -> &'static str {
        match self {
            Self::Mewujudkan => "Diwujudkan oleh layanan",
            Self::Melayani => "Dilayani oleh aplikasi",
            Self::Memakai => "Dipakai oleh",
            Self::Menghasilkan => "Dihasilkan oleh",
            Self::BerjalanDi => "Menjadi tempat berjalan",
            Self::TerhubungKe => "Terhubung dari infrastruktur",
            Self::BertukarDengan => "Bertukar data dengan aplikasi",
            Self::DilindungiOleh => "Melindungi",
            Self::Mendukung => "Didukung oleh",
            Self::Menjalankan => "Dijalankan oleh aplikasi",
            Self::Menggunakan => "Digunakan layanan prioritas",
            Self::Menggantikan => "Digantikan oleh",
        }
    }

    /// Registers of the first and of the second item.
    #[must_use]
    pub const fn ujung(self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            Self::Mewujudkan => (&["layanan"], &["proses-bisnis"]),
            Self::Melayani => (&["aplikasi"], &["layanan"]),
            Self::Memakai => (&["proses-bisnis", "layanan", "aplikasi"], &["data"]),
            Self::Menghasilkan => (&["proses-bisnis", "aplikasi"], &["data"]),
            Self::BerjalanDi => (&["aplikasi", "data"], &["infrastruktur"]),
            Self::TerhubungKe => (&["infrastruktur"], &["infrastruktur"]),
            Self::BertukarDengan => (&["aplikasi"], &["aplikasi"]),
            Self::DilindungiOleh => (&["layanan", "data", "aplikasi", "infrastruktur"], &["keamanan"]),
            Self::Mendukung => (&DOMAIN, &[SASARAN]),
            Self::Menjalankan => (&["aplikasi"], &["proses-bisnis"]),
            Self::Menggunakan => (&[INISIATIF], &["aplikasi", "infrastruktur"]),
            Self::Menggantikan => (&DOMAIN, &DOMAIN),
        }
    }

    /// Whether the relation may stand between records of these registers.
    #[must_use]
    pub fn cocok(self, dari: &str, ke: &str) -> bool {
        let (awal, akhir) = self.ujung();
        awal.contains(&dari) && akhir.contains(&ke) && (self != Self::Menggantikan || dari == ke)
    }

    /// Whether "A to B" says the same as "B to A"; kept once, from the lower id.
    #[must_use]
    pub const fn timbal_balik(self) -> bool {
        matches!(self, Self::BertukarDengan | Self::TerhubungKe)
    }

    /// Which end needs the other.
    #[must_use]
    pub const fn bergantung(self) -> Bergantung {
        match self {
            Self::Memakai | Self::BerjalanDi | Self::DilindungiOleh | Self::Menggunakan => Bergantung::Pertama,
            Self::Mewujudkan | Self::Melayani | Self::Menghasilkan | Self::Mendukung | Self::Menjalankan => {
                Bergantung::Kedua
            }
            Self::TerhubungKe | Self::BertukarDengan => Bergantung::Saling,
            Self::Menggantikan => Bergantung::Tidak,
        }
    }

    /// Read from one end: [`JenisRelasi::maju`] from the first, [`JenisRelasi::mundur`] from the second.
    #[must_use]
    pub const fn sebutan(self, maju: bool) -> &'static str {
        if maju { self.maju() } else { self.mundur() }
    }

    /// The two ends as they are kept: a relation that reads the same both ways begins at the lower id.
    #[must_use]
    pub const fn urutkan(self, dari: i64, ke: i64) -> (i64, i64) {
        if self.timbal_balik() && ke < dari { (ke, dari) } else { (dari, ke) }
    }

    /// Checks a new relation between two records, given as id and register; answers its ends as they are kept.
    ///
    /// # Errors
    /// [`RelasiTertutup::DiriSendiri`], [`RelasiTertutup::TidakCocok`].
    pub fn periksa(self, dari: (i64, &str), ke: (i64, &str)) -> Result<(i64, i64), RelasiTertutup> {
        if dari.0 == ke.0 {
            return Err(RelasiTertutup::DiriSendiri);
        }
        if !self.cocok(dari.1, ke.1) {
            return Err(RelasiTertutup::TidakCocok(self.maju()));
        }
        Ok(self.urutkan(dari.0, ke.0))
    }

    /// Whether a chain of this relation may not come back to where it began.
    #[must_use]
    pub const fn tanpa_lingkaran(self) -> bool {
        matches!(self, Self::Menggantikan)
    }
}

/// Whether adding `baru` to the relations `ada` of one kind closes a circle.
#[must_use]
pub fn melingkar(ada: &[(i64, i64)], baru: (i64, i64)) -> bool {
    let mut anak: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for &(dari, ke) in ada {
        anak.entry(dari).or_default().push(ke);
    }
    let (mut terlihat, mut antrean) = (BTreeSet::new(), vec![baru.1]);
    while let Some(id) = antrean.pop() {
        if id == baru.0 {
            return true;
        }
        if terlihat.insert(id) {
            antrean.extend(anak.get(&id).into_iter().flatten().copied());
        }
    }
    false
}

/// The kinds a record of this register can have: the kind, whether it is the first item, and the registers at the other end.
#[must_use]
pub fn untuk(register: &str) -> Vec<(JenisRelasi, bool, Vec<&'static str>)> {
    let mut hasil = Vec::new();
    for jenis in JenisRelasi::SEMUA {
        let (awal, akhir) = jenis.ujung();
        if awal.contains(&register) {
            hasil.push((jenis, true, akhir.iter().copied().filter(|ke| jenis.cocok(register, ke)).collect()));
        }
        if akhir.contains(&register) && !jenis.timbal_balik() {
            hasil.push((jenis, false, awal.iter().copied().filter(|dari| jenis.cocok(dari, register)).collect()));
        }
    }
    hasil
}
