//! A government with a register of risks and people in the roles it needs.

use domain::{
    izin::Peran,
    risiko::{Matriks, alur::Perbuatan, matriks::IsianMatriks},
};
use services::{
    Galat, Hasil, Pelaku,
    risiko::{
        alur,
        konteks::{self, IsianSasaran},
        penanganan::{self, IsianPenanganan},
        register, rinci,
        simpan::{self, IsianRisiko},
    },
};

use super::Bekal;

/// The year of these tests: that of the clock.
pub fn tahun(b: &Bekal) -> i32 {
    use chrono::Datelike;
    b.l.hari_ini().year()
}

/// Offices and people.
pub struct Orang {
    pub kantor: i64,
    pub lain: i64,
    pub operator: Pelaku,
    pub kepala: Pelaku,
    pub operator_lain: Pelaku,
    pub kepatuhan: Pelaku,
    pub tim: Pelaku,
    pub auditor: Pelaku,
}

impl Orang {
    pub async fn baru(b: &Bekal) -> Self {
        let (kantor, lain) = (b.kantor("SATU", "Dinas Satu").await, b.kantor("DUA", "Dinas Dua").await);
        let inspektorat = b.kantor("INSP", "Inspektorat").await;
        Self {
            kantor,
            lain,
            operator: b.orang("Operator Satu", Peran::Operator, Some(kantor)).await,
            kepala: b.orang("Kepala Satu", Peran::KepalaPerangkatDaerah, Some(kantor)).await,
            operator_lain: b.orang("Operator Dua", Peran::Operator, Some(lain)).await,
            kepatuhan: b.orang("Unit Kepatuhan", Peran::KepatuhanRisiko, Some(inspektorat)).await,
            tim: b.orang("Tim Koordinasi", Peran::TimKoordinasi, None).await,
            auditor: b.orang("Auditor Daerah", Peran::Auditor, None).await,
        }
    }

    /// The register of the first office, with the goal of the regulation's example.
    pub async fn register(&self, b: &Bekal) -> i64 {
        let id = register::create(&b.l, &self.operator, self.kantor, tahun(b)).await.expect("register");
        let sasaran = IsianSasaran {
            sasaran_upr: "Terwujudnya tata kelola pemerintahan yang berbasis elektronik".into(),
            sasaran_spbe: "Meningkatnya kualitas penyelenggaraan SPBE".into(),
            indikator: "Indeks SPBE".into(),
            target: "2,1".into(),
            ..IsianSasaran::default()
        };
        konteks::simpan_sasaran(&b.l, &self.operator, id, 1, &[sasaran]).await.expect("sasaran");
        id
    }

    /// The same form with the first goal of the register, if it has one and the form names none.
    pub async fn bersasaran(&self, b: &Bekal, register: i64, isian: &IsianRisiko) -> IsianRisiko {
        let semua = register::get(&b.l, &self.operator, register).await.expect("register").sasaran;
        match semua.first() {
            Some(satu) if isian.sasaran.is_empty() => IsianRisiko { sasaran: satu.id.to_string(), ..isian.clone() },
            _ => isian.clone(),
        }
    }

    /// A risk of the first office with an action, as a draft that may be submitted.
    pub async fn risiko(&self, b: &Bekal, register: i64, isian: &IsianRisiko) -> i64 {
        let isian = &self.bersasaran(b, register, isian).await;
        let id = simpan::create(&b.l, &self.operator, register, isian).await.expect("risiko");
        let versi = self.versi(b, id).await;
        penanganan::create(&b.l, &self.operator, id, versi, &aksi(&isian.jenis)).await.expect("aksi");
        id
    }

    pub async fn versi(&self, b: &Bekal, id: i64) -> i64 {
        rinci::get(&b.l, &self.tim, id).await.expect("rinci").versi
    }

    /// Handed in and approved by the owner.
    pub async fn setujui(&self, b: &Bekal, id: i64) {
        self.langkah(b, &self.operator, id, Perbuatan::Ajukan).await;
        self.langkah(b, &self.kepala, id, Perbuatan::Setujui).await;
    }

    pub async fn langkah(&self, b: &Bekal, pelaku: &Pelaku, id: i64, perbuatan: Perbuatan) {
        let versi = self.versi(b, id).await;
        alur::lakukan(&b.l, pelaku, id, versi, perbuatan, "").await.unwrap_or_else(|g| panic!("{perbuatan:?}: {g:?}"));
    }
}

/// The second worked example of the regulation: 3 x 3, magnitude 14.
pub fn evaluator() -> IsianRisiko {
    IsianRisiko {
        jenis: "negatif".into(),
        kejadian: "Terdapat K/L/D yang tidak dievaluasi".into(),
        penyebab: "Kurangnya jumlah evaluator eksternal".into(),
        kategori: "sdm".into(),
        dampak: "Penurunan kinerja".into(),
        area: "kinerja".into(),
        pengendalian: "Analisis beban kerja evaluator eksternal".into(),
        kemungkinan: "3".into(),
        level_dampak: "3".into(),
        penjelasan_kemungkinan: "Terjadi sekitar 15% dalam satu periode".into(),
        penjelasan_dampak: "Penurunan kinerja hingga 50%".into(),
        pemilik: "Asisten Deputi SPBE".into(),
        ..IsianRisiko::default()
    }
}

/// The first one: 5 x 5, magnitude 25, positive; its category has no appetite.
pub fn antusias() -> IsianRisiko {
    IsianRisiko {
        jenis: "positif".into(),
        kejadian: "Respon dari K/L/D sangat antusias".into(),
        penyebab: "Adanya mandat dari Peraturan Presiden No 95 Tahun 2018".into(),
        kategori: "kepatuhan".into(),
        dampak: "Peningkatan kualitas layanan SPBE".into(),
        area: "kinerja".into(),
        pengendalian: "Konfirmasi keikutsertaan dalam evaluasi SPBE".into(),
        kemungkinan: "5".into(),
        level_dampak: "5".into(),
        penjelasan_kemungkinan: "Keikutsertaan lebih dari 80%".into(),
        penjelasan_dampak: "Peningkatan kinerja hingga 80%".into(),
        keputusan: "ya".into(),
        alasan_keputusan: "Peluang ini hendak dimanfaatkan.".into(),
        ..IsianRisiko::default()
    }
}

pub fn aksi(jenis: &str) -> IsianPenanganan {
    IsianPenanganan {
        opsi: if jenis == "positif" { "eksploitasi" } else { "mitigasi" }.into(),
        aksi: "Rekrutmen evaluator eksternal baru".into(),
        keluaran: "Penambahan jumlah evaluator eksternal".into(),
        jenis_periode: "triwulan".into(),
        dari: "1".into(),
        penanggung_jawab: "Asisten Deputi SPBE".into(),
        biaya: "Rp 25.000.000".into(),
        ..IsianPenanganan::default()
    }
}

/// The sentence of a refusal.
pub fn alasan<T: std::fmt::Debug>(hasil: Hasil<T>) -> String {
    match hasil {
        Err(Galat::Ditolak(pesan)) => pesan,
        lain => panic!("{lain:?}"),
    }
}

/// Magnitudes row by row, 1 to 25: 13 for (3, 3) instead of 14.
pub fn berurutan() -> IsianMatriks {
    let mut isian = Matriks::bawaan().isian();
    isian.besaran = (0..5).map(|k| (0..5).map(|d| Some(k * 5 + d + 1)).collect()).collect();
    isian
}

/// A scale of four levels: what the frames of registers say of the fifth is cut.
pub fn empat() -> IsianMatriks {
    let mut isian = Matriks::bawaan().isian();
    isian.kemungkinan.truncate(4);
    isian.dampak.truncate(4);
    isian.besaran = (0..4).map(|k| (0..4).map(|d| Some(k * 4 + d + 1)).collect()).collect();
    isian.level.truncate(3);
    isian.level[2].maks = Some(16);
    isian
}
