//! The forms of the second scheme: SPIP, from the same register.
//!
//! Forms and columns as a working paper of a city shows them that cites Peraturan Deputi BPKP 4/2019; the regulation itself
//! is not at hand, which the documents say (`SkemaSpip::keyakinan`).

use domain::risiko::{
    JenisRisiko,
    konteks::Kedudukan,
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

/// What is said of a column that the register does not know.
const DILENGKAPI: &str = "Kolom yang kosong diisi tangan oleh Perangkat Daerah; register tidak memuat datanya.";

/// The same of a form that the register knows nothing of.
const DITULIS: &str = "Diisi tangan oleh Perangkat Daerah; register risiko tidak memuat datanya. Sumber yang dipegang hanya \
                       menyebut nama formulir ini, sehingga kolomnya adalah susunan aplikasi.";

/// What the environment of control consists of (PP 60/2008 Pasal 4 ayat (1) huruf a to h).
const LINGKUNGAN: [&str; 8] = [
    "Penegakan integritas dan nilai etika",
    "Komitmen terhadap kompetensi",
    "Kepemimpinan yang kondusif",
    "Pembentukan struktur organisasi yang sesuai dengan kebutuhan",
    "Pendelegasian wewenang dan tanggung jawab yang tepat",
    "Penyusunan dan penerapan kebijakan yang sehat tentang pembinaan sumber daya manusia",
    "Perwujudan peran aparat pengawasan intern pemerintah yang efektif",
    "Hubungan kerja yang baik dengan instansi pemerintah terkait",
];

/// The SPIP forms 1 to 10 as PDF, landscape.
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
        // Lines to write on stay on one page.
        if ke > 0 || borang.tulis_tangan {
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
        "Form 1a–1c dan 6 (CEE) dicetak kosong untuk diisi tangan: register risiko tidak menilai lingkungan pengendalian."
            .into(),
    ];
    if belum > 0 {
        hasil.push(format!(
            "{belum} risiko negatif belum dievaluasi menurut skema SPIP: tidak ada di Form 3 sampai 5, dan di Form 7 serta 10 \
             memakai nomor register sebagai kode."
        ));
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

/// A negative risk in the forms that ask for what is done and what came about; they need no scale.
struct Dikendalikan<'a> {
    risiko: &'a PotretRisiko,
    /// Its SPIP code, or its number in the register while it is not evaluated.
    kode: String,
    /// `None` while it is not evaluated.
    celah: Option<&'a str>,
}

/// Every negative risk: those evaluated by scale, greatest first, then the others in the order of the register.
fn dikendalikan<'a>(potret: &'a PotretRegister, semua: &[Satu<'a>]) -> Vec<Dikendalikan<'a>> {
    let mut urut: Vec<&Satu<'a>> = semua.iter().collect();
    urut.sort_by_key(|s| std::cmp::Reverse(s.skala));
    let dinilai = urut.into_iter().map(|s| Dikendalikan {
        risiko: s.risiko,
        kode: s.kode.clone(),
        celah: Some(s.evaluasi.celah.as_str()),
    });
    let mut belum: Vec<&PotretRisiko> =
        potret.risiko.iter().filter(|r| r.jenis == JenisRisiko::Negatif && r.spip.is_none()).collect();
    belum.sort_by_key(|r| r.urutan);
    let belum = belum.into_iter().map(|risiko| Dikendalikan { risiko, kode: risiko.nomor.clone(), celah: None });
    dinilai.chain(belum).collect()
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
    let kendali = dikendalikan(potret, &semua);
    let ditangani: Vec<&Dikendalikan<'_>> = kendali.iter().filter(|s| s.risiko.keputusan).collect();
    let mut hasil = vec![lingkungan(), konteks(potret)];
    for (kode, jenis) in [("Form 3a", KodeSpip::Rsp), ("Form 3b", KodeSpip::Rso), ("Form 3c", KodeSpip::Roo)] {
        hasil.push(identifikasi(kode, jenis, &semua));
    }
    hasil.extend([
        analisis(&semua),
        prioritas(&utama),
        rtp_lingkungan(),
        rtp(&ditangani),
        infokom(potret, &ditangani),
        pemantauan(potret, &ditangani),
        kejadian(&kendali),
    ]);
    hasil
}

/// Form 1a to 1c: lines to write on.
fn lingkungan() -> Borang {
    let baris = (1_i64..).zip(LINGKUNGAN);
    Borang {
        kode: "Form 1",
        judul: "Form 1a–1c. Penilaian Lingkungan Pengendalian (CEE)".into(),
        kolom: vec![Lajur::tengah(6.0), Lajur::kiri(46.0), Lajur::kiri(46.0), Lajur::kiri(46.0)],
        baris: baris.map(|(i, unsur)| vec![Petak::angka(i), unsur.into(), Petak::kosong(), Petak::kosong()]).collect(),
        penjelasan: vec![
            DITULIS.into(),
            "Subunsur lingkungan pengendalian menurut PP 60/2008 Pasal 4; naskahnya belum diperiksa di sini.".into(),
        ],
        tulis_tangan: true,
        ..Borang::default()
    }
    .kepala(&["No", "Subunsur lingkungan pengendalian", "Keadaan saat ini", "Kelemahan"])
}

/// Form 6: what is done about a weak environment, which the register does not know.
fn rtp_lingkungan() -> Borang {
    let baris = |i: i64| {
        let mut sel = vec![Petak::angka(i)];
        sel.resize(5, Petak::kosong());
        sel
    };
    Borang {
        kode: "Form 6",
        judul: "Form 6. Rencana Tindak Pengendalian (RTP) atas CEE".into(),
        kolom: vec![Lajur::tengah(6.0), Lajur::kiri(44.0), Lajur::kiri(44.0), Lajur::kiri(30.0), Lajur::kiri(22.0)],
        baris: (1..=8).map(baris).collect(),
        penjelasan: vec![DITULIS.into()],
        tulis_tangan: true,
        ..Borang::default()
    }
    .kepala(&["No", "Kelemahan lingkungan pengendalian", "RTP", "Penanggung jawab", "Target waktu"])
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

/// Every action of the risks that are treated.
fn aksi<'a>(ditangani: &'a [&Dikendalikan<'_>]) -> impl Iterator<Item = (&'a Dikendalikan<'a>, &'a PotretPenanganan)> {
    ditangani.iter().flat_map(|s| s.risiko.penanganan.iter().map(move |p| (*s, p)))
}

fn rtp(ditangani: &[&Dikendalikan<'_>]) -> Borang {
    let mut baris = Vec::new();
    for s in ditangani {
        let r = s.risiko;
        let awal = || {
            [
                Petak::from(&r.kejadian),
                (&s.kode).into(),
                atau_strip(&r.pengendalian).into(),
                // What nobody evaluated is to be written, not none.
                s.celah.map_or_else(Petak::kosong, |celah| atau_strip(celah).into()),
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
    let kosong = ditangani.iter().any(|s| s.celah.is_none());
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
        penjelasan: kosong.then(|| DILENGKAPI.to_owned()).into_iter().collect(),
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
fn realisasi_waktu(p: &PotretPenanganan) -> Petak {
    match p.selesai_pada {
        Some(hari) => hari.into(),
        None if p.kemajuan == Kemajuan::Rencana => Petak::kosong(),
        None => p.kemajuan.nama().into(),
    }
}

/// The people of the structure with this position (Formulir 2.3).
fn pelaksana(potret: &PotretRegister, kedudukan: Kedudukan) -> String {
    let orang = potret.struktur.pelaksana.iter().filter(|p| p.kedudukan == kedudukan);
    orang.map(|p| format!("{}, {}", p.nama, p.jabatan)).collect::<Vec<_>>().join("\n")
}

fn infokom(potret: &PotretRegister, ditangani: &[&Dikendalikan<'_>]) -> Borang {
    let baris = aksi(ditangani).map(|(_, p)| {
        let keluaran = (!p.keluaran.trim().is_empty()).then(|| format!("Keluaran: {}", p.keluaran));
        let realisasi = (!p.realisasi.trim().is_empty()).then(|| p.realisasi.clone());
        vec![
            (&p.aksi).into(),
            Petak::kosong(),
            Petak::kosong(),
            Petak::kosong(),
            p.jadwal.tampil().into(),
            realisasi_waktu(p),
            keluaran.into_iter().chain(realisasi).collect::<Vec<_>>().join("\n").into(),
        ]
    });
    let koordinator = pelaksana(potret, Kedudukan::Koordinator).replace('\n', "; ");
    let pemangku = potret.pemangku.iter().map(|p| p.nama.as_str()).collect::<Vec<_>>().join("; ");
    let mut penjelasan = vec![DILENGKAPI.to_owned()];
    // Who could stand in the empty columns; the register does not say who of them does, action by action.
    if !koordinator.is_empty() {
        penjelasan.push(format!("Koordinator risiko menurut Formulir 2.3: {koordinator}."));
    }
    if !pemangku.is_empty() {
        penjelasan.push(format!("Pemangku kepentingan menurut Formulir 2.4: {pemangku}."));
    }
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
        penjelasan,
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

fn pemantauan(potret: &PotretRegister, ditangani: &[&Dikendalikan<'_>]) -> Borang {
    // Who carries the operation of risk management, monitoring with it (Lampiran Bab IV huruf A angka 2 huruf c).
    let pengelola = pelaksana(potret, Kedudukan::Pengelola);
    let baris = aksi(ditangani).map(|(s, p)| {
        let mut laporan: Vec<_> = s.risiko.pantauan.iter().collect();
        laporan.sort_by_key(|p| p.masa.sampai);
        let masa: Vec<String> = laporan.iter().map(|p| p.masa.tampil()).collect();
        let metode = if masa.is_empty() { "" } else { "Laporan pemantauan Formulir 5.0" };
        let hasil = laporan.last().map(|akhir| {
            let awal = s.risiko.awal.besaran;
            format!("Besaran PermenPANRB 5/2020: awal {awal}, {} {}", akhir.masa.tampil(), akhir.ukur.besaran)
        });
        let realisasi = (!p.realisasi.trim().is_empty()).then(|| p.realisasi.clone());
        vec![
            Petak::from(&p.aksi),
            metode.into(),
            (&pengelola).into(),
            p.jadwal.tampil().into(),
            masa.join("; ").into(),
            realisasi.into_iter().chain(hasil).collect::<Vec<_>>().join("\n").into(),
        ]
    });
    let mut penjelasan = vec![
        DILENGKAPI.to_owned(),
        "Rencana waktu: jadwal kegiatan pengendalian. Realisasi: masa yang sudah dilaporkan pada Formulir 5.0."
            .to_owned(),
    ];
    if !pengelola.is_empty() {
        penjelasan.push("PJ pemantauan: pengelola risiko menurut Formulir 2.3.".to_owned());
    }
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
        penjelasan,
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

fn kejadian(kendali: &[Dikendalikan<'_>]) -> Borang {
    let isi = kendali.iter().flat_map(|s| s.risiko.kejadian_nyata.iter().map(move |k| (s, k)));
    let baris = isi.map(|(s, k)| {
        let aksi = &s.risiko.penanganan;
        let rugi = k.kerugian.map(|n| format!("Kerugian: {}", domain::angka::rupiah(n)));
        let keterangan = [k.pelajaran.clone()].into_iter().chain(rugi).collect::<Vec<_>>().join("\n");
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
            keterangan.into(),
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
