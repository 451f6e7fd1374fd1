//! Risk registers to make documents from: the regulation's own example, a large invented one, an empty one, and a
//! consolidated report.

use chrono::{DateTime, NaiveDate, TimeZone as _, Utc};
use domain::{
    penandatangan::Penandatangan,
    risiko::{
        JenisRisiko, Matriks, Skema, Titik, Ukuran,
        alur::Status,
        eskalasi::{Putusan, Tingkat},
        konteks::{
            InformasiUmum, Kedudukan, Pakta, Pelaksana, PemangkuKepentingan, PeraturanTerkait, Sasaran, Struktur, Unsur,
        },
        matriks::Terukur,
        pedoman::KurangPedoman,
        penanganan::{Kemajuan, Opsi},
        periode::{Jadwal, JenisPantau, JenisPeriode, MasaPantau, akhir_triwulan},
        potret::{
            Hitungan, IsiPeta, PotretEskalasi, PotretKejadian, PotretKonsolidasi, PotretPantauan, PotretPedoman,
            PotretPenanganan, PotretPendampingan, PotretPutusan, PotretRegister, PotretRisiko, PotretTerlambat,
            RekapPendampingan, RingkasRisiko,
        },
        spip::{Evaluasi, KodeSpip, Sumber},
        tren::{self, Pengukuran},
    },
};

pub fn hari(tahun: i32, bulan: u32, hari: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(tahun, bulan, hari).unwrap()
}

fn saat(tahun: i32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(tahun, 12, 28, 3, 42, 0).unwrap()
}

pub fn ukur(kemungkinan: u8, dampak: u8) -> Terukur {
    Matriks::bawaan().ukur(Titik::baru(kemungkinan, dampak)).unwrap()
}

fn level(ukur: Terukur) -> String {
    Matriks::bawaan().nama_level(ukur.besaran).to_owned()
}

/// The worked examples of PermenPANRB 5/2020 (Tabel 1 to 16, Gambar 3 and 4); what they leave out is empty.
pub fn peraturan() -> PotretRegister {
    let sasaran = |indikator: &str, target: &str| Sasaran {
        id: 1,
        sasaran_upr: "Terwujudnya tata kelola pemerintahan yang berbasis elektronik".into(),
        sasaran_spbe: "Meningkatnya kualitas penyelenggaraan Sistem Pemerintahan Berbasis Elektronik".into(),
        indikator: indikator.into(),
        target: target.into(),
    };
    let orang = |kedudukan, nama: &str, jabatan: &str| Pelaksana {
        kedudukan,
        nama: nama.into(),
        nip: String::new(),
        jabatan: jabatan.into(),
    };
    PotretRegister {
        pendampingan: None,
        pemerintah: "Kementerian Pendayagunaan Aparatur Negara dan Reformasi Birokrasi".into(),
        kantor: "Deputi Bidang Kelembagaan dan Tata Laksana".into(),
        kode_kantor: "1.01".into(),
        tahun: 2019,
        ditutup: false,
        per: saat(2019),
        umum: InformasiUmum {
            nama_upr: "Deputi Bidang Kelembagaan dan Tata Laksana".into(),
            tugas: "Menyelenggarakan perumusan kebijakan serta koordinasi dan sinkronisasi pelaksanaan kebijakan di bidang \
                    kelembagaan dan ketatalaksanaan pemerintah"
                .into(),
            fungsi: "perumusan kebijakan di bidang kelembagaan pemerintahan\nperumusan kebijakan di bidang ketatalaksanaan \
                     pemerintahan, penyelenggaraan administrasi pemerintahan, dan pengembangan penerapan sistem pemerintahan \
                     berbasis elektronik"
                .into(),
            mulai: hari(2019, 1, 1),
            selesai: hari(2019, 12, 31),
        },
        pakta: Pakta { nomor: "01/MR/2019".into(), tempat: "Jakarta".into(), tanggal: Some(hari(2019, 1, 14)) },
        sasaran: vec![
            sasaran("Indeks SPBE Nasional", "2,1"),
            sasaran("Jumlah Instansi Pemerintah yang mencapai predikat SPBE \"Baik\"", "121 IP"),
        ],
        struktur: Struktur {
            unsur: Unsur::PemilikRisiko,
            keputusan: String::new(),
            nomor: String::new(),
            tanggal: None,
            pelaksana: vec![
                orang(Kedudukan::Pemilik, "Rini Widyantini", "Deputi Bidang Kelembagaan dan Tata Laksana"),
                orang(
                    Kedudukan::Koordinator,
                    "T. Eddy Syahputra",
                    "Sekretaris Deputi Bidang Kelembagaan dan Tata Laksana",
                ),
                orang(Kedudukan::Pengelola, "Imam Machdi", "Asisten Deputi SPBE"),
            ],
        },
        pemangku: vec![
            PemangkuKepentingan {
                nama: "Perguruan Tinggi (UI, UGM, PENS, Tel-U, UG)".into(),
                hubungan: "Pelaksana evaluasi SPBE sebagai evaluator eksternal".into(),
            },
            PemangkuKepentingan {
                nama: "Badan Siber dan Sandi Negara".into(),
                hubungan: "Penyedia layanan repositori data evaluasi SPBE".into(),
            },
        ],
        peraturan: vec![PeraturanTerkait {
            nama: "Peraturan Presiden Nomor 95 Tahun 2018 tentang Sistem Pemerintahan Berbasis Elektronik".into(),
            amanat: "Pasal 70\n(1) Pemantauan dan evaluasi SPBE bertujuan untuk mengukur kemajuan dan meningkatkan kualitas \
                     SPBE di Instansi Pusat dan Pemerintah Daerah."
                .into(),
        }],
        kerangka: Skema::bawaan().kerangka(),
        matriks: Matriks::bawaan().clone(),
        risiko: vec![antusias(), evaluator()],
        pemilik: Penandatangan {
            jabatan: "Deputi Bidang Kelembagaan dan Tata Laksana".into(),
            nama: Some("Rini Widyantini".into()),
            nip: Some("196507221990032001".into()),
            pangkat: None,
        },
    }
}

fn sasaran_peraturan() -> Sasaran {
    Sasaran {
        id: 1,
        sasaran_upr: String::new(),
        sasaran_spbe: "Meningkatnya kualitas penyelenggaraan Sistem Pemerintahan Berbasis Elektronik".into(),
        indikator: "Indeks SPBE Nasional".into(),
        target: "2,1".into(),
    }
}

/// The positive risk of Tabel 13 to 16: magnitude 25.
fn antusias() -> PotretRisiko {
    let awal = ukur(5, 5);
    PotretRisiko {
        sasaran: Some(sasaran_peraturan()),
        kejadian: "Respon dari K/L/D sangat antusias".into(),
        penyebab: "Adanya mandat dari Peraturan Presiden No 95 Tahun 2018".into(),
        kategori: "Kepatuhan terhadap Peraturan".into(),
        dampak: "Peningkatan kualitas layanan SPBE".into(),
        area: "Kinerja".into(),
        pengendalian: "Konfirmasi keikutsertaan dalam evaluasi SPBE".into(),
        penjelasan_kemungkinan: "Keikutsertaan lebih dari 80%".into(),
        penjelasan_dampak: "Peningkatan kinerja hingga 80%".into(),
        prioritas: 1,
        pemilik: "Asisten Deputi SPBE".into(),
        penanganan: vec![PotretPenanganan {
            opsi: Opsi::Eksploitasi,
            aksi: "Melakukan sosialisasi dan asistensi kepada K/L/D".into(),
            keluaran: "Kegiatan sosialisasi dan asistensi".into(),
            ..aksi(2019)
        }],
        ..risiko(1, 2019, JenisRisiko::Positif, awal)
    }
}

/// The negative risk of Tabel 13 to 16 and Gambar 3 and 4: magnitude 14 that ends at 10.
fn evaluator() -> PotretRisiko {
    let (awal, kini) = (ukur(3, 3), ukur(3, 2));
    let pantauan = |masa, uraian: &str, dilakukan: &str, rekomendasi: &str| PotretPantauan {
        masa,
        ukur: kini,
        level: level(kini),
        uraian: uraian.into(),
        proyeksi: String::new(),
        dilakukan: dilakukan.into(),
        rencana: "Melakukan pemantauan terhadap kegiatan evaluasi SPBE.".into(),
        penanggung_jawab: "Asisten Deputi SPBE".into(),
        waktu: "Triwulan I".into(),
        rekomendasi: rekomendasi.into(),
    };
    PotretRisiko {
        sasaran: Some(sasaran_peraturan()),
        kejadian: "Terdapat K/L/D yang tidak dievaluasi".into(),
        penyebab: "Kurangnya jumlah evaluator eksternal".into(),
        kategori: "SDM SPBE".into(),
        dampak: "Penurunan kinerja".into(),
        area: "Kinerja".into(),
        pengendalian: "Analisis beban kerja evaluator eksternal".into(),
        penjelasan_kemungkinan: "Terjadi sekitar 15% dalam satu periode".into(),
        penjelasan_dampak: "Penurunan kinerja hingga 50%".into(),
        kini,
        level_kini: level(kini),
        ambang: Some(14),
        prioritas: 2,
        pemilik: "Asisten Deputi SPBE".into(),
        penanganan: vec![PotretPenanganan {
            opsi: Opsi::Mitigasi,
            aksi: "Rekrutmen evaluator eksternal baru".into(),
            keluaran: "Penambahan jumlah evaluator eksternal".into(),
            kemajuan: Kemajuan::Selesai,
            selesai_pada: Some(hari(2019, 3, 20)),
            ..aksi(2019)
        }],
        pantauan: vec![
            pantauan(
                MasaPantau::berkala(JenisPantau::Triwulanan, 2019, 1).unwrap(),
                "Risiko SPBE tersebut kedepannya tidak dilakukan penanganan, karena sudah berada dibawah Selera Risiko SPBE.",
                "Rekrutmen evaluator eksternal.",
                "",
            ),
            pantauan(
                MasaPantau::berkala(JenisPantau::Tahunan, 2019, 1).unwrap(),
                "",
                "1. Rekrutmen evaluator eksternal termasuk pelatihan bagi evaluator eksternal.\n2. Pemantauan terhadap \
                 kegiatan evaluasi SPBE.",
                "Untuk mengantisipasi terjadinya Risiko SPBE yang serupa, perlu dipastikan jumlah evaluator eksternal yang \
                 dibutuhkan untuk pelaksanaan evaluasi SPBE sesuai dengan analisis beban kerja.",
            ),
        ],
        tren: tren::tren(
            2019,
            14,
            &(1..=4)
                .map(|ke| Pengukuran { pada: akhir_triwulan(2019, ke), urutan: ke.into(), besaran: 10 })
                .collect::<Vec<_>>(),
            hari(2019, 12, 31),
        ),
        spip: Some(Evaluasi {
            kode: KodeSpip::Rso,
            titik: Titik::baru(3, 3),
            sumber: Sumber::Eksternal,
            terkendali: false,
            pihak_terkena: "K/L/D".into(),
            celah: "Beban kerja belum dihitung setiap tahun".into(),
        }),
        ..risiko(2, 2019, JenisRisiko::Negatif, awal)
    }
}

fn aksi(tahun: i32) -> PotretPenanganan {
    PotretPenanganan {
        opsi: Opsi::Mitigasi,
        aksi: String::new(),
        keluaran: String::new(),
        jadwal: Jadwal::bagian(JenisPeriode::Triwulan, tahun, 1, 1).unwrap(),
        penanggung_jawab: "Asisten Deputi SPBE".into(),
        pendukung: String::new(),
        biaya: None,
        kemajuan: Kemajuan::Rencana,
        realisasi: String::new(),
        selesai_pada: None,
        terlambat: false,
    }
}

fn risiko(urutan: i32, tahun: i32, jenis: JenisRisiko, awal: Terukur) -> PotretRisiko {
    PotretRisiko {
        id: i64::from(urutan),
        nomor: domain::risiko::nomor(urutan),
        urutan,
        sasaran: None,
        jenis,
        kejadian: String::new(),
        penyebab: String::new(),
        kategori: "Data dan Informasi".into(),
        dampak: String::new(),
        area: "Kinerja".into(),
        pengendalian: String::new(),
        awal,
        penjelasan_kemungkinan: String::new(),
        penjelasan_dampak: String::new(),
        kini: awal,
        level_awal: level(awal),
        level_kini: level(awal),
        ambang: None,
        keputusan: true,
        alasan_keputusan: String::new(),
        prioritas: 1,
        seri: false,
        status: Status::Terkonsolidasi,
        tingkat: Tingkat::Pemilik,
        pemilik: "Kepala Bidang".into(),
        penanganan: Vec::new(),
        ada_residual: false,
        residual: None,
        alasan_residual: String::new(),
        target: None,
        kontinjensi: String::new(),
        pantauan: Vec::new(),
        tren: tren::tren(tahun, awal.besaran, &[], hari(tahun, 12, 28)),
        kejadian_nyata: Vec::new(),
        tautan: Vec::new(),
        spip: None,
    }
}

/// An invented office with as many risks, each with all its forms.
pub fn besar(jumlah: usize) -> PotretRegister {
    let kalimat = "layanan kepada warga tertunda karena data induk belum selesai diselaraskan antarbidang";
    let risiko = (0..jumlah).map(|i| {
        let n = i as u8;
        let jenis = if i % 6 == 5 { JenisRisiko::Positif } else { JenisRisiko::Negatif };
        let awal = ukur(1 + n % 5, 1 + (n / 5) % 5);
        let kini = ukur(1 + (n + 1) % 4, 1 + (n / 5) % 5);
        let masa = |ke| MasaPantau::berkala(JenisPantau::Triwulanan, 2026, ke).unwrap();
        let opsi = if jenis == JenisRisiko::Positif { Opsi::Eksploitasi } else { Opsi::Mitigasi };
        PotretRisiko {
            sasaran: Some(Sasaran {
                id: 1,
                sasaran_upr: String::new(),
                sasaran_spbe: "Meningkatnya mutu layanan kesehatan daring".into(),
                indikator: "Waktu tunggu pendaftaran".into(),
                target: "10 menit".into(),
            }),
            kejadian: format!("Kejadian ke-{} sehingga {kalimat}", i + 1),
            penyebab: "Perangkat lunak tidak diperbarui dan petugas belum dilatih".into(),
            dampak: format!("Pada hari kerja {kalimat}"),
            pengendalian: "SOP pencadangan harian dan pengawasan melekat".into(),
            penjelasan_kemungkinan: "Tiga kali dalam setahun menurut catatan layanan".into(),
            penjelasan_dampak: "Penurunan kinerja hingga 30%".into(),
            kini,
            level_kini: level(kini),
            ambang: Some(11),
            keputusan: awal.besaran >= 11,
            prioritas: i + 1,
            seri: i == 3,
            penanganan: (0..1 + i % 3)
                .map(|a| PotretPenanganan {
                    opsi,
                    aksi: format!(
                        "Aksi {} untuk kejadian ke-{}: melatih petugas dan memperbarui perangkat lunak",
                        a + 1,
                        i + 1
                    ),
                    keluaran: "Laporan pelatihan dan berita acara pembaruan".into(),
                    jadwal: Jadwal::bagian(JenisPeriode::Bulan, 2026, 2, 5).unwrap(),
                    pendukung: "Dinas Komunikasi dan Informatika".into(),
                    biaya: Some(12_500_000 * (1 + a as i64)),
                    kemajuan: if a == 0 { Kemajuan::Selesai } else { Kemajuan::Berjalan },
                    selesai_pada: (a == 0).then(|| hari(2026, 5, 20)),
                    terlambat: a == 1,
                    realisasi: "Tiga angkatan dilatih".into(),
                    ..aksi(2026)
                })
                .collect(),
            ada_residual: i % 2 == 0,
            residual: (i % 2 == 0).then(|| ukur(1, 1 + (n / 5) % 5)),
            target: Some(ukur(1, 1)),
            kontinjensi: if i == 0 { "Memakai pendaftaran manual di loket.".into() } else { String::new() },
            pantauan: [1, 2, 3]
                .map(|ke| PotretPantauan {
                    masa: masa(ke),
                    ukur: kini,
                    level: level(kini),
                    uraian: "Pembaruan berjalan sesuai rencana.".into(),
                    proyeksi: "Diperkirakan turun pada triwulan berikutnya.".into(),
                    dilakukan: format!("Pelatihan angkatan {ke}"),
                    rencana: "Melanjutkan pelatihan".into(),
                    penanggung_jawab: "Kepala Bidang Pelayanan".into(),
                    waktu: "Triwulan berikutnya".into(),
                    rekomendasi: String::new(),
                })
                .to_vec(),
            tren: tren::tren(
                2026,
                awal.besaran,
                &[Pengukuran { pada: akhir_triwulan(2026, 1), urutan: 1, besaran: kini.besaran }],
                hari(2026, 11, 20),
            ),
            kejadian_nyata: if i == 1 { vec![kejadian()] } else { Vec::new() },
            tautan: if i == 0 { vec!["APL-0003 Antrean Puskesmas".into()] } else { Vec::new() },
            spip: (jenis == JenisRisiko::Negatif).then(|| Evaluasi {
                kode: KodeSpip::SEMUA[i % 3],
                titik: Titik::baru(1 + n % 4, 1 + (n / 4) % 4),
                sumber: Sumber::Internal,
                terkendali: true,
                pihak_terkena: "Warga".into(),
                celah: "Belum ada pemantauan bulanan".into(),
            }),
            ..self::risiko(i as i32 + 1, 2026, jenis, awal)
        }
    });
    PotretRegister {
        pendampingan: Some(pendampingan("Dinas Kesehatan")),
        pemerintah: "Pemerintah Provinsi Nusa Raya".into(),
        kantor: "Dinas Kesehatan".into(),
        kode_kantor: "1.02".into(),
        tahun: 2026,
        per: Utc.with_ymd_and_hms(2026, 11, 20, 3, 42, 0).unwrap(),
        risiko: risiko.collect(),
        pemilik: Penandatangan {
            jabatan: "Kepala Dinas Kesehatan".into(),
            nama: Some("dr. Ratna Wulandari, M.Kes.".into()),
            nip: Some("197203151998032004".into()),
            pangkat: Some("Pembina Utama Muda, IV/c".into()),
        },
        umum: InformasiUmum {
            nama_upr: "Dinas Kesehatan".into(),
            mulai: hari(2026, 1, 1),
            selesai: hari(2026, 12, 31),
            ..peraturan().umum
        },
        ..peraturan()
    }
}

/// Advice that was followed up and advice that waits.
fn pendampingan(kantor: &str) -> RekapPendampingan {
    let satu = |hari, saran: &str, lanjut: Option<NaiveDate>| PotretPendampingan {
        kantor: kantor.into(),
        tanggal: hari,
        saran: saran.into(),
        oleh: "Siti Rahma, S.E.".into(),
        tindak_lanjut: if lanjut.is_some() { "Penjelasan dilengkapi.".into() } else { String::new() },
        ditindaklanjuti_pada: lanjut,
    };
    RekapPendampingan {
        dasar: "Perda Kota Contoh 3/2020 Pasal 33 ayat (3)".into(),
        daftar: vec![
            satu(hari(2026, 9, 14), "Tetapkan penanggung jawab setiap rencana aksi.", None),
            satu(hari(2026, 6, 3), "Lengkapi penjelasan level dampak.", Some(hari(2026, 6, 20))),
        ],
        tanpa: Vec::new(),
    }
}

fn kejadian() -> PotretKejadian {
    PotretKejadian {
        tanggal: hari(2026, 7, 8),
        sebab: "Cakram penyimpanan rusak".into(),
        dampak: "Pendaftaran berhenti enam jam".into(),
        kerugian: Some(45_000_000),
        tindakan: "Memulihkan cadangan".into(),
        pelajaran: "Cadangan diuji setiap bulan".into(),
    }
}

/// A register that was begun, with nothing in it.
pub fn kosong() -> PotretRegister {
    PotretRegister {
        pakta: Pakta::default(),
        sasaran: Vec::new(),
        struktur: Struktur { pelaksana: Vec::new(), ..peraturan().struktur },
        pemangku: Vec::new(),
        peraturan: Vec::new(),
        risiko: Vec::new(),
        pemilik: Penandatangan::jabatan("Kepala Dinas Kesehatan"),
        pendampingan: None,
        ..besar(0)
    }
}

/// The consolidated report of an invented government.
pub fn konsolidasi() -> PotretKonsolidasi {
    let asal = besar(40);
    let ringkas = |r: &PotretRisiko| RingkasRisiko {
        id: r.id,
        nomor: r.nomor.clone(),
        kantor_id: 1 + r.id % 3,
        kantor: ["Dinas Kesehatan", "Dinas Pendidikan", "Badan Pendapatan Daerah"][(r.id % 3) as usize].into(),
        jenis: r.jenis,
        kejadian: r.kejadian.clone(),
        kategori: "data_informasi".into(),
        nama_kategori: r.kategori.clone(),
        awal: r.awal,
        kini: r.kini,
        residual: r.residual,
        target: r.target,
        ambang: r.ambang,
        keputusan: r.keputusan,
        status: r.status,
        tingkat: r.tingkat,
        menunggu: None,
    };
    let mut semua: Vec<RingkasRisiko> = asal.risiko.iter().map(ringkas).collect();
    semua.sort_by_key(|r| (std::cmp::Reverse(r.kini.besaran), r.id));
    let peta = |ambil: fn(&RingkasRisiko) -> Option<Terukur>| {
        let mut isi: Vec<IsiPeta> = Vec::new();
        for r in &semua {
            let Some(ukur) = ambil(r) else { continue };
            match isi.iter_mut().find(|i| i.jenis == r.jenis && i.ukur == ukur) {
                Some(satu) => satu.banyak += 1,
                None => isi.push(IsiPeta { jenis: r.jenis, ukur, banyak: 1 }),
            }
        }
        isi
    };
    let hitung = |nama: &str, f: &dyn Fn(&RingkasRisiko) -> bool| {
        let mut h = Hitungan { kunci: nama.into(), nama: nama.into(), per_level: vec![0; 5], ..Hitungan::default() };
        for r in semua.iter().filter(|r| f(r)) {
            let level = Matriks::bawaan().nomor_level(r.kini.besaran).unwrap();
            h.per_level[usize::from(level) - 1] += 1;
            h.jumlah += 1;
            h.melampaui += usize::from(r.melampaui_selera());
        }
        h
    };
    let naik = |r: &RingkasRisiko, tingkat: Tingkat, menunggu: Option<Tingkat>, alasan: &str| PotretEskalasi {
        risiko: RingkasRisiko { tingkat, menunggu, ..r.clone() },
        diminta: menunggu.unwrap_or(tingkat),
        alasan: alasan.into(),
        oleh: "dr. Ratri Kusuma, M.Kes.".into(),
        pada: Some(hari(2026, 10, 14)),
        putusan: menunggu.is_none().then(|| PotretPutusan {
            putusan: Putusan::Terima,
            nomor: "RIS/03/KMR/2026".into(),
            tanggal: Some(hari(2026, 11, 6)),
            arahan: "Dianggarkan pada perubahan anggaran.".into(),
        }),
    };
    let badan = |unsur, nomor: &str, orang: &[(Kedudukan, &str, &str)]| Struktur {
        unsur,
        keputusan: if nomor.is_empty() { "" } else { "Keputusan Gubernur" }.into(),
        nomor: nomor.into(),
        tanggal: Some(hari(2026, 1, 12)),
        pelaksana: orang
            .iter()
            .map(|&(kedudukan, nama, jabatan)| Pelaksana {
                kedudukan,
                nama: nama.into(),
                nip: String::new(),
                jabatan: jabatan.into(),
            })
            .collect(),
    };
    PotretKonsolidasi {
        pemerintah: asal.pemerintah.clone(),
        tahun: 2026,
        ditutup: false,
        per: asal.per,
        matriks: asal.matriks.clone(),
        kerangka: asal.kerangka.clone(),
        komite: badan(
            Unsur::Komite,
            "100.3.3.1/12/2026",
            &[(Kedudukan::Ketua, "Ir. Bima Prakoso, M.T.", "Sekretaris Daerah")],
        ),
        kepatuhan: badan(Unsur::KepatuhanRisiko, "", &[(Kedudukan::Ketua, "Siti Rahma, S.E.", "Inspektur")]),
        peta: [
            (Ukuran::Awal, peta(|r| Some(r.awal))),
            (Ukuran::Kini, peta(|r| Some(r.kini))),
            (Ukuran::Residual, peta(|r| r.residual)),
            (Ukuran::Target, peta(|r| r.target)),
        ]
        .into_iter()
        .map(|(u, isi)| (u.kode().to_owned(), isi))
        .collect(),
        per_kategori: vec![hitung("Data dan Informasi", &|_| true)],
        per_kantor: ["Dinas Kesehatan", "Dinas Pendidikan", "Badan Pendapatan Daerah"]
            .map(|k| hitung(k, &move |r| r.kantor == k))
            .to_vec(),
        per_pemilik: vec![hitung("Kepala Bidang", &|_| true)],
        melampaui_selera: semua.iter().filter(|r| r.melampaui_selera()).cloned().collect(),
        eskalasi: vec![
            naik(&semua[0], Tingkat::Pemilik, Some(Tingkat::Komite), "Anggaran genset di luar wewenang kantor."),
            naik(&semua[1], Tingkat::Komite, Some(Tingkat::Pimpinan), "Menyangkut kerja sama antardaerah."),
            naik(&semua[2], Tingkat::Komite, None, "Lintas Perangkat Daerah."),
        ],
        terlambat: vec![PotretTerlambat {
            risiko_id: 2,
            nomor: "RSK-002".into(),
            kantor_id: 1,
            kantor: "Dinas Kesehatan".into(),
            kejadian: asal.risiko[1].kejadian.clone(),
            aksi: "Aksi 2 untuk kejadian ke-2".into(),
            penanggung_jawab: "Kepala Bidang Pelayanan".into(),
            tenggat: hari(2026, 5, 31),
            hari: 173,
        }],
        kejadian: vec![(semua[3].clone(), kejadian())],
        tanpa_register: vec!["Dinas Sosial".into(), "Satuan Polisi Pamong Praja".into()],
        tren_negatif: vec![Some(1_262), Some(1_190), Some(1_005), None, None],
        penanda_tangan: Penandatangan::jabatan("Sekretaris Daerah selaku Ketua Komite Manajemen Risiko SPBE"),
        pedoman: Some(PotretPedoman {
            pedoman: "PermenPANRB tentang Pedoman Manajemen Risiko SPBE, Nomor 5 Tahun 2020".into(),
            standar: "SNI ISO 31000:2018".into(),
            rencana_nomor: String::new(),
            rencana_tanggal: None,
            pengampu: String::new(),
            selang: JenisPantau::Triwulanan,
            kurang: vec![KurangPedoman::Rencana, KurangPedoman::Pengampu],
            masa: MasaPantau::berkala(JenisPantau::Triwulanan, 2026, 3),
            belum_dipantau: 7,
            kantor: 2,
        }),
        pendampingan: Some(RekapPendampingan {
            tanpa: vec!["Badan Pendapatan Daerah".into(), "Dinas Sosial".into()],
            ..pendampingan("Dinas Kesehatan")
        }),
        teratas: semua.into_iter().take(10).collect(),
    }
}
