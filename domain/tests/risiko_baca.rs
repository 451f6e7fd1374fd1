//! A register that an office brings in a spreadsheet: magnitudes are computed again, differences are told.

use domain::risiko::{JenisRisiko, Matriks, Skema, baca::baca_risiko, penanganan::Opsi};

fn tabel(baris: &[&[&str]]) -> Vec<Vec<String>> {
    baris.iter().map(|b| b.iter().map(|s| (*s).to_owned()).collect()).collect()
}

const KEPALA: &[&str] = &[
    "No",
    "Jenis Risiko SPBE",
    "Kejadian",
    "Penyebab",
    "Kategori",
    "Dampak",
    "Area Dampak",
    "Sistem Pengendalian",
    "Level Kemungkinan",
    "Penjelasan Kemungkinan",
    "Level Dampak",
    "Penjelasan Dampak",
    "Besaran Risiko",
    "Level Risiko",
    "Keputusan Penanganan",
    "Opsi Penanganan",
    "Rencana Aksi",
];

#[test]
fn magnitudes_are_recomputed_and_differences_told() {
    let baris = tabel(&[
        &["Register risiko Bappeda 2026"],
        KEPALA,
        &[
            "1",
            "Negatif",
            "Terdapat K/L/D yang tidak dievaluasi",
            "Kurangnya evaluator",
            "SDM SPBE",
            "Penurunan kinerja",
            "Kinerja",
            "Analisis beban kerja",
            "Kadang-Kadang Terjadi",
            "sekitar 15%",
            "3",
            "hingga 50%",
            "9",
            "Tinggi",
            "Tidak",
            "Mitigasi",
            "Rekrutmen evaluator",
        ],
        &[
            "2",
            "Positif",
            "Respon K/L/D sangat antusias",
            "Mandat Perpres 95/2018",
            "Kepatuhan terhadap Peraturan",
            "Peningkatan kualitas",
            "Kinerja",
            "",
            "5 - Hampir Pasti Terjadi",
            "",
            "5",
            "",
            "25",
            "Sangat Tinggi",
            "Ya",
            "",
            "",
        ],
    ]);
    let kerangka = Skema::bawaan().kerangka();
    let hasil = baca_risiko(Matriks::bawaan(), &kerangka, &baris, &[]);
    assert_eq!(hasil.galat, [], "{:?}", hasil.galat);
    assert_eq!(hasil.baris.len(), 2);
    let satu = &hasil.baris[0];
    assert_eq!((satu.ukur.titik.kemungkinan, satu.ukur.titik.dampak, satu.ukur.besaran), (3, 3, 14));
    assert_eq!((satu.kategori.as_str(), satu.area.as_str(), satu.keputusan), ("sdm", "kinerja", true));
    assert_eq!(
        satu.perbedaan,
        [
            "Besaran “9” dalam berkas menjadi 14 menurut matriks.",
            "Level “Tinggi” dalam berkas menjadi Sedang menurut matriks.",
            "Keputusan penanganan Tidak dalam berkas menjadi Ya menurut selera risiko.",
        ]
    );
    let penanganan = satu.penanganan.as_ref().unwrap();
    assert_eq!((penanganan.opsi, penanganan.aksi.as_str()), (Opsi::Mitigasi, "Rekrutmen evaluator"));
    let dua = &hasil.baris[1];
    assert_eq!((dua.jenis, dua.ukur.besaran, dua.perbedaan.len()), (JenisRisiko::Positif, 25, 0));
    assert_eq!(dua.penanganan, None);
}

#[test]
fn every_wrong_cell_is_named() {
    let baris = tabel(&[
        KEPALA,
        &[
            "1",
            "Negatif",
            "Pusat data padam",
            "Daya cadangan",
            "Antah Berantah",
            "Layanan berhenti",
            "Kinerja",
            "",
            "6",
            "",
            "gawat",
            "",
            "",
            "",
            "",
            "Eksploitasi",
            "Memanfaatkan",
        ],
        &["2", "Negatif", "Data hilang", "", "Data dan Informasi", "", "Reputasi", "", "", "", "2"],
    ]);
    let kerangka = Skema::bawaan().kerangka();
    let galat: Vec<String> =
        baca_risiko(Matriks::bawaan(), &kerangka, &baris, &[]).galat.iter().map(ToString::to_string).collect();
    let ada = |awal: &str, isi: &str| galat.iter().any(|g| g.starts_with(awal) && g.contains(isi));
    assert!(ada("E2:", "tidak ada dalam daftar konteks"), "{galat:?}");
    assert!(ada("I2:", "level 6 di luar skala 1 sampai 5"), "{galat:?}");
    assert!(ada("K2:", "bukan level 1 sampai 5"), "{galat:?}");
    assert!(ada("P2:", "bukan opsi untuk risiko negatif"), "{galat:?}");
    assert!(ada("D3:", "belum diisi"), "{galat:?}");
    assert!(ada("I3:", "belum diisi"), "{galat:?}");
    assert_eq!(galat.len(), 6, "{galat:?}");
}

#[test]
fn the_headings_of_the_printed_form_are_read() {
    // Formulir 3.0: "Level" and "Penjelasan" stand under "Kemungkinan" and under "Dampak".
    let baris = tabel(&[
        &["", "Identifikasi Risiko SPBE", "", "", "", "", "", "Analisis Risiko SPBE"],
        &[
            "No",
            "Jenis Risiko SPBE",
            "Kejadian",
            "Penyebab",
            "Kategori",
            "Dampak",
            "Area Dampak",
            "Kemungkinan",
            "",
            "Dampak",
            "",
            "Besaran Risiko",
        ],
        &["", "", "", "", "", "", "", "Level", "Penjelasan", "Level", "Penjelasan", ""],
        &[
            "1",
            "Negatif",
            "Jaringan putus",
            "Satu jalur",
            "Infrastruktur SPBE",
            "Layanan berhenti",
            "Reputasi",
            "4",
            "",
            "2",
            "",
            "12",
        ],
    ]);
    let gabungan = [(0, 1, 0, 6), (0, 7, 0, 11), (1, 7, 1, 8), (1, 9, 1, 10)];
    let kerangka = Skema::bawaan().kerangka();
    let hasil = baca_risiko(Matriks::bawaan(), &kerangka, &baris, &gabungan);
    assert_eq!(hasil.galat, [], "{:?} {:?}", hasil.galat, hasil.catatan);
    assert_eq!(hasil.baris.len(), 1);
    assert_eq!(hasil.baris[0].ukur.besaran, 12);
    assert_eq!(hasil.baris[0].dampak, "Layanan berhenti");
    assert_eq!(hasil.baris[0].perbedaan, Vec::<String>::new());
}

#[test]
fn a_table_without_its_columns_is_refused_as_a_whole() {
    let baris = tabel(&[&["Kejadian", "Kategori", "Level Dampak"], &["Padam", "Aplikasi SPBE", "3"]]);
    let hasil = baca_risiko(Matriks::bawaan(), &Skema::bawaan().kerangka(), &baris, &[]);
    assert!(hasil.baris.is_empty());
    assert!(hasil.galat.iter().any(|g| g.pesan.contains("kolom Level Kemungkinan tidak ada")), "{:?}", hasil.galat);
}
