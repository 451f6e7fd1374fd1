//! Risk registers of the demo: 2024 to 2026, of most offices, with escalated, late, occurred risks and offices that have
//! not begun.

mod jalan;

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::{
    risiko::{
        JenisRisiko, Kerangka, Matriks, Skema, Titik,
        alur::Status,
        eskalasi::Tingkat,
        katalog::{ContohRisiko, Katalog},
        kerangka::{Ambang, KriteriaDampak},
        konteks::{Kedudukan, PemangkuKepentingan, PeraturanTerkait, Unsur},
        matriks::Terukur,
        spip::{Evaluasi, KodeSpip, Sumber, usul_level},
        tautan::JenisTautan,
    },
    waktu::ZonaWaktu,
};
use sea_orm::DatabaseTransaction;
use serde_json::{Value, json};

use super::{
    acak::{acak, acak_i},
    instansi::{Instansi, Kantor},
    rakitan::{self, Rakitan, Siapa},
    riwayat::tanggal,
};
use crate::{
    Hasil,
    register::massal::BarisMassal,
    risiko::{
        OBJEK_REGISTER, OBJEK_TAHUN,
        entitas::{
            anggota, catatan, eskalasi, kejadian, konteks, pantauan, pedoman, penanganan, pendampingan, penyelenggara,
            penyusun, risiko, sasaran, tahun, tautan,
        },
    },
};

/// Years with registers; the last one is running.
const TAHUN: [i32; 3] = [2024, 2025, 2026];

/// The demo stands in November 2026: three quarters have been reported.
const TAHUN_BERJALAN: i32 = 2026;

/// Offices that have not begun, of a hundred, by year.
const BELUM: [u64; 3] = [30, 15, 9];

/// Rows of every table, ids given out here.
#[derive(Default)]
pub(super) struct Register {
    tahun: Vec<tahun::Model>,
    badan: Vec<penyelenggara::Model>,
    anggota: Vec<anggota::Model>,
    penyusun: Vec<penyusun::Model>,
    konteks: Vec<konteks::Model>,
    sasaran: Vec<sasaran::Model>,
    risiko: Vec<risiko::Model>,
    penanganan: Vec<penanganan::Model>,
    pantauan: Vec<pantauan::Model>,
    kejadian: Vec<kejadian::Model>,
    eskalasi: Vec<eskalasi::Model>,
    catatan: Vec<catatan::Model>,
    tautan: Vec<tautan::Model>,
    pendampingan: Vec<pendampingan::Model>,
    pedoman: Vec<pedoman::Model>,
}

/// Tables whose ids are counted on, in the order of [`Register::simpan`].
const TABEL: [&str; 14] = [
    "risiko_tahun",
    "penyelenggara",
    "penyelenggara_anggota",
    "risiko_konteks",
    "risiko_sasaran",
    "risiko",
    "risiko_penanganan",
    "risiko_pantauan",
    "risiko_kejadian",
    "risiko_eskalasi",
    "risiko_catatan",
    "risiko_tautan",
    "risiko_pendampingan",
    "risiko_pedoman",
];

impl Register {
    /// Writes everything.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn simpan(self, tx: &DatabaseTransaction) -> Hasil<()> {
        rakitan::sisip::<tahun::Entity, _>(tx, self.tahun).await?;
        rakitan::sisip::<penyelenggara::Entity, _>(tx, self.badan).await?;
        rakitan::sisip::<anggota::Entity, _>(tx, self.anggota).await?;
        rakitan::sisip::<konteks::Entity, _>(tx, self.konteks).await?;
        rakitan::sisip::<sasaran::Entity, _>(tx, self.sasaran).await?;
        rakitan::sisip::<risiko::Entity, _>(tx, self.risiko).await?;
        rakitan::sisip::<penyusun::Entity, _>(tx, self.penyusun).await?;
        rakitan::sisip::<penanganan::Entity, _>(tx, self.penanganan).await?;
        rakitan::sisip::<pantauan::Entity, _>(tx, self.pantauan).await?;
        rakitan::sisip::<kejadian::Entity, _>(tx, self.kejadian).await?;
        rakitan::sisip::<eskalasi::Entity, _>(tx, self.eskalasi).await?;
        rakitan::sisip::<catatan::Entity, _>(tx, self.catatan).await?;
        rakitan::sisip::<tautan::Entity, _>(tx, self.tautan).await?;
        rakitan::sisip::<pendampingan::Entity, _>(tx, self.pendampingan).await?;
        rakitan::sisip::<pedoman::Entity, _>(tx, self.pedoman).await?;
        rakitan::lanjutkan_nomor(tx, &TABEL).await
    }
}

/// Puts the registers together; `catatan` are the records that risks can be about.
///
/// # Errors
/// When a date of the demo does not exist.
pub(super) fn rakit(r: &mut Rakitan, instansi: &Instansi, zona: ZonaWaktu, catatan: &[BarisMassal]) -> Hasil<Register> {
    let mut p = Penyusun {
        hasil: Register::default(),
        r,
        zona,
        tim: instansi.orang("maria")?.clone(),
        kepatuhan: instansi.orang("risiko")?.clone(),
        pimpinan: instansi.orang("sekda")?.clone(),
        kerangka: kerangka(),
        matriks: Matriks::bawaan().clone(),
        catatan: per_kantor(catatan),
        kepala: instansi.kantor.iter().map(|k| (k.id, k.kepala.clone())).collect(),
        lama: BTreeMap::new(),
    };
    for (ke, tahun) in TAHUN.into_iter().enumerate() {
        p.tahun(tahun)?;
        for (nomor, kantor) in (0_i64..).zip(&instansi.kantor) {
            // Kominfo, planning and supervision lead the way.
            let perintis = ["Diskominfo", "Bappeda", "Inspektorat"].contains(&kantor.singkatan.as_str());
            if perintis || acak("risiko belum", nomor, 100) >= BELUM[ke] {
                p.register(tahun, kantor, nomor)?;
            }
        }
    }
    p.eskalasi()?;
    p.pedoman(&instansi.kantor)?;
    Ok(p.hasil)
}

/// Applications, services, infrastructure and data by owner.
fn per_kantor(baris: &[BarisMassal]) -> BTreeMap<i64, Vec<i64>> {
    let mut hasil: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for b in baris.iter().filter(|b| domain::risiko::tautan::REGISTER.contains(&b.register.kode)) {
        if let Some(kantor) = b.dasar.perangkat_daerah_id {
            hasil.entry(kantor).or_default().push(b.dasar.id);
        }
    }
    hasil
}

/// The frame of the demo government: the official lists, and invented appetites and criteria where the regulation leaves
/// them open.
fn kerangka() -> Kerangka {
    let mut k = Skema::bawaan().kerangka();
    for butir in &k.kategori {
        k.selera.entry(butir.kode.clone()).or_insert(Ambang { positif: Some(16), negatif: Some(11) });
    }
    k.selera.insert("keamanan".into(), Ambang { positif: Some(16), negatif: Some(6) });
    let lima = |isi: [&str; 5]| isi.map(str::to_owned).to_vec();
    let mut taruh = |kode: &str, positif: [&str; 5], negatif: [&str; 5]| {
        k.dampak.insert(kode.into(), KriteriaDampak { positif: lima(positif), negatif: lima(negatif) });
    };
    let luas =
        ["Satu seksi", "Satu bidang", "Satu Perangkat Daerah", "Beberapa Perangkat Daerah", "Seluruh pemerintah"];
    taruh(
        "finansial",
        ["Hemat ≤ 10 juta", "Hemat 10–50 juta", "Hemat 50–200 juta", "Hemat 200–500 juta", "Hemat > 500 juta"],
        ["Rugi ≤ 10 juta", "Rugi 10–50 juta", "Rugi 50–200 juta", "Rugi 200–500 juta", "Rugi > 500 juta"],
    );
    taruh("reputasi", luas, luas);
    taruh(
        "layanan_organisasi",
        ["Lebih cepat 5%", "Lebih cepat 10%", "Lebih cepat 20%", "Lebih cepat 30%", "Lebih cepat 50%"],
        ["Terganggu ≤ 1 jam", "Terganggu ≤ 4 jam", "Terganggu ≤ 1 hari", "Terganggu ≤ 3 hari", "Terganggu > 3 hari"],
    );
    taruh("operasional_aset", luas, luas);
    taruh(
        "hukum",
        ["Satu ketentuan dipenuhi", "Beberapa ketentuan", "Satu bab", "Satu peraturan", "Seluruh peraturan"],
        ["Teguran lisan", "Teguran tertulis", "Temuan pengawasan", "Sanksi administratif", "Perkara hukum"],
    );
    taruh("sdm", luas, luas);
    k
}

struct Penyusun<'a> {
    hasil: Register,
    r: &'a mut Rakitan,
    zona: ZonaWaktu,
    tim: Siapa,
    kepatuhan: Siapa,
    pimpinan: Siapa,
    kerangka: Kerangka,
    matriks: Matriks,
    catatan: BTreeMap<i64, Vec<i64>>,
    /// Heads by office.
    kepala: BTreeMap<i64, Siapa>,
    /// Last year's risk of an office and an example.
    lama: BTreeMap<(i64, &'static str), i64>,
}

/// The number the next row of a table gets.
fn berikut<T>(baris: &[T]) -> i64 {
    i64::try_from(baris.len()).unwrap_or(i64::MAX - 1) + 1
}

impl Penyusun<'_> {
    fn saat(&self, hari: NaiveDate, kunci: i64) -> DateTime<Utc> {
        self.zona.awal_hari(hari) + Duration::minutes(8 * 60 + acak_i("risiko jam", kunci, 420))
    }

    /// The frame of a year and the two bodies of the government.
    fn tahun(&mut self, tahun: i32) -> Hasil<()> {
        let mulai = self.saat(tanggal(tahun, 1, 8)?, i64::from(tahun));
        let ditutup = (tahun < TAHUN_BERJALAN).then(|| tanggal(tahun + 1, 1, 20)).transpose()?;
        let ditutup = ditutup.map(|hari| self.saat(hari, i64::from(tahun)));
        let id = berikut(&self.hasil.tahun);
        self.hasil.tahun.push(tahun::Model {
            id,
            tahun,
            matriks: serde_json::to_string(&self.matriks)?,
            kerangka: serde_json::to_string(&self.kerangka)?,
            ditutup_pada: ditutup,
            ditutup_oleh: ditutup.map(|_| self.tim.nama.clone()).unwrap_or_default(),
            versi: 1 + i64::from(ditutup.is_some()),
            diubah: ditutup.unwrap_or(mulai),
            diubah_oleh: self.tim.nama.clone(),
        });
        let tim = self.tim.clone();
        let isi = json!({"tahun": tahun});
        self.r.catat(mulai, Some(&tim), "Tahun risiko dimulai", OBJEK_TAHUN, id, None, Value::Null, isi.clone());
        if let Some(saat) = ditutup {
            self.r.catat(saat, Some(&tim), "Register risiko tahun ditutup", OBJEK_TAHUN, id, None, Value::Null, isi);
        }
        let komite = [
            (Kedudukan::Ketua, self.pimpinan.nama.clone(), "Sekretaris Daerah"),
            (Kedudukan::Sekretaris, self.tim.nama.clone(), "Sekretaris Tim Koordinasi SPBE"),
        ];
        let nomor = format!("100.3.3.1/{}/{tahun}", 40 + tahun - 2024);
        self.badan(tahun, Unsur::Komite, None, (&nomor, Some(tanggal(tahun, 1, 8)?)), &komite);
        let kepatuhan =
            [(Kedudukan::Ketua, self.kepatuhan.nama.clone(), "Kepala unit kepatuhan risiko, Inspektorat Daerah")];
        self.badan(tahun, Unsur::KepatuhanRisiko, None, (&nomor, Some(tanggal(tahun, 1, 8)?)), &kepatuhan);
        Ok(())
    }

    fn badan(
        &mut self,
        tahun: i32,
        unsur: Unsur,
        kantor: Option<i64>,
        (nomor, hari): (&str, Option<NaiveDate>),
        orang: &[(Kedudukan, String, &str)],
    ) {
        let id = berikut(&self.hasil.badan);
        self.hasil.badan.push(penyelenggara::Model {
            id,
            unsur: unsur.kode().into(),
            tahun,
            perangkat_daerah_id: kantor,
            keputusan: if nomor.is_empty() { "" } else { "Keputusan Gubernur" }.into(),
            nomor: nomor.into(),
            tanggal: hari,
            versi: 1,
            diubah: hari.map(|h| self.zona.awal_hari(h)).unwrap_or_default(),
            diubah_oleh: self.tim.nama.clone(),
        });
        for (urutan, (kedudukan, nama, jabatan)) in (1..).zip(orang) {
            let baris = anggota::Model {
                id: berikut(&self.hasil.anggota),
                penyelenggara_id: id,
                urutan,
                kedudukan: kedudukan.kode().into(),
                nama: nama.clone(),
                nip: String::new(),
                jabatan: (*jabatan).to_owned(),
            };
            self.hasil.anggota.push(baris);
        }
    }

    /// The register of an office: context and risks.
    fn register(&mut self, tahun: i32, kantor: &Kantor, nomor: i64) -> Hasil<()> {
        let id = berikut(&self.hasil.konteks);
        let mulai = self.saat(tanggal(tahun, 1, 12)? + Duration::days(acak_i("risiko mulai", id, 20)), id);
        let daftar = |pasangan: &[(&str, &str)]| -> Vec<PemangkuKepentingan> {
            pasangan.iter().map(|(n, h)| PemangkuKepentingan { nama: (*n).into(), hubungan: (*h).into() }).collect()
        };
        let pemangku = daftar(&[
            ("Dinas Komunikasi dan Informatika", "Penyedia infrastruktur dan pembina aplikasi"),
            ("Masyarakat pengguna layanan", "Penerima layanan"),
        ]);
        let peraturan = [PeraturanTerkait {
            nama: "Peraturan Presiden Nomor 95 Tahun 2018 tentang Sistem Pemerintahan Berbasis Elektronik".into(),
            amanat:
                "Pasal 47: manajemen risiko bertujuan menjamin keberlangsungan SPBE dengan meminimalkan dampak risiko."
                    .into(),
        }];
        let pakta = acak("risiko pakta", id, 10) > 0;
        self.hasil.konteks.push(konteks::Model {
            id,
            tahun,
            perangkat_daerah_id: kantor.id,
            nama_upr: kantor.nama.clone(),
            tugas: format!("Melaksanakan urusan pemerintahan pada {}", kantor.nama),
            fungsi:
                "1. perumusan kebijakan teknis\n2. pelaksanaan dan pelayanan\n3. pembinaan, evaluasi, dan pelaporan"
                    .into(),
            mulai: tanggal(tahun, 1, 1)?,
            selesai: tanggal(tahun, 12, 31)?,
            pemangku: serde_json::to_string(&pemangku)?,
            peraturan: serde_json::to_string(&peraturan)?,
            kerangka: serde_json::to_string(&self.kerangka)?,
            pakta_nomor: if pakta { format!("PI/{:03}/{tahun}", nomor + 1) } else { String::new() },
            pakta_tempat: if pakta { "Nusa Raya".into() } else { String::new() },
            pakta_tanggal: if pakta { Some(tanggal(tahun, 2, 3)?) } else { None },
            versi: 1,
            dibuat: mulai,
            diubah: mulai,
            diubah_oleh: kantor.operator.nama.clone(),
        });
        let isi = json!({"tahun": tahun, "nama_upr": kantor.nama});
        let milik = Some(kantor.id);
        self.r.catat(
            mulai,
            Some(&kantor.operator),
            "Register risiko dimulai",
            OBJEK_REGISTER,
            id,
            milik,
            Value::Null,
            isi,
        );
        let orang = [
            (Kedudukan::Pemilik, kantor.kepala.nama.clone(), "Kepala Perangkat Daerah"),
            (Kedudukan::Koordinator, format!("Sekretaris {}", kantor.singkatan), "Sekretaris"),
            (Kedudukan::Pengelola, kantor.operator.nama.clone(), "Pengelola SPBE"),
        ];
        self.badan(tahun, Unsur::PemilikRisiko, Some(kantor.id), ("", None), &orang);
        let tujuan = berikut(&self.hasil.sasaran);
        self.hasil.sasaran.push(sasaran::Model {
            id: tujuan,
            konteks_id: id,
            urutan: 1,
            sasaran_upr: "Meningkatnya kualitas tata kelola dan layanan".into(),
            sasaran_spbe: "Meningkatnya kualitas penyelenggaraan SPBE".into(),
            indikator: "Indeks SPBE".into(),
            target: format!("{},{}", 2 + (tahun - 2024) / 2, 6 + (tahun - 2024)),
        });
        let banyak = 5 + acak_i("risiko banyak", nomor, 5);
        let semua = &Katalog::bawaan().contoh;
        let panjang = i64::try_from(semua.len()).unwrap_or(1);
        let loncat = 1 + 2 * acak_i("risiko loncat", nomor, 7);
        for ke in 0..banyak {
            // The same office keeps the same risks over the years; odd steps visit different examples.
            let letak = usize::try_from((nomor * 5 + ke * loncat) % panjang).unwrap_or_default();
            let contoh = &semua[letak];
            if !self.hasil.risiko.iter().any(|r| r.konteks_id == id && r.kejadian == contoh.kejadian) {
                self.risiko(tahun, kantor, (id, tujuan), contoh, mulai)?;
            }
        }
        if acak("risiko damping", id, 5) == 0 && mulai < self.zona.awal_hari(tanggal(TAHUN_BERJALAN, 9, 1)?) {
            let hari = tanggal(tahun, 6, 4)? + Duration::days(acak_i("risiko damping hari", id, 60));
            let selesai = acak("risiko damping lanjut", id, 3) > 0;
            let baris = pendampingan::Model {
                id: berikut(&self.hasil.pendampingan),
                tahun,
                perangkat_daerah_id: kantor.id,
                tanggal: hari,
                saran:
                    "Lengkapi penjelasan level dampak dengan angka, dan tetapkan penanggung jawab setiap rencana aksi."
                        .into(),
                tindak_lanjut: if selesai {
                    "Penjelasan dilengkapi dan penanggung jawab ditetapkan.".into()
                } else {
                    String::new()
                },
                ditindaklanjuti_pada: selesai.then(|| hari + Duration::days(14)),
                versi: 1 + i64::from(selesai),
                dibuat: self.saat(hari, id),
                dibuat_oleh: self.kepatuhan.nama.clone(),
            };
            self.hasil.pendampingan.push(baris);
        }
        Ok(())
    }

    fn risiko(
        &mut self,
        tahun: i32,
        kantor: &Kantor,
        (konteks_id, sasaran_id): (i64, i64),
        contoh: &'static ContohRisiko,
        mulai: DateTime<Utc>,
    ) -> Hasil<()> {
        let id = berikut(&self.hasil.risiko);
        let urutan = self.hasil.risiko.iter().filter(|r| r.tahun == tahun).count() + 1;
        let negatif = contoh.jenis == JenisRisiko::Negatif;
        let benih = kantor.id * 100 + i64::try_from(contoh.kode.len()).unwrap_or(0);
        let level = |kunci: &str, dari: u8, lebar: u64| {
            dari + u8::try_from(acak(kunci, id * 7 + benih, lebar)).unwrap_or_default()
        };
        let ukur = |k: u8, d: u8| -> Terukur {
            let titik = Titik::baru(k.clamp(1, 5), d.clamp(1, 5));
            self.matriks.ukur(titik).unwrap_or(Terukur { titik, besaran: 1 })
        };
        let awal = ukur(level("risiko k", 2, 4), level("risiko d", 2, 4));
        let turun = u8::from(negatif);
        let residual = ukur(awal.titik.kemungkinan.saturating_sub(turun), awal.titik.dampak.saturating_sub(1).max(1));
        let residual = if negatif { residual } else { ukur(awal.titik.kemungkinan, awal.titik.dampak + 1) };
        let target = if negatif { ukur(1, awal.titik.dampak.saturating_sub(1).max(1)) } else { ukur(5, 5) };
        let ambang = self.kerangka.selera(&contoh.kategori, contoh.jenis);
        let status = self.status(tahun, kantor, id);
        let asal = self.lama.insert((kantor.id, contoh.kode.as_str()), id);
        let spip = negatif && acak("risiko spip", id, 3) == 0;
        let evaluasi = Evaluasi {
            kode: if contoh.kategori == "rencana_anggaran" { KodeSpip::Rso } else { KodeSpip::Roo },
            titik: Titik::baru(usul_level(awal.titik.kemungkinan, 5), usul_level(awal.titik.dampak, 5)),
            sumber: if contoh.kategori == "bencana" { Sumber::Eksternal } else { Sumber::Internal },
            terkendali: contoh.kategori != "bencana",
            pihak_terkena: kantor.nama.clone(),
            celah: String::new(),
        };
        let mut baris = risiko::Model {
            id,
            konteks_id,
            tahun,
            perangkat_daerah_id: kantor.id,
            urutan: i32::try_from(urutan).unwrap_or(i32::MAX),
            sasaran_id: Some(sasaran_id),
            jenis: contoh.jenis.kode().into(),
            kejadian: contoh.kejadian.clone(),
            penyebab: contoh.penyebab.clone(),
            kategori: contoh.kategori.clone(),
            uraian_dampak: contoh.dampak.clone(),
            area: contoh.area.clone(),
            pengendalian: contoh.pengendalian.clone(),
            kemungkinan: i32::from(awal.titik.kemungkinan),
            dampak: i32::from(awal.titik.dampak),
            besaran: i32::from(awal.besaran),
            penjelasan_kemungkinan: self
                .kerangka
                .kriteria_kemungkinan(&contoh.kategori)
                .get(usize::from(awal.titik.kemungkinan) - 1)
                .map(|k| format!("Diperkirakan {} dalam setahun.", k.frekuensi))
                .unwrap_or_default(),
            penjelasan_dampak: self.kerangka.kriteria_dampak(&contoh.area, contoh.jenis, awal.titik.dampak).to_owned(),
            ambang: ambang.map(i32::from),
            keputusan: ambang.is_some_and(|a| awal.besaran >= a),
            alasan_keputusan: String::new(),
            pertimbangan: None,
            kini_kemungkinan: i32::from(awal.titik.kemungkinan),
            kini_dampak: i32::from(awal.titik.dampak),
            kini_besaran: i32::from(awal.besaran),
            ada_residual: true,
            residual_kemungkinan: Some(i32::from(residual.titik.kemungkinan)),
            residual_dampak: Some(i32::from(residual.titik.dampak)),
            residual_besaran: Some(i32::from(residual.besaran)),
            alasan_residual: String::new(),
            target_kemungkinan: Some(i32::from(target.titik.kemungkinan)),
            target_dampak: Some(i32::from(target.titik.dampak)),
            target_besaran: Some(i32::from(target.besaran)),
            kontinjensi: if awal.besaran > 20 {
                "Layanan dialihkan ke prosedur manual sampai pulih.".into()
            } else {
                String::new()
            },
            pemilik: format!("Kepala {}", kantor.singkatan),
            status: status.kode().into(),
            penyusun_id: Some(kantor.operator.id),
            diajukan_oleh: (status >= Status::Diajukan).then_some(kantor.operator.id),
            disetujui_oleh: status.berlaku().then_some(kantor.kepala.id),
            tingkat: Tingkat::Pemilik.kode().into(),
            menunggu: None,
            asal_id: asal,
            spip: if spip { serde_json::to_string(&evaluasi)? } else { String::new() },
            cari: String::new(),
            versi: 1,
            dibuat: mulai,
            diubah: mulai,
            diubah_oleh: kantor.operator.nama.clone(),
            diarsipkan_pada: None,
        };
        self.langkah(&mut baris, status, kantor, mulai)?;
        if baris.keputusan {
            self.aksi(&baris, contoh, status)?;
        }
        if status.berlaku() {
            self.pantau(&mut baris, contoh, kantor)?;
            if negatif && acak("risiko terjadi", id, 14) == 0 {
                self.terjadi(&mut baris, contoh, kantor)?;
            }
        }
        if let Some(milik) = self.catatan.get(&kantor.id)
            && matches!(
                contoh.kategori.as_str(),
                "aplikasi" | "keamanan" | "layanan" | "data_informasi" | "infrastruktur"
            )
        {
            let ke = usize::try_from(acak("risiko tautan", id, milik.len() as u64)).unwrap_or_default();
            let objek_id = milik[ke];
            let baris = tautan::Model {
                id: berikut(&self.hasil.tautan),
                risiko_id: id,
                jenis: JenisTautan::Catatan.kode().into(),
                objek_id,
                catatan_id: Some(objek_id),
            };
            self.hasil.tautan.push(baris);
        }
        baris.cari = crate::risiko::teks_cari(&baris);
        self.hasil.penyusun.push(penyusun::Model { akun_id: kantor.operator.id, risiko_id: id });
        self.hasil.risiko.push(baris);
        Ok(())
    }

    /// A closed year is consolidated; in the running one offices are at different steps.
    fn status(&self, tahun: i32, kantor: &Kantor, id: i64) -> Status {
        if tahun < TAHUN_BERJALAN {
            return Status::Terkonsolidasi;
        }
        match acak("risiko kantor", kantor.id, 10) {
            0 => match acak("risiko status", id, 3) {
                0 => Status::Dikembalikan,
                1 => Status::Draf,
                _ => Status::Diajukan,
            },
            1 => Status::Diajukan,
            2 => Status::Disetujui,
            3 | 4 => Status::Direviu,
            _ => Status::Terkonsolidasi,
        }
    }
}
