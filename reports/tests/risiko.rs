//! Documents of risk management as people read them: forms as in PermenPANRB 5/2020, register, consolidated report.

use crate::bersama::{self, identitas, pdftotext};
use crate::potret::{besar, hari, konsolidasi, kosong, peraturan};
use domain::risiko::{
    JenisRisiko, Matriks, Titik, Ukuran,
    periode::{JenisPantau, MasaPantau},
    potret::{Hitungan, PotretKonsolidasi, PotretRegister, RekapPendampingan},
};
use reports::{
    BahanKonsolidasi, BahanRisiko, Formulir, Identitas, formulir_risiko, formulir_spip, laporan_konsolidasi_risiko,
    register_risiko,
};

fn bahan<'a>(potret: &'a PotretRegister, identitas: &'a Identitas) -> BahanRisiko<'a> {
    BahanRisiko { identitas, potret, nomor: None, tanggal: hari(2026, 11, 21), masa: None }
}

fn bahan_konsolidasi<'a>(potret: &'a PotretKonsolidasi, identitas: &'a Identitas) -> BahanKonsolidasi<'a> {
    BahanKonsolidasi { identitas, potret, nomor: Some("700/12/2026"), tanggal: hari(2026, 11, 21) }
}

/// The words of a document, in reading order by cell.
fn teks(bita: &[u8]) -> String {
    pdftotext(bita).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words in drawing order: cell by cell, whatever lies beside them.
fn menurut_sel(bita: &[u8]) -> String {
    bersama::pdftotext_mentah(bita).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every one of these, one behind the other.
fn berurut(teks: &str, dicari: &[&str]) {
    let mut dari = 0;
    for satu in dicari {
        match teks[dari..].find(satu) {
            Some(letak) => dari += letak + satu.len(),
            None => panic!("{satu} is missing behind the words before it:\n{}", &teks[dari..]),
        }
    }
}

fn formulir(potret: &PotretRegister, pilihan: &[Formulir]) -> Vec<u8> {
    formulir_risiko(&bahan(potret, &identitas("nusa-raya")), pilihan).unwrap()
}

#[test]
fn the_bundle_has_every_form_in_the_order_of_the_regulation() {
    let teks = menurut_sel(&formulir(&peraturan(), &Formulir::SEMUA));
    berurut(
        &teks,
        &[
            "FORMULIR 1.0",
            "PAKTA INTEGRITAS MANAJEMEN RISIKO SPBE",
            "NOMOR 01/MR/2019",
            "saya menyatakan bahwa:",
            "Jakarta, 14 Januari 2019",
            "NIP 19650722 199003 2 001",
            "FORMULIR 2.0 KONTEKS RISIKO SPBE",
            "2.1. Informasi Umum",
            "2.2. Sasaran SPBE",
            "2.3. Struktur Pelaksana Manajemen Risiko SPBE",
            "2.4. Daftar Pemangku Kepentingan",
            "2.5. Daftar Peraturan Perundang-Undangan",
            "2.6. Kategori Risiko SPBE",
            "2.7. Area Dampak Risiko SPBE",
            "2.8. Kriteria Risiko SPBE A. Kriteria Kemungkinan SPBE",
            "B. Kriteria Dampak SPBE",
            "2.9. Matriks Analisis Risiko SPBE dan Level Risiko SPBE A. Matriks Analisis Risiko SPBE",
            "B. Level Risiko SPBE",
            "2.10. Selera Risiko SPBE",
            "FORMULIR 3.0 PENILAIAN RISIKO SPBE",
            "FORMULIR 4.0 RENCANA PENANGANAN RISIKO SPBE",
            "FORMULIR 5.0 LAPORAN PEMANTAUAN RISIKO SPBE",
            "Keterangan dokumen",
        ],
    );
}

#[test]
fn the_context_reads_like_tables_1_to_12() {
    let teks = menurut_sel(&formulir(&peraturan(), &[Formulir::Konteks]));
    berurut(
        &teks,
        &[
            "Nama UPR SPBE Deputi Bidang Kelembagaan dan Tata Laksana",
            "1. perumusan kebijakan di bidang kelembagaan",
            "2. perumusan kebijakan di bidang ketatalaksanaan",
            "Periode Waktu 1 Januari - 31 Desember 2019",
            "No Sasaran UPR SPBE Sasaran SPBE Indikator Kinerja SPBE Target Kinerja SPBE",
            "Indeks SPBE Nasional 2,1 Jumlah Instansi Pemerintah",
            "Pemilik Risiko SPBE Rini Widyantini",
            "Koordinator Risiko SPBE T. Eddy Syahputra",
            "Pengelola Risiko SPBE Imam Machdi Asisten Deputi SPBE",
            "No Nama Unit/Instansi Hubungan",
            "2 Badan Siber dan Sandi Negara Penyedia layanan repositori",
            "No Nama Peraturan Amanat",
            "16 Bencana Alam",
            "7 Sumber Daya Manusia",
            "Level Kemungkinan Persentase Kemungkinan Terjadinya dalam Satu Tahun Jumlah Frekuensi Kemungkinan Terjadinya \
             dalam Satu Tahun",
            "3 Kadang-Kadang Terjadi 10% < X ≤ 20% 6 ≤ X ≤ 9 kali",
            "Area Dampak Level Dampak 1 2 3 4 5",
            "Peningkatan kinerja < 20%",
            "Negatif Penurunan kinerja < 20%",
            "Matriks Analisis Risiko 5 x 5 Level Dampak 1 2 3 4 5",
            "Level Kemungkinan 5 Hampir Pasti Terjadi 9 15 18 23 25 4 Sering Terjadi 6 12 16 19 24 3 Kadang-Kadang Terjadi \
             4 10 14 17 22 2 Jarang Terjadi 2 7 11 13 21 1 Hampir Tidak Terjadi 1 3 5 8 20",
            "Level Risiko Rentang Besaran Risiko Keterangan Warna",
            "3 Sedang 11 - 15 Kuning",
            "No Kategori Risiko SPBE Besaran Risiko Minimum yang Ditangani Risiko SPBE Positif Risiko SPBE Negatif",
            "5 Rencana dan Anggaran 16 6",
            "15 SDM SPBE 20 14",
            "selaku Pemilik Risiko SPBE",
        ],
    );
}

#[test]
fn assessment_and_treatment_read_like_tables_13_to_16() {
    let teks = menurut_sel(&formulir(&peraturan(), &[Formulir::Penilaian, Formulir::Penanganan]));
    berurut(
        &teks,
        &[
            "Bagian Identifikasi Risiko SPBE",
            "Unit Pemilik Risiko SPBE : Deputi Bidang Kelembagaan dan Tata Laksana",
            "Periode Penerapan : 1 Januari - 31 Desember 2019",
            "No. Sasaran SPBE Indikator Kinerja Identifikasi Risiko SPBE Jenis Risiko SPBE Kejadian Penyebab Kategori Dampak \
             Area Dampak",
            "1 RSK-001 Meningkatnya kualitas",
            "Positif Respon dari K/L/D sangat antusias",
            "2 RSK-002 Meningkatnya kualitas",
            "Negatif Terdapat K/L/D yang tidak dievaluasi",
            "Bagian Analisis dan Evaluasi Risiko SPBE",
            "Unit Pemilik Risiko SPBE : Deputi Bidang Kelembagaan dan Tata Laksana",
            "No. Analisis Risiko SPBE Evaluasi Risiko SPBE",
            "Sistem pengendalian Kemungkinan Dampak Besaran Risiko Level Risiko Keputusan Penanganan Risiko SPBE (Ya/Tidak) \
             Prioritas Risiko Level Penjelasan Level Penjelasan",
            "1 RSK-001",
            "5 Hampir Pasti Terjadi",
            "5 Sangat Signifikan",
            "25 Sangat Tinggi Ya 1",
            "2 RSK-002",
            "3 Kadang-Kadang Terjadi",
            "14 Sedang Ya 2",
            "Unit Pemilik Risiko : Deputi",
            "Waktu Penerapan :",
            "Prioritas Risiko Rencana Penanganan Risiko SPBE Apakah Terdapat Risiko Residual? (Ya/Tidak) Opsi Penanganan \
             Risiko SPBE Rencana Aksi Penanganan Risiko SPBE Keluaran Jadwal Implementasi Penanggung Jawab",
            "1 RSK-001 Eksploitasi Risiko Melakukan sosialisasi dan asistensi kepada K/L/D",
            "Triwulan I 2019 Asisten Deputi SPBE Tidak",
            "2 RSK-002 Mitigasi Risiko Rekrutmen evaluator eksternal baru",
        ],
    );
}

#[test]
fn monitoring_reads_like_figures_3_and_4_and_ends_at_ten() {
    let bita = formulir(&peraturan(), &[Formulir::Pantauan]);
    berurut(
        &menurut_sel(&bita),
        &[
            "Laporan Pemantauan Risiko SPBE Triwulan I 2019",
            "2 Nama Unit : Deputi Bidang Kelembagaan dan Tata Laksana Sasaran : Meningkatnya kualitas",
            "Risiko : RSK-002 Terdapat K/L/D yang tidak dievaluasi Penyebab: Kurangnya jumlah evaluator eksternal Dampak: \
             Penurunan kinerja",
            "Besaran/Level Risiko SPBE Saat ini dan Proyeksi Risiko SPBE",
            "pada awal tahun berada pada Level Risiko SPBE \"Sedang\" dengan Besaran Risiko SPBE sebesar 14",
            "pada Triwulan I 2019 berada pada Level Risiko SPBE \"Rendah\" dengan Besaran Risiko SPBE sebesar 10",
            "karena sudah berada dibawah Selera Risiko SPBE",
            "Penanganan yang telah dilakukan Rekrutmen evaluator eksternal.",
            "Rencana Penanganan Penanggung jawab Waktu Pelaksanaan",
            "Laporan Pemantauan Risiko SPBE Tahunan 2019",
            "pada triwulan I, II, III, dan IV berada pada Level Risiko SPBE \"Rendah\" dengan Besaran Risiko SPBE sebesar 10",
            "turun dari 14 menjadi 10",
            "Penanganan yang telah dilakukan 1. Rekrutmen evaluator eksternal termasuk pelatihan",
            "Rekomendasi Untuk mengantisipasi",
        ],
    );
    // The picture: beginning of the year and four quarters with their magnitudes.
    let gambar = teks(&bita);
    assert!(gambar.contains("Awal TW I TW II TW III TW IV"), "{gambar}");
    assert!(gambar.contains("Selera risiko: ditangani mulai besaran 14"));
}

#[test]
fn a_period_is_printed_alone() {
    let identitas = identitas("nusa-raya");
    let potret = besar(4);
    let masa = MasaPantau::berkala(JenisPantau::Triwulanan, 2026, 2);
    let cetak = |masa| {
        teks(&formulir_risiko(&BahanRisiko { masa, ..bahan(&potret, &identitas) }, &[Formulir::Pantauan]).unwrap())
    };
    let satu = cetak(masa);
    assert_eq!(satu.matches("Laporan Pemantauan Risiko SPBE Triwulan II 2026").count(), 4);
    assert!(!satu.contains("SPBE Triwulan I 2026") || !satu.contains("SPBE Triwulan III 2026"), "{satu}");
    assert_eq!(cetak(None).matches("Laporan Pemantauan Risiko SPBE Triwulan").count(), 12);
    let lain = cetak(MasaPantau::berkala(JenisPantau::Triwulanan, 2026, 4));
    assert!(lain.contains("Belum ada laporan pemantauan untuk Triwulan IV 2026."), "{lain}");
}

/// A page of Formulir 5.0 that reports nothing cannot be signed as if it did, and one that leaves risks out names them.
#[test]
fn a_form_without_monitoring_is_no_report_and_has_no_place_to_sign() {
    let identitas = identitas("nusa-raya");
    let cetak = |potret: &PotretRegister, masa| {
        teks(&formulir_risiko(&BahanRisiko { masa, ..bahan(potret, &identitas) }, &[Formulir::Pantauan]).unwrap())
    };
    let mut potret = besar(3);
    let tanda = "selaku Pemilik Risiko SPBE";
    let lengkap = cetak(&potret, None);
    assert!(lengkap.contains(tanda) && !lengkap.contains("Tidak ada laporan pemantauan untuk"), "{lengkap}");
    // Some are watched: the signature stands, and says for what it does not.
    potret.risiko[1].pantauan.clear();
    let nomor = potret.risiko[1].nomor.clone();
    let sebagian = cetak(&potret, None);
    assert!(
        sebagian.contains(tanda) && sebagian.contains(&format!("Tidak ada laporan pemantauan untuk {nomor}.")),
        "{sebagian}"
    );
    // None is: nothing to sign, neither for the year nor for a period.
    for r in &mut potret.risiko {
        r.pantauan.clear();
        r.tren.triwulan = Default::default();
    }
    for masa in [None, MasaPantau::berkala(JenisPantau::Triwulanan, 2026, 1)] {
        let kosong = cetak(&potret, masa);
        assert!(kosong.contains("Belum ada laporan pemantauan"), "{kosong}");
        assert!(kosong.contains("bukan laporan pemantauan dan tidak ditandatangani"), "{kosong}");
        assert!(!kosong.contains(tanda) && !kosong.contains("NIP"), "{kosong}");
    }
}

#[test]
fn wide_forms_lie_and_the_others_stand() {
    let bita = formulir(&peraturan(), &Formulir::SEMUA);
    let pohon = lopdf::Document::load_mem(&bita).unwrap();
    let lembar: Vec<(bool, String)> = pohon
        .get_pages()
        .into_iter()
        .map(|(nomor, id)| {
            let kotak = pohon.get_object(id).unwrap().as_dict().unwrap().get(b"MediaBox").unwrap().as_array().unwrap();
            let kotak: Vec<f32> = kotak.iter().map(|o| o.as_float().unwrap()).collect();
            let rebah = kotak[2] - kotak[0] > kotak[3] - kotak[1];
            (rebah, bersama::pdftotext_halaman(&bita, nomor))
        })
        .collect();
    for (rebah, teks) in &lembar {
        if teks.contains("FORMULIR 3.0") || teks.contains("FORMULIR 4.0") {
            assert!(rebah, "{teks}");
        }
        if teks.contains("FORMULIR 1.0") || teks.contains("FORMULIR 2.0") || teks.contains("FORMULIR 5.0") {
            assert!(!rebah, "{teks}");
        }
        assert!(teks.contains(&format!("dari {}", lembar.len())), "{teks}");
    }
    assert!(lembar.iter().any(|(rebah, _)| *rebah) && lembar.iter().any(|(rebah, _)| !rebah));
}

#[test]
fn the_register_counts_each_cell_once() {
    let potret = besar(30);
    let bita = register_risiko(&bahan(&potret, &identitas("nusa-raya"))).unwrap();
    let teks = teks(&bita);
    assert!(teks.contains("Register memuat 30 risiko: 25 negatif dan 5 positif"), "{teks}");
    for (jenis, banyak) in [("negatif", 25), ("positif", 5)] {
        assert!(teks.contains(&format!("Risiko {jenis}, awal tahun (inheren): {banyak} risiko")));
        assert!(teks.contains(&format!("Risiko {jenis}, saat ini: {banyak} risiko")));
    }
    for r in &potret.risiko {
        assert!(teks.contains(&r.nomor), "{}", r.nomor);
    }
    let sel = menurut_sel(&bita);
    for kata in [
        "Sangat Tinggi 21–25",
        "Terlambat, tenggat 31 Mei 2026",
        "8 Jul 2026",
        "Cakram penyimpanan rusak",
        "45.000.000",
    ] {
        assert!(sel.contains(kata), "{kata}");
    }
}

#[test]
fn the_consolidated_report_asks_for_decisions_and_says_every_figure() {
    let potret = konsolidasi();
    let identitas = identitas("nusa-raya");
    let bita = laporan_konsolidasi_risiko(&bahan_konsolidasi(&potret, &identitas)).unwrap();
    let kata = menurut_sel(&bita);
    let jumlah = |ukuran: Ukuran, jenis| {
        potret.peta[ukuran.kode()].iter().filter(|i| i.jenis == jenis).map(|i| i.banyak).sum::<usize>()
    };
    let (negatif, positif) = (jumlah(Ukuran::Kini, JenisRisiko::Negatif), jumlah(Ukuran::Kini, JenisRisiko::Positif));
    assert_eq!(negatif + positif, 40);
    let judul = format!("memuat 40 risiko dari 3 Perangkat Daerah: {negatif} negatif dan {positif} positif.");
    berurut(
        &kata,
        &[
            "Nomor: 700/12/2026",
            "Ringkasan eksekutif",
            &judul,
            "3 dari 5 Perangkat Daerah sudah mempunyai register; 2 belum.",
            "1 risiko menunggu putusan Komite Manajemen Risiko dan 1 menunggu putusan Gubernur",
            "1 rencana aksi melewati jadwalnya; yang terlama 173 hari",
            "kerugian yang dinyatakan Rp45.000.000",
            "turun dari 12,62 pada awal tahun menjadi 10,05 pada triwulan II",
            "putusan yang diminta",
            "Komite Manajemen Risiko diminta memutuskan 1 risiko berikut: diambil alih, dikembalikan dengan arahan, atau \
             diteruskan ke tingkat berikutnya.",
            "Anggaran genset di luar wewenang kantor. Diminta kepada Komite Manajemen Risiko 14 Okt 2026 oleh dr. Ratri Kusuma, M.Kes.",
            "Gubernur Nusa Raya diminta memutuskan 1 risiko berikut: diambil alih atau dikembalikan dengan arahan.",
            "Menyangkut kerja sama antardaerah.",
            "Diambil alih (RIS/03/KMR/2026, 6 Nov 2026): Dianggarkan pada perubahan anggaran.",
            "Peta risiko",
            "Risiko negatif, awal tahun (inheren)",
            "Risiko negatif, saat ini",
            "Risiko negatif, residual yang diharapkan",
            "Risiko negatif, target",
            "Risiko teratas",
            "mencapai atau melampaui selera",
            "Menurut kategori",
            "Menurut Perangkat Daerah",
            "Menurut pemilik risiko",
            "melewati jadwal",
            "Risiko yang terjadi",
            "Tren besaran risiko negatif",
            "Awal tahun Triwulan I Triwulan II Triwulan III Triwulan IV 12,62 11,90 10,05 – –",
            "Perangkat Daerah tanpa register risiko",
            "1. Dinas Sosial",
            "Pedoman, rencana, dan pemantauan",
            "Nomor 5 Tahun 2020",
            "SNI ISO 31000:2018",
            "belum ada",
            "belum ditunjuk",
            "7 risiko dari 2 Perangkat Daerah belum mempunyai laporan pemantauan Triwulan III 2026.",
            "Komite Manajemen Risiko (KMR) SPBE",
            "Unit Kepatuhan Risiko (UKR) SPBE",
            "Sekretaris Daerah selaku Ketua Komite Manajemen Risiko SPBE",
            "Keterangan dokumen",
        ],
    );
    assert!(!kata.contains("KONSEP") && !kata.contains(".."), "a title that ends in a dot ends the sentence too");
}

#[test]
fn an_office_that_has_only_begun_is_counted_as_one_with_a_register() {
    let mut potret = konsolidasi();
    let kosong =
        Hitungan { kunci: "9".into(), nama: "Dinas Baru".into(), per_level: vec![0; 5], ..Hitungan::default() };
    potret.per_kantor.push(kosong);
    let identitas = identitas("nusa-raya");
    let kata = menurut_sel(&laporan_konsolidasi_risiko(&bahan_konsolidasi(&potret, &identitas)).unwrap());
    for harap in [
        "memuat 40 risiko dari 3 Perangkat Daerah",
        "4 dari 6 Perangkat Daerah sudah mempunyai register; 2 belum.",
        "1 register sudah dimulai tetapi belum memuat risiko.",
        "Dinas Baru",
    ] {
        assert!(kata.contains(harap), "{harap}: {kata}");
    }
}

#[test]
fn a_draft_says_so_on_every_page_and_the_footer_carries_the_hash() {
    let identitas = identitas("nusa-raya");
    let bita = formulir_risiko(&bahan(&peraturan(), &identitas), &Formulir::SEMUA).unwrap();
    let lembar = lopdf::Document::load_mem(&bita).unwrap().get_pages().len() as u32;
    let semua = teks(&bita);
    let sidik = semua.split("SHA-256 data ").nth(1).unwrap().split(' ').next().unwrap();
    assert_eq!(sidik.len(), 64);
    for nomor in 1..=lembar {
        let teks = bersama::pdftotext_halaman(&bita, nomor);
        assert!(teks.contains("KONSEP"), "{teks}");
        assert!(teks.contains(&format!("SHA-256 {}", &sidik[..12])), "{teks}");
        assert!(teks.contains("DATA REKAAN"), "{teks}");
    }
}

#[test]
fn the_same_snapshot_gives_the_same_file_and_another_one_another_hash() {
    let identitas = identitas("nusa-raya");
    let (potret, gabungan) = (besar(6), konsolidasi());
    let satu = || formulir_risiko(&bahan(&potret, &identitas), &Formulir::SEMUA).unwrap();
    assert_eq!(satu(), satu());
    let dua = || laporan_konsolidasi_risiko(&bahan_konsolidasi(&gabungan, &identitas)).unwrap();
    assert_eq!(dua(), dua());
    let mut lain = potret.clone();
    lain.risiko[5].penyebab.push('.');
    let sidik = |potret: &PotretRegister| {
        let teks = teks(&register_risiko(&bahan(potret, &identitas)).unwrap());
        teks.split("SHA-256 data ").nth(1).unwrap().split(' ').next().unwrap().to_owned()
    };
    assert_ne!(sidik(&potret), sidik(&lain));
}

/// A snapshot kept before guidelines were recorded reads, prints without them, and says the same when it is hashed again.
#[test]
fn an_older_snapshot_stays_what_it_was() {
    let mut lama = PotretKonsolidasi { pedoman: None, pendampingan: None, ..konsolidasi() };
    lama.komite.keputusan.clear();
    let teks = serde_json::to_string(&lama).unwrap();
    for baru in ["belum_dipantau", "pendampingan", "keputusan\":\"Keputusan", "\"keputusan\":\"\""] {
        assert!(!teks.contains(baru), "{baru}");
    }
    let dibaca: PotretKonsolidasi = serde_json::from_str(&teks).unwrap();
    assert_eq!(serde_json::to_string(&dibaca).unwrap(), teks);
    let identitas = identitas("nusa-raya");
    let cetak = menurut_sel(&laporan_konsolidasi_risiko(&bahan_konsolidasi(&dibaca, &identitas)).unwrap());
    assert!(!cetak.contains("Pedoman, rencana, dan pemantauan") && cetak.contains("Perangkat Daerah tanpa register"));
    assert!(!cetak.contains("Pendampingan") && cetak.contains("Ditetapkan dengan Keputusan Nomor 100.3.3.1/12/2026"));
    let register = PotretRegister { pendampingan: None, ..besar(3) };
    let teks = serde_json::to_string(&register).unwrap();
    assert!(!teks.contains("pendampingan"));
    assert_eq!(serde_json::to_string(&serde_json::from_str::<PotretRegister>(&teks).unwrap()).unwrap(), teks);
    assert!(!menurut_sel(&register_risiko(&bahan(&register, &identitas)).unwrap()).contains("Pendampingan"));
}

/// BEKASI Pasal 33 ayat (3): date, advice and follow-up, in the document of the office and in that of the government.
#[test]
fn accompaniment_is_in_the_register_and_in_the_report_to_the_komite() {
    let identitas = identitas("nusa-raya");
    let potret = besar(3);
    let register = menurut_sel(&register_risiko(&bahan(&potret, &identitas)).unwrap());
    let gabungan = konsolidasi();
    let laporan = menurut_sel(&laporan_konsolidasi_risiko(&bahan_konsolidasi(&gabungan, &identitas)).unwrap());
    for (nama, isi) in [("register", &register), ("laporan", &laporan)] {
        for kata in [
            "Perda Kota Contoh 3/2020 Pasal 33 ayat (3)",
            "14 Sep 2026",
            "Tetapkan penanggung jawab setiap rencana aksi.",
            "Belum ditindaklanjuti",
            "20 Jun 2026: Penjelasan dilengkapi.",
        ] {
            assert!(isi.contains(kata), "{nama}: {kata}: {isi}");
        }
    }
    assert!(laporan.contains(
        "2 pendampingan dicatat; 1 di antaranya belum ditindaklanjuti. 2 Perangkat Daerah belum didampingi."
    ));
    berurut(&laporan, &["Perangkat Daerah tanpa pendampingan", "Badan Pendapatan Daerah", "Dinas Sosial"]);
    assert!(laporan.contains("Ditetapkan dengan Keputusan Gubernur Nomor 100.3.3.1/12/2026 tanggal 12 Januari 2026."));
    // Where the regulation asks for it and nobody came, the documents say so.
    let mut hampa = besar(3);
    hampa.pendampingan = Some(RekapPendampingan { dasar: "Pasal 33".into(), ..RekapPendampingan::default() });
    let register = menurut_sel(&register_risiko(&bahan(&hampa, &identitas)).unwrap());
    assert!(register.contains("Belum ada pendampingan yang dicatat tahun ini."), "{register}");
}

#[test]
fn an_empty_register_says_what_is_missing() {
    let identitas = identitas("nusa-raya");
    let potret = kosong();
    let semua = menurut_sel(&formulir_risiko(&bahan(&potret, &identitas), &Formulir::SEMUA).unwrap());
    for kata in [
        "NOMOR …",
        "Sasaran belum diisi.",
        "Belum ada risiko yang dinilai.",
        "Belum ada risiko yang diputuskan ditangani.",
        "Belum ada laporan pemantauan.",
        "NIP",
    ] {
        assert!(semua.contains(kata), "{kata}: {semua}");
    }
    let register = teks(&register_risiko(&bahan(&potret, &identitas)).unwrap());
    assert!(register.contains("Register ini belum memuat risiko."), "{register}");
    let spip = teks(&formulir_spip(&bahan(&potret, &identitas)).unwrap());
    assert!(spip.contains("Tidak ada risiko jenis ini."), "{spip}");

    let gabungan = PotretKonsolidasi {
        peta: Default::default(),
        teratas: Vec::new(),
        per_kategori: Vec::new(),
        per_kantor: Vec::new(),
        per_pemilik: Vec::new(),
        melampaui_selera: Vec::new(),
        eskalasi: Vec::new(),
        terlambat: Vec::new(),
        kejadian: Vec::new(),
        tren_negatif: vec![None; 5],
        ..konsolidasi()
    };
    let teks = menurut_sel(&laporan_konsolidasi_risiko(&bahan_konsolidasi(&gabungan, &identitas)).unwrap());
    for kata in
        ["memuat 0 risiko dari 0 Perangkat Daerah", "Tidak ada risiko yang dieskalasi.", "Belum ada risiko negatif."]
    {
        assert!(teks.contains(kata), "{kata}: {teks}");
    }
}

#[test]
fn hostile_and_very_long_texts_stay_on_the_paper() {
    let mut potret = besar(3);
    let panjang = "Sangat panjang sekali dengan katatanpaspasi".repeat(46);
    for r in &mut potret.risiko {
        r.keputusan = true;
        r.kejadian.clone_from(&panjang);
        r.penyebab = "<script>alert(1)</script> \u{202E}kebalik\u{0} 漢字 😀".into();
        r.pengendalian = "a".repeat(2_000);
        r.penanganan[0].aksi.clone_from(&panjang);
        r.pantauan[0].uraian.clone_from(&panjang);
        r.pantauan[0].rencana.clone_from(&panjang);
    }
    let identitas = identitas("nusa-raya");
    for bita in [
        formulir_risiko(&bahan(&potret, &identitas), &[Formulir::Penilaian]).unwrap(),
        register_risiko(&bahan(&potret, &identitas)).unwrap(),
        // The first and the third risk are evaluated by SPIP and treated as well.
        formulir_spip(&bahan(&potret, &identitas)).unwrap(),
    ] {
        let kata = menurut_sel(&bita).replace(' ', "");
        assert!(kata.contains("<script>alert(1)</script>"), "{}", &kata[..400]);
        // No letter is lost: a long word is broken, never cut.
        let huruf: usize = kata.chars().filter(|c| *c == 'a').count();
        assert!(huruf >= 2_000 * 3, "{huruf}");
    }
}

#[test]
fn a_smaller_matrix_prints_as_it_is() {
    let mut potret = besar(0);
    potret.matriks = Matriks {
        kemungkinan: vec!["Jarang".into(), "Kadang".into(), "Sering".into()],
        dampak: vec!["Kecil".into(), "Menengah".into(), "Besar".into()],
        besaran: vec![vec![1, 2, 4], vec![3, 5, 7], vec![6, 8, 9]],
        level: Matriks::bawaan().level.iter().take(2).cloned().collect(),
    };
    potret.matriks.level[0].maks = 4;
    (potret.matriks.level[1].min, potret.matriks.level[1].maks) = (5, 9);
    assert_eq!(potret.matriks.besaran(Titik::baru(3, 3)), Some(9));
    let kata = menurut_sel(&formulir(&potret, &[Formulir::Konteks]));
    berurut(
        &kata,
        &[
            "Matriks Analisis Risiko 3 x 3 Level Dampak 1 2 3 Kecil Menengah Besar",
            "3 Sering 6 8 9 2 Kadang 3 5 7 1 Jarang 1 2 4",
            "1 Sangat Rendah 1 - 4 Biru 2 Rendah 5 - 9 Hijau",
        ],
    );
}
