//! The steps of an indicator after it is filled: submit, approve, verify, clarify, validate, review.
//!
//! One command for all of them: permission, separation of duties, state machine, effect, audit entry.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    angka::Nilai,
    instrumen::Instrumen,
    penilaian::{Lingkup, Perbuatan, Status, Tahap, alih, nilai_efektif},
    teks::{self, GalatIsian},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};

use super::{
    entitas::{isian, isian_bukti, klarifikasi, nilai},
    isian::{NilaiTahap, URAIAN_MAKS, per_tahap, tulis_nilai, urai_nilai},
    konteks::KonteksIsian,
};
use crate::{
    Galat, Hasil, Layanan, Pelaku, Tulis,
    jejak::{self, Catatan},
};

/// A step with what it needs.
#[derive(Clone, Debug)]
pub enum Aksi {
    Ajukan,
    Tarik,
    Setujui,
    Kembalikan {
        alasan: String,
    },
    Verifikasi(Penjelasan),
    KembalikanAsesor {
        alasan: String,
    },
    Tanya {
        pertanyaan: String,
        batas: Option<NaiveDate>,
    },
    Jawab {
        jawaban: String,
    },
    /// `None` carries the value of the stage before over (Pedoman 3/2024 hlm. 219).
    Klarifikasikan(Option<Penjelasan>),
    Validasi(Option<Penjelasan>),
    /// `None` means valid; a value with its reason means tidak valid (Pedoman 3/2024 hlm. 228-231).
    Reviu(Option<Penjelasan>),
}

/// What an assessor says of an indicator.
#[derive(Clone, Debug, Default)]
pub struct Penjelasan {
    pub tingkat: String,
    pub fakta: String,
    pub analisis: String,
    pub justifikasi: String,
}

/// A step as a screen offers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pilihan {
    pub perbuatan: Perbuatan,
    /// Why it is closed now; `None` when open.
    pub sebab: Option<String>,
}

/// What a bulk step did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HasilMassal {
    pub berhasil: Vec<String>,
    /// Indicator code and why it was left alone.
    pub dilewati: Vec<(String, String)>,
}

impl Aksi {
    /// The act of the state machine this step is.
    #[must_use]
    pub const fn perbuatan(&self) -> Perbuatan {
        match self {
            Self::Ajukan => Perbuatan::Ajukan,
            Self::Tarik => Perbuatan::Tarik,
            Self::Setujui => Perbuatan::Setujui,
            Self::Kembalikan { .. } => Perbuatan::Kembalikan,
            Self::Verifikasi(_) => Perbuatan::Verifikasi,
            Self::KembalikanAsesor { .. } => Perbuatan::KembalikanAsesor,
            Self::Tanya { .. } => Perbuatan::Tanya,
            Self::Jawab { .. } => Perbuatan::Jawab,
            Self::Klarifikasikan(_) => Perbuatan::Klarifikasikan,
            Self::Validasi(_) => Perbuatan::Validasi,
            Self::Reviu(_) => Perbuatan::Reviu,
        }
    }

    const fn catatan(&self) -> &'static str {
        match self {
            Self::Ajukan => "Diajukan",
            Self::Tarik => "Ditarik kembali",
            Self::Setujui => "Disetujui",
            Self::Kembalikan { .. } => "Dikembalikan kepala",
            Self::Verifikasi(_) => "Diverifikasi",
            Self::KembalikanAsesor { .. } => "Dikembalikan asesor",
            Self::Tanya { .. } => "Klarifikasi diminta",
            Self::Jawab { .. } => "Klarifikasi dijawab",
            Self::Klarifikasikan(_) => "Interviu ditutup",
            Self::Validasi(_) => "Divalidasi",
            Self::Reviu(_) => "Direviu",
        }
    }
}

/// Takes one step on one indicator.
///
/// # Errors
/// [`Galat::Bentrok`] on a stale version, [`Galat::Tertutup`], [`Galat::Dilarang`], [`Galat::Isian`].
pub async fn lakukan(
    l: &Layanan,
    pelaku: &Pelaku,
    penilaian_id: i64,
    kode: &str,
    versi: i64,
    aksi: Aksi,
) -> Hasil<Status> {
    let tulis = l.tulis().await?;
    let status = langkah(l, &tulis, pelaku, penilaian_id, kode, Some(versi), aksi).await?;
    tulis.selesai().await?;
    Ok(status)
}

/// Takes the same step on many indicators: those that allow it move together, the others are named with the reason.
///
/// # Errors
/// When nothing was chosen, or the database refuses; then nothing has moved.
pub async fn lakukan_banyak(
    l: &Layanan,
    pelaku: &Pelaku,
    penilaian_id: i64,
    kode: &[String],
    aksi: Aksi,
) -> Hasil<HasilMassal> {
    if kode.is_empty() {
        return Err(Galat::isian("indikator", "Pilih paling sedikit satu indikator."));
    }
    let tulis = l.tulis().await?;
    let mut hasil = HasilMassal::default();
    for kode in kode {
        // Everything that can be refused is checked before the first write of a step.
        match langkah(l, &tulis, pelaku, penilaian_id, kode, None, aksi.clone()).await {
            Ok(_) => hasil.berhasil.push(kode.clone()),
            Err(Galat::Internal(sebab)) => return Err(Galat::Internal(sebab)),
            Err(Galat::Isian(galat)) => {
                hasil.dilewati.push((kode.clone(), galat.into_iter().map(|g| g.pesan).collect::<Vec<_>>().join(" ")));
            }
            Err(sebab) => hasil.dilewati.push((kode.clone(), sebab.to_string())),
        }
    }
    tulis.selesai().await?;
    Ok(hasil)
}

/// What this person may do now; steps their role never takes are not listed.
pub(super) fn pilihan(
    pelaku: &Pelaku,
    k: &KonteksIsian,
    nilai: &BTreeMap<Tahap, NilaiTahap>,
    penilai: &[i64],
    hari_ini: NaiveDate,
) -> Vec<Pilihan> {
    Perbuatan::SEMUA
        .into_iter()
        .filter(|p| pelaku.boleh(p.tindakan(k.konteks.aturan.lingkup), kantor_untuk(*p, &k.kantor)))
        .filter_map(|perbuatan| {
            let tertutup = alih(k.konteks.aturan, k.status, perbuatan).err();
            // Steps of another time are not worth a line; a step that is next but blocked is.
            let segera = tertutup.is_none() || (perbuatan == Perbuatan::Ajukan && k.status.dapat_diisi());
            let lewat = k.konteks.tepat_waktu(hari_ini, k.status, perbuatan).err().map(|t| t.to_string());
            let terlambat = lewat.is_some();
            let sebab =
                tertutup.map(|t| t.to_string()).or(lewat).or_else(|| pisah_tugas(pelaku, k, penilai, perbuatan));
            let kosong = nilai.get(&Tahap::Mandiri).and_then(|n| n.nilai).is_none();
            let sebab = if perbuatan == Perbuatan::Ajukan && k.status.dapat_diisi() && kosong && !terlambat {
                Some("Pilih tingkat dan isi penjelasannya lebih dahulu.".into())
            } else {
                sebab
            };
            segera.then_some(Pilihan { perbuatan, sebab })
        })
        .collect()
}

/// One step within a transaction of the caller's; everything that can be refused is refused before the first write.
pub(super) async fn langkah(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    penilaian_id: i64,
    kode: &str,
    versi: Option<i64>,
    aksi: Aksi,
) -> Hasil<Status> {
    let k = KonteksIsian::muat(&tulis.tx, pelaku, penilaian_id, kode).await?;
    let perbuatan = aksi.perbuatan();
    pelaku.wajib(perbuatan.tindakan(k.konteks.aturan.lingkup), kantor_untuk(perbuatan, &k.kantor))?;
    let sesudah = k.konteks.alih(l.hari_ini(), k.status, perbuatan)?;
    if versi.is_some_and(|versi| versi != k.isian.versi) {
        return Err(Galat::Bentrok(
            "Indikator ini baru saja diubah orang lain. Muat ulang halaman dan periksa isinya sebelum melanjutkan."
                .into(),
        ));
    }
    let baris = nilai::Entity::find().filter(nilai::Column::IsianId.eq(k.isian.id)).all(&tulis.tx).await?;
    if let Some(sebab) = pisah_tugas(pelaku, &k, &penilai(&baris), perbuatan) {
        return Err(Galat::Dilarang(sebab));
    }
    let kini = l.kini();
    let mut model = isian::ActiveModel {
        id: Set(k.isian.id),
        status: Set(sesudah.kode().into()),
        versi: Set(k.isian.versi + 1),
        diubah: Set(kini),
        ..Default::default()
    };
    let catatan = aksi.catatan();
    let mut isi = json!({"status": sesudah.kode()});
    match aksi {
        Aksi::Ajukan => {
            periksa_lengkap(tulis, k.konteks.instrumen(l)?, &k, &baris).await?;
            model.diajukan_oleh = Set(pelaku.akun_id);
            model.diajukan_pada = Set(Some(kini));
            model.catatan = Set(String::new());
        }
        Aksi::Tarik => {
            model.diajukan_oleh = Set(None);
            model.diajukan_pada = Set(None);
        }
        Aksi::Setujui => {
            model.disetujui_oleh = Set(pelaku.akun_id);
            model.disetujui_pada = Set(Some(kini));
        }
        Aksi::Kembalikan { alasan } | Aksi::KembalikanAsesor { alasan } => {
            let alasan = wajib("alasan", "Alasan", &alasan)?;
            isi["alasan"] = json!(alasan);
            model.catatan = Set(alasan);
            model.disetujui_oleh = Set(None);
            model.disetujui_pada = Set(None);
        }
        Aksi::Tanya { pertanyaan, batas } => {
            let pertanyaan = wajib("pertanyaan", "Pertanyaan", &pertanyaan)?;
            isi["pertanyaan"] = json!(pertanyaan);
            let tanya = klarifikasi::ActiveModel {
                isian_id: Set(k.isian.id),
                pertanyaan: Set(pertanyaan),
                ditanya_oleh: Set(pelaku.akun_id),
                ditanya_pada: Set(kini),
                batas: Set(batas),
                ..Default::default()
            };
            klarifikasi::Entity::insert(tanya).exec_without_returning(&tulis.tx).await?;
        }
        Aksi::Jawab { jawaban } => {
            let jawaban = wajib("jawaban", "Jawaban", &jawaban)?;
            isi["jawaban"] = json!(jawaban);
            let terbuka = klarifikasi::Entity::find()
                .filter(klarifikasi::Column::IsianId.eq(k.isian.id))
                .filter(klarifikasi::Column::Jawaban.is_null())
                .order_by_desc(klarifikasi::Column::Id)
                .one(&tulis.tx)
                .await?
                .ok_or(Galat::TidakAda)?;
            klarifikasi::ActiveModel {
                id: Set(terbuka.id),
                jawaban: Set(Some(jawaban)),
                dijawab_oleh: Set(pelaku.akun_id),
                dijawab_pada: Set(Some(kini)),
                ..Default::default()
            }
            .update(&tulis.tx)
            .await?;
        }
        Aksi::Verifikasi(p) | Aksi::Klarifikasikan(Some(p)) | Aksi::Validasi(Some(p)) | Aksi::Reviu(Some(p)) => {
            let tahap = perbuatan.tahap().ok_or(Galat::TidakAda)?;
            let baru = periksa_penjelasan(k.konteks.instrumen(l)?, &baris, tahap, &p)?;
            isi["tahap"] = json!(tahap.kode());
            isi["tingkat"] = json!(baru.nilai);
            isi["justifikasi"] = json!(baru.justifikasi);
            let lama = baris.iter().find(|n| n.tahap == tahap.kode()).map(|n| n.id);
            tulis_nilai(tulis, k.isian.id, tahap, lama, pelaku, kini, baru).await?;
        }
        Aksi::Klarifikasikan(None) | Aksi::Validasi(None) | Aksi::Reviu(None) => {
            let tahap = perbuatan.tahap().ok_or(Galat::TidakAda)?;
            // Carrying over also takes back a value this stage gave before.
            nilai::Entity::delete_many()
                .filter(nilai::Column::IsianId.eq(k.isian.id))
                .filter(nilai::Column::Tahap.eq(tahap.kode()))
                .exec(&tulis.tx)
                .await?;
            isi["tahap"] = json!(tahap.kode());
            isi["dibawa"] = Value::Bool(true);
        }
    }
    model.update(&tulis.tx).await?;
    let entri = Catatan {
        tindakan: catatan,
        objek: "isian",
        objek_id: k.isian.id,
        perangkat_daerah: k.kantor.first().copied(),
        sebelum: sebelum(&k, &baris, perbuatan),
        sesudah: isi,
    };
    jejak::catat(tulis, kini, pelaku, entri).await?;
    Ok(sesudah)
}

/// Who gave a value at a stage between the office's own and the review.
pub(super) fn penilai(baris: &[nilai::Model]) -> Vec<i64> {
    let tahap = [Tahap::Dokumen, Tahap::Interviu, Tahap::Visitasi];
    baris.iter().filter(|n| tahap.iter().any(|t| t.kode() == n.tahap)).filter_map(|n| n.oleh).collect()
}

/// The offices whose people may act: all responsible ones answer, the head of the leading one approves.
pub(super) fn kantor_untuk(perbuatan: Perbuatan, kantor: &[i64]) -> &[i64] {
    match perbuatan {
        Perbuatan::Setujui | Perbuatan::Kembalikan => kantor.get(..1).unwrap_or_default(),
        _ => kantor,
    }
}

/// A submitter never verifies the same indicator, a head never approves their own submission, a reviewer never reviews
/// their own verification. Recording the ministry's result is not an assessment of one's own.
fn pisah_tugas(pelaku: &Pelaku, k: &KonteksIsian, penilai: &[i64], perbuatan: Perbuatan) -> Option<String> {
    let aku = pelaku.akun_id?;
    let mengisi = [k.isian.diisi_oleh, k.isian.diajukan_oleh].contains(&Some(aku));
    let menyetujui = k.isian.disetujui_oleh == Some(aku);
    let internal = k.konteks.aturan.lingkup != Lingkup::Nasional;
    match perbuatan {
        Perbuatan::Setujui if mengisi => Some(
            "Anda sendiri yang mengisi atau mengajukan indikator ini. Persetujuannya harus dari orang lain.".into(),
        ),
        Perbuatan::Verifikasi | Perbuatan::Klarifikasikan | Perbuatan::Validasi | Perbuatan::Reviu
            if internal && (mengisi || menyetujui) =>
        {
            Some("Anda ikut mengisi atau menyetujui indikator ini, jadi penilaiannya harus oleh asesor lain.".into())
        }
        Perbuatan::Reviu if internal && penilai.contains(&aku) => {
            Some("Anda sendiri yang menilai indikator ini, jadi reviunya harus oleh asesor lain.".into())
        }
        _ => None,
    }
}

async fn periksa_lengkap(tulis: &Tulis, instrumen: &Instrumen, k: &KonteksIsian, baris: &[nilai::Model]) -> Hasil<()> {
    let mandiri = baris.iter().find(|n| n.tahap == Tahap::Mandiri.kode());
    let mut galat = Vec::new();
    let mut kurang = |bidang: &str, pesan: &str| galat.push(GalatIsian { bidang: bidang.into(), pesan: pesan.into() });
    let nilai = mandiri.and_then(|n| n.nilai).map(Nilai);
    if nilai.is_none() {
        kurang("tingkat", "Pilih tingkat kematangan sebelum mengajukan.");
    }
    if mandiri.is_none_or(|n| n.fakta.is_empty()) {
        kurang("fakta", "Isi Fakta sebelum mengajukan.");
    }
    if mandiri.is_none_or(|n| n.analisis.is_empty()) {
        kurang("analisis", "Isi Analisis sebelum mengajukan.");
    }
    // Above the lowest level something must be there to show; the lowest also stands for "belum tersedia".
    if nilai.is_some_and(|n| n.0 >= 200 || (instrumen.desimal && n > instrumen.nilai_min)) {
        let bukti =
            isian_bukti::Entity::find().filter(isian_bukti::Column::IsianId.eq(k.isian.id)).count(&tulis.tx).await?;
        if bukti == 0 {
            kurang("berkas", "Lampirkan paling sedikit satu bukti dukung untuk tingkat ini, atau pilih tingkat 1.");
        }
    }
    if galat.is_empty() { Ok(()) } else { Err(Galat::Isian(galat)) }
}

/// Every change of level needs its justification.
fn periksa_penjelasan(
    instrumen: &Instrumen,
    baris: &[nilai::Model],
    tahap: Tahap,
    p: &Penjelasan,
) -> Hasil<NilaiTahap> {
    let mut galat = Vec::new();
    let nilai = match urai_nilai(instrumen, "tingkat", &p.tingkat) {
        Ok(Some(nilai)) => Some(nilai),
        Ok(None) => {
            galat.push(GalatIsian { bidang: "tingkat".into(), pesan: "Pilih tingkat menurut penilaian Anda.".into() });
            None
        }
        Err(g) => {
            galat.push(g);
            None
        }
    };
    let mut isi = |bidang: &str, nama: &str, teks: &str| {
        teks::uraian(teks, nama, false, URAIAN_MAKS)
            .map_err(|g| galat.push(GalatIsian { bidang: bidang.into(), pesan: g.to_string() }))
            .unwrap_or_default()
    };
    let (fakta, analisis, justifikasi) = (
        isi("fakta", "Fakta", &p.fakta),
        isi("analisis", "Analisis", &p.analisis),
        isi("justifikasi", "Justifikasi", &p.justifikasi),
    );
    let sebelumnya = nilai_sebelum(baris, tahap)?;
    if nilai.is_some() && nilai != sebelumnya && justifikasi.is_empty() && galat.is_empty() {
        galat.push(GalatIsian {
            bidang: "justifikasi".into(),
            pesan: "Tingkat berubah dari tahap sebelumnya. Tulis justifikasinya.".into(),
        });
    }
    if galat.is_empty() {
        Ok(NilaiTahap { nilai, fakta, analisis, justifikasi, ..Default::default() })
    } else {
        Err(Galat::Isian(galat))
    }
}

/// The value in force just before a stage.
fn nilai_sebelum(baris: &[nilai::Model], tahap: Tahap) -> Hasil<Option<Nilai>> {
    let nilai = per_tahap(baris.to_vec(), &|_| None)?
        .into_iter()
        .filter(|(t, _)| *t < tahap)
        .filter_map(|(t, n)| Some((t, n.nilai?)))
        .collect();
    Ok(nilai_efektif(&nilai, tahap).map(|(nilai, _)| nilai))
}

fn sebelum(k: &KonteksIsian, baris: &[nilai::Model], perbuatan: Perbuatan) -> Value {
    let mut isi = json!({"status": k.status.kode()});
    if let Some(tahap) = perbuatan.tahap()
        && let Ok(nilai) = nilai_sebelum(baris, tahap)
    {
        isi["tingkat"] = json!(nilai);
    }
    isi
}

fn wajib(bidang: &str, nama: &str, isi: &str) -> Hasil<String> {
    teks::uraian(isi, nama, true, URAIAN_MAKS).map_err(|g| Galat::isian(bidang, g.to_string()))
}
