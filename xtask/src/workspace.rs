//! Where things are: the checkout, cargo's output and the folder that the server embeds.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The three folders every command works with.
pub struct Workspace {
    /// The checkout.
    pub root: PathBuf,
    /// Cargo's output: `CARGO_TARGET_DIR`, or `target/` in the checkout.
    pub target: PathBuf,
    /// Files for the browser, embedded into `spbe`: `SPBE_SITE_DIR`, set in `.cargo/config.toml`.
    pub site: PathBuf,
}

impl Workspace {
    pub fn locate() -> Self {
        let manifest =
            env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        let root = manifest.parent().map_or(manifest.clone(), Path::to_path_buf);
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |dir| root.join(dir));
        let site = env::var_os("SPBE_SITE_DIR").map_or_else(|| root.join("target/site"), |dir| root.join(dir));
        Self { root, target, site }
    }

    /// The default toolchain's cargo, in the checkout.
    pub fn cargo(&self) -> Command {
        let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.current_dir(&self.root);
        forget_own_package(&mut command);
        // Both sides must agree: unset, the page loads `spbe.js` and `spbe_bg.wasm`, the names wasm-bindgen gives.
        command.env_remove("LEPTOS_OUTPUT_NAME").env("SPBE_SITE_DIR", &self.site);
        command
    }

    /// The built server.
    pub fn spbe(&self, release: bool) -> PathBuf {
        self.target.join(if release { "release" } else { "debug" }).join("spbe")
    }
}

/// `cargo run` tells a program about its own package; passed on, that makes build scripts run again.
pub fn forget_own_package(command: &mut Command) {
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") || text == "CARGO_PRIMARY_PACKAGE" {
            command.env_remove(&name);
        }
    }
}
