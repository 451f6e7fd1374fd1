//! The way of one indicator through its stages: rows, evidence, questions and the entries of the audit trail.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::{
    angka::Nilai,
    penilaian::{Status, Tahap},
    waktu::ZonaWaktu,
};
use serde_json::{Value, json};

use super::{
    acak::acak_i,
    bukti::{Gudang, lampirkan},
    data::Dokumen,
    instansi::Kantor,
    rakitan::{Rakitan, Siapa},
    teks::{Pokok, Uraian},
};
use crate::{
    Hasil,
    penilaian::entitas::{isian, klarifikasi, nilai, penugasan},
};

/// When the stages of a round take place: first day and number of days.
#[derive(Clone, Copy)]
pub(super) struct Jadwal {
    pub zona: ZonaWaktu,
    pub isi: (NaiveDate, i64),
    pub dokumen: (NaiveDate, i64),
    pub interviu: (NaiveDate, i64),
    pub visitasi: (NaiveDate, i64),
    pub reviu: (NaiveDate, i64),
}

/// Who acts on an indicator.
pub(super) struct Petugas<'a> {
    pub pengisi: &'a Siapa,
    pub penyetuju: &'a Siapa,
    /// Verifies, asks, closes.
    pub asesor: &'a Siapa,
    pub penjawab: &'a Siapa,
    pub pereviu: &'a Siapa,
}

/// What happens to an indicator: the values given and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Rencana {
    pub status: Status,
    pub mandiri: Nilai,
    pub dokumen: Nilai,
    /// A value given at the interview; `None` carries the documents' value over.
    pub interviu: Option<Nilai>,
    pub visitasi: Option<Nilai>,
    pub reviu: Option<Nilai>,
    /// Whether a question was asked.
    pub ditanya: bool,
    /// Latest day for the answer.
    pub batas: Option<NaiveDate>,
}

/// Where the rows go.
pub(super) struct Tempat<'a> {
    pub penilaian_id: i64,
    pub urutan: i32,
    pub dibuka: DateTime<Utc>,
    /// Responsible offices, the leading one first; empty for a round without assignments.
    pub kantor: Vec<&'a Kantor>,
    pub ditugaskan: bool,
    /// Whether the whole texts go into the audit trail too.
    pub rinci: bool,
}

impl Rencana {
    /// Nothing done yet.
    pub fn kosong() -> Self {
        Self {
            status: Status::Belum,
            mandiri: Nilai(0),
            dokumen: Nilai(0),
            interviu: None,
            visitasi: None,
            reviu: None,
            ditanya: false,
            batas: None,
        }
    }
}

/// Adds one indicator with everything that happened to it. Answers the id of its row.
///
/// # Errors
/// When a picture cannot be encoded.
pub(super) fn tempuh(
    r: &mut Rakitan,
    gudang: &mut Gudang,
    tempat: &Tempat<'_>,
    pokok: &Pokok<'_>,
    jadwal: &Jadwal,
    petugas: &Petugas<'_>,
    rencana: &Rencana,
) -> Hasil<i64> {
    let id = r.id_isian();
    r.isian.push(isian::Model {
        id,
        penilaian_id: tempat.penilaian_id,
        indikator: pokok.indikator.kode.clone(),
        urutan: tempat.urutan,
        status: rencana.status.kode().into(),
        diisi_oleh: None,
        diajukan_oleh: None,
        diajukan_pada: None,
        disetujui_oleh: None,
        disetujui_pada: None,
        catatan: String::new(),
        versi: 1,
        diubah: tempat.dibuka,
    });
    if tempat.ditugaskan {
        tugaskan(r, tempat, id);
    }
    let mut langkah = Langkah {
        r,
        id,
        kantor: tempat.kantor.first().map(|k| k.id),
        rinci: tempat.rinci,
        kapan: tempat.dibuka,
        kunci: format!("{}/{}", tempat.penilaian_id, pokok.indikator.kode),
    };
    langkah.isi(gudang, tempat, pokok, jadwal, petugas, rencana)?;
    langkah.nilai(pokok, jadwal, petugas, rencana);
    Ok(id)
}

fn tugaskan(r: &mut Rakitan, tempat: &Tempat<'_>, isian_id: i64) {
    for (ke, k) in tempat.kantor.iter().enumerate() {
        let id = r.id_penugasan();
        r.penugasan.push(penugasan::Model { id, isian_id, perangkat_daerah_id: k.id, utama: ke == 0 });
    }
}

/// One indicator on its way.
struct Langkah<'r> {
    r: &'r mut Rakitan,
    id: i64,
    kantor: Option<i64>,
    rinci: bool,
    kapan: DateTime<Utc>,
    kunci: String,
}

impl Langkah<'_> {
    /// From the empty row to the approval, as far as the plan goes.
    fn isi(
        &mut self,
        gudang: &mut Gudang,
        tempat: &Tempat<'_>,
        pokok: &Pokok<'_>,
        jadwal: &Jadwal,
        petugas: &Petugas<'_>,
        rencana: &Rencana,
    ) -> Hasil<()> {
        if rencana.status < Status::Draf {
            return Ok(());
        }
        self.pada(jadwal.zona, jadwal.isi);
        let tingkat = rencana.mandiri.tingkat_tercapai();
        let uraian = pokok.mandiri(rencana.mandiri);
        if let Some(kantor) = tempat.kantor.first() {
            let dokumen: Vec<Dokumen> = pokok.butir.dokumen().cloned().collect();
            // A draft still lacks its second piece of evidence.
            let sampai = if rencana.status == Status::Draf { 1 } else { dokumen.len() };
            for d in dokumen.iter().take(sampai) {
                let (bukti, sha256) = gudang.ambil(self.r, d, kantor, petugas.pengisi, self.kapan)?;
                lampirkan(self.r, self.id, bukti, (tingkat >= 1).then_some(tingkat));
                let isi = json!({"bukti": d.berkas, "sha256": sha256});
                self.catat(petugas.pengisi, "Bukti dilampirkan", Value::Null, isi);
                self.lewat(4);
            }
        }
        let rinci = self.rinci;
        let isi = if rinci {
            json!({"tingkat": rencana.mandiri.0, "fakta": uraian.fakta, "analisis": uraian.analisis})
        } else {
            json!({"tingkat": rencana.mandiri.0})
        };
        self.catat(petugas.pengisi, "Diisi", Value::Null, isi);
        self.simpan_nilai(Tahap::Mandiri, rencana.mandiri, uraian, petugas.pengisi);
        self.ubah(|i| i.diisi_oleh = Some(petugas.pengisi.id));
        if rencana.status == Status::Draf {
            return Ok(());
        }
        self.lewat(35);
        let kapan = self.kapan;
        self.status(petugas.pengisi, "Diajukan", Status::Draf, Status::Diajukan);
        self.ubah(|i| {
            i.diajukan_oleh = Some(petugas.pengisi.id);
            i.diajukan_pada = Some(kapan);
        });
        if rencana.status == Status::Diajukan {
            return Ok(());
        }
        self.lewat(24 * 60 - 50);
        let kapan = self.kapan;
        self.status(petugas.penyetuju, "Disetujui", Status::Diajukan, Status::Disetujui);
        if rencana.status == Status::Dikembalikan {
            self.pada(jadwal.zona, jadwal.dokumen);
            let alasan = pokok.alasan_kembali(rencana.mandiri);
            let isi = json!({"status": Status::Dikembalikan.kode(), "alasan": alasan});
            let sebelum = json!({"status": Status::Disetujui.kode()});
            self.catat(petugas.asesor, "Dikembalikan asesor", sebelum, isi);
            self.ubah(|i| i.catatan = alasan);
        } else {
            self.ubah(|i| {
                i.disetujui_oleh = Some(petugas.penyetuju.id);
                i.disetujui_pada = Some(kapan);
            });
        }
        Ok(())
    }

    /// From the verification to the review, as far as the plan goes.
    fn nilai(&mut self, pokok: &Pokok<'_>, jadwal: &Jadwal, petugas: &Petugas<'_>, rencana: &Rencana) {
        if rencana.status < Status::Terverifikasi {
            return;
        }
        self.pada(jadwal.zona, jadwal.dokumen);
        let uraian = pokok.dokumen(rencana.dokumen, rencana.mandiri);
        self.tahap(petugas.asesor, "Diverifikasi", Tahap::Dokumen, rencana.mandiri, Some(rencana.dokumen), uraian);
        if rencana.ditanya && rencana.status >= Status::Klarifikasi {
            self.tanya(pokok, jadwal, petugas, rencana);
        }
        if rencana.status < Status::Terklarifikasi {
            return;
        }
        self.pada(jadwal.zona, jadwal.interviu);
        self.lewat(180);
        let mut kini = rencana.dokumen;
        let uraian = rencana.interviu.map(|n| pokok.interviu(n, kini)).unwrap_or_default();
        self.tahap(petugas.asesor, "Interviu ditutup", Tahap::Interviu, kini, rencana.interviu, uraian);
        kini = rencana.interviu.unwrap_or(kini);
        if rencana.status < Status::Tervalidasi {
            return;
        }
        if let Some(n) = rencana.visitasi {
            self.pada(jadwal.zona, jadwal.visitasi);
            self.tahap(petugas.asesor, "Divalidasi", Tahap::Visitasi, kini, Some(n), pokok.visitasi(n));
            kini = n;
        }
        if rencana.status < Status::Tereviu {
            return;
        }
        self.pada(jadwal.zona, jadwal.reviu);
        let uraian = rencana.reviu.map(|n| pokok.reviu(n, kini)).unwrap_or_default();
        self.tahap(petugas.pereviu, "Direviu", Tahap::Reviu, kini, rencana.reviu, uraian);
    }

    fn tanya(&mut self, pokok: &Pokok<'_>, jadwal: &Jadwal, petugas: &Petugas<'_>, rencana: &Rencana) {
        self.pada(jadwal.zona, jadwal.interviu);
        let ditanya = self.kapan;
        let isi = json!({"status": Status::Klarifikasi.kode(), "pertanyaan": pokok.butir.tanya});
        self.catat(petugas.asesor, "Klarifikasi diminta", json!({"status": Status::Terverifikasi.kode()}), isi);
        let dijawab = rencana.status >= Status::Terjawab;
        if dijawab {
            self.lewat(26 * 60);
            let isi = json!({"status": Status::Terjawab.kode(), "jawaban": pokok.butir.jawab});
            self.catat(petugas.penjawab, "Klarifikasi dijawab", json!({"status": Status::Klarifikasi.kode()}), isi);
        }
        let id = self.r.id_klarifikasi();
        self.r.klarifikasi.push(klarifikasi::Model {
            id,
            isian_id: self.id,
            pertanyaan: pokok.butir.tanya.clone(),
            ditanya_oleh: Some(petugas.asesor.id),
            ditanya_pada: ditanya,
            batas: rencana.batas,
            jawaban: dijawab.then(|| pokok.butir.jawab.clone()),
            dijawab_oleh: dijawab.then_some(petugas.penjawab.id),
            dijawab_pada: dijawab.then_some(self.kapan),
        });
    }

    /// A stage gives its value, or carries the one before over.
    fn tahap(
        &mut self,
        oleh: &Siapa,
        tindakan: &'static str,
        tahap: Tahap,
        sebelum: Nilai,
        nilai: Option<Nilai>,
        uraian: Uraian,
    ) {
        let isi = match nilai {
            Some(n) => json!({"tahap": tahap.kode(), "tingkat": n.0, "justifikasi": uraian.justifikasi}),
            None => json!({"tahap": tahap.kode(), "dibawa": true}),
        };
        self.catat(oleh, tindakan, json!({"tingkat": sebelum.0}), isi);
        if let Some(n) = nilai {
            self.simpan_nilai(tahap, n, uraian, oleh);
        }
    }

    fn simpan_nilai(&mut self, tahap: Tahap, angka: Nilai, uraian: Uraian, oleh: &Siapa) {
        let id = self.r.id_nilai();
        self.r.nilai.push(nilai::Model {
            id,
            isian_id: self.id,
            tahap: tahap.kode().into(),
            nilai: Some(angka.0),
            fakta: uraian.fakta,
            analisis: uraian.analisis,
            justifikasi: uraian.justifikasi,
            oleh: Some(oleh.id),
            pada: self.kapan,
        });
    }

    fn status(&mut self, oleh: &Siapa, tindakan: &'static str, dari: Status, ke: Status) {
        self.catat(oleh, tindakan, json!({"status": dari.kode()}), json!({"status": ke.kode()}));
    }

    fn catat(&mut self, oleh: &Siapa, tindakan: &'static str, sebelum: Value, sesudah: Value) {
        self.r.catat(self.kapan, Some(oleh), tindakan, "isian", self.id, self.kantor, sebelum, sesudah);
        let kapan = self.kapan;
        self.ubah(|i| {
            // Evidence alone does not make a new version.
            i.versi += i64::from(tindakan != "Bukti dilampirkan");
            i.diubah = kapan;
        });
    }

    fn ubah(&mut self, ubah: impl FnOnce(&mut isian::Model)) {
        if let Some(i) = self.r.isian.last_mut() {
            ubah(i);
        }
    }

    /// Moves on to a moment of office hours within a stage.
    fn pada(&mut self, zona: ZonaWaktu, (mulai, hari): (NaiveDate, i64)) {
        let geser = acak_i(&self.kunci, i64::from(mulai.to_epoch_days()), u64::try_from(hari.max(1)).unwrap_or(1));
        let menit = 8 * 60 + acak_i(&self.kunci, 7 + i64::from(mulai.to_epoch_days()), 6 * 60);
        let saat = zona.awal_hari(mulai + Duration::days(geser)) + Duration::minutes(menit);
        self.kapan = saat.max(self.kapan);
    }

    fn lewat(&mut self, menit: i64) {
        self.kapan += Duration::minutes(menit);
    }
}
