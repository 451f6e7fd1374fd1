//! The figures of the consolidated view, added up by the database: a few rows come back however many risks there are.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::risiko::{
    JenisRisiko, Matriks, Titik, Ukuran, penanganan::Kemajuan, periode::akhir_triwulan, potret::IsiPeta,
};
use sea_orm::{
    Condition, ConnectionTrait, ExprTrait, QueryResult,
    sea_query::{Expr, Func, Order, Query, SelectStatement, UnionType},
};

use super::{
    baris::{kolom, kolom_titik, lewat, melampaui, naik, punya, rentang},
    daftar::TANPA_PEMILIK,
    dasar::kecil,
};
use crate::Hasil;

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
    /// Negative ones, and the sum of their magnitudes at the beginning.
    pub negatif: i64,
    pub besaran_negatif: i64,
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

    const fn kolom(self) -> &'static str {
        match self {
            Self::Kategori => "kategori",
            Self::Kantor => "perangkat_daerah_id",
            Self::Pemilik => "pemilik",
        }
    }

    /// The value that stands for a group.
    fn kunci(self) -> Expr {
        match self {
            // Risks without an owner are a group of their own, whichever way the field was left open.
            Self::Pemilik => Expr::cust(format!(
                r#"CASE WHEN "risiko"."pemilik" = '' THEN '{TANPA_PEMILIK}' ELSE "risiko"."pemilik" END"#
            )),
            _ => kolom(self.kolom()).cast_as("text"),
        }
    }

    fn kelompokkan(self, kueri: &mut SelectStatement) {
        match self {
            Self::Pemilik => kueri.add_group_by([self.kunci()]),
            _ => kueri.group_by_col(("risiko", self.kolom())),
        };
    }

    /// The number of its rows in a joined query.
    const fn tanda(self) -> &'static str {
        match self {
            Self::Kategori => "0",
            Self::Kantor => "1",
            Self::Pemilik => "2",
        }
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
pub(super) async fn peta<C: ConnectionTrait>(
    db: &C,
    syarat: &Condition,
    matriks: &Matriks,
) -> Hasil<HashMap<String, Vec<IsiPeta>>> {
    let satu = |ukuran: Ukuran| {
        let [k, d] = kolom_titik(ukuran).map(|nama| ("risiko", nama));
        let mut kueri = Query::select();
        kueri
            .expr(Expr::val(ukuran.kode()))
            .columns([("risiko", "jenis"), k, d])
            .expr(kolom("id").count())
            .from("risiko")
            .cond_where(syarat.clone())
            .and_where(Expr::col(k).is_not_null())
            .group_by_columns([("risiko", "jenis"), k, d]);
        kueri
    };
    let mut hasil: HashMap<String, Vec<IsiPeta>> =
        Ukuran::SEMUA.into_iter().map(|u| (u.kode().to_owned(), Vec::new())).collect();
    for b in db.query_all(&gabung(Ukuran::SEMUA.map(satu))).await? {
        let titik = Titik::baru(kecil(b.try_get_by_index(2)?), kecil(b.try_get_by_index(3)?));
        let jenis = JenisRisiko::dari_kode(&b.try_get_by_index::<String>(1)?);
        // Magnitudes are the matrix's; a cell outside of it was never stored.
        if let (Some(jenis), Some(ukur)) = (jenis, matriks.ukur(titik)) {
            let isi = IsiPeta { jenis, ukur, banyak: cacah(&b, 4)? };
            hasil.entry(b.try_get_by_index(0)?).or_default().push(isi);
        }
    }
    for isi in hasil.values_mut() {
        isi.sort_by_key(|i| (i.jenis, i.ukur.titik.kemungkinan, i.ukur.titik.dampak));
    }
    Ok(hasil)
}

/// Risks by category, office and owner, and over all.
pub(super) async fn kelompok<C: ConnectionTrait>(
    db: &C,
    syarat: &Condition,
    matriks: &Matriks,
) -> Hasil<(Vec<Kelompok>, Jumlah)> {
    let satu = |dimensi: Dimensi| {
        let mut kueri = Query::select();
        kueri
            .expr(Expr::cust(dimensi.tanda()))
            .expr(dimensi.kunci())
            .expr(kolom("id").count())
            .expr(banyak_bila(melampaui()));
        // Said once is enough: the offices add up to all.
        if dimensi == Dimensi::Kantor {
            let dihitung = Expr::col(("p", "kemajuan")).ne(Kemajuan::Batal.kode());
            let beraksi = punya("risiko_penanganan", "p", dihitung);
            kueri
                .expr(banyak_bila(naik()))
                .expr(banyak_bila(Condition::all().add(melampaui()).add(beraksi.not())))
                .expr(banyak_bila(negatif()))
                .expr(Expr::case(negatif(), kolom("besaran")).finally(0).sum());
        } else {
            kueri.exprs([Expr::cust("0"), Expr::cust("0"), Expr::cust("0"), Expr::cust("0")]);
        }
        for l in &matriks.level {
            kueri.expr(banyak_bila(kolom("kini_besaran").between(i32::from(l.min), i32::from(l.maks))));
        }
        kueri.from("risiko").cond_where(syarat.clone());
        dimensi.kelompokkan(&mut kueri);
        kueri
    };
    let (mut semua, mut jumlah) = (Vec::new(), Jumlah::default());
    for b in db.query_all(&gabung(Dimensi::SEMUA.map(satu))).await? {
        let tanda: i32 = b.try_get_by_index(0)?;
        let Some(dimensi) = Dimensi::SEMUA.into_iter().find(|d| d.tanda() == tanda.to_string()) else { continue };
        let per_level = (8..8 + matriks.level.len()).map(|ke| cacah(&b, ke)).collect::<Hasil<_>>()?;
        let k = Kelompok {
            dimensi,
            kunci: b.try_get_by_index(1)?,
            per_level,
            jumlah: cacah(&b, 2)?,
            melampaui: cacah(&b, 3)?,
        };
        if dimensi == Dimensi::Kantor {
            jumlah.risiko += k.jumlah;
            jumlah.melampaui += k.melampaui;
            jumlah.eskalasi += cacah(&b, 4)?;
            jumlah.tanpa_penanganan += cacah(&b, 5)?;
            jumlah.negatif += b.try_get_by_index::<i64>(6)?;
            jumlah.besaran_negatif += b.try_get_by_index::<i64>(7)?;
        }
        semua.push(k);
    }
    Ok((semua, jumlah))
}

/// What is late in one group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Lewat {
    pub aksi: usize,
    /// Risks with at least one of them.
    pub risiko: usize,
}

/// Late actions by group.
pub(super) async fn terlambat<C: ConnectionTrait>(
    db: &C,
    syarat: &Condition,
    hari_ini: NaiveDate,
) -> Hasil<HashMap<(Dimensi, String), Lewat>> {
    let mut kueri = Query::select();
    for dimensi in Dimensi::SEMUA {
        kueri.expr(dimensi.kunci());
        dimensi.kelompokkan(&mut kueri);
    }
    kueri.expr(Expr::col(("p", "id")).count()).expr(Func::count_distinct(Expr::col(("p", "risiko_id"))));
    dengan_aksi_lewat(&mut kueri, syarat, hari_ini);
    let mut hasil: HashMap<(Dimensi, String), Lewat> = HashMap::new();
    for b in db.query_all(&kueri).await? {
        let (aksi, risiko) = (cacah(&b, 3)?, cacah(&b, 4)?);
        for (ke, dimensi) in Dimensi::SEMUA.into_iter().enumerate() {
            // A risk has one category, office and owner: it is never counted twice.
            let satu = hasil.entry((dimensi, b.try_get_by_index(ke)?)).or_default();
            satu.aksi += aksi;
            satu.risiko += risiko;
        }
    }
    Ok(hasil)
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
    let (awal, _) = rentang(tahun);
    let sampai = || Expr::col(("p", "sampai"));
    // The last report of a risk up to a day, by the index that holds them in order.
    let terakhir = |hari: NaiveDate| {
        Query::select()
            .column(("p", "besaran"))
            .from_as("risiko_pantauan", "p")
            .and_where(Expr::col(("p", "risiko_id")).equals(("risiko", "id")))
            .and_where(sampai().between(awal, hari))
            .order_by(("p", "sampai"), Order::Desc)
            .order_by(("p", "id"), Order::Desc)
            .limit(1)
            .to_owned()
    };
    let akhir = [1, 2, 3, 4].map(|triwulan| akhir_triwulan(tahun, triwulan));
    let mut kueri = Query::select();
    kueri.from("risiko").cond_where(syarat.clone()).and_where(negatif());
    for hari in akhir {
        let besaran = Expr::SubQuery(None, Box::new(terakhir(hari).into()));
        kueri.expr(Expr::from(Func::coalesce([besaran, kolom("besaran")])).sum());
    }
    let baris = db.query_one(&kueri).await?;
    let rata = |semua: i64| {
        let banyak = jumlah.negatif;
        (banyak > 0).then(|| i32::try_from((semua * 100 + banyak / 2) / banyak).ok()).flatten()
    };
    let mut hasil = vec![rata(jumlah.besaran_negatif)];
    let mut mulai = awal;
    for (ke, akhir) in akhir.into_iter().enumerate() {
        let semua = match &baris {
            Some(b) => b.try_get_by_index::<Option<i64>>(ke)?.unwrap_or_default(),
            None => 0,
        };
        hasil.push(if mulai <= hari_ini { rata(semua) } else { None });
        mulai = akhir.succ_opt().unwrap_or(akhir);
    }
    Ok(hasil)
}

/// Several queries of the same columns as one.
fn gabung<const N: usize>(semua: [SelectStatement; N]) -> SelectStatement {
    let mut semua = semua.into_iter();
    let mut kueri = semua.next().unwrap_or_default();
    for lain in semua {
        kueri.union(UnionType::All, lain);
    }
    kueri
}
