//! Documents of risk management: Formulir 1.0 to 5.0, the register of an office, the consolidated report, and the same as
//! workbooks (PermenPANRB 5/2020 Lampiran; Bab III huruf G names the documents).
//!
//! A form is laid out once as plain cells ([`borang`]) and painted as a table of the PDF and as a sheet of the workbook, so
//! both read like the form of the regulation.

mod borang;
mod buku;
mod formulir;
mod konsolidasi;
mod konteks;
mod lembar_kerja;
mod pantauan;
mod penilaian;
mod peta;
mod register;
mod ringkas;
mod spip;
mod templat;

use chrono::NaiveDate;
use domain::{
    penandatangan::Penandatangan,
    risiko::{
        Matriks,
        matriks::Terukur,
        periode::MasaPantau,
        potret::{PotretKonsolidasi, PotretRegister},
    },
};

use crate::{
    bahan::{GalatLaporan, Identitas, sidik_json},
    kop::tanda_tangan_pada,
    register::BingkaiRegister,
    tata::Blok,
};

pub use buku::{buku_konsolidasi, buku_risiko, buku_spip};
pub use formulir::{Formulir, formulir_risiko};
pub use konsolidasi::laporan_konsolidasi_risiko;
pub use register::register_risiko;
pub use spip::formulir_spip;
pub use templat::{BahanTemplatRisiko, templat_risiko};

/// What a document of one office's risks is made from.
#[derive(Clone, Copy, Debug)]
pub struct BahanRisiko<'a> {
    pub identitas: &'a Identitas,
    pub potret: &'a PotretRegister,
    /// Number of the document; `None` makes a draft that says so on every page.
    pub nomor: Option<&'a str>,
    /// Date of the document.
    pub tanggal: NaiveDate,
    /// Prints the monitoring reports of this period only (Formulir 5.0); `None` prints all.
    pub masa: Option<MasaPantau>,
}

/// What the consolidated report is made from.
#[derive(Clone, Copy, Debug)]
pub struct BahanKonsolidasi<'a> {
    pub identitas: &'a Identitas,
    pub potret: &'a PotretKonsolidasi,
    /// Number of the document; `None` makes a draft that says so on every page.
    pub nomor: Option<&'a str>,
    /// Date of the document.
    pub tanggal: NaiveDate,
}

impl<'a> BahanRisiko<'a> {
    fn bingkai(&self) -> BingkaiRegister<'a> {
        BingkaiRegister { identitas: self.identitas, nomor: self.nomor, tanggal: self.tanggal, per: self.potret.per }
    }

    fn sidik(&self) -> String {
        // Plain data with string keys: serializing cannot fail.
        sidik_json(&serde_json::to_string(self.potret).unwrap_or_default())
    }

    /// The block of the owner's signature.
    fn tanda_tangan(&self) -> Blok {
        let tempat = format!("{}, {}", self.identitas.tempat, domain::waktu::panjang(self.tanggal));
        let pemilik = &self.potret.pemilik;
        let jabatan = format!("{} selaku Pemilik Risiko SPBE", pemilik.jabatan);
        tanda_tangan_pada(&tempat, &Penandatangan { jabatan, ..pemilik.clone() })
    }
}

impl<'a> BahanKonsolidasi<'a> {
    fn bingkai(&self) -> BingkaiRegister<'a> {
        BingkaiRegister { identitas: self.identitas, nomor: self.nomor, tanggal: self.tanggal, per: self.potret.per }
    }

    fn sidik(&self) -> String {
        sidik_json(&serde_json::to_string(self.potret).unwrap_or_default())
    }
}

/// `1 Januari - 31 Desember 2019`, as Tabel 1 writes it; both years where they differ.
fn masa(mulai: NaiveDate, selesai: NaiveDate) -> String {
    use chrono::Datelike as _;
    let (awal, akhir) = (domain::waktu::panjang(mulai), domain::waktu::panjang(selesai));
    let tahun = format!(" {}", mulai.year());
    match awal.strip_suffix(&tahun) {
        Some(tanpa) if mulai.year() == selesai.year() => format!("{tanpa} - {akhir}"),
        _ => format!("{awal} - {akhir}"),
    }
}

/// `14 (Sedang)`.
fn besaran(matriks: &Matriks, ukur: Terukur) -> String {
    format!("{} ({})", ukur.besaran, matriks.nama_level(ukur.besaran))
}

/// `3 x 3`: likelihood and impact.
fn titik(ukur: Terukur) -> String {
    format!("{} x {}", ukur.titik.kemungkinan, ukur.titik.dampak)
}

/// `Ya` or `Tidak`, as the forms ask.
const fn ya_tidak(ya: bool) -> &'static str {
    if ya { "Ya" } else { "Tidak" }
}

/// What the part on accompaniment says of itself.
fn dasar_pendampingan(dasar: &str) -> String {
    let ekor = if dasar.is_empty() { String::new() } else { format!(" ({dasar})") };
    format!("Saran perangkat yang membidangi pengawasan dan tindak lanjutnya{ekor}.")
}

/// A dash for what nobody filled.
fn atau_strip(teks: &str) -> &str {
    if teks.trim().is_empty() { "–" } else { teks }
}

/// Which government's register, of which year: the lines below the title of a document.
fn pokok(kantor: &str, pemerintah: &str, tahun: i32) -> [String; 3] {
    [kantor.to_owned(), pemerintah.to_owned(), format!("Tahun {tahun}")]
}

/// Puts blocks of a document into its frame.
fn cetak(
    bingkai: &BingkaiRegister<'_>,
    judul: &str,
    sidik: &str,
    kertas: crate::tata::Kertas,
    isi: Vec<Blok>,
) -> Result<Vec<u8>, GalatLaporan> {
    let perihal = "Manajemen Risiko SPBE, PermenPANRB 5/2020";
    Ok(crate::tata::pdf(&bingkai.dokumen(judul, perihal, sidik, kertas, isi))?)
}
