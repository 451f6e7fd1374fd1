//! Registers that offices already keep, from a spreadsheet: shown first with every difference, then all rows or none.
//!
//! Magnitudes and levels of the file are never taken: they are computed from the two levels. A row whose event and cause
//! the register has already is left as it is, so the same file twice adds nothing the second time.

use std::collections::{HashMap, HashSet};

use domain::{
    register::baca::{Gabungan, samakan},
    risiko::{
        Kerangka, Matriks,
        baca::{BacaanRisiko, BarisRisiko, baca_risiko, keyakinan},
        konteks::Sasaran,
        penanganan::Kemajuan,
        periode::{Jadwal, JenisPeriode},
    },
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
};
use sha2::{Digest, Sha256};

use super::{
    dasar::{konteks_terlihat, pegang_konteks},
    entitas::{konteks, penanganan, risiko, sasaran},
    register::sasaran_dari,
    simpan, tahun,
};
use crate::{
    Galat, Hasil, Layanan, Pelaku, Tulis,
    jejak::heks,
    tabel::{
        self, Lembar,
        pratinjau::{BarisPratinjau, HasilImpor, Keadaan, SelSalah},
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
    let (mut ada, _) = tercatat(&tulis.tx, register_id).await?;
    let mut sasaran = sasaran_dari(&tulis.tx, register_id).await?;
    let mut hasil = HasilImpor::default();
    for b in &bacaan.baris {
        if !ada.insert(kunci(&b.kejadian, &b.penyebab)) {
            hasil.tetap += 1;
            continue;
        }
        let tujuan = tujuan(&tulis, register_id, &mut sasaran, b).await?;
        tambah(l, &tulis, pelaku, (&konteks, &kerangka), b, tujuan).await?;
        hasil.baru += 1;
    }
    tulis.selesai().await?;
    Ok(hasil)
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
    let (mut ada, bernama) = tercatat(&l.db, b.konteks.id).await?;
    let mut catatan = bacaan.catatan;
    let mut jumlah = HasilImpor::default();
    let mut baris = Vec::with_capacity(bacaan.baris.len());
    let mut perbedaan = Vec::new();
    for r in &bacaan.baris {
        let baru = ada.insert(kunci(&r.kejadian, &r.penyebab));
        let keadaan = if baru { Keadaan::Baru } else { Keadaan::Tetap };
        jumlah.hitung(&keadaan);
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
) -> Hasil<()> {
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
    let id = simpan::tambah(l, tulis, pelaku, r, "Risiko diimpor").await?;
    let Some(p) = &b.penanganan else { return Ok(()) };
    // Tables rarely say when: the year of the register, to be made precise on the page.
    let jadwal = Jadwal::bagian(JenisPeriode::Semester, konteks.tahun, 1, 2).ok_or(Galat::TidakAda)?;
    penanganan::ActiveModel {
        risiko_id: Set(id),
        urutan: Set(1),
        opsi: Set(p.opsi.kode().into()),
        aksi: Set(p.aksi.clone()),
        keluaran: Set(p.keluaran.clone()),
        jadwal: Set(serde_json::to_string(&jadwal)?),
        mulai: Set(jadwal.mulai()),
        tenggat: Set(jadwal.selesai()),
        penanggung_jawab: Set(p.penanggung_jawab.clone()),
        pendukung: Set(String::new()),
        biaya: Set(None),
        kemajuan: Set(Kemajuan::Rencana.kode().into()),
        realisasi: Set(String::new()),
        selesai_pada: Set(None),
        versi: Set(1),
        ..Default::default()
    }
    .insert(&tulis.tx)
    .await?;
    Ok(())
}
