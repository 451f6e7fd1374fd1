//! Pictures of the architecture for paper: how the domains hang together, and the part of one office.

use std::collections::{BTreeMap, BTreeSet};

use super::relasi::JenisRelasi;
use crate::{
    angka::ribuan,
    grafik::{Grafik, SimpulGraf, SisiGraf, tata_graf},
    register,
};

/// Columns of a picture of an office, from left to right; controls and goals hang on nearly everything and would hide the rest.
const KOLOM: [&str; 5] = ["proses-bisnis", "layanan", "aplikasi", "data", "infrastruktur"];
/// Boxes of one column that a page has room for.
const PER_KOLOM: usize = 9;

/// A record in a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ButirGambar<'a> {
    pub id: i64,
    pub register: &'a str,
    pub nomor: &'a str,
    pub nama: &'a str,
}

/// A picture, and what it could not show.
#[derive(Clone, Debug, PartialEq)]
pub struct Gambar {
    pub grafik: Grafik,
    /// Related records left out because a column is full.
    pub tersisa: usize,
}

/// Column of a domain in the picture of all of them.
fn lapis(register: &str) -> i32 {
    match register {
        "proses-bisnis" | "sasaran" => 0,
        "layanan" => 1,
        "aplikasi" => 2,
        "data" => 3,
        _ => 4,
    }
}

/// The domains with how many records each has; an edge for every kind of relation between two, with its number in the
/// description. `None` when there is no relation to show.
#[must_use]
pub fn ikhtisar(butir: &[ButirGambar<'_>], relasi: &[(JenisRelasi, i64, i64)]) -> Option<Grafik> {
    let milik: BTreeMap<i64, &str> = butir.iter().map(|b| (b.id, b.register)).collect();
    let mut jumlah: BTreeMap<&str, i64> = BTreeMap::new();
    for b in butir {
        *jumlah.entry(b.register).or_default() += 1;
    }
    let nama: Vec<&str> = jumlah.keys().copied().collect();
    let mut sisi: BTreeMap<(usize, usize, JenisRelasi), i64> = BTreeMap::new();
    for (jenis, dari, ke) in relasi {
        let letak = |id: &i64| nama.iter().position(|n| Some(n) == milik.get(id));
        if let (Some(dari), Some(ke)) = (letak(dari), letak(ke))
            && dari != ke
        {
            *sisi.entry((dari, ke, *jenis)).or_default() += 1;
        }
    }
    if sisi.is_empty() {
        return None;
    }
    let sebut = |kode: &str| register::cari(kode).map_or(kode.to_owned(), |r| r.nama.to_owned());
    let simpul: Vec<SimpulGraf> = (0_i64..)
        .zip(&nama)
        .map(|(kunci, kode)| SimpulGraf {
            kunci,
            lapis: lapis(kode),
            nomor: format!("{} catatan", ribuan(jumlah[kode])),
            nama: sebut(kode),
            pusat: false,
        })
        .collect();
    let uraian: Vec<String> = sisi
        .iter()
        .map(|((dari, _, jenis), n)| format!("{}: {} {}", sebut(nama[*dari]), jenis.maju().to_lowercase(), ribuan(*n)))
        .collect();
    let pasang: BTreeSet<(usize, usize)> = sisi.keys().map(|(dari, ke, _)| (*dari, *ke)).collect();
    let sisi: Vec<SisiGraf> = pasang.into_iter().map(|(dari, ke)| SisiGraf { dari, ke, nama: String::new() }).collect();
    let tata = tata_graf(&simpul, &sisi, |_| None);
    Some(tata.grafik("Keterkaitan antardomain", &uraian.join("; ")))
}

/// The related records of one office by domain, those with most relations first; `None` when fewer than two are related.
#[must_use]
pub fn kantor(nama: &str, butir: &[ButirGambar<'_>], relasi: &[(JenisRelasi, i64, i64)]) -> Option<Gambar> {
    let ada: BTreeSet<i64> = butir.iter().filter(|b| KOLOM.contains(&b.register)).map(|b| b.id).collect();
    let dalam: Vec<_> = relasi.iter().filter(|(_, dari, ke)| ada.contains(dari) && ada.contains(ke)).collect();
    let mut derajat: BTreeMap<i64, usize> = BTreeMap::new();
    for (_, dari, ke) in &dalam {
        *derajat.entry(*dari).or_default() += 1;
        *derajat.entry(*ke).or_default() += 1;
    }
    let mut simpul: Vec<SimpulGraf> = Vec::new();
    let mut tersisa = 0;
    for (kolom, register) in (0_i32..).zip(KOLOM) {
        let mut isi: Vec<&ButirGambar<'_>> =
            butir.iter().filter(|b| b.register == register && derajat.contains_key(&b.id)).collect();
        isi.sort_by_key(|b| (std::cmp::Reverse(derajat[&b.id]), b.nomor, b.id));
        tersisa += isi.len().saturating_sub(PER_KOLOM);
        simpul.extend(isi.iter().take(PER_KOLOM).map(|b| SimpulGraf {
            kunci: b.id,
            lapis: kolom,
            nomor: b.nomor.to_owned(),
            nama: b.nama.to_owned(),
            pusat: false,
        }));
    }
    let letak = |id: i64| simpul.iter().position(|s| s.kunci == id);
    let sisi: Vec<SisiGraf> = dalam
        .iter()
        .filter_map(|(jenis, dari, ke)| {
            Some(SisiGraf { dari: letak(*dari)?, ke: letak(*ke)?, nama: jenis.maju().to_owned() })
        })
        .collect();
    if simpul.len() < 2 || sisi.is_empty() {
        return None;
    }
    let kepala = |n: i32| {
        let kode = usize::try_from(n).ok().and_then(|n| KOLOM.get(n))?;
        register::cari(kode).map(|r| r.nama.to_owned())
    };
    let uraian = format!("{} catatan dan {} kaitan", simpul.len(), sisi.len());
    let grafik = tata_graf(&simpul, &sisi, kepala).grafik(&format!("Arsitektur {nama}"), &uraian);
    Some(Gambar { grafik, tersisa })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grafik::Unsur;

    fn butir(id: i64, register: &'static str) -> ButirGambar<'static> {
        ButirGambar { id, register, nomor: "X-1", nama: "Nama" }
    }

    fn teks(grafik: &Grafik) -> Vec<&str> {
        grafik
            .unsur
            .iter()
            .filter_map(|u| if let Unsur::Teks { isi, .. } = u { Some(isi.as_str()) } else { None })
            .collect()
    }

    #[test]
    fn domains_are_drawn_with_their_numbers() {
        let semua = [butir(1, "aplikasi"), butir(2, "aplikasi"), butir(3, "layanan"), butir(4, "keamanan")];
        assert_eq!(ikhtisar(&semua, &[]), None);
        let relasi = [
            (JenisRelasi::Melayani, 1, 3),
            (JenisRelasi::Melayani, 2, 3),
            (JenisRelasi::DilindungiOleh, 1, 4),
            // Within a domain, or to a record that is not there: nothing to draw.
            (JenisRelasi::BertukarDengan, 1, 2),
            (JenisRelasi::Memakai, 1, 99),
        ];
        let g = ikhtisar(&semua, &relasi).unwrap();
        assert!(g.uraian.contains("Aplikasi: melayani layanan 2"), "{}", g.uraian);
        let kata = teks(&g);
        assert!(kata.contains(&"2 catatan") && kata.contains(&"Layanan") && kata.contains(&"Keamanan"), "{kata:?}");
    }

    #[test]
    fn an_office_is_drawn_as_far_as_a_page_has_room() {
        assert_eq!(kantor("Dinas", &[butir(1, "aplikasi")], &[]), None);
        let mut semua = vec![butir(1, "layanan")];
        semua.extend((2..22).map(|id| butir(id, "aplikasi")));
        let mut relasi: Vec<_> = (2..22).map(|id| (JenisRelasi::Melayani, id, 1)).collect();
        relasi.push((JenisRelasi::BertukarDengan, 20, 21));
        let g = kantor("Dinas", &semua, &relasi).unwrap();
        assert_eq!(g.tersisa, 20 - PER_KOLOM);
        assert!(teks(&g.grafik).contains(&"Aplikasi"));
        assert!(g.grafik.tinggi < 1_000.0, "{}", g.grafik.tinggi);
        // Goals and controls are left out.
        let jauh = [butir(1, "aplikasi"), butir(2, "sasaran")];
        assert_eq!(kantor("Dinas", &jauh, &[(JenisRelasi::Mendukung, 1, 2)]), None);
    }
}
