//! Matrices of two domains: a mark where two records are related, empty rows to see at once.

use domain::{angka, arsitektur::matriks::Matriks};
use leptos::prelude::*;
use services::{
    Galat,
    arsitektur::{
        Titik,
        matriks::{Baris, HasilMatriks, KOLOM_MAKS, PER_HALAMAN, Saringan, list},
    },
};

use super::nama_register;
use crate::{
    kerangka::{Isi, Konteks, alamat::rangkai, halaman},
    komponen::{Bidang, Borang, Nada, gulir, kabar, keadaan, kosong_besar, paging, tab, unduh_pasang},
};

/// `/arsitektur/matriks?jenis=&q=&kosong=&halaman=`
pub fn halaman_matriks() -> AnyView {
    halaman(|k| async move {
        let kode = k.alamat.ada("jenis").unwrap_or(Matriks::LayananAplikasi.kode());
        let jenis = Matriks::dari_kode(kode).ok_or(Galat::TidakAda)?;
        let s = Saringan {
            cari: k.alamat.nilai("q").to_owned(),
            kantor: k.alamat.nilai("kantor").parse().ok(),
            kosong: k.alamat.ada("kosong").is_some(),
        };
        let m = list(&k.l, &k.pelaku, jenis, &s, k.alamat.halaman()).await?;
        let pilih = Matriks::SEMUA
            .into_iter()
            .map(|j| (j.nama().to_owned(), rangkai(&k.alamat.jalur, &[("jenis", j.kode())]), None, j == jenis))
            .collect();
        let isi = view! {
            {tab("Matriks", pilih)}
            {saringan(&k, &m, &s)}
            {m.terpotong.then(|| kabar(Nada::Awas, view! {
                <p>{format!("Hanya {KOLOM_MAKS} kolom pertama yang ditampilkan. Saring barisnya, atau unduh matriksnya.")}</p>
            }))}
            {if m.baris.is_empty() { kosong(&k) } else { view! {
                {tabel(&m)}
                {paging(&k.alamat, PER_HALAMAN, m.jumlah, nama_register(jenis.baris()).to_lowercase().as_str())}
                {kunci(jenis)}
                {unduh(&k, jenis)}
            }.into_any() }}
        };
        Ok(Isi::baru(format!("Matriks {}", jenis.nama().to_lowercase()), isi).remah([super::UTAMA]).keterangan(
            format!(
                "{} dari {} {} belum terkait; {} dari {} {} tidak dipakai baris mana pun.",
                ribuan(m.kosong),
                ribuan(if s.kosong { m.kosong } else { m.jumlah }),
                nama_register(jenis.baris()).to_lowercase(),
                ribuan(m.kolom_kosong),
                ribuan(m.jumlah_kolom),
                nama_register(jenis.kolom()).to_lowercase(),
            ),
        ))
    })
}

fn ribuan(n: u64) -> String {
    angka::ribuan(i64::try_from(n).unwrap_or(i64::MAX))
}

fn saringan(k: &Konteks, m: &HasilMatriks, s: &Saringan) -> AnyView {
    let b = Borang::default();
    view! {
        <form class="saring jarak" action=k.alamat.jalur.clone() method="get" role="search">
            <input type="hidden" name="jenis" value=m.jenis.kode()/>
            {Bidang::baru("q", format!("Cari {}", nama_register(m.jenis.baris()).to_lowercase())).saringan().teks(&b, &s.cari)}
            <label class="pilih"><input type="checkbox" name="kosong" value="1" checked=s.kosong/><span>"Hanya yang belum terkait"</span></label>
            <button class="tombol" type="submit">"Terapkan"</button>
        </form>
    }
    .into_any()
}

fn kosong(k: &Konteks) -> AnyView {
    if k.alamat.ada("q").is_some() || k.alamat.ada("kosong").is_some() {
        return kosong_besar("Tidak ada baris yang cocok", view! { <p>"Longgarkan saringan."</p> });
    }
    kosong_besar("Belum ada catatan", view! { <p>"Isi register kedua domain lebih dulu, lalu kaitkan."</p> })
}

fn tabel(m: &HasilMatriks) -> AnyView {
    let kepala = m
        .kolom
        .iter()
        .map(|t| view! { <th scope="col" class="tegak"><a href=t.alamat() title=t.nama.clone()>{t.nomor.clone()}<small>{t.nama.clone()}</small></a></th> }.into_any())
        .collect_view();
    let jumlah = m
        .kolom
        .iter()
        .map(|t| {
            let n = m.baris.iter().filter(|b| b.sel.contains_key(&t.id)).count();
            view! { <td class="sel">{judul_sel(t)} <span class="angka">{n}</span></td> }.into_any()
        })
        .collect_view();
    let baris = m.baris.iter().map(|b| satu_baris(m, b)).collect_view();
    gulir(
        format!("Matriks {}", m.jenis.nama().to_lowercase()),
        false,
        view! {
            <table class="tabel rapat kartu matriks">
                <thead>
                    <tr>
                        <th scope="col" class="nama">{nama_register(m.jenis.baris())}</th>
                        <th scope="col" class="angka">"Jumlah"</th>
                        {kepala}
                    </tr>
                </thead>
                <tbody>{baris}</tbody>
                <tfoot><tr><th scope="row">"Jumlah di halaman ini"</th><td class="hampa"></td>{jumlah}</tr></tfoot>
            </table>
        },
    )
}

/// The column of a cell, where no heading stands above it: in the cards of a phone.
fn judul_sel(kolom: &Titik) -> AnyView {
    view! { <a class="di-kartu" href=kolom.alamat()>{kolom.sebutan()}</a> }.into_any()
}

/// A row; on a phone a card that names only the columns it is related to.
fn satu_baris(m: &HasilMatriks, b: &Baris) -> AnyView {
    let kantor = b.titik.kantor.and_then(|id| m.kantor.get(&id)).map(|k| {
        let nama = if k.singkatan.is_empty() { k.nama.clone() } else { k.singkatan.clone() };
        view! { <small>{nama}</small> }
    });
    let jumlah = if b.sel.is_empty() && b.tersembunyi == 0 {
        keadaan(Nada::Awas, "belum terkait")
    } else {
        let lain = (b.tersembunyi > 0).then(|| format!(" (+{} tidak terlihat)", b.tersembunyi));
        view! { {b.sel.len()}{lain} }.into_any()
    };
    let sel = m
        .kolom
        .iter()
        .map(|t| match b.sel.get(&t.id) {
            Some(tanda) => view! { <td class="sel">{judul_sel(t)} {tanda.clone()}</td> }.into_any(),
            None => view! { <td class="sel hampa"></td> }.into_any(),
        })
        .collect_view();
    view! {
        <tr>
            <th scope="row" class="nama"><a href=b.titik.alamat()>{b.titik.sebutan()}</a>{kantor}</th>
            <td class="angka" data-k="Jumlah">{jumlah}</td>
            {sel}
        </tr>
    }
    .into_any()
}

fn kunci(jenis: Matriks) -> AnyView {
    let arti = jenis
        .tanda()
        .iter()
        .map(|t| format!("{} {}", t.tanda, t.jenis.sebutan(t.maju).to_lowercase()))
        .collect::<Vec<_>>()
        .join("; ");
    view! { <p class="redup jarak">{arti}</p> }.into_any()
}

fn unduh(k: &Konteks, jenis: Matriks) -> AnyView {
    let mut pasang = vec![("jenis", jenis.kode())];
    pasang.extend(["q", "kosong", "kantor"].into_iter().filter_map(|nama| Some((nama, k.alamat.ada(nama)?))));
    // The workbook turns its headings and says what the marks mean.
    unduh_pasang(&rangkai("/arsitektur/matriks.xlsx", &pasang), &rangkai("/tabel/arsitektur-matriks.csv", &pasang))
}
