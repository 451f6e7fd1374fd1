//! A form as plain cells: the same layout becomes a table of the PDF and a sheet of the workbook.

use domain::risiko::matriks::Warna as Pita;

use crate::{
    kop::catatan,
    tata::{Baris, Blok, Kolom, Muka, Rata, Sel, Tabel, Teks, Warna},
};

/// A form or a part of one.
#[derive(Clone, Default)]
pub(super) struct Borang {
    /// `2.2`, which names the sheet too.
    pub(super) kode: &'static str,
    /// Heading as the regulation writes it; empty where the title of the whole form is enough.
    pub(super) judul: String,
    /// Lines above the table, name and value.
    pub(super) pengantar: Vec<(&'static str, String)>,
    pub(super) kolom: Vec<Lajur>,
    pub(super) kepala: Vec<Vec<Petak>>,
    pub(super) baris: Vec<Vec<Petak>>,
    /// What stands in the table when it has no row.
    pub(super) kosong: &'static str,
    /// Remarks below.
    pub(super) catatan: Vec<String>,
    /// Remarks without which the table is misread: above it, where they never stand alone on the next page.
    pub(super) penjelasan: Vec<String>,
    /// Size of the letters on paper; 0 for the usual one.
    pub(super) ukuran: f32,
    /// Empty cells are written into by hand, so rows leave room for it on paper.
    pub(super) tulis_tangan: bool,
}

/// Scales of a few lines that are read at a glance: never parted by a page break (likelihood, matrix, levels of risk).
const SKALA: [&str; 3] = ["2.8.A", "2.9.A", "2.9.B"];

/// Printed lines that a hand needs for one line or two.
const BARIS_TULIS: usize = 3;

/// A column.
#[derive(Clone, Copy)]
pub(super) struct Lajur {
    /// Characters of the sheet, and share of the width of the page.
    pub(super) lebar: f32,
    pub(super) tengah: bool,
}

/// A cell.
#[derive(Clone, Default)]
pub(super) struct Petak {
    pub(super) isi: Isi,
    /// Columns it takes.
    pub(super) rentang: usize,
    /// Rows of the header it takes.
    pub(super) turun: usize,
    /// Continues the cell above.
    pub(super) sambung: bool,
    pub(super) tebal: bool,
    /// In the middle, whatever its column says.
    pub(super) tengah: bool,
    /// Tinted like a heading.
    pub(super) kepala: bool,
    pub(super) warna: Option<Pita>,
}

/// What a cell holds.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub(super) enum Isi {
    #[default]
    Kosong,
    Teks(String),
    Angka(i64),
    /// A day.
    Hari(chrono::NaiveDate),
    /// Rupiah.
    Rupiah(i64),
    /// A mean, in hundredths.
    Seratus(i32),
}

impl Lajur {
    pub(super) const fn kiri(lebar: f32) -> Self {
        Self { lebar, tengah: false }
    }

    pub(super) const fn tengah(lebar: f32) -> Self {
        Self { lebar, tengah: true }
    }
}

impl Petak {
    pub(super) fn teks(isi: impl Into<String>) -> Self {
        let isi = isi.into();
        let isi = if isi.is_empty() { Isi::Kosong } else { Isi::Teks(isi) };
        Self { isi, rentang: 1, turun: 1, ..Self::default() }
    }

    pub(super) fn angka(n: impl Into<i64>) -> Self {
        Self { isi: Isi::Angka(n.into()), ..Self::kosong() }
    }

    pub(super) fn kosong() -> Self {
        Self { rentang: 1, turun: 1, ..Self::default() }
    }

    pub(super) fn sambung() -> Self {
        Self { sambung: true, ..Self::kosong() }
    }

    /// The whole form speaks of it: tinted, bold, in the middle.
    pub(super) fn tajuk(isi: impl Into<String>, rentang: usize) -> Self {
        Self { kepala: true, tebal: true, tengah: true, rentang, ..Self::teks(isi) }
    }

    pub(super) fn rentang(self, rentang: usize) -> Self {
        Self { rentang, ..self }
    }

    pub(super) fn turun(self, turun: usize) -> Self {
        Self { turun, ..self }
    }

    pub(super) fn tebal(self) -> Self {
        Self { tebal: true, ..self }
    }

    /// On the colour of a level of risk.
    pub(super) fn warna(self, warna: Option<Pita>) -> Self {
        Self { warna, ..self }
    }

    fn tercetak(&self) -> String {
        match &self.isi {
            Isi::Kosong => String::new(),
            Isi::Teks(teks) => teks.clone(),
            Isi::Angka(n) | Isi::Rupiah(n) => domain::angka::ribuan(*n),
            Isi::Hari(hari) => domain::waktu::pendek(*hari),
            Isi::Seratus(n) => super::konsolidasi::perseratus(*n),
        }
    }

    fn sel(&self) -> Sel {
        let (muka, tinta) =
            (if self.tebal { Muka::Tebal } else { Muka::Biasa }, self.warna.map_or(Warna::Tinta, Warna::di_atas));
        let teks = Teks::default().tambah(self.tercetak(), muka, tinta);
        let sel = Sel::dari(teks).rentang(self.rentang).turun(self.turun);
        let sel = if self.tengah { sel.rata(Rata::Tengah) } else { sel };
        let sel = if self.sambung { Sel { sambung: true, ..sel } } else { sel };
        match self.warna {
            Some(pita) => sel.warna(Warna::Pita(pita)),
            None if self.kepala => sel.warna(Warna::Mori),
            None => sel,
        }
    }
}

impl From<&str> for Petak {
    fn from(isi: &str) -> Self {
        Self::teks(isi)
    }
}

impl From<&String> for Petak {
    fn from(isi: &String) -> Self {
        Self::teks(isi)
    }
}

impl From<String> for Petak {
    fn from(isi: String) -> Self {
        Self::teks(isi)
    }
}

impl From<chrono::NaiveDate> for Petak {
    fn from(hari: chrono::NaiveDate) -> Self {
        Self { isi: Isi::Hari(hari), ..Self::kosong() }
    }
}

impl Borang {
    /// A header of one row of plain words.
    pub(super) fn kepala(mut self, kata: &[&str]) -> Self {
        self.kepala.push(kata.iter().map(|&k| Petak::teks(k).tebal()).collect());
        self
    }

    /// As blocks of a document: heading, lines above, table, remarks.
    pub(super) fn blok(&self) -> Vec<Blok> {
        let mut isi = Vec::new();
        if !self.judul.is_empty() {
            isi.push(Blok::Judul { tingkat: 3, teks: self.judul.clone() });
        }
        if !self.pengantar.is_empty() {
            isi.push(pengantar(&self.pengantar).into());
        }
        isi.extend(self.penjelasan.iter().map(catatan));
        let mut tabel = self.tabel();
        if !self.catatan.is_empty() {
            // Never on the next page without a row: a mark in the table is explained beside it.
            tabel.catatan = Some(Teks::redup(self.catatan.join("\n")));
        }
        isi.push(tabel.into());
        if SKALA.contains(&self.kode) { vec![Blok::Utuh(isi)] } else { isi }
    }

    /// The table alone.
    pub(super) fn tabel(&self) -> Tabel {
        let kolom = self.kolom.iter().map(|l| if l.tengah { Kolom::tengah(l.lebar) } else { Kolom::kiri(l.lebar) });
        let mut tabel = Tabel::baru(kolom.collect()).kisi();
        if self.ukuran > 0.0 {
            tabel.ukuran = self.ukuran;
        }
        let baris = |petak: &Vec<Petak>| Baris::baru(petak.iter().map(Petak::sel).collect());
        tabel.kepala = self.kepala.iter().map(baris).collect();
        tabel.isi = self.baris.iter().map(baris).collect();
        if self.tulis_tangan {
            tabel.baris_minimal = BARIS_TULIS;
        }
        // What runs over several columns is running text, whatever the first of them says.
        for sel in tabel.isi.iter_mut().flat_map(|b| &mut b.sel).filter(|s| s.rentang > 1) {
            sel.rata = sel.rata.or(Some(Rata::Kiri));
        }
        // What belongs together stays together where it can.
        for i in 1..self.baris.len() {
            tabel.isi[i - 1].ikut = self.baris[i].iter().any(|p| p.sambung) && self.baris.len() < 40;
        }
        if self.baris.is_empty() {
            tabel.baris(vec![Sel::dari(Teks::redup(self.kosong)).rentang(self.kolom.len()).rata(Rata::Kiri)]);
        }
        tabel
    }
}

/// `Unit Pemilik Risiko SPBE : ...`, above a form.
fn pengantar(isi: &[(&'static str, String)]) -> Tabel {
    let mut tabel = Tabel::baru(vec![Kolom::kiri(1.6), Kolom::kiri(6.4)]);
    (tabel.bergaris, tabel.ukuran, tabel.sesudah) = (false, 9.0, 4.0);
    for (nama, nilai) in isi {
        tabel.baris(vec![Sel::from(nama), Sel::from(format!(": {}", super::atau_strip(nilai)))]);
    }
    tabel
}
