//! The plan of treatment (Formulir 4.0): actions, how far they are, and what is left of the risk.

use chrono::NaiveDate;
use domain::{
    izin::Tindakan,
    risiko::{
        JenisRisiko, NAMA_MAKS, URAIAN_MAKS,
        alur::Perbuatan,
        baca::PenangananBaca,
        penanganan::{Kemajuan, Opsi},
        periode::{Jadwal, JenisPeriode},
        potret::PotretPenanganan,
        residual,
    },
    teks, waktu,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ColumnTrait, EntityTrait, IntoActiveModel, ModelTrait, QueryFilter,
    QueryOrder,
};
use serde_json::{Value, json};

use super::{
    OBJEK, alur,
    dasar::{
        Muatan, catat, kecil, kolom_opsional, pegang_anak, pegang_isian, rupiah, sel, sel_opsional, tertutup,
        tulis_isi, tulis_risiko,
    },
    entitas::{konteks, penanganan, risiko},
};
use crate::{Galat, Hasil, Layanan, Pelaku, Tulis, isian::Periksa};

/// Actions of one risk.
pub(super) const AKSI_MAKS: usize = 50;

/// An action as it is typed. Field names are those of the struct; `mulai` and `selesai` for days, `tahun`, `dari` and
/// `sampai` for months, quarters and semesters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IsianPenanganan {
    pub opsi: String,
    pub aksi: String,
    pub keluaran: String,
    pub jenis_periode: String,
    pub mulai: String,
    pub selesai: String,
    pub tahun: String,
    pub dari: String,
    pub sampai: String,
    pub penanggung_jawab: String,
    pub pendukung: String,
    pub biaya: String,
}

/// How far an action is, as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IsianKemajuan {
    pub kemajuan: String,
    pub realisasi: String,
    pub selesai_pada: String,
}

/// What is left and where it should be, as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IsianResidual {
    /// `ya` or `tidak`.
    pub ada_residual: String,
    pub residual_kemungkinan: String,
    pub residual_dampak: String,
    pub alasan_residual: String,
    pub target_kemungkinan: String,
    pub target_dampak: String,
    pub kontinjensi: String,
}

/// An action with what a form needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Penanganan {
    pub id: i64,
    pub versi: i64,
    pub isi: PotretPenanganan,
}

/// A new action in the plan of a draft.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Isian`], [`Galat::BentrokIsian`], [`Galat::Ditolak`].
pub async fn create(l: &Layanan, pelaku: &Pelaku, risiko_id: i64, versi: i64, isian: &IsianPenanganan) -> Hasil<i64> {
    let tulis = l.tulis().await?;
    let m = draf(l, &tulis, pelaku, (risiko_id, versi)).await?;
    let banyak = penanganan::Entity::find().filter(penanganan::Column::RisikoId.eq(risiko_id)).all(&tulis.tx).await?;
    if banyak.len() >= AKSI_MAKS {
        return Err(Galat::Ditolak(format!("Satu risiko memuat paling banyak {AKSI_MAKS} rencana aksi.")));
    }
    let urutan = banyak.iter().map(|p| p.urutan).max().unwrap_or_default() + 1;
    let baru = baca(&m.risiko, kosong(risiko_id, urutan), isian)?;
    let isi = (Value::Null, rekam(&baru));
    let mut model = baru.into_active_model();
    model.id = NotSet;
    let id = model.insert(&tulis.tx).await?.id;
    tulis_isi(l, &tulis, pelaku, m.risiko, "Penanganan ditambah", isi).await?;
    tulis.selesai().await?;
    Ok(id)
}

/// An action as a table or an example gives it, the next of a new risk (`urutan` from 1). Those rarely say when: it gets
/// the year of the register, to be made precise on the page.
pub(super) async fn sisip(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    (konteks, risiko_id, urutan): (&konteks::Model, i64, i32),
    p: &PenangananBaca,
) -> Hasil<()> {
    let jadwal = Jadwal::bagian(JenisPeriode::Semester, konteks.tahun, 1, 2).ok_or(Galat::TidakAda)?;
    let mut baru = kosong(risiko_id, urutan);
    baru.opsi = p.opsi.kode().into();
    baru.aksi.clone_from(&p.aksi);
    baru.keluaran.clone_from(&p.keluaran);
    baru.penanggung_jawab.clone_from(&p.penanggung_jawab);
    taruh_jadwal(&mut baru, jadwal)?;
    let isi = (Value::Null, rekam(&baru));
    let objek = (OBJEK, risiko_id, Some(konteks.perangkat_daerah_id));
    catat(l, tulis, pelaku, objek, "Penanganan ditambah", isi).await?;
    let mut model = baru.into_active_model();
    model.id = NotSet;
    model.insert(&tulis.tx).await?;
    Ok(())
}

/// An action without content.
fn kosong(risiko_id: i64, urutan: i32) -> penanganan::Model {
    penanganan::Model {
        id: 0,
        risiko_id,
        urutan,
        opsi: String::new(),
        aksi: String::new(),
        keluaran: String::new(),
        jadwal: String::new(),
        mulai: NaiveDate::default(),
        tenggat: NaiveDate::default(),
        penanggung_jawab: String::new(),
        pendukung: String::new(),
        biaya: None,
        kemajuan: Kemajuan::Rencana.kode().into(),
        realisasi: String::new(),
        selesai_pada: None,
        versi: 1,
    }
}

/// Changes an action in the plan of a draft; `versi` is the action's.
///
/// # Errors
/// As [`create`].
pub async fn update(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64, isian: &IsianPenanganan) -> Hasil<()> {
    let tulis = l.tulis().await?;
    let (lama, m) = ambil(l, &tulis, pelaku, (id, versi), true).await?;
    let m = menyusun(pelaku, m)?;
    let mut baru = baca(&m.risiko, lama.clone(), isian)?;
    if baru == lama {
        return Ok(());
    }
    baru.versi += 1;
    let isi = (rekam(&lama), rekam(&baru));
    baru.into_active_model().reset_all().update(&tulis.tx).await?;
    tulis_isi(l, &tulis, pelaku, m.risiko, "Penanganan diubah", isi).await?;
    tulis.selesai().await
}

/// Takes an action out of the plan of a draft.
///
/// # Errors
/// As [`create`], with [`Galat::Bentrok`] for a stale version.
pub async fn remove(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64) -> Hasil<()> {
    let tulis = l.tulis().await?;
    let (lama, m) = ambil(l, &tulis, pelaku, (id, versi), false).await?;
    let m = menyusun(pelaku, m)?;
    let isi = (rekam(&lama), Value::Null);
    lama.delete(&tulis.tx).await?;
    tulis_isi(l, &tulis, pelaku, m.risiko, "Penanganan dihapus", isi).await?;
    tulis.selesai().await
}

/// Reports how far an action is; open as long as its year is.
///
/// # Errors
/// As [`create`]; an action that is done needs its day, and one that was dropped its reason.
pub async fn laporkan(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64, isian: &IsianKemajuan) -> Hasil<()> {
    let tulis = l.tulis().await?;
    let (lama, m) = ambil(l, &tulis, pelaku, (id, versi), true).await?;
    let mut p = Periksa::default();
    let mut baru = lama.clone();
    let kemajuan = Kemajuan::dari_kode(&isian.kemajuan);
    if kemajuan.is_none() {
        p.salah("kemajuan", "Pilih kemajuan dari daftar.");
    }
    baru.realisasi = p.ambil("realisasi", teks::uraian(&isian.realisasi, "Realisasi", false, URAIAN_MAKS));
    let selesai = waktu::baca_tanggal_opsional(&isian.selesai_pada, "Tanggal selesai").unwrap_or_else(|sebab| {
        p.salah("selesai_pada", sebab.to_string());
        None
    });
    if let Some(kemajuan) = kemajuan {
        baru.kemajuan = kemajuan.kode().into();
        baru.selesai_pada = selesai.filter(|_| kemajuan == Kemajuan::Selesai);
        match kemajuan {
            Kemajuan::Selesai if selesai.is_none() => p.salah("selesai_pada", "Isi tanggal aksi ini selesai."),
            Kemajuan::Selesai if selesai.is_some_and(|hari| hari > l.hari_ini()) => {
                p.salah("selesai_pada", "Tanggal selesai belum tiba.");
            }
            Kemajuan::Batal if baru.realisasi.is_empty() => {
                p.salah("realisasi", "Tulis mengapa aksi ini dibatalkan.");
            }
            _ => {}
        }
    }
    p.selesai()?;
    if baru == lama {
        return Ok(());
    }
    baru.versi += 1;
    let isi = (rekam(&lama), rekam(&baru));
    baru.into_active_model().reset_all().update(&tulis.tx).await?;
    tulis_risiko(l, &tulis, pelaku, m.risiko, "Kemajuan penanganan dilaporkan", isi).await?;
    tulis.selesai().await
}

/// What is left after treatment, where the owner wants it, and what to do if it happens all the same.
///
/// # Errors
/// As [`create`]; a residual that goes the wrong way asks why.
pub async fn simpan_residual(
    l: &Layanan,
    pelaku: &Pelaku,
    risiko_id: i64,
    versi: i64,
    isian: &IsianResidual,
) -> Hasil<()> {
    let tulis = l.tulis().await?;
    let m = draf(l, &tulis, pelaku, (risiko_id, versi)).await?;
    let mut p = Periksa::default();
    let lama = m.risiko;
    let mut baru = lama.clone();
    let ada = match isian.ada_residual.as_str() {
        "ya" => true,
        "tidak" => false,
        _ => {
            p.salah("ada_residual", "Pilih Ya bila masih ada risiko residual, atau Tidak.");
            false
        }
    };
    baru.ada_residual = ada;
    let matriks = &m.kerja.matriks;
    let nilai = (isian.residual_kemungkinan.as_str(), isian.residual_dampak.as_str());
    let bidang = ("residual_kemungkinan", "residual_dampak");
    let sisa = if ada { sel(&mut p, matriks, nilai, bidang) } else { None };
    let nilai = (isian.target_kemungkinan.as_str(), isian.target_dampak.as_str());
    let target = sel_opsional(&mut p, matriks, nilai, ("target_kemungkinan", "target_dampak"));
    baru.alasan_residual =
        p.ambil("alasan_residual", teks::uraian(&isian.alasan_residual, "Alasan risiko residual", false, 1_000));
    baru.kontinjensi =
        p.ambil("kontinjensi", teks::uraian(&isian.kontinjensi, "Rencana kontinjensi", false, URAIAN_MAKS));
    let jenis = JenisRisiko::dari_kode(&lama.jenis).unwrap_or(JenisRisiko::Negatif);
    let kini = kecil(lama.kini_besaran);
    if let Some(sisa) = sisa {
        let arti = residual::sisa(jenis, kini, sisa.besaran, lama.ambang.map(kecil));
        if arti.perlu_alasan && baru.alasan_residual.is_empty() {
            p.salah("alasan_residual", residual::tanya(jenis, kini, sisa.besaran));
        }
    }
    p.selesai()?;
    (baru.residual_kemungkinan, baru.residual_dampak, baru.residual_besaran) = kolom_opsional(sisa);
    (baru.target_kemungkinan, baru.target_dampak, baru.target_besaran) = kolom_opsional(target);
    if baru == lama {
        return Ok(());
    }
    let isi = (rekam_residual(&lama), rekam_residual(&baru));
    tulis_isi(l, &tulis, pelaku, baru, "Risiko residual diubah", isi).await?;
    tulis.selesai().await
}

/// The plan of a risk as drafts of its successor: nothing done yet, dates in the new year.
pub(super) async fn salin(tulis: &Tulis, dari: i64, ke: i64, tahun: i32) -> Hasil<()> {
    let lama = penanganan::Entity::find()
        .filter(penanganan::Column::RisikoId.eq(dari))
        .order_by_asc(penanganan::Column::Urutan)
        .all(&tulis.tx)
        .await?;
    for mut p in lama.into_iter().filter(|p| Kemajuan::dari_kode(&p.kemajuan).is_some_and(Kemajuan::terbuka)) {
        let Some(jadwal) = Jadwal::bagian(JenisPeriode::Semester, tahun, 1, 2) else { continue };
        taruh_jadwal(&mut p, jadwal)?;
        p.risiko_id = ke;
        p.kemajuan = Kemajuan::Rencana.kode().into();
        p.realisasi = String::new();
        p.selesai_pada = None;
        p.versi = 1;
        let mut model = p.into_active_model();
        model.id = NotSet;
        model.insert(&tulis.tx).await?;
    }
    Ok(())
}

/// The plan of a risk, in its order, as it stands on a day.
pub(super) fn susun(mut baris: Vec<penanganan::Model>, hari_ini: NaiveDate) -> Hasil<Vec<Penanganan>> {
    baris.sort_by_key(|p| (p.urutan, p.id));
    baris
        .into_iter()
        .map(|p| {
            let kemajuan = Kemajuan::dari_kode(&p.kemajuan).unwrap_or_default();
            Ok(Penanganan {
                id: p.id,
                versi: p.versi,
                isi: PotretPenanganan {
                    opsi: Opsi::dari_kode(&p.opsi).ok_or_else(|| Galat::internal(format!("opsi {}", p.opsi)))?,
                    jadwal: serde_json::from_str(&p.jadwal)?,
                    terlambat: kemajuan.terbuka() && p.tenggat < hari_ini,
                    kemajuan,
                    aksi: p.aksi,
                    keluaran: p.keluaran,
                    penanggung_jawab: p.penanggung_jawab,
                    pendukung: p.pendukung,
                    biaya: p.biaya,
                    realisasi: p.realisasi,
                    selesai_pada: p.selesai_pada,
                },
            })
        })
        .collect()
}

/// A risk whose plan may be changed.
async fn draf(l: &Layanan, tulis: &Tulis, pelaku: &Pelaku, id: (i64, i64)) -> Hasil<Muatan> {
    menyusun(pelaku, pegang_isian(l, tulis, pelaku, Tindakan::IsiRisiko, id).await?)
}

fn menyusun(pelaku: &Pelaku, m: Muatan) -> Hasil<Muatan> {
    alur::boleh(pelaku, &m, Perbuatan::Isi).map_err(tertutup)?;
    Ok(m)
}

/// An action that somebody is about to change, with its risk.
async fn ambil(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    (id, versi): (i64, i64),
    isian: bool,
) -> Hasil<(penanganan::Model, Muatan)> {
    let baris = penanganan::Entity::find_by_id(id).one(&tulis.tx).await?.ok_or(Galat::TidakAda)?;
    let m = pegang_anak(l, tulis, pelaku, baris.risiko_id, (baris.versi, versi), isian).await?;
    Ok((baris, m))
}

fn baca(r: &risiko::Model, mut baru: penanganan::Model, isian: &IsianPenanganan) -> Hasil<penanganan::Model> {
    let mut p = Periksa::default();
    let jenis = JenisRisiko::dari_kode(&r.jenis).unwrap_or(JenisRisiko::Negatif);
    match Opsi::dari_kode(&isian.opsi).map(|o| o.cocok(jenis)) {
        Some(Ok(opsi)) => baru.opsi = opsi.kode().into(),
        Some(Err(sebab)) => p.salah("opsi", sebab.to_string()),
        None => p.salah("opsi", "Pilih opsi penanganan dari daftar."),
    }
    baru.aksi = p.ambil("aksi", teks::uraian(&isian.aksi, "Rencana aksi", true, URAIAN_MAKS));
    baru.keluaran = p.ambil("keluaran", teks::uraian(&isian.keluaran, "Keluaran", true, URAIAN_MAKS));
    baru.penanggung_jawab =
        p.ambil("penanggung_jawab", teks::baris(&isian.penanggung_jawab, "Penanggung jawab", true, NAMA_MAKS));
    baru.pendukung = p.ambil("pendukung", teks::baris(&isian.pendukung, "Unit pendukung", false, NAMA_MAKS));
    baru.biaya = rupiah(&mut p, "biaya", "Biaya", &isian.biaya);
    let jadwal = jadwal(&mut p, r.tahun, isian);
    p.selesai()?;
    if let Some(jadwal) = jadwal {
        taruh_jadwal(&mut baru, jadwal)?;
    }
    Ok(baru)
}

pub(super) fn taruh_jadwal(p: &mut penanganan::Model, jadwal: Jadwal) -> Hasil<()> {
    p.jadwal = serde_json::to_string(&jadwal)?;
    (p.mulai, p.tenggat) = (jadwal.mulai(), jadwal.selesai());
    Ok(())
}

fn jadwal(p: &mut Periksa, tahun: i32, isian: &IsianPenanganan) -> Option<Jadwal> {
    let Some(jenis) = JenisPeriode::dari_kode(&isian.jenis_periode) else {
        p.salah("jenis_periode", "Pilih jenis periode: tanggal, bulan, triwulan, atau semester.");
        return None;
    };
    if jenis == JenisPeriode::Tanggal {
        let mut hari = |bidang: &str, isi: &str, label: &str| match waktu::baca_tanggal(isi, label) {
            Ok(hari) => Some(hari),
            Err(sebab) => {
                p.salah(bidang, sebab.to_string());
                None
            }
        };
        let (mulai, selesai) =
            (hari("mulai", &isian.mulai, "Tanggal mulai"), hari("selesai", &isian.selesai, "Tanggal selesai"));
        let jadwal = Jadwal::tanggal(mulai?, selesai?);
        if jadwal.is_none() {
            p.salah("selesai", "Tanggal selesai sebelum tanggal mulai.");
        }
        return jadwal;
    }
    let tahun = match isian.tahun.trim() {
        "" => Some(tahun),
        isi => isi.parse::<i32>().ok().filter(|t| (tahun..=tahun + 5).contains(t)),
    };
    let Some(tahun) = tahun else {
        p.salah("tahun", "Isi tahun jadwal, paling lama lima tahun setelah tahun register.");
        return None;
    };
    let ke = |isi: &str| isi.trim().parse::<u8>().unwrap_or_default();
    let dari = ke(&isian.dari);
    let sampai = if isian.sampai.trim().is_empty() { dari } else { ke(&isian.sampai) };
    let jadwal = Jadwal::bagian(jenis, tahun, dari, sampai);
    if jadwal.is_none() {
        let pesan =
            format!("Pilih {} 1 sampai {}, dan akhir tidak sebelum awal.", jenis.nama().to_lowercase(), jenis.banyak());
        p.salah("dari", pesan);
    }
    jadwal
}

fn rekam(p: &penanganan::Model) -> Value {
    json!({
        "opsi": p.opsi, "aksi": p.aksi, "keluaran": p.keluaran, "jadwal": p.jadwal,
        "penanggung_jawab": p.penanggung_jawab, "pendukung": p.pendukung, "biaya": p.biaya, "kemajuan": p.kemajuan,
        "realisasi": p.realisasi, "selesai_pada": p.selesai_pada,
    })
}

fn rekam_residual(r: &risiko::Model) -> Value {
    json!({
        "ada_residual": r.ada_residual, "residual_kemungkinan": r.residual_kemungkinan,
        "residual_dampak": r.residual_dampak, "residual_besaran": r.residual_besaran,
        "alasan_residual": r.alasan_residual, "target_kemungkinan": r.target_kemungkinan,
        "target_dampak": r.target_dampak, "target_besaran": r.target_besaran, "kontinjensi": r.kontinjensi,
    })
}
