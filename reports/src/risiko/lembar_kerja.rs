//! Forms as sheets of a workbook: the same cells as on paper, numbers as numbers, texts never as formulas.

use domain::risiko::matriks::Warna as Pita;
use rust_xlsxwriter::{Color, DocProperties, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::borang::{Borang, Isi, Lajur, Petak};
use crate::{
    bahan::GalatLaporan,
    register::BingkaiRegister,
    tata::Warna,
    xlsx::{hari, muat, nama_lembar},
};

/// Height of a line in points, and the highest row a spreadsheet takes.
const BARIS: f64 = 15.0;
const TINGGI_MAKS: f64 = 400.0;

/// A sheet: its name, lines above, and forms below each other, all with the columns of the first.
pub(super) struct Lembar {
    pub(super) nama: String,
    pub(super) tajuk: Vec<String>,
    pub(super) borang: Vec<Borang>,
}

impl Lembar {
    /// A sheet of one form, named after it.
    pub(super) fn satu(tajuk: Vec<String>, borang: Borang) -> Self {
        Self { nama: borang.kode.to_owned(), tajuk, borang: vec![borang] }
    }
}

/// The workbook, with a last sheet that proves where it comes from.
pub(super) fn buku(
    bingkai: &BingkaiRegister<'_>,
    judul: &str,
    sidik: &str,
    lembar: Vec<Lembar>,
    catatan: &[String],
) -> Result<Vec<u8>, GalatLaporan> {
    let mut buku = Workbook::new();
    let waktu = rust_xlsxwriter::ExcelDateTime::from_timestamp(bingkai.per.timestamp())?;
    let sifat = DocProperties::new().set_title(judul).set_author(&bingkai.identitas.pemerintah);
    buku.set_properties(&sifat.set_creation_datetime(&waktu));
    let kaki = bingkai.kaki(sidik).replace('&', "&&");
    for satu in lembar.into_iter().chain([keterangan(bingkai, judul, sidik, catatan)]) {
        let mut penulis = Penulis::baru(&satu)?;
        penulis.tajuk(&satu.tajuk)?;
        for (ke, borang) in satu.borang.iter().enumerate() {
            penulis.borang(borang, ke == 0 && satu.borang.len() == 1)?;
        }
        penulis.lembar.set_footer(format!("&L&8{kaki}&R&8Halaman &P dari &N"));
        buku.push_worksheet(penulis.lembar);
    }
    Ok(buku.save_to_buffer()?)
}

fn keterangan(bingkai: &BingkaiRegister<'_>, judul: &str, sidik: &str, catatan: &[String]) -> Lembar {
    let mut isi = vec![
        ("Judul", judul.to_owned()),
        ("Nomor", bingkai.nomor().to_owned()),
        ("Tanggal", domain::waktu::panjang(bingkai.tanggal)),
        ("Data diambil", bingkai.identitas.zona.lengkap(bingkai.per)),
        ("SHA-256 data", sidik.to_owned()),
    ];
    if bingkai.identitas.rekaan {
        isi.push(("Perhatian", "Pemerintah dan data dalam dokumen ini rekaan untuk peragaan.".to_owned()));
    }
    isi.extend(catatan.iter().map(|c| ("Catatan", c.clone())));
    let borang = Borang {
        kode: "Keterangan",
        kolom: vec![Lajur::kiri(20.0), Lajur::kiri(90.0)],
        baris: isi.into_iter().map(|(nama, nilai)| vec![nama.into(), nilai.into()]).collect(),
        ..Borang::default()
    };
    Lembar::satu(Vec::new(), borang)
}

struct Penulis {
    lembar: Worksheet,
    baris: u32,
    /// Characters of each column.
    lebar: Vec<f64>,
}

impl Penulis {
    fn baru(satu: &Lembar) -> Result<Self, XlsxError> {
        let mut lembar = Worksheet::new();
        lembar.set_name(nama_lembar(&satu.nama))?;
        let kolom = satu.borang.first().map(|b| b.kolom.as_slice()).unwrap_or_default();
        let jumlah: f32 = kolom.iter().map(|l| l.lebar).sum();
        // On paper the widest form has the smallest letters; a sheet scrolls instead.
        let kali = if jumlah > 180.0 { 1.5 } else { 1.0 };
        let lebar: Vec<f64> = kolom.iter().map(|l| f64::from(l.lebar) * kali).collect();
        for (i, n) in (0_u16..).zip(&lebar) {
            lembar.set_column_width(i, *n)?;
        }
        if jumlah > 125.0 {
            lembar.set_landscape();
        }
        lembar.set_paper_size(9).set_print_fit_to_pages(1, 0);
        lembar.set_margins(0.5, 0.5, 0.6, 0.7, 0.3, 0.3);
        Ok(Self { lembar, baris: 0, lebar })
    }

    fn tajuk(&mut self, isi: &[String]) -> Result<(), XlsxError> {
        let tebal = Format::new().set_bold();
        for baris in isi {
            self.lembar.write_string_with_format(self.baris, 0, muat(baris), &tebal)?;
            self.baris += 1;
        }
        self.baris += u32::from(!isi.is_empty());
        Ok(())
    }

    fn borang(&mut self, borang: &Borang, bekukan: bool) -> Result<(), XlsxError> {
        let polos = Format::new();
        if !borang.judul.is_empty() {
            let judul: Vec<String> = borang.judul.lines().map(str::to_owned).collect();
            self.tajuk(&judul)?;
        }
        for (nama, nilai) in &borang.pengantar {
            self.lembar.write_string_with_format(self.baris, 0, muat(&format!("{nama}: {nilai}")), &polos)?;
            self.baris += 1;
        }
        self.baris += u32::from(!borang.pengantar.is_empty());
        self.kepala(borang)?;
        if bekukan && !borang.kepala.is_empty() {
            self.lembar.set_freeze_panes(self.baris, 0)?;
            let awal = self.baris - u32::try_from(borang.kepala.len()).unwrap_or(0);
            self.lembar.set_repeat_rows(awal, self.baris - 1)?;
        }
        for (i, baris) in borang.baris.iter().enumerate() {
            self.isi(borang, baris, borang.baris.get(i + 1))?;
        }
        if borang.baris.is_empty() && !borang.kosong.is_empty() {
            let satu = [Petak::teks(borang.kosong).rentang(self.lebar.len())];
            self.isi(borang, &satu, None)?;
        }
        for catatan in borang.penjelasan.iter().chain(&borang.catatan) {
            self.lembar.write_string_with_format(self.baris, 0, muat(catatan), &polos)?;
            self.baris += 1;
        }
        self.baris += 1;
        Ok(())
    }

    /// The header; a cell may reach down over rows that have no cell there.
    fn kepala(&mut self, borang: &Borang) -> Result<(), XlsxError> {
        let mut terisi = vec![0_usize; self.lebar.len()];
        let mut baris_teks = vec![1.0_f64; borang.kepala.len()];
        for (i, baris) in borang.kepala.iter().enumerate() {
            let mut kolom = 0;
            for petak in baris {
                while terisi.get(kolom).is_some_and(|&n| n > 0) {
                    kolom += 1;
                }
                let akhir = (kolom + petak.rentang).min(terisi.len());
                let bawah = u32::try_from(petak.turun - 1).unwrap_or(0);
                let bentuk = bingkai(Format::new().set_bold().set_text_wrap(), true, true)
                    .set_align(FormatAlign::Center)
                    .set_align(FormatAlign::VerticalCenter)
                    .set_background_color(warna(Warna::Mori));
                self.petak(petak, (self.baris, kolom), (self.baris + bawah, akhir - 1), &bentuk)?;
                // Bold letters are wider.
                let perlu = self.baris_perlu(petak, kolom, akhir, 1.2) / petak.turun as f64;
                let akhir_baris = (i + petak.turun).min(baris_teks.len());
                for n in &mut baris_teks[i..akhir_baris] {
                    *n = n.max(perlu);
                }
                terisi[kolom..akhir].fill(petak.turun);
                kolom = akhir;
            }
            terisi.iter_mut().for_each(|n| *n = n.saturating_sub(1));
            self.baris += 1;
        }
        let awal = self.baris - u32::try_from(borang.kepala.len()).unwrap_or(0);
        for (i, n) in (awal..).zip(baris_teks) {
            self.lembar.set_row_height(i, (n.ceil() * BARIS).min(TINGGI_MAKS))?;
        }
        Ok(())
    }

    fn isi(&mut self, borang: &Borang, baris: &[Petak], berikut: Option<&Vec<Petak>>) -> Result<(), XlsxError> {
        let mut kolom = 0;
        let (mut perlu, mut gabung) = (1.0_f64, false);
        for petak in baris {
            let akhir = (kolom + petak.rentang.max(1)).min(self.lebar.len());
            let lanjut = berikut.is_some_and(|b| sambung_pada(b, kolom));
            let tengah = petak.tengah || (petak.rentang == 1 && borang.kolom.get(kolom).is_some_and(|l| l.tengah));
            let mut bentuk = bingkai(Format::new().set_text_wrap(), !petak.sambung, !lanjut);
            bentuk = bentuk.set_align(FormatAlign::Top);
            bentuk = if tengah { bentuk.set_align(FormatAlign::Center) } else { bentuk };
            bentuk = if petak.tebal { bentuk.set_bold() } else { bentuk };
            bentuk = match petak.warna {
                Some(pita) => {
                    bentuk.set_background_color(warna(Warna::Pita(pita))).set_font_color(warna(Warna::di_atas(pita)))
                }
                None if petak.kepala => bentuk.set_background_color(warna(Warna::Mori)),
                None => bentuk,
            };
            bentuk = match petak.isi {
                Isi::Angka(_) | Isi::Rupiah(_) => bentuk.set_num_format("#,##0"),
                Isi::Seratus(_) => bentuk.set_num_format("0.00"),
                Isi::Hari(_) => bentuk.set_num_format("d mmm yyyy"),
                _ => bentuk,
            };
            self.petak(petak, (self.baris, kolom), (self.baris, akhir - 1), &bentuk)?;
            perlu = perlu.max(self.baris_perlu(petak, kolom, akhir, 1.0));
            gabung |= petak.rentang > 1;
            kolom = akhir;
        }
        // Spreadsheets fit a row to its cells by themselves, but not to merged ones.
        if gabung {
            self.lembar.set_row_height(self.baris, (perlu * BARIS).min(TINGGI_MAKS))?;
        }
        self.baris += 1;
        Ok(())
    }

    /// A cell over an area, as what it is.
    fn petak(
        &mut self,
        petak: &Petak,
        awal: (u32, usize),
        akhir: (u32, usize),
        bentuk: &Format,
    ) -> Result<(), XlsxError> {
        let kolom = |k: usize| u16::try_from(k).unwrap_or(u16::MAX);
        let (b, k) = (awal.0, kolom(awal.1));
        if awal != akhir {
            self.lembar.merge_range(b, k, akhir.0, kolom(akhir.1), "", bentuk)?;
        }
        match &petak.isi {
            Isi::Kosong => self.lembar.write_blank(b, k, bentuk)?,
            Isi::Teks(teks) => self.lembar.write_string_with_format(b, k, muat(teks), bentuk)?,
            Isi::Angka(n) | Isi::Rupiah(n) => self.lembar.write_number_with_format(b, k, *n as f64, bentuk)?,
            Isi::Seratus(n) => self.lembar.write_number_with_format(b, k, f64::from(*n) / 100.0, bentuk)?,
            Isi::Hari(t) => self.lembar.write_datetime_with_format(b, k, hari(*t)?, bentuk)?,
        };
        Ok(())
    }

    /// About how many lines a text takes in these columns.
    fn baris_perlu(&self, petak: &Petak, dari: usize, sampai: usize, kali: f64) -> f64 {
        let Isi::Teks(teks) = &petak.isi else { return 1.0 };
        let lebar: f64 = self.lebar[dari..sampai].iter().sum::<f64>().max(1.0);
        teks.lines().map(|b| (b.chars().count() as f64 * kali / lebar).ceil().max(1.0)).sum::<f64>().max(1.0)
    }
}

/// Whether the cell of this row at a column continues the one above.
fn sambung_pada(baris: &[Petak], kolom: usize) -> bool {
    let mut kini = 0;
    for petak in baris {
        if kini == kolom {
            return petak.sambung;
        }
        kini += petak.rentang.max(1);
    }
    false
}

/// Thin lines around a cell, without the upper or lower one where it belongs to its neighbour.
fn bingkai(bentuk: Format, atas: bool, bawah: bool) -> Format {
    let tipis = |ada: bool| if ada { FormatBorder::Thin } else { FormatBorder::None };
    bentuk
        .set_border_left(FormatBorder::Thin)
        .set_border_right(FormatBorder::Thin)
        .set_border_top(tipis(atas))
        .set_border_bottom(tipis(bawah))
}

/// A colour of the printed page.
fn warna(warna: Warna) -> Color {
    let (r, g, b) = warna.rgb();
    let bagian = |n: f32| (n * 255.0).round() as u32;
    Color::RGB(bagian(r) << 16 | bagian(g) << 8 | bagian(b))
}

/// A level of risk by its colour, for cells of a sheet.
pub(super) fn pita(matriks: &domain::risiko::Matriks, besaran: u8) -> Option<Pita> {
    matriks.level(besaran).map(|l| l.warna)
}
