//! Bad input in every field of every form that the screens offer, in every address, and in every upload: each is answered
//! with a sentence and its status, and changes nothing.

#[path = "../../services/tests/bantu/mod.rs"]
mod bantu;
mod bersama;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use axum::http::Method;
use bantu::Basis;
use bersama::{
    Aplikasi, Jawaban, Orang,
    formulir::{self, Formulir, Jenis, Kendali},
};
use domain::izin::Peran;
use services::{
    Pelaku, demo,
    jejak::{self, Entri},
};

/// Longer than any field.
const PANJANG: usize = 25_000;
/// Nothing may be stored that no screen can show: backspace, a mark that turns the reading order round.
const KENDALI: &str = "Rapat\u{8}\u{202e}tamat";
/// What no database text can hold.
const NOL: &str = "Rapat\u{0}tamat";
const SKRIP: &str = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>";
const EMOJI: &str = "Rapat 🧑🏽‍🏫 & 📊 selesai 🎉";
const BUKAN: &str = "tidak-ada-9999";

/// Forms that are no field of anybody: they end the session.
const KELUAR: [&str; 3] = ["/keluar", "/keluar-semua", "/akun/sesi/#/akhiri"];

/// The people whose screens are walked: together they see every form.
const PERAN: [Peran; 7] = [
    Peran::TimKoordinasi,
    Peran::Admin,
    Peran::Operator,
    Peran::KepalaPerangkatDaerah,
    Peran::AsesorInternal,
    Peran::Dinas,
    Peran::Perencanaan,
];

/// Numbers, hashes and codes taken out of an address.
fn pola(alamat: &str) -> String {
    let jalur = alamat.split('?').next().unwrap_or_default();
    let mut sebelum = "";
    let ruas: Vec<&str> = jalur
        .split('/')
        .map(|ruas| {
            let kode = matches!(sebelum, "rujukan" | "penandatangan" | "publik")
                || (sebelum == "register" && ruas != "aplikasi")
                || (!ruas.is_empty() && ruas.chars().all(|c| c.is_ascii_digit()))
                || (ruas.len() == 64 && ruas.chars().all(|c| c.is_ascii_hexdigit()));
            sebelum = ruas;
            if kode { "#" } else { ruas }
        })
        .collect();
    ruas.join("/")
}

/// Every page that is reached by links from the home page, one for each pattern.
async fn jelajah(orang: &Orang<'_>) -> Vec<(String, String)> {
    let (mut antre, mut dikenal) = (VecDeque::from(["/".to_owned()]), BTreeSet::from(["/".to_owned()]));
    let mut hasil = Vec::new();
    while let Some(alamat) = antre.pop_front() {
        let jawaban = orang.get(&alamat).await;
        if jawaban.status.is_redirection() || !jawaban.kepala("content-type").starts_with("text/html") {
            continue;
        }
        assert_eq!(jawaban.status, 200, "{alamat}");
        for tujuan in formulir::tautan(&jawaban.isi) {
            let berkas = tujuan.split('?').next().unwrap_or_default().contains('.');
            if !berkas && !tujuan.starts_with("/bukti/") && dikenal.insert(pola(&tujuan)) {
                antre.push_back(tujuan);
            }
        }
        hasil.push((alamat, jawaban.isi));
    }
    hasil
}

fn auditor() -> Pelaku {
    Pelaku {
        peran: vec![domain::izin::PeranDiberikan { peran: Peran::Auditor, perangkat_daerah: None }],
        ..Pelaku::sistem()
    }
}

async fn terakhir(app: &Aplikasi) -> Entri {
    jejak::list(&app.b.l, &auditor(), &jejak::Saringan::default(), 1).await.expect("jejak").remove(0)
}

/// Whether the trail's newest entry kept what must not be kept.
fn tersimpan(entri: &Entri, nilai: &str) -> bool {
    entri.perubahan.values().any(|(_, sesudah)| memuat(sesudah, nilai))
}

fn memuat(json: &serde_json::Value, nilai: &str) -> bool {
    match json {
        serde_json::Value::String(teks) => teks.contains(nilai),
        serde_json::Value::Array(isi) => isi.iter().any(|satu| memuat(satu, nilai)),
        serde_json::Value::Object(isi) => isi.values().any(|satu| memuat(satu, nilai)),
        _ => false,
    }
}

/// What a field is given, and whether a form that takes it is at fault.
fn buruk(kendali: &Kendali) -> Vec<(String, Harap)> {
    if kendali.jenis == Jenis::Berkas {
        return Vec::new();
    }
    let mut nilai = buruk_menurut_jenis(kendali);
    nilai.push((NOL.into(), Harap::Ditolak));
    nilai
}

fn buruk_menurut_jenis(kendali: &Kendali) -> Vec<(String, Harap)> {
    use Harap::{Boleh, Ditolak, TakTersimpan};
    let panjang = "a".repeat(PANJANG);
    let kini = kendali.nilai.first().map_or("", String::as_str);
    match kendali.jenis {
        Jenis::Tersembunyi if kendali.nama == "versi" => {
            let mut nilai = vec![("999999".to_owned(), Ditolak)];
            // A form for what does not exist yet carries none.
            if !matches!(kini, "" | "0") {
                nilai.extend([(String::new(), Ditolak), ("bukan".into(), Ditolak), ("0".into(), Ditolak)]);
            }
            nilai
        }
        Jenis::Berkas => Vec::new(),
        Jenis::Bilangan | Jenis::Tanggal => {
            [BUKAN, "99999999999999999999", "2026-02-30", KENDALI, SKRIP, EMOJI, &panjang]
                .map(|nilai| (nilai.to_owned(), Ditolak))
                .into()
        }
        // The query of a list that somebody keeps is kept as it stands.
        Jenis::Tersembunyi if kendali.nama == "kueri" => vec![(panjang, TakTersimpan), (SKRIP.into(), Boleh)],
        Jenis::Pilihan | Jenis::Tombol | Jenis::Tersembunyi => {
            [BUKAN, "-1", KENDALI, SKRIP, &panjang].map(|nilai| (nilai.to_owned(), TakTersimpan)).into()
        }
        Jenis::Teks | Jenis::Sandi => vec![
            (panjang, TakTersimpan),
            (KENDALI.into(), TakTersimpan),
            (String::new(), if kendali.wajib { Ditolak } else { Boleh }),
            (SKRIP.into(), Boleh),
            (EMOJI.into(), Boleh),
        ],
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Harap {
    /// Refused; the trail stays as it is.
    Ditolak,
    /// Refused, or the field is none of those the form keeps.
    TakTersimpan,
    /// Text is text.
    Boleh,
}

async fn kirim(orang: &Orang<'_>, form: &Formulir, lain: &[(&str, &str)]) -> Jawaban {
    let isi: Vec<String> = form
        .isian(lain)
        .iter()
        .map(|(nama, nilai)| format!("{}={}", server::jawaban::sandi_url(nama), server::jawaban::sandi_url(nilai)))
        .collect();
    let kepala = [("content-type", "application/x-www-form-urlencoded"), ("accept", "application/json")];
    orang.kirim(Method::POST, &form.aksi, &kepala, isi.join("&")).await
}

/// Sends every field of a form in every bad shape; what is wrong with the answers.
async fn uji(app: &Aplikasi, orang: &Orang<'_>, halaman: &str, form: &Formulir, salah: &mut Vec<String>) -> usize {
    let (mut form, mut dikirim) = (form.clone(), 0);
    let mut awal = terakhir(app).await.urutan;
    let teks = |k: &&Kendali| k.jenis == Jenis::Teks && k.nama != "nomor";
    let ubahan = form.kendali.iter().find(teks).map(|k| k.nama.clone());
    for kendali in form.kendali.clone() {
        for (nilai, harap) in buruk(&kendali) {
            let mut lain = vec![(kendali.nama.as_str(), nilai.as_str())];
            // A stale form that changes nothing may pass; this one wants to change something.
            lain.extend(ubahan.iter().filter(|_| kendali.nama == "versi").map(|nama| (nama.as_str(), "Isian lain")));
            let jawaban = kirim(orang, &form, &lain).await;
            dikirim += 1;
            let kini = terakhir(app).await;
            let pendek: String = nilai.chars().take(30).collect();
            let mut catat = |apa: &str| {
                let isi: String = jawaban.isi.chars().take(200).collect();
                salah.push(format!(
                    "{} ({halaman}) {} = {pendek:?}: {apa}: {} {isi}",
                    pola(&form.aksi),
                    kendali.nama,
                    jawaban.status
                ));
            };
            if jawaban.status.is_server_error() {
                catat("broke");
            }
            let ditolak = jawaban.status.is_client_error();
            if ditolak {
                let json: serde_json::Value = serde_json::from_str(&jawaban.isi).unwrap_or_default();
                let kalimat = json["pesan"].as_str().unwrap_or_default();
                if !kalimat.ends_with(['.', '?']) {
                    catat("refused without a sentence");
                }
                if kini.urutan != awal {
                    catat("refused and changed all the same");
                }
            } else if harap == Harap::Ditolak {
                catat("taken");
            } else if kini.urutan != awal && harap == Harap::TakTersimpan && tersimpan(&kini, &nilai) {
                catat("stored");
            }
            if kini.urutan != awal {
                awal = kini.urutan;
                let lagi = orang.get(halaman).await;
                if lagi.isi.contains("<script>alert(1)") || lagi.isi.contains("<img src=x") {
                    catat("hostile text came out as it went in");
                }
                let Some(baru) = formulir::semua(&lagi.isi).into_iter().find(|f| f.sama(&form)) else {
                    return dikirim;
                };
                form = baru;
            }
        }
    }
    dikirim
}

async fn semua_formulir(basis: Basis) {
    let app = Aplikasi::pada(basis).await;
    let akun = demo::muat(&app.b.l).await.expect("demo");
    let satu = demo::satu_per_peran(&akun);
    let (mut dikenal, mut salah, mut dikirim) = (BTreeSet::new(), Vec::new(), 0);
    let mut aksi = BTreeMap::new();
    for peran in PERAN {
        let demo = satu.iter().find(|a| a.peran == peran.nama()).expect("peran");
        let orang = app.sebagai(&demo.nama_pengguna, demo::SANDI).await;
        for (alamat, html) in jelajah(&orang).await {
            for form in formulir::semua(&html) {
                let kunci = (pola(&form.aksi), form.nama().join(" "));
                if KELUAR.contains(&kunci.0.as_str()) || form.unggah || !dikenal.insert(kunci.clone()) {
                    continue;
                }
                let banyak = uji(&app, &orang, &alamat, &form, &mut salah).await;
                *aksi.entry(kunci.0).or_insert(0) += banyak;
                dikirim += banyak;
            }
        }
    }
    assert!(salah.is_empty(), "{} of {dikirim}:\n{}", salah.len(), salah.join("\n"));
    assert!(aksi.len() >= 40 && dikirim >= 1_500, "{} forms, {dikirim} sent: {aksi:#?}", aksi.len());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_field_of_every_form_on_sqlite() {
    semua_formulir(Basis::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_field_of_every_form_on_postgres() {
    semua_formulir(Basis::Postgres).await;
}

/// A file as somebody might choose it: what it is, its name and content. What is kept and never opened here (`bukti`) may
/// be damaged inside.
fn berkas(bukti: bool) -> Vec<(&'static str, &'static str, Vec<u8>)> {
    let mut semua = vec![
        ("empty table", "nilai.xlsx", Vec::new()),
        ("empty document", "rencana.pdf", Vec::new()),
        ("page behind the ending of a table", "nilai.xlsx", b"<html><script>alert(1)</script></html>".to_vec()),
        ("program behind the ending of a document", "rencana.pdf", [&b"MZ\x90\x00\x03"[..], &[0; 600]].concat()),
        ("over the limit", "rencana.pdf", [&b"%PDF-1.7\n"[..], &vec![b' '; 20_100_000]].concat()),
        ("no ending", "rencana", b"%PDF-1.7\nrekaan".to_vec()),
    ];
    if !bukti {
        semua.push(("picture cut off", "lambang.png", b"\x89PNG\r\n\x1a\n\x00\x00".to_vec()));
        semua.push(("archive that unpacks to four gigabytes", "nilai.xlsx", bom()));
    }
    semua
}

/// A workbook whose directory says that a part unpacks to four gigabytes.
fn bom() -> Vec<u8> {
    let mut buku = rust_xlsxwriter::Workbook::new();
    buku.add_worksheet().write_string(0, 0, "indikator").expect("sel");
    let mut isi = buku.save_to_buffer().expect("buku kerja");
    let letak = isi.windows(4).position(|w| w == b"PK\x01\x02").expect("central directory");
    isi[letak + 24..letak + 28].copy_from_slice(&0xffff_fff0_u32.to_le_bytes());
    isi
}

async fn unggah(orang: &Orang<'_>, form: &Formulir, nama: &str, isi: &[u8]) -> Jawaban {
    let mut badan = Vec::new();
    for (bidang, nilai) in form.isian(&[]) {
        let bagian = format!("--batas\r\ncontent-disposition: form-data; name=\"{bidang}\"\r\n\r\n{nilai}\r\n");
        badan.extend(bagian.into_bytes());
    }
    for kendali in form.kendali.iter().filter(|k| k.jenis == Jenis::Berkas) {
        let kepala = format!(
            "--batas\r\ncontent-disposition: form-data; name=\"{}\"; filename=\"{nama}\"\r\n\r\n",
            kendali.nama
        );
        badan.extend(kepala.into_bytes());
        badan.extend(isi);
        badan.extend(b"\r\n");
    }
    badan.extend(b"--batas--\r\n");
    let kepala = [("content-type", "multipart/form-data; boundary=batas"), ("accept", "application/json")];
    orang.kirim(Method::POST, &form.aksi, &kepala, badan).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_upload_refuses_what_it_cannot_keep() {
    let app = Aplikasi::pada(Basis::Sqlite).await;
    let akun = demo::muat(&app.b.l).await.expect("demo");
    let satu = demo::satu_per_peran(&akun);
    let (mut dikenal, mut salah) = (BTreeSet::new(), Vec::new());
    for peran in PERAN {
        let demo = satu.iter().find(|a| a.peran == peran.nama()).expect("peran");
        let orang = app.sebagai(&demo.nama_pengguna, demo::SANDI).await;
        for (halaman, html) in jelajah(&orang).await {
            for form in formulir::semua(&html) {
                if !form.unggah || !dikenal.insert(pola(&form.aksi)) {
                    continue;
                }
                // The limit stands on the page before anything is sent.
                if !html.contains("MB") && !html.contains(" KB") {
                    salah.push(format!("{halaman}: does not say how large a file may be"));
                }
                for (apa, nama, isi) in berkas(
                    form.aksi.ends_with("/bukti")
                        || form.aksi.ends_with("/lampiran")
                        || form.aksi.ends_with("/dokumen"),
                ) {
                    let awal = terakhir(&app).await.urutan;
                    let jawaban = unggah(&orang, &form, nama, &isi).await;
                    let json: serde_json::Value = serde_json::from_str(&jawaban.isi).unwrap_or_default();
                    let kalimat = json["pesan"].as_str().unwrap_or_default();
                    let tetap = terakhir(&app).await.urutan == awal;
                    if !jawaban.status.is_client_error() || !kalimat.ends_with('.') || !tetap {
                        salah.push(format!("{} {apa}: {} {}", pola(&form.aksi), jawaban.status, jawaban.isi));
                    }
                }
                for nama in ["../../etc/passwd.pdf", "..\\..\\windows\\system.ini.pdf", "a\u{202e}fdp.exe.pdf"] {
                    let jawaban = unggah(&orang, &form, nama, b"%PDF-1.7\nrekaan").await;
                    let entri = terakhir(&app).await;
                    let disimpan = ["../", "..\\", "\u{202e}"].iter().any(|buruk| tersimpan(&entri, buruk));
                    if jawaban.status.is_server_error() || disimpan {
                        salah.push(format!("{} {nama}: {} {entri:?}", pola(&form.aksi), jawaban.status));
                    }
                }
            }
        }
    }
    assert!(salah.is_empty(), "{}", salah.join("\n"));
    assert!(dikenal.len() >= 6, "{dikenal:?}");
}

/// Every address with parts that are no record, and with a query that no page makes.
async fn semua_alamat(basis: Basis) {
    let app = Aplikasi::pada(basis).await;
    let akun = demo::muat(&app.b.l).await.expect("demo");
    let satu = demo::satu_per_peran(&akun);
    let mut salah = Vec::new();
    for peran in [Peran::TimKoordinasi, Peran::Admin] {
        let demo = satu.iter().find(|a| a.peran == peran.nama()).expect("peran");
        let orang = app.sebagai(&demo.nama_pengguna, demo::SANDI).await;
        let mut alamat: Vec<String> = server::layar::alamat();
        alamat.extend(server::rute::alamat().into_iter().filter(|(cara, _)| *cara == "GET").map(|(_, a)| a.to_owned()));
        // A search among codes that do not exist finds none; it is no record.
        for pola in alamat.iter().filter(|a| a.contains('{') && *a != "/rujukan/{awalan}/cari") {
            for ruas in [
                "0",
                "-1",
                "99999999999999999999",
                "1.5",
                "%00",
                "%FF",
                "%F0%9F%8E%89",
                "..%2F..%2Fetc%2Fpasswd",
                "%3Cscript%3E",
                "a' OR 1=1",
            ] {
                let ruas = ruas.replace(' ', "%20");
                let jalur: String = pola
                    .split('/')
                    .map(|r| if r.starts_with('{') { ruas.as_str() } else { r })
                    .collect::<Vec<_>>()
                    .join("/");
                let jawaban = orang.get(&jalur).await;
                if !(jawaban.status.is_client_error() || jawaban.status.is_redirection()) {
                    salah.push(format!("{jalur}: {}", jawaban.status));
                }
            }
        }
        for (alamat, _) in jelajah(&orang).await {
            let jalur = alamat.split('?').next().unwrap_or_default();
            for nilai in [
                "%00",
                "%FF",
                "-1",
                "99999999999999999999",
                "%E2%80%AE",
                "%25_%5C",
                "%3Cscript%3Ealert(1)%3C/script%3E",
                &"a".repeat(3_000),
            ] {
                let nama = [
                    "q",
                    "cari",
                    "urut",
                    "halaman",
                    "sesudah",
                    "sebelum",
                    "tahap",
                    "aspek",
                    "kantor",
                    "f_nama",
                    "kolom",
                    "arsip",
                    "status",
                    "objek",
                    "peran",
                    "fungsi",
                    "dari",
                    "ke",
                    "kedalaman",
                    "tahun",
                    "target",
                ];
                let kueri: Vec<String> = nama.iter().map(|n| format!("{n}={nilai}")).collect();
                for kueri in [kueri.join("&"), kueri[0].clone()] {
                    let jawaban = orang.get(&format!("{jalur}?{kueri}")).await;
                    if jawaban.status.is_server_error() || jawaban.isi.contains("<script>alert(1)") {
                        salah.push(format!(
                            "{jalur}?{}: {}",
                            kueri.chars().take(60).collect::<String>(),
                            jawaban.status
                        ));
                    }
                }
            }
        }
    }
    assert!(salah.is_empty(), "{}", salah.join("\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_address_on_sqlite() {
    semua_alamat(Basis::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_address_on_postgres() {
    semua_alamat(Basis::Postgres).await;
}
