//! Lists that follow from what stands in the registers: what is late, what ends, what is missing. The day is an argument.
//!
//! Each rule looks at one record and, where the law asks for a second one (a review, a test, a plan), at what is known of
//! those around it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, Months, NaiveDate};

use super::Butir;
use crate::{arsitektur::data::selang, waktu::pendek};

/// Days before the end of a contract or licence at which it is listed.
pub const HARI_SEBELUM_BERAKHIR: u64 = 90;
/// Days without an update after which a website is stale, where the record sets none.
///
/// PRABU Pasal 12 and BEKASI Pasal 25 leave the number to the government.
pub const HARI_SITUS: u64 = 90;

/// A list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Perhatian {
    DataTerlambat,
    RetensiHabis,
    CadanganTerlambat,
    AkanBerakhir,
    SitusBasi,
    TanpaReviu,
    TanpaUji,
    PenyediaLuar,
    TanpaPemulihan,
    PemeliharaanTerlambat,
}

/// Why a record stands in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Temuan {
    /// A sentence with the figures.
    pub alasan: String,
    /// The day it was or will be due; lists are ordered by it, those without one first.
    pub jatuh_tempo: Option<NaiveDate>,
}

/// What is known of the records around, by id.
#[derive(Clone, Debug, Default)]
pub struct Sekitar {
    /// Latest review of an application.
    pub reviu: BTreeMap<i64, NaiveDate>,
    /// Applications with a passed feasibility test.
    pub laik: BTreeSet<i64>,
    /// Facilities with a recovery plan, and whether the plan names a recovery centre.
    pub pemulihan: BTreeMap<i64, bool>,
}

impl Perhatian {
    pub const SEMUA: [Self; 10] = [
        Self::DataTerlambat,
        Self::RetensiHabis,
        Self::CadanganTerlambat,
        Self::AkanBerakhir,
        Self::SitusBasi,
        Self::TanpaReviu,
        Self::TanpaUji,
        Self::PenyediaLuar,
        Self::TanpaPemulihan,
        Self::PemeliharaanTerlambat,
    ];

    /// Stable name in addresses.
    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::DataTerlambat => "data-terlambat",
            Self::RetensiHabis => "retensi-habis",
            Self::CadanganTerlambat => "cadangan-terlambat",
            Self::AkanBerakhir => "akan-berakhir",
            Self::SitusBasi => "situs-basi",
            Self::TanpaReviu => "tanpa-reviu",
            Self::TanpaUji => "tanpa-uji",
            Self::PenyediaLuar => "penyedia-luar",
            Self::TanpaPemulihan => "tanpa-pemulihan",
            Self::PemeliharaanTerlambat => "pemeliharaan-terlambat",
        }
    }

    #[must_use]
    pub fn dari_kode(kode: &str) -> Option<Self> {
        Self::SEMUA.into_iter().find(|p| p.kode() == kode)
    }

    /// Heading of the list.
    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::DataTerlambat => "Data belum dimutakhirkan",
            Self::RetensiHabis => "Retensi habis tanpa keputusan",
            Self::CadanganTerlambat => "Cadangan terlambat",
            Self::AkanBerakhir => "Kontrak dan lisensi berakhir",
            Self::SitusBasi => "Situs tanpa pemutakhiran",
            Self::TanpaReviu => "Aplikasi tanpa reviu setahun",
            Self::TanpaUji => "Aplikasi tanpa uji kelaikan",
            Self::PenyediaLuar => "Penyedia di luar hukum Indonesia",
            Self::TanpaPemulihan => "Pusat data tanpa rencana pemulihan",
            Self::PemeliharaanTerlambat => "Pemeliharaan terlambat",
        }
    }

    /// Where the rule comes from.
    #[must_use]
    pub const fn pasal(self) -> &'static str {
        match self {
            Self::DataTerlambat => "KALBAR Pasal 11 ayat (5); DKI6 Pasal 5 ayat (1) huruf a; PRABU Pasal 10 ayat (3)",
            Self::RetensiHabis => "KALBAR Pasal 11 ayat (7) dan Pasal 24 ayat (2) huruf d",
            Self::CadanganTerlambat => "KALBAR Pasal 20 ayat (4)",
            Self::AkanBerakhir => "PRABU Pasal 13 ayat (5); BEKASI Pasal 26 ayat (9)",
            Self::SitusBasi => "PRABU Pasal 12; BEKASI Pasal 25 dan Penjelasan Pasal 25 ayat (3)",
            Self::TanpaReviu => "KALBAR Pasal 19 ayat (12)",
            Self::TanpaUji => "DKI68 Pasal 15 ayat (3) huruf e; PRABU Pasal 11 ayat (1)",
            Self::PenyediaLuar => "PRABU Pasal 12 ayat (4) dan Pasal 13 ayat (5)",
            Self::TanpaPemulihan => "KALBAR Pasal 13 ayat (4) s.d. (6); BEKASI Pasal 26 ayat (10) dan (11)",
            Self::PemeliharaanTerlambat => {
                "PRABU Pasal 13 ayat (1); BEKASI Pasal 26 ayat (2); KALBAR Pasal 35 ayat (4)"
            }
        }
    }

    /// Registers whose records can stand in it.
    #[must_use]
    pub const fn register(self) -> &'static [&'static str] {
        match self {
            Self::DataTerlambat | Self::RetensiHabis => &["data"],
            Self::CadanganTerlambat => &["data", "aplikasi"],
            Self::AkanBerakhir => &["penyedia", "infrastruktur"],
            Self::SitusBasi => &["situs"],
            Self::TanpaReviu | Self::TanpaUji => &["aplikasi"],
            Self::PenyediaLuar => &["penyedia"],
            Self::TanpaPemulihan => &["infrastruktur"],
            Self::PemeliharaanTerlambat => &["pemeliharaan"],
        }
    }
}

/// Fields of a register that the rules read.
#[must_use]
pub fn bidang(register: &str) -> &'static [&'static str] {
    match register {
        "data" => &[
            "validitas",
            "dimutakhirkan",
            "retensi_sampai",
            "akhir_retensi",
            "selang_cadangan",
            "cadangan_terakhir",
            "di_pusat_data",
        ],
        "aplikasi" => &["siklus", "selang_cadangan", "cadangan_terakhir", "penempatan"],
        "penyedia" => &["kontrak_akhir", "berbadan_hukum_indonesia", "di_indonesia"],
        "infrastruktur" => &["objek", "siklus", "lisensi_sampai", "peran_fasilitas"],
        "situs" => &["dimutakhirkan", "batas_hari", "keadaan_situs"],
        "pemeliharaan" => &["rencana", "dikerjakan"],
        _ => &[],
    }
}

/// Whether a record stands in a list on this day, and why.
#[must_use]
pub fn periksa(
    perhatian: Perhatian,
    register: &str,
    id: i64,
    butir: &Butir,
    sekitar: &Sekitar,
    hari_ini: NaiveDate,
) -> Option<Temuan> {
    if !perhatian.register().contains(&register) {
        return None;
    }
    match perhatian {
        Perhatian::DataTerlambat => data_terlambat(butir, hari_ini),
        Perhatian::RetensiHabis => retensi_habis(butir, hari_ini),
        Perhatian::CadanganTerlambat => cadangan_terlambat(register, butir, hari_ini),
        Perhatian::AkanBerakhir => akan_berakhir(register, butir, hari_ini),
        Perhatian::SitusBasi => situs_basi(butir, hari_ini),
        Perhatian::TanpaReviu => tanpa_reviu(id, butir, sekitar, hari_ini),
        Perhatian::TanpaUji => (beroperasi(butir) && !sekitar.laik.contains(&id))
            .then(|| Temuan::baru("Beroperasi tanpa hasil uji kelaikan yang laik.", None)),
        Perhatian::PenyediaLuar => penyedia_luar(butir),
        Perhatian::TanpaPemulihan => tanpa_pemulihan(id, butir, sekitar),
        Perhatian::PemeliharaanTerlambat => {
            let rencana = butir.tanggal("rencana").filter(|&r| r < hari_ini)?;
            butir
                .tanggal("dikerjakan")
                .is_none()
                .then(|| Temuan::baru(format!("Dijadwalkan {}, belum dikerjakan.", pendek(rencana)), Some(rencana)))
        }
    }
}

/// The next update of a dataset; `None` without a last update or for an interval without a length.
///
/// KALBAR Pasal 11 ayat (5), DKI6 Pasal 5 ayat (1) huruf a: each dataset has its own interval.
#[must_use]
pub fn pemutakhiran_berikut(butir: &Butir) -> Option<NaiveDate> {
    let terakhir = butir.tanggal("dimutakhirkan")?;
    match butir.teks("validitas") {
        "realtime" | "harian" => terakhir.checked_add_days(Days::new(1)),
        "mingguan" => terakhir.checked_add_days(Days::new(7)),
        lain => terakhir.checked_add_months(Months::new(selang(lain)?)),
    }
}

fn data_terlambat(butir: &Butir, hari_ini: NaiveDate) -> Option<Temuan> {
    let berjangka = !matches!(butir.teks("validitas"), "" | "lainnya");
    match (butir.tanggal("dimutakhirkan"), pemutakhiran_berikut(butir)) {
        (None, _) if berjangka => Some(Temuan::baru("Belum pernah dicatat dimutakhirkan.", None)),
        (Some(terakhir), Some(berikut)) if berikut < hari_ini => Some(Temuan::baru(
            format!("Terakhir {}, seharusnya paling lambat {}.", pendek(terakhir), pendek(berikut)),
            Some(berikut),
        )),
        _ => None,
    }
}

fn retensi_habis(butir: &Butir, hari_ini: NaiveDate) -> Option<Temuan> {
    let sampai = butir.tanggal("retensi_sampai").filter(|&s| s < hari_ini)?;
    butir.teks("akhir_retensi").is_empty().then(|| {
        let alasan = format!("Retensi berakhir {}: diperpanjang, diarsipkan, atau dimusnahkan.", pendek(sampai));
        Temuan::baru(alasan, Some(sampai))
    })
}

fn cadangan_terlambat(register: &str, butir: &Butir, hari_ini: NaiveDate) -> Option<Temuan> {
    if register == "aplikasi" && !beroperasi(butir) {
        return None;
    }
    let selang = u64::try_from(butir.bilangan("selang_cadangan")?).ok()?;
    let Some(terakhir) = butir.tanggal("cadangan_terakhir") else {
        return Some(Temuan::baru("Belum pernah dicatat dicadangkan.", None));
    };
    let berikut = terakhir.checked_add_days(Days::new(selang))?;
    (berikut < hari_ini).then(|| {
        let alasan = format!("Terakhir {}, dicadangkan setiap {selang} hari.", pendek(terakhir));
        Temuan::baru(alasan, Some(berikut))
    })
}

fn akan_berakhir(register: &str, butir: &Butir, hari_ini: NaiveDate) -> Option<Temuan> {
    let (apa, akhir) = match register {
        "penyedia" => ("Kontrak", butir.tanggal("kontrak_akhir")?),
        _ if butir.teks("siklus") == "penghapusan" => return None,
        _ => ("Lisensi", butir.tanggal("lisensi_sampai")?),
    };
    let batas = hari_ini.checked_add_days(Days::new(HARI_SEBELUM_BERAKHIR))?;
    (akhir <= batas).then(|| {
        let kata = if akhir < hari_ini { "berakhir sejak" } else { "berakhir" };
        Temuan::baru(format!("{apa} {kata} {}.", pendek(akhir)), Some(akhir))
    })
}

fn situs_basi(butir: &Butir, hari_ini: NaiveDate) -> Option<Temuan> {
    // What is suspended is closed already.
    if butir.teks("keadaan_situs") == "ditangguhkan" {
        return None;
    }
    let batas = butir.bilangan("batas_hari").and_then(|n| u64::try_from(n).ok()).unwrap_or(HARI_SITUS);
    let Some(terakhir) = butir.tanggal("dimutakhirkan") else {
        return Some(Temuan::baru("Pemutakhiran belum pernah dicatat.", None));
    };
    let sampai = terakhir.checked_add_days(Days::new(batas))?;
    (sampai < hari_ini)
        .then(|| Temuan::baru(format!("Terakhir {}, batasnya {batas} hari.", pendek(terakhir)), Some(sampai)))
}

fn tanpa_reviu(id: i64, butir: &Butir, sekitar: &Sekitar, hari_ini: NaiveDate) -> Option<Temuan> {
    if !beroperasi(butir) {
        return None;
    }
    let Some(&terakhir) = sekitar.reviu.get(&id) else {
        return Some(Temuan::baru("Belum pernah direviu.", None));
    };
    let berikut = terakhir.checked_add_months(Months::new(12))?;
    (berikut < hari_ini).then(|| Temuan::baru(format!("Terakhir direviu {}.", pendek(terakhir)), Some(berikut)))
}

fn penyedia_luar(butir: &Butir) -> Option<Temuan> {
    let alasan = match (butir.ya("berbadan_hukum_indonesia"), butir.ya("di_indonesia")) {
        (Some(false), Some(false)) => "Bukan badan hukum Indonesia dan perangkatnya di luar wilayah Indonesia.",
        (Some(false), _) => "Bukan badan hukum Indonesia.",
        (_, Some(false)) => "Perangkatnya di luar wilayah Indonesia.",
        _ => return None,
    };
    Some(Temuan::baru(alasan, None))
}

fn tanpa_pemulihan(id: i64, butir: &Butir, sekitar: &Sekitar) -> Option<Temuan> {
    let dipakai = butir.teks("objek") == "fasilitas"
        && butir.teks("peran_fasilitas") == "pusat_data"
        && !matches!(butir.teks("siklus"), "penghapusan" | "perencanaan");
    match sekitar.pemulihan.get(&id) {
        _ if !dipakai => None,
        None => Some(Temuan::baru("Belum ada rencana pemulihan untuk pusat data ini.", None)),
        Some(false) => Some(Temuan::baru("Rencana pemulihannya belum menyebut pusat pemulihan.", None)),
        Some(true) => None,
    }
}

/// Whether an application is in use (DKI68 Pasal 15 ayat (3) huruf f dan g).
fn beroperasi(butir: &Butir) -> bool {
    matches!(butir.teks("siklus"), "pemeliharaan" | "evaluasi")
}

impl Temuan {
    fn baru(alasan: impl Into<String>, jatuh_tempo: Option<NaiveDate>) -> Self {
        Self { alasan: alasan.into(), jatuh_tempo }
    }
}

/// What every office must use together (DKI68 Pasal 10 ayat (3), 11 ayat (1) and 13 ayat (3); KALBAR Pasal 13 ayat (2) and
/// 15 ayat (2); PRABU Pasal 10 ayat (4) and 13 ayat (2); BEKASI Pasal 23 ayat (1) and 27 ayat (1)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bersama {
    PusatData,
    JaringanIntra,
    Penghubung,
}

/// How far an office uses one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pakai {
    /// The office has nothing registered that could.
    TanpaEntri,
    Tidak,
    /// So many of so many.
    Sebagian(usize, usize),
    Ya(usize),
}

impl Bersama {
    pub const SEMUA: [Self; 3] = [Self::PusatData, Self::JaringanIntra, Self::Penghubung];

    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::PusatData => "Pusat data",
            Self::JaringanIntra => "Jaringan intra",
            Self::Penghubung => "Sistem penghubung layanan",
        }
    }

    /// What a shared piece of infrastructure is, by its `objek` and `peran_fasilitas`.
    #[must_use]
    pub fn dari_infrastruktur(objek: &str, peran: &str) -> Option<Self> {
        match (objek, peran) {
            ("fasilitas", "pusat_data") => Some(Self::PusatData),
            ("jaringan_intra", _) => Some(Self::JaringanIntra),
            ("penghubung", _) => Some(Self::Penghubung),
            _ => None,
        }
    }

    /// Whether a record counts: applications in use, and for the data centre datasets too.
    #[must_use]
    pub fn menghitung(self, register: &str, butir: &Butir) -> bool {
        match register {
            "aplikasi" => beroperasi(butir),
            "data" => self == Self::PusatData,
            _ => false,
        }
    }

    /// Whether the record itself says that it is there.
    #[must_use]
    pub fn menurut_catatan(self, register: &str, butir: &Butir) -> bool {
        self == Self::PusatData
            && match register {
                "aplikasi" => butir.teks("penempatan") == "integrasi",
                "data" => butir.ya("di_pusat_data") == Some(true),
                _ => false,
            }
    }
}

impl Pakai {
    /// From the number of records that use it and of those that could.
    #[must_use]
    pub const fn dari(memakai: usize, semua: usize) -> Self {
        match (memakai, semua) {
            (_, 0) => Self::TanpaEntri,
            (0, _) => Self::Tidak,
            (m, s) if m < s => Self::Sebagian(m, s),
            (_, s) => Self::Ya(s),
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::{super::Isi, *};

    const HARI_INI: &str = "2026-11-20";

    fn butir(isi: &[(&'static str, &str)]) -> Butir {
        let mut b = Butir::default();
        for (kode, nilai) in isi {
            let isi = match (nilai.parse::<NaiveDate>(), nilai.parse::<i64>(), *nilai) {
                (Ok(t), ..) => Isi::Tanggal(t),
                (_, Ok(n), _) => Isi::Bilangan(n),
                (.., "ya") => Isi::Ya(true),
                (.., "tidak") => Isi::Ya(false),
                (.., teks) => Isi::Teks(teks.into()),
            };
            b.set(kode, isi);
        }
        b
    }

    fn kena(p: Perhatian, register: &str, isi: &[(&'static str, &str)], sekitar: &Sekitar) -> bool {
        periksa(p, register, 7, &butir(isi), sekitar, HARI_INI.parse().unwrap()).is_some()
    }

    #[rstest]
    #[case::due_today(&[("validitas", "bulanan"), ("dimutakhirkan", "2026-10-20")], false)]
    #[case::due_yesterday(&[("validitas", "bulanan"), ("dimutakhirkan", "2026-10-19")], true)]
    #[case::end_of_month(&[("validitas", "tiga_bulanan"), ("dimutakhirkan", "2026-08-31")], false)]
    #[case::week(&[("validitas", "mingguan"), ("dimutakhirkan", "2026-11-12")], true)]
    #[case::never(&[("validitas", "tahunan")], true)]
    #[case::no_interval(&[("validitas", "lainnya"), ("dimutakhirkan", "2001-01-01")], false)]
    #[case::nothing_known(&[], false)]
    fn data_are_late_by_their_own_interval(#[case] isi: &[(&'static str, &str)], #[case] harap: bool) {
        assert_eq!(kena(Perhatian::DataTerlambat, "data", isi, &Sekitar::default()), harap);
    }

    #[rstest]
    #[case(&[("retensi_sampai", "2026-11-19")], true)]
    #[case(&[("retensi_sampai", "2026-11-20")], false)]
    #[case(&[("retensi_sampai", "2020-01-01"), ("akhir_retensi", "arsip")], false)]
    fn an_ended_retention_asks_for_a_decision(#[case] isi: &[(&'static str, &str)], #[case] harap: bool) {
        assert_eq!(kena(Perhatian::RetensiHabis, "data", isi, &Sekitar::default()), harap);
    }

    #[rstest]
    #[case("penyedia", &[("kontrak_akhir", "2027-02-18")], true)]
    #[case("penyedia", &[("kontrak_akhir", "2027-02-19")], false)]
    #[case("infrastruktur", &[("lisensi_sampai", "2026-01-01")], true)]
    #[case("infrastruktur", &[("lisensi_sampai", "2026-01-01"), ("siklus", "penghapusan")], false)]
    fn what_ends_within_ninety_days_is_listed(
        #[case] register: &str,
        #[case] isi: &[(&'static str, &str)],
        #[case] harap: bool,
    ) {
        assert_eq!(kena(Perhatian::AkanBerakhir, register, isi, &Sekitar::default()), harap);
    }

    #[rstest]
    #[case("data", &[("selang_cadangan", "7"), ("cadangan_terakhir", "2026-11-13")], false)]
    #[case("data", &[("selang_cadangan", "7"), ("cadangan_terakhir", "2026-11-12")], true)]
    #[case("data", &[("selang_cadangan", "7")], true)]
    #[case("aplikasi", &[("selang_cadangan", "7"), ("siklus", "berhenti")], false)]
    #[case("aplikasi", &[("selang_cadangan", "7"), ("siklus", "pemeliharaan")], true)]
    fn a_backup_is_late_against_its_interval(
        #[case] register: &str,
        #[case] isi: &[(&'static str, &str)],
        #[case] harap: bool,
    ) {
        assert_eq!(kena(Perhatian::CadanganTerlambat, register, isi, &Sekitar::default()), harap);
    }

    #[test]
    fn a_website_has_its_own_limit_or_ninety_days() {
        let kena = |isi: &[(&'static str, &str)]| kena(Perhatian::SitusBasi, "situs", isi, &Sekitar::default());
        assert!(kena(&[("dimutakhirkan", "2026-08-21")]));
        assert!(!kena(&[("dimutakhirkan", "2026-08-22")]));
        assert!(kena(&[("dimutakhirkan", "2026-11-01"), ("batas_hari", "14")]));
        assert!(!kena(&[("dimutakhirkan", "2020-01-01"), ("keadaan_situs", "ditangguhkan")]));
    }

    #[test]
    fn an_application_in_use_is_reviewed_and_tested() {
        let hidup = [("siklus", "pemeliharaan")];
        let kosong = Sekitar::default();
        let tahun = |t: &str| Sekitar { reviu: [(7, t.parse().unwrap())].into(), ..Sekitar::default() };
        assert!(kena(Perhatian::TanpaReviu, "aplikasi", &hidup, &kosong));
        assert!(kena(Perhatian::TanpaReviu, "aplikasi", &hidup, &tahun("2025-11-19")));
        assert!(!kena(Perhatian::TanpaReviu, "aplikasi", &hidup, &tahun("2025-11-20")));
        assert!(!kena(Perhatian::TanpaReviu, "aplikasi", &[("siklus", "kajian")], &kosong));
        assert!(kena(Perhatian::TanpaUji, "aplikasi", &hidup, &kosong));
        let laik = Sekitar { laik: [7].into(), ..Sekitar::default() };
        assert!(!kena(Perhatian::TanpaUji, "aplikasi", &hidup, &laik));
        assert!(!kena(Perhatian::TanpaUji, "aplikasi", &[("siklus", "rancang_bangun")], &kosong));
    }

    #[test]
    fn a_provider_stands_under_indonesian_law_and_a_data_centre_has_a_plan() {
        let kosong = Sekitar::default();
        let penyedia = |a, b| [("berbadan_hukum_indonesia", a), ("di_indonesia", b)];
        assert!(!kena(Perhatian::PenyediaLuar, "penyedia", &penyedia("ya", "ya"), &kosong));
        assert!(kena(Perhatian::PenyediaLuar, "penyedia", &penyedia("ya", "tidak"), &kosong));
        assert!(kena(Perhatian::PenyediaLuar, "penyedia", &penyedia("tidak", "ya"), &kosong));
        let pusat = [("objek", "fasilitas"), ("peran_fasilitas", "pusat_data"), ("siklus", "pengelolaan")];
        let rencana = |ada| Sekitar { pemulihan: [(7, ada)].into(), ..Sekitar::default() };
        assert!(kena(Perhatian::TanpaPemulihan, "infrastruktur", &pusat, &kosong));
        assert!(kena(Perhatian::TanpaPemulihan, "infrastruktur", &pusat, &rencana(false)));
        assert!(!kena(Perhatian::TanpaPemulihan, "infrastruktur", &pusat, &rencana(true)));
        assert!(!kena(Perhatian::TanpaPemulihan, "infrastruktur", &[("objek", "server")], &kosong));
        let rutin = |isi: &[(&'static str, &str)]| {
            kena(Perhatian::PemeliharaanTerlambat, "pemeliharaan", isi, &Sekitar::default())
        };
        assert!(rutin(&[("rencana", "2026-11-19")]));
        assert!(!rutin(&[("rencana", "2026-11-19"), ("dikerjakan", "2026-11-20")]));
        assert!(!rutin(&[("rencana", "2026-11-20")]));
    }

    #[test]
    fn shared_use_counts_what_could_be_shared() {
        assert_eq!(Pakai::dari(0, 0), Pakai::TanpaEntri);
        assert_eq!(Pakai::dari(0, 2), Pakai::Tidak);
        assert_eq!(Pakai::dari(1, 2), Pakai::Sebagian(1, 2));
        assert_eq!(Pakai::dari(2, 2), Pakai::Ya(2));
        let hidup = butir(&[("siklus", "pemeliharaan"), ("penempatan", "integrasi")]);
        assert!(Bersama::Penghubung.menghitung("aplikasi", &hidup));
        assert!(!Bersama::Penghubung.menghitung("data", &hidup) && Bersama::PusatData.menghitung("data", &hidup));
        assert!(Bersama::PusatData.menurut_catatan("aplikasi", &hidup));
        assert!(!Bersama::JaringanIntra.menurut_catatan("aplikasi", &hidup));
        assert!(!Bersama::PusatData.menurut_catatan("data", &butir(&[("di_pusat_data", "tidak")])));
        assert_eq!(Bersama::dari_infrastruktur("fasilitas", "drc"), None);
        assert_eq!(Bersama::dari_infrastruktur("fasilitas", "pusat_data"), Some(Bersama::PusatData));
    }

    #[test]
    fn every_rule_reads_fields_that_exist() {
        for p in Perhatian::SEMUA {
            assert_eq!(Perhatian::dari_kode(p.kode()), Some(p));
            for register in p.register() {
                let r = super::super::cari(register).unwrap();
                assert!(!bidang(register).is_empty());
                for kode in bidang(register) {
                    assert!(r.bidang(kode).is_some(), "{register} {kode}");
                }
            }
        }
    }
}
