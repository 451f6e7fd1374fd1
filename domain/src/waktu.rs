//! Dates and times the way a local government writes them: in its own time zone, in Indonesian.
//!
//! Everything is stored in UTC and shown in the zone of the profil. Nothing here asks what time it is; "now" and "today"
//! are arguments, so that a report and a test of last year give last year's answer.

use std::str::FromStr;

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, NaiveTime, Offset, TimeZone, Timelike, Utc, Weekday};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Days before a deadline from which it counts as near (`tampilan`: "mendekati").
pub const BATAS_MENDEKATI: i64 = 3;

/// Years a form accepts; wide enough for every regulation and retention date, narrow enough to catch a slipped digit.
const TAHUN_TERIMA: std::ops::RangeInclusive<i32> = 1945..=2200;

const BULAN: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];
const BULAN_PENDEK: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"];

/// One of the three time zones of Indonesia (Keppres 41/1987); none has daylight saving time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum ZonaWaktu {
    Wib,
    Wita,
    Wit,
}

/// How a deadline stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeadaanTenggat {
    Terlambat,
    /// At most [`BATAS_MENDEKATI`] days left, today included.
    Mendekati,
    Aman,
}

/// A deadline seen from one day: it holds until the end of its own day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Tenggat {
    pub tanggal: NaiveDate,
    /// Whole days from today to the deadline; negative once it has passed.
    pub sisa_hari: i64,
}

/// Why a typed date is refused, as the sentence to show.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum GalatTanggal {
    #[error("{0} belum diisi. Pilih tanggalnya.")]
    Kosong(String),
    #[error("{0} tidak dapat dibaca sebagai tanggal. Tulis tahun-bulan-tanggal, misalnya 2026-11-21.")]
    Bentuk(String),
    #[error("{nama} menyebut tahun {tahun}. Isi tahun 1945 sampai 2200.")]
    Tahun { nama: String, tahun: i32 },
}

impl ZonaWaktu {
    pub const SEMUA: [Self; 3] = [Self::Wib, Self::Wita, Self::Wit];

    /// What stands after the hour.
    #[must_use]
    pub const fn singkatan(self) -> &'static str {
        match self {
            Self::Wib => "WIB",
            Self::Wita => "WITA",
            Self::Wit => "WIT",
        }
    }

    /// Hours ahead of UTC.
    #[must_use]
    pub const fn jam(self) -> i32 {
        match self {
            Self::Wib => 7,
            Self::Wita => 8,
            Self::Wit => 9,
        }
    }

    /// The moment as it reads on a clock in this zone.
    #[must_use]
    pub fn lokal(self, saat: DateTime<Utc>) -> DateTime<FixedOffset> {
        saat.with_timezone(&self.selisih())
    }

    /// The calendar day it is in this zone.
    #[must_use]
    pub fn tanggal(self, saat: DateTime<Utc>) -> NaiveDate {
        self.lokal(saat).date_naive()
    }

    /// The year a moment is reported under: the calendar year in this zone.
    #[must_use]
    pub fn tahun_pelaporan(self, saat: DateTime<Utc>) -> i32 {
        self.tanggal(saat).year()
    }

    /// Midnight at which the day begins.
    #[must_use]
    pub fn awal_hari(self, tanggal: NaiveDate) -> DateTime<Utc> {
        let setempat = tanggal.and_time(NaiveTime::MIN);
        self.selisih()
            .from_local_datetime(&setempat)
            .single()
            .map_or_else(|| setempat.and_utc(), |saat| saat.with_timezone(&Utc))
    }

    /// The first moment after the day: something done strictly before it was done on time.
    #[must_use]
    pub fn akhir_hari(self, tanggal: NaiveDate) -> DateTime<Utc> {
        tanggal.checked_add_days(Days::new(1)).map_or(DateTime::<Utc>::MAX_UTC, |besok| self.awal_hari(besok))
    }

    /// Whether a deadline on this day has passed at this moment.
    #[must_use]
    pub fn lewat(self, tenggat: NaiveDate, saat: DateTime<Utc>) -> bool {
        saat >= self.akhir_hari(tenggat)
    }

    /// The deadline seen from the local day of this moment.
    #[must_use]
    pub fn tenggat(self, tanggal: NaiveDate, saat: DateTime<Utc>) -> Tenggat {
        Tenggat::dari(tanggal, self.tanggal(saat))
    }

    /// "10.42 WIB", for a column or after a date.
    #[must_use]
    pub fn jam_menit(self, saat: DateTime<Utc>) -> String {
        let lokal = self.lokal(saat);
        format!("{:02}.{:02} {}", lokal.hour(), lokal.minute(), self.singkatan())
    }

    /// "pukul 10.42 WIB".
    #[must_use]
    pub fn pukul(self, saat: DateTime<Utc>) -> String {
        format!("pukul {}", self.jam_menit(saat))
    }

    /// "21 November 2026 pukul 10.42 WIB".
    #[must_use]
    pub fn lengkap(self, saat: DateTime<Utc>) -> String {
        format!("{} {}", panjang(self.tanggal(saat)), self.pukul(saat))
    }

    /// "21 Nov 2026 10.42", for a table whose heading names the zone.
    #[must_use]
    pub fn ringkas(self, saat: DateTime<Utc>) -> String {
        let lokal = self.lokal(saat);
        format!("{} {:02}.{:02}", pendek(lokal.date_naive()), lokal.hour(), lokal.minute())
    }

    /// "2026-11-21T10:42:07+07:00", for `<time datetime>`.
    #[must_use]
    pub fn iso(self, saat: DateTime<Utc>) -> String {
        self.lokal(saat).format("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }

    fn selisih(self) -> FixedOffset {
        // The hours are constants within a day, so the fallback never runs; it only spares a panic.
        FixedOffset::east_opt(self.jam() * 3600).unwrap_or_else(|| Utc.fix())
    }
}

impl FromStr for ZonaWaktu {
    type Err = ();

    fn from_str(teks: &str) -> Result<Self, ()> {
        Self::SEMUA.into_iter().find(|zona| zona.singkatan() == teks).ok_or(())
    }
}

impl Tenggat {
    /// The deadline seen from a day.
    #[must_use]
    pub fn dari(tanggal: NaiveDate, hari_ini: NaiveDate) -> Self {
        Self { tanggal, sisa_hari: tanggal.signed_duration_since(hari_ini).num_days() }
    }

    #[must_use]
    pub const fn keadaan(self) -> KeadaanTenggat {
        match self.sisa_hari {
            ..=-1 => KeadaanTenggat::Terlambat,
            0..=BATAS_MENDEKATI => KeadaanTenggat::Mendekati,
            _ => KeadaanTenggat::Aman,
        }
    }

    /// "3 hari lagi", "Besok", "Hari ini", "Lewat 2 hari"; screens put the date beside it.
    #[must_use]
    pub fn frasa(self) -> String {
        match self.sisa_hari {
            0 => "Hari ini".to_owned(),
            1 => "Besok".to_owned(),
            sisa if sisa > 1 => format!("{sisa} hari lagi"),
            sisa => format!("Lewat {} hari", sisa.unsigned_abs()),
        }
    }
}

impl KeadaanTenggat {
    /// The stable name, also the word on screens.
    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::Terlambat => "terlambat",
            Self::Mendekati => "mendekati",
            Self::Aman => "aman",
        }
    }
}

/// "21 November 2026".
#[must_use]
pub fn panjang(tanggal: NaiveDate) -> String {
    format!("{} {} {}", tanggal.day(), nama_bulan(tanggal.month()), tanggal.year())
}

/// "21 Nov 2026", for tables.
#[must_use]
pub fn pendek(tanggal: NaiveDate) -> String {
    format!("{} {} {}", tanggal.day(), BULAN_PENDEK[tanggal.month0() as usize], tanggal.year())
}

/// "Sabtu, 21 November 2026".
#[must_use]
pub fn dengan_hari(tanggal: NaiveDate) -> String {
    format!("{}, {}", nama_hari(tanggal.weekday()), panjang(tanggal))
}

/// "2026-11-21", for `<time datetime>`, `<input type="date">` and file names.
#[must_use]
pub fn iso(tanggal: NaiveDate) -> String {
    tanggal.format("%Y-%m-%d").to_string()
}

/// The Indonesian name of month 1 to 12; empty for any other number.
#[must_use]
pub fn nama_bulan(bulan: u32) -> &'static str {
    (bulan as usize).checked_sub(1).and_then(|i| BULAN.get(i)).copied().unwrap_or_default()
}

/// "Senin" to "Minggu".
#[must_use]
pub const fn nama_hari(hari: Weekday) -> &'static str {
    match hari {
        Weekday::Mon => "Senin",
        Weekday::Tue => "Selasa",
        Weekday::Wed => "Rabu",
        Weekday::Thu => "Kamis",
        Weekday::Fri => "Jumat",
        Weekday::Sat => "Sabtu",
        Weekday::Sun => "Minggu",
    }
}

/// A required date from a form field, `YYYY-MM-DD` as browsers send it.
///
/// # Errors
/// [`GalatTanggal`]; `nama` is the label of the field.
pub fn baca_tanggal(isian: &str, nama: &str) -> Result<NaiveDate, GalatTanggal> {
    baca_tanggal_opsional(isian, nama)?.ok_or_else(|| GalatTanggal::Kosong(nama.to_owned()))
}

/// An optional date from a form field; empty is `None`.
///
/// # Errors
/// [`GalatTanggal`] when something other than a date stands there.
pub fn baca_tanggal_opsional(isian: &str, nama: &str) -> Result<Option<NaiveDate>, GalatTanggal> {
    let isian = isian.trim();
    if isian.is_empty() {
        return Ok(None);
    }
    let tanggal = urai_iso(isian).ok_or_else(|| GalatTanggal::Bentuk(nama.to_owned()))?;
    if TAHUN_TERIMA.contains(&tanggal.year()) {
        Ok(Some(tanggal))
    } else {
        Err(GalatTanggal::Tahun { nama: nama.to_owned(), tahun: tanggal.year() })
    }
}

/// Exactly four, two and two digits: chrono alone would also take signs and single digits.
fn urai_iso(teks: &str) -> Option<NaiveDate> {
    let berbentuk = teks.len() == 10
        && teks.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
    berbentuk.then(|| NaiveDate::from_str(teks).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn hari(teks: &str) -> NaiveDate {
        teks.parse().unwrap()
    }

    fn saat(teks: &str) -> DateTime<Utc> {
        teks.parse().unwrap()
    }

    #[rstest]
    #[case("2026-11-21", "21 November 2026", "21 Nov 2026", "Sabtu, 21 November 2026")]
    #[case("2026-11-20", "20 November 2026", "20 Nov 2026", "Jumat, 20 November 2026")]
    #[case("2026-01-01", "1 Januari 2026", "1 Jan 2026", "Kamis, 1 Januari 2026")]
    #[case("2024-02-29", "29 Februari 2024", "29 Feb 2024", "Kamis, 29 Februari 2024")]
    #[case("2025-05-04", "4 Mei 2025", "4 Mei 2025", "Minggu, 4 Mei 2025")]
    #[case("2025-08-12", "12 Agustus 2025", "12 Agu 2025", "Selasa, 12 Agustus 2025")]
    #[case("2025-12-31", "31 Desember 2025", "31 Des 2025", "Rabu, 31 Desember 2025")]
    fn dates_are_written_in_indonesian(
        #[case] tanggal: &str,
        #[case] lengkap: &str,
        #[case] ringkas: &str,
        #[case] berhari: &str,
    ) {
        assert_eq!(panjang(hari(tanggal)), lengkap);
        assert_eq!(pendek(hari(tanggal)), ringkas);
        assert_eq!(dengan_hari(hari(tanggal)), berhari);
        assert_eq!(iso(hari(tanggal)), tanggal);
    }

    #[rstest]
    #[case(ZonaWaktu::Wib, "pukul 10.42 WIB", "2026-11-21T10:42:07+07:00")]
    #[case(ZonaWaktu::Wita, "pukul 11.42 WITA", "2026-11-21T11:42:07+08:00")]
    #[case(ZonaWaktu::Wit, "pukul 12.42 WIT", "2026-11-21T12:42:07+09:00")]
    fn one_moment_reads_differently_in_each_zone(#[case] zona: ZonaWaktu, #[case] pukul: &str, #[case] iso: &str) {
        let saat = saat("2026-11-21T03:42:07Z");
        assert_eq!(zona.pukul(saat), pukul);
        assert_eq!(zona.iso(saat), iso);
        assert_eq!(zona.lengkap(saat), format!("21 November 2026 {pukul}"));
    }

    #[test]
    fn the_year_turns_at_local_midnight() {
        let malam = saat("2025-12-31T16:59:59Z");
        assert_eq!(ZonaWaktu::Wib.tahun_pelaporan(malam), 2025);
        assert_eq!(ZonaWaktu::Wita.tahun_pelaporan(malam), 2026);
        assert_eq!(ZonaWaktu::Wib.tahun_pelaporan(saat("2025-12-31T17:00:00Z")), 2026);
        assert_eq!(ZonaWaktu::Wib.ringkas(malam), "31 Des 2025 23.59");
    }

    #[test]
    fn a_deadline_lasts_until_the_end_of_its_local_day() {
        let tenggat = hari("2026-11-21");
        assert_eq!(ZonaWaktu::Wib.awal_hari(tenggat), saat("2026-11-20T17:00:00Z"));
        assert_eq!(ZonaWaktu::Wib.akhir_hari(tenggat), saat("2026-11-21T17:00:00Z"));
        assert!(!ZonaWaktu::Wib.lewat(tenggat, saat("2026-11-21T16:59:59.999Z")));
        assert!(ZonaWaktu::Wib.lewat(tenggat, saat("2026-11-21T17:00:00Z")));
        assert!(ZonaWaktu::Wit.lewat(tenggat, saat("2026-11-21T15:00:00Z")));
        assert_eq!(ZonaWaktu::Wib.tenggat(tenggat, saat("2026-11-21T16:59:59Z")).frasa(), "Hari ini");
        assert_eq!(ZonaWaktu::Wib.tenggat(tenggat, saat("2026-11-21T17:00:00Z")).frasa(), "Lewat 1 hari");
    }

    #[rstest]
    #[case("2026-11-19", "Lewat 2 hari", KeadaanTenggat::Terlambat)]
    #[case("2026-11-20", "Lewat 1 hari", KeadaanTenggat::Terlambat)]
    #[case("2026-11-21", "Hari ini", KeadaanTenggat::Mendekati)]
    #[case("2026-11-22", "Besok", KeadaanTenggat::Mendekati)]
    #[case("2026-11-24", "3 hari lagi", KeadaanTenggat::Mendekati)]
    #[case("2026-11-25", "4 hari lagi", KeadaanTenggat::Aman)]
    #[case("2027-11-21", "365 hari lagi", KeadaanTenggat::Aman)]
    fn a_deadline_says_how_long_is_left(#[case] tanggal: &str, #[case] frasa: &str, #[case] keadaan: KeadaanTenggat) {
        let tenggat = Tenggat::dari(hari(tanggal), hari("2026-11-21"));
        assert_eq!(tenggat.frasa(), frasa);
        assert_eq!(tenggat.keadaan(), keadaan);
    }

    #[rstest]
    #[case("2026-02-30", "Tenggat tidak dapat dibaca sebagai tanggal. Tulis tahun-bulan-tanggal, misalnya 2026-11-21.")]
    #[case("21/11/2026", "Tenggat tidak dapat dibaca sebagai tanggal. Tulis tahun-bulan-tanggal, misalnya 2026-11-21.")]
    #[case("2026-1-2", "Tenggat tidak dapat dibaca sebagai tanggal. Tulis tahun-bulan-tanggal, misalnya 2026-11-21.")]
    #[case("+026-11-21", "Tenggat tidak dapat dibaca sebagai tanggal. Tulis tahun-bulan-tanggal, misalnya 2026-11-21.")]
    #[case(
        "2026-11-21\0",
        "Tenggat tidak dapat dibaca sebagai tanggal. Tulis tahun-bulan-tanggal, misalnya 2026-11-21."
    )]
    #[case("٢٠٢٦-١١", "Tenggat tidak dapat dibaca sebagai tanggal. Tulis tahun-bulan-tanggal, misalnya 2026-11-21.")]
    #[case("0206-11-21", "Tenggat menyebut tahun 206. Isi tahun 1945 sampai 2200.")]
    #[case("9999-12-31", "Tenggat menyebut tahun 9999. Isi tahun 1945 sampai 2200.")]
    #[case("  ", "Tenggat belum diisi. Pilih tanggalnya.")]
    fn a_wrong_date_is_refused_with_advice(#[case] isian: &str, #[case] pesan: &str) {
        assert_eq!(baca_tanggal(isian, "Tenggat").unwrap_err().to_string(), pesan);
    }

    #[test]
    fn an_optional_date_may_be_empty() {
        assert_eq!(baca_tanggal_opsional(" ", "Tenggat"), Ok(None));
        assert_eq!(baca_tanggal_opsional(" 2026-11-21 ", "Tenggat"), Ok(Some(hari("2026-11-21"))));
    }

    #[test]
    fn the_zone_is_read_from_its_abbreviation() {
        for zona in ZonaWaktu::SEMUA {
            assert_eq!(zona.singkatan().parse(), Ok(zona));
        }
        assert_eq!("UTC".parse::<ZonaWaktu>(), Err(()));
    }

    proptest! {
        #[test]
        fn the_day_count_is_the_number_of_midnights(awal in 0_i64..80_000, selisih in -40_000_i64..40_000) {
            let nol = hari("1950-01-01");
            let hari_ini = nol + chrono::Duration::days(awal);
            let tenggat = Tenggat::dari(hari_ini + chrono::Duration::days(selisih), hari_ini);
            prop_assert_eq!(tenggat.sisa_hari, selisih);
            let memuat_angka = tenggat.frasa().contains(&selisih.unsigned_abs().to_string());
            prop_assert_eq!(memuat_angka, selisih != 0 && selisih != 1);
        }

        #[test]
        fn late_by_phrase_is_late_by_clock(detik in 0_i64..4_000_000_000, geser in -5_i64..5) {
            let saat = DateTime::from_timestamp(detik, 0).unwrap();
            for zona in ZonaWaktu::SEMUA {
                let tanggal = zona.tanggal(saat) + chrono::Duration::days(geser);
                let terlambat = zona.tenggat(tanggal, saat).keadaan() == KeadaanTenggat::Terlambat;
                prop_assert_eq!(terlambat, zona.lewat(tanggal, saat));
            }
        }

        #[test]
        fn a_date_survives_the_form(hari_ke in 0_i64..90_000) {
            let tanggal = hari("1950-01-01") + chrono::Duration::days(hari_ke);
            prop_assert_eq!(baca_tanggal(&iso(tanggal), "Tanggal"), Ok(tanggal));
        }

        #[test]
        fn no_input_makes_the_date_reader_fail_otherwise(isian in ".{0,20}") {
            let _ = baca_tanggal(&isian, "Tanggal");
        }
    }
}
