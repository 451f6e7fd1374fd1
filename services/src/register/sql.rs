//! From a register's description to statements, and from rows to records.
//!
//! `c` is `catatan`, `d` the register's own table, `p` the owning office.

use chrono::{DateTime, NaiveDate, Utc};
use domain::register::{Bidang, Butir, Isi, Jenis, Register, saring::Syarat, tahap::Tahap};
use sea_orm::{
    Condition, ConnectionTrait, ExprTrait, JoinType, QueryResult,
    sea_query::{Expr, Func, LikeExpr, Query, SelectStatement},
};

use super::Rekaman;
use crate::{Galat, Hasil, galat::pola_like};

/// The tables of a register, joined, without columns.
pub(super) fn dari(r: &Register) -> SelectStatement {
    Query::select()
        .from_as("catatan", "c")
        .join_as(JoinType::InnerJoin, r.tabel, "d", Expr::col(("d", "id")).equals(("c", "id")))
        .join_as(
            JoinType::LeftJoin,
            "perangkat_daerah",
            "p",
            Expr::col(("p", "id")).equals(("c", "perangkat_daerah_id")),
        )
        .cond_where(Condition::all().add(Expr::col(("c", "register")).eq(r.kode)))
        .to_owned()
}

/// Adds what [`rekaman`] reads.
pub(super) fn kolom(r: &Register, kueri: &mut SelectStatement) {
    for tetap in ["id", "versi", "tahap", "kelengkapan", "diubah", "diubah_oleh", "diarsipkan_pada"] {
        kueri.column(("c", tetap));
    }
    for bidang in r.bidang {
        kueri.expr_as(ekspresi(bidang), format!("b_{}", bidang.kode));
    }
}

/// The column of a field.
pub(super) fn ekspresi(bidang: &Bidang) -> Expr {
    Expr::col((if bidang.dasar { "c" } else { "d" }, bidang.kode))
}

/// One row of a statement made with [`dari`] and [`kolom`].
pub(super) fn rekaman(r: &Register, baris: &QueryResult) -> Hasil<Rekaman> {
    let mut butir = Butir::default();
    for bidang in r.bidang {
        butir.set(bidang.kode, isi(bidang, baris)?);
    }
    let tahap: String = baris.try_get("", "tahap")?;
    Ok(Rekaman {
        id: baris.try_get("", "id")?,
        versi: baris.try_get("", "versi")?,
        tahap: Tahap::dari_kode(&tahap).unwrap_or_default(),
        kelengkapan: baris.try_get("", "kelengkapan")?,
        diubah: baris.try_get::<DateTime<Utc>>("", "diubah")?,
        diubah_oleh: baris.try_get("", "diubah_oleh")?,
        diarsipkan: baris.try_get::<Option<DateTime<Utc>>>("", "diarsipkan_pada")?,
        butir,
    })
}

/// One record, whatever its state; the caller authorizes.
pub(super) async fn satu<C: ConnectionTrait>(db: &C, r: &Register, id: i64) -> Hasil<Rekaman> {
    let mut kueri = dari(r);
    kolom(r, &mut kueri);
    kueri.and_where(Expr::col(("c", "id")).eq(id));
    let baris = db.query_one(&kueri).await?.ok_or(Galat::TidakAda)?;
    rekaman(r, &baris)
}

/// A value as its column holds it.
pub(super) fn nilai(bidang: &Bidang, isi: &Isi) -> Expr {
    match bidang.jenis {
        Jenis::Bilangan { .. } | Jenis::Rupiah | Jenis::Kantor | Jenis::Catatan(_) => Expr::value(match isi {
            Isi::Bilangan(n) => Some(*n),
            _ => None::<i64>,
        }),
        Jenis::Tanggal => Expr::value(match isi {
            Isi::Tanggal(t) => Some(*t),
            _ => None::<NaiveDate>,
        }),
        Jenis::YaTidak => Expr::value(match isi {
            Isi::Ya(ya) => Some(*ya),
            _ => None::<bool>,
        }),
        Jenis::Ganda(_) => Expr::value(match isi {
            Isi::Ganda(kode) => Some(format!("|{}|", kode.join("|"))),
            _ => None::<String>,
        }),
        _ => Expr::value(match isi {
            Isi::Teks(t) => Some(t.clone()),
            _ => None::<String>,
        }),
    }
}

/// What a filter asks of a field.
pub(super) fn syarat(bidang: &Bidang, syarat: &Syarat) -> Expr {
    let kolom = || ekspresi(bidang);
    match (syarat, bidang.jenis) {
        (Syarat::Kosong | Syarat::Sama(Isi::Kosong), _) => kolom().is_null(),
        (Syarat::Terisi, _) => kolom().is_not_null(),
        (Syarat::Sama(Isi::Ganda(kode)), _) => {
            let satu = |kode: &String| kolom().like(pola(&["%|", "|%"], kode));
            kode.iter().map(satu).reduce(|a, b| a.and(b)).unwrap_or_else(|| kolom().is_null())
        }
        // A code stands for everything below it.
        (Syarat::Sama(Isi::Teks(kode)), Jenis::Rujukan(_)) => {
            kolom().eq(kode.as_str()).or(kolom().like(pola(&["", ".%"], kode)))
        }
        (Syarat::Sama(isi), _) => kolom().eq(nilai(bidang, isi)),
        (Syarat::Antara(dari, sampai), _) => {
            let batas = |isi: &Isi| (!isi.kosong()).then(|| nilai(bidang, isi));
            let dari = batas(dari).map(|batas| kolom().gte(batas));
            let sampai = batas(sampai).map(|batas| kolom().lte(batas));
            dari.into_iter().chain(sampai).reduce(|a, b| a.and(b)).unwrap_or_else(|| kolom().is_not_null())
        }
        (Syarat::Memuat(teks), _) => Expr::expr(Func::lower(kolom())).like(pola_like(teks)),
        // It leads to a record only once that was looked up.
        (Syarat::Nomor(_), _) => Expr::value(false),
    }
}

/// A pattern around a text whose own wildcards are taken literally.
fn pola([depan, belakang]: &[&str; 2], teks: &str) -> LikeExpr {
    let lolos = teks.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    LikeExpr::new(format!("{depan}{lolos}{belakang}")).escape('\\')
}

/// What a list is ordered by, without NULL, so that a row can be compared with another.
pub(super) fn urutan(bidang: &Bidang) -> Expr {
    match bidang.jenis {
        // The owner is joined; any other office is looked up by itself.
        Jenis::Kantor if bidang.dasar => {
            Func::coalesce([Func::lower(Expr::col(("p", "nama"))).into(), Expr::value("")]).into()
        }
        Jenis::Kantor => {
            let nama = Query::select()
                .expr(Func::lower(Expr::col(("k", "nama"))))
                .from_as("perangkat_daerah", "k")
                .and_where(Expr::col(("k", "id")).eq(ekspresi(bidang)))
                .take();
            Func::coalesce([Expr::from(nama), Expr::value("")]).into()
        }
        Jenis::Bilangan { .. } | Jenis::Rupiah | Jenis::Catatan(_) => {
            Func::coalesce([ekspresi(bidang), Expr::value(i64::MIN)]).into()
        }
        Jenis::Tanggal => Func::coalesce([ekspresi(bidang), Expr::value(NaiveDate::default())]).into(),
        Jenis::YaTidak => Func::coalesce([ekspresi(bidang), Expr::value(false)]).into(),
        _ => Func::coalesce([Func::lower(ekspresi(bidang)).into(), Expr::value("")]).into(),
    }
}

pub(super) fn isi(bidang: &Bidang, baris: &QueryResult) -> Hasil<Isi> {
    let kolom = format!("b_{}", bidang.kode);
    let kolom = kolom.as_str();
    Ok(match bidang.jenis {
        Jenis::Bilangan { .. } | Jenis::Rupiah | Jenis::Kantor | Jenis::Catatan(_) => {
            baris.try_get::<Option<i64>>("", kolom)?.map_or(Isi::Kosong, Isi::Bilangan)
        }
        Jenis::Tanggal => baris.try_get::<Option<NaiveDate>>("", kolom)?.map_or(Isi::Kosong, Isi::Tanggal),
        Jenis::YaTidak => baris.try_get::<Option<bool>>("", kolom)?.map_or(Isi::Kosong, Isi::Ya),
        Jenis::Ganda(_) => {
            let teks = baris.try_get::<Option<String>>("", kolom)?.unwrap_or_default();
            Isi::ganda(teks.split('|').filter(|kode| !kode.is_empty()))
        }
        _ => match baris.try_get::<Option<String>>("", kolom)? {
            Some(teks) if !teks.is_empty() => Isi::Teks(teks),
            _ => Isi::Kosong,
        },
    })
}
