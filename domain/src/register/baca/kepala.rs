//! Where the table begins: the header row among title rows, in one row or up to three, and which column holds what.

use std::collections::{BTreeSet, HashMap};

use super::{
    Gabungan, GalatSel,
    kata::{Terdekat, kutip, samakan, tanpa_kurung, terdekat},
};
use crate::register::{
    Register,
    tulis::{self, Kolom, Tujuan},
};

/// Titles above a table are few.
const BARIS_JUDUL: usize = 60;

/// Rows a header may take.
const TINGGI: usize = 3;

/// Headings of a column that only counts rows.
const HITUNG: [&str; 6] = ["no", "no urut", "nomor urut", "urut", "nr", "num"];

/// Misspelt headings come last.
const SALAH_EJA: usize = 4;

/// The words a register's columns go by.
pub(super) struct Kamus {
    pub(super) kolom: Vec<Kolom>,
    /// Folded word -> how good a name it is (0 is best) and the column.
    kata: HashMap<String, Vec<(usize, usize)>>,
}

/// A header that was found.
pub(super) struct Kepala {
    /// The row below it, from 0.
    pub(super) mulai: usize,
    /// Column of the sheet -> column of the register, how well it matched, and the heading as it stands.
    pub(super) letak: Vec<(usize, usize, usize, String)>,
    /// Columns of the sheet that mean nothing here, with their headings.
    pub(super) lain: Vec<(usize, String)>,
}

impl Kamus {
    pub(super) fn baru(register: &Register) -> Self {
        let kolom = tulis::kolom(register, true);
        let mut kata: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
        for (i, satu) in kolom.iter().enumerate() {
            let mut catat = |tingkat: usize, teks: &str| {
                let arti = kata.entry(samakan(teks)).or_default();
                if !arti.iter().any(|(_, k)| *k == i) {
                    arti.push((tingkat, i));
                }
            };
            catat(0, &satu.judul);
            match &satu.tujuan {
                Tujuan::Bidang(b) => {
                    catat(0, b.label);
                    catat(1, b.kode);
                    for sinonim in b.sinonim {
                        catat(2, sinonim);
                    }
                    catat(3, &tanpa_kurung(b.label));
                }
                Tujuan::Relasi(jenis, maju, _) => {
                    catat(1, if *maju { jenis.maju() } else { jenis.mundur() });
                }
                Tujuan::Keterangan => {}
            }
        }
        kata.remove("");
        Self { kolom, kata }
    }

    /// What a heading can mean, best first.
    fn arti(&self, judul: &str) -> Vec<(usize, usize)> {
        let mut hasil = Vec::new();
        for (bentuk, tambah) in [(samakan(judul), 0), (tanpa_kurung(judul), 1)] {
            for (tingkat, kolom) in self.kata.get(&bentuk).into_iter().flatten() {
                if !hasil.iter().any(|(_, k)| k == kolom) {
                    hasil.push(((tingkat + tambah).min(SALAH_EJA - 1), *kolom));
                }
            }
        }
        hasil.sort_unstable();
        hasil
    }

    /// Whether a cell is a heading of this register, spelt right.
    pub(super) fn judul(&self, sel: &str) -> bool {
        self.kata.contains_key(&samakan(sel))
    }

    fn bernama(&self, kolom: usize) -> bool {
        matches!(&self.kolom[kolom].tujuan, Tujuan::Bidang(b) if matches!(b.kode, "nama" | "nomor"))
    }

    fn salah_eja(&self, judul: &str) -> Option<usize> {
        let kata = samakan(judul);
        let calon = self.kata.iter().flat_map(|(bentuk, arti)| {
            arti.iter()
                .filter(|(_, k)| !matches!(self.kolom[*k].tujuan, Tujuan::Keterangan))
                .map(move |(_, k)| (*k, bentuk.clone()))
        });
        match terdekat(&kata, calon) {
            Terdekat::Satu(kolom) => Some(kolom),
            _ => None,
        }
    }
}

/// Finds the header.
///
/// # Errors
/// None found, or one with two columns of the same name.
pub(super) fn cari(kamus: &Kamus, baris: &[Vec<String>], gabungan: &[Gabungan]) -> Result<Kepala, Vec<GalatSel>> {
    // The first that names records; a richer one further down is a second table, which is noticed later.
    let calon = |mulai: usize, eja: bool| {
        let sah = move |tinggi: &usize| (1..*tinggi).all(|ke| bersambung(kamus, baris, mulai, ke));
        (1..=TINGGI.min(baris.len() - mulai)).filter(sah).map(move |tinggi| {
            let (nilai, bernama) = nilai(kamus, &judul(baris, gabungan, mulai, tinggi), eja);
            (nilai, bernama, mulai, tinggi)
        })
    };
    let mut terbaik = None;
    for (eja, bernama) in [(false, true), (true, true), (false, false)] {
        let sampai = baris.len().min(BARIS_JUDUL);
        let pertama = (0..sampai).find(|&i| calon(i, eja).any(|(n, b, ..)| n >= 2 && (b || !bernama)));
        let Some(pertama) = pertama else { continue };
        // A title or an empty row right above may have been taken for its first row, and then its last is left out: begin
        // no later than the first row with a heading.
        let berjudul = |i: &usize| baris[*i].iter().any(|sel| kamus.judul(sel));
        let akhir = (pertama..(pertama + TINGGI).min(sampai)).find(berjudul).unwrap_or(pertama);
        terbaik = (pertama..=akhir)
            .flat_map(|i| calon(i, eja))
            .filter(|(_, b, ..)| *b || !bernama)
            .min_by_key(|(nilai, _, mulai, tinggi)| (std::cmp::Reverse(*nilai), *mulai, *tinggi));
        break;
    }
    let Some((_, _, mulai, tinggi)) = terbaik else {
        let contoh: Vec<_> = kamus.kolom.iter().take(4).map(|k| k.judul.as_str()).collect();
        let pesan = format!(
            "baris judul tabel tidak ditemukan. Kolom yang dikenal antara lain {}. Pakai templat bila ragu.",
            contoh.join(", ")
        );
        return Err(vec![GalatSel { baris: 1, kolom: 0, pesan }]);
    };
    let kepala = tetapkan(kamus, judul(baris, gabungan, mulai, tinggi), mulai + tinggi)?;
    if kepala.letak.iter().any(|(_, k, ..)| kamus.bernama(*k)) {
        return Ok(kepala);
    }
    let nama = kamus.kolom.iter().find(|k| matches!(&k.tujuan, Tujuan::Bidang(b) if b.kode == "nama"));
    let pesan = format!("kolom {} tidak ada pada baris judul ini.", nama.map_or("nama", |k| k.judul.as_str()));
    Err(vec![GalatSel { baris: mulai + tinggi, kolom: 0, pesan }])
}

/// The headings of a header in rows `mulai..mulai + tinggi`: for each column its parts from the top, merged cells filled.
fn judul(baris: &[Vec<String>], gabungan: &[Gabungan], mulai: usize, tinggi: usize) -> Vec<(usize, Vec<String>)> {
    let lebar = baris[mulai..mulai + tinggi].iter().map(Vec::len).max().unwrap_or(0);
    let lebar = gabungan
        .iter()
        .filter(|g| g.0 < mulai + tinggi && g.2 >= mulai)
        .map(|g| (g.3 + 1).min(lebar + 64))
        .fold(lebar, usize::max);
    (0..lebar)
        .map(|kolom| {
            let mut bagian: Vec<String> = Vec::new();
            for i in mulai..mulai + tinggi {
                let asal = gabungan.iter().find(|g| (g.0..=g.2).contains(&i) && (g.1..=g.3).contains(&kolom));
                let (r, k) = asal.map_or((i, kolom), |g| (g.0, g.1));
                let teks = baris.get(r).and_then(|b| b.get(k)).map_or("", |t| t.trim());
                if !teks.is_empty() && bagian.last().is_none_or(|lalu| lalu != teks) {
                    bagian.push(teks.to_owned());
                }
            }
            (kolom, bagian)
        })
        .filter(|(_, bagian)| !bagian.is_empty())
        .collect()
}

/// Whether the row `ke` below the first one goes on with the header: one of its cells is a heading, or ends one.
fn bersambung(kamus: &Kamus, baris: &[Vec<String>], mulai: usize, ke: usize) -> bool {
    baris[mulai + ke].iter().enumerate().any(|(kolom, sel)| {
        let atas = baris[mulai + ke - 1].get(kolom).map_or("", |s| s.trim());
        !sel.trim().is_empty() && (kamus.judul(sel) || (!atas.is_empty() && kamus.judul(&format!("{atas} {sel}"))))
    })
}

/// Ways to read the parts of one heading: the lowest, all of them, any other.
fn bacaan(bagian: &[String]) -> Vec<String> {
    let mut hasil: Vec<String> = bagian.last().cloned().into_iter().collect();
    if bagian.len() > 1 {
        hasil.push(bagian.join(" "));
        hasil.extend(bagian[..bagian.len() - 1].iter().rev().cloned());
    }
    hasil
}

/// How many columns a header names, and whether one of them names the record.
fn nilai(kamus: &Kamus, judul: &[(usize, Vec<String>)], eja: bool) -> (usize, bool) {
    let mut ada: BTreeSet<usize> = BTreeSet::new();
    for (_, bagian) in judul {
        let semua = bacaan(bagian);
        let arti =
            semua.iter().find_map(|teks| kamus.arti(teks).into_iter().map(|(_, k)| k).find(|k| !ada.contains(k)));
        let arti = arti.or_else(|| eja.then(|| semua.iter().find_map(|teks| kamus.salah_eja(teks))).flatten());
        ada.extend(arti.filter(|k| !matches!(kamus.kolom[*k].tujuan, Tujuan::Keterangan)));
    }
    (ada.len(), ada.iter().any(|k| kamus.bernama(*k)))
}

/// Gives each column of the register the column of the sheet that names it best.
fn tetapkan(kamus: &Kamus, judul: Vec<(usize, Vec<String>)>, mulai: usize) -> Result<Kepala, Vec<GalatSel>> {
    let mut diambil: HashMap<usize, (usize, usize)> = HashMap::new();
    let mut letak: HashMap<usize, (usize, usize)> = HashMap::new();
    let mut galat = Vec::new();
    for tingkat in 0..SALAH_EJA {
        for (di, bagian) in &judul {
            if letak.contains_key(di) || hitungan(bagian) {
                continue;
            }
            let arti = bacaan(bagian).iter().find_map(|teks| {
                kamus.arti(teks).into_iter().find(|(t, k)| {
                    *t == tingkat && diambil.get(k).is_none_or(|(lain, _)| *lain == tingkat && tingkat <= 1)
                })
            });
            let Some((_, kolom)) = arti else { continue };
            if let Some((_, pertama)) = diambil.get(&kolom) {
                let nama = &kamus.kolom[kolom].judul;
                let pesan = format!(
                    "kolom {nama} ada dua, juga pada {}. Sisakan satu; dua tabel dipisah ke dua lembar.",
                    crate::perangkat_daerah::tabel::huruf_kolom(*pertama)
                );
                galat.push(GalatSel { baris: mulai, kolom: *di, pesan });
                continue;
            }
            diambil.insert(kolom, (tingkat, *di));
            letak.insert(*di, (kolom, tingkat));
        }
    }
    let sisa: Vec<_> = judul.iter().filter(|(di, bagian)| !letak.contains_key(di) && !hitungan(bagian)).collect();
    for (di, bagian) in sisa {
        let kolom = bacaan(bagian).iter().find_map(|teks| kamus.salah_eja(teks));
        if let Some(kolom) = kolom.filter(|k| !diambil.contains_key(k)) {
            diambil.insert(kolom, (SALAH_EJA, *di));
            letak.insert(*di, (kolom, SALAH_EJA));
        }
    }
    if !galat.is_empty() {
        return Err(galat);
    }
    let mut kepala = Kepala { mulai, letak: Vec::new(), lain: Vec::new() };
    for (di, bagian) in judul {
        let teks = bagian.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
        match letak.get(&di) {
            Some(&(kolom, tingkat)) => kepala.letak.push((di, kolom, tingkat, teks)),
            None if hitungan(&bagian) => {}
            None => kepala.lain.push((di, teks)),
        }
    }
    Ok(kepala)
}

/// A column that counts rows.
fn hitungan(bagian: &[String]) -> bool {
    bagian.iter().all(|teks| HITUNG.contains(&samakan(teks).as_str()) || samakan(teks).is_empty())
}

/// How a heading was read, when it is not the name of its column.
pub(super) fn dibaca(kolom: &Kolom, tingkat: usize, judul: &str) -> Option<String> {
    let label = match &kolom.tujuan {
        Tujuan::Bidang(b) => b.label,
        _ => kolom.judul.as_str(),
    };
    (tingkat >= 2 && samakan(judul) != samakan(label)).then(|| format!("{} dibaca {label}", kutip(judul)))
}
