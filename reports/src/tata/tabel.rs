//! Tables: wrapped cells, rows over page breaks, repeated headers.

use super::{
    blok::{Baris, Rata, Tabel},
    halaman::{Perintah, Pola, Warna},
    penata::Penata,
    teks::BarisTeks,
};

const SELA_DATAR: f32 = 4.0;
const SELA_TEGAK: f32 = 3.0;
const SPASI: f32 = 1.3;
const UKURAN_CATATAN: f32 = 8.5;
const BARIS_CATATAN: f32 = 12.0;
const SELA_CATATAN: f32 = 4.0;
/// A row up to this share of a page is moved to the next page rather than split.
const BAGIAN_UTUH: f32 = 0.4;

/// A row with its cells broken into lines.
struct Susunan {
    sel: Vec<SelTersusun>,
    warna: Option<Warna>,
    ikut: bool,
    banyak_baris: usize,
}

struct SelTersusun {
    x: f32,
    lebar: f32,
    rata: Rata,
    baris: Vec<BarisTeks>,
}

/// Measures of one table.
struct Ukuran {
    huruf: f32,
    baris: f32,
    bergaris: bool,
}

impl Ukuran {
    fn tinggi(&self, banyak_baris: usize) -> f32 {
        banyak_baris as f32 * self.baris + 2.0 * SELA_TEGAK
    }
}

impl Penata {
    pub(super) fn tabel(&mut self, tabel: &Tabel) {
        let ukuran = ukuran(tabel);
        let kepala: Vec<_> = tabel.kepala.iter().map(|baris| self.susun(tabel, baris, true)).collect();
        let tinggi_kepala: f32 = kepala.iter().map(|s| ukuran.tinggi(s.banyak_baris)).sum();
        let isi: Vec<_> = tabel.isi.iter().map(|baris| self.susun(tabel, baris, false)).collect();

        self.pastikan(tinggi_kepala + self.tinggi_awal_baris(&isi, &ukuran));
        self.kepala_tabel(&kepala, &ukuran);
        let ekor = tabel.catatan.as_ref().map_or_else(Vec::new, |teks| teks.baris(UKURAN_CATATAN, self.lebar));
        let tinggi_ekor = if ekor.is_empty() { 0.0 } else { SELA_CATATAN + ekor.len() as f32 * BARIS_CATATAN };
        for (i, satu) in isi.iter().enumerate() {
            let mut butuh = self.tinggi_awal_baris(&isi[i..], &ukuran);
            // Neither the last row nor the remark below it goes to the next page alone.
            let akhir = isi.len() - i;
            if akhir <= 2 {
                let sisa: f32 = isi[i..].iter().map(|s| ukuran.tinggi(s.banyak_baris)).sum::<f32>() + tinggi_ekor;
                if sisa <= self.tinggi_isi() * BAGIAN_UTUH {
                    butuh = butuh.max(sisa);
                }
            }
            if butuh > self.sisa() {
                self.ganti_halaman();
                self.kepala_tabel(&kepala, &ukuran);
            }
            self.baris_tabel(satu, &kepala, &ukuran);
        }
        if !ekor.is_empty() {
            self.y += SELA_CATATAN;
            for baris in &ekor {
                self.pastikan(BARIS_CATATAN);
                let x = self.x;
                self.baris_teks(baris, x, UKURAN_CATATAN, BARIS_CATATAN);
                self.y += BARIS_CATATAN;
            }
        }
        self.y += tabel.sesudah;
    }

    /// The room a table needs to begin: its header and its first row.
    pub(super) fn tinggi_awal_tabel(&self, tabel: &Tabel) -> f32 {
        let ukuran = ukuran(tabel);
        let tinggi = |baris: &Baris| ukuran.tinggi(self.susun(tabel, baris, false).banyak_baris);
        let kepala: f32 = tabel.kepala.iter().map(tinggi).sum();
        let awal: Vec<_> = tabel.isi.iter().take(3).map(|baris| self.susun(tabel, baris, false)).collect();
        kepala + self.tinggi_awal_baris(&awal, &ukuran)
    }

    /// The room the first of these rows needs: all of it, or a few lines of a long one; with `ikut` the next one's too.
    fn tinggi_awal_baris(&self, isi: &[Susunan], ukuran: &Ukuran) -> f32 {
        let Some(satu) = isi.first() else { return 0.0 };
        let utuh = ukuran.tinggi(satu.banyak_baris);
        let sendiri =
            if utuh <= self.tinggi_isi() * BAGIAN_UTUH { utuh } else { ukuran.tinggi(satu.banyak_baris.min(4)) };
        if satu.ikut { utuh + self.tinggi_awal_baris(&isi[1..], ukuran) } else { sendiri }
    }

    fn kepala_tabel(&mut self, kepala: &[Susunan], ukuran: &Ukuran) {
        if ukuran.bergaris {
            self.garis_tabel(1.0, Warna::Tinta);
        }
        for satu in kepala {
            self.potongan_baris(satu, 0, satu.banyak_baris, ukuran);
            if ukuran.bergaris {
                self.garis_tabel(0.8, Warna::Tinta);
            }
        }
    }

    /// One row, split over pages when it is long.
    fn baris_tabel(&mut self, satu: &Susunan, kepala: &[Susunan], ukuran: &Ukuran) {
        let mut mulai = 0;
        loop {
            let sisa = satu.banyak_baris - mulai;
            let muat = ((self.sisa() - 2.0 * SELA_TEGAK).max(0.0) / ukuran.baris + 0.001).floor();
            let ambil = if muat >= sisa as f32 { sisa } else { (muat as usize).max(1) };
            self.potongan_baris(satu, mulai, ambil, ukuran);
            mulai += ambil;
            if ukuran.bergaris {
                self.garis_tabel(0.5, Warna::Garis);
            }
            if mulai >= satu.banyak_baris {
                return;
            }
            self.ganti_halaman();
            self.kepala_tabel(kepala, ukuran);
        }
    }

    /// Some lines of every cell of a row, side by side.
    fn potongan_baris(&mut self, satu: &Susunan, mulai: usize, ambil: usize, ukuran: &Ukuran) {
        let tinggi = ukuran.tinggi(ambil);
        let atas = self.y;
        if let Some(warna) = satu.warna {
            let (x, lebar) = (self.x, self.lebar);
            self.gambar(Perintah::Kotak { x, y: atas, lebar, tinggi, warna });
        }
        for sel in &satu.sel {
            self.y = atas + SELA_TEGAK;
            for baris in sel.baris.iter().skip(mulai).take(ambil) {
                let geser = match sel.rata {
                    Rata::Kiri => 0.0,
                    Rata::Tengah => (sel.lebar - baris.lebar) / 2.0,
                    Rata::Kanan => sel.lebar - baris.lebar,
                };
                self.baris_teks(baris, sel.x + geser, ukuran.huruf, ukuran.baris);
                self.y += ukuran.baris;
            }
        }
        self.y = atas + tinggi;
    }

    fn garis_tabel(&mut self, tebal: f32, warna: Warna) {
        let (x1, x2, y) = (self.x, self.x + self.lebar, self.y);
        self.gambar(Perintah::Garis { x1, y1: y, x2, y2: y, tebal, warna, pola: Pola::Utuh });
    }

    fn susun(&self, tabel: &Tabel, baris: &Baris, kepala: bool) -> Susunan {
        let jumlah: f32 = tabel.kolom.iter().map(|k| k.bagian).sum();
        let skala = self.lebar / jumlah.max(f32::EPSILON);
        let mut kolom = 0;
        let mut x = self.x;
        let mut hasil = Vec::with_capacity(baris.sel.len());
        for sel in &baris.sel {
            let akhir = (kolom + sel.rentang.max(1)).min(tabel.kolom.len());
            let lebar: f32 = tabel.kolom[kolom.min(akhir)..akhir].iter().map(|k| k.bagian * skala).sum();
            let rata = sel.rata.or_else(|| tabel.kolom.get(kolom).map(|k| k.rata)).unwrap_or(Rata::Kiri);
            let isi = lebar - 2.0 * SELA_DATAR;
            hasil.push(SelTersusun { x: x + SELA_DATAR, lebar: isi, rata, baris: sel.teks.baris(tabel.ukuran, isi) });
            x += lebar;
            kolom = akhir;
        }
        let banyak_baris = hasil.iter().map(|s| s.baris.len()).max().unwrap_or(0).max(1);
        let warna = baris.warna.or_else(|| (kepala && tabel.bergaris).then_some(Warna::Mori));
        Susunan { sel: hasil, warna, ikut: baris.ikut, banyak_baris }
    }
}

fn ukuran(tabel: &Tabel) -> Ukuran {
    Ukuran { huruf: tabel.ukuran, baris: tabel.ukuran * SPASI, bergaris: tabel.bergaris }
}
