//! What a file would do, before anything is kept: the same table and the same words for every register.

use leptos::prelude::*;
use services::tabel::pratinjau::{BarisPratinjau, Keadaan, Perubahan, SelSalah};

use super::{Nada, gulir, kabar, keadaan, kosong_strip};

/// Rows of a preview that are shown; the rest is counted.
const BARIS_MAKS: usize = 300;

/// The cells that keep a file from being imported.
pub fn sel_salah(salah: &SelSalah) -> AnyView {
    let butir = salah.0.iter().map(|teks| view! { <li>{teks.clone()}</li> }.into_any()).collect_view();
    kabar(
        Nada::Galat,
        view! {
            <p><strong>"Berkas ini belum dapat diimpor. Perbaiki sel berikut, lalu unggah lagi."</strong></p>
            <ul>{butir}</ul>
        },
    )
}

/// The rows of a preview; of a long one those that change something come first. `nama` heads the records.
pub fn tabel_pratinjau(judul: String, nama: &'static str, mut baris: Vec<BarisPratinjau>) -> AnyView {
    let semua = baris.len();
    if semua > BARIS_MAKS {
        baris.sort_by_key(|b| match b.keadaan {
            Keadaan::Berubah(_) => 0,
            Keadaan::Baru => 1,
            Keadaan::Tetap => 2,
        });
        baris.truncate(BARIS_MAKS);
    }
    let bernomor = baris.iter().any(|b| b.nomor > 0);
    let sisa = (semua > baris.len()).then(|| {
        let sisa = domain::angka::ribuan(i64::try_from(semua - baris.len()).unwrap_or(i64::MAX));
        view! { <p class="redup jarak">{format!("{sisa} baris lain tidak ditampilkan.")}</p> }
    });
    let baris = baris.into_iter().map(|b| satu(b, bernomor)).collect_view();
    let tabel = view! {
        <table class="tabel kartu">
            <thead>
                <tr>
                    {bernomor.then(|| view! { <th scope="col" class="angka">"Baris"</th> })}
                    <th scope="col" class="nama">{nama}</th>
                    <th scope="col">"Keadaan"</th>
                    <th scope="col">"Perubahan"</th>
                </tr>
            </thead>
            <tbody>{baris}</tbody>
        </table>
    };
    view! { {gulir(judul, true, tabel)} {sisa} }.into_any()
}

fn satu(b: BarisPratinjau, bernomor: bool) -> AnyView {
    let (lambang, beda) = match b.keadaan {
        Keadaan::Baru => (keadaan(Nada::Proses, "Baru"), kosong_strip()),
        Keadaan::Berubah(beda) => (keadaan(Nada::Awas, "Diubah"), perubahan(beda)),
        Keadaan::Tetap => (keadaan(Nada::Biasa, "Tetap"), kosong_strip()),
    };
    view! {
        <tr>
            {bernomor.then(|| view! { <td class="angka" data-k="Baris">{b.nomor}</td> })}
            <th scope="row" class="nama">{b.nama}<small>{b.kode}</small></th>
            <td>{lambang}</td>
            <td>{beda}</td>
        </tr>
    }
    .into_any()
}

fn perubahan(beda: Vec<Perubahan>) -> AnyView {
    let isi = beda
        .into_iter()
        .map(|p| {
            let lama = (!p.lama.is_empty()).then(|| view! { <del>{p.lama}</del> " " });
            let baru = if p.baru.is_empty() {
                view! { <ins>"kosong"</ins> }.into_any()
            } else {
                view! { <ins>{p.baru}</ins> }.into_any()
            };
            view! { <dt>{p.kolom.into_owned()}</dt><dd>{lama}{baru}</dd> }.into_any()
        })
        .collect_view();
    view! { <dl class="rinci">{isi}</dl> }.into_any()
}
