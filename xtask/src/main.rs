//! Build, run and test Kendali SPBE: `cargo xtask <command>`. Depends on no other crate of the workspace, so that it
//! compiles first and alone.

mod bench;
mod browser;
mod build;
mod cleanup;
mod postgres;
mod prerequisites;
mod process;
mod site;
mod steps;
mod test;
mod wasm;
mod workspace;

use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "\
cargo xtask <command>

  run [-- ARGS]     build everything and start the server on http://127.0.0.1:3000
                    (ARGS go to `spbe serve`; `-- --kosong` starts without the demo government)
  build [--release] build the browser part, the compressed assets and the binary `spbe`
  test [--hanya rust|browser|lint] [-- FILTER]
                    install what the tests need, then run format, clippy, Rust and browser tests
                    (FILTER goes to `cargo test` or `playwright test`)
  bench             build optimized and print the measured speed and size
  site              build only the browser part and the compressed assets
  help              this text

Variables: SPBE_WASM=debian compiles the browser part with Debian's rustc-web instead of rustup's;
SPBE_TEST_PG_URL names a PostgreSQL server to test on instead of a throw-away cluster;
SPBE_SITE_DIR and CARGO_TARGET_DIR move the output.
";

fn main() -> ExitCode {
    cleanup::install();
    let result = dispatch(&std::env::args().skip(1).collect::<Vec<_>>());
    cleanup::run();
    match result {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(args: &[String]) -> Result<ExitCode> {
    let (command, rest) = args.split_first().map_or(("help", &[][..]), |(c, r)| (c.as_str(), r));
    match command {
        "run" => build::run(after_dashes(rest)?),
        "build" => build::build(rest),
        "site" => build::site(),
        "test" => test::run(rest),
        "bench" => bench::run(rest),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        other => bail!("no command `{other}`; `cargo xtask help` lists them"),
    }
}

/// `run` takes nothing of its own: what follows `--` belongs to the server, and the dashes may be left out.
fn after_dashes(args: &[String]) -> Result<&[String]> {
    match args.first().map(String::as_str) {
        Some("--") => Ok(&args[1..]),
        Some("--help" | "-h") => {
            bail!("`cargo xtask run -- --help` shows the server's options; `cargo xtask help` the commands")
        }
        _ => Ok(args),
    }
}
