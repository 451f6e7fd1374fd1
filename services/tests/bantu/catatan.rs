//! Records of any register with the fields they cannot do without, made from its description.

use domain::{
    arsitektur::{data::ASPEK_MUTU, layanan::jenis_kelompok, relasi::JenisRelasi},
    register::{self, Jenis, Register},
};
use services::{
    Pelaku,
    arsitektur::relasi::tambah,
    register::{Formulir, create},
};

use super::Bekal;

pub fn register(kode: &str) -> &'static Register {
    register::cari(kode).expect("register")
}

/// Whether a record cannot be saved without this field, alone or as the one of several that is filled.
pub fn perlu(r: &Register, bidang: &register::Bidang) -> bool {
    bidang.wajib || (r.kode == "pemeliharaan" && matches!(bidang.jenis, Jenis::Catatan(_)))
}

/// Takes out what contradicts itself of a record filled without rhyme.
pub fn selaras(r: &Register, butir: &mut register::Butir) {
    let teks = |isi: &str| register::Isi::Teks(isi.into());
    match r.kode {
        "data" => {
            if butir.teks("sifat") == "tertutup" {
                butir.set("distribusi", register::Isi::ganda(["sendiri"]));
                if butir.teks("publikasi") == "terbit" {
                    butir.set("publikasi", teks("dikecualikan"));
                    butir.set("dasar_pengecualian", teks("Uji konsekuensi"));
                }
            }
            if butir.tanggal("tanggal_mutu").is_none() {
                ASPEK_MUTU.into_iter().for_each(|aspek| butir.set(aspek, register::Isi::Kosong));
            }
        }
        "layanan" => {
            if let Some(jenis) = jenis_kelompok(butir.teks("kelompok")) {
                butir.set("jenis", teks(jenis.kode));
            }
        }
        "pemeliharaan" if butir.bilangan("aplikasi_id").is_none() => {
            butir.set("aplikasi_id", register::Isi::Bilangan(0))
        }
        _ => {}
    }
}

/// A form with a name, an owner, and the first choice of every required field; `lain` replaces or adds.
pub fn isian(r: &Register, nama: &str, kantor: i64, lain: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut f = Vec::new();
    for bidang in r.bidang.iter().filter(|f| f.wajib && f.kode != "nama" && !lain.iter().any(|(n, _)| *n == f.kode)) {
        let nilai = match bidang.jenis {
            Jenis::Pilihan(opsi) | Jenis::Ganda(opsi) => opsi[0].kode.to_owned(),
            Jenis::Kantor => kantor.to_string(),
            Jenis::Bilangan { min, .. } => min.to_string(),
            Jenis::Tanggal => "2026-03-31".into(),
            Jenis::YaTidak => "ya".into(),
            _ => "Isi".into(),
        };
        f.push((bidang.kode.to_owned(), nilai));
    }
    f.push(("nama".into(), nama.into()));
    f.extend(lain.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())));
    f
}

pub async fn catatan(b: &Bekal, pelaku: &Pelaku, kode: &str, nama: &str, kantor: i64) -> i64 {
    catatan_dengan(b, pelaku, kode, nama, kantor, &[]).await
}

pub async fn catatan_dengan(
    b: &Bekal,
    pelaku: &Pelaku,
    kode: &str,
    nama: &str,
    kantor: i64,
    lain: &[(&str, &str)],
) -> i64 {
    let r = register(kode);
    create(&b.l, pelaku, r, Formulir(&isian(r, nama, kantor, lain))).await.unwrap_or_else(|g| panic!("{kode}: {g:?}"))
}

/// A relation from one record, given by register and id, to another.
pub async fn kaitkan(b: &Bekal, pelaku: &Pelaku, dari: (&str, i64), jenis: JenisRelasi, ke: i64) {
    tambah(&b.l, pelaku, register(dari.0), dari.1, (jenis, true), &[ke]).await.unwrap();
}
