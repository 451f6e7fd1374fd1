//! `/risiko/register/{rid}/katalog`: examples of typical SPBE risks to start from, by category.

use domain::risiko::katalog::{ContohRisiko, Katalog};
use leptos::prelude::*;
use services::{
    Galat,
    risiko::register::{self, Register},
};

use super::{register as alamat, register::remah};
use crate::{
    kerangka::{Isi, Konteks, halaman},
    komponen::{Bidang, Borang, Nada, Opsi, gulir, kabar, kosong_besar, unduh_tabel},
};

/// `/risiko/register/{rid}/katalog?kategori=`: posts `pilih` (several) to the same address.
pub fn halaman_katalog() -> AnyView {
    halaman(|k| async move {
        let r = register::get(&k.l, &k.pelaku, k.id("rid")?).await?;
        if !r.boleh_mengisi {
            return Err(Galat::dilarang());
        }
        if r.terkunci {
            return Err(Galat::Ditolak(format!(
                "Tahun {} sudah ditutup, sehingga risiko tidak dapat ditambahkan.",
                r.tahun
            )));
        }
        let semua = Katalog::bawaan();
        let kategori = k.alamat.ada("kategori");
        let contoh: Vec<&ContohRisiko> = semua
            .contoh
            .iter()
            .filter(|c| r.kerangka.kategori(&c.kategori).is_some())
            .filter(|c| kategori.is_none_or(|kode| kode == c.kategori))
            .collect();
        let isi = view! {
            {kabar(Nada::Biasa, view! { <p>{semua.keterangan.clone()}</p> })}
            {saring(&k, &r)}
            {if contoh.is_empty() {
                kosong_besar("Tidak ada contoh pada kategori ini", view! { <p>"Pilih kategori lain, atau tulis risikonya sendiri."</p> })
            } else {
                daftar(&k, &r, &contoh)
            }}
        };
        Ok(Isi::baru("Contoh risiko SPBE", isi)
            .remah(remah(&r))
            .keterangan("Pilih beberapa untuk dijadikan draf, atau buka satu untuk disesuaikan lebih dahulu."))
    })
}

fn saring(k: &Konteks, r: &Register) -> AnyView {
    let opsi = r.kerangka.kategori.iter().map(|s| Opsi::baru(s.kode.clone(), s.nama.clone())).collect();
    view! {
        <form class="saring jarak" action=k.alamat.jalur.clone() method="get" aria-label="Saringan contoh">
            {Bidang::baru("kategori", "Kategori").saringan().pilihan(&Borang::default(), opsi, k.alamat.nilai("kategori"), Some("Semua"))}
            <button class="tombol" type="submit">"Terapkan"</button>
        </form>
    }
    .into_any()
}

fn daftar(k: &Konteks, r: &Register, contoh: &[&ContohRisiko]) -> AnyView {
    let baris = contoh
        .iter()
        .map(|c| {
            let sifat = format!("{} · {}", c.jenis.nama(), r.kerangka.nama_kategori(&c.kategori));
            view! {
                <tr>
                    <td class="centang"><input type="checkbox" name="pilih" value=c.kode.clone() aria-label=format!("Pilih {}", c.kejadian)/></td>
                    <th scope="row" class="nama"><a href=format!("{}/baru?contoh={}", alamat(r.id), c.kode)>{c.kejadian.clone()}</a><small>{sifat}</small></th>
                    <td data-k="Penyebab">{c.penyebab.clone()}</td>
                    <td data-k="Dampak">{c.dampak.clone()}</td>
                    <td data-k="Penanganan">{c.aksi.clone()}<small>{c.opsi.nama()}</small></td>
                </tr>
            }
            .into_any()
        })
        .collect_view();
    let tabel = gulir(
        "Contoh risiko",
        true,
        view! {
            <table class="tabel kartu">
                <caption class="senyap">"Contoh risiko SPBE"</caption>
                <thead><tr>
                    <th scope="col" class="centang"><span class="senyap">"Pilih"</span></th><th scope="col" class="nama">"Kejadian"</th>
                    <th scope="col">"Penyebab"</th><th scope="col">"Dampak"</th><th scope="col">"Penanganan"</th>
                </tr></thead>
                <tbody>{baris}</tbody>
            </table>
        },
    );
    let rid = r.id.to_string();
    let unduh = unduh_tabel("risiko-katalog", &[("register", &rid), ("kategori", k.alamat.nilai("kategori"))]);
    view! {
        <form class="massal" action=k.alamat.jalur.clone() method="post">
            {tabel}
            <div class="bilah" role="group" aria-label="Tindakan untuk yang dipilih">
                <span class="terpilih">"contoh dipilih"</span>
                <span class="ujung baris"><button class="tombol kecil utama" type="submit">"Jadikan draf"</button></span>
            </div>
        </form>
        {unduh}
    }
    .into_any()
}
