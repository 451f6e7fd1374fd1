//! How many records of a register have which value of each field: the numbers beside the filters of a list.
//!
//! One statement looks at every matching record once; the counts of all fields are made from that. A field's own filter
//! does not narrow its own counts, so that another value can be chosen instead.

use std::collections::{BTreeMap, HashMap};

use domain::register::{Alur, Bidang, Jenis, Register, saring::berpilihan, tahap::Tahap};
use sea_orm::{
    Condition, ConnectionTrait, ExprTrait, QueryResult,
    sea_query::{Asterisk, CommonTableExpression, Expr, Query, SelectStatement, UnionType, WithClause},
};

use super::{Akses, daftar, daftar::Saringan, sql};
use crate::{Galat, Hasil};

/// How many records have which value of a field, all other filters applied.
#[derive(Clone, Debug)]
pub struct Hitungan {
    pub bidang: &'static Bidang,
    /// Value (empty for records without one), its name, number of records; offices by name, choices in their order.
    pub nilai: Vec<(String, String, u64)>,
}

/// Every count of a list.
#[derive(Debug)]
pub(super) struct Semua {
    /// Records that pass all filters.
    pub jumlah: u64,
    pub hitungan: Vec<Hitungan>,
    /// Records in each stage; empty for registers without stages.
    pub tahap: Vec<(Tahap, u64)>,
}

/// Matching records before the filters of fields, each with what it has and which of those filters it passes.
const COCOK: &str = "cocok";
/// The stage stands among the fields by this name; no field has it.
const TAHAP: &str = "tahap";

/// Counts of the fields that have a filter, of the stages, and of the whole.
///
/// # Errors
/// When the database cannot be read.
pub(super) async fn semua<C: ConnectionTrait>(
    db: &C,
    r: &'static Register,
    akses: &Akses,
    s: &Saringan,
) -> Hasil<Semua> {
    // Beside those that are always counted, the choices that a person filters by or asked for.
    let diminta = |b: &Bidang| s.tambahan.contains(&b.kode) || s.bidang.iter().any(|(kode, _)| *kode == b.kode);
    let bidang: Vec<&'static Bidang> =
        r.bidang.iter().filter(|b| b.disaring || (berpilihan(b.jenis) && diminta(b))).collect();
    let baris = db.query_all(&kueri(r, akses, s, &bidang)).await?;
    let mut per_bidang: HashMap<String, Vec<Nilai>> = HashMap::new();
    for satu in &baris {
        per_bidang.entry(satu.try_get("", "bidang")?).or_default().push(Nilai::baca(satu)?);
    }
    for b in bidang.iter().filter(|b| matches!(b.jenis, Jenis::Ganda(_))) {
        if let Some(nilai) = per_bidang.get_mut(b.kode) {
            *nilai = satu_satu(nilai);
        }
    }
    let jumlah = per_bidang.remove("").and_then(|n| n.first().map(|n| n.jumlah));
    let tahap: HashMap<String, u64> =
        per_bidang.remove(TAHAP).unwrap_or_default().into_iter().map(|n| (n.kode, n.jumlah)).collect();
    Ok(Semua {
        jumlah: jumlah.ok_or_else(|| Galat::internal("COUNT tanpa baris"))?,
        tahap: match r.alur {
            Alur::Bertahap => Tahap::SEMUA.map(|t| (t, tahap.get(t.kode()).copied().unwrap_or(0))).to_vec(),
            Alur::Langsung => Vec::new(),
        },
        hitungan: bidang
            .into_iter()
            .map(|b| Hitungan { bidang: b, nilai: bernama(b, per_bidang.remove(b.kode).unwrap_or_default()) })
            .collect(),
    })
}

fn kueri(r: &Register, akses: &Akses, s: &Saringan, bidang: &[&Bidang]) -> SelectStatement {
    let saringan = daftar::saringan_bidang(r, s);
    let mut cocok = sql::dari(r);
    cocok.column(("c", TAHAP)).cond_where(daftar::dasar(akses, s));
    for b in bidang {
        cocok.expr_as(sql::ekspresi(b), kolom(b));
    }
    for (n, (_, syarat)) in saringan.iter().enumerate() {
        cocok.expr_as(Expr::case(syarat.clone(), true).finally(false), lolos(n));
    }
    let lewat = |kecuali: &str| {
        saringan
            .iter()
            .enumerate()
            .filter(|(_, (kode, _))| *kode != kecuali)
            .fold(Condition::all(), |syarat, (n, _)| syarat.add(Expr::col((COCOK, lolos(n))).eq(true)))
    };
    let mut kueri = hitung("", Expr::value(None::<String>), Expr::value(None::<String>));
    kueri.cond_where(lewat(""));
    for b in bidang {
        let isi = Expr::col((COCOK, kolom(b)));
        let nilai = match b.jenis {
            Jenis::YaTidak => Expr::case(isi.clone().eq(true), "ya").case(isi.clone().eq(false), "tidak").into(),
            _ => isi.clone().cast_as("text"),
        };
        // An office is named once, not with each of its records.
        let sebutan = match b.jenis {
            Jenis::Kantor => Expr::from(nama_kantor(b)),
            _ => Expr::value(None::<String>),
        };
        let mut satu = hitung(b.kode, nilai, sebutan);
        satu.cond_where(lewat(b.kode)).add_group_by([isi]);
        kueri.union(UnionType::All, satu);
    }
    if matches!(r.alur, Alur::Bertahap) {
        let isi = Expr::col((COCOK, TAHAP));
        let mut satu = hitung(TAHAP, isi.clone(), Expr::value(None::<String>));
        satu.cond_where(lewat(TAHAP)).add_group_by([isi]);
        kueri.union(UnionType::All, satu);
    }
    // Without being told, SQLite looks at every record again for each field.
    let cocok = CommonTableExpression::new().query(cocok).table_name(COCOK).materialized(true).to_owned();
    kueri.with_cte(WithClause::new().cte(cocok).to_owned());
    kueri
}

fn hitung(kode: &str, nilai: Expr, sebutan: Expr) -> SelectStatement {
    Query::select()
        .expr_as(Expr::val(kode), "bidang")
        .expr_as(nilai, "nilai")
        .expr_as(sebutan, "sebutan")
        .expr_as(Expr::col(Asterisk).count(), "jumlah")
        .from(COCOK)
        .take()
}

fn nama_kantor(bidang: &Bidang) -> SelectStatement {
    Query::select()
        .column(("k", "nama"))
        .from_as("perangkat_daerah", "k")
        .and_where(Expr::col(("k", "id")).equals((COCOK, kolom(bidang))))
        .take()
}

fn kolom(bidang: &Bidang) -> String {
    format!("b_{}", bidang.kode)
}

fn lolos(ke: usize) -> String {
    format!("lolos_{ke}")
}

struct Nilai {
    kode: String,
    sebutan: Option<String>,
    jumlah: u64,
}

impl Nilai {
    fn baca(baris: &QueryResult) -> Hasil<Self> {
        Ok(Self {
            kode: baris.try_get::<Option<String>>("", "nilai")?.unwrap_or_default(),
            sebutan: baris.try_get("", "sebutan")?,
            jumlah: baris.try_get::<i64>("", "jumlah")?.unsigned_abs(),
        })
    }
}

/// Of several choices each one by itself: a record counts for every choice it has.
fn satu_satu(gabungan: &[Nilai]) -> Vec<Nilai> {
    let mut jumlah: BTreeMap<&str, u64> = BTreeMap::new();
    for satu in gabungan {
        let mut pilihan = satu.kode.split('|').filter(|kode| !kode.is_empty()).peekable();
        if pilihan.peek().is_none() {
            *jumlah.entry("").or_default() += satu.jumlah;
        }
        pilihan.for_each(|kode| *jumlah.entry(kode).or_default() += satu.jumlah);
    }
    jumlah.into_iter().map(|(kode, jumlah)| Nilai { kode: kode.to_owned(), sebutan: None, jumlah }).collect()
}

/// The values of a field as a person reads them, in the order they stand in a filter.
fn bernama(bidang: &'static Bidang, nilai: Vec<Nilai>) -> Vec<(String, String, u64)> {
    let nama = |n: &Nilai| match bidang.jenis {
        _ if n.kode.is_empty() => String::new(),
        Jenis::Kantor => n.sebutan.clone().unwrap_or_default(),
        Jenis::YaTidak => if n.kode == "ya" { "Ya" } else { "Tidak" }.to_owned(),
        Jenis::Bilangan { .. } | Jenis::Rupiah | Jenis::Catatan(_) => n.kode.clone(),
        _ => bidang.nama_opsi(&n.kode).to_owned(),
    };
    let mut hasil: Vec<_> = nilai.iter().map(|n| (n.kode.clone(), nama(n), n.jumlah)).collect();
    let letak = |kode: &str| match bidang.jenis {
        Jenis::Kantor => 0,
        _ => bidang.opsi().iter().position(|o| o.kode == kode).unwrap_or(usize::MAX),
    };
    hasil.sort_by(|a, b| (a.0.is_empty(), letak(&a.0), &a.1).cmp(&(b.0.is_empty(), letak(&b.0), &b.1)));
    hasil
}
