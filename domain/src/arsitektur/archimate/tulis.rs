//! Writing the exchange file: elements, relationships, properties, and one view a domain drawn by the graph's own layout.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use serde_json::Value;

use super::{KAITAN, REGISTER, RUANG, hubungan, unsur};
use crate::{
    arsitektur::{
        potret::{Butir, Potret, Relasi},
        relasi::{DOMAIN, JenisRelasi, SASARAN},
    },
    grafik::{SimpulGraf, SisiGraf, tata_graf},
    register::{self, Bidang, Isi, Jenis},
};

/// Items of one view: a larger picture can be neither laid out in time nor read.
const BUTIR_PANDANGAN: usize = 150;

/// The file as text. `nama` names the model, `uraian` says what it was made from.
#[must_use]
pub fn tulis(potret: &Potret, nama: &str, uraian: &str) -> String {
    let potret = &potret.clone().urut();
    let jenis_butir: BTreeMap<i64, &str> = potret.butir.iter().map(|b| (b.id, b.register.as_str())).collect();
    let relasi: Vec<(usize, &Relasi, JenisRelasi)> = potret
        .relasi
        .iter()
        .enumerate()
        .filter_map(|(i, r)| Some((i, r, JenisRelasi::dari_kode(&r.jenis)?)))
        .filter(|(_, r, _)| jenis_butir.contains_key(&r.dari) && jenis_butir.contains_key(&r.ke))
        .collect();
    let mut x = Xml::default();
    x.teks.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let skema = format!("{RUANG} http://www.opengroup.org/xsd/archimate/3.1/archimate3_Diagram.xsd");
    x.buka(
        "model",
        &[
            ("xmlns", RUANG),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            ("xsi:schemaLocation", &skema),
            ("identifier", "id-model"),
        ],
    );
    x.isi("name", nama);
    if !uraian.is_empty() {
        x.isi("documentation", uraian);
    }
    let mut dipakai: BTreeSet<String> = BTreeSet::new();
    if !potret.butir.is_empty() {
        x.buka("elements", &[]);
        for b in &potret.butir {
            tulis_butir(&mut x, potret, b, &mut dipakai);
        }
        x.tutup("elements");
    }
    if !relasi.is_empty() {
        x.buka("relationships", &[]);
        for (i, r, jenis) in &relasi {
            tulis_relasi(&mut x, *i, r, *jenis, jenis_butir.get(&r.dari).copied().unwrap_or_default());
        }
        dipakai.insert(KAITAN.to_owned());
        x.tutup("relationships");
    }
    if !potret.butir.is_empty() {
        susunan(&mut x, potret);
        x.buka("propertyDefinitions", &[]);
        for sifat in &dipakai {
            x.buka("propertyDefinition", &[("identifier", &format!("pd-{sifat}")), ("type", "string")]);
            x.isi("name", sifat);
            x.tutup("propertyDefinition");
        }
        x.tutup("propertyDefinitions");
        x.buka("views", &[]);
        x.buka("diagrams", &[]);
        for kode in ada(potret) {
            pandangan(&mut x, potret, kode, &relasi, &jenis_butir);
        }
        x.tutup("diagrams");
        x.tutup("views");
    }
    x.tutup("model");
    x.teks
}

/// Registers that have items, in the order of the regulation.
fn ada(potret: &Potret) -> impl Iterator<Item = &'static str> {
    DOMAIN.into_iter().chain([SASARAN]).filter(|kode| potret.butir.iter().any(|b| b.register == *kode))
}

fn tulis_butir(x: &mut Xml, potret: &Potret, b: &Butir, dipakai: &mut BTreeSet<String>) {
    x.buka("element", &[("identifier", &format!("id-{}", b.id)), ("xsi:type", unsur(&b.register))]);
    x.isi("name", b.nama());
    if !b.teks("uraian").is_empty() {
        x.isi("documentation", b.teks("uraian"));
    }
    x.buka("properties", &[]);
    let mut sifat = vec![(REGISTER.to_owned(), b.register.clone())];
    if let Some(r) = register::cari(&b.register) {
        for bidang in r.bidang.iter().filter(|f| !matches!(f.kode, "nama" | "uraian")) {
            let nilai = nilai(potret, bidang, b.isi.get(bidang.kode).unwrap_or(&Value::Null));
            if !nilai.is_empty() {
                sifat.push((bidang.kode.to_owned(), nilai));
            }
        }
    }
    for (kode, nilai) in sifat {
        x.buka("property", &[("propertyDefinitionRef", &format!("pd-{kode}"))]);
        x.isi("value", &nilai);
        x.tutup("property");
        dipakai.insert(kode);
    }
    x.tutup("properties");
    x.tutup("element");
}

/// A field as it is read back: offices by their name, records by their number.
fn nilai(potret: &Potret, bidang: &Bidang, nilai: &Value) -> String {
    match (bidang.jenis, Isi::dari_json(bidang, nilai)) {
        (Jenis::Kantor, Isi::Bilangan(id)) => potret.kantor.get(&id).map(|(_, nama)| nama.clone()).unwrap_or_default(),
        (Jenis::Catatan(_), Isi::Bilangan(id)) => {
            potret.rujukan.get(&id).map(|s| s.split(" · ").next().unwrap_or(s).to_owned()).unwrap_or_default()
        }
        (_, isi) => isi.isian(),
    }
}

fn tulis_relasi(x: &mut Xml, i: usize, r: &Relasi, jenis: JenisRelasi, register_dari: &str) {
    let bentuk = hubungan(jenis, register_dari);
    let (dari, ke) = if bentuk.balik { (r.ke, r.dari) } else { (r.dari, r.ke) };
    let (id, dari, ke) = (format!("r-{i}"), format!("id-{dari}"), format!("id-{ke}"));
    let mut atribut: Vec<(&str, &str)> =
        vec![("identifier", &id), ("source", &dari), ("target", &ke), ("xsi:type", bentuk.jenis)];
    if let Some(akses) = bentuk.akses {
        atribut.push(("accessType", akses));
    }
    x.buka("relationship", &atribut);
    x.isi("name", jenis.maju());
    x.buka("properties", &[]);
    x.buka("property", &[("propertyDefinitionRef", &format!("pd-{KAITAN}"))]);
    x.isi("value", jenis.kode());
    x.tutup("property");
    x.tutup("properties");
    x.tutup("relationship");
}

/// Folders by domain.
fn susunan(x: &mut Xml, potret: &Potret) {
    x.buka("organizations", &[]);
    for kode in ada(potret) {
        x.buka("item", &[]);
        x.isi("label", register::cari(kode).map_or(kode, |r| r.nama));
        for b in potret.butir.iter().filter(|b| b.register == kode) {
            x.kosong("item", &[("identifierRef", &format!("id-{}", b.id))]);
        }
        x.tutup("item");
    }
    x.tutup("organizations");
}

/// The view of a domain: its items and what they are related to.
fn pandangan(
    x: &mut Xml,
    potret: &Potret,
    kode: &str,
    relasi: &[(usize, &Relasi, JenisRelasi)],
    jenis_butir: &BTreeMap<i64, &str>,
) {
    let mut ikut: BTreeSet<i64> =
        potret.butir.iter().filter(|b| b.register == kode).map(|b| b.id).take(BUTIR_PANDANGAN).collect();
    let pokok = ikut.clone();
    for (_, r, _) in relasi {
        if ikut.len() < BUTIR_PANDANGAN && (pokok.contains(&r.dari) || pokok.contains(&r.ke)) {
            ikut.extend([r.dari, r.ke]);
        }
    }
    let butir: Vec<&Butir> = potret.butir.iter().filter(|b| ikut.contains(&b.id)).collect();
    let letak: BTreeMap<i64, usize> = butir.iter().enumerate().map(|(i, b)| (b.id, i)).collect();
    let urutan = |kode: &str| DOMAIN.iter().position(|d| *d == kode).unwrap_or(DOMAIN.len());
    let simpul: Vec<SimpulGraf> = butir
        .iter()
        .map(|b| SimpulGraf {
            kunci: b.id,
            lapis: i32::try_from(urutan(&b.register)).unwrap_or(0),
            nomor: b.nomor().to_owned(),
            nama: b.nama().to_owned(),
            pusat: false,
        })
        .collect();
    let dalam: Vec<&(usize, &Relasi, JenisRelasi)> = relasi
        .iter()
        .filter(|(_, r, _)| {
            (pokok.contains(&r.dari) || pokok.contains(&r.ke)) && ikut.contains(&r.dari) && ikut.contains(&r.ke)
        })
        .collect();
    let sisi: Vec<SisiGraf> = dalam
        .iter()
        .filter_map(|(_, r, jenis)| {
            Some(SisiGraf { dari: *letak.get(&r.dari)?, ke: *letak.get(&r.ke)?, nama: jenis.kode().to_owned() })
        })
        .collect();
    let tata = tata_graf(&simpul, &sisi, |_| None);
    x.buka("view", &[("identifier", &format!("v-{kode}")), ("xsi:type", "Diagram")]);
    x.isi("name", register::cari(kode).map_or(kode, |r| r.nama));
    for (b, kotak) in butir.iter().zip(&tata.kotak) {
        x.kosong(
            "node",
            &[
                ("identifier", &format!("n-{kode}-{}", b.id)),
                ("elementRef", &format!("id-{}", b.id)),
                ("xsi:type", "Element"),
                ("x", &bulat(kotak.x)),
                ("y", &bulat(kotak.y)),
                ("w", &bulat(kotak.lebar)),
                ("h", &bulat(kotak.tinggi)),
            ],
        );
    }
    for (i, r, jenis) in dalam {
        let balik = hubungan(*jenis, jenis_butir.get(&r.dari).copied().unwrap_or_default()).balik;
        let (dari, ke) = if balik { (r.ke, r.dari) } else { (r.dari, r.ke) };
        x.kosong(
            "connection",
            &[
                ("identifier", &format!("c-{kode}-{i}")),
                ("relationshipRef", &format!("r-{i}")),
                ("xsi:type", "Relationship"),
                ("source", &format!("n-{kode}-{dari}")),
                ("target", &format!("n-{kode}-{ke}")),
            ],
        );
    }
    x.tutup("view");
}

/// A coordinate as the schema wants it: a whole number, not negative.
fn bulat(nilai: f64) -> String {
    format!("{:.0}", nilai.max(0.0).round())
}

#[derive(Default)]
struct Xml {
    teks: String,
    dalam: usize,
}

impl Xml {
    fn buka(&mut self, nama: &str, atribut: &[(&str, &str)]) {
        self.mulai(nama, atribut);
        self.teks.push_str(">\n");
        self.dalam += 1;
    }

    fn kosong(&mut self, nama: &str, atribut: &[(&str, &str)]) {
        self.mulai(nama, atribut);
        self.teks.push_str("/>\n");
    }

    fn tutup(&mut self, nama: &str) {
        self.dalam = self.dalam.saturating_sub(1);
        self.lekuk();
        let _ = writeln!(self.teks, "</{nama}>");
    }

    /// A text in Indonesian.
    fn isi(&mut self, nama: &str, isi: &str) {
        self.mulai(nama, &[("xml:lang", "id")]);
        self.teks.push('>');
        lolos(&mut self.teks, isi);
        let _ = writeln!(self.teks, "</{nama}>");
    }

    fn mulai(&mut self, nama: &str, atribut: &[(&str, &str)]) {
        self.lekuk();
        self.teks.push('<');
        self.teks.push_str(nama);
        for (kunci, nilai) in atribut {
            let _ = write!(self.teks, " {kunci}=\"");
            lolos(&mut self.teks, nilai);
            self.teks.push('"');
        }
    }

    fn lekuk(&mut self) {
        for _ in 0..self.dalam {
            self.teks.push_str("  ");
        }
    }
}

/// Text for XML; characters that XML cannot hold at all are left out.
fn lolos(hasil: &mut String, teks: &str) {
    for c in teks.chars() {
        match c {
            '&' => hasil.push_str("&amp;"),
            '<' => hasil.push_str("&lt;"),
            '>' => hasil.push_str("&gt;"),
            '"' => hasil.push_str("&quot;"),
            '\r' => hasil.push_str("&#13;"),
            '\n' | '\t' => hasil.push(c),
            c if (c as u32) < 0x20 || matches!(c as u32, 0xFFFE | 0xFFFF) => {}
            c => hasil.push(c),
        }
    }
}
