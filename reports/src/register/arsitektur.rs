//! The document of the Arsitektur SPBE: a table per domain, what is related to what, what is missing (DKI68 Pasal 3 and
//! Lampiran I, KALBAR Pasal 5, BEKASI Pasal 9).

use domain::{angka::ribuan, arsitektur::gambar::Gambar, grafik::Grafik, waktu::panjang};

use super::{BingkaiRegister, Sidik, daftar::BahanDaftar};
use crate::{
    bahan::GalatLaporan,
    kop::{catatan, judul_tengah, par},
    tata::{Blok, Kertas, Kolom, Paragraf, Rata, Sel, Tabel, Teks, pdf},
};

/// One kind of relation, by its first items.
#[derive(Clone, Debug)]
pub struct TabelKaitan {
    /// `Aplikasi melayani layanan`.
    pub judul: String,
    /// Headings of the two columns.
    pub kepala: (String, String),
    /// First item and what it is related to.
    pub baris: Vec<(String, Vec<String>)>,
    /// Items of the first register without any.
    pub tanpa: usize,
}

/// One question of completeness with the records that fail it.
#[derive(Clone, Debug)]
pub struct KelompokKurang {
    pub judul: String,
    /// What to do about it.
    pub saran: String,
    /// How many were asked.
    pub dari: u64,
    /// Number of records that fail; the list may be cut.
    pub jumlah: u64,
    pub butir: Vec<String>,
}

/// Everything the document needs.
#[derive(Clone, Debug)]
pub struct BahanArsitektur<'a> {
    pub bingkai: BingkaiRegister<'a>,
    /// Name and period of the version; `None` for the records of now.
    pub versi: Option<String>,
    /// The six domains and the goals, each as the list it would be alone.
    pub domain: Vec<BahanDaftar<'a>>,
    /// How the domains hang together; `None` without a relation.
    pub ikhtisar: Option<Grafik>,
    /// The part of each office, with its name, in the order of the names.
    pub gambar: Vec<(String, Gambar)>,
    pub kaitan: Vec<TabelKaitan>,
    /// Every gap between as-is and target: item, kind, what it takes the place of, the activity that closes it.
    pub kesenjangan: Vec<[String; 4]>,
    pub kurang: Vec<KelompokKurang>,
}

/// Width of a picture on a lying sheet, in points.
const LEBAR_GAMBAR: f32 = 750.0;
/// A picture is not enlarged beyond this: a point of paper for a unit of the drawing.
const SKALA_MAKS: f32 = 0.8;
/// Room of a page below the heading and the note of a picture.
const TINGGI_GAMBAR: f32 = 400.0;

/// The document, landscape, with cover and table of contents.
///
/// # Errors
/// [`GalatLaporan`] when the PDF cannot be written.
pub fn dokumen_arsitektur(bahan: &BahanArsitektur<'_>) -> Result<Vec<u8>, GalatLaporan> {
    let b = &bahan.bingkai;
    let sidik = bahan.sidik();
    let judul = "Arsitektur SPBE";
    let mut isi = Vec::new();
    bahan.sampul(&mut isi);
    isi.push(Blok::DaftarIsi { judul: "Daftar isi".into() });
    isi.push(Blok::Judul { tingkat: 1, teks: "Pendahuluan".into() });
    let apa = bahan.versi.as_ref().map_or_else(
        || format!("keadaan Arsitektur SPBE {} menurut register", b.identitas.pemerintah),
        |versi| format!("{versi}, {},", b.identitas.pemerintah),
    );
    isi.push(par(format!(
        "Dokumen ini memuat {apa} pada {}: {} catatan dalam {} domain dan sasaran, serta {} kaitan antarcatatan.",
        b.identitas.zona.lengkap(b.per),
        ribuan(bahan.domain.iter().map(|d| d.baris.len() as i64).sum()),
        bahan.domain.len(),
        ribuan(bahan.kaitan.iter().flat_map(|k| &k.baris).map(|(_, ke)| ke.len() as i64).sum()),
    )));
    let terbit = match bahan.versi {
        Some(_) => "Hanya catatan yang terbit yang dimuat.",
        None => "Catatan yang belum terbit ikut dimuat; tahapnya terlihat pada register.",
    };
    isi.push(par(format!(
        "Domain dan keterkaitannya mengikuti DKI68 Pasal 3 ayat (7) dan Lampiran I, KALBAR Pasal 5, dan BEKASI Pasal 9. {terbit}"
    )));
    isi.push(bahan.ikhtisar().into());
    if let Some(grafik) = &bahan.ikhtisar {
        isi.push(Blok::Utuh(vec![
            Blok::Judul { tingkat: 2, teks: "Keterkaitan antardomain".into() },
            gambar(grafik),
            catatan(format!("{}.", grafik.uraian)),
        ]));
    }
    for (ke, satu) in bahan.domain.iter().enumerate() {
        if ke > 0 {
            isi.push(Blok::HalamanBaru);
        }
        isi.push(Blok::Judul { tingkat: 1, teks: satu.judul.clone() });
        for kalimat in &satu.pengantar {
            isi.push(par(kalimat));
        }
        isi.push(catatan(format!("Dasar: {}.", satu.pasal)));
        isi.push(satu.tabel().into());
    }
    bahan.gambar_kantor(&mut isi);
    isi.push(Blok::HalamanBaru);
    isi.push(Blok::Judul { tingkat: 1, teks: "Keterkaitan".into() });
    for kaitan in &bahan.kaitan {
        kaitan.tulis(&mut isi);
    }
    bahan.daftar_kesenjangan(&mut isi);
    if !bahan.kurang.is_empty() {
        isi.push(Blok::HalamanBaru);
        isi.push(Blok::Judul { tingkat: 1, teks: "Yang belum lengkap".into() });
        bahan.kurang.iter().for_each(|kurang| kurang.tulis(&mut isi));
    }
    isi.push(b.keterangan(&sidik));
    Ok(pdf(&b.dokumen(judul, "Arsitektur SPBE menurut register", &sidik, Kertas::Rebah, isi))?)
}

/// A picture as wide as it is legible, never higher than a page.
fn gambar(grafik: &Grafik) -> Blok {
    let muat = TINGGI_GAMBAR * grafik.lebar as f32 / grafik.tinggi.max(1.0) as f32;
    let lebar = LEBAR_GAMBAR.min(grafik.lebar as f32 * SKALA_MAKS).min(muat);
    Blok::Grafik { grafik: grafik.clone(), lebar }
}

impl BahanArsitektur<'_> {
    /// One picture for each office whose records are related, on a page of its own.
    fn gambar_kantor(&self, isi: &mut Vec<Blok>) {
        if self.gambar.is_empty() {
            return;
        }
        isi.push(Blok::HalamanBaru);
        isi.push(Blok::Judul { tingkat: 1, teks: "Gambar tiap Perangkat Daerah".into() });
        isi.push(par(
            "Kotak adalah catatan, panah adalah kaitannya. Kontrol keamanan dan sasaran RPJMD, yang berkaitan dengan hampir \
             semua catatan, ada pada tabel keterkaitan.",
        ));
        for (nama, satu) in &self.gambar {
            let mut utuh = vec![Blok::Judul { tingkat: 2, teks: nama.clone() }, gambar(&satu.grafik)];
            if satu.tersisa > 0 {
                utuh.push(catatan(format!(
                    "{} catatan lain tidak dimuat dalam gambar; kaitannya ada pada tabel keterkaitan.",
                    satu.tersisa
                )));
            }
            isi.push(Blok::Utuh(utuh));
        }
    }

    fn sidik(&self) -> String {
        let mut sidik = Sidik::default();
        self.domain.iter().for_each(|d| sidik.tambah(&d.sidik()));
        for k in &self.kaitan {
            sidik.tambah(&k.judul);
            for (dari, ke) in &k.baris {
                sidik.tambah(dari);
                ke.iter().for_each(|satu| sidik.tambah(satu));
            }
        }
        self.kesenjangan.iter().flatten().for_each(|satu| sidik.tambah(satu));
        for k in &self.kurang {
            sidik.tambah(&k.judul);
            k.butir.iter().for_each(|satu| sidik.tambah(satu));
        }
        sidik.selesai()
    }

    /// What must be done between as-is and target (DKI68 Pasal 3 ayat (10), KALBAR Pasal 5 ayat (2)).
    fn daftar_kesenjangan(&self, isi: &mut Vec<Blok>) {
        isi.push(Blok::HalamanBaru);
        isi.push(Blok::Judul { tingkat: 1, teks: "Kesenjangan menuju target".into() });
        if self.kesenjangan.is_empty() {
            isi.push(par("Tidak ada butir baru, ditingkatkan, atau pengganti."));
            return;
        }
        isi.push(catatan(format!(
            "{} kesenjangan, masing-masing dengan kegiatan yang menutupnya.",
            ribuan(self.kesenjangan.len() as i64)
        )));
        let mut tabel = Tabel::baru(vec![Kolom::kiri(2.2), Kolom::kiri(1.0), Kolom::kiri(1.6), Kolom::kiri(3.2)])
            .kepala(&["Butir", "Jenis", "Menggantikan", "Kegiatan"]);
        for baris in &self.kesenjangan {
            tabel.baris(baris.iter().map(Sel::from).collect());
        }
        isi.push(tabel.into());
    }

    fn sampul(&self, isi: &mut Vec<Blok>) {
        let b = &self.bingkai;
        let tengah =
            |teks: String| -> Blok { Paragraf::baru(Teks::biasa(teks)).rata(Rata::Tengah).jarak(0.0, 2.0).into() };
        isi.push(Blok::HalamanPolos);
        isi.push(Blok::Jarak(40.0));
        if b.identitas.logo.is_some() {
            isi.push(Blok::Logo { tinggi: 80.0 });
        }
        isi.push(Blok::Jarak(36.0));
        isi.push(judul_tengah("Arsitektur Sistem Pemerintahan Berbasis Elektronik", 24.0));
        isi.push(Blok::Jarak(14.0));
        isi.push(judul_tengah(&b.identitas.pemerintah, 16.0));
        if let Some(versi) = &self.versi {
            isi.push(Blok::Jarak(6.0));
            isi.push(tengah(versi.clone()));
        }
        isi.push(Blok::Jarak(60.0));
        isi.push(tengah(format!("Nomor: {}", b.nomor())));
        isi.push(tengah(format!("Tanggal: {}", panjang(b.tanggal))));
        isi.push(tengah(format!("Data per {}", b.identitas.zona.lengkap(b.per))));
        if b.identitas.rekaan {
            isi.push(Blok::Jarak(8.0));
            isi.push(judul_tengah("Pemerintah dan data dalam dokumen ini rekaan untuk peragaan.", 10.0));
        }
        isi.push(Blok::HalamanBaru);
    }

    fn ikhtisar(&self) -> Tabel {
        let mut tabel = Tabel::baru(vec![Kolom::kiri(5.0), Kolom::kanan(1.2), Kolom::kanan(1.8)]).kepala(&[
            "Domain",
            "Catatan",
            "Kelengkapan rata-rata",
        ]);
        for d in &self.domain {
            let jumlah = d.baris.len() as i64;
            let lengkap: i64 = d.baris.iter().map(|b| i64::from(b.kelengkapan)).sum();
            let rata = if jumlah == 0 { "–".to_owned() } else { format!("{} %", lengkap / jumlah) };
            tabel.baris(vec![Sel::from(&d.judul), Sel::from(ribuan(jumlah)), Sel::from(rata)]);
        }
        tabel
    }
}

impl TabelKaitan {
    fn tulis(&self, isi: &mut Vec<Blok>) {
        isi.push(Blok::Judul { tingkat: 2, teks: self.judul.clone() });
        if self.baris.is_empty() {
            isi.push(par("Belum ada kaitan jenis ini."));
            return;
        }
        let mut tabel = Tabel::baru(vec![Kolom::kiri(2.0), Kolom::kiri(4.0), Kolom::kanan(0.6)]).kepala(&[
            &self.kepala.0,
            &self.kepala.1,
            "Jumlah",
        ]);
        for (dari, ke) in &self.baris {
            tabel.baris(vec![Sel::from(dari), Sel::from(ke.join("; ")), Sel::from(ke.len().to_string())]);
        }
        if self.tanpa > 0 {
            tabel = tabel.catatan(format!("{} catatan belum mempunyai kaitan jenis ini.", self.tanpa));
        }
        isi.push(tabel.into());
    }
}

impl KelompokKurang {
    fn tulis(&self, isi: &mut Vec<Blok>) {
        let jumlah = |n: u64| ribuan(i64::try_from(n).unwrap_or(i64::MAX));
        isi.push(Blok::Judul { tingkat: 2, teks: self.judul.clone() });
        isi.push(catatan(format!("{} dari {} catatan. {}", jumlah(self.jumlah), jumlah(self.dari), self.saran)));
        if self.butir.is_empty() {
            return;
        }
        isi.push(par(format!("{}.", self.butir.join("; "))));
        let sisa = self.jumlah.saturating_sub(self.butir.len() as u64);
        if sisa > 0 {
            isi.push(catatan(format!("Dan {} catatan lain.", jumlah(sisa))));
        }
    }
}
