//! Has the embedded files taken anew when they change: the macro that embeds them does not tell cargo about new ones.

use std::{env, fs};

fn main() -> std::io::Result<()> {
    println!("cargo::rerun-if-env-changed=SPBE_SITE_DIR");
    let Ok(site) = env::var("SPBE_SITE_DIR") else { return Ok(()) };
    // A folder that is not there counts as changed every time.
    fs::create_dir_all(&site)?;
    // A debug build reads the files when they are asked for.
    if env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        println!("cargo::rerun-if-changed={site}");
        println!("cargo::rerun-if-changed=../style");
    }
    println!("cargo::rustc-env=SPBE_SITE_DIR={site}");
    Ok(())
}
