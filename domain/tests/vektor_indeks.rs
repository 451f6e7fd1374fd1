//! Official figures: every vector of `data/vektor-indeks.json` must come out of the engine.

use std::collections::BTreeMap;

use domain::{
    angka::{Nilai, Pecahan, baca_desimal, bulat_2},
    indeks::{HasilIndeks, domain_dari_aspek, hitung, indeks_dari_domain, predikat},
    instrumen::{Instrumen, Katalog},
};
use serde_json::{Map, Value};

/// How many vectors of each kind were checked, so that an unknown kind or an empty file fails.
#[test]
fn every_vector_comes_out() {
    let katalog = Katalog::bersama().expect("instruments");
    let berkas: Value = serde_json::from_str(include_str!("data/vektor-indeks.json")).expect("vectors");
    let mut banyak: BTreeMap<&str, usize> = BTreeMap::new();
    for vektor in berkas["vectors"].as_array().expect("vectors") {
        let instrumen = katalog.cari(teks(&vektor["instrument"])).expect("instrument");
        let kind = teks(&vektor["kind"]);
        match kind {
            "aspect" | "full" => full(instrumen, vektor),
            "domain-from-aspects" => domain_from_aspects(instrumen, vektor),
            "index-from-domains" => index_from_domains(instrumen, vektor),
            "predicate" => predicate_edges(instrumen, vektor),
            "published-summaries" => published(instrumen, vektor),
            lain => panic!("unknown kind {lain}"),
        }
        *banyak.entry(kind).or_default() += 1;
    }
    let harap = [
        ("aspect", 1),
        ("domain-from-aspects", 1),
        ("full", 3),
        ("index-from-domains", 2),
        ("predicate", 1),
        ("published-summaries", 1),
    ];
    assert_eq!(banyak, BTreeMap::from(harap));
}

fn full(instrumen: &Instrumen, vektor: &Value) {
    let nilai = vektor["levels"].as_object().expect("levels").iter();
    let nilai: BTreeMap<String, Nilai> =
        nilai.map(|(kode, tingkat)| (kode.clone(), Nilai::tingkat(tingkat.as_u64().expect("level") as u8))).collect();
    assert!(nilai.keys().all(|kode| instrumen.indikator(kode).is_some()));
    let hasil = hitung(instrumen, &nilai);
    assert_eq!(hasil.belum_terisi.len(), instrumen.indikator.len() - nilai.len());
    let harap = &vektor["expect"];
    sama(harap, "aspect", |no| hasil.aspek_no(no));
    sama(harap, "domain", |no| hasil.domain_no(no));
    if let Some(indeks) = harap.get("index") {
        assert_eq!(bulat_2(&hasil.indeks), teks(indeks), "{}", vektor["id"]);
    }
    if let Some(nama) = harap.get("predicate") {
        let tahun = teks(&vektor["subject"]).rsplit(' ').next().and_then(|tahun| tahun.parse().ok()).expect("year");
        assert_eq!(predikat(instrumen, tahun, &hasil.indeks).nama, teks(nama));
    }
}

fn domain_from_aspects(instrumen: &Instrumen, vektor: &Value) {
    let aspek = bernomor(&vektor["aspects"]);
    sama(&vektor["expect"], "domain", |no| Some(domain_dari_aspek(instrumen, no, &aspek)));
}

fn index_from_domains(instrumen: &Instrumen, vektor: &Value) {
    let mut domain = bernomor(&vektor["domains"]);
    let kasar = indeks_dari_domain(instrumen, &domain);
    let harap = teks(&vektor["expect"]["index"]);
    if let Some(tepat) = vektor.get("domains_exact").and_then(Value::as_object) {
        for (no, rumus) in tepat {
            let (atas, bawah) = teks(rumus).rsplit("= ").next().and_then(|akhir| akhir.split_once('/')).expect("a/b");
            domain.insert(no.parse().expect("number"), baca_desimal(atas).unwrap() / baca_desimal(bawah).unwrap());
        }
        // The vector exists to tell exact aggregation from rounding first.
        assert_ne!(bulat_2(&kasar), harap);
    }
    let indeks = indeks_dari_domain(instrumen, &domain);
    assert_eq!(bulat_2(&indeks), harap, "{}", vektor["id"]);
    if let Some(tepat) = vektor["expect"].get("exact") {
        assert_eq!(indeks, baca_desimal(teks(tepat)).unwrap());
    }
}

fn predicate_edges(instrumen: &Instrumen, vektor: &Value) {
    for kasus in vektor["cases"].as_array().expect("cases") {
        let indeks = baca_desimal(teks(&kasus["index"])).unwrap();
        for tahun in instrumen.tahun_awal..=instrumen.tahun_bawaan() {
            let putusan = predikat(instrumen, tahun, &indeks);
            assert_eq!(putusan.nama, teks(&kasus["expect"]));
            assert!(!putusan.berbeda);
        }
    }
}

/// The rows publish sums, not levels: every set of levels with those sums must give the published figures.
fn published(instrumen: &Instrumen, vektor: &Value) {
    let baris = vektor["rows"].as_array().expect("rows");
    assert_eq!(baris.len(), 28);
    for baris in baris {
        let tahun = baris["year"].as_i64().expect("year") as i32;
        let (mut calon, mut predikat_cocok) = (0, 0);
        for poin in teks(&baris["d4_points"]).split('|') {
            let poin = baca_desimal(poin).unwrap();
            for administrasi in 0..=50 {
                for publik in 0..=30 {
                    if Pecahan::new(275 * administrasi + 300 * publik, 100) != poin {
                        continue;
                    }
                    calon += 1;
                    let sebaran = [
                        (1..=10, jumlah(&baris["sum_d1"])),
                        (11..=20, jumlah(&baris["sum_d2"])),
                        (21..=31, jumlah(&baris["sum_d3"])),
                        (32..=41, administrasi),
                        (42..=47, publik),
                    ];
                    let mut nilai = BTreeMap::new();
                    for (indikator, jumlah) in sebaran {
                        sebarkan(&mut nilai, indikator, jumlah);
                    }
                    let hasil = hitung(instrumen, &nilai);
                    angka_cocok(baris, &hasil);
                    let putusan = predikat(instrumen, tahun, &hasil.indeks);
                    predikat_cocok += usize::from(putusan.nama == teks(&baris["predicate"]));
                }
            }
        }
        // Two candidates fit the printed figures in some rows; the predicate then tells which of them it was.
        let satu_calon = !teks(&baris["d4_points"]).contains('|');
        assert!(predikat_cocok > 0 && (predikat_cocok == calon || !satu_calon), "{baris}");
    }
}

fn angka_cocok(baris: &Value, hasil: &HasilIndeks) {
    let domain: Vec<String> = hasil.domain.iter().map(|(_, indeks)| bulat_2(indeks)).collect();
    let harap: Vec<&str> = baris["domain"].as_array().expect("domain").iter().map(teks).collect();
    assert_eq!(domain, harap, "{baris}");
    assert_eq!(bulat_2(&hasil.indeks), teks(&baris["index"]), "{baris}");
}

/// Hands out a sum one level at a time; an indicator that gets none stays unfilled.
fn sebarkan(nilai: &mut BTreeMap<String, Nilai>, indikator: std::ops::RangeInclusive<u8>, jumlah: i128) {
    let banyak = indikator.clone().count() as i128;
    assert!(jumlah <= banyak * 5);
    for (ke, no) in indikator.enumerate() {
        let tingkat = jumlah / banyak + i128::from((ke as i128) < jumlah % banyak);
        if tingkat > 0 {
            nilai.insert(no.to_string(), Nilai::tingkat(tingkat as u8));
        }
    }
}

fn sama(harap: &Value, kunci: &str, indeks: impl Fn(u8) -> Option<Pecahan>) {
    for (no, harap) in harap.get(kunci).and_then(Value::as_object).unwrap_or(&Map::new()) {
        let dapat = indeks(no.parse().expect("number")).expect("part of the instrument");
        assert_eq!(bulat_2(&dapat), teks(harap), "{kunci} {no}");
    }
}

fn bernomor(nilai: &Value) -> BTreeMap<u8, Pecahan> {
    let butir = nilai.as_object().expect("object").iter();
    butir.map(|(no, indeks)| (no.parse().expect("number"), baca_desimal(teks(indeks)).unwrap())).collect()
}

fn jumlah(nilai: &Value) -> i128 {
    teks(nilai).parse().expect("one sum")
}

fn teks(nilai: &Value) -> &str {
    nilai.as_str().expect("text")
}
