//! `build`, `site` and `run`.

use std::os::unix::process::CommandExt;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail};

use crate::steps::Steps;
use crate::workspace::Workspace;
use crate::{process, site};

/// Builds the browser part, the compressed assets and `spbe`.
pub fn build(args: &[String]) -> Result<ExitCode> {
    let release = match args {
        [] => false,
        [flag] if flag == "--release" => true,
        _ => bail!("`build` takes only `--release`"),
    };
    let ws = Workspace::locate();
    everything(&ws, release)?;
    println!("\n{}", ws.spbe(release).display());
    Ok(ExitCode::SUCCESS)
}

/// Builds what the server embeds, without the server.
pub fn site() -> Result<ExitCode> {
    let ws = Workspace::locate();
    site::build(&ws, &mut Steps::new(2))?;
    println!("\n{}", ws.site.display());
    Ok(ExitCode::SUCCESS)
}

/// Builds everything and becomes `spbe serve`, which makes its database and the demo government itself.
pub fn run(args: &[String]) -> Result<ExitCode> {
    let ws = Workspace::locate();
    everything(&ws, false)?;
    eprintln!("\nStarting the server; ctrl-c stops it. Its data is in {}", ws.root.join("data").display());
    let error = Command::new(ws.spbe(false)).arg("serve").args(args).current_dir(&ws.root).exec();
    Err(error).with_context(|| format!("starting {}", ws.spbe(false).display()))
}

fn everything(ws: &Workspace, release: bool) -> Result<()> {
    let mut steps = Steps::new(3);
    site::build(ws, &mut steps)?;
    steps.must("Server (the first time takes several minutes)", || server(ws, release))
}

/// Compiles `spbe`.
pub fn server(ws: &Workspace, release: bool) -> Result<()> {
    let mut command = ws.cargo();
    command.args(["build", "--locked", "-p", "server", "--bin", "spbe"]);
    if release {
        command.arg("--release");
    }
    process::run(&mut command)
}
