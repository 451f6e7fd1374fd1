//! The figures of a report, computed once from the snapshot.

use std::collections::BTreeMap;

use domain::{
    analisis::{Analisis, analisis},
    angka::{Nilai, Pecahan, tampil_2, tampil_selisih},
    grafik::Seri,
    indeks::{HasilIndeks, PutusanPredikat, hitung, predikat},
    instrumen::Instrumen,
    laporan::{PotretIndikator, PotretTahun},
    penilaian::{Lingkup, Tahap},
};

use crate::bahan::{BahanLaporan, GalatLaporan};

/// What the chapters of a report show.
pub(crate) struct Hitungan<'a> {
    pub(crate) instrumen: &'a Instrumen,
    pub(crate) analisis: Analisis,
    /// Index and predicate after each stage. A stage before the first value says nothing and is left out: an imported
    /// result has no penilaian mandiri with index 0.
    pub(crate) tahap: Vec<(Tahap, HasilIndeks, PutusanPredikat)>,
    /// The latest earlier year of the same instrument, and of its results the one of the same scope.
    pub(crate) lalu: Option<TahunLalu<'a>>,
    /// The latest earlier year when it was assessed with another instrument.
    pub(crate) lalu_lain: Option<(&'a PotretTahun, &'a str)>,
    /// Index over the years, one series an instrument and scope, this year included.
    pub(crate) seri: Vec<Seri>,
    indikator: BTreeMap<&'a str, &'a PotretIndikator>,
}

/// An earlier year to put beside this one.
pub(crate) struct TahunLalu<'a> {
    pub(crate) potret: &'a PotretTahun,
    pub(crate) hasil: HasilIndeks,
    pub(crate) putusan: PutusanPredikat,
}

impl<'a> Hitungan<'a> {
    pub(crate) fn baru(bahan: &BahanLaporan<'a>) -> Result<Self, GalatLaporan> {
        let (potret, instrumen) = (bahan.potret, bahan.instrumen()?);
        let nilai = potret.nilai_akhir();
        let analisis = analisis(instrumen, potret.tahun, bahan.subjek(), &nilai);
        let kosong = nilai.is_empty();
        let tahap = potret
            .tahap
            .iter()
            .filter(|&&tahap| kosong || !potret.nilai_pada(tahap).is_empty())
            .map(|&tahap| {
                let hasil = hitung(instrumen, &potret.nilai_pada(tahap));
                let putusan = predikat(instrumen, potret.tahun, &hasil.indeks);
                (tahap, hasil, putusan)
            })
            .collect();
        let sebelum = || potret.riwayat.iter().filter(|lama| lama.tahun < potret.tahun);
        let lalu = sebelum()
            .filter(|lama| lama.instrumen == potret.instrumen)
            .max_by_key(|lama| (lama.tahun, kedekatan(lama.lingkup, potret.lingkup)))
            .map(|lama| {
                let hasil = hitung(instrumen, &lama.nilai);
                let putusan = predikat(instrumen, lama.tahun, &hasil.indeks);
                TahunLalu { potret: lama, hasil, putusan }
            });
        let lalu_lain = match &lalu {
            Some(_) => None,
            None => sebelum().max_by_key(|lama| lama.tahun).and_then(|lama| {
                bahan.katalog.cari(&lama.instrumen).map(|instrumen| (lama, instrumen.sebutan.as_str()))
            }),
        };
        let seri = seri(bahan, instrumen, analisis.hasil.indeks);
        let indikator = potret.indikator.iter().map(|satu| (satu.kode.as_str(), satu)).collect();
        Ok(Self { instrumen, analisis, tahap, lalu, lalu_lain, seri, indikator })
    }

    pub(crate) fn indikator(&self, kode: &str) -> Option<&'a PotretIndikator> {
        self.indikator.get(kode).copied()
    }

    pub(crate) fn indeks(&self) -> Pecahan {
        self.analisis.hasil.indeks
    }

    /// The year the previous column stands for.
    pub(crate) fn nama_lalu(&self) -> Option<String> {
        self.lalu.as_ref().map(|lalu| lalu.potret.tahun.to_string())
    }

    /// Rows of domains and aspects below the index: number, name, weight, now, year before; aspects come behind their
    /// domain.
    pub(crate) fn unsur(&self) -> Vec<UnsurIndeks<'a>> {
        let mut hasil = Vec::new();
        let aspek = |no: u8| {
            let aspek = self.instrumen.aspek(no)?;
            Some(UnsurIndeks {
                no,
                nama: &aspek.nama,
                pendek: &aspek.nama_pendek,
                domain: false,
                bobot: aspek.bobot,
                kini: self.analisis.hasil.aspek_no(no).unwrap_or_default(),
                lalu: self.lalu.as_ref().and_then(|lalu| lalu.hasil.aspek_no(no)),
            })
        };
        for domain in &self.instrumen.domain {
            hasil.push(UnsurIndeks {
                no: domain.no,
                nama: &domain.nama,
                pendek: &domain.nama,
                domain: true,
                bobot: domain.bobot,
                kini: self.analisis.hasil.domain_no(domain.no).unwrap_or_default(),
                lalu: self.lalu.as_ref().and_then(|lalu| lalu.hasil.domain_no(domain.no)),
            });
            hasil.extend(self.instrumen.aspek_domain(domain.no).filter_map(|satu| aspek(satu.no)));
        }
        hasil.extend(self.instrumen.aspek.iter().filter(|a| a.domain.is_none()).filter_map(|satu| aspek(satu.no)));
        hasil
    }

    /// A value as this instrument writes it: levels without decimals, Pemdi with two; a dash when unfilled.
    pub(crate) fn nilai(&self, nilai: Option<Nilai>) -> String {
        match nilai {
            None => "–".to_owned(),
            Some(nilai) if self.instrumen.desimal => nilai.tampil_2(),
            Some(nilai) => nilai.tampil(),
        }
    }
}

/// A domain or an aspect with its index.
pub(crate) struct UnsurIndeks<'a> {
    pub(crate) no: u8,
    pub(crate) nama: &'a str,
    pub(crate) pendek: &'a str,
    pub(crate) domain: bool,
    /// Percent.
    pub(crate) bobot: Pecahan,
    pub(crate) kini: Pecahan,
    pub(crate) lalu: Option<Pecahan>,
}

impl UnsurIndeks<'_> {
    pub(crate) fn sebutan(&self) -> String {
        format!("{} {}. {}", if self.domain { "Domain" } else { "Aspek" }, self.no, self.nama)
    }
}

/// The difference of two indexes as shown, so that it never contradicts the two numbers beside it.
pub(crate) fn selisih(kini: Pecahan, lalu: Option<Pecahan>) -> String {
    lalu.map_or_else(String::new, |lalu| {
        let beda = Nilai::dari_pecahan(&kini).pecahan() - Nilai::dari_pecahan(&lalu).pecahan();
        tampil_selisih(&beda)
    })
}

pub(crate) fn dua(nilai: Option<Pecahan>) -> String {
    nilai.map_or_else(|| "–".to_owned(), |nilai| tampil_2(&nilai))
}

/// How well an earlier result stands beside one of this scope, as on screen: the same scope first, then the national.
fn kedekatan(lama: Option<Lingkup>, kini: Lingkup) -> u8 {
    match lama {
        Some(lama) if lama == kini => 2,
        Some(Lingkup::Nasional) => 1,
        _ => 0,
    }
}

fn seri(bahan: &BahanLaporan<'_>, kini: &Instrumen, indeks: Pecahan) -> Vec<Seri> {
    let potret = bahan.potret;
    let sebelum = || potret.riwayat.iter().filter(|lama| lama.tahun < potret.tahun);
    // A snapshot of before scopes were kept has one line an instrument.
    let berlingkup = sebelum().all(|lama| lama.lingkup.is_some());
    let mut menurut: BTreeMap<(i32, String), BTreeMap<i32, Pecahan>> = BTreeMap::new();
    let mut catat = |instrumen: &Instrumen, lingkup: Option<Lingkup>, tahun: i32, indeks: Pecahan| {
        let nama = match lingkup.filter(|_| berlingkup) {
            Some(lingkup) => format!("{}, {}", instrumen.sebutan, lingkup.nama().to_lowercase()),
            None => instrumen.sebutan.clone(),
        };
        // Keyed by first year, so that the series come in the order of the instruments.
        menurut.entry((instrumen.tahun_awal, nama)).or_default().insert(tahun, indeks);
    };
    for lama in sebelum() {
        if let Some(instrumen) = bahan.katalog.cari(&lama.instrumen) {
            catat(instrumen, lama.lingkup, lama.tahun, hitung(instrumen, &lama.nilai).indeks);
        }
    }
    catat(kini, Some(potret.lingkup), potret.tahun, indeks);
    menurut.into_iter().map(|((_, instrumen), titik)| Seri { instrumen, titik: titik.into_iter().collect() }).collect()
}
