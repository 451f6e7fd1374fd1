//! A register as it is printed: what a document of it holds, without letterhead, number and date. An issued document keeps
//! it, so that it never changes.

use serde::{Deserialize, Serialize};

use crate::penandatangan::Penandatangan;

/// A column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KolomDaftar {
    pub judul: String,
    /// Share of the width.
    pub bagian: f32,
    /// Numbers stand at the right.
    pub angka: bool,
}

/// A record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BarisDaftar {
    pub kantor: String,
    pub nomor: String,
    pub nama: String,
    /// Whole percent.
    pub kelengkapan: i32,
    /// One for each column.
    pub sel: Vec<String>,
}

/// How many records have which value, under one heading; `judul_lain` is a second figure, such as their value in rupiah.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RingkasDaftar {
    pub judul: String,
    /// Heading of the second figure; empty when there is none.
    pub judul_lain: String,
    /// Value, number of records, second figure.
    pub baris: Vec<(String, u64, String)>,
}

/// The list of a register.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PotretDaftar {
    /// `Inventaris Aplikasi SPBE`.
    pub judul: String,
    /// The rule it comes from.
    pub pasal: String,
    /// What it is for, sentences.
    pub pengantar: Vec<String>,
    /// What was filtered, in words; empty for everything.
    pub saringan: Vec<String>,
    pub ringkas: Vec<RingkasDaftar>,
    pub kolom: Vec<KolomDaftar>,
    /// In the order of the document: offices together.
    pub baris: Vec<BarisDaftar>,
    /// Who signs it; left out where there is nobody, so that documents issued before there was a signature keep their hash.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub penandatangan: Option<Penandatangan>,
}
