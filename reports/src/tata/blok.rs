//! What a document is made of.

use chrono::{DateTime, Utc};
use domain::grafik::Grafik;

use super::{
    halaman::{Kertas, Warna},
    teks::Teks,
};

/// A whole document.
pub(crate) struct Dokumen {
    pub(crate) keterangan: Keterangan,
    /// Left and right of every header.
    pub(crate) kepala: (String, String),
    /// Left of every footer; "Halaman x dari y" stands right.
    pub(crate) kaki: String,
    pub(crate) logo: Option<Vec<u8>>,
    pub(crate) kertas: Kertas,
    pub(crate) isi: Vec<Blok>,
}

/// Metadata of the PDF.
#[derive(Clone, Debug)]
pub(crate) struct Keterangan {
    pub(crate) judul: String,
    pub(crate) penulis: String,
    pub(crate) perihal: String,
    pub(crate) dibuat: DateTime<Utc>,
    /// Identifies the content: 64 hexadecimal digits.
    pub(crate) sidik: String,
}

/// A block; blocks follow each other down the page.
pub(crate) enum Blok {
    Paragraf(Paragraf),
    /// A heading of level 1 (starts a chapter) to 3, with a bookmark; levels 1 and 2 stand in the table of contents.
    Judul {
        tingkat: u8,
        teks: String,
    },
    Tabel(Tabel),
    /// A chart of this width, its key below.
    Grafik {
        grafik: Grafik,
        lebar: f32,
    },
    /// The logo of the letterhead, centred, of this height.
    Logo {
        tinggi: f32,
    },
    Jarak(f32),
    /// A horizontal rule of this thickness over the whole width.
    Garis {
        tebal: f32,
    },
    /// Never parted by a page break, as long as it fits on a page.
    Utuh(Vec<Blok>),
    /// The same for what closes a document, a signature: never on a page without the end of what stands before it.
    Penutup(Vec<Blok>),
    /// A frame around blocks, as wide as the lines of a table; never parted.
    Bingkai(Vec<Blok>),
    /// Two columns beside each other, kept together; `bagi` is the share of the left one.
    Dua {
        kiri: Vec<Blok>,
        kanan: Vec<Blok>,
        bagi: f32,
    },
    HalamanBaru,
    /// A new page that lies this way, and all behind it until the next of these.
    Kertas(Kertas),
    /// The following page carries neither header nor footer.
    HalamanPolos,
    /// This page carries a letterhead instead of a header.
    TanpaKepala,
    /// The table of contents on pages of its own.
    DaftarIsi {
        judul: String,
    },
}

impl Blok {
    /// Whether it stands on the page, instead of saying how the next ones stand there.
    pub(super) const fn berisi(&self) -> bool {
        !matches!(
            self,
            Self::Jarak(_)
                | Self::HalamanBaru
                | Self::Kertas(_)
                | Self::HalamanPolos
                | Self::TanpaKepala
                | Self::DaftarIsi { .. }
        )
    }
}

/// Alignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rata {
    Kiri,
    Tengah,
    Kanan,
}

/// Running text.
pub(crate) struct Paragraf {
    pub(crate) teks: Teks,
    pub(crate) ukuran: f32,
    /// Line height as a multiple of the size.
    pub(crate) spasi: f32,
    pub(crate) rata: Rata,
    /// Indent of all lines.
    pub(crate) inden: f32,
    /// A label left of the first line, within the indent (`1.`, `•`).
    pub(crate) butir: Option<String>,
    pub(crate) sebelum: f32,
    pub(crate) sesudah: f32,
    /// Stays on the page where the next block begins.
    pub(crate) ikut: bool,
}

impl Paragraf {
    pub(crate) fn baru(teks: Teks) -> Self {
        Self {
            teks,
            ukuran: 10.0,
            spasi: 1.42,
            rata: Rata::Kiri,
            inden: 0.0,
            butir: None,
            sebelum: 0.0,
            sesudah: 6.0,
            ikut: false,
        }
    }

    /// A list item with its label in the indent.
    pub(crate) fn butir(label: impl Into<String>, teks: Teks) -> Self {
        Self { butir: Some(label.into()), inden: 20.0, sesudah: 3.0, ..Self::baru(teks) }
    }

    pub(crate) fn ukuran(self, ukuran: f32) -> Self {
        Self { ukuran, ..self }
    }

    pub(crate) fn rata(self, rata: Rata) -> Self {
        Self { rata, ..self }
    }

    pub(crate) fn jarak(self, sebelum: f32, sesudah: f32) -> Self {
        Self { sebelum, sesudah, ..self }
    }

    pub(crate) fn ikut(self) -> Self {
        Self { ikut: true, ..self }
    }
}

impl From<Paragraf> for Blok {
    fn from(paragraf: Paragraf) -> Self {
        Self::Paragraf(paragraf)
    }
}

impl From<Tabel> for Blok {
    fn from(tabel: Tabel) -> Self {
        Self::Tabel(tabel)
    }
}

/// A table; its header is repeated on every page it reaches.
pub(crate) struct Tabel {
    pub(crate) kolom: Vec<Kolom>,
    pub(crate) kepala: Vec<Baris>,
    pub(crate) isi: Vec<Baris>,
    pub(crate) ukuran: f32,
    /// Lines between rows; without them the table only aligns.
    pub(crate) bergaris: bool,
    /// Lines around every cell, as official forms have them.
    pub(crate) kisi: bool,
    pub(crate) sesudah: f32,
    /// A remark below that never parts from the last row.
    pub(crate) catatan: Option<Teks>,
    /// Lines that every row has room for, whatever stands in it.
    pub(crate) baris_minimal: usize,
}

/// A column: its share of the width (shares are scaled to fill it) and alignment.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Kolom {
    pub(crate) bagian: f32,
    pub(crate) rata: Rata,
}

/// A row.
#[derive(Default)]
pub(crate) struct Baris {
    pub(crate) sel: Vec<Sel>,
    pub(crate) warna: Option<Warna>,
    /// Stays on the page where the next row begins.
    pub(crate) ikut: bool,
}

/// A cell, over one column or several.
pub(crate) struct Sel {
    pub(crate) teks: Teks,
    pub(crate) rentang: usize,
    /// Rows of the header it reaches down; the rows below have no cell there. Counts in headers only.
    pub(crate) turun: usize,
    /// Belongs to the cell above it: no line between them. Counts in tables with lines around every cell.
    pub(crate) sambung: bool,
    pub(crate) rata: Option<Rata>,
    /// Ground of this cell alone.
    pub(crate) warna: Option<Warna>,
}

impl Kolom {
    pub(crate) const fn kiri(bagian: f32) -> Self {
        Self { bagian, rata: Rata::Kiri }
    }

    pub(crate) const fn kanan(bagian: f32) -> Self {
        Self { bagian, rata: Rata::Kanan }
    }

    pub(crate) const fn tengah(bagian: f32) -> Self {
        Self { bagian, rata: Rata::Tengah }
    }
}

impl Tabel {
    pub(crate) fn baru(kolom: Vec<Kolom>) -> Self {
        Self {
            kolom,
            kepala: Vec::new(),
            isi: Vec::new(),
            ukuran: 8.5,
            bergaris: true,
            kisi: false,
            sesudah: 10.0,
            catatan: None,
            baris_minimal: 1,
        }
    }

    /// With one header row of plain words.
    pub(crate) fn kepala<S: AsRef<str>>(mut self, kata: &[S]) -> Self {
        self.kepala.push(Baris::baru(kata.iter().map(|satu| Sel::dari(Teks::tebal(satu))).collect()));
        self
    }

    /// With lines around every cell.
    pub(crate) fn kisi(self) -> Self {
        Self { kisi: true, ..self }
    }

    /// With a remark below.
    pub(crate) fn catatan(mut self, isi: impl AsRef<str>) -> Self {
        self.catatan = Some(Teks::redup(isi));
        self
    }

    pub(crate) fn baris(&mut self, sel: Vec<Sel>) {
        self.isi.push(Baris::baru(sel));
    }

    /// A heading row over all columns that stays with the row below it.
    pub(crate) fn subjudul(&mut self, teks: Teks) {
        let sel = Sel::dari(teks).rentang(self.kolom.len()).rata(Rata::Kiri);
        self.isi.push(Baris { sel: vec![sel], warna: Some(Warna::Mori), ikut: true });
    }
}

impl Baris {
    pub(crate) fn baru(sel: Vec<Sel>) -> Self {
        Self { sel, warna: None, ikut: false }
    }
}

impl Sel {
    pub(crate) const fn dari(teks: Teks) -> Self {
        Self { teks, rentang: 1, turun: 1, sambung: false, rata: None, warna: None }
    }

    /// Over this many columns.
    pub(crate) fn rentang(self, rentang: usize) -> Self {
        Self { rentang, ..self }
    }

    /// Over this many rows of the header.
    pub(crate) fn turun(self, turun: usize) -> Self {
        Self { turun, ..self }
    }

    pub(crate) fn rata(self, rata: Rata) -> Self {
        Self { rata: Some(rata), ..self }
    }

    pub(crate) fn warna(self, warna: Warna) -> Self {
        Self { warna: Some(warna), ..self }
    }
}

impl<S: AsRef<str>> From<S> for Sel {
    fn from(isi: S) -> Self {
        Self::dari(Teks::biasa(isi))
    }
}

impl From<Teks> for Sel {
    fn from(teks: Teks) -> Self {
        Self::dari(teks)
    }
}
