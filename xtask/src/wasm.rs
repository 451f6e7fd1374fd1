//! The browser part: `frontend` compiled to wasm, and its JavaScript glue.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use wasm_bindgen_cli_support::Bindgen;

use crate::workspace::{Workspace, forget_own_package};
use crate::{prerequisites, process};

const TARGET: &str = "wasm32-unknown-unknown";
const PROFILE: &str = "wasm-release";
/// The page loads `<name>.js` and `<name>_bg.wasm`.
const OUTPUT_NAME: &str = "spbe";

/// Builds `pkg/spbe.js` and `pkg/spbe_bg.wasm` in the site folder. Gives whether there was anything to do.
///
/// # Errors
/// When no toolchain for wasm can be had, or the code does not compile.
pub fn build(ws: &Workspace) -> Result<bool> {
    let stamp_file = ws.site.with_extension("inputs");
    let built = ws.site.join(format!("pkg/{OUTPUT_NAME}_bg.wasm")).exists();
    if built && fs::read_to_string(&stamp_file).is_ok_and(|stamp| is_current(ws, &stamp)) {
        eprintln!("      nothing changed since the last build");
        return Ok(false);
    }
    let compiled = Toolchain::choose()?.compile(ws)?;
    let pkg = ws.site.join("pkg");
    fs::create_dir_all(&pkg)?;
    let fresh = tempfile::tempdir_in(&ws.site)?;
    Bindgen::new()
        .input_path(&compiled)
        .web(true)?
        .out_name(OUTPUT_NAME)
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(fresh.path())
        .context("making the JavaScript glue")?;
    optimize(&fresh.path().join(format!("{OUTPUT_NAME}_bg.wasm")))?;
    for entry in fs::read_dir(&pkg)? {
        let path = entry?.path();
        if path.is_dir() { fs::remove_dir_all(path)? } else { fs::remove_file(path)? }
    }
    for entry in fs::read_dir(fresh.path())? {
        let entry = entry?;
        fs::rename(entry.path(), pkg.join(entry.file_name()))?;
    }
    let size = fs::metadata(pkg.join(format!("{OUTPUT_NAME}_bg.wasm")))?.len();
    eprintln!("      wasm: {} KB before compression", size.div_ceil(1000));
    fs::write(stamp_file, stamp(ws, &inputs(&compiled)?)?)?;
    Ok(true)
}

/// A compiler that can make wasm on this machine.
enum Toolchain {
    /// The one that also compiles the server.
    Default,
    /// Debian's `rustc-web`, which compiles the standard library itself from `rust-web-src`.
    Debian { linker: PathBuf },
}

impl Toolchain {
    fn choose() -> Result<Self> {
        if std::env::var("SPBE_WASM").is_ok_and(|way| way == "debian") {
            return Self::debian();
        }
        if Self::in_sysroot() {
            return Ok(Self::Default);
        }
        if process::find("rustup").is_some() {
            eprintln!("      installing the wasm target: rustup target add {TARGET}");
            if process::run(Command::new("rustup").args(["target", "add", TARGET])).is_ok() && Self::in_sysroot() {
                return Ok(Self::Default);
            }
            eprintln!("      rustup cannot install it here; using Debian's compiler for the browser part");
        }
        Self::debian().with_context(|| {
            format!(
                "the browser part needs `rustup target add {TARGET}`, or Debian's rustc-web, cargo-web and rust-web-src"
            )
        })
    }

    fn in_sysroot() -> bool {
        sysroot("rustc").is_ok_and(|root| root.join("lib/rustlib").join(TARGET).join("lib").is_dir())
    }

    fn debian() -> Result<Self> {
        prerequisites::ensure(&prerequisites::WASM)?;
        let linker = find_linker();
        if linker.is_none() {
            prerequisites::ensure(&[prerequisites::LINKER])?;
        }
        let linker = linker.or_else(find_linker).context("no wasm linker (rust-lld or wasm-ld) found")?;
        Ok(Self::Debian { linker })
    }

    /// Gives the compiled `frontend.wasm`.
    fn compile(&self, ws: &Workspace) -> Result<PathBuf> {
        let front = ws.target.join("front");
        let mut command = match self {
            Self::Default => {
                eprintln!("      compiling with the default toolchain");
                ws.cargo()
            }
            Self::Debian { linker } => {
                eprintln!("      compiling with Debian's toolchain (it also compiles the standard library)");
                debian_cargo(ws, linker)
            }
        };
        command.args(["build", "-p", "frontend", "--locked", "--target", TARGET, "--profile", PROFILE, "--target-dir"]);
        command.arg(&front);
        if matches!(self, Self::Debian { .. }) {
            command.arg("-Zbuild-std=std,panic_abort");
        }
        process::run(&mut command)?;
        Ok(front.join(TARGET).join(PROFILE).join("frontend.wasm"))
    }
}

fn debian_cargo(ws: &Workspace, linker: &Path) -> Command {
    let mut command = Command::new(prerequisites::DEBIAN_CARGO);
    command.current_dir(&ws.root);
    forget_own_package(&mut command);
    // A rustup proxy started us: its libraries and choice of toolchain are not for this compiler.
    for name in ["LD_LIBRARY_PATH", "RUSTUP_TOOLCHAIN", "CARGO", "LEPTOS_OUTPUT_NAME", "RUSTC_WORKSPACE_WRAPPER"] {
        command.env_remove(name);
    }
    command
        .env("RUSTC", prerequisites::DEBIAN_RUSTC)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
    command
}

/// `rust-lld` of the default or Debian's toolchain or on `PATH`, or a recent `wasm-ld`.
fn find_linker() -> Option<PathBuf> {
    let in_sysroot = ["rustc", prerequisites::DEBIAN_RUSTC].into_iter().filter_map(|rustc| {
        let root = sysroot(rustc).ok()?.join("lib/rustlib");
        fs::read_dir(root).ok()?.flatten().map(|host| host.path().join("bin/rust-lld")).find(|path| path.is_file())
    });
    let on_path = ["rust-lld", "wasm-ld-22", "wasm-ld-21", "wasm-ld-20", "wasm-ld-19"];
    in_sysroot.chain(on_path.into_iter().filter_map(process::find)).next()
}

fn sysroot(rustc: &str) -> Result<PathBuf> {
    let mut command = Command::new(rustc);
    if rustc == prerequisites::DEBIAN_RUSTC {
        command.env_remove("LD_LIBRARY_PATH");
    }
    process::capture(command.args(["--print", "sysroot"])).map(PathBuf::from)
}

/// Makes the file about a tenth smaller where binaryen's `wasm-opt` is on `PATH`; without it nothing is missing.
fn optimize(wasm: &Path) -> Result<()> {
    let Some(wasm_opt) = process::find("wasm-opt") else { return Ok(()) };
    let smaller = wasm.with_extension("smaller");
    match process::run(Command::new(wasm_opt).args(["-Oz", "-o"]).arg(&smaller).arg(wasm)) {
        Ok(()) => fs::rename(smaller, wasm)?,
        Err(error) => eprintln!("      kept as it is: {error}"),
    }
    Ok(())
}

/// The files of the checkout that went into the compiled file, from cargo's own list beside it.
fn inputs(compiled: &Path) -> Result<BTreeSet<PathBuf>> {
    let list = compiled.with_extension("d");
    let text = fs::read_to_string(&list).with_context(|| format!("reading {}", list.display()))?;
    let (_, files) = text.trim_end().split_once(": ").with_context(|| format!("{} has no list", list.display()))?;
    let files: BTreeSet<PathBuf> =
        files.replace("\\ ", "\0").split(' ').map(|file| PathBuf::from(file.replace('\0', " "))).collect();
    if files.is_empty() { bail!("{} is empty", list.display()) } else { Ok(files) }
}

/// One line for the content of all, then the names: enough to see later whether anything changed.
fn stamp(ws: &Workspace, inputs: &BTreeSet<PathBuf>) -> Result<String> {
    let named: Vec<String> = inputs.iter().map(|path| relative(ws, path)).collect();
    Ok(format!("{}\n{}\n", digest(ws, &named)?, named.join("\n")))
}

fn is_current(ws: &Workspace, stamp: &str) -> bool {
    let mut lines = stamp.lines();
    let (Some(then), files) = (lines.next(), lines.map(str::to_owned).collect::<Vec<_>>()) else { return false };
    !files.is_empty() && digest(ws, &files).is_ok_and(|now| now == then)
}

fn relative(ws: &Workspace, path: &Path) -> String {
    path.strip_prefix(&ws.root).unwrap_or(path).to_string_lossy().into_owned()
}

fn digest(ws: &Workspace, files: &[String]) -> Result<String> {
    let manifests = ["Cargo.lock", "Cargo.toml", "app/Cargo.toml", "domain/Cargo.toml", "frontend/Cargo.toml"];
    let mut sum = Sha256::new();
    for file in files.iter().map(String::as_str).chain(manifests).chain(["xtask/src/wasm.rs"]) {
        let content = fs::read(ws.root.join(file)).with_context(|| format!("reading {file}"))?;
        sum.update((content.len() as u64).to_le_bytes());
        sum.update(content);
    }
    Ok(sum.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}
