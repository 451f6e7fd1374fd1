//! Programs from outside Rust that tests and the browser part need. They are installed where that is allowed, otherwise
//! named.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::process;

pub const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
pub const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_STD: &str = "/usr/lib/rustlib/src/rust/library/std/Cargo.toml";

/// One Debian package and how to see that what it brings is there.
#[derive(Clone, Copy)]
pub struct Need {
    pub package: &'static str,
    pub why: &'static str,
    present: fn() -> bool,
}

pub const CHROMIUM: Need = Need { package: "chromium", why: "browser tests", present: || chromium().is_some() };
pub const POSTGRESQL: Need =
    Need { package: "postgresql", why: "tests on PostgreSQL", present: || postgres_programs().is_some() };
pub const POPPLER: Need = Need {
    package: "poppler-utils",
    why: "tests that read PDFs back",
    present: || process::find("pdftotext").is_some() && process::find("pdftoppm").is_some(),
};
pub const XMLLINT: Need = Need {
    package: "libxml2-utils",
    why: "ArchiMate files against their schemas",
    present: || process::find("xmllint").is_some(),
};
pub const NPM: Need = Need { package: "npm", why: "browser tests", present: || process::find("npm").is_some() };
/// The compiler for the browser part where rustup cannot download one.
pub const WASM: [Need; 3] = [
    Need { package: "rustc-web", why: "compiling to wasm", present: || Path::new(DEBIAN_RUSTC).exists() },
    Need { package: "cargo-web", why: "compiling to wasm", present: || Path::new(DEBIAN_CARGO).exists() },
    Need { package: "rust-web-src", why: "compiling to wasm", present: || Path::new(DEBIAN_STD).exists() },
];
pub const LINKER: Need =
    Need { package: "lld-22", why: "linking wasm", present: || process::find("wasm-ld-22").is_some() };

/// Makes sure that all are there.
///
/// # Errors
/// Names the command to type when something is missing and may not be installed from here.
pub fn ensure(needs: &[Need]) -> Result<()> {
    let missing: Vec<&Need> = needs.iter().filter(|need| !(need.present)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<&str> = missing.iter().map(|need| need.package).collect();
    let by_hand = format!("install by hand: sudo apt-get install -y {}", packages.join(" "));
    let Some(apt) = apt_get() else {
        bail!("missing on this machine and not installable from here; {by_hand}");
    };
    for need in &missing {
        eprintln!("      installing Debian package {} ({})", need.package, need.why);
    }
    let installed = process::run(apt.command().arg("update"))
        .and_then(|()| process::run(apt.command().args(["install", "-y", "--no-install-recommends"]).args(&packages)));
    if let Err(error) = installed {
        bail!("{error:#}; {by_hand}");
    }
    match missing.iter().find(|need| !(need.present)()) {
        Some(need) => bail!("{} was installed, but what it should bring was not found", need.package),
        None => Ok(()),
    }
}

/// Makes sure that `cargo fmt` and `cargo clippy` are there.
pub fn rust_components() -> Result<()> {
    for (component, program) in [("rustfmt", "cargo-fmt"), ("clippy", "cargo-clippy")] {
        let present = || process::capture(Command::new(program).arg("--version")).is_ok();
        if present() {
            continue;
        }
        eprintln!("      installing {component}: rustup component add {component}");
        let installed = process::run(Command::new("rustup").args(["component", "add", component]));
        if installed.is_err() || !present() {
            bail!("{component} is missing and could not be installed; by hand: rustup component add {component}");
        }
    }
    Ok(())
}

/// The browser for tests: `SPBE_CHROMIUM`, or Debian's.
pub fn chromium() -> Option<PathBuf> {
    env::var_os("SPBE_CHROMIUM").map(PathBuf::from).or_else(|| process::find("chromium")).filter(|path| path.exists())
}

/// The folder with `initdb` and `pg_ctl`: on `PATH`, or Debian's newest.
pub fn postgres_programs() -> Option<PathBuf> {
    let complete = |folder: &PathBuf| ["initdb", "pg_ctl", "postgres"].iter().all(|name| folder.join(name).exists());
    let on_path = process::find("initdb").and_then(|path| path.canonicalize().ok()?.parent().map(Path::to_path_buf));
    let mut debian: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .map(|versions| versions.flatten().map(|version| version.path().join("bin")).collect())
        .unwrap_or_default();
    debian.sort_by_key(|folder| {
        let version = folder.parent().and_then(Path::file_name).and_then(|name| name.to_str());
        std::cmp::Reverse(version.and_then(|version| version.parse::<u32>().ok()))
    });
    on_path.into_iter().chain(debian).find(complete)
}

/// Whether this process runs as root.
pub fn is_root() -> bool {
    process::capture(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}

/// `apt-get`, with `sudo` in front where that asks for no password.
struct Apt {
    sudo: bool,
}

impl Apt {
    fn command(&self) -> Command {
        let mut command = if self.sudo {
            let mut command = Command::new("sudo");
            command.args(["-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
            command
        } else {
            let mut command = Command::new("apt-get");
            command.env("DEBIAN_FRONTEND", "noninteractive");
            command
        };
        command.args(["-q", "-o", "Acquire::Retries=3"]);
        command
    }
}

fn apt_get() -> Option<Apt> {
    process::find("apt-get")?;
    if is_root() {
        return Some(Apt { sudo: false });
    }
    process::find("sudo")?;
    process::capture(Command::new("sudo").args(["-n", "true"])).ok().map(|_| Apt { sudo: true })
}
