//! `spbe indeks`: the index of a level table, without database or settings.

use std::{
    io::{Read, Write},
    process::ExitCode,
};

use domain::{cetak_indeks, indeks::hitung, instrumen::Katalog};
use services::tabel;

use crate::cli::Indeks;

/// Exit code for a file or choice that cannot be used.
const SALAH: u8 = 2;

/// Prints the figures, or one line that names row and reason and ends with exit code 2.
pub fn jalankan(isian: &Indeks) -> ExitCode {
    match hasil(isian) {
        Ok(teks) => {
            // Whoever reads may stop early, as `| head` does.
            let _ = writeln!(std::io::stdout(), "{}", teks.trim_end());
            ExitCode::SUCCESS
        }
        Err(pesan) => {
            eprintln!("spbe indeks: {pesan}");
            ExitCode::from(SALAH)
        }
    }
}

fn hasil(isian: &Indeks) -> Result<String, String> {
    let katalog = Katalog::bersama().map_err(ToString::to_string)?;
    let instrumen = katalog.cari(&isian.instrumen).ok_or_else(|| {
        let ada: Vec<_> = katalog.instrumen.iter().map(|i| i.id.as_str()).collect();
        format!("instrumen {} tidak dikenal; pilih {}", isian.instrumen, ada.join(", "))
    })?;
    let tahun = isian.tahun.unwrap_or_else(|| instrumen.tahun_bawaan());
    let bacaan =
        tabel::baca_nilai(instrumen, &isian.berkas, &isi(&isian.berkas)?).map_err(|galat| galat.to_string())?;
    let indeks = hitung(instrumen, &bacaan.nilai);
    Ok(if isian.json {
        cetak_indeks::json(instrumen, tahun, &indeks)
    } else {
        cetak_indeks::teks(instrumen, tahun, &indeks)
    })
}

fn isi(berkas: &str) -> Result<Vec<u8>, String> {
    let mut isi = Vec::new();
    let baca = if berkas == "-" {
        std::io::stdin().lock().read_to_end(&mut isi)
    } else {
        std::fs::File::open(berkas).and_then(|mut berkas| berkas.read_to_end(&mut isi))
    };
    baca.map(|_| isi).map_err(|galat| format!("{berkas} tidak dapat dibaca: {galat}"))
}
