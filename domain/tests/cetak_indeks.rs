//! What `spbe indeks` prints.

use std::collections::BTreeMap;

use domain::{
    angka::Nilai,
    cetak_indeks::{json, teks},
    indeks::hitung,
    instrumen::Katalog,
};

fn rata(id: &str, tingkat: u8, kecuali: &[&str]) -> (String, String) {
    let instrumen = Katalog::bersama().unwrap().cari(id).unwrap();
    let kode = instrumen.indikator.iter().map(|satu| &satu.kode).filter(|kode| !kecuali.contains(&kode.as_str()));
    let nilai: BTreeMap<String, Nilai> = kode.map(|kode| (kode.clone(), Nilai::tingkat(tingkat))).collect();
    let hasil = hitung(instrumen, &nilai);
    (json(instrumen, instrumen.tahun_bawaan(), &hasil), teks(instrumen, instrumen.tahun_bawaan(), &hasil))
}

#[test]
fn json_has_the_promised_shape_and_order() {
    let (json, _) = rata("permenpanrb-59-2020", 3, &["2", "12"]);
    let harap = concat!(
        r#"{"indeks":"2.89","predikat":"Baik","domain":{"1":"2.70","2":"2.70","3":"3.00","4":"3.00"},"#,
        r#""aspek":{"1":"2.70","2":"2.25","3":"3.00","4":"3.00","5":"3.00","6":"3.00","7":"3.00","8":"3.00"},"#,
        r#""belum_terisi":["2","12"]}"#
    );
    assert_eq!(json, harap);
}

#[test]
fn pemdi_has_no_domains() {
    let (json, teks) = rata("permenpanrb-8-2026", 4, &[]);
    assert!(json.starts_with(r#"{"indeks":"4.00","predikat":"Memuaskan","domain":{},"aspek":{"1":"4.00","#));
    assert!(teks.contains("Catatan: Naskah resmi PermenPANRB 8/2026 belum diperoleh."));
}

#[test]
fn the_text_names_everything() {
    let (_, teks) = rata("permenpanrb-59-2020", 3, &["12"]);
    insta::assert_snapshot!(teks, @r#"
PermenPANRB 59/2020, Indeks SPBE tahun 2025

Domain 1 Kebijakan Internal SPBE                                   13,00 %   3,00
  Aspek 1 Kebijakan Internal Tata Kelola SPBE                      13,00 %   3,00
Domain 2 Tata Kelola SPBE                                          25,00 %   2,70
  Aspek 2 Perencanaan Strategis SPBE                               10,00 %   2,25
  Aspek 3 Teknologi Informasi dan Komunikasi                       10,00 %   3,00
  Aspek 4 Penyelenggara SPBE                                        5,00 %   3,00
Domain 3 Manajemen SPBE                                            16,50 %   3,00
  Aspek 5 Penerapan Manajemen SPBE                                 12,00 %   3,00
  Aspek 6 Pelaksanaan Audit TIK                                     4,50 %   3,00
Domain 4 Layanan SPBE                                              45,50 %   3,00
  Aspek 7 Layanan Administrasi Pemerintahan Berbasis Elektronik    27,50 %   3,00
  Aspek 8 Layanan Publik Berbasis Elektronik                       18,00 %   3,00

Indeks SPBE                                                       100,00 %   2,93
Predikat: Baik
Belum terisi (dihitung 0): 12
"#);
}
