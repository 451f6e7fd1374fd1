//! Rich text and its lines: Unicode line breaking, widths from the embedded font.

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::{
    halaman::Warna,
    huruf::{Muka, bersih, cetak},
};

/// A text in pieces of one face and colour each, already clean.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Teks {
    potongan: Vec<Potongan>,
}

#[derive(Clone, Debug, PartialEq)]
struct Potongan {
    isi: String,
    muka: Muka,
    warna: Warna,
}

/// One line: runs with their distance from its left edge.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct BarisTeks {
    pub(crate) lari: Vec<Lari>,
    pub(crate) lebar: f32,
}

/// A piece of a line in one face.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Lari {
    pub(crate) x: f32,
    pub(crate) isi: String,
    pub(crate) muka: Muka,
    pub(crate) warna: Warna,
}

impl Teks {
    pub(crate) fn biasa(isi: impl AsRef<str>) -> Self {
        Self::default().tambah(isi, Muka::Biasa, Warna::Tinta)
    }

    pub(crate) fn tebal(isi: impl AsRef<str>) -> Self {
        Self::default().tambah(isi, Muka::Tebal, Warna::Tinta)
    }

    pub(crate) fn miring(isi: impl AsRef<str>) -> Self {
        Self::default().tambah(isi, Muka::Miring, Warna::Tinta)
    }

    /// Secondary text.
    pub(crate) fn redup(isi: impl AsRef<str>) -> Self {
        Self::default().tambah(isi, Muka::Biasa, Warna::Tinta2)
    }

    /// The same text with a piece behind it.
    pub(crate) fn tambah(mut self, isi: impl AsRef<str>, muka: Muka, warna: Warna) -> Self {
        let isi = bersih(isi.as_ref());
        if !isi.is_empty() {
            self.potongan.push(Potongan { isi, muka, warna });
        }
        self
    }

    pub(crate) fn lalu(self, isi: impl AsRef<str>) -> Self {
        self.tambah(isi, Muka::Biasa, Warna::Tinta)
    }

    #[cfg(test)]
    pub(crate) fn lalu_tebal(self, isi: impl AsRef<str>) -> Self {
        self.tambah(isi, Muka::Tebal, Warna::Tinta)
    }

    pub(crate) fn lalu_redup(self, isi: impl AsRef<str>) -> Self {
        self.tambah(isi, Muka::Biasa, Warna::Tinta2)
    }

    /// The text without its looks.
    pub(crate) fn polos(&self) -> String {
        self.potongan.iter().map(|p| cetak(&p.isi)).collect::<String>().replace('\n', " ")
    }

    /// The text in lines of at most `lebar` points, broken where Unicode allows, inside a word only when the word alone
    /// is wider than a line. Blank lines at the end are dropped; an empty text has no line.
    pub(crate) fn baris(&self, ukuran: f32, lebar: f32) -> Vec<BarisTeks> {
        let semua: String = self.potongan.iter().map(|p| p.isi.as_str()).collect();
        let semua = semua.trim_end();
        let mut pembagi =
            Pembagi { teks: self, lebar: lebar.max(ukuran), ukuran, hasil: Vec::new(), awal: 0, panjang: 0.0 };
        let mut dari = 0;
        for (sampai, peluang) in linebreaks(semua) {
            if peluang == BreakOpportunity::Allowed && singkatan_bergaris(&semua[..sampai], &semua[sampai..]) {
                continue;
            }
            pembagi.ruas(semua, dari, sampai);
            if peluang == BreakOpportunity::Mandatory && sampai < semua.len() {
                pembagi.putus(semua, sampai);
            }
            dari = sampai;
        }
        if pembagi.awal < semua.len() {
            pembagi.putus(semua, semua.len());
        }
        pembagi.hasil
    }

    /// The runs of one byte range, without the space at its end.
    fn lari(&self, semua: &str, dari: usize, sampai: usize, ukuran: f32) -> BarisTeks {
        let sampai = dari + semua[dari..sampai].trim_end().len();
        let mut baris = BarisTeks::default();
        let mut mulai = 0;
        for p in &self.potongan {
            let (kiri, kanan) = (dari.max(mulai), sampai.min(mulai + p.isi.len()));
            if kiri < kanan {
                let isi = cetak(&semua[kiri..kanan]);
                let lebar = p.muka.lebar(&isi, ukuran);
                baris.lari.push(Lari { x: baris.lebar, isi, muka: p.muka, warna: p.warna });
                baris.lebar += lebar;
            }
            mulai += p.isi.len();
        }
        baris
    }

    /// The face at a byte position.
    fn muka(&self, posisi: usize) -> Muka {
        let mut mulai = 0;
        for p in &self.potongan {
            mulai += p.isi.len();
            if posisi < mulai {
                return p.muka;
            }
        }
        Muka::Biasa
    }

    /// Width of a byte range, which may run over several pieces.
    fn lebar_ruas(&self, semua: &str, dari: usize, sampai: usize, ukuran: f32) -> f32 {
        let mut lebar = 0.0;
        let mut mulai = 0;
        for p in &self.potongan {
            let (kiri, kanan) = (dari.max(mulai), sampai.min(mulai + p.isi.len()));
            if kiri < kanan {
                lebar += p.muka.lebar(&semua[kiri..kanan], ukuran);
            }
            mulai += p.isi.len();
            if mulai >= sampai {
                break;
            }
        }
        lebar
    }
}

/// Behind a slash with a few letters after it: `K/L/D` stays on one line.
fn singkatan_bergaris(sebelum: &str, sesudah: &str) -> bool {
    const PENDEK: usize = 3;
    let bagian = sesudah.split(|c: char| c == '/' || c.is_whitespace()).next().unwrap_or_default();
    sebelum.ends_with('/') && bagian.chars().count() <= PENDEK
}

/// Greedy filling of lines.
struct Pembagi<'a> {
    teks: &'a Teks,
    lebar: f32,
    ukuran: f32,
    hasil: Vec<BarisTeks>,
    /// Where the open line begins.
    awal: usize,
    /// Its width so far, with the space at its end.
    panjang: f32,
}

impl Pembagi<'_> {
    /// Adds a piece that cannot be broken, except when it is wider than a whole line.
    fn ruas(&mut self, semua: &str, dari: usize, sampai: usize) {
        let isi = semua[dari..sampai].trim_end();
        let lebar_isi = self.teks.lebar_ruas(semua, dari, dari + isi.len(), self.ukuran);
        if self.panjang > 0.0 && self.panjang + lebar_isi > self.lebar {
            self.putus(semua, dari);
        }
        if lebar_isi > self.lebar {
            for (geser, c) in isi.char_indices() {
                let lebar = self.teks.muka(dari + geser).huruf().lebar_em(c) * self.ukuran;
                if self.panjang > 0.0 && self.panjang + lebar > self.lebar {
                    self.putus(semua, dari + geser);
                }
                self.panjang += lebar;
            }
        } else {
            self.panjang += lebar_isi;
        }
        self.panjang += self.teks.lebar_ruas(semua, dari + isi.len(), sampai, self.ukuran);
    }

    fn putus(&mut self, semua: &str, sampai: usize) {
        self.hasil.push(self.teks.lari(semua, self.awal, sampai, self.ukuran));
        self.awal = sampai;
        self.panjang = 0.0;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn isi(baris: &[BarisTeks]) -> Vec<String> {
        baris.iter().map(|b| b.lari.iter().map(|l| l.isi.as_str()).collect()).collect()
    }

    #[test]
    fn breaks_at_spaces_and_keeps_the_faces() {
        let teks = Teks::tebal("Tata kelola ").lalu("pemerintahan daerah");
        let baris = teks.baris(10.0, 75.0);
        assert_eq!(isi(&baris), ["Tata kelola", "pemerintahan", "daerah"]);
        assert_eq!(baris[0].lari[0].muka, Muka::Tebal);
        assert_eq!(baris[1].lari[0].muka, Muka::Biasa);
    }

    #[test]
    fn line_ends_are_kept_and_blank_ends_dropped() {
        assert_eq!(isi(&Teks::biasa("satu\n\ndua\n\n").baris(10.0, 200.0)), ["satu", "", "dua"]);
        assert!(Teks::biasa(" \n ").baris(10.0, 200.0).is_empty());
    }

    #[test]
    fn a_hash_is_broken_inside() {
        let baris = Teks::biasa("a".repeat(64)).baris(10.0, 100.0);
        assert!(baris.len() >= 4);
        assert_eq!(isi(&baris).concat(), "a".repeat(64));
    }

    #[test]
    fn an_abbreviation_with_slashes_stays_together() {
        assert_eq!(isi(&Teks::biasa("respons K/L/D baik").baris(10.0, 60.0)), ["respons", "K/L/D baik"]);
        assert_eq!(isi(&Teks::biasa("pembangunan/pengembangan").baris(10.0, 75.0)), ["pembangunan/", "pengembangan"]);
    }

    #[test]
    fn a_no_break_space_holds_the_line_together() {
        assert_eq!(isi(&Teks::biasa("bobot 13,0\u{A0}%").baris(10.0, 50.0)), ["bobot", "13,0 %"]);
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_no_word_is_lost(a in ".{0,120}", b in "[a-z ]{0,80}", lebar in 30.0..300.0_f32) {
            let teks = Teks::biasa(&a).lalu_tebal(&b);
            let baris = teks.baris(9.0, lebar);
            for satu in &baris {
                prop_assert!(satu.lebar <= lebar + 0.01, "{satu:?}");
            }
            let huruf = |s: String| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(huruf(isi(&baris).concat()), huruf(teks.polos()));
        }
    }
}
