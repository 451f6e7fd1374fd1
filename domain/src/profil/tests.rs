use std::collections::BTreeMap;

use chrono::NaiveDate;
use rstest::rstest;

use super::*;

fn bawaan(id: &str) -> Profil {
    Profil::bawaan(id).expect("id bawaan").unwrap_or_else(|galat| panic!("{galat}"))
}

fn hari(teks: &str) -> NaiveDate {
    teks.parse().unwrap()
}

/// A built-in file with one thing changed; the change must be found, so that no case passes for nothing.
fn ubah(id: &str, dari: &str, menjadi: &str) -> GalatProfil {
    let isi = teks_bawaan(id).unwrap();
    assert!(isi.contains(dari), "{id} tidak memuat {dari}");
    Profil::dari_toml("salah.toml", &isi.replacen(dari, menjadi, 1)).unwrap_err()
}

#[rstest]
#[case("dki-jakarta", JenisPemerintah::Provinsi, "Gubernur", "Jakarta", false)]
#[case("kalimantan-barat", JenisPemerintah::Provinsi, "Gubernur", "Pontianak", false)]
#[case("kota-bekasi", JenisPemerintah::Kota, "Wali Kota", "Bekasi", false)]
#[case("kota-prabumulih", JenisPemerintah::Kota, "Walikota", "Prabumulih", false)]
#[case("nusa-raya", JenisPemerintah::Provinsi, "Gubernur", "Kota Raya", true)]
fn every_built_in_profil_has_its_own_words(
    #[case] id: &str,
    #[case] jenis: JenisPemerintah,
    #[case] kepala: &str,
    #[case] kedudukan: &str,
    #[case] rekaan: bool,
) {
    let profil = bawaan(id);
    assert_eq!(profil.id, id);
    assert_eq!(profil.jenis, jenis);
    assert_eq!(profil.sebutan.kepala_daerah, kepala);
    assert_eq!(profil.kedudukan, kedudukan);
    assert_eq!(profil.rekaan, rekaan);
    assert_eq!(profil.zona_waktu, ZonaWaktu::Wib);
    assert_eq!(profil.sebutan.koordinator, "Sekretaris Daerah");
}

#[test]
fn every_listed_profil_is_built_in_and_nothing_else() {
    for id in BAWAAN {
        bawaan(id);
    }
    assert!(BAWAAN.contains(&DEMO));
    assert!(Profil::bawaan("kota-bandung").is_none());
    assert!(Profil::bawaan("../dki-jakarta").is_none());
}

#[rstest]
#[case("dki-jakarta", "tim koordinasi SPBE")]
#[case("nusa-raya", "tim koordinasi SPBE")]
#[case("kota-bekasi", "Tim Koordinasi SPBE")]
// Pasal 44 ayat (2); the tim koordinasi is only mentioned for the reviu and formed nowhere.
#[case("kalimantan-barat", "Koordinator SPBE Pemerintah Daerah")]
#[case("kota-prabumulih", "Koordinator SPBE")]
fn who_assesses_every_year_is_named_as_the_regulation_does(#[case] id: &str, #[case] harap: &str) {
    assert_eq!(bawaan(id).pengelola_penilaian_kalimat(), harap);
}

#[test]
fn offices_are_called_what_the_regulation_calls_them() {
    let sebutan = |id: &str| {
        let sebutan = bawaan(id).sebutan;
        (sebutan.perangkat_daerah_singkat, sebutan.dinas)
    };
    assert_eq!(sebutan("kalimantan-barat"), ("PD".to_owned(), "Dinas".to_owned()));
    assert_eq!(sebutan("kota-prabumulih"), ("OPD".to_owned(), "Diskominfo".to_owned()));
    assert_eq!(
        bawaan("kota-bekasi").sebutan.dinas_lengkap,
        "Dinas Komunikasi, Informatika, Statistik dan Persandian Kota Bekasi"
    );
}

#[rstest]
#[case("dki-jakarta", "DKI68", "2022-12-29", "2022-12-30")]
#[case("dki-jakarta", "DKI6", "2020-01-07", "2020-01-14")]
#[case("kalimantan-barat", "KALBAR", "2021-09-24", "2021-09-24")]
#[case("kota-prabumulih", "PRABU", "2017-12-21", "2017-12-22")]
#[case("kota-bekasi", "BEKASI", "2020-03-27", "2020-03-27")]
fn every_regulation_has_both_dates_and_came_into_force_when_promulgated(
    #[case] id: &str,
    #[case] kode: &str,
    #[case] ditetapkan: &str,
    #[case] diundangkan: &str,
) {
    let profil = bawaan(id);
    let dasar = profil.dasar(kode).unwrap();
    assert_eq!(dasar.ditetapkan, Some(hari(ditetapkan)));
    assert_eq!(dasar.diundangkan, Some(hari(diundangkan)));
    assert_eq!(dasar.mulai_berlaku, dasar.diundangkan);
    let tanggal_jangkar = profil.kewajiban_dari(kode).find_map(|k| match k.aturan {
        Aturan::MulaiBerlaku { tanggal } => Some(tanggal),
        _ => None,
    });
    assert_eq!(tanggal_jangkar, dasar.mulai_berlaku);
}

/// The counts of `cakupan` section 1: 98 clauses, T 39, B 25, P 20, J 9, M 5.
#[test]
fn every_clause_with_a_period_is_an_obligation() {
    let mut jumlah: BTreeMap<String, String> = BTreeMap::new();
    let mut per_jenis: BTreeMap<char, usize> = BTreeMap::new();
    for id in ["dki-jakarta", "kalimantan-barat", "kota-prabumulih", "kota-bekasi"] {
        let profil = bawaan(id);
        for dasar in profil.dasar_hukum.iter().filter(|dasar| dasar.lingkup == Lingkup::Daerah) {
            let hitung = |jenis| profil.kewajiban_dari(&dasar.kode).filter(|k| k.jenis == jenis).count();
            let rincian: Vec<String> =
                JenisKewajiban::SEMUA.iter().map(|&jenis| format!("{}{}", jenis.kode(), hitung(jenis))).collect();
            for jenis in JenisKewajiban::SEMUA {
                *per_jenis.entry(jenis.kode()).or_default() += hitung(jenis);
            }
            jumlah.insert(
                dasar.kode.clone(),
                format!("{} = {}", profil.kewajiban_dari(&dasar.kode).count(), rincian.join(" ")),
            );
        }
    }
    let harap = [
        ("BEKASI", "26 = T13 B8 P4 J0 M1"),
        ("DKI6", "6 = T2 B1 P0 J2 M1"),
        ("DKI68", "24 = T8 B2 P9 J4 M1"),
        ("KALBAR", "25 = T13 B6 P4 J1 M1"),
        ("PRABU", "17 = T3 B8 P3 J2 M1"),
    ];
    assert_eq!(jumlah, harap.map(|(kode, isi)| (kode.to_owned(), isi.to_owned())).into());
    assert_eq!(per_jenis, [('T', 39), ('B', 25), ('P', 20), ('J', 9), ('M', 5)].into());
}

#[test]
fn the_past_transitional_deadlines_are_dates() {
    let tanggal = |id: &str| {
        bawaan(id)
            .kewajiban
            .into_iter()
            .find_map(|k| match k.aturan {
                Aturan::PalingLambat { tanggal } => Some((k.pasal.tertulis().to_owned(), tanggal)),
                _ => None,
            })
            .unwrap()
    };
    assert_eq!(tanggal("dki-jakarta"), ("18".to_owned(), hari("2022-01-14")));
    assert_eq!(tanggal("kota-prabumulih"), ("20(1)".to_owned(), hari("2019-12-21")));
    assert_eq!(tanggal("kota-bekasi"), ("48".to_owned(), hari("2021-03-27")));
}

#[test]
fn bekasi_may_review_but_must_not_be_late() {
    let profil = bawaan("kota-bekasi");
    let dapat: Vec<&str> = profil.kewajiban.iter().filter(|k| k.dapat).map(|k| k.pasal.tertulis()).collect();
    assert_eq!(dapat, ["7(4)", "9(3)", "9(3)(4)", "10(2)", "10(2)(3)", "18(3)"]);
    let luar: Vec<&str> = profil.kewajiban.iter().filter(|k| k.pihak_luar).map(|k| k.pasal.tertulis()).collect();
    assert_eq!(luar, ["44(3)", "45(3)"]);
}

/// Row L1: the round of BEKASI and PRABU rests on the national instrument, and no round topic cites their own text.
#[test]
fn only_dki_and_kalbar_order_the_yearly_evaluation() {
    for (id, perintah) in
        [("dki-jakarta", true), ("kalimantan-barat", true), ("kota-bekasi", false), ("kota-prabumulih", false)]
    {
        let profil = bawaan(id);
        assert_eq!(profil.memerintahkan_evaluasi(), perintah, "{id}");
        if perintah {
            continue;
        }
        let topik_putaran = [
            Topik::PemantauanEvaluasi,
            Topik::Pemantauan,
            Topik::Evaluasi,
            Topik::PenilaianMandiri,
            Topik::TimAsesorInternal,
            Topik::LaporanKepadaKepalaDaerah,
        ];
        for topik in topik_putaran {
            assert_eq!(profil.rujukan[&topik].dasar, "PERMENPANRB59", "{id} {}", topik.kode());
        }
        for (kunci, rujukan) in profil.pasal_bidang.iter().filter(|(kunci, _)| kunci.starts_with("putaran.")) {
            assert_eq!(rujukan.dasar, "PERMENPANRB59", "{id} {kunci}");
        }
    }
    assert_eq!(
        bawaan("dki-jakarta").kutipan(Topik::PemantauanEvaluasi).as_deref(),
        Some("Pergub DKI Jakarta 68/2022 Pasal 32 ayat (2)")
    );
}

#[test]
fn citations_read_as_sentences_do() {
    let profil = bawaan("dki-jakarta");
    assert_eq!(
        profil.kutipan(Topik::LaporanKepadaKepalaDaerah).unwrap(),
        "Pergub DKI Jakarta 68/2022 Pasal 32 ayat (5)"
    );
    assert_eq!(
        profil.kutipan_bidang("putaran.jenis").unwrap(),
        "Pergub DKI Jakarta 68/2022 Pasal 1 angka 23 dan angka 24"
    );
    assert_eq!(profil.kutipan_bidang("putaran.tidak_ada"), None);
}

#[rstest]
#[case("kalimantan-barat", "dokumentasi_aplikasi", "19(10)", 8)]
#[case("kota-prabumulih", "pengadaan_aplikasi", "11(3)", 5)]
#[case("kota-bekasi", "usulan_aplikasi", "20(5)", 5)]
fn required_documents_are_counted_as_printed(
    #[case] id: &str,
    #[case] kode: &str,
    #[case] pasal: &str,
    #[case] jumlah: usize,
) {
    let profil = bawaan(id);
    let dokumen = profil.dokumen_wajib(kode).unwrap();
    assert_eq!((dokumen.pasal.tertulis(), dokumen.butir.len()), (pasal, jumlah));
}

#[rstest]
#[case("dki-jakarta", "muatan_peta_rencana", 7)]
#[case("dki-jakarta", "layanan_administrasi", 9)]
#[case("dki-jakarta", "layanan_prioritas", 8)]
#[case("kalimantan-barat", "muatan_peta_rencana", 7)]
#[case("kalimantan-barat", "layanan_prioritas", 8)]
#[case("kota-bekasi", "kelompok_basis_data", 20)]
#[case("kota-bekasi", "penggunaan_anggaran", 8)]
#[case("kota-bekasi", "informasi_layanan", 7)]
#[case("kota-bekasi", "unsur_spbe", 14)]
#[case("kota-prabumulih", "informasi_layanan", 6)]
#[case("kota-prabumulih", "sanksi", 7)]
fn lists_are_as_long_as_printed(#[case] id: &str, #[case] kode: &str, #[case] jumlah: usize) {
    assert_eq!(bawaan(id).daftar(kode).unwrap().butir.len(), jumlah);
}

#[test]
fn annexes_we_do_not_have_say_so() {
    let profil = bawaan("dki-jakarta");
    let kosong: Vec<&str> =
        profil.daftar.iter().filter(|d| d.belum_tersedia.is_some()).map(|d| d.kode.as_str()).collect();
    assert_eq!(kosong, ["keterkaitan_domain", "sumber_data", "rincian_tahap_pengumpulan", "rincian_tahap_pertukaran"]);
    assert!(
        profil
            .daftar
            .iter()
            .filter_map(|d| d.belum_tersedia.as_deref())
            .all(|sebab| sebab == "lampiran belum tersedia")
    );
}

#[test]
fn bodies_know_their_decree() {
    let dki = bawaan("dki-jakarta");
    assert_eq!(dki.struktur("tim_asesor_internal").unwrap().instrumen.as_deref(), Some("Keputusan Gubernur"));
    let tim = dki.struktur("tim_pengelola_program_ti").unwrap();
    let susunan = tim.susunan.as_ref().unwrap();
    assert!(tim.dapat && susunan.anggota_ganjil && susunan.anggota_min == 3);
    assert_eq!(susunan.pasal.kutipan(), "Pasal 30 ayat (3) yang kedua");
    assert_eq!(dki.struktur("komite_manajemen_risiko").unwrap().pemroses, Some(Fungsi::Pemerintahan));
    assert_eq!(
        bawaan("kota-bekasi").struktur("tim_koordinasi").unwrap().instrumen.as_deref(),
        Some("Peraturan Wali Kota")
    );
    assert!(bawaan("kota-prabumulih").struktur("tim_koordinasi").is_none());
}

#[test]
fn instruments_ordered_are_counted() {
    let jumlah = |id: &str| bawaan(id).peraturan_pelaksana.iter().filter(|p| !p.pendukung).count();
    assert_eq!(
        [jumlah("dki-jakarta"), jumlah("kalimantan-barat"), jumlah("kota-prabumulih"), jumlah("kota-bekasi")],
        [12, 3, 1, 36]
    );
}

#[test]
fn only_the_duty_to_report_that_is_printed_is_one() {
    let wajib = |id: &str| -> Vec<&'static str> {
        bawaan(id).jenis_evaluasi.iter().filter(|j| j.wajib_lapor).map(|j| j.jenis.kode()).collect()
    };
    assert_eq!(wajib("dki-jakarta"), ["pemantauan"]);
    assert!(wajib("kalimantan-barat").is_empty());
}

#[rstest]
#[case("id = \"dki-jakarta\"\n", "", "id", "wajib ada tetapi tidak ditemukan")]
#[case(
    "zona_waktu = \"WIB\"",
    "zona_waktu = \"UTC\"",
    "zona_waktu",
    "nilai `UTC` tidak dikenal; yang dikenal: `WIB`, `WITA`, `WIT`"
)]
#[case("kedudukan = ", "kota = ", "kota", "tidak dikenal; yang dikenal: ")]
#[case("unit_kerja = \"Unit", "unitkerja = \"Unit", "sebutan.unitkerja", "tidak dikenal; yang dikenal: ")]
#[case(
    "kedudukan = \"Jakarta\"",
    "kedudukan = 7",
    "kedudukan",
    "jenis nilainya salah: tertulis bilangan bulat `7`, seharusnya teks"
)]
#[case("kedudukan = \"Jakarta\"", "kedudukan = \" \"", "kedudukan", "kosong")]
#[case("\"Gubernur\"", "\"Bupati\"", "sebutan.kepala_daerah", "untuk Provinsi seharusnya Gubernur")]
#[case(
    "\"2022-12-29\"",
    "\"29 Desember 2022\"",
    "dasar_hukum[1].ditetapkan",
    "bukan tanggal; tulis seperti \"2022-12-30\""
)]
#[case("\"2022-12-29\"", "\"2023-12-29\"", "dasar_hukum[1].diundangkan", "mendahului tanggal ditetapkan")]
#[case("kode = \"DKI6\"", "kode = \"DKI68\"", "dasar_hukum[2].kode", "\"DKI68\" dipakai dua kali")]
#[case("tim_asesor_internal = {", "tim_asesor = {", "rujukan.tim_asesor", "tidak dikenal; yang dikenal: ")]
#[case(
    "tujuan_penilaian = { dasar = \"DKI68\", pasal = \"32(1)a\" }\n",
    "",
    "rujukan.tujuan_penilaian",
    "wajib ada tetapi tidak ditemukan"
)]
#[case(
    "penilaian = { dasar = \"DKI68\"",
    "penilaian = { dasar = \"DKI86\"",
    "rujukan.tujuan_penilaian.dasar",
    "\"DKI86\" tidak ada dalam `dasar_hukum`; yang ada: DKI68, DKI6, "
)]
#[case(
    "pasal = \"32(1)a\"",
    "pasal = \"Pasal 32\"",
    "rujukan.tujuan_penilaian.pasal",
    "`Pasal 32` tidak terbaca sebagai Pasal"
)]
#[case("\"putaran.tahun\"", "\"putaran\"", "pasal_bidang.putaran", "harus berbentuk \"register.bidang\"")]
#[case("jenis = \"evaluasi\"", "jenis = \"pemantauan\"", "jenis_evaluasi[2].jenis", "\"pemantauan\" ditulis dua kali")]
#[case(
    "wajib_lapor = true",
    "wajib_lapor = \"ya\"",
    "jenis_evaluasi[1].wajib_lapor",
    "jenis nilainya salah: tertulis teks \"ya\", seharusnya true atau false"
)]
#[case("kode = \"dki68-6-1\"", "kode = \"dki68-4-1\"", "kewajiban[4].kode", "\"dki68-4-1\" dipakai dua kali")]
#[case(
    "aturan = { cara = \"masa_berlaku\", tahun = 5 }",
    "aturan = { cara = \"masa_berlaku\", tahun = 0 }",
    "kewajiban[1] (dki68-4-1).aturan",
    "jangka waktu atau jumlahnya nol"
)]
#[case(
    "aturan = { cara = \"masa_berlaku\", tahun = 5 }",
    "aturan = { cara = \"masa_berlaku\", bulan = 5 }",
    "kewajiban[1].aturan.bulan",
    "tidak dikenal; yang dikenal: `tahun`"
)]
#[case(
    "aturan = { cara = \"masa_berlaku\", tahun = 5 }",
    "aturan = { cara = \"tahunan\" }",
    "kewajiban[1].aturan.cara",
    "nilai `tahunan` tidak dikenal; yang dikenal: "
)]
#[case(
    "aturan = { cara = \"masa_berlaku\", tahun = 5 }",
    "aturan = { cara = \"terus_menerus\" }",
    "kewajiban[1] (dki68-4-1).aturan",
    "tidak cocok dengan jenis T (Berjangka waktu)"
)]
#[case(
    "pelaksana = [\"kepala_daerah\", \"tim_koordinasi\"]",
    "pelaksana = []",
    "kewajiban[1] (dki68-4-1).pelaksana",
    "belum menyebut siapa yang wajib"
)]
#[case(
    "pelaksana = [\"kepala_daerah\", \"tim_koordinasi\"]",
    "pelaksana = [\"raja\"]",
    "kewajiban[1].pelaksana[1]",
    "nilai `raja` tidak dikenal; yang dikenal: "
)]
#[case(
    "belum_tersedia = \"lampiran belum tersedia\"\n",
    "",
    "daftar[22].butir",
    "kosong; isi daftarnya, atau tulis sebabnya pada `belum_tersedia`"
)]
fn a_wrong_file_is_refused_naming_file_key_and_reason(
    #[case] dari: &str,
    #[case] menjadi: &str,
    #[case] kunci: &str,
    #[case] alasan: &str,
) {
    let galat = ubah("dki-jakarta", dari, menjadi);
    assert_eq!(galat.berkas, "salah.toml");
    assert_eq!(galat.kunci, kunci, "{galat}");
    assert!(galat.alasan.starts_with(alasan), "{galat}");
    assert!(galat.to_string().contains("salah.toml") && galat.to_string().contains(kunci), "{galat}");
}

#[rstest]
#[case("")]
#[case("id = \"x\"\nid = \"y\"\n")]
#[case("id = \n")]
#[case("[sebutan\n")]
#[case("\u{0}")]
fn what_is_no_profil_is_refused_without_a_panic(#[case] isi: &str) {
    let galat = Profil::dari_toml("rusak.toml", isi).unwrap_err();
    assert!(galat.to_string().starts_with("Profil rusak.toml"), "{galat}");
    assert!(!galat.alasan.is_empty());
}

#[test]
fn the_message_is_one_indonesian_sentence() {
    let galat = ubah("dki-jakarta", "kedudukan = \"Jakarta\"", "kedudukan = 7");
    assert_eq!(
        galat.to_string(),
        "Profil salah.toml baris 8: kunci `kedudukan`, jenis nilainya salah: tertulis bilangan bulat `7`, seharusnya teks."
    );
}

#[test]
fn a_profil_survives_being_written_out() {
    for id in BAWAAN {
        let profil = bawaan(id);
        let lagi: Profil = serde_json::from_str(&serde_json::to_string(&profil).unwrap()).unwrap();
        assert_eq!(lagi, profil);
    }
}

/// DKI68 Pasal 16 ayat (5), KALBAR Pasal 21, BEKASI Pasal 30 ayat (2), PRABU Pasal 15 ayat (2).
#[rstest]
#[case("dki-jakarta", "Pasal 16 ayat (5)", Some(Fungsi::Kominfo))]
#[case("kalimantan-barat", "Pasal 21", Some(Fungsi::Persandian))]
#[case("kota-bekasi", "Pasal 30 ayat (2)", None)]
#[case("kota-prabumulih", "Pasal 15 ayat (2)", None)]
#[case("nusa-raya", "Pasal 2 ayat (3)", Some(Fungsi::Persandian))]
fn every_government_says_who_answers_for_security(
    #[case] id: &str,
    #[case] pasal: &str,
    #[case] fungsi: Option<Fungsi>,
) {
    let profil = bawaan(id);
    let s = profil.struktur("penanggung_jawab_keamanan").unwrap();
    assert!(profil.kutip(&s.dasar, &s.pasal).ends_with(pasal), "{}", profil.kutip(&s.dasar, &s.pasal));
    assert!(s.fungsi == fungsi && s.ex_officio && s.catatan.is_some());
}

#[test]
fn the_invented_government_sets_the_periods_it_is_left() {
    let batas = bawaan("nusa-raya").batas;
    assert_eq!((batas.situs_hari, batas.pelatihan_admin_bulan, batas.uji_pulih_bulan), (Some(60), Some(12), Some(6)));
}
