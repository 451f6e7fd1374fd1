//! The content of a proposal: what it is, and its texts.

use std::collections::BTreeMap;

use domain::{
    aplikasi::usulan::{
        Jenis, JenisAplikasi, Status,
        syarat::{self, Cara},
    },
    arsitektur::taksonomi::{Pengenalan, Taksonomi},
    izin::Tindakan,
    teks, waktu,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, IntoActiveModel, sea_query::OnConflict,
};
use serde_json::{Value, json};

use super::{
    catat, ciri, ditolak,
    entitas::{jawaban, usulan},
    pegang, status_dari,
};
use crate::{Galat, Hasil, Layanan, Pelaku, Tulis, isian::Periksa, perangkat_daerah, register};

/// Most characters of a text.
const URAIAN_MAKS: usize = 4_000;

/// A proposal as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IsianUsulan {
    pub perangkat_daerah: Option<i64>,
    pub jenis: String,
    /// Number (`APL-0007`) or id of the application that is to be changed.
    pub aplikasi: String,
    pub nama: String,
    pub fungsi: String,
    pub uraian: String,
    pub kode_rujukan: String,
    pub jenis_aplikasi: String,
    pub kode_tertutup: bool,
    pub dalam_rencana: bool,
    pub rencana_mulai: String,
    /// Texts by the code of what they answer; what is not named keeps what it had.
    pub jawaban: BTreeMap<String, String>,
}

/// A draft for an office.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::Isian`].
pub async fn create(l: &Layanan, pelaku: &Pelaku, isian: &IsianUsulan) -> Hasil<i64> {
    let kini = l.kini();
    let kosong = usulan::Model {
        id: 0,
        perangkat_daerah_id: 0,
        jenis: String::new(),
        aplikasi_id: None,
        nama: String::new(),
        fungsi: String::new(),
        uraian: String::new(),
        kode_rujukan: String::new(),
        jenis_aplikasi: String::new(),
        kode_tertutup: false,
        dalam_rencana: false,
        rencana_mulai: None,
        status: Status::Draf.kode().into(),
        revisi: 1,
        diajukan_oleh: None,
        diajukan_pada: None,
        diverifikasi_pada: None,
        verifikasi: String::new(),
        mulai: None,
        versi: 1,
        dibuat: kini,
        diubah: kini,
        diubah_oleh: pelaku.nama.clone(),
    };
    // Who may write for no office learns nothing about the form.
    let boleh_suatu = pelaku.boleh(Tindakan::IsiAplikasi, &pelaku.kantor());
    if !boleh_suatu {
        return Err(Galat::dilarang());
    }
    let (baru, jawaban) = baca(l, pelaku, kosong, isian).await?;
    pelaku.wajib(Tindakan::IsiAplikasi, &[baru.perangkat_daerah_id])?;
    let tulis = l.tulis().await?;
    let mut model = baru.into_active_model();
    model.id = sea_orm::ActiveValue::NotSet;
    let baris = model.insert(&tulis.tx).await?;
    simpan_jawaban(&tulis.tx, baris.id, &jawaban).await?;
    catat(l, &tulis, pelaku, &baris, "Usulan disusun", (Value::Null, rekam(&baris, &jawaban))).await?;
    tulis.selesai().await?;
    Ok(baris.id)
}

/// Changes a draft. Saved as it was opened, nothing changes.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Isian`], [`Galat::Bentrok`], [`Galat::Ditolak`] unless it is a draft.
pub async fn update(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64, isian: &IsianUsulan) -> Hasil<()> {
    let tulis = l.tulis().await?;
    let lama = pegang(&tulis, pelaku, Tindakan::IsiAplikasi, (id, versi)).await?;
    status_dari(&lama).boleh_diubah().map_err(ditolak)?;
    let (mut baru, jawaban) = baca(l, pelaku, lama.clone(), isian).await?;
    pelaku.wajib(Tindakan::IsiAplikasi, &[baru.perangkat_daerah_id])?;
    let dulu: BTreeMap<String, String> = super::dibawa(l, &tulis.tx, &lama)
        .await?
        .into_iter()
        .filter(|d| d.syarat.butir.cara == Cara::Uraian)
        .map(|d| (d.syarat.butir.kode.to_owned(), d.jawaban.isi))
        .collect();
    let berubah: BTreeMap<String, String> =
        jawaban.into_iter().filter(|(kode, isi)| dulu.get(kode).map_or("", String::as_str) != isi.as_str()).collect();
    if baru == lama && berubah.is_empty() {
        return Ok(());
    }
    let sebelum = rekam(&lama, &dulu.into_iter().filter(|(kode, _)| berubah.contains_key(kode)).collect());
    baru.versi += 1;
    baru.diubah = l.kini();
    baru.diubah_oleh.clone_from(&pelaku.nama);
    simpan_jawaban(&tulis.tx, id, &berubah).await?;
    catat(l, &tulis, pelaku, &baru, "Usulan diubah", (sebelum, rekam(&baru, &berubah))).await?;
    tulis_baris(&tulis, baru).await?;
    tulis.selesai().await
}

/// Writes every column of a row that is held.
pub(super) async fn tulis_baris(tulis: &Tulis, baris: usulan::Model) -> Hasil<()> {
    let model = baris.into_active_model().reset_all();
    model.update(&tulis.tx).await?;
    Ok(())
}

/// The form over a row: the row as it will be, and the texts it answers.
async fn baca(
    l: &Layanan,
    pelaku: &Pelaku,
    lama: usulan::Model,
    isian: &IsianUsulan,
) -> Hasil<(usulan::Model, BTreeMap<String, String>)> {
    let mut p = Periksa::default();
    let mut baru = lama;
    match isian.perangkat_daerah {
        Some(id) if perangkat_daerah::nama(&l.db, &[id]).await?.contains_key(&id) => baru.perangkat_daerah_id = id,
        _ => p.salah("perangkat_daerah", "Pilih Perangkat Daerah pengusul."),
    }
    let jenis = Jenis::dari_kode(&isian.jenis);
    let jenis_aplikasi = JenisAplikasi::dari_kode(&isian.jenis_aplikasi);
    if jenis.is_none() {
        p.salah("jenis", "Pilih jenis usulan.");
    }
    if jenis_aplikasi.is_none() {
        p.salah("jenis_aplikasi", "Pilih jenis aplikasi.");
    }
    baru.jenis = jenis.unwrap_or_default().kode().into();
    baru.jenis_aplikasi = jenis_aplikasi.unwrap_or_default().kode().into();
    baru.aplikasi_id = None;
    if jenis == Some(Jenis::Pengembangan) {
        match aplikasi(l, pelaku, isian.aplikasi.trim()).await? {
            Some(id) => baru.aplikasi_id = Some(id),
            None => p.salah("aplikasi", "Pilih aplikasi yang akan dikembangkan, misalnya APL-0007."),
        }
    }
    baru.nama = p.ambil("nama", teks::baris(&isian.nama, "Nama aplikasi", true, 200));
    baru.fungsi = p.ambil("fungsi", teks::uraian(&isian.fungsi, "Fungsi", true, 2_000));
    baru.uraian = p.ambil("uraian", teks::uraian(&isian.uraian, "Uraian", false, URAIAN_MAKS));
    let kode = isian.kode_rujukan.trim().to_uppercase();
    let dikenal = kode.starts_with("RAA.") && Taksonomi::bawaan().kenali(&kode) != Pengenalan::TidakDikenal;
    if !kode.is_empty() && !dikenal {
        p.salah("kode_rujukan", "Kode RAA ini tidak ada dalam referensi. Tulis seperti RAA.01.02, atau kosongkan.");
    }
    baru.kode_rujukan = kode;
    baru.kode_tertutup = isian.kode_tertutup;
    baru.dalam_rencana = isian.dalam_rencana;
    match waktu::baca_tanggal_opsional(&isian.rencana_mulai, "Rencana mulai") {
        Ok(tanggal) => baru.rencana_mulai = tanggal,
        Err(galat) => p.salah("rencana_mulai", galat.to_string()),
    }
    let mut jawaban = BTreeMap::new();
    for syarat in syarat::diminta(&l.profil, &ciri(&baru)) {
        let butir = syarat.butir;
        if butir.cara == Cara::Uraian
            && let Some(isi) = isian.jawaban.get(butir.kode)
        {
            let isi = p.ambil(butir.kode, teks::uraian(isi, butir.label, false, URAIAN_MAKS));
            jawaban.insert(butir.kode.to_owned(), isi);
        }
    }
    p.selesai()?;
    Ok((baru, jawaban))
}

/// The application behind what was typed, among those the person may see.
async fn aplikasi(l: &Layanan, pelaku: &Pelaku, isian: &str) -> Hasil<Option<i64>> {
    let nomor = isian.split(" · ").next().unwrap_or(isian).trim();
    if nomor.is_empty() {
        return Ok(None);
    }
    let cocok = register::cari(l, pelaku, &["aplikasi"], nomor, 20).await?;
    let tepat = cocok.iter().find(|c| c.nomor.eq_ignore_ascii_case(nomor) || c.nama.eq_ignore_ascii_case(isian));
    Ok(tepat.map(|c| c.id))
}

async fn simpan_jawaban<C: ConnectionTrait>(db: &C, usulan_id: i64, jawaban: &BTreeMap<String, String>) -> Hasil<()> {
    for (butir, isi) in jawaban {
        let baris = jawaban::ActiveModel {
            usulan_id: Set(usulan_id),
            butir: Set(butir.clone()),
            isi: Set(isi.clone()),
            nomor: Set(String::new()),
            ..Default::default()
        };
        jawaban::Entity::insert(baris)
            .on_conflict(
                OnConflict::columns([jawaban::Column::UsulanId, jawaban::Column::Butir])
                    .update_column(jawaban::Column::Isi)
                    .to_owned(),
            )
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

/// What the audit trail keeps of a proposal.
fn rekam(b: &usulan::Model, jawaban: &BTreeMap<String, String>) -> Value {
    let mut isi = json!({
        "perangkat_daerah_id": b.perangkat_daerah_id, "jenis": b.jenis, "aplikasi_id": b.aplikasi_id, "nama": b.nama,
        "fungsi": b.fungsi, "uraian": b.uraian, "kode_rujukan": b.kode_rujukan, "jenis_aplikasi": b.jenis_aplikasi,
        "kode_tertutup": b.kode_tertutup, "dalam_rencana": b.dalam_rencana, "rencana_mulai": b.rencana_mulai,
    });
    if let Value::Object(peta) = &mut isi {
        peta.extend(jawaban.iter().map(|(kode, isi)| (kode.clone(), Value::from(isi.as_str()))));
    }
    isi
}
