//! Security: the checklist of an item, and whether a procedure is in force.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Sekitar, Temuan, aturan::beroperasi};
use crate::{
    arsitektur::keamanan::{DAFTAR_PERIKSA, Penerapan},
    register::Butir,
};

/// Whether a procedure is in force on a day; one without an end does not end (PRABU Pasal 15 ayat (2), BEKASI Pasal 30 ayat
/// (2), KALBAR Pasal 22 ayat (1)).
#[must_use]
pub fn prosedur_berlaku(butir: &Butir, hari: NaiveDate) -> bool {
    butir.tanggal("berlaku_mulai").is_none_or(|mulai| mulai <= hari)
        && butir.tanggal("berlaku_sampai").is_none_or(|sampai| hari <= sampai)
}

/// Whether the item is one that the checklist is filled for: in use, and not destroyed.
fn dipakai(register: &str, butir: &Butir) -> bool {
    match register {
        "aplikasi" => beroperasi(butir),
        "infrastruktur" => !matches!(butir.teks("siklus"), "penghapusan" | "perencanaan"),
        _ => butir.teks("akhir_retensi") != "musnah",
    }
}

/// An item in use without the whole checklist of KALBAR Pasal 23 ayat (1): an answer is a control that is applied, in part
/// too, or not needed for a reason; what is only planned is none yet.
pub(super) fn tanpa_daftar_periksa(register: &str, id: i64, butir: &Butir, sekitar: &Sekitar) -> Option<Temuan> {
    if !dipakai(register, butir) {
        return None;
    }
    let kosong = BTreeMap::new();
    let ada = sekitar.periksa.get(&id).unwrap_or(&kosong);
    let pilih = |keadaan: Option<Penerapan>| -> Vec<&str> {
        DAFTAR_PERIKSA.iter().filter(|o| ada.get(o.kode).copied() == keadaan).map(|o| o.nama).collect()
    };
    let (belum, rencana) = (pilih(None), pilih(Some(Penerapan::Direncanakan)));
    let alasan = match (belum.len(), rencana.as_slice()) {
        (0, []) => return None,
        (n, _) if n == DAFTAR_PERIKSA.len() => format!("Belum satu pun dari {n} butir dijawab."),
        (_, rencana) => [("Belum dijawab", belum.as_slice()), ("Baru direncanakan", rencana)]
            .into_iter()
            .filter(|(_, nama)| !nama.is_empty())
            .map(|(kata, nama)| format!("{kata}: {}.", nama.join(", ")))
            .collect::<Vec<_>>()
            .join(" "),
    };
    Some(Temuan { alasan, jatuh_tempo: None })
}
