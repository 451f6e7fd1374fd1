//! A register, described once: its fields, who may see and change it, where it stands in the law.
//!
//! From one [`Register`] come the list with its filters, the form and its validation, the detail page, the workbook that
//! is filled in, imported and exported, and the completeness of a record. A register is one description here, one
//! migration and one line in [`SEMUA`]; nothing else is written by hand.
//!
//! What every record has (number, name, owner, visibility, reference code) stands in the table `catatan`; the fields of
//! one register stand in a table of their own under the same id. [`Bidang::dasar`] tells the two apart.

pub mod baca;
pub mod cetak;
mod isi;
mod lengkap;
mod penulis;
pub mod perhatian;
pub mod saring;
mod silang;
pub mod tahap;
pub mod tulis;

use crate::{
    aplikasi, arsitektur, infrastruktur,
    izin::{Peran, Tindakan},
    keamanan, layanan,
    profil::Profil,
};

pub use isi::{Butir, Isi, nomor_urut};
pub use lengkap::{Kelengkapan, diminta, kelengkapan};
pub use penulis::Penulis;

/// Every register, in the order of the menu.
pub static SEMUA: &[&Register] = &[
    &arsitektur::proses_bisnis::REGISTER,
    &arsitektur::layanan::REGISTER,
    &arsitektur::data::REGISTER,
    &arsitektur::aplikasi::REGISTER,
    &arsitektur::infrastruktur::REGISTER,
    &arsitektur::keamanan::REGISTER,
    &arsitektur::sasaran::REGISTER,
    &aplikasi::uji_kelaikan::REGISTER,
    &aplikasi::reviu::REGISTER,
    &aplikasi::pemakaian_luar::REGISTER,
    &aplikasi::situs::REGISTER,
    &infrastruktur::pemeliharaan::REGISTER,
    &infrastruktur::standar::REGISTER,
    &infrastruktur::interkoneksi::REGISTER,
    &infrastruktur::pemulihan::REGISTER,
    &infrastruktur::penyedia::REGISTER,
    &infrastruktur::pengecualian::REGISTER,
    &keamanan::prosedur::REGISTER,
    &layanan::prioritas::REGISTER,
    &layanan::kapabilitas::REGISTER,
    &arsitektur::rujukan_lokal::REGISTER,
];

/// The register with this code.
#[must_use]
pub fn cari(kode: &str) -> Option<&'static Register> {
    SEMUA.iter().copied().find(|r| r.kode == kode)
}

/// A register.
#[derive(Debug)]
pub struct Register {
    /// Stable name: segment of its addresses, kind in the audit trail. Lower case and `-`.
    pub kode: &'static str,
    /// Table of its own fields; its `id` is that of `catatan`.
    pub tabel: &'static str,
    /// Prefix of the numbers it gives, `APL` for `APL-0007`.
    pub awalan: &'static str,
    /// Heading: `Aplikasi`.
    pub nama: &'static str,
    /// In a sentence, one or many: `aplikasi`.
    pub sebutan: &'static str,
    /// What it is kept for, one sentence; shown above the list and in its empty state.
    pub guna: &'static str,
    /// The rule it comes from.
    pub pasal: &'static str,
    /// Heading it stands under in the menu.
    pub kelompok: &'static str,
    /// Fields in the order of the form, those of `catatan` included.
    pub bidang: &'static [Bidang],
    /// What a person must be allowed to read it.
    pub lihat: Tindakan,
    /// What a person must be allowed, for the owning office, to write in it.
    pub ubah: Tindakan,
    /// Whether its records go through verification and validation.
    pub alur: Alur,
    /// The field that names the parent in a tree of its own records, as `induk_id`.
    pub induk: Option<&'static str>,
}

/// How a record comes to be in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alur {
    /// What is saved is in force.
    Langsung,
    /// Draf, diajukan, diverifikasi, divalidasi, terbit.
    Bertahap,
}

/// Who sees a record beside its own office and the coordinating roles (`persyaratan` row B11).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Keterlihatan {
    /// Nobody.
    #[default]
    Kantor,
    /// Every office: what is shared must be found to be shared.
    Pemerintah,
    /// Everybody, without signing in; only fields marked [`Bidang::publik`] leave.
    Publik,
}

/// A field.
#[derive(Debug)]
pub struct Bidang {
    /// Column, form field and key in the audit trail.
    pub kode: &'static str,
    pub label: &'static str,
    pub jenis: Jenis,
    /// How to fill it.
    pub bantu: &'static str,
    pub pasal: &'static str,
    /// Heading of the form it stands under; empty for the same as the field before.
    pub bagian: &'static str,
    /// Other headings under which tables bring it.
    pub sinonim: &'static [&'static str],
    /// Without it nothing is saved.
    pub wajib: bool,
    /// Counts for the completeness when it applies and is not filled.
    pub diminta: bool,
    /// Column of `catatan` instead of the register's own table.
    pub dasar: bool,
    /// Shown in the list unless the person chose columns.
    pub di_daftar: bool,
    /// Offered as a filter with counts at once; every other field is a filter that a person adds ([`saring`]).
    pub disaring: bool,
    /// Leaves on public pages.
    pub publik: bool,
    /// Only these roles may change it; empty for everybody who may change the record. Ask [`Bidang::penulis_di`].
    pub penulis: &'static [Peran],
    /// The decision it is part of; where the profil says who takes it, they replace `penulis`.
    pub penetap: Option<&'static str>,
    /// Applies only while that choice field holds one of these.
    pub bila: Option<(&'static str, &'static [&'static str])>,
    /// Asked for only where the government's regulation is one of these ([`Profil::mengikuti`]); empty for everywhere.
    pub menurut: &'static [&'static str],
    /// A line that is one of the items of this list of the profil, where the profil has it.
    pub daftar: Option<&'static str>,
}

/// What a field holds.
#[derive(Clone, Copy, Debug)]
pub enum Jenis {
    /// One line of at most so many characters.
    Baris(usize),
    /// Several lines.
    Uraian(usize),
    Pilihan(&'static [Opsi]),
    /// Any of a few; the column holds the codes between bars, `|web|mobile|`.
    Ganda(&'static [Opsi]),
    Bilangan {
        min: i64,
        maks: i64,
        satuan: &'static str,
    },
    /// Whole rupiah.
    Rupiah,
    Tanggal,
    YaTidak,
    /// An address on the web, `https://` added when it has no scheme.
    Tautan,
    /// A Perangkat Daerah.
    Kantor,
    /// A code of a reference taxonomy, by its prefix (`RAB`).
    Rujukan(&'static str),
    /// A record of another register, by that register's code.
    Catatan(&'static str),
}

impl Jenis {
    /// Whether the numbers of the field are years.
    #[must_use]
    pub fn tahun(self) -> bool {
        matches!(self, Self::Bilangan { min: 1_000.., maks: ..=9_999, satuan: "" })
    }
}

/// One choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opsi {
    pub kode: &'static str,
    pub nama: &'static str,
    /// What real tables call it: misspellings, abbreviations, old names.
    pub sinonim: &'static [&'static str],
}

impl Opsi {
    #[must_use]
    pub const fn baru(kode: &'static str, nama: &'static str) -> Self {
        Self { kode, nama, sinonim: &[] }
    }

    #[must_use]
    pub const fn sinonim(self, sinonim: &'static [&'static str]) -> Self {
        Self { sinonim, ..self }
    }
}

/// As-is, upgrade, new: the state of an item of the architecture (`arsitektur.json`, `status_objek`).
pub const KEADAAN: &[Opsi] = &[
    Opsi::baru("as_is", "Saat ini (as-is)").sinonim(&["as is", "as-is", "eksisting", "existing", "aktif"]),
    Opsi::baru("upgrade", "Ditingkatkan (upgrade)").sinonim(&["pengembangan", "peningkatan"]),
    Opsi::baru("new", "Baru (to-be)").sinonim(&["to be", "to-be", "baru", "rencana"]),
];

/// Choices of [`Keterlihatan`].
pub const KETERLIHATAN: &[Opsi] = &[
    Opsi::baru("kantor", "Perangkat Daerah pemilik dan koordinator").sinonim(&["internal", "tertutup"]),
    Opsi::baru("pemerintah", "Semua Perangkat Daerah").sinonim(&["pemerintah daerah", "terbatas"]),
    Opsi::baru("publik", "Publik").sinonim(&["terbuka", "umum"]),
];

impl Keterlihatan {
    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Kantor => "kantor",
            Self::Pemerintah => "pemerintah",
            Self::Publik => "publik",
        }
    }

    /// The value behind a stable name; what is unknown is seen by nobody else.
    #[must_use]
    pub fn dari_kode(kode: &str) -> Self {
        match kode {
            "pemerintah" => Self::Pemerintah,
            "publik" => Self::Publik,
            _ => Self::Kantor,
        }
    }
}

impl Register {
    /// The field of this code.
    #[must_use]
    pub fn bidang(&self, kode: &str) -> Option<&'static Bidang> {
        self.bidang.iter().find(|b| b.kode == kode)
    }

    /// The fields in the register's own table.
    pub fn bidang_sendiri(&self) -> impl Iterator<Item = &'static Bidang> {
        self.bidang.iter().filter(|b| !b.dasar)
    }

    /// The address of its list.
    #[must_use]
    pub fn alamat(&self) -> String {
        format!("/register/{}", self.kode)
    }
}

impl Bidang {
    /// A field with its column, label and kind; the rest is added.
    #[must_use]
    pub const fn baru(kode: &'static str, label: &'static str, jenis: Jenis) -> Self {
        Self {
            kode,
            label,
            jenis,
            bantu: "",
            pasal: "",
            bagian: "",
            sinonim: &[],
            wajib: false,
            diminta: true,
            dasar: false,
            di_daftar: false,
            disaring: false,
            publik: false,
            penulis: &[],
            penetap: None,
            bila: None,
            menurut: &[],
            daftar: None,
        }
    }

    /// `nama`: what the record is called; every register has it.
    #[must_use]
    pub const fn nama(label: &'static str) -> Self {
        Self::baru("nama", label, Jenis::Baris(200)).dasar().wajib().di_daftar().publik()
    }

    /// `nomor`: unique in the register; given when left empty.
    #[must_use]
    pub const fn nomor() -> Self {
        Self::baru("nomor", "ID", Jenis::Baris(40))
            .dasar()
            .di_daftar()
            .bantu("Kosongkan agar diberi nomor sendiri.")
            .sinonim(&["kode", "nomor", "no id"])
            .tidak_diminta()
            .publik()
    }

    /// `uraian`: what it is, in the office's own words.
    #[must_use]
    pub const fn uraian(label: &'static str) -> Self {
        Self::baru("uraian", label, Jenis::Uraian(4_000)).dasar().publik()
    }

    /// `perangkat_daerah_id`: the office that keeps the record.
    #[must_use]
    pub const fn kantor(label: &'static str) -> Self {
        Self::baru("perangkat_daerah_id", label, Jenis::Kantor)
            .dasar()
            .wajib()
            .di_daftar()
            .disaring()
            .publik()
            .sinonim(&["perangkat daerah", "opd", "skpd", "instansi", "unit kerja", "dinas", "pemilik"])
    }

    /// `kode_rujukan`: the code of the national reference architecture.
    #[must_use]
    pub const fn rujukan(taksonomi: &'static str, label: &'static str) -> Self {
        Self::baru("kode_rujukan", label, Jenis::Rujukan(taksonomi)).dasar()
    }

    /// `keadaan`: as-is, upgrade or new.
    #[must_use]
    pub const fn keadaan() -> Self {
        Self::baru("keadaan", "Status arsitektur", Jenis::Pilihan(KEADAAN))
            .dasar()
            .di_daftar()
            .disaring()
            .bantu("Saat ini ada, akan ditingkatkan, atau baru direncanakan.")
            .sinonim(&["status", "as is / to be", "status objek"])
    }

    /// `keterlihatan`: who else sees it.
    #[must_use]
    pub const fn keterlihatan() -> Self {
        Self::baru("keterlihatan", "Terlihat oleh", Jenis::Pilihan(KETERLIHATAN))
            .dasar()
            .tidak_diminta()
            .bantu("Tanpa pilihan, hanya Perangkat Daerah pemilik dan peran koordinasi yang melihatnya.")
    }

    #[must_use]
    pub const fn bantu(self, bantu: &'static str) -> Self {
        Self { bantu, ..self }
    }

    #[must_use]
    pub const fn pasal(self, pasal: &'static str) -> Self {
        Self { pasal, ..self }
    }

    #[must_use]
    pub const fn bagian(self, bagian: &'static str) -> Self {
        Self { bagian, ..self }
    }

    #[must_use]
    pub const fn sinonim(self, sinonim: &'static [&'static str]) -> Self {
        Self { sinonim, ..self }
    }

    #[must_use]
    pub const fn wajib(self) -> Self {
        Self { wajib: true, ..self }
    }

    #[must_use]
    pub const fn tidak_diminta(self) -> Self {
        Self { diminta: false, ..self }
    }

    #[must_use]
    const fn dasar(self) -> Self {
        Self { dasar: true, ..self }
    }

    #[must_use]
    pub const fn di_daftar(self) -> Self {
        Self { di_daftar: true, ..self }
    }

    #[must_use]
    pub const fn disaring(self) -> Self {
        Self { disaring: true, ..self }
    }

    #[must_use]
    pub const fn publik(self) -> Self {
        Self { publik: true, ..self }
    }

    #[must_use]
    pub const fn penulis(self, penulis: &'static [Peran]) -> Self {
        Self { penulis, ..self }
    }

    #[must_use]
    pub const fn penetap(self, subjek: &'static str) -> Self {
        Self { penetap: Some(subjek), ..self }
    }

    #[must_use]
    pub const fn bila(self, bidang: &'static str, nilai: &'static [&'static str]) -> Self {
        Self { bila: Some((bidang, nilai)), ..self }
    }

    #[must_use]
    pub const fn menurut(self, menurut: &'static [&'static str]) -> Self {
        Self { menurut, ..self }
    }

    #[must_use]
    pub const fn daftar(self, daftar: &'static str) -> Self {
        Self { daftar: Some(daftar), ..self }
    }

    /// Whether the field is asked for under this profil.
    #[must_use]
    pub fn diminta_di(&self, profil: &Profil) -> bool {
        self.diminta && profil.mengikuti(self.menurut)
    }

    /// The item of the profil's list that a text means, whatever its case; the text itself where there is no list.
    ///
    /// # Errors
    /// The sentence that names the items.
    pub fn dari_daftar(&self, profil: &Profil, teks: &str) -> Result<String, String> {
        let Some(daftar) = self.daftar.and_then(|kode| profil.daftar(kode)).filter(|d| !d.butir.is_empty()) else {
            return Ok(teks.to_owned());
        };
        let sama = |a: &str, b: &str| a.trim().to_lowercase() == b.trim().to_lowercase();
        match daftar.butir.iter().find(|b| sama(&b.nama, teks)) {
            Some(butir) => Ok(butir.nama.clone()),
            None => {
                let nama: Vec<&str> = daftar.butir.iter().map(|b| b.nama.as_str()).collect();
                let kutipan = profil.kutip(&daftar.dasar, &daftar.pasal);
                Err(format!("{} tidak ada dalam daftar {kutipan}. Pilih: {}.", self.label, nama.join(", ")))
            }
        }
    }

    /// Whether the field means something in this record.
    #[must_use]
    pub fn berlaku(&self, butir: &Butir) -> bool {
        self.bila.is_none_or(|(bidang, nilai)| matches!(butir.isi(bidang), Isi::Teks(t) if nilai.contains(&t.as_str())))
    }

    /// Choices, for fields that have them.
    #[must_use]
    pub const fn opsi(&self) -> &'static [Opsi] {
        match self.jenis {
            Jenis::Pilihan(opsi) | Jenis::Ganda(opsi) => opsi,
            _ => &[],
        }
    }

    /// The name of a choice; the code itself when the list has changed since.
    #[must_use]
    pub fn nama_opsi<'a>(&self, kode: &'a str) -> &'a str {
        self.opsi().iter().find(|o| o.kode == kode).map_or(kode, |o| o.nama)
    }
}
