//! Lists typed as rows of a table: what is there, and a few empty rows to add to. Fields are called `<kolom>_<n>` from 1, so
//! that messages find their cell; a row without its first column is left out when saved.

use leptos::prelude::*;

use crate::komponen::{Borang, TextArea, gulir};

/// Empty rows below those that are filled.
const TAMBAHAN: usize = 3;

/// One column.
pub(super) struct Kolom {
    pub nama: &'static str,
    pub label: &'static str,
    pub maks: usize,
    /// Several lines.
    pub panjang: bool,
    /// Choices instead of text: value and words.
    pub opsi: Vec<(String, String)>,
}

impl Kolom {
    pub(super) const fn baru(nama: &'static str, label: &'static str, maks: usize) -> Self {
        Self { nama, label, maks, panjang: false, opsi: Vec::new() }
    }

    pub(super) fn panjang(self) -> Self {
        Self { panjang: true, ..self }
    }

    pub(super) fn opsi(self, opsi: Vec<(String, String)>) -> Self {
        Self { opsi, ..self }
    }

    /// A value of the column as people read it.
    pub(super) fn sebut(&self, nilai: &str) -> String {
        self.opsi.iter().find(|(kode, _)| kode == nilai).map_or_else(|| nilai.to_owned(), |(_, kata)| kata.clone())
    }
}

/// The table; `isi` holds one text a column, `tersembunyi` a hidden field a row (its id or code).
pub(super) fn tabel(
    b: &Borang,
    judul: &'static str,
    kolom: &[Kolom],
    isi: &[Vec<String>],
    tersembunyi: Option<(&'static str, Vec<String>)>,
) -> AnyView {
    let kembali = (1..).take_while(|n| kolom.iter().any(|k| b.ada(&format!("{}_{n}", k.nama)))).count();
    let banyak = (isi.len() + TAMBAHAN).max(kembali);
    let kepala = kolom.iter().map(|k| view! { <th scope="col">{k.label}</th> }.into_any()).collect_view();
    let baris = (1..=banyak)
        .map(|n| {
            let kode = tersembunyi.as_ref().map(|(nama, nilai)| {
                let nama = format!("{nama}_{n}");
                let nilai = b.nilai(&nama, nilai.get(n - 1).map_or("", String::as_str));
                view! { <input type="hidden" name=nama value=nilai/> }
            });
            let sel = kolom
                .iter()
                .enumerate()
                .map(|(i, k)| {
                    let awal = isi.get(n - 1).and_then(|baris| baris.get(i)).map_or("", String::as_str);
                    view! { <td data-k=k.label>{sel(b, k, n, awal)}</td> }.into_any()
                })
                .collect_view();
            view! { <tr><th scope="row" class="nomor-baris">{n}{kode}</th>{sel}</tr> }.into_any()
        })
        .collect_view();
    let tabel = view! {
        <table class="tabel kartu isian-tabel">
            <caption class="senyap">{judul}</caption>
            <thead><tr><th scope="col">"No."</th>{kepala}</tr></thead>
            <tbody>{baris}</tbody>
        </table>
    };
    view! {
        {gulir(judul, true, tabel)}
        <p class="redup"><small>"Baris kosong tidak disimpan. Kosongkan kolom pertama untuk menghapus baris; simpan dahulu bila membutuhkan baris lagi."</small></p>
    }
    .into_any()
}

/// One cell with its message.
fn sel(b: &Borang, k: &Kolom, n: usize, awal: &str) -> AnyView {
    let id = format!("{}_{n}", k.nama);
    let label = format!("{} baris {n}", k.label);
    masukan(b, &id, label, awal, k)
}

fn masukan(b: &Borang, id: &str, label: String, awal: &str, k: &Kolom) -> AnyView {
    let nilai = b.nilai(id, awal);
    let pesan = b.pesan(id).map(str::to_owned);
    let id_pesan = format!("g-{id}");
    let uraian = pesan.is_some().then(|| id_pesan.clone());
    let salah = pesan.is_some();
    let isian = if !k.opsi.is_empty() {
        let opsi = k
            .opsi
            .iter()
            .map(|(kode, teks)| {
                view! { <option value=kode.clone() selected={*kode == nilai}>{teks.clone()}</option> }.into_any()
            })
            .collect_view();
        view! {
            <select class="masukan" id=id.to_owned() name=id.to_owned() aria-label=label aria-invalid=salah.then_some("true") aria-describedby=uraian>
                <option value="">"Pilih"</option>{opsi}
            </select>
        }
        .into_any()
    } else if k.panjang {
        view! {
            <label class="senyap" for=id.to_owned()>{label}</label>
            <TextArea id=id.to_owned() nama=id.to_owned() nilai baris=2 maks=k.maks salah uraian/>
        }
        .into_any()
    } else {
        view! {
            <input
                class="masukan" type="text" id=id.to_owned() name=id.to_owned() value=nilai maxlength=k.maks.to_string() autocomplete="off"
                aria-label=label aria-invalid=salah.then_some("true") aria-describedby=uraian
            />
        }
        .into_any()
    };
    view! { {pesan.map(|teks| view! { <p class="pesan" id=id_pesan>{teks}</p> })} {isian} }.into_any()
}

/// A single cell outside a list: a criterion, a magnitude.
pub(super) fn sel_bernama(b: &Borang, id: &str, label: String, awal: &str, maks: usize, panjang: bool) -> AnyView {
    let k = Kolom { panjang, ..Kolom::baru("", "", maks) };
    masukan(b, id, label, awal, &k)
}

/// A whole number in a cell.
pub(super) fn sel_angka(b: &Borang, id: &str, label: String, awal: Option<u8>, maks: u8) -> AnyView {
    let nilai = b.nilai(id, &awal.map(|n| n.to_string()).unwrap_or_default());
    let pesan = b.pesan(id).map(str::to_owned);
    let id_pesan = format!("g-{id}");
    let uraian = pesan.is_some().then(|| id_pesan.clone());
    let salah = pesan.is_some();
    view! {
        {pesan.map(|teks| view! { <p class="pesan" id=id_pesan>{teks}</p> })}
        <input
            class="masukan angka-sel" type="text" inputmode="numeric" id=id.to_owned() name=id.to_owned() value=nilai maxlength="3" autocomplete="off"
            title=format!("Bilangan 1 sampai {maks}") aria-label=label aria-invalid=salah.then_some("true") aria-describedby=uraian
        />
    }
    .into_any()
}
