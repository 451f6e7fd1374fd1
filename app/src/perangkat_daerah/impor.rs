//! The register from a table: upload, look, confirm.

use domain::{angka::ukuran_berkas, izin::Tindakan, perangkat_daerah::tabel::KOLOM};
use leptos::prelude::*;
use services::perangkat_daerah::impor::{self, Pratinjau, SelSalah};

use super::UTAMA;
use crate::{
    kerangka::{Isi, halaman},
    komponen::{
        Bidang, Nada, bagian, ikon, kabar,
        pratinjau::{sel_salah, tabel_pratinjau},
    },
};

const IMPOR: (&str, &str) = ("Impor Perangkat Daerah", "/perangkat-daerah/impor");

/// `/perangkat-daerah/impor`: posts `berkas` to the same address.
pub fn halaman_impor() -> AnyView {
    halaman(|k| async move {
        k.pelaku.wajib(Tindakan::KelolaPerangkatDaerah, &[])?;
        let ukuran = ukuran_berkas(k.l.batas_unggah.min(10_000_000));
        let isi = view! {
            <form class="tumpuk" action=IMPOR.1 method="post" enctype="multipart/form-data">
                {Bidang::baru("berkas", "Tabel Perangkat Daerah").wajib().bantu(format!("XLSX atau CSV, paling besar {ukuran}. Kolom: {}.", KOLOM.join(", "))).berkas(&k.borang, ".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false)}
                <p class="baris">
                    <button class="tombol utama" type="submit">"Baca berkas"</button>
                    <a class="tombol" href=UTAMA.1>"Batal"</a>
                </p>
            </form>
            {bagian("templat", "Templat", None, view! {
                <ul class="langkah">
                    <li><a href="/perangkat-daerah/templat.xlsx" download="">{ikon("unduh")} " Templat kosong (XLSX)"</a></li>
                    <li><a href="/perangkat-daerah/ekspor.xlsx" download="">{ikon("unduh")} " Perangkat Daerah yang tercatat (XLSX)"</a></li>
                </ul>
            })}
            {bagian("cara-baca", "Cara berkas dibaca", None, view! {
                <ul class="langkah baca">
                    <li>"Perangkat Daerah dikenali dari kodenya: kode baru ditambahkan, kode yang sudah ada diperbarui. Yang tidak ada dalam berkas tetap seperti semula."</li>
                    <li>"Fungsi dipisah titik koma. Unit Kerja juga, dengan tanda > untuk unit di bawahnya: Sekretariat > Subbagian Umum."</li>
                    <li>"Sel kosong mengosongkan singkatan, fungsi, atau Unit Kerja. Kolom yang tidak ada tidak mengubah apa pun."</li>
                    <li>"Satu sel saja yang salah menahan seluruh impor; setiap sel yang salah disebutkan."</li>
                    <li>"Yang terbaca ditampilkan lebih dahulu. Belum ada yang tersimpan sebelum Anda menyetujuinya."</li>
                </ul>
            })}
        };
        Ok(Isi::baru(IMPOR.0, isi).remah([UTAMA]))
    })
}

/// `/perangkat-daerah/impor/{sha}`: posts to the same address.
pub fn halaman_pratinjau() -> AnyView {
    halaman(|k| async move {
        let sha = k.param("sha").to_owned();
        let isi = match impor::pratinjau_tersimpan(&k.l, &k.pelaku, &sha).await? {
            Ok(pratinjau) => terbaca(pratinjau),
            Err(salah) => salah_unggah(&salah),
        };
        Ok(Isi::baru("Periksa yang terbaca", isi).remah([UTAMA, IMPOR]).keterangan("Belum ada yang tersimpan."))
    })
}

fn terbaca(p: Pratinjau) -> AnyView {
    let jumlah = p.jumlah;
    let ringkas = format!("{} baru, {} diubah, {} tetap.", jumlah.baru, jumlah.berubah, jumlah.tetap);
    let diabaikan = (!p.diabaikan.is_empty())
        .then(|| view! { <p>{format!("Kolom yang tidak dibaca: {}.", p.diabaikan.join(", "))}</p> });
    let nada = if p.diabaikan.is_empty() { Nada::Selesai } else { Nada::Awas };
    let tindakan = if jumlah.baru + jumlah.berubah == 0 {
        view! { <p class="baris jarak"><a class="tombol utama" href=UTAMA.1>"Kembali ke daftar"</a></p> }.into_any()
    } else {
        let tombol = format!("Simpan {} Perangkat Daerah", jumlah.baru + jumlah.berubah);
        view! {
            <form class="jarak" action=format!("{}/{}", IMPOR.1, p.sha256) method="post">
                <input type="hidden" name="sidik" value=p.sidik/>
                <p class="baris">
                    <button class="tombol utama" type="submit">{tombol}</button>
                    <a class="tombol" href=IMPOR.1>"Unggah berkas lain"</a>
                </p>
            </form>
        }
        .into_any()
    };
    let lembar = format!("Baris yang terbaca dari {}", p.lembar);
    view! {
        {kabar(nada, view! { <p><strong>{ringkas}</strong></p> {diabaikan} })}
        {tindakan}
        {tabel_pratinjau(lembar, "Perangkat Daerah", p.baris)}
    }
    .into_any()
}

fn salah_unggah(salah: &SelSalah) -> AnyView {
    view! {
        {sel_salah(salah)}
        <p class="jarak"><a class="tombol utama" href=IMPOR.1>"Unggah lagi"</a></p>
    }
    .into_any()
}
