//! Priority services with their iterations and the basic capabilities, read once for the page and its files (DKI68 Pasal 31,
//! Lampiran II huruf A and C; KALBAR Pasal 38).

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    arsitektur::relasi::JenisRelasi,
    layanan::{
        kapabilitas::{self, KAPABILITAS},
        prioritas::{self, AREA, JANGKA, Letak, area_wajib},
    },
    register::{Isi, Jenis, Opsi},
};

use sea_orm::{
    ConnectionTrait, ExprTrait, JoinType, Order,
    sea_query::{Expr, Query},
};

use super::{Jangkauan, Titik, kolom_titik};
use crate::{
    Hasil, Layanan, Pelaku,
    register::{Nama, Rekaman, Saringan, semua},
};

/// Records of one register; a government has a few dozen.
const BATAS: u64 = 1_000;

/// Everything the page stands on.
#[derive(Clone, Debug)]
pub struct Prioritas {
    /// The areas that must have priority, in the order of the list.
    pub wajib: Vec<&'static Opsi>,
    /// By their first day.
    pub iterasi: Vec<Rekaman>,
    pub kapabilitas: Vec<Rekaman>,
    nama_iterasi: Nama,
    nama_kapabilitas: Nama,
    /// What each iteration uses, by its relations: names, and how many more this person does not see.
    pakai: BTreeMap<i64, (Vec<String>, usize)>,
    pub hari_ini: NaiveDate,
}

/// An area with its iterations.
#[derive(Clone, Debug)]
pub struct Area {
    pub opsi: &'static Opsi,
    pub wajib: bool,
    /// How many, by the terms of [`JANGKA`].
    pub per_jangka: Vec<usize>,
    pub kini: KiniArea,
}

/// How an area stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KiniArea {
    /// It must have an iteration and has none.
    BelumAda,
    Berjalan,
    Direncanakan,
    /// There are iterations, and all are over or without days.
    TidakBerjalan,
}

/// Priority services and capabilities. The number of queries is fixed.
///
/// # Errors
/// [`Galat::Dilarang`](crate::Galat::Dilarang).
pub async fn lihat(l: &Layanan, pelaku: &Pelaku) -> Hasil<Prioritas> {
    let urut = |kode: &str| Saringan { urut: kode.into(), ..Saringan::default() };
    let (iterasi, nama_iterasi) = semua(l, pelaku, &prioritas::REGISTER, &urut("mulai"), BATAS).await?;
    let (kapabilitas, nama_kapabilitas) = semua(l, pelaku, &kapabilitas::REGISTER, &urut("nama"), BATAS).await?;
    let (wajib, hari_ini) = (area_wajib(&l.profil), l.hari_ini());
    let pakai = pakai(l, pelaku).await?;
    Ok(Prioritas { wajib, iterasi, kapabilitas, nama_iterasi, nama_kapabilitas, pakai, hari_ini })
}

/// The applications and infrastructure that iterations are related to, by the id of the iteration (KALBAR Pasal 38 ayat (2)).
async fn pakai(l: &Layanan, pelaku: &Pelaku) -> Hasil<BTreeMap<i64, (Vec<String>, usize)>> {
    let jangkauan = Jangkauan::baru(pelaku)?;
    let mut kueri = Query::select();
    kolom_titik(&mut kueri, "c");
    kueri
        .column(("r", "dari_id"))
        .from_as("relasi", "r")
        .join_as(JoinType::InnerJoin, "catatan", "c", Expr::col(("c", "id")).equals(("r", "ke_id")))
        .and_where(Expr::col(("r", "jenis")).eq(JenisRelasi::Menggunakan.kode()))
        .and_where(Expr::col(("c", "diarsipkan_pada")).is_null())
        .order_by(("c", "register"), Order::Asc)
        .order_by(("c", "nama"), Order::Asc)
        .order_by(("c", "id"), Order::Asc);
    let mut hasil: BTreeMap<i64, (Vec<String>, usize)> = BTreeMap::new();
    for baris in l.db.query_all(&kueri).await? {
        let titik = Titik::baca(&baris)?;
        let (nama, tersembunyi) = hasil.entry(baris.try_get("", "dari_id")?).or_default();
        if jangkauan.melihat(&titik) { nama.push(titik.nama) } else { *tersembunyi += 1 }
    }
    Ok(hasil)
}

impl Prioritas {
    /// The areas that must have priority, then others that have it anyway.
    #[must_use]
    pub fn area(&self) -> Vec<Area> {
        let lain = AREA.iter().filter(|o| !self.wajib.iter().any(|w| w.kode == o.kode));
        let lain = lain.filter(|o| self.iterasi.iter().any(|i| i.butir.teks("area") == o.kode));
        let semua = self.wajib.iter().copied().map(|o| (o, true)).chain(lain.map(|o| (o, false)));
        semua.map(|(opsi, wajib)| self.satu_area(opsi, wajib)).collect()
    }

    fn satu_area(&self, opsi: &'static Opsi, wajib: bool) -> Area {
        let milik: Vec<&Rekaman> = self.iterasi.iter().filter(|i| i.butir.teks("area") == opsi.kode).collect();
        let per_jangka =
            JANGKA.iter().map(|j| milik.iter().filter(|i| i.butir.teks("jangka") == j.kode).count()).collect();
        let letak: Vec<Letak> = milik.iter().filter_map(|i| self.letak(i)).collect();
        let kini = if milik.is_empty() {
            KiniArea::BelumAda
        } else if letak.iter().any(|l| matches!(l, Letak::Berjalan(_))) {
            KiniArea::Berjalan
        } else if letak.iter().any(|l| matches!(l, Letak::Mendatang(_))) {
            KiniArea::Direncanakan
        } else {
            KiniArea::TidakBerjalan
        };
        Area { opsi, wajib, per_jangka, kini }
    }

    /// Where an iteration stands today; `None` without both days.
    #[must_use]
    pub fn letak(&self, satu: &Rekaman) -> Option<Letak> {
        Some(Letak::dari(satu.butir.tanggal("mulai")?, satu.butir.tanggal("selesai")?, self.hari_ini))
    }

    /// The service an iteration belongs to; empty for one that this person does not see.
    #[must_use]
    pub fn layanan(&self, satu: &Rekaman) -> String {
        let id = satu.butir.bilangan("layanan_id");
        id.and_then(|id| self.nama_iterasi.sebut(Jenis::Catatan("layanan"), id)).unwrap_or_default()
    }

    /// The four capabilities (Lampiran II huruf C angka 2), each with its records.
    pub fn kapabilitas_tiap(&self) -> impl Iterator<Item = (&'static Opsi, Vec<&Rekaman>)> {
        KAPABILITAS
            .iter()
            .map(|o| (o, self.kapabilitas.iter().filter(|s| s.butir.teks("kapabilitas") == o.kode).collect()))
    }

    /// The common applications and infrastructure that an iteration uses: those of the registers, then those outside them.
    #[must_use]
    pub fn memakai(&self, satu: &Rekaman) -> String {
        let (mut isi, tersembunyi) = self.pakai.get(&satu.id).cloned().unwrap_or_default();
        if tersembunyi > 0 {
            isi.push(format!("{tersembunyi} lain yang tidak terlihat oleh Anda"));
        }
        let luar = ["aplikasi_umum", "infrastruktur_dipakai"].map(|kode| satu.butir.teks(kode).to_owned());
        isi.extend(luar.into_iter().filter(|t| !t.is_empty()));
        isi.join("; ")
    }

    /// Who answers for a capability.
    #[must_use]
    pub fn penanggung_jawab(&self, satu: &Rekaman) -> String {
        satu.kantor().and_then(|id| self.nama_kapabilitas.sebut(Jenis::Kantor, id)).unwrap_or_default()
    }
}

/// What an iteration lacks of the four stages of Lampiran II huruf A angka 2.
#[must_use]
pub fn tahap_kurang(satu: &Rekaman) -> Vec<&'static str> {
    let tahap = [("uraian", "prioritas"), ("visi", "visi"), ("peta_jalan", "peta jalan"), ("solusi", "solusi")];
    tahap.into_iter().filter(|(kode, _)| satu.butir.isi(kode).kosong()).map(|(_, nama)| nama).collect()
}

/// Whether a field with several choices has this one.
#[must_use]
pub fn memuat(satu: &Rekaman, kode: &str, opsi: &Opsi) -> bool {
    matches!(satu.butir.isi(kode), Isi::Ganda(ada) if ada.iter().any(|a| a == opsi.kode))
}

/// Where an iteration stands, in words.
#[must_use]
pub fn sebut_letak(letak: Letak) -> String {
    match letak {
        Letak::Mendatang(hari) => format!("Mulai {hari} hari lagi"),
        Letak::Berjalan(0) => "Berakhir hari ini".to_owned(),
        Letak::Berjalan(hari) => format!("Berjalan, {hari} hari lagi"),
        Letak::Lewat(hari) => format!("Berakhir {hari} hari lalu"),
    }
}

impl KiniArea {
    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::BelumAda => "Belum ada iterasi",
            Self::Berjalan => "Berjalan",
            Self::Direncanakan => "Direncanakan",
            Self::TidakBerjalan => "Tidak ada yang berjalan",
        }
    }
}
