//! `/risiko/register/{rid}/impor`: an existing register from a table: upload, look, confirm; all or nothing.

use domain::angka::ukuran_berkas;
use leptos::prelude::*;
use services::{
    Galat,
    risiko::{
        impor::{self, Pratinjau},
        register::{self, Register},
    },
};

use super::{register as alamat, register::remah};
use crate::{
    kerangka::{Isi, Konteks, halaman},
    komponen::{
        Bidang, Nada, bagian, ikon, kabar,
        pratinjau::{sel_salah, tabel_pratinjau},
    },
};

const TERIMA: &str = ".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

async fn muat(k: &Konteks) -> services::Hasil<Register> {
    let r = register::get(&k.l, &k.pelaku, k.id("rid")?).await?;
    if !r.boleh_mengisi {
        return Err(Galat::dilarang());
    }
    if r.terkunci {
        return Err(Galat::Ditolak(format!("Tahun {} sudah ditutup, sehingga tidak dapat diimpor.", r.tahun)));
    }
    Ok(r)
}

/// `/risiko/register/{rid}/impor`: posts `berkas` to the same address.
pub fn halaman_impor() -> AnyView {
    halaman(|k| async move {
        let r = muat(&k).await?;
        let sini = format!("{}/impor", alamat(r.id));
        let ukuran = ukuran_berkas(k.l.batas_unggah.min(10_000_000));
        let isi = view! {
            <form class="tumpuk" action=sini method="post" enctype="multipart/form-data">
                {Bidang::baru("berkas", "Register risiko yang sudah ada").wajib().pasal("PermenPANRB 5/2020 Lampiran Formulir 3.0 dan 4.0; Bab III huruf F").bantu(format!("XLSX atau CSV, paling besar {ukuran}. Kepala kolom seperti Formulir 3.0 dan 4.0.")).berkas(&k.borang, TERIMA, false)}
                <p class="baris">
                    <button class="tombol utama" type="submit">"Baca berkas"</button>
                    <a class="tombol" href=alamat(r.id)>"Batal"</a>
                </p>
            </form>
            {bagian("templat", "Templat", None, view! {
                <ul class="langkah"><li><a href=format!("{}/unduh/templat.xlsx", alamat(r.id)) download="">{ikon("unduh")} " Templat kosong (XLSX)"</a></li></ul>
            })}
            {bagian("cara-baca", "Cara berkas dibaca", None, view! {
                <ul class="langkah baca">
                    <li>"Satu baris satu risiko; baris dengan kejadian dan penyebab yang sama menambah rencana aksi risiko itu. Kolom yang wajib: jenis, kejadian, penyebab, kategori, dampak, area dampak, level kemungkinan, dan level dampak."</li>
                    <li>"Level boleh ditulis sebagai angka atau namanya. Besaran dan level risiko dihitung ulang dari matriks tahun ini; yang berbeda dengan berkas Anda ditunjukkan."</li>
                    <li>"Satu sel saja yang salah menahan seluruh impor; setiap sel yang salah disebutkan."</li>
                    <li>"Yang terbaca ditampilkan lebih dahulu. Belum ada yang tersimpan sebelum Anda menyetujuinya; sesudahnya semua menjadi draf."</li>
                </ul>
            })}
        };
        Ok(Isi::baru("Impor register risiko", isi).remah(remah(&r)))
    })
}

/// `/risiko/register/{rid}/impor/{sha}`: posts to the same address.
pub fn halaman_pratinjau() -> AnyView {
    halaman(|k| async move {
        let r = muat(&k).await?;
        let sha = k.param("sha").to_owned();
        let unggah = format!("{}/impor", alamat(r.id));
        let isi = match impor::pratinjau_tersimpan(&k.l, &k.pelaku, r.id, &sha).await? {
            Ok(p) => terbaca(&k, &r, p),
            Err(salah) => view! { {sel_salah(&salah)} <p class="jarak"><a class="tombol utama" href=unggah.clone()>"Unggah lagi"</a></p> }.into_any(),
        };
        Ok(Isi::baru("Periksa yang terbaca", isi)
            .remah(remah(&r).into_iter().chain([("Impor register risiko".to_owned(), unggah)]))
            .keterangan("Belum ada yang tersimpan."))
    })
}

fn terbaca(k: &Konteks, r: &Register, p: Pratinjau) -> AnyView {
    let diabaikan = (!p.diabaikan.is_empty())
        .then(|| view! { <p>{format!("Kolom yang tidak dibaca: {}.", p.diabaikan.join(", "))}</p> });
    let beda = (!p.perbedaan.is_empty()).then(|| {
        let butir = p
            .perbedaan
            .iter()
            .map(|(baris, teks)| view! { <li>{format!("Baris {baris}: {teks}")}</li> }.into_any())
            .collect_view();
        kabar(Nada::Awas, view! {
            <p><strong>{format!("{} sel dihitung ulang karena berbeda dengan berkas:", p.perbedaan.len())}</strong></p>
            <ul>{butir}</ul>
        })
    });
    let catatan = (!p.catatan.is_empty()).then(|| {
        let butir = p.catatan.iter().map(|teks| view! { <li>{teks.clone()}</li> }.into_any()).collect_view();
        kabar(
            Nada::Biasa,
            view! { <p><strong>"Yang perlu Anda ketahui sebelum menyimpan:"</strong></p><ul>{butir}</ul> },
        )
    });
    let jumlah = p.jumlah.ditulis();
    let tindakan = if jumlah == 0 {
        view! { <p class="baris jarak"><a class="tombol utama" href=alamat(r.id)>"Kembali ke register"</a></p> }
            .into_any()
    } else {
        view! {
            <form class="jarak" action=k.alamat.jalur.clone() method="post">
                <p class="baris">
                    <button class="tombol utama" type="submit">{format!("Simpan {jumlah} risiko")}</button>
                    <a class="tombol" href=format!("{}/impor", alamat(r.id))>"Unggah berkas lain"</a>
                </p>
            </form>
        }
        .into_any()
    };
    view! {
        {kabar(Nada::Selesai, view! { <p><strong>{p.jumlah.kalimat()}</strong></p> {diabaikan} })}
        {beda}
        {catatan}
        {tindakan}
        {tabel_pratinjau(format!("Baris yang terbaca dari {}", p.lembar), "Risiko", p.baris)}
    }
    .into_any()
}
