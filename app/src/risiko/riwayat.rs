//! The history of a risk in words: the trail keeps codes, levels and numbers of rows, and people read what forms show.

use domain::{
    angka::rupiah,
    risiko::{
        JenisRisiko, Skema,
        alur::Status,
        eskalasi::{Putusan, Tingkat},
        kerangka::ButirDaftar,
        penanganan::{Kemajuan, Opsi},
        periode::{Jadwal, JenisPantau},
        spip::{Evaluasi, SkemaSpip},
        tautan::JenisTautan,
    },
};
use serde_json::Value;
use services::{jejak::Entri, risiko::rinci::Rincian};

/// Every name under which the trail of a risk keeps something, and what forms call it.
pub const LABEL: [(&str, &str); 59] = [
    ("ada_residual", "Ada risiko residual"),
    ("aksi", "Rencana aksi penanganan"),
    ("alasan", "Alasan"),
    ("alasan_keputusan", "Alasan keputusan"),
    ("alasan_residual", "Alasan residual"),
    ("ambang", "Selera risiko (besaran minimum yang ditangani)"),
    ("area", "Area dampak"),
    ("arsip", "Diarsipkan"),
    ("besaran", "Besaran"),
    ("biaya", "Biaya"),
    ("catatan", "Catatan"),
    ("dampak", "Dampak"),
    ("dilakukan", "Penanganan yang telah dilakukan"),
    ("jadwal", "Jadwal"),
    ("jenis", "Jenis"),
    ("kategori", "Kategori"),
    ("ke", "Periode ke"),
    ("kejadian", "Kejadian"),
    ("keluaran", "Keluaran"),
    ("kemajuan", "Kemajuan"),
    ("keputusan", "Ditangani"),
    ("kerugian", "Kerugian"),
    ("kontinjensi", "Rencana kontinjensi"),
    ("level_dampak", "Level dampak"),
    ("level_kemungkinan", "Level kemungkinan"),
    ("menunggu", "Menunggu putusan"),
    ("nomor", "Nomor"),
    ("objek_id", "Nomor catatan yang ditautkan"),
    ("opsi", "Opsi penanganan"),
    ("pelajaran", "Pelajaran"),
    ("pemilik", "Pemilik risiko"),
    ("penanggung_jawab", "Penanggung jawab"),
    ("pendukung", "Unit pendukung"),
    ("pengendalian", "Sistem pengendalian"),
    ("penjelasan_dampak", "Penjelasan dampak"),
    ("penjelasan_kemungkinan", "Penjelasan kemungkinan"),
    ("penyebab", "Penyebab"),
    ("pertimbangan", "Urutan di antara yang sama besar"),
    ("proyeksi", "Proyeksi"),
    ("putusan", "Putusan"),
    ("realisasi", "Yang telah dilakukan"),
    ("rekomendasi", "Rekomendasi"),
    ("rencana", "Rencana penanganan"),
    ("residual_besaran", "Besaran residual"),
    ("residual_dampak", "Level dampak residual"),
    ("residual_kemungkinan", "Level kemungkinan residual"),
    ("sampai", "Keadaan pada"),
    ("sasaran_id", "Sasaran SPBE"),
    ("sebab", "Sebab yang sebenarnya"),
    ("selesai_pada", "Tanggal selesai"),
    ("spip", "Penilaian SPIP"),
    ("status", "Status"),
    ("tanggal", "Tanggal"),
    ("target_besaran", "Besaran target"),
    ("target_dampak", "Level dampak target"),
    ("target_kemungkinan", "Level kemungkinan target"),
    ("tindakan", "Tindakan yang diambil"),
    ("uraian", "Keadaan risiko saat ini"),
    ("waktu", "Waktu pelaksanaan"),
];

/// An entry with its changes in words. Levels and goals are named on the page of their risk alone (`d`): elsewhere nobody
/// knows the matrix of its year, and they stay numbers.
#[must_use]
pub fn sebut(entri: &Entri, d: Option<&Rincian>) -> Entri {
    let kata = |nama: &str, nilai: &Value| kata(nama, nilai, d);
    let mut hasil = entri.clone();
    hasil.perubahan = entri
        .perubahan
        .iter()
        .map(|(nama, (lama, baru))| {
            // A level of escalation and a period share a name.
            let tingkat = nama == "ke" && [lama, baru].into_iter().any(Value::is_string);
            let label = if tingkat { "Kepada" } else { label(nama).unwrap_or(nama) };
            (label.to_owned(), (kata(nama, lama), kata(nama, baru)))
        })
        .collect();
    hasil
}

fn label(nama: &str) -> Option<&'static str> {
    LABEL.iter().find(|(n, _)| *n == nama).map(|(_, label)| *label)
}

/// One value in words; what has no words of its own stays, and so does an empty one.
fn kata(nama: &str, nilai: &Value, d: Option<&Rincian>) -> Value {
    let resmi = |daftar: &[ButirDaftar], kode: &str| daftar.iter().find(|b| b.kode == kode).map(|b| b.nama.clone());
    let dari_teks = |kode: &str| match nama {
        "jenis" => JenisRisiko::dari_kode(kode)
            .map(JenisRisiko::nama)
            .or_else(|| JenisPantau::dari_kode(kode).map(JenisPantau::nama))
            .or_else(|| JenisTautan::dari_kode(kode).map(JenisTautan::nama))
            .map(str::to_owned),
        "kategori" => match d {
            Some(d) => Some(d.kerangka.nama_kategori(kode).to_owned()),
            None => resmi(&Skema::bawaan().kategori, kode),
        },
        "area" => match d {
            Some(d) => Some(d.kerangka.nama_area(kode).to_owned()),
            None => resmi(&Skema::bawaan().area, kode),
        },
        "status" => Status::dari_kode(kode).map(|s| s.nama().to_owned()),
        "opsi" => Opsi::dari_kode(kode).map(|s| s.nama().to_owned()),
        "kemajuan" => Kemajuan::dari_kode(kode).map(|s| s.nama().to_owned()),
        "putusan" => Putusan::dari_kode(kode).map(|s| s.nama().to_owned()),
        "ke" | "menunggu" => Tingkat::dari_kode(kode).map(|s| s.nama().to_owned()),
        "jadwal" => serde_json::from_str(kode).ok().map(Jadwal::tampil),
        _ => None,
    };
    let dari_angka = |n: i64| {
        if matches!(nama, "biaya" | "kerugian") {
            return Some(rupiah(n));
        }
        let (d, level) = (d?, u8::try_from(n).ok());
        let m = &d.matriks;
        if nama.ends_with("besaran") || nama == "ambang" {
            return level.map(|n| format!("{n} ({})", m.nama_level(n)));
        }
        if nama.ends_with("kemungkinan") {
            return level.map(|n| format!("{n} {}", m.nama_kemungkinan(n)));
        }
        if nama.ends_with("dampak") {
            return level.map(|n| format!("{n} {}", m.nama_dampak(n)));
        }
        (nama == "sasaran_id").then(|| {
            let ada = d.sasaran.iter().find(|s| s.id == n).map(|s| s.sasaran_spbe.clone());
            ada.unwrap_or_else(|| "sasaran yang sudah dihapus".to_owned())
        })
    };
    let hasil = match nilai {
        Value::String(teks) => dari_teks(teks),
        Value::Number(n) => n.as_i64().and_then(dari_angka),
        Value::Object(_) => serde_json::from_value::<Evaluasi>(nilai.clone()).ok().map(|e| evaluasi(&e)),
        _ => None,
    };
    hasil.map_or_else(|| nilai.clone(), Value::String)
}

/// An evaluation by SPIP in one line.
fn evaluasi(e: &Evaluasi) -> String {
    let skema = SkemaSpip::bawaan();
    let skala = skema.skala(e.titik);
    let level = skala.and_then(|s| skema.level(s)).map_or("–", |l| l.nama.as_str());
    let mut hasil = format!(
        "{}; dampak {} × kemungkinan {} = {} ({level}); sumber {}; {}; pihak yang terkena: {}",
        e.kode.nama(),
        e.titik.dampak,
        e.titik.kemungkinan,
        skala.map_or_else(|| "–".to_owned(), |s| s.to_string()),
        e.sumber.nama().to_lowercase(),
        if e.terkendali { "dapat dikendalikan (C)" } else { "tidak dapat dikendalikan (UC)" },
        e.pihak_terkena,
    );
    if !e.celah.is_empty() {
        hasil.push_str("; celah pengendalian: ");
        hasil.push_str(&e.celah);
    }
    hasil
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_names_read_alike() {
        assert_eq!(LABEL.iter().map(|(nama, _)| nama).collect::<BTreeSet<_>>().len(), LABEL.len());
        assert_eq!(LABEL.iter().map(|(_, label)| label).collect::<BTreeSet<_>>().len(), LABEL.len());
    }
}
