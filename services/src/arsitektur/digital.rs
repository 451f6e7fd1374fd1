//! The target arsitektur digital: which application, infrastructure and data stands on which of its four levels (DKI68
//! Pasal 31, Lampiran II huruf B).

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    arsitektur::aplikasi::{self, PENGGUNA, TINGKAT_DIGITAL},
    izin::Tindakan,
    register::{self, Register},
};
use sea_orm::{
    ConnectionTrait, ExprTrait, JoinType, Order,
    sea_query::{Expr, Func, Query, SelectStatement},
};

use super::{Titik, kolom_titik};
use crate::{
    Hasil, Layanan, Pelaku,
    register::{Akses, akses_untuk},
};

/// Registers whose records have a level.
pub const BERTINGKAT: [&str; 3] = ["aplikasi", "infrastruktur", "data"];
/// Records of a register that are read for their names; counts are exact however many there are.
const BATAS: u64 = 1_000;
/// Names one cell shows.
pub const NAMA_MAKS: usize = 8;

/// Records of one register on one level, by their state.
#[derive(Clone, Debug)]
pub struct Sel {
    pub register: &'static Register,
    pub as_is: u64,
    /// To be improved, or new: the target beyond what is there.
    pub sasaran: u64,
    /// Without a state.
    pub lain: u64,
    /// The first of them, by name.
    pub nama: Vec<Titik>,
}

/// Who uses the applications of the level interaksi (Lampiran II huruf B angka 1 huruf a).
#[derive(Clone, Debug)]
pub struct PenggunaInteraksi {
    pub kode: &'static str,
    pub nama: &'static str,
    pub jumlah: usize,
    pub aplikasi: Vec<Titik>,
    /// Who they are, as the applications name them; each once.
    pub sebutan: BTreeSet<String>,
    /// Applications of this group that name nobody of it; always none for a group that DKI68 does not name.
    pub tanpa_sebutan: usize,
}

/// Where an application names its users of a group: the groups of Lampiran II huruf B angka 1 huruf a.
const SEBUTAN: [(&str, &str); 4] = [
    ("warga", "pengguna_warga"),
    ("pemerintah", "pengguna_pemerintah"),
    ("bisnis", "pengguna_bisnis"),
    ("pemangku", "pengguna_pemangku"),
];

/// The target, as this person sees it.
#[derive(Clone, Debug)]
pub struct Digital {
    /// By the codes of [`TINGKAT_DIGITAL`], in its order; each with the registers of [`BERTINGKAT`].
    pub tingkat: Vec<(&'static str, Vec<Sel>)>,
    pub pengguna: Vec<PenggunaInteraksi>,
    /// Applications of the level interaksi that name nobody.
    pub tanpa_pengguna: u64,
    /// Records without a level, by register.
    pub belum: Vec<(&'static Register, u64)>,
}

impl Sel {
    #[must_use]
    pub const fn jumlah(&self) -> u64 {
        self.as_is + self.sasaran + self.lain
    }
}

/// The target arsitektur digital. The number of queries is fixed.
///
/// # Errors
/// [`Galat::Dilarang`](crate::Galat::Dilarang).
pub async fn lihat(l: &Layanan, pelaku: &Pelaku) -> Hasil<Digital> {
    let akses = akses_untuk(pelaku, Tindakan::LihatRegister)?;
    let mut tingkat: Vec<(&'static str, Vec<Sel>)> = TINGKAT_DIGITAL.iter().map(|o| (o.kode, Vec::new())).collect();
    let mut belum = Vec::new();
    for r in BERTINGKAT.iter().filter_map(|kode| register::cari(kode)) {
        let hitung = hitung(&l.db, r, &akses).await?;
        let mut nama = nama(&l.db, r, &akses).await?;
        for (kode, sel) in &mut tingkat {
            let jumlah = |keadaan: &str| hitung.get(&(*kode, keadaan)).copied().unwrap_or(0);
            sel.push(Sel {
                register: r,
                as_is: jumlah("as_is"),
                sasaran: jumlah("upgrade") + jumlah("new"),
                lain: jumlah(""),
                nama: nama.remove(*kode).unwrap_or_default(),
            });
        }
        let tanpa: u64 = hitung.iter().filter(|((t, _), _)| t.is_empty()).map(|(_, n)| n).sum();
        belum.push((r, tanpa));
    }
    let (pengguna, tanpa_pengguna) = pengguna(&l.db, &akses).await?;
    Ok(Digital { tingkat, pengguna, tanpa_pengguna, belum })
}

/// Applications at one stage of their way into the data centre (DKI68 Pasal 14 ayat (2)).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tahapan {
    /// Code of the stage; empty where none is recorded.
    pub kode: String,
    pub jumlah: u64,
    /// Those that name the decree on the stages (Pasal 14 ayat (3)).
    pub berdasar: u64,
}

/// How many applications stand at which stage. One query.
///
/// # Errors
/// [`Galat::Dilarang`](crate::Galat::Dilarang).
pub async fn penempatan(l: &Layanan, pelaku: &Pelaku) -> Hasil<Vec<Tahapan>> {
    let akses = akses_untuk(pelaku, Tindakan::LihatRegister)?;
    let mut kueri = dari(&aplikasi::REGISTER, &akses);
    kueri
        .column(("d", "penempatan"))
        .expr_as(Func::count(Expr::col(("c", "id"))), "jumlah")
        .expr_as(Func::count(Expr::col(("d", "dasar_penempatan"))), "berdasar")
        .add_group_by([Expr::col(("d", "penempatan"))]);
    let mut hasil = Vec::new();
    for baris in l.db.query_all(&kueri).await? {
        hasil.push(Tahapan {
            kode: baris.try_get::<Option<String>>("", "penempatan")?.unwrap_or_default(),
            jumlah: baris.try_get::<i64>("", "jumlah")?.unsigned_abs(),
            berdasar: baris.try_get::<i64>("", "berdasar")?.unsigned_abs(),
        });
    }
    Ok(hasil)
}

/// The records of a register that are in use and within reach, joined with their own fields as `d`.
fn dari(r: &'static Register, akses: &Akses) -> SelectStatement {
    Query::select()
        .from_as("catatan", "c")
        .join_as(JoinType::InnerJoin, r.tabel, "d", Expr::col(("d", "id")).equals(("c", "id")))
        .and_where(Expr::col(("c", "diarsipkan_pada")).is_null())
        .cond_where(akses.syarat("c"))
        .to_owned()
}

/// How many by level and state; what has none of one stands under an empty code.
async fn hitung<C: ConnectionTrait>(
    db: &C,
    r: &'static Register,
    akses: &Akses,
) -> Hasil<BTreeMap<(&'static str, &'static str), u64>> {
    let mut kueri = dari(r, akses);
    kueri
        .column(("d", "tingkat_digital"))
        .column(("c", "keadaan"))
        .expr_as(Func::count(Expr::col(("c", "id"))), "jumlah")
        .add_group_by([Expr::col(("d", "tingkat_digital")), Expr::col(("c", "keadaan"))]);
    let mut hasil = BTreeMap::new();
    for baris in db.query_all(&kueri).await? {
        let tingkat: Option<String> = baris.try_get("", "tingkat_digital")?;
        let keadaan: Option<String> = baris.try_get("", "keadaan")?;
        let kode = |ada: Option<String>, daftar: &'static [register::Opsi]| {
            daftar.iter().find(|o| Some(o.kode) == ada.as_deref()).map_or("", |o| o.kode)
        };
        let kunci = (kode(tingkat, TINGKAT_DIGITAL), kode(keadaan, register::KEADAAN));
        *hasil.entry(kunci).or_insert(0) += baris.try_get::<i64>("", "jumlah")?.unsigned_abs();
    }
    Ok(hasil)
}

/// The first records of each level, by name.
async fn nama<C: ConnectionTrait>(db: &C, r: &'static Register, akses: &Akses) -> Hasil<BTreeMap<String, Vec<Titik>>> {
    let mut kueri = dari(r, akses);
    kolom_titik(&mut kueri, "c");
    kueri
        .column(("d", "tingkat_digital"))
        .and_where(Expr::col(("d", "tingkat_digital")).is_not_null())
        .order_by(("c", "nama"), Order::Asc)
        .order_by(("c", "id"), Order::Asc)
        .limit(BATAS);
    let mut hasil: BTreeMap<String, Vec<Titik>> = BTreeMap::new();
    for baris in db.query_all(&kueri).await? {
        let isi = hasil.entry(baris.try_get("", "tingkat_digital")?).or_default();
        if isi.len() < NAMA_MAKS {
            isi.push(Titik::baca(&baris)?);
        }
    }
    Ok(hasil)
}

async fn pengguna<C: ConnectionTrait>(db: &C, akses: &Akses) -> Hasil<(Vec<PenggunaInteraksi>, u64)> {
    let mut hasil: Vec<PenggunaInteraksi> = PENGGUNA
        .iter()
        .map(|o| PenggunaInteraksi {
            kode: o.kode,
            nama: o.nama,
            jumlah: 0,
            aplikasi: Vec::new(),
            sebutan: BTreeSet::new(),
            tanpa_sebutan: 0,
        })
        .collect();
    let mut tanpa = 0;
    let Some(r) = register::cari("aplikasi") else { return Ok((hasil, tanpa)) };
    let mut kueri = dari(r, akses);
    kolom_titik(&mut kueri, "c");
    for (_, bidang) in SEBUTAN {
        kueri.column(("d", bidang));
    }
    kueri
        .column(("d", "pengguna"))
        .and_where(Expr::col(("d", "tingkat_digital")).eq("interaksi"))
        .order_by(("c", "nama"), Order::Asc)
        .order_by(("c", "id"), Order::Asc);
    for baris in db.query_all(&kueri).await? {
        let kelompok = baris.try_get::<Option<String>>("", "pengguna")?.unwrap_or_default();
        let mut disebut: BTreeMap<&str, String> = BTreeMap::new();
        for (kode, bidang) in SEBUTAN {
            if let Some(isi) = baris.try_get::<Option<String>>("", bidang)?.filter(|isi| !isi.is_empty()) {
                disebut.insert(kode, isi);
            }
        }
        // Who names users of a group has users of it.
        let milik = |kode: &str| kelompok.split('|').any(|k| k == kode) || disebut.contains_key(kode);
        let mut ada = false;
        for satu in hasil.iter_mut().filter(|p| milik(p.kode)) {
            ada = true;
            satu.jumlah += 1;
            match disebut.get(satu.kode) {
                Some(isi) => _ = satu.sebutan.insert(isi.clone()),
                None => satu.tanpa_sebutan += usize::from(SEBUTAN.iter().any(|(kode, _)| *kode == satu.kode)),
            }
            if satu.aplikasi.len() < NAMA_MAKS {
                satu.aplikasi.push(Titik::baca(&baris)?);
            }
        }
        tanpa += u64::from(!ada);
    }
    Ok((hasil, tanpa))
}
