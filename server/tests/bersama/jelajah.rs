//! The pages of the server as a person reaches them: by links.

use std::collections::{BTreeSet, VecDeque};

use domain::izin::Peran;

use super::{Orang, formulir};

/// The people whose screens are walked: together they see every form.
pub const PERAN: [Peran; 7] = [
    Peran::TimKoordinasi,
    Peran::Admin,
    Peran::Operator,
    Peran::KepalaPerangkatDaerah,
    Peran::AsesorInternal,
    Peran::Dinas,
    Peran::Perencanaan,
];

/// Numbers, hashes and codes taken out of an address.
pub fn pola(alamat: &str) -> String {
    let jalur = alamat.split('?').next().unwrap_or_default();
    let mut sebelum = "";
    let ruas: Vec<&str> = jalur
        .split('/')
        .map(|ruas| {
            let kode = matches!(sebelum, "rujukan" | "penandatangan" | "publik")
                || (sebelum == "register" && ruas != "aplikasi")
                || angka(ruas)
                || sidik(ruas);
            sebelum = ruas;
            if kode { "#" } else { ruas }
        })
        .collect();
    ruas.join("/")
}

/// Numbers and hashes taken out of an address; each register and each list of codes stays a page of its own.
pub fn pola_kode(alamat: &str) -> String {
    let jalur = alamat.split('?').next().unwrap_or_default();
    let ruas = jalur.split('/').map(|ruas| if angka(ruas) || sidik(ruas) { "#" } else { ruas });
    ruas.collect::<Vec<_>>().join("/")
}

fn angka(ruas: &str) -> bool {
    !ruas.is_empty() && ruas.chars().all(|c| c.is_ascii_digit())
}

fn sidik(ruas: &str) -> bool {
    ruas.len() == 64 && ruas.chars().all(|c| c.is_ascii_hexdigit())
}

/// Every page that is reached by links from the home page, one for each pattern.
pub async fn jelajah(orang: &Orang<'_>, pola: fn(&str) -> String) -> Vec<(String, String)> {
    let (mut antre, mut dikenal) = (VecDeque::from(["/".to_owned()]), BTreeSet::from(["/".to_owned()]));
    let mut hasil = Vec::new();
    while let Some(alamat) = antre.pop_front() {
        let jawaban = orang.get(&alamat).await;
        if jawaban.status.is_redirection() || !jawaban.kepala("content-type").starts_with("text/html") {
            continue;
        }
        assert_eq!(jawaban.status, 200, "{alamat}");
        for tujuan in formulir::tautan(&jawaban.isi) {
            let berkas = tujuan.split('?').next().unwrap_or_default().contains('.');
            if !berkas && !tujuan.starts_with("/bukti/") && dikenal.insert(pola(&tujuan)) {
                antre.push_back(tujuan);
            }
        }
        hasil.push((alamat, jawaban.isi));
    }
    hasil
}
