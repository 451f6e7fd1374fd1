//! The architecture in the words of ArchiMate: which element a record is, which relationship a relation is.
//!
//! The file is The Open Group's ArchiMate Model Exchange File 3.0. What ArchiMate has no word for (the register of a record,
//! its fields, the exact kind of a relation) travels as properties, so that a file that was not changed reads back as what
//! it was written from.

mod tulis;

pub use tulis::tulis;

use super::relasi::JenisRelasi;

/// Namespace of the file.
pub const RUANG: &str = "http://www.opengroup.org/xsd/archimate/3.0/";

/// Property that names the register of an element.
pub const REGISTER: &str = "register";
/// Property that names the kind of a relationship.
pub const KAITAN: &str = "kaitan";

/// A model as a file holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Model {
    pub nama: String,
    pub unsur: Vec<Unsur>,
    pub hubungan: Vec<Hubungan>,
}

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unsur {
    pub id: String,
    /// `ApplicationComponent`.
    pub jenis: String,
    pub nama: String,
    pub uraian: String,
    /// Name of the property, value.
    pub sifat: Vec<(String, String)>,
}

/// A relationship.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hubungan {
    pub id: String,
    /// `Serving`.
    pub jenis: String,
    pub dari: String,
    pub ke: String,
    pub sifat: Vec<(String, String)>,
}

/// How a relation is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BentukHubungan {
    pub jenis: &'static str,
    /// Source and target change places: ArchiMate reads it from the other end.
    pub balik: bool,
    /// `Read` or `Write` of an Access.
    pub akses: Option<&'static str>,
}

/// The element a record of this register is.
#[must_use]
pub fn unsur(register: &str) -> &'static str {
    match register {
        "proses-bisnis" => "BusinessProcess",
        "layanan" => "BusinessService",
        "aplikasi" => "ApplicationComponent",
        "data" => "DataObject",
        "infrastruktur" => "Node",
        "keamanan" => "Requirement",
        "sasaran" => "Goal",
        _ => "Grouping",
    }
}

/// The register an element of a file belongs to when it does not say so itself; `None` for what no register keeps.
#[must_use]
pub fn register(unsur: &str) -> Option<&'static str> {
    Some(match unsur {
        "BusinessProcess" | "BusinessFunction" | "BusinessInteraction" | "BusinessEvent" => "proses-bisnis",
        "BusinessService" | "Product" => "layanan",
        u if u.starts_with("Application") => "aplikasi",
        "DataObject" | "BusinessObject" | "Representation" => "data",
        "Node"
        | "Device"
        | "SystemSoftware"
        | "Path"
        | "CommunicationNetwork"
        | "Artifact"
        | "Equipment"
        | "Facility"
        | "DistributionNetwork" => "infrastruktur",
        u if u.starts_with("Technology") => "infrastruktur",
        "Requirement" | "Constraint" => "keamanan",
        "Goal" | "Outcome" => "sasaran",
        _ => return None,
    })
}

/// The relationship a relation is, between records of these registers. Where ArchiMate allows no stronger one between the
/// two elements, it is an Association.
#[must_use]
pub fn hubungan(jenis: JenisRelasi, dari: &str) -> BentukHubungan {
    let lurus = |jenis| BentukHubungan { jenis, balik: false, akses: None };
    match jenis {
        JenisRelasi::Mewujudkan => BentukHubungan { balik: true, ..lurus("Realization") },
        JenisRelasi::Melayani | JenisRelasi::Menjalankan => lurus("Serving"),
        JenisRelasi::Memakai if dari == "aplikasi" => BentukHubungan { akses: Some("Read"), ..lurus("Access") },
        JenisRelasi::Menghasilkan if dari == "aplikasi" => BentukHubungan { akses: Some("Write"), ..lurus("Access") },
        JenisRelasi::BerjalanDi if dari == "aplikasi" => BentukHubungan { balik: true, ..lurus("Serving") },
        JenisRelasi::BertukarDengan => lurus("Flow"),
        _ => lurus("Association"),
    }
}
