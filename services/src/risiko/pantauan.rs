//! Monitoring reports (Formulir 5.0). The report of the latest period says where the risk stands now.

use domain::{
    izin::Tindakan,
    risiko::{
        JenisRisiko, Matriks, NAMA_MAKS, URAIAN_MAKS,
        periode::{JenisPantau, MasaPantau},
        potret::PotretPantauan,
        residual,
        tren::{Pengukuran, Tren, tren},
    },
    teks, waktu,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ColumnTrait, EntityTrait, IntoActiveModel, ModelTrait, QueryFilter,
};
use serde_json::{Value, json};

use super::{
    dasar::{Muatan, kecil, kolom, pegang_anak, pegang_isian, sel, status, terukur, tulis_risiko},
    entitas::{pantauan, risiko},
};
use crate::{Galat, Hasil, Layanan, Pelaku, Tulis, galat::PadaKembar, isian::Periksa};

/// Longest reason, as long as beside the residual itself.
const ALASAN_MAKS: usize = 1_000;

/// A report as it is typed. Field names are those of the struct; `tanggal` only for one as needed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IsianPantauan {
    pub jenis: String,
    /// Month, quarter or semester.
    pub ke: String,
    pub tanggal: String,
    pub kemungkinan: String,
    pub level_dampak: String,
    /// Magnitude and level now, and why.
    pub uraian: String,
    pub proyeksi: String,
    pub dilakukan: String,
    pub rencana: String,
    pub penanggung_jawab: String,
    pub waktu: String,
    /// Asked of a yearly report.
    pub rekomendasi: String,
    /// Asked when the report leaves the risk better than its residual says; empty keeps what was said before.
    pub alasan_residual: String,
}

/// A report with what a form needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pantauan {
    pub id: i64,
    pub versi: i64,
    pub isi: PotretPantauan,
    pub oleh: String,
}

/// Records a report on a risk that its owner has approved; `versi` is the risk's.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Isian`], [`Galat::BentrokIsian`], [`Galat::Ditolak`].
pub async fn create(l: &Layanan, pelaku: &Pelaku, risiko_id: i64, versi: i64, isian: &IsianPantauan) -> Hasil<i64> {
    let tulis = l.tulis().await?;
    let m = pegang_isian(l, &tulis, pelaku, Tindakan::IsiRisiko, (risiko_id, versi)).await?;
    berlaku(&m)?;
    let kosong = pantauan::Model {
        id: 0,
        risiko_id,
        jenis: String::new(),
        ke: 0,
        sampai: l.hari_ini(),
        kemungkinan: 0,
        dampak: 0,
        besaran: 0,
        uraian: String::new(),
        proyeksi: String::new(),
        dilakukan: String::new(),
        rencana: String::new(),
        penanggung_jawab: String::new(),
        waktu: String::new(),
        rekomendasi: String::new(),
        versi: 1,
        dibuat: l.kini(),
        dibuat_oleh: pelaku.nama.clone(),
    };
    let semua = laporan(&tulis, risiko_id).await?;
    let (baru, alasan) = baca(l, &m, &semua, kosong, isian)?;
    let isi = dengan_alasan(&m.risiko, &alasan, (Value::Null, rekam(&baru)));
    let mut model = baru.into_active_model();
    model.id = NotSet;
    let id = model.insert(&tulis.tx).await.pada_kembar("risiko_pantauan", "ke", KEMBAR)?.id;
    perbarui(l, &tulis, pelaku, risiko::Model { alasan_residual: alasan, ..m.risiko }, "Pemantauan dicatat", isi)
        .await?;
    tulis.selesai().await?;
    Ok(id)
}

/// Changes a report; `versi` is the report's.
///
/// # Errors
/// As [`create`].
pub async fn update(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64, isian: &IsianPantauan) -> Hasil<()> {
    let tulis = l.tulis().await?;
    let (lama, m) = ambil(l, &tulis, pelaku, (id, versi), true).await?;
    let semua = laporan(&tulis, m.risiko.id).await?;
    let (mut baru, alasan) = baca(l, &m, &semua, lama.clone(), isian)?;
    if baru == lama && alasan == m.risiko.alasan_residual {
        return Ok(());
    }
    baru.versi += 1;
    let isi = dengan_alasan(&m.risiko, &alasan, (rekam(&lama), rekam(&baru)));
    baru.into_active_model().reset_all().update(&tulis.tx).await.pada_kembar("risiko_pantauan", "ke", KEMBAR)?;
    perbarui(l, &tulis, pelaku, risiko::Model { alasan_residual: alasan, ..m.risiko }, "Pemantauan diubah", isi)
        .await?;
    tulis.selesai().await
}

/// Takes a report back; the one before it says where the risk stands.
///
/// # Errors
/// As [`create`], with [`Galat::Bentrok`] for a stale version.
pub async fn remove(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64) -> Hasil<()> {
    let tulis = l.tulis().await?;
    let (lama, m) = ambil(l, &tulis, pelaku, (id, versi), false).await?;
    let isi = (rekam(&lama), Value::Null);
    lama.delete(&tulis.tx).await?;
    perbarui(l, &tulis, pelaku, m.risiko, "Pemantauan dihapus", isi).await?;
    tulis.selesai().await
}

const KEMBAR: &str = "Laporan untuk periode ini sudah ada. Ubah laporan itu, atau pilih periode lain.";

/// The reports of a risk, newest period first.
pub(super) fn susun(matriks: &Matriks, tahun: i32, mut baris: Vec<pantauan::Model>) -> Hasil<Vec<Pantauan>> {
    baris.sort_by_key(|p| std::cmp::Reverse((p.sampai, p.id)));
    baris
        .into_iter()
        .map(|p| {
            let jenis =
                JenisPantau::dari_kode(&p.jenis).ok_or_else(|| Galat::internal(format!("jenis {}", p.jenis)))?;
            let ukur = terukur(p.kemungkinan, p.dampak, p.besaran);
            Ok(Pantauan {
                id: p.id,
                versi: p.versi,
                oleh: p.dibuat_oleh,
                isi: PotretPantauan {
                    masa: MasaPantau { jenis, tahun, ke: kecil(p.ke), sampai: p.sampai },
                    level: matriks.nama_level(ukur.besaran).to_owned(),
                    ukur,
                    uraian: p.uraian,
                    proyeksi: p.proyeksi,
                    dilakukan: p.dilakukan,
                    rencana: p.rencana,
                    penanggung_jawab: p.penanggung_jawab,
                    waktu: p.waktu,
                    rekomendasi: p.rekomendasi,
                },
            })
        })
        .collect()
}

/// The trend of a risk over its year.
pub(super) fn tren_dari(l: &Layanan, r: &risiko::Model, baris: &[pantauan::Model]) -> Tren {
    let ukur: Vec<Pengukuran> =
        baris.iter().map(|p| Pengukuran { pada: p.sampai, urutan: p.id, besaran: kecil(p.besaran) }).collect();
    tren(r.tahun, kecil(r.besaran), &ukur, l.hari_ini())
}

/// Where the risk stands now follows the latest period.
async fn perbarui(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    mut r: risiko::Model,
    tindakan: &str,
    isi: (Value, Value),
) -> Hasil<()> {
    let semua = laporan(tulis, r.id).await?;
    let terakhir = semua.iter().max_by_key(|p| (p.sampai, p.id));
    (r.kini_kemungkinan, r.kini_dampak, r.kini_besaran) = match terakhir {
        Some(p) => (p.kemungkinan, p.dampak, p.besaran),
        None => (r.kemungkinan, r.dampak, r.besaran),
    };
    tulis_risiko(l, tulis, pelaku, r, tindakan, isi).await
}

async fn laporan(tulis: &Tulis, risiko_id: i64) -> Hasil<Vec<pantauan::Model>> {
    Ok(pantauan::Entity::find().filter(pantauan::Column::RisikoId.eq(risiko_id)).all(&tulis.tx).await?)
}

/// What the trail keeps of a report, and of the reason that came with it.
fn dengan_alasan(r: &risiko::Model, alasan: &str, mut isi: (Value, Value)) -> (Value, Value) {
    if *alasan != r.alasan_residual {
        if isi.0.is_object() {
            isi.0["alasan_residual"] = r.alasan_residual.clone().into();
        }
        isi.1["alasan_residual"] = alasan.into();
    }
    isi
}

async fn ambil(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    (id, versi): (i64, i64),
    isian: bool,
) -> Hasil<(pantauan::Model, Muatan)> {
    let baris = pantauan::Entity::find_by_id(id).one(&tulis.tx).await?.ok_or(Galat::TidakAda)?;
    let m = pegang_anak(l, tulis, pelaku, baris.risiko_id, (baris.versi, versi), isian).await?;
    Ok((baris, m))
}

fn berlaku(m: &Muatan) -> Hasil<()> {
    if status(&m.risiko).berlaku() {
        Ok(())
    } else {
        Err(Galat::Ditolak("Risiko dipantau setelah disetujui pemiliknya. Ajukan risiko ini lebih dulu.".into()))
    }
}

/// The form over a report, and why the residual stays as it is. `semua` are the reports there are.
fn baca(
    l: &Layanan,
    m: &Muatan,
    semua: &[pantauan::Model],
    mut baru: pantauan::Model,
    isian: &IsianPantauan,
) -> Hasil<(pantauan::Model, String)> {
    let mut p = Periksa::default();
    let masa = masa(l, &mut p, m.risiko.tahun, isian);
    let nilai = (isian.kemungkinan.as_str(), isian.level_dampak.as_str());
    let ukur = sel(&mut p, &m.kerja.matriks, nilai, ("kemungkinan", "level_dampak"));
    let tahunan = JenisPantau::dari_kode(&isian.jenis) == Some(JenisPantau::Tahunan);
    let mut uraian = |bidang: &str, isi: &str, label: &str, wajib: bool| {
        p.ambil(bidang, teks::uraian(isi, label, wajib, URAIAN_MAKS))
    };
    baru.uraian = uraian("uraian", &isian.uraian, "Besaran dan level risiko saat ini", false);
    baru.proyeksi = uraian("proyeksi", &isian.proyeksi, "Proyeksi risiko", false);
    baru.dilakukan = uraian("dilakukan", &isian.dilakukan, "Penanganan yang telah dilakukan", true);
    baru.rencana = uraian("rencana", &isian.rencana, "Rencana penanganan", false);
    baru.rekomendasi = uraian("rekomendasi", &isian.rekomendasi, "Rekomendasi", tahunan);
    baru.penanggung_jawab =
        p.ambil("penanggung_jawab", teks::baris(&isian.penanggung_jawab, "Penanggung jawab", false, NAMA_MAKS));
    baru.waktu = p.ambil("waktu", teks::baris(&isian.waktu, "Waktu pelaksanaan", false, NAMA_MAKS));
    let label = "Alasan risiko residual";
    let mut alasan = p.ambil("alasan_residual", teks::uraian(&isian.alasan_residual, label, false, ALASAN_MAKS));
    if alasan.is_empty() {
        alasan.clone_from(&m.risiko.alasan_residual);
    }
    if let (Some(masa), Some(ukur)) = (masa, ukur) {
        (baru.jenis, baru.ke, baru.sampai) = (masa.jenis.kode().into(), i32::from(masa.ke), masa.sampai);
        (baru.kemungkinan, baru.dampak, baru.besaran) = kolom(ukur);
        // Where the risk stands once this is kept: by the latest period, a new report after those of the same day.
        let urut = |p: &pantauan::Model| (p.sampai, if p.id == 0 { i64::MAX } else { p.id });
        let lain = semua.iter().filter(|p| p.id != baru.id).max_by_key(|p| urut(p));
        let kini = kecil(lain.filter(|p| urut(p) > urut(&baru)).map_or(baru.besaran, |p| p.besaran));
        let jenis = JenisRisiko::dari_kode(&m.risiko.jenis).unwrap_or(JenisRisiko::Negatif);
        let sisa = m.risiko.residual_besaran.map(kecil);
        if residual::dipertanyakan(jenis, kini, sisa, &alasan) {
            p.salah("alasan_residual", residual::tanya(jenis, kini, sisa.unwrap_or_default()));
        }
    }
    p.selesai()?;
    Ok((baru, alasan))
}

/// The period, which must have begun.
fn masa(l: &Layanan, p: &mut Periksa, tahun: i32, isian: &IsianPantauan) -> Option<MasaPantau> {
    let Some(jenis) = JenisPantau::dari_kode(&isian.jenis) else {
        p.salah("jenis", "Pilih jenis laporan pemantauan.");
        return None;
    };
    if jenis == JenisPantau::Insidental {
        return match waktu::baca_tanggal(&isian.tanggal, "Tanggal pemantauan") {
            Ok(hari) if hari > l.hari_ini() => {
                p.salah("tanggal", "Tanggal pemantauan belum tiba.");
                None
            }
            Ok(hari) if MasaPantau::insidental(hari).tahun != tahun => {
                p.salah("tanggal", format!("Tanggal pemantauan harus dalam tahun {tahun}."));
                None
            }
            Ok(hari) => Some(MasaPantau::insidental(hari)),
            Err(sebab) => {
                p.salah("tanggal", sebab.to_string());
                None
            }
        };
    }
    // A day that is not asked for is left aside, but what is no day is told.
    if !isian.tanggal.trim().is_empty()
        && let Err(sebab) = waktu::baca_tanggal(&isian.tanggal, "Tanggal pemantauan")
    {
        p.salah("tanggal", sebab.to_string());
        return None;
    }
    let ke = if jenis == JenisPantau::Tahunan { 1 } else { isian.ke.trim().parse::<u8>().unwrap_or_default() };
    let masa = MasaPantau::berkala(jenis, tahun, ke);
    match masa {
        None => p.salah("ke", format!("Pilih periode 1 sampai {}.", jenis.banyak())),
        Some(masa) if masa.mulai() > l.hari_ini() => p.salah("ke", format!("{} belum dimulai.", masa.tampil())),
        Some(_) => return masa,
    }
    None
}

fn rekam(p: &pantauan::Model) -> Value {
    json!({
        "jenis": p.jenis, "ke": p.ke, "sampai": p.sampai, "level_kemungkinan": p.kemungkinan,
        "level_dampak": p.dampak, "besaran": p.besaran, "uraian": p.uraian, "proyeksi": p.proyeksi,
        "dilakukan": p.dilakukan, "rencana": p.rencana, "penanggung_jawab": p.penanggung_jawab, "waktu": p.waktu,
        "rekomendasi": p.rekomendasi,
    })
}
