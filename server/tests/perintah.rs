//! The binary itself, as somebody at a terminal meets it: what it prints, how it ends, and the first admin of an empty
//! installation.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, ChildStdout, Command, Output, Stdio},
};

const SANDI: &str = "empat-kuda-lari-jauh";

fn spbe(folder: &Path, kata: &[&str]) -> Command {
    let mut perintah = Command::new(env!("CARGO_BIN_EXE_spbe"));
    perintah.args(kata).current_dir(folder);
    for (nama, _) in std::env::vars().filter(|(nama, _)| nama.starts_with("SPBE_")) {
        perintah.env_remove(nama);
    }
    perintah
}

fn jalankan(folder: &Path, kata: &[&str]) -> Output {
    spbe(folder, kata).output().expect("spbe")
}

fn keluaran(hasil: &Output) -> (Option<i32>, String, String) {
    let teks = |bita: &[u8]| String::from_utf8(bita.to_vec()).expect("UTF-8");
    (hasil.status.code(), teks(&hasil.stdout), teks(&hasil.stderr))
}

/// Exit code 2 and one line on the error output.
fn ditolak(folder: &Path, kata: &[&str], masukan: &str) -> String {
    let mut anak =
        spbe(folder, kata).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("spbe");
    // A choice that cannot be used ends the command before it reads.
    let _ = anak.stdin.take().expect("masukan").write_all(masukan.as_bytes());
    let (kode, keluar, galat) = keluaran(&anak.wait_with_output().expect("spbe"));
    assert_eq!((kode, keluar.as_str()), (Some(2), ""), "{kata:?}: {galat}");
    assert_eq!(galat.trim_end().lines().count(), 1, "{kata:?}: {galat}");
    galat
}

#[test]
fn an_index_is_printed_or_refused_in_one_line() {
    let folder = tempfile::tempdir().expect("folder");
    let penuh: String = (1..=47).map(|n| format!("{n},3\n")).collect();
    std::fs::write(folder.path().join("nilai.csv"), format!("indikator,nilai\n{penuh}")).expect("berkas");
    let dasar = ["indeks", "--instrumen", "permenpanrb-59-2020", "--tahun", "2024"];
    let (kode, json, galat) = keluaran(&jalankan(folder.path(), &[&dasar[..], &["--json", "nilai.csv"]].concat()));
    assert_eq!((kode, galat.as_str()), (Some(0), ""));
    assert!(json.starts_with(r#"{"indeks":"3.00","predikat":"Baik","domain":{"1":"3.00""#), "{json}");
    let (kode, teks, _) = keluaran(&jalankan(folder.path(), &[&dasar[..], &["nilai.csv"]].concat()));
    assert!(kode == Some(0) && teks.contains("Predikat: Baik"), "{teks}");

    for (isi, harap) in [
        ("indikator,nilai\n1,3\n48,3\n", "baris 3: indikator \"48\" tidak dikenal"),
        ("indikator,nilai\n1,6\n", "baris 2: indikator 1: nilai 6 di luar skala 1 sampai 5"),
        ("indikator,nilai\n1,3\n1,4\n", "baris 3: indikator 1 sudah ada pada baris 2"),
        ("indikator,nilai\n1,6\n2,tiga\n", "baris 2"),
        ("", "kosong"),
        ("PK\u{3}\u{4}bukan zip", "rusak"),
    ] {
        let galat = ditolak(folder.path(), &[&dasar[..], &["--json", "-"]].concat(), isi);
        assert!(galat.contains(harap), "{isi:?}: {galat}");
    }
    let galat = ditolak(folder.path(), &["indeks", "--instrumen", "permenpan-1", "-"], "");
    assert!(galat.contains("permenpanrb-59-2020") && galat.contains("permenpanrb-8-2026"), "{galat}");
    assert!(ditolak(folder.path(), &[&dasar[..], &["tidak-ada.csv"]].concat(), "").contains("tidak dapat dibaca"));
    assert!(ditolak(folder.path(), &["indeks"], "").contains("--instrumen"));
}

#[test]
fn settings_are_listed_and_wrong_ones_are_named() {
    let folder = tempfile::tempdir().expect("folder");
    std::fs::write(folder.path().join("spbe.toml"), "batas_unggah_mb = 5\n").expect("berkas");
    let mut perintah = spbe(folder.path(), &["config", "show", "--listen", "127.0.0.1:8080"]);
    perintah.env("SPBE_DATABASE_URL", "postgres://spbe:rahasia@db/spbe");
    let (kode, teks, _) = keluaran(&perintah.output().expect("spbe"));
    assert_eq!(kode, Some(0));
    assert!(!teks.contains("rahasia") && teks.contains("postgres://spbe:***@db/spbe"), "{teks}");
    for (nama, sumber) in [("listen", "bendera"), ("database_url", "variabel"), ("batas_unggah_mb", "spbe.toml")] {
        let baris = teks.lines().find(|b| b.starts_with(nama)).expect("setting");
        assert!(baris.contains(sumber), "{baris}");
    }

    std::fs::write(folder.path().join("spbe.toml"), "pelabuhan = 1\n").expect("berkas");
    let (kode, _, galat) = keluaran(&jalankan(folder.path(), &["serve"]));
    assert!(kode == Some(1) && galat.contains("pelabuhan") && galat.contains("tidak dikenal"), "{galat}");
    std::fs::remove_file(folder.path().join("spbe.toml")).expect("berkas");

    // A wrong profil stops the start with file, key and reason.
    let asli = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../assets/profil/dki-jakarta.toml"));
    let salah = asli.expect("profil").replace("\"Asia/Jakarta\"", "\"Asia/Jkt\"").replace("\"WIB\"", "\"WIX\"");
    std::fs::write(folder.path().join("daerah.toml"), salah).expect("berkas");
    let (kode, _, galat) = keluaran(&jalankan(folder.path(), &["serve", "--profil", "daerah.toml"]));
    assert!(kode == Some(1) && galat.contains("daerah.toml") && galat.contains("zona_waktu"), "{galat}");
    let (kode, _, galat) = keluaran(&jalankan(folder.path(), &["serve", "--profil", "atlantis"]));
    assert!(kode == Some(1) && galat.contains("atlantis"), "{galat}");
}

#[test]
fn the_demo_is_loaded_once_and_its_trail_is_whole() {
    let folder = tempfile::tempdir().expect("folder");
    let (kode, teks, galat) = keluaran(&jalankan(folder.path(), &["migrate"]));
    assert!(kode == Some(0) && teks.contains("mutakhir"), "{galat}");
    let (kode, teks, galat) = keluaran(&jalankan(folder.path(), &["demo", "load"]));
    assert_eq!(kode, Some(0), "{galat}");
    let akun: Vec<&str> = teks.lines().filter(|b| b.starts_with("  ")).collect();
    assert_eq!(akun.len(), 15, "{teks}");
    let (kode, _, galat) = keluaran(&jalankan(folder.path(), &["demo", "load"]));
    assert!(kode == Some(1) && galat.contains("sudah berisi"), "{galat}");
    let (kode, teks, _) = keluaran(&jalankan(folder.path(), &["jejak", "verify"]));
    assert!(kode == Some(0) && teks.starts_with("Jejak audit utuh"), "{teks}");
}

/// A running server and what it has printed so far.
struct Server {
    anak: Child,
    keluar: BufReader<ChildStdout>,
    kata: Vec<String>,
    alamat: String,
}

impl Server {
    fn mulai(folder: &Path, kata: &[&str]) -> Self {
        let kata = [&["serve", "--listen", "127.0.0.1:0", "--log", "error"], kata].concat();
        let mut anak = spbe(folder, &kata).stdout(Stdio::piped()).spawn().expect("spbe");
        let keluar = BufReader::new(anak.stdout.take().expect("keluaran"));
        let mut server = Self { anak, keluar, kata: Vec::new(), alamat: String::new() };
        while server.alamat.is_empty() {
            let mut baris = String::new();
            assert!(server.keluar.read_line(&mut baris).expect("keluaran") > 0, "{:?}", server.kata);
            if let Some((_, alamat)) = baris.trim().split_once("melayani http://") {
                server.alamat = alamat.to_owned();
            }
            server.kata.push(baris);
        }
        server
    }

    fn kirim(&self, cara: &str, jalur: &str, kue: &str, isi: &str) -> String {
        let mut sambungan = TcpStream::connect(&self.alamat).expect("sambungan");
        write!(
            sambungan,
            "{cara} {jalur} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\ncookie: {kue}\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{isi}",
            self.alamat,
            isi.len()
        )
        .expect("kiriman");
        let mut jawaban = Vec::new();
        sambungan.read_to_end(&mut jawaban).expect("jawaban");
        String::from_utf8_lossy(&jawaban).into_owned()
    }

    /// Tells it to stop as a service manager does; it must end well by itself.
    fn berhenti(mut self) {
        assert!(self.kirim("GET", "/healthz", "", "").starts_with("HTTP/1.1 200"));
        let selesai = Command::new("kill").arg(self.anak.id().to_string()).status().expect("kill");
        assert!(selesai.success());
        assert!(self.anak.wait().expect("spbe").success());
    }
}

/// A test that fails leaves no server behind.
impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.anak.kill();
    }
}

fn kepala<'a>(jawaban: &'a str, nama: &str) -> &'a str {
    jawaban
        .lines()
        .take_while(|b| !b.is_empty())
        .find_map(|b| b.split_once(": ").filter(|(n, _)| n.eq_ignore_ascii_case(nama)))
        .map_or("", |(_, nilai)| nilai)
}

#[test]
fn an_empty_installation_is_opened_with_the_code_of_the_terminal() {
    let folder = tempfile::tempdir().expect("folder");
    let server = Server::mulai(folder.path(), &["--kosong"]);
    let ajakan = server.kata.iter().find(|b| b.contains("/siapkan")).expect("the code").clone();
    assert!(ajakan.contains(&format!("http://{}/siapkan", server.alamat)), "{ajakan}");
    let kode = ajakan.trim().rsplit(' ').next().expect("kode");

    assert_eq!(kepala(&server.kirim("GET", "/", "", ""), "location"), "/masuk");
    assert_eq!(kepala(&server.kirim("GET", "/masuk", "", ""), "location"), "/siapkan");
    let halaman = server.kirim("GET", "/siapkan", "", "");
    assert!(halaman.starts_with("HTTP/1.1 200") && halaman.contains("kode_siapkan"), "{halaman}");
    let isian =
        |kode: &str| format!("kode_siapkan={kode}&nama_pengguna=sri&nama=Sri&sandi={SANDI}&sandi_ulang={SANDI}");
    assert_eq!(kepala(&server.kirim("POST", "/siapkan", "", &isian("salah")), "location"), "/siapkan");
    assert_eq!(kepala(&server.kirim("POST", "/siapkan", "", &isian(kode)), "location"), "/masuk");
    // The code is used up.
    assert!(server.kirim("POST", "/siapkan", "", &isian(kode)).starts_with("HTTP/1.1 404"));
    let masuk = server.kirim("POST", "/masuk", "", &format!("nama=sri&sandi={SANDI}"));
    let kue = kepala(&masuk, "set-cookie").split(';').next().expect("kue").to_owned();
    assert_eq!(kepala(&masuk, "location"), "/");
    assert!(server.kirim("GET", "/", &kue, "").starts_with("HTTP/1.1 200"));
    // Nothing invented came along.
    let kantor = server.kirim("GET", "/perangkat-daerah", &kue, "");
    assert!(kantor.starts_with("HTTP/1.1 200") && !kantor.contains("Bappeda"), "{kantor}");
    server.berhenti();

    let (kode, teks, _) = keluaran(&jalankan(folder.path(), &["jejak", "verify"]));
    assert!(kode == Some(0) && teks.starts_with("Jejak audit utuh"), "{teks}");
    // Whoever asks for an empty start and does not get one is told.
    let server = Server::mulai(folder.path(), &["--kosong"]);
    let kata = server.kata.concat();
    assert!(!kata.contains("/siapkan") && kata.contains("sudah berisi"), "{kata}");
    server.berhenti();

    let buat = ["admin", "create", "--nama-pengguna", "budi", "--nama", "Budi"];
    let (kode, teks, _) = keluaran(&jalankan(folder.path(), &buat));
    assert!(kode == Some(0) && teks.contains("Kata sandi awal"), "{teks}");
    let (kode, _, galat) = keluaran(&jalankan(folder.path(), &buat));
    assert!(kode == Some(1) && galat.contains("sudah"), "{galat}");
}
