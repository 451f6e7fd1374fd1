//! `bench`: measures a release build against what the product promises.

use std::process::{Command, ExitCode};

use anyhow::{Result, bail};

use crate::postgres::Cluster;
use crate::steps::Steps;
use crate::workspace::Workspace;
use crate::{prerequisites, process, site};

/// Builds everything optimized, then runs the measurements; their table goes to standard output.
pub fn run(args: &[String]) -> Result<ExitCode> {
    if !args.is_empty() {
        bail!("`bench` takes nothing");
    }
    let ws = Workspace::locate();
    let mut steps = Steps::new(5);
    steps.must("What the measurements need", || prerequisites::ensure(&[prerequisites::POSTGRESQL]))?;
    site::build(&ws, &mut steps)?;
    // The measurements also start the binary beside them: cold start and idle memory. One command for both, so that the
    // dependencies are compiled once.
    steps.must("Server and measurements, optimized (takes several minutes)", || {
        let mut both = ws.cargo();
        both.args(["build", "--locked", "--release", "-p", "server"]).args(["--bin", "spbe", "--example", "bench"]);
        process::run(&mut both)
    })?;
    steps.must("Measurements", || {
        let cluster = Cluster::start()?;
        let mut bench = Command::new(ws.target.join("release/examples/bench"));
        bench.env("SPBE_BENCH_PG_URL", cluster.url());
        process::run(&mut bench)
    })?;
    Ok(ExitCode::SUCCESS)
}
