//! The ministry's results in a national round, imported for a stage or for all stages of a wide table: read, shown against
//! what is recorded, then written all or nothing, each row as the same step a person would take on the indicator's page.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    analisis::sambung,
    angka::Nilai,
    izin::Tindakan,
    penilaian::{
        Lingkup, Perbuatan, Status, Tahap, Tertutup,
        hasil_luar::{Akibat, Dampak, dampak},
        nilai_efektif,
    },
    tabel_nilai::{BacaanTahap, BarisTemplatTahap, GalatBaris},
    teks, waktu,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{
    alur::{self, Aksi, Penjelasan},
    entitas::{isian, nilai, penilaian},
    impor::{BarisSalah, terbaca, titip},
    isian::{NilaiTahap, URAIAN_MAKS, per_tahap},
    konteks::{self, Konteks},
};
use crate::{
    Galat, Hasil, Layanan, Pelaku,
    jejak::{self, Catatan, heks},
    tabel::{self, simpanan},
};

/// A national round and the stages whose values come from outside.
#[derive(Clone, Debug)]
pub struct PutaranLuar {
    pub putaran_id: i64,
    pub penilaian_id: i64,
    pub nama: String,
    pub instrumen: String,
    /// The stages after the penilaian mandiri, in order.
    pub tahap: Vec<Tahap>,
    pub terkunci: bool,
}

/// Every stage of a wide table.
pub const SEMUA: &str = "semua";

/// What was read, against what is recorded.
#[derive(Clone, Debug)]
pub struct PratinjauTahap {
    pub putaran: PutaranLuar,
    /// Names the kept upload; the confirmation sends it back.
    pub sha256: String,
    /// Names the state the preview was made from; the confirmation sends it back.
    pub sidik: String,
    /// In the order of the table, an indicator's stages together.
    pub baris: Vec<BarisPratinjau>,
    /// Indicators the table gives no value to; they stay as they are.
    pub tanpa_nilai: Vec<String>,
    /// How odd cells were read.
    pub catatan: Vec<String>,
}

/// One value of the table.
#[derive(Clone, Debug)]
pub struct BarisPratinjau {
    /// Of the sheet, from 1.
    pub baris: usize,
    pub kode: String,
    pub tahap: Tahap,
    pub nilai: Nilai,
    pub dampak: Dampak,
    /// As the table gives it; empty when it gives none.
    pub justifikasi: String,
}

/// What the person confirms.
#[derive(Clone, Debug)]
pub struct ImporTahap {
    /// Code of the stage, or [`SEMUA`].
    pub tahap: String,
    pub sidik: String,
    /// The ministry's letter.
    pub nomor: String,
    pub tanggal: NaiveDate,
    /// Stands as the justification of every change that has none of its own.
    pub justifikasi: String,
}

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HasilImpor {
    pub penilaian_id: i64,
    /// Values written.
    pub ditulis: usize,
    /// Values that stood there already.
    pub tercatat: usize,
}

impl PutaranLuar {
    /// The stages a choice means: one by its code, or [`SEMUA`]; never the team's own penilaian mandiri.
    ///
    /// # Errors
    /// [`Galat::Isian`] when this round does not have the stage.
    pub fn pilih(&self, kode: &str) -> Hasil<Vec<Tahap>> {
        if kode == SEMUA {
            return Ok(self.tahap.clone());
        }
        let tahap = Tahap::dari_kode(kode).filter(|tahap| self.tahap.contains(tahap));
        Ok(vec![tahap.ok_or_else(|| Galat::isian("tahap", "Pilih tahap dari daftar."))?])
    }
}

impl BarisPratinjau {
    /// Whether a justification has to come from the form.
    #[must_use]
    pub fn kurang_justifikasi(&self) -> bool {
        self.dampak.akibat.perlu_justifikasi() && self.justifikasi.is_empty()
    }
}

/// The round, for those who may record the ministry's results.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Ditolak`] for a round that is not national.
pub async fn putaran(l: &Layanan, pelaku: &Pelaku, putaran_id: i64) -> Hasil<PutaranLuar> {
    Ok(muat(&l.db, pelaku, putaran_id).await?.0)
}

/// Reads a file and keeps it for the confirmation. Wrong rows are listed and nothing is kept.
///
/// # Errors
/// As [`putaran`]; [`Galat::Tertutup`] in a fixed round, [`Galat::Isian`] for a file that cannot be opened; the inner error
/// lists the wrong rows.
pub async fn pratinjau(
    l: &Layanan,
    pelaku: &Pelaku,
    putaran_id: i64,
    tahap: &str,
    nama_berkas: &str,
    isi: Vec<u8>,
) -> Hasil<Result<String, BarisSalah>> {
    let (putaran, konteks) = muat(&l.db, pelaku, putaran_id).await?;
    terbuka(&konteks)?;
    let tahap = putaran.pilih(tahap)?;
    let bacaan = match terbaca(tabel::baca_tahap(konteks.instrumen(l)?, &tahap, nama_berkas, &isi))? {
        Ok(bacaan) => bacaan,
        Err(salah) => return Ok(Err(salah)),
    };
    if let Err(salah) = rencana(&l.db, &konteks, bacaan).await? {
        return Ok(Err(salah));
    }
    Ok(Ok(titip(l, isi).await?))
}

/// The preview of an upload that was kept.
///
/// # Errors
/// As [`putaran`]; [`Galat::TidakAda`] when there is no such upload; the inner error lists the wrong rows.
pub async fn pratinjau_tersimpan(
    l: &Layanan,
    pelaku: &Pelaku,
    putaran_id: i64,
    tahap: &str,
    sha256: &str,
) -> Hasil<Result<PratinjauTahap, BarisSalah>> {
    let (putaran, konteks) = muat(&l.db, pelaku, putaran_id).await?;
    let isi = simpanan::ambil(l, sha256).await?;
    terbuka(&konteks)?;
    let tahap = putaran.pilih(tahap)?;
    let bacaan = match terbaca(tabel::baca_tahap(konteks.instrumen(l)?, &tahap, "unggahan", &isi))? {
        Ok(bacaan) => bacaan,
        Err(salah) => return Ok(Err(salah)),
    };
    let (tanpa_nilai, catatan) = (bacaan.tanpa_nilai.clone(), bacaan.catatan.iter().map(ToString::to_string).collect());
    Ok(rencana(&l.db, &konteks, bacaan).await?.map(|rencana| PratinjauTahap {
        putaran,
        sha256: sha256.into(),
        sidik: rencana.sidik,
        baris: rencana.baris,
        tanpa_nilai,
        catatan,
    }))
}

/// Imports a kept upload: every value or none.
///
/// # Errors
/// As [`putaran`]; [`Galat::Bentrok`] when an indicator of the table has changed since the preview, [`Galat::Tertutup`] in
/// a fixed round, [`Galat::Isian`] for a missing letter or justification, [`Galat::Ditolak`] when rows are wrong.
pub async fn impor(
    l: &Layanan,
    pelaku: &Pelaku,
    putaran_id: i64,
    sha256: &str,
    isian: ImporTahap,
) -> Hasil<HasilImpor> {
    let isi = {
        // Refused before the upload is looked for.
        pelaku.wajib(Tindakan::CatatHasilLuar, &[])?;
        simpanan::ambil(l, sha256).await?
    };
    let tulis = l.tulis().await?;
    let (putaran, konteks) = muat(&tulis.tx, pelaku, putaran_id).await?;
    terbuka(&konteks)?;
    let tahap = putaran.pilih(&isian.tahap)?;
    let bacaan = terbaca(tabel::baca_tahap(konteks.instrumen(l)?, &tahap, "unggahan", &isi))?;
    let bacaan = bacaan.map_err(tertolak)?;
    let rencana = rencana(&tulis.tx, &konteks, bacaan).await?;
    let rencana = rencana.map_err(tertolak)?;
    if rencana.sidik != isian.sidik {
        return Err(Galat::Bentrok(
            "Sebagian indikator berubah sejak berkas ini dibaca. Periksa kembali pratinjaunya, lalu impor.".into(),
        ));
    }
    let (nomor, bersama) = periksa_dasar(&isian, &rencana.baris)?;
    let mut hasil = HasilImpor { penilaian_id: putaran.penilaian_id, ..HasilImpor::default() };
    for baris in &rencana.baris {
        let Some(aksi) = aksi(baris, &bersama, rencana.lama.get(&(baris.kode.clone(), baris.tahap))) else {
            hasil.tercatat += 1;
            continue;
        };
        alur::langkah(l, &tulis, pelaku, putaran.penilaian_id, &baris.kode, None, aksi).await?;
        hasil.ditulis += 1;
    }
    let catatan = Catatan {
        tindakan: "Nilai tahap diimpor",
        objek: "putaran",
        objek_id: putaran_id,
        perangkat_daerah: None,
        sebelum: Value::Null,
        sesudah: json!({
            "tahap": tahap.iter().map(|tahap| tahap.kode()).collect::<Vec<_>>(),
            "nomor": nomor, "tanggal": isian.tanggal, "sha256": sha256,
            "ditulis": hasil.ditulis, "tercatat": hasil.tercatat,
        }),
    };
    jejak::catat(&tulis, l.kini(), pelaku, catatan).await?;
    tulis.selesai().await?;
    Ok(hasil)
}

/// What a template for one stage is filled with.
///
/// # Errors
/// As [`putaran`].
pub async fn templat(
    l: &Layanan,
    pelaku: &Pelaku,
    putaran_id: i64,
    tahap: Tahap,
) -> Hasil<(String, Vec<BarisTemplatTahap>)> {
    let (putaran, konteks) = muat(&l.db, pelaku, putaran_id).await?;
    putaran.pilih(tahap.kode())?;
    let keadaan = keadaan(&l.db, &konteks).await?;
    let baris = keadaan.into_iter().map(|satu| {
        let nilai = satu.nilai();
        BarisTemplatTahap {
            sebelumnya: nilai.range(..tahap).next_back().map(|(_, nilai)| *nilai),
            nilai: if satu.status.melewati(tahap) { nilai_efektif(&nilai, tahap).map(|(n, _)| n) } else { None },
            justifikasi: satu.tahap.get(&tahap).map(|n| n.justifikasi.clone()).unwrap_or_default(),
            kode: satu.kode,
        }
    });
    Ok((putaran.instrumen, baris.collect()))
}

/// One indicator as it stands.
struct Keadaan {
    kode: String,
    status: Status,
    versi: i64,
    tahap: BTreeMap<Tahap, NilaiTahap>,
}

impl Keadaan {
    fn nilai(&self) -> BTreeMap<Tahap, Nilai> {
        self.tahap.iter().filter_map(|(tahap, n)| Some((*tahap, n.nilai?))).collect()
    }
}

/// What an import would write.
struct Rencana {
    sidik: String,
    baris: Vec<BarisPratinjau>,
    /// What the stages say now, so that a corrected value keeps its Fakta and Analisis.
    lama: BTreeMap<(String, Tahap), NilaiTahap>,
}

async fn muat<C: ConnectionTrait>(db: &C, pelaku: &Pelaku, putaran_id: i64) -> Hasil<(PutaranLuar, Konteks)> {
    pelaku.wajib(Tindakan::CatatHasilLuar, &[])?;
    let penilaian = penilaian::Entity::find()
        .filter(penilaian::Column::PutaranId.eq(putaran_id))
        .order_by_asc(penilaian::Column::Id)
        .one(db)
        .await?
        .ok_or(Galat::TidakAda)?;
    let konteks = Konteks::muat_seluruh(db, pelaku, penilaian.id).await?;
    if konteks.aturan.lingkup != Lingkup::Nasional {
        return Err(Galat::Ditolak(
            "Nilai tahap hanya diimpor pada putaran nasional. Pada putaran ini asesor internal menilai setiap indikator."
                .into(),
        ));
    }
    let putaran = PutaranLuar {
        putaran_id,
        penilaian_id: penilaian.id,
        nama: konteks.putaran.nama.clone(),
        instrumen: konteks.putaran.instrumen.clone(),
        tahap: konteks.tahap().into_iter().filter(|tahap| *tahap != Tahap::Mandiri).collect(),
        terkunci: konteks.aturan.terkunci,
    };
    Ok((putaran, konteks))
}

/// A fixed round is refused before its rows are.
fn terbuka(konteks: &Konteks) -> Hasil<()> {
    if konteks.aturan.terkunci { Err(Tertutup::Terkunci.into()) } else { Ok(()) }
}

async fn keadaan<C: ConnectionTrait>(db: &C, konteks: &Konteks) -> Hasil<Vec<Keadaan>> {
    let isian = isian::Entity::find()
        .filter(isian::Column::PenilaianId.eq(konteks.penilaian.id))
        .order_by_asc(isian::Column::Urutan)
        .all(db)
        .await?;
    let mut per_isian: BTreeMap<i64, Vec<nilai::Model>> = BTreeMap::new();
    let id = isian.iter().map(|i| i.id);
    for n in nilai::Entity::find().filter(nilai::Column::IsianId.is_in(id)).all(db).await? {
        per_isian.entry(n.isian_id).or_default().push(n);
    }
    isian
        .into_iter()
        .map(|i| {
            Ok(Keadaan {
                status: konteks::status(&i.status)?,
                versi: i.versi,
                tahap: per_tahap(per_isian.remove(&i.id).unwrap_or_default(), &|_| None)?,
                kode: i.indikator,
            })
        })
        .collect()
}

/// Walks the table over the state of the round, an indicator's stages in their order; lists every row that is closed.
async fn rencana<C: ConnectionTrait>(
    db: &C,
    konteks: &Konteks,
    bacaan: BacaanTahap,
) -> Hasil<Result<Rencana, BarisSalah>> {
    let keadaan: BTreeMap<String, Keadaan> =
        keadaan(db, konteks).await?.into_iter().map(|satu| (satu.kode.clone(), satu)).collect();
    let (mut baris, mut salah) = (Vec::new(), Vec::new());
    let mut lama = BTreeMap::new();
    let mut sidik = Sha256::new();
    for satu in bacaan.baris {
        let Some(ada) = keadaan.get(&satu.kode) else { continue };
        sidik.update(format!("{}:{};", satu.kode, ada.versi));
        let (mut status, mut nilai) = (ada.status, ada.nilai());
        for (tahap, (angka, alasan)) in satu.nilai {
            let tolak = |alasan: String| {
                let pada = format!("indikator {}, {}: {alasan}", satu.kode, tahap.nama());
                GalatBaris { baris: satu.baris, alasan: pada }.to_string()
            };
            let justifikasi = match teks::uraian(&alasan, "Justifikasi", false, URAIAN_MAKS) {
                Ok(teks) => teks,
                Err(galat) => {
                    salah.push(tolak(galat.to_string()));
                    continue;
                }
            };
            match dampak(konteks.aturan, status, &nilai, tahap, angka) {
                Ok(dampak) => {
                    status = dampak.status;
                    if dampak.akibat != Akibat::Tercatat {
                        nilai.insert(tahap, angka);
                    }
                    if let Some(n) = ada.tahap.get(&tahap) {
                        lama.insert((satu.kode.clone(), tahap), n.clone());
                    }
                    let kode = satu.kode.clone();
                    baris.push(BarisPratinjau { baris: satu.baris, kode, tahap, nilai: angka, dampak, justifikasi });
                }
                Err(tertutup) => salah.push(tolak(tertutup.to_string())),
            }
        }
    }
    if !salah.is_empty() {
        return Ok(Err(BarisSalah(salah)));
    }
    Ok(Ok(Rencana { sidik: heks(&sidik.finalize()), baris, lama }))
}

/// The letter, and the sentence for changes without a justification of their own.
fn periksa_dasar(isian: &ImporTahap, baris: &[BarisPratinjau]) -> Hasil<(String, String)> {
    let nomor = teks::baris(&isian.nomor, "Nomor surat", true, 120);
    let nomor = nomor.map_err(|g| Galat::isian("nomor", g.to_string()))?;
    let kalimat = teks::uraian(&isian.justifikasi, "Justifikasi", false, 2_000);
    let kalimat = kalimat.map_err(|g| Galat::isian("justifikasi", g.to_string()))?;
    if kalimat.is_empty() {
        let mut kurang: Vec<String> = baris.iter().filter(|b| b.kurang_justifikasi()).map(|b| b.kode.clone()).collect();
        kurang.dedup();
        if !kurang.is_empty() {
            return Err(Galat::isian(
                "justifikasi",
                format!(
                    "Perubahan tingkat indikator {} belum mempunyai justifikasi. Tulis satu kalimat untuk semuanya, atau \
                     isi kolom justifikasi dalam berkas.",
                    sambung(kurang)
                ),
            ));
        }
    }
    let akhir = if kalimat.ends_with(['.', '!', '?']) { "" } else { "." };
    let bersama = format!("{kalimat}{akhir} Surat nomor {nomor} tanggal {}.", waktu::panjang(isian.tanggal));
    Ok((nomor, bersama))
}

/// The step a person would take for this value; none when it stands there already.
fn aksi(baris: &BarisPratinjau, bersama: &str, lama: Option<&NilaiTahap>) -> Option<Aksi> {
    if baris.dampak.akibat == Akibat::Tercatat {
        return None;
    }
    let lama = lama.cloned().unwrap_or_default();
    let justifikasi = if baris.kurang_justifikasi() { bersama.to_owned() } else { baris.justifikasi.clone() };
    // Left as it was, the stage has nothing of its own to say (Pedoman 3/2024 hlm. 219 dan 222).
    let dibawa = baris.dampak.akibat == Akibat::Sama && justifikasi.is_empty();
    let isi = Penjelasan { tingkat: baris.nilai.berkas(), fakta: lama.fakta, analisis: lama.analisis, justifikasi };
    let pilih = |isi: Penjelasan| if dibawa { None } else { Some(isi) };
    match Perbuatan::untuk_tahap(baris.tahap) {
        Perbuatan::Verifikasi => Some(Aksi::Verifikasi(isi)),
        Perbuatan::Klarifikasikan => Some(Aksi::Klarifikasikan(pilih(isi))),
        Perbuatan::Validasi => Some(Aksi::Validasi(pilih(isi))),
        Perbuatan::Reviu => Some(Aksi::Reviu(pilih(isi))),
        _ => None,
    }
}

/// Rows that were right when they were shown; the preview lists them all again.
fn tertolak(salah: BarisSalah) -> Galat {
    let banyak = salah.0.len();
    let pertama = salah.0.into_iter().next().unwrap_or_default();
    let pertama = pertama.trim_end_matches('.');
    Galat::Ditolak(format!(
        "{banyak} baris tidak dapat diimpor. Yang pertama, {pertama}. Periksa kembali pratinjaunya, atau unggah lagi."
    ))
}
