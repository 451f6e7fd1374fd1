//! The output of `spbe indeks`: as text for people and as JSON for programs.

use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::{
    angka::{Pecahan, bulat_2, persen_2, tampil_2},
    indeks::{HasilIndeks, predikat},
    instrumen::{CaraPredikat, Instrumen},
};

/// One line of JSON with a fixed order of keys; numbers as text with two decimals and a dot:
/// `{"indeks":"2.98","predikat":"Baik","domain":{"1":"2.90"},"aspek":{"1":"2.90"},"belum_terisi":[]}`.
#[must_use]
pub fn json(instrumen: &Instrumen, tahun: i32, hasil: &HasilIndeks) -> String {
    let isi = Keluaran {
        indeks: bulat_2(&hasil.indeks),
        predikat: predikat(instrumen, tahun, &hasil.indeks).nama,
        domain: Bernomor(&hasil.domain),
        aspek: Bernomor(&hasil.aspek),
        belum_terisi: &hasil.belum_terisi,
    };
    // Strings and maps with string keys always serialize.
    serde_json::to_string(&isi).unwrap_or_default()
}

/// A table for the terminal: domains, aspects, index, predicate, unfilled indicators, cautions.
#[must_use]
pub fn teks(instrumen: &Instrumen, tahun: i32, hasil: &HasilIndeks) -> String {
    let putusan = predikat(instrumen, tahun, &hasil.indeks);
    let mut baris = vec![format!("{}, {} tahun {tahun}", instrumen.sebutan, instrumen.nama_indeks), String::new()];
    for domain in &instrumen.domain {
        let indeks = hasil.domain_no(domain.no).unwrap_or_default();
        baris.push(lajur(&format!("Domain {} {}", domain.no, domain.nama), &domain.bobot, &indeks));
        for aspek in instrumen.aspek_domain(domain.no) {
            let indeks = hasil.aspek_no(aspek.no).unwrap_or_default();
            baris.push(lajur(&format!("  Aspek {} {}", aspek.no, aspek.nama), &aspek.bobot, &indeks));
        }
    }
    for aspek in instrumen.aspek.iter().filter(|aspek| aspek.domain.is_none()) {
        let indeks = hasil.aspek_no(aspek.no).unwrap_or_default();
        baris.push(lajur(&format!("Aspek {} {}", aspek.no, aspek.nama), &aspek.bobot, &indeks));
    }
    baris.push(String::new());
    baris.push(lajur(&instrumen.nama_indeks, &Pecahan::from_integer(100), &hasil.indeks));
    baris.push(format!("Predikat: {}", putusan.nama));
    if putusan.berbeda {
        let cara = match putusan.cara {
            CaraPredikat::Dibulatkan => format!("setelah pembulatan; dari indeks tepat: {}", putusan.nama_tepat),
            CaraPredikat::Tepat => format!("sebelum pembulatan; dari indeks bulat: {}", putusan.nama_dibulatkan),
        };
        baris.push(format!("  ditetapkan dari indeks {cara}"));
    }
    if putusan.berbeda && !putusan.pasti {
        baris.push(format!("  {}", instrumen.kebijakan_predikat(tahun).catatan));
    }
    baris.push(match hasil.belum_terisi.as_slice() {
        [] => "Belum terisi: tidak ada".to_owned(),
        kode => format!("Belum terisi (dihitung 0): {}", kode.join(", ")),
    });
    if let Some(peringatan) = &instrumen.peringatan {
        baris.push(format!("Catatan: {peringatan}"));
    }
    baris.push(String::new());
    baris.join("\n")
}

fn lajur(nama: &str, bobot: &Pecahan, indeks: &Pecahan) -> String {
    format!("{nama:<64} {:>9} {:>6}", persen_2(bobot), tampil_2(indeks))
}

#[derive(Serialize)]
struct Keluaran<'a> {
    indeks: String,
    predikat: String,
    domain: Bernomor<'a>,
    aspek: Bernomor<'a>,
    belum_terisi: &'a [String],
}

/// Keys in the order of the instrument.
struct Bernomor<'a>(&'a [(u8, Pecahan)]);

impl Serialize for Bernomor<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut peta = serializer.serialize_map(Some(self.0.len()))?;
        for (no, indeks) in self.0 {
            peta.serialize_entry(&no.to_string(), &bulat_2(indeks))?;
        }
        peta.end()
    }
}
