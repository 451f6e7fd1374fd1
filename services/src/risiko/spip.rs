//! The second evaluation of a risk, by the SPIP scheme; it changes nothing in the first.

use domain::{
    izin::Tindakan,
    risiko::{
        JenisRisiko, NAMA_MAKS, Titik, URAIAN_MAKS,
        alur::{Perbuatan, Tertutup},
        spip::{Evaluasi, KodeSpip, SkemaSpip, Sumber},
    },
    teks,
};
use serde_json::{Value, json};

use super::{
    alur,
    dasar::{level, pegang_isian, tertutup, tulis_risiko},
};
use crate::{Galat, Hasil, Layanan, Pelaku, isian::Periksa};

/// An evaluation as it is typed. Field names are those of the struct; everything empty takes the evaluation away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IsianSpip {
    pub kode: String,
    pub kemungkinan: String,
    pub level_dampak: String,
    pub sumber: String,
    /// `ya` when the office can control the cause (C), `tidak` when it cannot (UC).
    pub terkendali: String,
    pub pihak_terkena: String,
    pub celah: String,
}

/// Sets the evaluation of a negative risk.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Isian`], [`Galat::BentrokIsian`], [`Galat::Ditolak`].
pub async fn simpan(l: &Layanan, pelaku: &Pelaku, risiko_id: i64, versi: i64, isian: &IsianSpip) -> Hasil<()> {
    let tulis = l.tulis().await?;
    let m = pegang_isian(l, &tulis, pelaku, Tindakan::IsiRisiko, (risiko_id, versi)).await?;
    // It stands beside the assessment, so it follows the year's lock alone.
    if let Err(sebab @ Tertutup::Terkunci) = alur::boleh(pelaku, &m, Perbuatan::Isi) {
        return Err(tertutup(sebab));
    }
    if m.risiko.jenis != JenisRisiko::Negatif.kode() {
        return Err(Galat::Ditolak("Skema SPIP hanya mengenal risiko negatif.".into()));
    }
    let baru = if *isian == IsianSpip::default() { None } else { Some(baca(isian)?) };
    let teks = baru.as_ref().map(serde_json::to_string).transpose()?.unwrap_or_default();
    if teks == m.risiko.spip {
        return Ok(());
    }
    let lama = evaluasi(&m.risiko.spip)?;
    let mut r = m.risiko;
    r.spip = teks;
    let isi = (json!({"spip": lama}), baru.map_or(Value::Null, |b| json!({"spip": b})));
    tulis_risiko(l, &tulis, pelaku, r, "Evaluasi SPIP diubah", isi).await?;
    tulis.selesai().await
}

/// The evaluation that is kept.
pub(super) fn evaluasi(teks: &str) -> Hasil<Option<Evaluasi>> {
    if teks.is_empty() { Ok(None) } else { Ok(Some(serde_json::from_str(teks)?)) }
}

fn baca(isian: &IsianSpip) -> Hasil<Evaluasi> {
    let skema = SkemaSpip::bawaan();
    let mut p = Periksa::default();
    let kode = KodeSpip::dari_kode(&isian.kode);
    if kode.is_none() {
        p.salah("kode", "Pilih RSP, RSO, atau ROO.");
    }
    let kemungkinan = level(&mut p, "kemungkinan", "Skala kemungkinan", &isian.kemungkinan, &skema.kemungkinan);
    let dampak = level(&mut p, "level_dampak", "Skala dampak", &isian.level_dampak, &skema.dampak);
    let sumber = Sumber::dari_kode(&isian.sumber);
    if sumber.is_none() {
        p.salah("sumber", "Pilih sumber sebab: internal atau eksternal.");
    }
    let terkendali = match isian.terkendali.as_str() {
        "ya" => true,
        "tidak" => false,
        _ => {
            p.salah("terkendali", "Pilih apakah sebabnya dapat dikendalikan kantor.");
            false
        }
    };
    let pihak_terkena =
        p.ambil("pihak_terkena", teks::baris(&isian.pihak_terkena, "Pihak yang terkena", true, NAMA_MAKS));
    let celah = p.ambil("celah", teks::uraian(&isian.celah, "Celah pengendalian", false, URAIAN_MAKS));
    p.selesai()?;
    match (kode, sumber) {
        (Some(kode), Some(sumber)) => {
            Ok(Evaluasi { kode, titik: Titik::baru(kemungkinan, dampak), sumber, terkendali, pihak_terkena, celah })
        }
        _ => Err(Galat::TidakAda),
    }
}
