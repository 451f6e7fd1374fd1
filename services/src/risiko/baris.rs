//! The risks of a year without their texts: what lists, counts and the consolidated view are made from, in a fixed number
//! of queries however many risks there are.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use domain::risiko::{
    JenisRisiko, Ukuran,
    alur::Status,
    eskalasi::Tingkat,
    kerangka,
    matriks::Terukur,
    nomor,
    penanganan::Kemajuan,
    potret::RingkasRisiko,
    prioritas::{Calon, Prioritas, urutkan},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, Query},
};

use super::{
    dasar::{kecil, terukur, terukur_opsional},
    entitas::{penanganan, risiko},
};
use crate::{Galat, Hasil, perangkat_daerah::KantorRingkas};

/// A risk without its texts.
#[derive(Clone, Debug)]
pub(super) struct Baris {
    pub id: i64,
    pub konteks: i64,
    pub kantor: i64,
    pub urutan: i32,
    pub jenis: JenisRisiko,
    pub kategori: String,
    pub awal: Terukur,
    pub kini: Terukur,
    pub residual: Option<Terukur>,
    pub target: Option<Terukur>,
    pub ambang: Option<u8>,
    pub keputusan: bool,
    pub pertimbangan: Option<i32>,
    pub status: Status,
    pub tingkat: Tingkat,
    pub menunggu: Option<Tingkat>,
    pub pemilik: String,
    pub versi: i64,
    pub aksi: Aksi,
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

    /// Whether it has to be treated by the appetite as it stands now.
    pub fn melampaui(&self) -> bool {
        kerangka::keputusan(self.ambang, self.kini.besaran) == Some(true)
    }

    pub fn ukur(&self, ukuran: Ukuran) -> Option<Terukur> {
        match ukuran {
            Ukuran::Awal => Some(self.awal),
            Ukuran::Kini => Some(self.kini),
            Ukuran::Residual => self.residual,
            Ukuran::Target => self.target,
        }
    }

    /// In one line, with what stands elsewhere.
    pub fn ringkas(
        &self,
        kejadian: String,
        kantor: &HashMap<i64, KantorRingkas>,
        nama_kategori: &str,
    ) -> RingkasRisiko {
        RingkasRisiko {
            id: self.id,
            nomor: self.nomor(),
            kantor_id: self.kantor,
            kantor: kantor.get(&self.kantor).map(|k| k.singkatan.clone()).unwrap_or_default(),
            jenis: self.jenis,
            kejadian,
            kategori: self.kategori.clone(),
            nama_kategori: nama_kategori.to_owned(),
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

/// Risks that meet a condition on `risiko`, with their plans in numbers. Two queries.
pub(super) async fn muat<C: ConnectionTrait>(db: &C, syarat: Condition, hari_ini: NaiveDate) -> Hasil<Vec<Baris>> {
    let mut kueri = Query::select();
    for kolom in [
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
        "pertimbangan",
        "status",
        "tingkat",
        "menunggu",
        "pemilik",
        "versi",
    ] {
        kueri.column(("risiko", kolom));
    }
    kueri.from("risiko").cond_where(syarat.clone());
    let rencana = rencana(db, syarat, hari_ini).await?;
    db.query_all(&kueri)
        .await?
        .iter()
        .map(|b| {
            // By place: a name would be looked up again for every row.
            let bulat = |ke: usize| b.try_get_by_index::<i32>(ke);
            let opsional = |ke: usize| b.try_get_by_index::<Option<i32>>(ke);
            let teks = |ke: usize| b.try_get_by_index::<String>(ke);
            let id: i64 = b.try_get_by_index(0)?;
            let (jenis, status, tingkat) = (teks(4)?, teks(21)?, teks(22)?);
            Ok(Baris {
                id,
                konteks: b.try_get_by_index(1)?,
                kantor: b.try_get_by_index(2)?,
                urutan: bulat(3)?,
                jenis: JenisRisiko::dari_kode(&jenis).ok_or_else(|| Galat::internal(format!("jenis {jenis}")))?,
                kategori: teks(5)?,
                awal: terukur(bulat(6)?, bulat(7)?, bulat(8)?),
                kini: terukur(bulat(9)?, bulat(10)?, bulat(11)?),
                residual: terukur_opsional(opsional(12)?, opsional(13)?, opsional(14)?),
                target: terukur_opsional(opsional(15)?, opsional(16)?, opsional(17)?),
                ambang: opsional(18)?.map(kecil),
                keputusan: b.try_get_by_index(19)?,
                pertimbangan: opsional(20)?,
                status: Status::dari_kode(&status).unwrap_or_default(),
                tingkat: Tingkat::dari_kode(&tingkat).unwrap_or_default(),
                menunggu: b.try_get_by_index::<Option<String>>(23)?.as_deref().and_then(Tingkat::dari_kode),
                pemilik: teks(24)?,
                versi: b.try_get_by_index(25)?,
                aksi: rencana.get(&id).copied().unwrap_or_default(),
            })
        })
        .collect()
}

/// Plans of these risks in numbers, added up by the database.
async fn rencana<C: ConnectionTrait>(db: &C, syarat: Condition, hari_ini: NaiveDate) -> Hasil<HashMap<i64, Aksi>> {
    let terbuka = || {
        let kode = Kemajuan::SEMUA.into_iter().filter(|k| k.terbuka()).map(Kemajuan::kode);
        Expr::col(("p", "kemajuan")).is_in(kode)
    };
    let lewat = Condition::all().add(terbuka()).add(Expr::col(("p", "tenggat")).lt(hari_ini));
    let mut kueri = Query::select();
    kueri
        .column(("p", "risiko_id"))
        .expr(Expr::col(("p", "id")).count())
        .expr(Expr::case(Expr::col(("p", "kemajuan")).eq(Kemajuan::Selesai.kode()), 1).finally(0).sum())
        .expr(Expr::case(terbuka(), Expr::col(("p", "tenggat"))).min())
        .expr(Expr::case(lewat, 1).finally(0).sum())
        .from_as("risiko_penanganan", "p")
        .inner_join("risiko", Expr::col(("risiko", "id")).equals(("p", "risiko_id")))
        .cond_where(syarat)
        .and_where(Expr::col(("p", "kemajuan")).ne(Kemajuan::Batal.kode()))
        .add_group_by([Expr::col(("p", "risiko_id"))]);
    let mut hasil = HashMap::new();
    for b in db.query_all(&kueri).await? {
        let angka = |ke: usize| b.try_get_by_index::<i64>(ke).map(|n| usize::try_from(n).unwrap_or_default());
        let aksi = Aksi { semua: angka(1)?, selesai: angka(2)?, tenggat: b.try_get_by_index(3)?, terlambat: angka(4)? };
        hasil.insert(b.try_get_by_index(0)?, aksi);
    }
    Ok(hasil)
}

/// Events by id, of the few risks that are shown.
pub(super) async fn kejadian<C: ConnectionTrait>(db: &C, id: &[i64]) -> Hasil<HashMap<i64, String>> {
    if id.is_empty() {
        return Ok(HashMap::new());
    }
    let baris: Vec<(i64, String)> = risiko::Entity::find()
        .select_only()
        .columns([risiko::Column::Id, risiko::Column::Kejadian])
        .filter(risiko::Column::Id.is_in(id.iter().copied()))
        .into_tuple()
        .all(db)
        .await?;
    Ok(baris.into_iter().collect())
}

/// The priority of every risk within the register it stands in.
pub(super) fn prioritas(baris: &[Baris]) -> HashMap<i64, Prioritas> {
    let mut per_register: BTreeMap<i64, Vec<Calon>> = BTreeMap::new();
    for b in baris {
        let calon = Calon { id: b.id, besaran: b.awal.besaran, pertimbangan: b.pertimbangan, urutan: b.urutan };
        per_register.entry(b.konteks).or_default().push(calon);
    }
    per_register.into_values().flat_map(urutkan).map(|p| (p.id, p)).collect()
}

/// The risks in use of a year, of these offices.
pub(super) fn syarat(tahun: i32, kantor: Option<&[i64]>, arsip: bool) -> Condition {
    let arsip_kolom = Expr::col(("risiko", "diarsipkan_pada"));
    Condition::all()
        .add(Expr::col(("risiko", "tahun")).eq(tahun))
        .add(if arsip { arsip_kolom.is_not_null() } else { arsip_kolom.is_null() })
        .add_option(kantor.map(|k| Expr::col(("risiko", "perangkat_daerah_id")).is_in(k.iter().copied())))
}

/// Actions of these risks whose date has passed.
pub(super) async fn lewat<C: ConnectionTrait>(
    db: &C,
    id: &[i64],
    hari_ini: NaiveDate,
) -> Hasil<Vec<penanganan::Model>> {
    let terbuka = Kemajuan::SEMUA.into_iter().filter(|k| k.terbuka()).map(Kemajuan::kode);
    let mut hasil = Vec::new();
    if !id.is_empty() {
        hasil = penanganan::Entity::find()
            .filter(penanganan::Column::RisikoId.is_in(id.iter().copied()))
            .filter(penanganan::Column::Kemajuan.is_in(terbuka))
            .filter(penanganan::Column::Tenggat.lt(hari_ini))
            .all(db)
            .await?;
        hasil.sort_by_key(|p| (p.tenggat, p.id));
    }
    Ok(hasil)
}
