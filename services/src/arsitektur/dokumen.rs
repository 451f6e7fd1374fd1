//! The content of an architecture as the lists of its registers, for its document.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::{
    arsitektur::{
        potret::Potret,
        relasi::{DOMAIN, JenisRelasi, SASARAN},
    },
    profil::Profil,
    register::{self, Butir, Register, kelengkapan, tahap::Tahap},
};

use crate::{
    perangkat_daerah::KantorRingkas,
    register::{Nama, Rekaman},
};

/// A relation by the ids of its ends.
pub type KaitanSemua = (JenisRelasi, i64, i64);

/// Every domain and the goals with their records, by number.
#[must_use]
pub fn daftar(profil: &Profil, potret: &Potret, per: DateTime<Utc>) -> Vec<(&'static Register, Vec<Rekaman>, Nama)> {
    let kantor: HashMap<i64, KantorRingkas> = potret
        .kantor
        .iter()
        .map(|(&id, (singkatan, nama))| (id, KantorRingkas { id, nama: nama.clone(), singkatan: singkatan.clone() }))
        .collect();
    let semua = DOMAIN.into_iter().chain([SASARAN]).filter_map(register::cari);
    semua
        .map(|r| {
            let isi = potret.butir.iter().filter(|b| b.register == r.kode).map(|b| {
                let butir = Butir::dari_json(r, &b.isi);
                let lengkap = i32::try_from(kelengkapan(profil, r, &butir).persen()).unwrap_or_default();
                Rekaman {
                    id: b.id,
                    versi: 1,
                    tahap: Tahap::Terbit,
                    kelengkapan: lengkap,
                    diubah: per,
                    diubah_oleh: String::new(),
                    diarsipkan: None,
                    butir,
                }
            });
            (r, isi.collect(), Nama { kantor: kantor.clone(), ..Nama::default() })
        })
        .collect()
}

/// The relations whose kind is known, by kind and ends.
#[must_use]
pub fn kaitan(potret: &Potret) -> Vec<KaitanSemua> {
    potret.relasi.iter().filter_map(|r| Some((JenisRelasi::dari_kode(&r.jenis)?, r.dari, r.ke))).collect()
}
