//! What only the real process shows.

use std::{
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use crate::hasil::{Baris, Gagal, baris, p95};

/// Cold start and idle memory.
pub(crate) async fn ukur(folder: PathBuf) -> Result<Vec<Baris>, Gagal> {
    let spbe = std::env::current_exe()?
        .parent()
        .and_then(|p| p.parent())
        .map(|p| p.join("spbe"))
        .ok_or("tanpa folder program")?;
    if !spbe.exists() {
        return Err(format!("{} belum ada; bangun dulu dengan cargo xtask build --release", spbe.display()).into());
    }
    let alamat = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?;
    let mut mulai_dingin = Vec::new();
    let mut memori = 0;
    for _ in 0..5 {
        let mulai = Instant::now();
        let mut proses = Proses(
            Command::new(&spbe)
                .args(["serve", "--listen", &alamat.to_string(), "--data-dir"])
                .arg(&folder)
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()?,
        );
        while !sehat(alamat).await {
            if mulai.elapsed() > Duration::from_secs(20) || proses.0.try_wait()?.is_some() {
                return Err("spbe serve tidak menjawab".into());
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        mulai_dingin.push(mulai.elapsed());
        tokio::time::sleep(Duration::from_millis(500)).await;
        let status = std::fs::read_to_string(format!("/proc/{}/status", proses.0.id()))?;
        let kb = status
            .lines()
            .find_map(|b| b.strip_prefix("VmRSS:"))
            .and_then(|b| b.split_whitespace().next())
            .and_then(|n| n.parse::<usize>().ok());
        memori = memori.max(kb.unwrap_or(usize::MAX));
    }
    Ok(vec![
        baris(
            "mulai dingin sampai /healthz, terlama dari 5".into(),
            "< 500 ms",
            p95(&mut mulai_dingin),
            Duration::from_millis(500),
        ),
        Baris {
            apa: "memori saat diam (VmRSS)".into(),
            janji: "< 80 MB",
            ukur: format!("{:.0} MB", memori as f64 / 1_000.0),
            ada: memori < 80_000,
        },
    ])
}

/// Ends the server whatever happens.
struct Proses(Child);

impl Drop for Proses {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

async fn sehat(alamat: std::net::SocketAddr) -> bool {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let Ok(mut soket) = tokio::net::TcpStream::connect(alamat).await else { return false };
    if soket.write_all(b"GET /healthz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n").await.is_err() {
        return false;
    }
    let mut jawaban = Vec::new();
    soket.read_to_end(&mut jawaban).await.is_ok() && jawaban.starts_with(b"HTTP/1.1 200")
}
