//! Every table of records on a screen can be taken along whole, and what its links promise is there.

use std::collections::BTreeSet;

use domain::izin::Peran;
use services::{arsitektur::versi, demo};

use crate::bersama::{
    Aplikasi, Orang,
    formulir::tautan,
    jelajah::{jelajah, pola_kode},
};

/// Tables that go out nowhere, by what their box or caption says, and why.
const TANPA_UNDUHAN: &[(&str, &str)] = &[
    ("Riwayat akun", "the newest changes of one person: the audit trail goes out whole"),
    ("Riwayat Perangkat Daerah", "the newest changes of one office: the audit trail goes out whole"),
    ("Riwayat risiko", "the newest changes of one risk: the audit trail goes out whole"),
    ("Sesi Anda", "the devices of the person who looks: to be ended, not to be kept"),
    ("Peran orang ini", "part of one row of the list of people, which goes out whole"),
    ("Laporan sementara", "every row is a file already"),
    ("Lembar Perangkat Daerah", "every row is a file already"),
    ("Bukti yang dapat dilampirkan", "a choice of a form"),
    ("Berkas yang dapat dilampirkan", "a choice of a form"),
    ("Catatan", "a search for the centre of a picture: what it finds stands in the registers"),
];

/// A table of a page: its name, and whether links to its files follow before the next table.
struct TabelLayar {
    nama: String,
    diunduh: bool,
}

/// Tables that are fields of a form (`isian-…`) hold what is typed, not records.
fn tabel(html: &str) -> Vec<TabelLayar> {
    let mulai: Vec<usize> = html.match_indices("<table class=\"tabel").map(|(i, _)| i).collect();
    let kepala = mulai.first().map_or("", |i| &html[..*i]);
    let di_kepala = kepala.contains(".csv");
    let mut hasil = Vec::new();
    for (ke, awal) in mulai.iter().enumerate() {
        let akhir = mulai.get(ke + 1).copied().unwrap_or(html.len());
        let (sebelum, isi) = (&html[..*awal], &html[*awal..akhir]);
        if isi.split('>').next().unwrap_or_default().contains("isian-") {
            continue;
        }
        // The box is the last one that opens before the table, whatever the order of its attributes.
        let kotak = sebelum.rfind("class=\"gulir").and_then(|i| {
            let mulai = sebelum[..i].rfind("<div")?;
            sebelum[mulai..].split('>').next()?.split("aria-label=\"").nth(1)
        });
        let judul = isi.split("<caption class=\"senyap\">").nth(1).and_then(|s| s.split('<').next());
        let nama = kotak.and_then(|s| s.split('"').next()).or(judul).unwrap_or("?").to_owned();
        // The rest of a long table stands folded below its first rows.
        let lanjutan = html[akhir..].is_empty() || !html[*awal..].contains(", lanjutan\"");
        let sesudah = if lanjutan { isi } else { &html[*awal..] };
        hasil.push(TabelLayar { nama, diunduh: di_kepala || sesudah.contains(".csv") });
    }
    hasil
}

/// Whether a link leads to the files of a table.
fn berkas_tabel(alamat: &str) -> bool {
    let jalur = alamat.split('?').next().unwrap_or_default();
    jalur.starts_with("/tabel/") || jalur == "/arsitektur/matriks.xlsx"
}

async fn periksa(orang: &Orang<'_>, alamat: &str, sudah: &mut BTreeSet<String>, salah: &mut Vec<String>) {
    let pola = pola_kode(alamat);
    if !sudah.insert(pola) {
        return;
    }
    let jawaban = orang.get(alamat).await;
    let jenis = jawaban.kepala("content-type");
    let cocok = if alamat.contains(".csv") { jenis.starts_with("text/csv") } else { jenis.contains("spreadsheetml") };
    if jawaban.status != 200 || !cocok || jawaban.bita < 10 {
        salah.push(format!("{alamat}: {} {jenis}, {} bytes", jawaban.status, jawaban.bita));
    }
    if alamat.contains(".csv") && !jawaban.isi.lines().next().unwrap_or_default().contains(';') {
        salah.push(format!("{alamat} has no headings: {:.80}", jawaban.isi));
    }
}

#[test]
fn a_table_without_links_is_seen() {
    let tanpa = r#"<div class="gulir lepas" aria-label="Apa"><table class="tabel kartu"><tbody></tbody></table></div>"#;
    let dengan = format!("{tanpa}<p><a href=\"/tabel/apa.csv\">Unduh CSV</a></p>");
    let isian = r#"<table class="tabel isian-matriks"></table>"#;
    let satu = |html: &str| tabel(html).into_iter().map(|t| (t.nama, t.diunduh)).collect::<Vec<_>>();
    assert_eq!(satu(tanpa), [("Apa".to_owned(), false)]);
    assert_eq!(satu(&format!("{tanpa}{dengan}")), [("Apa".to_owned(), false), ("Apa".to_owned(), true)]);
    assert_eq!(satu(&format!("<a href=\"/tabel/a.csv\"></a>{tanpa}")), [("Apa".to_owned(), true)]);
    assert_eq!(satu(isian), []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_table_of_a_screen_can_be_taken_along() {
    let app = Aplikasi::baru().await;
    let akun = demo::muat(&app.b.l).await.unwrap();
    let tim = app.b.orang("Tim Arsitektur", Peran::TimKoordinasi, None).await;
    let mulai = chrono::NaiveDate::from_ymd_opt(2026, 1, 1);
    let draf = versi::IsianVersi { nama: "Arsitektur 2026".into(), mulai, ..Default::default() };
    let arsitektur = versi::create(&app.b.l, &tim, &draf).await.unwrap();
    let satu = demo::satu_per_peran(&akun);
    let (mut salah, mut sudah, mut dilihat) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    for peran in [Peran::TimKoordinasi, Peran::Admin, Peran::Operator] {
        let nama = &satu.iter().find(|a| a.peran == peran.nama()).unwrap().nama_pengguna;
        let orang = app.sebagai(nama, demo::SANDI).await;
        let mut halaman = jelajah(&orang, pola_kode).await;
        // Forms lead here, no links.
        if peran == Peran::TimKoordinasi {
            let banding = format!("/arsitektur/{arsitektur}/banding");
            for alamat in [&banding, "/arsitektur/graf?q=", "/risiko?jenis=positif"] {
                let jawaban = orang.get(alamat).await;
                assert_eq!(jawaban.status, 200, "{alamat}");
                halaman.push((alamat.to_owned(), jawaban.isi));
            }
        }
        for (alamat, html) in halaman {
            for t in tabel(&html) {
                let dikecualikan = TANPA_UNDUHAN.iter().any(|(kata, _)| *kata == t.nama);
                if !t.diunduh && !dikecualikan {
                    salah.push(format!("{alamat} for {nama}: no files of the table \"{}\"", t.nama));
                }
                dilihat.insert(t.nama);
            }
            for tujuan in tautan(&html).iter().filter(|a| berkas_tabel(a)) {
                periksa(&orang, tujuan, &mut sudah, &mut salah).await;
            }
        }
    }
    assert!(salah.is_empty(), "{salah:#?}");
    assert!(dilihat.len() > 40, "{} tables seen: {dilihat:#?}", dilihat.len());
    let tak_ada: Vec<_> = TANPA_UNDUHAN.iter().filter(|(nama, _)| !dilihat.contains(*nama)).collect();
    assert!(tak_ada.is_empty(), "exceptions for tables nobody sees: {tak_ada:?}");
}
