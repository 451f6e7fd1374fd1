//! What awaits a person: the first page of every role, ordered by deadline.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use domain::{
    izin::Tindakan,
    penilaian::{Jenis, Lingkup, Perbuatan, Status, Tahap},
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait,
    sea_query::{Expr, Query, SelectStatement},
};

use super::{
    Akses, akses,
    alur::kantor_untuk,
    entitas::{isian, klarifikasi, nilai, penilaian, penugasan, putaran},
    konteks::{aturan, status},
    menunggu::penilaian_terbuka,
    putaran::tenggat_putaran,
};
use crate::{Hasil, Layanan, Pelaku};

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tugas {
    pub penilaian_id: i64,
    pub putaran: String,
    pub tahun: i32,
    pub apa: Apa,
    /// When it is due.
    pub tenggat: Option<NaiveDate>,
    /// Indicators it is about, in the order of the instrument.
    pub indikator: Vec<String>,
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Apa {
    JawabKlarifikasi,
    Perbaiki,
    Isi,
    Ajukan,
    Setujui,
    Verifikasi,
    TutupInterviu,
    Validasi,
    Reviu,
    /// Every indicator has come to its end: the tim koordinasi can fix the result.
    Tetapkan,
    /// Indicators nobody is responsible for.
    Tugaskan,
}

/// Open work of this person, nearest deadline first, without deadline last.
///
/// # Errors
/// When the database cannot be read.
pub async fn tugas(l: &Layanan, pelaku: &Pelaku) -> Hasil<Vec<Tugas>> {
    let akses = akses(pelaku);
    if akses == Akses::Kantor(Vec::new()) {
        return Ok(Vec::new());
    }
    let buka: HashMap<i64, (penilaian::Model, putaran::Model)> = penilaian::Entity::find()
        .find_also_related(putaran::Entity)
        .filter(putaran::Column::Terkunci.eq(false))
        .all(&l.db)
        .await?
        .into_iter()
        .filter_map(|(n, p)| Some((n.id, (n, p?))))
        .collect();
    let bebas = belum_ditugaskan(pelaku, || Expr::exists(penugasan_isian()).not());
    let semua: Vec<IsianTerbuka> = isian::Entity::find()
        .select_only()
        .columns([
            isian::Column::Id,
            isian::Column::PenilaianId,
            isian::Column::Indikator,
            isian::Column::Status,
            isian::Column::DiisiOleh,
            isian::Column::DiajukanOleh,
            isian::Column::DisetujuiOleh,
        ])
        .column_as(bebas.clone(), "bebas")
        .join(JoinType::InnerJoin, isian::Relation::Penilaian.def())
        .filter(isian::Column::PenilaianId.in_subquery(penilaian_terbuka(None)))
        .filter(menunggu(pelaku).add(bebas))
        .order_by_asc(isian::Column::PenilaianId)
        .order_by_asc(isian::Column::Urutan)
        .into_tuple::<BarisIsian>()
        .all(&l.db)
        .await?
        .into_iter()
        .map(IsianTerbuka::from)
        .collect();
    let kantor = penanggung_jawab(l, pelaku).await?;
    let tanya: HashMap<i64, Option<NaiveDate>> = klarifikasi::Entity::find()
        .filter(klarifikasi::Column::Jawaban.is_null())
        .all(&l.db)
        .await?
        .into_iter()
        .map(|q| (q.isian_id, q.batas))
        .collect();
    let tenggat = tenggat_putaran(&l.db, None).await?;
    let dinilai = dinilai_sendiri(l, pelaku).await?;
    let menetapkan = pelaku.boleh(Tindakan::Tetapkan, &[]);
    let belum_tuntas = if menetapkan { belum_tuntas(l, &buka).await? } else { HashSet::new() };

    let mut kumpul: BTreeMap<(i64, Apa, Option<NaiveDate>), Vec<String>> = BTreeMap::new();
    for i in &semua {
        let Some((n, p)) = buka.get(&i.penilaian_id) else { continue };
        let aturan = aturan(p)?;
        let status = status(&i.status)?;
        let mut milik = kantor.get(&i.id).cloned().unwrap_or_default();
        milik.extend(n.perangkat_daerah_id);
        let batas = |tahap: Tahap| tenggat.get(&p.id).and_then(|t| t.get(&tahap)).copied();
        if i.bebas && aturan.lingkup == Lingkup::Internal {
            kumpul.entry((n.id, Apa::Tugaskan, batas(Tahap::Mandiri))).or_default().push(i.indikator.clone());
        }
        for (apa, perbuatan, tahap) in langkah(status, aturan.visitasi, aturan.jenis) {
            let reviu_sendiri =
                perbuatan == Perbuatan::Reviu && aturan.lingkup != Lingkup::Nasional && dinilai.contains(&i.id);
            if pelaku.boleh(perbuatan.tindakan(aturan.lingkup), kantor_untuk(perbuatan, &milik))
                && !sendiri(pelaku, i.pelaksana, perbuatan)
                && !reviu_sendiri
            {
                let kapan = if apa == Apa::JawabKlarifikasi {
                    tanya.get(&i.id).copied().flatten().or_else(|| batas(tahap))
                } else {
                    batas(tahap)
                };
                kumpul.entry((n.id, apa, kapan)).or_default().push(i.indikator.clone());
            }
        }
    }
    if menetapkan {
        let mut putaran_lihat = HashSet::new();
        for (n, p) in buka.values() {
            let selesai = buka.values().filter(|(_, q)| q.id == p.id).all(|(m, _)| !belum_tuntas.contains(&m.id));
            if selesai && putaran_lihat.insert(p.id) {
                let akhir = tenggat.get(&p.id).and_then(|t| t.values().next_back()).copied();
                kumpul.entry((n.id, Apa::Tetapkan, akhir)).or_default();
            }
        }
    }
    let mut hasil: Vec<_> = kumpul
        .into_iter()
        .filter_map(|((penilaian_id, apa, tenggat), indikator)| {
            let (_, p) = buka.get(&penilaian_id)?;
            Some(Tugas { penilaian_id, putaran: p.nama.clone(), tahun: p.tahun, apa, tenggat, indikator })
        })
        .collect();
    hasil.sort_by_key(|t| (t.tenggat.is_none(), t.tenggat, t.apa, t.penilaian_id));
    Ok(hasil)
}

/// What is read of an answer in an open round: there are thousands of them.
struct IsianTerbuka {
    id: i64,
    penilaian_id: i64,
    indikator: String,
    status: String,
    pelaksana: Pelaksana,
    /// Nobody is responsible and this person could assign it.
    bebas: bool,
}

/// Id, assessment, indicator, state, who filled, submitted and approved it, whether it is to be assigned.
type BarisIsian = (i64, i64, String, String, Option<i64>, Option<i64>, Option<i64>, bool);

impl From<BarisIsian> for IsianTerbuka {
    fn from(baris: BarisIsian) -> Self {
        let (id, penilaian_id, indikator, status, diisi, diajukan, disetujui, bebas) = baris;
        let pelaksana = Pelaksana { diisi, diajukan, disetujui };
        Self { id, penilaian_id, indikator, status, pelaksana, bebas }
    }
}

/// Assessments in open rounds with an indicator that has not come to its end.
async fn belum_tuntas(l: &Layanan, buka: &HashMap<i64, (penilaian::Model, putaran::Model)>) -> Hasil<HashSet<i64>> {
    let ada: Vec<(i64, String)> = isian::Entity::find()
        .select_only()
        .columns([isian::Column::PenilaianId, isian::Column::Status])
        .filter(isian::Column::PenilaianId.in_subquery(penilaian_terbuka(None)))
        .group_by(isian::Column::PenilaianId)
        .group_by(isian::Column::Status)
        .into_tuple()
        .all(&l.db)
        .await?;
    let mut hasil = HashSet::new();
    for (id, kode) in ada {
        if let Some((_, p)) = buka.get(&id)
            && !status(&kode)?.tuntas(aturan(p)?.jenis)
        {
            hasil.insert(id);
        }
    }
    Ok(hasil)
}

/// Answers that can await this person, by the kind of round and the state they are in: the others need not be read.
fn menunggu(pelaku: &Pelaku) -> Condition {
    let kantor = pelaku.kantor();
    Lingkup::SEMUA.into_iter().fold(Condition::any(), |semua, lingkup| {
        let bisa = |status: Status| {
            Jenis::SEMUA
                .into_iter()
                .flat_map(|jenis| [false, true].into_iter().flat_map(move |visitasi| langkah(status, visitasi, jenis)))
                .any(|(_, perbuatan, _)| pelaku.boleh(perbuatan.tindakan(lingkup), &kantor))
        };
        let status: Vec<&str> = Status::SEMUA.into_iter().filter(|s| bisa(*s)).map(Status::kode).collect();
        if status.is_empty() {
            return semua;
        }
        semua.add(
            Condition::all()
                .add(isian::Column::Status.is_in(status))
                .add(isian::Column::PenilaianId.in_subquery(penilaian_terbuka(Some(lingkup)))),
        )
    })
}

/// Whether anything this person may do is kept from those who had a part in the answer.
pub(super) fn dapat_sendiri(pelaku: &Pelaku) -> bool {
    let kantor = pelaku.kantor();
    let bisa = |p: Perbuatan| Lingkup::SEMUA.into_iter().any(|l| pelaku.boleh(p.tindakan(l), &kantor));
    Perbuatan::SEMUA.into_iter().any(|p| terpisah(p) && bisa(p))
}

/// Whether an answer is in nobody's hands and this person could give it to somebody: offices that assess themselves need
/// no assignment.
pub(super) fn belum_ditugaskan(pelaku: &Pelaku, bebas: impl Fn() -> Expr) -> Expr {
    if !pelaku.boleh(Tindakan::TugaskanIndikator, &[]) {
        return Expr::val(false);
    }
    Expr::case(Expr::col(("penilaian", "perangkat_daerah_id")).is_null(), bebas()).finally(false).into()
}

/// The assignments of the answer at hand, for use inside a statement about answers.
fn penugasan_isian() -> SelectStatement {
    Query::select()
        .expr(Expr::val(1))
        .from("penugasan")
        .and_where(Expr::col(("penugasan", "isian_id")).equals(("isian", "id")))
        .take()
}

/// The responsible offices, the leading one first, of answers in which an office of this person has a part. Who acts for
/// no office acts whichever office is responsible.
async fn penanggung_jawab(l: &Layanan, pelaku: &Pelaku) -> Hasil<HashMap<i64, Vec<i64>>> {
    let milik = pelaku.kantor();
    let mut hasil: HashMap<i64, Vec<i64>> = HashMap::new();
    if milik.is_empty() {
        return Ok(hasil);
    }
    let berperan = penugasan_isian()
        .and_where(Expr::col(("penugasan", "perangkat_daerah_id")).is_in(milik.iter().copied()))
        .take();
    let mut baris: Vec<(i64, bool, i64, i64)> = penugasan::Entity::find()
        .select_only()
        .columns([
            penugasan::Column::Id,
            penugasan::Column::Utama,
            penugasan::Column::IsianId,
            penugasan::Column::PerangkatDaerahId,
        ])
        .join(JoinType::InnerJoin, penugasan::Relation::Isian.def())
        .join(JoinType::InnerJoin, isian::Relation::Penilaian.def())
        .join(JoinType::InnerJoin, penilaian::Relation::Putaran.def())
        .filter(putaran::Column::Terkunci.eq(false))
        .filter(
            Condition::any()
                .add(Expr::exists(berperan))
                .add(penilaian::Column::PerangkatDaerahId.is_in(milik.iter().copied())),
        )
        .into_tuple()
        .all(&l.db)
        .await?;
    baris.sort_by_key(|(id, utama, ..)| (!utama, *id));
    for (_, _, isian, kantor) in baris {
        hasil.entry(isian).or_default().push(kantor);
    }
    Ok(hasil)
}

/// Answers in open rounds that this person assessed, and so does not review.
async fn dinilai_sendiri(l: &Layanan, pelaku: &Pelaku) -> Hasil<HashSet<i64>> {
    if !pelaku.boleh(Tindakan::Reviu, &[]) {
        return Ok(HashSet::new());
    }
    let id: Vec<i64> = nilai::Entity::find()
        .select_only()
        .column(nilai::Column::IsianId)
        .join(JoinType::InnerJoin, nilai::Relation::Isian.def())
        .join(JoinType::InnerJoin, isian::Relation::Penilaian.def())
        .join(JoinType::InnerJoin, penilaian::Relation::Putaran.def())
        .filter(putaran::Column::Terkunci.eq(false))
        .filter(nilai::Column::Oleh.eq(pelaku.akun_id))
        .filter(nilai::Column::Tahap.is_in([Tahap::Dokumen, Tahap::Interviu, Tahap::Visitasi].map(Tahap::kode)))
        .into_tuple()
        .all(&l.db)
        .await?;
    Ok(id.into_iter().collect())
}

/// Who did what with an answer so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pelaksana {
    pub diisi: Option<i64>,
    pub diajukan: Option<i64>,
    pub disetujui: Option<i64>,
}

/// What can be done next with an indicator in this state, by whom, and the stage whose deadline counts.
pub(super) fn langkah(status: Status, visitasi: bool, jenis: Jenis) -> Vec<(Apa, Perbuatan, Tahap)> {
    match status {
        Status::Belum => vec![(Apa::Isi, Perbuatan::Isi, Tahap::Mandiri)],
        Status::Draf => vec![(Apa::Ajukan, Perbuatan::Ajukan, Tahap::Mandiri)],
        Status::Dikembalikan => vec![(Apa::Perbaiki, Perbuatan::Isi, Tahap::Mandiri)],
        Status::Diajukan => vec![(Apa::Setujui, Perbuatan::Setujui, Tahap::Mandiri)],
        Status::Disetujui => vec![(Apa::Verifikasi, Perbuatan::Verifikasi, Tahap::Dokumen)],
        Status::Klarifikasi => vec![(Apa::JawabKlarifikasi, Perbuatan::Jawab, Tahap::Interviu)],
        Status::Terverifikasi | Status::Terjawab if jenis == Jenis::Evaluasi => {
            vec![(Apa::TutupInterviu, Perbuatan::Klarifikasikan, Tahap::Interviu)]
        }
        Status::Terklarifikasi if visitasi => vec![(Apa::Validasi, Perbuatan::Validasi, Tahap::Visitasi)],
        Status::Terklarifikasi | Status::Tervalidasi => vec![(Apa::Reviu, Perbuatan::Reviu, Tahap::Reviu)],
        Status::Terverifikasi | Status::Terjawab | Status::Tereviu => Vec::new(),
    }
}

/// Work that separation of duties keeps from this person is not theirs to do.
pub(super) fn sendiri(pelaku: &Pelaku, p: Pelaksana, perbuatan: Perbuatan) -> bool {
    let aku = pelaku.akun_id;
    aku.is_some()
        && match perbuatan {
            Perbuatan::Setujui => p.diisi == aku || p.diajukan == aku,
            _ => terpisah(perbuatan) && (p.diisi == aku || p.diajukan == aku || p.disetujui == aku),
        }
}

/// Kept from who had a part in the answer.
const fn terpisah(perbuatan: Perbuatan) -> bool {
    use Perbuatan::{Klarifikasikan, Reviu, Setujui, Validasi, Verifikasi};
    matches!(perbuatan, Setujui | Verifikasi | Klarifikasikan | Validasi | Reviu)
}
