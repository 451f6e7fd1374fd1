//! The engine as a whole: nothing leaves the page, nothing is lost, the PDF says the same as the pages.

use std::io::Write as _;

use chrono::DateTime;
use domain::{
    angka::Pecahan,
    grafik::{Butir, radar},
};
use proptest::prelude::*;

use super::{
    blok::{Baris, Blok, Dokumen, Keterangan, Kolom, Paragraf, Sel, Tabel},
    halaman::{ATAS, BAWAH, GARIS_KAKI, Halaman, KANAN, KIRI, Kertas, Perintah},
    pdf,
    penata::{Hasil, tata},
    teks::Teks,
};

fn dokumen(isi: Vec<Blok>) -> Dokumen {
    Dokumen {
        keterangan: Keterangan {
            judul: "Uji".into(),
            penulis: "Pemerintah".into(),
            perihal: "Uji".into(),
            dibuat: DateTime::UNIX_EPOCH,
            sidik: "ab".repeat(32),
        },
        kepala: (String::new(), String::new()),
        kaki: String::new(),
        logo: None,
        kertas: Kertas::Tegak,
        isi,
    }
}

/// The words of the body in drawing order; header and footer left out.
fn kata(hasil: &Hasil) -> Vec<String> {
    hasil.halaman.iter().flat_map(kata_halaman).collect()
}

fn kata_halaman(halaman: &Halaman) -> Vec<String> {
    let isi = halaman.perintah.iter().filter_map(|p| match p {
        Perintah::Teks { isi, y, .. } if *y < GARIS_KAKI - 1.0 => Some(isi.as_str()),
        _ => None,
    });
    isi.flat_map(|isi| isi.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect()
}

fn periksa_batas(hasil: &Hasil) {
    for (i, halaman) in hasil.halaman.iter().enumerate() {
        for perintah in &halaman.perintah {
            if matches!(perintah, Perintah::Teks { y, .. } | Perintah::Garis { y1: y, .. } if *y > BAWAH + 1.0 || *y < ATAS - 10.0)
            {
                // Header and footer, drawn outside the body on purpose.
                continue;
            }
            let (kiri, atas, kanan, bawah) = perintah.batas();
            assert!(kiri >= KIRI - 0.1 && kanan <= KANAN + 0.1, "page {}: {perintah:?}", i + 1);
            assert!(atas >= ATAS - 0.1 && bawah <= BAWAH + 0.1, "page {}: {perintah:?}", i + 1);
        }
    }
}

fn tabel(baris: &[(String, String)]) -> Tabel {
    let mut tabel = Tabel::baru(vec![Kolom::kiri(1.0), Kolom::kiri(3.0)]).kepala(&["Kode", "Uraian"]);
    for (a, b) in baris {
        tabel.baris(vec![a.into(), b.into()]);
    }
    tabel
}

/// Prose like that of the appendix: words, long words, line breaks.
fn prosa() -> impl Strategy<Value = String> {
    proptest::collection::vec("[a-zA-Z]{1,12}|[a-f0-9]{64}|\n|😀", 0..160).prop_map(|kata| kata.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn nothing_is_drawn_outside_the_body_and_every_word_is_drawn_in_order(
        paragraf in proptest::collection::vec(prosa(), 1..12),
        baris in proptest::collection::vec(("[A-Z]{1,5}", prosa()), 0..12),
    ) {
        let mut isi: Vec<Blok> = vec![Blok::Judul { tingkat: 1, teks: "Bab".into() }];
        isi.extend(paragraf.iter().map(|p| Paragraf::baru(Teks::biasa(p)).into()));
        isi.push(tabel(&baris).into());
        let hasil = tata(&dokumen(isi));
        periksa_batas(&hasil);

        // Words may be broken inside, so letters are compared; cells of a split row interleave, so each on its own.
        let huruf = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let semua = kata(&hasil).concat();
        let harap: String = std::iter::once("Bab".to_owned())
            .chain(paragraf.iter().map(|p| huruf(&Teks::biasa(p).polos())))
            .collect();
        prop_assert!(semua.starts_with(&harap), "{semua}\n{harap}");
        for (kode, _) in &baris {
            prop_assert!(semua.contains(kode.as_str()));
        }
        let jumlah: usize = baris.iter().map(|(k, u)| k.len() + huruf(&Teks::biasa(u).polos()).chars().count()).sum();
        let kepala = semua.matches("KodeUraian").count() * "KodeUraian".len();
        prop_assert_eq!(semua.chars().count(), harap.chars().count() + jumlah + kepala);
    }

    #[test]
    fn nothing_is_drawn_outside_a_lying_sheet(baris in proptest::collection::vec(("[A-Z]{1,5}", prosa()), 1..12)) {
        let isi = vec![Blok::Judul { tingkat: 1, teks: "Bab".into() }, tabel(&baris).into()];
        let hasil = tata(&Dokumen { kertas: Kertas::Rebah, kaki: "Kaki".into(), ..dokumen(isi) });
        for perintah in hasil.halaman.iter().flat_map(|h| &h.perintah) {
            let (kiri, atas, kanan, bawah) = perintah.batas();
            prop_assert!(kiri >= KIRI - 0.1 && kanan <= Kertas::Rebah.kanan() + 0.1, "{perintah:?}");
            prop_assert!(atas >= 0.0 && bawah <= Kertas::Rebah.tinggi(), "{perintah:?}");
        }
    }

    #[test]
    fn a_split_row_loses_nothing_and_repeats_its_header(kata in 300..2500_usize) {
        let uraian: Vec<String> = (0..kata).map(|i| format!("kata{i}")).collect();
        let hasil = tata(&dokumen(vec![tabel(&[("A".into(), uraian.join(" "))]).into()]));
        periksa_batas(&hasil);
        let semua: Vec<String> = self::kata(&hasil).into_iter().filter(|k| k.starts_with("kata")).collect();
        prop_assert_eq!(semua, uraian);
        for halaman in &hasil.halaman {
            let awal: Vec<_> = kata_halaman(halaman).into_iter().take(2).collect();
            prop_assert_eq!(awal, vec!["Kode".to_owned(), "Uraian".to_owned()]);
        }
    }
}

#[test]
fn a_short_row_is_never_split() {
    let baris: Vec<_> =
        (0..200).map(|i| (format!("N{i}"), format!("awal{i} {} akhir{i}", "isi ".repeat(60)))).collect();
    let hasil = tata(&dokumen(vec![tabel(&baris).into()]));
    for i in 0..200 {
        let pada = |kata: String| hasil.halaman.iter().position(|h| kata_halaman(h).contains(&kata)).unwrap();
        assert_eq!(pada(format!("awal{i}")), pada(format!("akhir{i}")));
    }
}

#[test]
fn a_heading_stays_with_what_follows() {
    for pengisi in 40..60 {
        let mut isi: Vec<Blok> =
            (0..pengisi).map(|i| Paragraf::baru(Teks::biasa(format!("p{i}"))).jarak(0.0, 0.0).into()).collect();
        isi.push(Blok::Judul { tingkat: 2, teks: "Kepala".into() });
        isi.push(Paragraf::baru(Teks::tebal("Label")).ikut().into());
        isi.push(tabel(&[("A".into(), "baris pertama".into())]).into());
        let hasil = tata(&dokumen(isi));
        let pada = |kata: &str| hasil.halaman.iter().position(|h| kata_halaman(h).iter().any(|k| k == kata)).unwrap();
        assert_eq!(pada("Kepala"), pada("pertama"), "with {pengisi} lines before");
        assert_eq!(pada("Label"), pada("pertama"));
    }
}

#[test]
fn a_header_of_a_table_never_stands_without_a_row() {
    for (pengisi, baris) in (30..56).flat_map(|pengisi| (1..4).map(move |baris| (pengisi, baris))) {
        let mut isi: Vec<Blok> =
            (0..pengisi).map(|i| Paragraf::baru(Teks::biasa(format!("p{i}"))).jarak(0.0, 0.0).into()).collect();
        let baris: Vec<_> = (0..baris).map(|i| (format!("N{i}"), "isi".to_owned())).collect();
        isi.push(tabel(&baris).catatan("catatan di bawah tabel").into());
        let hasil = tata(&dokumen(isi));
        for halaman in &hasil.halaman {
            let kata = kata_halaman(halaman);
            let Some(kepala) = kata.iter().position(|k| k == "Uraian") else { continue };
            assert_eq!(kata.get(kepala + 2).map(String::as_str), Some("isi"), "with {pengisi} lines before: {kata:?}");
        }
    }
}

#[test]
fn a_heading_stays_with_the_taller_of_two_columns() {
    let baris = |n: usize, kata: &str| -> Vec<Blok> {
        (0..n).map(|i| Paragraf::baru(Teks::biasa(format!("{kata}{i}"))).jarak(0.0, 0.0).into()).collect()
    };
    for pengisi in 30..56 {
        let mut isi = baris(pengisi, "p");
        isi.push(Blok::Judul { tingkat: 1, teks: "Kepala".into() });
        isi.push(Blok::Dua { kiri: baris(2, "kiri"), kanan: baris(9, "kanan"), bagi: 0.5 });
        let hasil = tata(&dokumen(isi));
        let pada = |kata: &str| hasil.halaman.iter().position(|h| kata_halaman(h).iter().any(|k| k == kata)).unwrap();
        assert_eq!(pada("Kepala"), pada("kanan8"), "with {pengisi} lines before");
    }
}

#[test]
fn a_kept_block_is_never_parted() {
    for pengisi in 30..56 {
        let mut isi: Vec<Blok> =
            (0..pengisi).map(|i| Paragraf::baru(Teks::biasa(format!("p{i}"))).jarak(0.0, 0.0).into()).collect();
        isi.push(Blok::Utuh(vec![
            Paragraf::baru(Teks::biasa("atas")).into(),
            Blok::Jarak(60.0),
            Paragraf::baru(Teks::biasa("bawah")).into(),
        ]));
        let hasil = tata(&dokumen(isi));
        periksa_batas(&hasil);
        let pada = |kata: &str| hasil.halaman.iter().position(|h| kata_halaman(h).iter().any(|k| k == kata)).unwrap();
        assert_eq!(pada("atas"), pada("bawah"));
    }
}

#[test]
fn the_contents_name_the_page_each_heading_is_on() {
    let mut isi = vec![Blok::DaftarIsi { judul: "Daftar isi".into() }];
    for i in 0..120 {
        isi.push(Blok::Judul { tingkat: 1, teks: format!("Bab{i}") });
        isi.push(Paragraf::baru(Teks::biasa("isi ".repeat(200))).into());
    }
    let hasil = tata(&dokumen(isi));
    periksa_batas(&hasil);
    let daftar: Vec<String> = hasil.halaman.iter().take(4).flat_map(kata_halaman).collect();
    assert_eq!(hasil.judul.len(), 121);
    for i in 0..120 {
        let nama = format!("Bab{i}");
        let letak = hasil.halaman.iter().rposition(|h| kata_halaman(h).contains(&nama)).unwrap();
        let nomor = &daftar[daftar.iter().position(|k| *k == nama).unwrap() + 1];
        assert_eq!(*nomor, (letak + 1).to_string(), "{nama}");
    }
}

#[test]
fn the_pdf_can_be_read_back() {
    let butir: Vec<_> = (1..=8).map(|i| Butir::baru(format!("{i}. Aspek"), Pecahan::from_integer(2))).collect();
    let isi = vec![
        Blok::Judul { tingkat: 1, teks: "Penilaian “mandiri” – ≥ 2,60".into() },
        Paragraf::baru(Teks::biasa("Nilai akhir 10\u{A0}% dan 漢 serta 😀.").lalu_tebal(" Tebal.")).into(),
        Blok::Grafik { grafik: radar("Aspek", &butir, 5, "2026", None), lebar: 380.0 },
        Blok::Judul { tingkat: 2, teks: "Rincian".into() },
        tabel(&[("A".into(), "satu".into())]).into(),
        Blok::Tabel(Tabel { isi: vec![Baris::baru(vec![Sel::from("x")])], ..Tabel::baru(vec![Kolom::kiri(1.0)]) }),
    ];
    let bita = pdf(&dokumen(isi)).unwrap();
    let teks = pdftotext(&bita);
    for harap in ["Penilaian “mandiri” – ≥ 2,60", "Nilai akhir 10 % dan □ serta □. Tebal.", "Kode", "Halaman 1 dari 1"]
    {
        assert!(teks.contains(harap), "{harap} is missing in:\n{teks}");
    }
    let pohon = lopdf::Document::load_mem(&bita).unwrap();
    assert!(pohon.catalog().unwrap().has(b"Outlines"));
    assert_eq!(pohon.get_pages().len(), 1);
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let buat = || pdf(&dokumen(vec![Paragraf::baru(Teks::biasa("sama").lalu_tebal(" persis")).into()])).unwrap();
    assert_eq!(buat(), buat());
}

/// One blue pixel.
const PNG: &[u8] = b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90\x77\x53\xde\x00\x00\x00\x0c\x49\x44\x41\x54\x78\x9c\x63\x50\xb7\xac\x07\x00\x01\x6a\x00\xe0\xef\xbe\x11\x64\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";

#[test]
fn a_logo_is_embedded() {
    let dokumen = Dokumen { logo: Some(PNG.to_vec()), ..dokumen(vec![Blok::Logo { tinggi: 60.0 }]) };
    let pohon = lopdf::Document::load_mem(&pdf(&dokumen).unwrap()).unwrap();
    let halaman = pohon.get_pages()[&1];
    assert_eq!(pohon.get_page_images(halaman).unwrap().len(), 1);
}

/// What closes a document never stands alone: some of what is before it comes along, with its heading where it is short.
#[test]
fn a_signature_takes_the_end_of_the_text_along() {
    let tanda = || {
        let baris = |teks: &str| Paragraf::baru(Teks::biasa(teks)).into();
        Blok::Penutup(vec![Blok::Jarak(22.0), baris("tempat"), Blok::Jarak(58.0), baris("penandatangan")])
    };
    for n in 1..90 {
        let baris: Vec<_> = (1..=n).map(|i| (format!("k{i}"), format!("uraian{i}"))).collect();
        let kalimat = (1..=n).map(|i| format!("kata{i} {}", "isi ".repeat(9))).collect::<String>();
        let kepala = || Blok::Judul { tingkat: 2, teks: "kepala".into() };
        let pengantar = || Paragraf::baru(Teks::biasa("pengantar")).ikut().into();
        for (apa, isi) in [
            ("table", vec![kepala(), pengantar(), tabel(&baris).into(), tanda()]),
            ("text", vec![kepala(), Paragraf::baru(Teks::biasa(&kalimat)).into(), tanda()]),
            ("two", vec![Paragraf::baru(Teks::biasa(&kalimat)).into(), kepala(), tabel(&baris[..1]).into(), tanda()]),
        ] {
            let hasil = tata(&dokumen(isi));
            periksa_batas(&hasil);
            let semua = kata(&hasil);
            let sekali = |satu: &str| semua.iter().filter(|k| *k == satu).count();
            let akhir = if apa == "text" { format!("kata{n}") } else { "k1".into() };
            assert_eq!((sekali("kepala"), sekali("penandatangan"), sekali(&akhir)), (1, 1, 1), "{apa} {n}");
            let halaman: Vec<Vec<String>> = hasil.halaman.iter().map(kata_halaman).collect();
            let letak = |satu: &str| halaman.iter().position(|h| h.iter().any(|k| k == satu)).unwrap();
            let terakhir = match apa {
                "table" => format!("k{n}"),
                "text" => format!("kata{n}"),
                _ => "k1".to_owned(),
            };
            assert_eq!(letak("tempat"), letak(&terakhir), "{apa} {n}: the signature stands alone");
            assert_eq!(letak("tempat"), letak("penandatangan"), "{apa} {n}");
            if apa == "two" {
                assert_eq!(letak("kepala"), letak("k1"), "{n}: the heading stays behind");
            }
        }
    }
}

#[test]
fn a_broken_logo_is_said() {
    let dokumen = Dokumen { logo: Some(b"bukan gambar".to_vec()), ..dokumen(vec![Blok::Logo { tinggi: 60.0 }]) };
    assert!(pdf(&dokumen).unwrap_err().to_string().starts_with("Logo kop surat"));
}

/// The text of a PDF in drawing order.
pub(crate) fn pdftotext(bita: &[u8]) -> String {
    let mut berkas = tempfile::NamedTempFile::new().unwrap();
    berkas.write_all(bita).unwrap();
    let hasil =
        std::process::Command::new("pdftotext").args(["-raw", "-enc", "UTF-8"]).arg(berkas.path()).arg("-").output();
    String::from_utf8(hasil.expect("pdftotext (poppler-utils) is installed").stdout).unwrap()
}
