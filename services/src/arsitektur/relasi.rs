//! Relations of a record, seen and changed from either side.
//!
//! Both ends get an entry in the trail, by number only: the name of a record is for those who may see it. A relation does
//! not send a published record back to draft, because it stands on two records of which one may be another office's; a
//! record that is being examined takes none.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::{
    arsitektur::relasi::{self as aturan, JenisRelasi},
    register::{self, Alur, Register, tahap},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, JoinType, QueryFilter, QuerySelect,
    sea_query::{Expr, Query},
};
use serde_json::json;

use super::{Jangkauan, Titik, kolom_titik};
use crate::{
    Galat, Hasil, Layanan, Pelaku, Tulis,
    jejak::{self, Catatan},
    perangkat_daerah::{self, KantorRingkas},
    register::{RingkasCatatan, boleh_ubah, cari, pegang, terlihat},
};

/// Relations added by one form.
const SEKALI: usize = 100;
/// Records a search offers.
const CALON: u64 = 30;

mod baris {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "relasi")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub jenis: String,
        pub dari_id: i64,
        pub ke_id: i64,
        pub dibuat: DateTimeUtc,
        pub dibuat_oleh: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// One relation, read from the record at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kaitan {
    pub id: i64,
    pub lain: Titik,
}

/// The relations of one kind and direction; empty ones too, because what is missing must show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kelompok {
    pub jenis: JenisRelasi,
    /// The record at hand is the first item.
    pub maju: bool,
    /// By name.
    pub kaitan: Vec<Kaitan>,
    /// How many more lead to records this person may not see.
    pub tersembunyi: usize,
}

/// A record with its relations.
#[derive(Clone, Debug)]
pub struct KaitanCatatan {
    pub titik: Titik,
    pub kelompok: Vec<Kelompok>,
    /// Names of the offices that occur.
    pub kantor: HashMap<i64, KantorRingkas>,
    /// Whether this person may add and remove relations now.
    pub boleh_ubah: bool,
}

/// A record that can be related, and whether it already is.
#[derive(Clone, Debug)]
pub struct Calon {
    pub catatan: RingkasCatatan,
    pub sudah: bool,
}

/// The relations of a record from both sides. Four queries, however many there are.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`].
pub async fn list(l: &Layanan, pelaku: &Pelaku, r: &'static Register, id: i64) -> Hasil<KaitanCatatan> {
    let jangkauan = Jangkauan::baru(pelaku)?;
    let rekaman = terlihat(&l.db, pelaku, r, id).await?;
    let mut kelompok: Vec<Kelompok> = aturan::untuk(r.kode)
        .into_iter()
        .map(|(jenis, maju, _)| Kelompok { jenis, maju, kaitan: Vec::new(), tersembunyi: 0 })
        .collect();
    for maju in [true, false] {
        for baris in l.db.query_all(&tetangga(id, maju)).await? {
            let kode: String = baris.try_get("", "relasi_jenis")?;
            let Some(jenis) = JenisRelasi::dari_kode(&kode) else { continue };
            let letak = kelompok.iter_mut().find(|k| k.jenis == jenis && (k.maju == maju || jenis.timbal_balik()));
            let Some(satu) = letak else { continue };
            let lain = Titik::baca(&baris)?;
            if jangkauan.melihat(&lain) {
                satu.kaitan.push(Kaitan { id: baris.try_get("", "relasi_id")?, lain });
            } else {
                satu.tersembunyi += 1;
            }
        }
    }
    for satu in &mut kelompok {
        satu.kaitan.sort_by_key(|k| (k.lain.nama.to_lowercase(), k.id));
    }
    let mut kantor: BTreeSet<i64> = kelompok.iter().flat_map(|k| &k.kaitan).filter_map(|k| k.lain.kantor).collect();
    kantor.extend(rekaman.kantor());
    let kantor = perangkat_daerah::nama(&l.db, &kantor.into_iter().collect::<Vec<_>>()).await?;
    let terbuka = rekaman.diarsipkan.is_none() && (r.alur == Alur::Langsung || tahap::ubah(rekaman.tahap).is_ok());
    let boleh_ubah = terbuka && boleh_ubah(pelaku, r, rekaman.kantor());
    let titik = Titik {
        id,
        register: r.kode.into(),
        nomor: rekaman.nomor().into(),
        nama: rekaman.nama().into(),
        kantor: rekaman.kantor(),
        keterlihatan: register::Keterlihatan::dari_kode(rekaman.butir.teks("keterlihatan")),
        keadaan: Some(rekaman.butir.teks("keadaan").to_owned()).filter(|k| !k.is_empty()),
        tahap: rekaman.tahap,
        arsip: rekaman.diarsipkan.is_some(),
    };
    Ok(KaitanCatatan { titik, kelompok, kantor, boleh_ubah })
}

/// Records that can stand at the other end of a relation, by words in number, name and texts.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`] for a kind this register does not have.
pub async fn calon(
    l: &Layanan,
    pelaku: &Pelaku,
    kaitan: &KaitanCatatan,
    jenis: JenisRelasi,
    maju: bool,
    kata: &str,
) -> Hasil<Vec<Calon>> {
    let (_, _, lain) = aturan::untuk(&kaitan.titik.register)
        .into_iter()
        .find(|(j, arah, _)| *j == jenis && (*arah == maju || jenis.timbal_balik()))
        .ok_or(Galat::TidakAda)?;
    let ada: BTreeSet<i64> = kaitan
        .kelompok
        .iter()
        .filter(|k| k.jenis == jenis && (k.maju == maju || jenis.timbal_balik()))
        .flat_map(|k| &k.kaitan)
        .map(|k| k.lain.id)
        .collect();
    let temuan = cari(l, pelaku, &lain, kata, CALON + 1).await?;
    Ok(temuan
        .into_iter()
        .filter(|c| c.id != kaitan.titik.id)
        .take(usize::try_from(CALON).unwrap_or(usize::MAX))
        .map(|catatan| Calon { sudah: ada.contains(&catatan.id), catatan })
        .collect())
}

/// Relates a record to others; those that are related already stay as they are. Answers how many were added.
///
/// # Errors
/// [`Galat::Dilarang`] when the person may not change the record at hand; [`Galat::TidakAda`] when they do not see one of
/// the others; [`Galat::Ditolak`] when a relation may not stand, or a record is archived or being examined.
pub async fn tambah(
    l: &Layanan,
    pelaku: &Pelaku,
    r: &'static Register,
    id: i64,
    (jenis, maju): (JenisRelasi, bool),
    tujuan: &[i64],
) -> Hasil<usize> {
    let tujuan: BTreeSet<i64> = tujuan.iter().copied().collect();
    if tujuan.is_empty() {
        return Err(Galat::isian("tujuan", "Pilih paling sedikit satu catatan untuk dikaitkan."));
    }
    if tujuan.len() > SEKALI {
        return Err(Galat::isian("tujuan", format!("Kaitkan paling banyak {SEKALI} catatan sekaligus.")));
    }
    let tulis = l.tulis().await?;
    let sini = pegang(&tulis, pelaku, r, id).await?;
    terbuka(r, &sini)?;
    let jangkauan = Jangkauan::baru(pelaku)?;
    let lain = titik(&tulis.tx, &tujuan.iter().copied().collect::<Vec<_>>()).await?;
    let mut pasangan = Vec::new();
    for id_lain in &tujuan {
        let satu = lain.get(id_lain).filter(|t| jangkauan.melihat(t)).ok_or(Galat::TidakAda)?;
        if satu.arsip {
            return Err(Galat::Ditolak(format!("{} diarsipkan. Keluarkan dari arsip lebih dulu.", satu.sebutan())));
        }
        let (a, b) = ((id, r.kode), (satu.id, satu.register.as_str()));
        let ujung = if maju { jenis.periksa(a, b) } else { jenis.periksa(b, a) };
        pasangan.push((ujung.map_err(|sebab| Galat::Ditolak(sebab.to_string()))?, satu));
    }
    let ada = sudah_ada(&tulis, jenis, id).await?;
    pasangan.retain(|(ujung, _)| !ada.contains(ujung));
    if jenis.tanpa_lingkaran() {
        periksa_lingkaran(&tulis, jenis, pasangan.iter().map(|(ujung, _)| *ujung)).await?;
    }
    if pasangan.is_empty() {
        return Ok(0);
    }
    let kini = l.kini();
    let baru = pasangan.iter().map(|((dari, ke), _)| baris::ActiveModel {
        jenis: Set(jenis.kode().into()),
        dari_id: Set(*dari),
        ke_id: Set(*ke),
        dibuat: Set(kini),
        dibuat_oleh: Set(pelaku.nama.clone()),
        ..Default::default()
    });
    baris::Entity::insert_many(baru).exec(&tulis.tx).await?;
    let sini = (r.kode, id, sini.kantor(), sini.nomor());
    let lain: Vec<&Titik> = pasangan.iter().map(|(_, satu)| *satu).collect();
    catat(l, &tulis, pelaku, jenis, maju, sini, &lain, true).await?;
    tulis.selesai().await?;
    Ok(lain.len())
}

/// Takes relations of a record away, by their ids. Answers how many were taken.
///
/// # Errors
/// As [`tambah`]; [`Galat::TidakAda`] when one of them is not of this record, or leads where the person does not see.
pub async fn lepas(l: &Layanan, pelaku: &Pelaku, r: &'static Register, id: i64, relasi: &[i64]) -> Hasil<usize> {
    let relasi: BTreeSet<i64> = relasi.iter().copied().collect();
    if relasi.is_empty() {
        return Err(Galat::isian("relasi", "Pilih paling sedikit satu kaitan untuk dilepas."));
    }
    let tulis = l.tulis().await?;
    let sini = pegang(&tulis, pelaku, r, id).await?;
    terbuka(r, &sini)?;
    let ada = baris::Entity::find()
        .filter(baris::Column::Id.is_in(relasi.iter().copied()))
        .filter(Condition::any().add(baris::Column::DariId.eq(id)).add(baris::Column::KeId.eq(id)))
        .all(&tulis.tx)
        .await?;
    if ada.len() != relasi.len() {
        return Err(Galat::TidakAda);
    }
    let jangkauan = Jangkauan::baru(pelaku)?;
    let ujung: Vec<i64> = ada.iter().map(|b| if b.dari_id == id { b.ke_id } else { b.dari_id }).collect();
    let lain = titik(&tulis.tx, &ujung).await?;
    if !ujung.iter().all(|id| lain.get(id).is_some_and(|t| jangkauan.melihat(t))) {
        return Err(Galat::TidakAda);
    }
    baris::Entity::delete_many().filter(baris::Column::Id.is_in(relasi)).exec(&tulis.tx).await?;
    let mut menurut: BTreeMap<(JenisRelasi, bool), Vec<&Titik>> = BTreeMap::new();
    for (b, ujung) in ada.iter().zip(&ujung) {
        if let (Some(jenis), Some(satu)) = (JenisRelasi::dari_kode(&b.jenis), lain.get(ujung)) {
            menurut.entry((jenis, b.dari_id == id)).or_default().push(satu);
        }
    }
    let sini = (r.kode, id, sini.kantor(), sini.nomor());
    for ((jenis, maju), lain) in menurut {
        catat(l, &tulis, pelaku, jenis, maju, sini, &lain, false).await?;
    }
    tulis.selesai().await?;
    Ok(ada.len())
}

/// Adds relations that were checked elsewhere, within the caller's transaction; those that exist stay. For imports.
pub(crate) async fn sisipkan(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    baru: &[(JenisRelasi, i64, i64)],
) -> Hasil<usize> {
    let kini = l.kini();
    let mut jumlah = 0;
    for bagian in baru.chunks(500) {
        let isi: Vec<_> = bagian
            .iter()
            .map(|(jenis, dari, ke)| baris::ActiveModel {
                jenis: Set(jenis.kode().into()),
                dari_id: Set(*dari),
                ke_id: Set(*ke),
                dibuat: Set(kini),
                dibuat_oleh: Set(pelaku.nama.clone()),
                ..Default::default()
            })
            .collect();
        jumlah += isi.len();
        if !isi.is_empty() {
            baris::Entity::insert_many(isi).exec(&tulis.tx).await?;
        }
    }
    Ok(jumlah)
}

/// Records by id, whoever may see them.
pub(super) async fn titik<C: ConnectionTrait>(db: &C, id: &[i64]) -> Hasil<HashMap<i64, Titik>> {
    if id.is_empty() {
        return Ok(HashMap::new());
    }
    let mut kueri = Query::select();
    kolom_titik(&mut kueri, "c");
    kueri.from_as("catatan", "c").and_where(Expr::col(("c", "id")).is_in(id.iter().copied()));
    db.query_all(&kueri).await?.iter().map(|b| Titik::baca(b).map(|t| (t.id, t))).collect()
}

/// Relations that begin (`maju`) or end at a record, with the record at the other end.
fn tetangga(id: i64, maju: bool) -> sea_orm::sea_query::SelectStatement {
    let (sini, sana) = if maju { ("dari_id", "ke_id") } else { ("ke_id", "dari_id") };
    let mut kueri = Query::select();
    kolom_titik(&mut kueri, "c");
    kueri
        .expr_as(Expr::col(("r", "id")), "relasi_id")
        .expr_as(Expr::col(("r", "jenis")), "relasi_jenis")
        .from_as("relasi", "r")
        .join_as(JoinType::InnerJoin, "catatan", "c", Expr::col(("c", "id")).equals(("r", sana)))
        .and_where(Expr::col(("r", sini)).eq(id));
    kueri
}

fn terbuka(r: &Register, rekaman: &crate::register::Rekaman) -> Hasil<()> {
    if rekaman.diarsipkan.is_some() {
        return Err(Galat::Ditolak("Catatan ini diarsipkan. Keluarkan dari arsip lebih dulu.".into()));
    }
    if r.alur == Alur::Bertahap {
        tahap::ubah(rekaman.tahap).map_err(|sebab| Galat::Ditolak(sebab.to_string()))?;
    }
    Ok(())
}

async fn sudah_ada(tulis: &Tulis, jenis: JenisRelasi, id: i64) -> Hasil<BTreeSet<(i64, i64)>> {
    let ada = baris::Entity::find()
        .select_only()
        .column(baris::Column::DariId)
        .column(baris::Column::KeId)
        .filter(baris::Column::Jenis.eq(jenis.kode()))
        .filter(Condition::any().add(baris::Column::DariId.eq(id)).add(baris::Column::KeId.eq(id)))
        .into_tuple::<(i64, i64)>()
        .all(&tulis.tx)
        .await?;
    Ok(ada.into_iter().collect())
}

async fn periksa_lingkaran(tulis: &Tulis, jenis: JenisRelasi, baru: impl Iterator<Item = (i64, i64)>) -> Hasil<()> {
    let mut ada = baris::Entity::find()
        .select_only()
        .column(baris::Column::DariId)
        .column(baris::Column::KeId)
        .filter(baris::Column::Jenis.eq(jenis.kode()))
        .into_tuple::<(i64, i64)>()
        .all(&tulis.tx)
        .await?;
    for satu in baru {
        if aturan::melingkar(&ada, satu) {
            return Err(Galat::Ditolak(aturan::RelasiTertutup::Lingkaran(jenis.maju()).to_string()));
        }
        ada.push(satu);
    }
    Ok(())
}

/// One entry on the record at hand for all of them, and one on each of the others.
#[expect(clippy::too_many_arguments, reason = "what happened, from both sides")]
async fn catat(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    jenis: JenisRelasi,
    maju: bool,
    (objek, id, kantor, nomor): (&str, i64, Option<i64>, &str),
    lain: &[&Titik],
    ditambah: bool,
) -> Hasil<()> {
    let tindakan = if ditambah { "Kaitan ditambah" } else { "Kaitan dilepas" };
    let isi = |maju: bool, nomor: String| {
        let isi = json!({ jenis.sebutan(maju): nomor });
        if ditambah { (json!({}), isi) } else { (isi, json!({})) }
    };
    let semua = lain.iter().map(|t| t.nomor.as_str()).collect::<Vec<_>>().join(", ");
    let (sebelum, sesudah) = isi(maju, semua);
    let satu = Catatan { tindakan, objek, objek_id: id, perangkat_daerah: kantor, sebelum, sesudah };
    jejak::catat(tulis, l.kini(), pelaku, satu).await?;
    for titik in lain {
        let (sebelum, sesudah) = isi(!maju, nomor.to_owned());
        let (objek, objek_id) = (titik.register.as_str(), titik.id);
        let satu = Catatan { tindakan, objek, objek_id, perangkat_daerah: titik.kantor, sebelum, sesudah };
        jejak::catat(tulis, l.kini(), pelaku, satu).await?;
    }
    Ok(())
}
