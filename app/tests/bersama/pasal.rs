//! Finds what a form asks without saying which Pasal it comes from.

use super::formulir::{Tanda, tanda};

/// Elements without an end tag.
const HAMPA: [&str; 12] =
    ["input", "br", "hr", "img", "meta", "link", "col", "source", "wbr", "area", "base", "!doctype"];

/// What holds fields: the whole form, one field, or the matrix with its two lists.
struct Wadah {
    induk: Option<usize>,
    /// A form that keeps something, not a filter.
    borang: bool,
    berpasal: bool,
}

impl Wadah {
    fn dari(t: &Tanda<'_>, induk: Option<usize>) -> Option<Self> {
        let kelas: Vec<&str> = t.atribut.get("class").map(|k| k.split_whitespace().collect()).unwrap_or_default();
        let borang = t.nama == "form";
        let wadah = borang || kelas.iter().any(|k| ["bidang", "titik"].contains(k));
        wadah.then(|| Self { induk, borang: borang && !kelas.contains(&"saring"), berpasal: false })
    }
}

/// The fields of a page's forms for which neither they nor their form names a source, by name. Filters ask nothing that is
/// kept; what only picks rows of a list (`pilih`) is no field.
pub fn tanpa_pasal(html: &str) -> Vec<String> {
    let mut wadah: Vec<Wadah> = Vec::new();
    let mut tumpukan: Vec<(String, Option<usize>)> = Vec::new();
    let mut bidang: Vec<(String, usize)> = Vec::new();
    for t in tanda(html) {
        if let Some(nama) = t.nama.strip_prefix('/') {
            if let Some(buka) = tumpukan.iter().rposition(|(n, _)| n == nama) {
                tumpukan.truncate(buka);
            }
            continue;
        }
        let induk = tumpukan.iter().rev().find_map(|(_, w)| *w);
        let ambil = |nama: &str| t.atribut.get(nama).map(String::as_str).unwrap_or_default();
        if ambil("class").split_whitespace().any(|k| k == "pasal")
            && let Some(w) = induk
        {
            wadah[w].berpasal = true;
        }
        let bisu = ["hidden", "submit", "button"].contains(&ambil("type")) || ["", "pilih"].contains(&ambil("name"));
        if ["input", "select", "textarea"].contains(&t.nama.as_str())
            && !bisu
            && let Some(w) = induk
        {
            bidang.push((ambil("name").to_owned(), w));
        }
        if HAMPA.contains(&t.nama.as_str()) {
            continue;
        }
        let baru = Wadah::dari(&t, induk).map(|w| {
            wadah.push(w);
            wadah.len() - 1
        });
        tumpukan.push((t.nama, baru));
    }
    let leluhur = |w: usize| std::iter::successors(Some(w), |w| wadah[*w].induk);
    bidang
        .into_iter()
        .filter(|(_, w)| leluhur(*w).any(|w| wadah[w].borang) && !leluhur(*w).any(|w| wadah[w].berpasal))
        .map(|(nama, _)| nama)
        .collect()
}

#[test]
fn a_field_without_its_source_is_found() {
    let satu = |isi: &str| tanpa_pasal(&format!("<form method=\"post\"><input type=hidden name=versi>{isi}</form>"));
    let bidang = |nama: &str, pasal: &str| format!("<div class=\"bidang\"><input name=\"{nama}\">{pasal}</div>");
    let pasal = "<p class=\"pasal\">Bab III</p>";
    assert_eq!(satu(&bidang("a", "")), ["a"]);
    assert_eq!(satu(&format!("{}{}", bidang("a", pasal), bidang("b", ""))), ["b"], "each has its own");
    assert!(satu(&format!("{}{pasal}", bidang("a", ""))).is_empty(), "the form says it for all of its fields");
    assert_eq!(satu("<table><tr><td><select name=\"k\"></select></td></tr></table>"), ["k"], "outside of any field");
    let matriks = format!("<div class=\"titik\"><fieldset class=\"bidang\"><input name=\"k\"></fieldset>{pasal}</div>");
    assert!(satu(&matriks).is_empty(), "the matrix says it for its two lists");
    assert_eq!(satu(&format!("{matriks}{}", bidang("a", ""))), ["a"]);
    let saring = format!("<form class=\"saring jarak\" method=\"get\">{}</form>", bidang("q", ""));
    assert!(tanpa_pasal(&saring).is_empty(), "a filter keeps nothing");
    assert!(tanpa_pasal(&format!("{}{pasal}", saring)).is_empty());
}
