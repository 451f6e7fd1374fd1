//! What is already there: shown before a proposal can be filed, and answered.
//!
//! Of the applications of other offices only name and owner are shown, whatever else is known of them: what must not be
//! built twice must be found (DKI68 Pasal 15 ayat (5), KALBAR Pasal 18 ayat (1)).

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, PoisonError},
};

use domain::{
    aplikasi::{
        kemiripan::{Indeks, Pembanding, Skor, Temuan},
        usulan::{
            Langkah, Status, langkahkan,
            syarat::{Cara, TANPA_UMUM},
        },
    },
    izin::Tindakan,
    teks::{self, GalatIsian},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, JoinType, QueryFilter,
    sea_query::{Expr, Func, FunctionCall, OnConflict, Order, Query},
};
use serde_json::{Value, json};

use super::{
    catat, dibawa, ditolak,
    entitas::{serupa, usulan},
    pegang,
    simpan::tulis_baris,
    status_dari, terlihat,
};
use crate::{Galat, Hasil, Layanan, Pelaku, perangkat_daerah};

/// Shown at all from here on, an aplikasi umum already from less.
const TAMPIL: Skor = Skor::baru(2_500);
const TAMPIL_UMUM: Skor = Skor::baru(1_000);
/// Most that are shown.
const BANYAK: usize = 12;
/// Most characters of an answer.
const JAWABAN_MAKS: usize = 2_000;

/// An application like the proposed one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Serupa {
    pub aplikasi_id: i64,
    pub nama: String,
    pub kantor: String,
    pub umum: bool,
    pub skor: Skor,
    /// In words, the strongest first.
    pub alasan: Vec<String>,
    /// Whether filing needs an answer.
    pub wajib: bool,
    /// Why it cannot be used.
    pub jawaban: String,
}

/// Applications like this proposal, most alike first, with the answers given.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`].
pub async fn daftar(l: &Layanan, pelaku: &Pelaku, id: i64) -> Hasil<Vec<Serupa>> {
    let baris = terlihat(&l.db, pelaku, id).await?;
    cari(l, &l.db, &baris).await
}

/// Keeps the answers without filing.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Isian`], [`Galat::Bentrok`], [`Galat::Ditolak`] unless it is a draft.
pub async fn jawab(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64, jawaban: &BTreeMap<i64, String>) -> Hasil<()> {
    let tulis = l.tulis().await?;
    let mut baris = pegang(&tulis, pelaku, Tindakan::IsiAplikasi, (id, versi)).await?;
    status_dari(&baris).boleh_diubah().map_err(ditolak)?;
    let daftar = terjawab(cari(l, &tulis.tx, &baris).await?, jawaban)?;
    simpan(&tulis.tx, id, &daftar).await?;
    baris.versi += 1;
    baris.diubah = l.kini();
    baris.diubah_oleh.clone_from(&pelaku.nama);
    catat(l, &tulis, pelaku, &baris, "Kemiripan dijawab", (Value::Null, rekam(&daftar))).await?;
    tulis_baris(&tulis, baris).await?;
    tulis.selesai().await
}

/// Files a proposal: everything asked is there, and every application that has to be is answered. Where no aplikasi umum
/// is near, the office states that none does what is proposed.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Isian`] with everything that is missing, [`Galat::Bentrok`],
/// [`Galat::Ditolak`] unless it is a draft.
pub async fn ajukan(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64, jawaban: &BTreeMap<i64, String>) -> Hasil<()> {
    let oleh = pelaku.akun_id.ok_or_else(Galat::dilarang)?;
    let tulis = l.tulis().await?;
    let mut baris = pegang(&tulis, pelaku, Tindakan::IsiAplikasi, (id, versi)).await?;
    let status = langkahkan(status_dari(&baris), Langkah::Ajukan, false).map_err(ditolak)?;
    let daftar = terjawab(cari(l, &tulis.tx, &baris).await?, jawaban)?;
    let mut salah: Vec<GalatIsian> = daftar
        .iter()
        .filter(|s| s.wajib && s.jawaban.is_empty())
        .map(|s| {
            GalatIsian::baru(nama_isian(s.aplikasi_id), format!("Jelaskan mengapa {} tidak dapat digunakan.", s.nama))
        })
        .collect();
    for d in dibawa(l, &tulis.tx, &baris).await? {
        let butir = d.syarat.butir;
        match butir.cara {
            // Each aplikasi umum that is near was answered by itself.
            Cara::Uraian if butir.kode == TANPA_UMUM && daftar.iter().any(|s| s.umum && s.wajib) => {}
            Cara::Uraian if d.jawaban.isi.is_empty() => {
                salah.push(GalatIsian::baru("", format!("{} belum diisi. Lengkapi pada isi usulan.", butir.label)));
            }
            Cara::Dokumen if d.berkas.is_empty() => {
                salah.push(GalatIsian::baru(
                    "",
                    format!("{} belum dilampirkan. Unggah pada halaman usulan.", butir.label),
                ));
            }
            _ => {}
        }
    }
    if !salah.is_empty() {
        return Err(Galat::Isian(salah));
    }
    simpan(&tulis.tx, id, &daftar).await?;
    let kini = l.kini();
    baris.status = status.kode().into();
    baris.diajukan_oleh = Some(oleh);
    baris.diajukan_pada = Some(kini);
    baris.diverifikasi_pada = None;
    baris.verifikasi = String::new();
    baris.versi += 1;
    baris.diubah = kini;
    baris.diubah_oleh.clone_from(&pelaku.nama);
    let sesudah = json!({ "status": Status::Diajukan.nama(), "revisi": baris.revisi, "serupa": rekam(&daftar) });
    catat(l, &tulis, pelaku, &baris, Langkah::Ajukan.lampau(), (json!({ "status": Status::Draf.nama() }), sesudah))
        .await?;
    tulis_baris(&tulis, baris).await?;
    tulis.selesai().await
}

/// The form field of an answer.
#[must_use]
pub fn nama_isian(aplikasi_id: i64) -> String {
    format!("alasan_{aplikasi_id}")
}

async fn cari<C: ConnectionTrait>(l: &Layanan, db: &C, baris: &usulan::Model) -> Hasil<Vec<Serupa>> {
    let terindeks = terindeks(l, db).await?;
    let jawaban: HashMap<i64, String> = serupa::Entity::find()
        .filter(serupa::Column::UsulanId.eq(baris.id))
        .all(db)
        .await?
        .into_iter()
        .map(|s| (s.aplikasi_id, s.jawaban))
        .collect();
    let usulan =
        Pembanding { nama: &baris.nama, fungsi: &baris.fungsi, uraian: &baris.uraian, kode: &baris.kode_rujukan };
    let temuan: Vec<(Temuan, &Aplikasi)> = terindeks
        .indeks
        .peringkat(&usulan, TAMPIL_UMUM, usize::MAX)
        .into_iter()
        // What is being changed is no duplicate of itself.
        .filter(|t| Some(t.id) != baris.aplikasi_id)
        .filter_map(|t| terindeks.aplikasi.get(&t.id).map(|a| (t, a)))
        .filter(|(t, a)| a.umum || t.kemiripan.skor >= TAMPIL)
        // What must be answered is never cut off.
        .enumerate()
        .filter(|(nomor, (t, a))| t.kemiripan.wajib_dijawab(a.umum) || *nomor < BANYAK)
        .map(|(_, satu)| satu)
        .collect();
    let mut kantor: Vec<i64> = temuan.iter().filter_map(|(_, a)| a.kantor).collect();
    kantor.sort_unstable();
    kantor.dedup();
    let kantor = perangkat_daerah::nama(db, &kantor).await?;
    Ok(temuan
        .into_iter()
        .map(|(t, a)| Serupa {
            aplikasi_id: t.id,
            nama: a.nama.clone(),
            kantor: a.kantor.and_then(|id| kantor.get(&id)).map(|k| k.nama.clone()).unwrap_or_default(),
            umum: a.umum,
            skor: t.kemiripan.skor,
            alasan: t.kemiripan.alasan(),
            wajib: t.kemiripan.wajib_dijawab(a.umum),
            jawaban: jawaban.get(&t.id).cloned().unwrap_or_default(),
        })
        .collect())
}

/// The aplikasi umum that a proposal answered, as a letter tells them, the most alike first.
pub(super) async fn umum_terjawab<C: ConnectionTrait>(db: &C, usulan_id: i64) -> Hasil<Vec<String>> {
    let kueri = Query::select()
        .column(("c", "nama"))
        .column(("s", "jawaban"))
        .from_as("usulan_serupa", "s")
        .join_as(JoinType::InnerJoin, "catatan", "c", Expr::col(("c", "id")).equals(("s", "aplikasi_id")))
        .join_as(JoinType::InnerJoin, "aplikasi", "d", Expr::col(("d", "id")).equals(("c", "id")))
        .and_where(Expr::col(("s", "usulan_id")).eq(usulan_id))
        .and_where(Expr::col(("d", "jenis")).eq("umum"))
        .and_where(Expr::col(("s", "jawaban")).ne(""))
        .order_by(("s", "skor"), Order::Desc)
        .order_by(("s", "id"), Order::Asc)
        .to_owned();
    let satu = |b: &sea_orm::QueryResult| {
        Ok(format!("{}: {}", b.try_get::<String>("", "nama")?, b.try_get::<String>("", "jawaban")?))
    };
    db.query_all(&kueri).await?.iter().map(satu).collect()
}

/// What a page shows of an application found.
struct Aplikasi {
    nama: String,
    kantor: Option<i64>,
    umum: bool,
}

/// Every application in use, of every office, prepared for comparing.
struct Terindeks {
    aplikasi: BTreeMap<i64, Aplikasi>,
    indeks: Indeks,
}

/// The register of applications in three numbers: how many records, the highest id, the sum of their versions. Whatever
/// is added, changed, archived or taken back moves one of them.
type Tanda = (i64, i64, i64);

/// The index with what the register was when it was made.
type Tersimpan = Option<(Tanda, Arc<Terindeks>)>;

/// The index of the last question, for the next one: shared by every page of this server, renewed when the register has
/// changed meanwhile, on whichever server.
#[derive(Clone, Default)]
pub(crate) struct Tembolok(Arc<Mutex<Tersimpan>>);

impl Tembolok {
    fn ambil(&self, tanda: Tanda) -> Option<Arc<Terindeks>> {
        let isi = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        isi.as_ref().filter(|(lama, _)| *lama == tanda).map(|(_, isi)| Arc::clone(isi))
    }

    fn taruh(&self, tanda: Tanda, baru: &Arc<Terindeks>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((tanda, Arc::clone(baru)));
    }
}

async fn terindeks<C: ConnectionTrait>(l: &Layanan, db: &C) -> Hasil<Arc<Terindeks>> {
    let tanda = tanda(db).await?;
    if let Some(ada) = l.kemiripan.ambil(tanda) {
        return Ok(ada);
    }
    let baru = Arc::new(baca(db).await?);
    l.kemiripan.taruh(tanda, &baru);
    Ok(baru)
}

async fn tanda<C: ConnectionTrait>(db: &C) -> Hasil<Tanda> {
    let bulat = |isi: FunctionCall| Func::coalesce([Func::cast_as(isi, "bigint").into(), Expr::value(0_i64)]);
    let kueri = Query::select()
        .expr_as(Func::count(Expr::col("id")), "jumlah")
        .expr_as(bulat(Func::max(Expr::col("id"))), "akhir")
        .expr_as(bulat(Func::sum(Expr::col("versi"))), "versi")
        .from("catatan")
        .and_where(Expr::col("register").eq("aplikasi"))
        .to_owned();
    let baris = db.query_one(&kueri).await?.ok_or_else(|| Galat::internal("COUNT tanpa baris"))?;
    Ok((baris.try_get("", "jumlah")?, baris.try_get("", "akhir")?, baris.try_get("", "versi")?))
}

async fn baca<C: ConnectionTrait>(db: &C) -> Hasil<Terindeks> {
    let kueri = Query::select()
        .columns([("c", "id"), ("c", "nama"), ("c", "uraian"), ("c", "kode_rujukan"), ("c", "perangkat_daerah_id")])
        .columns([("d", "fungsi"), ("d", "jenis")])
        .from_as("catatan", "c")
        .join_as(JoinType::InnerJoin, "aplikasi", "d", Expr::col(("d", "id")).equals(("c", "id")))
        .and_where(Expr::col(("c", "register")).eq("aplikasi"))
        .and_where(Expr::col(("c", "diarsipkan_pada")).is_null())
        .to_owned();
    let mut semua: Vec<(i64, Aplikasi, [String; 3])> = Vec::new();
    for b in db.query_all(&kueri).await? {
        let teks = |kolom: &str| Ok::<_, Galat>(b.try_get::<Option<String>>("", kolom)?.unwrap_or_default());
        let satu = Aplikasi {
            nama: teks("nama")?,
            kantor: b.try_get("", "perangkat_daerah_id")?,
            umum: teks("jenis")? == "umum",
        };
        semua.push((b.try_get("", "id")?, satu, [teks("fungsi")?, teks("uraian")?, teks("kode_rujukan")?]));
    }
    let indeks = Indeks::baru(
        semua.iter().map(|(id, a, [fungsi, uraian, kode])| (*id, Pembanding { nama: &a.nama, fungsi, uraian, kode })),
    );
    Ok(Terindeks { indeks, aplikasi: semua.into_iter().map(|(id, a, _)| (id, a)).collect() })
}

/// The list with what was typed; what was not sent keeps what it had.
fn terjawab(mut daftar: Vec<Serupa>, jawaban: &BTreeMap<i64, String>) -> Hasil<Vec<Serupa>> {
    let mut salah = Vec::new();
    for s in &mut daftar {
        let Some(isi) = jawaban.get(&s.aplikasi_id) else { continue };
        match teks::uraian(isi, "Alasan", false, JAWABAN_MAKS) {
            Ok(isi) => s.jawaban = isi,
            Err(galat) => salah.push(galat.pada(nama_isian(s.aplikasi_id))),
        }
    }
    if salah.is_empty() { Ok(daftar) } else { Err(Galat::Isian(salah)) }
}

/// Keeps the answers with what was shown; answers to what is no longer alike stay.
async fn simpan<C: ConnectionTrait>(db: &C, usulan_id: i64, daftar: &[Serupa]) -> Hasil<()> {
    for s in daftar.iter().filter(|s| s.wajib || !s.jawaban.is_empty()) {
        let baris = serupa::ActiveModel {
            usulan_id: Set(usulan_id),
            aplikasi_id: Set(s.aplikasi_id),
            skor: Set(i32::try_from(s.skor.perseratus()).unwrap_or(i32::MAX)),
            alasan: Set(s.alasan.join("; ")),
            jawaban: Set(s.jawaban.clone()),
            ..Default::default()
        };
        serupa::Entity::insert(baris)
            .on_conflict(
                OnConflict::columns([serupa::Column::UsulanId, serupa::Column::AplikasiId])
                    .update_columns([serupa::Column::Skor, serupa::Column::Alasan, serupa::Column::Jawaban])
                    .to_owned(),
            )
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

fn rekam(daftar: &[Serupa]) -> Value {
    daftar
        .iter()
        .filter(|s| s.wajib || !s.jawaban.is_empty())
        .map(|s| json!({ "aplikasi": s.nama, "mirip": s.skor.to_string(), "alasan": s.jawaban }))
        .collect()
}
