//! Overview of one assessment: progress per stage and office, values of every stage side by side, earlier years.
//!
//! A fixed number of queries whatever the rows; all arithmetic is `domain::indeks`.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use domain::{
    angka::Nilai,
    penilaian::{Jenis, Lingkup, Status, Tahap},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationTrait, sea_query::Expr,
};

use super::{
    entitas::{isian, keputusan, klarifikasi, nilai, penilaian, penugasan, putaran},
    konteks::{Akses, Konteks, status, tahap},
    putaran::{nilai_akhir, tenggat_putaran},
};
use crate::{Hasil, Layanan, Pelaku, perangkat_daerah::KantorRingkas};

/// An assessment as the overview, the value table and the simulation need it.
#[derive(Clone, Debug)]
pub struct Ringkasan {
    pub penilaian_id: i64,
    pub putaran_id: i64,
    pub tahun: i32,
    pub nama: String,
    pub jenis: Jenis,
    pub lingkup: Lingkup,
    pub instrumen: String,
    pub terkunci: bool,
    /// The office assessed; `None` for the government.
    pub subjek: Option<KantorRingkas>,
    pub target: Option<Nilai>,
    pub tahap: Vec<Tahap>,
    pub tenggat: BTreeMap<Tahap, NaiveDate>,
    /// Whether this person sees the whole assessment; else only their indicators are in `indikator`.
    pub seluruh: bool,
    /// In the order of the instrument.
    pub indikator: Vec<BarisIndikator>,
    /// Offices with an indicator here, by name.
    pub kantor: Vec<KantorRingkas>,
    /// Fixed results of earlier years of the same subject, oldest first; empty unless the person sees the whole.
    pub riwayat: Vec<Riwayat>,
    /// The newest decision that fixed the round.
    pub penetapan: Option<Keputusan>,
}

/// One indicator in the overview.
#[derive(Clone, Debug)]
pub struct BarisIndikator {
    pub kode: String,
    pub status: Status,
    pub versi: i64,
    /// Responsible offices, the leading one first.
    pub kantor: Vec<i64>,
    /// Values each stage gave itself.
    pub nilai: BTreeMap<Tahap, Nilai>,
    /// Deadline of an open question, if one is open.
    pub tanya_terbuka: Option<Option<NaiveDate>>,
}

/// The fixed result of an earlier year.
#[derive(Clone, Debug)]
pub struct Riwayat {
    pub penilaian_id: i64,
    pub tahun: i32,
    pub nama: String,
    pub instrumen: String,
    pub lingkup: Lingkup,
    pub nilai: BTreeMap<String, Nilai>,
}

/// A decision on a round.
#[derive(Clone, Debug)]
pub struct Keputusan {
    pub jenis: String,
    pub nomor: String,
    pub tanggal: NaiveDate,
    pub alasan: String,
}

impl Keputusan {
    /// What was decided.
    #[must_use]
    pub fn nama(&self) -> &'static str {
        if self.jenis == "penetapan" { "Penetapan" } else { "Dibuka kembali" }
    }
}

/// How far one office is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kemajuan {
    pub kantor: KantorRingkas,
    pub jumlah: usize,
    pub terisi: usize,
    pub diajukan: usize,
    pub disetujui: usize,
    pub terverifikasi: usize,
    pub tanya_terbuka: usize,
    /// Nearest deadline of an open question.
    pub batas_tanya: Option<NaiveDate>,
}

/// The earlier result to compare with: of the newest year, the same scope first, then the national one.
#[must_use]
pub fn tahun_lalu(riwayat: &[Riwayat], lingkup: Lingkup) -> Option<&Riwayat> {
    let tahun = riwayat.iter().map(|r| r.tahun).max()?;
    let pilih = |mau: Lingkup| riwayat.iter().rev().find(|r| r.tahun == tahun && r.lingkup == mau);
    pilih(lingkup).or_else(|| pilih(Lingkup::Nasional)).or_else(|| riwayat.iter().rev().find(|r| r.tahun == tahun))
}

/// The overview; a person of an office gets the same shape with their own indicators only.
///
/// # Errors
/// [`crate::Galat::TidakAda`].
pub async fn get(l: &Layanan, pelaku: &Pelaku, penilaian_id: i64) -> Hasil<Ringkasan> {
    let konteks = Konteks::muat(&l.db, pelaku, penilaian_id).await?;
    muat(&l.db, konteks).await
}

impl Ringkasan {
    /// The fixed results of earlier years, with this one once it is fixed too.
    #[must_use]
    pub fn bersama_tahun_ini(&self) -> Vec<Riwayat> {
        let kini = self.terkunci.then(|| Riwayat {
            penilaian_id: self.penilaian_id,
            tahun: self.tahun,
            nama: self.nama.clone(),
            instrumen: self.instrumen.clone(),
            lingkup: self.lingkup,
            nilai: self.nilai_kini(),
        });
        self.riwayat.iter().cloned().chain(kini).collect()
    }

    /// Values in force at a stage, by indicator code.
    #[must_use]
    pub fn nilai_pada(&self, tahap: Tahap) -> BTreeMap<String, Nilai> {
        self.indikator
            .iter()
            .filter_map(|i| domain::penilaian::nilai_efektif(&i.nilai, tahap).map(|(nilai, _)| (i.kode.clone(), nilai)))
            .collect()
    }

    /// Values in force now.
    #[must_use]
    pub fn nilai_kini(&self) -> BTreeMap<String, Nilai> {
        self.nilai_pada(Tahap::Reviu)
    }

    /// Progress of each office by what it leads or shares, in the order of `kantor`.
    #[must_use]
    pub fn kemajuan(&self) -> Vec<Kemajuan> {
        self.kantor
            .iter()
            .map(|kantor| {
                let milik: Vec<_> = self.indikator.iter().filter(|i| i.kantor.contains(&kantor.id)).collect();
                let hitung = |syarat: &dyn Fn(&BarisIndikator) -> bool| milik.iter().filter(|i| syarat(i)).count();
                Kemajuan {
                    kantor: kantor.clone(),
                    jumlah: milik.len(),
                    terisi: hitung(&|i| i.nilai.contains_key(&Tahap::Mandiri)),
                    diajukan: hitung(&|i| i.status >= Status::Diajukan),
                    disetujui: hitung(&|i| i.status >= Status::Disetujui),
                    terverifikasi: hitung(&|i| i.status >= Status::Terverifikasi),
                    tanya_terbuka: hitung(&|i| i.tanya_terbuka.is_some()),
                    batas_tanya: milik.iter().filter_map(|i| i.tanya_terbuka.flatten()).min(),
                }
            })
            .collect()
    }

    /// How many indicators have passed a stage.
    #[must_use]
    pub fn lewat(&self, tahap: Tahap) -> usize {
        self.indikator.iter().filter(|i| i.status >= setelah(tahap)).count()
    }
}

/// The first state of an indicator that has passed this stage.
pub(super) const fn setelah(tahap: Tahap) -> Status {
    match tahap {
        Tahap::Mandiri => Status::Disetujui,
        Tahap::Dokumen => Status::Terverifikasi,
        Tahap::Interviu => Status::Terklarifikasi,
        Tahap::Visitasi => Status::Tervalidasi,
        Tahap::Reviu => Status::Tereviu,
    }
}

pub(super) async fn muat<C: ConnectionTrait>(db: &C, konteks: Konteks) -> Hasil<Ringkasan> {
    let id = konteks.penilaian.id;
    let seluruh = konteks.lihat_seluruh();
    let isian = isian::Entity::find()
        .filter(isian::Column::PenilaianId.eq(id))
        .order_by_asc(isian::Column::Urutan)
        .all(db)
        .await?;
    let mut kantor_isian = kantor_per_isian(db, id).await?;
    let mut nilai = nilai_per_isian(db, id).await?;
    let tanya = tanya_terbuka(db, id).await?;
    let mut indikator = Vec::with_capacity(isian.len());
    for i in isian {
        let mut kantor = kantor_isian.remove(&i.id).unwrap_or_default();
        if let Some(milik) = konteks.penilaian.perangkat_daerah_id
            && !kantor.contains(&milik)
        {
            kantor.insert(0, milik);
        }
        if !seluruh && !konteks.akses.mencakup(&kantor) {
            continue;
        }
        indikator.push(BarisIndikator {
            status: status(&i.status)?,
            kode: i.indikator,
            versi: i.versi,
            kantor,
            nilai: nilai.remove(&i.id).unwrap_or_default(),
            tanya_terbuka: tanya.get(&i.id).copied(),
        });
    }
    // A person of an office sees the offices that share an indicator with them, not the others.
    let mut id_kantor: Vec<i64> =
        indikator.iter().flat_map(|i| i.kantor.iter().copied()).chain(konteks.penilaian.perangkat_daerah_id).collect();
    id_kantor.sort_unstable();
    id_kantor.dedup();
    let nama = crate::perangkat_daerah::nama(db, &id_kantor).await?;
    let mut kantor: Vec<_> = nama.values().cloned().collect();
    kantor.sort_by(|a, b| a.nama.cmp(&b.nama));
    let penetapan = keputusan::Entity::find()
        .filter(keputusan::Column::PutaranId.eq(konteks.putaran.id))
        .order_by_desc(keputusan::Column::Id)
        .one(db)
        .await?
        .filter(|k| k.jenis == "penetapan")
        .map(Keputusan::from);
    Ok(Ringkasan {
        penilaian_id: id,
        putaran_id: konteks.putaran.id,
        tahun: konteks.putaran.tahun,
        nama: konteks.putaran.nama.clone(),
        jenis: konteks.aturan.jenis,
        lingkup: konteks.aturan.lingkup,
        instrumen: konteks.putaran.instrumen.clone(),
        terkunci: konteks.aturan.terkunci,
        subjek: konteks.penilaian.perangkat_daerah_id.and_then(|id| nama.get(&id).cloned()),
        target: konteks.putaran.target.map(Nilai),
        tahap: konteks.tahap(),
        tenggat: tenggat_putaran(db, Some(konteks.putaran.id)).await?.remove(&konteks.putaran.id).unwrap_or_default(),
        seluruh,
        indikator,
        kantor,
        riwayat: if seluruh { riwayat(db, &konteks).await? } else { Vec::new() },
        penetapan,
    })
}

/// The result that is official: of the newest fixed year that of the national assessment, which the ministry makes; the
/// internal one only where there is no national one.
#[must_use]
pub fn hasil_resmi(semua: Vec<Riwayat>) -> Option<Riwayat> {
    let tahun = semua.iter().map(|r| r.tahun).max()?;
    // The last of equals: a year may have two rounds of one kind, and the later one is the result.
    semua.into_iter().filter(|r| r.tahun == tahun).max_by_key(|r| r.lingkup == Lingkup::Nasional)
}

/// Every fixed result of the government as a whole, oldest first, for those who see the whole: two queries.
///
/// # Errors
/// When the database cannot be read.
pub async fn hasil_pemerintah(l: &Layanan, pelaku: &Pelaku) -> Hasil<Vec<Riwayat>> {
    if !melihat_seluruh(pelaku) {
        return Ok(Vec::new());
    }
    tetap(&l.db, penilaian::Column::PerangkatDaerahId.is_null(), None).await
}

/// Earlier fixed results of the same subject; of one year the national round comes before the internal one.
async fn riwayat<C: ConnectionTrait>(db: &C, konteks: &Konteks) -> Hasil<Vec<Riwayat>> {
    let subjek = match konteks.penilaian.perangkat_daerah_id {
        Some(id) => penilaian::Column::PerangkatDaerahId.eq(id),
        None => penilaian::Column::PerangkatDaerahId.is_null(),
    };
    tetap(db, subjek, Some(konteks.putaran.tahun)).await
}

async fn tetap<C: ConnectionTrait>(db: &C, subjek: Expr, sebelum: Option<i32>) -> Hasil<Vec<Riwayat>> {
    let mut kueri = penilaian::Entity::find()
        .find_also_related(putaran::Entity)
        .filter(subjek)
        .filter(putaran::Column::Terkunci.eq(true))
        .order_by_asc(putaran::Column::Tahun)
        .order_by_asc(putaran::Column::Id);
    if let Some(tahun) = sebelum {
        kueri = kueri.filter(putaran::Column::Tahun.lt(tahun));
    }
    let lama: Vec<_> = kueri.all(db).await?.into_iter().filter_map(|(n, p)| Some((n.id, p?))).collect();
    let id: Vec<_> = lama.iter().map(|(id, _)| *id).collect();
    let mut nilai = nilai_akhir(db, &id).await?;
    Ok(lama
        .into_iter()
        .map(|(id, p)| Riwayat {
            penilaian_id: id,
            tahun: p.tahun,
            nama: p.nama,
            instrumen: p.instrumen,
            lingkup: Lingkup::dari_kode(&p.lingkup).unwrap_or(Lingkup::Internal),
            nilai: nilai.remove(&id).unwrap_or_default(),
        })
        .collect())
}

async fn kantor_per_isian<C: ConnectionTrait>(db: &C, penilaian_id: i64) -> Hasil<HashMap<i64, Vec<i64>>> {
    let mut tugas = penugasan::Entity::find()
        .join(JoinType::InnerJoin, penugasan::Relation::Isian.def())
        .filter(isian::Column::PenilaianId.eq(penilaian_id))
        .all(db)
        .await?;
    tugas.sort_by_key(|t| (!t.utama, t.id));
    let mut hasil: HashMap<i64, Vec<i64>> = HashMap::new();
    for t in tugas {
        hasil.entry(t.isian_id).or_default().push(t.perangkat_daerah_id);
    }
    Ok(hasil)
}

async fn nilai_per_isian<C: ConnectionTrait>(db: &C, penilaian_id: i64) -> Hasil<HashMap<i64, BTreeMap<Tahap, Nilai>>> {
    #[derive(FromQueryResult)]
    struct Baris {
        isian_id: i64,
        tahap: String,
        nilai: i32,
    }
    let baris = nilai::Entity::find()
        .select_only()
        .column(nilai::Column::IsianId)
        .column(nilai::Column::Tahap)
        .column(nilai::Column::Nilai)
        .join(JoinType::InnerJoin, nilai::Relation::Isian.def())
        .filter(isian::Column::PenilaianId.eq(penilaian_id))
        .filter(nilai::Column::Nilai.is_not_null())
        .into_model::<Baris>()
        .all(db)
        .await?;
    let mut hasil: HashMap<i64, BTreeMap<Tahap, Nilai>> = HashMap::new();
    for b in baris {
        hasil.entry(b.isian_id).or_default().insert(tahap(&b.tahap)?, Nilai(b.nilai));
    }
    Ok(hasil)
}

async fn tanya_terbuka<C: ConnectionTrait>(db: &C, penilaian_id: i64) -> Hasil<HashMap<i64, Option<NaiveDate>>> {
    let tanya = klarifikasi::Entity::find()
        .join(JoinType::InnerJoin, klarifikasi::Relation::Isian.def())
        .filter(isian::Column::PenilaianId.eq(penilaian_id))
        .filter(klarifikasi::Column::Jawaban.is_null())
        .all(db)
        .await?;
    Ok(tanya.into_iter().map(|q| (q.isian_id, q.batas)).collect())
}

impl From<keputusan::Model> for Keputusan {
    fn from(k: keputusan::Model) -> Self {
        Self { jenis: k.jenis, nomor: k.nomor, tanggal: k.tanggal, alasan: k.alasan }
    }
}

/// Whether this person may see the assessment whole; pages use it to offer the overview or the own list.
#[must_use]
pub fn melihat_seluruh(pelaku: &Pelaku) -> bool {
    super::akses(pelaku) == Akses::Seluruh
}
