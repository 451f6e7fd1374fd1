//! A register as a table: every column, as its import reads it back.

use std::collections::HashMap;

use domain::register::{
    Alur, Register,
    tulis::{self, Kolom, Sel, Tujuan},
};

use super::{
    Rekaman, Saringan,
    daftar::semua,
    impor::gudang::{Gudang, tautan},
};
use crate::{
    Hasil, Layanan, Pelaku, perangkat_daerah,
    tabel::tulis::{csv as tulis_csv, sel_csv},
};

/// Most rows of one file.
const BARIS_MAKS: u64 = 100_000;

/// Rows ready to be written.
#[derive(Clone, Debug)]
pub struct Tabel {
    pub register: &'static Register,
    pub kolom: Vec<Kolom>,
    pub baris: Vec<Vec<Sel>>,
    /// Names of the offices in use, for the lists a spreadsheet offers.
    pub kantor: Vec<String>,
}

/// The records that fit the filter, in the order of the list.
///
/// # Errors
/// [`Galat::Dilarang`].
pub async fn ekspor(l: &Layanan, pelaku: &Pelaku, r: &'static Register, s: &Saringan) -> Hasil<Tabel> {
    let (rekaman, _) = semua(l, pelaku, r, s, BARIS_MAKS).await?;
    let gudang = Gudang::muat(&l.db, pelaku, r).await?;
    let mut kolom = tulis::kolom(r, true);
    if r.alur == Alur::Langsung {
        kolom.retain(|k| k.judul != tulis::KETERANGAN[0]);
    }
    let berelasi = kolom.iter().any(|k| matches!(k.tujuan, Tujuan::Relasi(..)));
    let id: Vec<i64> = rekaman.iter().map(|satu| satu.id).collect();
    let mut ujung: HashMap<_, Vec<i64>> = HashMap::new();
    if berelasi {
        for (jenis, dari, ke) in tautan(&l.db, &id).await? {
            ujung.entry((jenis, true, dari)).or_default().push(ke);
            ujung.entry((jenis, jenis.timbal_balik(), ke)).or_default().push(dari);
        }
    }
    let zona = l.profil.zona_waktu;
    let sel = |satu: &Rekaman, kolom: &Kolom| match &kolom.tujuan {
        Tujuan::Bidang(bidang) => tulis::sel(bidang, &satu.butir, |jenis, id| gudang.sebut(jenis, id)),
        Tujuan::Relasi(jenis, maju, register) => {
            let lain = ujung.get(&(*jenis, *maju, satu.id)).map_or(&[][..], Vec::as_slice);
            let mut nomor: Vec<String> = lain.iter().filter_map(|id| gudang.sebut_ujung(register, *id)).collect();
            nomor.sort();
            nomor.dedup();
            Sel::dari(tulis::gabung_nomor(nomor.iter().map(String::as_str)))
        }
        Tujuan::Keterangan if kolom.judul == tulis::KETERANGAN[0] => Sel::Teks(satu.tahap.nama().into()),
        Tujuan::Keterangan if kolom.judul == tulis::KETERANGAN[1] => Sel::Angka(satu.kelengkapan.into()),
        // Who only sees a record because it is shared does not see who changed it.
        Tujuan::Keterangan if !pelaku.boleh(r.lihat, &satu.kantor().into_iter().collect::<Vec<_>>()) => Sel::Kosong,
        Tujuan::Keterangan if kolom.judul == tulis::KETERANGAN[2] => Sel::Teks(zona.ringkas(satu.diubah)),
        Tujuan::Keterangan => Sel::Teks(satu.diubah_oleh.clone()),
    };
    let baris = rekaman.iter().map(|satu| kolom.iter().map(|k| sel(satu, k)).collect()).collect();
    Ok(Tabel { register: r, baris, kantor: kantor(l).await?, kolom })
}

/// The empty table, for people to fill in.
///
/// # Errors
/// [`Galat::Dilarang`] for who does not write the register.
pub async fn templat(l: &Layanan, pelaku: &Pelaku, r: &'static Register) -> Hasil<Tabel> {
    super::impor::wajib(pelaku, r)?;
    Ok(Tabel { register: r, kolom: tulis::kolom(r, false), baris: Vec::new(), kantor: kantor(l).await? })
}

/// The table as CSV for spreadsheets: UTF-8 with its mark, semicolons, cells protected against formulas.
///
/// # Errors
/// When the rows cannot be written.
pub fn csv(tabel: &Tabel) -> Hasil<Vec<u8>> {
    let kepala: Vec<&str> = tabel.kolom.iter().map(|k| k.judul.as_str()).collect();
    tulis_csv(&kepala, tabel.baris.iter().map(|baris| baris.iter().map(sel_csv).collect()))
}

async fn kantor(l: &Layanan) -> Hasil<Vec<String>> {
    Ok(perangkat_daerah::pilihan(&l.db).await?.into_iter().map(|k| k.nama).collect())
}
