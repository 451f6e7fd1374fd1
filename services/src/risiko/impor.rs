//! Registers that offices already keep, from a spreadsheet: shown first with every difference, then all rows or none.
//!
//! Magnitudes and levels of the file are never taken: they are computed from the two levels. A row whose event and cause
//! the register has already is left as it is, so the same file twice adds nothing the second time. Rows of one file with the
//! same event and cause are one risk with several actions, as Formulir 4.0 is written.

use std::collections::{HashMap, HashSet};

use domain::{
    register::baca::{Gabungan, samakan},
    risiko::{
        Kerangka, Matriks,
        baca::{BacaanRisiko, BarisRisiko, PenangananBaca, baca_risiko, keyakinan},
        konteks::Sasaran,
    },
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
};
use sha2::{Digest, Sha256};

use super::{
    dasar::{konteks_terlihat, pegang_konteks},
    entitas::{konteks, risiko, sasaran},
    penanganan,
    register::sasaran_dari,
    simpan, tahun,
};
use crate::{
    Galat, Hasil, Layanan, Pelaku, Tulis,
    jejak::heks,
    tabel::{
        self, Lembar,
        pratinjau::{BarisPratinjau, HasilImpor, Keadaan, Perubahan, SelSalah},
        simpanan,
    },
};
use domain::izin::Tindakan;

/// What a file would do to a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pratinjau {
    /// Names the kept upload; the confirmation sends it back.
    pub sha256: String,
    /// The sheet that was read.
    pub lembar: String,
    pub baris: Vec<BarisPratinjau>,
    /// Row of the spreadsheet, and where it says something else than matrix or appetite.
    pub perbedaan: Vec<(usize, String)>,
    /// How headings and cells were read.
    pub catatan: Vec<String>,
    /// Headings that mean nothing here.
    pub diabaikan: Vec<String>,
    pub jumlah: HasilImpor,
}

/// Reads a file and says what it would do; the upload is kept for the confirmation.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Isian`] beside `berkas`, [`Galat::Ditolak`] for a closed year; the
/// inner error names the wrong cells.
pub async fn pratinjau(
    l: &Layanan,
    pelaku: &Pelaku,
    register_id: i64,
    nama_berkas: &str,
    isi: Vec<u8>,
) -> Hasil<Result<Pratinjau, SelSalah>> {
    let kerja = boleh(l, pelaku, register_id).await?;
    let sha256 = heks(&Sha256::digest(&isi));
    let (isi, lembar) = urai(nama_berkas.to_owned(), isi).await?;
    let hasil = susun(l, &kerja, &sha256, lembar).await?;
    if hasil.is_ok() {
        simpanan::simpan(l, &sha256, isi).await?;
    }
    Ok(hasil)
}

/// The preview of an upload that was kept before, against the register of now.
///
/// # Errors
/// As [`pratinjau`]; [`Galat::TidakAda`] when there is no such upload.
pub async fn pratinjau_tersimpan(
    l: &Layanan,
    pelaku: &Pelaku,
    register_id: i64,
    sha256: &str,
) -> Hasil<Result<Pratinjau, SelSalah>> {
    let kerja = boleh(l, pelaku, register_id).await?;
    let (_, lembar) = urai("unggahan".to_owned(), simpanan::ambil(l, sha256).await?).await?;
    susun(l, &kerja, sha256, lembar).await
}

/// Takes a kept upload over as drafts: every row or none.
///
/// # Errors
/// As [`pratinjau`]; [`Galat::Isian`] beside `berkas` with every wrong cell.
pub async fn impor(l: &Layanan, pelaku: &Pelaku, register_id: i64, sha256: &str) -> Hasil<HasilImpor> {
    boleh(l, pelaku, register_id).await?;
    let (_, lembar) = urai("unggahan".to_owned(), simpanan::ambil(l, sha256).await?).await?;
    let tulis = l.tulis().await?;
    let (konteks, kerja) = pegang_konteks(l, &tulis, pelaku, register_id).await?;
    let kerangka: Kerangka = serde_json::from_str(&konteks.kerangka)?;
    let bacaan = baca(&kerja.matriks, &kerangka, &lembar).1;
    if !bacaan.galat.is_empty() {
        return Err(SelSalah::dari(&bacaan.galat).galat());
    }
    let (ada, _) = tercatat(&tulis.tx, register_id).await?;
    let mut sasaran = sasaran_dari(&tulis.tx, register_id).await?;
    let mut hasil = HasilImpor::default();
    // Id and number of actions of the risk that a row began.
    let mut terbuat: HashMap<usize, (i64, i32)> = HashMap::new();
    for (ke, (b, nasib)) in bacaan.baris.iter().zip(nasib(&ada, &bacaan.baris)).enumerate() {
        let induk = match nasib {
            Nasib::Baru => {
                let tujuan = tujuan(&tulis, register_id, &mut sasaran, b).await?;
                let id = tambah(l, &tulis, pelaku, (&konteks, &kerangka), b, tujuan).await?;
                terbuat.insert(ke, (id, 0));
                hasil.baru += 1;
                ke
            }
            Nasib::Aksi(induk) => induk,
            Nasib::Sama(_) | Nasib::Tercatat => {
                hasil.tetap += 1;
                continue;
            }
        };
        if let (Some(p), Some((id, banyak))) = (&b.penanganan, terbuat.get_mut(&induk)) {
            *banyak += 1;
            penanganan::sisip(l, &tulis, pelaku, (&konteks, *id, *banyak), p).await?;
        }
    }
    tulis.selesai().await?;
    Ok(hasil)
}

/// What becomes of a row; others are named by their place in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Nasib {
    /// A risk of its own.
    Baru,
    /// One more action of the risk that an earlier row began.
    Aksi(usize),
    /// The risk of an earlier row again, without an action that can be added.
    Sama(usize),
    /// The register has the risk already.
    Tercatat,
}

/// What becomes of every row, beside the risks that the register has.
fn nasib(ada: &HashSet<(String, String)>, baris: &[BarisRisiko]) -> Vec<Nasib> {
    let mut pertama: HashMap<(String, String), (usize, Vec<&PenangananBaca>)> = HashMap::new();
    let mut hasil = Vec::with_capacity(baris.len());
    for (ke, b) in baris.iter().enumerate() {
        let kunci = kunci(&b.kejadian, &b.penyebab);
        hasil.push(if ada.contains(&kunci) {
            Nasib::Tercatat
        } else if let Some((induk, aksi)) = pertama.get_mut(&kunci) {
            let muat = |p: &&PenangananBaca| {
                aksi.len() < penanganan::AKSI_MAKS && !aksi.contains(p) && p.opsi.cocok(baris[*induk].jenis).is_ok()
            };
            match b.penanganan.as_ref().filter(muat) {
                Some(p) => {
                    aksi.push(p);
                    Nasib::Aksi(*induk)
                }
                None => Nasib::Sama(*induk),
            }
        } else {
            pertama.insert(kunci, (ke, b.penanganan.iter().collect()));
            Nasib::Baru
        });
    }
    hasil
}

/// What an import works with, for somebody who may.
struct Bahan {
    konteks: konteks::Model,
    matriks: Matriks,
    kerangka: Kerangka,
}

async fn boleh(l: &Layanan, pelaku: &Pelaku, register_id: i64) -> Hasil<Bahan> {
    let konteks = konteks_terlihat(&l.db, pelaku, register_id).await?;
    pelaku.wajib(Tindakan::IsiRisiko, &[konteks.perangkat_daerah_id])?;
    let kerja = tahun::kerja(l, &l.db, konteks.tahun).await?;
    kerja.terbuka()?;
    let kerangka = serde_json::from_str(&konteks.kerangka)?;
    Ok(Bahan { konteks, matriks: kerja.matriks, kerangka })
}

async fn susun(l: &Layanan, b: &Bahan, sha256: &str, lembar: Vec<Lembar>) -> Hasil<Result<Pratinjau, SelSalah>> {
    let (nama, bacaan) = baca(&b.matriks, &b.kerangka, &lembar);
    if !bacaan.galat.is_empty() {
        return Ok(Err(SelSalah::dari(&bacaan.galat)));
    }
    let (ada, bernama) = tercatat(&l.db, b.konteks.id).await?;
    let mut catatan = bacaan.catatan;
    let mut jumlah = HasilImpor::default();
    let mut baris = Vec::with_capacity(bacaan.baris.len());
    let mut perbedaan = Vec::new();
    for (r, nasib) in bacaan.baris.iter().zip(nasib(&ada, &bacaan.baris)) {
        let baru = nasib == Nasib::Baru;
        let keadaan = match (nasib, &r.penanganan) {
            (Nasib::Baru, _) => Keadaan::Baru,
            (Nasib::Aksi(_), Some(p)) => {
                let aksi = if p.aksi.is_empty() { p.opsi.nama().to_owned() } else { p.aksi.clone() };
                Keadaan::Berubah(vec![Perubahan { kolom: "Rencana Aksi".into(), lama: String::new(), baru: aksi }])
            }
            _ => Keadaan::Tetap,
        };
        // Risks are counted: a further action belongs to one that is counted already.
        match nasib {
            Nasib::Aksi(induk) => catatan.push(format!(
                "Baris {}: kejadian dan penyebabnya sama dengan baris {induk}, sehingga rencana aksinya ditambahkan ke risiko \
                 itu. Isi kolom lain mengikuti baris {induk}.",
                r.nomor,
                induk = bacaan.baris[induk].nomor
            )),
            Nasib::Sama(induk) => {
                jumlah.hitung(&keadaan);
                catatan.push(format!(
                    "Baris {}: kejadian dan penyebabnya sama dengan baris {} dan tidak ada rencana aksi yang dapat ditambahkan, \
                     sehingga baris ini tidak disimpan.",
                    r.nomor, bacaan.baris[induk].nomor
                ));
            }
            Nasib::Baru | Nasib::Tercatat => jumlah.hitung(&keadaan),
        }
        if let Some(&urutan) = bernama.get(&samakan(&r.kejadian)).filter(|_| baru) {
            catatan.push(format!(
                "Baris {}: kejadian ini sudah ada pada {} dengan penyebab lain, sehingga dibaca sebagai risiko baru. Bila itu \
                 risiko yang sama, hapus barisnya dari berkas sebelum mengimpor.",
                r.nomor,
                domain::risiko::nomor(urutan)
            ));
        }
        if baru {
            perbedaan.extend(r.perbedaan.iter().map(|p| (r.nomor, p.clone())));
        }
        let besaran = format!("{} ({})", r.ukur.besaran, b.matriks.nama_level(r.ukur.besaran));
        baris.push(BarisPratinjau { nomor: r.nomor, kode: besaran, nama: r.kejadian.clone(), keadaan });
    }
    Ok(Ok(Pratinjau {
        sha256: sha256.to_owned(),
        lembar: nama,
        baris,
        perbedaan,
        catatan,
        diabaikan: bacaan.tak_dikenal,
        jumlah,
    }))
}

/// The sheet that looks most like a register.
fn baca(matriks: &Matriks, kerangka: &Kerangka, lembar: &[Lembar]) -> (String, BacaanRisiko) {
    let wilayah = |l: &Lembar| -> Vec<Gabungan> { l.gabungan.clone() };
    let satu = lembar.iter().max_by_key(|l| keyakinan(&l.baris, &wilayah(l)));
    match satu {
        Some(l) => (l.nama.clone(), baca_risiko(matriks, kerangka, &l.baris, &wilayah(l))),
        None => (String::new(), baca_risiko(matriks, kerangka, &[], &[])),
    }
}

/// Reads on a thread of its own: a workbook may take a while to unpack. Gives the bytes back.
async fn urai(nama: String, isi: Vec<u8>) -> Hasil<(Vec<u8>, Vec<Lembar>)> {
    let kerja = move || {
        let hasil = tabel::baca(&nama, &isi);
        (isi, hasil)
    };
    let (isi, hasil) = tokio::task::spawn_blocking(kerja).await.map_err(Galat::internal)?;
    Ok((isi, hasil.map_err(|galat| Galat::isian("berkas", galat.to_string()))?))
}

fn kunci(kejadian: &str, penyebab: &str) -> (String, String) {
    (samakan(kejadian), samakan(penyebab))
}

/// Events with their causes that the register has, and the number of a risk for each event.
async fn tercatat<C: ConnectionTrait>(db: &C, register_id: i64) -> Hasil<Tercatat> {
    let baris: Vec<(i32, String, String)> = risiko::Entity::find()
        .select_only()
        .columns([risiko::Column::Urutan, risiko::Column::Kejadian, risiko::Column::Penyebab])
        .filter(risiko::Column::KonteksId.eq(register_id))
        .filter(risiko::Column::DiarsipkanPada.is_null())
        .into_tuple()
        .all(db)
        .await?;
    let ada = baris.iter().map(|(_, kejadian, penyebab)| kunci(kejadian, penyebab)).collect();
    Ok((ada, baris.iter().map(|(urutan, kejadian, _)| (samakan(kejadian), *urutan)).collect()))
}

/// Keys of risks, and the number of one by its event alone.
type Tercatat = (HashSet<(String, String)>, HashMap<String, i32>);

/// The goal a row names, taken into the context when it is new.
async fn tujuan(tulis: &Tulis, register_id: i64, sasaran: &mut Vec<Sasaran>, b: &BarisRisiko) -> Hasil<Option<i64>> {
    if b.sasaran.is_empty() {
        return Ok(None);
    }
    let sama =
        |s: &Sasaran| samakan(&s.sasaran_spbe) == samakan(&b.sasaran) && samakan(&s.indikator) == samakan(&b.indikator);
    if let Some(s) = sasaran.iter().find(|s| sama(s)) {
        return Ok(Some(s.id));
    }
    let baris = sasaran::ActiveModel {
        konteks_id: Set(register_id),
        urutan: Set(i32::try_from(sasaran.len() + 1).unwrap_or(i32::MAX)),
        sasaran_upr: Set(String::new()),
        sasaran_spbe: Set(b.sasaran.clone()),
        indikator: Set(b.indikator.clone()),
        target: Set(String::new()),
        ..Default::default()
    };
    let id = baris.insert(&tulis.tx).await?.id;
    sasaran.push(Sasaran {
        id,
        sasaran_upr: String::new(),
        sasaran_spbe: b.sasaran.clone(),
        indikator: b.indikator.clone(),
        target: String::new(),
    });
    Ok(Some(id))
}

async fn tambah(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    (konteks, kerangka): (&konteks::Model, &Kerangka),
    b: &BarisRisiko,
    sasaran_id: Option<i64>,
) -> Hasil<i64> {
    let mut r = simpan::kosong(l, pelaku, konteks);
    r.sasaran_id = sasaran_id;
    r.jenis = b.jenis.kode().into();
    r.kejadian.clone_from(&b.kejadian);
    r.penyebab.clone_from(&b.penyebab);
    r.kategori.clone_from(&b.kategori);
    r.uraian_dampak.clone_from(&b.dampak);
    r.area.clone_from(&b.area);
    r.pengendalian.clone_from(&b.pengendalian);
    r.penjelasan_kemungkinan.clone_from(&b.penjelasan_kemungkinan);
    r.penjelasan_dampak.clone_from(&b.penjelasan_dampak);
    simpan::ukurlah(&mut r, b.ukur);
    r.ambang = kerangka.selera(&b.kategori, b.jenis).map(i32::from);
    r.keputusan = b.keputusan;
    if r.ambang.is_none() {
        r.alasan_keputusan = "Menurut register yang diimpor; selera risiko kategori ini belum ditetapkan.".into();
    }
    simpan::tambah(l, tulis, pelaku, r, "Risiko diimpor").await
}
