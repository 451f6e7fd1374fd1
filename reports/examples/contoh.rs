//! Writes every document of an invented evaluation into a folder, and says how long each took:
//! `cargo run --release -p reports --example contoh -- FOLDER`.

#[path = "../tests/bersama/mod.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod bersama;

use std::{path::PathBuf, time::Instant};

use reports::{BahanLaporan, GalatLaporan};

type Pembuat = fn(&BahanLaporan<'_>) -> Result<Vec<u8>, GalatLaporan>;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| ".".into()));
    let identitas = bersama::identitas("nusa-raya");
    let potret = bersama::lengkap();
    let mut kantor = potret.clone();
    kantor.indikator.retain(|i| i.kantor.contains(&"Bappeda".to_owned()));
    kantor.perangkat_daerah = Some("Badan Perencanaan Pembangunan Daerah".into());
    kantor.riwayat.clear();
    let instrumen = bersama::katalog().cari("permenpanrb-59-2020").ok_or("no instrument")?;
    let nyata = bersama::polos(instrumen, 2023, &bersama::bandar_lampung(2023));
    let daftar: [(&str, Pembuat, _); 7] = [
        ("laporan.pdf", reports::laporan_evaluasi, &potret),
        ("laporan-lagi.pdf", reports::laporan_evaluasi, &potret),
        ("laporan.xlsx", reports::buku_kerja, &potret),
        ("berita-acara.pdf", reports::berita_acara, &potret),
        ("publikasi.pdf", reports::persetujuan_publikasi, &potret),
        ("lembar.pdf", reports::lembar_perangkat_daerah, &kantor),
        ("bandar-lampung-2023.pdf", reports::laporan_evaluasi, &nyata),
    ];
    for (nama, buat, potret) in daftar {
        let mulai = Instant::now();
        let bita = buat(&bersama::bahan(potret, &identitas))?;
        println!("{nama}: {} bytes, {:.1} ms", bita.len(), mulai.elapsed().as_secs_f64() * 1000.0);
        std::fs::write(folder.join(nama), bita)?;
    }
    Ok(())
}
