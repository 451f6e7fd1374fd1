//! Reading a profil file, with errors that name file, key and reason in Indonesian.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, de::Error as _};
use thiserror::Error;

use super::{Profil, Rujukan, Topik};

/// Why a profil was refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("Profil {berkas}{}: {}{alasan}.", baris.map(|baris| format!(" baris {baris}")).unwrap_or_default(), sebut_kunci(kunci))]
pub struct GalatProfil {
    /// The file as the caller named it.
    pub berkas: String,
    /// The key, with the number of a list item from 1: `dasar_hukum[2].ditetapkan`; empty where the file as a whole is
    /// no TOML.
    pub kunci: String,
    /// The line from 1, where it is known.
    pub baris: Option<usize>,
    /// What is wrong, without a full stop.
    pub alasan: String,
}

fn sebut_kunci(kunci: &str) -> String {
    if kunci.is_empty() { String::new() } else { format!("kunci `{kunci}`, ") }
}

pub(super) fn urai(berkas: &str, isi: &str) -> Result<Profil, GalatProfil> {
    let galat = |kunci: String, galat: &toml::de::Error| GalatProfil {
        berkas: berkas.to_owned(),
        baris: galat.span().map(|letak| isi[..letak.start.min(isi.len())].matches('\n').count() + 1),
        alasan: alasan(galat.message()),
        kunci,
    };
    let pembaca = toml::Deserializer::parse(isi).map_err(|salah| galat(String::new(), &salah))?;
    serde_path_to_error::deserialize(pembaca).map_err(|salah| {
        let kunci = kunci(salah.path(), salah.inner().message());
        galat(kunci, salah.inner())
    })
}

/// The table of citations, read by its text keys first: only then does an error name the key it stands under.
pub(super) fn rujukan<'de, D: Deserializer<'de>>(pembaca: D) -> Result<BTreeMap<Topik, Rujukan>, D::Error> {
    let semua = BTreeMap::<String, Rujukan>::deserialize(pembaca)?;
    let dikenal = |kode: String| {
        Topik::SEMUA.into_iter().find(|topik| topik.kode() == kode).ok_or_else(|| {
            let daftar = Topik::SEMUA.map(|topik| format!("`{}`", topik.kode())).join(", ");
            D::Error::custom(format!("unknown field `{kode}`, expected one of {daftar}"))
        })
    };
    semua.into_iter().map(|(kode, rujukan)| Ok((dikenal(kode)?, rujukan))).collect()
}

/// The path of serde, with list items counted from 1 and a missing or unknown key named itself.
fn kunci(jalan: &serde_path_to_error::Path, pesan: &str) -> String {
    use serde_path_to_error::Segment;
    let mut kunci = String::new();
    for ruas in jalan {
        match ruas {
            Segment::Seq { index } => kunci.push_str(&format!("[{}]", index + 1)),
            Segment::Map { key } | Segment::Enum { variant: key } => sambung(&mut kunci, key),
            Segment::Unknown => {}
        }
    }
    for awal in ["missing field ", "unknown field "] {
        if let Some(nama) = pesan.strip_prefix(awal).and_then(nama_dalam_petik) {
            let sudah = kunci == nama || kunci.ends_with(&format!(".{nama}"));
            if !sudah {
                sambung(&mut kunci, nama);
            }
        }
    }
    kunci
}

fn sambung(kunci: &mut String, nama: &str) {
    if !kunci.is_empty() {
        kunci.push('.');
    }
    kunci.push_str(nama);
}

/// The reason in Indonesian. The library's own words are English; those it can say about a profil are translated, any
/// other is passed on.
fn alasan(pesan: &str) -> String {
    let pesan = pesan.trim().trim_end_matches('.');
    if pesan.starts_with("missing field ") {
        return "wajib ada tetapi tidak ditemukan".to_owned();
    }
    if let Some(sisa) = pesan.strip_prefix("unknown field ") {
        return format!("tidak dikenal; {}", pilihan(sisa));
    }
    if let Some(sisa) = pesan.strip_prefix("unknown variant ") {
        return format!("nilai `{}` tidak dikenal; {}", nama_dalam_petik(sisa).unwrap_or_default(), pilihan(sisa));
    }
    if let Some(sisa) = pesan.strip_prefix("invalid type: ") {
        return salah_jenis("jenis nilainya salah", sisa);
    }
    if let Some(sisa) = pesan.strip_prefix("invalid value: ") {
        return salah_jenis("nilainya salah", sisa);
    }
    if let Some(sisa) = pesan.strip_prefix("invalid length ") {
        return format!("jumlah isinya salah ({sisa})");
    }
    if pesan.starts_with("duplicate key") || pesan.starts_with("duplicate field") {
        return "ditulis dua kali; hapus salah satu".to_owned();
    }
    if pesan.contains("premature end of input")
        || pesan.contains("input contains invalid characters")
        || pesan.contains("input is out of range")
    {
        return "bukan tanggal; tulis seperti \"2022-12-30\"".to_owned();
    }
    if pesan.contains("tidak terbaca sebagai") {
        return pesan.to_owned();
    }
    format!("tidak dapat dibaca sebagai TOML ({pesan})")
}

fn salah_jenis(awal: &str, sisa: &str) -> String {
    let (ada, harap) = sisa.split_once(", expected ").unwrap_or((sisa, ""));
    format!("{awal}: tertulis {}, seharusnya {}", sebut_jenis(ada), sebut_jenis(harap))
}

fn sebut_jenis(jenis: &str) -> String {
    const JENIS: [(&str, &str); 11] = [
        ("string", "teks"),
        ("a string", "teks"),
        ("boolean", "true atau false"),
        ("a boolean", "true atau false"),
        ("integer", "bilangan bulat"),
        ("floating point", "bilangan desimal"),
        ("a sequence", "daftar"),
        ("sequence", "daftar"),
        ("map", "tabel"),
        ("a map", "tabel"),
        ("datetime", "tanggal tanpa tanda petik"),
    ];
    let (nama, nilai) = jenis.split_once(' ').filter(|(nama, _)| *nama != "a").unwrap_or((jenis, ""));
    if jenis.starts_with("struct ") {
        return "tabel".to_owned();
    }
    if jenis.starts_with("u32") || jenis.starts_with("a nonzero") {
        return "bilangan bulat tidak negatif".to_owned();
    }
    if jenis.contains("formatted date") {
        return "tanggal dalam tanda petik seperti \"2022-12-30\"".to_owned();
    }
    match JENIS.iter().find(|(inggris, _)| *inggris == jenis || *inggris == nama) {
        Some((_, indonesia)) if nilai.is_empty() || jenis.starts_with("a ") => (*indonesia).to_owned(),
        Some((_, indonesia)) => format!("{indonesia} {nilai}"),
        None => jenis.to_owned(),
    }
}

/// The choices after "expected": what the reader may write instead.
fn pilihan(sisa: &str) -> String {
    let Some((_, harap)) = sisa.split_once(", expected ") else { return "hapus kunci ini".to_owned() };
    let harap = harap.trim_start_matches("one of ").replace(" or ", ", ");
    format!("yang dikenal: {harap}")
}

fn nama_dalam_petik(teks: &str) -> Option<&str> {
    teks.split('`').nth(1)
}
