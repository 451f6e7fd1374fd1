//! Snapshots to make documents from: a full evaluation of an invented government, and the real figures of a real city.

use std::{collections::BTreeMap, io::Write as _, process::Command};

use chrono::{NaiveDate, TimeZone as _, Utc};
use domain::{
    angka::Nilai,
    instrumen::{Instrumen, Katalog},
    laporan::{
        Penetapan, Potret, PotretBukti, PotretIndikator, PotretKlarifikasi, PotretNilai, PotretRekomendasi, PotretTahun,
    },
    penilaian::{Jenis, Lingkup, Status, Tahap},
    profil::Profil,
};
use reports::{BahanLaporan, Identitas};

pub fn katalog() -> &'static Katalog {
    Katalog::bersama().unwrap()
}

pub fn identitas(id: &str) -> Identitas {
    Identitas::dari_profil(&Profil::bawaan(id).unwrap().unwrap())
}

pub fn bahan<'a>(potret: &'a Potret, identitas: &'a Identitas) -> BahanLaporan<'a> {
    let tanggal = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    BahanLaporan { potret, katalog: katalog(), identitas, nomor: Some("000.9.3/114/2026"), tanggal }
}

/// A round without texts: the final level of every indicator at the last stage.
pub fn polos(instrumen: &Instrumen, tahun: i32, nilai: &BTreeMap<String, Nilai>) -> Potret {
    let indikator = instrumen
        .indikator
        .iter()
        .map(|satu| PotretIndikator {
            kode: satu.kode.clone(),
            status: Status::Terverifikasi,
            kantor: Vec::new(),
            nilai: nilai
                .get(&satu.kode)
                .map(|&nilai| (Tahap::Mandiri, PotretNilai { nilai: Some(nilai), ..PotretNilai::default() }))
                .into_iter()
                .collect(),
            bukti: Vec::new(),
            klarifikasi: Vec::new(),
        })
        .collect();
    Potret {
        tahun,
        jenis: Jenis::Evaluasi,
        lingkup: Lingkup::Nasional,
        nama: format!("Evaluasi nasional {tahun}"),
        instrumen: instrumen.id.clone(),
        perangkat_daerah: None,
        tahap: vec![Tahap::Mandiri, Tahap::Dokumen, Tahap::Interviu, Tahap::Reviu],
        penetapan: Some(Penetapan {
            nomor: "Keputusan 1".into(),
            tanggal: NaiveDate::from_ymd_opt(tahun, 12, 30).unwrap(),
        }),
        per: Utc.with_ymd_and_hms(2026, 11, 20, 3, 42, 0).unwrap(),
        target: None,
        indikator,
        rekomendasi: Vec::new(),
        riwayat: Vec::new(),
        penandatangan: BTreeMap::new(),
        tim_asesor: None,
        lambang: None,
    }
}

/// The published levels of Kota Bandar Lampung (Laporan Hasil Evaluasi SPBE 2021 dan 2023).
pub fn bandar_lampung(tahun: i32) -> BTreeMap<String, Nilai> {
    let tingkat = match tahun {
        2021 => "11111111111111111111111111111111111311113312111",
        2023 => "11211211131112123123111111111114444443143434111",
        _ => panic!("no published figures for {tahun}"),
    };
    assert_eq!(tingkat.len(), 47);
    (1..).zip(tingkat.bytes()).map(|(kode, c): (u8, u8)| (kode.to_string(), Nilai::tingkat(c - b'0'))).collect()
}

/// A full Evaluasi: every stage, long texts, clarifications, evidence, history over two instruments, three indicators
/// unfilled.
pub fn lengkap() -> Potret {
    let katalog = katalog();
    let instrumen = katalog.cari("permenpanrb-59-2020").unwrap();
    let mut potret = polos(instrumen, 2026, &BTreeMap::new());
    potret.nama = "Evaluasi internal 2026".into();
    potret.lingkup = Lingkup::Internal;
    potret.penetapan = None;
    potret.target = Some(Nilai(330));
    for (i, satu) in potret.indikator.iter_mut().enumerate() {
        satu.kantor =
            vec![["Diskominfo", "Bappeda", "Biro Hukum", "Inspektorat"][i % 4].into(), "Biro Organisasi".into()];
        if [12, 22, 44].contains(&i) {
            satu.status = Status::Belum;
            continue;
        }
        satu.status = Status::Tereviu;
        let awal = 1 + (i * 7 % 5) as u8;
        satu.nilai.insert(Tahap::Mandiri, uraian(i, Some(awal), "mandiri"));
        satu.nilai.insert(Tahap::Dokumen, uraian(i, Some(if i % 3 == 0 { awal.max(2) - 1 } else { awal }), "dokumen"));
        if i % 4 == 0 {
            satu.nilai.insert(Tahap::Interviu, uraian(i, Some(awal), "interviu"));
            satu.klarifikasi = vec![PotretKlarifikasi {
                pertanyaan: format!(
                    "Apakah dokumen pada indikator {} sudah ditetapkan oleh pejabat yang berwenang?",
                    i + 1
                ),
                jawaban: (i % 8 == 0).then(|| {
                    "Sudah, ditetapkan pada 3 Maret 2026 dan disampaikan kepada seluruh Perangkat Daerah.".into()
                }),
            }];
        }
        satu.bukti = (0..2 + i % 4).map(|b| bukti(i, b)).collect();
    }
    potret.rekomendasi = (0..14)
        .map(|i| PotretRekomendasi {
            indikator: (i % 3 != 0).then(|| (i * 3 + 1).to_string()),
            aspek: (i % 3 == 0).then_some(1 + (i % 8) as u8),
            uraian: format!("Menetapkan dan melaksanakan perbaikan ke-{i} secara terpadu dengan Peta Rencana, lalu mereviunya setiap tahun."),
            pemilik: Some("Diskominfo".into()),
            tenggat: NaiveDate::from_ymd_opt(2027, 1 + i as u32 % 12, 15),
            selesai: i == 13,
        })
        .collect();
    potret.riwayat = riwayat(katalog);
    potret
}

fn riwayat(katalog: &Katalog) -> Vec<PotretTahun> {
    (2018..=2025)
        .map(|tahun| {
            let instrumen = katalog.untuk_tahun(tahun).unwrap();
            let nilai = instrumen.indikator.iter().enumerate().map(|(i, satu)| {
                (satu.kode.clone(), Nilai::tingkat(1 + ((i as i32 + tahun) % 3) as u8 + u8::from(tahun > 2022)))
            });
            PotretTahun {
                tahun,
                nama: format!("Evaluasi {tahun}"),
                instrumen: instrumen.id.clone(),
                lingkup: Some(Lingkup::Nasional),
                nilai: nilai.collect(),
            }
        })
        .collect()
}

fn uraian(i: usize, tingkat: Option<u8>, tahap: &str) -> PotretNilai {
    let kalimat = "Penerapan telah terdokumentasi pada data dukung, yaitu pada bab dan halaman yang menguraikan tata kelola, \
                   tanggung jawab, dan hasil reviu berkala yang ditindaklanjuti oleh seluruh Perangkat Daerah terkait. ";
    PotretNilai {
        nilai: tingkat.map(Nilai::tingkat),
        fakta: format!("Fakta {tahap} indikator {}. {}", i + 1, kalimat.repeat(3 + i % 3)),
        analisis: format!("Analisis {tahap} indikator {}. {}", i + 1, kalimat.repeat(2)),
        justifikasi: if tahap == "mandiri" {
            String::new()
        } else {
            format!("Justifikasi {tahap} indikator {}. {kalimat}", i + 1)
        },
    }
}

fn bukti(i: usize, b: usize) -> PotretBukti {
    PotretBukti {
        nama: format!(
            "{}.{}.Peraturan-Gubernur-tentang-Penyelenggaraan-SPBE-{b}.pdf",
            i + 1,
            char::from(b'a' + b as u8)
        ),
        sha256: format!("{:016x}", ((i * 31 + b + 1) as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)).repeat(4),
        ukuran: 184_320 + (i * 77_777 * (b + 1)) as i64,
        tingkat: Some(1 + (b % 5) as u8),
    }
}

/// The text of a PDF as it lies on the page.
pub fn pdftotext(bita: &[u8]) -> String {
    poppler(bita, &["-layout"])
}

/// The text of a PDF in drawing order: cell by cell.
pub fn pdftotext_mentah(bita: &[u8]) -> String {
    poppler(bita, &["-raw"])
}

/// The text of one page, from 1, its words one space apart.
pub fn pdftotext_halaman(bita: &[u8], nomor: u32) -> String {
    let nomor = nomor.to_string();
    let teks = poppler(bita, &["-layout", "-f", &nomor, "-l", &nomor]);
    teks.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn poppler(bita: &[u8], pilihan: &[&str]) -> String {
    let mut berkas = tempfile::NamedTempFile::new().unwrap();
    berkas.write_all(bita).unwrap();
    let hasil = Command::new("pdftotext").args(pilihan).args(["-enc", "UTF-8"]).arg(berkas.path()).arg("-").output();
    String::from_utf8(hasil.expect("pdftotext (poppler-utils) is installed").stdout).unwrap()
}

/// A small picture with a transparent ground.
pub fn png() -> Vec<u8> {
    let mut isi = Vec::new();
    let mut penyandi = png::Encoder::new(&mut isi, 100, 120);
    penyandi.set_color(png::ColorType::Rgba);
    penyandi.set_depth(png::BitDepth::Eight);
    let mut penulis = penyandi.write_header().unwrap();
    let titik: Vec<u8> = (0..12_000_u32).flat_map(|n| [40, 60, 120, if n % 100 < 50 { 255 } else { 0 }]).collect();
    penulis.write_image_data(&titik).unwrap();
    penulis.finish().unwrap();
    isi
}

/// How many pictures a PDF carries; the mask of a transparent one is not counted.
pub fn gambar(bita: &[u8]) -> usize {
    let mut berkas = tempfile::NamedTempFile::new().unwrap();
    berkas.write_all(bita).unwrap();
    let hasil = Command::new("pdfimages").arg("-list").arg(berkas.path()).output().expect("pdfimages is installed");
    String::from_utf8_lossy(&hasil.stdout)
        .lines()
        .filter(|baris| baris.split_whitespace().nth(2) == Some("image"))
        .count()
}
