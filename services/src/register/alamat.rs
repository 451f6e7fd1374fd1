//! A list in an address: what is searched, filtered and ordered stands there, for screens and downloads alike.

use domain::register::{Register, saring, tahap::Tahap};

use super::{Arah, Saringan, menunggu::Milik};

/// Parameter that names a field whose filter a person asks for.
pub const TAMBAH_SARINGAN: &str = "saring";

impl Saringan {
    /// From the parameters of an address: `q`, those of fields ([`saring`]), `tahap`, `arsip`, `kurang`, `menunggu`, `urut` (with `-`
    /// for descending), `sesudah` or `sebelum`. What is unknown is left out; a field's value that cannot be read stands in
    /// [`Saringan::salah`].
    #[must_use]
    pub fn dari_alamat(r: &Register, kueri: &[(String, String)]) -> Self {
        let nilai = |nama: &str| kueri.iter().find(|(n, isi)| n == nama && !isi.is_empty()).map(|(_, isi)| isi.trim());
        let id = |nama: &str| nilai(nama).and_then(|isi| isi.parse().ok());
        let urut = nilai("urut").unwrap_or_default();
        let (bidang, salah) = saring::baca(r, kueri);
        let diminta = |kode: &str| kueri.iter().any(|(nama, isi)| nama == TAMBAH_SARINGAN && isi == kode);
        Self {
            cari: nilai("q").unwrap_or_default().to_owned(),
            bidang,
            salah,
            tambahan: r.bidang.iter().map(|b| b.kode).filter(|kode| diminta(kode)).collect(),
            tahap: nilai("tahap").and_then(Tahap::dari_kode),
            arsip: nilai("arsip").is_some(),
            kurang: nilai("kurang").is_some(),
            menunggu: nilai("menunggu").is_some(),
            milik: Milik::default(),
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
        !self.cari.trim().is_empty()
            || !self.bidang.is_empty()
            || !self.salah.is_empty()
            || self.tahap.is_some()
            || self.kurang
            || self.menunggu
    }
}
