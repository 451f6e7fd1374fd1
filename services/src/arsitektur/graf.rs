//! The neighbourhood of a record: what it depends on, what depends on it, several levels deep.
//!
//! Found level by level, one query each. What a person may not see is counted and not walked through: who stands behind a
//! hidden record would tell that it is there.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::{
    arsitektur::relasi::{Bergantung, DOMAIN, JenisRelasi, SASARAN},
    register::Register,
};
use sea_orm::{
    ConnectionTrait, ExprTrait, JoinType,
    sea_query::{Expr, Order, Query, SelectStatement, UnionType},
};

use super::{Jangkauan, Titik, kolom_titik, relasi};
use crate::{
    Galat, Hasil, Layanan, Pelaku,
    perangkat_daerah::{self, KantorRingkas},
    register::terlihat,
};

/// Nodes of one picture; more cannot be read.
pub const SIMPUL_MAKS: usize = 120;
/// Levels of the picture.
pub const DALAM_MAKS: usize = 3;
/// Levels of the impact list.
pub const DAMPAK_MAKS: usize = 6;
/// Relations one level reads.
const SISI_MAKS: u64 = 4_000;
/// Records the impact list names.
const DAMPAK_BARIS: usize = 2_000;

/// Which way the picture goes from its centre.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arah {
    #[default]
    Keduanya,
    /// What the centre needs.
    BergantungPada,
    /// What needs the centre.
    BergantungPadanya,
}

/// A node: a record and how far it is from the centre, negative for what needs the centre.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Simpul {
    pub titik: Titik,
    pub jarak: i32,
}

/// An edge between two nodes, by record id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sisi {
    pub dari: i64,
    pub ke: i64,
    pub jenis: JenisRelasi,
}

/// A neighbourhood.
#[derive(Clone, Debug)]
pub struct Graf {
    pub pusat: Titik,
    /// The centre first, then by distance and name.
    pub simpul: Vec<Simpul>,
    pub sisi: Vec<Sisi>,
    /// Records next to these that this person may not see.
    pub tersembunyi: usize,
    /// There is more than fits.
    pub terpotong: bool,
    pub kantor: HashMap<i64, KantorRingkas>,
}

/// One record that stops when another one does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terdampak {
    pub titik: Titik,
    /// 1 for what needs the record itself.
    pub tingkat: usize,
    /// The record it needs, and how.
    pub lewat: String,
    pub jenis: JenisRelasi,
    /// Read from this record to the one it needs.
    pub maju: bool,
}

/// Everything that stops with a record.
#[derive(Clone, Debug)]
pub struct Dampak {
    pub pusat: Titik,
    /// By level, then name.
    pub terdampak: Vec<Terdampak>,
    pub tersembunyi: usize,
    pub terpotong: bool,
    pub kantor: HashMap<i64, KantorRingkas>,
}

impl Simpul {
    /// Where it stands to the centre, in words.
    #[must_use]
    pub fn letak(&self) -> String {
        match self.jarak {
            0 => "Pusat".to_owned(),
            n if n < 0 => format!("Bergantung padanya, tingkat {}", -n),
            n => format!("Bergantung pada, tingkat {n}"),
        }
    }
}

impl Graf {
    /// The relations of a node within the picture, in words: `Memakai: DAT-0001 · Pegawai`.
    #[must_use]
    pub fn kaitan(&self, id: i64) -> Vec<String> {
        let sebutan = |id: i64| self.simpul.iter().find(|s| s.titik.id == id).map(|s| s.titik.sebutan());
        let milik = self.sisi.iter().filter(|sisi| sisi.dari == id || sisi.ke == id);
        milik
            .filter_map(|sisi| {
                let maju = sisi.dari == id;
                Some(format!("{}: {}", sisi.jenis.sebutan(maju), sebutan(if maju { sisi.ke } else { sisi.dari })?))
            })
            .collect()
    }
}

/// Whether the picture can be narrowed to this register.
#[must_use]
pub fn dikenal(kode: &str) -> bool {
    DOMAIN.contains(&kode) || kode == SASARAN
}

impl Arah {
    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Keduanya => "",
            Self::BergantungPada => "pada",
            Self::BergantungPadanya => "padanya",
        }
    }

    /// Anything else is both ways.
    #[must_use]
    pub fn dari_kode(kode: &str) -> Self {
        match kode {
            "pada" => Self::BergantungPada,
            "padanya" => Self::BergantungPadanya,
            _ => Self::Keduanya,
        }
    }
}

/// The neighbourhood of a record, `dalam` levels in each direction. `register` keeps only records of these registers,
/// the centre always; empty keeps all.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`] when the person does not see the centre.
pub async fn sekitar(
    l: &Layanan,
    pelaku: &Pelaku,
    pusat: i64,
    dalam: usize,
    arah: Arah,
    register: &[&str],
) -> Hasil<Graf> {
    let jangkauan = Jangkauan::baru(pelaku)?;
    let pusat = relasi::titik(&l.db, &[pusat]).await?.remove(&pusat).filter(|t| jangkauan.melihat(t));
    let pusat = pusat.ok_or(Galat::TidakAda)?;
    let mut jelajah = Jelajah {
        jangkauan: &jangkauan,
        register,
        jarak: BTreeMap::from([(pusat.id, 0)]),
        titik: HashMap::from([(pusat.id, pusat.clone())]),
        tersembunyi: BTreeSet::new(),
        terpotong: false,
        batas: SIMPUL_MAKS,
    };
    for (turun, ikut) in [(true, arah != Arah::BergantungPadanya), (false, arah != Arah::BergantungPada)] {
        if ikut {
            jelajah.telusuri(l, pusat.id, turun, dalam.clamp(1, DALAM_MAKS)).await?;
        }
    }
    let Jelajah { jarak, mut titik, tersembunyi, terpotong, .. } = jelajah;
    let sisi = antara(l, &jarak.keys().copied().collect::<Vec<_>>()).await?;
    let kantor = nama_kantor(l, titik.values()).await?;
    let mut simpul: Vec<Simpul> =
        jarak.iter().filter_map(|(id, jarak)| Some(Simpul { titik: titik.remove(id)?, jarak: *jarak })).collect();
    simpul.sort_by(|a, b| {
        let kunci = |s: &Simpul| (s.jarak.abs(), s.jarak, s.titik.nama.to_lowercase(), s.titik.id);
        kunci(a).cmp(&kunci(b))
    });
    Ok(Graf { pusat, simpul, sisi, tersembunyi: tersembunyi.len(), terpotong, kantor })
}

/// What stops with a record, level by level: one query a level, and two around them.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`].
pub async fn dampak(l: &Layanan, pelaku: &Pelaku, r: &'static Register, id: i64, dalam: usize) -> Hasil<Dampak> {
    let jangkauan = Jangkauan::baru(pelaku)?;
    terlihat(&l.db, pelaku, r, id).await?;
    let pusat = relasi::titik(&l.db, &[id]).await?.remove(&id).ok_or(Galat::TidakAda)?;
    let mut kenal: BTreeMap<i64, String> = BTreeMap::from([(id, pusat.sebutan())]);
    let (mut terdampak, mut tersembunyi, mut terpotong) = (Vec::new(), BTreeSet::new(), false);
    let mut depan = vec![id];
    for tingkat in 1..=dalam.clamp(1, DAMPAK_MAKS) {
        let mut lanjut: Vec<Terdampak> = Vec::new();
        let temuan = langkah(l, &depan, false, false).await?;
        terpotong |= temuan.len() as u64 >= SISI_MAKS;
        for t in temuan {
            if kenal.contains_key(&t.lain.id) || lanjut.iter().any(|ada| ada.titik.id == t.lain.id) {
                continue;
            }
            if !jangkauan.melihat(&t.lain) {
                tersembunyi.insert(t.lain.id);
            } else if terdampak.len() + lanjut.len() >= DAMPAK_BARIS {
                terpotong = true;
            } else if !t.lain.arsip {
                let lewat = kenal.get(&t.sini).cloned().unwrap_or_default();
                lanjut.push(Terdampak { titik: t.lain, tingkat, lewat, jenis: t.jenis, maju: !t.maju });
            }
        }
        if lanjut.is_empty() {
            break;
        }
        lanjut.sort_by_key(|t| (t.titik.nama.to_lowercase(), t.titik.id));
        depan = lanjut.iter().map(|t| t.titik.id).collect();
        kenal.extend(lanjut.iter().map(|t| (t.titik.id, t.titik.sebutan())));
        terdampak.extend(lanjut);
    }
    let kantor = nama_kantor(l, terdampak.iter().map(|t| &t.titik)).await?;
    Ok(Dampak { pusat, terdampak, tersembunyi: tersembunyi.len(), terpotong, kantor })
}

struct Jelajah<'a> {
    jangkauan: &'a Jangkauan,
    register: &'a [&'a str],
    jarak: BTreeMap<i64, i32>,
    titik: HashMap<i64, Titik>,
    tersembunyi: BTreeSet<i64>,
    terpotong: bool,
    batas: usize,
}

impl Jelajah<'_> {
    /// Walks one way from the centre, the nearest first.
    async fn telusuri(&mut self, l: &Layanan, pusat: i64, turun: bool, dalam: usize) -> Hasil<()> {
        let mut depan = vec![pusat];
        for tingkat in 1..=i32::try_from(dalam).unwrap_or(1) {
            if depan.is_empty() {
                break;
            }
            let temuan = langkah(l, &depan, turun, true).await?;
            self.terpotong |= temuan.len() as u64 >= SISI_MAKS;
            let mut lanjut = Vec::new();
            for t in temuan {
                let id = t.lain.id;
                let dicari = self.register.is_empty() || self.register.contains(&t.lain.register.as_str());
                if self.jarak.contains_key(&id) || t.lain.arsip || !dicari {
                    continue;
                }
                if !self.jangkauan.melihat(&t.lain) {
                    self.tersembunyi.insert(id);
                } else if self.jarak.len() >= self.batas {
                    self.terpotong = true;
                } else {
                    self.jarak.insert(id, if turun { tingkat } else { -tingkat });
                    self.titik.insert(id, t.lain);
                    lanjut.push(id);
                }
            }
            depan = lanjut;
        }
        Ok(())
    }
}

/// One step from the record `sini` to the record `lain`.
struct Tetangga {
    sini: i64,
    lain: Titik,
    jenis: JenisRelasi,
    /// The relation is read from `sini` to `lain`.
    maju: bool,
}

/// Every step from these records: to what they need (`turun`) or to what needs them. `pengganti` takes the relation along
/// that is no dependency, as if the newer item needed the one it replaces.
async fn langkah(l: &Layanan, depan: &[i64], turun: bool, pengganti: bool) -> Hasil<Vec<Tetangga>> {
    let jenis = |maju: bool| -> Vec<&'static str> {
        let cocok = |j: &JenisRelasi| match j.bergantung() {
            Bergantung::Pertama => maju == turun,
            Bergantung::Kedua => maju != turun,
            Bergantung::Saling => true,
            Bergantung::Tidak => pengganti && maju == turun,
        };
        JenisRelasi::SEMUA.into_iter().filter(cocok).map(JenisRelasi::kode).collect()
    };
    let satu = |maju: bool| -> SelectStatement {
        let (sini, sana) = if maju { ("dari_id", "ke_id") } else { ("ke_id", "dari_id") };
        let mut kueri = Query::select();
        kolom_titik(&mut kueri, "c");
        kueri
            .expr_as(Expr::col(("r", sini)), "sini")
            .expr_as(Expr::col(("r", "jenis")), "relasi_jenis")
            .expr_as(Expr::value(i64::from(maju)), "maju")
            .expr_as(Expr::col(("r", "id")), "relasi_id")
            .from_as("relasi", "r")
            .join_as(JoinType::InnerJoin, "catatan", "c", Expr::col(("c", "id")).equals(("r", sana)))
            .and_where(Expr::col(("r", sini)).is_in(depan.iter().copied()))
            .and_where(Expr::col(("r", "jenis")).is_in(jenis(maju)));
        kueri
    };
    let mut kueri = satu(true);
    kueri.union(UnionType::All, satu(false)).order_by("relasi_id", Order::Asc).limit(SISI_MAKS);
    let mut hasil = Vec::new();
    for baris in l.db.query_all(&kueri).await? {
        let kode: String = baris.try_get("", "relasi_jenis")?;
        let Some(jenis) = JenisRelasi::dari_kode(&kode) else { continue };
        let maju = baris.try_get::<i64>("", "maju")? == 1;
        hasil.push(Tetangga { sini: baris.try_get("", "sini")?, lain: Titik::baca(&baris)?, jenis, maju });
    }
    Ok(hasil)
}

/// Every relation between these records.
async fn antara(l: &Layanan, id: &[i64]) -> Hasil<Vec<Sisi>> {
    let mut kueri = Query::select();
    kueri
        .columns(["dari_id", "ke_id", "jenis"])
        .from("relasi")
        .and_where(Expr::col("dari_id").is_in(id.iter().copied()))
        .and_where(Expr::col("ke_id").is_in(id.iter().copied()));
    let mut hasil = Vec::new();
    for baris in l.db.query_all(&kueri).await? {
        let kode: String = baris.try_get("", "jenis")?;
        if let Some(jenis) = JenisRelasi::dari_kode(&kode) {
            hasil.push(Sisi { dari: baris.try_get("", "dari_id")?, ke: baris.try_get("", "ke_id")?, jenis });
        }
    }
    hasil.sort_unstable();
    Ok(hasil)
}

async fn nama_kantor(l: &Layanan, titik: impl Iterator<Item = &Titik>) -> Hasil<HashMap<i64, KantorRingkas>> {
    let id: BTreeSet<i64> = titik.filter_map(|t| t.kantor).collect();
    perangkat_daerah::nama(&l.db, &id.into_iter().collect::<Vec<_>>()).await
}
