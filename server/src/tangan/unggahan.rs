//! Reading a multipart form with a limit per file.

use axum::extract::Multipart;
use bytes::{Bytes, BytesMut};
use domain::angka::ukuran_berkas;
use services::{Galat, Hasil};

/// What a multipart form carried.
#[derive(Debug, Default)]
pub struct Unggahan {
    pub isian: Vec<(String, String)>,
    /// Name as the browser sent it, and content; empty file fields are left out.
    pub berkas: Vec<(String, Bytes)>,
}

impl Unggahan {
    /// The first file, which must be there.
    ///
    /// # Errors
    /// [`Galat::Isian`] beside `berkas`.
    pub fn tabel(self) -> Hasil<(String, Vec<u8>)> {
        let (nama, isi) =
            self.berkas.into_iter().next().ok_or_else(|| Galat::isian("berkas", "Pilih berkas XLSX atau CSV."))?;
        Ok((nama, isi.to_vec()))
    }

    /// The first value of a text field; empty when it was not sent.
    #[must_use]
    pub fn teks(&self, nama: &str) -> &str {
        self.isian.iter().find(|(n, _)| n == nama).map_or("", |(_, nilai)| nilai.trim())
    }
}

/// Most files one form may carry.
const MAKS_BERKAS: usize = 20;
/// Longest text field.
const MAKS_TEKS: usize = 10_000;

/// Reads the form; nothing is kept when a part is too large.
///
/// # Errors
/// [`Galat::TerlaluBesar`], [`Galat::Ditolak`] for a broken form.
pub async fn baca(mut multipart: Multipart, batas: u64) -> Hasil<Unggahan> {
    let mut hasil = Unggahan::default();
    while let Some(mut bagian) = multipart.next_field().await.map_err(rusak)? {
        let nama = bagian.name().unwrap_or_default().to_owned();
        let berkas = bagian.file_name().map(str::to_owned);
        let mut isi = BytesMut::new();
        let maks = if berkas.is_some() { batas } else { MAKS_TEKS as u64 };
        while let Some(potong) = bagian.chunk().await.map_err(rusak)? {
            if (isi.len() + potong.len()) as u64 > maks {
                let nama = berkas.as_deref().map(domain::teks::nama_berkas).unwrap_or(nama);
                return Err(Galat::TerlaluBesar(format!(
                    "{nama} lebih besar dari {}. Perkecil atau bagi berkasnya.",
                    ukuran_berkas(maks)
                )));
            }
            isi.extend_from_slice(&potong);
        }
        match berkas {
            // A file field left empty arrives as a part without name and content.
            Some(berkas) if berkas.is_empty() && isi.is_empty() => {}
            Some(berkas) => hasil.berkas.push((berkas, isi.freeze())),
            None if isi.contains(&0) => {
                return Err(Galat::Ditolak(
                    "Isian unggahan ini tidak dapat dibaca. Muat ulang halamannya, lalu ulangi.".into(),
                ));
            }
            None => hasil.isian.push((nama, String::from_utf8_lossy(&isi).into_owned())),
        }
        if hasil.berkas.len() > MAKS_BERKAS {
            return Err(Galat::Ditolak(format!("Paling banyak {MAKS_BERKAS} berkas sekali unggah.")));
        }
    }
    Ok(hasil)
}

fn rusak(galat: axum::extract::multipart::MultipartError) -> Galat {
    if galat.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        Galat::TerlaluBesar("Unggahan terlalu besar. Kirim berkas satu per satu, atau perkecil.".into())
    } else {
        Galat::Ditolak("Unggahan terputus atau rusak. Ulangi pengunggahan.".into())
    }
}
