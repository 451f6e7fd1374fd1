//! Evidence of the demo: each document once, attached to as many indicators as name it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{
    data::Dokumen,
    instansi::Kantor,
    pdf, png,
    rakitan::{Rakitan, Siapa},
};
use crate::{
    Hasil,
    bukti::{baris, berkas, lokasi},
    jejak::heks,
    penilaian::entitas::isian_bukti,
};

/// Evidence already taken in, by owning office and file name.
#[derive(Default)]
pub(super) struct Gudang {
    ada: BTreeMap<(i64, String), (i64, String)>,
}

impl Gudang {
    /// The evidence of a document, taken in when it is first named. Answers its id and hash.
    ///
    /// # Errors
    /// When a picture cannot be encoded.
    pub fn ambil(
        &mut self,
        r: &mut Rakitan,
        dokumen: &Dokumen,
        kantor: &Kantor,
        oleh: &Siapa,
        kapan: DateTime<Utc>,
    ) -> Hasil<(i64, String)> {
        let kunci = (kantor.id, dokumen.berkas.clone());
        if let Some(ada) = self.ada.get(&kunci) {
            r.majukan_bukti(ada.0, kapan);
            return Ok(ada.clone());
        }
        let gambar = dokumen.berkas.ends_with(".png");
        let isi = if gambar { png::tangkapan_layar(&dokumen.berkas)? } else { surat(dokumen, kantor) };
        let sha256 = heks(&Sha256::digest(&isi));
        let ukuran = i64::try_from(isi.len()).unwrap_or(i64::MAX);
        if !r.berkas.iter().any(|b| b.sha256 == sha256) {
            r.berkas.push(berkas::Model {
                sha256: sha256.clone(),
                ukuran,
                jenis: if gambar { "image/png" } else { "application/pdf" }.into(),
            });
            r.isi.push((lokasi(&sha256), isi));
        }
        let id = r.id_bukti();
        r.bukti.push(baris::Model {
            id,
            sha256: sha256.clone(),
            nama: dokumen.berkas.clone(),
            keterangan: dokumen.judul.clone(),
            perangkat_daerah_id: Some(kantor.id),
            diunggah_oleh: oleh.id,
            diunggah_pada: kapan,
            arsip: false,
            versi: 1,
        });
        let isi = json!({"nama": dokumen.berkas, "sha256": sha256, "ukuran": ukuran});
        r.catat(kapan, Some(oleh), "Bukti diunggah", "bukti", id, Some(kantor.id), Value::Null, isi);
        self.ada.insert(kunci, (id, sha256.clone()));
        Ok((id, sha256))
    }
}

/// Attaches evidence to an answer.
pub(super) fn lampirkan(r: &mut Rakitan, isian_id: i64, bukti_id: i64, tingkat: Option<u8>) {
    let id = r.id_isian_bukti();
    r.isian_bukti.push(isian_bukti::Model { id, isian_id, bukti_id, tingkat: tingkat.map(i32::from) });
}

fn surat(dokumen: &Dokumen, kantor: &Kantor) -> Vec<u8> {
    let alinea = [
        format!("Perangkat Daerah: {}", kantor.nama),
        format!("Berkas: {}", dokumen.berkas),
        format!(
            "{} disusun oleh {} Provinsi Nusa Raya. Bagian yang dirujuk dalam penilaian adalah {}, yang menguraikan tentang {}.",
            dokumen.judul, kantor.nama, dokumen.letak, dokumen.isi
        ),
        "Berkas ini menggantikan dokumen aslinya agar setiap layar peragaan memiliki bukti yang dapat dibuka.".into(),
    ];
    pdf::satu_halaman("PEMERINTAH PROVINSI NUSA RAYA (REKAAN)", &dokumen.judul, &alinea)
}
