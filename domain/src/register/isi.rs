//! The values of a record: parsed from forms, shown on screens, kept in the audit trail.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::{Bidang, Jenis, Register, silang};
use crate::{
    angka,
    arsitektur::taksonomi::{Pengenalan, Taksonomi},
    profil::Profil,
    teks::{self, GalatIsian},
    waktu,
};

/// The value of one field.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Isi {
    #[default]
    Kosong,
    /// Lines, choices, codes, addresses.
    Teks(String),
    /// Numbers, rupiah, ids of offices and records.
    Bilangan(i64),
    Tanggal(NaiveDate),
    Ya(bool),
    /// Codes of choices, in the order of the list.
    Ganda(Vec<String>),
}

/// The values of a record, by the code of the field; a field that is not there is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Butir(BTreeMap<&'static str, Isi>);

impl Isi {
    #[must_use]
    pub const fn kosong(&self) -> bool {
        matches!(self, Self::Kosong)
    }

    /// As the audit trail keeps it.
    #[must_use]
    pub fn json(&self) -> Value {
        match self {
            Self::Kosong => Value::Null,
            Self::Teks(t) => t.as_str().into(),
            Self::Bilangan(n) => (*n).into(),
            Self::Tanggal(t) => waktu::iso(*t).into(),
            Self::Ya(ya) => (*ya).into(),
            Self::Ganda(kode) => kode.clone().into(),
        }
    }

    /// From the audit trail; what does not fit the field any more is empty.
    #[must_use]
    pub fn dari_json(bidang: &Bidang, nilai: &Value) -> Self {
        match (bidang.jenis, nilai) {
            (Jenis::Bilangan { .. } | Jenis::Rupiah | Jenis::Kantor | Jenis::Catatan(_), Value::Number(n)) => {
                n.as_i64().map_or(Self::Kosong, Self::Bilangan)
            }
            (Jenis::YaTidak, Value::Bool(ya)) => Self::Ya(*ya),
            (Jenis::Tanggal, Value::String(t)) => t.parse().map_or(Self::Kosong, Self::Tanggal),
            (Jenis::Ganda(_), Value::Array(kode)) => {
                let kode: Vec<_> = kode.iter().filter_map(|k| k.as_str().map(str::to_owned)).collect();
                if kode.is_empty() { Self::Kosong } else { Self::Ganda(kode) }
            }
            (
                Jenis::Baris(_) | Jenis::Uraian(_) | Jenis::Pilihan(_) | Jenis::Tautan | Jenis::Rujukan(_),
                Value::String(t),
            ) if !t.is_empty() => Self::Teks(t.clone()),
            _ => Self::Kosong,
        }
    }

    /// As a form field holds it; [`Isi::Ganda`] joined, because forms send those one by one.
    #[must_use]
    pub fn isian(&self) -> String {
        match self {
            Self::Kosong => String::new(),
            Self::Teks(t) => t.clone(),
            Self::Bilangan(n) => n.to_string(),
            Self::Tanggal(t) => waktu::iso(*t),
            Self::Ya(ya) => if *ya { "ya" } else { "tidak" }.to_owned(),
            Self::Ganda(kode) => kode.join(";"),
        }
    }

    /// As a person reads it; offices and records are named by `sebut`, which gets their id.
    #[must_use]
    pub fn tampil(&self, bidang: &Bidang, sebut: impl Fn(i64) -> Option<String>) -> String {
        match (self, bidang.jenis) {
            (Self::Kosong, _) => String::new(),
            (Self::Teks(t), Jenis::Pilihan(_)) => bidang.nama_opsi(t).to_owned(),
            (Self::Teks(t), _) => t.clone(),
            (Self::Bilangan(n), Jenis::Kantor | Jenis::Catatan(_)) => sebut(*n).unwrap_or_else(|| format!("#{n}")),
            (Self::Bilangan(n), Jenis::Rupiah) => angka::rupiah(*n),
            // Years are not grouped: 2026, never 2.026.
            (Self::Bilangan(n), jenis) if jenis.tahun() => n.to_string(),
            (Self::Bilangan(n), Jenis::Bilangan { satuan, .. }) if !satuan.is_empty() => {
                format!("{} {satuan}", angka::ribuan(*n))
            }
            (Self::Bilangan(n), _) => angka::ribuan(*n),
            (Self::Tanggal(t), _) => waktu::pendek(*t),
            (Self::Ya(ya), _) => if *ya { "Ya" } else { "Tidak" }.to_owned(),
            (Self::Ganda(kode), _) => kode.iter().map(|k| bidang.nama_opsi(k)).collect::<Vec<_>>().join("; "),
        }
    }

    /// From a form: `nilai` are the values the browser sent for this field. Offices and records come as their id.
    ///
    /// # Errors
    /// The sentence beside the field.
    pub fn urai(bidang: &Bidang, nilai: &[&str]) -> Result<Self, String> {
        let satu = nilai.first().map_or("", |n| n.trim());
        let label = bidang.label;
        if satu.is_empty() && !matches!(bidang.jenis, Jenis::Ganda(_)) {
            return Ok(Self::Kosong);
        }
        let atau_kosong = |t: String| if t.is_empty() { Self::Kosong } else { Self::Teks(t) };
        match bidang.jenis {
            Jenis::Baris(maks) => teks::baris(satu, label, false, maks).map(atau_kosong).map_err(|g| g.to_string()),
            Jenis::Uraian(maks) => teks::uraian(satu, label, false, maks).map(atau_kosong).map_err(|g| g.to_string()),
            Jenis::Pilihan(opsi) => match opsi.iter().find(|o| o.kode == satu) {
                Some(o) => Ok(Self::Teks(o.kode.to_owned())),
                None => Err(format!("Pilih {} dari daftar.", kecil(label))),
            },
            Jenis::Ganda(opsi) => {
                let dipilih: Vec<&str> = nilai.iter().map(|n| n.trim()).filter(|n| !n.is_empty()).collect();
                if dipilih.iter().any(|n| !opsi.iter().any(|o| o.kode == *n)) {
                    return Err(format!("Pilih {} dari daftar.", kecil(label)));
                }
                Ok(Self::ganda(opsi.iter().map(|o| o.kode).filter(|k| dipilih.contains(k))))
            }
            Jenis::Bilangan { min, maks, .. } => bilangan(satu, label, min, maks),
            Jenis::Rupiah => bilangan(satu.trim_start_matches("Rp"), label, 0, 1_000_000_000_000_000),
            Jenis::Tanggal => waktu::baca_tanggal(satu, label).map(Self::Tanggal).map_err(|g| g.to_string()),
            Jenis::YaTidak => match satu.to_lowercase().as_str() {
                "ya" | "1" | "true" => Ok(Self::Ya(true)),
                "tidak" | "0" | "false" => Ok(Self::Ya(false)),
                _ => Err(format!("{label} dijawab ya atau tidak.")),
            },
            Jenis::Tautan => tautan(satu, label),
            Jenis::Rujukan(awalan) => rujukan(satu, awalan, label),
            Jenis::Kantor | Jenis::Catatan(_) => {
                satu.parse().map(Self::Bilangan).map_err(|_| format!("Pilih {} dari daftar.", kecil(label)))
            }
        }
    }

    /// Several choices; none is empty.
    pub fn ganda<'a>(kode: impl IntoIterator<Item = &'a str>) -> Self {
        let kode: Vec<String> = kode.into_iter().map(str::to_owned).collect();
        if kode.is_empty() { Self::Kosong } else { Self::Ganda(kode) }
    }
}

impl Butir {
    /// The value of a field.
    #[must_use]
    pub fn isi(&self, kode: &str) -> &Isi {
        self.0.get(kode).unwrap_or(&Isi::Kosong)
    }

    /// The text of a field; empty when it has none.
    #[must_use]
    pub fn teks(&self, kode: &str) -> &str {
        match self.isi(kode) {
            Isi::Teks(t) => t,
            _ => "",
        }
    }

    /// The number or id in a field.
    #[must_use]
    pub fn bilangan(&self, kode: &str) -> Option<i64> {
        match self.isi(kode) {
            Isi::Bilangan(n) => Some(*n),
            _ => None,
        }
    }

    /// The date in a field.
    #[must_use]
    pub fn tanggal(&self, kode: &str) -> Option<NaiveDate> {
        match self.isi(kode) {
            Isi::Tanggal(t) => Some(*t),
            _ => None,
        }
    }

    /// The answer in a yes/no field.
    #[must_use]
    pub fn ya(&self, kode: &str) -> Option<bool> {
        match self.isi(kode) {
            Isi::Ya(ya) => Some(*ya),
            _ => None,
        }
    }

    /// Sets a field.
    pub fn set(&mut self, kode: &'static str, isi: Isi) {
        if isi.kosong() {
            self.0.remove(kode);
        } else {
            self.0.insert(kode, isi);
        }
    }

    /// Every field that is not empty, by code.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Isi)> {
        self.0.iter().map(|(kode, isi)| (*kode, isi))
    }

    /// The record as the audit trail keeps it: every field of the register, empty ones as null.
    #[must_use]
    pub fn json(&self, register: &Register) -> Value {
        Value::Object(register.bidang.iter().map(|b| (b.kode.to_owned(), self.isi(b.kode).json())).collect())
    }

    /// From the audit trail.
    #[must_use]
    pub fn dari_json(register: &Register, nilai: &Map<String, Value>) -> Self {
        let mut butir = Self::default();
        for bidang in register.bidang {
            if let Some(isi) = nilai.get(bidang.kode) {
                butir.set(bidang.kode, Isi::dari_json(bidang, isi));
            }
        }
        butir
    }

    /// A record from a form. `ambil` gives the values the browser sent for a field, or `None` when the form has no such
    /// field: then it keeps what it had in `lama`. Fields that do not apply are emptied.
    ///
    /// # Errors
    /// Every field that cannot be taken.
    pub fn dari_formulir<'a>(
        register: &Register,
        lama: &Self,
        ambil: impl Fn(&str) -> Option<Vec<&'a str>>,
    ) -> Result<Self, Vec<GalatIsian>> {
        let mut baru = lama.clone();
        let mut galat = Vec::new();
        for bidang in register.bidang {
            let Some(nilai) = ambil(bidang.kode) else { continue };
            match Isi::urai(bidang, &nilai) {
                Ok(isi) => baru.set(bidang.kode, isi),
                Err(pesan) => galat.push(GalatIsian::baru(bidang.kode, pesan)),
            }
        }
        baru.rapikan(register);
        galat.extend(
            baru.periksa(register)
                .into_iter()
                .filter(|g| !galat.iter().any(|ada| ada.bidang == g.bidang))
                .collect::<Vec<_>>(),
        );
        if galat.is_empty() { Ok(baru) } else { Err(galat) }
    }

    /// Empties fields that do not apply.
    pub fn rapikan(&mut self, register: &Register) {
        for bidang in register.bidang {
            if !bidang.berlaku(self) {
                self.0.remove(bidang.kode);
            }
        }
    }

    /// What keeps the record from being saved: required fields that are empty, reference codes of a national level that
    /// does not exist, fields that contradict each other.
    #[must_use]
    pub fn periksa(&self, register: &Register) -> Vec<GalatIsian> {
        register
            .bidang
            .iter()
            .filter(|b| b.wajib && b.berlaku(self) && self.isi(b.kode).kosong())
            .map(|b| GalatIsian::baru(b.kode, format!("{} belum diisi.", b.label)))
            .chain(register.bidang.iter().filter_map(|b| {
                let tidak_ada = matches!(b.jenis, Jenis::Rujukan(_))
                    && !self.teks(b.kode).is_empty()
                    && Taksonomi::bawaan().kenali(self.teks(b.kode)) == Pengenalan::TidakDikenal;
                tidak_ada.then(|| GalatIsian::baru(b.kode, tak_dikenal(b.label, self.teks(b.kode))))
            }))
            .chain(silang::periksa(register, self))
            .collect()
    }

    /// Writes lines of a list of the profil as the profil does; answers what stands in none. What was there already stays.
    pub fn menurut_profil(&mut self, register: &Register, profil: &Profil, lama: &Self) -> Vec<GalatIsian> {
        let mut salah = Vec::new();
        for bidang in register.bidang.iter().filter(|b| b.daftar.is_some()) {
            let teks = self.teks(bidang.kode);
            if teks.is_empty() || teks == lama.teks(bidang.kode) {
                continue;
            }
            match bidang.dari_daftar(profil, teks) {
                Ok(nama) => self.set(bidang.kode, Isi::Teks(nama)),
                Err(pesan) => salah.push(GalatIsian::baru(bidang.kode, pesan)),
            }
        }
        salah
    }

    /// What a search finds the record by: its texts and the names of its choices, folded.
    #[must_use]
    pub fn teks_cari(&self, register: &Register) -> String {
        let mut kata = String::new();
        for bidang in register.bidang {
            let isi = match (bidang.jenis, self.isi(bidang.kode)) {
                (Jenis::Kantor | Jenis::Catatan(_), _) | (_, Isi::Kosong | Isi::Ya(_) | Isi::Bilangan(_)) => continue,
                (_, isi) => isi.tampil(bidang, |_| None),
            };
            if !kata.is_empty() {
                kata.push('\n');
            }
            kata.push_str(&isi.to_lowercase());
        }
        kata
    }
}

/// The number a register gives: `APL-0007`.
#[must_use]
pub fn nomor_urut(register: &Register, urutan: i64) -> String {
    format!("{}-{urutan:04}", register.awalan)
}

fn tak_dikenal(label: &str, kode: &str) -> String {
    format!("{label} {kode} tidak ada dalam referensi nasional. Cari kodenya, atau tulis level di bawah kode yang ada.")
}

/// A label inside a sentence; abbreviations keep their capitals.
fn kecil(label: &str) -> String {
    let mut huruf = label.chars();
    match (huruf.next(), huruf.next()) {
        (Some(awal), Some(kedua)) if kedua.is_lowercase() => awal.to_lowercase().chain(label.chars().skip(1)).collect(),
        _ => label.to_owned(),
    }
}

fn bilangan(teks: &str, label: &str, min: i64, maks: i64) -> Result<Isi, String> {
    // A space groups thousands as a dot does: `1 500` is one number, `1 2` is none.
    let angka = teks.split_whitespace().collect::<Vec<_>>().join(".");
    let angka = angka.strip_suffix(",-").unwrap_or(&angka);
    let utuh = angka.strip_suffix(",0").or_else(|| angka.strip_suffix(",00")).unwrap_or(angka);
    // `2,500` may be two and a half; the form does not guess.
    let n = angka::baca_utuh(utuh).filter(|_| !utuh.contains(','));
    let n = n.ok_or_else(|| format!("{label} ditulis sebagai bilangan bulat tanpa pecahan, misalnya 3 atau 1.500."))?;
    if (min..=maks).contains(&n) {
        Ok(Isi::Bilangan(n))
    } else {
        Err(format!("{label} antara {} dan {}.", angka::ribuan(min), angka::ribuan(maks)))
    }
}

fn tautan(teks: &str, label: &str) -> Result<Isi, String> {
    let alamat = teks::baris(teks, label, false, 500).map_err(|g| g.to_string())?;
    let lengkap = if alamat.contains("://") { alamat } else { format!("https://{alamat}") };
    let (skema, sisa) = lengkap.split_once("://").unwrap_or_default();
    let inang = sisa.split(['/', '?', '#']).next().unwrap_or_default();
    let sah = matches!(skema.to_ascii_lowercase().as_str(), "http" | "https")
        && !inang.is_empty()
        && !inang.contains(char::is_whitespace)
        && (inang.contains('.') || inang.starts_with("localhost"))
        && !sisa.contains(|c: char| c.is_whitespace() || c == '"' || c == '<' || c == '>');
    if sah { Ok(Isi::Teks(lengkap)) } else { Err(format!("{label} ditulis seperti https://contoh.go.id.")) }
}

/// Accepts `RAB.09.06.03`, code and name together, any case, double spaces; keeps the code.
fn rujukan(teks: &str, awalan: &str, label: &str) -> Result<Isi, String> {
    let kode: String =
        teks.trim().to_uppercase().chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '.').collect();
    let kode = kode.trim_end_matches('.');
    let mut ruas = kode.split('.');
    let sah = ruas.next() == Some(awalan)
        && kode.len() <= 40
        && kode.contains('.')
        && ruas.all(|r| (1..=3).contains(&r.len()) && r.bytes().all(|b| b.is_ascii_digit()));
    if sah { Ok(Isi::Teks(kode.to_owned())) } else { Err(format!("{label} ditulis seperti {awalan}.01.02.")) }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn urai(teks: &str, jenis: Jenis) -> Result<Isi, String> {
        Isi::urai(&Bidang::baru("jumlah", "Jumlah pengguna", jenis), &[teks])
    }

    const JUMLAH: Jenis = Jenis::Bilangan { min: 0, maks: 10_000_000, satuan: "" };

    #[rstest]
    #[case("0", 0)]
    #[case("25", 25)]
    #[case("1.234", 1_234)]
    #[case("1.234.567", 1_234_567)]
    #[case("1 234 567", 1_234_567)]
    #[case(" 1500 ", 1_500)]
    #[case("1.500,00", 1_500)]
    #[case("1500,-", 1_500)]
    fn a_whole_number_may_be_grouped(#[case] teks: &str, #[case] n: i64) {
        assert_eq!(urai(teks, JUMLAH), Ok(Isi::Bilangan(n)));
        assert_eq!(urai(&format!("Rp{teks}"), Jenis::Rupiah), Ok(Isi::Bilangan(n)));
    }

    /// A figure that grows tenfold because of a dot would be signed for.
    #[rstest]
    #[case("2.5")]
    #[case("2.50")]
    #[case("2,5")]
    #[case("2,500")]
    #[case("12.34")]
    #[case("1.2345")]
    #[case("1234.567")]
    #[case("1.23.456")]
    #[case(".5")]
    #[case("1 2")]
    #[case("1e3")]
    #[case("0x10")]
    #[case("tiga")]
    #[case("\u{0}3")]
    #[case("99999999999999999999")]
    fn what_is_no_whole_number_is_refused(#[case] teks: &str) {
        let harap = "Jumlah pengguna ditulis sebagai bilangan bulat tanpa pecahan, misalnya 3 atau 1.500.";
        assert_eq!(urai(teks, JUMLAH), Err(harap.to_owned()));
        assert_eq!(urai(teks, Jenis::Rupiah), Err(harap.to_owned()));
    }

    #[test]
    fn what_is_out_of_range_is_refused_with_the_range() {
        for teks in ["-1", "−1", "10.000.001"] {
            assert_eq!(urai(teks, JUMLAH), Err("Jumlah pengguna antara 0 dan 10.000.000.".into()), "{teks}");
        }
    }
}
