//! Who answers for security, where the security pages stand (row H5).

use domain::register::Register;
use leptos::prelude::*;
use services::{Hasil, perangkat_daerah::pemegang};

use crate::{kerangka::Konteks, komponen::Nada, komponen::kabar};

/// The body of the profil.
const KODE: &str = "penanggung_jawab_keamanan";
/// Registers whose list and records are about security.
const REGISTER: [&str; 2] = ["keamanan", "prosedur-keamanan"];

/// Who answers for security by the government's regulation, with its Pasal and the offices that hold the function now.
///
/// # Errors
/// When the database cannot be read.
pub async fn penanggung_jawab(k: &Konteks) -> Hasil<Option<AnyView>> {
    let Some(s) = k.l.profil.struktur(KODE) else { return Ok(None) };
    let pasal = k.l.profil.kutip(&s.dasar, &s.pasal);
    let kantor = match s.fungsi {
        Some(fungsi) => {
            let nama: Vec<String> = pemegang(&k.l.db, fungsi).await?.into_iter().map(|kantor| kantor.nama).collect();
            let fungsi = fungsi.nama().to_lowercase();
            Some(if nama.is_empty() {
                format!("Belum ada Perangkat Daerah yang tercatat memegang fungsi {fungsi}.")
            } else {
                format!("Saat ini: {}.", nama.join(", "))
            })
        }
        None => None,
    };
    let uraian = s.catatan.clone();
    let nama = s.nama.clone();
    Ok(Some(kabar(
        Nada::Biasa,
        view! {
            <p><b>{nama}</b>{uraian.map(|uraian| format!(": {uraian}"))}{kantor.map(|kantor| format!(" {kantor}"))}</p>
            <p class="dasar redup">{pasal}</p>
        },
    )))
}

/// The same for the list of a register about security; nothing for others.
///
/// # Errors
/// When the database cannot be read.
pub async fn pada_register(k: &Konteks, r: &Register) -> Hasil<Option<AnyView>> {
    if REGISTER.contains(&r.kode) { penanggung_jawab(k).await } else { Ok(None) }
}
