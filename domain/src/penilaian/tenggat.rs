//! Deadlines that close: in a round with this choice on, what belongs to a stage ends with the stage's last day.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Lingkup, Perbuatan, Status, Tahap, Tertutup};

/// The stage whose deadline closes an act on an indicator in this state.
///
/// Filling and submitting end with the penilaian mandiri. What was submitted in time may still be approved, and what was
/// sent back may still be corrected, until the verification ends. What the ministry decides does not wait for our dates.
#[must_use]
pub const fn tahap_penutup(lingkup: Lingkup, status: Status, perbuatan: Perbuatan) -> Option<Tahap> {
    use Perbuatan as P;
    let tahap = match perbuatan {
        P::Isi | P::Ajukan | P::Tarik if matches!(status, Status::Dikembalikan) => Tahap::Dokumen,
        P::Isi | P::Ajukan | P::Tarik => Tahap::Mandiri,
        _ if matches!(lingkup, Lingkup::Nasional) => return None,
        P::Setujui | P::Kembalikan | P::Verifikasi | P::KembalikanAsesor => Tahap::Dokumen,
        P::Tanya | P::Jawab | P::Klarifikasikan => Tahap::Interviu,
        P::Validasi => Tahap::Visitasi,
        P::Reviu => Tahap::Reviu,
    };
    Some(tahap)
}

/// Whether an act is still in time in a round that closes after its deadlines; a stage without a deadline stays open.
///
/// `hari_ini` is the day in the government's own time zone: a deadline lasts to the end of its day there.
///
/// # Errors
/// [`Tertutup::LewatTenggat`] naming the deadline and whom to ask.
pub fn periksa(
    lingkup: Lingkup,
    tenggat: &BTreeMap<Tahap, NaiveDate>,
    status: Status,
    perbuatan: Perbuatan,
    hari_ini: NaiveDate,
) -> Result<(), Tertutup> {
    let lewat = tahap_penutup(lingkup, status, perbuatan)
        .and_then(|tahap| tenggat.get(&tahap).map(|tanggal| (tahap, *tanggal)))
        .filter(|(_, tanggal)| hari_ini > *tanggal);
    match lewat {
        Some((tahap, tanggal)) => Err(Tertutup::LewatTenggat { perbuatan: perbuatan.nama(), tahap, tanggal }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};
    use rstest::rstest;

    use super::*;
    use crate::waktu::ZonaWaktu;

    fn tenggat() -> BTreeMap<Tahap, NaiveDate> {
        [(Tahap::Mandiri, "2026-11-27"), (Tahap::Dokumen, "2026-12-11")]
            .map(|(tahap, tanggal)| (tahap, tanggal.parse().unwrap()))
            .into()
    }

    #[rstest]
    #[case::wib_last_second(ZonaWaktu::Wib, "2026-11-27T16:59:59Z", true)]
    #[case::wib_midnight(ZonaWaktu::Wib, "2026-11-27T17:00:00Z", false)]
    #[case::wita_last_second(ZonaWaktu::Wita, "2026-11-27T15:59:59Z", true)]
    #[case::wita_midnight(ZonaWaktu::Wita, "2026-11-27T16:00:00Z", false)]
    #[case::wit_last_second(ZonaWaktu::Wit, "2026-11-27T14:59:59Z", true)]
    #[case::wit_midnight(ZonaWaktu::Wit, "2026-11-27T15:00:00Z", false)]
    fn the_last_day_ends_at_midnight_of_its_own_zone(#[case] zona: ZonaWaktu, #[case] saat: &str, #[case] buka: bool) {
        let saat: DateTime<Utc> = saat.parse().unwrap();
        let hasil = periksa(Lingkup::Internal, &tenggat(), Status::Draf, Perbuatan::Ajukan, zona.tanggal(saat));
        assert_eq!(hasil.is_ok(), buka, "{hasil:?}");
    }

    #[test]
    fn the_sentence_names_the_deadline_and_whom_to_ask() {
        let galat = periksa(Lingkup::Internal, &tenggat(), Status::Draf, Perbuatan::Isi, "2026-11-28".parse().unwrap());
        assert_eq!(
            galat.unwrap_err().to_string(),
            "Mengisi tidak dapat dilakukan lagi: tenggat Penilaian mandiri, 27 November 2026, sudah lewat. Minta pengelola \
             putaran (tim koordinasi atau koordinator SPBE) memperpanjang tenggat."
        );
    }

    #[test]
    fn only_filling_and_submitting_end_with_the_first_deadline() {
        let hari = "2026-11-28".parse().unwrap();
        let buka = |lingkup, status, perbuatan| periksa(lingkup, &tenggat(), status, perbuatan, hari).is_ok();
        for perbuatan in [Perbuatan::Isi, Perbuatan::Ajukan, Perbuatan::Tarik] {
            assert!(!buka(Lingkup::Internal, Status::Draf, perbuatan));
            assert!(!buka(Lingkup::Nasional, Status::Draf, perbuatan));
            assert!(buka(Lingkup::Internal, Status::Dikembalikan, perbuatan));
        }
        for perbuatan in [Perbuatan::Setujui, Perbuatan::Kembalikan, Perbuatan::Verifikasi] {
            assert!(buka(Lingkup::Internal, Status::Diajukan, perbuatan));
        }
    }

    #[test]
    fn the_ministry_is_not_bound_and_a_stage_without_deadline_stays_open() {
        let hari = "2027-06-01".parse().unwrap();
        let buka = |lingkup, perbuatan| periksa(lingkup, &tenggat(), Status::Terverifikasi, perbuatan, hari).is_ok();
        for perbuatan in [Perbuatan::Verifikasi, Perbuatan::Klarifikasikan, Perbuatan::Validasi, Perbuatan::Reviu] {
            assert!(buka(Lingkup::Nasional, perbuatan));
        }
        assert!(!buka(Lingkup::Internal, Perbuatan::Verifikasi));
        assert!(buka(Lingkup::Internal, Perbuatan::Reviu));
    }
}
