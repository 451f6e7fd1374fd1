//! `/register`: every register that a person may open, by its group.

use leptos::prelude::*;
use services::{Galat, register::jumlah_tiap};

use crate::{
    kerangka::{Isi, halaman},
    komponen::{angka_tabel, unduh_tabel},
};

/// `/register`
pub fn halaman_semua() -> AnyView {
    halaman(|k| async move {
        let ada = jumlah_tiap(&k.l, &k.pelaku).await?;
        if ada.is_empty() {
            return Err(Galat::dilarang());
        }
        let mut kelompok: Vec<(&str, Vec<AnyView>)> = Vec::new();
        for (r, jumlah) in ada {
            let angka = domain::angka::ribuan(i64::try_from(jumlah).unwrap_or(i64::MAX));
            let baris = view! {
                <tr>
                    <th scope="row" class="nama"><a href=r.alamat()>{r.nama}</a></th>
                    <td>{r.guna}</td>
                    <td class="angka" data-k="Catatan">{angka_tabel(Some(angka))}</td>
                </tr>
            }
            .into_any();
            match kelompok.iter_mut().find(|(nama, _)| *nama == r.kelompok) {
                Some((_, isi)) => isi.push(baris),
                None => kelompok.push((r.kelompok, vec![baris])),
            }
        }
        let isi = kelompok
            .into_iter()
            .enumerate()
            .map(|(n, (nama, baris))| {
                let tabel = view! {
                    <table class="tabel kartu">
                        <thead><tr><th scope="col" class="nama">"Register"</th><th scope="col">"Isi"</th><th scope="col" class="angka">"Catatan"</th></tr></thead>
                        <tbody>{baris}</tbody>
                    </table>
                };
                super::tata::seksi(format!("kelompok-{n}"), nama, crate::komponen::gulir(nama, true, tabel))
            })
            .collect_view();
        Ok(Isi::baru("Semua register", isi).tindakan(unduh_tabel("register-semua", &[])))
    })
}
