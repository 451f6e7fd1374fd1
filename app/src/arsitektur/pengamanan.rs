//! What protects one item: the checklist of KALBAR Pasal 23 and the five guarantees.

use domain::{arsitektur::keamanan::Penerapan, register::Opsi, waktu::pendek};
use leptos::prelude::*;
use services::arsitektur::pengamanan::{Kontrol, Pengamanan, lihat};

use super::{catatan, penanggung_jawab::penanggung_jawab, remah};
use crate::{
    kerangka::{Isi, halaman},
    komponen::{Nada, bagian, gulir, kabar, keadaan, kosong_strip, unduh_tabel},
};

/// `/register/{kode}/{id}/pengamanan`
pub fn halaman_pengamanan() -> AnyView {
    halaman(|k| async move {
        let (r, id) = catatan(&k)?;
        let p = lihat(&k.l, &k.pelaku, r, id).await?;
        let jawab = penanggung_jawab(&k).await?;
        let tersembunyi = (p.tersembunyi > 0).then(|| {
            kabar(Nada::Kunci, view! {
                <p>{format!("{} kontrol milik Perangkat Daerah lain tidak terlihat oleh Anda dan tidak dihitung.", p.tersembunyi)}</p>
            })
        });
        let unduh = |apa: &str| unduh_tabel(apa, &[("register", r.kode), ("id", &id.to_string())]);
        let isi = view! {
            {jawab}
            {tersembunyi}
            {bagian("jaminan", "Lima jaminan", None, view! { {tabel("Lima jaminan", "Yang dijamin", &p.jaminan, true)} {unduh("arsitektur-jaminan")} })}
            {bagian("periksa", "Daftar periksa", None, view! { {tabel("Daftar periksa pengamanan", "Butir pengamanan", &p.periksa, false)} {unduh("arsitektur-pengamanan")} })}
            {(!p.lain.is_empty()).then(|| bagian("lain", "Kontrol di luar daftar", None, view! { <ul>{p.lain.iter().map(satu).collect_view()}</ul> }))}
        };
        let nomor = p.rekaman.nomor().to_owned();
        Ok(Isi::baru(format!("Pengamanan {nomor}"), isi)
            .remah(remah(r, id, &nomor))
            .keterangan("KALBAR Pasal 20 ayat (1) dan 23 ayat (1); DKI68 Pasal 16 ayat (2). Butir yang tidak diperlukan dicatat dengan alasannya.")
            .tindakan(view! {
                <a class="tombol" href=format!("{}/{id}/kaitan?jenis=dilindungi_oleh&arah=maju", r.alamat())>"Kaitkan kontrol"</a>
            }))
    })
}

fn tabel(nama: &'static str, kepala: &'static str, isi: &[(&'static Opsi, Vec<Kontrol>)], jaminan: bool) -> AnyView {
    let baris = isi
        .iter()
        .map(|(o, kontrol)| {
            let kini = if jaminan && !kontrol.is_empty() {
                keadaan(Nada::Selesai, "Dijamin")
            } else {
                tanda(Pengamanan::keadaan(kontrol))
            };
            let daftar = if kontrol.is_empty() {
                kosong_strip()
            } else {
                view! { <ul class="polos">{kontrol.iter().map(satu).collect_view()}</ul> }.into_any()
            };
            view! {
                <tr>
                    <th scope="row" class="nama">{o.nama}</th>
                    <td data-k="Keadaan">{kini}</td>
                    <td data-k="Kontrol">{daftar}</td>
                </tr>
            }
            .into_any()
        })
        .collect_view();
    gulir(
        nama,
        true,
        view! {
            <table class="tabel kartu">
                <thead>
                    <tr>
                        <th scope="col" class="nama">{kepala}</th>
                        <th scope="col">"Keadaan"</th>
                        <th scope="col">"Kontrol, tanggal, dan bukti"</th>
                    </tr>
                </thead>
                <tbody>{baris}</tbody>
            </table>
        },
    )
}

fn tanda(penerapan: Option<Penerapan>) -> AnyView {
    let nada = match penerapan {
        None => return keadaan(Nada::Awas, "Belum dijawab"),
        Some(Penerapan::Diterapkan) => Nada::Selesai,
        Some(Penerapan::Sebagian) => Nada::Proses,
        Some(Penerapan::Direncanakan) => Nada::Awas,
        Some(Penerapan::TidakPerlu) => Nada::Kunci,
    };
    keadaan(nada, penerapan.map_or("", Penerapan::nama))
}

/// A control with its day, how many documents prove it, and why it is not needed.
fn satu(k: &Kontrol) -> AnyView {
    let tanggal = k.tanggal.map_or_else(|| "tanpa tanggal".to_owned(), pendek);
    let bukti = match k.bukti {
        0 => "tanpa bukti".to_owned(),
        n => format!("{n} bukti"),
    };
    let alasan = (k.penerapan == Some(Penerapan::TidakPerlu)).then(|| {
        if k.alasan.is_empty() { " Alasan belum ditulis.".to_owned() } else { format!(" Karena: {}", k.alasan) }
    });
    view! { <li><a href=k.titik.alamat()>{k.titik.sebutan()}</a>" "<small>{format!("{tanggal}, {bukti}.")}{alasan}</small></li> }
        .into_any()
}
