//! Heat maps as blocks: the same geometry as the screen.

use std::collections::BTreeMap;

use domain::{
    grafik::peta_panas,
    risiko::{JenisRisiko, Matriks, Titik, Ukuran, potret::IsiPeta},
};

use crate::tata::{Blok, Paragraf, Teks};

/// How to read a map; once a document.
pub(super) const CARA_BACA: &str = "Angka kecil di sudut sel adalah besaran risiko, angka tebal di tengah adalah jumlah \
                                    risiko. Sel tanpa angka tebal tidak memuat risiko. Nama level dan rentang besarannya \
                                    tertulis di bawah peta.";

/// Risks by cell.
pub(super) type Jumlah = BTreeMap<Titik, usize>;

/// The cells of one kind of risk.
pub(super) fn jumlah(isi: &[IsiPeta], jenis: JenisRisiko) -> Jumlah {
    let mut hasil = Jumlah::new();
    for satu in isi.iter().filter(|i| i.jenis == jenis) {
        *hasil.entry(satu.ukur.titik).or_default() += satu.banyak;
    }
    hasil
}

/// A map with its heading, never parted.
pub(super) fn peta(jenis: JenisRisiko, ukuran: Ukuran, matriks: &Matriks, jumlah: &Jumlah, lebar: f32) -> Blok {
    let banyak: usize = jumlah.values().sum();
    let judul = format!("Risiko {}, {}", jenis.nama().to_lowercase(), nama(ukuran));
    let grafik = peta_panas(&judul, matriks, |titik| jumlah.get(&titik).copied().unwrap_or(0));
    Blok::Utuh(vec![
        Paragraf::baru(Teks::tebal(format!("{judul}: {banyak} risiko"))).ukuran(9.5).ikut().into(),
        Blok::Grafik { grafik, lebar },
        Blok::Jarak(6.0),
    ])
}

/// A measurement within a heading.
pub(super) const fn nama(ukuran: Ukuran) -> &'static str {
    match ukuran {
        Ukuran::Awal => "awal tahun (inheren)",
        Ukuran::Kini => "saat ini",
        Ukuran::Residual => "residual yang diharapkan",
        Ukuran::Target => "target",
    }
}
