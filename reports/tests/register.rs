//! Documents of registers as people read them.

use crate::bersama::{identitas, pdftotext};
use calamine::{Reader, Xlsx, open_workbook_from_rs};
use chrono::{DateTime, NaiveDate};
use domain::{
    arsitektur::{
        gambar::{self, ButirGambar},
        relasi::JenisRelasi,
    },
    penandatangan::Penandatangan,
    register::cetak::{BarisDaftar, KolomDaftar, PotretDaftar, RingkasDaftar},
};
use reports::{
    BahanArsitektur, BahanDaftar, BingkaiRegister, Identitas, KelompokKurang, TabelKaitan, dokumen_arsitektur,
    laporan_daftar,
};

fn bingkai(identitas: &Identitas) -> BingkaiRegister<'_> {
    BingkaiRegister {
        identitas,
        nomor: None,
        tanggal: NaiveDate::from_ymd_opt(2026, 11, 20).unwrap(),
        per: DateTime::from_timestamp(1_795_146_120, 0).unwrap(),
    }
}

fn daftar(identitas: &Identitas, jumlah: usize) -> BahanDaftar<'_> {
    let isi = PotretDaftar {
        judul: "Inventaris Aplikasi SPBE".into(),
        pasal: "DKI68 Pasal 15".into(),
        pengantar: vec!["Inventaris aplikasi.".into()],
        saringan: vec!["Jenis aplikasi: Aplikasi khusus".into()],
        ringkas: vec![RingkasDaftar {
            judul: "Tahap siklus".into(),
            judul_lain: String::new(),
            baris: vec![("Pemeliharaan (beroperasi)".into(), jumlah as u64, String::new())],
        }],
        kolom: vec![KolomDaftar { judul: "Jumlah pengguna".into(), bagian: 1.2, angka: true }],
        baris: (0..jumlah)
            .map(|i| BarisDaftar {
                kantor: if i < jumlah / 2 { "Badan Kepegawaian Daerah" } else { "Dinas Kesehatan" }.into(),
                nomor: format!("APL-{i:04}"),
                nama: format!("Aplikasi ke-{i}"),
                kelengkapan: if i % 2 == 0 { 81 } else { 60 },
                sel: vec![format!("{} orang", i * 3)],
            })
            .collect(),
        penandatangan: None,
    };
    BahanDaftar { bingkai: bingkai(identitas), isi }
}

fn rapat(teks: &str) -> String {
    teks.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_list_names_every_record_office_and_figure_on_lying_sheets() {
    let identitas = identitas("nusa-raya");
    let bita = laporan_daftar(&daftar(&identitas, 120)).unwrap();
    let teks = rapat(&pdftotext(&bita));
    for i in 0..120 {
        assert!(teks.contains(&format!("APL-{i:04} Aplikasi ke-{i} {} orang", i * 3)), "{i}");
    }
    // (81 + 60) / 2 rounded down.
    assert!(teks.contains("Badan Kepegawaian Daerah 60 70 %"), "{teks}");
    assert!(teks.contains("Seluruhnya 120 70 %") && teks.contains("Pemeliharaan (beroperasi) 120"));
    assert!(teks.contains("Dibatasi pada Jenis aplikasi: Aplikasi khusus."));
    assert!(teks.contains("konsep, belum bernomor") && teks.contains("KONSEP · Inventaris Aplikasi SPBE"));

    let pohon = lopdf::Document::load_mem(&bita).unwrap();
    for id in pohon.get_pages().into_values() {
        let kotak = pohon.get_object(id).unwrap().as_dict().unwrap().get(b"MediaBox").unwrap().as_array().unwrap();
        let kotak: Vec<f32> = kotak.iter().map(|o| o.as_float().unwrap()).collect();
        assert!(kotak[2] - kotak[0] > kotak[3] - kotak[1], "{kotak:?}");
    }
}

#[test]
fn an_issued_list_carries_its_number_and_date_on_every_page() {
    let identitas = identitas("nusa-raya");
    let mut bahan = daftar(&identitas, 120);
    bahan.bingkai.nomor = Some("800/12/Kominfo");
    let bita = laporan_daftar(&bahan).unwrap();
    let teks = rapat(&pdftotext(&bita));
    assert!(teks.contains("Nomor: 800/12/Kominfo · Tanggal: 20 November 2026") && !teks.contains("KONSEP"), "{teks}");
    let halaman = lopdf::Document::load_mem(&bita).unwrap().get_pages().len();
    assert_eq!(teks.matches("Nomor 800/12/Kominfo · Data per").count(), halaman);
}

#[test]
fn who_signs_stands_below_the_list_and_an_older_list_keeps_its_hash() {
    let identitas = identitas("nusa-raya");
    let mut bahan = daftar(&identitas, 4);
    let polos = serde_json::to_string(&bahan.isi).unwrap();
    assert!(!polos.contains("penandatangan"), "{polos}");
    assert_eq!(serde_json::from_str::<PotretDaftar>(&polos).unwrap(), bahan.isi);
    let teks = rapat(&pdftotext(&laporan_daftar(&bahan).unwrap()));
    assert!(!teks.contains("NIP"), "{teks}");
    bahan.isi.penandatangan = Some(Penandatangan {
        jabatan: "Sekretaris Daerah selaku Koordinator SPBE".into(),
        nama: Some("Dr. Contoh Rekaan, M.Si.".into()),
        nip: Some("999901012020011001".into()),
        pangkat: None,
    });
    let teks = rapat(&pdftotext(&laporan_daftar(&bahan).unwrap()));
    let tempat = format!("{}, 20 November 2026", identitas.tempat);
    for kata in
        [&tempat, "Sekretaris Daerah selaku Koordinator SPBE,", "Dr. Contoh Rekaan, M.Si.", "NIP 99990101 202001 1 001"]
    {
        assert!(teks.contains(kata), "{kata}: {teks}");
    }
}

#[test]
fn the_hash_follows_the_content() {
    let identitas = identitas("nusa-raya");
    let sidik = |bahan: &BahanDaftar<'_>| {
        let teks = rapat(&pdftotext(&laporan_daftar(bahan).unwrap()));
        teks.split("SHA-256 data ").nth(1).unwrap().split(' ').next().unwrap().to_owned()
    };
    let awal = sidik(&daftar(&identitas, 8));
    assert_eq!(awal.len(), 64);
    assert_eq!(awal, sidik(&daftar(&identitas, 8)));
    let mut lain = daftar(&identitas, 8);
    lain.isi.baris[3].sel[0].push('.');
    assert_ne!(awal, sidik(&lain));
}

#[test]
fn an_empty_register_says_so() {
    let identitas = identitas("nusa-raya");
    let teks = rapat(&pdftotext(&laporan_daftar(&daftar(&identitas, 0)).unwrap()));
    assert!(teks.contains("Tidak ada catatan.") && teks.contains("Seluruhnya 0 –"), "{teks}");
}

#[test]
fn the_architecture_has_domains_relations_and_gaps() {
    let identitas = identitas("nusa-raya");
    let satu = |id, register, nomor, nama| ButirGambar { id, register, nomor, nama };
    let butir = [
        satu(1, "aplikasi", "APL-0001", "Antrean Puskesmas Terpadu"),
        satu(2, "layanan", "LYN-0002", "Rujukan Pasien"),
        satu(3, "data", "DAT-0003", "Data Kunjungan"),
    ];
    let relasi = [(JenisRelasi::Melayani, 1, 2), (JenisRelasi::Menghasilkan, 1, 3)];
    let mut lain = daftar(&identitas, 4);
    lain.isi.judul = "Daftar Data".into();
    let bahan = BahanArsitektur {
        bingkai: bingkai(&identitas),
        versi: None,
        kesenjangan: vec![
            ["APL-0009 Perizinan", "Penggantian", "APL-0001", "Bangun perizinan satu pintu"].map(str::to_owned),
        ],
        domain: vec![daftar(&identitas, 30), lain],
        ikhtisar: gambar::ikhtisar(&butir, &relasi),
        gambar: vec![("Dinas Kesehatan".into(), gambar::kantor("Dinas Kesehatan", &butir, &relasi).unwrap())],
        kaitan: vec![TabelKaitan {
            judul: "Aplikasi: melayani layanan".into(),
            kepala: ("Aplikasi".into(), "Melayani layanan".into()),
            baris: vec![("APL-0001 e-Kinerja".into(), vec!["LYN-0002 Kinerja".into(), "LYN-0003 Presensi".into()])],
            tanpa: 29,
        }],
        kurang: vec![KelompokKurang {
            judul: "Layanan tanpa aplikasi".into(),
            saran: "Kaitkan aplikasinya.".into(),
            dari: 60,
            jumlah: 52,
            butir: (1..=50).map(|i| format!("LYN-{i:04} Layanan")).collect(),
        }],
    };
    let teks = rapat(&pdftotext(&dokumen_arsitektur(&bahan).unwrap()));
    for dicari in [
        "Arsitektur Sistem Pemerintahan Berbasis Elektronik",
        "Daftar isi",
        "Keterkaitan antardomain",
        "Aplikasi: menghasilkan data 1; Aplikasi: melayani layanan 1.",
        "Gambar tiap Perangkat Daerah",
        "Antrean Puskesmas",
        "DAT-0003",
        "34 catatan dalam 2 domain dan sasaran, serta 2 kaitan antarcatatan",
        "LYN-0002 Kinerja; LYN-0003 Presensi",
        "29 catatan belum mempunyai kaitan jenis ini.",
        "Kesenjangan menuju target",
        "1 kesenjangan, masing-masing dengan kegiatan yang menutupnya.",
        "Bangun perizinan satu pintu",
        "52 dari 60 catatan. Kaitkan aplikasinya.",
        "Dan 2 catatan lain.",
        "Keterangan dokumen",
    ] {
        assert!(teks.contains(dicari), "{dicari}");
    }
}

#[test]
fn a_version_carries_the_number_of_its_decree() {
    let identitas = identitas("nusa-raya");
    let bahan = BahanArsitektur {
        bingkai: BingkaiRegister { nomor: Some("17 Tahun 2026"), ..bingkai(&identitas) },
        versi: Some("Arsitektur 2026, periode 1 Jan 2026 sampai 31 Des 2030".into()),
        domain: vec![daftar(&identitas, 2)],
        ikhtisar: None,
        gambar: Vec::new(),
        kaitan: Vec::new(),
        kesenjangan: Vec::new(),
        kurang: Vec::new(),
    };
    let teks = rapat(&pdftotext(&dokumen_arsitektur(&bahan).unwrap()));
    assert!(teks.contains("Nomor: 17 Tahun 2026") && !teks.contains("KONSEP"), "{teks}");
    assert!(teks.contains("Hanya catatan yang terbit yang dimuat."));
    assert!(teks.contains("Tidak ada butir baru, ditingkatkan, atau pengganti."));
    assert!(!teks.contains("Yang belum lengkap"));
}

#[test]
fn a_table_of_texts_holds_no_formula() {
    let panjang = "x".repeat(40_000);
    let baris = vec![
        vec!["=HYPERLINK(\"http://jahat\")".to_owned(), "+62".to_owned()],
        vec!["-2+3".to_owned(), "@SUM(A1)".to_owned()],
        vec!["biasa".to_owned(), panjang],
    ];
    // A sheet may not be called this; what cannot stand in its name is left out.
    let tabel = domain::tabel::Tabel::dari_teks("Kurang: [aplikasi]/data", &["Nama", "Isi"], baris);
    let bita = reports::tabel(&tabel).unwrap();
    let mut buku: Xlsx<_> = open_workbook_from_rs(std::io::Cursor::new(bita)).unwrap();
    let nama = buku.sheet_names()[0].clone();
    assert_eq!(nama, "Kurang aplikasidata");
    assert!(buku.worksheet_formula(&nama).unwrap().is_empty());
    let isi = buku.worksheet_range(&nama).unwrap();
    assert_eq!(isi.get_value((1, 0)).unwrap().to_string(), "=HYPERLINK(\"http://jahat\")");
    assert_eq!(isi.get_value((3, 1)).unwrap().to_string().len(), 32_767);
}
