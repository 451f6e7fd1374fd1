//! A record as cells of a table. [`super::baca`] is the inverse: what is written and read again is the same record.

use super::{
    Bidang, Butir, Isi, Jenis, Opsi, Register,
    baca::{GALAT_RUMUS, pilih, strip},
};
use crate::arsitektur::relasi::{self, JenisRelasi};
use chrono::NaiveDate;

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Sel {
    #[default]
    Kosong,
    Teks(String),
    Angka(i64),
    /// A figure with decimals, written with a dot as files have it.
    Desimal(String),
    Tanggal(NaiveDate),
}

/// What a column holds.
#[derive(Clone, Debug)]
pub enum Tujuan {
    Bidang(&'static Bidang),
    /// Relations of this kind; whether the record is the first item, and the registers at the other end.
    Relasi(JenisRelasi, bool, Vec<&'static str>),
    /// What the product says of the record; read over on import.
    Keterangan,
}

/// A column of the table of a register.
#[derive(Clone, Debug)]
pub struct Kolom {
    pub judul: String,
    pub tujuan: Tujuan,
}

/// Headings behind the fields: what the product itself knows of a record.
pub const KETERANGAN: [&str; 4] = ["Tahap verifikasi", "Kelengkapan (%)", "Diubah pada", "Diubah oleh"];

impl Sel {
    /// As text, for CSV and for tests.
    #[must_use]
    pub fn teks(&self) -> String {
        match self {
            Self::Kosong => String::new(),
            Self::Teks(t) => t.clone(),
            Self::Angka(n) => n.to_string(),
            Self::Desimal(n) => n.replace('.', ","),
            Self::Tanggal(t) => crate::waktu::iso(*t),
        }
    }

    /// A text, or nothing.
    #[must_use]
    pub fn dari(teks: String) -> Self {
        if teks.is_empty() { Self::Kosong } else { Self::Teks(teks) }
    }
}

/// Every column of a register: its fields, its relations, and with `keterangan` what the product says of the record.
#[must_use]
pub fn kolom(register: &Register, keterangan: bool) -> Vec<Kolom> {
    let kembar = |label: &str| register.bidang.iter().filter(|b| b.label.eq_ignore_ascii_case(label)).count() > 1;
    let mut hasil: Vec<Kolom> = register
        .bidang
        .iter()
        .map(|b| Kolom {
            judul: if kembar(b.label) { format!("{} [{}]", b.label, b.kode) } else { b.label.to_owned() },
            tujuan: Tujuan::Bidang(b),
        })
        .collect();
    for (jenis, maju, ujung) in relasi::untuk(register.kode) {
        hasil.push(Kolom { judul: judul_relasi(jenis, maju), tujuan: Tujuan::Relasi(jenis, maju, ujung) });
    }
    if keterangan {
        hasil.extend(KETERANGAN.map(|judul| Kolom { judul: judul.to_owned(), tujuan: Tujuan::Keterangan }));
    }
    hasil
}

/// `Relasi: Melayani layanan`.
#[must_use]
pub fn judul_relasi(jenis: JenisRelasi, maju: bool) -> String {
    format!("Relasi: {}", if maju { jenis.maju() } else { jenis.mundur() })
}

/// The cell of a field; `sebut` gives what offices and records are written as.
#[must_use]
pub fn sel(bidang: &Bidang, butir: &Butir, sebut: impl Fn(Jenis, i64) -> String) -> Sel {
    /// Whole numbers that a spreadsheet keeps exactly.
    const EKSAK: i64 = 9_007_199_254_740_992;
    match (butir.isi(bidang.kode), bidang.jenis) {
        (Isi::Kosong, _) => Sel::Kosong,
        (Isi::Teks(t), Jenis::Pilihan(opsi)) => Sel::Teks(sebut_opsi(opsi, t)),
        (Isi::Teks(t), _) => Sel::Teks(lindungi(t)),
        (Isi::Bilangan(n), jenis @ (Jenis::Kantor | Jenis::Catatan(_))) => Sel::Teks(lindungi(&sebut(jenis, *n))),
        (Isi::Bilangan(n), _) if (-EKSAK..=EKSAK).contains(n) => Sel::Angka(*n),
        (Isi::Bilangan(n), _) => Sel::Teks(n.to_string()),
        // Spreadsheets count days from 1900 on, with a day in it that never was.
        (Isi::Tanggal(t), _) if *t >= NaiveDate::from_ymd_opt(1900, 3, 1).unwrap_or_default() => Sel::Tanggal(*t),
        (Isi::Tanggal(t), _) => Sel::Teks(crate::waktu::iso(*t)),
        (Isi::Ya(ya), _) => Sel::Teks(if *ya { "Ya" } else { "Tidak" }.into()),
        (Isi::Ganda(kode), _) => {
            let nama = kode.iter().map(|k| {
                let nama = sebut_opsi(bidang.opsi(), k);
                if nama.contains([';', '|', '\n']) { k.clone() } else { nama }
            });
            Sel::Teks(nama.collect::<Vec<_>>().join("; "))
        }
    }
}

/// Numbers of records in one cell, joined by `; `; a number that holds the separator stands in quotes.
#[must_use]
pub fn gabung_nomor<'a>(nomor: impl IntoIterator<Item = &'a str>) -> String {
    let satu = |nomor: &str| {
        let perlu = nomor.contains([';', '\n', '"']) || nomor.trim() != nomor || strip(nomor);
        let perlu = perlu || GALAT_RUMUS.contains(&nomor);
        if perlu { format!("\"{}\"", nomor.replace('"', "\"\"")) } else { nomor.to_owned() }
    };
    nomor.into_iter().map(satu).collect::<Vec<_>>().join("; ")
}

/// The numbers in a cell, and whether each stood in quotes.
#[must_use]
pub(crate) fn pecah_nomor(sel: &str) -> Vec<(String, bool)> {
    let (mut hasil, mut kini, mut dalam_kutip, mut dikutip) = (Vec::new(), String::new(), false, false);
    let mut huruf = sel.chars().peekable();
    let mut simpan = |kini: &mut String, dikutip: &mut bool| {
        let satu = std::mem::take(kini);
        let satu = if *dikutip { satu } else { satu.trim().to_owned() };
        if !satu.is_empty() {
            hasil.push((satu, *dikutip));
        }
        *dikutip = false;
    };
    while let Some(c) = huruf.next() {
        match c {
            '"' if dalam_kutip && huruf.peek() == Some(&'"') => {
                huruf.next();
                kini.push('"');
            }
            '"' if dalam_kutip => dalam_kutip = false,
            '"' if kini.trim().is_empty() => {
                kini.clear();
                (dalam_kutip, dikutip) = (true, true);
            }
            ';' | '\n' if !dalam_kutip => simpan(&mut kini, &mut dikutip),
            // Blanks around a quoted number.
            c if dikutip && !dalam_kutip && c.is_whitespace() => {}
            c => kini.push(c),
        }
    }
    simpan(&mut kini, &mut dikutip);
    hasil
}

/// The name of a choice when it reads back as that choice, else its code.
fn sebut_opsi(opsi: &'static [Opsi], kode: &str) -> String {
    let nama = opsi.iter().find(|o| o.kode == kode).map_or(kode, |o| o.nama);
    match pilih(opsi, nama) {
        Ok((o, _)) if o.kode == kode => nama.to_owned(),
        _ => kode.to_owned(),
    }
}

/// A text that a table would take for something else (a dash for empty, the sign of a failed formula) with an apostrophe
/// in front; [`buka`] takes it away.
fn lindungi(teks: &str) -> String {
    if strip(teks) || GALAT_RUMUS.contains(&teks) || terlindung(teks) { format!("'{teks}") } else { teks.to_owned() }
}

/// The text before [`lindungi`].
pub(crate) fn buka(sel: &str) -> &str {
    if terlindung(sel) { &sel[1..] } else { sel }
}

fn terlindung(sel: &str) -> bool {
    sel.strip_prefix('\'').is_some_and(|sisa| strip(sisa) || GALAT_RUMUS.contains(&sisa) || terlindung(sisa))
}
