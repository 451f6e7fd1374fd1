//! The command line of `spbe`.

use std::{ffi::OsString, path::PathBuf};

use clap::{
    ArgAction, Args, Command, CommandFactory, FromArgMatches, Parser, Subcommand,
    error::{ContextKind, ErrorKind},
};

use crate::pengaturan::{Mentah, PengaturanSalah};

/// Kendali SPBE: penilaian dan tata kelola SPBE pemerintah daerah.
#[derive(Debug, Parser)]
#[command(
    name = "spbe",
    version,
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub struct Perintah {
    #[command(flatten)]
    pub pilihan: Pilihan,
    #[command(subcommand)]
    pub kerja: Kerja,
}

const TEMPLAT: &str = "{about}\n\nPemakaian: {usage}\n\n{all-args}\n";

/// Settings as flags; each also has a variable and a name in `spbe.toml`.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Pilihan")]
pub struct Pilihan {
    /// Menampilkan bantuan
    #[arg(short = 'h', long = "help", global = true, action = ArgAction::Help)]
    bantuan: Option<bool>,
    /// Menampilkan versi
    #[arg(short = 'V', long = "version", action = ArgAction::Version)]
    versi: Option<bool>,
    /// Berkas pengaturan (bawaan: spbe.toml di map kerja, bila ada)
    #[arg(long, global = true, value_name = "BERKAS")]
    pub konfigurasi: Option<PathBuf>,
    /// Alamat dan port server (SPBE_LISTEN)
    #[arg(long, global = true, value_name = "ALAMAT")]
    pub listen: Option<String>,
    /// Basis data: sqlite://… atau postgres://… (SPBE_DATABASE_URL)
    #[arg(long, global = true, value_name = "URL")]
    pub database_url: Option<String>,
    /// Map data: basis data SQLite dan bukti (SPBE_DATA_DIR)
    #[arg(long, global = true, value_name = "MAP")]
    pub data_dir: Option<String>,
    /// Profil daerah (SPBE_PROFIL)
    #[arg(long, global = true, value_name = "NAMA")]
    pub profil: Option<String>,
    /// Batas ukuran unggahan dalam MB (SPBE_BATAS_UNGGAH_MB)
    #[arg(long, global = true, value_name = "MB")]
    pub batas_unggah_mb: Option<String>,
    /// Tingkat log, misalnya info atau debug (SPBE_LOG)
    #[arg(long, global = true, value_name = "SARINGAN")]
    pub log: Option<String>,
    /// Log sebagai JSON: ya atau tidak (SPBE_LOG_JSON)
    #[arg(long, global = true, value_name = "YA|TIDAK")]
    pub log_json: Option<String>,
    /// Alamat proksi yang dipercaya, dipisah koma (SPBE_PROKSI_TEPERCAYA)
    #[arg(long, global = true, value_name = "IP,…")]
    pub proksi_tepercaya: Option<String>,
    /// Dilayani lewat https: ya atau tidak (SPBE_HTTPS)
    #[arg(long, global = true, value_name = "YA|TIDAK")]
    pub https: Option<String>,
    /// Batas waktu satu permintaan dalam detik, di luar lamanya unggahan (SPBE_BATAS_WAKTU_DETIK)
    #[arg(long, global = true, value_name = "DETIK")]
    pub batas_waktu_detik: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum Kerja {
    /// Menjalankan server
    Serve {
        /// Mulai tanpa data contoh; admin pertama dibuat di halaman /siapkan dengan kode dari terminal ini
        #[arg(long)]
        kosong: bool,
    },
    /// Memutakhirkan skema basis data
    Migrate,
    /// Mengelola admin
    #[command(subcommand)]
    Admin(Admin),
    /// Data peragaan: pemerintah rekaan dengan 45 Perangkat Daerah
    #[command(subcommand)]
    Demo(Demo),
    /// Menghitung indeks dari tabel nilai, tanpa basis data
    Indeks(Indeks),
    /// Jejak audit
    #[command(subcommand)]
    Jejak(Jejak),
    /// Pengaturan
    #[command(subcommand)]
    Config(Config),
}

#[derive(Debug, Subcommand)]
pub enum Admin {
    /// Membuat akun admin dan menampilkan kata sandi awalnya sekali
    Create {
        /// Nama pengguna
        #[arg(long, value_name = "NAMA")]
        nama_pengguna: String,
        /// Nama lengkap
        #[arg(long, value_name = "NAMA")]
        nama: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum Demo {
    /// Memuat data peragaan ke basis data kosong dan menampilkan akunnya
    Load,
}

/// Menghitung indeks, domain, aspek, dan predikat dari CSV atau XLSX berkolom indikator,nilai
#[derive(Debug, clap::Args)]
pub struct Indeks {
    /// permenpanrb-59-2020, permenpanrb-5-2018, atau permenpanrb-8-2026
    #[arg(long, value_name = "ID")]
    pub instrumen: String,
    /// Tahun penilaian, yang menentukan cara predikat dibaca; bila kosong, tahun terakhir instrumen
    #[arg(long, value_name = "TAHUN")]
    pub tahun: Option<i32>,
    /// Keluaran JSON
    #[arg(long)]
    pub json: bool,
    /// Berkas CSV atau XLSX, atau - untuk masukan standar
    #[arg(value_name = "BERKAS")]
    pub berkas: String,
}

#[derive(Debug, Subcommand)]
pub enum Jejak {
    /// Memeriksa seluruh rantai: entri yang diubah, dihapus, atau ditukar ditemukan
    Verify,
}

#[derive(Debug, Subcommand)]
pub enum Config {
    /// Menampilkan setiap pengaturan, nilainya, dan dari mana asalnya
    Show,
}

impl Perintah {
    /// What was typed; help, version and mistakes end the process here.
    #[must_use]
    pub fn baca() -> Self {
        Self::urai(std::env::args_os()).unwrap_or_else(|galat| {
            let Some(kalimat) = kalimat(&galat) else { galat.exit() };
            eprintln!("spbe: {kalimat} Pemakaian ada pada --help.");
            std::process::exit(2)
        })
    }

    fn urai(kata: impl IntoIterator<Item = impl Into<OsString> + Clone>) -> Result<Self, clap::Error> {
        Self::from_arg_matches(&dalam_bahasa(Self::command(), "spbe").try_get_matches_from(kata)?)
    }
}

/// Help texts in Indonesian, also where the library brings its own words.
fn dalam_bahasa(perintah: Command, jalur: &str) -> Command {
    let anak: Vec<String> = perintah.get_subcommands().map(|anak| anak.get_name().to_owned()).collect();
    let perintah = perintah
        .help_template(TEMPLAT)
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading("Perintah")
        .subcommand_value_name("PERINTAH")
        .mut_args(
            |bendera| if bendera.get_help_heading().is_none() { bendera.help_heading("Pilihan") } else { bendera },
        );
    let pemakaian = perintah.clone().bin_name(jalur).render_usage().to_string();
    // Options of the whole program are not yet known to a subcommand here, but it takes them.
    let sisa = pemakaian.trim_start_matches("Usage: ").replace(" [OPTIONS]", "");
    let pemakaian = sisa.replacen(jalur, &format!("{jalur} [PILIHAN]"), 1);
    anak.into_iter().fold(perintah.override_usage(pemakaian), |perintah, nama| {
        let jalur = format!("{jalur} {nama}");
        perintah.mut_subcommand(nama, |anak| dalam_bahasa(anak, &jalur))
    })
}

/// What was typed wrong, in one sentence; `None` where the help itself is the answer.
fn kalimat(galat: &clap::Error) -> Option<String> {
    let kata = |jenis| galat.get(jenis).map(ToString::to_string).unwrap_or_default();
    let bendera = kata(ContextKind::InvalidArg);
    Some(match galat.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            return None;
        }
        ErrorKind::UnknownArgument => format!("\"{bendera}\" tidak dikenal."),
        ErrorKind::InvalidSubcommand => format!("Perintah \"{}\" tidak dikenal.", kata(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingSubcommand => {
            format!("Perintah belum disebutkan: {}.", kata(ContextKind::ValidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => format!("Belum disebutkan: {bendera}."),
        ErrorKind::InvalidValue if kata(ContextKind::InvalidValue).is_empty() => format!("{bendera} memerlukan nilai."),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("Nilai \"{}\" pada {bendera} tidak dapat dipakai.", kata(ContextKind::InvalidValue))
        }
        ErrorKind::ArgumentConflict => format!("{bendera} hanya dapat disebutkan sekali atau tidak bersama yang lain."),
        _ => "Perintah ini tidak dapat dibaca.".into(),
    })
}

impl Pilihan {
    /// The settings from flags, variables and file.
    ///
    /// # Errors
    /// When the file cannot be used.
    pub fn kumpulkan(&self) -> Result<Mentah, PengaturanSalah> {
        let jalur = self.konfigurasi.clone().unwrap_or_else(|| "spbe.toml".into());
        let nama = jalur.display().to_string();
        let isi = match std::fs::read_to_string(&jalur) {
            Ok(isi) => Some(isi),
            Err(galat) if galat.kind() == std::io::ErrorKind::NotFound && self.konfigurasi.is_none() => None,
            Err(galat) => return Err(PengaturanSalah::Berkas { berkas: nama, pesan: galat.to_string() }),
        };
        Mentah::kumpulkan(
            |nama| self.bendera(nama),
            |nama| std::env::var(nama).ok(),
            isi.as_deref().map(|isi| (nama.as_str(), isi)),
        )
    }

    fn bendera(&self, nama: &str) -> Option<String> {
        match nama {
            "listen" => self.listen.clone(),
            "database_url" => self.database_url.clone(),
            "data_dir" => self.data_dir.clone(),
            "profil" => self.profil.clone(),
            "batas_unggah_mb" => self.batas_unggah_mb.clone(),
            "log" => self.log.clone(),
            "log_json" => self.log_json.clone(),
            "proksi_tepercaya" => self.proksi_tepercaya.clone(),
            "https" => self.https.clone(),
            "batas_waktu_detik" => self.batas_waktu_detik.clone(),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pengaturan::KUNCI;

    #[test]
    fn the_command_line_is_sound() {
        Perintah::command().debug_assert();
    }

    #[test]
    fn the_help_speaks_indonesian() {
        let mut semua = vec![vec!["spbe".to_owned()]];
        let mut ke = 0;
        while ke < semua.len() {
            let jalur = semua[ke].clone();
            let mut perintah = Perintah::command();
            for nama in &jalur[1..] {
                perintah = perintah.find_subcommand(nama).unwrap().clone();
            }
            semua.extend(perintah.get_subcommands().map(|anak| [&jalur[..], &[anak.get_name().to_owned()]].concat()));
            ke += 1;
        }
        assert!(semua.len() > 10, "{semua:?}");
        for mut baris in semua {
            let jalur = baris.join(" ");
            baris.push("--help".into());
            let bantuan = Perintah::urai(baris).unwrap_err();
            assert_eq!(kalimat(&bantuan), None);
            let bantuan = bantuan.to_string();
            assert!(bantuan.contains("Menampilkan bantuan"), "{bantuan}");
            assert!(bantuan.contains(&format!("Pemakaian: {jalur} [PILIHAN]")), "{bantuan}");
            for asing in [
                "Print help",
                "Options",
                "OPTIONS",
                "Commands",
                "COMMAND",
                "Arguments",
                "Usage",
                "[default",
                "[possible",
            ] {
                assert!(!bantuan.contains(asing), "{asing}: {bantuan}");
            }
        }
    }

    #[test]
    fn mistakes_are_named_in_indonesian() {
        for (baris, harap) in [
            ("spbe serve --salah", "\"--salah\" tidak dikenal."),
            ("spbe serf", "Perintah \"serf\" tidak dikenal."),
            ("spbe indeks", "Belum disebutkan: --instrumen <ID>, <BERKAS>."),
            ("spbe serve --listen", "--listen <ALAMAT> memerlukan nilai."),
            ("spbe indeks --instrumen x --tahun dua a.csv", "Nilai \"dua\" pada --tahun <TAHUN> tidak dapat dipakai."),
        ] {
            let galat = Perintah::urai(baris.split(' ')).unwrap_err();
            assert_eq!(kalimat(&galat).as_deref(), Some(harap), "{galat}");
        }
    }

    #[test]
    fn every_setting_has_its_flag() {
        let bendera: Vec<String> = Perintah::command().get_arguments().map(|a| a.get_id().to_string()).collect();
        for kunci in KUNCI {
            assert!(bendera.iter().any(|b| b == kunci.nama), "{}", kunci.nama);
        }
    }
}
