//! The browser tests of `end2end/`: their npm packages, a server with a fresh demo government, Playwright.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::cleanup::{self, Guard};
use crate::postgres::free_port;
use crate::steps::{Tally, seconds};
use crate::workspace::Workspace;
use crate::{prerequisites, process};

/// The demo government is made on first start; an unoptimized build takes its time.
const START_LIMIT: Duration = Duration::from_secs(300);
const POLL: Duration = Duration::from_millis(200);

/// Installs `end2end/`'s packages when its lockfile has changed. The browser is Debian's: none is downloaded.
pub fn install(ws: &Workspace) -> Result<()> {
    let folder = ws.root.join("end2end");
    let lock = fs::read(folder.join("package-lock.json"))?;
    let installed_from = folder.join("node_modules/.installed-from");
    if fs::read(&installed_from).is_ok_and(|then| then == lock) {
        eprintln!("      already there");
        return Ok(());
    }
    eprintln!("      installing the npm packages of end2end/package-lock.json");
    let mut npm = Command::new("npm");
    npm.args(["ci", "--no-audit", "--no-fund"]).current_dir(&folder).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    process::run(&mut npm)?;
    Ok(fs::write(installed_from, lock)?)
}

/// Runs the tests against a server of their own.
pub fn test(ws: &Workspace, filter: &[String]) -> Result<Tally> {
    let chromium = prerequisites::chromium().context("chromium not found")?;
    let server = Server::start(ws)?;
    let results = server.folder.path().join("results.json");
    let mut playwright = Command::new(ws.root.join("end2end/node_modules/.bin/playwright"));
    playwright
        .arg("test")
        .args(filter)
        .current_dir(ws.root.join("end2end"))
        .env("SPBE_URL", &server.url)
        .env("SPBE_SERVER_LOG", &server.log)
        .env("SPBE_PROGRAM", ws.spbe(false))
        .env("SPBE_CHROMIUM", chromium)
        .env("SPBE_RESULTS", &results);
    let success = process::run_reading(&mut playwright, |_| ())?;
    let tally = read_results(&results)?;
    if tally.failed > 0 || !success {
        eprintln!("      the server's last words:\n{}", server.last_words());
    }
    match (success, tally) {
        (true, Tally { passed: 0, .. }) => bail!("no browser test ran"),
        (false, Tally { failed: 0, .. }) => bail!("Playwright failed before its tests"),
        (_, tally) => Ok(tally),
    }
}

/// Counts from Playwright's JSON report; a test that passed only on a second try has failed.
fn read_results(file: &Path) -> Result<Tally> {
    let text = fs::read_to_string(file).context("Playwright left no report")?;
    let report: Value = serde_json::from_str(&text)?;
    let count = |name: &str| {
        let number = report.pointer(&format!("/stats/{name}")).and_then(Value::as_u64);
        number.and_then(|number| usize::try_from(number).ok()).with_context(|| format!("no `{name}` in the report"))
    };
    let mut failures = Vec::new();
    collect_failures(&report, &mut failures);
    Ok(Tally {
        passed: count("expected")?,
        failed: count("unexpected")? + count("flaky")?,
        skipped: count("skipped")?,
        failures,
    })
}

/// `[js] tahun-penilaian.spec.ts:12 the title: the first line of what went wrong`, for every failed test below a suite.
fn collect_failures(suite: &Value, failures: &mut Vec<String>) {
    let list = |value: &Value, key: &str| value[key].as_array().cloned().unwrap_or_default();
    for spec in list(suite, "specs") {
        for test in
            list(&spec, "tests").iter().filter(|test| test["status"] != "expected" && test["status"] != "skipped")
        {
            let error =
                list(test, "results").iter().find_map(|run| run.pointer("/error/message")?.as_str().map(first_line));
            failures.push(format!(
                "[{}] {}:{} {}: {}",
                test["projectName"].as_str().unwrap_or_default(),
                spec["file"].as_str().unwrap_or_default(),
                spec["line"],
                spec["title"].as_str().unwrap_or_default(),
                error.unwrap_or_default()
            ));
        }
    }
    for inner in list(suite, "suites") {
        collect_failures(&inner, failures);
    }
}

fn first_line(text: &str) -> String {
    text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().trim().to_owned()
}

/// `spbe serve` on a free port with an empty folder; stopped and deleted when dropped.
struct Server {
    url: String,
    log: PathBuf,
    child: Child,
    folder: tempfile::TempDir,
    interrupt: Option<Guard>,
}

impl Server {
    fn start(ws: &Workspace) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("spbe-browser-").tempdir()?;
        let (port, log) = (free_port()?, folder.path().join("server.log"));
        let output = fs::File::create(&log)?;
        let child = Command::new(ws.spbe(false))
            .arg("serve")
            .current_dir(folder.path())
            .env("SPBE_LISTEN", format!("127.0.0.1:{port}"))
            .env("SPBE_DATA_DIR", folder.path().join("data"))
            .env_remove("SPBE_DATABASE_URL")
            .stdin(Stdio::null())
            .stdout(output.try_clone()?)
            .stderr(output)
            .spawn()
            .with_context(|| format!("starting {}", ws.spbe(false).display()))?;
        let (pid, path) = (child.id(), folder.path().to_path_buf());
        let interrupt = Some(cleanup::later(move || {
            cleanup::terminate(pid);
            fs::remove_dir_all(path).ok();
        }));
        let mut server = Self { url: format!("http://127.0.0.1:{port}"), log, child, folder, interrupt };
        server.wait_until_healthy(port)?;
        Ok(server)
    }

    fn wait_until_healthy(&mut self, port: u16) -> Result<()> {
        let started = Instant::now();
        let mut told = 0;
        while !healthy(port) {
            if let Some(status) = self.child.try_wait()? {
                bail!("the server ended at once with {status}:\n{}", self.last_words());
            }
            if started.elapsed() > START_LIMIT {
                bail!("the server did not answer within {}:\n{}", seconds(START_LIMIT), self.last_words());
            }
            if started.elapsed().as_secs() / 15 > told {
                told += 1;
                eprintln!("      waiting for the server and its demo government ({})", seconds(started.elapsed()));
            }
            thread::sleep(POLL);
        }
        eprintln!("      the server answers at {} after {}", self.url, seconds(started.elapsed()));
        Ok(())
    }

    fn last_words(&self) -> String {
        let log = fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        lines[lines.len().saturating_sub(40)..].join("\n")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
        if let Some(interrupt) = self.interrupt.take() {
            interrupt.disarm();
        }
    }
}

fn healthy(port: u16) -> bool {
    let ask = || -> std::io::Result<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    };
    ask().is_ok_and(|answer| answer.starts_with("HTTP/1.1 200"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failed_tests_are_named_however_deep_they_stand() {
        let report = serde_json::json!({ "suites": [{ "suites": [{ "specs": [
            { "file": "masuk.spec.ts", "line": 7, "title": "signs in", "tests": [
                { "projectName": "js", "status": "expected", "results": [{}] },
                { "projectName": "tanpa-js", "status": "unexpected",
                  "results": [{ "error": { "message": "\nTimed out\nmore" } }] } ] } ] }] }] });
        let mut failures = Vec::new();
        collect_failures(&report, &mut failures);
        assert_eq!(failures, ["[tanpa-js] masuk.spec.ts:7 signs in: Timed out"]);
    }
}
