//! The content of an architecture at one moment: what a decree freezes, what two versions are compared by, what leaves as
//! an ArchiMate file.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::relasi::JenisRelasi;
use crate::register::{self, Bidang, Isi, Jenis, Keterlihatan, Register};

/// Items and relations.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Potret {
    /// By id.
    pub butir: Vec<Butir>,
    /// By kind and ends.
    pub relasi: Vec<Relasi>,
    /// The activity that closes the gap of an item, by item.
    #[serde(default)]
    pub kegiatan: BTreeMap<i64, String>,
    /// Names of the offices that occur: code and name.
    #[serde(default)]
    pub kantor: BTreeMap<i64, (String, String)>,
    /// Names of the records that fields point at.
    #[serde(default)]
    pub rujukan: BTreeMap<i64, String>,
}

/// One item: a record with its fields as the audit trail keeps them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Butir {
    pub id: i64,
    pub register: String,
    pub isi: Map<String, Value>,
}

/// One relation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Relasi {
    pub jenis: String,
    pub dari: i64,
    pub ke: i64,
}

/// Whether something is only in the newer, only in the older, or differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Beda {
    Baru,
    Berubah,
    Hilang,
}

/// An item that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BedaButir {
    pub beda: Beda,
    pub register: String,
    pub id: i64,
    pub nomor: String,
    pub nama: String,
    /// Label, what stood there, what stands there; for changed items only.
    pub bidang: Vec<(String, String, String)>,
}

/// A relation that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BedaRelasi {
    pub beda: Beda,
    pub jenis: JenisRelasi,
    pub dari: String,
    pub ke: String,
}

/// Two versions beside each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Perbandingan {
    /// By domain, then number.
    pub butir: Vec<BedaButir>,
    pub relasi: Vec<BedaRelasi>,
    pub butir_tetap: usize,
    pub relasi_tetap: usize,
}

/// Why something must be done to reach the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum JenisKesenjangan {
    /// A new item that takes no other one's place.
    Baru,
    /// An item that is there and must become better.
    Peningkatan,
    /// A target item that takes the place of one that is there.
    Penggantian,
}

/// A gap between as-is and target, with the activity that closes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kesenjangan {
    pub id: i64,
    pub register: String,
    pub nomor: String,
    pub nama: String,
    pub kantor: Option<i64>,
    pub jenis: JenisKesenjangan,
    /// The items it takes the place of.
    pub diganti: Vec<String>,
    /// What somebody wrote, else a suggestion.
    pub kegiatan: String,
    /// The activity is only a suggestion.
    pub usul: bool,
}

impl Butir {
    /// The text of a field.
    #[must_use]
    pub fn teks(&self, kode: &str) -> &str {
        self.isi.get(kode).and_then(Value::as_str).unwrap_or_default()
    }

    #[must_use]
    pub fn nomor(&self) -> &str {
        self.teks("nomor")
    }

    #[must_use]
    pub fn nama(&self) -> &str {
        self.teks("nama")
    }

    /// `APL-0007 · Surat Keluar`.
    #[must_use]
    pub fn sebutan(&self) -> String {
        format!("{} · {}", self.nomor(), self.nama())
    }

    /// The owning office.
    #[must_use]
    pub fn kantor(&self) -> Option<i64> {
        self.isi.get("perangkat_daerah_id").and_then(Value::as_i64)
    }

    #[must_use]
    pub fn keterlihatan(&self) -> Keterlihatan {
        Keterlihatan::dari_kode(self.teks("keterlihatan"))
    }
}

impl Potret {
    /// In the order that makes equal contents equal.
    #[must_use]
    pub fn urut(mut self) -> Self {
        self.butir.sort_by_key(|b| b.id);
        self.relasi.sort_unstable();
        self.relasi.dedup();
        self
    }

    /// Only these items, and the relations between them.
    #[must_use]
    pub fn saring(mut self, ikut: impl Fn(&Butir) -> bool) -> Self {
        self.butir.retain(|b| ikut(b));
        let ada: BTreeSet<i64> = self.butir.iter().map(|b| b.id).collect();
        self.relasi.retain(|r| ada.contains(&r.dari) && ada.contains(&r.ke));
        self.kegiatan.retain(|id, _| ada.contains(id));
        self
    }

    /// A field as a person reads it.
    #[must_use]
    pub fn tampil(&self, bidang: &Bidang, nilai: &Value) -> String {
        Isi::dari_json(bidang, nilai).tampil(bidang, |id| match bidang.jenis {
            Jenis::Kantor => self.kantor.get(&id).map(|(_, nama)| nama.clone()),
            _ => self.rujukan.get(&id).cloned(),
        })
    }

    fn satu(&self) -> BTreeMap<i64, &Butir> {
        self.butir.iter().map(|b| (b.id, b)).collect()
    }

    /// The gaps, by domain and number.
    #[must_use]
    pub fn kesenjangan(&self) -> Vec<Kesenjangan> {
        let butir = self.satu();
        let mut diganti: BTreeMap<i64, Vec<&Butir>> = BTreeMap::new();
        for r in self.relasi.iter().filter(|r| r.jenis == JenisRelasi::Menggantikan.kode()) {
            if let Some(lama) = butir.get(&r.ke) {
                diganti.entry(r.dari).or_default().push(lama);
            }
        }
        let mut hasil: Vec<Kesenjangan> = Vec::new();
        for b in &self.butir {
            let lama = diganti.get(&b.id).map(Vec::as_slice).unwrap_or_default();
            let jenis = match b.teks("keadaan") {
                _ if !lama.is_empty() => JenisKesenjangan::Penggantian,
                "new" => JenisKesenjangan::Baru,
                "upgrade" => JenisKesenjangan::Peningkatan,
                _ => continue,
            };
            let nama_lama: Vec<String> = lama.iter().map(|l| l.nama().to_owned()).collect();
            let usul = match jenis {
                JenisKesenjangan::Baru => format!("Menyiapkan {}.", b.nama()),
                JenisKesenjangan::Peningkatan => format!("Meningkatkan {}.", b.nama()),
                JenisKesenjangan::Penggantian => format!("Mengganti {} dengan {}.", nama_lama.join(", "), b.nama()),
            };
            let tertulis = self.kegiatan.get(&b.id).filter(|t| !t.is_empty());
            hasil.push(Kesenjangan {
                id: b.id,
                register: b.register.clone(),
                nomor: b.nomor().to_owned(),
                nama: b.nama().to_owned(),
                kantor: b.kantor(),
                jenis,
                diganti: lama.iter().map(|l| l.sebutan()).collect(),
                usul: tertulis.is_none(),
                kegiatan: tertulis.cloned().unwrap_or(usul),
            });
        }
        hasil.sort_by(|a, b| (letak(&a.register), &a.nomor).cmp(&(letak(&b.register), &b.nomor)));
        hasil
    }
}

impl JenisKesenjangan {
    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::Baru => "Baru",
            Self::Peningkatan => "Peningkatan",
            Self::Penggantian => "Penggantian",
        }
    }
}

impl Beda {
    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::Baru => "Baru",
            Self::Berubah => "Berubah",
            Self::Hilang => "Hilang",
        }
    }
}

/// What changed from `lama` to `baru`: an item is the same when its id is.
#[must_use]
pub fn banding(lama: &Potret, baru: &Potret) -> Perbandingan {
    let (dulu, kini) = (lama.satu(), baru.satu());
    let mut hasil = Perbandingan::default();
    let semua: BTreeSet<i64> = dulu.keys().chain(kini.keys()).copied().collect();
    for id in semua {
        let (beda, bidang, b) = match (dulu.get(&id), kini.get(&id)) {
            (Some(d), Some(k)) => {
                let bidang = beda_bidang(lama, d, baru, k);
                if bidang.is_empty() {
                    hasil.butir_tetap += 1;
                    continue;
                }
                (Beda::Berubah, bidang, *k)
            }
            (None, Some(k)) => (Beda::Baru, Vec::new(), *k),
            (Some(d), None) => (Beda::Hilang, Vec::new(), *d),
            (None, None) => continue,
        };
        hasil.butir.push(BedaButir {
            beda,
            register: b.register.clone(),
            id,
            nomor: b.nomor().to_owned(),
            nama: b.nama().to_owned(),
            bidang,
        });
    }
    hasil.butir.sort_by(|a, b| (letak(&a.register), &a.nomor, a.id).cmp(&(letak(&b.register), &b.nomor, b.id)));
    let nama = |id: i64| kini.get(&id).or_else(|| dulu.get(&id)).map_or_else(|| format!("#{id}"), |b| b.sebutan());
    let (rd, rk): (BTreeSet<&Relasi>, BTreeSet<&Relasi>) = (lama.relasi.iter().collect(), baru.relasi.iter().collect());
    hasil.relasi_tetap = rd.intersection(&rk).count();
    for (beda, satu) in rk.difference(&rd).map(|r| (Beda::Baru, r)).chain(rd.difference(&rk).map(|r| (Beda::Hilang, r)))
    {
        if let Some(jenis) = JenisRelasi::dari_kode(&satu.jenis) {
            hasil.relasi.push(BedaRelasi { beda, jenis, dari: nama(satu.dari), ke: nama(satu.ke) });
        }
    }
    hasil.relasi.sort_by(|a, b| (a.beda, a.jenis, &a.dari, &a.ke).cmp(&(b.beda, b.jenis, &b.dari, &b.ke)));
    hasil
}

fn beda_bidang(lama: &Potret, d: &Butir, baru: &Potret, k: &Butir) -> Vec<(String, String, String)> {
    let Some(r) = register::cari(&k.register) else { return Vec::new() };
    let mut hasil = Vec::new();
    for bidang in r.bidang {
        let ambil = |b: &Butir| b.isi.get(bidang.kode).cloned().unwrap_or(Value::Null);
        let (dulu, kini) = (ambil(d), ambil(k));
        if dulu != kini {
            hasil.push((bidang.label.to_owned(), lama.tampil(bidang, &dulu), baru.tampil(bidang, &kini)));
        }
    }
    hasil
}

/// Where a register stands in the order of screens.
fn letak(kode: &str) -> usize {
    register::SEMUA.iter().position(|r: &&Register| r.kode == kode).unwrap_or(usize::MAX)
}
