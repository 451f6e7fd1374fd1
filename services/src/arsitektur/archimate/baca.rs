//! Reading an exchange file that somebody else made.
//!
//! Nothing is expanded and nothing is fetched: a DOCTYPE is refused, so there are no entities but the five of XML, and
//! depth, elements and characters are limited.

use domain::arsitektur::archimate::{Hubungan, Model, RUANG, Unsur};
use quick_xml::{
    NsReader,
    events::{BytesStart, Event},
    name::{Namespace, ResolveResult},
};

/// Nesting of a file; views may nest, the rest does not.
const DALAM_MAKS: usize = 64;
/// Elements and relationships of a file.
const BUTIR_MAKS: usize = 200_000;
/// Characters of one text.
const TEKS_MAKS: usize = 50_000;

/// Where in the file we are, from the outside in.
#[derive(Default)]
struct Letak {
    nama: Vec<String>,
    teks: String,
    sifat: String,
    definisi: String,
}

/// Reads a file.
///
/// # Errors
/// The sentence that says why it is not taken.
pub fn baca(isi: &[u8]) -> Result<Model, String> {
    let isi = isi.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(isi);
    let teks =
        std::str::from_utf8(isi).map_err(|_| "Berkas ini bukan teks UTF-8. Simpan ulang dari Archi.".to_owned())?;
    let mut pembaca = NsReader::from_str(teks);
    pembaca.config_mut().expand_empty_elements = true;
    let (mut model, mut letak) = (Model::default(), Letak::default());
    let mut nama_sifat: Vec<(String, String)> = Vec::new();
    let mut ada_model = false;
    loop {
        let rusak = |sebab: &dyn std::fmt::Display| format!("Berkas ini bukan XML yang utuh: {sebab}.");
        let (ruang, peristiwa) = pembaca.read_resolved_event().map_err(|g| rusak(&g))?;
        let milik_kita = matches!(ruang, ResolveResult::Bound(Namespace(n)) if n == RUANG);
        match peristiwa {
            Event::DocType(_) => {
                return Err("Berkas memuat DOCTYPE, yang tidak diterima. Ekspor ulang dari Archi.".into());
            }
            Event::Start(e) => {
                let nama = e.local_name().into_inner().to_owned();
                if letak.nama.is_empty() {
                    if !milik_kita || nama != "model" {
                        return Err("Berkas ini bukan ArchiMate Model Exchange File 3.0.".into());
                    }
                    ada_model = true;
                }
                if letak.nama.len() >= DALAM_MAKS {
                    return Err(format!("Berkas bersarang lebih dari {DALAM_MAKS} tingkat."));
                }
                mulai(&mut model, &mut letak, &nama, &e)?;
                if model.unsur.len() + model.hubungan.len() > BUTIR_MAKS {
                    return Err(format!("Berkas memuat lebih dari {BUTIR_MAKS} butir."));
                }
                letak.teks.clear();
                letak.nama.push(nama);
            }
            Event::End(_) => {
                selesai(&mut model, &mut letak, &mut nama_sifat);
                letak.nama.pop();
                letak.teks.clear();
            }
            Event::Text(t) => tambah(&mut letak, &t.xml10_content())?,
            Event::CData(t) => tambah(&mut letak, &t.xml10_content())?,
            Event::GeneralRef(r) => {
                let huruf = r.resolve_char_ref().map_err(|g| rusak(&g))?;
                let huruf = huruf.or(match &*r.xml10_content() {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => None,
                });
                let huruf = huruf
                    .ok_or_else(|| format!("Berkas menyebut entitas &{};, yang tidak diterima.", r.xml10_content()))?;
                tambah(&mut letak, huruf.encode_utf8(&mut [0; 4]))?;
            }
            Event::Eof => break,
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
    if !ada_model || !letak.nama.is_empty() {
        return Err("Berkas ini bukan ArchiMate Model Exchange File yang utuh.".into());
    }
    let sebut = |id: &str| nama_sifat.iter().find(|(i, _)| i == id).map_or_else(|| id.to_owned(), |(_, n)| n.clone());
    for (kunci, _) in
        model.unsur.iter_mut().flat_map(|u| &mut u.sifat).chain(model.hubungan.iter_mut().flat_map(|h| &mut h.sifat))
    {
        *kunci = sebut(kunci);
    }
    Ok(model)
}

fn tambah(letak: &mut Letak, teks: &str) -> Result<(), String> {
    letak.teks.push_str(teks);
    if letak.teks.len() > TEKS_MAKS { Err("Berkas memuat teks yang terlalu panjang.".into()) } else { Ok(()) }
}

fn atribut(e: &BytesStart<'_>, nama: &str) -> Result<String, String> {
    for satu in e.attributes() {
        let satu = satu.map_err(|g| format!("Berkas ini bukan XML yang utuh: {g}."))?;
        if satu.key.local_name().into_inner() == nama {
            let nilai = satu.normalized_value(quick_xml::XmlVersion::Implicit1_0);
            return nilai
                .map(std::borrow::Cow::into_owned)
                .map_err(|g| format!("Berkas ini bukan XML yang utuh: {g}."));
        }
    }
    Ok(String::new())
}

fn mulai(model: &mut Model, letak: &mut Letak, nama: &str, e: &BytesStart<'_>) -> Result<(), String> {
    let induk = letak.nama.last().map(String::as_str);
    match (induk, nama) {
        (Some("elements"), "element") => {
            let (id, jenis) = (atribut(e, "identifier")?, atribut(e, "type")?);
            model.unsur.push(Unsur { id, jenis, ..Unsur::default() });
        }
        (Some("relationships"), "relationship") => model.hubungan.push(Hubungan {
            id: atribut(e, "identifier")?,
            jenis: atribut(e, "type")?,
            dari: atribut(e, "source")?,
            ke: atribut(e, "target")?,
            sifat: Vec::new(),
        }),
        (Some("properties"), "property") => letak.sifat = atribut(e, "propertyDefinitionRef")?,
        (Some("propertyDefinitions"), "propertyDefinition") => letak.definisi = atribut(e, "identifier")?,
        _ => {}
    }
    Ok(())
}

fn selesai(model: &mut Model, letak: &mut Letak, nama_sifat: &mut Vec<(String, String)>) {
    let jalur: Vec<&str> = letak.nama.iter().map(String::as_str).collect();
    let teks = std::mem::take(&mut letak.teks);
    let isi = |lama: &mut String| {
        // The first language wins.
        if lama.is_empty() {
            *lama = teks.clone();
        }
    };
    match jalur.as_slice() {
        ["model", "name"] => isi(&mut model.nama),
        ["model", "elements", "element", bagian] => {
            let Some(unsur) = model.unsur.last_mut() else { return };
            match *bagian {
                "name" | "label" => isi(&mut unsur.nama),
                "documentation" => isi(&mut unsur.uraian),
                _ => {}
            }
        }
        ["model", "elements", "element", "properties", "property", "value"] => {
            if let Some(unsur) = model.unsur.last_mut() {
                unsur.sifat.push((letak.sifat.clone(), teks));
            }
        }
        ["model", "relationships", "relationship", "properties", "property", "value"] => {
            if let Some(hubungan) = model.hubungan.last_mut() {
                hubungan.sifat.push((letak.sifat.clone(), teks));
            }
        }
        ["model", "propertyDefinitions", "propertyDefinition", "name"] => {
            nama_sifat.push((letak.definisi.clone(), teks));
        }
        _ => {}
    }
}
