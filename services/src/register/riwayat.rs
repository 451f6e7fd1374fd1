//! The history of a record in the words of its form.

use domain::{
    register::{Isi, Register},
    teks::awal_besar,
};
use serde_json::Value;

use super::Rincian;
use crate::jejak::Entri;

/// One field of an entry, with both values as people read them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Perubahan<'a> {
    pub kode: &'a str,
    pub label: String,
    pub lama: String,
    pub baru: String,
}

impl Rincian {
    /// What an entry changed: fields in the order of the form, then what is no field of it; without what was and is empty.
    #[must_use]
    pub fn perubahan<'a>(&self, r: &'static Register, entri: &'a Entri) -> Vec<Perubahan<'a>> {
        let semua = terurut(r, entri).into_iter().map(|(kode, lama, baru)| self.satu(r, kode, lama, baru));
        semua.filter(|p| !(p.lama.is_empty() && p.baru.is_empty())).collect()
    }

    fn satu<'a>(&self, r: &'static Register, kode: &'a str, lama: &Value, baru: &Value) -> Perubahan<'a> {
        let (label, lama, baru) = match r.bidang(kode) {
            Some(bidang) => {
                let teks = |nilai: &Value| {
                    Isi::dari_json(bidang, nilai).tampil(bidang, |id| self.nama.sebut(bidang.jenis, id))
                };
                (bidang.label.to_owned(), teks(lama), teks(baru))
            }
            None if kode == "sha256" => ("Sidik berkas".to_owned(), umum(lama), umum(baru)),
            None => (awal_besar(&kode.replace('_', " ")), umum(lama), umum(baru)),
        };
        Perubahan { kode, label, lama, baru }
    }
}

/// Fields in the order of the form, then what is no field of the form.
#[must_use]
pub fn terurut<'a>(r: &'static Register, entri: &'a Entri) -> Vec<(&'a str, &'a Value, &'a Value)> {
    let letak = |kode: &str| r.bidang.iter().position(|b| b.kode == kode).unwrap_or(usize::MAX);
    let mut semua: Vec<_> = entri.perubahan.iter().map(|(kode, (a, b))| (kode.as_str(), a, b)).collect();
    semua.sort_by_key(|(kode, ..)| letak(kode));
    semua
}

fn umum(nilai: &Value) -> String {
    match nilai {
        Value::Null => String::new(),
        Value::Bool(true) => "ya".into(),
        Value::Bool(false) => "tidak".into(),
        Value::String(teks) => teks.clone(),
        Value::Array(daftar) => daftar.iter().map(umum).collect::<Vec<_>>().join("; "),
        lain => lain.to_string(),
    }
}
