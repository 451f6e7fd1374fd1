//! The rules by example.

use rstest::rstest;

use super::{
    super::{Butir, Isi},
    *,
};

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
#[case::no_interval(&[("sifat", "terbuka"), ("dimutakhirkan", "2025-11-19")], true)]
#[case::within_the_year(&[("sifat", "terbuka"), ("dimutakhirkan", "2025-11-20")], false)]
#[case::longer(&[("sifat", "terbuka"), ("validitas", "lima_tahunan"), ("dimutakhirkan", "2025-11-19")], true)]
#[case::published(&[("publikasi", "terbit"), ("validitas", "lainnya"), ("dimutakhirkan", "2025-11-19")], true)]
#[case::shorter(&[("sifat", "terbuka"), ("validitas", "bulanan"), ("dimutakhirkan", "2026-10-19")], true)]
#[case::never(&[("sifat", "terbuka")], true)]
#[case::not_public(&[("sifat", "terbatas"), ("validitas", "lima_tahunan"), ("dimutakhirkan", "2025-11-19")], false)]
fn public_data_are_due_once_a_year_where_kalbar_holds(#[case] isi: &[(&'static str, &str)], #[case] harap: bool) {
    let kalbar = Sekitar { setahun: true, ..Sekitar::default() };
    assert_eq!(kena(Perhatian::DataTerlambat, "data", isi, &kalbar), harap);
    if !isi.contains(&("validitas", "bulanan")) {
        assert!(!kena(Perhatian::DataTerlambat, "data", isi, &Sekitar::default()), "elsewhere by their own interval");
    }
}

#[rstest]
#[case(&[("retensi_sampai", "2026-11-19")], true)]
#[case(&[("retensi_sampai", "2026-11-20")], false)]
#[case(&[("retensi_sampai", "2020-01-01"), ("akhir_retensi", "arsip")], false)]
#[case::extended(&[("retensi_sampai", "2026-11-20"), ("akhir_retensi", "perpanjang")], false)]
#[case::extension_ended(&[("retensi_sampai", "2026-11-19"), ("akhir_retensi", "perpanjang")], true)]
#[case::extended_for_ever(&[("akhir_retensi", "perpanjang")], true)]
#[case::destroyed_without_minutes(&[("retensi_sampai", "2026-11-19"), ("akhir_retensi", "musnah")], true)]
#[case::destroyed(
    &[("retensi_sampai", "2026-11-19"), ("akhir_retensi", "musnah"), ("berita_acara", "BA 1/2026")], false
)]
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
    // Twelve months are counted from the day it went live.
    let sejak = |t: &'static str| [("siklus", "pemeliharaan"), ("mulai_operasi", t)];
    assert!(!kena(Perhatian::TanpaReviu, "aplikasi", &sejak("2026-11-19"), &kosong));
    assert!(!kena(Perhatian::TanpaReviu, "aplikasi", &sejak("2025-11-20"), &kosong));
    assert!(kena(Perhatian::TanpaReviu, "aplikasi", &sejak("2025-11-19"), &kosong));
    let laik = |akhir: &str| {
        let hari = ("2026-03-02".parse().unwrap(), akhir.parse().unwrap());
        Sekitar { laik: [(7, hari)].into(), ..Sekitar::default() }
    };
    let (laik, lagi) = (laik("2026-03-02"), laik("2026-06-01"));
    assert!(!kena(Perhatian::TanpaUji, "aplikasi", &hidup, &laik));
    assert!(!kena(Perhatian::TanpaUji, "aplikasi", &sejak("2026-03-02"), &laik));
    assert!(kena(Perhatian::TanpaUji, "aplikasi", &sejak("2026-03-01"), &laik), "tested after going live");
    assert!(!kena(Perhatian::TanpaUji, "aplikasi", &sejak("2026-03-01"), &lagi), "and passed again since");
    assert!(!kena(Perhatian::TanpaUji, "aplikasi", &[("siklus", "rancang_bangun")], &kosong));
}

#[test]
fn a_provider_stands_under_indonesian_law_and_a_data_centre_has_a_plan() {
    let kosong = Sekitar::default();
    let penyedia = |a, b| [("berbadan_hukum_indonesia", a), ("di_indonesia", b)];
    assert!(!kena(Perhatian::PenyediaLuar, "penyedia", &penyedia("ya", "ya"), &kosong));
    assert!(kena(Perhatian::PenyediaLuar, "penyedia", &penyedia("ya", "tidak"), &kosong));
    assert!(kena(Perhatian::PenyediaLuar, "penyedia", &penyedia("tidak", "ya"), &kosong));
    let luar = Sekitar { penyedia_luar: [(3, "Bukan badan hukum Indonesia.")].into(), ..Sekitar::default() };
    for (register, mati) in [("situs", None), ("aplikasi", Some("berhenti")), ("infrastruktur", Some("penghapusan"))] {
        assert!(kena(Perhatian::PenyediaLuar, register, &[("penyedia_id", "3")], &luar), "{register}");
        assert!(!kena(Perhatian::PenyediaLuar, register, &[("penyedia_id", "4")], &luar), "{register}");
        assert!(!kena(Perhatian::PenyediaLuar, register, &[], &luar), "{register}");
        if let Some(mati) = mati {
            assert!(!kena(Perhatian::PenyediaLuar, register, &[("penyedia_id", "3"), ("siklus", mati)], &luar));
        }
    }
    let pusat = [("objek", "fasilitas"), ("peran_fasilitas", "pusat_data"), ("siklus", "pengelolaan")];
    let rencana = |pusat, di_luar_kota, diuji| Sekitar {
        pemulihan: [(7, Pemulihan { pusat, di_luar_kota, diuji })].into(),
        ..Sekitar::default()
    };
    let bekasi = |s: Sekitar| Sekitar { di_luar_kota: true, ..s };
    for (sekitar, harap) in [
        (kosong.clone(), true),
        (rencana(false, true, true), true),
        (rencana(true, false, false), true),
        (rencana(true, false, true), false),
        (bekasi(rencana(true, false, true)), true),
        (bekasi(rencana(true, true, false)), true),
        (bekasi(rencana(true, true, true)), false),
    ] {
        assert_eq!(
            kena(Perhatian::TanpaPemulihan, "infrastruktur", &pusat, &sekitar),
            harap,
            "{:?}",
            sekitar.pemulihan
        );
    }
    assert!(!kena(Perhatian::TanpaPemulihan, "infrastruktur", &[("objek", "server")], &kosong));
    let rutin =
        |isi: &[(&'static str, &str)]| kena(Perhatian::PemeliharaanTerlambat, "pemeliharaan", isi, &Sekitar::default());
    assert!(rutin(&[("rencana", "2026-11-19")]));
    assert!(!rutin(&[("rencana", "2026-11-19"), ("dikerjakan", "2026-11-20")]));
    assert!(!rutin(&[("rencana", "2026-11-20")]));
}

#[rstest]
#[case::due_today("2026-08-20", None, false)]
#[case::due_yesterday("2026-08-19", None, true)]
#[case::planned_again("2026-08-19", Some((4, "servis", "2026-12-01")), false)]
#[case::planned_before("2026-08-19", Some((4, "servis", "2026-08-18")), true)]
#[case::other_item("2026-08-19", Some((5, "servis", "2026-12-01")), true)]
#[case::other_work("2026-08-19", Some((4, "pembaruan", "2026-12-01")), true)]
fn repeated_maintenance_is_due_again(
    #[case] dikerjakan: &str,
    #[case] lain: Option<(i64, &str, &str)>,
    #[case] harap: bool,
) {
    let isi = |jenis: &'static str| {
        let [a, b, c, d] =
            [("rencana", "2026-08-18"), ("dikerjakan", dikerjakan), ("nama", "Servis"), ("jenis", jenis)];
        [("infrastruktur_id", "4"), a, b, c, d, ("selang_bulan", "3")].map(|(kode, nilai)| (kode, nilai.to_owned()))
    };
    let rencana = lain.map(|(id, kerja, t)| ((id, kerja.to_owned()), t.parse().unwrap())).into_iter().collect();
    let sekitar = Sekitar { rencana, ..Sekitar::default() };
    // Said by its kind, or by the name it bears again.
    for jenis in ["servis", ""] {
        let isi = isi(jenis);
        let isi: Vec<(&'static str, &str)> = isi.iter().map(|(kode, nilai)| (*kode, nilai.as_str())).collect();
        assert_eq!(kena(Perhatian::PemeliharaanTerlambat, "pemeliharaan", &isi, &sekitar), harap, "{jenis}");
        assert!(!kena(Perhatian::PemeliharaanTerlambat, "pemeliharaan", &isi[..5], &sekitar), "done once");
    }
}

#[test]
fn an_item_in_use_answers_the_whole_checklist() {
    use crate::arsitektur::keamanan::{DAFTAR_PERIKSA, Penerapan};
    let ada = |kecuali: &[&str], lain: Option<Penerapan>| {
        let satu = |kode: &str| match kecuali.contains(&kode) {
            true => lain.map(|p| (kode.to_owned(), p)),
            false => Some((kode.to_owned(), Penerapan::TidakPerlu)),
        };
        let periksa = [(7, DAFTAR_PERIKSA.iter().filter_map(|o| satu(o.kode)).collect())].into();
        Sekitar { periksa, ..Sekitar::default() }
    };
    let hidup: [(&'static str, &str); 1] = [("siklus", "pemeliharaan")];
    let alasan = |s: &Sekitar| {
        let temuan =
            periksa(Perhatian::TanpaDaftarPeriksa, "aplikasi", 7, &butir(&hidup), s, HARI_INI.parse().unwrap());
        temuan.map(|t| t.alasan)
    };
    assert_eq!(alasan(&ada(&[], None)), None, "not needed, with its reason, is an answer");
    assert_eq!(alasan(&ada(&["b2"], Some(Penerapan::Sebagian))), None);
    assert_eq!(alasan(&ada(&["b2"], None)).unwrap(), "Belum dijawab: Firewall.");
    assert_eq!(alasan(&ada(&["b2"], Some(Penerapan::Direncanakan))).unwrap(), "Baru direncanakan: Firewall.");
    assert_eq!(alasan(&Sekitar::default()).unwrap(), "Belum satu pun dari 11 butir dijawab.");
    for (register, isi, harap) in [
        ("aplikasi", ("siklus", "berhenti"), false),
        ("aplikasi", ("siklus", "kajian"), false),
        ("infrastruktur", ("siklus", "pengelolaan"), true),
        ("infrastruktur", ("siklus", "penghapusan"), false),
        ("data", ("sifat", "terbatas"), true),
        ("data", ("akhir_retensi", "musnah"), false),
        ("layanan", ("jenis", "publik"), false),
    ] {
        assert_eq!(kena(Perhatian::TanpaDaftarPeriksa, register, &[isi], &Sekitar::default()), harap, "{register}");
    }
}

#[rstest]
#[case::no_end(&[], true)]
#[case::last_day(&[("berlaku_sampai", "2026-11-20")], true)]
#[case::ended(&[("berlaku_sampai", "2026-11-19")], false)]
#[case::first_day(&[("berlaku_mulai", "2026-11-20")], true)]
#[case::not_yet(&[("berlaku_mulai", "2026-11-21")], false)]
fn a_procedure_is_in_force_between_its_days(#[case] isi: &[(&'static str, &str)], #[case] harap: bool) {
    assert_eq!(prosedur_berlaku(&butir(isi), HARI_INI.parse().unwrap()), harap);
}

#[test]
fn what_no_government_set_is_said_to_be_the_products_own_measure() {
    let kosong = Perhatian::SitusBasi.selang(Batas::default()).unwrap();
    assert_eq!((kosong.banyak, kosong.satuan, kosong.ditetapkan), (90, "hari", false));
    assert!(kosong.kalimat("Kota Bekasi").starts_with("Kota Bekasi belum menetapkan batas pemutakhiran situs."));
    let batas = Batas { situs_hari: Some(30), pelatihan_admin_bulan: Some(6), uji_pulih_bulan: None };
    assert_eq!(
        Perhatian::SitusBasi.selang(batas).unwrap().kalimat("Kota Bekasi"),
        "Kota Bekasi menetapkan batas pemutakhiran situs 30 hari."
    );
    assert_eq!(Perhatian::AdminBelumDilatih.selang(batas).unwrap().banyak, 6);
    assert!(!Perhatian::UjiPulihTerlambat.selang(batas).unwrap().ditetapkan);
    let lain = Perhatian::SEMUA.into_iter().filter(|p| p.selang(batas).is_some());
    assert_eq!(lain.count(), 3);
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

#[rstest]
#[case::unclassified(Perhatian::DataTanpaKlasifikasi, "data", &[], true)]
#[case::classified(Perhatian::DataTanpaKlasifikasi, "data", &[("sifat", "terbuka")], false)]
#[case::closed(Perhatian::AksesTanpaPemegang, "data", &[("sifat", "tertutup")], true)]
#[case::open(Perhatian::AksesTanpaPemegang, "data", &[("sifat", "terbuka")], false)]
#[case::held(Perhatian::AksesTanpaPemegang, "data", &[("sifat", "terbatas"), ("pemegang_akses", "Bidang A")], false)]
#[case::addition(Perhatian::TambahanMenunggu, "data", &[("asal", "tambahan")], true)]
#[case::accepted(Perhatian::TambahanMenunggu, "data", &[("asal", "tambahan"), ("keputusan_tambahan", "diterima")], false)]
#[case::listed(Perhatian::TambahanMenunggu, "data", &[("asal", "lampiran")], false)]
#[case::never_restored(Perhatian::UjiPulihTerlambat, "data", &[("cadangan_terakhir", "2026-11-01")], true)]
#[case::restored(
    Perhatian::UjiPulihTerlambat, "data", &[("cadangan_terakhir", "2026-11-01"), ("uji_pulih", "2025-11-20")], false
)]
#[case::restored_long_ago(
    Perhatian::UjiPulihTerlambat, "data", &[("cadangan_terakhir", "2026-11-01"), ("uji_pulih", "2025-11-19")], true
)]
#[case::no_backup(Perhatian::UjiPulihTerlambat, "data", &[], false)]
#[case::stopped(
    Perhatian::UjiPulihTerlambat, "aplikasi", &[("cadangan_terakhir", "2026-11-01"), ("siklus", "berhenti")], false
)]
#[case::untrained(Perhatian::AdminBelumDilatih, "situs", &[], true)]
#[case::trained(Perhatian::AdminBelumDilatih, "situs", &[("pelatihan", "2026-01-05")], false)]
#[case::suspended(Perhatian::AdminBelumDilatih, "situs", &[("keadaan_situs", "ditangguhkan")], false)]
#[case::closed_source(Perhatian::TertutupTanpaLegalitas, "aplikasi", &[("lisensi", "tertutup")], true)]
#[case::legal(Perhatian::TertutupTanpaLegalitas, "aplikasi", &[("lisensi", "tertutup"), ("legalitas", "Lisensi")], false)]
#[case::open_source(Perhatian::TertutupTanpaLegalitas, "aplikasi", &[("lisensi", "terbuka")], false)]
#[case::similar(Perhatian::SejenisBeroperasi, "aplikasi", &[("jenis", "sejenis"), ("siklus", "pemeliharaan")], true)]
#[case::retired(Perhatian::SejenisBeroperasi, "aplikasi", &[("jenis", "sejenis"), ("siklus", "berhenti")], false)]
#[case::grant(Perhatian::AsetTanpaSinkronisasi, "infrastruktur", &[("asal", "hibah")], true)]
#[case::bought(Perhatian::AsetTanpaSinkronisasi, "infrastruktur", &[("asal", "beli")], false)]
#[case::synchronised(
    Perhatian::AsetTanpaSinkronisasi, "infrastruktur", &[("asal", "pusat"), ("sinkronisasi", "BA 1")], false
)]
#[case::no_plan(Perhatian::LayananTanpaRencana, "layanan", &[], true)]
#[case::planned(Perhatian::LayananTanpaRencana, "layanan", &[("rencana", "Rencana Induk")], false)]
#[case::procedure_ends(Perhatian::AkanBerakhir, "prosedur-keamanan", &[("berlaku_sampai", "2026-12-31")], true)]
#[case::excuse_ends(
    Perhatian::AkanBerakhir, "pengecualian-bersama", &[("keputusan", "setuju"), ("sampai", "2026-11-30")], true
)]
#[case::refused(
    Perhatian::AkanBerakhir, "pengecualian-bersama", &[("keputusan", "tolak"), ("sampai", "2026-11-30")], false
)]
fn what_the_law_asks_of_a_record_is_listed(
    #[case] perhatian: Perhatian,
    #[case] register: &str,
    #[case] isi: &[(&'static str, &str)],
    #[case] harap: bool,
) {
    assert_eq!(kena(perhatian, register, isi, &Sekitar::default()), harap);
}

#[test]
fn what_resembles_an_aplikasi_umum_goes_on_under_four_conditions_where_kalbar_holds() {
    let kena = |isi: &[(&'static str, &str)], s: &Sekitar| {
        let hidup = [("jenis", "sejenis"), ("siklus", "pemeliharaan")];
        kena(Perhatian::SejenisBeroperasi, "aplikasi", &[&hidup[..], isi].concat(), s)
    };
    let kalbar = |terbukti: &[&'static str]| Sekitar {
        empat_syarat: true,
        terbukti: [(7, terbukti.iter().copied().collect())].into(),
        ..Sekitar::default()
    };
    let semua = SYARAT_SEJENIS.map(|(kode, _)| (kode, "Nomor 7 Tahun 2019"));
    assert!(kena(&semua, &Sekitar::default()), "elsewhere the aplikasi umum is used");
    assert!(!kena(&semua, &kalbar(&[])));
    assert!(kena(&semua[..3], &kalbar(&[])));
    assert!(!kena(&semua[..3], &kalbar(&["sejenis_pertimbangan"])), "the proposal proved the fourth");
    assert!(!kena(&[], &kalbar(&SYARAT_SEJENIS.map(|(kode, _)| kode))));
    assert!(kena(&[], &kalbar(&["sejenis_kajian"])));
}

#[test]
fn a_service_named_by_a_goal_an_iteration_or_an_activity_has_its_ground() {
    let berdasar = Sekitar { berdasar: [7].into(), ..Sekitar::default() };
    assert!(!kena(Perhatian::LayananTanpaRencana, "layanan", &[], &berdasar));
    assert!(kena(
        Perhatian::LayananTanpaRencana,
        "layanan",
        &[],
        &Sekitar { berdasar: [8].into(), ..Sekitar::default() }
    ));
}

#[test]
fn the_profil_sets_the_periods_it_is_left() {
    let batas = Batas { situs_hari: Some(30), pelatihan_admin_bulan: Some(6), uji_pulih_bulan: Some(3) };
    let sekitar = Sekitar { batas, ..Sekitar::default() };
    assert!(kena(Perhatian::SitusBasi, "situs", &[("dimutakhirkan", "2026-10-20")], &sekitar));
    assert!(kena(Perhatian::AdminBelumDilatih, "situs", &[("pelatihan", "2026-05-19")], &sekitar));
    assert!(!kena(Perhatian::AdminBelumDilatih, "situs", &[("pelatihan", "2026-05-20")], &sekitar));
    let uji = [("cadangan_terakhir", "2026-11-01"), ("uji_pulih", "2026-08-19")];
    assert!(kena(Perhatian::UjiPulihTerlambat, "data", &uji, &sekitar));
}

#[test]
fn a_public_service_tells_what_its_government_asks() {
    let layanan = super::super::cari("layanan").unwrap();
    let diminta = |id: &str| {
        let profil = Profil::bawaan(id).unwrap().unwrap();
        let semua = crate::arsitektur::layanan::INFORMASI.iter().filter_map(|k| layanan.bidang(k));
        Sekitar { informasi: semua.filter(|b| b.diminta_di(&profil)).collect(), ..Sekitar::default() }
    };
    assert_eq!(diminta("kota-bekasi").informasi.len(), 7);
    assert_eq!(diminta("kota-prabumulih").informasi.len(), 6);
    let isi: Vec<_> = crate::arsitektur::layanan::INFORMASI.iter().map(|k| (*k, "Ada")).collect();
    let tanpa = |kode: &str| -> Vec<(&'static str, &str)> {
        let isi = isi.iter().filter(|(k, _)| *k != kode).copied();
        isi.chain([("jenis", "publik")]).collect()
    };
    for (id, kode, harap) in [
        ("kota-bekasi", "sop", true),
        ("kota-prabumulih", "sop", false),
        ("kota-prabumulih", "penilaian_kinerja", true),
        ("kota-bekasi", "penilaian_kinerja", false),
    ] {
        assert_eq!(kena(Perhatian::InformasiKurang, "layanan", &tanpa(kode), &diminta(id)), harap, "{id} {kode}");
    }
    assert!(!kena(Perhatian::InformasiKurang, "layanan", &[("jenis", "administrasi")], &diminta("kota-bekasi")));
}

#[test]
fn infrastructure_is_examined_for_the_standards_of_its_kind() {
    let jaringan = [("objek", "jaringan_intra"), ("siklus", "pengelolaan")];
    let ada = |jenis: &[&str]| Sekitar {
        standar: [(7, jenis.iter().map(|j| (j.trim_start_matches('!').to_owned(), !j.starts_with('!'))).collect())]
            .into(),
        ..Sekitar::default()
    };
    assert!(kena(Perhatian::TanpaStandar, "infrastruktur", &jaringan, &Sekitar::default()));
    assert!(kena(Perhatian::TanpaStandar, "infrastruktur", &jaringan, &ada(&["perangkat", "ruang"])));
    let semua = ada(&["perangkat", "manajemen_jaringan", "ruang", "keamanan"]);
    assert!(!kena(Perhatian::TanpaStandar, "infrastruktur", &jaringan, &semua));
    // Examined and not met is not met.
    let gagal = ada(&["perangkat", "manajemen_jaringan", "ruang", "!keamanan"]);
    assert!(kena(Perhatian::TanpaStandar, "infrastruktur", &jaringan, &gagal));
    assert!(kena(Perhatian::TanpaStandar, "infrastruktur", &[("objek", "server")], &ada(&["!perangkat"])));
    assert!(!kena(Perhatian::TanpaStandar, "infrastruktur", &[("objek", "server")], &Sekitar::default()));
}

#[test]
fn an_excused_office_owes_nothing_until_the_exception_ends() {
    assert_eq!(Pakai::dari(0, 2).dikecualikan(), Pakai::Dikecualikan);
    assert_eq!(Pakai::dari(1, 2).dikecualikan(), Pakai::Dikecualikan);
    assert_eq!(Pakai::dari(2, 2).dikecualikan(), Pakai::Ya(2));
    assert_eq!(Pakai::dari(0, 0).dikecualikan(), Pakai::TanpaEntri);
    let berlaku = |isi: &[(&'static str, &str)]| pengecualian_berlaku(&butir(isi), HARI_INI.parse().unwrap());
    assert!(berlaku(&[("keputusan", "setuju")]));
    assert!(berlaku(&[("keputusan", "setuju"), ("sampai", "2026-11-20")]));
    assert!(!berlaku(&[("keputusan", "setuju"), ("sampai", "2026-11-19")]));
    assert!(!berlaku(&[("keputusan", "setuju"), ("tanggal_keputusan", "2026-11-21")]));
    assert!(!berlaku(&[("keputusan", "diajukan")]) && !berlaku(&[]));
    let luar = [("siklus", "pemeliharaan"), ("penempatan", "luar"), ("perangkat_daerah_id", "4")];
    let kena = |s: &Sekitar| kena(Perhatian::DiLuarPusatData, "aplikasi", &luar, s);
    assert!(kena(&Sekitar::default()));
    assert!(!kena(&Sekitar { dikecualikan: [(Bersama::PusatData, 4)].into(), ..Sekitar::default() }));
    assert!(kena(&Sekitar { dikecualikan: [(Bersama::PusatData, 5)].into(), ..Sekitar::default() }));
    assert!(!kena(&Sekitar { sambungan: [(Bersama::PusatData, 7)].into(), ..Sekitar::default() }));
}

/// Lists that not every government has, by the regulations that ask them.
#[rstest]
#[case::dki("dki-jakarta", &["tambahan-menunggu"])]
#[case::kalbar("kalimantan-barat", &["tanpa-reviu", "tanpa-daftar-periksa"])]
#[case::bekasi("kota-bekasi", &["layanan-tanpa-rencana", "informasi-kurang", "aset-tanpa-sinkronisasi"])]
#[case::prabu("kota-prabumulih", &["informasi-kurang"])]
fn each_government_has_the_lists_its_regulation_asks(#[case] profil: &str, #[case] sendiri: &[&str]) {
    let profil = Profil::bawaan(profil).unwrap().unwrap();
    let khusus = [
        "tambahan-menunggu",
        "layanan-tanpa-rencana",
        "informasi-kurang",
        "tanpa-reviu",
        "aset-tanpa-sinkronisasi",
        "tanpa-daftar-periksa",
    ];
    let ada: Vec<&str> = Perhatian::SEMUA.into_iter().filter(|p| p.berlaku(&profil)).map(Perhatian::kode).collect();
    let harap =
        Perhatian::SEMUA.map(Perhatian::kode).into_iter().filter(|k| !khusus.contains(k) || sendiri.contains(k));
    assert_eq!(ada, harap.collect::<Vec<_>>());
    assert!(Perhatian::SEMUA.iter().all(|p| p.pasal().contains(" Pasal ")));
    // None of these governments has set a period of its own, and the screens say so.
    assert_eq!(profil.batas, Batas::default());
    for p in [Perhatian::SitusBasi, Perhatian::AdminBelumDilatih, Perhatian::UjiPulihTerlambat] {
        assert!(p.selang(profil.batas).unwrap().kalimat(&profil.pemerintah).contains("belum menetapkan"));
    }
}

#[test]
fn lists_of_one_regulation_are_shown_where_it_holds() {
    let profil = |id| Profil::bawaan(id).unwrap().unwrap();
    assert!(Perhatian::TanpaReviu.berlaku(&profil("kalimantan-barat")));
    assert!(!Perhatian::TanpaReviu.berlaku(&profil("kota-bekasi")));
    assert!(Perhatian::SEMUA.iter().all(|p| p.berlaku(&profil("nusa-raya"))));
}
