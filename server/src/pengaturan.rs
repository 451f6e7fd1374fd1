//! Settings: from a flag, a variable, `spbe.toml`, or the default, in that order; each remembers where it came from.

use std::{
    collections::BTreeMap,
    fmt,
    net::{IpAddr, SocketAddr},
    path::PathBuf,
};

use serde::Serialize;
use thiserror::Error;

/// What the server runs with.
#[derive(Clone, Debug)]
pub struct Pengaturan {
    /// `listen`, `SPBE_LISTEN`: address and port the server listens on.
    pub listen: SocketAddr,
    /// `database_url`, `SPBE_DATABASE_URL`: SQLite file or PostgreSQL.
    pub database_url: Rahasia,
    /// `data_dir`, `SPBE_DATA_DIR`: folder of the SQLite file and of the evidence.
    pub data_dir: PathBuf,
    /// `profil`, `SPBE_PROFIL`: the government's profil.
    pub profil: String,
    /// `batas_unggah_mb`, `SPBE_BATAS_UNGGAH_MB`: largest upload, in megabytes of 1 000 000 bytes.
    pub batas_unggah_mb: u64,
    /// `log`, `SPBE_LOG`: what is logged, as a `tracing` filter.
    pub log: String,
    /// `log_json`, `SPBE_LOG_JSON`: one JSON object a line instead of text.
    pub log_json: bool,
    /// `proksi_tepercaya`, `SPBE_PROKSI_TEPERCAYA`: proxies whose `X-Forwarded-For` counts, separated by commas.
    pub proksi_tepercaya: Vec<IpAddr>,
    /// `https`, `SPBE_HTTPS`: people reach the server by https: `Secure` cookies and HSTS.
    pub https: bool,
    /// `batas_waktu_detik`, `SPBE_BATAS_WAKTU_DETIK`: longest silence of the line, and longest time from the last byte of a request to its
    /// answer, in seconds.
    pub batas_waktu_detik: u64,
}

/// Text that no log may show.
#[derive(Clone, PartialEq, Eq)]
pub struct Rahasia(pub String);

impl fmt::Debug for Rahasia {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&samarkan(&self.0))
    }
}

/// Where a value came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sumber {
    Bendera,
    Variabel,
    Berkas,
    Bawaan,
}

impl fmt::Display for Sumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Bendera => "bendera",
            Self::Variabel => "variabel",
            Self::Berkas => "spbe.toml",
            Self::Bawaan => "bawaan",
        })
    }
}

/// One setting: its name in the file, its variable and its default.
#[derive(Clone, Copy, Debug)]
pub struct Kunci {
    pub nama: &'static str,
    pub variabel: &'static str,
    pub bawaan: &'static str,
}

/// Every setting, in the order `config show` lists them.
pub const KUNCI: [Kunci; 10] = [
    Kunci { nama: "listen", variabel: "SPBE_LISTEN", bawaan: "127.0.0.1:3000" },
    Kunci { nama: "data_dir", variabel: "SPBE_DATA_DIR", bawaan: "data" },
    Kunci { nama: "database_url", variabel: "SPBE_DATABASE_URL", bawaan: "" },
    Kunci { nama: "profil", variabel: "SPBE_PROFIL", bawaan: "nusa-raya" },
    Kunci { nama: "batas_unggah_mb", variabel: "SPBE_BATAS_UNGGAH_MB", bawaan: "20" },
    Kunci { nama: "log", variabel: "SPBE_LOG", bawaan: "info,sea_orm_migration=warn" },
    Kunci { nama: "log_json", variabel: "SPBE_LOG_JSON", bawaan: "tidak" },
    Kunci { nama: "proksi_tepercaya", variabel: "SPBE_PROKSI_TEPERCAYA", bawaan: "" },
    Kunci { nama: "https", variabel: "SPBE_HTTPS", bawaan: "tidak" },
    Kunci { nama: "batas_waktu_detik", variabel: "SPBE_BATAS_WAKTU_DETIK", bawaan: "60" },
];

/// A setting that cannot be used, in a sentence for the person at the terminal.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum PengaturanSalah {
    #[error("{nama} (dari {sumber}): {pesan}")]
    Nilai { nama: &'static str, sumber: Sumber, pesan: String },
    #[error("{berkas}: tidak dapat dibaca sebagai TOML: {pesan}")]
    Berkas { berkas: String, pesan: String },
    #[error("{berkas}: pengaturan \"{nama}\" tidak dikenal; yang ada: {ada}")]
    TidakDikenal { berkas: String, nama: String, ada: String },
}

/// The values as text, each with its source.
#[derive(Clone, Debug, Default)]
pub struct Mentah(BTreeMap<&'static str, (String, Sumber)>);

impl Mentah {
    /// Puts the sources together. `bendera` and `variabel` answer by the setting's name and variable; `berkas` is the
    /// text of `spbe.toml` and where it lies.
    ///
    /// # Errors
    /// When the file is no TOML or has a setting nobody knows.
    pub fn kumpulkan(
        bendera: impl Fn(&str) -> Option<String>,
        variabel: impl Fn(&str) -> Option<String>,
        berkas: Option<(&str, &str)>,
    ) -> Result<Self, PengaturanSalah> {
        let isi = berkas.map(|(nama, isi)| baca_berkas(nama, isi)).transpose()?.unwrap_or_default();
        let mut hasil = BTreeMap::new();
        for kunci in KUNCI {
            let nilai = bendera(kunci.nama)
                .map(|nilai| (nilai, Sumber::Bendera))
                .or_else(|| {
                    variabel(kunci.variabel).filter(|nilai| !nilai.is_empty()).map(|nilai| (nilai, Sumber::Variabel))
                })
                .or_else(|| isi.get(kunci.nama).map(|nilai| (nilai.clone(), Sumber::Berkas)))
                .unwrap_or_else(|| (kunci.bawaan.to_owned(), Sumber::Bawaan));
            hasil.insert(kunci.nama, nilai);
        }
        let data = hasil.get("data_dir").map(|(nilai, _)| nilai.clone()).unwrap_or_default();
        if let Some((nilai, Sumber::Bawaan)) = hasil.get_mut("database_url") {
            *nilai = format!("sqlite://{data}/spbe.db?mode=rwc");
        }
        Ok(Self(hasil))
    }

    /// Every setting with value and source, secrets hidden, one line each.
    #[must_use]
    pub fn tampilkan(&self) -> String {
        let mut teks = String::new();
        for kunci in KUNCI {
            let (nilai, sumber) = self.nilai(kunci.nama);
            teks.push_str(&format!("{:<18} {:<50} {sumber} ({})\n", kunci.nama, samarkan(nilai), kunci.variabel));
        }
        teks
    }

    /// The typed settings.
    ///
    /// # Errors
    /// The first setting that cannot be used.
    pub fn urai(&self) -> Result<Pengaturan, PengaturanSalah> {
        Ok(Pengaturan {
            listen: self.ambil("listen", "tulis alamat dan port, misalnya 127.0.0.1:3000", |n| n.parse().ok())?,
            database_url: self.ambil("database_url", "mulai dengan sqlite:// atau postgres://", |n| {
                ["sqlite:", "postgres:", "postgresql:"]
                    .iter()
                    .any(|awal| n.starts_with(awal))
                    .then(|| Rahasia(n.into()))
            })?,
            data_dir: self.ambil("data_dir", "sebutkan map data", |n| (!n.is_empty()).then(|| n.into()))?,
            profil: self.ambil("profil", "sebutkan nama profil", |n| (!n.is_empty()).then(|| n.into()))?,
            batas_unggah_mb: self.ambil("batas_unggah_mb", "tulis bilangan bulat 1 sampai 2000", |n| {
                n.parse().ok().filter(|n| (1..=2000).contains(n))
            })?,
            log: self.ambil("log", "sebutkan tingkat log, misalnya info", |n| (!n.is_empty()).then(|| n.into()))?,
            log_json: self.ambil("log_json", "tulis ya atau tidak", ya_tidak)?,
            proksi_tepercaya: self.ambil("proksi_tepercaya", "tulis alamat IP, dipisah koma", |n| {
                n.split(',').map(str::trim).filter(|n| !n.is_empty()).map(|n| n.parse().ok()).collect()
            })?,
            https: self.ambil("https", "tulis ya atau tidak", ya_tidak)?,
            batas_waktu_detik: self.ambil("batas_waktu_detik", "tulis bilangan bulat 1 sampai 3600", |n| {
                n.parse().ok().filter(|n| (1..=3600).contains(n))
            })?,
        })
    }

    fn nilai(&self, nama: &str) -> (&str, Sumber) {
        self.0.get(nama).map_or(("", Sumber::Bawaan), |(nilai, sumber)| (nilai, *sumber))
    }

    fn ambil<T>(
        &self,
        nama: &'static str,
        pesan: &str,
        urai: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, PengaturanSalah> {
        let (nilai, sumber) = self.nilai(nama);
        urai(nilai.trim()).ok_or_else(|| PengaturanSalah::Nilai { nama, sumber, pesan: pesan.to_owned() })
    }
}

impl Pengaturan {
    /// Settings for tests: nothing from outside.
    #[must_use]
    pub fn uji(data_dir: PathBuf, database_url: &str) -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            database_url: Rahasia(database_url.into()),
            data_dir,
            profil: "nusa-raya".into(),
            batas_unggah_mb: 20,
            log: "off".into(),
            log_json: false,
            proksi_tepercaya: Vec::new(),
            https: false,
            batas_waktu_detik: 60,
        }
    }
}

fn baca_berkas(nama: &str, isi: &str) -> Result<BTreeMap<String, String>, PengaturanSalah> {
    let tabel: toml::Table = toml::from_str(isi)
        .map_err(|galat| PengaturanSalah::Berkas { berkas: nama.into(), pesan: galat.message().to_owned() })?;
    let mut hasil = BTreeMap::new();
    for (kunci, nilai) in tabel {
        if KUNCI.iter().all(|k| k.nama != kunci) {
            let ada = KUNCI.map(|k| k.nama).join(", ");
            return Err(PengaturanSalah::TidakDikenal { berkas: nama.into(), nama: kunci, ada });
        }
        hasil.insert(kunci, teks_toml(&nilai));
    }
    Ok(hasil)
}

fn teks_toml(nilai: &toml::Value) -> String {
    match nilai {
        toml::Value::String(teks) => teks.clone(),
        toml::Value::Boolean(true) => "ya".into(),
        toml::Value::Boolean(false) => "tidak".into(),
        toml::Value::Array(daftar) => daftar.iter().map(teks_toml).collect::<Vec<_>>().join(","),
        lain => lain.to_string(),
    }
}

fn ya_tidak(nilai: &str) -> Option<bool> {
    match nilai.to_lowercase().as_str() {
        "ya" | "true" | "1" => Some(true),
        "tidak" | "false" | "0" => Some(false),
        _ => None,
    }
}

/// Hides the password and the parameters' secrets in an address.
fn samarkan(nilai: &str) -> String {
    let Some((skema, sisa)) = nilai.split_once("://") else { return nilai.to_owned() };
    let (wewenang, ekor) = sisa.split_at(sisa.find(['/', '?']).unwrap_or(sisa.len()));
    let wewenang = match wewenang.rsplit_once('@') {
        Some((orang, inang)) => match orang.split_once(':') {
            Some((nama, _)) => format!("{nama}:***@{inang}"),
            None => wewenang.to_owned(),
        },
        None => wewenang.to_owned(),
    };
    let ekor = match ekor.split_once('?') {
        Some((jalur, kueri)) => {
            let bagian: Vec<String> = kueri
                .split('&')
                .map(|p| match p.split_once('=') {
                    Some((k, _)) if k.to_lowercase().contains("password") => format!("{k}=***"),
                    _ => p.to_owned(),
                })
                .collect();
            format!("{jalur}?{}", bagian.join("&"))
        }
        None => ekor.to_owned(),
    };
    format!("{skema}://{wewenang}{ekor}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kosong(_: &str) -> Option<String> {
        None
    }

    #[test]
    fn defaults_stand_and_the_database_lies_in_the_data_folder() {
        let p = Mentah::kumpulkan(kosong, kosong, None).unwrap().urai().unwrap();
        assert_eq!(p.listen.to_string(), "127.0.0.1:3000");
        assert_eq!(p.database_url.0, "sqlite://data/spbe.db?mode=rwc");
        assert_eq!(p.batas_unggah_mb, 20);
    }

    #[test]
    fn a_flag_beats_a_variable_beats_the_file() {
        let bendera = |nama: &str| (nama == "listen").then(|| "127.0.0.1:1".to_owned());
        let variabel = |nama: &str| match nama {
            "SPBE_LISTEN" => Some("127.0.0.1:2".to_owned()),
            "SPBE_BATAS_UNGGAH_MB" => Some("50".to_owned()),
            _ => None,
        };
        let berkas = "listen = \"127.0.0.1:3\"\nbatas_unggah_mb = 60\nhttps = true\nproksi_tepercaya = [\"10.0.0.1\", \"::1\"]\n";
        let mentah = Mentah::kumpulkan(bendera, variabel, Some(("spbe.toml", berkas))).unwrap();
        let p = mentah.urai().unwrap();
        assert_eq!((p.listen.port(), p.batas_unggah_mb, p.https, p.proksi_tepercaya.len()), (1, 50, true, 2));
        let tampil = mentah.tampilkan();
        for (nama, sumber) in
            [("listen", "bendera"), ("batas_unggah_mb", "variabel"), ("https", "spbe.toml"), ("profil", "bawaan")]
        {
            let baris = tampil.lines().find(|baris| baris.starts_with(&format!("{nama} "))).unwrap();
            assert!(baris.contains(sumber), "{baris}");
        }
    }

    #[test]
    fn a_wrong_value_names_the_setting_and_its_source() {
        let variabel = |nama: &str| (nama == "SPBE_LISTEN").then(|| "tiga ribu".to_owned());
        let galat = Mentah::kumpulkan(kosong, variabel, None).unwrap().urai().unwrap_err();
        assert_eq!(galat.to_string(), "listen (dari variabel): tulis alamat dan port, misalnya 127.0.0.1:3000");
        let galat = Mentah::kumpulkan(kosong, kosong, Some(("spbe.toml", "lisen = 1"))).unwrap_err();
        assert!(galat.to_string().contains("\"lisen\" tidak dikenal"), "{galat}");
    }

    #[test]
    fn no_secret_is_shown() {
        for (alamat, harap) in [
            ("postgres://spbe:rah@sia@db:5432/spbe", "postgres://spbe:***@db:5432/spbe"),
            ("postgres://db/spbe?user=a&password=rahasia", "postgres://db/spbe?user=a&password=***"),
            ("sqlite://data/spbe.db?mode=rwc", "sqlite://data/spbe.db?mode=rwc"),
        ] {
            assert_eq!(samarkan(alamat), harap);
            assert_eq!(format!("{:?}", Rahasia(alamat.into())), harap);
        }
    }
}
