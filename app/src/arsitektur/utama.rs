//! The architecture at a glance: what each domain holds, and the ways to look at it.

use domain::angka;
use leptos::prelude::*;
use services::arsitektur::isi::{IsiDomain, isi};

use crate::{
    kerangka::{Isi, halaman},
    komponen::{bagian, gulir},
};

/// `/arsitektur`
pub fn halaman_utama() -> AnyView {
    halaman(|k| async move {
        let domain = isi(&k.l, &k.pelaku).await?;
        let isi = view! { {bagian("domain", "Isi tiap domain", None, tabel(&domain))} };
        Ok(Isi::baru("Arsitektur SPBE", isi).tindakan(view! {
            <a class="tombol" href="/arsitektur/graf">"Graf"</a>
            <a class="tombol" href="/arsitektur/matriks">"Matriks"</a>
            <a class="tombol" href="/arsitektur/kurang">"Yang kurang"</a>
        }))
    })
}

fn tabel(domain: &[IsiDomain]) -> AnyView {
    let angka = |n: u64| angka::ribuan(i64::try_from(n).unwrap_or(i64::MAX));
    let baris = domain
        .iter()
        .map(|d| {
            view! {
                <tr>
                    <th scope="row" class="nama"><a href=d.register.alamat()>{d.register.nama}</a></th>
                    <td class="angka">{angka(d.jumlah)}</td>
                    <td class="angka">{angka(d.terbit)}</td>
                    <td class="angka">{angka(d.sasaran)}</td>
                </tr>
            }
            .into_any()
        })
        .collect_view();
    gulir(
        "Isi tiap domain",
        true,
        view! {
            <table class="tabel">
                <thead>
                    <tr>
                        <th scope="col" class="nama">"Domain"</th>
                        <th scope="col" class="angka">"Catatan"</th>
                        <th scope="col" class="angka">"Terbit"</th>
                        <th scope="col" class="angka">"Baru dan ditingkatkan"</th>
                    </tr>
                </thead>
                <tbody>{baris}</tbody>
            </table>
        },
    )
}
