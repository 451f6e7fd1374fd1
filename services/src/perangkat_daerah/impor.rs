//! The register from a table and into one: preview, then all rows or none; the same file twice changes nothing the
//! second time.
//!
//! A cell of a column that the file has is the truth, an empty one too; what the file has no column for stays.

use std::collections::HashMap;

use domain::{
    izin::Tindakan,
    perangkat_daerah::{
        Fungsi, Jenis,
        tabel::{self as bentuk, Bacaan, BarisBaca, BarisKantor, GalatSel, KOLOM, sel_unit},
    },
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use sha2::{Digest, Sha256};

use super::{
    daftar::{Saringan, fungsi_untuk, syarat, urut},
    entitas::{perangkat_daerah, unit_kerja},
    kelola::{KantorSah, naikkan_versi, tambah, tulis_fungsi, ubah},
    unit,
};
use crate::{
    Galat, Hasil, Layanan, Pelaku,
    jejak::heks,
    tabel::{self, simpanan, tulis},
};

pub use crate::tabel::pratinjau::{BarisPratinjau, HasilImpor, Keadaan, Perubahan, SelSalah};

/// What a file would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pratinjau {
    /// Names the kept upload; the confirmation sends it back.
    pub sha256: String,
    /// Names the state the preview was made from; the confirmation sends it back.
    pub sidik: String,
    /// The sheet that was read.
    pub lembar: String,
    pub baris: Vec<BarisPratinjau>,
    pub jumlah: HasilImpor,
    /// Headings that mean nothing here.
    pub diabaikan: Vec<String>,
}

/// Reads a file and says what it would do; the upload is kept for the confirmation.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::Isian`] beside `berkas`; the inner error names the wrong cells.
pub async fn pratinjau(
    l: &Layanan,
    pelaku: &Pelaku,
    nama_berkas: &str,
    isi: Vec<u8>,
) -> Hasil<Result<Pratinjau, SelSalah>> {
    pelaku.wajib(Tindakan::KelolaPerangkatDaerah, &[])?;
    let (isi, hasil) = urai(nama_berkas.to_owned(), isi).await?;
    let sha256 = heks(&Sha256::digest(&isi));
    let hasil = susun(l, &sha256, hasil).await?;
    if hasil.is_ok() {
        simpanan::simpan(l, &sha256, isi).await?;
    }
    Ok(hasil)
}

/// The preview of an upload that was kept before, against the register of now.
///
/// # Errors
/// [`Galat::TidakAda`] when there is no such upload, [`Galat::Dilarang`].
pub async fn pratinjau_tersimpan(l: &Layanan, pelaku: &Pelaku, sha256: &str) -> Hasil<Result<Pratinjau, SelSalah>> {
    pelaku.wajib(Tindakan::KelolaPerangkatDaerah, &[])?;
    let (_, hasil) = urai("unggahan".to_owned(), simpanan::ambil(l, sha256).await?).await?;
    susun(l, sha256, hasil).await
}

/// Takes a kept upload over: every row or none. `sidik` is that of the preview the person saw.
///
/// # Errors
/// [`Galat::TidakAda`], [`Galat::Dilarang`], [`Galat::Isian`] beside `berkas` with every wrong cell, [`Galat::Bentrok`] when
/// an office of the table has changed since the preview.
pub async fn impor(l: &Layanan, pelaku: &Pelaku, sha256: &str, sidik: &str) -> Hasil<HasilImpor> {
    pelaku.wajib(Tindakan::KelolaPerangkatDaerah, &[])?;
    let (_, hasil) = urai("unggahan".to_owned(), simpanan::ambil(l, sha256).await?).await?;
    let (_, bacaan) = hasil.map_err(tolak)?;
    let tulis = l.tulis().await?;
    // Held until the end: somebody else's change waits, or was there before and counts.
    let keadaan = Register::muat(&tulis.tx, &bacaan, true).await?;
    let rencana = keadaan.rencana(&bacaan).map_err(tolak)?;
    // A second click finds nothing left to write.
    if keadaan.sidik(&bacaan) != sidik && rencana.iter().any(|(_, k)| *k != Keadaan::Tetap) {
        return Err(Galat::Bentrok(
            "Sebagian Perangkat Daerah berubah sejak berkas ini dibaca. Periksa kembali pratinjaunya, lalu simpan."
                .into(),
        ));
    }
    let mut hasil = HasilImpor::default();
    for (baris, (_, keadaan_baris)) in bacaan.baris.iter().zip(&rencana) {
        hasil.hitung(keadaan_baris);
        let lama = keadaan.kantor.get(&baris.kode);
        let sah = KantorSah {
            kode: baris.kode.clone(),
            nama: baris.nama.clone(),
            singkatan: baris
                .singkatan
                .clone()
                .unwrap_or_else(|| lama.map(|k| k.model.singkatan.clone()).unwrap_or_default()),
            jenis: baris.jenis,
        };
        match (lama, keadaan_baris) {
            (None, _) => {
                let fungsi = baris.fungsi.as_deref().unwrap_or_default();
                let id = tambah(l, &tulis, pelaku, &sah, fungsi).await?;
                if let Some(tujuan) = baris.unit.as_deref().filter(|tujuan| !tujuan.is_empty()) {
                    unit::samakan(l, &tulis, pelaku, id, tujuan).await?;
                }
            }
            (Some(lama), Keadaan::Berubah(beda)) => {
                if beda.iter().any(|p| KOLOM[..4].contains(&&*p.kolom)) {
                    ubah(l, &tulis, pelaku, &lama.model, &sah).await?;
                } else {
                    naikkan_versi(l, &tulis, &lama.model).await?;
                }
                if let Some(fungsi) = &baris.fungsi {
                    tulis_fungsi(l, &tulis, pelaku, lama.model.id, fungsi).await?;
                }
                if let Some(tujuan) = &baris.unit {
                    unit::samakan(l, &tulis, pelaku, lama.model.id, tujuan).await?;
                }
            }
            (Some(_), _) => {}
        }
    }
    tulis.selesai().await?;
    Ok(hasil)
}

/// The offices that fit the filter, as rows of the table, in the order of the list.
///
/// # Errors
/// [`Galat::Dilarang`].
pub async fn ekspor(l: &Layanan, pelaku: &Pelaku, saringan: &Saringan) -> Hasil<Vec<BarisKantor>> {
    pelaku.wajib(Tindakan::LihatPerangkatDaerah, &[])?;
    let tx = l.baca_serentak().await?;
    let model = urut(perangkat_daerah::Entity::find().filter(syarat(saringan))).all(&tx).await?;
    Ok(lengkapi(&tx, model).await?.into_iter().map(|k| k.baris).collect())
}

/// The table as CSV for spreadsheets: UTF-8 with its mark, semicolons, cells protected against formulas.
///
/// # Errors
/// When the rows cannot be written.
pub fn csv(baris: &[BarisKantor]) -> Hasil<Vec<u8>> {
    let lindungi = |satu: &BarisKantor| satu.sel().map(|sel| bentuk::lindungi(&sel)).into();
    tulis::csv(&KOLOM, baris.iter().map(lindungi))
}

/// The offices a table speaks of, as they stand in the register.
struct Register {
    kantor: HashMap<String, Tercatat>,
}

struct Tercatat {
    model: perangkat_daerah::Model,
    baris: BarisKantor,
}

impl Register {
    async fn muat<C: ConnectionTrait>(db: &C, bacaan: &Bacaan, pegang: bool) -> Hasil<Self> {
        let kode = bacaan.baris.iter().map(|b| b.kode.as_str());
        let mut kueri = perangkat_daerah::Entity::find().filter(perangkat_daerah::Column::Kode.is_in(kode));
        if pegang {
            kueri = urut(kueri).lock_exclusive();
        }
        let tercatat = lengkapi(db, kueri.all(db).await?).await?;
        Ok(Self { kantor: tercatat.into_iter().map(|k| (k.model.kode.clone(), k)).collect() })
    }

    /// Names the versions that a table would be written over.
    fn sidik(&self, bacaan: &Bacaan) -> String {
        let mut hash = Sha256::new();
        for baris in &bacaan.baris {
            let versi = self.kantor.get(&baris.kode).map_or(0, |k| k.model.versi);
            hash.update(format!("{}:{versi};", baris.kode));
        }
        heks(&hash.finalize())
    }

    /// What each row would do.
    fn rencana<'b>(&self, bacaan: &'b Bacaan) -> Result<Vec<(&'b BarisBaca, Keadaan)>, SelSalah> {
        let (mut hasil, mut galat) = (Vec::new(), Vec::new());
        for baris in &bacaan.baris {
            let keadaan = match self.kantor.get(&baris.kode) {
                None => Keadaan::Baru,
                Some(lama) => match beda(&lama.baris, baris) {
                    beda if beda.is_empty() => Keadaan::Tetap,
                    _ if !lama.model.aktif => {
                        let pesan = format!(
                            "{} ({}) diarsipkan. Pulihkan lebih dulu, atau hapus baris ini.",
                            lama.baris.nama, baris.kode
                        );
                        galat.push(GalatSel { baris: baris.nomor, kolom: baris.kolom_kode, pesan });
                        continue;
                    }
                    beda => Keadaan::Berubah(beda),
                },
            };
            hasil.push((baris, keadaan));
        }
        if galat.is_empty() { Ok(hasil) } else { Err(SelSalah::dari(&galat)) }
    }
}

/// The cells in which a row differs from the register.
fn beda(lama: &BarisKantor, baru: &BarisBaca) -> Vec<Perubahan> {
    let mut hasil = Vec::new();
    let mut catat =
        |ke: usize, lama: String, baru: String| hasil.push(Perubahan { kolom: KOLOM[ke].into(), lama, baru });
    if lama.nama != baru.nama {
        catat(1, lama.nama.clone(), baru.nama.clone());
    }
    if let Some(singkatan) = baru.singkatan.as_ref().filter(|s| **s != lama.singkatan) {
        catat(2, lama.singkatan.clone(), singkatan.clone());
    }
    if lama.jenis != baru.jenis {
        catat(3, lama.jenis.nama().into(), baru.jenis.nama().into());
    }
    if let Some(fungsi) = baru.fungsi.as_ref().filter(|f| **f != lama.fungsi) {
        catat(4, sebut(&lama.fungsi), sebut(fungsi));
    }
    if let Some(unit) = &baru.unit {
        let (mut a, mut b) = (lama.unit.clone(), unit.clone());
        a.sort();
        b.sort();
        if a != b {
            catat(5, sel_unit(&lama.unit), sel_unit(unit));
        }
    }
    hasil
}

fn sebut(fungsi: &[Fungsi]) -> String {
    fungsi.iter().map(|f| f.nama()).collect::<Vec<_>>().join("; ")
}

async fn lengkapi<C: ConnectionTrait>(db: &C, model: Vec<perangkat_daerah::Model>) -> Hasil<Vec<Tercatat>> {
    let id: Vec<i64> = model.iter().map(|k| k.id).collect();
    if id.is_empty() {
        return Ok(Vec::new());
    }
    let mut fungsi = fungsi_untuk(db, &id).await?;
    let mut unit: HashMap<i64, Vec<unit_kerja::Model>> = HashMap::new();
    for satu in unit_kerja::Entity::find().filter(unit_kerja::Column::PerangkatDaerahId.is_in(id)).all(db).await? {
        unit.entry(satu.perangkat_daerah_id).or_default().push(satu);
    }
    Ok(model
        .into_iter()
        .map(|model| Tercatat {
            baris: BarisKantor {
                kode: model.kode.clone(),
                nama: model.nama.clone(),
                singkatan: model.singkatan.clone(),
                jenis: Jenis::dari_kode(&model.jenis).unwrap_or(Jenis::Lainnya),
                fungsi: fungsi.remove(&model.id).unwrap_or_default(),
                unit: unit::jalur(unit.remove(&model.id).unwrap_or_default()),
            },
            model,
        })
        .collect())
}

/// The name of the sheet that was read, and what it says.
type Terurai = Result<(String, Bacaan), SelSalah>;

/// Reads on a thread of its own: a workbook may take a while to unpack. Gives the bytes back.
async fn urai(nama: String, isi: Vec<u8>) -> Hasil<(Vec<u8>, Terurai)> {
    let kerja = move || {
        let hasil = tabel::baca(&nama, &isi).map(|lembar| baca(&isi, lembar));
        (isi, hasil)
    };
    let (isi, hasil) = tokio::task::spawn_blocking(kerja).await.map_err(Galat::internal)?;
    Ok((isi, hasil.map_err(|galat| Galat::isian("berkas", galat.to_string()))?))
}

fn baca(isi: &[u8], lembar: Vec<tabel::Lembar>) -> Terurai {
    let letak = lembar.iter().position(|satu| bentuk::ada_kepala(&satu.baris)).unwrap_or(0);
    let mut satu = lembar.into_iter().nth(letak).unwrap_or_default();
    // Only a CSV knows no difference between text and formula, so only there cells are protected.
    if !isi.starts_with(b"PK") {
        for sel in satu.baris.iter_mut().flatten() {
            *sel = bentuk::buka_lindung(sel).to_owned();
        }
    }
    bentuk::baca(&satu.baris).map(|bacaan| (satu.nama, bacaan)).map_err(|galat| SelSalah::dari(&galat))
}

async fn susun(l: &Layanan, sha256: &str, hasil: Terurai) -> Hasil<Result<Pratinjau, SelSalah>> {
    let (lembar, bacaan) = match hasil {
        Ok(hasil) => hasil,
        Err(salah) => return Ok(Err(salah)),
    };
    let register = Register::muat(&l.db, &bacaan, false).await?;
    let rencana = match register.rencana(&bacaan) {
        Ok(rencana) => rencana,
        Err(salah) => return Ok(Err(salah)),
    };
    let mut jumlah = HasilImpor::default();
    let sidik = register.sidik(&bacaan);
    let baris = rencana
        .into_iter()
        .map(|(baris, keadaan)| {
            jumlah.hitung(&keadaan);
            BarisPratinjau { nomor: baris.nomor, kode: baris.kode.clone(), nama: baris.nama.clone(), keadaan }
        })
        .collect();
    Ok(Ok(Pratinjau { sha256: sha256.to_owned(), sidik, lembar, baris, jumlah, diabaikan: bacaan.diabaikan.clone() }))
}

fn tolak(salah: SelSalah) -> Galat {
    salah.galat()
}
