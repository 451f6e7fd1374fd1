//! Reads a form out of a page and says what a browser would send.

use std::collections::BTreeMap;

use html_escape::decode_html_entities;

/// One tag with its attributes; text between tags is given with the tag before it.
pub struct Tanda<'a> {
    pub nama: String,
    pub atribut: BTreeMap<String, String>,
    /// What stands until the next tag, as it is in the page.
    pub teks: &'a str,
}

/// The successful controls of the form with this id, in the order of the page. The page must be well-formed enough for
/// quotes to pair up inside of tags.
pub fn isian(html: &str, id: &str) -> Vec<(String, String)> {
    let mut hasil = Vec::new();
    let (mut di_dalam, mut pilihan) = (false, None::<(String, Option<String>, Option<String>)>);
    for tanda in tanda(html) {
        let ambil = |nama: &str| tanda.atribut.get(nama).cloned();
        match tanda.nama.as_str() {
            "form" if ambil("id").as_deref() == Some(id) => di_dalam = true,
            "/form" if di_dalam => return hasil,
            _ if !di_dalam || tanda.atribut.contains_key("disabled") => {}
            "input" => {
                let jenis = ambil("type").unwrap_or_else(|| "text".into());
                let kirim = match jenis.as_str() {
                    "radio" | "checkbox" => tanda.atribut.contains_key("checked"),
                    "submit" | "button" | "file" => false,
                    _ => true,
                };
                if let Some(nama) = ambil("name").filter(|_| kirim) {
                    hasil.push((nama, ambil("value").unwrap_or_default()));
                }
            }
            "textarea" => {
                // The first newline after the tag is the tag's own.
                let teks = tanda.teks.strip_prefix('\n').unwrap_or(tanda.teks);
                let teks = decode_html_entities(teks).replace('\n', "\r\n");
                hasil.push((ambil("name").unwrap_or_default(), teks));
            }
            "select" => pilihan = ambil("name").map(|nama| (nama, None, None)),
            "option" => {
                if let Some((_, pertama, terpilih)) = &mut pilihan {
                    let nilai = ambil("value").unwrap_or_default();
                    if tanda.atribut.contains_key("selected") {
                        *terpilih = Some(nilai.clone());
                    }
                    pertama.get_or_insert(nilai);
                }
            }
            "/select" => {
                if let Some((nama, pertama, terpilih)) = pilihan.take() {
                    hasil.push((nama, terpilih.or(pertama).unwrap_or_default()));
                }
            }
            _ => {}
        }
    }
    panic!("no form {id} in the page")
}

/// The values of an attribute wherever it stands.
pub fn atribut(html: &str, nama: &str) -> Vec<String> {
    tanda(html).into_iter().filter_map(|t| t.atribut.get(nama).cloned()).collect()
}

pub fn tanda(html: &str) -> Vec<Tanda<'_>> {
    let mut hasil = Vec::new();
    let mut sisa = html;
    while let Some(awal) = sisa.find('<') {
        sisa = &sisa[awal + 1..];
        if let Some(lewat) = sisa.strip_prefix("!--") {
            sisa = lewat.find("-->").map_or("", |i| &lewat[i + 3..]);
            continue;
        }
        let akhir = akhir_tanda(sisa);
        let (nama, atribut) = urai(&sisa[..akhir]);
        sisa = sisa.get(akhir + 1..).unwrap_or_default();
        // Nothing inside of these is markup.
        let penutup = matches!(nama.as_str(), "script" | "style" | "textarea" | "title").then(|| format!("</{nama}"));
        let batas = match penutup {
            Some(penutup) => sisa.find(&penutup).unwrap_or(sisa.len()),
            None => sisa.find('<').unwrap_or(sisa.len()),
        };
        hasil.push(Tanda { nama, atribut, teks: &sisa[..batas] });
        sisa = &sisa[batas..];
    }
    hasil
}

/// Where a tag ends, quotes taken into account.
fn akhir_tanda(isi: &str) -> usize {
    let mut kutip = None;
    for (i, huruf) in isi.char_indices() {
        match (kutip, huruf) {
            (Some(buka), _) if buka == huruf => kutip = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => kutip = Some(huruf),
            (None, '>') => return i,
            (None, _) => {}
        }
    }
    isi.len()
}

fn urai(isi: &str) -> (String, BTreeMap<String, String>) {
    let isi = isi.trim_end_matches('/');
    let (nama, mut sisa) = isi.split_once(char::is_whitespace).unwrap_or((isi, ""));
    let mut atribut = BTreeMap::new();
    loop {
        sisa = sisa.trim_start();
        if sisa.is_empty() {
            return (nama.to_lowercase(), atribut);
        }
        let akhir = sisa.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(sisa.len());
        let kunci = sisa[..akhir].to_lowercase();
        sisa = &sisa[akhir..];
        let Some(nilai) = sisa.strip_prefix('=') else {
            atribut.insert(kunci, String::new());
            continue;
        };
        let (isi, lanjut) = match nilai.chars().next().filter(|c| matches!(c, '"' | '\'')) {
            Some(kutip) => nilai[1..].split_once(kutip).unwrap_or((&nilai[1..], "")),
            None => nilai.split_once(char::is_whitespace).unwrap_or((nilai, "")),
        };
        atribut.insert(kunci, decode_html_entities(isi).into_owned());
        sisa = lanjut;
    }
}

#[test]
fn a_form_is_read_as_a_browser_sends_it() {
    let html = "<form id=\"a\"><input name=\"x\" value=\"1\"></form><form id=\"catatan\"><!-- <input name=no> -->\
        <input type=\"hidden\" name=\"versi\" value=\"3\"><input type=\"checkbox\" name=\"g\" value=\"web\" checked>\
        <input type=\"checkbox\" name=\"g\" value=\"lain\"><input name=\"n\" value=\"a &gt; &quot;b&quot;\">\
        <textarea name=\"u\">\n&lt;b&gt;\nbaris</textarea><select name=\"p\"><option value=\"\">-</option>\
        <option value=\"2\" selected>Dua</option></select><input name=\"mati\" value=\"x\" disabled></form>";
    let harap = [("versi", "3"), ("g", "web"), ("n", "a > \"b\""), ("u", "<b>\r\nbaris"), ("p", "2")];
    assert_eq!(isian(html, "catatan"), harap.map(|(n, v)| (n.to_owned(), v.to_owned())));
}
