//! The history of an answer in words, for its page and its file.

use domain::{angka::Nilai, penilaian::Status};
use serde_json::Value;

use crate::jejak::Entri;

/// What an entry changed: what, before, after; one line for an act that changed no field.
#[must_use]
pub fn perubahan(entri: &Entri) -> Vec<(String, Option<String>, Option<String>)> {
    if entri.perubahan.is_empty() {
        return vec![(entri.tindakan.clone(), None, None)];
    }
    let satu = |(nama, (lama, baru)): (&String, &(Value, Value))| {
        (format!("{}: {}", entri.tindakan, label(nama)), teks(lama), teks(baru))
    };
    entri.perubahan.iter().map(satu).collect()
}

fn label(nama: &str) -> &str {
    match nama {
        "status" => "keadaan",
        "kantor" => "penanggung jawab",
        "sha256" => "sidik berkas",
        lain => lain,
    }
}

/// A value of the audit trail as people read it; levels are kept in hundredths.
fn teks(nilai: &Value) -> Option<String> {
    match nilai {
        Value::Null => None,
        Value::String(teks) if teks.is_empty() => None,
        Value::String(teks) => Some(Status::dari_kode(teks).map_or_else(|| teks.clone(), |s| s.nama().to_owned())),
        Value::Number(angka) => angka.as_i64().map(|n| Nilai(i32::try_from(n).unwrap_or_default()).tampil()),
        Value::Bool(ya) => Some(if *ya { "ya" } else { "tidak" }.into()),
        Value::Array(daftar) => {
            let isi: Vec<String> = daftar.iter().filter_map(teks).collect();
            (!isi.is_empty()).then(|| isi.join("; "))
        }
        lain => Some(lain.to_string()),
    }
}
