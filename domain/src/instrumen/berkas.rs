//! An instrument from the text of its TOML file, and the guidance laid over it.

use serde::{Deserialize, de::DeserializeOwned};

use super::{
    Aspek, CaraPredikat, Domain, GalatInstrumen, IndeksLuar, Indikator, Instrumen, Kapabilitas, KebijakanPredikat,
    Predikat, Tingkat, TingkatKapabilitas, periksa,
};
use crate::angka::{Nilai, Pecahan, baca_desimal};

impl Instrumen {
    /// Parses and checks one instrument; `berkas` is only named in errors.
    ///
    /// # Errors
    /// [`GalatInstrumen`] with file, key and reason: wrong TOML, unknown key, missing level, weights that do not add up.
    pub fn dari_toml(berkas: &str, teks: &str) -> Result<Self, GalatInstrumen> {
        let instrumen = Pembaca { berkas }.instrumen(urai::<BerkasInstrumen>(berkas, teks)?)?;
        periksa::periksa(berkas, &instrumen)?;
        Ok(instrumen)
    }

    /// Lays the guidance over the instrument: explanation, how to assess, fulfilment and evidence per level.
    ///
    /// # Errors
    /// [`GalatInstrumen`] when the file is wrong, is for another instrument, or misses an indicator or level.
    pub fn dengan_pedoman(mut self, berkas: &str, teks: &str) -> Result<Self, GalatInstrumen> {
        let pedoman = urai::<BerkasPedoman>(berkas, teks)?;
        let pembaca = Pembaca { berkas };
        if pedoman.instrumen != self.id {
            return Err(
                pembaca.galat("instrumen", format!("pedoman ini untuk {}, bukan {}", pedoman.instrumen, self.id))
            );
        }
        if pedoman.indikator.len() != self.indikator.len() {
            let alasan = format!("memuat {} indikator, seharusnya {}", pedoman.indikator.len(), self.indikator.len());
            return Err(pembaca.galat("indikator", alasan));
        }
        for (indikator, tambahan) in self.indikator.iter_mut().zip(pedoman.indikator) {
            pembaca.tambahkan(indikator, tambahan)?;
        }
        self.pedoman = Some(pedoman.sebutan);
        self.pedoman_sejak = Some(pedoman.sejak);
        Ok(self)
    }
}

/// Parses TOML into a shape and names the key where it went wrong.
pub(super) fn urai<T: DeserializeOwned>(berkas: &str, teks: &str) -> Result<T, GalatInstrumen> {
    toml::from_str(teks).map_err(|galat| {
        let letak = galat.span().map_or_else(|| "berkas".to_owned(), |rentang| letak(teks, rentang.start));
        GalatInstrumen { berkas: berkas.to_owned(), kunci: letak, alasan: galat.message().to_owned() }
    })
}

/// The table, key and line a byte lies in: `indikator[3].bobot (baris 88)`.
fn letak(teks: &str, bita: usize) -> String {
    let sebelum = teks.get(..bita.min(teks.len())).unwrap_or("");
    let baris = sebelum.matches('\n').count();
    let isi = teks.lines().nth(baris).unwrap_or("");
    let kunci = isi.split_once('=').map_or("", |(kunci, _)| kunci.trim());
    let kepala = teks.lines().take(baris + 1).filter(|baris| baris.starts_with('[')).last().unwrap_or("");
    let nama = kepala.trim_matches(['[', ']']);
    let ke = teks.lines().take(baris + 1).filter(|baris| *baris == kepala).count();
    let tabel = if kepala.starts_with("[[") { format!("{nama}[{ke}]") } else { nama.to_owned() };
    let jalur: Vec<&str> = [tabel.as_str(), kunci].into_iter().filter(|bagian| !bagian.is_empty()).collect();
    let jalur = if jalur.is_empty() { "berkas".to_owned() } else { jalur.join(".") };
    format!("{jalur} (baris {})", baris + 1)
}

/// Turns file shapes into checked types and names the file in errors.
pub(super) struct Pembaca<'a> {
    pub(super) berkas: &'a str,
}

impl Pembaca<'_> {
    pub(super) fn galat(&self, kunci: impl Into<String>, alasan: impl Into<String>) -> GalatInstrumen {
        GalatInstrumen { berkas: self.berkas.to_owned(), kunci: kunci.into(), alasan: alasan.into() }
    }

    /// A decimal `1.30` or a fraction `20/6`.
    pub(super) fn pecahan(&self, kunci: impl Into<String>, teks: &str) -> Result<Pecahan, GalatInstrumen> {
        let (atas, bawah) = teks.split_once('/').unwrap_or((teks, "1"));
        match (baca_desimal(atas), baca_desimal(bawah)) {
            (Ok(atas), Ok(bawah)) if bawah != Pecahan::from_integer(0) => Ok(atas / bawah),
            _ => Err(self.galat(kunci, format!("\"{teks}\" bukan angka"))),
        }
    }

    pub(super) fn nilai(&self, kunci: &str, teks: &str) -> Result<Nilai, GalatInstrumen> {
        Nilai::baca(teks).map_err(|galat| self.galat(kunci, galat.to_string()))
    }

    fn instrumen(&self, isi: BerkasInstrumen) -> Result<Instrumen, GalatInstrumen> {
        let nilai_min = self.nilai("nilai_min", &isi.nilai_min)?;
        let kapabilitas: Vec<_> =
            isi.kapabilitas.into_iter().map(|satu| self.kapabilitas(satu, nilai_min)).collect::<Result<_, _>>()?;
        let domain: Vec<_> = isi
            .domain
            .into_iter()
            .map(|satu| {
                let bobot = self.pecahan(format!("domain {}.bobot", satu.no), &satu.bobot)?;
                Ok(Domain { no: satu.no, nama: satu.nama, bobot })
            })
            .collect::<Result<_, _>>()?;
        let aspek: Vec<_> = isi
            .aspek
            .into_iter()
            .map(|satu| {
                let bobot = self.pecahan(format!("aspek {}.bobot", satu.no), &satu.bobot)?;
                Ok(Aspek { no: satu.no, domain: satu.domain, nama: satu.nama, nama_pendek: satu.nama_pendek, bobot })
            })
            .collect::<Result<_, _>>()?;
        let indikator = isi
            .indikator
            .into_iter()
            .map(|satu| self.indikator(satu, &aspek, &kapabilitas))
            .collect::<Result<_, _>>()?;
        Ok(Instrumen {
            nilai_min,
            nilai_maks: self.nilai("nilai_maks", &isi.nilai_maks)?,
            id: isi.id,
            judul: isi.judul,
            sebutan: isi.sebutan,
            pedoman: None,
            nama_indeks: isi.nama_indeks,
            objek: isi.objek,
            tahun_awal: isi.tahun_awal,
            tahun_akhir: isi.tahun_akhir,
            desimal: isi.desimal,
            domain,
            aspek,
            indikator,
            predikat: isi.predikat.into_iter().map(|satu| self.predikat(satu)).collect::<Result<_, _>>()?,
            pedoman_sejak: None,
            kapabilitas,
            kebijakan_predikat: isi
                .kebijakan_predikat
                .into_iter()
                .map(|satu| KebijakanPredikat {
                    tahun: satu.tahun,
                    cara: satu.cara,
                    pasti: satu.keyakinan == "tinggi",
                    catatan: satu.catatan,
                })
                .collect(),
            sumber: isi.sumber,
            keyakinan: isi.keyakinan,
            peringatan: isi.peringatan,
        })
    }

    fn kapabilitas(&self, isi: BerkasKapabilitas, nilai_min: Nilai) -> Result<Kapabilitas, GalatInstrumen> {
        if !isi.kriteria.is_empty() && isi.kriteria.len() != isi.tingkat.len() {
            return Err(self.galat(format!("kapabilitas {}.kriteria", isi.kode), "jumlahnya berbeda dari tingkat"));
        }
        let mut kriteria = isi.kriteria.into_iter();
        let tingkat = (nilai_min.tingkat_tercapai()..)
            .zip(isi.tingkat)
            .map(|(tingkat, nama)| TingkatKapabilitas { tingkat, nama, kriteria: kriteria.next() })
            .collect();
        Ok(Kapabilitas { kode: isi.kode, nama: isi.nama, tingkat, sumber: isi.sumber, keyakinan: isi.keyakinan })
    }

    fn indikator(
        &self,
        isi: BerkasIndikator,
        aspek: &[Aspek],
        kapabilitas: &[Kapabilitas],
    ) -> Result<Indikator, GalatInstrumen> {
        let kunci = |bagian: &str| format!("indikator {}.{bagian}", isi.kode);
        let Some(induk) = aspek.iter().find(|satu| satu.no == isi.aspek) else {
            return Err(self.galat(kunci("aspek"), format!("aspek {} tidak ada", isi.aspek)));
        };
        let Some(jenis) = kapabilitas.iter().find(|satu| satu.kode == isi.kapabilitas) else {
            return Err(self.galat(kunci("kapabilitas"), format!("\"{}\" tidak ada", isi.kapabilitas)));
        };
        if jenis.tingkat.len() != isi.tingkat.len() {
            let alasan = format!("memuat {} tingkat, seharusnya {}", isi.tingkat.len(), jenis.tingkat.len());
            return Err(self.galat(kunci("tingkat"), alasan));
        }
        let bobot = self.pecahan(kunci("bobot"), &isi.bobot)?;
        let indeks_luar = isi.indeks_luar.map(|satu| self.indeks_luar(&isi.kode, satu)).transpose()?;
        let tingkat = jenis.tingkat.iter().zip(isi.tingkat).map(|(jenis, kriteria)| Tingkat {
            tingkat: jenis.tingkat,
            nama: jenis.nama.clone(),
            kriteria,
            kriteria_asli: None,
            pemenuhan: None,
            bukti: None,
        });
        Ok(Indikator {
            tingkat: tingkat.collect(),
            kode: isi.kode,
            nama: isi.nama,
            nama_pendek: isi.nama_pendek,
            domain: induk.domain,
            aspek: isi.aspek,
            bobot,
            pertanyaan: isi.pertanyaan,
            penjelasan: isi.penjelasan,
            ketentuan: None,
            contoh_bukti: None,
            halaman: isi.halaman,
            halaman_pedoman: None,
            kapabilitas: isi.kapabilitas,
            catatan: isi.catatan,
            indeks_luar,
        })
    }

    fn indeks_luar(&self, kode: &str, isi: BerkasIndeksLuar) -> Result<IndeksLuar, GalatInstrumen> {
        let kunci = format!("indikator {kode}.indeks_luar");
        let titik: Vec<(Pecahan, Pecahan)> = isi
            .titik
            .iter()
            .map(|[luar, nilai]| Ok((self.pecahan(&kunci, luar)?, self.pecahan(&kunci, nilai)?)))
            .collect::<Result<_, GalatInstrumen>>()?;
        if titik.windows(2).any(|ruas| ruas[0].0 >= ruas[1].0) {
            return Err(self.galat(kunci, "titik tidak menaik"));
        }
        let tanpa_nilai = self.nilai(&kunci, &isi.tanpa_nilai)?;
        Ok(IndeksLuar { nama: isi.nama, pemilik: isi.pemilik, titik, tanpa_nilai, keyakinan: isi.keyakinan })
    }

    fn predikat(&self, isi: BerkasPredikat) -> Result<Predikat, GalatInstrumen> {
        let kunci = format!("predikat {}", isi.nama);
        Ok(Predikat {
            min: self.pecahan(&kunci, &isi.min)?,
            maks: self.pecahan(&kunci, &isi.maks)?,
            maks_termasuk: isi.maks_termasuk,
            nama: isi.nama,
            alias: isi.alias,
        })
    }

    fn tambahkan(&self, indikator: &mut Indikator, tambahan: PedomanIndikator) -> Result<(), GalatInstrumen> {
        let kunci = format!("indikator {}", tambahan.kode);
        if tambahan.kode != indikator.kode {
            return Err(self.galat(kunci, format!("seharusnya indikator {}", indikator.kode)));
        }
        if tambahan.tingkat.len() != indikator.tingkat.len() {
            return Err(
                self.galat(format!("{kunci}.tingkat"), format!("seharusnya {} tingkat", indikator.tingkat.len()))
            );
        }
        for (tingkat, pedoman) in indikator.tingkat.iter_mut().zip(tambahan.tingkat) {
            if tingkat.tingkat != pedoman.tingkat {
                return Err(self.galat(format!("{kunci}.tingkat"), format!("seharusnya tingkat {}", tingkat.tingkat)));
            }
            if let Some(kriteria) = pedoman.kriteria {
                tingkat.kriteria_asli = Some(std::mem::replace(&mut tingkat.kriteria, kriteria));
            }
            tingkat.pemenuhan = Some(pedoman.pemenuhan);
            tingkat.bukti = Some(pedoman.bukti);
        }
        indikator.penjelasan = Some(tambahan.penjelasan);
        indikator.ketentuan = Some(tambahan.ketentuan);
        indikator.contoh_bukti = Some(tambahan.contoh_bukti);
        indikator.halaman_pedoman = Some(tambahan.halaman);
        Ok(())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BerkasInstrumen {
    id: String,
    judul: String,
    sebutan: String,
    nama_indeks: String,
    objek: String,
    tahun_awal: i32,
    tahun_akhir: Option<i32>,
    nilai_min: String,
    nilai_maks: String,
    desimal: bool,
    sumber: String,
    keyakinan: String,
    peringatan: Option<String>,
    kebijakan_predikat: Vec<BerkasKebijakan>,
    kapabilitas: Vec<BerkasKapabilitas>,
    predikat: Vec<BerkasPredikat>,
    #[serde(default)]
    domain: Vec<BerkasDomain>,
    aspek: Vec<BerkasAspek>,
    indikator: Vec<BerkasIndikator>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BerkasKebijakan {
    tahun: i32,
    cara: CaraPredikat,
    keyakinan: String,
    catatan: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BerkasKapabilitas {
    kode: String,
    nama: String,
    tingkat: Vec<String>,
    #[serde(default)]
    kriteria: Vec<String>,
    sumber: String,
    keyakinan: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BerkasPredikat {
    nama: String,
    min: String,
    maks: String,
    maks_termasuk: bool,
    alias: Option<String>,
    #[serde(rename = "keyakinan")]
    _keyakinan: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BerkasDomain {
    no: u8,
    nama: String,
    bobot: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BerkasAspek {
    no: u8,
    domain: Option<u8>,
    nama: String,
    nama_pendek: String,
    bobot: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BerkasIndikator {
    kode: String,
    nama: String,
    nama_pendek: String,
    aspek: u8,
    bobot: String,
    kapabilitas: String,
    pertanyaan: Option<String>,
    penjelasan: Option<String>,
    halaman: Option<u16>,
    tingkat: Vec<String>,
    catatan: Option<String>,
    indeks_luar: Option<BerkasIndeksLuar>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BerkasIndeksLuar {
    nama: String,
    pemilik: String,
    tanpa_nilai: String,
    keyakinan: String,
    #[serde(default)]
    titik: Vec<[String; 2]>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BerkasPedoman {
    #[serde(rename = "id")]
    _id: String,
    instrumen: String,
    #[serde(rename = "judul")]
    _judul: String,
    sebutan: String,
    sejak: i32,
    #[serde(rename = "sumber")]
    _sumber: String,
    #[serde(rename = "keyakinan")]
    _keyakinan: String,
    indikator: Vec<PedomanIndikator>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PedomanIndikator {
    kode: String,
    halaman: u16,
    penjelasan: String,
    ketentuan: String,
    contoh_bukti: String,
    tingkat: Vec<PedomanTingkat>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PedomanTingkat {
    tingkat: u8,
    kriteria: Option<String>,
    pemenuhan: String,
    bukti: String,
}
