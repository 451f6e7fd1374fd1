//! What narrows a list by single fields: read from the parameters of its address, and said in words.
//!
//! | parameter | for | means |
//! |---|---|---|
//! | `f_<field>` | every field | a choice, yes or no, an office, a record by id, a code and all below it, a part of a text; `-` nothing filled in, `*` anything |
//! | `dari_<field>`, `sampai_<field>` | dates, numbers, rupiah | from and to, both included |
//! | `memuat_<field>` | texts | a part of it |
//! | `ke_<field>` | links to records | the record with this number |

use super::{Bidang, Isi, Jenis, Register};
use crate::teks::{self, GalatIsian};

/// Parameter of a value: `f_jenis=khusus`.
pub const NILAI: &str = "f_";
/// Parameters of the ends of a range.
pub const DARI: &str = "dari_";
pub const SAMPAI: &str = "sampai_";
/// Parameter of a part of a text.
pub const MEMUAT: &str = "memuat_";
/// Parameter of the number of a record that is linked to.
pub const KE: &str = "ke_";
/// All of them.
pub const AWALAN: [&str; 5] = [NILAI, DARI, SAMPAI, MEMUAT, KE];

/// The value that asks for records where the field is empty, and the one that asks for the others.
pub const KOSONG: &str = "-";
pub const TERISI: &str = "*";

/// Longest part of a text, in characters.
const TEKS_MAKS: usize = 200;
/// Longest number of a record.
const NOMOR_MAKS: usize = 40;
/// Most conditions on one field; more is no filter a person made.
const SYARAT_MAKS: usize = 10;

/// Reads one value of a field.
type Baca = fn(&Bidang, &str) -> Result<Syarat, String>;

/// What a field must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Syarat {
    Kosong,
    Terisi,
    /// This value; of several choices this one among them, of a reference code all below it too.
    Sama(Isi),
    /// From and to, both included; an open end is [`Isi::Kosong`].
    Antara(Isi, Isi),
    /// This text, whatever its case.
    Memuat(String),
    /// A link to the record with this number, before it was looked up.
    Nomor(String),
}

/// Every condition that the parameters set on fields of the register, in the order of its fields, and what of them could
/// not be read, by parameter. Parameters that mean nothing here are left out.
#[must_use]
pub fn baca(r: &Register, kueri: &[(String, String)]) -> (Vec<(&'static str, Syarat)>, Vec<GalatIsian>) {
    let (mut syarat, mut salah) = (Vec::new(), Vec::new());
    for bidang in r.bidang {
        let nilai = |awalan: &str| {
            let mut semua: Vec<&str> = kueri
                .iter()
                .filter(|(nama, _)| nama.strip_prefix(awalan) == Some(bidang.kode))
                .map(|(_, isi)| isi.trim())
                .filter(|isi| !isi.is_empty())
                .collect();
            semua.sort_unstable();
            semua.dedup();
            semua
        };
        let mut catat = |awalan: &str, hasil: Result<Syarat, String>| match hasil {
            Ok(satu) => syarat.push((bidang.kode, satu)),
            Err(pesan) => salah.push(GalatIsian::baru(format!("{awalan}{}", bidang.kode), pesan)),
        };
        let terlalu_banyak = || Err(format!("{} disaring paling banyak dengan {SYARAT_MAKS} nilai.", bidang.label));
        let satu_satu: [(&str, bool, Baca); 3] = [
            (NILAI, true, satu),
            (MEMUAT, bertulisan(bidang.jenis), memuat),
            (KE, matches!(bidang.jenis, Jenis::Catatan(_)), nomor),
        ];
        for (awalan, _, baca) in satu_satu.into_iter().filter(|(_, berlaku, _)| *berlaku) {
            match nilai(awalan).as_slice() {
                banyak if banyak.len() > SYARAT_MAKS => catat(awalan, terlalu_banyak()),
                sedikit => sedikit.iter().for_each(|isi| catat(awalan, baca(bidang, isi))),
            }
        }
        if berentang(bidang.jenis) {
            let (dari, sampai) = (ujung(bidang, &nilai(DARI)), ujung(bidang, &nilai(SAMPAI)));
            match (dari, sampai) {
                (Ok(Isi::Kosong), Ok(Isi::Kosong)) => {}
                (Ok(dari), Ok(sampai)) if !sampai.kosong() && dari > sampai => {
                    catat(DARI, Err(format!("{}: batas bawah melampaui batas atas. Tukar keduanya.", bidang.label)));
                }
                (Ok(dari), Ok(sampai)) => catat(DARI, Ok(Syarat::Antara(dari, sampai))),
                (dari, sampai) => {
                    for (awalan, pesan) in [(DARI, dari.err()), (SAMPAI, sampai.err())] {
                        if let Some(pesan) = pesan {
                            catat(awalan, Err(pesan));
                        }
                    }
                }
            }
        }
    }
    (syarat, salah)
}

/// Whether a field of this kind is filtered by from and to.
#[must_use]
pub const fn berentang(jenis: Jenis) -> bool {
    matches!(jenis, Jenis::Tanggal | Jenis::Bilangan { .. } | Jenis::Rupiah)
}

/// Whether a field of this kind is filtered by a part of its text.
#[must_use]
pub const fn bertulisan(jenis: Jenis) -> bool {
    matches!(jenis, Jenis::Baris(_) | Jenis::Uraian(_) | Jenis::Tautan)
}

/// Whether a field of this kind is filtered by one of a few values, each with its count.
#[must_use]
pub const fn berpilihan(jenis: Jenis) -> bool {
    matches!(jenis, Jenis::Pilihan(_) | Jenis::Ganda(_) | Jenis::YaTidak | Jenis::Kantor)
}

fn satu(bidang: &Bidang, nilai: &str) -> Result<Syarat, String> {
    match nilai {
        KOSONG => Ok(Syarat::Kosong),
        TERISI => Ok(Syarat::Terisi),
        // A line with counts beside its values is chosen whole.
        _ if bertulisan(bidang.jenis) && bidang.disaring => Ok(Syarat::Sama(Isi::Teks(nilai.to_owned()))),
        _ if bertulisan(bidang.jenis) => memuat(bidang, nilai),
        _ => Isi::urai(bidang, &[nilai]).map(Syarat::Sama),
    }
}

fn memuat(bidang: &Bidang, nilai: &str) -> Result<Syarat, String> {
    teks::baris(nilai, bidang.label, true, TEKS_MAKS).map(Syarat::Memuat).map_err(|g| g.to_string())
}

/// `APL-0007`, or as lists call the record: `APL-0007 · Surat Keluar`.
fn nomor(bidang: &Bidang, nilai: &str) -> Result<Syarat, String> {
    let nomor = nilai.split(" · ").next().unwrap_or_default();
    teks::baris(nomor, bidang.label, true, NOMOR_MAKS).map(Syarat::Nomor).map_err(|g| g.to_string())
}

fn ujung(bidang: &Bidang, nilai: &[&str]) -> Result<Isi, String> {
    match nilai {
        [] => Ok(Isi::Kosong),
        [satu] => Isi::urai(bidang, &[satu]),
        _ => Err(format!("{} disaring dengan satu batas bawah dan satu batas atas.", bidang.label)),
    }
}

impl Syarat {
    /// As it follows the label of the field: `paling sedikit 5`; offices and records are named by `sebut`, which gets their
    /// id.
    #[must_use]
    pub fn kata(&self, bidang: &Bidang, sebut: impl Fn(i64) -> Option<String>) -> String {
        match self {
            Self::Kosong => "belum diisi".to_owned(),
            Self::Terisi => "sudah diisi".to_owned(),
            Self::Sama(isi) => isi.tampil(bidang, sebut),
            Self::Memuat(teks) => format!("memuat \"{teks}\""),
            Self::Nomor(nomor) => nomor.clone(),
            Self::Antara(dari, sampai) => {
                let tampil = |isi: &Isi| isi.tampil(bidang, &sebut);
                // Days and years begin and end, amounts are at least and at most.
                let waktu = matches!(bidang.jenis, Jenis::Tanggal) || bidang.jenis.tahun();
                match (dari.kosong(), sampai.kosong()) {
                    _ if dari == sampai => tampil(dari),
                    (false, false) => format!("{} sampai {}", tampil(dari), tampil(sampai)),
                    (false, true) if waktu => format!("mulai {}", tampil(dari)),
                    (false, true) => format!("paling sedikit {}", tampil(dari)),
                    _ if waktu => format!("sampai {}", tampil(sampai)),
                    _ => format!("paling banyak {}", tampil(sampai)),
                }
            }
        }
    }
}
