//! Around lists: tabs of states and pages. Everything is a link, so the address says what is shown.

use domain::angka;
use leptos::prelude::*;

use crate::kerangka::Alamat;

/// Tabs that filter a list: label, address, count, whether it is this one.
pub fn tab(nama: &'static str, butir: Vec<(String, String, Option<u64>, bool)>) -> AnyView {
    let butir = butir
        .into_iter()
        .map(|(teks, alamat, jumlah, kini)| {
            let jumlah = jumlah.map(|n| view! { " " <span>{ribuan(n)}</span> });
            view! { <li><a href=alamat aria-current=kini.then_some("page")>{teks}{jumlah}</a></li> }.into_any()
        })
        .collect_view();
    view! { <nav aria-label=nama><ul class="tab">{butir}</ul></nav> }.into_any()
}

/// Paging by number: "1–25 dari 214 pengguna". Nothing when everything fits on one page.
pub fn paging(alamat: &Alamat, per_halaman: u64, jumlah: u64, kata: &str) -> AnyView {
    let halaman = alamat.halaman();
    let awal = (halaman - 1).saturating_mul(per_halaman);
    let akhir = awal.saturating_add(per_halaman).min(jumlah);
    let keterangan = match jumlah {
        0 => format!("Tidak ada {kata}"),
        _ if awal >= jumlah => format!("Halaman ini kosong; ada {} {kata}", ribuan(jumlah)),
        _ => format!("{}–{} dari {} {kata}", ribuan(awal + 1), ribuan(akhir), ribuan(jumlah)),
    };
    let sebelum = (halaman > 1)
        .then(|| alamat.dengan("halaman", &if halaman == 2 { String::new() } else { (halaman - 1).to_string() }));
    let sesudah = (akhir < jumlah && awal < jumlah).then(|| alamat.dengan("halaman", &(halaman + 1).to_string()));
    bilah_halaman(keterangan, sebelum, sesudah)
}

/// Paging by key for lists that grow while they are read: back to the newest, and on to older ones.
pub fn paging_kunci(alamat: &Alamat, nama: &str, berikut: Option<String>, keterangan: impl Into<String>) -> AnyView {
    let terbaru = alamat.ada(nama).map(|_| alamat.dengan(nama, ""));
    let berikut = berikut.map(|kunci| alamat.dengan(nama, &kunci));
    let tautan = |teks, alamat: Option<String>, rel| {
        alamat.map(|a| view! { <li><a class="tombol kecil" href=a rel=rel>{teks}</a></li> })
    };
    view! {
        <nav class="halaman baris" aria-label="Halaman daftar">
            <span>{keterangan.into()}</span>
            <ul>{tautan("Awal", terbaru, "first")}{tautan("Berikutnya", berikut, "next")}</ul>
        </nav>
    }
    .into_any()
}

/// "Sebelumnya" and "Berikutnya" where there is one, beside what is shown.
pub fn bilah_halaman(keterangan: String, sebelum: Option<String>, sesudah: Option<String>) -> AnyView {
    let tombol = |teks, alamat: Option<String>, rel| match alamat {
        Some(alamat) => view! { <li><a class="tombol kecil" href=alamat rel=rel>{teks}</a></li> }.into_any(),
        None => view! { <li><a class="tombol kecil" role="link" aria-disabled="true">{teks}</a></li> }.into_any(),
    };
    let pindah = (sebelum.is_some() || sesudah.is_some())
        .then(|| view! { <ul>{tombol("Sebelumnya", sebelum, "prev")}{tombol("Berikutnya", sesudah, "next")}</ul> });
    view! { <nav class="halaman baris" aria-label="Halaman daftar"><span>{keterangan}</span>{pindah}</nav> }.into_any()
}

fn ribuan(n: u64) -> String {
    angka::ribuan(i64::try_from(n).unwrap_or(i64::MAX))
}
