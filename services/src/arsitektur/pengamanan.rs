//! What protects one item: the checklist of KALBAR Pasal 23 and the five guarantees, from the controls it is related to.

use chrono::NaiveDate;
use domain::{
    arsitektur::{
        keamanan::{DAFTAR_PERIKSA, JAMINAN, Penerapan},
        relasi::JenisRelasi,
    },
    register::{Opsi, Register},
};
use sea_orm::{
    ConnectionTrait, ExprTrait, JoinType, Order,
    sea_query::{Expr, Func, Query},
};

use super::{Jangkauan, Titik, kolom_titik};
use crate::{
    Galat, Hasil, Layanan, Pelaku,
    register::{Rekaman, terlihat},
};

/// A control that protects the item.
#[derive(Clone, Debug)]
pub struct Kontrol {
    pub titik: Titik,
    /// Code of [`DAFTAR_PERIKSA`]; empty for a control beside the list.
    pub periksa: String,
    pub jaminan: Vec<String>,
    pub penerapan: Option<Penerapan>,
    /// Why it is not needed.
    pub alasan: String,
    /// Since when, or when it was done.
    pub tanggal: Option<NaiveDate>,
    /// Documents attached as evidence.
    pub bukti: u64,
}

/// An item with what protects it.
#[derive(Clone, Debug)]
pub struct Pengamanan {
    pub rekaman: Rekaman,
    /// Every item of the checklist with its controls.
    pub periksa: Vec<(&'static Opsi, Vec<Kontrol>)>,
    /// Every guarantee with the controls that give it.
    pub jaminan: Vec<(&'static Opsi, Vec<Kontrol>)>,
    /// Controls beside the checklist.
    pub lain: Vec<Kontrol>,
    /// Controls that this person does not see.
    pub tersembunyi: usize,
}

/// What protects a record. The number of queries is fixed.
///
/// # Errors
/// [`Galat::Dilarang`]; [`Galat::TidakAda`], also for a register whose records are not protected by controls.
pub async fn lihat(l: &Layanan, pelaku: &Pelaku, r: &'static Register, id: i64) -> Hasil<Pengamanan> {
    if !JenisRelasi::DilindungiOleh.ujung().0.contains(&r.kode) {
        return Err(Galat::TidakAda);
    }
    let rekaman = terlihat(&l.db, pelaku, r, id).await?;
    let jangkauan = Jangkauan::baru(pelaku)?;
    let mut bukti = Query::select();
    bukti
        .expr(Func::count(Expr::col(("l", "id"))))
        .from_as("lampiran", "l")
        .and_where(Expr::col(("l", "catatan_id")).equals(("c", "id")));
    let mut kueri = Query::select();
    kolom_titik(&mut kueri, "c");
    for kolom in ["periksa", "jaminan", "penerapan", "alasan", "mulai", "tanggal"] {
        kueri.column(("d", kolom));
    }
    kueri
        .expr_as(Expr::from(bukti), "bukti")
        .from_as("relasi", "r")
        .join_as(JoinType::InnerJoin, "catatan", "c", Expr::col(("c", "id")).equals(("r", "ke_id")))
        .join_as(JoinType::InnerJoin, "keamanan", "d", Expr::col(("d", "id")).equals(("c", "id")))
        .and_where(Expr::col(("r", "dari_id")).eq(id))
        .and_where(Expr::col(("r", "jenis")).eq(JenisRelasi::DilindungiOleh.kode()))
        .and_where(Expr::col(("c", "diarsipkan_pada")).is_null())
        .order_by(("c", "nomor"), Order::Asc);
    let (mut semua, mut tersembunyi) = (Vec::new(), 0);
    for baris in l.db.query_all(&kueri).await? {
        let titik = Titik::baca(&baris)?;
        if !jangkauan.melihat(&titik) {
            tersembunyi += 1;
            continue;
        }
        let teks = |kolom: &str| Ok::<_, Galat>(baris.try_get::<Option<String>>("", kolom)?.unwrap_or_default());
        let tanggal: Option<NaiveDate> = baris.try_get("", "tanggal")?;
        semua.push(Kontrol {
            titik,
            periksa: teks("periksa")?,
            jaminan: teks("jaminan")?.split('|').filter(|k| !k.is_empty()).map(str::to_owned).collect(),
            penerapan: Penerapan::dari_kode(&teks("penerapan")?),
            alasan: teks("alasan")?,
            tanggal: tanggal.or(baris.try_get("", "mulai")?),
            bukti: baris.try_get::<i64>("", "bukti")?.unsigned_abs(),
        });
    }
    let pilih = |cocok: &dyn Fn(&Kontrol) -> bool| semua.iter().filter(|k| cocok(k)).cloned().collect::<Vec<_>>();
    Ok(Pengamanan {
        rekaman,
        periksa: DAFTAR_PERIKSA.iter().map(|o| (o, pilih(&|k| k.periksa == o.kode))).collect(),
        jaminan: JAMINAN.iter().map(|o| (o, pilih(&|k| k.menjamin(o.kode)))).collect(),
        lain: pilih(&|k| k.periksa.is_empty()),
        tersembunyi,
    })
}

impl Kontrol {
    /// Whether it gives this guarantee now: what is planned or not needed does not.
    #[must_use]
    pub fn menjamin(&self, jaminan: &str) -> bool {
        self.jaminan.iter().any(|j| j == jaminan)
            && matches!(self.penerapan, Some(Penerapan::Diterapkan | Penerapan::Sebagian))
    }
}

impl Pengamanan {
    /// How far an item of the checklist is: the best of its controls, by [`Penerapan`]; `None` when nothing is said.
    #[must_use]
    pub fn keadaan(kontrol: &[Kontrol]) -> Option<Penerapan> {
        kontrol.iter().filter_map(|k| k.penerapan).max()
    }
}
