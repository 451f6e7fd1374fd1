//! Formulir 1.0 to 5.0 of an office and year, one by one or as a bundle.

use domain::{penandatangan::Penandatangan, risiko::konteks::pernyataan_pakta, waktu::panjang};

use super::{BahanRisiko, borang::Borang, cetak, konteks::konteks, pantauan, penilaian};
use crate::{
    bahan::GalatLaporan,
    kop::{judul_tengah, kop, par, tanda_tangan_pada},
    tata::{Blok, Kertas, Paragraf, Rata, Teks},
};

/// Dots where something is still to be written by hand.
const TITIK: &str = "……………………………";

/// Width of the picture of the trend.
const LEBAR_TREN: f32 = 380.0;

/// A form of the regulation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Formulir {
    /// Formulir 1.0.
    Pakta,
    /// Formulir 2.0, with 2.1 to 2.10.
    Konteks,
    /// Formulir 3.0.
    Penilaian,
    /// Formulir 4.0.
    Penanganan,
    /// Formulir 5.0.
    Pantauan,
}

impl Formulir {
    /// Every form, in order: the bundle.
    pub const SEMUA: [Self; 5] = [Self::Pakta, Self::Konteks, Self::Penilaian, Self::Penanganan, Self::Pantauan];

    /// `3.0`: the form in addresses and file names.
    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Pakta => "1.0",
            Self::Konteks => "2.0",
            Self::Penilaian => "3.0",
            Self::Penanganan => "4.0",
            Self::Pantauan => "5.0",
        }
    }

    /// The form behind an address.
    #[must_use]
    pub fn dari_kode(kode: &str) -> Option<Self> {
        Self::SEMUA.into_iter().find(|satu| satu.kode() == kode)
    }

    /// What the regulation calls it.
    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::Pakta => "Pakta Integritas Manajemen Risiko SPBE",
            Self::Konteks => "Konteks Risiko SPBE",
            Self::Penilaian => "Penilaian Risiko SPBE",
            Self::Penanganan => "Rencana Penanganan Risiko SPBE",
            Self::Pantauan => "Laporan Pemantauan Risiko SPBE",
        }
    }

    const fn kertas(self) -> Kertas {
        match self {
            Self::Penilaian | Self::Penanganan => Kertas::Rebah,
            _ => Kertas::Tegak,
        }
    }

    /// The two lines the regulation heads it with.
    fn tajuk(self) -> Blok {
        Blok::Judul { tingkat: 2, teks: format!("FORMULIR {}\n{}", self.kode(), self.nama().to_uppercase()) }
    }
}

/// The forms in the order given, as PDF; [`Formulir::SEMUA`] makes the bundle.
///
/// # Errors
/// [`GalatLaporan`] when the PDF cannot be written.
pub fn formulir_risiko(bahan: &BahanRisiko<'_>, pilihan: &[Formulir]) -> Result<Vec<u8>, GalatLaporan> {
    let (b, potret) = (bahan.bingkai(), bahan.potret);
    let sidik = bahan.sidik();
    let awal = pilihan.first().copied().unwrap_or(Formulir::Pakta).kertas();
    let mut isi = Vec::new();
    for (ke, &satu) in pilihan.iter().enumerate() {
        if ke > 0 {
            isi.push(Blok::HalamanBaru);
            isi.push(Blok::Kertas(satu.kertas()));
        }
        match satu {
            Formulir::Pakta => pakta(bahan, &mut isi),
            Formulir::Konteks => {
                kepala(bahan, satu, ke == 0, &mut isi);
                konteks(potret).iter().for_each(|borang| isi.extend(borang.blok()));
                isi.push(bahan.tanda_tangan());
            }
            Formulir::Penilaian => lebar(bahan, satu, &penilaian::bagian_penilaian(potret), ke == 0, &mut isi),
            Formulir::Penanganan => lebar(bahan, satu, &[penilaian::penanganan(potret)], ke == 0, &mut isi),
            Formulir::Pantauan => pemantauan(bahan, ke == 0, &mut isi),
        }
    }
    isi.push(b.keterangan(&sidik));
    let nama = match pilihan {
        [satu] => format!("Formulir {} {}", satu.kode(), satu.nama()),
        _ => "Formulir Manajemen Risiko SPBE".to_owned(),
    };
    cetak(&b, &format!("{nama} {} {}", potret.kantor, potret.tahun), &sidik, awal, isi)
}

/// Letterhead, where the form begins the document, and the heading of the form.
fn kepala(bahan: &BahanRisiko<'_>, formulir: Formulir, kop_surat: bool, isi: &mut Vec<Blok>) {
    if kop_surat {
        isi.extend(kop(bahan.identitas));
    }
    isi.push(formulir.tajuk());
}

fn lebar(bahan: &BahanRisiko<'_>, formulir: Formulir, borang: &[Borang], kop_surat: bool, isi: &mut Vec<Blok>) {
    kepala(bahan, formulir, kop_surat, isi);
    isi.extend(borang.iter().flat_map(Borang::blok));
    isi.push(bahan.tanda_tangan());
}

/// Formulir 1.0, word by word.
fn pakta(bahan: &BahanRisiko<'_>, isi: &mut Vec<Blok>) {
    let (potret, identitas) = (bahan.potret, bahan.identitas);
    let pakta = &potret.pakta;
    let tengah = |teks: String| judul_tengah(teks, 12.0);
    if identitas.logo.is_some() {
        isi.push(Blok::TanpaKepala);
        isi.push(Blok::Logo { tinggi: 72.0 });
        isi.push(Blok::Jarak(10.0));
    } else {
        isi.extend(kop(identitas));
    }
    // The bookmark of the form; on paper the regulation shows its title in the middle.
    isi.push(Blok::Judul { tingkat: 3, teks: "FORMULIR 1.0".into() });
    isi.push(Blok::Jarak(14.0));
    isi.push(judul_tengah("PAKTA INTEGRITAS MANAJEMEN RISIKO SPBE", 14.0));
    isi.push(Blok::Jarak(10.0));
    isi.push(tengah(format!("NOMOR {}", if pakta.nomor.is_empty() { TITIK } else { &pakta.nomor })));
    isi.push(Blok::Jarak(14.0));
    isi.push(tengah(potret.umum.nama_upr.to_uppercase()));
    isi.push(Blok::Jarak(6.0));
    isi.push(tengah(potret.pemerintah.to_uppercase()));
    isi.push(tengah(format!("TAHUN {}", potret.tahun)));
    isi.push(Blok::Jarak(26.0));
    isi.push(par(format!(
        "Dalam rangka pencapaian sasaran SPBE pada {}, saya menyatakan bahwa:",
        potret.umum.nama_upr
    )));
    for (i, pernyataan) in (1..).zip(pernyataan_pakta(&potret.pemerintah)) {
        isi.push(Paragraf::butir(format!("{i}."), Teks::biasa(pernyataan)).into());
    }
    let tempat = if pakta.tempat.is_empty() { &identitas.tempat } else { &pakta.tempat };
    let tanggal = pakta.tanggal.map_or_else(|| TITIK.to_owned(), panjang);
    let pemilik: &Penandatangan = &potret.pemilik;
    isi.push(tanda_tangan_pada(&format!("{tempat}, {tanggal}"), pemilik));
}

fn pemantauan(bahan: &BahanRisiko<'_>, kop_surat: bool, isi: &mut Vec<Blok>) {
    kepala(bahan, Formulir::Pantauan, kop_surat, isi);
    let laporan = pantauan::laporan(bahan.potret, bahan.masa);
    if laporan.is_empty() {
        let masa = bahan.masa.map(|m| format!(" untuk {}", m.tampil())).unwrap_or_default();
        isi.push(par(format!("Belum ada laporan pemantauan{masa}.")));
        // Formulir 5.0 of the regulation has no signature of its own: it stands below what was reported. Below nothing it
        // would make a page that says nothing look like a report.
        let teks = "Lembar ini bukan laporan pemantauan dan tidak ditandatangani. Catat pemantauan pada halaman tiap risiko, \
                    lalu unduh formulir ini kembali.";
        isi.push(par(teks));
        return;
    }
    for (ke, satu) in laporan.into_iter().enumerate() {
        if ke > 0 {
            isi.push(Blok::HalamanBaru);
        }
        isi.push(Paragraf::baru(Teks::tebal(&satu.judul)).ukuran(11.5).rata(Rata::Tengah).ikut().into());
        let [atas, bawah] = satu.bagian;
        isi.push(rapat(&atas));
        if let Some(grafik) = satu.gambar {
            isi.push(Blok::Bingkai(vec![Blok::Grafik { grafik, lebar: LEBAR_TREN }]));
        }
        isi.push(rapat(&bawah));
        isi.push(Blok::Jarak(10.0));
    }
    let belum = pantauan::belum(bahan.potret, bahan.masa);
    if !belum.is_empty() {
        isi.push(par(format!("Tidak ada laporan pemantauan untuk {}.", pantauan::dan(&belum))));
    }
    isi.push(bahan.tanda_tangan());
}

/// A part of a form that the next part follows without a gap.
fn rapat(borang: &Borang) -> Blok {
    let mut tabel = borang.tabel();
    (tabel.ukuran, tabel.sesudah) = (9.0, 0.0);
    Blok::Tabel(tabel)
}
