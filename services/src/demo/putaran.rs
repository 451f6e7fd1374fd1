//! Rounds: opened, filled from a plan, and fixed by a decision.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::{
    angka::Nilai,
    instrumen::Instrumen,
    penilaian::{Jenis, Lingkup, Status, Tahap},
    waktu::ZonaWaktu,
};
use serde_json::{Value, json};

use super::{
    bukti::Gudang,
    data::{Butir, Dokumen},
    instansi::{Instansi, Kantor},
    jalan::{Jadwal, Petugas, Rencana, Tempat, tempuh},
    rakitan::{Rakitan, Siapa},
    teks::Pokok,
};
use crate::{
    Galat, Hasil,
    penilaian::entitas::{isian, keputusan, nilai, penilaian, putaran, rekomendasi, tenggat},
};

/// A round as it is opened.
pub(super) struct Babak<'a> {
    pub tahun: i32,
    pub nama: String,
    pub jenis: Jenis,
    pub lingkup: Lingkup,
    pub instrumen: &'a Instrumen,
    pub visitasi: bool,
    pub target: Option<Nilai>,
    pub tenggat: Vec<(Tahap, NaiveDate)>,
    pub dibuka: NaiveDate,
    pub impor: bool,
}

impl<'a> Babak<'a> {
    /// A round without target and deadlines, opened on this day of its year.
    pub fn baru(
        tahun: i32,
        nama: impl Into<String>,
        (jenis, lingkup): (Jenis, Lingkup),
        instrumen: &'a Instrumen,
        (bulan, hari): (u32, u32),
    ) -> Hasil<Self> {
        let (nama, dibuka) = (nama.into(), tanggal(tahun, bulan, hari)?);
        Ok(Self {
            tahun,
            nama,
            jenis,
            lingkup,
            instrumen,
            visitasi: false,
            target: None,
            tenggat: Vec::new(),
            dibuka,
            impor: false,
        })
    }

    /// The same with a target in hundredths and the last day of each stage (month, day); a visit when it has one.
    pub fn menuju(mut self, target: i32, tenggat: &[(Tahap, u32, u32)]) -> Hasil<Self> {
        self.target = Some(Nilai(target));
        for &(tahap, bulan, hari) in tenggat {
            self.visitasi |= tahap == Tahap::Visitasi;
            self.tenggat.push((tahap, tanggal(self.tahun, bulan, hari)?));
        }
        Ok(self)
    }
}

pub(super) fn tanggal(tahun: i32, bulan: u32, hari: u32) -> Hasil<NaiveDate> {
    NaiveDate::from_ymd_opt(tahun, bulan, hari).ok_or_else(|| Galat::internal("tanggal peragaan tidak ada"))
}

/// The decision that fixes a round.
pub(super) struct Tetap {
    pub nomor: String,
    pub tanggal: NaiveDate,
    pub alasan: &'static str,
}

/// What is to be done about one indicator or aspect.
pub(super) struct Saran<'a> {
    pub indikator: Option<&'a str>,
    pub aspek: Option<u8>,
    pub uraian: String,
    pub pemilik: i64,
    pub tenggat: NaiveDate,
    pub selesai: bool,
}

/// Puts rounds together.
pub(super) struct Pembangun<'a> {
    pub r: Rakitan,
    pub gudang: Gudang,
    pub instansi: &'a Instansi,
    pub zona: ZonaWaktu,
    pub pemerintah: &'a str,
    /// Members of the tim koordinasi: one opens and fixes, one records what the ministry found.
    pub koordinasi: &'a Siapa,
    pub pencatat: &'a Siapa,
    pub asesor: Vec<&'a Siapa>,
}

impl<'a> Pembangun<'a> {
    /// Opens a round.
    pub fn buka(&mut self, b: &Babak<'_>) -> i64 {
        let id = self.r.id_putaran();
        let kapan = self.pukul(b.dibuka, 8, 0);
        self.r.putaran.push(putaran::Model {
            id,
            tahun: b.tahun,
            nama: b.nama.clone(),
            jenis: b.jenis.kode().into(),
            lingkup: b.lingkup.kode().into(),
            instrumen: b.instrumen.id.clone(),
            visitasi: b.visitasi,
            target: b.target.map(|n| n.0),
            terkunci: false,
            tutup_lewat_tenggat: false,
            asesor_nomor: (!b.impor).then(|| format!("188.4/{}/REKAAN/{}", b.tahun - 1_960, b.tahun)),
            asesor_tanggal: (!b.impor).then_some(NaiveDate::from_ymd_opt(b.tahun, 1, 19)).flatten(),
            impor: b.impor,
            versi: 1,
            dibuat: kapan,
            diubah: kapan,
        });
        for (tahap, tanggal) in &b.tenggat {
            let id_tenggat = self.r.id_tenggat();
            self.r.tenggat.push(tenggat::Model {
                id: id_tenggat,
                putaran_id: id,
                tahap: tahap.kode().into(),
                tanggal: *tanggal,
            });
        }
        let tenggat: BTreeMap<_, _> = b.tenggat.iter().map(|(t, tanggal)| (t.kode(), *tanggal)).collect();
        let isi = json!({
            "tahun": b.tahun, "nama": b.nama, "jenis": b.jenis.kode(), "lingkup": b.lingkup.kode(),
            "instrumen": b.instrumen.id, "target": b.target, "tenggat": tenggat,
        });
        let tindakan = if b.impor { "Putaran diimpor" } else { "Putaran dibuka" };
        self.r.catat(kapan, Some(self.koordinasi), tindakan, "putaran", id, None, Value::Null, isi);
        id
    }

    /// Adds the assessment of the government or of an office to a round.
    pub fn penilaian(&mut self, putaran_id: i64, kantor: Option<i64>) -> i64 {
        let id = self.r.id_penilaian();
        self.r.penilaian.push(penilaian::Model { id, putaran_id, perangkat_daerah_id: kantor });
        id
    }

    /// Fixes the newest round.
    pub fn tetapkan(&mut self, putaran_id: i64, tetap: &Tetap) {
        let kapan = self.pukul(tetap.tanggal, 10, 15);
        if let Some(p) = self.r.putaran.iter_mut().find(|p| p.id == putaran_id) {
            p.terkunci = true;
            p.versi += 1;
            p.diubah = kapan;
        }
        let id = self.r.id_keputusan();
        self.r.keputusan.push(keputusan::Model {
            id,
            putaran_id,
            jenis: "penetapan".into(),
            nomor: tetap.nomor.clone(),
            tanggal: tetap.tanggal,
            alasan: tetap.alasan.into(),
            oleh: Some(self.koordinasi.id),
            pada: kapan,
        });
        let isi = json!({"terkunci": true, "nomor": tetap.nomor, "tanggal": tetap.tanggal, "alasan": tetap.alasan});
        let sebelum = json!({"terkunci": false});
        self.r.catat(kapan, Some(self.koordinasi), "Putaran ditetapkan", "putaran", putaran_id, None, sebelum, isi);
    }

    /// A fixed result of a past year as it is imported from a table of values.
    pub fn impor(&mut self, b: &Babak<'_>, angka: &BTreeMap<String, Nilai>, tetap: &Tetap) {
        let putaran_id = self.buka(b);
        let penilaian_id = self.penilaian(putaran_id, None);
        let kapan = self.pukul(b.dibuka, 8, 0);
        for (urutan, indikator) in (0..).zip(&b.instrumen.indikator) {
            let id = self.r.id_isian();
            let ada = angka.get(&indikator.kode);
            self.r.isian.push(isian::Model {
                id,
                penilaian_id,
                indikator: indikator.kode.clone(),
                urutan,
                status: if ada.is_some() { Status::Tereviu } else { Status::Belum }.kode().into(),
                diisi_oleh: None,
                diajukan_oleh: None,
                diajukan_pada: None,
                disetujui_oleh: None,
                disetujui_pada: None,
                catatan: String::new(),
                versi: 1,
                diubah: kapan,
            });
            if let Some(angka) = ada {
                let id_nilai = self.r.id_nilai();
                self.r.nilai.push(nilai::Model {
                    id: id_nilai,
                    isian_id: id,
                    tahap: Tahap::Reviu.kode().into(),
                    nilai: Some(angka.0),
                    fakta: String::new(),
                    analisis: String::new(),
                    justifikasi: String::new(),
                    oleh: Some(self.koordinasi.id),
                    pada: kapan,
                });
            }
        }
        // The decision is older than the import; the trail keeps the moment it was entered.
        let nomor = tetap.nomor.clone();
        self.tetapkan(putaran_id, &Tetap { nomor, tanggal: b.dibuka, alasan: tetap.alasan });
        if let Some(k) = self.r.keputusan.last_mut() {
            k.tanggal = tetap.tanggal;
        }
    }

    /// The government's assessment in a round; `rencana` says what happened to each indicator.
    ///
    /// # Errors
    /// When the data names an indicator or an office that does not exist.
    pub fn pemerintah(
        &mut self,
        b: &Babak<'_>,
        jadwal: &Jadwal,
        butir: &[Butir],
        rencana: &dyn Fn(usize) -> Rencana,
    ) -> Hasil<(i64, i64)> {
        let putaran_id = self.buka(b);
        let penilaian_id = self.penilaian(putaran_id, None);
        let instansi = self.instansi;
        for (ke, (indikator, satu)) in b.instrumen.indikator.iter().zip(butir).enumerate() {
            if indikator.kode != satu.kode {
                return Err(Galat::internal(format!("assets/demo: indikator {} tidak pada tempatnya", satu.kode)));
            }
            let kantor: Vec<&Kantor> = satu.kantor.iter().map(|s| instansi.kantor(s)).collect::<Hasil<_>>()?;
            let utama = *kantor.first().ok_or_else(|| Galat::internal("indikator tanpa penanggung jawab"))?;
            let butir = satu.tahun(b.tahun);
            let pokok = Pokok {
                instrumen: b.instrumen,
                indikator,
                butir: &butir,
                tahun: b.tahun,
                subjek: self.pemerintah,
                kantor: &utama.nama,
                per_kantor: false,
                batas: butir.batas,
            };
            let tempat = Tempat {
                penilaian_id,
                urutan: i32::try_from(ke).unwrap_or(i32::MAX),
                dibuka: self.pukul(b.dibuka, 8, 0),
                kantor,
                ditugaskan: true,
                rinci: true,
            };
            let asesor = self.asesor[ke % self.asesor.len()];
            let lain = self.asesor[(ke + 1) % self.asesor.len()];
            let petugas = if b.lingkup == Lingkup::Nasional {
                Petugas {
                    pengisi: asesor,
                    penyetuju: self.koordinasi,
                    asesor: self.pencatat,
                    penjawab: asesor,
                    pereviu: self.pencatat,
                }
            } else {
                Petugas {
                    pengisi: &utama.operator,
                    penyetuju: &utama.kepala,
                    asesor,
                    penjawab: &utama.operator,
                    pereviu: lain,
                }
            };
            tempuh(&mut self.r, &mut self.gudang, &tempat, &pokok, jadwal, &petugas, &rencana(ke))?;
        }
        Ok((putaran_id, penilaian_id))
    }

    /// Every office assesses itself; `rencana` gets the office's place, its quality and the indicator's place.
    ///
    /// # Errors
    /// When a file cannot be made.
    pub fn per_kantor(
        &mut self,
        b: &Babak<'_>,
        jadwal: &Jadwal,
        butir: &[Butir],
        rencana: &dyn Fn(usize, i32, usize) -> Rencana,
    ) -> Hasil<i64> {
        let putaran_id = self.buka(b);
        let instansi = self.instansi;
        for (ke_kantor, kantor) in instansi.kantor.iter().enumerate() {
            let penilaian_id = self.penilaian(putaran_id, Some(kantor.id));
            let petugas = Petugas {
                pengisi: &kantor.operator,
                penyetuju: &kantor.kepala,
                asesor: self.asesor[ke_kantor % self.asesor.len()],
                penjawab: &kantor.operator,
                pereviu: self.asesor[(ke_kantor + 1) % self.asesor.len()],
            };
            for (ke, (indikator, satu)) in b.instrumen.indikator.iter().zip(butir).enumerate() {
                let rencana = rencana(ke_kantor, kantor.mutu, ke);
                let butir = butir_kantor(b, satu, indikator, kantor);
                let pokok = Pokok {
                    instrumen: b.instrumen,
                    indikator,
                    butir: &butir,
                    tahun: b.tahun,
                    subjek: &kantor.nama,
                    kantor: &kantor.nama,
                    per_kantor: true,
                    batas: rencana.dokumen.tingkat_tercapai(),
                };
                let tempat = Tempat {
                    penilaian_id,
                    urutan: i32::try_from(ke).unwrap_or(i32::MAX),
                    dibuka: self.pukul(b.dibuka, 8, 0),
                    kantor: vec![kantor],
                    ditugaskan: true,
                    rinci: false,
                };
                tempuh(&mut self.r, &mut self.gudang, &tempat, &pokok, jadwal, &petugas, &rencana)?;
            }
        }
        Ok(putaran_id)
    }

    /// Adds a recommendation to an assessment.
    pub fn sarankan(&mut self, penilaian_id: i64, kapan: DateTime<Utc>, oleh: &Siapa, saran: Saran<'_>) {
        let id = self.r.id_rekomendasi();
        let isi = json!({
            "uraian": saran.uraian, "indikator": saran.indikator, "aspek": saran.aspek, "pemilik": saran.pemilik,
            "tenggat": saran.tenggat, "selesai": saran.selesai,
        });
        self.r.catat(
            kapan,
            Some(oleh),
            "Rekomendasi ditambah",
            "rekomendasi",
            id,
            Some(saran.pemilik),
            Value::Null,
            isi,
        );
        self.r.rekomendasi.push(rekomendasi::Model {
            id,
            penilaian_id,
            indikator: saran.indikator.map(Into::into),
            aspek: saran.aspek.map(i32::from),
            uraian: saran.uraian,
            perangkat_daerah_id: Some(saran.pemilik),
            tenggat: Some(saran.tenggat),
            selesai: saran.selesai,
            arsip: false,
            versi: 1,
            diubah: kapan,
        });
    }

    /// A moment of a day on the government's clock.
    pub fn pukul(&self, tanggal: NaiveDate, jam: i64, menit: i64) -> DateTime<Utc> {
        self.zona.awal_hari(tanggal) + Duration::minutes(60 * jam + menit)
    }
}

/// What an office says of an indicator in its own assessment: one collection of evidence per aspect.
fn butir_kantor(b: &Babak<'_>, satu: &Butir, indikator: &domain::instrumen::Indikator, kantor: &Kantor) -> Butir {
    const KURANG: [&str; 6] = [
        "belum seluruh unit kerja menerapkannya",
        "dokumennya belum ditetapkan secara formal",
        "reviu berkala belum dilaksanakan",
        "prosedur bakunya belum disusun",
        "hasil evaluasi tahun lalu belum ditindaklanjuti",
        "keterhubungan dengan Perangkat Daerah lain belum tersedia",
    ];
    let aspek = b.instrumen.aspek(indikator.aspek).map_or("aspek", |a| a.nama_pendek.as_str());
    // A sector's service is the office's own; the others are shared by all.
    let aplikasi = match satu.kode.as_str() {
        "45" | "46" | "47" => Some(format!("portal layanan {}", kantor.singkatan)),
        _ => satu.aplikasi.clone(),
    };
    let ke = super::acak::acak(&kantor.singkatan, indikator.aspek.into(), KURANG.len() as u64);
    Butir {
        dok: Dokumen {
            berkas: format!(
                "{}.Kumpulan-bukti-{}-{}.pdf",
                indikator.aspek,
                aspek.replace(' ', "-"),
                kantor.singkatan.replace(' ', "-")
            ),
            judul: format!("Kumpulan bukti aspek {aspek} {}", kantor.nama),
            letak: format!("bagian {}", indikator.kode),
            isi: format!("{} pada lingkup {}", indikator.nama_pendek, kantor.nama),
        },
        lain: None,
        aplikasi,
        kurang: KURANG[usize::try_from(ke).unwrap_or_default()].into(),
        ..satu.clone()
    }
}
