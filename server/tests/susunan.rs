//! The layering of the workspace as a check: who may depend on whom, where SQL may stand, what must stay out of where.
//!
//! Every rule is a function over one file or manifest. Each test first shows the rule a small sample it has to catch, so
//! that a rule which has stopped working fails too, and then the real tree.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// Crates of ours that a crate may depend on. An edge that is not here points up, or sideways.
const BOLEH: [(&str, &[&str]); 8] = [
    ("domain", &[]),
    ("migrations", &[]),
    ("services", &["domain", "migrations"]),
    ("reports", &["domain"]),
    ("app", &["domain", "services"]),
    ("frontend", &["app"]),
    ("server", &["app", "domain", "migrations", "reports", "services"]),
    ("xtask", &[]),
];

/// Foreign crates that decide what a crate is, and the crates of ours that may use them. Tests may too, but for the
/// database: see [`UJI_SQL`].
const KHUSUS: [(&str, &[&str]); 7] = [
    ("sea-orm", &["services"]),
    ("sea-orm-migration", &["migrations"]),
    ("argon2", &["services"]),
    ("axum", &["app", "server"]),
    ("leptos", &["app", "frontend", "server"]),
    ("printpdf", &["reports"]),
    ("tokio", &["app", "server", "services"]),
];

/// The crates whose tests may reach the database past the services: the helper that makes a fresh one for each test lies
/// in `services/tests/bantu`, and the tests of `server` share it.
const UJI_SQL: [&str; 2] = ["services", "server"];

/// No source file may be longer; there are no exceptions.
const BARIS_MAKS: usize = 600;

/// A file with its path from the root of the workspace, with `/`.
struct Berkas {
    jalur: String,
    isi: String,
    /// A module of its own that is compiled for tests only.
    uji: bool,
}

impl Berkas {
    fn contoh(jalur: &str, isi: &str) -> Self {
        Self { jalur: jalur.into(), isi: isi.into(), uji: false }
    }

    /// Lines that are not comments, with their numbers.
    fn kode(&self) -> impl Iterator<Item = (usize, &str)> {
        self.isi.lines().enumerate().map(|(n, baris)| (n + 1, baris)).filter(|(_, b)| !b.trim_start().starts_with("//"))
    }

    /// Where one of these words stands in the code.
    fn temukan(&self, kata: &[&str]) -> Vec<String> {
        self.kode()
            .flat_map(|(n, baris)| kata.iter().filter(move |k| baris.contains(**k)).map(move |k| (n, *k)))
            .map(|(n, kata)| format!("{}:{n}: {kata}", self.jalur))
            .collect()
    }

    fn is_rust(&self) -> bool {
        self.jalur.ends_with(".rs")
    }

    /// In the sources of this crate, its tests excluded.
    fn di_sumber(&self, crate_: &str) -> bool {
        self.is_rust() && !self.uji && self.jalur.starts_with(&format!("{crate_}/src/"))
    }
}

fn akar() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a crate lies in the workspace").to_path_buf()
}

/// Every text file of the checkout; what tools leave behind is not the project's.
fn semua() -> Vec<Berkas> {
    fn jalan(map: &Path, akar: &Path, hasil: &mut Vec<Berkas>) {
        const LEWATI: [&str; 6] = ["target", "node_modules", "data", "test-results", "playwright-report", "potret"];
        for isi in fs::read_dir(map).expect("a folder of the checkout can be read").flatten() {
            let (jalur, nama) = (isi.path(), isi.file_name().to_string_lossy().into_owned());
            let tersembunyi = nama.starts_with('.') && !matches!(nama.as_str(), ".cargo" | ".ci");
            // Test data is a folder `data` too, but lies deeper.
            if tersembunyi || (LEWATI.contains(&nama.as_str()) && (nama != "data" || map == akar)) {
                continue;
            }
            if jalur.is_dir() {
                jalan(&jalur, akar, hasil);
            } else if let Ok(teks) = fs::read_to_string(&jalur) {
                let jalur = jalur.strip_prefix(akar).unwrap_or(&jalur).to_string_lossy().replace('\\', "/");
                hasil.push(Berkas { jalur, isi: teks, uji: false });
            }
        }
    }
    let akar = akar();
    let mut hasil = Vec::new();
    jalan(&akar, &akar, &mut hasil);
    assert!(hasil.len() > 100, "only {} files were found", hasil.len());
    let uji = modul_uji(&hasil);
    for berkas in &mut hasil {
        berkas.uji = uji.contains(&berkas.jalur);
    }
    hasil
}

/// Files that another file takes in by `#[cfg(test)] mod name;`.
fn modul_uji(semua: &[Berkas]) -> Vec<String> {
    let mut hasil = Vec::new();
    for induk in semua.iter().filter(|b| b.is_rust()) {
        let (map, nama) = induk.jalur.rsplit_once('/').unwrap_or(("", &induk.jalur));
        let map = match nama {
            "mod.rs" | "lib.rs" | "main.rs" => map.to_owned(),
            lain => format!("{map}/{}", lain.trim_end_matches(".rs")),
        };
        let baris: Vec<&str> = induk.isi.lines().map(str::trim).collect();
        for dua in baris.windows(2).filter(|dua| dua[0] == "#[cfg(test)]") {
            let modul = dua[1].trim_start_matches("pub(crate) ").strip_prefix("mod ").and_then(|m| m.strip_suffix(';'));
            hasil.extend(modul.map(|modul| format!("{map}/{modul}.rs")));
        }
    }
    hasil
}

/// Shows the rule what it must catch, then the tree.
fn periksa(aturan: impl Fn(&Berkas) -> Vec<String>, tertangkap: &[Berkas], lolos: &[Berkas]) {
    for contoh in tertangkap {
        assert!(!aturan(contoh).is_empty(), "the rule does not catch {}: {}", contoh.jalur, contoh.isi);
    }
    for contoh in lolos {
        assert_eq!(aturan(contoh), Vec::<String>::new(), "the rule is too strict");
    }
    let salah: Vec<String> = semua().iter().flat_map(&aturan).collect();
    assert!(salah.is_empty(), "\n{}", salah.join("\n"));
}

fn manifes(nama: &str, isi: &str) -> Vec<String> {
    let tabel: toml::Table = toml::from_str(isi).expect("a manifest is TOML");
    let Some((_, boleh)) = BOLEH.iter().find(|(satu, _)| *satu == nama) else {
        return vec![format!("{nama}: a crate without a rule in BOLEH")];
    };
    let mut salah = Vec::new();
    for (bagian, uji) in [("dependencies", false), ("build-dependencies", false), ("dev-dependencies", true)] {
        for ke in kunci(&tabel, bagian) {
            let kita = BOLEH.iter().any(|(satu, _)| *satu == ke);
            if kita && !boleh.contains(&ke.as_str()) {
                salah.push(format!("{nama} -> {ke}: points up"));
            }
            let khusus = KHUSUS.iter().find(|(satu, _)| *satu == ke);
            let bebas = uji && (ke != "sea-orm" || UJI_SQL.contains(&nama));
            if !bebas && khusus.is_some_and(|(_, pemakai)| !pemakai.contains(&nama)) {
                salah.push(format!("{nama} -> {ke}: belongs to another layer"));
            }
        }
    }
    salah
}

/// Names under `[dependencies]` and under `[target.*.dependencies]`; a renamed one by its real name.
fn kunci(manifes: &toml::Table, bagian: &str) -> Vec<String> {
    let target = manifes.get("target").and_then(toml::Value::as_table);
    let tabel = target.into_iter().flat_map(|t| t.values()).filter_map(|t| t.get(bagian)).chain(manifes.get(bagian));
    tabel
        .filter_map(toml::Value::as_table)
        .flatten()
        .map(|(nama, nilai)| nilai.get("package").and_then(toml::Value::as_str).unwrap_or(nama).to_owned())
        .collect()
}

#[test]
fn no_crate_depends_upward() {
    assert_eq!(manifes("domain", "[dependencies]\nservices.workspace = true"), ["domain -> services: points up"]);
    assert_eq!(
        manifes("reports", "[dev-dependencies.x]\npackage = \"services\"\npath = \"../services\""),
        ["reports -> services: points up"]
    );
    assert_eq!(
        manifes("app", "[target.'cfg(unix)'.dependencies]\nsea-orm = \"2\""),
        ["app -> sea-orm: belongs to another layer"]
    );
    assert_eq!(manifes("lain", ""), ["lain: a crate without a rule in BOLEH"]);
    assert_eq!(manifes("app", "[dev-dependencies]\nsea-orm = \"2\""), ["app -> sea-orm: belongs to another layer"]);
    assert_eq!(
        manifes("server", "[dependencies]\nservices = { workspace = true }\n[dev-dependencies]\nsea-orm = \"2\""),
        Vec::<String>::new()
    );

    let akar = akar();
    let kerja: toml::Table = toml::from_str(&fs::read_to_string(akar.join("Cargo.toml")).unwrap()).unwrap();
    let anggota: Vec<&str> =
        kerja["workspace"]["members"].as_array().unwrap().iter().filter_map(toml::Value::as_str).collect();
    let isi: BTreeMap<&str, String> =
        anggota.iter().map(|nama| (*nama, fs::read_to_string(akar.join(nama).join("Cargo.toml")).unwrap())).collect();
    assert_eq!(isi.len(), BOLEH.len(), "every crate has a rule and every rule a crate: {anggota:?}");
    let salah: Vec<String> = isi.iter().flat_map(|(nama, isi)| manifes(nama, isi)).collect();
    assert!(salah.is_empty(), "\n{}", salah.join("\n"));
}

#[test]
fn sql_stands_in_services_and_migrations_only() {
    const KATA: [&str; 12] = [
        "sea_orm::",
        "execute_unprepared",
        "use sea_orm",
        "sea_orm_migration::",
        "sea_query::",
        "sqlx::",
        "\"SELECT ",
        "\"INSERT INTO ",
        "\"UPDATE ",
        "\"DELETE FROM ",
        "\"CREATE TABLE ",
        "\"PRAGMA ",
    ];
    let aturan = |b: &Berkas| {
        let luar = ["app", "domain", "frontend", "reports", "server", "xtask"];
        // This file names the words it looks for.
        let uji = ["app/tests/", "server/tests/"].iter().any(|map| b.jalur.starts_with(map))
            && b.jalur != "server/tests/susunan.rs";
        if uji || luar.iter().any(|crate_| b.di_sumber(crate_)) { b.temukan(&KATA) } else { Vec::new() }
    };
    periksa(
        aturan,
        &[
            Berkas::contoh("server/src/tangan/x.rs", "    let n = sea_orm::EntityTrait::find();"),
            Berkas::contoh("app/src/x.rs", "use sea_orm as orm;"),
            Berkas::contoh("reports/src/x.rs", "let q = \"SELECT nama FROM akun\";"),
            Berkas::contoh("server/tests/x.rs", "use sea_orm::EntityTrait;"),
            Berkas::contoh("app/tests/x.rs", "uji.l.db.execute_unprepared(&sql).await.unwrap();"),
        ],
        &[
            Berkas::contoh("services/src/x.rs", "use sea_orm::EntityTrait;"),
            Berkas::contoh("services/tests/x.rs", "use sea_orm::EntityTrait;"),
            Berkas::contoh(
                "server/src/x.rs",
                "// sea_orm:: is not used here\nlet log = \"info,sea_orm_migration=warn\";",
            ),
        ],
    );
}

#[test]
fn rules_and_reports_read_no_clock_and_do_no_io() {
    const KATA: [&str; 10] = [
        "Utc::now",
        "Local::now",
        "SystemTime::now",
        "Instant::now",
        "std::fs",
        "std::env",
        "std::net",
        "std::process",
        "object_store",
        "getrandom",
    ];
    let aturan =
        |b: &Berkas| if b.di_sumber("domain") || b.di_sumber("reports") { b.temukan(&KATA) } else { Vec::new() };
    periksa(
        aturan,
        &[
            Berkas::contoh("domain/src/waktu.rs", "    let kini = chrono::Utc::now();"),
            Berkas::contoh("domain/src/x.rs", "let t = std::time::SystemTime::now();"),
            Berkas::contoh("reports/src/x.rs", "std::fs::write(jalur, bita)?;"),
        ],
        &[
            Berkas::contoh("services/src/layanan.rs", "jam: Utc::now,"),
            Berkas::contoh("domain/src/lib.rs", "//! No `Utc::now()`: the date is an argument."),
        ],
    );
}

#[test]
fn what_people_typed_leaves_through_the_escaping_elements() {
    let aturan = |b: &Berkas| {
        if !b.di_sumber("app") {
            return Vec::new();
        }
        let mut salah = b.temukan(&["inner_html", "style="]);
        if b.jalur != "app/src/komponen/aman.rs" {
            salah.extend(b.temukan(&["<textarea", "<Title", "<title"]));
        }
        salah
    };
    periksa(
        aturan,
        &[
            Berkas::contoh("app/src/x.rs", "view! { <textarea name=\"fakta\">{isi}</textarea> }"),
            Berkas::contoh("app/src/x.rs", "view! { <Title text=judul/> }"),
            Berkas::contoh("app/src/komponen/kabar.rs", "view! { <div inner_html=teks></div> }"),
            Berkas::contoh("app/src/komponen/aman.rs", "view! { <p style=\"color: red\"></p> }"),
        ],
        &[
            Berkas::contoh("app/src/komponen/aman.rs", "view! { <textarea name=nama>{lolos}</textarea> }"),
            Berkas::contoh("app/src/x.rs", "view! { <TextArea nilai=isi/> <PageTitle teks=judul/> }"),
        ],
    );
}

#[test]
fn every_page_is_rendered_whole() {
    let aturan = |b: &Berkas| {
        if !b.di_sumber("app") {
            return Vec::new();
        }
        let kode: String = b.kode().map(|(_, baris)| format!("{baris}\n")).collect();
        kode.split("<Route ")
            .skip(1)
            .filter(|sisa| !sisa.split("/>").next().is_some_and(|satu| satu.contains("ssr=SsrMode::Async")))
            .map(|sisa| format!("{}: <Route {}", b.jalur, sisa.lines().next().unwrap_or_default()))
            .collect()
    };
    periksa(
        aturan,
        &[Berkas::contoh(
            "app/src/rute.rs",
            "<Route path=path!(\"/a\") view=a/>\n<Route path=path!(\"/b\") view=b ssr=SsrMode::Async/>",
        )],
        &[Berkas::contoh("app/src/rute.rs", "<Route\n    path=path!(\"/b\") view=b\n    ssr=SsrMode::Async\n/>")],
    );
}

#[test]
fn no_file_knows_the_machine_it_was_written_on() {
    // Taken apart, so that this file does not find itself.
    let kata = [
        concat!("/ho", "me/"),
        concat!("/Use", "rs/"),
        concat!("/ro", "ot/"),
        concat!("/wo", "rk/"),
        concat!("C:\\", "Users"),
    ];
    let aturan = |b: &Berkas| {
        b.isi
            .lines()
            .enumerate()
            .filter(|(_, baris)| kata.iter().any(|kata| baris.contains(kata)))
            .map(|(n, _)| format!("{}:{}: a path of one machine", b.jalur, n + 1))
            .collect()
    };
    let jalur = format!("cd {}sari/spbe", kata[0]);
    periksa(aturan, &[Berkas::contoh("docs/x.md", &jalur)], &[Berkas::contoh("docs/x.md", "cd spbe")]);
}

#[test]
fn no_source_file_is_too_long() {
    let aturan = |b: &Berkas| {
        let sumber = ["rs", "ts", "mjs", "css"].iter().any(|akhiran| b.jalur.ends_with(&format!(".{akhiran}")));
        let baris = b.isi.lines().count();
        if sumber && baris > BARIS_MAKS { vec![format!("{}: {baris} lines", b.jalur)] } else { Vec::new() }
    };
    let panjang = "x\n".repeat(BARIS_MAKS + 1);
    periksa(
        aturan,
        &[Berkas::contoh("app/src/x.rs", &panjang)],
        &[Berkas::contoh("assets/instrumen/x.toml", &panjang), Berkas::contoh("app/src/x.rs", &panjang[2..])],
    );
}

/// A handler is its arguments, one use case and the answer; parsing stands in functions beside it.
#[test]
fn no_handler_is_longer_than_ten_lines() {
    let aturan = |b: &Berkas| {
        if !b.jalur.starts_with("server/src/tangan/") {
            return Vec::new();
        }
        let baris: Vec<&str> = b.isi.lines().collect();
        let mut salah = Vec::new();
        for (n, awal) in baris
            .iter()
            .enumerate()
            .filter(|(_, baris)| baris.starts_with("pub async fn ") || baris.starts_with("async fn "))
        {
            let badan = baris[n..].iter().position(|baris| baris.ends_with('{'));
            let tutup = baris[n..].iter().position(|baris| *baris == "}");
            let penangan = ["fn post_", "fn get_"].iter().any(|kata| awal.contains(kata));
            if let (true, Some(badan), Some(tutup)) = (penangan, badan, tutup)
                && tutup - badan > 11
            {
                salah.push(format!("{}:{}: {} lines", b.jalur, n + 1, tutup - badan - 1));
            }
        }
        salah
    };
    let satu = |baris: usize| {
        format!("pub async fn post_x(\n    k: Kiriman,\n) -> Response {{\n{}}}\n", "    x();\n".repeat(baris))
    };
    periksa(
        aturan,
        &[Berkas::contoh("server/src/tangan/x.rs", &satu(11))],
        &[Berkas::contoh("server/src/tangan/x.rs", &satu(10)), Berkas::contoh("server/src/x.rs", &satu(11))],
    );
}

#[test]
fn every_test_file_is_compiled() {
    fn tertinggal(semua: &[Berkas]) -> Vec<String> {
        let dalam = |jalur: &str| {
            let (crate_, nama) = jalur.split_once("/tests/")?;
            let modul = nama.strip_suffix(".rs").filter(|modul| *modul != "semua" && !modul.contains('/'))?;
            Some((format!("{crate_}/tests/semua.rs"), format!("mod {modul};")))
        };
        let termuat = |akar: &str, baris: &str| {
            semua.iter().any(|b| b.jalur == akar && b.isi.lines().any(|satu| satu.trim() == baris))
        };
        semua
            .iter()
            .filter(|b| dalam(&b.jalur).is_some_and(|(akar, baris)| !termuat(&akar, &baris)))
            .map(|b| format!("{}: not named in semua.rs, so its tests never run", b.jalur))
            .collect()
    }
    let pohon = |akar: &str| [Berkas::contoh("domain/tests/semua.rs", akar), Berkas::contoh("domain/tests/x.rs", "")];
    assert_eq!(tertinggal(&pohon("mod y;")).len(), 1, "the rule does not catch a file left out");
    assert_eq!(tertinggal(&pohon("mod x;")), Vec::<String>::new());
    let salah = tertinggal(&semua());
    assert!(salah.is_empty(), "\n{}", salah.join("\n"));
}

#[test]
fn no_test_is_switched_off() {
    let kata =
        [concat!("#[ign", "ore"), concat!("test.", "skip("), concat!("test.", "only("), concat!("test.", "fixme(")];
    let aturan = |b: &Berkas| {
        if b.is_rust() || b.jalur.ends_with(".ts") { b.temukan(&kata) } else { Vec::new() }
    };
    let mati = format!("{}]\n#[test]\nfn x() {{}}", kata[0]);
    periksa(aturan, &[Berkas::contoh("domain/tests/x.rs", &mati)], &[Berkas::contoh("domain/tests/x.rs", "#[test]")]);
}
