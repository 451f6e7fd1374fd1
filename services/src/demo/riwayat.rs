//! Eight assessed years and the one in progress: which rounds there were and what happened in each.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    angka::Nilai,
    instrumen::Instrumen,
    penilaian::{Jenis, Lingkup, Status, Tahap},
};

pub(super) use super::putaran::tanggal;
use super::{
    acak::acak,
    data::{Butir, Data},
    jalan::{Jadwal, Rencana},
    putaran::{Babak, Pembangun, Saran, Tetap},
};
use crate::{Galat, Hasil, Layanan};

/// Indicators that the internal monitoring of a year saw one level higher than the national evaluation.
const LEBIH_INTERNAL: [(i32, [&str; 2]); 2] = [(2024, ["33", "42"]), (2025, ["36", "41"])];

const EVALUASI_NASIONAL: (Jenis, Lingkup) = (Jenis::Evaluasi, Lingkup::Nasional);
const PEMANTAUAN_INTERNAL: (Jenis, Lingkup) = (Jenis::Pemantauan, Lingkup::Internal);

/// Adds every round of the demo government.
///
/// # Errors
/// When the data names something that does not exist.
pub(super) fn rakit(p: &mut Pembangun<'_>, l: &Layanan, data: &Data) -> Hasil<()> {
    let lama = instrumen(l, "permenpanrb-5-2018")?;
    let spbe = instrumen(l, "permenpanrb-59-2020")?;
    let pemdi = instrumen(l, "permenpanrb-8-2026")?;
    for (&tahun, angka) in &data.nilai_5 {
        impor(p, lama, tahun, angka)?;
    }
    for tahun in [2021, 2022] {
        let angka = data.butir_59.iter().map(|b| (b.butir.kode.clone(), Nilai::tingkat(b.nilai[ke(tahun)]))).collect();
        impor(p, spbe, tahun, &angka)?;
    }
    for tahun in 2023..=2025 {
        nasional(p, spbe, data, tahun)?;
        if tahun == 2025 {
            per_kantor(p, spbe, data)?;
        }
        if tahun >= 2024 {
            internal(p, spbe, data, tahun)?;
        }
    }
    berjalan_pemdi(p, pemdi, data)?;
    berjalan_internal(p, spbe, data)?;
    evaluasi_internal(p, spbe, data)
}

fn impor(p: &mut Pembangun<'_>, instrumen: &Instrumen, tahun: i32, angka: &BTreeMap<String, Nilai>) -> Hasil<()> {
    let hari = u32::try_from(tahun - 2012).unwrap_or(6);
    let nama = format!("Evaluasi SPBE {tahun}");
    let b = Babak {
        dibuka: tanggal(2023, 2, hari)?,
        impor: true,
        ..Babak::baru(tahun, nama, EVALUASI_NASIONAL, instrumen, (2, 1))?
    };
    let tetap = Tetap {
        nomor: format!("B/{}/PE.{tahun}/REKAAN", 100 + tahun - 2017),
        tanggal: tanggal(tahun, 12, 20)?,
        alasan: "Hasil tahun lalu, diimpor dari tabel nilai.",
    };
    p.impor(&b, angka, &tetap);
    Ok(())
}

/// The national evaluation: the internal assessors fill, the ministry's stages are recorded.
fn nasional(p: &mut Pembangun<'_>, instrumen: &Instrumen, data: &Data, tahun: i32) -> Hasil<()> {
    let target = match tahun {
        2023 => 260,
        2024 => 280,
        _ => 300,
    };
    let mut tenggat = vec![(Tahap::Mandiri, 6, 30), (Tahap::Dokumen, 8, 22), (Tahap::Interviu, 9, 26)];
    tenggat.extend((tahun == 2023).then_some((Tahap::Visitasi, 10, 20)));
    tenggat.push((Tahap::Reviu, 11, 21));
    let nama = format!("Evaluasi SPBE {tahun}");
    let b = Babak::baru(tahun, nama, EVALUASI_NASIONAL, instrumen, (6, 2))?.menuju(target, &tenggat)?;
    let jadwal = Jadwal {
        zona: p.zona,
        isi: (tanggal(tahun, 6, 5)?, 20),
        dokumen: (tanggal(tahun, 7, 20)?, 25),
        interviu: (tanggal(tahun, 9, 8)?, 12),
        visitasi: (tanggal(tahun, 10, 6)?, 8),
        reviu: (tanggal(tahun, 11, 3)?, 14),
    };
    let rencana = |n: usize| rencana_nasional(data, n, tahun);
    let (putaran_id, penilaian_id) = p.pemerintah(&b, &jadwal, &butir_59(data), &rencana)?;
    saran(p, penilaian_id, instrumen, data, tahun, tanggal(tahun, 12, 1)?)?;
    let tetap = Tetap {
        nomor: format!("B/{}/PE.{tahun}/REKAAN", 100 + tahun - 2017),
        tanggal: tanggal(tahun, 12, 18)?,
        alasan: "Hasil evaluasi SPBE diterima dan dicatat sebagai hasil akhir.",
    };
    p.tetapkan(putaran_id, &tetap);
    Ok(())
}

fn rencana_nasional(data: &Data, n: usize, tahun: i32) -> Rencana {
    let butir = &data.butir_59[n];
    let akhir = butir.nilai[ke(tahun)];
    let undi = |nomor: i64, batas: u64| acak(&butir.butir.kode, i64::from(tahun) * 100 + nomor, batas);
    // One in four claims a level too much; one in six loses a level over the documents and wins it back when asked.
    let mandiri = if undi(1, 4) == 0 { (akhir + 1).min(5) } else { akhir };
    let dokumen = if undi(2, 6) == 0 && akhir > 1 { akhir - 1 } else { akhir };
    let ditanya = dokumen != akhir || undi(3, 5) == 0;
    // Now and then the interview gives too much and the review takes it back.
    let terlalu = ditanya && dokumen == akhir && akhir < 5 && undi(4, 3) == 0;
    let interviu = ditanya.then_some(if terlalu { akhir + 1 } else { akhir });
    Rencana {
        status: Status::Tereviu,
        mandiri: Nilai::tingkat(mandiri),
        dokumen: Nilai::tingkat(dokumen),
        interviu: interviu.map(Nilai::tingkat),
        visitasi: (tahun == 2023 && !terlalu && undi(5, 6) == 0).then_some(Nilai::tingkat(akhir)),
        reviu: terlalu.then_some(Nilai::tingkat(akhir)),
        ditanya,
        batas: NaiveDate::from_ymd_opt(tahun, 9, 26),
    }
}

/// The internal monitoring of a past year: offices fill, the internal assessors verify.
fn internal(p: &mut Pembangun<'_>, instrumen: &Instrumen, data: &Data, tahun: i32) -> Hasil<()> {
    let b = Babak::baru(tahun, format!("Pemantauan internal {tahun}"), PEMANTAUAN_INTERNAL, instrumen, (10, 1))?
        .menuju(if tahun == 2024 { 285 } else { 300 }, &[(Tahap::Mandiri, 11, 7), (Tahap::Dokumen, 12, 5)])?;
    let jadwal = jadwal_pemantauan(p, (tanggal(tahun, 10, 5)?, 25), (tanggal(tahun, 11, 10)?, 20))?;
    let rencana = |n: usize| {
        let butir = &data.butir_59[n];
        let undi = |nomor: i64, batas: u64| acak(&butir.butir.kode, i64::from(tahun) * 100 + nomor, batas);
        let lebih = LEBIH_INTERNAL.iter().any(|(t, kode)| *t == tahun && kode.contains(&butir.butir.kode.as_str()));
        let akhir = butir.nilai[ke(tahun)] + u8::from(lebih);
        let mandiri = if undi(11, 4) == 0 { (akhir + 1).min(5) } else { akhir };
        Rencana {
            status: Status::Terverifikasi,
            mandiri: Nilai::tingkat(mandiri),
            dokumen: Nilai::tingkat(akhir),
            ..Rencana::kosong()
        }
    };
    let (putaran_id, penilaian_id) = p.pemerintah(&b, &jadwal, &butir_59(data), &rencana)?;
    saran(p, penilaian_id, instrumen, data, tahun, tanggal(tahun, 12, 12)?)?;
    let tetap = Tetap {
        nomor: format!("000.9.6/{}/TIMKOR/{tahun}", 40 + tahun - 2020),
        tanggal: tanggal(tahun, 12, 30)?,
        alasan: "Hasil pemantauan internal ditetapkan oleh rapat tim koordinasi.",
    };
    p.tetapkan(putaran_id, &tetap);
    Ok(())
}

fn per_kantor(p: &mut Pembangun<'_>, instrumen: &Instrumen, data: &Data) -> Hasil<()> {
    let jenis = (Jenis::Pemantauan, Lingkup::PerPerangkatDaerah);
    let b = Babak::baru(2025, "Penilaian Perangkat Daerah 2025", jenis, instrumen, (7, 1))?
        .menuju(260, &[(Tahap::Mandiri, 8, 8), (Tahap::Dokumen, 10, 10)])?;
    let jadwal = jadwal_pemantauan(p, (tanggal(2025, 7, 3)?, 32), (tanggal(2025, 8, 20)?, 45))?;
    let rencana = |kantor: usize, mutu: i32, n: usize| {
        rencana_kantor(&data.butir_59[n].butir, data.butir_59[n].nilai[4], kantor, mutu)
    };
    let putaran_id = p.per_kantor(&b, &jadwal, &butir_59(data), &rencana)?;
    let tetap = Tetap {
        nomor: "000.9.6/31/TIMKOR/2025".into(),
        tanggal: tanggal(2025, 10, 31)?,
        alasan: "Hasil penilaian Perangkat Daerah ditetapkan oleh rapat tim koordinasi.",
    };
    p.tetapkan(putaran_id, &tetap);
    Ok(())
}

/// An office stands around the government's own level, by its quality and by chance.
pub(super) fn rencana_kantor(butir: &Butir, dasar: u8, kantor: usize, mutu: i32) -> Rencana {
    let nomor = i64::try_from(kantor).unwrap_or_default();
    let geser = i32::try_from(acak(&butir.kode, nomor, 121)).unwrap_or(60) - 60;
    let seratus = i32::from(dasar) * 100 + (mutu - 2) * 40 + geser;
    let akhir = u8::try_from(((seratus + 50) / 100).clamp(1, 5)).unwrap_or(1);
    let mandiri = if acak(&butir.kode, 10_000 + nomor, 4) == 0 { (akhir + 1).min(5) } else { akhir };
    Rencana {
        status: Status::Terverifikasi,
        mandiri: Nilai::tingkat(mandiri),
        dokumen: Nilai::tingkat(akhir),
        ..Rencana::kosong()
    }
}

/// The national evaluation of 2026 on Pemdi: filled in part, the first results of the ministry recorded.
fn berjalan_pemdi(p: &mut Pembangun<'_>, instrumen: &Instrumen, data: &Data) -> Hasil<()> {
    let tenggat = [
        (Tahap::Mandiri, 11, 30),
        (Tahap::Dokumen, 12, 11),
        (Tahap::Interviu, 12, 16),
        (Tahap::Visitasi, 12, 18),
        (Tahap::Reviu, 12, 23),
    ];
    let b = Babak::baru(2026, "Evaluasi Pemdi 2026", EVALUASI_NASIONAL, instrumen, (8, 3))?.menuju(260, &tenggat)?;
    let jadwal = Jadwal {
        zona: p.zona,
        isi: (tanggal(2026, 9, 7)?, 45),
        dokumen: (tanggal(2026, 11, 2)?, 10),
        interviu: (tanggal(2026, 11, 16)?, 2),
        visitasi: (tanggal(2026, 12, 14)?, 2),
        reviu: (tanggal(2026, 12, 21)?, 2),
    };
    let batas = tanggal(2026, 11, 25)?;
    let rencana = |n: usize| {
        let butir = &data.butir_8[n];
        let mandiri = butir.mandiri.unwrap_or(Nilai(0));
        let status = Status::dari_kode(&butir.status).unwrap_or(Status::Belum);
        Rencana {
            status,
            mandiri,
            dokumen: butir.luar.unwrap_or(mandiri),
            ditanya: status == Status::Klarifikasi,
            batas: Some(batas),
            ..Rencana::kosong()
        }
    };
    let butir: Vec<Butir> = data.butir_8.iter().map(|b| b.butir.clone()).collect();
    p.pemerintah(&b, &jadwal, &butir, &rencana)?;
    Ok(())
}

/// The internal monitoring of 2026 in its last week of filling.
fn berjalan_internal(p: &mut Pembangun<'_>, instrumen: &Instrumen, data: &Data) -> Hasil<()> {
    let b = Babak::baru(2026, "Pemantauan internal 2026", PEMANTAUAN_INTERNAL, instrumen, (10, 12))?
        .menuju(330, &[(Tahap::Mandiri, 11, 27), (Tahap::Dokumen, 12, 11)])?;
    let jadwal = jadwal_pemantauan(p, (tanggal(2026, 10, 19)?, 22), (tanggal(2026, 11, 12)?, 7))?;
    let rencana = |n: usize| {
        let (mandiri, dokumen, status) = &data.butir_59[n].berjalan;
        Rencana {
            status: Status::dari_kode(status).unwrap_or(Status::Belum),
            mandiri: Nilai::tingkat(*mandiri),
            dokumen: Nilai::tingkat(*dokumen),
            ..Rencana::kosong()
        }
    };
    let (_, penilaian_id) = p.pemerintah(&b, &jadwal, &butir_59(data), &rencana)?;
    // First advice while the year runs.
    let oleh = p.asesor[0];
    let kapan = p.pukul(tanggal(2026, 11, 19)?, 15, 30);
    for (n, kode) in ["9", "18", "24"].into_iter().enumerate() {
        let Some(butir) = data.butir_59.iter().find(|b| b.butir.kode == kode) else { continue };
        let saran = saran_butir(p, &butir.butir, tanggal(2027, 3, 31)?, false)?;
        p.sarankan(penilaian_id, kapan + chrono::Duration::minutes(9 * i64::try_from(n).unwrap_or(0)), oleh, saran);
    }
    Ok(())
}

/// A second internal round of 2026 as Evaluasi, in the middle of its interviews.
fn evaluasi_internal(p: &mut Pembangun<'_>, instrumen: &Instrumen, data: &Data) -> Hasil<()> {
    let tenggat =
        [(Tahap::Mandiri, 10, 16), (Tahap::Dokumen, 11, 6), (Tahap::Interviu, 11, 27), (Tahap::Reviu, 12, 11)];
    let jenis = (Jenis::Evaluasi, Lingkup::Internal);
    let b =
        Babak::baru(2026, "Evaluasi internal triwulan IV 2026", jenis, instrumen, (9, 28))?.menuju(310, &tenggat)?;
    let jadwal = Jadwal {
        zona: p.zona,
        isi: (tanggal(2026, 10, 1)?, 12),
        dokumen: (tanggal(2026, 10, 20)?, 12),
        interviu: (tanggal(2026, 11, 9)?, 6),
        visitasi: (tanggal(2026, 11, 9)?, 6),
        reviu: (tanggal(2026, 11, 18)?, 2),
    };
    let lewat = tanggal(2026, 11, 18)?;
    let depan = tanggal(2026, 11, 26)?;
    let rencana = |n: usize| {
        let butir = &data.butir_59[n];
        let lalu = butir.nilai[4];
        let undi = |nomor: i64, batas: u64| acak(&butir.butir.kode, 202_600 + nomor, batas);
        let mandiri = if butir.berjalan.0 == 0 { lalu } else { butir.berjalan.0 };
        let dokumen = match butir.berjalan.1 {
            0 if undi(1, 4) == 0 && mandiri > 1 => mandiri - 1,
            0 => mandiri,
            ada => ada,
        };
        let status = if butir.butir.kode == "14" { Status::Klarifikasi } else { status_evaluasi(undi(2, 47)) };
        let ditanya = matches!(status, Status::Klarifikasi | Status::Terjawab) || dokumen != mandiri || undi(3, 3) == 0;
        Rencana {
            status,
            mandiri: Nilai::tingkat(mandiri),
            dokumen: Nilai::tingkat(dokumen),
            interviu: ditanya.then_some(Nilai::tingkat(if undi(4, 3) == 0 { mandiri } else { dokumen })),
            ditanya,
            batas: Some(if butir.butir.kode == "14" || undi(5, 4) == 0 { lewat } else { depan }),
            ..Rencana::kosong()
        }
    };
    p.pemerintah(&b, &jadwal, &butir_59(data), &rencana)?;
    Ok(())
}

/// Where an indicator of the running evaluation stands, out of 47.
fn status_evaluasi(undian: u64) -> Status {
    match undian {
        0..=3 => Status::Disetujui,
        4..=15 => Status::Terverifikasi,
        16..=23 => Status::Klarifikasi,
        24..=29 => Status::Terjawab,
        30..=41 => Status::Terklarifikasi,
        _ => Status::Tereviu,
    }
}

/// Advice for every indicator at level 1 or 2, and for the weakest aspects.
fn saran(
    p: &mut Pembangun<'_>,
    penilaian_id: i64,
    instrumen: &Instrumen,
    data: &Data,
    tahun: i32,
    hari: NaiveDate,
) -> Hasil<()> {
    let oleh = p.asesor[usize::try_from(tahun).unwrap_or_default() % p.asesor.len()];
    let mut kapan = p.pukul(hari, 9, 0);
    let batas = [tanggal(tahun + 1, 6, 30)?, tanggal(tahun + 1, 9, 30)?, tanggal(tahun + 1, 11, 30)?];
    for (n, butir) in data.butir_59.iter().enumerate().filter(|(_, b)| b.nilai[ke(tahun)] <= 2) {
        // What rose a level in the year after was carried out.
        let selesai = match butir.nilai.get(ke(tahun) + 1) {
            Some(berikut) => *berikut > butir.nilai[ke(tahun)],
            None => butir.berjalan.1 > butir.nilai[4],
        };
        let satu = saran_butir(p, &butir.butir, batas[n % 3], selesai)?;
        p.sarankan(penilaian_id, kapan, oleh, satu);
        kapan += chrono::Duration::minutes(7);
    }
    for (aspek, pemilik) in [(5_u8, "Diskominfo"), (6, "Inspektorat")] {
        let nama = instrumen.aspek(aspek).map_or("ini", |a| a.nama.as_str());
        let satu = Saran {
            indikator: None,
            aspek: Some(aspek),
            uraian: format!(
                "Susun rencana peningkatan aspek {nama} Tahun {} dengan sasaran paling rendah tingkat 3, penanggung jawab, dan anggarannya.",
                tahun + 1
            ),
            pemilik: p.instansi.kantor(pemilik)?.id,
            tenggat: tanggal(tahun + 1, 3, 31)?,
            selesai: tahun < 2025,
        };
        p.sarankan(penilaian_id, kapan, oleh, satu);
        kapan += chrono::Duration::minutes(7);
    }
    Ok(())
}

/// The advice that the data has for an indicator, to the office that leads it.
fn saran_butir<'d>(p: &Pembangun<'_>, butir: &'d Butir, tenggat: NaiveDate, selesai: bool) -> Hasil<Saran<'d>> {
    let pemilik = p.instansi.kantor(&butir.kantor[0])?.id;
    Ok(Saran { indikator: Some(&butir.kode), aspek: None, uraian: butir.saran.clone(), pemilik, tenggat, selesai })
}

pub(super) fn jadwal_pemantauan(p: &Pembangun<'_>, isi: (NaiveDate, i64), dokumen: (NaiveDate, i64)) -> Hasil<Jadwal> {
    Ok(Jadwal { zona: p.zona, isi, dokumen, interviu: dokumen, visitasi: dokumen, reviu: dokumen })
}

pub(super) fn butir_59(data: &Data) -> Vec<Butir> {
    data.butir_59.iter().map(|b| b.butir.clone()).collect()
}

pub(super) fn instrumen<'l>(l: &'l Layanan, id: &str) -> Hasil<&'l Instrumen> {
    l.katalog.cari(id).ok_or_else(|| Galat::internal(format!("instrumen {id} tidak ada")))
}

/// Place of a year in the levels of 59/2020.
fn ke(tahun: i32) -> usize {
    usize::try_from(tahun - 2021).unwrap_or_default().min(4)
}
