//! The forms of the second scheme: SPIP, from the same register.
//!
//! Forms and columns as a working paper of a city shows them that cites Peraturan Deputi BPKP 4/2019; the regulation itself
//! is not at hand, which the documents say (`SkemaSpip::keyakinan`).

use domain::risiko::{
    JenisRisiko,
    penanganan::Kemajuan,
    potret::{PotretPenanganan, PotretRegister, PotretRisiko},
    spip::{Evaluasi, KodeSpip, SkemaSpip, kode_risiko},
};

use super::{
    BahanRisiko, atau_strip,
    borang::{Borang, Lajur, Petak},
    cetak, masa, pokok,
};
use crate::{
    bahan::GalatLaporan,
    kop::{catatan, judul_tengah, kop},
    tata::{Blok, Kertas},
};

/// What stands in a column that the register does not know.
const DILENGKAPI: &str = "Kolom yang kosong dilengkapi Perangkat Daerah; register tidak memuat datanya.";

/// The SPIP forms 2 to 5 and 7 to 10 as PDF, landscape.
///
/// # Errors
/// [`GalatLaporan`] when the PDF cannot be written.
pub fn formulir_spip(bahan: &BahanRisiko<'_>) -> Result<Vec<u8>, GalatLaporan> {
    let (b, potret) = (bahan.bingkai(), bahan.potret);
    let sidik = bahan.sidik();
    let mut isi = kop(bahan.identitas);
    isi.push(judul_tengah("Formulir Penilaian Risiko SPIP", 15.0));
    isi.extend(pokok(&potret.kantor, &potret.pemerintah, potret.tahun).map(|baris| judul_tengah(baris, 11.0)));
    isi.push(Blok::Jarak(8.0));
    isi.extend(keterangan(potret).iter().map(catatan));
    for (ke, borang) in borang(potret).iter().enumerate() {
        if ke > 0 {
            isi.push(Blok::HalamanBaru);
        }
        isi.extend(borang.blok());
    }
    isi.push(bahan.tanda_tangan());
    isi.push(b.keterangan(&sidik));
    cetak(&b, &format!("Formulir SPIP {} {}", potret.kantor, potret.tahun), &sidik, Kertas::Rebah, isi)
}

/// What a reader has to know before the forms.
pub(super) fn keterangan(potret: &PotretRegister) -> Vec<String> {
    let skema = SkemaSpip::bawaan();
    let level: Vec<String> = skema.level.iter().map(|l| format!("{} {}–{}", l.nama, l.min, l.maks)).collect();
    let belum = potret.risiko.iter().filter(|r| r.jenis == JenisRisiko::Negatif && r.spip.is_none()).count();
    let mut hasil = vec![
        format!("Dasar: {}. Sumber {}: naskah peraturannya sendiri belum diperiksa.", skema.sumber, skema.keyakinan),
        format!("Skala risiko = skala dampak x skala kemungkinan; level: {}.", level.join("; ")),
        "Form 1a–1c dan 6 (CEE) tidak dibuat dari register risiko.".into(),
    ];
    if belum > 0 {
        hasil
            .push(format!("{belum} risiko negatif belum dievaluasi menurut skema SPIP dan tidak ada di formulir ini."));
    }
    hasil
}

/// A risk with its SPIP evaluation.
struct Satu<'a> {
    risiko: &'a PotretRisiko,
    evaluasi: &'a Evaluasi,
    kode: String,
    skala: u8,
}

fn semua(potret: &PotretRegister) -> Vec<Satu<'_>> {
    let skema = SkemaSpip::bawaan();
    let satu = |risiko| {
        let risiko: &PotretRisiko = risiko;
        let evaluasi = risiko.spip.as_ref()?;
        let kode = kode_risiko(evaluasi.kode, potret.tahun, &potret.kode_kantor, risiko.urutan);
        Some(Satu { risiko, evaluasi, kode, skala: skema.skala(evaluasi.titik)? })
    };
    let mut hasil: Vec<Satu<'_>> = potret.risiko.iter().filter_map(satu).collect();
    hasil.sort_by_key(|s| s.risiko.urutan);
    hasil
}

/// The forms in their order.
pub(super) fn borang(potret: &PotretRegister) -> Vec<Borang> {
    let semua = semua(potret);
    // Largest scale first; a tie keeps the order of the register.
    let mut utama: Vec<&Satu<'_>> = semua.iter().filter(|s| s.risiko.keputusan).collect();
    utama.sort_by_key(|s| std::cmp::Reverse(s.skala));
    let mut hasil = vec![konteks(potret)];
    for (kode, jenis) in [("Form 3a", KodeSpip::Rsp), ("Form 3b", KodeSpip::Rso), ("Form 3c", KodeSpip::Roo)] {
        hasil.push(identifikasi(kode, jenis, &semua));
    }
    hasil.extend([
        analisis(&semua),
        prioritas(&utama),
        rtp(&utama),
        infokom(&utama),
        pemantauan(&utama),
        kejadian(&semua),
    ]);
    hasil
}

fn konteks(potret: &PotretRegister) -> Borang {
    let u = &potret.umum;
    Borang {
        kode: "Form 2",
        judul: "Form 2. Konteks Risiko".into(),
        pengantar: vec![
            ("Pemerintah daerah", potret.pemerintah.clone()),
            ("Perangkat Daerah", potret.kantor.clone()),
            ("Periode yang dinilai", masa(u.mulai, u.selesai)),
            ("Tugas", u.tugas.clone()),
        ],
        kolom: vec![Lajur::tengah(6.0), Lajur::kiri(60.0), Lajur::kiri(50.0), Lajur::kiri(24.0)],
        baris: (1_i64..)
            .zip(&potret.sasaran)
            .map(|(i, s)| vec![Petak::angka(i), (&s.sasaran_spbe).into(), (&s.indikator).into(), (&s.target).into()])
            .collect(),
        kosong: "Sasaran belum diisi.",
        ..Borang::default()
    }
    .kepala(&["No", "Tujuan/Sasaran/Kegiatan", "Indikator", "Target"])
}

fn identifikasi(kode: &'static str, jenis: KodeSpip, semua: &[Satu<'_>]) -> Borang {
    let baris = (1_i64..).zip(semua.iter().filter(|s| s.evaluasi.kode == jenis)).map(|(i, s)| {
        let (r, e) = (s.risiko, s.evaluasi);
        let sasaran = r.sasaran.as_ref();
        vec![
            Petak::angka(i),
            sasaran.map_or("–", |s| s.sasaran_spbe.as_str()).into(),
            sasaran.map_or("–", |s| s.indikator.as_str()).into(),
            (&r.kejadian).into(),
            (&s.kode).into(),
            (&r.pemilik).into(),
            (&r.penyebab).into(),
            e.sumber.nama().into(),
            if e.terkendali { "C" } else { "UC" }.into(),
            (&r.dampak).into(),
            atau_strip(&e.pihak_terkena).into(),
        ]
    });
    Borang {
        kode,
        judul: format!("{kode}. Identifikasi {}", jenis.nama()),
        kolom: vec![
            Lajur::tengah(5.0),
            Lajur::kiri(19.0),
            Lajur::kiri(17.0),
            Lajur::kiri(24.0),
            Lajur::kiri(20.0),
            Lajur::kiri(15.0),
            Lajur::kiri(21.5),
            Lajur::kiri(12.0),
            Lajur::tengah(7.0),
            Lajur::kiri(21.5),
            Lajur::kiri(16.0),
        ],
        baris: baris.collect(),
        kosong: "Tidak ada risiko jenis ini.",
        catatan: vec!["C: penyebab dapat dikendalikan Perangkat Daerah; UC: tidak dapat.".into()],
        ukuran: 7.2,
        ..Borang::default()
    }
    .kepala(&[
        "No",
        "Tujuan/Sasaran/Kegiatan",
        "Indikator",
        "Uraian risiko",
        "Kode",
        "Pemilik",
        "Uraian sebab",
        "Sumber (Internal/Eksternal)",
        "C/UC",
        "Uraian dampak",
        "Pihak terkena",
    ])
}

fn skala(s: &Satu<'_>) -> Petak {
    Petak::angka(s.skala).tebal().warna(SkemaSpip::bawaan().level(s.skala).map(|l| l.warna))
}

fn analisis(semua: &[Satu<'_>]) -> Borang {
    let baris = semua.iter().map(|s| {
        let t = s.evaluasi.titik;
        vec![
            (&s.risiko.kejadian).into(),
            (&s.kode).into(),
            Petak::angka(t.dampak),
            Petak::angka(t.kemungkinan),
            skala(s),
        ]
    });
    Borang {
        kode: "Form 4",
        judul: "Form 4. Analisis Risiko".into(),
        kolom: vec![
            Lajur::kiri(70.0),
            Lajur::kiri(22.0),
            Lajur::tengah(14.0),
            Lajur::tengah(16.0),
            Lajur::tengah(16.0),
        ],
        baris: baris.collect(),
        kosong: "Belum ada risiko yang dievaluasi menurut skema SPIP.",
        ..Borang::default()
    }
    .kepala(&["Risiko", "Kode", "Skala dampak", "Skala kemungkinan", "Skala risiko"])
}

fn prioritas(utama: &[&Satu<'_>]) -> Borang {
    let baris = utama.iter().map(|s| {
        let r = s.risiko;
        vec![
            (&r.kejadian).into(),
            (&s.kode).into(),
            skala(s),
            (&r.pemilik).into(),
            (&r.penyebab).into(),
            (&r.dampak).into(),
        ]
    });
    Borang {
        kode: "Form 5",
        judul: "Form 5. Daftar Risiko Prioritas".into(),
        kolom: vec![
            Lajur::kiri(40.0),
            Lajur::kiri(20.0),
            Lajur::tengah(9.0),
            Lajur::kiri(22.0),
            Lajur::kiri(32.0),
            Lajur::kiri(32.0),
        ],
        baris: baris.collect(),
        kosong: "Belum ada risiko yang diputuskan ditangani.",
        catatan: vec!["Risiko prioritas: risiko yang diputuskan ditangani, menurut skala terbesar.".into()],
        ..Borang::default()
    }
    .kepala(&["Risiko prioritas", "Kode", "Skala", "Pemilik", "Penyebab", "Dampak"])
}

/// Every action of the risks that are treated; a risk without one has a row of its own where `kosong` asks for it.
fn aksi<'a>(utama: &'a [&Satu<'_>]) -> impl Iterator<Item = (&'a Satu<'a>, &'a PotretPenanganan)> {
    utama.iter().flat_map(|s| s.risiko.penanganan.iter().map(move |p| (*s, p)))
}

fn rtp(utama: &[&Satu<'_>]) -> Borang {
    let mut baris = Vec::new();
    for s in utama {
        let r = s.risiko;
        let awal = || {
            [
                Petak::from(&r.kejadian),
                (&s.kode).into(),
                atau_strip(&r.pengendalian).into(),
                atau_strip(&s.evaluasi.celah).into(),
            ]
        };
        if r.penanganan.is_empty() {
            let mut sel = awal().to_vec();
            sel.push(Petak::teks("Rencana tindak pengendalian belum diisi.").rentang(3));
            baris.push(sel);
        }
        for (i, p) in r.penanganan.iter().enumerate() {
            let mut sel = if i == 0 { awal().to_vec() } else { vec![Petak::sambung(); 4] };
            sel.extend([Petak::from(&p.aksi), super::penilaian::penanggung_jawab(p).into(), p.jadwal.tampil().into()]);
            baris.push(sel);
        }
    }
    Borang {
        kode: "Form 7",
        judul: "Form 7. Rencana Tindak Pengendalian (RTP)".into(),
        kolom: vec![
            Lajur::kiri(30.0),
            Lajur::kiri(20.0),
            Lajur::kiri(26.0),
            Lajur::kiri(26.0),
            Lajur::kiri(32.0),
            Lajur::kiri(22.0),
            Lajur::kiri(18.0),
        ],
        baris,
        kosong: "Belum ada risiko yang diputuskan ditangani.",
        ukuran: 7.5,
        ..Borang::default()
    }
    .kepala(&[
        "Risiko prioritas",
        "Kode",
        "Pengendalian yang sudah ada",
        "Celah pengendalian",
        "RTP",
        "Penanggung jawab",
        "Target waktu",
    ])
}

/// When an action was really done.
fn realisasi(p: &PotretPenanganan) -> Petak {
    match p.selesai_pada {
        Some(hari) => hari.into(),
        None if p.kemajuan == Kemajuan::Rencana => Petak::kosong(),
        None => p.kemajuan.nama().into(),
    }
}

fn infokom(utama: &[&Satu<'_>]) -> Borang {
    let baris = aksi(utama).map(|(_, p)| {
        vec![
            (&p.aksi).into(),
            Petak::kosong(),
            Petak::kosong(),
            Petak::kosong(),
            p.jadwal.tampil().into(),
            realisasi(p),
            (&p.realisasi).into(),
        ]
    });
    Borang {
        kode: "Form 8",
        judul: "Form 8. Informasi dan Komunikasi Kegiatan Pengendalian".into(),
        kolom: vec![
            Lajur::kiri(38.0),
            Lajur::kiri(20.0),
            Lajur::kiri(20.0),
            Lajur::kiri(20.0),
            Lajur::kiri(20.0),
            Lajur::kiri(16.0),
            Lajur::kiri(24.0),
        ],
        baris: baris.collect(),
        kosong: "Belum ada rencana tindak pengendalian.",
        catatan: vec![DILENGKAPI.into()],
        ukuran: 8.0,
        ..Borang::default()
    }
    .kepala(&[
        "Kegiatan pengendalian",
        "Media komunikasi",
        "Penyedia informasi",
        "Penerima informasi",
        "Rencana waktu",
        "Realisasi waktu",
        "Keterangan",
    ])
}

fn pemantauan(utama: &[&Satu<'_>]) -> Borang {
    let baris = aksi(utama).map(|(s, p)| {
        let masa: Vec<String> = s.risiko.pantauan.iter().map(|p| p.masa.tampil()).collect();
        let metode = if masa.is_empty() { "" } else { "Laporan pemantauan Formulir 5.0" };
        vec![
            Petak::from(&p.aksi),
            metode.into(),
            Petak::kosong(),
            p.jadwal.tampil().into(),
            masa.join("; ").into(),
            (&p.realisasi).into(),
        ]
    });
    Borang {
        kode: "Form 9",
        judul: "Form 9. Pemantauan Kegiatan Pengendalian".into(),
        kolom: vec![
            Lajur::kiri(38.0),
            Lajur::kiri(28.0),
            Lajur::kiri(22.0),
            Lajur::kiri(20.0),
            Lajur::kiri(24.0),
            Lajur::kiri(24.0),
        ],
        baris: baris.collect(),
        kosong: "Belum ada rencana tindak pengendalian.",
        catatan: vec![DILENGKAPI.into()],
        ukuran: 8.0,
        ..Borang::default()
    }
    .kepala(&[
        "Kegiatan pengendalian",
        "Metode pemantauan",
        "PJ pemantauan",
        "Rencana waktu",
        "Realisasi",
        "Keterangan",
    ])
}

fn kejadian(semua: &[Satu<'_>]) -> Borang {
    let isi = semua.iter().flat_map(|s| s.risiko.kejadian_nyata.iter().map(move |k| (s, k)));
    let baris = isi.map(|(s, k)| {
        let aksi = &s.risiko.penanganan;
        let gabung = |f: &dyn Fn(&PotretPenanganan) -> String| aksi.iter().map(f).collect::<Vec<_>>().join("\n");
        vec![
            Petak::from(&s.risiko.kejadian),
            (&s.kode).into(),
            k.tanggal.into(),
            (&k.sebab).into(),
            (&k.dampak).into(),
            gabung(&|p| p.aksi.clone()).into(),
            gabung(&|p| p.jadwal.tampil()).into(),
            (&k.tindakan).into(),
            (&k.pelajaran).into(),
        ]
    });
    Borang {
        kode: "Form 10",
        judul: "Form 10. Kejadian Risiko".into(),
        kolom: vec![
            Lajur::kiri(24.0),
            Lajur::kiri(21.0),
            Lajur::kiri(13.0),
            Lajur::kiri(22.0),
            Lajur::kiri(22.0),
            Lajur::kiri(24.0),
            Lajur::kiri(18.0),
            Lajur::kiri(22.0),
            Lajur::kiri(22.0),
        ],
        baris: baris.collect(),
        kosong: "Tidak ada kejadian yang dicatat.",
        ukuran: 7.2,
        ..Borang::default()
    }
    .kepala(&[
        "Risiko",
        "Kode",
        "Tanggal terjadi",
        "Sebab",
        "Dampak",
        "RTP",
        "Rencana pelaksanaan",
        "Realisasi",
        "Keterangan",
    ])
}
