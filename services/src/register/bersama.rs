//! One field of many records at once: shown first, then in one transaction, taken back like an import.

use std::collections::HashMap;

use domain::{
    profil::Profil,
    register::{Bidang, Isi, Jenis, Register, baca},
};
use sea_orm::ConnectionTrait;
use sha2::{Digest, Sha256};

use super::{
    Rekaman, Saringan,
    akses::{akses_untuk, boleh_ubah},
    daftar::semua,
    impor::{
        self, BarisRencana,
        gudang::{Gudang, rekaman},
        lengkapi, perubahan, wajib,
    },
    simpan::{buka, periksa_penulis},
};
use crate::{
    Galat, Hasil, Layanan, Pelaku,
    jejak::heks,
    tabel::pratinjau::{BarisPratinjau, Keadaan},
};

/// Most records of one change.
const MAKS: u64 = 20_000;

/// Which records.
#[derive(Clone, Debug)]
pub enum Pilihan {
    Id(Vec<i64>),
    /// All that the filter finds.
    Semua(Saringan),
}

/// What a change would do.
#[derive(Clone, Debug)]
pub struct PratinjauMassal {
    pub baris: Vec<BarisPratinjau>,
    /// Records that have this value already.
    pub tetap: usize,
    /// Records that are left out, and why.
    pub dilewati: Vec<String>,
    /// The new value as a person reads it; empty for "nothing".
    pub nilai: String,
    /// What was shown; a change of anything else is refused.
    pub sidik: String,
}

/// The fields that can be changed for many records.
pub fn bidang(profil: &Profil, pelaku: &Pelaku, r: &'static Register) -> impl Iterator<Item = &'static Bidang> {
    let boleh = |b: &Bidang| b.penulis_di(profil).boleh(r, &pelaku.peran, None);
    r.bidang.iter().filter(move |b| !matches!(b.kode, "nomor" | "nama") && boleh(b))
}

/// The chosen records, for the page that asks what to change.
///
/// # Errors
/// [`Galat::Dilarang`].
pub async fn terpilih(l: &Layanan, pelaku: &Pelaku, r: &'static Register, pilihan: &Pilihan) -> Hasil<Vec<Rekaman>> {
    wajib(pelaku, r)?;
    match pilihan {
        Pilihan::Semua(s) => Ok(semua(l, pelaku, r, s, MAKS).await?.0),
        Pilihan::Id(id) => ambil(&l.db, pelaku, r, id).await,
    }
}

/// What setting a field would do.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::Isian`] beside `nilai`.
pub async fn pratinjau(
    l: &Layanan,
    pelaku: &Pelaku,
    r: &'static Register,
    pilihan: &Pilihan,
    kode: &str,
    nilai: &[&str],
) -> Hasil<PratinjauMassal> {
    let dipilih = terpilih(l, pelaku, r, pilihan).await?;
    let gudang = Gudang::muat(&l.db, pelaku, r).await?;
    let rancangan = rancang((&*l.profil, pelaku), r, &gudang, dipilih, kode, nilai)?;
    let baris = rancangan.baris.into_iter().map(|b| BarisPratinjau {
        nomor: 0,
        kode: b.baru.teks("nomor").to_owned(),
        nama: b.baru.teks("nama").to_owned(),
        keadaan: b.keadaan,
    });
    Ok(PratinjauMassal {
        baris: baris.collect(),
        tetap: rancangan.tetap,
        dilewati: rancangan.dilewati,
        nilai: rancangan.nilai,
        sidik: rancangan.sidik,
    })
}

/// Sets a field as it was shown; answers the change, which can be taken back.
///
/// # Errors
/// As [`pratinjau`]; [`Galat::Bentrok`] when the records are not those that were shown any more.
pub async fn terapkan(
    l: &Layanan,
    pelaku: &Pelaku,
    r: &'static Register,
    pilihan: &Pilihan,
    (kode, nilai): (&str, &[&str]),
    sidik: &str,
) -> Hasil<i64> {
    wajib(pelaku, r)?;
    let dipilih: Vec<i64> = terpilih(l, pelaku, r, pilihan).await?.into_iter().map(|satu| satu.id).collect();
    let bidang = bidang(&l.profil, pelaku, r).find(|b| b.kode == kode).ok_or(Galat::TidakAda)?;
    impor::mulai_massal(l, pelaku, r, (sidik, bidang.label), async |tulis| {
        let kini = ambil(&tulis.tx, pelaku, r, &dipilih).await?;
        let gudang = Gudang::muat(&tulis.tx, pelaku, r).await?;
        let rancangan = rancang((&*l.profil, pelaku), r, &gudang, kini, kode, nilai)?;
        if rancangan.sidik != sidik {
            return Err(Galat::Bentrok("Catatan yang dipilih berubah sejak ditampilkan. Periksa sekali lagi.".into()));
        }
        if rancangan.baris.is_empty() {
            return Err(Galat::Ditolak("Tidak ada catatan yang berubah.".into()));
        }
        Ok((rancangan.baris, gudang))
    })
    .await
}

async fn ambil<C: ConnectionTrait>(db: &C, pelaku: &Pelaku, r: &'static Register, id: &[i64]) -> Hasil<Vec<Rekaman>> {
    let akses = akses_untuk(pelaku, r.lihat)?;
    let mut ada: HashMap<i64, Rekaman> = rekaman(db, r, id).await?;
    let mut hasil: Vec<Rekaman> =
        id.iter().filter_map(|id| ada.remove(id)).filter(|satu| akses.mencakup(satu)).collect();
    hasil.truncate(usize::try_from(MAKS).unwrap_or(usize::MAX));
    Ok(hasil)
}

struct Rancangan {
    baris: Vec<BarisRencana>,
    tetap: usize,
    dilewati: Vec<String>,
    nilai: String,
    sidik: String,
}

fn rancang(
    (profil, pelaku): (&Profil, &Pelaku),
    r: &'static Register,
    gudang: &Gudang,
    dipilih: Vec<Rekaman>,
    kode: &str,
    nilai: &[&str],
) -> Hasil<Rancangan> {
    let bidang = bidang(profil, pelaku, r).find(|b| b.kode == kode).ok_or(Galat::TidakAda)?;
    let isi = urai(profil, bidang, gudang, nilai).map_err(|pesan| Galat::isian("nilai", pesan))?;
    let mut hasil = Rancangan {
        baris: Vec::new(),
        tetap: 0,
        dilewati: Vec::new(),
        nilai: isi.tampil(bidang, |id| Some(gudang.sebut(bidang.jenis, id))),
        sidik: String::new(),
    };
    let mut hash = Sha256::new();
    hash.update(format!("{}\n{kode}\n{}\n", r.kode, isi.json()));
    for lama in dipilih {
        let mut baru = lama.butir.clone();
        baru.set(bidang.kode, isi.clone());
        baru.rapikan(r);
        lengkapi(r, Some(&lama), &mut baru);
        if baru == lama.butir {
            hasil.tetap += 1;
            continue;
        }
        let halangan = halangan((profil, pelaku), r, &lama, &baru);
        if let Some(sebab) = halangan {
            hasil.dilewati.push(format!("{} · {}: {sebab}", lama.nomor(), lama.nama()));
            continue;
        }
        hash.update(format!("{}/{}\n", lama.id, lama.versi));
        let beda = perubahan(r, gudang, &lama.butir, &baru, &[], &[]);
        hasil.baris.push(BarisRencana {
            nomor: 0,
            sementara: 0,
            lama: Some(lama),
            baru,
            tambah: Vec::new(),
            hapus: Vec::new(),
            keadaan: Keadaan::Berubah(beda),
        });
    }
    hasil.sidik = heks(&hash.finalize());
    Ok(hasil)
}

/// Why a record keeps what it has.
fn halangan(
    (profil, pelaku): (&Profil, &Pelaku),
    r: &'static Register,
    lama: &Rekaman,
    baru: &domain::register::Butir,
) -> Option<String> {
    if !boleh_ubah(pelaku, r, lama.kantor()) || !boleh_ubah(pelaku, r, baru.bilangan("perangkat_daerah_id")) {
        return Some("milik Perangkat Daerah yang tidak Anda isi.".into());
    }
    if let Err(sebab) = buka(r, lama) {
        return Some(sebab.to_string());
    }
    let isian = match periksa_penulis(profil, pelaku, r, &lama.butir, baru) {
        Err(Galat::Isian(isian)) => isian,
        _ => baru.periksa(r),
    };
    isian.into_iter().next().map(|g| g.pesan)
}

/// The value a form sent; records by their number, as a table names them.
fn urai(profil: &Profil, bidang: &'static Bidang, gudang: &Gudang, nilai: &[&str]) -> Result<Isi, String> {
    let isi = match bidang.jenis {
        Jenis::Catatan(_) => baca::isi(bidang, nilai.first().unwrap_or(&""), gudang).map(|t| t.isi)?,
        _ => Isi::urai(bidang, nilai)?,
    };
    match isi {
        Isi::Teks(teks) => bidang.dari_daftar(profil, &teks).map(Isi::Teks),
        lain => Ok(lain),
    }
}
