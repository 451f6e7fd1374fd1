//! A throw-away PostgreSQL cluster for the tests: own folder, own port, no durability, gone afterwards.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use tempfile::TempDir;

use crate::cleanup::{self, Guard};
use crate::{prerequisites, process};

/// A running cluster; dropping it stops it and deletes its folder.
pub struct Cluster {
    port: u16,
    /// Data, socket and log.
    #[cfg(test)]
    folder: PathBuf,
    _stop: Guard,
}

impl Cluster {
    /// # Errors
    /// When PostgreSQL's programs are missing, or it does not start.
    pub fn start() -> Result<Self> {
        let programs = prerequisites::postgres_programs().context("initdb and pg_ctl not found")?;
        let owner = if prerequisites::is_root() { Some(user("postgres")?) } else { None };
        let folder = tempfile::Builder::new().prefix("spbe-pg-").tempdir()?;
        let postgres = Programs { programs, owner, folder: folder.path().to_path_buf() };
        if let Some((uid, gid)) = owner {
            chown(folder.path(), Some(uid), Some(gid))?;
        }
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700))?;
        process::capture(postgres.command("initdb").args(["-D"]).arg(postgres.data()).args([
            "-U",
            "postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
        ]))?;
        #[cfg(test)]
        let path = folder.path().to_path_buf();
        let (port, stop) = postgres.serve(folder)?;
        Ok(Self {
            port,
            #[cfg(test)]
            folder: path,
            _stop: stop,
        })
    }

    /// Where tests connect; they make databases of their own.
    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }
}

struct Programs {
    programs: PathBuf,
    /// PostgreSQL refuses to run as root: then this user and group.
    owner: Option<(u32, u32)>,
    folder: PathBuf,
}

impl Programs {
    /// Another program may take the free port between the look and the start: hence a few attempts.
    fn serve(self, folder: TempDir) -> Result<(u16, Guard)> {
        let mut attempt = 1;
        let port = loop {
            let port = free_port()?;
            match self.try_port(port) {
                Ok(()) => break port,
                Err(error) if attempt == 3 => {
                    let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
                    return Err(error.context(log));
                }
                Err(_) => attempt += 1,
            }
        };
        let stop = cleanup::later(move || {
            process::capture(self.command("pg_ctl").args(["stop", "-m", "immediate", "-D"]).arg(self.data())).ok();
            folder.close().ok();
        });
        Ok((port, stop))
    }

    fn try_port(&self, port: u16) -> Result<()> {
        let settings = format!(
            "-p {port} -k {} -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off \
             -c full_page_writes=off -c max_connections=300",
            self.folder.display()
        );
        let mut command = self.command("pg_ctl");
        command.args(["start", "-w", "-t", "60", "-D"]).arg(self.data()).arg("-l").arg(self.folder.join("log"));
        // The server outlives pg_ctl and would hold a pipe open: it gets none.
        command.args(["-o", &settings]).stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
        let status = command.status().context("starting pg_ctl")?;
        anyhow::ensure!(status.success(), "PostgreSQL did not start on port {port}");
        Ok(())
    }

    fn command(&self, name: &str) -> Command {
        let mut command = Command::new(self.programs.join(name));
        command.current_dir(&self.folder).env("LC_ALL", "C");
        if let Some((uid, gid)) = self.owner {
            command.gid(gid).uid(uid);
        }
        command
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }
}

/// A port of the loopback address that nothing uses now.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// User and group number of a user of this machine.
fn user(name: &str) -> Result<(u32, u32)> {
    let passwd = Path::new("/etc/passwd");
    let text = fs::read_to_string(passwd)?;
    let mut fields = text
        .lines()
        .map(|line| line.split(':').collect::<Vec<_>>())
        .find(|fields| fields.first() == Some(&name) && fields.len() > 3)
        .with_context(|| format!("no user `{name}` in {}", passwd.display()))?
        .into_iter()
        .skip(2)
        .map(str::parse);
    match (fields.next(), fields.next()) {
        (Some(Ok(uid)), Some(Ok(gid))) => Ok((uid, gid)),
        _ => anyhow::bail!("the line of `{name}` in {} is not understood", passwd.display()),
    }
}

#[cfg(test)]
mod tests {
    use std::net::TcpStream;

    use super::*;

    #[test]
    fn a_cluster_answers_while_it_lives_and_leaves_nothing() -> Result<()> {
        let cluster = Cluster::start()?;
        let (port, folder) = (cluster.port, cluster.folder.clone());
        assert!(TcpStream::connect(("127.0.0.1", port)).is_ok());
        assert!(folder.join("data").is_dir());
        drop(cluster);
        assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
        assert!(!folder.exists());
        Ok(())
    }
}
