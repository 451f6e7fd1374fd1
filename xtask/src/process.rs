//! Running other programs and reading what they say.

use std::env;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::cleanup;

/// Runs a program with its output shown; an exit code other than 0 is an error that names it.
pub fn run(command: &mut Command) -> Result<()> {
    let name = describe(command);
    let mut child = command.stdin(Stdio::null()).spawn().with_context(|| format!("cannot start {name}"))?;
    wait(&mut child, &name)
}

/// Like [`run`], and hands every line of standard output to `line` after showing it. Gives whether the exit code was 0.
pub fn run_reading(command: &mut Command, mut line: impl FnMut(&str)) -> Result<bool> {
    let name = describe(command);
    let mut child =
        command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start {name}"))?;
    let _stop = stop_when_interrupted(&child);
    let stdout = child.stdout.take().context("standard output was asked for")?;
    for text in BufReader::new(stdout).split(b'\n') {
        let text = text.with_context(|| format!("reading what {name} says"))?;
        let text = String::from_utf8_lossy(&text);
        println!("{text}");
        line(&text);
    }
    Ok(child.wait().with_context(|| format!("waiting for {name}"))?.success())
}

/// Runs a program silently and gives its standard output, trimmed; what it said on failure is in the error.
pub fn capture(command: &mut Command) -> Result<String> {
    let name = describe(command);
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("cannot start {name}"))?;
    if !output.status.success() {
        bail!("{name} failed: {}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The first program of this name on `PATH`.
pub fn find(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|dir| dir.join(name)).find(|path| is_program(path))
}

fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
}

fn wait(child: &mut Child, name: &str) -> Result<()> {
    let _stop = stop_when_interrupted(child);
    let status = child.wait().with_context(|| format!("waiting for {name}"))?;
    if status.success() { Ok(()) } else { bail!("{name} ended with {status}") }
}

fn stop_when_interrupted(child: &Child) -> InterruptOnly {
    let pid = child.id();
    InterruptOnly(Some(cleanup::later(move || cleanup::terminate(pid))))
}

/// A guard whose action is for an interrupt alone: when the process has ended by itself, its number may be another's.
struct InterruptOnly(Option<cleanup::Guard>);

impl Drop for InterruptOnly {
    fn drop(&mut self) {
        if let Some(guard) = self.0.take() {
            guard.disarm();
        }
    }
}

fn describe(command: &Command) -> String {
    let mut words =
        vec![Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy().into_owned()];
    words.extend(command.get_args().take(4).map(|arg| arg.to_string_lossy().into_owned()));
    format!("`{}`", words.join(" "))
}
