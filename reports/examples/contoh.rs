//! Writes every document of an invented evaluation and of risk registers into a folder, and says how long each took:
//! `cargo run --release -p reports --example contoh -- FOLDER`.

#[path = "../tests/bersama/mod.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod bersama;
#[path = "../tests/bersama/risiko.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod risiko;

use std::{
    path::{Path, PathBuf},
    time::Instant,
};

use reports::{BahanKonsolidasi, BahanLaporan, BahanRisiko, Formulir, GalatLaporan, Identitas};

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
    manajemen_risiko(&folder, &identitas)
}

/// The documents of risk management: the regulation's own example, a large office, an empty one, and the whole.
fn manajemen_risiko(folder: &Path, identitas: &Identitas) -> Result<(), Box<dyn std::error::Error>> {
    let tanggal = risiko::hari(2026, 11, 21);
    for (awalan, potret) in
        [("peraturan", risiko::peraturan()), ("besar", risiko::besar(60)), ("kosong", risiko::kosong())]
    {
        let bahan = BahanRisiko { identitas, potret: &potret, nomor: None, tanggal, masa: None };
        let tulis = |nama: &str, isi: Vec<u8>| std::fs::write(folder.join(format!("risiko-{awalan}-{nama}")), isi);
        let mulai = Instant::now();
        tulis("formulir.pdf", reports::formulir_risiko(&bahan, &Formulir::SEMUA)?)?;
        println!("risiko {awalan}: formulir {:.1} ms", mulai.elapsed().as_secs_f64() * 1000.0);
        for formulir in Formulir::SEMUA {
            tulis(&format!("{}.pdf", formulir.kode()), reports::formulir_risiko(&bahan, &[formulir])?)?;
        }
        tulis("register.pdf", reports::register_risiko(&bahan)?)?;
        tulis("spip.pdf", reports::formulir_spip(&bahan)?)?;
        tulis("formulir.xlsx", reports::buku_risiko(&bahan)?)?;
        tulis("spip.xlsx", reports::buku_spip(&bahan)?)?;
    }
    let potret = risiko::konsolidasi();
    let bahan = BahanKonsolidasi { identitas, potret: &potret, nomor: Some("700/12/2026"), tanggal };
    std::fs::write(folder.join("risiko-konsolidasi.pdf"), reports::laporan_konsolidasi_risiko(&bahan)?)?;
    std::fs::write(folder.join("risiko-konsolidasi.xlsx"), reports::buku_konsolidasi(&bahan)?)?;
    let potret = risiko::peraturan();
    let templat =
        reports::BahanTemplatRisiko { kerangka: &potret.kerangka, matriks: &potret.matriks, sasaran: &potret.sasaran };
    std::fs::write(folder.join("risiko-templat.xlsx"), reports::templat_risiko(&templat)?)?;
    Ok(())
}
