//! Keterkaitan antar-domain: the typed relations between items of the architecture (DKI68 Pasal 3 ayat (7), Lampiran I).

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
    /// A target item -> the as-is item it takes the place of; an item of the same register.
    Menggantikan,
}

/// Codes of the registers of the six domains, in the order DKI68 Pasal 3 ayat (7) names them.
pub const DOMAIN: [&str; 6] = ["proses-bisnis", "data", "infrastruktur", "aplikasi", "keamanan", "layanan"];

/// The register of the goals that items support.
pub const SASARAN: &str = "sasaran";

impl JenisRelasi {
    pub const SEMUA: [Self; 10] = [
        Self::Mewujudkan,
        Self::Melayani,
        Self::Memakai,
        Self::Menghasilkan,
        Self::BerjalanDi,
        Self::TerhubungKe,
        Self::BertukarDengan,
        Self::DilindungiOleh,
        Self::Mendukung,
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

    /// Whether a chain of this relation may not come back to where it began.
    #[must_use]
    pub const fn tanpa_lingkaran(self) -> bool {
        matches!(self, Self::Menggantikan)
    }
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
