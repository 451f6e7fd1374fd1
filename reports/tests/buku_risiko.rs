//! Workbooks of risk management read back as a spreadsheet program would.

use std::io::Cursor;

use crate::bersama::identitas;
use crate::potret::{besar, hari, konsolidasi, kosong, peraturan};
use calamine::{Data, Reader as _, Xlsx};
use domain::risiko::{
    Kerangka, Matriks, Skema, Ukuran, baca,
    konteks::{Kedudukan, Pelaksana, PemangkuKepentingan},
    potret::{PotretKejadian, PotretRegister},
};
use reports::{
    BahanKonsolidasi, BahanRisiko, BahanTemplatRisiko, buku_konsolidasi, buku_risiko, buku_spip, templat_risiko,
};

type Buku = Xlsx<Cursor<Vec<u8>>>;

fn buku(bita: Vec<u8>) -> Buku {
    Xlsx::new(Cursor::new(bita)).unwrap()
}

fn baris(buku: &mut Buku, nama: &str) -> Vec<Vec<Data>> {
    buku.worksheet_range(nama).unwrap().rows().map(<[Data]>::to_vec).collect()
}

/// The rows of a sheet as texts, cell by cell.
fn sel(buku: &mut Buku, nama: &str) -> Vec<Vec<String>> {
    baris(buku, nama).into_iter().map(|b| b.iter().map(ToString::to_string).collect()).collect()
}

/// The rows of a sheet as texts, without empty cells and rows.
fn teks(buku: &mut Buku, nama: &str) -> Vec<Vec<String>> {
    baris(buku, nama)
        .into_iter()
        .map(|b| b.iter().map(ToString::to_string).filter(|t| !t.is_empty()).collect())
        .filter(|b: &Vec<String>| !b.is_empty())
        .collect()
}

fn punya(isi: &[Vec<String>], baris: &[&str]) -> bool {
    isi.iter().any(|b| b.iter().map(String::as_str).eq(baris.iter().copied()))
}

fn formulir(potret: &PotretRegister) -> Buku {
    let identitas = identitas("nusa-raya");
    let bahan = BahanRisiko { identitas: &identitas, potret, nomor: None, tanggal: hari(2026, 11, 21), masa: None };
    buku(buku_risiko(&bahan).unwrap())
}

#[test]
fn every_form_has_its_sheet_that_reads_like_the_form() {
    let mut buku = formulir(&peraturan());
    let nama = [
        "2.1",
        "2.2",
        "2.3",
        "2.4",
        "2.5",
        "2.6",
        "2.7",
        "2.8.A",
        "2.8.B",
        "2.9.A",
        "2.9.B",
        "2.10",
        "3.0",
        "4.0",
        "5.0",
        "Keterangan",
    ];
    assert_eq!(buku.sheet_names(), nama);
    let sasaran = teks(&mut buku, "2.2");
    assert!(punya(&sasaran, &["FORMULIR 2.0"]) && punya(&sasaran, &["2.2. Sasaran SPBE"]));
    let kepala = ["No", "Sasaran UPR SPBE", "Sasaran SPBE", "Indikator Kinerja SPBE", "Target Kinerja SPBE"];
    assert!(punya(&sasaran, &kepala), "{sasaran:?}");
    // A goal with two indicators is written once.
    assert!(punya(&sasaran, &["Jumlah Instansi Pemerintah yang mencapai predikat SPBE \"Baik\"", "121 IP"]));
    let matriks = teks(&mut buku, "2.9.A");
    for harap in [
        ["Level Kemungkinan", "5", "Hampir Pasti Terjadi", "9", "15", "18", "23", "25"].as_slice(),
        &["1", "Hampir Tidak Terjadi", "1", "3", "5", "8", "20"],
    ] {
        assert!(punya(&matriks, harap), "{matriks:?}");
    }
    let penilaian = teks(&mut buku, "3.0");
    assert!(punya(
        &penilaian,
        &[
            "No.",
            "Sasaran SPBE",
            "Indikator Kinerja",
            "Identifikasi Risiko SPBE",
            "Analisis Risiko SPBE",
            "Evaluasi Risiko SPBE"
        ]
    ));
    assert!(punya(&penilaian, &["Level", "Penjelasan", "Level", "Penjelasan"]));
    let risiko: Vec<Vec<Data>> =
        baris(&mut buku, "3.0").into_iter().filter(|b| b[3] == Data::String("Negatif".into())).collect();
    assert_eq!(risiko.len(), 1);
    assert_eq!((&risiko[0][14], &risiko[0][17]), (&Data::Float(14.0), &Data::Float(2.0)), "numbers are numbers");
    assert_eq!(risiko[0][15], Data::String("Sedang".into()));
    let penanganan = teks(&mut buku, "4.0");
    assert!(
        penanganan.iter().any(|b| b.contains(&"Eksploitasi Risiko".into()) && b.contains(&"Triwulan I 2019".into()))
    );
    let pantauan = teks(&mut buku, "5.0");
    assert!(punya(&pantauan, &["Laporan Pemantauan Risiko SPBE Triwulan I 2019"]));
    assert!(punya(&pantauan, &["Laporan Pemantauan Risiko SPBE Tahunan 2019"]));
    assert!(punya(&pantauan, &["Rencana Penanganan", "Penanggung jawab", "Waktu Pelaksanaan"]));
}

#[test]
fn texts_of_people_never_become_formulas() {
    let mut potret = besar(3);
    potret.risiko[0].kejadian = "=HYPERLINK(\"http://x\")".into();
    potret.risiko[1].penanganan[0].aksi = "@SUM(1)\u{0}".into();
    potret.risiko[2].penyebab = "a".repeat(40_000);
    potret.umum.tugas = "+1+1".into();
    let mut buku = formulir(&potret);
    for nama in buku.sheet_names() {
        assert!(buku.worksheet_formula(&nama).unwrap().is_empty(), "{nama} has a formula");
    }
    assert!(punya(&teks(&mut buku, "2.1"), &["Tugas UPR SPBE", "+1+1"]));
    let sel: Vec<Data> = baris(&mut buku, "4.0").concat();
    assert!(sel.contains(&Data::String("@SUM(1)".into())));
    let identitas = identitas("nusa-raya");
    let bahan =
        BahanRisiko { identitas: &identitas, potret: &potret, nomor: None, tanggal: hari(2026, 11, 21), masa: None };
    let mut spip = self::buku(buku_spip(&bahan).unwrap());
    for nama in spip.sheet_names() {
        assert!(spip.worksheet_formula(&nama).unwrap().is_empty(), "{nama} has a formula");
    }
}

#[test]
fn an_empty_register_has_every_sheet_and_says_what_is_missing() {
    let mut buku = formulir(&kosong());
    assert_eq!(buku.sheet_names().len(), 16);
    for (nama, kata) in [
        ("2.2", "Sasaran belum diisi."),
        ("3.0", "Belum ada risiko yang dinilai."),
        ("5.0", "Belum ada laporan pemantauan."),
    ] {
        assert!(punya(&teks(&mut buku, nama), &[kata]), "{nama}");
    }
}

#[test]
fn the_spip_forms_come_from_the_same_register() {
    let identitas = identitas("nusa-raya");
    let potret = peraturan();
    let bahan =
        BahanRisiko { identitas: &identitas, potret: &potret, nomor: None, tanggal: hari(2026, 11, 21), masa: None };
    let mut buku = buku(buku_spip(&bahan).unwrap());
    assert_eq!(
        buku.sheet_names(),
        [
            "Form 1",
            "Form 2",
            "Form 3a",
            "Form 3b",
            "Form 3c",
            "Form 4",
            "Form 5",
            "Form 6",
            "Form 7",
            "Form 8",
            "Form 9",
            "Form 10",
            "Keterangan"
        ]
    );
    assert!(punya(&teks(&mut buku, "Form 3a"), &["Tidak ada risiko jenis ini."]));
    // 3 x 3 by SPIP, whatever PermenPANRB 5/2020 makes of the same risk.
    let analisis = baris(&mut buku, "Form 4");
    let satu = analisis.iter().find(|b| b[1] == Data::String("RSO.19.1.01.002".into())).expect("the negative risk");
    assert_eq!(satu[2..5], [3.0, 3.0, 9.0].map(Data::Float));
    assert!(!analisis.iter().flatten().any(|s| s.to_string().contains("antusias")), "SPIP knows no positive risk");
    let rtp = teks(&mut buku, "Form 7");
    assert!(punya(
        &rtp,
        &[
            "Terdapat K/L/D yang tidak dievaluasi",
            "RSO.19.1.01.002",
            "Analisis beban kerja evaluator eksternal",
            "Beban kerja belum dihitung setiap tahun",
            "Rekrutmen evaluator eksternal baru",
            "Asisten Deputi SPBE",
            "Triwulan I 2019"
        ]
    ));
    let keterangan = teks(&mut buku, "Keterangan");
    assert!(keterangan.iter().any(|b| b[1].contains("sekunder")), "{keterangan:?}");
}

/// Actions, monitoring and occurrences stand in the forms that ask for them, whether or not somebody has set the scale of
/// SPIP; what the register cannot know is a line to write on, and says so.
#[test]
fn the_spip_forms_hold_what_the_register_knows_and_lines_for_the_rest() {
    let identitas = identitas("nusa-raya");
    let mut potret = peraturan();
    let orang = |kedudukan, nama: &str| Pelaksana {
        kedudukan,
        nama: nama.into(),
        nip: String::new(),
        jabatan: "Jabatan".into(),
    };
    potret.struktur.pelaksana =
        vec![orang(Kedudukan::Koordinator, "Bagas Pratama"), orang(Kedudukan::Pengelola, "Wulan Sari")];
    potret.pemangku = vec![PemangkuKepentingan { nama: "Dinas Kominfo".into(), hubungan: "Penyedia".into() }];
    let letak = potret.risiko.iter().position(|r| r.spip.is_some()).unwrap();
    potret.risiko[letak].keputusan = true;
    potret.risiko[letak].kejadian_nyata = vec![PotretKejadian {
        tanggal: hari(2019, 5, 2),
        sebab: "Evaluator mundur".into(),
        dampak: "Terlambat".into(),
        kerugian: Some(2_000_000),
        tindakan: "Evaluator pengganti ditunjuk".into(),
        pelajaran: "Cadangan disiapkan".into(),
    }];
    let mut belum = potret.risiko[letak].clone();
    (belum.nomor, belum.urutan, belum.spip) = ("RSK-009".into(), 9, None);
    belum.kejadian = "Belum dinilai menurut SPIP".into();
    belum.penanganan[0].aksi = "Aksi risiko yang belum dinilai".into();
    potret.risiko.push(belum);
    let bahan =
        BahanRisiko { identitas: &identitas, potret: &potret, nomor: None, tanggal: hari(2026, 11, 21), masa: None };
    let mut buku = buku(buku_spip(&bahan).unwrap());
    let tangan = "diisi tangan oleh Perangkat Daerah";
    let ada = |isi: &[Vec<String>], kata: &str| isi.iter().flatten().any(|s| s.contains(kata));

    // What was planned and done, by whom and when; media and audience are for the office to write.
    let delapan = sel(&mut buku, "Form 8");
    for aksi in ["Rekrutmen evaluator eksternal baru", "Aksi risiko yang belum dinilai"] {
        let baris = delapan.iter().find(|b| b[0] == aksi).unwrap_or_else(|| panic!("{aksi}: {delapan:?}"));
        assert_eq!(baris[1..4], ["", "", ""], "nobody recorded these");
        assert_eq!(baris[4], "Triwulan I 2019");
        assert!(
            !baris[5].is_empty() && baris[6].contains("Keluaran: Penambahan jumlah evaluator eksternal"),
            "{baris:?}"
        );
    }
    for kata in [tangan, "Bagas Pratama, Jabatan", "Dinas Kominfo"] {
        assert!(ada(&delapan, kata), "{kata}: {delapan:?}");
    }
    let sembilan = sel(&mut buku, "Form 9");
    let baris = sembilan.iter().find(|b| b[0] == "Rekrutmen evaluator eksternal baru").unwrap();
    assert_eq!(
        baris[1..],
        [
            "Laporan pemantauan Formulir 5.0",
            "Wulan Sari, Jabatan",
            "Triwulan I 2019",
            "Triwulan I 2019; Tahun 2019",
            "Besaran PermenPANRB 5/2020: awal 14, Tahun 2019 10"
        ]
    );
    // Occurrences and plans of a risk nobody evaluated are not lost; its gap of control is to be written.
    let tujuh = sel(&mut buku, "Form 7");
    let baris = tujuh.iter().find(|b| b[0] == "Belum dinilai menurut SPIP").unwrap();
    assert_eq!((baris[1].as_str(), baris[3].as_str()), ("RSK-009", ""));
    assert!(ada(&tujuh, tangan));
    let sepuluh = sel(&mut buku, "Form 10");
    let baris = sepuluh.iter().find(|b| b[1] == "RSK-009").unwrap();
    assert!(baris[7] == "Evaluator pengganti ditunjuk" && baris[8].contains("Kerugian: Rp2.000.000"), "{baris:?}");
    // The scale is not guessed: these forms are for what was evaluated.
    for nama in ["Form 3b", "Form 4", "Form 5"] {
        assert!(!ada(&sel(&mut buku, nama), "Belum dinilai menurut SPIP"), "{nama}");
    }
    // Nothing of the environment of control stands in a register of risks.
    for (nama, banyak) in [("Form 1", 2), ("Form 6", 4)] {
        let isi = sel(&mut buku, nama);
        let baris: Vec<_> = isi.iter().filter(|b| b[0].parse::<u8>().is_ok()).collect();
        assert_eq!(baris.len(), 8, "{nama}: {isi:?}");
        assert!(baris.iter().all(|b| b.iter().rev().take(banyak).all(String::is_empty)), "{nama}: {isi:?}");
        assert!(
            ada(&isi, "Diisi tangan oleh Perangkat Daerah") && ada(&isi, "hanya menyebut nama formulir ini"),
            "{isi:?}"
        );
    }
    assert!(teks(&mut buku, "Keterangan").iter().any(|b| b[1].contains("1 risiko negatif belum dievaluasi")));
}

#[test]
fn the_consolidated_workbook_counts_every_risk_once_in_each_map() {
    let identitas = identitas("nusa-raya");
    let potret = konsolidasi();
    let bahan = BahanKonsolidasi { identitas: &identitas, potret: &potret, nomor: None, tanggal: hari(2026, 11, 21) };
    let mut buku = buku(buku_konsolidasi(&bahan).unwrap());
    for (nama, ukuran) in [
        ("Peta awal tahun", Ukuran::Awal),
        ("Peta saat ini", Ukuran::Kini),
        ("Peta residual", Ukuran::Residual),
        ("Peta target", Ukuran::Target),
    ] {
        let jumlah: f64 = baris(&mut buku, nama).iter().flatten().filter_map(calamine::DataType::as_f64).sum();
        let harap: usize = potret.peta[ukuran.kode()].iter().map(|i| i.banyak).sum();
        assert_eq!(jumlah as usize, harap, "{nama}");
    }
    let teratas = baris(&mut buku, "Teratas");
    assert_eq!(teratas.iter().filter(|b| b[1].to_string().starts_with("RSK-")).count(), potret.teratas.len());
    let eskalasi = teks(&mut buku, "Eskalasi");
    for dicari in [
        ["Anggaran genset di luar wewenang kantor.", "Komite Manajemen Risiko", "Menunggu"],
        ["Lintas Perangkat Daerah.", "Diambil alih", "RIS/03/KMR/2026"],
    ] {
        let lengkap = |b: &Vec<String>| dicari.iter().all(|kata| b.iter().any(|sel| sel == kata));
        assert!(eskalasi.iter().any(lengkap), "{dicari:?}: {eskalasi:?}");
    }
    assert!(punya(&teks(&mut buku, "Tanpa register"), &["2", "Satuan Polisi Pamong Praja"]));
    assert_eq!(baris(&mut buku, "Tren").concat().iter().filter(|s| **s == Data::Float(12.62)).count(), 1);
    assert!(buku.sheet_names().iter().all(|n| n.chars().count() <= 31));
}

#[test]
fn the_printed_assessment_is_read_by_the_import() {
    let potret = besar(12);
    let mut buku = formulir(&potret);
    let isi: Vec<Vec<String>> =
        baris(&mut buku, "3.0").iter().map(|b| b.iter().map(ToString::to_string).collect()).collect();
    let gabungan: Vec<_> = buku
        .merge_cells_by_sheet_name("3.0")
        .unwrap()
        .into_iter()
        .map(|d| (d.start.0 as usize, d.start.1 as usize, d.end.0 as usize, d.end.1 as usize))
        .collect();
    let bacaan = baca::baca_risiko(&potret.matriks, &potret.kerangka, &isi, &gabungan);
    assert!(bacaan.galat.is_empty(), "{:?}", bacaan.galat);
    let dibaca: Vec<_> = bacaan.baris.iter().map(|b| (b.kejadian.as_str(), b.jenis, b.ukur)).collect();
    let tercatat: Vec<_> = potret.risiko.iter().map(|r| (r.kejadian.as_str(), r.jenis, r.awal)).collect();
    assert_eq!(dibaca, tercatat);
    assert!(bacaan.baris.iter().all(|b| b.perbedaan.iter().all(|p| p.contains("selera"))), "{:?}", bacaan.baris);
}

#[test]
fn accompaniment_has_a_sheet_in_both_workbooks() {
    let mut kantor = formulir(&besar(3));
    let isi = teks(&mut kantor, "Pendampingan");
    let terbuka = ["Tetapkan penanggung jawab setiap rencana aksi.", "Siti Rahma, S.E.", "Belum ditindaklanjuti"];
    assert!(isi.iter().any(|b| b[1..] == terbuka), "{isi:?}");
    assert!(isi.iter().any(|b| b.contains(&"Penjelasan dilengkapi.".to_owned())), "{isi:?}");
    assert!(!formulir(&peraturan()).sheet_names().contains(&"Pendampingan".to_owned()), "nobody asks for it");
    let (identitas, potret) = (identitas("nusa-raya"), konsolidasi());
    let bahan = BahanKonsolidasi { identitas: &identitas, potret: &potret, nomor: None, tanggal: hari(2026, 11, 21) };
    let mut gabungan = buku(buku_konsolidasi(&bahan).unwrap());
    let isi = teks(&mut gabungan, "Pendampingan");
    assert!(isi.iter().any(|b| b.contains(&"Dinas Kesehatan".to_owned())), "{isi:?}");
    assert!(punya(&isi, &["1", "Badan Pendapatan Daerah"]) && punya(&isi, &["2", "Dinas Sosial"]), "{isi:?}");
}

fn templat(matriks: &Matriks, kerangka: &Kerangka) -> Buku {
    let sasaran = peraturan().sasaran;
    buku(templat_risiko(&BahanTemplatRisiko { kerangka, matriks, sasaran: &sasaran }).unwrap())
}

#[test]
fn the_template_offers_the_choices_of_the_context_and_is_read_by_the_import() {
    let (matriks, kerangka) = (Matriks::bawaan(), Skema::bawaan().kerangka());
    let mut buku = templat(matriks, &kerangka);
    let nama = buku.sheet_names();
    assert_eq!(nama.len(), 3);
    let sel = |b: &[Data]| b.iter().map(ToString::to_string).collect::<Vec<String>>();
    let kepala: Vec<String> = sel(&baris(&mut buku, &nama[0])[0]);
    for lain in &nama[1..] {
        let isi: Vec<Vec<String>> = baris(&mut buku, lain).iter().map(|b| sel(b)).collect();
        assert_eq!(baca::keyakinan(&isi, &[]), 0, "{lain} is no register");
    }
    let pilihan = baris(&mut buku, "Pilihan");
    let daftar = |judul: &str| -> Vec<String> {
        let kolom = pilihan[0].iter().position(|s| s.to_string() == format!("Pilihan {judul}")).expect(judul);
        pilihan[1..].iter().map(|b| b[kolom].to_string()).filter(|t| !t.is_empty()).collect()
    };
    assert_eq!(daftar("Kategori Risiko SPBE").len(), 16);
    assert_eq!(daftar("Area Dampak").len(), 7);
    assert_eq!(daftar("Sasaran SPBE").len(), 1);
    // Every choice is understood: each pair of levels gives its own magnitude.
    let (kemungkinan, dampak) = (daftar("Level Kemungkinan"), daftar("Level Dampak"));
    let mut isi = vec![kepala.clone()];
    for k in &kemungkinan {
        for d in &dampak {
            isi.push(
                kepala
                    .iter()
                    .map(|judul| match judul.as_str() {
                        "Jenis Risiko SPBE" => "Negatif".into(),
                        "Kejadian" => format!("Kejadian {k} {d}"),
                        "Penyebab" => "Sebab".into(),
                        "Kategori Risiko SPBE" => daftar("Kategori Risiko SPBE")[3].clone(),
                        "Area Dampak" => daftar("Area Dampak")[6].clone(),
                        "Level Kemungkinan" => k.clone(),
                        "Level Dampak" => d.clone(),
                        _ => String::new(),
                    })
                    .collect(),
            );
        }
    }
    let bacaan = baca::baca_risiko(matriks, &kerangka, &isi, &[]);
    assert!(bacaan.galat.is_empty(), "{:?}", bacaan.galat);
    let besaran: Vec<u8> = bacaan.baris.iter().map(|b| b.ukur.besaran).collect();
    assert_eq!(besaran, matriks.besaran.concat());
}
