//! What the architecture lacks: a number for every question, and the records behind it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::{
    arsitektur::{
        kurang::{Kurang, SEMUA, Syarat, nama_baku},
        relasi::DOMAIN,
    },
    tabel::Tabel,
};
use sea_orm::{
    Condition, ConnectionTrait, ExprTrait,
    sea_query::{Expr, Func, Order, Query},
};

use super::{Jangkauan, Titik, kolom_titik, matriks};
use crate::{
    Galat, Hasil, Layanan, Pelaku,
    ingatan::Ingatan,
    perangkat_daerah::{self, KantorRingkas},
};

/// Rows of one page.
pub const PER_HALAMAN: u64 = 50;

/// A question with its answer.
#[derive(Clone, Copy, Debug)]
pub struct Jumlah {
    pub kurang: &'static Kurang,
    /// Records that lack it.
    pub kurang_berapa: u64,
    /// Records that were asked.
    pub dari: u64,
}

/// The records behind one number.
#[derive(Clone, Debug)]
pub struct Daftar {
    pub baris: Vec<Titik>,
    pub jumlah: u64,
    pub kantor: HashMap<i64, KantorRingkas>,
}

/// Answers by what a person sees.
pub(crate) type IngatanKurang = Ingatan<Jangkauan, Vec<Jumlah>>;

/// Every question with its number, over the records this person sees. Looks at every record, and again only after a
/// write.
///
/// # Errors
/// [`Galat::Dilarang`].
pub async fn ringkas(l: &Layanan, pelaku: &Pelaku) -> Hasil<Vec<Jumlah>> {
    let jangkauan = Jangkauan::baru(pelaku)?;
    let ingat = l.kurang.atau(l, jangkauan.clone(), hitung(l, &jangkauan)).await?;
    Ok(ingat.as_ref().clone())
}

async fn hitung(l: &Layanan, jangkauan: &Jangkauan) -> Hasil<Vec<Jumlah>> {
    let mut kueri = Query::select();
    let berapa =
        |syarat: Condition| Func::coalesce([Func::sum(Expr::case(syarat, 1).finally(0)).into(), Expr::value(0)]);
    for (i, k) in SEMUA.iter().enumerate() {
        let ditanya = Condition::all().add(Expr::col(("c", "register")).is_in(k.register.iter().copied()));
        kueri.expr_as(berapa(ditanya.clone()), format!("dari_{i}"));
        if let Some(syarat) = syarat(k) {
            kueri.expr_as(berapa(ditanya.add(syarat)), format!("kurang_{i}"));
        }
    }
    kueri.from_as("catatan", "c").cond_where(terlihat(jangkauan, &DOMAIN));
    let baris = l.db.query_one(&kueri).await?.ok_or_else(|| Galat::internal("SUM tanpa baris"))?;
    let baca = |nama: String| -> Hasil<u64> { Ok(baris.try_get::<i64>("", &nama)?.unsigned_abs()) };
    let mut hasil = Vec::new();
    for (i, kurang) in SEMUA.iter().enumerate() {
        let kurang_berapa = match kurang.syarat {
            Syarat::Kembar => kembar(l, jangkauan, kurang).await?.len() as u64,
            _ => baca(format!("kurang_{i}"))?,
        };
        hasil.push(Jumlah { kurang, kurang_berapa, dari: baca(format!("dari_{i}"))? });
    }
    Ok(hasil)
}

/// The records behind a number, a page at a time; duplicates stand together.
///
/// # Errors
/// [`Galat::Dilarang`].
pub async fn list(l: &Layanan, pelaku: &Pelaku, kurang: &'static Kurang, halaman: u64) -> Hasil<Daftar> {
    let jangkauan = Jangkauan::baru(pelaku)?;
    let mulai = halaman.saturating_sub(1).saturating_mul(PER_HALAMAN);
    let (baris, jumlah) = match syarat(kurang) {
        Some(syarat) => {
            let syarat = terlihat(&jangkauan, kurang.register).add(syarat);
            let jumlah = matriks::hitung(l, syarat.clone()).await?;
            let mut kueri = Query::select();
            kolom_titik(&mut kueri, "c");
            kueri
                .from_as("catatan", "c")
                .cond_where(syarat)
                .order_by_expr(Func::lower(Expr::col(("c", "nama"))).into(), Order::Asc)
                .order_by(("c", "id"), Order::Asc)
                .offset(mulai)
                .limit(PER_HALAMAN);
            (l.db.query_all(&kueri).await?.iter().map(Titik::baca).collect::<Hasil<Vec<_>>>()?, jumlah)
        }
        None => {
            let semua = kembar(l, &jangkauan, kurang).await?;
            let jumlah = semua.len() as u64;
            let lewat = usize::try_from(mulai).unwrap_or(usize::MAX);
            let sebanyak = usize::try_from(PER_HALAMAN).unwrap_or(usize::MAX);
            (semua.into_iter().skip(lewat).take(sebanyak).collect(), jumlah)
        }
    };
    let id: BTreeSet<i64> = baris.iter().filter_map(|t| t.kantor).collect();
    let kantor = perangkat_daerah::nama(&l.db, &id.into_iter().collect::<Vec<_>>()).await?;
    Ok(Daftar { baris, jumlah, kantor })
}

/// Every record behind a number, for a download; without a question all numbers.
///
/// # Errors
/// [`Galat::Dilarang`].
pub async fn tabel(l: &Layanan, pelaku: &Pelaku, kurang: Option<&'static Kurang>) -> Hasil<Tabel> {
    let Some(kurang) = kurang else {
        let isi = ringkas(l, pelaku).await?;
        let baris = isi.iter().map(|j| {
            vec![j.kurang.nama.into(), j.kurang_berapa.to_string(), j.dari.to_string(), j.kurang.saran.into()]
        });
        return Ok(Tabel::dari_teks("Yang kurang", &["Pertanyaan", "Kurang", "Dari", "Saran"], baris.collect()));
    };
    let jangkauan = Jangkauan::baru(pelaku)?;
    let isi = match syarat(kurang) {
        Some(syarat) => {
            let mut kueri = Query::select();
            kolom_titik(&mut kueri, "c");
            kueri
                .from_as("catatan", "c")
                .cond_where(terlihat(&jangkauan, kurang.register).add(syarat))
                .order_by_expr(Func::lower(Expr::col(("c", "nama"))).into(), Order::Asc)
                .order_by(("c", "id"), Order::Asc);
            l.db.query_all(&kueri).await?.iter().map(Titik::baca).collect::<Hasil<Vec<_>>>()?
        }
        None => kembar(l, &jangkauan, kurang).await?,
    };
    let id: BTreeSet<i64> = isi.iter().filter_map(|t| t.kantor).collect();
    let kantor = perangkat_daerah::nama(&l.db, &id.into_iter().collect::<Vec<_>>()).await?;
    let baris = isi.iter().map(|t| {
        let milik = t.kantor.and_then(|id| kantor.get(&id)).map_or_else(String::new, |k| k.nama.clone());
        let register = domain::register::cari(&t.register).map_or("", |r| r.nama);
        vec![t.nomor.clone(), t.nama.clone(), register.into(), milik]
    });
    Ok(Tabel::dari_teks(kurang.nama, &["Nomor", "Nama", "Register", "Perangkat Daerah"], baris.collect()))
}

fn terlihat(jangkauan: &Jangkauan, register: &[&str]) -> Condition {
    Condition::all()
        .add(Expr::col(("c", "register")).is_in(register.iter().copied()))
        .add(Expr::col(("c", "diarsipkan_pada")).is_null())
        .add(jangkauan.syarat("c"))
}

/// The condition on `c`; `None` for what one record alone does not show.
fn syarat(kurang: &Kurang) -> Option<Condition> {
    Some(match kurang.syarat {
        Syarat::TanpaKaitan(jenis) => {
            let ada = matriks::ada(jenis.iter().map(|(jenis, maju)| (jenis.kode(), *maju)));
            Condition::all().add(Expr::exists(ada).not())
        }
        Syarat::TanpaIsi(kolom) => Condition::all().add(Expr::col(("c", kolom)).is_null()),
        Syarat::TanpaPemilik => {
            let mut aktif = Query::select();
            aktif
                .expr(Expr::value(1))
                .from_as("perangkat_daerah", "p")
                .and_where(Expr::col(("p", "id")).equals(("c", "perangkat_daerah_id")))
                .and_where(Expr::col(("p", "aktif")).eq(true));
            Condition::all().add(Expr::exists(aktif).not())
        }
        Syarat::Kembar => return None,
    })
}

/// Records whose name another office uses too, those of one name together.
async fn kembar(l: &Layanan, jangkauan: &Jangkauan, kurang: &Kurang) -> Hasil<Vec<Titik>> {
    let mut kueri = Query::select();
    kolom_titik(&mut kueri, "c");
    kueri.from_as("catatan", "c").cond_where(terlihat(jangkauan, kurang.register));
    let mut menurut: BTreeMap<(String, String), Vec<Titik>> = BTreeMap::new();
    for baris in l.db.query_all(&kueri).await? {
        let titik = Titik::baca(&baris)?;
        let nama = nama_baku(&titik.nama);
        if !nama.is_empty() {
            menurut.entry((nama, titik.register.clone())).or_default().push(titik);
        }
    }
    let mut hasil = Vec::new();
    for mut sama in menurut.into_values() {
        let kantor: BTreeSet<Option<i64>> = sama.iter().map(|t| t.kantor).collect();
        if kantor.len() > 1 {
            sama.sort_by_key(|t| t.id);
            hasil.extend(sama);
        }
    }
    Ok(hasil)
}
