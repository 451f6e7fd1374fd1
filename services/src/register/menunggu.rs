//! Which records of staged registers await a person: for the menu, for "Menunggu saya", and for the list that shows just
//! these.
//!
//! Counts and lists read one condition ([`Milik`]), so a number always opens as many records as it says.

use domain::register::{self, Alur, Register, tahap::Tahap};
use sea_orm::{
    Condition, ConnectionTrait, ExprTrait,
    sea_query::{Expr, Query},
};

use super::{
    akses::{akses, boleh_ubah},
    tahap::memeriksa,
};
use crate::{Hasil, Layanan, Pelaku};

/// What a record awaits from a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JenisTugas {
    /// Came back with a reason.
    Perbaiki,
    Verifikasi,
    Validasi,
    Terbitkan,
}

/// A line of "Menunggu saya".
#[derive(Clone, Debug)]
pub struct TugasRegister {
    pub register: &'static Register,
    pub jenis: JenisTugas,
    pub banyak: usize,
    /// The record, when it is exactly one.
    pub catatan_id: Option<i64>,
}

/// The records of one register that await a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Milik {
    akun: Option<i64>,
    /// Stages in which this person takes the next step, whosever the record is.
    memeriksa: Vec<Tahap>,
    /// Offices whose returned records this person mends.
    kantor: Vec<i64>,
}

impl JenisTugas {
    pub const SEMUA: [Self; 4] = [Self::Perbaiki, Self::Verifikasi, Self::Validasi, Self::Terbitkan];

    /// The stage in which records await this.
    #[must_use]
    pub const fn tahap(self) -> Tahap {
        match self {
            Self::Perbaiki => Tahap::Dikembalikan,
            Self::Verifikasi => Tahap::Diajukan,
            Self::Validasi => Tahap::Diverifikasi,
            Self::Terbitkan => Tahap::Divalidasi,
        }
    }

    /// What awaits somebody in a stage; `None` where nothing does.
    #[must_use]
    pub fn dari_tahap(tahap: Tahap) -> Option<Self> {
        Self::SEMUA.into_iter().find(|jenis| jenis.tahap() == tahap)
    }
}

impl Milik {
    /// What of a register awaits this person; nothing of a register without stages.
    #[must_use]
    pub fn untuk(l: &Layanan, pelaku: &Pelaku, r: &Register) -> Self {
        if r.alur == Alur::Langsung || akses(pelaku, r).is_err() {
            return Self::default();
        }
        // The roles that examine do so for every office.
        let memeriksa = Tahap::SEMUA.into_iter().filter(|&tahap| memeriksa(l, pelaku, r, &[], tahap)).collect();
        // Who may write for every office mends what is theirs: what came back awaits the office that handed it in.
        let kantor = pelaku.kantor().into_iter().filter(|&id| boleh_ubah(pelaku, r, Some(id))).collect();
        Self { akun: pelaku.akun_id, memeriksa, kantor }
    }

    fn kosong(&self) -> bool {
        self.memeriksa.is_empty() && self.kantor.is_empty()
    }

    fn tahap(&self) -> impl Iterator<Item = Tahap> {
        let kembali = (!self.kantor.is_empty()).then_some(Tahap::Dikembalikan);
        self.memeriksa.iter().copied().chain(kembali)
    }

    /// The condition on `catatan`, which the statement calls `c`; of a person nothing awaits it finds nothing.
    pub(super) fn syarat(&self) -> Condition {
        let kolom = |nama: &'static str| Expr::col(("c", nama));
        let mut semua = Condition::any().add(Expr::value(false));
        for tahap in &self.memeriksa {
            let mut satu = Condition::all().add(kolom("tahap").eq(tahap.kode()));
            // Who handed it in does not verify it.
            if let (Tahap::Diajukan, Some(akun)) = (tahap, self.akun) {
                satu = satu.add(kolom("diajukan_oleh").is_null().or(kolom("diajukan_oleh").ne(akun)));
            }
            semua = semua.add(satu);
        }
        if !self.kantor.is_empty() {
            semua = semua.add(
                Condition::all()
                    .add(kolom("tahap").eq(Tahap::Dikembalikan.kode()))
                    .add(kolom("perangkat_daerah_id").is_in(self.kantor.iter().copied())),
            );
        }
        semua
    }
}

/// What awaits this person, by register and step. One query, and none for who neither examines records nor writes any.
///
/// # Errors
/// When the database cannot be read.
pub async fn tugas(l: &Layanan, pelaku: &Pelaku) -> Hasil<Vec<TugasRegister>> {
    let milik: Vec<(&'static Register, Milik)> =
        register::SEMUA.iter().map(|r| (*r, Milik::untuk(l, pelaku, r))).filter(|(_, milik)| !milik.kosong()).collect();
    if milik.is_empty() {
        return Ok(Vec::new());
    }
    let kolom = |nama: &'static str| Expr::col(("c", nama));
    let mut tahap: Vec<&str> = milik.iter().flat_map(|(_, m)| m.tahap()).map(Tahap::kode).collect();
    tahap.sort_unstable();
    tahap.dedup();
    let syarat = milik.iter().fold(Condition::any(), |semua, (r, m)| {
        semua.add(Condition::all().add(kolom("register").eq(r.kode)).add(m.syarat()))
    });
    let mut kueri = Query::select();
    kueri
        .columns([("c", "register"), ("c", "tahap")])
        .expr_as(kolom("id").count(), "banyak")
        .expr_as(kolom("id").min(), "satu")
        .from_as("catatan", "c")
        // Few records are under way: these two lead to them, the rest says whose they are.
        .and_where(kolom("tahap").is_in(tahap))
        .and_where(kolom("register").is_in(milik.iter().map(|(r, _)| r.kode)))
        .and_where(kolom("diarsipkan_pada").is_null())
        .cond_where(syarat)
        .add_group_by([kolom("register"), kolom("tahap")]);
    let mut hasil = Vec::new();
    for baris in l.db.query_all(&kueri).await? {
        let (kode, tahap): (String, String) = (baris.try_get("", "register")?, baris.try_get("", "tahap")?);
        let jenis = Tahap::dari_kode(&tahap).and_then(JenisTugas::dari_tahap);
        let Some((register, jenis)) = register::cari(&kode).zip(jenis) else { continue };
        let banyak = usize::try_from(baris.try_get::<i64>("", "banyak")?).unwrap_or_default();
        let satu: i64 = baris.try_get("", "satu")?;
        hasil.push(TugasRegister { register, jenis, banyak, catatan_id: (banyak == 1).then_some(satu) });
    }
    let letak = |r: &Register| register::SEMUA.iter().position(|satu| satu.kode == r.kode);
    hasil.sort_by_key(|t| (t.jenis, letak(t.register)));
    Ok(hasil)
}
