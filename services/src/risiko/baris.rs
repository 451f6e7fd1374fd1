//! The risks of a year as lists show them: in full for the few that are shown, and lean for those that are only filtered,
//! counted and ordered. A fixed number of queries, however many risks there are.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use domain::risiko::{
    JenisRisiko, Titik, Ukuran,
    alur::Status,
    eskalasi::Tingkat,
    matriks::Terukur,
    nomor,
    penanganan::Kemajuan,
    periode::akhir_triwulan,
    potret::RingkasRisiko,
    prioritas::{Calon, Prioritas, urutkan},
    residual::dipertanyakan,
};
use sea_orm::{
    Condition, ConnectionTrait, ExprTrait, QueryResult,
    sea_query::{Expr, Order, Query, SelectStatement},
};

use super::dasar::{kecil, terukur, terukur_opsional};
use crate::{Galat, Hasil, perangkat_daerah::KantorRingkas};

/// A risk in one line.
#[derive(Clone, Debug)]
pub(super) struct Baris {
    pub id: i64,
    pub konteks: i64,
    pub kantor: i64,
    pub urutan: i32,
    pub jenis: JenisRisiko,
    pub kejadian: String,
    pub kategori: String,
    pub awal: Terukur,
    pub kini: Terukur,
    pub residual: Option<Terukur>,
    pub target: Option<Terukur>,
    pub ambang: Option<u8>,
    pub keputusan: bool,
    pub status: Status,
    pub tingkat: Tingkat,
    pub menunggu: Option<Tingkat>,
    pub pemilik: String,
    pub versi: i64,
    /// Its residual is worse than what stands now, and nobody has said why.
    pub residual_ganjil: bool,
}

/// What a risk is filtered, counted and ordered by.
#[derive(Clone, Debug)]
pub(super) struct Ramping {
    pub id: i64,
    pub konteks: i64,
    pub kantor: i64,
    pub urutan: i32,
    pub jenis: JenisRisiko,
    pub kategori: String,
    /// Magnitude of the analysis, which the priority follows.
    pub awal: u8,
    /// Magnitude now.
    pub kini: u8,
    pub pertimbangan: Option<i32>,
    pub status: Status,
    pub pemilik: String,
    /// Whether it passes what narrows the list; its register is ranked with it all the same.
    pub lolos: bool,
    /// Without a report of the period that is due; found apart ([`super::pedoman::tanpa_laporan`]).
    pub belum_dipantau: bool,
}

/// The plan of a risk in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Aksi {
    pub selesai: usize,
    /// Without those that were dropped.
    pub semua: usize,
    /// Date of the next action that is not done.
    pub tenggat: Option<NaiveDate>,
    /// Actions whose date has passed.
    pub terlambat: usize,
}

impl Baris {
    pub fn nomor(&self) -> String {
        nomor(self.urutan)
    }

    /// Reads a row that begins with [`KOLOM`].
    pub fn dari(b: &QueryResult) -> Hasil<Self> {
        // By place: a name would be looked up again for every row.
        let bulat = |ke: usize| b.try_get_by_index::<i32>(ke);
        let opsional = |ke: usize| b.try_get_by_index::<Option<i32>>(ke);
        let teks = |ke: usize| b.try_get_by_index::<String>(ke);
        let jenis = jenis(&teks(4)?)?;
        let kini = terukur(bulat(9)?, bulat(10)?, bulat(11)?);
        let residual = terukur_opsional(opsional(12)?, opsional(13)?, opsional(14)?);
        Ok(Self {
            id: b.try_get_by_index(0)?,
            konteks: b.try_get_by_index(1)?,
            kantor: b.try_get_by_index(2)?,
            urutan: bulat(3)?,
            residual_ganjil: dipertanyakan(jenis, kini.besaran, residual.map(|u| u.besaran), &teks(26)?),
            jenis,
            kategori: teks(5)?,
            awal: terukur(bulat(6)?, bulat(7)?, bulat(8)?),
            kini,
            residual,
            target: terukur_opsional(opsional(15)?, opsional(16)?, opsional(17)?),
            ambang: opsional(18)?.map(kecil),
            keputusan: b.try_get_by_index(19)?,
            status: Status::dari_kode(&teks(20)?).unwrap_or_default(),
            tingkat: Tingkat::dari_kode(&teks(21)?).unwrap_or_default(),
            menunggu: b.try_get_by_index::<Option<String>>(22)?.as_deref().and_then(Tingkat::dari_kode),
            pemilik: teks(23)?,
            versi: b.try_get_by_index(24)?,
            kejadian: teks(25)?,
        })
    }

    /// In one line, with what stands elsewhere.
    pub fn ringkas(self, kantor: &HashMap<i64, KantorRingkas>, nama_kategori: &str) -> RingkasRisiko {
        RingkasRisiko {
            id: self.id,
            nomor: self.nomor(),
            kantor_id: self.kantor,
            kantor: kantor.get(&self.kantor).map(|k| k.singkatan.clone()).unwrap_or_default(),
            jenis: self.jenis,
            kejadian: self.kejadian,
            nama_kategori: nama_kategori.to_owned(),
            kategori: self.kategori,
            awal: self.awal,
            kini: self.kini,
            residual: self.residual,
            target: self.target,
            ambang: self.ambang,
            keputusan: self.keputusan,
            status: self.status,
            tingkat: self.tingkat,
            menunggu: self.menunggu,
        }
    }
}

fn jenis(kode: &str) -> Hasil<JenisRisiko> {
    JenisRisiko::dari_kode(kode).ok_or_else(|| Galat::internal(format!("jenis {kode}")))
}

/// Columns of a [`Baris`], in the order it reads them.
pub(super) const KOLOM: [&str; 27] = [
    "id",
    "konteks_id",
    "perangkat_daerah_id",
    "urutan",
    "jenis",
    "kategori",
    "kemungkinan",
    "dampak",
    "besaran",
    "kini_kemungkinan",
    "kini_dampak",
    "kini_besaran",
    "residual_kemungkinan",
    "residual_dampak",
    "residual_besaran",
    "target_kemungkinan",
    "target_dampak",
    "target_besaran",
    "ambang",
    "keputusan",
    "status",
    "tingkat",
    "menunggu",
    "pemilik",
    "versi",
    "kejadian",
    "alasan_residual",
];

/// Columns of `risiko` that meet a condition on it.
pub(super) fn pilih<const N: usize>(kolom: [&'static str; N], syarat: Condition) -> SelectStatement {
    let mut kueri = Query::select();
    kueri.columns(kolom.map(|kolom| ("risiko", kolom))).from("risiko").cond_where(syarat);
    kueri
}

/// The greatest magnitude now first, the first of them only.
pub(super) fn terbesar(kueri: &mut SelectStatement, batas: Option<u64>) {
    kueri.order_by(("risiko", "kini_besaran"), Order::Desc).order_by(("risiko", "urutan"), Order::Asc);
    if let Some(batas) = batas {
        kueri.limit(batas);
    }
}

/// Risks in full that meet a condition on `risiko`; `atur` orders and cuts them.
pub(super) async fn muat<C: ConnectionTrait>(
    db: &C,
    syarat: Condition,
    atur: impl FnOnce(&mut SelectStatement),
) -> Hasil<Vec<Baris>> {
    let mut kueri = pilih(KOLOM, syarat);
    atur(&mut kueri);
    db.query_all(&kueri).await?.iter().map(Baris::dari).collect()
}

/// Every risk that meets a condition on `risiko`, lean, each with whether it passes what narrows the list besides.
pub(super) async fn ramping<C: ConnectionTrait>(
    db: &C,
    syarat: Condition,
    sempit: Option<Condition>,
) -> Hasil<Vec<Ramping>> {
    let kolom = [
        "id",
        "konteks_id",
        "perangkat_daerah_id",
        "urutan",
        "jenis",
        "kategori",
        "besaran",
        "kini_besaran",
        "pertimbangan",
        "status",
        "pemilik",
    ];
    let mut kueri = pilih(kolom, syarat);
    kueri.expr(sempit.map_or_else(|| Expr::val(true), |sempit| Expr::case(sempit, true).finally(false).into()));
    db.query_all(&kueri)
        .await?
        .iter()
        .map(|b| {
            Ok(Ramping {
                id: b.try_get_by_index(0)?,
                konteks: b.try_get_by_index(1)?,
                kantor: b.try_get_by_index(2)?,
                urutan: b.try_get_by_index(3)?,
                jenis: jenis(&b.try_get_by_index::<String>(4)?)?,
                kategori: b.try_get_by_index(5)?,
                awal: kecil(b.try_get_by_index(6)?),
                kini: kecil(b.try_get_by_index(7)?),
                pertimbangan: b.try_get_by_index(8)?,
                status: Status::dari_kode(&b.try_get_by_index::<String>(9)?).unwrap_or_default(),
                pemilik: b.try_get_by_index(10)?,
                lolos: b.try_get_by_index(11)?,
                belum_dipantau: false,
            })
        })
        .collect()
}

/// Plans of a few risks in numbers, added up by the database.
pub(super) async fn rencana<C: ConnectionTrait>(db: &C, id: &[i64], hari_ini: NaiveDate) -> Hasil<HashMap<i64, Aksi>> {
    let mut kueri = Query::select();
    kueri
        .column(("p", "risiko_id"))
        .expr(Expr::col(("p", "id")).count())
        .expr(Expr::case(Expr::col(("p", "kemajuan")).eq(Kemajuan::Selesai.kode()), 1).finally(0).sum())
        .expr(Expr::case(terbuka(), Expr::col(("p", "tenggat"))).min())
        .expr(Expr::case(lewat(hari_ini), 1).finally(0).sum())
        .from_as("risiko_penanganan", "p")
        .and_where(Expr::col(("p", "risiko_id")).is_in(id.iter().copied()))
        .and_where(Expr::col(("p", "kemajuan")).ne(Kemajuan::Batal.kode()))
        .group_by_col(("p", "risiko_id"));
    let mut hasil = HashMap::new();
    for b in db.query_all(&kueri).await? {
        let angka = |ke: usize| b.try_get_by_index::<i64>(ke).map(|n| usize::try_from(n).unwrap_or_default());
        let aksi = Aksi { semua: angka(1)?, selesai: angka(2)?, tenggat: b.try_get_by_index(3)?, terlambat: angka(4)? };
        hasil.insert(b.try_get_by_index(0)?, aksi);
    }
    Ok(hasil)
}

/// An action `p` that is not done.
fn terbuka() -> Expr {
    let kode = Kemajuan::SEMUA.into_iter().filter(|k| k.terbuka()).map(Kemajuan::kode);
    Expr::col(("p", "kemajuan")).is_in(kode)
}

/// An action `p` that is not done and whose date has passed.
pub(super) fn lewat(hari_ini: NaiveDate) -> Condition {
    Condition::all().add(terbuka()).add(Expr::col(("p", "tenggat")).lt(hari_ini))
}

/// The priority of every risk within the register it stands in; `semua` holds registers as a whole.
pub(super) fn prioritas(semua: &[Ramping]) -> HashMap<i64, Prioritas> {
    let calon = semua
        .iter()
        .map(|b| (b.konteks, Calon { id: b.id, besaran: b.awal, pertimbangan: b.pertimbangan, urutan: b.urutan }));
    urut_per_register(calon)
}

/// The same for the registers these risks stand in, read from the database.
pub(super) async fn prioritas_register<C: ConnectionTrait>(
    db: &C,
    konteks: impl Iterator<Item = i64>,
) -> Hasil<HashMap<i64, Prioritas>> {
    let mut konteks: Vec<i64> = konteks.collect();
    konteks.sort_unstable();
    konteks.dedup();
    let syarat = Condition::all()
        .add(Expr::col(("risiko", "konteks_id")).is_in(konteks))
        .add(Expr::col(("risiko", "diarsipkan_pada")).is_null());
    let mut calon = Vec::new();
    for b in db.query_all(&pilih(["konteks_id", "id", "besaran", "pertimbangan", "urutan"], syarat)).await? {
        let satu = Calon {
            id: b.try_get_by_index(1)?,
            besaran: kecil(b.try_get_by_index(2)?),
            pertimbangan: b.try_get_by_index(3)?,
            urutan: b.try_get_by_index(4)?,
        };
        calon.push((b.try_get_by_index::<i64>(0)?, satu));
    }
    Ok(urut_per_register(calon.into_iter()))
}

fn urut_per_register(semua: impl Iterator<Item = (i64, Calon)>) -> HashMap<i64, Prioritas> {
    let mut per_register: BTreeMap<i64, Vec<Calon>> = BTreeMap::new();
    for (konteks, calon) in semua {
        per_register.entry(konteks).or_default().push(calon);
    }
    per_register.into_values().flat_map(urutkan).map(|p| (p.id, p)).collect()
}

/// The risks in use of a year, of these offices.
pub(super) fn syarat(tahun: i32, kantor: Option<&[i64]>, arsip: bool) -> Condition {
    let arsip_kolom = kolom("diarsipkan_pada");
    Condition::all()
        .add(kolom("tahun").eq(tahun))
        .add(if arsip { arsip_kolom.is_not_null() } else { arsip_kolom.is_null() })
        .add_option(kantor.map(|k| kolom("perangkat_daerah_id").is_in(k.iter().copied())))
}

/// A column of `risiko`.
pub(super) fn kolom(nama: &'static str) -> Expr {
    Expr::col(("risiko", nama))
}

/// At or above its appetite now ([`domain::risiko::kerangka::keputusan`]); a risk without one is not.
pub(super) fn melampaui() -> Expr {
    kolom("kini_besaran").gte(kolom("ambang"))
}

/// Waiting for a decision, or in the hands of a higher level.
pub(super) fn naik() -> Condition {
    Condition::any().add(kolom("menunggu").is_not_null()).add(kolom("tingkat").ne(Tingkat::Pemilik.kode()))
}

/// With a residual that is worse than what stands now, without a reason ([`dipertanyakan`]).
pub(super) fn residual_ganjil() -> Condition {
    let (residual, kini) = (|| kolom("residual_besaran"), || kolom("kini_besaran"));
    let buruk = |jenis: JenisRisiko, lebih: Expr| Condition::all().add(kolom("jenis").eq(jenis.kode())).add(lebih);
    Condition::all()
        .add(
            Condition::any()
                .add(buruk(JenisRisiko::Negatif, residual().gt(kini())))
                .add(buruk(JenisRisiko::Positif, residual().lt(kini()))),
        )
        .add(kolom("alasan_residual").eq(""))
}

/// With an action whose date has passed.
pub(super) fn terlambat(hari_ini: NaiveDate) -> Expr {
    punya("risiko_penanganan", "p", lewat(hari_ini))
}

/// With a row of this table, under this name, that meets a condition.
pub(super) fn punya(tabel: &'static str, alias: &'static str, syarat: impl Into<Condition>) -> Expr {
    let syarat: Condition = syarat.into();
    let baris = Query::select()
        .expr(Expr::cust("1"))
        .from_as(tabel, alias)
        .and_where(Expr::col((alias, "risiko_id")).equals(("risiko", "id")))
        .cond_where(syarat)
        .to_owned();
    Expr::exists(baris)
}

/// An occurrence `n` of this year.
pub(super) fn dalam_tahun(tahun: i32) -> Expr {
    let (awal, akhir) = rentang(tahun);
    Expr::col(("n", "tanggal")).between(awal, akhir)
}

/// That came about in its year.
pub(super) fn terjadi(tahun: i32) -> Expr {
    punya("risiko_kejadian", "n", dalam_tahun(tahun))
}

/// First and last day of a year.
pub(super) fn rentang(tahun: i32) -> (NaiveDate, NaiveDate) {
    let awal = NaiveDate::from_ymd_opt(tahun, 1, 1).unwrap_or(NaiveDate::MIN);
    (awal, akhir_triwulan(tahun, 4))
}

/// In this cell of the matrix.
pub(super) fn di_sel(ukuran: Ukuran, titik: Titik) -> Condition {
    let [k, d] = kolom_titik(ukuran);
    Condition::all().add(kolom(k).eq(i32::from(titik.kemungkinan))).add(kolom(d).eq(i32::from(titik.dampak)))
}

/// Columns of the two levels of a measurement.
pub(super) const fn kolom_titik(ukuran: Ukuran) -> [&'static str; 2] {
    match ukuran {
        Ukuran::Awal => ["kemungkinan", "dampak"],
        Ukuran::Kini => ["kini_kemungkinan", "kini_dampak"],
        Ukuran::Residual => ["residual_kemungkinan", "residual_dampak"],
        Ukuran::Target => ["target_kemungkinan", "target_dampak"],
    }
}
