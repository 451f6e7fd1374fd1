//! The empty table that an office fills and imports: the columns of Formulir 3.0 and 4.0 in one row, with the choices of
//! its own context.

use domain::{
    register::tulis,
    risiko::{Kerangka, Matriks, baca::FORMULIR, konteks::Sasaran},
};
use rust_xlsxwriter::XlsxError;

use crate::tabel_register::{BahanTabel, Tambahan, tabel_dengan};

/// Fields that the import asks for beside the event.
const WAJIB: [&str; 5] = ["penyebab", "kategori", "area", "kemungkinan", "level_dampak"];

/// What the template offers as choices.
#[derive(Clone, Copy, Debug)]
pub struct BahanTemplatRisiko<'a> {
    pub kerangka: &'a Kerangka,
    pub matriks: &'a Matriks,
    pub sasaran: &'a [Sasaran],
}

/// The template: header, guide, and a sheet of choices from the context of the office.
///
/// # Errors
/// When the workbook cannot be written.
pub fn templat_risiko(bahan: &BahanTemplatRisiko<'_>) -> Result<Vec<u8>, XlsxError> {
    let kolom = tulis::kolom(&FORMULIR, false);
    // Number and name, as the import reads them: no reader takes level 5 for level 1.
    let level = |nama: &[String]| (1..).zip(nama).map(|(i, n)| format!("{i} - {n}")).collect::<Vec<_>>();
    let butir = |ambil: fn(&Sasaran) -> &String| {
        let mut hasil: Vec<String> = Vec::new();
        for satu in bahan.sasaran.iter().map(ambil).filter(|s| !s.is_empty()) {
            if !hasil.contains(satu) {
                hasil.push(satu.clone());
            }
        }
        hasil
    };
    let pilihan = [
        ("sasaran", butir(|s| &s.sasaran_spbe)),
        ("indikator", butir(|s| &s.indikator)),
        ("kategori", bahan.kerangka.kategori.iter().map(|b| b.nama.clone()).collect()),
        ("area", bahan.kerangka.area.iter().map(|b| b.nama.clone()).collect()),
        ("kemungkinan", level(&bahan.matriks.kemungkinan)),
        ("level_dampak", level(&bahan.matriks.dampak)),
        ("level_risiko", bahan.matriks.level.iter().map(|l| l.nama.clone()).collect()),
    ];
    let akhir = "Satu baris satu risiko. Besaran dan level risiko dihitung kembali dari level kemungkinan dan level dampak; \
                 isi berkas yang berbeda ditunjukkan sebelum disimpan.";
    let tabel = BahanTabel { register: &FORMULIR, kolom: &kolom, baris: &[], kantor: &[] };
    tabel_dengan(&tabel, &Tambahan { pilihan: &pilihan, wajib: &WAJIB, akhir })
}
