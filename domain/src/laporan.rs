//! The snapshot a report is made from: everything an assessment said at one moment, as plain data.
//!
//! Services take it in one transaction and keep it; reports render it. The same snapshot always gives the same text,
//! and its hash is printed on the document.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    angka::Nilai,
    penandatangan::{Dokumen, Penandatangan},
    penilaian::{Jenis, Lingkup, Status, Tahap},
    teks::{self, GalatIsian},
    waktu,
};

/// Everything one assessment said at one moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Potret {
    pub tahun: i32,
    pub jenis: Jenis,
    pub lingkup: Lingkup,
    /// Name of the round: `Pemantauan internal 2026`.
    pub nama: String,
    pub instrumen: String,
    /// The office assessed; `None` for the government as a whole.
    pub perangkat_daerah: Option<String>,
    /// Stages of the round, in order.
    pub tahap: Vec<Tahap>,
    /// Whether the result has been fixed (ditetapkan), and by which decision.
    pub penetapan: Option<Penetapan>,
    /// Data cut-off: the moment the snapshot was taken.
    pub per: DateTime<Utc>,
    /// Target of the index in hundredths.
    pub target: Option<Nilai>,
    /// In the order of the instrument; every indicator is there, also unfilled ones.
    pub indikator: Vec<PotretIndikator>,
    pub rekomendasi: Vec<PotretRekomendasi>,
    /// Fixed results of earlier years, oldest first.
    pub riwayat: Vec<PotretTahun>,
    /// Who signs, as it was when the snapshot was taken. Snapshots taken before signers were kept have none; left out of
    /// the JSON then, so that their hash stays the same.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub penandatangan: BTreeMap<Dokumen, Penandatangan>,
    /// The decree that formed the tim asesor internal (row B5), where it is recorded; left out of the JSON otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tim_asesor: Option<Penetapan>,
    /// SHA-256 of the emblem of the letterhead, where the government has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lambang: Option<String>,
}

/// A decision by its number and date: the one that fixed a round, or that formed its tim asesor internal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Penetapan {
    pub nomor: String,
    pub tanggal: NaiveDate,
}

impl Penetapan {
    /// From the two fields `{awalan}_nomor` and `{awalan}_tanggal`; nothing when both are empty.
    ///
    /// # Errors
    /// The fields to correct: one without the other, a number that is too long, no date.
    pub fn baca(awalan: &str, nomor: &str, tanggal: &str) -> Result<Option<Self>, Vec<GalatIsian>> {
        let (bidang_nomor, bidang_tanggal) = (format!("{awalan}_nomor"), format!("{awalan}_tanggal"));
        let nomor = teks::baris(nomor, "Nomor keputusan", false, 120).map_err(|g| g.pada(&*bidang_nomor));
        let tanggal = waktu::baca_tanggal_opsional(tanggal, "Tanggal keputusan")
            .map_err(|g| GalatIsian::baru(&*bidang_tanggal, g));
        match (nomor, tanggal) {
            (Ok(nomor), Ok(None)) if nomor.is_empty() => Ok(None),
            (Ok(nomor), Ok(Some(_))) if nomor.is_empty() => Err(vec![GalatIsian::baru(
                bidang_nomor,
                "Nomor keputusan belum diisi. Isi, atau kosongkan tanggalnya.",
            )]),
            (Ok(nomor), Ok(Some(tanggal))) => Ok(Some(Self { nomor, tanggal })),
            (Ok(_), Ok(None)) => Err(vec![GalatIsian::baru(
                bidang_tanggal,
                "Tanggal keputusan belum diisi. Isi, atau kosongkan nomornya.",
            )]),
            (nomor, tanggal) => Err(nomor.err().into_iter().chain(tanggal.err()).collect()),
        }
    }
}

/// One indicator in the snapshot.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PotretIndikator {
    pub kode: String,
    pub status: Status,
    /// Responsible offices, the leading one first (short names).
    pub kantor: Vec<String>,
    /// Values a stage gave itself; carried-over values are not repeated here.
    pub nilai: BTreeMap<Tahap, PotretNilai>,
    pub bukti: Vec<PotretBukti>,
    pub klarifikasi: Vec<PotretKlarifikasi>,
}

/// What a stage said about an indicator.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PotretNilai {
    pub nilai: Option<Nilai>,
    pub fakta: String,
    pub analisis: String,
    pub justifikasi: String,
}

/// A piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PotretBukti {
    pub nama: String,
    pub sha256: String,
    /// Bytes.
    pub ukuran: i64,
    pub tingkat: Option<u8>,
}

/// A question of the assessor and its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PotretKlarifikasi {
    pub pertanyaan: String,
    pub jawaban: Option<String>,
}

/// A recommendation for improvement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PotretRekomendasi {
    pub indikator: Option<String>,
    pub aspek: Option<u8>,
    pub uraian: String,
    pub pemilik: Option<String>,
    pub tenggat: Option<NaiveDate>,
    /// Carried out; snapshots that were kept before it was recorded do not say it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub selesai: bool,
}

/// The fixed result of an earlier year, with the instrument it was made with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PotretTahun {
    pub tahun: i32,
    pub nama: String,
    pub instrumen: String,
    /// Who gave it: only results of one scope are put beside each other. Snapshots taken before it was kept have none;
    /// left out of the JSON then, so that their hash stays the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lingkup: Option<Lingkup>,
    /// Final value per indicator code.
    pub nilai: BTreeMap<String, Nilai>,
}

impl Potret {
    /// The values in force at a stage, by indicator code; unfilled indicators are missing.
    #[must_use]
    pub fn nilai_pada(&self, tahap: Tahap) -> BTreeMap<String, Nilai> {
        self.indikator
            .iter()
            .filter_map(|indikator| indikator.nilai_pada(tahap).map(|(nilai, _)| (indikator.kode.clone(), nilai)))
            .collect()
    }

    /// The values in force at the last stage of the round.
    #[must_use]
    pub fn nilai_akhir(&self) -> BTreeMap<String, Nilai> {
        self.nilai_pada(self.tahap.last().copied().unwrap_or(Tahap::Mandiri))
    }
}

impl PotretIndikator {
    /// The value in force at a stage and whether it was carried over from an earlier one.
    #[must_use]
    pub fn nilai_pada(&self, tahap: Tahap) -> Option<(Nilai, bool)> {
        let nilai = self.nilai.iter().filter_map(|(&pada, potret)| potret.nilai.map(|nilai| (pada, nilai))).collect();
        crate::penilaian::nilai_efektif(&nilai, tahap)
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("", "", Ok(None))]
    #[case(" 188.4/7/2026 ", "2026-01-12", Ok(Some("188.4/7/2026")))]
    #[case("188.4/7/2026", "", Err("asesor_tanggal"))]
    #[case("", "2026-01-12", Err("asesor_nomor"))]
    #[case("188.4/7/2026", "2026-02-30", Err("asesor_tanggal"))]
    #[case("a\u{0}b", "2026-01-12", Err("asesor_nomor"))]
    fn a_decree_has_number_and_date(
        #[case] nomor: &str,
        #[case] tanggal: &str,
        #[case] harap: Result<Option<&str>, &str>,
    ) {
        let dapat = Penetapan::baca("asesor", nomor, tanggal);
        let dapat = dapat.as_ref().map(|p| p.as_ref().map(|p| p.nomor.as_str())).map_err(|g| g[0].bidang.as_str());
        assert_eq!(dapat, harap);
    }
}
