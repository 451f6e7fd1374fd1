//! The document of the Arsitektur SPBE: of the records of now as a draft, of a version with the number of its decree.

use std::collections::{BTreeMap, HashMap};

use axum::{
    extract::Path,
    response::Response,
    routing::{MethodRouter, get},
};
use domain::{
    arsitektur::{
        gambar::{self, ButirGambar, Gambar},
        potret::Potret,
        relasi::JenisRelasi,
    },
    grafik::Grafik,
    profil::Profil,
    register::{Jenis, Register, cetak::PotretDaftar},
    waktu::pendek,
};
use reports::{BahanArsitektur, BahanDaftar, BingkaiRegister, KelompokKurang, TabelKaitan};
use services::{
    Hasil, Layanan,
    arsitektur::{dokumen, kurang, versi},
    register::{
        Nama, Rekaman,
        cetak::{kolom_bawaan, susun},
    },
};

use super::register_laporan::{Surat, cetak};
use crate::{
    keadaan::Keadaan,
    kiriman::{Pengirim, Unduhan},
};

/// Method, path and handler of every route of this capability.
pub fn daftar() -> Vec<(&'static str, &'static str, MethodRouter<Keadaan>)> {
    vec![("GET", "/arsitektur/dokumen.pdf", get(get_kini)), ("GET", "/arsitektur/{id}/dokumen.pdf", get(get_versi))]
}

/// `GET /arsitektur/dokumen.pdf`: domains, relations, gaps and what is missing, as far as this person sees them.
async fn get_kini(p: Pengirim) -> Response {
    p.kirim(kini(&p)).await
}

/// `GET /arsitektur/{id}/dokumen.pdf`: the content of a version; what a decree froze carries its number.
async fn get_versi(Path(id): Path<i64>, p: Pengirim) -> Response {
    p.kirim(satu_versi(&p, id)).await
}

async fn kini(p: &Pengirim) -> Hasil<Unduhan> {
    let potret = versi::kini(&p.l, &p.pelaku, false).await?;
    let mut belum = Vec::new();
    for satu in kurang::ringkas(&p.l, &p.pelaku).await? {
        let isi = kurang::list(&p.l, &p.pelaku, satu.kurang, 1).await?;
        belum.push(KelompokKurang {
            judul: satu.kurang.nama.to_owned(),
            saran: satu.kurang.saran.to_owned(),
            dari: satu.dari,
            jumlah: satu.kurang_berapa,
            butir: isi.baris.iter().map(|t| t.sebutan()).collect(),
        });
    }
    cetak_potret(&p.l, "Arsitektur SPBE.pdf".to_owned(), (potret, None, belum), None).await
}

async fn satu_versi(p: &Pengirim, id: i64) -> Hasil<Unduhan> {
    let v = versi::get(&p.l, &p.pelaku, id).await?.versi;
    let isi = versi::isi(&p.l, &p.pelaku, id).await?;
    let surat = match (&isi.sidik, &v.keputusan) {
        (Some(_), Some((nomor, tanggal, _))) => {
            let per = v.ditetapkan_pada.unwrap_or_else(|| p.l.kini());
            Some(Surat { nomor: nomor.clone(), tanggal: *tanggal, per })
        }
        _ => None,
    };
    let sebutan = format!("{}, periode {} sampai {}", v.nama, pendek(v.mulai), pendek(v.sampai));
    cetak_potret(&p.l, format!("{}.pdf", v.nama), (isi.potret, Some(sebutan), Vec::new()), surat).await
}

async fn cetak_potret(
    l: &Layanan,
    nama: String,
    (potret, sebutan, kurang): (Potret, Option<String>, Vec<KelompokKurang>),
    surat: Option<Surat>,
) -> Hasil<Unduhan> {
    let profil = l.profil.clone();
    cetak(l, nama, surat, move |bingkai| {
        let domain = dokumen::daftar(&profil, &potret, bingkai.per);
        reports::dokumen_arsitektur(&bahan(&profil, bingkai, (&potret, &domain), sebutan, kurang))
    })
    .await
}

type Domain = (&'static Register, Vec<Rekaman>, Nama);

fn bahan<'a>(
    profil: &Profil,
    bingkai: BingkaiRegister<'a>,
    (potret, domain): (&Potret, &[Domain]),
    versi: Option<String>,
    kurang: Vec<KelompokKurang>,
) -> BahanArsitektur<'a> {
    let kaitan = dokumen::kaitan(potret);
    let (ikhtisar, gambar) = semua_gambar(domain, &kaitan);
    BahanArsitektur {
        bingkai,
        versi,
        ikhtisar,
        gambar,
        kaitan: tabel_kaitan(domain, &kaitan),
        domain: domain
            .iter()
            .map(|(r, rekaman, nama)| {
                let isi = PotretDaftar {
                    judul: r.nama.to_owned(),
                    pengantar: vec![r.guna.to_owned()],
                    ..susun(profil, r, (rekaman, nama), &kolom_bawaan(r), bingkai.tanggal)
                };
                BahanDaftar { bingkai, isi }
            })
            .collect(),
        kesenjangan: potret
            .kesenjangan()
            .into_iter()
            .map(|k| {
                let kegiatan = if k.usul { format!("{} (usulan)", k.kegiatan) } else { k.kegiatan };
                [format!("{} {}", k.nomor, k.nama), k.jenis.nama().to_owned(), k.diganti.join("; "), kegiatan]
            })
            .collect(),
        kurang,
    }
}

/// The relations by kind, each first item with what it is related to.
fn tabel_kaitan(domain: &[Domain], kaitan: &[(JenisRelasi, i64, i64)]) -> Vec<TabelKaitan> {
    let rekaman: HashMap<i64, (&'static Register, &Rekaman)> =
        domain.iter().flat_map(|(r, isi, _)| isi.iter().map(move |satu| (satu.id, (*r, satu)))).collect();
    let sebut = |id: i64| rekaman.get(&id).map(|(_, satu)| format!("{} {}", satu.nomor(), satu.nama()));
    let mut hasil = Vec::new();
    for jenis in JenisRelasi::SEMUA {
        for awal in jenis.ujung().0 {
            let mut isi: BTreeMap<String, Vec<String>> = BTreeMap::new();
            for (_, dari, ke) in kaitan
                .iter()
                .filter(|(j, dari, _)| *j == jenis && rekaman.get(dari).is_some_and(|(r, _)| r.kode == *awal))
            {
                if let (Some(dari), Some(ke)) = (sebut(*dari), sebut(*ke)) {
                    isi.entry(dari).or_default().push(ke);
                }
            }
            let Some((r, semua, _)) = domain.iter().find(|(r, ..)| r.kode == *awal) else { continue };
            if isi.is_empty() {
                continue;
            }
            isi.values_mut().for_each(|ke| ke.sort());
            hasil.push(TabelKaitan {
                judul: format!("{}: {}", r.nama, jenis.maju().to_lowercase()),
                kepala: (r.nama.to_owned(), jenis.maju().to_owned()),
                tanpa: semua.len().saturating_sub(isi.len()),
                baris: isi.into_iter().collect(),
            });
        }
    }
    hasil
}

/// The pictures: all domains, then every office whose records are related.
fn semua_gambar(domain: &[Domain], kaitan: &[(JenisRelasi, i64, i64)]) -> (Option<Grafik>, Vec<(String, Gambar)>) {
    let mut semua = Vec::new();
    let mut kantor: BTreeMap<String, Vec<ButirGambar<'_>>> = BTreeMap::new();
    for (r, isi, nama) in domain {
        for satu in isi {
            let butir = ButirGambar { id: satu.id, register: r.kode, nomor: satu.nomor(), nama: satu.nama() };
            if let Some(milik) = satu.kantor().and_then(|id| nama.sebut(Jenis::Kantor, id)) {
                kantor.entry(milik).or_default().push(butir.clone());
            }
            semua.push(butir);
        }
    }
    let satu = |(nama, isi): (String, Vec<ButirGambar<'_>>)| {
        let gambar = gambar::kantor(&nama, &isi, kaitan)?;
        Some((nama, gambar))
    };
    (gambar::ikhtisar(&semua, kaitan), kantor.into_iter().filter_map(satu).collect())
}
