//! What the published schema of the ArchiMate Model Exchange File 3.0 (`archimate3_Model.xsd`, `_View.xsd`, `_Diagram.xsd`)
//! asks of the parts that the product writes: order and number of elements, attributes, identifiers and what they refer
//! to, enumerations. The schema carries no licence to copy it, so its rules are written here in words of our own.

use std::collections::{BTreeMap, BTreeSet};

use domain::arsitektur::archimate::RUANG;
use quick_xml::{NsReader, events::Event, name::ResolveResult};

/// An element with what is in it.
#[derive(Clone, Debug, Default)]
struct Elemen {
    nama: String,
    atribut: BTreeMap<String, String>,
    anak: Vec<Elemen>,
    ada_teks: bool,
}

/// What an element may hold: children in this order with how many there must and may be, attributes that must and may be.
struct Bentuk {
    anak: &'static [(&'static str, usize, usize)],
    wajib: &'static [&'static str],
    boleh: &'static [&'static str],
    teks: bool,
}

const BANYAK: usize = usize::MAX;
const NAMA: (&str, usize, usize) = ("name", 1, BANYAK);
const URAIAN: (&str, usize, usize) = ("documentation", 0, BANYAK);
const SIFAT: (&str, usize, usize) = ("properties", 0, 1);

const fn bentuk(
    anak: &'static [(&'static str, usize, usize)],
    wajib: &'static [&'static str],
    boleh: &'static [&'static str],
) -> Bentuk {
    Bentuk { anak, wajib, boleh, teks: false }
}

/// By the name of the element; `None` for what the product does not write.
fn aturan(nama: &str) -> Option<Bentuk> {
    Some(match nama {
        "model" => bentuk(
            &[
                NAMA,
                URAIAN,
                SIFAT,
                ("elements", 0, 1),
                ("relationships", 0, 1),
                ("organizations", 0, BANYAK),
                ("propertyDefinitions", 0, 1),
                ("views", 0, 1),
            ],
            &["identifier"],
            &["version", "xsi:schemaLocation"],
        ),
        "elements" => bentuk(&[("element", 1, BANYAK)], &[], &[]),
        "element" => bentuk(&[NAMA, URAIAN, SIFAT], &["identifier", "xsi:type"], &[]),
        "relationships" => bentuk(&[("relationship", 1, BANYAK)], &[], &[]),
        "relationship" => bentuk(
            &[("name", 0, BANYAK), URAIAN, SIFAT],
            &["identifier", "source", "target", "xsi:type"],
            &["accessType"],
        ),
        "properties" => bentuk(&[("property", 1, BANYAK)], &[], &[]),
        "property" => bentuk(&[("value", 1, BANYAK)], &["propertyDefinitionRef"], &[]),
        "organizations" => bentuk(&[("item", 1, BANYAK)], &[], &[]),
        "item" => bentuk(&[("label", 0, BANYAK), URAIAN, ("item", 0, BANYAK)], &[], &["identifier", "identifierRef"]),
        "propertyDefinitions" => bentuk(&[("propertyDefinition", 1, BANYAK)], &[], &[]),
        "propertyDefinition" => bentuk(&[NAMA, URAIAN], &["identifier", "type"], &[]),
        "views" => bentuk(&[("diagrams", 0, 1)], &[], &[]),
        "diagrams" => bentuk(&[("view", 1, BANYAK)], &[], &[]),
        "view" => bentuk(
            &[NAMA, URAIAN, SIFAT, ("node", 0, BANYAK), ("connection", 0, BANYAK)],
            &["identifier"],
            &["xsi:type", "viewpoint"],
        ),
        "node" => bentuk(
            &[("label", 0, BANYAK), URAIAN, ("node", 0, BANYAK)],
            &["identifier", "xsi:type", "elementRef", "x", "y", "w", "h"],
            &[],
        ),
        "connection" => bentuk(
            &[("label", 0, BANYAK), URAIAN],
            &["identifier", "xsi:type", "source", "target", "relationshipRef"],
            &[],
        ),
        "name" | "documentation" | "label" | "value" => {
            Bentuk { anak: &[], wajib: &[], boleh: &["xml:lang"], teks: true }
        }
        _ => return None,
    })
}

/// Types of elements (`ElementTypeEnum`).
const UNSUR: &str = "BusinessActor BusinessRole BusinessCollaboration BusinessInterface BusinessProcess BusinessFunction \
    BusinessInteraction BusinessEvent BusinessService BusinessObject Contract Representation Product ApplicationComponent \
    ApplicationCollaboration ApplicationInterface ApplicationFunction ApplicationInteraction ApplicationProcess \
    ApplicationEvent ApplicationService DataObject Node Device SystemSoftware TechnologyCollaboration TechnologyInterface \
    Path CommunicationNetwork TechnologyFunction TechnologyProcess TechnologyInteraction TechnologyEvent TechnologyService \
    Artifact Equipment Facility DistributionNetwork Material Stakeholder Driver Assessment Goal Outcome Principle \
    Requirement Constraint Meaning Value Resource Capability CourseOfAction WorkPackage Deliverable ImplementationEvent \
    Plateau Gap Grouping Location AndJunction OrJunction";
/// Types of relationships (`RelationshipTypeEnum`).
const HUBUNGAN: &str = "Composition Aggregation Assignment Realization Serving Access Influence Triggering Flow \
    Specialization Association";
/// `AccessTypeEnum`, for the relationship Access alone.
const AKSES: &str = "Access Read Write ReadWrite";
/// `DataType` of a property.
const JENIS_SIFAT: &str = "string boolean currency date time number";

/// What the schema would refuse, as sentences; empty when the file keeps to it.
pub fn periksa(berkas: &str) -> Vec<String> {
    let akar = match baca(berkas) {
        Ok(akar) => akar,
        Err(sebab) => return vec![sebab],
    };
    let mut salah = Vec::new();
    if akar.nama != "model" {
        salah.push(format!("the root is {}", akar.nama));
    }
    susunan(&akar, &mut salah);
    rujukan(&akar, &mut salah);
    salah
}

fn baca(berkas: &str) -> Result<Elemen, String> {
    let mut pembaca = NsReader::from_str(berkas);
    pembaca.config_mut().expand_empty_elements = true;
    let mut terbuka = vec![Elemen::default()];
    loop {
        let (ruang, peristiwa) = pembaca.read_resolved_event().map_err(|galat| galat.to_string())?;
        let milik_kita = matches!(ruang, ResolveResult::Bound(n) if n.into_inner() == RUANG);
        match peristiwa {
            Event::Start(e) => {
                if !milik_kita {
                    return Err(format!("<{}> is of another namespace", e.local_name().into_inner()));
                }
                let mut elemen = Elemen { nama: e.local_name().into_inner().to_owned(), ..Elemen::default() };
                for satu in e.attributes() {
                    let satu = satu.map_err(|galat| galat.to_string())?;
                    let (nama, nilai) = (satu.key.into_inner().to_owned(), satu.value.to_string());
                    if !(nama == "xmlns" || nama.starts_with("xmlns:")) {
                        elemen.atribut.insert(nama, nilai);
                    }
                }
                terbuka.push(elemen);
            }
            Event::End(_) => {
                let selesai = terbuka.pop().ok_or("an end too many")?;
                terbuka.last_mut().ok_or("an end too many")?.anak.push(selesai);
            }
            Event::Text(t) => {
                let kosong = t.xml10_content().trim().is_empty();
                if let Some(elemen) = terbuka.last_mut().filter(|_| !kosong) {
                    elemen.ada_teks = true;
                }
            }
            Event::GeneralRef(_) | Event::CData(_) => {
                if let Some(elemen) = terbuka.last_mut() {
                    elemen.ada_teks = true;
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let mut dasar = terbuka.pop().filter(|_| terbuka.is_empty()).ok_or("something is not closed")?;
    if dasar.anak.len() == 1 { Ok(dasar.anak.remove(0)) } else { Err(format!("{} roots", dasar.anak.len())) }
}

/// Order, number, attributes and values, element by element.
fn susunan(e: &Elemen, salah: &mut Vec<String>) {
    let Some(b) = aturan(&e.nama) else {
        salah.push(format!("<{}> is no element of the schema that is written", e.nama));
        return;
    };
    let sebut = format!("<{}> {}", e.nama, e.atribut.get("identifier").map_or("", String::as_str));
    for wajib in b.wajib.iter().filter(|nama| !e.atribut.contains_key(**nama)) {
        salah.push(format!("{sebut}: {wajib} is missing"));
    }
    for nama in e.atribut.keys().filter(|nama| !b.wajib.contains(&nama.as_str()) && !b.boleh.contains(&nama.as_str())) {
        salah.push(format!("{sebut}: no attribute {nama}"));
    }
    if e.ada_teks && !b.teks {
        salah.push(format!("{sebut}: holds text"));
    }
    let mut ke = 0;
    for (nama, min, maks) in b.anak {
        let ada = e.anak[ke..].iter().take_while(|anak| anak.nama == *nama).count();
        if !(*min..=*maks).contains(&ada) {
            salah.push(format!("{sebut}: {ada} <{nama}>, not {min} to {maks}"));
        }
        ke += ada;
    }
    if let Some(lebih) = e.anak.get(ke) {
        salah.push(format!("{sebut}: <{}> stands where it must not", lebih.nama));
    }
    nilai(e, &sebut, salah);
    e.anak.iter().for_each(|anak| susunan(anak, salah));
}

/// Enumerations and numbers.
fn nilai(e: &Elemen, sebut: &str, salah: &mut Vec<String>) {
    let mut pilihan = |atribut: &str, daftar: &str| {
        if let Some(isi) = e.atribut.get(atribut)
            && !daftar.split_whitespace().any(|satu| satu == isi)
        {
            salah.push(format!("{sebut}: {atribut} \"{isi}\""));
        }
    };
    match e.nama.as_str() {
        "element" => pilihan("xsi:type", UNSUR),
        "relationship" => {
            pilihan("xsi:type", HUBUNGAN);
            pilihan("accessType", AKSES);
        }
        "propertyDefinition" => pilihan("type", JENIS_SIFAT),
        "node" => pilihan("xsi:type", "Element"),
        "connection" => pilihan("xsi:type", "Relationship"),
        "view" => pilihan("xsi:type", "Diagram"),
        _ => {}
    }
    if e.atribut.contains_key("accessType") && e.atribut.get("xsi:type").is_none_or(|jenis| jenis != "Access") {
        salah.push(format!("{sebut}: accessType without Access"));
    }
    for (atribut, min) in [("x", 0), ("y", 0), ("w", 1), ("h", 1)] {
        if let Some(isi) = e.atribut.get(atribut).filter(|_| e.nama == "node")
            && isi.parse::<u64>().ok().is_none_or(|n| n < min)
        {
            salah.push(format!("{sebut}: {atribut} \"{isi}\""));
        }
    }
    if let Some(bahasa) = e.atribut.get("xml:lang")
        && !(bahasa.split('-').all(|s| (1..=8).contains(&s.len()) && s.chars().all(|c| c.is_ascii_alphanumeric())))
    {
        salah.push(format!("{sebut}: xml:lang \"{bahasa}\""));
    }
}

/// Every identifier is a name and stands once; every reference leads to one of the right kind.
fn rujukan(akar: &Elemen, salah: &mut Vec<String>) {
    let mut semua = Vec::new();
    kumpulkan(akar, &mut semua);
    let mut id: BTreeMap<&str, &str> = BTreeMap::new();
    for e in &semua {
        let Some(satu) = e.atribut.get("identifier") else { continue };
        if !nama_xml(satu) {
            salah.push(format!("identifier \"{satu}\" is no name"));
        }
        if id.insert(satu, &e.nama).is_some() {
            salah.push(format!("identifier \"{satu}\" stands twice"));
        }
    }
    let mut harus = |e: &Elemen, atribut: &str, ke: &[&str], ada: &BTreeMap<&str, &str>| {
        if let Some(isi) = e.atribut.get(atribut)
            && !ada.get(isi.as_str()).is_some_and(|nama| ke.is_empty() || ke.contains(nama))
        {
            salah.push(format!("<{}>: {atribut} \"{isi}\" leads to no {ke:?}", e.nama));
        }
    };
    for e in &semua {
        harus(e, "elementRef", &["element"], &id);
        harus(e, "relationshipRef", &["relationship"], &id);
        harus(e, "propertyDefinitionRef", &["propertyDefinition"], &id);
        harus(e, "identifierRef", &[], &id);
        if e.nama == "relationship" {
            harus(e, "source", &["element", "relationship"], &id);
            harus(e, "target", &["element", "relationship"], &id);
        }
        // Ends of a line stand in its own view.
        if e.nama == "view" {
            let mut dalam = Vec::new();
            kumpulkan(e, &mut dalam);
            let di_sini: BTreeSet<&str> =
                dalam.iter().filter_map(|d| d.atribut.get("identifier").map(String::as_str)).collect();
            let di_sini: BTreeMap<&str, &str> =
                id.iter().filter(|(satu, _)| di_sini.contains(*satu)).map(|(a, b)| (*a, *b)).collect();
            for garis in dalam.iter().filter(|d| d.nama == "connection") {
                harus(garis, "source", &["node", "connection"], &di_sini);
                harus(garis, "target", &["node", "connection"], &di_sini);
            }
        }
    }
}

fn kumpulkan<'a>(e: &'a Elemen, semua: &mut Vec<&'a Elemen>) {
    semua.push(e);
    e.anak.iter().for_each(|anak| kumpulkan(anak, semua));
}

/// A name without a colon (`NCName`), as far as the product writes them: ASCII.
fn nama_xml(teks: &str) -> bool {
    teks.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && teks.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

/// A small file that keeps to the schema, with everything the product writes.
const CONTOH: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<model xmlns="http://www.opengroup.org/xsd/archimate/3.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b" identifier="id-model">
  <name xml:lang="id">Model</name>
  <documentation xml:lang="id">Uji &amp; coba</documentation>
  <elements>
    <element identifier="id-1" xsi:type="ApplicationComponent"><name xml:lang="id">e-Surat</name><properties><property propertyDefinitionRef="pd-register"><value xml:lang="id">aplikasi</value></property></properties></element>
    <element identifier="id-2" xsi:type="DataObject"><name xml:lang="id">Surat</name></element>
  </elements>
  <relationships>
    <relationship identifier="r-0" source="id-1" target="id-2" xsi:type="Access" accessType="Read"><name xml:lang="id">Memakai</name></relationship>
  </relationships>
  <organizations><item><label xml:lang="id">Aplikasi</label><item identifierRef="id-1"/></item></organizations>
  <propertyDefinitions><propertyDefinition identifier="pd-register" type="string"><name xml:lang="id">register</name></propertyDefinition></propertyDefinitions>
  <views><diagrams><view identifier="v-a" xsi:type="Diagram"><name xml:lang="id">Aplikasi</name>
    <node identifier="n-1" elementRef="id-1" xsi:type="Element" x="0" y="10" w="120" h="55"/>
    <node identifier="n-2" elementRef="id-2" xsi:type="Element" x="200" y="10" w="120" h="55"/>
    <connection identifier="c-0" relationshipRef="r-0" xsi:type="Relationship" source="n-1" target="n-2"/>
  </view></diagrams></views>
</model>
"#;

#[test]
fn what_the_schema_refuses_is_seen() {
    assert_eq!(periksa(CONTOH), [] as [&str; 0]);
    let elements = &CONTOH[CONTOH.find("  <elements>").unwrap()..CONTOH.find("  <relationships>").unwrap()];
    let tanpa_unsur = CONTOH.replace(elements, "");
    let terbalik = tanpa_unsur.replace("  </relationships>\n", &format!("  </relationships>\n{elements}"));
    for (ganti, dengan, harus) in [
        ("identifier=\"id-model\"", "", "identifier is missing"),
        ("<name xml:lang=\"id\">Surat</name>", "", "0 <name>, not 1"),
        ("xsi:type=\"DataObject\"", "xsi:type=\"Aplikasi\"", "xsi:type \"Aplikasi\""),
        ("xsi:type=\"Access\"", "xsi:type=\"Serving\"", "accessType without Access"),
        ("accessType=\"Read\"", "accessType=\"Baca\"", "accessType \"Baca\""),
        ("type=\"string\"", "type=\"text\"", "type \"text\""),
        ("target=\"id-2\"", "target=\"id-9\"", "leads to no"),
        ("elementRef=\"id-2\"", "elementRef=\"r-0\"", "leads to no"),
        ("propertyDefinitionRef=\"pd-register\"", "propertyDefinitionRef=\"pd-lain\"", "leads to no"),
        ("identifierRef=\"id-1\"", "identifierRef=\"hilang\"", "leads to no"),
        ("target=\"n-2\"", "target=\"id-2\"", "leads to no"),
        ("identifier=\"id-2\"", "identifier=\"id-1\"", "stands twice"),
        ("identifier=\"id-2\"", "identifier=\"2\"", "is no name"),
        ("x=\"0\"", "x=\"-1\"", "x \"-1\""),
        ("w=\"120\"", "w=\"0\"", "w \"0\""),
        ("h=\"55\"", "h=\"5.5\"", "h \"5.5\""),
        ("<value xml:lang=\"id\">aplikasi</value>", "", "0 <value>, not 1"),
        ("<diagrams>", "<diagrams><viewpoint/>", "viewpoint"),
        ("<elements>", "<elements>teks", "holds text"),
        (" y=\"10\" w=\"120\" h=\"55\"/>", " y=\"10\" w=\"120\" h=\"55\" warna=\"biru\"/>", "no attribute warna"),
        ("</model>", "</model><model/>", ""),
    ] {
        let rusak = CONTOH.replacen(ganti, dengan, 1);
        assert_ne!(rusak, CONTOH, "{ganti}");
        let salah = periksa(&rusak);
        assert!(salah.iter().any(|s| s.contains(harus)), "{ganti} -> {dengan}: {salah:?}");
    }
    assert!(periksa(&terbalik).iter().any(|s| s.contains("<elements> stands where it must not")), "{terbalik}");
}
