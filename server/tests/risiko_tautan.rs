//! Figures of risks lead to what they count: every number of the consolidated view opens a list with as many rows, whatever
//! the filter of the page, and indicator 21 shows what the register holds.

use std::collections::BTreeSet;

use crate::bersama::{Aplikasi, Orang, risiko};
use domain::izin::Peran;
use services::risiko::{
    penanganan, register, rinci,
    simpan::{self, IsianRisiko},
};

const TAHUN: i32 = 2025;

/// Addresses and texts of the links of a page.
fn tautan(html: &str) -> Vec<(String, String)> {
    let satu = |potong: &str| {
        let (kepala, sisa) = potong.split_once('>')?;
        let ke = kepala.split_once("href=\"")?.1.split_once('"')?.0.replace("&amp;", "&");
        let teks = sisa.split_once("</a>")?.0.replace("<!>", "");
        Some((ke, teks.trim().to_owned()))
    };
    html.split("<a ").skip(1).filter_map(satu).collect()
}

/// What a link counts: "3", "3 risiko melampaui selera", "Semua 3 di atas selera".
fn banyak(teks: &str) -> Option<usize> {
    let teks = teks.strip_prefix("Semua ").unwrap_or(teks);
    let (angka, sisa) = teks.split_once(' ').unwrap_or((teks, ""));
    let risiko = sisa.is_empty() || sisa.starts_with("risiko") || sisa == "di atas selera";
    angka.parse().ok().filter(|_| risiko)
}

/// Rows of a list of risks.
fn baris(html: &str) -> usize {
    let tabel = html.split_once("Daftar risiko</caption>").map_or("", |(_, sisa)| sisa);
    let tabel = tabel.split_once("</table>").map_or(tabel, |(tabel, _)| tabel);
    tabel.matches("<th scope=\"row\"").count()
}

async fn buka(orang: &Orang<'_>, alamat: &str) -> String {
    let jawaban = orang.get(alamat).await;
    assert_eq!(jawaban.status, 200, "{alamat}");
    jawaban.isi
}

/// Two offices: one with approved and watched risks, one with drafts of both kinds, some without an owner, some late twice.
async fn isi(app: &Aplikasi) -> (i64, i64) {
    let (satu, dua) = (app.b.kantor("SATU", "Dinas Satu").await, app.b.kantor("DUA", "Dinas Dua").await);
    let operator = app.b.orang("Operator Satu", Peran::Operator, Some(satu)).await;
    let kepala = app.b.orang("Kepala Satu", Peran::KepalaPerangkatDaerah, Some(satu)).await;
    risiko::banyak(&app.b, (&operator, &kepala), satu, TAHUN, 3).await;
    let lain = app.b.orang("Operator Dua", Peran::Operator, Some(dua)).await;
    let l = &app.b.l;
    let reg = register::create(l, &lain, dua, TAHUN).await.expect("register");
    let peluang = IsianRisiko { jenis: "positif".into(), pemilik: String::new(), ..risiko::isian() };
    let sdm = IsianRisiko { kategori: "sdm".into(), kemungkinan: "5".into(), pemilik: "-".into(), ..risiko::isian() };
    for isian in [risiko::isian(), peluang.clone(), peluang, sdm] {
        let id = simpan::create(l, &lain, reg, &isian).await.expect("risiko");
        if isian.jenis == "negatif" {
            for _ in 0..2 {
                let aksi = penanganan::IsianPenanganan { tahun: TAHUN.to_string(), ..risiko::aksi() };
                let versi = rinci::get(l, &lain, id).await.expect("rincian").versi;
                penanganan::create(l, &lain, id, versi, &aksi).await.expect("penanganan");
            }
        }
    }
    (satu, dua)
}

#[tokio::test]
async fn every_figure_of_the_overview_opens_the_list_it_counts() {
    let app = Aplikasi::baru().await;
    let (_, dua) = isi(&app).await;
    let tim = app.masuk("tim", &[(Peran::TimKoordinasi, None)]).await;
    let mut saringan = BTreeSet::new();
    let mut diikuti = 0;
    for alamat in [
        format!("/risiko?tahun={TAHUN}"),
        format!("/risiko?tahun={TAHUN}&jenis=positif"),
        format!("/risiko?tahun={TAHUN}&jenis=negatif&ukur=awal"),
        format!("/risiko?tahun={TAHUN}&kantor={dua}"),
        format!("/risiko?tahun={TAHUN}&kategori=sdm"),
    ] {
        let halaman = buka(&tim, &alamat).await;
        let hitung: BTreeSet<(String, usize)> = tautan(&halaman)
            .into_iter()
            .filter(|(ke, _)| ke.starts_with("/risiko/daftar?"))
            .filter_map(|(ke, teks)| Some((ke, banyak(&teks)?)))
            .filter(|(_, n)| *n > 0)
            .collect();
        assert!(hitung.len() > 10, "{alamat}: {hitung:?}");
        for (ke, n) in hitung {
            assert_eq!(baris(&buka(&tim, &ke).await), n, "{alamat} counts {n}, but {ke} has others");
            diikuti += 1;
            let nama = ke.split(['?', '&']).skip(1).filter_map(|p| p.split_once('=')).map(|(nama, _)| nama.to_owned());
            saringan.extend(nama);
        }
    }
    assert!(diikuti > 100, "{diikuti}");
    for nama in
        ["jenis", "kantor", "kategori", "pemilik", "level", "level_awal", "melampaui", "minimal", "sel", "terlambat"]
    {
        assert!(saringan.contains(nama), "no figure of {nama}");
    }
    // Who has no owner is a group with a name and a list.
    let halaman = buka(&tim, &format!("/risiko?tahun={TAHUN}")).await;
    let tanpa = tautan(&halaman).into_iter().find(|(_, teks)| teks == "Belum ditetapkan").expect("group").0;
    assert!(tanpa.contains("pemilik=-"), "{tanpa}");
    assert_eq!(baris(&buka(&tim, &tanpa).await), 3);
    let daftar = buka(&tim, &format!("/risiko/daftar?tahun={TAHUN}&level_awal=1&minimal=direviu")).await;
    assert!(daftar.contains("Level pada awal tahun:") && daftar.contains("Keadaan Sudah direviu atau sesudahnya."));
}

#[tokio::test]
async fn indicator_21_shows_what_the_register_of_risks_holds() {
    let app = Aplikasi::baru().await;
    let (satu, _) = isi(&app).await;
    let (_, penilaian) = app.putaran(satu).await;
    let tim = app.masuk("tim", &[(Peran::TimKoordinasi, None)]).await;
    let bagian = |halaman: &str| halaman.split_once("id=\"register-risiko\"").map(|(_, sisa)| sisa.to_owned());
    let halaman = buka(&tim, &format!("/penilaian/{penilaian}/indikator/21")).await;
    let isi = bagian(&halaman).expect("Dari register risiko");
    let isi = isi.split_once("</section>").expect("section").0;
    let angka: Vec<String> = isi
        .split("<dd>")
        .skip(1)
        .map(|sisa| sisa.split_once("</dd>").expect("dd").0)
        .map(|sel| sel.rsplit('>').find(|t| t.starts_with(|c: char| c.is_ascii_digit())).unwrap_or(sel))
        .map(|sel| sel.chars().take_while(char::is_ascii_digit).collect())
        .collect();
    // Registers, pacts, risks, approved, reviewed, treated, watched, come about.
    assert_eq!(angka, ["2", "0", "7", "3", "0", "5", "3", "0"]);
    assert!(isi.contains("Seluruh Perangkat Daerah, tahun 2025"));
    for (ke, teks) in tautan(isi).into_iter().filter(|(ke, _)| ke.starts_with("/risiko/daftar?")) {
        assert_eq!(Some(baris(&buka(&tim, &ke).await)), banyak(&teks), "{ke}");
    }
    // An office sees its own; other indicators have nothing of it.
    let operator = app.masuk("operator", &[(Peran::Operator, Some(satu))]).await;
    let halaman = buka(&operator, &format!("/penilaian/{penilaian}/indikator/21")).await;
    let isi = bagian(&halaman).expect("Dari register risiko");
    assert!(isi.contains("Perangkat Daerah Anda, tahun 2025") && isi.contains("/unduh/formulir.pdf"));
    for kode in ["20", "22"] {
        assert!(bagian(&buka(&tim, &format!("/penilaian/{penilaian}/indikator/{kode}")).await).is_none(), "{kode}");
    }
}
