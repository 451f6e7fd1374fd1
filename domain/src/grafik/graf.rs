//! A layered graph: columns of boxes, edges from left to right as far as the layers allow.
//!
//! The caller gives every node its layer (by domain, or by distance from one node), so circles need no breaking: an edge
//! may run in any direction, or within a layer. Edges over several layers run through a place of their own in each layer
//! between, crossings are reduced by medians, and columns are pulled towards their neighbours without overlap. The same
//! graph gives the same picture, whatever the order of its edges.

use std::collections::BTreeMap;

use super::{
    Gaya, Grafik, Jangkar, Unsur,
    teks::{BARIS, bungkus},
};

/// Width of a box.
pub const LEBAR_KOTAK: f64 = 184.0;
/// Free space between two columns: room for edges and arrowheads.
const SELA_LAPIS: f64 = 76.0;
/// Free space between two boxes of a column.
const SELA_KOTAK: f64 = 14.0;
/// Height an edge takes where it passes a layer.
const TINGGI_LALUAN: f64 = 6.0;
const TEPI: f64 = 8.0;
const TINGGI_KEPALA: f64 = 26.0;
const ISI: f64 = 8.0;
/// Lines of a name; a longer one ends in an ellipsis.
const BARIS_NAMA: usize = 3;
const SAPUAN: usize = 12;
const PANAH: f64 = 7.0;

/// A node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SimpulGraf {
    /// Unique; decides where medians do not.
    pub kunci: i64,
    /// Column, from the left. Numbers may be missing; they only order.
    pub lapis: i32,
    /// Short line above the name, `APL-0007`.
    pub nomor: String,
    pub nama: String,
    /// Drawn with emphasis.
    pub pusat: bool,
}

/// An edge between two nodes, by their place in the list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SisiGraf {
    pub dari: usize,
    pub ke: usize,
    /// What it says, for the description.
    pub nama: String,
}

/// A graph laid out: user units, origin at the upper left, y downwards.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TataGraf {
    pub lebar: f64,
    pub tinggi: f64,
    /// In the order of the nodes given.
    pub kotak: Vec<Kotak>,
    /// One for every edge given that joins two different nodes, in that order.
    pub jalur: Vec<Jalur>,
    /// Headings of the columns: middle of the column, text.
    pub kepala: Vec<(f64, String)>,
}

/// A node's box.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kotak {
    pub x: f64,
    pub y: f64,
    pub lebar: f64,
    pub tinggi: f64,
    /// The number, then the name in lines.
    pub baris: Vec<String>,
    pub pusat: bool,
}

/// An edge: the line, and the arrowhead at its end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Jalur {
    /// Place of the edge in the list given.
    pub sisi: usize,
    pub titik: Vec<(f64, f64)>,
    pub panah: [(f64, f64); 3],
}

impl Kotak {
    /// Baseline of a line of its text.
    #[must_use]
    pub fn garis_dasar(&self, baris: usize) -> f64 {
        self.y + ISI + (baris as f64 + 1.0) * BARIS - 4.0
    }

    /// Left end of its text.
    #[must_use]
    pub fn awal_teks(&self) -> f64 {
        self.x + ISI
    }
}

impl TataGraf {
    /// The picture for paper: the same boxes and lines as shapes.
    #[must_use]
    pub fn grafik(&self, judul: &str, uraian: &str) -> Grafik {
        let mut unsur = Vec::new();
        for (x, teks) in &self.kepala {
            let (isi, y) = (teks.clone(), TEPI + 12.0);
            unsur.push(Unsur::Teks { x: *x, y, isi, jangkar: Jangkar::Tengah, gaya: Gaya::Teks2 });
        }
        for jalur in &self.jalur {
            for dua in jalur.titik.windows(2) {
                let [(x1, y1), (x2, y2)] = [dua[0], dua[1]];
                unsur.push(Unsur::Garis { x1, y1, x2, y2, gaya: Gaya::Sisi });
            }
            unsur.push(Unsur::Poligon { titik: jalur.panah.to_vec(), gaya: Gaya::Sisi });
        }
        for kotak in &self.kotak {
            let gaya = if kotak.pusat { Gaya::Kini } else { Gaya::Simpul };
            let (x, y, kanan, bawah) = (kotak.x, kotak.y, kotak.x + kotak.lebar, kotak.y + kotak.tinggi);
            unsur.push(Unsur::Poligon { titik: vec![(x, y), (kanan, y), (kanan, bawah), (x, bawah)], gaya });
            for (i, isi) in kotak.baris.iter().enumerate() {
                let gaya = if i == 0 { Gaya::Tebal } else { Gaya::Teks };
                let (x, y) = (kotak.awal_teks(), kotak.garis_dasar(i));
                unsur.push(Unsur::Teks { x, y, isi: isi.clone(), jangkar: Jangkar::Awal, gaya });
            }
        }
        Grafik {
            lebar: self.lebar,
            tinggi: self.tinggi,
            judul: judul.to_owned(),
            uraian: uraian.to_owned(),
            unsur,
            legenda: Vec::new(),
        }
    }
}

/// Distances from `pusat` along the edges, breadth first; `None` for what cannot be reached. Circles end where they began.
#[must_use]
pub fn jarak(banyak: usize, sisi: &[(usize, usize)], pusat: usize) -> Vec<Option<usize>> {
    let mut keluar = vec![Vec::new(); banyak];
    for &(dari, ke) in sisi.iter().filter(|(dari, ke)| *dari < banyak && *ke < banyak) {
        keluar[dari].push(ke);
    }
    let mut hasil = vec![None; banyak];
    if pusat >= banyak {
        return hasil;
    }
    hasil[pusat] = Some(0);
    let mut depan = vec![pusat];
    let mut langkah = 0;
    while !depan.is_empty() {
        langkah += 1;
        let mut lanjut = Vec::new();
        for &asal in &depan {
            for &ke in &keluar[asal] {
                if hasil[ke].is_none() {
                    hasil[ke] = Some(langkah);
                    lanjut.push(ke);
                }
            }
        }
        depan = lanjut;
    }
    hasil
}

/// Lays a graph out; `kepala` names a layer by its number. Edges of a node to itself or to no node are left out.
#[must_use]
pub fn tata_graf(simpul: &[SimpulGraf], sisi: &[SisiGraf], kepala: impl Fn(i32) -> Option<String>) -> TataGraf {
    let mut nomor_lapis: Vec<i32> = simpul.iter().map(|s| s.lapis).collect();
    nomor_lapis.sort_unstable();
    nomor_lapis.dedup();
    if nomor_lapis.is_empty() {
        return TataGraf { lebar: 2.0 * TEPI, tinggi: 2.0 * TEPI, ..TataGraf::default() };
    }
    let ada_kepala = nomor_lapis.iter().any(|&n| kepala(n).is_some());
    let mut kerja = Kerja::baru(simpul, sisi, &nomor_lapis);
    kerja.urutkan();
    kerja.ratakan();
    kerja.gambar(simpul, if ada_kepala { TINGGI_KEPALA } else { 0.0 }, &nomor_lapis, kepala)
}

/// A place in a layer: a node, or an edge passing through.
#[derive(Clone, Debug)]
struct Tempat {
    lapis: usize,
    tinggi: f64,
    /// Key of the node, or of the edge after all nodes: decides where medians do not.
    kunci: (u8, i64, i64),
    y: f64,
}

struct Kerja {
    /// The nodes first, then the passages.
    tempat: Vec<Tempat>,
    /// Places of each layer in order.
    lapis: Vec<Vec<usize>>,
    /// Neighbours in the layer before and after.
    kiri: Vec<Vec<usize>>,
    kanan: Vec<Vec<usize>>,
    /// Edge -> places it runs through, its two nodes included, in its own direction.
    rantai: Vec<(usize, Vec<usize>)>,
    baris: Vec<Vec<String>>,
}

impl Kerja {
    fn baru(simpul: &[SimpulGraf], sisi: &[SisiGraf], nomor_lapis: &[i32]) -> Self {
        let letak = |n: i32| nomor_lapis.binary_search(&n).unwrap_or(0);
        let baris: Vec<Vec<String>> = simpul.iter().map(teks_kotak).collect();
        let mut tempat: Vec<Tempat> = simpul
            .iter()
            .zip(&baris)
            .map(|(s, b)| Tempat {
                lapis: letak(s.lapis),
                tinggi: b.len() as f64 * BARIS + 2.0 * ISI,
                kunci: (0, s.kunci, 0),
                y: 0.0,
            })
            .collect();
        let mut urut: Vec<usize> = (0..sisi.len())
            .filter(|&i| sisi[i].dari != sisi[i].ke && sisi[i].dari < simpul.len() && sisi[i].ke < simpul.len())
            .collect();
        urut.sort_by_key(|&i| (simpul[sisi[i].dari].kunci, simpul[sisi[i].ke].kunci, sisi[i].nama.as_str()));
        let mut rantai = Vec::new();
        for (ke, &i) in urut.iter().enumerate() {
            let (a, b) = (sisi[i].dari, sisi[i].ke);
            let (awal, akhir) = (tempat[a].lapis, tempat[b].lapis);
            let mut lewat = vec![a];
            let antara: Vec<usize> =
                if awal < akhir { (awal + 1..akhir).collect() } else { (akhir + 1..awal).rev().collect() };
            for lapis in antara {
                lewat.push(tempat.len());
                let kunci = (1, i64::try_from(ke).unwrap_or(i64::MAX), i64::try_from(lapis).unwrap_or(i64::MAX));
                tempat.push(Tempat { lapis, tinggi: TINGGI_LALUAN, kunci, y: 0.0 });
            }
            lewat.push(b);
            rantai.push((i, lewat));
        }
        let mut lapis = vec![Vec::new(); nomor_lapis.len()];
        for (i, t) in tempat.iter().enumerate() {
            lapis[t.lapis].push(i);
        }
        for satu in &mut lapis {
            satu.sort_by_key(|&i| tempat[i].kunci);
        }
        let (mut kiri, mut kanan) = (vec![Vec::new(); tempat.len()], vec![Vec::new(); tempat.len()]);
        for (_, lewat) in &rantai {
            for dua in lewat.windows(2) {
                let (mut a, mut b) = (dua[0], dua[1]);
                if tempat[a].lapis == tempat[b].lapis {
                    continue;
                }
                if tempat[a].lapis > tempat[b].lapis {
                    (a, b) = (b, a);
                }
                kanan[a].push(b);
                kiri[b].push(a);
            }
        }
        Self { tempat, lapis, kiri, kanan, rantai, baris }
    }

    /// Sweeps over the layers, ordering each by the medians of its neighbours; keeps the order with the fewest crossings.
    fn urutkan(&mut self) {
        let mut terbaik = (self.silang(), self.lapis.clone());
        for sapuan in 0..SAPUAN {
            if terbaik.0 == 0 {
                break;
            }
            let maju = sapuan % 2 == 0;
            let n = self.lapis.len();
            for langkah in 1..n {
                let ke = if maju { langkah } else { n - 1 - langkah };
                let letak = self.letak();
                let tetangga = if maju { &self.kiri } else { &self.kanan };
                let mut kunci: Vec<(f64, usize, usize)> = Vec::with_capacity(self.lapis[ke].len());
                for (kini, &i) in self.lapis[ke].iter().enumerate() {
                    kunci.push((median(&tetangga[i], &letak).unwrap_or(kini as f64), kini, i));
                }
                kunci.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
                self.lapis[ke] = kunci.into_iter().map(|(_, _, i)| i).collect();
            }
            let silang = self.silang();
            if silang < terbaik.0 {
                terbaik = (silang, self.lapis.clone());
            }
        }
        self.lapis = terbaik.1;
    }

    fn letak(&self) -> Vec<usize> {
        let mut letak = vec![0; self.tempat.len()];
        for satu in &self.lapis {
            for (ke, &i) in satu.iter().enumerate() {
                letak[i] = ke;
            }
        }
        letak
    }

    /// Crossings between neighbouring layers, counted as inversions.
    fn silang(&self) -> usize {
        let letak = self.letak();
        let mut jumlah = 0;
        for (nomor, satu) in self.lapis.iter().enumerate() {
            let Some(sesudah) = self.lapis.get(nomor + 1) else { break };
            let mut pohon = vec![0_usize; sesudah.len() + 1];
            let mut masuk = 0;
            for &i in satu {
                let mut tujuan: Vec<usize> = self.kanan[i].iter().map(|&j| letak[j]).collect();
                tujuan.sort_unstable();
                for &t in &tujuan {
                    let (mut k, mut sampai) = (t + 1, 0);
                    while k > 0 {
                        sampai += pohon[k];
                        k &= k - 1;
                    }
                    jumlah += masuk - sampai;
                }
                for &t in &tujuan {
                    masuk += 1;
                    let mut k = t + 1;
                    while k < pohon.len() {
                        pohon[k] += 1;
                        k += k & k.wrapping_neg();
                    }
                }
            }
        }
        jumlah
    }

    /// Heights: every place near the middle of its neighbours, in the order found, none over another.
    fn ratakan(&mut self) {
        for satu in &self.lapis {
            let mut y = 0.0;
            for &i in satu {
                self.tempat[i].y = y;
                y += self.tempat[i].tinggi + SELA_KOTAK;
            }
        }
        let n = self.lapis.len();
        for sapuan in 0..SAPUAN {
            for langkah in 0..n {
                let ke = if sapuan % 2 == 0 { langkah } else { n - 1 - langkah };
                self.tempatkan(ke);
            }
        }
        let atas = self.tempat.iter().map(|t| t.y).fold(f64::INFINITY, f64::min);
        for t in &mut self.tempat {
            t.y -= atas;
        }
    }

    /// One layer: the places nearest to where their neighbours pull them, by pooling neighbours that would overlap.
    fn tempatkan(&mut self, ke: usize) {
        let tengah = |t: &Tempat| t.y + t.tinggi / 2.0;
        let mut kumpulan: Vec<(f64, usize)> = Vec::new();
        let mut geser = Vec::with_capacity(self.lapis[ke].len());
        let mut jauh = 0.0;
        for &i in &self.lapis[ke] {
            let tarik: Vec<f64> = self.kiri[i].iter().chain(&self.kanan[i]).map(|&j| tengah(&self.tempat[j])).collect();
            let mau = if tarik.is_empty() {
                self.tempat[i].y
            } else {
                tarik.iter().sum::<f64>() / tarik.len() as f64 - self.tempat[i].tinggi / 2.0
            };
            geser.push(jauh);
            let mut baru = (mau - jauh, 1);
            while let Some(&(rata, banyak)) = kumpulan.last() {
                if rata <= baru.0 {
                    break;
                }
                kumpulan.pop();
                let jumlah = banyak + baru.1;
                baru = ((rata * banyak as f64 + baru.0 * baru.1 as f64) / jumlah as f64, jumlah);
            }
            kumpulan.push(baru);
            jauh += self.tempat[i].tinggi + SELA_KOTAK;
        }
        let rata = kumpulan.into_iter().flat_map(|(nilai, banyak)| std::iter::repeat_n(nilai, banyak));
        for ((&i, geser), nilai) in self.lapis[ke].iter().zip(geser).zip(rata) {
            self.tempat[i].y = nilai + geser;
        }
    }

    fn gambar(
        &self,
        simpul: &[SimpulGraf],
        atas: f64,
        nomor_lapis: &[i32],
        kepala: impl Fn(i32) -> Option<String>,
    ) -> TataGraf {
        let x = |lapis: usize| TEPI + lapis as f64 * (LEBAR_KOTAK + SELA_LAPIS);
        let y = |i: usize| TEPI + atas + self.tempat[i].y;
        let kotak: Vec<Kotak> = simpul
            .iter()
            .enumerate()
            .map(|(i, s)| Kotak {
                x: x(self.tempat[i].lapis),
                y: y(i),
                lebar: LEBAR_KOTAK,
                tinggi: self.tempat[i].tinggi,
                baris: self.baris[i].clone(),
                pusat: s.pusat,
            })
            .collect();
        let gerbang = self.gerbang(simpul.len());
        let mut jalur: Vec<Jalur> = Vec::with_capacity(self.rantai.len());
        for (ke, (sisi, lewat)) in self.rantai.iter().enumerate() {
            let (a, b) = (lewat[0], lewat[lewat.len() - 1]);
            let (la, lb) = (self.tempat[a].lapis, self.tempat[b].lapis);
            let (ya, yb) = (TEPI + atas + gerbang[&(ke, false)], TEPI + atas + gerbang[&(ke, true)]);
            let kanan = |i: usize| x(self.tempat[i].lapis) + LEBAR_KOTAK;
            let mut titik = Vec::new();
            if la == lb {
                // Within a layer the edge leaves and comes back at the right.
                let tonjol = kanan(a) + 20.0 + (ke % 5) as f64 * 7.0;
                titik.extend([(kanan(a), ya), (tonjol, ya), (tonjol, yb), (kanan(b), yb)]);
            } else {
                let maju = la < lb;
                titik.push((if maju { kanan(a) } else { x(la) }, ya));
                for &i in &lewat[1..lewat.len() - 1] {
                    let (kiri, tengah) = (x(self.tempat[i].lapis), y(i) + TINGGI_LALUAN / 2.0);
                    let dua = [(kiri, tengah), (kiri + LEBAR_KOTAK, tengah)];
                    if maju { titik.extend(dua) } else { titik.extend(dua.into_iter().rev()) }
                }
                titik.push((if maju { x(lb) } else { kanan(b) }, yb));
            }
            jalur.push(Jalur { sisi: *sisi, panah: panah(&titik), titik });
        }
        jalur.sort_by_key(|j| j.sisi);
        let bawah = (0..self.tempat.len()).map(|i| y(i) + self.tempat[i].tinggi).fold(0.0, f64::max);
        let lapis_akhir = nomor_lapis.len() - 1;
        let tonjolan = self.rantai.iter().any(|(_, lewat)| {
            lewat.len() == 2 && self.tempat[lewat[0]].lapis == lapis_akhir && self.tempat[lewat[1]].lapis == lapis_akhir
        });
        TataGraf {
            lebar: x(lapis_akhir) + LEBAR_KOTAK + TEPI + if tonjolan { 56.0 } else { 0.0 },
            tinggi: bawah + TEPI,
            kotak,
            jalur,
            kepala: nomor_lapis
                .iter()
                .enumerate()
                .filter_map(|(i, &n)| Some((x(i) + LEBAR_KOTAK / 2.0, kepala(n)?)))
                .collect(),
        }
    }

    /// Where each edge leaves and reaches its boxes: spread over the side, in the order of where they go.
    fn gerbang(&self, banyak: usize) -> BTreeMap<(usize, bool), f64> {
        // By side of a box.
        let mut sisi: BTreeMap<(usize, bool), Vec<Ujung>> = BTreeMap::new();
        for (ke, (_, lewat)) in self.rantai.iter().enumerate() {
            let n = lewat.len();
            for (ujung, sebelah, akhir) in [(lewat[0], lewat[1], false), (lewat[n - 1], lewat[n - 2], true)] {
                let kanan = self.tempat[sebelah].lapis >= self.tempat[ujung].lapis;
                let tinggi = self.tempat[sebelah].y + self.tempat[sebelah].tinggi / 2.0;
                sisi.entry((ujung, kanan)).or_default().push((tinggi, ke, akhir));
            }
        }
        let mut hasil = BTreeMap::new();
        for ((ujung, _), mut ujung_sisi) in sisi {
            debug_assert!(ujung < banyak);
            ujung_sisi.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
            let t = &self.tempat[ujung];
            let jumlah = ujung_sisi.len() as f64 + 1.0;
            for (i, (_, ke, akhir)) in ujung_sisi.into_iter().enumerate() {
                hasil.insert((ke, akhir), t.y + t.tinggi * (i as f64 + 1.0) / jumlah);
            }
        }
        hasil
    }
}

/// An edge at the side of a box: the height it comes from, the edge, whether it is its end.
type Ujung = (f64, usize, bool);

fn median(tetangga: &[usize], letak: &[usize]) -> Option<f64> {
    let mut nilai: Vec<usize> = tetangga.iter().map(|&j| letak[j]).collect();
    nilai.sort_unstable();
    let n = nilai.len();
    match n {
        0 => None,
        _ if n % 2 == 1 => Some(nilai[n / 2] as f64),
        _ => Some((nilai[n / 2 - 1] + nilai[n / 2]) as f64 / 2.0),
    }
}

fn teks_kotak(simpul: &SimpulGraf) -> Vec<String> {
    let lebar = LEBAR_KOTAK - 2.0 * ISI;
    let mut nama = bungkus(&simpul.nama, lebar);
    if nama.len() > BARIS_NAMA {
        nama.truncate(BARIS_NAMA);
        if let Some(akhir) = nama.last_mut() {
            while !akhir.is_empty() && super::lebar_teks(akhir) + super::lebar_teks("…") > lebar {
                akhir.pop();
            }
            akhir.push('…');
        }
    }
    let mut baris = vec![simpul.nomor.clone()];
    baris.extend(nama);
    baris
}

/// The arrowhead at the end of a line, pointing the way its last stretch runs.
fn panah(titik: &[(f64, f64)]) -> [(f64, f64); 3] {
    let [.., (x1, y1), (x2, y2)] = titik else { return [(0.0, 0.0); 3] };
    let (dx, dy) = (x2 - x1, y2 - y1);
    let panjang = dx.hypot(dy).max(1e-9);
    let (ux, uy) = (dx / panjang, dy / panjang);
    let (px, py) = (x2 - ux * PANAH, y2 - uy * PANAH);
    let (nx, ny) = (-uy * PANAH * 0.45, ux * PANAH * 0.45);
    [(*x2, *y2), (px + nx, py + ny), (px - nx, py - ny)]
}
