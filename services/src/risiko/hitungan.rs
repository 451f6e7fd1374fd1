//! The figures of the consolidated view, from one look at every risk of a year.
//!
//! Handing out a row costs a database more than reading it, so the risks come as one text ([`baca`]): what is counted of
//! each is packed into one number, and the numbers are added up here. Whatever needs other tables is added up by the database.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use domain::risiko::{
    JenisRisiko, Matriks, Titik, Ukuran, eskalasi::Tingkat, penanganan::Kemajuan, periode::akhir_triwulan,
    potret::IsiPeta,
};
use sea_orm::{
    Condition, ConnectionTrait, DbBackend, ExprTrait, QueryResult,
    sea_query::{Expr, Func, Order, Query, SelectStatement},
};

use super::{
    baris::{kolom, kolom_titik, lewat, melampaui, punya, rentang},
    daftar::TANPA_PEMILIK,
};
use crate::{Galat, Hasil};

/// What risks are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dimensi {
    Kategori,
    Kantor,
    Pemilik,
}

/// Risks of one group in numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Kelompok {
    pub dimensi: Dimensi,
    /// Code of the category, id of the office, name of the owner or [`TANPA_PEMILIK`].
    pub kunci: String,
    /// One a level of risk, the lowest first.
    pub per_level: Vec<usize>,
    pub jumlah: usize,
    pub melampaui: usize,
}

/// Figures over all risks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Jumlah {
    pub risiko: usize,
    pub melampaui: usize,
    pub eskalasi: usize,
    /// Over the appetite without any action.
    pub tanpa_penanganan: usize,
    /// Negative ones, and the sum of their magnitudes at the beginning and now.
    pub negatif: i64,
    pub besaran_negatif: i64,
    pub kini_negatif: i64,
}

impl Dimensi {
    const SEMUA: [Self; 3] = [Self::Kategori, Self::Kantor, Self::Pemilik];

    /// What the filter of a list calls it.
    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Kategori => "kategori",
            Self::Kantor => "kantor",
            Self::Pemilik => "pemilik",
        }
    }

    /// The group a risk belongs to. Those without an owner are one, whichever way the field was left open.
    fn kunci(self, r: &Padat) -> String {
        match self {
            Self::Kategori => r.kategori.clone(),
            Self::Kantor => r.kantor.to_string(),
            Self::Pemilik if r.pemilik.is_empty() => TANPA_PEMILIK.to_owned(),
            Self::Pemilik => r.pemilik.clone(),
        }
    }
}

/// What is counted of one risk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Padat {
    id: i64,
    kantor: i64,
    kategori: String,
    pemilik: String,
    jenis: JenisRisiko,
    /// In the order of [`Ukuran::SEMUA`]; `None` where it was not measured.
    titik: [Option<Titik>; 4],
    besaran: u8,
    kini: u8,
    ambang: Option<u8>,
    /// Waiting for a decision, or in the hands of a higher level.
    naik: bool,
}

/// Between the fields of a risk, and between risks: what no text of a form can hold (`domain::teks`).
const BIDANG: char = '\u{1f}';
const RISIKO: char = '\u{1e}';

/// Values of a level (0 for none, 1 to `LEVEL_MAKS`) and of a magnitude as they are packed.
const LEVEL: i64 = 8;
const BESARAN: i64 = 256;

/// Every risk that meets a condition. One row comes back, however many there are.
pub(super) async fn baca<C: ConnectionTrait>(db: &C, syarat: &Condition) -> Hasil<Vec<Padat>> {
    let mut kueri = Query::select();
    kueri.expr(Expr::cust(untai(db.get_database_backend()))).from("risiko").cond_where(syarat.clone());
    belah(&satu_teks(db, &kueri).await?, buka)
}

/// Ids of the risks that meet a condition, in one row as well.
pub(super) async fn id<C: ConnectionTrait>(db: &C, syarat: Condition) -> Hasil<HashSet<i64>> {
    let mut kueri = Query::select();
    let id = Expr::cust(untaikan(db.get_database_backend(), &[r#""risiko"."id""#]));
    kueri.expr(id).from("risiko").cond_where(syarat);
    Ok(belah(&satu_teks(db, &kueri).await?, |id| id.parse().ok())?.into_iter().collect())
}

/// The only value of the only row; empty without one.
async fn satu_teks<C: ConnectionTrait>(db: &C, kueri: &SelectStatement) -> Hasil<String> {
    let teks: Option<Option<String>> = db.query_one(kueri).await?.map(|b| b.try_get_by_index(0)).transpose()?;
    Ok(teks.flatten().unwrap_or_default())
}

/// The rows of such a text, each read by `satu`.
fn belah<T>(teks: &str, satu: impl Fn(&str) -> Option<T>) -> Hasil<Vec<T>> {
    let satu = |isi: &str| satu(isi).ok_or_else(|| Galat::internal(format!("{isi:?} tidak terbaca")));
    teks.split(RISIKO).filter(|isi| !isi.is_empty()).map(satu).collect()
}

/// All rows of a query as one text: the fields of each with [`BIDANG`] between them, and [`RISIKO`] between the rows.
fn untaikan(basis: DbBackend, bagian: &[&str]) -> String {
    match basis {
        DbBackend::Postgres => format!("string_agg(concat_ws('{BIDANG}', {}), '{RISIKO}')", bagian.join(", ")),
        _ => {
            let bagian: Vec<String> = bagian.iter().map(|satu| format!("({satu})")).collect();
            format!("group_concat({}, '{RISIKO}')", bagian.join(&format!(" || '{BIDANG}' || ")))
        }
    }
}

/// Id, office, the packed number, category and owner of each risk, as one text.
fn untai(basis: DbBackend) -> String {
    let mut sandi = "CAST(0 AS bigint)".to_owned();
    let mut muat = |isi: &str, nilai: i64| sandi = format!("({sandi}) * {nilai} + {isi}");
    let bila = |syarat: &str| format!("CASE WHEN {syarat} THEN 1 ELSE 0 END");
    muat(&bila(&format!("jenis = '{}'", JenisRisiko::Positif.kode())), 2);
    muat(&bila(&format!("menunggu IS NOT NULL OR tingkat <> '{}'", Tingkat::Pemilik.kode())), 2);
    for [kemungkinan, dampak] in Ukuran::SEMUA.map(kolom_titik) {
        muat(&format!("COALESCE({kemungkinan}, 0)"), LEVEL);
        muat(&format!("COALESCE({dampak}, 0)"), LEVEL);
    }
    for besaran in ["besaran", "kini_besaran"] {
        muat(besaran, BESARAN);
    }
    // A magnitude is at least 1, so 0 is no threshold.
    muat("COALESCE(ambang, 0)", BESARAN);
    untaikan(basis, &["id", "perangkat_daerah_id", &sandi, "kategori", "pemilik"])
}

/// A risk out of its text; `None` for what [`untai`] never writes.
fn buka(teks: &str) -> Option<Padat> {
    let mut bagian = teks.splitn(5, BIDANG);
    let (id, kantor) = (bagian.next()?.parse().ok()?, bagian.next()?.parse().ok()?);
    let mut sandi: i64 = bagian.next()?.parse().ok()?;
    let mut ambil = |nilai: i64| {
        let isi = sandi % nilai;
        sandi /= nilai;
        u8::try_from(isi).ok()
    };
    // Last in, first out.
    let [ambang, kini, besaran] = [ambil(BESARAN)?, ambil(BESARAN)?, ambil(BESARAN)?];
    let mut titik = [None; 4];
    for satu in titik.iter_mut().rev() {
        let (dampak, kemungkinan) = (ambil(LEVEL)?, ambil(LEVEL)?);
        *satu = (kemungkinan > 0).then(|| Titik::baru(kemungkinan, dampak));
    }
    let (naik, positif) = (ambil(2)? == 1, ambil(2)? == 1);
    Some(Padat {
        id,
        kantor,
        kategori: bagian.next()?.to_owned(),
        pemilik: bagian.next()?.to_owned(),
        jenis: if positif { JenisRisiko::Positif } else { JenisRisiko::Negatif },
        titik,
        besaran,
        kini,
        ambang: (ambang > 0).then_some(ambang),
        naik,
    })
}

impl Padat {
    fn melampaui(&self) -> bool {
        self.ambang.is_some_and(|ambang| self.kini >= ambang)
    }
}

/// How many rows meet a condition.
pub(super) fn banyak_bila(syarat: impl Into<Condition>) -> Expr {
    let syarat: Condition = syarat.into();
    Expr::case(syarat, 1).finally(0).sum()
}

fn cacah(b: &QueryResult, ke: usize) -> Hasil<usize> {
    Ok(usize::try_from(b.try_get_by_index::<i64>(ke)?).unwrap_or_default())
}

fn negatif() -> Expr {
    kolom("jenis").eq(JenisRisiko::Negatif.kode())
}

/// Counts per cell of every measurement, by its code; positive and negative apart, cells without a risk left out.
pub(super) fn peta(semua: &[Padat], matriks: &Matriks) -> BTreeMap<String, Vec<IsiPeta>> {
    let satu = |(ke, ukuran): (usize, Ukuran)| {
        let mut sel: BTreeMap<(JenisRisiko, u8, u8), usize> = BTreeMap::new();
        for r in semua {
            if let Some(titik) = r.titik[ke] {
                *sel.entry((r.jenis, titik.kemungkinan, titik.dampak)).or_default() += 1;
            }
        }
        // Magnitudes are the matrix's; a cell outside of it was never stored.
        let isi = sel.into_iter().filter_map(|((jenis, kemungkinan, dampak), banyak)| {
            matriks.ukur(Titik::baru(kemungkinan, dampak)).map(|ukur| IsiPeta { jenis, ukur, banyak })
        });
        (ukuran.kode().to_owned(), isi.collect())
    };
    (0..).zip(Ukuran::SEMUA).map(satu).collect()
}

/// Risks by category, office and owner.
pub(super) fn kelompok(semua: &[Padat], matriks: &Matriks) -> Vec<Kelompok> {
    let mut hasil: BTreeMap<(usize, String), Kelompok> = BTreeMap::new();
    for r in semua {
        let level = matriks.level.iter().position(|l| (l.min..=l.maks).contains(&r.kini));
        for (ke, dimensi) in Dimensi::SEMUA.into_iter().enumerate() {
            let kunci = dimensi.kunci(r);
            let k = hasil.entry((ke, kunci)).or_insert_with_key(|(_, kunci)| Kelompok {
                dimensi,
                kunci: kunci.clone(),
                per_level: vec![0; matriks.level.len()],
                jumlah: 0,
                melampaui: 0,
            });
            k.jumlah += 1;
            k.melampaui += usize::from(r.melampaui());
            if let Some(level) = level {
                k.per_level[level] += 1;
            }
        }
    }
    hasil.into_values().collect()
}

/// Figures over all of them; plans are looked up.
pub(super) async fn jumlah<C: ConnectionTrait>(db: &C, syarat: &Condition, semua: &[Padat]) -> Hasil<Jumlah> {
    let banyak = |syarat: fn(&Padat) -> bool| semua.iter().filter(|r| syarat(r)).count();
    let negatif = || semua.iter().filter(|r| r.jenis == JenisRisiko::Negatif);
    let dihitung = Expr::col(("p", "kemajuan")).ne(Kemajuan::Batal.kode());
    let mut kueri = Query::select();
    kueri
        .expr(kolom("id").count())
        .from("risiko")
        .cond_where(syarat.clone())
        .and_where(melampaui())
        .and_where(punya("risiko_penanganan", "p", dihitung).not());
    let tanpa = db.query_one(&kueri).await?;
    Ok(Jumlah {
        risiko: semua.len(),
        melampaui: banyak(Padat::melampaui),
        eskalasi: banyak(|r| r.naik),
        tanpa_penanganan: tanpa.map_or(Ok(0), |b| cacah(&b, 0))?,
        negatif: i64::try_from(negatif().count()).unwrap_or(i64::MAX),
        besaran_negatif: negatif().map(|r| i64::from(r.besaran)).sum(),
        kini_negatif: negatif().map(|r| i64::from(r.kini)).sum(),
    })
}

/// What is late in one group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Lewat {
    pub aksi: usize,
    /// Risks with at least one of them.
    pub risiko: usize,
}

/// Late actions.
pub(super) struct AksiLewat {
    pub kelompok: HashMap<(Dimensi, String), Lewat>,
    /// Their ids, the oldest date first.
    pub id: Vec<i64>,
}

/// What is late, by group and by date. One row comes back, however many there are.
pub(super) async fn terlambat<C: ConnectionTrait>(
    db: &C,
    syarat: &Condition,
    hari_ini: NaiveDate,
    semua: &[Padat],
) -> Hasil<AksiLewat> {
    let basis = db.get_database_backend();
    let tenggat = match basis {
        DbBackend::Postgres => r#"to_char("p"."tenggat", 'YYYY-MM-DD')"#,
        _ => r#""p"."tenggat""#,
    };
    let mut kueri = Query::select();
    kueri.expr(Expr::cust(untaikan(basis, &[tenggat, r#""p"."id""#, r#""p"."risiko_id""#])));
    dengan_aksi_lewat(&mut kueri, syarat, hari_ini);
    let teks = satu_teks(db, &kueri).await?;
    let satu = |teks: &str| {
        let mut bagian = teks.splitn(3, BIDANG);
        let tenggat = bagian.next()?.to_owned();
        Some((tenggat, bagian.next()?.parse::<i64>().ok()?, bagian.next()?.parse::<i64>().ok()?))
    };
    let mut baris: Vec<(String, i64, i64)> = belah(&teks, satu)?;
    // A day is written from the year down, so that texts stand in the order of time.
    baris.sort_unstable();
    let mut aksi: HashMap<i64, usize> = HashMap::new();
    for (.., risiko) in &baris {
        *aksi.entry(*risiko).or_default() += 1;
    }
    let mut kelompok: HashMap<(Dimensi, String), Lewat> = HashMap::new();
    for (r, aksi) in semua.iter().filter_map(|r| Some((r, aksi.get(&r.id)?))) {
        for dimensi in Dimensi::SEMUA {
            // A risk has one category, office and owner: it is never counted twice.
            let satu = kelompok.entry((dimensi, dimensi.kunci(r))).or_default();
            satu.aksi += aksi;
            satu.risiko += 1;
        }
    }
    Ok(AksiLewat { kelompok, id: baris.into_iter().map(|(_, id, _)| id).collect() })
}

/// From risks that meet a condition, with each of their late actions `p`.
pub(super) fn dengan_aksi_lewat(kueri: &mut SelectStatement, syarat: &Condition, hari_ini: NaiveDate) {
    kueri
        .from("risiko")
        .join_as(
            sea_orm::JoinType::InnerJoin,
            "risiko_penanganan",
            "p",
            Expr::col(("p", "risiko_id")).equals(("risiko", "id")),
        )
        .cond_where(syarat.clone())
        .cond_where(lewat(hari_ini));
}

/// Mean magnitude of negative risks at the beginning and at the end of each quarter that has begun, in hundredths. A risk
/// counts as its last report up to that day says, and as it was analysed while there is none.
pub(super) async fn tren<C: ConnectionTrait>(
    db: &C,
    syarat: &Condition,
    tahun: i32,
    jumlah: Jumlah,
    hari_ini: NaiveDate,
) -> Hasil<Vec<Option<i32>>> {
    let akhir = [1, 2, 3, 4].map(|triwulan| akhir_triwulan(tahun, triwulan));
    // No report of a year ends after it, so its last quarter is where the risks stand now.
    let [pertama, kedua, ketiga, _] = akhir;
    let sebelum = [pertama, kedua, ketiga];
    let kueri = match db.get_database_backend() {
        DbBackend::Postgres => tren_bergerak(syarat, tahun, sebelum, jumlah),
        _ => tren_terakhir(syarat, tahun, sebelum),
    };
    let baris = db.query_one(&kueri).await?;
    let rata = |semua: i64| {
        let banyak = jumlah.negatif;
        (banyak > 0).then(|| i32::try_from((semua * 100 + banyak / 2) / banyak).ok()).flatten()
    };
    let mut hasil = vec![rata(jumlah.besaran_negatif)];
    let (mut mulai, _) = rentang(tahun);
    for (ke, akhir) in akhir.into_iter().enumerate() {
        let semua = match &baris {
            _ if ke == sebelum.len() => jumlah.kini_negatif,
            Some(b) => b.try_get_by_index::<Option<i64>>(ke)?.unwrap_or_default(),
            None => 0,
        };
        hasil.push(if mulai <= hari_ini { rata(semua) } else { None });
        mulai = akhir.succ_opt().unwrap_or(akhir);
    }
    Ok(hasil)
}

/// Sums at the end of each of these quarters, by the last report of each risk up to that day: an index holds them in order,
/// and SQLite looks into it for less than it would sort.
fn tren_terakhir(syarat: &Condition, tahun: i32, akhir: [NaiveDate; 3]) -> SelectStatement {
    let (awal, _) = rentang(tahun);
    let mut kueri = Query::select();
    kueri.from("risiko").cond_where(syarat.clone()).and_where(negatif());
    for hari in akhir {
        let terakhir = Query::select()
            .column(("p", "besaran"))
            .from_as("risiko_pantauan", "p")
            .and_where(Expr::col(("p", "risiko_id")).equals(("risiko", "id")))
            .and_where(Expr::col(("p", "sampai")).between(awal, hari))
            .order_by(("p", "sampai"), Order::Desc)
            .order_by(("p", "id"), Order::Desc)
            .limit(1)
            .to_owned();
        let besaran = Expr::SubQuery(None, Box::new(terakhir.into()));
        kueri.expr(Expr::from(Func::coalesce([besaran, kolom("besaran")])).sum());
    }
    kueri
}

/// The same sums by how far each report moved its risk from the one before it, which PostgreSQL finds in one pass where it
/// would begin a look into the index thousands of times.
fn tren_bergerak(syarat: &Condition, tahun: i32, akhir: [NaiveDate; 3], jumlah: Jumlah) -> SelectStatement {
    let (awal, _) = rentang(tahun);
    let gerak = r#""p"."besaran" - LAG("p"."besaran", 1, "risiko"."besaran") OVER (PARTITION BY "p"."risiko_id" ORDER BY "p"."sampai", "p"."id")"#;
    let milik = Expr::col(("p", "risiko_id")).equals(("risiko", "id"));
    let tiap = Query::select()
        .expr_as(Expr::col(("p", "sampai")), "sampai")
        .expr_as(Expr::cust(gerak), "gerak")
        .from("risiko")
        .join_as(sea_orm::JoinType::InnerJoin, "risiko_pantauan", "p", milik)
        .cond_where(syarat.clone())
        .and_where(negatif())
        .and_where(Expr::col(("p", "sampai")).between(awal, akhir[2]))
        .to_owned();
    let mut kueri = Query::select();
    kueri.from_subquery(tiap, "x");
    for hari in akhir {
        let gerak = Expr::case(Expr::col(("x", "sampai")).lte(hari), Expr::col(("x", "gerak"))).finally(0).sum();
        kueri.expr(Expr::from(Func::coalesce([gerak, Expr::val(0)])).add(jumlah.besaran_negatif));
    }
    kueri
}
