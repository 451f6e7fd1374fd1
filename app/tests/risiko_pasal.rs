//! Every form of risk management says which Pasal each of its fields comes from (row A2): the screens are walked as people
//! of several roles, along the links that they are shown.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use axum::http::StatusCode;
use domain::risiko::{eskalasi::Tingkat, katalog::Katalog};
use services::{
    Layanan, Pelaku, akun, demo,
    risiko::{
        daftar::{self, Saringan},
        pendampingan::{self, IsianPendampingan},
        register, simpan,
    },
};

use crate::bersama::{Uji, formulir, pasal::tanpa_pasal};

/// People of the demo who see different forms: operator, head of the office, unit kepatuhan, tim koordinasi.
const ORANG: [&str; 4] = ["ratri", "bagas", "risiko", "maria"];

/// Where each walk begins: every state a risk can be in, and what stands beside the registers.
const AWAL: [&str; 11] = [
    "/risiko?tahun=2026",
    "/risiko/daftar?tahun=2026&status=draf",
    "/risiko/daftar?tahun=2026&status=diajukan",
    "/risiko/daftar?tahun=2026&status=disetujui",
    "/risiko/daftar?tahun=2026&status=terkonsolidasi",
    "/risiko/daftar?tahun=2026&terjadi=1",
    "/risiko/daftar?tahun=2026&eskalasi=1",
    "/risiko/pendampingan?tahun=2026",
    "/risiko/pengaturan/2026",
    "/risiko/mulai?tahun=2027",
    "/risiko/daftar?tahun=2026&status=direviu",
];

async fn masuk(l: &Layanan, nama: &str) -> Pelaku {
    let isian = akun::masuk::Kredensial { nama, sandi: demo::SANDI, alamat: "192.0.2.7", agen: "uji", sesi_lama: None };
    let masuk = akun::masuk::masuk(l, isian).await.unwrap_or_else(|sebab| panic!("{nama}: {sebab}"));
    match akun::sesi::kenali(l, &masuk.token, "192.0.2.7").await.unwrap() {
        Some(akun::sesi::Kunjungan::Akun(kenal)) => kenal.pelaku,
        _ => panic!("{nama} is not known"),
    }
}

/// What the demo has too little of: a draft with its plan and open advice for the office of the operator. Gives the page of a
/// risk that waits for the komite.
async fn siapkan(l: &Layanan) -> String {
    let (operator, kepatuhan, tim) = (masuk(l, "ratri").await, masuk(l, "risiko").await, masuk(l, "maria").await);
    let register = register::list(l, &operator, 2026).await.unwrap().remove(0);
    let contoh = vec![Katalog::bawaan().contoh[0].kode.clone()];
    simpan::dari_katalog(l, &operator, register.id.unwrap(), &contoh).await.unwrap();
    let saran = IsianPendampingan { tanggal: "2026-11-16".into(), saran: "Lengkapi penjelasan dampak.".into() };
    pendampingan::create(l, &kepatuhan, register.kantor.id, 2026, &saran).await.unwrap();
    let naik = Saringan { tahun: 2026, eskalasi: true, ..Saringan::default() };
    let semua = daftar::list(l, &tim, &naik).await.unwrap().baris;
    let satu = semua.iter().find(|b| b.ringkas.menunggu == Some(Tingkat::Komite)).expect("one waits for the komite");
    format!("/risiko/{}", satu.ringkas.id)
}

/// The address without what is a number in it: `/risiko/{}/ubah`.
fn pola(alamat: &str) -> String {
    let jalur = alamat.split(['?', '#']).next().unwrap_or_default();
    let ruas = |ruas: &str| if ruas.parse::<i64>().is_ok() { "{}".to_owned() } else { ruas.to_owned() };
    jalur.split('/').map(ruas).collect::<Vec<_>>().join("/")
}

#[tokio::test]
async fn every_field_says_which_pasal_it_comes_from() {
    let mut uji = Uji::baru().await;
    uji.l = uji.l.clone().dengan_jam(demo::jam);
    demo::muat(&uji.l).await.unwrap();
    // A form of one pattern holds the same fields, so one page a walk is enough.
    let (mut salah, mut berborang): (BTreeMap<String, BTreeSet<String>>, BTreeSet<String>) = Default::default();
    let menunggu = siapkan(&uji.l).await;
    for nama in ORANG {
        let orang = masuk(&uji.l, nama).await;
        let mut dibuka: BTreeSet<String> = BTreeSet::new();
        for awal in AWAL.into_iter().chain([menunggu.as_str()]) {
            let mut antre = VecDeque::from([awal.to_owned()]);
            let mut jalan: BTreeSet<String> = BTreeSet::new();
            while let Some(alamat) = antre.pop_front() {
                let pola = pola(&alamat);
                if !jalan.insert(pola.clone()) || !dibuka.insert(alamat.clone()) {
                    continue;
                }
                let (status, _, html) = uji.buka(&alamat, Some(orang.clone()), None).await;
                // A walk may begin where this person has no business; a link never leads there.
                if alamat == awal && [StatusCode::FORBIDDEN, StatusCode::NOT_FOUND].contains(&status) {
                    continue;
                }
                assert_eq!(status, StatusCode::OK, "{nama} {alamat}");
                let utama = &html[html.find("<main").unwrap()..html.find("</main>").unwrap()];
                if utama.contains("method=\"post\"") {
                    berborang.insert(pola.clone());
                }
                for bidang in tanpa_pasal(utama) {
                    salah.entry(pola.clone()).or_default().insert(bidang);
                }
                let lanjut = formulir::atribut(utama, "href").into_iter().filter(|t| t.starts_with("/risiko"));
                antre.extend(lanjut.filter(|t| !t.contains("/unduh/") && !t.contains(".pdf") && !t.contains(".xlsx")));
            }
        }
    }
    assert!(salah.is_empty(), "fields without a source: {salah:#?}");
    // The walk has seen the forms, not only lists.
    for satu in [
        "/risiko/mulai",
        "/risiko/pendampingan",
        "/risiko/pendampingan/{}",
        "/risiko/pengaturan/{}/pedoman",
        "/risiko/pengaturan/{}/kemungkinan",
        "/risiko/pengaturan/{}/struktur/komite_risiko",
        "/risiko/pengaturan/{}/tutup",
        "/risiko/register/{}/baru",
        "/risiko/register/{}/impor",
        "/risiko/register/{}/konteks/umum",
        "/risiko/register/{}/konteks/pakta",
        "/risiko/{}/ubah",
        "/risiko/{}/arsipkan",
        "/risiko/{}/residual",
        "/risiko/{}/spip",
        "/risiko/{}/kaitan",
        "/risiko/{}/penanganan/baru",
        "/risiko/{}/penanganan/{}/kemajuan",
        "/risiko/{}/pantauan/baru",
        "/risiko/{}/kejadian/baru",
        "/risiko/{}/eskalasi",
        "/risiko/{}/putusan",
        "/risiko/{}/langkah/kembalikan-reviu",
    ] {
        assert!(berborang.contains(satu), "{satu} was not reached: {berborang:#?}");
    }
}
