//! Documents of registers from plain view models: lists by office, and the document of the architecture.

mod arsitektur;
mod daftar;

use std::fmt::Write as _;

use chrono::{DateTime, NaiveDate, Utc};
use domain::waktu::{panjang, pendek};
use sha2::{Digest as _, Sha256};

use crate::{
    bahan::Identitas,
    kop::{PENJELASAN_SIDIK, catatan, pasangan},
    tata::{Blok, Dokumen, Kertas, Keterangan, Sel, Teks},
};

pub use arsitektur::{BahanArsitektur, KelompokKurang, TabelKaitan, dokumen_arsitektur};
pub use daftar::{BahanDaftar, laporan_daftar};

/// What every document of registers says of itself.
#[derive(Clone, Copy, Debug)]
pub struct BingkaiRegister<'a> {
    pub identitas: &'a Identitas,
    /// Number of the document; `None` makes a draft that says so on every page.
    pub nomor: Option<&'a str>,
    /// Date of the document.
    pub tanggal: NaiveDate,
    /// When the data were read.
    pub per: DateTime<Utc>,
}

impl BingkaiRegister<'_> {
    pub(crate) fn nomor(&self) -> &str {
        self.nomor.unwrap_or("konsep, belum bernomor")
    }

    /// The line at the foot of every page: number, cut-off, hash.
    pub(crate) fn kaki(&self, sidik: &str) -> String {
        let zona = self.identitas.zona;
        let mut kaki = self.nomor.map_or_else(|| "KONSEP".to_owned(), |nomor| format!("Nomor {nomor}"));
        let _ = write!(
            kaki,
            " · Data per {} {} · SHA-256 {}",
            pendek(zona.tanggal(self.per)),
            zona.jam_menit(self.per),
            sidik.get(..12).unwrap_or(sidik)
        );
        if self.identitas.rekaan {
            kaki.push_str(" · DATA REKAAN");
        }
        kaki
    }

    pub(crate) fn dokumen(&self, judul: &str, perihal: &str, sidik: &str, kertas: Kertas, isi: Vec<Blok>) -> Dokumen {
        let identitas = self.identitas;
        let kaki = self.kaki(sidik);
        let kepala = if self.nomor.is_none() { format!("KONSEP · {judul}") } else { judul.to_owned() };
        Dokumen {
            kepala: (kepala, identitas.pemerintah.clone()),
            kaki,
            logo: identitas.logo.clone(),
            kertas,
            keterangan: Keterangan {
                judul: format!("{judul} {}", identitas.pemerintah),
                penulis: identitas.pemerintah.clone(),
                perihal: perihal.to_owned(),
                dibuat: self.per,
                sidik: sidik.to_owned(),
            },
            isi,
        }
    }

    /// The box that proves a document: number, date, cut-off, hash of the data.
    pub(crate) fn keterangan(&self, sidik: &str) -> Blok {
        let mut tabel = pasangan(&[
            ("Nomor", self.nomor().to_owned()),
            ("Tanggal", panjang(self.tanggal)),
            ("Data diambil", self.identitas.zona.lengkap(self.per)),
        ]);
        tabel.baris(vec![Sel::dari(Teks::redup("SHA-256 data")), Sel::from(sidik)]);
        Blok::Utuh(vec![
            Blok::Judul { tingkat: 2, teks: "Keterangan dokumen".into() },
            tabel.into(),
            catatan(PENJELASAN_SIDIK),
        ])
    }
}

/// The hash of a content: its texts one after the other, each ended so that none runs into the next.
#[derive(Default)]
struct Sidik(Sha256);

impl Sidik {
    fn tambah(&mut self, teks: &str) {
        self.0.update(teks.as_bytes());
        self.0.update([0x1F]);
    }

    fn selesai(self) -> String {
        self.0.finalize().iter().fold(String::with_capacity(64), |mut hasil, bita| {
            let _ = write!(hasil, "{bita:02x}");
            hasil
        })
    }
}
