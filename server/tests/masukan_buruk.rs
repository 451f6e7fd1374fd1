//! Bad input in every field of every form that the screens offer, in every address, and in every upload: each is answered
//! with a sentence and its status, and changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::bantu::{self, Basis};
use crate::bersama::{
    Aplikasi, Orang,
    buruk::{TAK_TERSIMPAN, buruk, kalimat, kirim, terakhir, tersimpan, uji_satu, unggah, usai},
    formulir::{self, Formulir},
    jelajah::{PERAN, jelajah, pola},
};
use domain::{
    izin::Peran,
    penilaian::{Jenis, Lingkup},
};
use services::{
    demo,
    penilaian::{
        alur::{self, Aksi},
        bukti_isian,
        isian::{self, IsianBaru},
        putaran::{self, PutaranBaru},
    },
};

/// Forms that are no field of anybody: they end the session.
const KELUAR: [&str; 3] = ["/keluar", "/keluar-semua", "/akun/sesi/#/akhiri"];

/// Sends every field of a form in every bad shape; how many were sent.
async fn uji(app: &Aplikasi, orang: &Orang<'_>, halaman: &str, form: &Formulir, salah: &mut Vec<String>) -> usize {
    let (mut form, mut dikirim) = (form.clone(), 0);
    for kendali in form.kendali.clone() {
        for (nilai, harap) in buruk(&kendali) {
            dikirim += 1;
            let lagi = uji_satu(app, orang, (halaman, &form), (&kendali, &nilai, harap), salah).await;
            let Some(lagi) = lagi else { continue };
            let Some(baru) = formulir::semua(&lagi).into_iter().find(|f| f.sama(&form)) else { return dikirim };
            form = baru;
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
        for (alamat, html) in jelajah(&orang, pola).await {
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_upload_refuses_what_it_cannot_keep() {
    let app = Aplikasi::pada(Basis::Sqlite).await;
    let akun = demo::muat(&app.b.l).await.expect("demo");
    let satu = demo::satu_per_peran(&akun);
    let (mut dikenal, mut salah) = (BTreeSet::new(), Vec::new());
    for peran in PERAN {
        let demo = satu.iter().find(|a| a.peran == peran.nama()).expect("peran");
        let orang = app.sebagai(&demo.nama_pengguna, demo::SANDI).await;
        for (halaman, html) in jelajah(&orang, pola).await {
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
                    let jawaban = unggah(&orang, &form, &[], (nama, &isi)).await;
                    let kalimat = kalimat(&jawaban);
                    let tetap = terakhir(&app).await.urutan == awal;
                    if !jawaban.status.is_client_error() || !kalimat.ends_with('.') || !tetap {
                        salah.push(format!("{} {apa}: {} {}", pola(&form.aksi), jawaban.status, jawaban.isi));
                    }
                }
                for nama in ["../../etc/passwd.pdf", "..\\..\\windows\\system.ini.pdf", "a\u{202e}fdp.exe.pdf"] {
                    let jawaban = unggah(&orang, &form, &[], (nama, b"%PDF-1.7\nrekaan")).await;
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
        for (alamat, _) in jelajah(&orang, pola).await {
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

const INSTRUMEN: &str = "permenpanrb-59-2020";

/// An import in which an upload is shown before a second form takes it over.
struct Impor<'a> {
    orang: &'a Orang<'a>,
    /// The page with the form that uploads.
    halaman: String,
    nama: &'static str,
    /// What else the upload says, and the file: the same import with something new in it each time.
    isi: Box<dyn Fn(usize) -> Unggahan + 'a>,
}

/// Fields beside the file, and the file's content.
type Unggahan = (Vec<(&'static str, String)>, String);

impl Impor<'_> {
    /// The `n`-th file, uploaded: the address of its preview, and the form that takes it over.
    async fn pratinjau(&self, n: usize) -> (String, Formulir) {
        let (lain, isi) = (self.isi)(n);
        let lain: Vec<(&str, &str)> = lain.iter().map(|(nama, nilai)| (*nama, nilai.as_str())).collect();
        let html = self.orang.get(&self.halaman).await.isi;
        let form = formulir::semua(&html).into_iter().find(|f| f.unggah).unwrap_or_else(|| panic!("{html}"));
        let jawaban = unggah(self.orang, &form, &lain, (self.nama, isi.as_bytes())).await;
        assert_eq!(jawaban.status, 200, "{} {isi}: {}", self.halaman, jawaban.isi);
        let json: serde_json::Value = serde_json::from_str(&jawaban.isi).expect("json");
        let alamat = json["tujuan"].as_str().expect("tujuan").to_owned();
        let jawaban = self.orang.get(&alamat).await;
        assert_eq!(jawaban.status, 200, "{alamat}");
        let jalur = alamat.split('?').next().unwrap_or_default();
        let form = formulir::semua(&jawaban.isi).into_iter().find(|f| f.aksi == jalur);
        (alamat.clone(), form.unwrap_or_else(|| panic!("{alamat}: {}", jawaban.isi)))
    }

    /// Whether a form was refused: with a sentence, or by a job that wrote nothing.
    async fn tertolak(&self, app: &Aplikasi, orang: &Orang<'_>, form: &Formulir) -> Result<(), String> {
        let awal = terakhir(app).await.urutan;
        let jawaban = kirim(orang, form, &[]).await;
        let ditolak = match usai(orang, &jawaban).await {
            Some(halaman) => halaman.contains(TAK_TERSIMPAN),
            None => jawaban.status.is_client_error() && kalimat(&jawaban).ends_with('.'),
        };
        if ditolak && terakhir(app).await.urutan == awal {
            return Ok(());
        }
        Err(format!("{}: {} {}", form.aksi, jawaban.status, jawaban.isi))
    }
}

/// Another upload in the same form.
fn dengan_sidik(form: &Formulir, sha: &str) -> Formulir {
    let (pangkal, _) = form.aksi.rsplit_once('/').expect("sha");
    let mut lain = form.clone();
    lain.aksi = format!("{pangkal}/{sha}");
    lain
}

/// A national round in which the ministry may give indicators 1 and 2 a value.
async fn putaran_nasional(app: &Aplikasi, kantor: i64) -> i64 {
    let b = &app.b;
    let tim = b.orang("Tim Penyetuju", Peran::TimKoordinasi, None).await;
    let asesor = b.orang("Asesor Pengisi", Peran::AsesorInternal, None).await;
    let operator = b.orang("Operator Bukti", Peran::Operator, Some(kantor)).await;
    let baru = PutaranBaru {
        tahun: 2025,
        nama: "Evaluasi nasional berjalan".into(),
        jenis: Jenis::Evaluasi,
        lingkup: Lingkup::Nasional,
        visitasi: false,
        instrumen: INSTRUMEN.into(),
        target: None,
        tenggat: BTreeMap::new(),
        salin_penugasan_dari: None,
    };
    let id = putaran::buka(&b.l, &tim, baru).await.expect("putaran");
    let penilaian = putaran::get(&b.l, &tim, id).await.expect("putaran").penilaian[0];
    let isi = bytes::Bytes::from_static(b"%PDF-1.7\nrekaan");
    let bukti = services::bukti::unggah(&b.l, &operator, Some(kantor), "rencana.pdf", isi).await.expect("bukti");
    for kode in ["1", "2"] {
        let isian = IsianBaru { versi: 1, tingkat: "3".into(), fakta: "Pergub.".into(), analisis: "Memenuhi.".into() };
        let versi = isian::simpan(&b.l, &asesor, penilaian, kode, isian).await.expect("isian").versi;
        bukti_isian::lampirkan(&b.l, &asesor, penilaian, kode, bukti, None).await.expect("lampiran");
        alur::lakukan(&b.l, &asesor, penilaian, kode, versi, Aksi::Ajukan).await.expect("ajukan");
        alur::lakukan(&b.l, &tim, penilaian, kode, versi + 1, Aksi::Setujui).await.expect("setujui");
    }
    id
}

const RISIKO: &str = "Jenis;Kejadian;Penyebab;Kategori;Dampak;Area Dampak;Level Kemungkinan;Level Dampak\n";

/// The form behind every preview: every field in every bad shape, uploads that are not its own, people who may not, and the
/// same form twice.
async fn semua_pratinjau(basis: Basis) {
    let app = Aplikasi::pada(basis).await;
    let kantor = app.b.kantor("SATU", "Dinas Satu").await;
    let kantor_lain = app.b.kantor("DUA", "Dinas Dua").await;
    let tim = app.masuk("tim", &[(Peran::TimKoordinasi, None)]).await;
    let dinas = app.masuk("dinas", &[(Peran::Dinas, None)]).await;
    let operator = app.masuk("operator", &[(Peran::Operator, Some(kantor))]).await;
    let lain = app.masuk("lain", &[(Peran::Operator, Some(kantor_lain))]).await;
    let putaran = putaran_nasional(&app, kantor).await;
    let pengisi = app.b.orang("Operator Risiko", Peran::Operator, Some(kantor)).await;
    let rid = services::risiko::register::create(&app.b.l, &pengisi, kantor, 2026).await.expect("register risiko");
    let penulis = app.b.orang("Dinas Penulis", Peran::Dinas, None).await;
    bantu::catatan::catatan(&app.b, &penulis, "aplikasi", "Aplikasi arsip", kantor).await;
    let potret = services::arsitektur::versi::kini(&app.b.l, &penulis, false).await.expect("potret");
    let archimate = domain::arsitektur::archimate::tulis(&potret, "Arsitektur", "Contoh");

    let impor = [
        Impor {
            orang: &tim,
            halaman: "/perangkat-daerah/impor".into(),
            nama: "kantor.csv",
            isi: Box::new(|n| (vec![], format!("kode;nama;jenis\nUJI{n};Badan Uji {n};Badan\n"))),
        },
        Impor {
            orang: &dinas,
            halaman: "/register/aplikasi/impor".into(),
            nama: "aplikasi.csv",
            isi: Box::new(|n| {
                let kepala = "ID;Nama aplikasi;Perangkat Daerah;Jenis aplikasi;Tahap siklus";
                (vec![], format!("{kepala}\nU{n};Uji {n};SATU;Khusus;Aktif\n"))
            }),
        },
        Impor {
            orang: &tim,
            halaman: "/penilaian/impor".into(),
            nama: "nilai.csv",
            isi: Box::new(|n| {
                let bidang = vec![("instrumen", INSTRUMEN.to_owned()), ("tahun", (2021 + n % 4).to_string())];
                (bidang, "indikator;nilai\n1;3\n2;4\n".into())
            }),
        },
        Impor {
            orang: &tim,
            halaman: format!("/putaran/{putaran}/impor"),
            nama: "hasil.csv",
            isi: Box::new(|n| {
                let isi = format!("Indikator;Nilai;Justifikasi\n1;{};Surat {n}.\n2;3;\n", 1 + n % 2);
                (vec![("tahap", "dokumen".to_owned())], isi)
            }),
        },
        Impor {
            orang: &operator,
            halaman: format!("/risiko/register/{rid}/impor"),
            nama: "risiko.csv",
            isi: Box::new(|n| {
                let baris = format!("Negatif;Kejadian {n};Sebab;SDM SPBE;Kinerja turun;Kinerja;3;3\n");
                (vec![], format!("{RISIKO}{baris}"))
            }),
        },
        Impor {
            orang: &dinas,
            halaman: "/arsitektur/impor".into(),
            nama: "model.xml",
            isi: Box::new(|n| (vec![], archimate.replace("Aplikasi arsip", &format!("Aplikasi arsip {n}")))),
        },
    ];

    let (mut salah, mut dikirim, mut unggahan) = (Vec::new(), 0, Vec::new());
    for satu in &impor {
        let mut n = 0;
        let (mut halaman, mut form) = satu.pratinjau(n).await;
        for kendali in form.kendali.clone() {
            for (nilai, harap) in buruk(&kendali) {
                dikirim += 1;
                let diuji = (&kendali, nilai.as_str(), harap);
                if uji_satu(&app, satu.orang, (&halaman, &form), diuji, &mut salah).await.is_some() {
                    n += 1;
                    (halaman, form) = satu.pratinjau(n).await;
                }
            }
        }
        for sha in ["0", &"0".repeat(64), &"g".repeat(64), &"..%2f".repeat(8), "%00", "a'%20OR%201=1"] {
            salah.extend(satu.tertolak(&app, satu.orang, &dengan_sidik(&form, sha)).await.err());
        }
        salah.extend(satu.tertolak(&app, &lain, &form).await.err());
        assert!(lain.get(&halaman).await.status != 500, "{halaman}");
        unggahan.push((satu, form, n));
    }
    // A file that was read for one import is no file of another.
    for (satu, form, _) in &unggahan {
        // The ministry's results are a level table too.
        let lain = |asing: &Impor<'_>| asing.nama != satu.nama && (satu.nama, asing.nama) != ("nilai.csv", "hasil.csv");
        for (_, asing, _) in unggahan.iter().filter(|(asing, ..)| lain(asing)) {
            let sha = asing.aksi.rsplit('/').next().unwrap_or_default();
            salah.extend(satu.tertolak(&app, satu.orang, &dengan_sidik(form, sha)).await.err());
        }
    }
    // The form itself is good; sent again it does nothing more.
    for (satu, form, _) in &unggahan {
        let awal = terakhir(&app).await.urutan;
        let jawaban = kirim(satu.orang, form, &[("justifikasi", "Menurut surat.")]).await;
        let halaman = usai(satu.orang, &jawaban).await;
        let ditulis = terakhir(&app).await.urutan;
        if !jawaban.status.is_success() || ditulis == awal {
            salah.push(format!("{} takes nothing over: {} {} {halaman:?}", form.aksi, jawaban.status, jawaban.isi));
        }
        let jawaban = kirim(satu.orang, form, &[("justifikasi", "Menurut surat.")]).await;
        usai(satu.orang, &jawaban).await;
        if jawaban.status.is_server_error() || terakhir(&app).await.urutan != ditulis {
            salah.push(format!("{} twice: {} {}", form.aksi, jawaban.status, jawaban.isi));
        }
    }
    // What a person calls a file stands on the page of its imports, as a file may be called.
    let html = dinas.get("/register/aplikasi/impor").await.isi;
    if html.contains("<script>alert(1)") || html.contains(&"a".repeat(1_000)) || html.contains('\u{202e}') {
        salah.push("names of files came out as they went in".into());
    }
    assert!(salah.is_empty(), "{} of {dikirim}:\n{}", salah.len(), salah.join("\n"));
    assert!(dikirim >= 50, "{dikirim}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_preview_on_sqlite() {
    semua_pratinjau(Basis::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_preview_on_postgres() {
    semua_pratinjau(Basis::Postgres).await;
}
