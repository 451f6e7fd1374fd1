//! `bench`: measures a release build against what the product promises.

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::postgres::Cluster;
use crate::steps::Steps;
use crate::workspace::Workspace;
use crate::{build, prerequisites, process, site};

/// Builds everything optimized, then runs the measurements; their table goes to standard output.
pub fn run(args: &[String]) -> Result<ExitCode> {
    if !args.is_empty() {
        bail!("`bench` takes nothing");
    }
    let ws = Workspace::locate();
    let mut steps = Steps::new(5);
    steps.must("What the measurements need", || prerequisites::ensure(&[prerequisites::POSTGRESQL]))?;
    site::build(&ws, &mut steps)?;
    // The measurements also start the binary beside them: cold start and idle memory.
    steps.must("Server, optimized (takes several minutes)", || build::server(&ws, true))?;
    steps.must("Measurements", || {
        let cluster = Cluster::start()?;
        let mut bench = ws.cargo();
        bench.args(["run", "--locked", "--release", "-p", "server", "--example", "bench"]);
        bench.env("SPBE_BENCH_PG_URL", cluster.url());
        process::run(&mut bench)
    })?;
    Ok(ExitCode::SUCCESS)
}
