//! Tables: wrapped cells, rows over page breaks, repeated headers.

use super::{
    blok::{Baris, Rata, Tabel},
    halaman::{Perintah, Pola, Warna},
    penata::{Penata, TEBAL_KISI},
    teks::BarisTeks,
};

const SELA_DATAR: f32 = 4.0;
/// Forms have many columns, so less room beside the words.
const SELA_KISI: f32 = 2.6;
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
    /// Of the text.
    x: f32,
    lebar: f32,
    /// Of the cell with its margins.
    tepi: (f32, f32),
    rata: Rata,
    baris: Vec<BarisTeks>,
    turun: usize,
    sambung: bool,
    warna: Option<Warna>,
}

/// Measures of one table.
struct Ukuran {
    huruf: f32,
    baris: f32,
    bergaris: bool,
    kisi: bool,
}

impl Ukuran {
    fn tinggi(&self, banyak_baris: usize) -> f32 {
        banyak_baris as f32 * self.baris + 2.0 * SELA_TEGAK
    }

    /// Height of rows of a header, lying below each other.
    fn jumlah(&self, baris: &[Susunan]) -> f32 {
        baris.iter().map(|s| self.tinggi(s.banyak_baris)).sum()
    }
}

impl Penata {
    pub(super) fn tabel(&mut self, tabel: &Tabel) {
        let ukuran = ukuran(tabel);
        let kepala = self.susun_kepala(tabel, &ukuran);
        let isi: Vec<_> = tabel.isi.iter().map(|baris| self.susun(tabel, baris)).collect();

        let ekor = tabel.catatan.as_ref().map_or_else(Vec::new, |teks| teks.baris(UKURAN_CATATAN, self.lebar));
        self.pastikan(ukuran.jumlah(&kepala) + self.butuh(&isi, tinggi_ekor(&ekor), &ukuran));
        self.kepala_tabel(&kepala, &ukuran);
        for (i, satu) in isi.iter().enumerate() {
            if self.butuh(&isi[i..], tinggi_ekor(&ekor), &ukuran) > self.sisa() {
                self.halaman_tabel(&kepala, &ukuran);
            }
            self.baris_tabel(satu, &kepala, &ukuran);
        }
        if ukuran.kisi {
            self.garis_tabel(TEBAL_KISI, Warna::Tinta);
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
        let kepala = ukuran.jumlah(&self.susun_kepala(tabel, &ukuran));
        let awal: Vec<_> = tabel.isi.iter().take(3).map(|baris| self.susun(tabel, baris)).collect();
        let ekor = tabel.catatan.as_ref().map_or_else(Vec::new, |teks| teks.baris(UKURAN_CATATAN, self.lebar));
        // Of three rows or more the first is not among the last two, so the remark does not ask for room here.
        kepala + self.butuh(&awal, tinggi_ekor(&ekor), &ukuran)
    }

    /// The room asked for before the first of these last rows is written: its own, and neither the last row nor the
    /// remark below it goes to the next page alone.
    fn butuh(&self, isi: &[Susunan], ekor: f32, ukuran: &Ukuran) -> f32 {
        let awal = self.tinggi_awal_baris(isi, ukuran);
        let sisa = ukuran.jumlah(isi) + ekor;
        if isi.len() <= 2 && sisa <= self.tinggi_isi() * BAGIAN_UTUH { awal.max(sisa) } else { awal }
    }

    /// The room the first of these rows needs: all of it, or a few lines of a long one; with `ikut` the next one's too.
    fn tinggi_awal_baris(&self, isi: &[Susunan], ukuran: &Ukuran) -> f32 {
        let Some(satu) = isi.first() else { return 0.0 };
        let utuh = ukuran.tinggi(satu.banyak_baris);
        let sendiri =
            if utuh <= self.tinggi_isi() * BAGIAN_UTUH { utuh } else { ukuran.tinggi(satu.banyak_baris.min(4)) };
        if satu.ikut { utuh + self.tinggi_awal_baris(&isi[1..], ukuran) } else { sendiri }
    }

    /// Goes on with the table on a new page.
    fn halaman_tabel(&mut self, kepala: &[Susunan], ukuran: &Ukuran) {
        if ukuran.kisi {
            self.garis_tabel(TEBAL_KISI, Warna::Tinta);
        }
        self.ganti_halaman();
        self.kepala_tabel(kepala, ukuran);
    }

    fn kepala_tabel(&mut self, kepala: &[Susunan], ukuran: &Ukuran) {
        if ukuran.kisi {
            self.kepala_kisi(kepala, ukuran);
            return;
        }
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

    /// The header of a form: every cell in lines, its words in its middle, some reaching over several rows.
    fn kepala_kisi(&mut self, kepala: &[Susunan], ukuran: &Ukuran) {
        let mut atas = self.y;
        let (x, lebar, tinggi) = (self.x, self.lebar, ukuran.jumlah(kepala));
        self.garis_tabel(TEBAL_KISI, Warna::Tinta);
        if tinggi > 0.0 {
            self.gambar(Perintah::Kotak { x, y: atas, lebar, tinggi, warna: Warna::Mori });
        }
        for (i, satu) in kepala.iter().enumerate() {
            for sel in &satu.sel {
                let tinggi = ukuran.jumlah(&kepala[i..(i + sel.turun).min(kepala.len())]);
                let (kiri, kanan) = sel.tepi;
                let titik = vec![(kiri, atas), (kanan, atas), (kanan, atas + tinggi), (kiri, atas + tinggi)];
                let garis = Some((Warna::Tinta, TEBAL_KISI, Pola::Utuh));
                self.gambar(Perintah::Poligon { titik, isi: None, garis });
                self.y = atas + (tinggi - sel.baris.len() as f32 * ukuran.baris) / 2.0;
                self.tulis_sel(sel, 0, sel.baris.len(), ukuran);
            }
            atas += ukuran.tinggi(satu.banyak_baris);
        }
        self.y = atas;
    }

    /// One row, split over pages when it is long.
    fn baris_tabel(&mut self, satu: &Susunan, kepala: &[Susunan], ukuran: &Ukuran) {
        let mut mulai = 0;
        loop {
            let sisa = satu.banyak_baris - mulai;
            let muat = ((self.sisa() - 2.0 * SELA_TEGAK).max(0.0) / ukuran.baris + 0.001).floor();
            let ambil = if muat >= sisa as f32 { sisa } else { (muat as usize).max(1) };
            let y = self.y;
            self.potongan_baris(satu, mulai, ambil, ukuran);
            if ukuran.kisi && mulai == 0 {
                // Over the grounds of the cells.
                for sel in satu.sel.iter().filter(|s| !s.sambung) {
                    self.garis_kisi((sel.tepi.0, y), (sel.tepi.1, y));
                }
            }
            mulai += ambil;
            if ukuran.bergaris && !ukuran.kisi {
                self.garis_tabel(0.5, Warna::Garis);
            }
            if mulai >= satu.banyak_baris {
                return;
            }
            self.halaman_tabel(kepala, ukuran);
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
            let (kiri, kanan) = sel.tepi;
            if let Some(warna) = sel.warna {
                self.gambar(Perintah::Kotak { x: kiri, y: atas, lebar: kanan - kiri, tinggi, warna });
            }
            if ukuran.kisi {
                self.garis_kisi((kiri, atas), (kiri, atas + tinggi));
                self.garis_kisi((kanan, atas), (kanan, atas + tinggi));
            }
            self.y = atas + SELA_TEGAK;
            self.tulis_sel(sel, mulai, ambil, ukuran);
        }
        self.y = atas + tinggi;
    }

    /// Some lines of a cell, from the current height down.
    fn tulis_sel(&mut self, sel: &SelTersusun, mulai: usize, ambil: usize, ukuran: &Ukuran) {
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

    fn garis_tabel(&mut self, tebal: f32, warna: Warna) {
        let (x1, x2, y) = (self.x, self.x + self.lebar, self.y);
        self.gambar(Perintah::Garis { x1, y1: y, x2, y2: y, tebal, warna, pola: Pola::Utuh });
    }

    fn garis_kisi(&mut self, (x1, y1): (f32, f32), (x2, y2): (f32, f32)) {
        let (warna, pola) = (Warna::Tinta, Pola::Utuh);
        self.gambar(Perintah::Garis { x1, y1, x2, y2, tebal: TEBAL_KISI, warna, pola });
    }

    fn susun(&self, tabel: &Tabel, baris: &Baris) -> Susunan {
        let mut bebas = vec![0; tabel.kolom.len()];
        let satu = self.susun_baris(tabel, baris, None, &mut bebas);
        Susunan { banyak_baris: satu.banyak_baris.max(tabel.baris_minimal), ..satu }
    }

    /// The rows of the header. A cell that reaches down stretches the last of its rows when its words need the room.
    fn susun_kepala(&self, tabel: &Tabel, ukuran: &Ukuran) -> Vec<Susunan> {
        let mut terisi = vec![0; tabel.kolom.len()];
        let rata = tabel.kisi.then_some(Rata::Tengah);
        let warna = tabel.bergaris.then_some(Warna::Mori);
        let mut kepala: Vec<_> = tabel
            .kepala
            .iter()
            .map(|baris| {
                let hasil = self.susun_baris(tabel, baris, rata, &mut terisi);
                Susunan { warna: hasil.warna.or(warna), ..hasil }
            })
            .collect();
        for i in 0..kepala.len() {
            for s in 0..kepala[i].sel.len() {
                let (turun, butuh) = (kepala[i].sel[s].turun, ukuran.tinggi(kepala[i].sel[s].baris.len()));
                let akhir = (i + turun).min(kepala.len());
                let kurang = butuh - ukuran.jumlah(&kepala[i..akhir]);
                if turun > 1 && kurang > 0.01 {
                    kepala[akhir - 1].banyak_baris += (kurang / ukuran.baris).ceil() as usize;
                }
            }
        }
        kepala
    }

    /// One row; `terisi` says for each column how many more rows a cell from above takes.
    fn susun_baris(&self, tabel: &Tabel, baris: &Baris, tengah: Option<Rata>, terisi: &mut [usize]) -> Susunan {
        let jumlah: f32 = tabel.kolom.iter().map(|k| k.bagian).sum();
        let skala = self.lebar / jumlah.max(f32::EPSILON);
        let sela = if tabel.kisi { SELA_KISI } else { SELA_DATAR };
        let x = |kolom: usize| self.x + tabel.kolom[..kolom].iter().map(|k| k.bagian * skala).sum::<f32>();
        let mut kolom = 0;
        let mut hasil = Vec::with_capacity(baris.sel.len());
        for sel in &baris.sel {
            while terisi.get(kolom).is_some_and(|&n| n > 0) {
                kolom += 1;
            }
            let kolom_ini = kolom.min(tabel.kolom.len());
            let akhir = (kolom_ini + sel.rentang.max(1)).min(tabel.kolom.len());
            let tepi = (x(kolom_ini), x(akhir));
            let rata = sel.rata.or(tengah).or_else(|| tabel.kolom.get(kolom_ini).map(|k| k.rata));
            let lebar = tepi.1 - tepi.0 - 2.0 * sela;
            terisi[kolom_ini..akhir].fill(sel.turun.max(1));
            hasil.push(SelTersusun {
                x: tepi.0 + sela,
                lebar,
                tepi,
                rata: rata.unwrap_or(Rata::Kiri),
                baris: sel.teks.baris(tabel.ukuran, lebar),
                turun: sel.turun.max(1),
                sambung: sel.sambung,
                warna: sel.warna,
            });
            kolom = akhir;
        }
        terisi.iter_mut().for_each(|n| *n = n.saturating_sub(1));
        let satu_baris = hasil.iter().filter(|s| s.turun == 1);
        let banyak_baris = satu_baris.map(|s| s.baris.len()).max().unwrap_or(0).max(1);
        Susunan { sel: hasil, warna: baris.warna, ikut: baris.ikut, banyak_baris }
    }
}

/// Height of the remark below a table, with the space before it.
fn tinggi_ekor(ekor: &[BarisTeks]) -> f32 {
    if ekor.is_empty() { 0.0 } else { SELA_CATATAN + ekor.len() as f32 * BARIS_CATATAN }
}

fn ukuran(tabel: &Tabel) -> Ukuran {
    Ukuran { huruf: tabel.ukuran, baris: tabel.ukuran * SPASI, bergaris: tabel.bergaris, kisi: tabel.kisi }
}
