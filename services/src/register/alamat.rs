//! A list in an address: what is searched, filtered and ordered stands there, for screens and downloads alike.

use domain::register::{Register, tahap::Tahap};

use super::{Arah, Saringan};

/// Prefix of the parameter that filters by a field: `f_jenis=khusus`. A value of `-` asks for records without one.
pub const AWALAN_SARINGAN: &str = "f_";

impl Saringan {
    /// From the parameters of an address: `q`, `f_<field>`, `tahap`, `arsip`, `kurang`, `urut` (with `-` for descending),
    /// `sesudah` or `sebelum`. What is unknown or unreadable is left out.
    #[must_use]
    pub fn dari_alamat(r: &Register, kueri: &[(String, String)]) -> Self {
        let nilai = |nama: &str| kueri.iter().find(|(n, isi)| n == nama && !isi.is_empty()).map(|(_, isi)| isi.trim());
        let id = |nama: &str| nilai(nama).and_then(|isi| isi.parse().ok());
        let urut = nilai("urut").unwrap_or_default();
        let bidang = kueri
            .iter()
            .filter_map(|(nama, isi)| Some((nama.strip_prefix(AWALAN_SARINGAN)?, isi.trim())))
            .filter(|(kode, isi)| !isi.is_empty() && r.bidang(kode).is_some())
            .map(|(kode, isi)| (kode.to_owned(), isi.to_owned()))
            .collect();
        Self {
            cari: nilai("q").unwrap_or_default().to_owned(),
            bidang,
            tahap: nilai("tahap").and_then(Tahap::dari_kode),
            arsip: nilai("arsip").is_some(),
            kurang: nilai("kurang").is_some(),
            urut: urut.trim_start_matches('-').to_owned(),
            turun: urut.starts_with('-'),
            arah: match (id("sesudah"), id("sebelum")) {
                (Some(id), _) => Arah::Sesudah(id),
                (None, Some(id)) => Arah::Sebelum(id),
                (None, None) => Arah::Awal,
            },
        }
    }

    /// Whether anything beside the order narrows the list.
    #[must_use]
    pub fn menyaring(&self) -> bool {
        !self.cari.trim().is_empty() || !self.bidang.is_empty() || self.tahap.is_some() || self.kurang
    }
}
