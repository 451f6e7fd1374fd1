//! An exchange file into the registers: upload, preview, all or nothing.

use leptos::prelude::*;
use services::arsitektur::archimate::{BarisPratinjau, Keadaan, Pratinjau, pratinjau_tersimpan};

use crate::{
    arsitektur::{UTAMA, nama_register},
    kerangka::{Isi, halaman},
    komponen::{Bidang, Nada, kabar, keadaan, tabel_kartu},
};

/// Rows that are shown; unchanged elements are counted only.
const BARIS: usize = 500;

/// `/arsitektur/impor`: posts `berkas` to the same address.
pub fn halaman_impor() -> AnyView {
    halaman(|k| async move {
        services::arsitektur::isi::isi(&k.l, &k.pelaku).await?;
        let bantu = "ArchiMate Model Exchange File 3.0 (.xml), paling besar 20 MB. Belum ada yang diubah sebelum Anda menyetujui pratinjaunya.";
        let isi = view! {
            <form class="tumpuk" action="/arsitektur/impor" method="post" enctype="multipart/form-data">
                {Bidang::baru("berkas", "Berkas ArchiMate").bantu(bantu).wajib().berkas(&k.borang, ".xml,application/xml,text/xml", false)}
                <p class="baris">
                    <button class="tombol utama" type="submit">"Lihat pratinjau"</button>
                    <a class="tombol" href="/arsitektur">"Batal"</a>
                </p>
            </form>
        };
        Ok(Isi::baru("Impor ArchiMate", isi).remah([UTAMA]).keterangan(
            "Unsur dikenali dari register dan nomornya. Yang tidak disebut dalam berkas tidak diubah dan tidak dihapus.",
        ))
    })
}

/// `/arsitektur/impor/{sha}`: shows what would happen, then posts to the same address.
pub fn halaman_pratinjau() -> AnyView {
    halaman(|k| async move {
        let p = pratinjau_tersimpan(&k.l, &k.pelaku, k.param("sha")).await?;
        let hitung = |cocok: fn(&Keadaan) -> bool| p.baris.iter().filter(|b| cocok(&b.keadaan)).count();
        let baru = hitung(|k| *k == Keadaan::Baru);
        let berubah = hitung(|k| matches!(k, Keadaan::Berubah(_)));
        let tetap = p.baris.len() - baru - berubah;
        let ada = baru + berubah + p.relasi_baru > 0;
        let isi = view! {
            {diabaikan(&p)}
            {(!ada).then(|| kabar(Nada::Selesai, view! {
                <p>"Berkas ini sama dengan catatan yang ada; tidak ada yang perlu diimpor."</p>
            }))}
            {(baru + berubah > 0).then(|| tabel(&p))}
            {ada.then(|| view! {
                <form class="jarak" action=k.alamat.jalur.clone() method="post">
                    <input type="hidden" name="sidik" value=p.sidik.clone()/>
                    <p class="baris">
                        <button class="tombol utama" type="submit">"Impor semuanya"</button>
                        <a class="tombol" href="/arsitektur/impor">"Batal"</a>
                    </p>
                </form>
            })}
        };
        let nama = if p.model.is_empty() { "Model tanpa nama" } else { &p.model };
        let keterangan = format!(
            "{nama}: {baru} baru, {berubah} berubah, {tetap} tetap; {} kaitan baru, {} tetap.",
            p.relasi_baru, p.relasi_tetap
        );
        let remah = [UTAMA, ("Impor ArchiMate", "/arsitektur/impor")];
        Ok(Isi::baru("Pratinjau impor", isi).remah(remah).keterangan(keterangan))
    })
}

fn diabaikan(p: &Pratinjau) -> Option<AnyView> {
    if p.diabaikan.is_empty() {
        return None;
    }
    let daftar = p.diabaikan.iter().map(|(jenis, n)| format!("{jenis} ({n})")).collect::<Vec<_>>().join(", ");
    Some(kabar(Nada::Awas, view! { <p>{format!("Tidak ada registernya, jadi dilewati: {daftar}.")}</p> }))
}

fn tabel(p: &Pratinjau) -> AnyView {
    let satu = |b: &BarisPratinjau| {
        let (tanda, isi) = match &b.keadaan {
            Keadaan::Baru => (keadaan(Nada::Selesai, "baru"), String::new()),
            Keadaan::Berubah(bidang) => (keadaan(Nada::Proses, "berubah"), bidang.join(", ")),
            Keadaan::Tetap => (keadaan(Nada::Biasa, "tetap"), String::new()),
        };
        view! {
            <tr>
                <th scope="row" class="nama">{format!("{} {}", b.nomor, b.nama)}</th>
                <td data-k="Register">{nama_register(b.register)}</td>
                <td>{tanda}</td>
                <td data-k="Bidang">{isi}</td>
            </tr>
        }
        .into_any()
    };
    let baris = p.baris.iter().filter(|b| b.keadaan != Keadaan::Tetap).take(BARIS).map(satu).collect_view();
    tabel_kartu("Yang akan berubah", &[("nama", "Unsur"), ("", "Register"), ("", "Keadaan"), ("", "Bidang")], baris)
}
