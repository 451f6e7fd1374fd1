//! A record as the architecture sees it, and whose records a person sees across registers.

use domain::{
    izin::Tindakan,
    register::{self, Keterlihatan, tahap::Tahap},
};
use sea_orm::{
    Condition, ExprTrait, QueryResult,
    sea_query::{Expr, SelectStatement},
};

use crate::{
    Galat, Hasil, Pelaku,
    register::{Akses, akses_untuk},
};

/// What every record has, whatever its register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Titik {
    pub id: i64,
    /// Code of its register.
    pub register: String,
    pub nomor: String,
    pub nama: String,
    pub kantor: Option<i64>,
    pub keterlihatan: Keterlihatan,
    /// `as_is`, `upgrade`, `new`.
    pub keadaan: Option<String>,
    pub tahap: Tahap,
    pub arsip: bool,
}

/// What a person sees, register by register.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Jangkauan(Vec<(Vec<&'static str>, Akses)>);

impl Titik {
    /// As a list shows it: `APL-0007 · Surat Keluar`.
    #[must_use]
    pub fn sebutan(&self) -> String {
        format!("{} · {}", self.nomor, self.nama)
    }

    /// The address of the record.
    #[must_use]
    pub fn alamat(&self) -> String {
        format!("/register/{}/{}", self.register, self.id)
    }

    /// From a row of a statement with [`kolom_titik`].
    pub(crate) fn baca(baris: &QueryResult) -> Hasil<Self> {
        let tahap: String = baris.try_get("", "tahap")?;
        let keterlihatan: String = baris.try_get("", "keterlihatan")?;
        Ok(Self {
            id: baris.try_get("", "id")?,
            register: baris.try_get("", "register")?,
            nomor: baris.try_get("", "nomor")?,
            nama: baris.try_get("", "nama")?,
            kantor: baris.try_get("", "perangkat_daerah_id")?,
            keterlihatan: Keterlihatan::dari_kode(&keterlihatan),
            keadaan: baris.try_get("", "keadaan")?,
            tahap: Tahap::dari_kode(&tahap).unwrap_or_default(),
            arsip: baris.try_get::<Option<chrono::DateTime<chrono::Utc>>>("", "diarsipkan_pada")?.is_some(),
        })
    }
}

/// Adds what [`Titik::baca`] reads from `catatan`, which the statement calls `alias`.
pub(crate) fn kolom_titik(kueri: &mut SelectStatement, alias: &'static str) {
    for kolom in [
        "id",
        "register",
        "nomor",
        "nama",
        "perangkat_daerah_id",
        "keterlihatan",
        "keadaan",
        "tahap",
        "diarsipkan_pada",
    ] {
        kueri.column((alias, kolom));
    }
}

impl Jangkauan {
    /// The registers this person may read at all.
    ///
    /// # Errors
    /// [`Galat::Dilarang`] when there is none.
    pub(crate) fn baru(pelaku: &Pelaku) -> Hasil<Self> {
        let mut isi: Vec<(Tindakan, Vec<&'static str>)> = Vec::new();
        for r in register::SEMUA {
            match isi.iter_mut().find(|(lihat, _)| *lihat == r.lihat) {
                Some((_, kode)) => kode.push(r.kode),
                None => isi.push((r.lihat, vec![r.kode])),
            }
        }
        let isi: Vec<_> = isi
            .into_iter()
            .filter_map(|(lihat, kode)| akses_untuk(pelaku, lihat).ok().map(|akses| (kode, akses)))
            .collect();
        if isi.is_empty() { Err(Galat::dilarang()) } else { Ok(Self(isi)) }
    }

    /// Whether the record is within reach.
    pub(crate) fn melihat(&self, titik: &Titik) -> bool {
        self.0.iter().any(|(kode, akses)| {
            kode.contains(&titik.register.as_str()) && akses.melihat(titik.keterlihatan, titik.kantor)
        })
    }

    /// The same as a condition on `catatan`, which the statement calls `alias`.
    pub(crate) fn syarat(&self, alias: &'static str) -> Condition {
        self.0.iter().fold(Condition::any(), |syarat, (kode, akses)| {
            syarat.add(
                Condition::all()
                    .add(Expr::col((alias, "register")).is_in(kode.iter().copied()))
                    .add(akses.syarat(alias)),
            )
        })
    }
}
