//! The reference taxonomies to look a code up: RAB, RAL, RAD, RAA, RAI, RAK.

use domain::arsitektur::{rujukan_lokal::REGISTER, taksonomi::Taksonomi};
use leptos::prelude::*;
use services::{Galat, arsitektur::rujukan::cari};

use crate::{
    kerangka::{Isi, halaman},
    komponen::{Bidang, Borang, gulir, kosong_besar, unduh_tabel},
};

/// Codes offered in a field before anything is typed.
const SARAN: usize = 50;
/// Rows of the page; every taxonomy is shorter.
const BATAS: usize = 1_000;

/// Codes of a taxonomy as a field offers them: `RAB.01.02 · Nama`.
pub(super) fn saran(awalan: &str) -> Vec<String> {
    Taksonomi::bawaan().daftar(awalan).iter().take(SARAN).map(|e| format!("{} · {}", e.kode, e.nama)).collect()
}

/// A code with its name, as fields hold and pages show it; the code alone when the reference does not have it.
pub(super) fn sebutan(kode: &str) -> String {
    Taksonomi::bawaan().entri(kode).map_or_else(|| kode.to_owned(), |e| format!("{kode} · {}", e.nama))
}

/// `/rujukan/{awalan}?q=`
pub fn halaman_rujukan() -> AnyView {
    halaman(|k| async move {
        let taksonomi = Taksonomi::bawaan();
        let awalan = k.param("awalan").to_owned();
        if taksonomi.daftar(&awalan).is_empty() {
            return Err(Galat::TidakAda);
        }
        let kata = k.alamat.nilai("q").to_owned();
        let ada = cari(&k.l, &k.pelaku, &awalan, &kata, BATAS).await?;
        let daftar = if ada.is_empty() {
            kosong_besar("Tidak ada kode yang cocok", view! { <p>"Cari dengan sebagian nama, atau awal kodenya."</p> })
        } else {
            let baris = ada
                .into_iter()
                .map(|e| {
                    let asal = match e.catatan {
                        None => view! { "Nasional" }.into_any(),
                        Some(id) => view! { <a href=format!("{}/{id}", REGISTER.alamat())>"Daerah"</a> }.into_any(),
                    };
                    let induk =
                        e.tanpa_induk.then(|| view! { <small>"Kode induknya tidak ada dalam referensi."</small> });
                    view! {
                        <tr><th scope="row" class="utuh">{e.kode}</th><td data-k="Nama">{e.nama}{induk}</td><td data-k="Asal">{asal}</td></tr>
                    }
                    .into_any()
                })
                .collect_view();
            let tabel = view! {
                <table class="tabel rapat kartu">
                    <thead><tr><th scope="col">"Kode"</th><th scope="col">"Nama"</th><th scope="col">"Asal"</th></tr></thead>
                    <tbody>{baris}</tbody>
                </table>
            };
            let unduh = unduh_tabel("register-rujukan", &[("awalan", &awalan), ("q", &kata)]);
            view! { {gulir(format!("Kode {awalan}"), true, tabel)} {unduh} }.into_any()
        };
        let isi = view! {
            <form class="saring jarak" method="get" role="search">
                {Bidang::baru("q", "Cari kode atau nama").saringan().jenis(&Borang::default(), "search", &kata)}
                <button class="tombol" type="submit">"Cari"</button>
            </form>
            {daftar}
            <p class="redup jarak"><small>{format!("Sumber: {}", taksonomi.sumber)}</small></p>
        };
        Ok(Isi::baru(format!("Kode referensi {awalan}"), isi)
            .keterangan("Tingkat 1 dan 2 berlaku nasional; tingkat di bawahnya ditetapkan pemerintah daerah.")
            .tindakan(view! { <a class="tombol" href=REGISTER.alamat()>"Kode daerah"</a> })
            .remah([("Register", "/register")]))
    })
}
