//! Laporan Hasil Pemantauan/Evaluasi: the report of the tim koordinasi to the head of government.
//!
//! DKI68 Pasal 32 ayat (5): the result is reported to the Gubernur through the tim koordinasi SPBE. The chapters come in
//! the order of the ministry's own reports.

mod hasil;
mod indikator;
mod muka;

use domain::{penandatangan::Dokumen, penilaian::Jenis};

use crate::{
    bahan::{BahanLaporan, GalatLaporan, sidik},
    hitungan::Hitungan,
    kop,
    tata::{Blok, Tabel, pdf},
};

pub(crate) use hasil::tabel_rekomendasi;
pub(crate) use indikator::{rincian, tabel_indikator};

/// The whole report as PDF.
///
/// # Errors
/// [`GalatLaporan`] when the instrument is unknown or the emblem is no PNG.
pub fn laporan_evaluasi(bahan: &BahanLaporan<'_>) -> Result<Vec<u8>, GalatLaporan> {
    let hitungan = Hitungan::baru(bahan)?;
    let sidik = sidik(bahan.potret);
    let mut isi = Vec::new();
    muka::sampul(bahan, &hitungan, &mut isi);
    muka::kata_pengantar(bahan, &hitungan, &mut isi);
    isi.push(Blok::DaftarIsi { judul: "Daftar isi".into() });
    let mut bab = Bab { nomor: 0, isi };
    muka::ringkasan(bahan, &hitungan, &mut bab);
    muka::dasar_hukum(bahan, &hitungan, &mut bab);
    muka::metodologi(bahan, &hitungan, &mut bab);
    hasil::struktur(bahan, &hitungan, &mut bab);
    hasil::tolok_ukur(bahan, &hitungan, &mut bab);
    hasil::indeks(bahan, &hitungan, &mut bab);
    hasil::kekuatan_kelemahan(&hitungan, &mut bab);
    hasil::rekomendasi(bahan, &hitungan, &mut bab);
    indikator::perolehan(&hitungan, &mut bab);
    let mut isi = bab.isi;
    indikator::lampiran(bahan, &hitungan, &mut isi);
    isi.push(Blok::HalamanBaru);
    isi.push(Blok::Judul { tingkat: 1, teks: "Pengesahan".into() });
    isi.push(kop::keterangan_dokumen(bahan, &sidik));
    isi.push(kop::tanda_tangan(bahan, &bahan.penanda(Dokumen::LaporanHasil)));
    Ok(pdf(&kop::dokumen(bahan, &judul(bahan, &hitungan), sidik, isi))?)
}

/// `Laporan Hasil Evaluasi SPBE 2026`.
pub(crate) fn judul(bahan: &BahanLaporan<'_>, hitungan: &Hitungan<'_>) -> String {
    format!("Laporan Hasil {} {} {}", bahan.potret.jenis.nama(), hitungan.instrumen.objek, bahan.potret.tahun)
}

/// The kind of round as it stands in a sentence.
fn jenis_kalimat(jenis: Jenis) -> &'static str {
    match jenis {
        Jenis::Pemantauan => "pemantauan",
        Jenis::Evaluasi => "evaluasi",
    }
}

/// Numbered chapters.
struct Bab {
    nomor: u8,
    isi: Vec<Blok>,
}

impl Bab {
    fn buka(&mut self, judul: &str) {
        self.nomor += 1;
        self.isi.push(Blok::Judul { tingkat: 1, teks: format!("{}. {judul}", self.nomor) });
    }

    fn buka_halaman(&mut self, judul: &str) {
        self.isi.push(Blok::HalamanBaru);
        self.buka(judul);
    }

    fn sub(&mut self, judul: &str) {
        self.isi.push(Blok::Judul { tingkat: 2, teks: judul.to_owned() });
    }

    /// A table that stays together with the heading above it.
    fn utuh(&mut self, tabel: Tabel) {
        self.bersama(vec![tabel.into()]);
    }

    /// Blocks that stay together with the heading above them, as long as they fit on a page.
    fn bersama(&mut self, isi: Vec<Blok>) {
        let judul = self.isi.pop_if(|akhir| matches!(akhir, Blok::Judul { .. }));
        self.isi.push(Blok::Utuh(judul.into_iter().chain(isi).collect()));
    }

    fn tambah(&mut self, blok: impl Into<Blok>) {
        self.isi.push(blok.into());
    }
}
