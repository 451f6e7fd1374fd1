//! The data centres with their room (DKI68 Pasal 13 and 14, KALBAR Pasal 13, BEKASI Pasal 26).

use domain::{
    arsitektur::infrastruktur::REGISTER,
    register::{Isi, Jenis, saring::Syarat},
};

use crate::{
    Hasil, Layanan, Pelaku,
    register::{Rekaman, Saringan, semua},
};

/// Facilities of one kind; a government has a few dozen.
const BATAS: u64 = 500;
/// Room left, in percent of all, below which a place is nearly full.
const HAMPIR_PENUH: i64 = 10;

/// One facility or storage.
#[derive(Clone, Debug)]
pub struct Tempat {
    pub rekaman: Rekaman,
    pub kantor: String,
    /// What it is for; empty when nobody said.
    pub peran: String,
    /// In GB.
    pub kapasitas: Option<i64>,
    pub terpakai: Option<i64>,
    /// Target and measured availability, per 10,000.
    pub ketersediaan: Option<i64>,
    pub ketersediaan_nyata: Option<i64>,
}

/// Computing facilities, then storage. The number of queries is fixed.
///
/// # Errors
/// [`Galat::Dilarang`](crate::Galat::Dilarang).
pub async fn tempat(l: &Layanan, pelaku: &Pelaku) -> Hasil<Vec<Tempat>> {
    let mut hasil = Vec::new();
    for objek in ["fasilitas", "penyimpanan"] {
        let s = Saringan { bidang: vec![("objek", Syarat::Sama(Isi::Teks(objek.into())))], ..Saringan::default() };
        let (isi, nama) = semua(l, pelaku, &REGISTER, &s, BATAS).await?;
        hasil.extend(isi.into_iter().map(|rekaman| {
            let b = &rekaman.butir;
            let peran = match (objek, b.teks("peran_fasilitas")) {
                ("penyimpanan", _) => "Media penyimpanan",
                (_, "") => "",
                (_, kode) => REGISTER.bidang("peran_fasilitas").map_or(kode, |f| f.nama_opsi(kode)),
            };
            Tempat {
                kantor: rekaman.kantor().and_then(|id| nama.sebut(Jenis::Kantor, id)).unwrap_or_default(),
                peran: peran.to_owned(),
                kapasitas: b.bilangan("penyimpanan_gb"),
                terpakai: b.bilangan("terpakai_gb"),
                ketersediaan: b.bilangan("ketersediaan"),
                ketersediaan_nyata: b.bilangan("ketersediaan_nyata"),
                rekaman,
            }
        }));
    }
    Ok(hasil)
}

impl Tempat {
    /// GB left; below zero when more is used than there is.
    #[must_use]
    pub fn sisa(&self) -> Option<i64> {
        Some(self.kapasitas? - self.terpakai?)
    }

    /// Room left in whole percent of all.
    #[must_use]
    pub fn persen_sisa(&self) -> Option<i64> {
        let kapasitas = self.kapasitas.filter(|n| *n > 0)?;
        Some(self.sisa()? * 100 / kapasitas)
    }

    #[must_use]
    pub fn hampir_penuh(&self) -> bool {
        self.sisa().is_some() && self.persen_sisa().unwrap_or(0) < HAMPIR_PENUH
    }
}
