//! A register from a table: read, shown, then all rows or none; the same file twice changes nothing the second time, and
//! what was imported is taken back as one step.
//!
//! A cell of a column that the file has is the truth, an empty one too; what the file has no column for stays.

pub(crate) mod gudang;
mod kaitan;
mod kerja;
pub(crate) mod rencana;
mod tulis;
mod urung;

use domain::{
    perangkat_daerah::tabel::{GalatSel, buka_lindung},
    register::{
        Register,
        baca::{self, Bacaan},
    },
    teks::nama_berkas,
};

pub(crate) use kerja::Papan;
use sha2::{Digest, Sha256};

pub use kerja::{JenisKerja, KeadaanKerja, Kerja, get, list};
pub use rencana::Dibaca;
pub use urung::{halangan, urungkan};

use super::{akses::boleh_ubah, simpan::picu_reviu};
use crate::{
    Galat, Hasil, Layanan, Pelaku,
    jejak::heks,
    tabel::{
        self, Batas,
        pratinjau::{BarisPratinjau, HasilImpor, Keadaan, SelSalah},
        simpanan::{ambil, simpan},
    },
};

use rencana::Rencana;
pub(super) use rencana::{BarisRencana, lengkapi, perubahan};

/// Titles, header and footers beside the rows themselves.
const BATAS: Batas = Batas {
    bita: 20_000_000,
    terurai: 200_000_000,
    rasio: 150,
    lembar: 50,
    baris: baca::BARIS_MAKS + 1_000,
    kolom: 256,
    sel: 32_767,
};

/// Largest file in bytes.
pub const BITA_MAKS: u64 = BATAS.bita as u64;

/// What a file would do.
#[derive(Clone, Debug)]
pub struct Pratinjau {
    /// Names the kept upload.
    pub sha256: String,
    /// Names what the preview rests on; the confirmation sends it back.
    pub sidik: String,
    /// The sheet that was read.
    pub lembar: String,
    /// Rows that could be read.
    pub baris: Vec<BarisPratinjau>,
    pub jumlah: HasilImpor,
    /// Cells that were not taken literally.
    pub dibaca: Vec<Dibaca>,
    /// What was passed over.
    pub catatan: Vec<String>,
    /// Headings that mean nothing here, with their columns.
    pub tak_dikenal: Vec<String>,
    /// What must be corrected first.
    pub salah: Option<SelSalah>,
    pub jumlah_salah: usize,
}

/// Reads an upload and keeps it; answers the hash its preview goes by.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::Isian`] beside `berkas` when no table of this register can be found in it.
pub async fn unggah(l: &Layanan, pelaku: &Pelaku, r: &'static Register, nama: &str, isi: Vec<u8>) -> Hasil<String> {
    wajib(pelaku, r)?;
    let (isi, hasil) = urai(r, nama_berkas(nama), isi).await?;
    hasil.map_err(|galat| SelSalah::dari(&galat).galat())?;
    let sha256 = heks(&Sha256::digest(&isi));
    simpan(l, &sha256, isi).await?;
    Ok(sha256)
}

/// What a kept upload would do to the register of now.
///
/// # Errors
/// [`Galat::TidakAda`] when there is no such upload, [`Galat::Dilarang`], [`Galat::Isian`] beside `berkas`.
pub async fn pratinjau(l: &Layanan, pelaku: &Pelaku, r: &'static Register, sha256: &str) -> Hasil<Pratinjau> {
    wajib(pelaku, r)?;
    let (_, hasil) = urai(r, "unggahan".into(), ambil(l, sha256).await?).await?;
    let (lembar, bacaan) = hasil.map_err(|galat| SelSalah::dari(&galat).galat())?;
    let (rencana, _) = rencana::rencanakan(&l.db, &l.profil, pelaku, r, &bacaan).await?;
    let sidik = sidik(&rencana);
    let baris = rencana.baris.into_iter().map(|b| BarisPratinjau {
        nomor: b.nomor,
        kode: b.baru.teks("nomor").to_owned(),
        nama: b.baru.teks("nama").to_owned(),
        keadaan: b.keadaan,
    });
    Ok(Pratinjau {
        sha256: sha256.to_owned(),
        sidik,
        lembar,
        baris: baris.collect(),
        jumlah: rencana.jumlah,
        dibaca: rencana.dibaca,
        catatan: rencana.catatan,
        tak_dikenal: bacaan.tak_dikenal,
        jumlah_salah: rencana.galat.len(),
        salah: (!rencana.galat.is_empty()).then(|| SelSalah::dari(&rencana.galat)),
    })
}

/// Begins to take a kept upload over, every row or none; answers the job. A second click joins the first. `disetujui` is the
/// `sidik` of the preview the person saw.
///
/// # Errors
/// [`Galat::TidakAda`], [`Galat::Dilarang`]. What is wrong with the rows, and that a record has changed since the preview,
/// is told by the job.
pub async fn mulai(
    l: &Layanan,
    pelaku: &Pelaku,
    r: &'static Register,
    (sha256, disetujui): (&str, &str),
    nama: &str,
) -> Hasil<i64> {
    wajib(pelaku, r)?;
    let isi = ambil(l, sha256).await?;
    let (nama, disetujui) = (nama_berkas(nama), disetujui.to_owned());
    let (id, baru) = kerja::mulai(l, pelaku, r, JenisKerja::Impor, sha256, &nama).await?;
    if baru {
        let pelaku = pelaku.clone();
        kerja::jalankan(l, id, move |l, kemajuan| async move {
            let (_, hasil) = urai(r, nama, isi).await?;
            let (_, bacaan) = hasil.map_err(|galat| SelSalah::dari(&galat).galat())?;
            kemajuan.sebanyak(bacaan.baris.len());
            // Held until the end: somebody else's change waits, or was there before and counts.
            let tulis = l.tulis().await?;
            let (rencana, gudang) = rencana::rencanakan(&tulis.tx, &l.profil, &pelaku, r, &bacaan).await?;
            if !rencana.galat.is_empty() {
                return Err(SelSalah::dari(&rencana.galat).galat());
            }
            // Imported before, there is nothing left to write.
            if rencana.jumlah.ditulis() > 0 && sidik(&rencana) != disetujui {
                return Err(Galat::Bentrok(
                    "Sebagian catatan berubah sejak berkas ini dibaca. Unggah lagi, lalu periksa pratinjaunya.".into(),
                ));
            }
            let jumlah = rencana.jumlah;
            let tertulis = tulis::tulis(
                &l,
                &tulis,
                &pelaku,
                r,
                (rencana.baris, &gudang),
                ("Ditambah lewat impor", "Diubah lewat impor"),
                &|n| kemajuan.maju(n),
            )
            .await?;
            if !tertulis.is_empty() {
                picu_reviu(&l, &tulis, &pelaku, r, &format!("impor {} baris", tertulis.len())).await?;
            }
            kerja::selesai(&l, &tulis, r, id, jumlah, &tertulis).await?;
            tulis.selesai().await
        });
    }
    Ok(id)
}

/// Names the rows that a plan would write, the versions it would write them over, and the relations that would come and go:
/// these change without a new version of the record.
fn sidik(rencana: &Rencana) -> String {
    let mut hash = Sha256::new();
    for baris in rencana.baris.iter().filter(|b| b.keadaan != Keadaan::Tetap) {
        let (id, versi) = baris.lama.as_ref().map_or((0, 0), |lama| (lama.id, lama.versi));
        hash.update(format!("{}:{id}:{versi}", baris.nomor));
        for (tanda, kaitan) in [("+", &baris.tambah), ("-", &baris.hapus)] {
            let mut kaitan = kaitan.clone();
            kaitan.sort_unstable();
            kaitan.iter().for_each(|(jenis, dari, ke)| hash.update(format!("{tanda}{}:{dari}:{ke}", jenis.kode())));
        }
        hash.update(";");
    }
    heks(&hash.finalize())
}

/// Begins to write a plan that is no file; answers the job. The plan is made again in the job's own transaction.
pub(super) async fn mulai_massal<F>(
    l: &Layanan,
    pelaku: &Pelaku,
    r: &'static Register,
    (sidik, sebutan): (&str, &str),
    rancang: F,
) -> Hasil<i64>
where
    F: AsyncFnOnce(&crate::Tulis) -> Hasil<(Vec<BarisRencana>, gudang::Gudang)>,
{
    let tulis = l.tulis().await?;
    let (baris, gudang) = rancang(&tulis).await?;
    let jumlah = HasilImpor { berubah: baris.len(), ..HasilImpor::default() };
    let tindakan = ("Ditambah", "Diubah bersama");
    let tertulis = tulis::tulis(l, &tulis, pelaku, r, (baris, &gudang), tindakan, &|_| ()).await?;
    if !tertulis.is_empty() {
        picu_reviu(l, &tulis, pelaku, r, &format!("{} catatan sekaligus", tertulis.len())).await?;
    }
    let id = kerja::catat_selesai(l, &tulis, pelaku, r, (sidik, sebutan)).await?;
    kerja::selesai(l, &tulis, r, id, jumlah, &tertulis).await?;
    tulis.selesai().await?;
    Ok(id)
}

/// Passes who writes this register for at least one office.
pub(super) fn wajib(pelaku: &Pelaku, r: &Register) -> Hasil<()> {
    let ada = boleh_ubah(pelaku, r, None) || pelaku.kantor().into_iter().any(|id| boleh_ubah(pelaku, r, Some(id)));
    if ada { Ok(()) } else { Err(Galat::dilarang()) }
}

/// The name of the sheet that was read, and what it says.
type Terurai = Result<(String, Bacaan), Vec<GalatSel>>;

/// Reads on a thread of its own: a workbook may take a while to unpack. Gives the bytes back.
async fn urai(r: &'static Register, nama: String, isi: Vec<u8>) -> Hasil<(Vec<u8>, Terurai)> {
    let kerja = move || {
        let hasil = tabel::baca_dengan(&nama, &isi, &BATAS).map(|lembar| baca_lembar(r, &isi, lembar));
        (isi, hasil)
    };
    let (isi, hasil) = tokio::task::spawn_blocking(kerja).await.map_err(Galat::internal)?;
    Ok((isi, hasil.map_err(|galat| Galat::isian("berkas", galat.to_string()))?))
}

/// The sheet that is surest to be the register's, whatever it is called.
fn baca_lembar(r: &'static Register, isi: &[u8], mut lembar: Vec<tabel::Lembar>) -> Terurai {
    // Only a CSV knows no difference between text and formula, so only there cells are protected.
    if !isi.starts_with(b"PK") {
        for sel in lembar.iter_mut().flat_map(|l| &mut l.baris).flatten() {
            *sel = buka_lindung(sel).to_owned();
        }
    }
    let yakin: Vec<usize> = lembar.iter().map(|l| baca::keyakinan(r, &l.baris, &l.gabungan)).collect();
    let terbaik = yakin.iter().copied().max().unwrap_or(0);
    let letak = yakin.iter().position(|n| *n == terbaik).unwrap_or(0);
    let lain: Vec<String> = lembar
        .iter()
        .zip(&yakin)
        .enumerate()
        .filter(|(i, (_, n))| *i != letak && **n >= 2)
        .map(|(_, (l, _))| l.nama.clone())
        .collect();
    let satu = lembar.into_iter().nth(letak).unwrap_or_default();
    let mut bacaan = baca::baca(r, &satu.baris, &satu.gabungan)?;
    if !lain.is_empty() {
        bacaan.catatan.push(format!(
            "Hanya lembar {} yang dibaca. Lembar lain yang juga berisi tabel: {}.",
            satu.nama,
            lain.join(", ")
        ));
    }
    Ok((satu.nama, bacaan))
}
