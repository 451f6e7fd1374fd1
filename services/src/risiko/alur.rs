//! The steps of a risk from draft to consolidated, one by one or many at once.

use domain::risiko::{
    JenisRisiko,
    alur::{Aturan, Perbuatan, Status, Tertutup, alih},
    kelengkapan::{self, Kurang, Terisi},
    nomor,
    residual::dipertanyakan,
};
use domain::teks;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

use super::{
    dasar::{Muatan, kecil, lepas_penyusun, muat, pegang, status, tertutup, tulis_risiko},
    entitas::{catatan, penanganan, risiko},
    eskalasi,
};
use crate::{Galat, Hasil, Layanan, Pelaku, Tulis, isian::Periksa};

/// Most characters of a remark.
const CATATAN_MAKS: usize = 2_000;

/// Risks of one bulk step.
const SEKALI_MAKS: usize = 500;

/// A step this person could take, and why it is closed if it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pilihan {
    pub perbuatan: Perbuatan,
    pub tertutup: Option<String>,
}

/// Takes a step; a remark is asked for where the domain says so.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Isian`] beside `catatan`, [`Galat::Bentrok`], [`Galat::Ditolak`] with
/// the reason.
pub async fn lakukan(
    l: &Layanan,
    pelaku: &Pelaku,
    id: i64,
    versi: i64,
    perbuatan: Perbuatan,
    isian: &str,
) -> Hasil<()> {
    let isian = baca_catatan(perbuatan, isian)?;
    let tulis = l.tulis().await?;
    let m = pegang(l, &tulis, pelaku, perbuatan.tindakan(), (id, versi)).await?;
    langkah(l, &tulis, pelaku, m, perbuatan, &isian).await?;
    tulis.selesai().await
}

/// The same step for many risks: those that may are done, the others are told with their reason.
///
/// # Errors
/// [`Galat::Isian`] beside `catatan`, [`Galat::Ditolak`] for too many; when the database refuses.
pub async fn lakukan_massal(
    l: &Layanan,
    pelaku: &Pelaku,
    id: &[i64],
    perbuatan: Perbuatan,
    isian: &str,
) -> Hasil<(usize, Vec<(String, String)>)> {
    let isian = baca_catatan(perbuatan, isian)?;
    if id.len() > SEKALI_MAKS {
        return Err(Galat::Ditolak(format!("Pilih paling banyak {SEKALI_MAKS} risiko sekali langkah.")));
    }
    let tulis = l.tulis().await?;
    let (mut selesai, mut ditolak) = (0, Vec::new());
    for &id in id {
        let m = match muat(l, &tulis.tx, pelaku, id).await {
            Ok(m) => m,
            Err(Galat::TidakAda) => continue,
            Err(lain) => return Err(lain),
        };
        let sebutan = nomor(m.risiko.urutan);
        let boleh = pelaku.wajib(perbuatan.tindakan(), &[m.risiko.perangkat_daerah_id]);
        let hasil = match boleh {
            Ok(()) if m.risiko.diarsipkan_pada.is_some() => Err(Galat::Ditolak("Risiko ini diarsipkan.".into())),
            Ok(()) => langkah(l, &tulis, pelaku, m, perbuatan, &isian).await,
            Err(galat) => Err(galat),
        };
        match hasil {
            Ok(()) => selesai += 1,
            Err(galat @ (Galat::Ditolak(_) | Galat::Dilarang(_))) => ditolak.push((sebutan, galat.to_string())),
            Err(galat) => return Err(galat),
        }
    }
    tulis.selesai().await?;
    Ok((selesai, ditolak))
}

/// The steps that this person's roles know, open or with the reason why not.
pub(super) fn pilihan(pelaku: &Pelaku, m: &Muatan) -> Vec<Pilihan> {
    let kantor = [m.risiko.perangkat_daerah_id];
    Perbuatan::SEMUA
        .into_iter()
        .filter(|p| pelaku.boleh(p.tindakan(), &kantor))
        .filter_map(|perbuatan| match boleh(pelaku, m, perbuatan) {
            Ok(_) => Some(Pilihan { perbuatan, tertutup: None }),
            // What simply is not its turn is not shown; what is forbidden to this person or locked is told.
            Err(Tertutup::BukanSaatnya { .. }) => None,
            Err(sebab) => Some(Pilihan { perbuatan, tertutup: Some(sebab.to_string()) }),
        })
        .collect()
}

/// Whether a step is open for this person.
pub(super) fn boleh(pelaku: &Pelaku, m: &Muatan, perbuatan: Perbuatan) -> Result<Status, Tertutup> {
    alih(aturan(pelaku, m), status(&m.risiko), perbuatan)
}

/// What the state machine has to know of this person and year.
pub(super) fn aturan(pelaku: &Pelaku, m: &Muatan) -> Aturan {
    let sendiri = |id: Option<i64>| id.is_some() && id == pelaku.akun_id;
    Aturan {
        terkunci: m.kerja.ditutup.is_some(),
        penyusun: m.menyusun || sendiri(m.risiko.penyusun_id) || sendiri(m.risiko.diajukan_oleh),
        penyetuju: sendiri(m.risiko.disetujui_oleh),
        menunggu: m.risiko.menunggu.is_some(),
    }
}

async fn langkah(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    m: Muatan,
    perbuatan: Perbuatan,
    isian: &str,
) -> Hasil<()> {
    if perbuatan == Perbuatan::Isi {
        return Err(Galat::TidakAda);
    }
    let tujuan = boleh(pelaku, &m, perbuatan).map_err(tertutup)?;
    if perbuatan == Perbuatan::Ajukan {
        lengkap(tulis, &m).await?;
    }
    if perbuatan == Perbuatan::Buka && status(&m.risiko).teruji() {
        lepas_penyusun(tulis, m.risiko.id).await?;
    }
    let mut r = m.risiko;
    let mut isi = (json!({"status": r.status}), json!({"status": tujuan.kode()}));
    if !isian.is_empty() {
        isi.1["catatan"] = isian.into();
        catatan::ActiveModel {
            risiko_id: Set(r.id),
            perbuatan: Set(perbuatan.kode().into()),
            catatan: Set(isian.to_owned()),
            oleh: Set(pelaku.nama.clone()),
            pada: Set(l.kini()),
            ..Default::default()
        }
        .insert(&tulis.tx)
        .await?;
    }
    match perbuatan {
        Perbuatan::Ajukan => r.diajukan_oleh = pelaku.akun_id,
        Perbuatan::Setujui => r.disetujui_oleh = pelaku.akun_id,
        Perbuatan::Tarik | Perbuatan::Kembalikan | Perbuatan::KembalikanReviu | Perbuatan::Buka => {
            r.diajukan_oleh = None;
            r.disetujui_oleh = None;
        }
        _ => {}
    }
    r.status = tujuan.kode().into();
    let permintaan = match perbuatan {
        Perbuatan::Setujui => eskalasi::menurut_rencana(tulis, &mut r).await?,
        _ => None,
    };
    let milik = (r.id, r.perangkat_daerah_id);
    tulis_risiko(l, tulis, pelaku, r, perbuatan.lampau(), isi).await?;
    match permintaan {
        Some(permintaan) => eskalasi::minta_menurut_rencana(l, tulis, pelaku, milik, permintaan).await,
        None => Ok(()),
    }
}

/// What the law asks of a risk before its owner sees it ([`kelengkapan`]).
async fn lengkap(tulis: &Tulis, m: &Muatan) -> Hasil<()> {
    let aksi = penanganan::Entity::find().filter(penanganan::Column::RisikoId.eq(m.risiko.id)).all(&tulis.tx).await?;
    let rencana = aksi.iter().any(|p| kelengkapan::terencana(&p.aksi, &p.keluaran, &p.penanggung_jawab));
    kelengkapan::kalimat(&kurang(&m.risiko, rencana)).map_or(Ok(()), |pesan| Err(Galat::Ditolak(pesan)))
}

/// What a risk lacks to be submitted; `rencana` says whether its plan has an action that is planned.
pub(super) fn kurang(r: &risiko::Model, rencana: bool) -> Vec<Kurang> {
    Terisi {
        sasaran: r.sasaran_id.is_some(),
        dampak: &r.uraian_dampak,
        penjelasan_kemungkinan: &r.penjelasan_kemungkinan,
        penjelasan_dampak: &r.penjelasan_dampak,
        keputusan: r.keputusan,
        rencana,
        residual_beralasan: !residual_dipertanyakan(r),
    }
    .kurang()
}

/// Whether its residual is worse than what stands now, and nobody has said why.
fn residual_dipertanyakan(r: &risiko::Model) -> bool {
    let jenis = JenisRisiko::dari_kode(&r.jenis).unwrap_or(JenisRisiko::Negatif);
    dipertanyakan(jenis, kecil(r.kini_besaran), r.residual_besaran.map(kecil), &r.alasan_residual)
}

fn baca_catatan(perbuatan: Perbuatan, isian: &str) -> Hasil<String> {
    if !perbuatan.boleh_catatan() {
        return Ok(String::new());
    }
    let mut p = Periksa::default();
    let hasil = p.ambil("catatan", teks::uraian(isian, "Catatan", perbuatan.wajib_catatan(), CATATAN_MAKS));
    p.selesai()?;
    Ok(hasil)
}
