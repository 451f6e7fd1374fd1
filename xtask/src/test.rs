//! `test`: everything that is checked, in one command.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::postgres::Cluster;
use crate::steps::{Steps, Tally};
use crate::workspace::Workspace;
use crate::{browser, build, prerequisites, process, site, wasm};

/// The crates that compile for this machine; `frontend` is compiled to wasm.
const NATIVE: [&str; 3] = ["--workspace", "--exclude", "frontend"];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    All,
    Lint,
    Rust,
    Browser,
}

/// Runs the checks and prints their count as the last line; the exit code is not 0 when anything failed.
pub fn run(args: &[String]) -> Result<ExitCode> {
    let (part, filter) = parse(args)?;
    let ws = Workspace::locate();
    let wants = |wanted| part == Part::All || part == wanted;
    let length = match part {
        Part::All => 8,
        Part::Lint => 3,
        Part::Rust => 4,
        Part::Browser => 5,
    };
    let mut steps = Steps::new(length);

    steps.must("What the tests need", || prepare(&ws, wants))?;
    if wants(Part::Lint) {
        steps.check("Format", || lint(ws.cargo().args(["fmt", "--all", "--check"])));
        let mut clippy = ws.cargo();
        clippy.args(["clippy", "--locked"]).args(NATIVE).args(["--all-targets", "--", "-D", "warnings"]);
        steps.check("Clippy", || lint(&mut clippy));
    }
    let site = part == Part::Lint
        || steps.check("Browser part and assets", || {
            wasm::build(&ws)?;
            site::assets(&ws)?;
            Ok(Tally::ONE_CHECK)
        });
    let compiled = wants(Part::Rust) && rust(&ws, &mut steps, filter);
    if wants(Part::Browser) {
        // Compiling the tests made `spbe` too; built on its own it would bring half of its packages in another shape.
        let server = if part == Part::All {
            compiled
        } else {
            steps.check("Server for the browser tests", || build::server(&ws, false).map(|()| Tally::ONE_CHECK))
        };
        let ready = server && steps.check("npm packages", || browser::install(&ws).map(|()| Tally::ONE_CHECK));
        match (ready, site) {
            (true, true) => {
                steps.check("Browser tests", || browser::test(&ws, filter));
            }
            _ => steps.impossible("Browser tests", "what they need did not build"),
        }
    }
    Ok(steps.finish())
}

fn parse(args: &[String]) -> Result<(Part, &[String])> {
    let (own, filter) = match args.iter().position(|arg| arg == "--") {
        Some(at) => (&args[..at], &args[at + 1..]),
        None => (args, &[][..]),
    };
    let part = match own.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => Part::All,
        ["--hanya", "lint"] => Part::Lint,
        ["--hanya", "rust"] => Part::Rust,
        ["--hanya", "browser"] => Part::Browser,
        _ => bail!("`test` takes `--hanya rust`, `--hanya browser` or `--hanya lint`, then `--` and a filter"),
    };
    if !filter.is_empty() && !matches!(part, Part::Rust | Part::Browser) {
        bail!("a filter needs `--hanya rust` or `--hanya browser`");
    }
    Ok((part, filter))
}

/// Where tests find the ArchiMate schemas, which their licence keeps out of the product.
const SCHEMAS: &str = "SPBE_TEST_ARCHIMATE";

/// The folder of the schemas: what is set, else beside the checkout.
fn schemas(ws: &Workspace) -> Option<PathBuf> {
    let beside = || Some(ws.root.join("../shared/referensi/archimate")).filter(|folder| folder.is_dir());
    std::env::var_os(SCHEMAS).map(PathBuf::from).or_else(beside)
}

fn prepare(ws: &Workspace, wants: impl Fn(Part) -> bool) -> Result<()> {
    let mut needs = Vec::new();
    if wants(Part::Rust) {
        needs.push(prerequisites::POPPLER);
        if schemas(ws).is_some() {
            needs.push(prerequisites::XMLLINT);
        }
        if std::env::var_os("SPBE_TEST_PG_URL").is_none() {
            needs.push(prerequisites::POSTGRESQL);
        }
    }
    if wants(Part::Browser) {
        needs.extend([prerequisites::CHROMIUM, prerequisites::NPM]);
    }
    prerequisites::ensure(&needs)?;
    if wants(Part::Lint) {
        prerequisites::rust_components()?;
    }
    Ok(())
}

fn lint(command: &mut std::process::Command) -> Result<Tally> {
    process::run(command).map(|()| Tally::ONE_CHECK)
}

/// Whether the tests, and with them `spbe`, compiled.
fn rust(ws: &Workspace, steps: &mut Steps, filter: &[String]) -> bool {
    let mut compile = ws.cargo();
    compile.args(["test", "--locked"]).args(NATIVE).arg("--no-run");
    let compiled = steps.check("Compiling the tests (the first time takes several minutes)", || lint(&mut compile));
    if !compiled {
        steps.impossible("Rust tests on SQLite and PostgreSQL", "they do not compile");
        return false;
    }
    steps.check("Rust tests on SQLite and PostgreSQL", || {
        let given = std::env::var("SPBE_TEST_PG_URL").ok();
        let (url, _cluster) = match given {
            Some(url) => (url, None),
            None => {
                let cluster = Cluster::start()?;
                eprintln!("      PostgreSQL runs for the tests at {}", cluster.url());
                (cluster.url(), Some(cluster))
            }
        };
        let mut tests = ws.cargo();
        tests.args(["test", "--locked", "--no-fail-fast"]).args(NATIVE).args(filter).env("SPBE_TEST_PG_URL", url);
        if let Some(folder) = schemas(ws) {
            tests.env(SCHEMAS, folder);
        }
        let mut tally = Tally::default();
        let success = process::run_reading(&mut tests, |line| {
            tally.add(summary(line).unwrap_or_default());
            tally.failures.extend(failed(line));
        })?;
        match (success, tally) {
            (true, Tally { passed: 0, .. }) => bail!("no test ran"),
            (false, Tally { failed: 0, .. }) => bail!("a test program ended without a result"),
            (_, tally) => Ok(tally),
        }
    });
    true
}

/// The counts in the line that every Rust test program ends with.
fn summary(line: &str) -> Option<Tally> {
    let counts = line.strip_prefix("test result: ")?.split_once(". ")?.1;
    let count = |word: &str| {
        counts.split("; ").find_map(|part| part.trim().strip_suffix(word)?.trim().parse::<usize>().ok()).unwrap_or(0)
    };
    Some(Tally { passed: count("passed"), failed: count("failed"), skipped: count("ignored"), ..Tally::default() })
}

/// The name in the line that says a Rust test failed.
fn failed(line: &str) -> Option<String> {
    Some(line.strip_prefix("test ")?.strip_suffix(" ... FAILED")?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_programs_last_line_is_counted() {
        let line = "test result: FAILED. 12 passed; 2 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.04s";
        assert_eq!(summary(line), Some(Tally { passed: 12, failed: 2, skipped: 1, ..Tally::default() }));
        assert_eq!(summary("running 3 tests"), None);
        assert_eq!(failed("test matriks::peran_lain ... FAILED").as_deref(), Some("matriks::peran_lain"));
        assert_eq!(failed("test matriks::peran_lain ... ok"), None);
    }

    #[test]
    fn a_filter_belongs_to_one_part() {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert!(parse(&words("-- indeks")).is_err());
        assert!(parse(&words("--hanya semua")).is_err());
        assert!(matches!(parse(&words("--hanya rust -- indeks")), Ok((Part::Rust, [filter])) if filter == "indeks"));
    }
}
