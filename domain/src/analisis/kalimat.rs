//! The sentences of an analysis, each built from the same lists the tables show.

use super::{Analisis, AnalisisAspek, Butir, PREDIKAT_SASARAN, SASARAN_INDIKATOR, sasaran};
use crate::{
    angka::{bulat_2, tampil_2},
    instrumen::{CaraPredikat, Instrumen},
};

/// What is said of one aspect (Pedoman 3/2024 hlm. 225-226, huruf F.1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KalimatAspek {
    /// Unsur Pemenuhan Aspek.
    pub pemenuhan: String,
    /// Unsur Kekuatan.
    pub kekuatan: String,
    /// Unsur Kelemahan.
    pub kelemahan: String,
    /// Only when an indicator has no value.
    pub belum_terisi: Option<String>,
}

/// The four parts of a recommendation (Pedoman 3/2024 hlm. 226-227, huruf F.2).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rekomendasi {
    pub ringkasan: String,
    pub keunggulan: String,
    pub kelemahan: String,
    /// Appreciation or advice, one paragraph each, most urgent first.
    pub saran: Vec<String>,
}

pub(super) fn aspek(instrumen: &Instrumen, aspek: &AnalisisAspek) -> KalimatAspek {
    let nama = format!("Aspek {}", aspek.nama);
    let pemenuhan = match aspek.terpenuhi.len() {
        0 => format!("Pada {nama} belum ada indikator yang mencapai tingkat 2."),
        banyak => {
            let berapa = if banyak == aspek.banyak {
                format!("seluruh {banyak} indikator", banyak = aspek.banyak)
            } else {
                format!("{banyak} dari {} indikator", aspek.banyak)
            };
            let daftar = sambung(aspek.terpenuhi.iter().map(nama_butir));
            format!("Pada {nama}, {berapa} mencapai tingkat 2 atau lebih, yaitu {daftar}.")
        }
    };
    let kekuatan = if aspek.kekuatan.is_empty() {
        format!("Pada {nama} belum ada indikator yang mencapai tingkat 4.")
    } else {
        format!("Kekuatan pada {nama} adalah {}.", bertingkat(instrumen, &aspek.kekuatan))
    };
    let kelemahan = if !aspek.kelemahan.is_empty() {
        format!("Kelemahan pada {nama} adalah {}.", bertingkat(instrumen, &aspek.kelemahan))
    } else if aspek.belum_terisi.len() == aspek.banyak {
        format!("Kelemahan pada {nama} belum dapat diuraikan karena belum ada indikator yang terisi.")
    } else if aspek.belum_terisi.is_empty() {
        format!("Pada {nama} tidak ada indikator di bawah tingkat {}.", SASARAN_INDIKATOR.tampil())
    } else {
        format!("Pada {nama} tidak ada indikator terisi di bawah tingkat {}.", SASARAN_INDIKATOR.tampil())
    };
    let belum_terisi = (!aspek.belum_terisi.is_empty()).then(|| {
        let daftar = sambung(aspek.belum_terisi.iter().map(nama_butir));
        format!("Pada {nama} belum terisi {daftar}; indikator yang belum terisi dihitung 0.")
    });
    KalimatAspek { pemenuhan, kekuatan, kelemahan, belum_terisi }
}

pub(super) fn rekomendasi(instrumen: &Instrumen, tahun: i32, subjek: &str, analisis: &Analisis) -> Rekomendasi {
    Rekomendasi {
        ringkasan: ringkasan(instrumen, tahun, subjek, analisis),
        keunggulan: keunggulan(instrumen, subjek, analisis),
        kelemahan: kelemahan(subjek, analisis),
        saran: saran(instrumen, subjek, analisis),
    }
}

fn ringkasan(instrumen: &Instrumen, tahun: i32, subjek: &str, analisis: &Analisis) -> String {
    let hasil = &analisis.hasil;
    let unsur = if instrumen.domain.is_empty() {
        sambung(instrumen.aspek.iter().map(|aspek| aspek.nama.clone()))
    } else {
        sambung(instrumen.domain.iter().map(|domain| domain.nama.clone()))
    };
    let mut kalimat = vec![
        format!("Penerapan {unsur} saling menopang dalam mewujudkan layanan pemerintah yang terpadu."),
        format!(
            "{} {subjek} tahun {tahun} adalah {} dengan predikat {}.",
            instrumen.nama_indeks,
            tampil_2(&hasil.indeks),
            analisis.putusan.nama
        ),
    ];
    if analisis.putusan.berbeda {
        let (dipakai, lain) = match analisis.putusan.cara {
            CaraPredikat::Dibulatkan => ("setelah pembulatan", &analisis.putusan.nama_tepat),
            CaraPredikat::Tepat => ("sebelum pembulatan", &analisis.putusan.nama_dibulatkan),
        };
        kalimat.push(format!("Predikat ditetapkan dari indeks {dipakai}; dengan cara yang lain predikatnya {lain}."));
    }
    if let Some(sasaran) = sasaran(instrumen) {
        let capai = if mencapai_sasaran(instrumen, analisis) { "sudah" } else { "belum" };
        kalimat.push(format!(
            "Capaian ini {capai} memenuhi target predikat {}, yaitu indeks paling sedikit {}.",
            sasaran.nama,
            tampil_2(&sasaran.min)
        ));
    }
    let banyak = |pilih: fn(&super::AnalisisAspek) -> usize| analisis.aspek.iter().map(pilih).sum::<usize>();
    let (kuat, lemah) = (banyak(|aspek| aspek.kekuatan.len()), banyak(|aspek| aspek.kelemahan.len()));
    kalimat.push(format!(
        "Dari {} indikator, {kuat} berada pada tingkat 4 atau lebih dan {lemah} di bawah tingkat {}.",
        instrumen.indikator.len(),
        SASARAN_INDIKATOR.tampil()
    ));
    if !hasil.belum_terisi.is_empty() {
        let berapa = hasil.belum_terisi.len();
        kalimat.push(format!("Sebanyak {berapa} indikator belum terisi dan dihitung 0."));
    }
    kalimat.join(" ")
}

fn keunggulan(instrumen: &Instrumen, subjek: &str, analisis: &Analisis) -> String {
    let unggul: Vec<_> = analisis.unggul.iter().filter_map(|&no| analisis.aspek_no(no)).collect();
    if analisis.lemah.is_empty() {
        let indeks = unggul.first().map_or_else(String::new, |aspek| tampil_2(&aspek.indeks));
        return format!(
            "Seluruh aspek {subjek} bernilai sama, yaitu {indeks}, sehingga tidak ada aspek yang lebih unggul."
        );
    }
    let mut kalimat =
        vec![format!("Keunggulan {subjek} terletak pada {}.", sambung(unggul.iter().map(|aspek| aspek.sebutan())))];
    for aspek in unggul {
        kalimat.push(if aspek.kekuatan.is_empty() {
            format!("Meskipun tertinggi, Aspek {} belum memiliki indikator yang mencapai tingkat 4.", aspek.nama)
        } else {
            format!("Keunggulan pada Aspek {} terlihat dari {}.", aspek.nama, bertingkat(instrumen, &aspek.kekuatan))
        });
    }
    kalimat.join(" ")
}

fn kelemahan(subjek: &str, analisis: &Analisis) -> String {
    let lemah: Vec<_> = analisis.lemah.iter().filter_map(|&no| analisis.aspek_no(no)).collect();
    if lemah.is_empty() {
        return format!("Seluruh aspek {subjek} bernilai sama, sehingga tidak ada aspek yang lebih lemah.");
    }
    let mut kalimat =
        vec![format!("Kelemahan {subjek} terletak pada {}.", sambung(lemah.iter().map(|aspek| aspek.sebutan())))];
    for aspek in lemah {
        let butir: Vec<&Butir> = aspek.kelemahan.iter().chain(&aspek.belum_terisi).collect();
        kalimat.push(if butir.is_empty() {
            format!("Seluruh indikator Aspek {} sudah mencapai tingkat {}.", aspek.nama, SASARAN_INDIKATOR.tampil())
        } else {
            let daftar = sambung(butir.into_iter().map(bernilai));
            format!("Pada Aspek {} yang perlu diperbaiki adalah {daftar}.", aspek.nama)
        });
    }
    kalimat.join(" ")
}

fn saran(instrumen: &Instrumen, subjek: &str, analisis: &Analisis) -> Vec<String> {
    let mut saran = Vec::new();
    if mencapai_sasaran(instrumen, analisis) {
        saran.push(format!("Apresiasi disampaikan kepada {subjek} atas capaian predikat {}.", analisis.putusan.nama));
    }
    for (ke, aspek) in analisis.prioritas.iter().filter_map(|&no| analisis.aspek_no(no)).enumerate() {
        let butir: Vec<String> = aspek.kelemahan.iter().chain(&aspek.belum_terisi).map(bernilai).collect();
        saran.push(format!(
            "Prioritas {}: {}, dengan menaikkan {} hingga paling sedikit tingkat {}.",
            ke + 1,
            aspek.sebutan(),
            sambung(butir),
            SASARAN_INDIKATOR.tampil()
        ));
    }
    if analisis.prioritas.is_empty() {
        saran.push(format!(
            "Seluruh indikator sudah mencapai tingkat {}; pertahankan dengan reviu dan evaluasi berkala.",
            SASARAN_INDIKATOR.tampil()
        ));
    }
    saran
}

/// Whether the predicate given is the target or above it, so the sentence never contradicts the predicate.
fn mencapai_sasaran(instrumen: &Instrumen, analisis: &Analisis) -> bool {
    let letak = |nama: &str| instrumen.predikat.iter().position(|predikat| predikat.nama == nama);
    match (letak(&analisis.putusan.nama), letak(PREDIKAT_SASARAN)) {
        (Some(capai), Some(sasaran)) => capai <= sasaran,
        _ => false,
    }
}

/// Indicators grouped by equal value, in the order given: `A (indikator 1) dan B (indikator 2) pada tingkat 5; ...`.
fn bertingkat(instrumen: &Instrumen, butir: &[Butir]) -> String {
    let kata = if instrumen.desimal { "dengan nilai" } else { "pada tingkat" };
    butir
        .chunk_by(|a, b| a.nilai == b.nilai)
        .map(|kelompok| {
            let nilai = kelompok[0].nilai.map_or_else(|| "–".to_owned(), |nilai| nilai.tampil());
            format!("{} {kata} {nilai}", sambung(kelompok.iter().map(nama_butir)))
        })
        .collect::<Vec<_>>()
        .join("; ")
}

fn nama_butir(butir: &Butir) -> String {
    format!("{} (indikator {})", butir.nama, butir.kode)
}

fn bernilai(butir: &Butir) -> String {
    let keadaan = match butir.nilai {
        Some(nilai) if nilai.bulat() => format!("kini tingkat {}", nilai.tampil()),
        Some(nilai) => format!("kini {}", bulat_2(&nilai.pecahan()).replace('.', ",")),
        None => "belum terisi".to_owned(),
    };
    format!("{} (indikator {}, {keadaan})", butir.nama, butir.kode)
}

/// `A`, `A dan B`, `A, B, dan C`.
pub fn sambung(bagian: impl IntoIterator<Item = String>) -> String {
    let bagian: Vec<String> = bagian.into_iter().collect();
    match bagian.as_slice() {
        [] => String::new(),
        [satu] => satu.clone(),
        [satu, dua] => format!("{satu} dan {dua}"),
        [awal @ .., akhir] => format!("{}, dan {akhir}", awal.join(", ")),
    }
}
