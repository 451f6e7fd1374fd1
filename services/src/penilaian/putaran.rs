//! Rounds: opened by the tim koordinasi (DKI68 Pasal 32 ayat (3)), with instrument, kind, deadlines and target.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use domain::{
    angka::Nilai,
    instrumen::Instrumen,
    izin::Tindakan,
    laporan::Penetapan,
    penilaian::{Jenis, Lingkup, Status, Tahap},
    teks::GalatIsian,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, FromQueryResult,
    JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait, sea_query::CaseStatement,
};
use serde_json::json;

use super::{
    entitas::{isian, nilai, penilaian, penugasan, putaran, tenggat},
    konteks::{Akses, akses, aturan, instrumen, status, tahap},
    ringkasan::setelah,
};
use crate::{
    Galat, Hasil, Layanan, Pelaku, Tulis,
    galat::PadaKembar,
    jejak::{self, Catatan},
};

/// A round in the list.
#[derive(Clone, Debug)]
pub struct RingkasPutaran {
    pub id: i64,
    pub tahun: i32,
    pub nama: String,
    pub jenis: Jenis,
    pub lingkup: Lingkup,
    pub instrumen: String,
    pub terkunci: bool,
    pub impor: bool,
    /// Assessments in it that this person may see: the government's own, or one per office.
    pub penilaian: Vec<i64>,
    /// Indicators this person sees, and how many of them have a value.
    pub jumlah: i64,
    pub terisi: i64,
    /// Deadlines by stage.
    pub tenggat: BTreeMap<Tahap, NaiveDate>,
    /// Stages that every indicator this person sees has passed: their deadlines do not count any more.
    pub selesai: Vec<Tahap>,
}

/// A round with its settings.
#[derive(Clone, Debug)]
pub struct RincianPutaran {
    pub id: i64,
    pub tahun: i32,
    pub nama: String,
    pub jenis: Jenis,
    pub lingkup: Lingkup,
    pub visitasi: bool,
    pub instrumen: String,
    pub target: Option<Nilai>,
    pub terkunci: bool,
    pub impor: bool,
    /// Deadlines close what belongs to their stage.
    pub tutup_lewat_tenggat: bool,
    pub tim_asesor: Option<Penetapan>,
    pub versi: i64,
    pub tahap: Vec<Tahap>,
    pub tenggat: BTreeMap<Tahap, NaiveDate>,
    pub penilaian: Vec<i64>,
}

/// What the tim koordinasi fills in to open a round.
#[derive(Clone, Debug)]
pub struct PutaranBaru {
    pub tahun: i32,
    pub nama: String,
    pub jenis: Jenis,
    pub lingkup: Lingkup,
    pub visitasi: bool,
    pub instrumen: String,
    pub target: Option<Nilai>,
    pub tenggat: BTreeMap<Tahap, NaiveDate>,
    /// Take the responsible offices over from this earlier round.
    pub salin_penugasan_dari: Option<i64>,
}

/// What may still change while a round runs.
#[derive(Clone, Debug)]
pub struct PutaranUbah {
    pub versi: i64,
    pub nama: String,
    pub target: Option<Nilai>,
    pub tenggat: BTreeMap<Tahap, NaiveDate>,
    /// Deadlines close what belongs to their stage, instead of only reminding.
    pub tutup_lewat_tenggat: bool,
    /// The decree that formed the tim asesor internal (DKI68 Pasal 32 ayat (4)).
    pub tim_asesor: Option<Penetapan>,
}

/// The rounds a person may see, newest first.
///
/// # Errors
/// When the database cannot be read.
pub async fn list(l: &Layanan, pelaku: &Pelaku) -> Hasil<Vec<RingkasPutaran>> {
    #[derive(FromQueryResult)]
    struct Hitungan {
        penilaian_id: i64,
        status: String,
        jumlah: i64,
    }
    let akses = akses(pelaku);
    let mut kueri = isian::Entity::find()
        .select_only()
        .column(isian::Column::PenilaianId)
        .column(isian::Column::Status)
        .column_as(isian::Column::Id.count(), "jumlah")
        .group_by(isian::Column::PenilaianId)
        .group_by(isian::Column::Status);
    if let Akses::Kantor(kantor) = &akses {
        if kantor.is_empty() {
            return Ok(Vec::new());
        }
        let tugas = penugasan::Entity::find()
            .select_only()
            .column(penugasan::Column::IsianId)
            .filter(penugasan::Column::PerangkatDaerahId.is_in(kantor.iter().copied()));
        kueri = kueri.filter(isian::Column::Id.in_subquery(sea_orm::QueryTrait::into_query(tugas)));
    }
    let hitungan = kueri.into_model::<Hitungan>().all(&l.db).await?;
    let putaran = putaran::Entity::find()
        .order_by_desc(putaran::Column::Tahun)
        .order_by_desc(putaran::Column::Id)
        .all(&l.db)
        .await?;
    let penilaian = penilaian::Entity::find().all(&l.db).await?;
    let tenggat = tenggat_putaran(&l.db, None).await?;

    let mut per_penilaian: HashMap<i64, (i64, i64)> = HashMap::new();
    let mut terendah: HashMap<i64, Status> = HashMap::new();
    for h in hitungan {
        let isi = per_penilaian.entry(h.penilaian_id).or_default();
        isi.0 += h.jumlah;
        let status = status(&h.status)?;
        if status != Status::Belum {
            isi.1 += h.jumlah;
        }
        terendah.entry(h.penilaian_id).and_modify(|s| *s = status.min(*s)).or_insert(status);
    }
    let mut hasil = Vec::new();
    for p in putaran {
        let milik: Vec<_> = penilaian
            .iter()
            .filter(|n| n.putaran_id == p.id && per_penilaian.contains_key(&n.id))
            .map(|n| n.id)
            .collect();
        if milik.is_empty() {
            continue;
        }
        let (jumlah, terisi) =
            milik.iter().filter_map(|id| per_penilaian.get(id)).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
        let aturan = aturan(&p)?;
        let lewat = |tahap: &Tahap| milik.iter().filter_map(|id| terendah.get(id)).all(|s| *s >= setelah(*tahap));
        let selesai = aturan.jenis.tahap(p.visitasi).into_iter().filter(lewat).collect();
        hasil.push(RingkasPutaran {
            id: p.id,
            tahun: p.tahun,
            nama: p.nama,
            jenis: aturan.jenis,
            lingkup: aturan.lingkup,
            instrumen: p.instrumen,
            terkunci: p.terkunci,
            impor: p.impor,
            penilaian: milik,
            jumlah,
            terisi,
            tenggat: tenggat.get(&p.id).cloned().unwrap_or_default(),
            selesai,
        });
    }
    Ok(hasil)
}

/// A round with its settings, for coordinating roles.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`].
pub async fn get(l: &Layanan, pelaku: &Pelaku, id: i64) -> Hasil<RincianPutaran> {
    pelaku.wajib(Tindakan::LihatSeluruhPenilaian, &[])?;
    let p = putaran::Entity::find_by_id(id).one(&l.db).await?.ok_or(Galat::TidakAda)?;
    let penilaian = penilaian::Entity::find()
        .filter(penilaian::Column::PutaranId.eq(id))
        .order_by_asc(penilaian::Column::Id)
        .all(&l.db)
        .await?;
    let mut tenggat = tenggat_putaran(&l.db, Some(id)).await?;
    let aturan = aturan(&p)?;
    Ok(RincianPutaran {
        id,
        tahun: p.tahun,
        tim_asesor: p.tim_asesor(),
        nama: p.nama,
        jenis: aturan.jenis,
        lingkup: aturan.lingkup,
        visitasi: p.visitasi,
        instrumen: p.instrumen,
        target: p.target.map(Nilai),
        terkunci: p.terkunci,
        impor: p.impor,
        tutup_lewat_tenggat: p.tutup_lewat_tenggat,
        versi: p.versi,
        tahap: aturan.jenis.tahap(aturan.visitasi),
        tenggat: tenggat.remove(&id).unwrap_or_default(),
        penilaian: penilaian.into_iter().map(|n| n.id).collect(),
    })
}

/// Opens a round: one assessment of the government, or one per active office.
///
/// # Errors
/// [`Galat::Dilarang`], or [`Galat::Isian`] with the field to correct.
pub async fn buka(l: &Layanan, pelaku: &Pelaku, baru: PutaranBaru) -> Hasil<i64> {
    pelaku.wajib(Tindakan::BukaPutaran, &[])?;
    let instrumen = l
        .katalog
        .cari(&baru.instrumen)
        .ok_or_else(|| Galat::isian("instrumen", "Instrumen ini tidak dikenal. Pilih salah satu dari daftar."))?;
    periksa(&baru, instrumen)?;
    let tulis = l.tulis().await?;
    let id = simpan(l, &tulis, pelaku, &baru, false).await?;
    buat_penilaian(l, &tulis, id, &baru, instrumen).await?;
    tulis.selesai().await?;
    Ok(id)
}

/// Changes name, target and deadlines.
///
/// # Errors
/// [`Galat::Bentrok`] when somebody changed it in between; [`Galat::Isian`].
pub async fn ubah(l: &Layanan, pelaku: &Pelaku, id: i64, ubah: PutaranUbah) -> Hasil<()> {
    pelaku.wajib(Tindakan::UbahPutaran, &[])?;
    let tulis = l.tulis().await?;
    let lama = putaran::Entity::find_by_id(id).one(&tulis.tx).await?.ok_or(Galat::TidakAda)?;
    let aturan = aturan(&lama)?;
    if lama.terkunci {
        return Err(domain::penilaian::Tertutup::Terkunci.into());
    }
    if lama.versi != ubah.versi {
        return Err(Galat::Bentrok(
            "Pengaturan putaran ini baru saja diubah orang lain. Muat ulang halaman, lalu ulangi perubahan Anda."
                .into(),
        ));
    }
    periksa_tenggat(&ubah.tenggat, &aturan.jenis.tahap(aturan.visitasi))?;
    let instrumen = instrumen(l, &lama.instrumen)?;
    periksa_target(ubah.target, instrumen)?;
    let tenggat_lama = tenggat_putaran(&tulis.tx, Some(id)).await?.remove(&id).unwrap_or_default();
    putaran::ActiveModel {
        id: Set(id),
        nama: Set(ubah.nama.clone()),
        target: Set(ubah.target.map(|n| n.0)),
        tutup_lewat_tenggat: Set(ubah.tutup_lewat_tenggat),
        asesor_nomor: Set(ubah.tim_asesor.as_ref().map(|k| k.nomor.clone())),
        asesor_tanggal: Set(ubah.tim_asesor.as_ref().map(|k| k.tanggal)),
        versi: Set(lama.versi + 1),
        diubah: Set(l.kini()),
        ..Default::default()
    }
    .update(&tulis.tx)
    .await
    .pada_kembar("nama", "nama", "Nama ini sudah dipakai putaran lain pada tahun yang sama. Beri nama lain.")?;
    tenggat::Entity::delete_many().filter(tenggat::Column::PutaranId.eq(id)).exec(&tulis.tx).await?;
    tulis_tenggat(&tulis, id, &ubah.tenggat).await?;
    jejak::catat(
        &tulis,
        l.kini(),
        pelaku,
        Catatan {
            tindakan: "Putaran diubah",
            objek: "putaran",
            objek_id: id,
            perangkat_daerah: None,
            sebelum: json!({
                "nama": lama.nama, "target": lama.target, "tenggat": kode_tenggat(&tenggat_lama),
                "tutup_lewat_tenggat": lama.tutup_lewat_tenggat, "keputusan_tim_asesor": lama.tim_asesor().map(sebut),
            }),
            sesudah: json!({
                "nama": ubah.nama, "target": ubah.target, "tenggat": kode_tenggat(&ubah.tenggat),
                "tutup_lewat_tenggat": ubah.tutup_lewat_tenggat, "keputusan_tim_asesor": ubah.tim_asesor.map(sebut),
            }),
        },
    )
    .await?;
    tulis.selesai().await
}

/// A decree in the trail.
fn sebut(k: Penetapan) -> String {
    format!("{} tanggal {}", k.nomor, domain::waktu::panjang(k.tanggal))
}

/// Writes the round itself; imports of past years use it too.
pub(super) async fn simpan(l: &Layanan, tulis: &Tulis, pelaku: &Pelaku, baru: &PutaranBaru, impor: bool) -> Hasil<i64> {
    satu_jenis_nasional(tulis, baru).await?;
    let kini = l.kini();
    let model = putaran::ActiveModel {
        tahun: Set(baru.tahun),
        nama: Set(baru.nama.clone()),
        jenis: Set(baru.jenis.kode().into()),
        lingkup: Set(baru.lingkup.kode().into()),
        instrumen: Set(baru.instrumen.clone()),
        visitasi: Set(baru.visitasi),
        target: Set(baru.target.map(|n| n.0)),
        terkunci: Set(false),
        impor: Set(impor),
        tutup_lewat_tenggat: Set(false),
        versi: Set(1),
        dibuat: Set(kini),
        diubah: Set(kini),
        ..Default::default()
    }
    .insert(&tulis.tx)
    .await
    .pada_kembar("nama", "nama", "Nama ini sudah dipakai putaran lain pada tahun yang sama. Beri nama lain.")?;
    tulis_tenggat(tulis, model.id, &baru.tenggat).await?;
    jejak::catat(
        tulis,
        kini,
        pelaku,
        Catatan {
            tindakan: if impor { "Putaran diimpor" } else { "Putaran dibuka" },
            objek: "putaran",
            objek_id: model.id,
            perangkat_daerah: None,
            sebelum: serde_json::Value::Null,
            sesudah: json!({
                "tahun": baru.tahun, "nama": baru.nama, "jenis": baru.jenis.kode(), "lingkup": baru.lingkup.kode(),
                "instrumen": baru.instrumen, "target": baru.target, "tenggat": kode_tenggat(&baru.tenggat),
            }),
        },
    )
    .await?;
    Ok(model.id)
}

/// A government takes part in only one of Pemantauan and Evaluasi in a year (PermenPANRB 59/2020 Lampiran hlm. 78-79).
async fn satu_jenis_nasional(tulis: &Tulis, baru: &PutaranBaru) -> Hasil<()> {
    if baru.lingkup != Lingkup::Nasional {
        return Ok(());
    }
    let lain = putaran::Entity::find()
        .filter(putaran::Column::Tahun.eq(baru.tahun))
        .filter(putaran::Column::Lingkup.eq(Lingkup::Nasional.kode()))
        .filter(putaran::Column::Jenis.ne(baru.jenis.kode()))
        .one(&tulis.tx)
        .await?;
    match lain {
        Some(lain) => Err(Galat::isian(
            "jenis",
            format!(
                "{} sudah ada untuk tahun {}. Dalam satu tahun pemerintah daerah hanya mengikuti salah satu, Pemantauan \
                 atau Evaluasi nasional (PermenPANRB 59/2020 Lampiran hlm. 78-79).",
                lain.nama, baru.tahun
            ),
        )),
        None => Ok(()),
    }
}

/// Makes an assessment with an empty answer per indicator.
pub(super) async fn buat_satu(
    l: &Layanan,
    tulis: &Tulis,
    putaran_id: i64,
    kantor: Option<i64>,
    instrumen: &Instrumen,
) -> Hasil<i64> {
    let penilaian =
        penilaian::ActiveModel { putaran_id: Set(putaran_id), perangkat_daerah_id: Set(kantor), ..Default::default() }
            .insert(&tulis.tx)
            .await?;
    let kini = l.kini();
    let isian = (0..).zip(&instrumen.indikator).map(|(urutan, indikator)| isian::ActiveModel {
        penilaian_id: Set(penilaian.id),
        indikator: Set(indikator.kode.clone()),
        urutan: Set(urutan),
        status: Set(Status::Belum.kode().into()),
        catatan: Set(String::new()),
        versi: Set(1),
        diubah: Set(kini),
        ..Default::default()
    });
    isian::Entity::insert_many(isian).exec_without_returning(&tulis.tx).await?;
    Ok(penilaian.id)
}

async fn buat_penilaian(
    l: &Layanan,
    tulis: &Tulis,
    putaran_id: i64,
    baru: &PutaranBaru,
    instrumen: &Instrumen,
) -> Hasil<()> {
    if baru.lingkup == Lingkup::PerPerangkatDaerah {
        let kantor = crate::perangkat_daerah::list_aktif(&tulis.tx).await?;
        if kantor.is_empty() {
            return Err(Galat::Ditolak(
                "Belum ada Perangkat Daerah yang aktif. Daftarkan Perangkat Daerah lebih dahulu.".into(),
            ));
        }
        for id in kantor {
            let penilaian_id = buat_satu(l, tulis, putaran_id, Some(id), instrumen).await?;
            tugaskan_semua(tulis, penilaian_id, id).await?;
        }
        return Ok(());
    }
    let penilaian_id = buat_satu(l, tulis, putaran_id, None, instrumen).await?;
    if let Some(asal) = baru.salin_penugasan_dari {
        salin_penugasan(tulis, asal, penilaian_id).await?;
    }
    Ok(())
}

/// Makes one office responsible for every indicator of its own assessment.
pub(super) async fn tugaskan_semua(tulis: &Tulis, penilaian_id: i64, kantor: i64) -> Hasil<()> {
    let isian = isian::Entity::find().filter(isian::Column::PenilaianId.eq(penilaian_id)).all(&tulis.tx).await?;
    let tugas = isian.into_iter().map(|i| penugasan::ActiveModel {
        isian_id: Set(i.id),
        perangkat_daerah_id: Set(kantor),
        utama: Set(true),
        ..Default::default()
    });
    penugasan::Entity::insert_many(tugas).exec_without_returning(&tulis.tx).await?;
    Ok(())
}

async fn salin_penugasan(tulis: &Tulis, putaran_asal: i64, penilaian_id: i64) -> Hasil<()> {
    let asal = putaran::Entity::find_by_id(putaran_asal)
        .one(&tulis.tx)
        .await?
        .ok_or_else(|| Galat::isian("salin_penugasan_dari", "Putaran asal tidak ada. Pilih dari daftar."))?;
    let ke = isian::Entity::find().filter(isian::Column::PenilaianId.eq(penilaian_id)).all(&tulis.tx).await?;
    let ke: HashMap<_, _> = ke.into_iter().map(|i| (i.indikator, i.id)).collect();
    let tugas = penugasan::Entity::find()
        .find_also_related(isian::Entity)
        .join(JoinType::InnerJoin, isian::Relation::Penilaian.def())
        .filter(penilaian::Column::PutaranId.eq(asal.id))
        .filter(penilaian::Column::PerangkatDaerahId.is_null())
        .all(&tulis.tx)
        .await?;
    let salinan: Vec<_> = tugas
        .into_iter()
        .filter_map(|(t, i)| {
            let isian_id = *ke.get(&i?.indikator)?;
            Some(penugasan::ActiveModel {
                isian_id: Set(isian_id),
                perangkat_daerah_id: Set(t.perangkat_daerah_id),
                utama: Set(t.utama),
                ..Default::default()
            })
        })
        .collect();
    if !salinan.is_empty() {
        penugasan::Entity::insert_many(salinan).exec_without_returning(&tulis.tx).await?;
    }
    Ok(())
}

/// Final values by indicator code, of assessments that are complete or fixed: for "last year" and histories. The database
/// picks the value of the last stage, so that one row an answer is read and not one a stage.
pub(super) async fn nilai_akhir<C: ConnectionTrait>(
    db: &C,
    penilaian_id: &[i64],
) -> Hasil<HashMap<i64, BTreeMap<String, Nilai>>> {
    // Greater than any value in hundredths: the greatest sum is that of the last stage.
    const SETIAP_TAHAP: i32 = 10_000;
    let tahap = Tahap::SEMUA.into_iter().zip(1..).fold(CaseStatement::new(), |kasus, (tahap, ke)| {
        kasus.case(nilai::Column::Tahap.eq(tahap.kode()), ke * SETIAP_TAHAP)
    });
    let baris: Vec<(i64, String, i32)> = nilai::Entity::find()
        .select_only()
        .column(isian::Column::PenilaianId)
        .column(isian::Column::Indikator)
        .column_as(tahap.add(nilai::Column::Nilai.into_expr()).max(), "terakhir")
        .join(JoinType::InnerJoin, nilai::Relation::Isian.def())
        .filter(isian::Column::PenilaianId.is_in(penilaian_id.iter().copied()))
        .filter(nilai::Column::Nilai.is_not_null())
        .group_by(isian::Column::PenilaianId)
        .group_by(isian::Column::Indikator)
        .into_tuple()
        .all(db)
        .await?;
    let mut hasil: HashMap<i64, BTreeMap<String, Nilai>> = HashMap::new();
    for (penilaian, indikator, terakhir) in baris {
        hasil.entry(penilaian).or_default().insert(indikator, Nilai(terakhir % SETIAP_TAHAP));
    }
    Ok(hasil)
}

/// Deadlines of one round or of all, by round.
pub(super) async fn tenggat_putaran<C: ConnectionTrait>(
    db: &C,
    id: Option<i64>,
) -> Hasil<HashMap<i64, BTreeMap<Tahap, NaiveDate>>> {
    let mut kueri = tenggat::Entity::find();
    if let Some(id) = id {
        kueri = kueri.filter(tenggat::Column::PutaranId.eq(id));
    }
    let mut hasil: HashMap<i64, BTreeMap<Tahap, NaiveDate>> = HashMap::new();
    for t in kueri.all(db).await? {
        hasil.entry(t.putaran_id).or_default().insert(tahap(&t.tahap)?, t.tanggal);
    }
    Ok(hasil)
}

async fn tulis_tenggat(tulis: &Tulis, putaran_id: i64, tenggat: &BTreeMap<Tahap, NaiveDate>) -> Hasil<()> {
    let baris: Vec<_> = tenggat
        .iter()
        .map(|(tahap, tanggal)| tenggat::ActiveModel {
            putaran_id: Set(putaran_id),
            tahap: Set(tahap.kode().into()),
            tanggal: Set(*tanggal),
            ..Default::default()
        })
        .collect();
    if !baris.is_empty() {
        tenggat::Entity::insert_many(baris).exec_without_returning(&tulis.tx).await?;
    }
    Ok(())
}

fn periksa(baru: &PutaranBaru, instrumen: &Instrumen) -> Hasil<()> {
    let mut galat = Vec::new();
    if baru.tahun < instrumen.tahun_awal || instrumen.tahun_akhir.is_some_and(|akhir| baru.tahun > akhir) {
        // Internal monitoring may stay on the instrument the offices know while the national one moves on.
        if baru.lingkup == Lingkup::Nasional {
            galat.push(GalatIsian {
                bidang: "instrumen".into(),
                pesan: format!(
                    "{} tidak berlaku untuk tahun {}. Putaran nasional memakai instrumen tahun itu.",
                    instrumen.sebutan, baru.tahun
                ),
            });
        }
    }
    if !(2018..=2100).contains(&baru.tahun) {
        galat.push(GalatIsian { bidang: "tahun".into(), pesan: "Tahun harus antara 2018 dan 2100.".into() });
    }
    if baru.visitasi && baru.jenis == Jenis::Pemantauan {
        galat.push(GalatIsian {
            bidang: "visitasi".into(),
            pesan: "Visitasi hanya ada pada Evaluasi. Kosongkan pilihan ini atau pilih Evaluasi.".into(),
        });
    }
    if !galat.is_empty() {
        return Err(Galat::Isian(galat));
    }
    periksa_tenggat(&baru.tenggat, &baru.jenis.tahap(baru.visitasi))?;
    periksa_target(baru.target, instrumen)
}

/// Deadlines must follow each other in the order of the stages.
fn periksa_tenggat(tenggat: &BTreeMap<Tahap, NaiveDate>, tahap: &[Tahap]) -> Hasil<()> {
    let mut galat = Vec::new();
    for (&t, tanggal) in tenggat {
        let bidang = format!("tenggat_{}", t.kode());
        if !tahap.contains(&t) {
            galat.push(GalatIsian {
                bidang,
                pesan: format!("{} tidak ada pada putaran ini. Kosongkan tanggalnya.", t.nama()),
            });
        } else if let Some((lalu, _)) = tenggat.range(..t).find(|(_, lebih_awal)| *lebih_awal > tanggal) {
            galat.push(GalatIsian {
                bidang,
                pesan: format!("Tenggat {} tidak boleh mendahului {}.", t.nama(), lalu.nama()),
            });
        }
    }
    if galat.is_empty() { Ok(()) } else { Err(Galat::Isian(galat)) }
}

fn periksa_target(target: Option<Nilai>, instrumen: &Instrumen) -> Hasil<()> {
    match target {
        Some(nilai) if nilai.0 < 0 || nilai > instrumen.nilai_maks => {
            Err(Galat::isian("target", "Target indeks harus antara 0,00 dan 5,00."))
        }
        _ => Ok(()),
    }
}

fn kode_tenggat(tenggat: &BTreeMap<Tahap, NaiveDate>) -> BTreeMap<&'static str, NaiveDate> {
    tenggat.iter().map(|(tahap, tanggal)| (tahap.kode(), *tanggal)).collect()
}
