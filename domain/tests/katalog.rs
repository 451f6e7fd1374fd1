//! The built-in instruments are complete, and a wrong file is refused with file, key and reason.

use domain::{
    angka::{Nilai, Pecahan},
    instrumen::{CaraPredikat, Instrumen, Katalog},
};
use rstest::rstest;

const REGULASI: &str = include_str!("../../assets/instrumen/permenpanrb-59-2020.toml");
const PEDOMAN: &str = include_str!("../../assets/instrumen/pedoman-menpanrb-3-2024.toml");
const PEMDI: &str = include_str!("../../assets/instrumen/permenpanrb-8-2026.toml");

#[rstest]
#[case("permenpanrb-5-2018", 3, 7, 37, 6, "2018–2020")]
#[case("permenpanrb-59-2020", 4, 8, 47, 5, "2021–2025")]
#[case("permenpanrb-8-2026", 0, 7, 20, 5, "sejak 2026")]
fn the_catalogue_is_complete(
    #[case] id: &str,
    #[case] domain: usize,
    #[case] aspek: usize,
    #[case] indikator: usize,
    #[case] tingkat: usize,
    #[case] masa: &str,
) {
    let instrumen = Katalog::bersama().unwrap().cari(id).unwrap();
    assert_eq!(instrumen.domain.len(), domain);
    assert_eq!(instrumen.aspek.len(), aspek);
    assert_eq!(instrumen.indikator.len(), indikator);
    assert_eq!(instrumen.masa(), masa);
    for satu in &instrumen.indikator {
        assert_eq!(satu.tingkat.len(), tingkat, "{}", satu.kode);
        assert!(satu.tingkat.iter().all(|tingkat| !tingkat.kriteria.trim().is_empty() && !tingkat.nama.is_empty()));
        assert!(!satu.nama_pendek.starts_with("Tingkat"));
    }
    let nomor: Vec<&str> = instrumen.indikator.iter().map(|satu| satu.kode.as_str()).collect();
    let urutan = instrumen.urutan();
    assert!(nomor.iter().enumerate().all(|(ke, kode)| urutan[kode] == ke));
}

#[test]
fn the_guidance_covers_every_level_and_rewords_83() {
    let instrumen = Katalog::bersama().unwrap().cari("permenpanrb-59-2020").unwrap();
    assert_eq!(instrumen.pedoman.as_deref(), Some("Pedoman Menteri PANRB 3/2024"));
    let tingkat = || instrumen.indikator.iter().flat_map(|satu| &satu.tingkat);
    assert!(tingkat().all(|satu| satu.pemenuhan.is_some() && satu.bukti.is_some()));
    assert_eq!(tingkat().filter(|satu| satu.kriteria_asli.is_some()).count(), 83);
    assert!(
        instrumen
            .indikator
            .iter()
            .all(|satu| satu.penjelasan.is_some() && satu.ketentuan.is_some() && satu.contoh_bukti.is_some())
    );
    let berubah = tingkat().find(|satu| satu.kriteria_asli.is_some()).unwrap();
    assert_eq!(Some(instrumen.kriteria(berubah, 2021)), berubah.kriteria_asli.as_deref());
    assert_eq!(instrumen.kriteria(berubah, 2024), berubah.kriteria);
}

#[test]
fn years_find_their_instrument() {
    let katalog = Katalog::bersama().unwrap();
    let id = |tahun| katalog.untuk_tahun(tahun).map(|satu| satu.id.as_str());
    assert_eq!(id(2017), None);
    assert_eq!(id(2020), Some("permenpanrb-5-2018"));
    assert_eq!(id(2025), Some("permenpanrb-59-2020"));
    assert_eq!(id(2026), Some("permenpanrb-8-2026"));
    assert_eq!(id(2031), Some("permenpanrb-8-2026"));
}

#[test]
fn unofficial_instruments_carry_a_warning() {
    let katalog = Katalog::bersama().unwrap();
    assert!(katalog.cari("permenpanrb-59-2020").unwrap().peringatan.is_none());
    for id in ["permenpanrb-5-2018", "permenpanrb-8-2026"] {
        assert!(katalog.cari(id).unwrap().peringatan.as_deref().unwrap().contains("belum diperoleh"));
    }
    assert_eq!(katalog.cari("permenpanrb-8-2026").unwrap().kebijakan_predikat(2030).cara, CaraPredikat::Tepat);
}

#[rstest]
#[case("5", (25, 1), Some(200))]
#[case("5", (6875, 100), Some(375))]
#[case("5", (0, 1), Some(100))]
#[case("5", (120, 1), Some(500))]
#[case("6", (35, 10), Some(350))]
#[case("18", (50, 1), None)]
fn outside_indexes_convert(#[case] kode: &str, #[case] luar: (i128, i128), #[case] harap: Option<i32>) {
    let instrumen = Katalog::bersama().unwrap().cari("permenpanrb-8-2026").unwrap();
    let indeks_luar = instrumen.indikator(kode).unwrap().indeks_luar.as_ref().unwrap();
    assert_eq!(indeks_luar.konversi(&Pecahan::new(luar.0, luar.1)), harap.map(Nilai));
}

#[test]
fn values_are_checked_against_the_scale() {
    let katalog = Katalog::bersama().unwrap();
    let periksa =
        |id: &str, nilai| katalog.cari(id).unwrap().periksa_nilai(Nilai(nilai)).map_err(|galat| galat.to_string());
    assert_eq!(periksa("permenpanrb-59-2020", 600).unwrap_err(), "nilai 6 di luar skala 1 sampai 5");
    assert_eq!(periksa("permenpanrb-59-2020", 0).unwrap_err(), "nilai 0 di luar skala 1 sampai 5");
    let alasan = "nilai 2,50 bukan bilangan bulat, PermenPANRB 59/2020 hanya mengenal tingkat utuh";
    assert_eq!(periksa("permenpanrb-59-2020", 250).unwrap_err(), alasan);
    assert_eq!(periksa("permenpanrb-5-2018", 0), Ok(()));
    assert_eq!(periksa("permenpanrb-8-2026", 126), Ok(()));
}

#[rstest]
#[case(
    REGULASI,
    "bobot = \"2.75\"",
    "bobot = \"2.50\"",
    "uji.toml: aspek 7.bobot: jumlah bobot indikator 27.25, seharusnya 27.50"
)]
#[case(
    REGULASI,
    "no = 4\nnama = \"Layanan SPBE\"\nbobot = \"45.50\"",
    "no = 4\nnama = \"Layanan SPBE\"\nbobot = \"45.00\"",
    "uji.toml: domain 4.bobot: jumlah bobot aspek 45.50, seharusnya 45.00"
)]
#[case(REGULASI, "kode = \"2\"", "kode = \"1\"", "uji.toml: indikator 1.kode: kode dipakai dua kali")]
#[case(
    REGULASI,
    "min = \"3.5\"",
    "min = \"3.6\"",
    "uji.toml: predikat Baik: tidak bersambung dengan predikat di atasnya"
)]
#[case(REGULASI, "bobot = \"1.30\"", "bobot = \"satu\"", "uji.toml: indikator 1.bobot: \"satu\" bukan angka")]
#[case(REGULASI, "  \"Optimum\",\n", "", "uji.toml: kapabilitas proses.kriteria: jumlahnya berbeda dari tingkat")]
#[case(
    PEMDI,
    "nama_pendek = \"Tata kelola\"",
    "pendek = \"Tata kelola\"",
    "uji.toml: aspek[1].pendek (baris 74): unknown field `pendek`, expected one of `no`, `domain`, `nama`, `nama_pendek`, `bobot`"
)]
#[case(
    PEMDI,
    "bobot = \"25.00\"",
    "bobot = \"24.00\"",
    "uji.toml: aspek 7.bobot: jumlah bobot indikator 25.00, seharusnya 24.00"
)]
#[case(PEMDI, "maks = \"5.00\"", "maks = \"4.90\"", "uji.toml: predikat Memuaskan.maks: tidak mencapai puncak skala")]
fn a_wrong_file_is_refused(#[case] teks: &str, #[case] dari: &str, #[case] ke: &str, #[case] harap: &str) {
    assert!(teks.contains(dari));
    let galat = Instrumen::dari_toml("uji.toml", &teks.replacen(dari, ke, 1)).unwrap_err();
    assert_eq!(galat.to_string(), harap);
}

#[test]
fn a_wrong_guidance_is_refused() {
    let regulasi = Instrumen::dari_toml("a.toml", REGULASI).unwrap();
    let galat =
        regulasi.clone().dengan_pedoman("b.toml", &PEDOMAN.replacen("kode = \"9\"", "kode = \"90\"", 1)).unwrap_err();
    assert_eq!(galat.to_string(), "b.toml: indikator 90: seharusnya indikator 9");
    let pemdi = Instrumen::dari_toml("c.toml", PEMDI).unwrap();
    let galat = pemdi.dengan_pedoman("b.toml", PEDOMAN).unwrap_err();
    assert_eq!(galat.kunci, "instrumen");
}
