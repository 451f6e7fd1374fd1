//! One cell to one value, forgivingly; what was not written literally comes back with how it was read.

use super::{
    kata::{Terdekat, kutip, samakan, strip, tanpa_kurung, terdekat},
    tanggal,
};
use crate::{
    angka,
    register::{Bidang, Isi, Jenis, Opsi, tulis},
    waktu,
};

/// Offices and records behind the names and numbers in cells.
pub trait Penunjuk {
    /// The office a cell names.
    ///
    /// # Errors
    /// The sentence for the cell.
    fn kantor(&self, teks: &str) -> Result<Tertunjuk, String>;

    /// The record a cell names, in any of these registers.
    ///
    /// # Errors
    /// The sentence for the cell.
    fn catatan(&self, register: &[&'static str], teks: &str) -> Result<Tertunjuk, String>;
}

/// What a cell names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tertunjuk {
    pub id: i64,
    /// What it is called, when the cell calls it something else.
    pub dibaca: Option<String>,
}

/// A cell that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terbaca {
    pub isi: Isi,
    /// How it was read, when it is not written literally so.
    pub dibaca: Option<String>,
}

/// A cell of relations that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RelasiTerbaca {
    pub id: Vec<i64>,
    /// What the cell says and what it was read as, where the two differ.
    pub dibaca: Vec<(String, String)>,
}

/// What spreadsheets show where a formula failed.
pub(crate) const GALAT_RUMUS: [&str; 8] =
    ["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#GETTING_DATA"];

/// Words for "nothing" where a text would not be one.
const NIHIL: [&str; 7] = ["n a", "na", "nihil", "kosong", "tidak ada", "belum ada", "null"];

const YA: [&str; 13] = ["ya", "y", "iya", "yes", "true", "benar", "1", "ada", "sudah", "v", "x", "tersedia", "betul"];
const TIDAK: [&str; 13] =
    ["tidak", "t", "tdk", "no", "n", "false", "salah", "0", "belum", "tidak ada", "bukan", "blm", "belum ada"];

/// Reads the cell of a field.
///
/// # Errors
/// The sentence for the cell.
pub fn isi(bidang: &Bidang, sel: &str, penunjuk: &dyn Penunjuk) -> Result<Terbaca, String> {
    let sel = sel.trim();
    if GALAT_RUMUS.contains(&sel) {
        return Err(format!("rumusnya gagal ({sel}). Perbaiki rumus, atau ketik isinya."));
    }
    if strip(sel) {
        let dibaca = (!sel.is_empty()).then(|| "kosong".to_owned());
        return Ok(Terbaca { isi: Isi::Kosong, dibaca });
    }
    let sel = tulis::buka(sel);
    let teks_bebas = matches!(bidang.jenis, Jenis::Baris(_) | Jenis::Uraian(_));
    if !teks_bebas && !matches!(bidang.jenis, Jenis::YaTidak | Jenis::Catatan(_)) {
        let kata = samakan(sel);
        if kata.is_empty() || (NIHIL.contains(&kata.as_str()) && !punya(bidang.opsi(), &kata)) {
            return Ok(Terbaca { isi: Isi::Kosong, dibaca: Some("kosong".into()) });
        }
    }
    match bidang.jenis {
        Jenis::Baris(_) => baris(bidang, sel),
        Jenis::Uraian(_) => Isi::urai(bidang, &[sel]).map(harfiah),
        Jenis::Pilihan(opsi) => {
            let (o, persis) = pilih(opsi, sel).map_err(|sebab| sebab.pesan(bidang, opsi))?;
            Ok(Terbaca { isi: Isi::Teks(o.kode.into()), dibaca: (!persis).then(|| o.nama.to_owned()) })
        }
        Jenis::Ganda(opsi) => ganda(bidang, opsi, sel),
        Jenis::Bilangan { min, maks, .. } => bilangan(bidang, sel, min, maks),
        Jenis::Rupiah => bilangan(bidang, sel, 0, 1_000_000_000_000_000),
        Jenis::Tanggal => baca_tanggal(bidang, sel),
        Jenis::YaTidak => ya_tidak(bidang, sel),
        Jenis::Tautan => {
            let isi = Isi::urai(bidang, &[sel])?;
            let dibaca = (isi != Isi::Teks(sel.into())).then(|| isi.isian());
            Ok(Terbaca { isi, dibaca })
        }
        Jenis::Rujukan(awalan) => rujukan(bidang, awalan, sel),
        Jenis::Kantor => penunjuk.kantor(sel).map(tertunjuk),
        Jenis::Catatan(register) => penunjuk.catatan(&[register], sel).map(tertunjuk),
    }
}

/// The records a cell of relations names, in the order of the cell, each once.
///
/// # Errors
/// The sentence for the cell.
pub fn relasi(register: &[&'static str], sel: &str, penunjuk: &dyn Penunjuk) -> Result<RelasiTerbaca, String> {
    let RelasiTerbaca { mut id, mut dibaca } = RelasiTerbaca::default();
    for (satu, dikutip) in tulis::pecah_nomor(sel.trim()) {
        if !dikutip && strip(&satu) {
            continue;
        }
        if !dikutip && GALAT_RUMUS.contains(&satu.as_str()) {
            return Err(format!("rumusnya gagal ({satu}). Perbaiki rumus, atau ketik isinya."));
        }
        let tujuan = penunjuk.catatan(register, &satu)?;
        if let Some(nama) = tujuan.dibaca {
            dibaca.push((satu, nama));
        }
        if !id.contains(&tujuan.id) {
            id.push(tujuan.id);
        }
    }
    Ok(RelasiTerbaca { id, dibaca })
}

/// The choice a text names, and whether it is written as the choice is: by name or code.
///
/// # Errors
/// [`BukanPilihan`].
pub(crate) fn pilih<'o>(opsi: &'o [Opsi], teks: &str) -> Result<(&'o Opsi, bool), BukanPilihan> {
    if let Some(o) = opsi.iter().find(|o| o.nama == teks).or_else(|| opsi.iter().find(|o| o.kode == teks)) {
        return Ok((o, true));
    }
    let kata = samakan(teks);
    let rapat = |teks: &str| teks.replace(' ', "");
    let bentuk = |o: &Opsi| {
        let mut semua = vec![samakan(o.nama), samakan(o.kode), tanpa_kurung(o.nama)];
        semua.extend(o.sinonim.iter().map(|s| samakan(s)));
        semua
    };
    // In this order: a name or code of one choice is stronger than a synonym of another.
    let pertama = opsi.iter().find(|o| samakan(o.nama) == kata || samakan(o.kode) == kata);
    if let Some(o) = pertama.or_else(|| opsi.iter().find(|o| bentuk(o).contains(&kata))) {
        return Ok((o, false));
    }
    let polos = rapat(&kata);
    let mut serapat = opsi.iter().filter(|o| bentuk(o).iter().any(|b| rapat(b) == polos));
    if let (Some(o), None) = (serapat.next(), serapat.next()) {
        return Ok((o, false));
    }
    let calon = opsi.iter().enumerate().flat_map(|(i, o)| bentuk(o).into_iter().map(move |b| (i, b)));
    match terdekat(&kata, calon) {
        Terdekat::Satu(i) => Ok((&opsi[i], false)),
        Terdekat::TidakAda => Err(BukanPilihan { teks: teks.into(), mungkin: Vec::new() }),
        Terdekat::Banyak(i) => {
            Err(BukanPilihan { teks: teks.into(), mungkin: i.into_iter().map(|i| opsi[i].nama).collect() })
        }
    }
}

/// A text that is none of the choices, or could be several.
pub(crate) struct BukanPilihan {
    teks: String,
    mungkin: Vec<&'static str>,
}

impl BukanPilihan {
    fn pesan(&self, bidang: &Bidang, opsi: &[Opsi]) -> String {
        let label = bidang.label;
        if !self.mungkin.is_empty() {
            let mungkin = self.mungkin.join(" atau ");
            return format!("{} pada {label} dapat berarti {mungkin}. Tulis lengkap.", kutip(&self.teks));
        }
        const SEBUT: usize = 12;
        let nama: Vec<_> = opsi.iter().take(SEBUT).map(|o| o.nama).collect();
        let lanjut = if opsi.len() > SEBUT { ", dan lainnya pada templat" } else { "" };
        format!("{} tidak ada pada pilihan {label}: {}{lanjut}.", kutip(&self.teks), nama.join("; "))
    }
}

fn punya(opsi: &[Opsi], kata: &str) -> bool {
    opsi.iter().any(|o| samakan(o.nama) == kata || o.sinonim.iter().any(|s| samakan(s) == kata))
}

const fn harfiah(isi: Isi) -> Terbaca {
    Terbaca { isi, dibaca: None }
}

fn tertunjuk(tujuan: Tertunjuk) -> Terbaca {
    Terbaca { isi: Isi::Bilangan(tujuan.id), dibaca: tujuan.dibaca }
}

/// A line; cells often break a name over several, which is read as one.
fn baris(bidang: &Bidang, sel: &str) -> Result<Terbaca, String> {
    if sel.contains(['\n', '\r', '\t', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
        let satu = sel.split_whitespace().collect::<Vec<_>>().join(" ");
        let isi = Isi::urai(bidang, &[&satu])?;
        return Ok(Terbaca { isi, dibaca: Some(satu) });
    }
    Isi::urai(bidang, &[sel]).map(harfiah)
}

fn ganda(bidang: &Bidang, opsi: &'static [Opsi], sel: &str) -> Result<Terbaca, String> {
    let mut dipilih: Vec<&str> = Vec::new();
    let mut persis = true;
    let mut antre: Vec<(String, usize)> = sel.split([';', '\n', '|']).rev().map(|s| (s.trim().to_owned(), 0)).collect();
    // A part that is no choice may hold several: separators that names contain too are tried last.
    const PEMISAH: [&str; 4] = [",", "/", "&", " dan "];
    while let Some((bagian, ke)) = antre.pop() {
        let bagian = bagian.trim().trim_start_matches(['•', '*', '-', '–']).trim();
        if strip(bagian) {
            continue;
        }
        match (pilih(opsi, bagian), PEMISAH.get(ke)) {
            (Ok((o, sama)), _) => {
                persis &= sama;
                if !dipilih.contains(&o.kode) {
                    dipilih.push(o.kode);
                }
            }
            (Err(_), Some(pemisah)) => {
                let pecahan: Vec<&str> = bagian.split(pemisah).collect();
                persis &= pecahan.len() == 1;
                antre.extend(pecahan.into_iter().rev().map(|s| (s.to_owned(), ke + 1)));
            }
            (Err(sebab), None) => return Err(sebab.pesan(bidang, opsi)),
        }
    }
    let isi = Isi::ganda(opsi.iter().map(|o| o.kode).filter(|kode| dipilih.contains(kode)));
    let nama = || match &isi {
        Isi::Ganda(kode) => kode.iter().map(|k| bidang.nama_opsi(k)).collect::<Vec<_>>().join("; "),
        _ => "kosong".into(),
    };
    Ok(Terbaca { dibaca: (!persis).then(nama), isi })
}

/// Whole numbers: `1.500.000`, `Rp 1.500.000,00`, `1,500,000`, `12 orang`. A dot before anything but three digits is a
/// decimal mark, and a number with decimals is refused instead of growing a hundredfold.
fn bilangan(bidang: &Bidang, sel: &str, min: i64, maks: i64) -> Result<Terbaca, String> {
    let label = bidang.label;
    let salah = || format!("{} pada {label} bukan bilangan bulat. Tulis angkanya saja, misalnya 1500000.", kutip(sel));
    let kecil = sel.to_lowercase();
    let tanpa_rp = kecil.trim_start_matches("idr").trim_start_matches("rp").trim_start_matches('.').trim();
    let satuan = match bidang.jenis {
        Jenis::Bilangan { satuan, .. } => satuan.to_lowercase(),
        _ => "rupiah".into(),
    };
    let polos = tanpa_rp.strip_suffix(&satuan).filter(|_| !satuan.is_empty()).unwrap_or(tanpa_rp).trim();
    let padat: String = polos.chars().filter(|c| !c.is_whitespace() && *c != '\'').collect();
    let polos = padat.strip_suffix(",-").or_else(|| padat.strip_suffix(",--")).unwrap_or(&padat);
    let n = angka::baca_utuh(polos).ok_or_else(salah)?;
    if !(min..=maks).contains(&n) {
        return Err(format!(
            "{label} antara {} dan {}; tertulis {}.",
            angka::ribuan(min),
            angka::ribuan(maks),
            kutip(sel)
        ));
    }
    let dibaca = (sel != n.to_string()).then(|| match bidang.jenis {
        Jenis::Rupiah => angka::rupiah(n),
        _ => angka::ribuan(n),
    });
    Ok(Terbaca { isi: Isi::Bilangan(n), dibaca })
}

fn baca_tanggal(bidang: &Bidang, sel: &str) -> Result<Terbaca, String> {
    // What a spreadsheet says of a date with a time.
    let hari = sel.get(..10).filter(|_| sel.len() == 16 && sel.as_bytes()[10] == b' ').unwrap_or(sel);
    match waktu::baca_tanggal(hari, bidang.label) {
        Ok(t) => Ok(Terbaca { isi: Isi::Tanggal(t), dibaca: (hari != sel).then(|| waktu::panjang(t)) }),
        Err(sebab) => {
            let terbaca = tanggal::baca(sel).ok_or_else(|| {
                format!("{} pada {} bukan tanggal. Tulis seperti 2025-03-03.", kutip(sel), bidang.label)
            })?;
            let t = waktu::baca_tanggal(&waktu::iso(terbaca), bidang.label).map_err(|_| sebab.to_string())?;
            Ok(Terbaca { isi: Isi::Tanggal(t), dibaca: Some(waktu::panjang(t)) })
        }
    }
}

fn ya_tidak(bidang: &Bidang, sel: &str) -> Result<Terbaca, String> {
    let kata = samakan(sel);
    let ya = if matches!(sel, "✓" | "✔" | "√" | "☑") || YA.contains(&kata.as_str()) {
        true
    } else if matches!(sel, "✗" | "✘" | "×" | "☐") || TIDAK.contains(&kata.as_str()) {
        false
    } else {
        return Err(format!("{} pada {} bukan ya atau tidak.", kutip(sel), bidang.label));
    };
    let nama = if ya { "Ya" } else { "Tidak" };
    Ok(Terbaca { isi: Isi::Ya(ya), dibaca: (sel != nama).then(|| nama.to_owned()) })
}

/// `RAB.09.06.03`, `rab 09.06.03 - Nama`, `09.06.03`.
fn rujukan(bidang: &Bidang, awalan: &str, sel: &str) -> Result<Terbaca, String> {
    let besar = sel.to_uppercase();
    let sisa = besar.trim().strip_prefix(awalan).unwrap_or(&besar).trim_start_matches(|c: char| !c.is_alphanumeric());
    // The digits in front; what follows them is the name.
    let mut ruas: Vec<String> = Vec::new();
    let mut lanjut = sisa;
    loop {
        let angka: String = lanjut.chars().take_while(char::is_ascii_digit).collect();
        if angka.is_empty() {
            break;
        }
        lanjut = &lanjut[angka.len()..];
        ruas.push(angka);
        match lanjut.trim_start().strip_prefix('.') {
            Some(ekor) if ekor.trim_start().starts_with(|c: char| c.is_ascii_digit()) => lanjut = ekor.trim_start(),
            _ => break,
        }
    }
    let menempel = lanjut.starts_with(char::is_alphabetic);
    let kode = format!("{awalan}.{}", ruas.join("."));
    let isi = if ruas.is_empty() || menempel { Isi::urai(bidang, &[sel])? } else { Isi::urai(bidang, &[&kode])? };
    let dibaca = (isi != Isi::Teks(sel.into())).then(|| isi.isian());
    Ok(Terbaca { isi, dibaca })
}
